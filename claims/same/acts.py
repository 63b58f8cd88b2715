"""Verbs and nouns that tell an outcome ("raised its rate", "the rate cut"), with what they are about, when, and how firmly.

The table `outcomes` gives each its class and its side: "approve" and "rejection" are the two sides of a decision.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from claims.analysis import Event, Token
from claims.article import Article
from claims.document import PartKind
from claims.lexicon import table
from claims.same.parts import PARTICLES, Parts, Theme
from claims.spans import Span, cover

_SILENT = (PartKind.BYLINE, PartKind.DATELINE, PartKind.NOTE)
_DECIDED = frozenset("decision vote move ruling resolution".split())
_VOTES = {"for": "vote for", "in favor of": "vote for", "in favour of": "vote for", "against": "vote against"}
_CONTESTS = frozenset(
    "election vote race runoff run-off match game final semifinal case battle contest primary referendum appeal poll derby tie "
    "fixture clash duel rubber heat playoff play-off semi-final quarter-final".split()
)
_COMPARED = frozenset("from on by than".split())
_TESTS = frozenset("exam examination test inspection audit mot medical screening assessment trial".split())
_ATTRIBUTED = frozenset("decision verdict rank grade exam".split())
"""Classes whose participle before a noun tells an outcome: "the rejected plan"."""
_THEY = frozenset("they them it".split())


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


class _Reader(Parts):
    """Reads the acts of one article."""

    def read(self, token: Token) -> Act | None:
        lemma = token.lemma.lower()
        if self.article.part_of(token.sentence).kind in _SILENT:
            return None
        if token.xpos == "VBN" and token.deprel == "amod":
            return self._attribute(token)
        if token.upos == "VERB" and lemma in _verbs():
            return self._verb(token)
        if token.upos in ("NOUN", "PROPN") and f"{lemma}/n" in table("outcomes"):
            return self._noun(token)
        if token.text.lower() in ("up", "down", "higher", "lower") and token.upos in ("ADV", "ADJ", "ADP"):
            return self._way(token)
        return None

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
        days, timed = self.days(time, event)
        real = self._settled(token) or bool(event and event.modality == "asserted" and self.happened(token, event))
        agent = self.agent(token)
        return Act(
            token.i, self.span(decided or token, token, theme), token.sentence, "noun" if decided else "verb", kind, side, word,
            theme, decided is not None and self.points(decided), real or decided is not None,
            bool(event and event.polarity == "negative"), days, timed, agent,
            event.holder if event else "narrator", self.in_quotes(token), bool(aside),
            self._announced(token, event),
        )  # fmt: skip

    def _attribute(self, token: Token) -> Act | None:
        """ "The rejected plan": the participle points to an outcome of what it describes."""
        kind, side, role, *aside = table("outcomes").get(f"{token.lemma.lower()}/v", "- - -").split()
        noun = self.analysis.head(token)
        if kind not in _ATTRIBUTED or role == "agent" or noun.upos not in ("NOUN", "PROPN"):
            return None
        whole = self.theme(noun)
        theme = replace(whole, beside=whole.beside - {token.lemma.lower(), token.text.lower()})
        definite = self.points(noun) and len(self.analysis.children(token)) == 0
        return Act(
            token.i, whole.span or token.span, token.sentence, "noun", kind, side, token.text.lower(), theme, definite,
            definite and self.told(noun), False, None, False, quoted=self.in_quotes(token), aside=bool(aside),
        )  # fmt: skip

    def _settled(self, token: Token) -> bool:
        """ "Voted to accept", "decided to reject": the decision is taken."""
        outer = self.analysis.head(token)
        event = self.events.get(outer.i)
        taken = token.deprel in ("xcomp", "advcl") and outer.lemma.lower() in ("vote", "decide", "choose", "opt")
        return taken and event is not None and event.polarity == "positive" and outer.xpos in ("VBD", "VBN")

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
        if lemma in ("pass", "fail") and any(t.lemma.lower() in _TESTS for t in self.objects(token)):
            return f"{lemma} test"
        if lemma == "give" and any(t.lemma.lower() == "light" and t.deprel == "obj" for t in below):
            return "give green light to"
        near = [t for t in below if 0 < t.i - token.i <= 4 and t.deprel != "case"]
        particle = next((t for t in near if t.text.lower() in PARTICLES), None)
        if particle is not None and f"{lemma} {particle.text.lower()}/v" in table("outcomes"):
            return f"{lemma} {particle.text.lower()}"
        return lemma

    def _target(self, token: Token, word: str, role: str) -> Theme | None:
        """What the outcome falls on; None where the verb has none of the kind it needs."""
        objects = self.objects(token)
        passive = self.clauses.passive(token)
        if role == "patient" and token.xpos == "VBN" and token.deprel == "advcl" and not objects:
            if not self.analysis.children(token, "nsubj", "aux", "mark"):  # "Promoted in May, they led the table"
                above = self.clauses.subject(self.analysis.head(token))
                return self._meant(above) if above is not None else None
        if word.startswith("vote ") or word == "give green light to":
            cases = ("for", "against", "of") if word.startswith("vote") else ("to",)
            for t in self.analysis.children(token, "obl", "nmod"):
                if {c.text.lower() for c in self.analysis.children(t, "case")} & set(cases):
                    return self.theme(t)
            return None
        if role == "agent" and any(t.lemma.lower() not in _CONTESTS for t in objects):
            return None
        if role == "agent" and passive:
            return None
        if role != "agent" and (objects or passive):
            named = objects[0] if objects else self.clauses.subject(token)
            named = self.relative(token) or named
            return self._meant(named) if named is not None else None
        if role == "patient":
            named = self.relative(token)
            return self.theme(named) if named is not None else None
        subject = self.clauses.subject(token)
        return self.theme(subject) if subject is not None and subject.i != token.i else None

    def _meant(self, token: Token) -> Theme:
        """What a noun means, or "they" and "it": the name that is the subject of their sentence, else the last name before it."""
        theme = self.theme(token)
        if token.text.lower() not in _THEY or theme.person is not None:
            return theme
        first = self.analysis.sentences[token.sentence].first
        here = [t for t in self.analysis.tokens[first : token.i] if t.deprel == "nsubj" and t.upos in ("PROPN", "NOUN")]
        before = self.analysis.sentences[token.sentence - 1].first if token.sentence else first
        last = [t for t in self.analysis.tokens[before:first] if t.i in self.bodies and t.upos == "PROPN"]
        found = here[:1] if here and here[0].i in self.bodies else last if len({self.bodies[t.i] for t in last}) == 1 else []
        return self.theme(found[-1]) if found and not (here and here[0].i not in self.bodies) else theme

    def _decided(self, token: Token) -> Token | None:
        """The noun of "the decision to approve"."""
        noun = self.analysis.head(token)
        to = any(t.text.lower() == "to" for t in self.analysis.children(token, "mark"))
        return noun if to and token.deprel.startswith("acl") and noun.lemma.lower() in _DECIDED else None

    def _noun(self, token: Token) -> Act | None:
        kind, side, *aside = table("outcomes")[f"{token.lemma.lower()}/n"].split()
        if token.deprel in ("compound", "amod") or token.i in self.timed:
            return None
        theme = self._winner(token) if kind == "contest" else self._narrowed(token, self.noun_theme(token))
        days, timed = self.days(token, None)
        definite = self.points(token)
        event = self.events.get(token.i)
        return Act(
            token.i, self.span(token, token, theme), token.sentence, "noun", kind, side, token.lemma.lower(), theme,
            definite, definite and self.told(token), False, days, timed, self.noun_agent(token, theme),
            holder=event.holder if event else "narrator", quoted=self.in_quotes(token), aside=bool(aside),
        )  # fmt: skip

    def _winner(self, token: Token) -> Theme:
        """Whose victory or defeat a noun tells of: "Hull's victory", "the victory of Hull"."""
        for t in self.analysis.children(token, "nmod:poss", "nmod"):
            if t.i not in self.timed and (
                t.deprel == "nmod:poss" or any(c.text == "of" for c in self.analysis.children(t, "case"))
            ):
                return self.theme(t)
        return Theme()

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
        days, timed = self.days(at, event)
        real = bool(event and event.modality == "asserted" and event.tense != "future")
        after = self.analysis.tokens[token.i + 1 : token.i + 2]
        compared = any(t.text.lower() in _COMPARED or t.upos == "NUM" for t in after)
        return Act(
            token.i, cover((subject.span, token.span)), token.sentence, "way", "level", side, token.text.lower(),
            self.theme(subject), False, real and compared, bool(event and event.polarity == "negative"), days, timed,
            holder=event.holder if event else "narrator", quoted=self.in_quotes(token),
        )  # fmt: skip
