"""Characters that are likely misread: 人会 for 入会, 諧 for 谐. They are pointed out, never changed.

A character is doubted when it and its neighbours hardly ever meet (the character model), no known word holds
it as printed, and a character that looks like it makes a word and the text far likelier; or when the archive
has never said what is printed, and has often said what it would be with another character.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from seeds.likely import REACH, likelihood, meeting, points_of, windows
from seeds.model import Article
from seeds.ngrams import Codes, Floats, model
from store.search import level
from store.search.shapes import look_alikes
from store.usage import NO_USAGE, Usage, runs_of

# Neighbours that meet less than this on both sides make a place worth a look (a log gain).
STRANGE = 0.5
# A character is tried where the model knows that it meets a neighbour (a log count).
MEETS = 3.0
# So much likelier a text must be with the other character (a log gain): 2 false alarms in 10,000 characters.
LIKELIER = 8.0
# With the archive's word for it, it is enough that nothing speaks against it.
NO_LESS_LIKELY = 0.0
# Of the runs of four that hold the place so many must be the archive's.
RUNS = 2
# Characters that look like one, the likest first, that are tried.
TRIED = 14
# Of one article so many are pointed out: a text that is misread as a whole is no list of slips.
MOST = 8
# Traditional characters in a short text that may be slips, and no style of the page.
_FEW = 3
_SHOWN = 4
_WINDOW = 9
_BITS = np.uint64(16)


@dataclass(frozen=True, slots=True)
class Slip:
    """A character that may be misread: in which block, where, what is printed, what it may be.

    `around` is the printed text around it; `basis` says which evidence: language, archive or script.
    """

    block: int
    at: int
    printed: str
    likely: str
    around: str
    basis: str

    def __str__(self) -> str:
        return f"“{self.around}” {self.printed}→{self.likely}"


def slips(articles: Sequence[Article], usage: Usage = NO_USAGE) -> list[tuple[Slip, ...]]:
    """The likely misreadings in the texts of each article; none where they are too many to be so.

    The articles of a page are looked at together: what one of them says twice is no slip in another.
    """
    texts = [
        (n, k, block.text) for n, article in enumerate(articles) for k, block in enumerate(article.blocks)
    ]
    joined = "\n".join(text for _, _, text in texts)
    found = {**_by_language(joined, usage), **_by_archive(joined, usage), **_by_script(joined)}
    starts = [0, *itertools.accumulate(len(text) + 1 for _, _, text in texts)]
    out: list[list[Slip]] = [[] for _ in articles]
    for at, (likely, basis) in sorted(found.items()):
        place = bisect_right(starts, at) - 1
        n, block, text = texts[place]
        within = at - starts[place]
        around = text[max(0, within - _SHOWN) : within + 1 + _SHOWN]
        out[n].append(Slip(block, within, joined[at], likely, around, basis))
    return [tuple(mine) if len(mine) <= MOST else () for mine in out]


# ── the language ──────────────────────────────────────────────────────────────────────────────────────


def _by_language(text: str, usage: Usage) -> dict[int, tuple[str, str]]:
    points = points_of(text)
    places = _strange(points)
    if not len(places):
        return {}
    gains, others = _gains(points, places)
    out: dict[int, tuple[str, str]] = {}
    for n in np.flatnonzero(gains >= LIKELIER):
        at, likely = int(places[n]), chr(int(others[n]))
        if _is_right(text, at, points, usage) or not _in_a_word(text, at, likely):
            continue
        out[at] = (likely, "language")
    return out


def _strange(points: Codes) -> NDArray[np.intp]:
    """Places of Chinese characters that meet neither of their Chinese neighbours."""
    chinese = (points >= 0x4E00) & (points <= 0x9FFF)
    met = meeting(points)
    together = chinese[:-1] & chinese[1:]
    with_next = np.where(together, met, -np.inf)
    left = np.concatenate([[-np.inf], with_next])
    right = np.concatenate([with_next, [-np.inf]])
    alone = np.concatenate([[False], together]) | np.concatenate([together, [False]])
    return np.flatnonzero(chinese & alone & (np.maximum(left, right) < STRANGE))


def _gains(points: Codes, places: NDArray[np.intp]) -> tuple[Floats, Codes]:
    """For each place the character of like shape that is likeliest there, and how much likelier it is."""
    around = windows(points, places)
    tried = _alike()[np.minimum(points[places], 0xFFFF).astype(np.intp)].astype(np.uint64)
    rows, columns = np.nonzero((tried > 0) & _meets(around, tried))
    other = around[rows]
    other[:, REACH] = tried[rows, columns]
    gains = np.full(tried.shape, -np.inf)
    gains[rows, columns] = likelihood(other) - likelihood(around)[rows]
    best = gains.argmax(axis=1)
    every = np.arange(len(places))
    return gains[every, best], tried[every, best]


def _meets(around: Codes, tried: Codes) -> NDArray[np.bool_]:
    """Which of the other characters meet a neighbour of the place often enough for the model to know it."""
    left, right = around[:, [REACH - 1]], around[:, [REACH + 1]]
    pairs = np.stack([(left << _BITS) | tried, (tried << _BITS) | right])
    return np.asarray((model().counts(pairs) >= MEETS).any(axis=0))


@cache
def _alike() -> NDArray[np.uint16]:
    """For each character those of like shape, the likest first, 0 where there are no more."""
    listed = [(one, its[:TRIED]) for one, its in look_alikes().items() if max(one + its) <= "\uffff"]
    ones = np.repeat([ord(one) for one, _ in listed], [len(its) for _, its in listed])
    others = np.array([ord(other) for _, its in listed for other in its])
    ranks = np.array([rank for _, its in listed for rank in range(len(its))])
    # What is mistaken for another is the other's misreading.
    keys = np.concatenate([ones << 16 | others, others << 16 | ones])
    ranks = np.concatenate([ranks, ranks])
    order = np.lexsort((keys, ranks))
    keys, first = np.unique(keys[order], return_index=True)
    order = np.lexsort((keys, ranks[order][first], keys >> 16))
    ones, others = keys[order] >> 16, keys[order] & 0xFFFF
    place = np.arange(len(ones)) - np.searchsorted(ones, ones)
    out = np.zeros((0x10000, TRIED), dtype=np.uint16)
    out[ones[place < TRIED], place[place < TRIED]] = others[place < TRIED]
    return out


def _is_right(text: str, at: int, points: Codes, usage: Usage) -> bool:
    """What is printed is a word, a name, or what the archive or this very text says more than once."""
    import rjieba

    for width in (4, 3, 2):
        for start in range(max(0, at - width + 1), at + 1):
            piece = text[start : start + width]
            if len(piece) == width and rjieba.has_word(piece):
                return True
    for start in (at - 2, at - 1, at):
        piece = text[max(0, start) : start + 3]
        if len(piece) == 3 and "\n" not in piece and text.count(piece) > 1:
            return True
    if usage.has(_held(points, np.array([at]))).any():
        return True
    return _is_named(text, at)


def _is_named(text: str, at: int) -> bool:
    """The place stands in what the segmenter takes for a person's, a place's or a house's name."""
    from seeds.wordtags import tagger

    start = max(0, at - _WINDOW)
    place = start
    for word, tag in tagger().tag(text[start : at + _WINDOW].replace("\n", " ")):
        if place <= at < place + len(word):
            return str(tag).startswith(("nr", "ns", "nt", "nz"))
        place += len(word)
    return False


def _in_a_word(text: str, at: int, likely: str) -> bool:
    """With the other character the segmenter finds a known word there, at no other's cost."""
    import rjieba

    start = max(0, at - _WINDOW)
    place = start
    for word in rjieba.cut(f"{text[start:at]}{likely}{text[at + 1 : at + _WINDOW]}"):
        if place <= at < place + len(word):
            known = len(word) > 1 and bool(rjieba.has_word(word))
            before, behind = text[max(0, at - 3) : at], text[at + 1 : at + 4]
            torn = (place < at and _is_unit(text, before, before=False)) or (
                at + 1 < place + len(word) and _is_unit(text, behind, before=True)
            )
            return known and not torn
        place += len(word)
    return False


def _is_unit(text: str, run: str, *, before: bool) -> bool:
    """The run has various neighbours on that side: 贵州省总 ends a name, whatever follows."""
    if len(run) < 3 or "\n" in run:
        return False
    escaped = re.escape(run)
    form = f"(.)(?={escaped})" if before else f"(?<={escaped})(.)"
    return len(set(re.findall(form, text))) > 2


# ── the archive ───────────────────────────────────────────────────────────────────────────────────────


def _by_archive(text: str, usage: Usage) -> dict[int, tuple[str, str]]:
    points = points_of(text)
    if not len(usage.fours) or len(points) < 4:
        return {}
    chinese = (points >= 0x4E00) & (points <= 0x9FFF)
    runs, inside = runs_of(points)
    known = usage.has(runs) & inside
    # The places none of whose runs the archive has, beside a run that it has.
    unsaid = chinese & ~_touched(known, len(points))
    places = np.flatnonzero(unsaid & _beside(known, len(points)))
    if not len(places):
        return {}
    tried = _alike()[np.minimum(points[places], 0xFFFF).astype(np.intp)].astype(np.uint64)
    said = usage.has(_held(points, places, tried)).sum(axis=-1) * (tried > 0)
    out: dict[int, tuple[str, str]] = {}
    for n in np.flatnonzero(said.max(axis=1) >= RUNS):
        at, likely = int(places[n]), int(tried[n, said[n].argmax()])
        around = windows(points, np.array([at, at]))
        around[1, REACH] = likely
        own, other = likelihood(around)
        if other - own >= NO_LESS_LIKELY:
            out[at] = (chr(likely), "archive")
    return out


def _held(points: Codes, places: NDArray[np.intp], others: Codes | None = None) -> Codes:
    """The four runs that hold each place, with each of the other characters in it: (…, 4)."""
    around = windows(points, places)
    if others is not None:
        around = np.repeat(around[:, None, :], others.shape[1], axis=1)
        around[..., REACH] = others
    runs = []
    for start in range(4):
        run = np.zeros(around.shape[:-1], dtype=np.uint64)
        for k in range(4):
            run = (run << _BITS) | around[..., start + k]
        runs.append(run)
    return np.stack(runs, axis=-1)


def _touched(known: NDArray[np.bool_], length: int) -> NDArray[np.bool_]:
    out = np.zeros(length, dtype=np.bool_)
    for k in range(4):
        out[k : k + len(known)] |= known
    return out


def _beside(known: NDArray[np.bool_], length: int) -> NDArray[np.bool_]:
    """The places right behind a known run, or right before one, up to two characters off."""
    out = np.zeros(length, dtype=np.bool_)
    for gap in (4, 5):
        out[gap : gap + len(known)] |= known[: length - gap]
    for gap in (1, 2):
        out[: max(0, len(known) - gap)] |= known[gap:]
    return out


# ── the script ────────────────────────────────────────────────────────────────────────────────────────


def _by_script(text: str) -> dict[int, tuple[str, str]]:
    """Traditional characters in a text that is simplified otherwise."""
    found = list(_traditional(text))
    if len(found) > max(_FEW, len(text) // 50):
        return {}
    return {at: (plain, "script") for at, plain in found}


def _traditional(text: str) -> Iterator[tuple[int, str]]:
    for at, character in enumerate(text):
        if "\u4e00" <= character <= "\u9fff":
            plain = _simplified(character)
            if plain != character and len(plain) == 1:
                yield at, plain


@lru_cache(maxsize=20_000)
def _simplified(character: str) -> str:
    return level.simplify(character)
