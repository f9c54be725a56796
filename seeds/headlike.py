"""How likely a short line is a head: two small networks, one for its words and one for all there is to say.

The first looks at the ten words from the line's beginning and the ten from its end, as `wordfit` knows words,
and tells what stands above a text from what was cut out of one. The second weighs that with the facts that
`seeds.fragments` has found of the line and its neighbours. `headlike.npz` is learned by
`tests/seeds/tools/make_headlike.py`.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from seeds.network import Network, network
from seeds.wordfit import first_words, last_words, word_fit

Floats = NDArray[np.float32]
# The most that the words of a line may say for a head or against it, in log odds.
MOST = 6.0
_MARKS = frozenset("，、：；,:;")


@dataclass(frozen=True, eq=False)
class HeadLike:
    """Both networks."""

    of_words: Network
    of_facts: Network

    def reads(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """The log odds that each text is a head, by its words alone: (texts,)."""
        if not texts:
            return np.zeros(0)
        return np.clip(self.of_words(seen(texts)).astype(np.float64), -MOST, MOST)

    def odds(self, facts: NDArray[np.float64]) -> NDArray[np.float64]:
        """The log odds of a head by all its facts, in the order of `seeds.fragments.FACTS`: (lines,)."""
        return self.of_facts(facts.astype(np.float32)).astype(np.float64)


def seen(texts: Sequence[str]) -> Floats:
    """What the first network sees of each text: (texts, wide)."""
    fit = word_fit()
    begins = fit.right.flat(fit.known([first_words(text) for text in texts]))
    ends = fit.left.flat(fit.known([last_words(text) for text in texts]))
    form = np.array([_form(text) for text in texts], dtype=np.float32)
    return np.concatenate([begins, ends, form], axis=1)


def _form(text: str) -> list[float]:
    """How long a text is, and which marks it has."""
    return [
        len(text) / 10,
        float(len(text) <= 4),
        float(len(text) <= 8),
        float(text[-1] in _MARKS),
        float("，" in text or "," in text),
        float(" " in text or "\u3000" in text),
        float("——" in text),
        float(text[-1] in "？！?!"),
        float(text[-1] in "”》）"),
        float(any(c.isdigit() for c in text)),
        float(text[-1].isdigit()),
        float("“" in text),
        float(text[0] in "“《"),
        float("：" in text or ":" in text),
        float(text.count("了")),
        float(text.count("的")),
    ]


@functools.cache
def head_like() -> HeadLike:
    """The networks that come with the program; read once."""
    with resources.as_file(resources.files("seeds") / "headlike.npz") as path, np.load(path) as data:
        return HeadLike(network(data, "words"), network(data, "facts"))
