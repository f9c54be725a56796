"""Who signs with a line that says no role: a name with who that is in brackets, between dots, before 著."""

from __future__ import annotations

import re

from seeds import rules
from seeds.cutnames import has_surname, padded
from seeds.model import Name
from seeds.names import house_and_name, is_house, is_place, only_names
from seeds.wordtags import tagger

# ·蔺长庚· below the title of a comment; ·周末茶坊· is a label.
_DOTTED = re.compile(rf"^[·•・]\s*(?P<name>{rules.HAN}{{2,4}}|{rules.HAN} {rules.HAN})\s*[·•・]$")
# 亢北原 著, 公冶长风/文
_MADE = re.compile(
    rf"^(?P<name>{rules.PERSON})(?:[ \u3000]*[/／][ \u3000]*|[ \u3000]+)(?:编著|著|译|编|绘|画|书|作|文)$"
)
# 苗再兴（北京公共电车公司）
_DESCRIBED = re.compile(
    rf"^(?P<name>{rules.HAN}{{2,4}}|{rules.HAN}[ \u3000]{rules.HAN})\s*"
    r"[（(](?P<who>[^（）()，。！？]{2,30})[）)]$"
)
# （云南）罗青: where the author lives.
_FROM = re.compile(
    rf"^[（(](?P<place>[\u4e00-\u9fff]{{2,10}})[）)][ \u3000]*"
    rf"(?P<name>{rules.HAN}{{2,4}}|{rules.HAN}[ \u3000]{rules.HAN})$"
)
# 扎西顿珠（藏族）
_OF_A_PEOPLE = re.compile(
    rf"^(?P<name>{rules.HAN}{{2,6}}|{rules.HAN}{{2,8}}·{rules.HAN}{{2,8}})[（(][\u4e00-\u9fff]{{1,5}}族[）)]$"
)
# 苗再兴（焊工）: a trade of two characters.
_TRADE = re.compile(
    r"^(?:退休|下岗|打工)?(?:[\u4e00-\u9fff][工匠师]|职工|工人|农民|学生|教师|司机|诗人|作家|[男女])$"
)
_APART = re.compile("[ \u3000、]+")
_NAMED_ALONE = re.compile(
    rf"{rules.HAN}(?:[ \u3000]?{rules.HAN}){{1,3}}(?:[ \u3000、]+{rules.HAN}{{2,4}}){{0,2}}"
)
# （续完）, （节选）, （有删节）, （图文无关）: said of the text, and nobody's name.
_REMARK = re.compile(
    "续|略|删|摘|转载|选[自登编]|节选|[图文]无关|综合|编[者辑译]|未完|全文|完$|来源|资料|附[图表]|^[之见据]|截至"
)
# How a letter ends: 敬 is a surname.
_FAREWELL = frozenset({"敬礼", "此致", "祝好", "盼复"})
# （訾文华） behind the last words of a short piece, or alone below it.
_BRACKET = re.compile(r"(?:^|[。！？”…])\s*[（(](?P<names>[^（）()，。：:]{2,16})[）)]$")


def self_named(text: str) -> tuple[Name, ...]:
    """The one who signs with such a line, () when it is none."""
    match = _DOTTED.match(text) or _MADE.match(text)
    if match:
        name = "".join(match["name"].split())
        label = name in rules.COLUMN_WORDS or name.endswith(rules.COLUMN_ENDS)
        return () if label or not is_name(name) else (Name(name=name, role="作者"),)
    if match := _OF_A_PEOPLE.match(text):
        return (Name(name=match["name"], role="作者"),)
    match = _FROM.match(text)
    if match and is_place(match["place"]):
        name = "".join(match["name"].split())
        return (Name(name=name, role="作者"),) if is_name(name) else ()
    match = _DESCRIBED.match(text)
    if match and (is_house(match["who"]) or is_place(match["who"]) or _TRADE.match(match["who"])):
        name = "".join(match["name"].split())
        return (Name(name=name, role="作者"),) if is_name(name) else ()
    return ()


def is_name(name: str) -> bool:
    """A surname first, of the length it allows, and no word of the language."""
    if "·" in name:
        return True
    words = tagger().tag(name, hmm=False)
    if len(words) == 1 and words[0][1][:2] != "nr":
        # ·金融·, ·法治·: a word that begins with what may be a surname.
        return False
    return has_surname(name, rare=True) and (len(name) <= 3 or name[:2] in rules.DOUBLE_SURNAMES)


def in_brackets(text: str) -> tuple[Name, ...]:
    """（李 强） behind the last sentence of a text, or on a line of its own."""
    match = _BRACKET.search(text)
    if not match:
        return ()
    inner = match["names"]
    found = _of_bracket(inner)
    if not found and match.start() == 0 and not _REMARK.search(inner):
        # Alone on its line stands who wrote it, with a pen name as well: （青蒿）, （高建华 那仁花）.
        found = tuple(padded(_APART.split(inner))) if _NAMED_ALONE.fullmatch(inner) else ()
    return tuple(Name(name=n) for n in found)


def _of_bracket(inner: str) -> tuple[str, ...]:
    """Names between brackets; those of other tongues are told by a dot or by their parts."""
    if "·" in inner and all(not rules.TRANSLITERATED.isdisjoint(part) for part in inner.split("·")):
        return (inner,) if re.fullmatch(rules.PERSON, inner) else ()
    if 3 <= len(inner) <= 6 and rules.OF_OTHER_TONGUES.search(inner) and re.fullmatch(rules.HAN + "+", inner):
        return (inner,)
    return only_names(inner) or (
        (inner,) if len(inner) == 3 and has_surname(inner, rare=True) and only_names(f"王{inner[1:]}") else ()
    )


def signs_alone(text: str) -> tuple[Name, ...]:
    """The people of a line that holds nothing else: 农志强, 西藏日喀则 边巴次仁."""
    if text in _FAREWELL:
        return ()
    found = self_named(text) or house_and_name(text)
    return found or tuple(Name(name=n) for n in only_names(text))
