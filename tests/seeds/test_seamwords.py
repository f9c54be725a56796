"""The network at a seam and the vectors of meaning, on sentences written for this."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from seeds.joins import _shares
from seeds.ngrams import model
from seeds.seamwords import WORDS, first_words, last_words, seam_words
from seeds.topics import both_vectors, meaning_vectors, topic_vectors
from tests.seeds.tools.fit import shares_and_sum

PIECES = [
    ("老师傅摘下手套，从工具箱里取出一把磨得发亮的", "锉刀，在零件的边缘轻轻推了两下。"),
    ("截至上月底，全县已有三千二百名货车司机加入", "工会，领到了属于自己的会员卡。"),
    ("由于连日暴雨，通往村里的公路被山洪冲", "断，救援队员只好背着药品徒步进山。"),
    ("对拒不支付劳动报酬的企业，劳动监察部门将依法", "予以处罚，并向社会公布名单。"),
    ("客队在最后一分钟抢到篮板，由后卫快攻", "得手，把比分反超一分。"),
]
STARTS = [
    "近日，市总工会举办了一场招聘会。",
    "记者从县医保局获悉，新规下月起施行。",
    "“这活儿不能急。”老周说。",
]
LIKE = [
    ("手术持续了六个小时，医生说病人已经脱离危险。", "护士把药片分好，叮嘱家属按时测量血压。"),
    ("水稻抽穗的时候最怕干旱，农民日夜守着水渠。", "今年小麦长势好，乡里请技术员指导施肥。"),
    ("球队在主场以三比一取胜，前锋独中两元。", "比赛进行到下半场，教练换上了年轻门将。"),
]


def test_a_text_goes_on_in_its_own_rest() -> None:
    fit, _ = seam_words().gains([end for end, _ in PIECES], [begin for _, begin in PIECES])
    assert fit.argmax(axis=1).tolist() == list(range(len(PIECES)))


def test_the_middle_of_a_sentence_is_no_beginning() -> None:
    middles = [begin for _, begin in PIECES]
    _, inside = seam_words().gains(["他说"], [*middles, *STARTS])
    assert min(inside[: len(middles)]) > max(inside[len(middles) :])


def test_a_cut_clause_breaks_off_and_a_title_ends() -> None:
    network = seam_words()
    cut = network.breaks([end for end, _ in PIECES])
    whole = network.breaks(["社区食堂开张了", "老厂房变身文化园", "一双巧手绣出致富路"])
    assert min(cut) > max(whole)
    assert network.breaks([]).shape == (0,)
    assert network.breaks(["这是为什么？", "老周说，"]).tolist() == [0.0, 0.0], "marks are told elsewhere"


def test_numbers_and_the_width_of_marks_make_no_difference() -> None:
    one, _ = seam_words().gains(["全年共处理纠纷128"], ["件，涉及职工3千人"])
    other, _ = seam_words().gains(["全年共处理纠纷64"], ["件,涉及职工７千人"])
    assert one.tolist() == other.tolist()


def test_words_are_taken_from_the_seam_on() -> None:
    assert last_words("工会干部走进车间")[0] == "车间"
    assert first_words("车间里走来工会干部")[0] == "车间"
    assert len(first_words("一" * 200)) <= WORDS


@pytest.mark.parametrize(("tails", "heads"), [([], []), (["一"], []), ([], ["一"])])
def test_nothing_to_weigh_is_no_fault(tails: list[str], heads: list[str]) -> None:
    fit, inside = seam_words().gains(tails, heads)
    assert fit.shape == (len(tails), len(heads))
    assert inside.shape == (len(heads),)


def test_pairs_gain_what_they_gain_among_all_others() -> None:
    tails = [*(end for end, _ in PIECES), "老周说", "学龄", "渠修好了"]
    heads = [*(begin for _, begin in PIECES), "：“这活儿不能急。”", "，不是送回老家", "。”他说"]
    for whole, pairs in (
        (seam_words().gains(tails, heads), seam_words().gains_in_step(tails, heads)),
        (model().gains(tails, heads), model().gains_in_step(tails, heads)),
    ):
        np.testing.assert_allclose(pairs[0], np.diagonal(whole[0]), atol=1e-4)
        np.testing.assert_allclose(
            pairs[1], whole[1] if whole[1].ndim == 1 else np.diagonal(whole[1]), atol=1e-4
        )


def test_topics_and_meanings_found_together_are_the_same() -> None:
    texts = [[end, begin] for end, begin in PIECES] + [[begin] for _, begin in PIECES]
    topics, meanings = both_vectors(texts, texts[:3], len(PIECES))
    np.testing.assert_array_equal(topics, topic_vectors(texts, texts[:3])[: len(PIECES)])
    np.testing.assert_array_equal(meanings, meaning_vectors(texts))


def test_texts_of_one_thing_are_alike_without_a_word_in_common() -> None:
    vectors = meaning_vectors([[text] for pair in LIKE for text in pair])
    alike = vectors[0::2] @ vectors[1::2].T
    assert alike.argmax(axis=1).tolist() == [0, 1, 2]


def test_words_that_nobody_knows_mean_nothing() -> None:
    assert not meaning_vectors([["㐀㐁㐂㐃"], []]).any()


def test_shares_are_those_of_all_ways_to_join_a_page() -> None:
    rng = np.random.default_rng(7)
    for rows, columns in ((1, 4), (4, 1), (3, 3)):
        scores = rng.normal(-1.0, 2.0, (rows, columns))
        exact = _by_counting(scores)
        # Exact where no circle can be, near where one can.
        assert np.abs(_shares(scores) - exact).max() < (1e-9 if 1 in (rows, columns) else 0.06)


def _by_counting(
    scores: np.ndarray[tuple[int, int], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """The shares by going through every assignment: each end to one beginning or to none."""
    rows, columns = scores.shape
    out, total = np.zeros_like(scores), 0.0
    for chosen in itertools.product([None, *range(columns)], repeat=rows):
        taken = [c for c in chosen if c is not None]
        if len(set(taken)) == len(taken):
            pairs = [(r, c) for r, c in enumerate(chosen) if c is not None]
            weight = float(np.exp(sum(scores[pair] for pair in pairs)))
            total += weight
            for pair in pairs:
                out[pair] += weight
    return out / total


def test_the_loss_of_the_fit_slopes_as_it_says() -> None:
    scores = np.random.default_rng(3).normal(-1.0, 1.5, (3, 4))
    shares, _ = shares_and_sum(np.exp(scores))
    step = np.zeros_like(scores)
    step[1, 2] = 1e-4
    up, down = (shares_and_sum(np.exp(scores + sign * step))[1] for sign in (1, -1))
    assert (up - down) / 2e-4 == pytest.approx(shares[1, 2], abs=1e-4)
