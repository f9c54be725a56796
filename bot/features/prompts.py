"""A question was asked, and the person's next message answers it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot import texts
from bot.dispatch.routing import takes_back
from bot.features import (
    addressbook,
    calendar,
    card,
    clipping,
    folder,
    folders,
    mend,
    pagelines,
    pausing,
    received,
    report,
    send,
    settings,
)
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import openings

_ANSWERS: dict[str, Callable[[Visit, int, str], Awaitable[Screen | None]]] = {
    send.NOTE: send.noted,
    send.LIST: send.list_named,
    addressbook.BOOK: addressbook.closed,
    received.REPLY: received.replied,
    clipping.NOTE: clipping.noted,
    clipping.TAGS: clipping.labelled,
    folder.FIND: folder.found,
    folders.NAME: folders.named,
    folders.OTHER_NAME: folders.renamed,
    report.WORDS: report.said,
    report.SAID: report.answered,
    pagelines.FORM: mend.answered,
    pagelines.MORE: mend.more,
    settings.ZONE: settings.zone_said,
    settings.QUIET: settings.hours_said,
    pausing.UNTIL: pausing.until_said,
    card.OWN: card.told,
    calendar.NOTICE: calendar.said,
}

# What is typed meanwhile may be about something else: the question stays open beside it.
_LEFT_OPEN = frozenset({calendar.NOTICE})
# Questions with right and wrong answers; any text answers the others.
_ASKED_AGAIN = frozenset(
    {
        settings.ZONE,
        settings.QUIET,
        folders.NAME,
        folders.OTHER_NAME,
        pausing.UNTIL,
        card.OWN,
        calendar.NOTICE,
    }
)


async def answered(visit: Visit, text: str) -> Screen | None:
    """What comes of the answer; None when nothing was asked, or this is no answer to it."""
    store, user = visit.desk.store, visit.person.user_id
    asked = await store.aread(openings.asked, user, visit.desk.clock.now())
    if asked is None or asked[0] not in _ANSWERS:
        return None
    what, number = asked
    await store.awrite(openings.answered, user)
    if takes_back(text) and what != addressbook.BOOK:
        # The chooser has a keyboard of its own to take away.
        return Screen(plain(texts.NEVER_MIND_SAID))
    try:
        answer = await _ANSWERS[what](visit, number, text)
    except Sorry:
        if what in _ASKED_AGAIN:
            # What was typed is no answer: the next message may be one.
            await store.awrite(openings.ask, user, what, number, visit.desk.clock.now())
        raise
    if answer is None and what in _LEFT_OPEN:
        await store.awrite(openings.ask, user, what, number, visit.desk.clock.now())
    return answer


async def dropped(visit: Visit) -> None:
    """Whoever asks for something else has no answer to give."""
    store, user = visit.desk.store, visit.person.user_id
    if await store.aread(openings.asked, user, visit.desk.clock.now()) is not None:
        await store.awrite(openings.answered, user)
