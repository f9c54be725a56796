"""A message as it is to be understood: 的 where 得 was typed for it, 全部 for 两个 where there are two."""

from __future__ import annotations

import re

from bot.counted import NUMERAL
from bot.delivery.clauses import is_order
from bot.delivery.severally import read_severally
from bot.delivery.takenback import is_noted
from bot.features import picked, search, send
from bot.particles import places, respelled
from bot.visit import Visit
from store import subscriptions
from store.search import vocabulary
from store.search.festivals import numeral
from store.search.words import words

# 两个都停一周, 这三个先别发了
_SO_MANY = re.compile(
    r"^(?P<before>(?:[^,，。]{1,12}(?:起|开始|以后|之后|后)[,，]?)?(?:请|那|把|将|就)*)(?:我的?|[这那])*"
    rf"(?:(?P<count>[2-9两]|{NUMERAL})个|(?P<both>俩))(?:订阅|推送|日报|提醒)?(?:[都全]+|(?=[先也]))"
)
_ELLIPSIS = re.compile("(?P<then>那么|那)?(?P<what>[^呢]{2,20}?)的?呢[?？!！~～。]*")
_THAT = "那"
# 那个 and 那时 are words that begin with it; others are names, 那曲.
_POINTING = re.compile("那[么个些里儿边样天年时种次位段场回会份家件条篇]")
_TERM = re.compile(r"[^\s,，。.!！?？:：;；、~～]*$")
_ALL = "全部"
# 好的，第一个改到八点
_CONSENT = re.compile(
    r"^(?:好[的吧呀啊嘞]?|嗯+|行[吧啊]?|可以|ok|没问题|知道了|收到|明白了?|是的|对[了的]?|哦)[,，。.!！、\s]+(?=.{4})",
    re.IGNORECASE,
)
# What is looked for is no longer; every 得 of it is asked after.
_LONGEST = 200


async def worded(visit: Visit, text: str) -> str:
    """The message in these words; as it was typed where articles have it so, or where it is a colleague's."""
    said = respelled(text)
    if said != text and (await search.is_held(visit, f"“{text}”") or await _is_handed(visit, text)):
        said = text
    return await _of_all(visit, await _without_consent(visit, said))


async def _without_consent(visit: Visit, text: str) -> str:
    """第一个改到八点 of 好的，第一个改到八点, where that is an order and no article says it so."""
    rest = _CONSENT.sub("", text.strip())
    if rest == text.strip() or not (is_order(rest) or any(read_severally(rest))):
        return text
    return text if await search.is_held(visit, f"“{text.strip()}”") else rest


async def _is_handed(visit: Visit, text: str) -> bool:
    """Whether a colleague gets it: what is said to them is handed on letter for letter."""
    if is_noted(text):
        return True
    return await send.asked(visit, text) is not None or await picked.asked(visit, text) is not None


async def looked_for(visit: Visit, text: str) -> str:
    """The words to look for: 产改的 where 产改得 was typed and no article has it so; 竞得 is a word."""
    if len(text) > _LONGEST:
        return text
    held = [at for at in places(text) if await _is_word(visit, text[: at + 1])]
    return respelled(text, but=held)


async def _is_word(visit: Visit, text: str) -> bool:
    """Whether articles have the term that a text ends with, or the word that the term ends with."""
    found = _TERM.search(text)
    term = found[0] if found else text
    if await search.is_held(visit, f"“{term}”"):
        return True
    last = list(words(term))[-1]
    return len(last) > 1 and await search.is_held(visit, f"“{last}”")


async def to_be_found(visit: Visit, text: str) -> str:
    """工会 of 那工会呢, where it is looked for and no article says it so; 那曲 is a name."""
    found = _ELLIPSIS.fullmatch(text.strip())
    if found is None or await search.is_held(visit, f"“{text}”"):
        return text
    named = _THAT + found["what"]
    return named if found["then"] == _THAT and await _is_name(visit, named) else found["what"]


async def _is_name(visit: Visit, named: str) -> bool:
    """Whether what begins with 那 is called so, as the dictionary knows or articles say."""
    first = next(iter(words(named)))
    if _POINTING.match(named):
        return False
    if len(first) > 1 and vocabulary.is_known(first):
        return True
    rest = named.removeprefix(_THAT)
    return await search.is_held(visit, f"“{named}”") and not await search.is_held(visit, f"“{rest}”")


async def _of_all(visit: Visit, text: str) -> str:
    """两个都停一周 as 全部停一周, said by who has two subscriptions here."""
    found = _SO_MANY.search(text)
    if found is None:
        return text
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    here = sum(sub.chat_id == visit.chat_id for sub in every)
    return found["before"] + _ALL + text[found.end() :] if here == numeral(found["count"] or "两") else text
