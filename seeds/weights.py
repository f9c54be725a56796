"""What each kind of evidence is worth, in log odds: seams by tests/seeds/tools/fit.py, the rest by hand."""

# A seam between an unfinished end and a beginning, fitted on damaged pages; named as in `seeds.evidence`.
SEAM = {
    "bias": -3.30,
    "open end": 1.16,  # ends with a comma or in a word, not with a full stop
    "ends like a paragraph": 0.08,
    "breaks off": 0.22,  # the network finds that it ends inside a clause
    "head, breaks off": 0.44,
    "split pair": 0.29,
    "never first": 0.25,  # begins with ，or ”
    "begins like a paragraph": -0.05,  # 近日， 据悉， “
    "first character": -0.23,
    "first characters": -0.36,
    "begins with a day": -2.66,
    "opens the page": 5.98,
    "below an open end": 2.11,
    "next line, columns permuted": 0.32,
    "far, columns permuted": 0.02,
    "at one column border": 2.25,
    "at two column borders": -0.16,
    "below a head": -1.56,  # the first words of an article
    "next line, as others": 1.91,
    "far, as others": -1.65,
    "next line, cut ends": 1.23,
    "below an end that does not go on": 1.05,
    "words": 0.18,  # the character model finds that they go together: 工|作清单
    "words expected": 0.22,  # the same, with what it does not know counting as much as it should know it
    "words go on": 0.46,  # the network finds that they go together
    "begins inside": 0.49,  # the network finds that a sentence does not begin so
    "begins inside, next line": 0.11,
    "number cut": 0.61,
    "number or none": 0.78,
    "page with noise": -1.11,
    "next line, page with noise": 0.50,
    "said elsewhere": 0.77,  # the page has the same words unbroken: 贵|州省总
    "pair closed": 7.04,  # “ on one side, ” on the other
    "pair broken": -2.58,
    "next line, page in disorder": -0.50,
    "pair broken below": -13.43,
    "next line": 5.16,
    "next text": -1.84,
    "boxed": -1.32,
    "box between": 5.23,  # by hand, nearly what the very next line is worth: 阅读提示 in mid-paragraph
    "up": -1.99,
    "distance": -0.40,
    "articles between": 0.29,
    "meaning": -0.39,
    "meaning contrast": 3.44,
    "meaning below": 0.10,
    "meaning above": -1.53,
    "meaning of the lines": 0.41,
    "meaning of the lines below": 0.07,
    "better meaning for the end": -2.39,
    "better meaning for the beginning": -1.19,
    "better meaning, next line": 1.16,
    "topic": 3.67,  # words shared by the two texts
    "topic contrast": 5.72,  # more than with the text above the beginning
    "topic below": -1.77,  # the same for the next line
    "topic above": -8.82,  # the beginning is at home where it stands
    "no topic below": 0.00,
    "head, ends": -6.77,  # a short line that was taken for a head
    "head of the same article": -2.02,
    "above in the same article": -0.88,
    "head odds, ends": -0.59,
    "head, begins": -4.30,
    "head odds, begins": -0.56,
    "head, ends like a title": -0.15,
    "head, ends like a paragraph": -0.88,
    "two short lines": -3.38,  # verses, lists, tables
    "heads on neighbouring lines": -5.70,
    "text below a head": -0.50,
    "head below a text": -3.37,
    "better topic for the end": 2.40,  # a text elsewhere shares more with it
    "better topic for the beginning": -4.83,
    "better topic, next line": -2.93,
    "cut at a head": 2.04,  # what should continue this end is not below it
    "said otherwise": -0.22,  # the page has 工会驿站 only: 会驿站 does not follow 代
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
