"""/report and 纠错: a member says what is wrong in an article, and the editors hear of it."""

from __future__ import annotations

from bot import texts
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
_TITLE_LENGTH = 40


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
