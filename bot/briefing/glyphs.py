"""Signs that the fonts of a file do not have, in words: an emoji would be an empty box in print."""

from __future__ import annotations

import re
import struct
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from bot import texts

# OpenType's table of characters, and its form for all of Unicode: groups of first, last, glyph.
_TABLE, _FORM = b"cmap", 12
# A sign with what changes its colour or form, and what is joined to it;
# a flag is two letters, a key three signs.
_TONE = "[\U0001f3fb-\U0001f3ff\ufe0e\ufe0f\u20e3\U000e0020-\U000e007f]"
_SIGN = re.compile(
    f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|.{_TONE}*(?:\u200d.{_TONE}*)*", re.DOTALL
)
_CHANGES = re.compile(f"{_TONE}|\u200d")
# They show nothing by themselves, or are room.
_SEEN_BY_NOBODY = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Unicode's blocks of pictures, those of its next versions as well.
_PICTURES = range(0x1F000, 0x1FC00)


def legible(data: Any) -> Any:
    """The data of a template with all its texts legible: what no font has is said in words."""
    if isinstance(data, str):
        return in_words(data)
    if isinstance(data, dict):
        return {key: legible(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [legible(value) for value in data]
    return data


def in_words(text: str) -> str:
    """The text with signs that not every font of ours has as 〔赞〕, 〔表情×3〕, 〔字符 U+1F00〕."""
    if all(map(_has, set(text))):
        return text
    found = ((_word(sign), sign) for sign in _SIGN.findall(text))
    runs = groupby(found, lambda each: each[0])
    return "".join(_said(word, [sign for _, sign in run]) for word, run in runs)


def _said(word: str | None, signs: list[str]) -> str:
    if word is None:
        return "".join(sign if all(map(_has, sign)) else _CHANGES.sub("", sign) for sign in signs)
    if len(signs) == 1:
        return texts.SIGN_IN_WORDS.format(word=word or texts.LETTER_UNKNOWN.format(code=ord(signs[0][0])))
    if not word:
        return texts.SIGN_IN_WORDS.format(word=texts.LETTERS_UNKNOWN.format(count=len(signs)))
    return texts.SIGNS_IN_WORDS.format(word=word, count=len(signs))


def _word(sign: str) -> str | None:
    """None: it can be printed. Empty: a letter without a word of its own."""
    plain = _CHANGES.sub("", sign)
    if all(map(_has, sign)) or (plain and plain == sign[0] and _has(plain)):
        return None
    if word := texts.EMOJI_WORDS.get(plain):
        return word
    is_picture = ord(sign[0]) in _PICTURES or unicodedata.category(sign[0]) == "So"
    return texts.EMOJI if is_picture else ""


@cache
def _has(character: str) -> bool:
    if unicodedata.category(character) in _SEEN_BY_NOBODY or _SELECTORS.match(character):
        return True
    return all(_within(groups, ord(character)) for groups in _fonts())


def _within(groups: tuple[tuple[int, int], ...], code: int) -> bool:
    at = bisect_right(groups, (code, 0x110000)) - 1
    return at >= 0 and groups[at][0] <= code <= groups[at][1]


@cache
def _fonts() -> tuple[tuple[tuple[int, int], ...], ...]:
    """The characters of the fonts that come with the program: text may be set in either."""
    import pylopdf_fonts_zh_cn as fonts

    return _characters(fonts.serif_path()), _characters(fonts.sans_path())


def _characters(font: Path) -> tuple[tuple[int, int], ...]:
    """The characters of an OpenType font as ranges, in order.

    Raises:
        RuntimeError: the font says it in another form.
    """
    with font.open("rb") as file:
        (count,) = struct.unpack(">4xH6x", file.read(12))
        tables = {tag: (at, size) for tag, at, size in struct.iter_unpack(">4s4xLL", file.read(16 * count))}
        at, size = tables[_TABLE]
        file.seek(at)
        table = file.read(size)
    (count,) = struct.unpack_from(">2xH", table)
    for _, start in struct.iter_unpack(">LL", table[4 : 4 + 8 * count]):
        if struct.unpack_from(">H", table, start)[0] == _FORM:
            (groups,) = struct.unpack_from(">L", table, start + 12)
            ranges = struct.iter_unpack(">LLL", table[start + 16 : start + 16 + 12 * groups])
            return tuple((first, last) for first, last, _ in ranges)
    raise RuntimeError(f"{font.name} does not say which characters it has")
