"""Clean stories → damaged pages with their gold: what OCR and page layout do to a text, on purpose.

A page is a list of rows (one printed line each) that know which story and which part of it they are. Damage
moves, cuts, repeats and drops rows; the gold is read off the rows that remain.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

COPIED = ("title", "kicker", "subtitle", "column", "kind", "jump_to", "jump_from")
PROFILES = ("clean", "marked", "unmarked", "halfwidth", "broken", "interleaved", "shuffled", "noisy")
_HALF = str.maketrans("，：；？！（）", ",:;?!()")


@dataclass(frozen=True)
class Story:
    """A clean article: its head, and its blocks as (type, text); a note's type is `note:LABEL`."""

    blocks: tuple[tuple[str, str], ...]
    title: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    column: str | None = None
    signed: tuple[str, ...] = ()
    entry: str | None = None
    kind: str = "report"
    byline: tuple[tuple[str, str], ...] = ()
    credits: tuple[tuple[str, str], ...] = ()
    jump_to: int | None = None
    jump_from: int | None = None
    own_lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A printed line: story, part of its head or number of its block, and the order inside the block."""

    story: int
    part: str
    text: str
    block: int = -1
    order: int = 0
    level: int = 0


@dataclass
class Damaged:
    """A page under way."""

    stories: list[Story]
    rows: list[Row]
    rng: random.Random
    gaps: set[int] = field(default_factory=set)
    # Columns may end right before a comma or a full stop too, which no typesetter would let stand.
    anywhere: bool = False


def rows_of(story: Story, number: int) -> list[Row]:
    """A story as it is printed without damage."""
    rows = []
    for part in ("column", "kicker", "title", "subtitle"):
        if value := getattr(story, part):
            rows.append(Row(number, part, value))
    rows += [Row(number, "signed", line) for line in story.signed]
    if story.entry:
        rows.append(Row(number, "entry", story.entry))
    if story.jump_from:
        rows.append(Row(number, "jump_from", f"（上接第{story.jump_from}版）"))
    for n, (kind, text) in enumerate(story.blocks):
        if kind.startswith("note:"):
            rows.append(Row(number, "label", kind[5:]))
        rows.append(Row(number, "block", text, n))
    return rows + [Row(number, "own", line) for line in story.own_lines]


def make_page(stories: Sequence[Story], profile: str, rng: random.Random) -> tuple[str, dict[str, Any]]:
    """A page of one profile and its gold."""
    page = Damaged(list(stories), [r for n, s in enumerate(stories) for r in rows_of(s, n)], rng)
    _RECIPES[profile](page)
    return printed(page, profile)


# ── kinds of damage ───────────────────────────────────────────────────────────────────────────────────


def marked(page: Damaged) -> None:
    """`#` marks whose levels mean nothing; some heads have none, some subheads and labels do."""
    share = {"column": 0.6, "kicker": 0.8, "title": 0.8, "subtitle": 0.5, "label": 0.5}
    out = []
    for row in page.rows:
        chance = share.get(row.part, 0.5 if _is_subhead(page, row) else 0.0)
        level = page.rng.choice((1, 2, 2, 3, 3)) if page.rng.random() < chance else 0
        out.append(replace(row, level=level))
    page.rows = out
    if page.rng.random() < 0.5:
        one_line(page, share=0.4)


def one_line(page: Damaged, share: float = 0.8) -> None:
    """Kicker and title on one line: parted by a space, a dash that the kicker ends with, or nothing."""
    out: list[Row] = []
    for row in page.rows:
        last = out[-1] if out else None
        if row.part == "title" and last and last.part == "kicker" and last.story == row.story:  # noqa: SIM102 - the chance is drawn for titles only
            if page.rng.random() < share:
                gap = "" if last.text.endswith("——") and page.rng.random() < 0.5 else " "
                if page.rng.random() < 0.12:
                    gap = ""
                out[-1] = replace(last, part="kicker+title", text=last.text + gap + row.text)
                continue
        out.append(row)
    page.rows = out


def half_width(page: Damaged) -> None:
    """Half-width commas and colons, on some pages brackets and marks as well."""
    table = _HALF if page.rng.random() < 0.5 else str.maketrans("，：；", ",:;")
    page.rows = [replace(r, text=r.text.translate(table)) for r in page.rows]
    page.stories = [_translated(s, table) for s in page.stories]


def _translated(story: Story, table: dict[int, int]) -> Story:
    parts = {p: v.translate(table) for p in ("kicker", "title", "subtitle") if (v := getattr(story, p))}
    return replace(story, blocks=tuple((k, t.translate(table)) for k, t in story.blocks), **parts)


def broken(page: Damaged, per_thousand: float = 4.5) -> None:
    """Column ends inside paragraphs: anywhere but at a sentence's end, in words and quotations as well."""
    out = []
    for row in page.rows:
        cuts = 0
        if row.part == "block" and not _is_subhead(page, row) and len(row.text) > 24:
            expected = len(row.text) * per_thousand / 1000
            cuts = int(expected) + (page.rng.random() < expected % 1)
        out += cut(row, cut_places(row.text, cuts, page))
    page.rows = out


def interleaved(page: Damaged) -> None:
    """Two or three stories cut in a paragraph, one to three whole ones between the halves."""
    groups = by_story(page.rows)
    long = [n for n, g in enumerate(groups) if sum(len(r.text) for r in g) > 260]
    page.rng.shuffle(long)
    halves = {n: halved(groups[n], page) for n in long[: page.rng.choice((2, 3))]}
    out: list[Row] = []
    waiting: list[tuple[int, list[Row]]] = []
    for n, group in enumerate(groups):
        if n in halves and n < len(groups) - 1:
            out += halves[n][0]
            waiting.append((n + page.rng.choice((1, 1, 2, 3)), halves[n][1]))
        else:
            out += group
        for item in [w for w in waiting if w[0] <= n]:
            out += item[1]
            waiting.remove(item)
    for item in waiting:
        out += item[1]
    page.rows = out


def shuffled(page: Damaged) -> None:
    """Columns of a length, cut wherever they end, read in a wrong order."""
    total = sum(len(r.text) for r in page.rows)
    count = page.rng.choice((3, 4, 4, 5))
    columns: list[list[Row]] = [[]]
    used = 0
    for row in page.rows:
        room = total / count * len(columns) - used
        used += len(row.text)
        if len(columns) < count and room < len(row.text):
            places = (
                [p for p in cut_places(row.text, 40, page) if abs(p - room) < 30]
                if row.part == "block"
                else []
            )
            if places and not _is_subhead(page, row):
                first, second = cut(row, [min(places, key=lambda p: abs(p - room))])
                columns[-1].append(first)
                columns.append([second])
                continue
            columns.append([row])
            continue
        columns[-1].append(row)
    order = list(range(len(columns)))
    while order == sorted(order) and len(order) > 1:
        page.rng.shuffle(order)
    page.rows = [row for n in order for row in columns[n]]


def turned(page: Damaged) -> None:
    """One or two stories have their columns in the wrong order: the second stands before the first."""
    groups = by_story(page.rows)
    long = [n for n, g in enumerate(groups) if sum(len(r.text) for r in g if r.part == "block") > 260]
    for n in page.rng.sample(long, min(len(long), page.rng.choice((1, 2)))):
        groups[n] = columns_turned(groups[n], page)
    page.rows = [row for group in groups for row in group]


def columns_turned(group: list[Row], page: Damaged) -> list[Row]:
    """The rows of a story, the second of its two columns right below its head."""
    first, second = halved(group, page)
    at = next((k for k, row in enumerate(first) if row.part == "block"), len(first))
    rest = next((k for k, row in enumerate(second) if row.part == "own"), len(second))
    return [*first[:at], *second[:rest], *first[at:], *second[rest:]]


def noisy(page: Damaged) -> None:
    """Several faults at once: wrong characters, loops, invented strings, lost text, lost heads."""
    faults: list[Callable[[Damaged], None]] = [wrong_characters, loops, lost_text, strays, headless]
    for fault in page.rng.sample(faults, page.rng.choice((2, 3, 4))):
        fault(page)
    if page.rng.random() < 0.6:
        broken(page, 2.0)
    if page.rng.random() < 0.3:
        interleaved(page)


def wrong_characters(page: Damaged) -> None:
    """One in two hundred characters is another one; the gold has it as printed."""
    pool = "人入末未土士己已日曰目千干天夫大犬力刀田由甲申王玉主住佳往性姓情清请精睛晴"
    table: list[Row] = []
    for row in page.rows:
        text = row.text
        if row.part == "block":
            text = "".join(
                page.rng.choice(pool)
                if "\u4e00" <= c <= "\u9fff" and i > 24 and page.rng.random() < 0.005
                else c
                for i, c in enumerate(text)
            )
        table.append(replace(row, text=text))
    page.rows = table


def loops(page: Damaged) -> None:
    """The OCR starts again: one to three lines printed again, once to three times."""
    texts = [n for n, r in enumerate(page.rows) if r.part == "block" and len(r.text) > 20]
    if not texts:
        return
    start = page.rng.choice(texts)
    loop = [
        replace(r, part="noise", block=-1)
        for r in page.rows[start : start + page.rng.choice((1, 2))]
        if r.part == "block"
    ]
    at = start + page.rng.choice((1, 2, 3))
    page.rows[at:at] = loop * page.rng.choice((1, 2, 3))


def strays(page: Damaged) -> None:
    """An invented string between two stories."""
    pool = "内空向海摄影机贝厂扌亻丨匚卩氵夂灬艹讠钅龴丶"
    text = "".join(page.rng.choice(pool) for _ in range(page.rng.randint(4, 9)))
    starts = [n for n, r in enumerate(page.rows) if n and r.story != page.rows[n - 1].story]
    if starts:
        page.rows.insert(page.rng.choice(starts), Row(-1, "noise", text))


def lost_text(page: Damaged) -> None:
    """A paragraph loses its end or its beginning with everything next to it."""
    texts = [
        n
        for n, r in enumerate(page.rows)
        if r.part == "block" and len(r.text) > 60 and not _is_subhead(page, r)
    ]
    for n in page.rng.sample(texts, min(2, len(texts))):
        row = page.rows[n]
        places = cut_places(row.text, 3, page)
        if places:
            keep = row.text[: places[-1]] if page.rng.random() < 0.5 else row.text[places[0] :]
            if not keep.startswith(("本报", "“")):
                page.rows[n] = replace(row, text=keep)


def headless(page: Damaged) -> None:
    """A story keeps only a piece of its text."""
    n = page.rng.randrange(len(page.stories))
    mine = [r for r in page.rows if r.story == n and r.part == "block"]
    if len(mine) < 3 or len(page.stories) < 3:
        return
    kept = mine[1 : 1 + page.rng.choice((2, 3))]
    page.stories[n] = Story(
        blocks=tuple(
            b if any(r.block == k for r in kept) else (b[0], "") for k, b in enumerate(page.stories[n].blocks)
        ),
        kind="continuation",
    )
    page.rows = [r for r in page.rows if r.story != n or any(r is k for k in kept)]


_RECIPES: dict[str, Callable[[Damaged], None]] = {
    "clean": lambda page: None,
    "marked": marked,
    "unmarked": one_line,
    "halfwidth": half_width,
    "broken": broken,
    "interleaved": interleaved,
    "shuffled": shuffled,
    # Not a kind of its own on the pages that are measured: some of the sample pages have it.
    "turned": turned,
    "noisy": noisy,
}


# ── cutting ───────────────────────────────────────────────────────────────────────────────────────────


def _is_subhead(page: Damaged, row: Row) -> bool:
    return (
        row.part == "block" and row.story >= 0 and page.stories[row.story].blocks[row.block][0] == "subhead"
    )


def cut_places(text: str, count: int, page: Damaged) -> list[int]:
    """Places inside sentences: not after a full stop, not before a mark that belongs to what it closes."""
    rng = page.rng
    head = re.match(r"^本报.{0,40}?[）)]|^本报讯", text)
    start = max(12, head.end() + 2 if head else 0)
    usable = [
        i
        for i in range(start, len(text) - 8)
        if text[i - 1] not in "。！？；…!?"
        and (page.anywhere or text[i] not in "。！？；，、：”’）》,:;)!?" + " ")
    ]
    usable = [i for i in usable if not (text[i - 1].isascii() and text[i].isascii() and text[i].isalpha())]
    return sorted(rng.sample(usable, min(count, len(usable))))


def cut(row: Row, places: Sequence[int]) -> list[Row]:
    borders = [0, *places, len(row.text)]
    pieces = [row.text[a:b] for a, b in itertools.pairwise(borders)]
    return [
        replace(row, text=t, order=row.order * 100 + n, level=0 if n else row.level)
        for n, t in enumerate(pieces)
    ]


def by_story(rows: Sequence[Row]) -> list[list[Row]]:
    out: list[list[Row]] = []
    for row in rows:
        if not out or out[-1][0].story != row.story:
            out.append([])
        out[-1].append(row)
    return out


def halved(group: list[Row], page: Damaged) -> tuple[list[Row], list[Row]]:
    texts = [n for n, r in enumerate(group) if r.part == "block" and len(r.text) > 60]
    if not texts:
        return group, []
    n = page.rng.choice(texts)
    places = cut_places(group[n].text, 1, page)
    if not places:
        return group, []
    first, second = cut(group[n], places)
    return [*group[:n], first], [second, *group[n + 1 :]]


# ── the page and its gold ─────────────────────────────────────────────────────────────────────────────


def printed(page: Damaged, profile: str) -> tuple[str, dict[str, Any]]:
    text = "\n" * page.rng.choice((1, 2, 4))
    number = text.count("\n") + 1
    numbered: list[tuple[int, Row]] = []
    before: Row | None = None
    for row in page.rows:
        if before is not None:
            near = row.part == "own" and page.rng.random() < 0.5
            wide = row.story != before.story and page.rng.random() < 0.25
            gap = "\n" if near else "\n\n\n\n" if wide else "\n\n"
            text += gap
            number += len(gap)
        numbered.append((number, row))
        text += ("#" * row.level + " " if row.level else "") + row.text
        before = row
    return text, _gold(page, numbered, profile)


def _gold(page: Damaged, numbered: list[tuple[int, Row]], profile: str) -> dict[str, Any]:
    articles = []
    for n, story in enumerate(page.stories):
        mine = [(number, row) for number, row in numbered if row.story == n and row.part != "noise"]
        if not mine:
            continue
        blocks = []
        for k, (kind, _) in enumerate(story.blocks):
            rows = sorted(
                ((r.order, number, r.text) for number, r in mine if r.part == "block" and r.block == k)
            )
            if rows:
                name, _, label = kind.partition(":")
                blocks.append(
                    {
                        "type": name,
                        "text": "".join(t for _, _, t in rows),
                        "lines": [[x, x] for _, x, _ in rows],
                    }
                )
                if label:
                    blocks[-1]["label"] = label
        notes = [b for b in blocks if b["type"] == "note"]
        articles.append(
            {
                "id": f"a{n + 1}",
                "kind": story.kind,
                **{
                    p: getattr(story, p)
                    for p in ("column", "kicker", "title", "subtitle", "jump_to", "jump_from")
                },
                "byline": [{"name": a, "role": b} for a, b in story.byline],
                "credits": [{"name": a, "role": b} for a, b in story.credits],
                "dateline": None,
                "head_lines": [[x, x] for x, r in mine if r.part != "block"],
                "blocks": notes + [b for b in blocks if b["type"] != "note"],
            }
        )
    noise = [{"lines": [x, x], "text": r.text} for x, r in numbered if r.part == "noise"]
    return {"articles": articles, "noise": noise, "profile": profile, "source": "", "date": {}}


def stories_of_gold(gold: dict[str, Any]) -> list[Story]:
    """The whole articles of an annotated page, set anew as clean stories (those with lost text left out)."""
    out = []
    for a in gold["articles"]:
        if a.get("gaps") or not a["title"] or not a["blocks"]:
            continue
        signed, byline = _signature(a)
        blocks = tuple(
            (f"note:{b['label']}" if b["type"] == "note" else b["type"], b["text"]) for b in a["blocks"]
        )
        notes = [b for b in blocks if b[0].startswith("note:")]
        rest = [b for b in blocks if not b[0].startswith("note:")]
        own = tuple(
            f"{c['role']} {c['name']} 摄"
            for c in a["credits"]
            if not any(c["name"] in b["text"] for b in a["blocks"]) and not c["role"].endswith("发")
        )
        shot_by = tuple((c["name"], c["role"]) for c in a["credits"] if not c["role"].endswith("发"))
        entry = (a.get("entry_date") or {}).get("text")
        if a.get("jump_to") and not any("下转" in b["text"] for b in a["blocks"]):
            own = (*own, f"（下转第{a['jump_to']}版）")
        out.append(
            Story(
                blocks=(*rest[:3], *notes, *rest[3:]), signed=signed, byline=byline,
                own_lines=own, credits=shot_by, entry=entry,
                **{p: a.get(p) for p in COPIED},
            )
        )  # fmt: skip
    return out


def _signature(article: dict[str, Any]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The byline lines to print, and all people; those in brackets of the text are printed there."""
    people = [(n["name"], n["role"]) for n in article["byline"]]
    text = article["blocks"][0]["text"] if article["blocks"][0]["type"] != "note" else ""
    own = [(name, role) for name, role in people if name not in text[:60]]
    line, last = "", None
    for name, role in own:
        if role == "作者":
            return (f"□{name}",), tuple(people)
        line += f" {name}" if role == last else f" {role} {name}"
        last = role
    return ((line.strip(),) if line else ()), tuple(people)
