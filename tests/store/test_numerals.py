"""Small numbers are found in either writing, and what only looks like a number is left alone."""

from __future__ import annotations

import datetime as dt

import pytest

from seeds.model import page_to_json
from store import Store
from store.intake import take_in_documents
from store.search import search
from store.search.level import level
from store.search.numerals import otherwise, writings
from tests.store.pages import article, page


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("六部门", "6部门"),
        ("神舟十九号", "神舟19号"),
        ("二十家", "20家"),
        ("三十三岁", "33岁"),
        ("十亿元", "10亿元"),
    ],
)
def test_a_small_number_has_two_writings(one: str, other: str) -> None:
    assert (otherwise(one), otherwise(other)) == (other, one)


@pytest.mark.parametrize(
    "text",
    ["", "一个", "1个", "五一", "一网通办", "二十大", "第三届", "统一部门", "108家", "5g", "三五家",
     "6月10日", "二三十人", "初三年级", "十", "v2 0"],
)  # fmt: skip
def test_what_is_no_small_number_that_counts_something_is_left_alone(text: str) -> None:
    assert otherwise(text) == ""


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("百分之二十一点三", ["21.3%"]),
        ("21.3%", ["百分之二十一点三"]),
        ("百分之5", ["5%"]),
        ("一亿三千万吨", ["1.3亿吨"]),
        ("三千下岗女工", ["3000下岗女工"]),
        ("3000下岗女工", ["三千下岗女工"]),
        ("一万二千人", ["1.2万人", "12000人"]),
        ("12000人", ["一万二千人", "1.2万人"]),
        ("一点九四亿元", ["1.94亿元"]),
        ("九零后索道工", ["90后索道工"]),
        ("00后", ["零零后"]),
        ("零下21度", ["零下21摄氏度"]),
        ("1142千米", ["1142公里"]),
        ("六部门", ["6部门"]),
        ("四零五零走出弄堂", ["4050走出弄堂"]),
        ("一二〇急救", ["120急救"]),
        ("三四五家", []),
        ("一千零五十", ["1050"]),
        ("40桌团圆饭", ["四十桌团圆饭"]),
    ],
)
def test_a_number_is_written_in_more_ways(typed: str, written: list[str]) -> None:
    assert writings(level(typed)) == written


@pytest.mark.parametrize(
    "text",
    ["千万不要", "二百五", "三五百", "万人", "二十", "七点二十", "两点一刻", "2000年", "1998年", "2008",
     "108家", "1.3亿吨", "百分百", "二十几", "工会", ""],
)  # fmt: skip
def test_what_has_one_writing_keeps_it(text: str) -> None:
    assert writings(level(text)) == []


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("百分之五点七", "工业增长5.7%"),
        ("一亿三千万吨", "年产1.3亿吨"),
        ("零下21度 老楼", "老楼里的暖气管家"),
        ("3600万志愿者", "志愿者超3600万人"),
    ],
)
def test_a_number_in_another_writing_is_found_and_never_corrected(
    store: Store, typed: str, title: str
) -> None:
    made = page(
        article("工业增长5.7%", "增加值同比增长。"),
        article("年产1.3亿吨", "煤炭产量。"),
        article("老楼里的暖气管家", "气温跌到零下21摄氏度。"),
        article("志愿者超3600万人", "老年志愿者登记。"),
    )
    take_in_documents(store, [("made.jsonl", page_to_json(made).encode())])
    result = store.read(search, typed, today=dt.date(2024, 7, 3))
    assert [hit.headline.title for hit in result.hits] == [title]
    assert {one.kind for one in result.understood.assumed} <= {"synonym"}


def test_the_other_writing_is_a_lane_of_its_own(store: Store) -> None:
    made = page(
        article("6部门发文支持绿电", "企业到场。"),
        article("六部门谈就业", "没有别的。"),
        date="2024-06-10",
    )
    take_in_documents(store, [("made.jsonl", page_to_json(made).encode())])
    result = store.read(search, "六部门", today=dt.date(2024, 7, 3))
    assert [(hit.headline.title, hit.lane) for hit in result.hits] == [
        ("六部门谈就业", "exact"),
        ("6部门发文支持绿电", "synonym"),
    ]
    assert [(one.kind, one.taken) for one in result.understood.assumed] == [("synonym", "6部门")]
    assert store.read(search, "6部门 绿电", today=dt.date(2024, 7, 3)).hits[0].lane == "exact"
