"""Words of sentences to colleagues: 不要再拖, 加上照片, 别迟到; said of a subscription they are no topics."""

# With these a sentence goes on that is told to somebody: 不要再拖, 不要我签字, 别太长.
LEADS = """
    再 又 太 老 总 都 也 还 就 只 先 快 更 最 很 乱 瞎 多 少 这么 那么 一直 老是 总是 随便 马上 赶紧 忘
    忘了 忘记 我 你 您 他 她 它 我们 你们 他们 咱 咱们 大家 自己 别人 人家 这 那 这个 那个 让 给 叫 跟
    把 被 用 拿 在 到 告诉
"""
# Parts of what colleagues write, hand in and do, and ways of conduct: no paper has news of these.
OF_WORK = """
    名字 姓名 照片 图片 配图 图说 说明 署名 签名 签字 落款 盖章 公章 电话 电话号码 联系电话 联系方式 手机号
    日期 时间 附件 编号 页码 页眉 格式 封面 目录 小标题 副标题 引题 备注 注释 抬头 称呼 空格 空行 标点 感叹号
    句号 错别字 字数 篇幅 单位 地址 地点 职务 部门 稿费 作者 作者简介 编者按 结尾 开头 水印 二维码 表格
    名单 原稿 底稿 午饭 晚饭 饭 车 票 迟到 早退 缺席 旷工 偷懒 拖拉 拖延 拖 耽误 忘记 遗漏 漏 漏掉 马虎
    大意 出错 弄错 写错 搞错 着急 急 紧张 担心 生气 客气 抽烟 喝酒 吵架 吵 说话 讲话 走神 熬夜 请假 外传
    转发 转载 打印 复印 泄露 抄 照抄 乱写 乱改 改动 重复 群里 群 朋友圈 网上 微信 领导 老师 主任 科长
    处长 书记 师傅 同事 家属
"""
# What somebody does at a time of every day: 每天 8:00 到岗 is a timetable, and no order of news.
OF_DAY = """
    到岗 上岗 上班 下班 打卡 签到 签退 开会 例会 早会 晨会 班会 早餐 午餐 晚餐 早饭 午饭 晚饭 午休 起床
    睡觉 吃饭 集合 出发 发车 开车 开门 关门 营业 开工 收工 交班 接班 换班 值班 交稿 截稿 上课 下课 放学
    升旗 报到 点名 打扫 锻炼 跑步 吃药
"""
