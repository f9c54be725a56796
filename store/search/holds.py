"""Whether the archive holds a text, in one piece, and whether it stands there as words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from sqlmodel import Session

from store import driver
from store.search import vocabulary
from store.search.find import ask, statement
from store.search.once import once
from store.search.pieces import needed
from store.search.query import Wanted
from store.search.suggest import Suggestion
from store.search.words import AROUND, stands_apart

# Of the articles that have its pieces so many are looked through, and so many places in them.
CAP = 60
# Where it must be certain that none has it, so many: few have all its pairs, and not it.
_CERTAIN = 240
_PLACES = 6
# A pair of characters that so many articles use as a word, one of so many, is none that anybody means.
_BY_CHANCE, _FEW = 50_000, 5
# An article that has more parts of a term than these has them on purpose.
_MEET = 3

# Of the suggestions for a term, so many are looked for, of those by sound so many, and so many are kept; one
# that is so much less likely than the best is not what was meant.
_TRIED, _SOUNDED, _KEPT, _FAR_BEHIND = 10, 16, 3, 4.0

How = Literal["", "part", "words"]

# The database looks through the texts: most have the pieces here and there, and need not come over.
_FOUND = """
SELECT {places} FROM ({candidates}) AS c
WHERE {position}(c.title, {text}) > 0 OR {position}(c.head, {text}) > 0 OR {position}(c.body, {text}) > 0
LIMIT {most}
"""
_PLACE = "substr(c.{field}, {larger}(1, {position}(c.{field}, {text}) - {before}), {length})"


@once
def is_in(session: Session, levelled: str, *, cap: int = CAP) -> bool:
    """True when some article has this text in one piece; only the newest of those that may are looked at."""
    pieces = needed(levelled)
    if len(pieces) == 1 and levelled > "\u2e80":
        return bool(ask(session, "text", pieces, None, 1, reads="short"))
    return bool(_places(session, levelled, cap, 1))


@once
def how(session: Session, levelled: str, *, cap: int = CAP) -> How:
    """How the archive holds a text: as words, only as a part of others (内蒙古自 of 内蒙古自治区), or not."""
    found = _places(session, levelled, cap, _PLACES)
    if any(stands_apart(text, at, len(levelled)) for text in found if (at := text.find(levelled)) >= 0):
        return "words"
    return "part" if found else ""


def is_scattered(session: Session, wanted: Wanted) -> bool:
    """True when a term has a lone character and stands nowhere in one piece: then nothing says it.

    So that articles with 便是, 出入, 神 and 化 need not be looked for where 便是神出入化 was typed: half of
    the archive has such characters, and an engine takes longer over them than over all else.
    """
    if wanted.phrase or wanted.others or len(wanted.parts) < 2:
        return False
    lone = any(len(part) == 1 and part > "\u2e80" for part in wanted.parts)
    return lone and not is_in(session, wanted.levelled, cap=_CERTAIN)


@once
def is_chance(session: Session, wanted: Wanted) -> bool:
    """True when a term stands nowhere in one piece, and has a pair of characters that is no word.

    国家土作, for 国家工作: some articles have 国家, and 土作 where one word ends and the next begins.
    """
    if wanted.phrase or wanted.others or not 1 < len(wanted.parts) <= _MEET:
        return False
    pairs = [part for part in wanted.parts if len(part) == 2 and part > "\u2e80"]
    unknown = [part for part in pairs if not vocabulary.is_known(part)]
    if not unknown or is_in(session, wanted.levelled):
        return False
    counts = vocabulary.counts(session, unknown)
    few = min(_FEW, vocabulary.size(session) // _BY_CHANCE)
    return any(counts.get(part, 0) <= few for part in unknown)


def there(session: Session, suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """Those that the archive holds as words; where there are none, those that it has inside others."""
    distinct = list({one.text: one for one in reversed(suggestions)}.values())[::-1]
    # What sounds alike is much; what is near in writing is little.
    most = _SOUNDED if distinct and distinct[0].kind == "pinyin" else _TRIED
    found: list[Suggestion] = []
    inside: list[Suggestion] = []
    for one in sorted(distinct, key=lambda one: (one.cost, one.text))[:most]:
        if len(found) == _KEPT or (found and one.cost > found[0].cost + _FAR_BEHIND):
            break
        stands = how(session, one.text)
        if stands:
            (found if stands == "words" else inside).append(one)
    return found or inside[:_KEPT]


def _places(session: Session, levelled: str, cap: int, most: int) -> list[str]:
    """The texts around some places where it stands."""
    asked, told = statement(session, "text", needed(levelled), None, cap, reads="whole")
    form = _form(driver.dialect(session), len(levelled), most)
    rows = driver.rows(session, form.replace("{candidates}", asked), {**told, "text": levelled})
    return [next((text for text in row if levelled in text), "") for row in rows]


@cache
def _form(dialect: str, length: int, most: int) -> str:
    names = ("instr", "max", ":text") if dialect == "sqlite" else ("strpos", "greatest", "%(text)s")
    told = dict(zip(("position", "larger", "text"), names, strict=True))
    told |= {"before": str(AROUND), "length": str(length + 2 * AROUND)}
    places = ", ".join(_PLACE.format(field=field, **told) for field in ("title", "head", "body"))
    return _FOUND.format(places=places, candidates="{candidates}", most=most, **told)
