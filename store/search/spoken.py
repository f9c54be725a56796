"""Syllables as words of the archive: what letters may be written as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from sqlmodel import Session

from store.search import sound, vocabulary
from store.search.once import once
from store.search.suggest import (
    LONGEST_PIECE,
    MOST,
    Option,
    Suggestion,
    cheapest,
    loose_cost,
    word_cost,
)
from store.search.vocabulary import hashed

_FUZZY_SYLLABLE = 1.5
# A character alone where only its sound was typed, one of so many, the most frequent first.
_ALONE, _MOST_ALONE = 6.0, 4

# Under its beginning and its end among syllables, what words sound like these.
_Spans = dict[tuple[int, int], list[tuple[str, int]]]


def readings(
    session: Session,
    syllables: Sequence[str],
    given: Mapping[int, str],
    most: int = MOST,
    *,
    lone: bool = False,
) -> list[Suggestion]:
    """What syllables may be written as; `given` are the characters that were typed as such, by place.

    `lone`: some of the others are characters that are no part of a word (自负四个字).
    """
    found, size = _words(session, tuple(syllables)), vocabulary.size(session)

    def step(at: int) -> Iterable[tuple[int, list[Option]]]:
        if at in given:
            yield at + 1, [(given[at], loose_cost(size) / 2)]
        elif lone and (some := sound.alone(syllables[at])):
            yield at + 1, [(one, _ALONE + place) for place, one in enumerate(some[:_MOST_ALONE])]
        for end in range(at + 2, min(len(syllables), at + LONGEST_PIECE) + 1):
            options = [
                (word, word_cost(count, size) + _unlike(syllables[at:end], sound.syllables(word)))
                for word, count in found.get((at, end), ())
                if _fits(word, at, given)
            ]
            if options:
                yield end, options

    return [Suggestion(text, cost, "pinyin") for text, cost in islice(cheapest(len(syllables), step), most)]


@once
def _words(session: Session, syllables: tuple[str, ...]) -> _Spans:
    """What words of the archive stretches of the syllables may be."""
    spans = {
        (at, end): hashed("~" + sound.key(syllables[at:end]))
        for at in range(len(syllables))
        for end in range(at + 2, min(len(syllables), at + LONGEST_PIECE) + 1)
    }
    found = vocabulary.look_up(session, set(spans.values()))
    return {
        place: [one for one in found.get(key, ()) if len(one[0]) == place[1] - place[0]]
        for place, key in spans.items()
    }


def _unlike(typed: Sequence[str], meant: Sequence[str]) -> float:
    return _FUZZY_SYLLABLE * sum(one != other for one, other in zip(typed, meant, strict=False))


def _fits(word: str, at: int, given: Mapping[int, str]) -> bool:
    return all(given.get(at + place, one) == one for place, one in enumerate(word))
