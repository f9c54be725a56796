"""/synonyms: administrators add to the house's language, and decide on what the pages propose."""

from __future__ import annotations

import re

from bot import texts
from bot.features.lists import remember, text_of
from bot.render.buttons import Act, OpenArticle
from bot.render.keyboards import Button, Row
from bot.render.markup import Rich, bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import views
from store.search import synonyms
from store.values import Synonym

ACTS, KIND = "syn", "synonyms"
_PAIR = re.compile(r"\s*+(?:([-－])\s*+)?(\S.{0,59}?)\s*[=＝]\s*+(\S.{0,59}?)\s*")
_SHOWN, _PROPOSED = 15, 5
_PARTED = "="


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
    return Screen(await _decided(visit, pair[2], pair[3], keep=not pair[1]))


async def act(visit: Visit, asked: Act) -> Screen:
    """Keep or refuse a pair that pages propose, and show what is left.

    Raises:
        Sorry: this person may not, or the list is gone.
    """
    if not visit.person.is_administrator:
        raise Sorry(texts.NOT_ALLOWED)
    view = await visit.desk.store.aread(views.recall, asked.number, visit.person.user_id)
    short, _, long = (text_of(view, str(asked.other)) or "").partition(_PARTED) if view else ("", "", "")
    if not long or asked.action not in {"keep", "refuse"}:
        raise Sorry(texts.VIEW_DEAD)
    told = await _decided(visit, short, long, keep=asked.action == "keep")
    return await _listed(visit, told)


async def _decided(visit: Visit, short: str, long: str, *, keep: bool) -> Rich:
    decide = synonyms.keep if keep else synonyms.refuse
    if not await visit.desk.store.awrite(decide, short, long):
        raise Sorry(texts.SYNONYMS_USAGE)
    form = texts.SYNONYM_KEPT if keep else texts.SYNONYM_REFUSED
    return plain(form.format(short=short, long=long))


async def _listed(visit: Visit, told: Rich | None = None) -> Screen:
    lines = [told] if told else []
    store = visit.desk.store
    count, kept = await store.aread(synonyms.listed, "kept", limit=_SHOWN)
    if count:
        lines.append(bold(texts.SYNONYMS_KEPT.format(count=count)))
        lines += [plain(texts.SYNONYM.format(short=pair.short, long=pair.long)) for pair in kept]
    count, proposed = await store.aread(synonyms.listed, "proposed", limit=_PROPOSED)
    keyboard: tuple[Row, ...] = ()
    if proposed:
        pairs = {str(at): f"{pair.short}{_PARTED}{pair.long}" for at, pair in enumerate(proposed)}
        view = await remember(visit, KIND, **pairs)
        lines.append(bold(texts.SYNONYMS_PROPOSED.format(count=count)))
        lines += [plain(_proposal(at, pair)) for at, pair in enumerate(proposed, start=1)]
        keyboard = tuple(_decisions(view.id, at, pair) for at, pair in enumerate(proposed))
    return Screen(join([*lines, plain(texts.SYNONYMS_USAGE)]), keyboard)


def _proposal(number: int, pair: Synonym) -> str:
    return f"{number}. " + texts.SYNONYM_SEEN.format(short=pair.short, long=pair.long, count=pair.seen)


def _decisions(view: int, at: int, pair: Synonym) -> Row:
    row = (
        Button(texts.SYNONYM_YES.format(number=at + 1), Act(ACTS, "keep", view, at)),
        Button(texts.SYNONYM_NO.format(number=at + 1), Act(ACTS, "refuse", view, at)),
    )
    if pair.article_id is None:
        return row
    return (*row, Button(texts.SYNONYM_WHERE.format(number=at + 1), OpenArticle(pair.article_id)))
