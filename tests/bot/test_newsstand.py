"""今天的新闻, 我要看昨天的报纸: the paper itself, asked for in a sentence."""

from __future__ import annotations

import pytest

from bot import texts
from bot.newsstand import Issue, read
from store import Store
from store.intake import take_in_documents
from tests.bot.conftest import House, labels, message, press
from tests.bot.everyhead import every_head
from tests.bot.morning import page
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
        ("12.20的报", "/issue 2024-12-20"),
        ("12-20", "/issue 2024-12-20"),
        ("20日的报纸", "/issue 2024-12-20"),
        ("找一下20号那天的报纸", "/issue 2024-12-20"),
        ("给我看看二十号的报", "/issue 2024-12-20"),
        ("2024年12月20日（星期五）的报纸", "/issue 2024-12-20"),
        ("12月20日 周五 报纸", "/issue 2024-12-20"),
        ("20号的", "/latest 2024-12-20"),
        ("看看昨天的", "/latest 昨天"),
        ("2024.12.20的", "/latest 2024-12-20"),
        ("最早的报纸", "/issue 2024-03-21"),
        ("第一期报纸", "/issue 2024-03-21"),
        ("最老的一期", "/latest 2024-03-21"),
        ("最后一期报纸", "/issue"),
        ("10月31日的头版", "/issue 10月31日 头版"),
        ("昨天的二版", "/issue 昨天 二版"),
        ("最新一期第二版", "/issue 第二版"),
        ("二版", "/issue 第2版"),
        ("看2版", "/issue 第2版"),
        ("给我看第四版", "/issue 第4版"),
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
        "产改的",
        "产改二版",
        "最早的工会",
        "第一期培训班",
        "第一期",
        "前两天的事故",
        "20号线",
        "20日的会议",
        "5-10",
        "24/7",
        "3-0",
        "99号的",
        "头版",
    ],
)
async def test_what_has_a_topic_is_a_search(house: House, typed: str) -> None:
    shown = message(await house.member.say(typed)).text
    assert shown.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed)))


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("今天的新闻", Issue("latest", "今天")),
        ("我想看看这期工人日报", Issue("issue", "", paper=True)),
        ("头版新闻", Issue("latest", "头版")),
        ("看新闻", Issue("latest", "")),
        ("看报道", None),
        ("找文章", None),
        ("产改有什么", Issue("latest", "产改")),
        ("产改的", Issue("latest", "产改", one=True)),
        ("产改二版", Issue("latest", "产改二版")),
        ("请看昨天的二版", Issue("latest", "昨天的二版")),
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


@pytest.mark.parametrize(("typed", "said"), [("前两天的报", "前两天"), ("最近几天的报纸", "最近几天")])
async def test_some_days_are_offered(house: House, typed: str, said: str) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text == texts.ISSUES_OF.format(month=said, count=1) and labels(shown) == ["12月20日"]


async def test_a_page_that_the_newest_issue_has_is_opened(house: House, store: Store) -> None:
    page(store, "2024-12-21", "二版头题", "十二月二十一日的一件事。", number=2)
    for typed in ("二版", "看看第二版", "2版有什么"):
        shown = message(await house.member.say(typed)).text
        assert shown.startswith("《工人日报》2024年12月21日 第2版") and "二版头题" in shown


UNDATED = (
    "没有日期的报",
    "报纸 日期不详",
    "/issue 没有日期",
    "不知道日期的报纸",
    "日期不详",
    "没日期的",
    "哪些报纸没日期",
    "没写日期的报",
)


@pytest.mark.parametrize("typed", UNDATED)
async def test_pages_of_no_day_are_reached_by_words(house: House, store: Store, typed: str) -> None:
    assert message(await house.member.say(typed)).text == texts.NONE_UNDATED
    body = "# 一件没有日子的事\n\n本报讯（记者张三）一件事情说完了。\n"
    take_in_documents(store, [("undated.txt", body.encode())])
    shown = message(await house.member.say(typed)).text
    assert shown.startswith("《工人日报》" + texts.NO_DATE) and "一件没有日子的事" in shown
    # On to its page and its article, and back.
    assert "一件没有日子的事" in message(await press(house.member, texts.page_name(None))).text
    assert "一件事情说完了" in message(await press(house.member, "1")).text
    assert "一件没有日子的事" in message(await press(house.member, texts.BACK)).text


async def test_pages_of_no_day_stand_behind_the_list_of_issues(house: House, store: Store) -> None:
    await house.member.say("/issue")
    assert texts.NO_DATE not in labels(message(await press(house.member, texts.OTHER_ISSUES)))
    take_in_documents(store, [("undated.txt", "# 没日子的\n\n本报讯（记者张三）一件事情。\n".encode())])
    await house.member.say("/issue")
    await press(house.member, texts.OTHER_ISSUES)
    assert "没日子的" in message(await press(house.member, texts.NO_DATE)).text


async def test_hits_of_the_next_day_say_so(house: House, store: Store) -> None:
    shown = message(await house.member.say("12月19日 产改")).text
    assert texts.NEXT_ISSUE.format(day="12月19日", next="12月20日") in shown
    assert "没有报" not in message(await house.member.say("12月20日 产改")).text
    page(store, "2024-12-19", "产改的一天", "产改的事。")
    assert "没有报" not in message(await house.member.say("12月19日 产改")).text


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12.20", "2024年12月20日"),
        ("12-20", "2024年12月20日"),
        ("20号", "2024年12月20日"),
        ("二十号", "2024年12月20日"),
        ("20号那天", "2024年12月20日"),
        ("31号", "2024年10月31日"),
        ("10.31", "2024年10月31日"),
    ],
)
async def test_a_day_alone_is_its_issue(house: House, typed: str, day: str) -> None:
    assert message(await house.member.say(typed)).text.startswith(f"《工人日报》{day}")


@pytest.mark.parametrize("typed", ["上个月20号", "上月20日"])
async def test_a_day_without_an_issue_is_said_with_the_nearest(house: House, typed: str) -> None:
    said = message(await house.member.say(typed))
    assert said.text.startswith("库里没有2024年11月20日的报纸") and "2024-12-20" in labels(said)


@pytest.mark.parametrize("typed", ["20号线", "1号文件", "99号", "07号", "7号", "9.9", "3.15晚会", "20日"])
async def test_what_is_no_day_or_more_than_one_is_looked_for(house: House, typed: str) -> None:
    assert message(await house.member.say(typed)).text.startswith(("搜索：", "没有找到"))


@pytest.mark.parametrize(
    "typed", ["2O24年10月31曰", "2024年l0月31日", "2O24年10月31曰的报纸", "二O二四年十月三十一日的报"]
)
async def test_a_misread_day_is_read_as_on_a_page(house: House, typed: str) -> None:
    assert "2024年10月31日" in message(await house.member.say(typed)).text.splitlines()[0]


@pytest.mark.parametrize("typed", ["今天有啥大新文", "有啥新文没", "今天的新文", "看看今天的新文"])
async def test_a_slip_that_is_a_word_itself_asks_for_the_news_where_no_article_has_it(
    house: House, store: Store, typed: str
) -> None:
    right = message(await house.member.say(typed.replace("新文", "新闻"))).text
    assert message(await house.member.say(typed)).text == right and "报" in right.split("\n")[0]
    page(store, "2024-12-20", f"{typed}的来历", f"他们问：{typed}？大家都笑了。")
    assert message(await house.member.say(typed)).text.startswith(texts.FOUND.format(query=typed))


def test_no_head_asks_for_the_news_by_a_word_that_sounds_like_it() -> None:
    heads = [head for head in every_head() if read(head, loosely=True) != read(head)]
    assert heads == []
