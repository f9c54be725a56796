"""The labels of columns in heads: whether a first line is one, or the kicker or title of this head alone.

神木煤市见闻 leads to one title, 班组见闻 stands over many: no ending tells them apart. A small network sees
the marks of the line and of what stands below it, and with which words both begin and end.
`headlabels.npz` is learned by `tests/seeds/tools/make_headlabels.py`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from seeds import headmarks as marks
from seeds.groups import is_label, looks_like_column
from seeds.headfacts import Below
from seeds.labels import MOST, label_odds
from seeds.lines import Line, Tag
from seeds.marksandwords import Together, together
from seeds.text import squeezed
from seeds.wordtags import has_verb

# Longer lines are labels by their form alone.
LONGEST = 16
# So sure must the network be (log odds) before what the page has shown of a line is set aside.
SURE = 1.0
# A line that goes on is no label, nor is what a review is of; one with a telephone number is
# nothing else: 热线66310000.
MOST_SURE = 10.0
_GOES_ON, _TELEPHONE = frozenset("，、：；,:;"), re.compile(r"\d{7,}")
_REMARK = ("—", "（", "(")
_QUOTED, _PARTED = frozenset("“‘《\"'"), frozenset("·｜|：:")
# The only other thing that a line may be than a label has no marks of its own.
_NO_PARTS = ("", "", "")


def odds_as_label(first: str, rest: Sequence[str], below: Below = "") -> float:
    """Log odds that the line `first` above the lines `rest` of a head is a label."""
    if first[-1] in _GOES_ON or marks.OF_A_WORK.match(first):
        return -MOST_SURE
    if marks.OF_A_WORK.match(rest[0]):
        # 书评 above 读《…》, but no title above it.
        return label_odds(first)
    if _TELEPHONE.search(first):
        return MOST_SURE
    parts = (first, rest[0], "")
    found, other = _network()([label_facts(first, rest, below), {}], [parts, _NO_PARTS])
    return found - other


def label_facts(first: str, rest: Sequence[str], below: Below) -> dict[str, float]:
    """What is seen of a first line and of what stands below it: marks by name."""
    size, following = len(squeezed(first)), "".join(rest)
    found = {
        "label": True,
        "form": looks_like_column(first),
        "word": is_label(first),
        "five at most": size <= 5,
        "seven at most": size <= 7,
        "over ten": size > 10,
        "verb": has_verb(first),
        "verb below": has_verb(rest[0]),
        "stops": bool(marks.COMMA.search(first)),
        "blank": " " in first.strip(),
        "quoted": not _QUOTED.isdisjoint(first),
        "parted": not _PARTED.isdisjoint(first),
        "figures": any(c.isdigit() for c in first),
        "two below": len(rest) > 1,
        "remark below": rest[0].startswith(_REMARK),
        "stops below": bool(marks.COMMA.search(rest[0])),
        f"above {below or 'text'}": True,
    }
    return {name: 1.0 for name, value in found.items() if value} | {
        "label like": label_odds(first) / MOST,
        "length": size / LONGEST,
        "length below": min(len(rest[0]), 2 * LONGEST) / LONGEST,
        "shared": len(set(first) & set(following)) / 3,
    }


def relabelled(head: Sequence[Line], below: Below) -> list[Line]:
    """A head whose first line is a label, or none, against what the page has shown of it alone."""
    short = [line for line in head if line.tag is Tag.SHORT]
    if len(short) < 2 or any(line.said for line in short) or len(short[0].text) > LONGEST:
        return list(head)
    first, *rest = short
    if first.role not in ("column", "title") or any(line.role != "title" for line in rest):
        return list(head)
    odds = odds_as_label(first.text, [line.text for line in rest], below)
    role = "column" if odds > SURE else "title" if odds < -SURE else first.role
    return [replace(line, role=role) if line is first else line for line in head]


def labels_of(head: Sequence[Line]) -> list[str]:
    """The labels of a head on lines of their own."""
    return [line.text for line in head if line.role in ("column", "below")]


def label_of(head: Sequence[Line]) -> str | None:
    """These as one, if the head has any."""
    return " ".join(labels_of(head)) or None


def labels_alone(head: Sequence[Line]) -> bool:
    """一句话新闻, 班组短波: two labels above a text; the lower one is the title, as labels stand above."""
    printed = [line for line in head if line.tag is Tag.SHORT and not line.said]
    if [line.role for line in printed] != ["title", "below"] or len(printed) < len(head):
        return False
    return is_label(printed[0].text) or label_odds(printed[0].text) > 0


@functools.cache
def _network() -> Together:
    """The network that comes with the program; read once."""
    return together("headlabels.npz")
