"""是不是这一位？ and which of several is meant: a press hands on, and a name that is typed asks once more."""

from __future__ import annotations

import re
import unicodedata

from bot import texts
from bot.features import lastshown, search
from bot.features.addressee import Meant
from bot.features.lists import remember
from bot.features.sendcard import ACTS, KIND, Sending, colleagues, label
from bot.labels import word_meant
from bot.render.buttons import Act
from bot.render.keyboards import Button, Row, in_rows
from bot.render.markup import plain
from bot.screen import Screen
from bot.visit import Visit
from store.values import Member

_STEP = 8
_MARKS = re.compile(r"[\s,，。.!！~～、]+")
# 对，就是李敏吧
_AROUND = re.compile("^(?:对的?|嗯|是的?|就|我说|应该|发给|转给|给)++(?=..)|(?<=..)(?:吧|的|啊|这位|这个)++$")


async def asked(visit: Visit, sending: Sending, one: Meant) -> Screen:
    """Ask which of several people is meant, or whether a name remembered wrongly is this one."""
    view = await remember(
        visit, KIND, article=sending.article, chosen="", note=sending.manner.note, quote=sending.manner.quote
    )
    form = texts.SEND_WHICH if len(one.people) > 1 else texts.SEND_IS_IT
    said = form.format(count=len(one.people), typed=one.typed[:20])
    return Screen(plain(said), _doors(one.people[:_STEP], view.id))


def _doors(people: list[Member], view: int) -> tuple[Row, ...]:
    return in_rows([Button(label(each, people), Act(ACTS, "one", view, each.user_id)) for each in people], 2)


async def answered(visit: Visit, text: str) -> Screen | None:
    """The question once more, to the name of a colleague or to 是的; None for another text.

    Of somebody else than those who are asked about it is asked likewise.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    said = {bare.casefold(), _AROUND.sub("", bare).casefold()}
    view, users = await lastshown.whom_asked(visit)
    every = await colleagues(visit) if users else []
    named = [each for each in every if said & {each.name.casefold(), f"@{each.username}".casefold()}]
    if not named and not (users and word_meant(text) == texts.CONFIRM):
        return None
    people = named or [each for each in every if each.user_id in users]
    return Screen(plain(texts.SEND_PRESS), (*_doors(people, view), await search.instead(visit, text.strip())))
