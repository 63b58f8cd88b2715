"""Totals with their parts: "22 officials: 13 from Iceland and nine from Norway", "of the 94 held, 61 were charged, 33 freed"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from checker.quantities import Interval, between, by_sentence, written
from claims.analysis import Quantity, QuantityKind
from claims.article import Article
from claims.document import PartKind
from claims.same.counts import is_person
from claims.spans import Span

_INCLUDE = re.compile(r"\b(?:includ(?:ed|ing|es)|among\s+them)\b", re.I)
_DIVIDED = re.compile(
    r"\b(?:won|win|received|receive|took|take|got|polled|gained|accounts?|accounted|made\s+up|makes?\s+up|contribut\w+|owns?|owned|holds?|held|shares?|"
    r"of\s+(?:the\s+)?(?:votes?|vote|total|revenues?|sales|ballots?|electorate|population|power|electricity|budget))\b",
    re.I,
)
_NOT_DIVIDED = re.compile(
    r"\b(?:also|both|r[io]se[sn]?|f[ea]ll(?:en)?|grew|growth|(?<!made )(?<!make )(?<!makes )up|down|"
    r"increas\w+|decreas\w+|more|less|from|compared|respectively|turnout|than|higher|lower|"
    r"multiple|each|women|men|aged?|margin|whom|which|unemploy\w+|inflation|rates?|interest|return\w*)\b",
    re.I,
)
_COUNTS = (QuantityKind.COUNT, QuantityKind.NUMBER)
_MOST = 8
_WAYS = frozenset("way part stage phase slice instalment installment tranche".split())
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COLON = re.compile(r"[^.;:]{0,90}(?:(?::|\s[—–]|[—–])\s*(?:[^.;:()\d]{0,40})|\s\()$")
_WHOSE = re.compile(r"[^.;:]{0,90}\bof\s+(?:whom|which|these|those|them)\b,?\s*(?:some\s+|about\s+)?$", re.I)
_OF_THEM = re.compile(r"\s+(?:\w+\s+)?of\s+(?:them|these|those|whom|which|that)\b", re.I)
_MADE_OF = re.compile(
    r"[^.;:]{0,60}\b(?:made\s+up\s+of|comprising|comprised|consisting\s+of|consists?\s+of|composed\s+of|split\s+into|divided\s+into|"
    r"(?:met|funded|financed|covered|paid(?:\s+for)?|provided)\s+(?:by|from|with|through))\s+$",
    re.I,
)
_MEMBERS = re.compile(
    r"-(?:members?|strong|persons?|man|woman|seat|team|judge|nation|party)\s+(?:[\w-]+\s+){0,3}?(?:of|with|comprising|(?:made\s+up|consisting|composed)\s+of)\s+$",
    re.I,
)
_INCLUDED = re.compile(r"[^.;:]{0,60},?\s+(?:includ(?:ed|ing|es)|among\s+them)\s+$", re.I)
_THEY = re.compile(
    r"(?:they|these|those|the\s+(?:dead|injured|victims|survivors|wounded|group|crew|jury|others))\s+(?P<verb>were|are|comprised?|consist(?:ed|s)?\s+of|"
    r"includ\w+)\s+$|(?:among|of)\s+(?:them|those|these|the\s+(?:dead|injured|victims|wounded|survivors))\s*,?\s*(?:(?:were|are)\s+)?$",
    re.I,
)
_COMMA = re.compile(r"[^.;:,]{0,90},\s+(?:with\s+)?(?:some\s+|about\s+)?$")
_PLACE = re.compile(r"\s+(?:from|in|for|by|at|on|under|against|away)\b", re.I)
_OPENING = re.compile(r"of\s+(?:the|all|its|their|those|these|his|her|a\s+total\s+of)?\s*(?:about\s+|some\s+)?$", re.I)
_OF_GROUP = re.compile(r"of\s+(?:the|those|these|them|all)\b[^.;:\d]{0,80},\s+(?:only\s+|some\s+|about\s+)?$", re.I)
_LIST_GAP = re.compile(r"[^.:]{0,110}?(?:,|;|\band\b|\bwhile\b|\bplus\b)[^.:]{0,80}")
_NO_SUM = re.compile(
    r"\b(?:includ\w+|among\s+(?:them|others?)|such\s+as|notably|mainly|mostly|also|both|each|apiece|every|more\s+than\s+one|multiple|cited|named|"
    r"complained|reported|suffered|at\s+least\s+once|up\s+from|down\s+from|compared|against|another|of\s+whom\s+\w+\s+also|per)\b",
    re.I,
)
_UNNUMBERED = re.compile(
    r"(?:,|\band|\bplus)\s+(?:an?|the|another|several|some|others?|many|dozens|hundreds|its|his|her)\s+(?!other\s+\w+\b|remaining\b|rest\b)\w+",
    re.I,
)
_SEPARATOR = re.compile(r",\s+and\b|,|;|\band\b|\bwhile\b")
_REST = re.compile(r"\bthe\s+(?:other|others|remaining|rest|remainder)\b|\bremain(?:s|ed|ing)\b|\bleaving\b", re.I)
_SUM_BEFORE = re.compile(
    r"(?:\ba\s+(?:combined\s+)?total\s+of|\btotall?ing|\btogether|\baltogether|\badding\s+up\s+to|\bin\s+all|\bfor\s+a\s+total\s+of|\bcombined|\bor)\s+$",
    re.I,
)
_SUM_SO_FAR = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|tak(?:es|ing)|took|making|lifting)\s+(?:the|its|their|a)\s+(?:\w+\s+)?total\s+(?:to|of)\s+$",
    re.I,
)
_SUM_AFTER = re.compile(r"(?:\s+\w+){0,2}?\s+(?:in\s+all|altogether|in\s+total|all\s+told|combined|between\s+them)\b", re.I)
_SUM_TOTAL = re.compile(r"\ba\s+(?:combined\s+)?total\s+of\s+$", re.I)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total and the parts that are said to make it up. `whole`: nothing is said to be left out; `link` says what joins them."""

    total: Quantity
    parts: tuple[Quantity, ...]
    whole: bool
    link: str


def find_breakdowns(article: Article) -> Iterator[Breakdown]:
    """Every total with its parts, in text order; several readings of one sentence are all given."""
    sentences = by_sentence(article)
    every = by_sentence(article, compounds=True)
    for index, here in sentences.items():
        yield from _within(article, every[index])
        yield from _sums(article, here)
        yield from _across(article, sentences, index)
        yield from _parallel(article, sentences, index)
    yield from _listed(article)


def list_gap(article: Article, a: Quantity, b: Quantity) -> bool:
    """Whether two numbers stand next to each other in a list."""
    return bool(_LIST_GAP.fullmatch(between(article, a, b)))


def sum_of(parts: tuple[Quantity, ...]) -> Interval:
    total = Interval(0.0, 0.0)
    for q in parts:
        total = total + written(q)
    return total


def adds_up(total: Quantity, parts: tuple[Quantity, ...]) -> bool:
    """Whether the parts, or some of them (others may be parts of a part), add up to the total."""
    goal = Interval(total.value, total.value) if total.hedge == "at least" and total.value else written(total)
    sizes = range(2, len(parts) + 1)
    return any(sum_of(chosen).crosses(goal) for size in sizes for chosen in combinations(parts[:_MOST], size))


def alike(a: Quantity, b: Quantity) -> bool:
    if a.value is None or b.value is None or a.value <= 0 or b.value <= 0:
        return False
    if a.kind in _COUNTS and b.kind in _COUNTS:
        return a.unit != "time" and b.unit != "time"
    if b.kind in _COUNTS and not b.counted:
        return a.kind in (QuantityKind.MEASURE, QuantityKind.MONEY)
    return a.kind is b.kind and a.unit == b.unit and a.kind in (QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT)


def _run(article: Article, here: list[Quantity], start: int, total: Quantity) -> tuple[Quantity, ...]:
    """The list of numbers from `start`, without those of another kind and without parts of parts ("nine of whom")."""
    prose = article.document.prose
    out: list[Quantity] = []
    for q in here[start:]:
        if not alike(total, q) or q.hedge in ("up to", "at least", "more than", "over"):
            continue
        if out and not _LIST_GAP.fullmatch(between(article, out[-1], q)):
            break
        if out and _OF_THEM.match(prose, q.span.end):
            continue
        if (q.value or 0) < (total.value or 0):
            out.append(q)
    return tuple(out)


def _within(article: Article, here: list[Quantity]) -> Iterator[Breakdown]:
    """A total and its parts in one sentence, the total first."""
    prose = article.document.prose
    here = [q for q in here if q.counted not in _WAYS and q.kind is not QuantityKind.ORDINAL]
    listed: set[int] = set()
    for i, total in enumerate(here[:-1]):
        first = next((q for q in here[i + 1 : i + 3] if alike(total, q)), here[i + 1])
        if total.id in listed or total.value is None or not alike(total, first) or (first.value or 0) >= total.value:
            continue
        gap = between(article, total, first)
        sentence = article.sentence(total.sentence).span
        opening = prose[sentence.start : total.span.start]
        made = bool(_MADE_OF.fullmatch(gap) or _MEMBERS.fullmatch(gap))
        if made or _COLON.fullmatch(gap):
            link = "made of" if made else "colon"
        elif _WHOSE.fullmatch(gap) or (_OF_THEM.match(prose, first.span.end) and len(gap) < 90 and "," in gap and ";" not in gap):
            link = "of them"
        elif _OPENING.fullmatch(opening) and len(gap) < 120:
            link = "of the"
        elif _INCLUDED.fullmatch(gap):
            link = "included"
        elif _COMMA.fullmatch(gap) and not _THEY.fullmatch(opening):
            link = "comma"
        else:
            continue
        parts = _run(article, here, i + 1, total)
        if link == "comma" and not _of_kind(article, total, parts):
            continue
        if len(parts) >= 2 and clear(article, total, parts, included=link == "included"):
            listed |= {q.id for q in parts}
            yield Breakdown(total, parts, _complete(article, total, parts, link), link)


def _of_kind(article: Article, total: Quantity, parts: tuple[Quantity, ...]) -> bool:
    """Whether a total and the bare list behind it belong together: "22 ships, 12 from Spain and ten from Italy".

    The total has its noun, the parts have none but a preposition, or all count persons; each part directly follows its separator.
    """
    prose = article.document.prose
    named = total.noun is not None and total.noun.start <= total.span.start and total.noun.end > total.span.end
    if not named or any(not re.search(r"(?:,|\band|\bwith)\s+$", prose[q.span.start - 8 : q.span.start]) for q in parts):
        return False
    link = _PLACE.match(prose, parts[0].span.end)
    if link and re.search(rf"\b{link[0].strip()}\b", between(article, total, parts[0])):
        return False  # "83,000 jobs in the south, 41,000 in the west": the first of a list, no total
    return all(
        _PLACE.match(prose, q.span.end) or (q.counted and is_person(q.counted) and is_person(total.counted)) for q in parts
    )


def _complete(article: Article, total: Quantity, parts: tuple[Quantity, ...], link: str) -> bool:
    """Whether the list is said to be the whole: a colon and numbers only, or "the other nine"."""
    text = _region(article, total, parts)
    after = article.document.prose[parts[-1].span.end : article.sentence(parts[-1].sentence).span.end]
    if _UNNUMBERED.search(text) or re.match(r"[^.;:]{0,60}\band\s", after):
        return False
    if any(len(_SEPARATOR.findall(between(article, a, b))) > 1 for a, b in pairwise(parts)):
        return False
    if link == "included":
        return False
    if link in ("colon", "made of"):
        return bool(re.search(r"\band\b", text))
    return bool(_REST.search(text)) or (len(parts) >= 3 and bool(re.search(r"\band\b", between(article, parts[-2], parts[-1]))))


def _region(article: Article, total: Quantity, parts: tuple[Quantity, ...]) -> str:
    spans = [total.span, *(p.span for p in parts)]
    return article.document.prose[min(s.start for s in spans) : max(s.end for s in spans)]


def clear(article: Article, total: Quantity, parts: tuple[Quantity, ...], *, included: bool = False) -> bool:
    """Whether the list holds nothing that makes the sum doubtful: an unread number, "each", "also", "including"."""
    text = _region(article, total, parts)
    after = article.document.prose[parts[-1].span.end : parts[-1].span.end + 40]
    if _NO_SUM.search(_INCLUDE.sub(" ", text, count=1) if included else text) or re.match(
        r"(?:\s+\w+){0,3}\s+(?:each|apiece|or more)\b", after
    ):
        return False
    start = min(total.span.start, parts[0].span.start)
    rest = re.match(r"[^.;:]*", article.document.prose[parts[-1].span.end : parts[-1].span.end + 80])
    end = max(total.span.end, parts[-1].span.end + (rest.end() if rest else 0))
    near = [q.sentence for q in (total, *parts)]
    read = [s for n in range(min(near) - 1, max(near) + 2) for s in article.once(_read).get(n, ())]
    numbers = (t for t in article.analysis.tokens_in(Span(start, end)) if t.upos == "NUM")
    return all(any(t.span.overlaps(s) for s in read) for t in numbers)


def _sums(article: Article, here: list[Quantity]) -> Iterator[Breakdown]:
    """The parts first: "1,200 in the north and 800 in the south, 2,000 in all"."""
    prose = article.document.prose
    for i, total in enumerate(here):
        before = prose[max(0, total.span.start - 40) : total.span.start]
        after = bool(_SUM_AFTER.match(prose, total.span.end))
        said = bool(_SUM_TOTAL.search(before)) or (
            after and bool(_SUM_BEFORE.search(before) or before.rstrip().endswith((",", "making", "giving")))
        )
        said = said or bool(re.search(r"\b(?:so\s+that\s+)?together,?\s+$", before))
        so_far = bool(_SUM_SO_FAR.search(before))
        if not (said or so_far) or i < 2 or total.value is None:
            continue
        parts = _list_before(article, here[:i], total)
        if len(parts) >= 2 and not _NO_SUM.search(prose[parts[0].span.start : total.span.end]) and clear(article, total, parts):
            if len(between(article, parts[-1], total)) < 90:
                yield Breakdown(total, parts, not so_far, "sum")


def _list_before(article: Article, here: list[Quantity], total: Quantity) -> tuple[Quantity, ...]:
    """The list that ends right before a sum."""
    parts: list[Quantity] = []
    for q in reversed(here):
        if not alike(total, q) or (q.value or 0) >= (total.value or 0):
            break
        if parts and not _LIST_GAP.fullmatch(between(article, q, parts[0])):
            break
        parts.insert(0, q)
    return tuple(parts)


def _across(article: Article, sentences: dict[int, list[Quantity]], index: int) -> Iterator[Breakdown]:
    """A total in one sentence and its parts in the next, as many as were announced or after "Of those"."""
    here, prose = sentences[index], article.document.prose
    if not here or here[0].value is None:
        return
    start = article.sentence(index).span.start
    if _OF_GROUP.fullmatch(prose[start : here[0].span.start]) and here[0].kind is QuantityKind.COUNT:
        parts = _run(article, here, 0, _largest(here))
        parts = tuple(q for q in here if q.kind is QuantityKind.COUNT and (q in parts or q is _largest(here)))
        if (
            len(parts) >= 3
            and clear(article, parts[0], parts[1:])
            and re.search(r"\band\b", between(article, parts[-2], parts[-1]))
        ):
            earlier = [q for q in article.quantities[: here[0].id] if q.kind is QuantityKind.COUNT and near_sum(q, parts, 0.1)]
            if earlier:
                yield Breakdown(earlier[-1], parts, True, "of those")
        return
    before = sentences.get(index - 1, [])
    if article.sentence(index).part != article.sentence(max(0, index - 1)).part:
        return
    if (they := _THEY.fullmatch(prose[start : here[0].span.start])) and here[0].kind is QuantityKind.COUNT:
        yield from _they(article, before, here, str(they["verb"] or "included"))
        return
    for total in (reading for q in before for reading in _readings(q)):
        parts = tuple(q for q in here if alike(total, q) and (q.value or 0) < (total.value or 0))
        if (
            len(parts) < 3
            or not _announced(article, index - 1, len(parts))
            or len(parts) != len(here)
            or not clear(article, parts[0], parts[1:])
        ):
            continue
        if all(_LIST_GAP.fullmatch(between(article, a, b)) for a, b in pairwise(parts)) and near_sum(total, parts, 0.2):
            yield Breakdown(total, parts, True, "announced")


def _announced(article: Article, sentence: int, number: int) -> bool:
    """Whether a sentence says how many parts there will be: "over the three days", "its four zones"."""
    word = _WORDS[number] if number < len(_WORDS) else str(number)
    return bool(re.search(rf"\b(?:{word}|{number})\s+[a-z]", article.sentence(sentence).span.of(article.document.prose), re.I))


def _parallel(article: Article, sentences: dict[int, list[Quantity]], index: int) -> Iterator[Breakdown]:
    """Three or more like numbers in a list whose sum all but is a total of the same thing shortly before."""
    here = sentences[index]
    if len(here) < 3:
        return
    lead = here[0]
    parts = tuple(
        q for q in here if alike(lead, q) and not q.hedge and (q.counted in ("", lead.counted) or q.unit == lead.unit != "")
    )
    if len(parts) != len(here) or any(not _LIST_GAP.fullmatch(between(article, a, b)) for a, b in pairwise(parts)):
        return
    if not re.search(r"\band\b", between(article, parts[-2], parts[-1])) or not clear(article, parts[0], parts[1:]):
        return
    for back in (1, 2):
        for total in sentences.get(index - back, []):
            same = total.counted == lead.counted != "" if lead.kind is QuantityKind.COUNT else total.unit == lead.unit
            large = (total.value or 0) > 1.2 * max(q.value or 0 for q in parts)
            if same and large and alike(total, lead) and near_sum(total, parts, 0.06):
                yield Breakdown(total, parts, not _UNNUMBERED.search(_region(article, parts[0], parts)), "parallel")


def _they(article: Article, before: list[Quantity], here: list[Quantity], verb: str) -> Iterator[Breakdown]:
    """ "They included 22 sailors, seven farmers and three nurses" after the one count of persons in the sentence before."""
    totals = [q for q in before if q.kind is QuantityKind.COUNT and q.counted and is_person(q.counted)]
    if len(totals) != 1:
        return
    parts = _run(article, here, 0, totals[0])
    included = verb.lower().startswith("includ")
    if (
        len(parts) >= 2
        and parts == tuple(q for q in here if q.kind is QuantityKind.COUNT)
        and clear(article, parts[0], parts[1:])
    ):
        whole = not included and _complete(article, parts[0], parts, "made of")
        yield Breakdown(totals[0], parts, whole, "included" if included else "they")


def _readings(q: Quantity) -> Iterator[Quantity]:
    """A number, and the number before its "million" as one: "375 million litres a day (MLD)", then "118 MLD"."""
    yield q
    number = re.search(r"\d+(?:\.\d+)?(?=\s+(?:thousand|million|billion|lakh|crore)\b)", q.text)
    if number and q.value and q.kind is QuantityKind.MEASURE:
        scale = float(number[0]) / q.value
        yield replace(
            q, kind=QuantityKind.COUNT, value=float(number[0]), low=q.low * scale, high=q.high * scale, unit="", counted=""
        )


def find_share_lists(article: Article) -> Iterator[tuple[tuple[Quantity, ...], bool]]:
    """Three or more percentages of one whole in a list, and whether the last is said to be the rest."""
    prose = article.document.prose
    for sentence, here in by_sentence(article).items():
        parts = tuple(q for q in here if q.unit == "%" and q.value and q.value > 0)
        text = prose[article.sentence(sentence).span.start : article.sentence(sentence).span.end]
        if len(parts) < 3 or not _DIVIDED.search(text) or _NOT_DIVIDED.search(text):
            continue
        if all(_LIST_GAP.fullmatch(between(article, a, b)) for a, b in pairwise(parts)):
            yield parts, bool(_REST.search(between(article, parts[-2], parts[-1])))


def _largest(quantities: list[Quantity]) -> Quantity:
    return max(quantities, key=lambda q: q.value or 0.0)


def near_sum(total: Quantity, parts: tuple[Quantity, ...], share: float) -> bool:
    summed = sum(q.value or 0.0 for q in parts)
    return total.value is not None and abs(summed - total.value) <= max(share * total.value, 2.0)


def _listed(article: Article) -> Iterator[Breakdown]:
    """List items, one of which is the total: "Series A: €18m", "Total: €168m"."""
    runs: list[list[tuple[Quantity, str]]] = [[]]
    for part in article.document.parts:
        if part.kind is not PartKind.LIST:
            runs.append([])
            continue
        inside = [q for q in article.quantities if q.span in part.span and q.value is not None]
        label = part.span.of(article.document.prose).strip(" *-•\t\n")[:30].lower()
        if inside and ":" in label + ":" and inside[-1].span.end >= part.span.start:
            runs[-1].append((inside[-1], label))
    for run in runs:
        totals = [q for q, label in run if re.match(r"\W*(?:grand\s+)?total\b", label)]
        if len(totals) == 1 and len(run) >= 3:
            parts = tuple(q for q, _ in run if q is not totals[0])
            if all(alike(totals[0], q) for q in parts) and all((q.value or 0) < (totals[0].value or 0) for q in parts):
                yield Breakdown(totals[0], parts, True, "list")


def _read(article: Article) -> dict[int, list[Span]]:
    """Where each sentence has its quantities and times."""
    found: dict[int, list[Span]] = {}
    for sentence, span in [(q.sentence, q.span) for q in article.quantities] + [(t.sentence, t.span) for t in article.times]:
        found.setdefault(sentence, []).append(span)
    return found
