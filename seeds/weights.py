"""What each kind of evidence is worth, in log odds: seams by tests/seeds/tools/fit.py, the rest by hand."""

# A seam between an unfinished end and a beginning, fitted on damaged pages; named as in `seeds.evidence`.
SEAM = {
    "bias": -3.47,
    "open end": -0.65,  # ends with a comma or in a word, not with a full stop
    "ends like a paragraph": -0.80,
    "split pair": 0.28,
    "never first": -2.04,  # begins with ，or ”
    "begins like a paragraph": -0.54,  # 近日， 据悉， “
    "first character": 0.02,
    "below a head": -3.23,  # the first words of an article
    "words": 0.73,  # the character model finds that they go together: 工|作清单
    "said elsewhere": 0.70,  # the page has the same words unbroken: 贵|州省总
    "pair closed": 5.41,  # “ on one side, ” on the other
    "pair broken": -2.83,
    "next line, page in disorder": -1.52,
    "pair broken below": -0.45,
    "next line": 3.74,
    "next text": 3.00,
    "boxed": -2.00,
    "up": -1.16,
    "distance": -0.40,
    "articles between": 0.10,
    "topic": -0.36,  # words shared by the two texts
    "topic contrast": 2.90,  # more than with the text above the beginning
    "topic below": 2.18,  # the same for the next line
    "topic above": -3.25,  # the beginning is at home where it stands
    "no topic below": 0.12,
    "cut at a head": 2.11,  # what should continue this end is not below it
    "said otherwise": -0.32,  # the page has 工会驿站 only: 会驿站 does not follow 代
}

# Below this an end is left open: a gap.
SEAM_THRESHOLD = -0.5

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
