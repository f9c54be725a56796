"""What the OCR has printed twice: set aside before anything is joined."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from seeds.groups import looks_like_column
from seeds.lines import Line, Tag
from seeds.ngrams import Codes, levelled
from seeds.text import SENTENCE_ENDS, ends_sentence, squeezed

# A line this short may stand on a page twice and mean it: 新闻特写, 本报记者 陈华.
SHORTEST_REPEAT = 9
# Two copies of one line differ by a wrong character here and there; other lines do not come near.
SAME = 93.0
# A loop is often cut short: a piece of at least this length that stands in an earlier line, but for a few
# characters of a longer one.
SHORTEST_PART = 14
SHORTEST_NEAR = 18
SAME_PART = 87.0
# A copied sentence may be shorter still, in so few lines above.
NEAR_ABOVE = 12
_DIGITS = "0123456789"
_FIGURES = re.compile(r"\d+")
# Runs of so many characters show which texts may be alike: one in SHARED of a copy's runs is another text's.
RUN = 6
SHARED = 20
MOST_ALIKE = 8
# Bounded work: where a piece of one text stands in another is found in the cube of their characters. So many
# are spent on a page; of what comes after that only what is the same is a repeat.
MOST_HELD = 20_000_000_000
_PRIME = np.uint64(0x100000001B3)
_CANDIDATES = frozenset({Tag.BODY, Tag.SHORT})


def mark_repeats(lines: Sequence[Line]) -> list[Line]:
    """The first copy of a text is the text, later ones become `Tag.REPEAT`."""
    texts = [
        ""
        if line.tag not in _CANDIDATES or line.said or looks_like_column(line.text)
        else squeezed(line.text)
        for line in lines
    ]
    # White space is gone from the texts, so that a line break parts them: all are levelled at once.
    texts = levelled("\n".join(texts)).split("\n") if texts else []
    texts = [text if len(text) >= SHORTEST_REPEAT else "" for text in texts]
    alike = _alike(texts)
    kept: set[str] = set()
    room = MOST_HELD
    out: list[Line] = []
    for n, (line, text) in enumerate(zip(lines, texts, strict=True)):
        # What is said again in few words is no loop, unless it stands right below.
        reach = n if len(text) >= SHORTEST_NEAR else NEAR_ABOVE if text[:1] != '"' else 0
        found = [k for k in alike.get(n, ()) if texts[k] in kept and n - k <= reach]
        room -= len(text) ** 2 * sum(len(texts[k]) for k in found)
        found = found if room > 0 else []
        earlier = [texts[k] for k in found]
        whole = {texts[k] for k in found if _figures_within(line, lines[k])}
        above = [other for other in texts[max(0, n - NEAR_ABOVE) : n] if other in kept]
        if text in kept or (earlier and _repeats(text, earlier, whole)) or _is_sentence_of(text, above):
            out.append(replace(line, tag=Tag.REPEAT))
            continue
        if text:
            kept.add(text)
        out.append(line)
    return out


def _repeats(text: str, earlier: list[str], whole: set[str]) -> bool:
    """The text stands in an earlier one, or is one or two of them but for a few characters, or a piece of
    one that has all its figures (`whole`)."""
    halves = (a + b for a, b in itertools.permutations(earlier, 2) if _fills(text, len(a) + len(b)))
    if any(text in other for other in (earlier if len(text) >= SHORTEST_NEAR else whole)):
        return True
    if process.extractOne(text, [*earlier, *halves], scorer=fuzz.ratio, score_cutoff=SAME) is not None:
        return True
    longer = [other for other in whole if len(other) >= len(text) * SAME / 100]
    return len(text) >= SHORTEST_NEAR and (
        process.extractOne(text, longer, scorer=fuzz.partial_ratio, score_cutoff=SAME_PART) is not None
    )


def _figures_within(line: Line, other: Line) -> bool:
    """Who reports of two like things has other figures for the second; one at either end may be cut."""
    whole = _FIGURES.findall(squeezed(line.text).strip(_DIGITS))
    return set(whole) <= set(_FIGURES.findall(squeezed(other.text)))


def _is_sentence_of(text: str, above: Sequence[str]) -> bool:
    """A whole sentence of a line not far above, printed once more on a line of its own."""
    if not text or len(text) >= SHORTEST_PART or text[0] == '"' or not ends_sentence(text):
        return False
    places = ((other, other.find(text)) for other in above)
    return any(at > 0 and other[at - 1] in SENTENCE_ENDS for other, at in places)


def _fills(text: str, length: int) -> bool:
    """Texts of these lengths may be as much alike as SAME."""
    return abs(len(text) - length) * 100 <= (100 - SAME) * (len(text) + length)


def _alike(texts: Sequence[str]) -> dict[int, list[int]]:
    """For each long text the few earlier ones that share most runs of RUN characters with it.

    Texts as much alike as SAME share a run of six: of 2n characters at most a seventh of n is put in or left
    out, and cuts what is the same into pieces of six and more.
    """
    long = [n for n, text in enumerate(texts) if len(text) >= SHORTEST_PART]
    if len(long) < 2:
        return {}
    counts = [len(texts[n]) - RUN + 1 for n in long]
    owner = np.repeat(np.arange(len(long)), counts)
    runs = _runs([texts[n] for n in long], owner)
    _, first, where = np.unique(runs, return_index=True, return_inverse=True)
    met = owner[first][where]
    earlier = met < owner
    pairs, shared = np.unique(owner[earlier] * len(long) + met[earlier], return_counts=True)
    out: dict[int, list[tuple[int, int]]] = {}
    for pair, count in zip(pairs.tolist(), shared.tolist(), strict=True):
        text, other = divmod(pair, len(long))
        if count * SHARED >= counts[text]:
            out.setdefault(long[text], []).append((-count, long[other]))
    return {n: [other for _, other in sorted(found)[:MOST_ALIKE]] for n, found in out.items()}


def _runs(texts: Sequence[str], owner: NDArray[np.intp]) -> Codes:
    """The runs of RUN characters of the texts as numbers, text by text; `owner` says whose each is."""
    whole = "".join(texts).encode("utf-32-le", "surrogatepass")
    points = np.frombuffer(whole, dtype=np.uint32).astype(np.uint64)
    # Where each run begins in the whole: a text has RUN - 1 runs fewer than characters.
    begins = np.arange(len(owner)) + owner * (RUN - 1)
    out = np.zeros(len(owner), dtype=np.uint64)
    for k in range(RUN):
        out = out * _PRIME + points[begins + k]
    return out
