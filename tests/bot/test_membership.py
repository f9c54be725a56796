"""Invitations and members: who comes in, by which link, and that who goes is gone at once."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from bot import texts
from bot.render.buttons import Act, write
from store import Store, deeds, invitations, members
from tests.bot.conftest import ADMINISTRATOR, MEMBER, NOW, STRANGER, House, labels, message, messages, press


def code_in(text: str) -> str:
    found = re.search(r"https://t\.me/kanbao_bot\?start=i_([\w-]+)", text)
    assert found
    return found[1]


async def test_an_invitation_admits_once_and_its_maker_hears_of_it(house: House, store: Store) -> None:
    shown = message(await house.administrator.say("/invite"))
    assert "还可用 1 次，12月28日前有效" in shown.text
    code = code_in(shown.text)
    events = messages(await house.person(STRANGER, "张三").say(f"/start i_{code}"))
    assert [each.text for each in events if each.chat == STRANGER] == [texts.INVITED_IN]
    assert [each.chat for each in events if each.chat != STRANGER] == [ADMINISTRATOR]
    assert store.read(members.member, STRANGER)
    late = message(await house.person(4004, "李四").say(f"/start i_{code}"))
    assert late.text == texts.INVITATION_GONE and labels(late) == [texts.JOIN]
    assert store.read(members.member, 4004) is None
    assert [deed.what for deed in store.read(deeds.newest)] == ["join", "invite"]


async def test_a_link_of_the_past_or_made_up_admits_nobody(house: House, store: Store) -> None:
    made = store.write(invitations.invite, ADMINISTRATOR, NOW - dt.timedelta(days=8))
    for code in (made.code, "x", "", "../..", "i_" * 20):
        shown = message(await house.stranger.say(f"/start i_{code}"))
        assert shown.text == texts.INVITATION_GONE
    assert store.read(members.member, STRANGER) is None


@pytest.mark.parametrize("typed", ["/invite", "/members", "/members 小李"])
async def test_only_administrators_invite_and_list(house: House, typed: str) -> None:
    assert message(await house.member.say(typed)).text == texts.NOT_ALLOWED
    assert labels(message(await house.stranger.say(typed))) == [texts.JOIN]


async def test_forged_acts_change_no_rights(house: House, store: Store) -> None:
    await house.administrator.say("/members")
    for action in ("admin", "remove", "sure", "card", "editor"):
        await house.member.press_data(write(Act("mb", action, 1, MEMBER)), 1)
    found = store.read(members.member, MEMBER)
    assert found and found.role == "member"


async def test_members_are_found_promoted_and_removed(house: House, store: Store) -> None:
    store.write(members.add, 3001, "欧阳小红", "ouyang", "member")
    shown = message(await house.administrator.say("/members"))
    assert "小李" in shown.text and "欧阳小红" in shown.text
    for typed in ("欧阳", "ouyang", "oyxh", "欧阳小宏", "@ouyang"):
        shown = message(await house.administrator.say(f"/members {typed}"))
        assert "欧阳小红" in shown.text and "小李" not in shown.text
    await press(house.administrator, "1")
    shown = message(await press(house.administrator, texts.ROLES["administrator"]))
    assert texts.ROLES["administrator"] in shown.text
    promoted = store.read(members.member, 3001)
    assert promoted and promoted.role == "administrator"
    await press(house.administrator, texts.REMOVE)
    await press(house.administrator, texts.CONFIRM)
    assert store.read(members.member, 3001) is None
    assert labels(message(await house.person(3001).say("/latest"))) == [texts.JOIN]
    assert [deed.what for deed in store.read(deeds.newest)] == ["remove", "role"]


async def test_an_administrator_of_the_settings_can_be_written_to(house: House, store: Store) -> None:
    assert store.read(members.member, ADMINISTRATOR) is None
    await house.administrator.say("/start")
    known = store.read(members.member, ADMINISTRATOR)
    assert known and (known.name, known.role) == ("王主任", "member")
    assert texts.INVITATION_REVOKE in labels(message(await house.administrator.say("/invite")))
    await house.member.say("/latest")
    await press(house.member, "1")
    card = message(await press(house.member, texts.SEND))
    assert "王主任" in labels(card)


@pytest.mark.parametrize("way", ["group", "button", "inline"])
async def test_an_administrator_is_known_by_name_from_the_first_sign(
    house: House, store: Store, way: str
) -> None:
    """Not only from a private message: colleagues hand things on to whoever is here."""
    if way == "group":
        await replace(house.administrator, chat_id=-1001).say("/bind")
    elif way == "button":
        await house.administrator.press_data("o:latest", 1)
    else:
        await house.administrator.ask_inline("产改")
    known = store.read(members.member, ADMINISTRATOR)
    assert known and (known.name, known.role) == ("王主任", "member")


async def test_a_request_says_who_and_when(house: House) -> None:
    await house.administrator.say("hi")
    await house.person(STRANGER, "张三", "zhangsan").say("hi")
    events = messages(await press(house.person(STRANGER, "张三", "zhangsan"), texts.JOIN))
    asked = next(each.text for each in events if each.chat == ADMINISTRATOR)
    assert asked == texts.REQUEST.format(who="张三（@zhangsan，编号 1003）", when="12月21日 09:00")
    (again, *_) = [each for each in messages(await house.administrator.say("/start")) if "申请" in each.text]
    assert again.text == asked
