"""Pieces that were taken for heads, verses, and pages without a sign of a break."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from seeds import parse_page
from seeds.joins import LEAST_IN_ORDER, best_seams, told_apart, weigh
from seeds.layout import CLOSED, openness
from seeds.lines import Tag, read_lines
from seeds.repeats import mark_repeats
from seeds.roles import settle_roles
from seeds.verses import verses

WHOLE = "老船工说，今年的水比往年大，过河的人也多，他们把渡船重新上了漆，又在码头上铺了防滑的石板。"
SCHOOL = "纺织厂的夜校停了三年，昨晚重新点起了灯，来听课的有四十多人，第一课讲的是图纸。"
STREET = "水退下去的街道"

TRAINING = sorted(Path("tests/seeds/training").glob("*.json"))


def test_a_short_piece_that_goes_on_below_a_report_is_text() -> None:
    lines = settle_roles(
        mark_repeats(
            read_lines(
                "渡口修好了\n\n本报讯（记者陈华）老船工说，今年的水比往年大，过河的人也多。\n\n"
                "他们把渡船重新上了漆，又在码头上铺了防滑的\n\n"
                "石板，老人和孩子上下船再也不怕摔跤。县总工会还送来了救生衣和对讲机。\n\n"
                "夜校又开课了\n\n本报讯（记者何静）纺织厂的夜校停了三年，昨晚重新点起了灯，来听课的有四十多人。\n\n"
                "第一课讲的是图纸。老师是退休的高级工程师，他说只要有人来听，他就一直讲下去。"
            )
        )
    )
    (weighed,) = weigh(lines)
    seams = best_seams(weighed)
    told = told_apart(lines, seams)
    assert [(told[s.end].text[-3:], told[s.begin].text[:2]) for s in seams] == [("防滑的", "石板")]
    assert all(told[i].tag is Tag.BODY for s in seams for i in (s.end, s.begin))
    # What no seam holds keeps what it was.
    assert told[0] == lines[0]


def test_verses_are_lines_of_their_own() -> None:
    poem = json.loads(Path("tests/seeds/training/t5.json").read_text("utf-8"))["articles"][0]
    text = "\n\n".join([poem["title"], *poem["signed"], *poem["blocks"]])
    assert not [b for a in parse_page(text).articles for b in a.blocks if b.seams]


def test_a_poem_that_asks_and_has_no_stops_stays_whole() -> None:
    poem = [
        "塔机把影子收进了骨头",
        "我们爬上去听一听心跳",
        "扳手碰着螺母，一声，再一声",
        "像在问：疼不疼？冷不冷？",
        "它不说话，落下一点锈",
        "落在我的袖口",
        "像秋天签了个名",
    ]
    report = f"本报讯（记者何静）{'大庆市总工会日前为户外劳动者送去防暑药品。' * 2}"
    page = parse_page(
        "\n\n".join(
            ["检修季", "雷青禾", *poem, "大庆市总工会慰问两万名户外劳动者", "防暑药品送到岗亭", report]
        )
    )
    assert [a.title for a in page.articles] == ["检修季", "防暑药品送到岗亭"]
    assert [b.text for b in page.articles[0].blocks] == poem


def test_a_letter_signed_on_its_last_line_is_whole() -> None:
    asked = "公司说合同到期自然终止，一分钱补偿也没有。请问，公司这样做对不对？梧州 小黎"
    page = parse_page(
        "\n\n".join(
            ["合同到期能不能走人", "问：我怀孕五个月了。", asked, "答：不对，合同应当延续到哺乳期满。"]
        )
    )
    assert not [b for a in page.articles for b in a.blocks if b.seams]


def test_who_has_said_it_ends_what_was_said() -> None:
    said = "学费由谁出，是要立在前头，白纸黑字，双方签字。——一家民营企业的人事经理"
    text = "近日，绵阳一家企业规定，凡在本厂考取证书后离职的，须退还培训费。我们请来三位读者，各说各的理。"
    page = parse_page(
        "\n\n".join(
            [
                "企业不是免费学校",
                "本报记者 何静",
                text,
                said,
                "也有谈成了的。一个灯会扎制行业的工会联合会，把分散的老板们请到了一张桌子上。",
            ]
        )
    )
    assert not [seam for a in page.articles for b in a.blocks for seam in b.seams if seam.at]


def test_a_few_words_on_a_page_that_nothing_has_cut_are_not_joined() -> None:
    text = "车间主任不肯，老厉自己拿起钢笔，在簿子上写了名字，说这一笔他想了三个晚上，终于想通了。"
    page = parse_page(
        "\n\n".join(
            [
                "让出岗位的人",
                "本报记者 何静",
                text,
                "436减去389",
                "到4月18日，436人当中已有389人找到了新的去处：" + text,
            ]
        )
    )
    assert not [b for a in page.articles for b in a.blocks if b.seams]


def test_a_poem_is_found_although_short_lines_of_another_head_follow() -> None:
    poem = [
        "夜雨",
        "雨落在厂房的屋顶，",
        "落在没有熄的炉火上，",
        "守炉的人",
        "把一夜的话",
        "说给铁听。",
        "天亮了，",
    ]
    below = [
        "铁成了。",
        "连载③",
        "渡口",
        "第二章 涨水",
        "周 野",
        "江水是夜里涨上来的，天没亮，码头就不见了。",
    ]
    lines = read_lines("\n\n".join(poem + below))
    found = verses(lines)
    assert [lines[i].text for i in sorted(found)] == [*poem[1:], below[0]]


def test_the_short_titles_of_a_poems_parts_do_not_hide_it() -> None:
    poem = [
        "门岗的枪对着额头，",
        "一个刚刚好的春天。",
        "口罩",
        "隔着一层无纺布，我认出你，",
        "认出你眼角的笑纹。",
    ]
    lines = read_lines("\n\n".join(poem))
    assert verses(lines) == frozenset(range(len(poem)))


@pytest.mark.parametrize(
    ("line", "open_end"),
    [
        ("老师傅放下扳手，笑着说：", True),
        ("法院终审判决：", True),
        ("现将有关事项通知如下：", False),
        ("公司的做法合法吗？广东佛山 覃大勇", False),
    ],
)
def test_words_that_are_announced_are_still_to_come(line: str, open_end: bool) -> None:
    assert (openness(line) > CLOSED) == open_end


@pytest.mark.parametrize(
    "line",
    [
        "本报讯（记者方正）记者从宁夏回",
        "本报银川4月25日电（记者方正）记者",
        "记者数了数他身上的伤：左脚",
        "进技艺。（作者单位：某大学公共管理学院）",
    ],
)
def test_a_piece_of_a_text_is_neither_signature_nor_head(line: str) -> None:
    (_, found, _) = settle_roles(read_lines(f"从前的事，说来话长，\n\n{line}\n\n后来的事，就都知道了。"))
    assert found.tag is Tag.BODY
    assert found.role != "closing"


def test_a_page_without_a_sign_of_a_break_is_joined_only_where_it_is_sure() -> None:
    for path in TRAINING:
        articles = json.loads(path.read_text("utf-8"))["articles"]
        whole = [[b if isinstance(b, str) else b[1] for b in a["blocks"]] for a in articles]
        for one, two in itertools.pairwise(zip(articles, whole, strict=True)):
            parts = [part for a, blocks in (one, two) for part in (a["title"], *a.get("signed", ()), *blocks)]
            for part in weigh(settle_roles(mark_repeats(read_lines("\n\n".join(parts))))):
                if part.least == LEAST_IN_ORDER:
                    assert all(seam.confidence >= LEAST_IN_ORDER for seam in best_seams(part))


def test_a_few_words_do_not_break_off_where_no_text_does() -> None:
    """A subhead that was taken for text is no reason to cut the page open."""
    lines = settle_roles(read_lines(f"渡口修好了\n\n{WHOLE}\n\n水退下去的街道\n\n{WHOLE}\n\n{SCHOOL}"))
    street = next(line for line in lines if line.text == STREET)
    lines[street.index] = replace(street, tag=Tag.BODY, role="text")
    (weighed,) = weigh(lines)
    assert street.index in weighed.few_words
    row = weighed.ends.index(street.index)
    scores = np.full_like(weighed.scores, -9.0)
    scores[row, -1] = 0.9
    assert best_seams(replace(weighed, scores=scores)) == []
    assert best_seams(replace(weighed, scores=scores, few_words=frozenset(), short=frozenset())) != []


BRIDGE = "渡口的老船工说，今年的水比往年大，过河的人也多，他们把渡船重新上了漆，又在码头上铺了防滑的石板。"


CUT = (
    "纺织厂的夜校停了三年，昨晚重新点起了灯，来听课的有四十多人，第一课讲的是图",
    "纸怎么看。老师是退休的高级工程师，他说只要有人来听，他就一直讲下去。",
)


def joined(*parts: str) -> set[str]:
    """The places where the page's texts were joined, as END|BEGIN with three characters each."""
    lines = settle_roles(mark_repeats(read_lines("\n\n".join(parts))))
    seams = [seam for part in weigh(lines) for seam in best_seams(part)]
    return {f"{lines[s.end].text[-3:]}|{lines[s.begin].text[:3]}" for s in seams}


@pytest.mark.parametrize(
    ("end", "rest", "seam"),
    [
        (
            "码头的修缮从去年春天谈起，一直拖到2023年11",
            "月30日，两岸的村民才凑齐了买石板的钱，工匠们踩着霜开了工。",
            "年11|月30",
        ),
        (
            "修船的手艺传到他这里是第四代，桐油和麻丝的价钱涨了几回，去年",
            "9月1日，镇上的学校请他去给孩子们讲船是怎么造出来的。",
            "，去年|9月1",
        ),
    ],
)
def test_a_day_goes_on_below(end: str, rest: str, seam: str) -> None:
    assert seam in joined("渡口修好了", BRIDGE, end, rest, "夜校又开课了", *CUT)


def test_what_announces_more_may_go_on_in_the_next_column() -> None:
    assert openness("船票这些年没有涨过，一个来回两块钱，镇里给老船工们算了一笔账：") > CLOSED
    assert openness("编辑同志：") == CLOSED


def test_what_is_sung_stands_in_a_paragraph_of_its_own() -> None:
    song = "“一敲金，二敲银，三敲黄鱼满舱门；风来两边分，浪来船头平！”"
    announced = "船钉一共九十九枚，他把红线缠在钉上，择了潮水初涨的时辰下锤，船主人在一旁念道："
    assert not joined("渡口修好了", BRIDGE, announced, song)


def test_what_comes_from_another_page_continues_nothing() -> None:
    ended = "雾散以后他们才开船，船舱里挤满了赶集的人和他们的鸡鸭，老船工数了数，一共"
    assert not joined(ended, "（上接第1版）从县城往西走四十里，公路就断在了江边，剩下的路要靠船。", BRIDGE)


def test_what_is_asked_below_a_letters_end_goes_on() -> None:
    page = parse_page(
        "家书\n\n娘的信\n\n家里都好，麦子收了，你不要挂念，厂里的活要紧，夜班路上小心，穿厚些。\n\n志刚\n\n10月12日于岳阳\n\n"
        "科技热线\n\n飞船返回为何要“失踪”几分钟\n\n宫明\n\n问：看电视时，解说员说飞\n\n"
        "船进入“黑障区”，通信中断，是不是出了故障？\n\n"
        "答：不是。返回舱以每秒七千多米的速度冲进大气层，外壁与空气剧烈摩擦，温度高达一两千摄氏度。\n\n"
        "问：那地面怎么知道它在哪儿？\n\n答：靠雷达，也靠光学设备，事先算出它从哪里出来，把天线对准那一片天空。"
    )
    assert any("解说员说飞船进入“黑障区”" in block.text for a in page.articles for block in a.blocks)


@pytest.mark.parametrize("mark", "△▲●◆◎")
def test_an_item_of_a_list_continues_nothing(mark: str) -> None:
    item = f"{mark}云南楚雄：一家足浴城拒绝给离职技师开离职证明，判赔误工损失四千一百元。"
    lines = settle_roles(read_lines(f"{WHOLE[:-9]}\n\n{item}\n\n{SCHOOL}"))
    (weighed,) = weigh(lines)
    assert 0 in weighed.ends
    assert 1 not in weighed.begins
