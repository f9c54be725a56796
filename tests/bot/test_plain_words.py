"""What tired people say instead of pressing: of the article, the list or the card before them; how-tos."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from bot import texts
from bot.about import read_about
from bot.cardwords import read_amended
from bot.delivery.wish import read_wish
from bot.features.helpdesk import read_help
from bot.features.smalltalk import small_talk
from bot.labels import word_meant
from bot.plainly import cores, how
from store import Store, clippings, folders, members, reports
from tests.bot.conftest import ADMINISTRATOR, MEMBER, NOW, House, SetClock, labels, message, messages, press
from tests.bot.everyhead import every_head

pytestmark = pytest.mark.usefixtures("hurried")

READERS: tuple[Callable[[str], object], ...] = (
    read_about,
    read_help,
    small_talk,
    word_meant,
    # A time of day alone is one on a card, whatever else it is the head of.
    lambda head: None if read_wish(head).minute is not None else read_amended(head),
    lambda text: [core for core in cores(text) if core in texts.OTHER_WORDS or core in texts.TOO_LOUD],
)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


async def open_first(house: House, number: str = "1") -> str:
    """Open a headline of the newest issue; returns the whole article."""
    await house.member.say("/latest")
    return message(await press(house.member, number)).text


def test_no_head_of_any_page_is_taken_for_a_word_to_whoever_serves() -> None:
    heads = every_head()
    assert len(heads) > 6000
    assert [head for head in heads if any(read(head) for read in READERS)] == []


async def test_heads_are_searched_with_an_article_open_and_a_digest_brought(house: House) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    taken = []
    for at, head in enumerate(every_head()[::25]):
        if at % 20 == 0:
            await open_first(house)
        shown = messages(await house.member.say(head))
        looked = texts.FOUND.format(query=""), texts.NOT_FOUND.format(query=head[:3])[: -len("”。")]
        if len(shown) != 1 or not shown[0].text.startswith(looked):
            taken.append(head)
    assert taken == []


@pytest.mark.parametrize(
    "text", ["好" * 4096, "请问" * 2048, "这篇" * 2048, "改成九点" * 1024, "不要" * 2048]
)
def test_a_long_message_is_read_in_no_time(text: str) -> None:
    started = time.process_time()
    for read in (*READERS, lambda text: list(how(text))):
        read(text)
    assert time.process_time() - started < 0.2


@pytest.mark.parametrize("typed", ["是哪个记者", "记者是谁", "哪个通讯员写的", "请问这篇是谁采访的？"])
async def test_who_wrote_it(house: House, typed: str) -> None:
    await open_first(house)
    assert "记者 陈华" in message(await house.member.say(typed)).text


@pytest.mark.parametrize("typed", ["谁拍的照片", "照片谁拍的", "这篇的图片是谁摄的", "摄影是谁"])
async def test_who_took_the_picture(house: House, typed: str) -> None:
    await open_first(house)
    assert texts.NO_PICTURE_BY in message(await house.member.say(typed)).text
    await house.member.say("常泰长江大桥顺利合龙")
    await house.member.say("1")
    assert "孙璐" in message(await house.member.say(typed)).text


@pytest.mark.parametrize(
    "typed",
    [
        "这篇有错",
        "这里有个错字",
        "文章有错别字",
        "日期不对",
        "标题写错了",
        "第三段有个错别字",
        "标题不对 少个字",
    ],
)
async def test_a_fault_is_asked_for_and_reported(house: House, store: Store, typed: str) -> None:
    await open_first(house)
    assert message(await house.member.say(typed)).text.startswith("《“产改轻骑兵小分队”走进企业》哪里有错")
    await house.member.say("第二段的人会应为入会")
    assert [each.words for each in store.read(reports.open_ones, limit=9)[1]] == ["第二段的人会应为入会"]


@pytest.mark.parametrize(
    "typed", ["打印这篇", "能打印吗", "麻烦帮我把这篇打印出来", "导出这篇", "发我word版"]
)
async def test_an_article_is_handed_out_as_a_file(house: House, typed: str) -> None:
    await open_first(house)
    assert message(await house.member.say(typed)).text == texts.PRINT_HOW
    (document,) = [each.document for each in messages(await press(house.member, "Word"))]
    assert document is not None and "产改轻骑兵小分队" in document[0] and document[0].endswith(".docx")


@pytest.mark.parametrize(
    "typed", ["这篇发给我自己", "发给我", "转给自己", "帮我存起来", "发我一份", "先留着", "转发给我自己一份"]
)
async def test_what_is_sent_to_oneself_is_kept(house: House, store: Store, typed: str) -> None:
    await open_first(house)
    assert message(await house.member.say(typed)).text == texts.SAVED
    into = store.write(folders.chosen, MEMBER, NOW)
    assert len(store.read(clippings.content, into.id)) == 1
    assert message(await house.member.say("取消收藏")).text.startswith("已从收藏里移出")
    assert store.read(clippings.content, into.id) == ()
    assert message(await house.member.say("不收藏了")).text.startswith(texts.NOT_SAVED)


@pytest.mark.parametrize(
    ("typed", "has"),
    [
        ("有多少字", "正文约"),
        ("这篇讲什么", "开头："),
        ("链接发我", "https://t.me/"),
        ("怎么复制", "长按"),
        ("刚才那篇", "本报讯"),
        ("看原文", "本报讯"),
        ("有没有类似的", "搜索："),
        ("分享", "给谁"),
    ],
)
async def test_other_things_asked_of_the_open_article(house: House, typed: str, has: str) -> None:
    await open_first(house)
    assert has in message(await house.member.say(typed)).text


async def test_a_word_alone_is_of_the_article_only_while_it_is_on_the_screen(
    house: House, clock: SetClock
) -> None:
    await open_first(house)
    assert labels(message(await house.member.say("打印")))[-1] == "搜索“打印”"
    clock.put("2024-12-21T10:00")
    assert message(await house.member.say("打印")).text.startswith(texts.FOUND.format(query="打印"))
    assert message(await house.member.say("打印这篇")).text == texts.PRINT_HOW


@pytest.mark.parametrize("asked", ["谁写的", "哪天的", "收藏这篇", "谢谢", "怎么转发", "鄂尔多斯那达慕"])
@pytest.mark.parametrize("typed", ["下一篇", "下一个"])
async def test_an_answer_leaves_the_article_open(house: House, asked: str, typed: str) -> None:
    second = await open_first(house, "2")
    await open_first(house)
    await house.member.say(asked)
    assert message(await house.member.say(typed)).text == second


@pytest.mark.parametrize(
    ("typed", "label"),
    [("下一页", "下一页"), ("还有吗", "下一页"), ("往下翻", "下一页"), ("按时间排序", "按时间排")],
)
async def test_the_buttons_of_a_list_may_be_typed(house: House, typed: str, label: str) -> None:
    await house.member.say("工会")
    wanted = message(await press(house.member, label)).text
    await house.member.say("工会")
    assert message(await house.member.say(typed)).text == wanted


async def test_a_list_at_its_end_says_so(house: House) -> None:
    await house.member.say("/latest")
    shown = message(await house.member.say("更多"))
    assert shown.text == texts.NO_FURTHER_PAGE.format(word="下一页") and labels(shown) == ["搜索“更多”"]


async def test_all_hits_are_kept_by_words(house: House) -> None:
    await house.member.say("产改")
    assert message(await house.member.say("全部收藏")).text.startswith("已收藏 5 篇")


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("怎么收藏", "save"),
        ("请问怎么转发文章啊", "send"),
        ("转发在哪里", "send"),
        ("怎么打印", "print"),
        ("按钮点不动", "stuck"),
        ("字太小看不清", "font"),
        ("加一个成员", "invite"),
        ("怎么加人", "invite"),
        ("你是谁", "who"),
        ("有图片吗", "picture"),
        ("发微信", "wechat"),
        ("传阅", "slip"),
        ("错了", "wrong"),
    ],
)
async def test_how_something_is_done_is_answered(house: House, typed: str, topic: str) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text == texts.HELP_ANSWERS[topic]
    assert labels(shown) == [texts.LATEST, texts.HELP, f"搜索“{typed}”"]


async def test_who_the_administrators_are_is_told_by_name(house: House, store: Store) -> None:
    assert message(await house.member.say("管理员是谁")).text == texts.HELP_ANSWERS["admin unknown"]
    store.write(members.add, ADMINISTRATOR, "王主任", None, "administrator")
    assert message(await house.member.say("谁是管理员")).text == "管理员：王主任"


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("怎么用啊", "/help"),
        ("菜单", "/help"),
        ("我收藏的在哪", "/saved"),
        ("我的订阅有哪些", "/subscriptions"),
        ("帮我看看最新的", "/latest"),
        ("设置时间", "/settings"),
    ],
)
async def test_a_command_said_otherwise_is_done(house: House, typed: str, command: str) -> None:
    wanted = message(await house.member.say(command)).text
    assert message(await house.member.say(typed)).text == wanted


@pytest.mark.parametrize(
    ("typed", "has"),
    [
        ("打开我的收藏夹", "收藏（共 0 篇）"),
        ("我的收藏在哪里看", "收藏（共 0 篇）"),
        ("设置在哪", texts.SETTINGS_HEAD),
        ("回到首页", "这里是看报"),
        ("忘了怎么用了", texts.HELP_HEAD),
        ("再来一份最新的", "《工人日报》2024年12月20日"),
        ("怎么改推送时间", texts.HELP_ANSWERS["time"]),
        ("怎么把文章发到群里", texts.HELP_ANSWERS["group"]),
        ("字体能不能大一点", texts.HELP_ANSWERS["font"]),
        ("点了半天按钮都没反应啊", texts.HELP_ANSWERS["stuck"]),
        ("怎么看不到图片", texts.HELP_ANSWERS["picture"]),
        ("产改是什么意思", "搜索：产改"),
        ("去哪看我收藏的", "收藏（共 0 篇）"),
        ("怎么取消收藏", texts.HELP_ANSWERS["remove"]),
        ("如何发给领导看", texts.HELP_ANSWERS["send"]),
        ("有没有操作说明", texts.HELP_HEAD),
    ],
)
async def test_what_is_asked_in_a_sentence_is_answered(house: House, typed: str, has: str) -> None:
    assert has in message(await house.member.say(typed)).text


@pytest.mark.parametrize("typed", ["翻到下一篇", "看看下一篇吧", "再看下一篇"])
async def test_to_turn_is_said_in_many_words(house: House, typed: str) -> None:
    second = await open_first(house, "2")
    await open_first(house)
    assert message(await house.member.say(typed)).text == second
