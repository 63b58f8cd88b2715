"""The clauses of a text as its parse shows them: what heads each, which words are its own, who is its subject.

Shared by the extractors that need clauses. Labels are Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claims.analysis import Analysis, Token
from claims.spans import Span

_KINDS = {
    "conj": "conjunct",
    "ccomp": "content",
    "csubj": "content",
    "advcl": "adverbial",
    "acl": "participial",
    "parataxis": "parataxis",
    "xcomp": "complement",
    "dep": "parataxis",
    "list": "parataxis",
    "orphan": "parataxis",
}
_SUBJECTS = ("nsubj", "csubj")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}
_DEPTH = 8  # how many clauses a missing subject is looked for upwards


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: `head` is the index of its predicate's head token, `outer` the head of the clause it stands in.

    `kind` is main, conjunct, content, adverbial, relative, participial, parataxis or complement (an infinitive or
    participle that completes a verb). `tokens` are its own words, without clauses inside it, but with its complements.
    """

    head: int
    kind: str
    outer: int | None
    tokens: tuple[int, ...]
    span: Span


@dataclass(frozen=True)
class Clauses:
    """All clauses in text order; `owner` gives for each token the head of the clause it belongs to."""

    analysis: Analysis
    by_head: Mapping[int, Clause]
    owner: tuple[int, ...]

    def of(self, token: int) -> Clause | None:
        """The clause that a token belongs to."""
        return self.by_head.get(self.owner[token])

    def subject(self, head: Token, *, depth: int = 0) -> Token | None:
        """The subject of a predicate: its own, one shared with another clause, or the noun that the clause modifies."""
        own = [t for t in self.analysis.children(head, *_SUBJECTS) if t.lemma.casefold() != "there"]
        outer = self.analysis.head(head)
        base = head.deprel.split(":")[0]
        if own:
            if head.deprel.endswith("relcl") and own[0].text.casefold() in _RELATIVE and len(self.analysis.children(own[0])) == 0:
                return outer
            return own[0]
        if outer.i == head.i or depth > _DEPTH or any(t.deprel == "expl" for t in self.analysis.children(head)):
            return None
        if base == "conj":
            return self.subject(outer, depth=depth + 1)
        if base == "acl":
            prepositional = head.xpos == "VBG" and bool(self.analysis.children(head, "mark", "case"))  # "the charge of lying"
            return outer if head.xpos in ("VBG", "VBN") and not prepositional else None
        if base == "xcomp":
            objects = self.analysis.children(outer, "obj", "iobj")
            return objects[0] if objects and outer.lemma != "promise" else self.subject(outer, depth=depth + 1)
        if base == "advcl" and head.xpos in ("VBG", "VBN", "VB"):
            return self.subject(outer, depth=depth + 1) if outer.i in self.by_head else None
        return None

    def passive(self, head: Token, *, depth: int = 0) -> bool:
        """Whether a predicate is passive, also where the auxiliary is left out ("arrested and charged", "killed in a crash")."""
        below = self.analysis.children(head)
        if any(t.deprel in ("aux:pass", "obl:agent") for t in below):
            return True
        if any(t.deprel in ("nsubj:pass", "csubj:pass") for t in below):
            return not any(t.deprel in ("obj", "cop") for t in below)  # an object or "be" shows that the label errs
        if head.xpos != "VBN" or any(t.deprel in ("aux", "cop", "obj") for t in below):
            return False
        base = head.deprel.split(":")[0]
        if base == "conj" and not any(t.deprel.startswith("nsubj") for t in below):
            return depth < _DEPTH and self.passive(self.analysis.head(head), depth=depth + 1)
        return base in ("acl", "advcl", "xcomp") or head.head == head.i


def find_clauses(analysis: Analysis) -> Clauses:
    """The clauses of an analysed text."""
    heads = {t.i: _kind(analysis, t) for t in analysis.tokens}
    kinds = {i: kind for i, kind in heads.items() if kind}
    owner = _owners(analysis, kinds)
    own: dict[int, list[int]] = {i: [] for i in kinds}
    for token in analysis.tokens:
        if owner[token.i] in own:
            own[owner[token.i]].append(token.i)
    for i in sorted(kinds, reverse=True):  # a complement's words are also its governor's
        at, steps = i, 0
        while kinds[at] == "complement" and steps < _DEPTH:
            at, steps = owner[analysis.tokens[at].head], steps + 1
            if at not in own:
                break
            own[at] += [k for k in own[i] if owner[k] == i]
    by_head = {}
    for i in sorted(kinds):
        words = _trim(analysis, sorted(set(own[i])), i)
        head = analysis.tokens[i]
        outer = owner[head.head] if head.head != i else None
        by_head[i] = Clause(i, kinds[i], outer, tuple(words), closed(analysis, words[0], words[-1]))
    return Clauses(analysis, by_head, owner)


def _kind(analysis: Analysis, token: Token) -> str:
    """The kind of clause that a token heads, "" if none."""
    if token.head == token.i:
        return "main" if token.upos != "PUNCT" else ""
    verbal = token.upos in ("VERB", "AUX")
    kind = "relative" if token.deprel.endswith(":relcl") else _KINDS.get(token.deprel.split(":")[0], "")
    if not kind:
        return ""
    if kind in ("participial", "complement"):
        marked = any(t.deprel in ("cop", "mark") for t in analysis.children(token))
        return kind if verbal or marked else ""
    below = {t.deprel for t in analysis.children(token)}
    full = "cop" in below or any(d.startswith("nsubj") for d in below)
    if kind == "conjunct":
        joined = analysis.head(token)
        attributive = joined.deprel in ("amod", "compound", "nmod", "nsubj", "obj", "obl", "advmod")
        return kind if (verbal and not attributive) or full else ""
    return kind if verbal or full else ""


def _owners(analysis: Analysis, kinds: Mapping[int, str]) -> tuple[int, ...]:
    """For each token the nearest clause head at or above it (-1 where a sentence has none)."""
    owner: dict[int, int] = {i: i for i in kinds}
    for token in analysis.tokens:
        path: dict[int, None] = {}
        at = token
        while at.i not in owner:
            path[at.i] = None
            if at.head in path:  # its own head, or a tree that is not one
                owner[at.i] = -1
                break
            at = analysis.head(at)
        for i in path:
            owner[i] = owner[at.i]
    return tuple(owner[t.i] for t in analysis.tokens)


def closed(analysis: Analysis, first: int, last: int) -> Span:
    """The span of the tokens `first` to `last`, with the bracket that closes one opened in it."""
    opened = sum(_BRACKETS.get(t.text, 0) for t in analysis.tokens[first : last + 1])
    if opened > 0 and last + 1 < len(analysis.tokens) and _BRACKETS.get(analysis.tokens[last + 1].text) == -1:
        last += 1
    return Span(analysis.tokens[first].span.start, analysis.tokens[last].span.end)


def _trim(analysis: Analysis, words: list[int], head: int) -> list[int]:
    """The words of a clause without marks, conjunctions and "that" at its ends."""
    first, last = 0, len(words)
    while first < last - 1 and words[first] != head and _leads(analysis.tokens[words[first]]):
        first += 1
    while last > first + 1 and words[last - 1] != head and analysis.tokens[words[last - 1]].deprel in ("punct", "cc"):
        last -= 1
    return words[first:last]


def _leads(token: Token) -> bool:
    """Whether a word only joins a clause to what stands before it."""
    return token.deprel in ("punct", "cc") or (token.deprel == "mark" and token.text.casefold() == "that")
