"""How firmly a clause is said: asserted, hedged, hypothetical or reported."""

from __future__ import annotations

from claims.analysis import Analysis, Token
from claims.extract.clauses import Clauses
from claims.extract.events.polarity import RAISING, UNDONE, denied
from claims.lexicon import words

_HEDGE_AUX = frozenset(["may", "might", "could"])
_HEDGES = frozenset(
    [
        "probably",
        "possibly",
        "perhaps",
        "maybe",
        "likely",
        "unlikely",
        "apparently",
        "seemingly",
        "presumably",
        "potentially",
        "conceivably",
        "arguably",
        "evidently",
    ]
)
_HEDGED_PASSIVES = frozenset(
    [
        "expect",
        "estimate",
        "project",
        "forecast",
        "predict",
        "anticipate",
        "believe",
        "think",
        "presume",
        "assume",
        "suspect",
        "intend",
        "propose",
        "schedule",
    ]
)
_HEARSAY_PASSIVES = frozenset(["say", "report", "allege", "rumour", "rumor", "accuse", "claim", "understand", "suppose"])
_HEARSAY = frozenset(["allegedly", "reportedly", "supposedly", "purportedly"])
_OPINION = frozenset(
    ["expect", "estimate", "forecast", "predict", "project", "anticipate", "reckon", "suspect", "guess", "assume", "hope", "fear"]
)
_CONDITIONS = frozenset(["if", "unless", "whether", "lest"])
_SAW = frozenset(["see", "hear", "feel", "smell", "taste", "remember"])
_CLAIMS = frozenset(["say", "claim", "think", "believe", "suggest", "argue", "promise", "confirm", "accept", "agree", "admit"])
_UNREAL_GERUND = frozenset(
    [
        "rule",
        "avoid",
        "consider",
        "oppose",
        "favour",
        "favor",
        "suggest",
        "propose",
        "recommend",
        "discuss",
        "ban",
        "resist",
        "risk",
    ]
)
_UNREAL_MARKS = frozenset(["before", "instead", "rather", "than", "from", "towards", "toward"])
_MODALS = frozenset(["would", "could", "might", "should"])


def modality(clauses: Clauses, head: Token, *, reported_speech: bool, depth: int = 0) -> str:
    """asserted, hedged, hypothetical or reported, for the predicate at `head`.

    `reported_speech`: the clause is somebody's indirect speech, where "would" is a shifted "will".
    """
    analysis = clauses.analysis
    below = analysis.children(head)
    said = {t.text.casefold() for t in below if t.deprel.split(":")[0] in ("aux", "advmod", "mark", "amod")}
    outer = analysis.head(head)
    shifted = reported_speech or _in_content(analysis, head)
    if _conditional(clauses, head, reported_speech=shifted) or _unsaid(analysis, head):
        return "hypothetical"
    if said & _HEARSAY or _governed(analysis, head, _HEARSAY_PASSIVES):
        return "reported"
    if _hedged(clauses, head, said):
        return "hedged"
    if outer.i == head.i or depth > 8:
        return "asserted"
    return _from_governor(clauses, head, outer, reported_speech=reported_speech, depth=depth)


def _from_governor(clauses: Clauses, head: Token, outer: Token, *, reported_speech: bool, depth: int) -> str:
    """What the governing predicate does to a clause: "expects that", "wants to", "to raise money"."""
    analysis = clauses.analysis
    base = head.deprel.split(":")[0]
    if base == "ccomp" and outer.lemma in _OPINION and not clauses.passive(outer):
        return "hedged"
    if base == "ccomp" and outer.lemma in RAISING:
        return "hedged"
    if base == "ccomp" and outer.lemma in _CLAIMS and denied(clauses, outer):
        return "hypothetical"  # "would not say that": nobody says it
    below = analysis.children(head)
    bare = head.xpos == "VB" or any(t.deprel == "cop" and t.xpos == "VB" for t in below)
    infinitive = bare and any(t.deprel == "mark" and t.lemma == "to" for t in below)
    if head.xpos == "VBG" and _unreal_gerund(analysis, head, outer):
        return "hypothetical"
    if base == "xcomp" and outer.lemma in _OPINION and not clauses.passive(outer):
        return "hedged"
    if base == "xcomp":
        if outer.lemma in words("irrealis_verbs") and (infinitive or bare):
            return "asserted" if outer.lemma in UNDONE else "hypothetical"
        return modality(clauses, outer, reported_speech=reported_speech, depth=depth + 1)
    if infinitive and base in ("advcl", "acl", "csubj", "ccomp"):
        ranked = base == "acl" and any(
            t.text.casefold() in words("rank_words") for t in analysis.children(outer, "amod", "nummod")
        )
        return "asserted" if ranked else "hypothetical"  # "the first woman to lead the city" led it
    if base == "conj" and not any(t.deprel in ("aux", "cop") or t.deprel.startswith("nsubj") for t in analysis.children(head)):
        return modality(clauses, outer, reported_speech=reported_speech, depth=depth + 1)
    return "asserted"


def _conditional(clauses: Clauses, head: Token, *, reported_speech: bool) -> bool:
    """Whether a clause is a condition, stands under one, or is only imagined ("would have", "should have")."""
    analysis = clauses.analysis
    below = analysis.children(head)
    if any(t.deprel == "mark" and t.text.casefold() in _CONDITIONS for t in below):
        return True
    auxiliaries = {t.text.casefold() for t in below if t.deprel == "aux"}
    perfect = "have" in auxiliaries
    if auxiliaries & {"should", "ought"} or (perfect and auxiliaries & {"would", "could"}):
        return True
    if not reported_speech and auxiliaries & {"would", "'d", "’d"} and head.xpos == "VB":
        return True
    narrated = any(t.xpos == "VBD" for t in (head, *analysis.children(head, "aux", "cop"))) and not auxiliaries & _MODALS
    return not narrated and any(
        any(m.deprel == "mark" and m.text.casefold() in ("if", "unless") for m in analysis.children(t))
        for t in below
        if t.deprel.split(":")[0] == "advcl"
    )


def _unreal_gerund(analysis: Analysis, head: Token, outer: Token) -> bool:
    """Whether a form in -ing only names what may be done ("ruled out selling", "talks on selling", "before selling")."""
    base = head.deprel.split(":")[0]
    marks = {t.text.casefold() for t in analysis.children(head, "mark", "case")}
    if base in ("xcomp", "ccomp") or (base == "advcl" and not marks and analysis.tokens[head.i - 1].upos != "PUNCT"):
        return outer.lemma in _UNREAL_GERUND
    return (base == "acl" and bool(marks)) or (base == "advcl" and bool(marks & _UNREAL_MARKS))


def _in_content(analysis: Analysis, head: Token) -> bool:
    """Whether a clause is, or stands in, what a verb in the past says or thinks."""
    at = head
    for _ in range(8):
        outer = analysis.head(at)
        if outer.i == at.i:
            return False
        stated = at.deprel == "acl" and any(t.text.casefold() == "that" for t in analysis.children(at, "mark"))
        if stated or (at.deprel == "ccomp" and outer.xpos in ("VBD", "VBN")):
            return True
        at = outer
    return False


def _unsaid(analysis: Analysis, head: Token) -> bool:
    """Whether a clause asks or commands, or is what a question is about."""
    at, steps = head, 0
    while at.head != at.i and at.deprel in ("ccomp", "xcomp", "conj") and steps < 8:
        at, steps = analysis.head(at), steps + 1
    if at.head != at.i:
        return False
    if any(t.text == "?" for t in analysis.children(at)):
        return True
    if head.head != head.i:
        return False
    below = analysis.children(head)
    return head.xpos == "VB" and not any(
        t.deprel.split(":")[0] in ("nsubj", "aux", "mark", "expl", "cop", "csubj") for t in below
    )


def _hedged(clauses: Clauses, head: Token, said: set[str]) -> bool:
    analysis = clauses.analysis
    below = analysis.children(head)
    if said & _HEDGES:
        return True
    if any(t.deprel == "aux" and t.text.casefold() in _HEDGE_AUX for t in below):
        able = "could" in said and (head.lemma in _SAW or denied(clauses, head))
        return not able
    if head.lemma.casefold() in ("likely", "unlikely", "possible", "probable", "thought", "expected"):
        return True
    cases = [t.text.casefold() for c in analysis.children(head, "obl", "xcomp") for t in _figured(analysis, c)]
    if head.lemma == "put" and "at" in cases:
        return True  # "puts the number at 40"
    opinion = head.lemma in _OPINION and not clauses.passive(head) and bool(analysis.children(head, "obj", "ccomp", "xcomp"))
    return opinion or _governed(analysis, head, _HEDGED_PASSIVES)


def _figured(analysis: Analysis, token: Token) -> list[Token]:
    """The prepositions of a phrase that holds a figure."""
    figure = token.upos in ("NUM", "SYM") or bool(analysis.children(token, "nummod"))
    return analysis.children(token, "case") if figure else []


def _governed(analysis: Analysis, head: Token, passives: frozenset[str]) -> bool:
    """Whether a predicate completes a passive of one of `passives` ("is expected to close"), or is that passive itself."""
    outer = analysis.head(head)
    governors = [outer] if head.deprel == "xcomp" and outer.i != head.i else []
    if head.deprel in ("ccomp", "csubj", "csubj:pass") and any(t.text.casefold() == "it" for t in analysis.children(outer)):
        governors.append(outer)  # "it is estimated that"
    candidates = [*governors, *([head] if analysis.children(head, "xcomp") else [])]
    adjectives = [t for t in governors if t.lemma.casefold() in ("likely", "unlikely") and "expect" in passives]
    shifted = [
        t
        for t in candidates
        if t.lemma in passives and t.xpos == "VBN" and any(c.deprel in ("aux:pass", "nsubj:pass") for c in analysis.children(t))
    ]
    return bool(adjectives or shifted)
