"""/stats: how the house is doing, and who did what; for administrators."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from zoneinfo import ZoneInfo

from bot import texts
from bot.features.lists import remember
from bot.render.buttons import Act
from bot.render.keyboards import Button, pager
from bot.render.markup import bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import articles, deeds, members
from store.activity import Activity, activity
from store.deeds import Deed
from store.values import Overview, View

ACTS, KIND = "stats", "trail"
_STEP = 12
# So many of those who cannot be reached are named.
_NAMED = 8
_NUMBERS = re.compile(r"\d+")
# Deeds that concern a person; the others concern a chat or a page.
_OF_PEOPLE = frozenset({"admit", "refuse", "join", "remove", "role", "forward", "take back", "share"})


async def run(visit: Visit, _: str) -> Screen:
    """The numbers."""
    store, now = visit.desk.store, visit.desk.clock.now()
    held, found = await store.aread(articles.overview), await store.aread(activity, now)
    names = await _names(visit)
    lag = ""
    # What is to leave later, or was written before the clock was set back, waits for nothing.
    waited = now - found.oldest_waiting if found.oldest_waiting else dt.timedelta()
    if (minutes := int(waited.total_seconds() // 60)) > 0:
        lag = texts.STATS_LAG.format(minutes=minutes)
    lines = [bold(texts.STATS_HEAD), plain(_archive(held)), *(plain(line) for line in _numbers(found, lag))]
    if found.asleep:
        lines.append(plain("\n" + texts.STATS_ASLEEP))
        lines += [plain(line) for line in _asleep(found, names)]
    return Screen(join(lines), ((Button(texts.STATS_TRAIL, Act(ACTS, "trail", 0)),),))


def _asleep(found: Activity, names: dict[int, str]) -> list[str]:
    """Whose subscriptions cannot be delivered, each once, and what helps."""
    people = Counter(user for user, _ in found.asleep)
    lines = [
        texts.STATS_ASLEEP_LINE.format(who=names.get(user, str(user)), count=count)
        for user, count in people.most_common(_NAMED)
    ]
    left = [texts.STATS_ASLEEP_MORE.format(count=len(people) - _NAMED)] if len(people) > _NAMED else []
    return [*lines, *left, texts.STATS_ASLEEP_HELP]


def _archive(held: Overview) -> str:
    if not held.newest or not held.oldest:
        return texts.STATS_EMPTY
    oldest, newest = texts.full_day(held.oldest), texts.full_day(held.newest)
    return texts.STATS_ARCHIVE.format(articles=held.articles, oldest=oldest, newest=newest)


def _numbers(found: Activity, lag: str) -> list[str]:
    return [
        texts.STATS_PEOPLE.format(members=found.members, active=found.active),
        texts.STATS_READING.format(openings=found.openings, forwards=found.forwards),
        texts.STATS_SUBSCRIPTIONS.format(subscriptions=found.subscriptions, asleep=len(found.asleep)),
        texts.STATS_QUEUE.format(
            waiting=found.waiting, lag=lag, sent=found.sent, kept=found.kept, dropped=found.dropped
        ),
    ]


async def act(visit: Visit, asked: Act) -> Screen:
    """The trail of who did what.

    Raises:
        Sorry: this person may not look.
    """
    if asked.action != "trail":
        raise Sorry(texts.BUTTON_DEAD)
    return await show(visit, await remember(visit, KIND), 0)


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """A stretch of the trail, the newest first.

    Raises:
        Sorry: this person may not look.
    """
    if not visit.person.is_administrator:
        raise Sorry(texts.NOT_ALLOWED)
    found = await visit.desk.store.aread(deeds.newest, limit=_STEP, offset=offset)
    if not found:
        raise Sorry(texts.TRAIL_NONE)
    total = await visit.desk.store.aread(deeds.count)
    names = await _names(visit)
    lines = [bold(texts.TRAIL_HEAD), *(plain(_line(visit, deed, names)) for deed in found)]
    return Screen(join(lines), (pager(view.id, offset, _STEP, total, len(found)),))


def _line(visit: Visit, deed: Deed, names: dict[int, str]) -> str:
    wall = deed.at.astimezone(ZoneInfo(visit.desk.settings.timezone))
    what = texts.DEEDS.get(deed.what, deed.what)
    if deed.whom is not None and deed.what in _OF_PEOPLE:
        what = texts.TRAIL_WHOM.format(what=what, whom=_name(deed.whom, names))
    # Who was admitted or removed is noted by name, for the time when there is no member of that number.
    detail = _detail(deed)
    if detail and not (deed.whom is not None and detail == names.get(deed.whom)):
        what += f"（{detail[:40]}）"
    who = _name(deed.by, names)
    return texts.TRAIL_LINE.format(when=f"{texts.short_day(wall.date())} {wall:%H:%M}", who=who, what=what)


def _detail(deed: Deed) -> str:
    """What is noted of a deed, in words."""
    numbers = _NUMBERS.findall(deed.detail or "") if deed.what == "invite" else []
    if len(numbers) == 2:
        return texts.TRAIL_INVITE.format(uses=numbers[0], days=numbers[1])
    if deed.what == "role":
        return texts.ROLES.get(deed.detail or "", deed.detail or "")
    return deed.detail or ""


def _name(user: int, names: dict[int, str]) -> str:
    return names.get(user, str(user)) if user else texts.TRAIL_NOBODY


async def _names(visit: Visit) -> dict[int, str]:
    every = await visit.desk.store.aread(members.members)
    return {each.user_id: each.name for each in every} | {visit.person.user_id: visit.person.name}
