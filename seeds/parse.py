"""One page text → one page: the stages in their order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from seeds.articles import assemble, circles
from seeds.build import Builder
from seeds.corpus import Corpus
from seeds.dates import PageDate, page_date
from seeds.impose import imposed
from seeds.joins import (
    LEAST_UNSEEN,
    Seam,
    Weighed,
    across_stretches,
    barred,
    best_seams,
    told_apart,
    weigh,
)
from seeds.lines import Line, Tag, read_lines
from seeds.mastheads import mark_mastheads, page_number
from seeds.model import Article, Discarded, Page
from seeds.repeats import mark_repeats
from seeds.reporters import with_reporters
from seeds.roles import settle_roles
from seeds.rulings import NOTHING_SAID, Bound, Ruling
from seeds.secondlook import look_again
from seeds.spoken import mark_spoken
from seeds.stacked import cut_short, unstacked
from seeds.strandmoves import Restored, restored
from seeds.strays import mark_rubbish
from seeds.trace import PageTrace
from seeds.tracing import line_traces, move_traces, seam_traces

# What belongs to the clause that a column end has cut, as far as a date or a number reaches.
_REST_OF_CLAUSE = re.compile(r"[^，。；！？]{0,16}[，。；！？]?")
# So often the best seams are looked for without those that lead in circles which no article makes.
MOST_CIRCLES = 3
# The reason of what a person has said.
BY_HAND = "by hand"
_REASONS = {Tag.REPEAT: "repeat", Tag.STRAY: "stray", Tag.HEADER: "page header"}


def parse_page(
    text: str, source: str = "", corpus: Corpus | None = None, ruling: Ruling = NOTHING_SAID
) -> Page:
    """Cut a page text into articles. Pure: the same text (and archive, and ruling) gives the same page.

    `ruling` is what a person has said of this text (`seeds.rulings.rule`); the rest is solved around it.
    """
    return _parse(text, source, corpus, ruling)[0]


def explain_page(
    text: str, source: str = "", corpus: Corpus | None = None, ruling: Ruling = NOTHING_SAID
) -> PageTrace:
    """The page, what each line was taken for, and how its seams and its date were decided."""
    page, lines, weighed, seams, day, found = _parse(text, source, corpus, ruling)
    traces = [trace for part in weighed for trace in seam_traces(lines, part, seams)]
    told = tuple(line_traces(lines, page, seams))
    return PageTrace(page, tuple(traces), day.candidates, told, tuple(move_traces(lines, found)))


def _parse(
    text: str, source: str, corpus: Corpus | None, ruling: Ruling
) -> tuple[Page, Sequence[Line], Sequence[Weighed], Sequence[Seam], PageDate, Restored]:
    lines, bound = imposed(read_lines(text), ruling)
    lines = with_roles(lines)
    weighed = weigh(lines, corpus, bound)
    lines, seams = _joined(lines, weighed, bound)
    day = page_date(_with_whole_clauses(lines, seams))
    if ruling.date is not None:
        day = PageDate(ruling.date, BY_HAND, True, day.candidates, ruling.date.year)
    glued = {*((seam.end, seam.begin) for seam in seams), *bound.nexts}
    items, housed = assemble(lines, seams, bound)
    items, turns = unstacked(lines, items)
    items, begun = with_reporters(lines, items, glued)
    found = restored(lines, items, glued, bound.cuts)
    kept = [
        (item, standing)
        for item, standing in zip(found.items, found.standings, strict=True)
        if item.head or item.body
    ]
    items = [item for item, _ in kept]
    doubts = _least(housed, turns, begun, found.doubts, cut_short(lines, items))
    builder = Builder(lines, seams, day, doubts, [standing for _, standing in kept])
    articles = builder.articles(items)
    page = Page(
        schema_version=1,
        source=source,
        date=day.date,
        date_basis=day.basis,
        date_certain=day.certain,
        page=ruling.page or page_number(lines) or _front(articles),
        articles=tuple(articles),
        discarded=tuple(_discarded(lines, builder.used, builder.again)),
    )
    return page, lines, weighed, seams, day, found


def with_roles(lines: Sequence[Line]) -> list[Line]:
    """Each line with what it is taken for, before anything is joined."""
    return settle_roles(mark_spoken(mark_repeats(mark_rubbish(mark_mastheads(lines)))))


def _least(*doubts: Mapping[int, float]) -> dict[int, float]:
    """Of each line the least that is said of it."""
    lines = {line for some in doubts for line in some}
    return {line: min(some[line] for some in doubts if line in some) for line in lines}


def _joined(lines: Sequence[Line], weighed: Sequence[Weighed], bound: Bound) -> tuple[list[Line], list[Seam]]:
    """The lines as the best seams show them, and these; none in circles that no article makes."""
    wrong: list[Seam] = []
    found = list(lines)
    for _ in range(MOST_CIRCLES):
        seams = [seam for part in weighed for seam in best_seams(barred(part, wrong) if wrong else part)]
        seams += across_stretches(bound, seams)
        found = look_again(told_apart(lines, seams), seams)
        worse = [seam for seam, share in circles(found, seams, bound) if share < LEAST_UNSEEN]
        if not worse:
            break
        wrong += worse
    else:
        seams = [seam for seam in seams if seam not in worse]
        found = look_again(told_apart(lines, seams), seams)
    return found, seams


def _with_whole_clauses(lines: Sequence[Line], seams: Sequence[Seam]) -> list[Line]:
    """The lines, each end with the rest of the clause that its seam brings: 初步核算，2 | 025年一季度."""
    out = list(lines)
    for seam in seams:
        end, begin = out[seam.end], out[seam.begin]
        rest = _REST_OF_CLAUSE.match(begin.text)
        if rest and rest.end() < len(begin.text):
            out[seam.end] = replace(end, text=end.text + rest[0])
            out[seam.begin] = replace(begin, text=begin.text[rest.end() :])
    return out


def _discarded(lines: Sequence[Line], used: set[int], again: Mapping[int, str]) -> list[Discarded]:
    """What was set aside, and marks that no article has a place for (a second date line, 资料图片).

    `again`: what lines that an article holds say for the second time, by their indices.
    """
    return [
        Discarded(
            lines=((line.number, line.number),),
            text=again.get(line.index, line.text),
            reason=BY_HAND if line.said == "aside" else _REASONS.get(line.tag, "unplaced mark"),
        )
        for line in lines
        if line.tag in _REASONS or line.index not in used or line.index in again
    ]


def _front(articles: Sequence[Article]) -> int | None:
    """The front page is what others continue, and nothing on it continues another."""
    leaving = any(a.continues_on and a.continues_on > 1 for a in articles)
    return 1 if leaving and not any(a.continued_from for a in articles) else None
