"""/invite: numbers as an administrator types them, several links side by side, and their end."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.features.allowance import Allowance, read_allowance
from bot.render.buttons import Act, write
from store import Store, deeds, invitations, members
from tests.bot.conftest import ADMINISTRATOR, MEMBER, NOW, STRANGER, House, message, press, toasts
from tests.bot.test_membership import code_in


@pytest.mark.parametrize(
    ("typed", "uses", "days", "unread"),
    [
        ("", None, None, ""),
        ("5 7天", 5, 7, ""),
        ("5次 30天", 5, 30, ""),
        ("30天 5次", 5, 30, ""),
        ("5 7", 5, 7, ""),
        ("十人，一个月", 10, 30, ""),
        ("２０个人　两周", 20, 14, ""),
        ("可用 3 次，半个月内有效", 3, 15, ""),
        ("单次 3天", 1, 3, ""),
        ("二十五人", 25, None, ""),
        ("一周", None, 7, ""),
        ("10", 10, None, ""),
        ("张三", None, None, "张三"),
        ("5 给张三", 5, None, "给张三"),
        ("@zhang 3天", None, 3, "@zhang"),
        ("2.5", None, None, "2.5"),
        ("7天 8天", None, 7, "8天"),
        ("9999999999999", None, None, "9999999999999"),
    ],
)
def test_numbers_are_read_as_they_are_typed(
    typed: str, uses: int | None, days: int | None, unread: str
) -> None:
    assert read_allowance(typed) == Allowance(uses, days, unread)


async def test_what_is_typed_is_what_the_link_admits(house: House, store: Store) -> None:
    shown = message(await house.administrator.say("/invite 5 3天"))
    assert "还可用 5 次，12月24日前有效" in shown.text and "没有看懂" not in shown.text
    made = store.read(invitations.known, code_in(shown.text))
    assert made and (made.uses, made.until) == (5, made.made_at + dt.timedelta(days=3))


async def test_what_is_not_understood_is_named_and_the_rest_done(house: House) -> None:
    shown = message(await house.administrator.say("/invite 5 给张三"))
    assert shown.text.startswith(texts.INVITATION_UNREAD.format(typed="给张三"))
    assert "还可用 5 次" in shown.text


@pytest.mark.parametrize("typed", ["0", "-3", "501", "5 0天", "5 91天", "1 -7天"])
async def test_numbers_that_no_link_can_have_make_none(house: House, store: Store, typed: str) -> None:
    shown = message(await house.administrator.say(f"/invite {typed}"))
    assert shown.text == texts.INVITATION_RANGE.format(uses=500, days=90)
    assert store.read(invitations.still_open, NOW) == ()


async def test_other_numbers_change_the_same_link(house: House, store: Store) -> None:
    """A link that has been sent to somebody already goes on: it only admits more, or longer."""
    code = code_in(message(await house.administrator.say("/invite")).text)
    shown = message(await press(house.administrator, texts.INVITATION_USES.format(uses=5)))
    assert "还可用 5 次，12月28日前有效" in shown.text and code_in(shown.text) == code
    await house.person(5001).say(f"/start i_{code}")
    shown = message(await press(house.administrator, texts.INVITATION_DAYS.format(days=30)))
    assert "还可用 4 次，1月20日前有效" in shown.text and code_in(shown.text) == code
    for user in range(5002, 5007):
        await house.person(user).say(f"/start i_{code}")
    assert [user for user in range(5001, 5007) if store.read(members.member, user)] == [*range(5001, 5006)]
    late = await press(house.administrator, texts.INVITATION_USES.format(uses=50))
    assert toasts(late) == [texts.INVITATION_OVER]


async def test_several_links_live_side_by_side_and_are_listed_and_ended_by_button(
    house: House, store: Store
) -> None:
    codes = [code_in(message(await house.administrator.say(f"/invite {n}")).text) for n in (1, 2, 3)]
    shown = message(await house.administrator.say("/invite 4"))
    assert texts.INVITATION_OTHERS.format(count=3) in shown.text
    listed = message(await press(house.administrator, texts.INVITATIONS_BUTTON.format(count=4)))
    assert all(code in listed.text for code in codes) and "王主任" in listed.text
    assert listed.text.index(codes[2]) < listed.text.index(codes[0])
    events = await press(house.administrator, texts.INVITATIONS_END.format(number=2))
    assert toasts(events) == [texts.INVITATION_REVOKED]
    assert codes[2] not in message(events).text and store.read(invitations.known, codes[2]) is None
    await house.stranger.say(f"/start i_{codes[2]}")
    assert store.read(members.member, STRANGER) is None
    await house.stranger.say(f"/start i_{codes[1]}")
    assert store.read(members.member, STRANGER)
    assert message(await house.administrator.say("/invite 列表")).text.count("https://") == 3


async def test_many_links_are_listed_in_pages_and_the_last_end_says_so(house: House, store: Store) -> None:
    for _ in range(7):
        store.write(invitations.invite, ADMINISTRATOR, NOW)
    shown = message(await house.administrator.say("/invite 列表"))
    assert shown.text.count("https://") == 6
    shown = message(await press(house.administrator, texts.NEXT_PAGE))
    assert shown.text.count("https://") == 1 and "\n7. " in shown.text
    await press(house.administrator, texts.INVITATIONS_END.format(number=7))
    for left in range(6, 0, -1):
        shown = message(await press(house.administrator, texts.INVITATIONS_END.format(number=1)))
        assert shown.text.count("https://") == left - 1
    assert shown.text == texts.INVITATIONS_NONE


async def test_nobody_else_ends_or_lists_links(house: House, store: Store) -> None:
    code = code_in(message(await house.administrator.say("/invite")).text)
    await house.administrator.say("/invite 列表")
    for action in ("list", "end", "revoke", "uses", "days"):
        for number in (0, 1, 2):
            said = toasts(await house.member.press_data(write(Act("inv", action, number, 0)), 1))
            assert said == [texts.NOT_ALLOWED]
    for number in (1, 2, 3):
        assert toasts(await house.member.press_data(f"v:{number}:0", 1)) == [texts.VIEW_DEAD]
    # A list that an administrator keeps open shows nothing more once the rights have gone.
    store.write(members.add, MEMBER, "小李", None, "administrator")
    await house.member.say("/invite 列表")
    store.write(members.add, MEMBER, "小李", None, "member")
    assert toasts(await press(house.member, texts.INVITATIONS_END.format(number=1))) == [texts.NOT_ALLOWED]
    assert store.read(invitations.known, code)


async def test_who_was_removed_does_not_come_back_by_an_older_link(house: House, store: Store) -> None:
    code = code_in(message(await house.administrator.say("/invite 50")).text)
    await house.stranger.say(f"/start i_{code}")
    await house.administrator.say("/members 路人")
    for button in ("1", texts.REMOVE, texts.CONFIRM):
        await press(house.administrator, button)
    assert store.read(members.member, STRANGER) is None
    assert message(await house.stranger.say(f"/start i_{code}")).text == texts.INVITATION_GONE
    assert store.read(members.member, STRANGER) is None
    # Others still come in by it, and a newer one is meant for this person too.
    await house.person(5001).say(f"/start i_{code}")
    assert store.read(members.member, 5001)
    fresh = code_in(message(await house.administrator.say("/invite")).text)
    await house.stranger.say(f"/start i_{fresh}")
    assert store.read(members.member, STRANGER)


async def test_the_links_of_a_removed_administrator_admit_nobody(house: House, store: Store) -> None:
    store.write(members.add, MEMBER, "小李", None, "administrator")
    code = code_in(message(await house.member.say("/invite 50")).text)
    await house.administrator.say("/members 小李")
    for button in ("1", texts.REMOVE, texts.CONFIRM):
        await press(house.administrator, button)
    await house.stranger.say(f"/start i_{code}")
    assert store.read(members.member, STRANGER) is None
    assert "remove" in {deed.what for deed in store.read(deeds.newest)}
