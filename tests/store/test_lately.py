"""What is asked of late, what is excluded first and in a list, and words that are right where they stand."""

from __future__ import annotations

import datetime as dt

import pytest

from seeds.model import page_to_json
from store import Session, Store
from store.intake import take_in_documents
from store.search import lanes, meant, search, suggest
from store.search.find import Found
from store.search.lately import of_late
from store.search.listed import in_one
from store.search.query import Query
from store.search.unwanted import said
from store.values import SearchResult
from tests.store.pages import article, page

TODAY = dt.date(2024, 12, 20)


PAGES = (
    page(
        article("产改走进车间", "产改小分队走进车间。"),
        article("贵州货车司机入会", "贵州的货车司机集中入会。"),
        article("四川货车司机入会", "四川的货车司机集中入会。"),
        article("铁岭货车司机入会", "铁岭的货车司机集中入会。"),
        article("快递员入会", "三百名快递员在现场入会。"),
        article("部门印发文件", "五部门印发文件。"),
        article("文体活动丰富", "市总工会的文体活动很丰富。"),
        date="2024-12-19",
    ),
    page(article("产改试点", "产改试点开始。"), date="2024-05-06", number=2),
)


@pytest.fixture
def archive(store: Store) -> Store:
    take_in_documents(store, [("a.jsonl", "\n".join(map(page_to_json, PAGES)).encode())])
    return store


def asked(store: Store, typed: str) -> SearchResult:
    return store.read(search, typed, today=TODAY)


def titles(found: SearchResult) -> set[str]:
    return {hit.headline.title for hit in found.hits}


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ("产改最近的", "产改 最近"),
        ("最近产改怎么样了", "产改 最近"),
        ("最近的产改", "产改 最近"),
        ("产改最近有啥", "产改 最近"),
        ("产改近期有什么进展", "产改 近期"),
        ("最新的产改新闻", "产改 最新"),
        ("关于产改的最近动态", "产改 最近"),
    ],
)
def test_how_something_stands_of_late_is_read(typed: str, asks: str) -> None:
    assert of_late(typed) == asks


@pytest.mark.parametrize("typed", ["产改 最近", "最近", "最近的最近", "产改", "", "最近" * 20])
def test_what_asks_nothing_of_late_is_none(typed: str) -> None:
    assert of_late(typed) == ""


@pytest.mark.parametrize(
    "typed", ["产改最近的", "最近产改怎么样了", "最近的产改", "产改最近有啥", "最近产改"]
)
def test_what_came_out_lately_is_found(archive: Store, typed: str) -> None:
    assert titles(asked(archive, typed)) == {"产改走进车间"}


@pytest.mark.parametrize(
    "typed",
    [
        "除了贵州、四川，货车司机",
        "除了贵州，四川外，货车司机",
        "除贵州、四川外，货车司机",
        "除了贵州、四川的，货车司机",
        "除贵州四川外的货车司机",
        "除了贵州四川，别的货车司机",
        "货车司机，除了贵州、四川",
        "货车司机 除了贵州四川",
        "贵州、四川除外，货车司机",
    ],
)
def test_a_list_is_excluded_where_it_stands_first_as_well(archive: Store, typed: str) -> None:
    found = asked(archive, typed)
    assert titles(found) == {"铁岭货车司机入会"}
    assert set(found.understood.excluded) == {"贵州", "四川"}


NAMES = (
    *("和谐号", "和平", "共和镇", "人民共和国", "中华人民共和国", "中和镇", "和田玉", "永和豆浆", "王和平"),
    *("参与", "参与率", "与会国", "伤及", "普及", "及格线", "及时雨", "始料未及", "一蹴而及"),
    *("跟帖", "跟班", "大同", "同济", "不同", "共同体", "或许", "平凉", "田东"),
)


@pytest.mark.parametrize(
    "typed",
    [
        "货车司机 除了{}、贵州",
        "货车司机 不要{}、贵州",
        "除了{}、贵州外，货车司机",
        "除了贵州，{}外，货车司机",
        "除了{}和贵州以外，货车司机",
        "除了贵州以及{}外，货车司机",
        "{}、贵州除外，货车司机",
        "货车司机 除了{}外",
        "货车司机，除了{}之外",
        "货车司机不要{}的",
    ],
)
def test_a_name_that_holds_a_word_between_names_is_excluded_whole(archive: Store, typed: str) -> None:
    others = {"货车司机", "-贵州"} if "贵州" in typed else {"货车司机"}
    read = {name: archive.read(said, typed.format(name)) for name in NAMES}
    assert {name: one for name, one in read.items() if {*one.split()} != {f"-{name}", *others}} == {}


@pytest.mark.parametrize("between", ["、", "和", "及", "与", "跟", "同", "以及"])
def test_one_after_the_other_is_excluded_however_it_is_said(archive: Store, between: str) -> None:
    names = ("贵州", "四川", "云南", "广西")
    typed = f"货车司机 除了{between.join(names)}"
    assert archive.read(said, typed) == " ".join(["货车司机", *(f"-{name}" for name in names)])


@pytest.mark.parametrize(
    "typed", ["货车司机、网约车司机", "贵州四川", "除了工资，职工还要什么", "贵州、四川货车司机"]
)
def test_what_excludes_no_list_stays_as_it_is(typed: str) -> None:
    assert in_one(typed) == typed


@pytest.mark.parametrize("typed", ["快递小哥入会", "快递小哥 入会"])
def test_a_name_within_a_term_is_found_by_its_other_name(archive: Store, typed: str) -> None:
    found = asked(archive, typed)
    assert titles(found) == {"快递员入会"} and found.hits[0].lane == "synonym"


@pytest.mark.parametrize("typed", ["总工会的文件", "工会文件"])
def test_a_word_that_is_right_is_no_slip_of_another(archive: Store, typed: str) -> None:
    found = asked(archive, typed)
    assert "文体活动丰富" not in titles(found)
    assert not any("文体" in one.taken for one in found.understood.assumed)


def test_where_nothing_is_of_it_a_word_less_is_offered(archive: Store) -> None:
    assert asked(archive, "产改的文件").near == ("文件", "产改")


@pytest.mark.parametrize("typed", ["最近产改怎么样了", "产改最近有啥"])
def test_what_is_asked_of_late_is_not_first_taken_for_slips(
    archive: Store, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mended: list[str] = []
    before = meant.instead

    def instead(session: Session, query: Query) -> list[meant.Meant]:
        mended.append(query.text)
        return before(session, query)

    monkeypatch.setattr(meant, "instead", instead)
    assert titles(asked(archive, typed)) == {"产改走进车间"}
    assert typed not in mended


def test_what_is_asked_of_late_and_mistyped_is_mended_all_the_same(archive: Store) -> None:
    assert titles(asked(archive, "最近产该怎么样了")) == {"产改走进车间"}


@pytest.mark.parametrize("typed", ["快递小哥入会会", "国家发改委的文件", "快递小哥 驿站"])
def test_the_same_articles_are_looked_for_once_in_a_search(
    archive: Store, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_for: list[tuple[Query, int | None]] = []
    before = lanes.candidates

    def candidates(session: Session, query: Query, cap: int | None = None) -> Found:
        looked_for.append((query, cap))
        return before(session, query, cap)

    monkeypatch.setattr(lanes, "candidates", candidates)
    asked(archive, typed)
    assert len(looked_for) == len(set(looked_for)) > 1


def test_what_a_piece_may_stand_for_is_looked_up_once_in_a_search(
    archive: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[str] = []
    before = suggest._neighbours

    def neighbours(session: Session, pieces: set[str]) -> dict[str, dict[str, int]]:
        looked_up.extend(pieces)
        return before(session, pieces)

    monkeypatch.setattr(suggest, "_neighbours", neighbours)
    asked(archive, "货车司机集中飞碟火山")
    assert {"货车司机集中", "飞碟火山"} <= set(looked_up) and len(looked_up) == len(set(looked_up))
