"""Groups: nothing before an administrator has bound one; then commands and mentions of members only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import texts
from bot.delivery.hours import look
from bot.delivery.sender import Sender
from bot.local.client import Client
from bot.wire import pace
from store import Store, articles, bindings, deeds, forwards, subscriptions
from tests.bot.conftest import MEMBER, NOW, House, labels, message, messages, press, toasts
from tests.bot.morning import page

GROUP, TOPIC = -1001, 7


def there(client: Client, thread: int | None = None) -> Client:
    return replace(client, chat_id=GROUP, thread_id=thread)


async def bound(house: House, thread: int | None = None) -> None:
    shown = message(await there(house.administrator, thread).say("/bind"))
    assert shown.text == texts.BOUND and shown.chat == GROUP


async def test_only_an_administrator_binds_and_unbinds(house: House, store: Store) -> None:
    for client in (house.member, house.stranger):
        assert message(await there(client).say("/bind")).text == texts.NOT_ALLOWED
    await bound(house)
    assert message(await there(house.administrator).say("/bind")).text == texts.BOUND_ALREADY
    assert message(await there(house.member).say("/bind 取消")).text == texts.NOT_ALLOWED
    assert message(await there(house.administrator).say("/bind 取消")).text == texts.UNBOUND
    assert message(await there(house.member).say("/latest")).text == texts.GROUP
    assert [deed.what for deed in store.read(deeds.newest)] == ["unbind", "bind"]
    assert message(await house.administrator.say("/bind")).text == texts.BIND_USAGE


async def test_members_are_answered_there_and_nobody_else(house: House) -> None:
    await bound(house)
    shown = message(await there(house.member).say("/latest@kanbao_bot"))
    assert shown.chat == GROUP and shown.text.startswith("《工人日报》")
    assert "货车司机" in message(await there(house.member).say("@kanbao_bot 货车司机入会")).text
    assert message(await there(house.member).say("谢谢 @kanbao_bot")).text == texts.SMALL_TALK["谢谢"]
    assert "太行" in message(await there(house.member).say("@kanbao_bot 太行")).text
    assert message(await there(house.stranger).say("/latest")).text == texts.GROUP
    for typed in ("大家早上好", "产改", "每天早上八点把新闻发我"):
        assert await there(house.member).say(typed) == []


async def test_small_talk_there_gives_way_to_a_headline_and_may_be_searched(
    house: House, store: Store
) -> None:
    await bound(house)
    shown = message(await there(house.member).say("@kanbao_bot 谢谢"))
    assert labels(shown) == [texts.SEARCH_INSTEAD.format(query="谢谢")]
    page(store, "2024-12-20", "谢谢", "十二月二十日，一封感谢信送到了工会。")
    said = message(await there(house.member).say("@kanbao_bot 谢谢")).text
    assert said.startswith(texts.FOUND.format(query="谢谢"))


@pytest.mark.parametrize(
    "typed", ["/subscriptions", "/saved", "/send 小李", "/members", "/invite", "/start x"]
)
async def test_nothing_private_is_shown_there(house: House, typed: str) -> None:
    await bound(house)
    said = message(await there(house.administrator).say(typed)).text
    assert said == texts.IN_PRIVATE.format(command=typed.split(maxsplit=1)[0].removeprefix("/"))


async def test_buttons_there_are_for_who_asked(house: House) -> None:
    await bound(house)
    shown = message(await there(house.member).say("/latest"))
    opened = message(await press(there(house.member), "1"))
    assert opened.chat == GROUP and opened.message == shown.message
    data = f"v:{1}:0"
    assert toasts(await there(house.administrator).press_data(data, shown.message)) == [texts.VIEW_DEAD]
    assert toasts(await there(house.stranger).press_data(data, shown.message)) == [texts.GROUP]
    assert toasts(await there(house.member).press_data("x:send:card:1", shown.message)) == [texts.GROUP]


async def test_a_topic_is_bound_for_itself_and_answered_in(house: House) -> None:
    await bound(house, TOPIC)
    await there(house.member, TOPIC).say("/latest")
    name, given = house.server.calls[-1]
    assert (name, given["message_thread_id"]) == ("sendMessage", TOPIC)
    assert message(await there(house.member).say("/latest")).text == texts.GROUP


async def test_a_digest_is_brought_to_the_group_that_it_was_ordered_in(
    house: House, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "GROUP_GAP", 0.0)
    await bound(house, TOPIC)
    await there(house.member, TOPIC).say("/subscribe 07:30 每天")
    (kept,) = store.read(subscriptions.of_person, MEMBER)
    assert (kept.chat_id, kept.thread_id) == (GROUP, TOPIC)
    store.write(subscriptions.change, kept.id, next_due=NOW)
    before = len(house.server.events)
    await look(house.application.bot_data)
    await Sender(house.application).send_waiting()
    (digest,) = messages(house.server.events[before:])
    assert digest.chat == GROUP and texts.UNSUBSCRIBE in labels(digest)
    assert house.server.calls[-1][1]["message_thread_id"] == TOPIC
    await there(house.administrator, TOPIC).say("/bind 取消")
    assert store.read(subscriptions.of_person, MEMBER) == ()


@pytest.mark.parametrize("typed", ["转给小李", "转发给小李 请阅", "/send 小李", "把这篇发给小李看看"])
async def test_handing_on_is_no_business_of_those_who_read_along(
    house: House, store: Store, typed: str
) -> None:
    await house.administrator.say(f"/start a_{store.read(articles.latest, limit=1).items[0].id}")
    await bound(house)
    said = typed if typed.startswith("/") else f"@kanbao_bot {typed}"
    shown = message(await there(house.administrator).say(said))
    slash = texts.IN_PRIVATE.format(command="send")
    assert shown.text == (slash if typed.startswith("/") else texts.SEND_IN_PRIVATE)
    assert store.read(forwards.one, 1) is None


async def test_binding_says_who_reads_along(house: House) -> None:
    assert "不是成员的人也看得到" in message(await there(house.administrator).say("/bind")).text


async def test_a_topic_is_called_by_its_name(house: House, store: Store) -> None:
    duty = replace(there(house.administrator, TOPIC), title="宣教群", topic="值班")
    await duty.say("/bind")
    mine = replace(there(house.member, TOPIC), title="宣教群", topic="值班")
    await mine.say("/subscribe 07:30 每天")
    assert "发到“宣教群 · 值班”" in message(await house.member.say("/subscriptions")).text
    # By its name it is found from the private chat, alone and behind that of the group.
    for at, typed in enumerate(("值班", "宣教群值班", "宣教群的值班话题", "值班群")):
        shown = message(await house.member.say(f"/subscribe 8:0{at} 每天 产改 发到{typed}"))
        assert "发到“宣教群 · 值班”" in shown.text, typed
    # Renamed, it is called so at once.
    await mine.rename_topic("夜班")
    listed = message(await house.member.say("/subscriptions")).text
    assert "发到“宣教群 · 夜班”" in listed and "值班" not in listed
    (kept, *_) = store.read(subscriptions.of_person, MEMBER)
    assert (kept.chat_id, kept.thread_id) == (GROUP, TOPIC)


async def test_a_group_outside_of_its_topics_goes_before_them(house: House, store: Store) -> None:
    chief = replace(there(house.administrator), title="宣教群")
    await chief.say("/bind")
    for number, topic in ((7, "值班"), (8, "学习")):
        await replace(chief, thread_id=number, topic=topic).say("/bind")
    await replace(there(house.member), title="宣教群").say("/latest")
    assert "发到“宣教群”" in message(await house.member.say("/subscribe 8:00 每天 发到宣教群")).text
    assert "发到“宣教群 · 学习”" in message(await house.member.say("/subscribe 8:00 每天 发到学习")).text
    await chief.say("/bind 取消")
    alike = message(await house.member.say("/subscribe 9:00 每天 发到宣教群")).text
    assert alike == texts.GROUPS_ALIKE.format(place="宣教群", names="宣教群 · 值班、宣教群 · 学习")
    # A name that was not known when it was bound is learned from what is said there.
    store.write(bindings.bind, -77, 3, title="工会组", by=MEMBER, now=NOW)
    await replace(house.member, chat_id=-77, thread_id=3, title="工会小组", topic="简报").say("/latest")
    assert store.read(bindings.places)[-77, 3].name == "工会小组 · 简报"


async def test_the_place_is_chosen_on_the_card(house: House, store: Store) -> None:
    await house.member.say("/subscribe 产改")
    assert toasts(await press(house.member, texts.CARD_PLACE)) == [texts.CARD_NO_PLACE]
    await replace(there(house.administrator, TOPIC), title="宣教群", topic="值班").say("/bind")
    # A group that this person is not in is not offered.
    await replace(house.administrator, chat_id=-77, title="别的群").say("/bind")
    await replace(there(house.member, TOPIC), title="宣教群", topic="值班").say("/latest")
    await house.member.say("/subscribe 产改")
    shown = message(await press(house.member, texts.CARD_PLACE))
    assert shown.text == texts.CARD_WHERE and labels(shown) == [texts.CARD_HERE, "宣教群 · 值班"]
    card = message(await press(house.member, "宣教群 · 值班"))
    assert "发到“宣教群 · 值班”" in card.text and card.text.startswith(texts.CARD_NEW)
    await press(house.member, texts.CARD_PLACE)
    assert "发到" not in message(await press(house.member, texts.CARD_HERE)).text
    await press(house.member, texts.CARD_PLACE)
    await press(house.member, "宣教群 · 值班")
    await press(house.member, texts.CONFIRM)
    (kept,) = store.read(subscriptions.of_person, MEMBER)
    assert (kept.chat_id, kept.thread_id, kept.topics) == (GROUP, TOPIC, ("产改",))
