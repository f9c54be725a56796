"""What each kind of evidence is worth, in log odds: seams by tests/seeds/tools/fit.py, the rest by hand."""

# A seam between an unfinished end and a beginning, fitted on damaged pages; named as in `seeds.evidence`.
SEAM = {
    "bias": -3.46,
    "open end": 1.56,  # ends with a comma or in a word, not with a full stop
    "ends like a paragraph": 0.28,
    "breaks off": 0.25,  # the network finds that it ends inside a clause
    "head, breaks off": 0.49,
    "split pair": 0.44,
    "never first": 0.54,  # begins with ，or ”
    "begins like a paragraph": -0.11,  # 近日， 据悉， “
    "first character": -0.18,
    "first characters": -0.53,
    "begins with a day": -3.32,
    "opens the page": 6.74,
    "below an open end": 2.43,
    "next line, columns permuted": 0.39,
    "far, columns permuted": 0.11,
    "at one column border": 3.57,
    "at two column borders": 0.63,
    "below a head": -1.69,  # the first words of an article
    "next line, as others": 1.85,
    "far, as others": -2.01,
    "next line, cut ends": 1.26,
    "below an end that does not go on": -0.83,
    "words": 0.31,  # the character model finds that they go together: 工|作清单
    "words expected": 0.10,  # the same, with what it does not know counting as much as it should know it
    "words go on": 0.40,  # the network finds that they go together
    "begins inside": 0.46,  # the network finds that a sentence does not begin so
    "begins inside, next line": -0.01,
    "number cut": -0.06,
    "number or none": 0.28,
    "page with noise": -1.08,
    "next line, page with noise": 0.35,
    "said elsewhere": 0.55,  # the page has the same words unbroken: 贵|州省总
    "pair closed": 7.30,  # “ on one side, ” on the other
    "pair broken": -3.24,
    "next line, page in disorder": -0.49,
    "pair broken below": -1.96,
    "next line": 4.61,
    "next text": -1.29,
    "boxed": -1.32,
    "box between": 5.23,  # by hand, nearly what the very next line is worth: 阅读提示 in mid-paragraph
    "up": -1.89,
    "distance": -0.40,
    "articles between": 0.30,
    "meaning": -0.78,
    "meaning contrast": 3.25,
    "meaning below": -1.06,
    "meaning above": -1.48,
    "meaning of the lines": 1.01,
    "meaning of the lines below": -0.60,
    "better meaning for the end": -2.44,
    "better meaning for the beginning": -2.27,
    "better meaning, next line": -0.15,
    "topic": 2.81,  # words shared by the two texts
    "topic contrast": 9.84,  # more than with the text above the beginning
    "topic below": -0.11,  # the same for the next line
    "topic above": -15.32,  # the beginning is at home where it stands
    "no topic below": 0.33,
    "head, ends": -6.81,  # a short line that was taken for a head
    "short end, page whole": -5.00,  # by hand: a few words taken for text, where no other text breaks off
    "short beginning, page whole": -3.03,
    "head of the same article": -2.21,
    "above in the same article": -1.42,
    "head odds, ends": -0.54,
    "head, begins": -3.56,
    "head odds, begins": -0.68,
    "head, ends like a title": 0.21,
    "head, ends like a paragraph": -0.90,
    "two short lines": -3.05,  # verses, lists, tables
    "heads on neighbouring lines": -6.76,
    "text below a head": -0.50,
    "head below a text": -2.07,
    "better topic for the end": 1.87,  # a text elsewhere shares more with it
    "better topic for the beginning": -6.33,
    "better topic, next line": -1.49,
    "cut at a head": 2.68,  # what should continue this end is not below it
    "said otherwise": -0.39,  # the page has 工会驿站 only: 会驿站 does not follow 代
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
