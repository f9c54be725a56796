"""Ways to read what was typed: as it stands, with dates cut off, as a sentence, without what cannot be."""

from __future__ import annotations

import re
from dataclasses import replace

from sqlmodel import Session

from store.search.around import nearest_first
from store.search.asked import asked_for, is_framed
from store.search.either import choice, either, said_apart
from store.search.fillers import telling
from store.search.filters import VALUED, Known
from store.search.holds import is_in
from store.search.lanes import Answer, answer
from store.search.lately import of_late
from store.search.level import level
from store.search.misnumbered import misnumbered
from store.search.query import LONGEST, Query, understand, untitled
from store.search.tokens import DAYLIKE, QUOTES, WRITTEN, split_dates, tokens_of
from store.search.unwanted import said, wants_more
from store.values import Assumed, Sort

# So much is said around what is asked for: 的新闻, 请问有没有; 那么 is a word, or a slip of one.
_AROUND_IT = 3
# What is read: 货车司机新闻.
_READ = re.compile(
    r"(?<=\S\S)(?:采?写的|拍的|的)?(?:新闻|报道|消息|文章|稿子|稿件)(?=\s|$)|(?<=\S\S)(?:采?写|拍)的(?=\s|$)"
)
# What is left out where no title has what was to stand in one.
_IN_TITLE = "标题"
_OF = re.compile(r"([^\s的]{2,10})的([^\s的]{2,10})")
# Who types words to look for types no commas and stops between them.
_PASSED_ON = re.compile("[，。！？；]")


def answered(session: Session, text: str, known: Known, sort: Sort, upto: int, *, literally: bool) -> Answer:
    """What was typed as it stands, else as it may be read, with what was assumed."""
    query = replace(understand(text, known), upto=upto)
    if query.titled or not query.means_something:
        asks = (session, text, known, sort, query, literally)
        return _among_titles(*asks) if query.titled else Answer(query, ())
    for way in (_unwanted, _either, _plain_sentence, _plainly_lately):
        if early := way(session, text, known, sort, query, literally):
            return early
    found = answer(session, query, sort, literally=literally)
    if not found.empty and (_says_it(found) or literally):
        return found
    if not found.empty:
        # 2024年产改 is no slip of 2024产改 where an issue of that year has 产改.
        split = _split(session, text, known, sort, query, literally)
        return split if split and _says_it(split) else found
    for way in (_split, _lately, _sentence, _possible, _prose, _matter, _talk):
        again = way(session, text, known, sort, query, literally)
        if again is not None and not again.empty:
            return again
    if query.filters:
        found = _without_filters(session, query, sort, literally=literally)
    return found if literally or not found.empty else _at_worst(session, text, known, sort, query, found)


def _at_worst(  # noqa: PLR0917 - the ways are called alike
    session: Session, text: str, known: Known, sort: Sort, query: Query, found: Answer
) -> Answer:
    """With another number; else 总工会的文件 as 总工会 文件, of which a word less may be asked for."""
    kept, said_of = misnumbered(session, query), _OF.fullmatch(text.strip())
    if kept or said_of is None:
        return kept or found
    words = f"{said_of[1]} {said_of[2]}"
    both = answered(session, words, known, sort, query.upto or 0, literally=False)
    return replace(both, query=replace(both.query, text=text))


def _among_titles(  # noqa: PLR0917 - the ways are called alike
    session: Session, text: str, known: Known, sort: Sort, query: Query, literally: bool
) -> Answer:
    """标题:产改: what titles have; where none has it, what else has, and that is said."""
    found = answer(session, query, sort, literally=literally)
    if not found.empty and (literally or _says_it(found)):
        return found
    # 标题里有产改 不要招聘
    if (without := _unwanted(session, text, known, sort, query, literally)) or not found.empty:
        return without or found
    found = answered(session, untitled(text), known, sort, query.upto or 0, literally=literally)
    told = Assumed("date", _IN_TITLE, "")
    return replace(found, query=replace(found.query, text=text), assumed=(told, *found.assumed))


def _plain_sentence(  # noqa: PLR0917 - the ways are called alike
    session: Session, text: str, known: Known, sort: Sort, query: Query, literally: bool
) -> Answer | None:
    """What a sentence asks for is likelier than that its words are slips, and five times sooner found."""
    framed = is_framed(text)
    if literally or not (framed or _is_sentence(text)):
        return None
    # Of a frame nothing is looked for: articles that have its words somewhere are not meant.
    held = is_in(session, level(text)) if framed else not answer(session, query, sort, literally=True).empty
    if held:
        return None
    if not understand(asked_for(text), known).wanted:
        # 6月的照片 is of a kind as well as of days.
        return None
    found = _sentence(session, text, known, sort, query, literally)
    return None if found is None or found.empty else found


def _unwanted(  # noqa: PLR0917 - the ways are called alike
    session: Session, text: str, known: Known, sort: Sort, query: Query, literally: bool
) -> Answer | None:
    """What is not wanted, said in words: 工会 不要招聘."""
    asked = "" if literally else said(session, text)
    asked = f"{_IN_TITLE}:{asked}" if asked and query.titled else asked
    found = _asked(session, text, asked, known, sort, query) if asked else None
    # What has to be mended besides may be a headline as well.
    return found if found and _says_it(found) else None


def _is_sentence(text: str) -> bool:
    """True when more is said around what is asked for than a slip could be."""
    asked = asked_for(text)
    return bool(asked) and len(text.strip()) - len(asked) >= _AROUND_IT


def _either(  # noqa: PLR0917 - the ways are called alike
    session: Session, text: str, known: Known, sort: Sort, query: Query, literally: bool
) -> Answer | None:
    """One or the other, where what was typed asks for that with filters or inside a word."""
    if chosen := choice(text, known):
        queries = [replace(understand(way, known), text=text, upto=query.upto) for way in chosen.ways]
        found = either(session, queries, sort)
        if found.empty and chosen.rest:
            found = answered(session, chosen.rest, known, sort, query.upto or 0, literally=literally)
            gone = Assumed("date", chosen.filters, "")
            found = replace(found, assumed=(gone, *found.assumed))
        return found
    asked = "" if literally else said_apart(session, text)
    return _asked(session, text, asked, known, sort, query) if asked else None


def _says_it(found: Answer) -> bool:
    return any(lane.lane == "exact" and lane.matches for lane in found.lanes)


def _split(  # noqa: PLR0917 - the ways are called alike
    session: Session, text: str, known: Known, sort: Sort, query: Query, literally: bool
) -> Answer | None:
    """With the dates that terms begin or end with as filters (去年12月货车司机)."""
    split = replace(understand(text, known, split=True), upto=query.upto)
    if split.filters.typed == query.filters.typed and split.wanted == query.wanted:
        return None
    found = answer(session, split, sort, literally=literally)
    if found.empty and split.wanted:
        return _without_filters(session, split, sort, literally=literally)
    return found


def _sentence(  # noqa: PLR0917 - the ways are called alike
    session: Session, text: str, known: Known, sort: Sort, query: Query, literally: bool
) -> Answer | None:
    """What a sentence asks for (请问有没有关于货车司机的新闻)."""
    asked = "" if literally else _asked_of_days(text, known) or asked_for(text)
    if not asked:
        return None
    return _asked(session, text, asked, known, sort, query)


def _lately(  # noqa: PLR0917 - the ways are called alike
    session: Session, text: str, known: Known, sort: Sort, query: Query, literally: bool
) -> Answer | None:
    """How something stands of late: 最近产改怎么样了."""
    asked = "" if literally else of_late(text)
    return _asked(session, text, asked, known, sort, query) if asked else None


def _plainly_lately(  # noqa: PLR0917 - the ways are called alike
    session: Session, text: str, known: Known, sort: Sort, query: Query, literally: bool
) -> Answer | None:
    """The same before its words are taken for slips, where nothing has them and what it is about stands."""
    if literally or not of_late(text) or not answer(session, query, sort, literally=True).empty:
        return None
    found = _lately(session, text, known, sort, query, literally)
    return found if found and _says_it(found) else None


def _matter(  # noqa: PLR0917 - the ways are called alike
    session: Session, text: str, known: Known, sort: Sort, query: Query, literally: bool
) -> Answer | None:
    """Without the word for what is read, where all else is what it is about: 货车司机新闻."""
    asked = "" if literally else _READ.sub("", text.strip())
    again = len(asked) > 1 and asked != text.strip()
    return _asked(session, text, asked, known, sort, query) if again else None


def _talk(  # noqa: PLR0917 - the ways are called alike
    session: Session, text: str, known: Known, sort: Sort, query: Query, literally: bool
) -> Answer | None:
    """What is meant in talk (那个铁厂的事叫什么来着), by its telling words."""
    told = "" if literally else telling(text)
    return _asked(session, text, told, known, sort, query) if told else None


def _asked(  # noqa: PLR0917 - the ways are called alike
    session: Session, text: str, asked: str, known: Known, sort: Sort, query: Query
) -> Answer:
    """The answer to a part of what was typed, and that it was one."""
    if wants_more(text) and said(session, asked):
        # Cut off, what is wanted besides can no more say that nothing is excluded.
        return Answer(query, ())
    found = answered(session, asked, known, sort, query.upto or 0, literally=False)
    # One step is told: of what was meant by a part of the sentence nobody knows that it was one.
    steps = [one for one in found.assumed if one.kind == "spelling" and one.typed in asked and one.taken]
    for one in steps:
        asked = asked.replace(one.typed, one.taken)
    rest = (one for one in found.assumed if one not in steps)
    return replace(found, assumed=(Assumed("spelling", text.strip(), asked), *rest))


def _asked_of_days(text: str, known: Known) -> str:
    """The same where the sentence begins with its day: 前年有篇讲网约车的稿子."""
    known = replace(known, loosely=True)
    tokens = split_dates(tokens_of(text.strip()[:LONGEST]), known)
    if not tokens or tokens[0].phrase or tokens[0].excluded or not known.days(tokens[0].text):
        return ""
    asked = asked_for(" ".join(token.text for token in tokens[1:]))
    return f"{tokens[0].text} {asked}" if asked else ""


def _possible(  # noqa: PLR0917 - the ways are called alike
    session: Session, text: str, known: Known, sort: Sort, query: Query, literally: bool
) -> Answer | None:
    """Without the days that the calendar lacks (6月31日, 去年13月), where something else was typed."""
    none = [item for item in query.wanted if not item.phrase and DAYLIKE.fullmatch(item.shown)]
    rest = tuple(item for item in query.wanted if item not in none)
    if not none or not rest:
        return None
    whole = level(" ".join(item.shown for item in rest))
    found = answer(session, replace(query, wanted=rest, whole=whole), sort, literally=literally)
    told = (Assumed("date", item.shown, "") for item in none)
    return replace(found, assumed=(*told, *found.assumed))


def _prose(  # noqa: PLR0917 - the ways are called alike
    session: Session, text: str, known: Known, sort: Sort, query: Query, literally: bool
) -> Answer | None:
    """Without the quotation marks of a sentence that was passed on: there they ask for nothing."""
    if literally or not _PASSED_ON.search(text) or not any(item.phrase for item in query.wanted):
        return None
    return answered(session, QUOTES.sub(" ", text), known, sort, query.upto or 0, literally=False)


def _without_filters(session: Session, query: Query, sort: Sort, *, literally: bool) -> Answer:
    """A filter that leaves nothing is left out, and that is said, whether something is found then or not.

    The days stay where the rest is to blame, the rest where the days are. Where nothing but filters was
    typed, what they name is looked for.
    """
    filters = query.filters
    fewer = [(kept, True) for kept in filters.one_less()]
    both = (filters.days_alone(), filters.but_days()) if filters.days and filters.entries else ()
    for kept, as_it_stands in (*fewer, *((kept, literally) for kept in both)):
        found = answer(session, replace(query, filters=kept), sort, literally=as_it_stands)
        if not found.empty:
            gone = [one for one in filters.typed if one not in kept.typed]
            return replace(found, assumed=(Assumed("date", " ".join(gone), ""), *found.assumed))
    bare = query.unfiltered() if query.wanted else _named(query)
    # 上周 by itself is no slip of 上调.
    literally = literally or (bool(filters.days) and not query.wanted)
    found = answer(session, bare, sort, literally=literally) if bare.wanted else Answer(bare, ())
    if filters.days and query.wanted and sort == "relevance":
        found = nearest_first(session, found, filters.days)
    told = Assumed("date", " ".join(filters.typed), "")
    return replace(found, assumed=(told, *found.assumed))


def _named(query: Query) -> Query:
    """The words of filters as words: 贵州 of 地点:贵州, nothing of 版:99."""
    words = (VALUED.sub("", one) for one in query.filters.typed)
    text = " ".join(word for word in words if not WRITTEN.match(word))
    return replace(understand(text), text=query.text, upto=query.upto)
