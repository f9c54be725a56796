"""What the marks of a short line say together, and with what stands around it: a small network.

`seeds.roleweights` counts each mark by itself, and of its neighbours a line knows little: that a brief of one
paragraph stands above and another one below tells a title from a subhead, though none of its marks does. The
network sees the marks of the line and of the lines near it. `roles.npz` is learned by
`tests/seeds/tools/make_roles.py`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from seeds.lines import Line, Tag
from seeds.network import Network, network

Floats = NDArray[np.float32]
# A page of fewer lines tells too little about any of them: the network has learned from whole pages.
LEAST_LINES = 16
# Log odds from which a line is a piece of a text by its own words (`seeds.fragments`).
SURE_PIECE = 2.0
# Lines above and below that are seen.
REACH = 3
# What is seen of a line beside its marks and its tag: how long it is as a short line and as a text, whether
# it ends as a text does, begins as a report does, is marked, is there at all, the blank lines above it, its
# `#`.
BESIDE = 8
_LONG_SHORT, _LONG_TEXT, _MANY_BLANKS, _MANY_MARKS = 40, 300, 3, 4
_CLOSES = "。！？”…）)"


@dataclass(frozen=True, eq=False)
class Sight:
    """How a line is seen: the marks and the tags that are known, by place."""

    marks: Mapping[str, int]
    tags: Mapping[str, int]

    @property
    def wide(self) -> int:
        """Numbers a line."""
        return len(self.marks) + len(self.tags) + BESIDE

    def __call__(self, chain: Sequence[Line], told: Mapping[int, Mapping[str, float]]) -> Floats:
        """A page's lines, and of the short ones the marks by index, → each short line with those around it:
        (short lines, places around, numbers a line), flat. What stands at the edge of a page is not seen."""
        lines = [line for line in chain if line.tag is not Tag.HEADER]
        seen = np.zeros((len(lines) + 2 * REACH, self.wide), dtype=np.float32)
        above = 0
        for row, line in zip(seen[REACH:], lines, strict=False):
            self._put(row, line, told.get(line.index), line.number - above - 1)
            above = line.number
        short = np.array([n for n, line in enumerate(lines) if line.index in told], dtype=np.intp)
        around = short[:, None] + np.arange(2 * REACH + 1)
        return np.asarray(seen[around].reshape(len(short), -1), dtype=np.float32)

    def _put(self, row: Floats, line: Line, marks: Mapping[str, float] | None, blanks: int) -> None:
        beside = len(self.marks) + len(self.tags)
        if marks is None:
            row[len(self.marks) + self.tags[line.tag.value]] = 1.0
            row[beside + 1] = min(len(line.text), _LONG_TEXT) / _LONG_TEXT * 2
            row[beside + 2] = line.text[-1:] in _CLOSES
            row[beside + 3] = line.is_report
        else:
            known = [(self.marks[name], value) for name, value in marks.items() if name in self.marks]
            row[[place for place, _ in known]] = [value for _, value in known]
            row[beside] = min(len(line.text), _LONG_SHORT) / _LONG_SHORT * 2
        row[beside + 4 :] = (
            line.level > 0,
            1.0,
            min(_MANY_BLANKS, max(0, blanks)) / 2,
            min(_MANY_MARKS, line.level) / 2,
        )


@dataclass(frozen=True, eq=False)
class InContext:
    """The network, what it sees of a line, and what it may take from each role and add to it (log odds).

    `most_of_pieces` is the most that is added where the line's own words say that it is no head.
    """

    sight: Sight
    of_lines: Network
    least: Floats
    most: Floats
    most_of_pieces: Floats

    def __call__(
        self, chain: Sequence[Line], told: Mapping[int, Mapping[str, float]]
    ) -> dict[int, list[float]]:
        """For each short line, by index, what is to be added to its log odds in each role."""
        if not told:
            return {}
        if len(chain) < LEAST_LINES:
            return dict.fromkeys(told, [0.0] * len(self.least))
        short = [line.index for line in chain if line.index in told]
        pieces = np.array([_no_head(told[index]) for index in short])
        most = np.where(pieces[:, None], self.most_of_pieces, self.most)
        added = np.clip(self.of_lines.every(self.sight(chain, told)), self.least, most)
        return dict(zip(short, added.tolist(), strict=True))


def _no_head(marks: Mapping[str, float]) -> bool:
    """Its words are a piece of a text, or words strewn in by chance."""
    return marks.get("as text", 0.0) > SURE_PIECE or marks.get("stray", 0.0) > 0.0


@functools.cache
def in_context() -> InContext:
    """The network that comes with the program; read once."""
    with resources.as_file(resources.files("seeds") / "roles.npz") as path, np.load(path) as data:
        places = ({name: n for n, name in enumerate(data[part].tolist())} for part in ("marks", "tags"))
        limits = (data[name] for name in ("least", "most", "most of pieces"))
        return InContext(Sight(*places), network(data, "lines"), *limits)
