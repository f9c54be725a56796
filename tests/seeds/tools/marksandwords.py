"""Learns a table of `seeds.marksandwords`: what the marks and the words of a few texts say together.

Three networks from different beginnings count as one: alone, each differs from the next by half of what it
gains.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from seeds.marksandwords import words_of_parts
from tests.seeds.tools.fit_heads import Example
from tests.seeds.tools.steady import averaged

Array = NDArray[np.float32]
# A mark that fewer possibilities have is left out.
LEAST_SEEN = 12
HIDDEN, NETWORKS = 32, 3
# What is known of the words of a part is seen through so many numbers, made as small as the marks before.
OF_WORDS, SCALE = 24, 0.3
# The share of hidden units, of words and of marks that each step leaves out.
DROP, DROP_MARKS = 0.3, 0.1
ROUNDS, BATCH, RATE, DECAY = 12, 32, 3e-3, 0.01
# The network that is kept is a mean over the last steps: so much of it stays at each.
KEPT_SHARE = 0.995
# Texts whose words are looked up at once.
AT_ONCE = 500


class Choice(NamedTuple):
    """What there is to choose from: its marks, (possibilities, marks), the places of its parts among all
    texts, (possibilities, 3), its odds by the weights, and which is right."""

    marks: Tensor
    parts: Tensor
    odds: Tensor
    right: int
    counts: float


class Network(nn.Module):
    """(possibilities, marks), (possibilities, 3 parts) → what is added to their log odds."""

    def __init__(self, marks: int, words: Tensor) -> None:
        super().__init__()
        self.known = words
        self.words = nn.Linear(words.shape[1], OF_WORDS)
        self.hidden = nn.Linear(marks + 3 * OF_WORDS, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1)
        self.drop, self.drop_marks = nn.Dropout(DROP), nn.Dropout(DROP_MARKS)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, marks: Tensor, parts: Tensor) -> Tensor:
        read = torch.tanh(self.words(self.drop(self.known[parts]))) * (parts > 0)[..., None]
        seen = torch.cat([self.drop_marks(marks), self.drop(read.flatten(1))], 1)
        found: Tensor = self.out(self.drop(torch.relu(self.hidden(seen))))[:, 0]
        return found


def choice_of(
    example: Example, places: dict[str, int], texts: dict[str, int], worth: Mapping[str, float]
) -> Choice:
    """An example as the network sees it."""
    table = torch.zeros(len(example.facts), len(places))
    for row, marks in zip(table, example.facts, strict=True):
        for name in marks.keys() & places.keys():
            row[places[name]] = marks[name]
    odds = [sum(worth.get(name, 0.0) * value for name, value in marks.items()) for marks in example.facts]
    parts = torch.tensor([[texts[text] for text in three] for three in example.parts])
    return Choice(table, parts, torch.tensor(odds), example.right, example.counts)


def words_of(texts: list[str]) -> Tensor:
    """What is known of the words of each text; nothing of the first, which is none."""
    found = [words_of_parts(texts[at : at + AT_ONCE]) for at in range(1, len(texts), AT_ONCE)]
    known = np.concatenate([np.zeros_like(found[0][:1]), *found])
    return torch.tensor(known * SCALE)


def loss(network: Network, batch: list[Choice]) -> Tensor:
    """How unlikely the right ones are, a choice."""
    marks, parts = torch.cat([one.marks for one in batch]), torch.cat([one.parts for one in batch])
    added = network(marks, parts).split([len(one.odds) for one in batch])
    lost = [
        one.counts * (torch.logsumexp(one.odds + more, 0) - (one.odds + more)[one.right])
        for one, more in zip(batch, added, strict=True)
    ]
    return torch.stack(lost).mean()


def learned(choices: list[Choice], words: Tensor, beginning: int) -> dict[str, Tensor]:
    """A network's mean over its last steps."""
    torch.manual_seed(beginning)
    network = Network(choices[0].marks.shape[1], words)
    rule = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    kept: dict[str, Tensor] = {}
    steps, step = ROUNDS * (len(choices) // BATCH + 1), 0
    for round_ in range(ROUNDS):
        random.Random(f"{beginning}-{round_}").shuffle(choices)
        for at in range(0, len(choices), BATCH):
            rule.zero_grad()
            lost = loss(network, choices[at : at + BATCH])
            lost.backward()  # type: ignore[no-untyped-call]
            for group in rule.param_groups:
                group["lr"] = RATE * max(0.03, 1.0 - step / steps)
            rule.step()
            step += 1
            averaged(kept, network, KEPT_SHARE if round_ else 0.0)
        sys.stderr.write(f"network {beginning + 1}, round {round_ + 1}: {float(lost.detach()):.3f}\n")
    return kept


def side_by_side(found: list[dict[str, Array]], marks: int) -> dict[str, Array]:
    """The networks as one, whose hidden units say a share each of what they said."""
    width, units = OF_WORDS * len(found), HIDDEN * len(found)
    hidden = np.zeros((marks + 3 * width, units), dtype=np.float32)
    for n, one in enumerate(found):
        own = slice(n * HIDDEN, (n + 1) * HIDDEN)
        hidden[:marks, own] = one["hidden.weight"][:, :marks].T
        for part in range(3):
            to, of = marks + part * width + n * OF_WORDS, marks + part * OF_WORDS
            hidden[to : to + OF_WORDS, own] = one["hidden.weight"][:, of : of + OF_WORDS].T
    return {
        "words": np.concatenate([one["words.weight"].T for one in found], 1) * SCALE,
        "words bias": np.concatenate([one["words.bias"] for one in found]),
        "all hidden": hidden,
        "all hidden bias": np.concatenate([one["hidden.bias"] for one in found]),
        "all out": np.concatenate([one["out.weight"][0] for one in found])[:, None] / len(found),
        "all out bias": np.mean([one["out.bias"] for one in found], axis=0),
    }


def make_table(table_file: Path, known: Sequence[Example], worth: Mapping[str, float]) -> None:
    """Learn from examples what is to be added to the weights `worth`, and write it."""
    seen = Counter(name for example in known for marks in example.facts for name in marks)
    names = sorted(name for name, times in seen.items() if times >= LEAST_SEEN)
    places = {name: place for place, name in enumerate(names)}
    texts = ["", *sorted({text for example in known for three in example.parts for text in three if text})]
    numbers = {text: number for number, text in enumerate(texts)}
    choices = [choice_of(example, places, numbers, worth) for example in known]
    words = words_of(texts)
    found = [
        {name: value.numpy() for name, value in learned(choices, words, beginning).items()}
        for beginning in range(NETWORKS)
    ]
    table = side_by_side(found, len(names))
    kept = {name: value.astype(np.float16 if value.ndim > 1 else np.float32) for name, value in table.items()}
    np.savez_compressed(table_file, names=np.array(names), **kept)
