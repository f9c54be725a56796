"""`kanbao search`, `latest`, `article` and `digest`, as other programs read them."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Kanbao

HIT = ["id", "title", "kicker", "date", "page", "column", "lane", "snippet", "score"]


def test_search_prints_the_contract_and_nothing_else(sampled: Kanbao) -> None:
    answer = sampled("search", "新质生产力", "--json")
    result = answer.json()
    assert list(result) == ["query", "total", "totals", "took_ms", "understood", "hits"]
    assert list(result["understood"]) == ["terms", "phrases", "excluded", "filters", "assumed"]
    assert list(result["totals"]) == ["exact", "synonym", "similar", "pinyin"]
    assert list(result["hits"][0]) == HIT
    assert "[[新质生产力]]" in result["hits"][0]["snippet"]
    assert result["total"] == result["totals"]["exact"] >= len(result["hits"]) > 1


def test_words_left_out_are_said_in_a_kind_that_the_contract_knows(sampled: Kanbao) -> None:
    result = sampled("search", "外滩街道分校 插花课 相继 潜水艇", "--json").json()
    assert (result["totals"]["exact"], [hit["lane"] for hit in result["hits"]][:1]) == (0, ["similar"])
    assert [(one["kind"], one["to"]) for one in result["understood"]["assumed"]] == [("spelling", "")]
    assert "潜水艇" in result["understood"]["assumed"][0]["from"]


def test_limit_and_offset_cut_one_stable_list(sampled: Kanbao) -> None:
    whole = [hit["id"] for hit in sampled("search", "工会", "--limit", "50", "--json").json()["hits"]]
    pieces: list[int] = []
    for offset in range(0, len(whole), 3):
        piece = sampled("search", "工会", "--limit", "3", "--offset", str(offset), "--json").json()
        pieces += [hit["id"] for hit in piece["hits"]]
    assert pieces == whole
    assert len(set(whole)) == len(whole) > 5


def test_newest_first(sampled: Kanbao) -> None:
    hits = sampled("search", "职工", "--sort", "newest", "--limit", "50", "--json").json()["hits"]
    dates = [hit["date"] for hit in hits]
    assert dates == sorted(dates, reverse=True)


def test_queries_from_stdin_are_answered_one_line_each(sampled: Kanbao) -> None:
    answer = sampled("search", "-", stdin="货车司机\n\n“端午小长假”\n-招聘 工会\n")
    rows = answer.rows()
    assert [row["query"] for row in rows] == ["货车司机", "", "“端午小长假”", "-招聘 工会"]
    assert rows[0]["total"] > 0
    assert (rows[1]["total"], rows[1]["hits"]) == (0, [])
    assert rows[2]["understood"]["phrases"] == ["端午小长假"]
    assert rows[3]["understood"]["excluded"] == ["招聘"]


def test_a_query_that_begins_with_a_hyphen_follows_two(sampled: Kanbao) -> None:
    assert sampled("search", "--json", "--", "-招聘 工会").json()["understood"]["excluded"] == ["招聘"]


@pytest.mark.parametrize(
    "query", ["", "。，", "*", '"', "NEAR(", "&& OR", "title:", "🚚🚚🚚", "zxqvwk", "-工会"]
)
def test_a_query_that_means_nothing_finds_nothing(sampled: Kanbao, query: str) -> None:
    answer = sampled("search", "--json", "--", query)
    assert (answer.status, answer.json()["hits"], answer.err) == (0, [], "")


def test_latest_is_the_newest_issue(sampled: Kanbao) -> None:
    latest = sampled("latest", "--limit", "50", "--json").json()
    assert set(latest) == {"total", "hits"}
    assert latest["total"] == len(latest["hits"]) == 8
    assert {hit["date"] for hit in latest["hits"]} == {"2024-12-20"}
    assert list(latest["hits"][0]) == HIT
    assert latest["hits"][0]["title"] == "“产改轻骑兵小分队”走进企业"


def test_an_article_is_whole(sampled: Kanbao) -> None:
    hit = sampled("search", "常泰长江大桥顺利合龙", "--json").json()["hits"][0]
    article = sampled("article", str(hit["id"]), "--json").json()
    assert (article["id"], article["date"], article["kind"]) == (hit["id"], "2024-06-10", "photo")
    assert article["credits"] == [{"name": "孙璐", "role": "本报通讯员"}]
    text = sampled("article", str(hit["id"])).out
    assert "常泰长江大桥顺利合龙" in text
    assert "2024-06-10" in text


def test_an_article_that_is_not_there_is_one_line(sampled: Kanbao) -> None:
    answer = sampled("article", "999999", "--json")
    assert (answer.status, answer.out, len(answer.err.splitlines())) == (1, "", 1)


def test_a_digest_says_its_date(sampled: Kanbao) -> None:
    digest = sampled("digest", "--json").json()
    assert list(digest) == ["date", "chat", "sections", "messages"]
    assert digest["date"] == "2024-12-20"
    assert list(digest["sections"][0]) == ["page", "column", "items"]
    assert sum(len(section["items"]) for section in digest["sections"]) == 8
    assert "12月20日" in digest["messages"][0]
    older = sampled("digest", "--date", "2024-06-10", "--json").json()
    assert older["date"] == "2024-06-10"


def test_a_digest_of_a_day_without_an_issue_says_so(sampled: Kanbao) -> None:
    answer = sampled("digest", "--date", "1999-01-01", "--json")
    assert answer.status == 0
    digest = answer.json()
    assert (digest["date"], digest["sections"]) == ("1999-01-01", [])
    assert digest["messages"]


def test_an_empty_store_answers(kanbao: Kanbao) -> None:
    assert kanbao("latest", "--json").json() == {"total": 0, "hits": []}
    assert kanbao("search", "工会", "--json").json()["total"] == 0
    assert json.loads(kanbao("digest", "--json").out)["sections"] == []


def test_a_digest_for_a_chat_is_about_what_it_has_subscribed_to(sampled: Kanbao) -> None:
    assert sampled("chat", "--as", "7", stdin="/start\n").status == 0
    everything = sampled("digest", "--chat", "7", "--json").json()
    sampled("chat", stdin="/subscribe 7:30 每天 产改\n")
    keyboard = "9000000000001"
    about = sampled("digest", "--chat", keyboard, "--json").json()
    assert about["chat"] == int(keyboard)
    titles = [item["title"] for section in about["sections"] for item in section["items"]]
    assert 0 < len(titles) < sum(len(section["items"]) for section in everything["sections"])
    assert any("产改" in title for title in titles)
