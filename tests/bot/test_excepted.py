"""What is excepted in a sentence that asks to be brought something: words, a page, holidays."""

from __future__ import annotations

import pytest

from bot import texts
from bot.delivery.asking import read_asking
from bot.delivery.making import Making
from bot.delivery.wish import read_sentence, read_wish
from store import Session, Store, subscriptions
from store.subscriptions import Subscription
from tests.bot.conftest import MEMBER, NOW, House, SetClock, labels, message, press

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T06:00")


@pytest.mark.parametrize(
    ("typed", "described"),
    [
        ("每天8点发产改，不要招聘", "每天 08:00 · 产改 -招聘 · 标题"),
        ("每天早上8点发劳模，但不要广告", "每天 08:00 · 劳模 -广告 · 标题"),
        ("每天8点发产改，但招聘和培训的不要", "每天 08:00 · 产改 -招聘 -培训 · 标题"),
        ("每天8点发产改，不要招聘、培训", "每天 08:00 · 产改 -招聘 -培训 · 标题"),
        ("每天8点发产改，周末不要，招聘的也不要", "周一至周五 08:00 · 产改 -招聘 · 标题"),
        ("每天8点发产改，招聘的就别发了", "每天 08:00 · 产改 -招聘 · 标题"),
        ("每天8点发产改 -招聘", "每天 08:00 · 产改 -招聘 · 标题"),
        ("每天8点发产改，不要“招聘会”", "每天 08:00 · 产改 -“招聘会” · 标题"),
        ("每天8点发产改和劳模，除了招聘", "每天 08:00 · 产改 -招聘、劳模 -招聘 · 标题"),
        ("订阅 产改，招聘除外", "工作日 07:30 · 产改 -招聘 · 标题"),
        ("我想订阅产改，不要招聘", "工作日 07:30 · 产改 -招聘 · 标题"),
        ("订阅产改 不含招聘", "工作日 07:30 · 产改 -招聘 · 标题"),
    ],
)
async def test_a_card_leaves_out_what_is_not_wanted(
    house: House, store: Store, typed: str, described: str
) -> None:
    assert message(await house.member.say(typed)).text.split("\n")[:2] == [texts.CARD_NEW, described]
    assert store.read(subscriptions.of_person, MEMBER) == ()


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        ("每天早上8点把产改的新闻发我，招聘的不要", ("产改 -招聘",)),
        ("每天8点把产改发我，招聘除外", ("产改 -招聘",)),
        ("每天早上8点半把产改的新闻发我不要招聘", ("产改 -招聘",)),
        ("每天8点把除了招聘的产改发我", ("产改 -招聘",)),
        ("每天8点把除了体育以外的新闻发我", ("-体育",)),
        ("订阅 产改，别要招聘的，工作日9点", ("产改 -招聘",)),
        ("订阅 产改 但是不要招聘 每天8点", ("产改 -招聘",)),
        ("订阅 每天8点 不要体育", ("-体育",)),
        ("订阅 货车司机 除了贵州 有新的就告诉我", ("货车司机 -贵州",)),
    ],
)
async def test_what_is_kept_leaves_out_what_is_not_wanted(
    house: House, store: Store, typed: str, topics: tuple[str, ...]
) -> None:
    await house.member.say(typed)
    assert [sub.topics for sub in store.read(subscriptions.of_person, MEMBER)] == [topics]


@pytest.mark.parametrize(
    "typed",
    [
        "订阅 货车司机 有新的就告诉我",
        "订阅 货车司机，有消息请通知我一声",
        "订阅 货车司机 一有新消息马上告诉我",
    ],
)
async def test_to_be_told_of_what_is_new_is_an_alert(house: House, store: Store, typed: str) -> None:
    await house.member.say(typed)
    kept = store.read(subscriptions.of_person, MEMBER)
    assert [(sub.kind, sub.gather, sub.topics) for sub in kept] == [("alert", 0, ("货车司机",))]


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        ("每周一三五早上7点把安全生产的发我 但是不要头版", ("安全生产 -第1版",)),
        ("每天8点发产改，第4版不要", ("产改 -第4版",)),
        ("每天8点发产改，除了第二版", ("产改 -第2版",)),
        ("订阅 产改 头版的不要 每天8点", ("产改 -第1版",)),
        ("订阅 产改，头版除外", ("产改 -第1版",)),
        ("每天8点发产改 二版三版不要", ("产改 -第2版 -第3版",)),
        ("订阅 8:00 产改 不要第2、3版", ("产改 -第2版 -第3版",)),
        ("订阅 8:00 不要第5到7版", ("-第5版 -第6版 -第7版",)),
        ("订阅 8:00 不要第7到5版", ("-第5版 -第6版 -第7版",)),
        ("订阅 8:00 产改 不要头版 招聘的也不要", ("产改 -第1版 -招聘",)),
        ("工作日8点发我新闻，除了头版", ("-第1版",)),
        ("订阅 产改 每天8点 别发头版", ("产改 -第1版",)),
        ("每天8点发我产改，不用推第2、3版", ("产改 -第2版 -第3版",)),
    ],
)
async def test_a_page_is_left_out(house: House, store: Store, typed: str, topics: tuple[str, ...]) -> None:
    shown = message(await house.member.say(typed))
    if texts.CONFIRM in labels(shown):
        shown = message(await press(house.member, texts.CONFIRM))
    assert [sub.topics for sub in store.read(subscriptions.of_person, MEMBER)] == [topics]
    assert texts.PAGES_UNKNOWN not in shown.text


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("订阅 8:00 产改 只要0版", "第0版"),
        ("/subscribe 8:00 第0版", "第0版"),
        ("每天8点发产改，不要0版", "第0版"),
        ("每天8点发产改 只要第99版", "第99版"),
    ],
)
async def test_a_page_that_no_paper_has_is_said(house: House, store: Store, typed: str, page: str) -> None:
    assert message(await house.member.say(typed)).text == texts.WISH_NO_SUCH_PAGE.format(page=page)
    assert store.read(subscriptions.of_person, MEMBER) == ()


def test_what_is_brought_is_of_no_page_that_is_left_out(store: Store) -> None:
    def brought(session: Session, *topics: str) -> set[int | None]:
        asked = Subscription(
            0, MEMBER, MEMBER, "digest", 480, "daily", "Asia/Shanghai", NOW, topics=topics, cursor=0
        )
        making = Making(session, NOW, "工人日报", frozenset())
        return {item.page for item in making.composed(asked, making.fresh(asked)).items}

    assert 1 in store.read(brought, "产改")
    assert store.read(brought, "产改 -第1版") == {None}


@pytest.mark.parametrize(
    ("typed", "described"),
    [
        ("每天8点发头版的产改", "每天 08:00 · 产改 第1版 · 标题"),
        ("每天八点发头版产改", "每天 08:00 · 产改 第1版 · 标题"),
        ("每天8点发第3版工会", "每天 08:00 · 工会 第3版 · 标题"),
        ("每天8点发二版的劳模", "每天 08:00 · 劳模 第2版 · 标题"),
        ("每天8点只发头版的安全生产", "每天 08:00 · 安全生产 第1版 · 标题"),
        ("每天8点发头版头条", "每天 08:00 · 第1版 · 标题"),
        ("每天8点发一版的产改和劳模", "每天 08:00 · 产改 第1版、劳模 第1版 · 标题"),
        ("每天八点发产改 别太长", "每天 08:00 · 产改 · 标题"),
        ("每天八点发产改，只要标题就好", "每天 08:00 · 产改 · 标题"),
        ("每天八点发产改 长话短说", "每天 08:00 · 产改 · 标题"),
        ("每天七点发安全生产，详细点", "每天 07:00 · 安全生产 · 导语"),
        ("每天八点发产改 要全文", "每天 08:00 · 产改 · 全文"),
        ("每天八点发产改，没有就算了", "每天 08:00 · 产改 · 标题"),
    ],
)
async def test_of_which_page_and_how_long_is_no_topic(house: House, typed: str, described: str) -> None:
    assert message(await house.member.say(typed)).text.split("\n")[:2] == [texts.CARD_NEW, described]


@pytest.mark.parametrize(
    "typed",
    [
        "每天9点发我工会新闻 不要太多",
        "每天八点发我产改，五条以内",
        "订阅 8:00 产改 别超过十条",
        "每天八点发我产改 挑重要的",
        "每天八点发产改，别发太多",
    ],
)
async def test_that_it_is_not_to_be_much_is_said_to_be_so_anyway(
    house: House, store: Store, typed: str
) -> None:
    shown = message(await house.member.say(typed))
    assert texts.FEW_ANYWAY in shown.text
    if texts.CONFIRM in labels(shown):
        await press(house.member, texts.CONFIRM)
    (kept,) = store.read(subscriptions.of_person, MEMBER)
    assert kept.topics in {("工会",), ("产改",)}


async def test_what_is_said_below_a_card_stays_while_it_holds(house: House) -> None:
    await house.member.say("周一三五八点发产改，节假日不要")
    assert texts.HOLIDAYS_TOO in message(await press(house.member, texts.clock_time(510))).text
    assert texts.HOLIDAYS_TOO in message(await house.member.say("改成九点")).text
    assert texts.HOLIDAYS_TOO not in message(await press(house.member, "工作日")).text
    await press(house.member, "周五")
    assert texts.HOLIDAYS_TOO in message(await press(house.member, texts.CONFIRM)).text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("每周五下午4点发我产改，节假日不发", True),
        ("每周五下午4点发产改，节假日除外", True),
        ("订阅 周五 16:00 产改 节假日除外", True),
        ("每天下午4点发我产改，节假日不发", False),
        ("每周五下午4点发我产改", False),
    ],
)
async def test_holidays_that_cannot_be_left_out_are_said_to_be_kept(
    house: House, typed: str, told: bool
) -> None:
    assert (texts.HOLIDAYS_TOO in message(await house.member.say(typed)).text) == told


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        ("产改 只要第3至2版", ("产改 第2版", "产改 第3版")),
        ("产改 只要头版", ("产改 第1版",)),
        ("除了产改 还要工会", ("产改", "工会")),
    ],
)
def test_what_excepts_nothing_is_wanted(typed: str, topics: tuple[str, ...]) -> None:
    assert read_wish(typed).topics == topics


@pytest.mark.parametrize("typed", ["工会 不要招聘", "年轻人不要躺平", "铁岭除外", "头版不要", "不要招聘"])
def test_what_asks_to_be_brought_nothing_is_no_subscription(typed: str) -> None:
    assert read_sentence(typed) is None and read_asking(typed) is None
