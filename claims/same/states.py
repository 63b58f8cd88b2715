"""The state in which a deed leaves who it is told of: hurt or safe, alive or dead, in or out, open or shut, for or against."""

from __future__ import annotations

from claims.article import Article
from claims.same.acts import Act

_VERBS = {
    "hurt": ("harm", "-"), "injure": ("harm", "-"), "wound": ("harm", "-"), "hospitalise": ("harm", "-"),
    "survive": ("life", "+"), "free": ("life", "+"), "freed": ("life", "+"), "die": ("life", "-"), "kill": ("life", "-"),
    "perish": ("life", "-"), "drown": ("life", "-"),
    "finish": ("course", "+"), "complete": ("course", "+"), "drop out": ("course", "-"), "give up": ("course", "-"),
    "pull out": ("course", "-"), "quit": ("course", "-"), "retire": ("course", "-"), "abandon": ("course", "-"),
    "open": ("door", "+"), "reopen": ("door", "+"), "close": ("door", "-"), "shut": ("door", "-"), "shut down": ("door", "-"),
    "agree": ("assent", "+"), "back": ("assent", "+"), "support": ("assent", "+"), "approve": ("assent", "+"),
    "object": ("assent", "-"), "oppose": ("assent", "-"), "refuse": ("assent", "-"), "dissent": ("assent", "-"),
    "abstain": ("assent", "-"), "reject": ("assent", "-"),
    "pass": ("test", "+"), "fail": ("test", "-"), "sink": ("float", "-"), "float": ("float", "+"),
    "arrive": ("arrival", "+"), "return": ("arrival", "+"),
}  # fmt: skip
_SAFE = frozenset("unhurt unharmed uninjured unscathed".split())
_LIMBS = frozenset("arm leg wrist ankle rib nose collarbone hip jaw finger thumb foot knee skull pelvis hand neck elbow".split())
_WOUNDS = frozenset("injury burn fracture concussion cut bruise wound".split())


def state(article: Article, deed: Act) -> tuple[str, str]:
    """The kind of state and its side, both "" where a deed leaves none of these."""
    token = article.analysis.tokens[deed.token]
    near = {t.lemma.lower() for t in article.analysis.subtree(token, "advcl", "ccomp", "acl", "parataxis", "conj", "nsubj")}
    near |= {t.lemma.lower() for t in article.analysis.children(token, "advcl", "ccomp", "xcomp") if t.upos == "ADJ"}
    objects = {t.lemma.lower() for t in article.analysis.children(token, "obj")}
    if near & _SAFE:
        return "harm", "+"
    if (deed.word in ("break", "fracture") and objects & _LIMBS) or (deed.word in ("suffer", "sustain") and objects & _WOUNDS):
        return "harm", "-"
    if deed.word in ("finish", "complete", "pass", "fail", "open", "close", "shut") and near & {
        "last",
        "second",
        "early",
        "late",
    }:
        return "", ""
    if deed.word == "refuse" and any(t.deprel == "xcomp" for t in article.analysis.children(token)):
        return "", ""
    return _VERBS.get(deed.word, ("", ""))
