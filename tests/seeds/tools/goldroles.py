"""The role of every line of a page by its gold: what the chain of `seeds.roles` is fitted to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from seeds.lines import Line, Tag
from seeds.roles import Role
from seeds.text import squeezed

Roles = frozenset[Role]
# What the roles of a line that the gold says nothing of may be: any.
ANY: Roles = frozenset(Role)
_DRESS = re.compile(r"[—\-－─\s#＃]")
_WIDTH = str.maketrans(",:;?!()", "，：；？！（）")
_SIGNED = re.compile(r"记者|通讯员|作者|编译|整理|主持|文[/／]")


def roles_by_gold(gold: Mapping[str, Any], lines: Sequence[Line]) -> dict[int, Roles]:
    """The roles that each line may have, by its index."""
    return _Reading(gold).of(lines)


def plain(text: str | None) -> str:
    """A text without blanks, marks of heads and width."""
    return _DRESS.sub("", squeezed(text or "")).translate(_WIDTH)


class _Reading:
    """Goes down the page; whose line the one above was tells whether a head begins."""

    def __init__(self, gold: Mapping[str, Any]) -> None:
        self.place: dict[int, tuple[str, dict[str, Any], dict[str, Any]]] = {}
        for article in gold["articles"]:
            self._put(article["head_lines"], "head", article, {})
            for block in article["blocks"]:
                self._put(block["lines"], "block", article, block)
        for noise in gold["noise"]:
            spans = noise["lines"] if isinstance(noise["lines"][0], list) else [noise["lines"]]
            self._put(spans, "noise", {}, noise)
        self.titled: set[str] = set()
        self.above: tuple[str, dict[str, Any], dict[str, Any]] | None = None

    def _put(
        self, spans: Sequence[Sequence[int]], kind: str, article: dict[str, Any], block: dict[str, Any]
    ) -> None:
        for first, last in spans:
            self.place |= dict.fromkeys(range(first, last + 1), (kind, article, block))

    def of(self, lines: Sequence[Line]) -> dict[int, Roles]:
        out = {}
        for line in lines:
            if line.tag is Tag.REPEAT:
                continue
            out[line.index] = ANY if line.split else self._of_line(line)
            self.above = self.place.get(line.number)
        return out

    def _of_line(self, line: Line) -> Roles:
        kind, article, block = self.place.get(line.number, ("", {}, {}))
        if kind == "block":
            return _of_block(line, block)
        if kind == "noise":
            copied = re.search("repeat|loop|copy", str(block.get("reason") or block))
            return ANY if copied else frozenset({Role.STRAY})
        return self._of_head(line, article) if kind else ANY

    def _of_head(self, line: Line, article: dict[str, Any]) -> Roles:
        text, begun = plain(line.text), article["id"] in self.titled
        if article.get("column") and text == plain(article["column"]):
            return frozenset({Role.BELOW if begun else Role.COLUMN})
        if text in {plain(block.get("label")) for block in article["blocks"]}:
            return frozenset({Role.BOX})
        names = [plain(person["name"]) for person in article["byline"]]
        head = "".join(plain(article.get(part)) for part in ("kicker", "title", "subtitle"))
        if text and text in head and not (begun and text in names):
            self.titled.add(article["id"])
            fresh = not begun and self.above is not None and self.above[0] == "head"
            return frozenset({Role.TITLE, Role.NEXT} if fresh else {Role.TITLE})
        if self.above is not None and self.above[0] == "block" and self.above[1] is article:
            # Signed below the text: it ends the text.
            return frozenset({Role.TEXT})
        signed = any(name in text for name in names) or _SIGNED.search(text)
        return frozenset({Role.SIGNED}) if signed else ANY


def _of_block(line: Line, block: Mapping[str, Any]) -> Roles:
    if block["type"] == "note" and plain(line.text) == plain(block.get("label")):
        return frozenset({Role.BOX})
    if block["type"] != "subhead":
        return frozenset({Role.TEXT})
    return (
        frozenset({Role.SUBHEAD})
        if len(block["lines"]) == 1 or plain(line.text) == plain(block["text"])
        else ANY
    )
