"""A message as it is to be understood: 的 where 得 was typed for it, 全部 for 两个 where there are two."""

from __future__ import annotations

import re

from bot.counted import NUMERAL
from bot.features import search, send
from bot.particles import respelled
from bot.visit import Visit
from store import subscriptions
from store.search.festivals import numeral

# 两个都停一周, 这三个先别发了
_SO_MANY = re.compile(
    rf"^(?P<before>(?:请|那|把|将)*)(?:我的?|[这那])*(?P<count>[2-9两]|{NUMERAL})个(?:订阅|推送|日报|提醒)?(?:[都全]+|(?=[先也]))"
)
_ELLIPSIS = re.compile("(?:那么?)?(?P<what>[^呢]{2,20}?)的?呢[?？!！~～。]*")
_ALL = "全部"


async def worded(visit: Visit, text: str) -> str:
    """The message in these words; as it was typed where articles have it so, or where it is a colleague's."""
    said = respelled(text)
    if said != text and (
        await search.is_held(visit, f"“{text}”") or await send.asked(visit, text) is not None
    ):
        said = text
    return await _of_all(visit, said)


async def to_be_found(visit: Visit, text: str) -> str:
    """工会 of 那工会呢, where it is looked for and no article says it so."""
    found = _ELLIPSIS.fullmatch(text.strip())
    if found is None or await search.is_held(visit, f"“{text}”"):
        return text
    return found["what"]


async def _of_all(visit: Visit, text: str) -> str:
    """两个都停一周 as 全部停一周, said by who has two subscriptions here."""
    found = _SO_MANY.search(text)
    if found is None:
        return text
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    here = sum(sub.chat_id == visit.chat_id for sub in every)
    return found["before"] + _ALL + text[found.end() :] if here == numeral(found["count"]) else text
