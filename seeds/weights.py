"""What each kind of evidence is worth, in log odds: fitted on damaged pages by tests/seeds/tools/fit.py."""

# A seam between an unfinished end and a beginning; the names are those of `seeds.joins`.
SEAM = {
    "bias": -8.63,
    "open end": 1.85,  # ends with a comma or in a word, not with a full stop
    "ends like a paragraph": -0.45,
    "split pair": -1.86,
    "never first": -1.02,  # begins with ，or ”
    "begins like a paragraph": -0.60,  # 近日， 据悉， “
    "below a head": -2.69,  # the first words of an article
    "words": 0.72,  # the character model finds that they go together: 工|作清单
    "said elsewhere": 0.81,  # the page has the same words unbroken: 贵|州省总
    "pair closed": 4.39,  # “ on one side, ” on the other
    "pair broken": -2.54,
    "pair broken below": -0.98,
    "next line": 4.03,
    "next text": 3.68,
    "boxed": -0.56,
    "up": -1.61,
    "distance": -0.30,
    "articles between": 0.52,
    "topic": -3.73,  # words shared by the two texts
    "topic contrast": 8.55,  # more than with the text above the beginning
    "topic below": 2.37,  # the same for the next line
    "no topic below": -2.11,
    "cut at a head": 1.61,  # what should continue this end is not below it
    "said otherwise": -0.37,  # the page has 工会驿站 only: 会驿站 does not follow 代
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
