"""What each kind of evidence is worth, in log odds: seams by tests/seeds/tools/fit.py, the rest by hand."""

# A seam between an unfinished end and a beginning, fitted on damaged pages; named as in `seeds.evidence`.
SEAM = {
    "bias": -7.22,
    "open end": 1.84,  # ends with a comma or in a word, not with a full stop
    "ends like a paragraph": -0.41,
    "split pair": -1.73,
    "never first": -1.41,  # begins with ，or ”
    "begins like a paragraph": -0.60,  # 近日， 据悉， “
    "first character": -0.04,
    "below a head": -2.94,  # the first words of an article
    "words": 0.70,  # the character model finds that they go together: 工|作清单
    "said elsewhere": 0.86,  # the page has the same words unbroken: 贵|州省总
    "pair closed": 4.80,  # “ on one side, ” on the other
    "pair broken": -2.42,
    "next line, page in disorder": -1.09,
    "pair broken below": -0.87,
    "next line": 3.67,
    "next text": 3.08,
    "boxed": -1.45,
    "up": -1.23,
    "distance": -0.40,
    "articles between": 0.57,
    "topic": -1.79,  # words shared by the two texts
    "topic contrast": 5.30,  # more than with the text above the beginning
    "topic below": 2.48,  # the same for the next line
    "topic above": -7.09,  # the beginning is at home where it stands
    "no topic below": -1.50,
    "cut at a head": 1.65,  # what should continue this end is not below it
    "said otherwise": -0.39,  # the page has 工会驿站 only: 会驿站 does not follow 代
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
