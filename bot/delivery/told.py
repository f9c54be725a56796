"""What a chat has been told already by other subscriptions, so that what overlaps is told once.

What counts is what stood before its readers' eyes: the numbered articles of a message. What was behind its
button for the rest has not been told: a digest of one topic shall not be empty because a longer one of
everything came before it.

A digest leaves out what another digest has told, on whichever day: what Saturday's digest of everything told
does not come again in Monday's of the working days. It does not leave out what an alert has told: an alert is
a tap on the shoulder, often put away unread, and the digest is the paper of the day, in which what somebody
cares for most must not be missing (what was opened meanwhile is left out in any case). An alert leaves out
what a digest or another alert has told: it is there to tell what is not known yet. A survey looks back on a
week: it leaves nothing out, and nothing is left out for it.

No time is set to this: an article is told or it is not. How far back must be looked follows from the articles
that are to be told, for nobody was told of them before they came in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.render import buttons
from bot.render.buttons import OpenArticle
from store import Session, brought
from store.brought import Brought
from store.messages import Message
from store.subscriptions import Subscription

# After a digest that came late the regular one of the day says nothing within this, where nothing is new.
_JUST = dt.timedelta(hours=1)
_AT_ONCE = 500
_Place = tuple[int, int | None]


def numbered(message: Message) -> dict[str, int]:
    """The article behind each number of a message."""
    found = {}
    for row in message.keyboard:
        for label, data in row:
            does = buttons.read(data)
            if isinstance(does, OpenArticle) and label.isdecimal():
                found[label] = does.article
    return found


def batched(chats: Iterable[int]) -> Iterator[list[int]]:
    """As many at a time as every database takes in one statement."""
    every = list(chats)
    return (every[start : start + _AT_ONCE] for start in range(0, len(every), _AT_ONCE))


@dataclass(slots=True)
class Told:
    """What the chats of a batch have been told; what is made meanwhile is noted."""

    session: Session
    now: dt.datetime
    # The last delivery before a time; many batches of a morning ask for the same.
    floors: dict[dt.datetime, int]
    _brought: dict[_Place, list[Brought]] = field(default_factory=dict)
    _known: set[int] = field(default_factory=set)
    # The articles that stood in a delivery: read when another subscription of its place asks for them.
    _stood: dict[int, frozenset[int]] = field(default_factory=dict)
    _made: int = 0

    def look_up(self, subs: Iterable[Subscription], start: dt.datetime) -> None:
        """Ask for the chats of these at once, for what they were brought since then, and in the last hour."""
        wanted = {sub.chat_id for sub in subs if sub.chat_id not in self._known}
        if not wanted:
            return
        start = min(start, self.now - _JUST)
        if start not in self.floors:
            self.floors[start] = brought.last_before(self.session, start)
        for some in batched(wanted):
            for each in brought.brought(self.session, some, self.floors[start]):
                self._brought.setdefault((each.chat_id, each.thread_id), []).append(each)
        self._known |= wanted

    def note(self, sub: Subscription, kind: str, messages: Iterable[Message]) -> None:
        """This has been made now."""
        place = (sub.chat_id, sub.thread_id)
        self._made -= 1
        self._stood[self._made] = _articles(messages)
        made = Brought(self._made, kind, sub.id, *place, self.now, sub.style)
        self._brought.setdefault(place, []).append(made)

    def to_place_of(self, sub: Subscription) -> dict[int, dt.datetime]:
        """The articles that other subscriptions have told the place of this one, each with when first."""
        kinds = {"digest"} if sub.kind == "digest" else {"digest", "alert"}
        others = [
            each
            for each in self._brought.get((sub.chat_id, sub.thread_id), ())
            if each.subscription_id != sub.id and each.kind in kinds and each.style != "survey"
        ]
        if unread := [each.number for each in others if each.number not in self._stood]:
            told = brought.messages(self.session, unread)
            self._stood |= {number: _articles(told.get(number, ())) for number in unread}
        found: dict[int, dt.datetime] = {}
        for each in others:
            found |= {key: each.at for key in self._stood[each.number] if key not in found}
        return found

    def has_just_come(self, sub: Subscription) -> bool:
        """Whether a digest of this subscription has left within the hour: one that a stop made late."""
        made = self._brought.get((sub.chat_id, sub.thread_id), ())
        return any(each.subscription_id == sub.id and each.at > self.now - _JUST for each in made)


def _articles(messages: Iterable[Message]) -> frozenset[int]:
    return frozenset(key for message in messages for key in numbered(message).values())
