"""Where something is brought to: here, or to the bound group that a wish names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from telegram import ChatMember
from telegram.error import TelegramError

from bot import texts
from bot.screen import Sorry
from bot.visit import Visit
from store import bindings, preferences
from store.bindings import Place
from store.subscriptions import Subscription

_AWAY = frozenset({ChatMember.LEFT, ChatMember.BANNED})

# 群里, 我们工作群: no name of one; said in a group it is that one.
_ANY = re.compile("(?:我们|咱们?)?的?(?:工作|微信|QQ|同事|钉钉)?群(?:聊|组)?里?", re.IGNORECASE)


def is_any(place: str) -> bool:
    """Whether it is to a group, and not said to which."""
    return _ANY.fullmatch(place) is not None


async def placed(visit: Visit, sub: Subscription, place: str) -> Subscription:
    """The subscription, brought to the group of that name.

    Raises:
        Sorry: there is no such group, this person is not in it, or there are several.
    """
    known = await visit.desk.store.aread(bindings.places)
    # One's own groups alone: whoever is not in a group neither writes there nor hears that there is one.
    named = next(filter(None, [[w for w in known if fits(known[w], w[1], place)] for fits in _FITS]), [])
    found = list(known) if is_any(place) else named
    mine = [where for where in found if await _is_there(visit, where[0])]
    if not mine:
        none = texts.NO_GROUP_YET if is_any(place) else texts.NO_SUCH_GROUP.format(place=place[:20])
        raise Sorry(none)
    if len(mine) > 1:
        names = "、".join(dict.fromkeys(known[where].name for where in mine))
        raise Sorry(texts.GROUPS_ALIKE.format(place=place[:20], names=names[:200]))
    return _at(visit, sub, mine[0])


async def offered(visit: Visit) -> list[tuple[int, str]]:
    """The groups and topics that this person may have something brought to, each with its number."""
    known = sorted((await visit.desk.store.aread(bindings.places)).items())
    there = {chat: await _is_there(visit, chat) for chat in {chat for (chat, _), _ in known}}
    return [(n, place.name) for n, ((chat, _), place) in enumerate(known, start=1) if there[chat]]


async def numbered(visit: Visit, sub: Subscription, number: int) -> Subscription:
    """The subscription, brought to the group of that number; 0: to this person.

    Raises:
        Sorry: there is no such group any more, or this person is not in it.
    """
    if number == 0:
        set_ = await visit.desk.store.aread(preferences.of_person, visit.person.user_id)
        zone = set_.zone or visit.desk.settings.timezone
        return replace(sub, chat_id=visit.person.user_id, thread_id=None, zone=zone)
    known = sorted(await visit.desk.store.aread(bindings.places))
    if number > len(known) or not await _is_there(visit, known[number - 1][0]):
        raise Sorry(texts.BUTTON_DEAD)
    return _at(visit, sub, known[number - 1])


def _at(visit: Visit, sub: Subscription, where: tuple[int, int]) -> Subscription:
    # What everybody there reads goes by the house's clock, as if it had been asked for there.
    return replace(sub, chat_id=where[0], thread_id=where[1] or None, zone=visit.desk.settings.timezone)


def _bare(name: str) -> str:
    plain = re.sub(r"[\s·]", "", name).strip('“”"「」《》').lower()
    return re.sub("(?:群里?|组|的?话题|群组)$", "", plain)


def _is_topic(known: Place, _: int, typed: str) -> bool:
    """值班, 宣教群值班, 宣教群的值班话题"""
    group, topic, said = _bare(known.title), _bare(known.topic), _bare(typed)
    return bool(topic) and re.fullmatch(f"(?:{re.escape(group)}群?的?)?{re.escape(topic)}", said) is not None


# How a place is meant, the surest way first: by its topic, as the group outside of topics, as any of the
# group's topics, by a part of its name.
_FITS: tuple[Callable[[Place, int, str], bool], ...] = (
    _is_topic,
    lambda known, thread, typed: not thread and _bare(known.title) == _bare(typed),
    lambda known, _, typed: _bare(known.title) == _bare(typed),
    lambda known, _, typed: _bare(typed) in _bare(known.name),
)


async def _is_there(visit: Visit, chat: int) -> bool:
    if chat == visit.chat_id:
        return True
    try:
        member = await visit.context.bot.get_chat_member(chat, visit.person.user_id)
    except TelegramError:
        return False
    return member.status not in _AWAY
