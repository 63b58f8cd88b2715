"""Names that are no person's: organisations, places and works, put together, with the acronyms the text gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.analysis import Analysis, Body, Entity, Mention
from claims.document import Document
from claims.extract.people.text import fold, squeezed, words_of
from claims.spans import Span

_LITTLE = frozenset("of the and for in on at to de la du des del von van der y e &".split())
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]?(?:[A-Z&][a-z]?)+s?\b")


@dataclass(slots=True)
class _Home:
    kind: str
    name: str
    mentions: list[Mention] = field(default_factory=list)
    acronyms: dict[str, None] = field(default_factory=dict)


def find_bodies(document: Document, analysis: Analysis, taken: Sequence[bool]) -> tuple[Body, ...]:
    """All bodies in the order of their first mention; `taken` tells the tokens that are part of a person's name."""
    entities = [e for e in analysis.entities if e.label != "PERSON" and not any(taken[e.first : e.last])]
    homes: dict[str, _Home] = {}
    acronyms: dict[str, _Home] = {}
    for entity in entities:
        text = squeezed(entity.text)
        key = _key(text)
        if not key:
            continue
        home = acronyms.get(text) or homes.get(key)
        if home is None:
            home = homes[key] = _Home(entity.label, text)
        home.mentions.append(Mention(entity.span, entity.text, "name", entity.sentence, _head(analysis, entity)))
        _introduced(document, entity, text, home, acronyms)
    _by_initials(homes, acronyms)
    found = sorted((h for h in homes.values() if h.mentions), key=lambda h: h.mentions[0].span)
    return tuple(
        Body(i, h.name, h.kind, tuple(sorted(h.mentions, key=lambda m: m.span)), tuple(h.acronyms)) for i, h in enumerate(found)
    )


def _key(text: str) -> str:
    return " ".join(w for w in (fold(w) for w in words_of(text)) if w != "the")


def _head(analysis: Analysis, entity: Entity) -> int:
    inside = range(entity.first, entity.last)
    return next((i for i in inside if analysis.tokens[i].head not in inside), entity.first)


def _introduced(document: Document, entity: Entity, text: str, home: _Home, acronyms: dict[str, _Home]) -> None:
    """ "Maranao Defense Front (MDF)": the bracket after a long name holds its acronym."""
    after = Span(entity.span.end, min(entity.span.end + 24, len(document.prose))).of(document.prose)
    found = re.match(r"\s{0,2}\(\s?(?:the |or )?[“\"'‘]?(" + _ACRONYM.pattern + r")[”\"'’]?\s?[),;]", after)
    if found and len(words_of(text)) > 1 and _fits(found[1], text):
        home.acronyms.setdefault(found[1], None)
        acronyms.setdefault(found[1], home)
        return
    found = re.match(r"\s{0,2}\(", after)
    if found and _ACRONYM.fullmatch(text):
        close = document.prose.find(")", entity.span.end, entity.span.end + 90)
        inside = squeezed(document.prose[entity.span.end + found.end() : close]) if close > 0 else ""
        if inside and _fits(text, inside):
            home.acronyms.setdefault(text, None)
            acronyms.setdefault(text, home)
            home.name = inside


def _initials(text: str) -> tuple[str, str]:
    ws = words_of(text)
    return "".join(w[0] for w in ws if w.lower() not in _LITTLE).upper(), "".join(w[0] for w in ws).upper()


def _fits(acronym: str, text: str) -> bool:
    """Do the capitals of the acronym follow each other at the starts of words (the first must)?"""
    letters = "".join(c for c in acronym.rstrip("s") if c.isupper())
    strict, loose = _initials(text)
    return letters in (strict, loose) or (bool(letters) and text[:1].upper() == letters[0] and _ordered(letters, text.upper()))


def _ordered(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(c in rest for c in letters)


def _by_initials(homes: dict[str, _Home], acronyms: dict[str, _Home]) -> None:
    """A body called only by an acronym joins the one whose words give exactly these initials."""
    long: dict[str, list[_Home]] = {}
    for home in homes.values():
        if len(words_of(home.name)) > 2:
            for initials in dict.fromkeys(_initials(home.name)):
                long.setdefault(initials, []).append(home)
    for home in list(homes.values()):
        letters = home.name.replace(".", "")
        if not _ACRONYM.fullmatch(letters) or home.acronyms:
            continue
        owner = acronyms.get(home.name)
        fits = [owner] if owner else long.get(letters.upper(), [])
        if len(fits) == 1 and fits[0] is not home:
            fits[0].mentions += home.mentions
            fits[0].acronyms.setdefault(home.name, None)
            home.mentions = []
