"""Likely misreadings are pointed out: hardly ever on right text, and half of those put in."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest

from seeds.model import Article, Block
from store import Store, archive, articles
from store.intake import take_in_documents
from store.search.shapes import look_alikes
from store.slips import MOST, slips
from store.usage import NO_USAGE, Usage
from tests.seeds.test_jumps import gold, unseen

# Pages hold some eight articles.
PAGE = 8
# Of a character's look-alikes these are the likest: what an OCR reads in its place.
LIKEST = 5


def article(*texts: str) -> Article:
    return Article(blocks=tuple(Block(text=text) for text in texts))


def right_text(stories: type[list[object]]) -> list[list[str]]:
    return [[text for _, text in story.blocks] for story in stories() if story.blocks]  # type: ignore[attr-defined]


def alarms(texts: Sequence[Sequence[str]], usage: Usage) -> float:
    """Alarms in 10,000 characters."""
    pages = [texts[at : at + PAGE] for at in range(0, len(texts), PAGE)]
    count = sum(len(mine) for page in pages for mine in slips([article(*each) for each in page], usage))
    return 10_000 * count / sum(len(text) for each in texts for text in each)


def misread(texts: Sequence[Sequence[str]]) -> Iterator[tuple[list[str], int, int, str]]:
    """The articles, each with one character taken for one that looks like it; where, and what it was."""
    rng = random.Random(20240610)
    for each in texts:
        block = rng.randrange(len(each))
        places = [at for at, c in enumerate(each[block]) if c in look_alikes()]
        if len(places) > 10:
            at = rng.choice(places)
            was = each[block][at]
            changed = [*each]
            wrong = rng.choice(look_alikes()[was][:LIKEST])
            changed[block] = each[block][:at] + wrong + each[block][at + 1 :]
            yield changed, block, at, was


def recall(texts: Sequence[Sequence[str]], usage: Usage) -> float:
    found = [
        any(
            (slip.block, slip.at, slip.likely) == (block, at, was)
            for slip in slips([article(*each)], usage)[0]
        )
        for each, block, at, was in misread(texts)
    ]
    return sum(found) / len(found)


@pytest.mark.parametrize(("stories", "most", "least"), [(gold, 1.5, 0.5), (unseen, 1.5, 0.4)])
def test_right_text_is_hardly_ever_doubted_and_slips_are_found(
    stories: type[list[object]], most: float, least: float
) -> None:
    texts = right_text(stories)
    assert alarms(texts, NO_USAGE) <= most
    assert recall(texts, NO_USAGE) >= least


def test_the_archive_s_own_words_find_more_and_doubt_less() -> None:
    texts = right_text(gold)
    said = [text for each in texts for text in each]
    usage = Usage.of(said * 2)
    assert alarms(texts, usage) <= 0.5
    assert recall(texts, usage) >= 0.9
    # Of another house's texts it doubts no more for that.
    assert alarms(right_text(unseen), usage) <= 1.5


USAGE = Usage.of(["全市货车司机入会工作推进会", "推进货车司机入会工作", "货车司机入会工作见实效"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("这一举措快速推进了全市货车司机人会工作。", [("人", "入", "archive")]),
        ("为职工打造健康和諧的温馨港湾。", [("諧", "谐", "script")]),
        ("这一举措快速推进了全市货车司机入会工作。", []), ("货车司机人员流动大。", []),
    ],
)  # fmt: skip
def test_known_slips(text: str, told: list[tuple[str, str, str]]) -> None:
    (found,) = slips([article("前一段。", text)], USAGE)
    assert [(slip.printed, slip.likely, slip.basis) for slip in found] == told
    assert all((slip.block, text[slip.at]) == (1, slip.printed) for slip in found)


def test_a_traditional_text_is_a_style_and_a_ruin_is_no_list() -> None:
    assert slips([article("為職工打造健康和諧的溫馨港灣，讓職工羣衆得實惠。" * 3)]) == [()]
    ruined = "".join(
        random.Random(3).sample("职工群众获得感幸福感安全感不断提升工会组织凝聚力战斗力增强" * 20, 500)
    )
    assert len(slips([article(ruined)])[0]) <= MOST
    assert slips([]) == []
    assert slips([article()]) == [()]


def test_an_intake_points_them_out_and_changes_nothing(store: Store) -> None:
    for n in range(3):
        text = f"# 第{n}个标题\n\n本报讯（记者张三）7月{n + 1}日，推进货车司机入会工作，第{n}次。\n"
        take_in_documents(store, [(f"{n}.txt", text.encode())])
    text = "# 新标题\n\n本报讯（记者李四）7月9日，某地快速推进货车司机人会工作，职工称好。\n"
    report = take_in_documents(store, [("new.txt", text.encode())])
    (doubt,) = [each for each in report.doubts if "misread" in each.what]
    assert doubt.what == "a character is likely misread: “货车司机人会工作，” 人→入"
    assert doubt.article_id is not None
    stored = store.read(articles.article, doubt.article_id)
    assert "货车司机人会工作" in stored.article.blocks[0].text
    assert archive.usage(store) is archive.usage(store)
