"""People by name, as colleagues type it: whole, in part, misspelt, in pinyin, or as @username. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from store.search.sound import initials, letters, syllables
from store.values import Member

# Likeness of 100 from which a name may be meant.
_ALIKE = 70.0


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


def addressed(text: str, people: Sequence[Member]) -> tuple[str, str]:
    """The name at the beginning of a text, and what follows it, letter for letter.

    A display name may hold blanks: the longest one that the text begins with counts, else the first word.
    """
    names = sorted((each.name for each in people), key=len, reverse=True)
    for name in names:
        rest = text[len(name) :]
        if text.casefold().startswith(name.casefold()) and (not rest or rest[0].isspace()):
            return name, rest[1:]
    word, *rest_of = text.split(maxsplit=1)
    return word, text[len(word) + 1 :] if rest_of else ""


def _names(person: Member) -> set[str]:
    return {person.name.casefold(), (person.username or person.name).casefold(), str(person.user_id)}


def _likeness(wanted: str, person: Member) -> float:
    name = person.name.casefold()
    if wanted in name or (person.username and wanted in person.username.casefold()):
        return 95.0
    spelt = letters(wanted)
    if spelt:
        sounds = syllables(person.name)
        whole = "".join(sounds)
        if spelt == whole or whole.startswith(spelt):
            return 92.0
        if len(spelt) > 1 and spelt == initials(sounds):
            return 90.0
        return fuzz.ratio(spelt, whole)
    if len(wanted) > 1 and syllables(wanted) == syllables(person.name):
        return 88.0
    return fuzz.ratio(wanted, name)
