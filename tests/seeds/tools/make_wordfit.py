"""Makes seeds/wordfit.npz: python -m tests.seeds.tools.make_wordfit SOURCES [STEPS] (with torch)

SOURCES is described in `corpora`; the written page-sets are learned from as well. Texts are cut at
random inside their sentences. For each cut two small networks, one a side, look at the ten words next to it:
each word by itself, its first and last character and its part of speech (jieba's word list), so that a rare
word is known by its kind. They learn to tell what follows a cut from what follows the other cuts of a batch,
half of which are of the same articles (InfoNCE). Every fifth batch are pairs and triples of libime's words,
which know more words than the texts. It takes half an hour on one core.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jieba
import numpy as np
import torch
import torch.nn.functional as nnf
from numpy.typing import NDArray
from torch import Tensor, nn

from seeds.seamwords import words_of
from seeds.wordfit import REACH, WORDS, Numbered
from tests.seeds.tools.arpa import entries, word_runs
from tests.seeds.tools.corpora import articles, written_articles

# Written texts are nearer to what is read than the news of the web: each counts so much.
OF_WRITTEN, SHORTEST = 3, 60
CUTS, PAIRS, PAIRS_EVERY = 1_500_000, 1_500_000, 5
RAREST, MOST_WORDS, MOST_OF_LIBIME, RAREST_CHARACTER = 10, 55_000, 30_000, 5
WORD, CHARACTER, TAG, HIDDEN, OUT = 48, 24, 12, 320, 96
STEPS, BATCH, RATE, WARMING = 9_000, 768, 1.5e-3, 200
HIDE, DROP = 0.12, 0.2
_NO_CUT_AFTER, _NO_CUT_BEFORE = "。！？；…!?", "。！？；，、：”’）》"
Array = NDArray[Any]


def paragraphs(sources: Path) -> list[tuple[int, str, int]]:
    """Article, paragraph and how much it counts."""
    news = [lines for part in ("learn", "tune") for _, lines in articles(sources, part)]
    found = [(k, line, 1) for k, lines in enumerate(news) for line in lines if len(line) >= SHORTEST]
    for k, texts in enumerate(written_articles(), len(news)):
        found += [(k, text, OF_WRITTEN) for text in texts if len(text) >= SHORTEST]
    return found


def cuts(texts: list[tuple[int, str, int]], rng: random.Random) -> Iterator[tuple[int, list[str], list[str]]]:
    """Article, the last words before a place, the nearest first, and the first words behind it."""
    for k, text, _ in rng.choices(texts, weights=[len(t) * w for _, t, w in texts], k=CUTS):
        for _ in range(6):
            at = rng.randrange(10, len(text) - 10)
            if text[at - 1] not in _NO_CUT_AFTER and text[at] not in _NO_CUT_BEFORE:
                break
        before, behind = text[max(0, at - REACH) : at], text[at : at + REACH]
        yield k, words_of(before)[: -WORDS - 1 : -1], words_of(behind)[:WORDS]


def vocabulary(shown: list[tuple[int, list[str], list[str]]], model: Path) -> Numbered:
    counts = Counter(word for _, before, behind in shown for word in (*before, *behind))
    chances = sorted(((c, g) for order, g, c in entries(model) if order == 1), reverse=True)
    words = [word for word, n in counts.most_common(MOST_WORDS) if n >= RAREST]
    words = list(dict.fromkeys([*words, *(g for _, g in chances[:MOST_OF_LIBIME] if not g.startswith("<"))]))
    characters: Counter[str] = Counter()
    for word, n in counts.items():
        characters.update(dict.fromkeys(word, n))
    kept = [c for c, n in characters.most_common() if n >= RAREST_CHARACTER]
    tags = _tags()
    names = sorted({tags.get(word, _kind(word)) for word in words} | {"han", "mark"})
    number = {c: n for n, c in enumerate(kept, 1)}
    kinds = [
        (number.get(w[0], 0), number.get(w[-1], 0), names.index(tags.get(w, _kind(w))) + 1) for w in words
    ]
    return Numbered(
        words={w: n for n, w in enumerate(words, 1)},
        characters=number,
        kinds=np.array([(0, 0, 0), *kinds], dtype=np.int32),
        of_han=names.index("han") + 1,
        of_mark=names.index("mark") + 1,
    )


def _tags() -> dict[str, str]:
    lines = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    return {word: tag for word, _, tag in (line.split(" ") for line in lines)}


def _kind(word: str) -> str:
    return "han" if any("\u4e00" <= c <= "\u9fff" for c in word) else "mark"


def libime_lessons(model: Path, known: Numbered) -> tuple[Array, Array]:
    """Pairs of words as cuts with one word on either side; a triple is cut before or behind its middle."""
    runs, shares = word_runs(model, known.words)
    rng = np.random.default_rng(1)
    weight = np.array(shares) ** 0.75
    left, right = [], []
    for k, late in zip(
        rng.choice(len(runs), PAIRS, p=weight / weight.sum()), rng.random(PAIRS) < 0.5, strict=True
    ):
        at = 2 if late and len(runs[k]) == 3 else 1
        left.append(list(runs[k][:at][::-1]))
        right.append(list(runs[k][at:]))
    return known(left), known(right)


class Tower(nn.Module):
    """One side of a cut: its words → a vector."""

    def __init__(self, known: Numbered) -> None:
        super().__init__()
        sizes = (
            (len(known.words), WORD),
            (len(known.characters), CHARACTER),
            (int(known.kinds[:, 2].max()), TAG),
        )
        self.words = nn.Embedding(sizes[0][0] + 1, WORD, padding_idx=0, sparse=True)
        self.firsts, self.lasts = (nn.Embedding(sizes[1][0] + 1, CHARACTER, padding_idx=0) for _ in "12")
        self.tags = nn.Embedding(sizes[2][0] + 1, TAG, padding_idx=0)
        for table in (self.words, self.firsts, self.lasts, self.tags):
            nn.init.normal_(table.weight, 0, 0.1)
            table.weight.data[0] = 0
        wide = WORDS * (WORD + 2 * CHARACTER + TAG)
        self.hidden, self.out, self.places = (
            nn.Linear(wide, HIDDEN),
            nn.Linear(HIDDEN, OUT),
            nn.Linear(wide, OUT),
        )

    def forward(self, x: Tensor) -> Tensor:
        words = torch.where(torch.rand(x.shape[:2]) < HIDE, torch.zeros_like(x[..., 0]), x[..., 0])
        parts = self.words(words), self.firsts(x[..., 1]), self.lasts(x[..., 2]), self.tags(x[..., 3])
        flat = nnf.dropout(torch.cat(parts, -1).flatten(1), DROP / 2, self.training)
        hidden = nnf.dropout(nnf.relu(self.hidden(flat)), DROP, self.training)
        return self.out(hidden) + self.places(flat)


def learned(
    known: Numbered, of_article: Array, lessons: tuple[Array, Array], pairs: tuple[Array, Array], steps: int
) -> tuple[Tower, Tower, nn.Linear]:
    """Both sides and the share of each beginning, after all lessons."""
    left, right, own = Tower(known), Tower(known), nn.Linear(OUT, 1)
    sparse = [left.words.weight, right.words.weight]
    dense = [p for m in (left, right, own) for p in m.parameters() if not any(p is q for q in sparse)]
    rules = torch.optim.SparseAdam(sparse, lr=2e-3), torch.optim.AdamW(dense, lr=RATE, weight_decay=1e-4)
    order = np.argsort(of_article, kind="stable")
    starts = np.searchsorted(of_article[order], np.arange(of_article.max() + 2))
    rng, itself = np.random.default_rng(0), torch.eye(BATCH, dtype=torch.bool)
    for step in range(steps):
        pace = (1 - step / steps) * min(1.0, (step + 1) / WARMING)
        for rule, rate in zip(rules, (2e-3, RATE), strict=True):
            rule.param_groups[0]["lr"] = rate * pace
        if step % PAIRS_EVERY == PAIRS_EVERY - 1:
            some, (a, b) = rng.integers(0, PAIRS, BATCH), pairs
        else:
            some = rng.integers(0, len(of_article), BATCH // 2)
            mates = [order[rng.integers(starts[k], starts[k + 1])] for k in of_article[some]]
            some, (a, b) = np.concatenate([some, mates]), lessons
        same = torch.from_numpy(some[:, None] == some[None, :]) & ~itself
        begins = right(torch.from_numpy(b[some].astype(np.int64)))
        fit = left(torch.from_numpy(a[some].astype(np.int64))) @ begins.T + own(begins).T
        fit, truth = fit.masked_fill(same, -30.0), torch.arange(BATCH)
        loss = nnf.cross_entropy(fit, truth) + 0.5 * nnf.cross_entropy(fit.T, truth)
        for rule in rules:
            rule.zero_grad()
        loss.backward()
        for rule in rules:
            rule.step()
        if step % 250 == 0:
            sys.stdout.write(f"{step} {loss.item():.3f}\n")
            sys.stdout.flush()
    return left, right, own


def write(known: Numbered, left: Tower, right: Tower, own: nn.Linear, path: Path) -> None:
    """Vectors as small numbers, each row with its measure; the layers in half precision."""
    out: dict[str, Array] = {
        "words": np.frombuffer("\n".join(known.words).encode(), dtype=np.uint8),
        "characters": np.frombuffer("".join(known.characters).encode(), dtype=np.uint8),
        "kinds of words": known.kinds.astype(np.uint16),
        "kinds": np.array([known.of_han, known.of_mark]),
        "own": np.append(own.weight.detach().numpy()[0], own.bias.item()).astype(np.float16),
    }
    for name, tower in (("left", left), ("right", right)):
        for table in ("words", "firsts", "lasts", "tags"):
            vectors = getattr(tower, table).weight.detach().numpy()
            measures = np.abs(vectors).max(axis=1) / 127
            out[f"{name} {table} rows"] = np.round(vectors / np.maximum(measures, 1e-9)[:, None]).astype(
                np.int8
            )
            out[f"{name} {table} measures"] = measures.astype(np.float16)
        for layer in ("hidden", "out", "places"):
            module = getattr(tower, layer)
            out[f"{name} {layer}"] = module.weight.detach().numpy().T.astype(np.float16)
            out[f"{name} {layer} bias"] = module.bias.detach().numpy().astype(np.float16)
    np.savez_compressed(path, **out)


def main() -> None:
    sources, steps = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else STEPS
    torch.manual_seed(0)
    shown = list(cuts(paragraphs(sources), random.Random(1)))
    known = vocabulary(shown, sources / "lm_sc.arpa")
    of_article = np.array([k for k, _, _ in shown])
    lessons = known([before for _, before, _ in shown]), known([behind for _, _, behind in shown])
    pairs = libime_lessons(sources / "lm_sc.arpa", known)
    left, right, own = learned(known, of_article, lessons, pairs, steps)
    write(known, left.eval(), right.eval(), own, Path(__file__).parents[3] / "seeds" / "wordfit.npz")


if __name__ == "__main__":
    main()
