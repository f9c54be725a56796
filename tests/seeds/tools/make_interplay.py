"""Makes seeds/interplay.npz: python -m tests.seeds.tools.make_interplay (with torch)

The network is added to the weights of `seeds.weights.SEAM` as they are, and learns from the pages that these
are fitted on (`fit.seam_sheets`) and from the real ones damaged: the more likely the right seams of a page
among all ways to join it, the better. Without the real ones it learns what only written pages have: joins of
interleaved real pages fell from .98 to .96, and rise to .97 with them. It is run after `fit`, and takes five
minutes on one core.
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
from seeds.interplay import FURTHEST, MOST, POSSIBLE
from tests.seeds.test_gold import damaged
from tests.seeds.tools.fit import BY_HAND, PASSES, SEAM_NAMES, Array, Sheet, seam_sheets, sheets_of
from tests.seeds.tools.fit import MOST as MOST_ODDS

# Left out: what these pages do not show often enough.
NAMES = [name for name in SEAM_NAMES if name not in BY_HAND]
# The real pages count as so many here, and those damaged; the more often they are seen, the better they are
# known by heart. The tests have other draws.
REAL, DAMAGED = 6, 2
DRAWS = {"interleaved": 40, "shuffled": 40, "noisy": 40, "broken": 40, "clean": 8}
FIRST_DRAW = 100
HIDDEN, DROP, ROUNDS, BATCH, RATE, DECAY = 48, 0.3, 9, 8, 2e-3, 0.01
# The network that is kept is a mean over the last steps (Polyak and Juditsky 1992).
KEPT_SHARE = 0.995


class Seen(NamedTuple):
    """A page: the evidence of its possible pairs, which pairs those are, and all pairs' odds by the sum."""

    evidence: Tensor
    possible: Tensor
    odds: Tensor
    right: Tensor


class Network(nn.Module):
    """(pairs, evidence) → what is added to their log odds."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = nn.Linear(len(NAMES), HIDDEN)
        self.out = nn.Linear(HIDDEN, 1)
        self.drop = nn.Dropout(DROP)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, evidence: Tensor) -> Tensor:
        found = self.out(self.drop(torch.relu(self.hidden(evidence))))[:, 0]
        return MOST * torch.tanh(found / MOST)


def seen(sheet: Sheet, sizes: Array) -> Seen:
    evidence, right, apart = sheet
    worth = np.array([weights.SEAM[name] for name in SEAM_NAMES])
    odds = np.where(apart > 0, evidence @ worth + weights.SEAM["bias"], -60.0)
    possible = odds > POSSIBLE
    kept = [SEAM_NAMES.index(name) for name in NAMES]
    facts = np.clip(evidence[possible][:, kept] / sizes, -FURTHEST, FURTHEST)
    return Seen(
        torch.tensor(facts, dtype=torch.float32),
        torch.tensor(possible),
        torch.tensor(np.clip(odds, -60.0, MOST_ODDS)),
        torch.tensor(right),
    )


def loss(network: Network, page: Seen) -> Tensor:
    """How unlikely the right seams are among all ways to join the page, as in `fit.seam_loss`."""
    scores = page.odds.masked_scatter(
        page.possible, page.odds[page.possible] + network(page.evidence).double()
    )
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
    network = Network()
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
            for name, value in network.state_dict().items():
                before = kept.get(name, value)
                kept[name] = before * KEPT_SHARE + value * (1.0 - KEPT_SHARE) if round_ else value.clone()
        sys.stderr.write(f"round {round_ + 1}: loss a page {total / len(pages):.3f}\n")
    return kept


def _damaged_sheets() -> Iterator[Sheet]:
    for profile, draws in DRAWS.items():
        for draw in range(FIRST_DRAW, FIRST_DRAW + draws):
            yield from sheets_of(*damaged(profile, draw))


def main() -> int:
    """Run as a command; the exit status."""
    sheets = seam_sheets()
    kept = [SEAM_NAMES.index(name) for name in NAMES]
    every = np.concatenate([evidence.reshape(-1, len(SEAM_NAMES))[::37] for evidence, _, _ in sheets])
    sizes = np.maximum(every[:, kept].std(axis=0), 0.03)
    once = {id(sheet): sheet for sheet in sheets}
    times: dict[int, int] = {}
    for sheet in sheets:
        times[id(sheet)] = times.get(id(sheet), 0) + 1
    pages = [seen(sheet, sizes) for key, sheet in once.items() for _ in range(min(times[key], REAL))]
    pages += [page for sheet in _damaged_sheets() for page in [seen(sheet, sizes)] * DAMAGED]
    found = {name: value.numpy() for name, value in learned(pages).items()}
    np.savez_compressed(
        Path(__file__).parents[3] / "seeds" / "interplay.npz",
        names=np.array(NAMES),
        sizes=sizes.astype(np.float32),
        hidden=found["hidden.weight"].T,
        hidden_bias=found["hidden.bias"],
        out=found["out.weight"][0],
        out_bias=found["out.bias"][0],
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
