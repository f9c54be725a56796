"""The day and number of a page from its place: the name of its file and folder, the files beside it.

What a page says of its own day for certain stands; a name that says otherwise is then a doubt.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath

from sqlalchemy import select
from sqlmodel import Session

from seeds.parse import BY_HAND
from store.engine import Store
from store.keep import Ready
from store.models import PAGES

_Y, _M, _D = r"(?:19|20)\d{2}", r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
# 20240610_02 · 2024-06-10-02 · 2024年6月10日第2版 · rmrb-2024.6.10; never the digits of a longer number.
_DAY = re.compile(
    rf"(?<![0-9A-Za-z])(?P<y>{_Y})(?:(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])"
    rf"|[-_./年](?P<m2>{_M})[-_./月](?P<d2>{_D})(?!\d)日?)"
)
_LIKE_A_DAY = re.compile(
    rf"(?<![0-9A-Za-z])(?P<y>{_Y})(?P<sep>[-_.]?)(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?![0-9A-Za-z])", re.ASCII
)
_PAGE = re.compile(r"第\s*(\d{1,3})\s*版|(?<!\d)(\d{1,3})版|(?:^|[-_. /版pPaA#])0?(\d{1,2})$", re.ASCII)
# A page tells of nothing after its day but by a slip, and of something of the last days before it.
LATER, EARLIER = 1, 60
# Files beside one another are of one issue when their dated neighbours this near are.
NEAR = 4
# Days by which what a neighbour tells of itself may be off; by which a page's own guess may be early.
OFF, SOME_DAYS = 1, 3
# Of a folder with more files the newest are looked at.
_MOST_BESIDE = 2000
# Issues have hardly more pages.
MOST_PAGES = 48


@dataclass(frozen=True, slots=True)
class Named:
    """What the name of a file and of its folders says."""

    date: dt.date | None = None
    page: int | None = None
    words: str = ""


def named(path: str) -> Named:
    """The day and number that a file's name and its folders tell, nothing where they tell no day."""
    parts = PurePath(path.replace("#", "/").split(":")[-1] if path.startswith("upload:") else path).parts[-4:]
    if not parts:
        return Named()
    stem = PurePath(parts[-1]).stem
    told = "/".join((*parts[:-1], stem))
    days = list(_DAY.finditer(told))
    day = _date(days[-1]) if days else None
    if day is None:
        return Named()
    number = _PAGE.search(told[days[-1].end() :])
    page = next((int(digits) for digits in number.groups() if digits), None) if number else None
    return Named(day, page or None, told[days[-1].start() :].strip("/"))


def impossible(path: str) -> str | None:
    """What is written like a day in a file's name and is none (20240231, 2024-13-01)."""
    for found in _LIKE_A_DAY.finditer(PurePath(path.replace("#", "/")).name):
        try:
            dt.date(int(found["y"]), int(found["m"]), int(found["d"]))
        except ValueError:
            return found[0]
    return None


def _date(found: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(found["y"]), int(found["m"] or found["m2"]), int(found["d"] or found["d2"]))
    except ValueError:
        return None


def dated(store: Store, batch: Sequence[Ready]) -> list[Ready]:
    """The pages of a batch, with the days and numbers that their names and neighbours tell."""
    pages = [_by_name(ready) for ready in batch]
    folders: dict[str, list[int]] = defaultdict(list)
    for at, ready in enumerate(pages):
        if ready.text is not None and (folder := _folder(ready)):
            folders[folder].append(at)
    for folder, places in folders.items():
        if any(not pages[at].page.date_certain or pages[at].page.page is None for at in places):
            there = store.read(_beside, folder)
            for at in places:
                pages[at] = _by_neighbours(pages[at], there, [pages[k] for k in places])
    return pages


def _by_name(ready: Ready) -> Ready:
    told, page = named(ready.path), ready.page
    if told.date is None and ready.text is not None and (typed := impossible(ready.path)):
        fault = f"its name says “{typed}”, which is no day; say the day with --date"
        return replace(ready, faults=(*ready.faults, fault))
    if told.date is None or ready.text is None:
        return ready
    if page.date_certain and page.date_basis == BY_HAND:
        return _with(ready, {"page": page.page or told.page}, ready.faults)
    if page.date_certain and page.date != told.date:
        fault = f"its name says {told.date}, the page says {page.date}; which is right? say it with --date"
        return replace(ready, faults=(*ready.faults, fault))
    own = page.date
    fits = own is None or -EARLIER <= (own - told.date).days <= LATER
    change = {"date": told.date, "date_basis": f"file name: {told.words}", "date_certain": fits}
    change["page"] = told.page or page.page
    faults = ready.faults if fits else (*ready.faults, f"its name says {told.date}, its text tells of {own}")
    return _with(ready, change, faults)


def _by_neighbours(ready: Ready, there: dict[str, Neighbour], batch: Sequence[Ready]) -> Ready:
    page, name = ready.page, _name(ready)
    beside = dict(there)
    for other in batch:
        if other is not ready and other.page.date is not None:
            beside[_name(other)] = Neighbour(other.page.date, other.page.date_certain, other.page.page)
    change: dict[str, object] = {}
    day = page.date
    if not page.date_certain:
        told, which = agreed(name, beside, page.date)
        if told is not None and told != page.date:
            day = told
            change = {"date": day, "date_basis": f"of one issue with {which}", "date_certain": False}
    if page.page is None and (number := numbered(name, beside, day)) is not None:
        change["page"] = number
    return _with(ready, change, ready.faults) if change else ready


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A page of the same folder."""

    date: dt.date
    certain: bool
    number: int | None


def agreed(name: str, beside: dict[str, Neighbour], own: dt.date | None = None) -> tuple[dt.date | None, str]:
    """The day on which the dated files next to this one in its series agree, and which they are.

    The nearest with a certain day on either side tell it, or all there are when none is certain; no file near
    by may be of another day. What the page says itself (`own`) is corrected by a few days, or by two sides.
    """
    series = _series(name)
    order = sorted([name, *(other for other in beside if other != name and _series(other) == series)])
    at = order.index(name)
    before, after = order[max(0, at - NEAR) : at][::-1], order[at + 1 : at + 1 + NEAR]
    certain = [next((o for o in side if beside[o].certain), None) for side in (before, after)]
    telling = [other for other in certain if other is not None]
    if not telling:
        telling = [*before, *after] if len(before) + len(after) > 1 else []
    days = {beside[other].date for other in telling}
    if len(days) != 1:
        return None, ""
    day = days.pop()
    if any(abs((beside[other].date - day).days) > OFF for other in (*before, *after)):
        return None, ""
    apart = (day - own).days if own is not None else 0
    if not 0 <= apart <= (EARLIER if len(telling) > 1 and all(certain) else SOME_DAYS):
        return None, ""
    return day, "、".join(sorted(telling))


def numbered(name: str, beside: dict[str, Neighbour], day: dt.date | None) -> int | None:
    """The page's number by its name, where the names of its issue's other files are their numbers."""
    series = _series(name)
    same = {
        other: found.number
        for other, found in beside.items()
        if other != name and _series(other) == series and found.number and found.date == day
    }
    if day is None or not same or any(_last_number(other) != number for other, number in same.items()):
        return None
    own = _last_number(name)
    return own if own is not None and 0 < own <= MOST_PAGES and own not in same.values() else None


def _last_number(name: str) -> int | None:
    found = re.findall(r"\d+", PurePath(name).stem)
    return int(found[-1]) if found and len(found[-1]) < 4 else None


@lru_cache(maxsize=8192)
def _series(name: str) -> str:
    return re.sub(r"\d+", "#", name)


def _name(ready: Ready) -> str:
    return (ready.origin or ready.path).replace("#", "/").rsplit("/", 1)[-1]


def _folder(ready: Ready) -> str | None:
    """The place that a page shares with its neighbours; an upload by itself has none."""
    place = ready.origin or ""
    if place.startswith("upload:") and "#" not in place:
        return None
    cut = max(place.rfind("/"), place.rfind("#"))
    return place[: cut + 1] or None


def _beside(session: Session, folder: str) -> dict[str, Neighbour]:
    columns = (PAGES.c.origin, PAGES.c.date, PAGES.c.date_certain, PAGES.c.number)
    inside = PAGES.c.origin.startswith(folder, autoescape=True)
    wanted = select(*columns).where(inside, PAGES.c.date.is_not(None), PAGES.c.text.is_not(None))
    rows = session.connection().execute(wanted.order_by(PAGES.c.id.desc()).limit(_MOST_BESIDE))
    found = {row.origin[len(folder) :]: Neighbour(row.date, row.date_certain, row.number) for row in rows}
    return {name: neighbour for name, neighbour in found.items() if not set("/#") & set(name)}


def _with(ready: Ready, change: dict[str, object], faults: Iterable[str]) -> Ready:
    return replace(ready, page=ready.page.model_copy(update=change), faults=tuple(faults))
