"""Reads Telegram's HTML as Telegram does, strictly: what is left is what the reader sees.

Rules: https://core.telegram.org/bots/api#html-style. A `&` or `>` that belongs to no entity and no tag is
refused here although Telegram lets it pass: it is text that somebody forgot to escape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"<(/?)([a-z-]*)((?:\s+[a-z-]+(?:=(?:\"[^\"<>]*\"|'[^'<>]*'))?)*)\s*>|&([^;\s&<]*);|([<>&])"
)
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_HREF = re.compile(r"href=[\"']([^\"']*)[\"']")
_PLAIN_TAGS = frozenset(
    ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "tg-spoiler", "blockquote"]
)
_TAGS = _PLAIN_TAGS | {"a", "span", "tg-emoji"}


class EntityFault(ValueError):  # noqa: N818 -- a fault of the text, not of the program
    """HTML that Telegram would refuse; the text is the end of its description."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A styled run of the visible text, in characters; `url` where it is a link."""

    tag: str
    start: int
    end: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """The visible text and its entities."""

    text: str
    entities: tuple[Entity, ...]


def parse_html(source: str) -> Parsed:
    """Read HTML.

    Raises:
        EntityFault: at the first thing that Telegram refuses, or that was left unescaped.
    """
    pieces: list[str] = []
    entities: list[Entity] = []
    opened: list[tuple[str, int, str | None]] = []
    position = length = 0
    for token in _TOKEN.finditer(source):
        before = source[position : token.start()]
        pieces.append(before)
        length += len(before)
        position = token.end()
        closing, tag, attributes, entity, stray = token.groups()
        if stray:
            raise EntityFault(f"character {stray!r} is not escaped at offset {token.start()}")
        if entity is not None:
            pieces.append(_character(entity))
            length += 1
        elif closing:
            entities.append(_close(tag, opened, length))
        else:
            opened.append(_open(tag, attributes, opened, length))
    if opened:
        raise EntityFault(f'can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return Parsed("".join([*pieces, source[position:]]), tuple(entities))


def _character(entity: str) -> str:
    if entity in _ENTITIES:
        return _ENTITIES[entity]
    if found := re.fullmatch(r"#(\d{1,7})|#x([0-9a-fA-F]{1,6})", entity):
        return chr(int(found[1]) if found[1] else int(found[2], 16))
    raise EntityFault(f"unknown entity &{entity};")


def _open(
    tag: str, attributes: str, opened: list[tuple[str, int, str | None]], at: int
) -> tuple[str, int, str | None]:
    if tag not in _TAGS:
        raise EntityFault(f'unsupported start tag "{tag}"')
    if tag == "blockquote" and any(other == "blockquote" for other, _, _ in opened):
        raise EntityFault("blockquote entities can't be nested")
    if any(other in ("code", "pre") for other, _, _ in opened):
        raise EntityFault("pre and code entities can't contain other entities")
    href = _HREF.search(attributes)
    if tag == "a" and not href:
        raise EntityFault("a link has no address")
    return tag, at, href[1] if href else None


def _close(tag: str, opened: list[tuple[str, int, str | None]], at: int) -> Entity:
    if not opened:
        raise EntityFault(f'unexpected end tag "{tag}"')
    name, start, url = opened.pop()
    if name != tag:
        raise EntityFault(f'unmatched end tag, expected "</{name}>", found "</{tag}>"')
    return Entity(name, start, at, url)
