"""From which day on something is to be otherwise, or on which alone: 从明天起, 元旦以后, 明天改成. Pure."""

from __future__ import annotations

import datetime as dt
import re

from bot.delivery.ahead import BEGUN, FESTIVALS, LATER, NUMBER, OF_WEEK, Ahead, called, span
from bot.delivery.feasts import days_of
from bot.delivery.untils import coming
from bot.delivery.workdays import Workdays

# Said of a festival: the day behind it.
_BEHIND = "后"
# 从明天起改成九点, 改成九点,下周一开始: from which day on something is to be otherwise; 今天起 is at once.
# 元旦起 is from its first day on, 元旦以后 from the day behind its last.
_CALLED_SO = "(?:节日|节|小长假|长假|假期)?"
_SINCE = (
    rf"(?:从|自|打|等)?(?:(?:(?:今天|今日|现在)|(?P<since>{LATER}|下下?个?(?:周|星期|礼拜)|下个?月初?|{NUMBER}月份?|{OF_WEEK}|明年初?))"
    rf"{BEGUN}|(?P<festival>{FESTIVALS}){_CALLED_SO}[那当]?天?(?:开始|起)就?"
    rf"|(?:过(?:完|了)(?P<passed>年|{FESTIVALS}){_CALLED_SO}(?:以后|之后|后)?"
    rf"|(?P<over>{FESTIVALS}|年(?=后|过后)){_CALLED_SO}(?:过后|过完|过了|以后|之后|后))(?:开始|起)?就?)"
)
_SINCE_SAID = tuple(
    re.compile(form)
    for form in (f"^{_SINCE}(?=..)", f"(?<=..){_SINCE}(?=都?(?:改|换|变|调|挪))", f"(?<=..){_SINCE}[吧了]*$")
)
# 从明天起，工会那个……，产改那个……: said before several orders, or behind them.
_ALONE = re.compile(f"(?:那|就|都|请)*{_SINCE}")
# 元旦, 春节后
_OF_FESTIVAL = re.compile(f"(?P<festival>{FESTIVALS})(?P<over>{_BEHIND})?")
# 明天改成九点, 下周改成九点: of that time alone.
_ONE_DAY = re.compile(
    f"(?P<day>{LATER}|今[天日晚]|[这本下]下?个?(?:周|星期|礼拜|月))(?:[那这]一?天)?的?(?:就|先)?(?=[改换调挪推])"
)


def read_since(bare: str) -> tuple[str, str]:
    """The day from which on something is to be, as it is typed, and the rest; empty where none is named.

    Of a festival its name, or 春节后 where it is to be over.
    """
    found = next(filter(None, (form.search(bare) for form in _SINCE_SAID)), None)
    if found is None:
        return "", bare
    over = found["passed"] or found["over"]
    since = f"{called(over)}{_BEHIND}" if over else found["since"] or called(found["festival"] or "")
    return since, bare[: found.start()] + bare[found.end() :]


def is_since(bare: str) -> bool:
    """Whether a text says from which day on something is to be, and nothing else."""
    return _ALONE.fullmatch(bare) is not None


def read_day(bare: str) -> tuple[str, str] | None:
    """The one day that a sentence begins with, as it is typed, and the rest; None for another."""
    found = _ONE_DAY.match(bare)
    return (found["day"], bare[found.end() :]) if found else None


def begins(since: str, today: dt.date, works: Workdays) -> dt.date | None:
    """The day that is meant by what `read_since` has read; None: no such day."""
    if found := _OF_FESTIVAL.fullmatch(since):
        return days_of(found["festival"], today, works)[1 if found["over"] else 0]
    spell = span(Ahead("", "", (("since", since),)), today)
    return spell[0] if spell else coming(since, today)
