"""Arrangements: articles that lie through one another, and columns that are read in a wrong order."""

from __future__ import annotations

from collections.abc import Sequence

from tests.seeds.otherpages.cutting import place
from tests.seeds.otherpages.pieces import Article, Line
from tests.seeds.otherpages.style import Press

# What the page prints together; blank lines part it from the next.
Stretch = list[Line]


def arranged(articles: Sequence[Article], press: Press) -> list[Stretch]:
    """The stretches of a page, from the first line to the last."""
    if press.style.kind == "interleaved":
        return _interleaved(articles, press)
    if press.style.kind == "shuffled":
        return _shuffled(articles, press)
    return [article.whole for article in articles]


def _cuttable(articles: Sequence[Article], press: Press) -> list[Article]:
    """Articles long enough to be cut, in an order drawn by lot."""
    out = [a for a in articles if a.paragraphs >= 4 and not a.verse and a.kind != "photo"]
    press.rng.shuffle(out)
    return out


def _halves(line: Line, at: int) -> tuple[Line, Line]:
    """A line cut in two; the second half is read next."""
    first = Line("block", line.text[:at], line.article, line.block, line.place, line.role)
    second = Line("block", line.text[at:], line.article, line.block, line.place + 0.5, line.role)
    return first, second


# ── articles through one another ──────────────────────────────────────────────────────────────────────


def _interleaved(articles: Sequence[Article], press: Press) -> list[Stretch]:
    """Two or three articles are cut, whole ones stand between their parts, or the parts of another."""
    rng, long = press.rng, _cuttable(articles, press)
    chosen = {a.number for a in long[: rng.choice((2, 2, 3))]}
    cut = [a for a in articles if a.number in chosen]
    whole = [a for a in articles if a.number not in chosen]
    rng.shuffle(whole)
    rng.shuffle(cut)
    page: list[Stretch] = []

    def give(count: int) -> None:
        page.extend(whole.pop().whole for _ in range(min(count, len(whole))))

    waiting = [_parts(article, rng.choice((1, 1, 2)), press) for article in cut]
    while waiting:
        parts = waiting.pop(0)
        give(rng.choice((0, 0, 1)))
        if waiting and len(parts) > 1 and len(waiting[0]) > 1 and rng.random() < 0.35:
            others = waiting.pop(0)
            for source in (parts, others):
                page.append(source.pop(0))
                give(rng.choice((0, 1)))
            page.append(parts.pop(0))
            if rng.random() < 0.5:
                parts, others = others, parts
            for part in parts + others:
                give(1)
                page.append(part)
            continue
        page.append(parts[0])
        for part in parts[1:]:
            give(rng.choice((1, 1, 2, 3)))
            page.append(part)
    give(len(whole))
    return page


def _parts(article: Article, cuts: int, press: Press) -> list[Stretch]:
    """An article in so many parts and one more, as far as it has room for them."""
    parts: list[Stretch] = []
    rest = article.body
    for n in range(cuts):
        usable = [
            i
            for i in range(1, len(rest))
            if rest[i].role == "paragraph"
            and len(rest[i].text) > 30
            and rest[i - 1].role in ("paragraph", "subhead", "caption")
        ]
        if not usable:
            break
        early = [i for i in usable if i <= max(2, len(rest) * (n + 1.5) / (cuts + 1))]
        halves = _parted(rest, press.rng.choice(early or usable), press)
        if not halves:
            break
        parts.append(halves[0])
        rest = halves[1]
        if len(rest) < 3:
            break
    parts.append(rest + article.below)
    parts[0] = article.head + parts[0]
    return parts


def _parted(lines: Stretch, at: int, press: Press) -> tuple[Stretch, Stretch] | None:
    """Cut inside the line, or before it where enough follows to tell whose it is."""
    if press.rng.random() < 0.6 and (inside := place(lines[at].text, press, 8)):
        first, second = _halves(lines[at], inside)
        return [*lines[:at], first], [second, *lines[at + 1 :]]
    if lines[at - 1].role == "subhead":
        at -= 1
    if at < 1 or sum(len(line.text) for line in lines[at:]) < 60 or lines[at].block is lines[at - 1].block:
        return None
    return lines[:at], lines[at:]


# ── columns in a wrong order ──────────────────────────────────────────────────────────────────────────


def _shuffled(articles: Sequence[Article], press: Press) -> list[Stretch]:
    long = _cuttable(articles, press)
    chosen = {a.number for a in long[: press.rng.choice((2, 3, 3, 4))]}
    page: list[Stretch] = []
    for article in articles:
        page += _out_of_order(article, press) if article.number in chosen else [article.whole]
    return page


def _out_of_order(article: Article, press: Press) -> list[Stretch]:
    """The columns of one article, exchanged in one of the ways that pages have."""
    rng, drawn, body = press.rng, press.rng.random(), article.body
    subheads = [i for i, line in enumerate(body) if line.role == "subhead"]
    if len(subheads) >= 2 and drawn < 0.45:
        first, second = body[subheads[-2] : subheads[-1]], body[subheads[-1] :]
        if any(line.role in ("note", "label") for line in first + second):
            drawn = 0.6
        elif out := _rests_first(article, body[: subheads[-2]], (first, second), press):
            return out
    count = rng.choice((1, 1, 2)) if len(body) > 5 else 1
    columns = _columns(body, count, press)
    if not columns:
        return [article.whole]
    if count == 1:
        return _second_first(article, columns, drawn, press)
    one, two, three = columns
    below = article.below
    return rng.choice(
        (
            [article.head + one, three, two + below],
            [article.head + one, three, two + below],
            [three, article.head + one, two + below],
            [two, article.head + one, three + below],
        )
    )


def _rests_first(
    article: Article, above: Stretch, sections: tuple[Stretch, Stretch], press: Press
) -> list[Stretch] | None:
    """The rests of the last two sections stand before their tops."""
    cut = [_columns(section, 1, press) for section in sections]
    if not cut[0] or not cut[1]:
        return None
    (top, rest), (next_top, next_rest) = cut[0], cut[1]
    top_of_page, end = article.head + above, article.below
    if press.rng.random() < 0.6:
        return [top_of_page, rest + next_rest, top, next_top + end]
    return [top_of_page, rest, next_rest, top + next_top + end]


def _second_first(article: Article, columns: list[Stretch], drawn: float, press: Press) -> list[Stretch]:
    """The second column stands before the head, or among the lines of the first."""
    rng, (first, second) = press.rng, columns
    head, below = article.head, article.below
    if drawn < 0.3:
        if not below or rng.random() < 0.5:
            return [second + below, head + first]
        return [second, head + first + below]
    at = 1 if len(first) < 4 else rng.randint(1, len(first) - 2)
    if first[at - 1].role in ("subhead", "label"):
        at += 1
    if at >= len(first):
        return [second + below, head + first]
    return [head + first[:at], second, first[at:] + below]


def _columns(lines: Stretch, count: int, press: Press) -> list[Stretch] | None:
    """The lines in so many columns and one more, each cut inside a paragraph that nothing else has cut."""
    usable = [i for i in range(1, len(lines)) if _has_room(lines, i, press)]
    if len(usable) < count:
        return None
    chosen = sorted(press.rng.sample(usable, count))
    columns: list[Stretch] = [[]]
    for i, line in enumerate(lines):
        at = place(line.text, press, 9) if i in chosen else None
        if at is None:
            columns[-1].append(line)
            continue
        first, second = _halves(line, at)
        columns[-1].append(first)
        columns.append([second])
    return columns


def _has_room(lines: Stretch, at: int, press: Press) -> bool:
    line = lines[at]
    if line.role != "paragraph" or len(line.text) <= 34:
        return False
    # What is drawn here is not used; without the draw all seeds would give other pages.
    if not place(line.text, press, 9):
        return False
    return not any(other is not line and other.block is line.block for other in lines)
