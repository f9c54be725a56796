"""Orders without 发我 or 推送, endings of what is not brought, rhythms said alone, and short stops."""

from __future__ import annotations

import pytest

from bot import texts
from bot.delivery.asking import read_asking
from bot.delivery.times import read_time
from bot.delivery.weekdays import without
from store import Store, subscriptions
from tests.bot.conftest import MEMBER, House, SetClock, labels, message, press


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T06:00")


@pytest.mark.parametrize(
    ("typed", "described"),
    [
        ("每天早上八点半发产改", "每天 08:30 · 产改 · 标题"),
        ("工作日8点发产改", "工作日 08:00 · 产改 · 标题"),
        ("麻烦每天早上8点发一下产改的新闻", "每天 08:00 · 产改 · 标题"),
        ("周一到周五八点推产改", "周一至周五 08:00 · 产改 · 标题"),
        ("每周五下午三点发一次产改", "周五 15:00 · 产改 · 标题"),
        ("每逢周三9点发产改", "周三 09:00 · 产改 · 标题"),
        ("帮我订产改，每天八点", "每天 08:00 · 产改 · 标题"),
        ("每天定时八点发送产改的文章", "每天 08:00 · 产改 · 标题"),
        ("周一三五八点发产改的消息", "周一三五 08:00 · 产改 · 标题"),
        ("每早7:30发产改", "每天 07:30 · 产改 · 标题"),
        ("早上八点发产改", "工作日 08:00 · 产改 · 标题"),
        ("早七点发产改、工会、劳模", "工作日 07:00 · 产改、工会、劳模 · 标题"),
        ("上班的日子早八点发产改", "工作日 08:00 · 产改 · 标题"),
        ("明天开始每天八点发产改", "每天 08:00 · 产改 · 标题"),
        ("每天八点送产改", "每天 08:00 · 产改 · 标题"),
        ("每天早上发产改", "每天 07:30 · 产改 · 标题"),
        ("周五下班前发一周要闻", "周五 17:00 · 全部内容 · 周报"),
        ("每周五下午4点给我发周报", "周五 16:00 · 全部内容 · 周报"),
        ("周五四点发一份周报", "周五 16:00 · 全部内容 · 周报"),
        ("周五16:00发产改的周报", "周五 16:00 · 产改 · 周报"),
        ("每周一早上八点发上周要闻回顾", "周一 08:00 · 全部内容 · 周报"),
        ("每到周五下午三点发本周要闻", "周五 15:00 · 全部内容 · 周报"),
        ("每个星期五下午来一份一周新闻", "周五 15:00 · 全部内容 · 周报"),
        ("每周五16:00周报", "周五 16:00 · 全部内容 · 周报"),
        ("每周一给我发周报", "周一 07:30 · 全部内容 · 周报"),
        ("每天凌晨四点发产改", "每天 04:00 · 产改 · 标题"),
        ("每天半夜3点发产改", "每天 03:00 · 产改 · 标题"),
        ("每天夜里十一点发产改", "每天 23:00 · 产改 · 标题"),
        ("每天后半夜四点发产改", "每天 04:00 · 产改 · 标题"),
        ("每天半夜十二点发产改", "每天 00:00 · 产改 · 标题"),
        ("每天后半夜六点发产改", "每天 06:00 · 产改 · 标题"),
        ("每天半夜六点发产改", "每天 06:00 · 产改 · 标题"),
        ("每天夜里6点半发产改", "每天 06:30 · 产改 · 标题"),
        ("每天下半夜7点发产改", "每天 07:00 · 产改 · 标题"),
        ("每天夜里8点发产改", "每天 20:00 · 产改 · 标题"),
        ("每天凌晨十二点半发产改", "每天 00:30 · 产改 · 标题"),
        ("每天晚上 8点发产改", "每天 20:00 · 产改 · 标题"),
    ],
)
async def test_an_order_that_does_not_say_to_whom_is_a_card(
    house: House, store: Store, typed: str, described: str
) -> None:
    shown = message(await house.member.say(typed)).text
    assert shown.split("\n")[:2] == [texts.CARD_NEW, described]
    assert store.read(subscriptions.of_person, MEMBER) == ()


@pytest.mark.parametrize(
    ("typed", "described"),
    [
        ("每天早上八点半发产改，周六也要", "每天 08:30 · 产改 · 标题"),
        ("周一三五八点发产改，周六也要发", "周一三五六 08:00 · 产改 · 标题"),
        ("每周一早上八点发产改周三也要", "周一三 08:00 · 产改 · 标题"),
        ("周一到周五八点发产改，另外周末也发", "每天 08:00 · 产改 · 标题"),
        ("订阅产改，周六也要", "周一二三四五六 07:30 · 产改 · 标题"),
        ("再订一个产改，周末也要", "每天 07:30 · 产改 · 标题"),
        ("订阅产改，周六也要，八点", "周一二三四五六 08:00 · 产改 · 标题"),
        ("订阅职工，周六也要，周日也要", "每天 07:30 · 职工 · 标题"),
        ("八点发产改，周日不要，周六也要", "周一二三四五六 08:00 · 产改 · 标题"),
    ],
)
async def test_a_day_said_behind_an_order_is_one_of_its_days(
    house: House, store: Store, typed: str, described: str
) -> None:
    shown = message(await house.member.say(typed)).text
    assert shown.split("\n")[:2] == [texts.CARD_NEW, described]


@pytest.mark.parametrize(
    ("typed", "described"),
    [
        ("周一三五早上八点半把产改的新闻发我，周六也要", "周一三五六 08:30 · 产改 · 标题"),
        ("早上八点半把产改的新闻发我，周末也要", "每天 08:30 · 产改 · 标题"),
        ("/subscribe 7:30 产改，周六也要", "周一二三四五六 07:30 · 产改 · 标题"),
        ("/subscribe 7:30 周一到周五 产改，周六也发", "周一二三四五六 07:30 · 产改 · 标题"),
    ],
)
async def test_so_it_is_of_what_is_kept_at_once(house: House, typed: str, described: str) -> None:
    assert message(await house.member.say(typed)).text.split("\n")[1] == described


@pytest.mark.parametrize(
    "typed",
    [
        "每个工作日八点发产改，周六也要",
        "每个工作日和周六八点发产改",
        "每个工作日八点把产改发我，周六也要",
        "订阅产改 工作日 周六也要",
    ],
)
async def test_days_that_are_none_of_one_subscription_are_said(house: House, typed: str) -> None:
    assert "合不到一个订阅里" in message(await house.member.say(typed)).text


@pytest.mark.parametrize(
    ("typed", "described"),
    [
        ("早上7点半发产改，周末不要", "周一至周五 07:30 · 产改 · 标题"),
        ("早上7点半发产改，周末和节假日除外", "工作日 07:30 · 产改 · 标题"),
        ("早上7点半发产改，周末跟放假不发", "工作日 07:30 · 产改 · 标题"),
        ("早上7点半发产改，除了周三和周五", "周一二四六日 07:30 · 产改 · 标题"),
        ("每天8点发产改，周二到周四不要发", "周一五六日 08:00 · 产改 · 标题"),
        ("每天8点发产改，周一至周五不用发", "周末 08:00 · 产改 · 标题"),
        ("每天早八点 产改 除了周末", "周一至周五 08:00 · 产改 · 标题"),
        ("早8点发产改，周六日别发", "周一至周五 08:00 · 产改 · 标题"),
        ("晚上六点半发安全生产，节假日不要", "工作日 18:30 · 安全生产 · 标题"),
        ("每天7点半给我产改，周末就算了", "周一至周五 07:30 · 产改 · 标题"),
        ("周一到周五早上七点发劳模，其他时候不要", "周一至周五 07:00 · 劳模 · 标题"),
        ("七点半产改，双休不用", "周一至周五 07:30 · 产改 · 标题"),
        ("中午12点发新业态，周日不要", "周一二三四五六 12:00 · 新业态 · 标题"),
        ("每天下午五点发 技能竞赛 星期天别发", "周一二三四五六 17:00 · 技能竞赛 · 标题"),
        ("每早7:30发产改（周末不要）", "周一至周五 07:30 · 产改 · 标题"),
        ("工作日八点发产改，周末不要", "工作日 08:00 · 产改 · 标题"),
        ("周一三五八点发产改，节假日不要", "周一三五 08:00 · 产改 · 标题"),
    ],
)
async def test_days_on_which_it_is_not_to_come_are_no_topic(house: House, typed: str, described: str) -> None:
    assert message(await house.member.say(typed)).text.split("\n")[:2] == [texts.CARD_NEW, described]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("不要周末发", "12345"),
        ("周末停", "12345"),
        ("周日停发", "12345"),
        ("周日别发", "12345"),
        ("产改那个周三不要发", "1245"),
        ("只要周五发", "5"),
        ("节假日别推了", "workdays"),
    ],
)
async def test_what_is_not_to_come_on_some_days_keeps_the_others(
    house: House, store: Store, typed: str, kept: str
) -> None:
    await house.member.say("订阅 7:30 周一到周五 产改")
    await house.member.say(typed)
    assert store.read(subscriptions.of_person, MEMBER)[0].days == kept


async def test_weekends_are_taken_from_the_days_there_are(house: House, store: Store) -> None:
    await house.member.say("订阅 7:30 周五六 产改")
    await house.member.say("周末别发")
    assert store.read(subscriptions.of_person, MEMBER)[0].days == "5"


@pytest.mark.parametrize(
    ("typed", "described"),
    [
        ("以后每天8点发我产改", "每天 08:00 · 产改 · 标题"),
        ("请于每日7:45推送产业工人", "每天 07:45 · 产业工人 · 标题"),
    ],
)
async def test_words_of_courtesy_are_no_topic(house: House, typed: str, described: str) -> None:
    assert message(await house.member.say(typed)).text.split("\n")[1] == described


@pytest.mark.parametrize(
    "typed",
    ["每天早上八点半发车", "每天八点上班", "早上八点发车", "八点发工资", "每天发产改", "每天九点发布会"],
)
async def test_what_has_no_day_or_time_or_is_a_word_stays_a_search(house: House, typed: str) -> None:
    shown = message(await house.member.say(typed)).text
    assert shown.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed)))


@pytest.mark.parametrize(
    "typed",
    [
        "不想收产改了",
        "别再发产改了",
        "退订产改",
        "退订 产改",
        "不要再给我推产改了",
        "以后别给我发产改了",
        "停止推送产改",
        "我不想再收到产改的推送",
        "取消产改的订阅",
        "产改我不看了",
        "产改退掉",
        "停掉产改",
        "产改这个不订了",
        "我不要产改的推送了",
        "以后不要再收到产改",
    ],
)
async def test_an_ending_finds_what_is_brought_and_says_where_nothing_is(house: House, typed: str) -> None:
    await house.member.say("/subscribe 8:00 安全生产")
    shown = message(await house.member.say(typed))
    assert shown.text.startswith(texts.NO_SUBSCRIPTION_LIKE.format(typed="产改"))
    assert "安全生产" in shown.text and "1" in labels(shown)
    # What was typed may be looked for all the same.
    await press(house.member, texts.SEARCH_INSTEAD.format(query=typed))
    assert message(await house.member.say("/search " + typed)).text.startswith(("搜索：", "没有找到"))
    await house.member.say("/subscribe 7:30 产改")
    shown = message(await house.member.say(typed))
    assert shown.text == texts.END_IT.format(what="每天 07:30 · 产改 · 标题")


async def test_an_ending_of_somebody_to_whom_nothing_is_brought(house: House) -> None:
    shown = message(await house.member.say("退订产改"))
    assert shown.text == f"{texts.NO_SUBSCRIPTION_LIKE.format(typed='产改')}\n\n{texts.NO_SUBSCRIPTIONS}"
    assert labels(shown) == [texts.NEW_SUBSCRIPTION, texts.SEARCH_INSTEAD.format(query="退订产改")]


@pytest.mark.parametrize("typed", ["停止订阅招聘", "取消招聘推送"])
async def test_what_articles_have_as_it_stands_is_looked_for(
    house: House, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def held(*_: object, **__: object) -> bool:
        return True

    assert read_asking(typed) is not None
    monkeypatch.setattr("bot.features.asking.search.is_held", held)
    assert typed in message(await house.member.say(typed)).text.split("\n")[0]


@pytest.mark.parametrize(
    "typed", ["被踢出工作群算不算辞退", "工人论坛 内退", "别再发短信", "不想收礼", "别发牢骚"]
)
async def test_what_only_looks_like_an_ending_stays_a_search(house: House, typed: str) -> None:
    await house.member.say("/subscribe 8:00 安全生产")
    shown = message(await house.member.say(typed)).text
    assert shown.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed)))


@pytest.mark.parametrize(
    ("typed", "kind", "words"),
    [
        ("隔一周发", "weeks", "隔一周"),
        ("每天早晚发", "in a day", "每天早晚"),
        ("隔天发一次", "days", "隔天"),
        ("三天推一次", "days", "三天推一次"),
        ("隔三天给我发一次吧", "days", "隔三天"),
        ("一个月发一次", "months", "一个月发一次"),
        ("早晚各发一次", "in a day", "早晚各"),
    ],
)
async def test_a_rhythm_alone_is_told_what_there_is(house: House, typed: str, kind: str, words: str) -> None:
    assert message(await house.member.say(typed)).text == texts.RHYTHMS[kind].format(typed=words)


@pytest.mark.parametrize("typed", ["隔天核酸", "每月发一次工资", "两周一次例会", "隔日"])
async def test_a_rhythm_of_something_else_stays_a_search(house: House, typed: str) -> None:
    shown = message(await house.member.say(typed)).text
    assert shown.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed)))


@pytest.mark.parametrize("typed", ["每周发一次就行", "一周发一次", "一个星期只发我一次"])
async def test_once_a_week_changes_what_is_brought(house: House, typed: str) -> None:
    await house.member.say("/subscribe 7:30 产改")
    assert message(await house.member.say(typed)).text.split("\n")[1] == "周一 07:30 · 产改 · 标题"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("停两天", "12月23日"),
        ("先停两天吧", "12月23日"),
        ("停推一周", "12月28日"),
        ("停半个月", "2025年1月5日"),
        ("这两天别发了", "12月23日"),
        ("这周先别发了", "12月23日"),
        ("出差两天，先停", "12月23日"),
        ("停到明年1月1日", "2025年1月1日"),
    ],
)
async def test_a_short_stop_has_an_end(house: House, typed: str, day: str) -> None:
    await house.member.say("/subscribe 7:30 产改")
    assert message(await house.member.say(typed)).text == texts.ALL_PAUSED_UNTIL.format(count=1, day=day)


async def test_a_day_that_is_over_is_next_years_and_said_so(house: House) -> None:
    await house.member.say("/subscribe 7:30 产改")
    shown = message(await house.member.say("暂停到10月8日")).text
    assert shown.endswith(texts.PAUSED_NEXT_YEAR.format(day="10月8日", year=2025))
    # A few weeks ahead nobody means anything else.
    assert "今年" not in message(await house.member.say("暂停到1月8日")).text


async def test_an_ending_may_begin_with_what_it_is_about(house: House) -> None:
    await house.member.say("/subscribe 7:30 产改")
    shown = message(await house.member.say("把产改退了")).text
    assert shown == texts.END_IT.format(what="每天 07:30 · 产改 · 标题")


@pytest.mark.parametrize("typed", ["停两天", "明天别发", "这周别发了"])
async def test_where_nothing_is_brought_nothing_is_stopped(house: House, typed: str) -> None:
    assert message(await house.member.say(typed)).text == texts.NO_SUBSCRIPTIONS


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("我想看产改，每天8点", "产改"), ("每周一早上9点给我看货车司机", "货车司机"),
        ("每周一三五早八点看工会，周三除外", "工会"), ("我要读产改 每天8点", "产改"),
        ("每天8点 看产改", "产改"), ("每天8点 看护", "看护"), ("每天8点 读者来信", "读者来信"),
        ("我想看看护，每天8点", "看护"), ("每天8点 想看看守所", "看守所"), ("每天8点 想看看产改", "产改"),
    ],
)  # fmt: skip
def test_who_wants_to_see_something_wants_it_and_no_seeing(typed: str, topic: str) -> None:
    asked = read_asking(typed)
    assert asked is not None
    assert asked.wish is not None
    assert asked.wish.topics == (topic,)


@pytest.mark.parametrize(
    ("typed", "minute"), [("周五八点", 480), ("周一三五八点半", 510), ("二十五点", None), ("十八点", 1080)]
)
def test_an_hour_begins_behind_the_days(typed: str, minute: int | None) -> None:
    assert read_time(typed)[0] == minute


@pytest.mark.parametrize(
    ("text", "topic"), [("订阅产改", "产改"), ("订阅货车司机", "货车司机"), ("订阅一下工匠的新闻", "工匠")]
)
def test_a_topic_may_stand_right_behind_the_word(text: str, topic: str) -> None:
    asked = read_asking(text)
    assert asked is not None
    assert asked.wish is not None
    assert asked.wish.topics == (topic,)


@pytest.mark.parametrize(
    "text", ["订阅量大增", "订阅费怎么算", "订阅《工人日报》", "订阅了三份报", "订阅服务升级"]
)
def test_what_is_written_about_subscribing_is_searched(text: str) -> None:
    assert read_asking(text) is None


@pytest.mark.parametrize(
    ("off", "left"),
    [
        # Holidays are taken away last, however they are named: without Monday they are no working days.
        (("workdays", "1"), "234567"),
        (("1", "workdays"), "234567"),
        (("workdays", "67"), "workdays"),
        (("67", "workdays"), "workdays"),
        (("1234567",), "daily"),
    ],
)
def test_days_off_are_taken_away_in_any_order(off: tuple[str, ...], left: str) -> None:
    assert without("daily", off) == left
