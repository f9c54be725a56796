"""People by name, as colleagues type it: whole, in part, misspelt, in pinyin, or as @username. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from bot.addressing import TITLES
from store.search.sound import initials, letters, syllables
from store.values import Member

# Likeness of 100 from which a name may be meant.
_ALIKE = 70.0
# 老王, 小李; 王主任, 李姐: a surname with what goes before or behind it.
_FAMILIAR = re.compile(rf"[老小大阿](\w)|(\w{{1,2}}?)(?:{TITLES})")


def people_called(typed: str, people: Iterable[Member]) -> list[Member]:
    """The people whom a name may mean, the likeliest first; an exact name or username means nobody else."""
    wanted = typed.strip().removeprefix("@").casefold()
    if not wanted:
        return []
    every = list(people)
    exact = [each for each in every if wanted in _names(each)]
    if exact:
        return exact
    scored = [(_likeness(wanted, each), each) for each in every]
    found = [(score, each) for score, each in scored if score >= _ALIKE]
    return [each for _, each in sorted(found, key=lambda pair: (-pair[0], pair[1].name, pair[1].user_id))]


def _names(person: Member) -> set[str]:
    return {person.name.casefold(), (person.username or person.name).casefold(), str(person.user_id)}


def _likeness(wanted: str, person: Member) -> float:
    name = person.name.casefold()
    familiar = _FAMILIAR.fullmatch(wanted)
    if wanted in name or (person.username and wanted in person.username.casefold()):
        return 95.0
    if familiar and name.startswith(familiar[1] or familiar[2]):
        return 85.0
    if spelt := letters(wanted):
        return _likeness_of_sound(spelt, syllables(person.name))
    if len(wanted) > 1 and syllables(wanted) == syllables(person.name):
        return 88.0
    return fuzz.ratio(wanted, name)


def _likeness_of_sound(spelt: str, sounds: Sequence[str]) -> float:
    whole = "".join(sounds)
    if spelt == whole or whole.startswith(spelt):
        return 92.0
    if len(spelt) > 1 and spelt == initials(sounds):
        return 90.0
    return fuzz.ratio(spelt, whole)
