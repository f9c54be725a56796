"""The list that a person was shown last in the private chat, or replies to: its articles by their numbers."""

from __future__ import annotations

import logging

from bot.delivery.told import numbered
from bot.features.above import list_above
from bot.render.buttons import Begin, Choose, OpenArticle, OpenPage
from bot.render.keyboards import Button
from bot.screen import Screen
from bot.visit import Visit
from store import brought, views
from store.errors import StoreError

_log = logging.getLogger(__name__)

# No label: the list that was shown last is that of a search without hits; beside it stands the one before.
_NO_HITS = "none"
Numbered = dict[int, OpenArticle]


async def note(visit: Visit, screen: Screen) -> None:
    """The list on a screen is the last that this person was shown, in the private chat.

    A store that cannot be written is still read from. What is shown in a group is everybody's.
    """
    items = [button for row in screen.keyboard for button in row]
    shown = {
        button.label: [button.does.article, button.does.view, button.does.offset]
        for button in items
        if isinstance(button.does, OpenArticle) and button.label.isdecimal()
    }
    # Headlines page by page have no numbers: whoever counts them means none of an older list.
    empty = not shown and (visit.sought or visit.emptied)
    uncounted = not shown and (empty or any(map(_is_uncounted, items)))
    if not (shown or uncounted) or visit.chat_id != visit.person.user_id:
        return
    if empty:
        shown = {_NO_HITS: [], **(await _above(visit) if visit.sought else {})}
    try:
        await visit.desk.store.awrite(views.shown, visit.person.user_id, shown, visit.desk.clock.now())
    except StoreError as error:
        _log.warning("a list was not noted: %s", error)


def _is_uncounted(button: Button) -> bool:
    """A page among headlines, a day or time to choose: 1 may be said of those, and of no older list."""
    is_day = isinstance(button.does, Begin) and any(map(str.isdecimal, button.label))
    return is_day or isinstance(button.does, OpenPage | Choose)


async def _above(visit: Visit) -> dict[str, list[int]]:
    """The items of the list above a search without hits that is now shown, be it asked for or brought."""
    there = await _last(visit)
    if not there:
        return await _before(visit)
    return {str(label): [does.article, does.view, does.offset] for label, does in there.items()}


async def _before(visit: Visit) -> dict[str, list[int]]:
    """The items of the list that is on the screen above a search without hits, as they are written down."""
    noted = await visit.desk.store.aread(views.last_shown, visit.person.user_id)
    return {label: does for label, does in noted.items.items() if label != _NO_HITS} if noted else {}


async def above_nothing(visit: Visit) -> Numbered:
    """The articles of the list above the search that has found nothing; none where that is not shown last."""
    above = await _before(visit) if await is_empty(visit) and visit.chat_id == visit.person.user_id else {}
    return {int(label): OpenArticle(*does) for label, does in above.items()}


async def is_empty(visit: Visit) -> bool:
    """Whether the list that was shown last is one of nothing."""
    noted = await visit.desk.store.aread(views.last_shown, visit.person.user_id)
    return noted is not None and _NO_HITS in noted.items


async def shown(visit: Visit) -> Numbered | None:
    """The articles by their numbers, of the list replied to or shown last; None: it has no numbers."""
    return list_above(visit) or await _last(visit)


async def _last(visit: Visit) -> Numbered | None:
    """The last list of the private chat: asked for, or brought since; None: it has no numbers."""
    user = visit.person.user_id
    if visit.chat_id != user:
        return {}
    noted = await visit.desk.store.aread(views.last_shown, user)
    since = noted.at if noted else None
    # Of several messages the one that has numbers and stands lowest.
    for sent in await visit.desk.store.aread(brought.last_sent, user, since):
        if there := numbered(sent):
            return {int(label): OpenArticle(article) for label, article in there.items()}
    if noted is not None and (not noted.items or _NO_HITS in noted.items):
        return None
    return {} if noted is None else {int(label): OpenArticle(*does) for label, does in noted.items.items()}
