"""How something is to be brought, as typed: where to, from which 版, and what where nothing is new. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NEW = "(?:新的|新内容|新闻|新|内容|消息|更新)?"
# 没有就不发; 没有也说一声.
_SILENT = re.compile(
    rf"(?:如果|要是)?没有?{_NEW}(?:的话|就|时)*(?:不|别|不用|不要|不必)(?:再)?(?:发|送|推送|推|打扰|说|通知)(?:了|我)*"
)
_SAYS = re.compile(
    rf"(?:如果|要是)?没有?{_NEW}(?:的话|时)?(?:也|都)(?:要|请)?(?:说|告诉|通知|发|报|吱|回|送|推)"
    "(?:给?我)?(?:一声|一下|一条|个)?"
)
# 发到 宣教群, 推送到本群; 发给我 says nothing.
_PLACE = re.compile(r"(?:发送|推送|发|推|送)(?:到|至|进|给(?!我))\s*(?P<place>[^\s,，。;；、]{1,30})")
_HERE = re.compile("我?的?(?:手机|微信|私聊|这里|这儿|这|此处|本群|群里|这个群|这个话题|当前聊天|我)")
# 只要头版, 1版, 版:1, 第1、2版.
_NUMBER = r"\d{1,2}|[一二三四五六七八九十]"
_PAGES = re.compile(
    r"(?<!\S)(?:只要|只看|只发|只)?(?:版[:：](?P<written>\d{1,2})"
    rf"|第?(?P<from>{_NUMBER})版?(?:到|至|[-—~])第?(?P<to>{_NUMBER})版"
    rf"|第?(?P<pages>(?:{_NUMBER})(?:[、和,](?:{_NUMBER}))*)版"
    r"|(?P<front>头版|要闻版))(?:面|的|新闻|内容|要闻)*(?!\S)"
)
_ONLY = re.compile(r"(?<!\S)只(?:要|看|发|想看)\s*(?=\S)")
_WITHOUT = re.compile(
    r"(?<!\S)(?:不要|不看|不想看|除了(?!周|星期|礼拜|双休|法定|节假日|休息日|假期))\s*(?=[^\s了])"
)
# What stands in quotation marks is looked for as it stands; a character of the private area holds its place.
_QUOTED = re.compile('[“"「][^“”"「」]*[”"」]')
_ASIDE = 0xE100
_HELD = re.compile(f"[{chr(_ASIDE)}-{chr(_ASIDE + 0xFFF)}]")
# No paper of ours has more pages.
_MOST = 24
_DIGITS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Manner:
    """`place`: a group's name; empty: here. `pages`: the 版 wanted. `silence`: where nothing is new."""

    place: str = ""
    pages: tuple[int, ...] = ()
    silence: bool | None = None


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
    pages: list[int] = []
    for found in _PAGES.finditer(text):
        pages += _numbers(found)
    rest = _ONLY.sub("", _PAGES.sub(" ", text))
    return Manner(place, tuple(dict.fromkeys(pages)), silence), _WITHOUT.sub("-", rest)


def _numbers(found: re.Match[str]) -> list[int]:
    if found["front"]:
        return [1]
    if found["from"]:
        return list(range(_number(found["from"]), min(_number(found["to"]), _MOST) + 1))
    return [_number(each) for each in re.findall(_NUMBER, found["written"] or found["pages"])]


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else _DIGITS.index(written)


def narrowed_to(topics: tuple[str, ...], pages: tuple[int, ...]) -> tuple[str, ...]:
    """The queries, each of these 版 alone."""
    if not pages:
        return topics
    return tuple(f"{topic} 第{page}版".strip() for topic in topics or ("",) for page in pages)
