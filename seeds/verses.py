"""Lines of poems and tables: many short ones in a row that end no sentence."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.lines import Line, Tag

# Lines in a row without an end that make a poem or a table.
_SERIES, _SERIES_WIDTH = 6, 24


def verses(lines: Sequence[Line]) -> frozenset[int]:
    """Lines of verses and tables: many short ones in a row that end no sentence."""
    out: set[int] = set()
    run: list[int] = []
    for line in [*lines, None]:
        if line is not None and _is_verse(line):
            run.append(line.index)
            continue
        if len(run) >= _SERIES:
            # The first may be a title and a name, the last the next title.
            out |= set(run[2:-1])
        run = []
    return frozenset(out)


def _is_verse(line: Line) -> bool:
    if len(line.text) > _SERIES_WIDTH or line.level:
        return False
    return line.tag is Tag.SHORT or (line.tag is Tag.BODY and line.text[-1] not in "。！？：:")
