"""Rhythms that nothing is brought in: every other day, the first of a month, twice a day. Pure.

A subscription comes on days of the week or working days, once a day. Who asks for another rhythm is told what
there is; read as something else (每周两次 as once, on Mondays) it would be wrong for weeks without a word.
"""

from __future__ import annotations

import re
from typing import Literal

Rhythm = Literal[
    "days", "weeks", "in a week", "months", "in a day", "holidays", "apart", "start", "until", "once", "vague"
]

_SOME = r"(?:[两二三四五六七八九十几]|\d{1,2})"
_ANY = rf"(?:一|{_SOME})"
_DAY, _WEEK = "[天日]", "(?:周|星期|礼拜)"
_MONTH = "(?:月|季度?|年|旬)"
_GIVES = "(?:都|就)?(?:给我)?(?:发送|推送|发|推|送|来)?(?:给?我)?"
_ONCE = f"{_GIVES}一[次回期份]"
_TIMES = rf"{_GIVES}{_SOME}[次回趟]"
# 两周年, 周一: a week that is meant otherwise.
_NO_OTHER = r"(?![一二三四五六日天末年岁\d])"
_MANY = "[一二三四五六七八九十]{1,3}|\\d{1,2}"
_DATE = rf"(?:(?:{_MANY})月)?(?:{_MANY})[日号]"
_WHICH = rf"的?(?:第{_ANY}|最后)一?个?(?:{_DAY}|{_WEEK}|工作日)?[一二三四五六日]?"
# 每月例会 is a topic.
_NO_TOPIC = r"(?=\s|$|\d|[发推送给把将来早中晚]|订阅|[上下]午|汇总)"
_FORMS: tuple[tuple[Rhythm, re.Pattern[str]], ...] = (
    (
        "in a day",
        re.compile(
            rf"[每一]{_DAY}{_TIMES}|早(?:中)?晚(?:都|各)|每{_DAY}早(?:中)?晚(?=发|推|送|给)|早晚{_ONCE}"
        ),
    ),
    ("in a week", re.compile(rf"[每一]个?{_WEEK}{_GIVES}{_SOME}(?:[次回趟]|天(?!津))")),
    ("months", re.compile(rf"每逢?(?:半|{_ANY})?个?{_MONTH}(?:[初中末底]|{_WHICH}|{_DATE}|{_NO_TOPIC})")),
    ("months", re.compile(rf"(?:半|{_ANY})个?{_MONTH}{_ONCE}|每?半个?月(?={_GIVES}|{_NO_TOPIC})|月[初末底]")),
    (
        "weeks",
        re.compile(rf"隔(?:一?个?){_WEEK}|每?隔?{_SOME}个?{_WEEK}{_ONCE}|每隔?{_SOME}个?{_WEEK}{_NO_OTHER}"),
    ),
    ("weeks", re.compile(rf"(?<!成)(?:单|双){_WEEK}(?=[一二三四五六日天末])")),
    (
        "weeks",
        re.compile(rf"每?(?:一?个?)?双{_WEEK}{_GIVES}|每隔?{_SOME}个?{_WEEK}(?={_WEEK}[一二三四五六日天末])"),
    ),
    ("days", re.compile(rf"每?隔{_ANY}?{_DAY}|每{_SOME}个?(?:{_DAY}|工作日)|{_SOME}{_DAY}{_ONCE}")),
    ("days", re.compile(r"(?:每?逢|每)[单双]数?[日号]?|(?<!\S)[单双]数?[日号](?=\s|\d|[早上下中晚发推送])")),
    (
        "holidays",
        re.compile("每?逢(?:法定)?(?:节假日|节日|假日|假期|过节)|每个?(?:法定)?(?:节假日|节日|假日)"),
    ),
)
_DATED = r"(?:\d{1,2}月)?\d{1,2}[日号]"
_WEEKDAY = f"{_WEEK}[一二三四五六日天末]"
# 下周一起, also without 从: read as every Monday it would be wrong for weeks.
_FIRST = rf"(?:大?后天|明天|(?:下个?)?{_WEEKDAY}|下个?(?:周|月|星期)|{_DATED})"
_BEGIN = rf"(?:(?:从|自)\s*|(?=下)){_FIRST}\s*(?:开始|起)"
_END = (
    rf"(?:直?到|至)\s*(?:(?:本|这|下)?个?[月年]?(?:月底|年底|[月年]末)|{_DATED}"
    rf"|(?:下|这|本)个?(?:{_WEEKDAY}|周|月|星期))(?:为?止)?"
)
_BOUNDS: tuple[tuple[Rhythm, re.Pattern[str]], ...] = (
    ("start", re.compile(_BEGIN)),
    ("until", re.compile(_END)),
)
_QUOTED = re.compile('[“"「][^“”"「」]*[”"」]')
# What stands behind these is what the news is to be about: 把每月例会的新闻发我.
_ABOUT = re.compile(r"(?:把|将|关于|有关|订阅|推送)\s*$")


# 隔天发一次: nothing but how often, and that it is to be sent.
_SENT = re.compile("发|推|送")
# No two of these together make a third: a long text is not tried in many ways.
_ONLY = re.compile(
    "(?:以后|现在|请|麻烦|帮我|就|只|想|要|能不能|能|可不可以|可以|改成|改为|换成|给我|发|推|送|来|一[次回份期]|[行好吧吗了的我])*"
)


def read_only_rhythm(text: str) -> tuple[Rhythm, str] | None:
    """The rhythm that a sentence asks for without saying of what; None where it says more, or none."""
    found = read_rhythm(bare := re.sub(r"[\s,，。!！?？]", "", text))
    only = found and _SENT.search(bare) and _ONLY.fullmatch(bare.replace(found[1], "", 1))
    return found if only else None


def read_rhythm(text: str, *, has_days: bool = False) -> tuple[Rhythm, str] | None:
    """The rhythm that a text names, with its words; None where there is none that cannot be kept.

    `has_days`: other days are named as well, so that months and years are what the news is about.
    """
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)
    for kind, form in (*_BOUNDS, *_FORMS):
        if kind == "months" and has_days:
            continue
        for found in form.finditer(plain):
            if found.group() and not _ABOUT.search(plain[: found.start()]):
                return kind, found.group().strip()
    return None
