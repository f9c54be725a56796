"""The marks of a short line by its own words: brackets, numbers, names, the form of a label."""

from __future__ import annotations

import functools
import re

from seeds import names, rules
from seeds.cutnames import has_surname
from seeds.groups import looks_like_column
from seeds.labels import label_odds
from seeds.text import squeezed
from seeds.wordtags import has_verb, tags_of

_BRACKETED = re.compile(r"^[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]$")
BOXED = re.compile(r"^[【〖\[][^】〗\]]{1,12}[】〗\]]$")
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、是问]|[（(][一二三四五六七八九十\d]{1,3}[）)]|其[一二三四五]|"
    r"第[一二三四五六七八九十][，：:、 ]|"
    r"\d{1,2}[.．、]|[①-⑩]|(?:问|答|[A-Z])[:：])"
)
DASHES = ("——", "──", "－－", "--", "—")
LISTED = re.compile(r"^[▲△●◆◇■★☆·•*※►▶]")
# 本报评论员 signs alone.
_HOUSE_SPEAKS = re.compile(
    r"(?:本报|本刊|本社|新华社|[\u4e00-\u9fff]{2}日报社?)(?:特约|首席|高级)?(?:评论员|编辑部|评论部)$"
)
_FAREWELL = re.compile(
    r"^(?:(?:再次|真诚地?|衷心地?|在此)?(?:谢谢|感谢)[你您大咱][^，。：“”]{0,10}"
    r"|此致(?:[ \u3000]*敬礼)?|敬礼|祝好|盼复|再见|完|待续|未完待续|（完）|特此.{2,4})[！!。]?$"
)
_LETTER = re.compile(
    r"(?:^|[ 　]|一[位名]?)(?:读者|市民|职工|网友|村民|工友|业主|家长|学生|用户)(?:[ 　].{0,4})?$"
    r"|^(?:读者|网友|市民|职工)[ 　]*“[^”，。]{1,8}”$"
)
# 本报发行处, below a notice.
_PAPERS_HOUSE = re.compile(r"^(?:本报|本刊|本社)[\u4e00-\u9fff]{1,6}[处部社组室办]$")
# 甘肃兰州 水玉珍（等28人）
_AND_OTHERS = re.compile(r"^.{4,20}[（(]等[\d一二三四五六七八九十百]{1,4}[人名位][）)]$")
_QUESTION = re.compile(r"[？?！!：:]$")
# 主持人：职工遇到这种情况该怎么办？ is said, not set above.
_ASKED = re.compile(r"^(?:记者|主持人|编辑|读者|网友)[：:].{6,}[？?]$")
_CLAUSES = re.compile(r"[，,：:；;？?！!].*[？?！!]$")
# 喜迎中国工会十七大·基层行: a campaign and its column.
_DOTTED = re.compile(r"^[^“”，？！]{2,14}[·•][^，？！]{2,9}$")
# Pieces of characters, which stand alone in no text.
_RADICALS = frozenset("亻匚卩氵夂灬艹讠钅龴丶冫宀彳犭礻纟衤辶阝忄疒丨丿乚亠冂勹扌饣刂攵虍罒爫丬卄廾彡")
# 劳模丨工匠丨新人: a stroke between words.
_PARTED = re.compile(r"(?<=[\u4e00-\u9fff]{2})丨(?=[\u4e00-\u9fff]{2})")
# 连载⑰, 连载（3）
_NUMBERED_END = re.compile(
    r"(?:[①-⑳]|[（(][一二三四五六七八九十\d]{1,3}[）)]|之[一二三四五六七八九十]{1,2})$"
)
# 麦 青, 时　雨: a name of two characters is set apart.
_APART = re.compile(r"^[\u4e00-\u9fff][ \u3000]{1,3}[\u4e00-\u9fff]$")
# 别同舟: who has a surname that is a word, between a title and a text.
_RARELY = re.compile(r"^[\u4e00-\u9fff]{2,3}$|^[\u4e00-\u9fff][ \u3000][\u4e00-\u9fff]$")
# （组诗） below the title of poems.
_WORK = re.compile(
    r"^[（(](?:组诗|长诗|组章|外[一二三四五]首|节选|[上中下]|之[一二三四五]|续|小小说|小说|散文|随笔|报告文学|童话|诗[一二三四五六七八九]首|[一二三四五六]首)[）)]$"
)
# 记者数了数他身上的伤: a piece of a text.
_TELLS = re.compile(r"^记者[\u4e00-\u9fff]{1,5}[了着到过]")
# 电话：（0552）311220, 联系人：卓女士, 邮编100009: how to reach who gives notice.
_CONTACT = re.compile(
    r"^(?:(?:联系|咨询|报名|投诉|订购|举报|服务|监督|救助|办公)?(?:电话|热线|传真|手机|邮箱|信箱|微信号?)|E-?mail|QQ|"
    r"(?:联系|通信|通讯|报名|公司|单位|详细)?地址|厂址|校址|网址|联系人|(?:联系|通讯)方式|邮编|邮政编码|电报挂号|"
    r"(?:来信|来稿|投稿|信件|稿件|作品)(?:请)?(?:寄|发|邮|投)(?:至|往|到)?|(?:来信|来稿|投稿|电子|联系)(?:邮箱|信箱|邮件|地址)|"
    r"开户行|账号|帐号|户名|报名(?:时间|地点)|(?:主|承|协)办(?:单位)?|代号|定价|零售价)"
    r"(?:\s*[：:].{2,70}|[ \u3000]*[（(]?\d[\d（）()、 —-]{4,30})$"
)
# 热线85770000, 农技110信箱: a column with its number.
_NUMBER_LABEL = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,4}热线[：:]?\d{3,12}|[\u4e00-\u9fff]{2,4}1\d{2,4}(?:[\u4e00-\u9fff]{2})?)$"
)
# 希腊：药店门前的长队: a title, and no label.
_COLON_INSIDE = re.compile(r"[\u4e00-\u9fff”][：:][\u4e00-\u9fff“].")
# 郑州自来水有限公司 12月21日 below a notice.
_HOUSE_AND_DAY = re.compile(
    r"^[\u4e00-\u9fff（）()]{3,24}[ \u3000]+(?:(?:19|20)\d{2}年|二[〇○零][〇○零一二三四五六七八九]{2}年)?"
    r"(?:\d{1,2}月\d{1,2}日|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$"
)
# 之二：查得严
_NTH_PART = re.compile(r"^之[一二三四五六七八九十][：:、 \u3000].{2,20}$")
# 【回看】611，深夜的峰值: with its like on the page a subhead.
BOX_FIRST = re.compile(r"^[【〖][^】〗]{1,8}[】〗][ \u3000]?[^。；]{2,26}(?<![。；：:，、])$")
# 养老护理员的“时间银行”能取出什么 第2版: a guide to the pages.
_PAGE = re.compile(r"(?:第\s?[A-D]?[\d一二三四五六七八九十]{1,2}\s?版|[A-D]\d{1,2})$")
# 8月22日, 二〇〇一年三月三日, 5月28日于罗安达, 腊月廿六夜: when a letter was written.
_DAY = (
    r"(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}日"
    r"|(?:[一二][〇零○九][〇零○一二三四五六七八九]{2}年)?[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
    r"|(?:农历)?(?:正|[一二三四五六七八九十]|十[一二]|冬|腊)月(?:初[一二三四五六七八九十]|[十廿][一二三四五六七八九]|[二三]?十)"
)
PLAIN_DATE = re.compile(
    rf"^(?:写于)?(?:{_DAY}|(?:19|20)\d{{2}}年\d{{1,2}}月)(?:凌?晨|[深半]?夜|傍?晚)?"
    r"(?:(?:[写草寄]?于|在)[ \u3000]?[\u4e00-\u9fff]{2,10})?$"
)
# 首都钢铁公司　　500万元: a row of a list.
_ROW = re.compile(
    r"[\u4e00-\u9fff）)][ \u3000]{2,}[\d.,，]{1,12}(?:[万亿千百]?[元人名件吨枚分票台套家个斤])?$"
)
# 7月18日（今天） 国家统计局公布…, 周六（20日）多云, 9月22日　　秋分: what a calendar says of a day.
OF_DAY = re.compile(
    r"^(?:(?:\d{1,2}月)?\d{1,2}日|(?:星期|周|礼拜)[一二三四五六日天]|[今明后]天)[ \u3000]*"
    r"(?:[（(][^（）()]{1,8}[）)](?![，,])|(?<=日  )(?!星期)|(?<=日\u3000\u3000)(?!星期))"
)
_MARKED = re.compile(r"[“《「：:，,？?！!\d]")
# 江西德兴铜矿工会, 中铁大桥局: who acts, as kickers name them.
_ACTOR_ALONE = re.compile(
    r"^.{2,}(?:工会|总工会|公司|集团|[厂矿局院部委]|政府|法院|大学|学校|车间|班组|项目部)$"
)
LONGEST_HOUSE = 20
# 6月8日，游客在…: a caption or a report begins so, and no kicker.
_DAY_FIRST = re.compile(r"^(?:(?:\d{4}|[今去前当])年)?\d{1,2}月\d{1,2}日[^，,]{0,4}[，,]")
# 2015年1至7月, 昨日下午: when.
_WHEN = re.compile(r"\d+(?:年|月|日)|[今昨]日|[今昨]天|上半年|下半年|季度")


# 15时50分 and 4时35分, 绿叶：… and 黄叶：…, 第一轮：… and 第二轮：…: subheads of one article are alike.
_FIGURE = re.compile(r"[0-9０-９]+|[零一二三四五六七八九十百]+")
_SERIES = re.compile(r"^第?0[、轮步章节幕回天日夜次个课关站][：:\s]?")
_NAMED_PART = re.compile(r"^(?P<label>[^：:，。“]{1,4})[：:].{2,20}$")
_SPEAKERS = frozenset("问答者人长家师员士生")


def shape_of(text: str) -> str:
    """What lines of one build have in common, "" when a line has no such build."""
    level = _FIGURE.sub("0", text.strip())
    if "0" in level and len(level) <= 6 and level != "0":
        return level
    if series := _SERIES.match(level):
        return series[0]
    part = _NAMED_PART.match(text)
    if part and part["label"][-1] not in _SPEAKERS:
        return f"{len(part['label'])}{part['label'][-1]}："
    return ""


def is_work(text: str) -> bool:
    """What kind of work the title above names: （组诗）."""
    return bool(_WORK.match(text))


@functools.lru_cache(maxsize=4096)
def marks_of_text(text: str) -> dict[str, float]:
    """The marks that the words of a short line have, by name."""
    plain = squeezed(text)
    length = len(plain)
    verb = has_verb(text)
    found = {
        "bracketed": bool(_BRACKETED.match(text)),
        "boxed": bool(BOXED.match(text)),
        "numbered": bool(_NUMBERED.match(text)),
        "listed": bool(LISTED.match(text)),
        "plain date": bool(PLAIN_DATE.match(text)),
        "day of a calendar": bool(OF_DAY.match(text)),
        "row with a sum": bool(_ROW.search(text)),
        "house's voice": bool(_HOUSE_SPEAKS.match(plain)),
        "farewell": bool(_FAREWELL.match(text)),
        "letter's end": (length <= 12 and bool(_LETTER.search(text))) or bool(_AND_OTHERS.search(text)),
        "table": sum(c.isdigit() for c in plain) * (3 if " " in text else 2) > length,
        "dotted": bool(_DOTTED.search(text)) and not names.only_names(text),
        "radicals": not _RADICALS.isdisjoint(_PARTED.sub("", text)),
        "several radicals": len(_RADICALS.intersection(_PARTED.sub("", text))) >= 2,
        "column word": _NUMBERED_END.sub("", plain) in rules.COLUMN_WORDS,
        "notice": bool(rules.NOTICE_TITLE.match(plain)),
        "column": looks_like_column(text) and (not BOXED.match(text) or looks_like_column(text[1:-1])),
        "asked": bool(_ASKED.match(text)),
        "actor alone": length > 5 and bool(_ACTOR_ALONE.match(plain)) and not _DOTTED.search(text),
        "house alone": 5 < length <= LONGEST_HOUSE and not verb and bool(_ACTOR_ALONE.match(plain)),
        "when": bool(_WHEN.search(plain)) and not _DOTTED.search(text) and not _DAY_FIRST.match(plain),
        "question at length": length > 22 and bool(_QUESTION.search(text)) and bool(_CLAUSES.search(text)),
        "question": bool(_QUESTION.search(text)),
        "quoted": any(c in text for c in "“《「"),
        "dash at end": text.endswith(("——", "──", "－－", "--")),
        "dash first": text.startswith(DASHES),
        "up to 4": length <= 4,
        "up to 8, no verb": length <= 8 and not verb and not _MARKED.search(text),
        "verb": verb,
        "up to 6, no verb": length <= 6 and not verb and not _MARKED.search(text),
        "up to 12": length <= 12,
        "over 12": length > (18 if _DOTTED.search(text) else 12),
        "over 20": length > 20,
        "named": bool(names.only_names(text)),
        "rarely named": bool(_RARELY.match(text))
        and has_surname(plain, rare=True)
        and not has_surname(plain),
        "kind of work": is_work(text),
        "reporter tells": bool(_TELLS.match(text)),
        "contact": bool(_CONTACT.match(text)) and not _NUMBER_LABEL.match(text),
        "number label": bool(_NUMBER_LABEL.match(text)),
        "house and day": bool(_HOUSE_AND_DAY.match(text)),
        "part": bool(_NTH_PART.match(text)),
        "page at its end": bool(_PAGE.search(text)),
        "cells": len(text.split()) > 2,
        "stop at its end": text[-1] in "，：,:",
        "colon inside": bool(_COLON_INSIDE.search(text)),
        "name like": "nr" in tags_of(text),
        "name apart": bool(_APART.match(text)),
        "place and name": bool(names.house_and_name(text, letter=True)),
        "unit": names.is_unit(text),
        "paper's house": bool(_PAPERS_HOUSE.match(text)),
        "minority name": bool(names.only_names(text)) and "·" in text,
        "role and name": bool(names.house_and_name(text)),
    }
    return {name: 1.0 for name, value in found.items() if value} | {"label like": label_odds(text)}
