"""Days and pages, spans of days, how many, groups, names of nobody, pauses in words: as people say them."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from bot import texts
from bot.addressing import means_group, wishes
from bot.delivery.asking import read_asking
from bot.dispatch.routing import Asked, Worded, route
from bot.features.howmany import read_how_many
from store import Store, articles, forwards, subscriptions
from store.intake import take_in_documents
from tests.bot.conftest import MEMBER, Colleague, House, SetClock, labels, message, press
from tests.bot.everyhead import every_head
from tests.bot.morning import page

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T09:00")


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    names = ("张伟", "李明", "陈静", "赵敏", "孙丽", "周涛")
    return tuple((2001 + at, name, None) for at, name in enumerate(names))


async def open_first(house: House, store: Store) -> int:
    article = store.read(articles.latest, limit=1).items[0].id
    await house.member.say(f"/start a_{article}")
    return article


@pytest.mark.parametrize(
    "typed", ["31号的报纸头版", "31号报纸第一版", "10月31日的报纸的头版", "十月三十一号报上一版"]
)
async def test_a_page_of_a_days_paper(house: House, typed: str) -> None:
    wanted = message(await house.member.say("报纸 10月31日 头版")).text
    assert message(await house.member.say(typed)).text == wanted


async def test_a_day_of_last_month_goes_by_the_clock(house: House, store: Store) -> None:
    page(store, "2024-11-30", "十一月的事", "十一月三十日，工会开了会。")
    assert "十一月的事" in message(await house.member.say("上个月30号的报纸")).text
    said = message(await house.member.say("上个月31号的报纸")).text
    assert said == texts.NO_SUCH_DAY.format(typed="上个月31号")


@pytest.mark.parametrize("typed", ["上周的报", "上周的报纸", "上星期的报纸有哪些", "上礼拜的报纸"])
async def test_the_days_of_last_week_stand_on_one_screen(house: House, store: Store, typed: str) -> None:
    for day in range(9, 16):
        for at in range(4):
            page(store, f"2024-12-{day:02}", f"{day}日第{at}件事", f"十二月{day}日，工会办了一件事。", at + 1)
    shown = message(await house.member.say(typed))
    assert "12月9日至15日" in shown.text and "有 7 期" in shown.text
    for day, name in zip(range(9, 16), "一二三四五六日", strict=True):
        assert f"12月{day}日 周{name}（共 4 篇）\n· {day}日第0件事" in shown.text
    assert labels(shown) == [f"12月{day}日" for day in range(9, 16)]
    assert "2024年12月10日" in message(await press(house.member, "12月10日")).text


async def test_of_a_month_there_are_buttons_and_of_a_year_its_months(house: House, store: Store) -> None:
    for day in range(1, 11):
        page(store, f"2024-11-{day:02}", f"{day}日的事", f"十一月{day}日，工会办了一件事。")
    assert len(labels(message(await house.member.say("上个月的报纸")))) == 10
    shown = message(await house.member.say("今年的报纸")).text
    assert "2024年11月：10 期" in shown and "2024年12月：1 期" in shown
    assert "库里没有去年的报纸" in message(await house.member.say("去年的报纸")).text
    # What happened last year is looked for.
    assert message(await house.member.say("今年的新闻")).text.startswith(texts.FOUND.format(query="今年"))


@pytest.mark.parametrize(
    ("typed", "of"),
    [
        ("产改的文章有几篇", "产改"),
        ("有多少篇产改的文章", "产改"),
        ("货车司机的报道有几条？", "货车司机"),
        ("关于新质生产力的有多少", "新质生产力"),
        ("请问产改有几篇", "产改"),
        ("一共有几篇讲货车司机的", "货车司机"),
        ("产改登过几次", "产改"),
        ("劳模的报道一共多少篇", "劳模"),
        ("库里有多少文章", ""),
        ("一共多少篇文章啊", ""),
        ("工会有多少人", None),
        ("全国有多少工会", None),
        ("新产业工人有多少", None),
        ("产改有几个试点", None),
    ],
)
def test_what_is_to_be_counted(typed: str, of: str | None) -> None:
    assert read_how_many(typed) == of


async def test_how_many_there_are_is_said_and_the_first_are_shown(house: House) -> None:
    shown = message(await house.member.say("产改的文章有几篇"))
    note, found = shown.text.split("\n\n", 1)
    assert note == texts.COUNTED.format(query="产改", count=9)
    assert found == message(await house.member.say("产改")).text
    assert "1" in labels(shown)
    note, newest = message(await house.member.say("库里有多少文章")).text.split("\n\n", 1)
    assert note.startswith("库里有 43 篇文章") and newest == message(await house.member.say("最新")).text


@pytest.mark.parametrize(
    "typed", ["转到宣教群", "发到群里", "发到我们群", "转发到工作群里吧", "/send 宣教群"]
)
async def test_a_group_is_told_how_it_gets_to_read(house: House, store: Store, typed: str) -> None:
    article = await open_first(house, store)
    shown = message(await house.member.say(typed))
    assert shown.text == texts.SEND_TO_GROUP
    assert labels(shown) == [texts.SEND_ELSEWHERE, texts.SEND_CHOOSE, texts.BACK]
    assert shown.keyboard[0][0]["switch_inline_query_chosen_chat"]["query"] == f"a_{article}"
    assert "李明" in labels(message(await press(house.member, texts.SEND_CHOOSE)))
    assert store.read(forwards.one, 1) is None


async def test_a_name_of_nobody_brings_a_few_and_nothing_is_sent_by_one_press(
    house: House, store: Store
) -> None:
    await open_first(house, store)
    shown = message(await house.member.say("转给老王"))
    assert shown.text == texts.SEND_NOBODY_CALLED.format(typed="老王")
    assert len(labels(shown)) == 8 and labels(shown)[4:] == [
        texts.SEND_ALL, texts.SEND_BOOK, texts.SEND_ELSEWHERE, texts.BACK
    ]  # fmt: skip
    chosen = labels(shown)[1]
    card = message(await press(house.member, chosen))
    assert f"✓ {chosen}" in labels(card) and texts.SEND_NOW.format(count=1) in labels(card)
    assert store.read(forwards.one, 1) is None
    await house.member.say("转给老王 请阅第二段")
    card = message(await press(house.member, texts.SEND_ALL))
    assert texts.SEND_NOTE.format(note="请阅第二段") in card.text


@pytest.mark.parametrize(
    "typed",
    [
        "先停几天",
        "停几天吧",
        "休假了先停一停",
        "停一个礼拜",
        "下周再发",
        "过几天再发",
        "停到下个月",
        "暂时别发",
    ],
)
async def test_what_is_brought_is_paused_by_words(house: House, store: Store, typed: str) -> None:
    await house.member.say("/subscribe 7:30 每天")
    await house.member.say(typed)
    assert [sub.paused for sub in store.read(subscriptions.of_person, MEMBER)] == [True]


@pytest.mark.parametrize(
    "typed",
    ["不停了", "别停了", "可以发了", "接着发吧", "我回来了 恢复吧", "重新开始发", "恢复吧谢谢"],
)
async def test_and_goes_on_by_words(house: House, store: Store, typed: str) -> None:
    assert message(await house.member.say(typed)).text == texts.NOTHING_PAUSED
    await house.member.say("/subscribe 7:30 每天")
    await house.member.say("暂停")
    await house.member.say(typed)
    assert [sub.paused for sub in store.read(subscriptions.of_person, MEMBER)] == [False]


async def test_who_has_nothing_brought_is_told_so(house: House) -> None:
    shown = message(await house.member.say("先停几天"))
    assert shown.text == texts.NO_SUBSCRIPTIONS and labels(shown) == ["搜索“先停几天”"]


@pytest.mark.parametrize(
    ("typed", "has"),
    [
        ("工作日下午五点发货车司机", "工作日 17:00 · 货车司机"),
        ("每天晚上六点发安全生产", "每天 18:00 · 安全生产"),
    ],
)
async def test_what_is_to_be_sent_may_begin_as_another_word_does(house: House, typed: str, has: str) -> None:
    shown = message(await house.member.say(typed)).text
    assert texts.CARD_NEW in shown and has in shown


@pytest.mark.parametrize("typed", ["每天8点发车", "每天8点发电量", "工作日9点发工资", "每天八点发货"])
def test_a_word_that_begins_with_it_is_no_order(typed: str) -> None:
    assert read_asking(typed) is None


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("搜索产改", "产改"),
        ("搜一下大国工匠", "大国工匠"),
        ("查查产改", "产改"),
        ("找一下安全生产", "安全生产"),
    ],
)
async def test_that_something_is_looked_for_is_left_out(house: House, typed: str, query: str) -> None:
    assert message(await house.member.say(typed)).text == message(await house.member.say(query)).text


def test_a_command_is_read_with_a_blank_and_doubled() -> None:
    words = ("最新", "收藏", "搜")
    assert route("/ latest 3", words) == Asked("latest", "3")
    assert route("最新最新", words) == Worded("最新", "", "最新最新")
    assert route("收藏收藏。", words) == Worded("收藏", "", "收藏收藏。")


def test_no_head_counts_articles() -> None:
    heads = every_head()
    assert [head for head in heads if read_how_many(head) is not None] == []
    assert [
        law for law in ("劳动法有几条", "工会法有多少条", "安全生产法共有几条") if read_how_many(law)
    ] == []


def test_no_head_is_a_group_to_hand_on_to() -> None:
    """Also where it stands as a group would, behind 转发到: but for the one that is a chat of people."""
    behind = {head: [wish.rest for wish in wishes(f"转发到{head}")] for head in every_head()}
    assert sum(map(bool, behind.values())) > 5000
    assert [head for head, rests in behind.items() if any(map(means_group, rests))] == [
        "最后一个打铁匠的微信群"
    ]


@pytest.mark.parametrize("word", ["人群", "超群", "合群", "种群", "建筑群", "弱势群体", "群众", "群山"])
def test_a_word_of_many_is_no_group(word: str) -> None:
    assert not means_group(word)


@pytest.mark.parametrize("word", ["群里", "宣教群", "工作群", "我们微信群里", "那个通讯员群吧"])
def test_a_chat_of_people_is_a_group(word: str) -> None:
    assert means_group(word)


@pytest.mark.parametrize("text", ["有几篇" * 1300, "一共" * 2048, "关于" * 2048, "群" * 4096, "停" * 4096])
async def test_a_long_message_is_read_in_no_time(house: House, text: str) -> None:
    started = time.process_time()
    read_how_many(text)
    means_group(text)
    read_asking(text)
    assert time.process_time() - started < 0.1


async def test_where_text_is_lost_it_is_not_said_that_nothing_is_doubtful(house: House, store: Store) -> None:
    lost = "# 渡口修好了\n\n本报讯 老船工说，今年的水比往年大，他们把渡船重新上了漆，又在码头上铺\n"
    take_in_documents(store, [("2024年12月20日-1版.txt", lost.encode())])
    found = next(each for each in store.read(articles.latest, limit=9).items if "渡口" in (each.title or ""))
    assert texts.GAP in message(await house.member.say(f"/start a_{found.id}")).text
    assert message(await house.member.say("疑点说明")).text == texts.SEAMS_GAPS


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("群里怎么用", "in groups"),
        ("请问怎么导入报纸", "intake"),
        ("有人申请吗", "members"),
        ("怎么备份", "backup"),
        ("谁没看", "receipt"),
    ],
)
async def test_what_administrators_ask_is_answered(house: House, typed: str, topic: str) -> None:
    assert message(await house.member.say(typed)).text == texts.HELP_ANSWERS[topic]


@pytest.mark.parametrize("typed", ["3月21号那期", "10月31日那一期", "10月31日的报纸还有吗"])
async def test_an_issue_is_asked_for_by_its_day(house: House, typed: str) -> None:
    day = "2024年3月21日" if typed.startswith("3") else "2024年10月31日"
    assert message(await house.member.say(typed)).text.startswith(f"《工人日报》{day}")


@pytest.mark.parametrize("typed", ["头条是啥", "头条是什么", "头条新闻是啥", "头条是哪篇"])
async def test_what_leads_the_newest_issue_is_shown(house: House, typed: str) -> None:
    assert message(await house.member.say(typed)).text.startswith("《工人日报》2024年12月20日")


async def test_its_own_name_before_a_text_is_not_looked_for(house: House) -> None:
    assert message(await house.member.say("@kanbao_bot 产改")).text.startswith(
        texts.FOUND.format(query="产改")
    )


async def test_what_is_let_go_of_is_asked_about_first(house: House) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    assert message(await house.member.say("退了吧")).text.startswith("要退订")


async def test_what_is_to_be_kept_of_a_list_of_nothing_cannot_be_counted(house: House) -> None:
    await house.member.say("西天取经阿弥陀")
    assert message(await house.member.say("把第2篇和第3篇收藏了")).text == texts.NOTHING_COUNTED


async def test_who_wrote_it_may_be_asked_once_more(house: House) -> None:
    await house.member.say("/latest")
    await house.member.say("1")
    assert "记者 陈华" in message(await house.member.say("谁写的来着")).text
