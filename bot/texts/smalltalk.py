"""What is said to whoever answers, and what is answered."""

_HELLO = "您好！直接发几个词就能搜索，/latest 看最新一期，/help 看全部用法。"
_WELCOME = "不客气。"
_FINE = "好的。"
_NEVER_MIND = "好的，随时找我。"
_BYE = "再见，随时找我。"
_PRAISED = "谢谢，能帮上忙就好。"
_HELLOS = (
    "你好", "您好", "在吗", "在么", "在不在", "有人吗", "有人在吗", "hi", "hello", "早", "早上好", "上午好",
    "中午好", "下午好", "晚上好", "早安", "喂", "哈喽", "嗨",
)  # fmt: skip
_THANKS = (
    "谢谢", "多谢", "感谢", "非常感谢", "十分感谢", "太感谢", "辛苦", "辛苦了", "谢了", "谢啦", "麻烦了",
    "麻烦你了", "麻烦您了", "打扰了", "打扰", "thanks", "thankyou", "thx", "3q", "谢", "谢谢您", "多谢您",
    "感谢您", "不用谢", "先谢谢", "先谢", "👍", "🙏", "🌹", "❤", "💐", "👏", "🤝",
)  # fmt: skip
_FINES = (
    "好", "好的", "好滴", "好哒", "好嘞", "行", "可以", "对", "是", "是的", "对的", "没错", "确定", "嗯",
    "哦", "噢", "喔", "ok", "okay", "收到", "知道", "明白", "了解", "懂", "清楚", "晓得", "没问题",
    "不好意思", "没关系", "哈哈", "看完了", "读完了", "看过了", "都看完了",
    "好好", "好呀", "对对", "对了", "那行", "都行", "那就好", "就行了", "哦哦哦", "哈哈哈", "哈哈哈哈",
    "哈", "呵呵", "嘿嘿", "👌", "🆗", "✅", "😊", "🙂", "😄", "💪", "👀",
)  # fmt: skip
_NOS = (
    "不用",
    "不要",
    "算了",
    "没事",
    "不必",
    "不需要",
    "否",
    "不是",
    "不",
    "没有",
    "不了",
    "没什么",
    "没啥",
    "退出",
    "不行",
    "算了吧",
    "那就算了",
)
_BYES = ("再见", "拜拜", "bye", "byebye", "晚安", "回见", "下次再聊", "明天见", "👋")
_PRAISES = (
    "真好", "真棒", "太好", "太棒", "不错", "很好", "厉害", "真方便", "真好用", "好用", "棒",
    "太好了", "太棒了", "很棒", "真不错", "不错呀",
)  # fmt: skip
SMALL_TALK = {
    **dict.fromkeys(_FINES, _FINE),
    **dict.fromkeys(_NOS, _NEVER_MIND),
    **dict.fromkeys(_PRAISES, _PRAISED),
    **dict.fromkeys(_HELLOS, _HELLO),
    **dict.fromkeys(_BYES, _BYE),
    **dict.fromkeys(_THANKS, _WELCOME),
}
# Of several the one that is answered: 好的谢谢 is thanks.
SMALL_TALK_RANKS = (_FINE, _NEVER_MIND, _PRAISED, _HELLO, _BYE, _WELCOME)
_DONE = (
    "找到了",
    "找着了",
    "找到啦",
    "看到了",
    "看见了",
    "搜到了",
    "查到了",
    "打开了",
    "订好了",
    "存好了",
    "发出去了",
)
# Said with these, and alone they say nothing.
SMALL_TALK_BESIDE = frozenset("啊呀吧哦哈了啦的呢嘛呗你您我那就都亲太很真") | {
    "老师",
    "同志",
    "大家",
    "非常",
    # 谢谢，找到了
    *(f"{who}{done}" for who in ("", "我", "已经", "都") for done in _DONE),
}
