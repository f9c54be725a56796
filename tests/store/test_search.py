"""Search: what was typed finds what is printed, on both databases, and nothing typed can break it."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seeds import sample_pages
from seeds.model import page_to_json
from store import Store, articles
from store.intake import restore_page, take_in_documents, withdraw
from store.search import search
from store.search.again import forget
from store.search.index import faults, reindex
from store.values import SearchResult
from tests.store.answers import titles
from tests.store.pages import article, file_text, page, plain
from tests.store.postgres import Databases

TODAY = dt.date(2024, 7, 1)
PLANTED = (
    page(
        article("新质生产力培训开班", "省总工会举办。", kicker="陕西", column="产改进行时", by=["吕政瑶"]),
        article("5G-A网络进车间", "企业用上V2.0系统，产量提高5%，108家企业受益。", subtitle="广东纪事"),
        article("诗里的“产改”进行时", "有[[括号]]的文字，也有货车司机。", kind="feature"),
        date="2024-06-10",
    ),
    page(
        article("大桥合龙", "全省总动员。货车司机都说好，1108个家庭受益，工会到场。"),
        article("货车司机入会", "和諧社會，產業工人隊伍建設改革。" + "其他的话。" * 30 + "最后说到工会。"),
        article(None, "没有标题的一段话，说的是盾构机始发。", kind="continuation"),
        date="2024-06-11",
        number=2,
    ),
)


@pytest.fixture(scope="module")
def full(lasting: Store) -> Store:
    """A store with planted articles."""
    data = "\n".join(map(page_to_json, PLANTED)).encode()
    take_in_documents(lasting, [("planted.jsonl", data)])
    return lasting


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample pages, as the parser reads them today."""
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('samples') / 'kanbao.db'}")
    take_in_documents(store, [(name, text.encode()) for name, text in sample_pages()])
    yield store
    store.close()


def ask(store: Store, query: str, **how: object) -> SearchResult:
    return store.read(search, query, today=TODAY, **how)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("新质生产力", ["新质生产力培训开班"]),
        ("新質生產力", ["新质生产力培训开班"]),
        ("和谐", ["货车司机入会"]),
        ("产改进行时", ["诗里的“产改”进行时", "新质生产力培训开班"]),
        ("省总", ["大桥合龙", "新质生产力培训开班"]),
        ("政瑶", ["新质生产力培训开班"]),
        ("陕西", ["新质生产力培训开班"]),
        ("瑶", ["新质生产力培训开班"]),
        ("广东纪事", ["5G-A网络进车间"]),
        ("5g-a", ["5G-A网络进车间"]),
        ("５Ｇ－Ａ", ["5G-A网络进车间"]),
        ("v2.0", ["5G-A网络进车间"]),
        ("V2.1", []),
        ("5G-B", []),
        ("5%", ["5G-A网络进车间"]),
        ("108家", ["5G-A网络进车间"]),
        ("108", ["5G-A网络进车间", "大桥合龙"]),
        ("盾构", ["没有标题的一段话，说的是盾构机始发"]),
        ("货车司机 工会", ["货车司机入会", "大桥合龙"]),
        ("货车司机 -工会", ["诗里的“产改”进行时"]),
        ("货车司机　－入会", ["大桥合龙", "诗里的“产改”进行时"]),
        ('"货车司机入会"', ["货车司机入会"]),
        ("「司机都说好」", ["大桥合龙"]),
        ("“司机工会”", []),
        ("司机工会", ["大桥合龙", "货车司机入会"]),
        ("”产改”", ["诗里的“产改”进行时", "新质生产力培训开班"]),
        ("量子纠缠", []),
        ("-工会", []),
        ("", []),
        ("，。！", []),
        ('"', []),
        ("* NEAR OR AND NOT ( ) :", []),
    ],
)
def test_what_is_found_and_in_which_order(full: Store, query: str, expected: list[str]) -> None:
    result = ask(full, query)
    assert titles(result) == expected
    assert (result.total, result.at_least) == (len(expected), None)
    assert result.totals == {"exact": len(expected), "synonym": 0, "similar": 0, "pinyin": 0}
    scores = [hit.score for hit in result.hits]
    assert all(1 >= score > 0 for score in scores) and scores == sorted(set(scores), reverse=True)


def test_what_was_understood_is_told(full: Store) -> None:
    told = ask(full, '產改 5G-A "货车 司机" -工会 －"全 省"').understood
    assert told.terms == ("产改", "5G-A")
    assert told.phrases == ("货车 司机",)
    assert told.excluded == ("工会", "全 省")
    assert [(item.kind, item.typed, item.taken) for item in told.assumed] == [("script", "產改", "产改")]


def test_the_match_is_marked_in_the_printed_text(full: Store) -> None:
    hit = ask(full, "和谐社会").hits[0]
    assert hit.snippet.startswith("[[和諧社會]]，產業工人")
    assert ask(full, "产改进行时").hits[0].marked_title == "诗里的“[[产改”进行时]]"
    assert ask(full, "括号").hits[0].snippet == "有［［[[括号]]］］的文字，也有货车司机。"
    assert "[[吕政瑶]]" in ask(full, "吕政瑶").hits[0].snippet
    assert ask(full, "最后说到工会").hits[0].snippet.endswith("[[最后说到工会]]。")


def test_newest_first_on_request_and_pages_that_do_not_overlap(full: Store) -> None:
    every = ask(full, "的", sort="newest").hits
    assert [hit.headline.date for hit in every] == sorted((h.headline.date for h in every), reverse=True)
    for sort in ("relevance", "newest"):
        whole = [hit.headline.id for hit in ask(full, "货车司机", sort=sort).hits]
        parts = [
            hit.headline.id
            for at in range(4)
            for hit in ask(full, "货车司机", sort=sort, limit=1, offset=at).hits
        ]
        assert parts == whole
    assert ask(full, "货车司机", offset=99).hits == ()
    assert ask(full, "货车司机", limit=0).total == 3


def test_a_count_that_is_cut_short_says_so_and_keeps_the_old_title(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(1, 9):
        title = "货车司机" if day == 1 else f"第{day}天"
        text = file_text((title, f"这是货车和司机的第{day}天。"), date=f"2024-06-0{day}")
        take_in_documents(store, [(f"{day}.txt", text.encode())], parse=plain)
    assert ask(store, "货车 司机").total == 8
    monkeypatch.setattr("store.search.find.CAP", 4)
    forget()
    result = ask(store, "货车 司机")
    assert (result.total, result.at_least) == (None, 5)
    assert titles(result) == ["货车司机", "第8天", "第7天", "第6天", "第5天"]


def test_both_databases_give_the_same(
    postgres: Databases, samples: Store, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = Store.open(postgres.migrated())
    try:
        take_in_documents(other, [(name, text.encode()) for name, text in sample_pages()])
        chosen = random.Random(2)
        texts = [hit.lead for hit in samples.read(articles.latest, limit=99).items if len(hit.lead) > 9]
        made = [text[at : at + 4] for text in texts for at in [chosen.randrange(len(text) - 4)]]
        for query in ["产改", "工会", "省总 -女职工", "2023年", '"职工之家"', "会", *made[:40]]:
            one, two = ask(samples, query, limit=50), ask(other, query, limit=50)
            assert [(h.headline.title, h.snippet, h.score) for h in one.hits] == [
                (h.headline.title, h.snippet, h.score) for h in two.hits
            ], query
            assert one.total == two.total
    finally:
        other.close()


MARKS = re.compile(r"[\s。！？；：，、.!?;:,…“”\"‘’'《》「」『』（）()\[\]—–\-－·□#%]+")


def test_any_piece_of_an_article_finds_it(samples: Store) -> None:
    """Of every title and sentence of the sample pages, pieces of two characters and more."""
    chosen = random.Random(1)
    ids = [item.id for item in samples.read(articles.latest, limit=500).items]
    ids += [
        i.id
        for day, _, _ in samples.read(articles.issue_dates)
        for i in samples.read(articles.latest, day=day, limit=500).items
    ]
    missed = []
    for key in dict.fromkeys(ids):
        whole = samples.read(articles.article, key).article
        texts = [whole.title, whole.kicker, whole.subtitle, *(block.text for block in whole.blocks)]
        pieces = [piece for text in texts if text for piece in MARKS.split(text) if len(piece) > 1]
        for piece in chosen.sample(pieces, min(6, len(pieces))):
            start = chosen.randrange(len(piece) - 1)
            query = piece[start : chosen.randrange(start + 2, len(piece) + 1)]
            result = ask(samples, query, limit=500)
            if key not in {hit.headline.id for hit in result.hits}:
                missed.append(query)
    assert missed == []


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=40)
    | st.text(alphabet="产改工会 \"“”'‘’「」《》-－*():^&|!~NEAROTD\x00\\%_{}5Gａ", max_size=30)
)
def test_no_text_at_all_breaks_a_search(full: Store, query: str) -> None:
    result = ask(full, query)
    assert result.query == query
    assert result.total is not None and result.total >= len(result.hits)
    assert not result.hits or result.understood.terms or result.understood.phrases


@pytest.mark.parametrize("day", ["9999年12月31日", "0001年1月1日", "9999年12月30日前后", "近999999999天"])
def test_days_at_the_ends_of_the_calendar_break_nothing(full: Store, day: str) -> None:
    assert ask(full, f"工会 {day}").query


def test_what_goes_leaves_no_ghost_and_the_index_stays_whole(store: Store) -> None:
    def put(*heads: tuple[str, str]) -> None:
        take_in_documents(store, [("a.txt", file_text(*heads).encode())], parse=plain, paper="报",
                          date=dt.date(2024, 6, 10), page=1)  # fmt: skip

    put(("货车司机", "盾构机始发。"), ("大桥", "合龙。"))
    put(("货车司机", "盾购机始发。"))
    put(("天舟", "对接。"))
    assert [ask(store, query).total for query in ("盾构机", "盾购机", "大桥", "天舟")] == [0, 0, 0, 1]
    assert store.read(faults) == []
    page_id = store.read(articles.latest).items[0].page_id
    store.write(withdraw, page_id)
    assert (store.read(faults), store.write(reindex), ask(store, "天舟").total) == ([], 0, 0)
    store.write(restore_page, page_id)
    assert (store.read(faults), store.write(reindex), ask(store, "天舟").total) == ([], 1, 1)


def test_an_index_that_lost_an_article_is_noticed_and_rebuilt(store: Store) -> None:
    from sqlalchemy import delete

    from store.models import DOCS

    take_in_documents(store, [("a.txt", file_text(("天舟", "对接。")).encode())], parse=plain)
    store.write(lambda session: session.connection().execute(delete(DOCS)))
    assert store.read(faults)
    told: list[tuple[int, int]] = []
    store.write(reindex, lambda done, total: told.append((done, total)))
    assert (store.read(faults), told, ask(store, "天舟").total) == ([], [(1, 1)], 1)
