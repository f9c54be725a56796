"""People by name, as colleagues type it: whole, in part, misspelt, in pinyin, or as @username. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from store.search.sound import initials, letters, syllables
from store.values import Member

# What may stand between two names, also between two that are known, and behind one.
_BETWEEN = re.compile(r"[、，,；;]\s*(?=\S)")
_BLANK = re.compile(r"[ \t\u3000]+")
_AFTER = re.compile(r"[\s、，,；;]")
_WORD = re.compile(r"[^\s、，,；;]*")
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


def addressed(text: str, known: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """The names at the beginning of a text (王芳、李明), and what follows them, letter for letter.

    A display name may hold blanks: of the `known` names the longest that the text goes on with counts, else
    the characters up to a blank or a mark between names. Behind a known name a blank stands between names
    only where another known one follows it whole (王芳 李明 请阅); any other word begins the note.
    """
    longest_first = sorted(known, key=len, reverse=True)
    levelled = {each.casefold() for each in longest_first}
    names: list[str] = []
    while True:
        name = _name_at(text, longest_first)
        names.append(name)
        text = text[len(name) :]
        mark = _BETWEEN.match(text)
        blank = _BLANK.match(text) if name.casefold() in levelled else None
        if not mark and blank and _known_at(text[blank.end() :], longest_first):
            mark = blank
        if not mark:
            return tuple(names), text[1:]
        text = text[mark.end() :]


def _name_at(text: str, longest_first: Sequence[str]) -> str:
    if known := _known_at(text, longest_first):
        return known
    found = _WORD.match(text)
    return found[0] if found else ""


def _known_at(text: str, longest_first: Sequence[str]) -> str:
    levelled = text.casefold()
    for name in longest_first:
        rest = text[len(name) :]
        if name and levelled.startswith(name.casefold()) and (not rest or _AFTER.match(rest)):
            return text[: len(name)]
    return ""


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
