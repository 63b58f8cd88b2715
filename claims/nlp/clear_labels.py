"""From ClearNLP dependencies, which spaCy's English pipelines use, to Universal Dependencies.

Renamed: subjects, objects, clauses, particles. Turned round: preposition and noun, "be" and its predicate, lists, persons'
names. Left as they are: a phrase after "be" stays below it ("is in Rome"), and signs of money stay below their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

_BE = frozenset(("be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m"))
_VERBAL = ("VERB", "AUX", "ADJ", "ADV")
_PREPOSITIONS = ("prep", "agent", "dative", "conj")
_NAMES = {
    "root": "root", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj",
    "attr": "xcomp", "acomp": "xcomp", "oprd": "xcomp", "relcl": "acl:relcl", "rcmod": "acl:relcl", "poss": "nmod:poss",
    "neg": "advmod", "prt": "compound:prt", "quantmod": "advmod", "predet": "det:predet", "preconj": "cc:preconj",
    "intj": "discourse", "meta": "dep", "nn": "compound", "num": "nummod", "number": "compound", "possessive": "case",
    "prep": "advmod", "agent": "advmod", "dative": "iobj", "pobj": "obl", "pcomp": "advcl", "complm": "mark",
}  # fmt: skip


@dataclass
class _Tree:
    upos: Sequence[str]
    heads: list[int]
    deps: list[str]
    below: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.below = [[] for _ in self.heads]
        for i, head in enumerate(self.heads):
            if head != i:
                self.below[head].append(i)

    def move(self, word: int, head: int, dep: str) -> None:
        """Hang `word` below `head`; below itself it is the root."""
        if self.heads[word] != word:
            self.below[self.heads[word]].remove(word)
        self.heads[word], self.deps[word] = head, dep
        if head != word:
            self.below[head].append(word)
            self.below[head].sort()

    def replace(self, old: int, new: int, dep: str, *, old_dep: str) -> None:
        """Put `new`, a child of `old`, in its place, with the relation `dep`; `old` and its other children go below it."""
        above = self.heads[old]
        self.move(new, new if above == old else above, dep)
        self.move(old, new, old_dep)
        for child in list(self.below[old]):
            self.move(child, new, self.deps[child])


def to_universal(
    words: Sequence[str],
    upos: Sequence[str],
    tags: Sequence[str],
    heads: Sequence[int],
    deps: Sequence[str],
    names: Sequence[str],
) -> tuple[list[int], list[str]]:
    """Heads and relations of a sentence; `words` in lower case, `names` the BIO labels of the entities."""
    tree = _Tree(upos, list(heads), ["root" if dep == "ROOT" else dep for dep in deps])
    _lists(tree)
    for word in reversed(range(len(words))):
        _preposition(tree, word)
    for word in range(len(words)):
        if words[word] in _BE and tree.deps[word] not in ("aux", "auxpass"):
            _copula(tree, word)
    for first in (i for i, name in enumerate(names) if name == "B-PERSON"):
        _person(tree, first, names)
    return tree.heads, [_renamed(tree, word, tags[word]) for word in range(len(words))]


def _lists(tree: _Tree) -> None:
    """All members of a list below the first, and its "and" below the member that follows."""
    for word, dep in enumerate(tree.deps):
        if dep == "cc":
            following = (c for c in tree.below[tree.heads[word]] if c > word and tree.deps[c] == "conj")
            if member := next(following, None):
                tree.move(word, member, "cc")
    for word, dep in enumerate(tree.deps):
        head = tree.heads[word]
        if dep == "conj" and tree.deps[head] == "conj" and head < word:
            tree.move(word, tree.heads[head], "conj")  # the head, further left, hangs below the first already


def _preposition(tree: _Tree, word: int) -> None:
    """A preposition below its noun or clause."""
    dep = tree.deps[word]
    if dep not in _PREPOSITIONS:
        return
    objects = [c for c in tree.below[word] if c > word and tree.deps[c] in ("pobj", "pcomp", "obl", "nmod")]
    if not objects or (dep in ("conj", "dative") and tree.upos[word] not in ("ADP", "SCONJ")):
        return
    inner = objects[0]
    verbal = tree.upos[tree.heads[word]] in _VERBAL
    clause = tree.deps[inner] == "pcomp"
    if dep == "agent":
        new = "obl:agent"
    elif dep == "conj":
        new = "conj"
    elif clause:
        new = "advcl" if verbal else "acl"
    else:
        new = "obl" if verbal else "nmod"
    tree.replace(word, inner, new, old_dep="mark" if clause else "case")


def _copula(tree: _Tree, word: int) -> None:
    """A form of "be" below its noun or adjective; what is there ("there is …") is a subject."""
    predicates = [c for c in tree.below[word] if tree.deps[c] in ("attr", "acomp")]
    if not predicates:
        return
    if any(tree.deps[c] == "expl" for c in tree.below[word]):
        tree.move(predicates[0], word, "nsubj")
    else:
        tree.replace(word, predicates[-1], tree.deps[word], old_dep="cop")


def _person(tree: _Tree, first: int, names: Sequence[str]) -> None:
    """A person's name headed by its first word; a title before it describes it."""
    last = first
    while last + 1 < len(names) and names[last + 1] == "I-PERSON":
        last += 1
    if any(tree.heads[i] != last or tree.deps[i] != "compound" for i in range(first, last)):
        return
    for title in [c for c in tree.below[last] if c < first and tree.deps[c] == "compound"]:
        tree.deps[title] = "nmod:desc"
    if first < last:
        tree.replace(last, first, tree.deps[last], old_dep="flat")
        for word in range(first + 1, last):
            tree.deps[word] = "flat"


def _renamed(tree: _Tree, word: int, tag: str) -> str:
    dep, head = tree.deps[word], tree.heads[word]
    if dep == "npadvmod":
        return "obl:unmarked" if tree.upos[head] in _VERBAL else "nmod:unmarked"
    if dep == "aux" and tag == "TO":
        return "mark"
    return _NAMES.get(dep, dep)
