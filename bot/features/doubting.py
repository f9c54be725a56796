"""Whether a change may be a sentence to a colleague: 第一个不要迟到, 劳模那个加上奖金两千."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.later import WORDS
from bot.delivery.topics import contrary
from bot.delivery.wanted import Wish
from bot.delivery.worktalk import is_done, is_named, is_told
from bot.features import search
from bot.visit import Visit
from store import Session, subscriptions
from store.search import synonyms
from store.subscriptions import Subscription


async def is_doubtful(visit: Visit, wish: Wish) -> bool:
    """Whether words are to be added or left out that are no topic that archive or house know."""
    if not wish.topics or wish.unread:
        return False
    mine = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    own = _own(mine)
    return any([await _is_strange(visit, word) for word in wish.topics if not {word, contrary(word)} & own])


def _own(mine: Sequence[Subscription]) -> set[str]:
    """The words of what is brought, also those of later days; what is left out with the - before it."""
    later = (word for sub in mine for one in sub.later for word in dict(one.values).get(WORDS, ()))
    return {word for sub in mine for topic in sub.topics for word in topic.split()} | set(later)


async def _is_strange(visit: Visit, signed: str) -> bool:
    word = signed.removeprefix("-")
    if is_told(word):
        return True
    if await visit.desk.store.aread(_has_names, word):
        return False
    if not await search.is_held(visit, f"“{word}”"):
        # A word that is left out and only says what somebody does: 早退.
        return not (is_named(word) or (word == signed and is_done(word) and len(word) > 1))
    # 加班 stands in many articles; what is not wanted of the news stands in their heads.
    return word != signed and is_done(word) and not await search.is_in_title(visit, word)


def _has_names(session: Session, word: str) -> bool:
    return bool(synonyms.every(session)(word))
