"""Articles of a list, by their numbers, to be kept, handed on or read: 收藏第2和第4篇, 看第2到4篇. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from bot.counted import ANY_NUMERAL, NUMERAL, PIECE, THING, number_of

_PLEASE = "(?:请|麻烦|帮我|帮忙|给我|我要|我想|把|将)*"
_COUNT = rf"(?:[1-9]\d?|{NUMERAL})"
_ONE = rf"(?:第{ANY_NUMERAL}{PIECE}|第?{_COUNT}{PIECE}?)"
# 2, 2和4, 第2篇第4篇, 2到4, 前三篇
_WHICH = (
    rf"(?:第?(?P<from>{ANY_NUMERAL}){PIECE}?\s?(?:到|至|[-—~])\s?第?(?P<to>{ANY_NUMERAL}){PIECE}?"
    rf"|前(?P<first>{ANY_NUMERAL}|[两几]){PIECE}"
    rf"|(?P<each>{_ONE}(?:(?:(?:\s|[、,和与跟及]|还有)+|(?=第)){_ONE}){{0,9}}))\s?{THING}"
)
_BOTH = r"\s?(?:都|也|一起|一并|一块儿?|全|先|给我)*"
_AFTER = r"(?:一下|下来|起来|了|吧|谢谢|\s)*"
_KEEP = (
    "(?:收藏|保存|存下来?|存起来|加入收藏|加到收藏|放进收藏夹?|存进收藏夹?|剪下来|收进剪报"
    "|存(?=一下|[了吧]|$))"
)
_HAND = "(?:转发|转交|转|发送|发|分享|传|抄送|推荐)(?:一下)?"
_OPEN = "(?:(?:打开|点开|查看|看一看|看一下|看看|看下|看|读一下|读读|读|翻开|显示|来)(?:一下)?)"
# Without 看 only what says that articles are counted: 前两篇, 第2到4篇, 最后三条.
_RANGE = (
    rf"第?(?P<from>{ANY_NUMERAL}){PIECE}?\s?(?:到|至|[-—~])\s?第?(?P<to>{ANY_NUMERAL}){PIECE}"
    rf"|(?P<end>前|最后|后面?)(?:的)?(?P<first>{ANY_NUMERAL}|[两几]){PIECE}"
)
# 这些都发给李明: all that are on the screen, of which none are asked for that it lacks.
_EVERY = f"(?P<every>(?:上面)?的?(?:这些|这几{PIECE}|全部|所有的?)){THING}"
ALL = tuple(range(-99, 0))
_SEEN = "的?(?:全文|原文|正文|内容)?"
_FORMS: tuple[tuple[Literal["keep", "send", "read"], re.Pattern[str]], ...] = (
    ("keep", re.compile(rf"{_PLEASE}{_BOTH}{_KEEP}(?:一下)?\s?{_WHICH}{_AFTER}")),
    ("keep", re.compile(rf"{_PLEASE}{_WHICH}{_BOTH}{_KEEP}{_AFTER}")),
    ("send", re.compile(rf"{_PLEASE}{_WHICH}{_BOTH}{_HAND}(?P<given>给|到|至)?\s*(?P<rest>\S.*)", re.DOTALL)),
    (
        "send",
        re.compile(rf"{_PLEASE}{_HAND}\s?{_WHICH}{_BOTH}(?P<given>给|到|至)\s*(?P<rest>\S.*)", re.DOTALL),
    ),
    ("send", re.compile(rf"{_PLEASE}{_EVERY}{_BOTH}{_HAND}(?P<given>给|到|至)\s*(?P<rest>\S.*)", re.DOTALL)),
    ("read", re.compile(rf"{_PLEASE}(?:{_EVERY}{_BOTH}|(?P<both>都|全)){_OPEN}{_AFTER}")),
    ("read", re.compile(rf"{_PLEASE}{_BOTH}{_OPEN}\s?{_WHICH}{_SEEN}{_AFTER}")),
    ("read", re.compile(rf"{_PLEASE}{_BOTH}{_OPEN}?\s?(?:{_RANGE}){THING}{_SEEN}{_BOTH}{_OPEN}?{_AFTER}")),
)
_EACH = re.compile(rf"{ANY_NUMERAL}")
_FEW = {"两": 2, "几": 3}
# Nobody says it in more words.
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Picked:
    """Which articles are meant, and what is to be done with them.

    A number below 0 is counted from the end. `rest`: to whom, and what they are told. `given`: that it is to
    somebody is said (给); else what follows may be anything (三发炮弹).
    """

    numbers: tuple[int, ...]
    what: Literal["keep", "send", "read"]
    rest: str = ""
    given: bool = False


def read_picked(text: str) -> Picked | None:
    """What is to be done with which articles; None for another sentence."""
    # The note goes on letter for letter: only what stands before it is levelled.
    said = unicodedata.normalize("NFKC", text.strip())
    if len(said) != len(text.strip()):
        said = text.strip()
    for what, form in _FORMS:
        # A note may be long: the order stands before it.
        tried = said[:_LONGEST] if what == "send" else said
        if len(tried) <= _LONGEST and (found := form.fullmatch(tried)) and (numbers := _numbers(found)):
            if what == "read" and len(numbers) == 1 and not found.groupdict().get("from"):
                # One is opened as any is that is counted.
                return None
            if what != "send":
                return Picked(numbers, what)
            rest = text.strip()[found.start("rest") :]
            return Picked(numbers, what, rest, bool(found["given"]))
    return None


def _numbers(found: re.Match[str]) -> tuple[int, ...]:
    said = {name: value for name, value in found.groupdict().items() if value}
    if "every" in said or "both" in said:
        return ALL
    if "first" in said:
        last = _FEW.get(said["first"]) or number_of(said["first"])
        from_end = said.get("end", "前") != "前"
        return tuple(range(-last, 0)) if from_end else tuple(range(1, last + 1))
    if "from" in said:
        # 第4到2篇 is a slip: the same articles are meant.
        first, last = sorted((number_of(said["from"]), number_of(said["to"])))
        return tuple(range(first, last + 1))
    each = said.get("each", "")
    return tuple(dict.fromkeys(number_of(one) for one in _EACH.findall(each)))
