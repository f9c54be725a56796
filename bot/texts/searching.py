"""Sentences and labels around a search, and the house's language."""

SEARCH_USAGE = "要找什么？直接发几个词就行，例如：产改。加引号按整句找，词前加 - 表示不要：“产业工人” -招聘"
FOUND = "搜索：{query}"
COUNT_EXACT = "共 {count} 条"
COUNT_AT_LEAST = "{count} 条以上"
COUNT_RANGE = "，第 {which} 条"
NOT_FOUND = "没有找到“{query}”。"
NOTHING_TO_FIND = "“{query}”里没有可以查找的字。\n" + SEARCH_USAGE
NOT_FOUND_DAYS = "没有找到“{query}”：那些日子的报纸库里没有，文章里也没有提到。"
SEARCHED = "原词、别称、读音相同和字形相近的写法、相近的标题，都找过了。"
NOT_FOUND_HINT = "库里有 {articles} 篇文章（{oldest} 至 {newest}）。可以少写几个字，或换个说法。"
ASSUMED = "已按“{taken}”搜索（您写的是“{typed}”）"
ALSO_NUMBER = "也找了数字“{typed}”的另一种写法：{taken}"
ALSO_SYNONYM = "也找了“{typed}”的别称：{taken}"
LEFT_OUT = "按“{typed}”没有找到，已去掉这个条件。"
PARTIAL = "没有一篇同时含有这些词。下面的最接近，最前一篇缺“{typed}”。"
FILTERS = "条件：{filters}"
FILTER_NAMES = {
    "page": "第{value}版",
    "column": "栏目 {value}",
    "author": "记者 {value}",
    "place": "地点 {value}",
    "kind": "{value}",
    "title": "只看标题",
}
FILTER_DAYS = "{first} 至 {last}"
FILTER_OR_WORD = "{days}，或写到“{word}”"
AS_TYPED = "改回"
ONLY_AS_TYPED = "只看原词"
NEWEST_FIRST = "按时间排"
BEST_FIRST = "按相关排"
NARROW = "缩小范围"
NARROW_HEAD = "在前 {count} 条里，点一项缩小范围："
FACETS = {"year": "{value}年", "page": "第{value}版", "column": "{value}", "place": "{value}"}
FACET = "{name}（{count}）"
SAME_STORY = " · 另有 {count} 处刊登"
NEAR = "只搜“{query}”"
SEARCH_INSTEAD = "搜索“{query}”"
NEAR_HINT = "少一个词就能找到，点下面的按钮试试。"
LANES = {"exact": "", "synonym": "近义", "similar": "近似", "pinyin": "拼音"}

# What stands for a synonym where only a number was written otherwise.
LANE_NUMBER = "数字"

# The house's language.
SYNONYMS_USAGE = (
    "添加：/synonyms 产改 = 产业工人队伍建设改革\n"
    "去掉（或不采用建议）：/synonyms - 产改 = 产业工人队伍建设改革\n"
    "随程序自带的叫法不在此列。"
)
SYNONYMS_KEPT = "已添加 {count} 对："
SYNONYMS_PROPOSED = "版面上的简称，建议添加 {count} 对："
SYNONYM = "{short} = {long}"
SYNONYM_SEEN = "{short} = {long}（{count} 篇写明）"
SYNONYM_YES, SYNONYM_NO, SYNONYM_WHERE = "采用 {number}", "不用 {number}", "出处 {number}"
SYNONYM_KEPT = "好的，“{short}”和“{long}”以后按同一个意思搜索。"
SYNONYM_REFUSED = "好的，“{short}”和“{long}”不再按同一个意思搜索。"
