"""What is not wanted, said in words: 工会 不要招聘 is 工会 -招聘.

Only in a term of its own behind what is wanted, and only where no text says 不要招聘 itself, and no title has
all of these words: 不要留给下一代 is a piece of a headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from store.search.find import ask
from store.search.holds import is_in
from store.search.level import level
from store.search.pieces import needed
from store.search.query import cleaned
from store.search.tokens import Token, tokens_of, written
from store.search.words import parts, words

_READ = "新闻|报道|文章|消息|稿件|稿子|内容"
_TAIL = f"(?:(?:相关|有关|方面|一类|类)?的(?:{_READ})?|之外|以外)"
_SAID = re.compile(
    rf"(?:但|但是)?(?P<no>不要|不含|不包括|不包含|除了|不想看)有?(?P<what>[\u4e00-\u9fff]{{2,8}}?){_TAIL}?"
    # 排除隐患 is something to do.
    rf"|(?P<out>排除|去掉|除去|不看)掉?(?P<those>[\u4e00-\u9fff]{{2,8}}?){_TAIL}"
)
_ALONE = frozenset(("不要", "不含", "不包括", "不包含", "除了", "不想看"))
# 不要让…, 不要再…: what nobody is to do, said to them.
_TO_DO = frozenset("让把给被再忘怕等怪问做当太只光乱随轻我你他她")
# 除了工资 还要什么 wants it.
_MORE = re.compile("[还也都更又][^ ]")
_TITLES = 20


def said(session: Session, text: str) -> str:
    """What was typed with a sign in the place of these words; empty where they are none, or may be meant."""
    tokens = _together(tokens_of(cleaned(text)))
    found: list[Token] = []
    for at, token in enumerate(tokens):
        what = _unwanted(token) if any(not one.excluded for one in found) else ""
        beside = [one for one in tokens if one is not token and not one.excluded]
        if not what or any(map(_MORE.match, (one.text for one in tokens[at + 1 :]))):
            found.append(token)
        elif _is_held(session, token, what, beside):
            return ""
        else:
            found.append(replace(token, text=what, excluded=True))
    return " ".join(map(written, found)) if found != tokens else ""


def _together(tokens: Sequence[Token]) -> list[Token]:
    """不要 and 招聘, parted by a blank, as one."""
    found: list[Token] = []
    for token in tokens:
        open_ = found and found[-1].text in _ALONE and not (found[-1].phrase or found[-1].excluded)
        if open_ and not token.phrase and not token.excluded:
            found[-1] = replace(token, text=found[-1].text + token.text)
        else:
            found.append(token)
    return found


def _unwanted(token: Token) -> str:
    met = None if token.phrase or token.excluded else _SAID.fullmatch(token.text)
    if met is None:
        return ""
    no, what = met["no"] or met["out"], met["what"] or met["those"]
    # 不要紧 and 不含糊 are words.
    return what if what[0] not in _TO_DO and words(token.text)[0] in {no, no[0]} else ""


def _is_held(session: Session, token: Token, what: str, beside: Sequence[Token]) -> bool:
    """True where a text has it in one piece, or a title all words: then these may be meant."""
    typed = level(token.text)
    if is_in(session, typed):
        return True
    no = typed[: typed.find(level(what))]
    both = [part for one in beside for part in parts(level(one.text))]
    wanted = (no, *(both if both else ()))
    pieces = set().union(*map(needed, wanted))
    mine = parts(level(what))
    titles = (item.title for item in ask(session, "title", pieces, None, _TITLES, reads="title"))
    return any(typed in title.replace(" ", "") or any(one in title for one in mine) for title in titles)
