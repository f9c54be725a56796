"""第二页, 按时间排, 下一期: the list on the screen turned, sorted, or left for the issue beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from bot import texts
from bot.counted import NUMERAL
from bot.features import issue, latest, search
from bot.features.lists import day_of, text_of
from bot.render import buttons
from bot.render.buttons import OTHER_ORDER, Begin, Change, OpenArticle, Press, ShowView
from bot.render.keyboards import Button
from bot.screen import Sorry
from bot.visit import Visit
from store import articles, views
from store.search.festivals import numeral
from store.values import View

# The key under which the list on the screen is noted, beside the labels of its buttons.
LIST = "#"
# And where its last page begins; that the last list was one of nothing.
_LAST, EMPTY = "#last", "#empty"
_ENDS = "最后一页|最末一?页|末页|尾页"
_PAGE = re.compile(
    rf"(?:请|帮我|再|我要|给我)*(?:翻到|翻回|翻|跳到|跳|转到|回到|回|去|到|看看?)?(?:第(?P<page>[1-9]\d?|{NUMERAL})页|(?P<first>首页)|(?P<end>{_ENDS}))"
    "[看吧呢啊]*"
)
_MARKS = re.compile(r"[\s,，。.!！?？~～、…]+")
_END = -1
_ISSUES = {texts.OLDER_ISSUE: "older", texts.NEWER_ISSUE: "newer"}
_ORDERS = {texts.NEWEST_FIRST: "newest", texts.BEST_FIRST: "relevance"}
# The lists of one issue, and what begins such a one.
_BEGINS: dict[str, buttons.Beginning] = {latest.KIND: "latest", issue.ISSUE: "issue", issue.PAGE: "issue"}


def noted_of(under: list[Button]) -> dict[str, str]:
    """The list of a screen with these buttons: its number and from which item on it is shown."""
    first = next((one.does for one in under if _is_numbered(one)), None)
    last = next((str(one.last) for one in under if one.last is not None), None)
    if not isinstance(first, OpenArticle):
        return {}
    return {LIST: f"{first.view}:{first.offset}", **({_LAST: last} if last else {})}


def without_list(noted: Mapping[str, str]) -> dict[str, str]:
    """What is noted, once a list of nothing has come: no list is there that could be turned or sorted."""
    of_list = {LIST, _LAST, texts.PREVIOUS_PAGE, texts.NEXT_PAGE, *_ORDERS, *_ISSUES, texts.SAVE_ALL}
    return {key: data for key, data in noted.items() if key not in of_list} | {EMPTY: "1"}


def _is_numbered(button: Button) -> bool:
    return isinstance(button.does, OpenArticle) and button.label.isdecimal()


async def turned(visit: Visit, text: str, word: str, noted: Mapping[str, str]) -> Press | None:
    """What a text does to the list that is noted; None where it does nothing to it: a search.

    `word`: the label that the text means, if it means one.

    Raises:
        Sorry: the list has no such page, stands so already, or is of the first or the last issue.
    """
    view_number, _, offset = noted.get(LIST, "").partition(":")
    if EMPTY in noted and (_page_named(text) or word in {texts.PREVIOUS_PAGE, texts.NEXT_PAGE}):
        raise Sorry(texts.NOTHING_TO_TURN, (await search.instead(visit, text.strip()),))
    if not view_number.isdecimal() or not int(view_number):
        return None
    if page := _page_named(text):
        return await _turned_to(visit, text, page, noted, ShowView(int(view_number), int(offset or 0)))
    if word not in {*_ISSUES, *_ORDERS}:
        return None
    view = await visit.desk.store.aread(views.recall, int(view_number), visit.person.user_id)
    if view is None:
        return None
    return await (_beside(visit, word, view) if word in _ISSUES else _sorted(visit, text, word, view))


def names_page(text: str) -> bool:
    """Whether a text asks for a page of a list: 第二页, 最后一页."""
    return _page_named(text) != 0


def _page_named(text: str) -> int:
    found = _PAGE.fullmatch(_MARKS.sub("", unicodedata.normalize("NFKC", text[:40])))
    if found is None:
        return 0
    if found["end"]:
        return _END
    return 1 if found["first"] else numeral(found["page"])


async def _turned_to(visit: Visit, text: str, page: int, noted: Mapping[str, str], at: ShowView) -> ShowView:
    if page == _END and _LAST in noted:
        return ShowView(at.view, int(noted[_LAST]))
    step = 0
    for label in (texts.NEXT_PAGE, texts.PREVIOUS_PAGE):
        beside = buttons.read(noted.get(label))
        if isinstance(beside, ShowView) and beside.view == at.view:
            step = step or abs(beside.offset - at.offset)
    if not step and page != 1:
        raise Sorry(texts.ONE_PAGE_ONLY, (await search.instead(visit, text),))
    return ShowView(at.view, step * (page - 1))


async def _beside(visit: Visit, word: str, view: View) -> Begin | None:
    """The issue before or after the one on the screen."""
    day = day_of(view) if view.kind in _BEGINS else None
    shown = await visit.desk.store.aread(articles.issue, day) if day else None
    if shown is None:
        return None
    other = shown.older if _ISSUES[word] == "older" else shown.newer
    if other is None:
        form = texts.NO_OLDER_ISSUE if _ISSUES[word] == "older" else texts.NO_NEWER_ISSUE
        raise Sorry(form.format(day=texts.full_day(day) if day else ""))
    return Begin(_BEGINS[view.kind], other)


async def _sorted(visit: Visit, text: str, word: str, view: View) -> Change | None:
    """The hits in the other order; no button says so under a list of one page."""
    if view.kind != search.KIND:
        return None
    if (text_of(view, "sort") or "relevance") == _ORDERS[word]:
        raise Sorry(texts.SORTED_SO, (await search.instead(visit, text),))
    return Change(view.id, OTHER_ORDER)
