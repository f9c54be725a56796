"""How fast messages may leave: Telegram's flood limits, kept before they are hit.

Telegram's FAQ for bots ("My bot is hitting limits"): some 30 messages a second in all, one a second in a
private chat, 20 a minute in a group.

The server counts messages as they arrive, and that is not as they leave: held up on the way by a busy machine
they bunch up, and what left in a second and a tenth arrives in one. So what is counted here is when each was
answered, less the shortest trip there and back seen of late; what is not answered yet counts as there.
"""

from __future__ import annotations

import asyncio
from collections import deque

# A little under the limits, so that an answer that leaves at once has its place.
PER_SECOND = 29.4
PRIVATE_GAP = 1.05
GROUP_GAP = 3.1
# A turn that was taken late, because the machine was busy, is made up for within so many seconds; but never
# do more arrive in a second than may.
_SLACK = 0.6
_WINDOW = 1.0
# The shortest of so many trips is what the line takes by itself; while all are under way it is looked again.
_TRIPS, _LOOK_AGAIN = 50, 0.005
# A refusal shows that a second was full: so long nothing else leaves.
_BREATH = 0.07
# So many messages what a colleague hands on may be ahead of its chat's pace, and of everybody's.
BURST, BURST_IN_ALL = 4, 10
# Chats whose turn has long passed are forgotten when there are more than this.
_REMEMBERED = 5000


class Pace:
    """Gives out turns to send. Answers take theirs at once; what nobody waits for keeps the pace."""

    def __init__(self) -> None:
        self._gap = 1 / PER_SECOND
        self._gate = asyncio.Lock()
        self._next = 0.0
        # Until when everything has been refused.
        self._shut = 0.0
        # How many may arrive in the window; how many are on their way, and when the last ones were answered.
        self._most = int(PER_SECOND)
        self._flying = 0
        self._answered: deque[float] = deque(maxlen=self._most)
        self._trips: deque[float] = deque(maxlen=_TRIPS)
        # When a chat may get its next message, who waits for it, and until when a chat has been refused.
        self._chats: dict[int, float] = {}
        self._lines: dict[int, asyncio.Lock] = {}
        self._held: dict[int, float] = {}

    def answered(self, chat_id: int) -> float:
        """An answer is leaving now: what keeps the pace comes after it. When that was, for `arrived`."""
        now = self._now()
        self._flying += 1
        self._next = max(self._next, now) + self._gap
        self._chats[chat_id] = max(self._chats.get(chat_id, 0.0), now) + self._gap_of(chat_id)
        return now

    async def turn(self, chat_id: int, *, soon: bool = False) -> float:
        """Wait until a message may leave to this chat; `soon`, within the short burst that is allowed.

        When it leaves is returned, for `arrived`: each turn must be followed by that, whatever came of it.
        """
        ahead = BURST * PRIVATE_GAP if soon and chat_id > 0 else 0.0
        early = BURST_IN_ALL * self._gap if soon else 0.0
        line = self._lines.setdefault(chat_id, asyncio.Lock())
        async with line:
            # First the chat's own time: a chat that must wait does not hold a turn that others could use.
            await asyncio.sleep(self._chats.get(chat_id, 0.0) - ahead - self._now())
            queued = self._gate.locked()
            async with self._gate:
                # Answers that leave meanwhile put the turn off once more.
                while (wait := self._free(early) - self._now()) > 0:
                    queued = True
                    await asyncio.sleep(wait)
                now = self._now()
                self._flying += 1
                # What came late because it was held up is made up for; a pause is not.
                self._next = max(self._next, now - _SLACK if queued else now) + self._gap
            self._chats[chat_id] = max(self._chats.get(chat_id, 0.0), now) + self._gap_of(chat_id)
        self._forget(now)
        return now

    def arrived(self, left: float) -> None:
        """What left then has been answered or refused, or will not be."""
        now = self._now()
        self._flying -= 1
        self._answered.append(now)
        self._trips.append(now - left)

    def flooded(self, chat_id: int, seconds: float) -> bool:
        """A chat was refused for so long. Everything waits when another chat still is; then True.

        One chat's limit is that chat's alone; two at the same time are the bot's.
        """
        now = self._now()
        others = any(chat != chat_id and until > now for chat, until in self._held.items())
        self._held = {chat: until for chat, until in self._held.items() if until > now}
        self._held[chat_id] = now + seconds
        # What is right behind it would be refused as well, and then everything would have to wait.
        self._next = max(self._next, now + _BREATH)
        if others:
            self._shut = max(self._shut, now + seconds)
        return others

    def _free(self, early: float = 0.0) -> float:
        """When the next message may leave, whichever chat it goes to."""
        return max(self._next - early, self._shut, self._room())

    def _room(self) -> float:
        """When one more may arrive, so that no second has more than may."""
        room = self._most - self._flying
        if room <= 0:
            return self._now() + _LOOK_AGAIN
        if len(self._answered) < room:
            return 0.0
        return self._answered[-room] + _WINDOW - min(self._trips)

    def _gap_of(self, chat_id: int) -> float:
        return GROUP_GAP if chat_id < 0 else PRIVATE_GAP

    def _forget(self, now: float) -> None:
        if len(self._chats) > _REMEMBERED:
            self._chats = {chat: at for chat, at in self._chats.items() if at > now}
            self._lines = {chat: line for chat, line in self._lines.items() if line.locked()}

    def _now(self) -> float:
        return asyncio.get_running_loop().time()
