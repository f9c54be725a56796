"""How something is to be brought, as typed: where to, from which 版, and what where nothing is new. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.addressing import means_group
from bot.delivery import pages
from bot.delivery.times import NUMBER

Style = Literal["titles", "leads", "whole"]
_NEW = "(?:新的|新内容|新闻|新|内容|消息|更新)?"
# 没有就不发; 没有也说一声.
_SILENT = re.compile(
    rf"(?:如果|要是)?没有?{_NEW}(?:的话|就|时)*算了|(?:如果|要是)?没有?{_NEW}(?:的话|就|时)*(?:不|别|不用|不要|不必)(?:再)?(?:发|送|推送|推|打扰|说|通知)(?:了|我)*"
)
_SAYS = re.compile(
    rf"(?:如果|要是)?没有?{_NEW}(?:的话|时)?(?:也|都)(?:要|请)?(?:说|告诉|通知|发|报|吱|回|送|推)"
    "(?:给?我)?(?:一声|一下|一条|个)?"
)
# 发到 宣教群, 推送到本群; 发给我 says nothing.
_PLACE = re.compile(r"(?:发送|推送|发|推|送)(?:到|至|进|给(?!我))\s*(?P<place>[^\s,，。;；、]{1,30})")
# 发劳模到群里: what is brought stands before where to.
_PLACE_BEHIND = re.compile(
    r"(?P<sends>发送|推送|发|推|送)(?P<what>[^\s,，。;；、]{2,12}?)(?:到|至|进|给)(?P<place>[^\s,，。;；、到给]{0,8}群里?)(?=$|[\s,，。;；!！吧])"
)
# 群里 is whichever there is: who says so in one means it.
_HERE = re.compile("我?的?(?:手机|微信|私聊|这里|这儿|这|此处|本群|这个群|这个话题|当前聊天|我)")
# 只要头版, 1版, 第1、2版; 头版的产改, 第3版工会.
_PAGES = re.compile(
    rf"(?<!\S)(?:只要|只看|只发|只)?(?P<pages>{pages.NAMED})"
    r"(?:(?:面|上|的|新闻|内容|要闻)*(?!\S)|(?:面|上)?的(?:新闻|内容|要闻)?(?=\S\S))"
    rf"|(?<!\S)(?:只要|只看|只发|只)?(?P<first>{pages.SURELY})(?=[^\s面上的和、,]\S)"
)
_APART, _END = r"(?<![^\s,，。;；])", r"(?![^\s,，。;；])"
_ENOUGH = "(?:就|也)?(?:行|好|可以|够)?了?的?"
_RATHER, _SOMEWHAT = "(?:要|请|尽量|最好|稍微)*(?:内容|篇幅)?[再更]?", rf"(?:一?(?:点儿?|些)|版)?{_ENOUGH}"
# 别太长, 简短些, 长话短说: the headlines alone; 详细点, 长一点: more of each.
_LENGTHS: tuple[tuple[re.Pattern[str], Style | Literal["longer"]], ...] = (
    (
        re.compile(
            rf"{_APART}(?:要|请|尽量|最好|稍微)*(?:(?:别|不要|不用|不必)(?:发|写)?(?:得)?(?:太|那么|这么)(?:长|啰嗦|罗嗦|详细|细)了?"
            rf"|(?:内容|篇幅)?[再更]?(?:简单|简短|精简|简洁|简要|精炼|短){_SOMEWHAT}"
            rf"|长话短说|太长了?(?:看不完|不看|没时间看|看着累|我?不爱看)?了?){_END}"
        ),
        "titles",
    ),
    (
        # 长 alone may be what is looked for.
        re.compile(
            rf"{_APART}{_RATHER}(?:(?:详细|具体){_SOMEWHAT}|长一?(?:点儿?|些){_ENOUGH}|(?<=更)长){_END}"
        ),
        "longer",
    ),
    (re.compile(rf"{_APART}{_RATHER}完整{_SOMEWHAT}{_END}"), "whole"),
    (re.compile(rf"{_APART}(?:只要|只发|只看|要|发|带)?标题{_ENOUGH}{_END}"), "titles"),
)
# 别发太多, 五条以内, 挑重要的: as a digest is anyway.
_COUNT = rf"(?:{NUMBER}|\d{{3}})来?[条篇]"
_FEW = re.compile(
    rf"{_APART}(?:(?:别|不要|不用|不必)(?:给我)?(?:发|推|送)?(?:得)?(?:太|那么|这么)多了?"
    rf"|(?:最多|至多|(?:别|不要|不)(?:超过|多于))(?:发)?{_COUNT}|(?:只要|只发|发)?{_COUNT}(?:以内|左右|以下|上下|足够|{_ENOUGH})"
    rf"|少发?一?(?:点儿?|些){_ENOUGH}|(?:只|就)?(?:挑|选|拣|捡|要|发)最?(?:重要|要紧|主要|关键)的(?:发|看|来|推)?{_ENOUGH}){_END}"
)
_ONLY = re.compile(r"(?<!\S)只(?:要|看|发|想看)\s*(?=\S)")
_WITHOUT = re.compile(
    r"(?<!\S)(?:不要|不看|不想看|除了(?!周|星期|礼拜|双休|法定|节假日|休息日|假期))\s*(?=[^\s了])"
)
# What stands in quotation marks is looked for as it stands; a character of the private area holds its place.
_QUOTED = re.compile('[“"「][^“”"「」]*[”"」]')
_ASIDE = 0xE100
_HELD = re.compile(f"[{chr(_ASIDE)}-{chr(_ASIDE + 0xFFF)}]")


@dataclass(frozen=True, slots=True)
class Manner:
    """`place`: a group's name; empty: here. `pages`: the 版 wanted. `silence`: where nothing is new.

    `style`: how much of each article; `longer`: more than it is now, `style` where that is the headlines.
    `few`: that it is not to be much, as it never is.
    """

    place: str = ""
    pages: tuple[int, ...] = ()
    silence: bool | None = None
    style: Style | None = None
    few: bool = False
    longer: bool = False


def read_manner(text: str) -> tuple[Manner, str]:
    """What is said of it, and the rest of the text, in which 不要体育 is -体育 now."""
    quoted: list[str] = []

    def put_aside(found: re.Match[str]) -> str:
        quoted.append(found.group())
        return chr(_ASIDE + len(quoted) - 1)

    def put_back(found: re.Match[str]) -> str:
        at = ord(found.group()) - _ASIDE
        return quoted[at] if at < len(quoted) else found.group()

    manner, rest = _read(_QUOTED.sub(put_aside, text))
    return manner, _HELD.sub(put_back, rest)


def _read(text: str) -> tuple[Manner, str]:
    silence: bool | None = None
    for form, means in ((_SAYS, False), (_SILENT, True)):
        if form.search(text):
            silence, text = means, form.sub(" ", text)
    place = ""
    if found := _PLACE.search(text):
        place = "" if _HERE.fullmatch(found["place"]) else found["place"]
        text = f"{text[: found.start()]} {text[found.end() :]}"
    elif (found := _PLACE_BEHIND.search(text)) and means_group(found["place"]):
        place = "" if _HERE.fullmatch(found["place"]) else found["place"]
        text = f"{text[: found.start()]}{found['sends']}{found['what']} {text[found.end() :]}"
    style: Style | None = None
    longer = False
    for form, how in _LENGTHS:
        if form.search(text):
            longer = how == "longer"
            style, text = "leads" if how == "longer" else how, form.sub(" ", text)
    few = _FEW.search(text) is not None
    text = _FEW.sub(" ", text)
    named = [number for found in _PAGES.finditer(text) for number in pages.numbers(found[0])]
    rest = _ONLY.sub("", _PAGES.sub(" ", text))
    return Manner(place, tuple(dict.fromkeys(named)), silence, style, few, longer), _WITHOUT.sub("-", rest)


def beside(one: Manner, other: Manner) -> Manner:
    """What is said in two pieces of a sentence."""
    return Manner(
        one.place or other.place,
        tuple(dict.fromkeys(one.pages + other.pages)),
        other.silence if one.silence is None else one.silence,
        one.style or other.style,
        one.few or other.few,
        one.longer if one.style else other.longer,
    )


def narrowed_to(topics: tuple[str, ...], wanted: tuple[int, ...]) -> tuple[str, ...]:
    """The queries, each of these 版 alone."""
    if not wanted:
        return topics
    return tuple(f"{topic} 第{page}版".strip() for topic in topics or ("",) for page in wanted)
