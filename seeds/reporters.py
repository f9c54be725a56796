"""Reports that name their reporter, and heads that he has signed: the name tells whose text it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from seeds.bylines import reported_by, signatures
from seeds.groups import Item
from seeds.lines import Line, Tag

# How likely what stood below the head already follows the report that is put above it.
_BEGUN = 0.9


def with_reporters(
    lines: Sequence[Line], items: Sequence[Item], glued: Collection[tuple[int, int]]
) -> tuple[list[Item], dict[int, float]]:
    """The items, every report below the one head that its reporter has signed where it stood below one signed
    by others; and of the lines that it stands above how likely they follow it.

    `glued` are the pairs of lines that a seam or a person joins.
    """
    out = list(items)
    doubts: dict[int, float] = {}
    people = [signing(lines, item) for item in items]
    if sum(map(bool, people)) < 2:
        return out, doubts
    after, joined = dict(glued), {begin for _, begin in glued}
    for n, here in enumerate(people):
        for line in [i for i in items[n].body if lines[i].is_report and i not in joined] if here else ():
            named = {person.name for person in reported_by(lines[line].text)}
            there = [m for m, other in enumerate(people) if named & other]
            if here & named or len(there) != 1 or _has_report(lines, out[there[0]], line):
                continue
            run = _paragraph(line, after, out[n].body)
            rest = [i for i in out[n].body if i not in run]
            if not any(lines[i].tag is Tag.BODY for i in rest):
                # All that stands below the head: who knows what has been lost.
                continue
            doubts |= dict.fromkeys(out[there[0]].body[:1], _BEGUN)
            for place, body in ((n, rest), (there[0], [*run, *out[there[0]].body])):
                out[place] = Item.of(lines, out[place].head, body, out[place].subheads)
    return out, doubts


def signing(lines: Sequence[Line], item: Item) -> set[str]:
    """Who has signed the head."""
    head = [lines[i] for i in sorted(item.head)]
    return {person.name for person in signatures(head).signed}


def reports_for(lines: Sequence[Line], item: Item, line: int) -> bool:
    """The line begins a report by one who has signed the item's head."""
    named = {person.name for person in reported_by(lines[line].text)} if lines[line].is_report else set()
    return bool(named and named & signing(lines, item))


def _has_report(lines: Sequence[Line], item: Item, report: int) -> bool:
    """The text begins as a report does already."""
    return any(lines[i].is_report for i in item.body if i != report)


def _paragraph(line: int, after: Mapping[int, int], body: Sequence[int]) -> list[int]:
    """The line and those of the item that it goes on with."""
    run = [line]
    while (following := after.get(run[-1])) in body and following is not None and following not in run:
        run.append(following)
    return run
