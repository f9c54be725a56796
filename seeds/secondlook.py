"""Titles judged again once the seams are known: one below a piece that jumped in may be a subhead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from seeds import rules
from seeds.groups import is_caption
from seeds.joins import Seam
from seeds.lines import Line, Tag
from seeds.text import squeezed
from seeds.topics import topic_vectors

# What speaks for a subhead, in log odds, by hand from 70 such lines of the written pages. A text of its own
# is signed, above or below, and its title looks like one; what goes on shares its topic with what stands
# above.
WORTH = {
    "": 1.6,
    "topic": 15.0,
    "nobody signs": 1.5,
    "signed": -2.0,
    "goes on overleaf": 1.5,
    "as a head": -0.7,
}
NOTICE = -3.0
# Lines of the article above and of the text below that are compared; a subhead is no longer than this.
_ABOVE, _BELOW, _LONGEST = 10, 6, 16
_SIGNS = (Tag.CREDIT, Tag.AFFILIATION)
# （项 前）: who wrote it, at its end.
_NAMED = re.compile(r"[。！？”][（(][^（）()\d]{2,12}[）)]$")


def look_again(lines: Sequence[Line], seams: Sequence[Seam]) -> list[Line]:
    """The lines, with the titles that are subheads of a text cut by other articles as such."""
    out = list(lines)
    before = {s.begin: s.end for s in seams if s.end != s.begin - 1}
    if not before:
        return out
    after = {s.end: s.begin for s in seams}
    found = [i for i in range(1, len(lines) - 1) if _alone(lines, i)]
    pairs = [
        (i, up, _text_below(lines, i + 1, after)) for i in found if (up := _text_above(lines, i, before))
    ]
    if not pairs:
        return out
    vectors = topic_vectors([text for _, up, down in pairs for text in (up, down)])
    for (i, _, _), shared in zip(pairs, (vectors[0::2] * vectors[1::2]).sum(axis=1), strict=True):
        if _worth(lines, i, float(shared)) > 0:
            out[i] = replace(lines[i], role="subhead")
    return out


def _worth(lines: Sequence[Line], i: int, topic: float) -> float:
    """The log odds that the line is a subhead of the text that leads up to it."""
    last = i + 1
    while last + 1 < len(lines) and lines[last + 1].tag is Tag.BODY:
        last += 1
    below = lines[last + 1].tag if last + 1 < len(lines) else Tag.HEADER
    text = lines[last].text
    jumps = below is Tag.JUMP_TO or bool(rules.JUMP_TO.search(text[-12:]))
    signed = below in _SIGNS or is_caption(text) or (not jumps and bool(_NAMED.search(text)))
    worth = WORTH[""] + WORTH["topic"] * topic + WORTH["as a head"] * lines[i].as_head
    worth += WORTH["signed" if signed else "nobody signs"] + WORTH["goes on overleaf"] * jumps
    return worth + NOTICE * bool(rules.NOTICE_TITLE.match(squeezed(lines[i].text)))


def _alone(lines: Sequence[Line], i: int) -> bool:
    """A short title without a signature, a text above it and below it."""
    line, below = lines[i], lines[i + 1]
    if (
        line.said
        or line.tag is not Tag.SHORT
        or line.role != "title"
        or len(line.text) > _LONGEST
        or "——" in line.text
    ):
        return False
    return lines[i - 1].tag is Tag.BODY and below.tag is Tag.BODY and not below.is_report


def _text_above(lines: Sequence[Line], i: int, before: Mapping[int, int]) -> list[str]:
    """What leads up to the line through the seams; nothing where no seam jumps: the page was judged so."""
    out: list[str] = []
    jumped = False
    at = i - 1
    while at >= 0 and lines[at].tag is Tag.BODY and len(out) < _ABOVE:
        out.append(lines[at].text)
        jumped = jumped or at in before
        at = before.get(at, at - 1)
    return out if jumped else []


def _text_below(lines: Sequence[Line], i: int, after: Mapping[int, int]) -> list[str]:
    out: list[str] = []
    while i < len(lines) and lines[i].tag is Tag.BODY and len(out) < _BELOW:
        out.append(lines[i].text)
        i = after.get(i, i + 1)
    return out
