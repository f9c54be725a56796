"""What a button carries, in at most 64 bytes of ASCII: written and read here only.

    v:VIEW:OFFSET              show a kept list from there (paging, and going back)
    a:ARTICLE:VIEW:OFFSET:PART open an article, a part of it; VIEW and OFFSET say where one came from
    p:PAGE:VIEW                open a page of the issue in that kept list
    o:NAME[:YYYYMMDD]          begin something anew: a list, of a day where there is one
    j                          a stranger asks for access
    y:USER / n:USER            an administrator admits or refuses

Anything else is a button from another life.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

# Bot API, InlineKeyboardButton: callback_data is 1-64 bytes.
DATA_LIMIT = 64
# Larger numbers are not ids of ours, and would not fit a database's integer.
_LARGEST = 2**53

Beginning = Literal["latest", "issue", "dates", "digest", "help"]
BEGINNINGS: tuple[Beginning, ...] = ("latest", "issue", "dates", "digest", "help")


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


Press = ShowView | OpenArticle | OpenPage | Begin | Join | Decide

_NUMBER = r"(0|[1-9]\d{0,15})"
_VIEW = re.compile(rf"v:{_NUMBER}:{_NUMBER}", re.ASCII)
_ARTICLE = re.compile(rf"a:{_NUMBER}:{_NUMBER}:{_NUMBER}:{_NUMBER}", re.ASCII)
_PAGE = re.compile(rf"p:{_NUMBER}:{_NUMBER}", re.ASCII)
_BEGIN = re.compile(rf"o:({'|'.join(BEGINNINGS)})(?::(\d{{8}}))?", re.ASCII)
_JOIN = re.compile("j")
_DECIDE = re.compile(rf"([yn]):{_NUMBER}", re.ASCII)


def write(press: Press) -> str:
    """The data of a button."""
    match press:
        case ShowView(view, offset):
            return f"v:{view}:{offset}"
        case OpenArticle(article, view, offset, part):
            return f"a:{article}:{view}:{offset}:{part}"
        case OpenPage(page, view):
            return f"p:{page}:{view}"
        case Begin(what, day):
            return f"o:{what}" + (f":{day:%Y%m%d}" if day else "")
        case Decide(user, admit):
            return f"{'y' if admit else 'n'}:{user}"
        case Join():
            return "j"


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
    (_DECIDE, _decision),
    (_BEGIN, _beginning),
    (_JOIN, lambda _: Join()),
)
