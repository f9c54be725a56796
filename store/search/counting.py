"""A number and what it counts, said otherwise: 六个部门 and 6部门, 4.8万多人 and 4.8万余人. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.search import numerals
from store.search.level import level

_SAID = "零〇一二两三四五六七八九十百千万亿"
# A number in figures or words with its large signs, and whether it is somewhat more.
_NUMBER = (
    r"(?:(?<![0-9a-z])(?!1[^0-9 ])[0-9]+(?: [0-9]+)?[百千万亿]*"
    rf"|(?<![第几数统单唯专])(?!一[^{_SAID}])[{_SAID}]+)"
)
# What is counted with 个 and without it.
_BARE = (
    "部门|部委|省份?|市|县|区|国家?|城市|单位|企业|村|乡镇?|街道|社区|小时|"
    "地区|民族|行业|领域|方面|环节|项目|专业|工种|岗位|支部"
)
_WITH = re.compile(rf"({_NUMBER}[多余]?)个(?={_BARE})")
_WITHOUT = re.compile(rf"({_NUMBER}[多余]?)(?=(?:{_BARE})(?![0-9]))")
# 六部委 is said of ministries, and newspapers write 6部门.
_MINISTRIES = re.compile(rf"(?P<number>{_NUMBER}个?)部(?P<what>委|门)")
_MORE = re.compile(rf"(?P<number>{_NUMBER})(?P<more>[多余])(?=[^0-9{_SAID}])")
_TWO = re.compile(rf"(?<![{_SAID}])(?P<two>[二两])(?=[百千万亿])")
_COUNTED = re.compile(rf"(?<![第几])([{_SAID}]+)[多余]?(?:{_BARE}|[个名位人家户件条项次座所台辆元吨岁年天])")
_RUN, _ONE = re.compile(f"[{_SAID}]{{2,}}"), re.compile(f"[{_SAID}]")
# Not the tones of pinyin: yong4yu2.
_FIGURES = re.compile("(?<![0-9a-z])[0-9]+(?: [0-9]+)?[百千万亿]*(?![0-9a-z])")
# A round number is often somewhat more: 2500家 of 2500多家.
_ROUND = re.compile(
    rf"(?P<number>[0-9]*[1-9][0-9]*(?:0|[万亿])|[{_SAID}]*[百千万亿])(?=[个名位人家户件条项次座所台辆])"
)
_MOST = 8


def otherwise(levelled: str) -> list[str]:
    """The ways to say a term's number, likelier ones first; none where it counts nothing."""
    said = [levelled, *numerals.writings(levelled)]
    every = [other for one in said for other in (one, *_said(one))]
    every += [other for one in every for other in numerals.writings(level(one))]
    rounded = ((one, found.end()) for one in said if (found := _ROUND.search(one)))
    every += [one[:end] + more + one[end:] for one, end in rounded for more in "多余"]
    return [one for one in dict.fromkeys(every) if one != levelled][:_MOST]


def _said(text: str) -> Iterator[str]:
    if (found := _MORE.search(text)) is not None:
        other = "余" if found["more"] == "多" else "多"
        yield text[: found.start("more")] + other + text[found.end("more") :]
    if (found := _WITH.search(text)) is not None:
        yield text[: found.end(1)] + text[found.end() :]
    elif (found := _WITHOUT.search(text)) is not None:
        yield text[: found.end(1)] + "个" + text[found.end(1) :]
    if (found := _MINISTRIES.search(text)) is not None:
        other = "门" if found["what"] == "委" else "委"
        yield text[: found.start("what")] + other + text[found.end() :]
    if (found := _TWO.search(text)) is not None:
        yield text[: found.start()] + ("二" if found["two"] == "两" else "两") + text[found.end() :]


def same(typed: str, text: str) -> bool:
    """True when what a term counts in words is counted so in a text: 六个部门 is no slip of 哪个部门."""
    if _FIGURES.findall(typed) != _FIGURES.findall(text):
        return False
    mine = [number.replace("两", "二") for number in _COUNTED.findall(typed)]
    if mine and mine != [number.replace("两", "二") for number in _COUNTED.findall(text)]:
        return False
    if set(_RUN.findall(typed)) <= set(_RUN.findall(text)) or _ONE.findall(typed) == _ONE.findall(text):
        return True
    # 三十医年 may be 三十一年; 二十四公里 is not 十四公里.
    return len(typed) == len(text) and all(
        one == other or one not in _SAID for one, other in zip(typed, text, strict=True)
    )
