"""Days, times, pages and topics in words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

NO_PAGE = "版次不详"


_INNER = str.maketrans("“”", "‘’")


# What stands between quotation marks in a sentence, and the places in it that are filled.
_QUOTED, _PLACE = re.compile("“([^“”]*)”"), re.compile(r"\{(\w+)")


class Quoting(str):
    """A sentence that quotes: what is filled in between its marks has its own as inner ones."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """As of any text, but for the marks."""
        places = {place for quoted in _QUOTED.findall(self) for place in _PLACE.findall(quoted)}
        within = {
            place: value.translate(_INNER)
            for place, value in values.items()
            if place in places and isinstance(value, str)
        }
        return super().format(*args, **(values | within))


def quoting(sentences: Mapping[str, object]) -> dict[str, object]:
    """Those of the sentences that quote what they are filled with, in order that they do it so."""
    found: dict[str, object] = {}
    for name, said in sentences.items():
        if isinstance(said, str) and "“" in said:
            found[name] = Quoting(said)
        elif isinstance(said, dict) and any(isinstance(one, str) and "“" in one for one in said.values()):
            found[name] = {key: Quoting(one) if isinstance(one, str) else one for key, one in said.items()}
    return found


def full_day(day: dt.date) -> str:
    """2024年6月10日."""
    return f"{day.year}年{day.month}月{day.day}日"


def short_day(day: dt.date) -> str:
    """6月10日."""
    return f"{day.month}月{day.day}日"


def weekday(day: dt.date) -> str:
    """周五."""
    return f"周{'一二三四五六日'[day.weekday()]}"


def short_span(first: dt.date, last: dt.date) -> str:
    """12月9日至15日, 11月30日至12月6日."""
    until = f"{last.day}日" if (first.year, first.month) == (last.year, last.month) else short_day(last)
    return f"{short_day(first)}至{until}"


def coming_day(day: dt.date, today: dt.date) -> str:
    """As short as it can be told: 6月10日, in another year 2025年6月10日."""
    return short_day(day) if day.year == today.year else full_day(day)


def stop_ahead(first: dt.date, behind: dt.date | None, today: dt.date) -> str:
    """12月23日至25日不送，26日起照常送; without an end: 12月23日起不送，直到您恢复."""
    days = stop_days(first, behind, today)
    if behind is None:
        return f"{days}不送，直到您恢复"
    return f"{days}不送，{coming_day(behind, first)}起照常，没送的合成一期补上"


def stops_ahead(stops: Sequence[tuple[dt.date, dt.date | None]], today: dt.date) -> str:
    """12月23日不送，24日起照常; of several: 12月23日、2025年1月1日至3日不送，其余日子照常."""
    if len(stops) == 1:
        return stop_ahead(*stops[0], today)
    *ended, last = stops
    if last[1] is not None:
        days = "、".join(stop_days(*stop, today) for stop in stops)
        return f"{days}不送，其余日子照常，没送的合成一期补上"
    days = "、".join(stop_days(*stop, today) for stop in ended)
    return f"{days}不送；{stop_ahead(*last, today)}"


def stop_days(first: dt.date, behind: dt.date | None, today: dt.date) -> str:
    """12月23日至25日; without an end: 12月23日起."""
    begins = coming_day(first, today)
    if behind is None:
        return f"{begins}起"
    last = behind - dt.timedelta(days=1)
    until = (
        f"{last.day}日" if (first.year, first.month) == (last.year, last.month) else coming_day(last, first)
    )
    return begins if last == first else f"{begins}至{until}"


def clock_time(minute: int) -> str:
    """07:30, from minutes after midnight."""
    return f"{minute // 60:02}:{minute % 60:02}"


def days_name(days: str) -> str:
    """每天, 工作日, 周一三五, from the kinds of days of a subscription."""
    named = {"daily": "每天", "workdays": "工作日", "12345": "周一至周五", "67": "周末"}
    return named.get(days) or "周" + "".join("一二三四五六日"[int(digit) - 1] for digit in days)


def when(days: str, minute: int) -> str:
    """每天 07:30."""
    return f"{days_name(days)} {clock_time(minute)}"


def listed(topics: Sequence[str]) -> str:
    """产改、货车司机; of all but something: 全部 -体育."""
    return "、".join(f"全部 {topic}" if topic[:1] in {"-", "－"} else topic for topic in topics)


def shortly(topics: Sequence[str], most: int = 24) -> str:
    """产改、货车司机, of many the first: 产改等 5 个主题."""
    every = listed(topics)
    return every if len(every) <= most or len(topics) < 2 else f"{topics[0][:most]}等 {len(topics)} 个主题"


def pages_named(numbers: Sequence[int]) -> str:
    """第1、2、5版; empty where no page's number is known."""
    return f"第{'、'.join(map(str, numbers))}版" if numbers else ""


def full_month(day: dt.date) -> str:
    """2024年6月."""
    return f"{day.year}年{day.month}月"


def page_name(page: int | None) -> str:
    """第2版."""
    return NO_PAGE if page is None else f"第{page}版"
