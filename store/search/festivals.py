"""Festivals and the days around them. Pure; lunar ones by lunardate."""

from __future__ import annotations

import datetime as dt
import re

from lunardate import LunarDate

# The festival's first day, how many days people mean by it, and how many before it belong to it.
_SOLAR = {
    "元旦": (1, 1, 3, 0),
    "三八": (3, 8, 1, 0),
    "两会": (3, 3, 11, 0),
    "清明": (4, 4, 3, 0),
    "五一": (5, 1, 5, 0),
    "劳动节": (5, 1, 5, 0),
    "七一": (7, 1, 1, 0),
    "建党节": (7, 1, 1, 0),
    "八一": (8, 1, 1, 0),
    "建军节": (8, 1, 1, 0),
    "妇女节": (3, 8, 1, 0),
    "十一": (10, 1, 7, 0),
    "国庆": (10, 1, 7, 0),
}
_LUNAR = {"春节": (1, 1, 7, 1), "元宵": (1, 15, 1, 0), "端午": (5, 5, 3, 0), "中秋": (8, 15, 3, 0)}
_AROUND = 5
_NAMES = "|".join((*_SOLAR, *_LUNAR))
# 五一 alone is a word of many names (五一劳动奖章): what follows must say that days are meant.
_ASKED = re.compile(
    r"(?:(?P<year>\d{4})年?|(?P<short>\d{2})年|(?P<said>今年|本年|去年|前年|明年))?的?"
    rf"[“\"]?(?P<name>{_NAMES})[”\"]?(?:国际)?(?P<day>劳动妇女节|劳动节|妇女节|建党节|建军节|国庆节|节日|节)?"
    r"(?P<how>前后|期间|假期|长假|小长假|前夕|当天)?"
)
# By themselves, with nothing behind, they name days rather than things.
_DAYS_ALONE = frozenset(
    {"劳动节", "妇女节", "建党节", "建军节", "元旦", "清明", "国庆", "春节", "元宵", "端午", "中秋"}
)


def asked(text: str) -> re.Match[str] | None:
    """The festival that a word names as days, if it does."""
    found = _ASKED.fullmatch(text)
    if found is None:
        return None
    dated = any(found[name] for name in ("year", "short", "said", "day", "how"))
    return found if dated or found["name"] in _DAYS_ALONE else None


def bare(found: re.Match[str]) -> str:
    """The festival's name where nothing but the name was typed, which texts have as a word; else empty."""
    if any(found[part] for part in ("year", "short", "said", "how")):
        return ""
    return next((name for name in (found["day"], found["name"]) if name in _DAYS_ALONE), "")


def said(found: re.Match[str]) -> str:
    """How a text names it."""
    return bare(found) or str(found["name"])


def days(found: re.Match[str], year: int) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a festival in a year."""
    name, how = found["name"], found["how"]
    month, day, length, before = _SOLAR.get(name) or _LUNAR[name]
    try:
        first = dt.date(year, month, day) if name in _SOLAR else LunarDate(year, month, day).to_solar_date()
    except ValueError:
        return None
    last = first + dt.timedelta(days=length - 1)
    if how == "前后":
        return first - dt.timedelta(days=_AROUND), last + dt.timedelta(days=_AROUND)
    if how == "前夕":
        return first - dt.timedelta(days=_AROUND), first - dt.timedelta(days=1)
    return first - dt.timedelta(days=before), last


def numeral(text: str) -> int:
    """12, 十二, 两 → a number up to 99."""
    if text.isdigit():
        return int(text)
    digits = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
    tens, ten, ones = text.partition("十")
    if not ten:
        return digits.get(text, 1)
    return digits.get(tens, 1) * 10 + digits.get(ones, 0)
