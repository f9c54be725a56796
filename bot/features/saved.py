"""/saved and 收藏: articles kept in folders with notes and tags, and handed out as a file."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence

from bot import texts
from bot.briefing.content import Briefing, briefing
from bot.briefing.pdf import as_pdf
from bot.briefing.plain import as_csv, as_markdown
from bot.briefing.word import as_docx
from bot.features import clipping, folder, folders, keeping
from bot.features.folder import ACTS as ACTS  # noqa: PLC0414 -- handed on
from bot.features.folder import KIND as KIND  # noqa: PLC0414 -- handed on
from bot.features.folder import chosen, folder_of, inside, name
from bot.features.lists import number_of, text_of
from bot.render.buttons import Act
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, stored, views
from store.clippings import Clipping
from store.folders import Folder
from store.values import View

FORMS: dict[str, Callable[[Briefing], bytes]] = {
    "docx": as_docx,
    "pdf": as_pdf,
    "md": as_markdown,
    "csv": as_csv,
}
# What a file's name cannot hold on some machine.
_FILE_MARKS = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_OF_CLIPPING = frozenset({"card", "out", "note", "label", "up", "down", "move", "to"})
# From so many articles on a file takes long enough to be told of.
_LONG = 20


async def run(visit: Visit, argument: str) -> Screen:
    """A folder: the first one, or the one of that name."""
    found = await folders.sought(visit, argument)
    return await folder.shown(visit, found) if found else await folders.unknown(visit, argument)


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """A kept list further down: of a folder's clippings, or of those whom one may be shared with.

    Raises:
        Sorry: the folder is gone, or no business of this person.
    """
    if text_of(view, "rights") is not None:
        return await folders.whom(visit, view, offset)
    return await folder.show(visit, view, offset)


async def takes(visit: Visit, argument: str) -> bool:
    """Whether 收藏 with this behind it is the command: a folder has that name; else it is a search."""
    return await folders.sought(visit, argument) is not None


async def act(visit: Visit, asked: Act) -> Screen | None:
    """What a button says.

    Raises:
        Sorry: the folder or the clipping is gone, somebody else's, or only to be read.
    """
    if asked.action == "add":
        await keeping.keep_one(visit, asked.number)
    elif asked.action in keeping.LISTS:
        await keeping.keep_all(visit, asked)
    else:
        view = await visit.desk.store.aread(views.recall, asked.number, visit.person.user_id)
        if view is None or view.kind != KIND:
            raise Sorry(texts.VIEW_DEAD)
        return await _of_folders(visit, view, asked)
    return None


async def _of_folders(visit: Visit, view: View, asked: Act) -> Screen | None:
    if asked.action == "folders":
        return await folders.listed(visit, view)
    if asked.action == "open":
        return await folder.shown(visit, await folder_of(visit, asked.other))
    here = await folder_of(visit, number_of(view, "folder"))
    if asked.action in _OF_CLIPPING:
        if not here.may_edit:
            raise Sorry(texts.FOLDER_READ_ONLY)
        return await clipping.act(visit, view, here, asked)
    if asked.action in FORMS:
        await _export(visit, view, here, asked.action)
    elif asked.action == "find":
        await folder.ask_what(visit, here)
    else:
        return await _looked(visit, view, here, asked) or await folders.act(visit, view, here, asked)
    return None


async def _looked(visit: Visit, view: View, here: Folder, asked: Act) -> Screen | None:
    """A button that looks at a folder in another way."""
    match asked.action:
        case "back":
            return await show(visit, view, 0)
        case "all":
            return await folder.shown(visit, here)
        case "tags":
            return await folder.tags(visit, here)
        case "tag":
            return await folder.tagged(visit, view, here, asked.other)
    return None


async def _export(visit: Visit, view: View, here: Folder, form: str) -> None:
    """Send a folder, or what is looked at of it, as a file."""
    what = chosen(view)
    kept = await inside(visit, here, what)
    if not kept:
        raise Sorry(texts.EXPORT_NOTHING)
    await handed_out(visit, f"{name(here)} · {what.name}" if what.name else name(here), kept, form)


async def handed_out(visit: Visit, title: str, kept: Sequence[Clipping], form: str) -> None:
    """Send these as a file. It is put together off the event loop."""
    desk = visit.desk
    said = {"name": title, "count": len(kept), "form": texts.EXPORTS[form]}
    await visit.toast(texts.EXPORT_UNDER_WAY)
    told = None
    if len(kept) >= _LONG:
        told = await visit.send(Screen(plain(texts.EXPORT_LONG.format(**said))))

    def collect(session: Session) -> Briefing:
        shown = stored.wholes(session, [each.headline.id for each in kept])
        values = stored.whole_values(session, sorted({*shown.values()}))
        found = [(each, values[shown[each.headline.id]]) for each in kept]
        parts = {each.headline.id: pieces for each, (_, pieces) in found}
        whole = [(each, article) for each, (article, _) in found]
        return briefing(title, desk.clock.today(), whole, desk.settings.paper, parts)

    made = await desk.store.aread(collect)
    data = await asyncio.to_thread(FORMS[form], made)
    file = f"{_FILE_MARKS.sub('_', made.title)}-{made.day:%Y%m%d}.{form}"
    await visit.context.bot.send_document(visit.chat_id, data, filename=file)
    if told is not None:
        await visit.edit(Screen(plain(texts.EXPORT_DONE.format(**said))), told)
