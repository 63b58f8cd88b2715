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
from collections.abc import Iterator
from dataclasses import dataclass

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
        "The letters are “CFDA” here, “CDFA” there.",
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

_BRACKET = re.compile(r"\s\((?:the )?[“\"'‘]?([A-Z][A-Z&]{2,8})[”\"'’]?\)")
_LETTERS = re.compile(r"(?<![\w&@#/.-])[A-Z]{3,9}(?![\w&@/])")
_LITTLE = frozenset("of the and for in on at to de la du des del da do van von der y e &".split())
_READ = (PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.BODY, PartKind.LIST, PartKind.CAPTION, PartKind.TABLE, PartKind.SUBHEAD)


@dataclass(frozen=True, slots=True)
class _Introduced:
    """A name with its abbreviation in brackets."""

    letters: str
    words: tuple[str, ...]
    span: Span


def find(article: Article) -> Iterator[Discrepancy]:
    introduced = list(_introductions(article))
    known = {i.letters for i in introduced} | {
        a for b in article.bodies for a in b.acronyms if f"({a})" in article.document.prose
    }
    reported: set[str] = set()
    for first in introduced:
        for span in _uses(article, first, known):
            letters = span.of(article.document.prose)
            if letters not in reported:
                reported.add(letters)
                yield _swapped(article, first, span, letters)
    for k, first in enumerate(introduced):
        for second in introduced[k + 1 :]:
            if first.letters == second.letters and _versions(first.words, second.words) and first.letters not in reported:
                reported.add(first.letters)
                yield _twice(article, first, second)


def _introductions(article: Article) -> Iterator[_Introduced]:
    """Names of several words with an abbreviation in brackets whose letters their initials give, in whatever order."""
    prose = article.document.prose
    for found in _BRACKET.finditer(prose):
        before = list(re.finditer(r"[^\W_][\w.’'&-]*|&", prose[max(0, found.start() - 120) : found.start()]))
        name: list[re.Match[str]] = []
        for word in reversed(before):
            joined = (
                not name
                or prose[max(0, found.start() - 120) + word.end() : max(0, found.start() - 120) + name[-1].start()].strip("- ")
                == ""
            )
            if not joined or not (word[0][0].isupper() or word[0].lower() in _LITTLE):
                break
            name.append(word)
            if sorted(_initials(name)) == sorted(found[1].replace("&", "")):
                start = max(0, found.start() - 120) + word.start()
                yield _Introduced(found[1], tuple(w[0] for w in reversed(name)), Span(start, found.end()))
                break


def _initials(words: list[re.Match[str]]) -> str:
    return "".join(w[0][0] for w in words if w[0].lower() not in _LITTLE).upper()


def _uses(article: Article, first: _Introduced, known: set[str]) -> Iterator[Span]:
    """Where the letters stand with two neighbours swapped, as no name of the text explains them."""
    swaps = {
        first.letters[:i] + first.letters[i + 1] + first.letters[i] + first.letters[i + 2 :]
        for i in range(len(first.letters) - 1)
    }
    swaps -= {first.letters}
    for found in _LETTERS.finditer(article.document.prose):
        letters = found[0]
        if letters not in swaps or letters in known or len(pieces(letters.lower())) == 1 or _explained(article, letters):
            continue
        part = article.document.part_at(found.start())
        if part is not None and part.kind in _READ and not _shouted(article.document.prose, found):
            yield Span(*found.span())


def _explained(article: Article, letters: str) -> bool:
    """Whether the words of some name in the text begin with these letters."""
    names = [re.findall(r"[^\W_]+", b.name) for b in article.bodies]
    return any("".join(w[0] for w in n if w.lower() not in _LITTLE).upper() == letters for n in names if len(n) > 1)


def _shouted(prose: str, found: re.Match[str]) -> bool:
    """Whether the words around are in capitals too."""
    around = re.findall(r"[^\W\d_]{2,}", prose[max(0, found.start() - 20) : found.start()])[-1:]
    around += re.findall(r"[^\W\d_]{2,}", prose[found.end() : found.end() + 20])[:1]
    return bool(around) and all(w.isupper() for w in around)


def _versions(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names are versions of one: as many words of weight, most of them the same, and one of them another."""
    one, two = ([w.lower().rstrip("s") for w in words if w.lower() not in _LITTLE] for words in (a, b))
    differ = sum(x != y for x, y in zip(one, two, strict=False))
    return len(one) == len(two) >= 3 and differ == 1


def _swapped(article: Article, first: _Introduced, span: Span, letters: str) -> Discrepancy:
    line = article.document.position(span.start).line
    name = " ".join(first.words)
    return Discrepancy(
        sides=(Side(first.span, first.letters), Side(span, letters)),
        values={"what": f"The letters are “{first.letters}” here, “{letters}” there"},
        derivation=(
            f"{name} is introduced as {first.letters}.",
            f"Line {line} has {letters}, with two letters swapped, and no name in the text that they would stand for.",
        ),
        confidence=Confidence.HIGH,
        question=f"Is it {first.letters} or {letters}?",
    )


def _twice(article: Article, first: _Introduced, second: _Introduced) -> Discrepancy:
    one, two = " ".join(first.words), " ".join(second.words)
    return Discrepancy(
        sides=(Side(first.span, one), Side(second.span, two)),
        values={"what": f"“{first.letters}” stands for {one} here, for {two} there"},
        derivation=(f"{first.letters} is introduced twice, and the names differ in one word.",),
        confidence=Confidence.MEDIUM,
        question=f"What does {first.letters} stand for?",
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
