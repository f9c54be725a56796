"""Makes seeds/interplay.npz: python -m tests.seeds.tools.make_interplay (with torch)

The network is added to the weights of `seeds.weights.SEAM` as they are, and learns from written pages (those
that the weights are fitted on, and more) and from the real ones, whole and damaged: the more likely the right
seams of a page among all ways to join it, the better. Without the real ones it learns what only written pages
have: joins of interleaved real pages fell from .98 to .96, and rise to .97 with them. Of the evidence alone
thirty-five sets teach no more than thirty-one (log loss a page of eight sets that nothing is learned from
.73); told the words on both sides of a seam it reaches .65. It is run after `fit`, and takes an hour on one
core.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from seeds import weights
from seeds.interplay import FURTHEST, MOST, POSSIBLE, standing
from seeds.network import Floats
from seeds.wordfit import word_fit
from tests.seeds.test_gold import GOLD, PAGES, damaged
from tests.seeds.tools.fit import (
    BY_HAND,
    PASSES,
    SEAM_NAMES,
    Array,
    Sheet,
    sheets_of,
    written_sheets,
)
from tests.seeds.tools.fit import MOST as MOST_ODDS
from tests.seeds.tools.learned import SETS
from tests.seeds.tools.steady import averaged

TABLE = Path("seeds/interplay.npz")
# Left out: what these pages do not show often enough.
NAMES = [name for name in SEAM_NAMES if name not in BY_HAND]
# Behind them it is told how a pair stands among the others, in so many numbers.
STANDING = 3
# What is measured elsewhere are draws 0 to 2.
SET_DRAWS = (3, 4, 5)
# The real pages count as so many here, and those damaged; the more often they are seen, the better they are
# known by heart. The tests have other draws.
REAL, DAMAGED = 18, 6
DRAWS = {"interleaved": 40, "shuffled": 40, "noisy": 40, "broken": 40, "clean": 8}
FIRST_DRAW = 100
HIDDEN, DROP, ROUNDS, BATCH, RATE, DECAY = 96, 0.3, 9, 8, 2e-3, 0.01
# The words of each side are seen through so many numbers; the share of what is known of them that each step
# leaves out.
OF_WORDS, DROP_WORDS = 24, 0.4
# The network that is kept is a mean over the last steps: so much of it stays at each.
KEPT_SHARE = 0.995


class Kept(NamedTuple):
    """Of a page what its sheet says of the possible pairs, all pairs' odds by the sum, and what is known of
    the words of its ends and of its beginnings."""

    evidence: Array
    possible: Array
    odds: Array
    right: Array
    ends: Floats
    begins: Floats


class Measures(NamedTuple):
    """How much each piece of evidence, and what is known of words, differ from one to the next."""

    evidence: Array
    ends: float
    begins: float


class Seen(NamedTuple):
    """A page as the network sees it: (possible pairs, what it is told of one), where their words are, and the
    rest as in `Kept`."""

    facts: Tensor
    rows: Tensor
    columns: Tensor
    ends: Tensor
    begins: Tensor
    possible: Tensor
    odds: Tensor
    right: Tensor


class Network(nn.Module):
    """A page → what is added to the log odds of its possible pairs: (pairs,)."""

    def __init__(self, words: int) -> None:
        super().__init__()
        self.end, self.begin = nn.Linear(words, OF_WORDS), nn.Linear(words, OF_WORDS)
        self.hidden = nn.Linear(len(NAMES) + STANDING + 3 * OF_WORDS, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1)
        self.drop, self.drop_words = nn.Dropout(DROP), nn.Dropout(DROP_WORDS)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, page: Seen) -> Tensor:
        left = torch.tanh(self.end(self.drop_words(page.ends)))[page.rows]
        right = torch.tanh(self.begin(self.drop_words(page.begins)))[page.columns]
        told = torch.cat([page.facts, left, right, left * right], 1)
        found = self.out(self.drop(torch.relu(self.hidden(told))))[:, 0]
        return MOST * torch.tanh(found / MOST)


def kept_of(sheet: Sheet) -> Kept:
    evidence, right, apart, *_ = sheet
    worth = np.array([weights.SEAM[name] for name in SEAM_NAMES])
    odds = np.where(apart > 0, evidence @ worth + weights.SEAM["bias"], -60.0)
    possible = odds > POSSIBLE
    own = [SEAM_NAMES.index(name) for name in NAMES]
    fit, told = word_fit(), evidence[possible][:, own].astype(np.float32)
    return Kept(told, possible, odds, right, fit.before(sheet.ends), fit.behind(sheet.begins))


def seen(page: Kept, sizes: Measures) -> Seen:
    told = np.clip(page.evidence / sizes.evidence, -FURTHEST, FURTHEST)
    facts = np.concatenate([told, standing(page.odds, page.possible)], 1)
    return Seen(
        torch.tensor(facts, dtype=torch.float32),
        *map(torch.tensor, np.nonzero(page.possible)),
        torch.tensor(page.ends / sizes.ends),
        torch.tensor(page.begins / sizes.begins),
        torch.tensor(page.possible),
        torch.tensor(np.clip(page.odds, -60.0, MOST_ODDS)),
        torch.tensor(page.right),
    )


def loss(network: Network, page: Seen) -> Tensor:
    """How unlikely the right seams are among all ways to join the page, as in `fit.seam_loss`."""
    scores = page.odds.masked_scatter(page.possible, page.odds[page.possible] + network(page).double())
    scores = scores.clip(-60.0, MOST_ODDS)
    odds = scores.exp()
    free = torch.ones_like(odds)
    for _ in range(PASSES):
        offered = odds * free
        taken = odds / (1.0 + offered.sum(1, keepdim=True) - offered)
        free = 1.0 / (1.0 + taken.sum(0, keepdim=True) - taken)
    offered = odds * free
    ends = offered.sum(1, keepdim=True)
    taken = odds / (1.0 + ends - offered)
    begins = taken.sum(0, keepdim=True)
    every = ends.log1p().sum() + begins.log1p().sum() - (taken * free).log1p().sum()
    return every - (page.right * scores).sum()


def learned(pages: list[Seen]) -> dict[str, Tensor]:
    """The network's mean over its last steps."""
    torch.manual_seed(0)
    network = Network(pages[0].ends.shape[1])
    rule = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    kept: dict[str, Tensor] = {}
    steps, step = ROUNDS * (len(pages) // BATCH + 1), 0
    for round_ in range(ROUNDS):
        random.Random(round_).shuffle(pages)
        total = 0.0
        for at in range(0, len(pages), BATCH):
            rule.zero_grad()
            batch = pages[at : at + BATCH]
            lost = torch.stack([loss(network, page) for page in batch]).mean()
            lost.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            for group in rule.param_groups:
                group["lr"] = RATE * max(0.03, 1.0 - step / steps) * min(1.0, (step + 1) / 30)
            rule.step()
            step += 1
            total += float(lost) * len(batch)
            averaged(kept, network, KEPT_SHARE if round_ else 0.0)
        sys.stderr.write(f"round {round_ + 1}: loss a page {total / len(pages):.3f}\n")
    return kept


def real_pages() -> Iterator[Kept]:
    """The real pages, whole and damaged, as often as they count."""
    for name, text in PAGES.items():
        yield from [kept_of(sheet) for sheet in sheets_of(text, GOLD[name])] * REAL
    for profile, draws in DRAWS.items():
        for draw in range(FIRST_DRAW, FIRST_DRAW + draws):
            yield from [kept_of(sheet) for sheet in sheets_of(*damaged(profile, draw))] * DAMAGED


def main() -> int:
    """Run as a command; the exit status."""
    pages = [kept_of(sheet) for draw in SET_DRAWS for sheet in written_sheets(SETS, draw)]
    sizes = Measures(
        np.maximum(np.concatenate([page.evidence[::7] for page in pages]).std(axis=0), 0.03),
        float(np.concatenate([page.ends for page in pages]).std()),
        float(np.concatenate([page.begins for page in pages]).std()),
    )
    pages += real_pages()
    found = {name: value.numpy() for name, value in learned([seen(page, sizes) for page in pages]).items()}
    layers = {"end": ("end", sizes.ends), "begin": ("begin", sizes.begins)}
    layers |= {"all hidden": ("hidden", 1.0), "all out": ("out", 1.0)}
    table = {to: (found[f"{name}.weight"].T / size).astype(np.float32) for to, (name, size) in layers.items()}
    table |= {f"{to} bias": found[f"{name}.bias"] for to, (name, _) in layers.items()}
    np.savez_compressed(TABLE, names=np.array(NAMES), sizes=sizes.evidence.astype(np.float32), **table)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
