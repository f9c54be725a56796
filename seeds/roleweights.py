"""What marks and neighbourhoods are worth for the role of a short line: data in log odds, by hand.

Each number says how much likelier a line of that role has the mark than one of the others.
"""

from __future__ import annotations

OF_LINE: dict[str, dict[str, float]] = {
    "text": {
        "": -1.5,
        "as text": 0.8,  # the fragment evidence, turned about
        "bracketed": 4.0,  # （贵州省总工会法律工作部提供）
        "listed": 3.5,  # ▲ 1. · at its beginning
        "asked": 4.0,  # 主持人：职工遇到这种情况该怎么办？
        "farewell": 3.0,  # 谢谢大家！ 此致 敬礼
        "in a series": 5.5,  # poems, tables: many short lines
        "table": 3.5,  # mostly figures
        "marked": -1.0,
        "question at length": 3.0,  # 问题随之而来：…收益归谁？
        "letter's end": 4.0,  # 瑞安 一读者
        "plain date": 6.0,  # 8月22日
        "paper's house": 9.0,  # 本报发行处 signs the notice above
        "signed below": 9.0,  # 一年兑一张，行不行？ above the names that sign a letter
        "signs above": 9.0,  # 安徽巢湖 许大勇, between two texts: a name there ends a letter
        "date below": 7.0,  # 黑龙江省总工会职工服务中心, and the day below: the end of a notice
        "up to 4": -1.0,
        "dash at end": -4.0,
    },
    "subhead": {
        "": -0.5,
        "boxed": 5.0,  # 【案情】
        "boxed series": 2.0,  # …【裁判】 …【说法】
        "listed alone": 7.0,  # ■ 1998年，擦窗
        "one of a shape": 3.5,  # 4时35分 … 15时50分; 绿叶：… 黄叶：…
        "numbered": 3.5,  # 一、 （二） 其三
        "bracketed": -4.0,
        "asked": -3.0,
        "farewell": -4.0,
        "up to 12": 0.7,
        "over 20": -1.5,
        "alike": 0.8,  # other single short lines between texts, each
        "apart": -1.5,
        "dash at end": -4.0,
        "halves": -0.5,
        "column": -1.0,
        "named": -1.0,
        "in a brief": -1.2,
        "above closed": -2.0,
        "listed below": -2.0,
        "picture below": -2.5,
        "cut above": 0.3,
    },
    "column": {
        "": -2.2,
        "column": 4.5,  # 推进“产改”进行时
        "dotted": 2.5,  # 追梦·一线职工风采录
        "column word": 3.5,  # 图说
        "notice": -3.0,
        "up to 4": 2.0,
        "up to 8, no verb": 1.5,
        "up to 12": 0.3,
        "over 12": -5.0,
        "question": -3.0,
        "dash at end": -4.0,
        "dash first": -6.0,
        "dash below": -6.0,  # a subtitle stands below its title
        "letter's end": -3.0,
        "farewell": -5.0,
        "twice": 2.0,  # the page has the label elsewhere too
        "named": -1.0,
        "listed": -3.0,
        "bracketed": -3.0,
        "boxed": -1.0,
        "numbered": -3.0,
        "actor alone": -2.0,  # 江西德兴铜矿工会: a kicker
        "when": -1.5,  # 2015年1至7月: a kicker
    },
    "title": {
        "": 0.0,
        "dash at end": 3.0,  # …的方程式——: a kicker
        "marked": 0.5,
        "apart": 0.5,
        "up to 4": -1.2,
        "notice": 4.0,  # 更正, 公告
        "signed below": -3.0,
        "author below": 2.0,
        "says": 2.0,  # 江苏省总工会主席魏国强提出, with a title below
        "column word": -1.5,
        "named": -2.0,
        "role and name": -2.5,
        "bracketed": -4.0,
        "boxed": -4.0,
        "numbered": -1.5,
        "listed": -2.5,
        "farewell": -2.5,
        "column": -1.5,
        "table": -3.0,
        "in a series": -2.0,
        "letter's end": -2.0,
    },
    "signed": {
        "": -3.2,
        "named": 4.0,  # 史洪举
        "name like": 1.0,  # jieba takes it for a name
        "unit": 7.0,  # 泰州市高港区总工会课题组
        "minority name": 1.5,
        "role and name": 6.0,  # 宁波港务集团桥吊司机 夏侯敏
        "up to 4": 0.5,
        "up to 6, no verb": 1.8,  # 柴火间主人
        "author below": -5.0,  # 修笔人 above □仰止
        "byline below": -2.0,  # a name alone above names with their roles is a title: 章丘女匠
        "twin of above": -2.5,  # 全程「一网可办」 结果「一网获知」
        "over 12": -2.0,
        "question": -3.0,
        "marked": -1.0,
        "quoted": -2.0,
        "bracketed": -1.0,
        "boxed": -4.0,
        "column": -2.0,
        "column word": -2.0,
        "notice": -4.0,
        "dash first": -8.0,  # ——访某集团工会主席 陆建国
    },
}
OF_LINE["next"] = OF_LINE["title"]
OF_LINE["below"] = {"": -9.0, "column": 10.0, "column word": 9.0, "twice": 1.0}
OF_LINE["stray"] = {
    "": -9.0,
    "stray": 10.0,
    "radicals": 4.0,
    "several radicals": 7.0,  # 艹影影影扌
    "said below": -3.0,
    "verb": -1.2,
    "halves": -1.5,
}
OF_LINE["box"] = {"": -9.0, "box": 13.0}

# From the role above to the role below; a pair that is not here cannot be.
STEPS: dict[str, dict[str, float]] = {
    "text": {
        "text": 0.0, "subhead": 0.0, "column": 0.0, "title": -0.5, "signed": -5.5, "stray": -0.5, "box": 0.0,
    },
    "subhead": {"text": 0.0, "subhead": -3.0, "column": -3.0, "title": -5.0, "signed": -5.0},
    "column": {"text": -3.0, "subhead": -4.0, "column": -2.5, "title": 0.0, "signed": -2.0, "stray": -4.0},
    "title": {
        "text": 0.0, "subhead": -2.0, "column": -5.0, "title": -0.3, "next": -5.0, "signed": 2.0,
        "below": -0.5, "stray": -4.0, "box": -1.0,
    },
    "signed": {
        "text": 0.0, "subhead": -1.0, "column": -2.0, "title": -2.5, "next": -3.0, "signed": 0.0,
        "below": -0.5, "stray": -2.0,
    },
    "below": {"text": 0.0, "subhead": -3.0, "column": -4.0, "title": -3.0, "signed": 0.0},
    "box": {"text": 0.0, "title": -4.0, "subhead": -2.0},
    "stray": {"text": 0.0, "subhead": 0.0, "column": 0.0, "title": -0.5, "signed": -3.0, "stray": -2.0},
}  # fmt: skip
STEPS["next"] = STEPS["title"]

# The text below is a report's (本报讯): a head ends above it, never a subhead.
REPORT_BELOW = {"title": 2.0, "next": 2.0, "subhead": -8.0, "column": -3.0}
# 影像, 图片新闻: a picture needs no title.
PICTURE_BELOW_COLUMN = 1.0
# 本报记者 张三 below a text and above the next head may end the text.
SIGNATURE_AS_TEXT = -3.5
# A day on a line of its own below a text dates it (a notice, a second entry of a diary).
DAY_AS_TEXT = -1.0
# 本报特派记者 诸葛文 摄影报道 below a title signs the text.
CREDIT_AS_SIGNATURE = -1.0

# What speaks for a new article at a first short line below a text.
OPENS = {
    "page begins": 3.0,
    "apart": 1.5,  # two or more blank lines
    "above closed": 1.5,  # a jump, the author's house, a credit end the text above
    "picture below": 2.5,  # a caption with its credit
    "listed below": 1.5,  # ▲ notices
    "notice": 3.0,
    "in a brief": 0.8,  # a 本报讯 of a few lines has no subheads
    "dash": 1.0,
    "over 16": 0.5,
    "halves": 0.5,
    "texts alike": -3.0,  # the text below goes on with the topic of the text above
    "texts unlike": 1.5,
    "goes on elsewhere": -1.5,
    "news below": 0.4,  # 近日，… 6月8日，…
    "names the text below": 1.5,
    "names the text above": -1.0,
}
# The least of it above a title, a signature or a report.
OPENS_SIGNED = 0.0
