"""今天的新闻, 我要看昨天的报纸: the paper itself, asked for in a sentence."""

from __future__ import annotations

import pytest

from bot import texts
from bot.newsstand import Issue, read
from tests.bot.conftest import House, message
from tests.bot.test_groups import bound, there

PAPER = "工人日报"


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("昨天的新闻", "/latest 昨天"),
        ("今天的新闻", "/latest 今天"),
        ("今儿个有啥新闻没", "/latest 今天"),
        ("今天有什么", "/latest 今天"),
        ("最新新闻", "/latest"),
        ("最新 新闻", "/latest"),
        ("最进的新闻", "/latest"),
        ("有什么新闻", "/latest"),
        ("嗯，那个，帮我看一下最近有什么大事吧", "/latest"),
        ("zuixin xinwen", "/latest"),
        ("最新一期", "/latest"),
        ("报纸上说了啥？", "/latest"),
        ("最新的报纸", "/issue"),
        ("来份报纸", "/issue"),
        ("请给我看看工人日报", "/issue"),
        ("我要看昨天的报纸", "/issue 昨天"),
        ("昨天的抱纸", "/issue 昨天"),
        ("看今天报纸", "/issue 今天"),
        ("请问今天报纸出来了吗", "/issue 今天"),
        ("10月31日的报纸给我看看", "/issue 10月31日"),
        ("上周五的报纸", "/issue 2024-12-13"),
        ("上一期报纸", "/issue 10月31日"),
        ("10月31日头版有什么", "/issue 10月31日 头版"),
        ("6月的新闻", "/latest 6月"),
        ("看日报", "/digest"),
        ("昨天的日报给我看看", "/digest 昨天"),
        ("上周有什么新闻", "/search 上周"),
    ],
)
async def test_a_sentence_shows_what_the_command_shows(house: House, typed: str, command: str) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text == message(await house.member.say(command)).text


@pytest.mark.parametrize(
    "typed",
    [
        "最新政策",
        "昨天产改",
        "今天的货车司机新闻",
        "产改有什么新闻",
        "新闻",
        "消息",
        "新闻发布会",
        "今日头条",
        "有没有产改",
        "有" * 30,
    ],
)
async def test_what_has_a_topic_is_a_search(house: House, typed: str) -> None:
    shown = message(await house.member.say(typed)).text
    assert shown.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed)))


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("今天的新闻", Issue("latest", "今天")),
        ("我想看看这期工人日报", Issue("issue", "")),
        ("头版新闻", Issue("latest", "头版")),
        ("看新闻", Issue("latest", "")),
        ("看报道", None),
        ("找文章", None),
        ("产改有什么", Issue("latest", "产改")),
        ("看看这期头版", Issue("latest", "头版")),
        ("看看10月31日头版", Issue("latest", "10月31日头版")),
        ("请看第三版", None),
        ("看病难", None),
        ("有", None),
        ("看" * 30, None),
        ("报" * 40, None),
    ],
)
def test_what_a_sentence_asks_for(typed: str, asked: Issue | None) -> None:
    assert read(typed, PAPER) == asked


async def test_a_group_is_answered_alike(house: House) -> None:
    await bound(house)
    shown = message(await there(house.member).say("@kanbao_bot 昨天的新闻"))
    assert shown.text == message(await house.member.say("/latest 昨天")).text
