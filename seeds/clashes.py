"""Orders of one form that contradict one another: of two, a person means one."""

from __future__ import annotations

from collections.abc import Iterable

from seeds.corrections import Fault, Order, replaced


def clashes(said: Iterable[Order]) -> tuple[Fault, ...]:
    """The orders that say otherwise than one before them, and than which."""
    before: list[Order] = []
    found: list[Fault] = []
    for new in said:
        against = [old for old in before if replaced(old, new) and str(old) != str(new)]
        if new.deed == "undo":
            before = [old for old in before if not replaced(old, new)]
            continue
        if against:
            what = f"“{against[0]}” is said in the same form; keep one of the two"
            found.append(Fault(new.row, str(new)[:40], what))
        before.append(new)
    return tuple(found)
