"""All of a group, and some of it: "all five lifts", "Lift 3", "two of the trams", "the only objector"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.analysis import Token
from claims.article import Article
from claims.same.acts import Act
from claims.same.parts import Parts

_EVERY = frozenset("all every each both".split())
_NO = frozenset(("no", "neither"))
_NEW = frozenset(("a", "an", "another", "one"))
_POINTS = frozenset("the these those its their all both every no".split())
_ALONE = frozenset("all everyone everybody both each none".split())
_SOME = frozenset("one two three four five six some several most half few many another".split())
_REST = frozenset("other remaining sole only lone single".split())
_DISSENT = frozenset("objector dissenter holdout opponent abstainer naysayer refusenik".split())
_EXCEPT = frozenset("except but bar save nearly almost virtually practically not than".split())


@dataclass(frozen=True, slots=True)
class Share:
    """Who a deed is told of: the `whole` of a group or a part of it; `group` is the lemma of its noun ("" for anybody).

    `none`: the deed is denied of the whole ("none of the trams"). `dissent`: the part is named by not going along.
    `subject` is the token of the group or part.
    """

    deed: Act
    group: str
    whole: bool
    none: bool = False
    dissent: bool = False
    subject: int = -1


def shares(article: Article, deeds: tuple[Act, ...]) -> list[Share]:
    """The deeds that are told of a whole group or of a part of one."""
    parts = Parts(article)
    found = []
    for deed in deeds:
        if deed.form != "verb":
            continue
        subject = parts.clauses.subject(parts.analysis.tokens[deed.token])
        share = _share(parts, deed, subject) if subject is not None else None
        if share is not None:
            found.append(replace(share, subject=subject.i if subject else -1))
    return found


def _share(parts: Parts, deed: Act, token: Token) -> Share | None:
    below = parts.analysis.children(token)
    said = {t.text.lower() for t in below if t.deprel.split(":")[0] in ("det", "amod", "advmod", "cc")}
    word = token.text.lower()
    if said & (_EVERY | _NO) or (word in _ALONE and token.upos != "NOUN"):
        if _bounded(parts, token):
            return None
        return Share(deed, _group(parts, token), True, none=word == "none" or bool(said & _NO))
    if token.lemma.lower() in _DISSENT and said & _REST:
        return Share(deed, "", False, dissent=True)
    if token.upos in ("NOUN", "PROPN") and _numbered(parts, token):
        return Share(deed, token.lemma.lower(), False)
    if (token.upos == "NUM" or word in _SOME) and (group := _group(parts, token)):
        return Share(deed, group, False)
    above = parts.analysis.head(token)
    if token.deprel == "nmod" and (above.upos == "NUM" or above.text.lower() in _SOME):
        return Share(deed, token.lemma.lower(), False)
    counted = bool(said & (_REST | _NEW)) or (bool(parts.analysis.children(token, "nummod")) and not said & _POINTS)
    return Share(deed, token.lemma.lower(), False) if counted and token.upos == "NOUN" else None


def _group(parts: Parts, token: Token) -> str:
    """The noun of the group: "all five lifts", "all of the lifts", "the tenants, each of whom"."""
    if token.upos == "NOUN" and token.text.lower() != "one":
        return token.lemma.lower()
    for t in parts.analysis.children(token, "nmod"):
        if t.text.lower() in ("whom", "which"):
            back = parts.analysis.tokens[parts.analysis.sentences[token.sentence].first : token.i]
            return next((b.lemma.lower() for b in reversed(back) if b.xpos == "NNS"), "")
        if t.upos in ("NOUN", "PROPN"):
            return t.lemma.lower()
    return ""


def _numbered(parts: Parts, token: Token) -> bool:
    """ "Lift 3", "Unit B"."""
    after = parts.analysis.tokens[token.i + 1 : token.i + 2]
    return any(t.head == token.i and (t.text.isdigit() or (len(t.text) == 1 and t.text.isupper())) for t in after)


def _bounded(parts: Parts, token: Token) -> bool:
    """ "Nearly all", "all but two", "not every", "all except Unit B"."""
    start = parts.analysis.sentences[token.sentence].first
    near = parts.analysis.tokens[max(start, token.i - 4) : token.i + 6]
    return any(t.text.lower() in _EXCEPT for t in near)
