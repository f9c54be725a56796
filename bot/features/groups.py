"""Groups: an administrator binds one, or a topic of it; there the bot answers members."""

from __future__ import annotations

from bot import texts
from bot.render.buttons import (
    Act,
    Begin,
    Change,
    Choose,
    OfSubscription,
    OpenArticle,
    OpenPage,
    Press,
    ShowView,
)
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import bindings

_NOT = ("取消", "解除", "off")


async def usage(visit: Visit, _: str) -> Screen:
    """/bind in a private chat: where it is to be sent."""
    return Screen(plain(texts.BIND_USAGE))


async def bind(visit: Visit, argument: str) -> Screen:
    """Bind this group or topic, or undo it.

    Raises:
        Sorry: this person may not.
    """
    if not visit.person.is_administrator:
        raise Sorry(texts.NOT_ALLOWED)
    desk, by = visit.desk, visit.person.user_id
    chat, thread, now = visit.chat_id, visit.thread_id or 0, desk.clock.now()
    if argument in _NOT:
        gone = await desk.store.awrite(bindings.unbind, chat, thread, by=by, now=now)
        return Screen(plain(texts.UNBOUND if gone else texts.NOT_BOUND))
    title = (visit.update.effective_chat.title or "") if visit.update.effective_chat else ""
    fresh = await desk.store.awrite(bindings.bind, chat, thread, title=title, by=by, now=now)
    return Screen(plain(texts.BOUND if fresh else texts.BOUND_ALREADY))


async def is_open(visit: Visit) -> bool:
    """Whether this person is answered here: a member in a bound group or topic."""
    if not visit.person.admitted:
        return False
    return await visit.desk.store.aread(bindings.is_bound, visit.chat_id, visit.thread_id or 0)


def fits(press: Press | None) -> bool:
    """Whether a button may be pressed where everybody reads along."""
    match press:
        case ShowView() | OpenArticle() | OpenPage() | Begin() | Change() | OfSubscription() | Choose():
            # What is somebody's own (a card, a subscription) is looked at again where it is pressed.
            return True
        case Act("clip", "add" | "hits" | "issue" | "edition"):
            # It answers with a line that only its presser sees.
            return True
        case _:
            return False
