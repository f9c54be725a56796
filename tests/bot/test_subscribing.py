"""Subscribing in the chat: by command, by a sentence, by buttons; pausing and ending."""

from __future__ import annotations

import pytest

from bot import texts
from store import Store, subscriptions
from tests.bot.conftest import MEMBER, STRANGER, House, labels, message, press, toasts
from tests.bot.morning import page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/subscribe 07:30 每天", "每天 07:30 · 全部内容 · 标题\n下一次：12月22日 07:30"),
        (
            "订阅 8:00 工作日 产改 货车司机",
            "工作日 08:00 · 产改、货车司机 · 标题\n下一次：12月23日 08:00" + texts.IF_NEW,
        ),
        (
            "每个工作日早上七点半把产改的新闻发我",
            "工作日 07:30 · 产改 · 标题\n下一次：12月23日 07:30" + texts.IF_NEW,
        ),
        ("/subscribe 周一三五", "周一三五 07:30 · 全部内容 · 标题\n下一次：12月23日 07:30"),
        ("/subscribe 20:15", "每天 20:15 · 全部内容 · 标题\n下一次：12月21日 20:15"),
    ],
)
async def test_one_line_is_a_subscription(house: House, store: Store, typed: str, said: str) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text == f"{texts.SUBSCRIBED}\n{said}"
    assert labels(shown) == [texts.PAUSE, texts.SETTINGS, texts.UNSUBSCRIBE]
    assert len(store.read(subscriptions.of_person, MEMBER)) == 1


async def test_the_same_again_is_not_kept_twice(house: House, store: Store) -> None:
    await house.member.say("/subscribe 07:30 每天")
    shown = message(await house.member.say("/subscribe 7:30 每天"))
    assert shown.text == f"{texts.SUBSCRIBED_ALREADY}\n下一次：12月22日 07:30"
    assert len(store.read(subscriptions.of_person, MEMBER)) == 1


async def test_words_alone_show_a_card_with_a_preview_and_keep_nothing(house: House, store: Store) -> None:
    shown = message(await house.member.say("/subscribe 产改"))
    assert shown.text.startswith(f"{texts.CARD_NEW}\n工作日 07:30 · 产改 · 标题")
    # Three say 产改 or 标题, and one 产业工人队伍建设改革.
    assert texts.PREVIEW.format(count=4) in shown.text
    assert store.read(subscriptions.of_person, MEMBER) == ()
    await press(house.member, "18:00")
    await press(house.member, "周一三五")
    shown = message(await press(house.member, "导语"))
    assert "周一三五 18:00 · 产改 · 导语" in shown.text
    shown = message(await press(house.member, texts.CONFIRM))
    assert shown.text.startswith(f"{texts.SUBSCRIBED}\n周一三五 18:00 · 产改 · 导语")
    (kept,) = store.read(subscriptions.of_person, MEMBER)
    assert (kept.minute, kept.days, kept.topics, kept.style) == (1080, "135", ("产改",), "leads")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("8:15 周二四 夜校 食堂", "周二四 08:15 · 夜校、食堂 · 标题"),
        ("晚上九点一刻", "工作日 21:15 · 产改 · 标题"),
        ("全部", "工作日 07:30 · 全部内容 · 标题"),
        ("导语 没有也说一声", f"工作日 07:30 · 产改 · 导语 · {texts.SAYS_NOTHING_NEW}"),
        ("提醒 每20分钟", f"{texts.GATHERED.format(minutes=20)} · 产改"),
        ("每两小时 产改", f"{texts.GATHERED.format(minutes=120)} · 产改"),
        ("每周综述", "周一 07:30 · 产改 · 周报"),
    ],
)
async def test_a_card_takes_what_no_button_says(house: House, store: Store, typed: str, said: str) -> None:
    await house.member.say("/subscribe 产改")
    assert message(await press(house.member, texts.CARD_OWN)).text == texts.CARD_ASK
    shown = message(await house.member.say(typed))
    assert shown.text.startswith(f"{texts.CARD_NEW}\n{said}\n")
    await press(house.member, texts.CONFIRM)
    (kept,) = store.read(subscriptions.of_person, MEMBER)
    # What is kept already is changed in the same way, its words as well.
    await house.member.say("/subscriptions")
    await press(house.member, "1")
    await press(house.member, texts.CARD_OWN)
    await house.member.say("货车司机")
    assert message(await press(house.member, texts.CONFIRM)).text.startswith(texts.CHANGED)
    (changed,) = store.read(subscriptions.of_person, MEMBER)
    assert (changed.id, changed.topics, changed.minute) == (kept.id, ("货车司机",), kept.minute)


async def test_a_card_says_what_it_cannot_read_and_asks_on(house: House, store: Store) -> None:
    await house.member.say("/subscribe 产改")
    await press(house.member, texts.CARD_OWN)
    said = message(await house.member.say("25:00")).text
    assert said == texts.WISH_NO_SUCH_TIME.format(typed="25:00")
    assert message(await house.member.say("，。")).text == texts.CARD_UNREAD.format(typed="，。")
    assert "每天 08:15" in message(await house.member.say("8:15 每天")).text
    await press(house.member, texts.CARD_OWN)
    assert message(await press(house.member, texts.CANCEL)).text == texts.NOTHING_CHANGED
    assert "搜索" in message(await house.member.say("产改")).text


@pytest.mark.parametrize("typed", ["提醒 7:30 产改", "产改 工作日 提醒"])
async def test_an_alert_has_no_time_and_says_what_to_write(house: House, store: Store, typed: str) -> None:
    said = message(await house.member.say(f"/subscribe {typed}")).text
    assert said == texts.WISH_ALERT_TIMED.format(typed="7:30" if "7:30" in typed else "工作日")
    assert store.read(subscriptions.of_person, MEMBER) == ()


async def test_a_card_can_be_given_up(house: House, store: Store) -> None:
    await house.member.say("订阅")
    assert message(await press(house.member, texts.CANCEL)).text == texts.NOTHING_CHANGED
    assert store.read(subscriptions.of_person, MEMBER) == ()


async def test_a_digest_is_changed_into_an_alert_and_back(house: House, store: Store) -> None:
    await house.member.say("/subscribe 07:30 每天 产改")
    await press(house.member, texts.SETTINGS)
    await press(house.member, texts.GATHERS[60])
    shown = message(await press(house.member, texts.CONFIRM))
    assert shown.text.startswith(f"{texts.CHANGED}\n{texts.GATHERED.format(minutes=60)} · 产改")
    (alert,) = store.read(subscriptions.of_person, MEMBER)
    assert (alert.kind, alert.minute, alert.next_due, alert.gather) == ("alert", None, None, 60)
    assert alert.cursor
    await press(house.member, texts.SETTINGS)
    await press(house.member, "06:30")
    await press(house.member, texts.CONFIRM)
    (digest,) = store.read(subscriptions.of_person, MEMBER)
    assert (digest.kind, digest.minute, digest.id) == ("digest", 390, alert.id)


async def test_the_list_pausing_resuming_and_ending(house: House, store: Store) -> None:
    assert message(await house.member.say("/subscriptions")).text == texts.NO_SUBSCRIPTIONS
    assert message(await house.member.say("退订")).text == texts.NO_SUBSCRIPTIONS
    await house.member.say("/subscribe 07:30 每天")
    shown = message(await press(house.member, texts.PAUSE))
    assert texts.PAUSED in shown.text
    shown = message(await press(house.member, texts.PAUSE_FOR.format(days=7)))
    assert texts.PAUSED_UNTIL.format(day="12月28日") in shown.text
    shown = message(await house.member.say("我的订阅"))
    assert "1. 每天 07:30 · 全部内容 · 标题\n暂停中，12月28日起恢复；下一次：12月28日 07:30" in shown.text
    await press(house.member, "1")
    await house.member.say("/unsubscribe")
    shown = message(await press(house.member, texts.CONFIRM))
    assert shown.text.startswith("已退订：每天 07:30")
    assert store.read(subscriptions.of_person, MEMBER) == ()


async def test_resuming_goes_on_with_the_next_day(house: House, store: Store) -> None:
    await house.member.say("/subscribe 07:30 每天")
    await press(house.member, texts.PAUSE)
    assert store.read(subscriptions.of_person, MEMBER)[0].next_due is None
    shown = message(await press(house.member, texts.RESUME))
    assert "下一次：12月22日 07:30" in shown.text


async def test_of_several_the_one_to_end_is_asked_for(house: House) -> None:
    await house.member.say("/subscribe 07:30 每天")
    await house.member.say("/subscribe 08:30 每天 产改")
    shown = message(await house.member.say("/unsubscribe"))
    assert shown.text.startswith(texts.WHICH_TO_END)
    shown = message(await house.member.say("退订 2"))
    assert shown.text == texts.END_IT.format(what="每天 08:30 · 产改 · 标题")


async def test_nobody_touches_what_is_somebody_elses(house: House, store: Store) -> None:
    await house.member.say("/subscribe 07:30 每天")
    (kept,) = store.read(subscriptions.of_person, MEMBER)
    for data in (f"s:{kept.id}:really", f"s:{kept.id}:pause", f"s:{kept.id}:edit", "d:1:ok:1", "s:99:end"):
        events = await house.administrator.press_data(data, 1)
        assert toasts(events) in ([texts.SUBSCRIPTION_GONE], [texts.VIEW_DEAD])
        assert toasts(await house.stranger.press_data(data, 1)) == [texts.STRANGER_ALERT]
    assert store.read(subscriptions.of_person, MEMBER) == (kept,)
    assert store.read(subscriptions.of_person, STRANGER) == ()


@pytest.mark.parametrize(
    "typed", ["/subscribe 07:30 每天", "每天早上八点把新闻发我", "/subscriptions", "退订"]
)
async def test_a_stranger_subscribes_to_nothing(house: House, store: Store, typed: str) -> None:
    assert labels(message(await house.stranger.say(typed))) == [texts.JOIN]
    assert store.read(subscriptions.of_person, STRANGER) == ()


async def test_a_search_is_subscribed_to_with_its_whole_query(house: House, store: Store) -> None:
    await house.member.say("产改 工会 -招聘")
    shown = message(await press(house.member, texts.SUBSCRIBE_THIS))
    assert "工作日 07:30 · 产改 工会 -招聘 · 标题" in shown.text
    await press(house.member, texts.CONFIRM)
    (kept,) = store.read(subscriptions.of_person, MEMBER)
    assert kept.topics == ("产改 工会 -招聘",)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/subscribe 25:00 每天", texts.WISH_NO_SUCH_TIME.format(typed="25:00")),
        ("订阅 7:30pm", texts.WISH_UNREAD.format(typed="pm")),
        ("12点半 周八 发我", texts.WISH_UNREAD.format(typed="周八")),
    ],
)
async def test_a_time_that_is_none_is_said_and_nothing_is_kept(
    house: House, store: Store, typed: str, said: str
) -> None:
    assert message(await house.member.say(typed)).text == said
    assert store.read(subscriptions.of_person, MEMBER) == ()


@pytest.mark.parametrize(
    ("typed", "gather", "topics"),
    [
        ("/subscribe 提醒 产改 货车司机", 0, ("产改", "货车司机")),
        ("/subscribe 产改 有新的就提醒我", 0, ("产改",)),
        ("订阅 随时 “新质生产力” 每30分钟", 30, ("“新质生产力”",)),
        ("订阅 产改 每两小时 提醒", 120, ("产改",)),
        ("订阅 提醒 每半小时 产改 -招聘", 30, ("产改 -招聘",)),
    ],
)
async def test_an_alert_is_one_line(
    house: House, store: Store, typed: str, gather: int, topics: tuple[str, ...]
) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text.startswith(f"{texts.SUBSCRIBED}\n{texts.AT_ONCE}")
    (alert,) = store.read(subscriptions.of_person, MEMBER)
    assert (alert.kind, alert.gather, alert.topics) == ("alert", gather, topics)


async def test_a_second_time_is_another_subscription(house: House, store: Store) -> None:
    shown = message(await house.member.say("/subscribe 7:30 7:40 每天"))
    assert shown.text == texts.WISH_ONE_TIME.format(typed="7:40")
    assert store.read(subscriptions.of_person, MEMBER) == ()


async def test_how_much_of_each_article_is_said_in_one_word(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 产改 全文")
    (kept,) = store.read(subscriptions.of_person, MEMBER)
    assert (kept.style, kept.topics) == ("whole", ("产改",))


async def test_an_alert_about_everything_is_refused(house: House, store: Store) -> None:
    assert message(await house.member.say("/subscribe 提醒")).text == texts.ALERT_NEEDS_WORDS
    assert store.read(subscriptions.of_person, MEMBER) == ()


async def test_silence_can_be_a_line_instead(house: House, store: Store) -> None:
    await house.member.say("/subscribe 07:30 每天")
    await press(house.member, texts.SETTINGS)
    await press(house.member, texts.SAYS_NOTHING_NEW)
    shown = message(await press(house.member, texts.CONFIRM))
    assert texts.SAYS_NOTHING_NEW in shown.text
    assert store.read(subscriptions.of_person, MEMBER)[0].says_nothing_new
    await press(house.member, texts.SETTINGS)
    await press(house.member, f"✓ {texts.SAYS_NOTHING_NEW}")
    await press(house.member, texts.CONFIRM)
    assert not store.read(subscriptions.of_person, MEMBER)[0].says_nothing_new


async def test_who_wants_a_page_hears_where_pages_have_no_numbers(house: House, store: Store) -> None:
    # The newest sample page does not say which 版 it is.
    shown = message(await house.member.say("/subscribe 7:30 每天 只要头版"))
    assert shown.text.endswith(texts.PAGES_UNKNOWN)
    assert texts.PAGES_UNKNOWN not in message(await house.member.say("/subscribe 7:30 每天 产改")).text
    page(store, "2024-12-21", "夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")
    shown = message(await house.member.say("/subscribe 8:30 每天 只要头版"))
    assert shown.text.startswith(texts.SUBSCRIBED) and texts.PAGES_UNKNOWN not in shown.text


async def test_a_search_that_was_corrected_is_subscribed_to_as_it_was_found(house: House) -> None:
    assert "工人入会" in message(await house.member.say("工人入汇")).text
    assert "· 工人入会 ·" in message(await press(house.member, texts.SUBSCRIBE_THIS)).text


async def test_pinyin_with_blanks_is_subscribed_to_as_it_was_found(house: House) -> None:
    await house.member.say("gong ren  ru hui")
    assert "· 工人入会 ·" in message(await press(house.member, texts.SUBSCRIBE_THIS)).text
