"""/corrections: editors see what is reported, look at a page's lines, and put it right."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence

from bot import texts
from bot.features import intake_report, report
from bot.features.lists import number_of, remember
from bot.reasons import in_chinese
from bot.render.buttons import Act, ShowView
from bot.render.keyboards import Button, Keyboard, in_rows, pager
from bot.render.markup import Rich, bold, join, plain, shortened
from bot.screen import Screen, Sorry
from bot.visit import Visit
from seeds import parse_page
from seeds.corrections import Order, read_correction
from seeds.trace import LineTrace, PageTrace
from store import articles, openings, pages, putright, reports, views
from store.corrections import Held
from store.errors import ArticleGone, PageGone
from store.putright import PutRight
from store.values import View

ACTS, KIND, LIST, FORM, MORE = "mend", "lines", "reports", "form", "form2"
# Lines of a page, and reports, on one screen.
_LINES, _REPORTS = 30, 5
_ENDS, _WORDS, _TITLE = 14, 80, 24
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
    return await put_right(visit, page, found[2]) if found[2] else await _lines(visit, page)


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """A stretch of a page's lines."""
    _check(visit)
    return await _stretch(visit, view, offset)


async def show_reports(visit: Visit, view: View, offset: int) -> Screen:
    """A stretch of the open reports."""
    _check(visit)
    return await _reported(visit, view, offset)


async def act(visit: Visit, asked: Act) -> Screen | None:
    """What a button says: a page's lines, from an article; or how to write a correction.

    Raises:
        Sorry: for editors only, or the article or page is gone.
    """
    _check(visit)
    match asked.action:
        case "lines":
            await visit.send(await _lines_of(visit, asked.number))
            return None
        case "write":
            view = await visit.desk.store.aread(views.recall, asked.number, visit.person.user_id)
            if view is None or view.kind != KIND:
                raise Sorry(texts.VIEW_DEAD)
            await visit.send(await _ask(visit, number_of(view, "page")))
            return None
        case _:
            raise Sorry(texts.BUTTON_DEAD)


async def replied(visit: Visit, text: str) -> Screen | None:
    """A correction in reply to a message of the bot that names a page; None when it is something else."""
    message = visit.update.effective_message
    above = message.reply_to_message if message else None
    named = set(_HINT.findall((above.text or above.caption or "") if above else ""))
    if not visit.person.is_editor or not named or not read_correction(text)[0].orders:
        return None
    if len(named) > 1:
        raise Sorry(texts.CORRECTION_WHICH)
    return await put_right(visit, int(named.pop()), text)


async def put_right(visit: Visit, page: int, form: str) -> Screen:
    """Follow a form; where something cannot be followed, nothing is changed and the next message tries again.

    Raises:
        Sorry: there is no such page, or it cannot be read again.
    """
    _check(visit)
    said, faults = read_correction(form)
    told = [str(fault) for fault in faults]
    if said.orders and not told:
        try:
            done = await asyncio.to_thread(_put_right, visit, page, said.orders)
        except PageGone:
            raise Sorry(texts.CORRECTION_NO_PAGE.format(page=page)) from None
        if done.report is not None:
            await _expect(visit, page, MORE)
            view = await remember(visit, KIND, page=page)
            lines_of_page = Button(texts.LINES, ShowView(view.id))
            return await intake_report.corrected(visit.desk, page, done.report, lines_of_page)
        told = list(done.faults)
    await _expect(visit, page)
    lines = [plain(texts.CORRECTION_FAULTS), *(plain(f"· {in_chinese(each)}") for each in told[:10])]
    return Screen(join([*lines, plain("\n" + texts.CORRECTION_HOW.format(page=page))]))


async def more(visit: Visit, page: int, text: str) -> Screen | None:
    """After a correction the next message may be another: when it is nothing but orders."""
    said, faults = read_correction(text)
    return await put_right(visit, page, text) if said.orders and not faults else None


def _put_right(visit: Visit, page: int, orders: Sequence[Order]) -> PutRight:
    desk, by = visit.desk, visit.person.user_id
    return putright.put_right(desk.store, page, orders, by=by, at=desk.clock.now(), parse=parse_page)


def _check(visit: Visit) -> None:
    if not visit.person.is_editor:
        raise Sorry(texts.NOT_ALLOWED)


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


# ── lines ─────────────────────────────────────────────────────────────────────────────────────────────


async def _lines_of(visit: Visit, article: int) -> Screen:
    """The lines of the page on which an article stands, from its first line on."""
    page = await visit.desk.store.aread(putright.page_of, article)
    if page is None:
        raise Sorry(texts.ARTICLE_GONE)
    try:
        stored = await visit.desk.store.aread(articles.article, article)
        first = min((low for b in stored.article.blocks for low, _ in b.lines), default=1)
    except ArticleGone:
        first = 1
    return await _lines(visit, page, first)


async def _lines(visit: Visit, page: int, first: int = 1) -> Screen:
    _check(visit)
    return await _stretch(visit, await remember(visit, KIND, page=page), 0, first)


async def _stretch(visit: Visit, view: View, offset: int, first: int = 1) -> Screen:
    page = number_of(view, "page")
    try:
        held, text = await visit.desk.store.aread(putright.traced, page)
        told = await visit.desk.store.aread(pages.page, page)
    except PageGone:
        raise Sorry(texts.CORRECTION_NO_PAGE.format(page=page)) from None
    trace: PageTrace = await asyncio.to_thread(putright.lines_of, held, text)
    if first > 1:
        # The head stands a few lines above the text.
        at = next((n for n, line in enumerate(trace.lines) if line.line >= first), 0)
        offset = max(0, at - 5)
    shown = trace.lines[offset : offset + _LINES]
    where = f"{texts.full_day(told.date) if told.date else texts.NO_DATE} {texts.page_name(told.page)}"
    head = texts.CORRECTION_LINES.format(paper=told.paper or "", where=where, page=page)
    lines = [bold(head), *(_line(line) for line in shown), *_said(held)]
    keyboard: Keyboard = (
        pager(view.id, offset, _LINES, len(trace.lines), len(shown)),
        *in_rows([Button(texts.WRITE_CORRECTION, Act(ACTS, "write", view.id))], 2),
    )
    return Screen(join([*lines, plain(texts.CORRECTION_HINT.format(page=page))]), keyboard)


def _line(line: LineTrace) -> Rich:
    text = line.text if len(line.text) <= 2 * _ENDS else f"{line.text[:_ENDS]}……{line.text[-_ENDS:]}"
    on = texts.CORRECTION_GOES_ON.format(line=line.goes_on) if line.goes_on else ""
    role = line.role + (texts.CORRECTION_BY_HAND if line.said else "")
    return plain(texts.CORRECTION_LINE.format(line=line.line, role=role, on=on, text=text))


def _said(held: Held) -> list[Rich]:
    if not held.correction.orders:
        return []
    said = "；".join(str(order)[:40] for order in held.correction.orders)
    return [plain("\n" + texts.CORRECTION_SAID + said[:600])]


async def _ask(visit: Visit, page: int) -> Screen:
    await _expect(visit, page)
    return Screen(plain(texts.CORRECTION_HOW.format(page=page)))


async def _expect(visit: Visit, page: int, what: str = FORM) -> None:
    """The next message of this person is a correction of the page, or (`MORE`) may be one."""
    now = visit.desk.clock.now()
    await visit.desk.store.awrite(openings.ask, visit.person.user_id, what, page, now)
