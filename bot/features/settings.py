"""/settings: the clock, the style and the quiet of a person, and what is kept about them."""

from __future__ import annotations

import json
import re
import unicodedata
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot import texts
from bot.delivery.planning import planned
from bot.delivery.times import read_span
from bot.delivery.workdays import workdays
from bot.features import leave
from bot.render.buttons import Act
from bot.render.keyboards import Button, Row, in_rows
from bot.render.markup import bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, deeds, invitations, openings, personal, preferences, subscriptions
from store.preferences import Preferences
from store.subscriptions import Style

ACTS, ZONE, QUIET = "set", "zone", "quiet"
# What is typed is the answer, or may be, beside the buttons.
_ASKED, OFFERED = 0, 1
_STYLES: tuple[Style, ...] = ("titles", "leads", "whole")
# Quiet hours offered as buttons, in minutes of the day.
_HOURS = ((22 * 60, 7 * 60), (23 * 60, 8 * 60), (0, 6 * 60))
_OFF = frozenset({"不设", "不要", "没有", "无", "关", "关闭", texts.QUIET_OFF})


async def run(visit: Visit, _: str) -> Screen:
    """All that is set."""
    set_ = await visit.desk.store.aread(preferences.of_person, visit.person.user_id)
    return _overview(visit, set_)


async def act(visit: Visit, asked: Act) -> Screen | None:
    """What a button says.

    Raises:
        Sorry: the button is of another life.
    """
    # A question that stood beside the buttons is answered, or is about something else.
    await visit.desk.store.awrite(openings.answered, visit.person.user_id)
    if asked.action in _CHOICES:
        return await _CHOICES[asked.action](visit)
    if asked.action == "zoneset" and asked.number < len(texts.ZONES):
        return await _put(visit, zone=list(texts.ZONES)[asked.number])
    if asked.action == "styleset" and asked.number < len(_STYLES):
        return await _put(visit, style=_STYLES[asked.number])
    if asked.action == "quietset" and asked.number < len(_HOURS):
        start, end = _HOURS[asked.number]
        return await _put(visit, quiet_from=start, quiet_until=end)
    raise Sorry(texts.BUTTON_DEAD)


def _overview(visit: Visit, set_: Preferences) -> Screen:
    zone = set_.zone or visit.desk.settings.timezone
    quiet = texts.QUIET_NONE
    if set_.quiet_from is not None and set_.quiet_until is not None:
        start, end = texts.clock_time(set_.quiet_from), texts.clock_time(set_.quiet_until)
        quiet = texts.QUIET_HOURS.format(start=start, end=end)
    lines = [
        bold(texts.SETTINGS_HEAD),
        plain(texts.SETTINGS_ZONE.format(zone=texts.ZONES.get(zone) or texts.ZONE_NAMES.get(zone, zone))),
        plain(texts.SETTINGS_STYLE.format(style=texts.STYLES[set_.style or "titles"])),
        plain(texts.SETTINGS_QUIET.format(hours=quiet)),
        plain(texts.SETTINGS_LANGUAGE),
        plain("\n" + texts.SETTINGS_HINT),
    ]
    ways: Row = (
        Button(texts.ZONE_BUTTON, Act(ACTS, "zones", 0)),
        Button(texts.STYLE_BUTTON, Act(ACTS, "styles", 0)),
        Button(texts.QUIET_BUTTON, Act(ACTS, "hours", 0)),
    )
    last: Row = (Button(texts.MY_DATA, Act(ACTS, "data", 0)), Button(texts.LEAVE, Act(ACTS, "leave", 0)))
    return Screen(join(lines), (ways, last))


async def _back(visit: Visit) -> Screen:
    return await run(visit, "")


async def zones(visit: Visit) -> Screen:
    """Which zone? By button, or by the name of a city that is typed."""
    await _wait_for(visit, ZONE, OFFERED)
    offered = [Button(name, Act(ACTS, "zoneset", n)) for n, name in enumerate(texts.ZONES.values())]
    return _choice(texts.ZONE_HEAD, offered, Button(texts.OTHER_ZONE, Act(ACTS, "zoneask", 0)))


async def _styles(_: Visit) -> Screen:
    offered = [Button(texts.STYLES[each], Act(ACTS, "styleset", n)) for n, each in enumerate(_STYLES)]
    return _choice(texts.STYLE_HEAD, offered)


async def hours(visit: Visit) -> Screen:
    """Which quiet hours? By button, or typed."""
    await _wait_for(visit, QUIET, OFFERED)
    named = [
        texts.QUIET_HOURS.format(start=texts.clock_time(start), end=texts.clock_time(end))
        for start, end in _HOURS
    ]
    offered = [Button(name, Act(ACTS, "quietset", n)) for n, name in enumerate(named)]
    other = Button(texts.OTHER_HOURS, Act(ACTS, "quietask", 0))
    return _choice(texts.QUIET_HEAD, offered, other, Button(texts.QUIET_OFF, Act(ACTS, "quietoff", 0)))


def _choice(head: str, offered: list[Button], *more: Button) -> Screen:
    back = Button(texts.BACK, Act(ACTS, "back", 0))
    return Screen(plain(head), (*in_rows([*offered, *more], 3), (back,)))


async def _quiet_off(visit: Visit) -> Screen:
    return await _put(visit, quiet_from=None, quiet_until=None)


async def _ask_zone(visit: Visit) -> Screen:
    return await _ask(visit, ZONE, texts.ZONE_ASK)


async def _ask_hours(visit: Visit) -> Screen:
    return await _ask(visit, QUIET, texts.QUIET_ASK)


async def _wait_for(visit: Visit, what: str, how: int) -> None:
    desk = visit.desk
    await desk.store.awrite(openings.ask, visit.person.user_id, what, how, desk.clock.now())


async def _ask(visit: Visit, what: str, question: str) -> Screen:
    await _wait_for(visit, what, _ASKED)
    return Screen(plain(question), ((Button(texts.CANCEL, Act(ACTS, "back", 0)),),))


async def zone_said(visit: Visit, how: int, typed: str) -> Screen | None:
    """The zone that was typed; None where buttons were offered and this is something else: a search.

    Raises:
        Sorry: there is none of that name.
    """
    name = unicodedata.normalize("NFKC", typed).strip()
    by_name = texts.PLACES | {label: zone for zone, label in texts.ZONES.items()}
    # 东京时间, 在伦敦: the place is what counts.
    place = re.sub(r"^在|(?:时间|时区|市)$", "", name)
    name = place if place in by_name else name
    try:
        zone = ZoneInfo(by_name.get(name, name)).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        if how == OFFERED:
            return None
        raise Sorry(texts.ZONE_WRONG.format(typed=typed[:30])) from None
    return await _put(visit, zone=zone)


async def hours_said(visit: Visit, how: int, typed: str) -> Screen | None:
    """The quiet hours that were typed; None where buttons were offered and this is something else.

    Raises:
        Sorry: they are none.
    """
    if typed.strip() in _OFF:
        return await _quiet_off(visit)
    span = read_span(typed)
    if span is None and how == OFFERED:
        return None
    if span is None:
        raise Sorry(texts.QUIET_WRONG.format(typed=typed[:30]))
    start, end = span
    return await _put(visit, quiet_from=start, quiet_until=end)


async def _put(visit: Visit, **values: object) -> Screen:
    """Set it, with the next times of digests, which a new zone moves."""
    user, now = visit.person.user_id, visit.desk.clock.now()

    def put(session: Session) -> Preferences:
        set_ = preferences.put(session, user, **values)
        if "zone" in values:
            works = workdays(session)
            for sub in subscriptions.of_person(session, user):
                if sub.kind == "digest":
                    due = planned(sub, now, works)
                    subscriptions.change(session, sub.id, next_due=due)
        return set_

    return _overview(visit, await visit.desk.store.awrite(put))


# ── what is kept about a person ───────────────────────────────────────────────────────────────────────


async def data(visit: Visit) -> Screen:
    """How much is kept about whoever asks, and what can be done with it."""
    held = await visit.desk.store.aread(personal.counts, visit.person.user_id)
    ways: Row = (
        Button(texts.DATA_EXPORT, Act(ACTS, "export", 0)),
        Button(texts.DATA_ERASE, Act(ACTS, "erase", 0)),
        Button(texts.BACK, Act(ACTS, "back", 0)),
    )
    return Screen(join([bold(texts.DATA_HEAD), plain(texts.DATA_LINES.format(**held))]), (ways,))


async def _export(visit: Visit) -> None:
    """Send all that is kept, as a file."""
    desk, person = visit.desk, visit.person

    def collect(session: Session) -> dict[str, object]:
        deeds.note(session, desk.clock.now(), person.user_id, "export")
        return {"person": person.user_id, **personal.everything(session, person.user_id)}

    found = await desk.store.awrite(collect)
    data = json.dumps(found, ensure_ascii=False, indent=1).encode()
    await visit.context.bot.send_document(person.user_id, data, filename=texts.DATA_FILE)


async def erasing(visit: Visit) -> Screen:
    """Whether all that is kept is to be erased."""
    fixed = visit.person.user_id in visit.desk.settings.admins
    ways: Row = (
        Button(texts.CONFIRM, Act(ACTS, "erased", 0)),
        Button(texts.CANCEL, Act(ACTS, "data", 0)),
    )
    return Screen(plain(texts.DATA_SURE_ADMINISTRATOR if fixed else texts.DATA_SURE), (ways,))


async def _erased(visit: Visit) -> Screen:
    desk, user = visit.desk, visit.person.user_id

    def erase(session: Session) -> None:
        invitations.shut_behind(session, user)
        personal.erase(session, user)
        # That somebody was erased stays known, and not who.
        deeds.note(session, desk.clock.now(), personal.NOBODY, "erase")

    await desk.store.awrite(erase)
    return Screen(plain(texts.DATA_ERASED))


_CHOICES = {
    "back": _back, "zones": zones, "styles": _styles, "hours": hours, "quietoff": _quiet_off,
    "zoneask": _ask_zone, "quietask": _ask_hours, "data": data, "export": _export, "erase": erasing,
    "erased": _erased, "leave": leave.ask, "left": leave.go,
}  # fmt: skip
