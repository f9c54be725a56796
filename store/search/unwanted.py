"""What is not wanted, said in words: 工会 不要招聘 and 除了招聘的工会 are 工会 -招聘.

Only beside what is wanted, and only where no text says 不要招聘 itself, and no title has all of these words:
不要留给下一代 is a piece of a headline. In one piece it may be one itself (年轻人不要躺平): there it counts
where it is said of what is read (的, 以外), or takes away some of what else would be found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from store.search.denied import BUT, DENIES, NO, OUT, READ, denied, together
from store.search.find import ask
from store.search.holds import is_in
from store.search.level import level
from store.search.listed import BETWEEN, in_one, is_listed, things
from store.search.pieces import needed
from store.search.query import cleaned
from store.search.tokens import Token, tokens_of, written
from store.search.words import parts, words

_PAGE = r"(?:第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})|头)版"
_TAIL = f"(?:(?:相关|有关|方面|一类|类)?的(?:{READ})?|之外|以外)"
# One thing, or what is listed: `is_listed`.
_ONE_OR_MORE = "[一-鿿]{2,60}?"
# Said of things as well (没有围墙的大学, 不是亲人): only as a word of its own that takes something away.
_OF_THINGS = frozenset({"不带", "不是", "没有"})
_SAID = re.compile(rf"{BUT}(?P<no>{NO}|不带)[有掉]?(?P<what>{_PAGE}|{_ONE_OR_MORE})(?P<tail>{_TAIL})?")
# 工会 没有驿站的, 货车司机 不是贵州的
_LACKS = re.compile("(?:但是|但|不过|可是|可)?(?P<no>没有|不是)(?P<what>[一-鿿]{2,8}?)的")
# 铁岭的不要, 铁岭除外, 除铁岭外: behind what is wanted.
_TURNED = re.compile(
    rf"{BUT}(?P<what>{_PAGE}|{_ONE_OR_MORE})"
    "(?:的(?:都|就|也|我)*(?:不要|别要|不看|不想看|不算|(?:不用|不要|别|不)(?:再)?(?:给我)?[发推送])了?|除外)"
)
# 驿站招聘都不要: one thing after the other.
_ALL_OF = re.compile("(?P<what>[一-鿿]{2,8}?)(?:全都|全部|都)(?:不要|别要|不看|不想看)了?")
_EXCEPT = re.compile(rf"{BUT}除[了开去]?(?P<what>{_PAGE}|{_ONE_OR_MORE})(?:之外|以外|外)")
# 货车司机不要铁岭的, 工会不要招聘不要培训: behind what is wanted, in one piece with it.
_WITHIN = re.compile(
    rf"(?P<wanted>[^\s不别除排去剔]{{2,12}}?){BUT}(?P<no>{NO})[有掉]?(?P<what>{_PAGE}|[一-鿿]{{2,12}}?)(?P<tail>{_TAIL})?"
)
# 工会但没有驿站
_BUT_LACKS = re.compile(
    "(?P<wanted>[一-鿿]{2,12}?)(?:但是|但|不过|可是|可)(?P<no>没有|不带|不是)(?P<what>[一-鿿]{2,8}?)(?P<tail>的)?"
)
# The same where more is said before it: 每天早上8点半把产改发我不要招聘.
_BEHIND = re.compile(
    _WITHIN.pattern.replace("{2,12}?)", "{2,40}?)", 1).replace(BUT, BUT.replace("|我", ""), 1)  # 发我不要
)
# 不要“招聘”的: a phrase.
_PHRASE = re.compile(rf"{BUT}(?:{NO})(?P<what>[“\"「][^”\"」]+[”\"」])的?")
# 除了铁岭的货车司机: before it.
_BEFORE = re.compile(
    rf"(?P<no>不要|不含|不包括|不包含|除了|除开|除去|不想看|不看|不带|不是|除(?=.{{2,12}}外的))"
    rf"(?P<what>{_PAGE}|[一-鿿]{{2,12}}?)(?P<tail>之外|以外|外)?的(?:其他|其它|别的)?(?P<wanted>[一-鿿]{{2,12}})"
)
# 除了贵州，货车司机: before it, with a mark or a blank between.
_FIRST = re.compile("^(?:除|不含|不包[括含])|除外$")
# A word of its own: not in 成都 and 更新.
_GOES_ON = re.compile("[还也都更又](?:有|要|是|会|能|想|做|需)?")
_AGAIN = re.compile(f"[和或{BETWEEN}]?(?:{NO})")
# 不要让…, 不要再…: what nobody is to do, said to them.
_TO_DO = frozenset("让把给被再忘怕等怪问做当太只光乱随轻我你他她")
# Who lacks it is written about (职工 没有工作的), and no article is left out.
_WHO = re.compile("(?:[人工员者师生家民长手户友妈爸]|司机|群众|青年|妇女|孩子|儿童)$")
# What people put out of the way, and not out of what they find.
_REMOVED = frozenset({
    "隐患", "险情", "故障", "困难", "障碍", "干扰", "危险", "风险", "万难",
    "异己", "杂念", "顾虑", "包袱", "疑虑", "毒素", "异物", "杂质",
})  # fmt: skip
_TITLES, _HITS, _ONE_OF = 20, 60, 30
# A topic has not more words.
_MOST_WORDS = 2


@dataclass(frozen=True, slots=True)
class _Said:
    """What a term says: what is not wanted, by which word, and what is where that stands in it as well.

    `surely`: it is said of what is read, and can hardly be a headline.
    """

    no: str
    without: tuple[str, ...]
    wanted: str = ""
    surely: bool = True


def said(session: Session, text: str) -> str:
    """What was typed with a sign in the place of these words; empty where they are none, or may be meant."""
    typed = tokens_of(cleaned(text))
    if any(_is_quoted(session, typed, *one) for one in denied(typed)):
        return ""
    tokens = together(tokens_of(in_one(cleaned(text))))
    found: list[Token] = []
    for at, token in enumerate(tokens):
        open_ = not (token.phrase or token.excluded)
        beside = [one.text for one in tokens if one is not token and not one.excluded]
        behind = any(not one.excluded for one in found) or (at == 0 and _leads(token.text, beside))
        read = _read(token.text, beside, behind=behind) if open_ else None
        if read is None or any(_is_more(one.text) for one in tokens[at + 1 :]):
            found.append(token)
        elif _may_be_meant(session, token.text, read, beside):
            return ""
        else:
            found += [replace(token, text=read.wanted)] if read.wanted else []
            found += [Token(what, False, True) for what in read.without]
    if _excluded(found) > _excluded(tokens):
        # 货车司机入会的，除了贵州: what is wanted, as it is looked for.
        found = sorted(map(_bare, found), key=lambda one: one.excluded and found[0].excluded)
    # Tokens that were only put together are no exclusion: read again they might become one.
    made = _excluded(found) > _excluded(typed)
    return " ".join(map(written, found)).replace(BETWEEN, "、") if made else ""


def _bare(token: Token) -> Token:
    """Without the 的 of what it is said of; that of 目的 is its own."""
    cut = not token.phrase and len(token.text) > _MOST_WORDS and words(token.text)[-1] == "的"
    return replace(token, text=token.text[:-1]) if cut else token


def _leads(text: str, beside: Sequence[str]) -> bool:
    """Whether a term says first what is not wanted of what stands behind it, and nothing goes on from there.

    除了工资，职工还要什么 does.
    """
    goes_on = any(_GOES_ON.fullmatch(word) for one in beside for word in words(one))
    return bool(beside) and _FIRST.search(text) is not None and not goes_on


def _is_more(text: str) -> bool:
    """Whether a term goes on from what was taken away: 除了工资 还要什么 wants it."""
    return len(text) > 1 and _GOES_ON.fullmatch(words(text)[0]) is not None


def wants_more(text: str) -> bool:
    """Whether more is asked for behind what is not wanted: 工会 除了 招聘 还有 什么."""
    tokens = [token.text for token in tokens_of(cleaned(text))]
    first = next((at for at, one in enumerate(tokens) if DENIES.match(one)), len(tokens))
    return any(map(_is_more, tokens[first + 1 :]))


def _excluded(tokens: Sequence[Token]) -> int:
    return sum(token.excluded for token in tokens)


def excluding(said_: str) -> tuple[str, tuple[str, ...]] | None:
    """What is left of a piece that stands without blanks in an order, and what it excludes; None: nothing.

    Who orders something to be brought quotes no headline: no text is looked at.
    """
    if met := _PHRASE.fullmatch(said_):
        return "", (met["what"],)
    level_ = said_.replace("、", BETWEEN)
    read = _read(level_, behind=True, within=_BEHIND) or _read(level_, behind=False, within=_BEHIND)
    if read is None:
        return None
    size = len(read.wanted)
    return said_[:size] if level_.startswith(read.wanted) else said_[-size:], read.without


def _read(
    text: str, beside: Sequence[str] = (), *, behind: bool, within: re.Pattern[str] = _WITHIN
) -> _Said | None:
    """What a term says that stands `behind` what is wanted, or has it too; None where it excludes nothing."""
    if behind and (met := _SAID.fullmatch(text)) and is_listed(met["what"]):
        said_, rest = _Said(met["no"], things(met["what"])), text[met.start("no") :]
        if met["no"] in _OF_THINGS or (met["no"] in OUT and not met["tail"]):
            said_ = replace(said_, surely=False)
        return said_ if _says_no(rest, said_) else None
    if behind and (met := _TURNED.fullmatch(text) or _EXCEPT.fullmatch(text)) and is_listed(met["what"]):
        return _Said("", things(met["what"]))
    if other := (_read_all(text) if behind else None) or _read_lack(text, beside, behind=behind):
        return other
    if met := _BEFORE.fullmatch(text):
        said_ = _Said(
            met["no"], things(met["what"]), met["wanted"], surely=bool(met["tail"]) or _is_page(met["what"])
        )
        # 不是亲人的亲人 is a headline of its own.
        again = met["no"] in _OF_THINGS and any(what in met["wanted"] for what in said_.without)
        return said_ if not again and _says_no(text, said_) else None
    if met := within.fullmatch(text):
        without = tuple(one for part in _AGAIN.split(met["what"]) if part for one in things(part))
        said_ = _Said(met["no"], without, met["wanted"], surely=bool(met["tail"]) or _is_page(met["what"]))
        apart = {len(met["wanted"]), met.start("no"), met.end("no")} <= _borders(text)
        return said_ if apart and min(map(len, without), default=0) > 1 and _says_no("", said_) else None
    return None


def _read_all(text: str) -> _Said | None:
    """驿站招聘都不要: each of its words."""
    met = _ALL_OF.fullmatch(text)
    each = tuple(word for one in things(met["what"]) for word in words(one)) if met else ()
    return _Said("", each, surely=False) if min(map(len, each), default=0) > 1 else None


def _read_lack(text: str, beside: Sequence[str], *, behind: bool) -> _Said | None:
    """工会但没有驿站, and 没有驿站的 behind it."""
    met = _BUT_LACKS.fullmatch(text) or (_LACKS.fullmatch(text) if behind else None)
    if met is None:
        return None
    wanted = met.groupdict().get("wanted", "")
    if met["no"] == "没有" and any(map(_WHO.search, (wanted, *beside))):
        return None
    said_ = _Said(met["no"], things(met["what"]), wanted, surely=False)
    return said_ if _says_no(text[met.start("no") :], said_) else None


def _says_no(rest: str, said_: _Said) -> bool:
    """Whether its word is one there, and takes away a thing: not in 不要紧, 不含糊 and 不要让."""
    what = said_.without[0]
    if _is_page(what):
        return True
    if what[0] in _TO_DO or (said_.no in OUT and what in _REMOVED) or len(words(what)) > _MOST_WORDS:
        return False
    if rest and said_.no in _OF_THINGS and len(said_.no) not in _borders(rest):
        return False
    return not rest or words(rest)[0] in {said_.no, said_.no[0]}


def _is_page(what: str) -> bool:
    """Whether it is a filter, which no headline takes away: 头版, 第1版."""
    return re.fullmatch(_PAGE, what) is not None


def _borders(text: str) -> set[int]:
    at, found = 0, {0}
    for word in words(text):
        at += len(word)
        found.add(at)
    return found


def _may_be_meant(session: Session, text: str, read: _Said, beside: Sequence[str]) -> bool:
    """Whether the words may be meant as they stand: a text has them in one piece, or a title all of them.

    Where it is not sure that they are not, also where they would take nearly nothing away.
    """
    said_ = level(text)
    no_what = level(read.no + read.without[0])
    if is_in(session, said_) or (read.no and is_in(session, no_what)):
        return True
    both = [part for one in (*beside, read.wanted) if one for part in parts(level(one))]
    mine = [part for what in read.without for part in parts(level(what))]
    if read.no and _is_titled(session, no_what, [level(read.no), *both], mine):
        return True
    return not read.surely and not _take_away(session, both, read.without)


def _is_quoted(session: Session, typed: Sequence[Token], no: str, what: str) -> bool:
    """Whether a text has 不要“躺平”的年轻人 in one piece, or a title all of it."""
    if is_in(session, level("".join(one.text for one in typed))):
        return True
    beside = [one.text.removeprefix("的") for one in typed if not (one.excluded or one.text == what)]
    both = [part for one in beside if not DENIES.fullmatch(one) for part in parts(level(one))]
    return _is_titled(session, level(no + what), [level(no), *both], parts(level(what)))


def _is_titled(session: Session, no_what: str, wanted: Sequence[str], mine: Sequence[str]) -> bool:
    pieces = set().union(*map(needed, wanted))
    titles = (item.title for item in ask(session, "title", pieces, None, _TITLES, reads="title"))
    return any(no_what in title.replace(" ", "") or any(one in title for one in mine) for title in titles)


def _take_away(session: Session, wanted: Sequence[str], without: Sequence[str]) -> bool:
    """Whether enough of the newest articles with all that is wanted have one of these to stand in the way."""
    pieces = set().union(*map(needed, wanted))
    newest = ask(session, "text", pieces, None, _HITS)
    mine = [level(what) for what in without]
    count = sum(
        any(what in text for what in mine for text in (one.title, one.head, one.body)) for one in newest
    )
    return count * _ONE_OF >= max(len(newest), 1)
