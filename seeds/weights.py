"""What each kind of evidence is worth, in log odds: seams by tests/seeds/tools/fit.py, the rest by hand."""

# A seam between an unfinished end and a beginning, fitted on damaged pages; named as in `seeds.evidence`.
SEAM = {
    "bias": -2.98,
    "open end": -0.75,  # ends with a comma or in a word, not with a full stop
    "ends like a paragraph": -0.64,
    "split pair": 0.47,
    "never first": -1.53,  # begins with ，or ”
    "begins like a paragraph": -0.10,  # 近日， 据悉， “
    "first character": -0.38,
    "first characters": -0.71,
    "begins with a day": -1.02,
    "opens the page": 4.15,
    "below an open end": 1.92,
    "next line, columns permuted": -0.80,
    "far, columns permuted": 0.58,
    "at one column border": 1.70,
    "at two column borders": -0.08,
    "below a head": -1.74,  # the first words of an article
    "words": 0.40,  # the character model finds that they go together: 工|作清单
    "words expected": 0.19,  # the same, with what it does not know counting as much as it should know it
    "said elsewhere": 0.77,  # the page has the same words unbroken: 贵|州省总
    "pair closed": 4.18,  # “ on one side, ” on the other
    "pair broken": -2.68,
    "next line, page in disorder": -0.83,
    "pair broken below": -1.01,
    "next line": 4.42,
    "next text": 3.25,
    "boxed": -0.97,
    "up": -2.20,
    "distance": -0.40,
    "articles between": 0.48,
    "topic": -1.46,  # words shared by the two texts
    "topic contrast": 5.79,  # more than with the text above the beginning
    "topic below": 1.47,  # the same for the next line
    "topic above": -7.25,  # the beginning is at home where it stands
    "no topic below": -1.77,
    "cut at a head": 2.11,  # what should continue this end is not below it
    "said otherwise": -0.28,  # the page has 工会驿站 only: 会驿站 does not follow 代
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
