"""Arrangements: which chunk is read after which, articles under the columns of others, columns joined."""

from __future__ import annotations

from collections.abc import Sequence

from tests.seeds.columnpages.losses import lose_text
from tests.seeds.columnpages.misorder import Away, misorder
from tests.seeds.columnpages.pieces import Article, Chunk, Line
from tests.seeds.columnpages.style import Press

# The chunks that are read one after another: of an article, or of several through one another.
Zone = list[Chunk]


def arranged(articles: Sequence[Article], days: Sequence[str], press: Press) -> Zone:
    """The chunks of a page in the order in which the OCR reads them; what tells of `days` is not lost."""
    kind, rng = press.style.kind, press.rng
    order, away = list(articles), Away()
    if kind not in ("clean", "marked"):
        # The regions of one band change places.
        for n in range(0, len(order) - 1, 2):
            if rng.random() < 0.4:
                order[n], order[n + 1] = order[n + 1], order[n]
    if kind == "shuffled":
        misorder(order, rng.choice((3, 4, 4, 5)), away, press)
    if kind == "noisy":
        whole = lose_text(order, days, press)
        if rng.random() < 0.5:
            misorder(whole, 1, away, press)
    zones = _zones(order, press)
    if kind == "broken" and rng.random() < 0.6:
        _photograph_between(zones, press)
    return away.first + [chunk for zone in zones for chunk in zone] + away.last


def _zones(order: Sequence[Article], press: Press) -> list[Zone]:
    kind, rng = press.style.kind, press.rng
    if kind == "interleaved":
        return _interleaved(order, rng.choice((2, 3, 3)), press)
    if kind == "noisy" and rng.random() < 0.5:
        return _interleaved(order, 1, press)
    return [list(article.chunks) for article in order]


def _photograph_between(zones: list[Zone], press: Press) -> None:
    """A photograph stands between two columns of an article."""
    photo = next((zone for zone in zones if zone and zone[0].article.kind == "photo"), None)
    hosts = [
        zone for zone in zones if zone is not photo and sum(chunk.kind == "column" for chunk in zone) >= 3
    ]
    if not photo or not hosts:
        return
    host = press.rng.choice(hosts)
    places = [n for n, chunk in enumerate(host[:-1]) if chunk.kind == "column" and chunk.cut_behind]
    if places:
        at = press.rng.choice(places) + 1
        zones.remove(photo)
        host[at:at] = photo


# ── articles under the columns of others ──────────────────────────────────────────────────────────────


def _interleaved(articles: Sequence[Article], count: int, press: Press) -> list[Zone]:
    """Articles of several columns with whole articles under their columns, read column by column."""
    rng = press.rng
    hosts = [
        article
        for article in articles
        if len(article.columns) >= 2 and any(column.cut_behind for column in article.columns)
    ]
    rng.shuffle(hosts)
    hosts.sort(key=lambda article: -len(article.chunks) * rng.uniform(0.6, 1.4))
    hosts = hosts[:count]
    guests = [article for article in articles if article not in hosts]
    rng.shuffle(guests)
    guests.sort(key=lambda article: len(article.text) * rng.uniform(0.5, 1.5))
    pair = len(hosts) >= 3 and rng.random() < 0.4
    used: set[Article] = set()
    zones: list[Zone] = []
    for n, host in enumerate(hosts):
        if host in used:
            continue
        used.add(host)
        below = _guests_below(host, guests, len(hosts) - n - 1, used, press)
        mates = [other for other in hosts[1:] if other not in used] if pair and n == 0 and below else []
        used.update(mates[:1])
        zones.append(_zone(host, below, mates[0] if mates else None))
    for article in articles:
        if article not in used:
            zones.insert(rng.randrange(len(zones) + 1), list(article.chunks))
    return zones


def _guests_below(
    host: Article, guests: list[Article], spare: int, used: set[Article], press: Press
) -> dict[int, list[Article]]:
    """Which articles stand under which chunk of the host; for each host to come one is spared."""
    rng = press.rng
    cuts = [n for n, c in enumerate(host.chunks[:-1]) if c.kind == "column" and c.cut_behind]
    rng.shuffle(cuts)
    below: dict[int, list[Article]] = {}
    for cut in cuts[: rng.choice((1, 1, 2))]:
        free = [guest for guest in guests if guest not in used]
        taken = free[: min(rng.choice((1, 1, 2, 3)), max(0, len(free) - spare))]
        used.update(taken)
        if taken:
            below[cut] = taken
    return below


def _zone(host: Article, below: dict[int, list[Article]], mate: Article | None) -> Zone:
    """A host with its guests; a mate, that runs over two columns too, is cut with it."""
    zone: Zone = []
    rest: Zone = []
    for n, chunk in enumerate(host.chunks):
        zone.append(chunk)
        for guest in below.get(n, ()):
            zone += guest.chunks
        if mate and n in below:
            at = next(i for i, c in enumerate(mate.chunks) if c.kind == "column" and c.cut_behind) + 1
            zone += mate.chunks[:at]
            rest, mate = mate.chunks[at:], None
    return zone + rest


# ── columns rightly joined ────────────────────────────────────────────────────────────────────────────


def read(chunks: Sequence[Chunk], press: Press) -> list[Line]:
    """The lines of the page; columns that the OCR has joined rightly are one."""
    lines: list[Line] = []
    above: Chunk | None = None
    for chunk in chunks:
        below = list(chunk.lines)
        if above and _continued(above, chunk):
            _join(lines[-1], below, press)
        lines += below
        above = chunk
    return lines


def _continued(above: Chunk, below: Chunk) -> bool:
    if above.kind != "column" or below.kind != "column" or above.article is not below.article:
        return False
    return above.cut_behind and below.cut_before


def _join(last: Line, below: list[Line], press: Press) -> None:
    """Joins a line with the one below it, when that goes on with it; or loses the end of its paragraph."""
    style, passage, first = press.style, last.passage, below[0]
    if not passage or passage.next_to(last) is not first:
        return
    if press.rng.random() < style.joined:
        last.text += first.text
        last.cut_behind = first.cut_behind
        passage.lines.remove(first)
        del below[0]
    elif style.kind in ("broken", "noisy") and len(below) > 1 and press.rng.random() < 0.05:
        second = below[1].passage
        article = last.article
        if not article or not second or second.type != "paragraph" or len(second.lines) > 1:
            return
        at = article.passages.index(passage)
        if article.passages[at + 1] is second and not passage.gap:
            first.text += below.pop(1).text
            article.passages.remove(second)
            passage.gap = second.gap
