"""What each kind of evidence is worth, in log odds: seams by tests/seeds/tools/fit.py, the rest by hand."""

# A seam between an unfinished end and a beginning, fitted on damaged pages; named as in `seeds.evidence`.
SEAM = {
    "bias": -9.29,
    "open end": 1.93,  # ends with a comma or in a word, not with a full stop
    "ends like a paragraph": -1.09,
    "split pair": -1.52,
    "never first": -0.47,  # begins with ，or ”
    "begins like a paragraph": 0.18,  # 近日， 据悉， “
    "first character": -0.62,
    "first characters": -0.45,
    "begins with a day": -1.97,
    "opens the page": 4.75,
    "below an open end": 2.56,
    "next line, columns permuted": 0.69,
    "far, columns permuted": 0.18,
    "at one column border": 5.28,
    "at two column borders": 0.66,
    "below a head": -0.33,  # the first words of an article
    "next line, as others": 5.21,
    "far, as others": 3.50,
    "next line, cut ends": 0.77,
    "below an end that does not go on": -1.77,
    "words": 0.13,  # the character model finds that they go together: 工|作清单
    "words expected": 0.38,  # the same, with what it does not know counting as much as it should know it
    "words go on": 0.52,  # the network finds that they go together
    "begins inside": 0.53,  # the network finds that a sentence does not begin so
    "begins inside, next line": 0.19,
    "number cut": -0.19,
    "number or none": 1.23,
    "page with noise": -1.68,
    "next line, page with noise": 0.96,
    "said elsewhere": 0.95,  # the page has the same words unbroken: 贵|州省总
    "pair closed": 2.78,  # “ on one side, ” on the other
    "pair broken": -2.28,
    "next line, page in disorder": -0.28,
    "pair broken below": -1.21,
    "next line": 5.55,
    "next text": -1.81,
    "boxed": -1.24,
    "box between": 5.23,  # by hand, nearly what the very next line is worth: 阅读提示 in mid-paragraph
    "up": -0.69,
    "distance": -0.40,
    "articles between": 0.12,
    "meaning": 1.24,
    "meaning contrast": 4.68,
    "meaning below": -1.27,
    "meaning above": -2.16,
    "meaning of the lines": 0.86,
    "meaning of the lines below": 0.74,
    "better meaning for the end": -2.02,
    "better meaning for the beginning": 0.18,
    "better meaning, next line": 0.00,
    "topic": 4.34,  # words shared by the two texts
    "topic contrast": 3.79,  # more than with the text above the beginning
    "topic below": 2.07,  # the same for the next line
    "topic above": -5.47,  # the beginning is at home where it stands
    "no topic below": 0.62,
    "head, ends": -5.92,  # a short line that was taken for a head
    "head of the same article": -2.00,
    "above in the same article": 0.34,
    "head odds, ends": -0.22,
    "head, begins": -4.82,
    "head odds, begins": -0.56,
    "head, ends like a title": 0.06,
    "head, ends like a paragraph": -1.21,
    "two short lines": -4.00,  # verses, lists, tables
    "heads on neighbouring lines": -4.13,
    "text below a head": -1.68,
    "head below a text": -3.15,
    "better topic for the end": 4.43,  # a text elsewhere shares more with it
    "better topic for the beginning": -6.62,
    "better topic, next line": -2.47,
    "cut at a head": 1.59,  # what should continue this end is not below it
    "said otherwise": -0.74,  # the page has 工会驿站 only: 会驿站 does not follow 代
}

# Below this an end is left open: a gap.
SEAM_THRESHOLD = -2.5

# Which article a piece without a head belongs to.
HOME = {
    "threshold": 1.0,
    "topic": 12.0,
    "neighbour": 1.0,
    "after a gap": -0.6,
    "open end": 0.8,
    "finished": -2.0,
    "head alone": 0.8,
    "head below": -0.5,
    "picture": -1.5,
}
