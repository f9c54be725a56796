"""The day of a page from its place: names of files and folders, the files beside it; doubts."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from seeds import Corpus, sample_pages
from store import Store, archive, articles
from store.intake import take_in, take_in_documents
from store.neighbours import Named, Neighbour, agreed, named, numbered
from store.values import IntakeReport
from tests.store.pages import file_text, plain

TENTH = dt.date(2024, 6, 10)


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("20240610_02.txt", 2), ("in/2024-06-10/02.txt", 2), ("2024-06-10-12.txt", 12),
        ("2024/06/10/3.txt", 3),
        ("rmrb-20240610.md", None), ("工人日报2024年6月10日第2版.txt", 2), ("20240610/A03版.txt", 3),
        ("a.zip/20240610/page_4.txt", 4), ("2024.6.10 p5.txt", 5), ("archive/2023-01-01/20240610_06.txt", 6),
        ("20240610/notes.txt", None),
    ],
)  # fmt: skip
def test_a_name_tells_day_and_number(path: str, page: int | None) -> None:
    told = named(path)
    assert (told.date, told.page) == (TENTH, page)


@pytest.mark.parametrize(
    "path",
    ["02.txt", "000_203f107e1e1cba98.txt", "120240610.txt", "2024061.txt", "20241310_02.txt", "2024.txt", ""],
)
def test_other_digits_are_no_day(path: str) -> None:
    assert named(path) == Named()


def test_the_sample_pages_are_not_dated_by_their_names() -> None:
    assert all(named(name) == Named() for name, _ in sample_pages())


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def undated(title: str) -> str:
    return file_text((title, f"{title}，文字若干。"), date=None, number=None)


def of(store: Store, title: str) -> tuple[dt.date | None, bool, int | None]:
    every = [item for day in (TENTH, None) for item in store.read(articles.latest, limit=50, day=day).items]
    item = next(item for item in every if item.title == title)
    return item.date, item.date_certain, item.page


def whats(report: IntakeReport) -> str:
    return "\n".join(doubt.what for doubt in report.doubts)


def test_a_page_without_a_day_has_that_of_its_name(store: Store, tmp_path: Path) -> None:
    write(tmp_path, "2024-06-10/02.txt", undated("第一篇"))
    write(tmp_path, "20240610_03.txt", undated("第二篇"))
    report = take_in(store, [tmp_path], parse=plain)
    assert report.doubts == ()
    assert (of(store, "第一篇"), of(store, "第二篇")) == ((TENTH, True, 2), (TENTH, True, 3))
    (item,) = (i for i in store.read(articles.latest, day=TENTH).items if i.title == "第二篇")
    assert store.read(articles.article, item.id).date_basis == "file name: 20240610_03"


def test_a_name_against_the_text_is_a_doubt(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path, "20240610_02.txt", file_text(("七月的事", "七月里的事情。"), date="2024-07-15"))
    assert "its name says 2024-06-10, its text tells of 2024-07-15" in whats(
        take_in(store, [file], parse=plain)
    )


def test_days_without_a_year_are_read_in_the_year_of_the_name(store: Store, tmp_path: Path) -> None:
    text = "# 大桥合龙\n\n本报北京6月9日电（记者张三）大桥今天合龙。\n"
    take_in(store, [write(tmp_path, "20190610_01.txt", text)])
    (item,) = store.read(articles.latest, day=dt.date(2019, 6, 10)).items
    found = store.read(articles.article, item.id)
    assert found.article.dateline is not None
    assert (found.article.dateline.date, found.page) == (dt.date(2019, 6, 9), 1)
    take_in(store, [write(tmp_path, "b.txt", text.replace("大桥", "隧道"))], date=dt.date(2018, 6, 10))
    (item,) = store.read(articles.latest, day=dt.date(2018, 6, 10)).items
    found = store.read(articles.article, item.id)
    assert found.article.dateline is not None
    assert (found.article.dateline.date, found.date_basis) == (dt.date(2018, 6, 9), "given at intake")


def test_what_is_said_by_hand_goes_before_a_name(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path, "20240610_02.txt", "# 题\n\n本报讯（记者张三）一句话。\n")
    write(tmp_path, "20240610_02.fix", "日期 2024-06-11")
    report = take_in(store, [file])
    assert "its name says" not in whats(report)
    (item,) = store.read(articles.latest, day=dt.date(2024, 6, 11)).items
    assert (item.date_certain, item.page) == (True, 2)


def test_what_is_given_goes_before_a_name(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path, "20240611_02.txt", undated("给定"))
    take_in(store, [file], parse=plain, date=TENTH, page=4)
    assert of(store, "给定") == (TENTH, True, 4)


def test_a_page_without_a_day_has_that_of_the_files_beside_it(store: Store, tmp_path: Path) -> None:
    header = "2024年6月10日 星期一 第1版\n\n# 头版\n\n本报讯（记者张三）头版的文字在这里。\n"
    bare = "# 另一版上的题目\n\n一段没有日期的文字在这里，说的是别的事情。\n"
    write(tmp_path, "issue/01.txt", header)
    write(tmp_path, "issue/02.txt", bare)
    write(tmp_path, "issue/readme.txt", bare.replace("别的事情", "不相干的东西"))
    report = take_in(store, [tmp_path])
    assert of(store, "另一版上的题目")[:2] == (TENTH, False)
    assert [Path(doubt.path).name for doubt in report.doubts if "no date" in doubt.what] == ["readme.txt"]
    # One that comes later finds its neighbours in the store.
    late = write(
        tmp_path, "issue/03.txt", bare.replace("另一版上的题目", "后来的题目").replace("一段", "又一段")
    )
    take_in(store, [late])
    assert of(store, "后来的题目")[:2] == (TENTH, False)


def test_uploads_are_no_neighbours_but_files_of_one_archive_are(store: Store) -> None:
    header = "2024年6月10日 星期一 第1版\n\n# 头版\n\n本报讯（记者张三）头版的文字在这里。\n"
    bare = "# 另一版上的题目\n\n一段没有日期的文字在这里，说的是别的事情。\n"
    take_in_documents(store, [("01.txt", header.encode())])
    report = take_in_documents(store, [("02.txt", bare.encode())])
    assert "no date was found" in whats(report)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("01.txt", header.replace("头版的", "首版的"))
        file.writestr("02.txt", bare.replace("另一版", "又一版"))
    take_in_documents(store, [("a.zip", packed.getvalue())])
    assert of(store, "又一版上的题目")[:2] == (TENTH, False)


def test_neighbours_of_several_issues_say_nothing_where_they_differ() -> None:
    def on(day: int, certain: bool = True) -> Neighbour:
        return Neighbour(dt.date(2024, 6, day), certain, None)

    assert agreed("p2", {"p1": on(10), "p3": on(10)})[0] == TENTH
    assert agreed("p2", {"p1": on(10), "p3": on(11)})[0] is None
    assert agreed("p3", {"p1": on(10), "p2": on(10), "p8": on(11)})[0] is None
    assert agreed("p2", {"p1": on(10), "p3": on(10), "p9": on(11)})[0] == TENTH
    assert agreed("p2", {"p1": on(10, False)})[0] is None
    assert agreed("p2", {"p1": on(10, False), "p3": on(10, False)})[0] == TENTH
    assert agreed("p2", {"other": on(10), "q1": on(10)})[0] is None
    # One certain day says nothing where uncertain ones near by differ from it.
    assert agreed("p3", {"p1": on(2, False), "p2": on(10), "p4": on(20, False)})[0] is None
    assert agreed("p3", {"p2": on(10), "p4": on(9, False)})[0] == TENTH
    # A page's own guess is corrected by a few days, or where both sides are certain.
    assert agreed("p2", {"p1": on(10)}, dt.date(2024, 6, 8))[0] == TENTH
    assert agreed("p2", {"p1": on(10)}, dt.date(2024, 5, 20))[0] is None
    assert agreed("p2", {"p1": on(10), "p3": on(10)}, dt.date(2024, 5, 20))[0] == TENTH
    assert agreed("p2", {"p1": on(10), "p3": on(10)}, dt.date(2024, 6, 12))[0] is None


def test_a_number_is_told_by_names_that_are_numbers() -> None:
    first, third = Neighbour(TENTH, True, 1), Neighbour(TENTH, True, 3)
    assert numbered("02.txt", {"01.txt": first, "03.txt": third}, TENTH) == 2
    assert numbered("02.txt", {"01.txt": first, "04.txt": third}, TENTH) is None
    assert numbered("02.txt", {"01.txt": first}, dt.date(2024, 6, 11)) is None
    assert numbered("02.txt", {}, TENTH) is None
    assert numbered("0203.txt", {"0101.txt": first}, TENTH) is None


def test_the_archive_s_words_go_in_once_for_an_intake_and_without_their_joins(store: Store) -> None:
    assert archive.corpus(store) is None
    name, text = sample_pages()[0]
    take_in_documents(store, [(name, text.encode())])
    made = archive.corpus(store)
    assert isinstance(made, Corpus)
    assert archive.corpus(store) is made
    # 货车司机 stands on the page; 这些|一线劳动者 was joined by the parser, which is no evidence of itself.
    assert made.across(["货车司"], ["机"])[0, 0] == 2.0
    assert made.across(["这些"], ["一线劳"])[0, 0] == 0.0
    take_in_documents(store, [("b.txt", sample_pages()[1][1].encode())])
    assert archive.corpus(store) is not made


@pytest.mark.parametrize("name", ["20240231_02.txt", "2024-13-01.txt", "2024.06.31 p2.txt"])
def test_a_day_that_there_is_not_is_said(store: Store, tmp_path: Path, name: str) -> None:
    report = take_in(store, [write(tmp_path, name, undated("题目"))], parse=plain)
    assert "which is no day; say the day with --date" in whats(report)
    assert (report.new, report.failed) == (1, ())


@pytest.mark.parametrize("name", ["20240229_02.txt", "2024-06-10.txt", "13920240231.txt", "a20240231.txt"])
def test_other_names_are_not(store: Store, tmp_path: Path, name: str) -> None:
    report = take_in(store, [write(tmp_path, name, undated("题目"))], parse=plain)
    assert "which is no day" not in whats(report)


def test_two_files_of_one_page_in_one_intake_are_named_both(store: Store, tmp_path: Path) -> None:
    one = write(tmp_path, "a.txt", file_text(("甲题", "甲文若干。"), number=2))
    other = write(tmp_path, "b.txt", file_text(("乙题", "乙文若干。"), number=2))
    report = take_in(store, [one, other], parse=plain, paper="工人日报", date=TENTH, page=2)
    told = [each for each in report.doubts if "of the same intake" in each.what]
    assert len(told) == 1 and str(one) in told[0].what and told[0].path == str(other)
    # The same file again is no twin of itself.
    assert "of the same intake" not in whats(
        take_in(store, [one], parse=plain, paper="工人日报", date=TENTH, page=2)
    )


def test_a_page_whose_day_was_said_once_is_not_asked_for_it_again(store: Store, tmp_path: Path) -> None:
    """The day stays with the page when it comes in again, put right or read anew."""
    bare = "# 没有日期的题目\n\n一段没有日期的文字在这里，说的是别的事情。\n"
    page = write(tmp_path, "scan.txt", bare)
    assert "no date was found" in whats(take_in(store, [page]))
    take_in(store, [page], date=TENTH)
    write(tmp_path, "scan.txt", bare + "\n又添了一段文字。\n")
    report = take_in(store, [page])
    assert "no date was found" not in whats(report)
    assert of(store, "没有日期的题目")[0] == TENTH


def test_a_day_that_has_not_come_is_asked_about(store: Store, tmp_path: Path) -> None:
    """Of those days that are to come by the clock of whoever takes it in, in that clock's zone."""
    text = "# 大桥合龙\n\n本报昆明7月18日电（记者陈华）{year}年的大桥工程今天合龙，全线提前贯通。\n"
    shanghai = ZoneInfo("Asia/Shanghai")
    for year, now, to_come in (
        (2030, dt.datetime(2029, 7, 20, 9, tzinfo=shanghai), True),
        (2030, dt.datetime(2031, 7, 20, 9, tzinfo=shanghai), False),
        # On the evening before its day, by that clock the day before that of 7月19日.
        (2032, dt.datetime(2032, 7, 18, 1, tzinfo=shanghai), False),
        (2033, dt.datetime(2033, 7, 17, 17, tzinfo=dt.UTC), True),
    ):
        path = write(tmp_path, f"{year}-{now.year}.txt", text.format(year=year))
        said = f"its day was read as {year}-07-19, which is still to come"
        assert (said in whats(take_in(store, [path], at=now))) is to_come, now
