"""Which party the text gives a person to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claims.analysis import Attribute, Mention, Person
from claims.article import Article
from claims.lexicon import table
from claims.spans import Span

_KIND = "Party|Front|Movement|Alliance|League|Dal|Morcha|Sena|Samiti|Parishad|Janata|Sabha"
_PARTY = re.compile(rf"\b(?:{_KIND})\b")
_NAMED = re.compile(rf"\b((?:[A-Z][\w’'-]+ ){{1,5}}(?:{_KIND}))\b(?: \(([A-Z]{{2,6}})\))?")
_SEAT = re.compile(
    r" (?:M[SP]|MSP|TD|AM|MLA|MEP|MNA|senator|councillor|councilwoman|councilman|lawmaker|politician|congressman|congresswoman|"
    r"leader|deputy|legislator|backbencher|candidate|veteran|peer|governor|mayor)\b"
)
_LEADS = re.compile(r"(?:Its|its) (?:\w+ )?(?:leader|chairman|chairwoman|president|secretary|spokesman|spokeswoman|founder)\b")


@dataclass(frozen=True, slots=True)
class Membership:
    """That a person belongs to a party, with the words that say so."""

    person: int
    party: str
    span: Span
    sentence: int


class Parties:
    """The parties of an article and who belongs to them."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._names: dict[str, str] = dict(table("parties"))
        for body in article.bodies:
            if _PARTY.search(body.name):
                key = self._names.get(body.name, body.name)
                self._names |= {
                    name: key for name in (body.name, *body.acronyms, *(m.text for m in body.mentions)) if name[:1].isupper()
                }
        for found in _NAMED.finditer(article.document.prose):
            full = found[1].removeprefix("The ")
            if full.count(" "):
                key = self._names.setdefault(full, full)
                if found[2]:
                    self._names.setdefault(found[2], key)
        every = sorted(self._names, key=lambda n: (-len(n), n))
        self._any = re.compile(r"(?<![\w-])(?:[Tt]he )?(" + "|".join(map(re.escape, every)) + r")(?![\w-])")
        self._here: Mapping[int, set[int]] = self._persons()

    def memberships(self) -> Iterator[Membership]:
        """All that is said, person by person."""
        for person in self._article.people:
            named = any(m.kind == "name" for m in person.mentions)
            for mention in person.mentions:
                if named and mention.kind == "name" and not self._quoted(mention.span):
                    yield from self._beside(person, mention)
            for attribute in person.attributes:
                if named and attribute.kind == "role" and not self._quoted(attribute.span):
                    yield from self._in_role(person.id, attribute)
        yield from self._heads()

    def _beside(self, person: Person, mention: Mention) -> Iterator[Membership]:
        """ "Labour's X", "X (Labour)", "X, of the Labour Party"."""
        prose = self._article.document.prose
        start = max(self._article.sentence(mention.sentence).span.start, mention.span.start - 60)
        for found in self._any.finditer(prose, start, mention.span.start):
            if re.fullmatch(r"['’]s? ", prose[found.end() : mention.span.start]):
                yield Membership(person.id, self._names[found[1]], Span(found.start(), mention.span.end), mention.sentence)
        after = re.match(r"(?: \(|,? of (?:the )?)", prose[mention.span.end : mention.span.end + 12])
        if after and (found_ := self._any.match(prose, mention.span.end + after.end())):
            yield Membership(person.id, self._names[found_[1]], Span(mention.span.start, found_.end()), mention.sentence)

    def _in_role(self, who: int, attribute: Attribute) -> Iterator[Membership]:
        """ "Deputy leader of the Labour Party", "the Labour councillor", "its leader" behind a sentence about one party."""
        prose = self._article.document.prose
        found = self._any.search(prose, attribute.span.start, attribute.span.end)
        if found is not None:
            yield Membership(who, self._names[found[1]], attribute.span, attribute.sentence)
        elif _LEADS.match(prose, attribute.span.start) and attribute.sentence > 0:
            back = self._article.sentence(attribute.sentence - 1).span
            parties = {self._names[m[1]] for m in self._any.finditer(prose, back.start, back.end)}
            if len(parties) == 1:
                yield Membership(who, parties.pop(), attribute.span, attribute.sentence)

    def _heads(self) -> Iterator[Membership]:
        """ "The Labour councillor" at the head of a sentence: the only person whom the sentence before speaks of."""
        prose = self._article.document.prose
        for sentence in self._article.analysis.sentences[1:]:
            start = sentence.span.start
            found = self._any.match(prose, start) if prose.startswith("The ", start) else None
            persons = self._here.get(sentence.i - 1, set())
            if found is not None and len(persons) == 1 and (seat := _SEAT.match(prose, found.end())):
                yield Membership(next(iter(persons)), self._names[found[1]], Span(start, seat.end()), sentence.i)

    def _persons(self) -> dict[int, set[int]]:
        """The named persons that each sentence speaks of, by name or pronoun."""
        here: dict[int, set[int]] = {}
        for person in self._article.people:
            if any(m.kind == "name" for m in person.mentions):
                for mention in person.mentions:
                    here.setdefault(mention.sentence, set()).add(person.id)
        return here

    def _quoted(self, span: Span) -> bool:
        return any(span in fragment for q in self._article.quotations for fragment in q.fragments)
