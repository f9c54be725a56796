"""The tables that a parse reads at its first use, put away again: fifty megabytes, read in a moment."""

from __future__ import annotations

from seeds.headlike import head_like
from seeds.meanings import meanings
from seeds.ngrams import model
from seeds.seamwords import seam_words
from seeds.wordfit import word_fit
from seeds.wordruns import word_runs


def put_away() -> None:
    """Forget the tables; the next parse reads them again, and one under way keeps what it has."""
    for table in (head_like, meanings, model, seam_words, word_fit, word_runs):
        table.cache_clear()
