"""An article over two pages is one while both are there, under either number; apart it is as it was."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from seeds.model import Article, Block, Page, page_to_json
from store import Store, articles, news, stored
from store.errors import ArticleGone
from store.intake import restore_page, take_in, take_in_documents, withdraw
from store.putright import page_of
from store.search import index, search
from tests.store.pages import article, page

DAY = "2024-06-10"
FIRST = "全国产业工人队伍建设改革深入推进，各地工会采取有力举措，铁岭货车司机建会入会，职工技能水平提"
REST = "高，获得感增强。铁岭市总工会主席说，货车司机建会入会还将深入推进，职工技能水平将再上台阶。"


def front(**change: Any) -> Page:
    text = change.pop("text", FIRST)
    long = article("产改见实效", f"{text}（下转第3版）", by=("刘旭",), continues_on=3)
    return page(
        long,
        article("端午假期", "人们享受假期。"),
        date=DAY,
        number=1,
        source="01",
        date_certain=True,
        **change,
    )


def third(text: str = REST, **change: Any) -> Page:
    rest = Article(
        kind="continuation", continued_from=1, blocks=(Block(text=text), Block(text="磁悬浮的事。"))
    )
    return page(
        article("三版头条", "另一件事。"), rest, date=DAY, number=3, source="03", date_certain=True, **change
    )


def take(store: Store, *found: Page) -> None:
    lines = "\n".join(page_to_json(each) for each in found)
    report = take_in_documents(store, [("issue.jsonl", lines.encode())], default_paper="工人日报")
    assert report.failed == ()


def titles(store: Store) -> list[str]:
    return [item.title for item in store.read(articles.latest, limit=20).items]


def hits(store: Store, query: str) -> list[int]:
    return [hit.headline.id for hit in store.read(search, query, today=dt.date(2024, 7, 1)).hits]


def whole(store: Store, key: int) -> str:
    return "".join(block.text for block in store.read(articles.article, key).article.blocks)


def id_of(store: Store, words: str) -> int:
    return next(key for key in range(1, 60) if words in _text(store, key))


def _text(store: Store, key: int) -> str:
    values = store.read(articles.values_of, [key])
    return "".join(block.text for value in values.values() for block in value.blocks)


ORDERS = [(front, third), (third, front)]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("at_once", [True, False])
def test_both_pages_make_one_article(store: Store, order: Any, at_once: bool) -> None:
    if at_once:
        take(store, *(make() for make in order))
    else:
        for make in order:
            take(store, make())
    assert titles(store) == ["产改见实效", "端午假期", "三版头条"]
    first, rest = id_of(store, FIRST), id_of(store, REST)
    assert whole(store, first) == whole(store, rest) == f"{FIRST}（下转第3版）{REST}磁悬浮的事。"
    shown = store.read(articles.article, rest)
    assert (shown.id, shown.title, shown.page) == (first, "产改见实效", 1)
    assert [(p.article_id, p.page, p.block) for p in shown.parts] == [(rest, 3, 1)]
    assert shown.article.continues_on is None
    assert hits(store, "磁悬浮") == hits(store, "产改见实效") == [first]
    assert store.read(articles.issue_dates) == ((dt.date(2024, 6, 10), 2, 3),)
    assert store.read(articles.overview).articles == 3
    assert [item.title for item in store.read(articles.headlines, [rest, first])] == ["产改见实效"] * 2
    assert rest not in {item.id for item in store.read(news.since, 0, 99)}
    assert store.read(index.faults) == []


def test_neighbours_pass_the_later_piece_by(store: Store) -> None:
    take(store, front(), third())
    last = id_of(store, "另一件事")
    assert store.read(articles.article, last).next_id is None
    assert store.read(articles.article, id_of(store, "人们享受")).next_id == last


@pytest.mark.parametrize("which", ["front", "third"])
def test_withdrawing_a_page_undoes_it_and_restoring_joins_again(store: Store, which: str) -> None:
    take(store, front(), third())
    first, rest = id_of(store, FIRST), id_of(store, REST)
    gone, left = (first, rest) if which == "front" else (rest, first)
    withdrawn = _page_of(store, gone)
    store.write(withdraw, withdrawn)
    with pytest.raises(ArticleGone):
        store.read(articles.article, gone)
    assert whole(store, left) == _text(store, left)
    assert hits(store, "磁悬浮") == ([rest] if which == "front" else [])
    assert store.read(index.faults) == []
    store.write(restore_page, withdrawn)
    assert whole(store, rest).startswith(FIRST)
    assert hits(store, "磁悬浮") == [first]
    assert store.read(index.faults) == []


def _page_of(store: Store, key: int) -> int:
    found = store.read(page_of, key)
    assert found is not None
    return found


def test_a_replaced_page_is_joined_by_what_it_says_now(store: Store) -> None:
    take(store, front(), third())
    first, rest = id_of(store, FIRST), id_of(store, REST)
    other = "球队在主场迎战来访的客队，上半场双方互交白卷，下半场主队连入三球，锁定了胜局。" * 5
    take(store, third(other))
    assert titles(store)[:3] == ["产改见实效", "端午假期", "三版头条"]
    assert len(titles(store)) == 4
    assert whole(store, first) == f"{FIRST}（下转第3版）"
    assert hits(store, "球队") != [first]
    take(store, third())
    assert len(titles(store)) == 3
    assert hits(store, "磁悬浮") == [first]
    take(store, front(text=FIRST.replace("铁岭", "抚顺")))
    assert whole(store, first).startswith("全国产业工人队伍建设改革深入推进，各地工会采取有力举措，抚顺")
    assert whole(store, first).endswith("磁悬浮的事。")
    assert store.read(index.faults) == []
    assert store.read(stored.wholes, [first, rest])[first] == first


def test_a_page_that_moves_to_another_day_takes_its_piece_along(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "issue.jsonl"
    for day, joined in ((DAY, True), ("2024-06-11", False), (DAY, True)):
        rest = third().model_copy(update={"date": dt.date.fromisoformat(day)})
        file.write_text("\n".join(map(page_to_json, (front(), rest))), "utf-8")
        assert take_in(store, [file], default_paper="工人日报").failed == ()
        assert whole(store, id_of(store, FIRST)).endswith("磁悬浮的事。") == joined
        assert store.read(index.faults) == []


def test_a_reindex_keeps_the_whole(store: Store) -> None:
    take(store, front(), third())
    store.write(index.reindex)
    assert hits(store, "磁悬浮") == [id_of(store, FIRST)]
    assert store.read(index.faults) == []
