"""What a clerk, an editor and an administrator type in a week, beside what they look for."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.delivery.standstill import without
from store import Store, preferences, subscriptions
from tests.bot.conftest import MEMBER, House, SetClock, labels, message, messages, press

pytestmark = pytest.mark.usefixtures("hurried")
DAY = dt.date.fromisoformat


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-20T06:00")


def topics(store: Store) -> list[tuple[str, ...]]:
    return [sub.topics for sub in store.read(subscriptions.of_person, MEMBER)]


@pytest.mark.parametrize("typed", ["今天的发了没", "今天别发", "我的订阅", "明天别发"])
async def test_a_card_that_was_forgotten_is_named_before_it_is_missed(
    house: House, store: Store, typed: str
) -> None:
    await house.member.say("每天早上八点发产改")
    shown = message(await house.member.say(typed))
    assert shown.text == texts.CARD_WAITS and {texts.CONFIRM, texts.CANCEL} <= set(labels(shown))
    await house.member.say("好")
    assert topics(store) == [("产改",)]
    assert message(await house.member.say("今天的发了没")).text.startswith(
        texts.SUBSCRIPTIONS_HEAD.format(count=1)
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("后天照常发", (("2024-12-21", "2024-12-22"), ("2024-12-23", "2024-12-24"))),
        ("明天还是发吧", (("2024-12-22", "2024-12-24"),)),
        ("21号到23号照常送", ()),
        ("元旦照常发", (("2024-12-21", "2024-12-24"),)),
    ],
)
async def test_days_are_taken_out_of_a_stop_to_come(
    house: House, store: Store, typed: str, kept: tuple[tuple[str, str], ...]
) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("明天起停三天")
    said = message(await house.member.say(typed)).text
    assert "照常送" in said
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert sub.stops == tuple((DAY(first), DAY(behind)) for first, behind in kept)


async def test_where_nothing_was_to_stop_it_is_said(house: House) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    said = message(await house.member.say("明天照常发")).text
    assert said == texts.COMES_ANYWAY.format(days="12月21日")
    await house.member.say("停三天")
    assert "本来就停得更久" in message(await house.member.say("明天照常发")).text


def test_a_stop_without_an_end_goes_on_behind_the_days_that_are_taken_out() -> None:
    stops = ((DAY("2024-12-21"), None),)
    assert without(stops, (DAY("2024-12-23"), DAY("2024-12-24"))) == (
        (DAY("2024-12-21"), DAY("2024-12-23")),
        (DAY("2024-12-24"), None),
    )
    assert without(stops, (DAY("2024-12-20"), None)) == ()


@pytest.mark.parametrize(
    ("typed", "mine"),
    [
        ("产改那个加上欠薪", [("产改", "欠薪"), ("安全",)]),
        ("产改的再加上货车司机和网约车的新闻", [("产改", "货车司机", "网约车"), ("安全",)]),
        ("第二个加上消防", [("产改",), ("安全", "消防")]),
        ("产改那个别要招聘的", [("产改 -招聘",), ("安全",)]),
    ],
)
async def test_what_one_is_about_is_changed(
    house: House, store: Store, typed: str, mine: list[tuple[str, ...]]
) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("/subscribe 8:00 每天 安全")
    await house.member.say(typed)
    assert topics(store) == mine


async def test_a_topic_of_several_is_dropped_and_the_last_is_not(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 产改 欠薪")
    await house.member.say("产改的去掉欠薪")
    assert topics(store) == [("产改",)]
    await house.member.say("产改的加上导语")
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert (sub.topics, sub.style) == (("产改",), "leads")


async def test_alerts_are_ended_by_their_name(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("/subscribe 提醒 欠薪")
    assert "有新内容就提醒 · 欠薪" in message(await house.member.say("把提醒关了")).text


async def test_a_page_is_of_the_issue_that_is_read(house: House) -> None:
    await house.member.say("/latest 2024-10-31")
    assert "2024年10月31日 第1版" in message(await house.member.say("第1版")).text
    await press(house.member, "1")
    assert "2024年10月31日没有第2版" in message(await house.member.say("第2版呢")).text
    await house.member.say("/latest 2024-10-31")
    assert "2024年6月10日" in message(await house.member.say("前一天的")).text
    assert "2024年10月31日" in message(await house.member.say("后一天的")).text


@pytest.mark.parametrize(
    ("typed", "hours"),
    [("12点到2点别响", (720, 840)), ("22点到7点别吵我", (1320, 420)), ("12点到7点别吵我", (720, 420))],
)
async def test_hours_of_quiet_are_said_in_few_words(
    house: House, store: Store, typed: str, hours: tuple[int, int]
) -> None:
    await house.member.say(typed)
    set_ = store.read(preferences.of_person, MEMBER)
    assert (set_.quiet_from, set_.quiet_until) == hours


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("怎么没声音", "sound"),
        ("加个同义词 网约工 新就业形态劳动者", "synonyms"),
        ("给小赵发个邀请", "invite"),
        ("绑定群怎么弄", "in groups"),
        ("还有没处理的申请吗", "members"),
        ("他看了没", "receipt"),
        ("转错人了", "undo"),
        ("怎么退出", "leave"),
    ],
)
async def test_who_serves_is_asked(house: House, typed: str, topic: str) -> None:
    assert messages(await house.member.say(typed))[0].text == texts.HELP_ANSWERS[topic]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("有夜校的消息喊我一声", "有新内容就提醒 · 夜校"),
        ("能不能一周给我个汇总", "周一 07:30 · 全部内容 · 周报"),
    ],
)
async def test_orders_in_other_words(house: House, typed: str, said: str) -> None:
    assert message(await house.member.say(typed)).text.split("\n")[1] == said


async def test_how_often_something_was_written_of(house: House) -> None:
    assert message(await house.member.say("新质生产力出现过几次")).text.startswith("“新质生产力”有")


@pytest.mark.parametrize("typed", ["补发昨天的", "12月20日那期再发一遍", "再发一遍昨天的日报"])
async def test_a_digest_is_had_again(house: House, clock: SetClock, typed: str) -> None:
    clock.put("2024-12-21T09:00")
    shown = messages(await house.member.say(typed))[0].text
    assert "2024年12月20日" in shown and shown.startswith("日报")


@pytest.mark.parametrize("typed", ["昨天的没收到", "怎么没发", "今天的推送发了没有", "日报发了吗"])
async def test_who_waits_sees_what_became_of_it(house: House, typed: str) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    shown = message(await house.member.say(typed)).text
    assert shown.startswith(texts.SUBSCRIPTIONS_HEAD.format(count=1))


async def test_who_is_back_is_written_to_again(house: House, store: Store) -> None:
    assert message(await house.member.say("我回来了")).text.startswith("没有找到")
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("元旦别发")
    assert message(await house.member.say("我回来了")).text.startswith("没有找到")
    await house.member.say("放年假了，先别发")
    assert store.read(subscriptions.of_person, MEMBER)[0].paused
    await house.member.say("我回来了")
    assert not store.read(subscriptions.of_person, MEMBER)[0].paused


@pytest.mark.parametrize("typed", ["太多了", "再精确点"])
async def test_too_many_hits_are_narrowed(house: House, typed: str) -> None:
    await house.member.say("工会")
    assert "点一项缩小范围" in message(await house.member.say(typed)).text


@pytest.mark.parametrize("typed", ["走势图", "同义词", "邀请函", "太多了", "前一天的", "照常发"])
async def test_bare_words_are_looked_for(house: House, typed: str) -> None:
    shown = messages(await house.member.say(typed))[0].text
    assert shown.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed)))
