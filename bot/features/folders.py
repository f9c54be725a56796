"""The folders of a person: made, named, removed; which one things are kept in; whom one is shared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import texts
from bot.features.folder import ACTS, KIND, ask, folder_of, name, shown
from bot.features.lists import number_of, remember, text_of
from bot.features.sendcard import colleagues, label
from bot.render.buttons import Act, ShowView
from bot.render.keyboards import Button, Keyboard, Row, in_rows, pager
from bot.render.markup import bold, join, plain
from bot.render.outgoing import message_of
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, deeds, deliveries, folders, views
from store.folders import Folder
from store.values import Member, View

NAME, OTHER_NAME = "clipname", "foldname"
_NAME_LENGTH, _BUTTON_LENGTH = 20, 12
_DOORS, _STEP = 60, 8
# What a press on a colleague's name leads to, in turn.
_RIGHTS = {"": "read", "read": "edit", "edit": ""}
_OWNERS = frozenset({"share", "who", "shared", "rename", "remove", "really"})


async def sought(visit: Visit, typed: str) -> Folder | None:
    """The folder of that name, one's own before those that others share; without a name where one keeps."""
    wanted = _named(typed)
    if not wanted:
        now = visit.desk.clock.now()
        return await visit.desk.store.awrite(folders.chosen, visit.person.user_id, now)
    if wanted == texts.FOLDER_FIRST:
        return await called(visit, "")
    seen = await visit.desk.store.aread(folders.folders, visit.person.user_id)
    return next((each for each in seen if name(each) == wanted), None)


async def unknown(visit: Visit, typed: str) -> Screen:
    """There is no such folder: a slip must not make one, so a button does."""
    first = await called(visit, "")
    wanted = _named(typed)
    view = await remember(visit, KIND, folder=first.id, wanted=wanted)
    make = Button(texts.FOLDER_NEW, Act(ACTS, "new", view.id))
    look = Button(texts.FOLDERS, Act(ACTS, "folders", view.id))
    return Screen(plain(texts.FOLDER_UNKNOWN.format(name=wanted)), ((make, look),))


async def called(visit: Visit, typed: str) -> Folder:
    """This person's folder of that name, made when there is none.

    Raises:
        Sorry: there are too many.
    """
    now, user, store = visit.desk.clock.now(), visit.person.user_id, visit.desk.store
    await store.awrite(folders.folder_called, user, folders.FIRST, now)
    # The first folder has no name of its own: under the one that it is shown by there is no second.
    wanted = _named(typed)
    kept = folders.FIRST if wanted == texts.FOLDER_FIRST else wanted
    made = await store.awrite(folders.folder_called, user, kept, now)
    if made is None:
        raise Sorry(texts.TOO_MANY_FOLDERS.format(most=folders.MOST_FOLDERS))
    return await folder_of(visit, made.id)


async def listed(visit: Visit, view: View) -> Screen:
    """The folders that this person can look into."""
    seen = await visit.desk.store.aread(folders.folders, visit.person.user_id)
    doors = [Button(_labelled(each), Act(ACTS, "open", view.id, each.id)) for each in seen]
    new = (Button(texts.FOLDER_NEW, Act(ACTS, "new", view.id)),)
    return Screen(bold(texts.FOLDERS), (*in_rows(doors[:_DOORS], 2), new))


def _labelled(each: Folder) -> str:
    who = f" · {(each.owner or texts.COLLEAGUE)[:_BUTTON_LENGTH]}" if each.right != "own" else ""
    return f"{name(each)[:_BUTTON_LENGTH]}（{each.count}）{who}"


async def act(visit: Visit, view: View, folder: Folder, asked: Act) -> Screen | None:
    """What a button about a folder as a whole says.

    Raises:
        Sorry: it cannot be done, or not by this person.
    """
    if asked.action in _OWNERS and folder.right != "own":
        raise Sorry(texts.FOLDER_NOT_YOURS)
    match asked.action:
        case "more":
            return await _more(visit, view, folder)
        case "new" | "rename":
            return await _ask_name(visit, view, folder, asked.action)
        case "into":
            return await _choose(visit, view, folder)
        case "remove" | "leave":
            return _sure(view, folder, asked.action)
        case "really" | "left":
            return await _gone(visit, folder, asked.action)
    return await _share(visit, view, folder, asked)


async def _ask_name(visit: Visit, view: View, folder: Folder, action: str) -> Screen | None:
    """Ask for the name of a new folder, or a folder's other name; one typed already is not asked for."""
    if action == "rename":
        other = texts.FOLDER_ASK_OTHER_NAME.format(name=name(folder))
        await ask(visit, OTHER_NAME, folder.id, other)
    elif wanted := text_of(view, "wanted"):
        return await shown(visit, await called(visit, wanted))
    else:
        await ask(visit, NAME, folder.id, texts.FOLDER_ASK_NAME)
    return None


async def _more(visit: Visit, view: View, folder: Folder) -> Screen:
    """All that can be done with a folder as a whole."""

    def door(text: str, action: str) -> Button:
        return Button(text, Act(ACTS, action, view.id, folder.id))

    row: list[Button] = []
    if folder.may_edit:
        now = visit.desk.clock.now()
        into = await visit.desk.store.awrite(folders.chosen, visit.person.user_id, now)
        row.append(door(texts.FOLDER_CHOSEN if into.id == folder.id else texts.FOLDER_CHOOSE, "into"))
    if folder.right == "own":
        row.append(door(texts.SHARE, "share"))
        if folder.name != folders.FIRST:
            row += [door(texts.FOLDER_RENAME, "rename"), door(texts.FOLDER_REMOVE, "remove")]
    else:
        row.append(door(texts.SHARE_LEAVE, "leave"))
    said = await _seen_by(visit, folder)
    lines = [bold(name(folder)), plain(said or texts.SHARED_NONE)]
    return Screen(join(lines), (*in_rows(row, 2), (Button(texts.BACK, ShowView(view.id)),)))


async def _seen_by(visit: Visit, folder: Folder) -> str:
    if folder.right != "own":
        who = folder.owner or texts.COLLEAGUE
        return texts.SHARED_BY.format(name=who, right=texts.SHARE_RIGHTS[folder.right])
    held = await visit.desk.store.aread(folders.shares, folder.id)
    rights = {user: "edit" if may_edit else "read" for user, may_edit in held.items()}
    return _in_words(await colleagues(visit), rights)


def _in_words(people: Sequence[Member], rights: Mapping[int, str]) -> str:
    """张丽华（可看）、王芳（可改）."""
    return "、".join(
        f"{label(each, people)}（{texts.SHARE_RIGHTS[rights[each.user_id]]}）"
        for each in people
        if each.user_id in rights
    )


async def _choose(visit: Visit, view: View, folder: Folder) -> Screen:
    if not folder.may_edit:
        raise Sorry(texts.FOLDER_READ_ONLY)
    await visit.desk.store.awrite(folders.choose, visit.person.user_id, folder.id)
    await visit.toast(texts.FOLDER_NOW.format(name=name(folder)))
    return await _more(visit, view, folder)


def _sure(view: View, folder: Folder, action: str) -> Screen:
    form = texts.FOLDER_REMOVE_SURE if action == "remove" else texts.SHARE_LEAVE_SURE
    done = "really" if action == "remove" else "left"
    yes = Button(texts.CONFIRM, Act(ACTS, done, view.id, folder.id))
    no = Button(texts.CANCEL, Act(ACTS, "more", view.id, folder.id))
    return Screen(plain(form.format(name=name(folder), count=folder.count)), ((yes, no),))


async def _gone(visit: Visit, folder: Folder, action: str) -> Screen:
    end = folders.remove if action == "really" else folders.leave
    await visit.desk.store.awrite(end, visit.person.user_id, folder.id)
    form = texts.FOLDER_REMOVED if action == "really" else texts.SHARE_LEFT
    return Screen(plain(form.format(name=name(folder))))


async def named(visit: Visit, _: int, typed: str) -> Screen:
    """The name of a new folder has come.

    Raises:
        Sorry: it is no name.
    """
    if not _named(typed):
        raise Sorry(texts.FOLDER_NO_NAME)
    return await shown(visit, await called(visit, typed))


async def renamed(visit: Visit, number: int, typed: str) -> Screen:
    """The other name of a folder has come.

    Raises:
        Sorry: it is no name, or taken.
    """
    folder, other = await folder_of(visit, number), _named(typed)
    if not other:
        raise Sorry(texts.FOLDER_NO_NAME)
    free = other != texts.FOLDER_FIRST
    if not (free and await visit.desk.store.awrite(folders.rename, visit.person.user_id, folder.id, other)):
        raise Sorry(texts.FOLDER_NAME_TAKEN.format(name=other))
    return await shown(visit, await folder_of(visit, number))


def _named(typed: str) -> str:
    """A name as it is kept: what can be seen of it, in one line."""
    seen = "".join(each for each in typed if each.isprintable() or each.isspace())
    return " ".join(seen.split())[:_NAME_LENGTH].strip()


# ── sharing ───────────────────────────────────────────────────────────────────────────────────────────


async def _share(visit: Visit, view: View, folder: Folder, asked: Act) -> Screen:
    """Choose whom a folder is shared with; nothing changes before 确认."""
    if asked.action == "share":
        held = await visit.desk.store.aread(folders.shares, folder.id)
        rights = {user: "edit" if may_edit else "read" for user, may_edit in held.items()}
        return await _people(visit, folder, rights)
    rights = _rights(view)
    if asked.action == "who":
        people = {each.user_id for each in await colleagues(visit)}
        if asked.other not in people:
            raise Sorry(texts.MEMBER_GONE)
        turned = _RIGHTS[rights.pop(asked.other, "")]
        now = rights | ({asked.other: turned} if turned else {})
        return await _people(visit, folder, now, number_of(view, "at"))
    if asked.action != "shared":
        raise Sorry(texts.BUTTON_DEAD)
    await visit.desk.store.awrite(_keep_shares, visit, folder, rights)
    visit.desk.bell.set()
    return await _more(visit, view, await folder_of(visit, folder.id))


async def whom(visit: Visit, view: View, offset: int) -> Screen:
    """The card on which a folder is shared, further down the list of colleagues.

    Raises:
        Sorry: the folder is gone, or somebody else's.
    """
    folder = await folder_of(visit, number_of(view, "folder"))
    if folder.right != "own":
        raise Sorry(texts.FOLDER_NOT_YOURS)
    return await _people(visit, folder, _rights(view), offset)


async def _people(visit: Visit, folder: Folder, rights: dict[int, str], offset: int = 0) -> Screen:
    people = await colleagues(visit)
    if not people:
        raise Sorry(texts.INVITE_COLLEAGUES if visit.person.is_administrator else texts.NO_COLLEAGUES)
    kept = ",".join(f"{user}:{right}" for user, right in rights.items())
    view = await remember(visit, KIND, folder=folder.id, rights=kept, at=offset)
    # Those who see it already come first; nobody moves while they are being chosen: a name is pressed twice.
    held = await visit.desk.store.aread(folders.shares, folder.id)
    people.sort(key=lambda each: each.user_id not in held)
    doors = []
    for each in people[offset : offset + _STEP]:
        right = rights.get(each.user_id)
        said = f"✓ {label(each, people)} · {texts.SHARE_RIGHTS[right]}" if right else label(each, people)
        doors.append(Button(said, Act(ACTS, "who", view.id, each.user_id)))
    last: Row = (
        Button(texts.CONFIRM, Act(ACTS, "shared", view.id, folder.id)),
        Button(texts.CANCEL, Act(ACTS, "more", view.id, folder.id)),
    )
    keyboard: Keyboard = (*in_rows(doors, 2), pager(view.id, offset, _STEP, len(people)), last)
    lines = [plain(texts.SHARE_HEAD.format(name=name(folder)))]
    if chosen := _in_words(people, rights):
        lines.append(plain(texts.SHARE_CHOSEN.format(names=chosen)))
    return Screen(join(lines), keyboard)


def _rights(view: View) -> dict[int, str]:
    pairs = (each.split(":") for each in (text_of(view, "rights") or "").split(",") if each)
    return {int(user): right for user, right in pairs}


def _keep_shares(session: Session, visit: Visit, folder: Folder, rights: dict[int, str]) -> None:
    """Share as chosen, and tell those who see it for the first time."""
    person, now = visit.person, visit.desk.clock.now()
    wanted = {user: right == "edit" for user, right in rights.items()}
    for user in folders.share(session, person.user_id, folder.id, wanted):
        right = texts.SHARE_RIGHTS[rights[user]]
        said = texts.SHARE_CAME.format(name=person.name[:40], folder=name(folder), right=right)
        view = views.remember(session, user, KIND, {"folder": folder.id})
        door = Button(texts.SHARE_OPEN, ShowView(view))
        deliveries.put(
            session, f"share:{folder.id}:{user}:{now.timestamp():.6f}", [message_of(plain(said), ((door,),))],
            user_id=user, chat_id=user, at=now,
        )  # fmt: skip
        deeds.note(session, now, person.user_id, "share", whom=user, detail=name(folder))
