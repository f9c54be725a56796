"""What marks kicker, title and subtitle, and what each mark is worth: data for the reading of heads."""

from __future__ import annotations

import re

# A kicker tells of efforts and settings: 深化“产改”, 着力打造, 多措并举推进.
EFFORT = re.compile(
    r"深化|着力|推进|推动|强化|加大|多措并举|打造|开展|实施|助力|聚焦|围绕|创新|建立|健全|完善|依托|运用|倾心|加强|"
    r"搭建|构建|探索|推行|提升|优化|细化|落实|引领|促进|举办|联合|出台|设立|组织|发挥|坚持|持续|全力|积极|扎实|凝聚|织密"
)
# Who acts, at the beginning of a kicker: 四川省总工会, 国网山东电力公司, 人力资源社会保障部等四部门.
ACTOR = re.compile(
    r"^.{0,14}(?:总工会|省总|市总|区总|县总|旗总|州总|工会|公司|集团|厂|部门|部|委员会|委|局|院|法院|大学|企业|政府|主席|委员|代表)"
)
# A kicker that lacks its object: 江苏省总工会主席魏国强提出, 国务院有关部门发出通知要求.
SPEECH = re.compile(
    r"(?:提出|指出|强调|表示|要求|呼吁|建议|认为|部署|透露|披露|提醒|倡议|通知|决定|举办|联合举办|主持会议|会议)$"
)
# The news itself, done or dated: 昨日开闸, 今起实施, 成功发射, 全线贯通.
EVENT = re.compile(
    r"昨日|昨天|今日|今天|今起|明天|明日|开闸|投运|发射|贯通|开通|启动|闭幕|开幕|落幕|挥拍|开赛|竣工|合龙|并网|通车|"
    r"首飞|着陆|刷新|突破|发布|增长|下降|回升|揭晓|挂牌|成立|上线|亮相|开工|开建|开馆|印发|公布|获奖|夺冠|达到|超过|实施"
)
# A subtitle completes with numbers and amounts: 为期12天, 全长35.6公里, 300余名, 4000余名选手.
AMOUNT = re.compile(
    r"^(?:为期|全长|总|共|首批|首个|累计|年|单机|最高|最低|平均|近|约|超|逾|达|多地|多|每|\d|[一二两三四五六七八九十百千万]+[余多]?[名个家项条人万亿元支场座种])"
)
# It also explains in so many words: 记…, 写在…之际, 专家建议…, 关于…的思考.
EXPLAINS = re.compile(
    r"^(?:[—─－-]*(?:记|写在|来自|访|走近|走进|关于|对|从|在)|专家|业内|律师|法官|官方|记者|本报记者|建议|听取|自)|"
    r"的(?:思考|调查|启示|探索|实践|故事|报告|观察|演讲|见闻)$|(?:见闻|侧记|纪实|掠影|探访|调查|扫描)$"
)
FIGURES = re.compile(r"\d")
QUOTED = re.compile(r"[“「][^”」]{1,12}[”」]")
QUESTION = re.compile(r"[？?！!]")
COMMA = re.compile(r"[，,；;]")
COLON = re.compile(r"[：:]")

# Worth of each mark, in log odds, fitted by `python -m tests.seeds.tools.fit_heads` on heads written for it,
# on the sample pages and on half of the held-out pages.
WEIGHTS: dict[str, float] = {
    "kicker actor": 0.78,
    "kicker amount": -0.33,
    "kicker apart over line": -1.05,
    "kicker apart over space": -0.65,
    "kicker by line": 0.57,
    "kicker by none": 1.0,
    "kicker by space": 0.39,
    "kicker clause over space": 1.22,
    "kicker clause with title": -2.09,
    "kicker comma": 0.27,
    "kicker dash at end": 4.0,
    "kicker dash first": -4.0,
    "kicker effort": 0.71,
    "kicker event": -0.94,
    "kicker explains": 0.1,
    "kicker figures": -0.57,
    "kicker halves over line": -0.45,
    "kicker halves over space": 1.03,
    "kicker halves title": -1.57,
    "kicker short": -0.73,
    "kicker speech": 1.59,
    "kicker twin of title": -0.38,
    "kicker unbalanced": -3.0,
    "kicker verb first": 0.83,
    "kicker verb": 1.17,
    "kicker wanting": -1.74,
    "kicker": 0.96,
    "kicker, ": -0.42,
    "kicker, dateline": 0.55,
    "kicker, signed": 0.83,
    "subtitle actor": -0.91,
    "subtitle amount": 0.58,
    "subtitle apart over line": -1.35,
    "subtitle apart over space": 0.12,
    "subtitle by line": 1.79,
    "subtitle by space": -1.58,
    "subtitle clause with title": -0.35,
    "subtitle comma": 0.67,
    "subtitle dash at end": -4.0,
    "subtitle dash first": 4.0,
    "subtitle effort": 0.14,
    "subtitle event": -0.15,
    "subtitle explains": 1.04,
    "subtitle figures": 0.12,
    "subtitle halves over line": -1.21,
    "subtitle halves over space": -0.23,
    "subtitle halves title": 0.4,
    "subtitle longer": -0.21,
    "subtitle quoted": -0.75,
    "subtitle short": -0.29,
    "subtitle twin of title": -2.68,
    "subtitle unbalanced": -3.0,
    "subtitle verb first": -0.29,
    "subtitle verb": 0.99,
    "subtitle wanting": -0.11,
    "subtitle": 0.21,
    "subtitle, ": -0.11,
    "subtitle, dateline": 0.75,
    "subtitle, report": -0.06,
    "subtitle, signed": -0.38,
    "title actor": 0.18,
    "title amount": -0.55,
    "title apart over line": -1.04,
    "title apart over space": 0.1,
    "title clause over line": 0.39,
    "title clause over space": 0.92,
    "title comma": -0.94,
    "title dash at end": -4.0,
    "title dash first": -4.0,
    "title effort": -1.01,
    "title event": 0.62,
    "title explains": -0.67,
    "title figures": 0.36,
    "title halves over line": 0.87,
    "title halves over space": 0.67,
    "title long": -1.02,
    "title quoted": 0.55,
    "title short": -0.6,
    "title speech": -0.47,
    "title unbalanced": -2.0,
    "title verb first": 0.31,
    "title verb": 0.31,
    "title wanting": -1.18,
}
