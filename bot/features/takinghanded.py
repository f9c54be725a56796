"""撤回 right behind a forward, 撤回转发, 转错人了: what was handed on last is taken back."""

from __future__ import annotations

from bot import texts
from bot.delivery import receipts
from bot.delivery.takenback import (
    handed_to,
    is_of_change,
    meant_for,
    not_for,
    takes_back,
    takes_back_handed,
)
from bot.features import received, search, send, undoing
from bot.features.addressee import Meant
from bot.features.lastshown import WAITS, handed_last
from bot.render.buttons import OpenArticle
from bot.render.keyboards import Button
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import forwards
from store.forwards import Forward, Manner
from store.values import Member


async def answered(visit: Visit, text: str) -> Screen | None:
    """What has become of it; None for another sentence, and where something else came last.

    Raises:
        Sorry: nothing was handed on, it was taken back already, or it is too late.
    """
    return await _of_somebody(visit, text) or await _last(visit, text)


async def _of_somebody(visit: Visit, text: str) -> Screen | None:
    """撤回给王芳的转发, 不对，是王芳; None for another sentence, and where nobody is called so."""
    if (name := handed_to(text)) and (person := await _called(visit, name)):
        return await _back_from(visit, person)
    if (name := not_for(text)) and (person := await _called(visit, name)):
        return await _not_to(visit, person)
    if name := meant_for(text):
        found, note = await send.meant(visit, name)
        if person := _sure(found):
            return await _to_another(visit, person, note)
    return None


async def _not_to(visit: Visit, person: Member) -> Screen | None:
    """不对，没有李明 right behind what went to this one; None where it did not."""
    last = await handed_last(visit)
    forward = await visit.desk.store.aread(forwards.one, last[0]) if len(last) == 1 else None
    if forward is None or person.user_id not in {one.user_id for one in forward.recipients}:
        return None
    return await _back_from(visit, person)


async def _last(visit: Visit, text: str) -> Screen | None:
    named = takes_back_handed(text)
    if not named and (is_of_change(text) or not takes_back(text) or await _changed_last(visit)):
        return None
    if last := await handed_last(visit):
        return await _taken_back(visit, last)
    if not named:
        return None
    number = await visit.desk.store.aread(forwards.last_by, visit.person.user_id)
    forward = await visit.desk.store.aread(forwards.one, number) if number else None
    if forward is None:
        # 转错了 alone asks how it is done.
        if "错" in text or await search.is_held(visit, f"“{text}”"):
            return None
        raise Sorry(texts.NOTHING_HANDED)
    if forward.taken_back:
        raise Sorry(texts.HANDED_BACK_ALREADY.format(title=forward.title[:40]), _door(forward))
    # 发错了 behind something else may be said of that: it is asked about first.
    if "错" not in text and visit.desk.clock.now() - forward.made_at <= WAITS:
        return await _taken_back(visit, (forward.id,))
    _in_time(visit, forward)
    return await received.sure(visit, forward)


async def _called(visit: Visit, name: str) -> Member | None:
    """The colleague of just that name; None where there is none, or more than one."""
    found, note = await send.meant(visit, name)
    return None if note else _sure(found)


def _sure(found: list[Meant]) -> Member | None:
    sure = [each for one in found if one.sure for each in one.people]
    return sure[0] if len(found) == len(sure) == 1 else None


async def _back_from(visit: Visit, person: Member) -> Screen:
    """What was handed to this person last; it is asked about where it is older, or went to others as well.

    Raises:
        Sorry: nothing was, it was taken back already, or it is too late.
    """
    store, user = visit.desk.store, visit.person.user_id
    number = await store.aread(forwards.last_to, user, person.user_id)
    forward = await store.aread(forwards.one, number) if number else None
    if forward is None:
        raise Sorry(texts.NOTHING_HANDED_TO.format(name=person.name))
    if forward.taken_back:
        raise Sorry(texts.HANDED_BACK_ALREADY.format(title=forward.title[:40]), _door(forward))
    if len(forward.recipients) == 1 and visit.desk.clock.now() - forward.made_at <= WAITS:
        return await _taken_back(visit, (forward.id,))
    _in_time(visit, forward)
    return await received.sure(visit, forward)


async def _to_another(visit: Visit, person: Member, note: str) -> Screen | None:
    """不对，是王芳 right behind a forward to somebody else: it goes to this one in their place.

    `note`: another one than went with it, where one is said.
    """
    last = await handed_last(visit)
    forward = await visit.desk.store.aread(forwards.one, last[0]) if len(last) == 1 else None
    if forward is None or forward.taken_back or forward.slip or await _changed_last(visit):
        return None
    if person.user_id in {one.user_id for one in forward.recipients}:
        return None
    back = await _taken_back(visit, last)
    manner = Manner(note or forward.note, forward.wish, forward.quote, forward.notice)
    await send.hand_on(visit, forward.article_id, [person], manner)
    return back


async def _changed_last(visit: Visit) -> bool:
    """Whether a subscription was changed last: 撤回 behind that is said of the change."""
    return bool(await undoing.last(visit) or await undoing.taken_back(visit))


async def _taken_back(visit: Visit, numbers: tuple[int, ...]) -> Screen:
    """All that one message has handed on."""
    shown = []
    for number in numbers:
        forward = await visit.desk.store.aread(forwards.one, number)
        if forward is None or forward.sender_id != visit.person.user_id:
            continue
        _in_time(visit, forward)
        await received.take_back(visit, forward)
        shown.append(texts.HANDED_BACK.format(title=forward.title[:40]))
        await receipts.refresh(visit.context.bot, visit.desk, number)
    if not shown:
        raise Sorry(texts.FORWARD_GONE)
    return Screen(plain("\n".join(shown)))


def _in_time(visit: Visit, forward: Forward) -> None:
    """Whether it may be taken back still.

    Raises:
        Sorry: it is too late, with the way to the article.
    """
    try:
        received.check_time(visit, forward)
    except Sorry as late:
        raise Sorry(late.sentence, _door(forward)) from None


def _door(forward: Forward) -> tuple[tuple[Button, ...], ...]:
    return ((Button(texts.OPEN_IT, OpenArticle(forward.article_id)),),)
