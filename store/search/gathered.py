"""What many articles bring into the index together: their entries and words, counted once for all of them.

Made in other processes, of rows of `search_docs`; which of the articles are new is known only to the one that
writes, so everything tells of each article by its place among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from store.search import facets, vocabulary
from store.search.manywords import ManyWords
from store.search.pieces import initial_pieces
from store.search.postings import Array, Postings, postings, spelled


class Gathered(NamedTuple):
    """`words`: all words, `numbers`: which each article has, up to `ends`; `keys`: those of some words."""

    titles: Postings
    texts: Postings
    words: list[str]
    numbers: Array
    ends: Array
    keys: Mapping[str, Sequence[int]]

    def counts(self, places: Iterable[int]) -> Counter[str]:
        """In how many of the articles at these places each word is."""
        chosen = np.zeros(len(self.ends), dtype=bool)
        chosen[list(places)] = True
        sizes = np.diff(self.ends, prepend=0)
        found = np.bincount(self.numbers[np.repeat(chosen, sizes)], minlength=len(self.words))
        met = np.flatnonzero(found)
        words = self.words if len(met) == len(found) else [self.words[at] for at in met.tolist()]
        return Counter(dict(zip(words, found[met].tolist(), strict=True)))

    def entries(self, places: Sequence[int]) -> Iterator[tuple[list[str], list[str]]]:
        """The index entries of titles and texts of the articles at these places."""
        titles, texts = _by_place(self.titles), _by_place(self.texts)
        return ((titles(place), texts(place)) for place in places)


class Gatherer:
    """Gathers rows; with `keys`, those of a word go with it when it is met first."""

    def __init__(self, *, keys: bool = True) -> None:
        self.keys, self.told = keys, set[str]()
        self.words = ManyWords()

    def gather(self, rows: Sequence[Mapping[str, Any]]) -> Gathered:
        """What these rows bring in."""
        shared = [facets.entries(row["facets"]) for row in rows]
        titles = [row["title"] for row in rows]
        sounding = [[*initial_pieces(title), *own] for title, own in zip(titles, shared, strict=True)]
        texts = [" ".join((row["title"], row["head"], row["body"])) for row in rows]
        words, numbers, ends = self.words.of(rows)
        fresh = self._fresh(words) if self.keys else ()
        keys = {word: tuple(vocabulary.keys_of(word)) for word in fresh}
        return Gathered(postings(titles, sounding), postings(texts, shared), words, numbers, ends, keys)

    def _fresh(self, words: Iterable[str]) -> list[str]:
        fresh = [word for word in words if word not in self.told]
        if len(self.told) > _MOST_TOLD:
            self.told.clear()
        self.told.update(fresh)
        return fresh


# So many words are remembered as told; then they are told anew.
_MOST_TOLD = 300_000


def _by_place(found: Postings) -> Any:
    names = spelled(found)
    order = np.argsort(found.places, kind="stable")
    which = np.repeat(np.arange(len(names)), found.counts)[order]
    ends = np.searchsorted(found.places[order], np.arange(len(found.sizes) + 1))
    spans = list(pairwise(ends.tolist()))
    return lambda place: [names[at] for at in which[slice(*spans[place])].tolist()]
