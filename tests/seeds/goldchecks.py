"""What must hold of the gold of every page that a generator makes, and of what is read of such pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from seeds import parse_page
from seeds.model import Page
from tests.seeds.pagesets import HeldOut
from tests.seeds.score import level, means, score

# Sets over whose pages the generators beside the first are measured.
MEASURED = ("afar", "beyond", "yonder")
Floors = dict[str, float]
# What makes the pages of a folder.
Generator = Callable[..., Iterator[HeldOut]]


def folder_of(name: str) -> Path:
    return Path("tests/seeds") / name


@cache
def pages_of(generator: Generator, name: str) -> list[HeldOut]:
    return list(generator(folder=folder_of(name)))


def pages_of_kind(generator: Generator, kind: str) -> list[HeldOut]:
    return [p for name in MEASURED for p in pages_of(generator, name) if p.gold["profile"] == kind]


def squeezed(text: str) -> str:
    """Neither blanks nor the marks of headings make two lines different."""
    return level(text).replace("#", "")


def perfect(gold: dict[str, Any]) -> Page:
    """The page that a reader without a fault would hand over."""
    views = {"dateline": None, "entry_date": None}
    articles = [
        {**a, **views, "continues_on": a["jump_to"], "continued_from": a["jump_from"]}
        for a in gold["articles"]
    ]
    aside = [{"lines": [noise["lines"]], "reason": "stray"} for noise in gold["noise"]]
    page = Page.model_validate(
        {"schema": 1, "source": gold["source"], "articles": articles, "discarded": aside}
    )
    return page.model_copy(update={"date": (gold["date"] or {}).get("best")})


def tells_each_line_once(page: HeldOut) -> bool:
    """Each line with something on it is of one article, once, or noise."""
    filled = Counter(n for n, line in enumerate(page.text.split("\n"), 1) if line.strip())
    return Counter(_told_lines(page.gold)) == filled


def _told_lines(gold: dict[str, Any]) -> Iterator[int]:
    for article in gold["articles"]:
        for first, last in article["head_lines"]:
            yield from range(first, last + 1)
        for block in article["blocks"]:
            yield from (first for first, _ in block["lines"])
    for noise in gold["noise"]:
        yield noise["lines"][0]


def text_of(page: HeldOut) -> Iterator[list[int]]:
    """The lines of each article's text, as they are to be read; a box may stand anywhere."""
    for article in page.gold["articles"]:
        blocks = [block for block in article["blocks"] if block["type"] != "note"]
        yield [first for block in blocks for first, _ in block["lines"]]


def in_order(page: HeldOut) -> bool:
    return all(lines == sorted(lines) for lines in text_of(page))


def cut(page: HeldOut) -> int:
    """How many blocks of the page a column's end has cut."""
    return sum(len(block["lines"]) > 1 for article in page.gold["articles"] for block in article["blocks"])


def parted(page: HeldOut) -> bool:
    """A line of another article, or a whole one, stands among the lines of an article."""
    owner = {n: i for i, lines in enumerate(text_of(page)) for n in lines}
    changes = sum(owner[one] != owner[other] for one, other in pairwise(sorted(owner)))
    return changes >= len(set(owner.values()))


def unprinted(page: HeldOut) -> Iterator[str]:
    """What the gold says that the page does not."""
    lines = dict(enumerate(page.text.split("\n"), 1))
    for article in page.gold["articles"]:
        ranges = [range(first, last + 1) for first, last in article["head_lines"]]
        head = squeezed("".join(lines[n] for numbers in ranges for n in numbers))
        whole = head + squeezed("".join(block["text"] for block in article["blocks"]))
        for part in ("column", "kicker", "title", "subtitle"):
            if squeezed(article[part] or "") not in head:
                yield f"{page.name}: {part} {article[part]}"
        known = [person["name"] for person in article["byline"] + article["credits"]]
        known += [article["affiliation"] or "", "下转" if article["jump_to"] else ""]
        yield from (f"{page.name}: {words}" for words in known if squeezed(words) not in whole)
        for block in article["blocks"]:
            printed = "".join(lines[first] for first, _ in block["lines"])
            if not block["lines"] or squeezed(printed) != squeezed(block["text"]):
                yield f"{page.name}: {block['text']}"


def below_floors(pages: Iterable[HeldOut], floors: Floors) -> dict[str, tuple[float, float]]:
    """Each metric whose mean over the pages is lower than its floor: what was got, and the floor."""
    got = means(score(parse_page(p.text, p.gold["source"]), p.gold, p.text) for p in pages)
    return {m: (round(got[m], 3), floor) for m, floor in floors.items() if got[m] < floor}
