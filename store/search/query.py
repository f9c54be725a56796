"""What was typed → what is looked for. Pure; any text at all is a query, at worst one that means nothing.

Terms are parted by blanks and must all be there. Paired quotation marks of any kind make a phrase. `-` or
`－` at the beginning or after a blank excludes; inside a word it does not. OR between two terms: one will do.
"""

from __future__ import annotations

import datetime as dt
import html
import re
import unicodedata
from dataclasses import dataclass, field, replace

from store.search.filters import Filters, Known, take
from store.search.inside import split_filters
from store.search.level import level, simplify
from store.search.tokens import DAYLIKE, Token, tokens_of
from store.search.words import parts
from store.values import Assumed, Understood

# Longer than any headline; what a person pastes beyond it is not looked at.
LONGEST = 300
_ORS = frozenset({"OR", "ＯＲ", "|", "｜", "或", "或者", "或是"})
_TAG = re.compile(r"</?[a-z][^<>]{0,80}>", re.IGNORECASE)
# 标题:产改 is looked for among titles; so is 标题里有产改的, said in whole.
_TITLED = re.compile(r"(?<!\S)(?:(?:标题|题目|题名|title)[:：])+(?=\S)", re.IGNORECASE)
_SAID_TITLED = re.compile(
    r"\s*(?:标题|题目)(?:里面?|中|上)?(?:有|含有?|带有?|包含)\s*(?P<words>\S.{1,30}?)"
    r"(?:的(?:文章|新闻|报道|消息|稿子|稿件)?)?\s*"
)
_BAR = re.compile(r"(?<=\S)[|｜](?=\S)")
# What is left of a line of signs: %……&*.
_SIGNS = "％‰ "
_CHINESE = re.compile(r"[\u2e80-\u9fff]")
_SYLLABLE = re.compile(r"[a-z]{1,6}[1-5]?")
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term or phrase: as a reader would write it, levelled, and the parts that an article must hold."""

    shown: str
    levelled: str
    parts: tuple[str, ...]
    phrase: bool = False
    # What will do as well (OR).
    others: tuple[Wanted, ...] = ()
    # Of what is not wanted: the index entries, or the days of the issue, that it names instead of words.
    entries: tuple[str, ...] = ()
    days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A query, understood. `whole` is all that is wanted, levelled, as if it stood in one piece.

    `upto`: only articles with this id or a smaller one, so that pages do not shift while others come in.
    `titled`: what is wanted is a title, and is looked for among titles alone.
    """

    text: str
    wanted: tuple[Wanted, ...] = ()
    excluded: tuple[Wanted, ...] = ()
    whole: str = ""
    filters: Filters = field(default_factory=Filters)
    assumed: tuple[Assumed, ...] = ()
    upto: int | None = None
    titled: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """All parts of all that is wanted, once each."""
        return tuple(dict.fromkeys(part for wanted in self.wanted for part in wanted.parts))

    def leaves_out(self, facets: str, day: int) -> bool:
        """Whether an article with these entries, of an issue of that day, is not wanted for one of them."""
        return any(
            (one.entries and not set(facets.split()).isdisjoint(one.entries))
            or (one.days and one.days[0] <= day <= one.days[1])
            for one in self.excluded
        )

    @property
    def without_words(self) -> tuple[str, ...]:
        """What no text may say, levelled: what is excluded but is not an entry."""
        return tuple(one.levelled for one in self.excluded if not one.entries)

    @property
    def means_something(self) -> bool:
        """True when there is something to look for."""
        return bool(self.wanted or self.filters)

    @property
    def understood(self) -> Understood:
        """The query as it is told to the reader."""
        every = [one for item in self.wanted for one in (item, *item.others)]
        return Understood(
            terms=tuple(item.shown for item in every if not item.phrase),
            phrases=tuple(item.shown for item in every if item.phrase),
            excluded=tuple(item.shown for item in self.excluded),
            filters=dict(self.filters.shown) | ({"title": self.whole} if self.titled else {}),
            assumed=self.assumed,
        )

    def with_term(self, at: int, text: str) -> Query:
        """The same with another text in the place of one term."""
        item = term(text)
        wanted = (*self.wanted[:at], item, *self.wanted[at + 1 :])
        # As if it had been typed: what stood in one piece goes on standing in one piece.
        return replace(self, wanted=wanted, whole=level(" ".join(each.shown for each in wanted)))

    def with_phrase(self, at: int, text: str) -> Query:
        """The same, where the text must stand in one piece."""
        item = replace(term(text), phrase=True, parts=(level(text),))
        wanted = (*self.wanted[:at], item, *self.wanted[at + 1 :])
        return replace(self, wanted=wanted, whole=level(" ".join(each.shown for each in wanted)))

    def on_any_day(self) -> Query:
        """The same for issues of any day."""
        return replace(self, filters=replace(self.filters, days=None))

    def unfiltered(self) -> Query:
        """The same without its filters."""
        return replace(self, filters=Filters())


def understand(text: str, known: Known | None = None, *, split: bool = False) -> Query:
    """A query from whatever was typed.

    Without `known` nothing is a filter. With `split`, what a term begins or ends with may be one too
    (去年12月货车司机, 6月1版记者刘旭).
    """
    # What is copied from a page's source: &lt; is a mark, not two letters.
    clean = cleaned(text)
    known = replace(known, loosely=True) if split and known else known
    tokens = split_filters(tokens_of(clean), known) if split and known else tokens_of(clean)
    tokens = _said_in_words(tokens)
    filters, tokens = _filtered(tokens, known) if known else (Filters(), tokens)
    wanted: list[Wanted] = []
    excluded: dict[str, Wanted] = {}
    assumed: list[Assumed] = []
    kept: list[str] = []
    alternative = False
    for token in tokens:
        if is_or(token) and (len(tokens) > 1 or filters):
            # Between two terms it says that one will do; at an end, left there or still being typed, nothing.
            alternative = bool(wanted)
            continue
        item = _wanted(token)
        if not item.levelled.strip(_SIGNS):
            continue
        if token.excluded:
            excluded.setdefault(item.levelled, _left_out(item, token, known))
            continue
        _take_in(wanted, item, alternative=alternative)
        kept += [] if alternative else [token.text]
        alternative = False
        typed = unicodedata.normalize("NFKC", token.text)
        if item.shown != typed:
            assumed.append(Assumed("script", typed, item.shown))
    return Query(
        text=text,
        wanted=tuple(wanted),
        excluded=tuple(excluded.values()),
        whole=level(" ".join(kept)) if not any(item.others for item in wanted) else "",
        filters=filters,
        assumed=tuple(dict.fromkeys(assumed)),
        titled=bool(wanted) and untitled(text) != text,
    )


def untitled(text: str) -> str:
    """What was typed without the words that say that it stands in a title; as it was where there are none."""
    said = _SAID_TITLED.fullmatch(text)
    return said["words"] if said else _TITLED.sub("", text)


def entitled(text: str) -> str:
    """What was typed, to be looked for among titles."""
    return f"标题:{untitled(text)}"


def cleaned(text: str) -> str:
    """What was typed, without what is no text: marks of a page's source, signs of control."""
    told = _TAG.sub(" ", _ENTITY.sub(lambda found: html.unescape(found[0]), text[:LONGEST]))
    plain = "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in told)
    return untitled(_BAR.sub(" | ", plain))


def _said_in_words(tokens: list[Token]) -> list[Token]:
    """工会 AND 职工 NOT 招聘, as other programs want it: the words are signs between Chinese terms."""
    if not any(_CHINESE.search(token.text) for token in tokens):
        return tokens
    found: list[Token] = []
    excluded = False
    for at, token in enumerate(tokens):
        between = 0 < at < len(tokens) - 1 and not token.phrase and not token.excluded
        word = token.text.upper() if between else ""
        if word in {"AND", "NOT"}:
            excluded = word == "NOT"
            continue
        found.append(replace(token, excluded=token.excluded or excluded))
        excluded = False
    return found


def term(text: str) -> Wanted:
    """A term, as if it had been typed alone."""
    return _wanted(Token(text, phrase=False, excluded=False))


def _take_in(wanted: list[Wanted], item: Wanted, *, alternative: bool) -> None:
    if alternative:
        wanted[-1] = replace(wanted[-1], others=(*wanted[-1].others, item))
    elif _SYLLABLE.fullmatch(item.levelled) or all(
        (each.levelled, each.phrase) != (item.levelled, item.phrase) for each in wanted
    ):
        # quan guo ma ma: a syllable may come again.
        wanted.append(item)


def is_or(token: Token) -> bool:
    """True for a word or sign that says that one of its neighbours will do."""
    return not token.phrase and not token.excluded and token.text.upper() in _ORS


def _filtered(tokens: list[Token], known: Known) -> tuple[Filters, list[Token]]:
    open_at = [at for at, token in enumerate(tokens) if not token.phrase and not token.excluded]
    filters, used = take([tokens[at].text for at in open_at], known)
    gone = {open_at[at] for at in used}
    return filters, [token for at, token in enumerate(tokens) if at not in gone]


def _left_out(item: Wanted, token: Token, known: Known | None) -> Wanted:
    """What is excluded; -第1版, -栏目:读者来信 and -6月10日 are filters there as well.

    A festival is a word first: it stays one.
    """
    if known is None or token.phrase:
        return item
    filters, _ = take([token.text], known)
    if filters.entries:
        groups = ((one,) if isinstance(one, str) else one for one in filters.entries)
        return replace(item, entries=tuple(entry for group in groups for entry in group))
    if filters.days is None or filters.worded:
        return item
    first, last = (dt.date.fromisoformat(filters.shown[name]).toordinal() for name in ("from", "to"))
    return replace(item, days=(first, last))


def _wanted(token: Token) -> Wanted:
    shown = simplify(unicodedata.normalize("NFKC", token.text))
    levelled = level(token.text)
    # A day that the calendar lacks, or 5月底, stands in one piece or not at all.
    whole = token.phrase or token.excluded or bool(DAYLIKE.fullmatch(shown))
    return Wanted(shown, levelled, (levelled,) if whole else parts(levelled), token.phrase)
