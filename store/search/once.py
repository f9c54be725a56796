"""What is worked out once in a search: its ways ask the same of the archive one after the other."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlmodel import Session

P = ParamSpec("P")
T = TypeVar("T")
_KEPT = "kanbao_once"


@contextmanager
def remembering(session: Session) -> Iterator[None]:
    """For the time of one search, in which nothing in the archive changes."""
    session.info[_KEPT] = {}
    try:
        yield
    finally:
        del session.info[_KEPT]


def once(
    fn: Callable[Concatenate[Session, P], T],
) -> Callable[Concatenate[Session, P], T]:
    """A function of the archive whose answer is kept for the search; nobody changes what it gives."""

    @functools.wraps(fn)
    def kept(session: Session, /, *args: P.args, **kwargs: P.kwargs) -> T:
        known: dict[Any, T] | None = session.info.get(_KEPT)
        if known is None:
            return fn(session, *args, **kwargs)
        key = (fn, args, tuple(kwargs.items()))
        if key not in known:
            known[key] = fn(session, *args, **kwargs)
        return known[key]

    return kept
