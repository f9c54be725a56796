"""What a person sees of an answer of the search, as the tests compare it."""

from __future__ import annotations

from store.values import SearchResult


def titles(result: SearchResult) -> list[str]:
    """The titles of the hits, in their order."""
    return [hit.headline.title for hit in result.hits]


def assumed(result: SearchResult) -> list[tuple[str, str, str]]:
    """What was assumed: its kind, what was typed, and what was taken for it."""
    return [(one.kind, one.typed, one.taken) for one in result.understood.assumed]
