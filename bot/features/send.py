"""/send and 转发: the open article to colleagues, by name or by buttons, with a note."""

from __future__ import annotations

from collections.abc import Iterable

from bot import texts
from bot.delivery.receipts import article_link, key
from bot.features.lists import number_of, remember, text_of
from bot.named import addressed, people_called
from bot.render.article import article_parts
from bot.render.buttons import Act
from bot.render.keyboards import Button, Keyboard, in_rows, pager
from bot.render.markup import bold, join, plain
from bot.render.outgoing import message_of
from bot.render.receipt import from_colleague, receipt, received_keyboard
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, articles, deliveries, forwards, members, openings, views
from store.errors import ArticleGone
from store.forwards import Forward
from store.values import Member, StoredArticle, View

ACTS, KIND, NOTE = "send", "sending", "note"
_STEP = 8
_NAME_LENGTH, _TITLE_LENGTH = 12, 40


async def run(visit: Visit, argument: str) -> Screen | None:
    """Hand the open article on: to the colleague named, else by a card.

    Raises:
        Sorry: no article is open, or nobody is called so.
    """
    article = await visit.desk.store.aread(openings.last, visit.person.user_id)
    if article is None:
        raise Sorry(texts.SEND_WHAT)
    people = await colleagues(visit)
    if not argument:
        return await begin(visit, article)
    name, note = addressed(argument, people)
    found = sorted(people_called(name, people), key=lambda each: each.user_id)
    if len(found) == 1 and name.removeprefix("@").casefold() in _exactly(found[0]):
        await hand_on(visit, article, found, note)
        return None
    card = await _card(visit, article, (), note)
    if not found:
        raise Sorry(texts.SEND_UNKNOWN.format(typed=name[:20]), card.keyboard)
    view = await remember(visit, KIND, article=article, chosen="", note=note)
    doors = [Button(_label(each, found), Act(ACTS, "one", view.id, each.user_id)) for each in found[:_STEP]]
    return Screen(plain(texts.SEND_WHICH.format(count=len(found), typed=name[:20])), in_rows(doors, 2))


async def takes(visit: Visit, argument: str) -> bool:
    """Whether 转发 with this argument is the command: it begins with a colleague's name."""
    people = await colleagues(visit)
    name, _ = addressed(argument, people)
    return any(name.removeprefix("@").casefold() in _exactly(each) for each in people)


async def begin(visit: Visit, article: int) -> Screen:
    """The card on which colleagues are chosen."""
    return await _card(visit, article, (), "")


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """The card again, further down the list of colleagues."""
    return await _card(visit, number_of(view, "article"), _chosen(view), text_of(view, "note") or "", offset)


async def act(visit: Visit, asked: Act) -> Screen:
    """What a button of the card says.

    Raises:
        Sorry: the card is gone, or nobody has been chosen.
    """
    if asked.action == "card":
        return await begin(visit, asked.number)
    view = await visit.desk.store.aread(views.recall, asked.number, visit.person.user_id)
    if view is None or view.kind != KIND:
        raise Sorry(texts.VIEW_DEAD)
    article, chosen, note = number_of(view, "article"), _chosen(view), text_of(view, "note") or ""
    people = {each.user_id: each for each in await colleagues(visit)}
    if asked.action == "one" and asked.other in people:
        return await _hand_on_here(visit, article, [people[asked.other]], note)
    if asked.action == "pick" and asked.other in people:
        toggled = tuple(user for user in chosen if user != asked.other)
        return await _card(visit, article, toggled if asked.other in chosen else (*chosen, asked.other), note)
    if asked.action == NOTE:
        now = visit.desk.clock.now()
        await visit.desk.store.awrite(openings.ask, visit.person.user_id, NOTE, view.id, now)
        await visit.send(Screen(plain(texts.SEND_ASK_NOTE)))
        return await _card(visit, article, chosen, note)
    if asked.action == "go":
        to = [people[user] for user in chosen if user in people]
        if not to:
            raise Sorry(texts.SEND_NOBODY)
        return await _hand_on_here(visit, article, to, note)
    raise Sorry(texts.BUTTON_DEAD)


async def noted(visit: Visit, number: int, note: str) -> Screen:
    """The note that was asked for has come."""
    view = await visit.desk.store.aread(views.recall, number, visit.person.user_id)
    if view is None or view.kind != KIND:
        raise Sorry(texts.VIEW_DEAD)
    return await _card(visit, number_of(view, "article"), _chosen(view), note)


async def colleagues(visit: Visit) -> list[Member]:
    """The other members: those written to last first, then by name."""
    store, own = visit.desk.store, visit.person.user_id
    every = {each.user_id: each for each in await store.aread(members.members) if each.user_id != own}
    recent = await store.aread(forwards.recent_people, own)
    first = [every[user] for user in recent if user in every]
    return [*first, *(each for each in every.values() if each.user_id not in recent)]


async def hand_on(visit: Visit, article: int, people: list[Member], note: str) -> None:
    """Hand on, and send the receipt."""
    forward = await _keep(visit, article, people, note)
    message = await visit.send(_receipt(visit, forward))
    await visit.desk.store.awrite(forwards.change, forward.id, receipt=message)


async def _hand_on_here(visit: Visit, article: int, people: list[Member], note: str) -> Screen:
    """Hand on; the receipt takes the card's place."""
    forward = await _keep(visit, article, people, note)
    message = visit.query.message if visit.query else None
    if message is not None:
        await visit.desk.store.awrite(forwards.change, forward.id, receipt=message.message_id)
    return _receipt(visit, forward)


async def _keep(visit: Visit, article: int, people: list[Member], note: str) -> Forward:
    desk, person = visit.desk, visit.person
    try:
        stored = await desk.store.aread(articles.article, article)
    except ArticleGone:
        raise Sorry(texts.ARTICLE_GONE) from None

    every = await colleagues(visit)

    def keep(session: Session) -> Forward:
        now = desk.clock.now()
        to = [(each.user_id, _label(each, every)) for each in people]
        sender = (person.user_id, person.name)
        forward = forwards.hand_on(session, (article, stored.title), sender, to, note=note, now=now)
        parts = article_parts(stored, desk.settings.paper, above=from_colleague(forward))
        message = message_of(parts[0], received_keyboard(forward, 0, len(parts), read=False))
        for user, _ in to:
            deliveries.put(session, key(forward.id, user), [message], user_id=user, chat_id=user, at=now)
        return forward

    return await desk.store.awrite(keep)


def _receipt(visit: Visit, forward: Forward) -> Screen:
    link = article_link(visit.context.bot, forward.article_id)
    return Screen(*receipt(forward, visit.desk.clock.zone, link))


async def _card(visit: Visit, article: int, chosen: tuple[int, ...], note: str, offset: int = 0) -> Screen:
    stored = await _article(visit, article)
    people = await colleagues(visit)
    if not people:
        raise Sorry(texts.INVITE_COLLEAGUES if visit.person.is_administrator else texts.NO_COLLEAGUES)
    picked = ",".join(map(str, chosen))
    view = await remember(visit, KIND, article=article, chosen=picked, note=note)
    shown = people[offset : offset + _STEP]
    doors = [
        Button(f"✓ {_label(each, people)}" if each.user_id in chosen else _label(each, people),
               Act(ACTS, "pick", view.id, each.user_id))
        for each in shown
    ]  # fmt: skip
    last = [Button(texts.ADD_NOTE, Act(ACTS, NOTE, view.id))]
    if chosen:
        last.append(Button(texts.SEND_NOW.format(count=len(chosen)), Act(ACTS, "go", view.id)))
    lines = [bold(texts.SEND_TO.format(title=stored.title[:_TITLE_LENGTH]))]
    if note:
        lines.append(plain(texts.SEND_NOTE.format(note=note)))
    keyboard: Keyboard = (
        *in_rows(doors, 2), pager(view.id, offset, _STEP, len(people)), tuple(last),
    )  # fmt: skip
    return Screen(join(lines), keyboard)


async def _article(visit: Visit, article: int) -> StoredArticle:
    try:
        return await visit.desk.store.aread(articles.article, article)
    except ArticleGone:
        raise Sorry(texts.ARTICLE_GONE) from None


def _chosen(view: View) -> tuple[int, ...]:
    return tuple(int(user) for user in (text_of(view, "chosen") or "").split(",") if user)


def _label(person: Member, people: Iterable[Member]) -> str:
    """The name; where another has the same, what tells the two apart."""
    name = person.name[:_NAME_LENGTH]
    if not any(each.name == person.name and each.user_id != person.user_id for each in people):
        return name
    return f"{name} {'@' + person.username if person.username else person.user_id}"


def _exactly(person: Member) -> set[str]:
    return {person.name.casefold(), (person.username or person.name).casefold(), str(person.user_id)}
