"""Pages, articles and hits as plain text for a terminal, with joins and doubts marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot import texts
from seeds.model import Article, Block, Name, Page
from seeds.trace import PageTrace
from store.values import Headline, Hit, Part, StoredArticle

# Of a long line its beginning and its end are shown.
_ENDS = 16


def page_picture(page: Page) -> str:
    """A readable picture of a page: what it was taken for, each article, what was set aside."""
    return "\n".join(_page_lines(page)) + "\n"


def _page_lines(page: Page) -> Iterator[str]:
    number = f" · 第{page.page}版" if page.page else ""
    sure = "" if page.date_certain or not page.date else "（推定）"
    yield f"══ {page.source} · {page.date or '日期不详'}{sure}{number}"
    if page.date_basis:
        yield f"   日期依据：{page.date_basis}"
    for article in page.articles:
        yield ""
        yield from _article_lines(article)
    for piece in page.discarded:
        yield ""
        yield f"✂ {piece.reason or '未归入'}（{_ranges(piece.lines)}）：{piece.text}"


def _article_lines(article: Article, parts: Iterable[Part] = ()) -> Iterator[str]:
    confidence = f" {article.confidence:.2f}" if article.confidence is not None else ""
    yield f"── {article.kind}{confidence}" + (f" · {article.column}" if article.column else "")
    if article.continued_from:
        yield f"   （上接第{article.continued_from}版）"
    for mark, text in (("  ", article.kicker), ("# ", article.title), ("  ", article.subtitle)):
        if text:
            yield f"{mark}{text}"
    people = _names(article.byline)
    if people:
        yield f"   {people}"
    if article.entry_date:
        yield f"   {article.entry_date.text}"
    if article.gap_before:
        yield f"   {texts.GAP_BEFORE}"
    begins = {part.block: part for part in parts}
    for at, block in enumerate(article.blocks):
        if part := begins.get(at):
            yield f"   ⇥ 第{part.page or '？'}版　[page {part.page_id}, article {part.article_id}]"
        yield from _block_lines(block)
    if article.credits:
        yield f"   {_names(article.credits)} 摄"
    if article.affiliation:
        yield f"   {article.affiliation}"
    if article.continues_on:
        yield f"   → 第{article.continues_on}版"


def _block_lines(block: Block) -> Iterator[str]:
    text = block.text
    for seam in sorted(block.seams, key=lambda seam: seam.at, reverse=True):
        mark = f"{seam.confidence:.2f}".join([texts.DOUBTFUL_SEAM] * 2)
        text = f"{text[: seam.at]}{mark}{text[seam.at :]}"
    label = f"【{block.label}】" if block.label else ""
    lead = {"subhead": "▌", "note": "│ ", "caption": "▣ "}.get(block.type, "  ")
    gap = texts.GAP if block.gap_after else ""
    yield f"{_ranges(block.lines):>9} {lead}{label}{text}{gap}"


def _ranges(lines: Iterable[tuple[int, int]]) -> str:
    return "+".join(str(first) if first == last else f"{first}-{last}" for first, last in lines)


def _names(people: Iterable[Name]) -> str:
    return " ".join(f"{person.role or ''} {person.name}".strip() for person in people)


def trace_picture(trace: PageTrace) -> str:
    """The page, the days it may be of, its lines, then each seam's candidates; what was chosen is marked."""
    lines = list(_page_lines(trace.page))
    if trace.dates:
        lines += ["", "⟂ 日期"]
    chosen_day = trace.page.date and trace.page.date.isoformat()
    for day in trace.dates:
        mark = "→" if day.date == chosen_day else " "
        lines.append(f"  {mark} {day.score:+6.2f}  {day.date}  line {day.line} {day.rule}: {day.quote}")
    lines += ["", "⟂ 各行（更正时用这些行号）"]
    for line in trace.lines:
        on = f"　接 {line.goes_on}" if line.goes_on else ""
        hand = "（人工）" if line.said else ""
        lines.append(f"  {line.line:>5} {line.role}{hand}{on}　{_outline(line.text)}")
    for seam in trace.seams:
        lines += ["", f"⟂ line {seam.line} …{seam.ends}｜ {seam.reason} ({seam.confidence:.2f})"]
        for candidate in seam.candidates:
            mark = "→" if candidate.line == seam.chosen else " "
            evidence = ", ".join(f"{name} {weight:+.2f}" for name, weight in candidate.evidence.items())
            where = f"line {candidate.line} {candidate.begins}…"
            lines.append(f"  {mark} {candidate.score:+6.2f}  {where}  ({evidence})")
    return "\n".join([*lines, *_moves(trace)]) + "\n"


def _moves(trace: PageTrace) -> Iterator[str]:
    """Whole paragraphs that were put below another head, or nearly were: each head with its share."""
    for move in trace.moves:
        evidence = ", ".join(f"{name} {value:+.2f}" for name, value in move.evidence.items())
        which = _ranges([(move.line, move.last)])
        yield ""
        yield f"⟂ paragraphs {which} {move.begins}…｜ {move.reason} ({move.confidence:.2f})"
        yield f"    ({evidence})"
        for head in move.candidates:
            mark = "→" if head.line == move.chosen else " "
            yield f"  {mark} {head.share:6.2f}  line {head.line} {_outline(head.title)}"


def _outline(text: str) -> str:
    return text if len(text) <= 2 * _ENDS else f"{text[:_ENDS]}……{text[-_ENDS:]}"


def article_picture(stored: StoredArticle) -> str:
    """An article for reading in a terminal."""
    number = f" 第{stored.page}版" if stored.page else ""
    day = f"{stored.date}" if stored.date else "日期不详"
    sure = "（推定）" if stored.date and not stored.date_certain else ""
    where = f"《{stored.paper}》{day}{sure}{number}　[page {stored.page_id}, article {stored.id}]"
    return "\n".join([where, *_article_lines(stored.article, stored.parts)])


def headline_line(headline: Headline) -> str:
    """One headline on one line."""
    where = f"第{headline.page}版" if headline.page else ""
    column = f"［{headline.column}］" if headline.column else ""
    return f"{headline.id:>6}  {headline.date or '日期不详'} {where}{column} {headline.title}"


def hit_lines(hit: Hit) -> str:
    """A hit on two lines: the headline, then the sentence with the match."""
    return f"{headline_line(hit.headline)}\n        {hit.snippet}"
