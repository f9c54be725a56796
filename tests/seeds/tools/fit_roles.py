"""Fits `seeds/roles.tsv`.

`python -m tests.seeds.tools.fit_roles [--write]`: a chain over the lines of a page (conditional random
field: Lafferty and others 2001) learns the roles that the gold gives the lines, on page-sets damaged by every
generator of the tests, with their signatures and without most of them, and on the sample pages; it stays near
the weights at hand unless many lines say otherwise. Prints the share of short lines with their right role on
those pages and on pages that nothing is fitted to; `--write` writes the table.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from seeds import roleweights
from seeds.fragments import head_scores
from seeds.kickers import with_long_kickers
from seeds.lines import Line, Tag, read_lines
from seeds.repeats import mark_repeats
from seeds.rolemarks import Page
from seeds.roles import END, Role, facts_of_line, fixed_worth, worth_of_steps
from seeds.strays import stray_lines
from tests.seeds.columnpages.pages import column_pages
from tests.seeds.damage import PROFILES
from tests.seeds.heldout_pages import heldout_pages
from tests.seeds.otherpages.pages import other_pages
from tests.seeds.pagesets import HeldOut
from tests.seeds.plainpages.pages import plain_pages
from tests.seeds.test_gold import GOLD, PAGES, damaged
from tests.seeds.tools.goldroles import ANY, roles_by_gold
from tests.seeds.tools.unsigned import write_unsigned

HERE, TABLE = Path("tests/seeds"), Path("seeds/roles.tsv")
# Not the sets whose heads `seeds.headlike` has learned by heart; what is measured elsewhere are draws 0 to 2.
FITTED = (
    "yonder", "beyond", "afar", "remote", "outlying", "distant", "hidden", "veiled", "covert", "cloaked",
    "shrouded", "swathed", "curtained",
)  # fmt: skip
MEASURED = ("sealed", "unopened", "muffled", "blanketed")
DRAWS = {heldout_pages: (3, 4), other_pages: (3,), column_pages: (3,), plain_pages: (3,)}
# Of the pages without signatures one of so many is learned from: most pages are signed.
ONE_OF = 4
# The sample pages: other draws than the tests measure, and how often each page itself is gone through.
GOLD_DRAWS, GOLD_COUNTS = range(100, 112), 40
# How strongly a weight is held at its place, and the ascent.
PULL, ROUNDS, STEP, FALLS = 0.02, 25, 0.15, 0.97
# The marks whose worth is learned: what the texts around a line are about. The others were learned before
# these marks were there; all free at once, what has few examples (lines to be set aside, poems, labels)
# drifts and pages lose what they had, for hardly more right roles (.9558 for .9554 of what is measured).
FREE = (
    "texts alike", "texts unlike", "texts mean alike", "names the text below", "names the text above",
    "means the text below", "means the text above", "goes on elsewhere", "said below", "alike",
    "colon inside", "text below", "news below", "above closed",
)  # fmt: skip
# What is taken off the worth of being text, or to be set aside, when all is fitted; off the latter .4 less
# than before, so that stray words make no title now that titles want less of a signature (by hand).
PRUDENCE = (0.7, 2.3)
# Pages that are gone through at once; a chance of nothing.
AT_ONCE, NEVER = 200, -1e4
# Below this a page has lines that no chain can have.
IMPOSSIBLE = -3e3
SIZE = len(Role)
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Seen:
    """A line: its marks or the only roles it may have, what steps into it are worth, its roles by gold."""

    line: Line
    facts: Mapping[str, float] | None
    fixed: Mapping[Role, float]
    steps: Mapping[tuple[int, int], float]
    right: frozenset[Role]


def seen_lines(page: HeldOut) -> list[Seen]:
    """The chain of a page."""
    lines = with_long_kickers(mark_repeats(read_lines(page.text)))
    scores = head_scores(lines)
    told = Page(lines, stray_lines(lines), scores)
    right = roles_by_gold(page.gold, lines)
    out = []
    for line in lines:
        if line.tag is Tag.REPEAT:
            continue
        fixed = fixed_worth(line)
        facts = None if fixed is not None else facts_of_line(line, told, scores)
        out.append(Seen(line, facts, fixed or {}, worth_of_steps(line, told), right.get(line.index, ANY)))
    return out


def pages(folders: Sequence[Path], one_of: int = 1) -> dict[str, list[list[Seen]]]:
    """The chains of all pages of these page-sets, or of one of so many, by generator."""
    return {
        make.__name__: [
            seen_lines(page)
            for folder in folders
            for draw in draws
            for n, page in enumerate(make(draw, folder))
            if n % one_of == 0
        ]
        for make, draws in DRAWS.items()
    }


def sample_chains() -> list[list[Seen]]:
    """The chains of the sample pages, damaged and as they are."""
    draws = ((profile, draw) for profile in PROFILES for draw in GOLD_DRAWS)
    damaged_pages = (HeldOut(f"{profile} {draw}", *damaged(profile, draw)) for profile, draw in draws)
    whole = [seen_lines(HeldOut(name, PAGES[name], gold)) for name, gold in GOLD.items()]
    return [*map(seen_lines, damaged_pages), *whole * GOLD_COUNTS]


def chains_of(sets: Sequence[str], one_of: int) -> tuple[dict[str, list[list[Seen]]], ...]:
    """The chains of the sets as they are, and of one of so many pages without most signatures."""
    with tempfile.TemporaryDirectory() as bare:
        unsigned = [write_unsigned(HERE / one, Path(bare) / one) for one in sets]
        return pages([HERE / one for one in sets]), pages(unsigned, one_of)


class Batch:
    """Pages of about one length, as arrays: (pages, lines, …)."""

    def __init__(self, chains: Sequence[list[Seen]], place: Mapping[str, int]) -> None:
        self.chains = chains
        shape = len(chains), max(map(len, chains))
        self.there = np.zeros(shape, dtype=bool)
        self.fixed = np.full((*shape, SIZE), NEVER)
        self.right = np.ones((*shape, SIZE), dtype=bool)
        self.steps = np.zeros((*shape, SIZE, SIZE))
        cells: list[tuple[int, int, float]] = []
        for p, chain in enumerate(chains):
            for t, seen in enumerate(chain):
                self.there[p, t] = True
                self.fixed[p, t] = 0.0 if seen.facts is not None else NEVER
                for role, value in seen.fixed.items():
                    self.fixed[p, t, role] = value
                right = np.isin(np.arange(SIZE), [int(role) for role in seen.right])
                if (right & (self.fixed[p, t] > NEVER / 2)).any():
                    self.right[p, t] = right
                for step, value in seen.steps.items():
                    self.steps[p, t, *step] = value
                if seen.facts is not None:
                    at = p * shape[1] + t
                    cells += [(at, place[m], v) for m, v in ({"": 1.0} | dict(seen.facts)).items()]
        slots, marks, values = zip(*cells, strict=True)
        self.slots, self.marks, self.values = np.array(slots), np.array(marks), np.array(values)

    def worth(self, weights: Floats) -> Floats:
        """What each line is worth in each role."""
        given = weights[self.marks] * self.values[:, None]
        size = self.there.size
        sums = [np.bincount(self.slots, weights=given[:, r], minlength=size) for r in range(SIZE)]
        return np.stack(sums, axis=1).reshape(self.fixed.shape) + self.fixed

    def pull(self, chances: Floats, marks: int) -> Floats:
        """The sum of the chances of roles over the lines that have a mark: (marks, roles)."""
        flat = chances.reshape(-1, SIZE)[self.slots] * self.values[:, None]
        sums = [np.bincount(self.marks, weights=flat[:, r], minlength=marks) for r in range(SIZE)]
        return np.stack(sums, axis=1)


def _log_sum(values: Floats, axis: int) -> Floats:
    most = values.max(axis=axis, keepdims=True)
    total: Floats = (most + np.log(np.exp(values - most).sum(axis=axis, keepdims=True))).squeeze(axis)
    return total


_FIRST = np.where(np.arange(SIZE) == Role.TEXT, 0.0, NEVER)
_LAST = np.array([END.get(role, 0.0) for role in Role])


def chances(batch: Batch, worth: Floats, steps: Floats) -> tuple[Floats, Floats]:
    """Forward and backward: the log of all chains' worth by page, and the chances of roles."""
    size, length = batch.there.shape
    reached = [np.repeat(_FIRST[None], size, 0)]
    for t in range(length):
        step = steps[None] + batch.steps[:, t]
        new = _log_sum(reached[-1][:, :, None] + step, 1) + worth[:, t]
        reached.append(np.where(batch.there[:, t, None], new, reached[-1]))
    total = _log_sum(reached[-1] + _LAST, 1)
    ahead = np.repeat(_LAST[None], size, 0)
    of_roles = np.zeros_like(worth)
    for t in range(length - 1, -1, -1):
        here = batch.there[:, t]
        of_roles[:, t] = np.exp(np.minimum(reached[t + 1] + ahead - total[:, None], 0)) * here[:, None]
        into = steps[None] + batch.steps[:, t] + (worth[:, t] + ahead)[:, None, :]
        ahead = np.where(here[:, None], _log_sum(into, 2), ahead)
    return total, of_roles


def slopes(batches: Sequence[Batch], weights: Floats, steps: Floats) -> tuple[float, Floats]:
    """The loss by page, and its slope for the weights."""
    loss, count = 0.0, 0
    of_weights = np.zeros_like(weights)
    for batch in batches:
        worth = batch.worth(weights)
        every, roles = chances(batch, worth, steps)
        right, right_roles = chances(batch, np.where(batch.right, worth, NEVER), steps)
        loss += float((every - right).sum())
        count += len(every)
        of_weights += batch.pull(roles - right_roles, len(weights))
    return loss / count, of_weights / count


def drop_impossible(batches: Sequence[Batch], weights: Floats, steps: Floats) -> int:
    """Pages whose gold no chain can have teach nothing; how many there are."""
    dropped = 0
    for batch in batches:
        total, _ = chances(batch, np.where(batch.right, batch.worth(weights), NEVER), steps)
        batch.there[total < IMPOSSIBLE] = False
        batch.right[total < IMPOSSIBLE] = True
        dropped += int((total < IMPOSSIBLE).sum())
    return dropped


def fit(batches: Sequence[Batch], weights: Floats, steps: Floats, free: NDArray[np.bool_]) -> Floats:
    """Weights by descent with momentum (Adam: Kingma and Ba 2015), where they are free: (marks, roles)."""
    now, mean, square = weights.copy(), np.zeros_like(weights), np.zeros_like(weights)
    for turn in range(1, ROUNDS + 1):
        loss, slope = slopes(batches, now, steps)
        whole = (slope + PULL * (now - weights)) * free
        mean = 0.9 * mean + 0.1 * whole
        square = 0.99 * square + 0.01 * whole**2
        step = (mean / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.99**turn)) + 1e-6)
        now = now - STEP * FALLS ** max(0, turn - 40) * step
        if turn % 5 == 0:
            sys.stdout.write(f"turn {turn}: loss {loss:.4f} a page\n")
    return now


def share_right(batches: Sequence[Batch], weights: Floats, steps: Floats) -> float:
    """The share of short lines whose role on the best chain is one that the gold gives them."""
    right = count = 0
    for batch in batches:
        best = np.argmax(chances(batch, batch.worth(weights), steps)[1], axis=2)
        for p, chain in enumerate(batch.chains):
            told = [(t, seen) for t, seen in enumerate(chain) if seen.facts is not None and seen.right != ANY]
            right += sum(Role(int(best[p, t])) in seen.right for t, seen in told)
            count += len(told)
    return right / count


def batches_of(chains: Sequence[list[Seen]], place: Mapping[str, int]) -> list[Batch]:
    """Pages of like lengths together."""
    ordered = sorted(chains, key=len)
    return [Batch(ordered[n : n + AT_ONCE], place) for n in range(0, len(ordered), AT_ONCE)]


def at_hand(marks: Sequence[str]) -> tuple[Floats, Floats]:
    """The weights and steps that are in use."""
    names = [role.name.lower() for role in Role]
    weights = np.array([[roleweights.OF_LINE[name].get(mark, 0.0) for name in names] for mark in marks])
    steps = np.array([[roleweights.STEPS[a].get(b, NEVER) for b in names] for a in names])
    return weights, steps


def rows_of(marks: Sequence[str], weights: Floats, examples: Mapping[str, str]) -> Iterator[str]:
    """The rows of the table."""
    yield "\t".join(["mark", *(role.name.lower() for role in Role), "example"])
    for mark, worth in zip(marks, weights, strict=True):
        if not mark or np.abs(worth).max() >= 0.05:
            yield "\t".join([mark, *(f"{round(float(w), 2):g}" for w in worth), examples.get(mark, "")])


def main() -> None:
    """Run as a command."""
    (fitted, fitted_bare), (measured, measured_bare) = chains_of(FITTED, ONE_OF), chains_of(MEASURED, 1)
    named = {
        "fitted": fitted, "fitted, unsigned": fitted_bare,
        "measured": measured, "measured, unsigned": measured_bare,
    }  # fmt: skip
    every = [
        seen for some in named.values() for chains in some.values() for chain in chains for seen in chain
    ]
    known = {mark for of_role in roleweights.OF_LINE.values() for mark in of_role}
    marks = sorted({mark for seen in every for mark in seen.facts or ()} | known | {""})
    place = {mark: n for n, mark in enumerate(marks)}
    weights, steps = at_hand(marks)
    lessons = [chain for some in (fitted, fitted_bare) for chains in some.values() for chain in chains]
    batches = batches_of([*lessons, *sample_chains()], place)
    sys.stdout.write(f"{drop_impossible(batches, weights, steps)} pages no chain can have\n")
    # The table has PRUDENCE in it: off, while it is fitted. A title taken for text is joined to others, and
    # what is set aside wrongly is lost to the reader: both are dearer than a text taken for a head.
    constants = place[""], [Role.TEXT, Role.STRAY]
    free = np.isin(marks, FREE)[:, None] & (np.arange(SIZE) != Role.STRAY)[None, :]
    first = weights.copy()
    first[constants] += PRUDENCE
    new = fit(batches, first, steps, free)
    new[constants] -= PRUDENCE
    for title, some in named.items():
        for name, chains in some.items():
            packed = batches_of(chains, place)
            now, then = share_right(packed, weights, steps), share_right(packed, new, steps)
            sys.stdout.write(f"{title}, {name}: {now:.4f} → {then:.4f}\n")
    if "--write" in sys.argv:
        TABLE.write_text("\n".join(rows_of(marks, new, roleweights.EXAMPLES)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
