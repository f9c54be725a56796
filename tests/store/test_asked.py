"""A tired person asks in a sentence, in another program's signs, or for a day that is none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from seeds.model import page_to_json
from store import Session, Store
from store.intake import take_in_documents
from store.search import search, suggest
from store.search.asked import asked_for
from store.search.query import understand
from store.values import SearchResult
from tests.store.answers import assumed, titles
from tests.store.pages import article, page

TODAY = dt.date(2024, 7, 3)


@pytest.mark.parametrize(
    ("sentence", "core"),
    [
        ("请问有没有关于货车司机入会的新闻", "货车司机入会"),
        ("帮我找一下去年关于产改的报道", "去年 产改"),
        ("关于产改的文章", "产改"),
        ("关于尘肺病的深度报道", "尘肺病"),
        ("有没有讲盾构机的", "盾构机"),
        ("货车司机入会是哪天登的？", "货车司机入会"),
        ("您好，我想查一下省总开会的消息，谢谢", "省总开会"),
        ("货车司机的报道有吗", "货车司机"),
        ("那个关于货车司机入会的报道", "货车司机入会"),
        ("上次看到的直播间招聘会在哪篇", "直播间招聘会"),
        ("记得有一篇写劳模站台的", "劳模站台"),
        ("亚冬会倒计时那张照片", "亚冬会倒计时"),
        ("有个写机器人包粽子的", "机器人包粽子"),
        ("前两天有篇讲网约车的报道", "网约车"),
        ("有没有拍樱花的照片", "樱花"),
        ("那个讲豆浆的特写", "豆浆"),
        ("老孟的豆腐脑在哪", "老孟的豆腐脑"),
        ("有没有人写过豆腐脑的文章", "豆腐脑"),
        ("孕妇能不能调岗的新闻在哪", "孕妇 调岗"),
        ("产假期间怎么发工资", "产假期间 发工资"),
        ("产改有什么新闻", "产改"),
        ("货车司机都有哪些新消息", "货车司机"),
        ("最近产改的新闻", "产改"),
        ("想看产改方面的", "产改"),
        ("跟产改有关的", "产改"),
        ("产改相关的", "产改"),
        ("看看产改的", "产改"),
        ("查下货车司机的", "货车司机"),
        ("讲讲产改", "产改"),
        ("谈产改的那篇", "产改"),
        ("涉及货车司机的", "货车司机"),
        ("产改方面有啥", "产改"),
        # 写 and 谈 begin words of their own there.
        ("写字楼的那篇", "写字楼"),
        ("谈判的那篇", "谈判"),
    ],
)
def test_a_sentence_asks_for_something(sentence: str, core: str) -> None:
    assert asked_for(sentence) == core


@pytest.mark.parametrize(
    "typed",
    ["记得", "那个", "那张照片", "看病的", "我们的", "有关部门", "过年的",
     "看病难", "我们的事", "登记失业", "找工作", "说明书", "报道", "有没有", "最近有什么新闻", "", "的",
     "货车司机 入会", "新闻发布会", "怎么办", "如何", "能不能", "请" * 100],
)  # fmt: skip
def test_what_asks_nobody_is_left_as_it_is(typed: str) -> None:
    assert asked_for(typed) == ""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('asked') / 'kanbao.db'}")
    wednesday = page(
        article("货车司机入会", "货车司机加入工会。", by=["田国盛"]),
        article("关于看病难的思考", "看病难不难？每周三有门诊。"),
        article("大桥合龙", "大桥。", kind="photo"),
        date="2024-06-26",
        date_certain=True,
    )
    may = page(article("五一慰问", "工会慰问职工。"), date="2024-05-01", number=2, date_certain=True)
    data = "\n".join(map(page_to_json, (wednesday, may))).encode()
    take_in_documents(store, [("a.jsonl", data)])
    yield store
    store.close()


def ask(store: Store, query: str) -> SearchResult:
    return store.read(search, query, today=TODAY)


def test_what_a_sentence_asks_for_is_found_and_told(full: Store) -> None:
    result = ask(full, "请问有没有关于货车司机的新闻")
    assert (titles(result), assumed(result)) == (
        ["货车司机入会"],
        [("spelling", "请问有没有关于货车司机的新闻", "货车司机")],
    )
    # What the archive holds as it was typed is no sentence.
    assert assumed(ask(full, "关于看病难的思考")) == []


def test_no_slip_is_looked_for_in_what_is_said_around_it(
    full: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To correct a sentence as a whole takes ten times as long as to find what it asks for."""
    looked_at: list[str] = []
    before = suggest.spellings

    def spellings(session: Session, typed: str) -> list[suggest.Suggestion]:
        looked_at.append(typed)
        return before(session, typed)

    monkeypatch.setattr(suggest, "spellings", spellings)
    assert titles(ask(full, "请问有没有关于货车司机的新闻")) == ["货车司机入会"]
    assert looked_at == []
    # What it asks for may be mistyped all the same.
    assert titles(ask(full, "请问有没有关于火车司机入会的新闻")) == ["货车司机入会"]
    assert looked_at[0] == "火车司机入会"


def test_a_day_of_the_week_is_a_word_first_and_no_slip(full: Store) -> None:
    assert titles(ask(full, "周三 看病")) == ["关于看病难的思考"]
    assert ask(full, "周三 看病").understood.filters == {}
    result = ask(full, "上周三 货车司机")
    assert (titles(result), result.understood.filters["from"]) == (["货车司机入会"], "2024-06-26")
    # Last Wednesday by the clock has no issue: it is left out, and that is said, never read as 五一.
    result = ask(full, "周一 慰问")
    assert (titles(result), assumed(result)) == (["五一慰问"], [("date", "周一", "")])


def test_the_end_of_a_month_and_a_kind_are_filters_where_they_are_no_words(full: Store) -> None:
    result = ask(full, "6月底 货车司机")
    assert result.understood.filters == {"from": "2024-06-21", "to": "2024-06-30"}
    assert titles(result) == ["货车司机入会"]
    assert titles(ask(full, "图片 大桥")) == ["大桥合龙"]
    assert ask(full, "图片 大桥").understood.filters == {"kind": "图片"}


@pytest.mark.parametrize("day", ["去年13月", "2024年2月30日", "6月31日"])
def test_a_day_that_the_calendar_lacks_is_left_out_and_that_is_said(full: Store, day: str) -> None:
    result = ask(full, f"货车司机 {day}")
    assert (titles(result), assumed(result)) == (["货车司机入会"], [("date", day, "")])
    assert ask(full, day).total == 0


@pytest.mark.parametrize(
    ("typed", "terms", "excluded"),
    [
        ("工会 AND 职工", ["工会", "职工"], []),
        ("工会 not 招聘", ["工会"], ["招聘"]),
        ("工会 or 职工", ["工会", "职工"], []),
        ("工会|职工", ["工会", "职工"], []),
        ("工会 或者 职工", ["工会", "职工"], []),
        ("NOT 招聘", ["NOT", "招聘"], []),
        ("rock and roll", ["rock", "and", "roll"], []),
        ("<b>工会</b>", ["工会"], []),
        ("a<b 工会", ["a<b", "工会"], []),
    ],
)
def test_signs_of_other_programs_are_understood(typed: str, terms: list[str], excluded: list[str]) -> None:
    query = understand(typed)
    assert [one.shown for item in query.wanted for one in (item, *item.others)] == terms
    assert [item.shown for item in query.excluded] == excluded
    assert bool(query.wanted[0].others) == any(sign in typed for sign in ("or ", "|", "或者"))


def test_a_name_before_its_role_is_an_author(full: Store) -> None:
    assert ask(full, "田国盛记者").understood.filters == {"author": "田国盛"}


def test_a_passage_with_slips_finds_the_article_that_has_most_of_it(full: Store) -> None:
    right = "各级工会组织要进一步提高站位把货车司机入会作为当前工作的重点抓实抓细"
    text = page_to_json(page(article("会议要求", f"会议指出，{right}。"), number=9, date="2024-06-03"))
    take_in_documents(full, [("b.jsonl", text.encode())])
    wrong = right.replace("站位", "战位").replace("抓实抓细", "爪实抓细")
    assert titles(ask(full, right)) == ["会议要求"]
    result = ask(full, wrong)
    assert (titles(result), result.hits[0].lane) == (["会议要求"], "similar")
    assert assumed(result) == [("spelling", wrong, "会议要求")]
    assert ask(full, "春天的花开在山坡上孩子们唱着歌跑过小河边的老桥去看望外婆").total == 0


def test_syllables_and_initials_may_be_mixed(full: Store) -> None:
    for typed in ("huochesji", "hcsiji", "huocsj"):
        assert titles(ask(full, typed))[0] == "货车司机入会", typed
    assert ask(full, "qqqqq").total == 0


def test_where_nothing_fits_all_filters_only_those_to_blame_are_left_out(full: Store) -> None:
    result = ask(full, "慰问 2024年5月 版:7")
    assert (titles(result), assumed(result)) == (["五一慰问"], [("date", "版:7", "")])
    assert result.understood.filters == {"from": "2024-05-01", "to": "2024-05-31"}
    result = ask(full, "慰问 2023年5月 版:2")
    assert (titles(result), result.understood.filters) == (["五一慰问"], {"page": "2"})
    # What a filter names is looked for where nothing else was typed; a 版 names nothing.
    assert titles(ask(full, "地点:看病难")) == ["关于看病难的思考"]
    assert ask(full, "版:99").total == 0


def test_a_year_before_a_word_is_no_slip_of_the_word_after_it(full: Store) -> None:
    result = ask(full, "2024年慰问")
    assert (titles(result), assumed(result)) == (["五一慰问"], [])
    assert result.understood.filters["from"] == "2024-01-01"


def test_a_name_with_marks_in_it_has_its_other_names(full: Store) -> None:
    text = page_to_json(page(article("五小活动", "开展五小活动。"), number=7, date="2024-06-04"))
    take_in_documents(full, [("c.jsonl", text.encode())])
    result = ask(full, "小发明、小创造、小革新、小设计、小建议")
    assert (titles(result), result.hits[0].lane) == (["五小活动"], "synonym")
    assert assumed(result) == [("synonym", "小发明小创造小革新小设计小建议", "五小")]


@pytest.mark.parametrize("typed", ["上周三有个讲货车司机的报道", "6月26日那个讲货车司机的稿子"])
def test_a_sentence_may_begin_with_its_day(full: Store, typed: str) -> None:
    result = ask(full, typed)
    assert titles(result) == ["货车司机入会"]
    assert result.understood.filters["from"] == "2024-06-26"


def test_of_two_readings_of_a_sentence_one_step_is_told(full: Store) -> None:
    result = ask(full, "请问有没有关于货车司击的新闻")
    assert titles(result)[0] == "货车司机入会"
    assert assumed(result) == [("spelling", "请问有没有关于货车司击的新闻", "货车司机")]


@pytest.mark.parametrize(
    "typed", ["关于岗位的", "有没有讲岗位的", "岗位相关的", "想看岗位方面的", "看看岗位的"]
)
def test_the_words_of_a_frame_are_not_looked_for(tmp_path: Path, typed: str) -> None:
    """One article has them all, here and there: whoever asks for 岗位 is not to see that one alone."""
    store = Store.open(f"sqlite:///{tmp_path / 'kanbao.db'}")
    beside = "方面军的老兵想看相关的书，有没有人讲，看看再说，是关于过去的。"
    pages = page(article("一", f"岗位有了。{beside}"), article("二", "岗位又有了。"), article("三", beside))
    take_in_documents(store, [("a.jsonl", page_to_json(pages).encode())])
    found = store.read(search, typed, today=TODAY)
    store.close()
    assert sorted(titles(found)) == ["一", "二"]
    assert assumed(found) == [("spelling", typed, "岗位")]


def test_what_an_article_says_so_is_no_frame(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'kanbao.db'}")
    pages = page(article("一", "岗位有了。"), article("二", "文件是关于岗位的。"))
    take_in_documents(store, [("a.jsonl", page_to_json(pages).encode())])
    found = store.read(search, "关于岗位的", today=TODAY)
    store.close()
    assert (titles(found), assumed(found)) == (["二"], [])
