"""What is not wanted, said in a list, in one piece: 除了贵州、四川，货车司机 with 贵州和四川. Pure."""

from __future__ import annotations

import re

from store.search.denied import NO

# A word of a list: what stands between two is no character of one, so that a row is read in one way.
_EACH = "(?:(?![和及与])[一-鿿]){2,6}?"
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
_AT_END = (
    # A comma is one of a list where the end of that is said: 除了贵州，四川外.
    re.compile(f"(?:{NO}|除){_EACH}(?:[、,，和及与]{_EACH})+(?=(?:之外|以外|外)(?:的|[\\s,，]|$))"),
    re.compile(f"(?:{NO}){_EACH}(?:、{_EACH})+(?=的|[\\s,，]|$)"),
    re.compile(f"(?:^|(?<=[\\s,，])){_EACH}(?:、{_EACH})+(?=都?(?:除外|不要))"),
)
_BETWEEN = re.compile("[、,，及与]")
# 除了…外 is 除了…以外.
_OUT_OF = re.compile(f"((?:{NO}){_EACH}(?:和{_EACH})*)外(?=[的\\s,，]|$)")
_ONE_PROVINCE = re.compile(_PROVINCE)


def in_one(text: str) -> str:
    """The text with 和 between what it lists behind the words of `NO`, or before 除外."""
    text = _APART.sub(_each_province, text)
    for listed in _AT_END:
        text = listed.sub(lambda found: _BETWEEN.sub("和", found[0]), text)
    text = _OUT_OF.sub(r"\1以外", text)
    return _OTHERS.sub(r"\1", text) if _FIRST.search(text) else text


def _each_province(found: re.Match[str]) -> str:
    return found["no"] + "和".join(_ONE_PROVINCE.findall(found["each"]))
