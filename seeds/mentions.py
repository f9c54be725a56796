"""The days that a page names, each with the way it is spoken of: told, filed, announced."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from seeds import rules
from seeds.counted import spelled
from seeds.events import days_to_go
from seeds.festivals import (
    COUNTED,
    LUNAR,
    LUNAR_DAY,
    SOLAR,
    TERMS,
    WEATHER,
    WEEKLY,
    festival_day,
    month_of,
)
from seeds.figures import arabic, header_text
from seeds.lines import Line, Tag
from seeds.shortmarks import OF_DAY

_FULL = re.compile(r"(?<!\d)((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日")
_DAY = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")
_MIDNIGHT = re.compile(r"(?:零时|0时|零点|0点)(?!\d)")
_RANGE = re.compile(r"^(?:上午|下午)?(?:至|到|[-—~～－])(?:(\d{1,2})月)?(\d{1,2})日")
# 记者2日从…获悉, 12日下午, 20日发布: a day without its month, told of as just past.
_BARE = re.compile(
    r"(?:(?<=记者)|(?<=本月)|(?<=[，。；“]))(\d{1,2})日(?=上午|下午|晚|凌晨|早|傍晚|从|在|，|获悉|发布|宣布|举行|说|表示|召开|对|就|电|公布)"
)
# 昨日（9月12日）, 昨天（7月9日，星期四）, 今天（5月1日）: which day the issue is, in so many words.
_ANCHOR = re.compile(r"(昨天|昨日|昨晚|昨夜|前天|前日|今天|今日|明天|明日)[（(](?:(\d{1,2})月)?(\d{1,2})日")
# 7月18日（今天）
_ANCHOR_BEHIND = re.compile(
    r"(?:(\d{1,2})月)?(\d{1,2})日[（(](昨天|昨日|前天|今天|今日|明天|明日|后天)[）)，,]"
)
# 七年前的今天，10月19日: the issue is of that day.
# 今天是1999年的最后一天
_END_OF_YEAR = re.compile(
    r"(?P<said>昨天|昨日|今天|今日|明天|明日)[，,]?(?:是|就是|为|已是|正是)(?P<year>(?:19|20)\d{2})年的?(?P<which>最后|第)一天"
)
_YEARS_AGO_TODAY = re.compile(r"年前的今[天日][，,（(]?(?:也?就是|即)?(\d{1,2})月(\d{1,2})日")
# Days from the day that is called so to the issue.
SHIFTS = {"昨": 1, "前": 2, "今": 0, "明": -1, "后": -2}
_NAMED_TERMS = "|".join(
    rf"(?<=[是为逢值]){term}|{term}(?=节气)" if term in WEATHER else rf"{term}(?![\u4e00-\u9fff]?[河湖山路])"
    for term in TERMS
)
_NAMED_COUNTS = "|".join(f"{name}(?!以来|以后|[之前后])" for name in COUNTED)
_FEASTS = "|".join(
    [*sorted([*SOLAR, *LUNAR, *WEEKLY], key=len, reverse=True), LUNAR_DAY, _NAMED_TERMS, _NAMED_COUNTS]
)
_FEAST = re.compile(
    r"(?P<said>昨天|昨日|昨晚|昨夜|前天|今天|今日|今晚|今夜|明天|明日|明晚|后天)"
    r"(?:[，,]?(?:是)?(?:星期|周)[一二三四五六日天])?[，,（(]?(?:也|就|正|恰|适逢|正值|又)*(?:是|为|逢|值)?"
    r"(?:我国|全国|农历(?![一二三四五六七八九十正冬腊])|传统|传统节日|第[一二三四五六七八九十\d]{1,3}个"
    r"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥][鼠牛虎兔龙蛇马羊猴鸡狗猪]?年|二十四节气(?:中的|之一的|里的)?)*[“\"]?"
    rf"(?P<feast>{_FEASTS})"
)
# 今天是大暑前一天; 今天是大暑前夕 says no day.
_EVE = re.compile(r"节?[”\"]?[之的]?前(?:(一[天日])|夕)")
# 再过一个星期就是2000年1月1日, 离春节还有12天: days counted to a day that is named.
_WHEN = rf"(?:(?P<year>(?:19|20)\d{{2}})年)?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日|(?P<feast>{_FEASTS})"
_COUNT = r"(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})(?:(?P<weeks>个?星期|周)|天|日)"
_TO_COME = (
    re.compile(rf"再过{_COUNT}[^。！？]{{0,24}}?(?:{_WHEN})"),
    re.compile(
        rf"(?:距离?|离)(?:{_WHEN})[^。！？，\d]{{0,16}}?(?:还有|还剩|还差|只有|仅有|仅剩|只剩|不到|不足){_COUNT}"
    ),
)
# Characters before a day and behind it that tell how it is spoken of: no pattern of them is longer.
REACH = 60
_NAMED_YEAR = re.compile(r"((?:19|20)\d{2})年[^。！？]{0,40}$")


# 2025年5月9日, 2025.5.9, 2025-05-09 in the head of a page.
_HEADER_DAY = re.compile(
    r"(?P<year>(?:19|20)\d{2})\s?[年.\-/]\s?(?P<month>\d{1,2})\s?[月.\-/]\s?(?P<day>\d{1,2})(?!\d)"
)


@dataclass(frozen=True)
class Mention:
    """A day named on the page, with or without a year, and how it is spoken of."""

    year: int | None
    month: int
    day: int
    line: int
    quote: str
    # "dateline", "event", "future", "past year", "entry", "header", "anchor", "bare" (month 0: not named)
    kind: str
    today: bool = False
    # Of an anchor: days from the named day to the issue.
    shift: int = 1
    # A year that the same sentence names before the day.
    carried: int | None = None
    # Of an anchor: a festival or a count-down says the day.
    rule: str = ""
    # A festival of the lunar calendar, whose day is another in every year.
    festival: str = ""

    def on(self, year: int) -> dt.date | None:
        """The day in that year; None when there is no such day."""
        if self.festival:
            return festival_day(self.festival, self.year or year)
        return safe_date(self.year or year, self.month, self.day)


def safe_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, None when the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def all_mentions(lines: Sequence[Line]) -> list[Mention]:
    """The days that the page names, repeats left out."""
    return [m for line in lines if line.tag is not Tag.REPEAT for m in mentions(line)]


def mentions(line: Line) -> list[Mention]:
    """The days that a line names."""
    if line.tag is Tag.HEADER:
        match = _HEADER_DAY.search(header_text(line.text))
        return [_dated(line, match, "header")] if match else []
    if line.tag is Tag.ENTRY_DATE:
        match = rules.ENTRY_DATE.match(line.text)
        return [_dated(line, match, "entry")] if match else []
    text = arabic(line.text)
    said = list(_said_by_feast(line, text))
    if "日" not in text:
        return said
    dateline = rules.DATELINE.match(text)
    start = dateline.end() if dateline else 0
    out = [*_told(line, text, start), *said]
    if dateline:
        today = bool(rules.TODAY.search(text[: start + 60]))
        out.insert(
            0,
            _mention(
                line, dateline, None, dateline.group("month"), dateline.group("day"), "dateline", today=today
            ),
        )
    return out


def _told(line: Line, text: str, start: int) -> Iterator[Mention]:
    anchored = set()
    for match in _ANCHOR.finditer(text):
        anchored.add(match.end())
        shift = SHIFTS[match.group(1)[0]]
        yield _mention(line, match, None, match.group(2) or "0", match.group(3), "anchor", shift=shift)
    for match in _ANCHOR_BEHIND.finditer(text):
        anchored.add(match.end(2) + 1)
        shift = SHIFTS[match.group(3)[0]]
        yield _mention(line, match, None, match.group(1) or "0", match.group(2), "anchor", shift=shift)
    for match in _YEARS_AGO_TODAY.finditer(text):
        anchored.add(match.end())
        found = _mention(line, match, None, match.group(1), match.group(2), "anchor", shift=0)
        yield replace(found, rule="said")
    for match in _FULL.finditer(text):
        yield _mention(line, match, int(match.group(1)), match.group(2), match.group(3), _spoken(text, match))
    for match in _DAY.finditer(text, start):
        if match.end() in anchored or _before(rules.TO_GO_BEFORE, text, match):
            continue
        named = _before(_NAMED_YEAR, text, match)
        carried = int(named.group(1)) if named and "今年" not in named.group() else None
        # What a calendar says of its days is to come.
        kind = "future" if OF_DAY.match(text) else _spoken(text, match)
        day = match.group(2)
        if kind == "event" and int(day) > 1 and _MIDNIGHT.match(text, match.end()):
            # What happens as a day begins is in that day's paper.
            day = str(int(day) - 1)
        yield _mention(line, match, None, match.group(1), day, kind, carried=carried)
        last = _RANGE.match(text[match.end() : match.end() + REACH])
        if last and kind == "event":
            month = last.group(1) or match.group(1)
            yield _mention(line, match, None, month, last.group(2), kind, carried=carried)
    for match in _BARE.finditer(text, start):
        if match.end() not in anchored and _spoken(text, match) == "event":
            yield _mention(line, match, None, "0", match.group(1), "bare")


def _said_by_feast(line: Line, text: str) -> Iterator[Mention]:
    """今天是重阳节, 后天就是国庆, 距香港回归还有103天: days told from a day that everybody knows."""
    # What a report calls today is the day of its dateline.
    late = 1 if rules.DATELINE.match(text) else 0
    for match in _FEAST.finditer(text):
        if before := _EVE.match(text, match.end()):
            late -= bool(before[1])
            if not before[1]:
                continue
        yield _on_feast(line, match, SHIFTS[match.group("said")[0]] + late, "festival")
    counting = any(word in text for word in ("再过", "离", "距"))
    for match in _END_OF_YEAR.finditer(text):
        month, day = (12, 31) if match["which"] == "最后" else (1, 1)
        shift = SHIFTS[match["said"][0]] + late
        yield Mention(int(match["year"]), month, day, line.number, match.group(), "anchor", shift=shift)
    for match in (found for rule in _TO_COME if counting for found in rule.finditer(text)):
        days = spelled(match.group("count")) * (7 if match.group("weeks") else 1)
        if match.group("feast"):
            yield _on_feast(line, match, late - days, "count-down")
            continue
        year = int(match.group("year")) if match.group("year") else None
        month, day = int(match.group("month")), int(match.group("day"))
        quote = match.group()
        yield Mention(year, month, day, line.number, quote, "anchor", shift=late - days, rule="count-down")
    for counted, quote in days_to_go(text):
        yield Mention(
            counted.year,
            counted.month,
            counted.day,
            line.number,
            quote,
            "anchor",
            shift=late,
            rule="count-down",
        )


def _on_feast(line: Line, match: re.Match[str], shift: int, rule: str) -> Mention:
    name = match.group("feast")
    month, day = SOLAR.get(name) or (month_of(name), 1)
    lunar = "" if name in SOLAR else name
    return Mention(
        None, month, day, line.number, match.group(), "anchor", shift=shift, rule=rule, festival=lunar
    )


def _dated(line: Line, match: re.Match[str], kind: str) -> Mention:
    year = int(match.group("year")) if match.group("year") else None
    return _mention(line, match, year, match.group("month"), match.group("day"), kind)


def _mention(  # noqa: PLR0917 - the parts of a date in their order
    line: Line,
    match: re.Match[str],
    year: int | None,
    month: str,
    day: str,
    kind: str,
    *,
    today: bool = False,
    shift: int = 1,
    carried: int | None = None,
) -> Mention:  # fmt: skip
    quote = match.string[max(0, match.start() - 6) : match.end() + 18].strip()
    return Mention(year, int(month), int(day), line.number, quote, kind, today, shift, carried)


def _before(pattern: re.Pattern[str], text: str, match: re.Match[str]) -> re.Match[str] | None:
    """What the pattern finds right before a match, as far as REACH."""
    return pattern.search(text, max(0, match.start() - REACH), match.start())


def _spoken(text: str, match: re.Match[str]) -> str:
    before = text[max(0, match.start() - REACH) : match.start()]
    after = text[match.end() : match.end() + REACH]
    if rules.FUTURE_BEFORE.search(before[-6:]) or rules.FUTURE_AFTER.match(after[:4]):
        return "future"
    if (
        rules.FUTURE_FROM.match(after[:14])
        or rules.WILL_AFTER.match(after[:30])
        or rules.NOTICE.search(before[-14:])
    ):
        return "future"
    if rules.BOOKED_BEFORE.search(before[-12:]) or rules.BOOKED_AFTER.match(after[:60]):
        return "future"
    if before[-1:] == "年" or after[:1] in ("颁",) or rules.EARLIER.search(before[-8:]):
        return "past year"
    return "event"
