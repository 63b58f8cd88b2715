"""Do two words name one kind of happening? By a small table of words for events, else by their first letters."""

from __future__ import annotations

from claims.lexicon import table


def kin(lemma: str) -> str:
    """What a word shares with its relatives: the group of "shut" and "closure", or the first five letters ("sign", "signing")."""
    low = lemma.lower()
    return table("event_words").get(low) or low[:5]
