"""Slips that may mean more than one thing, letters of lone characters, initials of many things."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from seeds.model import page_to_json
from store import Store
from store.intake import take_in_documents
from store.search import search
from tests.store.answers import assumed, titles
from tests.store.pages import article, page

TODAY = dt.date(2024, 7, 3)
PAGES = page(
    article("攻关", "班组完成攻关，受到表扬。"),
    article("又一个班组", "他们完成技术攻关，也受到表扬。"),
    article("塌方之后", "公路抢通，车辆通行。"),
    article("误会", "有人听成公抢同，大家都笑了。"),
    article("签字", "表上写着自负四个字，大家都不签。"),
    article("重点", "保卫重点机关，人人有责。"),
    article("冷空气", "机房的制冷空调系统停了，制冷系统也停了。"),
    # 服务更新 is said as often as 服务各项 in titles; 更新 is the commoner word.
    article("服务各项", "没有别的。"),
    article("服务更新", "设备更新，软件也更新。"),
    article("设备更新", "更新一批，更新补贴到位。"),
    date="2024-06-10",
)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('mended') / 'kanbao.db'}")
    take_in_documents(store, [("a.jsonl", page_to_json(PAGES).encode())])
    yield store
    store.close()


@pytest.mark.parametrize(
    ("typed", "title", "meant"),
    [
        # One character too many for 完成攻关, one too few for 完成技术攻关.
        ("完成术攻关", "又一个班组", "完成技术攻关"),
        ("完成术攻关", "攻关", "完成攻关"),
        # 公抢同 sounds like it, and is no words either.
        ("公抢通", "塌方之后", "公路抢通"),
        # Two swapped in two words.
        ("制空冷调系统", "冷空气", "制冷空调系统"),
        # 朵 neither sounds nor looks like it, but 朵关 is no word.
        ("重点朵关", "重点", "重点机关"),
        ("zifusigezi", "签字", "自负四个字"),
    ],
)
def test_what_may_be_meant_is_found(full: Store, typed: str, title: str, meant: str) -> None:
    result = full.read(search, typed, today=TODAY)
    assert title in titles(result)
    assert meant in [taken for _, _, taken in assumed(result)]


def test_of_initials_that_say_as_much_the_commoner_words_come_first(full: Store) -> None:
    assert titles(full.read(search, "fwgx", today=TODAY)) == ["服务更新", "服务各项"]
