"""Makes seeds/seamwords.npz: python -m tests.seeds.tools.make_seamwords SOURCES [STEPS] (with jax and optax)

SOURCES is described in `corpora`. News texts are cut at random inside their sentences; the network learns to
tell the words that follow a cut from those that follow other cuts (noise-contrastive: the product of both
sides comes near the log of how much likelier the two stand together than apart). A part of its lessons are
pairs and triples of libime's words, which know more words than the texts. Word vectors start as the singular
vectors of which word follows which. A last layer, on the words behind the cut alone, learns to tell them from
beginnings of paragraphs and sentences; `make_breaks` adds its mirror. It takes half an hour on one core. The
shipped network was learned by the first form of this script, from the same lessons drawn in another order.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import svds

from seeds.seamwords import REACH, WORDS, first_words, last_words, words_of
from tests.seeds.tools.arpa import entries, word_runs
from tests.seeds.tools.corpora import articles

RAREST, MOST_OF_LIBIME = 3, 35_000
DIMENSIONS, HIDDEN, OUT = 64, 160, 64
CUTS, PAIRS, BATCH, STEPS = 1_500_000, 1_500_000, 640, 20_000
RATE, SHOWN = 6e-3, 0.8
# Every so many lessons, one is of libime's pairs.
PAIRS_EVERY = 5
STARTS, START_STEPS, START_HIDDEN = 300_000, 6_000, 48
_NO_CUT_BEFORE, _NO_CUT_AFTER = "。！？；，、：”’）》", "。！？；…!?"
Array = NDArray[Any]


def cuts_of(texts: list[str], count: int, rng: random.Random) -> Iterator[tuple[str, str]]:
    """What stands before and behind places inside sentences."""
    for text in rng.choices(texts, weights=[len(t) for t in texts], k=count):
        for _ in range(5):
            at = rng.randrange(30, len(text) - 30)
            if text[at - 1] not in _NO_CUT_AFTER and text[at] not in _NO_CUT_BEFORE:
                break
        yield text[max(0, at - REACH) : at], text[at : at + REACH]


def numbered(words: list[str], known: dict[str, int], near: int) -> list[int]:
    found = [known.get(w) or known.get(w[near], 0) for w in words]
    return found + [0] * (WORDS - len(found))


def libime_pairs(model: Path, known: dict[str, int]) -> tuple[Array, Array]:
    """Two or three words in a row with the share of such runs in libime's texts; 0 is no third word."""
    runs, shares = word_runs(model, known)
    numbers = [[known[word] for word in words] + [0] * (3 - len(words)) for words in runs]
    return np.array(numbers, dtype=np.int32), np.array(shares)


def lessons_of_pairs(runs: Array, shares: Array, count: int) -> tuple[Array, Array]:
    """Pairs as cuts with one word on either side; a triple is cut before or behind its middle."""
    rng = np.random.default_rng(1)
    weight = shares**0.75
    drawn = runs[rng.choice(len(runs), count, p=weight / weight.sum())]
    left, right = np.zeros((2, count, WORDS), dtype=np.int32)
    left[:, 0], right[:, 0] = drawn[:, 0], drawn[:, 1]
    late = (drawn[:, 2] > 0) & (rng.random(count) < 0.5)
    early = (drawn[:, 2] > 0) & ~late
    left[late, 0], left[late, 1], right[late, 0] = drawn[late, 1], drawn[late, 0], drawn[late, 2]
    right[early, 1] = drawn[early, 2]
    return left, right


def following(texts: list[list[int]], runs: Array, shares: Array, size: int) -> tuple[Array, Array]:
    """Vectors of which word follows which beyond chance, as the one before and as the one behind."""
    pairs = runs[runs[:, 2] == 0]
    model = sparse.coo_matrix((shares[runs[:, 2] == 0] * 1e8, (pairs[:, 0], pairs[:, 1])), shape=(size, size))
    a, b = (np.concatenate([t[k : len(t) - 1 + k] for t in texts]) for k in (0, 1))
    both = (a > 0) & (b > 0)
    seen = sparse.coo_matrix((np.full(both.sum(), 20.0), (a[both], b[both])), shape=(size, size))
    counts = (model.tocsr() + seen.tocsr()).tocoo()
    before = np.asarray(counts.tocsr().sum(axis=1)).ravel()
    behind = np.asarray(counts.tocsr().sum(axis=0)).ravel() ** 0.8
    beyond = np.log(counts.data / (before[counts.row] * (behind / behind.sum())[counts.col] + 1e-9))
    more = beyond > 0
    table = sparse.coo_matrix((beyond[more], (counts.row[more], counts.col[more])), shape=(size, size))
    left, worth, right = svds(table.tocsr(), k=DIMENSIONS, random_state=0)
    return left * np.sqrt(worth), right.T * np.sqrt(worth)


def side(vectors: Array, key: Any) -> dict[str, Any]:
    """One side of the network before it has learned: near words count most."""
    near = [jnp.eye(DIMENSIONS, OUT) * (1.0 if place == 0 else 0.3 / place) for place in range(WORDS)]
    wide = WORDS * DIMENSIONS
    return {
        "words": jnp.asarray(vectors / vectors[1:].std() * 0.3),
        "places": jnp.concatenate(near),
        "hidden": jax.random.normal(key, (wide, HIDDEN)) / np.sqrt(wide),
        "bias": jnp.zeros(HIDDEN),
        "out": jnp.zeros((HIDDEN, OUT)),
    }


def seen(words: Any, numbers: Any, key: Any) -> Any:
    """The words' vectors, one behind another, some of them hidden from the learner."""
    shown = jax.random.bernoulli(key, SHOWN, numbers.shape) / SHOWN
    return (words[numbers] * ((numbers > 0) * shown)[..., None]).reshape(len(numbers), -1)


def through(layers: Any, flat: Any) -> Any:
    hidden = jax.nn.relu(flat @ layers["hidden"] + layers["bias"])
    return flat @ layers["places"] + hidden @ layers["out"]


def learned(values: Any, cuts: tuple[Array, Array], pairs: tuple[Array, Array], steps: int) -> Any:
    """The network after all lessons."""
    fall = optax.cosine_decay_schedule
    rates = {
        "words": optax.adam(fall(RATE * 0.3, steps)),
        "rest": optax.adamw(fall(RATE, steps), weight_decay=1e-3),
    }
    kinds = jax.tree_util.tree_map_with_path(
        lambda path, _: "words" if str(getattr(path[-1], "key", "")) == "words" else "rest", values
    )
    rule = optax.multi_transform(rates, kinds)
    state = rule.init(values)

    def loss(v: Any, a: Any, b: Any, key: Any) -> Any:
        keys = jax.random.split(key)
        ends = through(v["left"], seen(v["left"]["words"], a, keys[0]))
        begins = through(v["right"], seen(v["right"]["words"], b, keys[1]))
        fit = ends @ begins.T * jnp.exp(v["sharp"])
        rows, columns = jax.nn.log_softmax(fit, 1), jax.nn.log_softmax(fit, 0)
        return -(jnp.diag(rows).mean() + jnp.diag(columns).mean()) / 2

    @jax.jit
    def step(v: Any, s: Any, a: Any, b: Any, key: Any) -> Any:
        change, s = rule.update(jax.grad(loss)(v, a, b, key), s, v)
        return optax.apply_updates(v, change), s

    key, rng = jax.random.PRNGKey(5), np.random.default_rng(0)
    for n in range(1, steps + 1):
        left, right = pairs if n % PAIRS_EVERY == 1 else cuts
        some = rng.integers(0, len(left), BATCH)
        key, now = jax.random.split(key)
        values, state = step(values, state, left[some], right[some], now)
    return values


def starts_and_middles(texts: list[list[str]], rng: random.Random) -> Iterator[tuple[str, float]]:
    """First words of paragraphs and sentences (0), and words behind a cut (1), as many of each."""
    whole = ["".join(lines) for lines in texts]
    lines = [line for text in texts for line in text]
    for line in rng.choices(lines, k=STARTS // 4):
        yield line[:REACH], 0.0
    for text in rng.choices(whole, weights=[len(t) for t in whole], k=STARTS // 4):
        ends = [m.end() for m in re.finditer("[。！？]”?", text) if m.end() < len(text) - 20]
        if ends:
            at = rng.choice(ends)
            yield text[at : at + REACH], 0.0
    for _, behind in cuts_of(whole, STARTS // 2, rng):
        yield behind, 1.0


def told_by_words(words: Array, numbers: Array, right: Array) -> dict[str, Array]:
    """A layer that tells two kinds of text by these words; the words' vectors stay as they are."""
    measure = float(words[1:].std())
    vectors, wide = jnp.asarray(words / measure), WORDS * DIMENSIONS
    values: Any = {
        "places": jnp.zeros((wide, 1)),
        "hidden": jax.random.normal(jax.random.PRNGKey(0), (wide, START_HIDDEN)) / np.sqrt(wide),
        "bias": jnp.zeros(START_HIDDEN),
        "out": jnp.zeros((START_HIDDEN, 1)),
    }
    rule = optax.adamw(optax.cosine_decay_schedule(3e-3, START_STEPS), weight_decay=3e-3)
    state = rule.init(values)

    def loss(v: Any, x: Any, y: Any, key: Any) -> Any:
        return optax.sigmoid_binary_cross_entropy(through(v, seen(vectors, x, key))[:, 0], y).mean()

    @jax.jit
    def step(v: Any, s: Any, x: Any, y: Any, key: Any) -> Any:
        change, s = rule.update(jax.grad(loss)(v, x, y, key), s, v)
        return optax.apply_updates(v, change), s

    key, rng = jax.random.PRNGKey(1), np.random.default_rng(0)
    for _ in range(START_STEPS):
        some = rng.integers(0, len(numbers), 512)
        key, now = jax.random.split(key)
        values, state = step(values, state, numbers[some], right[some], now)
    out = {name: np.asarray(value) for name, value in values.items()}
    return out | {"places": out["places"] / measure, "hidden": out["hidden"] / measure}


def vocabulary(texts: list[str], model: Path) -> dict[str, int]:
    """The words of the texts that are not too rare, then libime's commonest; 0 is none."""
    counts = Counter(word for text in texts for word in words_of(text))
    chances = sorted(((c, g) for order, g, c in entries(model) if order == 1), reverse=True)
    words = [word for word, n in counts.most_common() if n >= RAREST]
    words += [gram for _, gram in chances[:MOST_OF_LIBIME]]
    return {"": 0} | {word: n for n, word in enumerate(dict.fromkeys(words), 1)}


def write(known: dict[str, int], values: Any, middle: dict[str, Array]) -> None:
    """Words' vectors as small numbers, each with its measure; the layers as they are."""
    out: dict[str, Array] = {"words": np.frombuffer("\n".join(known).encode(), dtype=np.uint8)}
    sharp = float(np.exp(values["sharp"]))
    for name, words in (("left", "before"), ("right", "after")):
        vectors = np.asarray(values[name]["words"])
        measures = np.abs(vectors).max(axis=1) / 127
        out[f"{words} rows"] = np.round(vectors / np.maximum(measures, 1e-9)[:, None]).astype(np.int8)
        out[f"{words} measures"] = measures.astype(np.float32)
        for part in ("places", "hidden", "bias", "out"):
            scale = sharp if name == "left" and part in ("places", "out") else 1.0
            out[f"{name} {part}"] = (np.asarray(values[name][part]) * scale).astype(np.float16)
    out |= {f"inside {part}": value.astype(np.float16) for part, value in middle.items()}
    np.savez_compressed(Path(__file__).parents[3] / "seeds" / "seamwords.npz", **out)


def main() -> None:
    sources, steps = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else STEPS
    model = sources / "lm_sc.arpa"
    read = [[line for line in lines if len(line) > 20] for _, lines in articles(sources, "learn")]
    texts = [text for text in ("".join(lines) for lines in read) if len(text) > 100]
    known = vocabulary(texts, model)
    runs, shares = libime_pairs(model, known)
    in_numbers = [[known.get(word, 0) for word in words_of(text)] for text in texts]
    start = following(in_numbers, runs, shares, len(known))
    rng = random.Random(0)
    cuts = np.array(
        [
            (numbered(last_words(before), known, -1), numbered(first_words(behind), known, 0))
            for before, behind in cuts_of(texts, CUTS, rng)
        ],
        dtype=np.int32,
    )
    keys = jax.random.split(jax.random.PRNGKey(0))
    values = {"left": side(start[0], keys[0]), "right": side(start[1], keys[1]), "sharp": jnp.asarray(-2.5)}
    pairs = lessons_of_pairs(runs, shares, PAIRS)
    values = learned(values, (cuts[:, 0], cuts[:, 1]), pairs, steps)
    shown = list(starts_and_middles([lines for lines in read if sum(map(len, lines)) > 100], rng))
    numbers = np.array([numbered(first_words(text), known, 0) for text, _ in shown], dtype=np.int32)
    middle = told_by_words(np.asarray(values["right"]["words"]), numbers, np.array([y for _, y in shown]))
    write(known, values, middle)


if __name__ == "__main__":
    main()
