"""What `parse --explain` tells: each line with its role, each seam with its candidates and the reason."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from seeds.corrections import PRINTED
from seeds.groups import Item
from seeds.joins import SAID, Seam, Weighed
from seeds.lines import Line, Tag
from seeds.model import Article, Page
from seeds.strandmoves import Restored
from seeds.text import squeezed
from seeds.trace import HeadCandidate, LineTrace, MoveTrace, SeamCandidate, SeamTrace

_SHOWN = 5
NO_HEAD = (0, "")
# Bounded work: of the heads that have a line's words the first so many are looked at.
_MOST_HEADS = 200
# What can win at all is worth telling of (log odds).
_WORTH_TELLING = -3.0
# Roles that no order gives: what the line itself says.
_OF_TAGS = {
    Tag.BYLINE: PRINTED["byline"], Tag.AUTHOR: PRINTED["byline"], Tag.SIGNED: PRINTED["byline"],
    Tag.REPEAT: PRINTED["aside"], Tag.STRAY: PRINTED["aside"], Tag.BODY: PRINTED["text"],
    Tag.ENTRY_DATE: "日记日期", Tag.JUMP_TO: "转版", Tag.JUMP_FROM: "接版", Tag.AFFILIATION: "作者单位",
    Tag.LABEL: "提示框", Tag.CREDIT: "图片署名", Tag.HEADER: "报头",
}  # fmt: skip


def line_traces(lines: Sequence[Line], page: Page, seams: Sequence[Seam]) -> Iterator[LineTrace]:
    """The lines of the page as they were taken, by the names that a correction uses for them."""
    after = {seam.end: lines[seam.begin].number for seam in seams}
    heads = _Heads(page.articles)
    for line in lines:
        role = _OF_TAGS.get(line.tag) or _head_role(line, heads)
        yield LineTrace(line.number, role, line.text, after.get(line.index), bool(line.said))


def _head_role(line: Line, heads: _Heads) -> str:
    if line.role == "subhead":
        return PRINTED["subhead"]
    words = squeezed(line.text)
    best, names = 0, [PRINTED["column" if line.role in ("column", "below") else "title"]]
    for parts in heads.near(words):
        shared = {name: _shared(part, words) for name, part in parts.items()}
        if sum(shared.values()) > best:
            best, names = sum(shared.values()), [name for name, length in shared.items() if length]
    return "+".join(names)


class _Heads:
    """The parts of a page's heads, found by the words of a line that holds one or stands in one."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.parts: list[dict[str, str]] = []
        for article in articles:
            parts = {name: getattr(article, name) for name in ("column", "kicker", "title", "subtitle")}
            self.parts.append({PRINTED[name]: squeezed(part) for name, part in parts.items() if part})
        every = [(part, n) for n, parts in enumerate(self.parts) for part in parts.values()]
        # All parts as one text, where each begins in it, and whose it is.
        self.text = "\n".join(part for part, _ in every)
        self.starts = [0, *itertools.accumulate(len(part) + 1 for part, _ in every)][: len(every)]
        self.owner = [n for _, n in every]
        self.whole: dict[str, list[int]] = {}
        for part, n in every:
            self.whole.setdefault(part, []).append(n)
        self.lengths = sorted({len(part) for part in self.whole})

    def near(self, words: str) -> list[dict[str, str]]:
        """The heads with a part that holds the words or is held by them, in the order of the page."""
        found: set[int] = set()
        at = self.text.find(words) if words else -1
        while at >= 0 and len(found) < _MOST_HEADS:
            found.add(self.owner[bisect_right(self.starts, at) - 1])
            at = self.text.find(words, at + 1)
        lengths = self.lengths[: bisect_right(self.lengths, len(words))]
        held = {words[at : at + length] for length in lengths for at in range(len(words) - length + 1)}
        for part in held & self.whole.keys():
            found.update(self.whole[part][:_MOST_HEADS])
        return [self.parts[n] for n in sorted(found)]


def _shared(part: str, words: str) -> int:
    """Characters that a part of a head has from a line; 0 where neither holds the other."""
    return min(len(part), len(words)) if part in words or words in part else 0


def seam_traces(lines: Sequence[Line], weighed: Weighed, seams: Sequence[Seam]) -> Iterator[SeamTrace]:
    """Each end that might go on, with the beginnings that fit it best, and why it goes on where it does."""
    chosen = {s.end: s for s in seams}
    taken = {s.begin: s for s in seams}
    for row, end in enumerate(weighed.ends):
        ranked = sorted(range(len(weighed.begins)), key=lambda c: -weighed.scores[row, c])[:_SHOWN]
        seam = chosen.get(end)
        if seam is not None and seam.begin in weighed.begins:
            own = weighed.begins.index(seam.begin)
            ranked = [own, *(c for c in ranked if c != own)][:_SHOWN] if own not in ranked else ranked
        candidates = tuple(_candidate(lines, weighed, row, c) for c in ranked)
        if seam is None and (not candidates or candidates[0].score < _WORTH_TELLING):
            continue
        yield SeamTrace(
            line=lines[end].number,
            ends=lines[end].text[-12:],
            candidates=candidates,
            chosen=lines[seam.begin].number if seam else None,
            confidence=seam.confidence if seam else 0.0,
            reason=_reason(lines, weighed, end, candidates, seam, taken),
        )


def _candidate(lines: Sequence[Line], weighed: Weighed, row: int, column: int) -> SeamCandidate:
    begin = lines[weighed.begins[column]]
    score = round(float(weighed.scores[row, column]), 2)
    return SeamCandidate(begin.number, begin.text[:12], score, weighed.parts(row, column))


def _reason(  # noqa: PLR0917 - what a reason is made of
    lines: Sequence[Line],
    weighed: Weighed,
    end: int,
    candidates: Sequence[SeamCandidate],
    seam: Seam | None,
    taken: Mapping[int, Seam],
) -> str:
    """Why this end goes on where it does, in words."""
    if end in weighed.bound.ended:
        return "said by hand"
    if seam is None:
        best = candidates[0]
        other = next((s for b, s in taken.items() if lines[b].number == best.line), None)
        if other is not None:
            return (
                f"nothing is left that continues it: line {best.line} goes on line {lines[other.end].number}"
            )
        return "nothing on the page continues it surely enough"
    if seam.score >= SAID:
        return "said by hand"
    better = [c for c in candidates if c.score > seam.score and c.line != lines[seam.begin].number]
    if better:
        other = next((s for b, s in taken.items() if lines[b].number == better[0].line), None)
        where = f" goes on line {lines[other.end].number}" if other else " is a worse choice for the page"
        return f"the best for the page as a whole: line {better[0].line}{where}"
    rivals = [c for c in candidates if c.line != lines[seam.begin].number]
    lead = f", {seam.score - rivals[0].score:+.1f} before line {rivals[0].line}" if rivals else ""
    return f"the best of the whole page{lead}"


def move_traces(lines: Sequence[Line], found: Restored) -> Iterator[MoveTrace]:
    """Whole paragraphs that were put below another head, or nearly were, with the heads that were weighed."""
    heads = [_head(lines, item) for item in found.items]
    for moved in found.moved:
        if heads[moved.source] == NO_HEAD:
            # A text without a head, all of which has gone to one: called by its first words.
            heads[moved.source] = (lines[moved.lines[0]].number, lines[moved.lines[0]].text[:12])
    for moved in found.moved:
        choice = moved.choice
        stays = HeadCandidate(*heads[moved.source], round(1.0 - choice.likely, 3))
        others = sorted(choice.shares.items(), key=lambda pair: -pair[1])[: _SHOWN - 1]
        weighed = [HeadCandidate(*heads[n], round(share, 3)) for n, share in others]
        first, last = lines[moved.lines[0]], lines[moved.lines[-1]]
        if moved.taken:
            reason = f"by what it is about, of line {heads[choice.owner][0]} and not of line {stays.line}"
        else:
            reason = f"stays below line {stays.line}: not surely enough of line {heads[choice.owner][0]}"
        yield MoveTrace(
            line=first.number,
            last=last.number,
            begins=first.text[:12],
            candidates=tuple(sorted([stays, *weighed], key=lambda c: -c.share)),
            chosen=heads[choice.owner][0] if moved.taken else None,
            confidence=round(choice.likely if moved.taken else 1.0 - choice.likely, 3),
            reason=reason,
            evidence=dict(choice.evidence),
        )


def _head(lines: Sequence[Line], item: Item) -> tuple[int, str]:
    """The first line of an article, and its title or its first words."""
    own = sorted(item.head) or item.body
    if not own:
        return NO_HEAD
    titles = [lines[i].text for i in own if lines[i].role in ("title", "next")]
    return lines[own[0]].number, " ".join(titles) or lines[own[0]].text[:12]
