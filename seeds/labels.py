"""How much a few words look like a column's label: a table of endings, beginnings and pairs of characters."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from importlib import resources

from seeds.text import squeezed
from seeds.wordtags import has_verb, tags_of

# 连载之三, 系列报道①, 影像（2): what counts the label is not of it.
_COUNT = re.compile(
    r"(?:[①-⑳]|[（(][一二三四五六七八九十\d]{1,3}[）)]|之[一二三四五六七八九十]{1,2}|[一二三四五六七八九十\d]{1,2})$"
)
_FRAME = "【】〖〗[]■▲●◆·|｜《》“” "
_MARKS = re.compile("[，？！、]")
_PARTED = re.compile("[·｜：]")
# Labels are short: longer ones are alike.
LONGEST = 14
# The log odds are kept within this.
MOST = 4.0


@functools.lru_cache(maxsize=4096)
def label_odds(text: str) -> float:
    """Log odds that a short line is a label and no title, subhead or piece of a text."""
    table = _table()
    odds = sum(table.get(name, 0.0) * value for name, value in label_facts(text))
    return max(-MOST, min(MOST, odds))


def label_facts(text: str) -> Iterator[tuple[str, float]]:
    """The marks of a short line by which labels are known, each with its weight."""
    plain = _COUNT.sub("", squeezed(text).strip(_FRAME))
    yield "1", 1.0
    if not plain:
        return
    yield f"end {plain[-1]}", 1.0
    yield f"end {plain[-2:]}", 1.0
    yield f"begin {plain[0]}", 0.4
    yield f"begin {plain[:2]}", 0.6
    # In their order: a sum in another order is another in its last bit.
    for pair in dict.fromkeys(plain[i : i + 2] for i in range(len(plain) - 1)):
        yield f"in {pair}", 0.4
    yield f"length {min(len(plain), LONGEST)}", 1.0
    yield "verb", float(has_verb(plain))
    yield "stops", float(bool(_MARKS.search(plain)))
    yield "parted", float(bool(_PARTED.search(plain)))
    yield "figures", float(any(c.isdigit() for c in plain))
    yield "framed", float(text.strip()[:1] in "【〖")
    tags = tags_of(plain)
    yield f"last {tags[-1][:1] if tags else ''}", 1.0


@functools.cache
def _table() -> dict[str, float]:
    rows = (resources.files("seeds") / "labels.tsv").read_text(encoding="utf-8").splitlines()
    return {name: float(weight) for name, weight in (row.split("\t") for row in rows if row)}
