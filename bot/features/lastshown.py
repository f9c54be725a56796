"""What this person was shown last, as far as it is spoken of: its buttons, its list, what it handed on."""

from __future__ import annotations

import datetime as dt
import logging

from bot import texts
from bot.features import numbered, outdating, sendcard, turning, undecided, unsubscribing, which
from bot.features.undecided import Undecided
from bot.labels import ARTICLE, NEAR, PAGES, SURE, refuses
from bot.render import buttons
from bot.render.buttons import Act, Begin, Choose, OfSubscription, ShowView
from bot.render.keyboards import Elsewhere
from bot.screen import Screen
from bot.visit import Visit
from store import views
from store.errors import StoreError
from store.values import View

_log = logging.getLogger(__name__)
# Who says 好 a while later may mean something else.
WAITS = dt.timedelta(minutes=15)
# Of a list of hits: its order, how it was read, and to keep all that is shown.
_OF_HITS = frozenset(
    (texts.NEWEST_FIRST, texts.BEST_FIRST, texts.NARROW, texts.AS_TYPED, texts.ONLY_AS_TYPED, texts.SAVE_ALL)
)
# No label: the card that waits, on which colleagues are chosen.
_SENDING = "#sending"
# No label: of whom it is asked whether they are meant, behind the number of the question.
_WHOM = "@whom"
# No label: what was handed on last.
_HANDED = "@handed"
# No label: what was asked last was looked for.
_SOUGHT = "@sought"
# Of the last answer alone.
_LATEST = frozenset((_SOUGHT, _HANDED, _WHOM))
_ISSUES = frozenset((texts.OLDER_ISSUE, texts.NEWER_ISSUE))


async def note(visit: Visit, screen: Screen | None) -> None:
    """The buttons under what this person was shown last, as far as they can be typed; not in groups.

    An answer that is neither an article nor a list leaves those on the screen, but nothing waits to be
    confirmed behind it.
    """
    user = visit.person.user_id
    if visit.chat_id != user or not visit.person.admitted:
        return
    gone = visit.outdated
    await outdating.mark(visit)
    noted = await visit.desk.store.aread(views.last_pressable, user)
    # Thanks go with what was said before them.
    over = {_SOUGHT} if visit.stays_last else _LATEST
    before = {key: data for key, data in noted.items.items() if key not in over} if noted else {}
    now = _typable(screen) if screen else {}
    card = outdating.noted_of(screen, visit.shown) if screen else {}
    # A list of nothing stands in the place of the one before.
    empty = turning.LIST not in now and (visit.sought or visit.emptied)
    if not now:
        # Once something has been handed on no card waits: a note to it would have it sent again.
        over = SURE | {_SENDING} if visit.handed else SURE
        now = {key: data for key, data in before.items() if key not in over and not numbered.is_noted(key)}
    now = turning.without_list(now) if empty else now
    now |= card or {key: before[key] for key in outdating.KEYS if key in before}
    now = {key: data for key, data in now.items() if key != undecided.KEY}
    now |= undecided.noted(visit, screen, noted.items if noted and not _refuses(visit) else {}, gone)
    now |= _sought(visit) | ({_HANDED: ",".join(map(str, visit.handed))} if visit.handed else {})
    # Nearly everything that is shown has no such button: nothing is written for it.
    if not now and not (noted and noted.items):
        return
    try:
        await visit.desk.store.awrite(views.pressable, user, now, visit.desk.clock.now())
    except StoreError as error:
        _log.warning("buttons were not noted: %s", error)


def _refuses(visit: Visit) -> bool:
    """Whether 算了 or 不对 was said, of whatever: no card waits behind it."""
    message = visit.update.effective_message
    said = (message.text or "") if message and visit.query is None else ""
    return bool(said) and refuses(said)


def _sought(visit: Visit) -> dict[str, str]:
    """The message that a search answers, and its answer; nothing for another answer."""
    message = visit.update.effective_message
    if not visit.sought or visit.query or message is None or visit.shown is None:
        return {}
    return {_SOUGHT: f"{message.message_id}:{visit.shown}"}


async def answer_sought(visit: Visit) -> int | None:
    """The answer to this message, where a search gave it, lately, and nothing was asked since."""
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    message = visit.update.effective_message
    if noted is None or message is None or visit.desk.clock.now() - noted.at > WAITS:
        return None
    asked, _, answer = noted.items.get(_SOUGHT, "").partition(":")
    return int(answer) if answer and asked == str(message.message_id) else None


async def was_sought(visit: Visit) -> bool:
    """Whether what was said last, a moment ago, was looked for."""
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    return noted is not None and _SOUGHT in noted.items and visit.desk.clock.now() - noted.at <= WAITS


def _typable(screen: Screen) -> dict[str, str]:
    """Only subscriptions are confirmed by a word: what is erased or handed on wants a press."""
    under = [button for row in screen.keyboard for button in row]
    of_article = any(isinstance(one.does, Act) and one.does.what == "clip" for one in under)
    is_article = of_article and any(one.label == ARTICLE for one in under)
    listed = turning.noted_of(under)
    labels = NEAR | {ARTICLE} if is_article else PAGES | {texts.BACK}
    labels |= _OF_HITS if listed else frozenset()
    # 上一期 2024-10-31 is called by its first word.
    found = {
        one.label.split()[0]: buttons.write(one.does)
        for one in under
        if isinstance(one.does, Begin) and one.label.split()[0] in _ISSUES
    }
    found |= {
        one.label: buttons.write(one.does)
        for one in under
        if not isinstance(one.does, Elsewhere)
        and (one.label in labels or (one.label in SURE and _is_of_subscriptions(one.does)))
    }
    sending = (one.does for one in under if isinstance(one.does, Act) and one.does.what == sendcard.ACTS)
    waits = [str(one.number) for one in sending if one.action == "go"]
    asked = numbered.noted_of(under)
    whom = [one.does for one in under if isinstance(one.does, Act) and one.does.what == sendcard.ACTS]
    either = [str(one.other) for one in whom if one.action == "one" or (one.action == "pick" and not waits)]
    asked |= {_WHOM: f"{whom[0].number}:{','.join(either)}"} if either else {}
    return found | listed | asked | ({_SENDING: waits[0]} if waits else {})


def _is_of_subscriptions(does: object) -> bool:
    """Whether a button is of one subscription, its card, a change of it, or the end of all."""
    said = isinstance(does, Act) and does.what in {unsubscribing.ACTS, which.ACTS, undecided.ORDERS}
    return said or isinstance(does, Choose | OfSubscription)


async def card_near(visit: Visit) -> Undecided | None:
    """The newest card that nobody has confirmed or put away, where nothing was changed or handed on since."""
    if visit.chat_id != visit.person.user_id:
        return None
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    cards = undecided.cards(noted.items) if noted else []
    since = (visit.desk.clock.now() - WAITS).timestamp()
    return next((one for one in cards if one.at >= since and one.since < undecided.FAR), None)


async def sending_on_screen(visit: Visit) -> int:
    """The card on which colleagues are chosen, where it waits on the screen; 0 where none does."""
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    late = noted is None or visit.desk.clock.now() - noted.at > WAITS
    return 0 if noted is None or late else int(noted.items.get(_SENDING, "0"))


async def whom_asked(visit: Visit) -> tuple[int, frozenset[int]]:
    """The question whom a name means that was shown last, and those who are asked about; else nobody."""
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    late = noted is None or visit.desk.clock.now() - noted.at > WAITS
    if noted is None or late or visit.chat_id != visit.person.user_id:
        return 0, frozenset()
    number, _, people = noted.items.get(_WHOM, "").partition(":")
    return int(number or 0), frozenset(int(each) for each in people.split(",") if each)


async def handed_last(visit: Visit) -> tuple[int, ...]:
    """What the last message or press has handed on, a moment ago; empty where it did something else."""
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    late = noted is None or visit.desk.clock.now() - noted.at > WAITS
    if noted is None or late or visit.chat_id != visit.person.user_id:
        return ()
    return tuple(int(number) for number in noted.items.get(_HANDED, "").split(",") if number)


async def view_on_screen(visit: Visit, *, behind: bool = False) -> View | None:
    """The list that was shown last, a moment ago; `behind`: or the one from which an article was opened."""
    if visit.chat_id != visit.person.user_id:
        return None
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    if noted is None or visit.desk.clock.now() - noted.at > WAITS:
        return None
    number, _, _ = noted.items.get(turning.LIST, "").partition(":")
    back = buttons.read(noted.items.get(texts.BACK)) if behind else None
    shown = int(number) if number.isdecimal() else back.view if isinstance(back, ShowView) else 0
    return await visit.desk.store.aread(views.recall, shown, visit.person.user_id)


async def is_asked(visit: Visit) -> bool:
    """Whether a numbered question about subscriptions, or the list of them, was shown last."""
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    return noted is not None and any(map(numbered.is_noted, noted.items))


async def is_list_on_screen(visit: Visit) -> bool:
    """Whether a list was shown last, and no article since."""
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    if noted is None:
        return False
    # A search without a hit leaves the article that was open.
    return turning.LIST in noted.items or (turning.EMPTY in noted.items and ARTICLE not in noted.items)
