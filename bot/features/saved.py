"""/saved and 收藏: articles kept in folders with notes, and handed out as a file."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable

from bot import texts
from bot.briefing.content import Briefing, briefing
from bot.briefing.pdf import as_pdf
from bot.briefing.plain import as_csv, as_markdown
from bot.briefing.word import as_docx
from bot.features import search
from bot.features.lists import number_of, remember
from bot.render.buttons import Act, OpenArticle
from bot.render.keyboards import Button, Keyboard, in_rows, numbers, pager
from bot.render.lists import TITLE_LENGTH, source_line
from bot.render.markup import Rich, bold, italic, join, plain, shortened
from bot.screen import Screen, Sorry
from bot.visit import Visit
from seeds.model import Article
from store import Session, articles, clippings, openings, stored, views
from store.clippings import FIRST, Clipping, Folder
from store.values import View

ACTS, KIND, CARD, NOTE, NAME = "clip", "folder", "clipping", "clipnote", "clipname"
_FORMS: dict[str, Callable[[Briefing], bytes]] = {
    "docx": as_docx,
    "pdf": as_pdf,
    "md": as_markdown,
    "csv": as_csv,
}
# What a file's name cannot hold on some machine.
_FILE_MARKS = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_STEP = 8
_NAME_LENGTH, _NOTE_LENGTH = 20, 120


async def run(visit: Visit, argument: str) -> Screen:
    """A folder: the first one, or the one of that name, which is made when there is none."""
    folder = await _folder_called(visit, argument[:_NAME_LENGTH].strip())
    view = await remember(visit, KIND, folder=folder.id)
    return await show(visit, view, 0)


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """A stretch of a folder.

    Raises:
        Sorry: the folder is gone.
    """
    folder = await _folder(visit, number_of(view, "folder"))
    found = await visit.desk.store.aread(clippings.content, folder.id, limit=_STEP, offset=offset)
    head = bold(f"{_name(folder)}（{texts.ARTICLES.format(count=folder.count)}）")
    others = Button(texts.FOLDERS, Act(ACTS, "folders", view.id))
    if not found:
        return Screen(join([head, plain(texts.FOLDER_EMPTY)]), ((others,),))
    lines = [head, *(_line(number, each) for number, each in enumerate(found, start=offset + 1))]
    ids = [each.headline.id for each in found]
    manage = [
        Button(texts.CLIPPING_EDIT.format(number=at), Act(ACTS, "card", view.id, key))
        for at, key in enumerate(ids, start=offset + 1)
    ]
    keyboard: Keyboard = (
        *numbers(ids, view.id, offset, offset + 1),
        *in_rows(manage, 4),
        pager(view.id, offset, _STEP, folder.count, len(found)),
        tuple(Button(label, Act(ACTS, form, view.id)) for form, label in texts.EXPORTS.items()),
        (others,),
    )
    return Screen(join(lines), keyboard)


async def act(visit: Visit, asked: Act) -> Screen | None:
    """What a button says.

    Raises:
        Sorry: the folder or the clipping is gone, or somebody else's.
    """
    if asked.action in ("add", "hits"):
        await (_add(visit, asked.number) if asked.action == "add" else _add_hits(visit, asked))
        return None
    view = await visit.desk.store.aread(views.recall, asked.number, visit.person.user_id)
    if view is None or view.kind != KIND:
        raise Sorry(texts.VIEW_DEAD)
    folder = await _folder(visit, number_of(view, "folder"))
    match asked.action:
        case "folders":
            return await _folders(visit, view)
        case "open":
            opened = await _folder(visit, asked.other)
            return await show(visit, await remember(visit, KIND, folder=opened.id), 0)
        case "card":
            return await _card(visit, view, folder, asked.other)
        case "out":
            await visit.desk.store.awrite(clippings.take_out, folder.id, asked.other)
            return await show(visit, view, 0)
        case "note":
            card = await remember(visit, CARD, folder=folder.id, article=asked.other)
            await _ask(visit, NOTE, card.id, texts.CLIPPING_ASK_NOTE)
        case "new":
            await _ask(visit, NAME, view.id, texts.FOLDER_ASK_NAME)
        case form if form in _FORMS:
            await _export(visit, folder, form)
        case _:
            raise Sorry(texts.BUTTON_DEAD)
    return None


async def noted(visit: Visit, number: int, note: str) -> Screen:
    """The note of a clipping has come."""
    card = await visit.desk.store.aread(views.recall, number, visit.person.user_id)
    if card is None or card.kind != CARD:
        raise Sorry(texts.VIEW_DEAD)
    folder = await _folder(visit, number_of(card, "folder"))
    await visit.desk.store.awrite(clippings.annotate, folder.id, number_of(card, "article"), note)
    return await show(visit, await remember(visit, KIND, folder=folder.id), 0)


async def named(visit: Visit, _: int, name: str) -> Screen:
    """The name of a new folder has come."""
    return await run(visit, name)


async def _add_hits(visit: Visit, asked: Act) -> None:
    """Keep every hit of the page of a search that is shown."""
    view = await visit.desk.store.aread(views.recall, asked.number, visit.person.user_id)
    if view is None or view.kind != search.KIND:
        raise Sorry(texts.VIEW_DEAD)
    ids = await search.hits_of(visit, view, asked.other)
    folder = await _folder_called(visit, FIRST)

    def keep_all(session: Session) -> int:
        now = visit.desk.clock.now()
        return sum(clippings.keep(session, folder.id, each, now) for each in ids)

    count = await visit.desk.store.awrite(keep_all)
    await visit.toast(texts.SAVED_ALL.format(count=count) if count else texts.SAVED_ALREADY)


async def _add(visit: Visit, article: int) -> None:
    """Keep an article in the first folder; the screen stays as it is."""
    desk, user = visit.desk, visit.person.user_id

    def keep(session: Session) -> bool:
        now = desk.clock.now()
        first = clippings.folder_called(session, user, FIRST, now)
        there = articles.headlines(session, [article])
        if not there:
            raise Sorry(texts.ARTICLE_GONE)
        return first is not None and clippings.keep(session, first.id, article, now)

    fresh = await desk.store.awrite(keep)
    await visit.toast(texts.SAVED if fresh else texts.SAVED_ALREADY)


async def _card(visit: Visit, view: View, folder: Folder, article: int) -> Screen:
    every = await visit.desk.store.aread(clippings.content, folder.id)
    found = next((each for each in every if each.headline.id == article), None)
    if found is None:
        raise Sorry(texts.CLIPPING_GONE)
    lines = [bold(found.headline.title[:TITLE_LENGTH]), plain(source_line(found.headline))]
    lines += [plain(texts.SENT_WITH.format(note=found.note))] if found.note else []
    return Screen(
        join(lines),
        (
            (Button(texts.READ_IT, OpenArticle(article, view.id)),
             Button(texts.ADD_NOTE, Act(ACTS, "note", view.id, article)),
             Button(texts.TAKE_OUT, Act(ACTS, "out", view.id, article))),
            (Button(texts.BACK, Act(ACTS, "open", view.id, folder.id)),),
        ),
    )  # fmt: skip


async def _folders(visit: Visit, view: View) -> Screen:
    mine = await visit.desk.store.aread(clippings.folders, visit.person.user_id)
    doors = [Button(f"{_name(each)}（{each.count}）", Act(ACTS, "open", view.id, each.id)) for each in mine]
    new = (Button(texts.FOLDER_NEW, Act(ACTS, "new", view.id)),)
    return Screen(bold(texts.FOLDERS), (*in_rows(doors, 2), new))


async def _export(visit: Visit, folder: Folder, form: str) -> None:
    """Send a folder as a file. It is put together off the event loop."""
    desk = visit.desk

    def collect(session: Session) -> list[tuple[Clipping, Article]]:
        every = clippings.content(session, folder.id)
        shown = stored.wholes(session, [each.headline.id for each in every])
        values = stored.whole_values(session, sorted({*shown.values()}))
        return [(each, values[shown[each.headline.id]][0]) for each in every]

    found = await desk.store.aread(collect)
    await visit.toast(texts.EXPORT_UNDER_WAY)
    made = briefing(_name(folder), desk.clock.today(), found, desk.settings.paper)
    data = await asyncio.to_thread(_FORMS[form], made)
    name = f"{_FILE_MARKS.sub('_', made.title)}-{made.day:%Y%m%d}.{form}"
    await visit.context.bot.send_document(visit.chat_id, data, filename=name)


async def _ask(visit: Visit, what: str, number: int, question: str) -> None:
    now = visit.desk.clock.now()
    await visit.desk.store.awrite(openings.ask, visit.person.user_id, what, number, now)
    await visit.send(Screen(plain(question)))


async def _folder(visit: Visit, number: int) -> Folder:
    found = await visit.desk.store.aread(clippings.folder, visit.person.user_id, number)
    if found is None:
        raise Sorry(texts.FOLDER_GONE)
    return found


async def _folder_called(visit: Visit, name: str) -> Folder:
    now = visit.desk.clock.now()
    await visit.desk.store.awrite(clippings.folder_called, visit.person.user_id, FIRST, now)
    made = await visit.desk.store.awrite(clippings.folder_called, visit.person.user_id, name, now)
    if made is None:
        raise Sorry(texts.TOO_MANY_FOLDERS.format(most=clippings.MOST_FOLDERS))
    return await _folder(visit, made.id)


def _line(number: int, each: Clipping) -> Rich:
    title = plain(f"\n{number}. ") + shortened(plain(each.headline.title), TITLE_LENGTH)
    note = italic(each.note[:_NOTE_LENGTH]) if each.note else plain("")
    return join([title, plain(source_line(each.headline)), note])


def _name(folder: Folder) -> str:
    return folder.name or texts.FOLDER_FIRST
