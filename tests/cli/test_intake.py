"""`kanbao parse`, `ingest` and `withdraw`: what goes in, what is refused, and what the report says."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLES, Kanbao
from tests.seeds.test_strands import CLASSROOM, COURT, HARBOUR

PAGE = SAMPLES / "000_203f107e1e1cba98.txt"
REPORT = {"pages", "new", "replaced", "unchanged", "articles", "failed", "doubts", "seconds"}


def test_parse_prints_one_object_a_page_a_line(kanbao: Kanbao) -> None:
    answer = kanbao("parse", "--json", *sorted(SAMPLES.glob("*.txt")))
    pages = answer.rows()
    assert (answer.status, len(pages)) == (0, 5)
    assert [page["source"] for page in pages] == [path.name for path in sorted(SAMPLES.glob("*.txt"))]
    keys = [
        "schema",
        "source",
        "paper",
        "date",
        "date_basis",
        "date_certain",
        "page",
        "articles",
        "discarded",
    ]
    assert all(list(page) == keys and page["schema"] == 1 and page["paper"] is None for page in pages)


def test_parse_without_json_is_a_readable_picture(kanbao: Kanbao) -> None:
    out = kanbao("parse", PAGE).out
    assert "激活新质生产力中的“她”力量" in out
    assert "┈" in out


def test_parse_explains_each_seam(kanbao: Kanbao) -> None:
    out = kanbao("parse", "--explain", PAGE).out
    assert "line 33" in out
    assert "line 35" in out


def test_parse_explains_moved_paragraphs(kanbao: Kanbao, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("\n\n".join([*HARBOUR[:3], *CLASSROOM, *HARBOUR[3:], *COURT]), "utf-8")
    out = kanbao("parse", "--explain", page).out
    told = "\n".join(out.splitlines()[-40:])
    assert "⟂ paragraphs 17-19" in told
    assert f"line 1 {HARBOUR[0]}" in told
    moves = kanbao("parse", "--explain", "--json", page).json()["explain"]["moves"]
    assert [(move["line"], move["last"], move["chosen"]) for move in moves][:1] == [(17, 19, 1)]


def test_parse_reads_stdin(kanbao: Kanbao) -> None:
    assert kanbao("parse", "-", "--json", stdin=PAGE.read_bytes()).json()["source"] == "-"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_parse_reads_the_encodings_that_pages_come_in(kanbao: Kanbao, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.read_text("utf-8").encode(encoding))
    page = kanbao("parse", path, "--json").json()
    want = kanbao("parse", PAGE, "--json").json()
    assert page["articles"] == want["articles"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n\t\n"),
        ("binary.txt", bytes(range(256)) * 40),
        ("nul.txt", "新闻\0新闻".encode()),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 500),
        ("enormous.txt", "工会新闻。\n".encode() * 1_200_000),
    ],
)
def test_a_bad_file_is_named_and_the_others_go_on(
    kanbao: Kanbao, tmp_path: Path, name: str, data: bytes
) -> None:
    bad = tmp_path / name
    bad.write_bytes(data)
    parsed = kanbao("parse", bad, PAGE, tmp_path / "missing.txt", "--json")
    assert (parsed.status, len(parsed.rows())) == (1, 1)
    assert [name in line for line in parsed.err.splitlines()] == [True, False]
    assert "missing.txt" in parsed.err
    taken = kanbao("ingest", bad, PAGE, tmp_path / "missing.txt", "--json")
    report = taken.json()
    assert (taken.status, set(report), report["new"]) == (1, REPORT, 1)
    assert [Path(item["path"]).name for item in report["failed"]] == [name, "missing.txt"]
    assert all(item["reason"] for item in report["failed"])
    assert kanbao("latest", "--json").json()["total"] > 0


def test_the_same_text_under_any_name_is_unchanged(sampled: Kanbao, tmp_path: Path) -> None:
    copy = tmp_path / "other name.md"
    copy.write_bytes(PAGE.read_bytes())
    report = sampled("ingest", copy, SAMPLES, "--json").json()
    assert (report["new"], report["replaced"], report["unchanged"]) == (0, 0, 6)


def test_a_changed_page_replaces_its_former_version_and_keeps_ids(kanbao: Kanbao, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    text = PAGE.read_text("utf-8")
    path.write_text(text, "utf-8")
    kanbao("ingest", path)
    before = {hit["title"]: hit["id"] for hit in kanbao("latest", "--limit", "50", "--json").json()["hits"]}
    path.write_text(text.replace("常泰长江大桥顺利合龙", "常泰长江大桥今天合龙", 1), "utf-8")
    report = kanbao("ingest", path, "--json").json()
    assert (report["new"], report["replaced"]) == (0, 1)
    after = {hit["title"]: hit["id"] for hit in kanbao("latest", "--limit", "50", "--json").json()["hits"]}
    shared = before.keys() & after.keys()
    assert len(shared) == len(before) - 1
    assert all(before[title] == after[title] for title in shared)
    assert (
        kanbao("search", "常泰长江大桥顺利合龙", "--json").json()["hits"][0]["id"]
        == after["常泰长江大桥今天合龙"]
    )


def test_date_page_and_paper_can_be_said(kanbao: Kanbao) -> None:
    said = ("--date", "2023-01-05", "--page", "7", "--paper", "山西日报")
    assert kanbao("ingest", PAGE, *said).status == 0
    first = kanbao("latest", "--json").json()["hits"][0]
    assert (first["date"], first["page"]) == ("2023-01-05", 7)
    article = kanbao("article", str(first["id"]), "--json").json()
    assert (article["paper"], article["date"], article["page"]) == ("山西日报", "2023-01-05", 7)


def test_an_archive_already_cut_comes_back_as_it_went_in(kanbao: Kanbao, tmp_path: Path) -> None:
    page = kanbao("parse", PAGE, "--json").json()
    archive = tmp_path / "archive.jsonl"
    broken = dict(page, source="broken", articles=[{"blocks": [{"text": 3}]}])
    archive.write_text(
        "\n".join(json.dumps(item, ensure_ascii=False) for item in (page, broken)) + "\n", "utf-8"
    )
    taken = kanbao("ingest", archive, "--json")
    report = taken.json()
    assert (taken.status, report["new"], report["articles"]) == (1, 1, len(page["articles"]))
    assert "2" in report["failed"][0]["path"] + report["failed"][0]["reason"]
    assert "articles.0.blocks.0.text" in report["failed"][0]["reason"]
    hits = kanbao("latest", "--limit", "50", "--json").json()["hits"]
    stored = kanbao("article", str(hits[1]["id"]), "--json").json()
    wanted = page["articles"][1]
    assert {key: stored[key] for key in wanted} == wanted


def test_a_withdrawn_page_is_gone_until_it_is_brought_back(sampled: Kanbao) -> None:
    def found() -> list[int]:
        return [hit["id"] for hit in sampled("search", "常泰长江大桥", "--json").json()["hits"]]

    before = found()
    assert before
    page_ids = range(1, 6)
    assert all(sampled("withdraw", str(number)).status == 0 for number in page_ids)
    assert found() == []
    assert sampled("latest", "--json").json()["total"] == 0
    gone = sampled("article", str(before[0]))
    assert (gone.status, gone.out) == (1, "")
    assert all(sampled("withdraw", str(number), "--undo").status == 0 for number in page_ids)
    assert found() == before
    wrong = sampled("withdraw", "999")
    assert (wrong.status, len(wrong.err.splitlines())) == (1, 1)


def test_a_withdrawn_page_taken_in_again_says_why_it_does_not_show(sampled: Kanbao) -> None:
    first = sampled("article", "1", "--json").json()
    sampled("withdraw", str(first["page_id"]))
    report = sampled("ingest", SAMPLES, "--json").json()
    assert report["unchanged"] == 5
    assert [doubt["page_id"] for doubt in report["doubts"]] == [first["page_id"]]
    assert f"withdraw --undo {first['page_id']}" in report["doubts"][0]["what"]


def test_a_page_comes_in_by_the_clock_of_the_settings(
    kanbao: Kanbao, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KANBAO_NOW", "2024-06-12T08:00:00")
    kanbao("ingest", PAGE)
    with contextlib.closing(sqlite3.connect(tmp_path / "data" / "kanbao.db")) as store:
        (at,) = store.execute("SELECT taken_in_at FROM pages").fetchone()
    assert at.startswith("2024-06-12 0")
