"""Settings by a sentence: 把时区改成东京, 改时区, 免打扰 22:30-7:00, 设置免打扰."""

from __future__ import annotations

import re
import unicodedata

from bot.delivery.times import read_span
from bot.features import search, settings
from bot.screen import Screen
from bot.visit import Visit

_POLITE = "(?:怎么|怎样|如何|请|麻烦|帮我|我想|我要|想|要|能不能|可以)*"
_SET = "(?:改成|改为|改到|换成|换到|设成|设为|设置成|设置为|调成|调到|调整为|用|是)"
_ZONE = re.compile(f"{_POLITE}(?:把|将)?(?:我的?)?时区{_SET}(?P<place>.{{1,30}}?)(?:吧|了)?")
# 时区 乌鲁木齐, 换成新疆时间: only of a place whose clock is known.
_PLACED = re.compile(
    f"{_POLITE}(?:改|修改|更改|换|设置|设|调整|调)?(?:一下)?(?:我的?)?时区[:：]?(?P<zone>.{{2,12}}?)(?:吧|了)?"
    f"|{_POLITE}(?:改成|改为|换成|换到|换用|改用|切换到|切换成|用|按)(?P<clock>.{{2,8}}?)(?:的)?(?:时间|时区)(?:吧|了|算|来算)?"
)
_DATA = re.compile(
    f"{_POLITE}(?:看看?|查看|查|管理|导出|下载)?(?:一下)?(?:我的?|本人的?|我个人的?)(?:个人)?(?:数据|资料|信息|隐私)"
    "|(?:你们?|您|这里)(?:都)?(?:存|保存|留|记|收集)了?(?:我的?)(?:哪些|什么|啥)(?:数据|资料|信息|东西)?"
)
_ERASE = re.compile(
    f"{_POLITE}(?:删除|删掉|清除|清空|注销|抹掉|全部删除)(?:我的?|本人的?|我所有的?)(?:全部|所有)?的?(?:个人)?(?:数据|资料|信息|账号|账户)"
)
_ZONES = re.compile(f"{_POLITE}(?:改|修改|更改|换|设置|设|调整|调)(?:一下)?(?:我的?)?时区(?:吧)?|时区设置")
_QUIET = re.compile(
    rf"{_POLITE}(?:把|将)?(?:我的?)?(?:设置|设)?免打扰(?:时段|时间)?{_SET}?"
    r"(?P<span>(?:\D{0,3}\d|\D{1,5}点).{2,20})"
)
# 12点到2点别响
_SILENT = re.compile(
    rf"{_POLITE}(?:每天|平时)?(?P<span>.{{3,20}}?)(?:之?间|期间|的时候)?(?:请|都|就)*(?:别|不要|不用)再?(?:响|吵我?|打扰我?|出声音?|来吵我|震动?)了?"
)
_HOURS = re.compile(
    f"{_POLITE}(?:改|修改|更改|设置|设|开|开启|打开|调整)(?:一下)?(?:我的?)?免打扰(?:时段|时间)?(?:吧)?"
    "|免打扰(?:时段|时间|设置)?"
)


async def sentence(visit: Visit, text: str) -> Screen | None:
    """What a sentence sets, or the buttons to set it; None where it is about something else: a search.

    Raises:
        Sorry: there is no such place.
    """
    bare = re.sub(r"[\s。!！]", "", unicodedata.normalize("NFKC", text))
    if found := _ZONE.fullmatch(bare):
        return await settings.zone_said(visit, 0, found["place"])
    if found := _PLACED.fullmatch(bare):
        return await settings.zone_said(visit, settings.OFFERED, found["zone"] or found["clock"])
    if _DATA.fullmatch(bare) or _ERASE.fullmatch(bare) or bare == "时区":
        return await _unless_written(visit, bare)
    if _ZONES.fullmatch(bare):
        return await settings.zones(visit)
    if span := _quiet(bare):
        return await settings.hours_said(visit, 1, span)
    return await settings.hours(visit) if _HOURS.fullmatch(bare) else None


def _quiet(bare: str) -> str:
    """The hours in which nothing is to ring, as they were typed; empty where none are."""
    if found := _QUIET.fullmatch(bare):
        return found["span"]
    found = _SILENT.fullmatch(bare)
    return found["span"] if found and read_span(found["span"]) else ""


async def _unless_written(visit: Visit, said: str) -> Screen | None:
    """我的数据, 时区: what is kept, or the zones to choose from; None where an article says it so."""
    if await search.is_held(visit, f"“{said}”"):
        return None
    if said == "时区":
        return await settings.zones(visit)
    return await (settings.erasing if _ERASE.fullmatch(said) else settings.data)(visit)
