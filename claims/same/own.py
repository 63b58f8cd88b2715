"""Pronouns that grammar alone ties to the subject of their clause: "directed it herself", "shook his head", "made her debut".

Such a pronoun means its subject whoever else is in view, so that its gender says the subject's gender.
"""

from __future__ import annotations

from collections.abc import Mapping

from claims.analysis import Analysis, Pronoun, Token
from claims.article import Article

_OWN: Mapping[str, frozenset[str]] = {
    verb: frozenset(nouns.split())
    for verbs, nouns in (
        ("shake nod bow hang tilt scratch", "head"),
        ("shrug square hunch", "shoulder"),
        ("roll narrow screw", "eye"),
        ("clear", "throat"),
        ("purse bite lick", "lip"),
        ("raise lower", "eyebrow voice"),
        ("hold catch", "breath"),
        ("fold cross", "arm leg"),
        ("lose regain recover", "temper balance footing nerve voice appetite composure seat way life"),
        ("change make speak", "mind way debut living"),
        ("take bide", "time oath seat"),
        ("work pick thread elbow wind", "way"),
        ("begin start end finish spend resume", "career childhood life"),
        ("earn receive complete gain", "degree doctorate phd living bachelor master"),
        ("celebrate mark", "birthday"),
        ("do try", "best utmost"),
        ("keep break", "word promise"),
    )
    for verb in verbs.split()
}
"""What somebody can do to his own alone, or does to his own in news: the verb with the noun."""
_BODY = frozenset(
    "mouth eye hand arm head back foot leg fist knee finger shoulder chin elbow lap pocket hair teeth thumb".split()
)
_HELD = frozenset("lap pocket hand arm mouth hair back shoulder".split())
_ROSE = frozenset("get rise jump leap struggle drop fall sink scramble".split())
_KIN = frozenset("mother father parent parents family mum dad mom grandmother grandfather".split())


def owner(article: Article, names: Mapping[int, int], pronoun: Pronoun) -> int | None:
    """The person whom a pronoun means by the grammar of its clause; `names` gives the persons of the names by head token."""
    analysis = article.analysis
    token = analysis.tokens[pronoun.token]
    clause = _clause(analysis, token)
    if clause is None:
        return None
    subject = _subject(analysis, clause)
    return None if subject is None or subject.sentence != token.sentence else names.get(subject.i)


def _clause(analysis: Analysis, token: Token) -> Token | None:
    """The word whose subject the pronoun means, if its place is one of those that mean the subject."""
    head = analysis.head(token)
    word = token.text.lower()
    if word in ("himself", "herself"):
        return head if not token.deprel.startswith("nmod") and head.upos in ("VERB", "AUX", "ADJ") else None
    if not token.deprel.startswith("nmod:poss"):
        return None
    above = analysis.head(head)
    before = {c.lemma.lower() for c in analysis.children(head, "case")}
    if head.deprel == "obj" and above.upos == "VERB":
        first = any(c.xpos == "JJ" and c.lemma.lower() in _ORDINALS for c in analysis.children(head, "amod"))
        named = head.lemma.lower() in _OWN.get(above.lemma.lower(), frozenset())
        return above if named or (first and above.lemma.lower() in _REACH) else None
    if head.lemma.lower() == "foot" and "to" in before and above.lemma.lower() in _ROSE:
        return above
    if head.lemma.lower() == "part" and "for" in before:
        return above
    return _with(analysis, token, head) or _aged(analysis, head)


_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth maiden".split())
_REACH = frozenset("score win claim record complete earn take collect make play publish release".split())


def _with(analysis: Analysis, token: Token, head: Token) -> Token | None:
    """ "Slept with her mouth open", "stood with his hat in his hand": the verb before "with", whose subject has the body."""
    words = analysis.tokens[max(0, token.i - 6) : token.i]
    if not words or head.sentence != token.sentence:
        return None
    last, lemma = words[-1].lemma.lower(), head.lemma.lower()
    after = analysis.tokens[head.i + 1] if head.i + 1 < len(analysis.tokens) else None
    absolute = last == "with" and lemma in _BODY and after is not None and after.upos in ("ADJ", "VERB", "ADP", "ADV")
    held = last in ("in", "on", "under", "over", "behind", "around") and lemma in _HELD
    opener = next((t for t in reversed(words) if t.lemma.lower() == "with" and t.sentence == token.sentence), None)
    if not (absolute or held) or opener is None or any(t.upos in ("VERB", "PUNCT", "PROPN") for t in words if t.i > opener.i):
        return None
    above = analysis.head(token)
    for _ in range(8):
        if above.i < opener.i and above.upos == "VERB":
            return None if _meets(analysis, above, opener) else above
        above = analysis.head(above)
    return None


def _meets(analysis: Analysis, verb: Token, opener: Token) -> bool:
    """ "Met the boy with his hands up", "spoke to the boy with ...": the body may be the other's."""
    others = [c for c in analysis.children(verb, "obj", "iobj", "obl") if c.i < opener.i]
    return any(
        not c.deprel.startswith("obl")
        or any(k.lemma.lower() in ("to", "with", "at", "by", "past", "beside", "for") for k in analysis.children(c, "case"))
        for c in others
    )


def touches(analysis: Analysis, token: Token) -> bool:
    """ "Shook her hand", "took his arm": a body as the object of a verb is rather somebody else's."""
    head = analysis.head(token)
    return head.deprel == "obj" and head.lemma.lower() in _BODY | {"cheek", "face", "body", "neck"}


def _aged(analysis: Analysis, head: Token) -> Token | None:
    """ "X was nine when her father left": the age whose subject the pronoun means."""
    verb = analysis.head(head)
    above = analysis.head(verb)
    when = any(c.lemma.lower() == "when" for c in analysis.children(verb))
    aged = (above.upos == "NUM" or above.lemma.lower() in ("old", "year-old", "teenager")) and analysis.children(above, "cop")
    return above if head.lemma.lower() in _KIN and head.deprel.startswith("nsubj") and when and aged else None


def _subject(analysis: Analysis, clause: Token) -> Token | None:
    """The subject of a clause, looked for upwards through joined and infinite clauses; "who" is the noun before it."""
    for _ in range(8):
        subjects = analysis.children(clause, "nsubj")
        if subjects:
            subject = subjects[0]
            if subject.lemma.lower() != "who":
                return subject if len(subjects) == 1 else None
            return _noun(analysis, analysis.head(clause)) if clause.deprel == "acl:relcl" else None
        if clause.deprel.split(":")[0] not in ("conj", "xcomp", "advcl", "parataxis") or clause.head == clause.i:
            return None
        if clause.deprel == "xcomp" and analysis.children(analysis.head(clause), "obj", "iobj"):
            return None  # "told X to shake his head"
        if clause.deprel.startswith("advcl") and clause.xpos not in ("VBG", "VBN"):
            return None
        clause = analysis.head(clause)
    return None


def _noun(analysis: Analysis, token: Token) -> Token:
    """The noun that a clause with "who" hangs on: of a noun and its name the one that is named first in the parse."""
    while token.deprel.split(":")[0] in ("appos", "flat") and token.head < token.i:
        token = analysis.head(token)
    return token
