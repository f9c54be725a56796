"""Makes seeds/roles.npz: python -m tests.seeds.tools.make_roles (with torch)

What the marks of a short line and of the lines near it say together, beyond what `seeds/roles.tsv` says of
each mark of the line itself: the table stays as it is, and the chain over the page as well. It learns from
written pages by every generator, signed and for the most part unsigned, and from the sample pages; it is run
after `fit_roles`, and takes half an hour on one core. Of the short lines of
eight sets that nothing is learned from, the chain gave by the table alone .969 (first generator), .952, .956
and .964 (fourth) their role, and .979, .970, .973 and .978 with the network; of those without most of their
signatures .935 to .950, and .961 to .978.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from seeds import roleweights
from seeds.rolecontext import BESIDE, REACH, Sight
from seeds.roles import Role
from tests.seeds.columnpages.pages import column_pages
from tests.seeds.goldchecks import Generator
from tests.seeds.heldout_pages import heldout_pages
from tests.seeds.otherpages.pages import other_pages
from tests.seeds.plainpages.pages import plain_pages
from tests.seeds.tools import fit_roles
from tests.seeds.tools.fit_roles import HERE, NEVER, ONE_OF, PRUDENCE, Batch, Seen, at_hand, chances
from tests.seeds.tools.learned import SETS
from tests.seeds.tools.steady import averaged
from tests.seeds.tools.unsigned import write_unsigned

TABLE = Path("seeds/roles.npz")
# What is measured elsewhere are draws 0 to 2.
DRAWS: Mapping[Generator, tuple[int, ...]] = {
    heldout_pages: (3, 4),
    other_pages: (3, 4),
    column_pages: (3,),
    plain_pages: (3,),
}
# The most that the network adds or takes while it learns, and in use. A title taken for text is joined to
# others, and what is set aside wrongly is lost to the reader: in use it says little for a text, and nothing
# of what is to be set aside; and no piece of a text becomes a head by it. A column's label below its title is
# rare: what it would add there were short titles below long kickers.
MOST, IN_USE, FOR_TEXT = 5.0, 3.0, 1.0
HEADS = [Role.SUBHEAD, Role.COLUMN, Role.TITLE, Role.NEXT]
# A mark that fewer lines have is left to its weight.
LEAST_SEEN = 60
HIDDEN, DROP, DROP_MARKS = 64, 0.2, 0.1
ROUNDS, BATCH, RATE, DECAY = 14, 24, 2e-3, 0.01
# The network that is kept is a mean over the last steps: so much of it stays at each.
KEPT_SHARE = 0.995


class Network(nn.Module):
    """(short lines, what is seen of them and around them) → what is added to the log odds of each role."""

    def __init__(self, wide: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(wide * (2 * REACH + 1), HIDDEN)
        self.out = nn.Linear(HIDDEN, len(Role))
        self.drop, self.drop_marks = nn.Dropout(DROP), nn.Dropout(DROP_MARKS)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, rows: Tensor) -> Tensor:
        found = self.out(self.drop(torch.relu(self.hidden(self.drop_marks(rows)))))
        return MOST * torch.tanh(found / MOST)


def chains_of(folder: Path, one_of: int) -> Iterator[list[Seen]]:
    """The chains of one of so many pages of a folder, by every generator."""
    for make, draws in DRAWS.items():
        for draw in draws:
            for n, page in enumerate(make(draw, folder)):
                if n % one_of == 0:
                    yield fit_roles.seen_lines(page)


def lessons(name: str) -> Iterator[list[Seen]]:
    """The chains of a written set: of its pages, and of some without most signatures."""
    yield from chains_of(HERE / name, 1)
    with tempfile.TemporaryDirectory() as made:
        yield from chains_of(write_unsigned(HERE / name, Path(made) / name), ONE_OF)


class Lesson:
    """Some pages of about one length, as the chain and as the network see them."""

    def __init__(self, chains: Sequence[list[Seen]], place: dict[str, int], sight: Sight) -> None:
        self.chains = Batch(chains, place)
        length = self.chains.there.shape[1]
        rows, self.slots = [], []
        for n, chain in enumerate(chains):
            told = {seen.line.index: seen.facts for seen in chain if seen.facts is not None}
            rows.append(sight([seen.line for seen in chain], told))
            self.slots += [n * length + t for t, seen in enumerate(chain) if seen.facts is not None]
        self.rows = torch.from_numpy(np.concatenate(rows))

    def loss(self, network: Network, worth: NDArray[np.float64], steps: NDArray[np.float64]) -> float:
        """How unlikely the right roles are, a page; its slope goes into the network."""
        added = network(self.rows)
        now = worth.copy().reshape(-1, len(Role))
        now[self.slots] += added.detach().numpy()
        now = now.reshape(worth.shape)
        every, roles = chances(self.chains, now, steps)
        right, right_roles = chances(self.chains, np.where(self.chains.right, now, NEVER), steps)
        slope = (roles - right_roles).reshape(-1, len(Role))[self.slots] / len(every)
        added.backward(torch.from_numpy(slope.astype(np.float32)))  # type: ignore[no-untyped-call]
        return float((every - right).mean())


def learned(
    pages: list[Lesson], wide: int, weights: NDArray[np.float64], steps: NDArray[np.float64]
) -> dict[str, Tensor]:
    """The network's mean over its last steps."""
    torch.manual_seed(0)
    network = Network(wide)
    rule = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    worth = {id(page): page.chains.worth(weights) for page in pages}
    kept: dict[str, Tensor] = {}
    many, step = ROUNDS * len(pages), 0
    for round_ in range(ROUNDS):
        random.Random(round_).shuffle(pages)
        total = 0.0
        for page in pages:
            rule.zero_grad()
            total += page.loss(network, worth[id(page)], steps)
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            for group in rule.param_groups:
                group["lr"] = RATE * max(0.03, 1.0 - step / many) * min(1.0, (step + 1) / 30)
            rule.step()
            step += 1
            averaged(kept, network, KEPT_SHARE if round_ else 0.0)
        sys.stderr.write(f"round {round_ + 1}: loss a page {total / len(pages):.3f}\n")
    return kept


def main() -> int:
    """Run as a command; the exit status."""
    chains = [chain for name in SETS for chain in lessons(name)]
    chains += fit_roles.sample_chains()
    counts = Counter(mark for chain in chains for seen in chain for mark in seen.facts or ())
    marks = sorted(mark for mark, many in counts.items() if many >= LEAST_SEEN)
    tags = sorted({seen.line.tag.value for chain in chains for seen in chain})
    sight = Sight(*({name: n for n, name in enumerate(names)} for names in (marks, tags)))
    named = sorted({*counts, ""}.union(*roleweights.OF_LINE.values()))
    place = {mark: n for n, mark in enumerate(named)}
    weights, steps = at_hand(named)
    # The table has the prudence of `fit_roles` in it: off, while it is learned beside.
    weights[place[""], [Role.TEXT, Role.STRAY]] += PRUDENCE
    chains.sort(key=len)
    pages = [Lesson(chains[n : n + BATCH], place, sight) for n in range(0, len(chains), BATCH)]
    sys.stderr.write(
        f"{fit_roles.drop_impossible([p.chains for p in pages], weights, steps)} pages dropped\n"
    )
    found = learned(pages, len(marks) + len(tags) + BESIDE, weights, steps)
    layers = {name.replace(".weight", "").replace(".bias", " bias"): value for name, value in found.items()}
    least, most = (np.full(len(Role), limit, dtype=np.float32) for limit in (-IN_USE, IN_USE))
    most[Role.TEXT] = FOR_TEXT
    most[Role.BELOW] = 0.0
    least[Role.STRAY] = most[Role.STRAY] = 0.0
    of_pieces = most.copy()
    of_pieces[HEADS] = 0.0
    np.savez_compressed(
        TABLE,
        least=least,
        most=most,
        **{"most of pieces": of_pieces},
        marks=np.array(marks),
        tags=np.array(tags),
        **{f"lines {name}": value.numpy().T.astype(np.float16) for name, value in layers.items()},
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
