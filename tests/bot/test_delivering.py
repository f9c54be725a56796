"""Digests and alerts arrive: once, on time or late and marked, whatever the server answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from telegram.error import TimedOut

from bot import texts
from bot.delivery.amend import Amender
from bot.delivery.sender import Sender
from bot.delivery.watch import Watch
from bot.local.limits import Refused
from bot.local.transport import Shown
from store import Store, articles, deliveries, members, news, sleepers, subscriptions
from store.intake import restore_page, take_in_documents, withdraw
from store.messages import Message
from store.subscriptions import Subscription
from tests.bot.conftest import (
    ADMINISTRATOR,
    MEMBER,
    House,
    SetClock,
    labels,
    message,
    press,
)
from tests.bot.morning import bring, page

pytestmark = pytest.mark.usefixtures("hurried")


def _sections(text: str) -> dict[str, set[str]]:
    """The titles under each heading, by what follows their numbers."""
    found: dict[str, set[str]] = {}
    heading = ""
    for line in text.split("\n")[1:]:
        number, dot, title = line.partition(". ")
        if dot and number.isdecimal():
            found.setdefault(heading, set()).add(title)
        elif line and not line.startswith("来源"):
            heading = line
    return found


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T06:00")


async def test_a_digest_comes_at_its_time_once_with_its_buttons(house: House, clock: SetClock) -> None:
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-21T07:29:59")
    assert await bring(house) == []
    clock.put("2024-12-21T07:30:20")
    (digest,) = await bring(house)
    assert digest.text.startswith("日报 · 《工人日报》2024年12月20日")
    assert texts.LATE[:3] not in digest.text
    assert "来源：12月20日" in digest.text
    asked = next(each for each in await house.member.say("/digest") if isinstance(each, Shown))
    assert _sections(digest.text) == _sections(asked.text)
    assert labels(digest)[-3:] == [texts.PAUSE, texts.SETTINGS, texts.UNSUBSCRIBE]
    assert await bring(house) == []
    await press(house.member, "1")
    assert labels(house.member.newest_with_buttons())[-1] == texts.BACK  # type: ignore[arg-type]
    shown = await press(house.member, texts.BACK)
    assert any(isinstance(event, Shown) and event.text.startswith("日报") for event in shown)


async def test_the_next_digest_has_what_came_in_since_and_silence_is_silent(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-21T07:30")
    await bring(house)
    clock.put("2024-12-22T07:30")
    assert await bring(house) == []
    page(store, "2024-12-22", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    page(store, "2024-10-02", "迟来的一版", "国庆假期，线路工人坚守岗位，列车安全正点。")
    clock.put("2024-12-23T07:30")
    (digest,) = await bring(house)
    assert "夜校开进车间" in digest.text and "迟来的一版" in digest.text
    assert digest.text.index("夜校") < digest.text.index("迟来")
    assert "来源：12月22日 第1版；10月2日 第1版" in digest.text


async def test_what_comes_in_between_subscribing_and_the_first_digest_is_in_it(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天 线路工人")
    page(store, "2024-10-02", "迟来的一版", "国庆假期，线路工人坚守岗位，列车安全正点。")
    clock.put("2024-12-21T07:30")
    (digest,) = await bring(house)
    assert "迟来的一版" in digest.text and "来源：10月2日 第1版" in digest.text
    clock.put("2024-12-22T07:30")
    assert await bring(house) == []


async def test_a_stop_of_the_machine_is_caught_up_once_and_marked(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-21T07:30")
    await bring(house)
    page(store, "2024-12-24", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    clock.put("2024-12-28T10:00")
    (digest,) = await bring(house)
    assert texts.LATE.format(due="12月28日 07:30") in digest.text
    assert await bring(house) == []
    assert store.read(subscriptions.of_person, MEMBER)[0].last_day == dt.date(2024, 12, 28)


async def test_what_has_been_read_already_is_left_out(house: House, store: Store, clock: SetClock) -> None:
    await house.member.say("/subscribe 07:30 每天")
    title = store.read(articles.latest, limit=1).items[0].title
    (before,) = [each for each in await house.member.say("/digest") if isinstance(each, Shown)]
    assert title in before.text
    await house.member.say("/latest")
    await press(house.member, "1")
    clock.put("2024-12-21T07:30")
    (digest,) = await bring(house)
    assert title not in digest.text


async def test_topics_choose_and_an_excluded_word_refuses(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天 夜校 食堂 -幼儿")
    clock.put("2024-12-21T07:30")
    await bring(house)
    page(store, "2024-12-22", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    page(store, "2024-12-22", "幼儿夜校", "昨日，幼儿园的夜校开班。")
    page(store, "2024-12-22", "食堂有了新菜", "昨日，矿区食堂推出新菜。")
    page(store, "2024-12-22", "别的事情", "昨日，桥梁合龙。")
    clock.put("2024-12-22T07:30")
    (digest,) = await bring(house)
    assert "夜校开进车间" in digest.text and "食堂有了新菜" in digest.text
    assert "幼儿" not in digest.text.replace(texts.ABOUT.format(topics="夜校 -幼儿、食堂 -幼儿"), "")
    assert "别的事情" not in digest.text


async def test_a_topic_may_be_a_whole_query(house: House, store: Store, clock: SetClock) -> None:
    house.server.chats.add(MEMBER)
    now, held = clock.now(), store.read(news.newest_article)
    sub = Subscription(0, MEMBER, MEMBER, "digest", 450, "daily", "Asia/Shanghai", now)
    topics = ("夜校 OR 食堂 版:1", "记者:李四")
    store.write(subscriptions.add, replace(sub, topics=topics, cursor=held, next_due=now))
    page(store, "2024-12-22", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    page(store, "2024-12-22", "食堂有了新菜", "昨日，矿区食堂推出新菜。", number=2)
    text = "# 桥梁合龙\n\n本报讯（记者李四）昨日，跨江大桥合龙。\n".encode()
    take_in_documents(store, [("x.txt", text)], date=dt.date(2024, 12, 22), page=3)
    (digest,) = await bring(house)
    assert "夜校开进车间" in digest.text and "桥梁合龙" in digest.text
    assert "食堂有了新菜" not in digest.text


async def test_an_alert_speaks_when_something_comes_in_and_gathers(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 夜校")
    await press(house.member, texts.GATHERS[60])
    await press(house.member, texts.CONFIRM)
    assert await bring(house) == []
    page(store, "2024-12-22", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    page(store, "2024-12-22", "别的事情", "昨日，桥梁合龙。")
    (alert,) = await bring(house)
    assert alert.text.startswith(texts.ALERT.format(topics="夜校", count=1))
    assert "机械厂的夜校开班" in alert.text and "别的事情" not in alert.text
    page(store, "2024-12-23", "第二所夜校", "昨日，又一所夜校开班。")
    clock.put("2024-12-21T06:30")
    assert await bring(house) == []
    clock.put("2024-12-21T07:01")
    (later,) = await bring(house)
    assert "第二所夜校" in later.text


async def test_a_chat_that_is_refused_waits_as_long_as_it_is_told(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-21T07:30")
    house.server.trouble["sendMessage"] = [Refused("Too Many Requests", 429, {"retry_after": 40})]
    assert await bring(house) == []
    clock.put("2024-12-21T07:30:39")
    assert await bring(house) == []
    clock.put("2024-12-21T07:30:40")
    assert len(await bring(house)) == 1


@pytest.mark.parametrize("trouble", [Refused("Bad Gateway", 502), TimedOut()])
async def test_a_server_in_trouble_is_tried_again(house: House, clock: SetClock, trouble: Exception) -> None:
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-21T07:30")
    house.server.trouble["sendMessage"] = [trouble]
    assert await bring(house) == []
    clock.put("2024-12-21T07:30:05")
    assert len(await bring(house)) == 1


async def test_who_has_blocked_the_bot_is_left_in_peace_until_they_speak(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    house.server.blocked_by.add(MEMBER)
    clock.put("2024-12-21T07:30")
    assert await bring(house) == []
    (asleep,) = store.read(sleepers.sleeping)
    assert asleep.asleep == "Forbidden"
    clock.put("2024-12-22T07:30")
    assert await bring(house) == []
    house.server.blocked_by.clear()
    await house.member.say("/help")
    # What they have missed comes first, once.
    (missed,) = await bring(house)
    assert "《工人日报》2024年12月20日" in missed.text and labels(missed)[-3] == texts.PAUSE
    page(store, "2024-12-22", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    clock.put("2024-12-23T07:30")
    (digest,) = await bring(house)
    assert "夜校开进车间" in digest.text


async def test_what_is_refused_for_good_is_kept_and_not_tried_again(
    house: House, store: Store, clock: SetClock
) -> None:
    house.server.chats.add(ADMINISTRATOR)
    watch = Watch(house.application)
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-21T07:30")
    house.server.trouble["sendMessage"] = [Refused("Bad Request: can't parse entities")]
    assert await bring(house) == []
    assert store.read(deliveries.counts) == {"kept": 1}
    # Its reader is told that the administrators have been: once, with the reason.
    assert texts.RECEIPT_KEPT in message(await house.member.say("/subscriptions")).text
    clock.put("2024-12-21T07:31")
    assert await watch.look() and not await watch.look()
    told = [each for each in house.server.messages.values() if each.chat == ADMINISTRATOR]
    assert "1 条消息被 Telegram 拒收" in told[-1].text and "an't parse entities" in told[-1].text
    clock.put("2024-12-21T08:40")
    assert not await watch.look()
    clock.put("2024-12-21T09:30")
    assert await bring(house) == []


async def test_whoever_is_no_longer_a_member_gets_nothing(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    store.write(members.remove, MEMBER)
    clock.put("2024-12-21T07:30")
    assert await bring(house) == []
    assert store.read(subscriptions.of_person, MEMBER) == ()


async def test_a_clock_that_was_ahead_silences_nobody(house: House, store: Store, clock: SetClock) -> None:
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2031-12-21T07:31")
    assert len(await bring(house)) == 1
    page(store, "2024-12-22", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    clock.put("2024-12-21T08:00")
    assert await bring(house) == []
    clock.put("2024-12-22T07:30")
    (digest,) = await bring(house)
    assert "夜校开进车间" in digest.text


async def test_a_whole_digest_brings_the_first_articles_in_full(house: House, clock: SetClock) -> None:
    await house.member.say("/subscribe 产改")
    await press(house.member, texts.STYLES["whole"])
    await press(house.member, texts.CONFIRM)
    clock.put("2024-12-23T07:30")
    first, *articles = await bring(house)
    assert first.text.startswith("日报") and len(articles) >= 3


async def test_an_outbox_that_stands_still_raises_one_alarm_an_hour(
    house: House, store: Store, clock: SetClock
) -> None:
    house.server.chats.add(ADMINISTRATOR)
    store.write(deliveries.put, "x", [Message("hello")], user_id=MEMBER, chat_id=MEMBER, at=clock.now())
    watch = Watch(house.application)
    assert not await watch.look()
    clock.put("2024-12-21T06:20")
    assert await watch.look()
    told = [each for each in house.server.messages.values() if each.chat == ADMINISTRATOR]
    assert "1 条消息发不出去，最久的已等了 20 分钟" in told[-1].text
    clock.put("2024-12-21T06:50")
    assert not await watch.look()
    clock.put("2024-12-21T07:30")
    assert await watch.look()
    await Sender(house.application).send_waiting()
    clock.put("2024-12-21T09:30")
    assert not await watch.look()


async def test_a_link_to_a_saved_search_is_its_owners(house: House, store: Store) -> None:
    await house.member.say("/subscribe 08:00 工作日 产改 货车司机")
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    shown = [e for e in await house.member.say(f"/start s_{sub.id}") if isinstance(e, Shown)][-1]
    assert "搜索：产改 OR 货车司机" in shown.text
    other = [e for e in await house.administrator.say(f"/start s_{sub.id}") if isinstance(e, Shown)][-1]
    assert other.text == texts.LINK_SAVED_GONE


def _standing(house: House, message: int) -> str:
    """How a message reads now."""
    return house.server.messages[MEMBER, message].text


async def test_a_digest_of_the_day_is_put_right(house: House, store: Store, clock: SetClock) -> None:
    page(store, "2024-12-22", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    page(store, "2024-12-22", "食堂添了新灶", "昨日，厂里的食堂添了三口新灶。", number=2)
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-22T07:30")
    (digest,) = await bring(house)
    amender = Amender(house.application)
    assert await amender.look() == 0
    # A corrected title, a withdrawn page: the message says so.
    body = "# 夜校开进了车间里\n\n本报讯（记者张三）昨日，机械厂的夜校开班，六十名职工报名。\n".encode()
    take_in_documents(store, [("夜校开进车间.txt", body)], date=dt.date(2024, 12, 22), page=1)
    gone = next(item for item in store.read(articles.latest, limit=9).items if item.title == "食堂添了新灶")
    store.write(withdraw, gone.page_id)
    assert await amender.look() == 1
    text = _standing(house, digest.message)
    assert "食堂添了新灶（已撤下）" in text
    assert "夜校开进了车间里（已更正）" in text or "夜校开进车间（已撤下）" in text
    assert await amender.look() == 0
    store.write(restore_page, gone.page_id)
    assert await amender.look() == 1
    assert "食堂添了新灶（已撤下）" not in _standing(house, digest.message)


async def test_what_the_reader_has_opened_is_left_alone(house: House, store: Store, clock: SetClock) -> None:
    page(store, "2024-12-22", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-22T07:30")
    (digest,) = await bring(house)
    amender = Amender(house.application)
    await amender.look()
    await press(house.member, "1")
    opened = _standing(house, digest.message)
    item = next(item for item in store.read(articles.latest, limit=9).items if item.title == "夜校开进车间")
    store.write(withdraw, item.page_id)
    assert await amender.look() == 0
    assert _standing(house, digest.message) == opened


async def test_yesterdays_digest_stays_as_it_was(house: House, store: Store, clock: SetClock) -> None:
    page(store, "2024-12-22", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-22T07:30")
    await bring(house)
    clock.put("2024-12-23T08:00")
    item = next(item for item in store.read(articles.latest, limit=9).items if item.title == "夜校开进车间")
    store.write(withdraw, item.page_id)
    assert await Amender(house.application).look() == 0
