"""Common nouns to persons: by apposition, as a title before the name, as predicate, by owner, or by the noun said again."""

from __future__ import annotations

from collections.abc import Sequence

from claims.analysis import Analysis, Attribute, Mention, Token
from claims.document import Document
from claims.extract.people.drafts import Draft
from claims.extract.people.nominals import Nominal, is_relation
from claims.extract.people.scene import ASIDE, Scene
from claims.extract.people.syntax import subject

_APPOINT = frozenset("appoint name elect hire nominate choose pick make install recruit promote crown".split())
_BECOME = _APPOINT | {"become", "remain"}
_AS = _APPOINT | frozenset(
    "serve work succeed replace retire resign return join act start begin quit leave continue train qualify finish stand".split()
)
_TITLE_NOUNS = {"dr": "doctor", "prof": "professor", "capt": "captain", "col": "colonel", "gen": "general", "sen": "senator"}
_AGAIN = "the same noun said again"
_PLAIN = frozenset("man woman boy girl person child one lady gentleman guest member head fan".split())
_EMPTY = frozenset(
    "the a an of for in at on and to from with by as its his her their our my former late new old then young own".split()
)


class Links:
    """Gives each common noun its person, in text order. Drafts are added for persons that have no name."""

    def __init__(self, document: Document, analysis: Analysis, drafts: list[Draft], scene: Scene) -> None:
        self.document, self.analysis, self.drafts, self.scene = document, analysis, drafts, scene
        self.last: dict[int, int] = {}
        self._named = {i: d.id for d in drafts for n in d.names for i in range(n.first, n.last)}
        self._heads: dict[int, int] = {}
        self._called: dict[str, list[int]] = {}
        for draft in drafts:
            for title in {_TITLE_NOUNS.get(t, t): None for n in draft.names for t in n.titles}:
                self._called.setdefault(title, []).append(draft.id)
        self._kin: dict[tuple[int, str], int] = {}
        self._waiting: list[Nominal] = []

    # ------------------------------------------------------------ one nominal

    def resolve(self, nominal: Nominal) -> int | None:
        """The draft that a nominal means: a named one, an earlier one, or a new one without a name."""
        who, how = self._structure(nominal)
        if who is None and nominal.owner is not None:
            who, how = self._owned(nominal)
        if who is None and (nominal.definite in ("the", "possessive") or not nominal.definite):
            who, how = self._said_again(nominal), _AGAIN
        if who is None:
            if not nominal.definite and not nominal.age:
                if self.scene.kind(nominal.sentence) in ASIDE:
                    self._waiting.append(nominal)
                return None
            who, how = len(self.drafts), ""
            self.drafts.append(Draft(who, label=nominal.phrase))
        elif how in ("title", "apposition") and self.drafts[who].names:
            self._absorb(nominal, who)
        self._attach(nominal, who, how)
        return who

    def _absorb(self, nominal: Nominal, who: int) -> None:
        """Somebody spoken of by this noun before the name was given is the person now named."""
        if nominal.definite not in ("the", "") or nominal.noun in _PLAIN:
            return
        base = _base(nominal.noun)
        early = [d for d in self._called.get(base, ()) if not self.drafts[d].names and self.drafts[d].mentions and d != who]
        early = [d for d in early if self._agrees(nominal, self.drafts[d]) or self._agrees_back(nominal, self.drafts[d])]
        if len(early) != 1 or any(n.first < self.drafts[early[0]].mentions[0].head for n in self.drafts[who].names):
            return
        lost = self.drafts[early[0]]
        home = self.drafts[who]
        home.mentions += lost.mentions
        home.attributes += lost.attributes
        home.nouns = {**lost.nouns, **home.nouns}
        lost.mentions, lost.attributes = [], []
        self.scene.merge(lost.id, who)
        for noun in lost.nouns:
            if who not in self._called[_base(noun)]:
                self._called[_base(noun)].append(who)

    def _agrees_back(self, nominal: Nominal, draft: Draft) -> bool:
        words = set(nominal.full.replace("-", " ").split())
        return all(set(a.value.split()) - _EMPTY <= words for a in draft.attributes if a.kind == "role")

    def _attach(self, nominal: Nominal, who: int, how: str) -> None:
        draft = self.drafts[who]
        text = nominal.span.of(self.document.prose)
        if how == "predicate" and not draft.names:
            how = ""
        mention = Mention(nominal.span, text, "nominal", nominal.sentence, nominal.head)
        draft.mentions.append(mention)
        self.scene.add(mention, who)
        self.last[who] = nominal.head
        self._heads[nominal.head] = who
        draft.nouns.setdefault(nominal.noun, nominal.head)
        homes = self._called.setdefault(_base(nominal.noun), [])
        if who not in homes:
            homes.append(who)
        self._describe(nominal, draft, how)

    def _describe(self, nominal: Nominal, draft: Draft, how: str) -> None:
        why = f"“{nominal.span.of(self.document.prose)}”" + (f" by {how}" if how else "")
        owner = self.scene.who(nominal.owner)
        if nominal.age:
            draft.attributes.append(Attribute("age", nominal.age, nominal.span, nominal.sentence, why))
        elif is_relation(nominal.noun):
            if owner is not None and owner != draft.id:
                self._kin[owner, nominal.noun] = draft.id
                draft.attributes.append(Attribute("relation", nominal.noun, nominal.span, nominal.sentence, why, owner))
        elif how != _AGAIN and nominal.noun != "one" and (nominal.noun not in _PLAIN or nominal.phrase != nominal.noun):
            draft.attributes.append(Attribute("role", nominal.full, nominal.span, nominal.sentence, why))

    # ------------------------------------------------------------ by structure

    def _structure(self, nominal: Nominal) -> tuple[int | None, str]:
        tokens, head = self.analysis.tokens, self.analysis.tokens[nominal.head]
        after = nominal.head + 1
        if after in self._named and head.sentence == tokens[after].sentence and self._one_phrase(head, tokens[after]):
            return self._named[after], "title"
        near = [head.head] if head.deprel in ("appos", "flat", "nmod:desc") else []
        near += [c.i for c in self.analysis.children(head, "appos", "flat")]
        for i in near:
            if (who := self._owner_of(i)) is not None:
                return who, "apposition"
        who = self._beside(nominal)
        if who is not None:
            return who, "apposition"
        who = self._predicated(head)
        return who, "predicate" if who is not None else ""

    def _predicated(self, head: Token) -> int | None:
        """ "X is the chair", "the chair is X", "X, who was chair", "X became chair", "X was named chair", "X left as chair"."""
        chosen: Token | None = None
        above = self.analysis.head(head)
        if any(c.deprel == "cop" for c in self.analysis.children(head)):
            chosen = None if self._denied(head) else subject(self.analysis, head)
        elif head.deprel.startswith("nsubj") and any(c.deprel == "cop" for c in self.analysis.children(above)):
            return self._named.get(above.i) if not self._denied(above) else None
        elif head.deprel in ("xcomp", "obj") and above.lemma.lower() in _BECOME and not self._denied(above):
            chosen = self._made(above) if head.deprel == "xcomp" else subject(self.analysis, above)
        elif head.deprel.startswith("obl") and any(c.lemma.lower() == "as" for c in self.analysis.children(head, "case")):
            chosen = self._made(above) if above.lemma.lower() in _AS and not self._denied(above) else None
        if chosen is None:
            return None
        if chosen.lemma.lower() in ("who", "that", "which"):
            chosen = self._antecedent(chosen)
        return self._owner_of(chosen.i)

    def _made(self, verb: Token) -> Token | None:
        """Who gets the post: the object of "appoint" and the like, else the subject."""
        made = self.analysis.children(verb, "obj") if verb.lemma.lower() in _APPOINT else []
        return made[0] if made else subject(self.analysis, verb)

    def _antecedent(self, relative: Token) -> Token:
        here = relative
        for _ in range(8):
            if here.deprel.startswith("acl") or here.head == here.i:
                break
            here = self.analysis.head(here)
        return self.analysis.head(here)

    def _owner_of(self, token: int) -> int | None:
        found = self._named.get(token, self._heads.get(token))
        return self.scene.who(token) if found is None else self.scene.now(found)

    def _one_phrase(self, noun: Token, name: Token) -> bool:
        return noun.span.end + 1 >= name.span.start and not noun.deprel.startswith(("obl:unmarked", "vocative"))

    def _denied(self, head: Token) -> bool:
        return any(c.deprel == "advmod" and c.lemma.lower() in ("not", "n't", "never") for c in self.analysis.children(head))

    def _beside(self, nominal: Nominal) -> int | None:
        """ "Name, a farmer," and "The mayor, Name," where the parse missed it: a comma between, and a mark after."""
        tokens = self.analysis.tokens
        inside = self.analysis.tokens_in(nominal.span)
        first, last = inside[0].i, inside[-1].i
        sentence = self.analysis.sentences[nominal.sentence]
        before = first - 2
        if before - 2 >= sentence.first and tokens[first - 1].text == "," and tokens[before].text.isdigit():
            before -= 2
        comma = before >= sentence.first and tokens[first - 1].text == "," and tokens[before + 1].text == ","
        if comma and before in self._named and (before < first - 2 or self._ends(last + 1)):
            return self._named[before]
        if last + 2 < sentence.last and tokens[last + 1].text == "," and last + 2 in self._named:
            end = last + 2
            while end in self._named and self._named[end] == self._named[last + 2]:
                end += 1
            if self._ends(end) and (nominal.definite or nominal.noun == "one") and not self._row(last + 2):
                return self._named[last + 2]
        return None

    def _ends(self, at: int) -> bool:
        tokens = self.analysis.tokens
        return at >= len(tokens) or tokens[at].text in (",", ".", ";", ")", ":", "-", "–", "—")

    def _row(self, at: int) -> bool:
        """Is the name one of several in a row?"""
        token = self.analysis.tokens[at]
        return token.deprel == "conj" or any(c.deprel == "conj" for c in self.analysis.children(token))

    # ------------------------------------------------------------ by what was said before

    def _owned(self, nominal: Nominal) -> tuple[int | None, str]:
        """ "his brother" again, for the same "his"."""
        owner = self.scene.who(nominal.owner)
        if owner is None:
            return None, ""
        return self._kin.get((owner, nominal.noun)), "the same owner and noun"

    def _said_again(self, nominal: Nominal) -> int | None:
        if nominal.noun in _PLAIN and nominal.definite != "the":
            return None
        if is_relation(nominal.noun) and nominal.owner is not None:
            return None
        homes = [d for d in self._called.get(_base(nominal.noun), ()) if self._agrees(nominal, self.drafts[d])]
        homes = [d for d in homes if self.drafts[d].mentions]
        if not homes:
            return None
        if nominal.definite == "possessive":
            homes = [d for d in homes if self.drafts[d].names]
        best = max(homes, key=lambda d: self.last.get(d, -1), default=None)
        if best is None or best not in self.last:
            return None
        if nominal.definite == "" and not self.drafts[best].names:
            return None
        return best

    def _agrees(self, nominal: Nominal, draft: Draft) -> bool:
        """Every word that narrows the noun has been said of the person."""
        narrow = {w for w in nominal.full.split() if w not in _EMPTY and w != nominal.noun}
        said = {w for a in draft.attributes if a.kind == "role" for w in a.value.replace("-", " ").split()}
        return narrow <= said

    # ------------------------------------------------------------ headlines

    def finish(self) -> None:
        """The nouns of headlines that stood before their person was named."""
        for nominal in self._waiting:
            homes = [d for d in self._called.get(_base(nominal.noun), ()) if self.drafts[d].names]
            homes = [d for d in homes if self._agrees(nominal, self.drafts[d])]
            if len(homes) == 1:
                self._attach(nominal, homes[0], "the same noun in the text")


def _base(noun: str) -> str:
    """The noun without what says that the post is over or shared."""
    for prefix in ("ex-", "then-", "co-"):
        noun = noun.removeprefix(prefix)
    return noun


def heads_of(drafts: Sequence[Draft]) -> dict[int, int]:
    """The draft of each head token of a mention."""
    return {m.head: d.id for d in drafts for m in d.mentions}
