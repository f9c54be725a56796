"""Words that are right as they are typed, whether the archive has them or not.

走私 is no slip of 走时, nor 第一书记 of 第一线书记: of 1,000 words of a dictionary that an archive of 466
articles lacked, 163 were replaced before this was asked, and 6 since.
"""

from __future__ import annotations

from sqlmodel import Session

from store.search import suggest, vocabulary
from store.search.holds import is_in
from store.search.query import Wanted
from store.search.suggest import Suggestion
from store.search.words import words

# Another spelling sounds and looks the same (元霄节, 帐号); what only sounds the same (公会, 登陆) is meant
# where one of so many articles has it, and several do.
_SPELLING, _SOUND, _ONE_OF, _SEVERAL = 1.6, 2.0, 50, 3
_SHORTEST = 2


def is_right(wanted: Wanted) -> bool:
    """True for a term that is one Chinese word of a dictionary."""
    typed = wanted.levelled
    return len(typed) > 1 and min(typed) > "\u2e80" and vocabulary.is_known(typed)


def changes_a_word(session: Session, typed: str, meant: str) -> bool:
    """Whether another word stands in the place of one that is right: 文体 for the 文件 of 总工会的文件.

    A word of the dictionary that the archive has, with the words beside it, is no slip for standing together.
    """
    every = words(typed)
    if any(len(word) < _SHORTEST and word != "的" for word in every):
        # Where a rest is left, the words beside it may be what it was cut from.
        return False
    lost = [word for word in every if len(word) >= _SHORTEST and word not in meant]
    return any(vocabulary.is_known(word) and is_in(session, word) for word in lost)


def spelled_otherwise(session: Session, word: str) -> list[Suggestion]:
    """The few other words that a word of the dictionary may stand for, the likeliest first."""
    alike = [
        one
        for one in suggest.spellings(session, word)
        if suggest.slip_cost(word, one.text) <= _SOUND and vocabulary.is_known(one.text)
    ]
    enough = max(_SEVERAL, vocabulary.size(session) // _ONE_OF)
    counts = vocabulary.counts(session, [one.text for one in alike]) if alike else {}
    return [
        one
        for one in alike
        if suggest.slip_cost(word, one.text) <= _SPELLING or counts.get(one.text, 0) >= enough
    ]
