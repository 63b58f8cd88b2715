"""One person is two kinds of kin to another.

*What it looks for*: a person who is somebody's brother in one passage and the same person's son in another; also the other way
round: Ann is Max's aunt here, Max is Ann's brother there; a tie that does not follow from two others (a sister's daughter is no
granddaughter); an uncle and nephew with one mother, cousins with one father.

*Why it matters to a reader*: families read about themselves, and readers lose track of who belongs to whom.

*When it stays silent*: on words for one kinship (wife, partner; father, stepfather), on ties that change (fiancée, wife; former), on
friends and partners in business; when it is not certain whose brother is meant, and inside quotation marks.

*Source*: nouns of kinship beside names, with the owner of “his” and “her” as the reading of the persons gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.analysis import Token
from claims.article import Article
from claims.document import PartKind
from claims.finding import Confidence, Severity
from claims.same.kin import KIND, Tie, derived, namesakes, spoken, ties
from claims.spans import Span

EXAMPLES = (
    flagged(
        "Nora Quist runs the ferry with «her brother» Jonas. She bought it in 2011.\n\n"
        "Quist was at the wheel on Friday. «Her husband», Jonas, sold the tickets.\n",
        "Jonas is the brother of Nora Quist here, the husband there.",
    ),
    flagged(
        "The farm belongs to Pavel Doln and «his uncle», Marek Doln. It has 60 cows.\n\n"
        "Pavel Doln milks them. «His father», Marek Doln, drives the tractor.\n",
        "Marek Doln is the uncle of Pavel Doln here, the father there.",
    ),
    clean(
        "Nora Quist runs the ferry with her brother Jonas. She bought it in 2011.\n\n"
        "Her sister, Ida, keeps the books. Ida's husband, Piet, sells the tickets.\n"
    ),
    clean("Ida Quist came with her fiancé, Piet Aker, in 2011.\n\nIda Quist and her husband, Piet Aker, now own two boats.\n"),
)

_PLAIN = {"sibling": "brother or sister", "partner": "husband, wife or partner"}
_WORDS = {
    "sibling": ("sister", "brother"),
    "child": ("daughter", "son"),
    "parent": ("mother", "father"),
    "uncle or aunt": ("aunt", "uncle"),
    "nephew or niece": ("niece", "nephew"),
    "grandparent": ("grandmother", "grandfather"),
    "grandchild": ("granddaughter", "grandson"),
}
_ONE_WAY = frozenset(_WORDS) - {"sibling"}
_BESIDE = ("by title", "by apposition", "by predicate")
_HEADS = (PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.CAPTION)
_GROUP = re.compile(r"\b(?:two|three|four|the|these|those|both) (?:[\w-]+ ){0,2}cousins\b", re.IGNORECASE)
_ONE_PARENT = re.compile(r"\btheir (?:late |own )?(?:father|mother|dad|mum|mom)\b(?!s)", re.IGNORECASE)


def find(article: Article) -> Iterator[Discrepancy]:
    told = ties(article)
    names = {p.id for p in article.people if any(m.kind == "name" for m in p.mentions)}
    plain = [t for t in told if {t.of, t.to} <= names and _beside(article, t)]
    pairs: dict[tuple[int, int], list[Tie]] = {}
    for tie in (*plain, *spoken(article, told)):
        pairs.setdefault((min(tie.of, tie.to), max(tie.of, tie.to)), []).append(tie)
    for tie in told:  # what is said of somebody without a name counts against what a speaker says
        pair = (min(tie.of, tie.to), max(tie.of, tie.to))
        if tie not in plain and any(t.why for t in pairs.get(pair, ())):
            pairs[pair].append(tie)
    done: set[tuple[int, int]] = set()
    for pair in sorted(pairs):
        for first, second in combinations(sorted(pairs[pair], key=lambda t: t.span), 2):
            if first.seen().kind != second.seen().kind:
                done.add(pair)
                yield _discrepancy(article, first, second)
                break
    yield from _chains(article, told, done)
    yield from _cousins(article)
    yield from _heads(article)
    yield from _unnamed(article)


def _unnamed(article: Article) -> Iterator[Discrepancy]:
    """ "Her uncle, X" and "X, her grandfather", where nobody is named but X whom "her" could mean."""
    for person in article.people:
        told = []
        for a in person.attributes:
            if a.kind != "relation" or a.other is not None or not a.why.endswith(_BESIDE) or a.value not in KIND:
                continue
            owners = [p for p in article.pronouns if p.span in a.span]
            if len(owners) == 1:
                told.append((a, owners[0].gender))
        if len(told) < 2:
            continue
        others = {p.gender for p in article.people if p.id != person.id and any(m.kind == "name" for m in p.mentions)}
        for (a, gender), (b, too) in combinations(told, 2):
            if KIND[a.value] != KIND[b.value] and gender == too and not others & {"", gender} and not article.quoted(b.span):
                whose = {"female": "her", "male": "him"}.get(gender, "one person")
                first, second = (Tie(KIND[x.value], x.value, person.id, person.id, x.span) for x in (a, b))
                yield _kin_of(article, person.name, whose, first, second)
                break


def _kin_of(article: Article, name: str, whose: str, first: Tie, second: Tie) -> Discrepancy:
    return Discrepancy(
        sides=(Side(first.span, first.noun), Side(second.span, second.noun)),
        values={"name": name, "noun": first.noun, "other": whose, "there": f"the {second.noun} there"},
        derivation=(
            *(f"{name} is called the {t.noun} in line {_line(article, t.span)}." for t in (first, second)),
            f"Nobody is both {first.noun} and {second.noun} of the same person, and the text names nobody else whom the pronoun could mean.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"Is {name} the {first.noun} or the {second.noun}?",
    )


def _heads(article: Article) -> Iterator[Discrepancy]:
    """ "Delivered her own grandson" in the headline, "delivered her own nephew" in the body, which speaks of no grandson."""
    nouns = [t for t in article.analysis.tokens if t.lemma.lower() in KIND and t.upos == "NOUN" and not article.quoted(t.span)]
    owned = [t for t in nouns if article.analysis.children(t, "nmod:poss") and t.deprel in ("obj", "obl", "nsubj", "nsubj:pass")]
    body = {KIND[t.lemma.lower()] for t in nouns if article.part_of(t.sentence).kind not in _HEADS}
    for head in (t for t in owned if article.part_of(t.sentence).kind in _HEADS):
        for other in (t for t in owned if article.part_of(t.sentence).kind not in _HEADS):
            kinds = KIND[head.lemma.lower()], KIND[other.lemma.lower()]
            verbs = [article.analysis.head(t) for t in (head, other)]
            one = verbs[0].lemma == verbs[1].lemma and verbs[0].upos == "VERB" and head.deprel == other.deprel
            first = sum(t.lemma.lower() == other.lemma.lower() for t in nouns) == 1
            if one and first and kinds[0] != kinds[1] and kinds[0] not in body:
                yield _head(article, head, other, verbs[1].text)
                return


def _head(article: Article, head: Token, other: Token, verb: str) -> Discrepancy:
    return Discrepancy(
        sides=(Side(head.span, head.text), Side(other.span, other.text)),
        values={"name": "One person", "noun": head.text, "other": "the other", "there": f"the {other.text} there"},
        derivation=(
            f"The headline has “{head.text}” in line {_line(article, head.span)}, the body “{other.text}”.",
            f"Both are said of one event (“{verb}”), and the body speaks of no {head.text}.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"Is it the {head.text} or the {other.text}?",
    )


def _beside(article: Article, tie: Tie) -> bool:
    """Whether the noun of kinship stands beside the name."""
    person = article.people[tie.of]
    return any(a.span == tie.span and a.why.endswith(_BESIDE) for a in person.attributes)


def _chains(article: Article, told: tuple[Tie, ...], done: set[tuple[int, int]]) -> Iterator[Discrepancy]:
    """ "Her granddaughter Ida": Ida's mother is her sister."""
    said: dict[tuple[int, int], list[Tie]] = {}
    for tie in told:
        said.setdefault((tie.of, tie.to), []).append(tie)
        said.setdefault((tie.to, tie.of), []).append(tie.back)
    for follows, one, two in derived(told):
        direct = said.get((follows.of, follows.to), [])
        pair = (min(follows.of, follows.to), max(follows.of, follows.to))
        if pair in done or not direct or any(t.kind == follows.kind for t in direct) or namesakes(article, *pair, one.to):
            continue
        if len({t.span for t in (direct[0], one, two)}) == 3 or one.span != two.span:
            done.add(pair)
            yield _chain(article, direct[0], follows, one, two)


def _chain(article: Article, direct: Tie, follows: Tie, one: Tie, two: Tie) -> Discrepancy:
    a, b = (_who(article, i) for i in (direct.of, direct.to))
    middle = _who(article, one.to)
    sides = sorted({direct.span, one.span, two.span})
    return Discrepancy(
        sides=tuple(Side(s, " ".join(s.of(article.text).split())) for s in sides),
        values={
            "name": a[:1].upper() + a[1:],
            "noun": _kind(article, direct),
            "other": b,
            "there": f"but the {_kind(article, follows)} by what is said of {middle}",
        },
        derivation=(
            f"In line {_line(article, direct.span)} {a} is the {_kind(article, direct)} of {b}.",
            *(
                f"In line {_line(article, t.span)} {_who(article, t.of)} is the {_kind(article, t)} of {_who(article, t.to)}."
                for t in (one, two)
            ),
            f"From these two it follows that {a} is the {_kind(article, follows)} of {b}.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"How are {a} and {b} related?",
    )


def _cousins(article: Article) -> Iterator[Discrepancy]:
    """Two cousins with one father."""
    prose = article.document.prose
    for group in _GROUP.finditer(prose):
        sentence = article.analysis.sentence_at(group.start())
        if sentence is None or article.quoted(Span(*group.span())) or re.search(r"\b[Ss]econd cousins|first cousins", group[0]):
            continue
        for parent in _ONE_PARENT.finditer(prose, group.end()):
            between = article.analysis.tokens_in(Span(group.end(), parent.start()))
            near = article.analysis.sentence_at(parent.start())
            plurals = [t for t in between if t.xpos in ("NNS", "NNPS") and t.deprel.startswith(("nsubj", "obj"))]
            if near is None or near.i != sentence.i or plurals or article.quoted(Span(*parent.span())):
                break
            yield _shared(article, Span(*group.span()), Span(*parent.span()))
            return


def _shared(article: Article, group: Span, parent: Span) -> Discrepancy:
    words = " ".join(parent.of(article.text).split())
    named = re.compile(rf"\b{words}\b", re.IGNORECASE)
    spans = [Span(*m.span()) for m in named.finditer(article.document.prose)]
    more = [Side(s, words) for s in spans if not article.quoted(s)][:3]
    return Discrepancy(
        sides=(Side(group, "cousins"), *more),
        values={"name": "One", "noun": "cousin", "other": "the other", "there": f"but both have one parent: “{words}”"},
        derivation=(
            "The text calls them cousins.",
            f"“{words}” speaks of one parent, and people with one parent are brothers or sisters.",
        ),
        confidence=Confidence.MEDIUM,
        question="Are they cousins, or brothers and sisters?",
    )


def _line(article: Article, span: Span) -> int:
    return article.document.position(span.start).line


def _kind(article: Article, tie: Tie) -> str:
    """A kind of kin in plain words, for a man or a woman where the text says which."""
    if tie.noun != tie.kind and KIND.get(tie.noun) == tie.kind and tie.kind in _ONE_WAY:
        return tie.noun
    woman, man = _WORDS.get(tie.kind, ("", ""))
    return {"female": woman, "male": man}.get(article.people[tie.of].gender) or _PLAIN.get(tie.kind, tie.kind)


def _who(article: Article, person: int) -> str:
    """Somebody's name, or what the text calls him, with its article: "the accused"."""
    name = article.people[person].name
    bare = name[:1].islower() and not re.match(r"(?:the|an?|his|her|their|its|my|our|this|that|one)\b|.+['’]s? ", name)
    return f"the {name}" if bare else name


def _discrepancy(article: Article, first: Tie, second: Tie) -> Discrepancy:
    names = [[_who(article, t.of), _who(article, t.to)] for t in (first, second)]
    nouns = [_kind(article, t) if t.why else t.noun for t in (first, second)]
    same = first.of == second.of
    there = f"the {nouns[1]} there" if same else f"{names[1][0]} the {nouns[1]} of {names[1][1]} there"
    both = f"Nobody is both {nouns[0]} and {nouns[1]} of the same person."
    ways = f"Nobody is the {nouns[0]} of his or her own {nouns[1]}."
    return Discrepancy(
        sides=(Side(first.span, first.noun), Side(second.span, second.noun)),
        values={"name": names[0][0][:1].upper() + names[0][0][1:], "noun": nouns[0], "other": names[0][1], "there": there},
        derivation=(
            *(
                f"In line {_line(article, t.span)} {n[0]} is the {noun} of {n[1]}{': ' + t.why if t.why else ''}."
                for t, n, noun in zip((first, second), names, nouns, strict=True)
            ),
            both if same else ways,
        ),
        confidence=Confidence.MEDIUM,
        question=f"How are {names[0][0]} and {names[0][1]} related?",
    )


CHECK = Check(
    code="PEO304",
    name="relation",
    severity=Severity.ERROR,
    reads=("people",),
    message="{name} is the {noun} of {other} here, {there}.",
    find=find,
    examples=EXAMPLES,
)
