"""Who is due, and what they get: written to the outbox in the same transaction as the fact that it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

from bot import texts
from bot.delivery import standstill
from bot.delivery.edition import Edition
from bot.delivery.lateness import LATE_AFTER, late_since
from bot.delivery.later import as_of
from bot.delivery.making import Before, Making, Shared
from bot.delivery.planning import asked_for, following, last_planned, missed_since
from bot.delivery.render import alert_messages, digest_messages
from bot.delivery.workdays import workdays
from bot.survey.messages import survey_messages
from store import Session, deliveries, held, openings, subscriptions
from store.messages import Message
from store.subscriptions import Subscription
from store.values import Headline

BATCH = 100
# A digest that cannot be made is tried again after this, and holds up nobody else's.
AGAIN_AFTER = dt.timedelta(minutes=10)
# When something was told is said with its times, unless there are more.
_TIMES_NAMED = 3


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
    # The time that was missed is that which it had then, whatever it is to be from today on.
    times = {sub.id: last_planned(sub, now, making.works) for sub in found}
    going = _going_on(making, found, times)
    making.look_up_told(going)
    for sub in going:
        _one(making, sub, times[sub.id])
    return len(found)


def put_off(session: Session, now: dt.datetime, *, user_id: int | None = None) -> int | None:
    """Look again later at the digest that is due first, which cannot be made; which that is."""
    found = subscriptions.due(session, now, limit=1, user_id=user_id)
    for sub in found:
        subscriptions.change(session, sub.id, next_due=now + AGAIN_AFTER)
    return found[0].id if found else None


def _one(making: Making, sub: Subscription, planned: dt.datetime | None) -> None:
    if not making.admitted(sub.user_id):
        subscriptions.forget_person(making.session, sub.user_id)
        return
    if planned is None:
        # The clock has been put back: nothing is due, only the next time was wrong.
        subscriptions.change(making.session, sub.id, next_due=following(sub, making.now, making.works))
        return
    day = planned.astimezone(ZoneInfo(sub.zone)).date()
    told = _tell(making, sub, planned, day)
    # A digest of that day had gone out before: what is new since then is left to the next one.
    cursor = making.until if told else sub.cursor
    subscriptions.change(
        making.session, sub.id, cursor=cursor, last_day=day,
        next_due=following(sub, making.now, making.works, last_day=day),
    )  # fmt: skip


def _going_on(
    making: Making, found: Iterable[Subscription], times: Mapping[int, dt.datetime | None]
) -> list[Subscription]:
    """Those whose time it is, without those that a stop which was ordered ahead keeps back from today on.

    Each as it is to be on the day of its time: what is late comes as it would have come.
    """
    going = []
    for one in found:
        sub, zone = one, ZoneInfo(one.zone)
        today = making.now.astimezone(zone).date()
        planned = times.get(sub.id)
        day = planned.astimezone(zone).date() if planned else today
        if sub.later and sub.later[0].day <= day:
            sub = _as_it_is_now(making.session, as_of(sub, day))
        if sub.stop_on(today):
            standstill.begin(making.session, sub, making.now, making.works)
            continue
        if len(left := standstill.to_come(sub, today)) < len(sub.stops):
            subscriptions.change(making.session, sub.id, stops=left)
        going.append(_resumed(making.session, sub) if sub.paused else sub)
    return going


def begin_changes(session: Session, now: dt.datetime) -> int:
    """What was booked for today, or a day before it, is so from now on; of how many.

    Not where something of the days before is still to be brought: that comes as it was to be then.
    """
    begun, works = 0, None
    for sub in subscriptions.to_change(session):
        zone, comes = ZoneInfo(sub.zone), now
        if sub.later[0].day > now.astimezone(zone).date():
            continue
        if sub.next_due is not None:
            works = works or workdays(session)
            comes = asked_for(sub, sub.next_due, works)
        day = min(now, comes).astimezone(zone).date()
        if sub.later[0].day <= day:
            _as_it_is_now(session, as_of(sub, day))
            begun += 1
    return begun


def _as_it_is_now(session: Session, sub: Subscription) -> Subscription:
    """The day has come from which on it was to be so."""
    names = ("minute", "days", "style", "topics", "former", "later")
    subscriptions.change(session, sub.id, **{name: getattr(sub, name) for name in names})
    return sub


def _resumed(session: Session, sub: Subscription) -> Subscription:
    """Its pause is over: what was held back leaves, and the buttons offer a pause again."""
    subscriptions.change(session, sub.id, paused=False, paused_until=None)
    held.resume(session, sub.id)
    # What was held back has left it standing where it stood before that.
    return subscriptions.one(session, sub.id) or sub


def _tell(making: Making, sub: Subscription, planned: dt.datetime, day: dt.date) -> bool:
    """Queue what there is to tell; False when this day has been told before."""
    since = missed_since(sub, day)
    found = making.fresh(sub)
    # In a group everybody reads: what one of them has opened is new to the others.
    own = [item.id for item in found.items] if sub.chat_id == sub.user_id else []
    read = openings.among(making.session, sub.user_id, own)
    told = making.composed(sub, found, read, together=since is not None or sub.style == "survey")
    told, before = making.untold(sub, found, told)
    late = late_since(planned, sub.zone) if making.now - planned > LATE_AFTER else ""
    edition = Edition(
        told.items, sub.style, sub.topics, late, since if told.items else None, told.also,
        told=_told_at(making, before, sub), before=tuple(before),
    )  # fmt: skip
    # Whoever waits for the first one hears why it holds nothing.
    waits = bool(before) and sub.last_day is None
    says_nothing = sub.says_nothing_new and not making.told.has_just_come(sub)
    if not (edition.items or says_nothing or waits):
        return True
    if sub.style == "survey" and edition.items:
        messages = survey_messages(making, sub, edition)
    else:
        messages = digest_messages(making, sub, edition)
    return _queued(making, sub, ("digest", day.isoformat()), messages, due=planned)


def _queued(
    making: Making,
    sub: Subscription,
    name: tuple[str, str],
    messages: list[Message],
    due: dt.datetime | None = None,
) -> bool:
    """Put it into the outbox, under a key of its own; False when there has been one of that key."""
    kind, which = name
    queued = deliveries.put(
        making.session, f"{kind}:{sub.id}:{which}", messages, user_id=sub.user_id, chat_id=sub.chat_id,
        thread_id=sub.thread_id, subscription_id=sub.id, at=making.now,
        before=deliveries.Before(due, sub.cursor, sub.last_day),
    )  # fmt: skip
    if queued:
        making.told.note(sub, kind, messages)
    return queued


def _told_at(making: Making, before: Before, sub: Subscription) -> str:
    """（2 篇已在今天 07:30 的推送里，不再重复）"""
    if not before:
        return ""
    zone = ZoneInfo(sub.zone)
    today = making.now.astimezone(zone).date()
    moments = sorted({at.astimezone(zone) for at in before.values()})
    if len(moments) > _TIMES_NAMED:
        first = texts.short_day(moments[0].date())
        return texts.TOLD_OFTEN.format(count=len(before), day=first, times=len(moments))
    walls: dict[str, list[str]] = {}
    for each in moments:
        day = texts.TODAY if each.date() == today else texts.short_day(each.date())
        walls.setdefault(day, []).append(f"{each:%H:%M}")
    times = "、".join(f"{day} {'、'.join(dict.fromkeys(some))}" for day, some in walls.items())
    return texts.TOLD_BEFORE.format(count=len(before), times=times)


def make_alerts(
    session: Session, now: dt.datetime, *, paper: str, admins: frozenset[int], user_id: int | None = None
) -> int:
    """Queue the alerts that articles new since the last look call for; how many were queued."""
    making = Making(session, now, paper, admins, Shared())
    queued = 0
    # What was held back puts a cursor back: only then is known how far back must be looked.
    found = _going_on(making, subscriptions.alerts(session, now, user_id=user_id), {})
    making.look_up_told(sub for sub in found if sub.cursor is not None and sub.cursor < making.until)
    for sub in found:
        if sub.cursor is not None and sub.cursor >= making.until:
            continue
        fresh = _hits(making, sub) if sub.cursor is not None else ()
        values: dict[str, object] = {"cursor": making.until}
        if fresh and (end := making.quiet_ends(sub)):
            # Told of when the quiet hours are over, with what comes in until then.
            subscriptions.change(session, sub.id, next_due=end)
            continue
        if fresh and making.admitted(sub.user_id):
            messages = alert_messages(session, sub, fresh, paper)
            queued += _queued(making, sub, ("alert", str(making.until)), messages)
            values["next_due"] = now + dt.timedelta(minutes=sub.gather)
        subscriptions.change(session, sub.id, **values)
    return queued


def _hits(making: Making, sub: Subscription) -> tuple[Headline, ...]:
    """The new articles that an alert is about, without what this place has been told."""
    found = making.fresh(sub)
    return making.untold(sub, found, making.composed(sub, found))[0].items
