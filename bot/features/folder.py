"""A folder of clippings on the screen: a stretch of it, all of it or what has a tag or certain words."""

from __future__ import annotations

from dataclasses import dataclass

from bot import texts
from bot.features.lists import number_of, remember, text_of
from bot.render.buttons import Act
from bot.render.keyboards import Button, Keyboard, Row, in_rows, numbers, pager
from bot.render.lists import TITLE_LENGTH, source_line
from bot.render.markup import Rich, bold, italic, join, plain, shortened
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, clippings, folders, openings
from store.clippings import Clipping
from store.folders import Folder
from store.search import search
from store.search.query import understand
from store.values import View

ACTS, KIND, FIND = "clip", "folder", "clipfind"
_STEP = 8
_NOTE_LENGTH, _SHOWN_FIND, _LONGEST_FIND = 120, 20, 100
_MOST_TAGS = 24


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of a folder is looked at: everything, or what has a tag (of several all), or what holds words."""

    tag: str = ""
    find: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are looked for."""
        said = understand(self.find).understood
        return (*said.terms, *said.phrases)

    @property
    def name(self) -> str:
        """As it is shown; empty for everything."""
        tags = " ".join(texts.TAG.format(tag=tag) for tag in self.tag.split())
        return tags or self.find[:_SHOWN_FIND]


def chosen(view: View) -> Chosen:
    """What a kept list looks at."""
    return Chosen(text_of(view, "tag") or "", text_of(view, "find") or "")


async def shown(visit: Visit, folder: Folder, what: Chosen | None = None) -> Screen:
    """A folder from its beginning, kept as a list."""
    what = what or Chosen()
    view = await remember(visit, KIND, folder=folder.id, tag=what.tag, find=what.find)
    return await show(visit, view, 0)


async def show(visit: Visit, view: View, offset: int) -> Screen:
    """A stretch of a folder.

    Raises:
        Sorry: the folder is gone, or not shared with this person any more.
    """
    folder, what = await folder_of(visit, number_of(view, "folder")), chosen(view)
    found = await inside(visit, folder, what)
    stretch = found[offset : offset + _STEP]
    head = [bold(f"{name(folder)}（{texts.ARTICLES.format(count=len(found))}）"), *_about(folder)]
    if what.name:
        head.append(plain(texts.FILTERED.format(what=what.name)))
    if not stretch:
        visit.emptied = True
        head.append(plain(texts.FOLDER_FOUND_NOTHING if what.name else texts.FOLDER_EMPTY))
        return Screen(join(head), (_ways(folder, what, view.id),))
    lines = [*head, *(_line(number, each) for number, each in enumerate(stretch, start=offset + 1))]
    ids = [each.headline.id for each in stretch]
    manage = [
        Button(texts.CLIPPING_EDIT.format(number=at), Act(ACTS, "card", view.id, key))
        for at, key in enumerate(ids, start=offset + 1)
        if folder.may_edit
    ]
    keyboard: Keyboard = (
        *numbers(ids, view.id, offset, offset + 1),
        *in_rows(manage, 4),
        pager(view.id, offset, _STEP, len(found), len(stretch)),
        tuple(Button(label, Act(ACTS, form, view.id)) for form, label in texts.EXPORTS.items()),
        _ways(folder, what, view.id),
    )
    return Screen(join(lines), keyboard)


def _ways(folder: Folder, what: Chosen, view: int) -> Row:
    other = Button(texts.FIND_ALL, Act(ACTS, "all", view)) if what.name else None
    return (
        other or Button(texts.FIND, Act(ACTS, "find", view)),
        Button(texts.TAGS_BUTTON, Act(ACTS, "tags", view)),
        Button(texts.FOLDER_MORE, Act(ACTS, "more", view, folder.id)),
        Button(texts.FOLDERS, Act(ACTS, "folders", view)),
    )


async def inside(visit: Visit, folder: Folder, what: Chosen) -> tuple[Clipping, ...]:
    """What is looked at of a folder, in its order; nothing where nothing can be looked for."""
    if what.find and not what.words:
        return ()

    def look(session: Session) -> tuple[Clipping, ...]:
        exact = clippings.content(session, folder.id, tag=what.tag, words=what.words)
        if exact or not what.find:
            return exact
        # Nothing as typed: as the whole archive would have understood it.
        said = search(session, what.find, limit=1, today=visit.desk.clock.today()).understood
        return clippings.content(session, folder.id, words=(*said.terms, *said.phrases))

    return await visit.desk.store.aread(look)


async def tags(visit: Visit, folder: Folder) -> Screen:
    """The tags of a folder, to look at what has one.

    Raises:
        Sorry: there are none.
    """
    found = (await visit.desk.store.aread(clippings.tags, folder.id))[:_MOST_TAGS]
    if not found:
        raise Sorry(texts.TAGS_NONE)
    # The tags stand in the list: a button carries the place of one.
    kept = " ".join(tag for tag, _ in found)
    view = await remember(visit, KIND, folder=folder.id, tags=kept)
    doors = [
        Button(texts.TAG_COUNT.format(tag=tag, count=count), Act(ACTS, "tag", view.id, at))
        for at, (tag, count) in enumerate(found)
    ]
    back = (Button(texts.BACK, Act(ACTS, "open", view.id, folder.id)),)
    return Screen(bold(texts.TAGS_HEAD.format(name=name(folder))), (*in_rows(doors, 2), back))


async def tagged(visit: Visit, view: View, folder: Folder, at: int) -> Screen:
    """What has the tag at that place of the list.

    Raises:
        Sorry: the list has no such place.
    """
    kept = (text_of(view, "tags") or "").split()
    if at >= len(kept):
        raise Sorry(texts.BUTTON_DEAD)
    return await shown(visit, folder, Chosen(tag=kept[at]))


async def ask_what(visit: Visit, folder: Folder) -> None:
    """Ask what is to be looked for; the next message answers."""
    await ask(visit, FIND, folder.id, texts.FIND_ASK.format(name=name(folder)))


async def found(visit: Visit, number: int, typed: str) -> Screen:
    """What is to be looked for has come."""
    folder = await folder_of(visit, number)
    return await shown(visit, folder, Chosen(find=" ".join(typed.split())[:_LONGEST_FIND]))


async def ask(visit: Visit, what: str, number: int, question: str) -> None:
    """Ask something about a folder or a clipping; the next message answers."""
    now = visit.desk.clock.now()
    await visit.desk.store.awrite(openings.ask, visit.person.user_id, what, number, now)
    await visit.send(Screen(plain(question)))


async def folder_of(visit: Visit, number: int) -> Folder:
    """The folder as this person sees it, looked up each time: a share may have ended.

    Raises:
        Sorry: it is gone, or none of this person's business.
    """
    seen = await visit.desk.store.aread(folders.folder, visit.person.user_id, number)
    if seen is None:
        raise Sorry(texts.FOLDER_GONE)
    return seen


def name(folder: Folder) -> str:
    """The folder's name; the first of somebody has none of its own."""
    return folder.name or texts.FOLDER_FIRST


def _about(folder: Folder) -> list[Rich]:
    if folder.right != "own":
        who = folder.owner or texts.COLLEAGUE
        return [plain(texts.SHARED_BY.format(name=who, right=texts.SHARE_RIGHTS[folder.right]))]
    return [plain(texts.SHARED_WITH.format(count=folder.shared))] if folder.shared else []


def _line(number: int, each: Clipping) -> Rich:
    title = plain(f"\n{number}. ") + shortened(plain(each.headline.title), TITLE_LENGTH)
    lines = [title, plain(source_line(each.headline))]
    if each.tags:
        lines.append(plain(" ".join(texts.TAG.format(tag=tag) for tag in each.tags)))
    if each.note:
        lines.append(shortened(italic(each.note), _NOTE_LENGTH))
    return join(lines)
