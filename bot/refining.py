"""What is said to a list of hits: 只要今年的, 去年的呢, 招聘和直播间的都不要, 只看标题, 有没有新的. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from store.search.listed import BETWEEN, is_listed, things

What = Literal["when", "newest", "without", "within", "title"]

_MARKS = re.compile(r"[\s,，。.!！?？~～、…]+")
_LONGEST = 20
_NUMBER = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3}|半)"
_YEAR = r"(?:今年|去年|前年|明年|(?:19|20)\d\d年)"
_MONTH = rf"(?:{_YEAR}|\d{{4}}年)?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})月(?:份|\d{{1,2}}[日号])?"
_WHEN = (
    rf"(?:{_MONTH}|{_YEAR}(?:[上下]半年)?|[上下]半年|(?:本|这个?|上上?个?)(?:月|周|星期|礼拜)|[今昨前]天"
    rf"|(?:最近|近)这?{_NUMBER}个?(?:天|周|星期|月|年|季度))"
)
_A_DAY = r"(?:[今昨前]天|\S{0,8}月(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号])"
# 看看10月31日的 asks for the paper of that day.
_LONGER = rf"(?!{_A_DAY}){_WHEN}"
_READ = "(?:文章|报道|新闻|消息|稿子|内容)?"
_ONLY = "只(?:要|看|留|保留|想看|需要)"
_ENDS = "(?:吧|呢|吗|有吗|有没有|就行|就好|就可以|就够了?)*"
_WORDS = "[\\w\u4e00-\u9fff]{2,8}?"
_PAGE = r"(?:第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})|头)版"
_A_PAGE, _OR = re.compile(_PAGE), re.compile("OR|ＯＲ|或|或者|或是|[|｜]", re.IGNORECASE)
# 只要导语: how much of each article is shown, which a list of hits does not know.
_LENGTH = re.compile(rf"(?:那|就|我|还是)*(?:{_ONLY}|想?要看?|看)(?:导语|全文)(?:的|了)*{_ENDS}")
_DENIES = "(?:不要|别要|不看|不想看|除了|除去|除开|除掉|排除掉?|去掉|剔除掉?|过滤掉?|去除掉?|不含|不包[括含])"
_SAID: tuple[tuple[What, str], ...] = (
    (
        "title",
        rf"{_ONLY}标题(?:里|中)?(?:有|带|含)?的?{_ENDS}|标题里有的{_ENDS}|只(?:在|从)?标题里?(?:找|搜|查){_ENDS}",
    ),
    (
        "when",
        rf"(?:那|就|再|请)?(?:(?:{_ONLY}|限于?|限[制定]在|换[成到]|就[要看])(?P<when>{_WHEN})(?:的{_READ})?"
        rf"|(?:要|看看?|有没有|有)(?P<some>{_LONGER})的{_READ}){_ENDS}",
    ),
    ("when", rf"(?P<span>(?:最近|近)这?{_NUMBER}个?(?:天|周|星期|月|年|季度))的{_READ}"),
    ("when", rf"(?:那|那么)?(?P<of>{_LONGER})(?:的{_READ})?(?:呢|有吗|有没有|就行|就好)"),
    ("newest", rf"(?:有没有|有|要|来|看看?|给我)?(?:更|再)?[近新]一?[点些]的?{_READ}{_ENDS}"),
    (
        "newest",
        rf"(?:{_ONLY}|有没有|就?要)最[近新]的{_READ}{_ENDS}|最[近新]的{_READ}(?:呢|有吗|有没有)|新的{_READ}有(?:没有|吗|么)",
    ),
    # 加上工会, 再加个条件 工会, 还要有工会的
    (
        "within",
        rf"(?:再|还)?(?:加上?|加[一]?个)(?:(?:条件|关键词|词)|(?<=上))(?P<add>{_WORDS})(?:的{_READ})?{_ENDS}"
        rf"|(?:同时|还|也|并且)(?:得|要)?(?:有|含|提到|讲到?)(?P<both>{_WORDS})的{_READ}{_ENDS}"
        rf"|(?:同时|还|也)要(?:有|含|提到|讲到?)(?P<must>{_WORDS}){_ENDS}",
    ),
    # 只要头版, 只看李丰写的: as search has them.
    (
        "within",
        rf"{_ONLY}(?P<page>{_PAGE})(?:的{_READ})?{_ENDS}|{_ONLY}(?P<wrote>{_WORDS}(?:采?写|拍)的){_READ}{_ENDS}",
    ),
    (
        "within",
        rf"{_ONLY}(?:有|含|带|提到|关于|和|跟)?(?P<more>{_WORDS})(?:相关|有关|方面)?的{_READ}{_ENDS}",
    ),
    (
        "within",
        rf"(?:这)?(?:里面|其中|里头|当中)(?:有没有|有哪些|哪些|有)(?:提到|关于|讲|带|含)?(?P<in>{_WORDS})的?{_READ}{_ENDS}",
    ),
)
# What is not wanted keeps the marks of a list: 工会、招聘都不要, 不要招聘和直播间的.
_ROW = r"[\w\u4e00-\u9fff、,]{2,17}?"
_KIND = rf"(?:相关|有关|方面|之类|一类)?的?{_READ}"
_OUT = "(?:去掉|删掉|删除|删了|去了|去除|拿掉|排除|剔除|过滤掉?|筛掉|不要)"
_WITHOUT = tuple(
    re.compile(form)
    for form in (
        rf"(?:但|那|可|我|就|请|,)*{_DENIES}(?:有|含|带)?(?P<row>{_ROW}){_KIND}(?:以外|之外|外)?的?(?:(?:[都全]|其他的?都?)(?:要|看|行|可以|留着?|给我看?))?了?{_ENDS}",
        # 工会里把夜校的去掉
        rf"(?:那|请|麻烦|帮我|给我|,)*(?:[\w\u4e00-\u9fff]{{2,8}}?(?:里面|里头|里|当中|中))?[把将](?P<row>{_ROW}){_KIND}(?:都|全|也|给我)*{_OUT}[了掉]*{_ENDS}",
        rf"(?P<row>{_ROW})(?:的|都)(?:都|就|也|全)*(?:不要|别要|不看|去掉|删掉|排除)了?{_ENDS}|(?P<but>{_ROW})除外",
        # 贵州不要
        rf"(?P<row>{_WORDS})(?:不要|去掉|删掉)了?{_ENDS}",
    )
)
# 把宁波的去掉，还有安徽的: as before.
_AND_SO = re.compile(rf"(?:还有|以及|和|跟|包括)(?P<row>{_ROW})(?:的|也|都)*(?:不要|去掉|删掉)?了?{_ENDS}")
_OF_EACH = re.compile("[都全把将]")
_FORMS = tuple((what, re.compile(form)) for what, form in _SAID)
# 不要这些, 不要了: nothing is named. 不要推送 is said to whoever brings.
_NOTHING = re.compile(
    ".*(?:的[都全]|里把|[都全](?:给|要|不)).*|掉.*|[这那我你他再太了就都什].*|(?:周|星期|礼拜|节假?日|假期|[今明昨]天|[早晚]上).*|.*[了吗呢吧]|第?[\\d一二三四五六七八九十]{1,3}[条篇个].*|.*(?:标签|同义词|附言|名单)|(?:重复|别|其他|其它|其余).*|.*(?:推送|订阅|提醒|日报|周报|打扰|收藏|转发|发送|显示)"
)


@dataclass(frozen=True, slots=True)
class Refinement:
    """How the hits are to be others: of a time, the newest first, without or only with words, by title.

    `words`: the time, or the terms of a query, those that are not wanted with their sign.
    """

    what: What
    words: str = ""


def read(text: str) -> Refinement | None:
    """What a sentence asks of the hits that were found; None where it is about something else."""
    level = unicodedata.normalize("NFKC", text[: 3 * _LONGEST])
    bare = _MARKS.sub("", level)
    if len(bare) > _LONGEST:
        return None
    clauses = [clause for clause in _MARKS.split(level) if clause]
    if len(clauses) > 1 and (both := _both(_each(clauses))):
        return both
    return _one(bare, _spaced(level))


def names_page(words: str) -> bool:
    """Whether one of the words asks for a page of the paper: 第1版, 头版."""
    return any(map(_A_PAGE.fullmatch, words.split()))


def without_pages(query: str) -> str:
    """产改 of 产改 第1版 OR 第2版, or of 产改 -头版: nothing that was said of pages is left."""
    words = query.split()
    of_page = [_A_PAGE.fullmatch(word.lstrip("-－")) is not None for word in words]
    beside = [
        is_or and any(of_page[max(0, at - 1) : at + 2]) for at, is_or in enumerate(map(_OR.fullmatch, words))
    ]
    return " ".join(word for word, *gone in zip(words, of_page, beside, strict=True) if not any(gone))


def is_of_length(text: str) -> bool:
    """Whether a sentence asks how much of each article is to be shown: 只要导语."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text[: 3 * _LONGEST]))
    return len(bare) <= _LONGEST and _LENGTH.fullmatch(bare) is not None


def _each(clauses: Sequence[str]) -> list[Refinement | None]:
    """What each clause asks; one that only names more, behind what is not wanted, does not want it either."""
    found: list[Refinement | None] = []
    for clause in clauses:
        denied = found and found[-1] is not None and found[-1].what == "without"
        more = _AND_SO.fullmatch(clause) if denied else None
        found.append(_without(more["row"], of_each=False) if more else _one(clause, clause))
    return found


def _both(said: list[Refinement | None]) -> Refinement | None:
    """不要招聘,只看工会的 as one; None where a clause says neither."""
    found = [one for one in said if one and one.what in {"without", "within"}]
    if len(found) < len(said):
        return None
    found.sort(key=lambda one: one.what == "without")
    return Refinement(found[0].what, " ".join(one.words for one in found))


def _spaced(level: str) -> str:
    """With 、 where it stands, and a comma for each other mark between words."""
    return _MARKS.sub(lambda mark: "、" if mark[0].strip() == "、" else ",", level).strip("、,")


def _one(bare: str, spaced: str) -> Refinement | None:
    """What one clause asks, without its marks and with those of a list."""
    for form in _WITHOUT:
        if found := form.fullmatch(spaced):
            row = next(filter(None, found.groups()))
            said = spaced.replace(row, "", 1)
            return _without(row, of_each=form is not _WITHOUT[0] and _OF_EACH.search(said) is not None)
    for what, form in _FORMS:
        if found := form.fullmatch(bare):
            words = next(filter(None, found.groups()), "") if found.groups() else ""
            named = what in {"title", "newest", "when"} or not _NOTHING.fullmatch(words)
            return Refinement(what, words) if named else None
    return None


def _without(row: str, *, of_each: bool) -> Refinement | None:
    """Each thing of a row by itself. Else a comma ends it: 除了贵州,货车司机 and 工会,招聘的不要 want one."""
    if "," in row and not of_each:
        return None
    row = re.sub("[、,]", BETWEEN, row)
    each = [one.removesuffix("的") if len(one) > 2 else one for one in things(row)]
    if not is_listed(row) or any(_NOTHING.fullmatch(one) for one in each):
        return None
    return Refinement("without", " ".join(f"-{one}" for one in each))
