"""The years that a page names, each with how it is spoken of: told, aimed at, to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from seeds import rules
from seeds.counted import Counted
from seeds.events import Event
from seeds.figures import arabic
from seeds.lines import Line, Tag
from seeds.mentions import REACH

# 2000年问题 is the name of a fault in programs.
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年(?!问题)")
# 2009年前三季度 is told of; 2030年前 lies ahead.
_SPAN = re.compile(r"前[一二三四五六七八九十两\d]{1,3}个?(?:季度|月|天|周|批)|前几|底前夕")
_PART = re.compile(rf"(?:第?[一二三1-3]季度|上半年|{_SPAN.pattern}|1[-至—~～到]\d{{1,2}}月)")
# 到2020年: an aim of plans.
_GOAL = re.compile(r"(?:到|至|力争|确保|争取|规划)$")
# 2009年到2011年, 从2003年5月至2005年: the end of a span, told like its beginning.
_SPANNED = re.compile(r"(?<!\d)(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[到至—-]{1,2})$")
# 2021年至2035年规划: a span that lies ahead.
_PLANS = "规划|计划|将|力争|目标|行动|纲要|方案|争取|确保"
_PLANNED_BEFORE = re.compile(rf"(?:{_PLANS}|提出|要求|部署)[^。！？；]{{0,20}}$")
_PLANNED = re.compile(rf"[^。！？；]{{0,20}}?(?:{_PLANS}|建设|建成|实现)")
# 1996年度征订启事
_ORDERED = re.compile(r"度?[^，。；！？\d]{0,8}?(?:征订|订阅|收订)")
# 截稿日期为1995年2月28日
_DEADLINE = re.compile(r"(?:截稿|截止|报名|征稿|征集|期限|投票)[^，。；]{0,6}$")
# 2000年奥运会主办权: games for which somebody bids or makes ready.
_BID = re.compile(
    r"(?:夏季|冬季)?(?:奥运|亚运|世博|世界杯|冬奥|全运|大运|残奥|世界博览会)[^，。；]{0,8}(?:[申主承举]办|筹[备办]|组委|候选)"
)
# 于2012年6月底前建成, 2026年3月1日以前: a limit that is set; 2009年6月底前已完成 is told of.
_BY_THEN = re.compile(r"\d{1,2}月(?:底|末|\d{1,2}日)?之?以?前(?![^，。；]{0,16}(?:已|曾|了))")
# 杨宝山1991年去世, 2003年病故, 1985年6月进厂: of a life, which is remembered in any year after.
_OF_A_LIFE = re.compile(
    r"(?:\d{1,2}月)?[^，。；：\d]{0,4}?(?:病故|去世|逝世|辞世|离世|出生|参军|入伍|参加工作|进厂|入厂|毕业|退休|退伍|转业|结婚)"
)
_MONTH = re.compile(r"(\d{1,2})月")
# 今天是2004年高考的第二天: the year is said of the day itself; 今天，2004年的那场大火 is remembered.
_OF_TODAY = re.compile(
    r"(?:今天|今日|今晨|今晚|今起|昨天|昨日|昨晚)(?:就|正|也)?是((?:19|20)\d{2})年(?!前|以来|后|至|到|那)"
)
_OF_TODAY_WORTH = 4.0
# 2003年以来: of the issue's own year it would be 今年以来; told of for some years after.
_EVER_SINCE = re.compile(r"(?<!\d)((?:19|20)\d{2})年以来")
_EVER_SINCE_WORTH, _EVER_SINCE_YEARS = 1.5, 5


@dataclass(frozen=True)
class Fact:
    """A year that the page names: with its month, whether it is to come, told of in part, or aimed at."""

    year: int
    month: int | None
    ahead: bool
    part: bool = False
    goal: bool = False
    # Of somebody's life: remembered, as long as nothing says otherwise.
    life: bool = False


def years_of_today(lines: Sequence[Line]) -> tuple[Counted, ...]:
    """The years that a day of the issue is said to be of, and those that others say is one past."""
    texts = [arabic(line.text) for line in lines if line.tag is not Tag.REPEAT and "年" in line.text]
    found = {int(match[1]) for text in texts if "是" in text for match in _OF_TODAY.finditer(text)}
    since = {int(match[1]) for text in texts for match in _EVER_SINCE.finditer(text)}
    after = (frozenset(range(year + 1, year + 1 + _EVER_SINCE_YEARS)) for year in sorted(since))
    return (
        *(Counted(frozenset([year]), _OF_TODAY_WORTH) for year in sorted(found)),
        *(Counted(years, _EVER_SINCE_WORTH) for years in after),
    )


def year_facts(lines: Sequence[Line], events: Sequence[Event] = ()) -> list[Fact]:
    """The years that the page names; an event that everybody knows names its own."""
    # What came again names none of its years.
    out = [Fact(event.first.year, None, ahead=False) for event in events if not event.again]
    begun = {(event.first.year, event.first.month) for event in events}
    for line in lines:
        if line.tag is Tag.REPEAT or "年" not in line.text:
            continue
        text = arabic(line.text)
        for match in _YEAR.finditer(text):
            before = text[max(0, match.start() - REACH) : match.start()]
            after = text[match.end() : match.end() + REACH]
            ahead = bool(
                rules.FUTURE_BEFORE.search(before[-6:])
                or _DEADLINE.search(before[-10:])
                or rules.FUTURE_AFTER.match(after[:4])
                or rules.FUTURE_FROM.match(after[:14])
                or after[:2] in ("两个", "和2")
                or (after[:1] in ("底", "末", "前") and not _SPAN.match(after))
                or _BY_THEN.match(after)
            )
            month = _MONTH.match(after)
            bid = bool(_BID.match(after[:24]) or before[-4:].endswith(("申办", "承办", "主办", "筹办")))
            ahead = ahead or bid or bool(_ORDERED.match(after))
            part, goal = bool(_PART.match(after)), bid or bool(_GOAL.search(before[-4:]))
            if goal and not bid and _is_told_span(before, after):
                ahead = goal = False
            year, told = int(match.group(1)), int(month.group(1)) if month else None
            if (year, told) in begun:
                # 1997年7月1日政权交接: told of before and after it alike.
                told = None
            out.append(Fact(year, told, ahead, part, goal, bool(_OF_A_LIFE.match(after))))
    return out


def _is_told_span(before: str, after: str) -> bool:
    """从2003年到2005年 without a word of plans: both its years have passed."""
    span = _SPANNED.search(before[-14:])
    planned = _PLANNED_BEFORE.search(before[-40:]) or _PLANNED.match(after)
    return bool(span and not planned)
