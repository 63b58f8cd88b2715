"""Is a text English? Judged from its script and from the share of English function words."""

from __future__ import annotations

import re

from claims.lexicon import words

_FEWEST = 20  # words in small letters; below this only the script speaks
_LEAST_SHARE = 0.09  # of English function words: published news has 0.21 to 0.45, the nearest neighbours up to 0.05
_LEAST_LATIN = 0.6  # of letters
_ENOUGH = 200_000  # characters
_WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?|(?<![\w'’])a(?![\w'’])")
_LAST_LATIN = "\u024f"


def english(prose: str) -> bool:
    """False where `prose` is clearly in another language; too few words to tell count as English."""
    start = prose[:_ENOUGH]
    letters = [c for c in start if c.isalpha()]
    if letters and sum(c <= _LAST_LATIN for c in letters) < _LEAST_LATIN * len(letters):
        return False
    found = [word for word in _WORD.findall(start) if word.islower()]
    if len(found) < _FEWEST:
        return True
    known = words("english_function_words")
    return sum(word in known for word in found) >= _LEAST_SHARE * len(found)
