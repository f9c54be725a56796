"""Days of events that everybody knows, where a page says that they were yesterday or are today."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from seeds import rules
from seeds.events import LONG_AGO, Event
from seeds.lines import Line, Tag
from seeds.mentions import SHIFTS, Mention

# 昨晚…莫言获得诺贝尔文学奖; of what lasts for days, its opening or its end.
_SAID = r"(?P<said>前天|昨[天日晚夜]|今[天日晨晚](?!看来|想来|的|这|我们|人们))"
_OPENED = re.compile(r"开幕|开始|打响|拉开|点燃|开赛|启幕|第一天|首日")
_CLOSED = re.compile(r"闭幕|落幕|落下|结束|降下|熄灭|收官")


def said_events(lines: Sequence[Line], events: Sequence[Event]) -> list[Mention]:
    """Days of events that everybody knows, where the page says that they were yesterday or today."""
    out = []
    for line in lines if events else ():
        text = line.text
        if line.tag is Tag.REPEAT or not ("昨" in text or "今" in text or "前天" in text):
            continue
        late = 1 if rules.DATELINE.match(text) else 0
        # The pattern of an event takes a thousand times as long to make as its name to find.
        for event in (event for event in events if event.named.search(text)):
            for match in event_said(event).finditer(text):
                around = match.group() + text[match.end() : match.end() + 24].partition("。")[0]
                day = _day_of(event, around)
                if day:
                    shift = SHIFTS[(match["said"] or match["then"])[0]] + late
                    quote = match.group()
                    found = Mention(day.year, day.month, day.day, line.number, quote, "anchor", shift=shift)
                    out.append(replace(found, rule="event said"))
    return out


@functools.lru_cache(maxsize=256)
def event_said(event: Event) -> re.Pattern[str]:
    """An event with the word that says when it was: 昨晚7时，莫言获得…, 首届进博会昨天闭幕."""
    then = _SAID.replace("said", "then")
    name = rf"(?:{event.name})(?!{LONG_AGO.pattern})"
    return re.compile(rf"{_SAID}[^。！？；”]{{0,24}}?{name}|{name}[^。！？；”]{{0,8}}?{then}")


def _day_of(event: Event, around: str) -> dt.date | None:
    if (event.last - event.first).days <= 1:
        return event.first
    if _CLOSED.search(around):
        return event.last
    return event.first if _OPENED.search(around) else None
