"""/settings and /stats: a person's clock, style and quiet; their data; the house's numbers and its trail."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

import pytest

from bot import texts
from bot.delivery.hours import look
from bot.delivery.sender import Sender
from bot.delivery.times import read_span
from store import (
    Store,
    articles,
    clippings,
    deeds,
    folders,
    members,
    openings,
    personal,
    preferences,
    subscriptions,
)
from store.intake import take_in_documents
from store.preferences import Preferences
from tests.bot.conftest import (
    MEMBER,
    Colleague,
    House,
    SetClock,
    labels,
    message,
    messages,
    press,
    toasts,
)

pytestmark = pytest.mark.usefixtures("hurried")

SHANGHAI = "Asia/Shanghai"
COLLEAGUE = 2001
SIX = dt.datetime.fromisoformat("2024-12-21T06:00:00+08:00")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(SIX)


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    return ((COLLEAGUE, "张丽华", "lihua"),)


def clock_of(house: House) -> SetClock:
    clock = house.application.bot_data.clock
    assert isinstance(clock, SetClock)
    return clock


@pytest.mark.parametrize(
    ("at", "quiet", "ends"),
    [
        ("2024-12-21T23:30+08:00", (1350, 420), "2024-12-22T07:00+08:00"),
        ("2024-12-21T06:59+08:00", (1350, 420), "2024-12-21T07:00+08:00"),
        ("2024-12-21T07:00+08:00", (1350, 420), None),
        ("2024-12-21T12:10+08:00", (720, 810), "2024-12-21T13:30+08:00"),
        ("2024-12-21T22:29+08:00", (1350, 420), None),
        ("2024-12-21T22:29+08:00", (None, None), None),
    ],
)
def test_when_quiet_hours_end(at: str, quiet: tuple[int | None, int | None], ends: str | None) -> None:
    set_ = Preferences(quiet_from=quiet[0], quiet_until=quiet[1])
    end = set_.quiet_ends(dt.datetime.fromisoformat(at), SHANGHAI)
    assert end == (dt.datetime.fromisoformat(ends) if ends else None)


async def test_a_zone_moves_the_digests_that_there_are(house: House, store: Store) -> None:
    person = house.member
    await person.say("/subscribe 07:30 每天")
    assert "北京时间" in message(await person.say("/settings")).text
    await press(person, texts.ZONE_BUTTON)
    shown = message(await press(person, "东京"))
    assert texts.SETTINGS_ZONE.format(zone="东京") in shown.text
    (sub,) = store.read(subscriptions.of_person, MEMBER)
    assert sub.zone == "Asia/Tokyo"
    # Half past seven in Tokyo is half past six in Shanghai.
    assert sub.next_due == dt.datetime.fromisoformat("2024-12-21T06:30+08:00")
    await press(person, texts.ZONE_BUTTON)
    await press(person, texts.OTHER_ZONE)
    assert "不认识" in message(await person.say("火星")).text
    await person.say("/settings")
    await press(person, texts.ZONE_BUTTON)
    await press(person, texts.OTHER_ZONE)
    assert "巴黎" in message(await person.say("Europe/Paris")).text


async def test_a_city_may_be_typed_beside_the_buttons_and_a_search_stays_one(
    house: House, store: Store
) -> None:
    person = house.member
    await person.say("/settings")
    await press(person, texts.ZONE_BUTTON)
    assert "时区：巴黎" in message(await person.say("巴黎")).text
    await press(person, texts.ZONE_BUTTON)
    assert message(await person.say("货车司机")).text.startswith(texts.FOUND.format(query="货车司机"))
    # That was the end of the question: what is typed next is a search again.
    assert message(await person.say("东京")).text.startswith(("没有找到", "搜索"))
    await person.say("/settings")
    await press(person, texts.ZONE_BUTTON)
    await press(person, texts.BACK)
    assert message(await person.say("伦敦")).text.startswith(("没有找到", "搜索"))
    assert store.read(preferences.of_person, MEMBER).zone == "Europe/Paris"


async def test_quiet_hours_may_be_typed_beside_the_buttons(house: House, store: Store) -> None:
    person = house.member
    await person.say("/settings")
    await press(person, texts.QUIET_BUTTON)
    assert "22:30 至 07:00" in message(await person.say("22:30-7:00")).text
    await press(person, texts.QUIET_BUTTON)
    assert message(await person.say("货车司机")).text.startswith(texts.FOUND.format(query="货车司机"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("把时区改成东京", "时区：东京"),
        ("时区改为伦敦", "时区：伦敦"),
        ("改一下时区", texts.ZONE_HEAD),
        ("时区改成火星", texts.ZONE_WRONG.format(typed="火星")),
        ("免打扰 22:30-7:00", "免打扰：22:30 至 07:00"),
        ("把免打扰设为晚上十点到早上七点", "免打扰：22:00 至 07:00"),
        ("设置免打扰", texts.QUIET_HEAD),
        ("时区改革试点", "没有找到"),
    ],
)
async def test_a_sentence_sets_the_clock(house: House, typed: str, told: str) -> None:
    assert told in message(await house.member.say(typed)).text


async def test_a_style_is_that_of_all_digests_and_of_the_next(house: House, store: Store) -> None:
    person = house.member
    await person.say("/subscribe 07:30 每天")
    await person.say("设置")
    await press(person, texts.STYLE_BUTTON)
    await press(person, texts.STYLES["leads"])
    await person.say("/subscribe 08:00 工作日 产改")
    assert [sub.style for sub in store.read(subscriptions.of_person, MEMBER)] == ["leads", "leads"]


@pytest.mark.parametrize("typed", ["22:30-7:00", "22:30 到 7:00", "２２：３０～７：００", "22点30分至7点"])
async def test_quiet_hours_are_typed_in_many_ways(house: House, store: Store, typed: str) -> None:
    person = house.member
    await person.say("/settings")
    await press(person, texts.QUIET_BUTTON)
    await press(person, texts.OTHER_HOURS)
    assert "22:30 至 07:00" in message(await person.say(typed)).text
    set_ = store.read(preferences.of_person, MEMBER)
    assert (set_.quiet_from, set_.quiet_until) == (1350, 420)


@pytest.mark.parametrize("typed", ["明天", "25:00-7:00", "7-7", "22点以后", "23"])
async def test_what_is_no_span_of_hours_is_said_and_asked_again(house: House, typed: str) -> None:
    person = house.member
    await person.say("/settings")
    await press(person, texts.QUIET_BUTTON)
    await press(person, texts.OTHER_HOURS)
    assert "没有看懂" in message(await person.say(typed)).text
    assert "22:30 至 07:00" in message(await person.say("22:30-7:00")).text


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("晚上十点到早上七点半", (1320, 450)),
        ("晚10点-早7点", (1320, 420)),
        ("从22点到7点", (1320, 420)),
        ("二十二点半至次日六点", (1350, 360)),
        ("22:00—次日7:00", (1320, 420)),
        ("2200-0700", (1320, 420)),
        ("22.00-7.00", (1320, 420)),
        ("22 7", (1320, 420)),
        ("半夜12点到6点", (0, 360)),
        ("晚上10点到夜里6点", (1320, 360)),
        ("晚上10点到夜里7点", (1320, 420)),
        ("夜里10点到后半夜6点半", (1320, 390)),
        ("晚上8点到夜里11点", (1200, 1380)),
        ("晚上10点到下午 1点", (1320, 780)),
        ("晚上10点到次日下午1点", (1320, 780)),
        ("下午1点到3点", (780, 900)),
        ("中午12点到下午2点", (720, 840)),
        ("早上9点到下午1点", (540, 780)),
        ("午夜到六点", (0, 360)),
        ("下午1点到3点", (780, 900)),
        ("夜里十一点到早上七点", (1380, 420)),
        ("22:00-24:00", (1320, 0)),
    ],
)
def test_a_span_of_hours_as_people_say_it(typed: str, span: tuple[int, int]) -> None:
    assert read_span(typed) == span


async def test_a_command_word_is_no_answer_to_a_question(house: House) -> None:
    person = house.member
    await person.say("/settings")
    await press(person, texts.QUIET_BUTTON)
    await press(person, texts.OTHER_HOURS)
    assert texts.SETTINGS_HEAD in message(await person.say("设置")).text
    # The question is over: what is typed now is looked for.
    assert "22:30-7:00" in message(await person.say("22:30-7:00")).text


async def test_in_quiet_hours_alerts_wait_and_the_rest_makes_no_sound(house: House, store: Store) -> None:
    store.write(preferences.put, MEMBER, quiet_from=0, quiet_until=7 * 60)
    person, clock = house.member, clock_of(house)
    now = clock.now()
    store.write(
        subscriptions.add,
        subscriptions.Subscription(
            id=0, user_id=MEMBER, chat_id=MEMBER, kind="alert", minute=None, days="daily", zone=SHANGHAI,
            topics=("夜班食堂",), created_at=now, cursor=10**6,
        ),
    )  # fmt: skip
    (alert,) = store.read(subscriptions.of_person, MEMBER)
    store.write(subscriptions.change, alert.id, cursor=store.read(articles.newest_id))
    page = "夜班食堂开张了\n\n本报讯（记者张三）厂里的夜班食堂昨天开张，职工说热饭热菜真暖心。\n"
    take_in_documents(store, [("night.txt", page.encode())], default_paper="工人日报")
    await look(house.application.bot_data)
    assert await Sender(house.application).send_waiting() == 0
    assert store.read(subscriptions.of_person, MEMBER)[0].next_due == dt.datetime.fromisoformat(
        "2024-12-21T07:00+08:00"
    )
    # A colleague's article comes at once, and without a sound.
    await person.say("/latest")
    colleague = house.person(COLLEAGUE, "张丽华")
    await colleague.say("/latest")
    await colleague.press(1)
    await colleague.say("/send 小李 请阅")
    house.server.calls.clear()
    await Sender(house.application).send_waiting()
    sent = [call for method, call in house.server.calls if method == "sendMessage"]
    assert [str(call["disable_notification"]).lower() for call in sent] == ["true"]
    # The quiet is over: the alert comes, and rings.
    clock.at = dt.datetime.fromisoformat("2024-12-21T07:00:30+08:00")
    await look(house.application.bot_data)
    house.server.calls.clear()
    await Sender(house.application).send_waiting()
    sent = [call for method, call in house.server.calls if method == "sendMessage"]
    assert len(sent) == 1 and "夜班食堂" in sent[0]["text"] and "disable_notification" not in sent[0]


async def test_what_is_kept_is_counted_handed_out_and_erased(house: House, store: Store) -> None:
    person = house.member
    await person.say("/subscribe 07:30 每天")
    await person.say("/latest")
    await person.press(1)
    await press(person, texts.SAVE)
    await person.say("/send 张丽华 我的私话")
    await Sender(house.application).send_waiting()
    await person.say("/settings")
    shown = message(await press(person, texts.MY_DATA))
    assert "订阅 1 项，剪报 1 篇，打开过的文章 1 篇，转出 1 次" in shown.text
    files = [event.document for event in messages(await press(person, texts.DATA_EXPORT)) if event.document]
    name, data = files[0]
    assert name == texts.DATA_FILE
    held = json.loads(data)
    assert held["person"] == MEMBER and held["forwards"][0]["note"] == "我的私话"
    assert len(held["subscriptions"]) == len(held["clippings"]) == 1
    await person.say("/settings")
    await press(person, texts.MY_DATA)
    assert texts.DATA_SURE in message(await press(person, texts.DATA_ERASE)).text
    assert texts.DATA_ERASED in message(await press(person, texts.CONFIRM)).text
    # Nothing of this person is left anywhere, and the door is closed.
    left = store.read(personal.everything, MEMBER)
    assert not any(left.values()), left
    assert "我的私话" not in str(store.read(personal.everything, COLLEAGUE))
    assert store.read(members.member, MEMBER) is None
    assert texts.JOIN in labels(message(await person.say("/latest")))
    assert [deed.what for deed in store.read(deeds.newest, limit=1)] == ["erase"]


async def test_a_cancelled_erasure_erases_nothing(house: House, store: Store) -> None:
    person = house.member
    await person.say("/subscribe 07:30 每天")
    await person.say("/settings")
    await press(person, texts.MY_DATA)
    await press(person, texts.DATA_ERASE)
    assert "订阅 1 项" in message(await press(person, texts.CANCEL)).text
    assert store.read(members.member, MEMBER) is not None


async def test_numbers_and_trail_are_for_administrators(house: House, store: Store) -> None:
    person = house.member
    await person.say("/latest")
    await person.press(1)
    await person.say("/send 张丽华 请阅")
    assert texts.NOT_ALLOWED in toasts(await person.press_data("x:stats:trail:0", 1))
    chief = house.administrator
    shown = message(await chief.say("/stats"))
    assert "打开文章 1 次，转发 1 次" in shown.text and "待发 1 条" in shown.text
    trail = message(await press(chief, texts.STATS_TRAIL))
    assert "12月21日 06:00 小李 转发文章：张丽华" in trail.text


def test_what_is_long_ago_is_forgotten(store: Store) -> None:
    now = dt.datetime.fromisoformat("2024-12-21T06:00:00+08:00")
    store.write(deeds.note, now - dt.timedelta(days=400), 1, "role")
    store.write(deeds.note, now, 1, "role")
    assert store.write(personal.forget, now - dt.timedelta(days=365)) == 1
    assert len(store.read(deeds.newest)) == 1


def test_every_table_about_people_is_erased(store: Store) -> None:
    """A table with somebody's number that erasing does not know of would keep them."""
    from store.models import Row

    known = {table for table, _ in personal.PLACES} | {"clippings", "corrections", "updates"}
    columns = {
        "user_id",
        "owner_id",
        "sender_id",
        "by",
        "whom",
        "made_by",
        "changed_by",
        "bound_by",
        "done_by",
        "noted_by",
    }
    holding = {
        table.name for table in Row.metadata.tables.values() if columns & {column.name for column in table.c}
    }
    assert holding <= known, holding - known


def test_openings_and_clippings_of_others_stay(store: Store) -> None:
    now = dt.datetime.now(dt.UTC)
    item = store.read(articles.latest, limit=1).items[0].id
    for user in (MEMBER, COLLEAGUE):
        store.write(openings.opened, user, item, now)
        folder = store.write(folders.folder_called, user, "", now)
        assert folder is not None
        store.write(clippings.keep, folder.id, item, now)
    store.write(personal.erase, MEMBER)
    assert store.read(personal.counts, COLLEAGUE)["clippings"] == 1
    assert store.read(personal.counts, MEMBER) == dict.fromkeys(
        ("subscriptions", "clippings", "openings", "sent", "received"), 0
    )


@pytest.mark.parametrize(
    "typed",
    ["时区 乌鲁木齐", "时区：新疆", "设置时区 乌鲁木齐", "换成新疆时间", "改用乌鲁木齐时间", "时区乌鲁木齐"],
)
async def test_a_place_behind_the_word_sets_the_zone(house: House, store: Store, typed: str) -> None:
    assert "时区：乌鲁木齐" in message(await house.member.say(typed)).text


@pytest.mark.parametrize("typed", ["时区划分", "时区 火星", "换成夏令时间", "用业余时间"])
async def test_what_is_no_place_is_looked_for(house: House, typed: str) -> None:
    assert message(await house.member.say(typed)).text.startswith(("搜索：", "没有找到"))


@pytest.mark.parametrize("typed", ["我的数据", "看看我的数据", "我的资料", "导出我的数据", "你们存了我什么"])
async def test_what_is_kept_is_asked_for_in_words(house: House, typed: str) -> None:
    assert message(await house.member.say(typed)).text.startswith(texts.DATA_HEAD)


async def test_to_be_erased_is_asked_again(house: House) -> None:
    said = message(await house.member.say("删除我的数据"))
    assert said.text == texts.DATA_SURE and texts.CONFIRM in labels(said)
