"""Sentences about members and handing on."""

# Invitations and members.
INVITATION = "邀请链接（还可用 {uses} 次，{day}前有效），转给要邀请的同事即可：\n{link}"
INVITATION_UNREAD = (
    "没有看懂“{typed}”，其余照办。次数和天数这样写：/invite 5 7天。邀请不用写名字，把链接转给本人就行。"
)
INVITATION_RANGE = "次数写 1 到 {uses}，天数写 1 到 {days}，例如：/invite 5 7天"
INVITATION_OVER = "这个邀请已经用完、过期或作废，请发送 /invite 要一个新的。"
INVITATION_OTHERS = "另有 {count} 个邀请还有效，没有受影响。"
INVITATIONS_BUTTON = "有效的邀请（{count}）"
INVITATIONS_HEAD = "有效的邀请（{count}）"
INVITATIONS_NONE = "现在没有有效的邀请。发送 /invite 就有一个新的。"
INVITATIONS_LINE = "{number}. 还可用 {uses} 次，{day}前有效（{who}，{made}）\n{link}"
INVITATIONS_END = "作废 {number}"
INVITATIONS_WORDS = frozenset({"列表", "全部", "有效", "有效的", "查看", "list", "all"})
INVITATION_USES = "可用 {uses} 次"
INVITATION_DAYS = "{days} 天有效"
INVITATION_REVOKE = "作废"
INVITATION_REVOKED = "这个邀请已作废，链接马上失效。"
INVITED_IN = "欢迎加入看报！直接发几个词就能搜索，/latest 看最新一期，/help 看全部用法。"
INVITED_CAME = "{who} 用您的邀请加入了。"
MEMBERS_HEAD = "成员（{count}）"
NO_MEMBER = "没有叫“{typed}”的成员。"
ROLES = {"member": "成员", "editor": "编辑", "administrator": "管理员"}
BY_SETTINGS = "（由设置指定，这里不能改）"
ROLE_NOW = "管理员已改了您的权限，您现在是{role}。/help 看现在能用的命令。"
MEMBER_CARD = "{who}\n身份：{role}"
REMOVE_SURE = "要把 {who} 移出吗？移出后立刻不能再看任何内容。"
REMOVED = "已移出 {who}。"
MEMBER_GONE = "这位已经不是成员了。"

# Handing on.
SEND_WHAT = "请先打开一篇文章，再转发。发送 /latest 看最新一期。"
SEND_TO = "转发《{title}》给谁？点名字选（可多选），再点“发送”。"
SEND_NOTE = "附言：{note}"
SEND_NOW = "发送（{count} 人）"
SEND_ASK_NOTE = "请直接发来附言（下一条消息会原样作为附言）："
SEND_NOBODY = "还没有选人。"
SEND_NOBODY_HERE = (
    "成员里没有“{typed}”。打开一篇文章，点“转发”，就能看到可以转给哪些人；也可以写全名或 @用户名。"
)
SEND_UNKNOWN = "成员里没有“{typed}”。可以写姓名或 @用户名，几个人用顿号隔开，或点下面的按钮选人。"
SEND_NOBODY_CALLED = (
    "成员里没有“{typed}”。是下面这几位吗？点一下再确认；还没用看报的，可以从通讯录选，或发到别的聊天。"
)
SEND_NOBODY_YET = (
    "成员里没有“{typed}”，也还没有别的成员。可以从通讯录选，对方加入后自动收到；或发到别的聊天。"
)
SEND_ALL = "全部同事"
SEND_CHOOSE = "选同事"
SEND_TO_GROUP = (
    "文章不能直接发进群。点“发到别的聊天”，选那个群，发出去的是一张卡片，成员点开看全文；"
    "要转给几位同事，点“选同事”。"
)
SEND_TO_ONESELF = "这是您自己。要留着看，请点文章下面的“收藏”。"
SEND_UNSURE = "“{typed}”是哪一位还不能肯定，请点名字确认，再点“发送”。"
SEND_TOO_MANY = "一次最多写 {most} 个名字。人多可以点“转发”选人，再“存为名单”，以后写名单的名字就行。"
SEND_PRESS = "还没有发送：请点下面的名字，点了才发。"
SEND_IS_IT = "没有正好叫“{typed}”的，是不是这一位？点名字就发送。"
SEND_WHICH = "有 {count} 位“{typed}”，给哪一位？"
INVITE_COLLEAGUES = "还没有别的成员。发送 /invite 就能邀请同事。"
NO_COLLEAGUES_YET = "还没有别的成员：可以从通讯录选人，或发到别的聊天。"
NO_COLLEAGUES = "还没有别的成员。请管理员用 /invite 邀请同事。"
SEND_QUOTE = "摘引：{quote}"
SEND_ORDER = "依次：{order}"
SEND_WISHES = {"": "要求：无", "read": "要求：请阅", "approve": "要求：请批", "inform": "要求：参考"}
SEND_NOTICES = {"": "提醒：普通", "urgent": "提醒：加急", "silent": "提醒：静默"}
SEND_SLIPS = {"": "方式：转发", "together": "方式：传阅", "turn": "方式：依次传阅"}
SEND_DAYS = "限 {days} 天"
SEND_NO_DAYS = "时限：无"
SEND_DAYS_OF_SLIPS = "只有传阅才有时限：请先点“方式”。"
SEND_LIST = "{tick}{name}（{count} 人）"
SEND_LIST_KEEP = "存为名单"
SEND_LIST_REMOVE = "删除名单"
SEND_LIST_REMOVE_SURE = "要删除名单“{name}”（{count} 人）吗？"
SEND_LIST_REMOVED = "已删除名单“{name}”。"
SEND_LIST_OF_TWO = "请先选两位以上的成员，再存为名单。"
SEND_BOOK = "从通讯录选"
SEND_ELSEWHERE = "发到别的聊天"
SEND_CARD = "把卡片发给对方"
SEND_STRANGERS = "还不是成员：{names}（加入后自动送达）"
BOOK_PICK = "从 Telegram 里选人"
BOOK_ASK = "请点下面的“从 Telegram 里选人”，最多选 {most} 位；不选了就点“取消”。"
BOOK_CLOSED = "好的，不从通讯录选了。"
BOOK_CHOSEN = "已选 {count} 位。"
STRANGERS_INVITED = (
    "{names} 还不是成员，现在收不到。请把这个邀请链接转给对方，加入后会自动收到《{title}》：\n{link}"
)
STRANGERS_MAY_APPLY = (
    "{names} 还不是成员，现在收不到。请把文章链接或卡片发给对方，"
    "申请加入、管理员同意后会自动收到《{title}》：\n{link}"
)
STATE_UNKNOWN = "还不是成员，加入后自动送达"
SEND_ASK_LIST = "请直接发来名单的名字（不带空格，12 字以内），例如：宣教部"
TOO_MANY_LISTS = "名单最多 {most} 个，请先删掉用不着的。"
WISHES = {"read": "请阅", "approve": "请批", "inform": "参考"}
NOTICES = {"urgent": "加急", "silent": "静默"}
URGENT_HEAD = "【加急】"
SLIP_HEADS = {"": "已转发《{title}》", "together": "传阅《{title}》", "turn": "依次传阅《{title}》"}
SLIP_DUE = "请在 {due} 前阅毕"
SLIP_DONE = "已传阅完毕"
SLIP_PRINT = "打印传阅单"
SLIP_CLOSED = "《{title}》已传阅完毕。"
SLIP_OVERDUE = "《{title}》传阅到期，还没有阅的：{names}"
SLIP_REMINDER = "{name} 传来的《{title}》还没有阅，请在 {due} 前阅毕（打开后点“已阅”）。"
SLIP_TITLE = "传阅单"
SLIP_FIELDS = {
    "sender": "发起",
    "made": "时间",
    "due": "时限",
    "slip": "方式",
    "wish": "要求",
    "note": "附言",
    "quote": "摘引",
}
SLIP_WAYS = {"together": "传阅", "turn": "依次传阅"}
SLIP_COLUMNS = ("姓名", "送达", "已阅", "意见")
SLIP_FILE = "传阅单-{number}.pdf"
NOTE_OF = "{name} 的附言："
SENT_WITH = "附言：{note}"
STATE_QUEUED = "发送中"
STATE_SENT = "已送达 {time}"
STATE_OPENED = "已打开 {time}"
STATE_READ = "已阅 {time}"
STATE_REPLIED = "回复：{reply}"
STATE_FAILED = "收不到：对方还没有打开过看报，或已停用。可以把文章链接发给对方：\n{link}"
STATE_GROUP = "{state}（{count} 人）：{names}"
STATE_GROUP_LINK = "收不到的，可以把文章链接发给对方：\n{link}"
AND_OTHERS = " 等"
STATE_LEFT = "已不是成员"
STATE_WITHDRAWN = "没有送出：文章已撤下"
STATE_NOT_YET = "还没轮到"
TAKE_BACK_SURE = "要撤回《{title}》吗？已送达的会从对方那里删掉，没送到的不再送。"
TAKE_BACK_SURE_ALL = (
    "要撤回《{title}》吗？它发给了{names}，撤回后谁都看不到：已送达的会删掉，没送到的不再送。"
)
TAKE_BACK_LATE = "超过 48 小时，Telegram 不再允许撤回。"
NOTHING_HANDED = "您还没有转发过文章，没有可撤回的转发。"
NOTHING_HANDED_TO = "没有转发给{name}的，没有可撤回的。"
HANDED_BACK = "好的，《{title}》的转发撤回了。"
HANDED_BACK_ALREADY = "《{title}》的转发已经撤回了。"
STATE_TAKEN_BACK = "（已撤回）"
TAKEN_BACK = "这条转发已被撤回。"
FROM_COLLEAGUE = "{name} 转给您"
FROM_COLLEAGUE_SLIP = "{name} 传阅给您"
FORWARD_GONE = "这条转发已撤回，或不是给您的。"
READ_TOLD_OF = "已告诉 {name}：《{title}》已阅。"
NOTHING_TO_READ = "没有等您阅的文章。"
READ_TOLD = "已告诉 {name}：已阅。"
READ_NOT_TOLD = "已记下。{name} 已不在看报，不会收到通知。"
REPLY_TO_NOBODY = "{name} 已不在看报，收不到您的回复。"
REPLY_ASK = "请直接发来回复（下一条消息会转给 {name}）："
REPLIED = "已回复 {name}。"
REPLY_CAME = "{name} 回复《{title}》：{reply}"

# Groups.
BIND_USAGE = "请先把我拉进群，再由管理员在群里（或话题里）发送 /bind；解除时发送 /bind 取消。"
BOUND = (
    "已绑定。成员在这里发命令，或 @我 加上要找的词，我就在这里回答；解除请发送 /bind 取消。\n"
    "请注意：群里不是成员的人也看得到我在这里的回答。"
)
SEND_IN_PRIVATE = "转发请在私聊里办：点开我的头像，打开文章后点“转发”，或发送 /send 姓名 附言。"
BOUND_ALREADY = "这里已经绑定了。解除请发送 /bind 取消。"
UNBOUND = "已解除绑定，这里的订阅也一并停了。"
NOT_BOUND = "这里没有绑定。"
SEND_SEVERAL_MOST = "一次最多转 {most} 篇，请分几次说。"
SEND_SEVERAL_WHO = "几篇一起转，要写准姓名：没有同事叫“{typed}”。例如：把2和4转给王芳。"
