"""When a thing that runs from one day to another is said to begin or to end on another day."""

from __future__ import annotations

from collections.abc import Iterator

from checker.dated_facts import DatedFact, single_date
from checker.intervals import Days
from claims.article import Article
from claims.same.events import Verdict
from claims.same.facts import facts
from claims.same.referents import same_referent
from claims.same.spells import Spell, spells

_BEGINS = frozenset({"begin", "open", "launch"})
_ENDS = frozenset({"end", "close"})
_FAR = 31
"""Farther apart it is another run of the thing."""


def other_ends(article: Article) -> Iterator[tuple[Spell, DatedFact, Days]]:
    """Spells that one phrase gives in days, with the passage that puts their start or end on another day, and that end."""
    told = [s for s in spells(article) if s.thing and not s.thing.loose and s.starts == s.ends and _in_days(s)]
    if not told:
        return
    bounds = [f for f in facts(article) if f.frame in _BEGINS | _ENDS and f.theme and not f.noun]
    for fact in bounds:
        theme, own = fact.theme, single_date(article, fact)
        if theme is None or theme.loose or own is None or own.days.first != own.days.last:
            continue
        alike = [
            s for s in told if s.thing and same_referent(*sorted((s.thing, theme), key=lambda r: r.token)).verdict is Verdict.SAME
        ]
        if len(alike) != 1 or alike[0].starts.overlaps(own.time.span):
            continue
        stretch = alike[0].stretch
        day = stretch.first if fact.frame in _BEGINS else stretch.last
        at = own.days.first
        if day.year == 2000 and not own.days.yearless:
            day = day.replace(year=at.year)
        if own.days.yearless and day.year != at.year:
            continue
        if 0 < abs((at - day).days) <= _FAR:
            yield alike[0], own, Days(day, day, yearless=own.days.yearless)


def _in_days(spell: Spell) -> bool:
    stretch = spell.stretch
    return not (stretch.whole_years or stretch.whole_months or stretch.start) and 0 < (stretch.last - stretch.first).days <= 400
