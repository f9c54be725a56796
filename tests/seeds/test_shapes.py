"""What a seam's sides look like: told to the network over the evidence, and worth nothing by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seeds import weights
from seeds.lines import Line, Tag, read_lines
from seeds.shapes import shapes

WHOLE = (
    "石满仓今年五十八岁，原来是无线电厂的装配工，厂子关了以后，他在这条街上坐了二十一年，修过的伞有两万把。"
)
CUT = "头一单生意是一把断了三根骨的黑布伞，他修了一个上午，只收了两块钱，买菜的老太太说，新的才八块，你图"
TEXTS = ("菜市场里的修理铺", WHOLE, "一把伞，三根骨", WHOLE, "话不多，手不停", WHOLE)


def page_of(*texts: str) -> list[Line]:
    """Short lines with a comma are texts, as the roles of lines take them for; others are titles."""
    return [
        replace(line, tag=Tag.BODY, role="text") if line.tag is Tag.SHORT and "，" in line.text else line
        for line in read_lines("\n\n".join(texts))
    ]


def told(lines: list[Line], name: str) -> list[float]:
    """What is told of each line as an end."""
    return [float(value) for value in shapes(lines, lines, lines, [0.0] * len(lines))[name][:, 0]]


def test_a_few_words_are_told_from_a_text_of_some_length() -> None:
    few = told(page_of(*TEXTS), "few characters, ends")
    assert few[1] == few[3] == 0.0
    assert few[2] > 0.5
    comma = told(page_of(*TEXTS), "few characters with a comma")
    assert comma[0] == 0.0 < comma[2]


def test_short_lines_above_texts_are_counted_within_their_article() -> None:
    alike = told(page_of(*TEXTS), "short lines alike")
    assert alike[2] == alike[4] > 0.0
    apart = told(page_of(*TEXTS[:4], "岗亭里的药箱", *TEXTS[4:]), "short lines alike")
    assert set(apart) == {0.0}


def test_what_stands_above_tells_whether_a_paragraph_begins() -> None:
    first = told(page_of(*TEXTS, CUT, WHOLE), "first of a paragraph")
    assert first[0] == 0.0
    assert first[2] == 1.0
    assert first[-1] == -1.0


@pytest.mark.parametrize(("texts", "share"), [(TEXTS, 0.0), ((*TEXTS, CUT), 0.25)])
def test_the_share_of_long_texts_that_break_off_is_of_the_page(texts: tuple[str, ...], share: float) -> None:
    assert set(told(page_of(*texts), "texts that break off")) == {share}


def test_by_itself_it_weighs_nothing() -> None:
    lines = page_of(*TEXTS)
    for name, values in shapes(lines, lines, lines, [0.0] * len(lines)).items():
        assert values.shape == (len(lines), len(lines))
        assert weights.SEAM[name] == 0.0


def test_a_page_without_ends_has_none() -> None:
    assert all(
        values.shape == (0, 1) for values in shapes(page_of(WHOLE), [], page_of(WHOLE), [0.0]).values()
    )
