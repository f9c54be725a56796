"""Who is due, and what they get: written to the outbox in the same transaction as the fact that it was."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from bot import texts
from bot.delivery.edition import Edition
from bot.delivery.making import Making, Shared
from bot.delivery.planning import following, last_planned, missed_since
from bot.delivery.render import alert_messages, digest_messages
from bot.survey.messages import survey_messages
from store import Session, deliveries, openings, subscriptions
from store.subscriptions import Subscription

# A digest is made within a minute of its time while the machine is up; one that is made later says so.
LATE_AFTER = dt.timedelta(seconds=90)
BATCH = 100
# A digest that cannot be made is tried again after this, and holds up nobody else's.
AGAIN_AFTER = dt.timedelta(minutes=10)


def make_due(
    session: Session,
    now: dt.datetime,
    *,
    paper: str,
    admins: frozenset[int],
    user_id: int | None = None,
    limit: int = BATCH,
    shared: Shared | None = None,
) -> int:
    """Queue the digests that are due, a batch at most; how many subscriptions were looked at.

    Raises whatever the store raises; then nothing of the batch is kept, and it is due still.
    """
    found = subscriptions.due(session, now, limit=limit, user_id=user_id)
    if not found:
        return 0
    making = Making(session, now, paper, admins, shared or Shared())
    for sub in found:
        _one(making, sub)
    return len(found)


def put_off(session: Session, now: dt.datetime, *, user_id: int | None = None) -> int | None:
    """Look again later at the digest that is due first, which cannot be made; which that is."""
    found = subscriptions.due(session, now, limit=1, user_id=user_id)
    for sub in found:
        subscriptions.change(session, sub.id, next_due=now + AGAIN_AFTER)
    return found[0].id if found else None


def _one(making: Making, sub: Subscription) -> None:
    if not making.admitted(sub.user_id):
        subscriptions.forget_person(making.session, sub.user_id)
        return
    planned = last_planned(sub, making.now, making.works)
    if planned is None:
        # The clock has been put back: nothing is due, only the next time was wrong.
        subscriptions.change(making.session, sub.id, next_due=following(sub, making.now, making.works))
        return
    day = planned.astimezone(ZoneInfo(sub.zone)).date()
    if sub.paused:
        deliveries.resume(making.session, sub.id)
    told = _tell(making, sub, planned, day)
    # A digest of that day had gone out before: what is new since then is left to the next one.
    cursor = making.until if told else sub.cursor
    subscriptions.change(
        making.session, sub.id, cursor=cursor, last_day=day, paused=False, paused_until=None,
        next_due=following(sub, making.now, making.works, last_day=day),
    )  # fmt: skip


def _tell(making: Making, sub: Subscription, planned: dt.datetime, day: dt.date) -> bool:
    """Queue what there is to tell; False when this day has been told before."""
    since = missed_since(sub, day)
    found = making.fresh(sub)
    read = openings.among(making.session, sub.user_id, [item.id for item in found.items])
    told = making.composed(sub, found, read, together=since is not None or sub.style == "survey")
    late = _local(planned, sub) if making.now - planned > LATE_AFTER else ""
    edition = Edition(told.items, sub.style, sub.topics, late, since if told.items else None, told.also)
    if not (edition.items or sub.says_nothing_new):
        return True
    if sub.style == "survey" and edition.items:
        messages = survey_messages(making, sub, edition)
    else:
        messages = digest_messages(making, sub, edition)
    return deliveries.put(
        making.session, f"digest:{sub.id}:{day.isoformat()}", messages, user_id=sub.user_id,
        chat_id=sub.chat_id, thread_id=sub.thread_id, subscription_id=sub.id, at=making.now,
    )  # fmt: skip


def _local(moment: dt.datetime, sub: Subscription) -> str:
    wall = moment.astimezone(ZoneInfo(sub.zone))
    return f"{texts.short_day(wall.date())} {wall:%H:%M}"


def make_alerts(
    session: Session, now: dt.datetime, *, paper: str, admins: frozenset[int], user_id: int | None = None
) -> int:
    """Queue the alerts that articles new since the last look call for; how many were queued."""
    making = Making(session, now, paper, admins, Shared())
    queued = 0
    for sub in subscriptions.alerts(session, now, user_id=user_id):
        if sub.paused:
            subscriptions.change(session, sub.id, paused=False, paused_until=None)
            deliveries.resume(session, sub.id)
        if sub.cursor is not None and sub.cursor >= making.until:
            continue
        fresh = making.composed(sub, making.fresh(sub)).items if sub.cursor is not None else ()
        values: dict[str, object] = {"cursor": making.until}
        if fresh and (end := making.quiet_ends(sub)):
            # Told of when the quiet hours are over, with what comes in until then.
            subscriptions.change(session, sub.id, next_due=end)
            continue
        if fresh and making.admitted(sub.user_id):
            queued += deliveries.put(
                session, f"alert:{sub.id}:{making.until}", alert_messages(session, sub, fresh, paper),
                user_id=sub.user_id, chat_id=sub.chat_id, thread_id=sub.thread_id, subscription_id=sub.id,
                at=now,
            )  # fmt: skip
            values["next_due"] = now + dt.timedelta(minutes=sub.gather)
        subscriptions.change(session, sub.id, **values)
    return queued
