"""What somebody did, or is said not to have done: verbs of any kind and the nouns made from them, with one name for each deed.

The table `deeds` gives verbs and nouns of one deed one name ("asked for", "the request"); any other verb is its own name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from claims.analysis import Event, Token
from claims.article import Article
from claims.document import PartKind
from claims.lexicon import table
from claims.same.acts import Act
from claims.same.events import Sameness, Verdict, same_doer, same_theme
from claims.same.parts import NOBODY, PARTICLES, Parts, Theme
from claims.spans import cover

_EMPTY = frozenset(
    "be have do get go come make take say tell know think want see mean let keep seem feel look like need try".split()
)
_SILENT = (PartKind.BYLINE, PartKind.DATELINE, PartKind.NOTE, PartKind.HEADLINE)
_SENT = frozenset("apology request complaint offer payment donation response reply invitation warning order objection".split())
_TELLING = frozenset("tell speak talk".split())
_FIRM = ("did", "was", "were", "has", "have", "had")
_OBLIQUE = {
    "ask": ("for",),
    "agree": ("to", "on"),
    "vote": ("for",),
    "apologise": ("for",),
    "appeal": ("against",),
    "object": ("to",),
}


_REFUSING = frozenset("refuse decline".split())
_OCCASIONS = frozenset(
    "funeral wedding ceremony meeting hearing summit conference inquest trial burial reception launch dinner "
    "rally session service vigil concert match game premiere debate".split()
)
_HARMS = ("injure", "kill", "arrest", "charge")
_NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
BARE = "the noun says neither who nor what"


def deeds(article: Article) -> tuple[Act, ...]:
    """All deeds told as facts, done or denied, in text order; `side` is "-" for the denied."""
    return article.once(_deeds)


def _deeds(article: Article) -> tuple[Act, ...]:
    reader = _Reader(article)
    found = [deed for token in article.analysis.tokens if (deed := reader.read(token)) is not None]
    return tuple(sorted(found, key=lambda a: (a.span, a.token)))


def same_deed(article: Article, denied: Act, done: Act) -> Sameness:
    """Whether a deed that was done is the one that is denied elsewhere."""
    if denied.kind != done.kind:
        return Sameness(Verdict.DIFFERENT, ("other deeds",))
    if denied.days and done.days and (denied.days[1] < done.days[0] or done.days[1] < denied.days[0]):
        return Sameness(Verdict.DIFFERENT, ("at other times",))
    doers = same_doer(denied.agent, done.agent)
    if doers is Verdict.DIFFERENT:
        return Sameness(Verdict.DIFFERENT, ("by others",))
    reasons: tuple[str, ...] = ()
    if doers is Verdict.SAME:
        reasons += (f"both are said of {denied.agent.text}",)
    a, b = denied.theme, done.theme
    if a.text.lower().startswith(("any ", "no ")):
        b = replace(b, beside=frozenset(w for w in b.beside if w not in _NUMBERS and not w.isdigit()))
        done = replace(done, theme=b)
    if a.head == NOBODY and denied.kind in _HARMS and done.form == "verb" and b.head and b.head != NOBODY:
        return Sameness(Verdict.SAME, (f"“{a.text}” leaves out nobody",))
    if _named(a) and _named(b):
        bags = _bag(a) == _bag(b) and len(_bag(a)) > 1
        theme = same_theme(article, denied, done)
        if theme.verdict is not Verdict.SAME and not bags:
            return theme
        reasons += theme.reasons if theme.verdict is Verdict.SAME else (f"“{b.text}” is “{a.text}”",)
        if doers is not Verdict.SAME and not (done.form == "noun" and done.definite) and not b.beside:
            return Sameness(Verdict.UNSURE, ("by whom is not said",))
        return Sameness(Verdict.SAME, reasons)
    if done.form == "noun" and done.definite and doers is Verdict.SAME:
        return Sameness(Verdict.SAME, (*reasons, f"“{done.word}” points back to something already told"))
    known = denied.agent.person is not None or (denied.agent.text == done.agent.text and denied.kind in _families())
    if done.form == "verb" and doers is Verdict.SAME and known and not _named(a) and not _named(b):
        return Sameness(Verdict.SAME, reasons)
    if done.form == "noun" and done.definite and not _named(b) and not done.agent.text:
        return Sameness(Verdict.UNSURE, (BARE,))
    return Sameness(Verdict.UNSURE, ("nothing ties the one to the other",))


def _named(theme: Theme) -> bool:
    return bool(theme.head) or theme.person is not None


def _bag(theme: Theme) -> frozenset[str]:
    return theme.beside | {theme.head}


@cache
def _family(word: str) -> str:
    return table("deeds").get(word, "")


@cache
def _families() -> frozenset[str]:
    return frozenset(table("deeds").values())


class _Reader(Parts):
    """Reads the deeds of one article."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.silent = {p.index for p in article.document.parts if p.kind in _SILENT}

    def read(self, token: Token) -> Act | None:
        if self.analysis.sentences[token.sentence].part in self.silent or self.in_quotes(token):
            return None
        event = self.events.get(token.i)
        if event is not None and not event.noun_class:
            return self._verb(token, event)
        if token.upos == "NOUN" and token.lemma.lower() in _OCCASIONS and (there := self._present(token)) is not None:
            return there
        family = _family(f"{token.lemma.lower()}/n") if token.upos == "NOUN" else ""
        if family and token.deprel not in ("compound", "amod") and token.i not in self.timed:
            return self._noun(token, family)
        return None

    def _verb(self, token: Token, event: Event) -> Act | None:
        refused = self._refused(token)
        if event.modality != "asserted" or not (refused or self.happened(token, event)):
            return None
        carried = self._carried(token)
        word, theme = (carried.lemma.lower(), Theme(NOBODY, text=carried.text)) if carried is not None else self._word(token)
        family = _family(f"{word}/n") if carried is not None else _family(f"{word}/v") or word
        left_undone = family.startswith("not ")
        negative = event.polarity == "negative" or refused
        if not word or (negative and not left_undone and not refused and not self._firm(token)):
            return None
        denied, family = negative != left_undone, family.removeprefix("not ")
        agent = self.agent(self.analysis.head(token) if refused else token)
        if self.clauses.passive(token) and not theme.text:
            subject = self.clauses.subject(token)
            theme = self.theme(subject) if subject is not None else theme
        days, timed = self.days(token, event)
        return Act(
            token.i, self.span(self.analysis.head(token) if refused else token, token, theme), token.sentence,
            "verb", family, "-" if denied else "+",
            word, theme, False, True, denied, days, timed, agent, event.holder,
        )  # fmt: skip

    def _word(self, token: Token) -> tuple[str, Theme]:
        """The verb, with its particle or the noun that makes it another one, and what it falls on."""
        below = self.analysis.children(token)
        cases = {c.text.lower() for c in below if c.deprel == "case"}
        if any(t.deprel == "cop" for t in below):
            return ("be at", self.theme(token)) if "at" in cases and token.upos == "NOUN" else ("", Theme())
        lemma = token.lemma.lower()
        if token.upos != "VERB":
            return "", Theme()
        objects = self.objects(token)
        if lemma == "give" and objects and objects[0].lemma.lower() == "evidence":
            return "give evidence", Theme()
        if lemma in _TELLING and (heard := self._hearers(token)):
            return heard, Theme()
        particle = next((t for t in below if t.text.lower() in PARTICLES and 0 < t.i - token.i <= 3 and t.deprel != "case"), None)
        word = f"{lemma} {particle.text.lower()}" if particle is not None else lemma
        if word in _EMPTY:
            return "", Theme()
        target = self.relative(token) or (self._whole(objects[0]) if objects else None)
        if target is None:
            wanted = _OBLIQUE.get(_family(f"{word}/v") or word, ())
            for t in self.analysis.children(token, "obl"):
                if {c.text.lower() for c in self.analysis.children(t, "case")} & set(wanted):
                    target = t
        if target is None or target.upos == "PRON":
            return word, self.theme(target) if target is not None else Theme()
        return word, self.theme(target)

    def _present(self, token: Token) -> Act | None:
        """ "At the funeral, the minister laid a wreath": whoever does something at an occasion attends it."""
        verb = self.analysis.head(token)
        event = self.events.get(verb.i)
        at = {c.text.lower() for c in self.analysis.children(token, "case")} == {"at"} and self.points(token)
        if not at or token.deprel != "obl" or event is None or event.noun_class or not _bodily(verb):
            return None
        if event.polarity != "positive" or event.modality != "asserted" or not self.happened(verb, event):
            return None
        agent = self.agent(verb)
        if self.clauses.passive(verb) or not (agent.head or agent.person is not None):
            return None
        days, timed = self.days(verb, event)
        span = cover((token.span, verb.span))
        return Act(
            token.i, span, token.sentence, "verb", "attend", "+", "attend", self.theme(token), False, True, False, days, timed,
            agent, event.holder,
        )  # fmt: skip

    def _carried(self, token: Token) -> Token | None:
        """The noun of "no arrests have been made"."""
        if token.lemma.lower() not in ("make", "report"):
            return None
        near = (*self.analysis.children(token, "obj"), *self.analysis.children(token, "nsubj:pass"))
        denied = [t for t in near if any(c.text.lower() == "no" for c in self.analysis.children(t, "det"))]
        return next((t for t in denied if _family(f"{t.lemma.lower()}/n") in _HARMS), None)

    def _hearers(self, token: Token) -> str:
        """Whom somebody speaks to, where that is a deed of its own: the press, a jury."""
        heads = {t.lemma.lower() for t in self.analysis.children(token, "obj", "iobj")}
        for t in self.analysis.children(token, "obl"):
            if {c.text.lower() for c in self.analysis.children(t, "case")} & {"to", "with"}:
                heads.add(t.lemma.lower())
        if heads & {"reporter", "journalist", "press", "media"}:
            return "speak to the press"
        return "give evidence" if heads & {"jury", "juror"} else ""

    def _whole(self, token: Token) -> Token:
        """The noun of "any of its products"."""
        of = [
            t
            for t in self.analysis.children(token, "nmod")
            if any(c.text.lower() == "of" for c in self.analysis.children(t, "case"))
        ]
        return of[0] if of and token.lemma.lower() in ("any", "one", "none", "either") else token

    def _firm(self, token: Token) -> bool:
        """Denied of the past ("did not sign", "has not ordered"), without a word that leaves part of it standing."""
        below = self.analysis.children(token)
        aux = {t.text.lower() for t in below if t.deprel.split(":")[0] in ("aux", "cop")}
        bounded = self._bounded(token)
        never = any(t.text.lower() == "never" for t in below) and token.xpos in ("VBD", "VBN")
        subject = self.clauses.subject(token)  # "none of the crew survived", "neither driver stopped"
        said = [subject, *self.analysis.children(subject, "det")] if subject is not None else []
        nobody = any(t.text.lower() in ("none", "neither", "no", "nobody") for t in said) and token.xpos == "VBD"
        return (never or nobody or bool(aux & set(_FIRM))) and not bounded

    def _refused(self, token: Token) -> bool:
        """ "Refused to speak", "declined to sign": told as left undone."""
        above = self.analysis.head(token)
        taken = token.deprel == "xcomp" and above.lemma.lower() in _REFUSING and above.xpos in ("VBD", "VBN")
        event = self.events.get(above.i) if taken else None
        if event is None or event.polarity != "positive" or event.modality != "asserted":
            return False
        return not self._bounded(above) and not self._bounded(token)

    def _bounded(self, token: Token) -> bool:
        below = self.analysis.children(token)
        adjuncts = [t for t in below if t.deprel.split(":")[0] in _JOINED]
        joined = [c for t in adjuncts for c in self.analysis.children(t, "case", "mark", "advmod")]
        cause = any(
            c.text.lower() in ("because", "due", "owing") for c in joined if c.deprel == "case"
        )  # "not because of the ice"
        return cause or bool({t.text.lower() for t in (*below, *joined)} & _BOUNDED)

    def _noun(self, token: Token, family: str) -> Act | None:
        definite = self.points(token)
        if not definite or not self.told(token):
            return None
        theme = self.noun_theme(token)
        agent = self.noun_agent(token, theme)
        made = [t for c in self.analysis.children(token, "acl") for t in self.analysis.children(c, "obl:agent")]
        if token.lemma.lower() in _SENT:
            cases = {t.i: self.analysis.children(t, "case") for t in self.analysis.children(token, "nmod")}
            made += [t for t in self.analysis.children(token, "nmod") if any(c.text == "from" for c in cases[t.i])]
        if made and not agent.text:
            agent = self.theme(made[0])
        if theme.head and any(t.deprel == "nmod:poss" and t.i == theme.token for t in self.analysis.children(token)):
            agent, theme = theme, Theme()
        beside = {t.lemma.lower() for t in self.analysis.children(token, "compound") if t.i not in self.timed}
        theme = replace(theme, beside=theme.beside | (beside - {theme.head})) if theme.head else theme
        days, timed = self.days(token, None)
        return Act(
            token.i, self.span(token, token, theme), token.sentence, "noun", family, "+", token.lemma.lower(), theme, True, True,
            False, days, timed, agent,
        )  # fmt: skip


def _bodily(verb: Token) -> bool:
    """Whether a verb tells what only somebody present can do."""
    return verb.xpos == "VBD" and verb.lemma.lower() in _PRESENT


_PRESENT = frozenset(
    "lay sit stand speak sing read weep cry shake hug embrace kneel carry walk dance wave cut unveil kiss applaud bow stare sign "
    "smile nod play wear hold hand raise pray toast".split()
)
_JOINED = ("obl", "advmod", "advcl", "obj")
_BOUNDED = frozenset(
    "until yet before only just fully entirely completely always enough all every immediately initially originally first "
    "again anymore longer still unless without properly well alone merely necessarily once since simply later then instead "
    "so than directly personally by formally publicly".split()
)


def denials(found: tuple[Act, ...]) -> Iterator[tuple[Act, list[Act]]]:
    """Each denied deed with the deeds of its name that were done."""
    by_name: dict[str, list[Act]] = {}
    for deed in found:
        if not deed.denied:
            by_name.setdefault(deed.kind, []).append(deed)
    for deed in found:
        if deed.denied and deed.kind in by_name:
            yield deed, by_name[deed.kind]
