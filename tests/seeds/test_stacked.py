"""Several heads above their texts: each text goes to its own, or is in doubt."""

from __future__ import annotations

import pytest

from seeds import parse_page
from seeds.model import Article

HEADS = ("数控车床旁的“小先生”", "沙漠边缘的种树班", "一碗牛肉面里的标准")
SIGNED = ("本报记者 康健", "本报记者 石磊", "本报记者 黎明")
TEXTS = (
    (
        "19岁的职校生赵宇站在数控车床旁，给一群四十多岁的老师傅讲编程。",
        "半年下来，车间里会编程的老师傅从3人增加到29人。",
    ),
    (
        "甘肃古浪的八步沙，风把树苗吹歪了，种树班的人又把它们扶正。",
        "班长郭玺说，一棵梭梭要浇三年水才算活，他们一年种六万棵。",
    ),
    ("面要拉到第七扣，汤要熬够六个小时。兰州牛肉面师傅马文斌的手，成了行业标准的一部分。",),
)
BRIEFS = (
    ("武汉：困难企业缓缴保险", "本报讯（记者杨帆）3月11日，武汉市出台办法，困难企业可缓缴失业保险费6个月。"),
    (
        "大连：船厂开出“直通车”",
        "本报讯（记者郭瑞）大连船舶重工日前宣布，一线焊工可不受学历限制直接申报技师。",
    ),
    ("昆明：花农有了工会", "本报讯（记者和丽）3月8日，昆明斗南花卉市场成立联合工会，2100名花农入会。"),
)


def articles(*lines: str) -> tuple[Article, ...]:
    return parse_page("\n\n".join(lines)).articles


def texts(article: Article) -> tuple[str, ...]:
    return tuple(block.text for block in article.blocks)


def test_three_heads_with_their_signatures_each_have_their_text() -> None:
    found = articles(*HEADS, *SIGNED, *(text for own in TEXTS for text in own))
    assert [article.title for article in found] == list(HEADS)
    assert [f"本报记者 {article.byline[0].name}" for article in found] == list(SIGNED)
    assert [texts(article) for article in found] == list(TEXTS)


def test_three_texts_that_take_turns_below_their_heads_are_in_doubt() -> None:
    turns = [own[n] for n in (0, 1) for own in TEXTS if n < len(own)]
    (page,) = articles(*HEADS, *SIGNED, *turns, "（据《宁夏工人》报道 原文有删节）")
    assert (page.confidence or 1.0) < 0.5


@pytest.mark.parametrize("many", [2, 3])
def test_each_report_below_several_heads_has_its_own(many: int) -> None:
    found = articles(*(head for head, _ in BRIEFS[:many]), *(text for _, text in BRIEFS[:many]))
    assert [(article.title, texts(article)[0]) for article in found] == list(BRIEFS[:many])


def test_kicker_title_and_subtitle_stay_together() -> None:
    head = ("兰州一家面馆把手艺写成标准", "一碗牛肉面里的标准", "拉面师傅马文斌：汤要熬够六个小时")
    found = articles(
        *head, SIGNED[2], *TEXTS[2], "马文斌说，标准写在纸上，也要写在手上，他带的徒弟已有一百多人。"
    )
    assert len(found) == 1


def test_below_a_signed_head_with_a_few_words_all_is_in_doubt() -> None:
    rest = "他说，头一年最难，想过走，也想过再试一试，后来就留下了。"
    found = articles(HEADS[0], SIGNED[0], TEXTS[0][0], HEADS[1], SIGNED[1], TEXTS[1][0], rest, TEXTS[1][1])
    assert [seam.confidence < 0.7 for b in found[-1].blocks for seam in b.seams] == [True, True]
    assert (found[-1].confidence or 0) < 0.9


def test_a_guide_to_the_pages_is_no_box_of_the_article_above() -> None:
    rows = ("2版 援鄂医疗队员平安归来", "5版 外卖骑手的“隐形合同”", "8版 老照片里的工人村")
    brief, guide = articles(*BRIEFS[0], "导读", *rows)
    assert (brief.title, guide.title) == (BRIEFS[0][0], "导读")
    assert texts(guide) == rows
