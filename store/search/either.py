"""One or the other, where the index cannot be asked for both at once: filters with OR between them, and 或
inside a word (妇联或女工委)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from sqlmodel import Session

from store.search.filters import Filters, Known, take
from store.search.find import candidates
from store.search.holds import is_in
from store.search.inside import split_filters
from store.search.lanes import Answer, Hits, folded
from store.search.level import level
from store.search.query import Query, cleaned, is_or
from store.search.rank import Match, by_relevance, newest_first, ranked
from store.search.tokens import Token, tokens_of, written
from store.values import Sort

# So many whole queries are asked for one, and no more.
_MOST = 6
# 房价或将上调, 或许 and 抑或 part nothing; what is longer is a headline, where 或 says perhaps.
_INSIDE = re.compile(
    "或者|或是|(?<![抑甚间莫倘容])或(?![许将可成因达缺然曰多少能会为需要])|(?<=[\u3400-\u9fff])[/／](?=[\u3400-\u9fff])"
)
_SHORTEST_SIDE, _LONGEST_SIDE = 2, 8
# What filters tell of days; `word` is what texts call them (端午节).
_DAYS = frozenset(("from", "to", "word"))


def said_apart(session: Session, text: str) -> str:
    """妇联 OR 女工委 for 妇联或者女工委; empty where nothing is to be parted, or a text says it so."""
    if not _INSIDE.search(text):
        return ""
    tokens = tokens_of(text)
    parted = [_parted(session, token) for token in tokens]
    return " ".join(parted) if parted != [written(token) for token in tokens] else ""


def _parted(session: Session, token: Token) -> str:
    sides = _INSIDE.split(token.text)
    plain = not (token.phrase or token.excluded) and 1 < len(sides) <= _MOST
    if not plain or not all(_SHORTEST_SIDE <= len(side) <= _LONGEST_SIDE for side in sides):
        return written(token)
    return written(token) if is_in(session, level(token.text)) else " OR ".join(sides)


@dataclass(frozen=True, slots=True)
class Choice:
    """The queries of which one will do, what is left without the filters to choose from, and those."""

    ways: tuple[str, ...]
    rest: str
    filters: str


def choice(text: str, known: Known) -> Choice | None:
    """What is to choose from where OR stands beside a filter (记者:甲 OR 记者:乙); None elsewhere."""
    tokens = tokens_of(cleaned(text))
    if not any(map(is_or, tokens)):
        return None
    tokens = _cut_beside_filters(tokens, known)
    chains: list[list[list[Token]]] = []
    at = 0
    while at < len(tokens):
        if is_or(tokens[at]):
            at += 1
            continue
        side, at = _side(tokens, at, known)
        chains.append([side])
        while at < len(tokens) - 1 and is_or(tokens[at]):
            side, at = _side(tokens, at + 1, known)
            chains[-1].append(side)
    chosen = [chain for chain in chains if len(chain) > 1 and any(_is_filter(one, known) for one in chain)]
    if not chosen or _many(chains) > _MOST:
        return None
    rest = (chain for chain in chains if chain not in chosen)
    return Choice(
        tuple(" ".join(map(_side_written, way)) for way in product(*chains)),
        " ".join(" OR ".join(map(_side_written, chain)) for chain in rest),
        " ".join(" OR ".join(map(_side_written, chain)) for chain in chosen),
    )


def _cut_beside_filters(tokens: Sequence[Token], known: Known) -> list[Token]:
    """6月 OR 10月的货车司机: what stands over against a filter may hold another one of its kind."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        across = [
            tokens[at + far]
            for near, far in ((-1, -2), (1, 2))
            if 0 <= at + far < len(tokens) and is_or(tokens[at + near])
        ]
        beside = any(_is_filter([one], known) for one in across) and not _is_filter([token], known)
        pieces = split_filters([token], known) if beside else [token]
        mine = [one for one in pieces if _is_filter([one], known)][:1]
        rest = [one for one in pieces if one not in mine]
        # The filter beside its OR.
        found += ([*mine, *rest] if at and is_or(tokens[at - 1]) else [*rest, *mine]) if mine else [token]
    return found


def _side_written(side: Iterable[Token]) -> str:
    return " ".join(map(written, side))


def _many(chains: Iterable[Sequence[object]]) -> int:
    many = 1
    for chain in chains:
        many *= len(chain)
    return many


def _side(tokens: Sequence[Token], at: int, known: Known) -> tuple[list[Token], int]:
    """What stands on one side of an OR: 记者 李丰 are two words and one filter."""
    for end in (at + 2, at + 1):
        side = list(tokens[at:end])
        if len(side) == 1 or (not any(map(is_or, side)) and _is_filter(side, known)):
            break
    return side, at + len(side)


def _is_filter(side: Sequence[Token], known: Known) -> bool:
    if any(token.phrase or token.excluded for token in side):
        return False
    found, used = take([token.text for token in side], known)
    # Two filters beside each other are no single one.
    return len(used) == len(side) and len(found.typed) == 1


def either(session: Session, queries: Sequence[Query], sort: Sort) -> Answer:
    """The articles that one of these queries finds as it stands, each once."""
    best: dict[int, Match] = {}
    complete = True
    for query in queries:
        found = candidates(session, query)
        complete = complete and found.complete
        for match in ranked(query, found.candidates):
            doc = match.candidate.doc
            best[doc] = min(best.get(doc, match), match, key=by_relevance)
    ordered = sorted(best.values(), key=newest_first if sort == "newest" else by_relevance)
    whole = _joined(queries)
    return Answer(whole, (Hits("exact", whole, folded(ordered), complete),))


def _joined(queries: Sequence[Query]) -> Query:
    """As it is told and marked: every term, and the filters that all have."""
    first = queries[0]
    terms = list({one.levelled: one for query in queries for one in query.wanted}.values())
    wanted = (replace(terms[0], others=(*terms[0].others, *terms[1:])),) if terms else ()
    shown: dict[str, str] = {}
    for name in first.filters.shown:
        values = [query.filters.shown.get(name, "") for query in queries]
        distinct = list(dict.fromkeys(values))
        # Days that are not the same are no span.
        if all(values) and (len(distinct) == 1 or name not in _DAYS):
            shown[name] = " OR ".join(distinct)
    if not {"from", "to"} <= shown.keys():
        shown = {name: value for name, value in shown.items() if name not in _DAYS}
    whole = first.whole if len({query.whole for query in queries}) == 1 else ""
    return replace(first, wanted=wanted, whole=whole, filters=Filters(shown=shown))
