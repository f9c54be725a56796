"""What stands near a term in the archive itself: slips of any kind, titles remembered wrongly, initials.

The index is asked for what is right about a term; the text decides.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from sqlmodel import Session

from store.search import sound, vocabulary
from store.search.find import Candidate, ask
from store.search.holds import how, is_in
from store.search.pieces import INITIALS, needed
from store.search.suggest import Suggestion, falls_into_words, slip_cost

# Shorter words have too many neighbours that are words themselves; longer ones too many places to try.
_SHORTEST_SLIP, _LONGEST_SLIP = 3, 10
_READ, _MOST_SLIPS = 20, 3
# What is left of a term without one of its characters must still be long enough to mean something.
_SHORTEST_CUT = 4
_SHORTEST_TITLE, _WINDOWS, _TITLES = 5, 10, 40
# How much of what was typed a remembered title must hold, in percent.
_TITLE_ALIKE = 72
# A passage is looked for by pieces of so many characters; three of four must be right, or half of many.
_WINDOW, _FEWEST_WINDOWS, _MOST_WINDOWS, _PASSAGES = 4, 4, 12, 10
_INITIALS = re.compile(r"[a-z]{2,12}")
_BY_INITIALS, _TITLES_BY_INITIALS = 10, 200
# `initials` looks up so many: what is asked for once is kept.
_AS_MANY = 16
# Of syllables mixed with initials, so many ways to cut them are tried, of more pieces than these.
_WAYS, _FEWEST_LETTERS = 4, 2
# A text of whole words counts so many times.
_ENDS_WELL = 3
# What people shorten to initials they know from headlines: one of these counts as many articles.
_IN_A_TITLE = 25


def moved(session: Session, term: str) -> Iterator[Suggestion]:
    """Strings of the archive that a term becomes when two neighbours change places, or one character goes.

    One by one: the archive is asked for each.
    """
    if not _SHORTEST_SLIP <= len(term) <= _LONGEST_SLIP or not _is_chinese(term):
        return
    pairs = range(len(term) - 1)
    texts = [term[:at] + term[at + 1] + term[at] + term[at + 2 :] for at in pairs]
    texts += [term[:at] + term[at + 1 :] for at in range(len(term)) if len(term) > _SHORTEST_CUT]
    distinct = (text for text in dict.fromkeys(texts) if text != term)
    yield from (Suggestion(text, 0.0) for text in distinct if how(session, text) == "words")


def nearly(session: Session, term: str) -> list[Suggestion]:
    """Strings of the archive that a term becomes by a character put in, the most frequent first.

    For terms that the archive does not hold, and that no word of it explains. A character may also be
    another that sounds or looks alike, and any other where the term is no words but so becomes some.
    """
    if not _SHORTEST_SLIP <= len(term) <= _LONGEST_SLIP or not _is_chinese(term):
        return []
    found: Counter[str] = Counter()
    rests = not falls_into_words(term)

    def may_be(text: str) -> bool:
        longer = len(text) > len(term)
        return longer or slip_cost(term, text) < math.inf or (rests and falls_into_words(text))

    wrong = len(term) > _SHORTEST_SLIP
    for at, end in [(at, at + more) for more in range(1 + wrong) for at in range(len(term))]:
        left, right = term[:at], term[end:]
        form = re.compile(f"{re.escape(left)}([^ ]){re.escape(right)}")
        standing = _standing(session, form, needed(left) | needed(right))
        found.update({text: count for text, count in standing.items() if may_be(text)})
    # A character is left out more often than it is another one.
    best = sorted(found.items(), key=lambda pair: (-len(pair[0]), -pair[1], pair[0]))
    return [Suggestion(text, 0.0) for text, _ in best if _is_chinese(text)][:_MOST_SLIPS]


def _standing(session: Session, form: re.Pattern[str], pieces: set[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for item in ask(session, "text", pieces, None, _READ):
        found.update({match[0] for match in form.finditer(f"{item.title} {item.head} {item.body}")})
    return found


def titles_like(session: Session, typed: str) -> list[Candidate]:
    """Titles that somebody may have meant who remembers them wrongly, the likest first."""
    from rapidfuzz.distance import LCSseq

    runs = [run for run in typed.split(" ") if len(run) > 1]
    if sum(map(len, runs)) < _SHORTEST_TITLE:
        return []
    windows = [run[at : at + 3] for run in runs for at in range(max(1, len(run) - 2))]
    step = max(1, len(windows) // _WINDOWS)
    votes: Counter[int] = Counter()
    items: dict[int, Candidate] = {}
    for window in windows[::step][: _WINDOWS + 2]:
        for item in ask(session, "title", needed(window), None, _TITLES, reads="title"):
            votes[item.doc] += 1
            items[item.doc] = item
    plain = typed.replace(" ", "")

    def likeness(item: Candidate) -> float:
        title = item.title.replace(" ", "")
        # The share of what was typed that the title has in this order; what it has besides counts little.
        return 100 * LCSseq.similarity(plain, title) / len(plain) - len(title) / 10

    best = [items[doc] for doc, _ in votes.most_common(_TITLES)]
    alike_ones = [(likeness(item), item) for item in best]
    good = [pair for pair in alike_ones if pair[0] >= _TITLE_ALIKE]
    return [item for _, item in sorted(good, key=lambda pair: (-pair[0], -pair[1].day, pair[1].article_id))]


def passages(session: Session, typed: str) -> list[tuple[Candidate, tuple[str, ...]]]:
    """Articles that have most of a passage, with the pieces of it that they have, the likest first."""
    runs = [run for run in typed.split(" ") if len(run) >= _WINDOW]
    windows = [run[at : at + _WINDOW] for run in runs for at in range(0, len(run) - _WINDOW + 1, _WINDOW)]
    if len(windows) < _FEWEST_WINDOWS:
        return []
    windows = windows[:: -(-len(windows) // _MOST_WINDOWS)]
    has: dict[int, list[str]] = {}
    items: dict[int, Candidate] = {}
    for window in windows:
        for item in ask(session, "text", needed(window), None, _PASSAGES):
            if any(window in text for text in (item.title, item.head, item.body)):
                has.setdefault(item.doc, []).append(window)
                items[item.doc] = item
    good = [doc for doc, some in has.items() if len(some) >= max(_FEWEST_WINDOWS - 1, len(windows) / 2)]
    return [(items[doc], tuple(has[doc])) for doc in sorted(good, key=lambda doc: (-len(has[doc]), -doc))]


def by_initials(session: Session, letters: str) -> list[Suggestion]:
    """What the first letters of syllables may stand for (hcsj: 货车司机), in words and in titles."""
    if not _INITIALS.fullmatch(letters):
        return []
    counts: Counter[str] = Counter(dict(vocabulary.by_initials(session, letters, _BY_INITIALS)))
    if len(letters) > 2:
        pieces = {INITIALS + letters[at : at + 3] for at in range(len(letters) - 2)}
        for item in ask(session, "title", pieces, None, _TITLES_BY_INITIALS, reads="title"):
            counts.update(dict.fromkeys(_standing_for(letters, item.title), _IN_A_TITLE))
    if len(letters) > 3 and not counts:
        counts.update(_in_two_words(session, letters))
    best = _likeliest(session, counts)
    # What is behind in its order is not much less likely: of initials nobody knows.
    return [Suggestion(text, 10.0 + at / 4, "pinyin") for at, text in enumerate(best[:_BY_INITIALS])]


def by_letters(session: Session, letters: str) -> list[Suggestion]:
    """What syllables and initials, mixed, may stand for (huochesji: 货车司机)."""
    for way in sound.cut_loosely(letters)[:_WAYS]:
        found = by_initials(session, sound.initials(way)) if len(way) > _FEWEST_LETTERS else []
        if fitting := [one for one in found if len(one.text) == len(way) and _sounds(one.text, way)]:
            return fitting
    return []


def _sounds(text: str, way: tuple[str, ...]) -> bool:
    heard = sound.syllables(text)
    return all(len(piece) == 1 or piece == syllable for piece, syllable in zip(way, heard, strict=True))


def _standing_for(letters: str, title: str) -> set[str]:
    first = "".join((sound.readings(one) or (" ",))[0][0] for one in title)
    return {
        title[at : at + len(letters)]
        for at in range(len(first) - len(letters) + 1)
        if first.startswith(letters, at) and _is_chinese(title[at : at + len(letters)])
    }


def _in_two_words(session: Session, letters: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for at in range(2, len(letters) - 1):
        left = vocabulary.by_initials(session, letters[:at], _AS_MANY)[:_BY_INITIALS]
        right = vocabulary.by_initials(session, letters[at:], _AS_MANY)[:_BY_INITIALS]
        pairs = sorted(((min(a[1], b[1]), a[0] + b[0]) for a in left for b in right), reverse=True)
        for count, text in pairs[: _BY_INITIALS * 2]:
            if is_in(session, text, cap=20):
                found[text] = count
    return found


def _likeliest(session: Session, counts: Counter[str]) -> list[str]:
    """Texts by how often they stand there and how well they end; among equals what frequent words make."""
    import rjieba

    cuts: dict[str, list[str]] = {text: rjieba.cut(text) for text in counts}
    # Much when a text begins and ends with words, less when it was cut out of them.
    worth = {text: count * (_ENDS_WELL if _whole(cuts[text]) else 1) for text, count in counts.items()}
    ordered = sorted(counts, key=lambda text: -worth[text])
    best = [text for text in ordered if worth[text] >= worth[ordered[:_BY_INITIALS][-1]]]
    words = vocabulary.counts(session, {word for text in best for word in cuts[text]}) if best else {}
    rarest = {text: min([words.get(word, 0) for word in cuts[text]]) for text in best}
    return sorted(best, key=lambda text: (-worth[text], -rarest[text], text))


def _whole(words: list[str]) -> bool:
    return all(len(word) > 1 and vocabulary.is_known(word) for word in words)


def _is_chinese(text: str) -> bool:
    return all(one > "\u2e80" for one in text)
