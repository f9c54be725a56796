"""Whatever an article holds, its messages fit, and together they hold it whole."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.local.entities import parse_html
from bot.render.article import article_parts, names
from bot.render.markup import plain
from bot.render.split import MESSAGE_LIMIT, fitted
from seeds.model import Article, Block, EntryDate, Name, Seam
from store.values import StoredArticle

PIECE = st.sampled_from(["产业工人", "。", "，", "“甲”", "<b>", "&amp;", "😀", "5G-A", "\n", "　"])
SHORT = st.lists(PIECE, max_size=30).map("".join)
LONG = st.lists(PIECE, max_size=40).flatmap(
    lambda pieces: st.integers(1, 60).map(lambda n: "".join(pieces) * n)
)
BLOCK = st.builds(
    Block,
    type=st.sampled_from(["paragraph", "subhead", "note", "caption"]),
    label=st.none() | SHORT,
    text=LONG,
    seams=st.lists(st.builds(Seam, at=st.integers(0, 500), confidence=st.floats(0, 1)), max_size=3).map(
        tuple
    ),
    gap_after=st.booleans(),
)
ARTICLE = st.builds(
    Article,
    kind=st.sampled_from(["report", "headline_only", "continuation"]),
    column=st.none() | LONG,
    kicker=st.none() | LONG,
    title=st.none() | LONG,
    subtitle=st.none() | LONG,
    byline=st.lists(st.builds(Name, name=SHORT, role=st.none() | SHORT), max_size=4).map(tuple),
    entry_date=st.none() | st.builds(EntryDate, text=SHORT),
    affiliation=st.none() | SHORT,
    gap_before=st.booleans(),
    blocks=st.lists(BLOCK, max_size=8).map(tuple),
)


@settings(max_examples=80, deadline=None)
@given(ARTICLE, st.none() | st.integers(1, 16))
def test_every_part_fits_and_nothing_is_lost(article: Article, page: int | None) -> None:
    stored = StoredArticle(1, 1, "报" * 500, dt.date(2024, 5, 27), None, True, page, article, "题")
    parts = article_parts(stored, "工人日报")
    assert parts
    for part in parts:
        assert 0 < part.length <= MESSAGE_LIMIT
        assert parse_html(part.html()).text == part.text
    letters = _letters("".join(re.sub(r"^.*（\d+/\d+）", "", part.text) for part in parts))
    for block in article.blocks:
        assert _letters(block.text) in letters or len(parts) > 1


def test_a_message_that_should_have_been_short_is_cut() -> None:
    assert fitted(plain("甲" * 5000)).length == MESSAGE_LIMIT
    assert fitted(plain("😀" * 5000)).length <= MESSAGE_LIMIT
    assert fitted(plain("甲")).text == "甲"


def test_each_role_is_named_once() -> None:
    people = [
        Name(name="黄洪涛", role="本报记者"),
        Name(name="王伟", role="本报记者"),
        Name(name="李某", role="作者"),
        Name(name="某人"),
    ]
    assert names(people) == "本报记者 黄洪涛 王伟　作者 李某　某人"


def _letters(text: str) -> str:
    return re.sub(r"\s|┈", "", text)
