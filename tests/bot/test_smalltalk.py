"""What people type without thinking of a command: understood or answered, and searched where it may be."""

from __future__ import annotations

import pytest

from bot import texts
from bot.delivery.sender import Sender
from bot.features.smalltalk import small_talk
from bot.wire import pace
from store import Store, articles, forwards, members
from tests.bot.conftest import ADMINISTRATOR, MEMBER, House, labels, message, messages
from tests.bot.morning import page


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("你好", "你好"),
        ("您好！", "您好"),
        ("在吗？", "在吗"),
        ("谢谢", "谢谢"),
        ("谢谢您。", "谢谢"),
        ("好的", "好的"),
        ("好的好的谢谢啊", "谢谢"),
        ("嗯嗯，知道了", "知道"),
        ("确定", "确定"),
        ("收到👍", "收到"),
        ("Hello", "hello"),
        ("没事了，再见", "再见"),
        ("👍👍", "👍"),
    ],
)
async def test_greetings_and_thanks_are_answered_and_not_searched(
    house: House, typed: str, word: str
) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text == texts.SMALL_TALK[word]
    # Who meant the word itself presses once more.
    assert labels(shown) == ([] if typed[0] == "👍" else [texts.SEARCH_INSTEAD.format(query=typed)])


async def test_what_is_quoted_or_is_a_title_is_searched(house: House, store: Store) -> None:
    assert message(await house.member.say("“好”")).text.startswith(texts.FOUND.format(query="“好”"))
    page(store, "2024-12-20", "谢谢", "十二月二十日，一封感谢信送到了工会。")
    assert message(await house.member.say("谢谢！")).text.startswith(texts.FOUND.format(query="谢谢！"))
    assert message(await house.member.say("多谢")).text == texts.SMALL_TALK["多谢"]


@pytest.mark.parametrize("typed", ["返回", "撤回", "恢复"])
async def test_the_word_of_a_button_is_told_where_it_stands(house: House, typed: str) -> None:
    await house.member.say("/latest")
    assert message(await house.member.say(typed)).text == texts.PRESS_BUTTON


@pytest.mark.parametrize("typed", ["确认", "取消", "确认。"])
async def test_with_nothing_asked_there_is_nothing_to_confirm(house: House, typed: str) -> None:
    note = message(await house.member.say(typed)).text.split("\n\n")[0]
    assert note == texts.NOTHING_TO_CONFIRM.format(word=typed.strip("。"))


@pytest.mark.parametrize("typed", ["/serach 产改", "/seach 产改", "/sreach@kanbao_bot 产改"])
async def test_a_misspelt_search_keeps_its_words(house: House, typed: str) -> None:
    note, found = message(await house.member.say(typed)).text.split("\n\n", 1)
    name = typed.split(maxsplit=1)[0].split("@", maxsplit=1)[0]
    assert note == texts.UNKNOWN_COMMAND_TAKEN.format(command=name, name="search")
    assert found == message(await house.member.say("/search 产改")).text


async def test_another_misspelt_command_is_named_with_its_words_and_not_followed(house: House) -> None:
    shown = message(await house.member.say("/subscirbe 8:00 产改")).text
    assert shown.startswith(texts.UNKNOWN_COMMAND_MEANT.format(command="/subscirbe"))
    assert "\n/subscribe 8:00 产改\n" in shown
    assert message(await house.member.say("/subscriptions")).text == texts.NO_SUBSCRIPTIONS
    # Three commands with a whole page behind each of them are read by nobody.
    assert len(message(await house.member.say(f"/subscirbe {'产改' * 2000}")).text) < 300


async def test_a_number_that_no_list_has_is_told_where_lists_have_theirs_and_searched(house: House) -> None:
    note, found, *_ = message(await house.member.say("3")).text.split("\n\n")
    assert note == texts.PRESS_NUMBER.format(number=3)
    assert found.startswith(texts.FOUND.format(query="3"))


@pytest.mark.parametrize("typed", ["最新政策", "你好李焕英", "谢谢你，新时代", "传阅文件", "2024", "100万"])
async def test_anything_else_is_a_search(house: House, typed: str) -> None:
    assert typed[:2] in message(await house.member.say(typed)).text


async def test_read_alone_reads_what_came_last(
    house: House, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "PRIVATE_GAP", 0.0)
    store.write(members.add, 2001, "张丽华", None, "member")
    for user in (ADMINISTRATOR, MEMBER, 2001):
        house.server.chats.add(user)
    item = store.read(articles.latest, limit=1).items[0]
    await house.member.say(f"/start a_{item.id}")
    await house.member.say("/send 张丽华 请阅")
    reader = house.person(2001, "张丽华")
    assert message(await reader.say("已阅")).text == texts.NOTHING_TO_READ
    await Sender(house.application).send_waiting()
    events = messages(await reader.say("已阅"))
    assert [each.text for each in events if each.chat == 2001] == [
        texts.READ_TOLD_OF.format(name="小李", title=item.title[:40])
    ]
    assert any("已阅 12月21日" in each.text for each in events if each.chat == MEMBER)
    forward = store.read(forwards.one, 1)
    assert forward and forward.recipients[0].read_at
    assert message(await reader.say("已阅")).text == texts.NOTHING_TO_READ


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("设制", "/settings（设置）"),
        ("帮住", "/help（帮助）"),
        ("定阅", "/subscribe（订阅）"),
        ("转法", "/send（转发）"),
    ],
)
async def test_a_misspelt_word_of_a_command_names_the_command(house: House, typed: str, command: str) -> None:
    assert message(await house.member.say(typed)).text.startswith(f"您是不是要：{command}？")


@pytest.mark.parametrize("typed", ["/设制", "/setings", "/最心", "/sevad"])
async def test_a_misspelt_command_is_forgiven(house: House, typed: str) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text.startswith(texts.UNKNOWN_COMMAND_MEANT.format(command=typed))


@pytest.mark.parametrize("typed", ["/issue 头版", "报纸 头版", "/issue 第1版", "/issue 10月31日 1版"])
async def test_a_page_of_an_issue_is_opened_by_its_name(house: House, typed: str) -> None:
    shown = message(await house.member.say("/latest 10月31日 头版" if "10月" in typed else "/latest 头版"))
    assert message(await house.member.say(typed)).text == shown.text


async def test_more_headlines_than_there_may_be_are_as_many_as_may(house: House) -> None:
    assert (
        message(await house.member.say("/latest 99999")).text
        == message(await house.member.say("/latest 20")).text
    )
    assert "没有叫" in message(await house.member.say("/latest 2024")).text


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("东京", "东京"),
        ("伦敦时间", "伦敦"),
        ("乌鲁木齐", "乌鲁木齐"),
        ("在巴黎", "巴黎"),
        ("德国", "柏林"),
    ],
)
async def test_a_clock_is_set_by_the_name_of_a_city(house: House, typed: str, zone: str) -> None:
    await house.member.press_data("x:set:zoneask:0", 1)
    shown = message(await house.member.say(typed))
    assert texts.SETTINGS_ZONE.format(zone=zone) in shown.text


async def test_a_subscription_to_a_whole_book_is_refused(house: House) -> None:
    shown = message(await house.member.say("/subscribe 7:30 " + "产业工人队伍建设" * 450))
    assert shown.text == texts.TOPICS_TOO_LONG.format(limit=200) and labels(shown) == []


@pytest.mark.parametrize(
    "typed", ["太行", "是非", "大是大非", "先行", "行家", "懂行", "早先", "大棒", "不大"]
)
async def test_a_word_of_the_dictionary_is_searched(house: House, typed: str) -> None:
    said = message(await house.member.say(typed)).text
    assert typed in said.split("\n")[0] and said not in texts.SMALL_TALK.values()


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("谢谢大家", "谢谢"),
        ("非常感谢", "谢谢"),
        ("非常好", "好"),
        ("好的老师", "好的"),
        ("谢谢老师", "谢谢"),
        ("先谢谢了", "谢谢"),
        ("都行", "行"),
        ("太好了", "太好"),
        ("谢谢您", "谢谢"),
    ],
)
def test_words_to_whoever_answers_stay_small_talk(typed: str, word: str) -> None:
    assert small_talk(typed) == texts.SMALL_TALK[word]
