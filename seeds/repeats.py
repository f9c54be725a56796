"""What the OCR has printed twice or made up: set aside before anything is joined."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from seeds.groups import looks_like_column
from seeds.headunits import tagger
from seeds.lines import Line, Tag
from seeds.names import only_names
from seeds.ngrams import Codes, keys_of, levelled, model
from seeds.text import is_chinese, squeezed

# A line this short may stand on a page twice and mean it: 新闻特写, 本报记者 陈华.
SHORTEST_REPEAT = 9
# Two copies of one line differ by a wrong character here and there; other lines do not come near.
SAME = 93.0
# A loop is often cut short: a piece of at least this length that stands in an earlier line.
SHORTEST_PART = 18
# Runs of so many characters show which texts may be alike: one in SHARED of a copy's runs is another text's.
RUN = 6
SHARED = 20
MOST_ALIKE = 8
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
    out: list[Line] = []
    for n, (line, text) in enumerate(zip(lines, texts, strict=True)):
        if text in kept or (n in alike and _repeats(text, [texts[k] for k in alike[n] if texts[k] in kept])):
            out.append(replace(line, tag=Tag.REPEAT))
            continue
        if text:
            kept.add(text)
        out.append(line)
    return out


def _repeats(text: str, earlier: list[str]) -> bool:
    """The text stands in an earlier one, or is one or two of them but for a few characters."""
    halves = (a + b for a, b in itertools.permutations(earlier, 2) if _fills(text, len(a) + len(b)))
    return any(text in other for other in earlier) or (
        process.extractOne(text, [*earlier, *halves], scorer=fuzz.ratio, score_cutoff=SAME) is not None
    )


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


# Two neighbouring Chinese characters (as `is_chinese`), found at every place.
_PAIR = re.compile("(?=([\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]{2}))")
# An invented string shares next to no pair of characters with the page, and has no sense in itself.
STRAY_LENGTHS = (4, 24)
NONSENSE = -1.0
# Above a head, where nothing needs it, less will do: 内空向海摄影机.
DOUBTFUL = 2.5
DOUBTFUL_MAX = 10
# 战“疫”一线: nobody quotes by chance.
_QUOTED = re.compile("“[^“”]+”")
# Chance has one character of an invented string in the text below it, hardly two.
MET = 4
# The share of a line that words of two characters and more, and small words, make up when it means something.
WORDS = 0.85


def mark_strays(lines: Sequence[Line]) -> list[Line]:
    """Invented strings become `Tag.STRAY`: short lines of no sense that nothing on the page repeats."""
    strays = stray_lines(lines)
    return [replace(line, tag=Tag.STRAY) if line.index in strays else line for line in lines]


def stray_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The indices of the lines that look invented."""
    page = _pair_codes("\n".join(line.text for line in lines))
    page.sort()
    return frozenset(
        i
        for i, line in enumerate(lines)
        if line.tag is Tag.SHORT
        and line.level == 0
        and not line.said
        and not looks_like_column(line.text)
        and _is_stray(lines, i, page)
    )


def _is_stray(lines: Sequence[Line], i: int, page: Codes) -> bool:
    line = lines[i]
    if sum(is_chinese(c) for c in line.text) * 3 < len(line.text) and len(line.text) > 2:
        return not any(c.isdigit() for c in line.text)
    if not STRAY_LENGTHS[0] <= len(line.text) <= STRAY_LENGTHS[1]:
        return False
    if _shares(line.text, page):
        return False
    below = lines[i + 1] if i + 1 < len(lines) else None
    needed = (
        below is None
        or below.is_report
        or below.tag in (Tag.BYLINE, Tag.AUTHOR, Tag.ENTRY_DATE, Tag.JUMP_FROM)
    )
    apart = line.blanks >= 2 and below is not None and below.tag is Tag.SHORT
    # Names beside a byline are no sense either, and mean something.
    named = only_names(line.text)
    doubtful = apart and len(line.text) <= DOUBTFUL_MAX
    if (
        needed
        or named
        or _QUOTED.search(line.text)
        or has_words(line.text)
        or _takes_from(line.text, lines[i + 1 : i + 3])
    ):
        return False
    return sense(line.text) < (DOUBTFUL if doubtful else NONSENSE)


def _takes_from(title: str, below: Sequence[Line]) -> bool:
    """Half of a line's characters stand in the text below it: a title is made of what its text tells."""
    own = {char for char in title if is_chinese(char)}
    told = {char for line in below if line.tag is Tag.BODY for char in line.text}
    return len(own & told) * 2 >= max(len(own), MET)


def has_words(text: str) -> bool:
    """The text is made of words: an invented string is mostly single characters, or pieces of them."""
    found = tagger().tag(text, hmm=False)
    held = sum(len(word) for word, tag in found if (len(word) > 1 and tag != "x") or tag[:1] in "cpuryfmd")
    return held >= WORDS * sum(len(word) for word, tag in found if tag != "x")


def _shares(text: str, page: Codes) -> bool:
    """More than a fifth of the line's pairs of characters stand elsewhere on the page (sorted) as well."""
    pairs = _pairs(text)
    if not pairs:
        return False
    codes = _pair_codes("\n".join(pairs))[::3]
    there = np.searchsorted(page, codes, "right") - np.searchsorted(page, codes, "left")
    own = (codes[:, None] == codes[None, :]).sum(axis=1)
    return int((there > own).sum()) * 5 > len(pairs)


def _pair_codes(text: str) -> Codes:
    """Every two neighbouring characters as a number."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    return (points[:-1] << np.uint64(32)) | points[1:]


def _pairs(text: str) -> list[str]:
    return _PAIR.findall(text)


def sense(text: str) -> float:
    """How well neighbouring characters go together on the mean: -3 (never seen) to 6."""
    pairs = _pairs(text)
    if not pairs:
        return 0.0
    known = model()
    both = known.counts(keys_of(pairs))
    alone = [known.counts(keys_of([p[k] for p in pairs])) for k in (0, 1)]
    gain = np.where(both >= 0, both - alone[0] - alone[1] + known.total, -3.0)
    return float(np.mean(np.clip(gain, -3.0, 6.0)))
