"""The words of an article that count as the archive's own: of the dictionary, of its head, said twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import add
from typing import Any

from store.search import facets
from store.search.vocabulary import is_known
from store.search.words import EMPTY

# Longer ones are whole clauses that segmentation could not cut.
LONGEST = 10
_LONGEST_LATIN = 24
# Characters that no word claims are taken together, as far as this: 产 改 → 产改.
_LONGEST_LOOSE = 4
_MOST_NONE = 200_000
LATIN_ENDS = "\u2e80"
_PARTING = re.compile(rf"[\0-\u2e80{''.join(sorted(EMPTY))}]+")
_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


def words_of(doc: Mapping[str, Any]) -> set[str]:
    """The words of an article: of its text, and its people, places and columns as they stand.

    Of a long word also the words in it: 最新 of 最新消息. A word that no dictionary has (a name, an
    abbreviation, a slip of the OCR) counts when the title or head has it, or the text twice: the slips of a
    million pages would be most of the words.
    """
    import rjieba

    head: list[str] = rjieba.cut_for_search(f"{doc['title']} {doc['head']}")
    body: list[str] = rjieba.cut(doc["body"])
    found, new = _sorted_out().of(set(body))
    if new:
        found.update(twice([word for word in body if word in new]))
    found.update(filter(is_word, twice(loose(body))))
    found.update(filter(is_word, {*head, *loose(head), *facets.names(doc["facets"])}))
    return found


class _SortedOut:
    """What has been met: words of the dictionary with the words in them, none for what is no word at all. The
    rest is new each time."""

    def __init__(self) -> None:
        self.met: dict[str, tuple[str, ...]] = {}
        self.none = 0

    def of(self, distinct: Collection[str]) -> tuple[set[str], set[str]]:
        """The words of pieces and in them, and those that are words in no dictionary."""
        found = list(map(self.met.get, distinct))
        new: set[str] = set()
        if None in found:
            unmet = [word for word, within in zip(distinct, found, strict=True) if within is None]
            new = {word for word in unmet if not self._take(word)}
            found = [within for word in distinct if (within := self.met.get(word))]
        return set(chain.from_iterable(found)), new  # type: ignore[arg-type]

    def _take(self, word: str) -> bool:
        """Sort out what has not been met before; memory stays bounded."""
        if len(word) < 2 or not is_word(word):
            self.met[word] = ()
            self.none += 1
        elif word > LATIN_ENDS and is_known(word):
            self.met[word] = (word, *within(word))
        else:
            return False
        if self.none > _MOST_NONE:
            self.met, self.none = {word: within for word, within in self.met.items() if within}, 0
        return True


@cache
def _sorted_out() -> _SortedOut:
    return _SortedOut()


def within(word: str) -> tuple[str, ...]:
    """The words of two and three characters in a longer one, as jieba's cut for search has them."""
    inner = list(map(add, word, word[1:])) if len(word) > 2 else []
    inner += [word[at : at + 3] for at in range(len(word) - 2)] if len(word) > 3 else []
    return tuple(filter(is_known, inner))


def is_word(word: str) -> bool:
    """True for what is counted as a word."""
    if word.isascii():
        return 2 < len(word) <= _LONGEST_LATIN and word.isalnum() and not word.isdigit()
    return 1 < len(word) <= LONGEST and _CHINESE.fullmatch(word) is not None


def twice(some: Sequence[str]) -> set[str]:
    """What stands there more than once."""
    if len(some) == len(distinct := set(some)):
        return set()
    counts = Counter(some)
    return {word for word in distinct if counts[word] > 1}


def loose(cut: Sequence[str]) -> list[str]:
    """Characters that no word claims, taken together."""
    found: list[str] = []
    # Words of several characters, marks and function words part the runs of single ones.
    singles = "".join([one if len(one) == 1 else " " for one in cut])
    for runs in singles.split():
        for run in _PARTING.split(runs) if len(runs) > 1 else ():
            if len(run) > 1:
                found += together(run)
    return found


def is_loose(piece: str) -> bool:
    """True for a character that may be taken together with its neighbours."""
    return len(piece) == 1 and _PARTING.fullmatch(piece) is None


def together(run: str) -> Iterable[str]:
    """What single characters in a row are taken for."""
    return [run] if len(run) <= _LONGEST_LOOSE else map(add, run, run[1:])
