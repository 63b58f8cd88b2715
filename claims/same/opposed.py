"""Outcomes of one thing that exclude each other: "goes ahead with the plant", "shelves the plant"; "upheld", "lifted the ban"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.analysis import Argument, Event, Token
from claims.article import Article
from claims.document import PartKind
from claims.extract.clauses import Clauses, find_clauses
from claims.lexicon import words
from claims.same.events import Verdict
from claims.same.referents import Referent, Referents, same_referent
from claims.same.stems import stem
from claims.spans import Span, cover

_SILENT = (PartKind.BYLINE, PartKind.DATELINE, PartKind.NOTE)
_HEADS = (PartKind.HEADLINE, PartKind.STANDFIRST)
_STRIKES = frozenset("strike walkout stoppage action protest".split())
_BY_CLASS = ("rules", "strike")
"""Matters whose things need no common noun, where the first sentence of the body tells what the headline tells."""
_LEAD = 3
_BEHIND = frozenset("ahead off down through forward out".split())
_CHANGED = frozenset(
    "later eventually finally initially originally again instead until previously earlier afterwards subsequently before after "
    "since once then revised amended second first but despite although appeal reverse reverses reversed u-turn new ago last yet "
    "still would could might may if whether should had".split()
)
_BANS = frozenset("ban order law rule injunction restriction curfew embargo sanction suspension moratorium freeze limit".split())
_RULES = frozenset("restriction rule limit law curb control curfew regulation sanction ban policy requirement lockdown".split())
_CHARGES = frozenset("charge count offence offense murder fraud allegation".split())
_BACKWARD = ("acl", "advcl")
_MANY = 8
_REACH = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided or done about a thing: the matter, the side (0 or 1), the thing, by whom, and the words that tell it.

    `head`: a headline tells it. `changed`: words around it tell of another time or a change.
    """

    matter: str
    side: int
    thing: Referent
    doer: Referent | None
    times: tuple[int, ...]
    token: Token
    span: Span
    head: bool
    changed: bool

    @property
    def key(self) -> tuple[str, str]:
        return self.matter, "" if self.matter in _BY_CLASS else self.thing.head


@cache
def _table() -> dict[str, list[tuple[str, int]]]:
    out: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for line in words("opposed"):
        matter, _, members = line.partition(":")
        for side, part in enumerate(members.split("|")):
            for word in part.strip().split(", "):
                out[word].append((matter, side))
    return out


def opposed(article: Article) -> Iterator[tuple[Outcome, Outcome, str]]:
    """Pairs of outcomes of one thing that exclude each other, in text order, and why the thing is one."""
    by_matter: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in _Reader(article).read():
        by_matter[outcome.key].append(outcome)
    lead = _lead(article)
    for found in by_matter.values():
        body = {o.side for o in found if not o.head}
        for i, a in enumerate(found[:_MANY]):
            for b in found[i + 1 : _MANY]:
                why = _exclude(article, a, b, body, lead)
                if why:
                    yield a, b, why
                    return


def _lead(article: Article) -> list[int]:
    """The first sentences after the headline: those that tell its news."""
    kinds = (PartKind.BODY, PartKind.STANDFIRST)
    return [s.i for s in article.analysis.sentences if article.part_of(s.i).kind in kinds][:_LEAD]


def _exclude(article: Article, a: Outcome, b: Outcome, body: set[int], lead: list[int]) -> str:
    """Why two outcomes are of one thing and no change lies between them; "" where that is not sure."""
    if a.side == b.side or a.token.sentence == b.token.sentence:
        return ""
    if _apart(article, a, b) or (a.doer and b.doer and same_referent(a.doer, b.doer).verdict is Verdict.DIFFERENT):
        return ""
    if a.head:
        plain = b.token.sentence in lead and not _had(article, b.token)
        return _of_headline(article, a, b, lead) if plain and a.side not in body else ""
    if a.changed or b.changed or (a.matter in _BY_CLASS and a.thing.head != b.thing.head):
        return ""
    if not b.thing.definite or not (b.token.upos == "NOUN" or b.token.deprel.split(":")[0] in _BACKWARD):
        return ""  # told as a thing of its own, the second may have followed the first
    same = same_referent(a.thing, b.thing)
    return "; ".join(same.reasons) if same.verdict is Verdict.SAME else ""


def _had(article: Article, token: Token) -> bool:
    return any(t.text.lower() in ("had", "would", "could", "may") for t in article.analysis.children(token, "aux"))


def _of_headline(article: Article, head: Outcome, b: Outcome, lead: list[int]) -> str:
    """A headline leaves out articles: the thing is one where its noun, its number and some word beside it come back."""
    if head.matter in _BY_CLASS:
        first = b.token.sentence == lead[0] and b.token.deprel in ("root", "ccomp", "conj")
        return "the first sentence tells what the headline tells" if first else ""
    words_of = article.analysis.words(article.sentence(b.token.sentence))
    known = {w for t in words_of for w in (t.lemma.lower(), stem(t.lemma)) if t.upos in ("NOUN", "PROPN", "ADJ")}
    beside = head.thing.names | head.thing.beside
    shared = beside & known if beside else known & {stem(t.lemma) for t in _others(article, head)}
    if head.thing.plural != b.thing.plural or not shared or (head.thing.names and not head.thing.names & known):
        return ""
    return f"both speak of {b.thing.text}"


def _others(article: Article, head: Outcome) -> list[Token]:
    inside = article.analysis.words(article.sentence(head.token.sentence))
    return [t for t in inside if t.upos in ("NOUN", "PROPN") and t.i not in (head.token.i, head.thing.token)]


def _apart(article: Article, a: Outcome, b: Outcome) -> bool:
    """Whether the two have times that do not meet."""
    one, two = ([t for i in o.times if (t := article.times[i]).earliest and t.latest] for o in (a, b))
    return any(x.latest < y.earliest or y.latest < x.earliest for x in one for y in two)  # type: ignore[operator]


class _Reader:
    """Reads the outcomes of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.analysis = article.analysis
        self.referents = Referents(article)
        self.clauses: Clauses = find_clauses(article.analysis)
        self.events = {e.head: e for e in reversed(article.events)}

    def read(self) -> Iterator[Outcome]:
        for token in self.analysis.tokens:
            kind = self.article.part_of(token.sentence).kind
            if kind in _SILENT or token.upos not in ("VERB", "NOUN") or self.article.quoted(token.span):
                continue
            head = kind in _HEADS
            for matter, side in self._sides(token, head=head):
                event = self.events.get(token.i)
                thing = self._thing(token)
                if thing is None or not _fits(matter, side, thing) or not (head or self._told(token, event)):
                    continue
                doer = event.argument("agent") if event else None
                words_of = [token, *self._after(token), *([thing] if abs(thing.i - token.i) <= _REACH else [])]
                yield Outcome(
                    matter, side, self.referents.read(thing), self._doer(doer, thing), event.times if event else (), token,
                    cover(t.span for t in words_of), head, not head and self._changed(token),
                )  # fmt: skip

    def _sides(self, token: Token, *, head: bool) -> list[tuple[str, int]]:
        lemma = token.lemma.lower()
        if token.upos == "NOUN":
            found = _table().get(f"{lemma}/n", [])
            verb = token.text.lower().removesuffix("s")
            return found or (_table().get(f"{verb}/v", []) if head and token.text.lower().endswith("s") else [])
        after = self._after(token)
        return _table().get(f"{lemma} {after[0].text.lower()}/v" if after else f"{lemma}/v", [])

    def _after(self, token: Token) -> list[Token]:
        """The particle of a verb, or what it is kept."""
        near = [t for t in self.analysis.children(token) if 0 < t.i - token.i <= 3]
        return [t for t in near if t.text.lower() in _BEHIND or t.lemma.lower() == "open"]

    def _told(self, token: Token, event: Event | None) -> bool:
        """As a fact of the past or present, by the narration."""
        if event is None:
            return token.upos == "NOUN" and any(t.text.lower() in ("the", "its") for t in self.analysis.children(token))
        return (
            event.modality == "asserted"
            and event.tense != "future"
            and event.polarity == "positive"
            and event.attribution != "direct_quote"
            and not any(t.text.lower() in ("to", "not") for t in self.analysis.children(token, "mark", "advmod"))
        )

    def _doer(self, doer: Argument | None, thing: Token) -> Referent | None:
        if doer is None or doer.head == thing.i:
            return None
        return self.referents.read(self.analysis.tokens[doer.head], person=doer.person, body=doer.body)

    def _thing(self, token: Token) -> Token | None:
        """What an outcome falls on: the object, what stands behind "with" or "of", the subject where there is no object."""
        analysis = self.analysis
        if token.upos == "NOUN":
            after = analysis.tokens[token.i + 1 : analysis.sentences[token.sentence].last]
            if token.deprel == "compound" and self.article.part_of(token.sentence).kind in _HEADS:
                return analysis.head(token)
            if not self.events.get(token.i) and self.article.part_of(token.sentence).kind in _HEADS:
                run = [t for i, t in enumerate(after) if all(x.upos in ("NOUN", "PROPN", "ADJ") for x in after[: i + 1])]
                return run[-1] if run else None
            of = [t for t in analysis.children(token, "nmod") if self._case(t, "of")]
            return of[0] if of else None
        if token.deprel.startswith("acl") and any(t.text.lower() in ("which", "that") for t in analysis.children(token, "obj")):
            return analysis.head(token)
        objects = analysis.children(token, "obj")
        behind = [t for t in analysis.children(token, "obl") if self._case(t, "with")]
        subject = self.clauses.subject(token)
        found = (objects or behind or ([subject] if subject is not None else []))[:1]
        if found and found[0].lemma.lower() in ("plan", "proposal", "scheme"):  # "a plan to build a dam": the dam
            meant = [t for c in analysis.children(found[0], "acl") for t in analysis.children(c, "obj")]
            found = meant[:1] or found
        return found[0] if found and found[0].upos in ("NOUN", "PROPN") else None

    def _case(self, token: Token, case: str) -> bool:
        return any(c.text.lower() == case for c in self.analysis.children(token, "case"))

    def _changed(self, token: Token) -> bool:
        sentence = self.analysis.sentences[token.sentence]
        near = self.analysis.tokens[max(sentence.first, token.i - _REACH) : min(sentence.last, token.i + _REACH)]
        return any(t.text.lower() in _CHANGED for t in near)


def _fits(matter: str, side: int, thing: Token) -> bool:
    """Some verbs tell opposite outcomes of some things only: a ban is lifted or upheld, a rule tightened or eased."""
    kinds = {"ban": _BANS, "rules": _RULES, "plea": _CHARGES}
    if matter == "strike" and side:
        return thing.lemma.lower() in _STRIKES
    return matter not in kinds or thing.lemma.lower() in kinds[matter]
