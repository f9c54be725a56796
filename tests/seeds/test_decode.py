"""Bytes of page files: what is read, and what is refused with a sentence."""

from __future__ import annotations

import pytest

from seeds import PageUnreadable, decode_page, sample_pages

PAGE = sample_pages()[0][1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_encodings_of_the_house_are_read(encoding: str) -> None:
    assert decode_page(PAGE.encode(encoding)) == PAGE


def test_a_big_endian_mark_is_read() -> None:
    assert decode_page(b"\xfe\xff" + PAGE.encode("utf-16-be")) == PAGE


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "blanks"),
        (b"\xef\xbb\xbf", "blanks"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, ""),
        ("工会\0驿站".encode(), "NUL"),
        (b"a\0b\0c\n", "NUL"),
        (b"a" * 5_000_001, "more than"),
    ],
)
def test_what_is_no_page_is_refused_with_a_sentence(data: bytes, word: str) -> None:
    with pytest.raises(PageUnreadable) as caught:
        decode_page(data)
    assert word in str(caught.value) and "\n" not in str(caught.value)


def test_a_utf8_page_with_a_wrong_byte_is_not_taken_for_another_encoding() -> None:
    data = PAGE.encode()
    for at in (300, 1001, len(data) - 1):
        with pytest.raises(PageUnreadable, match="utf-8 at byte"):
            decode_page(data[:at] + b"\xff" + data[at + 1 :])
    with pytest.raises(PageUnreadable, match="utf-8 at byte"):
        decode_page(PAGE.strip().rstrip("。").encode()[:-1])
    assert decode_page(("工" * 5).encode("gb18030")) == "工" * 5
