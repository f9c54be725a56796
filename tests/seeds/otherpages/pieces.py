"""An article under way, and the lines that it is printed as."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.seeds.cleanarticles import Block, CleanArticle

RUNNING = ("paragraph", "caption")


@dataclass(eq=False)
class Line:
    """A printed line: of a head or beside the text ("head"), of a block ("block"), or nobody's ("noise").

    `place` orders the lines of an article as they are read; `close`: no blank line before it.
    """

    what: str
    text: str
    article: int = -1
    block: Block | None = None
    place: float = 0
    role: str = ""
    why: str = ""
    close: bool = False


@dataclass(eq=False)
class Article(CleanArticle):
    """An article of a page-set and its lines, once they are set."""

    # Head and beginning are lost.
    headless: bool = False
    head: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        # Lines of verse are neither cut nor lost.
        short = sum(len(b.text) < 22 for b in self.blocks)
        self.verse = len(self.blocks) >= 8 and short > 0.8 * len(self.blocks)

    @property
    def whole(self) -> list[Line]:
        """All its lines, as they stand when nothing comes between them."""
        return self.head + self.body + self.below

    @property
    def paragraphs(self) -> int:
        """How many paragraphs it has."""
        return sum(b.type == "paragraph" for b in self.blocks)
