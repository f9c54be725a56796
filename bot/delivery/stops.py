"""Stops as people ask for them: 把产改那个停几天, 国庆先别发了, 过完年再发, 歇几天再发. Pure."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from bot.delivery.forms import SEND
from bot.delivery.workdays import Workdays
from store.search import festivals

_DAY = dt.timedelta(days=1)
_PLEASE = "(?:请|麻烦|帮我|先|我)*"
_NOT = "(?:别|不要|不用|不必|不)"
_STILL = "(?:都|先|就|暂时|也)*"
_NAMED = "把?(?P<words>[^，,。把]{2,12}?)(?:的?那个|的)?(?:订阅|推送|日报|早报)?"
_COUNT = r"(?:\d{1,3}|[一两二三四五六七八九十]{1,3}|半(?=个月|年))个?(?:天|日|周|星期|礼拜|月|年)"
_SOME = "几天|一阵子?|一段时间|一停|一下|停|"
_FESTIVALS = "元旦|春节|过年|清明|五一|劳动节|端午|中秋|国庆|十一"
_THEN = "(?:节日|节|小长假|长假|假期|放假)?"
_AGAIN = f"(?:再|才)(?:给我|开始)?(?:{SEND}|恢复)了?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # 产改那个先停三天, 把产改的停到月底, 产改那个停几天
        rf"{_PLEASE}{_NAMED}{_STILL}(?:暂停|停送|停发|停推|停)(?:(?:到|至)(?P<day>.{{2,10}}?)(?:再发|为止)?|(?P<count>{_COUNT})|(?P<open>{_SOME}))[吧了]*",
        # 先别发产改了,下周三再发
        rf"{_PLEASE}{_STILL}{_NOT}再?(?:给我)?(?:{SEND})(?P<words>[^，,。]{{2,12}}?)了?[，,](?:等|到)?(?P<day>.{{2,10}}?){_AGAIN}[吧]*",
        # 国庆先别发了, 春节期间不用推
        rf"{_PLEASE}(?P<during>{_FESTIVALS}){_THEN}(?:期间|的?时候|那几天|这几天|里)?{_STILL}{_NOT}再?(?:给我)?(?:{SEND})[吧了]*",
        # 过完年再发, 元旦后再推送
        rf"{_PLEASE}(?:等|到)?(?P<gone>过完|过了)?(?P<after>年(?!底|末|终|中)|{_FESTIVALS}){_THEN}(?P<behind>过后|以后|之后|后|完了?|回来)?{_AGAIN}[吧]*",
        # 歇几天再发, 停两周再送
        rf"{_PLEASE}(?:歇|停|等|过|缓|隔)(?:(?P<count>{_COUNT})|几天|一阵子?|些天){_AGAIN}[吧]*",
    )
)
_CALLED = {"过年": "春节", "年": "春节", "十一": "国庆"}
_EVERY = frozenset({"全部", "所有", "我的", "全", "都"})
_BEYOND = ("以后", "之后", "过后", "后")
_SOME_DAYS = 3
# Nobody asks for a stop in more words.
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop that is asked for.

    `words`: of the subscription that is meant; empty: all. `until`: a day as it was typed, or where it is
    `counted` so many 天, 周 and the like; empty: until it is resumed. `festival`: until that is `over`, or
    only while it lasts (`during`), else until it begins.
    """

    words: str = ""
    until: str = ""
    counted: bool = False
    festival: str = ""
    during: bool = False
    over: bool = False


def read_stop(text: str) -> Stop | None:
    """The stop that a sentence asks for; None where it is about something else."""
    if len(text) > _LONGEST:
        return None
    bare = re.sub(r"[\s。!！~～]", "", unicodedata.normalize("NFKC", text)).replace("，", ",")
    found = next(filter(None, (form.fullmatch(bare) for form in _FORMS)), None)
    if found is None:
        return None
    said = {name: value or "" for name, value in found.groupdict().items()}
    if named := said.get("during") or said.get("after"):
        over = not said.get("during") and (named == "年" or bool(said.get("gone") or said.get("behind")))
        return Stop(festival=_CALLED.get(named, named), during=bool(said.get("during")), over=over)
    words, day, count = said.get("words", ""), said.get("day", ""), said.get("count", "")
    words = "" if words in _EVERY else words
    festival = next((name for name in _FESTIVALS.split("|") if day.startswith(name)), "")
    if festival and day.removeprefix(festival).removeprefix("节") in {"", *_BEYOND}:
        return Stop(words, festival=_CALLED.get(festival, festival), over=day.endswith("后"))
    # 歇几天再发: a few are three, and that is said.
    some = "" if words or day or count else f"{_SOME_DAYS}天"
    return Stop(words, day or count or some, counted=bool(count or some))


def days_of(festival: str, today: dt.date, works: Workdays) -> tuple[dt.date, dt.date]:
    """The first day off of the next such festival, or of this one, and the first day worked after it."""
    found = festivals.asked(f"{festival}节日")
    for year in (today.year, today.year + 1) if found else ():
        spell = festivals.days(found, year) if found else None
        if spell is None:
            continue
        first, last = spell
        behind = last + _DAY
        if works.knows(year):
            behind = first + _DAY
            while not works(behind):
                behind += _DAY
            while not works(first - _DAY):
                first -= _DAY
        if behind > today:
            return first, behind
    return today, today + _DAY
