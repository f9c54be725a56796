"""Marked-up text as a value. This is the only place that writes HTML tags or escapes.

Everything above builds `Rich` values out of raw text; `Rich.html()` is what Telegram gets. Lengths are
counted as Telegram counts them: in UTF-16 code units, after entities are parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape, unescape
from typing import Literal

_TAG = re.compile(r"</?[a-z]+(?: [^>]*)?>")
Style = Literal["b", "i", "u", "s", "blockquote"]


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 code units, as the Bot API counts it."""
    return len(text) + sum(character > "\uffff" for character in text)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of raw text with its styles, outermost first, and where it links to."""

    text: str
    styles: tuple[Style, ...] = ()
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Rich:
    """Marked-up text: spans in order."""

    spans: tuple[Span, ...] = ()

    def __add__(self, other: Rich | str) -> Rich:
        return Rich(self.spans + (plain(other) if isinstance(other, str) else other).spans)

    def __bool__(self) -> bool:
        return any(span.text for span in self.spans)

    @property
    def text(self) -> str:
        """What the reader sees, without styles."""
        return "".join(span.text for span in self.spans)

    @property
    def length(self) -> int:
        """UTF-16 code units of the visible text."""
        return utf16_length(self.text)

    def styled(self, style: Style) -> Rich:
        """The same text inside one more style."""
        return Rich(tuple(replace(span, styles=(style, *span.styles)) for span in self.spans))

    def cut(self, at: int) -> tuple[Rich, Rich]:
        """The text before and from the character `at`; styles and links go on in both."""
        before, after, left = [], [], at
        for span in self.spans:
            if left > 0:
                before.append(replace(span, text=span.text[:left]))
            if left < len(span.text):
                after.append(replace(span, text=span.text[max(left, 0) :]))
            left -= len(span.text)
        return Rich(tuple(before)), Rich(tuple(after))

    def html(self) -> str:
        """The text in Telegram's HTML: styles nested, neighbours in the same style joined."""
        parts: list[str] = []
        opened: tuple[str, ...] = ()
        for span in self.spans:
            if not span.text:
                continue
            wanted = (*span.styles, *((f'a href="{escape(span.link)}"',) if span.link else ()))
            parts.append(_change_tags(opened, wanted))
            parts.append(escape(span.text, quote=False))
            opened = wanted
        parts.append(_change_tags(opened, ()))
        return "".join(parts)


def _change_tags(opened: tuple[str, ...], wanted: tuple[str, ...]) -> str:
    shared = 0
    while shared < min(len(opened), len(wanted)) and opened[shared] == wanted[shared]:
        shared += 1
    closing = "".join(f"</{tag.split()[0]}>" for tag in reversed(opened[shared:]))
    return closing + "".join(f"<{tag}>" for tag in wanted[shared:])


def plain(text: str) -> Rich:
    """Raw text without any style."""
    return Rich((Span(text),))


def bold(text: str) -> Rich:
    """Raw text, bold."""
    return plain(text).styled("b")


def italic(text: str) -> Rich:
    """Raw text, italic."""
    return plain(text).styled("i")


def struck(text: str) -> Rich:
    """Raw text, struck through: it was there, and holds no more."""
    return plain(text).styled("s")


def text_of(html: str) -> str:
    """What the reader sees of text that `Rich.html` wrote."""
    return unescape(_TAG.sub("", html))


def quote(content: Rich) -> Rich:
    """A block quotation."""
    return content.styled("blockquote")


def link(text: str, url: str) -> Rich:
    """Raw text that leads to an address."""
    return Rich((Span(text, (), url),))


def join(parts: Iterable[Rich], between: str = "\n") -> Rich:
    """The parts that hold anything, with `between` between them."""
    spans: list[Span] = []
    for part in parts:
        if part:
            spans += (Span(between), *part.spans) if spans else part.spans
    return Rich(tuple(spans))


def marked(text: str, begin: str = "[[", end: str = "]]") -> Rich:
    """Text in which the store has marked the match with [[ and ]]: the match in bold.

    An end without a beginning, or the other way round, stays as it is printed.
    """
    spans: list[Span] = []
    rest = text
    while (start := rest.find(begin)) >= 0 and (stop := rest.find(end, start)) >= 0:
        spans += (Span(rest[:start]), Span(rest[start + len(begin) : stop], ("b",)))
        rest = rest[stop + len(end) :]
    return Rich((*spans, Span(rest)))


def shortened(content: Rich, limit: int) -> Rich:
    """At most `limit` characters, the last of them … when something was left out."""
    if len(content.text) <= limit:
        return content
    return content.cut(limit - 1)[0] + "…"
