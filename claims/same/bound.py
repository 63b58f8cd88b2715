"""Pronouns whose place alone says whom they mean, whatever their gender.

The gender of a pronoun may be the slip that is looked for, so it must not help to find its person. A pronoun is bound where
its sentence, or the one before it in the paragraph, names one person only, in a place that pronouns point back to, and where
nobody was spoken of lately whom the pronoun could mean as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.analysis import Mention, Person, Pronoun, Sentence, Token
from claims.article import Article
from claims.document import PartKind
from claims.same.own import owner, touches

_LATELY = 3
_ABOUT = 6
"""How many sentences back the person whom the article is about is still in everybody's mind."""
_MAIN = 6
_FELT = frozenset(
    "afraid angry anxious ashamed aware certain concerned confident convinced delighted determined disappointed eager excited "
    "glad grateful happy hopeful optimistic pleased proud ready relieved sad satisfied shocked sorry sure surprised unaware "
    "willing".split()
)
"""What somebody who says it says of himself."""
_ASKED = frozenset("ask question press quiz challenge interview".split())


@dataclass(frozen=True, slots=True)
class Bond:
    """A pronoun with the person whom its place gives it; `why` says how, as a person would."""

    pronoun: Pronoun
    person: int
    why: str


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A mention with its person: `source` where it only says who speaks."""

    mention: Mention
    person: Person
    source: bool


class Bonds:
    """Who is spoken of in each sentence of an article, and which pronouns that binds."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._told = {t.i: q for q in reversed(article.quotations) if q.source for t in article.analysis.tokens_in(q.source.span)}
        self._people = {p.id: p for p in article.people}
        most = sorted(article.people, key=lambda p: (-len(p.mentions), p.id))[:2]
        next_ = len(most[1].mentions) if len(most) > 1 else 0
        self._about = most[0] if most and len(most[0].mentions) >= max(_MAIN, 2 * next_) else None
        self._said: dict[int, list[_Spoken]] = {}
        for person in article.people:
            names = [m for m in person.mentions if m.kind != "pronoun" and not article.quoted(m.span)]
            telling = {m.sentence for m in names if m.head in self._told}
            for mention in names:
                self._said.setdefault(mention.sentence, []).append(_Spoken(mention, person, mention.sentence in telling))
        self._heads = {s.mention.head: s.person.id for i in sorted(self._said) for s in self._said[i] if s.mention.kind == "name"}
        self._pronouns: dict[int, list[Pronoun]] = {}
        for pronoun in article.pronouns:
            self._pronouns.setdefault(pronoun.sentence, []).append(pronoun)

    def of(self, pronoun: Pronoun) -> Bond | None:
        """The bond of a pronoun outside quotation marks, if it has one."""
        if self._article.quoted(pronoun.span):
            return None
        if (who := owner(self._article, self._heads, pronoun)) is not None:
            name = self._people[who].name
            return Bond(pronoun, who, f"“{pronoun.text}” can only mean {name}, whom the sentence is about")
        if pronoun.text.lower() in ("him", "himself", "herself", "hers"):
            return None
        sentence = self._article.sentence(pronoun.sentence)
        before = [s for s in self._named(sentence.i) if s.mention.span.start < pronoun.span.start]
        bond = self._in_sentence(pronoun, before) if before else self._after_sentence(pronoun, sentence)
        if bond is None or not self._people[bond.person].mentions or self._rivals(pronoun, bond.person, sentence):
            return None
        return bond

    # ------------------------------------------------------------ the two ways

    def _in_sentence(self, pronoun: Pronoun, before: Sequence[_Spoken]) -> Bond | None:
        """ "X said she ...", "X has sold the house since she ...", "X ... her office": nobody else is named before."""
        analysis = self._article.analysis
        asked = {s.person.id for s in before if self._asks(s.mention)}
        people = {s.person.id for s in before} - asked
        if len(people) != 1:
            return None
        who = people.pop()
        last = [s for s in before if s.person.id == who][-1]
        token = analysis.tokens[pronoun.token]
        if any(pronoun.span in s.mention.span for s in self._named(pronoun.sentence)):
            return None  # "her husband" is not her
        if touches(analysis, token) or token.deprel in ("obj", "iobj"):
            return None
        verb = self._subject_of(analysis.tokens[last.mention.head])
        if verb is None or not self._under(token, verb):
            return None
        if token.deprel.startswith("nsubj") and (self._described(token) or not self._next_clause(token, verb)):
            return None
        told = [c for c in analysis.children(verb, "obj", "iobj", "obl") if c.i < token.i]
        if any(c.upos in ("PRON", "PROPN") for c in told):
            return None  # "X told him that he ..."
        name = self._people[who].name
        why = f"the sentence is about {name}, and nobody else is named in it before “{pronoun.text}”"
        return Bond(pronoun, who, why)

    def _after_sentence(self, pronoun: Pronoun, sentence: Sentence) -> Bond | None:
        """ "X left. She ...", "“...,” said X. Her office ...", "X went. “...,” she said": the sentence before names X alone."""
        opens = pronoun.token - sentence.first <= 1 and pronoun.text[0].isupper()
        quotation = self._told.get(pronoun.token)
        if not opens and quotation is None:
            return None
        if not opens and any(s.mention.span.start < pronoun.span.start for s in self._named(sentence.i)):
            return None
        if quotation is not None and not opens:
            sentence = self._article.analysis.sentence_at(quotation.span.start) or sentence
        back = self._before(sentence)
        if back is None:
            return None
        people = {s.person.id for s in self._named(back.i)}
        if len(people) != 1:
            return None
        who = people.pop()
        name = self._people[who].name
        return Bond(pronoun, who, f"the sentence before “{pronoun.text}” speaks of {name} and of nobody else")

    # ------------------------------------------------------------ who else

    def _rivals(self, pronoun: Pronoun, who: int, sentence: Sentence) -> bool:
        """Whether somebody else was spoken of lately whom the pronoun could mean."""
        near = self._window(sentence)
        if self._about is not None and self._about.id != who and self.gender_without(self._about, pronoun) == pronoun.gender:
            named = {s for s in near if any(spoken.person.id == who for spoken in self._named(s))}
            since = sentence.i - _ABOUT if len(named) < 2 else min(near)
            if any(since <= m.sentence <= sentence.i for m in self._about.mentions if m.span.start < pronoun.span.start):
                return True
        other = {"male": "female", "female": "male"}[pronoun.gender]
        for s in (i for i in near if i <= sentence.i):
            for p in self._pronouns.get(s, ()):
                if p.token == pronoun.token or self._article.quoted(p.span):
                    continue
                if p.gender == pronoun.gender and p.person not in (None, who) and p.span.start < pronoun.span.start:
                    return True
                if p.gender == other and s == sentence.i:
                    return True
        for s in near:
            for spoken in self._named(s):
                rival = spoken.person
                if rival.id == who or spoken.mention.span.start >= pronoun.span.start:
                    continue
                gender = self.gender_without(rival, pronoun)
                if gender == pronoun.gender or (not gender and not (spoken.source and s != sentence.i)):
                    return True
        return False

    def gender_without(self, person: Person, pronoun: Pronoun) -> str:
        """The gender of a person by all that the text says but this pronoun."""
        said = {a.value for a in person.attributes if a.kind == "gender" and a.span != pronoun.span}
        return said.pop() if len(said) == 1 else person.gender if said else ""

    def _window(self, sentence: Sentence) -> list[int]:
        """The sentences of the paragraph up to this one; where it opens the paragraph, the last two before."""

        def paragraph(i: int) -> int:
            return self._article.part_of(i).paragraph

        here = sentence.i
        opens = here > 0 and paragraph(here - 1) != paragraph(here)
        back = range(here - 1, max(-1, here - 1 - _LATELY), -1)
        return [here, *(i for i in back if paragraph(i) == paragraph(here) or here - i <= 1 + opens)]

    def _named(self, sentence: int) -> list[_Spoken]:
        return self._said.get(sentence, [])

    def _before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, in this paragraph of running text or in the last."""
        if sentence.i == 0:
            return None
        here, back = (self._article.part_of(i) for i in (sentence.i, sentence.i - 1))
        joined = here.kind is back.kind is PartKind.BODY and here.paragraph - back.paragraph == 1
        return self._article.sentence(sentence.i - 1) if joined or here.paragraph == back.paragraph else None

    # ------------------------------------------------------------ grammar

    def _subject_of(self, token: Token) -> Token | None:
        """The verb whose subject a mention is."""
        analysis = self._article.analysis
        for _ in range(8):
            if token.deprel.startswith("nsubj"):
                return analysis.head(token)
            if token.deprel.split(":")[0] not in ("appos", "flat", "compound") or token.head == token.i:
                return None
            token = analysis.head(token)
        return None

    def _asks(self, mention: Mention) -> bool:
        """ "Asked by X, ..." and "Questioned by X, ..."."""
        token = self._article.analysis.tokens[mention.head]
        verb = self._article.analysis.head(token)
        return token.deprel.startswith("obl") and verb.deprel.startswith("advcl") and verb.lemma.lower() in _ASKED

    def _described(self, token: Token) -> bool:
        """ "X said he was ill", "X said he was charged": whoever is described so may be somebody else."""
        verb = self._article.analysis.head(token)
        if verb.lemma.lower() in _FELT:
            return False
        passive = any(c.deprel in ("cop", "aux:pass") for c in self._article.analysis.children(verb))
        return verb.deprel == "ccomp" and (passive or token.deprel == "nsubj:pass")

    def _next_clause(self, token: Token, verb: Token) -> bool:
        """Whether the pronoun is the subject of a clause right below the verb (or of one joined to such a clause)."""
        analysis = self._article.analysis
        above = analysis.head(analysis.head(token))
        for _ in range(4):
            if above.i == verb.i or above.deprel.split(":")[0] not in ("conj", "xcomp"):
                break
            above = analysis.head(above)
        return above.i == verb.i

    def _under(self, token: Token, verb: Token) -> bool:
        analysis = self._article.analysis
        for _ in range(40):
            if token.i == verb.i:
                return True
            if token.head == token.i or (token.deprel.startswith("acl") and token.deprel != "acl:relcl"):
                return False
            token = analysis.head(token)
        return False
