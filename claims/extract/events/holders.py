"""Who says what a clause says: the narrator, or the speaker of the quotation it stands in."""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from dataclasses import dataclass

from claims.analysis import Argument, Quotation, Token
from claims.extract.events.participants import make
from claims.extract.events.speakers import speaker_name
from claims.extract.events.views import Views
from claims.spans import Span

NARRATOR = "narrator"
_ESTIMATES = frozenset(["expect", "estimate", "forecast", "predict", "project", "anticipate", "reckon", "put"])
_SHIFTED = frozenset(["would", "might"])
_ESTIMATE_NOUNS = frozenset(["estimate", "forecast", "projection", "prediction", "assessment", "count", "tally"])
_NEST = 40  # quotations looked through for the one around a word


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a clause: name, attribution and the quotation; `who` is the source as a participant, for its first persons."""

    name: str = NARRATOR
    attribution: str = "narration"
    quotation: int | None = None
    who: Argument | None = None


@dataclass(frozen=True)
class Speech:
    """The quotations of an article by position."""

    views: Views
    starts: tuple[int, ...]
    order: tuple[Quotation, ...]
    reach: tuple[int, ...]  # the furthest end of any quotation up to this one
    continued: Mapping[int, Quotation]  # sentence -> the indirect quotation it goes on with


def read_speech(views: Views) -> Speech:
    """Index the quotations by where they start."""
    order = sorted(views.quotations, key=lambda q: (q.span.start, -q.span.end, q.id))
    reach, furthest = [], 0
    for one in order:
        furthest = max(furthest, one.span.end)
        reach.append(furthest)
    return Speech(views, tuple(q.span.start for q in order), tuple(order), tuple(reach), _continued(views))


def holder_of(speech: Speech, head: Token, span: Span) -> Holder:
    """Who holds the clause at `span` whose predicate is `head`."""
    quotation = _around(speech, head)
    if quotation is not None:
        quoted = any(head.span in f and _mostly(span, f) for f in quotation.fragments)
        return _held(speech.views, quotation, "direct_quote" if quoted else "indirect_quote")
    opinion = _estimator(speech.views, head)
    if opinion is not None:
        return opinion
    joined = _joined(speech, head)
    if joined is not None:
        return _held(speech.views, joined, "indirect_quote")
    continued = speech.continued.get(head.sentence)
    return _held(speech.views, continued, "indirect_quote") if continued is not None else Holder()


def _joined(speech: Speech, head: Token) -> Quotation | None:
    """The indirect quotation that a shifted verb goes on with: "It would shut the yard, she said, and would keep the pier"."""
    analysis = speech.views.analysis
    shifted = any(t.text.casefold() in _SHIFTED for t in analysis.children(head, "aux"))
    if head.deprel != "conj" or not shifted or analysis.children(head, "nsubj"):
        return None
    first = _around(speech, analysis.head(head))
    return first if first is not None and first.type != "direct" else None


def _held(views: Views, quotation: Quotation, attribution: str) -> Holder:
    source = quotation.source
    name = speaker_name(views, quotation)
    who = Argument("", source.span, name, -1, source.person, source.body) if source else None
    return Holder(name, attribution, quotation.id, who)


def _mostly(span: Span, fragment: Span) -> bool:
    """Whether most of a clause lies between the marks."""
    inside = min(span.end, fragment.end) - max(span.start, fragment.start)
    return inside >= 0.7 * len(span)


def _around(speech: Speech, head: Token) -> Quotation | None:
    """The innermost quotation that a predicate stands in: between the marks of a direct one, in the content of another."""
    at = bisect.bisect_right(speech.starts, head.span.start) - 1
    steps = 0
    while at >= 0 and speech.reach[at] > head.span.start and steps < _NEST:
        steps += 1
        one = speech.order[at]
        within = head.span in one.span and not (one.cue is not None and one.cue.overlaps(head.span))
        named = one.source is not None and head.span in one.source.span
        if within and not named and (one.type != "direct" or any(head.span in f for f in one.fragments)):
            if one.speaker or one.source is not None or one.type == "direct":
                return one
        at -= 1
    return None


def _estimator(views: Views, head: Token) -> Holder | None:
    """Whose estimate a clause is: "X expects about 40 ships", "X puts the figure at 210", "X's estimate is 12 million"."""
    analysis = views.analysis
    owner = _owner(views, head)
    if owner is not None:
        return _said_by(views, owner)
    outer = analysis.head(head)
    if head.deprel == "xcomp" and outer.lemma == "claim" and not views.clauses.passive(outer):
        subject = views.clauses.subject(outer)  # "claims to have sold it"
        return _said_by(views, subject) if subject is not None else None
    if head.deprel == "xcomp" and outer.lemma in _ESTIMATES:
        return _estimator(views, outer)  # "expects to grow"
    if head.lemma not in _ESTIMATES or views.clauses.passive(head):
        return None
    at = [t for t in analysis.children(head, "obl", "xcomp") if any(c.lemma == "at" for c in analysis.children(t, "case"))]
    if head.lemma == "put" and not (at and analysis.children(head, "obj")):
        return None
    subject = views.clauses.subject(head)
    if subject is None or subject.upos not in ("NOUN", "PROPN", "PRON") or subject.i in views.clauses.by_head:
        return None
    if not analysis.children(head, "obj", "ccomp", "xcomp"):
        return None
    return _said_by(views, subject)


def _said_by(views: Views, source: Token) -> Holder:
    who = next(make(views, "", source))
    return Holder(who.name, "indirect_quote", None, who)


def _owner(views: Views, head: Token) -> Token | None:
    """The possessor of an estimate that a clause with "be" gives the figure of."""
    analysis = views.analysis
    if not analysis.children(head, "cop") or not _quantified(views, head):
        return None
    subjects = [t for t in analysis.children(head, "nsubj") if t.lemma in _ESTIMATE_NOUNS]
    return next((t for s in subjects for t in analysis.children(s) if t.deprel == "nmod:poss"), None)


def _quantified(views: Views, head: Token) -> bool:
    """Whether a figure stands in the phrase of `head`."""
    return head.upos in ("NUM", "SYM") or any(t.upos in ("NUM", "SYM") for t in views.analysis.children(head))


def _continued(views: Views) -> dict[int, Quotation]:
    """Sentences of free indirect speech: after an indirect quotation in one paragraph, with a shifted "would"."""
    analysis = views.analysis
    by_sentence = {q.sentence: q for q in views.quotations if q.type != "direct"}
    taken = {s for q in views.quotations for s in _sentences(views, q.span)}
    out: dict[int, Quotation] = {}
    for sentence in analysis.sentences:
        before = by_sentence.get(sentence.i - 1) or out.get(sentence.i - 1)
        if before is None or sentence.i in taken or analysis.sentences[sentence.i - 1].part != sentence.part:
            continue
        root = next((t for t in analysis.words(sentence) if t.head == t.i), None)
        if root is None:
            continue
        auxiliaries = {t.text.casefold() for t in analysis.children(root, "aux")}
        if auxiliaries & _SHIFTED and "have" not in auxiliaries and before.speaker:
            out[sentence.i] = before
    return out


def _sentences(views: Views, span: Span) -> range:
    first = views.analysis.sentence_at(span.start)
    last = views.analysis.sentence_at(max(span.start, span.end - 1))
    return range(first.i, last.i + 1) if first is not None and last is not None else range(0)
