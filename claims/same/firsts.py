"""Events called the first of their kind, and earlier events of the same kind with the same participants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from claims.analysis import Sentence, TimeExpression, TimexType, Token
from claims.article import Article
from claims.document import PartKind
from claims.finding import Status
from claims.lexicon import table
from claims.spans import Span, cover

_FIRST = frozenset({"first", "maiden", "inaugural"})
_SPAN = r"(?:the past |more than |nearly |almost |over |at least )?(?:\w+ ){1,3}(?:years?|months?|decades?|weeks?)"
_SCOPED = re.compile(
    rf"\b(?:since|(?:for|in) {_SPAN}|this (?:year|season|month|week|summer|winter)|of \d{{4}}|under (?:the|a) new|after the|"
    r"of (?:the )?(?:season|year|tournament|series|day|night|campaign|half|session|two|three|four|five|six|several|many)|"
    r"as (?:president|prime minister|mayor|minister|captain|coach|chairman|leader))\b",
    re.IGNORECASE,
)
_GENERIC = frozenset("such ever formal official direct public major known real".split())
_KEPT_UP = re.compile(
    r"\b(?:have|has|had) (?:long )?(?:kept|been|stayed|remained) in "
    r"(?:close |regular |constant )?(?:touch|contact|dialogue|talks)\b",
    re.I,
)
_LASTING = re.compile(
    r"\bfor (?:quite )?(?:some time|a (?:long )?(?:time|while)|years|decades|months|(?:the past |many )?\w+ (?:year|month)s)\b",
    re.I,
)
_SETS_AGAINST = re.compile(r"\b(?:while|although|though|however|despite|but|whereas|contrary|contradict\w*)\b", re.I)


@dataclass(frozen=True, slots=True)
class First:
    """A claim to be the first: the words, the noun, its class, who takes part, and from when on it is dated."""

    span: Span
    sentence: int
    noun: str
    kind: str
    modifiers: frozenset[str]
    names: frozenset[str]
    start: date
    when: str
    why: str
    holder: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier instance: the words, its noun, when it was, what it shares, and how the text stands to the conflict."""

    span: Span
    noun: str
    when: str
    why: str
    shared: tuple[str, ...]
    status: Status


def firsts(article: Article) -> Iterator[First]:
    """Every unscoped "first" on an event noun in running text outside quotation marks, with its date."""
    for token in article.analysis.tokens:
        noun = article.analysis.head(token)
        if token.lemma.lower() not in _FIRST or token.deprel != "amod" or noun.lemma.lower() not in table("event_nouns"):
            continue
        sentence = article.analysis.sentences[token.sentence]
        if article.part_of(sentence.i).kind is not PartKind.BODY or article.quoted(token.span):
            continue
        phrase = _phrase(article, noun)
        if _SCOPED.search(article.document.prose[token.span.start : min(phrase.end + 60, sentence.span.end)]):
            continue
        dated = _when(article, noun)
        if dated is None:
            continue
        start, when, why = dated
        modifiers = frozenset(
            t.lemma.lower() for t in article.analysis.children(noun, "amod", "compound") if t.i != token.i and t.upos != "PROPN"
        )
        yield First(
            _words(article, token, noun), sentence.i, f"first {_name(article, noun)}", table("event_nouns")[noun.lemma.lower()],
            modifiers - _GENERIC, _names(article, sentence.i, _clause(article, noun)), start, when, why, _holder(article, phrase),
        )  # fmt: skip


def earlier_instances(article: Article, first: First) -> Iterator[Earlier]:
    """Dated events of the same class before a first, and contacts said to have been kept up for long."""
    main = _main_names(article)
    for sentence in article.analysis.sentences:
        if article.part_of(sentence.i).kind is not PartKind.BODY:
            continue
        together = sentence.i == first.sentence
        found = _dated_instance(article, first, sentence, main, together=together)
        if found is None and first.kind in ("talks", "meeting") and not together:
            found = _kept_up(article, first, sentence, main)
        if found is not None:
            yield found


def _dated_instance(
    article: Article, first: First, sentence: Sentence, main: frozenset[str], *, together: bool
) -> Earlier | None:
    for noun in article.analysis.words(sentence):
        if table("event_nouns").get(noun.lemma.lower()) != first.kind or noun.upos not in ("NOUN", "PROPN"):
            continue
        phrase = _phrase(article, noun)
        if phrase.overlaps(first.span) or _unreal(article, noun):
            continue
        if first.modifiers - {t.lemma.lower() for t in article.analysis.children(noun, "amod", "compound")}:
            continue
        names = _names(article, noun.sentence, _clause(article, noun))
        shared = first.names & names
        if not (len(shared) >= 2 or together or (len(first.names) < 2 and len(main) == 2 and main <= names)):
            continue
        times = [t for t in _clause_times(article, noun) if t.latest and t.latest < first.start]
        if not times or len(cover((phrase, times[-1].span))) > 300:
            continue
        time = times[-1]
        when = f"in {time.text}" if time.text[:1].isdigit() or time.text[:1].isupper() else time.text
        named = f"a {noun.lemma.lower()}" if noun.xpos == "NN" else noun.text.lower()
        span = cover((phrase, time.span))
        status = _status(article, first, span, together=together)
        alike = () if together else tuple(sorted(shared or main))
        return Earlier(span, named, when, f"“{time.text}” is {time.value}, before {first.when}", alike, status)
    return None


def _kept_up(article: Article, first: First, sentence: Sentence, main: frozenset[str]) -> Earlier | None:
    """ "Have been in touch for a long time", said before the first."""
    names = _names(article, sentence.i)
    shared = first.names & names
    if not (len(shared) >= 2 or (len(first.names) < 2 and main & names)):
        return None
    text = article.document.prose
    match = _KEPT_UP.search(text, sentence.span.start, sentence.span.end)
    lasting = _LASTING.search(text, match.end(), sentence.span.end) if match else None
    if not match or not lasting:
        return None
    dates = [t for t in article.times if t.sentence == sentence.i and t.latest and t.value[:1].isdigit()]
    said = dates[-1] if dates else None
    if said is None or said.latest is None or said.latest >= first.start:
        return None
    span = Span(match.start(), lasting.end())
    why = f"it was said on {said.value}, before {first.when}, of a time before that"
    status = _status(article, first, span, together=False)
    return Earlier(span, "contact", f"“{' '.join(lasting[0].split())}”", why, tuple(sorted(shared or main & names)), status)


def _status(article: Article, first: First, span: Span, *, together: bool) -> Status:
    sentence = article.analysis.sentences[first.sentence]
    if together and _SETS_AGAINST.search(sentence.span.of(article.text)):
        return Status.ACKNOWLEDGED
    holder = _holder(article, span)
    return Status.ATTRIBUTED if holder and holder != first.holder else Status.OPEN


def _when(article: Article, noun: Token) -> tuple[date, str, str] | None:
    """When a first took place: a date of its clause, else, where its sentence has none, the article's own."""
    for time in _clause_times(article, noun):
        if time.earliest:
            return time.earliest, time.value, f" by “{time.text}”"
    anchor = article.anchor
    if anchor.earliest and not any(t.sentence == noun.sentence and t.type is TimexType.DATE for t in article.times):
        return anchor.earliest, anchor.value, ", the article's own date"
    return None


def _clause(article: Article, noun: Token) -> set[int]:
    """The tokens of the clause whose subject, object or complement an event noun is, without the clauses below it."""
    top = noun
    while top.deprel.split(":")[0] in ("nsubj", "obj", "obl", "nmod", "conj") and top.head != top.i:
        top = article.analysis.head(top)
        if top.upos in ("VERB", "AUX"):
            break
    below = article.analysis.subtree(top, "advcl", "ccomp", "parataxis", "acl:relcl")
    return {t.i for t in below if not _other_clause(article, t, top)}


def _other_clause(article: Article, token: Token, top: Token) -> bool:
    """Whether a token hangs from a verb that is joined to `top` by "and"."""
    while token.i != top.i and token.head != token.i:
        if token.deprel == "conj" and token.upos in ("VERB", "AUX") and token.head == top.i:
            return True
        token = article.analysis.head(token)
    return False


def _clause_times(article: Article, noun: Token) -> list[TimeExpression]:
    """The dates that belong to an event noun: in its phrase or in the clause it stands in."""
    ids = _clause(article, noun)
    out = []
    for time in article.times:
        if time.sentence == noun.sentence and time.type in (TimexType.DATE, TimexType.TIME) and time.shift is None:
            tokens = article.analysis.tokens_in(time.span)
            if tokens and tokens[0].i in ids and time.value[:1].isdigit():
                out.append(time)
    return out


_NOT_REAL = frozenset("not n't no never will would could may might should if".split())


def _unreal(article: Article, noun: Token) -> bool:
    """Planned, denied or only possible: no instance."""
    verb = article.analysis.head(noun)
    around = {t.text.lower() for word in (verb, noun) for t in article.analysis.children(word)}
    return bool(around & _NOT_REAL) or verb.lemma in ("plan", "cancel", "postpone", "propose", "refuse", "fail")


def _phrase(article: Article, noun: Token) -> Span:
    return cover(
        t.span for t in article.analysis.subtree(noun, "acl:relcl", "acl", "parataxis", "conj", "appos", "punct", "case")
    )


def _words(article: Article, token: Token, noun: Token) -> Span:
    before = article.analysis.tokens[token.i - 1] if token.i else token
    start = before if before.text.lower() in ("the", "its", "their", "a", "his", "her") else token
    return cover((start.span, noun.span))


def _name(article: Article, noun: Token) -> str:
    words = [t for t in article.analysis.children(noun, "amod", "compound") if t.lemma.lower() not in _FIRST and t.i < noun.i]
    return " ".join([*(t.text for t in words), noun.text])


def _names(article: Article, sentence: int, tokens: set[int] | None = None) -> frozenset[str]:
    """The bodies and places named in a sentence, or by its `tokens` alone, by their full name in the article."""
    return frozenset(name for name, head in article.once(_named).get(sentence, ()) if tokens is None or head in tokens)


def _named(article: Article) -> dict[int, list[tuple[str, int]]]:
    """The names of bodies by the sentence of each mention, with its head."""
    found: dict[int, list[tuple[str, int]]] = {}
    for body in article.bodies:
        for mention in body.mentions:
            found.setdefault(mention.sentence, []).append((body.name, mention.head))
    return found


def _main_names(article: Article) -> frozenset[str]:
    """The two bodies or places that the article speaks of most: who a first without names is about."""
    ranked = sorted(article.bodies, key=lambda b: (-len(b.mentions), b.id))
    return frozenset(b.name for b in ranked[:2])


def _holder(article: Article, span: Span) -> str:
    inside: Iterable[str] = (q.speaker for q in article.quotations if q.span.overlaps(span))
    return next(iter(inside), "")
