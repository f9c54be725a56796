"""Lines and joins → items: chunks that stand together, chained by their seams, each with its head."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from seeds.groups import HeadGroup, Item, finished, head_groups, is_caption, is_whole
from seeds.homes import Chunk, home
from seeds.joins import Seam
from seeds.lines import ASIDE, HEAD_TAGS, Line, Tag
from seeds.rulings import FREE, Bound
from seeds.turned import likely, unturned

# Bounded work: of a page with more articles the nearest are looked at, fewer where many pieces look for one.
MOST_HOMES = 30
MOST_COMPARED = 3000
# Paragraphs of a picture's caption.
MOST_OF_CAPTION = 2
# Less sure than this a text without a head is where it belongs, and the place is marked.
_DOUBTFUL = 0.9
_MARKS = frozenset({Tag.JUMP_TO, Tag.AFFILIATION, Tag.CREDIT})


def assemble(
    lines: Sequence[Line], seams: Sequence[Seam], bound: Bound = FREE
) -> tuple[list[Item], dict[int, float]]:
    """The items of the page, by the line where they begin, each with its lines in reading order; and how
    likely the lines that begin a headless text follow what stands above them in their item."""
    walk = _Walk(lines, seams, bound)
    chunks, after = walk.chunks(), walk.after
    chains = _chained(unturned(lines, chunks, after))
    items = [_item(lines, chain) for chain in chains if chain[0].head]
    loose = [chain for chain in chains if not chain[0].head]
    owner = {
        id(chunk): item
        for chain, item in zip([c for c in chains if c[0].head], items, strict=True)
        for chunk in chain
    }
    doubts: dict[int, float] = {}
    for chain in sorted(loose, key=lambda c: c[0].first):
        item, sure = home(lines, chain, items, owner, min(MOST_HOMES, max(2, MOST_COMPARED // len(loose))))
        if item is None:
            item = Item(top=chain[0].first)
            insort(items, item, key=lambda other: other.first)
        for chunk in chain:
            owner[id(chunk)] = item
            item.subheads |= chunk.subheads
        first, rest = _note_and_rest(chain, after)
        item.add(lines, first, before=True)
        item.add(lines, rest)
        if sure < _DOUBTFUL and rest:
            doubts[rest[0]] = sure
    return sorted((item for item in items if item.head or item.body), key=lambda item: item.first), doubts


def circles(lines: Sequence[Line], seams: Sequence[Seam], bound: Bound = FREE) -> list[tuple[Seam, float]]:
    """Where the seams lead in circles: the least sure seam of each, and how likely its article begins in the
    circle's midst, as it must then."""
    if all(seam.begin > seam.end for seam in seams):
        return []
    said = {end for end, _ in bound.joins}
    chunks = _Walk(lines, seams, bound).chunks()
    by_end = {seam.end: seam for seam in seams if seam.end not in said}
    return list(likely(lines, chunks, by_end))


def _note_and_rest(chain: list[Chunk], after: Mapping[int, int]) -> tuple[list[int], list[int]]:
    """What stands before the text, the paragraph of a note wherever its column ends, and what follows it."""
    if not chain[0].note:
        return [], [i for chunk in chain for i in chunk.lines]
    note, rest = list(chain[0].lines), list[int]()
    for chunk in chain[1:]:
        many = 0
        while many < len(chunk.lines) and not rest and after.get(note[-1]) == chunk.lines[many]:
            note.append(chunk.lines[many])
            many += 1
        rest += chunk.lines[many:]
    return note, rest


def _item(lines: Sequence[Line], chain: list[Chunk]) -> Item:
    item = Item(head=list(chain[0].head))
    for chunk in chain:
        item.add(lines, chunk.lines)
        item.subheads |= chunk.subheads
    return item


@dataclass
class _Held:
    """What a chunk holds so far, as far as each further line asks for it."""

    # Its head or its text says who wrote or reported it.
    signed: bool = False
    texts: int = 0
    # Its last line of text.
    last: int | None = None


class _Walk:
    """Goes down the page and cuts it into chunks."""

    def __init__(self, lines: Sequence[Line], seams: Sequence[Seam], bound: Bound) -> None:
        self.lines = lines
        links = [*((s.end, s.begin) for s in seams), *bound.nexts]
        self.after = dict(links)
        self.before = {begin: end for end, begin in links}
        self.cuts = bound.cuts
        groups = head_groups(lines)
        self.opening = {g.lines[0]: g for g in groups if g.opens}
        self.subhead = {i for g in groups if not g.opens for i in g.lines}
        self.in_group = {i for g in groups for i in g.lines}
        self.out: list[Chunk] = []
        # What the chunks of `out` hold, by their identity.
        self.held: dict[int, _Held] = {}
        self.now: Chunk | None = None
        # Where a seam leads upwards the columns are out of order: its column ends at the next head.
        self.ends_at_head = False
        self.note_of: Chunk | None = None

    def chunks(self) -> list[Chunk]:
        for line in self.lines:
            if line.tag in ASIDE:
                continue
            self._take(line)
        return self.out

    def _take(self, line: Line) -> None:
        if line.index in self.opening:
            self._open(self.opening[line.index])
        elif line.index in self.subhead:
            self._subhead(line)
        elif line.index in self.in_group:
            return
        elif line.tag is Tag.LABEL:
            self._note(line)
        elif line.tag in _MARKS:
            self._add(line)
        else:
            self._text(line)

    def _open(self, group: HeadGroup) -> None:
        self._begin(Chunk(head=group.lines), signed=any(self.lines[i].tag in HEAD_TAGS for i in group.lines))
        self.ends_at_head = False
        self.note_of = None

    def _subhead(self, line: Line) -> None:
        source = self.before.get(line.index)
        self._leave_note(line)
        last = self._last()
        if source is not None and source != last:
            self._fresh(follows=source)
        elif source is None and (self.ends_at_head or self._closed() or self._led_away(last)):
            self._fresh()
        self.ends_at_head = False
        self._add(line).subheads.add(line.index)

    def _note(self, line: Line) -> None:
        if self.note_of is None:
            self.note_of = self.now or Chunk()
        self._begin(Chunk(lines=[line.index], note=True, above=self.note_of))

    def _text(self, line: Line) -> None:
        last = self._last()
        source = self.before.get(line.index)
        self._leave_note(line)
        last = self._last()
        if source is not None and source != last:
            self._fresh(follows=source)
            self.ends_at_head = source > line.index
        elif source is None and (self._led_away(last) or self._closed() or self._lost(last)):
            self._fresh()
        self._add(line)

    def _leave_note(self, line: Line) -> None:
        """A note is one paragraph: the next text belongs to what the box stands in."""
        if self.now is None or not self.now.note or self.note_of is None:
            return
        last = self._last()
        if last is not None and self.before.get(line.index) != last:
            back = self.note_of
            self.now, self.note_of = (back if id(back) in self.held else None), None

    def _led_away(self, last: int | None) -> bool:
        """What stands above goes on elsewhere, or nowhere."""
        if last is None and self.now is not None and self.now.head:
            last = self.now.head[-1]
        return last in self.after or last in self.cuts

    def _fresh(self, follows: int | None = None) -> Chunk:
        return self._begin(Chunk(follows=follows, above=self.now, cut=self._last() in self.cuts))

    def _begin(self, chunk: Chunk, *, signed: bool = False) -> Chunk:
        self.out.append(chunk)
        self.held[id(chunk)] = _Held(signed)
        self.now = chunk
        return chunk

    def _add(self, line: Line) -> Chunk:
        chunk = self.now or self._fresh()
        chunk.lines.append(line.index)
        if line.tag is Tag.BODY:
            held = self.held[id(chunk)]
            held.signed = held.signed or line.is_report
            held.texts += 1
            held.last = line.index
        return chunk

    def _last(self) -> int | None:
        """The last line of text of the chunk under way."""
        return self.held[id(self.now)].last if self.now else None

    def _lost(self, last: int | None) -> bool:
        """The text above breaks off, and nothing on the page continues it."""
        if last is None or last in self.after or self.now is None or self.now.lines[-1] != last:
            return False
        return self.lines[last].role != "closing" and not is_whole(self.lines[last].text)

    def _closed(self) -> bool:
        """The chunk under way ended its article: a jump, the author's house, a picture's caption."""
        if self.now is None or not self.now.lines:
            return False
        last = self.lines[self.now.lines[-1]]
        if self._is_picture(self.now):
            return True
        return last.tag in (Tag.JUMP_TO, Tag.AFFILIATION) or (last.tag is Tag.BODY and finished(last.text))

    def _is_picture(self, chunk: Chunk) -> bool:
        """A title and a caption with its credit, and nobody who wrote or reported: a picture by itself."""
        held = self.held[id(chunk)]
        if not chunk.head or held.signed or held.texts > MOST_OF_CAPTION:
            return False
        last = self.lines[chunk.lines[-1]]
        return last.tag is Tag.CREDIT or is_caption(last.text)


def _chained(chunks: list[Chunk]) -> list[list[Chunk]]:
    """Chunks in chains: each after the one that holds the end it follows."""
    holder = {i: n for n, chunk in enumerate(chunks) for i in (*chunk.head, *chunk.lines)}
    follower = {
        holder[c.follows]: n for n, c in enumerate(chunks) if c.follows is not None and c.follows in holder
    }
    led = set(follower.values())
    chains: list[list[Chunk]] = []
    seen: set[int] = set()
    for start in [n for n in range(len(chunks)) if n not in led] + list(range(len(chunks))):
        chain = []
        at: int | None = start
        while at is not None and at not in seen:
            seen.add(at)
            chain.append(chunks[at])
            at = follower.get(at)
        if chain:
            chains.append(chain)
    return chains
