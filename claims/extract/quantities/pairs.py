"""Two numbers that are one quantity: ranges, scores and votes, "one in five", "6ft 2in"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from claims.analysis import QuantityKind
from claims.extract.quantities.figures import Figure
from claims.extract.quantities.numerals import Form
from claims.extract.quantities.scene import Scene
from claims.extract.quantities.units import minor

_LENDING = (QuantityKind.PERCENT, QuantityKind.MEASURE, QuantityKind.MONEY)
_LINK = re.compile(r"\s+(?:to|and|or|from)\s+")
_TO = re.compile(r"(?:\s+to|\s*[-–—‑]|-to-)\s*(?:(?:about|around|nearly|almost|as\s+many\s+as|as\s+much\s+as|perhaps|maybe)\s+)?")
_DASH = re.compile(r"[-–—‑]")
_SPACED_DASH = re.compile(r"\s[-–—]\s")
_SIDE = re.compile(r"[A-Z][\w'’.-]*\s$")
_AND = re.compile(r"\s+and\s+(?:about\s+|around\s+|nearly\s+)?")
_OR = re.compile(r"\s+or\s+")
_BETWEEN = re.compile(r"\bbetween\s+(?:about\s+|around\s+|some\s+)?$", re.IGNORECASE)
_FROM = re.compile(
    r"\bfrom\s+(?:about\s+|around\s+|just\s+|as\s+little\s+as\s+|as\s+low\s+as\s+|as\s+few\s+as\s+)?$", re.IGNORECASE
)
#: "from 30 to 40" is a range after these and a change otherwise ("rose from 30 to 40").
_RANGING = re.compile(
    r"\b(?:rang(?:e[sd]?|ing)|var(?:y|ied|ies|ying)|cost(?:s|ing)?|pric(?:e[sd]?|ing)|earn(?:s|ed|ing)?|anywhere|span(?:s|ned|ning)?|fares?|tickets?"
    r"|fees?|charg(?:e[sd]?|ing)|wages?|salar(?:y|ies)|pay|paid|aged?|ages|measur\w+|weigh\w*|estimates?|bids?|offers?|terms?|sentences?)\b",
    re.IGNORECASE,
)
_CHANGING = re.compile(
    r"\b(?:r[io]se[sn]?|rising|f[ea]ll(?:s|en|ing)?|grow[ns]?|grew|growing|dr[oa]p\w*|cut\w*|increas\w+|decreas\w+|rais\w+|lower\w*|reduc\w+|up|down"
    r"|jump\w*|climb\w*|slip\w*|slid\w*|doubl\w+|chang\w+|revis\w+|lift\w*|expand\w*|shr[aiu]nk\w*|widen\w*|narrow\w*|extend\w*|push\w*|move[ds]?)\b",
    re.IGNORECASE,
)
_CONTEST = re.compile(
    r"\b(?:w[io]n|wins|winning|winners?|los[te]|loses|losing|loss|beat\w*|defeat\w*|dr[ae]wn?|victor\w+|triumph\w*|thrash\w*|edged?|scor\w+|led|leads?"
    r"|leading|trail\w*"
    r"|ahead|behind|vot\w+|ruled|ruling|verdict|split|margin|half-?time|aggregate|match|sets?|level|ti?ed|comeback|downed|against|v"
    r"|rout\w*|hammer\w*|overc[oa]me|see off|saw off"
    r"|pass\w+|reject\w+|approv\w+|decision|carried|back\w*|divided|final|replay|shoot-?out|penalt\w+)\b",
    re.IGNORECASE,
)
_CONTEST_AFTER = re.compile(
    r"\s*(?:[a-z-]+\s+)?(?:win|victory|defeat|loss|draw|votes?|ruling|lead|decision|majority|scoreline|thrashing|advantage|success|triumph|split|verdict"
    r"|on aggregate|on penalties|after extra time|against|in favou?r|away|at home|at half-?time)\b",
    re.IGNORECASE,
)
_VOTES_TO = re.compile(
    r"\s+(?:votes?|goals?|games?|sets?|frames?|seats?|ayes|legs?|rounds?|holes?|bouts?|points?|tries)\s+to\s+", re.IGNORECASE
)
_BY = re.compile(
    r"\b(?:vot(?:e[ds]?|ing)|by|carried|passed|rejected|defeated|won|lost|beat|ruled|split)\s+(?:by\s+|of\s+)?$", re.IGNORECASE
)
_WON = re.compile(r"\b(?:vot(?:e[ds]?|ing)|beat|beats|won)\b")
_ODDS = re.compile(r"\b(?:ratio|odds|outnumber\w*|by)\b.{0,40}$", re.IGNORECASE | re.DOTALL)
_ODDS_AFTER = re.compile(r"\s+(?:margin|majority|ratio|odds|advantage)\b")
_FOR = re.compile(r"\s+for\s+")
_NOUN = re.compile(
    r"\s+(?!and\b|as\b|when\b|at\b|in\b|on\b|to\b|by\b|but\b|with\b|from\b|before\b|after\b|off\b|for\b|not\b|the\b|a\b|an\b)[a-z]{3,}"
)
_IN = re.compile(r"(?P<noun>\s+[a-z]+)?[\s-]+(?:in|out[\s-]of)[\s-]+(?:every\s+)?", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:^|[.,;:(“\"‘]\s*|\b(?:that|and|of|for|with|to|than|as|from|by|is|was|are|were|about|nearly|almost|some|only|just|every|around|roughly|over|or)\s+)$",
    re.IGNORECASE,
)
_ROUND = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000, 10_000, 100_000, 1_000_000})


def joined(figures: list[Figure], scene: Scene) -> list[Figure]:
    """`figures` with those that belong together made one, in text order."""
    out: list[Figure] = []
    i = 0
    while i < len(figures):
        here = figures[i]
        if i + 1 < len(figures):
            there = figures[i + 1]
            if _chained(figures, i, scene.text):
                i += 3
                continue
            one = _join(here, there, scene) if there.first - here.end < 60 else None
            if one is not None:
                out.append(one)
                i += 2
                continue
        out.append(here)
        i += 1
    return [_lent(a, b, scene.text) for a, b in zip_longest(out, out[1:]) if a]


def _lent(a: Figure, b: Figure | None, text: str) -> Figure:
    """A bare number takes the unit of the one it is paired with: "from 9 to 6 per cent", "5.5 and 11.2 inches"."""
    if b is None or not a.bare or a.value is None or b.start != b.first or b.kind not in _LENDING or a.form is not b.form:
        return a
    if not _LINK.fullmatch(text[a.end : b.start]):
        return a
    half = a.step / 2
    return replace(a, kind=b.kind, unit=b.unit, low=a.number - half, high=a.number + half)


def _chained(figures: list[Figure], i: int, text: str) -> bool:
    """Three numbers with dashes are a formation, a record or a telephone number."""
    if i + 2 >= len(figures):
        return False
    a, b, c = figures[i : i + 3]
    return all(bool(_DASH.fullmatch(text[x.end : y.start])) for x, y in ((a, b), (b, c)))


def _join(a: Figure, b: Figure, scene: Scene) -> Figure | None:
    text = scene.text
    gap = text[a.end : b.start] if a.tail <= a.end else text[a.tail : b.start]
    before = scene.before(a.start)
    if a.kind is QuantityKind.ORDINAL or b.kind is QuantityKind.ORDINAL or a.value is None or b.value is None or "\n\n" in gap:
        return None
    return (
        _compound(a, b, gap)
        or _score(a, b, gap, before, scene)
        or _share(a, b, text[a.end : b.start], before, scene)
        or _range(a, b, gap, before, scene)
    )


def _compound(a: Figure, b: Figure, gap: str) -> Figure | None:
    """ "6ft 2in", "7lb 4oz", "£4 5s" is not read."""
    smaller = minor(a.unit) if a.kind is b.kind is QuantityKind.MEASURE else None
    if smaller is None or gap not in ("", " ", ", ", " and ", "-") or b.unit != smaller[0] or not 0 <= b.number < smaller[1]:
        return None
    value, half = a.number + b.number / smaller[1], b.step / smaller[1] / 2
    return replace(a, end=b.end, tail=b.tail, value=value, low=value - half, high=value + half, step=2 * half)


def _score(a: Figure, b: Figure, gap: str, before: str, scene: Scene) -> Figure | None:
    """Goals, sets and votes with a dash or "to"; a cricketer's "38 for four" and "5/38"; odds of "five to one"."""
    plain = a.bare and b.bare and a.scale == b.scale == 1.0 and a.step == b.step == 1.0
    if not plain or a.start != a.first:
        return None
    after = scene.after(b.end)
    x, y = a.number, b.number
    if _DASH.fullmatch(gap) or (_SPACED_DASH.fullmatch(gap) and max(x, y) < 20):
        contest = (
            bool(_CONTEST.search(before))
            or bool(_CONTEST_AFTER.match(after))
            or bool(_SIDE.search(before) and re.match(r"\s[A-Z]", after))
        )
        downward = x >= y and x + y != 100 and (x, y) != (24, 7)
        return _scored(a, b) if max(x, y) < 1000 and (downward or (contest and not _NOUN.match(after))) else None
    if _VOTES_TO.fullmatch(gap):
        return _scored(a, b)
    if gap.strip(" \n-") == "to" and x >= y and not _FROM.search(before):
        if _BY.search(before) or (x > y and _WON.search(before)):
            return _scored(a, b)
        if x > y > 0 and (_ODDS.search(before) or _ODDS_AFTER.match(after)):
            ratio = x / y
            return replace(_scored(a, b), kind=QuantityKind.RATIO, unit="", value=ratio, low=0.9 * ratio, high=1.1 * ratio)
    if scene.cricket and (gap == "/" or (_FOR.fullmatch(gap) and min(x, y) <= 10 and not _NOUN.match(after))):
        return _scored(a, b)
    return None


def _scored(a: Figure, b: Figure) -> Figure:
    score = (a.number, b.number)
    return replace(
        a, end=b.end, tail=b.tail, value=None, low=min(score), high=max(score), kind=QuantityKind.SCORE, unit="score", score=score
    )


def _share(a: Figure, b: Figure, gap: str, before: str, scene: Scene) -> Figure | None:
    """ "one in five", "nine out of ten", "one pupil in six", "six pupils in ten" (but "six wins in ten games")."""
    match = _IN.fullmatch(gap)
    if match is None or not (a.bare and b.bare) or not 0 < a.number < b.number or a.step != 1.0:
        return None
    single = a.number == 1
    noun = (match["noun"] or "").strip()
    if noun == "times":
        before, noun = "", ""
    told = not noun or (b.number in (10, 100) and b.first not in scene.counting)
    if not single and (not told or b.number not in _ROUND or not _OPENS.search(before)):
        return None
    if single and noun and b.number not in _ROUND:
        return None
    value = a.number / b.number
    slack = max(0.02, 0.05 * value) if value > 0.05 else 0.1 * value
    return replace(
        a, end=b.end, tail=b.tail, value=value, low=value - slack, high=value + slack, kind=QuantityKind.RATIO, unit="share",
        form=Form.FRACTION, step=2 * slack,
    )  # fmt: skip


def _range(a: Figure, b: Figure, gap: str, before: str, scene: Scene) -> Figure | None:
    first = a
    if b.start == b.first and a.kind is QuantityKind.MONEY and b.bare and (b.scale > 1 or _DASH.fullmatch(gap)):
        b = replace(b, kind=QuantityKind.MONEY, unit=a.unit)
    elif a.bare and not b.bare:
        a = replace(a, kind=b.kind, unit=b.unit)
    if a.kind is not b.kind or a.unit != b.unit or (QuantityKind.RATIO in (a.kind, b.kind) and a.form is not b.form):
        return None
    low, high = a.number, b.number
    if a.scale == 1.0 and low * b.scale <= high and (first.bare or first.kind is QuantityKind.MONEY):
        low *= b.scale
    between, ranged = _BETWEEN.search(before), _FROM.search(before)
    if low >= high:
        return None
    if between and _AND.fullmatch(gap):
        opening = between.start()
    elif ranged and re.fullmatch(r"\s+to\s+", gap):
        window = scene.before(a.start, 110)
        if not _RANGING.search(window) or _CHANGING.search(window):
            return None
        opening = ranged.start()
    elif _TO.fullmatch(gap) and not ranged:
        if not _DASH.search(gap) and re.search(
            r"\b(?:rose|fell|up|down|rise|fall|grew|increase[ds]?|reduced?|cut|raised?|moved?|went|goes)\s+(?:\w+\s+)?$", before
        ):
            return None
        opening = len(before)
    elif (
        _OR.fullmatch(gap)
        and a.form is b.form
        and first.bare
        and (high - low == 1 or (a.form is Form.WORDS and high <= 2 * low and high <= 12))
    ):
        opening = len(before)
    else:
        return None
    return replace(
        a,
        start=a.start - (len(before) - opening),
        end=b.end,
        tail=b.tail,
        value=None,
        low=low,
        high=high,
        scale=b.scale,
        form=b.form,
    )
