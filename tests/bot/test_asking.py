"""Commands as people type them: a page by its number, a name misspelt."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from store import Store
from store.intake import take_in_documents
from tests.bot.conftest import House, message


async def test_a_page_of_the_newest_issue_is_asked_for_by_its_number(house: House, store: Store) -> None:
    page = "# 头版头条\n\n本报讯（记者张三）全总今天召开会议，部署明年工作。\n"
    take_in_documents(store, [("a.txt", page.encode())], date=dt.date(2030, 1, 2), page=1)
    for typed in ("/latest 第1版", "最新 头版", "最新 一版", "/latest １版"):
        shown = message(await house.member.say(typed))
        assert "头版头条" in shown.text and "第1版" in shown.text, typed
    assert "头版头条" in message(await house.member.say("/latest 2030-01-02 第1版")).text
    assert "头版头条" in message(await house.member.say("最新 1月2日头版")).text
    assert "没有第7版" in message(await house.member.say("/latest 7版")).text
    assert message(await house.member.say("/latest 0")).text == texts.COUNT_FROM_ONE


@pytest.mark.parametrize(
    ("typed", "meant"), [("/lastest", "/latest"), ("/serch", "/search"), ("/subscibe", "/subscribe")]
)
async def test_a_misspelt_command_is_guessed(house: House, typed: str, meant: str) -> None:
    shown = message(await house.member.say(typed))
    assert meant in shown.text and texts.UNKNOWN_COMMAND_HELP in shown.text
    assert len(shown.text.splitlines()) <= 7


async def test_a_command_of_no_likeness_names_them_all(house: House) -> None:
    assert "/saved" in message(await house.member.say("/xyz")).text
