"""请你每天早上七点给我推送新质生产力: courtesy is no topic, nor a second time of day."""

from __future__ import annotations

import pytest

from store import Store
from tests.bot.conftest import House, SetClock
from tests.bot.morning import every, say

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-20T06:00")


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        ("请你每天早上七点给我推送新质生产力", ("新质生产力",)),
        ("你每天早上八点把工匠的发我", ("工匠",)),
        ("麻烦您每天早上七点推送产改", ("产改",)),
    ],
)
async def test_who_is_asked_is_no_topic(
    house: House, store: Store, typed: str, topics: tuple[str, ...]
) -> None:
    await say(house, typed)
    assert [sub.topics for sub in every(store)] in ([topics], [])
    if not every(store):
        await say(house, "确认")
        assert [sub.topics for sub in every(store)] == [topics]


async def test_a_second_day_and_hour_are_not_kept_as_topics(house: House, store: Store) -> None:
    await say(house, "每周一早上发我周报，每天中午十二点发我工匠")
    kept = [topic for sub in every(store) for topic in sub.topics]
    assert not {"早上", "每天", "中午"} & set(kept)


async def test_what_is_put_off_to_another_hour_is_later_still(house: House, store: Store) -> None:
    await say(house, "/subscribe 17:30 每天 工匠", "推迟到六点", "不对，是六点半")
    assert [sub.minute for sub in every(store)] == [18 * 60 + 30]
