"""Other queries that a query may stand for: with other names of its things, without its slips, by sound."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from store.search import counting, halves, heard, initials, near, sound, suggest
from store.search import synonyms as named
from store.search.find import candidates
from store.search.holds import is_chance, is_in, is_scattered, there
from store.search.level import as_written, level
from store.search.mended import mended
from store.search.misprinted import misprints
from store.search.once import once
from store.search.query import Query, Wanted, term
from store.search.rank import Match, is_weak, ranked, says_it
from store.search.right import changes_a_word, is_right, spelled_otherwise
from store.search.suggest import Suggestion
from store.search.tokens import DAYLIKE, WEEKDAY
from store.search.words import words
from store.values import Assumed, Lane

# Of the suggestions for a term, so many are looked for in the archive, and so many readings are kept.
_TRIED, _KEPT, _LOOSELY = 10, 3, 3
# Initials say so little that more readings stand beside each other.
_INITIALS = 10
# Beside other words, two letters (AI, lt) are what they are: a hundred words have these initials.
_FEW_LETTERS = 2
_LETTERS = re.compile(r"[a-z' ’1-5]*[a-z][a-z' ’1-5]*")
_MIXED = re.compile(r"[a-z][^a-z0-9 ]|[^a-z0-9 ][a-z]")
_AGAIN_AND_AGAIN = re.compile(r"(.{2,}?)\1+")
# A word that so few articles hold may be a slip of one that many hold.
_RARE = 3
# More hits than these need no neighbours behind them, or none that nobody gets to see.
_FEW, _MANY = 10, 30
# Misprints of what was found are looked for as far as names are long: 鄂尔多斯, 省总工会.
_NAME = 6
# Of the other names of a term's parts, so many are tried.
_RENAMED = 4
# Of a longer term no more words are looked at.
_NAMED_OF = 8
# So many articles are looked at to see whether the archive holds a term as words.
_LOOKED_AT = 30

# A levelled term → what else it is called.
OtherNames = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Meant:
    """A query that may be meant, the lane of its hits, and what was assumed."""

    lane: Lane
    query: Query
    assumed: tuple[Assumed, ...] = ()


def synonyms(session: Session, query: Query) -> list[Meant]:
    """The query with other names of its things in their place, one at a time."""
    return renamed(query, _named(session))


@once
def _named(session: Session) -> OtherNames:
    return named.every(session)


def renamed(query: Query, others: OtherNames) -> list[Meant]:
    """The same, whoever knows the other names."""
    found = []
    together = query.whole.replace(" ", "")
    if len(query.wanted) > 1 and together:
        # A name with marks in it is typed as several terms: 小发明、小创造、小革新、小设计、小建议.
        for other in others(together):
            whole = replace(query, wanted=(term(other),), whole=level(other))
            found.append(
                Meant("synonym", whole, (Assumed("synonym", as_written(query.text, query.whole), other),))
            )
    for at, wanted in enumerate(query.wanted):
        for choice in (wanted, *wanted.others) if wanted.others else ():
            for other in others(choice.levelled):
                told = Assumed("synonym", choice.shown, other)
                found.append(Meant("synonym", query.with_term(at, other), (told,)))
        if wanted.phrase or wanted.others:
            continue
        for typed, other in _other_names(wanted, others):
            text = wanted.levelled.replace(typed, level(other).replace(" ", ""))
            told = Assumed("synonym", as_written(wanted.shown, typed), other)
            found.append(Meant("synonym", query.with_term(at, text), (told,)))
        for other in counting.otherwise(wanted.levelled):
            told = Assumed("synonym", wanted.shown, other)
            found.append(Meant("synonym", query.with_term(at, other), (told,)))
    return found


def _other_names(wanted: Wanted, others: OtherNames) -> list[tuple[str, str]]:
    if found := others(wanted.levelled):
        return [(wanted.levelled, other) for other in found]
    if len(wanted.parts) < 2:
        return []
    pieces = dict.fromkeys([*wanted.parts, *_runs(wanted.levelled)])
    return [(piece, other) for piece in pieces if len(piece) > 1 for other in others(piece)][:_RENAMED]


def _runs(levelled: str) -> list[str]:
    """Names that words make together within a term: the 快递小哥 of 快递小哥入会."""
    each = words(levelled)[:_NAMED_OF]
    spans = ((at, at + size) for size in (2, 3) for at in range(len(each) - size + 1))
    return [run for first, end in spans if (run := "".join(each[first:end])) != levelled]


def also(session: Session, query: Query, exact: Sequence[Match], complete: bool) -> list[Meant]:
    """What a right word may find besides: its misprints on the page, a likelier word beside a rare one."""
    if len(query.wanted) != 1 or query.wanted[0].others or query.wanted[0].phrase:
        return []
    term_ = query.wanted[0].levelled
    if len(exact) > _MANY:
        return []
    said = not exact or says_it(query, exact[0]) or is_in(session, term_)
    found = []
    if complete and not said and len(exact) <= _FEW and len(query.wanted[0].parts) > 1:
        # Its words are there, but nowhere in one piece: what is nearly it, and is, may be meant.
        found += [Meant("similar", query.with_term(0, one.text)) for one in _near(session, term_)]
    # What a page misprints stands there in one piece.
    printed = misprints(session, term_, _NAME, query)
    found += [Meant("similar", query.with_phrase(0, text)) for text in printed]
    if complete and len(exact) <= _RARE and not _is_name(exact, term_):
        likelier = suggest.likelier(session, term_, len(exact))
        found += [Meant("similar", query.with_term(0, one.text)) for one in likelier]
    return found


def _near(session: Session, term_: str) -> list[Suggestion]:
    return there(session, suggest.spellings(session, term_.replace(" ", "")))[:1]


def instead(session: Session, query: Query) -> list[Meant]:
    """Queries in whose place the typed one may stand: terms that the archive does not hold, corrected.

    The likeliest first. Empty when the archive holds every term, or nothing near one that it does not hold.
    """
    joined = _joined(query)
    # Where the letters together say nothing, each word by itself may: ai jianzao.
    return _instead(session, joined) or (_instead(session, query) if joined is not query else [])


def _instead(session: Session, query: Query) -> list[Meant]:
    # Of a lone term it is known already: nothing was found, or nothing that says it.
    alone = len(query.wanted) == 1 and not query.wanted[0].phrase and not query.wanted[0].others
    readings: dict[int, list[suggest.Suggestion]] = {}
    for at, wanted in enumerate(query.wanted):
        if alone and query.filters and is_in(session, wanted.levelled):
            # Not what was typed is wrong, but where it was to be: at most a page has misprinted it there.
            printed = misprints(session, wanted.levelled, query=query)
            readings[at] = [Suggestion(text, 0.0) for text in printed]
        elif alone or not held(session, wanted):
            some = _suggestions(session, wanted, alone=len(query.wanted) == 1)
            readings[at] = [one for one in some if counting.same(wanted.levelled, one.text)]
        if at in readings and not readings[at]:
            # One that can be nothing else is enough: of forty words each costs its time.
            return []
    if not readings:
        return []
    found = []
    for turn in range(max(len(some) for some in readings.values())):
        changed, lane, assumed = query, "similar", []
        for at, some in readings.items():
            one = some[min(turn, len(some) - 1)]
            changed = changed.with_term(at, one.text)
            lane = "pinyin" if one.kind == "pinyin" else lane
            assumed.append(Assumed(one.kind, query.wanted[at].shown, one.text))
        found.append(Meant("pinyin" if lane == "pinyin" else "similar", changed, tuple(assumed)))
    return found


def loosely(session: Session, query: Query) -> list[Meant]:
    """The query with a term corrected so that the archive has its words, if not in one piece."""
    query = _joined(query)
    for at, wanted in enumerate(query.wanted):
        fixed = wanted.phrase or wanted.others or _is_day(wanted) or is_right(wanted)
        if fixed or held(session, wanted):
            continue
        typed = wanted.levelled.replace(" ", "")
        if sound.letters(wanted.shown.lower()):
            if found := _heard_apart(session, query, at):
                return [found]
            continue
        if _MIXED.search(typed):
            for text in halves.apart(session, typed)[:_LOOSELY]:
                if held(session, term(text)):
                    told = Assumed("pinyin", wanted.shown, text)
                    return [Meant("pinyin", query.with_term(at, text), (told,))]
            continue
        for one in suggest.spellings(session, typed)[:_LOOSELY]:
            near_it = suggest.differences(typed, one.text) <= max(1, len(typed) // 5)
            near_it = near_it and not changes_a_word(session, typed, one.text)
            if near_it and counting.same(typed, one.text) and held(session, term(one.text)):
                told = Assumed("spelling", wanted.shown, one.text)
                return [Meant("similar", query.with_term(at, one.text), (told,))]
    return []


def _heard_apart(session: Session, query: Query, at: int) -> Meant | None:
    wanted = query.wanted[at]
    for one in heard.by_sound(session, wanted.levelled, wanted.shown)[:_LOOSELY]:
        if len(term(one.text).parts) > 1 and held(session, term(one.text)):
            told = Assumed("pinyin", wanted.shown, one.text)
            return Meant("pinyin", query.with_term(at, one.text), (told,))
    return None


@once
def held(session: Session, wanted: Wanted) -> bool:
    """True when the archive has a term in one piece, or all its words as words."""
    if wanted.phrase or wanted.others or is_in(session, wanted.levelled):
        return True
    if len(wanted.parts) < 2 or is_chance(session, wanted) or is_scattered(session, wanted):
        return False
    alone = Query(wanted.shown, (wanted,), whole=wanted.levelled)
    matches = ranked(alone, candidates(session, alone, _LOOKED_AT).candidates)
    return any(not is_weak(alone, match) for match in matches[:_TRIED])


def _suggestions(session: Session, wanted: Wanted, *, alone: bool = True) -> list[Suggestion]:
    """What the archive holds of what may be meant by a term that it does not hold."""
    typed = wanted.levelled
    if _is_day(wanted):
        return []
    found: list[Suggestion] = []
    if sound.letters(wanted.shown.lower()) or _LETTERS.fullmatch(typed):
        found = there(session, heard.by_sound(session, typed, wanted.shown))
        found = found or there(session, heard.by_sound(session, typed, wanted.shown, lone=True))
        found = found or heard.far(session, typed, wanted.shown)[:_KEPT]
        # What initials stand for comes from titles and words of the archive, so it is there.
        letters = typed.replace(" ", "")
        if len(letters) > _FEW_LETTERS or alone:
            found = found or near.by_initials(session, letters)[:_INITIALS]
            found = found or initials.made_up(session, letters)
        if not found:
            found = near.by_letters(session, letters)[:_INITIALS]
    elif re.search(r"[a-z]", typed):
        found = there(session, heard.mixed(session, typed)) or heard.around(session, typed)
        found = found or there(session, halves.completed(session, typed))
    if found:
        return found
    typed = _once(typed.replace(" ", ""))
    if typed != wanted.levelled.replace(" ", "") and is_in(session, typed):
        return [Suggestion(typed, 0.0)]
    if is_right(wanted):
        return there(session, spelled_otherwise(session, typed))
    return [one for one in mended(session, typed) if not changes_a_word(session, typed, one.text)]


def _is_day(wanted: Wanted) -> bool:
    # 周一 is no slip of 五一.
    return bool(WEEKDAY.fullmatch(wanted.levelled) or DAYLIKE.fullmatch(wanted.shown))


def _once(typed: str) -> str:
    """产改产改产改, pasted or sent three times in one piece, is 产改; 9999 is not 99."""
    found = None if typed.isdigit() else _AGAIN_AND_AGAIN.fullmatch(typed)
    return found[1] if found else typed


def _joined(query: Query) -> Query:
    """huo che si ji is one word, typed with blanks."""
    wanted: list[Wanted] = []
    for item in query.wanted:
        last = wanted[-1] if wanted else None
        if last and _is_letters(last) and _is_letters(item):
            # Told as it was typed.
            wanted[-1] = replace(term(last.shown + item.shown), shown=f"{last.shown} {item.shown}")
        else:
            wanted.append(item)
    return query if len(wanted) == len(query.wanted) else replace(query, wanted=tuple(wanted))


def _is_letters(item: Wanted) -> bool:
    return not item.phrase and not item.others and bool(sound.letters(item.shown.lower()))


def _is_name(exact: Sequence[Match], typed: str) -> bool:
    return any(f"\ue004{typed}" in match.candidate.facets.split() for match in exact)
