"""Verbs and nouns that tell an outcome ("raised its rate", "the rate cut"), with what they are about, when, and how firmly.

The table `outcomes` gives each its class and its side: "approve" and "rejection" are the two sides of a decision.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from claims.analysis import Event, TimeExpression, Token
from claims.article import Article
from claims.document import PartKind
from claims.extract.clauses import Clauses, find_clauses
from claims.lexicon import table, words
from claims.spans import Span, cover

_PARTICLES = frozenset("up down out through off back over".split())
_SILENT = (PartKind.BYLINE, PartKind.DATELINE, PartKind.NOTE)
_TOPICAL = ("NOUN", "PROPN", "ADJ", "NUM", "VERB")
_OUTSIDE = ("acl", "acl:relcl", "appos", "parataxis", "conj", "case", "det", "cc", "punct", "advcl", "ccomp", "nmod:poss")
_ABOUT = frozenset("of in to for on".split())
_DECIDED = frozenset("decision vote move ruling resolution".split())
_VOTES = {"for": "vote for", "in favor of": "vote for", "in favour of": "vote for", "against": "vote against"}
_WIDEST = 160
_DEFINITE = frozenset("the this that these those its their his her our".split())
_UNREAL_NOUN = frozenset(
    "propose planned plan possible potential expect hope further next future new another second third fourth previous earlier "
    "last past final likely initial original other same recommend automatic any no if future would-be feared promise".split()
)
_UNREAL_MARKS = frozenset("if whether unless would could might may should".split())
_COMPARED = frozenset("from on by than".split())
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


@dataclass(frozen=True, slots=True)
class Act:
    """A verb or noun that tells an outcome of class `kind` on `side` "+" or "-".

    `form` is "verb", "noun", or "way" for "up", "down", "higher", "lower". `definite` holds of nouns that point to something
    known ("the cut"). `real` says that it is told as a fact; `denied`, that it is told not to have been. `days` is its time.
    `aside`: its word is too loose for a side of a conflict ("overturn"), but what points to that side may mean it.
    `announced`: told as sure to come ("will rise in April").
    """

    token: int
    span: Span
    sentence: int
    form: str
    kind: str
    side: str
    word: str
    theme: Theme
    definite: bool
    real: bool
    denied: bool
    days: tuple[date, date] | None
    timed: bool
    agent: Theme = field(default_factory=Theme)
    holder: str = "narrator"
    quoted: bool = False
    aside: bool = False
    announced: bool = False


def acts(article: Article) -> tuple[Act, ...]:
    """All acts of an article, in text order."""
    reader = _Reader(article)
    found = [act for token in article.analysis.tokens if (act := reader.read(token)) is not None]
    return tuple(sorted(found, key=lambda a: (a.span, a.token)))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(key.split("/")[0].split()[0] for key in table("outcomes") if key.endswith("/v"))


class _Reader:
    """Reads the acts of one article."""

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
        self.quoted = [f for q in article.quotations for f in q.fragments]
        self.timed = {t.i for time in article.times for t in article.analysis.tokens_in(time.span)}

    def read(self, token: Token) -> Act | None:
        lemma = token.lemma.lower()
        if self.article.part_of(token.sentence).kind in _SILENT:
            return None
        if token.upos == "VERB" and lemma in _verbs():
            return self._verb(token)
        if token.upos in ("NOUN", "PROPN") and f"{lemma}/n" in table("outcomes"):
            return self._noun(token)
        if token.text.lower() in ("up", "down", "higher", "lower") and token.upos in ("ADV", "ADJ", "ADP"):
            return self._way(token)
        return None

    # ------------------------------------------------------------ verbs

    def _verb(self, token: Token) -> Act | None:
        word, role_of = self._word(token), ""
        row = table("outcomes").get(f"{word}/v", "")
        if not row:
            return None
        kind, side, role_of, *aside = row.split()
        theme = self._target(token, word, role_of)
        if theme is None:
            return None
        if word in ("quash", "overturn") and theme.head in ("conviction", "verdict", "sentence"):
            kind, theme = "verdict", Theme()
        event = self.events.get(token.i)
        decided = self._decided(token)
        time = decided or token
        days, timed = self._days(time, event)
        real = bool(event and event.modality == "asserted" and self._happened(token, event)) or decided is not None
        agent = self._agent(token)
        return Act(
            token.i, self._span(decided or token, token, theme), token.sentence, "noun" if decided else "verb", kind, side, word,
            theme, decided is not None and self._points(decided), real,
            bool(event and event.polarity == "negative"), days, timed, agent,
            event.holder if event else "narrator", self._in_quotes(token), bool(aside),
            self._announced(token, event),
        )  # fmt: skip

    def _happened(self, token: Token, event: Event) -> bool:
        """Past or present, no bare infinitive ("is to be raised")."""
        own = {t.text.lower() for t in self.analysis.children(token, "aux", "aux:pass", "mark")}
        return event.tense != "future" and not own & {"to", "will", "would", "may", "might", "could", "should", "can"}

    def _announced(self, token: Token, event: Event | None) -> bool:
        said = event is not None and event.modality == "asserted" and event.tense == "future"
        return said and any(t.text.lower() in ("will", "would") for t in self.analysis.children(token, "aux"))

    def _word(self, token: Token) -> str:
        """The verb with what makes it another one: "turn down", "vote for", "find guilty"."""
        lemma = token.lemma.lower()
        below = self.analysis.children(token)
        if lemma == "vote":
            for t in below:
                case = " ".join(c.text.lower() for c in self.analysis.children(t, "case"))
                favour = t.lemma.lower() in ("favour", "favor") and t.deprel.startswith("obl")
                found = "vote for" if favour else _VOTES.get(case, "")
                if found:
                    return found
        if lemma == "find":
            guilty = next((t for t in below if t.lemma.lower() == "guilty"), None)
            if guilty is None:
                return "find"
            denied = any(c.text.lower() == "not" for c in self.analysis.children(guilty))
            return "find not guilty" if denied else "find guilty"
        if lemma == "give" and any(t.lemma.lower() == "light" and t.deprel == "obj" for t in below):
            return "give green light to"
        near = [t for t in below if 0 < t.i - token.i <= 4 and t.deprel != "case"]
        particle = next((t for t in near if t.text.lower() in _PARTICLES), None)
        if particle is not None and f"{lemma} {particle.text.lower()}/v" in table("outcomes"):
            return f"{lemma} {particle.text.lower()}"
        return lemma

    def _target(self, token: Token, word: str, role: str) -> Theme | None:
        """What the outcome falls on; None where the verb has none of the kind it needs."""
        objects = self.analysis.children(token, "obj")
        passive = self.clauses.passive(token)
        if word.startswith("vote ") or word == "give green light to":
            cases = ("for", "against", "of") if word.startswith("vote") else ("to",)
            for t in self.analysis.children(token, "obl", "nmod"):
                if {c.text.lower() for c in self.analysis.children(t, "case")} & set(cases):
                    return self._theme(t)
            return None
        if role == "agent" and objects:
            return None
        if role != "agent" and (objects or passive):
            named = objects[0] if objects else self.clauses.subject(token)
            named = self._relative(token) or named
            return self._theme(named) if named is not None else None
        if role == "patient":
            named = self._relative(token)
            return self._theme(named) if named is not None else None
        subject = self.clauses.subject(token)
        return self._theme(subject) if subject is not None and subject.i != token.i else None

    def _relative(self, token: Token) -> Token | None:
        """The noun that is the object of its relative clause ("the plan, which the council rejected")."""
        if token.deprel != "acl:relcl":
            return None
        objects = [t for t in self.analysis.children(token, "obj") if t.text.lower() in ("which", "that", "whom")]
        return self.analysis.head(token) if objects else None

    def _decided(self, token: Token) -> Token | None:
        """The noun of "the decision to approve"."""
        noun = self.analysis.head(token)
        to = any(t.text.lower() == "to" for t in self.analysis.children(token, "mark"))
        return noun if to and token.deprel.startswith("acl") and noun.lemma.lower() in _DECIDED else None

    def _agent(self, token: Token) -> Theme:
        if self.clauses.passive(token):
            by = self.analysis.children(token, "obl:agent")
            return self._theme(by[0]) if by else Theme()
        subject = self.clauses.subject(token)
        return self._theme(subject) if subject is not None and subject.i != token.i else Theme()

    # ------------------------------------------------------------ nouns

    def _noun(self, token: Token) -> Act | None:
        kind, side, *aside = table("outcomes")[f"{token.lemma.lower()}/n"].split()
        if token.deprel in ("compound", "amod") or token.i in self.timed:
            return None
        theme = self._narrowed(token, self._noun_theme(token))
        days, timed = self._days(token, None)
        definite = self._points(token)
        event = self.events.get(token.i)
        return Act(
            token.i, self._span(token, token, theme), token.sentence, "noun", kind, side, token.lemma.lower(), theme,
            definite, definite and self._told(token), False, days, timed, self._noun_agent(token, theme),
            holder=event.holder if event else "narrator", quoted=self._in_quotes(token), aside=bool(aside),
        )  # fmt: skip

    def _noun_theme(self, token: Token) -> Theme:
        for t in self.analysis.children(token, "nmod"):
            cases = {c.text.lower() for c in self.analysis.children(t, "case")}
            if t.deprel == "nmod" and cases & _ABOUT and t.i not in self.timed and t.upos != "NUM" and t.text not in "%":
                return self._theme(t)
        for t in self.analysis.children(token, "nmod:poss"):
            if t.i not in self.timed:
                return self._theme(t)
        for t in reversed(self.analysis.children(token, "compound")):
            if t.i not in self.timed:
                return self._theme(t, others=self.analysis.children(token, "compound", "amod"))
        return Theme()

    def _narrowed(self, token: Token, theme: Theme) -> Theme:
        """A theme with the names in what else hangs from its noun ("the rise in turnout in Braga")."""
        others = [t for t in self.analysis.children(token, "nmod") if t.deprel == "nmod" and t.i != theme.token]
        names = {w.lemma.lower() for t in others for w in self.analysis.subtree(t, "acl", "acl:relcl") if w.upos == "PROPN"}
        by = {w.lemma.lower() for t in others for w in self.analysis.subtree(t) if w.i in self.timed or self._by(t)}
        return replace(theme, beside=theme.beside | (names - by)) if theme.head else theme

    def _by(self, token: Token) -> bool:
        return any(c.text.lower() == "by" for c in self.analysis.children(token, "case"))

    def _noun_agent(self, token: Token, theme: Theme) -> Theme:
        """Who did it: "the union's rejection of the plan", "its rejection by the union"."""
        for t in self.analysis.children(token, "nmod", "nmod:poss"):
            if t.i not in self.timed and (self._by(t) or (t.deprel == "nmod:poss" and theme.token != t.i)):
                return self._theme(t)
        return Theme()

    def _points(self, token: Token) -> bool:
        """Whether a noun points to something known: "the cut", "Tuesday's rejection", "its approval"."""
        below = self.analysis.children(token)
        pointed = any((t.deprel.split(":")[0] == "det" and t.text.lower() in _DEFINITE) or t.deprel == "nmod:poss" for t in below)
        beside = [t for t in below if t.deprel.split(":")[0] in ("amod", "det", "compound", "advmod")]
        return pointed and not any(t.lemma.lower() in _UNREAL_NOUN for t in beside)

    def _told(self, token: Token) -> bool:
        """Whether a definite noun is told as something that was: no wish, plan, question or reversal is about it."""
        if {t.text.lower() for t in self.analysis.children(token, "case", "mark")} & _UNREAL_CASES:
            return False
        at = token
        for _ in range(6):
            above = self.analysis.head(at)
            if above.i == at.i:
                break
            base = at.deprel.split(":")[0]
            if above.lemma.lower() in words("unreal_governors") and base in ("obj", "obl", "nmod", "nsubj", "conj"):
                return False
            if above.upos in ("VERB", "AUX") and base in ("obj", "obl", "nsubj") and at.i == token.i:
                marks = {t.text.lower() for t in self.analysis.children(above, "aux", "mark", "advmod")}
                if marks & _UNREAL_MARKS or above.lemma in words("irrealis_verbs"):
                    return False
            if above.text == "?" or base in ("ccomp", "advcl", "parataxis"):
                break
            at = above
        return not any(t.text == "?" for t in self.analysis.words(self.analysis.sentences[token.sentence])[-2:])

    # ------------------------------------------------------------ "up" and "down"

    def _way(self, token: Token) -> Act | None:
        at = token
        for _ in range(4):
            subject = next(iter(self.analysis.children(at, "nsubj")), None)
            if subject is not None:
                break
            if at.head == at.i or (at.upos == "VERB" and at.i != token.i):
                return None
            at = self.analysis.head(at)
        else:
            return None
        if at.upos == "VERB" and at.lemma.lower() not in ("be", "close", "end", "finish", "stand", "move", "come"):
            return None
        side = "+" if token.text.lower() in ("up", "higher") else "-"
        event = self.events.get(at.i)
        days, timed = self._days(at, event)
        real = bool(event and event.modality == "asserted" and event.tense != "future")
        compared = any(t.text.lower() in _COMPARED for t in self.analysis.tokens[token.i + 1 : token.i + 2])
        return Act(
            token.i, cover((subject.span, token.span)), token.sentence, "way", "level", side, token.text.lower(),
            self._theme(subject), False, real and compared, bool(event and event.polarity == "negative"), days, timed,
            holder=event.holder if event else "narrator", quoted=self._in_quotes(token),
        )  # fmt: skip

    # ------------------------------------------------------------ parts

    def _theme(self, token: Token, *, others: list[Token] | None = None) -> Theme:
        if token.upos == "PRON":
            return Theme(person=self.people.get(token.i), text=token.text, token=token.i)
        below = [t for t in self.analysis.subtree(token, *_OUTSIDE) if t.i not in self.timed or t.upos == "NUM"]
        if others:
            below = sorted({t.i: t for t in [*below, *others]}.values(), key=lambda t: t.i)
        stray = [t for t in self.analysis.children(token, "advmod") if t.text.lower() in ("up", "down")]
        apart = {w.i for t in stray for w in self.analysis.subtree(t)}  # "put the rise in absence down to"
        below = [t for t in below if t.i not in apart] or [token]
        span = cover(t.span for t in below)
        beside = {t.lemma.lower() for t in below if t.i != token.i and t.upos in _TOPICAL and t.text not in ("%", "percent")}
        return Theme(
            token.lemma.lower(), frozenset(beside), self.people.get(token.i), self.bodies.get(token.i),
            " ".join(span.of(self.article.text).split()), token.i, span,
        )  # fmt: skip

    def _span(self, first: Token, last: Token, theme: Theme) -> Span:
        """The word of an act with its auxiliaries, determiner and particle, and what it is about where that stands close by."""
        parts = [first.span, last.span]
        for t in self.analysis.children(last if last.upos == "VERB" else first):
            base = t.deprel.split(":")[0]
            near = abs(t.i - last.i) <= 5
            small = t.text.lower() in _PARTICLES or t.lemma == "not"
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

    def _days(self, token: Token, event: Event | None) -> tuple[tuple[date, date] | None, bool]:
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

    def _in_quotes(self, token: Token) -> bool:
        return any(token.span in f for f in self.quoted)
