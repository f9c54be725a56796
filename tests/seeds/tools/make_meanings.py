"""Makes seeds/meanings.npz: python -m tests.seeds.tools.make_meanings SOURCES VECTORS (with torch)

SOURCES is described in `corpora`; VECTORS is `synonyms/data/words.vector` of PyPI's `synonyms` 3.10.2 (MIT):
word2vec of the Chinese Wikipedia. A word begins as two vectors: which words stand within thirty-six words of
it more often than chance has them (positive pointwise mutual information, its singular vectors: Levy and
others 2015), where the texts have it often enough, and what the Wikipedia says. A weight for each word and
one turn of the space are then learned so that two pieces of one article lie nearer than pieces of others;
half of the articles are the written ones. The directions that matter most are kept. It takes six minutes.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import svds
from torch import Tensor, nn

from seeds.ngrams import keys_of, model
from seeds.text import is_chinese
from seeds.topics import words
from tests.seeds.tools.corpora import articles, written_articles

RAREST = 3
WINDOW = 36
# Words further apart than this count less.
CLOSE, FAR_SHARE = 10, 0.6
OWN, KEPT = 304, 160
# Words that the texts do not have, of the Wikipedia's: the commonest, of at most so many characters.
MORE, LONGEST_WORD = 30_000, 6
# Smooth inverse frequency (Arora and others 2017).
SMOOTH = 1e-3
STEPS, BATCH, RATE, RATE_OF_TURN = 160, 256, 6e-3, 2e-3
LONGEST = 64
# Articles of fewer words have nothing to tell apart.
LEAST, LEAST_WRITTEN = 50, 30
Floats = NDArray[np.floating[Any]]
Texts = list[NDArray[np.int32]]


def spread(texts: Texts, size: int) -> sparse.csr_matrix:
    """How often words stand near one another, beyond chance."""
    rows, columns, worth = [], [], []
    for text in texts:
        for step in range(1, min(WINDOW, len(text) - 1) + 1):
            a, b = text[:-step], text[step:]
            apart = a != b
            rows.append(a[apart])
            columns.append(b[apart])
            worth.append(np.full(apart.sum(), 1.0 if step <= CLOSE else FAR_SHARE))
    places = np.concatenate(rows), np.concatenate(columns)
    near = sparse.coo_matrix((np.concatenate(worth), places), shape=(size, size)).tocsr()
    both = (near + near.T).tocoo()
    alone = np.asarray(both.tocsr().sum(axis=1)).ravel()
    chance = alone**0.75 / (alone**0.75).sum()
    beyond = np.log(both.data / (alone[both.row] * chance[both.col] + 1e-12))
    more = beyond > 0
    return sparse.coo_matrix((beyond[more], (both.row[more], both.col[more])), shape=(size, size)).tocsr()


def wikipedia(path: Path) -> dict[str, Floats]:
    """The vectors of a word2vec file, each of length one."""
    out: dict[str, Floats] = {}
    with path.open("rb") as file:
        count, size = map(int, file.readline().split())
        for _ in range(count):
            name = b"".join(iter(lambda: file.read(1), b" "))
            vector = np.frombuffer(file.read(4 * size), np.float32)
            out[name.decode(errors="replace").strip()] = vector / max(1e-6, float(np.linalg.norm(vector)))
    return out


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6))


def start_of(known: list[str], own: int, texts: Texts, wiki: dict[str, Floats]) -> NDArray[np.float32]:
    """Both vectors of each word side by side; the first `own` words are those that the texts have."""
    mine: Texts = [text[text < own] for text in texts]
    left, worth, _ = svds(spread(mine, own), k=OWN, random_state=0)
    size = len(next(iter(wiki.values())))
    theirs = np.stack([wiki.get(word, np.zeros(size)) for word in known])
    beside = np.vstack([_unit(left * np.sqrt(worth)), np.zeros((len(known) - own, OWN))])
    return np.hstack([beside, theirs]).astype(np.float32)


def learned(start: Floats, weights: Floats, read: Texts, written: Texts) -> Floats:
    """The vectors, weighted and turned so that pieces of one article are alike."""
    torch.manual_seed(0)
    rng = random.Random(0)
    vectors = torch.tensor(np.vstack([np.zeros(start.shape[1]), start]), dtype=torch.float32)
    weight = nn.Parameter(torch.tensor(np.concatenate([[0.0], np.log(weights)]), dtype=torch.float32))
    turn, sharp = nn.Parameter(torch.eye(start.shape[1])), nn.Parameter(torch.tensor(2.5))
    rates = {"weight": RATE, "turn": RATE_OF_TURN}
    rule = torch.optim.Adam(
        [{"params": [weight], "name": "weight"}, {"params": [turn, sharp], "name": "turn"}]
    )

    def side(pieces: Tensor) -> Tensor:
        worth = (weight[pieces].exp() * (pieces > 0))[..., None]
        summed = (vectors[pieces] * worth).sum(1) @ turn
        return summed / torch.sqrt((summed**2).sum(1, keepdim=True) + 1e-4)

    for step in range(STEPS):
        for group in rule.param_groups:
            group["lr"] = rates[group["name"]] * min(1.0, (step + 1) / 20) * max(0.02, 1.0 - step / STEPS)
        rule.zero_grad()
        before, behind = pieces_of(read, written, rng)
        alike = side(before) @ side(behind).T * sharp.exp()
        right = torch.arange(BATCH)
        lost = nn.functional.cross_entropy(alike, right) + nn.functional.cross_entropy(alike.T, right)
        (lost / 2).backward()  # type: ignore[no-untyped-call]
        rule.step()
    with torch.no_grad():
        return np.asarray(((vectors @ turn) * weight.exp()[:, None]).numpy()[1:])


def pieces_of(read: Texts, written: Texts, rng: random.Random) -> tuple[Tensor, Tensor]:
    """Words before and behind a place of a text, as numbers from 1 on; 0 is none."""
    out = np.zeros((2, BATCH, LONGEST), dtype=np.int64)
    for n, text in enumerate(rng.sample(read, BATCH // 2) + rng.sample(written, BATCH // 2)):
        cut = rng.randrange(10, len(text) - 10)
        before = text[max(0, cut - rng.choice((8, 16, 16, 32, 56))) : cut]
        behind = text[cut : cut + rng.choice((8, 16, 16, 32, 56))]
        out[0, n, : len(before)], out[1, n, : len(behind)] = before + 1, behind + 1
    return torch.tensor(out[0]), torch.tensor(out[1])


def _words(article: list[str]) -> list[str]:
    return [word for line in article for word in words(line)]


def _beside(wiki: dict[str, Floats], counts: Counter[str]) -> Iterator[str]:
    """Words that the texts have too seldom."""
    for word in wiki:
        if 2 <= len(word) <= LONGEST_WORD and all(map(is_chinese, word)) and counts[word] < RAREST:
            yield word


def main() -> int:
    """Run as a command; the exit status."""
    sources = Path(sys.argv[1])
    read = [_words(lines) for part in ("learn", "tune") for _, lines in articles(sources, part)]
    written = [_words(lines) for lines in written_articles()]
    counts = Counter(word for text in (*read, *written) for word in text)
    wiki = wikipedia(Path(sys.argv[2]))
    known = [word for word, n in counts.most_common() if n >= RAREST]
    own = len(known)
    known += _beside(wiki, counts)
    number = {word: n for n, word in enumerate(known)}
    numbered = [
        np.array([number[w] for w in text if w in number], dtype=np.int32) for text in (*read, *written)
    ]
    start = start_of(known, own, numbered, wiki)
    seen = np.array([counts[word] for word in known]) + 0.1
    share = seen / seen.sum()
    said = model().counts(keys_of(known))
    weights = SMOOTH / (SMOOTH + np.maximum(share, np.exp(said) / 1e9 * 0.5))
    start -= (start * (share * weights)[:, None]).sum(axis=0) / (share * weights).sum()
    long = [text for text in numbered[: len(read)] if len(text) > LEAST]
    vectors = learned(start, weights, long, [t for t in numbered[len(read) :] if len(t) > LEAST_WRITTEN])
    # The directions that matter most in running text.
    _, turn = np.linalg.eigh((vectors * share[:, None]).T @ vectors)
    kept = np.sort(np.concatenate([np.arange(own), own + np.argsort(-said[own:])[:MORE]]))
    write([known[n] for n in kept], (vectors @ turn[:, ::-1][:, :KEPT])[kept])
    return 0


def write(known: list[str], vectors: Floats) -> None:
    """As rows of small numbers; of words that begin alike, the commonest."""
    keys, first = np.unique(keys_of(known), return_index=True)
    chosen = vectors[first]
    measures = np.abs(chosen).max(axis=1) / 127
    rows = np.round(chosen / np.maximum(measures, 1e-9)[:, None]).astype(np.int8)
    out = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(__file__).parents[3] / "seeds" / "meanings.npz"
    np.savez_compressed(out, keys=keys, rows=rows, measures=measures.astype(np.float32))
    sys.stderr.write(f"{len(rows):,} words\n")


if __name__ == "__main__":
    raise SystemExit(main())
