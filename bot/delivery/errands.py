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
_POLITE = re.compile(
    "请(?![假客])|麻烦|帮我|给我|到时候|记得|一定|要(?!闻)|去|该|我|你|您|[,，。.!！?？、 在就吧]"
)
# What people do themselves, on a day of work and at home.
_DONE = re.compile(
    "开.{0,4}会|例会|吃[药饭]|喝水|打(?:卡|针|个?电话)|回.{0,3}(?:电话|电|复|信|邮件|消息)|接(?:孩子|娃|人|站|机|电话)|送(?:孩子|娃|人)"
    "|交(?:材料|报告|周报|月报|作业|费|表|稿|钱|水电|电费|房租|党费)|写.{0,3}(?:总结|周报|月报|材料|报告|稿|日志|报道|文章|新闻)|起床|起来|睡觉|买"
    "|[取拿收](?:快递|件|票|钱|药|衣服)|还(?:钱|款|书|信用卡|车贷|房贷)|缴|签[到字]|提交|汇报|报[到销]|订(?:票|餐|饭|酒店)"
    "|抢票|出发|参加|开(?:车|门|药|学|家长会|证明|.?发票)|给.{1,6}(?:打个?电话|回个?电话?|发邮件|发消息|发短信)|发(?:邮件|快递)|充(?:电|话费|值)|关[灯门窗]"
    "|看(?:病|医生|牙)|倒垃圾|遛狗|洗(?:衣服?|澡|头|碗|车|床单|被)|(?:少|多|早点?|别|不要)(?:喝|吃|抽|睡|走动|熬夜)|戒[烟酒]"
    "|浇花|做(?:饭|操|作业|家务)|打扫|收拾|换(?:药|鞋|电池|班)|[量测]血[压糖]|喂[猫狗奶]|理发|剪头|转账|付款|续费|加油$"
)
# Of these papers write as well (加班费, 银行降息): where nothing says when, no more is said than this.
_DONE_OR_TOLD = re.compile(
    "(?:报名|[上下值加]班|体检|请假|休息|跑步|健身|过?生日|医院|银行|机场|买(?:房|车|断|卖))(?P<more>.*)"
)
_NO_MORE = re.compile(
    "(?:一下|[办取存交拿](?:钱|款|事|药|业务|手续|证|卡)?|看病|接人?|排队|了)?"
    # 休息十分钟, 请假一天, 体检空腹, 过生日送花: how long, and what one does there.
    "|(?:[半一两二三四五六七八九十\\d]{1,3}个?半?(?:分钟|小时|钟头|天|周|星期|礼拜|月)|一?会儿?)"
    "|(?:空腹|带[证钱伞材卡药水]|填表|考试|考[研证级]|买[花票菜]|送[花礼]|吃蛋糕|复查|排队).{0,4}"
)
_TOLD = "(?:消息|新闻|报道|文章|资讯|动态|要闻)"
# 加班的新闻提醒我; but 写产改的报道, 回他的消息, and 参加新闻发布会, which ends otherwise.
_OF_THE_PAPER = re.compile(f"(?![回写交发给改]).*的{_TOLD}")


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
    what = _POLITE.sub("", left)
    # 半小时后提醒我 says when and nothing else.
    return _is_done(what, timed=left != rest) if what.replace("的", "") else left != rest


def _is_done(said: str, *, timed: bool) -> bool:
    """Whether it is something that people do, and nothing that papers write of."""
    if _OF_THE_PAPER.fullmatch(said):
        return False
    what = said.replace("的", "")
    if either := _DONE_OR_TOLD.match(what):
        is_told = re.search(f"{_TOLD}$", either["more"]) is not None
        return not is_told and (timed or _NO_MORE.fullmatch(either["more"]) is not None)
    done = _DONE.match(what)
    # 开会消息 is told of, 开会讨论文章 is done.
    return done is not None and re.fullmatch(_TOLD, what[done.end() :]) is None


def _untimed(text: str) -> str:
    """What is said besides the time."""
    text = _WHEN.sub(" ", text)
    text = read_days(read_time(text)[1])[1]
    return read_part(text, alone=False)[1]
