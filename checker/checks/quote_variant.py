"""The same words are quoted in two versions.

*What it looks for*: words in quotation marks, in the headline, a pull quote or the text, that differ in a word or two from the fuller
quotation they come from, or from the same remark quoted again; and a remark that is said to be
repeated word for word, in other words.

*Why it matters to a reader*: what stands in quotation marks is what was said, word for word; one of the two was not.

*When it stays silent*: on a part of a quotation, on words left out with dots or put in square brackets, on contractions, on two
remarks that only begin alike, on refrains within one speech, and on quotations of two people.

*Source*: word alignment of all pairs of quotations by one speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.article import Article
from claims.document import PartKind
from claims.extract.quotations.marks import find_marked
from claims.finding import Confidence, Severity
from claims.same.phrases import one_word_off
from claims.same.quotes import Likeness, candidate_pairs, similar_quotations
from claims.same.stems import stem_of
from claims.same.utterances import named, utterances
from claims.spans import Span, SpanIndex

_SHOWN_APART = (PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.SUBHEAD, PartKind.PULL_QUOTE, PartKind.CAPTION)

EXAMPLES = (
    flagged(
        "Minister warns of a ‘lost winter’ for the ports\n\n"
        "“«We cannot wait for another storm to agree with us»,” the minister, Ana Reis, said in the morning.\n\n"
        "Later, on the radio, she was asked about it. “«We cannot wait for another storm to argue with us»,” Reis had said.\n",
        "The same remark is quoted with “agree” and with “argue”.",
    ),
    flagged(
        "Envoy confirms ‘«private talk»’ with rebels\n\n"
        "The envoy, Karin Holm, spoke to reporters on Friday. “There have been some «private talks» on the island,” Holm said.\n",
        "Quoted as “private talk”, but the fuller quotation has “private talks”.",
    ),
    clean(
        "‘We cannot wait’ for the storm, minister says\n\n"
        "“We cannot wait for another storm to agree with us,” the minister, Ana Reis, said.\n\n"
        "She said the ports “cannot wait for another storm” and that the law would pass.\n"
    ),
    clean(
        "“We will win in May,” said the captain, Jo Lind. “We will win in June.”\n\n"
        "“The bridge was closed for a year,” said Lind. Her deputy, Max Orr, said: “The bridge was closed for a month.”\n"
    ),
)


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quoted stretch: who says it (a person's id where known), and whether it is shown apart from the text."""

    span: Span
    speaker: str
    person: int | None
    apart: bool
    paragraph: int
    who: int | None = None  # the person, with a name or not


def find(article: Article) -> Iterator[Discrepancy]:
    quoted = list(_quoted(article))
    used: set[Span] = set()
    for i, j in candidate_pairs([q.span.of(article.document.prose) for q in quoted]):
        first, second = quoted[i], quoted[j]
        if not {first.span, second.span} & used and _comparable(first, second) and (found := _variant(article, first, second)):
            used |= {first.span, second.span}
            yield found
    for again in _repeated(article):
        if not used & {side.span for side in again.sides}:
            used |= {side.span for side in again.sides}
            yield again
    rest = [q for q in quoted if q.span not in used]
    for found in _one_word_off(article, rest):
        used |= {side.span for side in found.sides}
        yield found
    yield from _inflected(article, [q.span for q in rest if q.span not in used])


def _repeated(article: Article) -> Iterator[Discrepancy]:
    """What the text says is repeated word for word, beside the same speaker's remark that it is most like."""
    prose = article.document.prose
    said = [u for u in utterances(article) if len(u.span.of(prose).split()) >= 4]
    for again in (u for u in said if u.exact):
        mine = _content(article, again.span)
        earlier = []
        for u in said:
            if u.span.end < again.span.start and (again.person is None or u.person in (None, again.person)):
                likeness = similar_quotations(u.span.of(prose), again.span.of(prose)).likeness
                shared = len(mine & _content(article, u.span))
                enough = shared >= max(2, 0.4 * min(len(mine), len(_content(article, u.span))))
                if likeness is not Likeness.DIFFERENT or enough:
                    earlier.append((likeness is not Likeness.DIFFERENT, shared, -u.span.start, likeness, u))
        if not earlier:
            continue
        *_, likeness, first = max(earlier, key=lambda x: x[:3])
        if likeness in (Likeness.SAME, Likeness.CONTAINED):
            continue
        x, y = _words(article, first.span), _words(article, again.span)
        yield Discrepancy(
            sides=(Side(_short(article, first.span), x), Side(_short(article, again.span), y)),
            values={
                "told": f"The text says that {_who(article, again.person)} repeated a remark word for word, but the words differ"
            },
            derivation=(
                f"The remark is “{x}” first, then “{y}”.",
                "The text says that the second repeats the first word for word.",
            ),
            confidence=Confidence.MEDIUM,
            question=f"Which was said, “{x}” or “{y}”?",
        )


def _content(article: Article, span: Span) -> frozenset[str]:
    """The stems of the telling words of a stretch."""
    return frozenset(s for t in article.analysis.tokens_in(span) if (s := stem_of(t)))


def _one_word_off(article: Article, quoted: list[_Quoted]) -> Iterator[Discrepancy]:
    """Short phrases, shown apart or worked into the writer's sentence, that the fuller quotation has with another word."""
    done: set[int] = set()
    spans = [q.span for q in quoted]
    for hit in one_word_off(article.document.prose, spans, spans):
        phrase, fuller = quoted[hit.phrase], quoted[hit.stretch]
        same = phrase.who is not None and phrase.who == fuller.who
        if hit.phrase in done or hit.stretch in done or not (_comparable(phrase, fuller) and (same or phrase.apart)):
            continue
        done |= {hit.phrase, hit.stretch}
        yield Discrepancy(
            sides=(Side(phrase.span, hit.mine), Side(hit.at, hit.theirs)),
            values={"told": f"The same words are quoted with “{hit.mine}” and with “{hit.theirs}”"},
            derivation=(
                f"“{_words(article, phrase.span)}” and “{_words(article, hit.at)}” are one phrase but for a single word.",
                f"No quotation in the article has “{hit.mine}” in that place."
                if phrase.apart
                else "Both are quoted from one speaker.",
            ),
            confidence=Confidence.MEDIUM,
            question=f"Was it “{hit.mine}” or “{hit.theirs}” that was said?",
        )


def _quoted(article: Article) -> Iterator[_Quoted]:
    """Every stretch in quotation marks, and every pull quote."""
    found = []
    for quotation in article.quotations:
        part = article.part_of(quotation.sentence)
        person = quotation.source.person if quotation.source else None
        if person is not None and not any(m.kind == "name" for m in article.people[person].mentions):
            person = None  # "the pianist" may be anybody
        for fragment in quotation.fragments:
            who = quotation.source.person if quotation.source else None
            found.append(_Quoted(fragment, quotation.speaker, person, part.kind in _SHOWN_APART, part.paragraph, who))
    for part in article.document.parts:
        if part.kind is PartKind.PULL_QUOTE and not any(q.span.overlaps(part.span) for q in found):
            found.append(_Quoted(part.span, "", None, True, part.paragraph))
        elif part.kind in _SHOWN_APART:
            marked = [m.span for m in find_marked(article.document.prose, [part.span]) if m.opened and m.closed]
            found += [_Quoted(m, "", None, True, part.paragraph) for m in marked if not any(q.span.overlaps(m) for q in found)]
    taken = SpanIndex([q.span for q in found])
    for said in utterances(article):  # "asked about her words ...", "his phrase, ..., drew laughter"
        if not said.told and said.person is not None and taken.first(said.span) is None and not _title(article, said.span):
            person = said.person if named(article.people, said.person) else None
            found.append(_Quoted(said.span, said.speaker, person, said.apart, said.paragraph, said.person))
    return iter(sorted(found, key=lambda q: q.span))


def _title(article: Article, span: Span) -> bool:
    """Whether the words are a name or a title: most of the telling ones have a capital."""
    telling = [t for t in article.analysis.tokens_in(span) if t.upos in ("NOUN", "PROPN", "ADJ", "VERB")]
    return 2 * sum(t.text[:1].isupper() for t in telling) >= len(telling)


def _comparable(a: _Quoted, b: _Quoted) -> bool:
    """Whether two stretches could be versions of one remark: one speaker, or a speaker that is not known."""
    if a.paragraph == b.paragraph and not (a.apart or b.apart):
        return False  # a speaker who takes up his own words
    return a.person is None or b.person is None or a.person == b.person


def _variant(article: Article, a: _Quoted, b: _Quoted) -> Discrepancy | None:
    result = similar_quotations(a.span.of(article.document.prose), b.span.of(article.document.prose))
    known = a.apart or b.apart or (a.who is not None and a.who == b.who)
    if result.likeness is not Likeness.VARIANT or len(result.differs) > 2 or result.share < (0.75 if known else 0.85):
        return None
    words = [(_words(article, x.shift(a.span.start)), _words(article, y.shift(b.span.start))) for x, y in result.differs]
    x, y = (" … ".join(w[k] or "nothing" for w in words) for k in (0, 1))
    return Discrepancy(
        sides=(Side(_short(article, a.span), x), Side(_short(article, b.span), y)),
        values={"told": f"The same remark is quoted with “{x}” and with “{y}”"},
        derivation=(
            f"Both quotations are {_whose(article, a, b)}, and {result.share:.0%} of their words agree.",
            f"Where one has “{x}”, the other has “{y}”.",
        ),
        confidence=Confidence.HIGH if result.share >= 0.85 else Confidence.MEDIUM,
        question=f"Was it “{x}” or “{y}” that was said?",
    )


def _who(article: Article, person: int | None) -> str:
    """A speaker by name, where the text names the person."""
    return article.people[person].name if person is not None and named(article.people, person) else "the speaker"


def _whose(article: Article, a: _Quoted, b: _Quoted) -> str:
    """Whose two quotations are: a name, or "of one remark" where nobody is named."""
    name = next((n for p in (a.who, b.who) if (n := _who(article, p)) != "the speaker"), "")
    return f"those of {name}" if name else "versions of one remark"


def _inflected(article: Article, quoted: list[Span]) -> Iterator[Discrepancy]:
    """Short quoted phrases that stand in the fuller quotation only with another ending ("informal talk", "informal talks")."""
    phrases: dict[tuple[str, ...], list[Span]] = {}
    for span in quoted:
        lemmas = _lemmas(article, span)
        if 2 <= len(lemmas) <= 4 and span.of(article.text).strip()[-1:] not in ".!?,":
            phrases.setdefault(lemmas, []).append(span)
    if not phrases:
        return
    spoken: dict[tuple[str, ...], list[tuple[Span, Span]]] = {}
    for span in quoted:
        for lemmas, words in _runs(article, span, {len(p) for p in phrases}):
            spoken.setdefault(lemmas, []).append((span, words))
    for lemmas, places in phrases.items():
        exact = {_words(article, p).casefold() for p in places}
        versions = [words for span, words in spoken.get(lemmas, ()) if span not in places]
        said = {_words(article, v).casefold() for v in versions}
        if not versions or exact & said or len(exact) > 1 or len(said) > 1:
            continue
        x, y = _words(article, places[0]), _words(article, versions[0])
        yield Discrepancy(
            sides=(*(Side(p, x) for p in places[:3]), Side(versions[0], y)),
            values={"told": f"Quoted as “{x}”, but the fuller quotation has “{y}”"},
            derivation=(
                f"“{x}” stands in quotation marks {f'{len(places)} times' if len(places) > 1 else 'once'}.",
                f"The only quotation with these words has “{y}”.",
            ),
            confidence=Confidence.MEDIUM,
            question=f"Was “{x}” said as well, or should the short version read “{y}”?",
        )


def _runs(article: Article, span: Span, lengths: set[int]) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Every run of words of one of `lengths` in a quoted stretch, by its lemmas."""
    tokens = [t for t in article.analysis.tokens_in(span) if t.span in span and t.upos != "PUNCT"]
    for length in sorted(lengths):
        for i in range(len(tokens) - length + 1):
            window = tokens[i : i + length]
            yield tuple(t.lemma.lower() for t in window), Span(window[0].span.start, window[-1].span.end)


def _lemmas(article: Article, fragment: Span) -> tuple[str, ...]:
    """The lemmas of a phrase that has a noun; empty for any other."""
    tokens = [t for t in article.analysis.tokens_in(fragment) if t.span in fragment and t.upos != "PUNCT"]
    if not any(t.upos in ("NOUN", "PROPN") for t in tokens[-1:]):
        return ()
    return tuple(t.lemma.lower() for t in tokens)


def _words(article: Article, span: Span) -> str:
    return " ".join(re.findall(r"\S+", span.of(article.document.prose)))


def _short(article: Article, span: Span) -> Span:
    """The stretch without a comma or stop at its end, cut after a word where it is longer than a finding may point at."""
    end = span.end if len(span) <= 500 else article.text.rfind(" ", span.start, span.start + 500)
    return Span(span.start, span.start + len(article.text[span.start : end].rstrip(" ,.")))


CHECK = Check(
    code="QUO401",
    name="quote-variant",
    severity=Severity.WARNING,
    reads=("quotations",),
    message="{told}.",
    find=find,
    examples=EXAMPLES,
)
