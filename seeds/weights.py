"""What each kind of evidence is worth, in log odds: seams by tests/seeds/tools/fit.py, the rest by hand."""

# A seam between an unfinished end and a beginning, fitted on damaged pages; named as in `seeds.evidence`.
SEAM = {
    "bias": -2.64,
    "open end": 0.80,  # ends with a comma or in a word, not with a full stop
    "ends like a paragraph": 0.15,
    "breaks off": 0.23,  # the network finds that it ends inside a clause
    "head, breaks off": 0.45,
    "split pair": 0.50,
    "never first": 0.65,  # begins with ，or ”
    "top of the article": 1.35,  # its second column stands before its first
    "top of the article, cut at a head": 3.12,
    "mark first": 6.06,  # ，不是送回老家
    "breaks off, mark first": -0.48,
    "begins like a paragraph": 0.02,  # 近日， 据悉， “
    "first character": -0.18,
    "first characters": -0.68,
    "begins with a day": -3.34,
    "announced below": -6.0,  # by hand: a colon, and below it a quotation or an item
    "day cut": 4.0,  # by hand, for it is rare: 2023年11|月30日
    "day wanted": 6.0,  # by hand, what a beginning with a day costs otherwise, and more: 去年|5月1日
    "opens the page": 6.56,
    "below an open end": 2.21,
    "next line, columns permuted": 0.30,
    "far, columns permuted": 0.14,
    "at one column border": 3.47,
    "at two column borders": 0.41,
    "in step with others": 1.0,  # the ends and beginnings of cut articles stand in one order
    "below a head": -1.71,  # the first words of an article
    "next line, as others": 3.75,
    "far, as others": -1.67,
    "next line, cut ends": 0.75,
    "below an end that does not go on": -0.90,
    "words": 0.00,  # the character model finds that they go together: 工|作清单
    "words expected": 0.23,  # the same, with what it does not know counting as much as it should know it
    "words go on": 0.27,  # the network finds that they go together
    "words fit": 0.24,  # words by their kind find it too
    "word runs": 0.29,  # pairs and triples of known words stand across the seam: 宪|法条文
    "begins inside": 0.46,  # the network finds that a sentence does not begin so
    "begins inside, next line": -0.15,
    "number cut": 0.49,
    "number or none": 0.39,
    "page with noise": -1.15,
    "next line, page with noise": 0.11,
    "said elsewhere": 0.53,  # the page has the same words unbroken: 贵|州省总
    "pair closed": 7.29,  # “ on one side, ” on the other
    "pair broken": -3.36,
    "next line, page in disorder": -0.21,
    "pair broken below": -1.82,
    "next line": 4.62,
    "next text": -1.21,
    "boxed": -1.32,
    "box between": 5.23,  # by hand, nearly what the very next line is worth: 阅读提示 in mid-paragraph
    "up": -1.81,
    "distance": -0.40,
    "articles between": 0.34,
    "meaning": -1.04,
    "meaning contrast": 3.16,
    "meaning below": -0.66,
    "meaning above": -1.49,
    "meaning of the lines": 1.00,
    "meaning of the lines below": -0.17,
    "better meaning for the end": -2.33,
    "better meaning for the beginning": -2.21,
    "better meaning, next line": 0.51,
    "topic": 3.51,  # words shared by the two texts
    "topic contrast": 9.89,  # more than with the text above the beginning
    "topic below": 0.45,  # the same for the next line
    "topic above": -15.17,  # the beginning is at home where it stands
    "no topic below": -0.38,
    "head, ends": -6.92,  # a short line that was taken for a head
    "short end, page whole": -5.00,  # by hand: a few words taken for text, where no other text breaks off
    "short beginning, page whole": -3.03,
    "head of the same article": -2.15,
    "above in the same article": -1.32,
    "head odds, ends": -0.53,
    "head, begins": -3.53,
    "head odds, begins": -0.67,
    "head, ends like a title": 0.14,
    "head, ends like a paragraph": -0.86,
    "two short lines": -3.19,  # verses, lists, tables
    "heads on neighbouring lines": -6.81,
    "text below a head": -0.74,
    "head below a text": -3.12,
    "better topic for the end": 1.62,  # a text elsewhere shares more with it
    "better topic for the beginning": -6.45,
    "topic of the rest": -0.10,  # all that stands below it, up to the next head, shares more than its head
    "topic border elsewhere": 0.15,  # another line of the same section is where the topic changes
    "meaning of the rest": 0.10,
    "meaning border elsewhere": -0.32,
    "better topic, next line": -1.35,
    "cut at a head": 2.97,  # what should continue this end is not below it
    "together": 1.0,  # `seeds.interplay`, fitted to the others as they stand here
    "said otherwise": -0.33,  # the page has 工会驿站 only: 会驿站 does not follow 代
    # Of these `seeds.interplay` alone is told.
    "few characters, ends": 0.0,
    "few characters with a comma": 0.0,
    "few characters, begins": 0.0,
    "head at all, ends": 0.0,
    "head at all, begins": 0.0,
    "first of a paragraph": 0.0,
    "ends with a colon": 0.0,
    "short lines alike": 0.0,
    "texts that break off": 0.0,
    "many characters, ends": 0.0,
    "end that begins inside": 0.0,
    "ends with a comma": 0.0,
    "ends with a figure": 0.0,
    "ends with a quotation": 0.0,
    "above a head": 0.0,
    "many characters, begins": 0.0,
    "beginning that breaks off": 0.0,
    "begins with a quotation": 0.0,
    "below a head of any kind": 0.0,
    "blank lines above": 0.0,
    "open ends of the page": 0.0,
    "inner beginnings of the page": 0.0,
    "more ends than beginnings": 0.0,
}

# Below this an end is left open: a gap.
SEAM_THRESHOLD = -2.5

# Which article a piece without a head belongs to.
HOME = {
    "threshold": 1.0,
    "topic": 12.0,
    "neighbour": 1.0,
    "after a gap": -0.6,
    "points back": 1.6,  # 当地, 这家厂: by hand, a little more than what a picture above takes
    "open end": 0.8,
    "finished": -2.0,
    "head alone": 0.8,
    "head below": -0.5,
    "picture": -1.5,
}
