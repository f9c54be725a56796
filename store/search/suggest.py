"""What somebody may have meant by a term that the archive does not hold, from the archive's own words.

A noisy channel: the term is cut in every way into pieces, each piece may stand for a word of the archive (as
it is, by its sound, by its shape, with a character too many, too few or wrong, or two swapped), and what is
left is ordered by how likely words and slips are together. All look-ups are by key; nothing is scanned.
Whether the archive holds what comes out is for the caller to ask.
"""

from __future__ import annotations

import math
from bisect import insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import merge
from operator import itemgetter
from typing import Literal

from sqlmodel import Session

from store.search import numerals, sound, vocabulary
from store.search.once import once
from store.search.shapes import printed_alike, same_shape, seen_alike
from store.search.vocabulary import hashed, shortened
from store.search.words import words as words_in

# Longer terms are headlines: they are looked for by their titles (`search.headline`).
LONGEST, LONGEST_PIECE, LONGEST_LETTERS = 20, 6, 60
_BEAM = 24
MOST = 16
# Costs are negative logarithms: of a word by how many articles have it, of a slip by how often it happens.
_WORD, _LOOSE, _LOOSE_IN_MANY = 2.0, 5.0, 0.5
_SAME_SOUND, _LIKE_SOUND, _SHAPE, _BOTH, _WRONG, _LENGTH, _SWAPPED = 2.0, 2.8, 2.4, 1.6, 6.0, 6.5, 3.5
# One character too few is one of few slips; one too many may be any of thousands.
_DROPPED = 5.0
# Beside what each slip costs, few slips are likelier than many.
_EACH = 2.0
# A character that neither sounds nor looks alike is a slip only inside a word of a dictionary as long as
# this: people's names that differ so are two people.
_LONG_WORD = 4
# A word held by so many times more articles is far likelier.
_FAR_LIKELIER = 20
# A term of three characters is not cut to a word of two, which the archive would have a thousand times.
SHORTEST_CUT = 4
# So many letters may be wrong in a Latin word.
_LATIN = 3.0

Kind = Literal["spelling", "pinyin"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text that may have been meant, and what it costs to believe so (smaller is likelier)."""

    text: str
    cost: float
    kind: Kind = "spelling"


Option = tuple[str, float]
_by_cost = itemgetter(1, 0)
# From a place in the term, the places that can be reached, and by what.
Step = Callable[[int], Iterable[tuple[int, list[Option]]]]


@once
def spellings(session: Session, typed: str) -> list[Suggestion]:
    """What a levelled Chinese or Latin term may have been meant to be, the likeliest first."""
    if not 1 < len(typed) <= LONGEST or " " in typed:
        return []
    pieces = {
        typed[at:end]
        for at in range(len(typed))
        for end in range(at + 1, min(len(typed), at + LONGEST_PIECE) + 1)
        if end - at > 1
    }
    if typed.isascii():
        pieces = {typed}
    size = vocabulary.size(session)
    options = _options(session, pieces, size)
    loose = loose_cost(size)

    def step(at: int) -> Iterable[tuple[int, list[Option]]]:
        yield at + 1, [(typed[at], loose)]
        for end in range(at + 2, min(len(typed), at + max(LONGEST_PIECE, len(typed) * typed.isascii())) + 1):
            if found := options.get(typed[at:end]):
                yield end, found

    return [Suggestion(text, cost) for cost, text in _likeliest(typed, cheapest(len(typed), step))]


def _likeliest(typed: str, ways: Iterable[Option]) -> list[tuple[float, str]]:
    """Those with few slips in them; `ways` are the cheapest first, and what cannot be among the best any
    more is not compared."""
    limit = max(1, len(typed) // 3)
    best: list[tuple[float, str]] = []
    for text, cost in ways:
        if len(best) == MOST and cost + _EACH > best[-1][0]:
            break
        if text == typed or len(text) < min(len(typed), SHORTEST_CUT):
            continue
        changed = differences(typed, text)
        if changed <= limit and _is_explained(typed, text):
            insort(best, (cost + _EACH * changed, text))
            del best[MOST:]
    return best


def _is_explained(typed: str, text: str) -> bool:
    """False where one character too many and one too few make another one of it (记者祝晓东)."""
    if len(typed) != len(text) or slip_cost(typed, text) < math.inf:
        return True
    start = 0
    for word in words_in(text):
        end = start + len(word)
        if slip_cost(typed[start:end], word) == math.inf:
            return False
        start = end
    return True


def falls_into_words(text: str) -> bool:
    """True when a text is words of a dictionary without a rest."""
    return all(len(word) > 1 and vocabulary.is_known(word) for word in words_in(text))


def likelier(session: Session, typed: str, held_by: int) -> list[Suggestion]:
    """Far more frequent words that a rare word may be a slip of; nothing when a dictionary has it."""
    if vocabulary.is_known(typed) or not 1 < len(typed) <= LONGEST_PIECE:
        return []
    (counts,) = _neighbours(session, {typed}).values()
    found = [
        (count, word)
        for word, count in counts.items()
        if count >= _FAR_LIKELIER * held_by and word != typed and slip_cost(typed, word) <= _LIKE_SOUND
    ]
    return [Suggestion(word, 0.0) for _, word in sorted(found, reverse=True)[:2]]


def differences(one: str, other: str) -> int:
    """How many characters are wrong, missing, too many or swapped."""
    return int(_osa()(one, other))


@cache
def _osa() -> Callable[[str, str], int]:
    from rapidfuzz.distance import OSA

    return OSA.distance


def is_one_slip(typed: str, text: str) -> bool:
    """True when a text is words without a rest, and one slip of any kind explains what was typed."""
    return slip_cost(typed, text) <= _LENGTH and falls_into_words(text)


def slip_cost(typed: str, word: str) -> float:
    """How unlikely it is that somebody who means `word` types `typed`."""
    if typed == word:
        return 0.0
    # Where both are letters alone there is no number to look at: this is asked for every word that is near.
    if not (typed.isalpha() and word.isalpha()) and not numerals.same_numbers(typed, word):
        return math.inf
    if typed.isascii() or word.isascii():
        return _LATIN * differences(typed, word) if typed.isascii() == word.isascii() else math.inf
    if len(typed) != len(word):
        each = _DROPPED if len(typed) < len(word) else _LENGTH
        return each * differences(typed, word)
    wrong = [at for at, one in enumerate(typed) if one != word[at]]
    first, last = wrong[0], wrong[-1]
    if last == first + 1 and typed[first] == word[last] and typed[last] == word[first]:
        return _SWAPPED
    long = len(word) >= _LONG_WORD and vocabulary.is_known(word)
    # Of hundreds of words that are near one character is another one: the rest need not be read.
    cost, heard = 0.0, sound.syllable
    for at in wrong:
        cost += _character_cost(typed[at], word[at], heard(typed, at), heard(word, at), long)
        if cost == math.inf:
            break
    return cost


def alike(one: str, other: str) -> bool:
    """True when one of two characters may be printed for the other, by ear or eye."""
    same = sound.readings(one) and sound.readings(other)
    heard = same and sound.levelled(sound.readings(one)[0]) == sound.levelled(sound.readings(other)[0])
    return bool(heard) or printed_alike(one, other)


@lru_cache(maxsize=16384)
def _character_cost(left: str, right: str, mine: str, theirs: str, long: bool) -> float:
    shape = same_shape(left, right)
    heard = mine == theirs or mine in sound.readings(right) or theirs in sound.readings(left)
    like = heard or sound.levelled(mine) == sound.levelled(theirs)
    if shape:
        return _BOTH if like else _SHAPE
    if like:
        return _SAME_SOUND if heard else _LIKE_SOUND
    return _WRONG if long else math.inf


def _options(session: Session, pieces: set[str], size: int) -> dict[str, list[Option]]:
    """What each piece may stand for, with what that costs; of pieces of the same search it is known."""
    met = _met(session)
    for piece, words in _neighbours(session, pieces - met.keys()).items():
        costed = [(word, word_cost(count, size) + slip_cost(piece, word)) for word, count in words.items()]
        met[piece] = [one for one in costed if one[1] < math.inf]
    return {piece: met[piece] for piece in pieces}


@once
def _met(_: Session) -> dict[str, list[Option]]:
    """The pieces that have been looked up in a search: a term is tried whole, then part by part."""
    return {}


def _neighbours(session: Session, pieces: set[str]) -> dict[str, dict[str, int]]:
    """The words of the archive that are each piece, or near it by sound, shape or spelling."""
    keys: dict[str, set[int]] = {}
    spelled: dict[str, set[str]] = {}
    for piece in pieces:
        keys[piece] = {hashed(one) for one in {*shortened(piece), "-" + piece}}
        spelled[piece] = {piece, *(one[1:] for one in shortened(piece))}
        if not piece.isascii():
            keys[piece].add(hashed("~" + sound.key(sound.syllables(piece))))
            spelled[piece] |= _reshaped(piece)
    by_key = vocabulary.look_up(session, set().union(*keys.values()))
    counts = vocabulary.counts(session, set().union(*spelled.values()))
    found = {}
    for piece in pieces:
        found[piece] = {word: counts[word] for word in spelled[piece] if word in counts and len(word) > 1}
        found[piece] |= {word: count for key in keys[piece] for word, count in by_key.get(key, ())}
    return found


def _reshaped(piece: str) -> set[str]:
    # Longer words come by their keys: those with one character wrong, or two swapped, lack the same one.
    if len(piece) > 2:
        return set()
    alikes = seen_alike()
    return {
        piece[:at] + other + piece[at + 1 :] for at, one in enumerate(piece) for other in alikes.get(one, "")
    } | {piece[:at] + piece[at + 1] + piece[at] + piece[at + 2 :] for at in range(len(piece) - 1)}


def word_cost(count: int, size: int) -> float:
    """What it costs to believe in a word that so many of so many articles have."""
    return _WORD + max(0.0, math.log((size + 1) / (count + 1)))


def loose_cost(size: int) -> float:
    """What it costs to leave a character as it is, in an archive of so many articles."""
    return _LOOSE + _LOOSE_IN_MANY * math.log(size + 1)


def cheapest(length: int, step: Step) -> Iterator[Option]:
    """The ways from the beginning to the end, the cheapest first; none is made before it is asked for."""
    beams: list[dict[str, float]] = [{"": 0.0}, *({} for _ in range(length))]
    last: list[Iterator[tuple[float, str]]] = []
    for at in range(length):
        cheapest = sorted(beams[at].items(), key=_by_cost)[:_BEAM]
        for end, options in step(at):
            words = options if len(options) == 1 else sorted(options, key=_by_cost)
            if end == length:
                last += [_ended(text, cost, words) for text, cost in cheapest]
                continue
            further = beams[end]
            # Only the cheapest go on: behind the n-th cheapest beginning no more words can be among them.
            for number, (text, cost) in enumerate(cheapest, 1):
                for word, more in words[: _BEAM * 2 // number]:
                    longer, total = text + word, cost + more
                    if total < further.get(longer, math.inf):
                        further[longer] = total
    met: set[str] = set()
    for cost, text in merge(*last):
        if text not in met:
            met.add(text)
            yield text, cost


def _ended(text: str, cost: float, words: Iterable[Option]) -> Iterator[tuple[float, str]]:
    return ((cost + more, text + word) for word, more in words)
