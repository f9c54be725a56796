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


def test_a_box_that_goes_on_in_another_column_stays_one_paragraph_before_the_text() -> None:
    page = parse_page(
        "高温天气下这些红线不能碰\n\n本报北京8月15日电（记者方正）今夏多地持续高温，有关部门近日联合发文。\n\n"
        "文件强调，要突出建筑施工、环境卫生等行业，各级工会要推动将高温津贴纳入集体合同。\n\n延伸阅读\n\n"
        "根据《防暑降温措施管理办法》，劳动者从事高温作业依法享受岗位津贴。目前全\n\n"
        "骑手有了一键呼救\n\n本报讯（记者周正）成都骑手的头盔上装了呼救按钮，连着工会的热线。\n\n"
        "国已有28个省份公布了高温津贴标准，发放时间一般为3至5个月。"
    )
    article = next(a for a in page.articles if a.title == "高温天气下这些红线不能碰")
    first, *rest = (b.text for b in article.blocks if b.type != "subhead")
    assert first.endswith("目前全国已有28个省份公布了高温津贴标准，发放时间一般为3至5个月。")
    assert [text[:4] for text in rest] == ["本报北京", "文件强调"]
