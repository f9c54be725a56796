"""The hits on the screen made others by a sentence: 只要今年的, 不要招聘的, 只看标题, 有没有新一点的."""

from __future__ import annotations

import re
from dataclasses import replace

from bot import refining, texts
from bot.features import search
from bot.features.lists import number_of, text_of
from bot.features.slipped import corrected
from bot.features.typed import view_on_screen
from bot.render.buttons import OTHER_ORDER
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store.values import Sort, View

# 标题:产改 is of titles already.
_FILTER = re.compile("[:：]|^标题")


async def answered(visit: Visit, text: str) -> Screen | None:
    """The same search with what was said of it; None for another sentence, or where no hits are shown.

    Raises:
        Sorry: it is so already, or what is asked for has become too long.
    """
    said = refining.read(text)
    # Who reads one of the hits may speak of the list behind it.
    view = await view_on_screen(visit, behind=True) if said else None
    if said is None or view is None or view.kind != search.KIND:
        return None
    sort: Sort = "newest" if text_of(view, "sort") == "newest" else "relevance"
    if said.what == "newest":
        if sort == "newest":
            raise Sorry(texts.SORTED_SO, (await search.instead(visit, text),))
        return await _with_way_back(visit, text, await search.change(visit, view, OTHER_ORDER))
    query, base = await _refined(visit, view, said)
    if not query:
        return None
    if len(query) > search.LONGEST_QUERY:
        raise Sorry(texts.TOO_LONG.format(limit=search.LONGEST_QUERY))
    return await _with_way_back(visit, text, await search.begin(visit, query, sort, base=base))


async def _refined(visit: Visit, view: View, said: refining.Refinement) -> tuple[str, str]:
    """The query, and what it is without its days; empty where it cannot be narrowed so."""
    query = text_of(view, "query") or ""
    if not number_of(view, "literally"):
        query = await corrected(visit, query)
    base = text_of(view, "base") or query
    if said.what == "when":
        # 去年的呢 takes the place of 只要今年的.
        return f"{base} {said.words}", base
    if said.what == "title":
        return ("", "") if _FILTER.search(base) else (f"标题:{base}", "")
    return f"{query} {said.words}", f"{base} {said.words}" if text_of(view, "base") else ""


async def _with_way_back(visit: Visit, text: str, shown: Screen) -> Screen:
    """What was typed may have been meant as words to look for."""
    return replace(shown, keyboard=(*shown.keyboard, await search.instead(visit, text.strip())))
