"""Small numbers are found in either writing, and what only looks like a number is left alone."""

from __future__ import annotations

import datetime as dt

import pytest

from seeds.model import page_to_json
from store import Store
from store.intake import take_in_documents
from store.search import search
from store.search.numerals import otherwise
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
