"""Events that everybody knows the day of: a page that tells of one as new came out then."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from seeds.counted import spelled
from seeds.lines import Line, Tag
from seeds.needles import Sieve, made
from seeds.rows import rows

# 距香港回归还有103天 · 哈尔滨亚冬会进入倒计时100天 · 世博会倒计时一周年
_TO_GO = re.compile(
    r"[距离]离?(?P<what>[^，。]{2,16}?)(?:开幕式?|举行|开始|到来)?(?:只?还?有|还剩|还差|仅剩|只剩|不足|不到)"
    r"(?P<days>\d{1,4}|[一二两三四五六七八九十]{1,3})(?:(?P<weeks>个?星期|周)|天)"
)
# 再过9天，澳门就要回到祖国的怀抱 · 还有两周，里约奥运会就要开幕
_AFTER = re.compile(
    r"(?:再过|再有|还有)(?P<days>\d{1,4}|[一二两三四五六七八九十]{1,3})(?:(?P<weeks>个?星期|周)|天)[，,]?(?P<what>[^，。！？]{2,16})"
)
_COUNTED_DOWN = re.compile(
    r"(?P<what>[^，。]{2,16}?)(?:进入|迎来)?倒计时(?P<days>\d{1,4})(?:天|日)|(?P<year_of>[^，。]{2,16}?)(?:进入|迎来)?倒计时[一1]周年"
)
# 香港回归25周年, 亚投行成立以来: told of long after.
LONG_AGO = re.compile(r"[》”]?(?:以来|[^。！？，；\n]{0,6}?[\d一二三四五六七八九十百]{1,4}(?:周年|年来))")
# 即将召开的G20杭州峰会, 拟将恶意欠薪写入刑法, 下周六通车的青藏铁路. A congress is welcomed (喜迎) for years.
_BEFORE_IT = re.compile(
    r"(?:即将(?:(?:开幕|举行|召开|到来)的)?|下周[一二三四五六日天]|下个?月|拟将?|建议将?|呼吁将?)[^，。！？；：“”\n]{0,6}$"
)
# 距G20杭州峰会开幕还有不到两个月 · 世博会开幕在即 · 亚运会将于下月举行
_BEHIND_IT = re.compile(
    r"[^，。！？；：\n]{0,6}?(?:(?:只?还有|还剩|还差|仅剩|只剩|不足|不到)(?:不到|不足|近|约)?[\d一二两三四五六七八九十百半]{1,4}"
    r"(?:多?天|周|个?多?月|个?多?星期)|在即|进入倒计时|即将(?:开幕|举行|召开|到来)|将[于在][^，。！？\n]{1,10}(?:开幕|举行|召开))"
)
# Text before a name in which it may be said that it is to come.
_REACH = 16
# So many days before it is spoken of as to come.
AHEAD = 400
# Days before and after it at which an event is news.
EVE, AFTERMATH = 5, 12


@dataclass(frozen=True)
class Event:
    """What everybody knows: how it is named (a pattern), and from when to when it was."""

    name: str
    first: dt.date
    last: dt.date
    # Others of its name came before or after it: 台风“摩羯”, 全国教育大会.
    again: bool = False
    # The page says that it is still to come.
    ahead: bool = False

    @property
    def named(self) -> re.Pattern[str]:
        """The pattern of its name."""
        return made(self.name)

    def fresh(self, issue: dt.date) -> bool:
        """An issue of that day would tell of it as of news, or of what is to come."""
        if self.ahead:
            return 0 <= (self.first - issue).days <= AHEAD
        return (self.first - issue).days <= EVE and (issue - self.last).days <= AFTERMATH


@functools.cache
def known_events() -> tuple[Event, ...]:
    """The table of `events.txt`."""
    out, day = rows("events.txt"), dt.date.fromisoformat
    times = Counter(name for name, *_ in out)
    return tuple(
        Event(name, day(first), day(last[0] if last else first), times[name] > 1)
        for name, first, *last in out
    )


@functools.cache
def last_known() -> int:
    """The last year of which the table knows anything."""
    return max(event.last.year for event in known_events())


@functools.cache
def _sieve() -> Sieve:
    return Sieve([event.name for event in known_events()])


def named_events(lines: Sequence[Line]) -> tuple[Event, ...]:
    """The events that the page names otherwise than as long past."""
    text = "\n".join(ln.text for ln in lines if ln.tag is not Tag.REPEAT)
    found = (known_events()[n] for n in _sieve().found(text))
    out = []
    for event in found:
        places = [m for m in event.named.finditer(text) if not LONG_AGO.match(text, m.end())]
        if places:
            out.append(replace(event, ahead=all(_is_to_come(text, m) for m in places)))
    return tuple(out)


def _is_to_come(text: str, name: re.Match[str]) -> bool:
    before = text[max(0, name.start() - _REACH) : name.start()]
    return bool(_BEHIND_IT.match(text, name.end()) or _BEFORE_IT.search(before))


def days_to_go(text: str) -> list[tuple[dt.date, str]]:
    """Days that count down to an event: the day of the count, and the words that say so."""
    if not any(word in text for word in ("倒计时", "距", "离", "再过", "再有", "还有")):
        return []
    out = []
    for match in (*_TO_GO.finditer(text), *_AFTER.finditer(text), *_COUNTED_DOWN.finditer(text)):
        groups = match.groupdict()
        what, days = groups.get("what") or groups.get("year_of") or "", spelled(groups.get("days") or "365")
        days *= 7 if groups.get("weeks") else 1
        event = next((known_events()[n] for n in _sieve().found(what)), None)
        if event:
            day = event.first - dt.timedelta(days=days)
            if not groups.get("days"):
                day = event.first.replace(year=event.first.year - 1)
            out.append((day, match.group()))
    return out
