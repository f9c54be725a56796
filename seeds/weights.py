"""What each kind of evidence is worth, in log odds: fitted on damaged pages by tests/seeds/tools/fit.py."""

# A seam between an unfinished end and a beginning; the names are those of `seeds.joins`.
SEAM = {
    "bias": -10.38,
    "open end": 1.78,  # ends with a comma or in a word, not with a full stop
    "ends like a paragraph": -0.53,
    "split pair": -1.77,
    "never first": -1.07,  # begins with ，or ”
    "begins like a paragraph": -0.58,  # 近日， 据悉， “
    "first character": -0.03,
    "below a head": -2.61,  # the first words of an article
    "words": 0.69,  # the character model finds that they go together: 工|作清单
    "said elsewhere": 0.81,  # the page has the same words unbroken: 贵|州省总
    "pair closed": 4.18,  # “ on one side, ” on the other
    "pair broken": -2.46,
    "next line, page in disorder": -1.10,
    "pair broken below": -0.95,
    "next line": 4.86,
    "next text": 4.52,
    "boxed": 0.03,
    "up": -1.28,
    "distance": 0.61,
    "articles between": 0.93,
    "topic": -1.00,  # words shared by the two texts
    "topic contrast": 5.93,  # more than with the text above the beginning
    "topic below": 2.27,  # the same for the next line
    "topic above": -6.93,  # the beginning is at home where it stands
    "no topic below": -1.82,
    "cut at a head": 1.78,  # what should continue this end is not below it
    "said otherwise": -0.39,  # the page has 工会驿站 only: 会驿站 does not follow 代
}

# Below this an end is left open: a gap.
SEAM_THRESHOLD = -0.3

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
