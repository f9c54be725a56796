"""A report below a head of somebody else, and its reporter's own head on the page."""

from __future__ import annotations

import pytest

from seeds.parse import parse_page

WAGES = (
    "工资怎么加坐下来谈",
    "本报记者 孟小舟",
    "“去年利润涨了一成，工资只涨百分之三，这个账怎么算？”协商会上，纺织厂的职工代表先开了口。",
    "这是厂里今年工资集体协商的第二轮。厂方的理由是棉价上涨，职工代表摆出的是次品率和加班表。",
    "第四轮协商换了题目，双方约定省下来的布头按四六分成，年底写进工资集体合同。",
)
LAMP = (
    "矿区冬夜送暖车开进工棚",
    "本报记者 {signed}",
    "本报讯（记者{named}）昨晚八点，矿区的送暖车开到三号工棚门口，把热姜汤和棉手套递到刚升井的矿工手里。",
    "送暖车是矿区工会今年添置的，车上有两只保温桶和一台干衣机，每晚沿着六个工棚走一圈。",
)


@pytest.mark.parametrize("marks", ["", "## "])
@pytest.mark.parametrize(
    ("signed", "named"),
    [
        ("丁一航", "丁一航"),
        ("丁一航 何一川", "丁一航"),
        ("丁一航", "丁一航 通讯员周定国"),
        ("温一鸣 通讯员 李红霞", "温一鸣"),
        ("欧阳海", "欧阳海"),
    ],
)
def test_a_report_stands_below_the_head_of_its_reporter(signed: str, named: str, marks: str) -> None:
    lamp = [part.format(signed=signed, named=named) for part in LAMP]
    heads = [marks + lamp[0], lamp[1], marks + WAGES[0], WAGES[1]]
    first, second = parse_page("\n\n".join([*heads, lamp[2], *WAGES[2:]])).articles
    assert [first.title, second.title] == [LAMP[0], WAGES[0]]
    assert first.blocks[0].text == lamp[2]
    assert [person.name for person in second.byline] == ["孟小舟"]
    assert WAGES[2] in [block.text for block in second.blocks]


def below_wages(report: str, *above: str) -> list[str]:
    """What stands below the head of the second article, a report above its own text."""
    second = parse_page("\n\n".join([*above, *WAGES[:2], report, *WAGES[2:]])).articles[-1]
    return [block.text for block in second.blocks]


@pytest.mark.parametrize(
    ("signed", "named"),
    [
        # Nobody on the page is the reporter; who has signed the head is; two heads are his.
        ("何一川", "丁一航"),
        ("丁一航", "孟小舟"),
        ("丁一航", "丁一航 通讯员孟小舟"),
    ],
)
def test_a_report_of_nobody_else_stays(signed: str, named: str) -> None:
    lamp = [part.format(signed=signed, named=named) for part in LAMP]
    # By what it is about it is nobody's on the page.
    report = f"本报讯（记者{named}）昨天上午，省城第一座立体停车库启用，八十六个车位半小时里就停满了。"
    assert report in below_wages(report, *lamp[:2], lamp[3])


def test_a_report_stays_below_the_head_of_its_reporter_whatever_it_is_about() -> None:
    lamp = [part.format(signed="丁一航", named="孟小舟") for part in LAMP]
    assert lamp[2] in below_wages(lamp[2], *lamp[:2], lamp[3])


def test_who_has_his_report_already_gets_no_second() -> None:
    lamp = [part.format(signed="丁一航", named="丁一航") for part in LAMP]
    other = "本报讯（记者丁一航）昨天上午，全市工资集体协商现场会在纺织厂召开，三十家企业的代表参加。"
    assert other in below_wages(other, *lamp)
