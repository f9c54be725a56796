"""Which 版 are named, as people type them: 头版, 第2、3版, 5至8版, 二版三版. Pure."""

from __future__ import annotations

import re

from bot.delivery.times import number

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_ONE = rf"(?:第?{_NUMBER}版|头版|要闻版|版[:：]\d{{1,2}})"
# Some of them, in one piece.
NAMED = (
    rf"(?:第?{_NUMBER}版?(?:到|至|[-—~])第?{_NUMBER}版|第?{_NUMBER}(?:[、和,及]第?{_NUMBER})+版"
    rf"|{_ONE}(?:[、和,及]?{_ONE}){{0,24}})"
)
# One that can hardly be the beginning of a word: 头版产改, 第3版工会, but no 一版.
SURELY = rf"(?:头版|要闻版|第{_NUMBER}版)"
_RANGE = re.compile(rf"({_NUMBER})版?(?:到|至|[-—~])第?({_NUMBER})")
_EACH = re.compile(rf"头版|要闻版|{_NUMBER}")
_NARROWS = re.compile(r"(?<![^\s-])第(\d{1,3})版(?!\S)")
# No paper of ours has more pages.
_MOST = 24


def numbers(said: str) -> tuple[int, ...]:
    """Their numbers, in the order in which they are named."""
    if span := _RANGE.search(said):
        # 第8至5版 names the same as 第5至8版.
        first, last = sorted((number(span[1]) or 0, number(span[2]) or 0))
        return tuple(range(first, min(last, max(first, _MOST)) + 1))
    named = (number(each) for each in _EACH.findall(said))
    return tuple(dict.fromkeys(1 if each is None else each for each in named))


def no_such(query: str) -> str:
    """The 版 that a query is narrowed to, or leaves out, and that no paper has: 第0版; empty for none."""
    found = (each for each in _NARROWS.finditer(query) if not 1 <= int(each[1]) <= _MOST)
    return next((each[0] for each in found), "")
