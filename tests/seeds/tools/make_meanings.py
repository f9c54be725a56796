"""Makes seeds/meanings.npz: python -m tests.seeds.tools.make_meanings SOURCES (with jax and optax installed)

SOURCES is described in `corpora`. Words that stand within twenty words of one another more often than chance
has them share a direction (positive pointwise mutual information, its singular vectors: Levy and others
2015). A weight for each word and one turn of the space are then learned so that two pieces of one article lie
nearer than pieces of others; "tune" texts have said when to stop.

The table that is shipped was made by the first form of this script, which gave the space sixteen more
directions, of which libime's words stand beside which. With the table of this form, and weights fitted to it,
the loss of "test" pages is the same (.68), that of held-out pages a little higher (1.12 for 1.07).
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import svds

from seeds.ngrams import keys_of
from seeds.topics import words
from tests.seeds.tools.corpora import articles

RAREST = 4
WINDOW = 20
# Words further apart than this count less.
CLOSE, FAR_SHARE = 10, 0.6
DIMENSIONS, KEPT = 208, 96
# Smooth inverse frequency (Arora and others 2017).
SMOOTH = 1e-3
STEPS, BATCH, RATE = 160, 256, 6e-3
LONGEST = 64
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


def learned(start: NDArray[Any], weights: NDArray[Any], texts: Texts) -> NDArray[Any]:
    """The vectors, weighted and turned so that pieces of one article are alike."""
    vectors = jnp.asarray(np.vstack([np.zeros(start.shape[1]), start]))
    values: Any = {
        "weight": jnp.asarray(np.concatenate([[0.0], np.log(weights)])),
        "turn": jnp.eye(start.shape[1]),
        "sharp": jnp.asarray(2.5),
    }
    slow = {"weight": "weight", "turn": "turn", "sharp": "turn"}
    rates = {"weight": optax.adam(RATE), "turn": optax.adam(RATE * 0.3)}
    rule = optax.multi_transform(rates, slow)
    state = rule.init(values)

    def side(v: Any, pieces: Any) -> Any:
        there = (pieces > 0)[..., None]
        summed = (vectors[pieces] * jnp.exp(v["weight"][pieces])[..., None] * there).sum(1) @ v["turn"]
        return summed / jnp.sqrt((summed**2).sum(1, keepdims=True) + 1e-4)

    def loss(v: Any, a: Any, b: Any) -> Any:
        alike = side(v, a) @ side(v, b).T * jnp.exp(v["sharp"])
        rows, columns = jax.nn.log_softmax(alike, 1), jax.nn.log_softmax(alike, 0)
        return -(jnp.diag(rows).mean() + jnp.diag(columns).mean()) / 2

    @jax.jit
    def step(v: Any, s: Any, a: Any, b: Any) -> Any:
        slope = jax.grad(loss)(v, a, b)
        change, s = rule.update(slope, s, v)
        return optax.apply_updates(v, change), s

    rng = random.Random(0)
    for _ in range(STEPS):
        values, state = step(values, state, *pieces_of(texts, rng))
    turned = np.asarray(vectors @ values["turn"]) * np.exp(np.asarray(values["weight"]))[:, None]
    return turned[1:]


def pieces_of(texts: Texts, rng: random.Random) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Words before and behind a place of a text, as numbers from 1 on; 0 is none."""
    out = np.zeros((2, BATCH, LONGEST), dtype=np.int32)
    for n, text in enumerate(rng.sample(texts, BATCH)):
        cut = rng.randrange(10, len(text) - 10)
        before = text[max(0, cut - rng.choice((8, 16, 16, 32, 56))) : cut]
        behind = text[cut : cut + rng.choice((8, 16, 16, 32, 56))]
        out[0, n, : len(before)], out[1, n, : len(behind)] = before + 1, behind + 1
    return out[0], out[1]


def main() -> None:
    read = [[w for line in lines for w in words(line)] for _, lines in articles(Path(sys.argv[1]), "learn")]
    counts = Counter(word for text in read for word in text)
    known = [word for word, n in counts.most_common() if n >= RAREST]
    number = {word: n for n, word in enumerate(known)}
    texts = [np.array([number[w] for w in text if w in number], dtype=np.int32) for text in read]
    left, worth, _ = svds(spread(texts, len(known)), k=DIMENSIONS, random_state=0)
    start = left * np.sqrt(worth)
    start /= np.maximum(np.linalg.norm(start, axis=1, keepdims=True), 1e-6)
    share = np.array([counts[word] for word in known]) / sum(counts.values())
    weights = SMOOTH / (SMOOTH + share)
    start -= (start * (share * weights)[:, None]).sum(axis=0) / (share * weights).sum()
    vectors = learned(start, weights, [text for text in texts if len(text) > 50])
    # The directions that matter most in running text.
    _, turn = np.linalg.eigh((vectors * share[:, None]).T @ vectors)
    write(known, vectors @ turn[:, ::-1][:, :KEPT])


def write(known: list[str], vectors: NDArray[Any]) -> None:
    """As rows of small numbers; of words that begin alike, the commonest."""
    keys, first = np.unique(keys_of(known), return_index=True)
    chosen = vectors[first]
    measures = np.abs(chosen).max(axis=1) / 127
    rows = np.round(chosen / np.maximum(measures, 1e-9)[:, None]).astype(np.int8)
    out = Path(__file__).parents[3] / "seeds" / "meanings.npz"
    np.savez_compressed(out, keys=keys, rows=rows, measures=measures.astype(np.float32))
    sys.stderr.write(f"{len(rows):,} words\n")


if __name__ == "__main__":
    main()
