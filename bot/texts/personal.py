"""Sentences about a person's settings and data, and about the house's own business."""

# Settings.
SETTINGS_HEAD = "我的设置"
SETTINGS_ZONE = "时区：{zone}"
SETTINGS_STYLE = "日报样式：{style}"
SETTINGS_QUIET = "免打扰：{hours}"
SETTINGS_LANGUAGE = "语言：简体中文"
SETTINGS_HINT = "免打扰时段里，提醒攒到时段结束再发；日报和同事转来的文章照发，但不响铃。"
QUIET_NONE = "不设"
QUIET_HOURS = "{start} 至 {end}"
ZONE_BUTTON = "改时区"
QUIET_BUTTON = "改免打扰"
STYLE_BUTTON = "改样式"
MY_DATA = "我的数据"
QUIET_OFF = "不设免打扰"
OTHER_ZONE = "其他城市"
OTHER_HOURS = "其他时段"
ZONE_HEAD = "您在哪个时区？点一个，或直接发城市名，例如：东京。现有的日报也照新时区送。"
ZONE_ASK = "请直接发城市或国家的名字，例如：东京、伦敦，或写成 Europe/Paris"
ZONE_WRONG = "不认识“{typed}”这个时区。请再发一次，写大城市或国家的名字，或写成 洲/城市，例如：Asia/Urumqi"
ZONES = {
    "Asia/Shanghai": "北京时间",
    "Asia/Urumqi": "乌鲁木齐",
    "Asia/Bangkok": "曼谷",
    "Asia/Dubai": "迪拜",
    "Asia/Tokyo": "东京",
    "Europe/Moscow": "莫斯科",
    "Europe/London": "伦敦",
    "America/New_York": "纽约",
}
QUIET_HEAD = "什么时段不要打扰？点一个，或直接发时段，例如：22:30-7:00"
QUIET_ASK = "请直接发时段，例如：22:30-7:00，或：晚上十点到早上七点"
QUIET_WRONG = "没有看懂“{typed}”。请再发一次，写成 22:30-7:00 这样的时段。"
STYLE_HEAD = "日报用哪种样式？现有的日报也一起改。"

# What is kept about a person.
DATA_HEAD = "看报存着您的："
DATA_LINES = (
    "订阅 {subscriptions} 项，剪报 {clippings} 篇，打开过的文章 {openings} 篇，"
    "转出 {sent} 次，收到 {received} 次；另有姓名、权限和操作记录。操作记录和转发保留一年。"
)
DATA_EXPORT = "导出"
DATA_ERASE = "全部删除"
DATA_SURE = (
    "确认删除？订阅、剪报、阅读和转发记录、姓名都会删掉，不能恢复；您也不再是成员，要再用须重新申请加入。"
)
DATA_SURE_ADMINISTRATOR = (
    "确认删除？订阅、剪报、阅读和转发记录都会删掉，不能恢复。您在系统设置里是管理员，仍可使用。"
)
DATA_ERASED = "已全部删除。"
DATA_FILE = "我的数据.json"

# Leaving.
LEAVE = "离开看报"
LEAVE_SURE = (
    "要离开看报吗？确认后马上看不到任何内容，按钮、链接、在别的聊天里 @我 都不再有用；"
    "订阅停送（包括您在群里设的），共享的收藏夹不再共享，您发出的邀请作废。\n"
    "剪报、设置和记录先留着，重新加入后接着用；不想留的，请点“全部删除”。"
)
LEAVE_DONE = "您已离开看报。剪报、设置和记录还留着，重新加入后接着用；不想留的，请点“全部删除”。"
LEAVE_BY_SETTINGS = "您在系统设置里是管理员，在这里离开不了：要先把您的编号从 KANBAO_ADMINS 里去掉。"
LEAVE_LAST = "您是唯一的管理员，离开后没有人能同意申请。请先用 /members 指定另一位管理员。"

# The trail of who did what, for administrators.
TRAIL_HEAD = "操作记录（新的在前）"
TRAIL_NONE = "还没有记录。"
TRAIL_INVITE = "可用 {uses} 次，{days} 天有效"
TRAIL_LINE = "{when} {who} {what}"
TRAIL_NOBODY = "已删除的人"
TRAIL_WHOM = "{what}：{whom}"
DEEDS = {
    "admit": "批准加入",
    "refuse": "拒绝加入",
    "invite": "发出邀请",
    "revoke invitation": "收回邀请",
    "join": "凭邀请加入",
    "leave": "离开",
    "remove": "移出",
    "role": "改权限",
    "rename": "改名",
    "bind": "绑定群",
    "unbind": "解除绑定",
    "forward": "转发文章",
    "take back": "撤回转发",
    "share": "共享收藏夹",
    "export": "导出",
    "erase": "删除个人数据",
    "synonym": "改别称",
    "correct": "更正版面",
    "calendar": "载入放假安排",
    "withdraw": "撤下版面",
    "restore": "恢复版面",
}

# How the house is doing, for administrators.
STATS_HEAD = "看报近况"
STATS_ARCHIVE = "库藏：{articles} 篇文章，{oldest} 至 {newest}"
STATS_EMPTY = "库藏：还没有文章"
STATS_PEOPLE = "成员 {members} 人，近 7 天用过的 {active} 人"
STATS_READING = "近 7 天：打开文章 {openings} 次，转发 {forwards} 次"
STATS_SUBSCRIPTIONS = "订阅 {subscriptions} 项，其中送不到的 {asleep} 项"
STATS_QUEUE = "待发 {waiting} 条{lag}；近 30 天送达 {sent} 条，送不出 {kept} 条，作废 {dropped} 条"
STATS_LAG = "，最久的等了 {minutes} 分钟"
STATS_ASLEEP = "送不到："
STATS_ASLEEP_LINE = "{who}：{count} 项"
STATS_ASLEEP_MORE = "……还有 {count} 人"
STATS_ASLEEP_HELP = (
    "本人停用了机器人，或群里移除了它。本人发来一句话、或把机器人请回群里后有人发一条命令，就接着送。"
)
STATS_TRAIL = "操作记录"
