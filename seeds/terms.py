"""Words that tell of their time: what the paper could not say before a year, or says no more after one."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from seeds.laws import new_laws
from seeds.lines import Line, Tag
from seeds.needles import Sieve, made
from seeds.rows import rows

# 今年5月1日起施行的《保障农民工工资支付条例》: the year in which it begins.
_IN_FORCE = re.compile(r"今年[^。，]{0,12}(?:施行|实施|生效)的?《?")
# So many words before their time are no chance.
SEVERAL = 2


@dataclass(frozen=True)
class Term:
    """A word (a pattern) and its years: the first in which it is there, the last it is in every mouth."""

    name: str
    first: int
    last: int | None

    @property
    def named(self) -> re.Pattern[str]:
        """The pattern of the word."""
        return made(self.name)


@dataclass(frozen=True)
class Times:
    """The years of the terms that a page has; `begun` are the years in which a page says that one begins."""

    terms: tuple[Term, ...] = ()
    begun: frozenset[int] = frozenset()

    @property
    def earliest(self) -> int | None:
        """The first year in which the page could have all of its terms."""
        return max((term.first for term in self.terms), default=None)

    def too_early(self, year: int) -> bool:
        """Several terms begin later, and a year of grace: the year is remembered, or misread."""
        return sum(year + 1 < term.first for term in self.terms) >= SEVERAL


@functools.cache
def known_terms() -> tuple[Term, ...]:
    """The table of `terms.txt`."""
    return tuple(
        Term(name, int(first), int(last[0]) if last else None) for name, first, *last in rows("terms.txt")
    ) + tuple(Term(name, year - 1, None) for name, year in new_laws())


@functools.cache
def _sieve() -> Sieve:
    return Sieve([term.name for term in known_terms()])


def times_of(lines: Sequence[Line]) -> Times:
    """The terms that the page has."""
    text = "\n".join(line.text for line in lines if line.tag is not Tag.REPEAT)
    found = tuple(known_terms()[n] for n in _sieve().found(text))
    in_force = found if _IN_FORCE.search(text) else ()
    begun = (t.first for t in in_force if re.search(f"{_IN_FORCE.pattern}(?:{t.name})", text))
    return Times(found, frozenset(begun))
