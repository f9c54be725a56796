"""撤回, 刚才那个不算, 不对，是后天: what was said last does not count, or was meant otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot import texts
from bot.delivery.changes import read_change
from bot.delivery.clauses import bared, is_order
from bot.delivery.resuming import read_resuming
from bot.delivery.severally import read_severally
from bot.delivery.takenback import (
    as_it_was,
    corrected,
    goes_on,
    instead,
    is_of_change,
    is_of_the_same,
    is_when,
    rather,
    takes_back,
    wants_again,
)
from bot.features import asked, card, changing, lastshown, ordering, severally, takinghanded, undoing
from bot.features.clauses import ordered
from bot.features.search import instead as instead_of
from bot.features.search import is_held
from bot.render.markup import join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import views


async def answered(visit: Visit, text: str) -> Screen | None:
    """The answer to a sentence that takes back what was said last; None for another, or for what is found.

    Raises:
        Sorry: what is said instead cannot be.
    """
    if wants_again(text) and (gone := await undoing.taken_back(visit)):
        return await undoing.do_again(visit, gone)
    if handed := await takinghanded.answered(visit, text):
        return handed
    if takes_back(text):
        said = await undoing.last(visit)
        if said and undoing.is_new(said) and is_of_change(text):
            said = None
        if said:
            return await undoing.take_back(visit, said)
        return await _card(visit, text) or await _nothing(visit, text)
    return await _corrected(visit, text)


async def _corrected(visit: Visit, text: str) -> Screen | None:
    """不对，是后天: what was meant, in the place of what was said last."""
    said = await undoing.last(visit)
    # 还是八点 is of what was changed just now, and else another sentence.
    after_all = rather(text)
    meant = corrected(text) or (
        after_all if said and after_all and is_of_the_same(said.text, after_all) else ""
    )
    if not meant:
        return await _asked_otherwise(visit, after_all)
    if said and undoing.is_new(said):
        # 不对，明天别发: what was ordered stays, and is to be so.
        said = None
    # 不对，后两个停三天; 不对，2号恢复
    anew = is_order(meant) or (said and (any(read_severally(meant)) or read_resuming(meant)))
    order = meant if anew else instead(said.text, meant) if said else ""
    if not order:
        return None if said else await _asked_otherwise(visit, meant)
    if said and not anew and any(_stood_so(said, meant, was) for was, _ in said.states.values()):
        return await undoing.take_back(visit, said)
    if said is None and await lastshown.was_sought(visit):
        # What it would correct was not understood: of what, and whether at all, is not known.
        raise Sorry(texts.NOT_UNDERSTOOD_BEFORE, (await instead_of(visit, text.strip()),))
    back = await undoing.take_back(visit, said) if said else None
    try:
        done = await severally.of_those(visit, order, said.states) if said else None
        done = done or (await severally.answered(visit, order) if said else None)
        done = done or await ordered(visit, order)
    except Sorry as sorry:
        if back is None:
            raise
        done = sorry.screen
    if done is None or back is None:
        return done or back
    return replace(done, text=join([plain(texts.UNSAID_FIRST), done.text]))


def _stood_so(said: views.Said, meant: str, was: dict[str, Any] | None) -> bool:
    """Whether the only one that was changed came at the time that is meant, before that."""
    before = was["minute"] if was and len(said.states) == 1 else None
    return before is not None and as_it_was(said.text, meant, before)


async def _asked_otherwise(visit: Visit, meant: str) -> Screen | None:
    """不对，早上七点, while it is asked whether another time is meant: the same ones take this one.

    Raises:
        Sorry: it cannot be so.
    """
    mine = await asked.about(visit) if meant and is_when(meant) else []
    change = read_change(bared(f"改成{meant}")) if mine else None
    return await changing.changed(visit, change.wish, "", among=mine) if change else None


async def _card(visit: Visit, text: str) -> Screen | None:
    """The card that waits is taken away: nothing of it was kept yet."""
    waiting = None if is_of_change(text) else await lastshown.card_near(visit)
    if waiting is None or not (waiting.several or await card.is_new(visit, waiting.view)):
        return None
    visit.decided = waiting.view
    # In its own place the card says which it was; of several the newest goes.
    name = await (ordering if waiting.several else card).name_of(visit, waiting.view)
    await visit.edit(Screen(plain(texts.CARD_TAKEN_AWAY.format(what=name))), waiting.message)
    return Screen(plain(texts.CARD_UNSAID))


async def _nothing(visit: Visit, text: str) -> Screen | None:
    """What there is for all else, where what was said last cannot be taken back; None: it may mean others."""
    if goes_on(text):
        return None
    if await undoing.was_said(visit):
        return Screen(plain(texts.NOTHING_UNSAID))
    if text in texts.BUTTON_WORDS or await is_held(visit, f"“{text}”"):
        return None
    return Screen(plain(texts.NOTHING_UNSAID))
