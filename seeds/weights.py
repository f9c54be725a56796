"""What each kind of evidence is worth, in log odds: fitted on damaged pages by tests/seeds/tools/fit.py."""

# A seam between an unfinished end and a beginning; the names are those of `seeds.joins`.
SEAM = {
    "bias": -7.42,
    "open end": 2.22,  # ends with a comma or in a word, not with a full stop
    "ends like a paragraph": 0.19,
    "split pair": -2.16,
    "never first": -0.88,  # begins with ，or ”
    "begins like a paragraph": -0.66,  # 近日， 据悉， “
    "below a head": -2.36,  # the first words of an article
    "words": 0.68,  # the character model finds that they go together: 工|作清单
    "said elsewhere": 0.85,  # the page has the same words unbroken: 贵|州省总
    "pair closed": 4.68,  # “ on one side, ” on the other
    "pair broken": -2.80,
    "next line": 3.72,
    "next text": 2.85,
    "boxed": -0.21,
    "up": -1.12,
    "distance": -0.44,
    "articles between": 0.33,
    "topic": 0.81,  # words shared by the two texts
    "topic contrast": 8.03,  # more than with the text above the beginning
    "cut at a head": 1.54,  # what should continue this end is not below it
    "said otherwise": -0.57,  # the page has 工会驿站 only: 会驿站 does not follow 代
}

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
