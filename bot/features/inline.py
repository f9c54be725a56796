"""@bot in any chat: the same search; a chosen article is a card that opens whole for members only."""

from __future__ import annotations

import re

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode

from bot import texts
from bot.delivery.receipts import article_link
from bot.features.search import LONGEST_QUERY
from bot.render.citation import citation
from bot.render.lists import TITLE_LENGTH, source_line
from bot.render.markup import Rich, bold, join, link, plain, shortened
from bot.visit import Visit
from store import Session, articles
from store.search import search
from store.values import Headline

# Bot API, answerInlineQuery: at most 50 results; a phone shows four or five at a time.
_STEP = 20
_LEAD_LENGTH = 80
_LARGEST_OFFSET = 1000
# What the button 发到别的聊天 asks for: this article.
_ONE = re.compile(r"a_([1-9]\d{0,15})", re.ASCII)


async def answer(visit: Visit) -> None:
    """Answer an inline query: members find articles, anybody else the way to apply."""
    asked = visit.update.inline_query
    if asked is None:
        return
    if not visit.person.admitted:
        join_us = InlineQueryResultsButton(texts.INLINE_JOIN, start_parameter="join")
        await asked.answer([], cache_time=0, is_personal=True, button=join_us)
        return
    offset = int(asked.offset) if asked.offset.isdecimal() else 0
    offset = min(offset, _LARGEST_OFFSET)
    found = await visit.desk.store.aread(_found, asked.query, offset, visit)
    results = [_result(visit, item) for item in found[:_STEP]]
    more = str(offset + _STEP) if len(found) > _STEP else ""
    await asked.answer(results, cache_time=0, is_personal=True, next_offset=more)


def _found(session: Session, typed: str, offset: int, visit: Visit) -> list[Headline]:
    """One more than is shown tells whether there is more. Nothing typed: the newest headlines."""
    query = " ".join(typed.split())[:LONGEST_QUERY]
    if one := _ONE.fullmatch(query):
        return list(articles.headlines(session, [int(one[1])]))[offset:]
    if not query:
        return list(articles.latest(session, limit=_STEP + 1, offset=offset).items)
    today = visit.desk.clock.today()
    return [hit.headline for hit in search(session, query, limit=_STEP + 1, offset=offset, today=today).hits]


def _result(visit: Visit, item: Headline) -> InlineQueryResultArticle:
    lead = item.lead[:_LEAD_LENGTH]
    return InlineQueryResultArticle(
        id=str(item.id),
        title=item.title[:TITLE_LENGTH],
        description=f"{source_line(item)}\n{lead}" if lead else source_line(item),
        input_message_content=InputTextMessageContent(
            _card(visit, item).html(),
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
    )


def _card(visit: Visit, item: Headline) -> Rich:
    """Title, source and the way in; in a foreign chat neither lead nor body."""
    cited = citation(item.paper or visit.desk.settings.paper, item.date, item.page, certain=item.date_certain)
    open_it = link(texts.INLINE_OPEN, article_link(visit.context.bot, item.id))
    return join([shortened(bold(item.title), TITLE_LENGTH * 2), plain(cited), open_it])
