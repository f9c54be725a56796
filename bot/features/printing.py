"""One article as a file, to be printed or passed on: Word or PDF."""

from __future__ import annotations

from bot import texts
from bot.features import saved
from bot.render.buttons import Act
from bot.render.keyboards import Button, Row
from bot.render.lists import TITLE_LENGTH
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import articles
from store.clippings import Clipping

ACTS = "print"
# What can be printed; the others are for programs.
_FORMS = ("docx", "pdf")


def offered(article: int) -> Screen:
    """That a chat prints nothing, and the files that can be."""
    return Screen(plain(texts.PRINT_HOW), (_doors(article),))


async def act(visit: Visit, asked: Act) -> None:
    """Send the article as a file; the screen stays as it is.

    Raises:
        Sorry: it is gone, or there is no such form.
    """
    there = await visit.desk.store.aread(articles.headlines, [asked.number])
    if not there or asked.action not in _FORMS:
        raise Sorry(texts.BUTTON_DEAD if there else texts.ARTICLE_GONE)
    kept = [Clipping(there[0], "", visit.desk.clock.now())]
    await saved.handed_out(visit, there[0].title[:TITLE_LENGTH], kept, asked.action)


def _doors(article: int) -> Row:
    return tuple(Button(texts.EXPORTS[form], Act(ACTS, form, article)) for form in _FORMS)
