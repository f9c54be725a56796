"""第二个, 都改, 产改那个: 改哪一个？ answered in words, and a number said to 我的订阅."""

from __future__ import annotations

from collections.abc import Mapping

from bot import texts
from bot.chosen import Chosen, read_chosen
from bot.delivery.told import numbered as counted_in
from bot.features import numbered, unsubscribing, which
from bot.features.above import list_above
from bot.features.search import instead
from bot.features.typed import WAITS
from bot.render import buttons
from bot.render.buttons import Act, OfSubscription, Press
from bot.render.keyboards import Button, Row, in_rows
from bot.screen import Sorry
from bot.visit import Visit
from store import brought, subscriptions, views

_A_ROW = 5


async def pressed(visit: Visit, text: str) -> tuple[Press, ...]:
    """The buttons that an answer to the question on the screen presses; none where it is no answer to one.

    Raises:
        Sorry: there is no such number, or nothing is to be done at all.
    """
    noted = await _asked(visit)
    doors = numbered.doors(noted)
    if not doors:
        return ()
    chosen = read_chosen(text)
    if chosen is None:
        return await _by_topic(visit, text, doors)
    if (chosen.none or (chosen.refused and not _ends(doors))) and not _is_list(doors):
        raise Sorry(texts.NOTHING_CHANGED)
    if chosen.every:
        return await _all(visit, chosen, doors, noted)
    if chosen.words:
        # 产改的 below 我的订阅 is looked for.
        return (
            ()
            if _is_list(doors) and text.strip().endswith("的")
            else await _called(visit, chosen.words, doors, noted)
        )
    return await _numbers(visit, text, chosen, doors, noted)


def may_be_sought(text: str) -> bool:
    """Whether what answers is only the name of a topic, which may be looked for as well."""
    return read_chosen(text) is None


async def _asked(visit: Visit) -> Mapping[str, str]:
    """What is noted of the question that was shown last, where nothing came after it; else empty."""
    user = visit.person.user_id
    if visit.chat_id != user or list_above(visit):
        return {}
    noted = await visit.desk.store.aread(views.last_pressable, user)
    if noted is None or visit.desk.clock.now() - noted.at > WAITS or not numbered.doors(noted.items):
        return {}
    came = await visit.desk.store.aread(brought.last_sent, user, noted.at)
    # A digest that came since stands below the question: its numbers are meant.
    return {} if any(map(counted_in, came)) else noted.items


def _is_list(doors: Mapping[int, Press]) -> bool:
    """Whether nothing is asked: 我的订阅."""
    return any(isinstance(press, OfSubscription) and press.action == "edit" for press in doors.values())


def _ends(doors: Mapping[int, Press]) -> bool:
    return any(isinstance(press, OfSubscription) and press.action == "end" for press in doors.values())


async def _all(
    visit: Visit, chosen: Chosen, doors: Mapping[int, Press], noted: Mapping[str, str]
) -> tuple[Press, ...]:
    if chosen.count not in {None, len(doors)}:
        return ()
    if _ends(doors):
        mine = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
        if len(mine) > len(doors):
            raise Sorry(texts.ONE_BY_ONE, _keyboard(noted))
        return (Act(unsubscribing.ACTS, "sure", mine[-1].id),)
    press = buttons.read(noted.get(numbered.ALL))
    return (press,) if press else ()


async def _numbers(
    visit: Visit, text: str, chosen: Chosen, doors: Mapping[int, Press], noted: Mapping[str, str]
) -> tuple[Press, ...]:
    numbers = [max(doors) + 1 + each if each < 0 else each for each in chosen.numbers]
    if _is_list(doors):
        # The numbers are those of the whole list, of which a part is shown.
        mine = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
        doors = {at: OfSubscription(sub.id, "edit") for at, sub in enumerate(mine, start=1)} | {**doors}
    if len(numbers) > 1 and (_is_list(doors) or _ends(doors)):
        raise Sorry(texts.ONE_BY_ONE, _keyboard(noted))
    if missing := [each for each in numbers if each not in doors]:
        said = texts.NOT_ASKED.format(number=missing[0], first=min(doors), last=max(doors))
        raise Sorry(said, (*_keyboard(noted), await instead(visit, text.strip())))
    return tuple(doors[each] for each in numbers)


async def _called(
    visit: Visit, words: str, doors: Mapping[int, Press], noted: Mapping[str, str]
) -> tuple[Press, ...]:
    """产改那个: the one that is called so; none where none is."""
    mine = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    of = {numbered.subscription_of(press): press for press in doors.values()}
    found = [of[sub.id] for sub in unsubscribing.matching([sub for sub in mine if sub.id in of], words)]
    if len(found) > 1:
        raise Sorry(texts.SEVERAL_CALLED_SO.format(count=len(found), typed=words[:20]), _keyboard(noted))
    return tuple(found)


async def _by_topic(visit: Visit, text: str, doors: Mapping[int, Press]) -> tuple[Press, ...]:
    """产改, where it is asked which: the only one of just that topic."""
    if _is_list(doors):
        return ()
    of = {numbered.subscription_of(press): press for press in doors.values()}
    mine = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    called = [of[sub.id] for sub in mine if sub.id in of and text.strip() in sub.topics]
    return tuple(called) if len(called) == 1 else ()


def _keyboard(noted: Mapping[str, str]) -> tuple[Row, ...]:
    """The question's buttons: it goes on waiting."""
    every = [Button(str(at), press) for at, press in numbered.doors(noted).items()]
    whole = buttons.read(noted.get(numbered.ALL))
    last = buttons.read(noted.get(texts.CANCEL))
    label = texts.CHANGE_ALL if isinstance(whole, Act) and whole.what == which.ACTS else texts.STOP_ALL
    row = [Button(label, whole)] if whole else []
    return (*in_rows(every, _A_ROW), (*row, *([Button(texts.CANCEL, last)] if last else [])))
