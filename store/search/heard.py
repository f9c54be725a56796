"""What letters may be written as: pinyin in one piece, pinyin among characters."""

from __future__ import annotations

import re

from sqlmodel import Session

from store.search import sound, suggest
from store.search.find import ask
from store.search.pieces import needed
from store.search.suggest import Suggestion

_MIXED = re.compile(r"[a-z]+|[^a-z]")
# So many readings are looked for at once where the likeliest stand nowhere, in so many articles.
_FAR, _LOOKED_AT = 150, 30


def by_sound(session: Session, typed: str, shown: str, most: int | None = None) -> list[Suggestion]:
    """What letters may stand for, the likeliest first."""
    letters = sound.letters(shown.lower()) or typed.replace(" ", "")
    if len(letters) > suggest.LONGEST_LETTERS:
        return []
    ways = sound.cut(letters)
    told = {} if most is None else {"most": most}
    every = [one for way in ways for one in suggest.readings(session, way, {}, **told)]
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
    ways: list[tuple[list[str], dict[int, str]]] = [([], {})]
    for piece in _MIXED.findall(typed.replace(" ", "")):
        if piece.isascii() and piece.isalpha():
            cuts = sound.cut(piece)[:3]
            ways = [([*parts, *cut], given) for parts, given in ways for cut in cuts]
        else:
            own = (sound.readings(piece) or (piece,))[0]
            ways = [([*parts, own], {**given, len(parts): piece}) for parts, given in ways]
    every = [one for parts, given in ways[:6] for one in suggest.readings(session, parts, given)]
    return sorted(every, key=lambda one: (one.cost, one.text))
