"""/send and 转发: the open article to colleagues, by name or by buttons, with a note, or as a slip."""

from __future__ import annotations

from dataclasses import replace

from bot import texts
from bot.addressing import MOST_NAMES, means_group
from bot.delivery.receipts import article_link, refresh
from bot.delivery.slips import pass_on
from bot.features import addressbook, namedlists, search, sendcard, whom
from bot.features.above import article_above
from bot.features.addressee import Meant, nobody
from bot.features.addressee import asked as asked  # noqa: PLC0414 -- handed on
from bot.features.addressee import meant as meant  # noqa: PLC0414 -- handed on
from bot.features.addressee import takes as takes  # noqa: PLC0414 -- handed on
from bot.features.sendcard import Sending, article_of, card, colleagues, label, sending_of
from bot.render.buttons import Act, OpenArticle
from bot.render.keyboards import Button, Elsewhere
from bot.render.markup import join, plain
from bot.render.receipt import receipt
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, contacts, forwards, openings, views
from store.forwards import Forward, Manner
from store.values import Member, View

ACTS, KIND, NOTE, LIST = sendcard.ACTS, sendcard.KIND, sendcard.NOTE, sendcard.LIST
_STEP = 8
_MOST_AT_ONCE = 100
_LIST_LENGTH, _QUOTE_LENGTH = 12, 300


async def run(visit: Visit, argument: str, article: int | None = None, nth: int = 0) -> Screen | None:
    """Hand the open article on, or this one: to the colleague or the list named, else by a card.

    In reply to a message that shows an article it is that one. A passage that is quoted goes with it.
    `nth`: of several that one message hands on, counted from 0.

    Raises:
        Sorry: no article is open, or there are too many names.
    """
    article = article or article_above(visit)
    article = article or await visit.desk.store.aread(openings.last, visit.person.user_id)
    if article is None:
        found = (await meant(visit, argument))[0] if argument else []
        called = [one.typed for one in found if not one.people]
        raise Sorry("\n".join([*map(_unknown, called[:1]), texts.SEND_WHAT]))
    sending = Sending(article, manner=Manner(quote=_quoted(visit)))
    if not argument:
        return await card(visit, sending)
    found, note = await meant(visit, argument)
    if len(found) > MOST_NAMES:
        raise Sorry(texts.SEND_TOO_MANY.format(most=MOST_NAMES))
    if any(_oneself(visit, one) for one in found):
        raise Sorry(texts.SEND_TO_ONESELF)
    sending = replace(sending, manner=replace(sending.manner, note=note))
    if means_group(argument) and not any(one.people for one in found):
        return _for_group(article)
    sure = {each.user_id: each for one in found if one.sure for each in one.people}
    if all(one.sure for one in found):
        copied = any(one.copied for one in found)
        return await _handed(visit, sending, list(sure.values()), nth, asks=bool(note) and copied)
    if len(found) == 1 and found[0].people:
        return await whom.asked(visit, sending, found[0])
    if len(found) == 1:
        return await sendcard.of_nobody(visit, sending, found[0].typed)
    doubtful = [each.user_id for one in found if not one.sure for each in one.people]
    shown = await card(visit, replace(sending, chosen=tuple(sure), first=tuple(doubtful[:_STEP])))
    asked = [
        plain((texts.SEND_UNSURE if one.people else texts.SEND_UNKNOWN).format(typed=one.typed[:20]))
        for one in found
        if not one.sure
    ]
    return Screen(join([*asked, shown.text]) if sure else join(asked), shown.keyboard)


def _unknown(typed: str) -> str:
    return texts.SEND_NOBODY_HERE.format(typed=typed[:20])


async def to_nobody(visit: Visit, text: str) -> Screen | None:
    """发给老王看看 where nobody is called so: that is said; None where articles have it so."""
    typed = await nobody(visit, text)
    if not typed or await search.is_held(visit, f"“{text.strip()}”"):
        return None
    return Screen(plain(_unknown(typed)), (await search.instead(visit, text),))


async def _handed(
    visit: Visit, sending: Sending, people: list[Member], nth: int, *, asks: bool
) -> Screen | None:
    """Handed on to these; 抄送王芳：请阅 may be said to the bot or to them, so a card shows who gets what."""
    if asks:
        chosen = tuple(each.user_id for each in people)
        return await card(visit, replace(sending, chosen=chosen, first=chosen))
    await hand_on(visit, sending.article, people, sending.manner, nth)
    return None


def _for_group(article: int) -> Screen:
    """That nothing is handed to a group, and how its members get to read it."""
    return Screen(
        plain(texts.SEND_TO_GROUP),
        (
            (Button(texts.SEND_ELSEWHERE, Elsewhere(f"a_{article}")),),
            (Button(texts.SEND_CHOOSE, Act(ACTS, "card", article)), Button(texts.BACK, OpenArticle(article))),
        ),
    )


def _oneself(visit: Visit, one: Meant) -> bool:
    """Whether the name is that of whoever types it, and surely nobody else's."""
    own = {visit.person.name.casefold(), f"@{visit.person.username}".casefold()}
    typed = one.typed.casefold()
    return not one.sure and typed in own and all(each.name.casefold() != typed for each in one.people)


def _quoted(visit: Visit) -> str:
    """The passage of a message that the command was sent in reply to."""
    message = visit.update.effective_message
    return message.quote.text[:_QUOTE_LENGTH] if message and message.quote else ""


async def begin(visit: Visit, article: int) -> Screen:
    """The card on which colleagues are chosen."""
    return await card(visit, Sending(article))


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """The card again, further down the list of colleagues."""
    return await card(visit, sending_of(view), offset)


async def act(visit: Visit, asked: Act) -> Screen | None:
    """What a button of the card says.

    Raises:
        Sorry: the card is gone, or nobody has been chosen.
    """
    if asked.action == "card":
        return await begin(visit, asked.number)
    sending = await _recalled(visit, asked.number)
    people = {each.user_id: each for each in await colleagues(visit)}
    if asked.action == "days" and not sending.manner.slip:
        raise Sorry(texts.SEND_DAYS_OF_SLIPS)
    turned = sending.turned(asked.action)
    if asked.action == "pick" and asked.other in people:
        turned = sending.toggled(asked.other)
    if turned:
        return await card(visit, turned)
    if asked.action == "one" and asked.other in people:
        await _hand_on_here(visit, replace(sending, chosen=(asked.other,)), [people[asked.other]])
        return None
    if asked.action in _FURTHER:
        return await _FURTHER[asked.action](visit, sending, asked)
    to = [people[user] for user in sending.chosen if user in people]
    if asked.action != "go" or not (to or sending.strangers):
        raise Sorry(texts.BUTTON_DEAD if asked.action != "go" else texts.SEND_NOBODY)
    await _hand_on_here(visit, sending, to)
    return None


async def _ask(visit: Visit, sending: Sending, asked: Act) -> Screen:
    """Ask for a note, or for the name of a list: the next message is the answer.

    Raises:
        Sorry: one person is no list.
    """
    if asked.action == LIST and len(sending.chosen) < 2:
        raise Sorry(texts.SEND_LIST_OF_TWO)
    now, user = visit.desk.clock.now(), visit.person.user_id
    await visit.desk.store.awrite(openings.ask, user, asked.action, asked.number, now)
    await visit.send(Screen(plain(texts.SEND_ASK_NOTE if asked.action == NOTE else texts.SEND_ASK_LIST)))
    return await card(visit, sending)


async def _stay(visit: Visit, sending: Sending, _: Act) -> Screen:
    return await card(visit, sending)


async def _book(visit: Visit, sending: Sending, asked: Act) -> Screen:
    """Telegram's own chooser, for people who are not among the members."""
    await addressbook.ask(visit, asked.number)
    return await card(visit, sending)


_FURTHER = {
    NOTE: _ask, LIST: _ask, "list": namedlists.picked, "unlist": namedlists.ended,
    "unlisted": namedlists.ended, "stay": _stay, "book": _book,
}  # fmt: skip


async def noted(visit: Visit, number: int, note: str) -> Screen:
    """The note that was asked for has come."""
    sending = await _recalled(visit, number)
    return await card(visit, replace(sending, manner=replace(sending.manner, note=note)))


async def list_named(visit: Visit, number: int, name: str) -> Screen:
    """The name of a list that was asked for has come: those chosen are kept under it.

    Raises:
        Sorry: there are too many lists, or the name has a blank and could not be typed.
    """
    sending = await _recalled(visit, number)
    plain_name = "".join(name.split())[:_LIST_LENGTH]
    if not plain_name:
        raise Sorry(texts.SEND_ASK_LIST)
    if not await visit.desk.store.awrite(contacts.keep, visit.person.user_id, plain_name, sending.chosen):
        raise Sorry(texts.TOO_MANY_LISTS.format(most=contacts.MOST_LISTS))
    return await card(visit, sending)


async def _recalled(visit: Visit, number: int) -> Sending:
    view = await visit.desk.store.aread(views.recall, number, visit.person.user_id)
    if view is None or view.kind != KIND:
        raise Sorry(texts.VIEW_DEAD)
    return sending_of(view)


async def hand_on(visit: Visit, article: int, people: list[Member], manner: Manner, nth: int = 0) -> None:
    """Hand on, and send the receipt."""
    forward = await _keep(visit, Sending(article, manner=manner), people, nth)
    message = await visit.send(_receipt(visit, forward))
    await visit.desk.store.awrite(forwards.change, forward.id, receipt=message)
    await _overtaken(visit, forward)


async def _hand_on_here(visit: Visit, sending: Sending, people: list[Member]) -> None:
    """Hand on; the receipt takes the card's place."""
    forward = await _keep(visit, sending, people)
    await addressbook.tell_of_strangers(visit, forward)
    message = visit.query.message if visit.query else None
    if message is not None:
        await visit.desk.store.awrite(forwards.change, forward.id, receipt=message.message_id)
    await visit.show(_receipt(visit, forward))
    await _overtaken(visit, forward)


async def _overtaken(visit: Visit, forward: Forward) -> None:
    """What arrived while the receipt was on its way is shown on it."""
    now = await visit.desk.store.aread(forwards.one, forward.id)
    if now is not None and now.recipients != forward.recipients:
        await refresh(visit.context.bot, visit.desk, forward.id)


async def _keep(visit: Visit, sending: Sending, people: list[Member], nth: int = 0) -> Forward:
    desk, person = visit.desk, visit.person
    # An update hands an article on once, however often it comes; numbers below zero are no update's.
    update = -(visit.update.update_id * _MOST_AT_ONCE + nth) if nth else visit.update.update_id
    stored = await article_of(visit, sending.article)
    every = await colleagues(visit)

    def keep(session: Session) -> Forward:
        now = desk.clock.now()
        to = [(each.user_id, label(each, every)) for each in people]
        sender, article = (person.user_id, person.name), (sending.article, stored.title)
        # Who has become a member since is none any more.
        members_now = {each.user_id for each in every}
        strangers = {user: name for user, name in sending.strangers if user not in {each for each, _ in to}}
        forward = forwards.hand_on(
            session, article, sender, [*to, *strangers.items()],
            manner=sending.manner, now=now, unknown=strangers.keys() - members_now,
            update_id=update,
        )  # fmt: skip
        pass_on(session, forward.id, now, paper=desk.settings.paper, zone=desk.clock.zone)
        return forward

    forward = await desk.store.awrite(keep)
    desk.bell.set()
    visit.handed = (*visit.handed, forward.id)
    return forward


def _receipt(visit: Visit, forward: Forward) -> Screen:
    link = article_link(visit.context.bot, forward.article_id)
    return Screen(*receipt(forward, visit.desk.clock.zone, link))
