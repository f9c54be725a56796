"""Stops as people ask for them: 停到下周一, 把产改那个停几天, 休假到5号先别发, 过完年再发. Pure."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, replace

from bot.delivery.ahead import FESTIVALS, Ahead, read_ahead
from bot.delivery.dayparts import PART, THAT
from bot.delivery.feasts import NEXT
from bot.delivery.forms import SEND
from bot.delivery.untils import SOME_DAYS, coming, counted

LONGEST = dt.timedelta(days=366)
_PLEASE = "(?:请|麻烦|帮我|先|我)*+"
_NOT = "(?:别|不要|不用|不必|不)"
_STILL = "(?:都|先|就|暂时|也)*+"
_WHAT = "(?:订阅|推送|新闻|日报|早报|提醒)"
_NAMED = "把?(?P<words>[^，,。把]{2,12}?)(?:的?那个|的)?(?:订阅|推送|日报|早报)?"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_COUNT = r"(?:\d{1,3}|[零〇一两二三四五六七八九十]{1,3}|半(?=个?月|年))个?(?:天|日|周|星期|礼拜|月|年)"
_SOME = "几天|一阵子?|一段时间|一停|一下|停|"
_THEN = "(?:节日|节|小长假|长假|假期|放假)?"
_AGAIN = f"(?:再|才)(?:给我|开始)?(?:{SEND}|恢复)了?"
_BACK = f"恢复(?:{SEND}|订阅)?[吧了]?|(?:再|才|开始|起|以后)(?:给我)?(?:恢复)?(?:{SEND}|恢复)[吧了]?"
# 出差了，这周别发: why, before what is to be.
_WHY = re.compile(
    "^(?:我|最近|家里|单位|身体|实在){0,3}+(?:出差|休[产年病婚]?假|放假|请假|度假|外出|外地|休息|住院|学习|开会|培训|探亲"
    "|旅游|旅行|出国|出门|年假|产假|病假|婚假|事假|不在|生病|病|感冒|不舒服|有事|事多|太?忙|[要得去在请休]){1,4}+"
    r"(?:(?:着|呢|去|中|了|啊|不过来){1,3}|(?<=出差)|(?<=有事)|(?<=太忙)|(?<=舒服))[\s,，。;；!！]+(?=[^\s,，。;；!！]{3})"
)
# Why nothing is to come.
_AWAY = (
    "我?(?:要|得|在外地?|在|去|请|休)*(?:出差|休产假|休年假|休假|放假|请假|度假|外出|休息|住院|学习|开会|培训|探亲|旅游|旅行"
    "|出国|出门|出去玩|出去|年假|产假|病假|婚假|事假|探亲假|不在)"
)
# It is not to come: 先别发了, 暂停推送.
_HALT = (
    f"{_PLEASE}{_STILL}(?:{_NOT}再?(?:给我)?(?:{SEND}){_WHAT}?给?我?"
    f"|(?:暂停|停一?停|停一下|停送|停发|停推|停){_WHAT}?)(?:一下)?[吧了]*"
)
_DATED = "(?P<day>.{2,10}?)"
# Said of one subscription, until after a festival or of so many days.
_OF_SOME = tuple(
    re.compile(form)
    for form in (
        # 产改那个先停三天, 把产改的停到月底, 产改那个停几天
        rf"{_PLEASE}{_NAMED}{_STILL}(?:暂停|停送|停发|停推|停)(?:(?:到|至){_DATED}(?:再发|为止)?|(?P<count>{_COUNT})|(?P<open>{_SOME}))[吧了]*",
        # 先别发产改了,下周三再发
        rf"{_PLEASE}{_STILL}{_NOT}再?(?:给我)?(?:{SEND})(?P<words>[^，,。]{{2,12}}?)了?[，,](?:等|到)?{_DATED}{_AGAIN}[吧]*",
        # 过完年再发, 元旦后再推送
        rf"{_PLEASE}(?:等|到)?(?P<gone>过完|过了)?(?P<after>年(?!底|末|终|中)|{FESTIVALS}){_THEN}(?P<behind>过后|以后|之后|后|完了?|回来)?{_AGAIN}[吧]*",
        # 歇几天再发, 停两周再送
        rf"{_PLEASE}(?:歇|停|等|过|缓|隔)(?:(?P<count>{_COUNT})|几天|一阵子?|些天){_AGAIN}[吧]*",
    )
)
# 停到10月8日, 出差,全部停三天, 出差两天,先停: meant for certain.
_OF_ALL = tuple(
    re.compile(form)
    for form in (
        rf"(?:{_AWAY}了?,?)?(?:请|先|帮我|把|我的|全部|所有)*{_WHAT}?(?:都|先)*(?:暂停|停送|停发|停推|停)(?:一下)?{_WHAT}?"
        rf"(?:(?:到|至)(?P<day>.{{2,20}}?)(?:吧|再发|再送|恢复|为止)?|(?P<count>{_COUNT})的?{_WHAT}?[吧了]?)",
        rf"{_AWAY}(?P<count>{_COUNT}),?{_HALT}",
        # 99天别发
        rf"{_PLEASE}(?P<count>{_COUNT})之?内?{_STILL}{_NOT}再?(?:给我)?(?:{SEND}){_WHAT}?[吧了]*",
    )
)
# Stops only where the day is one: 休假到下个月5号,先别发; 先别发,我休到5号; 5号前别发; 出差,下周三回来.
_TILL = tuple(
    re.compile(form)
    for form in (
        rf"{_AWAY}(?:了|,)*(?:一直)?(?:到|至){_DATED}(?:才|再)?(?:回来|上班|为止)?,?(?P<halt>{_HALT})",
        rf"(?P<halt>{_HALT}),?(?:{_AWAY}|我?要?[休玩忙])(?:一直)?(?:到|至){_DATED}(?:才|再)?(?:回来|上班|为止)?",
        rf"{_PLEASE}(?:到|在)?{_DATED}(?:之前|以前|前),?(?P<halt>{_HALT})",
        rf"{_AWAY}[,。]?(?:到|至)?{_DATED}(?:才|再)?(?:回来|回单位|上班|回)[了吧]?",
        # 我休假到1月5号
        rf"(?:{_AWAY}|我?要?(?:休|玩|忙))了?(?:一直)?(?:到|至){_DATED}",
        rf"(?:{_AWAY}了?[,。]?)?(?P<halt>先停着?|先不发|别发)?,?(?:等|到)?{_DATED}(?:{_BACK})",
    )
)
# 今天别发, 这两天别发了, 这周先不发.
_ON = re.compile(
    rf"(?:请|麻烦|先|我)*(?:(?:(?P<week>[这本]一?整?个?(?:周|星期|礼拜))|(?P<month>[这本]一?整?个?月))(?:{_AWAY}了?,?)?"
    rf"|(?P<today>今)(?:[天日](?:的?(?P<part>{PART}))?|(?P<short>[晚早])上?){THAT}"
    rf"|(?:这|接下来|未来)(?P<some>[一两二三四五六七]|\d)天)"
    rf"{_STILL}(?:{_NOT}再?(?:给我)?(?:{SEND}){_WHAT}?|(?<=那[份期个条])(?:不要|不用|免)(?=了|$)"
    rf"|(?:(?<=先)停(?:一停|一下|发|送)?|停(?:一停|一下|发|送)?(?=了|吧)))[了吧]*"
)
# 产改那个今晚别发
_ANY = re.compile(f"{_WHAT}|消息|全部|所有|我的|全|都")
_TODAY = rf"(?P<today>今)(?:[天日](?:的?(?P<part>{PART}))?|(?P<short>[晚早])上?){THAT}"
_NOT_TODAY = (
    rf"{_STILL}(?:{_NOT}再?(?:给我)?(?:{SEND}){_WHAT}?"
    "|停(?:一停|一下|一天|停|发|送)?|(?:不要|不用|免|算)(?=了))[了吧啊]*"
)
_ON_OF = tuple(
    re.compile(form)
    for form in (
        rf"{_PLEASE}{_NAMED},?{_ON.pattern}",
        rf"{_PLEASE}{_NAMED},?{_TODAY},?{_NOT_TODAY}",
        # 今天产改不要发了, 今晚的安全别发
        rf"{_PLEASE}{_TODAY}的?{_NAMED},?{_NOT_TODAY}",
        rf"{_PLEASE}{_TODAY},?{_STILL}(?:{_NOT}再?(?:给我)?(?:{SEND})|停){_NAMED}[了吧啊]*",
    )
)
_CLAUSES, _AND = re.compile(r"[,;。!\s]+"), re.compile("[、和跟与及]|还有")
_HALTED = re.compile(rf"(?P<days>.+?)(?P<halt>{_STILL}{_NOT}再?(?:给我)?(?:{SEND}).*)")
# 这周不用发了 出差: why is said behind it.
_BECAUSE = re.compile(
    r"(?<=.{3})[\s,，。]+我?(?:要|在)?(?:出差|休假|请假|开会|住院|外出|学习|度假|放假|休息|忙)(?:几天)?[去了]*[。!！]*$"
)
# 改成停到下周五: another stop than was said.
_RATHER = re.compile(r"^(?:那|就|要不|还是|算了)*(?:[改换]成|改为|改)?(?=停[到至半\d一两二三四五六七八九十])")
# 停到年底再说
_THEN_SEEN = re.compile("(?<=.{3})(?:再说|再看|再议|再讲|再定|再恢复|为止)[吧了]*$")
_BEHIND_NEW_YEAR = re.compile("^(?:(?:过完?了?)?年(?:以后|之后|过后|后|完)|过(?:完了?|了)年)$")
# 停到节后, of whatever festival comes next.
_OF_NEXT = re.compile(
    "[过放]完(?:节|假)了?|(?:过|放)?(?:节日|节假?日?|长假|小长假|假期?)(?:以后|之后|过后|后|完)"
)
_CALLED = {"过年": "春节", "年": "春节", "十一": "国庆"}
_BEYOND = ("以后", "之后", "过后", "后")
# Nobody asks for a stop in more words.
_LONGEST_TEXT, _LONGEST_OF_SOME = 60, 40
# What is written like a day, though it may be none: 2月30日, 下周八.
_LIKE_A_DAY = re.compile(
    r"[\d一二三四五六七八九十初][月日号天年周.\-/]|[周期拜月年][一二三四五六七八九十\d底初末]|[明后昨前今]天|\d$"
)


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop that is asked for.

    `words`: of the subscription that is meant; empty: all. `until`: a day as it was typed, or where it is
    `counted` so many 天, 周 and the like; empty: until it is resumed. `festival`: until that is `over`, else
    until it begins. `sure`: it is asked even where nothing is brought, or the day is none. `unsaid`: that
    anything is to stop is not said (培训，下周一再发). `part`: only what comes in that part of today.
    `ahead`: it begins on a later day; all is there. `today`: of what is named, today alone.
    """

    words: str = ""
    until: str = ""
    counted: bool = False
    festival: str = ""
    over: bool = False
    sure: bool = False
    unsaid: bool = False
    part: str = ""
    ahead: Ahead | None = None
    today: bool = False


def read_stop(text: str) -> Stop | None:
    """The stop that a sentence asks for; None where it is about something else."""
    if len(text) > _LONGEST_TEXT:
        return None
    # 出差了 is no name of what is to stop.
    rest = _WHY.sub("", text.strip())
    return (_read(rest) if rest != text.strip() else None) or _read(text)


def is_of_today(text: str) -> bool:
    """Whether what is named is not to come today, or in these days: 产改那个今晚别发."""
    bare = re.sub(r"[\s!~]|。$", "", unicodedata.normalize("NFKC", text.strip()))
    return len(bare) <= _LONGEST_OF_SOME and _first(_ON_OF, bare) is not None


def read_several(text: str) -> tuple[str, ...]:
    """The stops of a sentence that orders several, each by itself: 明天别发，元旦也别发; 明天和元旦别发."""
    if len(text) > _LONGEST_TEXT:
        return ()
    clauses = [clause for clause in _CLAUSES.split(unicodedata.normalize("NFKC", text)) if clause]
    if len(clauses) == 1 and (found := _HALTED.fullmatch(clauses[0])):
        clauses = [f"{days}{found['halt']}" for days in _AND.split(found["days"]) if days]
    read = [read_stop(clause) for clause in clauses]
    # What says of which days is not to be guessed of the others.
    sure = all(stop and (stop.sure or stop.ahead) and not stop.words for stop in read)
    return tuple(clauses) if sure and len(clauses) > 1 else ()


def _read(text: str) -> Stop | None:
    said = _BECAUSE.sub("", _RATHER.sub("", text.strip()))
    said = _THEN_SEEN.sub("", said) if "停到" in said else said
    bare = re.sub(r"[\s!~]|。$", "", unicodedata.normalize("NFKC", said))
    if found := _first(_OF_ALL, bare):
        day = found.groupdict().get("day") or ""
        # 停到路边 is said of cars.
        sure = not bare.startswith("停到") or _LIKE_A_DAY.search(day) is not None
        return till(day, sure=sure) if day else _for(found["count"], sure=sure)
    if ahead := read_ahead(text):
        return Stop(ahead.words, ahead=ahead)
    if found := _ON.fullmatch(bare):
        return _on(found)
    if len(bare) <= _LONGEST_OF_SOME and (found := _first(_ON_OF, bare)):
        words = "" if _ANY.fullmatch(found["words"]) else found["words"]
        return replace(_on(found), words=words, today=bool(words and found["today"]))
    if len(bare) <= _LONGEST_OF_SOME and (found := _first(_OF_SOME, bare)):
        return _of_some(found)
    found = _first(_TILL, bare)
    return replace(till(found["day"], sure=False), unsaid="halt" not in _named(found)) if found else None


def _first(forms: tuple[re.Pattern[str], ...], bare: str) -> re.Match[str] | None:
    return next(filter(None, (form.fullmatch(bare) for form in forms)), None)


def _named(found: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in found.groupdict().items() if value}


def _of_some(found: re.Match[str]) -> Stop:
    said = _named(found)
    if named := said.get("after"):
        over = named == "年" or "gone" in said or "behind" in said
        return Stop(festival=_CALLED.get(named, named), over=over, unsaid=True)
    words, day, count = said.get("words", ""), said.get("day", ""), said.get("count", "")
    words = "" if _ANY.fullmatch(words) else words
    if day:
        return till(day, sure=bool(words), words=words)
    # 歇几天再发: a few are three, and that is said.
    some = "" if words or count else f"{SOME_DAYS}天"
    return _for(count or some, words=words)


def till(day: str, *, sure: bool, words: str = "") -> Stop:
    """Until a day, or a festival; 节后 is behind the next of all."""
    day = _BEHIND_NEW_YEAR.sub("春节后", day)
    if _OF_NEXT.fullmatch(day):
        return Stop(words, festival=NEXT, over=True)
    festival = next((name for name in FESTIVALS.split("|") if day.startswith(name)), "")
    if festival and day.removeprefix(festival).removeprefix("节") in {"", *_BEYOND}:
        return Stop(words, festival=_CALLED.get(festival, festival), over=day.endswith("后"))
    return Stop(words, day, sure=sure)


def _for(count: str, *, words: str = "", sure: bool = False) -> Stop:
    return Stop(words, count, counted=bool(count), sure=sure)


def _on(found: re.Match[str]) -> Stop:
    said = _named(found)
    if {"week", "month"} & said.keys():
        return Stop(until="下周一" if "week" in said else "下个月1号", sure=True)
    today = _for(f"{said.get('some', 1)}天", sure=True)
    return replace(today, part=said.get("part") or said.get("short") or "")


def goes_on(stop: Stop, today: dt.date) -> dt.date | None:
    """The day on which what stops until a day, or for so many, goes on; None where that is none to come."""
    day = counted(stop.until, today) if stop.counted else coming(stop.until, today)
    return day if day and today < day <= today + LONGEST else None
