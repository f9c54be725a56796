"""Times of day and days as people type them. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.delivery.schedule import DAILY, MONDAY_TO_FRIDAY, WORKDAYS
from bot.delivery.weekdays import WEEKDAYS, between, named, off_spans, read_off, without

_DIGITS = "零一二三四五六七八九"
# The part of the day moves hours 1 to 11 into the afternoon, or says nothing (早上).
_PARTS = dict.fromkeys(("凌晨", "清晨", "早上", "早晨", "上午", "早"), 0)
_PARTS |= dict.fromkeys(("中午", "下午", "傍晚", "晚上", "晚"), 12)
# At night the hours before midnight are meant, and those behind it: 夜里十一点, 夜里三点.
_NIGHT = frozenset((
    "三更半夜", "深更半夜", "大半夜", "前半夜", "上半夜", "后半夜", "下半夜", "半夜", "午夜", "深夜",
    "夜里", "夜间", "夜晚",
))  # fmt: skip
PART = "|".join(sorted({*_PARTS, *_NIGHT}, key=len, reverse=True))
NUMBER = r"\d{1,2}|[零一二两三四五六七八九十]{1,3}"
_TIME = re.compile(
    rf"(?:(?P<part>{PART})\s*)?(?P<hour>{NUMBER})"
    rf"(?::(?P<minute>\d{{2}})|[点时](?P<rest>半|一刻|三刻|整|(?:{NUMBER})分?)?(?![\d月日号版]))"
    r"钟?(?:(?:左右|前后|之前|以前|整)|前(?![天日后锋沿线台列进往面任夕景])|多(?![少个名]))?"
)
# 晚上一点 is behind midnight, as 夜里五点 is.
_LATE, _DUSK, _DAWN, _NOON = frozenset(("晚上", "晚")), 5, 7, 12
# Behind midnight whatever the hour.
_SMALL_HOURS = frozenset(("后半夜", "下半夜"))
_DAY, _HALF_DAY = 24 * 60, 12 * 60
# So late is still after lunch where somebody says from twelve.
_LUNCH = 3 * 60
# Whoever wants something before this says 凌晨, or writes it in digits: 04:00.
_MORNING = 5 * 60
_DAYS_OF_WEEK = re.compile("(?:周|星期|礼拜)[一二三四五六日天]{1,6}$")
# 7.30 and 0730, alone: what people write for 7:30.
SHORT_TIME = re.compile(r"(?<!\S)(\d{1,2}\.|0\d)([0-5]\d)(?!\S)")
_DAYS = re.compile(
    r"(?P<daily>每天|每日|天天)|(?P<work>每?个?(?:法定)?工作日|上班(?:的日子|日|那天))"
    r"|(?P<weekly>每个?(?:周|星期|礼拜)(?:一[次期回份]|(?![一二三四五六日天末1-7])))"
    r"|每?(?:周|星期|礼拜)(?P<first>[一二三四五六日天1-7])(?:到|至|[-—~])"
    r"(?:周|星期|礼拜)?(?P<last>[二三四五六日天2-7]|(?<=[周期拜])[一1])(?![:\d])"
    r"|每?[个逢到]?(?:周|星期|礼拜)(?P<week>[一二三四五六日天末]"
    r"(?:[、和,， ]*(?:周|星期|礼拜)?[一二三四五六日天末])*)"
)
_JOINED = re.compile(r"(?<= )\s*(?:和|还有|以及|加上?|跟|及|、|,)\s*(?=每?个?(?:周|星期|礼拜|工作日|每天))")
# 每天八点发产改，周六也要: a day that is said behind the order is one of its days.
_DAY_BESIDE = (
    r"每?个?(?:周|星期|礼拜)[一二三四五六日天末](?:[、和及]?(?:周|星期|礼拜)?[一二三四五六日天末]){0,5}"
)
_BESIDE = re.compile(
    rf"(?:[,，;；。\s]+(?:另外|还有|而且|并且|然后)?|(?<=[^\s,，]{{4}}))(?P<days>{_DAY_BESIDE})(?:的?时候)?(?:也|都|还)+(?:要|得)?"
    r"(?:给我)?(?:发送|推送|发|推|送|来|看)?(?<=[要得发送推来看])(?:一[份次])?[的吧呀啊哦]*(?=[,，;；。!！\s]|$)"
)
# 7点到8点之间: it comes once, at the beginning.
_UNTIL = re.compile(
    rf"\s*(?:到|至|[-—~])\s*(?:{PART})?(?:{NUMBER})(?::\d{{2}}|[点时](?:半|一刻|三刻)?)(?:之?间|左右)?"
)
# A part of the day without an hour.
_VAGUE = {
    "上班前": 450, "早上": 450, "清晨": 390, "早晨": 450, "一早": 450, "上午": 540, "中午": 720, "午休": 720,
    "下午": 900, "傍晚": 1080, "下班前": 1020, "下班后": 1080, "晚上": 1200, "睡前": 1290,
}  # fmt: skip
_VAGUELY = re.compile("|".join(_VAGUE))
_PART_ALONE = re.compile(rf"(?<!\S)(?:{_VAGUELY.pattern})(?!\S)")


_EVERY = re.compile(rf"每(?=(?:{PART})(?:{NUMBER})[:点时])")
# 22-7, 22:30-7:00, 2200-0700, 22.00 至次日 7.00
_SPAN = re.compile(r"(\d{1,2})(?:[:.]?([0-5]\d))?(?:[-—~至到\s]|次日|第二天)+(\d{1,2})(?:[:.]?([0-5]\d))?")
_MIDNIGHT = re.compile(rf"午夜(?!\s*(?:{NUMBER}))")


def read_span(text: str) -> tuple[int, int] | None:
    """From when to when, in minutes of the day: 22:30-7:00, 晚上十点到早上七点半; None when it is none."""
    plain = _MIDNIGHT.sub("0点", unicodedata.normalize("NFKC", text))
    first, second, *_ = *_times(plain), None, None
    if first and second:
        start, end = first[1], _until(first, second)
        return (start, end) if start != end else None
    found = _SPAN.search(plain)
    if found is None:
        return None
    begins, ends = (
        60 * int(hour) + int(minute or 0) for hour, minute in (found.groups()[:2], found.groups()[2:])
    )
    if max(begins, ends) > _DAY or begins % _DAY == ends % _DAY:
        return None
    return begins % _DAY, ends % _DAY


def _until(first: tuple[re.Match[str], int], second: tuple[re.Match[str], int]) -> int:
    """The minute of the day until which a span goes that begins with the first of two times."""
    (at_first, start), (at_last, end) = first, second
    of_day = at_first["part"] in {"下午", "中午"} and not at_last["part"]
    if of_day and end < start < end + _HALF_DAY:
        # 下午1点到3点
        return end + _HALF_DAY
    if start == _HALF_DAY and not (at_first["part"] or at_last["part"]) and 0 < end <= _LUNCH:
        # 12点到2点 is at noon.
        return end + _HALF_DAY
    # 晚上10点到夜里7点 is over in the morning.
    long = at_last["part"] in _NIGHT and end >= _HALF_DAY and (end - start) % _DAY > _HALF_DAY
    return end - _HALF_DAY if long else end


def _times(text: str, *, awake: bool = False) -> Iterator[tuple[re.Match[str], int]]:
    """The times of day in a text, with the minute of each; `awake`: 四点 alone is in the afternoon."""
    at = 0
    while found := _TIME.search(text, at):
        at = found.end()
        if (minute := _minute_of(found)) is not None:
            written = found["part"] or found["minute"]
            yield found, minute + 12 * 60 * (awake and not written and 60 <= minute < _MORNING)
        elif _DAYS_OF_WEEK.search(text[: found.start() + 1]):
            # 周一三五八点: the hour begins behind the days.
            at = found.start() + 1


def _minute_of(found: re.Match[str]) -> int | None:
    hour, minute = number(found["hour"]), _minute(found["minute"], found["rest"])
    if hour is None or minute is None:
        return None
    hour = _of_day(hour, found["part"] or "")
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def _of_day(hour: int, part: str) -> int:
    """The hour of the day that is meant by one of twelve in a part of it."""
    if part in {*_NIGHT, *_LATE, "凌晨"} and hour == _NOON:
        return 0
    if (part in _NIGHT and hour < _DAWN) or (part in _LATE and hour < _DUSK) or part in _SMALL_HOURS:
        return hour
    shift = _NOON if part in _NIGHT else _PARTS.get(part, 0)
    at_noon = part == "中午" and hour > _NOON - 2
    return hour if hour >= _NOON or at_noon else hour + shift


def _minute(digits: str | None, rest: str | None) -> int | None:
    if digits:
        return int(digits)
    if not rest or rest == "整":
        return 0
    quarters = {"半": 30, "一刻": 15, "三刻": 45}
    return quarters.get(rest, number(rest.removesuffix("分")))


def number(text: str) -> int | None:
    """A number below 100 in digits or in Chinese: 30, 三十; None when it is none."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.replace("两", "二").rpartition("十")
    if not ten:
        return _DIGITS.index(text) if text in _DIGITS else {"两": 2}.get(text)
    if any(part and part not in _DIGITS for part in (tens, ones)):
        return None
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)


def read_time(text: str) -> tuple[int | None, str]:
    """The minute of the day that a text names, and the rest of it; of a span of time its beginning."""
    # 每早八点 is 每天早八点.
    text = _EVERY.sub("每天", text)
    for found, minute in _times(text, awake=True):
        behind = _UNTIL.sub("", text[found.end() :], count=1) if _UNTIL.match(text, found.end()) else None
        return minute, f"{text[: found.start()]} {text[found.end() :] if behind is None else behind}"
    return None, text


def another_time(text: str) -> str | None:
    """A second time of day in what is left of a sentence: 8点和18点; None where there is none."""
    return next((found.group() for found, _ in _times(text)), None)


def no_time(text: str) -> str | None:
    """What is written like a time of day and is none, where a text names no other: 25点, 8:75."""
    if next(_times(text), None):
        return None
    found = next((one for one in _TIME.finditer(text) if number(one["hour"]) is not None), None)
    return found.group().strip() if found else None


def read_part(text: str, *, alone: bool) -> tuple[int | None, str]:
    """The time that most people mean by a part of the day without an hour (早上), and the rest of the text.

    `alone`: as a word of its own only.
    """
    found = _PART_ALONE.search(text) if alone else _VAGUELY.search(text)
    if found is None:
        return None, text
    return _VAGUE[found.group()], f"{text[: found.start()]} {text[found.end() :]}"


def read_days(text: str) -> tuple[str | None, str]:
    """The days that a text names, and the rest of it."""
    off, rest = read_off(text)
    days, rest = _days(rest)
    # 周一到周五和周日: of the week's days as many as are named.
    while days and (joined := _JOINED.search(rest)):
        more, behind = _days(rest[joined.end() :])
        if more is None or not _DAYS.match(rest, joined.end()):
            break
        both = _together(days, more)
        if both is None:
            break
        days, rest = both, f"{rest[: joined.start()]} {behind}"
    return (without(days, off) if off else days), rest


def with_days_beside(text: str) -> str:
    """The order with the days that are said behind it, 周六也要, among its own.

    Without any they are besides the days that one has of whom nothing is said, but those that it shall not.
    """
    beside, rest = days_beside(text)
    if not beside:
        return text
    off = off_spans(rest)
    own = next(
        (one for one in _DAYS.finditer(rest) if not any(start <= one.start() < end for start, end in off)),
        None,
    )
    if own is None:
        return f"周一到周五和{beside} {rest}"
    joined = "" if own["daily"] else f"和{beside}"
    return f"{rest[: own.end()]}{joined}{rest[own.end() :]}"


def days_beside(text: str) -> tuple[str, str]:
    """The days that are said behind an order, as they are written, and the rest; empty where none are."""
    every: list[str] = []
    while found := _BESIDE.search(text):
        every.append(found["days"])
        text = f"{text[: found.start()]} {text[found.end() :]}"
    return "和".join(every), text


def worked_and(days: str) -> str:
    """Monday to Friday, and these days as they are written."""
    return _together(MONDAY_TO_FRIDAY, named(days)) or DAILY


def days_off(text: str) -> tuple[str, ...]:
    """The days on which nothing is to come, where a text names no others."""
    off, rest = read_off(text)
    return off if _days(rest)[0] is None else ()


def days_apart(text: str) -> str | None:
    """Days that cannot be those of one subscription: 工作日和周六, as they are written."""
    for found in _DAYS.finditer(text):
        joined = _JOINED.match(f" {text[found.end() :]}", 1)
        if joined is None:
            continue
        other = _DAYS.match(text, found.end() + joined.end() - 1)
        one, two = _days(found.group())[0], _days(other.group())[0] if other else None
        if other and one and two and _together(one, two) is None:
            return text[found.start() : other.end()]
    return None


def _together(days: str, more: str) -> str | None:
    """Both; None where they cannot be one: working days and a day of the week."""
    if DAILY in {days, more}:
        return DAILY
    if WORKDAYS in {days, more}:
        return days if days == more else None
    found = "".join(sorted({*days, *more}))
    return DAILY if len(found) == 7 else found


def _days(text: str) -> tuple[str | None, str]:
    found = _DAYS.search(text)
    if not found:
        return None, text
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    if found["daily"]:
        return DAILY, rest
    if found["weekly"]:
        return "1", rest
    if found["work"]:
        return WORKDAYS, rest
    if found["first"]:
        first, last = (WEEKDAYS.get(found[name], found[name]) for name in ("first", "last"))
        return between(first, last), rest
    return (named(found["week"] or "") or None), rest
