"""Stops that begin on a later day: 明天别发, 下周一到下周三别发, 国庆期间不用发, 从明天起停三天. Pure."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from bot.dates import NoSuchDay, parse_coming
from bot.delivery.dayparts import PART, THAT
from bot.delivery.forms import SEND
from bot.delivery.times import number
from store.subscriptions import Span

_DAY = dt.timedelta(days=1)
NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_COUNT = r"(?:(?:\d{1,3}|[一两二三四五六七八九十]{1,3})个?(?:天|日|周|星期|礼拜|月)|半个?月)"
FESTIVALS = "元旦|春节|过年|清明|五一|劳动节|端午|中秋|国庆|十一"
_CALLED = {"过年": "春节", "年": "春节", "十一": "国庆"}
# Who says 几天 has three in mind, and is told so.
_SOME_DAYS = 3
_AWAY = (
    "(?:要|得|在|去|请|休)*(?:出差|休产假|休年假|休假|放假|请假|度假|外出|休息|住院|学习|开会|培训|探亲|旅游|旅行"
    "|出国|出门|出去玩|出去|年假|产假|病假|婚假|事假|探亲假|不在(?:单位|办公室)?|不上班|有事)(?:了|去)?"
)
_PLEASE = "(?:请|麻烦|帮我|你|您|我|打算|准备|那|就|把|让|给我)*"
_STILL = "(?:都|先|就|暂时|也|全部|全)*"
_WHAT = "(?:的?(?:订阅|推送|新闻|日报|早报|提醒|消息))?"
_NOT = "(?:别|不要|不用|不必|不需要|甭)"
_ENDS = "(?:给我|我)?(?:[吧了啊呀哈]|谢谢)*"
# Nothing shall come: 先别发了, 停三天, 停到5号.
_HALT = (
    rf"{_STILL}(?:{_NOT}再?(?:给我)?(?:{SEND})(?P<what>[^,。\d]{{2,10}}?)??{_WHAT}{_ENDS}"
    rf"|不再?(?:给我)?(?:{SEND}){_WHAT}{_ENDS}|(?:不要|不用|免)了?[吧啊]?"
    rf"|(?:暂停|停一?停|停一下|停送|停发|停推|停掉|停)(?:{SEND})?{_WHAT}(?:(?P<count>{_COUNT})|(?P<some>几天|一阵子?)|[到至](?P<till>.{{2,10}}?))?{_ENDS})"
)
OF_WEEK = "(?:周|星期|礼拜)[一二三四五六日天]"
_DATED = (
    rf"(?:(?:今年|明年)?{NUMBER}月|(?:下个?|这个?|本)月)的?{NUMBER}[日号]?|{NUMBER}[日号]"
    r"|\d{1,2}[./-]\d{1,2}[日号]?"
)
LATER = rf"(?:大?后天|明[天日]|明(?=[早晚])|(?:下下?个?|这个?|本){OF_WEEK}|{_DATED})"
BEGUN = "(?:开始|起|以后)就?"
# When: from a day to another, on a few days, on one, in a week or month, from a day on, or at a festival.
_WHEN = "|".join((
    rf"(?:从|自|打)?(?P<first>{LATER}|{OF_WEEK}|{NUMBER}(?=[到至~—-]{NUMBER}[日号]))(?:{BEGUN})?(?P<away>{_AWAY})?[到至~—-](?P<last>{LATER}|{OF_WEEK})(?:这?(?:{_COUNT}|几天|期间))?",
    rf"(?P<pair>{NUMBER})[日号]?[、,和跟](?P<next>{NUMBER})[日号](?:这?两天)?",
    r"(?P<both>明后(?:两)?天|明天[、,和跟]?后天)",
    rf"(?P<here>{LATER})(?:[、,和跟](?P<there>{LATER})|[、,和跟]?(?P<beside>{OF_WEEK}|(?<=[周期拜][一二三四五六])[二三四五六日天]))(?:这?两天)?",
    r"(?P<weekend>这个?周末|这周六日|本周末|周末这两天|下个?周末)",
    # 从23号停到26号 ends; 从23号起停 does not.
    rf"(?:[从自打](?=.*停.*(?:[到至]|{_COUNT}|几天)))?(?P<one>{LATER})(?:[那这](?:一)?天)?(?!(?:开始|起|以后))(?:的?(?P<part>{PART})上?{THAT})?",
    rf"(?P<day>{OF_WEEK})[那这](?:一)?天",
    r"(?P<span>下下?个?(?:周|星期|礼拜)|下个?月)(?!起|开始|[一二三四五六日天\d初])",
    rf"(?P<month>{NUMBER})月份?(?![\d一二三四五六七八九十])",
    rf"(?:从|自|打)?(?P<since>{LATER}|下下?个?(?:周|星期|礼拜)|下个?月初?|{NUMBER}月份?|{OF_WEEK}){BEGUN}",
    rf"(?P<festival>{FESTIVALS})(?:节日|节|小长假|长假|假期)?(?:放假)?(?:[这那]?(?P<length>{_COUNT}))?(?:(?P<that>[那当这]天)|期间|的?时候|那几天|这几天|几天|里)?",
))  # fmt: skip
_NAMED = "把?(?P<words>[^,。\\d]{2,10}?)(?:的?那个|的)?(?:订阅|推送|日报|早报)?"
_DAYS = rf"(?:{_WHEN})的?(?:{_AWAY}(?P<gone>{_COUNT}|几天)?)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_PLEASE}{_DAYS},?{_PLEASE}{_HALT}",
        # 产改那个明天别发
        rf"{_PLEASE}{_NAMED},?{_DAYS},?{_HALT}",
        # 明天产改别发
        rf"{_PLEASE}{_DAYS},?{_NAMED}{_HALT}",
    )
)
# 明天照常发, 后天还是发吧: nothing of it stops on those days.
_COMES = re.compile(
    rf"{_PLEASE}{_DAYS},?(?:照常|照旧|还是|还要?|仍然?|继续|要|正常)+(?:给我)?(?:{SEND}){_WHAT}{_ENDS}"
)
_IN_WEEK = re.compile(f"每?(?:个?(?:周末|双休日?|{OF_WEEK}[一二三四五六日天]*)|节假日|假日|休息日)(?:都|就)?")
# 下个月1号 is no 1号 of something that is called 下个月.
_OF_TIME = re.compile("从|到|起|期间|[别不][发送]|[下这本][个周月]|星期|礼拜|[天号日月年前后]$|^[号日]")
# 下周出差,周一到周四都别发: days of the week that is named before them.
_OF_THE_WEEK = re.compile(
    rf"((?:下下?个?|这个?|本)(?:周|星期|礼拜))(?:我?{_AWAY})?[,的]?(?={OF_WEEK})(?:周|星期|礼拜)"
)
# 明天别发,我休息: why is said behind it.
_BECAUSE = re.compile(rf"(?<=.{{3}})[\s,，。]+我?{_AWAY}(?:几天)?[。!！]*$")
_UNITS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30}
_COUNTED = re.compile(r"(?P<count>\d{1,3}|[一两二三四五六七八九十]{1,3})个?(?P<unit>天|日|周|星期|礼拜|月)")
# Nobody orders a stop in more words.
_LONGEST = 40
_EVERY = frozenset({"全部", "所有", "我的", "全", "都", "推送", "订阅"})


@dataclass(frozen=True, slots=True)
class Ahead:
    """A stop that is to begin on a later day.

    `words`: of the subscription that is meant; empty: all. `festival`: while that lasts. `said`: what was
    read, by what it is: days as they were typed. `part`: only what comes in that part of the day.
    """

    words: str
    festival: str
    said: tuple[tuple[str, str], ...]
    part: str = ""

    @property
    def typed(self) -> str:
        """The day or days, as they were typed."""
        said = dict(self.said)
        days = ("last", "till", "one", "since", "day", "month")
        return next((said[name] for name in days if name in said), "")


def read_coming(text: str) -> Ahead | None:
    """The days on which it is to come, whatever was said of them; None where it is about something else."""
    bare = re.sub(r"[\s!~]|。$", "", unicodedata.normalize("NFKC", text.strip()))
    found = _COMES.fullmatch(bare) if len(text) <= _LONGEST else None
    if found is None:
        return None
    given = {name: "明天" if value == "明" else value for name, value in found.groupdict().items() if value}
    festival = given.pop("festival", "")
    return Ahead("", called(festival), tuple(given.items()), given.pop("part", ""))


def read_ahead(text: str) -> Ahead | None:
    """The stop that a sentence orders for later days; None where it is about something else, or of today."""
    if len(text) > _LONGEST:
        return None
    said = _BECAUSE.sub("", unicodedata.normalize("NFKC", text.strip()))
    bare = _OF_THE_WEEK.sub(r"\1", re.sub(r"[\s!~]|。$", "", said))
    found = next(filter(None, (form.fullmatch(bare) for form in _FORMS)), None)
    if found is None:
        return None
    given = {name: value for name, value in found.groupdict().items() if value}
    given |= {name: "明天" for name, value in given.items() if value == "明"}
    what, words = given.pop("what", ""), given.pop("words", "")
    if (what and words) or _OF_TIME.search(words) or ("since" in given and _IN_WEEK.fullmatch(words)):
        # 公司明天别发工资; 明天起周末别发 is of all weekends from then on.
        return None
    words = words or what
    festival, part = given.pop("festival", ""), given.pop("part", "")
    if "month" in given and not 1 <= (number(given["month"]) or 0) <= 12:
        return None
    words = "" if words in _EVERY else words
    return Ahead(words, called(festival), tuple(given.items()), part)


def span(ahead: Ahead, today: dt.date) -> Span | None:
    """The first day of a stop and the one on which it goes on (None: when resumed); None: no such days."""
    said = dict(ahead.said)
    try:
        first, behind = _days(said, today)
    except NoSuchDay:
        return None
    if first is None:
        return None
    counted = said.get("count") or said.get("gone") or ("几天" if "some" in said else "")
    if behind is None and counted:
        behind = first + _length(counted) * _DAY
    if behind is None and "till" in said:
        behind = _coming(said["till"], first)
        return (first, behind) if behind and behind > first else None
    return (first, behind) if behind is None or behind > first else None


def called(festival: str) -> str:
    """The festival's usual name: 过年 is 春节."""
    return _CALLED.get(festival, festival)


def lasts(ahead: Ahead) -> int | None:
    """How many days were said of a festival: 春节一周; None where none were."""
    said = dict(ahead.said).get("length")
    return _length(said) if said else None


def together(old: Span, new: Span) -> Span | None:
    """Both stops as one where they meet; None where days on which something comes lie between them."""
    ends, last = (span[1] or dt.date.max for span in (old, new))
    if new[0] > ends or old[0] > last:
        return None
    end = max(ends, last)
    return min(old[0], new[0]), None if end == dt.date.max else end


def _days(said: dict[str, str], today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The first day, and the one behind the last where that is said."""
    if "first" in said:
        begins = said["first"]
        # 28到31号
        dated = begins if number(begins) is None else begins + "号"
        first = _of_this_week(dated, today) or _coming(dated, today)
        last = _last(said["last"], first, today) if first else None
        if first is None or last is None or last < today:
            return None, None
        # 本周一到周五 said on a Wednesday: what is left of it.
        first = max(first, today)
        # 休假到30号 is back on that day; 25号到28号 are four days.
        return first, last if "away" in said else last + _DAY
    if two := _two(said, today):
        return two, two + 2 * _DAY
    if day := said.get("one") or said.get("day"):
        first = _coming(day, today)
        counted = "count" in said or "some" in said or "till" in said or "gone" in said
        return first, None if counted or first is None else first + _DAY
    return _longer(said, today)


def _two(said: dict[str, str], today: dt.date) -> dt.date | None:
    """The first of two days that follow one another: 24、25号, 明后两天, 这周末."""
    if "pair" in said:
        first = _coming(said["pair"] + "号", today)
        return first if first and _coming(said["next"] + "号", first) == first + _DAY else None
    if "here" in said:
        first = _coming(said["here"], today)
        if first and "beside" in said:
            second = _coming(f"周{said['beside'][-1]}", first)
        else:
            second = _coming(said.get("there", ""), today)
        return first if first and second == first + _DAY else None
    if "weekend" in said:
        return today + (5 - today.weekday() + 7 * ("下" in said["weekend"])) * _DAY
    return today + _DAY if "both" in said else None


def _longer(said: dict[str, str], today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """A week or a month, or from a day on."""
    named = said.get("span") or said.get("month") or said.get("since") or ""
    if "since" in said and (day := _coming(named, today)):
        return day, None
    if "here" in said or "pair" in said:
        return None, None
    if found := re.search("^(下+)个?(?:周|星期|礼拜)", named):
        first = today + (7 * len(found[1]) - today.weekday()) * _DAY
        return first, None if "since" in said else first + 7 * _DAY
    if named.startswith("下"):
        first = _next_month(today)
    else:
        month = number(named.rstrip("份月")) or 0
        if not 1 <= month <= 12:
            return None, None
        first = dt.date(today.year + (month <= today.month), month, 1)
    return first, None if "since" in said or "count" in said or "some" in said else _next_month(first)


def _last(typed: str, first: dt.date, today: dt.date) -> dt.date | None:
    """The last day: 周三 is that of the week in which it begins, 下周三 counts from today."""
    return _coming(typed, today if typed.startswith(("下", "这", "本")) else first - _DAY)


def _coming(typed: str, today: dt.date) -> dt.date | None:
    if day := _of_this_week(typed, today):
        # One that is past does not come.
        return day if day >= today else None
    return parse_coming(typed, today=today)


def _of_this_week(typed: str, today: dt.date) -> dt.date | None:
    """这周三, 本周三: of the week of today, before it or behind it; None for another."""
    found = re.fullmatch(f"(?:这个?|本)({OF_WEEK})", typed)
    day = parse_coming(f"下{found[1]}", today=today - today.weekday() * _DAY) if found else None
    return day and day - 7 * _DAY


def _next_month(day: dt.date) -> dt.date:
    return (day.replace(day=1) + 32 * _DAY).replace(day=1)


def _length(counted: str) -> int:
    """How many days: 三天, 两周, 半个月; a few are three."""
    found = _COUNTED.fullmatch(counted)
    if found is None:
        return 15 if counted.startswith("半") else _SOME_DAYS
    return (number(found["count"]) or 0) * _UNITS[found["unit"]]
