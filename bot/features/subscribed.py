"""/subscriptions: everything that a person has subscribed to, screen by screen."""

from __future__ import annotations

from collections.abc import Collection

from bot import texts
from bot.features.history import history
from bot.features.lists import number_of, remember, text_of
from bot.features.subscription import coming, describe, places
from bot.render.buttons import Begin, OfSubscription, SubscriptionAction
from bot.render.keyboards import Button, in_rows, pager
from bot.render.lists import stretch
from bot.render.markup import Rich, bold, join, plain, shortened
from bot.screen import Screen
from bot.visit import Visit
from store import Session, subscriptions
from store.receipts import receipts
from store.subscriptions import Subscription
from store.values import View

KIND = "subs"
# Each takes three or four lines on a phone.
SIZE = 5
_A_ROW = 5
# A saved search may be a long query: what stands in the list is enough to know it by.
_LENGTH = 80


async def run(visit: Visit, _: str) -> Screen:
    """Everything that this person has subscribed to."""
    # Who looks whether it was understood may take it back then.
    visit.stays_last = True
    return await offer(visit)


async def offer(visit: Visit, only: Collection[int] = (), *, ending: bool = False, note: str = "") -> Screen:
    """Some of them (none named: all), to be changed or ended by their numbers; a note stands above."""
    some = ",".join(map(str, only))
    view = await remember(visit, KIND, only=some, ending=int(ending))
    found = await show(visit, view, 0)
    return Screen(join([plain(note), found.text], "\n\n"), found.keyboard) if note else found


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """A screen of the list; the numbers are those of the whole list."""
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    only = {int(number) for number in (text_of(view, "only") or "").split(",") if number}
    found = [(at, sub) for at, sub in enumerate(every, start=1) if not only or sub.id in only]
    new = (Button(texts.NEW_SUBSCRIPTION, Begin("subscribe")),)
    if not found:
        return Screen(plain(texts.NO_SUBSCRIPTIONS), (new,))
    ending = bool(number_of(view, "ending"))
    # Some may have been ended since the list was shown.
    offset = min(offset, (len(found) - 1) // SIZE * SIZE)
    shown = found[offset : offset + stretch(len(found), offset, SIZE)]
    head = texts.WHICH_TO_END if ending else texts.SUBSCRIPTIONS_HEAD.format(count=len(found))
    said = await visit.desk.store.aread(_said, [sub for _, sub in shown])
    lines = [bold(head)]
    for at, sub in shown:
        lines += _lines(visit, at, sub, *said[sub.id], briefly=ending)
    action: SubscriptionAction = "end" if ending else "edit"
    doors = [Button(str(at), OfSubscription(sub.id, action)) for at, sub in shown]
    ways = pager(view.id, offset, SIZE, len(found), len(shown))
    return Screen(join(lines), (*in_rows(doors, _A_ROW), ways, () if ending else new))


def _lines(visit: Visit, at: int, sub: Subscription, place: str, told: str, *, briefly: bool) -> list[Rich]:
    name = plain("" if briefly else "\n") + plain(f"{at}. ") + shortened(plain(describe(sub, place)), _LENGTH)
    if briefly:
        return [name]
    return [name, *(plain(line) for line in (coming(sub, visit.desk.clock.now()), told) if line)]


def _said(session: Session, found: list[Subscription]) -> dict[int, tuple[str, str]]:
    """Where each is brought to, where that is a group, and what became of the last ones."""
    where = places(session, found)
    told = {}
    for sub in found:
        others = subscriptions.digests_to(session, sub.chat_id, sub.thread_id) > 1
        told[sub.id] = (where.get(sub.id, ""), history(sub, receipts(session, sub.id), overlaps=others))
    return told
