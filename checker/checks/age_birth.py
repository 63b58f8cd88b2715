"""An age does not fit the date of birth, or another age of the same person.

*What it looks for*: a person's date of birth against the age at the article's date ("born in May 1946", "74") or at a dated event
("joined in March 1990, at the age of 31"), two dates of birth, and two ages of one person.

*Why it matters to a reader*: ages identify people in court and police reports, and mark a career in an obituary; one of the two
numbers is a slip.

*When it stays silent*: when the age holds at any time that the passage speaks of; on ages in quotation marks; on people that the
text only describes, unless both stand in one sentence; where the article's date is open.

*Source*: the calendar; an age is given in completed years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.dates import in_words, tell_days
from checker.intervals import Days
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.same.birthdays import LifeFact, Range, age_between, agree
from claims.same.lives import life_facts

_FATHER_AND_SON = 16
"""From this difference on two ages under one name may well be those of two persons."""

EXAMPLES = (
    flagged(
        "---\ndate: 2025-02-12\n---\nRenata Holm, «74», still opens the bakery herself every morning.\n\n"
        "Holm was «born in the flat above it in May 1946», the second of three sisters.\n",
        "Renata Holm is 74 in one place, but born in May 1946 in another: that makes 78.",
    ),
    flagged(
        "---\ndate: 2024-06-03\n---\nAlan Pryde, «52», was fined on Monday for driving without a licence.\n\n"
        "The court heard that Pryde had been stopped twice before.\n\n"
        "Alan Pryde, «57», of Dock Road, did not speak to reporters.\n",
        "Alan Pryde is 52 in one place, but 57 in another: one person has one age at a time.",
    ),
    clean(
        "---\ndate: 2025-02-12\n---\nRenata Holm, 78, still opens the bakery herself every morning.\n\n"
        "Holm was born in the flat above it in May 1946, and took it over in 1971, at the age of 24.\n"
    ),
    clean(
        "SALFORD, June 3, 2024 - Alan Pryde, 52, was fined on Monday. His son, Mark Pryde, 27, waited outside.\n\n"
        "In 2010, Pryde, then 38, lost his licence for a year.\n"
    ),
)


def find(article: Article) -> Iterator[Discrepancy]:
    by_person: dict[int, list[LifeFact]] = defaultdict(list)
    for fact in life_facts(article):
        by_person[fact.person].append(fact)
    for facts in by_person.values():
        births = [f for f in facts if f.age is None]
        ages = [f for f in facts if f.age is not None]
        if len(births) > 1 and not agree(births[0], births[-1]):
            yield _two_births(article, births[0], births[-1])
        elif births:
            odd = [f for f in ages if not any(agree(f, birth) for birth in births)]
            if odd:
                yield _against_birth(article, births[0], odd)
        else:
            yield from _two_ages(article, ages)


def _two_ages(article: Article, ages: Sequence[LifeFact]) -> Iterator[Discrepancy]:
    for place, second in enumerate(ages):
        for first in ages[:place]:
            if agree(first, second) or not first.age or not second.age:
                continue
            if first.now and second.now and abs(first.age[0] - second.age[0]) >= _FATHER_AND_SON:
                continue
            a, b = _age(first), _age(second)
            then = [_at(article, f)[0] for f in (first, second)]
            same_time = first.now and second.now
            yield Discrepancy(
                sides=(Side(first.span, a), Side(second.span, b)),
                values=_told(article, first.person, f"is {a} in one place", f"{b} in another", _why_ages(then, same_time)),
                derivation=(
                    f"Both ages are those of {_name(article, first.person)}.",
                    *(f"Aged {x} {t} means born {_allowed(f)}." for x, t, f in zip((a, b), then, (first, second), strict=True)),
                ),
                confidence=Confidence.HIGH if same_time else Confidence.MEDIUM,
                question=f"Which age of {_name(article, first.person)} is right, {a} or {b}?",
            )
            return


def _why_ages(then: Sequence[str], same_time: bool) -> str:
    return (
        "one person has one age at a time" if same_time else f"no date of birth gives the one {then[0]} and the other {then[1]}"
    )


def _against_birth(article: Article, birth: LifeFact, odd: Sequence[LifeFact]) -> Discrepancy:
    born = birth.births[0]
    name = _name(article, birth.person)
    steps, made = [], []
    for fact in odd:
        words, at = _at(article, fact)
        low, high = age_between(born, at)
        makes = str(high) if low == high else f"{max(0, low)} or {high}" if high == low + 1 else f"{max(0, low)} to {high}"
        made.append(makes)
        steps.append(f"Born {_on(birth)}, {name} is {makes} {words}; the text says {_age(fact)}.")
    ages = list(dict.fromkeys(_age(f) for f in odd))
    listed = f"{', '.join(ages[:-1])} and {ages[-1]}" if ages[1:] else ages[0]
    if len(ages) == 2:
        said, there = f"is {ages[0]} in one place and {ages[1]} in another", "in a third"
    else:
        said, there = f"is {listed} in {'several places' if ages[1:] else 'one place'}", "in another"
    sides = sorted(
        [*(Side(f.span, f"{_age(f)} years") for f in odd), Side(birth.span, f"born {_on(birth)}")], key=lambda s: s.span
    )
    return Discrepancy(
        sides=tuple(sides),
        values=_told(
            article,
            birth.person,
            said,
            f"born {_on(birth)} {there}",
            f"that makes {' and '.join(dict.fromkeys(made))}",
        ),
        derivation=(f"{'Both' if len(odd) == 1 else 'All'} passages are about {name}.", *steps),
        confidence=Confidence.HIGH,
        question=f"Which is right for {name}: the {'ages' if ages[1:] else 'age of'} {listed}, or born {_on(birth)}?",
    )


def _two_births(article: Article, a: LifeFact, b: LifeFact) -> Discrepancy:
    return Discrepancy(
        sides=(Side(a.span, _on(a)), Side(b.span, _on(b))),
        values=_told(article, a.person, f"was born {_on(a)} in one place", f"{_on(b)} in another", "one person is born once"),
        derivation=(
            f"Both dates of birth are those of {_name(article, a.person)}.",
            f"One is {tell_days(Days(*a.births[0]))}, the other {tell_days(Days(*b.births[0]))}.",
        ),
        confidence=Confidence.HIGH,
        question=f"Was {_name(article, a.person)} born {_on(a)} or {_on(b)}?",
    )


def _told(article: Article, person: int, first: str, second: str, why: str) -> dict[str, str]:
    name = _name(article, person)
    return {"name": name[:1].upper() + name[1:], "first": first, "second": second, "why": why}


def _at(article: Article, fact: LifeFact) -> tuple[str, Range]:
    """When an age holds, in words and as days."""
    if fact.at is not None and fact.at.earliest and fact.at.latest:
        at = fact.at.earliest, fact.at.latest
        if (season := in_words(fact.at.value))[0:1].islower():
            return f"in the {season.replace(' ', ' of ')}", at
        return f"{_preposition(at)} {tell_days(Days(*at))}", at
    anchor = article.anchor
    if anchor.earliest is None or anchor.latest is None:
        return "at any time told", fact.births[0]
    at = anchor.earliest, anchor.latest
    return f"at the article's date ({tell_days(Days(*at))})", at


def _on(birth: LifeFact) -> str:
    return f"{_preposition(birth.births[0])} {tell_days(Days(*birth.births[0]))}"


def _preposition(days: Range) -> str:
    return "on" if days[0] == days[1] else "in"


def _allowed(fact: LifeFact) -> str:
    first, last = fact.births[0]
    return f"between {tell_days(Days(first, first))} and {tell_days(Days(last, last))}"


def _age(fact: LifeFact) -> str:
    assert fact.age is not None
    return str(fact.age[0]) if fact.age[0] == fact.age[1] else f"{fact.age[0]} to {fact.age[1]}"


def _name(article: Article, person: int) -> str:
    mentions = article.people[person].mentions
    named = any(m.kind == "name" for m in mentions)
    return article.people[person].name if named else f"the same person (“{' '.join(mentions[0].text.split())}”)"


CHECK = Check(
    code="TIM105",
    name="age-birth",
    severity=Severity.ERROR,
    reads=("people", "quantities", "times"),
    message="{name} {first}, but {second}: {why}.",
    find=find,
    examples=EXAMPLES,
)
