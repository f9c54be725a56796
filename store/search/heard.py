"""What letters may be written as: pinyin in one piece, pinyin among characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sqlmodel import Session

from store.search import sound, spoken, suggest
from store.search.find import ask
from store.search.pieces import needed
from store.search.suggest import Suggestion

_MIXED = re.compile(r"[a-z]+|[^a-z]")
# So many readings are looked for at once where the likeliest stand nowhere, in so many articles.
_FAR, _LOOKED_AT = 150, 30
# So long must be what was typed in characters, to look around it in so many titles; so many are told.
_ANCHOR, _TITLES, _AROUND = 2, 200, 3
# A syllable or two may be any character.
_ENOUGH = 3


def by_sound(
    session: Session, typed: str, shown: str, most: int = suggest.MOST, *, lone: bool = False
) -> list[Suggestion]:
    """What letters may stand for, the likeliest first; `lone`: with characters that are no part of a word."""
    letters = sound.letters(shown.lower()) or typed.replace(" ", "")
    if len(letters) > suggest.LONGEST_LETTERS:
        return []
    ways = [way for way in sound.cut(letters) if not lone or len(way) >= _ENOUGH]
    every = [one for way in ways for one in spoken.readings(session, way, {}, most, lone=lone)]
    return sorted(every, key=lambda one: (one.cost, one.text))


def far(session: Session, typed: str, shown: str) -> list[Suggestion]:
    """What rare words make of letters and some article has in one piece: many are asked for at once."""
    suggestions = by_sound(session, typed, shown, _FAR)
    distinct = list({one.text: one for one in reversed(suggestions)}.values())[::-1]
    if not distinct:
        return []
    ways = tuple(dict.fromkeys(frozenset(needed(one.text)) for one in distinct))
    texts = [f"{one.title} {one.head} {one.body}" for one in ask(session, "text", [ways], None, _LOOKED_AT)]
    return [one for one in distinct if any(one.text in text for text in texts)]


def mixed(session: Session, typed: str) -> list[Suggestion]:
    """货che司机: what is written in letters is read as syllables, what is written in characters stands."""
    every = [one for parts, given in _ways(typed) for one in spoken.readings(session, parts, given)]
    return sorted(every, key=lambda one: (one.cost, one.text))


def around(session: Session, typed: str) -> list[Suggestion]:
    """机器人daijiaoshi: what stands beside the characters that were typed, where no words make it up."""
    found: Counter[str] = Counter()
    for parts, given in _ways(typed):
        runs = "".join(given.get(at, " ") for at in range(len(parts))).split()
        if max(map(len, runs), default=0) < _ANCHOR:
            continue
        pieces = set().union(*map(needed, runs))
        titles = ask(session, "title", pieces, None, _TITLES, reads="title")
        for item in [*titles, *ask(session, "text", pieces, None, _LOOKED_AT)]:
            for text in (item.title, item.head, item.body):
                found.update(set(_standing(text, parts, given, max(runs, key=len))))
    return [Suggestion(text, 10.0, "pinyin") for text, _ in found.most_common(_AROUND)]


def _standing(text: str, parts: list[str], given: dict[int, str], anchor: str) -> Iterator[str]:
    first = next(at for at in given if "".join(given.get(at + n, " ") for n in range(len(anchor))) == anchor)
    place = text.find(anchor)
    while place >= 0:
        start = place - first
        heard = text[start : start + len(parts)] if start >= 0 else ""
        if len(heard) == len(parts) and all(
            given[at] == one if at in given else parts[at] in sound.readings(one)
            for at, one in enumerate(heard)
        ):
            yield heard
        place = text.find(anchor, place + 1)


# Ways to read letters that are looked at.
_MOST_WAYS = 6


def _ways(typed: str) -> list[tuple[list[str], dict[int, str]]]:
    ways: list[tuple[list[str], dict[int, str]]] = [([], {})]
    for piece in _MIXED.findall(typed.replace(" ", "")):
        if piece.isascii() and piece.isalpha():
            cuts = sound.cut(piece)[:3]
            # Those that come first stay first: more of them are never asked for.
            ways = [([*parts, *cut], given) for parts, given in ways for cut in cuts][:_MOST_WAYS]
        else:
            own = (sound.readings(piece) or (piece,))[0]
            ways = [([*parts, own], {**given, len(parts): piece}) for parts, given in ways]
    return ways[:_MOST_WAYS]
