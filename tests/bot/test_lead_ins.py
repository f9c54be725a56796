"""转给王芳，跟她说…: what leads in to a note is none of it; behind the command it is letter for letter."""

from __future__ import annotations

import pytest

from bot.leadins import without_lead_in
from store import Store, forwards
from tests.bot.conftest import House, message
from tests.bot.morning import say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"


@pytest.fixture
def colleagues() -> list[tuple[int, str, str | None]]:
    return [(2003, "王芳", None), (2004, "王建国", None)]


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("把这篇转给王建国，说看看第三段", "看看第三段"),
        ("把这篇转给王建国，跟他说看看第三段", "看看第三段"),
        ("转给王建国，告诉他明天开会用", "明天开会用"),
        ("发给王芳，跟她说一声：周五前反馈", "周五前反馈"),
        ("转给王芳，附一句请看", "请看"),
        ("转给王芳，附上一句话，第三段要紧", "第三段要紧"),
        ("转发给王芳，顺便告诉她下午用", "下午用"),
        ("这篇转给王芳，加一句：尽快", "尽快"),
        ("转给王芳和王建国，跟他们说明天开会用", "明天开会用"),
        ("转给王芳，留个言：请核对人名", "请核对人名"),
        ("把第1篇转给王建国，说看看第三段", "看看第三段"),
        # What is a note by itself stays as it is typed.
        ("转给王芳，说明书第三段有错", "说明书第三段有错"),
        ("转给王芳，让她看看第三段", "让她看看第三段"),
        ("转给王芳，附件在邮箱", "附件在邮箱"),
        ("转给王芳，告诉大家的话在第三段", "告诉大家的话在第三段"),
        ("转给王芳：说看看第三段", "说看看第三段"),
        # Behind the command it arrives letter for letter.
        ("/send 王建国 说看看第三段", "说看看第三段"),
        ("转发 王建国 跟他说看看第三段", "跟他说看看第三段"),
        ("/send 王芳，附一句请看", "附一句请看"),
    ],
)
async def test_what_leads_in_is_no_note(house: House, store: Store, typed: str, note: str) -> None:
    await say(house, "/latest", *(() if typed.startswith("把第") else ("1",)))
    await house.member.say(typed)
    forward = store.read(forwards.one, 1)
    assert forward is not None and forward.note == note


async def test_whom_nobody_knows_is_asked_about_with_the_note(house: House, store: Store) -> None:
    await say(house, "/latest", "1")
    said = message(await house.member.say("转给老王，附一句请看")).text
    assert "老王" in said and "没有找到“转给老王" not in said
    assert store.read(forwards.one, 1) is None


def test_only_the_end_of_the_sentence_is_looked_at() -> None:
    assert without_lead_in("王芳", "") == "王芳"
    assert without_lead_in("王芳，说", "说") == "王芳，说"
    assert without_lead_in("王芳，说法不一", "说法不一") == "王芳，说法不一"
