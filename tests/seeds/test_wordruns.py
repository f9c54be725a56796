"""What words in a row say of a seam, on sentences written for this: cut between words, and inside them."""

from __future__ import annotations

import numpy as np
import pytest

from seeds.ngrams import NgramModel
from seeds.wordruns import AFTER, BEFORE, UNKNOWN, WordRuns, pair_keys, sieve_of, triple_keys, word_runs

INSIDE = [
    ("他把那本旧相册翻到最后一页，上面写着摄影爱", "好者协会的地址。"),
    ("这家农机站冬天也不歇，修理工忙着检修拖拉", "机和播种机。"),
    ("她在灯下缝了半夜，孩子的棉袄总算有了领", "子和口袋。"),
    ("渡口的老船工说，河水上涨的时候要看云彩的颜", "色变化。"),
]
BETWEEN = [
    ("县里派来的医疗队在祠堂里给老人免费测量", "血压，还送了药。"),
    ("暴雨冲断了进山的路，民兵连夜抢修", "桥梁，天亮前通了车。"),
    ("几位退休教师自愿来到社区图书室辅导", "孩子写作业。"),
    ("食堂门口贴出告示，从下周起每天供应两种", "口味的豆浆。"),
]
STARTS = ["近日，市气象台发布了今冬第一场雪的消息。", "记者在现场看到，货架上摆满了新米。"]


@pytest.mark.parametrize(("pieces", "least"), [(INSIDE, 4), (BETWEEN, 3)])
def test_a_text_goes_on_in_its_own_rest(pieces: list[tuple[str, str]], least: int) -> None:
    """Of ten beginnings; two words that the table has never met in a row say nothing (抢修|桥梁)."""
    rests = [rest for _, rest in INSIDE + BETWEEN]
    gain = word_runs().gains([end for end, _ in pieces], [*rests, *STARTS])
    right = [rests.index(rest) for _, rest in pieces]
    assert sum(gain.argmax(axis=1) == right) >= least


def test_a_word_across_the_seam_outweighs_what_the_sides_read_alone() -> None:
    """宪 and 法条文 are words or none by themselves; 宪法 is one, and 条文 behind it."""
    gain = word_runs().gains(["他逐条抄写宪"], ["法条文，一笔一画。", "机条文，一笔一画。"])[0]
    assert gain[0] > 2.0
    assert gain[1] < 0.0


@pytest.mark.parametrize(
    ("tail", "head"),
    [
        ("水泵修好了，", "庄稼有救了。"),
        ("水泵修好", "，庄稼有救了。"),
        ("水泵修好", "”，他说。"),
        ("共修好水泵12", "台。"),
        ("共修好水泵", "12台。"),
        ("水泵型号是QJ", "型。"),
    ],
)
def test_a_mark_or_a_figure_at_the_seam_says_nothing(tail: str, head: str) -> None:
    assert word_runs().gains([tail], [head]).tolist() == [[0.0]]


def test_words_are_read_no_further_than_the_next_mark() -> None:
    tails = ["修好水泵", "去年，修好水泵", "去年）修好水泵"]
    heads = ["浇了地", "浇了地。雪后再说", "浇了地，雪后再说"]
    gain = word_runs().gains(tails, heads)
    assert gain == pytest.approx(np.full((3, 3), gain[0, 0]))


def test_characters_beyond_those_that_are_looked_at_say_nothing() -> None:
    near, far = "工人们把新水泵抬上岸来"[-BEFORE:], "放进井里再接好电线"
    gain = word_runs().gains([near, "一二三四" + near], [far[:AFTER], far])
    assert gain == pytest.approx(np.full((2, 2), gain[0, 0]))


def test_pairs_and_triples_count_as_the_table_has_them() -> None:
    """Of two words on either side the pair across counts, and what each triple adds to its pair."""
    one, two, three, four = (np.array([ord(c)], dtype=np.uint64) for c in "甲乙丙丁")
    gains = {
        2.0: pair_keys(two, three),
        1.0: triple_keys(one, two, three),
        3.0: triple_keys(two, three, four),
    }
    words = np.sort(np.concatenate([one, two, three, four]))

    class Told(NgramModel):
        def counts(self, keys: np.ndarray) -> np.ndarray:  # type: ignore[type-arg, override]
            found = np.full(keys.shape, -1.0)
            for gain, key in gains.items():
                found[keys == key[0]] = gain + 5.0
            return found

    runs = WordRuns(words, np.full(4, -6.0), sieve_of(words), Told(np.zeros(4, dtype=np.uint16), 0.0))
    assert runs.gains(["甲乙"], ["丙丁"]) == pytest.approx(np.array([[6.0]]))
    assert runs.gains(["甲乙", "甲丁"], ["丙甲"]) == pytest.approx(np.array([[3.0], [UNKNOWN]]))


@pytest.mark.parametrize(("tails", "heads"), [([], []), (["一"], []), ([], ["一"])])
def test_nothing_to_weigh_is_no_fault(tails: list[str], heads: list[str]) -> None:
    assert word_runs().gains(tails, heads).shape == (len(tails), len(heads))


def test_the_work_of_a_pair_is_bounded_and_of_a_text_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long texts are looked up no more often than short ones; of a pair four readings and their triples."""
    keys = 0
    plain = NgramModel.counts

    def counting(self: NgramModel, wanted: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
        nonlocal keys
        keys += wanted.size
        return plain(self, wanted)

    monkeypatch.setattr(NgramModel, "counts", counting)
    tails, heads = [end * 20 for end, _ in BETWEEN] * 30, [rest * 20 for _, rest in BETWEEN] * 30
    word_runs().gains(tails, heads)
    assert 0 < keys < 12 * len(tails) * len(heads) + 16 * (BEFORE + AFTER) * len(tails)
