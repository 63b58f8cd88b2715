"""What words share with their relatives and synonyms: the stems by which passages are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from claims.analysis import Token
from claims.article import Article

_SYNONYMS = (
    "deal contract agreement accord pact treaty",
    "forecast guidance outlook projection",
    "rise increase climb gain grow jump surge growth up soar",
    "fall drop decline decrease slip slump down shrink",
    "objection object",
    "job post position",
    "home house property dwelling",
    "kill die death dead fatality toll",
    "injure injury hurt wound injured",
    "fine penalty",
    "pay wage salary",
    "buy purchase acquire acquisition takeover",
    "pupil student",
    "firm company business",
    "sack dismiss",
    "cut reduce reduction",
    "win victory beat defeat",
    "plane aircraft jet airliner",
    "ship vessel boat",
    "study research trial",
    "jail sentence imprison prison",
)
_EMPTY = frozenset(
    "be have do make take get give go come say tell add time year month week day hour date new other same one two more "
    "most first last million billion thousand total number amount figure about than part percent cent per according "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "ADV")
_NUMBER = re.compile(r"\d{2,3}|\d+[.,]\d+(?:,\d{3})*")


@cache
def stem(lemma: str) -> str:
    """What a word shares with its relatives and synonyms: the head of its group, or its first six letters."""
    lemma = lemma.lower()
    return _groups().get(lemma, lemma[:6])


@cache
def _groups() -> Mapping[str, str]:
    return {word: group.split()[0] for group in _SYNONYMS for word in group.split()}


def stem_of(token: Token) -> str:
    """The stem of a content word, "" for any other."""
    lemma = token.lemma.lower()
    if token.upos == "NUM" and _NUMBER.fullmatch(lemma):
        return lemma
    if token.upos not in _CONTENT or lemma in _EMPTY or len(lemma) < 2 or not any(c.isalpha() for c in lemma):
        return ""
    if token.upos == "ADV" and lemma not in ("up", "down"):
        return ""
    return stem(lemma)


def spelled(article: Article, stems: Iterable[str], sentence: int) -> str:
    """The words of a sentence that have one of these stems, in quotation marks, as the text spells them: at most four."""
    wanted, found = set(stems), dict[str, str]()
    for token in article.analysis.words(article.sentence(sentence)):
        if (key := stem_of(token)) in wanted:
            found.setdefault(key, f"“{token.text}”")
    words = list(found.values())[:4]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words or ["one thing"])


class Stems:
    """The stems of each sentence, by token."""

    def __init__(self, article: Article) -> None:
        self._analysis = article.analysis
        self._stems = tuple(stem_of(t) for t in article.analysis.tokens)

    def of(self, sentence: int, without: Iterable[int]) -> frozenset[str]:
        here = self._analysis.sentences[sentence]
        out = set(without)
        return frozenset(s for i in range(here.first, here.last) if i not in out and (s := self._stems[i]))

    def under(self, noun: Token, without: Iterable[int]) -> frozenset[str]:
        """The stems that narrow a noun: adjectives, compounds, "of" phrases and clauses below it."""
        out = set(without)
        near = self._analysis.subtree(noun, "conj", "parataxis", "appos")
        return frozenset(s for t in near if t.i not in out and abs(t.i - noun.i) < 12 and (s := self._stems[t.i]))
