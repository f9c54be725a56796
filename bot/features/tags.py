"""有哪些标签, 只看标签 产改, 去掉标签 产改: tags looked at and taken away in a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot import texts
from bot.features import folder, search, tagging
from bot.features.folder import Chosen, name
from bot.render.buttons import OpenArticle
from bot.render.keyboards import Button
from bot.render.lists import TITLE_LENGTH
from bot.render.markup import join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, clippings, folders
from store.clippings import Clipping, tags_in
from store.folders import Folder

# The folders that somebody sees, with the tags in each.
Tagged = dict[Folder, list[str]]
_LONGEST, _SEVERAL = 40, 2
_PLEASE = "(?:请|麻烦|帮我|帮忙|我想|我要|想|要|把|将|给我)*"
_END = "(?:吧|了|吗|呢|啊|一下|谢谢|看看)*"
_TAG = '[“"「]?(?P<{}>[^\\s。！!?？，,“”"「」]{{1,20}}?)[”"」]?'
_LOOK = "(?:只看|只要|看看|看一下|看|查看|查|找|列出|打开|显示)"
_WHAT = "(?:的(?:文章|新闻|报道|稿子|收藏|剪报|内容)?)"
_LIST = (
    re.compile(
        f"(?!标签$){_PLEASE}{_LOOK}?(?:我的?|所有的?|全部的?|现有的?|一共|都|加过的?)*(?:有)?(?:哪些|什么|些什么|几个|多少个?)?标签"
        "(?:列表|清单|都有哪些|有哪些|都有什么|有什么|有几个|都有啥|有啥)?" + _END
    ),
)
# One class and no row of words: the words are parted afterwards, as a row can be parted in many ways.
_TAGS = r"(?P<tags>[^\s。！!?？“”\"「」][^。！!?？“”\"「」]*?)"
_ONLY = tuple(
    re.compile(rf"{_PLEASE}{_LOOK}标签[\s:：为是叫]+{which}(?:\s?{_WHAT})?(?:\s?(?:有没有|没有|有吗))?{_END}")
    for which in (_TAG.format("tags"), _TAGS)
)
# 查电子标签 is looked for where there is no such tag.
_ONLY_NAMED = tuple(
    re.compile(_PLEASE + form + _END)
    for form in (
        rf"{_LOOK}标签{_TAG.format('tags')}{_WHAT}?",
        rf"{_LOOK}(?:有|带|打了|标了|加了|贴了)?{_TAG.format('tags')}(?:这个|的)?标签{_WHAT}?",
        rf"标签(?:为|是|叫|[\s:：]+){_TAG.format('tags')}{_WHAT}",
        rf"(?:有|带|打了|标了|加了|贴了){_TAG.format('tags')}标签{_WHAT}",
    )
)
_OFF = "(?:去掉|去除|删掉|删除|删了|取消|移除|拿掉|撕掉|不要|清空|清除)"
_AWAY = tuple(
    re.compile(_PLEASE + form + _END)
    for form in (
        # 去掉标签 产改, 标签都删掉
        rf"{_OFF}(?:这篇的?|它的?|所有的?|全部的?)*标签(?:[\s:：]+(?P<tags>[^。！!]{{1,40}}?))?",
        rf"(?:这篇的?|它的?|所有的?|全部的?)*标签(?:都|全)*{_OFF}",
        rf"(?:这篇的?|它的?)*标签[\s:：]+(?P<tags>[^。！!\s]{{1,20}}?)\s?{_OFF}",
    )
)
# 去掉产改这个标签: in one piece it may be what is written about (撕掉贫困标签), where no such tag is there.
_AWAY_NAMED = tuple(
    re.compile(_PLEASE + form + _END)
    for form in (
        rf"{_OFF}(?:这篇的?|它的?)*{_TAG.format('tags')}(?:这个|那个|的)?标签",
        rf"(?:这篇的?|它的?)*{_TAG.format('tags')}(?:这个|那个|的)?标签{_OFF}",
    )
)


async def answered(visit: Visit, text: str) -> Screen | None:
    """What is asked of tags; None for another sentence, or where nothing has any: a search.

    Raises:
        Sorry: the article that is open has no such tag.
    """
    said = unicodedata.normalize("NFKC", text).strip(" 。.!！?？") if len(text) <= _LONGEST else ""
    asks = next(((form, found) for form in _ASKS if (found := _first(form, said))), None)
    if asks is None or visit.chat_id != visit.person.user_id or await search.is_title(visit, text):
        return None
    every = await _tagged(visit)
    if not any(every.values()):
        return None
    return await _ASKS[asks[0]](visit, text, asks[1].groupdict().get("tags") or "", every)


def _first(forms: tuple[re.Pattern[str], ...], said: str) -> re.Match[str] | None:
    return next(filter(None, (form.fullmatch(said) for form in forms)), None)


async def _tagged(visit: Visit) -> Tagged:
    """The folders that this person sees, with the tags in each."""

    def look(session: Session) -> Tagged:
        every = folders.folders(session, visit.person.user_id)
        return {each: [tag for tag, _ in clippings.tags(session, each.id)] for each in every}

    return await visit.desk.store.aread(look)


async def _listed(visit: Visit, _: str, __: str, every: Tagged) -> Screen:
    """The tags of the first folder that has any."""
    return await folder.tags(visit, next(each for each, tags in every.items() if tags))


async def _with(visit: Visit, text: str, typed: str, every: Tagged) -> Screen | None:
    """What has that tag, in the first folder where anything does; said where nothing has it."""
    if (shown := await _with_if_there(visit, text, typed, every)) is not None:
        return shown
    there = tuple(dict.fromkeys(tag for tags in every.values() for tag in tags))[: clippings.MOST_TAGS]
    said = texts.NO_SUCH_TAG.format(tag=typed[:20], tags=tagging.shown(there))
    return Screen(plain(said), (await search.instead(visit, text),))


async def _with_if_there(visit: Visit, _: str, typed: str, every: Tagged) -> Screen | None:
    """What has all of the tags, in the first folder where anything does; else what has the first of them."""
    wanted = tags_in(typed)
    for each in (each for each, tags in every.items() if wanted and {*wanted} <= {*tags}):
        both = Chosen(tag=" ".join(wanted))
        if await folder.inside(visit, each, both):
            return await folder.shown(visit, each, both)
    held = ((tag, each) for tag in wanted for each, tags in every.items() if tag in tags)
    tag, holds = next(held, ("", None))
    if holds is None:
        return None
    screen = await folder.shown(visit, holds, Chosen(tag=tag))
    if len(wanted) < _SEVERAL:
        return screen
    note = texts.NOT_ALL_TAGS.format(tags=tagging.shown(wanted), tag=tagging.shown((tag,)))
    return replace(screen, text=join([plain(note), screen.text]))


async def _taken_if_there(visit: Visit, text: str, typed: str, every: Tagged) -> Screen | None:
    there = any(set(tags_in(typed)) & set(tags) for tags in every.values())
    return await _taken(visit, text, typed, every) if there else None


async def _taken(visit: Visit, text: str, typed: str, _: Tagged) -> Screen | None:
    """The article that is open, without these tags, or without any."""
    article = await tagging.meant(visit, None)
    found = await visit.desk.store.aread(_kept, visit.person.user_id, article) if article else None
    if found is None:
        return Screen(plain(texts.UNTAG_WHICH), (await search.instead(visit, text),))
    where, mine = found
    wanted = tags_in(typed, most=_LONGEST) or mine.tags
    gone = tuple(tag for tag in mine.tags if tag in wanted)
    if not gone:
        has = texts.HAS_TAGS.format(tags=tagging.shown(mine.tags)) if mine.tags else texts.HAS_NO_TAGS
        raise Sorry(has, (await search.instead(visit, text),))
    left = tuple(tag for tag in mine.tags if tag not in gone)
    await visit.desk.store.awrite(clippings.tag, where.id, mine.headline.id, left)
    title = mine.headline.title[:TITLE_LENGTH]
    lines = [plain(texts.UNTAGGED.format(title=title, tags=tagging.shown(gone)))]
    if left:
        lines.append(plain(texts.TAGGED.format(title=title, tags=tagging.shown(left), folder=name(where))))
    return Screen(join(lines), ((Button(texts.READ_IT, OpenArticle(mine.headline.id)),),))


def _kept(session: Session, user: int, article: int) -> tuple[Folder, Clipping] | None:
    """Where a person keeps an article, the folder in which it has tags first."""
    found = [
        (each, one)
        for each in folders.folders(session, user)
        if each.right == "own"
        for one in clippings.content(session, each.id)
        if one.headline.id == article
    ]
    return max(found, key=lambda pair: bool(pair[1].tags), default=None)


_ASKS: dict[tuple[re.Pattern[str], ...], Callable[[Visit, str, str, Tagged], Awaitable[Screen | None]]] = {
    _LIST: _listed, _AWAY: _taken, _AWAY_NAMED: _taken_if_there, _ONLY: _with, _ONLY_NAMED: _with_if_there,
}  # fmt: skip
