"""/report and 纠错: a member says what is wrong in an article, and the editors hear of it."""

from __future__ import annotations

import re

from bot import texts
from bot.about import read_about
from bot.counted import read_counted, read_several
from bot.features import search
from bot.features.access import tell, who
from bot.render.buttons import Act, OpenArticle
from bot.render.keyboards import Button, Row
from bot.render.markup import plain
from bot.render.outgoing import message_of
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, articles, deliveries, members, openings, reports
from store.errors import ArticleGone
from store.reports import Report

ACTS, WORDS = "report", "report"
# Asked after 不对, which may have been meant otherwise.
SAID = "fault said"
_TITLE_LENGTH = 40
# So short a message that names no fault looks for something; so short a one may be a word of the papers.
_SHORT, _WORD = 20, 8
_FAULT = re.compile(
    "错|误|应[为是当该]|漏|缺|[写印打登拼改换][成为]|不[对是全]|乱|重复|[少多掉][了一个字]|颠倒|[第这那几后].{0,3}[段句行]"
    "|(?:标题|题目|作者|记者|名字|姓名|日期|数字|署名|照片|图片|单位|职务)(?:是|叫|要|该|少|多|改)"
)


async def run(visit: Visit, argument: str) -> Screen:
    """Report a fault of the open article; without words, ask for them.

    Raises:
        Sorry: no article is open, or it is gone.
    """
    article = await visit.desk.store.aread(openings.last, visit.person.user_id)
    if article is None:
        raise Sorry(texts.REPORT_WHAT)
    return await said(visit, article, argument) if argument else await ask(visit, article)


async def takes(visit: Visit, argument: str) -> bool:
    """Whether 纠错 with these words is a report: an article is open; else it is a search."""
    return await visit.desk.store.aread(openings.last, visit.person.user_id) is not None


async def ask(visit: Visit, article: int) -> Screen:
    """Ask what is wrong; the next message answers.

    Raises:
        Sorry: the article is gone.
    """
    there = await visit.desk.store.aread(articles.headlines, [article])
    if not there:
        raise Sorry(texts.ARTICLE_GONE)
    now = visit.desk.clock.now()
    await visit.desk.store.awrite(openings.ask, visit.person.user_id, WORDS, article, now)
    return Screen(plain(texts.REPORT_ASK.format(title=there[0].title[:_TITLE_LENGTH])))


async def ask_of_said(visit: Visit, article: int) -> Screen:
    """The same after a sentence: what is plainly something else is no answer.

    Raises:
        Sorry: the article is gone.
    """
    shown = await ask(visit, article)
    await visit.desk.store.awrite(openings.ask, visit.person.user_id, SAID, article, visit.desk.clock.now())
    return shown


async def answered(visit: Visit, article: int, words: str) -> Screen | None:
    """The report that was asked for after a sentence; None for a number, a search or a command.

    Raises:
        Sorry: the article is gone, or this member has too many reports open.
    """
    if read_counted(words) is not None or read_several(words):
        return None
    if len(words) <= _SHORT and not _FAULT.search(words):
        return None
    asked = read_about(words)
    of_fault = asked is not None and asked.what == "fault"
    if len(words) <= _WORD and not of_fault and await search.is_held(visit, f"“{words.strip()}”"):
        # 误工费 and 错峰出行 are in the papers.
        return None
    return await said(visit, article, words)


async def said(visit: Visit, article: int, words: str) -> Screen:
    """Take the report, and tell the editors.

    Raises:
        Sorry: the article is gone, or this member has too many reports open.
    """
    desk, person = visit.desk, visit.person

    def take(session: Session) -> Report | None:
        if not articles.headlines(session, [article]):
            raise Sorry(texts.ARTICLE_GONE)
        now = desk.clock.now()
        return reports.make(session, article, words, user_id=person.user_id, name=person.name[:60], at=now)

    try:
        report = await desk.store.awrite(take)
    except ArticleGone:
        raise Sorry(texts.ARTICLE_GONE) from None
    if report is None:
        raise Sorry(texts.REPORT_TOO_MANY.format(count=reports.MOST_OPEN))
    notice = card(report, who(person))
    for editor in await editors(visit):
        if editor != person.user_id or person.is_administrator:
            await tell(visit, editor, notice)
    return Screen(plain(texts.REPORT_TAKEN))


async def act(visit: Visit, asked: Act) -> Screen | None:
    """What a button says: under an article, ask; under a report, close it.

    Raises:
        Sorry: only editors close reports, and only once.
    """
    if asked.action == "ask":
        await visit.send(await ask(visit, asked.number))
        return None
    if asked.action != "done":
        raise Sorry(texts.BUTTON_DEAD)
    if not visit.person.is_editor:
        raise Sorry(texts.NOT_ALLOWED)
    desk, by = visit.desk, visit.person
    report = await desk.store.aread(reports.one, asked.number)
    if report is None:
        raise Sorry(texts.REPORT_GONE)
    if not await desk.store.awrite(reports.done, report.id, by.user_id, desk.clock.now()):
        raise Sorry(texts.REPORT_DONE_ALREADY)
    title = report.title[:_TITLE_LENGTH]
    if report.user_id != by.user_id:
        keyboard = ((Button(texts.OPEN_IT, OpenArticle(report.article_id)),),)
        told = message_of(plain(texts.REPORT_DONE_FOR_YOU.format(title=title)), keyboard)
        user, now = report.user_id, desk.clock.now()
        key = f"report:{report.id}"
        await desk.store.awrite(deliveries.put, key, [told], user_id=user, chat_id=user, at=now)
    return Screen(plain(texts.REPORT_DONE.format(title=title, by=by.name)))


def card(report: Report, reporter: str) -> Screen:
    """A report as editors see it."""
    told = texts.REPORT_CAME.format(who=reporter, title=report.title[:_TITLE_LENGTH], words=report.words)
    return Screen(plain(told), (doors(report),))


def doors(report: Report) -> Row:
    """What an editor can do with a report."""
    return (
        Button(texts.OPEN_IT, OpenArticle(report.article_id)),
        Button(texts.LINES, Act("mend", "lines", report.article_id)),
        Button(texts.DONE, Act(ACTS, "done", report.id)),
    )


async def editors(visit: Visit) -> list[int]:
    """Who hears of faults: the administrators, and the members who are editors."""
    known = await visit.desk.store.aread(members.members)
    return [*await visit.desk.administrators(), *(each.user_id for each in known if each.role == "editor")]
