"""What words by their kind say of a seam, on sentences written for this: names and rare words around it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from seeds.vectors import MOST_CHARACTERS, MOST_KEPT, Kept
from seeds.wordfit import WORDS, word_fit

PIECES = [
    ("工会副主席淳于燕给每户送去两袋", "大米和一桶花生油，又问老人的咳嗽好些没有。"),
    ("调度员邬小满盯着屏幕，发现7号泵的压力正在", "下降，立即通知巡检班赶到现场。"),
    ("这座建于1958年的老车站，如今每天只停靠一趟", "慢车，上下车的多是赶集的山民。"),
    ("合同到期后，公司既没有续签，也没有向他支付", "经济补偿金，他只好申请仲裁。"),
    ("第三届职工羽毛球赛昨天在市体育馆", "落幕，供电公司代表队夺得团体第一名。"),
    ("奶奶把晒干的艾叶扎成一小", "把，挂在门楣上，屋里便有了药草的香气。"),
]
STARTS = [
    "据了解，该市今年计划新建公共厕所120座。",
    "“我跑了三十年船，头一回见这么大的雾。”老轨说。",
    "会议强调，要把安全责任落实到每一个岗位。",
]


def test_a_text_goes_on_rather_in_its_own_rest_around_names_and_rare_words() -> None:
    """Words alone find four of these six rests among nine beginnings, and take no paragraph for the rest."""
    rests = [begin for _, begin in PIECES]
    fit = word_fit().gains([end for end, _ in PIECES], [*rests, *STARTS])
    assert sum(fit.argmax(axis=1) == range(len(PIECES))) >= 4
    own = fit.diagonal()
    assert (own > fit[:, len(PIECES) :].max(axis=1)).all()


def test_numbers_and_the_width_of_marks_make_no_difference() -> None:
    one = word_fit().gains(["全年共处理纠纷128"], ["件，涉及职工3千人"])
    other = word_fit().gains(["全年共处理纠纷64"], ["件,涉及职工７千人"])
    assert one.tolist() == other.tolist()


def test_a_mark_at_the_beginning_belongs_to_the_words_before_it() -> None:
    """A comma goes on, told by what comes behind it; behind a full stop anything may stand."""
    fit = word_fit().gains(["会员凭卡可以免费体检"], ["，也可以借书。", "。也可以借书。", "也可以借书。"])[0]
    assert fit[1] == 0.0
    assert fit[0] == pytest.approx(word_fit().gains(["会员凭卡可以免费体检，"], ["也可以借书。"])[0, 0])


def test_words_beyond_those_that_are_looked_at_say_nothing() -> None:
    near = "厂长把图纸摊在桌上，让每个工人都说一说自己的主意，谁也不许只说好话，谁说得对就照谁的办"
    head = "法做。"
    fit = word_fit().gains(["很久以前的事情不必再提。" + near, near], [head])
    assert fit[0].tolist() == fit[1].tolist()
    assert len(word_fit().known([["一"] * 50])[0]) == WORDS


@pytest.mark.parametrize(("tails", "heads"), [([], []), (["一"], []), ([], ["一"])])
def test_nothing_to_weigh_is_no_fault(tails: list[str], heads: list[str]) -> None:
    assert word_fit().gains(tails, heads).shape == (len(tails), len(heads))


def test_vectors_are_kept_as_long_as_they_are_few() -> None:
    made: list[list[str]] = []

    def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
        made.append(list(texts))
        return np.array([[len(text)] for text in texts], dtype=np.float32)

    kept = Kept(vectors)
    assert kept(["甲", "乙乙", "甲"]).tolist() == [[1], [2], [1]]
    assert kept(["乙乙", "丙丙丙"]).tolist() == [[2], [3]]
    assert made == [["甲", "乙乙"], ["丙丙丙"]]
    kept([str(n) for n in range(MOST_KEPT)])
    assert len(kept.known) == MOST_KEPT
    kept(["丁" * (MOST_CHARACTERS + 1)])
    kept(["戊"])
    assert list(kept.known) == ["戊"], "what is long is not held for long"
