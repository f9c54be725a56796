"""One clipping: its note and tags, its place in the order, another folder for it, taking it out."""

from __future__ import annotations

from dataclasses import replace

from bot import texts
from bot.features.folder import ACTS, KIND, Chosen, ask, chosen, folder_of, inside, name, show, shown
from bot.features.lists import number_of, remember
from bot.render.buttons import Act, OpenArticle
from bot.render.keyboards import Button, in_rows
from bot.render.lists import TITLE_LENGTH, source_line
from bot.render.markup import bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import clippings, folders, views
from store.clippings import MOST_TAGS, tags_in
from store.folders import Folder
from store.values import View

CARD, NOTE, TAGS = "clipping", "clipnote", "cliptags"
_NAME_LENGTH = 12


async def card(visit: Visit, view: View, folder: Folder, article: int) -> Screen:
    """A clipping with all that can be done with it.

    Raises:
        Sorry: it is not in the folder any more.
    """
    every = await inside(visit, folder, Chosen())
    at = next((n for n, each in enumerate(every) if each.headline.id == article), None)
    if at is None:
        raise Sorry(texts.CLIPPING_GONE)
    found = every[at]
    lines = [
        bold(found.headline.title[:TITLE_LENGTH]),
        plain(source_line(found.headline)),
        plain(texts.CLIPPING_AT.format(number=at + 1, count=len(every))),
    ]
    if found.tags:
        lines.append(plain(" ".join(texts.TAG.format(tag=tag) for tag in found.tags)))
    lines += [plain(texts.SENT_WITH.format(note=found.note))] if found.note else []

    def door(label: str, action: str, other: int = article) -> Button:
        return Button(label, Act(ACTS, action, view.id, other))

    return Screen(
        join(lines),
        (
            (Button(texts.READ_IT, OpenArticle(article, view.id)), door(texts.ADD_NOTE, "note"),
             door(texts.TAGS_BUTTON, "label")),
            (door(texts.CLIPPING_UP, "up"), door(texts.CLIPPING_DOWN, "down")),
            (door(texts.CLIPPING_MOVE, "move"), door(texts.TAKE_OUT, "out")),
            (door(texts.BACK, "back", 0),),
        ),
    )  # fmt: skip


async def act(visit: Visit, view: View, folder: Folder, asked: Act) -> Screen | None:
    """What a button of a clipping says, in a folder that this person may edit.

    Raises:
        Sorry: it cannot be done, with the reason.
    """
    store, article = visit.desk.store, asked.other
    match asked.action:
        case "card":
            return await card(visit, view, folder, article)
        case "out":
            await store.awrite(clippings.take_out, folder.id, article)
            return await show(visit, view, 0)
        case "up" | "down":
            by = -1 if asked.action == "up" else 1
            if not await store.awrite(clippings.shift, folder.id, article, by):
                raise Sorry(texts.CLIPPING_AT_END)
            return await card(visit, view, folder, article)
        case "move":
            return await _where_to(visit, view, folder, article)
        case "to":
            return await _move(visit, view, folder, asked.other)
        case "note" | "label":
            kept = await remember(visit, CARD, folder=folder.id, article=article)
            note = asked.action == "note"
            question = texts.CLIPPING_ASK_NOTE if note else texts.CLIPPING_ASK_TAGS
            await ask(visit, NOTE if note else TAGS, kept.id, question)
            return None
    raise Sorry(texts.BUTTON_DEAD)


async def _where_to(visit: Visit, view: View, folder: Folder, article: int) -> Screen:
    seen = await visit.desk.store.aread(folders.folders, visit.person.user_id)
    others = [each for each in seen if each.may_edit and each.id != folder.id]
    if not others:
        raise Sorry(texts.CLIPPING_NO_OTHER)
    what = chosen(view)
    here = await remember(visit, KIND, folder=folder.id, article=article, tag=what.tag, find=what.find)
    doors = [Button(name(each)[:_NAME_LENGTH], Act(ACTS, "to", here.id, each.id)) for each in others]
    back = (Button(texts.BACK, Act(ACTS, "card", here.id, article)),)
    return Screen(plain(texts.CLIPPING_MOVE_HEAD), (*in_rows(doors, 2), back))


async def _move(visit: Visit, view: View, folder: Folder, to: int) -> Screen:
    target = await folder_of(visit, to)
    if not target.may_edit:
        raise Sorry(texts.FOLDER_READ_ONLY)
    article = number_of(view, "article")
    if not await visit.desk.store.awrite(clippings.move, folder.id, article, target.id):
        raise Sorry(texts.CLIPPING_THERE.format(folder=name(target)))
    await visit.toast(texts.CLIPPING_MOVED.format(folder=name(target)))
    return await show(visit, view, 0)


async def noted(visit: Visit, number: int, note: str) -> Screen:
    """The note of a clipping has come."""
    folder, article = await _asked_of(visit, number)
    by = None if folder.right == "own" else visit.person.user_id
    await visit.desk.store.awrite(clippings.annotate, folder.id, article, note, by)
    return await shown(visit, folder)


async def labelled(visit: Visit, number: int, typed: str) -> Screen:
    """The tags of a clipping have come."""
    folder, article = await _asked_of(visit, number)
    every = () if typed.strip() in texts.NO_TAGS else tags_in(typed, most=len(typed))
    tags, left_out = every[:MOST_TAGS], every[MOST_TAGS:]
    await visit.desk.store.awrite(clippings.tag, folder.id, article, tags)
    screen = await shown(visit, folder)
    if not left_out:
        return screen
    named = " ".join(texts.TAG.format(tag=tag) for tag in left_out)
    note = texts.TAGS_LEFT_OUT.format(most=MOST_TAGS, tags=named).strip()
    return replace(screen, text=join([plain(note), screen.text], "\n\n"))


async def _asked_of(visit: Visit, number: int) -> tuple[Folder, int]:
    kept = await visit.desk.store.aread(views.recall, number, visit.person.user_id)
    if kept is None or kept.kind != CARD:
        raise Sorry(texts.VIEW_DEAD)
    folder = await folder_of(visit, number_of(kept, "folder"))
    if not folder.may_edit:
        raise Sorry(texts.FOLDER_READ_ONLY)
    return folder, number_of(kept, "article")
