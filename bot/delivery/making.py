"""What digests are made from: the news since somebody was told, what of it concerns them, each story once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.delivery.edition import Composed, composed
from bot.delivery.stories import Stories, Text, find_stories
from bot.delivery.told import Told
from bot.delivery.workdays import Workdays, workdays
from store import Session, articles, deliveries, members, news, preferences, subscriptions
from store.search.standing import Newcomers
from store.subscriptions import Subscription
from store.values import Headline

# A story is told again for so many days: what repeats an older one is new to its readers.
_TOLD_FOR = dt.timedelta(days=3)
# Articles without a text of their own: their title is their story.
_BARE = frozenset({"headline_only", "continuation"})
# The newest article that somebody knows of, and the issues of how many days are told all the same: none,
# the newest, or those of the week that a first survey looks back on.
Start = tuple[int, int]
_ISSUE, _WEEK = 1, 7
# What a place has been told before, by other subscriptions, and when.
Before = dict[int, dt.datetime]


@dataclass(slots=True)
class News:
    """What has come in since an article: the articles, their texts for queries, and the stories they tell."""

    items: tuple[Headline, ...]
    newcomers: Newcomers
    stories: Stories
    # The texts of older articles that some of these repeat.
    repeated: Newcomers | None
    # Nobody was told any of this, or what it repeats, before that time.
    told_from: dt.datetime


@dataclass(slots=True)
class Shared:
    """What many digests have in common, looked up once for a morning; of other pages nothing is left."""

    state: object = None
    news: dict[Start, News] = field(default_factory=dict)
    doubts: dict[int, bool] = field(default_factory=dict)
    # Surveys by their last day and topics.
    weeks: dict[tuple[dt.date, tuple[str, ...]], Any] = field(default_factory=dict)
    # For `Told`: it does not follow from the pages.
    floors: dict[dt.datetime, int] = field(default_factory=dict)

    def of(self, state: object) -> Shared:
        """With nothing in it that follows from another state of the pages."""
        if self.state != state:
            self.state, self.news, self.doubts, self.weeks = state, {}, {}, {}
        return self


@dataclass(frozen=True, slots=True)
class Concerns:
    """The news that concern a person, and how much each does beyond being one of them."""

    items: tuple[Headline, ...]
    stories: Stories
    liking: dict[int, float]


@dataclass
class Making:
    """What a batch of digests is made from."""

    session: Session
    now: dt.datetime
    paper: str
    admins: frozenset[int]
    shared: Shared = field(default_factory=Shared)
    until: int = 0
    works: Workdays = field(default_factory=Workdays)
    told: Told = field(init=False)
    _admitted: dict[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.until = news.newest_article(self.session)
        self.works = workdays(self.session)
        self.told = Told(self.session, self.now, self.shared.floors)
        self.shared.of((self.until, self.now.date(), news.state_of_pages(self.session)))

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

    def doubtful(self, ids: Sequence[int]) -> set[int]:
        """Those of these articles whose text is doubtful."""
        known = self.shared.doubts
        if asked := [key for key in ids if key not in known]:
            found = news.doubtful(self.session, asked)
            known.update({key: key in found for key in asked})
        return {key for key in ids if known[key]}

    def fresh(self, sub: Subscription) -> Concerns:
        """What has come in since this person was told and concerns them.

        At first, the newest issue (of a survey: the week that ends with it), and what has come in since
        they subscribed.
        """
        known = self._known(sub)
        if not sub.topics:
            return Concerns(self._untold(sub, known, known.items), known.stories, {})
        wanted = known.newcomers.answering_any(sub.topics)
        items = tuple(item for item in known.items if item.id in wanted)
        return Concerns(self._untold(sub, known, items), known.stories, known.newcomers.liking(sub.topics))

    def _known(self, sub: Subscription) -> News:
        start = self._start(sub)
        if start not in self.shared.news:
            self.shared.news[start] = self._news(*start)
        return self.shared.news[start]

    def _start(self, sub: Subscription) -> Start:
        """The article up to which somebody knows the news, and the days of issues that are told as well."""
        days = _WEEK if sub.style == "survey" else _ISSUE
        if sub.cursor is None:
            return self.until, days
        return (sub.cursor, 0) if sub.cursor >= 0 else (subscriptions.known_at_first(sub.cursor), days)

    def composed(
        self, sub: Subscription, found: Concerns, read: Collection[int] = (), *, together: bool = False
    ) -> Composed:
        """Ranked, each story once; a story of which one article has been opened is read."""
        return composed(found.items, found.stories.same, found.liking, read, together=together)

    def look_up_told(self, subs: Iterable[Subscription]) -> None:
        """Ask what the places of these have been told already, for all of them at once."""
        asked = tuple(subs)
        if asked:
            self.told.look_up(asked, min(self._known(sub).told_from for sub in asked))

    def untold(self, sub: Subscription, found: Concerns, made: Composed) -> tuple[Composed, Before]:
        """Without the stories that this place has been told by another subscription; those, with when."""
        if sub.style == "survey" or not (told := self.told.to_place_of(sub)):
            return made, {}
        kept: list[Headline] = []
        left: Before = {}
        for item in made.items:
            story = {item.id, *(other.id for other in made.also.get(item.id, ()))}
            story |= found.stories.told.get(item.id, frozenset())
            if before := [told[key] for key in story if key in told]:
                left[item.id] = min(before)
            else:
                kept.append(item)
        return Composed(tuple(kept), made.also), left

    def _untold(self, sub: Subscription, known: News, items: tuple[Headline, ...]) -> tuple[Headline, ...]:
        """Without what only repeats an article that this person has been told of before."""
        if known.repeated is None:
            return items
        old = known.repeated.answering_any(sub.topics) if sub.topics else known.repeated.ids
        return tuple(item for item in items if not known.stories.told.get(item.id, frozenset()) & old)

    def _news(self, cursor: int, issues: int) -> News:
        session, today = self.session, self.now.date()
        items = self._first(cursor, issues) if issues else news.since(session, cursor, self.until)
        newcomers = Newcomers.of(session, [item.id for item in items], today)
        before: tuple[Headline, ...] = ()
        days = [item.date for item in items if item.date]
        if cursor and days and not issues:
            before = news.told_before(session, cursor, min(days) - _TOLD_FOR, max(days))
        stories = find_stories(
            texts_of_stories(items, newcomers),
            texts_of_stories(before, Newcomers.of(session, [item.id for item in before], today)),
        )
        old = sorted(frozenset().union(*stories.told.values()))
        repeated = Newcomers.of(session, old, today) if old else None
        return News(items, newcomers, stories, repeated, self._came_in([*old, *(item.id for item in items)]))

    def _came_in(self, ids: Sequence[int]) -> dt.datetime:
        """When the first of these came in; where the clocks of then and now disagree, long ago."""
        first = news.came_in(self.session, min(ids)) if ids else self.now
        return first if first and first <= self.now else self.now - deliveries.REMEMBERED

    def _first(self, cursor: int, issues: int) -> tuple[Headline, ...]:
        issue = articles.issue(self.session)
        newest = [item for page in issue.pages for item in page.articles] if issue else []
        if issue and issue.date and issues > _ISSUE:
            first = issue.date - dt.timedelta(days=issues - 1)
            newest = list(news.between(self.session, first, issue.date))
        held = {item.id for item in newest}
        later = news.since(self.session, cursor, self.until)
        return (*newest, *(item for item in later if item.id not in held))


def texts_of_stories(items: Sequence[Headline], held: Newcomers) -> list[Text]:
    """What is compared of these articles."""
    said = held.texts
    return [Text(item.id, *said[item.id], item.date, item.kind in _BARE) for item in items if item.id in said]
