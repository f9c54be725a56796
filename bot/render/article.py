"""An article as it is read in the chat: the head, the text, its doubts, and where it stood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot import texts
from bot.render.citation import citation
from bot.render.markup import Rich, bold, italic, join, plain, quote, shortened
from bot.render.split import MESSAGE_LIMIT, PARAGRAPH_BREAK, split_paragraphs
from seeds.model import Article, Block, Name
from store.values import StoredArticle

# A seam that is less sure than this is shown as a doubt: three in ten such joins are wrong, or more.
DOUBTFUL = 0.7
_RUNNING_TITLE = 30
# A head longer than this is cut, so that a page read wrongly as one title cannot fill the message.
_HEAD_PART = 300


def article_parts(stored: StoredArticle, paper: str, above: Rich | None = None) -> list[Rich]:
    """The article in as many texts as it takes, in order and whole; the first has the head.

    Args:
        stored: the article.
        paper: the newspaper's name where the page does not say.
        above: what stands over the head (who sent it).
    """
    head = _head(stored, paper)
    head = join([above, head], PARAGRAPH_BREAK) if above else head
    running = shortened(plain(_title(stored)), _RUNNING_TITLE)
    # Room for "标题（12/34）" above every part but the first.
    over = running.length + len("（999/999）") + len(PARAGRAPH_BREAK)
    body = split_paragraphs(
        list(_body(stored.article, {part.block: part.page for part in stored.parts})),
        first=MESSAGE_LIMIT - head.length - len(PARAGRAPH_BREAK),
        following=MESSAGE_LIMIT - over,
    )
    if not body:
        return [head]
    parts = [join([head, body[0]], PARAGRAPH_BREAK)]
    for number, text in enumerate(body[1:], start=2):
        parts.append(join([running + f"（{number}/{len(body)}）", text], PARAGRAPH_BREAK))
    return parts


def _title(stored: StoredArticle) -> str:
    if stored.article.title:
        return stored.article.title
    return texts.CONTINUATION if stored.article.kind == "continuation" else texts.NO_TITLE


def _head(stored: StoredArticle, paper: str) -> Rich:
    article = stored.article
    cited = citation(stored.paper or paper, stored.date, stored.page, certain=stored.date_certain)
    return join(
        [
            shortened(plain(article.kicker or ""), _HEAD_PART),
            shortened(bold(_title(stored)), _HEAD_PART),
            shortened(plain(article.subtitle or ""), _HEAD_PART),
            shortened(plain(names(article.byline)), _HEAD_PART),
            shortened(plain(article.column or ""), _HEAD_PART),
            italic(cited),
        ]
    )


def names(people: Iterable[Name]) -> str:
    """本报记者 李娜 王伟　本报通讯员 潘文苑: each role once, as printed."""
    grouped: list[tuple[str | None, list[str]]] = []
    for person in people:
        if grouped and grouped[-1][0] == person.role:
            grouped[-1][1].append(person.name)
        else:
            grouped.append((person.role, [person.name]))
    return "　".join(" ".join([role, *found] if role else found) for role, found in grouped)


def _body(article: Article, pages: Mapping[int, int | None]) -> Iterable[Rich]:
    """The text; `pages` has the 版 of the pieces of other pages, by the block with which they begin."""
    # The tip box stands where the OCR put it; a reader wants it first.
    notes = [block for block in article.blocks if block.type == "note"]
    yield from map(_block, notes)
    if article.entry_date and article.entry_date.text:
        yield italic(article.entry_date.text)
    if article.gap_before:
        yield italic(texts.GAP_BEFORE)
    for at, block in enumerate(article.blocks):
        if at in pages:
            yield italic(texts.JUMPED.format(page=texts.page_name(pages[at])))
        if block.type != "note":
            yield _block(block)
    if not article.blocks and article.kind == "headline_only":
        yield italic(texts.HEADLINE_ONLY)
    yield plain(credits_apart(article))
    yield plain(article.affiliation or "")
    if has_doubts(article):
        yield italic(texts.SEAM_EXPLAINED)


def has_doubts(article: Article) -> bool:
    """Whether ┈ stands in its text."""
    return any(texts.DOUBTFUL_SEAM in with_doubts(block) for block in article.blocks)


def _block(block: Block) -> Rich:
    text = plain(with_doubts(block))
    match block.type:
        case "subhead":
            shown = text.styled("b")
        case "note":
            shown = quote(join([bold(block.label or ""), text]))
        case "caption":
            shown = text.styled("i")
        case "paragraph":
            shown = text
    return join([shown, italic(texts.GAP)]) if block.gap_after else shown


def with_doubts(block: Block) -> str:
    """The text with ┈ at doubtful joins; at its beginning where it may not follow the block above."""
    pieces: list[str] = []
    start = 0
    for at in sorted({seam.at for seam in block.seams if seam.confidence < DOUBTFUL}):
        if 0 <= at < len(block.text):
            pieces.append(block.text[start:at])
            start = at
    return texts.DOUBTFUL_SEAM.join([*pieces, block.text[start:]])


def credits_apart(article: Article) -> str:
    """The photo credits that stand on lines of their own; those inside the text are there already."""
    running = "".join(block.text for block in article.blocks)
    apart: Sequence[Name] = [person for person in article.credits if person.name not in running]
    return texts.PICTURE.format(names=names(apart)) if apart else ""
