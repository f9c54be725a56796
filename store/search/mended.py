"""What a Chinese term that the archive does not hold may be a slip of, from its words and its texts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice

from sqlmodel import Session

from store.search import near, suggest
from store.search.holds import there
from store.search.misprinted import misprints
from store.search.patch import patched
from store.search.suggest import Suggestion

# A character that neither sounds nor looks alike is wrong less often than anything else is.
_UNLIKELY = 5.0
# Beside readings that leave a rest (琉璃后: 玻璃后), those that leave none (琉璃之后) get room.
_BESIDE, _KEPT = 2, 3


def mended(session: Session, typed: str) -> list[Suggestion]:
    """What the archive holds of what may be meant, the likeliest first."""
    found = there(session, suggest.spellings(session, typed))
    if found and suggest.is_one_slip(typed, found[0].text):
        if len(found[0].text) >= len(typed):
            return found
        # 完成术攻关 has one character too many for 完成攻关, and one too few for 完成技术攻关.
        return _each_once(found[:_BESIDE], there(session, patched(session, typed, _KEPT)))
    # A slip of the ear or the eye, on the page or at the keyboard. A character that neither sounds nor looks
    # alike is another one: 唐山开滦 is no slip of 唐山开平, nor 记者亓晓东 of 记者祝晓东.
    printed = misprints(session, typed)
    likely = [Suggestion(text, 0.0) for text in printed if suggest.slip_cost(typed, text) < _UNLIKELY]
    found = likely or found
    if found and suggest.is_one_slip(typed, found[0].text):
        return found
    more = [*islice(near.moved(session, typed), 1), *there(session, patched(session, typed))]
    found = _each_once(found[:_BESIDE], more)
    if not any(suggest.falls_into_words(one.text) for one in found):
        # 公路抢通 for 公抢通: no words of a dictionary, and yet likelier than 公抢同.
        return _each_once(found[:_BESIDE], near.nearly(session, typed)[: 1 if found else _KEPT])
    return found


def _each_once(*some: Iterable[Suggestion]) -> list[Suggestion]:
    return list({one.text: one for one in chain(*some)}.values())[:_KEPT]
