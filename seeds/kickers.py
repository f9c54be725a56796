"""Kickers of more than one sentence: text by their words, heads by where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seeds.lines import HEAD_TAGS, Line, Tag
from seeds.seamwords import seam_words
from seeds.shortmarks import DASHES
from seeds.text import ends_sentence

# The least and the most characters of such a kicker, and the most of the title below it.
SHORTEST, LONGEST, TITLE = 14, 50, 24
# The log odds that a text breaks off (`seeds.seamwords`) below which it may end as a head does.
ENDS = -0.5


def with_long_kickers(lines: Sequence[Line]) -> list[Line]:
    """去产能，去的是炉子，留的是人。…画成了一张图 above a title, and a signed or reported text below that."""
    out = list(lines)
    known = [line for line in lines if line.tag not in (Tag.REPEAT, Tag.STRAY)]
    for at, line in enumerate(known[:-2]):
        if _stands_as_kicker(known, at) and _ends_as_head(line.text):
            out[line.index] = replace(line, tag=Tag.SHORT)
    return out


def _stands_as_kicker(lines: Sequence[Line], at: int) -> bool:
    """Below a text that is whole, above a title and what stands below titles only."""
    line, title, below = lines[at : at + 3]
    if line.tag is not Tag.BODY or line.is_report or title.tag is not Tag.SHORT or not title.blanks:
        return False
    above = lines[at - 1] if at else None
    closed = above is None or above.tag is not Tag.BODY or ends_sentence(above.text)
    signed = below.tag in HEAD_TAGS or below.tag is Tag.LABEL or below.is_report
    return closed and signed and len(title.text) <= TITLE


def _ends_as_head(text: str) -> bool:
    if not SHORTEST <= len(text) <= LONGEST or ends_sentence(text):
        return False
    return text.endswith(DASHES) or (text[-1].isalnum() and float(seam_words().breaks([text])[0]) < ENDS)
