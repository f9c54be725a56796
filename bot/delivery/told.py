"""What a chat has been told today already, so that what overlaps is told once.

What counts is what stood before its readers' eyes: the numbered articles of a message. What was behind its
button for the rest has not been told: a digest of one topic shall not be empty because a longer one of
everything came before it.

A digest leaves out what another digest of the day has told. It does not leave out what an alert has told: an
alert is a tap on the shoulder, often put away unread, and the digest is the paper of the day, in which what
somebody cares for most must not be missing (what was opened meanwhile is left out in any case). An alert
leaves out what a digest or another alert has told: it is there to tell what is not known yet. A survey looks
back on a week: it leaves nothing out, and nothing is left out for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.delivery.schedule import moment
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
    """What the chats of a batch have been told today; what is made meanwhile is noted."""

    session: Session
    now: dt.datetime
    # The last delivery before a day began; many batches of a morning ask for the same.
    floors: dict[dt.datetime, int]
    _brought: dict[_Place, list[Brought]] = field(default_factory=dict)
    _known: set[int] = field(default_factory=set)

    def look_up(self, subs: Iterable[Subscription]) -> None:
        """Ask for the chats of these at once."""
        wanted = {sub.chat_id: sub.zone for sub in subs if sub.chat_id not in self._known}
        if not wanted:
            return
        start = min(self._begin(zone) for zone in set(wanted.values()))
        if start not in self.floors:
            self.floors[start] = brought.last_before(self.session, start)
        for some in batched(wanted):
            for each in brought.brought(self.session, some, self.floors[start]):
                self._brought.setdefault((each.chat_id, each.thread_id), []).append(each)
        self._known |= set(wanted)

    def note(self, sub: Subscription, kind: str, messages: Iterable[Message]) -> None:
        """This has been made now."""
        place = (sub.chat_id, sub.thread_id)
        made = Brought(kind, sub.id, *place, self.now, sub.style, tuple(messages))
        self._brought.setdefault(place, []).append(made)

    def to_place_of(self, sub: Subscription) -> dict[int, dt.datetime]:
        """The articles that the place of this subscription has been told of today, each with when."""
        self.look_up([sub])
        start = self._begin(sub.zone)
        kinds = {"digest"} if sub.kind == "digest" else {"digest", "alert"}
        found: dict[int, dt.datetime] = {}
        for each in self._brought.get((sub.chat_id, sub.thread_id), ()):
            if each.kind in kinds and each.style != "survey" and each.at >= start:
                for message in each.messages:
                    found |= {key: each.at for key in numbered(message).values() if key not in found}
        return found

    def has_just_come(self, sub: Subscription) -> bool:
        """Whether a digest of this subscription has left within the hour: one that a stop made late."""
        self.look_up([sub])
        made = self._brought.get((sub.chat_id, sub.thread_id), ())
        return any(each.subscription_id == sub.id and each.at > self.now - _JUST for each in made)

    def _begin(self, zone: str) -> dt.datetime:
        where = ZoneInfo(zone)
        return moment(self.now.astimezone(where).date(), 0, where)
