"""谁写的, 哪天的, 收藏这篇: about the article that was opened last, or is replied to; and 导出收藏."""

from __future__ import annotations

import datetime as dt

from bot import texts
from bot.about import What, read_about
from bot.features import doubts, keeping, saved, send
from bot.features.above import article_above
from bot.render.article import names
from bot.render.buttons import Act, OpenArticle
from bot.render.citation import citation
from bot.render.keyboards import Button
from bot.render.lists import TITLE_LENGTH
from bot.render.markup import bold, join, plain, shortened
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import articles, openings
from store.errors import ArticleGone

# Who says 谁写的 hours later may mean something else.
_OPEN_FOR = dt.timedelta(hours=6)


async def answered(visit: Visit, text: str) -> Screen | None:
    """The answer to a sentence about the open article; None for another, or where none is open: a search.

    Raises:
        Sorry: it cannot be done, with the reason.
    """
    asked = read_about(text)
    if asked is None or visit.chat_id != visit.person.user_id:
        return None
    if asked == "export":
        # The buttons under a folder make files of it.
        return await saved.run(visit, "")
    since = visit.desk.clock.now() - _OPEN_FOR
    article = article_above(visit) or await visit.desk.store.aread(
        openings.last, visit.person.user_id, since=since
    )
    return None if article is None else await _of_article(visit, asked, article)


async def _of_article(visit: Visit, what: What, article: int) -> Screen | None:
    match what:
        case "keep":
            return Screen(plain(await keeping.keep(visit, article)))
        case "doubts":
            return await doubts.act(visit, Act(doubts.ACTS, "show", article))
        case "send":
            return await send.run(visit, "")
    return await _cited(visit, article)


async def _cited(visit: Visit, article: int) -> Screen:
    """Its title, who wrote it and where it stood, and that its day is inferred or not known."""
    try:
        stored = await visit.desk.store.aread(articles.article, article)
    except ArticleGone:
        raise Sorry(texts.ARTICLE_GONE) from None
    paper = stored.paper or visit.desk.settings.paper
    cited = citation(paper, stored.date, stored.page, certain=stored.date_certain)
    lines = [
        shortened(bold(stored.title), TITLE_LENGTH),
        plain(names(stored.article.byline) or texts.NO_BYLINE),
        plain(cited if stored.date else f"{cited}（{texts.NO_DATE}）"),
    ]
    return Screen(join(lines), ((Button(texts.READ_IT, OpenArticle(stored.id)),),))
