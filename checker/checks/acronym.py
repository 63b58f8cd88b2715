"""An abbreviation changes its letters, or stands for two names.

*What it looks for*: a body that is introduced with its abbreviation and later appears with two letters swapped (RTAB, RATB); one
abbreviation that is given in brackets after two versions of a name.

*Why it matters to a reader*: they look for a second body that does not exist.

*When it stays silent*: when both abbreviations are introduced, or another name in the text gives the second one's letters; on
abbreviations of other languages, whose letters need not fit the English words; on plurals; on two bodies that share their letters.

*Source*: the brackets behind names; edit distance on the letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.article import Article
from claims.document import PartKind
from claims.finding import Confidence, Severity
from claims.nlp.wordpiece import pieces
from claims.spans import Span

EXAMPLES = (
    flagged(
        "The report comes from the «Coastal Flood Defence Agency (CFDA)» in Emden.\n\n"
        "The «CDFA» will publish the rest in May, its director said.\n",
        "Coastal Flood Defence Agency is shortened to “CFDA” in one place, “CDFA” in another.",
    ),
    flagged(
        "The «National Board of River Safety (NBRS)» closed the lock on Friday.\n\n"
        "Lorries may use the bridge, said the «National Bureau of River Safety (NBRS)».\n",
        "“NBRS” stands for National Board of River Safety here, for National Bureau of River Safety there.",
    ),
    clean("The Coastal Flood Defence Agency (CFDA) and the Coastal Dyke Fund Association (CDFA) met in Emden. The CDFA paid.\n"),
    clean("The National Electoral Council (CNE) counted the votes. The CNE will name the winner on Friday.\n"),
    clean("The Northern Fisheries Authority (NFA) and the National Food Agency (NFA) share three letters and a lift.\n"),
)

_BRACKET = re.compile(r"(?:\s\((?:the |or )?|, or (?:the )?)[“\"'‘]?([A-Z][A-Z&]{2,8})[”\"'’]?(?=[),;])")
_LETTERS = re.compile(r"(?<![\w&@#/.-])[A-Z]{3,9}(?![\w&@/])")
_WORD = re.compile(r"[^\W_][\w.’'&]*|&")
_LITTLE = frozenset("of the and for in on at to de la du des del da do van von der y e &".split())
_SHARED = re.compile(r"\b(?:same|share|also|another|both|confus|unrelated|not to be|other)\w*\b", re.IGNORECASE)
_READ = (PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.BODY, PartKind.LIST, PartKind.CAPTION, PartKind.TABLE, PartKind.SUBHEAD)


@dataclass(frozen=True, slots=True)
class _Introduced:
    """A name with its abbreviation in brackets; `fits` where its words begin with these letters, in whatever order."""

    letters: str
    words: tuple[str, ...]
    span: Span
    fits: bool = True


_APPOSED = re.compile(
    r"\b([A-Z]{3,7}),? (?:or |short for |which stands for |(?:the )?)?(?:the )?"
    r"([A-Z][\w’'-]+(?: (?:(?:of|for|and|the|on|in|to) ){0,2}[A-Z][\w’'-]+){1,6})(?=[,.;)])"
)


def find(article: Article) -> Iterator[Discrepancy]:
    introduced = sorted([*_introductions(article), *_apposed(article)], key=lambda i: i.span)
    known = {i.letters for i in introduced} | {
        a for b in article.bodies for a in b.acronyms if f"({a})" in article.document.prose
    }
    reported: set[str] = set()
    for first in (i for i in introduced if i.fits):
        for span in _uses(article, first, known):
            letters = span.of(article.document.prose)
            if letters not in reported:
                reported.add(letters)
                yield _swapped(article, first, span, letters)
    for first in (i for i in introduced if i.fits):
        if first.letters not in reported and _disordered(first):
            reported.add(first.letters)
            yield _unlike(article, first)
    for k, first in enumerate(introduced):
        again = [i for i in introduced[k + 1 :] if i.letters == first.letters and _two_names(article, first, i)]
        again += [i for i in _spelled_out(article, first, introduced) if _versions(first.words, i.words)]
        if again and first.letters not in reported:
            reported.add(first.letters)
            yield _twice(article, first, again[0])


def _introductions(article: Article) -> Iterator[_Introduced]:
    """Names of several words with an abbreviation behind them, whose letters the words give, if in another order."""
    prose = article.document.prose
    for found in _BRACKET.finditer(prose):
        start = max(0, found.start() - 120)
        name: list[re.Match[str]] = []
        fits = 0
        for word in reversed(list(_WORD.finditer(prose, start, found.start()))):
            end = name[-1].start() if name else found.start()
            if prose[word.end() : end].strip(" \n-") or not (word[0][0].isupper() or word[0].lower() in _LITTLE):
                break
            name.append(word)
            letters = _initials(w[0] for w in reversed(name))
            if word[0][0].isupper() and sorted(letters) == sorted(found[1].replace("&", "")):
                fits = len(name)
                break
        while name and not fits and name[-1][0].lower() in _LITTLE:
            name.pop()
        if not fits and any(len(w[0].rstrip(".")) == 1 for w in name):
            continue  # "T. Abera (ETH)": an athlete and a country
        if fits or (len(name) > 1 and found[0].startswith((" (", "\n("))):
            words = tuple(w[0] for w in reversed(name))
            yield _Introduced(
                found[1], words, Span(name[-1].start(), found.end() + prose.startswith(")", found.end())), bool(fits)
            )


def _apposed(article: Article) -> Iterator[_Introduced]:
    """ "The NRAO, the National Regional Aid Organisation,": the letters first."""
    for found in _APPOSED.finditer(article.document.prose):
        words = tuple(found[2].split())
        if _initials(words) == found[1]:
            yield _Introduced(found[1], words, Span(*found.span()))


def _spelled_out(article: Article, first: _Introduced, introduced: Sequence[_Introduced]) -> Iterator[_Introduced]:
    """Names elsewhere in the text that begin with the same letters."""
    for body in article.bodies:
        for mention in body.mentions:
            words = tuple(w[0] for w in _WORD.finditer(mention.text))
            words = words[1:] if words[:1] in (("the",), ("The",)) else words
            inside = any(mention.span.overlaps(i.span) for i in introduced)
            if not inside and len(words) > 2 and _initials(words) == first.letters:
                yield _Introduced(first.letters, words, mention.span)


def _initials(words: Iterable[str]) -> str:
    return "".join(w[0] for w in words if w.lower() not in _LITTLE).upper()


def _uses(article: Article, first: _Introduced, known: set[str]) -> Iterator[Span]:
    """Where nearly the same letters stand, as no name of the text explains them."""
    prose = article.document.prose
    every = [m for m in _LETTERS.finditer(prose) if not _shouted(prose, m)]
    counts = Counter(m[0] for m in every)
    for found in every:
        letters = found[0]
        if letters in known or len(pieces(letters.lower())) == 1 or not _slip(first.letters, letters, counts):
            continue
        if re.match(r",? an? ", prose[found.end() : found.end() + 5]):
            continue  # "WUS, a band," is presented as something of its own
        part = article.document.part_at(found.start())
        if part is not None and part.kind in _READ and not _explained(article, letters):
            yield Span(*found.span())


def _slip(right: str, other: str, counts: Mapping[str, int]) -> bool:
    """Whether letters are swapped; in long abbreviations that come back also one letter lost, added or changed."""
    if right == other or OSA.distance(right, other, score_cutoff=1) > 1:
        return sorted(right) == sorted(other) and right != other and len(right) >= 4 and right[0] == other[0]
    if sorted(right) == sorted(other):
        return True
    return min(len(right), len(other)) >= 4 and counts[right] >= 2 and counts[other] == 1 and right[0] == other[0]


def _disordered(first: _Introduced) -> bool:
    """Whether two neighbouring letters after the first stand in another order than the words.

    A change of the first letter mostly shows an abbreviation of another language, with its noun before the adjective.
    """
    letters = _initials(first.words)
    alike = letters != first.letters and OSA.distance(letters, first.letters, score_cutoff=1) <= 1
    return alike and letters[0] == first.letters[0] and len(pieces(first.letters.lower())) > 1


def _explained(article: Article, letters: str) -> bool:
    """Whether the words of some name in the text begin with these letters."""
    names = [re.findall(r"[^\W_]+", b.name) for b in article.bodies]
    return any(_initials(n) == letters for n in names if len(n) > 1)


def _shouted(prose: str, found: re.Match[str]) -> bool:
    """Whether the words around are in capitals too."""
    around = re.findall(r"[^\W\d_]{2,}", prose[max(0, found.start() - 20) : found.start()])[-1:]
    around += re.findall(r"[^\W\d_]{2,}", prose[found.end() : found.end() + 20])[:1]
    return bool(around) and all(w.isupper() for w in around)


def _versions(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names are versions of one: as many words of weight, half of them or more the same, and not all."""
    one, two = ([w.lower().rstrip("s.") for w in words if w.lower() not in _LITTLE] for words in (a, b))
    differ = sum(x != y for x, y in zip(one, two, strict=False))
    return len(one) == len(two) >= 3 and 0 < differ <= len(one) // 2 and not _spellings(one, two)


def _two_names(article: Article, first: _Introduced, second: _Introduced) -> bool:
    """Whether one abbreviation is introduced for two names, far apart, and nothing says that two bodies share it."""
    one, two = ([w.lower().rstrip("s.") for w in i.words if w.lower() not in _LITTLE] for i in (first, second))
    if _versions(first.words, second.words):
        return True
    places = [article.analysis.sentence_at(i.span.start) for i in (first, second)]
    near = places[0] is places[1] or any(s and _SHARED.search(s.span.of(article.document.prose)) for s in places)
    return not near and not set(one) <= set(two) and not set(two) <= set(one)


def _spellings(one: list[str], two: list[str]) -> bool:
    """Whether the words that differ are one word in American and British spelling, or with an ending."""
    pairs = [(x, y) for x, y in zip(one, two, strict=True) if x != y]
    return all(x[:4] == y[:4] and (OSA.distance(x, y) <= 2 or x.startswith(y) or y.startswith(x)) for x, y in pairs)


def _swapped(article: Article, first: _Introduced, span: Span, letters: str) -> Discrepancy:
    line = article.document.position(span.start).line
    name = " ".join(first.words)
    return Discrepancy(
        sides=(Side(first.span, first.letters), Side(span, letters)),
        values={"what": f"{name} is shortened to “{first.letters}” in one place, “{letters}” in another"},
        derivation=(
            f"Line {article.document.position(first.span.start).line} gives “{first.letters}” for {name}.",
            f"Line {line} has “{letters}”, nearly the same letters, and no other name in the text is shortened so.",
        ),
        confidence=Confidence.HIGH,
        question=f"Is {name} “{first.letters}” or “{letters}”?",
    )


def _unlike(article: Article, first: _Introduced) -> Discrepancy:
    name, letters = " ".join(first.words), _initials(first.words)
    at = first.span.start + first.span.of(article.text).rindex(first.letters)
    bracket = Span(at, at + len(first.letters))
    return Discrepancy(
        sides=(Side(Span(first.span.start, bracket.start - 1).strip(article.text), letters), Side(bracket, first.letters)),
        values={"what": f"The letters of {name} would be “{letters}”, the text has “{first.letters}”"},
        derivation=(f"The words of {name} begin with {letters}; behind it stands {first.letters}.",),
        confidence=Confidence.LOW,
        severity=Severity.NOTE,
        question=f"Is it {letters} or {first.letters}, or are these the letters of another language?",
    )


def _twice(article: Article, first: _Introduced, second: _Introduced) -> Discrepancy:
    one, two = " ".join(first.words), " ".join(second.words)
    return Discrepancy(
        sides=(Side(first.span, one), Side(second.span, two)),
        values={"what": f"“{first.letters}” stands for {one} here, for {two} there"},
        derivation=(
            f"Line {article.document.position(first.span.start).line} gives “{first.letters}” for {one}.",
            f"{two} in line {article.document.position(second.span.start).line} has the same letters and nearly the same words.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"Does “{first.letters}” stand for {one} or for {two}?",
    )


CHECK = Check(
    code="PEO305",
    name="acronym",
    severity=Severity.WARNING,
    reads=("bodies", "sentences"),
    message="{what}.",
    find=find,
    examples=EXAMPLES,
)
