"""Sentences about faults of the text: reported by members, put right by editors."""

# Reporting.
REPORT_FAULT = "纠错"
REPORT_WHAT = "请先打开有错的文章，再发送 /report。发送 /latest 看最新一期。"
REPORT_ASK = "《{title}》哪里有错？请直接发来（下一条消息会转给编辑），例如：第三段的“人会”应为“入会”。"
REPORT_TAKEN = "谢谢，已转给编辑，处理后会告诉您。"
REPORT_TOO_MANY = "您报告的错处还有 {count} 处没有处理，请等一等再报。"
REPORT_CAME = "{who} 报告《{title}》有错：\n{words}"
REPORT_DONE = "《{title}》的错处已处理（{by}）。"
REPORT_DONE_FOR_YOU = "您报告的《{title}》的错处，编辑已处理，请重新打开看看。"
REPORT_DONE_ALREADY = "这一条已经处理过了。"
REPORT_GONE = "这一条已不在。"
OPEN_IT = "打开"
DONE = "已处理"

# Corrections.
CORRECT = "更正版面"
LINES = "本版各行"
WRITE_CORRECTION = "写更正"
CORRECTIONS_HEAD = "待处理的错处（{count}）"
CORRECTIONS_NONE = "没有待处理的错处。"
CORRECTIONS_USAGE = (
    "更正一版：/corrections 版面编号，看各行与行号；再写上更正就照办，例如：\n/corrections 12 接 27→56；题 30"
)
CORRECTION_LINES = "《{paper}》{where}（版面编号 {page}）各行："
CORRECTION_SAID = "已有的更正："
CORRECTION_HOW = (
    "请直接发来更正，一行一条，行号照“本版各行”：\n"
    "接 {first}→{second}（{first} 行接 {second} 行）　续 {first}→{second}（另起一段）　"
    "断 {first}（后面不接）\n"
    "题 {head}　引题 {head}　副题 {next}　栏目 {head}　署名 {next}　小标题 {first}　文 {second}　弃 {last}\n"
    "引题 {head}：只取这一行里的这几个字\n"
    "日期 2024-06-10　版 2　撤 {first}（收回说过的）\n"
    "其余部分会照此重新拼排。（/corrections {page}）"
)
CORRECTION_DONE = "已照办，重新拼排了这一版：文章 {articles} 篇。"
CORRECTION_FOLLOWED = "照办的是：{said}"
CORRECTION_ASKED = "说的是：{said}"
CORRECTION_NOTHING = "没有变化。"
CORRECTION_FAULTS = "没有改动，这几条办不到，请改好再发："
CORRECTION_WHICH = "这条消息说到好几版，请写明是哪一版：/corrections 版面编号 更正"
CORRECTION_NO_PAGE = "没有编号为 {page} 的版面，或者它入库时就是成篇的文章，没有版面文字可以重排。"
CORRECTION_LINE = "{line}　{role}{on}　{text}"
CORRECTION_GOES_ON = "→{line}"
CORRECTION_BY_HAND = "✎"
CORRECTION_HINT = "（更正：/corrections {page}）"

# What ┈ means, on request.
SEAMS_BUTTON = "疑点说明"
SEAMS_NONE = "这篇文章没有存疑之处。"
SEAMS_GAPS = "接缝都没有疑问；〔此处缺文〕的地方，版面上没有找到接得上的文字。"
SEAMS_HEAD = "存疑的拼接（{count} 处）：版面把文字断开，机器按词语、标点和内容拼回，这几处没有把握："
SLIPS_HEAD = "疑似错字（{count} 处，原文照登，不作改动）："
SLIP_BASES = {"language": "照常理", "archive": "照库中说法", "script": "繁体字"}
SEAM_SURE = "把握约 {percent}%"
SEAM_LINES = "，{end} 行接 {begin} 行"
SEAM_BLOCKS = "，{end} 行续 {begin} 行（另起一段）"

# Withdrawing.
WITHDRAW_PAGE = "撤下版面"
RESTORE_PAGE = "恢复版面"
PAGE_WITHDRAWN = "（已撤下：标题、搜索和日报里都没有这一版）"
WITHDRAW_SURE = "要撤下编号为 {page} 的版面吗？它的文章会从标题、搜索和日报里消失，随时可以恢复。"
