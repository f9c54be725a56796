"""Sentences about subscriptions, digests and alerts."""

# Subscriptions, digests and alerts that are brought.
SUBSCRIBE_THIS = "订阅"
WISH_ONE_TIME = "一个订阅只有一个时间，“{typed}”请另订一个。"
WISH_UNREAD = "“{typed}”看不出是什么时间或日子。请写成 7:30、工作日、每天 或 周一三五。"
WISH_NO_SUCH_TIME = "没有“{typed}”这个时间：一天是 0:00 到 23:59。请写成 7:30、早上八点 或 晚上8点半。"
RHYTHMS = {
    "days": "隔几天送一次（“{typed}”）做不到，没有办。可以 每天、工作日，或挑几天，如：7:30 周一三五 产改",
    "weeks": (
        "隔几周送一次（“{typed}”）做不到，没有办。可以每周一次，如：8:00 周一 产改；"
        "要一周的综述：8:00 周一 周报"
    ),
    "in a week": "“{typed}”是哪几天？请说是周几，还没有办，如：7:30 周一三五 产改",
    "months": (
        "按月、按季、按年送（“{typed}”）做不到，没有办。最长每周一次，如：8:00 周一 产改；"
        "要一周的综述：8:00 周一 周报"
    ),
    "in a day": (
        "一个订阅一天送一次，“{typed}”请订成几个，还没有办，如：7:30 工作日 产改，再订 18:00 工作日 产改"
    ),
    "holidays": "只在节假日送（“{typed}”）做不到，没有办。可以 每天、周末，如：8:00 周末 产改",
    "start": (
        "还没有订阅：订阅是马上开始的，“{typed}”定不了。可以现在订，再点“暂停”“停到某天”，那天起就送。"
    ),
    "until": "还没有订阅：订阅没有结束的日子，“{typed}”定不了。可以现在订，到时发送“退订”就停。",
    "vague": "“{typed}”是改到几点？请说时间，如“改到8点半”，或说差多少，如“推迟半小时”。",
    "once": (
        "只改一回（“{typed}”）做不到，没有改。从那时起都改，请说“{typed}起改成……”；那时不要送，请说“{typed}别发”。"
    ),
    "apart": (
        "工作日按放假安排算，“{typed}”合不到一个订阅里，还没有办。"
        "请订成两个，如：7:30 工作日 产改，再订 7:30 周六 产改"
    ),
}
WISH_ALERT_TIMED = (
    "提醒是有新的就发，不能定“{typed}”。要定时送，请去掉“提醒”，如：/subscribe 7:30 工作日 产改；"
    "要少响几次，请写 每30分钟、每小时 或 每4小时。"
)
WISH_ONCE = (
    "“{typed}”只有一次，订阅是按日子重复的：请写 每天、工作日 或 周一三五。"
    "现在就想看，发送 /digest 或直接搜索。"
)
WISH_NO_SUCH_PAGE = "报纸没有{page}，没有订阅。请写成 头版、第2版 或 第5至8版。"
WISH_ORDER_UNREAD = (
    "“{typed}”没看懂，没有订阅。除了时间、日子和词，还可以写：标题/导语/全文、只要头版、不要某词、"
    "没有也说一声、发到某群。如果它就是要找的词，请加引号。"
)
HOLIDAYS_TOO = "挑了星期几的，节假日照常发，没法单独去掉。放假前可以说“暂停到10月8日”；或改成 工作日。"
# What there is to say of days that were to be left out.
DAYS_LEFT = {
    "holidays": HOLIDAYS_TOO,
    "moved": "工作日本来就不含周末，只有调休上班的那几天会发。",
    "none": "这样一天也不剩，所以没有改。请写要收的日子，如：周一三五；不想收了，发送 退订。",
}
NO_ERRANDS = (
    "开会、吃药这类自己的事我提醒不了，请用手机的闹钟或日历。"
    "我只提醒报纸上的新内容，例如发送：有产改的消息就提醒我；或 每天8点发产改。"
)
FEW_ANYWAY = "日报一屏就能看完：重要的排在前面，其余点按钮再看，条数不用另设。"
WISH_ONLY_WITHOUT = "只写了不要的（{typed}），没有写要什么。请加上要的词，如：产改 -招聘"
NO_SUCH_GROUP = (
    "没有找到叫“{place}”的群，没有订阅。群要先由管理员绑定（在群里发送 /bind），您也要在那个群里。"
)
NO_GROUP_YET = "还没有可以发的群，没有订阅。群要先由管理员绑定（在群里发送 /bind），您也要在那个群里。"
GROUPS_ALIKE = (
    "叫“{place}”的群或话题不止一个：{names}。请把话题名也写上，或到那个群（话题）里发送 /subscribe。"
)
SURVEY_ONCE_A_WEEK = "周报一周一次，定在{day}；要换一天，例如：/subscribe 8:00 周五 周报"
SURVEY_HAS_NO_LENGTH = (
    "周报就是一周的综述，没有标题、导语、全文之分，没有改动。"
    "要每天看标题，可以另订一个，例如：/subscribe 7:30 每天 产改"
)
CHANGE_WHICH = "{what}：有 {count} 个日报，改哪一个？"
CHANGE_MEANT = "{what}：是要改这个日报吗？"
CHANGE_TO, CHANGE_LESS, CHANGE_MORE, CHANGE_WORD = "改成 {what}", "去掉{words}", "加上{words}", "“{word}”"
MAY_BE_OF_WORK = "这句话不像是说订阅的，所以没有改。要改订阅，请一件一件说，例如“产改那个加上欠薪”。"
WITHOUT_WHICH = "没有找到“{typed}”的订阅。要从别的推送里去掉它吗？哪一个？"
WITHOUT_ALREADY = "“{typed}”本来就不送：{which}"
SLIPPED = "“{typed}”在库里还没有出现过，想订的是“{meant}”吗？"
# On a card, where 是 would keep what was typed: no question.
SLIPPED_CARD = "“{typed}”在库里还没有出现过；想订“{meant}”，请点“改成 {meant}”。"
SLIPPED_BUTTON = "改成 {meant}"
CHANGE_NOTHING = "现在就是{day}，没有要改的。"
CHANGE_NOTHING_THEN = "到那天本来就是{day}，没有要改的。"
CHANGE_WITHOUT, CHANGE_HOLIDAYS = "不含", "节假日"
CHANGE_LONGER = "更长"
CHANGE_LONGEST = "现在送的就是全文，没有更长的了。"
CHANGE_ALL = "都改"
NOT_ASKED = "没有第 {number} 个，请发 {first} 到 {last} 里的一个数。"
ONE_BY_ONE = "请一个一个来，先说一个数。"
SEVERAL_CALLED_SO = "有 {count} 个都叫“{typed}”，请发前面的数。"
CHANGED_LATER = "记下了，到那天改，之前照旧"
LATER = "{day}起：{what}"
LATER_STILL = "到那天要改的还照改；也不要改了，就说“都不改了”。"
LATER_OF_SEVERAL = "有 {count} 个日报说好了以后要改，都没有动。取消一个，如“产改的改回去”；或“都不改了”。"
LATER_GONE = "原来说好的（{what}）不算了。"
REST_UNREAD = "后面的“{typed}”没有办成，请再单独说一遍。"
UNSAID = "好的，刚才说的不算，照原来的"
SAVED_ALREADY_SO = "已经存好了，不用再确认："
SAID_AGAIN = "好的，还是照刚才说的"
UNSAID_FIRST = "好的，刚才说的不算。"
NOTHING_UNSAID = "没有可撤回的，要紧接着说才行。要改请直接说，如“改到7点半”；不要了说“退订”。"
CHANGE_SHIFT = "{minutes:+} 分钟"
DAILY_AGAIN, AS_BEFORE = "日报", "原来的样子"
NOTHING_TO_CHANGE = "您还没有定时送的订阅，没有可改的。要订一个，例如发送：/subscribe 07:30 工作日 产改"
SUBSCRIBED = "已订阅"
SUBSCRIBED_ALREADY = "这个订阅您已经有了。"
TOPICS_TOO_LONG = "要订阅的词太多了，合起来请不超过 {limit} 字；可以分成几个订阅。"
TOO_MANY_SUBSCRIPTIONS = "订阅最多 {most} 个，请先退订几个（/subscriptions）。"
CHANGED = "已改好"
RESUMED = "已恢复"
ENDED = "已退订：{what}"
END_IT = "要退订“{what}”吗？"
EVERY_ONE = "全部"
END_ALL = "要退订全部 {count} 个订阅吗？"
END_THESE = "要退订这 {count} 个订阅吗？"
ENDED_ALL = "{count} 个订阅已退订："
NO_SUCH_SUBSCRIPTION = "没有第 {number} 个订阅，您一共有 {count} 个。"
NO_MIDDLE = "您有 {count} 个订阅，没有正中间的一个，没有改动。请说第几个，如“第二个”。"
NO_OTHER_SUBSCRIPTION = "除了这些，您没有别的订阅，没有改动。"
NO_SUBSCRIPTION_LIKE = "没有找到“{typed}”的订阅。"
# Said of so many, where there are more, or fewer.
WHICH_OF_ALL = "您有 {count} 个订阅，是哪几个？请说“第一个和第二个{rest}”这样的。"
NOT_OF_GROUPS = "发到群里的没有动，要改请发送“我的订阅”点开：{which}"
ONLY_SO_MANY = "您只有 {count} 个订阅，没有改动。都要的话，请说“全部{rest}”。"
WHICH_TO_END = "退订哪一个？"
NOTHING_CHANGED = "没有改动。"
# Typed in the place of an answer, they take the question back.
NEVER_MIND = frozenset({"取消", "算了", "算了吧", "不要了", "返回", "退出"})
NEVER_MIND_SAID = "好的，不办了：没有发送，也没有保存。"
NO_SUBSCRIPTIONS = "您还没有订阅。例如发送：/subscribe 07:30 工作日 产改；要随时提醒：/subscribe 提醒 产改"
SUBSCRIPTIONS_HEAD = "我的订阅（{count}）"
SUBSCRIPTION_GONE = "这个订阅已经退订了，发送 /subscriptions 看现有的。"
SEE_BELOW = "请看下面的新消息。"
SUBSCRIPTION_OF_ANOTHER = "这是别人的订阅，只有订的人自己能改。"
PAUSED = "已暂停，按“恢复”再开始。"
PAUSED_UNTIL = "已暂停，{day}起恢复。"
STOPS_TODAY = "今天不送了，{day}起照常送，没送的合成一期补上。"
NOT_UNDERSTOOD_BEFORE = (
    "上一句没有当成订阅来办，所以这一句也没有办，什么都没有改。请把要办的整句说一遍，如“第二个停到30号”。"
)
STOPS_TILL = "停到{last}，{day}起照常送，没送的合成一期补上。"
STOP_WHICH = "要停到{day}（{weekday}）吗？停哪一个？"
STOP_ALL = "都停"
STOP_NOT = "不停了"
BOOKED_SEVERAL = "{count} 个订阅："
BOOKED_TOGETHER = "原来说好的停还算，合在一起。要早些恢复，发送“某月某日再发”。"
BOOKED_STILL = "原来说好的停还算：{stop}。"
BOOKED_JOINED = "原来说好的停（{days}）接着算，{day}起恢复。"
BOOKED_ENDS = "原来说好的停（{days}）也到那天为止。"
BOOKED_GONE = "原来说好的停（{days}）也不算了。"
BOOKED_ALL_GONE = "原来说好的停也都不算了。"
NOTHING_IN_PART = (
    "{part}没有要送的，什么都没有停。要停一整天，请说“今天别发”或“明天别发”；要看订了什么，发送“我的订阅”。"
)
NOTHING_COMES = "{part}没有要送的。要看订了什么、什么时候送，发送“我的订阅”。"
COMES_THEN = "{days}照常送。"
COMES_ANYWAY = "{days}本来就照常送，没有停。"
OTHERS_COME = "另外 {count} 个照常送。"
BOOKED_UNDO = "不停了，就发送“恢复订阅”。"
PAUSED_NEXT_YEAR = (
    "\n今年的{day}已经过了，按 {year} 年算。要是不对，请再发一次（如：停到下周一），或发送“恢复订阅”。"
)
PAUSE_FOR = "停 {days} 天"
PAUSE_TO = "停到某天"
PAUSE_ASK = "停到哪一天？请回复日期，如 10月8日、下周一。那天起恢复，停的这几天合成一期补上。"
PAUSE_WRONG = "“{typed}”看不出是以后的哪一天，请写成 10月8日、明天 或 下周一（一年以内）。"
STOP_HOW = (
    "没有看懂停哪几天，什么都没有停，也没有退订。可以说：明天别发；28号到31号别发；国庆期间别发；停到1月5日。"
)
CARD_TAKEN_AWAY = "没有保存，收回了：{what}"
CARD_UNSAID = "好的，收回了：没有保存，什么都没有改。"
CARD_OUTDATED = "（已按您说的改了，新的在下面。）"
NOTHING_PAUSED = "没有暂停的订阅，都在照常送。发送 /subscriptions 可以看。"
ALL_RESUMED = "{count} 个订阅已恢复。"
ALL_PAUSED = "{count} 个订阅已暂停。要恢复，发送“恢复订阅”，停的这几天合成一期补上。"
ALL_PAUSED_UNTIL = (
    "{count} 个订阅已暂停，{day}起恢复，停的这几天合成一期补上。"
    "要再停久些，发送“停到某月某日”；现在就恢复，发送“恢复订阅”。"
)
STILL_PAUSED = "{count} 个订阅本来就停得更久（{day}），没有改早。要早些恢复，先发送“恢复订阅”，再说停到哪天。"
PAUSED_TILL, PAUSED_ON = "停到{day}", "一直停到您恢复"
STANDS_STILL = "暂停中，点“恢复”或发送“恢复订阅”再开始"
STANDS_UNTIL = "暂停中，{day}起恢复"
ASLEEP = "送不到，已停；现在恢复了联系，会继续送。"
ASLEEP_GROUP = "群里送不到，已停；机器人回到群里后，有成员在群里发一条命令（如 /latest）就继续送。"
RECEIPTS = "最近：{told}"
RECEIPT_SENT = "已送到"
RECEIPT_NOTHING_NEW = "没有新内容，未发"
RECEIPT_NOTHING_ELSE = "没有别的新内容，未发"
RECEIPT_WAITING = "正在发送"
RECEIPT_RETRY = "重试（已失败 {count} 次）"
RECEIPT_HELD = "暂停中，恢复后补送"
RECEIPT_AWAY = "没送到，恢复联系后补送"
RECEIPT_KEPT = "被拒收，已告诉管理员"
RECEIPT_DROPPED = "未送到（对方联系不上）"
RECEIPT_MERGED = "没送到，已并入后来的一期"
RECEIPT_NO_MEMBER = "未送（已不是成员）"
RECEIPT_ENDED = "未送（已退订）"
COMES_SOON = "马上送到"
COMES_SOON_IF_NEW = "到时间了，有新内容就马上送到"
COMES_NEXT = "下一次：{when}"
IF_NEW = "（没有新内容就不发）"
PAGES_UNKNOWN = "最新一期没有标明版次，这样的报纸按版订收不到；也可以订主题，如：/subscribe 7:30 工作日 产改"
BROUGHT_TO = "发到“{place}”"
SOME_GROUP = "群里"
CALENDAR_HEAD = "节假日与调休"
CALENDAR_KNOWN = "{year}年的放假安排已有。"
CALENDAR_HOW = (
    "把国务院的放假通知原文（或每行一天，如 2027-10-01 休、2027-10-09 班）直接发过来，或发成 .txt 文件。"
)
CALENDAR_MESSAGE = "您发的内容"
CALENDAR_LOADED = "已载入{years}年的安排：放假 {off} 天，调休上班 {on} 天。"
CALENDAR_MOVED = "{count} 个工作日订阅已按新安排排期。"
CALENDAR_WRONG = "没有载入：{name} 第 {line} 行，{why}。"
CALENDAR_TOO_LARGE = "“{name}”太大，不像放假安排。请只发通知的文字。"
CALENDAR_UNKNOWN = "{year}年的放假安排还不全，没有写到的日子暂按周一至周五算。"
AT_ONCE = "有新内容就提醒"
EVERYTHING = "全部内容"
STYLES = {"titles": "标题", "leads": "导语", "whole": "全文", "survey": "周报"}
GATHERS = {0: "有新的就提醒", 30: "每30分钟提醒", 60: "每小时提醒", 240: "每4小时提醒"}
GATHERED = "有新内容就提醒，每 {minutes} 分钟至多一次"
SAYS_NOTHING_NEW = "没有新内容也说一声"
CARD_WAITS = "上面的订阅还没有保存，所以还没有开始送。点“确认”或回复“好”就订上，不要就点“取消”。"
ORDERS = "要订这 {count} 个吗？还没有保存"
ORDERS_FIRST = "上面的订阅还没有保存，不能一个一个改。点“确认”订上再改，或点“取消”，重新说一遍。"
SEVERAL_WAIT = "有 {count} 个订阅等您确认，订哪一个？请点："
ORDER_TOO_LONG = "这段话太长，没有订。请写在 {limit} 字以内，如：每天8点发产改、工会；主题多的可以分几次订。"
ALERT_NEEDS_WORDS = "提醒要有主题，例如：/subscribe 提醒 产改 货车司机"
CARD_NEW = "订阅（还没有保存）"
CARD_CHANGED = "修改订阅（按“确认”保存）"
CARD_OWN = "别的时间、内容…"
CARD_PLACE = "发到群里…"
CARD_HERE = "发给我自己"
CARD_WHERE = "发到哪里？"
CARD_NO_PLACE = "还没有可以发的群：群要先由管理员绑定（在群里发送 /bind），您也要在那个群里。"
CARD_ASK = (
    "请回复要改成什么：时间、日子、词，写哪样改哪样。如：8:15 周二四 产改；"
    "只改时间就写 8:15；不限内容就写 全部。"
)
CARD_UNREAD = "“{typed}”没看懂。请写时间、日子或词，如：8:15 周二四 产改"
PREVIEW = "按最新一期，会有 {count} 篇："
PREVIEW_WEEK = "按最近一周，会有 {count} 篇："
PREVIEW_NOTHING = "按最新一期，还没有相关内容。"
NOTHING_NEW = "自上次以来没有新的内容。"
TOLD_BEFORE = "（{count} 篇已在{times} 的推送里，不再重复）"
TOLD_OFTEN = "（{count} 篇已在{day}以来的 {times} 次推送里，不再重复）"
TODAY = "今天"
TOLD_HEAD = "已送过的"
TOLD_BUTTON = "已送过的 {count} 篇"
LATE = "（迟到：原定 {due}）"
CAUGHT_UP = "（合刊：{day}以来的新内容，共 {count} 期）"
ABOUT = "主题：{topics}"
STANDS_ON = "来源：{pages}"
DOUBTFUL_ONES = "存疑：第 {numbers} 条的文字可能有误"
ALSO = "　另见 {places}"
ALERT = "提醒：{topics}，新到 {count} 篇"
OUTBOX_STANDS = "有 {count} 条消息发不出去，最久的已等了 {minutes} 分钟。请看 /stats，并查看运行日志和网络。"
DIGESTS_UNDONE = "有 {count} 个日报过了时间还没有做出来，程序可能卡住了。请查看运行日志，必要时重新启动。"
DIGESTS_UNMADE = "有 {count} 个订阅的日报做不出来，过十分钟再试。请查看运行日志。"
REFUSED_FOR_GOOD = (
    "有 {count} 条消息被 Telegram 拒收，不会再自动重发（{why}）。"
    "请把这一条和运行日志交给维护的人；收不到的人可以先发 /digest 看。"
)
AMENDED = "（已更正）"
WITHDRAWN = "（已撤下）"

# The survey of a week.
WEEKLY = "周报"
DAYS_SPAN = "{first}—{last}"
WEEK_WITHOUT = "最新这一周没有“{topics}”的文章。要在全部报纸里找，直接发这个词就行。"
WEEK_ENDS_WITH = "周报是到某一天为止的七天，“{typed}”不止一周。请说到哪一天，如：周报 6月10日。"
WEEK_SUMMARY = "{issues} 期，全部文章 {count} 篇"
WEEK_SUMMARY_OF = "{issues} 期，与“{topics}”有关的 {count} 篇（全部 {every} 篇）"
WEEK_MORE = "，比前一周多 {count} 篇"
WEEK_LESS = "，比前一周少 {count} 篇"
WEEK_SAME = "，与前一周持平"
TREND_TITLE = "近八周走势"
TREND_SUBTITLE = "每周篇数，{first}—{last}"
TREND_ALL = "全部文章"
TREND_SAME = "持平"
TREND_NEW = "新出现"
TREND_FILE = "trend.png"
