"""Slips in what is subscribed to: kept as typed, a word that no page has would never bring anything."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts
from bot.visit import Visit
from store import Session
from store.search import search

_SLIPS = ("spelling", "pinyin")


async def corrected(visit: Visit, query: str) -> str:
    """The query as it was found by: with its slips put right."""
    return await visit.desk.store.aread(_corrected, query, visit)


async def slips(visit: Visit, topics: Sequence[str]) -> dict[str, str]:
    """The topics that no page has, each with what was most likely meant."""
    found = {topic: await corrected(visit, topic) for topic in topics}
    return {topic: meant for topic, meant in found.items() if meant != topic}


def said(found: dict[str, str]) -> str:
    """“产该”在库里还没有出现过，想订的是“产改”吗？"""
    return "\n".join(texts.SLIPPED.format(typed=typed, meant=meant) for typed, meant in found.items())


def _corrected(session: Session, query: str, visit: Visit) -> str:
    found = search(session, query, limit=1, today=visit.desk.clock.today())
    for each in found.understood.assumed:
        if each.kind in _SLIPS:
            whole = each.typed == "".join(query.split())
            query = each.taken if whole else query.replace(each.typed, each.taken)
    return query
