"""Makes seeds/headlike.npz: python -m tests.seeds.tools.make_headlike SOURCES (with torch)

SOURCES is described in `corpora`. The first network learns which lines stand above texts from the heads of
the written page-sets and of SOURCES, and what is cut out of a text from their paragraphs. The second learns
from the short lines of damaged pages of the sets, with all their facts. What the first one says of a line
there was said by one that had not seen its page-set: of each half of the sets by what the other half has
taught. It takes four minutes on one core.
"""

from __future__ import annotations

import random
import re
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as nnf
from numpy.typing import NDArray
from torch import nn

from seeds.fragments import FACTS, rows_of
from seeds.headlike import MOST, seen
from seeds.lines import Line, Tag, read_lines
from seeds.repeats import mark_repeats
from seeds.strays import mark_rubbish, mark_strays
from tests.seeds.columnpages.pages import column_pages
from tests.seeds.fewbreaks import few_breaks
from tests.seeds.heldout_pages import heldout_pages
from tests.seeds.otherpages.pages import other_pages
from tests.seeds.pagesets import HeldOut, page_sets
from tests.seeds.plainpages.pages import plain_pages
from tests.seeds.tools.corpora import articles
from tests.seeds.tools.followers import followers

HERE = Path(__file__).parents[1]
# Sets of which the words of heads are learned; the last has texts of many kinds, and is damaged in one way.
PROSE = "prose"
WRITTEN = (
    "heldout", "hard", "fresh", "various", "newest", "latest", "training", "unread", "unseen", "foreign",
    "untouched", PROSE,
)  # fmt: skip
# The second network learns from the pages of those sets and of these; what is measured elsewhere are draws
# 0 to 2.
BESIDE = ("yonder", "beyond", "afar", "remote", "outlying", "distant")
DRAW = 3
# What a short line counts: a head; a piece of a text, of which there are few; a whole text, which other marks
# tell from a head.
COUNTS = {"head": 1.0, "piece": 6.0, "text": 0.3}
PIECES, OF_WEB = 60_000, 0.5
SHORTEST, LONGEST = 2, 45
HIDDEN, DROP, ROUNDS = 64, 0.5, 5
HIDDEN_OF_FACTS, DROP_OF_FACTS, ROUNDS_OF_FACTS, DECAY_OF_FACTS = 32, 0.1, 20, 0.3
BATCH, RATE, DECAY = 512, 1e-3, 1e-3
_WEB = re.compile(r"[_|\[\]@#…]|\.\.|-|网|吧|微|http")
_END = re.compile("[。！？]”?")
Floats = NDArray[np.float32]
Shown = list[tuple[str, float, float]]


@dataclass(frozen=True)
class ShortLine:
    """A short line of a damaged page: its page-set, its facts, and 1 for a head."""

    half: int
    text: str
    facts: list[float]
    kind: str


def half_of(folder: str, page: str) -> int:
    """Which half of the page-sets one is in."""
    return zlib.crc32(f"{folder}/{page}".encode()) % 2


def heads_and_paragraphs(pages: Sequence[dict[str, Any]]) -> tuple[list[str], list[str]]:
    """Heads, whole, joined as one line and cut as the layout cuts them; and the paragraphs."""
    heads, texts = [], []
    for article in (a for page in pages for a in page["articles"]):
        own = [article.get(name) for name in ("kicker", "title", "subtitle")]
        blocks = [b for b in article["blocks"] if not isinstance(b, str)]
        found = [*own, *(text for kind, text in blocks if kind == "subhead")]
        heads += [" ".join(pair) for pair in (own[:2], own[1:]) if all(pair)]
        for head in filter(None, found):
            heads.append(head)
            for mark in (" ", "，", "——"):
                first, *rest = head.split(mark)
                heads += [first + mark.strip("— "), rest[-1]] if rest else []
        texts += [b for b in article["blocks"] if isinstance(b, str)]
        texts += [text for kind, text in blocks if kind == "paragraph"]
    return list(dict.fromkeys(filter(_short, map(str.strip, heads)))), [t for t in texts if len(t) > 30]


def _short(text: str) -> bool:
    return SHORTEST <= len(text) <= LONGEST


def pieces(texts: Sequence[str], count: int, rng: random.Random) -> Iterator[str]:
    """What column ends cut out of texts: from where a paragraph or sentence begins, or from anywhere."""
    while count:
        text, length, where = rng.choice(texts), int(min(34, max(2, rng.gauss(13, 7)))), rng.random()
        ends = [end.end() for end in _END.finditer(text[:-20])]
        start = rng.randrange(max(1, len(text) - length)) if where > 0.65 else 0
        if 0.45 < where <= 0.65 and ends:
            start = rng.choice(ends)
        piece = text[start : start + length].strip()
        if rng.random() < 0.05:
            said = re.search("[？！]”?|。”", text[start : start + 40])
            piece = text[start : start + said.end()] if said else piece
        else:
            piece = piece.rstrip("。！？")
        if _short(piece) and not re.search("。.", piece):
            count -= 1
            yield piece


def shown_lines(pages: Sequence[dict[str, Any]], sources: Path) -> Shown:
    """Lines, 1 for a head, and how much each counts: heads and pieces alike, the web half as much."""
    rng = random.Random(0)
    web = [a for part in ("learn", "tune") for a in articles(sources, part)]
    titles = [re.sub("（.*", "", title) for title, _ in web]
    titles = [title for title in titles if 5 <= len(title) <= 32 and not _WEB.search(title)]
    paragraphs = [text for _, texts in web for text in texts if len(text) > 40]
    out: Shown = []
    for heads, texts, worth in ((*heads_and_paragraphs(pages), 1.0), (titles, paragraphs, OF_WEB)):
        out += [(head, 1.0, worth * PIECES / len(heads)) for head in heads]
        out += [(piece, 0.0, worth) for piece in pieces(texts, PIECES, rng)]
    return out


class Learner(nn.Module):
    """What becomes a `seeds.headlike.Network`; it sees each fact by how far it is from the average."""

    def __init__(self, facts: Floats, hidden: int, drop: float) -> None:
        super().__init__()
        self.mean = torch.from_numpy(facts.mean(axis=0))
        self.spread = torch.from_numpy(facts.std(axis=0) + 0.05)
        self.hidden, self.out = nn.Linear(facts.shape[1], hidden), nn.Linear(hidden, 1)
        self.drop = drop

    def forward(self, facts: torch.Tensor) -> torch.Tensor:
        level = nnf.dropout((facts - self.mean) / self.spread, self.drop / 2, self.training)
        return self.out(nnf.dropout(nnf.relu(self.hidden(level)), self.drop, self.training))[:, 0]

    def layers(self, name: str) -> dict[str, NDArray[np.float16]]:
        """As they are stored, the measures of the facts within."""
        weight, bias = self.hidden.weight.detach(), self.hidden.bias.detach()
        parts = {
            "hidden": (weight / self.spread).T,
            "hidden bias": bias - weight @ (self.mean / self.spread),
            "out": self.out.weight.detach().T,
            "out bias": self.out.bias.detach(),
        }
        return {f"{name} {part}": value.numpy().astype(np.float16) for part, value in parts.items()}


@dataclass(frozen=True)
class Lessons:
    """What is learned from: facts by their numbers, 1 for each head, and how much each line counts."""

    facts: Callable[[NDArray[np.intp]], Floats]
    right: Floats
    counts: Floats


def taught(learner: Learner, lessons: Lessons, rounds: int, decay: float) -> Learner:
    """The learner after all rounds."""
    rule = torch.optim.AdamW(learner.parameters(), lr=RATE, weight_decay=decay)
    right, counts = lessons.right, lessons.counts / lessons.counts.mean()
    rng, steps, step = np.random.default_rng(0), rounds * (len(right) // BATCH + 1), 0
    for _ in range(rounds):
        order = rng.permutation(len(right))
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            rule.param_groups[0]["lr"] = RATE * max(0.05, 1 - step / steps)
            step += 1
            odds, truth = learner(torch.from_numpy(lessons.facts(some))), torch.from_numpy(right[some])
            wrong = nnf.binary_cross_entropy_with_logits(odds, truth, reduction="none")
            loss = (wrong * torch.from_numpy(counts[some])).mean()
            rule.zero_grad()
            loss.backward()
            rule.step()
    return learner.eval()


def reader(shown: Shown) -> Learner:
    """The network of words."""
    texts = [text for text, _, _ in shown]
    bank = np.concatenate([seen(texts[i : i + 4000]).astype(np.float16) for i in range(0, len(texts), 4000)])
    right, counts = (np.array([lesson[k] for lesson in shown], dtype=np.float32) for k in (1, 2))
    learner = Learner(bank[:: len(bank) // 30_000 + 1].astype(np.float32), HIDDEN, DROP)
    own = Lessons(lambda some: bank[some].astype(np.float32), right, counts)
    return taught(learner, own, ROUNDS, DECAY)


def read(learner: Learner, texts: Sequence[str]) -> NDArray[np.float64]:
    """What the network of words says of lines."""
    every = list(dict.fromkeys(texts))
    said: dict[str, float] = {}
    for start in range(0, len(every), 4000):
        some = every[start : start + 4000]
        said |= zip(some, learner(torch.from_numpy(seen(some))).detach().numpy().tolist(), strict=True)
    return np.clip([said[text] for text in texts], -MOST, MOST)


def damaged(folder: Path) -> Iterator[HeldOut]:
    """The pages of a set under every kind of damage."""
    yield from heldout_pages(DRAW, folder)
    if folder.name != PROSE:
        yield from few_breaks(folder, DRAW)
        for generator in (other_pages, column_pages, plain_pages):
            yield from generator(DRAW, folder)


def short_lines(page: HeldOut, folder: str) -> Iterator[ShortLine]:
    """The short lines of a page, noise left out."""
    gold = page.gold
    heads = {n[0] for article in gold["articles"] for n in article["head_lines"]}
    blocks = [block for article in gold["articles"] for block in article["blocks"]]
    heads |= {n[0] for block in blocks if block["type"] == "subhead" for n in block["lines"]}
    noise = {x["lines"][0] for x in gold["noise"]}
    follows = followers(gold)
    cut = follows.keys() | set(follows.values())
    lines: list[Line] = mark_strays(mark_repeats(mark_rubbish(read_lines(page.text))))
    short, facts = rows_of(lines)
    half = half_of(folder, page.name.split("-")[0])
    for i, row in zip(short, facts.tolist(), strict=True):
        line = lines[i]
        if line.tag is Tag.SHORT and line.number not in noise:
            kind = "head" if line.number in heads else "piece" if line.number in cut else "text"
            yield ShortLine(half, line.text, row, kind)


def main() -> None:
    sources = Path(sys.argv[1])
    torch.manual_seed(0)
    halves: tuple[list[dict[str, Any]], ...] = ([], [])
    for name in WRITTEN:
        for page, page_set in page_sets(HERE / name).items():
            halves[half_of(name, page)].append(page_set)
    of_half = [reader(shown_lines(pages, sources)) for pages in halves]
    of_words = reader(shown_lines([*halves[0], *halves[1]], sources))
    shown = [
        line
        for name in (*WRITTEN, *BESIDE)
        for page in damaged(HERE / name)
        for line in short_lines(page, name)
    ]
    facts = np.array([line.facts for line in shown], dtype=np.float32)
    said = np.stack([read(learner, [line.text for line in shown]) for learner in of_half])
    # Each line by the half that has not seen it.
    facts[:, FACTS.index("reads as a head")] = said[[1 - line.half for line in shown], range(len(shown))]
    right = np.array([line.kind == "head" for line in shown], dtype=np.float32)
    counts = np.array([COUNTS[line.kind] for line in shown], dtype=np.float32)
    own = Lessons(lambda some: facts[some], right, counts)
    learner = Learner(facts, HIDDEN_OF_FACTS, DROP_OF_FACTS)
    of_facts = taught(learner, own, ROUNDS_OF_FACTS, DECAY_OF_FACTS)
    odds = of_facts(torch.from_numpy(facts)).detach().numpy()
    for kind in COUNTS:
        own = odds[[line.kind == kind for line in shown]]
        sys.stdout.write(f"{kind}: {len(own)}, taken for heads {(own > 0).mean():.3f}\n")
    np.savez_compressed(
        HERE.parents[1] / "seeds" / "headlike.npz", **of_words.layers("words"), **of_facts.layers("facts")
    )


if __name__ == "__main__":
    main()
