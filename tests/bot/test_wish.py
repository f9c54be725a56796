"""What people ask to be brought, as they type it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.wanted import Wish
from bot.delivery.wish import read_sentence, read_wish


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("7:30 工作日 产改 货车司机", Wish(450, "workdays", ("产改", "货车司机"))),
        ("07:30 每天", Wish(450, "daily")),
        ("０７：３０ 每天", Wish(450, "daily")),
        ("周一三五 8点 产改 -招聘", Wish(480, "135", ("产改 -招聘",))),
        ("每周一、周三 下午3点", Wish(900, "13")),
        ("周一到周五 19:00", Wish(1140, "12345")),
        ("周末 晚上9点半 “新质 生产力”", Wish(1290, "67", ("“新质 生产力”",))),
        ("星期五 八点一刻", Wish(495, "5")),
        ("中午12点 天天", Wish(720, "daily")),
        ("产改 二十大", Wish(None, None, ("产改", "二十大"))),
        ('"新质生产力" OR 产改 7:30', Wish(450, None, ('"新质生产力" OR 产改',))),
        ("07:30 每天 ，。", Wish(450, "daily")),
        ("周恩来 每天", Wish(None, "daily", ("周恩来",))),
        ("7.30 产改", Wish(450, None, ("产改",))),
        ("0730 工作日", Wish(450, "workdays")),
        ("7:30 每天 全文", Wish(450, "daily", style="whole")),
        ("只要标题 产改 8点", Wish(480, None, ("产改",), style="titles")),
        ("9点 每天 关于产改的新闻", Wish(540, "daily", ("产改",))),
        ("9点 每天 货车司机的消息 目的", Wish(540, "daily", ("货车司机", "目的"))),
        ("7:30 法定工作日 产改", Wish(450, "workdays", ("产改",))),
        ("每周一次 产改", Wish(None, "1", ("产改",))),
        ("每周 产改", Wish(None, "1", ("产改",))),
        ("8:00 周末不要 产改", Wish(480, "12345", ("产改",))),
        ("8:00 节假日不发 产改", Wish(480, "workdays", ("产改",))),
        ("早上 每天 产改", Wish(450, "daily", ("产改",))),
        ("每天 早上好", Wish(None, "daily", ("早上好",))),
        ("2024 产改 3.75", Wish(None, None, ("2024", "产改", "3.75"))),
        ("周一到周六 6:45 产改", Wish(405, "123456", ("产改",))),
        ("周六到周一 6:45", Wish(405, "167")),
        ("周一至周日 6:45", Wish(405, "daily")),
        ("每天 晚上12点 午夜", Wish(0, "daily", ("午夜",))),
        ("每天 中午十二点 产改", Wish(720, "daily", ("产改",))),
        ("8点 产改，货车司机、“新质，生产力”", Wish(480, None, ("产改", "货车司机", "“新质,生产力”"))),
        ("8点 1,000元 产改", Wish(480, None, ("1,000元", "产改"))),
        ("产改 每两小时", Wish(None, None, ("产改",), gather=120, paced=True)),
        ("提醒 每天 产改", Wish(None, None, ("产改",), gather=0)),
        ("提醒 “每天” 周恩来", Wish(None, None, ("“每天”", "周恩来"), gather=0)),
        ("每天8点把产改的新闻发我", Wish(480, "daily", ("产改",))),
        ("把产改的新闻发我", Wish(None, None, ("产改",))),
        ("每小时发我一次产改", Wish(None, None, ("产改",), gather=60, paced=True)),
        ("周一到周五和周日 8:00 产改", Wish(480, "123457", ("产改",))),
        ("周六加周三 8:00 产改", Wish(480, "36", ("产改",))),
        ("工作日和每天 8:00", Wish(480, "daily")),
        ("每月例会 8:00", Wish(480, None, ("每月例会",))),
        ("“隔天” 8:00", Wish(480, None, ("“隔天”",))),
        ("", Wish()),
    ],
)
def test_time_days_and_words_stand_in_any_order(typed: str, wish: Wish) -> None:
    assert read_wish(typed) == wish


@pytest.mark.parametrize(
    "typed",
    [
        "25:00 每天",
        "24:00",
        "8:60",
        "7:30pm",
        "下午3点 周八",
        "7点 7点 每天",
        "07:30 每月1号",
        "每三天 产改",
        "隔天 产改",
        "明天 8:00 产改",
        "周9",
    ],
)
def test_what_looks_like_a_time_or_day_and_is_none_is_no_topic(typed: str) -> None:
    assert read_wish(typed).unread


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("每个工作日早上七点半把产改的新闻发我", Wish(450, "workdays", ("产改",))),
        ("每天早上8点推送货车司机和网约车的消息", Wish(480, "daily", ("货车司机", "网约车"))),
        ("周五下午三点发给我职代会的报道", Wish(900, "5", ("职代会",))),
        ("我想每周一早八点订阅新闻", Wish(480, "1")),
        ("麻烦您每天晚上七点给我推送关于劳模精神的文章，谢谢", Wish(1140, "daily", ("劳模精神",))),
        ("订阅每天的报纸", Wish(None, "daily")),
        ("能不能每天早上推送一下货车司机的新闻给我", Wish(450, "daily", ("货车司机",))),
        ("每天上班前发我要闻", Wish(450, "daily")),
        ("每天早上7点到8点之间发我产改的新闻", Wish(420, "daily", ("产改",))),
        ("每天8点推送：产改、货车司机（不要招聘）", Wish(480, "daily", ("产改 -招聘", "货车司机 -招聘"))),
        ("每天早上8点把头版发我", Wish(480, "daily", ("第1版",))),
        ("工作日早上8点把李四写的报道发我", Wish(480, "workdays", ("记者:李四",))),
        ("每天八点推送产改，节假日除外", Wish(480, "workdays", ("产改",))),
        ("除了周末每天八点推送产改的消息", Wish(480, "12345", ("产改",))),
        ("每周一次把产改的新闻发我", Wish(None, "1", ("产改",))),
        ("每周一早上8点把一周的新闻汇总发我", Wish(480, "1", survey=True)),
        ("周五下午四点推送产改的周报", Wish(960, "5", ("产改",), survey=True)),
        ("订阅每天早上七点的产改新闻", Wish(420, "daily", ("产改",))),
        ("每天8点推送的士司机的新闻", Wish(480, "daily", ("的士司机",))),
        ("每周五下午五点把蹲点日记栏目的文章发我", Wish(1020, "5", ("栏目:蹲点日记",))),
        ("每天八点推送构建和谐劳动关系的文章", Wish(480, "daily", ("构建和谐劳动关系",))),
        ("周一到周五还有周日8点发我产改", Wish(480, "123457", ("产改",))),
        ("每周一发我上周的产改新闻", Wish(None, "1", ("产改",))),
        ("每天8点把每月例会的新闻发我", Wish(480, "daily", ("每月例会",))),
        ("每天8点推送周末的新闻", Wish(480, "daily", ("周末",))),
        ("每天8点推送三周年庆的消息", Wish(480, "daily", ("三周年庆",))),
    ],
)
def test_a_sentence_that_asks_and_names_a_time_is_a_subscription(typed: str, wish: Wish) -> None:
    assert read_sentence(typed) == wish


@pytest.mark.parametrize(
    "typed",
    [
        "最新政策",
        "每天工作八小时是怎么来的",
        "2024年10月订阅量",
        "推送",
        "发我一份产改的文章",
        "工作日加班费",
    ],
)
def test_any_other_sentence_is_a_search(typed: str) -> None:
    assert read_sentence(typed) is None


@pytest.mark.parametrize(
    ("typed", "rhythm", "words"),
    [
        ("每两天早上8点把产改的新闻发我", "days", "每两天"),
        ("隔天早上8点把产改新闻发我", "days", "隔天"),
        ("两天推送一次产改", "days", "两天推送一次"),
        ("每10天发我一次产改", "days", "每10天"),
        ("逢单日早上8点推送产改", "days", "逢单日"),
        ("隔周周一8点发我产改", "weeks", "隔周"),
        ("每两周周一8点发我产改", "weeks", "每两周"),
        ("双周一上午9点推送", "weeks", "双周"),
        ("每周两次推送产改新闻", "in a week", "每周两次"),
        ("一周三次，早上8点发我产改", "in a week", "一周三次"),
        ("每月1号8点推送产改", "months", "每月1号"),
        ("每月最后一天发我产改", "months", "每月最后一天"),
        ("一个月推送一次产改的新闻", "months", "一个月推送一次"),
        ("月底发我一份产改的汇总", "months", "月底"),
        ("每季度推送一次产改", "months", "每季度"),
        ("每年1月1日8点推送元旦的新闻", "months", "每年1月1日"),
        ("每天两次，8点和18点，发我产改", "in a day", "每天两次"),
        ("每天早晚各发我一次产改", "in a day", "早晚各"),
        ("每逢节假日8点发我新闻", "holidays", "每逢节假日"),
        ("工作日和周六8点发我产改", "apart", "工作日和周六"),
    ],
)
def test_a_rhythm_that_is_not_brought_is_never_read_as_another(typed: str, rhythm: str, words: str) -> None:
    for wish in (read_sentence(typed), read_wish(typed)):
        assert wish is not None and (wish.rhythm, wish.unread) == (rhythm, words)
        assert wish.minute is None and wish.days is None and not wish.topics


@given(st.text(max_size=60) | st.text("每天周一三五点半0123:订阅发我早晚产改 “”-", max_size=40))
def test_whatever_is_typed_is_read(typed: str) -> None:
    for wish in (read_wish(typed), read_sentence(typed)):
        if wish is not None:
            assert wish.minute is None or 0 <= wish.minute < 24 * 60
            assert wish.days in {None, "daily", "workdays"} or set(wish.days) <= set("1234567")
            assert all(topic.strip() for topic in wish.topics)
