"""怎么收藏, 没反应, 管理员是谁: what people ask of whoever serves them, answered."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from bot import texts
from bot.features import search, settings
from bot.plainly import cores, how, place
from bot.render.buttons import Begin
from bot.render.keyboards import Button, Row
from bot.render.markup import join, plain
from bot.screen import Screen
from bot.visit import Visit
from store import members

_HELP: Row = (Button(texts.LATEST, Begin("latest")), Button(texts.HELP, Begin("help")))
# Complaints in any of their words.
_FORMS = {
    # 建个收藏夹 调研: folders are made by buttons.
    "folder": re.compile(
        r"(?:新建|创建|建立|建|加|开)(?:上|一个|个|一)?新?的?收藏夹(?:叫|名叫|名字叫)?\S{0,10}"
    ),
    "invite": re.compile(
        r"(?:给\S{1,10})?(?:发|生成|要|开|做|弄|来)(?:一?[个张份])?(?:新的?)?邀请(?:链接|码)?(?:给\S{1,8})?"
    ),
    "synonyms": re.compile(r"(?:新?加|添加|设|设置|增加|新增)(?:一?[个组对])?(?:同义词|别称|别名).{0,30}"),
    "stuck": re.compile(
        "(?:我)?(?:点|按|戳)?了?(?:半天|几次|好几次|好几下)?(?:这个|那个)?(?:按钮|按键|键|数字)?(?:怎么|都|也|一直|还是)*"
        "(?:没有?|无|不)(?:反应|用|动静|动|灵|好使|响应|显示)"
    ),
    "picture": re.compile(
        "(?:怎么|为什么|为啥|咋)?(?:都|也|还)*(?:没有?|看不到|看不见|不显示|找不到)(?:图片|照片|图|配图|原图|版面图)"
        "|(?:图片|照片|图|配图)(?:怎么|为什么|都|也)*(?:没有?|看不到|看不见|不显示|不出来|出不来|在哪里?)"
    ),
}
Run = Callable[[Visit, str], Awaitable[Screen | None]]


async def answered(visit: Visit, text: str) -> Screen | None:
    """The answer to a question of how something is done, or a complaint; None for anything else: a search."""
    topic = read_help(text)
    if not topic:
        if texts.TOO_LOUD.isdisjoint(cores(text)):
            return None
        return await settings.hours(visit)
    if await search.is_title(visit, text):
        return None
    said = await _administrators(visit) if topic == "admin" else texts.HELP_ANSWERS[topic]
    return Screen(plain(said), (_HELP, await search.instead(visit, text.strip())))


async def command_meant(visit: Visit, text: str, run: Callable[[str], Run | None]) -> Screen | None:
    """What a command shows that is called otherwise here (菜单, 我收藏的在哪); None for anything else.

    Args:
        visit: who asks.
        text: what was typed.
        run: does what the command of a Chinese word does.
    """
    word, argument = spelt(text) or (word_of_command(text), "")
    does = run(word) if word else None
    if does is None or await search.is_title(visit, text):
        return None
    shown = await does(visit, argument)
    return shown and Screen(join([shown.text]), (*shown.keyboard, await search.instead(visit, text.strip())))


def word_of_command(text: str) -> str:
    """The word of the command that a text asks for in other words; empty where it asks for none."""
    said = (texts.OTHER_WORDS[core] for core in cores(text) if core in texts.OTHER_WORDS)
    asked = (texts.PLACES_ASKED[there] for there in place(text) if there in texts.PLACES_ASKED)
    return next(said, "") or next(asked, "")


def spelt(text: str) -> tuple[str, str] | None:
    """The word of a command that is written in letters, and what is behind it: sousuo chanGai."""
    bare = text.strip(" 。.！!？?，,～~…")
    if word := texts.SPELT.get("".join(bare.split()).lower()):
        return word, ""
    first, *more = bare.split(maxsplit=1) or [""]
    word = texts.SPELT.get(first.lower()) if more else None
    # 最新 xinwen is no command; what is to be looked for may be anything.
    shows = word == texts.SPELT_SEARCH or (word in texts.SPELT_AND_DAY and any(map(str.isdigit, *more)))
    return (word, more[0]) if word and shows else None


def read_help(text: str) -> str:
    """The name of what is asked, in `texts.HELP_ANSWERS`; empty where nothing is."""
    every = tuple(cores(text))
    said = next((texts.HELP_SENTENCES[core] for core in every if core in texts.HELP_SENTENCES), "")
    asked = next((texts.HELP_TOPICS[core] for core in how(text) if core in texts.HELP_TOPICS), "")
    said = said or asked
    return said or next((topic for topic, form in _FORMS.items() if any(map(form.fullmatch, every))), "")


async def _administrators(visit: Visit) -> str:
    """Who the administrators are, as far as they have names here."""
    known = {each.user_id: each.name for each in await visit.desk.store.aread(members.members)}
    names = [known[user] for user in await visit.desk.administrators() if user in known]
    if not names:
        return texts.HELP_ANSWERS["admin unknown"]
    return texts.HELP_ANSWERS["admin"].format(names="、".join(names))
