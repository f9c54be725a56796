"""谁写的, 收藏这篇, 打印这篇: about the article that was opened last, or is replied to; and 导出收藏."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot import texts
from bot.about import What, read_about, read_about_counted
from bot.delivery.receipts import article_link
from bot.features import doubts, keeping, onscreen, printing, read, report, saved, search, send
from bot.features.above import article_above
from bot.features.sendcard import article_of
from bot.render.article import names
from bot.render.buttons import Act, OpenArticle
from bot.render.citation import citation
from bot.render.keyboards import Button, Keyboard
from bot.render.lists import TITLE_LENGTH
from bot.render.markup import bold, join, plain, shortened
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import openings, views
from store.search.words import words
from store.values import StoredArticle

# Who says 谁写的 hours later may mean something else.
_OPEN_FOR = dt.timedelta(hours=6)
# And who says 打印 alone, while it is on the screen.
_ON_SCREEN_FOR = dt.timedelta(minutes=15)
# By so many words of its title the like of it is looked for.
_TELLING = 8
# The first paragraph, at most so much of it.
_LEAD_LENGTH = 300


async def answered(visit: Visit, text: str) -> Screen | None:
    """The answer to a sentence about the open article; None for another, or where none is open: a search.

    Raises:
        Sorry: it cannot be done, with the reason.
    """
    if counted := read_about_counted(text):
        return await _of_counted(visit, text, *counted)
    asked = read_about(text)
    if asked is None or visit.chat_id != visit.person.user_id:
        return None
    replied = article_above(visit)
    if replied is None and await search.is_title(visit, text, begun=True):
        # 留下来, where an article is called so.
        return None
    if asked.what == "export":
        # The buttons under a folder make files of it.
        return await saved.run(visit, "")
    since = visit.desk.clock.now() - (_ON_SCREEN_FOR if asked.alone else _OPEN_FOR)
    if asked.what == "fault" and asked.alone:
        # 不对 under a list is said of the list.
        listed = await visit.desk.store.aread(views.last_shown, visit.person.user_id)
        since = max(since, listed.at) if listed else since
    article = replied or await visit.desk.store.aread(openings.last, visit.person.user_id, since=since)
    if article is None:
        return await search.nothing_open(visit, text) if asked.named else None
    named = asked.named or replied is not None
    return await (
        _of_article(visit, asked.what, article) if named else _or_words(visit, text, asked.what, article)
    )


async def _or_words(visit: Visit, text: str, what: What, article: int) -> Screen:
    """The answer, and a button to look for what was typed: it may have been meant as words."""
    try:
        shown = await _of_article(visit, what, article)
    except Sorry as sorry:
        raise Sorry(sorry.sentence, (*sorry.keyboard, await search.instead(visit, text))) from None
    return replace(shown, keyboard=(*shown.keyboard, await search.instead(visit, text)))


async def _of_counted(visit: Visit, text: str, number: int, what: What) -> Screen | None:
    """第三条谁写的: about an article of the list shown last; None where it has none of that number."""
    there = await onscreen.shown(visit)
    if not there or number not in there or await search.is_title(visit, text):
        return None
    return await _of_article(visit, what, there[number].article)


async def _of_article(visit: Visit, what: What, article: int) -> Screen:
    if what in _DONE:
        return await _DONE[what](visit, article)
    stored = await article_of(visit, article)
    return await _SAID[what](visit, stored) if what in _SAID else await _cited(visit, stored, what)


async def _doubts(visit: Visit, article: int) -> Screen:
    return await doubts.act(visit, Act(doubts.ACTS, "show", article))


async def _sent(visit: Visit, article: int) -> Screen:
    # In reply to a passage that goes with it.
    return await send.run(visit, "") or await send.begin(visit, article)


async def _again(visit: Visit, article: int) -> Screen:
    return await read.open_article(visit, OpenArticle(article))


async def _printed(_: Visit, article: int) -> Screen:
    return printing.offered(article)


async def _kept(visit: Visit, stored: StoredArticle) -> Screen:
    return Screen(plain(await keeping.keep(visit, stored.id)), _to_read(stored))


async def _taken_out(visit: Visit, stored: StoredArticle) -> Screen:
    form = texts.TAKEN_OUT if await keeping.take_out(visit, stored.id) else texts.NOT_SAVED
    return Screen(plain(form.format(title=stored.title[:TITLE_LENGTH])), _to_read(stored))


async def _copied(_: Visit, stored: StoredArticle) -> Screen:
    return Screen(plain(texts.HELP_ANSWERS["copy"]), _to_read(stored))


async def _linked(visit: Visit, stored: StoredArticle) -> Screen:
    said = {"title": stored.title[:TITLE_LENGTH], "link": article_link(visit.context.bot, stored.id)}
    return Screen(plain(texts.LINK_TO.format(**said)), _to_read(stored))


async def _like(visit: Visit, stored: StoredArticle) -> Screen:
    """What has any of its title's words; it stands first itself."""
    telling = [word for word in words(stored.title) if len(word) > 1][:_TELLING]
    return await search.run(visit, " OR ".join(telling) or stored.title[:TITLE_LENGTH])


_DONE: dict[What, Callable[[Visit, int], Awaitable[Screen]]] = {
    "doubts": _doubts, "send": _sent, "fault": report.ask_of_said, "again": _again, "print": _printed,
}  # fmt: skip
_SAID: dict[What, Callable[[Visit, StoredArticle], Awaitable[Screen]]] = {
    "keep": _kept, "unkeep": _taken_out, "copy": _copied, "link": _linked, "like": _like,
}  # fmt: skip


async def _cited(visit: Visit, stored: StoredArticle, what: What) -> Screen:
    """Its title, who wrote it and where it stood, and what else was asked."""
    paper = stored.paper or visit.desk.settings.paper
    cited = citation(paper, stored.date, stored.page, certain=stored.date_certain)
    lines = [
        shortened(bold(stored.title), TITLE_LENGTH),
        plain(names(stored.article.byline) or texts.NO_BYLINE),
        plain(cited if stored.date else f"{cited}（{texts.NO_DATE}）"),
    ]
    if what == "photo":
        lines.insert(2, plain(_pictures(stored)))
    blocks = [block.text for block in stored.article.blocks]
    if what == "length":
        count = sum(not mark.isspace() for text in blocks for mark in text)
        lines.append(plain(texts.CHARACTERS.format(count=count)))
    if what == "lead" and blocks:
        lines.append(plain("\n") + shortened(plain(texts.LEAD.format(text=blocks[0])), _LEAD_LENGTH))
    return Screen(join(lines), _to_read(stored))


def _pictures(stored: StoredArticle) -> str:
    """Who took the picture, as printed, or that nothing is."""
    credits_ = stored.article.credits
    return texts.PICTURE.format(names=names(credits_)) if credits_ else texts.NO_PICTURE_BY


def _to_read(stored: StoredArticle) -> Keyboard:
    return ((Button(texts.READ_IT, OpenArticle(stored.id)),),)
