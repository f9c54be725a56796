"""Digests and alerts as messages of the outbox: text, numbers to open, the rest, pause and settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot import texts
from bot.delivery.edition import Edition, edition_text, issue_heads, standing_on
from bot.delivery.making import Making
from bot.render import phone
from bot.render.article import article_parts
from bot.render.buttons import Act, OfSubscription, ShowView
from bot.render.keyboards import Button, Keyboard, Row, numbers
from bot.render.lists import TITLE_LENGTH, source_line
from bot.render.markup import Rich, bold, join, marked, plain, shortened
from bot.render.outgoing import message_of
from store import Session, articles, views
from store.messages import Message
from store.search.level import level
from store.search.query import understand
from store.search.snippet import Needles, snippet
from store.search.snippet import marked as found
from store.subscriptions import Subscription
from store.values import Headline

VIEW = "edition"
# So many articles come whole; more would be a flood, the rest is behind a button.
_WHOLE = 3
_HITS = 5


def digest_messages(making: Making, sub: Subscription, edition: Edition) -> list[Message]:
    """A digest; its list is kept, so that its buttons work."""
    session, paper = making.session, making.paper
    if not edition.items:
        # Of several subscriptions it must be clear which one has nothing.
        about = texts.ABOUT.format(topics=texts.listed(sub.topics)) if sub.topics else ""
        said = "\n".join(filter(None, (texts.NOTHING_NEW, about, edition.told)))
        return [message_of(plain(said), (_told_before(session, sub, edition), subscription_row(sub)))]
    view = _remember(session, sub, [item.id for item in edition.items], edition.head)
    text, keyboard = edition_screen(edition, paper, view, 0, making.doubtful)
    before = _told_before(session, sub, edition)
    messages = [message_of(text, (*keyboard, before, subscription_row(sub)))]
    if sub.style == "whole":
        for item in edition.screen(0)[:_WHOLE]:
            stored = articles.article(session, item.id)
            messages += [message_of(part) for part in article_parts(stored, paper)]
    return messages


def edition_screen(
    edition: Edition, paper: str, view: int, offset: int, doubtful: Callable[[Sequence[int]], set[int]]
) -> tuple[Rich, Keyboard]:
    """A screen of an edition, with the numbers of its articles and the way to the rest."""
    shown = edition.screen(offset)
    head = f"{texts.DIGEST} · {issue_heads(edition.items, paper)}"
    doubts = doubtful([item.id for item in shown])
    foot = standing_on(shown, [at for at, item in enumerate(shown, start=offset + 1) if item.id in doubts])
    text = join([edition_text(edition, head, offset), plain("\n") + foot])
    left = len(edition.items) - offset - len(shown)
    row: Row = ()
    if offset:
        row = (Button(texts.PREVIOUS_PAGE, ShowView(view, edition.screen_before(offset))),)
    if left > 0:
        row = (*row, Button(texts.REST.format(count=left), ShowView(view, offset + len(shown))))
    keep = (Button(texts.SAVE_ALL, Act("clip", "edition", view, offset)),)
    return text, (*numbers((item.id for item in shown), view, offset, offset + 1), row, keep)


def alert_messages(
    session: Session, sub: Subscription, items: Sequence[Headline], paper: str
) -> list[Message]:
    """An alert: the hits, each with the sentence that matches."""
    view = _remember(session, sub, [item.id for item in items])
    bodies = articles.texts_of(session, [item.id for item in items[:_HITS]])
    lines = [bold(texts.ALERT.format(topics=texts.listed(sub.topics), count=len(items)))]
    for number, item in enumerate(items[:_HITS], start=1):
        hit = _hit(number, item, bodies[item.id], _needles(sub, bodies[item.id], item))
        if number > 1 and phone.lines_of(join([*lines, hit]).text) > phone.LINES:
            break
        lines.append(hit)
    shown = items[: len(lines) - 1]
    left = len(items) - len(shown)
    rest = (Button(texts.REST.format(count=left), ShowView(view, 0)),) if left else ()
    keyboard = (*numbers((item.id for item in shown), view, 0), rest, subscription_row(sub))
    return [message_of(join(lines), keyboard)]


def _hit(number: int, item: Headline, body: Sequence[str], needles: Needles) -> Rich:
    title = plain(f"{number}. ") + shortened(marked(found(item.title, needles)), TITLE_LENGTH)
    sentence = marked(snippet(body, needles).strip())
    return join([plain(""), title, plain(source_line(item)), sentence])


def _told_before(session: Session, sub: Subscription, edition: Edition) -> Row:
    """The way to what is left out because it has been told: it may have been overlooked."""
    if not edition.before:
        return ()
    view = _remember(session, sub, edition.before, texts.TOLD_HEAD)
    return (Button(texts.TOLD_BUTTON.format(count=len(edition.before)), ShowView(view, 0)),)


def _remember(session: Session, sub: Subscription, items: Sequence[int], head: str = "") -> int:
    ids = ",".join(map(str, items))
    params: dict[str, str | int | None] = {
        "items": ids,
        "subscription": sub.id,
        **({"head": head} if head else {}),
    }
    return views.remember(session, sub.user_id, VIEW, params)


def _needles(sub: Subscription, body: Sequence[str], item: Headline) -> Needles:
    """What to mark: the topic that the article answers best."""
    every = [Needles.of(understand(topic)) for topic in sub.topics]
    text = level("\n".join([item.title, *body]))
    return max(every, key=lambda needles: needles.worth(text))


def subscription_row(sub: Subscription) -> Row:
    """Under everything that is brought: pause (or go on), settings, end."""
    label = texts.RESUME if sub.paused else texts.STOP_NOT
    stands = Button(label, OfSubscription(sub.id, "resume"))
    return (
        stands if sub.paused or sub.stop_from else Button(texts.PAUSE, OfSubscription(sub.id, "pause")),
        Button(texts.SETTINGS, OfSubscription(sub.id, "edit")),
        Button(texts.UNSUBSCRIBE, OfSubscription(sub.id, "end")),
    )
