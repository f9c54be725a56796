"""Lists of headlines and hits, short enough for a phone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from bot import texts
from bot.render.markup import Rich, bold, italic, join, marked, plain, shortened
from store.search import counting
from store.search.level import level
from store.values import Assumed, Headline, Hit

# Two lines of a phone; what is longer is cut with ….
TITLE_LENGTH = 40
# Three lines of the sentence found; two where the title has the match as well.
SNIPPET_LENGTH = 54
_SNIPPET_BESIDE_TITLE = 40
_BEFORE_MATCH = 12
COLUMN_LENGTH = 16
LIST_SIZE = 8
# So many more are shown when they are the last ones: nobody wants a page with one line.
LAST_ONES = 2
# A hit takes three or four lines where a headline takes one or two.
HITS_SIZE = 5


def stretch(total: int, offset: int, step: int) -> int:
    """How many of a list are shown from `offset` on, where `step` is the size of a page."""
    left = total - offset
    return left if left <= step + LAST_ONES else step


def count_line(offset: int, shown: int, total: int) -> Rich:
    """共 9 篇, or which of them are shown."""
    if offset == 0 and shown == total:
        return plain(texts.ARTICLES.format(count=total))
    return plain(texts.ARTICLES_OF.format(count=total, which=which(offset, shown)))


def which(offset: int, shown: int) -> str:
    """6–10, or 6 alone."""
    return f"{offset + 1}–{offset + shown}" if shown > 1 else f"{offset + 1}"


def headline_lines(items: Sequence[Headline], first: int = 1, *, dated: bool = False) -> list[Rich]:
    """A line for each headline, numbered as its button; the 版 stands above where it changes.

    Args:
        items: the headlines.
        first: the number of the first.
        dated: say the date instead of the 版, for lists over several issues.
    """
    lines: list[Rich] = []
    several = any(item.page is not None for item in items)
    page: int | None = -1
    for number, item in enumerate(items, start=first):
        if several and not dated and item.page != page:
            lines.append((plain("\n") if lines else plain("")) + bold(texts.page_name(item.page)))
            page = item.page
        lines.append(headline_line(number, item) + (f"　{_when(item)}" if dated else ""))
    return lines


def headline_line(number: int, item: Headline) -> Rich:
    """3. 标题"""
    return plain(f"{number}. ") + shortened(plain(item.title), TITLE_LENGTH)


def hit_lines(hits: Sequence[Hit], first: int = 1, assumed: Sequence[Assumed] = ()) -> list[Rich]:
    """A block for each hit: the title with the match marked, where it stood, the sentence found."""
    others = [each for each in assumed if each.kind == "synonym"]
    numbers = bool(others) and all(map(_is_number, others))
    lanes = texts.LANES | ({"synonym": texts.LANE_NUMBER} if numbers else {})
    return [_hit(number, hit, lanes[hit.lane]) for number, hit in enumerate(hits, start=first)]


def _is_number(each: Assumed) -> bool:
    """Whether what was taken is another writing of a number: 三百七十四个, 374个."""
    return each.taken in counting.otherwise(level(each.typed))


def assumed_lines(assumed: Sequence[Assumed]) -> list[Rich]:
    """What the search took for what."""
    told = [_assumed(each) for each in assumed if each.kind != "synonym"]
    names: dict[tuple[str, str], list[str]] = {}
    for each in assumed:
        if each.kind == "synonym":
            form = texts.ALSO_NUMBER if _is_number(each) else texts.ALSO_SYNONYM
            names.setdefault((form, each.typed), []).append(each.taken)
    told += [form.format(typed=typed, taken="、".join(taken)) for (form, typed), taken in names.items()]
    return [italic(line) for line in told]


def _assumed(each: Assumed) -> str:
    left_out = texts.PARTIAL if each.kind == "partial" else texts.LEFT_OUT
    form = texts.ASSUMED if each.taken else left_out
    return form.format(typed=each.typed, taken=each.taken)


def filter_line(filters: Mapping[str, str]) -> str:
    """The filters of a search, in words; empty when there are none."""
    told = []
    if "from" in filters:
        first, last = (dt.date.fromisoformat(filters[name]) for name in ("from", "to"))
        both = texts.FILTER_DAYS.format(first=texts.full_day(first), last=texts.full_day(last))
        days = texts.full_day(first) if first == last else both
        told.append(
            texts.FILTER_OR_WORD.format(days=days, word=filters["word"]) if "word" in filters else days
        )
    told += [form.format(value=filters[name]) for name, form in texts.FILTER_NAMES.items() if name in filters]
    return texts.FILTERS.format(filters=" · ".join(told)) if told else ""


def source_line(item: Headline) -> str:
    """2024年6月10日（推定） · 第1版 · 栏目, as far as known."""
    parts = [_when(item)]
    parts += [texts.page_name(item.page)] if item.page is not None else []
    parts += [item.column[:COLUMN_LENGTH]] if item.column else []
    return " · ".join(parts)


def _hit(number: int, hit: Hit, lane: str) -> Rich:
    named = marked(hit.marked_title)
    title = plain(f"{number}. ") + shortened(named, TITLE_LENGTH)
    length = _SNIPPET_BESIDE_TITLE if any(span.styles for span in named.spans) else SNIPPET_LENGTH
    same = texts.SAME_STORY.format(count=len(hit.also)) if hit.also else ""
    where = plain(source_line(hit.headline) + (f" · {lane}" if lane else "") + same)
    return join([title, where, _around_the_match(marked(hit.snippet.strip()), length)])


def _around_the_match(snippet: Rich, length: int) -> Rich:
    """The snippet cut to size, in such a way that the match stays in it."""
    match = next((span for span in snippet.spans if span.styles), None)
    start = sum(len(span.text) for span in snippet.spans[: snippet.spans.index(match)]) if match else 0
    if match is None or start + len(match.text) < length:
        return shortened(snippet, length)
    return plain("…") + shortened(snippet.cut(start - _BEFORE_MATCH)[1], length - 1)


def _when(item: Headline) -> str:
    if item.date is None:
        return texts.NO_DATE
    return texts.full_day(item.date) + ("" if item.date_certain else texts.INFERRED)
