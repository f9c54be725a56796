"""What a line of text asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dispatch.routing import Asked, Sought, Worded, clean, route

WORDS = ("最新", "搜", "帮助")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("/latest", Asked("latest", "")),
        ("/LATEST 5", Asked("latest", "5")),
        ("/latest@Kanbao_Bot 5", Asked("latest", "5", "kanbao_bot")),
        ("／ｓｅａｒｃｈ 产改", Asked("search", "产改")),
        ("／ｓｅａｒｃｈ　“产改”，Ａ", Asked("search", "“产改”，Ａ")),
        ("/搜 产改", Asked("搜", "产改")),
        ("/search\n产改\n入会", Asked("search", "产改\n入会")),
        ("/", Asked("", "")),
        ("/a/b", Asked("", "")),
        ("/start a_12", Asked("start", "a_12")),
        ("最新", Worded("最新", "", "最新")),
        ("最新 3", Worded("最新", "3", "最新 3")),
        ("最新　3", Worded("最新", "3", "最新　3")),
        ("最新政策", Sought("最新政策")),
        ("最新！", Worded("最新", "", "最新！")),
        ("帮助？？", Worded("帮助", "", "帮助？？")),
        ("最新政策！", Sought("最新政策！")),
        ("产改 最新", Sought("产改 最新")),
        ("搜 /latest", Worded("搜", "/latest", "搜 /latest")),
    ],
)
def test_commands_words_and_searches(text: str, asked: Asked | Worded | Sought) -> None:
    assert route(text, WORDS) == asked


@given(st.text(min_size=1))
def test_any_text_asks_for_something(text: str) -> None:
    cleaned = clean(text)
    if cleaned:
        assert isinstance(route(cleaned, WORDS), Asked | Worded | Sought)


def test_control_characters_go_and_line_ends_stay() -> None:
    assert clean("\x00产\x07改\n入会\x1b ") == "产改\n入会"
