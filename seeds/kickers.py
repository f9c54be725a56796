"""Kickers of more than one sentence, and halves of titles: text by their words, heads by where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from seeds.lines import HEAD_TAGS, Line, Tag
from seeds.seamwords import seam_words
from seeds.shortmarks import DASHES, LISTED
from seeds.text import ends_sentence

# The least and the most characters of such a kicker, and the most of the title below it.
SHORTEST, LONGEST, TITLE = 14, 50, 24
# The most of one that ends with its dash.
LONGEST_DASHED = 75
# The log odds that a text breaks off (`seeds.seamwords`) below which it may end as a head does.
ENDS = -0.5
# The first half of a title that stands on two lines has at most so many characters, and ends so.
HALF, _HALF_ENDS = 26, "，,：:"
# 据悉，省总工会正会同有关部门，: so a paragraph begins.
_TELLS = re.compile(
    r"据|近日|日前|目前|此外|此前|同时|下一步|为此|对此|今后|如今|另外|随后|当天|当时|接着|其中|不过|但是?|而且?|所以|因此"
)


def with_long_kickers(lines: Sequence[Line]) -> list[Line]:
    """去产能，去的是炉子，留的是人。…画成了一张图 above a title, and a signed or reported text below that."""
    out = list(lines)
    known = [line for line in lines if line.tag not in (Tag.REPEAT, Tag.STRAY)]
    for at, line in enumerate(known[:-2]):
        kicker = _stands_as_kicker(known, at) and _ends_as_head(line.text)
        if kicker or _is_half(known, at) or _is_head_on_one_line(known, at):
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


def _is_head_on_one_line(lines: Sequence[Line], at: int) -> bool:
    """…听到最多的一句话是—— “再关一千个井口，行不行？” above a signature: kicker and title."""
    line, below = lines[at : at + 2]
    if line.tag is not Tag.BODY or below.tag not in HEAD_TAGS or line.is_report:
        return False
    kicker, dash, title = line.text.partition("——")
    told = SHORTEST <= len(kicker) <= LONGEST_DASHED and 4 <= len(title.strip()) <= TITLE
    above = lines[at - 1] if at else None
    whole = above is None or above.tag is not Tag.BODY or ends_sentence(above.text)
    return bool(dash) and told and "——" not in title and whole and title.strip()[-1] not in "。；，"


def _is_half(lines: Sequence[Line], at: int) -> bool:
    """居家办公受了伤， above 算工伤吗？: half of a title on two lines, below a text that is whole."""
    line, below = lines[at : at + 2]
    if line.tag is not Tag.BODY or line.text[-1] not in _HALF_ENDS or len(line.text) > HALF:
        return False
    if _TELLS.match(line.text) or LISTED.match(below.text):
        return False
    above = lines[at - 1] if at else None
    whole = above is None or above.tag is not Tag.BODY or ends_sentence(above.text)
    return whole and below.tag is Tag.SHORT and len(below.text) <= TITLE and line.level in (0, below.level)


def _ends_as_head(text: str) -> bool:
    if not SHORTEST <= len(text) <= LONGEST_DASHED or ends_sentence(text):
        return False
    if len(text) > LONGEST:
        return text.endswith(DASHES)
    return text.endswith(DASHES) or (text[-1].isalnum() and float(seam_words().breaks([text])[0]) < ENDS)
