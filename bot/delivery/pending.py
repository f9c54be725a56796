"""What was handed to people before they were members: it leaves when they come in."""

from __future__ import annotations

from telegram import Bot

from bot.context import Desk
from bot.delivery import receipts
from bot.delivery.slips import pass_on
from store import Session, forwards


async def came_in(bot: Bot, desk: Desk, user_id: int) -> None:
    """Somebody has become a member: what waited for them leaves, and its senders see it."""

    def release(session: Session) -> tuple[int, ...]:
        waiting = forwards.waiting_for(session, user_id)
        for number in waiting:
            forwards.progress(session, number, user_id, failed=None)
            # A slip that all others are done with goes on for this reader.
            forwards.change(session, number, closed_at=None)
            pass_on(session, number, desk.clock.now(), paper=desk.settings.paper, zone=desk.clock.zone)
        return waiting

    waiting = await desk.store.awrite(release)
    desk.bell.set()
    for number in waiting:
        await receipts.refresh(bot, desk, number)
