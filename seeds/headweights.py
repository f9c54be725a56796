"""What each mark of kicker, title and subtitle is worth in the reading of heads: data, fitted."""

from __future__ import annotations

from importlib import resources

# By hand: a page that sets its heads on lines parts no kicker from its title by a space. And the pages
# written blind have a subtitle on one head in four of two parts, the sample pages on one in twenty-one:
# here is something between the two.
# （组诗） below a title.
BY_HAND = {"kicker by space, lined": -3.0, "subtitle here": -0.3, "subtitle bracketed": 9.0}


def _table() -> dict[str, float]:
    rows = (resources.files("seeds") / "heads.tsv").read_text(encoding="utf-8").splitlines()
    return {name: float(weight) for name, weight in (row.split("\t") for row in rows)}


# Worth of each mark, in log odds, fitted by `python -m tests.seeds.tools.fit_heads` on heads written for it,
# on the sample pages, on pages written for measuring (of the held-out ones the odd years) and on the heads
# of texts written by the hundred: `heads.tsv`.
WEIGHTS = _table()
