"""Lost text: heads with the beginning, ends, the lower parts of columns, a stretch between two sentences.

Nothing that tells of a day is ever lost, so that the gold's date holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tests.seeds.cleanarticles import Block
from tests.seeds.otherpages.cutting import PREFIX, before_tail, place
from tests.seeds.otherpages.pieces import Article
from tests.seeds.otherpages.style import Press

_KINDS = ("report", "feature", "continuation")
_TOLD_DAY = re.compile(
    r"\d{1,2}月|\d{4}年|[〇一二三四五六七八九十]月|今天|昨|明天|今年|去年|星期|今日|当日|节|前夕|假期"
)


def lose_text(articles: Iterable[Article], press: Press) -> None:
    """Draws what a page loses; an article loses once."""
    articles, rng = list(articles), press.rng
    faults = (_lose_head, _lose_end, _lose_tops, _lose_middle, _lose_middle, _lose_end)
    hit: set[int] = set()
    for fault in [fault for fault in faults if rng.random() < 0.38]:
        usable = [
            a
            for a in articles
            if a.number not in hit and not a.verse and a.kind in _KINDS and a.paragraphs >= 4
        ]
        rng.shuffle(usable)
        for article in usable:
            if fault(article, press):
                hit.add(article.number)
                texts = [*article.signed, *article.own, *(block.text for block in article.blocks)]
                article.forget_unprinted(texts)
                break


def _plain(block: Block) -> bool:
    """A paragraph without the mark of a report at its head or of anything at its end."""
    text = block.text
    return block.type == "paragraph" and not PREFIX.match(text) and before_tail(text) == len(text)


def _tells_day(blocks: Iterable[Block]) -> bool:
    return any(_TOLD_DAY.search(block.text) for block in blocks)


def _lose_head(article: Article, press: Press) -> bool:
    """Head and beginning are lost."""
    rng, blocks = press.rng, article.blocks
    if any(b.type == "note" for b in blocks) or article.jump_from:
        return False
    count = rng.randint(1, max(1, len(blocks) // 2))
    gone, rest = blocks[:count], blocks[count:]
    if _tells_day(gone) or sum(len(b.text) for b in rest) < 120:
        return False
    if rng.random() < 0.6 and _plain(rest[0]):
        at = place(rest[0].text, press, 14)
        if at and not _TOLD_DAY.search(rest[0].text[:at]):
            rest[0].text = rest[0].text[at:]
    article.blocks, article.headless = rest, True
    article.lose_head()
    return True


def _lose_end(article: Article, press: Press) -> bool:
    """The text breaks off, and nothing continues it."""
    blocks = article.blocks
    if article.jump_to or article.affiliation or article.own:
        return False
    usable = [
        i for i, b in enumerate(blocks) if _plain(b) and i > 1 and len(b.text) > 36 and i >= len(blocks) - 3
    ]
    if not usable:
        return False
    last = press.rng.choice(usable)
    gone = blocks[last + 1 :]
    if any(b.type == "note" for b in gone):
        return False
    text = blocks[last].text
    at = place(text, press, 12)
    if not at or _TOLD_DAY.search(text[at:]) or _tells_day(gone):
        return False
    blocks[last].text, blocks[last].gap = text[:at], True
    article.blocks = blocks[: last + 1]
    return True


def _lose_tops(article: Article, press: Press) -> bool:
    """A text goes on in mid-sentence behind one that has ended well; up to three times."""
    hit, blocks = False, article.blocks
    for _ in range(press.rng.randint(1, 3)):
        usable = [
            i
            for i in range(1, len(blocks))
            if _plain(blocks[i])
            and len(blocks[i].text) > 40
            and blocks[i - 1].type == "paragraph"
            and not blocks[i - 1].gap
        ]
        press.rng.shuffle(usable)
        hit = any(_lose_top(article, i, press) for i in usable) or hit
    return hit


def _lose_top(article: Article, number: int, press: Press) -> bool:
    blocks = article.blocks
    block, before = blocks[number], blocks[number - 1]
    at = place(block.text, press, 14)
    if not at or _TOLD_DAY.search(block.text[:at]) or block.text[at - 1] in "，、,":
        return False
    block.text, before.gap = block.text[at:], True
    if number > 1 and press.rng.random() < 0.4 and _may_go(blocks, number - 1, article):
        blocks[number - 2].gap = True
        del blocks[number - 1]
    return True


def _may_go(blocks: Sequence[Block], number: int, article: Article) -> bool:
    """Whether the whole paragraph may be lost as well."""
    block, before = blocks[number], blocks[number - 1]
    open_before = before.gap or before.type != "paragraph"
    return _plain(block) and not open_before and not _tells_day([block]) and article.paragraphs > 3


def _lose_middle(article: Article, press: Press) -> bool:
    """From the midst of a sentence to the midst of a later one."""
    blocks = article.blocks
    usable = [
        i
        for i in range(1, len(blocks))
        if _plain(blocks[i]) and len(blocks[i].text) > 40 and not blocks[i].gap
    ]
    press.rng.shuffle(usable)
    return any(_lose_between(article, i, j, press) for i in usable for j in (i, i + 1, i + 2))


def _lose_between(article: Article, first: int, last: int, press: Press) -> bool:
    blocks = article.blocks
    if last >= len(blocks) or not _plain(blocks[last]) or len(blocks[last].text) < 40:
        return False
    if any(b.type != "paragraph" for b in blocks[first : last + 1]):
        return False
    above, below = blocks[first].text, blocks[last].text
    end, start = place(above, press, 12), place(below, press, 12)
    if not end or not start or (first == last and start < end + 25):
        return False
    gone = above[end:] + "".join(b.text for b in blocks[first + 1 : last]) + below[:start]
    if first == last:
        gone = above[end:start]
    if _TOLD_DAY.search(gone):
        return False
    rest = Block("paragraph", below[start:], gap=blocks[last].gap)
    blocks[first : last + 1] = [Block("paragraph", above[:end], gap=True), rest]
    return True
