"""What was typed → its pieces: terms, phrases in quotation marks, exclusions, written filters. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.search.filters import NAMES, Known

_MINUS = "-－﹣"
_DOUBLE, _SINGLE = '“”"＂„‟〝〞«»', "‘’＇'"
_CLOSERS = {"「": "」", "『": "』", "﹁": "﹂", "《": "》"}
_CLOSERS |= dict.fromkeys(_DOUBLE, _DOUBLE) | dict.fromkeys(_SINGLE, _SINGLE)
# Every sign that may make a phrase.
QUOTES = re.compile("[" + "".join({*_CLOSERS, *"".join(_CLOSERS.values())}) + "]")
_CLAUSES = "。！？；：，、.!?;:,…"
# Punctuation parts terms, but not inside V2.0, 7:30 or 1,000.
_TERM_ENDS = re.compile(f"(?<![0-9A-Za-z])[{_CLAUSES}]+|[{_CLAUSES}]+(?![0-9A-Za-z])")
# 栏目:“推进产改” is one piece, whatever stands behind the colon.
WRITTEN = re.compile(rf"(?:{NAMES})[:：](?:“[^”]+”|\"[^\"]+\"|\S+)", re.IGNORECASE)
# Written like a day or month, be it one or not.
DAYLIKE = re.compile(r"(?:\d{4}年|[今本去前明]年)?\d{1,2}月(?:\d{1,2}[日号]?|底|末|初|[上中下]旬)?")
# A day of the week: a word of texts, and no slip of another (周一 is not 五一).
WEEKDAY = re.compile("(?:周|星期|礼拜)[一二三四五六日天末]")
_SAYS_DATE = re.compile(r"[年月日号周天季期]")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of what was typed."""

    text: str
    phrase: bool
    excluded: bool


def split_dates(tokens: list[Token], known: Known) -> list[Token]:
    """The tokens, the dates that terms begin or end with as tokens of their own."""
    found: list[Token] = []
    for token in tokens:
        if token.phrase or token.excluded:
            found.append(token)
            continue
        found += [Token(piece, False, False) for piece in split_date(token.text, known)]
    return found


def split_date(text: str, known: Known) -> tuple[str, ...]:
    """A term and the date that it begins or ends with."""
    if DAYLIKE.fullmatch(text) or known.days(text):
        return (text,)
    for at in range(len(text) - 2, 1, -1):
        for border, date, rest in ((at, text[:at], text[at:]), (len(text) - at, text[-at:], text[:-at])):
            # Not inside a number: 6月31日 is not 6月3, and 6月1版 not 6月1.
            if text[border - 1 : border + 1].isdigit() or text[border : border + 1] == "版":
                continue
            if _SAYS_DATE.search(date) and known.days(date):
                return (date, rest)
    return (text,)


def tokens_of(text: str) -> list[Token]:
    """The pieces of a text, in order."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        fresh = at == 0 or text[at - 1].isspace()
        if fresh and (written := WRITTEN.match(text, at)):
            found.append(Token(written[0], False, False))
            at = written.end()
            continue
        start = at
        while fresh and at < len(text) and text[at] in _MINUS:
            at += 1
        excluded = at > start
        if excluded and text[at : at + 1].isspace():
            # A dash that stands alone is punctuation.
            continue
        end = _closing(text, at)
        if end:
            found.append(Token(text[at + 1 : end].strip(), True, excluded))
            at = end + 1
            continue
        end = _term_end(text, at, to_blank=excluded)
        found.extend(_terms(text[at:end], excluded))
        at = max(end, at + 1)
    return found


def written(token: Token) -> str:
    """A token as it is typed."""
    text = f"“{token.text}”" if token.phrase else token.text
    return f"-{text}" if token.excluded else text


def _terms(typed: str, excluded: bool) -> list[Token]:
    bare = typed.strip("".join(_CLOSERS) + "".join(_CLOSERS.values()))
    pieces = [bare] if excluded else _TERM_ENDS.split(bare)
    return [Token(piece, False, excluded) for piece in pieces if piece.strip()]


def _term_end(text: str, at: int, *, to_blank: bool) -> int:
    end = at + 1
    while end < len(text) and not text[end].isspace():
        if not to_blank and _closing(text, end):
            break
        end += 1
    return min(end, len(text))


def _closing(text: str, at: int) -> int | None:
    """Where the quotation that opens at `at` closes; None when nothing opens, or it never closes."""
    closers = _CLOSERS.get(text[at : at + 1])
    if not closers:
        return None
    apostrophe = text[at] in "'’＇"
    if apostrophe and at and not text[at - 1].isspace():
        return None
    for end in range(at + 1, len(text)):
        if text[end] not in closers:
            continue
        if apostrophe and end + 1 < len(text) and not text[end + 1].isspace():
            continue
        return end
    return None
