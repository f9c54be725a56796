"""Days of the week as people write them, and days on which nothing is to come: 周末不要, 除了周三. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from bot.delivery.schedule import DAILY, MONDAY_TO_FRIDAY, WORKDAYS

WEEKDAYS = dict(zip("一二三四五六日天", "12345677", strict=True)) | {"末": "67"}
WEEKEND = "67"
_BUT = "-"
_WEEK = "(?:周|星期|礼拜)"
_DAY = "[一二三四五六日天末]"
# No more than there are in two weeks: a long text is not gone over again and again.
_LISTED = f"{_WEEK}{_DAY}(?:(?:[、和,及]|{_WEEK}|[、和,及]{_WEEK})?{_DAY}){{0,13}}"
_HOLIDAYS = "(?:法定)?(?:节假日|节日|假日)|休息日|放假|假期|(?:逢年)?过节"
_SPAN = re.compile(f"{_WEEK}([一二三四五六日天])[到至~～—-]+{_WEEK}?([一二三四五六日天])")
_FREE = f"每?{_WEEK}[一二三四五六日天][到至~～—-]+{_WEEK}?[一二三四五六日天]|双休日?|{_HOLIDAYS}|每?{_LISTED}"
# 周末和节假日, 周末跟放假: as many as anybody lists.
_FREES = rf"(?:{_FREE})(?:(?:以及|还有|[和跟与及、,，])[ ]?(?:{_FREE})){{0,3}}"
_EACH_FREE = re.compile(_FREE)
_SENT = "(?:发送|推送|发|推|送|要|看|收|来|打扰我?|吵到?我?|烦我)"
_NOT = "(?:不要|不用|不必|不需要|不|别|甭)"
# 但是周末不要: no topic is called 但是.
_BUT_ON = r"(?:(?:但是|(?<!不)但|不过|可是|可|只是|就是|只有|唯独)[\s,，]*)?"
# 节假日除外, 周末就算了, 不要周末发: on which days it does not come.
_OFF = re.compile(
    rf"{_BUT_ON}(?:(?:除了|除开|除|不含|不包括|不包含|避开|跳过|去掉|去除|减掉)(?P<but>{_FREES})(?:期间|的时候)?(?:以外|之外|外)?"
    rf"|(?:不要|不用|别)(?:再|在)?(?P<on>{_FREES})(?:期间|的?时候|里)?(?:再|也|都)?(?:给我)?{_SENT}了?"
    rf"|(?P<free>{_FREES})(?:期间|的?时候|里|那天|那两天)?(?:的|都|就|也|可以|请|先)*"
    rf"(?:除外|不算|休息|算了|免了|停[发送推]?了?(?![一-鿿])|{_NOT}再?(?:给我)?{_SENT}了?(?![一-鿿])|{_NOT}再?(?:给我)?(?:发送|推送|发|推|送)|{_NOT}了?(?![一-鿿])))"
)


# What there is to say where some days are taken from others: holidays come all the same, of working days only
# those at a weekend that was moved, or no day would be left.
Remark = Literal["", "holidays", "moved", "none"]


def between(first: str, last: str) -> str:
    """周一到周六; 周六到周二 goes over the end of the week. All seven are every day."""
    count = (int(last) - int(first)) % 7 + 1
    days = "".join(sorted(str((int(first) - 1 + ahead) % 7 + 1) for ahead in range(count)))
    return DAILY if count == 7 else days


def named(written: str) -> str:
    """The days of the week in a list of them, as digits: 周六日 is 67."""
    return "".join(sorted({digit for char in written for digit in WEEKDAYS.get(char, "")}))


def _days_off(free: str) -> str:
    if span := _SPAN.search(free):
        return between(WEEKDAYS[span[1]], WEEKDAYS[span[2]])
    return WORKDAYS if re.fullmatch(_HOLIDAYS, free) else named("末" if "双休" in free else free)


def read_off(text: str) -> tuple[tuple[str, ...], str]:
    """On which days nothing is to come, and the rest of the text.

    Each is digits of days of the week, or `WORKDAYS` for all days that are no working days.
    """
    found: list[str] = []

    def take(off: re.Match[str]) -> str:
        listed = off["but"] or off["on"] or off["free"]
        found.extend(_days_off(one[0]) for one in _EACH_FREE.finditer(listed))
        return " "

    rest = _OFF.sub(take, text)
    return tuple(found), rest


def off_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where in a text it is said on which days nothing is to come."""
    return tuple(found.span() for found in _OFF.finditer(text))


def without(days: str | None, off: Sequence[str]) -> str | None:
    """The days that are left of some (None: nothing was said of them, every day) when others are taken away.

    Those of which nothing would be left, or of which it cannot be said, stay as they are.
    """
    # Holidays last: what is left of a week by then may be its working days.
    for free in sorted(off, key=lambda one: one == WORKDAYS):
        if free == WORKDAYS:
            days = WORKDAYS if days in {None, DAILY, MONDAY_TO_FRIDAY} else days
            continue
        every = {None: "1234567", DAILY: "1234567", WORKDAYS: MONDAY_TO_FRIDAY}.get(days, days or "")
        left = "".join(day for day in every if day not in free)
        days = left if left and left != every else days
    return days


def all_but(off: Sequence[str]) -> str:
    """As the days of a change: those that there are, but these."""
    return f"{_BUT}{_BUT.join(off)}"


def taken_off(days: str) -> tuple[str, ...]:
    """The days that a change takes off; none where it names those on which something is to come."""
    return tuple(days[1:].split(_BUT)) if days.startswith(_BUT) else ()


def left_of(days: str, off: Sequence[str]) -> tuple[str, Remark]:
    """The days of a subscription that are left when others are taken from them: never more than there were.

    Holidays cannot be taken from days of the week by themselves, nor days of the week from working days
    without holidays; what cannot be done is not done, or is to be remarked.
    """
    left = without(days, off) or days
    every = {DAILY: "1234567", WORKDAYS: MONDAY_TO_FRIDAY}.get(days, days)
    gone = {*"".join(filter(str.isdecimal, off))}
    if not {*every} - gone:
        return days, "none"
    if left.isdecimal() and (days == WORKDAYS or WORKDAYS in off):
        return left, "holidays"
    return left, "moved" if left == WORKDAYS and gone & {*WEEKEND} else ""
