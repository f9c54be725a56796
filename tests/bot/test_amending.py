"""What was sent is put right in the end: where the line breaks meanwhile, where it left after the change."""

from __future__ import annotations

import pytest

from bot import texts
from bot.delivery.amend import Amender
from bot.delivery.hours import look
from bot.local.limits import Refused
from store import Store, articles
from store.pages import withdraw
from tests.bot.conftest import MEMBER, House, SetClock
from tests.bot.morning import bring, page

pytestmark = pytest.mark.usefixtures("hurried")
SCHOOL = ("夜校开进车间", "昨日，机械厂的夜校开班，六十名职工报名。")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-22T06:00")


def withdraw_school(store: Store) -> None:
    items = store.read(articles.latest, limit=9).items
    store.write(withdraw, next(item.page_id for item in items if item.title == SCHOOL[0]))


def reads(house: House, message: int) -> str:
    return house.server.messages[MEMBER, message].text


@pytest.mark.parametrize(
    "refused", [Refused("Bad Gateway", 502), Refused("Too Many Requests", 429, {"retry_after": 1})]
)
async def test_an_edit_that_the_line_did_not_take_is_made_at_the_next_look(
    house: House, store: Store, clock: SetClock, refused: Refused
) -> None:
    page(store, "2024-12-22", *SCHOOL)
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-22T07:30")
    (digest,) = await bring(house)
    amender = Amender(house.application)
    await amender.look()
    withdraw_school(store)
    house.server.trouble["editMessageText"] = [refused]
    assert await amender.look() == 0
    assert await amender.look() == 1
    assert SCHOOL[0] + texts.WITHDRAWN in reads(house, digest.message)
    assert await amender.look() == 0


async def test_who_cannot_be_reached_is_not_asked_again(house: House, store: Store, clock: SetClock) -> None:
    page(store, "2024-12-22", *SCHOOL)
    await house.member.say("/subscribe 07:30 每天")
    clock.put("2024-12-22T07:30")
    await bring(house)
    withdraw_school(store)
    house.server.trouble["editMessageText"] = [Refused("Forbidden: bot was blocked by the user", 403)]
    amender = Amender(house.application)
    assert [await amender.look(), await amender.look()] == [0, 0]


async def test_what_was_made_before_a_page_was_withdrawn_and_left_after_it_is_marked(
    house: House, store: Store, clock: SetClock
) -> None:
    page(store, "2024-12-22", *SCHOOL)
    await house.member.say("/subscribe 07:30 每天")
    amender = Amender(house.application)
    await amender.look()
    clock.put("2024-12-22T07:30")
    await look(house.application.bot_data)
    withdraw_school(store)
    assert await amender.look() == 0
    (digest,) = await bring(house)
    assert await amender.look() == 1
    assert SCHOOL[0] + texts.WITHDRAWN in reads(house, digest.message)
    assert await amender.look() == 0
