"""Laws say their year: 去年1月1日起施行的劳动法 stands in a paper of the year after it came into force."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator

from seeds.needles import Sieve
from seeds.rows import rows

_YEAR = r"(?P<year>今年|去年|明年|前年)?"
# 明天（9月1日）起施行
_DAY = r"(?:[今明昨]天[（(])?(?:初|(?P<month>\d{1,2})月)?(?:(?P<day>\d{1,2})日)?[）)]?"
_FORCE = r"(?:正式|开始)?(?:施行|实施|生效|执行)"
# 今年5月1日起施行的《保障农民工工资支付条例》, 《国务院关于职工工作时间的规定》
_BEFORE = re.compile(
    rf"{_YEAR}{_DAY}(?:零时)?起?(?:在全国|将)?{_FORCE}的(?:新)?(?:修[订改]后?的)?"
    rf"[《“]?(?:中华人民共和国|中国|国务院|最高人民法院)?(?:关于)?"
)
# 《劳动合同法》将从明年1月1日起施行, 适用法律若干问题的规定（一）》自3月15日起施行
_AFTER = re.compile(
    rf"(?:[（(][一二三四五][）)])?[》”]?(?:（[^）]{{0,8}}）)?(?:将|已|就)?(?:于|从|自|在)?{_YEAR}{_DAY}(?:零时)?起?(?:在全国|将)?{_FORCE}"
)
_STEPS = {"今年": 0, "去年": 1, "前年": 2, "明年": -1}


@functools.cache
def known_laws() -> tuple[Sieve, dict[str, tuple[dt.date, ...]]]:
    """The names, and the days in force by name; of two that begin alike the longer is found first."""
    days = {name.strip("~"): tuple(map(dt.date.fromisoformat, force)) for name, *force in rows("laws.txt")}
    days = {name: days[name] for name in sorted(days, key=len, reverse=True)}
    return Sieve(list(days)), days


def new_laws() -> list[tuple[str, int]]:
    """Laws of which nobody spoke long before they were made, and the year in which they came into force."""
    return [(name, int(first[:4])) for name, first, *_ in rows("laws.txt") if not name.endswith("~")]


def law_years(text: str) -> Iterator[tuple[frozenset[int], bool]]:
    """The years in which a page says so of a law; true when it says 今年 or the like, else only a day."""
    sieve, days = known_laws()
    known = [list(days)[n] for n in sieve.found(text)]
    if not known:
        return
    names = re.compile("|".join(known))
    said = [(m, names.match(text, m.end())) for m in _BEFORE.finditer(text) if m["year"] or m["month"]]
    said += [(m, name) for name in names.finditer(text) if (m := _AFTER.match(text, name.end()))]
    for match, name in said:
        if not name or not (match["year"] or match["month"]):
            continue
        step = _STEPS.get(match["year"] or "", 0)
        years = frozenset(d.year + step for d in days[name.group()] if _fits(d, match))
        if years:
            yield years, match["year"] is not None


def _fits(day: dt.date, match: re.Match[str]) -> bool:
    return (match["month"] is None or int(match["month"]) == day.month) and (
        match["day"] is None or int(match["day"]) == day.day
    )
