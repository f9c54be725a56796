"""Titles judged again once the seams are known: one below a text that its text goes on with is a subhead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from seeds import rules
from seeds.groups import is_caption
from seeds.joins import Seam
from seeds.lines import Line, Tag
from seeds.text import closed, squeezed
from seeds.topics import both_vectors

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
# The same where no other article has cut the text above: the roles were settled by its neighbours alone, and
# the text on both sides, up to the next head, says more. Fitted (a logistic regression) on such lines of
# damaged pages, 158 subheads among 1,693; by hand less for "apart".
IN_PLACE = {
    "": -0.8,
    "topic": 2.7,
    "meaning": 1.1,
    "signed": -3.1,
    "goes on overleaf": 4.5,
    "as a head": -0.3,
    "apart": 1.5,
    "above finished": -1.9,  # by a jump, a credit, who wrote it
    "above open": -1.8,
    "marked as subheads are": 2.7,
    "other subheads": 0.7,  # up to three
    "unmarked among marked titles": 0.9,
    "length": -1.7,  # in tens of characters
    "text below": 4.6,  # in six hundreds of characters of its first lines, up to MOST_BELOW
    "notice": -4.0,
    "figure below": -2.2,  # 5月24日，… a caption or a report begins so
}
SURE_IN_PLACE = 0.7
MOST_BELOW, HUNDREDS_BELOW = 1.5, 600
# Lines of the article above and of the text below that are compared; a subhead is no longer than this.
_ABOVE, _BELOW, _LONGEST = 10, 6, 16
_SIGNS = (Tag.CREDIT, Tag.AFFILIATION)
# （项 前）: who wrote it, at its end.
_NAMED = re.compile(r"[。！？”][（(][^（）()\d]{2,12}[）)]$")


def look_again(lines: Sequence[Line], seams: Sequence[Seam]) -> list[Line]:
    """The lines, with the titles that are subheads of a text above them as such."""
    out = list(lines)
    before = {s.begin: s.end for s in seams if s.end != s.begin - 1}
    after = {s.end: s.begin for s in seams}
    found = [i for i in range(1, len(lines) - 1) if _alone(lines, i)]
    if not found:
        return out
    above = [_text_above(lines, i, before) for i in found]
    below = [_text_below(lines, i + 1, after) for i in found]
    texts = [text for (up, _), down in zip(above, below, strict=True) for text in (up, down)]
    topics, meant = both_vectors(texts)
    shared = zip(*((v[0::2] * v[1::2]).sum(axis=1).tolist() for v in (topics, meant)), strict=True)
    marks = _marks(lines)
    for i, (_, jumped), down, (topic, meaning) in zip(found, above, below, shared, strict=True):
        if jumped:
            worth = _worth(lines, i, topic)
        else:
            facts = _facts_in_place(lines, i, marks) | {"topic": topic, "meaning": meaning}
            facts["text below"] = min(MOST_BELOW, sum(map(len, down)) / HUNDREDS_BELOW)
            worth = sum(IN_PLACE[name] * value for name, value in facts.items()) - SURE_IN_PLACE
        if worth > 0:
            out[i] = replace(lines[i], role="subhead")
    return out


def _marks(lines: Sequence[Line]) -> tuple[list[int], bool]:
    """The marks of the page's subheads, and whether any of its titles is marked."""
    short = [line for line in lines if line.tag is Tag.SHORT]
    titles = (line for line in short if line.role in ("title", "next"))
    return [line.level for line in short if line.role == "subhead"], any(line.level for line in titles)


def _facts_in_place(lines: Sequence[Line], i: int, marks: tuple[list[int], bool]) -> dict[str, float]:
    """What there is to say of a title that nothing has cut off from the text above it."""
    line, above, text = lines[i], lines[i - 1].text, lines[i + 1].text
    jumps, signed = _ends_below(lines, i)
    subheads, titles_marked = marks
    finished = rules.JUMP_TO.search(above[-12:]) or is_caption(above) or _NAMED.search(above)
    return {
        "": 1.0,
        "signed": float(signed),
        "goes on overleaf": float(jumps),
        "as a head": line.as_head,
        "apart": float(line.blanks >= 2),
        "above finished": float(bool(finished)),
        "above open": float(not closed(above)),
        "marked as subheads are": float(line.level > 0 and line.level in subheads),
        "other subheads": float(min(3, len(subheads))),
        "unmarked among marked titles": float(line.level == 0 and titles_marked),
        "length": len(line.text) / 10,
        "notice": float(bool(rules.NOTICE_TITLE.match(squeezed(line.text)))),
        "figure below": float(text[0].isdigit()),
    }


def _worth(lines: Sequence[Line], i: int, topic: float) -> float:
    """The log odds that the line is a subhead of the text that leads up to it over other articles."""
    jumps, signed = _ends_below(lines, i)
    worth = WORTH[""] + WORTH["topic"] * topic + WORTH["as a head"] * lines[i].as_head
    worth += WORTH["signed" if signed else "nobody signs"] + WORTH["goes on overleaf"] * jumps
    return worth + NOTICE * bool(rules.NOTICE_TITLE.match(squeezed(lines[i].text)))


def _ends_below(lines: Sequence[Line], i: int) -> tuple[bool, bool]:
    """How the text below ends: it goes on on another page; somebody signs it."""
    last = i + 1
    while last + 1 < len(lines) and lines[last + 1].tag is Tag.BODY:
        last += 1
    below = lines[last + 1].tag if last + 1 < len(lines) else Tag.HEADER
    text = lines[last].text
    jumps = below is Tag.JUMP_TO or bool(rules.JUMP_TO.search(text[-12:]))
    signed = below in _SIGNS or is_caption(text) or (not jumps and bool(_NAMED.search(text)))
    return jumps, signed


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


def _text_above(lines: Sequence[Line], i: int, before: Mapping[int, int]) -> tuple[list[str], bool]:
    """What leads up to the line through the seams, and whether one of them jumps."""
    out: list[str] = []
    jumped = False
    at = i - 1
    while at >= 0 and lines[at].tag is Tag.BODY and len(out) < _ABOVE:
        out.append(lines[at].text)
        jumped = jumped or at in before
        at = before.get(at, at - 1)
    return out, jumped


def _text_below(lines: Sequence[Line], i: int, after: Mapping[int, int]) -> list[str]:
    out: list[str] = []
    while i < len(lines) and lines[i].tag is Tag.BODY and len(out) < _BELOW:
        out.append(lines[i].text)
        i = after.get(i, i + 1)
    return out
