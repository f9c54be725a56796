"""An administrator reads in Chinese why a page did not go in, and what is doubtful about it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from bot.reasons import in_chinese
from seeds import sample_pages
from seeds.corrections import read_correction
from seeds.rulings import rule
from store import Store
from store.intake import take_in_documents
from tests.seeds.test_corrections import PAGE


@pytest.fixture
def empty(tmp_path: Path) -> Store:
    return Store.open(f"sqlite:///{tmp_path}/empty.db")


def test_every_reason_of_an_intake_is_said_in_chinese(empty: Store) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x.exe", b"MZ")
    documents = [
        ("empty.txt", b""),
        ("blank.txt", b"  \n "),
        ("nul.txt", b"gonghui\x00\x00\x01" * 9),
        ("large.txt", "工会".encode() * 1_000_000),
        ("bad.txt", "工会".encode() + b"\xff\xff\x80" * 9),
        ("page.pdf", b"%PDF"),
        ("broken.zip", b"PK\x03\x04nonsense"),
        ("nothing.zip", packed.getvalue()),
        ("undated.txt", "# 题\n\n本报讯（记者张三）一句话，没有说完的话\n".encode()),
        *((name, text.encode()) for name, text in sample_pages()),
    ]
    report = take_in_documents(empty, documents)
    empty.close()
    reasons = [each.reason for each in report.failed] + [each.what for each in report.doubts]
    assert len(report.failed) == 8, report.failed
    for reason in reasons:
        said = in_chinese(reason)
        assert said != reason, reason
        assert not re.search(r"[a-z]{4,} [a-z]{3,} [a-z]{3,}", re.sub(r"“.*?”", "", said)), said


def test_a_reason_that_is_new_is_not_hidden() -> None:
    assert in_chinese("something new happened") == "something new happened"


@pytest.mark.parametrize(
    "form",
    [
        "胡说", "接 27", "题", "日期 2024-13-10", "接 5→5", "版 x", "题 甲", "版 0", "弃 20-10",
        "题 4", "接 7→99",
        "断 7\n接 9→7\n接 7→9", "接 7→9\n接 9→7",
        "弃 9\n接 7→9", "题 3：并无此话", "接 7→9\n接 15→9\n接 13→9",
    ],
)  # fmt: skip
def test_every_fault_of_a_correction_is_said_in_chinese(form: str) -> None:
    read, faults = read_correction(form)
    told = [*map(str, faults), *map(str, rule(read, PAGE).lost)]
    assert told
    for fault in told:
        said = in_chinese(fault)
        assert said.startswith("更正第 ")
        assert not re.search(r"[a-z]{3,}", said), said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "这一行不是完整的 JSON"),
        ("[]", "这一行不是一版的 JSON"),
        ('{"schema":1}', "缺“source”这一项"),
        ('{"schema":1,"source":"x","articles":[{"title":1}],"discarded":[]}', "“articles.0.title”这一项不对"),
    ],
)
def test_why_a_line_is_no_page_is_said_in_chinese(empty: Store, line: str, said: str) -> None:
    (failed,) = take_in_documents(empty, [("a.jsonl", line.encode())]).failed
    assert said in in_chinese(failed.reason)
