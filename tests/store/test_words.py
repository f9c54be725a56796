"""The archive's words keep their counts as pages come, change and go; synonyms are proposed and kept."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import Session

from seeds.model import page_to_json
from store import Store, schema
from store.intake import restore_page, take_in_documents, withdraw
from store.models import PAGES, WORDS
from store.search import index, owned, search, sound, synonyms
from store.search.shapes import printed_alike, same_shape
from store.search.suggest import slip_cost
from tests.store.pages import article, page

TODAY = dt.date(2024, 7, 3)


def counts(session: Session) -> dict[str, int]:
    rows = session.connection().execute(select(WORDS.c.word, WORDS.c.count).where(WORDS.c.count > 0))
    return {row[0]: row[1] for row in rows}


def put(store: Store, number: int, *made: Any) -> int:
    text = page_to_json(page(*made, number=number, date_certain=True, paper="报"))
    take_in_documents(store, [(f"{number}.jsonl", text.encode())])
    wanted = select(PAGES.c.id).where(PAGES.c.number == number)
    return store.read(lambda session: int(session.connection().execute(wanted).scalar_one()))


def test_counts_are_those_of_the_articles_that_are_there(store: Store) -> None:
    """After any intake, replacement, withdrawal and return, as if they had been counted at once."""
    chosen = random.Random(4)
    words = ["货车司机", "职工", "产改", "省总", "盾构机", "新质生产力", "鄂托多斯", "工会", "欧阳翀骞"]
    for turn in range(12):
        made = [article(chosen.choice(words), "，".join(chosen.choices(words, k=9)), by=["田国盛"])
                for _ in range(3)]  # fmt: skip
        page_id = put(store, turn % 4 + 1, *made)
        if turn % 3 == 1:
            store.write(withdraw, page_id)
        if turn % 3 == 2:
            store.write(restore_page, page_id)
    kept = store.read(counts)
    assert kept["田国盛"] > 0 and kept["货车"] > 0
    store.write(index.reindex)
    assert store.read(counts) == kept


def test_an_article_says_a_new_word_twice_or_in_its_head() -> None:
    doc = {"title": "鄂托多斯来信", "head": "", "body": "蒙媛说。陌陌瑶说了。陌陌瑶又说了。", "facets": ""}
    found = owned.words_of(doc)
    assert "蒙媛" not in found
    assert {"来信"} <= found


def test_an_older_store_gets_its_words_by_migrating(store: Store) -> None:
    put(store, 1, article("货车司机", "货车司机入会。"))
    before = store.read(counts)

    def as_it_was(session: Session) -> None:
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", "store/migrations")
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = session.connection()
        command.downgrade(config, "0004")

    store.write(as_it_was)
    schema.check(store.engine)
    assert store.read(counts) == before
    assert store.read(search, "huochesiji", today=TODAY).totals["pinyin"] == 1


@pytest.mark.parametrize(
    ("typed", "meant"), [("制", "质"), ("末", "未"), ("购", "构"), ("模", "摸"), ("里", "李"), ("城", "陈")]
)
def test_like_sounds_and_shapes_are_cheap_slips(typed: str, meant: str) -> None:
    assert slip_cost(f"好{typed}", f"好{meant}") < 3
    assert slip_cost("好吃", f"好{meant}") > 3


def test_who_doubts_what_is_printed_takes_fewer_characters_for_alike() -> None:
    for one, other in ("可司", "贸货", "勋动", "丑互"):
        assert same_shape(one, other) and not printed_alike(one, other)
    assert printed_alike("未", "末") and not same_shape("未", "会")


def test_sounds_that_half_the_country_does_not_part_are_one() -> None:
    for one, other in (("zhi", "zi"), ("sheng", "sen"), ("nan", "lan"), ("hu", "fu"), ("ren", "len")):
        assert sound.levelled(one) == sound.levelled(other)
    assert sound.levelled("gong") != sound.levelled("dong")
    assert sound.syllables("重庆") == ("chong", "qing")
    assert ("huo", "che", "si", "ji") in sound.cut("huochesiji")
    assert sound.letters("huo3 che1") == "huoche"
    assert sound.letters("5g") == ""


def test_pages_propose_abbreviations_and_administrators_decide(store: Store) -> None:
    put(
        store,
        1,
        article("甲", "推进区域产业协同联合体（以下简称区产联）建设。"),
        article("乙", "区产联的事。"),
    )
    count, (pair,) = store.read(synonyms.listed, "proposed")
    assert (count, pair.short, pair.long) == (1, "区产联", "区域产业协同联合体")
    assert store.read(search, "区产联", today=TODAY).totals["synonym"] == 0
    put(store, 2, article("丙", "区域产业协同联合体开会。"))
    assert store.write(synonyms.keep, pair.short, pair.long)
    found = store.read(search, "区产联", today=TODAY)
    assert found.totals["synonym"] == 1
    assert store.write(synonyms.refuse, pair.long, pair.short)
    assert store.read(search, "区产联", today=TODAY).totals["synonym"] == 0
    assert not store.write(synonyms.keep, "同", "同")


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("推进区域产业协同联合体（以下简称“区产联”）建设。", ("区产联", "区域产业协同联合体")),
        ("推进区域产业协同联合体（下称区产联）建设。", ("区产联", "区域产业协同联合体")),
        ("区域产业协同联合体，简称“区产联”，已经成立。", ("区产联", "区域产业协同联合体")),
        ("“区产联”（即区域产业协同联合体）已经成立。", ("区产联", "区域产业协同联合体")),
        ("在中国石油石化股份有限公司广州分公司(以下简称广州石化)举办",
         ("广州石化", "中国石油石化股份有限公司广州分公司")),
        ("印发实施意见（以下简称《意见》）。", None),
        ("工会的会议（以下简称大会）。", None),
        ("他来了（即将离开）。", None),
    ],
)  # fmt: skip
def test_what_a_page_explains_is_read(text: str, pair: tuple[str, str] | None) -> None:
    assert synonyms.learned(article("题", text)) == ([pair] if pair else [])


def test_the_house_s_list_goes_both_ways_and_names_no_name_twice() -> None:
    groups = synonyms.read(["# x", "产改 = 产业工人队伍建设改革", "甲 = 乙 = 丙", "no pair"])
    assert groups["产改"] == ("产业工人队伍建设改革",)
    assert groups["乙"] == ("甲", "丙")


def test_the_same_story_stands_once_and_says_where_else(store: Store) -> None:
    title = "全国劳动模范代表座谈会在北京举行"
    put(store, 1, article(title, "会议指出甲。"))
    put(store, 2, article(title, "会议指出乙。"))
    put(store, 3, article("简讯", "会议指出丙。"), article("简讯", "另一件事，会议指出丁。"))
    found = store.read(search, "会议指出", today=TODAY)
    assert [len(hit.also) for hit in found.hits] == [1, 0, 0]
    assert found.total == 3


def test_pages_stay_as_they_are_while_articles_come_in(store: Store) -> None:
    for number in range(1, 7):
        put(store, number, article(f"第{number}条货车消息", "司机。"))
    first = store.read(search, "货车", today=TODAY, limit=3)
    put(store, 9, article("最新的货车消息", "司机。"))
    second = store.read(search, "货车", today=TODAY, limit=3, offset=3, upto=first.upto)
    titles = [hit.headline.title for hit in (*first.hits, *second.hits)]
    assert len(set(titles)) == 6 and "最新的货车消息" not in titles
