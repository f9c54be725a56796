"""What answers 改哪一个？ in words: 2, 第二个, 最后一个, 都改, 两个都, 产改那个, 都不改. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from bot.counted import NUMERAL, read_counted, read_several
from store.search.festivals import numeral

Question = Literal["change", "stop", "end", "list"]
# 退第二个 is no answer to what is to be changed.
_DOES: dict[Question, str] = {
    "change": "改|换|调|选|要",
    "stop": "暂停|停|选|要",
    "end": "退订|退|删|停|选",
    "list": "打开|看|点|选",
}
_MARKS = re.compile(r"[\s,，。.!！?？~～…]+$|^[\s,，。.!！?？~～…]+")
# Nobody answers in more words.
_LONGEST = 20
# 第二篇 is an article.
_OF_ARTICLES = re.compile("篇|文章|新闻|报道|稿")
_EVERY = "(?:全都|全部都|统统|通通|一起|一块儿?|全部|所有的?|都|全)"
_COUNT = f"(?P<count>[2-9]|{NUMERAL}|两|俩)个?(?:订阅|日报)?"
# 都不要了, said of what is to end, ends all.
_REFUSED = re.compile(f"(?:{_EVERY})(?:不要|不看|不订|不用)(?:了|吧|啊)*")
_FIRST = re.compile("(?:前面|上面|头|前|最上面|最前面)的?(?:那|一|那一)?个")
_LAST = re.compile("(?:后面|下面|后|末|最下面|最后面|最后)的?(?:那|一|那一)?个")
_BEFORE = re.compile(f"前(?P<count>[2-9]|{NUMERAL}|两)个")
_NAMED = re.compile(r"(?P<words>\S{1,12}?)(?:的?那一?[个份]|的?这一?[个份]|的)(?:订阅|推送|日报|提醒)?")


def _forms_of(does: str) -> tuple[re.Pattern[str], ...]:
    """What leads to an answer, what ends it, and what says all or none: 就改第二个吧, 都改, 都不改."""
    return (
        re.compile(f"^(?:那|就|请|我|只|单|是|把|先|选择|{does})*(?=.)"),
        re.compile(
            f"(?<=.)(?:(?:{does})(?:了|掉|成)?|就行了?|就好了?|就可以了?|好了|吧|啊|呀|呢|哈|谢谢[你您]?)+$"
        ),
        re.compile(
            f"(?:{_COUNT}(?:{_EVERY})?|(?:订阅|日报)?{_EVERY})(?:要)?(?:{does})?(?:了|掉|订)*(?:吧|啊|呀|谢谢)*"
        ),
        re.compile(
            "(?:哪个|一个|哪一个|两个|全部|全|那|就|还是|先|算了|都)*(?:不|别|甭|不用|不要|不必)(?:再|用|要)?"
            f"(?:{does}|动|是|对)?(?:了|吧|啊)*"
            "|(?:那|就|还是)*(?:算了|取消|没事|当我没说|撤了|撤回|撤销|罢了)(?:了|吧|啊)*"
        ),
    )


_FORMS: dict[Question, tuple[re.Pattern[str], ...]] = {
    question: _forms_of(does) for question, does in _DOES.items()
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The `numbers` that are chosen, below 0 from the end; or all (`count`: so many), none, or a name.

    `refused`: of all it is said that they are not wanted, 都不要了.
    """

    numbers: tuple[int, ...] = ()
    every: bool = False
    count: int | None = None
    refused: bool = False
    none: bool = False
    words: str = ""


def read_chosen(text: str, question: Question) -> Chosen | None:
    """What a text chooses in answer to such a question; None where it is said otherwise."""
    said = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    if not said or len(said) > _LONGEST or _OF_ARTICLES.search(said):
        return None
    leads, ends, every, none = _FORMS[question]
    core = ends.sub("", leads.sub("", said))
    for each in dict.fromkeys((said, core)):
        if numbers := _numbers(each):
            return Chosen(numbers)
    bare = re.sub(r"[\s,，]", "", said)
    if found := every.fullmatch(bare):
        count = (found["count"] or "").replace("两", "二").replace("俩", "二")
        return Chosen(every=True, count=numeral(count) if count else None)
    if _REFUSED.fullmatch(bare):
        return Chosen(every=True, refused=True)
    if none.fullmatch(bare):
        return Chosen(none=True)
    named = _NAMED.fullmatch(core) or _NAMED.fullmatch(said)
    return Chosen(words=named["words"]) if named else None


def _numbers(said: str) -> tuple[int, ...]:
    if before := _BEFORE.fullmatch(said):
        return tuple(range(1, numeral(before["count"].replace("两", "二")) + 1))
    if _FIRST.fullmatch(said):
        return (1,)
    if _LAST.fullmatch(said):
        return (-1,)
    one = read_counted(said.removesuffix("号").removesuffix("的"))
    return (one,) if one else read_several(said)
