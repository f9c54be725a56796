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
        (r"no date was found", "没有找到日期，请再发一次并在说明里写上日期，例如 2024-06-10"),
        (r"the page is withdrawn; .*--undo (\d+)", "这一版已撤下，恢复请用 kanbao withdraw --undo {0}"),
        (r"text is lost before its beginning", "开头有缺"),
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
        (r"it cannot be stored \((\w+)\)", "这一版无法入库（{0}），请把它转给维护人员"),
    )
)


def in_chinese(reason: str) -> str:
    """The reason in Chinese, or as it is."""
    for pattern, sentence in _REASONS:
        if found := pattern.search(reason):
            return sentence.format(*found.groups())
    return reason
