"""A box that stands in the middle of a text: the text goes on behind it, the box is a note."""

from __future__ import annotations

import pytest

from seeds import parse_page

PAGE = """# 社区开办家门口的托班

本报讯（记者赵小舟）“下班晚了也不怕没人接孩子。”9月2日，住在望江小区的护士陈敏说。

小区党群服务中心腾出两间屋子办起托班，由退休教师轮流照看，收费只有市场价的三分之一，开班头一个月就有四十户家庭报{cut}

{label}

托班收三岁以下的孩子，早上七点半入园，晚上七点离园，节假日休息。

{rest}名，其中双职工家庭占了八成。社区还请来儿科医生每周坐诊。

截至目前，全区这样的托班已有二十六个。
"""


@pytest.mark.parametrize("label", ["阅读提示", "小贴士", "新闻链接"])
def test_a_text_goes_on_behind_a_box(label: str) -> None:
    (article,) = parse_page(PAGE.format(label=label, cut="", rest="")).articles
    (whole,) = [block for block in article.blocks if len(block.lines) == 2]
    assert "四十户家庭报名，其中双职工" in whole.text
    (note,) = [block for block in article.blocks if block.type == "note"]
    assert note.label == label and note.text.startswith("托班收三岁以下")


def test_a_text_that_is_finished_does_not() -> None:
    page = PAGE.format(label="小贴士", cut="了名。", rest="不少家长是慕").replace("慕名", "慕名而来的")
    (article,) = parse_page(page).articles
    assert all(len(block.lines) == 1 for block in article.blocks)
