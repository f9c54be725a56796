"""What each kind of evidence is worth, in log odds: seams by tests/seeds/tools/fit.py, the rest by hand."""

# A seam between an unfinished end and a beginning, fitted on damaged pages; named as in `seeds.evidence`.
SEAM = {
    "bias": -2.89,
    "open end": -0.76,  # ends with a comma or in a word, not with a full stop
    "ends like a paragraph": -0.65,
    "split pair": 0.48,
    "never first": -1.52,  # begins with ，or ”
    "begins like a paragraph": -0.09,  # 近日， 据悉， “
    "first character": -0.39,
    "first characters": -0.74,
    "begins with a day": -1.01,
    "opens the page": 4.18,
    "below an open end": 1.96,
    "next line, columns permuted": -0.77,
    "far, columns permuted": 0.59,
    "at one column border": 1.63,
    "at two column borders": -0.06,
    "below a head": -1.99,  # the first words of an article
    "words": 0.42,  # the character model finds that they go together: 工|作清单
    "words expected": 0.16,  # the same, with what it does not know counting as much as it should know it
    "said elsewhere": 0.76,  # the page has the same words unbroken: 贵|州省总
    "pair closed": 4.31,  # “ on one side, ” on the other
    "pair broken": -2.68,
    "next line, page in disorder": -0.93,
    "pair broken below": -0.98,
    "next line": 4.28,
    "next text": 3.41,
    "boxed": -1.03,
    "up": -2.24,
    "distance": -0.40,
    "articles between": 0.56,
    "topic": -1.40,  # words shared by the two texts
    "topic contrast": 5.86,  # more than with the text above the beginning
    "topic below": 1.40,  # the same for the next line
    "topic above": -7.26,  # the beginning is at home where it stands
    "no topic below": -1.76,
    "cut at a head": 2.04,  # what should continue this end is not below it
    "said otherwise": -0.24,  # the page has 工会驿站 only: 会驿站 does not follow 代
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
