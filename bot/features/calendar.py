"""/calendar: which years' holidays are known; a year's notice is loaded from a message or a file."""

from __future__ import annotations

import re
from pathlib import PurePath

from telegram import Document

from bot import texts
from bot.delivery.holidays import tells_a_day
from bot.delivery.planning import load_holidays
from bot.delivery.workdays import Workdays, workdays
from bot.errors import CalendarUnreadable
from bot.features.ingest import fetch
from bot.reasons import in_chinese
from bot.render.buttons import Act
from bot.render.keyboards import Button
from bot.render.markup import bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from seeds.decode import PageUnreadable, decode_page
from store import openings

ACTS, NOTICE = "cal", "calendar"
# A notice is a page of text.
_LARGEST = 200_000
_NAMED = re.compile("放假|节假日|假日安排|日历|calendar", re.IGNORECASE)


async def run(visit: Visit, argument: str) -> Screen:
    """What is known, and the question for a notice; or load the one that was typed.

    Raises:
        Sorry: the notice cannot be read, with the line and the reason.
    """
    if argument:
        return await _load(visit, argument, texts.CALENDAR_MESSAGE)
    desk = visit.desk
    known = await desk.store.aread(workdays)
    await desk.store.awrite(openings.ask, visit.person.user_id, NOTICE, 0, desk.clock.now())
    lines = [bold(texts.CALENDAR_HEAD), *(plain(line) for line in _known(visit, known))]
    lines.append(plain("\n" + texts.CALENDAR_HOW))
    return Screen(join(lines), ((Button(texts.CANCEL, Act(ACTS, "cancel", 0)),),))


async def act(visit: Visit, _: Act) -> Screen:
    """The question is taken back."""
    await visit.desk.store.awrite(openings.answered, visit.person.user_id)
    return Screen(plain(texts.NOTHING_CHANGED))


async def said(visit: Visit, _: int, typed: str) -> Screen | None:
    """Load the notice that was typed; None where it is plainly none: a search, most likely for the notice.

    Raises:
        Sorry: it cannot be read, with the line and the reason.
    """
    return await _load(visit, typed, texts.CALENDAR_MESSAGE) if tells_a_day(typed) else None


async def is_meant(visit: Visit, document: Document, caption: str) -> bool:
    """Whether a document is a notice of holidays: by its name, its caption, or because one was asked for."""
    if not visit.person.is_administrator:
        return False
    asked = await visit.desk.store.aread(openings.asked, visit.person.user_id, visit.desk.clock.now())
    waits = asked is not None and asked[0] == NOTICE
    return waits or _NAMED.search(f"{document.file_name} {caption}") is not None


async def take(visit: Visit, document: Document) -> Screen:
    """Load the notice of a file.

    Raises:
        Sorry: it cannot be read, with the line and the reason.
    """
    name = PurePath(document.file_name or "?").name[:60]
    if (document.file_size or 0) > _LARGEST:
        raise Sorry(texts.CALENDAR_TOO_LARGE.format(name=name))
    try:
        text = decode_page(await fetch(visit, document, name))
    except PageUnreadable as reason:
        raise Sorry(texts.CALENDAR_WRONG.format(name=name, line=1, why=in_chinese(str(reason)))) from None
    return await _load(visit, text, name)


async def _load(visit: Visit, text: str, name: str) -> Screen:
    store, user, now = visit.desk.store, visit.person.user_id, visit.desk.clock.now()
    try:
        loaded = await store.awrite(load_holidays, text, name, now, user)
    except CalendarUnreadable as wrong:
        why = in_chinese(wrong.reason)
        raise Sorry(texts.CALENDAR_WRONG.format(name=name, line=wrong.line, why=why)) from None
    await store.awrite(openings.answered, user)
    years = "、".join(map(str, loaded.years or sorted({day.year for day in loaded.days})))
    lines = [plain(texts.CALENDAR_LOADED.format(years=years, off=loaded.off, on=loaded.on))]
    if loaded.moved:
        lines.append(plain(texts.CALENDAR_MOVED.format(count=loaded.moved)))
    lines += [plain(line) for line in _known(visit, await store.aread(workdays))]
    return Screen(join(lines))


def _known(visit: Visit, works: Workdays) -> list[str]:
    year = visit.desk.clock.today().year
    return [
        (texts.CALENDAR_KNOWN if works.knows(each) else texts.CALENDAR_UNKNOWN).format(year=each)
        for each in (year, year + 1)
    ]
