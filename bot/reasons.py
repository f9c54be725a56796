"""The store's and the parser's English reasons, said in Chinese for the chat.

They are written for stderr, where the language is English. A reason that has no row here is shown as it is,
so that nothing is hidden.
"""

from __future__ import annotations

import re

# What a reason says → what the administrator reads; groups of the first fill {0}, {1} of the second.
_REASONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sentence)
    for pattern, sentence in (
        (r"its day was read as (\S+), which", "日期读成了 {0}，还没有到，请再发一次并在说明里写上日期"),
        (r"no date was found", "没有找到日期，请再发一次并在说明里写上日期，例如 2024-06-10"),
        (r"the page is withdrawn; .*--undo (\d+)", "这一版已撤下，恢复请用 kanbao withdraw --undo {0}"),
        (r"text is lost before its beginning", "开头缺文"),
        (r"text is lost in (\d+) places?, the first after “(.*)”", "有 {0} 处缺文，第一处在“{1}”之后"),
        (r"its parts may not belong together \((.*) sure\)", "各段可能不属同一篇（把握 {0}）"),
        (
            r"(\d+) joins are doubtful, the least sure after “(.*)” \((.*)\)",
            "有 {0} 处拼接存疑，最没把握的在“{1}”之后（{2}）",
        ),
        (r"the file is empty", "文件是空的"),
        (r"the file has more than ([\d,]+) bytes", "文件太大（超过 {0} 字节），请一版一个文件"),
        (r"NUL characters|looks binary", "不是文本文件，请存成纯文本（UTF-8、GB18030 或 UTF-16）"),
        (r"the file holds only blanks", "文件里只有空白"),
        (r"cannot be read as .* at byte (\d+)", "编码无法识别（第 {0} 字节），请另存为 UTF-8"),
        (r"its kind is not known", "文件类型不对：只收 .txt .md .jsonl .zip"),
        (r"nothing in it can be taken in", "压缩包里没有可读入的文件：只收 .txt .md .jsonl"),
        (r"the line is longer than", "有一行超过 64 MB，请一行一版"),
        (r"the archive is damaged|it is damaged in the archive", "压缩包已损坏，请重新打包"),
        (r"it is locked with a password", "压缩包有密码，请去掉密码再发"),
        (r"it cannot be parsed \((\w+)\)", "这一版解析失败（{0}），请把它转给维护人员"),
        (r"(?:a character is|characters are) likely misread: (.*)", "疑有错字：{0}"),
        (r"its name says (\S+), the page says (\S+);", "文件名是 {0}，版面上印的是 {1}，请核对"),
        (r"its name says (\S+), its text tells of (\S+)", "文件名是 {0}，文中最近的日子却是 {1}，请核对"),
        (
            r"it has replaced (.*) of the same intake",
            "和“{0}”是同一天同一版，后一个顶替了前一个；两个都要，请在说明里写明各自的日期、版次再发一次",
        ),
        (r"its name says “(.*)”, which is no day", "文件名里的“{0}”不是一个日期，请核对"),
        (r"there is no page beside it", "旁边没有同名的版面文件"),
        (r"it is no order; write one like (.*)", "看不懂，请写成 {0}"),
        (r"it needs two lines, as in (.*)", "要写两个行号，如 {0}"),
        (r"the number of the line is missing; write it like (.*)", "没有行号，请写成 {0}"),
        (r"“(.*)” is no number of a line; write it like (.*)", "“{0}”不是行号，请写成 {1}"),
        (r"this is no date; write it like (.*)", "没有这样的日期，请写成 {0}"),
        (r"the page's number is missing; write it like (.*)", "没有版次，请写成 {0}"),
        (r"a page's number goes from 1 to 999", "版次是 1 到 999"),
        (r"from line (\d+) to line (\d+) is no range", "{0} 到 {1} 行不成一段，请写成 12-14"),
        (r"line (\d+) cannot go on in itself", "{0} 行不能接自己，请写另一行"),
        (r"the page has no text on line (\d+); its lines go to (\d+)", "{0} 行没有文字，全版到 {1} 行为止"),
        (r"line (\d+) “(.*)” is no longer on the page", "原来的 {0} 行“{1}”已不在版面上，请重写这一条"),
        (r"line (\d+) does not hold these words", "{0} 行里没有这几个字，请照版面原文写"),
        (r"line (\d+) goes on in line (\d+) already", "{0} 行已接 {1} 行，两条请留一条"),
        (r"line (\d+) goes on line (\d+) already", "{0} 行已接在 {1} 行之后，两条请留一条"),
        (r"line (\d+) is said to end already", "已说 {0} 行后面不接，两条请留一条"),
        (r"line (\d+) leads back to line (\d+)", "从 {0} 行又接回 {1} 行，成了圈，请去掉一条"),
        (r"“(.*)” is said in the same form", "和“{0}”矛盾，两条请留一条"),
        (r"line (\d+) is said to be something else already", "{0} 行已另有说法，两条请留一条"),
        (r"line (\d+) is said to be no text", "已说 {0} 行不是正文，不能接，两条请留一条"),
        (r"(\S+) is said to be worked and not to be", "{0} 又写放假又写上班"),
        (r"no day off is named", "没有写哪天放假，请写成 2027-10-01 休"),
        (r"it names no day with 休 or 班", "看不出哪天放假或上班，请写成 2027-10-01 休"),
        (r"it says (\d+) days and names (\d+)", "写的是共 {0} 天，数出来是 {1} 天"),
        (r"(\S+) is neither off nor worked", "{0} 没写放假还是上班，请在后面写 休 或 班"),
        (r"the year is missing", "没有写是哪一年，请写成 2027-10-01"),
        (r"from (\S+) to (\S+) is no holiday", "{0} 至 {1} 不像一段假期"),
        (r"(\S+) is no day of the calendar", "没有 {0} 这一天"),
        (r"(\S+) is no (周.)", "{0} 不是{1}"),
        (r"^the text: Invalid JSON", "这一行不是完整的 JSON，请照 kanbao parse --json 的输出写，一版一行"),
        (r"^the text: Input should be an object", "这一行不是一版的 JSON，请照 kanbao parse --json 的输出写"),
        (r"^(\w[\w.]*): Field required", "缺“{0}”这一项，请照 kanbao parse --json 的输出写"),
        (r"^(\w[\w.]*): Input should be (.*)", "“{0}”这一项不对（应为 {1}）"),
        (r"it cannot be stored \((\w+)\)", "这一版无法入库（{0}），请把它转给维护人员"),
    )
)


# A fault of a correction names its row and its words before it says what is wrong.
_FAULT = re.compile(r"correction, row (\d+) “(.*?)”: (.*)", re.DOTALL)


def in_chinese(reason: str) -> str:
    """The reason in Chinese, or as it is."""
    if fault := _FAULT.fullmatch(reason):
        return f"更正第 {fault[1]} 行“{fault[2]}”：{in_chinese(fault[3])}"
    for pattern, sentence in _REASONS:
        if found := pattern.search(reason):
            return sentence.format(*found.groups())
    return reason
