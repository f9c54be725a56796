"""What each kind of evidence is worth, in log odds: seams by tests/seeds/tools/fit.py, the rest by hand."""

# A seam between an unfinished end and a beginning, fitted on damaged pages; named as in `seeds.evidence`.
SEAM = {
    "bias": -9.30,
    "open end": 1.79,  # ends with a comma or in a word, not with a full stop
    "ends like a paragraph": -1.29,
    "split pair": -1.68,
    "never first": 0.23,  # begins with ，or ”
    "begins like a paragraph": 0.13,  # 近日， 据悉， “
    "first character": -0.46,
    "first characters": -0.40,
    "begins with a day": -2.31,
    "opens the page": 4.50,
    "below an open end": 1.60,
    "next line, columns permuted": 0.85,
    "far, columns permuted": 0.12,
    "at one column border": 4.06,
    "at two column borders": 0.29,
    "below a head": -0.32,  # the first words of an article
    "next line, as others": 4.14,
    "far, as others": 0.40,
    "next line, cut ends": 0.97,
    "below an end that does not go on": -0.43,
    "words": 0.03,  # the character model finds that they go together: 工|作清单
    "words expected": 0.46,  # the same, with what it does not know counting as much as it should know it
    "words go on": 0.48,  # the network finds that they go together
    "begins inside": 0.52,  # the network finds that a sentence does not begin so
    "begins inside, next line": 0.18,
    "number cut": -0.32,
    "number or none": 0.81,
    "page with noise": -1.10,
    "next line, page with noise": 0.61,
    "said elsewhere": 0.99,  # the page has the same words unbroken: 贵|州省总
    "pair closed": 3.36,  # “ on one side, ” on the other
    "pair broken": -1.36,
    "next line, page in disorder": -0.34,
    "pair broken below": 0.62,
    "next line": 5.31,
    "next text": -2.65,
    "boxed": -1.32,
    "box between": 5.23,  # by hand, nearly what the very next line is worth: 阅读提示 in mid-paragraph
    "up": -0.82,
    "distance": -0.40,
    "articles between": 0.13,
    "meaning": 0.99,
    "meaning contrast": 4.11,
    "meaning below": -1.10,
    "meaning above": -1.82,
    "meaning of the lines": 0.96,
    "meaning of the lines below": 0.69,
    "better meaning for the end": -2.16,
    "better meaning for the beginning": -0.36,
    "better meaning, next line": -0.03,
    "topic": 3.65,  # words shared by the two texts
    "topic contrast": 3.48,  # more than with the text above the beginning
    "topic below": 1.55,  # the same for the next line
    "topic above": -5.85,  # the beginning is at home where it stands
    "no topic below": 0.66,
    "head, ends": -6.23,  # a short line that was taken for a head
    "head of the same article": -2.00,
    "above in the same article": -0.12,
    "head odds, ends": -0.22,
    "head, begins": -5.28,
    "head odds, begins": -0.28,
    "head, ends like a title": 0.16,
    "head, ends like a paragraph": -1.04,
    "two short lines": -3.00,  # verses, lists, tables
    "heads on neighbouring lines": -4.52,
    "text below a head": -0.79,
    "head below a text": -3.05,
    "better topic for the end": 3.86,  # a text elsewhere shares more with it
    "better topic for the beginning": -7.44,
    "better topic, next line": -1.36,
    "cut at a head": 1.47,  # what should continue this end is not below it
    "said otherwise": -0.41,  # the page has 工会驿站 only: 会驿站 does not follow 代
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
