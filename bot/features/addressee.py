"""Whom the words of /send mean, or a sentence that plainly asks to hand on the open article."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.addressing import (
    MOST_NAMES,
    addressed,
    is_familiar,
    is_to_look,
    may_be_name,
    means_anybody,
    means_group,
    says_to_read,
    unlabelled,
    wishes,
)
from bot.features.above import article_above
from bot.features.sendcard import colleagues
from bot.leadins import leads_in, without_lead_in
from bot.named import people_called
from bot.visit import Visit
from store import contacts, openings
from store.contacts import NamedList
from store.search import vocabulary
from store.values import Member

_COPIED = re.compile("(?:并|同时|也|再)*(?:抄送|抄给|抄一份给)(?:给)?")

# Without a verb only what is on the screen is handed on.
_ON_SCREEN_FOR = dt.timedelta(minutes=15)
_MARKS = frozenset("：:，,；;")


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a typed name means: these people and nobody else, or perhaps one of them.

    `copied`: it is said in the note that they get a copy.
    """

    typed: str
    people: list[Member]
    sure: bool
    copied: bool = False


async def meant(visit: Visit, argument: str) -> tuple[list[Meant], str]:
    """Whom the names mean that the argument begins with, and the note behind them."""
    people = await colleagues(visit)
    lists = await visit.desk.store.aread(contacts.lists, visit.person.user_id)
    known = [each.name for each in people] + [each.name for each in lists]
    known += [f"@{each.username}" for each in people if each.username]

    def like(word: str) -> bool:
        return bool(people_called(word, people))

    names, note = addressed(argument, known, like)
    found = [_one(name, people, lists) for name in names]
    if copied := _COPIED.match(note):
        # 发给李明，抄送王芳: for both, where the second is somebody as well, be it that nobody is called so:
        # then it is asked who is meant. What is said behind it may be all of it a note: that stays whole.
        more, rest = addressed(note[copied.end() :], known, like)
        others = [replace(_one(name, people, lists), copied=True) for name in more]
        if all(map(_is_somebody, others)):
            order = note[: len(note) - len(rest)]
            # 抄送李明：请阅: behind a mark, or before what asks to read, the note is another thing.
            apart = order[-1:] in _MARKS or (all(one.people for one in others) and says_to_read(rest, ""))
            return found + others, _said(visit, note if rest and not apart else rest)
    return found, _said(visit, note)


def _said(visit: Visit, note: str) -> str:
    """The note, letter for letter behind /send; in words 附言： says that one follows."""
    message = visit.update.effective_message
    text = (message.text or "").lstrip() if message and visit.query is None else ""
    return note if text.startswith(("/", "／")) else unlabelled(note)


def _one(name: str, people: list[Member], lists: Sequence[NamedList]) -> Meant:
    held = next((each for each in lists if each.name == name), None)
    listed = [each for user in (held.people if held else ()) for each in people if each.user_id == user]
    if listed:
        return Meant(name, listed, sure=True)
    found = sorted(people_called(name, people), key=lambda each: each.user_id)
    return Meant(
        name, found, sure=len(found) == 1 and name.removeprefix("@").casefold() in _exactly(found[0])
    )


def _is_somebody(one: Meant) -> bool:
    """Whether it is said of a person: a colleague, or a name that is no word (抄送张三, and not 抄送件)."""
    return bool(one.people) or (may_be_name(one.typed) and not vocabulary.is_known(one.typed))


async def takes(visit: Visit, argument: str) -> bool:
    """Whether 转发 with this argument is the command: it begins with names of colleagues or lists."""
    found, _ = await meant(visit, argument)
    return len(found) <= MOST_NAMES and all(one.sure or one.copied or _several(one) for one in found)


def _several(one: Meant) -> bool:
    """Whether a name is that of several people, letter for letter."""
    return bool(one.people) and all(one.typed.casefold() in _exactly(each) for each in one.people)


def _exactly(person: Member) -> set[str]:
    return {person.name.casefold(), (person.username or person.name).casefold(), str(person.user_id)}


async def asked(visit: Visit, text: str) -> str | None:
    """The names and the note of a sentence that plainly asks to hand something on; None: it is a search.

    Names that are colleagues' letter for letter are plain. Others (老王, a name misspelt or unknown) only
    where the words leave no doubt and an article is open; then it is asked who is meant.
    """
    text = text.strip().rstrip("。！!.～~")
    if not (wished := wishes(text)):
        return None
    is_open = bool(article_above(visit) or await visit.desk.store.aread(openings.last, visit.person.user_id))
    for wish in wished:
        anybody, group = means_anybody(wish.rest), means_group(wish.rest)
        if wish.bare and (anybody or group) and (is_open or (wish.plain and wish.to)):
            return "" if anybody else wish.rest
        found, note = await meant(visit, wish.rest)
        reads = bool(found) and says_to_read(wish.rest, found[0].typed)
        reads = reads or says_to_read(note, "")
        if len(found) > MOST_NAMES:
            continue
        # 给王芳和李明 says no more, 给李明：周五前反馈 what they are told, and nobody else is called so.
        names_alone = (len(found) > 1 and not note) or _behind_colon(wish.rest, note)
        names_alone = names_alone and await _is_on_screen(visit)
        if (wish.to or reads or names_alone) and all(
            one.sure or one.copied or _several(one) for one in found
        ):
            return without_lead_in(wish.rest, note)
        doubtful = [one for one in found if not (one.sure or one.copied or _several(one))]
        if (
            wish.bare
            and (not note or is_to_look(note) or leads_in(note))
            and all(_called(one) for one in doubtful)
        ):
            # 转发给李丰 can be nothing else, whether anything is open or not.
            rest = without_lead_in(wish.rest, note)
            return rest if is_open or (wish.plain and not note) else None
        if wish.to and (wish.plain or reads) and all(_short(one, reads) for one in doubtful):
            return without_lead_in(wish.rest, note) if is_open else None
    return None


async def nobody(visit: Visit, text: str) -> str:
    """The name in a sentence that would hand on, where nobody is called so; empty for another sentence."""
    for wish in wishes(text.strip().rstrip("。！!.～~")):
        found, note = await meant(visit, wish.rest) if wish.to else ([], "")
        reads = is_to_look(note) or says_to_read(note, "") if note else wish.plain
        if reads and len(found) == 1 and not found[0].people and _called(found[0]):
            return found[0].typed
    return ""


async def _is_on_screen(visit: Visit) -> bool:
    """Whether an article is replied to, or was opened a moment ago."""
    since = visit.desk.clock.now() - _ON_SCREEN_FOR
    last = await visit.desk.store.aread(openings.last, visit.person.user_id, since=since)
    return bool(article_above(visit) or last)


def _behind_colon(rest: str, note: str) -> bool:
    return bool(note) and rest[: len(rest) - len(note)].rstrip().endswith(("：", ":"))


def _called(one: Meant) -> bool:
    """Whether a word by itself can only be somebody's name: no word of the language, and a name's form."""
    form = may_be_name(one.typed) or (2 <= len(one.typed) <= 3 and min(one.typed) > "\u2e80")
    return is_familiar(one.typed) or (form and not vocabulary.is_known(one.typed))


def _short(one: Meant, reads: bool) -> bool:
    """Whether it can only be somebody: somebody is called so, or it is a name and they are to read."""
    return bool(one.people) or (reads and may_be_name(one.typed))
