"""/corrections: editors see what is reported, look at a page's lines, and put it right."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence

from bot import texts
from bot.features import intake_report, report
from bot.features.lists import remember
from bot.features.pagelines import KIND, MORE, check_editor, expect, how, open_page
from bot.reasons import in_chinese
from bot.render.buttons import ShowView
from bot.render.keyboards import Button, pager
from bot.render.markup import bold, join, plain, shortened
from bot.screen import Screen, Sorry
from bot.visit import Visit
from seeds import parse_page
from seeds.clashes import clashes
from seeds.corrections import Correction, Fault, Order, read_correction
from store import putright, reports
from store.errors import PageGone
from store.putright import PutRight
from store.values import View

LIST = "reports"
# Reports on one screen.
_REPORTS = 5
_WORDS, _TITLE = 80, 24
_PAGE = re.compile(r"/?(?:corrections)?\s*(\d{1,15})\b\s*(.*)", re.DOTALL)
# What the bot's own messages about a page carry, so that a reply to them is about that page.
_HINT = re.compile(r"/corrections (\d{1,15})")


async def run(visit: Visit, argument: str) -> Screen:
    """The open reports; with a page's number its lines, and with orders behind it, put it right.

    Raises:
        Sorry: there is no such page, or it cannot be read again.
    """
    found = _PAGE.fullmatch(argument.strip())
    if not argument:
        return await _reported(visit, await remember(visit, LIST), 0)
    if not found:
        raise Sorry(texts.CORRECTIONS_USAGE)
    page = int(found[1])
    return await put_right(visit, page, found[2]) if found[2] else await open_page(visit, page)


async def show_reports(visit: Visit, view: View, offset: int) -> Screen:
    """A stretch of the open reports."""
    check_editor(visit)
    return await _reported(visit, view, offset)


async def replied(visit: Visit, text: str) -> Screen | None:
    """A correction in reply to a message of the bot that names a page; None when it is something else."""
    message = visit.update.effective_message
    above = message.reply_to_message if message else None
    named = set(_HINT.findall((above.text or above.caption or "") if above else ""))
    if not visit.person.is_editor or not named or not (await _read(text))[0].orders:
        return None
    if len(named) > 1:
        raise Sorry(texts.CORRECTION_WHICH)
    return await put_right(visit, int(named.pop()), text)


async def put_right(visit: Visit, page: int, form: str) -> Screen:
    """Follow a form; where something cannot be followed, nothing is changed and the next message tries again.

    Raises:
        Sorry: there is no such page, or it cannot be read again.
    """
    check_editor(visit)
    said, faults = await _read(form)
    told = [str(fault) for fault in (*faults, *clashes(said.orders))]
    if said.orders and not told:
        try:
            done = await asyncio.to_thread(_put_right, visit, page, said.orders)
        except PageGone:
            raise Sorry(texts.CORRECTION_NO_PAGE.format(page=page)) from None
        if done.report is not None:
            await expect(visit, page, MORE)
            view = await remember(visit, KIND, page=page)
            lines_of_page = Button(texts.LINES, ShowView(view.id))
            return await intake_report.corrected(
                visit.desk, page, done.report, lines_of_page, said=said.orders
            )
        told = list(done.faults)
    if said.orders:
        await expect(visit, page)
    lines = [plain(texts.CORRECTION_FAULTS), *(plain(f"· {in_chinese(each)}") for each in told[:10])]
    return Screen(join([*lines, plain("\n" + await how(visit, page))]))


async def answered(visit: Visit, page: int, text: str) -> Screen | None:
    """The correction that was asked for; a message that names no line is about something else."""
    asked = any(c.isdigit() for c in text) or (await _read(text))[0].orders
    return await put_right(visit, page, text) if asked else None


async def more(visit: Visit, page: int, text: str) -> Screen | None:
    """After a correction the next message may be another: when it is nothing but orders."""
    said, faults = await _read(text)
    return await put_right(visit, page, text) if said.orders and not faults else None


async def _read(form: str) -> tuple[Correction, tuple[Fault, ...]]:
    """What a form says: beside the loop, as a form may be as long as a message."""
    return await asyncio.to_thread(read_correction, form)


def _put_right(visit: Visit, page: int, orders: Sequence[Order]) -> PutRight:
    desk, by = visit.desk, visit.person.user_id
    return putright.put_right(desk.store, page, orders, by=by, at=desk.clock.now(), parse=parse_page)


# ── reports ───────────────────────────────────────────────────────────────────────────────────────────


async def _reported(visit: Visit, view: View, offset: int) -> Screen:
    count, found = await visit.desk.store.aread(reports.open_ones, limit=_REPORTS, offset=offset)
    if not found:
        return Screen(join([plain(texts.CORRECTIONS_NONE), plain("\n" + texts.CORRECTIONS_USAGE)]))
    lines = [bold(texts.CORRECTIONS_HEAD.format(count=count))]
    keyboard: list[tuple[Button, ...]] = []
    for number, each in enumerate(found, start=offset + 1):
        title = shortened(plain(each.title), _TITLE).text
        words = shortened(plain(each.words), _WORDS).text
        lines.append(plain(f"\n{number}. 《{title}》 {each.name}：{words}"))
        doors = report.doors(each)
        keyboard.append(tuple(Button(f"{number} {door.label}", door.does) for door in doors))
    keyboard.append(pager(view.id, offset, _REPORTS, count, len(found)))
    return Screen(join(lines), tuple(keyboard))
