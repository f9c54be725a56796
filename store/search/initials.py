"""What the initials of a longer name stand for: gzsjzj, 共建司机之家, made up of words that the archive has.

Each stretch of the letters may be a word; what the likeliest words make of all of them is looked for in many
articles at once. A single character between words is one that names are joined with.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from sqlmodel import Session

from store.search import sound, vocabulary
from store.search.find import ask
from store.search.holds import how
from store.search.pieces import needed
from store.search.suggest import Suggestion

# Fewer letters say too little of several words, and more are no initials.
_SHORTEST, _LONGEST = 4, 12
_LONGEST_WORD = 6
# No syllable begins with these.
_NO_INITIALS = frozenset("iuv")
# So many words of each stretch are tried, and so many ways to make up the letters to each of them.
_WORDS, _WAYS = 16, 90
# So many are looked for at once, the likeliest first, in so many articles; so many are told.
_AT_ONCE, _LOOKED_AT, _TOLD = 60, 24, 4
# Of a large archive few: each way of frequent words takes half a millisecond (100,000 articles).
_TRIED, _TRIED_OF_MANY, _MANY = 180, 4, 20_000
# What stands between words of a name, and what it costs beside a word that one article in e^5 has.
_SINGLES = "省市县区镇村州旗部委局厅院校厂站所队家人者员性化学业新老小大全总中国和与及之的产改工"
_SINGLE_COSTS = 5.0
# 司机之家 is cut into single characters.
_ENDINGS = tuple(f"之{one}" for one in "家声光星路窗美歌旅夜春友乡")
_COST = 10.0

# A way to make up the first letters: what it costs, the text, whether it ends with a single character.
Way = tuple[float, str, bool]


def made_up(session: Session, letters: str) -> list[Suggestion]:
    """What several words make of these letters and an article has in one piece, the likeliest first."""
    if not _SHORTEST <= len(letters) <= _LONGEST or set(letters) & _NO_INITIALS:
        return []
    texts = _texts(session, letters)
    found: Counter[str] = Counter()
    for start in range(0, len(texts), _AT_ONCE):
        found.update(_standing(session, texts[start : start + _AT_ONCE]))
        if len(found) >= _TOLD:
            break
    likely = sorted(found, key=lambda text: (-found[text], texts.index(text)))
    as_words = [text for text in likely[: 2 * _TOLD] if how(session, text) == "words"]
    return [Suggestion(text, _COST + at / 4, "pinyin") for at, text in enumerate(as_words[:_TOLD])]


def _texts(session: Session, letters: str) -> list[str]:
    """What words make of all letters, the likeliest first."""
    size = vocabulary.size(session) + 2
    ways: list[list[Way]] = [[(0.0, "", False)], *([] for _ in letters)]
    for end in range(1, len(letters) + 1):
        here: list[Way] = []
        for start in range(max(0, end - _LONGEST_WORD), end):
            if ways[start]:
                here += _longer(ways[start], _pieces(session, letters[start:end], size), end - start == 1)
        ways[end] = sorted(here)[:_WAYS] if end < len(letters) else sorted(here)
    most = _TRIED if size < _MANY else _TRIED_OF_MANY
    return list(dict.fromkeys(text for _, text, _ in ways[-1]))[:most]


def _longer(ways: Sequence[Way], pieces: Sequence[tuple[float, str]], single: bool) -> list[Way]:
    # Two single characters beside each other say nothing.
    return [
        (cost + more, text + piece, single)
        for cost, text, after_single in ways
        if not (single and after_single)
        for more, piece in pieces
    ]


def _pieces(session: Session, letters: str, size: int) -> list[tuple[float, str]]:
    if len(letters) == 1:
        return [(_SINGLE_COSTS, one) for one in _SINGLES if sound.readings(one)[0][0] == letters]
    words = vocabulary.by_initials(session, letters, _WORDS)
    ends = [one for one in _ENDINGS if sound.initials(sound.by_character(one)) == letters]
    return [
        *((math.log(size / (count + 1)), word) for word, count in words),
        *((_SINGLE_COSTS, one) for one in ends),
    ]


def _standing(session: Session, texts: Sequence[str]) -> Counter[str]:
    """In how many of the articles that have one of them each of these texts stands."""
    sets = tuple(dict.fromkeys(frozenset(needed(text)) for text in texts))
    found: Counter[str] = Counter()
    for item in ask(session, "text", [sets], None, _LOOKED_AT):
        whole = f"{item.title} {item.head} {item.body}"
        found.update(text for text in texts if text in whole)
    return found
