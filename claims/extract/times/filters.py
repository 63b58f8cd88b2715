"""What looks like a time and is none: verbs, people called June, counts like years, ages, newspapers; and second readings."""

from __future__ import annotations

import bisect
from dataclasses import replace

from claims.analysis import Analysis, Entity, Token
from claims.extract.times.dates import span_of_years
from claims.extract.times.meaning import Away, Date, DayPart, Ending, Holiday, Lasting, Part, Repeat, Season, Unit
from claims.extract.times.repeats import EVERY
from claims.extract.times.spot import Spot
from claims.extract.times.tense import tense
from claims.extract.times.words import Words
from claims.spans import Span

_COUNT_LEFT = frozenset(
    (
        "$ £ € ₹ # no number route flight channel page room section article chapter boeing airbus model rs nearly almost "
        "exactly over some least than"
    ).split()
)
_UNITS_RIGHT = frozenset(
    (
        "% km kg people miles tonnes tons dollars euros pounds per metres meters feet acres hectares workers jobs homes seats "
        "votes ° million billion words residents patients pupils students households vehicles points times cases mm litres "
        "kilometres kilometers members troops soldiers dead deaths copies shares francs rupees years days hours steps calories "
        "others more rpm hp cc m strong mile foot acre seat year"
    ).split()
)
_PAPERS = frozenset("times mirror telegraph express mail league herald post world independent".split())
_WAITING = frozenset("last take spend wait stay serve live work travel need run give get buy gain miss lose".split())
_BEFORE_ONE = frozenset("for in within of after only just least than lasted about by every over a".split())


def is_time(spot: Spot, words: Words, analysis: Analysis) -> bool:
    """Whether the words at a spot are about time in their sentence."""
    meaning = spot.meaning
    tokens = analysis.tokens_in(spot.span)
    if isinstance(meaning, Date):
        if meaning.year and not meaning.month:
            return _is_year(spot, words, analysis, tokens)
        if meaning.month and not (meaning.day or meaning.year or meaning.which or meaning.year_of):
            return _is_month(spot, words, analysis, tokens)
        if meaning.weekday is not None and meaning.month is None:
            return not _in_name(spot, words, analysis) and not _second_name(tokens, analysis)
        return True
    if isinstance(meaning, Part):
        return not _is_of_a_game(spot, words)
    if isinstance(meaning, Holiday):
        return not (
            spot.last - spot.first == 1 and words.capital(spot.first - 1) and _named(tokens) and _follows_name(tokens, analysis)
        )
    if isinstance(meaning, Season):
        return bool(meaning.year) or not (tokens and (tokens[-1].upos in ("VERB", "AUX") or _is_name(tokens[-1], words, spot)))
    if isinstance(meaning, Lasting):
        return not _is_age(spot, words) and not _is_label(spot, words, analysis, tokens)
    if isinstance(meaning, DayPart):
        return not (
            spot.last - spot.first == 1 and (_person(spot.span, analysis) or (words.capital(spot.last - 1) and _named(tokens)))
        )
    if isinstance(meaning, Repeat):
        return not (words.capital(spot.first) and _in_name(spot, words, analysis))
    return not (isinstance(meaning, Unit) and tokens and tokens[-1].deprel == "compound")


def _is_name(token: Token, words: Words, spot: Spot) -> bool:
    return token.upos == "PROPN" and words.capital(spot.last - 1)


_GAME = frozenset(
    (
        "touchdown touchdowns quarterback rebounds halftime goalkeeper striker midfielder scoreboard kickoff fumble nba nfl wnba "
        "afl equaliser penalty header offside scrum wicket tackle tipoff overtime nil"
    ).split()
)
_BUSINESS = frozenset(
    "sales profit profits revenue revenues results earnings net loss losses operating figures pre turnover income growth".split()
)


def _is_of_a_game(spot: Spot, words: Words) -> bool:
    """A half or quarter with no year that belongs to a match, not to a year."""
    part = spot.meaning
    if not isinstance(part, Part) or part.year or part.year_of or part.fiscal or part.which or words.text(spot.first)[0] in "QH":
        return False
    if part.kind == "H":
        near = {words.low(spot.last), *(words.low(k) for k in range(max(0, spot.first - 4), spot.first))}
        return not near & _BUSINESS
    if ("game", 0) not in words.memo:
        words.memo[("game", 0)] = sum(low in _GAME for low in words.lows) > 1
    return bool(words.memo[("game", 0)])


def _follows_name(tokens: tuple[Token, ...], analysis: Analysis) -> bool:
    """Whether the word before is a name that these words go on: "Johnnie Christmas"."""
    before = analysis.tokens[tokens[0].i - 1] if tokens[0].i else tokens[0]
    return before.upos == "PROPN" and tokens[0].deprel.startswith("flat")


def _named(tokens: tuple[Token, ...]) -> bool:
    return bool(tokens) and tokens[0].upos == "PROPN"


def _is_year(spot: Spot, words: Words, analysis: Analysis, tokens: tuple[Token, ...]) -> bool:
    if span_of_years(words, spot.first):
        return True
    left, right = words.low(spot.first - 1), words.low(spot.last)
    if left in _COUNT_LEFT and not (left == "than" and right not in _UNITS_RIGHT):
        return False
    if (
        right in _UNITS_RIGHT
        or right == "+"
        or (right == "-" and words.glued(spot.last) and words.low(spot.last + 1) in _UNITS_RIGHT)
    ):
        return False
    if tokens and left not in ("the", "in", "since", "until", "by", "from"):
        token = tokens[-1]
        head = analysis.head(token)
        if token.deprel.startswith("nummod") and head.i > token.i and head.xpos == "NNS":
            return False
    return True


def _is_month(spot: Spot, words: Words, analysis: Analysis, tokens: tuple[Token, ...]) -> bool:
    low = words.low(spot.first)
    if low in ("may", "march", "august"):
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
    if tokens and words.capital(spot.last) and words.text(spot.last)[0].isalpha():
        token = tokens[-1]
        after = analysis.tokens[token.i + 1] if token.i + 1 < len(analysis.tokens) else token
        if token.upos == "PROPN" and after.upos == "PROPN" and after.deprel in ("flat", "flat:name") and after.head == token.i:
            return False
    return not _person(spot.span, analysis) and not _in_name(spot, words, analysis)


def _entity(span: Span, analysis: Analysis) -> Entity | None:
    """The name that the words at `span` stand in."""
    at = bisect.bisect_right(analysis.entities, span.start, key=lambda e: e.span.start)
    entity = analysis.entities[at - 1] if at else None
    return entity if entity and span in entity.span else None


def _person(span: Span, analysis: Analysis) -> bool:
    entity = _entity(span, analysis)
    return entity is not None and entity.label == "PERSON"


def _in_name(spot: Spot, words: Words, analysis: Analysis) -> bool:
    """Inside a longer name ("Sheffield Wednesday") or a newspaper's ("the Sunday Times")."""
    entity = _entity(spot.span, analysis)
    if entity is not None and len(entity.span) > len(spot.span):
        return True
    return words.low(spot.last) in _PAPERS and words.capital(spot.last)


def _second_name(tokens: tuple[Token, ...], analysis: Analysis) -> bool:
    """Whether a weekday ends a name of capitals that stands right before it: "Sheffield Wednesday"."""
    if not tokens or not tokens[0].i:
        return False
    before = analysis.tokens[tokens[0].i - 1]
    joined = (before.head == tokens[0].i and before.deprel == "compound") or (
        tokens[0].head == before.i and (tokens[0].deprel.startswith("flat"))
    )
    return before.upos == "PROPN" and joined


def _is_age(spot: Spot, words: Words) -> bool:
    low = words.low(spot.last)
    if words.low(spot.first - 1) == "aged" or words.has(spot.first - 2, "age", "of") or words.has(spot.first - 2, "ages", "of"):
        return True
    return (
        low in ("old", "olds", "younger", "older")
        or (low == "-" and words.low(spot.last + 1) in ("old", "olds"))
        or (low == "of" and words.low(spot.last + 1) == "age")
    )


def _is_label(spot: Spot, words: Words, analysis: Analysis, tokens: tuple[Token, ...]) -> bool:
    """The unit is half of another word: "four second-class coaches", "years 7 and 8", "a night watchman", "after-hours"."""
    low = words.low(spot.last)
    hyphens = any(words.low(k) == "-" for k in range(spot.first, spot.last))
    if low == "-" and words.glued(spot.last) and not hyphens and words.low(spot.last + 1) not in ("long", "old", "plus"):
        return True
    if words.has(spot.first, "one", "day") and spot.last - spot.first == 2 and words.low(spot.first - 1) not in _BEFORE_ONE:
        return True  # "one day he will"
    if spot.last - spot.first == 1 and (low.isdecimal() or words.low(spot.first - 1) == "-"):
        return True
    if words.low(spot.first - 1) == "-" and words.glued(spot.first):
        return True
    if words.low(spot.first) in ("a", "the") and tokens and not hyphens and tokens[-1].deprel == "compound":
        return analysis.head(tokens[-1]).i > tokens[-1].i
    return False


# ---------------------------------------------------------------- second readings


def reread(spot: Spot, words: Words, analysis: Analysis) -> Spot:
    """A length that its sentence makes a rate ("litres of paint a year") or a time to come ("will open in three weeks").

    What stands at a level, like prices, changes from one month to the same month a year on.
    """
    meaning = spot.meaning
    if isinstance(meaning, Ending) and meaning.lasting.terms == ((1.0, "year"),):
        return replace(spot, meaning=replace(meaning, change=_of_level(spot, words, analysis)))
    if not isinstance(meaning, Lasting) or meaning.which:
        return spot
    tokens = analysis.tokens_in(spot.span)
    if words.low(spot.first) in ("a", "an") and spot.last - spot.first == 2 and _is_rate(spot, words, analysis, tokens):
        return replace(spot, meaning=Repeat(EVERY[meaning.terms[0][1]]))
    if words.low(spot.first - 1) == "in" and meaning.terms[0][0] > 0 and meaning.terms[0][1] not in ("hour", "minute", "second"):
        if tense(analysis, spot.span) == "future" and not _counts_back(spot, words):
            return replace(spot, meaning=Away(meaning, 1, "document"))
    return spot


_LEVELS = frozenset("price inflation rent wage pay earnings index population".split())


def _of_level(spot: Spot, words: Words, analysis: Analysis) -> bool:
    """Whether a sentence speaks of prices, wages or the like and not of an accounting year."""
    sentence = analysis.sentence_at(spot.span.start)
    if sentence is None or any(words.low(k) in ("financial", "fiscal") for k in range(spot.first, spot.last)):
        return False
    return any(t.lemma in _LEVELS and t.upos == "NOUN" for t in analysis.words(sentence) if t.span.start < spot.span.start)


_BACK = frozenset("first time worst best highest lowest biggest largest deadliest second third fastest slowest only most".split())


def _counts_back(spot: Spot, words: Words) -> bool:
    """Whether "in three years" belongs to "the first ... in three years"."""
    return any(words.low(k) in _BACK for k in range(max(0, spot.first - 9), spot.first))


def _is_rate(spot: Spot, words: Words, analysis: Analysis, tokens: tuple[Token, ...]) -> bool:
    if (
        not tokens
        or tokens[-1].lemma not in EVERY
        or words.low(spot.last) in ("later", "ago", "earlier", "before", "after", "away")
    ):
        return False
    unit = tokens[-1]
    if not unit.deprel.endswith(":unmarked") or analysis.children(unit, "case"):
        return False
    before = analysis.tokens[tokens[0].i - 1] if tokens[0].i else unit
    return (before.upos in ("NOUN", "NUM", "SYM", "PROPN") or before.text == ")") and analysis.head(unit).lemma not in _WAITING
