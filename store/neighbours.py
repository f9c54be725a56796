"""The day and number of a page from its place: the name of its file and folder, the files beside it.

What a page says of its own day for certain stands; a name that says otherwise is then a doubt.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from sqlalchemy import select
from sqlmodel import Session

from store.engine import Store
from store.keep import Ready
from store.models import PAGES

_Y, _M, _D = r"(?:19|20)\d{2}", r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
# 20240610_02 · 2024-06-10-02 · 2024年6月10日第2版 · rmrb-2024.6.10; never the digits of a longer number.
_DAY = re.compile(
    rf"(?<![0-9A-Za-z])(?P<y>{_Y})(?:(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])"
    rf"|[-_./年](?P<m2>{_M})[-_./月](?P<d2>{_D})(?!\d)日?)"
)
_PAGE = re.compile(r"第\s*(\d{1,3})\s*版|(?<!\d)(\d{1,3})版|(?:^|[-_. /版pPaA#])0?(\d{1,2})$", re.ASCII)
# A page tells of nothing after its day but by a slip, and of something of the last days before it.
LATER, EARLIER = 1, 60
# Files beside one another are of one issue when their dated neighbours this near are.
NEAR = 4


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
        if any(not pages[at].page.date_certain for at in places):
            there = store.read(_beside, folder)
            for at in places:
                pages[at] = _by_neighbours(pages[at], there, [pages[k] for k in places])
    return pages


def _by_name(ready: Ready) -> Ready:
    told, page = named(ready.path), ready.page
    if told.date is None or ready.text is None:
        return ready
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
    page = ready.page
    if page.date_certain:
        return ready
    beside = dict(there)
    for other in batch:
        if other is not ready and other.page.date is not None:
            beside[_name(other)] = Neighbour(other.page.date, other.page.date_certain, other.page.page)
    day, which = agreed(_name(ready), beside)
    if day is None or (page.date is not None and not -EARLIER <= (page.date - day).days <= 0):
        return ready
    if page.date == day and page.date_basis:
        return ready
    change = {"date": day, "date_basis": f"of one issue with {which}", "date_certain": False}
    return _with(ready, change, ready.faults)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A page of the same folder."""

    date: dt.date
    certain: bool
    number: int | None


def agreed(name: str, beside: dict[str, Neighbour]) -> tuple[dt.date | None, str]:
    """The day on which the nearest dated files of the same series agree, and which they are."""
    series = _series(name)
    same = {other: found for other, found in beside.items() if _series(other) == series and other != name}
    certain = {other: found for other, found in same.items() if found.certain}
    if not certain:
        if len({found.date for found in same.values()}) != 1 or len(same) < 2:
            return None, ""
        certain = same
    order = sorted([*certain, name])
    at = order.index(name)
    near = [*order[max(0, at - NEAR) : at][-1:], *order[at + 1 : at + 1 + NEAR][:1]]
    days = {certain[other].date for other in near}
    if len(near) == 1:
        days |= {found.date for found in certain.values()}
    return (days.pop(), "、".join(near)) if len(days) == 1 else (None, "")


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
    wanted = select(*columns).where(inside, PAGES.c.date.is_not(None), PAGES.c.text.is_not(None)).limit(2000)
    rows = session.connection().execute(wanted)
    found = {row.origin[len(folder) :]: Neighbour(row.date, row.date_certain, row.number) for row in rows}
    return {name: neighbour for name, neighbour in found.items() if not set("/#") & set(name)}


def _with(ready: Ready, change: dict[str, object], faults: Iterable[str]) -> Ready:
    return replace(ready, page=ready.page.model_copy(update=change), faults=tuple(faults))
