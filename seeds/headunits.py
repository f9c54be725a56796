"""A head's lines cut into units at spaces, dashes and ends, and what breaks between them mean."""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from seeds.clauses import clause_gain, clause_odds, look_up
from seeds.text import squeezed, unbalanced
from seeds.unbroken import border_of
from seeds.unbroken import look_up as look_up_borders
from seeds.wordtags import SPEECH, has_verb, wanting

SPACES = re.compile(r"[ \u3000\t]+")
DASHES = ("——", "──", "－－", "--")
_DASH = re.compile(r"(.{6,}?(?:——|──|－－|—|--))[ \u3000]*(?=[^—─－-])(.{4,})$")
# Lengths are told in classes of three characters up to this one.
LONGEST_CLASS = 10
# The log gain above which two units make one clause (3名航天员|顺利进驻).
GOES_ON = 5.0
# Two alike on one line with a blank between them are one clause from these odds on, and such are so long
# (characters). Of 98 pairs that papers print with a blank 9 were closed at odds of 0, 4 at these.
SET_ON_PURPOSE, HALF_AT_LEAST = 1.0, 5


class Unit(NamedTuple):
    """A piece of a head: what parts it from the piece before, its text, and whether that goes on in it."""

    gap: Literal["line", "space", "dash", "none"]
    text: str
    continues: bool = False


# ── units ─────────────────────────────────────────────────────────────────────────────────────────────


def readings(lines: Sequence[str], lined: float = 0.0) -> list[list[Unit]]:
    """The units; twice where a dash stands between two with no blank beside it, and may belong to either.

    深化“产改”的方程式——写在职代会之后: a kicker ends with it, or a subtitle begins.
    """
    first = units_of(lines, lined)
    if _pieces(lines, dash_below=True) == _pieces(lines, dash_below=False):
        return [first]
    return [first, units_of(lines, lined, dash_below=True)]


def units_of(lines: Sequence[str], lined: float = 0.0, *, dash_below: bool = False) -> list[Unit]:
    """The head's lines cut at spaces and dashes; a line without either at its border, if it has one.

    `dash_below`: a dash without blanks is the first mark of what follows.
    """
    out = _pieces(lines, dash_below=dash_below)
    if len(out) == 1 and (at := border_of(out[0].text, lined)):
        text = out[0].text
        return [Unit("line", text[:at]), Unit("none", text[at:])]
    return [u._replace(continues=_continues(above, u)) for above, u in zip([None, *out], out, strict=False)]


def look_through(heads: Iterable[Sequence[str]]) -> None:
    """Look up the pieces of many heads at once, which are asked for one by one later."""
    pieces = [_pieces(lines, dash_below=False) for lines in heads]
    look_up([(a.text, b.text) for some in pieces for a, b in itertools.pairwise(some)])
    look_up_borders(some[0].text for some in pieces if len(some) == 1)


def _pieces(lines: Sequence[str], *, dash_below: bool) -> list[Unit]:
    out: list[Unit] = []
    for line in lines:
        for n, piece in enumerate(_at_dash(line, dash_below=dash_below)):
            for k, part in enumerate(p for p in SPACES.split(piece.strip()) if p):
                out.append(Unit("space" if k else "dash" if n else "line", part))
    return out


def _continues(above: Unit | None, unit: Unit) -> bool:
    """The unit above goes on in this one: half of a quotation, or no clause of its own yet."""
    if above is None:
        return False
    if any(unbalanced(above.text)):
        return True
    if above.text.endswith(SPEECH):
        return False
    if unit.gap == "line" and has_verb(above.text):
        return False
    return clause_gain(above.text, unit.text) > GOES_ON


def _at_dash(line: str, *, dash_below: bool) -> list[str]:
    """A kicker ends in ——, and the title follows on the same line; or a subtitle begins with it."""
    match = _DASH.match(line)
    if not match or match.group(1)[-2:] not in DASHES or any(unbalanced(match.group(1))):
        return [line]
    above, dash, below = match.group(1)[:-2], match.group(1)[-2:], match.group(2).strip()
    parted = above != above.rstrip(), match.start(2) > match.end(1)
    if parted == (True, False) or (dash_below and parted == (False, False)):
        return [above.rstrip(), dash + below]
    return [match.group(1), below]


def form_of(units: Sequence[Unit], start: int, stop: int, below: str) -> Iterator[str]:
    """The form of a division: how long its parts are, how many units each has, and of two units their sizes.

    `below` is what stands below the head.
    """
    named = {"kicker": units[:start], "title": units[start:stop], "subtitle": units[stop:]}
    for name, part in named.items():
        if part:
            yield f"{name} length {min(sum(len(u.text) for u in part) // 3, LONGEST_CLASS)}"
    form = "".join(name[0].upper() for name, part in named.items() if part)
    yield f"{form} of {len(units)}, {below}"
    yield f"{form} as {start}-{stop - start}-{len(units) - stop}"
    if len(units) == 2:
        first, second = (len(unit.text) for unit in units)
        yield f"{form} ratio {round(max(-2.0, min(2.0, math.log(second / first))) * 2)}"
        yield f"{form} over {units[1].gap}, {below}"
        yield f"{form} first {min(first // 4, 6)}"
        yield f"{form} second {min(second // 4, 6)}"


# ── breaks ────────────────────────────────────────────────────────────────────────────────────────────


@functools.lru_cache(maxsize=4096)
def halves(first: str, second: str) -> bool:
    """Two halves of one title: of a length and of a build (拓宽入会“回家路” 弹好服务“合奏曲”)."""
    a, b = len(squeezed(first)), len(squeezed(second))
    if abs(a - b) > (1 if max(a, b) <= 8 else 2) or wanting(first):
        return False
    if a == b and "“" in first and first.index("“") == second.find("“"):
        return True
    return max(a, b) <= 8 or (has_verb(first) == has_verb(second) and max(a, b) <= 20)


def _alike(first: str, second: str) -> bool:
    """Whether two pieces are of a length, and each has a verb: 数字赋能提质扩面, 片区化服务直达一线."""
    long = len(squeezed(first))
    near = long >= HALF_AT_LEAST and abs(long - len(squeezed(second))) <= 1
    return near and has_verb(first) and has_verb(second)


def tidy(text: str) -> str:
    """Breaks inside a clause are closed, the space between halves stays."""
    return together([(part, False) for part in SPACES.split(text.strip()) if part])


def together(pieces: Sequence[tuple[str, bool]]) -> str:
    """Pieces of a head as one text; of each, whether a blank on its own line stands before it.

    A blank is set on purpose, a line's end where the column ends: between two of a length, each with a verb,
    it takes more to be no more than the layout's.
    """
    parts = [part for part, _ in pieces]
    if not parts:
        return ""
    if len(parts) > 2 and len({len(squeezed(part)) for part in parts}) == 1:
        # 工会出资 平台让假 医院送检
        return " ".join(parts)
    out = parts[0]
    look_up([*itertools.pairwise(parts)])
    for (before, _), (part, blank) in itertools.pairwise(pieces):
        latin = before[-1].isascii() and before[-1].isalnum() and part[0].isascii() and part[0].isalnum()
        least = SET_ON_PURPOSE if blank and _alike(before, part) else 0.0
        goes_on = before[-1] in "，、：；,:;" or (not latin and clause_odds(before, part) >= least)
        out += part if goes_on else f" {part}"
    return out
