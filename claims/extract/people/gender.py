"""A person's gender: all that the text says of it, and the verdict that follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claims.analysis import Attribute, Pronoun
from claims.extract.people.drafts import Draft
from claims.extract.people.nominals import noun_gender
from claims.extract.people.pronouns import Verdict
from claims.extract.people.singular import TOLD
from claims.extract.people.text import fold
from claims.lexicon import table
from claims.spans import Span

SURE = 0.35


def evidence(draft: Draft, nouns: Mapping[int, str], pronouns: Iterable[Pronoun]) -> list[Attribute]:
    """What titles, gendered nouns, first names and pronouns say, one attribute each.

    `nouns` gives the noun of each nominal by its head token; `pronouns` are those linked to the person.
    """
    found: list[Attribute] = []
    titles = table("titles")
    for name in draft.names:
        for title in name.titles:
            if titles[title] != "none":
                found.append(Attribute("gender", titles[title], name.span, name.sentence, f"the title “{title}”"))
    for mention in draft.mentions:
        gender = noun_gender(nouns.get(mention.head, "")) if mention.kind == "nominal" else ""
        if gender:
            found.append(Attribute("gender", gender, mention.span, mention.sentence, f"called “{mention.text}”"))
    given = first_name(draft)
    if given is not None:
        span, gender = given
        sentence = draft.names[0].sentence
        found.append(Attribute("gender", gender, span, sentence, "a first name that is nearly always of one gender"))
    for pronoun in pronouns:
        found.append(Attribute("gender", pronoun.gender, pronoun.span, pronoun.sentence, f"the pronoun “{pronoun.text}”"))
    return found


def first_name(draft: Draft) -> tuple[Span, str] | None:
    """The gender that the first name suggests, with where it stands."""
    known = table("first_names")
    for name in draft.names:
        first = fold(name.words[0])
        if (len(name.words) > 1 or (len(draft.names) == 1 and not name.titles)) and first in known:
            return name.span, known[first]
    return None


def verdict(found: Sequence[Attribute], votes: Mapping[str, float]) -> Verdict:
    """Titles and nouns first, then the pronouns that were linked, by weight; a first name only where nothing else speaks."""
    said: dict[str, int] = {}
    hint = ""
    for a in found:
        if a.why.startswith(("the title", "called")) or a.why == TOLD:
            said[a.value] = said.get(a.value, 0) + 1
        elif a.why.startswith("a first name"):
            hint = a.value
    if said:
        order = sorted(said, key=lambda g: (-said[g], -votes.get(g, 0.0), g))
        return Verdict(order[0], len(order) == 1 or said[order[0]] > said[order[1]])
    weighed = dict(votes)
    if hint and weighed:
        weighed[hint] = weighed.get(hint, 0.0) + 0.5
    if weighed:
        order = sorted(weighed, key=lambda g: (-weighed[g], g))
        lead = weighed[order[0]] - (weighed[order[1]] if len(order) > 1 else 0.0)
        return Verdict(order[0], lead >= SURE)
    return Verdict(hint, False)
