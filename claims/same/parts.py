"""What a predicate or an event noun is about, who did it, when, and how firmly it is told (shared by acts and deeds)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from claims.analysis import Event, TimeExpression, Token
from claims.article import Article
from claims.extract.clauses import Clauses, find_clauses
from claims.lexicon import words
from claims.spans import Span, cover

PARTICLES = frozenset("up down out through off back over".split())
_TOPICAL = ("NOUN", "PROPN", "ADJ", "NUM", "VERB")
_OUTSIDE = tuple("acl appos parataxis conj case det cc punct advcl ccomp nmod:poss nsubj cop aux".split())
_ABOUT = frozenset("of in to for on".split())
_ANYBODY = frozenset("nobody none no-one anyone anybody".split())
NOBODY = "nobody"
_WIDEST = 160
_DEFINITE = frozenset("the this that these those its their his her our".split())
_UNREAL_NOUN = frozenset(
    "propose planned plan possible potential expect hope further next future new another second third fourth previous earlier "
    "last past final likely initial original other same recommend automatic any no if future would-be feared promise".split()
)
_UNREAL_MARKS = frozenset("if whether unless would could might may should".split())
_UNREAL_CASES = frozenset("without against before until if unless pending rather instead like since for".split())


@dataclass(frozen=True, slots=True)
class Theme:
    """What an act is about: the lemma of its head, the lemmas beside it, the person it means, and its words ("" if unknown)."""

    head: str = ""
    beside: frozenset[str] = frozenset()
    person: int | None = None
    body: int | None = None
    text: str = ""
    token: int = -1
    span: Span | None = None
    proper: bool = False


class Parts:
    """Reads the parts of the predicates and nouns of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.analysis = article.analysis
        self.clauses: Clauses = find_clauses(article.analysis)
        self.events: Mapping[int, Event] = {e.head: e for e in reversed(article.events)}
        self.people = {m.head: p.id for p in article.people for m in p.mentions}
        self.people |= {p.token: p.person for p in article.pronouns if p.person is not None}
        self.bodies = {m.head: b.id for b in article.bodies for m in b.mentions}
        self.times: dict[int, list[TimeExpression]] = {}
        for time in article.times:
            self.times.setdefault(time.sentence, []).append(time)
        self.timed = {t.i for time in article.times for t in article.analysis.tokens_in(time.span)}

    def objects(self, token: Token) -> list[Token]:
        """The objects of a verb, without amounts ("fell 4 percent")."""
        found = self.analysis.children(token, "obj")
        return [t for t in found if t.upos not in ("NUM", "SYM") and not self._amount(t)]

    def _amount(self, token: Token) -> bool:
        measured = token.lemma.lower() in (
            "percent",
            "point",
            "cent",
            "pence",
            "per",
            "pound",
            "dollar",
            "euro",
            "rupee",
            "tenth",
            "third",
        )
        return (measured and bool(self.analysis.children(token, "nummod", "det"))) or token.text in ("%", "half")

    def happened(self, token: Token, event: Event) -> bool:
        """Past or present, no bare infinitive ("is to be raised")."""
        own = {t.text.lower() for t in self.analysis.children(token, "aux", "aux:pass", "mark")}
        return event.tense != "future" and not own & {"to", "will", "would", "may", "might", "could", "should", "can"}

    def relative(self, token: Token) -> Token | None:
        """The noun that is the object of its relative clause ("the plan, which the council rejected")."""
        if token.deprel != "acl:relcl":
            return None
        objects = [t for t in self.analysis.children(token, "obj") if t.text.lower() in ("which", "that", "whom")]
        if not objects:
            return None
        noun = self.analysis.head(token)
        comma = any(t.text == "," for t in self.analysis.tokens[max(0, objects[0].i - 1) : objects[0].i])
        while comma and noun.deprel == "nmod":
            noun = self.analysis.head(noun)  # "the map of the coast, which she drew": the map
        return noun

    def agent(self, token: Token) -> Theme:
        if self.clauses.passive(token):
            by = self.analysis.children(token, "obl:agent")
            return self.theme(by[0]) if by else Theme()
        subject = self.clauses.subject(token)
        return self.theme(subject) if subject is not None and subject.i != token.i else Theme()

    def noun_theme(self, token: Token) -> Theme:
        for t in self.analysis.children(token, "nmod"):
            cases = {c.text.lower() for c in self.analysis.children(t, "case")}
            if t.deprel == "nmod" and cases & _ABOUT and t.i not in self.timed and t.upos != "NUM" and t.text not in "%":
                return self.theme(t)
        for t in self.analysis.children(token, "nmod:poss"):
            if t.i not in self.timed:
                return self.theme(t)
        for t in reversed(self.analysis.children(token, "compound")):
            if t.i not in self.timed:
                return self.theme(t, others=self.analysis.children(token, "compound", "amod"))
        return Theme()

    def _narrowed(self, token: Token, theme: Theme) -> Theme:
        """A theme with the names in what else hangs from its noun ("the rise in turnout in Braga")."""
        others = [t for t in self.analysis.children(token, "nmod") if t.deprel == "nmod" and t.i != theme.token]
        names = {w.lemma.lower() for t in others for w in self.analysis.subtree(t, "acl", "acl:relcl") if w.upos == "PROPN"}
        by = {w.lemma.lower() for t in others for w in self.analysis.subtree(t) if w.i in self.timed or self._by(t)}
        return replace(theme, beside=theme.beside | (names - by)) if theme.head else theme

    def _by(self, token: Token) -> bool:
        return any(c.text.lower() == "by" for c in self.analysis.children(token, "case"))

    def noun_agent(self, token: Token, theme: Theme) -> Theme:
        """Who did it: "the union's rejection of the plan", "its rejection by the union"."""
        for t in self.analysis.children(token, "nmod", "nmod:poss"):
            if t.i not in self.timed and (self._by(t) or (t.deprel == "nmod:poss" and theme.token != t.i)):
                return self.theme(t)
        return Theme()

    def points(self, token: Token) -> bool:
        """Whether a noun points to something known: "the cut", "Tuesday's rejection", "its approval"."""
        below = self.analysis.children(token)
        pointed = any((t.deprel.split(":")[0] == "det" and t.text.lower() in _DEFINITE) or t.deprel == "nmod:poss" for t in below)
        beside = [t for t in below if t.deprel.split(":")[0] in ("amod", "det", "compound", "advmod")]
        return pointed and not any(t.lemma.lower() in _UNREAL_NOUN for t in beside)

    def told(self, token: Token) -> bool:
        """Whether a definite noun is told as something that was: no wish, plan, question or reversal is about it."""
        if {t.text.lower() for t in self.analysis.children(token, "case", "mark")} & _UNREAL_CASES:
            return False
        at = token
        for _ in range(6):
            above = self.analysis.head(at)
            if above.i == at.i:
                break
            base = at.deprel.split(":")[0]
            if above.lemma.lower() in words("unreal_governors") and (
                base in ("obj", "obl", "nmod", "conj") or at.deprel == "nsubj:pass"
            ):
                return False
            if above.upos in ("VERB", "AUX") and base in ("obj", "obl", "nsubj") and at.i == token.i:
                marks = {t.text.lower() for t in self.analysis.children(above, "aux", "mark", "advmod")}
                if marks & _UNREAL_MARKS or (base != "nsubj" and above.lemma in words("irrealis_verbs")):
                    return False
            if above.text == "?" or base in ("ccomp", "advcl", "parataxis"):
                break
            at = above
        return not any(t.text == "?" for t in self.analysis.words(self.analysis.sentences[token.sentence])[-2:])

    def theme(self, token: Token, *, others: list[Token] | None = None) -> Theme:
        nobody = token.text.lower() == "one" and any(t.text.lower() == "no" for t in self.analysis.children(token, "det"))
        if token.text.lower() in _ANYBODY or nobody:
            return Theme(NOBODY, text=token.text, token=token.i)
        if token.upos == "PRON":
            return Theme(person=self.people.get(token.i), text=token.text, token=token.i)
        below = [t for t in self.analysis.subtree(token, *_OUTSIDE) if t.i not in self.timed or t.upos == "NUM"]
        if others:
            below = sorted({t.i: t for t in [*below, *others]}.values(), key=lambda t: t.i)
        stray = [t for t in self.analysis.children(token, "advmod") if t.text.lower() in ("up", "down")]
        apart = {w.i for t in stray for w in self.analysis.subtree(t)}  # "put the fall in sales down to"
        below = [t for t in below if t.i not in apart] or [token]
        span = cover(t.span for t in below)
        beside = {t.lemma.lower() for t in below if t.i != token.i and t.upos in _TOPICAL and t.text not in ("%", "percent")}
        return Theme(
            token.lemma.lower(), frozenset(beside), self.people.get(token.i), self.bodies.get(token.i),
            " ".join(span.of(self.article.text).split()), token.i, span, token.upos == "PROPN",
        )  # fmt: skip

    def span(self, first: Token, last: Token, theme: Theme) -> Span:
        """The word of an act with its auxiliaries, determiner and particle, and what it is about where that stands close by."""
        parts = [first.span, last.span]
        for t in self.analysis.children(last if last.upos == "VERB" else first):
            base = t.deprel.split(":")[0]
            near = abs(t.i - last.i) <= 5
            small = t.text.lower() in PARTICLES or t.lemma in ("not", "never")
            if base in ("aux", "det") or (base in ("advmod", "compound") and near and small):
                parts.append(t.span)
            elif base in ("nmod", "compound", "amod") and first.upos != "VERB" and t.i < first.i:
                parts += [w.span for w in self.analysis.subtree(t, "acl", "appos")]
        for t in self.analysis.children(first, "det", "nmod:poss") if first.i != last.i else []:
            parts.append(t.span)
        whole = cover(parts)
        if theme.span is None or theme.token < 0 or self.analysis.tokens[theme.token].sentence != first.sentence:
            return whole
        wide = cover((whole, theme.span))
        return wide if len(wide) <= _WIDEST else whole

    def days(self, token: Token, event: Event | None) -> tuple[tuple[date, date] | None, bool]:
        """The days of an act, and whether it has a time at all."""
        ids = {t.i for t in self.analysis.subtree(token, "conj", "parataxis", "ccomp")} if event is None else set()
        chosen = event.times if event else ()
        found = [t for t in self.times.get(token.sentence, ()) if t.id in chosen or self._heads(t, ids)]
        for time in found:
            if time.earliest and time.latest:
                return (time.earliest, time.latest), True
        return None, bool(found)

    def _heads(self, time: TimeExpression, ids: set[int]) -> bool:
        return any(t.i in ids for t in self.analysis.tokens_in(time.span))

    def in_quotes(self, token: Token) -> bool:
        return self.article.quoted(token.span)
