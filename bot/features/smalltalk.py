"""What people say to whoever answers them: greetings, thanks, 已阅, the word or number on a button."""

from __future__ import annotations

import re

from bot import texts
from bot.delivery import receipts
from bot.delivery.slips import pass_on
from bot.dispatch.routing import narrowed
from bot.features import pausing, received, search
from bot.features.above import forward_above
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, forwards, subscriptions

_MARKS = re.compile(r"[\s。！!，,～~.…？?]+")
# Said alone these stop what is brought, where something is; elsewhere they are words.
_STOPS = re.compile(
    "(?:请|麻烦|帮我|先|暂时|让我|给我|这几天|最近)*(?:都|全部)?"
    "(?:停一?停|停一下|停下来?|停|歇一?歇|歇一下|歇歇气|缓一?缓|消停一下|暂停)(?:几天|一阵子?|一段时间)?(?:吧|了|啊|呗|好吗)*"
)
_NUMBER = re.compile(r"[1-9]\d?", re.ASCII)


async def answered(visit: Visit, text: str) -> Screen | None:
    """The answer to a word that hardly anybody looks for in a newspaper; None for anything else: a search.

    It is looked for all the same, and what is found stands below the answer.
    """
    word = _MARKS.sub("", narrowed(text))
    if word == texts.READ:
        return await _read(visit)
    if word.lower() in texts.SMALL_TALK:
        return await search.run_noted(visit, word, texts.SMALL_TALK[word.lower()])
    said = texts.PAUSE if len(word) > 1 and _STOPS.fullmatch(word) else word
    if said in {texts.PAUSE, texts.RESUME} and (done := await _to_all(visit, said)):
        return done
    note = _of_buttons(word)
    return await search.run_noted(visit, word, note) if note else None


def _of_buttons(word: str) -> str:
    """What to press, for the word or number of a button; empty for anything else."""
    if word in {texts.CONFIRM, texts.CANCEL}:
        return texts.NOTHING_TO_CONFIRM.format(word=word)
    if word in texts.BUTTON_WORDS:
        return texts.PRESS_BUTTON
    return texts.PRESS_NUMBER.format(number=word) if _NUMBER.fullmatch(word) else ""


async def _to_all(visit: Visit, word: str) -> Screen | None:
    """暂停, 恢复: of what is subscribed to, where there is something to do it with."""
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    here = [sub for sub in every if sub.chat_id == visit.chat_id]
    if word == texts.PAUSE:
        return await pausing.stop_all(visit) if any(not sub.paused for sub in here) else None
    return await pausing.resume_all(visit) if any(sub.paused for sub in every) else None


async def to_colleague(visit: Visit, text: str) -> Screen | None:
    """What is written in reply to what a colleague has sent goes to them; 已阅 says that it is read.

    Raises:
        Sorry: it was taken back, or is not this person's.
    """
    number = forward_above(visit)
    if number is None:
        return None
    if _MARKS.sub("", narrowed(text)) != texts.READ:
        return await received.replied(visit, number, text)
    forward = await visit.desk.store.aread(forwards.one, number)
    if forward is None or forward.taken_back or forward.recipient(visit.person.user_id) is None:
        raise Sorry(texts.FORWARD_GONE)
    return await _is_read(visit, number)


async def _read(visit: Visit) -> Screen:
    """已阅, typed: what has come last and is not read yet is."""
    number = await visit.desk.store.aread(forwards.unread, visit.person.user_id)
    if number is None:
        return Screen(plain(texts.NOTHING_TO_READ))
    return await _is_read(visit, number)


async def _is_read(visit: Visit, number: int) -> Screen:
    desk, user = visit.desk, visit.person.user_id

    def done(session: Session) -> None:
        now = desk.clock.now()
        forwards.progress(session, number, user, opened_at=now, read_at=now)
        forward = forwards.one(session, number)
        if forward and forward.slip:
            pass_on(session, number, now, paper=desk.settings.paper, zone=desk.clock.zone)

    await desk.store.awrite(done)
    desk.bell.set()
    await receipts.refresh(visit.context.bot, desk, number)
    forward = await desk.store.aread(forwards.one, number)
    if forward is None:
        raise Sorry(texts.FORWARD_GONE)
    return Screen(plain(await received.told(visit, forward, texts.READ_TOLD_OF)))
