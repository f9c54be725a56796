"""What the archive has said before is evidence at a seam, and only when it is handed in."""

from __future__ import annotations

from seeds import Corpus, explain_page, parse_page

PAGE = """
村里来了修渠人

本报记者 陈华

入冬以后，河谷里的风一天比一天硬。修渠的队伍在坝上住了下来，带队的是水利站退休的老把式才旦木

小城夜校开课

本报讯 （记者李明）小城的夜校上周开课，报名的有裁缝、司机和理发师，最年长的学员六十一岁。

教室借的是小学的二楼，晚上七点开灯，九点半熄灯。

初加每天走十里路看水，回来把数字记在本子上。他说，渠修好了，下游的三个村子都能浇上水。

渠首的闸门是去年换的，今年要换的是中间一段老渠。
"""
ARCHIVE = ["水利站的才旦木初加今年退休。", "记者在坝上见到了才旦木初加。"]


def seam_score(corpus: Corpus | None) -> float:
    trace = next(s for s in explain_page(PAGE, corpus=corpus).seams if s.ends.endswith("才旦木"))
    return next(c.score for c in trace.candidates if c.begins.startswith("初加"))


def across(corpus: Corpus, tail: str, head: str) -> float:
    return float(corpus.across([tail], [head])[0, 0])


def test_a_name_known_from_the_archive_makes_its_seam_likelier() -> None:
    assert seam_score(Corpus.of(ARCHIVE)) > seam_score(None) + 0.5


def test_an_archive_that_says_nothing_of_it_changes_nothing() -> None:
    assert parse_page(PAGE, corpus=Corpus.of(["天气晴好。"])) == parse_page(PAGE)


def test_runs_of_three_count_when_they_are_common() -> None:
    assert across(Corpus.of(["职工代表"]), "职工", "代表") == 2.0
    assert across(Corpus.of(["职工代表"]), "职", "工代表") == 2.0
    assert across(Corpus.of(["职工", "代表"]), "职工", "代表") == 0.0
    assert across(Corpus.of(["工会干"] * 3), "工会", "干部") == 1.0
    assert across(Corpus.of(["工会干"]), "工会", "干部") == 0.0


def test_a_page_without_ends_has_no_seams() -> None:
    archive = Corpus.of(["职工代表大会"])
    assert archive.across([], ["代表"]).shape == (0, 1)
    assert parse_page("# 题\n\n文。\n", corpus=archive) == parse_page("# 题\n\n文。\n")
