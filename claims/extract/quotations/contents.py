"""The clause that a cue has behind it: said (that) ..., warned of ..., urged them to ..., is said to ..."""

from __future__ import annotations

import re

from claims.analysis import Analysis, Token
from claims.extract.quotations.cues import Cue
from claims.extract.quotations.sources import is_finite
from claims.lexicon import table, words
from claims.spans import Span, cover

_PREPOSITIONS = ("of", "about", "against", "for", "on")
EDGE = " \t\r\n,;:—–"
_WHAT_THEY = frozenset("allege believe call claim consider describe dub insist label say term".split())
_NOT_CONTENT = frozenset({"so", "this", "that", "it"})
_ASIDE = re.compile(r",\s*(?:who|whose|whom|which|where|when|after|as|before|while|although|though)\b", re.I)


def right_content(analysis: Analysis, text: str, cue: Cue) -> Span | None:
    """The clause that depends on the cue and follows it."""
    head = cue.head
    if "phrase" in cue.frames or "as" in cue.frames:
        return None
    if "noun" in cue.frames:
        if head.deprel == "nsubj:outer":
            return _predicate(analysis, text, head)
        clauses = [c for c in analysis.children(head, "acl", "ccomp") if c.i > head.i]
        return next((span for c in clauses if (span := _clause(analysis, text, cue, c))), None)
    if cue.source is None and not cue.passive and not is_finite(head):
        return None
    inner = [
        c for x in analysis.children(head, "xcomp") if x.text.lower() in ("clear", "plain") for c in analysis.children(x, "ccomp")
    ]
    for child in analysis.children(head, "ccomp", "parataxis", "xcomp") + inner:
        if child.i > head.i and _fits(analysis, text, cue, child):
            return _hearsay(analysis, text, cue, child) if cue.hearsay else _clause(analysis, text, cue, child)
    for child in analysis.children(head, "obj"):
        if "quote" in cue.frames and child.i > head.i and child.text.lower() in ("how", "why"):
            return _clause(analysis, text, cue, child)
    for child in analysis.children(head, "obl", "advcl"):
        case = [c for c in analysis.children(child, "case", "mark") if c.i > head.i]
        if child.i > head.i and case and case[0].text.lower() in cue.frames and case[0].text.lower() in _PREPOSITIONS:
            return _clause(analysis, text, cue, child)
    return _of_what(analysis, text, cue) or _misparsed(analysis, text, cue)


def _predicate(analysis: Analysis, text: str, noun: Token) -> Span | None:
    """Her view is that <the law should go>."""
    clause = analysis.head(noun)
    that = next((c for c in analysis.children(clause, "mark") if c.i > noun.i), None)
    tokens = [t for t in analysis.subtree(clause) if that is not None and t.i > that.i]
    return trim(text, cover(t.span for t in tokens)) if tokens else None


def _fits(analysis: Analysis, text: str, cue: Cue, child: Token) -> bool:
    """Is this dependant a content that the cue can have?"""
    relation = child.deprel.split(":")[0]
    infinitive = any(c.text.lower() == "to" for c in analysis.children(child, "mark")) and not is_clause(analysis, child)
    if infinitive:
        if cue.passive and cue.source is None:
            return cue.hearsay
        addressed = bool(analysis.children(cue.head, "obj", "iobj"))
        return "to" in cue.frames and (addressed or cue.head.lemma.lower() != "ask")
    if relation == "xcomp" and child.xpos == "VBG":
        return "ing" in cue.frames
    if "that" not in cue.frames or relation == "xcomp":
        return False
    if relation == "parataxis":
        return text[cue.span.end : child.span.start].lstrip()[:1] == ":" and is_verbal(analysis, child)
    return is_verbal(analysis, child)


def is_clause(analysis: Analysis, head: Token) -> bool:
    """Has it a finite verb of its own?"""
    return is_finite(head) or any(is_finite(c) for c in analysis.children(head, "aux", "cop"))


def is_verbal(analysis: Analysis, head: Token) -> bool:
    """Does this head a clause: a verb, or a predicate with a copula or a subject?"""
    return head.upos in ("VERB", "AUX") or bool(analysis.children(head, "cop", "nsubj", "csubj", "expl", "aux"))


def _hearsay(analysis: Analysis, text: str, cue: Cue, child: Token) -> Span | None:
    """X is said to have left: the subject belongs to what is said."""
    clause = _clause(analysis, text, cue, child)
    return Span(cue.clause.start, clause.end) if clause and cue.clause.start < cue.span.start else clause


def _misparsed(analysis: Analysis, text: str, cue: Cue) -> Span | None:
    """He said the plan had failed, where the parse hangs "said" on "failed" instead."""
    verb, above = cue.head, analysis.head(cue.head)
    following = analysis.tokens[verb.i + 1 : verb.i + 2]
    if not following or following[0].upos in ("PUNCT", "ADP") or following[0].sentence != verb.sentence:
        return None
    if "quote" not in cue.frames or cue.source is None or cue.source.i > verb.i or not is_finite(verb):
        return None
    if verb.deprel not in ("advcl", "parataxis", "csubj") or above.i < verb.i or not is_clause(analysis, above):
        return None
    return _clause(analysis, text, cue, above)


def _of_what(analysis: Analysis, text: str, cue: Cue) -> Span | None:
    """What police called a targeted attack, what it said were samples: the words behind the cue, to the next comma."""
    if cue.source_span is None or cue.source is None or cue.source.i > cue.head.i or cue.source.sentence != cue.head.sentence:
        return None
    if cue.head.lemma.lower() not in _WHAT_THEY:
        return None
    before = analysis.tokens_in(Span(max(0, cue.source_span.start - 2), cue.source_span.start))
    if not before or before[-1].text.lower() != "what":
        return None
    sentence = analysis.sentences[cue.head.sentence]
    after = re.search(r"[,.;:]\s|[.;:,]?$", text[cue.span.end : sentence.span.end].rstrip())
    end = cue.span.end + (after.start() if after else 0)
    span = trim(text, Span(cue.span.end, max(cue.span.end, end)))
    return span if span and len(analysis.tokens_in(span)) > 1 else None


def _clause(analysis: Analysis, text: str, cue: Cue, head: Token) -> Span | None:
    """The subtree of a clause behind the cue, without the "that" that opens it."""
    tokens = [t for t in analysis.subtree(head) if t.span.start >= cue.span.end]
    if cue.head.lemma.lower() == "say" and cue.source is not None and cue.source.i < cue.head.i:
        stray = [t for c in analysis.children(cue.head, "nsubj", "obj") if c.i > cue.head.i for t in analysis.subtree(c)]
        tokens = sorted({t.i: t for t in tokens + stray}.values(), key=lambda t: t.i)
    if cue.source is not None and cue.source.i > cue.head.i and cue.source_span is not None:
        tokens = [t for t in tokens if not t.span.overlaps(cue.source_span)]
    for clause in analysis.children(head, "advcl", "conj"):
        if clause.i > head.i and _stands_apart(analysis, cue.head, head, clause):
            apart = {t.i for t in analysis.subtree(clause)}
            tokens = [t for t in tokens if t.i not in apart]
    while tokens and (tokens[0].upos == "PUNCT" or (tokens[0].text.lower() == "that" and tokens[0].upos == "SCONJ")):
        tokens = tokens[1:]
    if not tokens or (len(tokens) == 1 and tokens[0].text.lower() in _NOT_CONTENT):
        return None
    span = trim(text, cover(t.span for t in tokens))
    lead = text[max(cue.span.end, tokens[0].span.start - 3) : tokens[0].span.end]
    if span is None or _ASIDE.search(lead):
        return None
    between = text[cue.span.end : span.start]
    return None if between.rstrip().endswith(",") and between.count(",") == 1 else span


def _stands_apart(analysis: Analysis, cue: Token, head: Token, clause: Token) -> bool:
    """A clause that the parse hangs on the content though it goes with the cue, or with another source's.

    "..., while Orr expects ...", "..., and analysts expect ...", "..., adding that ...", "said it was wrong and demanded ...".
    """
    marks = {c.text.lower() for c in analysis.children(clause, "mark")}
    reports = _can_report(clause)
    if clause.deprel != "conj":
        further = clause.xpos == "VBG" and not marks and not _can_report(head)
        return reports and (further or bool(marks & {"while", "whereas", "though", "although"}))
    if marks:
        return False
    if analysis.children(clause, "nsubj"):
        return reports and is_finite(clause)
    tenses = [_tense(analysis, t) for t in (cue, head, clause)]
    simple = is_finite(clause) and is_finite(cue)
    return tenses[0] == tenses[2] != "" and ((reports and simple) or (tenses[1] != tenses[2] and tenses[1] != ""))


def _can_report(verb: Token) -> bool:
    lemma = verb.lemma.lower()
    return lemma in words("reporting_verbs") or "that" in table("reporting_frames").get(lemma, "").split()


def _tense(analysis: Analysis, head: Token) -> str:
    """The form of the finite verb of a clause: VBD, VBZ, VBP, MD, or "" where there is none."""
    finite = [t for t in (head, *analysis.children(head, "aux", "cop")) if is_finite(t)]
    return {"VBP": "VBZ"}.get(finite[0].xpos, finite[0].xpos) if finite else ""


def trim(text: str, span: Span) -> Span | None:
    """Without white space, commas and final full stops at its ends; None if nothing is left."""
    start, end = span.start, span.end
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE + ".":
        end -= 1
    return Span(start, end) if end > start else None


def has_finite(analysis: Analysis, span: Span) -> bool:
    """Does the stretch hold a clause: a finite verb, or a verb that the parse gives a subject?"""
    return any(is_finite(t) or (t.upos == "VERB" and analysis.children(t, "nsubj")) for t in analysis.tokens_in(span))
