"""/digest: an issue on one screen, the most important first, the rest behind a button."""

from __future__ import annotations

import datetime as dt

from bot import texts
from bot.digests import SCREEN_SIZE, build_digest, digest_text
from bot.features.days import no_issue, wanted_day
from bot.features.lists import day_of, remember
from bot.render.buttons import Act, Begin, ShowView
from bot.render.keyboards import Button, Row, numbers
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import news
from store.values import View

KIND = "digest"


async def run(visit: Visit, argument: str) -> Screen:
    """The digest of the newest issue, or of a day's."""
    return await begin(visit, await wanted_day(visit, argument, "digest"))


async def begin(visit: Visit, day: dt.date | None) -> Screen:
    """The digest of a day's issue.

    Raises:
        Sorry: there is no such issue.
    """
    digest = await visit.desk.store.aread(build_digest, day)
    if not digest.ranked:
        raise await no_issue(visit, day, "digest")
    view = await remember(visit, KIND, day=digest.date.isoformat() if digest.date else None)
    return await show(visit, view, 0)


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """A screen of the digest."""
    digest = await visit.desk.store.aread(build_digest, day_of(view))
    if not digest.ranked[offset:]:
        raise Sorry(texts.VIEW_DEAD)
    shown = [item.id for section in digest.screen(offset) for item in section.items]
    left = len(digest.ranked) - offset - len(shown)
    row: Row = ()
    if offset:
        row = (Button(texts.PREVIOUS_PAGE, ShowView(view.id, max(0, offset - SCREEN_SIZE))),)
    if left > 0:
        row = (*row, Button(texts.REST.format(count=left), ShowView(view.id, offset + SCREEN_SIZE)))
    issue = (
        Button(texts.WHOLE_ISSUE, Begin("issue", digest.date)),
        Button(texts.WEEKLY, Begin("weekly", digest.date)),
    )
    doubts = await visit.desk.store.aread(news.doubtful, shown)
    text = digest_text(digest, visit.desk.settings.paper, offset, doubts)
    keep = (Button(texts.SAVE_ALL, Act("clip", "issue", view.id, offset)),)
    return Screen(text, (*numbers(shown, view.id, offset, offset + 1), row, (*issue, *keep)))
