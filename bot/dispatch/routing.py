"""What a line of text asks for: a command with its argument, a Chinese word that may be one, or a search.

Pure. Which commands there are is an argument; whether a word's argument fits is the command's to say.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot import texts
from bot.plainly import undoubled

# Full-width ASCII (／ｓｅａｒｃｈ) to its plain form, and the ideographic space to a space.
_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_COMMAND = re.compile(r"/([^\s@/]{1,32})(?:@(\w{1,32}))?(?:\s+(.*))?", re.DOTALL)
_WORD = re.compile(r"(\S+)(?:\s+(.*))?", re.DOTALL)
# 最新！, 报纸。: what a person ends a word with.
_LAST_MARKS = " 。.！!？?，,～~…、"
# Control characters but line ends and tabs: no text, and PostgreSQL refuses NUL.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Asked:
    """A command by its typed name, lower case; `addressed` is the @name behind it, lower case."""

    name: str
    argument: str
    addressed: str | None = None


@dataclass(frozen=True, slots=True)
class Worded:
    """A Chinese word that is a command if its argument fits, else a search for the whole text."""

    word: str
    argument: str
    text: str


@dataclass(frozen=True, slots=True)
class Sought:
    """Text to search for."""

    text: str


def narrowed(text: str) -> str:
    """Full-width letters, digits and marks in their plain form."""
    return text.translate(_WIDTHS)


def clean(text: str) -> str:
    """The text without control characters and without blanks around it."""
    return _CONTROLS.sub("", text).strip()


def route(text: str, words: Collection[str]) -> Asked | Worded | Sought:
    """Read a text that has been cleaned; `words` are the Chinese command words."""
    if narrowed(text[:1]) == "/":
        # / latest: a blank slips in behind the slash.
        text = f"/{text[1:].lstrip()}"
        head, *rest = re.split(r"(\s)", text, maxsplit=1)
        found = _COMMAND.fullmatch(narrowed(head) + "".join(rest))
        if found is None:
            return Asked("", "")
        addressed = found[2].lower() if found[2] else None
        return Asked(found[1].lower(), (found[3] or "").strip(), addressed)
    if (bare := undoubled(text.rstrip(_LAST_MARKS))) in words:
        return Worded(bare, "", text)
    found = _WORD.fullmatch(text)
    if found and found[1] in words:
        return Worded(found[1], (found[2] or "").strip(), text)
    return Sought(text)


def takes_back(typed: str) -> bool:
    """Whether somebody who was asked something would rather not answer: 取消, 算了."""
    return typed.strip(" 。.！!～~，,") in texts.NEVER_MIND
