"""The card on which colleagues and the manner of handing on are chosen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from bot import texts
from bot.features.lists import number_of, remember, text_of
from bot.render.buttons import Act, OpenArticle
from bot.render.keyboards import Button, Elsewhere, Keyboard, Row, in_rows, pager
from bot.render.markup import Rich, bold, join, plain, shortened
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import articles, contacts, forwards, members
from store.contacts import NamedList
from store.errors import ArticleGone
from store.forwards import Manner
from store.values import Member, StoredArticle, View

ACTS, KIND, NOTE, LIST = "send", "sending", "note", "listname"
_STEP, _LISTS = 8, 6
# Offered where the name that was typed is nobody's.
_FEW = 4
_NAME_LENGTH, _TITLE_LENGTH, _QUOTE_LENGTH, _NOTE_LENGTH = 12, 40, 60, 300
_Choice = TypeVar("_Choice", str, int)
# What a press on a button of the manner leads to, in turn.
_WISHES = ("", "read", "approve", "inform")
_NOTICES = ("", "urgent", "silent")
_SLIPS = ("", "together", "turn")
_DAYS = (1, 3, 7)


@dataclass(frozen=True, slots=True)
class Sending:
    """What has been chosen so far: the article, the people in order, the manner.

    `strangers` (number and name) are no members; who is in `first` is offered before the others.
    """

    article: int
    chosen: tuple[int, ...] = ()
    manner: Manner = field(default_factory=Manner)
    strangers: tuple[tuple[int, str], ...] = ()
    first: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """How many people it goes to."""
        return len(self.chosen) + len(self.strangers)

    def toggled(self, user: int) -> Sending:
        """With somebody added at the end, or taken out."""
        without = tuple(each for each in self.chosen if each != user)
        return replace(self, chosen=without if user in self.chosen else (*self.chosen, user))

    def turned(self, action: str) -> Sending | None:
        """With the next wish, notice, way round or number of days; None for any other action."""
        now = self.manner
        match action:
            case "wish":
                return replace(self, manner=replace(now, wish=_next(_WISHES, now.wish)))
            case "notice":
                return replace(self, manner=replace(now, notice=_next(_NOTICES, now.notice)))
            case "slip":
                return replace(self, manner=replace(now, slip=_next(_SLIPS, now.slip)))
            case "days":
                return replace(self, manner=replace(now, days=_next(_DAYS, now.days)))
        return None


def _next(values: Sequence[_Choice], now: _Choice) -> _Choice:
    return values[(values.index(now) + 1) % len(values)] if now in values else values[0]


def sending_of(view: View) -> Sending:
    """What a kept card says."""
    chosen = tuple(int(user) for user in (text_of(view, "chosen") or "").split(",") if user)
    said = {name: text_of(view, name) or "" for name in ("note", "wish", "quote", "notice", "slip")}
    manner = Manner(**said, days=number_of(view, "days", 3))
    strangers = tuple((user, name) for user, name in json.loads(text_of(view, "strangers") or "[]"))
    first = tuple(int(user) for user in (text_of(view, "first") or "").split(",") if user)
    return Sending(number_of(view, "article"), chosen, manner, strangers, first)


async def card(visit: Visit, sending: Sending, offset: int = 0) -> Screen:
    """The card. Its buttons stay where they are whatever is chosen.

    Raises:
        Sorry: the article is gone.
    """
    stored = await article_of(visit, sending.article)
    people = await colleagues(visit)
    people.sort(key=lambda each: each.user_id not in sending.first)
    view = await _remembered(visit, sending)
    named = await visit.desk.store.aread(contacts.lists, visit.person.user_id)
    shown = people[offset : offset + _STEP]
    doors = [Button(_ticked(each, people, sending), Act(ACTS, "pick", view, each.user_id)) for each in shown]
    keyboard: Keyboard = (
        *in_rows(_lists(named, sending, view), 2),
        *in_rows(doors, 2),
        pager(view, offset, _STEP, len(people)),
        *_manner(sending.manner, view),
        *_last(sending, named, view),
    )
    return Screen(
        join([bold(texts.SEND_TO.format(title=stored.title[:_TITLE_LENGTH])), *_said(sending, people)]),
        keyboard,
    )


async def of_nobody(visit: Visit, sending: Sending, typed: str) -> Screen:
    """That nobody is called so, and the few who were written to last: to be pressed, and then sent to."""
    await article_of(visit, sending.article)
    people = await colleagues(visit)
    view = await _remembered(visit, sending)
    doors = [Button(label(each, people), Act(ACTS, "pick", view, each.user_id)) for each in people[:_FEW]]
    more = (Button(texts.SEND_ALL, Act(ACTS, "stay", view)),) if len(people) > _FEW else ()
    said = texts.SEND_NOBODY_CALLED if people else texts.SEND_NOBODY_YET
    return Screen(
        plain(said.format(typed=typed[:20])),
        (
            *in_rows(doors, 2),
            (*more, Button(texts.SEND_BOOK, Act(ACTS, "book", view))),
            (
                Button(texts.SEND_ELSEWHERE, Elsewhere(f"a_{sending.article}")),
                Button(texts.BACK, OpenArticle(sending.article)),
            ),
        ),
    )


def _said(sending: Sending, people: Sequence[Member]) -> list[Rich]:
    """What has been chosen, in words."""
    lines: list[Rich] = []
    if not people:
        lines.append(plain(texts.NO_COLLEAGUES_YET))
    if sending.manner.quote:
        lines.append(plain(texts.SEND_QUOTE.format(quote=sending.manner.quote[:_QUOTE_LENGTH])))
    if sending.manner.note:
        # The card stays on one screen; what is sent is the note, whole.
        lines.append(shortened(plain(texts.SEND_NOTE.format(note=sending.manner.note)), _NOTE_LENGTH))
    if sending.manner.slip == "turn" and sending.chosen:
        names = {each.user_id: label(each, people) for each in people}
        order = " → ".join(names[user] for user in sending.chosen if user in names)
        lines.append(plain(texts.SEND_ORDER.format(order=order)))
    if sending.strangers:
        lines.append(
            plain(texts.SEND_STRANGERS.format(names="、".join(name for _, name in sending.strangers)))
        )
    return lines


async def _remembered(visit: Visit, sending: Sending) -> int:
    said = sending.manner
    view = await remember(
        visit, KIND, article=sending.article, chosen=",".join(map(str, sending.chosen)), note=said.note,
        wish=said.wish, quote=said.quote, notice=said.notice, slip=said.slip, days=said.days,
        strangers=json.dumps(sending.strangers, ensure_ascii=False) if sending.strangers else "",
        first=",".join(map(str, sending.first)),
    )  # fmt: skip
    return view.id


def _lists(named: Sequence[NamedList], sending: Sending, view: int) -> list[Button]:
    return [
        Button(
            texts.SEND_LIST.format(
                tick="✓ " if each.people == sending.chosen else "", name=each.name, count=len(each.people)
            ),
            Act(ACTS, "list", view, each.id),
        )
        for each in named[:_LISTS]
    ]


def _manner(manner: Manner, view: int) -> tuple[Row, Row]:
    """Two buttons a row: more would be cut short on a phone."""
    how = (
        Button(texts.SEND_WISHES[manner.wish], Act(ACTS, "wish", view)),
        Button(texts.SEND_NOTICES[manner.notice], Act(ACTS, "notice", view)),
    )
    days = texts.SEND_DAYS.format(days=manner.days) if manner.slip else texts.SEND_NO_DAYS
    way = (
        Button(texts.SEND_SLIPS[manner.slip], Act(ACTS, "slip", view)),
        Button(days, Act(ACTS, "days", view)),
    )
    return how, way


def _last(sending: Sending, named: Sequence[NamedList], view: int) -> tuple[Row, Row, Row]:
    """Three rows, always the same: what else can be chosen, and the end."""
    held = next((each for each in named if each.people == sending.chosen), None)
    keep = Button(texts.SEND_LIST_KEEP, Act(ACTS, LIST, view))
    if held:
        keep = Button(texts.SEND_LIST_REMOVE, Act(ACTS, "unlist", view, held.id))
    return (
        (Button(texts.ADD_NOTE, Act(ACTS, NOTE, view)), keep),
        (
            Button(texts.SEND_BOOK, Act(ACTS, "book", view)),
            Button(texts.SEND_ELSEWHERE, Elsewhere(f"a_{sending.article}")),
        ),
        (
            Button(texts.SEND_NOW.format(count=sending.count), Act(ACTS, "go", view)),
            # The card stands in the article's place: who thinks better of it reads on.
            Button(texts.BACK, OpenArticle(sending.article)),
        ),
    )


def _ticked(person: Member, people: Iterable[Member], sending: Sending) -> str:
    name = label(person, people)
    return f"✓ {name}" if person.user_id in sending.chosen else name


def label(person: Member, people: Iterable[Member]) -> str:
    """The name; where another has the same, what tells the two apart."""
    name = person.name[:_NAME_LENGTH]
    if not any(each.name == person.name and each.user_id != person.user_id for each in people):
        return name
    return f"{name} {'@' + person.username if person.username else person.user_id}"


async def colleagues(visit: Visit) -> list[Member]:
    """The other members: those written to last first, then by name."""
    store, own = visit.desk.store, visit.person.user_id
    every = {each.user_id: each for each in await store.aread(members.members) if each.user_id != own}
    recent = await store.aread(forwards.recent_people, own)
    first = [every[user] for user in recent if user in every]
    return [*first, *(each for each in every.values() if each.user_id not in recent)]


async def article_of(visit: Visit, article: int) -> StoredArticle:
    """The article.

    Raises:
        Sorry: it is gone.
    """
    try:
        return await visit.desk.store.aread(articles.article, article)
    except ArticleGone:
        raise Sorry(texts.ARTICLE_GONE) from None
