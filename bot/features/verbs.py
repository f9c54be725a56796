"""搜索产改, 查一下货车司机: words that only say that something is looked for, where nothing has them."""

from __future__ import annotations

import re

from bot.features import search
from bot.screen import Screen
from bot.visit import Visit

_LONGEST = 60
_LOOKED_FOR = re.compile(
    r"\s*(?:请|麻烦|帮我|帮忙|给我|我要|我想|想|要)*"
    r"(?:(?P<plainly>搜索一下|搜索|搜一下|搜下|搜一搜|搜搜|查一下|查下|查一查|查查|找一下|找下|找一找|找找)|搜|查找|查询|查|找|检索)"
    r"(?:一?下)?[\s:：,，]*(?:关于|有关)?(?P<of>\S.+?)(?:的(?:文章|报道|新闻|消息|稿子))?(?:吧|呢|啊)?[\s。.!！?？]*"
)


# 什么叫产改, 产改是什么意思
_MEANS = re.compile(
    r"\s*(?:你好|您好|请问一下|请问|请教|麻烦|我想知道|[,，\s])*"
    r"(?:(?:什么叫做?|什么是|啥叫|啥是|何为)(?P<what>\S.{1,20}?)|(?P<of>\S.{1,20}?)(?:是什么意思|是啥意思|什么意思|啥意思|指什么|是指什么|怎么理解))"
    r"[啊呀呢吗\s。.!！?？]*"
)


async def answered(visit: Visit, text: str) -> Screen | None:
    """What is found of the rest; None for another text, and where articles have anything like all of it."""
    found = _LOOKED_FOR.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None and (means := _MEANS.fullmatch(text) if len(text) <= _LONGEST else None):
        asked = means["what"] or means["of"]
        wanted = not await search.is_held(visit, text) and await search.is_held(visit, asked)
        return await search.run(visit, asked) if wanted else None
    # 查隐患 begins a headline: what only may be a wish is one where nothing at all is like it.
    if found is None or len(found["of"]) < 2:
        return None
    if await search.is_found(visit, text, whole=bool(found["plainly"])):
        return None
    if not await search.is_held(visit, found["of"], loosely=True):
        # Nothing is better than nothing: the answer is to what was typed.
        return None
    return await search.run(visit, found["of"])
