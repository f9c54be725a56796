"""The trend of eight weeks as a picture, set by Typst with the fonts of the briefings."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from bot import texts
from bot.briefing.typesetting import typeset

# Sharp on a phone, some sixty kilobytes.
_DOTS_AN_INCH = 180.0
_NAME_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Line:
    """A topic and its counts, the oldest week first."""

    name: str
    counts: tuple[int, ...]

    @property
    def change(self) -> str:
        """↑ 42%, ↓ 17%, 持平, 新 of the last week beside the one before."""
        last, before = self.counts[-1], self.counts[-2]
        if last == before:
            return texts.TREND_SAME
        if not before:
            return texts.TREND_NEW
        return f"{'↑' if last > before else '↓'} {abs(last - before) * 100 / before:.0f}%"


@dataclass(frozen=True, slots=True)
class Trend:
    """What the picture shows: `weeks` are named by their first days."""

    title: str
    subtitle: str
    weeks: tuple[str, ...]
    lines: tuple[Line, ...]

    def data(self) -> str:
        """For the template, and to be kept with a message until it leaves."""
        rows = [
            {
                "name": line.name[:_NAME_LENGTH] + ("…" if len(line.name) > _NAME_LENGTH else ""),
                "counts": line.counts,
                "change": line.change,
                "up": line.counts[-1] > line.counts[-2],
            }
            for line in self.lines
        ]
        head = {key: value for key, value in asdict(self).items() if key != "lines"}
        return json.dumps({**head, "rows": rows}, ensure_ascii=False)


def trend_lines(counted: Sequence[tuple[str, Sequence[int]]]) -> tuple[Line, ...]:
    """The topics with their counts."""
    return tuple(Line(name, tuple(counts)) for name, counts in counted)


@functools.lru_cache(maxsize=16)
def as_png(data: str) -> bytes:
    """The picture of `Trend.data`: half a second in a process of its own, to be waited for in a thread.

    Raises:
        RuntimeError: it cannot be drawn.
    """
    return typeset("trend.typ", json.loads(data), dots=_DOTS_AN_INCH)
