"""Clippings: kept from an article, in folders, with notes, handed out as a file; nobody else's business."""

from __future__ import annotations

import csv
import io

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import texts
from bot.briefing.content import Briefing, Entry, Paragraph
from bot.briefing.pdf import as_pdf
from bot.briefing.plain import as_csv, as_markdown
from bot.briefing.word import as_docx
from bot.local.transport import Shown
from store import Store, articles, clippings, folders
from store.intake import withdraw
from tests.bot.conftest import MEMBER, NOW, House, labels, message, messages, press, toasts


async def keep(house: House, article: int) -> None:
    await house.member.say(f"/start a_{article}")
    assert toasts(await press(house.member, texts.SAVE)) == [texts.SAVED]


async def exported(house: House, label: str) -> tuple[str, str]:
    """The name and the text of the file that comes."""
    (shown,) = messages(await press(house.member, label))
    assert shown.document is not None
    name, data = shown.document
    assert data.startswith(b"\xef\xbb\xbf")
    return name, data.decode("utf-8-sig")


async def test_an_article_is_kept_once_and_found_again(house: House, store: Store) -> None:
    first, second = (item.id for item in store.read(articles.latest, limit=2).items)
    await keep(house, first)
    assert toasts(await press(house.member, texts.SAVE)) == [texts.SAVED_ALREADY]
    await keep(house, second)
    shown = message(await house.member.say("/saved"))
    titles = [store.read(articles.article, key).title for key in (second, first)]
    assert shown.text.startswith("收藏（共 2 篇）")
    assert shown.text.index(titles[0][:10]) < shown.text.index(titles[1][:10])
    await press(house.member, "2")
    assert titles[1] in (house.member.newest_with_buttons() or shown).text
    assert message(await press(house.member, texts.BACK)).text == shown.text


async def test_a_clipping_gets_a_note_and_goes_again(house: House, store: Store) -> None:
    item = store.read(articles.latest, limit=1).items[0]
    await keep(house, item.id)
    await house.member.say("收藏")
    await press(house.member, texts.CLIPPING_EDIT.format(number=1))
    await press(house.member, texts.ADD_NOTE)
    shown = message(await house.member.say("周五简报用 <b>"))
    assert "周五简报用 <b>" in shown.text
    await press(house.member, texts.CLIPPING_EDIT.format(number=1))
    shown = message(await press(house.member, texts.TAKE_OUT))
    assert texts.FOLDER_EMPTY in shown.text


async def test_folders_have_names(house: House, store: Store) -> None:
    await house.member.say("/saved")
    await press(house.member, texts.FOLDERS)
    await press(house.member, texts.FOLDER_NEW)
    shown = message(await house.member.say("简报"))
    assert shown.text.startswith("简报（共 0 篇）")
    assert [each.name for each in store.read(folders.folders, MEMBER)] == ["", "简报"]
    assert message(await house.member.say("/saved 简报")).text == shown.text


async def test_an_unknown_name_makes_a_folder_only_by_the_button(house: House, store: Store) -> None:
    person = house.member
    shown = message(await person.say("/saved 简报"))
    assert shown.text == texts.FOLDER_UNKNOWN.format(name="简报")
    assert labels(shown) == [texts.FOLDER_NEW, texts.FOLDERS]
    assert [each.name for each in store.read(folders.folders, MEMBER)] == [""]
    assert message(await press(person, texts.FOLDER_NEW)).text.startswith("简报（共 0 篇）")
    assert [each.name for each in store.read(folders.folders, MEMBER)] == ["", "简报"]
    assert message(await person.say("/saved  简报 ")).text.startswith("简报（共 0 篇）")


async def test_the_first_folder_opens_by_the_name_it_is_shown_by(house: House, store: Store) -> None:
    person = house.member
    await keep(house, store.read(articles.latest, limit=1).items[0].id)
    for typed in ("/saved 收藏", "收藏 收藏", "/收藏 收藏"):
        assert message(await person.say(typed)).text.startswith("收藏（共 1 篇）")
    await press(person, texts.FOLDERS)
    await press(person, texts.FOLDER_NEW)
    assert message(await person.say("收藏\u202e")).text.startswith("收藏（共 1 篇）")
    assert [each.name for each in store.read(folders.folders, MEMBER)] == [""]


async def test_the_word_takes_the_name_of_a_folder_and_else_searches(house: House, store: Store) -> None:
    person = house.member
    store.write(folders.folder_called, MEMBER, "简报", NOW)
    for word in ("收藏", "剪报"):
        assert message(await person.say(f"{word} 简报")).text.startswith("简报（共 0 篇）")
    before = len(store.read(folders.folders, MEMBER))
    shown = message(await person.say("收藏 产改"))
    assert "产改" in shown.text and texts.FOLDER_UNKNOWN.format(name="产改") not in shown.text
    assert len(store.read(folders.folders, MEMBER)) == before


async def test_a_folder_comes_as_text_and_as_table(house: House, store: Store) -> None:
    items = store.read(articles.latest, limit=3).items
    for item in items:
        await keep(house, item.id)
    await house.member.say("/saved")
    name, text = await exported(house, texts.EXPORTS["md"])
    assert name == "收藏-20241221.md"
    assert text.count("\n## ") == 3 and text.count("《工人日报》2024年12月20日") == 3
    name, table = await exported(house, texts.EXPORTS["csv"])
    rows = list(csv.reader(io.StringIO(table)))
    assert rows[0] == list(texts.CSV_HEAD) and len(rows) == 4
    assert {row[0] for row in rows[1:]} == {item.title for item in items}
    body = "".join(block.text for block in store.read(articles.article, items[0].id).article.blocks)
    assert "".join(rows[-1][5].split()) == "".join(body.split())


async def test_a_note_of_several_paragraphs_stays_apart_from_the_article(house: House, store: Store) -> None:
    await keep(house, store.read(articles.latest, limit=1).items[0].id)
    await house.member.say("/saved")
    await press(house.member, texts.CLIPPING_EDIT.format(number=1))
    await press(house.member, texts.ADD_NOTE)
    await house.member.say("先看第二段\n\n# 再看第三段")
    _, text = await exported(house, texts.EXPORTS["md"])
    assert "\n> 附言：先看第二段\n>\n> \\# 再看第三段\n\n" in text


async def test_what_is_withdrawn_is_not_shown(house: House, store: Store) -> None:
    item = store.read(articles.latest, limit=1).items[0]
    await keep(house, item.id)
    store.write(withdraw, item.page_id)
    shown = message(await house.member.say("/saved"))
    assert item.title[:8] not in shown.text
    assert shown.text.startswith("收藏（共 0 篇）")


@pytest.mark.parametrize("action", ["open", "card", "out", "note", "md", "pdf", "folders", "new", "zap"])
async def test_nobody_gets_at_somebody_elses_folder(house: House, store: Store, action: str) -> None:
    item = store.read(articles.latest, limit=1).items[0]
    await keep(house, item.id)
    await house.member.say("/saved")
    (folder,) = store.read(folders.folders, MEMBER)
    for view in range(1, 6):
        events = await house.administrator.press_data(f"x:clip:{action}:{view}:{folder.id}", 1)
        assert not [event for event in events if isinstance(event, Shown) and item.title[:8] in event.text]
        assert toasts(events) == [texts.VIEW_DEAD]
    assert toasts(await house.stranger.press_data(f"x:clip:add:{item.id}", 1)) == [texts.STRANGER_ALERT]
    await house.administrator.say("/saved")
    number = max(view for view in range(1, 30) if f"x:clip:folders:{view}" in str(house.server.calls))
    events = await house.administrator.press_data(f"x:clip:open:{number}:{folder.id}", 1)
    assert toasts(events) == [texts.FOLDER_GONE]
    assert len(store.read(clippings.content, folder.id)) == 1
    assert labels(message(await house.member.say("/saved")))


async def test_an_article_that_is_not_there_is_not_kept(house: House) -> None:
    assert toasts(await house.member.press_data("x:clip:add:999999", 1)) == [texts.ARTICLE_GONE]


async def test_a_folder_comes_as_a_briefing_for_the_desk(house: House, store: Store) -> None:
    items = store.read(articles.latest, limit=3).items
    for item in items:
        await keep(house, item.id)
    await house.member.say("/saved")
    (pdf,) = messages(await press(house.member, texts.EXPORTS["pdf"]))
    assert pdf.document is not None and pdf.document[1].startswith(b"%PDF")
    (word,) = messages(await press(house.member, texts.EXPORTS["docx"]))
    assert word.document is not None and word.document[0] == "收藏-20241221.docx"
    document = Document(io.BytesIO(word.document[1]))
    heads = [line.text for line in document.paragraphs if line.style and line.style.name == "Heading 1"]
    assert sorted(heads) == sorted(item.title for item in items)
    assert sum("《工人日报》2024年12月20日" in line.text for line in document.paragraphs) == 3
    assert "PAGE" in document.sections[0].footer.paragraphs[0]._p.xml


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_set(text: str) -> None:
    part = Paragraph("paragraph", text)
    entry = Entry(text, text, text, text, text, "《工人日报》", text, (part, Paragraph("subhead", text)))
    made = Briefing(text, NOW.date(), (entry,))
    for make, head in ((as_pdf, b"%PDF"), (as_docx, b"PK"), (as_markdown, b"\xef"), (as_csv, b"\xef")):
        assert make(made).startswith(head)


async def test_all_hits_of_a_page_are_kept_at_once(house: House, store: Store) -> None:
    person = house.member
    await person.say("产改")
    toast = toasts(await press(person, texts.SAVE_ALL))
    assert toast == [texts.SAVED_ALL.format(count=5)]
    await press(person, texts.NEXT_PAGE)
    await press(person, texts.SAVE_ALL)
    (first,) = store.read(folders.folders, MEMBER)
    assert first.count > 5
    assert toasts(await press(person, texts.SAVE_ALL)) == [texts.SAVED_ALREADY]
    other = house.administrator
    assert toasts(await other.press_data("x:clip:hits:1:0", 1)) == [texts.VIEW_DEAD]
