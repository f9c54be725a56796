"""提醒我下午3点开会, 帮我定个闹钟: what is to be done, of which no newspaper tells. Pure."""

from __future__ import annotations

import re
import unicodedata

from bot.delivery.times import read_days, read_part, read_time

_LONGEST = 30
_CLOCK = re.compile(
    "(?:请|麻烦|帮我|给我|替我|我要|我想|想|能不能|可以)*(?:定|设|设置|开|订|上|建|加|记|做)(?:一?个|一下|好|上)*"
    "(?:.{0,8}的?)?(?:闹钟|闹铃|日程|备忘录?|待办|倒计时|行程提醒).{0,10}"
)
_ASKED = re.compile("(?:提醒|叫|喊|催)(?:一下|一声|一句)?(?:我|咱们?|大家)(?:一下|一声)?|提醒(?:一下|一声)")
# When, in words that no subscription has.
_WHEN = re.compile(
    "(?:再过|过)?(?:半个?小时|[一两二三四五六七八九十\\d]+(?:分钟|个?小时|天))(?:以?后|之后)"
    "|今[天晚早]|明[天早晚]|大?后天|[每下]?个?(?:周|星期|礼拜)[一二三四五六日天]|月底|月初|年底|[之以]?前|的?时候|到了?"
)
_POLITE = re.compile("请|麻烦|帮我|给我|到时候|记得|一定|要|去|该|我|你|您|[,，。.!！?？、的在就吧]")
# What people do themselves, on a day of work and at home.
_DONE = re.compile(
    "开.{0,4}会|例会|吃[药饭]|喝水|打(?:卡|针|个?电话)|回.{0,3}(?:电话|电|复|信|邮件)|接(?:孩子|娃|人|站|机|电话)|送(?:孩子|娃|人)"
    "|交(?:材料|报告|周报|月报|作业|费|表|稿|钱|水电|电费|房租|党费)|写.{0,3}(?:总结|周报|月报|材料|报告|稿|日志)|起床|起来|睡觉|买"
    "|[取拿收](?:快递|件|票|钱|药|衣服)|还(?:钱|款|书|信用卡|车贷|房贷)|缴|签[到字]|提交|汇报|报[到销]|订(?:票|餐|饭|酒店)"
    "|抢票|出发|参加|开(?:车|门|药|学|家长会|证明|.?发票)|给.{1,6}(?:打个?电话|回个?电话?|发邮件|发消息|发短信)|发(?:邮件|快递)|充(?:电|话费|值)|关[灯门窗]"
    "|看(?:病|医生|牙)|倒垃圾|遛狗"
)
# Of these papers write as well (加班费, 银行降息): where nothing says when, no more is said than this.
_DONE_OR_TOLD = re.compile(
    "(?:报名|[上下值加]班|体检|请假|休息|跑步|健身|过?生日|医院|银行|机场|买(?:房|车|断|卖))(?P<more>.*)"
)
_NO_MORE = re.compile("(?:一下|[办取存交拿](?:钱|款|事|药|业务|手续|证|卡)?|看病|接人?|排队|了)?")
# 加班的新闻提醒我; but 写报道, 回他的消息.
_OF_THE_PAPER = re.compile("^(?![回写交发给改]).*?(?:消息|新闻|报道|文章|资讯|动态|要闻)")


def is_errand(text: str) -> bool:
    """Whether somebody wants to be reminded of something that they are to do themselves."""
    said = re.sub(r"\s", "", unicodedata.normalize("NFKC", text[: 2 * _LONGEST]))
    if len(said) > _LONGEST:
        return False
    if _CLOCK.fullmatch(said):
        return True
    asked = _ASKED.search(said)
    if asked is None:
        return False
    rest = f"{said[: asked.start()]} {said[asked.end() :]}"
    left = _untimed(rest)
    what = _POLITE.sub("", left).replace(" ", "")
    # 半小时后提醒我 says when and nothing else.
    return _is_done(what, timed=left != rest) if what else left != rest


def _is_done(what: str, *, timed: bool) -> bool:
    """Whether it is something that people do, and nothing that papers write of."""
    if _OF_THE_PAPER.match(what):
        return False
    if either := _DONE_OR_TOLD.match(what):
        return timed or _NO_MORE.fullmatch(either["more"]) is not None
    return _DONE.match(what) is not None


def _untimed(text: str) -> str:
    """What is said besides the time."""
    text = _WHEN.sub(" ", text)
    text = read_days(read_time(text)[1])[1]
    return read_part(text, alone=False)[1]
