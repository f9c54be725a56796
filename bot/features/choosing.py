"""第二个, 都改, 产改那个: 改哪一个？ answered in words, and a number said to 我的订阅."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot import texts
from bot.chosen import Chosen, Question, read_chosen
from bot.delivery.told import numbered as counted_in
from bot.features import numbered, unsubscribing, which
from bot.features.above import list_above
from bot.features.lastshown import WAITS
from bot.features.search import instead
from bot.render import buttons
from bot.render.buttons import Act, OfSubscription, Press
from bot.render.keyboards import Button, Row, in_rows
from bot.screen import Sorry
from bot.visit import Visit
from store import brought, subscriptions, views

_A_ROW = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """The buttons that an answer presses. `named`: it is the name of a topic, and may be looked for."""

    presses: tuple[Press, ...] = ()
    named: bool = False


async def pressed(visit: Visit, text: str) -> Answer:
    """What an answer to the question on the screen presses; nothing where it is no answer to one.

    Raises:
        Sorry: there is no such number, or nothing is to be done at all.
    """
    noted = await _asked(visit)
    doors = numbered.doors(noted)
    if not doors:
        return Answer()
    question = _question(doors)
    chosen = read_chosen(text, question)
    if chosen is None:
        return Answer(await _by_topic(visit, text, doors), named=True)
    if question != "list" and (chosen.none or (chosen.refused and question != "end")):
        raise Sorry(texts.NOTHING_CHANGED)
    if chosen.every:
        return Answer(await _all(visit, chosen, doors, noted))
    if chosen.words:
        # 产改的 below 我的订阅 is looked for.
        looks = question == "list" and text.strip().endswith("的")
        return Answer() if looks else Answer(await _called(visit, chosen.words, doors, noted))
    return Answer(await _numbers(visit, text, chosen, doors, noted))


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


def _question(doors: Mapping[int, Press]) -> Question:
    """What is asked; `list`: nothing is, below 我的订阅."""
    first = next(iter(doors.values()))
    if isinstance(first, OfSubscription):
        return "end" if first.action == "end" else "list"
    return "change" if isinstance(first, Act) and first.what == which.ACTS else "stop"


async def _all(
    visit: Visit, chosen: Chosen, doors: Mapping[int, Press], noted: Mapping[str, str]
) -> tuple[Press, ...]:
    if chosen.count not in {None, len(doors)}:
        return ()
    if _question(doors) == "end":
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
    if _question(doors) == "list":
        # The numbers are those of the whole list, of which a part is shown.
        mine = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
        doors = {at: OfSubscription(sub.id, "edit") for at, sub in enumerate(mine, start=1)} | {**doors}
    if len(numbers) > 1 and _question(doors) in {"list", "end"}:
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
    """产改, where it is asked which of several: the only one of just that topic.

    Where one alone is asked about, the question is whether: a topic typed then is looked for.
    """
    if _question(doors) == "list" or len(doors) == 1:
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
