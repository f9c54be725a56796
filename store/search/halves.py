"""Characters and letters of one word (工会zx, hc司机): the letters are how the rest sounds, or begins.

Who types so has had the input method slip. Words of the archive are asked first, then what stands beside the
typed characters in its titles and texts. What says too little (x光, k歌) is left as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from sqlmodel import Session

from store.search import sound, vocabulary
from store.search.find import ask
from store.search.pieces import INITIALS, needed
from store.search.suggest import LONGEST_PIECE, Suggestion

_PIECES = re.compile(r"[a-z]+|[^a-z]")
# How much a typed character, a syllable and an initial say, and how much must be said.
_CHARACTER, _SYLLABLE, _INITIAL, _ENOUGH = 2.0, 1.5, 1.0, 3.5
# More letters in a row are no initials; no syllable begins with these.
_MOST_INITIALS, _NO_INITIALS = 4, "iuv"
# So many ways to cut the letters, words by their initials, texts and titles are looked at; so many told.
# Bounded work: each run of letters may be cut in two ways, and a query holds many.
_MOST_TRIED = 64
_WAYS, _WORDS, _ASKED, _TEXTS, _TITLES, _TOLD = 8, 200, 120, 30, 200, 3
_COST = 10.0
# What one article in so many says beside another reading (工会争先 beside 工会主席) is not meant.
_OUTWEIGHED = 3


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to read a term: the sound at each place, whole or its first letter, and the characters typed."""

    sounds: tuple[str, ...]
    given: dict[int, str]

    @property
    def letters(self) -> str:
        return "".join(one[0] for one in self.sounds)

    @property
    def open(self) -> list[int]:
        """The places of which only letters were typed."""
        return [at for at in range(len(self.sounds)) if at not in self.given]

    def is_telling(self, at: int) -> bool:
        """True for a whole syllable, or an initial beside a character."""
        return len(self.sounds[at]) > 1 or bool({at - 1, at + 1} & self.given.keys())

    @property
    def says(self) -> float:
        """How much of what is meant has been typed."""
        told = sum(_SYLLABLE if len(self.sounds[at]) > 1 else _INITIAL for at in self.open)
        return told + _CHARACTER * len(self.given)

    def fits(self, text: str, start: int = 0) -> bool:
        """True when a text may stand at this place of the term."""
        return all(
            self.given[at] == one if at in self.given else _sounds(one, self.sounds[at])
            for at, one in enumerate(text, start)
        )


def completed(session: Session, typed: str) -> list[Suggestion]:
    """What the archive says where a term has some characters and of the others only letters."""
    ways = _ways(session, typed)
    found = _of_words(session, ways) if ways else Counter()
    for way in ways if not found else ():
        found.update(_beside(session, way))
    best = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    likely = [text for text, count in best[:_TOLD] if count * _OUTWEIGHED > best[0][1]]
    return [Suggestion(text, _COST + at / 4, "pinyin") for at, text in enumerate(likely)]


def apart(session: Session, typed: str) -> list[str]:
    """The same without asking where it stands: a word is made up, and the rest stands anywhere (qi手差评).

    Initials alone say too little of a word for that.
    """
    ways = [way for way in _ways(session, typed) if all(map(way.is_telling, way.open))]
    return list(dict.fromkeys(text for way in ways for text in _completions(session, way)))


def _ways(session: Session, typed: str) -> list[_Way]:
    cuts: list[list[tuple[tuple[str, bool], ...]]] = []
    for piece in _PIECES.findall(typed.replace(" ", "")):
        if piece.isascii() and piece.isalpha():
            cuts.append([tuple((one, False) for one in cut) for cut in _cut(session, piece)])
        elif sound.readings(piece):
            cuts.append([((piece, True),)])
        else:
            return []
    found = []
    for pieces in islice(product(*cuts), _MOST_TRIED):
        flat = [one for piece in pieces for one in piece]
        given = {at: text for at, (text, is_given) in enumerate(flat) if is_given}
        sounds = tuple(sound.readings(text)[0] if is_given else text for text, is_given in flat)
        way = _Way(sounds, given)
        if given and way.says >= _ENOUGH and len(given) < len(sounds):
            found.append(way)
    return found[:_WAYS]


def _cut(session: Session, letters: str) -> list[tuple[str, ...]]:
    """Letters as syllables, as syllables and initials, as initials; GPS and the like stay what they are."""
    found = sound.cut(letters)[:2] or sound.cut_loosely(letters)[:2]
    initials = len(letters) <= _MOST_INITIALS and not set(letters) & set(_NO_INITIALS)
    if initials and not (len(letters) > 1 and vocabulary.counts(session, [letters])):
        found.append(tuple(letters))
    return list(dict.fromkeys(found))


def _sounds(character: str, heard: str) -> bool:
    readings = sound.readings(character)
    if len(heard) == 1:
        return any(one.startswith(heard) for one in readings)
    return heard in readings or any(sound.levelled(one) == sound.levelled(heard) for one in readings[:1])


def _of_words(session: Session, ways: list[_Way]) -> Counter[str]:
    """What words of the archive make of it, where it stands in one piece; the more articles the better."""
    texts = [text for way in ways for text in _completions(session, way)]
    distinct = list(dict.fromkeys(texts))[:_ASKED]
    if not distinct:
        return Counter()
    sets = tuple(dict.fromkeys(frozenset(needed(text)) for text in distinct))
    found: Counter[str] = Counter()
    for item in ask(session, "text", [sets], None, _TEXTS):
        whole = f"{item.title} {item.head} {item.body}"
        found.update(text for text in distinct if text in whole)
    return found


def _completions(session: Session, way: _Way) -> Iterator[str]:
    """The term with a word in the place of its letters and of some of the characters beside them."""
    first, last = way.open[0], way.open[-1] + 1
    spans = [
        (start, end)
        for start in range(first + 1)
        for end in range(last, len(way.sounds) + 1)
        if 1 < end - start <= LONGEST_PIECE
    ]
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        for word, _ in vocabulary.by_initials(session, way.letters[start:end], _WORDS):
            if len(word) == end - start and way.fits(word, start):
                before = "".join(way.given[at] for at in range(start))
                yield before + word + "".join(way.given[at] for at in range(end, len(way.sounds)))


def _beside(session: Session, way: _Way) -> Counter[str]:
    """What stands beside the typed characters in titles and texts."""
    runs = "".join(way.given.get(at, " ") for at in range(len(way.sounds))).split()
    pieces = set().union(*map(needed, runs))
    grams = {INITIALS + way.letters[at : at + 3] for at in range(len(way.letters) - 2)}
    items = ask(session, "title", pieces, None, _TITLES, reads="title")
    if grams:
        items += ask(session, "title", pieces | grams, None, _TITLES, reads="title")
    items += ask(session, "text", pieces, None, _TEXTS)
    found: Counter[str] = Counter()
    anchor = next(iter(way.given))
    for item in {one.doc: one for one in items}.values():
        for text in (item.title, item.head, item.body):
            found.update(set(_standing(text, way, anchor)))
    return found


def _standing(text: str, way: _Way, anchor: int) -> Iterator[str]:
    place, length = text.find(way.given[anchor]), len(way.sounds)
    while place >= 0:
        start = place - anchor
        here = text[start : start + length] if start >= 0 else ""
        if len(here) == length and way.fits(here):
            yield here
        place = text.find(way.given[anchor], place + 1)
