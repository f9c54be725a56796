"""第二篇, or 2 alone: an article of the list that was shown last in the private chat, or is replied to."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

from bot import texts
from bot.counted import is_number, is_numeral, read_counted, read_several
from bot.features import onscreen, read, search
from bot.render.buttons import OpenArticle
from bot.render.markup import plain
from bot.screen import Screen
from bot.visit import Visit

_log = logging.getLogger(__name__)
_OF_A_LIST = re.compile("篇|打开|点|看|读|新闻|文章|报道|消息")


async def answered(visit: Visit, text: str) -> Screen | None:
    """The article that a sentence counts out of the last list; None where there is no list: a search."""
    several = read_several(text)
    wanted = None if several else read_counted(text)
    if wanted is None:
        return await _opened(visit, several) if several else None
    there = await onscreen.shown(visit)
    if there is None:
        # Below a search without hits the list above it still stands there.
        there = await onscreen.above_nothing(visit) or None
    if there is None:
        return Screen(plain(await _why_uncounted(visit))) if _OF_A_LIST.search(text) else None
    if not there:
        return await search.nothing_open(visit, text, texts.NO_LIST) if _OF_A_LIST.search(text) else None
    number = max(there) + 1 + wanted if wanted < 0 else wanted
    if number in there:
        return await read.open_article(visit, there[number])
    said = texts.NOT_ON_LIST.format(number=number, first=min(there), last=max(there))
    if wanted < 0 and number < 1:
        # 倒数第六个 of five has no number that could be named.
        said = texts.FEWER_ON_LIST.format(count=len(there), back=-wanted)
    # 第二个 on the second page: the list has it, though not there.
    if _OF_A_LIST.search(text) or (number < min(there) and not is_number(text)):
        return Screen(plain(said))
    # A number alone may be looked for, and 第十条 is of a law.
    return await search.run_noted(visit, text, said) if is_number(text) or is_numeral(text) else None


async def _opened(visit: Visit, numbers: Sequence[int]) -> Screen | None:
    """All of these; None where the last list lacks one: a search."""
    there = await onscreen.shown(visit) or await onscreen.above_nothing(visit)
    if not there or not there.keys() >= set(numbers):
        return None
    return await opened(visit, [there[number] for number in numbers])


async def opened(visit: Visit, doors: Sequence[OpenArticle]) -> Screen | None:
    """All of these articles, each in a message of its own; the last is the answer."""
    *first, last = doors
    for one in first:
        await visit.send(await read.open_article(visit, one))
    return await read.open_article(visit, last)


async def _why_uncounted(visit: Visit) -> str:
    """Why what was shown last has no numbers: nothing was found, or it is a list of pages."""
    return texts.NOTHING_COUNTED if await onscreen.is_empty(visit) else texts.NOT_COUNTED
