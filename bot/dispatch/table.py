"""The table of everything a person can ask for: commands, kept lists, things begun by button.

The command menu, /help, the answer to an unknown command and the Chinese words come from `COMMANDS`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable

from bot.dispatch.command import Command, takes_anything
from bot.features import (
    calendar,
    changing,
    digest,
    doubts,
    edition,
    groups,
    ingest,
    invite,
    issue,
    latest,
    mend,
    ordering,
    pagelines,
    people,
    printing,
    received,
    report,
    saved,
    search,
    send,
    settings,
    start,
    stats,
    stopping,
    subscribe,
    subscribed,
    synonyms,
    unsubscribing,
    weekly,
)
from bot.features.days import takes_day
from bot.render.buttons import Act, Beginning
from bot.screen import Screen
from bot.visit import Visit
from store.values import View


async def _help(visit: Visit, _: str) -> Screen:
    return start.help_screen(visit.person, COMMANDS)


async def _begin_help(visit: Visit, _: dt.date | None) -> Screen:
    return start.help_screen(visit.person, COMMANDS)


COMMANDS: tuple[Command, ...] = (
    Command(
        "latest", ("最新",), "[条数|栏目|日期]", "最新一期的标题", latest.run, latest.takes, in_groups=True
    ),
    Command("issue", ("报纸",), "[日期]", "一期报纸，逐版看", issue.run, issue.takes, in_groups=True),
    Command(
        "search", ("搜索", "搜"), "词…", "搜索（直接发词也行）", search.run, takes_anything, in_groups=True
    ),
    Command("digest", ("日报",), "[日期]", "一屏看完一期要闻", digest.run, takes_day, in_groups=True),
    Command(
        "weekly", ("周报",), "[日期|词…]", "一周综述，配走势图", weekly.run, weekly.takes, in_groups=True
    ),
    Command(
        "subscribe",
        ("订阅",),
        "[时间] [日子] [词…]",
        "每天送来，如 7:30 工作日 产改",
        subscribe.run,
        takes_anything,
        in_groups=True,
    ),
    Command("subscriptions", ("我的订阅",), "", "看、改、停我的订阅", subscribed.run),
    Command("unsubscribe", ("退订",), "[序号|词…|全部]", "退订", unsubscribing.run, unsubscribing.takes),
    Command("send", ("转发", "抄送"), "[同事] [附言]", "把打开的文章转给同事", send.run, send.takes),
    Command(
        "saved", ("收藏", "剪报"), "[收藏夹]", "收藏的文章：附言、标签、共享、导出", saved.run, saved.takes
    ),
    Command("settings", ("设置",), "", "时区、样式、免打扰、我的数据", settings.run),
    Command("report", ("纠错",), "[哪里有错]", "报告打开的文章里的错处", report.run, report.takes),
    Command("help", ("帮助",), "", "全部用法", _help),
    Command("start", ("开始",), "", "欢迎页", start.run),
    Command("invite", (), "[次数] [天数]", "邀请同事加入", invite.run, for_administrators=True),
    Command("members", (), "[姓名]", "成员与权限", people.run, for_administrators=True),
    Command(
        "synonyms",
        (),
        "[产改 = 产业工人队伍建设改革]",
        "同一事物的不同叫法",
        synonyms.run,
        for_administrators=True,
    ),
    Command("bind", (), "", "绑定群或话题（在群里发）", groups.usage, for_administrators=True),
    Command("stats", (), "", "看报近况、操作记录", stats.run, for_administrators=True),
    Command("corrections", (), "[版面编号 [更正]]", "错处与更正", mend.run, for_editors=True),
    Command("calendar", (), "[放假安排]", "节假日与调休安排", calendar.run, for_administrators=True),
    Command("ingest", (), "", "版面入库（直接发文件）", ingest.usage, for_administrators=True),
)

VIEWS: dict[str, Callable[[Visit, View, int], Awaitable[Screen]]] = {
    latest.KIND: latest.show,
    search.KIND: search.show,
    issue.ISSUE: issue.show,
    issue.PAGE: issue.show_page,
    issue.DATES: issue.show_dates,
    digest.KIND: digest.show,
    edition.KIND: edition.show,
    people.KIND: people.show,
    invite.LIST: invite.show,
    send.KIND: send.show,
    saved.KIND: saved.show,
    pagelines.KIND: pagelines.show,
    mend.LIST: mend.show_reports,
    stats.KIND: stats.show,
    subscribed.KIND: subscribed.show,
}

BEGINNINGS: dict[Beginning, Callable[[Visit, dt.date | None], Awaitable[Screen]]] = {
    "latest": latest.begin,
    "issue": issue.begin,
    "dates": issue.begin_dates,
    "digest": digest.begin,
    "weekly": weekly.begin,
    "help": _begin_help,
    "subscribe": subscribe.begin,
}


ACTS: dict[str, Callable[[Visit, Act], Awaitable[Screen | None]]] = {
    invite.ACTS: invite.act,
    people.ACTS: people.act,
    send.ACTS: send.act,
    received.ACTS: received.act,
    saved.ACTS: saved.act,
    report.ACTS: report.act,
    pagelines.ACTS: pagelines.act,
    doubts.ACTS: doubts.act,
    printing.ACTS: printing.act,
    subscribe.ACTS: subscribe.of_search,
    unsubscribing.ACTS: unsubscribing.act,
    ordering.ACTS: ordering.act,
    synonyms.ACTS: synonyms.act,
    settings.ACTS: settings.act,
    stats.ACTS: stats.act,
    calendar.ACTS: calendar.act,
    changing.ACTS: changing.act,
    stopping.ACTS: stopping.act,
}


def words() -> dict[str, Command]:
    """Each Chinese word with its command."""
    return {word: command for command in COMMANDS for word in command.words}


def named(name: str) -> Command | None:
    """The command of a typed name, Latin or Chinese (/最新)."""
    for command in COMMANDS:
        if name == command.name or name in command.words:
            return command
    return None
