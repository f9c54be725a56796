"""Every Chinese sentence and label that people read in the chat, in one place."""

from __future__ import annotations

from bot.texts import typed

# One name for every sentence: texts.NAME, wherever it stands.
from bot.texts.bringing import *  # noqa: F403
from bot.texts.emoji import *  # noqa: F403
from bot.texts.handing_on import *  # noqa: F403
from bot.texts.helpdesk import *  # noqa: F403
from bot.texts.keeping import *  # noqa: F403
from bot.texts.keeping import SAVE_ALL
from bot.texts.mending import *  # noqa: F403
from bot.texts.personal import *  # noqa: F403
from bot.texts.phrases import clock_time as clock_time
from bot.texts.phrases import coming_day as coming_day
from bot.texts.phrases import days_name as days_name
from bot.texts.phrases import full_day as full_day
from bot.texts.phrases import full_month as full_month
from bot.texts.phrases import listed as listed
from bot.texts.phrases import page_name as page_name
from bot.texts.phrases import pages_named as pages_named
from bot.texts.phrases import quoting
from bot.texts.phrases import short_day as short_day
from bot.texts.phrases import short_span as short_span
from bot.texts.phrases import shortly as shortly
from bot.texts.phrases import stop_ahead as stop_ahead
from bot.texts.phrases import stop_days as stop_days
from bot.texts.phrases import stops_ahead as stops_ahead
from bot.texts.phrases import weekday as weekday
from bot.texts.phrases import when as when
from bot.texts.searching import *  # noqa: F403
from bot.texts.searching import AS_TYPED, BEST_FIRST, NARROW, NEWEST_FIRST, ONLY_AS_TYPED
from bot.texts.smalltalk import *  # noqa: F403
from bot.texts.zones import PLACES as PLACES
from bot.texts.zones import ZONE_NAMES as ZONE_NAMES

# Labels that do not vary (contract.md).
PREVIOUS_PAGE = "上一页"
NEXT_PAGE = "下一页"
BACK = "返回"
JOIN = "申请加入"
CONFIRM = "确认"
CANCEL = "取消"
PAUSE = "暂停"
UNSUBSCRIBE = "退订"
SEND = "转发"
READ = "已阅"
SAVE = "收藏"

# Labels of this program's own choice.
SETTINGS = "设置"
REPLY = "回复"
SEND_ON = "再转"
TAKE_BACK = "撤回"
ADD_NOTE = "写附言"
REMOVE = "移出"
RESUME = "恢复"
NEW_SUBSCRIPTION = "新订阅"
PREVIOUS_ARTICLE = "上一篇"
NEXT_ARTICLE = "下一篇"
# Of the issue in which an article stands, where it was opened from a list of another order.
PREVIOUS_OF_ISSUE = "同期上一篇"
NEXT_OF_ISSUE = "同期下一篇"
PLACE = "{name}第 {number}{of} 条"
PLACE_SEARCH = "搜索“{query}”"
PLACE_LIST = "列表"
LIST_OVER = "打开的这篇在列表里没有“{word}”了。接着看这一期报纸，发送“{other}”；回列表，发送“返回”。"
OLDER_ISSUE = "上一期"
NEWER_ISSUE = "下一期"
OTHER_ISSUES = "往期"
WHOLE_ISSUE = "本期"
LATEST = "最新"
ISSUE = "报纸"
DIGEST = "日报"
HELP = "帮助"
REST = "其余 {count} 篇"
ADMIT = "同意"
REFUSE = "拒绝"

# Marks inside an article.
DOUBTFUL_SEAM = "┈"
SEAM_EXPLAINED = "（┈ 处由机器拼接，可能有误）"
GAP = "〔此处缺文〕"
GAP_BEFORE = "〔此前缺文〕"
NO_TITLE = "（原文无题）"
CONTINUATION = "（续文，本页无题）"
# Where an article goes on on another page.
JUMPED = "〔以下{page}〕"
HEADLINE_ONLY = "〔本页只有标题，没有正文〕"
# 摄, 供图 or 摄影报道: the page says which, the credit only who.
PICTURE = "图片：{names}"
NO_BYLINE = "没有署名"
INFERRED = "（推定）"
NO_DATE = "日期不详"

# Buttons and commands that lead nowhere.
BUTTON_DEAD = "这个按钮已失效，请重新发送 /latest 或直接搜索。"
VIEW_DEAD = "这个列表已失效，或不是您打开的，请重新搜索或发送 /latest。"
ARTICLE_GONE = "这篇文章已不在库中（版面已撤下或更新），请重新搜索或发送 /latest。"
NOT_ALLOWED = "这一步只有管理员可以做。"
TROUBLE = "抱歉，刚才出了点问题，没有完成。请稍后再试一次；如果仍不行，请告诉管理员。"
STORE_TROUBLE = "抱歉，资料库暂时打不开。请过几分钟再试；如果仍不行，请告诉管理员。"
ONLY_TEXT = "我只看得懂文字：直接发几个词就能搜索，/help 看全部用法。"
NO_VOICE = "我听不了语音。请打字，或用输入法的语音输入，变成文字再发给我。"
GROUP = "我在私聊里为您服务：请点开我的头像，发一条私信，例如 /latest。"
IN_PRIVATE = "群里人人看得见，这一项只在私聊里办：请点开我的头像，发送 /{command}。"
BY_A_CLAUSE = "这段话很长，已按其中一句查找。"
TOO_LONG = "这段话太长，没法当作检索词。请只发几个关键词（{limit} 字以内）。"

# Deep links.
LINK_SAVED_GONE = "这个链接里的搜索已不存在。您可以直接把要找的词发给我。"
LINK_UNKNOWN = "这个链接无法识别，可能已过期。"
INVITATION_GONE = "这个邀请无效或已过期，请向管理员要一个新的，或点下面的按钮申请。"

# Days.
NO_SUCH_DAY = "“{typed}”不是一个存在的日期，请写成 2024-06-10、6月10日 或 昨天。"
NOT_A_DAY = "“{typed}”看不出是哪一天，请写成 2024-06-10、6月10日 或 昨天。"
NO_ISSUE = "库里没有{day}的报纸。"
NONE_UNDATED = "库里的报纸都有日期，没有日期不详的。"
NEXT_ISSUE = "{day}没有报，下面有{next}的（一天的事常在次日见报）。"
ISSUES_OF = "{month}有 {count} 期，请选一天："
NEAREST_ISSUES = "最近的有："
NOTHING_YET = "库里还没有报纸。"
NOTHING_YET_ADMINISTRATOR = "库里还没有报纸。把版面文字（.txt）直接发给我就能入库。"

# Lists.
ISSUE_HINT = "点版次看标题："
ARTICLES = "共 {count} 篇"
ARTICLES_OF = "共 {count} 篇，第 {which} 篇"
NO_COLUMN = "没有叫“{column}”的栏目。"
COLUMNS_THERE_ARE = "现有栏目："
COLUMN_CHOICE = "叫“{column}”的栏目不止一个，请写全："
COLUMN_HINT = "要搜索这个词，直接发送 {column} 就行。"
OTHER_REPORTS = "其他报道"
HEADLINES = "要闻"
DEFAULT_PAPER = "工人日报"

# Access.
STRANGER = "您好，这里是看报。内容只对本单位成员开放，请点下面的按钮申请加入，管理员同意后会通知您。"
STRANGER_NO_ADMINISTRATOR = (
    "您好，这里是看报。内容只对本单位成员开放，但现在还没有管理员。\n"
    "如果您就是管理员，请在设置里写上 KANBAO_ADMINS={user_id} 并重新启动。"
)
STRANGER_WAITING = "您的申请已经收到，正在等管理员处理，请稍候。"
STRANGER_ALERT = "内容只对成员开放，请先申请加入。"
REQUESTED = "已收到您的申请，管理员处理后会通知您。"
REQUESTED_NO_ADMINISTRATOR = "申请已记下。现在还没有管理员，等设置好之后才能处理。"
REQUEST_WAITS = "您的申请正在等管理员处理，不用再点。"
REQUEST_LATER = "管理员刚处理过您的申请，请过一天再试，或直接联系管理员。"
ALREADY_MEMBER = "您已经是成员了，直接发几个词就能搜索。"
REQUEST = "{who} 申请加入（{when}）。"
REQUEST_ADMITTED = "{who} 已加入（{by} 同意）。"
REQUEST_REFUSED = "{who} 的申请已拒绝（{by}）。"
REQUEST_GONE = "这份申请已经处理过了。"
YOU_ARE_IN = "管理员已同意您加入。直接发几个词就能搜索，/latest 看最新一期，/help 看全部用法。"
YOU_ARE_OUT = "抱歉，管理员没有同意您的申请。有疑问请直接联系管理员。"

# Intake.
INGEST_USAGE = (
    "把版面文字作为文件发给我（.txt .md .jsonl .zip，不超过 20 MB），马上入库并报告结果。\n"
    "日期、版次认不出时，发文件时在说明里写上，例如：2024-06-10 第2版"
)
INGEST_REFUSED = "文件只收管理员的，您的“{name}”没有入库。要找文章，直接发几个词就行。"
INGEST_WRONG_KIND = "“{name}”没有入库：只收 .txt .md .jsonl .zip。"
INGEST_TOO_LARGE = "“{name}”没有入库：超过 20 MB。请分成几个文件，或用 kanbao ingest 命令。"
INGEST_LOST = "“{name}”没有取到，请再发一次。"
INGEST_STARTED = "收到“{name}”，正在读入……"
INGEST_PAGES = "版面 {pages}：新增 {new}，更新 {replaced}，未变 {unchanged}"
INGEST_ARTICLES = "文章 {articles} 篇，用时 {seconds:.1f} 秒"
INGEST_FAILED = "没有读入："
INGEST_DOUBTS_OF_PAGES = "请处理："
INGEST_DOUBTS = "请核对（点数字看原文）："
INGEST_AND_MORE = "……另有 {count} 处"
INGEST_NOTHING = "“{name}”里没有可读的版面。"

# Commands.
UNKNOWN_COMMAND = "没有 {command} 这个命令。现有："
UNKNOWN_COMMAND_MEANT = "没有 {command} 这个命令。您是不是要："
UNKNOWN_COMMAND_TAKEN = "没有 {command} 这个命令，已按 /{name} 办。"
UNKNOWN_COMMAND_HELP = "/help 看全部用法。"
COUNT_FROM_ONE = "条数要从 1 写起，例如：/latest 5"
NO_SUCH_PAGE = "{issue}没有第{page}版。现有：{pages}"
PAGE_OF_FORMER = "最新一期没有标{page}，下面是{day}的。"
HELP_HEAD = "直接发几个词就能搜索，例如：产改"
HELP_COMMANDS = "命令（括号里的中文也可以直接发）："
HELP_ADMINISTRATOR = "管理员："
HELP_EDITOR = "编辑："
WELCOME = "{name}，您好！这里是看报，直接发几个词就能搜索。"
WELCOME_NEWEST = "最新一期"
WELCOME_HINT = "点数字看全文，/help 看全部用法。"

# Words that stand on buttons: typed, they would be looked for in the newspaper.
BUTTON_WORDS = frozenset(
    (PREVIOUS_PAGE, NEXT_PAGE, BACK, CONFIRM, CANCEL, PAUSE, RESUME, REPLY, TAKE_BACK, SEND_ON, REFUSE, ADMIT)
) | {"下一条", "上一条", "翻页", "撤销"}
PRESS_BUTTON = "请点那条消息下面的按钮；没有按钮，就是眼下没有要办的。"
NOTHING_TO_CONFIRM = "有事等您{word}的话，请点那条消息下面的“{word}”按钮。"
NO_SUCH_BUTTON = "打开的这篇下面没有“{word}”。"
NO_LIST_BEHIND = "这篇不是从列表打开的，没有列表可翻、可返回。要看列表，请发送“最新”或搜几个词。"
NO_PAGE_OF_ARTICLE = "现在打开的是文章。要翻列表，请先发送“返回”，再说一次。"
# What is typed for a button that was shown last.
TYPED_BUTTONS = {
    **dict.fromkeys((CONFIRM, *typed.SURE.split()), CONFIRM),
    **dict.fromkeys(typed.NOT_SURE.split(), CANCEL),
    **dict.fromkeys((PREVIOUS_ARTICLE, *typed.ARTICLE_BEFORE.split()), PREVIOUS_ARTICLE),
    **dict.fromkeys((NEXT_ARTICLE, *typed.ARTICLE_BEHIND.split()), NEXT_ARTICLE),
    **dict.fromkeys((PREVIOUS_OF_ISSUE, *typed.OF_ISSUE_BEFORE.split()), PREVIOUS_OF_ISSUE),
    **dict.fromkeys((NEXT_OF_ISSUE, *typed.OF_ISSUE_BEHIND.split()), NEXT_OF_ISSUE),
    **{word: word for word in (CANCEL, PREVIOUS_PAGE, NEXT_PAGE, BACK, NEWEST_FIRST, BEST_FIRST, NARROW)},
    **dict.fromkeys(typed.NARROWER.split(), NARROW),
    **{word: word for word in (AS_TYPED, ONLY_AS_TYPED, SAVE_ALL)},
    **dict.fromkeys(typed.FURTHER.split(), NEXT_PAGE),
    **dict.fromkeys(typed.BEFORE.split(), PREVIOUS_PAGE),
    **dict.fromkeys(typed.BACKWARDS.split(), BACK),
    **dict.fromkeys(typed.ALL_KEPT.split(), SAVE_ALL),
    **dict.fromkeys(typed.NEWEST_FIRST.split(), NEWEST_FIRST),
    **dict.fromkeys(typed.BEST_FIRST.split(), BEST_FIRST),
    **dict.fromkeys((OLDER_ISSUE, *typed.ISSUE_BEFORE.split()), OLDER_ISSUE),
    **dict.fromkeys((NEWER_ISSUE, *typed.ISSUE_BEHIND.split()), NEWER_ISSUE),
}
LIST_HAS_NO_PAGE = "这个列表没有那么多页。"
ONE_PAGE_ONLY = "这个列表只有一页。"
NOTHING_TO_TURN = "上面是空的，没有页可翻。"
READ_SEVERAL_MOST = "一次最多打开 {most} 篇，请分几次说。"
SORTED_SO = "已经是这样排的。"
LENGTH_OF_WHAT = (
    "现在看的是列表：导语就在标题下面，点开一篇就是全文。"
    "送来的日报没有改；要改，请说“日报改成导语”或“日报改成全文”。"
)
TITLES_ALREADY = "已经只在标题里找了。"
NO_OLDER_ISSUE = "{day}是库里最早的一期，再往前没有了。"
NO_NEWER_ISSUE = "{day}是库里最新的一期，还没有下一期。"
NO_FURTHER_PAGE = "这个列表到头了，没有“{word}”。"
PRESS_NUMBER = (
    "这里没有列表可以数到 {number}。要打开一篇，先发送“最新”或搜几个词，再发它前面的数；"
    "列表还在上面的话，点它下面的 {number}。"
)
NO_LIST = "这里还没有列表。先发送“最新”或搜几个词，再说第几篇。"
NOT_ON_LIST = (
    "上面的列表里没有第 {number} 篇（现在是第 {first} 到第 {last} 篇）。后面还有的话，请翻页后再说一次。"
)
FEWER_ON_LIST = "上面列出的只有 {count} 篇，没有倒数第 {back} 篇。"
LIST_ENDS = "上面的列表是第 {first} 到第 {last} 篇，这边没有了。要看别的，发送篇号或“下一页”。"
NOTHING_COUNTED = "上面没有找到文章，数不出第几篇。请换几个词再搜，或先发送“最新”，再说第几篇。"
NOT_COUNTED = "上面是按版列的，请先点一版，再说第几篇。"
MEANT_COMMAND = "您是不是要：/{name}（{word}）？"

# Inline queries.
INLINE_JOIN = "申请加入后可用"
INLINE_OPEN = "打开全文（限成员）"

# The local chat.
BANNER = "看报 · 本地聊天。直接打字就是发消息，#3 按第 3 个按钮，/help 看用法，Ctrl-D 退出。"
LOCAL_NAME = "读者"
LOCAL_NO_BUTTONS = "还没有带按钮的消息。先发送“最新”或搜几个词，再按 #1、#2 打开。"
LOCAL_WRONG_BUTTON = (
    "没有 #{typed} 这个按钮，最近的消息有 #1 到 #{last}。"
    "要打开一篇文章，先发送“最新”或搜几个词；要搜这个数，发送 /search {typed}。"
)
LOCAL_NO_FILE = "没有这个文件：{path}"
LOCAL_FILE_USAGE = "要发文件，请写：!file 路径"
LOCAL_USERS_USAGE = "（在 Telegram 里这里会出现选人的键盘；本地聊天请写：!users 编号 姓名，编号 姓名）"
LOCAL_NO_USERS = "现在没有要选人。打开文章后点“转发”，再点“从通讯录选”。"
LOCAL_TOAST = "（{text}）"
LOCAL_DOCUMENT = "〔文件 {name}，{size} 字节〕"
LOCAL_NO_RESULTS = "（没有结果）"

# Every sentence quotes in one way.
globals().update(quoting({name: said for name, said in globals().items() if name.isupper()}))
