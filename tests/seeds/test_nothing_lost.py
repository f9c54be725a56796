"""Nothing is lost, nothing doubled: on the sample pages, on pages mutated and on pages made up."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from seeds import parse_page, sample_pages
from tests.seeds.accounts import differences

SAMPLES = [text for _, text in sample_pages()]
PIECES = (
    "本报讯（记者陈华 通讯员王大利）", "本报记者 李娜", "□毛凯",
    "5月2日 星期四 晴", "（下转第3版）", "（上接第1版）", "阅读提示",
    "新华社发（罗国扬 摄）", "（作者单位：全国总工会）", "### ", "#", "“",
    "”", "——", "全程「一网可办」", "工会驿站让职工歇脚", "，", "。",
)  # fmt: skip
TEXT = "今天把这本日志复印了四十份，原件留在病房。这一天里大家都很忙，没有人说话，只有钟声在响。"
# What stands in and around a head: signatures, titles, columns, labels, days, credits, texts.
OF_A_HEAD = (
    *("林淑芬", "林 淑芬", "□林淑芬", "林淑芬 王大明", "王大明 林淑芬", "本报记者 林淑芬", "本报记者"),
    *("本报记者 王大明 林淑芬", "读者 林淑芬", "辽宁大连 林淑芬", "新华社记者 林淑芬 摄", "林淑芬 文/图"),
    *("林淑芬、王大明", "王大明／林淑芬", "摄影 林淑芬", "图片 王大明 林淑芬", "摄影：林淑芬"),
    *("# 林淑芬", "# 护士长的日志", "护士长的日志", "蹲点日记", "人物", "阅读提示", "■ 护士长手记"),
    *("（明天是护士节）", "5月2日 星期四 晴", "（上接第1版）", "（下转第3版）"),
    *(TEXT, f"本报讯（记者林淑芬）{TEXT}", f"{TEXT}（林淑芬）"),
)
lines_of_a_page = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=6).map("".join)
SETTINGS = settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))


def mutated(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(lines))
        match rng.randrange(7):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, rng.choice(PIECES))
            case 2:
                lines.insert(at, rng.choice(lines))
            case 3:
                cut = rng.randint(0, len(lines[at]))
                lines[at : at + 1] = [lines[at][:cut], "", lines[at][cut:]]
            case 4:
                rng.shuffle(lines)
            case 5:
                lines[at] = "#" * rng.randint(1, 4) + " " + lines[at]
            case 6:
                lines[at] = lines[at].translate(str.maketrans("，。（）“”", ',.()""'))
        lines = lines or [""]
    return "\n".join(lines)


def holds(text: str) -> None:
    lost, doubled = differences(text, parse_page(text, "page.txt"))
    assert not lost and not doubled, (lost, doubled)


def test_sample_pages_are_accounted_for() -> None:
    for text in SAMPLES:
        holds(text)


def test_a_signature_that_is_printed_twice_is_accounted_for() -> None:
    text = "护士长的日志\n\n林淑芬\n\n林淑芬\n\n今天把这本日志复印了四十份，原件留在病房。\n"
    holds(text)
    page = parse_page(text)
    assert [name.name for article in page.articles for name in article.byline] == ["林淑芬"]
    assert [gone.text for gone in page.discarded] == ["林淑芬"]


@SETTINGS
@example(SAMPLES[2], 1286586)  # a box label without a text, between two joined lines
@given(st.sampled_from(SAMPLES), st.integers(0, 10**9))
def test_mutated_pages_are_accounted_for(text: str, seed: int) -> None:
    holds(mutated(text, random.Random(seed)))


@SETTINGS
@given(st.lists(lines_of_a_page, max_size=25).map("\n".join))
def test_made_up_pages_are_accounted_for(text: str) -> None:
    holds(text)


@SETTINGS
@example(["# 林淑芬", "# 林淑芬", "林淑芬"])
@example(["人物", "林淑芬", "林淑芬", "林淑芬", TEXT])
@example(["本报记者 林淑芬", "林淑芬 王大明", "林淑芬", TEXT])
@example(["5月2日 星期四 晴", "林淑芬", "林淑芬 王大明"])
@example(["护士长的日志", "林淑芬", "林淑芬、王大明", TEXT])
@example(["护士长的日志", "本报记者 林淑芬", "摄影 林淑芬", TEXT])
@example(["护士长的日志", "本报记者 林淑芬", "图片 王大明 林淑芬", TEXT])
@given(st.lists(st.sampled_from(OF_A_HEAD), min_size=1, max_size=8))
def test_heads_with_all_that_may_stand_in_one_are_accounted_for(head: list[str]) -> None:
    holds("\n\n".join(head) + "\n")


def test_who_signs_once_more_beside_another_is_set_aside_and_the_other_named() -> None:
    page = parse_page(f"护士长的日志\n\n林淑芬\n\n林淑芬 王大明\n\n{TEXT}\n")
    (article,) = page.articles
    assert [name.name for name in article.byline] == ["林淑芬", "王大明"]
    assert [(gone.lines, gone.text) for gone in page.discarded] == [(((5, 5),), "林淑芬")]


def test_a_mark_between_names_goes_with_the_name_that_is_set_aside() -> None:
    page = parse_page(f"护士长的日志\n\n林淑芬\n\n林淑芬、王大明\n\n{TEXT}\n")
    (article,) = page.articles
    assert [name.name for name in article.byline] == ["林淑芬", "王大明"]
    assert [gone.text for gone in page.discarded] == ["林淑芬、"]


def test_who_took_the_pictures_is_no_second_signature() -> None:
    for sign in ("摄影 林淑芬", "图片 林淑芬", "摄影 林淑芬 王大明"):
        page = parse_page(f"护士长的日志\n\n本报记者 林淑芬\n\n{sign}\n\n{TEXT}\n")
        (article,) = page.articles
        assert [(name.role, name.name) for name in article.byline] == [("本报记者", "林淑芬")]
        assert [name.name for name in article.credits] == sign.split()[1:]
        assert page.discarded == ()


def test_an_enormous_line_is_read() -> None:
    holds("职工" * 100_000)
    holds("“" * 20_000 + "。" * 20_000)
