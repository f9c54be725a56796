"""Sentences about what is brought, as tired people say them; and what looks like one and is a search."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from bot import newsstand, texts
from bot.about import read_about
from bot.counted import read_counted
from bot.delivery.asking import read_asking
from bot.delivery.rhythms import read_only_rhythm
from bot.delivery.wish import read_sentence, read_wish
from store import Store, bindings, subscriptions
from tests.bot.conftest import ADMINISTRATOR, MEMBER, House, SetClock, labels, message, press
from tests.bot.morning import bring, page, say


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T06:00")


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("我的订阅列表", "list"),
        ("看看我的订阅", "list"),
        ("我订阅了什么", "list"),
        ("今天的日报怎么没来？", "list"),
        ("没收到日报", "list"),
        ("日报几点发", "list"),
        ("我都订了哪些新闻？", "list"),
        ("我订了些啥", "list"),
        ("查看订阅", "list"),
        ("我的推送", "list"),
        ("订阅管理", "list"),
        ("取消订阅", "end"),
        ("取消推送。", "end"),
        ("取消提醒", "end"),
        ("我要取消订阅", "end"),
        ("麻烦把推送关了", "end"),
        ("停止推送", "end"),
        ("不要再发了", "end"),
        ("别再给我发消息了", "end"),
        ("我不订了", "end"),
        ("不想再收到了", "end"),
        ("不用推送了，谢谢", "end"),
        ("全部退订", "end all"),
        ("取消所有订阅", "end all"),
        ("把订阅都取消了吧", "end all"),
        ("退订全部", "end all"),
        ("恢复订阅", "resume"),
        ("恢复推送", "resume"),
        ("全部恢复", "resume"),
        ("继续发吧", "resume"),
        ("重新开始推送", "resume"),
        ("暂停推送", "stop"),
        ("先别发了", "stop"),
        ("这几天不要发了", "stop"),
        ("推送先停一下", "stop"),
        ("改到8点", "change"),
        ("太早了，改到九点", "change"),
        ("时间改成早上七点半", "change"),
        ("提前到7点", "change"),
        ("改成工作日", "change"),
        ("改成全文", "change"),
        ("以后只要标题", "change"),
        ("周末不要发", "change"),
        ("节假日别推送了", "change"),
        ("8点再发", "change"),
        ("提醒我 货车司机", "alert"),
        ("货车司机 提醒我", "alert"),
        ("有货车司机的消息就提醒我", "alert"),
        ("货车司机有消息告诉我一声", "alert"),
        ("如果有关于产改的新闻，请通知我", "alert"),
        ("出现省总工会就提醒我", "alert"),
        ("帮我盯着产改", "alert"),
        ("麻烦帮我留意一下货车司机的新闻", "alert"),
        ("每天早上8点提醒我看产改的新闻", "digest"),
        ("订阅日报", "digest"),
        ("我想订阅产改", "digest"),
        ("怎么订阅", "digest"),
        ("怎么取消订阅", "end"),
        ("退订产改", "end named"),
        ("取消产改的订阅", "end named"),
        ("不要再发产改的新闻了", "end named"),
        ("产改不要发了", "end named"),
    ],
)
def test_a_sentence_that_asks_is_read(typed: str, what: str) -> None:
    asked = read_asking(typed)
    assert asked is not None and asked.what == what


@pytest.mark.parametrize(
    "typed",
    [
        "取消订阅费",
        "报刊订阅",
        "订阅工作",
        "如何恢复生产",
        "订阅",
        "退订",
        "推送服务",
        "恢复推送服务平台",
        "恢复高考",
        "恢复生产",
        "全部恢复供电",
        "全部取消",
        "继续教育",
        "继续发展",
        "继续送温暖",
        "提醒广大职工",
        "提醒我国货车司机",
        "通知我市各单位",
        "有货车司机的消息",
        "关注货车司机",
        "看到希望",
        "暂停营业",
        "停发工资",
        "停工",
        "不要再发生类似事故",
        "不发工资",
        "不要发",
        "先发展后治理",
        "改成工会",
        "改到深夜的班次",
        "改成8小时工作制",
        "提前退休",
        "推迟退休",
        "我的订阅号",
        "我要退休",
        "节假日加班费",
        "周末",
        "只要功夫深",
        "全文",
        "最新政策",
        "打开局面",
        "取消婚假" * 20,
    ],
)
def test_what_may_be_looked_for_is_a_search(typed: str) -> None:
    assert read_asking(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        *("我想" * 30, "帮我" * 30, "吧" * 60, "“" * 4000, "第1、" * 1000, "没有新" * 1000, "和" * 4000),
        # Each of these words may be read as one or as two: no reader tries all ways of all of them.
        *(
            f"第1篇{'给我' * 26}甲",
            f"{'我想要' * 26}甲",
            f"隔天发{'想要' * 26}甲",
            f"隔天{'发送' * 26}甲",
            "看" * 28,
        ),
    ],
)
def test_no_text_takes_long_to_read(typed: str) -> None:
    readers = (read_asking, read_wish, read_sentence, read_only_rhythm, read_counted, read_about)
    begin = time.process_time()
    for read in (*readers, newsstand.read, newsstand.page_alone):
        read(typed)
    assert time.process_time() - begin < 1.0


async def test_words_of_no_subscription_are_looked_for(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 货车司机")
    for typed in ("取消产改的订阅", "退订机票", "取消订阅费用"):
        shown = message(await house.member.say(typed))
        assert "没有找到" in shown.text or shown.text.startswith("搜索")
    asked = message(await house.member.say("货车司机的推送不要了"))
    assert asked.text == texts.END_IT.format(what="每天 07:30 · 货车司机 · 标题")
    assert len(store.read(subscriptions.of_person, MEMBER)) == 1


@pytest.mark.parametrize("typed", ["改到8点", "改成工作日", "换成导语", "周末不要发"])
async def test_without_a_digest_nothing_is_changed_but_looked_for(house: House, typed: str) -> None:
    assert texts.CHANGED not in message(await house.member.say(typed)).text


@pytest.mark.parametrize(
    ("typed", "now"),
    [
        ("改到8点", "每天 08:00 · 产改 · 标题"),
        ("改成工作日早上九点", "工作日 09:00 · 产改 · 标题"),
        ("换成导语", "每天 07:30 · 产改 · 导语"),
        ("周末不要发", "周一至周五 07:30 · 产改 · 标题"),
    ],
)
async def test_the_only_digest_is_changed(house: House, store: Store, typed: str, now: str) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("/subscribe 提醒 产改")
    assert message(await house.member.say(typed)).text.startswith(f"{texts.CHANGED}\n{now}")
    assert len(store.read(subscriptions.of_person, MEMBER)) == 2


async def test_of_several_digests_one_is_chosen(house: House) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("/subscribe 8:30 每天 货车司机")
    shown = message(await house.member.say("改到8点"))
    assert shown.text == (
        "改成 08:00：有 2 个日报，改哪一个？\n1. 每天 07:30 · 产改 · 标题\n2. 每天 08:30 · 货车司机 · 标题"
    )
    assert labels(shown) == ["1", "2", texts.CHANGE_ALL, texts.CANCEL]
    done = message(await press(house.member, "2"))
    assert done.text.startswith(f"{texts.CHANGED}\n每天 08:00 · 货车司机 · 标题")
    await house.member.say("改成工作日导语")
    both = message(await press(house.member, texts.CHANGE_ALL))
    assert "工作日 07:30 · 产改 · 导语" in both.text and "工作日 08:00 · 货车司机 · 导语" in both.text
    await house.member.say("改到9点")
    assert message(await press(house.member, texts.CANCEL)).text == texts.NOTHING_CHANGED


@pytest.mark.parametrize(
    ("typed", "now"),
    [
        ("把产改的日报改到8点", "每天 08:00 · 产改 · 标题"),
        ("产改的改成工作日", "工作日 07:30 · 产改 · 标题"),
        ("8:30的那个改成9点", "每天 09:00 · 货车司机 · 标题"),
        ("第2个改到９点半", "每天 09:30 · 货车司机 · 标题"),
        ("第二个改成周一三五", "周一三五 08:30 · 货车司机 · 标题"),
    ],
)
async def test_which_of_several_is_meant_may_be_said(house: House, typed: str, now: str) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("/subscribe 8:30 每天 货车司机")
    assert message(await house.member.say(typed)).text.startswith(f"{texts.CHANGED}\n{now}")


async def test_what_no_subscription_is_called_is_looked_for(house: House) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    for typed in ("末班地铁推迟到23点", "退休年龄推迟到60岁", "第三个改到8点"):
        assert texts.CHANGED not in message(await house.member.say(typed)).text


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        ("提醒我 货车司机", ("货车司机",)),
        ("有产改和构建和谐劳动关系的消息就提醒我", ("产改", "构建和谐劳动关系")),
    ],
)
async def test_an_alert_in_words_is_kept_when_it_is_confirmed(
    house: House, store: Store, typed: str, topics: tuple[str, ...]
) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text.startswith(f"{texts.CARD_NEW}\n{texts.AT_ONCE}")
    assert store.read(subscriptions.of_person, MEMBER) == ()
    await press(house.member, texts.CONFIRM)
    (alert,) = store.read(subscriptions.of_person, MEMBER)
    assert (alert.kind, alert.topics, alert.gather, alert.minute) == ("alert", topics, 0, None)


async def test_a_digest_in_words_of_being_told_is_a_card(house: House, store: Store) -> None:
    shown = message(await house.member.say("每天早上8点提醒我看产改的新闻"))
    assert shown.text.startswith(f"{texts.CARD_NEW}\n每天 08:00 · 产改")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("我想订阅产改", f"{texts.CARD_NEW}\n工作日 07:30 · 产改 · 标题"),
        ("每天给我发日报", f"{texts.CARD_NEW}\n每天 07:30 · 全部内容 · 标题"),
        ("每天早上八点给我送产改的新闻", f"{texts.CARD_NEW}\n每天 08:00 · 产改 · 标题"),
        ("订阅日报", f"{texts.CARD_NEW}\n工作日 07:30 · 全部内容 · 标题"),
        ("每个月1号发我产改的新闻", texts.RHYTHMS["months"].format(typed="每个月1号")),
        ("明天早上8点发我产改的新闻", texts.WISH_ONCE.format(typed="明天")),
    ],
)
async def test_what_cannot_be_kept_as_it_is_said_is_answered(
    house: House, store: Store, typed: str, said: str
) -> None:
    assert message(await house.member.say(typed)).text.startswith(said)
    assert store.read(subscriptions.of_person, MEMBER) == ()


async def test_sentences_stop_and_end_everything(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("/subscribe 提醒 产改")
    assert message(await house.member.say("先别发了")).text == texts.ALL_PAUSED.format(count=2)
    assert all(sub.paused for sub in store.read(subscriptions.of_person, MEMBER))
    assert message(await house.member.say("恢复推送")).text == texts.ALL_RESUMED.format(count=2)
    assert message(await house.member.say("不要再发了")).text.startswith(texts.WHICH_TO_END)
    await house.member.say("全部退订")
    await press(house.member, texts.CONFIRM)
    assert store.read(subscriptions.of_person, MEMBER) == ()
    assert message(await house.member.say("取消推送")).text == texts.NO_SUBSCRIPTIONS


@pytest.mark.parametrize(
    ("typed", "head"),
    [
        ("每天早上八点推送工会新闻 但是周末不要", texts.SUBSCRIBED),
        ("每天早上八点推送工会新闻，不过周末别发", texts.SUBSCRIBED),
        ("每天早上八点推送工会但周末不要", texts.SUBSCRIBED),
        ("每天早上八点给我发工会的，周末就算了", texts.CARD_NEW),
        ("每天早上八点给我发工会 可周末就别发了", texts.CARD_NEW),
    ],
)
async def test_but_not_at_weekends(house: House, typed: str, head: str) -> None:
    shown = message(await house.member.say(typed)).text
    assert shown.startswith(f"{head}\n周一至周五 08:00 · 工会 · 标题")


async def test_what_is_left_out_of_a_subscription_is_not_its_name(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 产改 -招聘")
    for typed in ("以后别给我发招聘", "别再推招聘的新闻了"):
        already = texts.WITHOUT_ALREADY.format(typed="招聘", which="每天 07:30 · 产改 -招聘 · 标题")
        assert message(await house.member.say(typed)).text == already
    assert message(await house.member.say("以后别给我发产改")).text.startswith("要退订“每天 07:30")
    await house.member.say("/subscribe 8:30 每天 工会")
    shown = message(await house.member.say("以后别给我发招聘"))
    asked = texts.WITHOUT_WHICH.format(typed="招聘")
    assert shown.text == f"{asked}\n1. 每天 08:30 · 工会 · 标题"
    assert texts.SEARCH_INSTEAD.format(query="以后别给我发招聘") in labels(shown)
    await press(house.member, "1")
    every = store.read(subscriptions.of_person, MEMBER)
    assert [sub.topics for sub in every] == [("产改 -招聘",), ("工会 -招聘",)]
    # Nothing is named that could be left out.
    assert "去掉它" not in message(await house.member.say("以后别给我发这么多")).text


@pytest.mark.parametrize(("typed", "left"), [("好", 0), ("确认", 0), ("算了", 2)])
async def test_a_word_answers_whether_all_are_to_end(
    house: House, store: Store, typed: str, left: int
) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("/subscribe 提醒 产改")
    await house.member.say("全部退订")
    shown = message(await house.member.say(typed)).text
    assert (shown.splitlines()[0] == texts.ENDED_ALL.format(count=2)) == (not left)
    assert ("每天 07:30 · 产改" in shown) == (not left)
    assert len(store.read(subscriptions.of_person, MEMBER)) == left


# ── how it is to be brought ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/subscribe 7:30 每天 产改 没有也说一声", f"每天 07:30 · 产改 · 标题 · {texts.SAYS_NOTHING_NEW}"),
        ("/subscribe 7:30 每天 产改 没有就不发", "每天 07:30 · 产改 · 标题"),
        ("/subscribe 7:30 每天 只要头版", "每天 07:30 · 第1版 · 标题"),
        ("/subscribe 7:30 每天 产改 货车司机 只看1版", "每天 07:30 · 产改 第1版、货车司机 第1版 · 标题"),
        ("/subscribe 7:30 每天 第一、二版 产改", "每天 07:30 · 产改 第1版、产改 第2版 · 标题"),
        ("/subscribe 7:30 每天 只要产改 不要招聘", "每天 07:30 · 产改 -招聘 · 标题"),
        ("/subscribe 7:30 每天 产改 发到我手机", "每天 07:30 · 产改 · 标题"),
        (
            "每天早上七点半推送产改的新闻，没有也告诉我一声",
            f"每天 07:30 · 产改 · 标题 · {texts.SAYS_NOTHING_NEW}",
        ),
        ("每天七点半把产改的新闻推送给我，没有新的就别发了", "每天 07:30 · 产改 · 标题"),
        ("/subscribe 周一到周六 6点45 产改，货车司机", "周一二三四五六 06:45 · 产改、货车司机 · 标题"),
        ("每周1-5晚上十二点推送产改", "周一至周五 00:00 · 产改 · 标题"),
        ("订阅 7:30 每天 “没有也说一声”", "每天 07:30 · “没有也说一声” · 标题"),
    ],
)
async def test_how_it_is_brought_is_no_topic(house: House, typed: str, said: str) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text.split("\n")[:2] == [texts.SUBSCRIBED, said]


async def test_the_front_page_alone_comes(house: House, store: Store, clock: SetClock) -> None:
    await house.member.say("/subscribe 7:30 每天 只要头版")
    page(store, "2024-12-22", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    page(store, "2024-12-22", "食堂添了新灶", "昨日，厂里的食堂添了三口新灶。", number=2)
    clock.put("2024-12-22T07:30")
    (digest,) = await bring(house)
    assert "夜校开进车间" in digest.text and "食堂" not in digest.text


@pytest.mark.parametrize(
    ("typed", "unread"),
    [
        ("/subscribe 7:30 每天 产改 尽量附上链接", "尽量附上链接"),
        ("/subscribe 7:30 每天 产改 顺便带上图片", "顺便带上图片"),
    ],
)
async def test_an_order_that_is_not_understood_is_said(
    house: House, store: Store, typed: str, unread: str
) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text == texts.WISH_ORDER_UNREAD.format(typed=unread)
    assert store.read(subscriptions.of_person, MEMBER) == ()


@pytest.mark.parametrize("typed", ["/subscribe 7:30 每天 -体育", "每天7点半把除了体育以外的新闻都发我"])
async def test_all_but_something_is_a_wish_for_a_digest_and_none_for_an_alert(
    house: House, store: Store, clock: SetClock, typed: str
) -> None:
    assert "每天 07:30 · 全部 -体育 · 标题" in message(await house.member.say(typed)).text
    clock.put("2024-12-21T07:30")
    await bring(house)
    page(store, "2024-12-22", "篮球联赛开幕", "昨日，职工体育联赛开幕，八支球队参加。")
    page(store, "2024-12-22", "食堂添了新灶", "昨日，厂里的食堂添了三口新灶。", number=2)
    clock.put("2024-12-22T07:30")
    (digest,) = await bring(house)
    assert "食堂添了新灶" in digest.text and "篮球" not in digest.text
    refused = message(await house.member.say("/subscribe 提醒 -体育")).text
    assert refused == texts.WISH_ONLY_WITHOUT.format(typed="-体育")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        # As a tired clerk types them.
        ("每天八点把记者李丰写的文章发我", "每天 08:00 · 记者:李丰 · 标题"),
        ("每天早上八点半左右发我新闻吧谢谢", "每天 08:30 · 全部内容 · 标题"),
        ("每天八点钟推送产改", "每天 08:00 · 产改 · 标题"),
        ("每天8点前发我产改的，不要招聘的", "每天 08:00 · 产改 -招聘 · 标题"),
        ("节假日不要发，平时8点发我产改", "工作日 08:00 · 产改 · 标题"),
        ("周末早上9点发我一周要闻", "周六 09:00 · 全部内容 · 周报"),
        ("从今天起每天8点发我产改", "每天 08:00 · 产改 · 标题"),
        ("早上8点和晚上8点都发我新闻", texts.WISH_ONE_TIME.format(typed="晚上8点")),
        ("工作日8点，周末10点发我产改", texts.WISH_ONE_TIME.format(typed="10点")),
        ("每天8点推送职工之家，别太多", texts.FEW_ANYWAY),
        ("每天8点推送职工之家 10条就够", texts.FEW_ANYWAY),
        ("从下周一开始每天8点发我产改", texts.RHYTHMS["start"].format(typed="从下周一开始")),
        ("每天8点推送产改到月底", texts.RHYTHMS["until"].format(typed="到月底")),
        ("工作日的早上七点四十把和女职工有关的都发我", "工作日 07:40 · 女职工 · 标题"),
        ("周一到周五上午十点，发我跟最低工资相关的新闻", "周一至周五 10:00 · 最低工资 · 标题"),
        ("每天8:30推送记者李丰的文章", "每天 08:30 · 记者:李丰 · 标题"),
        ("每天8:30推送“蹲点日记”栏目", "每天 08:30 · 栏目:蹲点日记 · 标题"),
        ("每天8：30推送1到3版", "每天 08:30 · 第1版、第2版、第3版 · 标题"),
        ("每天8:30推送要闻版", "每天 08:30 · 第1版 · 标题"),
        # Without 发我, 推送 or 订阅 a card asks first.
        ("每天8点至9点之间发送产改新闻给我", f"{texts.CARD_NEW}\n每天 08:00 · 产改 · 标题"),
        ("加一个订阅：欠薪", f"{texts.CARD_NEW}\n工作日 07:30 · 欠薪 · 标题"),
        ("再订一个安全生产", f"{texts.CARD_NEW}\n工作日 07:30 · 安全生产 · 标题"),
        ("帮我订一个每天早上七点的产改日报", f"{texts.CARD_NEW}\n每天 07:00 · 产改 · 标题"),
        ("早上八点钟把日报发过来", f"{texts.CARD_NEW}\n工作日 08:00 · 全部内容 · 标题"),
        ("每天给我来一份早报", f"{texts.CARD_NEW}\n每天 07:30 · 全部内容 · 标题"),
        ("我想每天中午12点半看产改", f"{texts.CARD_NEW}\n每天 12:30 · 产改 · 标题"),
        ("八点半 每天 导语 产改", f"{texts.CARD_NEW}\n每天 08:30 · 产改 · 导语"),
        ("随时 欠薪 讨薪", "没有找到"),
    ],
)
async def test_what_tired_people_type_is_understood_or_answered(house: House, typed: str, told: str) -> None:
    assert told in message(await house.member.say(typed)).text


@pytest.mark.parametrize(
    ("typed", "days", "told"),
    [
        ("7:30 工作日 产改 周报", "周一", True),
        ("7:30 每天 周报", "周一", True),
        ("周三五 8:00 周报", "周三", True),
        ("周五 8:00 周报", "周五", False),
        ("周报 产改", "周一", False),
    ],
)
async def test_a_survey_comes_once_a_week(house: House, typed: str, days: str, told: bool) -> None:
    shown = message(await house.member.say(f"/subscribe {typed}"))
    assert shown.text.split("\n")[1].startswith(days)
    assert (texts.SURVEY_ONCE_A_WEEK.format(day=days) in shown.text) is told


async def test_a_group_is_named_by_its_members_only(house: House, store: Store) -> None:
    now = house.application.bot_data.clock.now()
    store.write(bindings.bind, -500, 0, title="宣教群", by=ADMINISTRATOR, now=now)
    typed = "/subscribe 7:30 每天 产改 发到 宣教群"
    refused = message(await house.member.say(typed))
    assert refused.text == texts.NO_SUCH_GROUP.format(place="宣教群")
    assert message(await house.member.say(typed.replace("宣教群", "没有的群"))).text.startswith("没有找到叫")
    assert store.read(subscriptions.of_person, MEMBER) == ()
    replace(house.member, chat_id=-500, title="宣教群")
    shown = message(await house.member.say(typed))
    assert texts.BROUGHT_TO.format(place="宣教群") in shown.text
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert (sub.chat_id, sub.user_id) == (-500, MEMBER)
    # The card keeps the place as well.
    await house.member.say("/subscribe 夜校 发到宣教群")
    await press(house.member, "18:00")
    await press(house.member, texts.CONFIRM)
    assert [sub.chat_id for sub in store.read(subscriptions.of_person, MEMBER)] == [-500, -500]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("/subscribe 隔天 8:00 产改", "days"),
        ("每两天早上8点把产改的新闻发我", "days"),
        ("每月1号8点推送产改", "months"),
        ("一周三次，早上8点发我产改", "in a week"),
        ("每天早晚各发我一次产改", "in a day"),
        ("工作日和周六8点发我产改", "apart"),
    ],
)
async def test_another_rhythm_is_answered_with_what_there_is(
    house: House, store: Store, typed: str, kind: str
) -> None:
    shown = message(await house.member.say(typed)).text
    before, after = texts.RHYTHMS[kind].split("{typed}")
    assert shown.startswith(before) and shown.endswith(after)
    assert store.read(subscriptions.of_person, MEMBER) == ()


async def test_what_may_be_a_headline_is_looked_for_below_the_answer(house: House, store: Store) -> None:
    shown = message(await house.member.say("货车司机每月推送")).text
    assert shown.startswith(texts.RHYTHMS["months"].format(typed="每月")) and "没有找到" in shown


async def test_every_hour_is_an_alert_that_gathers(house: House, store: Store) -> None:
    shown = message(await house.member.say("每小时发我一次产改的消息"))
    assert texts.GATHERED.format(minutes=60) in shown.text
    await press(house.member, texts.CONFIRM)
    (alert,) = store.read(subscriptions.of_person, MEMBER)
    assert (alert.kind, alert.gather, alert.topics) == ("alert", 60, ("产改",))


async def test_a_slip_is_named_and_put_right_by_a_button(house: House, store: Store) -> None:
    shown = message(await house.member.say("/subscribe 7:30 工作日 产该 安全生产"))
    assert texts.SLIPPED.format(typed="产该", meant="产改") in shown.text
    # Kept as it was typed until it is said otherwise: it may be new.
    assert store.read(subscriptions.of_person, MEMBER)[0].topics == ("产该", "安全生产")
    done = message(await press(house.member, texts.SLIPPED_BUTTON.format(meant="产改")))
    assert done.text.startswith(f"{texts.CHANGED}\n工作日 07:30 · 产改、安全生产 · 标题")
    assert store.read(subscriptions.of_person, MEMBER)[0].topics == ("产改", "安全生产")
    for right in ("产改", "机床", "欠薪"):
        assert "吗？" not in message(await house.member.say(f"/subscribe 8:30 每天 {right}")).text


async def test_one_of_several_is_paused_and_goes_on_by_its_name(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("/subscribe 8:30 每天 货车司机")
    await house.member.say("暂停产改的推送")
    assert [sub.paused for sub in store.read(subscriptions.of_person, MEMBER)] == [True, False]
    assert texts.RESUMED in message(await house.member.say("恢复产改的订阅")).text
    await house.member.say("把货车司机的日报先停一下")
    assert [sub.paused for sub in store.read(subscriptions.of_person, MEMBER)] == [False, True]
    shown = message(await house.member.say("暂停机床的推送")).text
    assert shown.startswith(("没有找到", "搜索"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("我要退订", texts.WHICH_TO_END),
        ("退订第二个", "要退订“工作日 18:00 · 货车司机 · 标题”吗？"),
        ("货车司机不看了", "要退订“工作日 18:00 · 货车司机 · 标题”吗？"),
        ("不要货车司机了", "要退订“工作日 18:00 · 货车司机 · 标题”吗？"),
        ("取消18点的那个", "要退订“工作日 18:00 · 货车司机 · 标题”吗？"),
        ("今天的日报呢", texts.SUBSCRIPTIONS_HEAD.format(count=2)),
        ("我订了几个", texts.SUBSCRIPTIONS_HEAD.format(count=2)),
        ("先停几天", texts.ALL_PAUSED.format(count=2)),
        ("暂停", texts.ALL_PAUSED.format(count=2)),
        ("停一停", texts.ALL_PAUSED.format(count=2)),
        ("先歇一歇吧", texts.ALL_PAUSED.format(count=2)),
        ("这几天先停了吧", texts.ALL_PAUSED.format(count=2)),
        ("暂停日报", texts.ALL_PAUSED.format(count=2)),
        ("先别发了", texts.ALL_PAUSED.format(count=2)),
        ("出差，下周三回来", texts.STOP_WHICH.format(day="12月25日", weekday="周三")),
        ("下周三再发", texts.STOP_WHICH.format(day="12月25日", weekday="周三")),
        ("出差，先停，下周三再发", texts.ALL_PAUSED_UNTIL.format(count=2, day="12月25日")),
        ("8点再发", "改成 08:00：有 2 个日报，改哪一个？"),
        ("周日不要发", "改成 不含周日：有 2 个日报，改哪一个？"),
    ],
)
async def test_what_is_said_of_two_is_understood(house: House, typed: str, told: str) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("/subscribe 18:00 工作日 货车司机")
    assert message(await house.member.say(typed)).text.startswith(told)


async def test_a_day_is_taken_from_the_days(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    assert "周一二三四五六 07:30" in message(await house.member.say("周日不要发")).text
    assert "周一二四五六 07:30" in message(await house.member.say("星期三别发")).text
    again = message(await house.member.say("周日不要发")).text
    assert again == texts.CHANGE_NOTHING.format(day="周一二四五六")
    # One word is enough where something stands still, and is a button's word where nothing does.
    await house.member.say("暂停")
    assert store.read(subscriptions.of_person, MEMBER)[0].paused
    await house.member.say("恢复")
    assert not store.read(subscriptions.of_person, MEMBER)[0].paused
    assert message(await house.member.say("恢复")).text == texts.PRESS_BUTTON


@pytest.mark.parametrize(
    "typed", ["退订机票", "不要人情味了", "明天再发表", "机关干部外出才回", "出差补助标准"]
)
async def test_what_only_looks_like_it_is_looked_for(house: House, typed: str) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    assert message(await house.member.say(typed)).text.startswith(("没有找到", "搜索"))


@pytest.mark.parametrize("typed", ["停一停", "歇一歇"])
async def test_where_nothing_is_brought_a_word_that_would_stop_it_is_looked_for(
    house: House, typed: str
) -> None:
    assert message(await house.member.say(typed)).text.startswith(texts.NOT_FOUND.format(query=typed))


@pytest.mark.parametrize("typed", ["什么时候发", "什么时候来？"])
async def test_a_question_that_is_a_title_opens_no_list(house: House, store: Store, typed: str) -> None:
    await say(house, "/subscribe 7:30 每天 产改")
    assert "我的订阅" in await say(house, typed)
    page(store, "2024-12-20", typed, "昨日，产改夜校开班，六十名职工报名。")
    said = await say(house, typed)
    assert typed in said and "我的订阅（" not in said
