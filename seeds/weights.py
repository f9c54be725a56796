"""What each kind of evidence is worth, in log odds: seams by tests/seeds/tools/fit.py, the rest by hand."""

# A seam between an unfinished end and a beginning, fitted on damaged pages; named as in `seeds.evidence`.
SEAM = {
    "bias": -3.32,
    "open end": 1.45,  # ends with a comma or in a word, not with a full stop
    "ends like a paragraph": 0.24,
    "breaks off": 0.17,  # the network finds that it ends inside a clause
    "head, breaks off": 0.43,
    "split pair": -0.22,
    "never first": 0.24,  # begins with ，or ”
    "begins like a paragraph": 0.02,  # 近日， 据悉， “
    "first character": -0.31,
    "first characters": -0.46,
    "begins with a day": -2.49,
    "opens the page": 5.47,
    "below an open end": 2.18,
    "next line, columns permuted": 0.05,
    "far, columns permuted": 0.08,
    "at one column border": 2.32,
    "at two column borders": 0.02,
    "below a head": -1.31,  # the first words of an article
    "next line, as others": 1.20,
    "far, as others": -0.85,
    "next line, cut ends": 1.25,
    "below an end that does not go on": 0.87,
    "words": 0.13,  # the character model finds that they go together: 工|作清单
    "words expected": 0.29,  # the same, with what it does not know counting as much as it should know it
    "words go on": 0.46,  # the network finds that they go together
    "begins inside": 0.49,  # the network finds that a sentence does not begin so
    "begins inside, next line": 0.09,
    "number cut": 0.40,
    "number or none": 0.84,
    "page with noise": -1.23,
    "next line, page with noise": 0.57,
    "said elsewhere": 0.83,  # the page has the same words unbroken: 贵|州省总
    "pair closed": 7.24,  # “ on one side, ” on the other
    "pair broken": -2.11,
    "next line, page in disorder": -0.50,
    "pair broken below": -9.50,
    "next line": 5.29,
    "next text": -2.10,
    "boxed": -1.32,
    "box between": 5.23,  # by hand, nearly what the very next line is worth: 阅读提示 in mid-paragraph
    "up": -1.73,
    "distance": -0.40,
    "articles between": 0.29,
    "meaning": 0.01,
    "meaning contrast": 3.60,
    "meaning below": 0.48,
    "meaning above": -1.56,
    "meaning of the lines": 0.38,
    "meaning of the lines below": -0.09,
    "better meaning for the end": -2.36,
    "better meaning for the beginning": -0.84,
    "better meaning, next line": 1.23,
    "topic": 2.90,  # words shared by the two texts
    "topic contrast": 4.89,  # more than with the text above the beginning
    "topic below": -1.66,  # the same for the next line
    "topic above": -8.03,  # the beginning is at home where it stands
    "no topic below": -0.28,
    "head, ends": -6.68,  # a short line that was taken for a head
    "head of the same article": -2.00,
    "above in the same article": -0.79,
    "head odds, ends": -0.50,
    "head, begins": -4.65,
    "head odds, begins": -0.43,
    "head, ends like a title": -0.08,
    "head, ends like a paragraph": -0.89,
    "two short lines": -3.21,  # verses, lists, tables
    "heads on neighbouring lines": -5.16,
    "text below a head": -0.50,
    "head below a text": -2.35,
    "better topic for the end": 2.84,  # a text elsewhere shares more with it
    "better topic for the beginning": -5.94,
    "better topic, next line": -2.78,
    "cut at a head": 1.74,  # what should continue this end is not below it
    "said otherwise": -0.28,  # the page has 工会驿站 only: 会驿站 does not follow 代
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
