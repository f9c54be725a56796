"""What goes into a digest, and in what order."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from bot import texts
from bot.digests import SCREEN_SIZE, build_digest, digest_messages, group, rank
from store import Store, articles
from store.values import Headline

HEADLINE = st.builds(
    Headline,
    id=st.integers(1, 10**6),
    page_id=st.integers(1, 3),
    paper=st.none(),
    date=st.just(dt.date(2024, 6, 10)),
    date_certain=st.booleans(),
    page=st.none() | st.integers(1, 8),
    column=st.none() | st.sampled_from(["新闻特写", "评论"]),
    kind=st.sampled_from(["report", "brief", "feature", "photo", "diary", "headline_only", "continuation"]),
    kicker=st.none(),
    title=st.text(min_size=1, max_size=20),
    subtitle=st.none(),
    lead=st.just(""),
    characters=st.integers(0, 5000),
)


@given(st.lists(HEADLINE, unique_by=lambda item: item.id))
def test_ranking_and_grouping_keep_every_article_once(items: list[Headline]) -> None:
    ranked = rank(items)
    assert sorted(item.id for item in ranked) == sorted(item.id for item in items)
    sections = group(ranked)
    assert sorted(item.id for section in sections for item in section.items) == sorted(
        item.id for item in items
    )
    assert len({(section.page, section.column) for section in sections}) == len(sections)
    pages = [section.page for section in sections]
    assert pages == sorted(pages, key=lambda page: (page is None, page or 0))
    places = {item.id: place for place, item in enumerate(ranked)}
    for section in sections:
        assert [places[item.id] for item in section.items] == sorted(
            places[item.id] for item in section.items
        )


def _headline(number: int, **given: object) -> Headline:
    values: dict[str, object] = {
        "id": number,
        "page_id": 1,
        "paper": None,
        "date": None,
        "date_certain": True,
    }
    values |= {"page": 1, "column": None, "kind": "report", "kicker": None, "title": f"题{number}"}
    values |= {"subtitle": None, "lead": "", "characters": 800}
    return Headline(**(values | given))  # type: ignore[arg-type]


def test_the_front_page_s_reports_lead() -> None:
    items = [
        _headline(1, kind="photo", characters=100),
        _headline(2),
        _headline(3, characters=1500),
        _headline(4, page=4, page_id=4),
        _headline(5, kind="continuation"),
    ]
    assert [item.id for item in rank(items)] == [3, 2, 1, 4, 5]


def test_equal_articles_keep_the_paper_s_order() -> None:
    items = [_headline(number) for number in range(1, 6)]
    assert [item.id for item in rank(items)] == [1, 2, 3, 4, 5]


def test_a_digest_s_messages_say_the_day_and_fit_a_screen(store: Store) -> None:
    for day, _, count in store.read(articles.issue_dates):
        digest = store.read(build_digest, day)
        assert len(digest.ranked) == count
        (message,) = digest_messages(digest)
        assert texts.full_day(day) in message
        assert message.count("\n") < 20
        if count > SCREEN_SIZE:
            assert texts.REST.format(count=count - SCREEN_SIZE) in message


def test_no_issue_is_no_digest_but_a_sentence(store: Store) -> None:
    digest = store.read(build_digest, dt.date(1999, 1, 1))
    assert digest.sections == ()
    assert digest_messages(digest) == ("库里没有1999年1月1日的报纸。",)
