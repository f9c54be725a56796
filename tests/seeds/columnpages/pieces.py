"""An article under way: its passages, their lines, and the chunks that stand together on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.seeds.cleanarticles import Block, CleanArticle


@dataclass(eq=False)
class Line:
    """A line as the OCR prints it.

    `role` is the part of the head, "label", "own", "credit", "jump", "block" or "noise". A column's end may
    have cut it on the left (`cut_before`) or on the right (`cut_behind`). `close`: no blank line before it;
    `hard`: it ends in a hard break; `torn`: a part of it is lost.
    """

    text: str
    role: str
    article: Article | None = None
    passage: Passage | None = None
    mark: str = ""
    why: str = ""
    close: bool = False
    hard: bool = False
    cut_before: bool = False
    cut_behind: bool = False
    torn: bool = False

    def of(self, kind: str) -> bool:
        """Whether it is text of a passage of this kind."""
        return self.passage is not None and self.passage.type == kind


@dataclass(eq=False)
class Passage(Block):
    """A block and its lines in the order of reading; `text` is how it was before anything was lost."""

    lines: list[Line] = field(default_factory=list)
    # Whether a gap behind it can be told from the text.
    clear_gap: bool = True

    def next_to(self, line: Line) -> Line | None:
        """The line of the passage behind this one."""
        at = self.lines.index(line) + 1
        return self.lines[at] if at < len(self.lines) else None


@dataclass(eq=False)
class Chunk:
    """What stands together on the page: a "head", a "column" of text, a "box", a "foot"."""

    article: Article
    kind: str
    lines: list[Line]

    @property
    def cut_before(self) -> bool:
        """A column's end has cut its first line."""
        return bool(self.lines) and self.lines[0].cut_before

    @property
    def cut_behind(self) -> bool:
        """A column's end has cut its last line."""
        return bool(self.lines) and self.lines[-1].cut_behind


@dataclass(eq=False)
class Article(CleanArticle):
    """An article of a page-set and what it is laid out as."""

    # Text is lost before the first passage.
    begins_late: bool = False
    head: list[Line] = field(default_factory=list)
    # Signatures that stand below the text.
    late: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    # What is poured into columns; what stands in boxes; both, as they are read.
    body: list[Passage] = field(default_factory=list)
    boxed: list[Passage] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)
    # Whether the lines of a poem stand without blank lines between them, once it is drawn.
    close_verse: bool | None = None

    def __post_init__(self) -> None:
        # Verse is neither cut nor lost.
        lengths = [len(block.text) for block in self.blocks if block.type == "paragraph"]
        self.verse = len(lengths) > 3 and sum(lengths) < 24 * len(lengths)

    @property
    def columns(self) -> list[Chunk]:
        """Its columns of text, in the order in which they are read now."""
        return [chunk for chunk in self.chunks if chunk.kind == "column"]

    @property
    def lines(self) -> Iterator[Line]:
        """All its lines that are on the page."""
        return (line for chunk in self.chunks for line in chunk.lines)

    @property
    def text(self) -> str:
        """What is poured into its columns, before anything is lost."""
        return "".join(passage.text for passage in self.body)

    @property
    def torn(self) -> bool:
        """Something of it is lost."""
        return self.begins_late or any(passage.gap for passage in self.passages)
