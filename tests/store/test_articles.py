"""Reading: the newest issue, one issue, one article, lists by column."""

from __future__ import annotations

import datetime as dt

import pytest

from seeds.model import Block, Page, page_to_json
from store import Store, articles
from store.errors import ArticleGone
from store.intake import take_in_documents, withdraw
from store.values import Overview
from tests.store.pages import article, page


def put(store: Store, *pages: Page) -> None:
    take_in_documents(store, [("a.jsonl", "\n".join(map(page_to_json, pages)).encode())])


@pytest.fixture
def full(store: Store) -> Store:
    put(
        store,
        page(article("旧闻", "文。", column="产改"), date="2024-06-09"),
        page(article("三版", "文。", column="产改"), number=3, source="3"),
        page(article("无版", "文。"), number=None, source="x"),
        page(
            article("头条", "正文有十个字左右。", kicker="引题", subtitle="副题"),
            article(None, "没有标题的文字，从别处来。", kind="continuation"),
            article("竖题", kind="headline_only"),
            number=1,
            source="1",
        ),
        page(article("无日期", "文。"), date=None, source="y"),
    )
    return store


def titles(found: object) -> list[str]:
    return [item.title for item in found.items]  # type: ignore[attr-defined]


def test_the_newest_issue_page_by_page(full: Store) -> None:
    newest = full.read(articles.latest)
    assert titles(newest) == ["头条", "没有标题的文字，从别处来", "竖题", "三版", "无版"]
    assert newest.total == 5
    first = newest.items[0]
    assert (first.kicker, first.subtitle, first.lead, first.characters) == (
        "引题", "副题", "正文有十个字左右。", 9,
    )  # fmt: skip
    assert (first.date, first.page, first.kind) == (dt.date(2024, 6, 10), 1, "report")


def test_a_story_that_an_issue_prints_twice_stands_once(full: Store) -> None:
    told = "总工会在全市货车司机中开展送清凉活动，两百名司机领到了防暑用品和药箱。"
    again = page(
        article("总工会为货车司机送去清凉", told),
        article("图片新闻", "湖上赛龙舟。"),
        number=4,
        source="4",
    )
    other = page(
        article("总工会为货车司机送去清凉", told),
        article("图片新闻", "山里采新茶。"),
        number=2,
        source="2",
    )
    put(full, again, other)
    found = full.read(articles.latest)
    # The first of its pages; short heads are any story's.
    assert titles(found)[3:] == [
        "总工会为货车司机送去清凉", "图片新闻", "三版", "图片新闻", "无版",
    ]  # fmt: skip
    assert (found.total, found.items[3].page) == (8, 2)
    parts = [full.read(articles.latest, limit=3, offset=at) for at in (0, 3, 6)]
    assert [title for part in parts for title in titles(part)] == titles(found)
    # Page by page all of it is there, and where the first is withdrawn the second stands for it.
    issue = full.read(articles.issue)
    assert issue is not None and sum(len(each.articles) for each in issue.pages) == 9
    full.write(withdraw, found.items[3].page_id)
    assert [item.page for item in full.read(articles.latest).items if "司机" in item.title] == [4]


def test_other_texts_of_one_standing_title_stand_each_by_itself(full: Store) -> None:
    title = "“我和我的工会”征文选登"
    first = page(article(title, "三十年前，我进厂当学徒，师傅教会我第一门手艺。"), number=5, source="5")
    other = page(article(title, "昨日，城东工会来到车间，送来清凉。"), number=6, source="6")
    put(full, first, other)
    assert titles(full.read(articles.latest)).count(title) == 2


def test_a_list_is_cut_into_stretches(full: Store) -> None:
    parts = [full.read(articles.latest, limit=2, offset=at) for at in (0, 2, 4, 6)]
    assert [title for part in parts for title in titles(part)] == titles(full.read(articles.latest))
    assert {part.total for part in parts} == {5}


def test_another_day_and_a_column(full: Store) -> None:
    assert titles(full.read(articles.latest, day=dt.date(2024, 6, 9))) == ["旧闻"]
    assert titles(full.read(articles.latest, day=dt.date(2024, 1, 1))) == []
    assert titles(full.read(articles.latest, column="产改")) == ["三版", "旧闻"]
    assert titles(full.read(articles.latest, column="产改", day=dt.date(2024, 6, 9))) == ["旧闻"]
    assert full.read(articles.columns) == ("产改",)
    assert full.read(articles.columns, dt.date(2024, 6, 10)) == ("产改",)


def test_an_issue_with_its_neighbours(full: Store) -> None:
    issue = full.read(articles.issue)
    assert issue and [part.number for part in issue.pages] == [1, 3, None]
    assert (issue.older, issue.newer) == (dt.date(2024, 6, 9), None)
    older = full.read(articles.issue, dt.date(2024, 6, 9))
    assert older and (older.older, older.newer) == (None, dt.date(2024, 6, 10))
    assert full.read(articles.issue, dt.date(2023, 1, 1)) is None
    assert full.read(articles.issue_dates) == (
        (dt.date(2024, 6, 10), 3, 5), (dt.date(2024, 6, 9), 1, 1),
    )  # fmt: skip
    assert full.read(articles.issue_dates, limit=1, offset=1) == ((dt.date(2024, 6, 9), 1, 1),)
    assert full.read(articles.overview) == Overview(5, 7, dt.date(2024, 6, 10), dt.date(2024, 6, 9))


def test_the_issues_nearest_to_a_day_without_one(full: Store) -> None:
    first, second = dt.date(2024, 6, 9), dt.date(2024, 6, 10)
    assert full.read(articles.nearest_issue_dates, dt.date(1999, 1, 1)) == (second, first)
    assert full.read(articles.nearest_issue_dates, dt.date(2024, 6, 11), limit=1) == (second,)
    assert full.read(articles.nearest_issue_dates, dt.date(2024, 6, 8), limit=1) == (first,)


def test_an_article_with_its_neighbours(full: Store) -> None:
    ids = [item.id for item in full.read(articles.latest).items]
    walked, at = [], ids[0]
    while at:
        found = full.read(articles.article, at)
        walked.append(at)
        at = found.next_id or 0
    assert walked == ids
    assert full.read(articles.article, ids[0]).previous_id is None
    assert full.read(articles.article, ids[2]).article.blocks == ()
    assert [item.id for item in full.read(articles.headlines, [ids[3], 999, ids[0]])] == [ids[3], ids[0]]


@pytest.mark.parametrize("lost", [0, -1, 999, 2**63, 10**30])
def test_an_article_that_is_not_there(full: Store, lost: int) -> None:
    with pytest.raises(ArticleGone, match="kanbao search"):
        full.read(articles.article, lost)
    assert full.read(articles.headlines, [lost]) == ()


def test_without_any_date_the_undated_pages_are_the_newest(store: Store) -> None:
    assert store.read(articles.latest).total == 0
    assert store.read(articles.issue) is None
    put(
        store,
        page(article("甲", "文。"), date=None, number=None),
        page(article("乙", "文。"), date=None, source="b", number=None),
    )
    assert titles(store.read(articles.latest)) == ["甲", "乙"]
    issue = store.read(articles.issue)
    assert issue and (issue.date, issue.older, issue.newer) == (None, None, None)


def test_a_title_is_never_empty(store: Store) -> None:
    long = "很长的没有句号的一段文字" * 9
    untitled = article(None, long)
    caption = article(None, kind="photo").model_copy(
        update={"blocks": (Block(type="caption", text="图片说明。"),)}
    )
    put(store, page(untitled, caption, article(None, column="栏"), article("  ")))
    shown = titles(store.read(articles.latest))
    assert shown == [long[:30] + "…", "图片说明", "栏", "（无题）"]
