"""Every stretch in quotation marks with whom the text credits it to, also where no verb of saying stands beside it.

"... is how X puts it", "it was X who called her ...": the only person whom the sentence speaks of as a doer has the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis import Person
from claims.article import Article
from claims.document import PartKind
from claims.extract.quotations.marks import find_marked
from claims.spans import Span

SHOWN_APART = (PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.SUBHEAD, PartKind.PULL_QUOTE, PartKind.CAPTION)
_OWN = re.compile(
    r"\bI (?:made|thought|dreamed|dreamt) (?:it|that|this|that one|this one|the \w+) up\b"
    r"|\bI (?:made up|coined|invented|thought of|came up with) (?:it|that|this|the)\b"
    r"|\b(?:was|is|are|were) (?:mine|all mine|my own|his own|her own)\b"
    r"|\b(?:my|his|her) own (?:words?|phrase|line|coinage|invention)\b"
    r"|\b(?:nobody|no one|no-one) (?:had |has |ever )+said (?:it|that|so) before\b"
    r"|\bI was the first to (?:say|put)\b|\bI said (?:it|that) first\b",
    re.IGNORECASE,
)
_EXACT = re.compile(
    r"(?<!not )(?<!almost )(?<!nearly )\bword[- ]for[- ]word\b|\bverbatim\b"
    r"|\bquot\w+ (?:\w+ ){0,3}in full\b|\bquot(?:e|es|ed|ing) (?:my|him|her)self\b"
    r"|\b(?:the|his|her|their) (?:very |exact )?(?:same |exact )words\b"
    r"|\brepeat(?:s|ed|ing)? (?:it|(?:him|her)self|what"
    r"|(?:the|his|her|their) (?:\w+ )?(?:line|words?|phrase|sentence|remark|statement|pledge|promise|claim|warning))\b"
    r"|\bsaid (?:it )?again\b|\bI (?:repeat|quote)\b|\bto quote\b"
    r"|\b(?:exactly|precisely) (?:as|what|the words) (?:he|she|they|I)\b",
    re.IGNORECASE,
)
_POSSESSED = re.compile(
    r"['’]s? (?:(?:own|now|famous|infamous|much-quoted|celebrated|notorious|recent|earlier|original) )*"
    r"((?:phrase|words?|remark|description|line|comment|claim|warning|promise|pledge|quip|slogan|verdict|term|expression|boast|complaint)s?"
    r"(?: (?:about|on|of|that) [\w ]{1,30})?[,:]? )?[“\"‘']$"
)
_TAKEN_UP = re.compile(
    r"[,.]?[”\"’'] (?:speech|remarks?|comments?|phrase|line|jibe|claim|warning|quote|promise|pledge|quip|boast|threat)\b"
)
_NEW = re.compile(r"(?:an?|one|another) (?!.*\b(?:spokes\w+|officials?|sources?|statement|report|letter)\b)", re.IGNORECASE)
_REACH = 200
"""How many characters before or behind a stretch still speak of it."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quoted stretch, whole or a fragment: `person` has the words, where the text names somebody; `speaker` is how it says so.

    `told`: a verb of saying credits it (else the sentence does). `own` are words by which the speaker says that they are his
    alone. `exact`: the text says that they are repeated as they were said. `apart`: it stands in a headline or caption.
    `back`: "X's phrase “...”" takes words up that X is taken to have said.
    `newcomer`: credited to somebody who comes in just here ("a trader").
    """

    span: Span
    sentence: int
    paragraph: int
    speaker: str
    person: int | None
    told: bool
    apart: bool
    own: Span | None = None
    exact: bool = False
    back: bool = False
    newcomer: bool = False


def utterances(article: Article) -> tuple[Utterance, ...]:
    """All quoted stretches of an article, in text order."""
    return article.once(_utterances)


def _utterances(article: Article) -> tuple[Utterance, ...]:
    doers = _doers(article)
    owners = {m.span.end: p.id for p in article.people for m in p.mentions if m.kind == "name"}
    telling = {f.start: q for q in reversed(article.quotations) for f in q.fragments}
    blocks = [p.span for p in article.document.parts]
    found = []
    for marked in find_marked(article.document.prose, blocks):
        sentence = article.analysis.sentence_at(marked.span.start)
        if sentence is None or not marked.opened or len(marked.span) < 2:
            continue
        quotation = telling.get(marked.span.start) or article.quotation_at(Span(marked.span.start, marked.span.start + 1))
        own = _found(_OWN, article, marked.span, sentence.i)
        who = quotation.source.person if quotation and quotation.source and (marked.depth == 0 or own) else None
        speaker = quotation.speaker if quotation and (marked.depth == 0 or own) else ""
        told = who is not None or bool(speaker)
        if not told and marked.depth == 0:
            who = _nearest(doers.get(sentence.i, []), marked.span)
            speaker = article.people[who].name if who is not None else ""
        taken = _taken_up(article, owners, marked.span) if marked.depth == 0 else None
        if taken is not None:
            who, speaker, told = taken, article.people[taken].name, False
        new = told and quotation is not None and quotation.source is not None and _NEW.match(quotation.source.text) is not None
        if new and quotation is not None and quotation.source is not None:
            speaker = quotation.source.text
        part = article.part_of(sentence.i)
        exact = _found(_EXACT, article, marked.span, sentence.i) is not None
        found.append(
            Utterance(
                marked.span,
                sentence.i,
                part.paragraph,
                speaker,
                who,
                told,
                part.kind in SHOWN_APART,
                own,
                exact,
                taken is not None,
                new,
            )
        )
    return tuple(found)


def _found(words: re.Pattern[str], article: Article, span: Span, index: int) -> Span | None:
    """Where words about a stretch stand: in it, in its own sentence, or in the sentence right before or behind it."""
    analysis = article.analysis
    last = analysis.sentence_at(span.end - 1) or article.sentence(index)
    part = article.sentence(index).part
    near = [s for s in analysis.sentences[max(0, index - 1) : last.i + 2] if s.part == part]
    start, end = max(near[0].span.start, span.start - _REACH), min(near[-1].span.end, span.end + _REACH)
    hit = words.search(article.document.prose, start, end)
    return Span(*hit.span()) if hit else None


def _taken_up(article: Article, owners: dict[int, int], span: Span) -> int | None:
    """The person of "X's phrase “...”", "X's “...” remark", "the “...” of X's speech"."""
    before = _POSSESSED.search(article.document.prose, max(0, span.start - 60), span.start)
    if before is None or before.end() != span.start or not (before[1] or _TAKEN_UP.match(article.document.prose, span.end)):
        return None
    return owners.get(before.start())


def _doers(article: Article) -> dict[int, list[tuple[Span, int]]]:
    """The persons whom each sentence speaks of as doers outside quotation marks, in text order."""
    seen: dict[int, list[tuple[Span, int]]] = {}
    for person in article.people:
        for mention in person.mentions:
            if not article.quoted(mention.span) and _doer(article, mention.head):
                seen.setdefault(mention.sentence, []).append((mention.span, person.id))
    return {s: sorted(found) for s, found in seen.items()}


def _nearest(doers: list[tuple[Span, int]], span: Span) -> int | None:
    """The last doer before a stretch, or the only one behind it."""
    before = [who for at, who in doers if at.end <= span.start]
    behind = {who for at, who in doers if at.start >= span.end}
    return before[-1] if before else behind.pop() if len(behind) == 1 else None


def _doer(article: Article, head: int) -> bool:
    token = article.analysis.tokens[head]
    for _ in range(4):
        if token.deprel.startswith("nsubj") or (token.deprel == "root" and article.analysis.children(token, "acl")):
            return True
        if token.deprel.split(":")[0] not in ("appos", "flat", "compound") or token.head == token.i:
            return False
        token = article.analysis.head(token)
    return False


def named(people: tuple[Person, ...], who: int | None) -> bool:
    """Whether somebody has a name in the text: "the pianist" may be anybody."""
    return who is not None and any(m.kind == "name" for m in people[who].mentions)


def pieces(article: Article, span: Span) -> Iterator[Span]:
    """The parts of a quoted stretch that lie in one sentence each, without the stop at the end."""
    first = article.analysis.sentence_at(span.start)
    for i in range(first.i if first else 0, len(article.analysis.sentences)):
        sentence = article.analysis.sentences[i]
        if sentence.span.start >= span.end:
            return
        inside = Span(max(sentence.span.start, span.start), min(sentence.span.end, span.end))
        words = inside.of(article.text).rstrip(" ,.;:!?")
        if inside.start < inside.end and words:
            yield Span(inside.start, inside.start + len(words))
