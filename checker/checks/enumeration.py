"""A number of things is announced, and another number of them is listed.

*What it looks for*: "five stations: A, B, C and D", "both A, B and C", "the trio, A and B", "four measures:" over a list with
three points, "three times, in 1998 and 2003", "the companies named are" after "four companies", "seven of the five", "here are
five" over six numbered points.

*Why it matters to a reader*: either something was left out of the list or the number is a slip; readers count.

*When it stays silent*: on lists that only give examples (including, such as, among them) or figures of their own; when commas
inside an item leave it open how many things are listed; when another number of the sentence fits the list.

*Source*: the article itself, by counting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.announced import announced, in_letters, listed_words, noun_end, without_mark, words_of
from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.listicles import commanded, headed, numbered
from checker.sequences import chained, coordinated, dated, marked, next_ordinal, yearly
from claims.analysis import Quantity, QuantityKind, Sentence
from claims.article import Article
from claims.document import Part, PartKind
from claims.finding import Confidence, Severity
from claims.same.counts import is_person
from claims.same.listing import Listing, last_aside, read_list
from claims.spans import Span

EXAMPLES = (
    flagged(
        "The line will be closed for a week. «Four» villages will have no trains: «Harle, Netherton and Wick».\n",
        "The text announces four villages and lists three.",
    ),
    flagged(
        "The council set out «three» conditions:\n\n- «The roof must be mended by June.»\n- «The doors must be locked at night.»\n",
        "The text announces three conditions and lists two.",
    ),
    flagged(
        "She has won the regatta «three times», in «1998 and 2003».\n",
        "The text announces three times and lists two.",
    ),
    clean("Five villages will have no trains, among them Harle, Netherton and Wick.\n"),
    clean("The two teams met in three towns: Harle, the seat of the county, Netherton and Wick.\n"),
    clean("She won the regatta three times, most recently in 1998 and 2003.\n"),
)

_GROUPS = {"pair": 2, "duo": 2, "couple": 2, "trio": 3, "threesome": 3, "quartet": 4, "foursome": 4, "quintet": 5, "sextet": 6}
_GROUP = re.compile(rf"\b[Tt]he\s+({'|'.join(_GROUPS)})\b")
_POINTS = frozenset(
    "measure step point reason condition demand change recommendation rule question way thing tip priority goal proposal option "
    "factor lesson key takeaway pledge principle finding phase stage item project category requirement aim objective target "
    "mistake myth fact problem issue challenge promise commitment benefit risk scenario task theme pillar ingredient".split()
)
_MORE = re.compile(
    r"\s*(?:also|the (?:others?|rest|last|final|fourth|fifth|sixth)|another|others|a (?:third|fourth|fifth|sixth))\b", re.I
)
_OPENINGS = re.compile(r"\s*(,?\s+(?:(?:were|are)\s+)?(?:named|identified)\s+as|:|,|\(|–|—|\s-\s|--|,?\s+namely)\s*")
_ASIDE = re.compile(
    r"((?:\s+(?:of|from|in|on|at)\s+[\w’' ]{1,40}?)?)(?:\s*[–—(]|\s-\s|,?\s+(?:(?:were|are)\s+)?(?:named|identified)\s+as\b)"
)
_ARE = re.compile(r"(?:\s+[\w’'-]+){1,6}?\s+(?:are|were)\s(?=[A-Z])")
_CLOSING = {"(": ")", "–": "–", "—": "—", "-": " - "}
_FAR = 2
"""How far a number may be from the length of its list to be meant as that list's."""


def find(article: Article) -> Iterator[Discrepancy]:
    counts: dict[int, list[Quantity]] = {}
    for q in article.quantities:
        if q.kind is QuantityKind.COUNT and q.value is not None and q.value == int(q.value) and not q.hedge:
            counts.setdefault(q.sentence, []).append(q)
    for sentence in article.analysis.sentences:
        kind = article.document.parts[sentence.part].kind
        if kind in (PartKind.TABLE, PartKind.BYLINE):
            continue
        here = counts.get(sentence.i, [])
        yield from _colon(article, sentence, here)
        yield from _beside(article, sentence, here)
        yield from _both(article, sentence)
        yield from _named(article, sentence, counts)
        yield from _too_many_of(article, here)
        for sequence in (
            *dated(article, sentence),
            *yearly(article, sentence),
            *marked(article, sentence, here),
            *chained(article, sentence, here, _POINTS),
            *commanded(article, sentence, here, _POINTS),
        ):
            yield _discrepancy(article, sequence.number, sequence.items, sequence.listed)
    yield from _points(article, counts)
    for listing in (*headed(article, counts), *numbered(article, counts, _POINTS)):
        yield _discrepancy(article, listing.number, listing.items, listing.listed)


# ---------------------------------------------------------------- a list in the sentence

_FEW = "one|two|three|four|five|six|seven|eight|nine|ten|both"


def _colon(article: Article, sentence: Sentence, counts: Sequence[Quantity]) -> Iterator[Discrepancy]:
    """ "Five stations will close: A, B, C and D." """
    text = sentence.span.of(article.document.prose)
    colon = re.search(r":\s", text)
    if colon is None or (_goes_on(article, sentence) and not next_ordinal(article, sentence)):
        return
    at = sentence.span.start + colon.start()
    tail = Span(sentence.span.start + colon.end(), sentence.span.end).strip(article.text)
    before = [q for q in counts if q.span.end <= at and q.noun is not None and q.of is None]
    if not before or re.search(rf"\b(?:{_FEW})\s*$", article.document.prose[before[-1].span.end : at], re.I):
        return  # "won three wards of the five and lost two: A and B"
    fragments = _fragments(article, sentence, tail)
    if len(fragments) > 2 and before[-1].counted.lower() in _POINTS:
        yield from _compare(article, before, Listing(len(fragments), len(fragments)), fragments)
        return
    if (ordinal := next_ordinal(article, sentence)) and before[-1].counted.lower() in _POINTS:
        more = article.analysis.sentences[sentence.i + 1].span
        yield from _compare(article, before, Listing(ordinal - 1, ordinal - 1), [tail, more])
        return
    words = last_aside(tail.of(article.document.prose))
    listing = read_list(words)
    if listing is not None and not _clause(article, tail):
        parsed = coordinated(article, Span(tail.start, tail.start + len(words)))
        if parsed == listing.most and before[-1] is _nearest(before, article, at):
            listing = Listing(parsed, parsed)
        yield from _compare(article, before, listing, [tail])


def _nearest(before: Sequence[Quantity], article: Article, at: int) -> Quantity | None:
    """The number of the clause before the colon, where no plural stands between its noun and the colon but in a phrase."""
    q = before[-1]
    between = article.document.prose[noun_end(article, q) : at]
    return q if not re.search(r"[,;]|\b(?:and|who|which|that)\b", between) and len(between) < 60 else None


def _fragments(article: Article, sentence: Sentence, tail: Span) -> list[Span]:
    """The points after a colon that stand as sentences without a subject, to the end of the paragraph: "Cutting rent. Building flats." """
    spans = [tail]
    paragraph = article.part_of(sentence.i).index
    for following in article.analysis.sentences[sentence.i + 1 : sentence.i + 12]:
        if following.part != paragraph:
            break
        words = article.analysis.words(following)
        if words[0].xpos not in ("VBG", "VB", "TO"):
            return [tail]
        spans.append(following.span)
    return spans


def _beside(article: Article, sentence: Sentence, counts: Sequence[Quantity]) -> Iterator[Discrepancy]:
    """ "The three towns, A and B, ...", "the trio (A and B)"."""
    prose = article.document.prose
    announced: list[tuple[Span, int, int, bool]] = []
    for q in counts:
        before = prose[max(sentence.span.start, q.span.start - 12) : q.span.start]
        definite = bool(re.search(r"\b(?:[Tt]he|[Aa]ll|[Tt]hese|[Tt]hose|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s+$", before))
        end = noun_end(article, q) if q.noun is not None and q.noun.start <= q.span.start and q.of is None else 0
        aside = _ASIDE.match(prose, end, sentence.span.end)
        if end and aside:
            end = aside.end(1)
        if end and (definite or aside):
            announced.append((q.span, int(q.value or 0), end, is_person(q.counted)))
    for q in counts:
        linked = _ARE.match(prose, q.span.end, sentence.span.end)
        if (
            linked
            and q.of is None
            and re.search(r"\b[Tt]he\s+$", prose[max(sentence.span.start, q.span.start - 5) : q.span.start])
        ):
            announced.append((q.span, int(q.value or 0), linked.end() - 1, is_person(q.counted)))
    for m in _GROUP.finditer(sentence.span.of(prose)):
        start = sentence.span.start + m.start(1)
        announced.append((Span(start, start + len(m[1])), _GROUPS[m[1]], start + len(m[1]), True))
    for span, number, end, persons in announced:
        opening = _OPENINGS.match(prose, end, sentence.span.end)
        if opening is None or opening[1] == ":" or not 2 <= number <= 12:
            continue
        rest = prose[opening.end() : sentence.span.end]
        words = _names(rest, opening[1].strip())
        if words is None or (opening[1] == "," and _prepositional(article, span)):
            continue
        listing = read_list(words)
        tail = Span(opening.end(), opening.end() + len(words))
        if listing is None or listing.fewest != listing.most or persons != _persons(article, tail):
            continue
        if listing.most != number and abs(listing.most - number) <= _FAR:
            yield _discrepancy(article, span, [tail], listing.most)


def _names(rest: str, opening: str) -> str | None:
    """The list of names that `rest` opens with, up to the mark that closes it."""
    if closing := _CLOSING.get(opening):
        end = rest.find(closing)
        return rest[:end] if 0 < end < 200 else None
    name = r"(?:[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|of|de|van|al|the))*)"
    found = re.match(rf"{name}(?:,\s+{name})*,?\s+and\s+{name}(?=[,.;)]|\s[–—-])", rest[:300])
    return found[0] if found else None


def _prepositional(article: Article, span: Span) -> bool:
    """ "In all three games, A and B ...": the names are not those of the games."""
    head = next((t for t in article.analysis.tokens_in(span)), None)
    if head is None:
        return True
    noun = article.analysis.head(head) if head.deprel.startswith("nummod") else head
    return bool(article.analysis.children(noun, "case")) or noun.deprel.startswith("obl")


def _persons(article: Article, tail: Span) -> bool:
    return any(e.label == "PERSON" and e.span.overlaps(tail) for e in article.analysis.entities)


def _both(article: Article, sentence: Sentence) -> Iterator[Discrepancy]:
    """ "Both A, B and C"."""
    name = r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*"
    for m in re.finditer(rf"\b([Bb]oth)\s+({name}(?:,\s+{name})+,?\s+and\s+{name})", sentence.span.of(article.document.prose)):
        listing = read_list(m[2])
        if listing and listing.fewest > 2:
            both, tail = (Span(*m.span(i)).shift(sentence.span.start) for i in (1, 2))
            yield _discrepancy(article, both, [tail], listing.fewest)


def _named(article: Article, sentence: Sentence, counts: dict[int, list[Quantity]]) -> Iterator[Discrepancy]:
    """ "Four companies ..." and later "The companies named are A; B; and C"."""
    text = sentence.span.of(article.document.prose)
    found = re.match(
        r"(?:The|These)\s+((?:\w+\s+){0,2}?)(\w+s|people|men|women)\s+(?:\w+ed\s+|chosen\s+|involved\s+)?(?:are|were)\s+(?=[A-Z])",
        text,
    )
    if found is None or _goes_on(article, sentence):
        return
    tail = Span(sentence.span.start + found.end(), sentence.span.end)
    listing = read_list(re.sub(r",\s+(?:[^,;]*\s)?(?:said|showed|shows|says)\s*\.?$", "", tail.of(article.document.prose)))
    noun = next(
        (t for t in article.analysis.tokens_in(Span(sentence.span.start + found.start(2), sentence.span.start + found.end(2)))),
        None,
    )
    if listing is None or noun is None:
        return
    lemma = noun.lemma.lower()
    before = [
        q
        for s in range(max(0, sentence.i - 8), sentence.i)
        for q in counts.get(s, [])
        if q.counted.lower() == lemma and q.of is None
    ]
    if before and (listing.fewest >= 3 or ";" in text):
        yield from _compare(article, before, listing, [tail.strip(article.text)])


def _too_many_of(article: Article, counts: Sequence[Quantity]) -> Iterator[Discrepancy]:
    """ "Seven of the five"."""
    for q in counts:
        whole = article.quantities[q.of] if q.of is not None else None
        if whole is None or whole.value is None or whole.hedge or whole.sentence != q.sentence or q.low <= whole.high:
            continue
        between = article.document.prose[q.span.end : whole.span.start]
        if re.fullmatch(r"\s+of\s+(?:the|its|their|his|her|all|these|those)\s+", between):
            yield Discrepancy(
                sides=(Side(q.span, f"{q.value:g}"), Side(whole.span, f"{whole.value:g}")),
                values={
                    "announces": f"says “{words_of(article, Span(q.span.start, whole.span.end))}”",
                    "lists": "takes more than there are",
                },
                derivation=(f"Nobody can take {q.value:g} out of {whole.value:g}.",),
                confidence=Confidence.HIGH,
                question=f"Are “{q.text}” and “{whole.text}” swapped?",
            )


# ---------------------------------------------------------------- a list below


def _points(article: Article, counts: dict[int, list[Quantity]]) -> Iterator[Discrepancy]:
    """ "Five measures:" over a list of four points."""
    parts = article.document.parts
    sentences: dict[int, list[Sentence]] = {}
    for s in article.analysis.sentences:
        sentences.setdefault(s.part, []).append(s)
    for i, part in enumerate(parts[:-1]):
        if part.kind is PartKind.LIST or parts[i + 1].kind is not PartKind.LIST or not sentences.get(part.index):
            continue
        points = _run(parts, i + 1)
        opening = sentences[part.index][-2:]
        announced = [q for s in opening for q in counts.get(s.i, []) if q.noun is not None and q.of is None]
        meant = [q for q in announced if _announces(article, q, opening[-1], len(announced))]
        if len(points) < 2 or not meant or any(q.value == len(points) for q in announced):
            continue
        q = meant[-1]
        if abs((q.value or 0) - len(points)) <= _FAR:
            yield _point_finding(article, q, points)


def _announces(article: Article, q: Quantity, last: Sentence, rivals: int) -> bool:
    """Whether a number is that of the points below: it counts points, or is the only one before a colon."""
    if q.counted.lower() in _POINTS:
        return True
    if rivals > 1 or q.sentence != last.i or not last.span.of(article.document.prose).rstrip().endswith(":"):
        return False
    later = article.analysis.tokens_in(Span(noun_end(article, q), last.span.end))
    return not any(t.xpos == "NNS" for t in later)


def _run(parts: Sequence[Part], first: int) -> list[Part]:
    """The list that starts with part `first`."""
    end = first
    while end < len(parts) and parts[end].kind is PartKind.LIST:
        end += 1
    return list(parts[first:end])


def _point_finding(article: Article, q: Quantity, points: Sequence[Part]) -> Discrepancy:
    sides = [Side(q.span, f"{q.value:g}")]
    for point in points:
        sentence = next((s for s in article.analysis.sentences if s.part == point.index), None)
        sides.append(Side(sentence.span if sentence else point.span.strip(article.text), f"{len(points)} listed"))
    return Discrepancy(
        sides=tuple(sides),
        values=_told(article, q.span, len(points)),
        derivation=(
            f"“{announced(article, q.span)}” says how many there are.",
            f"The list has {in_letters(len(points))}: {listed_words(article, [s.span for s in sides[1:]])}.",
        ),
        confidence=Confidence.HIGH,
        question=_question(article, q.span, len(points)),
    )


# ---------------------------------------------------------------- shared


def _compare(article: Article, counts: Sequence[Quantity], listing: Listing, tails: Sequence[Span]) -> Iterator[Discrepancy]:
    """Whether no announced number fits the list; the last one is the one that is meant."""
    numbers = [int(q.value or 0) for q in counts]
    if any(listing.fewest <= n <= listing.most for n in numbers):
        return
    q, number = counts[-1], numbers[-1]
    listed = listing.most if number > listing.most else listing.fewest
    if 2 <= number <= 20 and abs(number - listed) <= _FAR:
        yield _discrepancy(article, q.span, tails, listed)


def _discrepancy(article: Article, number: Span, tails: Sequence[Span], listed: int) -> Discrepancy:
    words = " ".join(number.of(article.text).split())
    return Discrepancy(
        sides=(Side(number, words), *(Side(without_mark(article, tail), f"{listed} listed") for tail in tails)),
        values=_told(article, number, listed),
        derivation=(
            f"“{announced(article, number)}” says how many there are.",
            f"Counted one by one, the list has {in_letters(listed)}: {listed_words(article, tails)}.",
        ),
        confidence=Confidence.HIGH,
        question=_question(article, number, listed),
    )


def _told(article: Article, number: Span, listed: int) -> dict[str, str]:
    thing = announced(article, number)
    says = "says “both”" if thing.lower() == "both" else f"announces {thing[:1].lower() + thing[1:]}"
    return {"announces": says, "lists": f"lists {in_letters(listed)}"}


def _question(article: Article, number: Span, listed: int) -> str:
    thing = announced(article, number)
    q = next((q.value for q in article.quantities if q.span == number and q.value is not None), None)
    value = _GROUPS.get(number.of(article.text).lower(), 2 if thing.lower() == "both" else listed + 1) if q is None else q
    return f"{'Is something missing from' if value > listed else 'Is there one too many in'} the list, or is “{thing}” wrong?"


def _goes_on(article: Article, sentence: Sentence) -> bool:
    """Whether the next sentence goes on with the list."""
    following = article.analysis.sentences[sentence.i + 1 : sentence.i + 2]
    return bool(following) and bool(_MORE.match(following[0].span.of(article.document.prose)))


def _clause(article: Article, tail: Span) -> bool:
    """Whether the words after the colon are a sentence of their own and no list of things."""
    tokens = article.analysis.tokens_in(tail)
    inside = {t.i for t in tokens}
    roots = [t for t in tokens if t.head not in inside or t.head == t.i]
    return any(t.deprel.startswith("nsubj") and t.head in {r.i for r in roots} for t in tokens) and not any(
        t.upos in ("NOUN", "PROPN") for t in roots
    )


CHECK = Check(
    code="NUM208",
    name="enumeration",
    severity=Severity.ERROR,
    reads=("quantities", "sentences"),
    message="The text {announces} and {lists}.",
    find=find,
    examples=EXAMPLES,
)
