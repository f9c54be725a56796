"""An article of a plain page: its passages and their lines, and what sets them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from tests.seeds.cleanarticles import Block, CleanArticle
from tests.seeds.plainpages.cutting import JUMP


@dataclass(frozen=True)
class Press:
    """What sets a page: its kind of damage, chance, and how often the set has each pair of characters."""

    kind: str
    rng: Random
    pairs: Counter[str]


@dataclass(eq=False)
class Line:
    """A line of the page: of a passage, or beside the text (head, label, signature), or nobody's (noise).

    `blanks` stand before it, unless it is `tight`: then the line above ends in a hard break. `why`: of noise.
    """

    text: str
    article: Article | None = None
    passage: Passage | None = None
    mark: str = ""
    blanks: int = 1
    tight: bool = False
    why: str = ""

    @property
    def type(self) -> str:
        """The type of its passage, if it has one."""
        return self.passage.type if self.passage else ""


@dataclass(eq=False)
class Passage(Block):
    """A block and the lines that it is printed as, in the order of reading; `label_line` is above it."""

    lines: list[Line] = field(default_factory=list)
    label_line: Line | None = None

    @property
    def printed(self) -> str:
        """What is left of its text."""
        return "".join(line.text for line in self.lines)

    @property
    def whole(self) -> bool:
        """It is a paragraph that stands on one line."""
        return self.type == "paragraph" and len(self.lines) == 1


@dataclass(eq=False)
class Article(CleanArticle):
    """An article of a page-set, and the lines that are made of it."""

    # Text is lost before the first passage.
    begins_late: bool = False
    head: list[Line] = field(default_factory=list)
    # Jump marks that stand by themselves below the title.
    jumps: list[Line] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def __post_init__(self) -> None:
        for block in self.blocks:
            if JUMP.fullmatch(block.text):
                self.jumps.append(Line(block.text, self))
            else:
                self.passages.append(passage_of(self, block.type, block.text, block.label))

    @property
    def text(self) -> str:
        """What is left of its text."""
        return text_of(self.passages)

    @property
    def notes(self) -> list[Passage]:
        """What stands in boxes."""
        return [passage for passage in self.passages if passage.type == "note"]

    @property
    def running(self) -> list[Passage]:
        """What does not."""
        return [passage for passage in self.passages if passage.type != "note"]


def text_of(passages: Iterable[Passage]) -> str:
    """What is left of the text of these passages."""
    return "".join(passage.printed for passage in passages)


def passage_of(article: Article, kind: str, text: str, label: str | None = None) -> Passage:
    """A passage of the article on a line of its own."""
    passage = Passage(kind, text, label)
    passage.lines.append(Line(text, article, passage))
    return passage
