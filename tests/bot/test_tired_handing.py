"""How tired people ask for an article to be handed on, and what only looks so and stays a search."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot import texts
from bot.local.transport import Shown
from store import Store, articles, contacts, forwards, members
from tests.bot.conftest import MEMBER, Colleague, House, labels, message, messages, press
from tests.bot.morning import page

pytestmark = pytest.mark.usefixtures("hurried")

WANG, LI, ZHAO, WEI = 2001, 2002, 2003, 2004


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    return (WANG, "王芳", None), (LI, "李明", "liming"), (ZHAO, "赵 强", None), (WEI, "Wang Wei", None)


@pytest.fixture(autouse=True)
def named_list(house: House, store: Store) -> None:
    store.write(contacts.keep, MEMBER, "宣教部", (LI, ZHAO))


async def said(house: House, store: Store, typed: str, *, opened: bool = True) -> list[Shown]:
    if opened:
        await house.member.say(f"/start a_{store.read(articles.latest, limit=1).items[0].id}")
    return messages(await house.member.say(typed))


@pytest.mark.parametrize(
    ("typed", "to", "note"),
    [
        # Behind the command.
        ("/send 王芳 李明，请阅", {WANG, LI}, "请阅"),
        ("/send 王芳、李明 请阅", {WANG, LI}, "请阅"),
        ("/send 王芳，李明，请阅第三段", {WANG, LI}, "请阅第三段"),
        ("/send 宣教部 王芳：请阅", {WANG, LI, ZHAO}, "请阅"),
        ("/send 王芳：请阅", {WANG}, "请阅"),
        ("/send 王芳，周五前看完", {WANG}, "周五前看完"),
        ("/send 王芳和李明 请阅", {WANG, LI}, "请阅"),
        ("/send 王芳请阅", {WANG}, "请阅"),
        ("/send 王芳同志 请阅", {WANG}, "请阅"),
        ("/send 给王芳 请阅", {WANG}, "请阅"),
        ("/send@kanbao_bot 王芳;李明 请阅", {WANG, LI}, "请阅"),
        ("转发 给李明，辛苦", {LI}, "辛苦"),
        ("转发 王芳 赵 强, 参考", {WANG, ZHAO}, "参考"),
        # In a sentence.
        ("转发给李明 请阅", {LI}, "请阅"),
        ("转给王芳", {WANG}, ""),
        ("转王芳", {WANG}, ""),
        ("发给王芳看看", {WANG}, "看看"),
        ("发给王芳、李明", {WANG, LI}, ""),
        ("转发李明", {LI}, ""),
        ("请转给宣教部", {LI, ZHAO}, ""),
        ("麻烦把这篇转给王芳和李明，请阅", {WANG, LI}, "请阅"),
        ("把这篇文章发给Wang Wei 明天要用", {WEI}, "明天要用"),
        ("帮我转给 @liming", {LI}, ""),
        ("这篇也给王芳看看", {WANG}, "看看"),
        ("给李明发一份", {LI}, ""),
        ("让王芳看一下第二段", {WANG}, "看一下第二段"),
        ("请王芳阅", {WANG}, "阅"),
        ("抄送王芳", {WANG}, ""),
        ("转给王芳吧。", {WANG}, ""),
        ("@liming 看看", {LI}, "看看"),
    ],
)
async def test_it_goes_to_whom_the_words_name(
    house: House, store: Store, typed: str, to: set[int], note: str
) -> None:
    (receipt,) = await said(house, store, typed)
    assert receipt.text.startswith("已转发")
    forward = store.read(forwards.one, 1)
    assert forward and {each.user_id for each in forward.recipients} == to and forward.note == note


@pytest.mark.parametrize(
    ("typed", "offered", "note"),
    [
        ("发给老王看看", "王芳", "看看"),
        ("转给王方", "王芳", ""),
        ("转给小赵，请阅", "赵 强", "请阅"),
        ("转发给李处长", "李明", ""),
        ("转发 老王看看", "王芳", "看看"),
        ("/send wangfang 请阅", "王芳", "请阅"),
        ("把这篇发给liming看", "李明", "看"),
        ("/send 老李：请阅", "李明", "请阅"),
    ],
)
async def test_who_is_named_roughly_is_asked_about_and_nothing_leaves(
    house: House, store: Store, typed: str, offered: str, note: str
) -> None:
    if typed.startswith("把这篇发给liming"):
        # As a name in pinyin, not as the username that it is too.
        store.write(members.add, LI, "李明", None, "member")
    (asked,) = await said(house, store, typed)
    assert asked.text.startswith(("没有正好叫", "有 ")) and "有 1 位" not in asked.text
    assert offered in labels(asked) and store.read(forwards.one, 1) is None
    await press(house.member, offered)
    forward = store.read(forwards.one, 1)
    assert forward and forward.note == note


@pytest.mark.parametrize(
    "typed", ["发给老孙看看", "转给孙悟空看看", "/send 王芳，孙小虎 请阅", "/send 王芳、孙某"]
)
async def test_a_name_that_nobody_has_is_said_so_and_is_no_note(
    house: House, store: Store, typed: str
) -> None:
    (asked,) = await said(house, store, typed)
    assert "成员里没有“孙" in asked.text or "成员里没有“老孙" in asked.text
    assert store.read(forwards.one, 1) is None


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("转发给孙小虎", ["孙小虎"]),
        ("转发孙小虎", ["孙小虎"]),
        ("发给孙小虎", ["孙小虎"]),
        ("分享给孙小虎吧", ["孙小虎"]),
        ("把这篇转给孙小虎", ["孙小虎"]),
        ("给孙小虎发过去", ["孙小虎"]),
        ("给小孙看看", ["小孙"]),
        ("转发给逄勤", ["逄勤"]),
        ("转给孙小虎和老孙", ["孙小虎", "老孙"]),
    ],
)
async def test_without_a_note_too_it_is_said_that_nobody_is_called_so(
    house: House, store: Store, typed: str, names: list[str]
) -> None:
    (asked,) = await said(house, store, typed)
    form = texts.SEND_UNKNOWN if len(names) > 1 else texts.SEND_NOBODY_CALLED
    assert asked.text == "\n".join(form.format(typed=name) for name in names)
    assert store.read(forwards.one, 1) is None


@pytest.mark.parametrize("typed", ["转发给同事", "发给大家看看", "把这篇转给领导", "转发给别的同事吧"])
async def test_where_nobody_is_named_the_card_asks_for_whom(house: House, store: Store, typed: str) -> None:
    (asked,) = await said(house, store, typed)
    assert "点名字选" in asked.text and {"王芳", "李明"} <= set(labels(asked))


@pytest.mark.parametrize(
    "typed",
    [
        "转发 机制",
        "转给下一代",
        "发给职工的福利",
        "发给职工",
        "转岗培训",
        "转型升级",
        "发展新质生产力",
        "送温暖给困难职工",
        "传承工匠精神",
        "王芳",
        "王芳 请阅",
        "给王芳的一封信",
        "转发王芳先进事迹",
        "发给王芳的慰问金",
        "请职工评一评",
        "让职工看病不难",
        "给农民工发工资",
        "推荐 全国五一劳动奖章",
        "分享改革成果",
        "传阅文件",
        "送王芳",
        "转业军人",
        "发放王芳补助",
        "请老师傅出山",
        "让老王过上好日子",
        "请看第三版",
        "转发给全国各级工会的通知",
        "把这件事办好",
        "发言 李明",
        "给李明颁奖",
        "转发给职工",
        "转发方案",
        "转方式",
        "发给老人",
        "发给全体大学生",
        "给老人看病",
        "发给企业",
    ],
)
async def test_what_could_be_a_search_stays_one(house: House, store: Store, typed: str) -> None:
    (shown,) = await said(house, store, typed)
    assert store.read(forwards.one, 1) is None
    assert typed[:2] in shown.text and "点名字" not in shown.text and "成员里没有" not in shown.text


async def test_with_nothing_open_a_plain_sentence_says_what_to_do(house: House, store: Store) -> None:
    (shown,) = await said(house, store, "转给王芳", opened=False)
    assert shown.text == texts.SEND_WHAT
    (shown,) = await said(house, store, "转发给孙小虎", opened=False)
    assert shown.text == f"{texts.SEND_NOBODY_HERE.format(typed='孙小虎')}\n{texts.SEND_WHAT}"
    # Nobody is called so, and nothing is open: it may as well be looked for, by a button.
    (shown,) = await said(house, store, "转给老钱看看", opened=False)
    assert shown.text == texts.SEND_NOBODY_HERE.format(typed="老钱")
    assert labels(shown) == [texts.SEARCH_INSTEAD.format(query="转给老钱看看")]


async def test_a_stranger_hands_nothing_on(house: House, store: Store) -> None:
    assert message(await house.stranger.say("转给王芳")).text == texts.STRANGER


@pytest.mark.parametrize("typed", ["发给老孙看看", "转给老孙 请阅", "转给老孙", "发给孙六看一下"])
async def test_that_nobody_is_called_so_is_said_where_nothing_is_open(house: House, typed: str) -> None:
    named = "孙六" if "孙六" in typed else "老孙"
    assert message(await house.member.say(typed)).text.startswith(texts.SEND_NOBODY_HERE.format(typed=named))


@pytest.mark.parametrize("typed", ["发给劳模看看", "送给母亲", "发给工人的安全帽", "转给下一代"])
async def test_what_names_nobody_is_looked_for(house: House, typed: str) -> None:
    assert "成员里没有" not in message(await house.member.say(typed)).text


async def test_what_an_article_says_so_is_looked_for(house: House, store: Store) -> None:
    page(store, "2024-12-20", "发给老孙看看", "他说，这封信发给老孙看看，让大家放心。")
    assert message(await house.member.say("发给老孙看看")).text.startswith(
        texts.FOUND.format(query="发给老孙看看")
    )
