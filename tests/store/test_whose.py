"""Whose article it is and which column it stands in, as people say it; what is in those words stays words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from seeds.model import page_to_json
from store import Store
from store.intake import take_in_documents
from store.search import search
from store.search.clause import clause_of
from store.values import SearchResult
from tests.store.answers import titles
from tests.store.pages import article, page

TODAY = dt.date(2024, 7, 3)
LONG = "河北的张师傅在车间里干了整整三十年，从来没有迟到过一回"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('whose') / 'kanbao.db'}")
    made = page(
        article("五年的变化", "昆仑山口的养护工。", by=["田国盛"], column="蹲点日记"),
        article("职工写的诗", "诗歌。", by=["李娜"]),
        article("公告栏换了新颜", "社区公告栏。"),
        article("慢一点", "师傅说的。"),
        article("慢", "老丁说。"),
        article("机器人带教师", "新职业。"),
        article("骑手妈妈的夜托班", "晚上接孩子。"),
        article("爱心托管", "夜里也开门。"),
        article("张师傅", LONG + "。"),
        article("吉林辽源职工送清凉变点清凉", "辽源今夏点清凉。"),
        article("孕妇岗位调整有回复", "女职工提出申请。"),
    )
    take_in_documents(store, [("a.jsonl", page_to_json(made).encode())])
    yield store
    store.close()


def ask(store: Store, query: str) -> SearchResult:
    return store.read(search, query, today=TODAY)


@pytest.mark.parametrize(
    "typed", ["田国盛写的", "田国盛写的文章", "田国盛的稿子", "记者田国盛写的报道", "田国盛采写的"]
)
def test_what_somebody_wrote_is_asked_for_by_the_name(full: Store, typed: str) -> None:
    result = ask(full, typed)
    assert (titles(result), result.understood.filters) == (["五年的变化"], {"author": "田国盛"})


@pytest.mark.parametrize("typed", ["职工写的诗", "五年的变化"])
def test_what_nobody_of_that_name_wrote_is_words(full: Store, typed: str) -> None:
    result = ask(full, typed)
    assert (titles(result), result.understood.filters) == ([typed], {})


@pytest.mark.parametrize(
    "typed",
    ["蹲点日记 栏目 昆仑", "栏目 蹲点日记 昆仑", "蹲点日记栏目 昆仑", "昆仑 蹲点日记栏", "专栏蹲点日记 昆仑"],
)
def test_a_column_is_asked_for_by_its_whole_name(full: Store, typed: str) -> None:
    result = ask(full, typed)
    assert (titles(result), result.understood.filters) == (["五年的变化"], {"column": "蹲点日记"})


@pytest.mark.parametrize("typed", ["公告栏", "社区公告栏"])
def test_what_ends_like_a_column_is_none(full: Store, typed: str) -> None:
    assert titles(ask(full, typed)) == ["公告栏换了新颜"]
    assert ask(full, typed).understood.filters == {}


def test_what_is_a_whole_title_stands_before_what_begins_with_it(full: Store) -> None:
    assert titles(ask(full, "慢"))[:2] == ["慢", "慢一点"]


def test_letters_beside_characters_are_read_where_no_word_makes_them_up(full: Store) -> None:
    result = ask(full, "机器人daijiaoshi")
    assert titles(result) == ["机器人带教师"]
    assert [one.taken for one in result.understood.assumed] == ["机器人带教师"]
    assert titles(ask(full, "机器人daijiaopu")) == []


def test_a_slip_behind_a_word_in_one_piece_is_mended(full: Store) -> None:
    result = ask(full, "辽源点青凉")
    assert titles(result) == ["吉林辽源职工送清凉变点清凉"]
    assert [one.taken for one in result.understood.assumed] == ["辽源 点清凉"]


@pytest.mark.parametrize("typed", ["辽源滑雪场", "辽源点炭火", "昆仑点青凉"])
def test_what_no_slip_explains_or_no_article_has_together_finds_nothing(full: Store, typed: str) -> None:
    assert titles(ask(full, typed)) == []


def test_a_question_is_looked_for_by_what_it_is_about(full: Store) -> None:
    assert titles(ask(full, "孕妇能不能调岗")) == ["孕妇岗位调整有回复"]


def test_where_no_article_has_all_words_the_telling_one_is_offered_too(full: Store) -> None:
    assert ask(full, "骑手妈妈 托管 夜里").near == ("托管 夜里", "骑手妈妈")


def test_a_long_text_is_known_by_a_clause_that_stands_there(full: Store) -> None:
    typed = f"转发：{LONG}，大家都来学一学这种精神吧！！"
    assert full.read(clause_of, typed) == "河北的张师傅在车间里干了整整三十年"
    assert full.read(clause_of, "工会" * 200) == ""
    assert full.read(clause_of, "这一句话在任何报纸上都没有登过，那一句话也没有登过。") == ""
