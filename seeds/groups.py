"""Heads and the text below them: lines → items (a head with its chunks of text), and headless chunks."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from seeds import rules
from seeds.credits import credit as credit_of
from seeds.headmarks import OF_A_WORK
from seeds.lines import HEAD_TAGS, Line, Tag
from seeds.text import closed, kept, squeezed

_DAY = re.compile(r"^(?:图为|\d{4}年)?\d{0,2}月?\d{1,2}日|^图为|^图①|^近日[，,]")
_HEAD = HEAD_TAGS | {Tag.SHORT}
# A kicker has so many times the characters of its title, when a signature stands between them.
KICKER = 1.3
# Bounded work: so many lines of titles one below the other are looked through for what stands below them.
MOST_TITLES = 30


@dataclass
class Item:
    """What will be an article: the lines of its head and, in reading order, the lines of its text."""

    head: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    subheads: set[int] = field(default_factory=set)
    # The first of its lines on the page, its last line of text, and whether it goes on on another page: kept
    # as lines are added, for a text may be as long as the page.
    top: int = sys.maxsize
    last: int | None = None
    jumps: bool = False

    @classmethod
    def of(
        cls, lines: Sequence[Line], head: Sequence[int], body: Sequence[int], subheads: Collection[int]
    ) -> Item:
        """The item of that head and text, with those of the subheads that stand in it."""
        item = cls(head=list(head), subheads={*subheads} & {*body})
        item.add(lines, body)
        return item

    @property
    def first(self) -> int:
        """The line by which the article stands in the order of the page."""
        return min(self.head, default=self.top)

    def add(self, lines: Sequence[Line], indices: Sequence[int], *, before: bool = False) -> None:
        """Further lines of the text, behind those that it has or before them."""
        place = 0 if before else len(self.body)
        self.body[place:place] = indices
        texts = [i for i in indices if lines[i].tag is Tag.BODY]
        if texts and (self.last is None or not before):
            self.last = texts[-1]
        self.top = min([self.top, *indices])
        self.jumps = self.jumps or any(lines[i].tag is Tag.JUMP_TO for i in indices)


@dataclass(frozen=True)
class HeadGroup:
    """Neighbouring lines of heads; `opens` says whether an article begins with them."""

    lines: tuple[int, ...]
    opens: bool


@dataclass
class _Growing:
    """The group under way: its lines, and what the next line asks of all of them."""

    lines: list[int] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    # Its last line that is a title, or may be the kicker of one.
    kicker: str = ""
    signed: bool = False

    def add(self, line: Line) -> None:
        self.lines.append(line.index)
        self.roles.add(line.role)
        if line.role in ("title", "next"):
            self.kicker = line.text
        self.signed = self.signed or line.tag in (Tag.BYLINE, Tag.AUTHOR, Tag.SIGNED)


def head_groups(lines: Sequence[Line]) -> list[HeadGroup]:
    """The groups of head lines on the page, each known to open an article or to be a subhead."""
    groups: list[HeadGroup] = []
    now = _Growing()
    for line in lines:
        if line.tag in (Tag.REPEAT, Tag.STRAY):
            continue
        if now.lines and (line.tag not in _HEAD or _begins(lines, now, line)):
            groups.append(HeadGroup(tuple(now.lines), opens=True))
            now = _Growing()
        if line.tag is Tag.SHORT and line.role == "subhead":
            groups.append(HeadGroup((line.index,), opens=False))
        elif line.tag in _HEAD:
            now.add(line)
    if now.lines:
        groups.append(HeadGroup(tuple(now.lines), opens=True))
    return groups


def _begins(lines: Sequence[Line], group: _Growing, line: Line) -> bool:
    """The line begins a head of its own: a subhead, a title below signatures, a column below a title."""
    if line.role in ("subhead", "next"):
        return True
    if line.role == "title" and group.signed:
        return bool(group.kicker) and not _signed_within(lines, group.kicker, line)
    return line.role == "column" and "title" in group.roles


def _signed_within(lines: Sequence[Line], kicker: str, title: Line) -> bool:
    """Kicker, signature, title: nothing between them, and the text below is signed by nobody else."""
    if not kicker.endswith("——") and len(kicker) < KICKER * len(title.text):
        return False
    near = lines[title.index : title.index + MOST_TITLES]
    below = next((ln for ln in near if ln.tag is not Tag.SHORT), None)
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
    if OF_A_WORK.match(plain):
        return False
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
