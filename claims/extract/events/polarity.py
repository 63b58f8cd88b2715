"""Whether a clause affirms or denies."""

from __future__ import annotations

from claims.analysis import Analysis, Token
from claims.extract.clauses import Clauses

_NOT = frozenset(["not", "n't", "n’t", "nt", "never", "neither", "nor"])
_NOBODY = frozenset(["nobody", "none", "nothing", "neither", "nowhere"])
_EXCEPT_NO = frozenset(
    ["doubt", "more", "less", "later", "longer", "fewer", "sooner", "wonder", "matter"]
)  # "no more than" counts, "no doubt" affirms
UNDONE = frozenset(["fail", "refuse", "decline", "neglect", "forget", "omit"])
_DENIALS = frozenset(["deny"])
RAISING = frozenset(["think", "believe", "expect", "suppose", "imagine"])  # "do not think it will" denies what is thought
_REAL = frozenset(
    [
        "begin",
        "start",
        "continue",
        "go",
        "manage",
        "help",
        "keep",
        "see",
        "hear",
        "find",
        "come",
        "use",
        "proceed",
        "let",
        "make",
        "have",
        "get",
        "happen",
        "tend",
        "appear",
        "seem",
        "remain",
        "succeed",
    ]
)


def polarity(clauses: Clauses, head: Token) -> str:
    """`negative` where the predicate is denied, also by its subject or object ("nobody was hurt", "paid no ransom")."""
    return "negative" if denied(clauses, head) else "positive"


def denied(clauses: Clauses, head: Token) -> bool:
    analysis = clauses.analysis
    below = analysis.children(head)
    if any(_negator(analysis, t) for t in below):
        return True
    if any(_nobody(analysis, t) for t in below if t.deprel.split(":")[0] in ("nsubj", "obj")):
        return True
    copular = any(t.deprel == "cop" for t in below)
    if (copular and _nobody(analysis, head)) or any(t.deprel == "mark" and t.lemma.casefold() == "without" for t in below):
        return True
    outer = analysis.head(head)
    if outer.i == head.i:
        return False
    base = head.deprel.split(":")[0]
    if base in ("xcomp", "ccomp") and (outer.lemma in _DENIALS or (base == "xcomp" and outer.lemma in UNDONE)):
        return not denied(clauses, outer) or outer.lemma in _DENIALS
    if base == "ccomp" and outer.lemma in RAISING and any(_negator(analysis, t) for t in analysis.children(outer)):
        return True
    if base == "xcomp" and outer.lemma == "have" and any(t.text.casefold() == "yet" for t in analysis.children(outer)):
        return True  # "have yet to open"
    shares = any(t.deprel == "cc" and t.lemma in ("or", "nor") for t in below)
    own = any(t.deprel in ("aux", "aux:pass", "cop") or t.deprel.startswith("nsubj") for t in below)
    if base == "conj" and shares and not own:
        return denied(clauses, outer)
    return base == "xcomp" and outer.lemma in _REAL and denied(clauses, outer)


def _negator(analysis: Analysis, token: Token) -> bool:
    """Whether a dependant of a predicate denies it."""
    word = token.text.casefold()
    if token.deprel.split(":")[0] not in ("advmod", "det", "cc", "case", "aux", "mark"):
        return False
    if token.deprel == "advmod" and any(t.text.casefold() == "not" and t.i < token.i for t in analysis.children(token)):
        return word not in ("only", "just", "merely", "least", "until")
    if word in ("not", "n't", "n’t"):
        after = analysis.tokens[token.i + 1].text.casefold() if token.i + 1 < len(analysis.tokens) else ""
        return after not in ("only", "just", "merely", "least", "until")
    return word in _NOT or (word == "longer" and any(t.text.casefold() == "no" for t in analysis.children(token)))


def _nobody(analysis: Analysis, token: Token) -> bool:
    """Whether a noun phrase says that there is none."""
    if token.text.casefold() in _NOBODY:
        return True
    below = analysis.children(token)
    if any(t.deprel == "cc:preconj" and t.text.casefold() == "neither" for t in below):
        return True
    if any(t.deprel in ("det", "advmod", "nummod") and t.text.casefold() in ("no", "neither") for t in below):
        follows = {t.text.casefold() for t in below if t.upos in ("ADJ", "ADV")}
        return token.text.casefold() not in _EXCEPT_NO and not follows & _EXCEPT_NO
    return any(t.deprel == "advmod" and t.text.casefold() == "not" for t in below) and token.upos in ("PRON", "NUM")
