"""A query without the days that it names, so that others can stand in their place: 产改 今年, 去年的呢."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlmodel import Session

from store.search.filters import Known, take
from store.search.inside import split_filters
from store.search.known import known_to
from store.search.query import cleaned, entitled, untitled
from store.search.tokens import Token, tokens_of, written


def undated(session: Session, text: str, today: dt.date, *, inside: bool) -> str:
    """The query without its days, as a person would type it; as it was typed where it names none.

    `inside`: also without the days that terms begin or end with (去年货车司机), where it was read so.
    """
    known = known_to(session, today)
    tokens = tokens_of(cleaned(text))
    rest = _but_days(tokens, known)
    if inside and len(rest) == len(tokens):
        known = replace(known, loosely=True)
        tokens = split_filters(tokens, known)
        rest = _but_days(tokens, known)
    if len(rest) == len(tokens):
        return text
    bare = " ".join(map(written, rest))
    return entitled(bare) if bare and untitled(text) != text else bare


def _but_days(tokens: list[Token], known: Known) -> list[Token]:
    """Those that are no days: of what is quoted or not wanted none is."""
    open_at = [at for at, token in enumerate(tokens) if not token.phrase and not token.excluded]
    words = [tokens[at].text for at in open_at]
    filters, used = take(words, known)
    days = " ".join(filters.typed_days).split()
    gone = {open_at[at] for at in used if words[at] in days}
    return [token for at, token in enumerate(tokens) if at not in gone]
