"""A document sent by an administrator is taken in at once, and answered with the report."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath

from telegram import Document
from telegram.error import TelegramError

from bot import texts
from bot.context import Desk
from bot.features import intake_report
from bot.features.access import closed_door
from bot.features.days import typed_day
from bot.parsing import parser
from bot.render.markup import plain, shortened
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store.intake import take_in_documents
from store.values import IntakeReport

KINDS = (".txt", ".md", ".jsonl", ".zip")
# Bot API, getFile: bots can download files of up to 20 MB.
LARGEST = 20_000_000
_NAME_LENGTH = 60
_PAGE = re.compile(r"第?(\d{1,3})版", re.ASCII)
_DATED = re.compile(r"\d{4}\D\d{1,2}\D\d|\d{8}|\d月\d{1,2}[日号]", re.ASCII)
_PAPER = re.compile(r"《([^《》]{1,40})》")


@dataclass(frozen=True, slots=True)
class Stated:
    """What the caption says about the pages of a document."""

    date: dt.date | None
    page: int | None
    paper: str | None


async def usage(visit: Visit, _: str) -> Screen:
    """How pages come in by chat."""
    return Screen(plain(texts.INGEST_USAGE))


async def take(visit: Visit, document: Document, caption: str) -> Screen | None:
    """Take a document in; the report takes the place of the first answer.

    Raises:
        Sorry: it is not taken, with the reason.
    """
    if not visit.person.admitted:
        return await closed_door(visit)
    name = shortened(plain(PurePath(document.file_name or "?").name), _NAME_LENGTH).text
    _check(visit, document, name)
    stated = await _stated(visit, caption)
    progress = await visit.send(Screen(plain(texts.INGEST_STARTED.format(name=name))))
    try:
        data = await fetch(visit, document, name)
    except Sorry as sorry:
        if await visit.edit(sorry.screen, progress):
            return None
        raise
    report = await asyncio.to_thread(_take_in, visit.desk, document.file_name or name, data, stated)
    screen = await intake_report.screen(visit.desk, name, report)
    return None if await visit.edit(screen, progress) else screen


def _take_in(desk: Desk, name: str, data: bytes, stated: Stated) -> IntakeReport:
    # What is packed grows to about four times its size.
    size = len(data) * (4 if name.lower().endswith(".zip") else 1)
    with parser(size) as parse:
        return take_in_documents(
            desk.store,
            [(name, data)],
            parse=parse,
            date=stated.date,
            page=stated.page,
            paper=stated.paper,
            default_paper=desk.settings.paper,
            at=desk.clock.now(),
        )


def _check(visit: Visit, document: Document, name: str) -> None:
    if not visit.person.is_administrator:
        raise Sorry(texts.INGEST_REFUSED.format(name=name))
    if PurePath(document.file_name or "").suffix.lower() not in KINDS:
        raise Sorry(texts.INGEST_WRONG_KIND.format(name=name))
    if (document.file_size or 0) > LARGEST:
        raise Sorry(texts.INGEST_TOO_LARGE.format(name=name))


async def fetch(visit: Visit, document: Document, name: str) -> bytes:
    """What a document holds.

    Raises:
        Sorry: it cannot be had, with the reason.
    """
    try:
        file = await visit.context.bot.get_file(document.file_id)
        return bytes(await file.download_as_bytearray())
    except TelegramError as error:
        # InvalidToken as well: so python-telegram-bot calls the 404 of a file that is no longer there.
        too_large = "too big" in str(error).lower()
        sentence = texts.INGEST_TOO_LARGE if too_large else texts.INGEST_LOST
        raise Sorry(sentence.format(name=name)) from error


async def _stated(visit: Visit, caption: str) -> Stated:
    """Date, page and paper out of a caption like 《工人日报》 2024-06-10 第2版."""
    paper = _PAPER.search(caption)
    rest = unicodedata.normalize("NFKC", _PAPER.sub(" ", caption))
    page = _PAGE.search(rest)
    day = None
    for word in _PAGE.sub(" ", rest).replace("日期", " ").replace(":", " ").split():
        # 今天 or 3/5 in a sentence is no date of the page; a date in full is meant as one.
        if _DATED.search(word):
            day = day or await typed_day(visit, word)
    return Stated(day, int(page[1]) if page else None, paper[1] if paper else None)
