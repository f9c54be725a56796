"""Where something is brought to: here, or to the bound group that a wish names."""

from __future__ import annotations

from dataclasses import replace

from telegram import ChatMember
from telegram.error import TelegramError

from bot import texts
from bot.screen import Sorry
from bot.visit import Visit
from store import bindings
from store.subscriptions import Subscription

_AWAY = frozenset({ChatMember.LEFT, ChatMember.BANNED})


async def placed(visit: Visit, sub: Subscription, place: str) -> Subscription:
    """The subscription, brought to the group of that name.

    Raises:
        Sorry: there is no such group, this person is not in it, or there are several.
    """
    titles = await visit.desk.store.aread(bindings.titles)
    exact = [where for where, title in titles.items() if _bare(title) == _bare(place)]
    found = exact or [where for where, title in titles.items() if _bare(place) in _bare(title)]
    # One's own groups alone: whoever is not in a group neither writes there nor hears that there is one.
    mine = [where for where in found if await _is_there(visit, where[0])]
    if not mine:
        raise Sorry(texts.NO_SUCH_GROUP.format(place=place[:20]))
    if len(mine) > 1:
        raise Sorry(texts.GROUPS_ALIKE.format(place=place[:20]))
    chat, thread = mine[0]
    # What everybody there reads goes by the house's clock, as if it had been asked for there.
    return replace(sub, chat_id=chat, thread_id=thread or None, zone=visit.desk.settings.timezone)


def _bare(name: str) -> str:
    return "".join(name.split()).strip('“”"「」《》').removesuffix("群").removesuffix("组").lower()


async def _is_there(visit: Visit, chat: int) -> bool:
    if chat == visit.chat_id:
        return True
    try:
        member = await visit.context.bot.get_chat_member(chat, visit.person.user_id)
    except TelegramError:
        return False
    return member.status not in _AWAY
