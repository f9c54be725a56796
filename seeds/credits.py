"""Who took a picture: the credit at the end of a text, or on a line of its own."""

from __future__ import annotations

import functools
import re

from seeds import names, rules
from seeds.model import Name
from seeds.text import squeezed

# Words of a picture's mark that look like names: 受访者供图, 资料图片.
_NOBODY = frozenset(
    {
        "受访者",
        "受访单位",
        "采访对象",
        "资料",
        "资料图片",
        "通讯员",
        "记者",
        "单位",
        "企业",
        "本人",
        "作者",
        "网络",
        "官方",
        "读者",
    }
)


@functools.lru_cache(maxsize=4096)
def credit(text: str) -> tuple[tuple[Name, ...], int] | None:
    """Who took the picture, and where the credit begins in the text; None without a credit at its end."""
    tail = text[-60:]
    # The leftmost match that is a credit: the pattern is anchored at the end of the text.
    match = _best_credit(tail)
    if match is None:
        return None
    agency = match.group("agency")
    role = squeezed(agency) if agency else None
    found = tuple(n for n in names.people(match.group("people"), default_role=role) if n.name not in _NOBODY)
    return (found, len(text) - len(tail) + match.start()) if found else None


def _best_credit(tail: str) -> re.Match[str] | None:
    """With a role or an agency the match that begins with it; else one after a sentence end or bracket."""
    plain = None
    for match in _starts(tail):
        people_text = match.group("people")
        if match.group("agency") or names.ROLE.match(people_text):
            return match
        before = tail[: match.start()].rstrip()
        if plain is None and (not before or match.group("open") or before[-1] in "。！？!?.）)”"):
            plain = match
    return plain


def _starts(tail: str) -> list[re.Match[str]]:
    """Who may have taken a picture, from each place on; of several ends the last."""
    ends = [_named_up_to(tail[: word.start()]) for word in rules.CREDIT_END.finditer(tail)][::-1]
    tried = (
        next((m for end in ends if (m := rules.CREDIT.fullmatch(tail, at, end))), None)
        for at in range(max(ends, default=0))
    )
    return [match for match in tried if match]


def _named_up_to(text: str) -> int:
    """Where the last name ends in what stands before 摄: blanks and a stroke part them."""
    text = text.rstrip()
    return len(text[:-1].rstrip() if text.endswith(("/", "／")) else text)
