"""Taking pages in: idempotent, replacing, naming what is bad and leaving the rest alone."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select

from seeds.model import page_to_json
from store import Store, articles, intake, pages
from store.errors import ArticleGone, PageGone
from store.intake import take_in, take_in_documents
from store.models import ISSUES
from store.search import search
from tests.store.pages import article, file_text, page, plain

TODAY = dt.date(2024, 7, 1)
TWO = file_text(("货车司机入会", "铁岭市总推进建会。"), ("端午假期", "人们享受假期。"))


def titles(store: Store, **where: object) -> list[str]:
    return [item.title for item in store.read(articles.latest, **where).items]


def found(store: Store, query: str) -> int | None:
    return store.read(search, query, today=TODAY).total


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_folder_goes_in_whole_and_a_second_time_unchanged(store: Store, tmp_path: Path) -> None:
    write(tmp_path, "in/b.txt", TWO)
    write(tmp_path, "in/deep/a.md", file_text(("常泰长江大桥合龙", "大桥合龙。"), number=2))
    write(tmp_path, "in/.hidden.txt", "# 藏\n文")
    write(tmp_path, "in/picture.jpg", "no text")
    first = take_in(store, [tmp_path / "in"], parse=plain)
    assert (first.pages, first.new, first.articles, first.failed) == (2, 2, 3, ())
    again = take_in(store, [tmp_path / "in"], parse=plain)
    assert (again.pages, again.unchanged, again.new, again.articles) == (2, 2, 0, 0)
    assert titles(store) == ["货车司机入会", "端午假期", "常泰长江大桥合龙"]


def test_the_same_text_under_another_name_or_encoding_is_unchanged(store: Store, tmp_path: Path) -> None:
    take_in(store, [write(tmp_path, "a.txt", TWO)], parse=plain)
    (tmp_path / "b.txt").write_bytes(TWO.replace("\n", "\r\n").encode("gb18030"))
    report = take_in(store, [tmp_path / "b.txt"], parse=plain)
    assert (report.new, report.unchanged) == (0, 1)


def test_the_same_path_replaces_and_unchanged_articles_keep_their_ids(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", TWO)
    take_in(store, [file], parse=plain)
    before = {item.title: item.id for item in store.read(articles.latest).items}
    text = file_text(("新来的一篇", "盾构机始发。"), ("端午小长假", "人们享受假期。"), date="2024-06-11")
    write(tmp_path, "a.txt", text)
    report = take_in(store, [file], parse=plain)
    assert (report.replaced, report.new, report.articles) == (1, 0, 2)
    after = {item.title: item.id for item in store.read(articles.latest).items}
    assert after["端午小长假"] == before["端午假期"], "a corrected article is the same article"
    assert after["新来的一篇"] not in before.values()
    with pytest.raises(ArticleGone):
        store.read(articles.article, before["货车司机入会"])
    assert (found(store, "货车司机"), found(store, "盾构机"), found(store, "小长假")) == (0, 1, 1)
    assert store.read(articles.issue_dates) == ((dt.date(2024, 6, 11), 1, 2),)
    assert len(store.read(lambda session: session.connection().execute(select(ISSUES)).all())) == 1


def test_an_article_that_only_moved_keeps_its_id_and_an_id_is_never_given_twice(
    store: Store, tmp_path: Path
) -> None:
    file = write(tmp_path, "a.txt", TWO)
    take_in(store, [file], parse=plain)
    old = [item.id for item in store.read(articles.latest).items]
    write(tmp_path, "a.txt", file_text(("端午假期", "人们享受假期。"), ("全新", "别的文字。")))
    take_in(store, [file], parse=plain)
    moved, fresh = store.read(articles.latest).items
    assert moved.id == old[1]
    assert fresh.id not in old


def test_paper_date_and_page_replace_only_where_all_three_are_given(store: Store, tmp_path: Path) -> None:
    one, two = file_text(("一", "甲。")), file_text(("二", "乙。"))
    said = {"date": dt.date(2024, 6, 10), "page": 3, "paper": "工人日报"}
    take_in(store, [write(tmp_path, "1.txt", one)], parse=plain, **said)
    report = take_in(store, [write(tmp_path, "2.txt", two)], parse=plain, **said)
    assert (report.replaced, report.new) == (1, 0)
    assert titles(store) == ["二"]
    three = write(tmp_path, "3.txt", file_text(("三", "丙。")))
    report = take_in(store, [three], parse=plain, page=3, paper="工人日报")
    assert (report.replaced, report.new) == (0, 1), "a date that the page only suggests names no issue"


def test_a_date_said_afterwards_dates_the_page_without_a_new_text(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", file_text(("无日期", "文字。"), date=None))
    report = take_in(store, [file], parse=plain)
    assert "--date" in report.doubts[0].what
    key = store.read(articles.latest).items[0].id
    report = take_in(store, [file], parse=plain, date=dt.date(2024, 5, 1))
    assert (report.replaced, report.doubts) == (1, ())
    item = store.read(articles.article, key)
    assert (item.date, item.date_certain) == (dt.date(2024, 5, 1), True)
    assert take_in(store, [file], parse=plain, date=dt.date(2024, 5, 1)).unchanged == 1
    assert take_in(store, [file], parse=plain).unchanged == 1


def test_bad_files_are_named_and_the_others_go_in(store: Store, tmp_path: Path) -> None:
    write(tmp_path, "in/good.txt", TWO)
    (tmp_path / "in/empty.txt").touch()
    (tmp_path / "in/binary.txt").write_bytes(bytes(range(256)) * 40)
    write(tmp_path, "in/fault.txt", "!")
    wrong = write(tmp_path, "picture.jpg", "x")
    report = take_in(store, [tmp_path / "in", tmp_path / "nowhere", wrong], parse=plain)
    assert (report.new, report.pages) == (1, 1)
    failed = {Path(failure.path).name: failure.reason for failure in report.failed}
    assert set(failed) == {"empty.txt", "binary.txt", "fault.txt", "nowhere", "picture.jpg"}
    assert all(reason and "\n" not in reason for reason in failed.values())
    assert titles(store) == ["货车司机入会", "端午假期"]


def test_a_page_that_cannot_be_stored_does_not_take_its_batch_along(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store import rows

    real = rows.article_row

    def breaking(value: object) -> dict[str, object]:
        if getattr(value, "title", "") == "坏":
            raise OverflowError
        return real(value)  # type: ignore[arg-type]

    monkeypatch.setattr(rows, "article_row", breaking)
    documents = [(f"{name}.txt", file_text((name, f"{name}文。"), number=None).encode()) for name in "好坏美"]
    report = take_in_documents(store, documents, parse=plain)
    assert (report.new, [failure.path for failure in report.failed]) == (2, ["坏.txt"])
    assert titles(store) == ["好", "美"]
    assert store.read(articles.overview).pages == 2


def test_jsonl_pages_go_in_a_line_each_and_errors_name_line_and_field(store: Store, tmp_path: Path) -> None:
    lines = [
        page_to_json(page(article("一", "甲文。"), source="1")),
        '{"schema": 1, "source": "2"}',
        "not json",
        "",
        '{"schema": 1, "source": "3", "articles": [{"title": "三", "blocks": [{"text": "a\\u0000b"}]}]}',
        page_to_json(page(article("四", "丁文。"), source="4", number=2)),
    ]
    file = write(tmp_path, "a.jsonl", "\n".join(lines))
    report = take_in(store, [file])
    assert (report.new, report.articles) == (2, 2)
    assert [failure.path.rpartition(":")[2] for failure in report.failed] == ["2", "3", "5"]
    assert "articles" in report.failed[0].reason
    assert take_in(store, [file]).unchanged == 2
    write(tmp_path, "a.jsonl", lines[0].replace("甲文", "甲文改"))
    assert take_in(store, [file]).replaced == 1


def test_a_page_comes_back_as_it_went_in(store: Store) -> None:
    text = (Path(__file__).parent.parent / "gold/000_203f107e1e1cba98.json").read_text(encoding="utf-8")
    lines = {
        "type": "paragraph",
        "text": "甲乙。",
        "lines": [[1, 2]],
        "seams": [{"at": 1, "confidence": 0.4}],
    }
    rich = {
        "schema": 1, "source": "x", "paper": "报", "date": "2024-06-10", "date_basis": "今天", "page": 4,
        "articles": [
            {"kind": "diary", "title": "题", "byline": [{"name": "甲", "role": "记者"}], "confidence": 0.3,
             "entry_date": {"text": "5月2日 晴", "date": "2024-05-02"}, "continues_on": 3,
             "dateline": {"place": "北京", "date": None}, "gap_before": True, "blocks": [lines]},
        ],
        "discarded": [{"lines": [[3, 3]], "text": "乱", "reason": "stray"}],
    }  # fmt: skip
    data = json.dumps(rich, ensure_ascii=False).encode()
    report = take_in_documents(store, [("a.jsonl", data)])
    assert json.loads(text)
    back = json.loads(page_to_json(store.read(pages.page, report.doubts[0].page_id)))
    assert {key: back[key] for key in ("paper", "date", "date_basis", "page", "discarded")} == {
        key: rich[key] for key in ("paper", "date", "date_basis", "page", "discarded")
    }
    kept = back["articles"][0]
    wanted = rich["articles"][0]  # type: ignore[index]
    assert {key: kept[key] for key in wanted if key != "blocks"} == {
        key: wanted[key] for key in wanted if key != "blocks"
    }
    assert {key: kept["blocks"][0][key] for key in lines} == lines
    assert [doubt.what for doubt in report.doubts if doubt.article_id] and len(report.doubts) == 3


def test_an_archive_with_lines_of_one_source_keeps_every_line(store: Store) -> None:
    made = [page(article(f"第{n}篇", f"文字{n}。"), source="archive", date_certain=True) for n in range(5)]
    data = "\n".join(map(page_to_json, made)).encode()
    assert take_in_documents(store, [("a.jsonl", data)]).new == 5
    assert take_in_documents(store, [("b.jsonl", data)]).unchanged == 5


def test_a_zip_holds_pages_and_bombs_are_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../第一版.txt", TWO)
        archive.writestr("__MACOSX/x.txt", "junk")
        archive.writestr("a.jsonl", page_to_json(page(article("行", "文。"), number=2)))
        archive.writestr("bad.txt", "")
        archive.writestr("read.me", "x")
    report = take_in_documents(store, [("a.zip", packed.getvalue())], parse=plain)
    assert (report.new, report.articles) == (2, 3)
    assert [failure.path for failure in report.failed] == ["a.zip/bad.txt"]
    broken = take_in_documents(store, [("b.zip", packed.getvalue()[:60])], parse=plain)
    assert "damaged" in broken.failed[0].reason
    monkeypatch.setattr("store.sources._UNPACKED_BYTES", 100)
    bomb = take_in_documents(store, [("c.zip", packed.getvalue())], parse=plain)
    assert "unpacks" in bomb.failed[0].reason


def test_an_upload_of_the_same_name_is_the_same_page_only_when_its_text_is_alike(store: Store) -> None:
    body = "铁岭市总推进货车司机建会入会，为货车司机解决后顾之忧。" * 4
    first = file_text(("货车司机", body), number=None)
    other = file_text(("大桥合龙", "今天上午，常泰长江大桥顺利合龙，主跨一千二百米。" * 4), number=None)
    take_in_documents(store, [("p.txt", first.encode())], parse=plain)
    assert take_in_documents(store, [("p.txt", other.encode())], parse=plain).new == 1
    changed = first.replace("后顾之忧", "烦心事")
    assert take_in_documents(store, [("q.txt", changed.encode())], parse=plain).new == 1
    third = other.replace("上午", "下午")
    assert take_in_documents(store, [("p.txt", third.encode())], parse=plain).replaced == 1


def test_a_withdrawn_page_is_nowhere_and_comes_back(store: Store) -> None:
    take_in_documents(store, [("a.txt", TWO.encode())], parse=plain)
    item = store.read(articles.latest).items[0]
    for _ in range(2):
        store.write(intake.withdraw, item.page_id)
        assert titles(store) == []
        assert found(store, "货车司机") == 0
        assert store.read(articles.issue) is None
        assert store.read(articles.headlines, [item.id]) == ()
        with pytest.raises(ArticleGone):
            store.read(articles.article, item.id)
    for _ in range(2):
        store.write(intake.restore_page, item.page_id)
        assert found(store, "货车司机") == 1
        assert store.read(articles.article, item.id).title == "货车司机入会"
    for lost in (99, -1, 2**70):
        with pytest.raises(PageGone):
            store.write(intake.withdraw, lost)
        with pytest.raises(PageGone):
            store.write(intake.restore_page, lost)


def test_progress_is_told_file_by_file(store: Store, tmp_path: Path) -> None:
    for name in "ab":
        write(tmp_path, f"{name}.txt", file_text((name, "文。")))
    told: list[tuple[int, int]] = []
    take_in(store, [tmp_path], parse=plain, progress=lambda done, total, _: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_what_was_given_by_hand_stays_with_a_corrected_page(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "n.txt"
    file.write_text("# 夜校开课\n\n夜校开课，职工踊跃报名。\n", encoding="utf-8")
    take_in(store, [file], date=dt.date(2024, 5, 5), page=3)
    take_in(store, [file], date=dt.date(2024, 5, 6))
    file.write_text("# 夜校开课\n\n夜校开课，职工踊跃报名，欢迎再来。\n", encoding="utf-8")
    assert take_in(store, [file]).replaced == 1
    (item,) = store.read(articles.latest).items
    assert (item.date, item.page) == (dt.date(2024, 5, 6), 3)
