"""What stands in the search index: the pieces of a levelled text.

Each character, each pair of neighbours, and each Latin or number run as a whole; of titles also how they
sound, three initials at a time. A search for any string
asks for the texts that have all its pairs, a superset that is then compared with the text itself. As sets
without positions, the pieces take less room than words with positions, need no vocabulary to find 省总 in
省总工会, and do not depend on how a dictionary cut the text on the day it came in.
"""

from __future__ import annotations

import re
from operator import add

from store.search.sound import readings

# The version of these rules; entries are taken out of the index by the rules that put them in.
RULES = 3
# Of Unicode's private use, so that no text makes such a piece (`search.facets` has the others).
INITIALS = "\ue000"
_WHOLE = re.compile(r"[0-9a-z]{3,40}")


def pieces(levelled: str) -> set[str]:
    """Everything under which a levelled text is found."""
    return set(listed(levelled).split(" ")) - {""}


def listed(levelled: str) -> str:
    """The same in one string, parted by blanks; a piece may stand there twice, as the index does not mind."""
    # The pairs with a blank in them come out as the single characters that they are.
    return " ".join((*set(map(add, levelled, levelled[1:])), *set(levelled), *wholes(levelled)))


def wholes(levelled: str) -> list[str]:
    """The Latin and number runs of a levelled text, in order."""
    return _WHOLE.findall(levelled)


def initial_pieces(levelled: str) -> set[str]:
    """Under which a title is found by the initials of what it says: hcs, csj for 货车司机."""
    letters = "".join(found[0][0] if (found := readings(one)) else " " for one in levelled)
    grams = (letters[at : at + 3] for at in range(len(letters) - 2))
    return {INITIALS + gram for gram in grams if " " not in gram}


def needed(levelled: str, *, whole: bool = False) -> set[str]:
    """The fewest pieces that every text holding `levelled` has.

    With `whole`, Latin and number runs count as whole words: fewer texts, not all.
    """
    found: set[str] = set()
    for run in levelled.split(" "):
        if whole and (runs := _WHOLE.findall(run)):
            found.update(runs)
            run = _WHOLE.sub(" ", run)  # noqa: PLW2901 - what is left of it
        for rest in run.split(" "):
            found.update(map(add, rest, rest[1:]) if len(rest) > 1 else rest)
    return found


def has_whole(levelled: str) -> bool:
    """True when `needed(…, whole=True)` asks for more than `needed(…)`."""
    return _WHOLE.search(levelled) is not None
