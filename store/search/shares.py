"""PostgreSQL only: about how many articles have some pieces, from what ANALYZE has counted.

Walking back from the newest article costs some 13 µs for each that is unpacked, and is done when enough are
found; GIN finds all that have the pieces at once and costs some 1.3 µs for each of them (measured on 100,000
articles). Which is less depends on how many there are.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Sequence

from sqlmodel import Session

from store import driver
from store.search.question import Group

_WALKED_TO_FOUND = 10
# How long what was counted is believed, in seconds: it changes with thousands of articles.
_BELIEVED = 600
_COUNTED = (
    "SELECT unnest(most_common_elems::text::text[]), unnest(most_common_elem_freqs) FROM pg_stats "
    "WHERE tablename = 'index_entries' AND attname = %s"
)
_KNOWN = "kanbao_shares"


def has_many(session: Session, field: str, pieces: Sequence[str], either: Sequence[Group], cap: int) -> bool:
    """True when so many articles have all the pieces, and a set of each group, that the newest of them are
    found sooner one by one."""
    known, size = _counted(session, field)

    def share(some: Iterable[str]) -> float:
        return math.prod(sorted(known.get(piece, 0.0) for piece in some)[:2])

    groups = (min(1.0, sum(map(share, group))) for group in either)
    return share(pieces) * math.prod(groups) * size > math.sqrt(_WALKED_TO_FOUND * cap * size)


def common(session: Session, field: str) -> dict[str, float]:
    """The share of articles that have each of the commonest pieces; nothing where nobody has counted."""
    return _counted(session, field)[0]


def _counted(session: Session, field: str) -> tuple[dict[str, float], int]:
    """The share of articles that have each common piece, and the number of articles."""
    info = driver.info(session)
    known: tuple[float, dict[str, float], int] | None = info.get((_KNOWN, field))
    if known is None or time.monotonic() - known[0] > _BELIEVED:
        # Behind the pieces' own shares the list holds the least, the greatest, and that of nothing at all.
        rows = driver.rows(session, _COUNTED, (field,))
        shares = {piece: share for piece, share in rows if piece is not None}
        size = driver.rows(session, "SELECT reltuples::bigint FROM pg_class WHERE relname = 'index_entries'")
        known = (time.monotonic(), shares, max(0, size[0][0] if size else 0))
        info[_KNOWN, field] = known
    return known[1], known[2]
