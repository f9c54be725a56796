"""A week's survey out of the store: its best stories, how many there were, and the trend behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from bot import texts
from bot.delivery.edition import Composed, composed
from bot.delivery.making import texts_of_stories
from bot.delivery.stories import find_stories
from bot.digests import rank
from bot.survey.rising import rising
from bot.survey.trend import Line, Trend
from store import Session, news
from store.search.standing import Newcomers
from store.values import Headline

WEEKS = 8
_WEEK = dt.timedelta(days=7)
# So many topics fit the picture, beside all articles.
_TOPICS = 4
# Of a week's articles so many are looked at for stories told twice: the rest is far below a screen.
_COMPARED = 80


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days up to `last`; the counts of all articles of the weeks, the oldest first.

    `concerning`: of topics, how many articles of each week any of them is about.
    """

    first: dt.date
    last: dt.date
    issues: int
    counts: tuple[int, ...]
    trend: Trend
    topics: tuple[str, ...] = ()
    concerning: tuple[int, ...] = ()

    @property
    def head(self) -> str:
        """周报 · 12月14日—12月20日"""
        days = texts.DAYS_SPAN.format(first=texts.short_day(self.first), last=texts.short_day(self.last))
        return f"{texts.WEEKLY} · {days}"

    @property
    def summary(self) -> str:
        """5 期，与“产改”有关的 12 篇（全部 143 篇），比前一周多 3 篇"""
        counted, every = self.concerning or self.counts, self.counts[-1]
        form = texts.WEEK_SUMMARY_OF if self.topics else texts.WEEK_SUMMARY
        about = texts.shortly(self.topics)
        said = form.format(issues=self.issues, count=counted[-1], topics=about, every=every)
        more = counted[-1] - counted[-2]
        if not self.counts[-2]:
            return said
        words = texts.WEEK_MORE if more > 0 else texts.WEEK_LESS
        return said + (words.format(count=abs(more)) if more else texts.WEEK_SAME)


def week(session: Session, last: dt.date, topics: Sequence[str] = ()) -> Week:
    """The week that ends with a day; its trend is that of the topics, or of what its titles are about."""
    first = last - _WEEK + dt.timedelta(days=1)
    starts = [first - _WEEK * back for back in reversed(range(WEEKS))]
    titles = news.titles_between(session, starts[0], last)
    by_week: list[list[str]] = [[] for _ in starts]
    for day, title in titles:
        by_week[(day - starts[0]).days // 7].append(title)
    counts = tuple(map(len, by_week))
    lines, concerning = _of_topics(session, topics, starts, last) if topics else (_of_words(by_week), ())
    trend = Trend(
        texts.TREND_TITLE,
        texts.TREND_SUBTITLE.format(first=texts.short_day(starts[0]), last=texts.short_day(last)),
        tuple(f"{day.month}/{day.day}" for day in starts),
        (*lines, Line(texts.TREND_ALL, counts)),
    )
    issues = len({day for day, _ in titles if day >= first})
    return Week(first, last, issues, counts, trend, tuple(topics), concerning)


def best_of_week(session: Session, found: Week, topics: Sequence[str], today: dt.date) -> Composed:
    """The week's articles, the most important first, each story once."""
    items = news.between(session, found.first, found.last)
    if topics:
        wanted = Newcomers.of(session, [item.id for item in items], today).answering_any(topics)
        items = tuple(item for item in items if item.id in wanted)
    compared: tuple[Headline, ...] = rank(items)[:_COMPARED]
    held = Newcomers.of(session, [item.id for item in compared], today)
    return composed(items, find_stories(texts_of_stories(compared, held)).same, {}, together=True)


def _of_topics(
    session: Session, topics: Sequence[str], starts: list[dt.date], last: dt.date
) -> tuple[list[Line], tuple[int, ...]]:
    """The trend of the topics, and how many articles of each week any of them is about."""
    concerning: list[int] = []
    counts: dict[str, list[int]] = {topic: [] for topic in topics[:_TOPICS]}
    for start in starts:
        items = news.between(session, start, min(start + _WEEK - dt.timedelta(days=1), last))
        # A week at a time: eight weeks of texts are many.
        held = Newcomers.of(session, [item.id for item in items], last)
        concerning.append(len(held.answering_any(topics)))
        for topic, found in counts.items():
            found.append(len(held.answering(topic)))
    return [Line(topic, tuple(found)) for topic, found in counts.items()], tuple(concerning)


def _of_words(by_week: list[list[str]]) -> list[Line]:
    before = [title for titles in by_week[:-1] for title in titles]
    held = sum(bool(titles) for titles in by_week[:-1])
    found = rising(by_week[-1], before, held, most=_TOPICS)
    return [Line(word, tuple(sum(word in title for title in titles) for titles in by_week)) for word in found]
