"""The work that a page makes is bounded: counted in look-ups and comparisons, not in time."""

from __future__ import annotations

import cProfile
import itertools
import random
import time
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from seeds import evidence, explain_page, homes, likeness, parse_page, repeats, text, topics, tracing
from seeds.articles import MOST_COMPARED, MOST_HOMES
from seeds.corrections import PRINTED
from seeds.joins import weigh
from seeds.lines import Line, read_lines
from seeds.names import people
from seeds.ngrams import Codes, Floats, NgramModel
from seeds.sections import MOST_PAIRS, stretches
from seeds.wordfit import Numbered, Numbers
from tests.seeds.accounts import differences
from tests.seeds.test_gold import PAGES

CHARACTERS = "".join(c for text in PAGES.values() for c in text if "\u4e00" <= c <= "\u9fff")


def open_ends(count: int) -> str:
    """A page of nothing but cut texts."""
    rng = random.Random(count)
    starts = [rng.randrange(len(CHARACTERS) - 90) for _ in range(count)]
    return "\n\n".join(CHARACTERS[at : at + 80] for at in starts)


def short_lines(count: int, length: int = 9) -> str:
    """A page of nothing but characters drawn by lot, a few on a line."""
    rng = random.Random(count)
    return "\n".join("".join(rng.choices(CHARACTERS, k=length)) for _ in range(count))


def looked_up(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    keys = 0
    plain = NgramModel.counts

    def counting(self: NgramModel, wanted: Codes) -> Floats:
        nonlocal keys
        keys += wanted.size
        return plain(self, wanted)

    monkeypatch.setattr(NgramModel, "counts", counting)
    parse_page(text)
    return keys


def test_two_hundred_open_ends_are_looked_up_a_bounded_number_of_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """18 look-ups a pair of ends at most, and what topics and short lines want beside them."""
    assert looked_up(open_ends(200), monkeypatch) < 18 * 200 * 200 * 1.5


def test_a_page_of_any_length_is_looked_up_no_more_often_than_its_pairs_and_its_length_allow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Thousands of open ends: the limit of pairs holds, and what else is looked up grows with the length."""
    text = open_ends(2000)
    assert looked_up(text, monkeypatch) < 18 * MOST_PAIRS * 1.5 + 4 * len(text)


@pytest.mark.parametrize("count", [200, 800])
def test_short_lines_are_looked_up_no_more_often_than_texts_are(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether a line means something is asked of its own places, not of those of all lines."""
    text = short_lines(count)
    pairs = min(count * count, MOST_PAIRS)
    assert looked_up(text, monkeypatch) < 18 * pairs + 60 * len(text)


def test_no_page_has_more_pairs_than_the_limit() -> None:
    for count in (100, 700, 2000):
        lines = read_lines(open_ends(count))
        parts = weigh(lines)
        assert sum(part.scores.size for part in parts) <= MOST_PAIRS
        assert [line for part in stretches(lines) for line in part] == lines
        assert len(parts) == 1 or count > 100


def test_seams_of_a_long_page_are_those_of_its_own_lines() -> None:
    """A page weighed in stretches still finds what goes on in the line below."""
    cut = "渠修好了，清水流进三千亩田，村里的老人都来看，孩子们也来看，工会"
    text = "\n\n".join([*(f"{part}。" for part in open_ends(700).split("\n\n")), cut, "干部带来了锣鼓。"])
    joined = [b.text for a in parse_page(text).articles for b in a.blocks if b.seams]
    assert joined == [cut + "干部带来了锣鼓。"]


def test_homes_compared_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    plain = homes._home_score

    def counting(lines: list[Line], *rest: object) -> float:
        nonlocal compared
        compared += 1
        return plain(lines, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(homes, "_home_score", counting)
    heads = "\n\n".join(f"第{n}座桥通车了\n\n本报记者 王海\n\n{open_ends(3)}" for n in range(400))
    parse_page(heads)
    assert compared <= MOST_COMPARED + 3 * len(heads.split("\n\n"))
    compared = 0
    parse_page(PAGES[sorted(PAGES)[0]])
    assert compared <= MOST_HOMES * 30


def test_topics_of_a_huge_page_take_a_bounded_table() -> None:
    texts = [[line] for line in open_ends(2000).split("\n\n")]
    assert topics.topic_vectors(texts).size <= topics.MOST_CELLS


def test_what_is_kept_of_lines_is_bounded() -> None:
    made: list[str] = []
    doubled = text.kept(3, 4)(lambda line: made.append(line) or line * 2)  # type: ignore[func-returns-value]
    assert [doubled(line) for line in "一二一三一"] == ["一一", "二二", "一一", "三三", "一一"]
    assert made == ["一", "二", "三"]
    assert [doubled("一二三四五") for _ in range(2)] == ["一二三四五" * 2] * 2
    assert made[3:] == ["一二三四五"] * 2, "too long to be kept"
    doubled("四")
    doubled("四")
    assert made[5:] == ["四"]
    doubled("一")
    assert made[6:] == ["一"], "there was no more room"


def test_a_line_is_held_against_few_heads(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    plain = tracing._shared

    def counting(part: str, words: str) -> int:
        nonlocal compared
        compared += 1
        return plain(part, words)

    monkeypatch.setattr(tracing, "_shared", counting)
    titles = [f"第{n}座桥通车了" for n in range(400)]
    page = "\n\n".join(f"## {title}\n\n本报讯 {title}，两岸的人从此不再等渡船。" for title in titles)
    told = [line for line in explain_page(page).lines if line.role == PRINTED["title"]]
    assert len(told) > 100
    assert compared <= 4 * len(titles)


def test_only_unfinished_ends_are_candidates() -> None:
    assert evidence.openness("渠修好了。（张三 摄）") == evidence.CLOSED
    assert evidence.openness("渠修好了。【详见第3版】") == evidence.CLOSED
    assert evidence.openness("渠修好了。王玉贵摄/光明图片") == evidence.CLOSED
    assert evidence.openness("编辑同志：") == evidence.CLOSED
    assert evidence.openness("渠修好") > evidence.CLOSED
    assert evidence.openness("工人在清理皮带。 呼和巴特 摄（新华社发）") == evidence.CLOSED
    assert evidence.openness("他答：“Listening.”") == evidence.CLOSED
    assert evidence.openness("他答：“我们用的是Corp.") > evidence.CLOSED


# ── pages of one kind of line ─────────────────────────────────────────────────────────────────────────


def drawn(rng: random.Random, length: int = 9) -> str:
    return "".join(rng.choices(CHARACTERS, k=length))


LINES_OF_A_KIND: dict[str, Callable[[random.Random], str]] = {
    "the same words": lambda _: "工会送清凉到工地",
    "brackets": lambda rng: rng.choice("（“《【「"),
    "bylines": lambda rng: f"本报记者 王{drawn(rng, 2)}",
    "names": lambda rng: f"王{drawn(rng, 2)} 李{drawn(rng, 1)}",
    "days of a diary": lambda rng: f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日 星期三 晴",
    "pages continued": lambda rng: f"（上接第{rng.randint(1, 8)}版）",
    "captions": lambda rng: f"图为{drawn(rng)}现场。王{drawn(rng, 2)} 摄",
    "a comma first": lambda rng: f"，{drawn(rng)}",
    "boxes": lambda rng: f"【编者按】\n{drawn(rng, 24)}。",
    "titles": lambda rng: f"## {drawn(rng, 12)}",
}


def page_of(kind: str, count: int) -> str:
    rng = random.Random(count)
    return "\n".join(LINES_OF_A_KIND[kind](rng) for _ in range(count))


def calls(text: str) -> int:
    """How many functions are called while a page is parsed."""
    profile = cProfile.Profile()
    profile.runcall(parse_page, text)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("kind", LINES_OF_A_KIND)
def test_twice_as_many_lines_of_a_kind_are_hardly_more_than_twice_the_work(kind: str) -> None:
    assert calls(page_of(kind, 600)) < 2.3 * calls(page_of(kind, 300))


def test_lines_of_one_length_are_held_against_a_bounded_number_of_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = 0
    plain = likeness.cdist

    def counting(some: list[str], others: list[str], **options: Any) -> Any:
        nonlocal compared
        compared += len(some) * len(others)
        return plain(some, others, **options)

    monkeypatch.setattr(likeness, "cdist", counting)
    likeness.kin_among(read_lines(short_lines(3000)))
    assert 0 < compared <= 3000 * likeness.MOST_KIN


def test_what_stands_across_seams_is_searched_in_a_bounded_number_of_characters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Long lines of few characters, so that any three of them stand elsewhere."""
    searched = 0
    plain = evidence._said

    def counting(page: str, tail: str, head: str) -> float:
        nonlocal searched
        searched += len(page)
        return plain(page, tail, head)

    monkeypatch.setattr(evidence, "_said", counting)
    rng = random.Random(1)
    parse_page("\n".join("".join(rng.choices(CHARACTERS[:12], k=60)) for _ in range(160)))
    assert 0 < searched <= evidence.MOST_SEARCHED


def test_long_lines_that_are_nearly_alike_are_compared_in_a_bounded_number_of_steps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps = 0
    plain = repeats._repeats

    def counting(text: str, earlier: list[str], whole: set[str]) -> bool:
        nonlocal steps
        steps += len(text) ** 2 * sum(map(len, earlier))
        return plain(text, earlier, whole)

    monkeypatch.setattr(repeats, "_repeats", counting)
    rng = random.Random(1)
    line = drawn(rng, 1200)
    near = ["".join(rng.choice(CHARACTERS) if rng.random() < 0.2 else c for c in line) for _ in range(14)]
    parse_page("\n".join(near))
    assert 0 < steps <= repeats.MOST_HELD


@pytest.mark.parametrize("piece", ["（上接第3版）", "1月1日，", "abc ", "“工", "工　", "（》", "（作者"])
def test_a_line_of_a_hundred_thousand_characters_is_read(piece: str) -> None:
    """Marks of other pages have a line each; the whole line is not looked at again for each piece of it."""
    text = f"工会送清凉到工地，工人们说\n{piece * (100_000 // len(piece))}工"
    lost, doubled = differences(text, parse_page(text))
    assert not lost
    assert not doubled


@pytest.mark.parametrize("weather", ["1", "晴", "晴，"])
def test_a_line_of_weather_that_is_none_is_read_at_once(weather: str) -> None:
    """A long run may be cut into pieces in as many ways as there are sets of places."""
    began = time.process_time()
    assert parse_page(f"工会送清凉\n1月1日{weather * 26}啦\n职工说好。").articles
    assert time.process_time() - began < 2


def test_texts_are_looked_at_no_oftener_where_each_line_begins_with_other_marks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What goes on behind a mark is asked of every end anew: of marks that follow each other, the last."""
    asked = 0
    plain = Numbered.__call__

    def counting(self: Numbered, texts: Sequence[Sequence[str]]) -> Numbers:
        nonlocal asked
        asked += len(texts)
        return plain(self, texts)

    monkeypatch.setattr(Numbered, "__call__", counting)
    rng = random.Random(1)
    marks = ["".join(some) + "，" for some in itertools.product("，、；：。！", repeat=2)]
    parse_page("\n\n".join(mark + drawn(rng, 60) for mark in marks))
    assert 0 < asked <= 10 * len(marks)


def test_a_line_of_blanks_between_names_costs_no_more_than_its_length() -> None:
    """Counted by the clock of the process: a run tried from each of its blanks took eight times as long each
    time it was twice as long."""

    def cost(blanks: int) -> float:
        line = f"本报记者 张三{' ' * blanks}李四"
        begun = time.process_time()
        for _ in range(20):
            people(line)
        return time.process_time() - begun

    assert min(cost(4000) for _ in range(3)) < 40 * min(cost(500) for _ in range(3))
