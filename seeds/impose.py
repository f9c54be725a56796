"""A ruling laid on the lines of a page: what is said of each, and the links between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seeds import names
from seeds.corrections import Role
from seeds.lines import Line, Tag, tag_of
from seeds.rulings import FREE, HEADS, Bound, Ruling, located


def imposed(lines: Sequence[Line], ruling: Ruling) -> tuple[list[Line], Bound]:
    """The lines with what is said of them (`Line.said`), and the links between them."""
    if not ruling:
        return list(lines), FREE
    printed: dict[int, list[Line]] = {}
    for line in lines:
        printed.setdefault(line.number, []).append(line)
    for number, role, words in ruling.roles:
        printed[number] = _given(printed[number], role, words)
    texts = [*ruling.joins, *((0, second) for _, second in ruling.nexts)]
    for first, second in texts:
        for number, place in ((first, -1), (second, 0)):
            if number:
                printed[number] = _as_text(printed[number], place)
    out = [line for number in sorted(printed) for line in printed[number]]
    out = [replace(line, index=i) for i, line in enumerate(out)]
    last = {line.number: line.index for line in out}
    first_text = {
        line.number: line.index for line in reversed(out) if line.said or line.tag in (Tag.BODY, Tag.SHORT)
    }
    return out, Bound(
        tuple((last[a], first_text[b]) for a, b in ruling.joins),
        tuple((last[a], first_text.get(b, last[b])) for a, b in ruling.nexts),
        frozenset(last[a] for a in ruling.cuts),
    )


def _given(parts: list[Line], role: Role, words: str) -> list[Line]:
    """The parts of a printed line, with the role for the one part that it is meant for, or for all of it."""
    if words:
        for n, line in enumerate(parts):
            if not line.said and (place := located(line.text, words)):
                return [*parts[:n], *_cut_out(line, place, role), *parts[n + 1 :]]
        return parts
    meant = (Tag.SHORT,) if role in HEADS else (Tag.BYLINE, Tag.AUTHOR) if role == "byline" else ()
    fitting = [n for n, line in enumerate(parts) if line.tag in meant and not line.said]
    if len(fitting) == 1:
        at = fitting[0]
        return [*parts[:at], _said(parts[at], role), *parts[at + 1 :]]
    return [_said(replace(parts[0], text=" ".join(part.text for part in parts)), role)]


def _cut_out(line: Line, words: str, role: Role) -> list[Line]:
    before, _, after = line.text.partition(words)
    pieces = [(before.strip(), ""), (words, role), (after.strip(), "")]
    out: list[Line] = []
    for text, said in pieces:
        if text:
            tag = Tag.SHORT if said else tag_of(text, line.level)
            part = replace(line, text=text, tag=tag, split=bool(out) or line.split)
            out.append(_said(part, role) if said else part)
    return out


def _said(line: Line, role: Role) -> Line:
    """The line as what it is said to be. What is set aside passes as a repeat does: no stage looks at it."""
    if role == "aside":
        return replace(line, tag=Tag.REPEAT, said=role)
    if role == "text":
        return replace(line, tag=Tag.BODY, said=role)
    if role == "byline" and line.tag in (Tag.BYLINE, Tag.AUTHOR) and names.people(line.text):
        return replace(line, said=role)
    return replace(line, tag=Tag.SHORT, said=role)


def _as_text(parts: list[Line], place: int) -> list[Line]:
    """A line that goes on, or that another goes on in, is a text, unless more is said of it."""
    fitting = [n for n, line in enumerate(parts) if line.tag in (Tag.BODY, Tag.SHORT)]
    if any(line.said for line in parts) or not fitting:
        return parts if any(line.said for line in parts) else _given(parts, "text", "")
    at = fitting[place]
    return [*parts[:at], _said(parts[at], "text"), *parts[at + 1 :]]
