"""附言：请阅, 给这篇加个备注：周五用: a note said by word, to what is about to be handed on or a clipping."""

from __future__ import annotations

import re

from bot import texts
from bot.features import lastshown, onscreen, search, send, tagging
from bot.features.folder import name
from bot.render.buttons import OpenArticle
from bot.render.keyboards import Button
from bot.render.lists import TITLE_LENGTH
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, articles, clippings, folders
from store.folders import Folder

_PLEASE = "(?:请|麻烦|帮我|帮忙|我想|我要|想|要)*"
_WHICH = (
    r"(?:(?:给|把|将|为|在)?(?P<which>(?P<count>第[一二三四五六七八九十\d]{1,3}[篇条])|(?:刚才|刚刚)?的?[这那]一?[篇条个]|它)"
    "(?:文章|新闻|报道)?(?:上|后面|里)?的?)?"
)
_NOTE = "(?:附言|备注|批注|附注)"
_PUT = "(?:再|也|先)?(?:加上|加|添上|添|写上|写|补上|补|改|更新|附上|附)?(?:一?个|一?条|一?句|上|一下)*"
# What follows is the note, letter for letter.
_FORM = re.compile(
    rf"{_PLEASE}{_WHICH}(?P<put>{_PUT}){_NOTE}(?:一下|改(?:成|为|一下)?|写成?|是|为)?(?P<mark>[：:]|\s)\s*(?P<note>\S.*)",
    re.DOTALL,
)
# 附言： with nothing behind it.
_BARE = re.compile(
    rf"{_PLEASE}{_WHICH}{_PUT}{_NOTE}(?:一下|改(?:成|为|一下)?|写成?|是|为)?(?P<mark>[：:]*)[吧。]*"
)
_OFF = "(?:去掉|去除|删掉|删除|删了|取消|清空|清除|不要)"
_AWAY = tuple(
    re.compile(form)
    for form in (
        rf"{_PLEASE}{_OFF}{_WHICH}{_NOTE}[了吧。]*",
        rf"{_PLEASE}{_WHICH}{_NOTE}都?{_OFF}[了吧。]*",
    )
)


async def answered(visit: Visit, text: str) -> Screen | None:
    """The note stands on the card that waits, or with the article, which is kept; None for another text.

    Raises:
        Sorry: it is not said which article is meant.
    """
    if visit.chat_id != visit.person.user_id:
        return None
    if bare := _BARE.fullmatch(text):
        return await _how(visit, text, plainly=bool(bare["mark"]))
    said = _FORM.fullmatch(text)
    asked = said or next(filter(None, (form.fullmatch(text) for form in _AWAY)), None)
    if asked is None or await search.is_title(visit, text):
        return None
    note, which = said["note"] if said else "", asked["which"] or ""
    if not which and (waits := await lastshown.sending_on_screen(visit)):
        return await send.noted(visit, waits, note)
    article = await tagging.meant(visit, which if which.startswith("第") else None, listed=not which)
    if article is None:
        return await _nothing_open(visit, text, plainly=bool(which or (said and said["mark"] in "：:")))
    return await _noted(visit, article, note)


async def _how(visit: Visit, text: str, *, plainly: bool) -> Screen | None:
    """How a note is said; 附注 alone is looked for where there is nothing that it could be put to."""
    there = (
        await lastshown.sending_on_screen(visit)
        or await tagging.meant(visit, None)
        or await onscreen.shown(visit)
    )
    if not (plainly or there) or await search.is_title(visit, text):
        return None
    raise Sorry(texts.NOTE_HOW, (await search.instead(visit, text),))


async def _nothing_open(visit: Visit, text: str, *, plainly: bool) -> Screen | None:
    """备注 周五 is looked for where no list is there either."""
    if not plainly and not await onscreen.shown(visit):
        return None
    raise Sorry(texts.NOTE_WHICH, (await search.instead(visit, text),))


async def _noted(visit: Visit, article: int, note: str) -> Screen:
    there = await visit.desk.store.aread(articles.headlines, [article])
    if not there:
        raise Sorry(texts.ARTICLE_GONE)

    def write(session: Session) -> Folder | None:
        user, now = visit.person.user_id, visit.desk.clock.now()
        for folder in (each for each in folders.folders(session, user) if each.right == "own"):
            if clippings.annotate(session, folder.id, article, note):
                return folder
        if not note:
            return None
        folder = folders.chosen(session, user, now)
        clippings.keep(session, folder.id, article, now)
        clippings.annotate(session, folder.id, article, note)
        return folder

    into = await visit.desk.store.awrite(write)
    title = there[0].title[:TITLE_LENGTH]
    if into is None:
        return Screen(plain(texts.NOT_SAVED.format(title=title)), _to_read(article))
    form = texts.NOTED if note else texts.NOTE_GONE
    return Screen(plain(form.format(title=title, folder=name(into), note=note)), _to_read(article))


def _to_read(article: int) -> tuple[tuple[Button, ...], ...]:
    return ((Button(texts.READ_IT, OpenArticle(article)),),)
