"""A title that quotes stands between quotation marks with inner ones, wherever a sentence names it."""

from __future__ import annotations

import string

import pytest

from bot import texts
from store import Store
from tests.bot.conftest import House, message, messages
from tests.bot.morning import page

pytestmark = pytest.mark.usefixtures("hurried")
TITLE = "“蹲”出来的夜校"


def sentences() -> list[str]:
    every = [said for name, said in vars(texts).items() if name.isupper()]
    within = [one for said in every if isinstance(said, dict) for one in said.values()]
    return [said for said in (*every, *within) if isinstance(said, str) and "“{" in said]


def test_every_sentence_quotes_in_one_way() -> None:
    assert len(sentences()) > 50
    for said in sentences():
        places = {name for _, name, _, _ in string.Formatter().parse(said) if name}
        quoted = {name for name in places if f"“{{{name}}}”" in said}
        filled = said.format(**(dict.fromkeys(places - quoted, 1) | dict.fromkeys(quoted, TITLE)))
        assert "““" not in filled and "””" not in filled and "“‘蹲’出来的夜校”" in filled


def test_what_is_not_quoted_stays_as_it_was_written() -> None:
    assert texts.NOTED.format(title=TITLE, folder="周报", note=TITLE).endswith(f"：{TITLE}")


@pytest.mark.parametrize(
    "typed", ["收藏这篇，附言：周五用", "加标签 简报", "“蹲”出来的车间", "/search “蹲点”的车间"]
)
async def test_nobody_reads_marks_twice(house: House, store: Store, typed: str) -> None:
    page(store, "2024-12-20", TITLE, "昨日，机械厂的夜校开课，六十名职工报名。")
    await house.member.say("蹲出来的夜校")
    message(await house.member.say("1"))
    said = "\n".join(one.text for one in messages(await house.member.say(typed)))
    assert said and "““" not in said and "””" not in said
