"""Is a text English? Judged from its script and from the share of English function words."""

from __future__ import annotations

import re

_FEWEST = 20  # words; below this only the script speaks
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

# The most frequent words of English that are not also frequent words of its neighbours (Dutch "is", "in", "we"; German "in",
# "was", "die"; French "on", "a"; Italian "a", "me"; Spanish "no", "he"; Indonesian "dan").
_ENGLISH = frozenset(
    "the of and to that for with as by from his her their they which who this these at it be been were had has have not but"
    " or an are its would will said after when about than more up out over there into could other also between before while"
    " during where you your she what if he was".split()
)


def english(prose: str) -> bool:
    """False where `prose` is clearly in another language; too few words to tell count as English."""
    letters = [c for c in prose[:200_000] if c.isalpha()]
    if not letters:
        return True
    if sum(c < "\u0250" for c in letters) < 0.6 * len(letters):
        return False
    words = [w.lower() for w in _WORD.findall(prose[:200_000]) if w.islower()]
    if len(words) < _FEWEST:
        return True
    return sum(w in _ENGLISH for w in words) >= 0.15 * len(words)
