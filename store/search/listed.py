"""What is not wanted, said in a list, in one piece: 除了贵州、四川，货车司机 with 贵州 and 四川. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.search.denied import NO
from store.search.words import words

# Put between what is listed: in no word, so that no word is read over it (平凉 behind 和 might be 和平).
BETWEEN = "丨"
# A list has things of so many characters; what runs on between its marks may be several by 和.
_LEAST, _MOST = 2, 8
_EACH = "[一-鿿]{2,40}?"
_PROVINCE = (
    "(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川"
    "|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)"
)
# 贵州四川: nothing is called so.
_PROVINCES = f"{_PROVINCE}{{2,6}}"
_FIRST = re.compile("^(?:除|不含|不包[括含])")
# 除了贵州，别的货车司机
_OTHERS = re.compile(r"([\s,，])(?:其他|其它|其余|别的|剩下)的?(?=..)")
_APART = re.compile(f"(?P<no>{NO}|除)(?P<each>{_PROVINCES})(?=之外|以外|外|的|[\\s,，]|$)")
# A mark is no character of a word, so that a row is read in one way.
_ROWS = (
    # A comma is one of a list where the end of that is said: 除了贵州，四川外.
    re.compile(
        f"(?:{NO}|除[了开去]?)(?P<row>{_EACH}(?:[、,，]{_EACH})+)(?=(?:之外|以外|外)(?:的|[\\s,，]|$))"
    ),
    re.compile(f"(?:{NO})(?P<row>{_EACH}(?:、{_EACH})+)(?=的|[\\s,，]|$)"),
    re.compile(f"(?:^|(?<=[\\s,，]))(?P<row>{_EACH}(?:、{_EACH})+)(?=都?(?:除外|不要))"),
)
_MARK = re.compile("[、,，]")
# 除了…外 is 除了…以外.
_OUT_OF = re.compile(f"((?:{NO})[一-鿿{BETWEEN}]{{2,60}}?)(?<![以之])外(?=[的\\s,，]|$)")
_ONE_PROVINCE = re.compile(_PROVINCE)
_AND = re.compile(f"以及|[和或及与跟同{BETWEEN}]|{NO}")
_MAY_BE_OF_A_NAME = frozenset("和或及与跟同")


def in_one(text: str) -> str:
    """The text with `BETWEEN` between what it lists behind the words of `NO`, or before 除外."""
    text = _APART.sub(_each_province, text)
    for row in _ROWS:
        text = row.sub(_joined, text)
    text = _OUT_OF.sub(r"\1以外", text)
    return _OTHERS.sub(r"\1", text) if _FIRST.search(text) else text


def _each_province(found: re.Match[str]) -> str:
    return found["no"] + BETWEEN.join(_ONE_PROVINCE.findall(found["each"]))


def _joined(found: re.Match[str]) -> str:
    parts = _MARK.split(found["row"])
    lead = found[0].removesuffix(found["row"])
    return lead + BETWEEN.join(parts) if all(map(is_listed, parts)) else found[0]


def is_listed(said: str) -> bool:
    """Whether each thing that is said is no longer than one of a list."""
    return all(_LEAST <= len(each) <= _MOST for each in things(said))


def things(said: str) -> tuple[str, ...]:
    """招聘和培训 are two, where 和, 及, 与 is a word of its own; 和谐号, 参与 and 中和镇 are one each."""
    found, between = [""], [""]
    for word in words(said):
        if not _AND.fullmatch(word):
            found[-1] += word
        elif found[-1] or len(found) == 1:
            found.append("")
            between.append(word)
        else:
            # 招聘和不要培训
            between[-1] = word
    # Nothing that is listed has one character: 中 and 镇 are a name with the 和 between them.
    while len(found) > 1 and (at := _within_a_name(found, between)):
        found[at - 1 : at + 1] = [found[at - 1] + between.pop(at) + found[at]]
    return tuple(found) if min(map(len, found)) >= _LEAST else (said,)


def _within_a_name(found: Sequence[str], between: Sequence[str]) -> int:
    """Which of the words between them stands beside one that is too short alone, and is part of its name."""
    short = next((at for at, one in enumerate(found) if len(one) < _LEAST), len(found))
    beside = [at for at in (short, short + 1) if 0 < at < len(found) and between[at] in _MAY_BE_OF_A_NAME]
    return min(beside, key=lambda at: len(found[at - 1] + found[at]), default=0)
