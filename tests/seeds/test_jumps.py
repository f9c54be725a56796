"""Articles that go on on another page: hardly ever a wrong pair, most of the right, on stories cut in two."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from seeds.jumps import Marriage, Placed, marriages
from seeds.model import Article, Block, Name
from tests.seeds.damage import Story, stories_of_gold
from tests.seeds.heldout_pages import story_of

TESTS = Path(__file__).parents[1]


def gold() -> list[Story]:
    return [
        s for f in sorted((TESTS / "gold").glob("*.json")) for s in stories_of_gold(json.loads(f.read_text()))
    ]


def unseen() -> list[Story]:
    files = [
        f for name in ("heldout", "fresh", "hard") for f in sorted((TESTS / "seeds" / name).glob("*.json"))
    ]
    pages = [page for f in files for page in _pages(json.loads(f.read_text("utf-8")))]
    return [story_of(article) for page in pages for article in page["articles"]]


def _pages(
    found: dict[str, list[dict[str, list[dict[str, object]]]]],
) -> Sequence[dict[str, list[dict[str, object]]]]:
    return found.get("pages") or [found]  # type: ignore[list-item]


def long_enough(stories: Sequence[Story]) -> list[Story]:
    """Stories that a page would cut: titled, of several paragraphs and 200 characters."""
    return [s for s in stories if s.title and len(texts(s)) >= 2 and sum(map(len, texts(s))) >= 200]


def texts(story: Story) -> list[str]:
    return [text for kind, text in story.blocks if kind == "paragraph"]


def halves(story: Story, page: int, rng: random.Random) -> tuple[Article, Article]:
    """What stands on the front page, and the rest: after a paragraph, or in the middle of one."""
    every = texts(story)
    at = rng.randint(1, len(every) - 1)
    first, rest = every[:at], every[at:]
    if rng.random() < 0.35 and len(rest[0]) > 60:
        cut = rng.randint(20, len(rest[0]) - 20)
        first, rest = [*first, rest[0][:cut]], [rest[0][cut:], *rest[1:]]
    first[-1] += f"（下转第{page}版）"
    title = story.title or ""
    above = rng.choice((None, None, title, title[: max(4, len(title) // 2)]))
    signed = tuple(Name(name=name, role=role) for role, name in story.byline)
    return (
        Article(kicker=story.kicker, title=title, byline=signed, continues_on=page, blocks=blocks(first)),
        Article(title=above, continued_from=1, blocks=blocks(rest)),
    )


def blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    return tuple(Block(text=text) for text in lines)


def issues(stories: Sequence[Story], count: int, lost: float) -> Iterator[tuple[list[Placed], list[int]]]:
    """Issues of one to five such stories, some of their halves lost, some of their pages without a number."""
    rng = random.Random(20240610)
    for _ in range(count):
        placed: list[Placed] = []
        owner: list[int] = []
        numbered = rng.random() < 0.7
        for n, story in enumerate(rng.sample(stories, rng.randint(1, 5))):
            page = rng.choice((2, 3, 4))
            first, rest = halves(story, page, rng)
            for piece in (Placed(first, 1, 1), Placed(rest, page if numbered else None, page)):
                if rng.random() >= lost:
                    placed.append(piece)
                    owner.append(n)
        yield placed, owner


def counted(stories: Sequence[Story], lost: float) -> Counter[str]:
    count: Counter[str] = Counter()
    for placed, owner in issues(stories, 150, lost):
        met = {n for n in owner if owner.count(n) == 2}
        for pair in marriages(placed):
            right = owner[pair.leaving] == owner[pair.arriving]
            count["right" if right else "wrong"] += 1
            met -= {owner[pair.leaving]} if right else set()
        count["missed"] += len(met)
    return count


@pytest.mark.parametrize(("stories", "recall"), [(gold, 0.86), (unseen, 0.66)])
@pytest.mark.parametrize(("lost", "precision"), [(0.0, 1.0), (0.15, 0.995)])
def test_pairs_are_right_and_most_are_found(
    stories: type[list[Story]], recall: float, lost: float, precision: float
) -> None:
    count = counted(long_enough(stories()), lost)
    assert count["right"] / (count["right"] + count["wrong"]) >= precision
    assert count["right"] / (count["right"] + count["missed"]) >= recall


CUT = "产业工人队伍建设改革深入推进，各地工会采取有力举措，职工技能水平提"
REST = "高，获得感增强。产业工人队伍建设改革还将深入推进，职工技能水平将再上台阶。"


def leaving(page: int = 3, text: str = CUT, title: str = "产改见实效") -> Article:
    return Article(title=title, continues_on=page, blocks=blocks([f"{text}（下转第{page}版）"]))


def arriving(page: int = 1, text: str = REST, title: str | None = None) -> Article:
    return Article(title=title, continued_from=page, blocks=blocks([text]))


def test_numbers_exclude() -> None:
    assert marriages([Placed(leaving(3), 1, 1), Placed(arriving(1), 3, 2)]) == [
        Marriage(0, 1, pytest.approx(0.95, abs=0.06))
    ]
    assert marriages([Placed(leaving(3), 1, 1), Placed(arriving(1), 2, 2)]) == []
    assert marriages([Placed(leaving(3), 1, 1), Placed(arriving(2), 3, 2)]) == []
    assert marriages([Placed(leaving(3), 1, 1), Placed(arriving(1), None, 1)]) == []


def test_what_has_nothing_in_common_stays_apart() -> None:
    other = "球队在主场迎战来访的客队，上半场双方互交白卷，下半场主队连入三球，锁定胜局。" * 4
    assert marriages([Placed(leaving(3, CUT * 4), 1, 1), Placed(arriving(1, other), 3, 2)]) == []


def test_two_that_fit_alike_stay_apart() -> None:
    twins = [Placed(leaving(3), 1, 1), Placed(arriving(1), 3, 2), Placed(arriving(1), 3, 3)]
    assert marriages(twins) == []


def test_many_at_once_are_weighed_all_the_same() -> None:
    many = [Placed(leaving(3, f"{n}号" + CUT), 1, 1) for n in range(30)]
    many += [Placed(arriving(1, f"{n}号" + REST), 3, 2) for n in range(30)]
    assert marriages(many) == []
