"""Invitations and members: who comes in, by which link, and that who goes is gone at once."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import pytest

from bot import texts
from bot.features import people
from bot.render.buttons import Act, write
from store import Session, Store, deeds, deliveries, invitations, members
from store.messages import Message
from store.values import Member
from tests.bot.conftest import (
    ADMINISTRATOR,
    MEMBER,
    NOW,
    STRANGER,
    House,
    labels,
    message,
    messages,
    press,
    toasts,
)


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


@pytest.mark.parametrize("way", ["text", "button", "inline", "group"])
async def test_a_member_is_found_under_the_name_of_today(house: House, store: Store, way: str) -> None:
    """A handle that was given up may be somebody else's tomorrow: nothing must go there."""
    renamed = house.person(MEMBER, "李晓", "lixiao")
    if way == "text":
        await renamed.say("/latest")
    elif way == "button":
        await renamed.press_data("o:latest", 1)
    elif way == "inline":
        await renamed.ask_inline("产改")
    else:
        await replace(renamed, chat_id=-1001).say("/latest")
    assert store.read(members.member, MEMBER) == Member(MEMBER, "李晓", "lixiao", "member")
    shown = message(await house.administrator.say("/members @xiaoli"))
    assert shown.text == texts.NO_MEMBER.format(typed="@xiaoli")
    assert "1. 李晓（@lixiao）" in message(await house.administrator.say("/members lixiao")).text
    await house.person(MEMBER, "李晓").say("/latest")
    known = store.read(members.member, MEMBER)
    assert known and known.username is None
    assert [each.detail for each in store.read(deeds.newest)] == ["@lixiao → @", "小李 → 李晓"]
    await house.administrator.say("/stats")
    trail = message(await press(house.administrator, texts.STATS_TRAIL))
    assert "李晓 改名（小李 → 李晓）" in trail.text


@pytest.mark.parametrize(("ago", "said"), [(5, "，最久的等了 5 分钟"), (-1, ""), (0, "")])
async def test_nothing_has_waited_for_less_than_no_time(
    house: House, store: Store, ago: int, said: str
) -> None:
    made = NOW - dt.timedelta(minutes=ago) + dt.timedelta(seconds=-1 if ago > 0 else 1)
    store.write(deliveries.put, "x", [Message("hello")], user_id=MEMBER, chat_id=MEMBER, at=made)
    shown = message(await house.administrator.say("/stats")).text
    assert ("最久的等了" in shown) == bool(said) and said in shown


async def test_a_stranger_of_another_name_leaves_no_trace(house: House, store: Store) -> None:
    await house.stranger.say("/latest")
    assert not store.write(members.rename, STRANGER, "王主任", None, NOW)
    assert store.read(members.member, STRANGER) is None and store.read(deeds.newest) == ()


async def test_the_list_names_administrators_of_the_settings(house: House, store: Store) -> None:
    shown = message(await house.administrator.say("/members 王主任"))
    assert shown.text.endswith(f"1. 王主任 · {texts.ROLES['administrator']}")


async def test_whoever_gets_other_rights_is_told(house: House, store: Store) -> None:
    await house.administrator.say("/members 小李")
    await press(house.administrator, "1")
    house.server.chats.add(MEMBER)
    told = [e for e in messages(await press(house.administrator, texts.ROLES["editor"])) if e.chat == MEMBER]
    assert [each.text for each in told] == [texts.ROLE_NOW.format(role=texts.ROLES["editor"])]


async def test_a_change_of_role_does_not_bring_back_who_was_removed(
    house: House, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two administrators press at the same time: the one who removes wins."""
    await house.administrator.say("/members 小李")
    await press(house.administrator, "1")
    promote = people._promote

    def late(session: Session, *given: Any) -> Member:
        members.remove(session, MEMBER)
        return promote(session, *given)

    monkeypatch.setattr(people, "_promote", late)
    assert toasts(await press(house.administrator, texts.ROLES["editor"])) == [texts.MEMBER_GONE]


async def test_the_trail_says_a_name_once(house: House) -> None:
    await house.administrator.say("hi")
    await house.stranger.say("hi")
    await press(house.stranger, texts.JOIN)
    await press(house.administrator, texts.ADMIT)
    await house.administrator.say("/stats")
    trail = message(await press(house.administrator, texts.STATS_TRAIL))
    assert trail.text.count("路人") == 1 and f"{texts.DEEDS['admit']}：路人" in trail.text
