"""收藏第2和第4篇, 把2和4转给李明, 看第2到4篇: articles of the list shown last, by their numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot import texts
from bot.features import counted, keeping, lastshown, onscreen, search, send
from bot.leadins import without_lead_in
from bot.picked import ALL, Picked, read_picked
from bot.render.buttons import OpenArticle
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit

_SEVERAL, _MOST_SENT, _MOST_READ = 2, 10, 5


@dataclass(frozen=True, slots=True)
class Meant:
    """What is to be done, and with which articles, in the order in which they were named."""

    asked: Picked
    articles: tuple[int, ...]
    doors: tuple[OpenArticle, ...]


async def asked(visit: Visit, text: str) -> Meant | None:
    """What is to be done with articles of the list shown last; None for another sentence, or with no list.

    Raises:
        Sorry: the list has no article of such a number.
    """
    said = read_picked(text)
    if said is None or visit.chat_id != visit.person.user_id:
        return None
    if said.numbers == ALL and not await lastshown.is_list_on_screen(visit):
        # 全部发给王芳 may be said of the article that is open.
        return None
    there = await onscreen.shown(visit)
    if await search.is_title(visit, text):
        return None
    if not there:
        await _nothing_shown(visit, text, said)
        return None
    if said.what == "send" and not await _to_somebody(visit, said):
        return None
    # 最后三篇 of a list of two are those two.
    from_end = [max(there) + 1 + number for number in said.numbers if number < 0]
    numbers = [number for number in said.numbers if number >= 0] + [n for n in from_end if n >= min(there)]
    missing = next((number for number in numbers if number not in there), None)
    if missing is not None:
        on_list = {"number": missing, "first": min(there), "last": max(there)}
        raise Sorry(texts.NOT_ON_LIST.format(**on_list), (await search.instead(visit, text),))
    if said.what == "send" and len(numbers) > _MOST_SENT:
        # A colleague gets each in a message of its own.
        raise Sorry(texts.SEND_SEVERAL_MOST.format(most=_MOST_SENT), (await search.instead(visit, text),))
    if said.what == "read" and len(numbers) > _MOST_READ:
        # Each is a message of its own, and some are long.
        raise Sorry(texts.READ_SEVERAL_MOST.format(most=_MOST_READ), (await search.instead(visit, text),))
    if said.what == "send":
        _, note = await send.meant(visit, said.rest)
        said = replace(said, rest=without_lead_in(said.rest, note))
    return Meant(said, tuple(there[number].article for number in numbers), tuple(there[n] for n in numbers))


async def _nothing_shown(visit: Visit, text: str, said: Picked) -> None:
    """收藏第2和第3篇 after a list of nothing: that nothing can be counted; 前两篇 is looked for.

    Raises:
        Sorry: they are to be kept.
    """
    if said.what == "keep" and len(said.numbers) > 1 and await onscreen.is_empty(visit):
        raise Sorry(texts.NOTHING_COUNTED, (await search.instead(visit, text),))


async def _to_somebody(visit: Visit, said: Picked) -> bool:
    """Whether it is for people: named for certain, or, where it says to give it, for whoever it may be."""
    found, _ = await send.meant(visit, said.rest)
    if all(one.sure for one in found):
        return True
    return said.given and await send.asked(visit, f"把这篇转给{said.rest}") is not None


async def done(visit: Visit, meant: Meant) -> Screen | None:
    """Keep them, open each of them, or hand each of them on.

    Raises:
        Sorry: of several it is not certain to whom, or they are gone.
    """
    if meant.asked.what == "keep":
        return Screen(plain(await keeping.keep_these(visit, meant.articles)))
    if meant.asked.what == "read":
        return await counted.opened(visit, meant.doors)
    if len(meant.articles) < _SEVERAL:
        return await send.run(visit, meant.asked.rest, meant.articles[0])
    found, _ = await send.meant(visit, meant.asked.rest)
    if not all(one.sure for one in found):
        raise Sorry(
            texts.SEND_SEVERAL_WHO.format(typed=next(one.typed for one in found if not one.sure)[:20])
        )
    for nth, article in enumerate(meant.articles):
        if (asks := await send.run(visit, meant.asked.rest, article, nth)) is not None:
            return asks
    return None
