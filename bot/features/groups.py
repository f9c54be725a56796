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
    named = _names(visit)
    fresh = await desk.store.awrite(bindings.bind, chat, thread, **named, by=by, now=now)
    if not fresh:
        await keep_names(visit)
    return Screen(plain(texts.BOUND if fresh else texts.BOUND_ALREADY))


async def keep_names(visit: Visit) -> None:
    """What this group and topic are called now is what their subscriptions say."""
    chat, thread, named = visit.chat_id, visit.thread_id or 0, _names(visit)
    known = (await visit.desk.store.aread(bindings.places)).get((chat, thread))
    if known and any(value and value != getattr(known, name) for name, value in named.items()):
        await visit.desk.store.awrite(bindings.rename, chat, thread, **named)


def _names(visit: Visit) -> dict[str, str]:
    """The title of the group, and the topic's name as far as the message tells: empty where it does not.

    Bot API: in a topic a message that is no reply stands as one to the message that opened the topic.
    """
    chat, message = visit.update.effective_chat, visit.update.effective_message
    topic = ""
    if message is not None and visit.thread_id:
        above = message.reply_to_message
        if above is not None and above.forum_topic_created:
            topic = above.forum_topic_created.name
        if message.forum_topic_edited and message.forum_topic_edited.name:
            topic = message.forum_topic_edited.name
    return {"title": (chat.title or "") if chat else "", "topic": topic}


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
