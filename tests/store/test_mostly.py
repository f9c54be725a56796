"""Where nothing has all that was typed: what has most of it, what came out around the day, what is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from seeds.model import page_to_json
from store import Session, Store
from store.intake import take_in_documents
from store.search import near, search
from store.search.find import Candidate
from store.values import SearchResult
from tests.store.answers import assumed, titles
from tests.store.pages import article, page

TODAY = dt.date(2024, 7, 3)
# Longer than what counts as together.
SPREAD = "灯还亮着。" * 40
PAGES = [
    ("2022-01-20", "送别老厂长", "老厂长走的那天，厂里的汽笛响了三分钟。"),
    ("2022-02-10", "上半年安排", "全厂上半年怎样安排检修，职工代表提了意见。"),
    ("2023-05-09", "机床大修", "工会慰问了大修机床的职工。"),
    ("2023-07-14", "就业形势总体稳定", "今年上半年城镇新增就业六百万人。"),
    ("2023-09-01", "夜校开学", "工会夜校开学，职工学绘图，老师傅退休了。"),
    ("2023-12-20", "下半年就业", "下半年就业岗位多在平台。"),
    ("2024-06-20", "工会请来老师", "工会夜校开了三门课。"),
    (
        "2024-06-12",
        "灯塔",
        "守塔人" + "每天看海。" * 40 + "台风" + "他说不怕。" * 40 + "柴油机" + SPREAD + "海鸥。",
    ),
]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('mostly') / 'kanbao.db'}")
    made = (page(article(title, text), date=day, date_certain=True) for day, title, text in PAGES)
    take_in_documents(store, [("a.jsonl", "\n".join(map(page_to_json, made)).encode())])
    yield store
    store.close()


def ask(store: Store, query: str, **how: bool) -> SearchResult:
    return store.read(search, query, today=TODAY, **how)


@pytest.mark.parametrize("query", ["老厂长去世 汽笛响了", "老厂长 去世 汽笛"])
def test_what_has_most_of_the_words_is_near_and_what_it_lacks_is_said(full: Store, query: str) -> None:
    result = ask(full, query)
    assert (titles(result), assumed(result)) == (["送别老厂长"], [("partial", "去世", "")])
    assert [hit.lane for hit in result.hits] == ["similar"]
    assert "汽笛" in result.hits[0].snippet


@pytest.mark.parametrize(
    "query",
    [
        # One word of two, or only words that most articles have.
        "老厂长 飞碟", "老厂长走的那天 飞碟", "汽笛 飞碟 火山", "工会 职工 飞碟 火山",
        # Words that stand in different articles, a phrase, and what was asked for as it stands.
        "机床 绘图 飞碟", "老厂长 “去世” 汽笛", "老厂长 去世 汽笛 -三分钟",
    ],
)  # fmt: skip
def test_what_has_little_of_it_is_not_shown(full: Store, query: str) -> None:
    assert titles(ask(full, query)) == []


def test_words_that_stand_apart_tell_where_chance_would_not_bring_them_together(full: Store) -> None:
    assert titles(ask(full, "守塔人 台风 柴油机 海鸥 飞碟")) == ["灯塔"]
    # Two of them may meet by chance.
    assert titles(ask(full, "守塔人 台风 飞碟")) == []


def test_quotation_marks_of_a_sentence_that_is_passed_on_ask_for_nothing(full: Store) -> None:
    assert titles(ask(full, "老厂长走的时候，“那天厂里的汽笛”响了三分钟！")) == ["送别老厂长"]
    assert titles(ask(full, "老厂长走的时候 “那天厂里的汽笛”")) == []


@pytest.mark.parametrize("signs", ["‘’", "＂＂", "''", "«»", "﹁﹂", "《》"])
def test_every_sign_that_makes_a_phrase_is_such_a_mark(full: Store, signs: str) -> None:
    passed_on = f"老厂长走了， {signs[0]}飞碟和火山{signs[1]} ，谁也没见过。"
    assert titles(ask(full, passed_on)) == []


def test_literally_nothing_is_left_out(full: Store) -> None:
    assert titles(ask(full, "老厂长 去世 汽笛", literally=True)) == []


def test_most_of_the_words_on_the_days_that_were_typed_come_before_those_of_others(full: Store) -> None:
    assert titles(ask(full, "2022年1月 老厂长 去世 汽笛")) == ["送别老厂长"]
    result = ask(full, "2023年 老厂长 去世 汽笛")
    assert (titles(result), assumed(result)) == (
        ["送别老厂长"],
        [("date", "2023年", ""), ("partial", "去世", "")],
    )


def test_where_a_day_leaves_nothing_the_issues_around_it_come_first(full: Store) -> None:
    result = ask(full, "2023年5月20日 工会")
    assert (titles(result)[0], assumed(result)) == ("机床大修", [("date", "2023年5月20日", "")])
    assert sorted(titles(result)) == ["夜校开学", "工会请来老师", "机床大修"]
    assert titles(ask(full, "工会"))[0] == "工会请来老师"


def test_a_day_by_itself_is_no_slip_of_a_word(full: Store) -> None:
    result = ask(full, "上周")
    assert (titles(result), assumed(result)) == ([], [("date", "上周", "")])


def test_what_a_half_year_has_brought_is_told_after_it(full: Store) -> None:
    assert titles(ask(full, "2023年上半年 就业")) == ["就业形势总体稳定"]
    # What comes out later and does not name it is not of it.
    assert titles(ask(full, "2023年下半年 就业")) == ["下半年就业", "就业形势总体稳定"]


def test_what_an_old_article_says_is_offered_though_newer_ones_have_its_pieces(sqlite_store: Store) -> None:
    pieces = [article(f"第{at}天", "拖拉了一阵，推拉机器。") for at in range(12)]
    made = (page(article("下地", "拖拉机下地。"), date="2022-01-20"), page(*pieces, date="2024-06-20"))
    take_in_documents(sqlite_store, [("a.jsonl", "\n".join(map(page_to_json, made)).encode())])
    assert ask(sqlite_store, "拖拉机 飞碟").near == ("拖拉机",)


def test_the_words_of_what_was_typed_in_one_piece_are_offered_the_rarest_first(full: Store) -> None:
    result = ask(full, "职工海鸥")
    assert (titles(result), result.near) == ([], ("海鸥", "职工"))
    # 新闻 says nothing of what is looked for.
    assert ask(full, "职工海鸥的新闻").near == ("海鸥", "职工")


def test_titles_are_asked_once_for_what_is_as_long_as_one(
    full: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    like = near.titles_like

    def asking(session: Session, typed: str) -> list[Candidate]:
        asked.append(typed)
        return like(session, typed)

    monkeypatch.setattr(near, "titles_like", asking)
    assert titles(ask(full, "飞碟降落火山湖畔草地")) == []
    assert asked == ["飞碟降落火山湖畔草地"]
