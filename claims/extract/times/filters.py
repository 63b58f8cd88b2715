"""What looks like a time and is none: "may" and "march" as verbs, people called June, counts like years, ages, newspapers."""

from __future__ import annotations

from claims.analysis import Analysis
from claims.extract.times.meaning import Date, Holiday, Lasting, Repeat, Season
from claims.extract.times.spot import Spot
from claims.extract.times.words import Words
from claims.spans import Span

_COUNT_LEFT = frozenset(
    (
        "$ £ € ₹ # no number route flight channel page room section article chapter boeing airbus model us rs nearly almost "
        "exactly over some least"
    ).split()
)
_UNITS_RIGHT = frozenset(
    (
        "% km kg people miles tonnes tons dollars euros pounds per metres meters feet acres hectares workers jobs homes seats "
        "votes ° million billion words residents patients pupils students households vehicles points times cases mm litres "
        "kilometres kilometers members troops soldiers dead deaths copies shares francs rupees years days hours steps calories "
        "others more rpm hp cc m"
    ).split()
)


def is_time(spot: Spot, words: Words, analysis: Analysis) -> bool:
    """Whether the words at a spot are about time in their sentence."""
    meaning = spot.meaning
    if isinstance(meaning, Date) and meaning.year and not meaning.month:
        return _is_year(spot, words, analysis)
    if isinstance(meaning, Date) and meaning.month and not meaning.day and not meaning.year and not meaning.which:
        return _is_month(spot, words, analysis)
    if isinstance(meaning, Date) and meaning.weekday is not None and meaning.month is None:
        return not _in_name(spot, words, analysis)
    if isinstance(meaning, Season):
        token = analysis.tokens_in(spot.span)
        return not (token and token[-1].upos in ("VERB", "PROPN") and meaning.year is None and words.capital(spot.last - 1))
    if isinstance(meaning, Lasting):
        return not _is_age(spot, words)
    if isinstance(meaning, Holiday):
        return not _person(spot.span, analysis)
    if isinstance(meaning, Repeat):
        return not (words.capital(spot.first) and _in_name(spot, words, analysis))
    return True


def _is_year(spot: Spot, words: Words, analysis: Analysis) -> bool:
    left, right = words.low(spot.first - 1), words.low(spot.last)
    if left in _COUNT_LEFT or right in _UNITS_RIGHT:
        return False
    if (
        right == "-"
        and words.glued(spot.last)
        and words.low(spot.last + 1) in _UNITS_RIGHT | {"strong", "mile", "foot", "acre", "seat"}
    ):
        return False
    tokens = analysis.tokens_in(spot.span)
    if tokens:
        token = tokens[-1]
        head = analysis.head(token)
        if (
            token.deprel.startswith("nummod")
            and head.i > token.i
            and head.xpos == "NNS"
            and left not in ("the", "in", "of", "since")
        ):
            return False
    return True


def _is_month(spot: Spot, words: Words, analysis: Analysis) -> bool:
    low = words.low(spot.first)
    if spot.last - spot.first > 2:
        return True
    if low == "may" or low == "march" or low == "august":
        tokens = analysis.tokens_in(spot.span)
        if tokens and tokens[0].upos in ("AUX", "VERB", "ADJ"):
            return False
        if not tokens and words.low(spot.first - 1) not in (
            "in",
            "of",
            "since",
            "until",
            "by",
            "from",
            "to",
            "early",
            "late",
            "and",
        ):
            return False
    return not _person(spot.span, analysis) and not _in_name(spot, words, analysis)


def _person(span: Span, analysis: Analysis) -> bool:
    tokens = analysis.tokens_in(span)
    if not tokens:
        return False
    return any(
        e.label == "PERSON" and e.first <= tokens[0].i < e.last for e in analysis.entities if e.sentence == tokens[0].sentence
    )


def _in_name(spot: Spot, words: Words, analysis: Analysis) -> bool:
    """Inside a longer name: "Sheffield Wednesday", "Black Friday" apart, "Sunday Times"."""
    tokens = analysis.tokens_in(spot.span)
    if not tokens:
        return False
    first, last = tokens[0].i, tokens[-1].i
    for entity in analysis.entities:
        if (
            entity.sentence == tokens[0].sentence
            and entity.first <= first
            and last < entity.last
            and entity.last - entity.first > (last - first + 1)
        ):
            return True
    after = words.low(spot.last)
    return after in ("times", "mirror", "telegraph", "express", "mail", "league", "herald") and words.capital(spot.last)


def _is_age(spot: Spot, words: Words) -> bool:
    low = words.low(spot.last)
    return (
        low in ("old", "olds", "younger", "older")
        or (low == "-" and words.low(spot.last + 1) in ("old", "olds"))
        or (low == "of" and words.low(spot.last + 1) == "age")
    )
