"""Held-out pages: clean articles that the parser's rules were not written from, damaged in all eight ways.

`heldout/*.json` holds one page-set a file: the day of issue (`issued`), the date that the page shows (`date`)
and the articles. A block is a text (a paragraph) or [type, text]; a name is [name, role]. Do not write rules
from these texts.

`python -m tests.seeds.heldout_pages` parses every page and prints the scores (`tests/seeds/score.py`) by kind
of damage; with `--set` those of another set. `fresh`, `various` and `newest` were written without sight of
the rules and measured once; since then they have been read and are for development. `latest` was measured
when nothing had been read of it; then what was wrong on its clean pages (days, rare surnames, a poem, a box).
`unread` as well: signers of letters and a title of four characters have been mended since. So were `unseen`,
`foreign`, `untouched`, `yonder` and `beyond`, each measured at first sight, then read and mended; of `afar`
only wrong heads, names and days were looked at. `remote`, `outlying` and `distant` were measured by all three
generators; then their days were read, and wrong heads and signatures of them all. `sealed` and
`unopened` were measured by all four; then lines wrongly set aside and subheads with a comma were mended.
`hidden` and `veiled` were measured by all four at first sight; then their days, heads, signatures and short
lines were read and mended.
`covert` was measured by all; then its seams and days were read, and one of its articles had been seen.
`cloaked` was measured by all; then its seams, days and signatures were read. `shrouded` was measured at
first sight, and its heads and days looked at. `swathed` was measured at first sight alone; of `curtained`, in
the manner of six other papers, the signatures were read then.
`muffled`, in the manner of the paper at hand, and `blanketed`, of its inner pages, were measured at first
sight by all; of `blanketed` the heads were read then.
`mantled` and `hooded`, in the manner of the paper at hand, and `belted`, of small and odd forms (verses,
lists, letters, schedules), were measured at first sight by all; then their days and signatures were read.
`sashed`, a week of the paper in its natural proportions, was measured at first sight by all; then its
wrong heads were read.
`gloved`, another such week, was measured at first sight by all; then its wrong heads and days were read, and
what is to come tells the year since.
`bonneted`, `caped` (small forms, unsigned reports, subheads with a comma), `scarfed`, `draped`, `screened`
(articles near in topic), `turbaned` and `kerchiefed` were measured at first sight by all; of `caped` the
seams were read then, of `turbaned` and `draped` the days. `bandaged` and `padded` were written to learn from.
`mittened`, `plaided`, `visored`, `sandalled`, `ribboned` and `helmeted` were measured at first sight by the
first generator, then learned from; `cowled` (heads and days read) and `aproned` were measured only.
`vested`, `shawled`, `coated` and `hatted` were measured at first sight by the first generator; then their
days and clean heads were read, and days mended.
The weights of seams are fitted on other draws of `yonder`, `beyond`, `afar`, `remote`, `outlying` and
`distant` (`tools/fit.py`), those of roles on them, `hidden`, `veiled`, `covert`, `cloaked`, `shrouded`,
`swathed` and `curtained`, the confidences of articles on `hidden`, `veiled`, `cloaked`, `swathed` and
`curtained`; the network over the evidence of seams has learned from other draws of all of these, `sealed`,
`unopened`, `muffled`, `blanketed`, `mantled`, `hooded`, `belted`, `bonneted`, `caped`, `draped`, `bandaged`,
`padded`, `mittened`, `plaided`, `visored`, `sandalled`, `ribboned` and `helmeted`
(`tools/make_interplay.py`); `wordfit.npz`, `wordruns.npz` and `headlike.npz` have learned from
the sets before them and `prose`, the last from other draws of them too. The network over the marks of heads
has learned from the sets that the one over seams has (`tools/make_heads.py`), that over the marks of short
lines from these and `sashed`, `gloved`, `scarfed` and `screened` (`tools/make_roles.py`). To `turbaned`,
`kerchiefed`, `cowled`, `aproned`, `vested`, `shawled`, `coated` and `hatted` nothing is fitted.
`prose` are texts written by the hundred to fit on, their signatures drawn by lot; to `prose_aside`, a sixth
of them, nothing is fitted.
With `--other` the pages are those of `tests.seeds.otherpages`, the same sets damaged by another hand, with
`--columns` those of `tests.seeds.columnpages`, by a third, with `--plain` those of `tests.seeds.plainpages`,
by a fourth, which went by the definitions of the kinds alone. With a folder as argument it also writes pages,
gold and parsed pages there, for a look at them.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from seeds.parse import parse_page
from tests.seeds.columnpages.pages import column_pages
from tests.seeds.damage import Story, make_page
from tests.seeds.otherpages.pages import other_pages
from tests.seeds.pagesets import FOLDER, HeldOut, damaged_pages
from tests.seeds.plainpages.pages import plain_pages
from tests.seeds.score import METRICS, means, score

_PRINTED = ("title", "kicker", "subtitle", "column", "entry", "jump_to", "jump_from")
_PAIRS = ("byline", "credits")


def story_of(article: dict[str, Any]) -> Story:
    """An article of a page-set as the story that is set and damaged."""
    blocks = tuple(("paragraph", b) if isinstance(b, str) else (b[0], b[1]) for b in article["blocks"])
    printed: dict[str, Any] = {key: article.get(key) for key in _PRINTED}
    people: dict[str, Any] = {key: _people(article.get(key)) for key in _PAIRS}
    return Story(
        blocks=blocks,
        kind=article.get("kind", "report"),
        signed=tuple(article.get("signed") or ()),
        own_lines=tuple(article.get("own_lines") or ()),
        **printed,
        **people,
    )


def _people(names: list[list[str | None]] | None) -> tuple[tuple[str, str], ...]:
    return tuple((name or "", role or "") for name, role in names or ())


def heldout_pages(seed: int = 0, folder: Path = FOLDER) -> Iterator[HeldOut]:
    """Every page-set under every kind of damage; the same seed gives the same pages."""

    def damaged(page_set: dict[str, Any], name: str, profile: str) -> tuple[str, dict[str, Any]]:
        rng = random.Random(f"{name} {profile} {seed}")
        articles = rng.sample(page_set["articles"], len(page_set["articles"]))
        text, gold = make_page([story_of(a) for a in articles], profile, rng)
        for found in gold["articles"]:
            article = articles[int(found["id"][1:]) - 1]
            if found["title"] == article.get("title"):
                found["dateline"] = article.get("dateline")
                found["affiliation"] = article.get("affiliation")
        return text, gold

    return damaged_pages(folder, damaged)


def parsed_of(page: HeldOut) -> dict[str, Any]:
    """What the parser makes of the page, in the page schema."""
    return parse_page(page.text, page.gold["source"]).model_dump(mode="json", by_alias=True)


def write_pages(folder: Path, pages: Iterable[HeldOut]) -> None:
    """`pages/NAME.txt`, `gold/NAME.json` and `parsed/NAME.json` of these pages below the folder."""
    for part in ("pages", "gold", "parsed"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for page in pages:
        (folder / "pages" / f"{page.name}.txt").write_text(page.text, encoding="utf-8")
        for part, value in (("gold", page.gold), ("parsed", parsed_of(page))):
            target = folder / part / f"{page.name}.json"
            target.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


def print_table(pages: Iterable[HeldOut]) -> None:
    """The scorer's means by kind of damage, and over all pages."""
    rows: dict[str, list[dict[str, float | None]]] = defaultdict(list)
    for page in pages:
        parsed = parse_page(page.text, page.gold["source"])
        rows[page.gold["profile"]].append(score(parsed, page.gold, page.text))
    sys.stdout.write(f"{'profile':<12}" + "".join(f"{m:>7}" for m in METRICS) + "\n")
    every = [row for group in rows.values() for row in group]
    for name, some in [*rows.items(), ("mean", every)]:
        got = means(some)
        cells = (f"{got[m]:7.3f}" if m in got else f"{'-':>7}" for m in METRICS)
        sys.stdout.write(f"{name:<12}{''.join(cells)}\n")


def main(arguments: list[str]) -> int:
    """Run as a command; the exit status."""
    parser = argparse.ArgumentParser(description="Score the parser on held-out pages.")
    parser.add_argument("folder", nargs="?", type=Path, help="write pages, gold and parsed pages here")
    parser.add_argument(
        "--set",
        default=FOLDER.name,
        choices=sorted(p.name for p in FOLDER.parent.iterdir() if any(p.glob("*.json"))),
        help="which page-sets",
    )
    hand = parser.add_mutually_exclusive_group()
    hand.set_defaults(generator=heldout_pages)
    for name, generator, text in (
        ("--other", other_pages, "damaged by another hand"),
        ("--columns", column_pages, "damaged by a third hand: laid into columns"),
        ("--plain", plain_pages, "damaged by a fourth hand: by the definitions of the kinds alone"),
    ):
        hand.add_argument(name, action="store_const", dest="generator", const=generator, help=text)
    given = parser.parse_args(arguments)
    pages = list(given.generator(folder=FOLDER.with_name(given.set)))
    if given.folder:
        write_pages(given.folder, pages)
    print_table(pages)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
