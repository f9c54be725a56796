"""What the OCR has printed twice or made up: set aside before anything is joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from rapidfuzz import fuzz, process

from seeds.groups import looks_like_column
from seeds.lines import Line, Tag
from seeds.names import only_names
from seeds.ngrams import keys_of, levelled, model
from seeds.text import is_chinese, squeezed

# A line this short may stand on a page twice and mean it: 新闻特写, 本报记者 陈华.
SHORTEST_REPEAT = 9
# Two copies of one line differ by a wrong character here and there; other lines do not come near.
SAME = 93.0
# A loop is often cut short: a piece of at least this length that stands in an earlier line.
SHORTEST_PART = 18
_CANDIDATES = frozenset({Tag.BODY, Tag.SHORT})


def mark_repeats(lines: Sequence[Line]) -> list[Line]:
    """The first copy of a text is the text, later ones become `Tag.REPEAT`."""
    kept: list[str] = []
    out: list[Line] = []
    for line in lines:
        text = levelled(squeezed(line.text))
        if line.tag not in _CANDIDATES or len(text) < SHORTEST_REPEAT or looks_like_column(line.text):
            out.append(line)
        elif _repeats(text, kept):
            out.append(replace(line, tag=Tag.REPEAT))
        else:
            kept.append(text)
            out.append(line)
    return out


def _repeats(text: str, earlier: list[str]) -> bool:
    if text in earlier:
        return True
    if len(text) >= SHORTEST_PART:
        if text in "\n".join(earlier):
            return True
        near = process.extractOne(text, earlier, scorer=fuzz.ratio, score_cutoff=SAME)
        return near is not None
    return False


# Two neighbouring Chinese characters (as `is_chinese`), found at every place.
_PAIR = re.compile("(?=([\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]{2}))")
# An invented string shares next to no pair of characters with the page, and has no sense in itself.
STRAY_LENGTHS = (4, 24)
NONSENSE = -1.0
# Above a head, where nothing needs it, less will do: 内空向海摄影机.
DOUBTFUL = 2.5
DOUBTFUL_MAX = 10


def mark_strays(lines: Sequence[Line]) -> list[Line]:
    """Invented strings become `Tag.STRAY`: short lines of no sense that nothing on the page repeats."""
    strays = stray_lines(lines)
    return [replace(line, tag=Tag.STRAY) if line.index in strays else line for line in lines]


def stray_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The indices of the lines that look invented."""
    page = "\n".join(line.text for line in lines)
    return frozenset(
        i
        for i, line in enumerate(lines)
        if line.tag is Tag.SHORT
        and line.level == 0
        and not looks_like_column(line.text)
        and _is_stray(lines, i, page)
    )


def _is_stray(lines: Sequence[Line], i: int, page: str) -> bool:
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
    return not needed and not named and sense(line.text) < (DOUBTFUL if doubtful else NONSENSE)


def _shares(text: str, page: str) -> bool:
    """More than a fifth of the line's pairs of characters stand elsewhere on the page as well."""
    own = _pairs(text)
    shared = 0
    for pair in own:
        shared += page.count(pair) > text.count(pair)
        if shared * 5 > len(own):
            return True
    return False


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
