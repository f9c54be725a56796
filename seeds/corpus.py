"""What an archive has said before: runs of characters of its texts, as evidence at a seam.

A value made outside and handed to `parse_page`, so that the parser itself stays pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from seeds.ngrams import levelled

# A run of three that stands in the archive this often, or of four that stands there at all, is no chance.
OFTEN = 3


@dataclass(frozen=True)
class Corpus:
    """How often runs of three and four characters occur, levelled as the parser compares them."""

    runs: Counter[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Corpus:
        """The runs of the texts."""
        runs: Counter[str] = Counter()
        for text in texts:
            plain = levelled(text)
            for width in (3, 4):
                runs.update(plain[i : i + width] for i in range(len(plain) - width + 1))
        return cls(runs)

    def across(self, tail: str, head: str) -> float:
        """How much of the seam the archive has: 0, 1 (three characters, often) or 2 (four characters)."""
        joined, at = tail[-3:] + head[:3], len(tail[-3:])
        if any(self.runs.get(run) for run in _across(joined, at, 4)):
            return 2.0
        return float(any(self.runs.get(run, 0) >= OFTEN for run in _across(joined, at, 3)))


def _across(text: str, at: int, width: int) -> list[str]:
    """The runs of a width that hold characters of both sides of `at`."""
    first, last = max(0, at - width + 1), min(at - 1, len(text) - width)
    return [text[i : i + width] for i in range(first, last + 1)]
