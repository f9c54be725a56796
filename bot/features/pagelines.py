"""The lines of a page with their numbers, as a correction names them; from here it is also withdrawn."""

from __future__ import annotations

import asyncio

from bot import texts
from bot.features.lists import number_of, remember
from bot.render.buttons import Act, ShowView
from bot.render.keyboards import Button, Keyboard, pager
from bot.render.markup import Rich, bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from seeds.trace import LineTrace, PageTrace
from store import Session, articles, deeds, openings, pages, putright, views
from store.corrections import Held
from store.errors import ArticleGone, PageGone
from store.values import View

# What is asked of the next message: a correction, or perhaps another one.
ACTS, KIND, FORM, MORE = "mend", "lines", "form", "form2"
# Lines on one screen, and characters of a line at its beginning and end.
_LINES, _ENDS = 15, 14


def check_editor(visit: Visit) -> None:
    """Pages are put right by editors and administrators.

    Raises:
        Sorry: this person is neither.
    """
    if not visit.person.is_editor:
        raise Sorry(texts.NOT_ALLOWED)


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """A stretch of a page's lines."""
    check_editor(visit)
    return await _stretch(visit, view, offset)


async def act(visit: Visit, asked: Act) -> Screen | None:
    """What a button says: a page's lines, from an article; how to write a correction; withdraw, restore.

    Raises:
        Sorry: for editors only, or the article or page is gone.
    """
    check_editor(visit)
    if asked.action == "lines":
        await visit.send(await of_article(visit, asked.number))
        return None
    view = await visit.desk.store.aread(views.recall, asked.number, visit.person.user_id)
    if view is None or view.kind != KIND:
        raise Sorry(texts.VIEW_DEAD)
    match asked.action:
        case "write":
            await visit.send(await _ask(visit, number_of(view, "page")))
            return None
        case "out" | "really" | "back":
            return await _withdrawn(visit, view, asked.action)
        case _:
            raise Sorry(texts.BUTTON_DEAD)


async def _withdrawn(visit: Visit, view: View, action: str) -> Screen:
    """Take a page out of everything once it is confirmed, or bring it back."""
    page = number_of(view, "page")
    if action == "out":
        sure = Button(texts.CONFIRM, Act(ACTS, "really", view.id))
        no = Button(texts.CANCEL, ShowView(view.id))
        return Screen(plain(texts.WITHDRAW_SURE.format(page=page)), ((sure, no),))
    desk, by = visit.desk, visit.person.user_id

    def change(session: Session) -> None:
        (pages.withdraw if action == "really" else pages.restore_page)(session, page)
        deed = "withdraw" if action == "really" else "restore"
        deeds.note(session, desk.clock.now(), by, deed, whom=page)

    try:
        await desk.store.awrite(change)
    except PageGone:
        raise Sorry(texts.CORRECTION_NO_PAGE.format(page=page)) from None
    return await _stretch(visit, view, 0)


async def of_article(visit: Visit, article: int) -> Screen:
    """The lines of the page on which an article stands, from its first line on."""
    page = await visit.desk.store.aread(putright.page_of, article)
    if page is None:
        raise Sorry(texts.ARTICLE_GONE)
    try:
        stored = await visit.desk.store.aread(articles.article, article)
        first = min((low for b in stored.article.blocks for low, _ in b.lines), default=1)
    except ArticleGone:
        first = 1
    return await open_page(visit, page, first)


async def open_page(visit: Visit, page: int, first: int = 1) -> Screen:
    """The lines of a page, from the one of that number on.

    Raises:
        Sorry: for editors only, or there is no such page.
    """
    check_editor(visit)
    return await _stretch(visit, await remember(visit, KIND, page=page), 0, first)


async def _stretch(visit: Visit, view: View, offset: int, first: int = 1) -> Screen:
    page = number_of(view, "page")
    try:
        held, text = await visit.desk.store.aread(putright.traced, page)
        told = await visit.desk.store.aread(pages.page, page)
        gone = await visit.desk.store.aread(pages.is_withdrawn, page)
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
        (
            Button(texts.WRITE_CORRECTION, Act(ACTS, "write", view.id)),
            Button(
                texts.RESTORE_PAGE if gone else texts.WITHDRAW_PAGE,
                Act(ACTS, "back" if gone else "out", view.id),
            ),
        ),
    )
    if gone:
        lines.insert(1, bold(texts.PAGE_WITHDRAWN))
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
    await expect(visit, page)
    return Screen(plain(await how(visit, page)))


async def how(visit: Visit, page: int) -> str:
    """How orders are written, with numbers of lines that this page has."""
    try:
        _, text = await visit.desk.store.aread(putright.traced, page)
    except PageGone:
        raise Sorry(texts.CORRECTION_NO_PAGE.format(page=page)) from None
    filled = [number for number, line in enumerate(text.splitlines(), 1) if line.strip()] or [1]
    # Head lines from the beginning, texts from the middle, and the last.
    names = ("head", "next", "first", "second", "last")
    places = (0, 1, len(filled) // 2, len(filled) * 3 // 4, len(filled) - 1)
    told = {name: filled[min(at, len(filled) - 1)] for name, at in zip(names, places, strict=True)}
    return texts.CORRECTION_HOW.format(page=page, **told)


async def expect(visit: Visit, page: int, what: str = FORM) -> None:
    """The next message of this person is a correction of the page, or (`MORE`) may be one."""
    now = visit.desk.clock.now()
    await visit.desk.store.awrite(openings.ask, visit.person.user_id, what, page, now)
