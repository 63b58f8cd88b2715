"""A stated rise or fall does not follow from the two values given for it.

*What it looks for*: a percentage, a number of percentage points or a share ("by a third") that is said of a move from one value
to another, in one sentence, in two that follow each other (“that jump of 20 per cent”), in a line of key figures or a row of a
table; and a word like “rose” between two values that fall.

*Why it matters to a reader*: the percentage is what readers remember and repeat; here the article itself shows that it, or one
of the two values, was copied or worked out wrongly.

*When it stays silent*: when any values that the digits can stand for would give the percentage (rounding); on organic, adjusted,
like-for-like and yearly rates, which have another base; when it is open which of the numbers belong together; on values below
zero and on exchange rates.

*Source*: arithmetic: the difference of the two values as a share of the old one; each number may have been rounded to the digits
that are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from checker.changes import Change, find_changes, find_headline_changes, find_pairs, find_split, find_table_changes
from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.moves import find_moves
from checker.quantities import Interval, figure, in_sentences, last_digit, like, percent_change, stated_percent, written
from claims.analysis import Quantity, QuantityKind
from claims.article import Article
from claims.finding import Confidence, Severity

_PLAIN_MOVES = frozenset("rise climb increase jump grow surge gain fall drop decline decrease plunge plummet tumble".split())
_RISES = frozenset("rise climb increase jump grow surge gain".split())
_BACKWARDS = re.compile(
    r"\b(?:dollar|euro|currency|currencies|exchange|rupee|yen|yuan|pound sterling|rank\w*|places?|placed|position|table|odds|not|never|n['’]t|losses|loss|"
    r"deficit|shortfall|minus|no\.)\b|\d(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)

EXAMPLES = (
    flagged(
        "Sales of the company rose «12 percent» to «$2.30 billion» last year from «$2.00 billion», it said on Monday.\n",
        "The text says a rise of 12 percent; from $2.00 billion to $2.30 billion is a rise of 15 percent.",
    ),
    flagged(
        "The hospital treated «480» children in March, compared with «600» a year before, a drop of «25%», the board said.\n",
        "The text says a fall of 25 percent; from 600 to 480 is a fall of 20 percent.",
    ),
    flagged(
        "Harbour dues\n\n"
        "| Item | 2023 | 2022 | Change |\n| --- | --- | --- | --- |\n"
        "| Berths | 330 | 300 | +10% |\n| Cranes | «460» | «400» | «+25%» |\n| Pilots | 210 | 200 | +5% |\n",
        "The text says a rise of 25 percent; from 400 to 460 is a rise of 15 percent.",
    ),
    clean("Sales of the company rose 15 percent to $2.3 billion last year from $2.0 billion, it said on Monday.\n"),
    clean("Like-for-like sales rose 4 percent to £230 million from £200 million after the purchase of a rival.\n"),
    clean("Turnout fell by 6 percentage points to 59.8 percent from 65.7 percent, the commission said on Sunday.\n"),
)


_MOVED_TOO = re.compile(r"\b(?:already|doubled|halved|trebled|tripled|before that|having)\b", re.I)


def find(article: Article) -> Iterator[Discrepancy]:
    told: set[int] = set()
    plain = list(find_changes(article))
    for readings in plain:
        if not any(_fits(c) for c in readings) and not any(_twice_moved(article, c) for c in readings):
            told.add(readings[0].change.id)
            yield _discrepancy(readings[0], Confidence.HIGH if len(readings) == 1 else Confidence.MEDIUM)
    for change in find_split(article):
        if change.change.id not in told and not _fits(change):
            told.add(change.change.id)
            yield _discrepancy(change, Confidence.MEDIUM)
    read = {c.change.id for readings in plain for c in readings}
    for readings in find_moves(article):
        stated = readings[0].change.id
        if stated not in read | told and not any(_fits(c) for c in readings) and not _fits_near(article, readings[0]):
            told.add(stated)
            yield _discrepancy(readings[0], Confidence.MEDIUM)
    for readings in find_headline_changes(article):
        if not any(_fits(c) for c in readings):
            yield _discrepancy(readings[0], Confidence.MEDIUM, severity=Severity.WARNING)
    for change in find_table_changes(article, _fits):
        yield _discrepancy(change, Confidence.HIGH)
    for new, old, verb in find_pairs(article):
        if verb.lemma in _PLAIN_MOVES and not _agrees(article, new, old, verb.lemma in _RISES):
            result = "a fall" if verb.lemma in _RISES else "a rise"
            yield Discrepancy(
                sides=(Side(verb.span, verb.text), Side(new.span, new.text), Side(old.span, old.text)),
                values={"stated": f"“{verb.text}”", "old": _shown(old), "new": _shown(new), "result": result},
                derivation=(f"The text gives {_shown(old)} as the old and {_shown(new)} as the new value, which is {result}.",),
                confidence=Confidence.MEDIUM,
                question=f"Is “{verb.text}” right, and is {_shown(old)} the old value and {_shown(new)} the new one?",
                severity=Severity.WARNING,
            )


def _twice_moved(article: Article, change: Change) -> bool:
    """Whether another move stands between the two values: "rose 50 per cent to $3 and had already doubled from $1"."""
    one, two = sorted((change.old.span, change.new.span))
    return bool(_MOVED_TOO.search(article.document.prose, one.end, two.start))


def _agrees(article: Article, new: Quantity, old: Quantity, rises: bool) -> bool:
    """Whether the direction fits, or cannot be judged."""
    sentence = article.sentence(new.sentence).span.of(article.document.prose)
    if new.value is None or old.value is None or min(new.value, old.value) < 0 or _BACKWARDS.search(sentence):
        return True
    a, b = written(new), written(old)
    return a.high >= b.low if rises else a.low <= b.high


def _fits_near(article: Article, c: Change) -> bool:
    """Whether two other values near by give the change."""
    reach = {c.new.sentence, c.old.sentence, c.change.sentence}
    near = (q for sentence in sorted(reach) for q in in_sentences(article, sentence, sentence))
    values = [q for q in near if q.kind is c.new.kind and q.unit == c.new.unit][:12]
    pairs = permutations([q for q in values if q.value and q.value > 0], 2)
    return any(_fits(replace(c, new=a, old=b)) for a, b in pairs)


def _fits(c: Change) -> bool:
    stated = stated_percent(c.change)
    return any(_signed(result, c.direction).meets(stated) for result in _results(c))


def _results(c: Change) -> list[Interval]:
    """What the two values give: in percent; for two percentages in points as well, or only so where points are stated."""
    new, old = written(c.new), written(c.old)
    relative = [percent_change(new, old)] if old.low > 0 else []
    if c.new.kind is not QuantityKind.PERCENT:
        return relative
    return [new - old] if c.change.unit == "pp" else [new - old, *relative]


def _signed(result: Interval, direction: int) -> Interval:
    if direction < 0 or (direction == 0 and result.middle < 0):
        return result.scaled(-1)
    return result


def _discrepancy(c: Change, confidence: Confidence, *, severity: Severity | None = None) -> Discrepancy:
    points = c.change.unit == "pp"
    result = (_results(c) or [Interval(0, 0)])[0]
    unit = "percentage points" if points or c.new.kind is QuantityKind.PERCENT else "percent"
    places = 1 if last_digit(c.change) < 0.9 or abs(result.middle) < 10 else 0
    worked = f"{_name(result.middle)} of {figure(abs(_exact(c)), places)} {unit}"
    stated = abs(c.change.value or 0.0)
    shown = (
        c.change.text
        if c.change.kind is QuantityKind.RATIO
        else f"{figure(stated, 2)} {'percentage points' if points else 'percent'}"
    )
    said = f"{_name(c.direction)} of {shown}" if c.direction else f"a change of {shown}"
    return Discrepancy(
        sides=(Side(c.change.span, shown), Side(c.new.span, _shown(c.new)), Side(c.old.span, _shown(c.old))),
        values={"stated": said, "old": _shown(c.old), "new": _shown(c.new), "result": worked},
        derivation=(
            f"The text gives {_shown(c.old)} as the old value, {_shown(c.new)} as the new one and {shown} as the change between them.",
            f"{_sum(c, unit, places)}; the text says {shown}.",
        ),
        confidence=confidence,
        question=f"Which of the three is wrong: {shown}, {_shown(c.new)} or {_shown(c.old)}?",
        severity=severity,
    )


def _sum(c: Change, unit: str, places: int) -> str:
    """The arithmetic in words: "600 − 480 is 120, and 120 is 20 percent of 600"."""
    new, old = c.new.value or 0.0, c.old.value or 0.0
    large, small = sorted((c.new, c.old), key=lambda q: -(q.value or 0.0))
    worked = figure(abs(_exact(c)), places)
    if unit == "percentage points":
        return f"{figure(large.value or 0.0, 3)} − {figure(small.value or 0.0, 3)} is {worked} {unit}"
    apart = like(large, abs(new - old), 3)
    return f"{like(large, large.value or 0.0, 3)} − {like(small, small.value or 0.0, 3)} is {apart}, and {apart} is {worked} percent of {like(c.old, old, 3)}"


def _exact(c: Change) -> float:
    new, old = c.new.value or 0.0, c.old.value or 0.0
    return new - old if c.new.kind is QuantityKind.PERCENT else (new / old - 1) * 100 if old else 0.0


def _name(sign: float) -> str:
    return "a rise" if sign > 0 else "a fall"


def _shown(q: Quantity) -> str:
    return " ".join(q.text.split())


CHECK = Check(
    code="NUM203",
    name="percentage-change",
    severity=Severity.ERROR,
    reads=("quantities",),
    message="The text says {stated}; from {old} to {new} is {result}.",
    find=find,
    examples=EXAMPLES,
)
