"""How long a law has been in force tells the year: 《工资支付条例》施行满两个月, 民法典实施一周年."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from seeds.counted import Counted, spelled
from seeds.laws import known_laws
from seeds.lines import Line, Tag

_FOR = re.compile(
    r"[》”]?(?:（[^）]{0,8}）)?(?:正式)?(?:施行|实施|生效)(?:以来)?[，,]?(?:至今|即?将|刚刚?|已经?|快)?(?:届?满|有|近)?"
    r"(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,3}|半)(?:个(?P<months>多?月)|(?P<anniversary>周年)|年)"
)
# Days around it in which a law is said to have been in force so long; 三年来 is said for all of a year.
_EARLY, _LATE, _LOOSELY = 15, 40, 365
_WORTH, _LOOSE_WORTH = 3.0, 1.5
_MONTH, _YEAR = 30.44, 365.25
_IN_FORCE = re.compile("施行|实施|生效")


def law_ages(lines: Sequence[Line]) -> tuple[Counted, ...]:
    """For each law whose time in force is said, the years in which a page can say so."""
    return tuple({c for line in lines if line.tag is not Tag.REPEAT for c in _of_text(line.text)})


def _of_text(text: str) -> Iterator[Counted]:
    if not _IN_FORCE.search(text):
        return
    sieve, days = known_laws()
    names = [list(days)[n] for n in sieve.found(text)]
    for name in re.finditer("|".join(names), text) if names else ():
        match = _FOR.match(text, name.end())
        if not match:
            continue
        count = 0.5 if match["count"] == "半" else spelled(match["count"])
        exact = bool(match["months"] or match["anniversary"])
        past = dt.timedelta(days=count * (_MONTH if match["months"] else _YEAR))
        borders = dt.timedelta(days=_EARLY), dt.timedelta(days=_LATE if exact else _LOOSELY)
        ends = [(day + past - borders[0], day + past + borders[1]) for day in days[name.group()]]
        years = frozenset(year for first, last in ends for year in range(first.year, last.year + 1))
        yield Counted(years, _WORTH if exact else _LOOSE_WORTH)
