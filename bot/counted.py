"""Sentences that open an article of a list by its number: 1, 第二篇, 打开第3条, 最后一篇. Pure."""

from __future__ import annotations

import re
import unicodedata

from store.search.festivals import numeral

LAST = -1
_MARKS = re.compile(r"[\s,，。.!！?？~～、…]+")
# No two of these together make a third: a long text is not tried in many ways.
_PLEASE = "(?:请|帮我|帮|给我|让我|我要|我想|想|要|把|将)*"
_OPENS = "(?:打开|点开|点击|点|查看|看一看|看一下|看看|看下|看|读一下|读读|读|翻开|展开|显示|来)"
# 五一 is no number: without 十 it has one character.
NUMERAL = "[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_COUNT = rf"(?P<count>[1-9]\d?|{NUMERAL})"
# As many as no list has, and none: with 第 or 篇 they are numbers as well, of which the list can be told.
ANY_NUMERAL = (
    r"(?:\d{1,3}|[一二三四五六七八九]百(?:[零〇]?[一二三四五六七八九十]{1,3})?|[零〇百]|" + NUMERAL + ")"
)
PIECE = "(?:篇|条|个|则|项)"
THING = "(?:文章|新闻|报道|消息|稿子)?"
_WHOLE = "的?(?:全文|原文|正文|详情|详细内容|内容)?"
# Nothing of it is given back: 我看看 is read in one way.
_AFTER = "(?:打开|点开|看看|看一下|(?:给我|让我|我)(?:看看|看一下|看)|发?给?我|吧|呢|一下|谢谢)*+"
_FORMS = tuple(
    re.compile(f"{_PLEASE}(?:{form}){THING}{_WHOLE}{_AFTER}")
    for form in (
        f"{_OPENS}?(?P<nth>第)(?P<count>{ANY_NUMERAL}){PIECE}",
        f"{_OPENS}第?{_COUNT}{PIECE}?",
        f"{_OPENS}(?P<count>{ANY_NUMERAL})篇",
        f"第{_COUNT}",
        "(?P<count>[一二三四五六七八九十])",
        f"{_OPENS}?(?P<last>最后(?:一|1|那一?){PIECE})",
        f"{_OPENS}?倒数第?(?P<back>[1-9]|{NUMERAL}){PIECE}?",
    )
)
# 1和3, 第一、第二篇: several at once.
_ONE_OF = rf"第?(?:[1-9]\d?|{NUMERAL}){PIECE}?"
_SEVERAL = re.compile(
    rf"{_PLEASE}{_OPENS}?({_ONE_OF}(?:(?:\s|[、,，和与跟及]|还有)+{_ONE_OF}){{1,4}}){_WHOLE}{_AFTER}"
)
_EACH = re.compile(rf"[1-9]\d?|{NUMERAL}")
# 1、3 is not 13, nor 1.5.
_APART = re.compile(r"\d[\s,，、。.]+\d")
# As the buttons of the local chat are written: #2.
_NUMBER = re.compile(r"#?([1-9]\d?)", re.ASCII)
_NUMERAL = re.compile("[一二三四五六七八九十]")
# Nobody asks for an article in more characters.
_LONGEST = 24


def read_counted(text: str) -> int | None:
    """The number that a sentence names, below 0 where it counts from the end (`LAST`); None: it names none.

    A number alone is one as well. Whether there is a list that has it is not asked here.
    """
    bare = _bare(text)
    if len(bare) > _LONGEST or _APART.search(text):
        return None
    if alone := _NUMBER.fullmatch(bare):
        return int(alone[1])
    found = next(filter(None, (form.fullmatch(bare) for form in _FORMS)), None)
    if found is None:
        return None
    said = found.groupdict()
    return (
        LAST if "last" in said else -number_of(said["back"]) if "back" in said else number_of(said["count"])
    )


def read_several(text: str) -> tuple[int, ...]:
    """The numbers that a sentence names, each once, where it names more than one: 1和3."""
    if len(text) > 2 * _LONGEST:
        return ()
    found = _SEVERAL.fullmatch(unicodedata.normalize("NFKC", text).strip())
    numbers = [numeral(each) for each in _EACH.findall(found[1])] if found else []
    return tuple(dict.fromkeys(numbers)) if len(set(numbers)) > 1 else ()


def number_of(text: str) -> int:
    """12, 十二, 一百零三, 一百五 (150), 零 → a number up to 999."""
    hundreds, hundred, said = text.rpartition("百")
    rest = said.lstrip("零〇")
    small = numeral(rest) if rest else 0
    # Without a nought behind 百 one numeral is of tens.
    small *= 10 if hundred and len(said) == 1 and rest != "十" else 1
    return (numeral(hundreds) if hundreds else 1) * 100 + small if hundred else small


def is_number(text: str) -> bool:
    """Whether a text is a number and nothing else."""
    return _NUMBER.fullmatch(_bare(text)) is not None and not _APART.search(text)


def is_numeral(text: str) -> bool:
    """Whether a text is a number in one character and nothing else: 三."""
    return _NUMERAL.fullmatch(_bare(text)) is not None


def _bare(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", text))
