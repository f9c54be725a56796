"""A person puts a page right: the form, its faults, and the page solved around what is said."""

from __future__ import annotations

import datetime as dt
import random
import re
import time
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from seeds import explain_page, parse_page, sample_pages
from seeds.clashes import clashes
from seeds.corrections import PRINTED, Correction, Fault, read_correction
from seeds.model import Article, Page
from seeds.rulings import Ruled, rule
from tests.seeds.accounts import characters, differences
from tests.seeds.test_nothing_lost import mutated

SAMPLES = [text for _, text in sample_pages()]
PAGE = """引题在此说明来龙去脉

某市总工会为司机送清凉

本报记者 张三

本报讯（记者张三）7月3日，某市总工会在高速公路服务区为货车司机送上防暑用品，职工纷纷

表示感谢。活动将持续到8月底。

另一篇的标题也在这里

本报讯（记者李四）7月4日，某县总工会召开会议，部署下半年工作。会议提出了三点

要求，并作了安排。

内空向海
"""


def said(form: str, text: str = PAGE) -> Ruled:
    correction, faults = read_correction(form)
    assert not faults, faults
    return rule(Correction().with_orders(correction.orders), text)


def corrected(form: str, text: str = PAGE) -> Page:
    ruled = said(form, text)
    assert not ruled.lost, ruled.lost
    return parse_page(text, "page.txt", ruling=ruled.ruling)


def titled(page: Page, words: str) -> Article:
    return next(a for a in page.articles if words in f"{a.kicker}{a.title}{a.subtitle}")


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("接：２７ -> ５６", "接 27→56"), ("27接56", "接 27→56"), ("第27行接第56行", "接 27→56"),
        ("27→56→60", "接 27→56\n接 56→60"), ("连 27 56", "接 27→56"), ("续　27到56", "续 27→56"),
        ("断 27；断28", "断 27\n断 28"), ("题：12", "题 12"), ("肩题 11、12", "引题 11、12"),
        ("副题 13-14", "副题 13、14"), ("12 是题", "题 12"), ("12 引题", "引题 12"),
        ("# 注\n\n文14", "文 14"),
        ("题 12：弹好服务“合奏曲”", "题 12：弹好服务“合奏曲”"), ("日期 2024年6月10日", "日期 2024-06-10"),
        ("日期：20240610", "日期 2024-06-10"), ("第2版", "版 2"), ("版：2", "版 2"), ("丢弃 56", "弃 56"),
        ("题 12\n引题 12", "引题 12"), ("接 27→56\n接 27→60", "接 27→60"),
        ("接 27→56\n撤 56", ""),
        ("题 12；弃 14；撤销全部", ""), ("日期 2024-06-10\n日期 2024-06-11", "日期 2024-06-11"),
    ],
)  # fmt: skip
def test_the_form_is_read_as_people_write_it(typed: str, plain: str) -> None:
    correction, faults = read_correction(typed)
    assert not faults
    held = Correction().with_orders(correction.orders)
    assert held.form == plain
    # What is printed can be typed again.
    assert Correction().with_orders(read_correction(held.form)[0].orders).form == plain


@pytest.mark.parametrize(
    "typed", ["撤 全部", "撤销全部", "撤 12", "撤 27、56", "接 27→56", "题 12：弹好服务", "版 2"]
)
def test_an_order_is_written_so_that_it_is_read_again(typed: str) -> None:
    (order,) = read_correction(typed)[0].orders
    assert read_correction(str(order))[0].orders == (order,)


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("胡说", "it is no order; write one like"), ("接 27", "it needs two lines, as in 接 27→56"),
        ("题", "the number of the line is missing; write it like 题 12"),
        ("日期 2024-13-10", "write it like 日期 2024-06-10"), ("接 5→5", "line 5 cannot go on in itself"),
        ("版 x", "write it like 版 2"), ("题 甲", "“甲” is no number of a line"), ("版 0", "from 1 to 999"),
        ("弃 20-10", "write it like 12-14"), ("文 0", "number of the line is missing"),
    ],
)  # fmt: skip
def test_a_fault_names_its_row_and_what_to_do(typed: str, what: str) -> None:
    correction, faults = read_correction(f"题 12\n{typed}\n")
    assert [order.row for order in correction.orders] == [1]
    (fault,) = faults
    assert (fault.row, fault.typed) == (2, typed)
    assert what in str(fault)


@pytest.mark.parametrize(
    ("form", "row", "what"),
    [
        ("题 4", 1, "the page has no text on line 4; its lines go to 17"),
        ("接 7→99", 1, "no text on line 99"),
        ("接 7→9\n断 7", None, ""), ("接 7→9；接 15→9", None, ""),
        ("接 7→9\n接 9→7", 2, "leads back to line 9"),
        ("题 3；文 3", None, ""), ("弃 9\n接 7→9", 2, "line 9 is said to be no text"),
        ("题 3：并无此话", 1, "line 3 does not hold these words"),
    ],
)  # fmt: skip
def test_an_order_that_cannot_stand_is_named(form: str, row: int | None, what: str) -> None:
    lost: tuple[Fault, ...] = said(form).lost
    assert [fault.row for fault in lost] == ([] if row is None else [row])
    assert all(what in str(fault) for fault in lost)


def test_heads_are_what_is_said() -> None:
    page = corrected("引题 1；题 3；题 11\n弃 17")
    first, second = titled(page, "送清凉"), titled(page, "另一篇")
    assert (first.kicker, first.title) == ("引题在此说明来龙去脉", "某市总工会为司机送清凉")
    assert (second.kicker, second.title) == (None, "另一篇的标题也在这里")
    assert [(d.text, d.reason) for d in page.discarded] == [("内空向海", "by hand")]
    page = corrected("题 1\n副题 3")
    assert (titled(page, "送清凉").title, titled(page, "送清凉").subtitle) == (
        "引题在此说明来龙去脉",
        "某市总工会为司机送清凉",
    )
    page = corrected("栏目 1")
    assert titled(page, "送清凉").column == "引题在此说明来龙去脉"


def test_what_is_said_against_the_page_s_order_holds() -> None:
    page = corrected("题 1；引题 3")
    article = titled(page, "送清凉")
    assert (article.kicker, article.title) == ("某市总工会为司机送清凉", "引题在此说明来龙去脉")


def test_words_of_a_line_are_a_part_of_the_head() -> None:
    text = PAGE.replace("引题在此说明来龙去脉\n\n某市", "引题在此说明来龙去脉 某市")
    page = corrected("引题 1：引题在此说明来龙去脉", text)
    assert titled(page, "送清凉").kicker == "引题在此说明来龙去脉"
    page = corrected("题 1：引题在此\n副题 1：说明来龙去脉 某市总工会为司机送清凉", text)
    assert titled(page, "送清凉").title == "引题在此"


def test_joins_are_what_is_said_and_the_rest_goes_round_them() -> None:
    page = corrected("接 7→15\n接 13→9")
    first, second = ("".join(b.text for b in titled(page, words).blocks) for words in ("送清凉", "另一篇"))
    assert "职工纷纷要求，并作了安排。" in first
    assert "三点表示感谢。" in second
    seams = [s for a in page.articles for b in a.blocks for s in b.seams]
    assert [s.confidence for s in seams] == [1.0, 1.0]


def test_nothing_follows_where_it_is_said() -> None:
    page = corrected("断 7")
    block = titled(page, "送清凉").blocks[0]
    assert block.text.endswith("职工纷纷")
    assert block.gap_after
    assert all("表示感谢" not in b.text for b in titled(page, "送清凉").blocks)


def test_a_paragraph_follows_a_text_or_a_head() -> None:
    page = corrected("续 9→15")
    assert [b.text[:4] for b in titled(page, "送清凉").blocks][-1] == "要求，并"
    page = corrected("断 13；续 5→15")
    assert titled(page, "送清凉").blocks[0].text.startswith("要求")


def test_a_title_is_text_and_a_text_title() -> None:
    page = corrected("文 11")
    assert all("另一篇" not in f"{a.title}" for a in page.articles)
    assert any("另一篇的标题" in b.text for a in page.articles for b in a.blocks)
    page = corrected("题 15")
    assert titled(page, "要求，并").title == "要求，并作了安排。"


def test_the_day_and_the_number_are_what_is_said() -> None:
    page = corrected("日期 2021-07-05\n版 3")
    assert (page.date, page.date_certain, page.page) == (dt.date(2021, 7, 5), True, 3)


def test_a_correction_finds_its_lines_again() -> None:
    ruled = said("接 7→15\n接 13→9\n题 3\n弃 17")
    moved = "报头\n\n" + PAGE.replace("防暑用品", "防署用品").replace("内空向海", "")
    again = rule(ruled.correction, moved)
    assert again.ruling.joins == ((9, 17), (15, 11))
    assert again.ruling.roles == ((5, "title", ""),)
    (lost,) = again.lost
    assert "line 17 “内空向海” is no longer on the page" in str(lost)
    # It is kept for the day on which the line is back.
    back = rule(again.correction, PAGE)
    assert not back.lost
    assert back.ruling == ruled.ruling


def test_the_words_of_a_part_are_found_again_too() -> None:
    text = PAGE.replace("引题在此说明来龙去脉\n\n某市", "引题在此说明来龙去脉 某市")
    ruled = said("引题 1：引题在此说明来龙去脉", text)
    changed = text.replace("来龙去脉", "来尤去脉")
    again = rule(ruled.correction, changed)
    assert not again.lost
    page = parse_page(changed, ruling=again.ruling)
    assert titled(page, "送清凉").kicker == "引题在此说明来尤去脉"


def random_form(text: str, rng: random.Random) -> str:
    lines = [n for n, line in enumerate(text.split("\n"), 1) if line.strip()] or [1]
    names = ["题", "引题", "副题", "栏目", "署名", "小标题", "文", "弃", "断"]
    rows = []
    for _ in range(rng.randint(1, 8)):
        if rng.random() < 0.4:
            rows.append(f"{rng.choice('接续')} {rng.choice(lines)}→{rng.choice(lines)}")
        else:
            number = rng.choice(lines)
            words = text.split("\n")[number - 1].strip("# ")
            part = f"：{words[: rng.randint(1, 12)]}" if rng.random() < 0.2 and words else ""
            rows.append(f"{rng.choice(names[:8]) if part else rng.choice(names)} {number}{part}")
    return "\n".join(rows)


def holds(text: str, form: str) -> None:
    """Every order that stands holds, and nothing is lost or doubled."""
    correction, _ = read_correction(form)
    ruled = rule(Correction().with_orders(correction.orders), text)
    trace = explain_page(text, "page.txt", ruling=ruled.ruling)
    lost, doubled = differences(text, trace.page)
    # The view of a byline accounts for its roles as well.
    signed = [characters(line.text) for line in trace.lines if line.said and line.role == PRINTED["byline"]]
    for words in signed:
        lost -= words
    assert not lost and not doubled, (form, lost, doubled)
    goes_on = {(line.line, line.goes_on) for line in trace.lines}
    assert set(ruled.ruling.joins) <= goes_on, form
    taken = {(line.line, role) for line in trace.lines for role in line.role.split("+")}
    # What stands on the page twice, or is a mark or two, is told by its words from nothing else.
    plain = {n: "".join(line.split()) for n, line in enumerate(text.split("\n"), 1)}
    clear = {n for n, line in plain.items() if len(line) > 5 and "".join(text.split()).count(line) == 1}
    wanted = {(n, PRINTED[role]) for n, role, words in ruled.ruling.roles if not words and n in clear}
    assert wanted <= taken, (form, wanted - taken)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@example(0, 0)
@example(2, 59003249)  # a remark in brackets above a title that a person has named
@given(st.integers(0, 4), st.integers(0, 10**9))
def test_whatever_is_said_nothing_is_lost(sample: int, seed: int) -> None:
    rng = random.Random(seed)
    text = SAMPLES[sample] if seed % 2 else mutated(SAMPLES[sample], rng)
    holds(text, random_form(text, rng))


def test_the_readme_s_form_can_be_typed() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    shown = readme.split("<!-- correction form -->\n```text\n")[1].split("```")[0].splitlines()
    typed = [re.split(r"\s{2,}", line)[0] for line in shown]
    assert len(typed) == 10
    assert not read_correction("\n".join(typed))[1]


WRITTEN = st.text(alphabet="接续断题引副栏文弃撤版日期署名 　0123456789→-、：；“”行第全部.\n", max_size=60)


# Most of what is written settles nothing: the page is read once for each thing that is settled.
read_with = cache(partial(parse_page, PAGE, ""))


@settings(max_examples=300, deadline=None)
@given(WRITTEN | st.text(max_size=60))
def test_whatever_is_written_is_followed_or_named(form: str) -> None:
    """What is not followed is a fault, and what is printed is read again."""
    read, faults = read_correction(form)
    held = Correction().with_orders(read.orders)
    ruled = rule(held, PAGE)
    assert all(fault.what and str(fault) for fault in (*faults, *ruled.lost))
    again, wrong = read_correction(held.form)
    assert not wrong, held.form
    assert Correction().with_orders(again.orders).form == held.form
    read_with(ruling=ruled.ruling)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("题 12；文 12", ["文 12"]),
        ("接 27→56\n断 27", ["断 27"]),
        ("接 27→56；接 27→60", ["接 27→60"]),
        ("日期 2024-06-10\n日期 2024-06-11", ["日期 2024-06-11"]),
        ("接 27→56\n撤 27\n断 27", []),
        ("题 12；题 12", []),
        ("引题 12：甲；题 12：乙", []),
        ("题 12；文 13；接 27→56；断 56", []),
    ],
)
def test_what_contradicts_itself_in_one_form_is_told(form: str, told: list[str]) -> None:
    said, _ = read_correction(form)
    assert [fault.typed.replace("日期  ", "日期 ") for fault in clashes(said.orders)] == told


@pytest.mark.parametrize(
    "typed",
    ["1{}x", "第{}x", "第{}版x", "题{}x", "题 1{}x", "27{}接x", "27→{}x", "接 27{}→", "日期 2024{}6"],
)
def test_a_row_of_blanks_is_read_at_once(typed: str) -> None:
    began = time.process_time()
    _, faults = read_correction(typed.format(" " * 10_000))
    assert faults and time.process_time() - began < 0.5


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("12、 13 - 15 是 题", "题 12、13、14、15"), ("第 27 行 = 断", "断 27")],
)
def test_what_is_said_behind_the_lines_is_read_with_its_blanks(typed: str, plain: str) -> None:
    assert read_correction(typed)[0].form.split("\n")[0] == plain
