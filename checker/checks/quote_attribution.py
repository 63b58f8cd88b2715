"""One quotation is given to two people.

*What it looks for*: the same words, a clause or more, in quotation marks and credited to two different persons; a
phrase taken up as somebody's ("X's phrase") that another has said.

*Why it matters to a reader*: only one of them said it; a misattributed quotation is among the gravest slips a paper makes.

*When it stays silent*: when the second quotes, echoes or repeats the first and the text says so; on slogans, titles, refrains and
sayings; on quotations whose speaker is not a known person.

*Source*: word alignment of all pairs of quotations by different speakers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.same.quotes import Likeness, candidate_pairs, similar_quotations
from claims.same.utterances import Utterance, named, pieces, utterances
from claims.spans import Span

LEAST_WORDS = 5
MANY_WORDS = 10
"""So many words in a row nobody hits upon by chance, even where they are no sentence."""
LONGEST = 500
_WHOLE, _FIRST = 8, 6
"""Up to how many words a quotation is told whole, and how many are told of a longer one."""
_CREDITS = re.compile(
    r"\b(?:quot(?:e|es|ed|ing)|echo(?:es|ed|ing)?|repeat(?:s|ed|ing)?|recit\w*|chant\w*|sang|sings?|singing|sung|slogans?|mottos?|"
    r"words of|refrain|proverb|saying goes|borrow\w*|citing|read(?:s|ing)? (?:out|aloud)|in unison)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:(?:he|she|they|who|[A-Z]\w+|my \w+|the \w+|people|everyone|everybody) (?:\w+ )?"
    r"(?:says?|said|tells?|told|keeps? (?:telling|saying)|used to (?:say|tell)|calls?|called|puts? it|put it|wrote|writes)|as (?:they|the saying|my \w+|the old) \w+)\b"
)

EXAMPLES = (
    flagged(
        "“«The water came up faster than any of us could carry»,” said Tom Birch, who farms by the river.\n\n"
        "The school was dry by noon.\n\n"
        "“«The water came up faster than any of us could carry»,” said Nell Hargan, who runs the shop.\n",
        "“The water came up faster than …” is quoted from Tom Birch and from Nell Hargan.",
    ),
    flagged(
        "“It was a bad year. «Nobody on the board saw the invoice before June»,” Lena Orlova told the court.\n\n"
        "Her deputy, Mark Pell, gave evidence in the afternoon. “«Nobody on the board saw the invoice before June»,” Pell said.\n",
        "“Nobody on the board saw the …” is quoted from Lena Orlova and from Mark Pell.",
    ),
    clean(
        "“The water came up faster than any of us could carry,” said Tom Birch, who farms by the river.\n\n"
        "Nell Hargan, who runs the shop, echoed him. “The water came up faster than any of us could carry,” Hargan said.\n"
    ),
    clean(
        "“We will be back,” said Tom Birch, who farms by the river.\n\n“We will be back,” said Nell Hargan, who runs the shop.\n\n"
        "“The water came up faster than last year,” said Birch. “The water came up slower than I feared,” said Hargan.\n"
    ),
)


def find(article: Article) -> Iterator[Discrepancy]:
    credited = [u for u in utterances(article) if u.speaker]
    used: set[Span] = set()
    for i, j in candidate_pairs([u.span.of(article.document.prose) for u in credited]):
        first, second = credited[i], credited[j]
        if {first.span, second.span} & used or not _two(article, first, second):
            continue
        shared = _shared(article, first, second)
        if shared is None or _credits(article, first) or _credits(article, second):
            continue
        used |= {first.span, second.span}
        yield _discrepancy(article, first, second, shared)
    yield from (d for d in _taken_up(article, credited) if not used & {s.span for s in d.sides})


def _taken_up(article: Article, said: Sequence[Utterance]) -> Iterator[Discrepancy]:
    """ "X's phrase “...”", where the words, few as they may be, are another's and nowhere else those of X."""
    prose = article.document.prose
    for again in (u for u in said if u.back and len(u.span.of(prose).split()) > 1):
        words = _plain(again.span.of(prose))
        same = [u for u in said if u is not again and not u.back and _has(_plain(u.span.of(prose)), words)]
        told = [u for u in same if u.told and named(article.people, u.person) and u.person != again.person]
        if told and len(told) == len(same) and not any(_credits(article, u) for u in told):
            first, second = sorted((told[0], again), key=lambda u: u.span)
            yield _discrepancy(article, first, second, None)


def _plain(words: str) -> list[str]:
    return re.findall(r"[\w’'-]+", words.lower())


def _has(long: list[str], short: list[str]) -> bool:
    """Whether the words of the one stand in a row in the other."""
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _two(article: Article, first: Utterance, second: Utterance) -> bool:
    """Whether two stretches are credited to two persons, each with a name; where one of them says that the words are his own, to
    anybody else."""
    if first.person is not None and first.person == second.person:
        return False
    both = [u for u in (first, second) if named(article.people, u.person)]
    own = [u for u in both if u.own]
    new = any(u.newcomer for u in (first, second) if u not in both)
    return len(both) == 2 or (len(both) == 1 and new) or (bool(own) and first.speaker != second.speaker)


def _discrepancy(article: Article, first: Utterance, second: Utterance, shared: tuple[Span, Span] | None) -> Discrepancy:
    shared = shared or (first.span, second.span)
    every = min((s.of(article.text).split() for s in shared), key=len)
    count = len(every)
    words = " ".join(every) if count <= _WHOLE else f"{' '.join(every[:_FIRST])} …"
    words = words.strip('“”"').rstrip(",")
    own = [(u, u.own) for u in (first, second) if u.own is not None]
    steps = [f"{u.speaker} claims the words: “{' '.join(s.of(article.text).split())}”." for u, s in own]
    return Discrepancy(
        sides=(Side(shared[0], first.speaker), Side(shared[1], second.speaker), *(Side(s, role="anchor") for _, s in own)),
        values={"words": words, "a": first.speaker, "b": second.speaker},
        derivation=(
            f"The quotation from {first.speaker} and the one from {second.speaker} have the same {count} words.",
            *(steps or ["Neither passage says that one of them quotes the other."]),
        ),
        confidence=Confidence.HIGH,
        question=f"Who said “{words}”, {first.speaker} or {second.speaker}?",
    )


def _shared(article: Article, a: Utterance, b: Utterance) -> tuple[Span, Span] | None:
    """The sentences or stretches, one of each quotation, that hold the same words: from the first such to the last."""
    pairs: list[tuple[Span, Span]] = []
    sure = a.told and b.told
    for one in pieces(article, a.span):
        for two in pieces(article, b.span):
            texts = one.of(article.document.prose), two.of(article.document.prose)
            if min(len(t.split()) for t in texts) < (2 if pairs else LEAST_WORDS):
                continue
            if similar_quotations(*texts).likeness not in (Likeness.SAME, Likeness.CONTAINED):
                continue
            short = min(one, two, key=len)
            claimed = a.own is not None or b.own is not None
            clause = _clause(article, one) and _clause(article, two)
            telling = (clause and (sure or len(short.of(article.text).split()) > LEAST_WORDS + 1)) or claimed
            if pairs or telling or len(short.of(article.text).split()) >= MANY_WORDS:
                pairs.append((one, two))
    if not pairs:
        return None
    first, last = pairs[0], pairs[-1]
    spans = [Span(f.start, max(f.end, t.end)) for f, t in zip(first, last, strict=True)]
    return (spans[0], spans[1]) if all(len(s) <= LONGEST for s in spans) else first


def _clause(article: Article, span: Span) -> bool:
    """Whether a stretch states something: it has a finite verb with its subject, outside relative clauses."""
    tokens = article.analysis.tokens_in(span)
    inside = {t.i for t in tokens}
    finite = [t for t in tokens if t.xpos in ("VBD", "VBP", "VBZ", "MD")]
    verbs = [article.analysis.head(t) if t.upos == "AUX" else t for t in finite]
    return any(
        v.deprel != "acl:relcl" and any(c.i in inside for c in article.analysis.children(v, "nsubj", "expl")) for v in verbs
    )


def _credits(article: Article, utterance: Utterance) -> bool:
    """Whether the words around a quotation, or those that lead to the shared words in it, give them to somebody else."""
    sentence = article.analysis.sentences[utterance.sentence]
    before = article.analysis.sentences[max(0, sentence.i - 1)]
    end = utterance.span.end
    part = article.part_of(utterance.sentence).span
    around = f"{article.text[max(part.start, before.span.start) : utterance.span.start]} {article.text[end : min(part.end, end + 120)]}"
    if utterance.own is not None:
        return False
    return bool(_CREDITS.search(around) or _OTHERS.search(utterance.span.of(article.text)))


CHECK = Check(
    code="QUO402",
    name="quote-attribution",
    severity=Severity.ERROR,
    reads=("quotations",),
    message="“{words}” is quoted from {a} and from {b}.",
    find=find,
    examples=EXAMPLES,
)
