"""What short lines are for: signatures, columns, boxes, subheads, notices and the last lines of a text."""

from __future__ import annotations

import pytest

from seeds import parse_page
from seeds.model import Article

NEWS = "本报讯（记者何静）大庆市总工会日前为户外劳动者送去防暑药品，惠及环卫工人三千余名。"
TALE = (
    "巷口的修鞋摊摆了三十年，老周的锤子声是整条巷子的闹钟。谁家的孩子上学，谁家的媳妇下班，他听脚步就知道。\n\n"
    "去年巷子拆迁，老周把摊子搬到了地铁口。头一天没有一个顾客，他就给自己修鞋，修好了拆，拆了又修。\n\n"
    "到了第三天，巷子里的老街坊坐了六站地铁，拎着一双好端端的皮鞋来找他。"
)
LONGER = (
    "老周没有多话，从箱底摸出一块存了多年的牛皮，照着鞋跟的样子裁好，一锤一锤钉上去。地铁口人来人往，锤子声被车声盖住，"
    "他却觉得比在巷子里还响。老街坊说，鞋本来没坏，就是想听听这个声音。\n\n"
    "入冬以后，街道在地铁口给他搭了一间小屋，有灯，有暖气，门上写着他的名字。他把那块写了三十年的木牌也挂了上去，"
    "木牌上的字已经看不清，可谁都知道上面写的是什么。傍晚下班的人流里，总有人停下来，脱下一只鞋，坐在小凳上等。"
)

MORE = "春天来的时候，小屋的窗台上多了一盆迎春。街坊们说，这条街的鞋比别处的耐穿，走得慢一点也不要紧。"


def articles(*parts: str) -> tuple[Article, ...]:
    return parse_page("\n\n".join(parts)).articles


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("史洪举", [("史洪举", None)]),
        ("山西 薛保平", [("薛保平", "山西")]),
        ("文·图/桑 榆", [("桑榆", None)]),
        ("◎羊角岩", [("羊角岩", "作者")]),
        ("港务集团桥吊司机 夏侯敏", [("夏侯敏", "港务集团桥吊司机")]),
        ("口述：谢福来 整理：本报记者 阳春", [("谢福来", "口述"), ("阳春", "本报记者")]),
        ("提问：湖北黄石 翟桂兰", [("翟桂兰", "提问 湖北黄石")]),
        ("张福来口述 李春整理", [("张福来", "口述"), ("李春", "整理")]),
        ("特约撰稿人 夏熊飞", [("夏熊飞", "特约撰稿人")]),
    ],
)
def test_what_stands_between_a_title_and_a_text_signs_it(
    line: str, names: list[tuple[str, str | None]]
) -> None:
    (article,) = articles("巷口的锤子声", line, TALE)
    assert (article.kicker, article.title, article.subtitle) == (None, "巷口的锤子声", None)
    assert [(n.name, n.role) for n in article.byline] == names


def test_a_dateline_may_sign_from_above() -> None:
    (article,) = articles("某型卫星成功发射", "本报太原10月14日电 记者 胡喆", TALE)
    assert article.title == "某型卫星成功发射"
    assert [(n.name, n.role) for n in article.byline] == [("胡喆", "记者")]
    assert article.dateline is not None and article.dateline.place == "太原"


def test_a_label_of_no_known_ending_is_a_column_above_a_title() -> None:
    (article,) = articles("灶边", "腌一坛好雪里蕻", "柴火间主人", TALE)
    assert (article.column, article.title) == ("灶边", "腌一坛好雪里蕻")


def test_a_box_label_above_a_text_is_a_note_and_above_a_title_a_column() -> None:
    box = "高温津贴按月发放，不得以饮料充抵。"
    inside = articles("职工有了清凉角", NEWS, "延伸阅读", box)
    assert [(b.type, b.label) for b in inside[0].blocks if b.label] == [("note", "延伸阅读")]
    own = articles("职工有了清凉角", NEWS, "温馨提示", "春招防骗三问", "刘一白", TALE)
    assert (own[-1].column, own[-1].title) == ("温馨提示", "春招防骗三问")


def test_boxed_words_are_subheads() -> None:
    (article,) = articles(
        "试用期能否随意解雇",
        "时福茂",
        "【案情】",
        TALE,
        "【说法】",
        "解雇须有录用条件作为依据，并应书面告知。",
    )
    assert [b.text for b in article.blocks if b.type == "subhead"] == ["【案情】", "【说法】"]


@pytest.mark.parametrize(
    "subheads",
    [
        ("■ 1998年，擦窗", "■ 2005年，调解书"),
        ("零时10分", "15时50分"),
        ("绿叶：老金上了太阳能", "蓝叶：小两口一个向东，一个向南"),
        ("第一轮：各翻各的账本", "第二轮：桌子拍响了"),
    ],
)
def test_subheads_of_one_shape(subheads: tuple[str, str]) -> None:
    (article,) = articles(
        "一片叶子的去向",
        "本报记者 何静",
        TALE,
        subheads[0],
        LONGER,
        subheads[1],
        MORE,
    )
    assert [b.text for b in article.blocks if b.type == "subhead"] == list(subheads)


@pytest.mark.parametrize(
    "kicker",
    [
        "去产能，去的是炉子，留的是人。一家钢厂1847名职工的转岗去向，工会画成了一张图",
        "教一只机械手叠好一件衬衫，需要一万两千次。教的人，上个月还是缝纫工——",
    ],
)
def test_a_kicker_may_hold_a_full_stop(kicker: str) -> None:
    found = articles("职工有了清凉角", NEWS, kicker, "一片叶子的去向", "本报记者 何静", TALE)
    assert [(a.kicker, a.title) for a in found[1:]] == [(kicker, "一片叶子的去向")]


def test_a_kicker_may_end_in_a_word_that_nobody_knows() -> None:
    found = articles(
        "职工有了清凉角",
        NEWS,
        "汶川地震半年之后，记者再访东汽",
        "临时厂房里的“一号转子”",
        "本报记者 胥蓉",
        TALE,
    )
    assert (found[1].kicker, found[1].title) == ("汶川地震半年之后，记者再访东汽", "临时厂房里的“一号转子”")


def test_a_piece_that_breaks_off_above_a_head_is_no_kicker() -> None:
    found = articles(
        "巷口的锤子声",
        "□林木",
        TALE,
        "街坊都说他手巧。有一年冬天，他给",
        "一片叶子的去向",
        "本报记者 何静",
        LONGER,
    )
    assert [(a.kicker, a.title) for a in found] == [(None, "巷口的锤子声"), (None, "一片叶子的去向")]


def test_a_box_below_a_head_is_of_its_article() -> None:
    note = "7月5日，《中华人民共和国劳动法》通过，试用期最长不得超过六个月，解除合同须有录用条件作为依据。"
    law = "试用期最长不得超过六个月。试用期内解除劳动合同，单位须证明劳动者不符合录用条件，这是劳动法的规定。"
    found = articles(
        "试用期内能说走就走吗", "□柯以敏", law, "流水线上的一天", "本报记者 何静", "编者按", note, TALE
    )
    assert [b.label for b in found[1].blocks if b.type == "note"] == ["编者按"]


def test_a_label_of_six_characters_above_a_kicker_is_a_column() -> None:
    kicker = "从一箱火龙果寄出的线索开始，37名瓦工讨回68.9万元"
    (article,) = articles("工会帮我讨薪", kicker, "“失联”的包工头找到了", "本报记者 何静", TALE)
    assert (article.column, article.kicker, article.title) == ("工会帮我讨薪", kicker, "“失联”的包工头找到了")


def test_of_two_labels_above_a_text_the_last_is_the_title() -> None:
    items = [
        f"●{place}市总工会日前为环卫工人体检，{n}名职工领到了结果。"
        for n, place in enumerate(("通化", "景德镇", "任丘"), 41)
    ]
    found = articles("职工有了清凉角", NEWS, "短平快", "工会快讯", *items)
    assert (found[-1].column, found[-1].title) == ("短平快", "工会快讯")


def test_a_campaign_is_a_column() -> None:
    (article,) = articles("推进新就业形态劳动者服务进行时", "最后一百米，走了三年", "本报记者 何静", TALE)
    assert (article.column, article.title) == ("推进新就业形态劳动者服务进行时", "最后一百米，走了三年")


def test_a_notice_stands_alone() -> None:
    found = articles("职工有了清凉角", NEWS, "更正", "本报昨日第6版一文中，“王秀兰”应为“王秀芝”。特此更正。")
    assert [a.title for a in found] == ["职工有了清凉角", "更正"]


def test_last_lines_stay_with_their_text() -> None:
    found = articles(
        "巷口的锤子声", "□林木", TALE, "谢谢大家！", "（社区服务中心供稿）", "职工有了清凉角", NEWS
    )
    assert [a.title for a in found] == ["巷口的锤子声", "职工有了清凉角"]
    assert [b.text for b in found[0].blocks][-2:] == ["谢谢大家！", "（社区服务中心供稿）"]


def test_a_name_alone_in_brackets_signs_a_report_at_its_end() -> None:
    (article,) = articles(
        "河西热网投运", "本报讯 记者获悉，河西热网已于日前投运，新增供热面积八万平方米。（李 强）"
    )
    assert [(n.name, n.role) for n in article.byline] == [("李强", None)]


def test_pictures_from_those_interviewed_credit_nobody() -> None:
    (article,) = articles("工地元宵夜", "2月4日晚，钢筋工罗世勇夫妇和工友一起吃汤圆。", "受访者供图")
    assert article.credits == ()


@pytest.mark.parametrize(("line", "aside"), [("氵亻丬匚摄丨厂", True), ("劳模丨工匠丨新人", False)])
def test_a_string_of_radicals_is_set_aside(line: str, aside: bool) -> None:
    page = parse_page("\n\n".join(["巷口的锤子声", "□林木", TALE, line, "职工有了清凉角", NEWS]))
    assert (line in [d.text for d in page.discarded if d.reason == "stray"]) is aside


def test_an_interviewers_question_is_text() -> None:
    asked = "主持人：摊子搬走以后，老街坊还找得到您吗？"
    (article,) = articles("巷口的锤子声", "□林木", TALE, asked, TALE)
    assert (asked, "paragraph") in [(b.text, b.type) for b in article.blocks]


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("更正", "本报昨日第6版一文中，“王秀兰”应为“王秀芝”。特此更正。", "report"),
        ("台风后的加班怎么算", "编辑同志：台风过后我们连续抢修三天，单位不发加班费。", "feature"),
        ("巷口的锤子声", f"{TALE}\n\n{LONGER}", "feature"),
    ],
)
def test_the_kind_of_an_unsigned_text(title: str, text: str, kind: str) -> None:
    assert articles(title, text)[0].kind == kind


def test_a_text_that_lost_its_head_is_not_the_caption_of_the_picture_above() -> None:
    page = parse_page(
        "剪纸迎春进车间\n\n1月14日，女工在车间里剪窗花。本报通讯员 金雪 摄\n\n"
        "募集来的管家每人负责一片老楼，漏水、暖气不热、管道堵塞，随叫随到。\n\n"
        "老住户的电话一打来，他们背起工具包就出门，冬天也不例外。\n\n"
        "县总工会召开全委会\n\n本报讯（记者方正）县总工会全委会昨天召开，审议了工作报告。"
    )
    assert [(a.title, len(a.blocks)) for a in page.articles] == [
        ("剪纸迎春进车间", 1),
        (None, 2),
        ("县总工会召开全委会", 1),
    ]


def test_a_line_that_begins_with_the_day_is_no_part_of_a_head() -> None:
    page = parse_page(
        "海口增设“母婴关爱位”\n\n5月24日，在海口市龙华区的琼台\n\n"
        "书院驿站里，骑手妈妈在给孩子换尿布。本报通讯员 符永安 摄"
    )
    (article,) = page.articles
    assert (article.title, article.subtitle) == ("海口增设“母婴关爱位”", None)


def test_a_short_title_above_its_subtitle_is_no_column() -> None:
    (article,) = articles("一本粮票", "——母亲留下的“家底”", "□闾丘敏", TALE, LONGER)
    assert (article.column, article.title) == (None, "一本粮票")
    assert article.subtitle == "——母亲留下的“家底”"


def test_a_text_that_points_back_belongs_to_the_picture_above() -> None:
    picture, other = articles(
        "洪水退后",
        "8月11日，河北井陉县微水镇，几名农机修造厂的工人在清洗从淤泥里挖出来的机床。 本报通讯员 麴志强 摄",
        "8月上旬，当地遭受了历史上罕见的暴雨山洪。这家厂有62台设备被泥沙掩埋，职工们轮班清淤，已有41台恢复运转。",
        "大庆送清凉",
        NEWS,
    )
    assert (picture.title, len(picture.blocks)) == ("洪水退后", 2)
    assert other.title == "大庆送清凉"
