"""What each kind of evidence is worth, in log odds: seams by tests/seeds/tools/fit.py, the rest by hand."""

# A seam between an unfinished end and a beginning, fitted on damaged pages; named as in `seeds.evidence`.
SEAM = {
    "bias": -4.62,
    "open end": -0.02,  # ends with a comma or in a word, not with a full stop
    "ends like a paragraph": -0.41,
    "split pair": -0.44,
    "never first": -1.41,  # begins with ，or ”
    "begins like a paragraph": -0.04,  # 近日， 据悉， “
    "first character": -0.48,
    "first characters": -0.76,
    "begins with a day": -1.19,
    "opens the page": 5.29,
    "below an open end": 2.46,
    "next line, columns permuted": -1.27,
    "far, columns permuted": 0.46,
    "at one column border": 2.09,
    "at two column borders": -0.08,
    "below a head": -2.33,  # the first words of an article
    "words": 0.37,  # the character model finds that they go together: 工|作清单
    "words expected": 0.28,  # the same, with what it does not know counting as much as it should know it
    "said elsewhere": 0.69,  # the page has the same words unbroken: 贵|州省总
    "pair closed": 4.70,  # “ on one side, ” on the other
    "pair broken": -3.04,
    "next line, page in disorder": -1.27,
    "pair broken below": -1.25,
    "next line": 4.30,
    "next text": 3.98,
    "boxed": -1.07,
    "up": -2.05,
    "distance": -0.40,
    "articles between": 0.33,
    "topic": 0.01,  # words shared by the two texts
    "topic contrast": 2.76,  # more than with the text above the beginning
    "topic below": 2.22,  # the same for the next line
    "topic above": -2.75,  # the beginning is at home where it stands
    "no topic below": 0.07,
    "cut at a head": 2.45,  # what should continue this end is not below it
    "said otherwise": -0.42,  # the page has 工会驿站 only: 会驿站 does not follow 代
}

# Below this an end is left open: a gap.
SEAM_THRESHOLD = -1.0

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
