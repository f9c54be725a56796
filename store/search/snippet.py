"""What a hit shows: the sentence around the match as printed, and the title, marked with [[ ]]. Pure.

The printed text's own brackets are shown full-width, so that a mark is always a mark.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from store.search.level import level, level_with_offsets
from store.search.query import Query

# The printed characters of a snippet, and how many of them may stand before the match.
LENGTH, BEFORE = 76, 28
_ENDS = "。！？；!?;"
_CLOSING = "”’」』）)》〉，、：,: "
_BRACKETS = str.maketrans({"[": "［", "]": "］", "\n": " ", "\r": " ", "\t": " "})

Span = tuple[int, int]


class Needles(NamedTuple):
    """What is marked: the whole where it stands in one piece, else the parts."""

    whole: str
    parts: tuple[str, ...]
    # False where it is known that the article has the whole nowhere in one piece.
    in_one_piece: bool = True
    # False where it is known that only the title has any of it.
    below_title: bool = True
    # The parts that are known to stand below the title; none where that is not known.
    below: tuple[str, ...] = ()

    @classmethod
    def of(cls, query: Query) -> Needles:
        """The needles of a query."""
        # A lone character of a longer query (时 of 产改进行时) would be marked wherever it stands.
        # Of what one will do of, each stands for itself, in one piece where it does.
        chosen = [each for wanted in query.wanted if wanted.others for each in (wanted, *wanted.others)]
        every = (*query.parts, *(part for each in chosen for part in (each.levelled, *each.parts)))
        if query.filters.worded and query.filters.naming:
            every = (*every, query.filters.naming)
        telling = tuple(part for part in dict.fromkeys(every) if len(part) > 1)
        return cls(query.whole, telling or every)

    def known(self, title: str, head: str, body: str) -> Needles:
        """The same, knowing the article's levelled text: then its printed one need seldom be levelled."""
        below = tuple(part for part in self.parts if part in body or part in head)
        whole_below = self.whole in body or self.whole in head
        whole = whole_below or self.whole in title
        return self._replace(in_one_piece=whole, below_title=bool(below) or whole_below, below=below)

    def printed_in(self, texts: Iterable[str]) -> bool:
        """True when one of these texts has the whole as it was typed."""
        return bool(self.whole) and any(self.whole in text for text in texts)

    def worth(self, levelled: str) -> int:
        """How much of what is wanted a levelled text holds."""
        if self.whole and self.whole in levelled:
            return len(self.parts) + 1
        return sum(part in levelled for part in self.parts)

    def as_printed(self, text: str) -> bool:
        """True when levelling a text would show no more of what is wanted than is printed."""
        if self.in_one_piece:
            return bool(self.whole) and self.whole in text
        missing = [part for part in self.parts if part not in text]
        levelled = level(text) if missing else ""
        return not any(part in levelled for part in missing)

    def spans(self, levelled: str) -> list[Span]:
        """Where they stand in a levelled text, in order, without overlap."""
        wanted = [self.whole] if self.whole and self.whole in levelled else self.parts
        found = sorted(span for needle in wanted for span in _places(levelled, needle))
        return _merged(found)


def marked(text: str, needles: Needles, levelled: str = "") -> str:
    """A title with the match marked; `levelled` is its levelled form, where it is known."""
    in_vain = levelled and not any(part in levelled for part in needles.parts)
    return _mark(text, [] if in_vain else _printed_spans(text, needles), 0, len(text)).strip()


def snippet(texts: Sequence[str], needles: Needles) -> str:
    """The best sentence of these texts (the first of the best), the match marked."""
    if needles.below:
        # What only the title has is looked for in vain, and levelling a text takes longest.
        needles = needles._replace(parts=needles.below)
    best = _best(texts, needles) if needles.below_title else ""
    if not best:
        return _mark(next((text for text in texts if text.strip()), ""), [], 0, LENGTH)
    spans = _printed_spans(best, needles)
    start, end = _window(best, _densest(spans))
    return _mark(best, spans, start, end)


def _best(texts: Sequence[str], needles: Needles) -> str:
    # Mostly it is printed as it was typed, and then nothing need be levelled to see it.
    if needles.whole and (as_printed := next((text for text in texts if needles.whole in text), "")):
        return as_printed
    if not needles.in_one_piece and all(any(part in text for text in texts) for part in needles.parts):
        return max(texts, key=needles.worth, default="")
    best, worth = "", 0
    for text in texts:
        here = needles.worth(level(text))
        if here > worth:
            best, worth = text, here
            if worth > len(needles.parts):
                break
    return best


def _densest(spans: Sequence[Span]) -> Span:
    # The place from which most of the matches fit into one snippet; the first of these. They are in order.
    ends = [span[1] for span in spans]
    fitting = [bisect_right(ends, span[0] + LENGTH - BEFORE) - at for at, span in enumerate(spans)]
    return spans[fitting.index(max(fitting))]


def _window(text: str, match: Span) -> Span:
    earliest = max(0, match[0] - BEFORE)
    ends = [at + 1 for at in range(earliest, match[0]) if text[at] in _ENDS]
    start = ends[-1] if ends else earliest
    while start < match[0] and text[start] in _CLOSING:
        start += 1
    end = max(match[1], start + LENGTH)
    # A few characters more or less are well spent on the end of a sentence.
    for at in range(min(end + 6, len(text)) - 1, max(match[1], end - 20) - 1, -1):
        if text[at] in _ENDS:
            return start, at + 1
    return start, min(end, len(text))


def _mark(text: str, spans: Iterable[Span], start: int, end: int) -> str:
    out = ["…" if start and text[start - 1] not in _ENDS + _CLOSING else ""]
    at = start
    for left, right in spans:
        if left < start or left >= end:
            continue
        right = min(right, end)  # noqa: PLW2901 - a match longer than the window is cut with it
        out += [text[at:left].translate(_BRACKETS), "[[", text[left:right].translate(_BRACKETS), "]]"]
        at = right
    out += [text[at:end].translate(_BRACKETS), "…" if end < len(text) and text[end - 1] not in _ENDS else ""]
    return "".join(out).strip()


def _printed_spans(text: str, needles: Needles) -> list[Span]:
    if needles.as_printed(text):
        return needles.spans(text)
    levelled, offsets = level_with_offsets(text)
    return _merged([(offsets[a], offsets[b - 1] + 1) for a, b in needles.spans(levelled)])


def _places(text: str, needle: str) -> Iterable[Span]:
    at = text.find(needle) if needle else -1
    while at >= 0:
        yield at, at + len(needle)
        at = text.find(needle, at + len(needle))


def _merged(spans: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span[0] < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], span[1]))
        else:
            out.append(span)
    return out
