"""Heads and the text below them: lines → items (a head with its chunks of text), and headless chunks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from seeds import rules
from seeds.credits import credit as credit_of
from seeds.lines import HEAD_TAGS, Line, Tag
from seeds.text import closed, kept, squeezed

_DAY = re.compile(r"^(?:图为|\d{4}年)?\d{0,2}月?\d{1,2}日|^图为|^图①|^近日[，,]")
_HEAD = HEAD_TAGS | {Tag.SHORT}
# A kicker has so many times the characters of its title, when a signature stands between them.
KICKER = 1.3


@dataclass
class Item:
    """What will be an article: the lines of its head and, in reading order, the lines of its text."""

    head: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    subheads: set[int] = field(default_factory=set)

    @property
    def first(self) -> int:
        """The line by which the article stands in the order of the page."""
        return min(self.head or self.body)


@dataclass(frozen=True)
class HeadGroup:
    """Neighbouring lines of heads; `opens` says whether an article begins with them."""

    lines: tuple[int, ...]
    opens: bool


def head_groups(lines: Sequence[Line]) -> list[HeadGroup]:
    """The groups of head lines on the page, each known to open an article or to be a subhead."""
    groups: list[HeadGroup] = []
    now: list[int] = []
    for line in lines:
        if line.tag in (Tag.REPEAT, Tag.STRAY):
            continue
        if now and (line.tag not in _HEAD or _begins(lines, now, line)):
            groups.append(HeadGroup(tuple(now), opens=True))
            now = []
        if line.tag is Tag.SHORT and line.role == "subhead":
            groups.append(HeadGroup((line.index,), opens=False))
        elif line.tag in _HEAD:
            now.append(line.index)
    if now:
        groups.append(HeadGroup(tuple(now), opens=True))
    return groups


def _begins(lines: Sequence[Line], group: Sequence[int], line: Line) -> bool:
    """The line begins a head of its own: a subhead, a title below signatures, a column below a title."""
    if line.role in ("subhead", "next"):
        return True
    held = {lines[i].role or lines[i].tag.value for i in group}
    signed = any(lines[i].tag in (Tag.BYLINE, Tag.AUTHOR, Tag.SIGNED) for i in group)
    if line.role == "title" and signed:
        return held & {"title", "next"} != set() and not _signed_within(lines, group, line)
    return line.role == "column" and "title" in held


def _signed_within(lines: Sequence[Line], group: Sequence[int], title: Line) -> bool:
    """Kicker, signature, title: nothing between them, and the text below is signed by nobody else."""
    kickers = [lines[i].text for i in group if lines[i].role in ("title", "next")]
    if not kickers[-1].endswith("——") and len(kickers[-1]) < KICKER * len(title.text):
        return False
    below = next((ln for ln in lines[title.index :] if ln.tag is not Tag.SHORT), None)
    return below is not None and below.tag is Tag.BODY and not below.is_report


def picture_below(lines: Sequence[Line], head: int) -> bool:
    """The text below, up to the next head, is a picture's: a credit within its first four paragraphs."""
    for seen, line in enumerate(lines[head + 1 : head + 7]):
        if line.tag is Tag.CREDIT:
            return True
        if line.tag is not Tag.BODY or line.is_report or seen > 4:
            return False
        if credit_of(line.text):
            return seen == 0 or begins_with_day(lines[head + 1].text)
    return False


def begins_with_day(text: str) -> bool:
    """A caption begins with the day of the picture: 5月25日,位于…."""
    return bool(_DAY.match(text))


def looks_like_column(text: str) -> bool:
    """推进“产改”进行时, 新闻特写, 蹲点日记: a label that stands over many articles."""
    plain = text.strip("【】〖〗[]■▲●◆·|｜ ")
    if len(plain) > rules.COLUMN_MAX:
        return bool(rules.CAMPAIGN.match(plain))
    return plain != text.strip() or plain.endswith(rules.COLUMN_ENDS)


def is_label(text: str) -> bool:
    """A label of a column by its form or as a word: 影像, 图片新闻."""
    return looks_like_column(text) or squeezed(text) in rules.COLUMN_WORDS


@kept(4096)
def finished(text: str) -> bool:
    """Nothing of the article follows on this page."""
    return bool(rules.JUMP_TO.search(text[-12:]) or rules.AFFILIATION.search(text))


def is_caption(text: str) -> bool:
    """A paragraph that ends with who took the picture."""
    return credit_of(text) is not None


def is_whole(text: str) -> bool:
    """The paragraph ends as one."""
    # 许大勇同志： and 一是…； are whole lines of a letter or a list.
    return closed(text) or text.endswith(("：", ":", "；", ";")) or finished(text) or is_caption(text)
