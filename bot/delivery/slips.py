"""Handing on and slips that go round (传阅): whose turn it is, reminders, what is overdue, and the end."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from bot import texts
from bot.render.article import article_parts
from bot.render.buttons import Act
from bot.render.keyboards import Button
from bot.render.markup import plain
from bot.render.outgoing import message_of
from bot.render.receipt import (
    FORWARDED,
    LEFT,
    WITHDRAWN,
    due,
    from_colleague,
    note_apart,
    received_keyboard,
    sender_of,
)
from store import Session, articles, deliveries, forwards, members
from store.errors import ArticleGone
from store.forwards import Forward, Recipient

# Readers are reminded a day before the end, and of a short slip at half its time.
_LEAD = dt.timedelta(days=1)
_TITLE_LENGTH = 40


def pass_on(session: Session, number: int, now: dt.datetime, *, paper: str, zone: ZoneInfo) -> None:
    """Queue a forward for those whose turn it is; a slip that all are done with is closed, and said to be."""
    forward = forwards.one(session, number)
    if forward is None or forward.taken_back or forward.closed_at:
        return
    if not forward.turn:
        if forward.slip:
            _close(session, forward, now)
        return
    try:
        stored = articles.article(session, forward.article_id)
    except ArticleGone:
        _has_nothing_to_send(session, forward, now)
        return
    parts = article_parts(stored, paper, above=from_colleague(forward, zone))
    messages = [message_of(part) for part in note_apart(forward)]
    messages.append(message_of(parts[0], received_keyboard(forward, 0, len(parts), read=False)))
    for reader in forward.turn:
        deliveries.put(
            session, forwards.key(forward.id, reader.user_id), messages, user_id=reader.user_id,
            chat_id=reader.user_id, at=now, notice=forward.notice,
        )  # fmt: skip


def _has_nothing_to_send(session: Session, forward: Forward, now: dt.datetime) -> None:
    """The article was withdrawn before it came to all: the sender sees whom it does not reach."""
    waiting = [each for each in forward.recipients if each.sent_at is None and not each.is_done]
    for reader in waiting:
        forwards.progress(session, forward.id, reader.user_id, failed=WITHDRAWN)
    left = len([each for each in forward.recipients if not each.is_done]) - len(waiting)
    if forward.slip and not left:
        _close(session, forward, now)


def _close(session: Session, forward: Forward, now: dt.datetime) -> None:
    forwards.change(session, forward.id, closed_at=now)
    said = texts.SLIP_CLOSED.format(title=forward.title[:_TITLE_LENGTH])
    _tell(session, forward, ("closed", forward.sender_id), said, now)


def look_after(
    session: Session, now: dt.datetime, *, paper: str, zone: ZoneInfo, admins: frozenset[int]
) -> None:
    """Remind who has not read, tell senders of what is overdue, and go on behind those who have left."""
    for forward in forwards.open_slips(session):
        for reader in forward.turn:
            if reader.user_id not in admins and members.member(session, reader.user_id) is None:
                forwards.progress(session, forward.id, reader.user_id, failed=LEFT)
            elif _to_remind(forward, reader, now):
                _remind(session, forward, reader, now, zone)
        if forward.due_at and forward.due_at <= now and forward.overdue_at is None:
            _overdue(session, forward, now)
        pass_on(session, forward.id, now, paper=paper, zone=zone)


def _to_remind(forward: Forward, reader: Recipient, now: dt.datetime) -> bool:
    if reader.sent_at is None or reader.reminded_at or forward.due_at is None:
        return False
    return now >= forward.due_at - min(_LEAD, (forward.due_at - forward.made_at) / 2)


def _remind(session: Session, forward: Forward, reader: Recipient, now: dt.datetime, zone: ZoneInfo) -> None:
    forwards.progress(session, forward.id, reader.user_id, reminded_at=now)
    said = texts.SLIP_REMINDER.format(
        name=sender_of(forward), title=forward.title[:_TITLE_LENGTH], due=due(forward, zone)
    )
    _tell(session, forward, ("remind", reader.user_id), said, now)


def _overdue(session: Session, forward: Forward, now: dt.datetime) -> None:
    forwards.change(session, forward.id, overdue_at=now)
    late = "、".join(each.name for each in forward.recipients if not each.is_done)
    said = texts.SLIP_OVERDUE.format(title=forward.title[:_TITLE_LENGTH], names=late)
    _tell(session, forward, ("overdue", forward.sender_id), said, now)


def _tell(session: Session, forward: Forward, what: tuple[str, int], said: str, now: dt.datetime) -> None:
    """Tell the sender, with the slip to print, or a reader, with the article to open; each once."""
    name, user = what
    button = Button(texts.OPEN_IT, Act(FORWARDED, "part", forward.id, 0))
    if user == forward.sender_id:
        button = Button(texts.SLIP_PRINT, Act(FORWARDED, "print", forward.id))
    deliveries.put(
        session, f"{name}:{forward.id}:{user}", [message_of(plain(said), ((button,),))],
        user_id=user, chat_id=user, at=now,
    )  # fmt: skip
