"""What the OCR has printed twice or made up: set aside before anything is joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from seeds.lines import Line, Tag
from seeds.ngrams import levelled
from seeds.text import is_chinese, squeezed

# A line this short may stand on a page twice and mean it: 新闻特写, 本报记者 陈华.
SHORTEST_REPEAT = 9
# Two copies of one line differ by a wrong character here and there; two lines of one article do not come near.
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
        if line.tag not in _CANDIDATES or len(text) < SHORTEST_REPEAT:
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
        if any(text in other for other in earlier):
            return True
        near = process.extractOne(text, earlier, scorer=fuzz.ratio, score_cutoff=SAME)
        return near is not None
    return False


def is_gibberish(text: str, sense: float) -> bool:
    """No Chinese in it to speak of, or characters that do not go together.

    `sense` is the mean log gain of each character after the one before it (`inner_sense`).
    """
    chinese = sum(is_chinese(c) for c in text)
    if chinese * 3 < len(squeezed(text)) and not any(c.isdigit() for c in text):
        return True
    return chinese >= 4 and sense < -0.6
