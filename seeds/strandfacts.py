"""What there is to say of moving a run of an article's paragraphs to another article of the page."""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seeds.strands import FULL, MOST_OF_FULL, SIDES, Matrix, Strands

Indices = NDArray[np.intp]
# Bounded work: paragraphs of a run that does not reach its article's end, and articles that may own one.
LONGEST_RUN = 12
MOST_OWNERS = 16
# A paragraph of fewer characters may be a verse or an item of a list.
VERSE = 24
# What is said of every move, in the order of the network. "Here" is what is left of the paragraphs' own
# article, "there" the one that may own them; "topic" and "meaning" are cosines, and a gain is there less
# here.
FACTS = (
    "topic there", "topic here", "meaning there", "meaning here",
    "topic there, size", "topic here, size", "meaning there, size", "meaning here, size",
    "least topic gain", "least meaning gain",  # of a paragraph of the run
    "topic gain above", "topic gain below",  # of the paragraphs above and below the run
    "meaning gain above", "meaning gain below",
    "topic rival", "meaning rival",  # the nearest other article
    "topic of both", "meaning of both",  # how near what is left here is to the owner: two pieces on one thing
    "paragraphs", "characters", "to the end", "left here",
    "above ended",  # a jump, a credit, who wrote it
    "above open", "points back", "apart above", "last ended", "verse",
    "owner finished", "owner open", "owner without text", "owner's paragraphs", "size of the owner",
    "owner below", "neighbour", "articles between",
    "first with the owner's last", "first with the line above", "across the run",
    "far seams", "near seams",  # of the page
    # How near the run is to the heads, and what the heads have below them without it.
    "topic head there", "topic head here", "meaning head there", "meaning head here",
    "topic below the owner", "meaning below the owner",
    "all of it", "without a head",  # of the run's own article
    "reported", "reported here", "reported there",
)  # fmt: skip

_BY_SIZE = ("topic there", "topic here", "meaning there", "meaning here")


@dataclass(frozen=True, eq=False)
class Moves:
    """Moves of an item's paragraphs, each from a first to a last of its row to an owner: one array a side."""

    item: int
    first: Indices
    last: Indices
    owner: Indices
    # The same as runs and owners, of which every pair is a move.
    runs: tuple[Indices, Indices]
    owners: list[int]


def moves_of(strands: Strands, b: int) -> Moves | None:
    """Every run of paragraphs of item `b` to every other article with a head."""
    n = len(strands.rows[b])
    open_to = [a for a, item in enumerate(strands.items) if item.head and a not in strands.closed]
    owners = [a for a in open_to if a != b]
    if n <= (b in strands.rooted) or not owners:
        return None
    if len(owners) > MOST_OWNERS:
        owners = sorted(sorted(owners, key=lambda a: abs(a - b))[:MOST_OWNERS])
    runs = _runs_of(n, b in strands.rooted)
    each = [np.repeat(side, len(owners)) for side in runs]
    return Moves(b, each[0], each[1], np.tile(np.array(owners), len(runs[0])), runs, owners)


@functools.lru_cache(maxsize=64)
def _runs_of(n: int, rooted: bool) -> tuple[Indices, Indices]:
    """The first and the last paragraph of every run of so many; a rooted first one stays."""
    first, last = np.triu_indices(n)
    kept = ((last - first < LONGEST_RUN) | (last == n - 1)) & (first >= rooted)
    return first[kept], last[kept]


def drawn_elsewhere(strands: Strands) -> set[int]:
    """The items with a paragraph that means more like another item than like its own."""
    places = [u for row in strands.rows for u in row]
    own = np.repeat(np.arange(len(strands.rows)), [len(row) for row in strands.rows])
    gram, to, between = (
        products[SIDES.index("meaning")] for products in (strands.gram, strands.to, strands.between)
    )
    size, single, mine = between.diagonal(), gram.diagonal()[places], to[places, own]
    gain = _cosines(to[places], single[:, None], size[None, :])
    here = _cosines(mine - single, single, size[own] - 2 * mine + single)
    gain[np.arange(len(own)), own] = -1.0
    return set(own[(gain >= here[:, None]).any(axis=1)].tolist())


def facts_of(strands: Strands, moves: Moves) -> Matrix:
    """(moves, FACTS)."""
    alike = _alike(strands, moves)
    found = {name.format(side): value[n] for name, value in alike.items() for n, side in enumerate(SIDES)}
    found |= _of_runs(strands, moves) | _of_owners(strands, moves) | _of_borders(strands, moves)
    found["far seams"], found["near seams"] = np.log1p([[strands.far]]), np.log1p([[strands.near]])
    for name in _BY_SIZE:
        found[f"{name}, size"] = found[name] * found["characters"]
    every = np.empty((len(moves.runs[0]), len(moves.owners), len(FACTS)))
    for place, name in enumerate(FACTS):
        every[:, :, place] = found[name]
    return every.reshape(-1, len(FACTS))


def _cosines(products: Matrix, left: Matrix, right: Matrix) -> Matrix:
    return np.asarray(products / np.sqrt(np.maximum(left * right, 1e-6)))


def _alike(strands: Strands, moves: Moves) -> dict[str, Matrix]:
    """How near the runs are to each owner and to what is left here: (SIDES, runs, owners) each."""
    b, owners, (first, last), behind = moves.item, moves.owners, moves.runs, moves.runs[1] + 1
    row, heads = np.array(strands.rows[b]), np.array([strands.heads[a] for a in (b, *owners)])
    gram, to, between = strands.gram, strands.to[:, row], strands.between
    single, mine, own = gram[:, row, row], to[:, :, b], between[:, b, b][:, None]
    to, of = to[:, :, owners], between[:, owners, owners][:, None, :]
    block = _summed(_summed(gram[:, row[:, None], row]).swapaxes(1, 2))
    inner = (
        block[:, behind, behind] - block[:, first, behind] - block[:, behind, first] + block[:, first, first]
    )
    taken, outward = _within(to, first, behind), _within(mine, first, behind)
    left = own - 2 * outward + inner
    there = _cosines(taken, inner[:, :, None], of)
    here = _cosines(mine - single, single, own - 2 * mine + single)
    gain = _cosines(to, single[:, :, None], of) - here[:, :, None]
    beyond = np.concatenate([gain, np.zeros((len(gain), 1, len(owners)))], axis=1)
    best = np.sort(there, axis=2)
    of_heads = gram[:, heads, heads]
    headed = _within(gram[:, row[:, None], heads], first, behind)
    headed = _cosines(headed, inner[:, :, None], of_heads[:, None, :])
    single_heads = of_heads[:, 1:]
    text = strands.to[:, heads[1:], owners] - single_heads
    below = _cosines(text, single_heads, of[:, 0] - 2 * text - single_heads)
    second = best[:, :, -2:-1] if len(owners) > 1 else np.zeros_like(best)
    return {
        "{} there": there,
        "{} here": _cosines(outward - inner, inner, left)[:, :, None],
        "{} of both": _cosines(between[:, b, owners][:, None, :] - taken, left[:, :, None], of),
        "least {} gain": _least(gain, first, last),
        "{} gain above": beyond[:, first - 1],
        "{} gain below": beyond[:, behind],
        "{} head there": headed[:, :, 1:],
        "{} head here": headed[:, :, :1],
        "{} below the owner": below[:, None, :],
        "{} rival": np.where(there >= best[:, :, -1:], second, best[:, :, -1:]),
    }


def _summed(values: Matrix) -> Matrix:
    """The sums of the values before each place of the second axis, and of all of them."""
    sums = np.zeros((values.shape[0], values.shape[1] + 1, *values.shape[2:]))
    values.cumsum(axis=1, out=sums[:, 1:])
    return sums


def _within(values: Matrix, first: Indices, behind: Indices) -> Matrix:
    """The sums of the values of each run along the second axis."""
    sums = _summed(values)
    return np.asarray(sums[:, behind] - sums[:, first])


def _least(gain: Matrix, first: Indices, last: Indices) -> Matrix:
    """The least of each run: (SIDES, runs, owners)."""
    sides, n, owners = gain.shape
    least = np.empty((sides, n, n, owners))
    for i in range(n):
        np.minimum.accumulate(gain[:, i:], axis=1, out=least[:, i, i:])
    return np.asarray(least[:, first, last])


def _of_runs(strands: Strands, moves: Moves) -> dict[str, Matrix]:
    """What the runs are by themselves: (runs, 1)."""
    row, marks, (first, last) = np.array(strands.rows[moves.item]), strands.marks, moves.runs
    units, n = [strands.units[u] for u in row.tolist()], len(row)
    sizes = np.cumsum([0.0, *np.minimum(MOST_OF_FULL, marks.lengths[row] / FULL)])
    ended, reported = marks.ended[row], marks.reported[row]
    apart = [a.lines[-1] + 1 != b.lines[0] for a, b in itertools.pairwise(units)]
    values = {
        "paragraphs": np.log1p(last - first),
        "characters": np.log1p(sizes[last + 1] - sizes[first]),
        "to the end": last == n - 1,
        "left here": np.log1p(n - (last - first + 1)),
        "above ended": ended[first - 1] & (first > 0),
        "above open": ~marks.whole[row][first - 1] & (first > 0),
        "points back": marks.points_back[row][first],
        "apart above": np.array([False, *apart])[first],
        "last ended": ended[last],
        "verse": marks.lengths[row][first] < VERSE,
        "all of it": first == 0,
        "without a head": np.full(len(first), not strands.items[moves.item].head),
        "reported": reported[first],
        "reported here": reported[:1] & (first > 0),
    }
    return {name: value.astype(np.float64)[:, None] for name, value in values.items()}


def _of_owners(strands: Strands, moves: Moves) -> dict[str, Matrix]:
    """What the owners are, and where they stand: (1, owners)."""
    item, owners, marks = moves.item, moves.owners, strands.marks
    apart = np.abs(strands.ranks[owners] - strands.ranks[item])
    count, size, first, last = (side[owners] for side in strands.owners)
    filled = count > 0
    values = {
        "owner finished": filled & marks.ended[last],
        "owner open": filled & ~marks.whole[last],
        "owner without text": ~filled,
        "reported there": filled & marks.reported[first],
        "owner's paragraphs": np.log1p(count),
        "size of the owner": np.log1p(size / FULL),
        "owner below": strands.lines[owners] > strands.lines[item],
        "neighbour": apart == 1,
        "articles between": np.log(apart),
    }
    return {name: value.astype(np.float64)[None, :] for name, value in values.items()}


def _of_borders(strands: Strands, moves: Moves) -> dict[str, Matrix]:
    """How near the paragraphs are that would meet, or part."""
    gram, size = strands.both, strands.both.diagonal()
    places, (first, last) = np.array(strands.rows[moves.item]), moves.runs
    tails = np.array([strands.rows[a][-1] if strands.rows[a] else strands.heads[a] for a in moves.owners])
    begins, above = places[first], np.array([strands.heads[moves.item], *places])[first]
    below = places[np.minimum(last + 1, len(places) - 1)]
    across = np.where(last + 1 < len(places), _cosines(gram[above, below], size[above], size[below]), 0.0)
    near = _cosines(gram[np.ix_(begins, tails)], size[begins][:, None], size[tails][None, :])
    return {
        "first with the owner's last": near,
        "first with the line above": _cosines(gram[begins, above], size[begins], size[above])[:, None],
        "across the run": across[:, None],
    }
