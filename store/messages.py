"""A message of the outbox as a value, and as the text of its row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """One message, ready to go: the Bot API's HTML, and rows of (label, data).

    `picture`: what a picture is drawn from when it leaves; the text is its caption then.
    """

    html: str
    keyboard: tuple[tuple[tuple[str, str], ...], ...] = ()
    picture: str = ""


def as_text(messages: Sequence[Message]) -> str:
    """The messages as a row holds them."""
    rows = [[each.html, each.keyboard, *([each.picture] if each.picture else [])] for each in messages]
    return json.dumps(rows, ensure_ascii=False)


def from_text(body: str) -> tuple[Message, ...]:
    """The messages of a row again."""
    return tuple(
        Message(html, tuple(tuple((label, data) for label, data in line) for line in keyboard), *picture)
        for html, keyboard, *picture in json.loads(body)
    )
