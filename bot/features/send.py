"""/send and 转发: the open article to colleagues, by name or by buttons, with a note, or as a slip."""

from __future__ import annotations

from dataclasses import replace

from bot import texts
from bot.delivery.receipts import article_link
from bot.delivery.slips import pass_on
from bot.features import sendcard
from bot.features.lists import remember
from bot.features.sendcard import Sending, article_of, card, colleagues, label, sending_of
from bot.named import addressed, people_called
from bot.render.buttons import Act
from bot.render.keyboards import Button, in_rows
from bot.render.markup import plain
from bot.render.receipt import receipt
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, contacts, forwards, openings, views
from store.contacts import NamedList
from store.forwards import Forward, Manner
from store.values import Member, View

ACTS, KIND, NOTE, LIST = sendcard.ACTS, sendcard.KIND, sendcard.NOTE, sendcard.LIST
_STEP = 8
_LIST_LENGTH, _QUOTE_LENGTH = 12, 300


async def run(visit: Visit, argument: str) -> Screen | None:
    """Hand the open article on: to the colleague or the list named, else by a card.

    A passage that the command quotes goes with it.

    Raises:
        Sorry: no article is open, or nobody is called so.
    """
    article = await visit.desk.store.aread(openings.last, visit.person.user_id)
    if article is None:
        raise Sorry(texts.SEND_WHAT)
    people = await colleagues(visit)
    sending = Sending(article, manner=Manner(quote=_quoted(visit)))
    if not argument:
        return await card(visit, sending)
    if listed := await _listed(visit, argument):
        named, note = listed
        found = [each for user in named.people for each in people if each.user_id == user]
        if found:
            await hand_on(visit, article, found, replace(sending.manner, note=note))
            return None
    name, note = addressed(argument, people)
    sending = replace(sending, manner=replace(sending.manner, note=note))
    found = sorted(people_called(name, people), key=lambda each: each.user_id)
    if len(found) == 1 and name.removeprefix("@").casefold() in _exactly(found[0]):
        await hand_on(visit, article, found, sending.manner)
        return None
    shown = await card(visit, sending)
    if not found:
        raise Sorry(texts.SEND_UNKNOWN.format(typed=name[:20]), shown.keyboard)
    view = await remember(visit, KIND, article=article, chosen="", note=note, quote=sending.manner.quote)
    doors = [Button(label(each, found), Act(ACTS, "one", view.id, each.user_id)) for each in found[:_STEP]]
    return Screen(plain(texts.SEND_WHICH.format(count=len(found), typed=name[:20])), in_rows(doors, 2))


def _quoted(visit: Visit) -> str:
    """The passage of a message that the command was sent in reply to."""
    message = visit.update.effective_message
    return message.quote.text[:_QUOTE_LENGTH] if message and message.quote else ""


async def _listed(visit: Visit, argument: str) -> tuple[NamedList, str] | None:
    """The list that the argument begins with, and the note behind it."""
    for named in await visit.desk.store.aread(contacts.lists, visit.person.user_id):
        rest = argument[len(named.name) :]
        if argument.startswith(named.name) and (not rest or rest[0].isspace()):
            return named, rest[1:]
    return None


async def takes(visit: Visit, argument: str) -> bool:
    """Whether 转发 with this argument is the command: it begins with a colleague's name, or a list's."""
    if await _listed(visit, argument):
        return True
    people = await colleagues(visit)
    name, _ = addressed(argument, people)
    return any(name.removeprefix("@").casefold() in _exactly(each) for each in people)


async def begin(visit: Visit, article: int) -> Screen:
    """The card on which colleagues are chosen."""
    return await card(visit, Sending(article))


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """The card again, further down the list of colleagues."""
    return await card(visit, sending_of(view), offset)


async def act(visit: Visit, asked: Act) -> Screen:
    """What a button of the card says.

    Raises:
        Sorry: the card is gone, or nobody has been chosen.
    """
    if asked.action == "card":
        return await begin(visit, asked.number)
    sending = await _recalled(visit, asked.number)
    people = {each.user_id: each for each in await colleagues(visit)}
    turned = sending.turned(asked.action)
    if asked.action == "pick" and asked.other in people:
        turned = sending.toggled(asked.other)
    if turned:
        return await card(visit, turned)
    if asked.action == "one" and asked.other in people:
        return await _hand_on_here(visit, replace(sending, chosen=(asked.other,)), [people[asked.other]])
    if asked.action in ("list", "unlist", NOTE, LIST):
        ask = asked.action in (NOTE, LIST)
        return await (_ask(visit, sending, asked) if ask else _with_list(visit, sending, asked, people))
    to = [people[user] for user in sending.chosen if user in people]
    if asked.action != "go" or not to:
        raise Sorry(texts.BUTTON_DEAD if asked.action != "go" else texts.SEND_NOBODY)
    return await _hand_on_here(visit, sending, to)


async def _ask(visit: Visit, sending: Sending, asked: Act) -> Screen:
    """Ask for a note, or for the name of a list: the next message is the answer."""
    now, user = visit.desk.clock.now(), visit.person.user_id
    await visit.desk.store.awrite(openings.ask, user, asked.action, asked.number, now)
    await visit.send(Screen(plain(texts.SEND_ASK_NOTE if asked.action == NOTE else texts.SEND_ASK_LIST)))
    return await card(visit, sending)


async def _with_list(visit: Visit, sending: Sending, asked: Act, people: dict[int, Member]) -> Screen:
    store, own = visit.desk.store, visit.person.user_id
    if asked.action == "unlist":
        await store.awrite(contacts.remove, own, asked.other)
        return await card(visit, sending)
    named = next((each for each in await store.aread(contacts.lists, own) if each.id == asked.other), None)
    if named is None:
        raise Sorry(texts.BUTTON_DEAD)
    chosen = () if named.people == sending.chosen else tuple(user for user in named.people if user in people)
    return await card(visit, replace(sending, chosen=chosen))


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


async def hand_on(visit: Visit, article: int, people: list[Member], manner: Manner) -> None:
    """Hand on, and send the receipt."""
    forward = await _keep(visit, article, people, manner)
    message = await visit.send(_receipt(visit, forward))
    await visit.desk.store.awrite(forwards.change, forward.id, receipt=message)


async def _hand_on_here(visit: Visit, sending: Sending, people: list[Member]) -> Screen:
    """Hand on; the receipt takes the card's place."""
    forward = await _keep(visit, sending.article, people, sending.manner)
    message = visit.query.message if visit.query else None
    if message is not None:
        await visit.desk.store.awrite(forwards.change, forward.id, receipt=message.message_id)
    return _receipt(visit, forward)


async def _keep(visit: Visit, article: int, people: list[Member], manner: Manner) -> Forward:
    desk, person = visit.desk, visit.person
    stored = await article_of(visit, article)
    every = await colleagues(visit)

    def keep(session: Session) -> Forward:
        now = desk.clock.now()
        to = [(each.user_id, label(each, every)) for each in people]
        sender = (person.user_id, person.name)
        forward = forwards.hand_on(session, (article, stored.title), sender, to, manner=manner, now=now)
        pass_on(session, forward.id, now, paper=desk.settings.paper, zone=desk.clock.zone)
        return forward

    return await desk.store.awrite(keep)


def _receipt(visit: Visit, forward: Forward) -> Screen:
    link = article_link(visit.context.bot, forward.article_id)
    return Screen(*receipt(forward, visit.desk.clock.zone, link))


def _exactly(person: Member) -> set[str]:
    return {person.name.casefold(), (person.username or person.name).casefold(), str(person.user_id)}
