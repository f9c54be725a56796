"""Questions, answers and dialogues on lines of their own are text; titles that quote stay titles."""

from __future__ import annotations

import pytest

from seeds import parse_page
from seeds.lines import Tag, tag_of

INTERVIEW = """我做了一顶帽子

本报记者 张小川

帽厂的师傅应邀到敬老院说起做帽子的事，下面是那天下午问答的记录，说了一个多小时才散。

问：做一顶帽子要几天？

答：三天，急的时候一天半。

问（79岁，退休教师）：能不能做大一点？

答：能，先量头。

问：那还是照旧的做吧。
"""

DIALOGUE = """第三夜

本报记者 骆 伟

客车停在粤北的一段坡上，再也没有动。车上四十三个人，最大的七十一岁，最小的才四个月。

“师傅，还走不走？”

“走？前面停了三十公里。”司机老向说。

“那什么时候走？”

“你问老天。”

“看什么看，”老向大声说，“没见过修车的！”
"""


@pytest.mark.parametrize("text", [INTERVIEW, DIALOGUE])
@pytest.mark.parametrize(
    "below",
    [
        "",
        "\n嵩山脚下企业敲定早晚高峰\n\n本报讯（记者弓长明）河南登封市产业园的二十九户企业近日在工会召集下坐到一起，议的是上下班怎么走。\n",
    ],
)
def test_who_speaks_on_a_line_of_its_own_is_no_head(text: str, below: str) -> None:
    first, *others = parse_page(f"{text}{below}").articles
    lines = [line for line in text.splitlines() if line]
    assert first.title == lines[0]
    assert [block.text for block in first.blocks] == lines[2:]
    assert [one.title for one in others] == (["嵩山脚下企业敲定早晚高峰"] if below else [])


def test_a_title_that_asks_in_quotes_is_one() -> None:
    page = parse_page(
        "上海两家敬老院的老人提问，设计师当场作答\n\n“太空上，假牙会不会飘出来？”\n\n本报记者 封爱珍\n\n"
        "本月10日，协会应邀到长宁、普陀两家敬老院举办科普座谈。下面是部分问答的记录。\n"
    )
    assert page.articles[0].title == "“太空上，假牙会不会飘出来？”"


@pytest.mark.parametrize(
    ("text", "diary"),
    [
        ("2022年6月25日 星期六 扬沙", True),
        ("2023年3月21日 星期二 春分 小雨", True),
        ("6月25日 周六 大雾转晴", True),
        ("3月9日 星期日 晴 零下31℃", True),
        ("2024年5月27日 星期一 农历四月二十", False),
        ("3月8日 星期三 女工专版", False),
        ("6月9日 星期一 要闻", False),
        ("6月9日 星期一 工会新闻", False),
        ("2024年5月27日 星期一 责任编辑 王磊", False),
    ],
)
def test_a_diarys_day_with_its_weather(text: str, diary: bool) -> None:
    assert (tag_of(text) is Tag.ENTRY_DATE) == diary
