"""Cuts a long text into messages: between paragraphs, at need between sentences, never inside a character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from bot.render.markup import Rich, join, utf16_length

# Bot API: "1-4096 characters after entities parsing"; counted in UTF-16 code units.
MESSAGE_LIMIT = 4096
# answerCallbackQuery: "0-200 characters", counted as above.
TOAST_LIMIT = 200
PARAGRAPH_BREAK = "\n\n"

# Where a paragraph may be cut, best first: a sentence's end with the quotation marks that close it, a pause.
_SENTENCE_END = re.compile(r"(?:[。！？!?]|……)+[”’」』）)》]*|\n")
_PAUSE = re.compile(r"[；;，,、：:][”’」』）)》]*|\s")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f\u20e3")


def split_paragraphs(paragraphs: Sequence[Rich], first: int, following: int = MESSAGE_LIMIT) -> list[Rich]:
    """The paragraphs in as few texts as hold them, in order and whole.

    Args:
        paragraphs: blocks of text, set apart by a blank line where they share a message.
        first: room in the first text, in UTF-16 code units.
        following: room in each further text.
    """
    texts: list[Rich] = []
    gathered: list[Rich] = []
    used = 0
    waiting = [paragraph for paragraph in reversed(paragraphs) if paragraph]
    while waiting:
        paragraph = waiting.pop()
        room = (following if texts else first) - used - (len(PARAGRAPH_BREAK) if gathered else 0)
        if paragraph.length <= room:
            gathered.append(paragraph)
            used += paragraph.length + (len(PARAGRAPH_BREAK) if len(gathered) > 1 else 0)
            continue
        if gathered and paragraph.length <= following:
            waiting.append(paragraph)
        else:
            # Longer than a whole message: fill what room there is, unless only a scrap would fit.
            head, rest = _cut_to_fit(paragraph, room, whole=not gathered)
            gathered += [head] if head else []
            waiting.append(rest)
        texts.append(join(gathered, PARAGRAPH_BREAK))
        gathered, used = [], 0
    if gathered:
        texts.append(join(gathered, PARAGRAPH_BREAK))
    return texts


def fitted_toast(text: str) -> str:
    """A line for the answer to a button, cut to what that holds."""
    if utf16_length(text) <= TOAST_LIMIT:
        return text
    return text[: _character_border(text, _fitting(text, TOAST_LIMIT - 1))] + "…"


def fitted(text: Rich) -> Rich:
    """The text, cut to one message: the last resort for what should have been short."""
    if text.length <= MESSAGE_LIMIT:
        return text
    return text.cut(_character_border(text.text, _fitting(text.text, MESSAGE_LIMIT - 1)))[0] + "…"


def _cut_to_fit(paragraph: Rich, room: int, *, whole: bool) -> tuple[Rich, Rich]:
    """Cut a paragraph that is too long; with `whole` the first half must not be empty."""
    text = paragraph.text
    most = _fitting(text, room)
    at = _last_end(_SENTENCE_END, text, most)
    if not at and whole:
        at = _last_end(_PAUSE, text, most) or _character_border(text, most)
    return paragraph.cut(at)


def _fitting(text: str, room: int) -> int:
    """How many characters of the text fit into `room` UTF-16 code units."""
    most = min(len(text), max(room, 0))
    while most and utf16_length(text[:most]) > room:
        most -= max(1, (utf16_length(text[:most]) - room) // 2)
    return most


def _last_end(pattern: re.Pattern[str], text: str, most: int) -> int:
    # A mark that ends right at the border may be followed by a closing quotation mark: look one run further.
    ends = [found.end() for found in pattern.finditer(text, 0, most + 8) if found.end() <= most]
    return ends[-1] if ends else 0


def _character_border(text: str, most: int) -> int:
    """The last place up to `most` that does not part a letter from its accents or an emoji sequence."""
    at = most
    while 1 < at < len(text) and (
        unicodedata.combining(text[at]) or text[at] in _JOINERS or text[at - 1] == "\u200d"
    ):
        at -= 1
    return at if at > 1 else max(most, 1)
