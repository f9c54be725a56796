"""Bytes of a page file → its text, or a reason why it is not a page."""

from __future__ import annotations

import codecs

# A page of a daily holds some 15 kB; a file a few hundred times that is something else.
MAX_BYTES = 5_000_000

_PAGE_MARKS = frozenset("\n，。、；：")
# How many characters of a file are looked at to tell one encoding from another.
_SAMPLE = 4096


class PageUnreadable(ValueError):  # noqa: N818 - the condition, in the words of the report
    """A file that holds no page text; the message is one sentence that says what to do."""


def decode_page(data: bytes) -> str:
    """Read UTF-8 (with or without BOM), UTF-16 (with BOM, or plainly so without) or GB18030.

    Raises:
        PageUnreadable: the file is empty, blank, too large, binary, or in none of these encodings.
    """
    if not data:
        raise PageUnreadable("the file is empty; give a page text.")
    if len(data) > MAX_BYTES:
        raise PageUnreadable(f"the file has more than {MAX_BYTES:,} bytes; give one page text a file.")
    text = _decoded(data)
    if "\0" in text:
        raise PageUnreadable("the file holds NUL characters, so it is no text; give the page as plain text.")
    if _is_binary(text):
        raise PageUnreadable("the file looks binary; give the page as plain text (UTF-8, GB18030 or UTF-16).")
    if not text.strip():
        raise PageUnreadable("the file holds only blanks; give a page text.")
    return text


def _decoded(data: bytes) -> str:
    """The text in the first encoding that fits, surest first."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strict(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    if text is not None and "\0" not in text:
        return text
    wide = _without_mark(data)
    if wide is not None:
        return wide
    if text is not None:
        return text
    # A UTF-8 page with a byte that is wrong may pass for GB18030, every character another.
    return _strict(data, "utf-8" if _is_damaged_utf8(data) else "gb18030")


def _is_damaged_utf8(data: bytes) -> bool:
    """Nearly all of it is Chinese in UTF-8; GB18030 read so has hardly a character that is right."""
    text = data.decode("utf-8", "replace")
    chinese = sum("\u3000" <= c <= "\u9fff" for c in text)
    return text.count("\ufffd") * 20 <= chinese


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise PageUnreadable(
            f"the file cannot be read as {error.encoding} at byte {error.start}; "
            "save it as UTF-8, GB18030 or UTF-16."
        ) from error


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without BOM is taken for such only when it is plainly Chinese text with line ends."""
    if len(data) % 2 or b"\0" not in data:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        # Any two bytes are some Chinese character; a page has lines or marks as well.
        if (
            "\0" not in sample
            and _PAGE_MARKS & set(sample)
            and sum(_is_page_character(c) for c in sample) >= 0.9 * len(sample)
        ):
            return text
    return None


def _is_page_character(char: str) -> bool:
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3000" <= char <= "\u303f"
        or "\uff00" <= char <= "\uffef"
        or "\u2010" <= char <= "\u2026"
        or " " <= char <= "~"
        or char in "\n\r\t·□"
    )


def _is_binary(text: str) -> bool:
    """Control characters other than white space do not occur in a page text."""
    sample = text[:_SAMPLE]
    controls = sum((c < " " and c not in "\n\r\t\f\v") or "\x7f" <= c <= "\x9f" for c in sample)
    return controls * 50 > len(sample)
