"""第一个和第三个改到十点, 前两个停三天, 产改和安全都改到八点: what is said of some of several."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot import texts
from bot.delivery.asking import Asking
from bot.delivery.changes import read_change
from bot.delivery.clauses import bared, is_order
from bot.delivery.resuming import is_today
from bot.delivery.severally import Said, Severally, clauses, read_severally
from bot.delivery.stops import Stop, read_stop
from bot.delivery.wanted import Wish
from bot.features import (
    asking,
    booking,
    changing,
    doubting,
    pausing,
    resuming,
    search,
    stopping,
    unsubscribing,
)
from bot.features.clauses import ordered, unread
from bot.features.lastshown import view_on_screen
from bot.features.subscription import coming, describe
from bot.features.undoing import undoable
from bot.features.unsubscribing import called, place
from bot.refining import read as refines
from bot.render.keyboards import Row
from bot.render.markup import join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import subscriptions
from store.subscriptions import Subscription

# So much of what is said is said back.
_SHORT = 10
# So many parts a sentence has.
_FEWEST, _MOST = 2, 3


async def answered(visit: Visit, text: str) -> Screen | None:
    """What has become of those that are meant; None for another sentence, or where none are called so.

    Raises:
        Sorry: there are not so many, or it is not said which.
    """
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    if not every:
        return None
    for meant in read_severally(text):
        mine = _meant(every, meant)
        if mine is None:
            continue
        if meant.but and refines(text) and await view_on_screen(visit):
            # 除了工会的都不要 is said to the hits.
            return None
        if await search.is_held(visit, f"“{text.strip()}”"):
            return None
        _check(every, mine, meant, await search.instead(visit, text.strip()))
        return await _done(visit, mine, meant, text)
    parts = clauses(text)
    each = _FEWEST <= len(parts) <= _MOST and _are_orders(parts)
    if not each or await search.is_held(visit, f"“{text.strip()}”"):
        return None
    changes = [change for part in parts if (change := read_change(bared(part)))]
    if any([await doubting.is_doubtful(visit, change.wish) for change in changes]):
        raise Sorry(texts.MAY_BE_OF_WORK, (await search.instead(visit, text.strip()),))
    return await _each(visit, parts)


async def of_those(visit: Visit, text: str, numbers: Collection[str]) -> Screen | None:
    """不对，停五天 behind 前两个停三天 is said of those two; None where it names others, or says nothing."""
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    mine = [sub for sub in every if str(sub.id) in numbers]
    bare = not any(read_severally(text))
    ways = (
        way for way in read_severally(f"全部{text}") if bare and not (way.names or way.first or way.count)
    )
    meant = next(ways, None)
    return await _done(visit, mine, meant, text) if mine and meant else None


def _are_orders(parts: list[str]) -> bool:
    """Whether each is an order; one that names what it stops is, beside others: 产改改到八点，欠薪停三天."""
    sure = [any(read_severally(part)) or is_order(part) for part in parts]
    stops = (read_stop(part) for part in parts)
    return any(sure) and all(one or (stop and stop.words) for one, stop in zip(sure, stops, strict=True))


@undoable
async def _each(visit: Visit, parts: list[str]) -> Screen | None:
    """前两个停到1号，第三个退了: each as if it were said alone; None where the first says nothing."""
    shown: list[Screen] = []
    ends: list[int] = []
    refused: list[Sorry] = []
    for part in parts:
        try:
            one = await answered(visit, part) or await ordered(visit, part)
        except Sorry as sorry:
            # What is said beside it is done all the same: both is said.
            refused.append(sorry)
            one = sorry.screen
        if one is None:
            break
        asked = await unsubscribing.asked_of(visit, one)
        ends += asked
        shown.append(replace(one, text=plain("")) if asked else one)
    if refused and len(refused) == len(shown):
        raise refused[0]
    lines = [one.text for one in shown if one.text.text]
    if shown and len(shown) < len(parts):
        lines.append(unread(parts[len(shown) :]))
    if not ends:
        return replace(shown[-1], text=join(lines, "\n\n")) if shown else None
    # 第一个退了，第二个也退了: one question, for one answer.
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    question = await unsubscribing.sure_of(visit, [sub for sub in every if sub.id in ends])
    return replace(question, text=join([*lines, question.text], "\n\n"))


def _meant(every: Sequence[Subscription], meant: Severally) -> list[Subscription] | None:
    """Those that are called so, each once, in their order; None where one of the names is nobody's."""
    if meant.count:
        # Two digests and an alert: at another time only the digests can come.
        digests = [sub for sub in every if sub.kind == "digest"]
        may_be = digests if _is_change(meant.said) else list(every)
        return may_be if meant.count in {len(may_be), len(every)} else []
    if not meant.names and not meant.first:
        return list(every)
    if meant.first:
        return list(every[: meant.first] if meant.first > 0 else every[meant.first :])
    each = [called(every, name) for name in meant.names]
    if not all(found or place(name, len(every)) for found, name in zip(each, meant.names, strict=True)):
        return None
    numbers = {sub.id for found in each for sub in found}
    # 除了第一个都停三天
    return [sub for sub in every if (sub.id in numbers) != meant.but]


def _check(every: Sequence[Subscription], mine: Sequence[Subscription], meant: Severally, way: Row) -> None:
    """Whether there are so many.

    Raises:
        Sorry: there are not, or which of them are meant is not said.
    """
    many, rest = len(every), meant.rest[:_SHORT]
    if meant.count and not mine:
        form = texts.WHICH_OF_ALL if many > meant.count else texts.ONLY_SO_MANY
        raise Sorry(form.format(count=many, rest=rest), (way,))
    if abs(meant.first) > many:
        raise Sorry(texts.ONLY_SO_MANY.format(count=many, rest=rest), (way,))
    if missing := [at for name in meant.names if (at := place(name, many)) > many]:
        raise Sorry(texts.NO_SUCH_SUBSCRIPTION.format(number=missing[0], count=many), (way,))
    if meant.but and not mine:
        raise Sorry(texts.NO_OTHER_SUBSCRIPTION, (way,))


def _is_change(said: Said) -> bool:
    return said.asked is not None and said.asked.what == "change"


@undoable
async def _done(visit: Visit, mine: list[Subscription], meant: Severally, text: str) -> Screen | None:
    """What has become of them; those that are brought to a group stay as they are, and that is said."""
    here = [sub for sub in mine if sub.chat_id == visit.chat_id]
    elsewhere = [describe(sub) for sub in mine if sub not in here]
    if not elsewhere or not (meant.said.stop or meant.said.again or _is_change(meant.said)):
        return await _of_these(visit, mine, here, meant, text)
    note = plain(texts.NOT_OF_GROUPS.format(which="；".join(elsewhere)))
    if not here:
        return Screen(note, (await search.instead(visit, text.strip()),))
    shown = await _of_these(visit, mine, here, meant, text)
    return replace(shown, text=join([shown.text, note], "\n\n")) if shown else None


async def _of_these(
    visit: Visit, mine: list[Subscription], here: list[Subscription], meant: Severally, text: str
) -> Screen | None:
    said = meant.said
    if said.stop:
        return await stopping.these(visit, here, said.stop) if here else None
    if said.again:
        return await _again(visit, here, said.again)
    names = () if meant.but else meant.names
    return await _asked(visit, mine, names, said.asked, text) if said.asked else None


async def _asked(
    visit: Visit, mine: list[Subscription], names: tuple[str, ...], asked: Asking, text: str
) -> Screen | None:
    if asked.what in {"stop named", "resume named"}:
        stop = asked.what == "stop named"
        other = [sub for sub in mine if sub.paused != stop or (sub.stop_from and not stop)]
        return await pausing.these(visit, other, stop=stop) if other else _as_they_are(visit, mine)
    if asked.what == "change":
        return await _changed(visit, mine, asked, text)
    by_topics = bool(names) and not any(map(place, names))
    if by_topics and asking.ends_less(text):
        return await _less(visit, mine, names)
    return await unsubscribing.sure_of(visit, mine)


def _as_they_are(visit: Visit, mine: Sequence[Subscription]) -> Screen:
    """Those that go on already, or stand still already: when each comes."""
    now = visit.desk.clock.now()
    return Screen(
        plain("\n".join(line for sub in mine for line in (describe(sub), coming(sub, now)) if line))
    )


async def _again(visit: Visit, here: list[Subscription], again: Stop) -> Screen | None:
    today = pausing.today_of(visit, here[0].zone) if here else None
    if today and is_today(again, today):
        paused = [sub for sub in here if sub.paused]
        return await pausing.these(visit, paused, stop=False) if paused else _as_they_are(visit, here)
    until = await booking.until(visit, again, today) if today else None
    if until is None:
        return None
    still = [sub for sub in here if resuming.stands(sub, until)]
    return await booking.ends(visit, still, until, several=True) if still else _as_they_are(visit, here)


async def _changed(visit: Visit, mine: list[Subscription], asked: Asking, text: str) -> Screen | None:
    wish = asked.wish or Wish()
    asks = asked.doubted or await doubting.is_doubtful(visit, wish)
    shown = await changing.changed(visit, wish, "", asks=asks, every=True, among=mine)
    if shown is None or not asks:
        return shown
    return replace(shown, keyboard=(*shown.keyboard, await search.instead(visit, text.strip())))


async def _less(visit: Visit, mine: list[Subscription], names: tuple[str, ...]) -> Screen | None:
    """劳模和工匠都去掉: what brings nothing else ends, when that is confirmed; of all else the rest stays."""
    heads = {sub: {topic.split()[0] for topic in sub.topics} for sub in mine}
    ends = [sub for sub in mine if heads[sub] <= set(names)]
    shown: list[Screen | None] = []
    for sub in mine:
        if sub not in ends:
            wish = Wish(topics=tuple(f"-{name}" for name in names if name in heads[sub]))
            shown.append(await changing.changed(visit, wish, "", every=True, among=[sub]))
    shown += [await unsubscribing.sure_of(visit, ends)] if ends else []
    said = [one for one in shown if one]
    return replace(said[-1], text=join([one.text for one in said], "\n\n")) if said else None
