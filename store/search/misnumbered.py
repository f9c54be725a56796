"""A number that somebody remembers wrongly (2300盏 of 2600盏) is left out, and that is said.

Only where the rest of the query is rare, and the article counts the same thing beside it by another number
that is near. What a number alone asks for is that number or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlmodel import Session

from store.search import numerals, vocabulary
from store.search.find import CAP, Candidate, candidates
from store.search.lanes import Answer, Hits
from store.search.level import as_written, level
from store.search.query import Query, Wanted, term
from store.search.rank import Match, ranked
from store.search.words import EMPTY, words
from store.values import Assumed

_SAID = "零〇一二两三四五六七八九十百千万亿"
# A number of two figures or signs at least, and what it counts.
_NUMBER = re.compile(
    rf"(?P<number>(?:[0-9]+(?: [0-9]+)*|[{_SAID}]{{2,}})[百千万亿]*)[多余几]?"
    rf"(?P<unit>[^0-9a-z {_SAID}]?)"
)
# What counts people or things alike: 240名司机 and 340位.
_ALIKE = ("名位个人", "家户", "件个", "次场回趟", "块元", "台辆", "座个")
# Behind these the thing itself follows (2700个姐妹包); any other is the thing (1430峰).
_MEASURES = frozenset("名位个家户件次场回块元台辆座条张本只支盏棵株天年月日米吨公亩岁层间栋桌车")
# A number that is so much larger is another one: of one word beside it, or of several.
_LARGER, _TWICE = 1.25, 2.0
# The rest of the query must be so rare: so many articles have it, and in a small archive one in so many.
_MOST, _ONE_IN, _FEWEST = 20, 60, 3
# The number stands so near to some of the rest.
_BESIDE = 40
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number that was typed: as it was, its value, what it counts."""

    typed: str
    value: float
    unit: str


def misnumbered(session: Session, query: Query) -> Answer | None:
    """The articles that have all but the numbers, and count by another number what they count."""
    if query.titled or any(wanted.others for wanted in query.wanted):
        return None
    counted, rest = _without_numbers(query.wanted)
    told = [word for item in rest for word in words(item.levelled) if len(word) > 1 and word not in EMPTY]
    if not counted or not told:
        return None
    whole = level(" ".join(item.shown for item in rest))
    fewer = replace(query, wanted=tuple(rest), whole=whole)
    found = ranked(fewer, candidates(session, fewer, CAP).candidates)
    good = [match for match in found if all(_counts(match.candidate, one, told) for one in counted)]
    if not good or len(found) > min(_MOST, max(_FEWEST, vocabulary.size(session) / _ONE_IN)):
        return None
    lane = Hits("similar", fewer, _by_story(good)[:_SHOWN])
    gone = "、".join(as_written(query.text, one.typed) for one in counted)
    return Answer(query, (Hits("exact", query, []), lane), (Assumed("partial", gone, ""),))


def _without_numbers(wanted: Iterable[Wanted]) -> tuple[list[_Counted], list[Wanted]]:
    counted: list[_Counted] = []
    rest: list[Wanted] = []
    for item in wanted:
        text, here = item.levelled, len(counted)
        for found in reversed(list(_NUMBER.finditer(text)) if not item.phrase else []):
            value, unit = numerals.value(found["number"]), found["unit"]
            if value is None or not unit:
                continue
            gone = found.end() if unit in _MEASURES or found.end() == len(text) else found.start("unit")
            counted.insert(here, _Counted(text[found.start() : gone], value, unit))
            text = f"{text[: found.start()]} {text[gone:]}"
        rest += [term(part) for part in text.split()] if text != item.levelled else [item]
    return counted, rest


def _counts(item: Candidate, one: _Counted, told: list[str]) -> bool:
    """True when an article counts the same by a near number, beside what else was asked for."""
    most = _TWICE if len(set(told)) > 1 else _LARGER
    units = {one.unit, *(unit for group in _ALIKE if one.unit in group for unit in group)}
    for text in (item.title, item.head, item.body):
        for found in _NUMBER.finditer(text):
            value = numerals.value(found["number"])
            near = value is not None and found["unit"] in units and _is_near(value, one.value, most)
            around = text[max(0, found.start() - _BESIDE) : found.end() + _BESIDE]
            if near and any(word in around for word in told):
                return True
    return False


def _is_near(one: float, other: float, most: float) -> bool:
    return min(one, other) > 0 and max(one, other) / min(one, other) <= most


def _by_story(matches: list[Match]) -> list[Match]:
    return list({match.candidate.story: match for match in reversed(matches)}.values())[::-1]
