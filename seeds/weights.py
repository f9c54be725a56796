"""What each kind of evidence is worth, in log odds: seams by tests/seeds/tools/fit.py, the rest by hand."""

# A seam between an unfinished end and a beginning, fitted on damaged pages; named as in `seeds.evidence`.
SEAM = {
    "bias": -2.63,
    "open end": -0.48,  # ends with a comma or in a word, not with a full stop
    "ends like a paragraph": -0.47,
    "split pair": 0.22,
    "never first": -1.07,  # begins with ，or ”
    "begins like a paragraph": -0.11,  # 近日， 据悉， “
    "first character": -0.34,
    "first characters": -0.68,
    "begins with a day": -0.88,
    "opens the page": 4.28,
    "below an open end": 1.71,
    "next line, columns permuted": -0.73,
    "far, columns permuted": 0.58,
    "at one column border": 1.88,
    "at two column borders": 0.20,
    "below a head": -2.15,  # the first words of an article
    "words": 0.44,  # the character model finds that they go together: 工|作清单
    "words expected": 0.15,  # the same, with what it does not know counting as much as it should know it
    "said elsewhere": 0.76,  # the page has the same words unbroken: 贵|州省总
    "pair closed": 4.03,  # “ on one side, ” on the other
    "pair broken": -3.12,
    "next line, page in disorder": -0.84,
    "pair broken below": -1.31,
    "next line": 4.41,
    "next text": 2.75,
    "boxed": -1.28,
    "box between": 6.0,  # by hand, nearly what the very next line is worth: 阅读提示 in mid-paragraph
    "up": -2.38,
    "distance": -0.40,
    "articles between": 0.57,
    "topic": -1.29,  # words shared by the two texts
    "topic contrast": 5.36,  # more than with the text above the beginning
    "topic below": 1.73,  # the same for the next line
    "topic above": -6.64,  # the beginning is at home where it stands
    "no topic below": -1.65,
    "head, ends": -6.00,  # a short line that was taken for a head
    "head odds, ends": 0.04,
    "head, begins": -5.00,
    "head odds, begins": -0.95,
    "head, ends like a title": 0.12,
    "head, ends like a paragraph": -1.08,
    "two short lines": -2.50,  # verses, lists, tables
    "heads on neighbouring lines": -0.04,
    "text below a head": -1.00,
    "head below a text": -0.50,
    "better topic for the end": -0.36,  # a text elsewhere shares more with it
    "better topic for the beginning": -0.53,
    "better topic, next line": 0.49,
    "cut at a head": 1.89,  # what should continue this end is not below it
    "said otherwise": -0.16,  # the page has 工会驿站 only: 会驿站 does not follow 代
}

# Below this an end is left open: a gap.
SEAM_THRESHOLD = -1.5

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
