"""A correction is kept with its page and holds when the page comes again; other articles are left alone."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from store import Store, articles, pages
from store.intake import take_in, take_in_documents
from store.values import IntakeReport
from tests.seeds.test_corrections import PAGE


def write(folder: Path, text: str = PAGE, form: str | None = None) -> Path:
    page = folder / "02.txt"
    page.write_text(text, encoding="utf-8")
    if form is not None:
        (folder / "02.fix").write_text(form, encoding="utf-8")
    return page


def first(store: Store) -> str:
    """The text of the first article, whatever its title is."""
    found = store.read(articles.latest, limit=50).items
    values = store.read(articles.values_of, [item.id for item in found])
    texts = ["\n".join(block.text for block in value.blocks) for value in values.values()]
    return next(text for text in texts if "某市总工会在高速公路" in text)


def ids(store: Store) -> dict[str, int]:
    return {item.title: item.id for item in store.read(articles.latest, limit=50).items}


def whats(report: IntakeReport) -> str:
    return "\n".join(doubt.what for doubt in report.doubts)


def test_a_form_beside_the_page_is_followed(store: Store, tmp_path: Path) -> None:
    report = take_in(store, [write(tmp_path, form="接 7→15\n题 1；副题 3\n日期 2021-07-05\n版 2")])
    assert (report.new, report.failed) == (1, ())
    assert "correction" not in whats(report)
    assert "职工纷纷要求，并作了安排。" in first(store)
    (overview,) = store.read(articles.issue).pages
    assert overview.number == 2
    assert store.read(articles.issue).date == dt.date(2021, 7, 5)


def test_a_changed_form_takes_its_page_again_and_ids_stay(store: Store, tmp_path: Path) -> None:
    page = write(tmp_path)
    take_in(store, [page])
    before = ids(store)
    other = "另一篇的标题也在这里"
    write(tmp_path, form="断 7")
    report = take_in(store, [tmp_path])
    assert (report.pages, report.replaced) == (1, 1)
    assert ids(store)[other] == before[other]
    assert "表示感谢" not in first(store)
    assert take_in(store, [tmp_path]).unchanged == 1
    # Naming the form alone takes its page.
    write(tmp_path, form="接 7→9")
    assert take_in(store, [tmp_path / "02.fix"]).replaced == 1
    assert "职工纷纷表示感谢" in first(store)
    # What no longer stands in the file is no longer said.
    write(tmp_path, form="")
    assert take_in(store, [tmp_path]).replaced == 1
    assert take_in(store, [tmp_path]).unchanged == 1


def test_it_holds_when_the_page_comes_from_another_ocr(store: Store, tmp_path: Path) -> None:
    take_in(store, [write(tmp_path, form="接 7→15\n弃 17")])
    (tmp_path / "02.fix").unlink()
    changed = "第二版\n\n" + PAGE.replace("防暑用品", "防署用品").replace(
        "部署下半年工作", "部署下半年工作任务"
    )
    report = take_in(store, [write(tmp_path, changed)])
    assert report.replaced == 1
    assert "correction" not in whats(report)
    assert "职工纷纷要求，并作了安排。" in first(store)
    report = take_in(store, [write(tmp_path, changed.replace("内空向海", ""))])
    assert "line 19 “内空向海” is no longer on the page" in whats(report)
    report = take_in(store, [write(tmp_path, changed)])
    assert "correction" not in whats(report)


def test_it_holds_for_the_same_page_of_the_issue_from_elsewhere(store: Store, tmp_path: Path) -> None:
    given = {"date": dt.date(2021, 7, 5), "page": 2, "paper": "工人日报"}
    take_in(store, [write(tmp_path, form="断 7")], **given)
    (tmp_path / "again").mkdir()
    again = write(tmp_path / "again", PAGE.replace("防暑", "防署"))
    assert take_in(store, [again], **given).replaced == 1
    assert "表示感谢" not in first(store)


def test_an_upload_that_only_has_the_name_is_another_page(store: Store) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("02.txt", PAGE)
        archive.writestr("02.fix", "断 7")
    report = take_in_documents(store, [("a.zip", packed.getvalue())])
    assert (report.new, whats(report).count("correction")) == (1, 0)
    assert "表示感谢" not in first(store)
    other = "# 一篇别的文章\n\n本报讯（记者赵六）7月9日，别的事情在别处发生，与前文毫不相干，特此报道。\n"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("02.txt", other)
    report = take_in_documents(store, [("a.zip", packed.getvalue())])
    assert (report.new, whats(report).count("correction")) == (1, 0)


@pytest.mark.parametrize(
    ("form", "what"),
    [
        ("胡说", "correction, row 1 “胡说”: it is no order"),
        ("弃 17\n接 7→99", "correction, row 2 “接 7→99”: the page has no text on line 99"),
    ],
)
def test_what_cannot_be_followed_is_said_and_the_rest_holds(
    store: Store, tmp_path: Path, form: str, what: str
) -> None:
    report = take_in(store, [write(tmp_path, form=form)])
    assert report.new == 1
    assert what in whats(report)
    kept = store.read(pages.page, report.doubts[0].page_id)
    assert ("by hand" in {d.reason for d in kept.discarded}) == ("弃" in form)


def test_a_form_without_its_page_is_named(store: Store, tmp_path: Path) -> None:
    form = tmp_path / "03.fix"
    form.write_text("题 1", encoding="utf-8")
    (failure,) = take_in(store, [form]).failed
    assert "there is no page beside it" in failure.reason


def test_a_day_given_by_hand_stays_when_heads_are_put_right(store: Store, tmp_path: Path) -> None:
    take_in(store, [write(tmp_path)], date=dt.date(2020, 1, 2), page=3)
    take_in(store, [write(tmp_path, form="题 3；引题 1")])
    issue = store.read(articles.issue)
    assert (issue.date, issue.pages[0].number) == (dt.date(2020, 1, 2), 3)
