"""The clause of a long text that the archive holds word for word: what is passed on is found by it."""

from __future__ import annotations

import re

from sqlmodel import Session

from store.search.holds import is_in
from store.search.level import level

# A clause as long as this says which article it is from; longer ones are more often printed with a slip.
_SHORTEST, _LONGEST = 9, 40
_TRIED = 10
_ENDS = re.compile(r"[，。！？；：、,.!?;:\s“”\"‘’…（）()《》【】\[\]—]+")


def clause_of(session: Session, text: str) -> str:
    """The longest clause that some article has as it stands; empty when none of the longest is held."""
    clauses = {one for one in _ENDS.split(text) if _SHORTEST <= len(one) <= _LONGEST}
    best = sorted(clauses, key=lambda one: (-len(one), one))[:_TRIED]
    return next((one for one in best if level(one) and is_in(session, level(one))), "")
