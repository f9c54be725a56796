"""What `parse --explain` tells: each line with its role, each seam with its candidates and the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from seeds.corrections import PRINTED
from seeds.joins import SAID, Seam, Weighed
from seeds.lines import Line, Tag
from seeds.model import Article, Page
from seeds.text import squeezed
from seeds.trace import LineTrace, SeamCandidate, SeamTrace

_SHOWN = 5
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
    heads = [a for a in page.articles if a.column or a.title or a.kicker or a.subtitle]
    for line in lines:
        role = _OF_TAGS.get(line.tag) or _head_role(line, heads)
        yield LineTrace(line.number, role, line.text, after.get(line.index), bool(line.said))


def _head_role(line: Line, heads: Sequence[Article]) -> str:
    if line.role == "subhead":
        return PRINTED["subhead"]
    words = squeezed(line.text)
    best, names = 0, [PRINTED["column" if line.role in ("column", "below") else "title"]]
    for article in heads:
        parts = {
            "column": article.column,
            "kicker": article.kicker,
            "title": article.title,
            "subtitle": article.subtitle,
        }
        shared = {PRINTED[name]: _shared(squeezed(part), words) for name, part in parts.items() if part}
        if sum(shared.values()) > best:
            best, names = sum(shared.values()), [name for name, length in shared.items() if length]
    return "+".join(names)


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
