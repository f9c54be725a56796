"""What there is to say of moving a run of an article's paragraphs to another article of the page."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seeds.groups import is_whole
from seeds.homes import POINTS_BACK
from seeds.strands import FULL, MOST_OF_FULL, Matrix, Side, Strands

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
    first, last = np.triu_indices(n)
    kept = ((last - first < LONGEST_RUN) | (last == n - 1)) & ((first > 0) | (b not in strands.rooted))
    runs = first[kept], last[kept]
    each = [np.repeat(side, len(owners)) for side in runs]
    return Moves(b, each[0], each[1], np.tile(np.array(owners), len(runs[0])), runs, owners)


def drawn_elsewhere(strands: Strands) -> set[int]:
    """The items with a paragraph that means more like another item than like its own."""
    side, found = strands.sides["meaning"], set()
    size = side.between.diagonal()
    for b, own in enumerate(strands.rows):
        if not own:
            continue
        single, mine = side.gram[own, own], side.to[own, b]
        gain = _cosines(side.to[own], single[:, None], size[None, :])
        here = _cosines(mine - single, single, size[b] - 2 * mine + single)
        gain[:, b] = -1.0
        if (gain >= here[:, None]).any():
            found.add(b)
    return found


def facts_of(strands: Strands, moves: Moves) -> Matrix:
    """(moves, FACTS)."""
    found: dict[str, Matrix] = {}
    for name, side in strands.sides.items():
        found |= _alike(name, strands, side, moves)
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


def _alike(name: str, strands: Strands, side: Side, moves: Moves) -> dict[str, Matrix]:
    """How near the runs are to each owner and to what is left of their article; both as (runs, owners)."""
    b, row, (first, last), behind = moves.item, strands.rows[moves.item], moves.runs, moves.runs[1] + 1
    to, of = side.to[np.ix_(row, moves.owners)], np.diag(side.between)[moves.owners][None, :]
    block = np.zeros((len(row) + 1, len(row) + 1))
    block[1:, 1:] = side.gram[np.ix_(row, row)].cumsum(axis=0).cumsum(axis=1)
    inner = block[behind, behind] - block[first, behind] - block[behind, first] + block[first, first]
    sums = np.concatenate([np.zeros((1, len(moves.owners))), to.cumsum(axis=0)])
    out = np.concatenate([[0.0], side.to[row, b].cumsum()])
    taken, outward, own = sums[behind] - sums[first], out[behind] - out[first], side.between[b, b]
    left = own - 2 * outward + inner
    there = _cosines(taken, inner[:, None], of)
    single, mine = side.gram[row, row], side.to[row, b]
    here = _cosines(mine - single, single, own - 2 * mine + single)
    gain = np.concatenate([_cosines(to, single[:, None], of) - here[:, None], np.zeros((1, to.shape[1]))])
    best = np.sort(there, axis=1)
    heads = [strands.heads[a] for a in (b, *moves.owners)]
    headed = np.concatenate([np.zeros((1, len(heads))), side.gram[np.ix_(row, heads)].cumsum(axis=0)])
    headed = _cosines(headed[behind] - headed[first], inner[:, None], side.gram.diagonal()[heads][None, :])
    single_heads = side.gram.diagonal()[heads[1:]]
    text = np.diag(side.to[heads[1:]][:, moves.owners]) - single_heads
    below = _cosines(text, single_heads, of[0] - 2 * text - single_heads)
    second = best[:, -2:-1] if best.shape[1] > 1 else np.zeros((len(first), 1))
    return {
        f"{name} there": there,
        f"{name} here": _cosines(outward - inner, inner, left)[:, None],
        f"{name} of both": _cosines(side.between[b, moves.owners][None, :] - taken, left[:, None], of),
        f"least {name} gain": _least(gain[:-1], first, last),
        f"{name} gain above": gain[first - 1],
        f"{name} gain below": gain[behind],
        f"{name} head there": headed[:, 1:],
        f"{name} head here": headed[:, :1],
        f"{name} below the owner": below[None, :],
        f"{name} rival": np.where(there >= best[:, -1:], second, best[:, -1:]),
    }


def _least(gain: Matrix, first: Indices, last: Indices) -> Matrix:
    """The least of each run: (runs, owners)."""
    n = len(gain)
    least = np.empty((n, n, gain.shape[1]))
    for i in range(n):
        np.minimum.accumulate(gain[i:], axis=0, out=least[i, i:])
    return np.asarray(least[first, last])


def _of_runs(strands: Strands, moves: Moves) -> dict[str, Matrix]:
    """What the runs are by themselves: (runs, 1)."""
    row = [strands.units[u] for u in strands.rows[moves.item]]
    n, (first, last) = len(row), moves.runs
    sizes = np.cumsum([0.0, *(min(MOST_OF_FULL, len(unit.text) / FULL) for unit in row)])
    ended = np.array([unit.ended for unit in row])
    apart = [a.lines[-1] + 1 != b.lines[0] for a, b in itertools.pairwise(row)]
    reported = np.array([unit.reported for unit in row])
    values = {
        "paragraphs": np.log1p(last - first),
        "characters": np.log1p(sizes[last + 1] - sizes[first]),
        "to the end": last == n - 1,
        "left here": np.log1p(n - (last - first + 1)),
        "above ended": ended[first - 1] & (first > 0),
        "above open": np.array([not is_whole(unit.text) for unit in row])[first - 1] & (first > 0),
        "points back": np.array([bool(POINTS_BACK.match(unit.text)) for unit in row])[first],
        "apart above": np.array([False, *apart])[first],
        "last ended": ended[last],
        "verse": np.array([len(unit.text) < VERSE for unit in row])[first],
        "all of it": first == 0,
        "without a head": np.full(len(first), not strands.items[moves.item].head),
        "reported": reported[first],
        "reported here": reported[:1] & (first > 0),
    }
    return {name: value.astype(np.float64)[:, None] for name, value in values.items()}


def _of_owners(strands: Strands, moves: Moves) -> dict[str, Matrix]:
    """What the owners are, and where they stand: (1, owners)."""
    items = strands.items
    order = sorted(range(len(items)), key=lambda a: items[a].first)
    rank = {a: k for k, a in enumerate(order)}
    apart = np.array([abs(rank[a] - rank[moves.item]) for a in moves.owners])
    rows = [[strands.units[u] for u in strands.rows[a]] for a in moves.owners]
    count = np.array([len(row) for row in rows])
    size = np.array([sum(len(unit.text) for unit in row) for row in rows])
    values = {
        "owner finished": np.array([bool(row) and row[-1].ended for row in rows]),
        "owner open": np.array([bool(row) and not is_whole(row[-1].text) for row in rows]),
        "owner without text": count == 0,
        "reported there": np.array([bool(row) and row[0].reported for row in rows]),
        "owner's paragraphs": np.log1p(count),
        "size of the owner": np.log1p(size / FULL),
        "owner below": np.array([items[a].first > items[moves.item].first for a in moves.owners]),
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
