"""Which subscription is a change meant of? The question, and the change kept until it is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from bot import texts
from bot.delivery.wanted import Wish
from bot.features.lists import number_of, remember, text_of
from bot.features.subscription import describe, places
from bot.features.wishing import in_words
from bot.render.buttons import Act
from bot.render.keyboards import Button, in_rows
from bot.render.markup import bold, join, plain, shortened
from bot.screen import Screen
from bot.visit import Visit
from store.subscriptions import Style, Subscription
from store.values import View

ACTS = KIND = "change"
# Of a question which one is to stop.
STOPS = "stop"
_A_ROW = 5
# A saved search may be a long query.
_LENGTH = 80


async def asked(
    visit: Visit, mine: Sequence[Subscription], wish: Wish, head: str = "", every: str = texts.CHANGE_ALL
) -> Screen:
    """Which of these takes the change; `every`: the label of what says that all do."""
    view = await _kept(visit, mine, wish)
    where = await visit.desk.store.aread(places, mine)
    lines = [bold(head or texts.CHANGE_WHICH.format(what=in_words(wish), count=len(mine)))]
    for at, sub in enumerate(mine, start=1):
        lines.append(plain(f"{at}. ") + shortened(plain(describe(sub, where.get(sub.id, ""))), _LENGTH))
    doors = [Button(str(at), Act(ACTS, "one", view.id, sub.id)) for at, sub in enumerate(mine, start=1)]
    last = (
        Button(every, Act(ACTS, "all", view.id)),
        Button(texts.CANCEL, Act(ACTS, "none", view.id)),
    )
    return Screen(join(lines), (*in_rows(doors, _A_ROW), last))


async def meant(visit: Visit, mine: Sequence[Subscription], wish: Wish) -> Screen:
    """Whether the change is meant at all; of several also of which."""
    if len(mine) > 1:
        return await asked(visit, mine, wish)
    return await asked(visit, mine, wish, texts.CHANGE_MEANT.format(what=in_words(wish)), texts.CONFIRM)


async def _kept(visit: Visit, mine: Sequence[Subscription], wish: Wish) -> View:
    numbers = ",".join(str(sub.id) for sub in mine)
    how: dict[str, str | int | None] = {"minute": wish.minute, "days": wish.days, "style": wish.style}
    how |= {"topics": "\n".join(wish.topics)}
    how |= {"shift": wish.shift, "again": int(wish.again), "towards": wish.towards, "half": int(wish.half)}
    how |= {"survey": int(wish.survey), "back": int(wish.back), "since": wish.since}
    return await remember(visit, KIND, subs=numbers, longer=int(wish.longer), **how)


def wish_of(view: View) -> Wish:
    """The change that was asked about."""
    minute = view.params.get("minute")
    style = next((each for each in get_args(Style) if each == text_of(view, "style")), None)
    minute = minute if isinstance(minute, int) else None
    topics = tuple(filter(None, (text_of(view, "topics") or "").split("\n")))
    wish = Wish(minute, text_of(view, "days"), topics, style=style, since=text_of(view, "since") or "")
    survey, back, longer = (bool(number_of(view, name)) for name in ("survey", "back", "longer"))
    wish = replace(wish, shift=number_of(view, "shift"), again=bool(number_of(view, "again")))
    wish = replace(wish, towards=number_of(view, "towards"), half=bool(number_of(view, "half")))
    return replace(wish, survey=survey, back=back, longer=longer)
