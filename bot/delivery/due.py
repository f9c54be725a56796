"""Who is due, and what they get: written to the outbox in the same transaction as the fact that it was."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot import texts
from bot.delivery.edition import Edition, composed
from bot.delivery.render import alert_messages, digest_messages
from bot.delivery.schedule import next_due
from bot.delivery.workdays import is_workday
from store import Session, articles, deliveries, members, news, openings, preferences, subscriptions
from store.search.standing import Newcomers
from store.subscriptions import Subscription
from store.values import Headline

# A digest is made within a minute of its time while the machine is up; one that is made later says so.
LATE_AFTER = dt.timedelta(seconds=90)
BATCH = 100


@dataclass
class Making:
    """What a batch of digests is made from; what several of them share is looked up once."""

    session: Session
    now: dt.datetime
    paper: str
    admins: frozenset[int]
    until: int = 0
    _news: dict[int | None, tuple[tuple[Headline, ...], Newcomers]] = field(default_factory=dict)
    _admitted: dict[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.until = news.newest_article(self.session)

    def admitted(self, user_id: int) -> bool:
        """Whether this person may still read."""
        if user_id in self.admins:
            return True
        if user_id not in self._admitted:
            self._admitted[user_id] = members.member(self.session, user_id) is not None
        return self._admitted[user_id]

    def quiet_ends(self, sub: Subscription) -> dt.datetime | None:
        """When the quiet hours of this person end, if they lie in them; a group has none."""
        if sub.chat_id != sub.user_id:
            return None
        return preferences.of_person(self.session, sub.user_id).quiet_ends(self.now, sub.zone)

    def fresh(self, sub: Subscription) -> tuple[Headline, ...]:
        """What has come in since this person was told and concerns them; at first, the newest issue."""
        if sub.cursor not in self._news:
            items = self._since(sub.cursor)
            self._news[sub.cursor] = (
                items,
                Newcomers.of(self.session, [item.id for item in items], self.now.date()),
            )
        items, newcomers = self._news[sub.cursor]
        if not sub.topics:
            return items
        wanted = newcomers.answering_any(sub.topics)
        return tuple(item for item in items if item.id in wanted)

    def _since(self, cursor: int | None) -> tuple[Headline, ...]:
        if cursor is not None:
            return news.since(self.session, cursor, self.until)
        issue = articles.issue(self.session)
        return tuple(item for page in issue.pages for item in page.articles) if issue else ()


def make_due(
    session: Session,
    now: dt.datetime,
    *,
    paper: str,
    admins: frozenset[int],
    user_id: int | None = None,
    limit: int = BATCH,
) -> int:
    """Queue the digests that are due, a batch at most; how many subscriptions were looked at.

    Raises whatever the store raises; then nothing of the batch is kept, and it is due still.
    """
    found = subscriptions.due(session, now, limit=limit, user_id=user_id)
    if not found:
        return 0
    making = Making(session, now, paper, admins)
    for sub in found:
        _one(making, sub)
    return len(found)


def _one(making: Making, sub: Subscription) -> None:
    if not making.admitted(sub.user_id):
        subscriptions.forget_person(making.session, sub.user_id)
        return
    planned = _last_planned(sub, making.now)
    if planned is None:
        # The clock has been put back: nothing is due, only the next time was wrong.
        subscriptions.change(making.session, sub.id, next_due=following(sub, making.now))
        return
    day = planned.astimezone(ZoneInfo(sub.zone)).date()
    found = making.fresh(sub)
    read = openings.among(making.session, sub.user_id, [item.id for item in found])
    fresh = composed(item for item in found if item.id not in read)
    late = making.now - planned > LATE_AFTER
    edition = Edition(fresh, sub.style, sub.topics, _local(planned, sub) if late else "")
    if fresh or sub.says_nothing_new:
        messages = digest_messages(making.session, sub, edition, making.paper)
        deliveries.put(
            making.session, f"digest:{sub.id}:{day.isoformat()}", messages, user_id=sub.user_id,
            chat_id=sub.chat_id, thread_id=sub.thread_id, subscription_id=sub.id, at=making.now,
        )  # fmt: skip
    subscriptions.change(
        making.session, sub.id, cursor=making.until, last_day=day, paused=False, paused_until=None,
        next_due=following(sub, making.now, last_day=day),
    )  # fmt: skip


def following(
    sub: Subscription,
    after: dt.datetime,
    *,
    last_day: dt.date | None = None,
    not_before: dt.date | None = None,
) -> dt.datetime | None:
    """When a digest is due next; None for an alert, or when no day counts."""
    if sub.minute is None:
        return None
    return next_due(
        after, minute=sub.minute, days=sub.days, zone=ZoneInfo(sub.zone), is_workday=is_workday,
        last_day=last_day, not_before=not_before,
    )  # fmt: skip


def _last_planned(sub: Subscription, now: dt.datetime) -> dt.datetime | None:
    """The newest time that has passed: of seven days that were missed only the last comes, once."""
    planned = sub.next_due
    if planned is None or planned > now:
        return None
    # Long stops are skipped in one step: only the last days can matter.
    start = max(planned - dt.timedelta(seconds=1), now - dt.timedelta(days=39))
    while (later := following(sub, start)) is not None and later <= now:
        planned = start = later
    return planned


def _local(moment: dt.datetime, sub: Subscription) -> str:
    wall = moment.astimezone(ZoneInfo(sub.zone))
    return f"{texts.short_day(wall.date())} {wall:%H:%M}"


def make_alerts(
    session: Session, now: dt.datetime, *, paper: str, admins: frozenset[int], user_id: int | None = None
) -> int:
    """Queue the alerts that articles new since the last look call for; how many were queued."""
    making = Making(session, now, paper, admins)
    queued = 0
    for sub in subscriptions.alerts(session, now, user_id=user_id):
        if sub.cursor is not None and sub.cursor >= making.until:
            continue
        fresh = composed(making.fresh(sub)) if sub.cursor is not None else ()
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
