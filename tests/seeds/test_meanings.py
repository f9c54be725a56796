"""What words mean: a paragraph lies nearest to another of its own article, though they share few words."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from seeds.meanings import meanings
from seeds.topics import meaning_vectors
from tests.seeds.pagesets import page_sets

# The vectors have not learned from these.
UNSEEN = ("sealed", "unopened")


def test_words_of_one_kind_lie_near_one_another() -> None:
    one, other, third = meaning_vectors([["护士在病房里值班"], ["医生给患者做手术"], ["球队在客场踢进两球"]])
    assert one @ other > one @ third


def test_a_text_without_a_known_word_means_nothing() -> None:
    assert not meaning_vectors([["……"], ["工人"]])[0].any()


def test_the_keys_are_sorted_and_each_word_has_a_row() -> None:
    table = meanings()
    assert np.all(table.keys[1:] > table.keys[:-1])
    assert len(table.keys) == len(table.rows) == len(table.measures)


def test_of_all_the_pages_paragraphs_the_next_of_the_article_is_nearest() -> None:
    """Two neighbouring paragraphs of each article of a page: .66 of them find one another, by chance .1."""
    hits: list[bool] = []
    for name in UNSEEN:
        for page in page_sets(Path("tests/seeds") / name).values():
            pairs = [_neighbours(article["blocks"]) for article in page["articles"]]
            found = [pair for pair in pairs if pair]
            vectors = meaning_vectors([[text] for side in zip(*found, strict=True) for text in side])
            first, second = np.split(vectors, 2)
            hits += list((first @ second.T).argmax(axis=1) == np.arange(len(found)))
    assert len(hits) > 80
    assert np.mean(hits) >= 0.6


def _neighbours(blocks: list[str | list[str]]) -> list[str]:
    """Two paragraphs in the middle of a text; [] of a short one."""
    texts = [block for block in blocks if isinstance(block, str)]
    at = len(texts) // 2
    return texts[at - 1 : at + 1] if len(texts) > 1 else []
