"""What was typed → what is looked for. Pure; any text at all is a query, at worst one that means nothing.

Terms are parted by blanks and must all be there. Paired quotation marks of any kind make a phrase. `-` or
`－` at the beginning or after a blank excludes; inside a word it does not.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from store.search.level import level, simplify
from store.search.words import parts
from store.values import Assumed, Understood

# Longer than any headline; what a person pastes beyond it is not looked at.
LONGEST = 300
_MINUS = "-－﹣"
_DOUBLE, _SINGLE = '“”"＂„‟〝〞«»', "‘’＇'"
_CLOSERS = {"「": "」", "『": "』", "﹁": "﹂", "《": "》"}
_CLOSERS |= dict.fromkeys(_DOUBLE, _DOUBLE) | dict.fromkeys(_SINGLE, _SINGLE)
_CLAUSES = "。！？；：，、.!?;:,…"
# Punctuation parts terms, but not inside V2.0, 7:30 or 1,000.
_TERM_ENDS = re.compile(f"(?<![0-9A-Za-z])[{_CLAUSES}]+|[{_CLAUSES}]+(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term or phrase: as a reader would write it, levelled, and the parts that an article must hold."""

    shown: str
    levelled: str
    parts: tuple[str, ...]
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query, understood. `whole` is all that is wanted, levelled, as if it stood in one piece."""

    text: str
    wanted: tuple[Wanted, ...] = ()
    excluded: tuple[Wanted, ...] = ()
    whole: str = ""
    filters: dict[str, str] = field(default_factory=dict)
    assumed: tuple[Assumed, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """All parts of all that is wanted, once each."""
        return tuple(dict.fromkeys(part for wanted in self.wanted for part in wanted.parts))

    @property
    def understood(self) -> Understood:
        """The query as it is told to the reader."""
        return Understood(
            terms=tuple(item.shown for item in self.wanted if not item.phrase),
            phrases=tuple(item.shown for item in self.wanted if item.phrase),
            excluded=tuple(item.shown for item in self.excluded),
            filters=dict(self.filters),
            assumed=self.assumed,
        )


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    phrase: bool
    excluded: bool


def understand(text: str) -> Query:
    """A query from whatever was typed."""
    clean = "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in text[:LONGEST])
    wanted: dict[tuple[str, bool], Wanted] = {}
    excluded: dict[str, Wanted] = {}
    assumed: list[Assumed] = []
    kept: list[str] = []
    for token in _tokens(clean):
        item = _wanted(token)
        if not item.levelled:
            continue
        if token.excluded:
            excluded.setdefault(item.levelled, item)
            continue
        kept.append(token.text)
        wanted.setdefault((item.levelled, item.phrase), item)
        typed = unicodedata.normalize("NFKC", token.text)
        if item.shown != typed:
            assumed.append(Assumed("script", typed, item.shown))
    return Query(
        text=text,
        wanted=tuple(wanted.values()),
        excluded=tuple(excluded.values()),
        whole=level(" ".join(kept)),
        assumed=tuple(dict.fromkeys(assumed)),
    )


def _wanted(token: _Token) -> Wanted:
    shown = simplify(unicodedata.normalize("NFKC", token.text))
    levelled = level(token.text)
    whole = token.phrase or token.excluded
    return Wanted(shown, levelled, (levelled,) if whole else parts(levelled), token.phrase)


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        fresh = at == 0 or text[at - 1].isspace()
        start = at
        while fresh and at < len(text) and text[at] in _MINUS:
            at += 1
        excluded = at > start
        if excluded and text[at : at + 1].isspace():
            # A dash that stands alone is punctuation.
            continue
        end = _closing(text, at)
        if end:
            found.append(_Token(text[at + 1 : end].strip(), True, excluded))
            at = end + 1
            continue
        end = _term_end(text, at, to_blank=excluded)
        found.extend(_terms(text[at:end], excluded))
        at = max(end, at + 1)
    return found


def _terms(typed: str, excluded: bool) -> list[_Token]:
    bare = typed.strip("".join(_CLOSERS) + "".join(_CLOSERS.values()))
    pieces = [bare] if excluded else _TERM_ENDS.split(bare)
    return [_Token(piece, False, excluded) for piece in pieces if piece.strip()]


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
