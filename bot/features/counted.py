"""第二篇, or 2 alone: an article of the list that was shown last in the private chat, or is replied to."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

from bot import texts
from bot.counted import LAST, is_number, is_numeral, read_counted, read_several
from bot.delivery.told import numbered
from bot.features import read, search
from bot.features.above import list_above
from bot.render.buttons import Begin, Choose, OpenArticle, OpenPage
from bot.render.keyboards import Button
from bot.render.markup import plain
from bot.screen import Screen
from bot.visit import Visit
from store import brought, views
from store.errors import StoreError

_log = logging.getLogger(__name__)
_OF_A_LIST = re.compile("篇|打开|点|看|读|新闻|文章|报道|消息")
# No label: the list that was shown last is that of a search without hits.
_NO_HITS = "none"
_Numbered = dict[int, OpenArticle]


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
        shown = {_NO_HITS: []}
    try:
        await visit.desk.store.awrite(views.shown, visit.person.user_id, shown, visit.desk.clock.now())
    except StoreError as error:
        _log.warning("a list was not noted: %s", error)


def _is_uncounted(button: Button) -> bool:
    """A page among headlines, a day or time to choose: 1 may be said of those, and of no older list."""
    is_day = isinstance(button.does, Begin) and any(map(str.isdecimal, button.label))
    return is_day or isinstance(button.does, OpenPage | Choose)


async def answered(visit: Visit, text: str) -> Screen | None:
    """The article that a sentence counts out of the last list; None where there is no list: a search."""
    several = read_several(text)
    wanted = None if several else read_counted(text)
    if wanted is None:
        return await _opened(visit, several) if several else None
    there = await shown(visit)
    if there is None:
        return Screen(plain(await _why_uncounted(visit))) if _OF_A_LIST.search(text) else None
    if not there:
        return await search.nothing_open(visit, text, texts.NO_LIST) if _OF_A_LIST.search(text) else None
    number = max(there) if wanted == LAST else wanted
    if number in there:
        return await read.open_article(visit, there[number])
    said = texts.NOT_ON_LIST.format(number=number, first=min(there), last=max(there))
    # 第二个 on the second page: the list has it, though not there.
    if _OF_A_LIST.search(text) or (number < min(there) and not is_number(text)):
        return Screen(plain(said))
    # A number alone may be looked for, and 第十条 is of a law.
    return await search.run_noted(visit, text, said) if is_number(text) or is_numeral(text) else None


async def _opened(visit: Visit, numbers: Sequence[int]) -> Screen | None:
    """All of these; None where the last list lacks one: a search."""
    there = await shown(visit)
    if not there or not there.keys() >= set(numbers):
        return None
    return await opened(visit, [there[number] for number in numbers])


async def opened(visit: Visit, doors: Sequence[OpenArticle]) -> Screen | None:
    """All of these articles, each in a message of its own; the last is the answer."""
    *first, last = doors
    for one in first:
        await visit.send(await read.open_article(visit, one))
    return await read.open_article(visit, last)


async def is_empty(visit: Visit) -> bool:
    """Whether the list that was shown last is one of nothing."""
    noted = await visit.desk.store.aread(views.last_shown, visit.person.user_id)
    return noted is not None and _NO_HITS in noted.items


async def _why_uncounted(visit: Visit) -> str:
    """Why what was shown last has no numbers: nothing was found, or it is a list of pages."""
    return texts.NOTHING_COUNTED if await is_empty(visit) else texts.NOT_COUNTED


async def shown(visit: Visit) -> _Numbered | None:
    """The articles by their numbers, of the list replied to or shown last; None: it has no numbers."""
    return list_above(visit) or await _last(visit)


async def _last(visit: Visit) -> _Numbered | None:
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
    if noted is not None and not noted.items.keys() - {_NO_HITS}:
        return None
    return {} if noted is None else {int(label): OpenArticle(*does) for label, does in noted.items.items()}
