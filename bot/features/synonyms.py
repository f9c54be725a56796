"""/synonyms: administrators add to the house's language, and decide on what the pages propose."""

from __future__ import annotations

import re

from bot import texts
from bot.render.markup import bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store.search import synonyms

_PAIR = re.compile(r"\s*([-－])?\s*(.{1,60}?)\s*[=＝]\s*(.{1,60}?)\s*")
_SHOWN = 15


async def run(visit: Visit, argument: str) -> Screen:
    """What is kept and what is proposed; with a pair, keep it; with - before it, take it out.

    Raises:
        Sorry: what was typed is no pair.
    """
    if not argument.strip():
        return await _listed(visit)
    pair = _PAIR.fullmatch(argument)
    if pair is None:
        raise Sorry(texts.SYNONYMS_USAGE)
    decide = synonyms.refuse if pair[1] else synonyms.keep
    if not await visit.desk.store.awrite(decide, pair[2], pair[3]):
        raise Sorry(texts.SYNONYMS_USAGE)
    form = texts.SYNONYM_REFUSED if pair[1] else texts.SYNONYM_KEPT
    return Screen(plain(form.format(short=pair[2], long=pair[3])))


async def _listed(visit: Visit) -> Screen:
    lines = []
    for state, head in (("kept", texts.SYNONYMS_KEPT), ("proposed", texts.SYNONYMS_PROPOSED)):
        count, pairs = await visit.desk.store.aread(synonyms.listed, state, limit=_SHOWN)
        if count:
            lines.append(bold(head.format(count=count)))
            lines += [plain(texts.SYNONYM.format(short=pair.short, long=pair.long)) for pair in pairs]
    return Screen(join([*lines, plain(texts.SYNONYMS_USAGE)]))
