"""Heads of which a person has said what a line is: the rest is read around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seeds.headfacts import Below
from seeds.heads import Head, divisions, likeliest, marked_apart, printed, read_head
from seeds.headunits import Unit, units_of
from seeds.lines import Line

_PARTS = ("kicker", "title", "subtitle")


def head_of(lines: Sequence[Line], below: Below, column: str | None, lined: float) -> Head:
    """The parts of a head: of its title lines, some of which a person may have named."""
    texts, said = [line.text for line in lines], [line.said for line in lines]
    if not any(said):
        return read_head(texts, below, column, lined, marked_apart(lines))
    units, allowed = _units(texts, said)
    fitting = [
        (start, stop)
        for start, stop in divisions(units)
        if all(
            want in ("", part) for want, part in zip(allowed, _named(len(units), start, stop), strict=True)
        )
    ]
    if not fitting:
        return _in_other_order(texts, said, column)
    _, best = likeliest([(units, division) for division in fitting], below, lined)
    parts = _named(len(units), *best)
    return _head(column, [[u for u, p in zip(units, parts, strict=True) if p == name] for name in _PARTS])


def _units(texts: Sequence[str], said: Sequence[str]) -> tuple[list[Unit], list[str]]:
    """The units of all lines with what each is said to be; a line of which something is said is one part."""
    units = units_of(texts)
    if len(texts) == 1:
        return units, [said[0]] * len(units)
    allowed = [part for text, part in zip(texts, said, strict=True) for _ in _of_line(text)]
    return units, allowed


def _of_line(text: str) -> list[Unit]:
    """The units of a line; one that stands alone would be cut where it has no break."""
    return units_of([text, "。"])[:-1]


def _named(size: int, start: int, stop: int) -> list[str]:
    return ["kicker"] * start + ["title"] * (stop - start) + ["subtitle"] * (size - stop)


def _in_other_order(texts: Sequence[str], said: Sequence[str], column: str | None) -> Head:
    """What is said stands against the order of the page, or names no title: lines of themselves, in parts."""
    parts: dict[str, list[Unit]] = {name: [] for name in _PARTS}
    first = next((n for n, part in enumerate(said) if part == "title"), None)
    for n, (text, part) in enumerate(zip(texts, said, strict=True)):
        own = part if part in _PARTS else "title" if first is None else _PARTS[0 if n < first else 2]
        parts[own] += _of_line(text)
    return _head(column, [parts[name] for name in _PARTS])


def _head(column: str | None, parts: Sequence[Sequence[Unit]]) -> Head:
    kicker, title, subtitle = (printed(part) or None for part in parts)
    return replace(Head(column), kicker=kicker, title=title, subtitle=subtitle)
