"""What marks and neighbourhoods are worth for the role of a short line: data in log odds.

Each number says how much likelier a line of that role has the mark than one of the others. The table
`roles.tsv` and the steps are fitted by tests/seeds/tools/fit_roles.py, the rest is by hand.
"""

from __future__ import annotations

from importlib import resources


def _table() -> tuple[dict[str, dict[str, float]], dict[str, str]]:
    """What each mark is worth in each role, and an example of the marks that want one: `roles.tsv`."""
    head, *rows = (resources.files("seeds") / "roles.tsv").read_text(encoding="utf-8").splitlines()
    roles = head.split("\t")[1:-1]
    of_line: dict[str, dict[str, float]] = {role: {} for role in roles}
    examples = {}
    for row in rows:
        mark, *worth, example = row.split("\t")
        for role, value in zip(roles, worth, strict=True):
            of_line[role][mark] = float(value)
        if example:
            examples[mark] = example
    return of_line, examples


OF_LINE, EXAMPLES = _table()

# From the role above to the role below; a pair that is not here cannot be.
STEPS: dict[str, dict[str, float]] = {
    "text": {
        "text": 0.25, "subhead": -1.68, "column": -0.59, "title": -2.16, "signed": -4.48,
        "stray": -0.96, "box": -0.75,
    },
    "subhead": {
        "text": -0.56, "subhead": -3.42, "column": -3.11, "title": -5.36, "signed": -5.07,
        "stray": -2.63,
    },
    "column": {
        "text": -4.57, "subhead": -4.12, "column": -2.95, "title": 2.28, "signed": -2.33,
        "stray": -3.77,
    },
    "title": {
        "text": -1.11, "subhead": -2.83, "column": -4.69, "title": -0.4, "next": -5.18, "signed": 1.19,
        "below": 2.09, "stray": -3.41, "box": -1.22,
    },
    "next": {
        "text": -0.15, "subhead": -2, "column": -4.99, "title": -0.28, "next": -4.99, "signed": 1.93,
        "below": -0.49, "stray": -4, "box": -1,
    },
    "signed": {
        "text": 0.84, "subhead": 0.07, "column": -0.99, "title": -2.02, "next": -3.04, "signed": 0.05,
        "below": -2.12, "stray": -1.97, "box": 0.17,
    },
    "below": {
        "text": -0.39, "subhead": -2.85, "column": -4.03, "title": -3.85, "signed": 2.2, "stray": -4,
    },
    "stray": {
        "text": 0.12, "subhead": 0.67, "column": -0.14, "title": -0.94, "signed": -2.46,
        "stray": -1.46,
    },
    "box": {
        "text": 0.2, "subhead": -2, "title": -3.99,
    },
}  # fmt: skip

# The text below is a report's (本报讯): a head ends above it, never a subhead.
REPORT_BELOW = {"title": 2.0, "next": 2.0, "subhead": -8.0, "column": -3.0}
# 影像, 图片新闻: a picture needs no title.
PICTURE_BELOW_COLUMN = 1.0
# 本报记者 张三 below a text and above the next head may end the text.
SIGNATURE_AS_TEXT = -3.5
# （牟小舟编译） alone below a text closes it.
BRACKETED_BELOW_TEXT = 6.0
# The same where the text above is signed already, and the head below by nobody else.
SIGNED_BEFORE_HEAD = 4.0
# A day on a line of its own below a text dates it (a notice, a second entry of a diary).
DAY_AS_TEXT = -1.0
# 本报特派记者 诸葛文 摄影报道 below a title signs the text.
CREDIT_AS_SIGNATURE = -1.0

# The same below another signature.
CREDIT_BELOW_SIGNATURE = 3.0

# What speaks for a new article at a first short line below a text.
OPENS = {
    "page begins": 3.0,
    "apart": 1.5,  # two or more blank lines
    "above closed": 1.5,  # a jump, the author's house, a credit end the text above
    "picture below": 2.5,  # a caption with its credit
    "listed below": 1.5,  # ▲ notices
    "notice": 3.0,
    "in a brief": 0.8,  # a 本报讯 of a few lines has no subheads
    "dash": 1.0,
    "over 16": 0.5,
    "halves": 0.5,
    "texts alike": -3.0,  # the text below goes on with the topic of the text above
    "texts unlike": 1.5,
    "goes on elsewhere": -1.5,
    "news below": 0.4,  # 近日，… 6月8日，…
    "names the text below": 1.5,
    "names the text above": -1.0,
}
# The least of it above a title, a signature or a report.
OPENS_SIGNED = 0.0
