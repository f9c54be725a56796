"""Which articles of a set a page has, in which order; to some a jump is given, a box, or no text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random

from tests.seeds.plainpages.cutting import DAY
from tests.seeds.plainpages.pieces import Article, Line, Passage

# A paragraph that begins with one of these leans on the one before it.
_LEANING = "“其他她它这那但而又也还此"
_LEANING_BEHIND_BOX = _LEANING + "问记"
_BOX = "阅读提示"


def chosen(articles: list[Article], rng: Random) -> list[Article]:
    """Eight to twelve articles of the set; those that tell of a day stay."""
    count = rng.randint(min(8, len(articles)), min(12, len(articles)))
    safe = [article for article in articles if not DAY.search(article.text)]
    while len(articles) > count and safe:
        articles.remove(safe.pop(rng.randrange(len(safe))))
    features = [a for a in articles if a.kind == "feature" and len(a.passages) >= 5]
    _jump(features, rng)
    if rng.random() < 0.5:
        _box(features, any(article.notes for article in articles), rng)
    if rng.random() < 0.15:
        _head_alone(safe, rng)
    return _ordered(articles, rng)


def _jump(features: Sequence[Article], rng: Random) -> None:
    """One or two long articles go on on another page."""
    if rng.random() >= 0.6:
        return
    for article in rng.sample(features, min(len(features), rng.randint(1, 2))):
        last = article.passages[-1]
        free = not article.jump_to and not article.affiliation and last.type == "paragraph"
        if free and len(last.printed) > 30 and last.printed[-1] in "。”":
            article.jump_to = rng.choice((2, 3, 3, 4))
            last.lines[0].text += f"（下转第{article.jump_to}版）"


def _box(features: Sequence[Article], has_box: bool, rng: Random) -> None:
    """One of the paragraphs becomes a box, where the page has none."""
    usable = [passage for article in features for passage in _boxable(article)]
    if usable and not has_box:
        note = rng.choice(usable)
        note.type, note.label = "note", _BOX


def _boxable(article: Article) -> Iterator[Passage]:
    """Paragraphs of a box's length that can be spared: neither they nor what follows lean on one above."""
    for passage, below in pairwise(article.passages[3:]):
        text, after = passage.printed, below.printed
        if (
            passage.type == below.type == "paragraph"
            and 60 <= len(text) <= 170
            and text[0] not in _LEANING
            and after[0] not in _LEANING_BEHIND_BOX
            and text[-1] == "。"
            and not DAY.search(text)
        ):
            yield passage


def _head_alone(safe: Sequence[Article], rng: Random) -> None:
    """Of a brief there is the head only."""
    briefs = [a for a in safe if a.kind == "brief" and not a.byline and not a.column]
    if briefs:
        article = rng.choice(briefs)
        article.passages, article.own, article.kind = [], [], "headline_only"


def _ordered(articles: list[Article], rng: Random) -> list[Article]:
    """One article is moved, or all change places."""
    if rng.random() < 0.3 and articles:
        moved = articles.pop(rng.randrange(len(articles)))
        articles.insert(rng.randrange(len(articles) + 1), moved)
    else:
        rng.shuffle(articles)
    return articles


def print_jumps(article: Article) -> None:
    """Jump marks that the set tells of and has nowhere in its text are printed as well."""
    texts = [article.text, *article.own, *article.signed, *(line.text for line in article.jumps)]
    printed = "".join(texts)
    if article.jump_from and "上接" not in printed:
        article.jumps.append(Line(f"（上接第{article.jump_from}版）", article))
    if article.jump_to and "下转" not in printed:
        mark = f"（下转第{article.jump_to}版）"
        if article.running:
            article.running[-1].lines[-1].text += mark
        else:
            article.own.append(mark)
