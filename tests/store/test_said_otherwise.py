"""One or the other, festivals, filters in any order and in one piece, numbers said otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from seeds.model import page_to_json
from store import Store
from store.intake import take_in_documents
from store.search import search
from store.search.either import choice
from store.search.filters import Known
from store.values import SearchResult
from tests.store.answers import assumed, titles
from tests.store.pages import article, page

TODAY = dt.date(2024, 7, 3)
SIGNED = {"渡口有了夜航灯", "茶山上的采茶歌", "女工委办起托管班", "仓库换了新门"}
PLANTED = (
    page(
        article("渡口有了夜航灯", "渡工老秦守着灯。妇联送来棉衣。", by=["秦守望"], column="江边札记"),
        article("茶山上的采茶歌", "歌声传遍茶山。", by=["柳青禾"], column="江边札记"),
        article("女工委办起托管班", "孩子有人带。", by=["柳青禾"]),
        article("端午龙舟下水", "桨手都是船厂的焊工。"),
        date="2024-06-10",
        number=1,
    ),
    page(
        article("仓库换了新门", "当天是节日，门卫照常值班。", by=["秦守望"]),
        article("粽叶涨价", "端午快到了，粽叶贵了两成。"),
        date="2024-06-11",
        number=2,
    ),
    page(
        article("旧闻一则", "去年的端午，船厂放了三天假。"),
        article(
            "六个部门联手", "全市6部门签了协议，办起18.3万平方米的市场，服务4.8万余人。船员之家有374个。"
        ),
        date="2023-09-02",
        number=1,
    ),
)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('otherwise') / 'kanbao.db'}")
    take_in_documents(store, [("a.jsonl", "\n".join(map(page_to_json, PLANTED)).encode())])
    yield store
    store.close()


def ask(store: Store, query: str) -> SearchResult:
    return store.read(search, query, today=TODAY)


# ── one or the other ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("query", "found", "filters"),
    [
        ("记者:秦守望 OR 记者:柳青禾", SIGNED, {"author": "秦守望 OR 柳青禾"}),
        ("记者 秦守望 或者 记者 柳青禾", SIGNED, {"author": "秦守望 OR 柳青禾"}),
        ("6月10日 OR 6月11日的夜航灯", {"渡口有了夜航灯"}, {}),
        ("夜航灯2023年 OR 1版", {"渡口有了夜航灯"}, {}),
        ("记者:秦守望 OR 采茶歌", {"渡口有了夜航灯", "茶山上的采茶歌", "仓库换了新门"}, {}),
        ("2版 OR 2023年", {"仓库换了新门", "粽叶涨价", "旧闻一则", "六个部门联手"}, {}),
        ("门卫 1版 OR 2版", {"仓库换了新门"}, {"page": "1 OR 2"}),
        ("记者:无 OR 记者:柳青禾", {"茶山上的采茶歌", "女工委办起托管班"}, {"author": "无 OR 柳青禾"}),
    ],
)  # fmt: skip
def test_of_filters_too_one_will_do(
    planted: Store, query: str, found: set[str], filters: dict[str, str]
) -> None:
    result = ask(planted, query)
    assert (set(titles(result)), result.understood.filters) == (found, filters)
    assert assumed(result) == []


def test_where_neither_leaves_anything_both_are_left_out_and_that_is_said(planted: Store) -> None:
    result = ask(planted, "门卫 记者:甲某 OR 记者:乙某")
    assert (titles(result), assumed(result)) == (["仓库换了新门"], [("date", "记者:甲某 OR 记者:乙某", "")])
    assert titles(ask(planted, "记者:甲某 OR 记者:乙某")) == []


@pytest.mark.parametrize("query", ["妇联或者女工委", "妇联或女工委", "妇联或是女工委", "妇联/女工委"])
def test_a_word_for_or_parts_what_no_article_has_in_one_piece(planted: Store, query: str) -> None:
    result = ask(planted, query)
    assert set(titles(result)) == {"渡口有了夜航灯", "女工委办起托管班"}
    assert assumed(result) == [("spelling", query, "妇联 OR 女工委")]


@pytest.mark.parametrize("query", ["或许下水", "抑或下水", "渡口或将换新", "一或二"])
def test_a_word_that_only_has_that_character_is_whole(planted: Store, query: str) -> None:
    assert not [one for one in assumed(ask(planted, query)) if " OR " in one[2]]


def test_of_each_side_its_match_is_shown(planted: Store) -> None:
    shown = {hit.headline.title: hit for hit in ask(planted, "妇联 OR 女工委").hits}
    assert "[[妇联]]" in shown["渡口有了夜航灯"].snippet
    assert "[[女工委]]" in shown["女工委办起托管班"].marked_title


def test_so_many_ways_are_no_endless_work() -> None:
    known = Known(TODAY, TODAY)
    assert choice("1版 OR 2版 " * 4, known) is None
    found = choice("产改 1版 OR 2版 -招聘", known)
    assert found and found.ways == ("产改 1版 -招聘", "产改 2版 -招聘") and found.rest == "产改 -招聘"


# ── festivals ─────────────────────────────────────────────────────────────────────────────────────────


def test_of_festivals_of_which_one_will_do_no_days_are_told(planted: Store) -> None:
    assert ask(planted, "端午节").understood.filters["word"] == "端午"
    assert ask(planted, "端午节 OR 中秋节").understood.filters == {}


@pytest.mark.parametrize("query", ["端午节", "端午"])
def test_what_names_the_festival_comes_before_what_is_of_its_days(planted: Store, query: str) -> None:
    result = ask(planted, query)
    assert titles(result)[:3] == ["端午龙舟下水", "粽叶涨价", "旧闻一则"]
    assert set(titles(result)[3:]) == SIGNED
    assert result.understood.filters == {"from": "2024-06-10", "to": "2024-06-12", "word": "端午"}
    assert "[[端午]]" in result.hits[0].marked_title
    scores = [hit.score for hit in result.hits]
    assert scores == sorted(scores, reverse=True)


def test_beside_another_word_too(planted: Store) -> None:
    assert titles(ask(planted, "端午节 船厂")) == ["端午龙舟下水", "旧闻一则"]
    assert titles(ask(planted, "端午 值班")) == ["仓库换了新门"]


@pytest.mark.parametrize("query", ["端午期间", "2024年端午", "端午前后"])
def test_days_that_are_said_as_days_stay_days(planted: Store, query: str) -> None:
    assert "旧闻一则" not in titles(ask(planted, query))
    assert "word" not in ask(planted, query).understood.filters


# ── filters ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("query", "found", "gone"),
    [
        ("5月 1版 记者秦守望", ["渡口有了夜航灯"], "5月"),
        ("记者秦守望 9版", ["仓库换了新门", "渡口有了夜航灯"], "9版"),
        ("门卫 2版 5月", ["仓库换了新门"], "5月"),
        ("1版 栏目:江边札记 记者秦守望 2023年", ["渡口有了夜航灯"], "2023年"),
    ],
)
def test_of_several_filters_only_what_leaves_nothing_goes(
    planted: Store, query: str, found: list[str], gone: str
) -> None:
    result = ask(planted, query)
    assert (titles(result), assumed(result)) == (found, [("date", gone, "")])


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("6月1版记者秦守望", {"from": "2024-06-01", "to": "2024-06-30", "page": "1", "author": "秦守望"}),
        ("秦守望写的夜航灯", {"author": "秦守望"}),
        ("夜航灯记者秦守望写的", {"author": "秦守望"}),
        ("秦守望记者的夜航灯报道", {"author": "秦守望"}),
        ("6月10日头版夜航灯", {"from": "2024-06-10", "to": "2024-06-10", "page": "1"}),
    ],
)
def test_filters_are_found_in_one_piece(planted: Store, query: str, filters: dict[str, str]) -> None:
    result = ask(planted, query)
    assert (titles(result), result.understood.filters) == (["渡口有了夜航灯"], filters)


def test_the_word_for_what_is_read_is_nothing_to_look_for(planted: Store) -> None:
    assert titles(ask(planted, "夜航灯新闻")) == ["渡口有了夜航灯"]
    assert titles(ask(planted, "6月的夜航灯消息")) == ["渡口有了夜航灯"]
    assert titles(ask(planted, "今天的夜航灯新闻")) == ["渡口有了夜航灯"]
