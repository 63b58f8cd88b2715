"""A person while the article is being read: what the steps of this package fill before it becomes a Person."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.analysis import Attribute, Mention, Person
from claims.extract.people.names import Name


@dataclass(slots=True)
class Draft:
    """A person so far. `names` are its mentions by name taken apart; `nouns` the head nouns it is called by."""

    id: int
    names: list[Name] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    nouns: dict[str, int] = field(default_factory=dict)
    label: str = ""

    @property
    def fullest(self) -> Name | None:
        """The name with most words, the first of several."""
        return max(self.names, key=lambda n: (len(n.words), -n.first), default=None)

    @property
    def key(self) -> int:
        """What tells the person in every reading of the article: the head token of the first mention found."""
        return self.mentions[0].head if self.mentions else -1

    @property
    def ghost(self) -> bool:
        """Is it known by pronouns only: somebody who was in nobody's view when first spoken of?"""
        return all(m.kind == "pronoun" for m in self.mentions)

    def freeze(self, number: int, gender: str, ids: dict[int, int]) -> Person:
        """The finished person, with `number` as its id; `ids` gives the final ids of other persons."""
        name = self.fullest
        attributes = tuple(
            Attribute(a.kind, a.value, a.span, a.sentence, a.why, None if a.other is None else ids.get(a.other))
            for a in sorted(self.attributes, key=lambda a: (a.span, a.kind, a.value))
        )
        mentions = tuple(sorted(self.mentions, key=lambda m: m.span))
        return Person(number, " ".join(name.words) if name else self.label, gender, mentions, attributes)
