"""Clippings in the store: their order through a migration, sharing, moving, tags."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from alembic.config import Config
from sqlmodel import Session

from store import Store, articles, clippings, folders, members, schema
from store.clippings import tags_in
from store.intake import take_in_documents
from tests.store.pages import file_text, plain

ROOT = Path(__file__).parents[2]
NOW = dt.datetime(2024, 7, 1, 7, 30, tzinfo=dt.UTC)


def filled(store: Store) -> tuple[int, list[int]]:
    """A folder with four articles, and their numbers in the order in which they were kept."""
    text = file_text(*((f"题目{n}", f"第{n}篇的正文。") for n in range(4)))
    take_in_documents(store, [("a.txt", text.encode())], parse=plain)
    ids = [item.id for item in store.read(articles.latest).items]
    assert len(ids) == 4

    def fill(session: Session) -> int:
        made = folders.folder_called(session, 1, "", NOW)
        assert made is not None
        for turn, key in enumerate(ids):
            clippings.keep(session, made.id, key, NOW + dt.timedelta(minutes=turn // 2))
        return made.id

    return store.write(fill), ids


def order(store: Store, folder: int) -> list[int]:
    return [each.headline.id for each in store.read(clippings.content, folder)]


def test_what_was_kept_last_stands_first_also_after_the_migration(store: Store) -> None:
    from alembic import command

    folder, ids = filled(store)
    assert order(store, folder) == ids[::-1]

    def down(session: Session) -> None:
        config = Config()
        config.set_main_option("script_location", str(ROOT / "store/migrations"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = session.connection()
        command.downgrade(config, "0012")

    store.write(down)
    store.write(lambda session: schema.upgrade(session.connection()))
    assert order(store, folder) == ids[::-1]
    assert store.write(clippings.shift, folder, ids[0], -1)
    assert order(store, folder) == [ids[3], ids[2], ids[0], ids[1]]
    assert not store.write(clippings.shift, folder, ids[3], -1)
    assert not store.write(clippings.shift, folder, 999, 1)


def test_a_share_is_for_members_and_ends_with_the_folder(store: Store) -> None:
    folder, _ = filled(store)
    for user in (1, 2):
        store.write(members.add, user, f"成员{user}", None, "member")
    assert store.write(folders.share, 1, folder, {2: False, 3: True}) == (2,)
    seen = store.read(folders.folder, 2, folder)
    assert seen and (seen.right, seen.owner, seen.may_edit, seen.count) == ("read", "成员1", False, 4)
    assert store.write(folders.share, 1, folder, {2: True}) == ()
    seen = store.read(folders.folder, 2, folder)
    assert seen and seen.may_edit
    assert store.read(folders.folder, 3, folder) is None
    assert store.read(folders.folder, 2, 2**70) is None
    # Where somebody may not put things in any more, they go to the first folder again.
    store.write(folders.choose, 2, folder)
    assert store.write(folders.chosen, 2, NOW).id == folder
    store.write(folders.share, 1, folder, {2: False})
    assert store.write(folders.chosen, 2, NOW).right == "own"
    assert store.write(folders.leave, 2, folder) and not store.write(folders.leave, 2, folder)


def test_the_first_folder_stays(store: Store) -> None:
    folder, _ = filled(store)
    assert not store.write(folders.remove, 1, folder) and not store.write(folders.rename, 1, folder, "x")
    made = store.write(folders.folder_called, 1, "简报", NOW)
    assert made and not store.write(folders.remove, 2, made.id)
    assert store.write(folders.rename, 1, made.id, "周报") and store.write(folders.remove, 1, made.id)


def test_tags_are_read_as_they_are_typed() -> None:
    assert tags_in(" #产改  #产改，周五、简报;a;") == ("产改", "周五", "简报", "a")
    assert tags_in("＃ ，") == ()
    assert tags_in("\u202egnp \u200b") == ("gnp",)
    assert len(tags_in(" ".join(map(str, range(99))))) == clippings.MOST_TAGS
    assert len(tags_in("长" * 99)[0]) == clippings.TAG_LENGTH
