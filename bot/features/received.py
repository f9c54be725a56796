"""What a colleague has sent: reading on, 已阅, answering, handing on; and taking back, for the sender."""

from __future__ import annotations

import asyncio

from telegram.error import TelegramError

from bot import texts
from bot.briefing.slip import slip_as_pdf
from bot.delivery import receipts
from bot.delivery.slips import pass_on
from bot.features import send
from bot.features.read import note_opened
from bot.render.article import article_parts
from bot.render.buttons import Act
from bot.render.citation import citation
from bot.render.keyboards import Button
from bot.render.markup import plain
from bot.render.outgoing import message_of
from bot.render.receipt import (
    FORWARDED,
    TAKE_BACK_WITHIN,
    from_colleague,
    receipt,
    received_keyboard,
    sender_of,
)
from bot.render.split import MESSAGE_LIMIT, split_paragraphs
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, articles, deeds, deliveries, forwards, openings
from store.errors import ArticleGone
from store.forwards import Forward

ACTS, REPLY = FORWARDED, "reply"
# Of more people a question names so many.
_NAMED = 8


async def act(visit: Visit, asked: Act) -> Screen | None:
    """What a button under a forwarded article, or under its receipt, says.

    Raises:
        Sorry: it was taken back, or is not this person's.
    """
    store, user = visit.desk.store, visit.person.user_id
    forward = await store.aread(forwards.one, asked.number)
    if forward is not None and forward.sender_id == user and asked.action in _OF_SENDER:
        return await _OF_SENDER[asked.action](visit, forward)
    if forward is None or forward.taken_back or forward.recipient(user) is None:
        raise Sorry(texts.FORWARD_GONE)
    now = visit.desk.clock.now()
    match asked.action:
        case "read":
            await store.awrite(_read, visit, forward)
            visit.desk.bell.set()
            await visit.toast(await told(visit, forward, texts.READ_TOLD))
        case "reply":
            await _check_sender(visit, forward)
            await store.awrite(openings.ask, user, REPLY, forward.id, now)
            await visit.send(Screen(plain(texts.REPLY_ASK.format(name=sender_of(forward)))))
        case "onto":
            await visit.send(await send.begin(visit, forward.article_id))
        case "part":
            await store.awrite(forwards.progress, forward.id, user, opened_at=now)
        case _:
            raise Sorry(texts.BUTTON_DEAD)
    await receipts.refresh(visit.context.bot, visit.desk, forward.id)
    return await _article(visit, forward.id, asked.other if asked.action == "part" else 0)


async def told(visit: Visit, forward: Forward, sentence: str) -> str:
    """That the sender knows of it now; or the truth, where there is no sender any more."""
    name = sender_of(forward)
    if not await receipts.may_know(visit.desk, forward.sender_id):
        return texts.READ_NOT_TOLD.format(name=name)
    return sentence.format(name=name, title=forward.title[:40])


async def _check_sender(visit: Visit, forward: Forward) -> None:
    if not await receipts.may_know(visit.desk, forward.sender_id):
        raise Sorry(texts.REPLY_TO_NOBODY.format(name=sender_of(forward)))


def _read(session: Session, visit: Visit, forward: Forward) -> None:
    """This reader is done: a slip goes on to the next, or is closed."""
    desk, now = visit.desk, visit.desk.clock.now()
    forwards.progress(session, forward.id, visit.person.user_id, opened_at=now, read_at=now)
    if forward.slip:
        pass_on(session, forward.id, now, paper=desk.settings.paper, zone=desk.clock.zone)


async def _print(visit: Visit, forward: Forward) -> Screen | None:
    """Send the slip as one page for the file; nothing changes on the screen."""
    desk = visit.desk
    held = await desk.store.aread(articles.headlines, [forward.article_id])
    source = (
        citation(
            held[0].paper or desk.settings.paper, held[0].date, held[0].page, certain=held[0].date_certain
        )
        if held
        else ""
    )
    data = await asyncio.to_thread(slip_as_pdf, forward, source, desk.clock.zone)
    name = texts.SLIP_FILE.format(number=forward.id)
    await visit.context.bot.send_document(visit.chat_id, data, filename=name)
    return None


async def _article(visit: Visit, number: int, part: int) -> Screen:
    desk, user = visit.desk, visit.person.user_id
    forward = await desk.store.aread(forwards.one, number)
    reader = forward.recipient(user) if forward else None
    if forward is None or reader is None:
        raise Sorry(texts.FORWARD_GONE)
    try:
        stored = await desk.store.aread(articles.article, forward.article_id)
    except ArticleGone:
        raise Sorry(texts.ARTICLE_GONE) from None
    await note_opened(visit, forward.article_id)
    parts = article_parts(stored, desk.settings.paper, above=from_colleague(forward, desk.clock.zone))
    part = min(part, len(parts) - 1)
    keyboard = received_keyboard(forward, part, len(parts), read=reader.read_at is not None)
    return Screen(parts[part], keyboard)


async def replied(visit: Visit, number: int, reply: str) -> Screen:
    """The answer that was asked for has come: the sender gets it, letter for letter.

    Raises:
        Sorry: the forward is gone; or its sender, who sees it only after coming back.
    """
    desk, person = visit.desk, visit.person
    forward = await desk.store.aread(forwards.one, number)
    if forward is None or forward.taken_back or forward.recipient(person.user_id) is None:
        raise Sorry(texts.FORWARD_GONE)

    def keep(session: Session) -> None:
        now = desk.clock.now()
        text = texts.REPLY_CAME.format(name=person.name, title=forward.title[:40], reply=reply)
        messages = [message_of(part) for part in split_paragraphs([plain(text)], MESSAGE_LIMIT)]
        fresh = deliveries.put(
            session, f"reply:{number}:{person.user_id}:{visit.update.update_id}", messages,
            user_id=forward.sender_id, chat_id=forward.sender_id, at=now,
        )  # fmt: skip
        held = forwards.one(session, number)
        reader = held.recipient(person.user_id) if held else None
        if fresh and reader:
            # A second thought stands below the first: the slip prints what was noted, all of it.
            said = f"{reader.reply}\n{reply}" if reader.reply else reply
            forwards.progress(session, number, person.user_id, reply=said, opened_at=now)

    await desk.store.awrite(keep)
    desk.bell.set()
    await receipts.refresh(visit.context.bot, desk, number)
    await _check_sender(visit, forward)
    return Screen(plain(texts.REPLIED.format(name=sender_of(forward))))


async def take_back(visit: Visit, forward: Forward) -> Screen:
    """What has not left stays here; what has arrived is deleted, or else loses its text."""
    desk, bot = visit.desk, visit.context.bot
    check_time(visit, forward)

    def stop(session: Session) -> Forward:
        forwards.change(session, forward.id, taken_back=True)
        for reader in forward.recipients:
            deeds.note(
                session, desk.clock.now(), forward.sender_id, "take back",
                whom=reader.user_id, detail=forward.title,
            )  # fmt: skip
            deliveries.drop(session, forwards.key(forward.id, reader.user_id), desk.clock.now())
        found = forwards.one(session, forward.id)
        return found or forward

    stopped = await desk.store.awrite(stop)
    for reader in stopped.recipients:
        came = await desk.store.aread(deliveries.messages_of, forwards.key(forward.id, reader.user_id))
        for message in dict.fromkeys([*came, *([reader.message] if reader.message else [])]):
            try:
                await bot.delete_message(reader.user_id, message)
            except TelegramError:
                # Older than two days: it can be emptied still, or the chat is gone.
                await _emptied(visit, reader.user_id, message)
    return await _as_it_stands(visit, stopped)


async def sure(visit: Visit, forward: Forward) -> Screen:
    """Ask before anything is deleted at the other end; of several it is said who they are."""
    check_time(visit, forward)
    yes = Button(texts.CONFIRM, Act(ACTS, "backed", forward.id))
    no = Button(texts.CANCEL, Act(ACTS, "stay", forward.id))
    every = [reader.name for reader in forward.recipients]
    names = "、".join(every[:_NAMED]) + (texts.AND_OTHERS if len(every) > _NAMED else "")
    form = texts.TAKE_BACK_SURE_ALL if len(every) > 1 else texts.TAKE_BACK_SURE
    return Screen(plain(form.format(title=forward.title[:40], names=names)), ((yes, no),))


async def _as_it_stands(visit: Visit, forward: Forward) -> Screen:
    link = receipts.article_link(visit.context.bot, forward.article_id)
    return Screen(*receipt(forward, visit.desk.clock.zone, link))


def check_time(visit: Visit, forward: Forward) -> None:
    """Whether it may be taken back still.

    Raises:
        Sorry: it is too late.
    """
    if visit.desk.clock.now() - forward.made_at > TAKE_BACK_WITHIN:
        raise Sorry(texts.TAKE_BACK_LATE)


async def _emptied(visit: Visit, chat: int, message: int) -> None:
    try:
        await visit.context.bot.edit_message_text(texts.TAKEN_BACK, chat_id=chat, message_id=message)
    except TelegramError:
        return


# What only the sender may do.
_OF_SENDER = {"back": sure, "backed": take_back, "stay": _as_it_stands, "print": _print}
