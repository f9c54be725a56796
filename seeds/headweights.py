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
    r"(?:提出|指出|强调|表示|要求|呼吁|建议|认为|部署|透露|披露|提醒|倡议|通知|决定|介绍|显示|发现|通报|获悉|举办|联合举办|主持会议|会议)$"
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
# When and where: 在中国记者节到来之际, …召开以来. A kicker sets the scene.
SETTING = re.compile(
    r"(?:之际|以来|前夕|之后|期间|现场|过后|发现|显示|介绍|认为|来临|到来|将至)$|^(?:在|当|随着|自|面对|针对|聚焦|关注|走进|走近|记者|党的)"
)
# 安全员＋讲解员＋调解员: things added up.
ADDED = re.compile(r"[＋+].*[＋+]|[①②③④⑤⑥]$")
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
    "kicker actor": 0.5,
    "kicker added": 0.86,
    "kicker amount": -0.29,
    "kicker apart over line": -1.75,
    "kicker apart over space": -1.02,
    "kicker by line": 0.25,
    "kicker by none": 1.0,
    "kicker by space": 0.72,
    "kicker clause over space": 1.17,
    "kicker clause with title": -2.11,
    "kicker colon": -0.23,
    "kicker comma": 0.45,
    "kicker dash at end": 4.0,
    "kicker dash first": -4.0,
    "kicker effort": 0.65,
    "kicker event": -1.28,
    "kicker explains": 0.63,
    "kicker figures": -0.38,
    "kicker halves over line": -0.39,
    "kicker halves over space": 1.46,
    "kicker halves title": -1.81,
    "kicker longer": -0.1,
    "kicker place": -0.09,
    "kicker question": 0.17,
    "kicker quoted": -0.11,
    "kicker series": -0.09,
    "kicker setting": 1.04,
    "kicker short": -1.11,
    "kicker speech over line": -0.54,
    "kicker speech over space": -0.46,
    "kicker speech": 1.98,
    "kicker twin of title": -1.24,
    "kicker unbalanced": -3.0,
    "kicker verb first": 1.17,
    "kicker verb": 1.1,
    "kicker wanting": -1.72,
    "kicker": 0.97,
    "kicker, ": -0.31,
    "kicker, dateline": -0.25,
    "kicker, report": -0.14,
    "kicker, signed": 1.68,
    "subtitle actor": -0.46,
    "subtitle amount": 0.32,
    "subtitle apart over line": -2.62,
    "subtitle apart over space": 0.2,
    "subtitle by line": 1.71,
    "subtitle by space": -1.78,
    "subtitle clause with title": -0.59,
    "subtitle comma": 0.78,
    "subtitle dash at end": -4.0,
    "subtitle dash first": 4.03,
    "subtitle effort": 0.49,
    "subtitle event": -0.79,
    "subtitle explains": 0.6,
    "subtitle figures": 0.64,
    "subtitle halves over line": -1.1,
    "subtitle halves over space": 0.49,
    "subtitle halves title": -0.52,
    "subtitle longer": -0.18,
    "subtitle place": 0.53,
    "subtitle question": -0.15,
    "subtitle quoted": -0.9,
    "subtitle series": 0.21,
    "subtitle setting": -0.47,
    "subtitle short": -0.59,
    "subtitle twin of title": -2.02,
    "subtitle unbalanced": -3.0,
    "subtitle verb first": -0.33,
    "subtitle verb": 0.54,
    "subtitle wanting": -0.22,
    "subtitle": -0.08,
    "subtitle, ": -0.62,
    "subtitle, dateline": 1.11,
    "subtitle, report": -0.35,
    "subtitle, signed": -0.21,
    "title added": -0.86,
    "title amount": -0.73,
    "title apart over line": -2.36,
    "title catchy": 0.37,
    "title clause over line": 0.44,
    "title clause over space": 0.97,
    "title colon": 0.28,
    "title comma": -1.23,
    "title dash at end": -4.0,
    "title dash first": -4.02,
    "title effort": -1.33,
    "title event": 1.06,
    "title explains": -0.56,
    "title figures": -0.24,
    "title halves over line": 1.41,
    "title halves over space": 0.32,
    "title long": -0.47,
    "title place": -0.49,
    "title quoted": 0.88,
    "title series": -0.31,
    "title setting": -0.49,
    "title short": -0.6,
    "title speech over line": -4.04,
    "title speech over space": -3.1,
    "title speech": -0.85,
    "title unbalanced": -2.0,
    "title verb": 0.57,
    "title wanting": -1.02,
}
