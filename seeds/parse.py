"""One page text → one page: the stages in their order."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.articles import assemble
from seeds.build import Builder
from seeds.corpus import Corpus
from seeds.dates import PageDate, page_date
from seeds.joins import Seam, Weighed, best_seams, told_apart, weigh
from seeds.lines import Line, Tag, read_lines
from seeds.model import Article, Discarded, Page
from seeds.repeats import mark_repeats
from seeds.roles import settle_roles
from seeds.secondlook import look_again
from seeds.trace import PageTrace, SeamCandidate, SeamTrace

_REASONS = {Tag.REPEAT: "repeat", Tag.STRAY: "stray", Tag.HEADER: "page header"}


def parse_page(text: str, source: str = "", corpus: Corpus | None = None) -> Page:
    """Cut a page text into articles. Pure: the same text (and archive) gives the same page."""
    return _parse(text, source, corpus)[0]


def explain_page(text: str, source: str = "", corpus: Corpus | None = None) -> PageTrace:
    """The page, and how its seams and its date were decided."""
    page, lines, weighed, seams, day = _parse(text, source, corpus)
    traces = [trace for part in weighed for trace in _seam_traces(lines, part, seams)]
    return PageTrace(page=page, seams=tuple(traces), dates=day.candidates)


def _parse(
    text: str, source: str, corpus: Corpus | None = None
) -> tuple[Page, Sequence[Line], Sequence[Weighed], Sequence[Seam], PageDate]:
    lines = settle_roles(mark_repeats(read_lines(text)))
    weighed = weigh(lines, corpus)
    seams = [seam for part in weighed for seam in best_seams(part)]
    lines = look_again(told_apart(lines, seams), seams)
    day = page_date(lines)
    builder = Builder(lines, seams, day)
    articles = builder.articles(assemble(lines, seams))
    page = Page(
        schema_version=1,
        source=source,
        date=day.date,
        date_basis=day.basis,
        date_certain=day.certain,
        page=_page_number(articles),
        articles=tuple(articles),
        discarded=tuple(_discarded(lines, builder.used)),
    )
    return page, lines, weighed, seams, day


def _discarded(lines: Sequence[Line], used: set[int]) -> list[Discarded]:
    """What was set aside, and marks that no article has a place for (a second date line, 资料图片)."""
    return [
        Discarded(
            lines=((line.number, line.number),),
            text=line.text,
            reason=_REASONS.get(line.tag, "unplaced mark"),
        )
        for line in lines
        if line.tag in _REASONS or line.index not in used
    ]


def _page_number(articles: Sequence[Article]) -> int | None:
    """The front page is what others continue, and nothing on it continues another."""
    leaving = any(a.continues_on and a.continues_on > 1 for a in articles)
    return 1 if leaving and not any(a.continued_from for a in articles) else None


def _seam_traces(lines: Sequence[Line], weighed: Weighed, seams: Sequence[Seam]) -> list[SeamTrace]:
    chosen = {s.end: s for s in seams}
    out = []
    for row, end in enumerate(weighed.ends):
        ranked = sorted(range(len(weighed.begins)), key=lambda c: -weighed.scores[row, c])[:5]
        candidates = tuple(
            SeamCandidate(
                line=lines[weighed.begins[c]].number,
                begins=lines[weighed.begins[c]].text[:12],
                score=round(float(weighed.scores[row, c]), 2),
                evidence=weighed.parts(row, c),
            )
            for c in ranked
        )
        seam = chosen.get(end)
        if seam is None and (not candidates or candidates[0].score < -3):
            continue
        out.append(
            SeamTrace(
                line=lines[end].number,
                ends=lines[end].text[-12:],
                candidates=candidates,
                chosen=lines[seam.begin].number if seam else None,
                confidence=seam.confidence if seam else 0.0,
                reason="the best of the whole page" if seam else "nothing on the page continues it",
            )
        )
    return out
