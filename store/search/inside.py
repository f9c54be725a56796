"""Filters typed in one piece with what is looked for: 6月1版记者刘旭, 货车司机记者刘旭写的. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.search.filters import Known
from store.search.tokens import DAYLIKE, Token, split_date

_PAGE = r"(?:第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})|头)版(?:头条)?"
_PAGE_FIRST = re.compile(rf"(?P<filter>{_PAGE})(?:的|上)?(?P<rest>.{{2,}})")
_PAGE_LAST = re.compile(rf"(?P<rest>.*[^\d第一二三四五六七八九十])(?P<filter>{_PAGE})(?:的|上)?")
# 不要头版, 头版除外: never the opposite of what is said.
_LEFT_OUT = re.compile(r"不要|别要|不含|不包[括含]|除|不想看|[不别]看|去掉|排除|剔除|[之以]外|不算")
_ROLE = "(?:本报)?(?:特约)?(?:记者|通讯员|作者|摄影)"
_NAMED = re.compile(rf"(?P<before>.*?)(?P<role>{_ROLE})(?P<after>[\u3400-\u9fff·]{{2,}})")
_NAMED_BEFORE = re.compile(rf"(?P<before>[\u3400-\u9fff·]{{2,}}?)(?P<role>{_ROLE})(?P<after>.*)")
_WROTE = re.compile("(?P<name>[\u3400-\u9fff·]{2,4}?)(?P<wrote>(?:采?写|拍摄?|报道|撰写)的)(?P<rest>.+)")
# What stands between a name and the topic: 刘旭写的货车司机.
_BETWEEN = re.compile("^(?:采?写过?的?|拍摄?的|报道过?的|发表?的|的)|(?:采?写|拍摄?|报道)的?$|的$")
# 昨天产改新闻 is asked for, and no words.
_MATTER = re.compile("(?<=..)的?(?:新闻|报道|消息|文章|稿子|稿件)$")
_NAME_LENGTHS = (3, 2, 4)
# A paper's name has so many characters.
_PAPER = 4
# 工人日报社 is a name of its own, and no paper.
_ITS_HOUSE = re.compile("社")
# So many filters stand in one piece.
_DEEPEST = 4


def split_filters(tokens: list[Token], known: Known) -> list[Token]:
    """The tokens, with the dates, 版 and people that terms begin or end with as tokens of their own.

    Without the paper's name beside them.
    """
    found: list[Token] = []
    paper = known.paper() if len(tokens) > 1 or (tokens and len(tokens[0].text) > _PAPER) else ""
    for token in tokens:
        if token.phrase or token.excluded:
            found.append(token)
            continue
        text = token.text
        if paper and text.startswith(paper) and not _ITS_HOUSE.match(text, len(paper)):
            text = text[len(paper) :].removeprefix("的")
        if not text:
            continue
        pieces = list(_cut(text, known, _DEEPEST))
        if len(pieces) > 1:
            pieces = [_MATTER.sub("", piece.removeprefix("的")) for piece in pieces]
        found += [Token(piece, False, False) for piece in pieces]
    return found


def _cut(text: str, known: Known, depth: int) -> Iterator[str]:
    if depth and len(text) > 2 and not DAYLIKE.fullmatch(text):
        for pieces in (split_date(text, known), _cut_page(text), _cut_person(text, known)):
            if len(pieces) > 1:
                for piece in pieces:
                    yield from _cut(piece, known, depth - 1)
                return
    yield text


def _cut_page(text: str) -> tuple[str, ...]:
    found = _PAGE_FIRST.fullmatch(text) or _PAGE_LAST.fullmatch(text)
    if found is None or _LEFT_OUT.search(found["rest"]):
        return (text,)
    pieces = (found["filter"], found["rest"])
    return pieces if found.start("filter") == 0 else pieces[::-1]


def _cut_person(text: str, known: Known) -> tuple[str, ...]:
    """Whose it is, where somebody of that name writes here."""
    if (found := _WROTE.fullmatch(text)) and known.is_author(found["name"]):
        return found["name"] + found["wrote"], found["rest"]
    if found := _NAMED.fullmatch(text):
        for length in _NAME_LENGTHS:
            name, rest = found["after"][:length], _BETWEEN.sub("", found["after"][length:])
            if _is_name(name, length) and known.is_author(name):
                return _pieces(found["before"], found["role"] + name, rest) or (text,)
    if found := _NAMED_BEFORE.fullmatch(text):
        for length in _NAME_LENGTHS:
            name, before = found["before"][-length:], found["before"][:-length]
            if _is_name(name, length) and known.is_author(name):
                return _pieces(before, name + found["role"], _BETWEEN.sub("", found["after"])) or (text,)
    return (text,)


def _is_name(text: str, length: int) -> bool:
    return len(text) == length and min(text) > "\u2e80"


def _pieces(before: str, person: str, after: str) -> tuple[str, ...]:
    return tuple(one for one in (_BETWEEN.sub("", before), person, after) if len(one) > 1)
