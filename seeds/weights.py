"""What each kind of evidence is worth, in log odds: fitted on damaged pages by tests/seeds/tools/fit.py."""

# A seam between an unfinished end and a beginning; the names are those of `seeds.joins`.
SEAM = {
    "bias": -4.0,
    "open end": 0.7,  # ends with a comma or in a word, not with a full stop
    "ends like a paragraph": -0.3,
    "split pair": 0.3,
    "never first": 3.0,  # begins with ，or ”
    "begins like a paragraph": -0.4,  # 近日， 据悉， “
    "below a head": -4.0,  # the first words of an article
    "words": 0.6,  # the character model finds that they go together: 工|作清单
    "said elsewhere": 1.0,  # the page has the same words unbroken: 贵|州省总
    "pair closed": 2.0,  # “ on one side, ” on the other
    "pair broken": -1.5,
    "next line": 2.0,
    "next text": 1.0,
    "boxed": 0.5,
    "up": -0.7,
    "distance": -0.3,
    "articles between": -0.1,
    "topic": 3.0,
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
