"""撤回 right behind a forward, 撤回转发, 转错人了: what was handed on last is taken back."""

from __future__ import annotations

from bot import texts
from bot.delivery import receipts
from bot.delivery.takenback import is_of_change, takes_back, takes_back_handed
from bot.features import received, search, undoing
from bot.features.typed import WAITS, handed_last
from bot.render.buttons import OpenArticle
from bot.render.keyboards import Button
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import forwards
from store.forwards import Forward


async def answered(visit: Visit, text: str) -> Screen | None:
    """What has become of it; None for another sentence, and where something else came last.

    Raises:
        Sorry: nothing was handed on, it was taken back already, or it is too late.
    """
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
