"""What a button carries, in at most 64 bytes of ASCII: written and read here only.

    v:VIEW:OFFSET              show a kept list from there (paging, and going back)
    a:ARTICLE:VIEW:OFFSET:PART open an article, a part of it; VIEW and OFFSET say where one came from
    p:PAGE:VIEW                open a page of the issue in that kept list
    f:VIEW:CHANGE              search again with a change: see `Change`
    o:NAME[:YYYYMMDD]          begin something anew: a list, of a day where there is one
    j                          a stranger asks for access
    y:USER / n:USER            an administrator admits or refuses
    s:SUBSCRIPTION:ACTION[:N]  something with a subscription of one's own
    d:VIEW:FIELD:VALUE         a choice on the card of a subscription that is being made or changed
    x:WHAT:ACTION:N[:M]        any other act of a feature, with one or two numbers that it knows

Anything else is a button from another life.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

# Bot API, InlineKeyboardButton: callback_data is 1-64 bytes.
DATA_LIMIT = 64
# Larger numbers are not ids of ours, and would not fit a database's integer.
_LARGEST = 2**53

Beginning = Literal["latest", "issue", "dates", "digest", "weekly", "help", "subscribe"]
BEGINNINGS: tuple[Beginning, ...] = ("latest", "issue", "dates", "digest", "weekly", "help", "subscribe")


@dataclass(frozen=True, slots=True)
class ShowView:
    """Show a kept list, from its item number `offset` (0-based)."""

    view: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """Open an article at a part (0-based). `view` 0: it was not opened from a list."""

    article: int
    view: int = 0
    offset: int = 0
    part: int = 0


@dataclass(frozen=True, slots=True)
class OpenPage:
    """Open a page of an issue."""

    page: int
    view: int


@dataclass(frozen=True, slots=True)
class Change:
    """Search again, changed: one of the numbers below, the last two plus the place of a facet or query."""

    view: int
    what: int


LITERALLY, OTHER_ORDER, NARROWER = 0, 1, 2
FACET, NEAR = 100, 200


@dataclass(frozen=True, slots=True)
class Begin:
    """Begin a list anew, for a day where one is given."""

    what: Beginning
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """Ask for access."""


@dataclass(frozen=True, slots=True)
class Decide:
    """Admit or refuse a person."""

    user: int
    admit: bool


SubscriptionAction = Literal["edit", "pause", "until", "resume", "end", "keep", "really"]


@dataclass(frozen=True, slots=True)
class OfSubscription:
    """Change a subscription, pause it (so many days; 0: until resumed; or until a day), resume or end it."""

    number: int
    action: SubscriptionAction
    days: int = 0


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose a value of a field on a card that is kept as a view."""

    view: int
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Act:
    """An act of a feature (`what`) that is done by numbers; what these are is the feature's to check."""

    what: str
    action: str
    number: int
    other: int = 0


Press = Act | Change | OfSubscription | Choose | ShowView | OpenArticle | OpenPage | Begin | Join | Decide

_NUMBER = r"(0|[1-9]\d{0,15})"
_VIEW = re.compile(rf"v:{_NUMBER}:{_NUMBER}", re.ASCII)
_ARTICLE = re.compile(rf"a:{_NUMBER}:{_NUMBER}:{_NUMBER}:{_NUMBER}", re.ASCII)
_PAGE = re.compile(rf"p:{_NUMBER}:{_NUMBER}", re.ASCII)
_CHANGE = re.compile(rf"f:{_NUMBER}:{_NUMBER}", re.ASCII)
_BEGIN = re.compile(rf"o:({'|'.join(BEGINNINGS)})(?::(\d{{8}}))?", re.ASCII)
_JOIN = re.compile("j")
_ACTIONS = get_args(SubscriptionAction)
_SUBSCRIPTION = re.compile(rf"s:{_NUMBER}:({'|'.join(_ACTIONS)})(?::(\d{{1,3}}))?", re.ASCII)
_ACT = re.compile(rf"x:([a-z]{{1,8}}):([a-z]{{1,8}}):{_NUMBER}(?::{_NUMBER})?", re.ASCII)
_CHOOSE = re.compile(rf"d:{_NUMBER}:([a-z]{{1,10}}):([a-z0-9]{{1,12}})", re.ASCII)
_DECIDE = re.compile(rf"([yn]):{_NUMBER}", re.ASCII)


def write(press: Press) -> str:
    """The data of a button."""
    match press:
        case ShowView(view, offset):
            data = f"v:{view}:{offset}"
        case OpenArticle(article, view, offset, part):
            data = f"a:{article}:{view}:{offset}:{part}"
        case OpenPage(page, view):
            data = f"p:{page}:{view}"
        case Change(view, what):
            data = f"f:{view}:{what}"
        case Begin(what, day):
            data = f"o:{what}" + (f":{day:%Y%m%d}" if day else "")
        case Decide(user, admit):
            data = f"{'y' if admit else 'n'}:{user}"
        case OfSubscription(number, action, days):
            data = f"s:{number}:{action}" + (f":{days}" if days else "")
        case Act(act, action, number, other):
            data = f"x:{act}:{action}:{number}" + (f":{other}" if other else "")
        case Choose(view, name, value):
            data = f"d:{view}:{name}:{value}"
        case Join():
            data = "j"
    return data


def read(data: str | None) -> Press | None:
    """What a button means; None when it is none of ours, whoever made it up."""
    if data is None or len(data) > DATA_LIMIT:
        return None
    for pattern, make in _FORMS:
        if found := pattern.fullmatch(data):
            return make(found)
    return None


def _numbers(make: Callable[..., Press]) -> Callable[[re.Match[str]], Press | None]:
    def read_numbers(found: re.Match[str]) -> Press | None:
        numbers = [int(group) for group in found.groups()]
        return make(*numbers) if max(numbers) < _LARGEST else None

    return read_numbers


def _decision(found: re.Match[str]) -> Press | None:
    user = int(found[2])
    return Decide(user, found[1] == "y") if 0 < user < _LARGEST else None


def _subscription(found: re.Match[str]) -> Press | None:
    action = next(known for known in _ACTIONS if known == found[2])
    number = int(found[1])
    return OfSubscription(number, action, int(found[3] or 0)) if number < _LARGEST else None


def _choice(found: re.Match[str]) -> Press | None:
    return Choose(int(found[1]), found[2], found[3]) if int(found[1]) < _LARGEST else None


def _act(found: re.Match[str]) -> Press | None:
    number, other = int(found[3]), int(found[4] or 0)
    return Act(found[1], found[2], number, other) if max(number, other) < _LARGEST else None


def _beginning(found: re.Match[str]) -> Press | None:
    what = next(known for known in BEGINNINGS if known == found[1])
    if found[2] is None:
        return Begin(what)
    try:
        return Begin(what, dt.date.fromisoformat(found[2]))
    except ValueError:
        return None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Press | None]], ...] = (
    (_VIEW, _numbers(ShowView)),
    (_ARTICLE, _numbers(OpenArticle)),
    (_PAGE, _numbers(OpenPage)),
    (_CHANGE, _numbers(Change)),
    (_DECIDE, _decision),
    (_BEGIN, _beginning),
    (_JOIN, lambda _: Join()),
    (_SUBSCRIPTION, _subscription),
    (_CHOOSE, _choice),
    (_ACT, _act),
)
