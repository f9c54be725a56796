"""Who took a picture, in the words that papers end captions with."""

from __future__ import annotations

import time

import pytest

from seeds.credits import credit

SAID = "车间里的灯亮了。"


@pytest.mark.parametrize(
    ("ending", "people"),
    [
        ("本报记者 李娜 摄", [("李娜", "本报记者")]),
        ("新华社发（罗国扬 摄）", [("罗国扬", "新华社发")]),
        ("（张卫东、李 娜 摄）", [("张卫东", None), ("李娜", None)]),
        ("赵 瓯 北 摄影报道", [("赵瓯北", None)]),
        ("本报记者 李娜 通讯员 王海／摄", [("李娜", "本报记者"), ("王海", "通讯员")]),
        ("王海摄/光明图片", [("王海", None)]),
        ("李娜 文/图", [("李娜", None)]),
        ("本报记者王海 供图（新华社）", [("王海", "本报记者")]),
    ],
)
def test_a_credit_is_told_and_where_it_begins(ending: str, people: list[tuple[str, str | None]]) -> None:
    found = credit(SAID + ending)
    assert found is not None
    assert [(person.name, person.role) for person in found[0]] == people
    assert found[1] == len(SAID)


@pytest.mark.parametrize("ending", ["他拿出相机，摄", "记者了解到，展览下月开幕", "受访者供图"])
def test_what_names_nobody_is_no_credit(ending: str) -> None:
    assert credit(SAID + ending) is None


def test_what_may_be_read_in_many_ways_takes_no_longer() -> None:
    lines = [f"{n}张三{'整理 ' * 20}"[:56] + "。摄" for n in range(100)]
    start = time.process_time()
    assert not any(map(credit, lines))
    assert time.process_time() - start < 0.5
