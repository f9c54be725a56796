"""Where an article begins whose columns stand in the wrong order: the second before the first.

Seams then lead in a circle: the last line of the first column goes on in the line below the head. Nothing on
the page shows where the second column ends and the first begins, so each paragraph is asked how much it looks
like the first of its article, and the one above it like the last.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from seeds.groups import finished, is_caption
from seeds.homes import POINTS_BACK, Chunk
from seeds.joins import Seam
from seeds.lines import Line, Tag
from seeds.topics import both_vectors

# What speaks for a new beginning between two paragraphs, in log odds; fitted (a softmax over the places of an
# article) on 2,700 articles of the written pages cut at random: .77 of 430 others right, by chance .19.
WORTH = {
    "reported": 4.05,  # 本报讯
    "above ends in brackets": 2.05,
    "below a subhead": -1.85,
    "topic of the head": 1.76,
    "meaning of the head": 1.51,
    "points back": -1.10,
    "subhead": -1.07,
    "length": -0.78,  # in hundreds of characters
    "length above": -1.54,
    "above looks ahead": 0.79,
    "above ends a quotation": 0.59,
    "topic of the line above": 0.55,
    "topic of a line above": -0.39,
    "place": 0.78,  # 0 for the first, 1 for the last
    "far from the middle": -1.17,
    # By hand: nothing of an article stands behind who took its picture, or where its author works.
    "above finished": 6.0,
}
# How likely the seams of a circle are, as its article has to begin in its midst then: the log odds, fitted (a
# logistic regression) on 312 circles of damaged pages. Of these 276 were right, but only 41 of the 69 whose
# least sure seam was given .3 to .9.
OF_CIRCLE = {"": -1.7, "least sure": 0.85, "best place": 0.25, "places": 1.45}
# A seam counts as no surer and no less sure than that.
_SUREST, _LEAST_SURE = 0.985, 0.02
# Bounded work: of a longer text the places nearest to its end are looked at.
MOST_PLACES = 60
MOST_OF_CIRCLE = 240
_POINTS_BACK = re.compile(
    r"他|她|它|这|那|此|该|同时|另外|据介绍|据悉|据了解|目前|如今|下一步|接下来|随后|于是|然而|但|不过|而|为此"
    r"|对此|记者|截至|最后|其次|其中|后来|第二天|当天|当晚|当时|再"
)
_AHEAD = re.compile(r"下一步|今后|接下来|未来|截至|目前|如今|最后")


def unturned(lines: Sequence[Line], chunks: Sequence[Chunk], after: Mapping[int, int]) -> list[Chunk]:
    """The chunks, each circle of them cut open where its article most likely begins."""
    begun: dict[int, Chunk] = {}
    for circle in list(_circles(chunks)):
        places = list(_places(lines, circle, after))[-MOST_OF_CIRCLE:]
        if places:
            chunk, at = places[int(np.argmax(_worths(lines, circle, places)))]
            begun[id(chunk)] = _cut_off(chunk, at)
    both = ((chunk, begun.get(id(chunk))) for chunk in chunks)
    return [part for pair in both for part in pair if part is not None]


def likely(
    lines: Sequence[Line], chunks: Sequence[Chunk], seams: Mapping[int, Seam]
) -> Iterator[tuple[Seam, float]]:
    """The least sure seam of every circle, and how likely the circle is; `seams` by the lines that they end.

    What is cut open where nothing begins an article was no circle, but the article's end joined to its own
    beginning: then 0.
    """
    after = {seam.end: seam.begin for seam in seams.values()}
    for circle in _circles(chunks):
        own = [seams[c.follows] for c in circle if c.follows is not None and c.follows in seams]
        if not own:
            continue
        weakest = min(own, key=lambda seam: seam.confidence)
        places = list(_places(lines, circle, after))[-MOST_OF_CIRCLE:]
        if not places:
            yield weakest, 0.0
            continue
        share = min(_SUREST, max(_LEAST_SURE, weakest.confidence))
        odds = OF_CIRCLE[""] + OF_CIRCLE["least sure"] * math.log(share / (1 - share))
        odds += OF_CIRCLE["best place"] * max(_worths(lines, circle, places))
        odds += OF_CIRCLE["places"] * math.log(len(places))
        yield weakest, 1 / (1 + math.exp(-odds))


def _circles(chunks: Sequence[Chunk]) -> Iterator[list[Chunk]]:
    """Chunks of which each follows the one before it, and the first the last."""
    holder = {i: chunk for chunk in chunks for i in (*chunk.head, *chunk.lines)}
    seen: set[int] = set()
    for start in chunks:
        walk: list[Chunk] = []
        at: Chunk | None = start
        while at is not None and id(at) not in seen:
            seen.add(id(at))
            walk.append(at)
            at = holder.get(at.follows) if at.follows is not None else None
        if at is not None and at in walk:
            yield walk[walk.index(at) :][::-1]


def _places(
    lines: Sequence[Line], circle: Sequence[Chunk], after: Mapping[int, int]
) -> Iterator[tuple[Chunk, int]]:
    """Where the article may begin: chunks, and how many of the lines of each stand before its beginning."""
    ends = {chunk.follows for chunk in circle}
    for chunk in circle:
        last = max((n for n, i in enumerate(chunk.lines) if i in ends), default=0)
        for at in range(max(1, last + 1 - MOST_PLACES), last + 1):
            index, above = chunk.lines[at], chunk.lines[at - 1]
            if lines[index].tag in (Tag.BODY, Tag.SHORT) and after.get(above) != index:
                yield chunk, at


def _worths(
    lines: Sequence[Line], circle: Sequence[Chunk], places: Sequence[tuple[Chunk, int]]
) -> list[float]:
    """How much each place looks like the one where the article begins, in log odds."""
    head = next((c.above.head for c in circle if c.above is not None and c.above.head), ())
    texts = [[lines[i].text for i in head]]
    texts += [[lines[chunk.lines[at]].text] for chunk, at in places]
    texts += [[lines[chunk.lines[at - 1]].text] for chunk, at in places]
    topics, meanings = both_vectors(texts)
    count = len(places)
    own, above = topics[1 : count + 1], topics[count + 1 :]
    shared = own @ above.T
    scores = []
    for n, (chunk, at) in enumerate(places):
        facts = _facts(lines, chunk, at)
        facts["topic of the head"] = float(own[n] @ topics[0])
        facts["meaning of the head"] = float(meanings[n + 1] @ meanings[0])
        facts["topic of the line above"] = float(shared[n, n])
        facts["topic of a line above"] = float(shared[n, : n + 1].max())
        facts["place"] = (n + 1) / (count + 1)
        facts["far from the middle"] = abs(facts["place"] - 0.5)
        scores.append(sum(WORTH[name] * value for name, value in facts.items()))
    return scores


def _facts(lines: Sequence[Line], chunk: Chunk, at: int) -> dict[str, float]:
    """What two neighbouring lines say by their own words."""
    line, above = lines[chunk.lines[at]], lines[chunk.lines[at - 1]]
    back = _POINTS_BACK.match(line.text) or POINTS_BACK.match(line.text)
    done = above.tag in (Tag.JUMP_TO, Tag.AFFILIATION) or finished(above.text) or is_caption(above.text)
    return {
        "reported": float(line.is_report),
        "above ends in brackets": float(above.text[-1] in "）)"),
        "below a subhead": float(chunk.lines[at - 1] in chunk.subheads),
        "points back": float(bool(back)),
        "subhead": float(chunk.lines[at] in chunk.subheads),
        "length": len(line.text) / 100,
        "length above": len(above.text) / 100,
        "above looks ahead": float(bool(_AHEAD.search(above.text[:12]))),
        "above ends a quotation": float(above.text[-1] in '”"'),
        "above finished": float(done),
    }


def _cut_off(chunk: Chunk, at: int) -> Chunk:
    """The lines of the chunk from `at` on, as the beginning of the article below the head above the chunk."""
    head = chunk.above.head if chunk.above is not None and not chunk.above.lines else ()
    first = Chunk(
        lines=chunk.lines[at:],
        subheads=chunk.subheads & set(chunk.lines[at:]),
        follows=head[-1] if head else None,
        above=chunk.above,
    )
    chunk.subheads -= first.subheads
    del chunk.lines[at:]
    return first
