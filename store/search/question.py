"""What the index is asked, in its own language: these pieces, and one of each of these groups.

SQLite's FTS5 goes through all lists of an AND side by side, and asks each of them for every article that a
rare one has. Here the two rarest pieces stand in a group of their own, the next is asked for what both have,
the one behind it for what all three have, and so on: half the time for three pieces, a fifth for six (568,600
articles), and a third where up to 48 sets of pieces will do (530,000). How rare a piece is only says in what
order.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

from sqlmodel import Session

from store import driver
from store.search import vocabulary
from store.search.numbers import ends

# FTS5 makes one AND of ANDs within each other, but not of those that something else may stand in for: a
# character of Unicode's private use, which no text has.
_NOTHING = "\ue0ff"
# A question need not name every pair of a long phrase: it asks for candidates, the text decides. Each opens a
# bracket within the one before, of which FTS5's parser takes no more than some hundred.
_MOST_PIECES = 32
# Of so few pieces the order saves nothing.
_FEW = 2
# How long what was counted is believed, in seconds, and of how many pieces.
_BELIEVED, _REMEMBERED = 600, 20_000
_KNOWN = "kanbao_pieces"
# Of what is in no list of words (pairs where words meet, lone characters, numbers) so many of the newest
# articles are looked up. Most such pairs are rare; 业工 of 产业工人 stands in as many articles as that.
_LATIN_ENDS = "\u2e80"
_NEWEST = 24
_HOLDING = "SELECT rowid FROM index_texts WHERE index_texts MATCH ? ORDER BY rowid DESC LIMIT ?"

Group = tuple[frozenset[str], ...]


def question(session: Session, pieces: Sequence[str], either: Sequence[Group], without: str) -> str:
    """What asks for all pieces and for one set of each group, but not for what has the piece `without`."""
    plain = driver.dialect(session) == "sqlite"
    both, one_of, mark = (" AND ", " OR ", '"') if plain else (" & ", " | ", "'")
    wanted = pieces[:_MOST_PIECES]
    choices = [[sorted(some)[:_MOST_PIECES] for some in choice] for choice in either]
    long = [sets for sets in ([list(wanted)], *choices) if max(map(len, sets), default=0) > _FEW]
    ordered = {one for sets in long for some in sets for one in some} if plain else set()
    counts = _counted(session, ordered) if ordered else {}

    def all_of(some: Sequence[str]) -> str:
        if plain and len(some) > _FEW:
            return _rarest_first(sorted(some, key=lambda one: (counts[one], one)))
        return both.join([f"{mark}{piece}{mark}" for piece in some])

    def one_set(choice: Sequence[Sequence[str]]) -> list[str]:
        if not plain or max(map(len, choice)) <= _FEW:
            return [all_of(some) for some in choice]
        return _sharing([sorted(some, key=lambda one: (counts[one], one)) for some in choice])

    groups = ["(" + one_of.join([f"({one})" for one in one_set(choice)]) + ")" for choice in choices]
    asked = both.join([*([all_of(wanted)] if wanted else []), *groups])
    if without:
        return f"({asked}) {'NOT' if plain else '& !'} {mark}{without}{mark}"
    return asked


def _rarest_first(pieces: Sequence[str]) -> str:
    """All these pieces for FTS5, each of which is asked for what all those before it have."""
    asked = f'"{pieces[0]}" AND "{pieces[1]}"'
    for piece in pieces[2:]:
        asked = f'({asked} OR "{_NOTHING}") AND "{piece}"'
    return asked


def _sharing(sets: Iterable[Sequence[str]]) -> list[str]:
    """One of these sets for FTS5: those that differ in their most frequent piece alone together."""
    last: dict[tuple[str, ...], list[str]] = {}
    for some in sets:
        last.setdefault(tuple(some[:-1]), []).append(some[-1])
    return [_with_one(first, ends) for first, ends in last.items()]


def _with_one(first: Sequence[str], ends: Sequence[str]) -> str:
    """All of the first pieces, and one of the ends."""
    if len(ends) == 1 and len(first) >= _FEW:
        return _rarest_first([*first, *ends])
    one_of = " OR ".join([f'"{end}"' for end in ends])
    one_of = f"({one_of})" if first and len(ends) > 1 else one_of
    both = (
        f'({_rarest_first(first)} OR "{_NOTHING}")'
        if len(first) >= _FEW
        else "".join(f'"{one}"' for one in first)
    )
    return f"{both} AND {one_of}" if first else one_of


def _counted(session: Session, pieces: Iterable[str]) -> dict[str, int]:
    """About how many articles have each of these pieces, and of others that were asked for."""
    known = _known(session)
    if unknown := [one for one in pieces if one not in known]:
        counts = vocabulary.counts(session, unknown)
        known.update({one: counts[one] for one in unknown if one in counts and one > _LATIN_ENDS})
        known.update({one: _holding(session, one) for one in unknown if one not in known})
    return known


def _holding(session: Session, piece: str) -> int:
    """About how many articles have a piece, by how far the newest that do reach back."""
    newest = driver.rows(session, _HOLDING, (f'"{piece}"', _NEWEST))
    taken = ends(session)
    if len(newest) < _NEWEST or taken is None:
        return len(newest)
    first, last = taken
    return int(_NEWEST * (last - first) // (last - newest[-1][0] + 1))


def _known(session: Session) -> dict[str, int]:
    info = driver.info(session)
    told: tuple[float, dict[str, int]] | None = info.get(_KNOWN)
    if told is None or time.monotonic() - told[0] > _BELIEVED or len(told[1]) > _REMEMBERED:
        told = info[_KNOWN] = (time.monotonic(), {})
    return told[1]
