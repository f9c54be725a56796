"""What the fonts of a file do not have is said in words: no empty box, whatever somebody writes."""

from __future__ import annotations

import json
from typing import Any

import pylopdf_fonts_zh_cn as fonts
import pytest
import typst

from bot import texts
from bot.briefing import glyphs, typesetting
from bot.briefing.glyphs import in_words
from store import Store, articles, clippings, folders
from tests.bot.conftest import MEMBER, NOW, House, messages, press


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("请阅👍", "请阅〔赞〕"),
        ("👍👍👍好", "〔赞×3〕好"),
        ("👍🏽和👍", "〔赞〕和〔赞〕"),
        ("❤️", "〔心〕"),
        ("🦄", "〔表情〕"),
        ("👨‍👩‍👧看", "〔表情〕看"),
        ("🇨🇳", "〔中国国旗〕"),
        ("1️⃣先看", "1先看"),
        ("😀" * 4000, "〔笑脸×4000〕"),
        ("서울", "〔2 个不能排印的字符〕"),
        ("《工人日报》①—…ǎé㎡★", "《工人日报》①—…ǎé㎡★"),
        ("\U000ea000", "〔字符 U+EA000〕"),
        ("", ""),
    ],
)
def test_a_sign_that_no_font_has_is_a_word(written: str, printed: str) -> None:
    assert in_words(written) == printed
    assert all(map(glyphs._has, set(printed)))


def test_all_of_the_printed_page_is_left_as_it_is(store: Store) -> None:
    for item in store.read(articles.latest, limit=50).items:
        whole = store.read(articles.article, item.id).article
        for text in (whole.title or "", *(block.text for block in whole.blocks)):
            assert in_words(text) == text


def test_the_words_for_emoji_can_be_printed() -> None:
    for word in (*texts.EMOJI_WORDS.values(), texts.EMOJI, texts.SIGN_IN_WORDS, texts.LETTERS_UNKNOWN):
        assert in_words(word) == word


def drawn(text: str) -> bytes:
    """A line as Typst draws it."""
    source = '#set page(width: 60mm, height: 12mm)\n#set text(font: ("Noto Serif SC",))\n#sys.inputs.data'
    compile_: Any = typst.compile
    return bytes(
        compile_(
            source.encode(), font_paths=[str(fonts.serif_path().parent)], ignore_system_fonts=True,
            sys_inputs={"data": text}, format="png",
        )
    )  # fmt: skip


def test_signs_that_are_said_to_be_there_are_no_boxes() -> None:
    """Two that no font has look alike, as the box that they are; what is left as it is does not."""
    box = drawn("\U000ea000")
    assert drawn("\U000eb001") == box
    for sign in ("①", "★", "㎡", "\U0002a6d6", "é", "♥"):
        assert in_words(sign) == sign or in_words(sign).startswith("〔")
        assert drawn(in_words(sign)) != box


async def test_a_note_of_emoji_is_words_in_the_pdf_and_itself_in_the_other_files(
    house: House, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = store.read(articles.latest, limit=1).items[0].id
    folder = store.write(folders.chosen, MEMBER, NOW)
    store.write(clippings.keep, folder.id, article, NOW)
    store.write(clippings.annotate, folder.id, article, "请看👍🦄")
    told: list[Any] = []
    run = typesetting.subprocess.run
    monkeypatch.setattr(
        typesetting.subprocess, "run", lambda *a, **k: told.append(json.loads(k["input"])) or run(*a, **k)
    )
    await house.member.say("/saved")
    (file,) = [each for each in messages(await press(house.member, texts.EXPORTS["pdf"])) if each.document]
    assert file.document and file.document[0].endswith(".pdf")
    assert told[0]["entries"][0]["note"] == texts.SENT_WITH.format(note="请看〔赞〕〔表情〕")
    (file,) = [each for each in messages(await press(house.member, texts.EXPORTS["md"])) if each.document]
    assert file.document and "请看👍🦄" in file.document[1].decode("utf-8-sig")
