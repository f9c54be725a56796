"""Who signed: the forms of a newspaper's bylines and of what closes a text."""

from __future__ import annotations

import pytest

from seeds import parse_page
from seeds.model import Article
from seeds.names import is_byline, only_names, people

TEXT = "清晨五点，车间里的灯已经亮了，工人们三三两两走来，换上工装，开始一天的活计。"


def first(*lines: str) -> Article:
    return parse_page("\n\n".join(lines)).articles[0]


@pytest.mark.parametrize(
    ("signed", "names"),
    [
        ("本报记者 章 小 禾 本报通讯员 蓝云舒", ["章小禾", "蓝云舒"]),
        ("□赵 瓯 北", ["赵瓯北"]),
        ("□中平矿业十矿 夏侯广田", ["夏侯广田"]),
        ("□辽宁抚顺 邬大海", ["邬大海"]),
        ("作者：高级技师 龚自强", ["龚自强"]),
        ("课题组成员：樊增义 周广荣", ["樊增义", "周广荣"]),
        ("原锅炉厂工会主席 柏 君 先 口述 金 沙 江 整理", ["柏君先", "金沙江"]),
        ("口述：方桂兰（原国营上海第十七棉纺织厂工人）", ["方桂兰"]),
        ("本报首席记者 万 程 孟 凡 胡 慧", ["万程", "孟凡", "胡慧"]),
        ("某某市总工会课题组", ["某某市总工会课题组"]),
        ("□钮惠兰 主任医师", ["钮惠兰"]),
        ("■ 本报记者 章小禾 实习生 吾买尔·卡德尔", ["章小禾", "吾买尔·卡德尔"]),
        ("晚报记者 章小禾 原野 实习生 上官蓓", ["章小禾", "原野", "上官蓓"]),
        ("□ 江城晚报记者 瞿米 文/图", ["瞿米"]),
        ("本报特约记者 石阿榜 7月21日发自贵州台江", ["石阿榜"]),
    ],
)
def test_who_signed_under_the_title(signed: str, names: list[str]) -> None:
    article = first("厂里的灯为谁亮着", signed, TEXT, TEXT)
    assert [n.name for n in article.byline] == names
    assert article.title == "厂里的灯为谁亮着"


def test_names_alone_in_the_bracket_of_a_report() -> None:
    article = first("五百标兵受表彰", "本报讯（谢 军 周 洁）昨日，公司表彰了五百名标兵。")
    assert [n.name for n in article.byline] == ["谢军", "周洁"]


@pytest.mark.parametrize(
    ("report", "names"),
    [
        ("本报讯（记者斯琴图 通讯员萨如拉）昨日，公寓开门迎客。", ["斯琴图", "萨如拉"]),
        ("本报讯 通讯员辛守业、记者车路明报道：昨日，公寓开门迎客。", ["辛守业", "车路明"]),
        ("本报讯 记者从市总工会获悉，有关报道：昨日，公寓开门迎客。", []),
        ("本报讯 通讯员郄建国、仝小平，记者容湘报道：昨日，公寓开门迎客。", ["郄建国", "仝小平", "容湘"]),
        ("晚报讯 见习记者 伏虎 报道 昨晚，公寓开门迎客。", ["伏虎"]),
        ("本报讯 昨日，公寓开门迎客。（降央拉姆）", ["降央拉姆"]),
        ("本报讯 昨日，公寓开门迎客。（斯琴高娃）", ["斯琴高娃"]),
        ("本报讯 昨日，公寓开门迎客。（未完待续）", []),
        ("本报讯（白玛次仁报道）昨日，公寓开门迎客。", ["白玛次仁"]),
        ("本报宜昌讯（记者章小禾 实习生瞿米）公寓昨日开门迎客。", ["章小禾", "瞿米"]),
        ("本报宜昌电（记者章小禾）公寓昨日开门迎客。", ["章小禾"]),
        ("本报记者章 禾报道：公寓昨日开门迎客。", ["章禾"]),
        ("本报讯 记者其木格报道：公寓昨日开门迎客。", ["其木格"]),
    ],
)
def test_names_that_a_report_says_to_be_names(report: str, names: list[str]) -> None:
    assert [n.name for n in first("公寓为倒班夫妻留房", report).byline] == names


def test_a_title_of_four_characters_above_a_byline_is_no_name() -> None:
    article = first(
        "从抱起第一只铁锅算起，她与铁打了三十三年的交道", "章丘女匠", "本报记者 李娜 王强", TEXT, TEXT
    )
    assert (article.title, [n.name for n in article.byline]) == ("章丘女匠", ["李娜", "王强"])


@pytest.mark.parametrize(
    ("last", "signed"),
    [
        ("读者 武二喜", [("武二喜", "读者")]),
        ("律师 席广济", [("席广济", "律师")]),
        ("河南开封 章长贵", [("章长贵", "读者")]),
        ("他说到做到", []),
    ],
)
def test_who_signs_below_the_text(last: str, signed: list[tuple[str, str]]) -> None:
    article = first("一碗胡辣汤为什么要交七道费", TEXT, TEXT.replace("五点", "六点"), last)
    assert [(n.name, n.role) for n in article.byline] == signed


def test_a_title_that_could_be_a_name_stands_above_its_author() -> None:
    article = first("百姓写真", "修笔人", "□仰止", TEXT, TEXT)
    assert (article.column, article.title) == ("百姓写真", "修笔人")
    assert [n.name for n in article.byline] == ["仰止"]


def test_the_papers_own_house_signs_a_notice() -> None:
    notice = "因春节假期，本报一月三十日至二月七日休刊，二月八日恢复正常出版，祝广大读者新春愉快。"
    page = parse_page("\n\n".join(["休刊启事", notice, "本报发行处", "瓜熟时节", "□卓大川", TEXT]))
    assert [a.title for a in page.articles] == ["休刊启事", "瓜熟时节"]
    assert page.articles[0].blocks[-1].text == "本报发行处"


def test_a_letter_may_end_in_a_question_above_its_readers() -> None:
    asked = "我们的要求不高：一年兑一张，行不行？"
    page = parse_page(
        "\n\n".join(
            [
                "谁来管管药费",
                "编辑同志：",
                TEXT,
                asked,
                "内蒙古赤峰 敖德福 郎玉柱",
                "桥通了",
                f"本报讯（记者李娜）{TEXT}",
            ]
        )
    )
    assert [a.title for a in page.articles] == ["谁来管管药费", "桥通了"]
    assert [b.text for b in page.articles[0].blocks][-2] == asked
    assert [n.name for n in page.articles[0].byline] == ["敖德福", "郎玉柱"]


def test_who_took_the_pictures_did_not_write() -> None:
    article = first("三百六十五里路", "记者 巫山云", "摄影 记者 廖小兵", TEXT, TEXT)
    assert [n.name for n in article.byline] == ["巫山云"]
    assert [n.name for n in article.credits] == ["廖小兵"]


def test_a_letter_and_its_answer_are_one_article() -> None:
    page = parse_page(
        "\n\n".join(
            [
                "试用期受伤算不算工伤",
                "编辑同志：",
                "我今年3月到一家家具厂打工，操作电锯时左手食指受伤，老板说试用期不算工伤，对吗？",
                "安徽巢湖 许大勇",
                "许大勇同志：",
                "试用期包括在劳动合同期限内，只要存在劳动关系，受伤就应当认定为工伤，你可以申请认定。",
            ]
        )
    )
    assert [a.title for a in page.articles] == ["试用期受伤算不算工伤"]
    assert [b.text for b in page.articles[0].blocks][2:4] == ["安徽巢湖 许大勇", "许大勇同志："]


@pytest.mark.parametrize("day", ["2022年1月24日", "二〇二二年一月二十四日"])
def test_the_house_and_the_day_end_a_notice(day: str) -> None:
    page = parse_page(
        "\n\n".join(
            [
                "关于春节期间暂停换卡业务的通知",
                "根据放假安排，会员证换领业务暂停办理，节后恢复，给您带来不便，敬请谅解。",
                "某某省总工会职工服务中心",
                day,
                "年夜饭提前吃了",
                "本报记者 张世光",
                TEXT,
                TEXT,
            ]
        )
    )
    assert [a.title for a in page.articles] == ["关于春节期间暂停换卡业务的通知", "年夜饭提前吃了"]
    assert [b.text for b in page.articles[0].blocks][1:] == ["某某省总工会职工服务中心", day]


def test_a_song_in_a_text_stays_in_it() -> None:
    song = ["“雁门关外野人家，", "不植桑麻不种花；", "石头缝里刨口粮，", "娶个媳妇隔山娃。”"]
    page = parse_page(
        "\n\n".join(
            ["关外的风", "本报记者 刘建林", TEXT, *song, "他说这词是爷爷编的，爷爷又是听他的爷爷唱的。"]
        )
    )
    assert [a.title for a in page.articles] == ["关外的风"]
    assert [b.text for b in page.articles[0].blocks][1:5] == song


def test_a_lawyer_who_answers_signs_below_the_text() -> None:
    article = first(
        "包工头跑了，工钱该找谁要？",
        "问：干了三个月，包工头跑了，工钱该找谁要？我们十二个人手里只有工本，没有合同。",
        "答：总包企业应当先行垫付。你们手里的工本就是证据，但要补强，工友之间互相写证言。",
        "（本期解答 北京市某某律师事务所 黄岳屏）",
    )
    assert [n.name for n in article.byline] == ["黄岳屏"]


@pytest.mark.parametrize("label", ["昨日亚运看点", "问号与句号", "谁在为亚运熨平褶皱", "战“疫”一线"])
def test_a_label_made_of_words_is_no_stray(label: str) -> None:
    page = parse_page("\n\n".join([label, "乒乓女单让一追四", "本报讯（记者郝天）昨晚的比赛打了五局。"]))
    assert not page.discarded


def test_a_report_cut_behind_its_first_words_is_no_byline() -> None:
    page = parse_page(
        "\n\n".join(
            [
                "全国技能大赛开幕",
                "本报北京10月30日电（记者于灵歌）记者今天",
                "从全国总工会获悉，大赛将于下月在武汉举行决赛，共有三百名选手参加。",
            ]
        )
    )
    (article,) = page.articles
    assert [n.name for n in article.byline] == ["于灵歌"]
    whole = "".join(b.text for b in article.blocks)
    assert whole.startswith("本报北京10月30日电（记者于灵歌）记者今天从全国总工会")


@pytest.mark.parametrize("name", ["白音宝力格", "巴哈提古丽"])
def test_a_name_of_another_tongue_may_be_long(name: str) -> None:
    assert [n.name for n in people(f"本报记者 {name}")] == [name]
    assert [n.name for n in people("记者张子谕赵昂")] == ["张子谕", "赵昂"]


def test_a_caption_with_its_credit_is_no_head() -> None:
    caption = (
        "12月16日，热力站的维修工在室外检查阀门，她和姐妹们修好了88处漏点。本报记者何日图 本报通讯员敖嫩 摄"
    )
    article = first("零下31摄氏度的“热心肠”", caption)
    assert (article.title, article.subtitle) == ("零下31摄氏度的“热心肠”", None)
    assert [n.name for n in article.credits] == ["何日图", "敖嫩"]


@pytest.mark.parametrize("name", ["冶小娟", "虎峰", "车念慈", "信嘉禾", "乜凤兰"])
def test_rare_surnames_sign_beside_a_role(name: str) -> None:
    assert [n.name for n in people(f"本报通讯员 {name}")] == [name]
    assert is_byline(f"记者{name}")


def test_a_short_title_is_no_rare_name() -> None:
    assert not only_names("铁盒")


@pytest.mark.parametrize(
    ("last", "names"),
    [
        ("甘肃白银 厍永昌", ["厍永昌"]),
        ("江西樟树 尧桂珍 左士诚", ["尧桂珍", "左士诚"]),
        ("甘肃兰州 水玉珍（等28人）", ["水玉珍"]),
        ("江西景德镇 读者 丰玉兰", ["丰玉兰"]),
        ("瑞安 一读者", []),
    ],
)
def test_readers_sign_their_letters_and_the_line_stays(last: str, names: list[str]) -> None:
    article = first("我的药费单该找谁签字", "编辑同志：", TEXT, TEXT.replace("五点", "六点"), last)
    assert [(n.name, n.role) for n in article.byline] == [(name, "读者") for name in names]
    assert article.blocks[-1].text == last


def test_the_last_words_of_a_caption_before_its_credit_are_no_byline() -> None:
    assert not is_byline("巡检。 本报通讯员 次仁罗布 摄")
    assert is_byline("本报通讯员 次仁罗布")


@pytest.mark.parametrize("dear", ["许大勇同志：", "许大勇读者："])
def test_who_asks_has_signed_above_the_answer(dear: str) -> None:
    asked = "编辑同志：我今年3月到一家家具厂打工，操作电锯时左手食指受伤，老板说试用期不算工伤，对吗？"
    answer = "试用期包括在劳动合同期限内，只要存在劳动关系，受伤就应当认定为工伤，你可以申请认定。"
    article = first("试用期受伤算不算工伤", asked, "安徽巢湖 许大勇", dear + answer)
    assert [n.name for n in article.byline] == ["许大勇"]


def test_a_correspondent_abroad_is_a_role() -> None:
    article = first("桥通了", f"本报底特律7月21日电（驻外记者商若愚）{TEXT}")
    assert [(n.name, n.role) for n in article.byline] == [("商若愚", "驻外记者")]


def test_a_column_of_correspondents_abroad_is_no_name() -> None:
    article = first("驻外记者手记", "万株古树有人管", "阿丽娅·买买提", TEXT, TEXT)
    assert "手记" not in [n.name for n in article.byline]


def test_who_signs_a_letter_and_its_answer_has_lost_nothing() -> None:
    asked = "编辑同志：我今年3月进入一家商贸公司，上个月我查出怀孕，公司要我自己走人。请问公司这样做合法吗？"
    answer = "彭晓丽读者：根据劳动合同法的规定，女职工在孕期的，用人单位不得解除劳动合同。你可以申请仲裁。"
    signed = "北京市总工会法律服务中心 律师 梁枫"
    article = first("试用期怀孕，公司能辞退我吗", asked, "读者 彭晓丽", answer, signed, "桥通了", TEXT)
    assert [block.text for block in article.blocks][1] == "读者 彭晓丽"
    assert not any(block.gap_after for block in article.blocks)


def test_a_colon_inside_a_role_is_kept() -> None:
    article = first("桥通了", "本期答疑：湘声律师事务所 褚亮", TEXT)
    assert [(n.name, n.role) for n in article.byline] == [("褚亮", "本期答疑：湘声律师事务所")]
