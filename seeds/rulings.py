"""A correction and the page text that it speaks of → what holds for each line: found again by its words.

The lines of a correction keep their words as anchors, so that it stands when the page is read by another OCR
and its lines have moved or changed a little.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz import fuzz

from seeds.corrections import Correction, Fault, Order, Role
from seeds.text import squeezed

# So much of an order is shown where it cannot be followed.
SHOWN = 40
# A line is the same in another reading when so much of it is (of 100), and no other comes as near.
SAME = 75.0
NEARER = 5.0
# Of a line that another goes on from (or that goes on another) its end (or beginning) is what counts.
_SHOWN = 24
# So much of a line, of its beginning and its end, is kept as its anchor.
_ANCHOR = 400
_QUOTES = ("“”", "「」", '""', "『』", "‘’")
Side = Literal["whole", "begin", "end"]
HEADS: frozenset[Role] = frozenset({"title", "kicker", "subtitle", "column", "subhead"})


@dataclass(frozen=True)
class Ruling:
    """What is settled for a page text, by line numbers of that text; `words` are parts of lines."""

    roles: tuple[tuple[int, Role, str], ...] = ()
    joins: tuple[tuple[int, int], ...] = ()
    nexts: tuple[tuple[int, int], ...] = ()
    cuts: tuple[int, ...] = ()
    date: dt.date | None = None
    page: int | None = None

    def __bool__(self) -> bool:
        return bool(self.roles or self.joins or self.nexts or self.cuts or self.date or self.page)


NOTHING_SAID = Ruling()


@dataclass(frozen=True)
class Bound:
    """The links of a ruling by line indices."""

    joins: tuple[tuple[int, int], ...] = ()
    nexts: tuple[tuple[int, int], ...] = ()
    cuts: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.joins or self.nexts or self.cuts)

    @functools.cached_property
    def ended(self) -> frozenset[int]:
        """The lines of which it is known where they go on, or that they do not."""
        return self.cuts | {first for first, _ in (*self.joins, *self.nexts)}

    @functools.cached_property
    def begun(self) -> frozenset[int]:
        """The lines of which it is known what they go on."""
        return frozenset(second for _, second in (*self.joins, *self.nexts))

    def shifted(self, by: int) -> Bound:
        """The same, `by` lines further down."""
        joins, nexts = (tuple((a + by, b + by) for a, b in pairs) for pairs in (self.joins, self.nexts))
        return Bound(joins, nexts, frozenset(i + by for i in self.cuts))


FREE = Bound()


@dataclass(frozen=True)
class Ruled:
    """A ruling; the correction with today's numbers and words of its lines; and what does not stand."""

    ruling: Ruling
    correction: Correction
    lost: tuple[Fault, ...] = ()


def rule(correction: Correction, text: str) -> Ruled:
    """The correction for this text. Orders that name lines which are gone are kept for a later reading."""
    finder = _Finder(text)
    roles: dict[tuple[int, str], Role] = {}
    links = _Links(roles)
    orders: list[Order] = []
    lost: list[Fault] = []
    for order in sorted(correction.orders, key=lambda o: o.deed != "role"):
        found, fault = finder.lines_of(order)
        now = finder.now(order, found) if fault is None else order
        if fault is None:
            fault = _clash(now, found, roles) if order.deed == "role" else links.add(order, found)
        if fault is not None:
            lost.append(Fault(order.row, str(order)[:SHOWN], fault))
        orders.append(order if fault is not None else now)
    ruling = Ruling(
        tuple((number, role, words) for (number, words), role in roles.items()),
        tuple(links.joins),
        tuple(links.nexts),
        tuple(links.cuts),
        correction.date,
        correction.page,
    )
    return Ruled(ruling, Correction(tuple(orders)), tuple(lost))


class _Finder:
    """The lines of a page text by number, or by the words that they had."""

    def __init__(self, text: str) -> None:
        self.text = {n: line for n, line in enumerate(text.split("\n"), 1) if squeezed(line).strip("#\ufeff")}
        self.last = max(self.text, default=0)

    def now(self, order: Order, found: Sequence[int]) -> Order:
        """The order by today's numbers and words."""
        anchors = tuple(_anchor(self.text[number]) for number in found)
        words = order.words
        if order.deed == "role" and words:
            words = located(self.text[found[0]], words, loosely=bool(order.anchors)) or words
        return replace(order, lines=tuple(found), anchors=anchors, words=words)

    def lines_of(self, order: Order) -> tuple[list[int], str | None]:
        """Where the lines of an order stand now, or why one cannot be found."""
        out: list[int] = []
        anchors = order.anchors or (None,) * len(order.lines)
        for place, (number, anchor) in enumerate(zip(order.lines, anchors, strict=True)):
            side: Side = (
                "whole" if order.deed == "role" else "begin" if place and order.deed != "cut" else "end"
            )
            at = self._at(number, anchor, side)
            if at is None and anchor is not None:
                return (
                    [],
                    f"line {number} “{anchor.strip()[:20]}” is no longer on the page; write the order anew",
                )
            if at is None:
                return [], f"the page has no text on line {number}; its lines go to {self.last}"
            out.append(at)
        loosely = bool(order.anchors)
        if (
            order.deed == "role"
            and order.words
            and not located(self.text[out[0]], order.words, loosely=loosely)
        ):
            return [], f"line {out[0]} does not hold these words; copy them from the page"
        return out, None

    def _at(self, number: int, anchor: str | None, side: Side) -> int | None:
        if anchor is None:
            return number if number in self.text else None
        wanted = _shown(anchor, side)
        if number in self.text and _shown(self.text[number], side) == wanted:
            return number
        same = [n for n, line in self.text.items() if _shown(line, side) == wanted]
        if same:
            return min(same, key=lambda n: abs(n - number))
        ranked = sorted(
            ((fuzz.ratio(wanted, _shown(t, side)), n) for n, t in self.text.items()), reverse=True
        )
        best, second = ranked[0] if ranked else (0.0, 0), ranked[1][0] if len(ranked) > 1 else 0.0
        return best[1] if best[0] >= SAME and best[0] - second >= NEARER else None


def _anchor(line: str) -> str:
    return line if len(line) <= _ANCHOR else line[: _ANCHOR // 2] + line[-_ANCHOR // 2 :]


def _shown(line: str, side: Side) -> str:
    plain = squeezed(_anchor(line)).lstrip("#")
    return plain[-_SHOWN:] if side == "end" else plain[:_SHOWN] if side == "begin" else plain


class _Links:
    """What follows what: one line at most before each and after each, and no circle."""

    def __init__(self, roles: Mapping[tuple[int, str], Role]) -> None:
        self.roles = roles
        self.joins: list[tuple[int, int]] = []
        self.nexts: list[tuple[int, int]] = []
        self.cuts: list[int] = []
        self.after: dict[int, int | None] = {}
        self.before: dict[int, int] = {}

    def add(self, order: Order, found: Sequence[int]) -> str | None:
        """Take an order, or say why it cannot stand beside the others."""
        if order.deed == "cut":
            for line in found:
                if self.after.get(line) is not None:
                    return f"line {line} goes on in line {self.after[line]} already; keep one of the two"
                self.after[line] = None
                self.cuts.append(line)
            return None
        if order.deed in ("join", "next"):
            return self._link(order, *found)
        return None

    def _link(self, order: Order, first: int, second: int) -> str | None:
        if (fault := self._no_text(order, first, second)) is not None:
            return fault
        if first in self.after and self.after[first] != second:
            on = f"goes on in line {self.after[first]}" if self.after[first] else "is said to end"
            return f"line {first} {on} already; keep one of the two"
        if self.before.get(second, first) != first:
            return f"line {second} goes on line {self.before[second]} already; keep one of the two"
        if self._circle(first, second):
            return f"line {second} leads back to line {first}; a text cannot go on in itself"
        if first not in self.after:
            self.after[first], self.before[second] = second, first
            (self.joins if order.deed == "join" else self.nexts).append((first, second))
        return None

    def _no_text(self, order: Order, first: int, second: int) -> str | None:
        """What has another role cannot go on, but for a head that a text follows, and a subhead in a text."""
        said = {line: {role for (n, _), role in self.roles.items() if n == line} for line in (first, second)}
        barred = {first: {"aside"}, second: HEADS | {"aside", "byline"}}
        if order.deed == "join":
            barred[first] = barred[second]
        else:
            barred[second] = barred[second] - {"subhead"}
        for line, roles in said.items():
            if roles & barred[line] and "text" not in roles:
                return f"line {line} is said to be no text; keep one of the two"
        return None

    def _circle(self, first: int, second: int) -> bool:
        at: int | None = second
        while at is not None and at != first:
            at = self.after.get(at)
        return at == first


def _clash(order: Order, found: Iterable[int], roles: dict[tuple[int, str], Role]) -> str | None:
    """Give the lines their role, or say which of them has another."""
    role = order.role or "text"
    for line in found:
        if roles.get((line, order.words), role) != role:
            return f"line {line} is said to be something else already; keep one of the two"
        roles[line, order.words] = role
    return None


def located(line: str, words: str, *, loosely: bool = False) -> str | None:
    """The words as they stand in the line, with their quotation marks where the line has them.

    `loosely`: read by another OCR, a few of their characters may be others.
    """
    every = [words.strip()]
    every += [w[1:-1] for w in every for pair in _QUOTES if len(w) > 2 and (w[0], w[-1]) == tuple(pair)]
    found = next((each for each in every if each and each in line), None)
    if found is None and loosely:
        near = fuzz.partial_ratio_alignment(every[0], line, score_cutoff=SAME)
        found = line[near.dest_start : near.dest_end].strip() if near else None
    return found or None
