"""What an intake did, for the administrators: counts, failures with reasons, doubts a press away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from bot import texts
from bot.context import Desk
from bot.reasons import in_chinese
from bot.render.keyboards import Button, numbers
from bot.render.lists import TITLE_LENGTH
from bot.render.markup import Rich, bold, join, plain, shortened
from bot.screen import Screen
from seeds.corrections import Order
from store import articles
from store.values import Headline, IntakeReport

# Of each kind of trouble so many are listed, the others counted.
_LISTED = 5
_REASON_LENGTH = 160


async def screen(desk: Desk, name: str, report: IntakeReport) -> Screen:
    """What an intake did, with the doubtful articles a press away."""
    ids = dict.fromkeys(each.article_id for each in report.doubts if each.article_id is not None)
    doubtful = await desk.store.aread(articles.headlines, list(ids)[:_LISTED])
    return Screen(
        _text(name, report, doubtful),
        numbers((item.id for item in doubtful), 0, 0),
    )


async def corrected(
    desk: Desk, page: int, report: IntakeReport, *more: Button, said: Sequence[Order] = ()
) -> Screen:
    """What a correction did: what was `said`, how many articles the page has, what is doubtful now."""
    ids = dict.fromkeys(each.article_id for each in report.doubts if each.article_id is not None)
    doubtful = await desk.store.aread(articles.headlines, list(ids)[:_LISTED])
    done = texts.CORRECTION_DONE.format(articles=report.articles) if report.replaced else ""
    followed = "；".join(map(str, said))[:_REASON_LENGTH]
    lines = [plain(done or texts.CORRECTION_NOTHING), *_doubts(report, doubtful)]
    if followed:
        form = texts.CORRECTION_FOLLOWED if done else texts.CORRECTION_ASKED
        lines.insert(1, plain(form.format(said=followed)))
    hint = plain(texts.CORRECTION_HINT.format(page=page))
    return Screen(join([*lines, hint]), (*numbers((item.id for item in doubtful), 0, 0), more))


def _text(name: str, report: IntakeReport, doubtful: Sequence[Headline]) -> Rich:
    """What an intake did, in one message; `doubtful` are the articles that are numbered."""
    if not report.pages and not report.failed:
        return plain(texts.INGEST_NOTHING.format(name=name))
    lines = [bold(name)]
    if report.pages:
        counts = {"pages": report.pages, "new": report.new}
        counts |= {"replaced": report.replaced, "unchanged": report.unchanged}
        lines.append(plain(texts.INGEST_PAGES.format(**counts)))
        lines.append(plain(texts.INGEST_ARTICLES.format(articles=report.articles, seconds=report.seconds)))
    failed = [f"· {_name(each.path)}：{in_chinese(each.reason)}" for each in report.failed]
    lines += _listed(texts.INGEST_FAILED, failed)
    hint = [plain(texts.CORRECTION_HINT.format(page=report.changed[0]))] if len(report.changed) == 1 else []
    return join([*lines, *_doubts(report, doubtful), *hint])


def _doubts(report: IntakeReport, doubtful: Sequence[Headline]) -> list[Rich]:
    """What a person should look at: pages, with the way to put them right, then articles."""
    of_pages = [
        f"· {_name(each.path)}{texts.CORRECTION_HINT.format(page=each.page_id)}：{in_chinese(each.what)}"
        for each in report.doubts
        if each.article_id is None
    ]
    lines = _listed(texts.INGEST_DOUBTS_OF_PAGES, of_pages)
    return lines + _listed(texts.INGEST_DOUBTS, _doubts_of_articles(report, doubtful))


def _name(path: str) -> str:
    """The name of a page's file: where it lies on the server is no business of a chat."""
    return PurePath(path).name or path


def _doubts_of_articles(report: IntakeReport, doubtful: Sequence[Headline]) -> list[str]:
    whats: dict[int | None, list[str]] = {}
    for each in report.doubts:
        whats.setdefault(each.article_id, []).append(in_chinese(each.what))
    lines = [
        f"{number}. {shortened(plain(item.title), TITLE_LENGTH).text}：{'；'.join(whats[item.id])}"
        for number, item in enumerate(doubtful, start=1)
    ]
    # Those beyond the numbered ones are only counted.
    return lines + [""] * (len(whats.keys() - {None}) - len(lines))


def _listed(head: str, entries: Sequence[str]) -> list[Rich]:
    if not entries:
        return []
    lines = [plain("\n" + head)]
    lines += [shortened(plain(entry), _REASON_LENGTH) for entry in entries[:_LISTED]]
    if len(entries) > _LISTED:
        lines.append(plain(texts.INGEST_AND_MORE.format(count=len(entries) - _LISTED)))
    return lines
