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
    r"^(?:为期|全长|总|共|首批|首个|累计|年|单机|最高|最低|平均|近|约|超|逾|达|多地|多|每|单笔|单个|首期|人均|户均|一次性|财政|\d|[一二两三四五六七八九十百千万]+[余多]?[名个家项条人万亿元支场座种])"
)
# It also explains in so many words: 记…, 写在…之际, 专家建议…, 关于…的思考.
EXPLAINS = re.compile(
    r"^(?:[—─－-]*(?:记|写在|来自|访|走近|走进|关于|对|从|在)|专家|业内|律师|法官|官方|记者|本报记者|建议|听取|自)|"
    r"的(?:思考|调查|启示|探索|实践|故事|报告|观察|演讲|见闻)$|(?:见闻|侧记|纪实|掠影|探访|调查|扫描)$"
)
FIGURES = re.compile(
    r"\d|[一二两三四五六七八九十百千][余多]?(?:万|亿|千|百)?[余多]?(?:元|人|名|家|户|条|项|台|公里|吨|天|年|次|成|倍|支|座)"
)
QUOTED = re.compile(r"[“「][^”」]{1,12}[”」]")
QUESTION = re.compile(r"[？?！!]")
COMMA = re.compile(r"[，,；;]")
COLON = re.compile(r"[：:]")

# Worth of each mark, in log odds, fitted by `python -m tests.seeds.tools.fit_heads` on heads written for it,
# on the sample pages and on half of the held-out pages.
WEIGHTS: dict[str, float] = {
    "kicker actor": 0.66,
    "kicker amount": -0.3,
    "kicker apart over line": -1.05,
    "kicker apart over space": -0.62,
    "kicker by line": 0.58,
    "kicker by none": 1.0,
    "kicker by space": 0.42,
    "kicker clause over space": 1.19,
    "kicker clause with title": -2.07,
    "kicker comma": 0.28,
    "kicker dash at end": 4.0,
    "kicker dash first": -4.0,
    "kicker effort": 0.66,
    "kicker event": -0.91,
    "kicker explains": 0.09,
    "kicker figures": -0.54,
    "kicker halves over line": -0.47,
    "kicker halves over space": 1.03,
    "kicker halves title": -1.56,
    "kicker longer": -0.06,
    "kicker question": -0.05,
    "kicker quoted": 0.06,
    "kicker short": -0.75,
    "kicker speech": 1.6,
    "kicker twin of title": -0.38,
    "kicker unbalanced": -3.0,
    "kicker verb first": 0.87,
    "kicker verb": 1.15,
    "kicker wanting": -1.71,
    "kicker": 1.01,
    "kicker, ": -0.35,
    "kicker, dateline": 0.54,
    "kicker, signed": 0.78,
    "subtitle actor": -0.83,
    "subtitle amount": 0.37,
    "subtitle apart over line": -1.4,
    "subtitle apart over space": 0.11,
    "subtitle by line": 1.79,
    "subtitle by space": -1.62,
    "subtitle clause with title": -0.4,
    "subtitle comma": 0.67,
    "subtitle dash at end": -4.0,
    "subtitle dash first": 4.0,
    "subtitle effort": 0.22,
    "subtitle event": -0.16,
    "subtitle explains": 1.07,
    "subtitle figures": 0.49,
    "subtitle halves over line": -1.21,
    "subtitle halves over space": -0.21,
    "subtitle halves title": 0.36,
    "subtitle longer": -0.36,
    "subtitle quoted": -0.72,
    "subtitle short": -0.32,
    "subtitle twin of title": -2.58,
    "subtitle unbalanced": -3.0,
    "subtitle verb first": -0.25,
    "subtitle verb": 0.91,
    "subtitle wanting": -0.1,
    "subtitle": 0.17,
    "subtitle, ": -0.12,
    "subtitle, dateline": 0.8,
    "subtitle, report": -0.14,
    "subtitle, signed": -0.37,
    "title actor": 0.15,
    "title amount": -0.54,
    "title apart over line": -1.03,
    "title apart over space": 0.1,
    "title clause over line": 0.41,
    "title clause over space": 0.93,
    "title comma": -0.95,
    "title dash at end": -4.0,
    "title dash first": -4.0,
    "title effort": -1.05,
    "title event": 0.6,
    "title explains": -0.68,
    "title figures": -0.12,
    "title halves over line": 0.88,
    "title halves over space": 0.67,
    "title long": -0.98,
    "title quoted": 0.55,
    "title short": -0.57,
    "title speech": -0.45,
    "title unbalanced": -2.0,
    "title verb first": 0.34,
    "title verb": 0.33,
    "title wanting": -1.21,
}
