"""Sections cut by heads, stretches of a huge page, and the topic that two texts share within theirs."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from seeds.borders import gain_of, rest_of_section, tops_of
from seeds.groups import head_groups
from seeds.lines import ASIDE, HEAD_TAGS, Line, Tag
from seeds.topics import both_vectors

Matrix = NDArray[np.float64]

# Bounded work: a page with more pairs of texts than this is weighed in stretches, each as a page of its own.
MOST_PAIRS = 120_000
SHORTEST_STRETCH = 16
# Log odds from which a title without a signature begins an article.
SURE_HEAD = 1.0
# Lines of a text that show its topic.
_WINDOW = 8
# Two texts that share less than this have nothing in common (a cosine).
NO_TOPIC = 0.02


def topic_evidence(lines: Sequence[Line], ends: list[Line], begins: list[Line]) -> dict[str, Matrix]:
    """Words shared by the text up to an end and the text from a beginning on, and how near both mean.

    "above" is what the beginning shares with the text that stands before it on the page instead.
    """
    sections = sections_of(lines)
    ups = [_text_up_to(lines, sections, ln) for ln in ends]
    downs = [_text_from(lines, sections, ln) for ln in begins]
    overs = [_text_above(lines, sections, ln) for ln in begins]
    places = [np.array([line.index for line in side], dtype=int) for side in (ends, begins)]
    same = places[0][:, None] + 1 == places[1][None, :]
    texts = [*ups, *downs, *overs]
    single = [[ln.text] for ln in [*begins, *ends]]
    tops = tops_of(lines, sections)
    compared = [*texts, *single[: len(begins)], *tops]
    # The lines of the ends stand in the texts that lead up to them.
    topic, meaning = both_vectors(
        [*compared, *single[len(begins) :]], _articles(lines, sections), len(compared)
    )
    alone = slice(len(texts), len(texts) + len(begins))
    heads = slice(alone.stop, alone.stop + len(tops))
    near = meaning[heads.stop :] @ meaning[alone].T
    inside = [np.array([sections[line.index] for line in side], dtype=int) for side in (ends, begins)]
    one = (inside[0][:, None] == inside[1][None, :]) & ~same
    # A text shares its topic with the lines above it in its own article, and a title with the text below.
    titled = np.array([line.tag is Tag.SHORT for line in ends], dtype=bool)[:, None] & one
    barred = titled | (one & (places[0][:, None] > places[1][None, :]))
    out = _shared("topic", topic[: len(texts)], same, barred)
    out["no topic below"] = (same & (out["topic below"] < NO_TOPIC)).astype(float)
    out |= _shared("meaning", meaning[: len(texts)], same, barred)
    gains = [gain_of(v[: len(ends)], v[alone], v[heads][inside[1]]) for v in (topic, meaning)]
    for name, below, less in zip(
        ("topic", "meaning"), *rest_of_section(np.stack(gains), *inside), strict=True
    ):
        out[f"{name} of the rest"] = np.clip(below, -1.0, 1.0)
        out[f"{name} border elsewhere"] = np.minimum(less, 1.0)
    out["meaning of the lines"] = np.where(same | titled, 0.0, near)
    out["meaning of the lines below"] = np.where(same, near, 0.0)
    out["head of the same article"] = titled.astype(float)
    out["above in the same article"] = (barred & ~titled).astype(float)
    return out


def _shared(
    name: str, vectors: NDArray[np.floating], same: NDArray[np.bool_], barred: NDArray[np.bool_]
) -> dict[str, Matrix]:
    """Products of the vectors of texts up to the ends, from the beginnings on, and above the beginnings."""
    ends, begins = same.shape
    e, b, over = np.split(vectors, [ends, ends + begins])
    shared: Matrix = np.where(barred, 0.0, np.asarray(e @ b.T, dtype=np.float64))
    own = np.repeat(np.asarray((over * b).sum(axis=1), dtype=np.float64)[None, :], ends, axis=0)
    apart = ~(same | barred)
    return {
        name: np.where(apart, shared, 0.0),
        f"{name} contrast": np.where(apart, shared - own, 0.0),
        f"{name} below": np.where(same, shared, 0.0),
        f"{name} above": np.where(apart, own, 0.0),
        **{rival: np.where(barred, 0.0, m) for rival, m in _rivals(name, shared, same).items()},
    }


def _rivals(name: str, shared: Matrix, same: NDArray[np.bool_]) -> dict[str, Matrix]:
    """How much more another beginning shares with the end, and another end with the beginning."""
    apart = np.where(same, 0.0, shared)
    end = np.maximum(apart.max(axis=1, initial=0.0)[:, None] - shared, 0.0)
    begin = np.maximum(apart.max(axis=0, initial=0.0)[None, :] - shared, 0.0)
    return {
        f"better {name} for the end": end,
        f"better {name} for the beginning": begin,
        f"better {name}, next line": np.where(same, end + begin, 0.0),
    }


def sections_of(lines: Sequence[Line]) -> list[int]:
    """For each line the number of its section: sections are cut where an article's head begins."""
    heads = {group.lines[0] for group in head_groups(lines) if group.opens and _sure(lines, group.lines)}
    out: list[int] = []
    number = 0
    above: Line | None = None
    for line in lines:
        if line.index in heads or (line.is_report and (above is None or above.tag is Tag.BODY)):
            number += 1
        out.append(number)
        above = above if line.tag in ASIDE else line
    return out


def _sure(lines: Sequence[Line], group: Sequence[int]) -> bool:
    """Signed or reported, or likely to be a head by itself."""
    if any(lines[i].tag in HEAD_TAGS or lines[i].as_head >= SURE_HEAD for i in group):
        return True
    below = _readable(lines, range(group[-1] + 1, len(lines)), 1)
    return bool(below) and lines[below[0]].is_report


def stretches(lines: Sequence[Line]) -> list[list[Line]]:
    """The page, or so many pieces of it that all of them together have no more than MOST_PAIRS pairs."""
    body = sum(line.tag in (Tag.BODY, Tag.SHORT) for line in lines)
    most = max(SHORTEST_STRETCH, MOST_PAIRS // max(body, 1))
    if body <= most:
        return [list(lines)] if lines else []
    out: list[list[Line]] = []
    room = 0
    for line in lines:
        if not room and (not out or line.tag in (Tag.BODY, Tag.SHORT)):
            out.append([])
            room = most
        out[-1].append(line)
        room -= line.tag in (Tag.BODY, Tag.SHORT)
    return out


def _articles(lines: Sequence[Line], sections: list[int]) -> list[list[str]]:
    """The texts of the sections, without what was set aside."""
    out: dict[int, list[str]] = {}
    for line, section in zip(lines, sections, strict=True):
        if line.tag in (Tag.BODY, Tag.SHORT):
            out.setdefault(section, []).append(line.text)
    return list(out.values())


def _text_up_to(lines: Sequence[Line], sections: list[int], line: Line) -> list[str]:
    """The head of the section and what leads up to the line."""
    return _shown(lines, bisect_left(sections, sections[line.index]), line.index + 1)


def _text_above(lines: Sequence[Line], sections: list[int], line: Line) -> list[str]:
    """The section's text before the line."""
    return _shown(lines, bisect_left(sections, sections[line.index]), line.index)


def _shown(lines: Sequence[Line], start: int, stop: int) -> list[str]:
    """The first three lines of a stretch, and the last ones."""
    top = _readable(lines, range(start, stop), 3)
    rest = range(stop - 1, top[-1], -1) if top else range(0)
    return [lines[i].text for i in [*top, *reversed(_readable(lines, rest, _WINDOW))]]


def _text_from(lines: Sequence[Line], sections: list[int], line: Line) -> list[str]:
    """The line and what follows in its section."""
    rest = range(line.index, bisect_right(sections, sections[line.index]))
    return [lines[i].text for i in _readable(lines, rest, _WINDOW)]


def _readable(lines: Sequence[Line], places: range, most: int) -> list[int]:
    """The first so many of the places without what was set aside: a loop tells of what stands elsewhere."""
    return list(itertools.islice((i for i in places if lines[i].tag not in ASIDE), most))
