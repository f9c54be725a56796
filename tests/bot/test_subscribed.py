"""What is subscribed to already: listed in screens, changed by the same words, paused, ended by words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bot import texts
from bot.delivery.hours import look
from bot.features import subscribed
from bot.local.transport import Shown
from store import Store, bindings, deliveries, sleepers, subscriptions
from store.subscriptions import Subscription
from tests.bot.conftest import ADMINISTRATOR, MEMBER, House, SetClock, labels, message, press, toasts
from tests.bot.morning import bring, page

pytestmark = pytest.mark.usefixtures("hurried")
_NIGHT_SCHOOL = ("夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T06:00")


def mine(store: Store) -> tuple[Subscription, ...]:
    return store.read(subscriptions.of_person, MEMBER)


# ── the same words again ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("first", "again", "gather"),
    [
        ("提醒 产改", "提醒 产改 每30分钟", 30),
        ("提醒 产改 每小时", "产改 每30分钟 提醒", 30),
        ("提醒 产改 每小时", "随时 产改", 0),
        ("提醒 产改 货车司机", "提醒 货车司机 产改 每两小时", 120),
    ],
)
async def test_an_alert_takes_the_interval_that_is_said_again(
    house: House, store: Store, first: str, again: str, gather: int
) -> None:
    await house.member.say(f"/subscribe {first}")
    shown = message(await house.member.say(f"/subscribe {again}"))
    assert shown.text.startswith(texts.CHANGED)
    assert (texts.GATHERED.format(minutes=gather) if gather else texts.AT_ONCE) in shown.text
    (alert,) = mine(store)
    assert alert.gather == gather


async def test_an_alert_without_an_interval_leaves_that_of_before(house: House, store: Store) -> None:
    await house.member.say("/subscribe 提醒 产改 每30分钟")
    shown = message(await house.member.say("/subscribe 提醒 产改"))
    assert shown.text.startswith(texts.SUBSCRIBED_ALREADY)
    assert mine(store)[0].gather == 30


async def test_what_is_gathered_goes_by_the_new_interval(house: House, store: Store, clock: SetClock) -> None:
    await house.member.say("/subscribe 提醒 夜校 每4小时")
    page(store, "2024-12-22", *_NIGHT_SCHOOL)
    assert len(await bring(house)) == 1
    await house.member.say("/subscribe 提醒 夜校 每30分钟")
    page(store, "2024-12-23", "第二所夜校", "昨日，又一所夜校开班，报名的多是年轻人。")
    clock.put("2024-12-21T06:29")
    assert await bring(house) == []
    clock.put("2024-12-21T06:30")
    assert len(await bring(house)) == 1


async def test_a_digest_takes_the_style_that_is_said_again(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 工作日 产改 全文")
    assert message(await house.member.say("/subscribe 7:30 工作日 产改")).text.startswith(
        texts.SUBSCRIBED_ALREADY
    )
    shown = message(await house.member.say("/subscribe 7:30 工作日 产改 导语"))
    assert shown.text.startswith(f"{texts.CHANGED}\n工作日 07:30 · 产改 · 导语")
    (digest,) = mine(store)
    assert digest.style == "leads"
    # Another time, and a survey of the week, are subscriptions of their own.
    await house.member.say("/subscribe 18:00 工作日 产改")
    await house.member.say("/subscribe 周一 7:30 产改")
    await house.member.say("/subscribe 周一 7:30 产改 周报")
    assert len(mine(store)) == 4


# ── the list ──────────────────────────────────────────────────────────────────────────────────────────


async def test_many_are_listed_screen_by_screen(house: House, store: Store) -> None:
    for number in range(18):
        await house.member.say(f"/subscribe {6 + number // 4}:{number % 4 * 15:02} 每天 产改")
    first = message(await house.member.say("/subscriptions"))
    assert first.text.startswith(texts.SUBSCRIPTIONS_HEAD.format(count=18))
    assert labels(first) == ["1", "2", "3", "4", "5", texts.NEXT_PAGE, texts.NEW_SUBSCRIPTION]
    assert first.text.count("\n") < 4 * (subscribed.SIZE + 1)
    second = message(await press(house.member, texts.NEXT_PAGE))
    assert "6. 每天 07:15" in second.text and texts.PREVIOUS_PAGE in labels(second)
    last = message(await press(house.member, texts.NEXT_PAGE))
    assert labels(last)[:4] == ["11", "12", "13", "14"]
    last = message(await press(house.member, texts.NEXT_PAGE))
    assert labels(last)[:3] == ["16", "17", "18"] and texts.NEXT_PAGE not in labels(last)
    card = message(await press(house.member, "17"))
    assert "每天 10:00 · 产改" in card.text


async def test_the_list_says_what_stands_still_and_one_word_goes_on(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    await house.member.say("/subscribe 提醒 夜校")
    await press(house.member, texts.PAUSE)
    listed = message(await house.member.say("/subscriptions")).text
    assert "夜校\n" + texts.STANDS_STILL in listed and "标题\n下一次：12月21日 07:30" in listed
    card = message(await press(house.member, "2"))
    assert texts.STANDS_STILL in card.text and labels(card)[-2:] == [texts.RESUME, texts.UNSUBSCRIBE]
    shown = message(await press(house.member, texts.RESUME))
    assert shown.text.startswith(texts.RESUMED) and texts.PAUSE in labels(shown)
    await house.member.say("暂停三天")
    listed = message(await house.member.say("/subscriptions")).text
    assert listed.count(texts.STANDS_UNTIL.format(day="12月24日")) == 2
    assert message(await house.member.say("全部恢复")).text == texts.ALL_RESUMED.format(count=2)
    assert not any(sub.paused for sub in mine(store))
    assert message(await house.member.say("恢复订阅")).text == texts.NOTHING_PAUSED


async def test_a_change_on_the_card_leaves_the_pause(house: House, store: Store, clock: SetClock) -> None:
    await house.member.say("/subscribe 07:30 每天")
    await house.member.say("暂停到12月30日")
    await house.member.say("/subscriptions")
    await press(house.member, "1")
    await press(house.member, "18:00")
    shown = message(await press(house.member, texts.CONFIRM))
    assert shown.text.endswith("暂停中，12月30日起恢复；下一次：12月30日 18:00")
    clock.put("2024-12-22T18:00")
    assert await bring(house) == []


async def test_nothing_is_promised_that_may_not_come(house: House, store: Store, clock: SetClock) -> None:
    await house.member.say("/subscribe 07:30 每天 无人提到的事")
    clock.put("2024-12-21T07:30")
    listed = message(await house.member.say("/subscriptions")).text
    assert texts.COMES_SOON_IF_NEW in listed and texts.COMES_SOON not in listed.split("\n")
    assert await bring(house) == []
    listed = message(await house.member.say("/subscriptions")).text
    assert "下一次：12月22日 07:30" in listed


async def test_a_group_is_named_and_wakes_when_somebody_speaks_there(
    house: House, store: Store, clock: SetClock
) -> None:
    group = replace(house.member, chat_id=-500, title="宣教群")
    store.write(bindings.bind, -500, 0, title="宣教群", by=ADMINISTRATOR, now=clock.now())
    await group.say("/subscribe 07:30 每天")
    listed = message(await house.member.say("/subscriptions"))
    assert texts.BROUGHT_TO.format(place="宣教群") in listed.text
    store.write(sleepers.put_to_sleep, -500, "Forbidden")
    listed = message(await house.member.say("/subscriptions"))
    assert texts.ASLEEP_GROUP in listed.text and texts.ASLEEP not in listed.text
    await group.say("/latest")
    assert mine(store)[0].asleep is None
    # Who did not make it may not touch it, and is told the truth.
    (sub,) = mine(store)
    other = replace(house.administrator, chat_id=-500, title="宣教群")
    assert toasts(await other.press_data(f"s:{sub.id}:end", 1)) == [texts.SUBSCRIPTION_OF_ANOTHER]


async def test_in_a_group_a_sentence_subscribes_the_group(
    house: House, store: Store, clock: SetClock
) -> None:
    store.write(bindings.bind, -500, 0, title="宣教群", by=ADMINISTRATOR, now=clock.now())
    group = replace(house.member, chat_id=-500, title="宣教群")
    name = house.application.bot.username
    shown = message(await group.say(f"@{name} 每个工作日早上七点半把产改的新闻推送到群里"))
    assert shown.chat == -500 and shown.text.startswith(f"{texts.SUBSCRIBED}\n工作日 07:30 · 产改")
    (sub,) = mine(store)
    assert (sub.chat_id, sub.topics) == (-500, ("产改",))
    assert "搜索" in message(await group.say(f"@{name} 产改")).text


async def test_a_card_in_a_group_is_its_maker_s(house: House, store: Store, clock: SetClock) -> None:
    store.write(bindings.bind, -500, 0, title="宣教群", by=ADMINISTRATOR, now=clock.now())
    group, other = (
        replace(each, chat_id=-500, title="宣教群") for each in (house.member, house.administrator)
    )
    card = message(await group.say("/subscribe 产改"))
    assert texts.CARD_OWN not in labels(card)
    assert toasts(await press(other, texts.CONFIRM)) == [texts.VIEW_DEAD]
    await press(group, "18:00")
    assert message(await press(group, texts.CONFIRM)).text.startswith(f"{texts.SUBSCRIBED}\n工作日 18:00")
    (sub,) = mine(store)
    assert sub.chat_id == -500
    assert texts.PAUSE_TO not in labels(message(await press(group, texts.PAUSE)))


# ── ending ────────────────────────────────────────────────────────────────────────────────────────────


async def three(house: House) -> None:
    await house.member.say("/subscribe 07:30 每天")
    await house.member.say("/subscribe 08:30 工作日 产改 货车司机")
    await house.member.say("/subscribe 提醒 夜校")


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("退订 产改", "工作日 08:30 · 产改、货车司机 · 标题"),
        ("退订 8:30", "工作日 08:30 · 产改、货车司机 · 标题"),
        ("/unsubscribe 工作日 货车司机", "工作日 08:30 · 产改、货车司机 · 标题"),
        ("/unsubscribe 提醒", "有新内容就提醒 · 夜校"),
        ("退订 每天 7:30", "每天 07:30 · 全部内容 · 标题"),
    ],
)
async def test_one_is_found_by_its_words(house: House, store: Store, typed: str, what: str) -> None:
    await three(house)
    assert message(await house.member.say(typed)).text == texts.END_IT.format(what=what)
    await press(house.member, texts.CONFIRM)
    assert len(mine(store)) == 2


async def test_of_several_that_fit_these_are_offered(house: House, store: Store) -> None:
    await three(house)
    shown = message(await house.member.say("/unsubscribe 日报"))
    assert shown.text.startswith(texts.WHICH_TO_END) and labels(shown) == ["1", "2"]


@pytest.mark.parametrize("typed", ["退订 99", "/unsubscribe 0", "退订 4"])
async def test_a_number_that_is_none_is_said(house: House, typed: str) -> None:
    await three(house)
    shown = message(await house.member.say(typed))
    number = typed.rsplit(maxsplit=1)[-1]
    assert shown.text.startswith(texts.NO_SUCH_SUBSCRIPTION.format(number=number, count=3))
    assert labels(shown) == ["1", "2", "3"]


async def test_words_of_no_subscription_are_said_or_a_search(house: House) -> None:
    await three(house)
    shown = message(await house.member.say("/unsubscribe 机票"))
    assert shown.text.startswith(texts.NO_SUBSCRIPTION_LIKE.format(typed="机票"))
    assert "机票" in message(await house.member.say("退订 机票")).text
    assert texts.NO_SUBSCRIPTION_LIKE[:4] in message(await house.member.say("退订 机票")).text


@pytest.mark.parametrize("typed", ["退订 全部", "/unsubscribe 所有订阅", "退订 全部订阅"])
async def test_all_end_after_one_question(house: House, store: Store, typed: str) -> None:
    await three(house)
    assert message(await house.member.say(typed)).text == texts.END_ALL.format(count=3)
    # What is made after the question stays.
    await house.member.say("/subscribe 20:00 每天")
    number = mine(store)[2].id
    shown = message(await house.member.press_data(f"x:unsub:all:{number}", 2))
    head, *named = shown.text.splitlines()
    assert head == texts.ENDED_ALL.format(count=3) and len(named) == 3
    assert [sub.minute for sub in mine(store)] == [1200]


# ── what has been brought stays ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("label", [texts.PAUSE, texts.SETTINGS, texts.UNSUBSCRIBE])
async def test_a_button_under_a_digest_leaves_the_digest(
    house: House, store: Store, clock: SetClock, label: str
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-21T07:30")
    (digest,) = await bring(house)
    events = await press(house.member, label)
    assert toasts(events) == [texts.SEE_BELOW]
    assert message(events).message > digest.message
    assert house.server.messages[MEMBER, digest.message].text == digest.text
    # The answer below is changed in its place.
    following = message(await press(house.member, texts.CANCEL if label != texts.PAUSE else texts.RESUME))
    assert following.message == message(events).message


async def test_a_digest_that_was_opened_and_left_has_its_buttons_and_stays(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-21T07:30")
    (digest,) = await bring(house)
    await press(house.member, "1")
    back = message(await press(house.member, texts.BACK))
    assert back.message == digest.message
    assert labels(back)[-3:] == [texts.PAUSE, texts.SETTINGS, texts.UNSUBSCRIBE]
    assert message(await press(house.member, texts.PAUSE)).message > digest.message
    assert house.server.messages[MEMBER, digest.message].text == back.text


async def test_what_nothing_new_says_stays_too(house: House, store: Store, clock: SetClock) -> None:
    await house.member.say("/subscribe 07:30 每天")
    store.write(subscriptions.change, mine(store)[0].id, says_nothing_new=True)
    clock.put("2024-12-21T07:30")
    await bring(house)
    clock.put("2024-12-22T07:30")
    (line,) = await bring(house)
    assert line.text == texts.NOTHING_NEW
    await press(house.member, texts.PAUSE)
    assert house.server.messages[MEMBER, line.message].text == texts.NOTHING_NEW
    assert mine(store)[0].paused
    assert isinstance(line, Shown)
    clock.at += dt.timedelta(days=1)
    await look(house.application.bot_data)
    assert store.read(deliveries.counts) == {deliveries.SENT: 2}
