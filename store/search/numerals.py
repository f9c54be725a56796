"""Small numbers as they are also written: 六部门 and 6部门, 十九号 and 19号. Pure."""

from __future__ import annotations

import re

# Behind a number these count something; elsewhere (一网通办, 五一, 二十大) it is part of a name.
_COUNTED = (
    "部门|小时|分钟|公里|周年|年|月|天|日|号|岁|期|版|届|次|个|家|名|位|人|项|条|篇|件|座|所|台|辆|艘|架|"
    "省|市|县|区|国|种|类|批|支|只|套|间|场|步|级|层|米|吨|亩|元|万|亿|倍|成|折"
)
_NUMBER = re.compile(
    rf"(?<![0-9a-z第初一二三四五六七八九十百千])(?:(?P<digits>[1-9]\d?)|(?P<said>[一二两三四五六七八九]?十?[一二三四五六七八九]?))"
    rf"(?=余?(?:{_COUNTED}))"
)
_SAID = "零一二三四五六七八九"


def otherwise(levelled: str) -> str:
    """A term with its one number in the other writing; empty when there is none, or nothing but one of a
    thing (一个)."""
    found = [match for match in _NUMBER.finditer(levelled) if match[0]]
    if len(found) != 1:
        return ""
    (number,) = found
    value = int(number["digits"]) if number["digits"] else _value(number["said"])
    if value < 2 or (number["said"] and _said(value) != number["said"].replace("两", "二")):
        return ""
    other = _said(value) if number["digits"] else str(value)
    return levelled[: number.start()] + other + levelled[number.end() :]


def _value(said: str) -> int:
    tens, ten, ones = said.replace("两", "二").partition("十")
    if not ten:
        return _SAID.index(tens) if len(tens) == 1 else 0
    return (_SAID.index(tens) if tens else 1) * 10 + (_SAID.index(ones) if ones else 0)


def _said(value: int) -> str:
    tens, ones = divmod(value, 10)
    return (("" if tens == 1 else _SAID[tens]) + "十" if tens else "") + (_SAID[ones] if ones else "")
