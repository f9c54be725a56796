"""/issue: an issue (期) page by page, from the list of issues down to the headlines of a page."""

from __future__ import annotations

import datetime as dt

from bot import texts
from bot.features.days import day_and_page, is_undated, no_issue, takes_day, wanted_day
from bot.features.lists import day_of, number_of, remember
from bot.render.buttons import Begin, OpenPage, ShowView
from bot.render.citation import issue_name
from bot.render.keyboards import Button, Keyboard, Row, in_rows, numbers, pager
from bot.render.lists import LAST_ONES, LIST_SIZE, TITLE_LENGTH, count_line, headline_line, stretch
from bot.render.markup import Rich, bold, join, plain, shortened
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import articles
from store.values import IssueOverview, PageOverview, View

ISSUE, PAGE, DATES = "issue", "page", "dates"
# Titles under each page of an issue: enough to know the page by. Pages of one screen.
_TITLES_A_PAGE = 2
_PAGES_A_SCREEN = 8
_DATES_A_SCREEN = 10


async def run(visit: Visit, argument: str) -> Screen:
    """The newest issue, or the issue of a day, or one page of it, or what no day is known of."""
    if is_undated(argument):
        return await begin_undated(visit)
    if found := await day_and_page(visit, argument):
        return await begin_page(visit, found[1], found[0])
    return await begin(visit, await wanted_day(visit, argument, "issue"))


async def takes(visit: Visit, argument: str) -> bool:
    """Whether 报纸 with this argument is the command: a day, a month, a page, or no day."""
    return (
        is_undated(argument)
        or await takes_day(visit, argument)
        or await day_and_page(visit, argument) is not None
    )


async def begin(visit: Visit, day: dt.date | None) -> Screen:
    """An issue with its pages.

    Raises:
        Sorry: there is no such issue.
    """
    found = await _issue(visit, day)
    view = await remember(visit, ISSUE, day=found.date.isoformat() if found.date else None)
    return _issue_screen(visit, found, view, 0)


async def begin_undated(visit: Visit) -> Screen:
    """The pages of which no day is known.

    Raises:
        Sorry: there are none.
    """
    view = await remember(visit, ISSUE, undated=1)
    return await show(visit, view, 0)


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """An issue again, from a page on."""
    return _issue_screen(visit, await _of_view(visit, view), view, offset)


async def open_page(visit: Visit, parent: View, page_id: int) -> Screen:
    """The headlines of a page, opened from its issue."""
    what = {"day": parent.params.get("day"), "undated": number_of(parent, "undated")}
    view = await remember(visit, PAGE, page_id=page_id, parent=parent.id, **what)
    return await show_page(visit, view, 0)


async def show_page(visit: Visit, view: View, offset: int) -> Screen:
    """The headlines of a page.

    Raises:
        Sorry: the page is no longer there.
    """
    issue = await _of_view(visit, view)
    wanted = number_of(view, "page_id")
    page = next((page for page in issue.pages if page.page_id == wanted), None)
    if page is None or not page.articles[offset:]:
        raise Sorry(texts.ARTICLE_GONE)
    total = len(page.articles)
    items = page.articles[offset : offset + stretch(total, offset, LIST_SIZE)]
    head = bold(f"{_name(visit, issue)} {texts.page_name(page.number)}")
    lines = [headline_line(number, item) for number, item in enumerate(items, start=offset + 1)]
    return Screen(
        join([join([head, count_line(offset, len(items), total)]), join(lines)], "\n\n"),
        (
            *numbers((item.id for item in items), view.id, offset, offset + 1),
            pager(view.id, offset, LIST_SIZE, total, len(items), more=LAST_ONES),
            (Button(texts.BACK, ShowView(number_of(view, "parent"))),),
        ),
    )


async def begin_page(visit: Visit, number: int, day: dt.date | None = None) -> Screen:
    """A page of a day's issue, or of the newest, by its number.

    Raises:
        Sorry: the issue has no such page.
    """
    issue = await _issue(visit, day)
    page = next((page for page in issue.pages if page.number == number), None)
    if page is None:
        there = "、".join(texts.page_name(page.number) for page in issue.pages)
        said = texts.NO_SUCH_PAGE.format(issue=_name(visit, issue), page=number, pages=there)
        raise Sorry(said, ((Button(texts.WHOLE_ISSUE, Begin("issue", issue.date)),),))
    parent = await remember(visit, ISSUE, day=issue.date.isoformat() if issue.date else None)
    return await open_page(visit, parent, page.page_id)


async def begin_dates(visit: Visit, _: dt.date | None = None) -> Screen:
    """The list of issues, newest first."""
    return await show_dates(visit, await remember(visit, DATES), 0)


async def show_dates(visit: Visit, view: View, offset: int) -> Screen:
    """A stretch of the list of issues.

    Raises:
        Sorry: there are none.
    """
    store = visit.desk.store
    # One more than is shown tells whether there is a further page.
    found = await store.aread(articles.issue_dates, limit=_DATES_A_SCREEN + 1, offset=offset)
    if not found:
        raise await no_issue(visit, None, "issue")
    shown = [
        Button(f"{day.isoformat()}（{count} 篇）", Begin("issue", day))
        for day, _, count in found[:_DATES_A_SCREEN]
    ]
    undated: Button | None = None
    if len(found) <= _DATES_A_SCREEN and await store.aread(articles.undated, pages=1) is not None:
        undated = Button(texts.NO_DATE, ShowView((await remember(visit, ISSUE, undated=1)).id))
    keyboard = (
        *in_rows(shown, 2),
        (undated,) if undated else (),
        pager(view.id, offset, _DATES_A_SCREEN, offset + len(found)),
    )
    return Screen(bold(texts.OTHER_ISSUES), keyboard)


async def _of_view(visit: Visit, view: View) -> IssueOverview:
    if not number_of(view, "undated"):
        return await _issue(visit, day_of(view))
    found = await visit.desk.store.aread(articles.undated)
    if found is None:
        raise Sorry(texts.NONE_UNDATED, ((Button(texts.OTHER_ISSUES, Begin("dates")),),))
    return found


async def _issue(visit: Visit, day: dt.date | None) -> IssueOverview:
    found = await visit.desk.store.aread(articles.issue, day)
    if found is None or not found.pages:
        raise await no_issue(visit, day, "issue")
    return found


def _issue_screen(visit: Visit, issue: IssueOverview, view: View, offset: int) -> Screen:
    pages = issue.pages[offset : offset + _PAGES_A_SCREEN]
    labels = [Button(texts.page_name(page.number), OpenPage(page.page_id, view.id)) for page in pages]
    # An issue of one page has one list: its headlines have numbers, to be pressed or said.
    only = pages[0].articles[:LIST_SIZE] if len(issue.pages) == 1 else ()
    keyboard: Keyboard = (
        *numbers((item.id for item in only), view.id, offset),
        *in_rows(labels, 4),
        pager(view.id, offset, _PAGES_A_SCREEN, len(issue.pages)),
        _neighbours(issue),
    )
    text = [
        bold(_name(visit, issue)),
        plain(texts.ISSUE_HINT),
        *(_page_lines(page, numbered=bool(only)) for page in pages),
    ]
    return Screen(join(text), keyboard)


def _page_lines(page: PageOverview, *, numbered: bool) -> Rich:
    head = f"\n{texts.page_name(page.number)}（{texts.ARTICLES.format(count=len(page.articles))}）"
    listed = page.articles[: LIST_SIZE if numbered else _TITLES_A_PAGE]
    titles = [
        headline_line(at, item) if numbered else shortened(plain(item.title), TITLE_LENGTH)
        for at, item in enumerate(listed, start=1)
    ]
    more = plain("……") if len(page.articles) > len(listed) else plain("")
    return join([bold(head), *titles, more])


def _neighbours(issue: IssueOverview) -> Row:
    row: list[Button] = []
    if issue.older:
        row.append(Button(texts.OLDER_ISSUE, Begin("issue", issue.older)))
    if issue.newer:
        row.append(Button(texts.NEWER_ISSUE, Begin("issue", issue.newer)))
    return (*row, Button(texts.OTHER_ISSUES, Begin("dates")))


def _name(visit: Visit, issue: IssueOverview) -> str:
    paper = issue.papers[0] if issue.papers else visit.desk.settings.paper
    name = issue_name(paper, issue.date, certain=issue.date_certain)
    return name if issue.date else name + texts.NO_DATE
