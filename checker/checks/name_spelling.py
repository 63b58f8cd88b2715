"""One name is spelled in two ways.

*What it looks for*: a person, place, firm or product whose name is written with other letters in another passage: the same first
name with a slightly different surname, a surname that nobody introduced and that is a letter away from one that was, the same
name of several words with one word changed, a rare word in two spellings.

*Why it matters to a reader*: the wrong spelling is the commonest slip of fact in print; it cannot be searched for, and it hurts the
person concerned.

*When it stays silent*: when both names are introduced with first names of their own; when one sentence has both; for plurals,
adjectives and names of peoples; when both words are common; for accents; inside addresses and before “[sic]”.

*Source*: edit distance with swaps (optimal string alignment) on words that the model's vocabulary does not know, and the words around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.article import Article
from claims.document import PartKind
from claims.finding import Confidence, Severity
from claims.lexicon import table
from claims.same.spelling import Form, Use, fold, forms, inflected, near_pairs, steps, together
from claims.spans import Span

_OWNED = re.compile(
    r"\b([A-Z]\w+)\s(People|Women|Men|Children|Workers|Farmers|Teachers|Veterans|Players|Students|Nurses|Citizens)(['’]s|['’])?\s([A-Z]\w+)\b"
)

EXAMPLES = (
    flagged(
        "The harbour master, Torsten «Wiklander», closed the quay on Friday after the storm.\n\n"
        "“We had no choice,” «Wicklander» said.\n",
        "A name is spelled “Wiklander” here, “Wicklander” there.",
    ),
    flagged(
        "The quarry was bought by «Oldershaw» & Daughters in 1970. It employs 40 people.\n\n"
        "Last year «Oldershawe» & Daughters sold it to a German firm.\n",
        "A name is spelled “Oldershaw” here, “Oldershawe” there.",
    ),
    flagged(
        "A landslide buried the road to «Quintarova» on Monday night.\n\n"
        "The mayor said the school of «Quintavora» would stay closed until the road was cleared.\n",
        "A name is spelled “Quintarova” here, “Quintavora” there.",
    ),
    clean(
        "The runner Lena Wiklander won in 31 minutes. Her rival, Maja Wicklander, was second.\n\n"
        "Wiklander said the course was dry. Wicklander said the wind had been strong.\n"
    ),
    clean("Slovenia beat Slovakia on Friday. Slovenians celebrated in Ljubljana; the Slovakian coach resigned.\n"),
    clean("Anna Ivanova thanked the crew. Her husband, Pavel Ivanov, had been at sea. The Ivanovs live in Varna.\n"),
)


def find(article: Article) -> Iterator[Discrepancy]:
    found = forms(article)
    speakers = {t.i for q in article.quotations if q.source is not None for t in article.analysis.tokens_in(q.source.span)}
    for a, b in near_pairs(found):
        common, rare = (a, b) if (len(a.uses), bool(a.introduced)) >= (len(b.uses), bool(b.introduced)) else (b, a)
        if _family(article, a, b) or _family(article, b, a):
            continue
        evidence = _same_name(article, common, rare)
        if not evidence and not together(a, b):
            evidence = _same_person(article, common, rare, speakers) or _both_rare(article, common, rare)
        if evidence:
            yield _discrepancy(article, common, rare, *evidence)
    yield from _possessives(article)


def _family(article: Article, one: Form, several: Form) -> bool:
    """ "Both the Moodys" beside Declan Moody: the second form is the plural of the first wherever it stands."""
    return several.key == f"{one.key}s" and all(_plural(article, u) for u in several.uses)


def _possessives(article: Article) -> Iterator[Discrepancy]:
    """ "New People's Party" and "New People Party": one body's name with the possessive and without."""
    seen: dict[str, dict[bool, Span]] = {}
    for match in _OWNED.finditer(article.document.prose):
        if match[4].lower() in table("name_endings"):
            key = f"{match[1]} {match[2]} {match[4]}".lower()
            seen.setdefault(key, {}).setdefault(bool(match[3]), Span(*match.span()))
    for places in seen.values():
        if len(places) == 2:
            first, second = sorted(places.values())
            one, two = (" ".join(article.document.quote(s).split()) for s in (first, second))
            yield Discrepancy(
                sides=(Side(first, one), Side(second, two)),
                values={"one": one, "two": two},
                derivation=(f"“{one}” and “{two}” differ in the possessive alone, so they seem to be one body.",),
                confidence=Confidence.MEDIUM,
                question=f"Is it “{one}” or “{two}”?",
            )


Found = tuple[Use, Use, str, Confidence]


def _same_name(article: Article, a: Form, b: Form) -> Found | None:
    """Two uses that stand beside the same other words of a name."""
    if len(a.uses) > 2 and len(b.uses) > 2:
        return None
    found: Found | None = None
    for x in a.uses:
        for y in b.uses:
            left = x.left == y.left and len(x.left) > 1
            right = x.right == y.right and len(x.right) > 1
            against = (x.left and y.left and not left) or (x.right and y.right and not right)
            if not (left or right) or against:
                continue
            if x.sentence == y.sentence:
                return None  # told apart on purpose
            if found is None and _may_slip(article, a, b, x, y, right=right):
                beside = x.left if left else x.right
                found = x, y, f"both stand beside “{beside.capitalize()}”, in what reads as one name", Confidence.HIGH
    return found


def _may_slip(article: Article, a: Form, b: Form, x: Use, y: Use, *, right: bool) -> bool:
    """Whether two words beside the same word are rather one word with a slip than two words of the language."""
    if _presented(article, x) and _presented(article, y):
        return False
    loose = [u for u in (x, y) if not u.kind]
    headed = any(u.opens or article.part_of(u.sentence).kind is not PartKind.BODY for u in loose)
    if headed or len(loose) == 2 or a.key in table("demonyms") or b.key in table("demonyms"):
        return False
    person = "PERSON" in (x.kind, y.kind)
    genders = {g for f in (a, b) if (g := table("first_names").get(f.key))}
    ends = {f.key[-1] for f in (a, b)}
    if person and right and genders and (len(genders) > 1 or (len(ends) > 1 and ends & set("aeio"))):
        return False  # brother and sister share their surname: Paul and Paula, Marie and Maria
    if a.known and b.known:
        one_step = a.key[0] == b.key[0] and steps(a.key, b.key) == 1
        return one_step and min(len(a.key), len(b.key)) >= 5 and ((person and right) or not inflected(a.key, b.key))
    if a.key.rstrip("s") == b.key.rstrip("s") and not right:
        return person
    return person or right or not inflected(a.key, b.key)


def _plural(article: Article, use: Use) -> bool:
    """ "Both Mary Smiths", "the two Mary Smiths are"."""
    prose = article.document.prose
    before = re.search(
        r"\b(?:the|two|both|three|four|all|these|those|other|several|many)\s[\w ]{0,24}$",
        prose[max(0, use.span.start - 40) : use.span.start],
        re.I,
    )
    return before is not None or re.match(r"\s(?:and|are|were|have|in|of)\b", prose[use.span.end : use.span.end + 8]) is not None


def _presented(article: Article, use: Use) -> bool:
    """Whether words behind the name say who this is: "X, a baker," or "X, 52,": two who are presented are two."""
    return re.match(r", (?:an? |the |\d{1,2}\b|of |from )", article.document.prose[use.span.end : use.span.end + 8]) is not None


def _same_person(article: Article, a: Form, b: Form, speakers: set[int]) -> Found | None:
    """A surname that nobody introduced, of somebody who speaks or has a title, close to one that was introduced."""
    if b.introduced and not a.introduced:
        a, b = b, a
    if b.introduced or not a.introduced or a.key[0] != b.key[0] or len(b.uses) > 2 or b.key in table("first_names"):
        return None
    if not _genders_agree(article, a, b):
        return None
    for y in b.uses:
        told = article.analysis.tokens_in(y.span)[0]
        speaks = told.i in speakers
        if y.left or y.right or not (speaks or y.title) or (a.known and b.known and not speaks):
            continue
        x = next(u for u in a.uses if u.given)
        how = "is quoted" if speaks else f"is called “{y.title}”"
        return x, y, f"no first name introduces the one who {how} under the second spelling", Confidence.MEDIUM
    return None


def _both_rare(article: Article, a: Form, b: Form) -> Found | None:
    """Two words that are no common words and no well-known names: a letter apart, they are hardly two names."""
    shortest = min(len(a.key), len(b.key))
    if a.known or b.known or a.key[0] != b.key[0] or inflected(a.key, b.key) or shortest < 5:
        return None
    if steps(a.key, b.key) > 1 and shortest < 9:
        return None  # two names of one language often share all but two letters
    if (a.introduced and b.introduced and not a.introduced & b.introduced) or min(len(a.uses), len(b.uses)) > 2:
        return None
    y = b.uses[0]
    text = [u for u in a.uses if article.part_of(u.sentence).kind is PartKind.BODY] or list(a.uses)
    alike = [u for u in text if u.kind == y.kind] or text
    x = next((u for u in alike if u.given), alike[0])
    return x, y, "both are rare words, and only a slip apart", Confidence.MEDIUM


def _genders_agree(article: Article, a: Form, b: Form) -> bool:
    said = {g for u in b.uses if (g := table("titles").get(u.title, "none")) != "none"}
    known = {p.gender for p in article.people if fold(p.surname) == a.key and p.gender}
    return not said or not known or bool(said & known)


def _discrepancy(article: Article, a: Form, b: Form, x: Use, y: Use, why: str, confidence: Confidence) -> Discrepancy:
    first, second = sorted((x, y), key=lambda u: u.span)
    one, two = (article.document.quote(u.span) for u in (first, second))
    lines = [article.document.position(u.span.start).line for u in (first, second)]
    counts = {fold(one): len((a if a.key == fold(one) else b).uses), fold(two): len((a if a.key == fold(two) else b).uses)}
    apart = steps(a.key, b.key)
    return Discrepancy(
        sides=(Side(first.span, one), Side(second.span, two), *_also(article, a, x)),
        values={"one": one, "two": two},
        derivation=(
            f"“{one}” (line {lines[0]}, {_times(counts[fold(one)])}) and “{two}” (line {lines[1]}, {_times(counts[fold(two)])}) "
            f"are {'one letter' if apart == 1 else 'two letters'} apart.",
            f"They seem to be one name: {why}.",
        ),
        confidence=confidence,
        question=f"Is it “{one}” or “{two}”, or are these two names?",
    )


def _also(article: Article, a: Form, x: Use) -> Iterator[Side]:
    """The first use of the commoner spelling in the running text, where another was chosen to be shown."""
    first = next((u for u in a.uses if article.part_of(u.sentence).kind is PartKind.BODY), x)
    if first.sentence != x.sentence:
        yield Side(first.span, article.document.quote(first.span))


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


CHECK = Check(
    code="PEO302",
    name="name-spelling",
    severity=Severity.WARNING,
    reads=("people", "bodies", "sentences"),
    message="A name is spelled “{one}” here, “{two}” there.",
    find=find,
    examples=EXAMPLES,
)
