"""`kanbao search`, `latest`, `article` and `digest`: what the bot would answer, in the terminal."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from typing import Any

from bot.cli.pictures import article_picture, headline_line, hit_lines
from bot.cli.setup import opened_store, prepare, print_json
from seeds.model import joins_alone
from store import Store
from store import articles as shelf
from store.search import search as find
from store.values import Headline, Hit, SearchResult


def search(options: argparse.Namespace) -> int:
    """One query, or with `-` one a line from stdin, each answered at once in the same process."""
    settings, clock = prepare()
    query = " ".join(options.query)
    with opened_store(settings) as store:
        if query != "-":
            _answer(_find(store, query, options, clock.today()), as_json=options.json)
            return 0
        for line in sys.stdin:
            result = _find(store, line.rstrip("\r\n"), options, clock.today())
            print_json(result_json(result))
    return 0


def _find(store: Store, query: str, options: argparse.Namespace, today: dt.date) -> SearchResult:
    return store.read(find, query, limit=options.limit, offset=options.offset, sort=options.sort, today=today)


def _answer(result: SearchResult, *, as_json: bool) -> None:
    if as_json:
        print_json(result_json(result))
        return
    for hit in result.hits:
        print(hit_lines(hit))
    count = result.total if result.total is not None else f"{result.at_least} or more"
    print(f"{count} found in {result.took_ms:.1f} ms")
    said = result.understood
    if not (said.terms or said.phrases or said.filters):
        print("nothing in the query can be looked for; try: kanbao search 产改", file=sys.stderr)


def latest(options: argparse.Namespace) -> int:
    """The headlines of the newest issue."""
    settings, _ = prepare()
    with opened_store(settings) as store:
        found = store.read(shelf.latest, limit=options.limit, offset=options.offset)
    if options.json:
        print_json({"total": found.total, "hits": [headline_json(item) for item in found.items]})
        return 0
    for item in found.items:
        print(headline_line(item))
    if not found.total:
        print("the store holds no page yet; take some in with: kanbao ingest PATH", file=sys.stderr)
    return 0


def article(options: argparse.Namespace) -> int:
    """One article, whole."""
    settings, _ = prepare()
    with opened_store(settings) as store:
        found = store.read(shelf.article, options.id)
    if not options.json:
        print(article_picture(found))
        return 0
    where = {
        "id": found.id,
        "page_id": found.page_id,
        "date": _iso(found.date),
        "page": found.page,
        "paper": found.paper,
    }
    parts = [
        {"article_id": p.article_id, "page_id": p.page_id, "page": p.page, "block": p.block}
        for p in found.parts
    ]
    article = joins_alone(found.article).model_dump(mode="json", by_alias=True)
    print_json({**where, "parts": parts, **article})
    return 0


def digest(options: argparse.Namespace) -> int:
    """What a digest of that issue would say."""
    from bot.digests import SCREEN_SIZE, build_digest, digest_messages
    from store import news, subscriptions

    settings, _ = prepare()
    with opened_store(settings) as store:
        chat = options.chat
        topics = store.read(subscriptions.topics_of_chat, chat) if chat is not None else ()
        made = store.read(build_digest, options.date, topics)
        doubts = store.read(news.doubtful, [item.id for item in made.ranked[:SCREEN_SIZE]])
    messages = digest_messages(made, doubtful=doubts)
    if not options.json:
        print("\n\n".join(messages))
        return 0
    sections = [
        {"page": part.page, "column": part.column, "items": [headline_json(item) for item in part.items]}
        for part in made.sections
    ]
    print_json(
        {"date": _iso(made.date), "chat": options.chat, "sections": sections, "messages": list(messages)}
    )
    return 0


def headline_json(headline: Headline, hit: Hit | None = None) -> dict[str, Any]:
    """A headline in the shape of a search hit; one that was not searched for shows its lead."""
    return {
        "id": headline.id,
        "title": headline.title,
        "kicker": headline.kicker,
        "date": _iso(headline.date),
        "page": headline.page,
        "column": headline.column,
        "lane": hit.lane if hit else "exact",
        "snippet": hit.snippet if hit else headline.lead,
        "score": hit.score if hit else 1.0,
    }


# The contract knows five kinds: words that were left out are spelling taken to be nothing.
_KINDS = {"partial": "spelling"}


def result_json(result: SearchResult) -> dict[str, Any]:
    """A search result in the shape of the contract."""
    understood = result.understood
    shape: dict[str, Any] = {"query": result.query, "total": result.total}
    if result.total is None:
        shape["at_least"] = result.at_least
    return shape | {
        "totals": result.totals,
        "took_ms": round(result.took_ms, 2),
        "understood": {
            "terms": list(understood.terms),
            "phrases": list(understood.phrases),
            "excluded": list(understood.excluded),
            "filters": understood.filters,
            "assumed": [
                {"kind": _KINDS.get(item.kind, item.kind), "from": item.typed, "to": item.taken}
                for item in understood.assumed
            ],
        },
        "hits": [headline_json(hit.headline, hit) for hit in result.hits],
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
