"""Fits `seeds/heads.tsv`, the weights of `seeds.headweights`, to heads whose parts are known.

`python -m tests.seeds.tools.fit_heads [--write] [--wrong]` uses the written list, the sample pages, the
held-out pages of odd years and every other set of pages. It prints the share of heads read right in five
folds (fitted on four, measured on the fifth), of the heads set aside and of the held-out pages of even years,
which nothing is fitted to. `--write` writes the table; with `--wrong` it also prints the heads of the folds
that were read wrong.
"""

from __future__ import annotations

import random
import sys
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from seeds import headweights
from seeds.headfacts import facts_of, parts_of, texts_of
from seeds.heads import divisions
from seeds.headunits import halves, readings
from seeds.text import unbalanced
from seeds.wordtags import tagger
from tests.seeds.headlist import ASIDE, GOLD, Known, annotated, written

TABLE = Path("seeds/heads.tsv")
HELD_OUT = Path("tests/seeds/heldout")
OTHERS = tuple(
    Path("tests/seeds") / name
    for name in (
        "hard", "training", "fresh", "various", "newest", "latest", "unread", "unseen", "foreign",
        "untouched",
    )
)  # fmt: skip
PROSE = Path("tests/seeds/prose")
# A weight stays near its prior unless many heads say otherwise.
PULL = 0.001
# What needs no data: dashes point to the title, halves of a quotation belong together.
PRIOR = {
    "kicker dash at end": 4.0, "title dash at end": -4.0, "subtitle dash at end": -4.0,
    "subtitle dash first": 4.0, "title dash first": -4.0, "kicker dash first": -4.0,
    "kicker unbalanced": -3.0, "title unbalanced": -2.0, "subtitle unbalanced": -3.0,
    "kicker twin of title": -1.0, "subtitle twin of title": -4.0, "title halves over line": 0.5,
    "kicker clause with title": -3.0,
    "kicker wanting": -1.5, "title wanting": -1.5, "kicker stop at end": -2.0, "title stop at end": -2.0,
    "title clause over space": 1.0, "title clause over line": 0.5, "kicker clause over space": 1.0,
    "subtitle halves over line": -1.0, "subtitle apart over line": -1.5, "kicker apart over line": -0.5,
    "title apart over line": -3.0, "title speech over space": -3.0, "title speech over line": -4.0,
    "kicker by none": 1.0, "title speech": -3.0, "kicker speech": 2.0, "subtitle speech": -2.0,
    "title clipped": -3.0, "subtitle explains": 1.0,
    "subtitle amount": 0.5, "subtitle subject above": 1.0, "subtitle phrase": 0.5,
}  # fmt: skip
# What is worth less is left out.
LEAST = 0.09
ROUNDS, STEP, FOLDS = 1200, 0.1, 5
# A head of a real page counts for more than one written for the purpose.
GOLD_COUNTS = 3.0
# Heads of texts written by the hundred are alike: one counts for less.
PROSE_COUNTS = 0.4
# The list was written to show every build, and has more subtitles than any page: a constant of its own.
OF_LIST = "subtitle of list"


class Example(NamedTuple):
    """The candidates' marks and parts, which is right (-1: none), the lines for a look, what it counts."""

    facts: list[dict[str, float]]
    parts: list[tuple[str, str, str]]
    right: int
    lines: list[str]
    counts: float = 1.0


def settings_of(known: Known) -> list[list[str]]:
    """The head on lines, with kicker and title on one line, with the title's halves on two,
    and (of some) with the title broken in mid-clause by a space.
    """
    kicker, title, subtitle = ([line for line in part.split(" / ") if line] for part in known.parts)
    out = [known.lines]
    two = known.title.split(" ")
    if len(two) == 2 and halves(*two):
        out.append([*kicker, *two, *subtitle])
    if subtitle and subtitle[0].startswith("——"):
        # A subtitle begins with its dash, behind a blank or none.
        blank = " " if zlib.crc32(known.subtitle.encode()) % 2 else ""
        out.append([*kicker, *title[:-1], title[-1] + blank + subtitle[0], *subtitle[1:]])
    if kicker:
        gap = "" if known.kicker.endswith("——") else " "
        out.append([*kicker[:-1], kicker[-1] + gap + title[0], *title[1:], *subtitle])
    lot = zlib.crc32(known.title.encode())
    if at := _behind_stop(known.title):
        above, below = known.title[:at], known.title[at:]
        out.append([*kicker, *((above, below) if lot % 2 else (f"{above} {below}",)), *subtitle])
    if lot % 4 == 1 and (at := _border_in(known.title, lot)):
        above, below = known.title[:at], known.title[at:]
        out.append([*kicker, *((above, below) if lot % 8 == 1 else (f"{above} {below}",)), *subtitle])
    if (at := inside(known.title)) and zlib.crc32(known.title.encode()) % 3 == 0:
        out.append([*kicker, f"{known.title[:at]} {known.title[at:]}", *subtitle])
    return out


def all_examples(
    pages: Sequence[Known], listed: Sequence[Known], gold: Sequence[Known], prose: Sequence[Known]
) -> list[Example]:
    """The examples of every source, with what tells them apart while weights are fitted."""
    of_list = [
        e._replace(facts=[f | {OF_LIST: 1.0} if "subtitle" in f else f for f in e.facts])
        for e in examples(listed)
    ]
    counted = ((gold, GOLD_COUNTS), (prose, PROSE_COUNTS))
    rest = [e._replace(counts=counts) for heads, counts in counted for e in examples(heads)]
    return [*examples(pages), *of_list, *rest]


def inside(title: str) -> int:
    """Where a page might break a title in mid-clause: before its verb; 0: nowhere."""
    if " " in title or len(title) < 12:
        return 0
    at = 0
    for word, tag in tagger().tag(title):
        if at >= 4 and len(title) - at >= 4 and tag[:1] in "vd" and tag != "vn":
            return 0 if any(unbalanced(title[:at])) else at
        at += len(word)
    return 0


def _behind_stop(title: str) -> int:
    """Behind the one comma or colon of a title, where a page may end its first line; 0: nowhere."""
    places = [n + 1 for n, char in enumerate(title) if char in "，：,:"]
    if len(places) != 1 or not 3 < places[0] < len(title) - 3 or any(unbalanced(title[: places[0]])):
        return 0
    return places[0]


def _border_in(title: str, lot: int) -> int:
    """A border of two words near the middle, behind which a page may set the rest of a title below."""
    if " " in title or len(title) < 10:
        return 0
    borders, at = [], 0
    for word in tagger().cut(title):
        at += len(word)
        inside = 0.3 * len(title) <= at <= 0.7 * len(title) and title[at : at + 1] not in "，：、？！”》"
        if inside and not any(unbalanced(title[:at])):
            borders.append(at)
    return borders[lot % len(borders)] if borders else 0


def examples(heads: Sequence[Known]) -> list[Example]:
    """Every setting of the heads as an example."""
    out = []
    for known in heads:
        kicker, title, subtitle = ("".join(p.replace(" / ", "").split()) for p in known.parts)
        want = kicker, title, subtitle
        for lines in settings_of(known):
            found = [(units, c) for units in readings(lines) for c in divisions(units)]
            parts = [texts_of(units, *c) for units, c in found]
            right = parts.index(want) if want in parts else -1
            out.append(Example([facts_of(units, *c, known.below) for units, c in found], parts, right, lines))
    return out


def fit(data: Sequence[Example]) -> dict[str, float]:
    """Weights by gradient ascent on the log chance of the right candidates."""
    data = [d for d in data if d.right >= 0]
    names = sorted({name for d in data for one in d.facts for name in one})
    place = {name: n for n, name in enumerate(names)}
    first = np.cumsum([0, *(len(d.facts) for d in data)])
    table = np.zeros((int(first[-1]), len(names)))
    for row, one in enumerate(one for d in data for one in d.facts):
        for name, value in one.items():
            table[row, place[name]] = value
    right = first[:-1] + np.array([d.right for d in data])
    group = np.repeat(np.arange(len(data)), np.diff(first))
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    weights = prior.copy()
    counts = np.array([d.counts for d in data])
    counts /= counts.mean()
    wanted = counts @ table[right]
    for _ in range(ROUNDS):
        scores = table @ weights
        chance = np.exp(scores - np.maximum.reduceat(scores, first[:-1])[group])
        chance *= (counts / np.add.reduceat(chance, first[:-1]))[group]
        slope = (wanted - chance @ table) / len(data) * 10 - PULL * (weights - prior)
        weights += STEP * slope
    fitted = {name: float(w) for name, w in zip(names, weights, strict=True)}
    return {name: round(w, 2) for name, w in (PRIOR | fitted).items() if abs(w) >= LEAST}


def wrong(data: Sequence[Example], weights: Mapping[str, float]) -> list[tuple[Example, int]]:
    """The heads read wrong, with the candidate that was taken."""
    out = []
    for example in data:
        scores = [sum(weights.get(k, 0.0) * v for k, v in one.items()) for one in example.facts]
        if (best := scores.index(max(scores))) != example.right:
            out.append((example, best))
    return out


def share_right(data: Sequence[Example], weights: Mapping[str, float]) -> float:
    """The share of heads whose best candidate is the right one."""
    return 1 - len(wrong(data, weights)) / len(data)


def printed_wrong(example: Example, taken: int) -> str:
    """A head as it was read."""
    found = [(units, c) for units in readings(example.lines) for c in divisions(units)]
    units, division = found[taken]
    parts = parts_of(units, *division)
    return f"{' / '.join(example.lines)}  →  {' | '.join(' '.join(u.text for u in p) for p in parts)}"


def sources() -> list[list[Known]]:
    """The heads to learn from, as `all_examples` takes them: of pages, listed, of real pages, of prose."""
    even = even_years()
    odd = [page for page in sorted(HELD_OUT.glob("*.json")) if page not in even]
    pages = [page for folder in OTHERS for page in sorted(folder.glob("*.json"))]
    real, prose = (sorted(folder.glob("*.json")) for folder in (GOLD, PROSE))
    return [[*annotated([*pages, *odd])], [*written()], [*annotated(real)], [*annotated(prose)]]


def even_years() -> list[Path]:
    """The held-out pages that no head is learned from."""
    return [p for p in sorted(HELD_OUT.glob("*.json")) if p.stem[1:].isdigit() and int(p.stem[1:]) % 2 == 0]


def main() -> None:
    """Run as a command."""
    from_all = sources()
    for heads in from_all:
        random.Random(1).shuffle(heads)
    missed, total = [], 0
    for k in range(FOLDS):
        weights = fit(
            all_examples(*([h for n, h in enumerate(heads) if n % FOLDS != k] for heads in from_all))
        )
        tested = all_examples(*(heads[k::FOLDS] for heads in from_all))
        missed += wrong(tested, weights)
        total += len(tested)
    if "--wrong" in sys.argv:
        sys.stdout.write("".join(f"{printed_wrong(*m)}\n" for m in missed))
    data = all_examples(*from_all)
    weights = fit(data)
    sys.stdout.write(f"{sum(map(len, from_all))} heads  folds {1 - len(missed) / total:.3f}")
    aside, rest = examples([*written(ASIDE)]), examples([*annotated(even_years())])
    for name, some in (("fitted", data), ("aside", aside), ("even years", rest)):
        new, now = share_right(some, weights), share_right(some, headweights.WEIGHTS)
        sys.stdout.write(f"  {name} {new:.3f} (now {now:.3f})")
    weights.pop(OF_LIST)
    sys.stdout.write("\n")
    if "--write" in sys.argv:
        TABLE.write_text("".join(f"{name}\t{w}\n" for name, w in sorted(weights.items())), encoding="utf-8")


if __name__ == "__main__":
    main()
