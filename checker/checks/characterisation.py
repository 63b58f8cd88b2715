"""The article says more than the quotation beside it.

*What it looks for*: a person is said to have confirmed, ruled out, promised, announced or blamed something, or to have called it the
first, to have felt or judged in some way, while the words quoted from the same person leave it open or say otherwise ("no decision has
been taken", "we do not know yet", "others had theirs before us").

*Why it matters to a reader*: the reader remembers the verb, and the speaker will write a letter about it.

*When it stays silent*: when the quoted words do not touch the point; when the quotation is of somebody else or far away; when the
writer sets the two against each other ("but added that no decision had been taken").

*Source*: classes of reporting verbs that settle a matter, and phrases by which speakers leave one open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.analysis import Quotation, Token
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.same.attitudes import Attitude, against
from claims.same.subjects import content, person_at, speakers
from claims.same.utterances import named
from claims.spans import Span

NEAR = 4
"""How many sentences away a quotation may stand."""

_SETTLES = frozenset(
    "confirm promise pledge guarantee vow announce blame dismiss deny exclude conclude prove establish identify determine declare "
    "certify decide rule accept admit concede reject insist maintain assure swear".split()
)
_OPEN = re.compile(
    r"\bno comment\b|\b(?:do|does|did|will|would|can|could)(?: not|n['’]t) comment\b|\bnever comment\b"
    r"|\bno (?:final )?(?:decision|view|conclusion|choice)s? (?:(?:ha[sd]|have) (?:yet )?been (?:taken|made|reached)|is|was)\b|\bdecision(?: \w+){0,3} (?:has|had|is) not\b"
    r"|\b(?:have|has|had)(?: not|n['’]t)(?: yet)? (?:been )?(?:decided?|taken|closed|made|ruled|settled|reached)\b"
    r"|\b(?:do|does|did|can|could|will|would|wo|ca)(?:\s?not|n['’]t)(?: yet| even)? (?:know|name|say|tell|guess|speculate|promise|rule|give|commit)\b"
    r"|(?:\bnot|n['’]t)\b(?: [\w'’]+){0,5} (?:guarantees?|promises?|commitments?|assurances?)\b"
    r"|\bnever say never\b|\bnot the (?:one|person) (?:who|to)\b|\bcross that bridge\b|\b(?:the )?door (?:is|stays|remains) open\b"
    r"|\b(?:is|are|will be) (?:a matter )?for (?:the )?\w+ to decide\b|\buntil (?:the )?\w+ (?:vote|decide|meet|sign|agree)s?\b"
    r"|\bnot (?:yet )?(?:clear|certain|sure|final|decided|known)\b|\b(?:too|very) (?:early|soon) to\b|\bwrong to (?:guess|speculate)\b"
    r"|\b(?:will|would) be (?:studied|considered|examined|looked at|weighed)\b|\b(?:is|are) (?:still )?being (?:examined|studied|considered|looked at)\b"
    r"|\bon its merits\b|\bif we must\b|\bonly then decide\b|\bnot closed any door\b|\bnothing (?:has been|is) (?:decided|settled|ruled out|off the table)\b"
    r"|\b(?:ca|could|would|wo)(?:nnot|n['’]t| not) (?:be (?:certain|sure|excluded|ruled out)|exclude)\b|\bcannot (?:be|say|exclude|rule|promise)\b"
    r"|\b(?:it is|it['’]s|that is|that['’]s|it was) (?:\w+ )?(?:possible|conceivable|an open question|hard to say|not proof)\b|\bremains to be seen\b"
    r"|\b(?:no|not any|no firm) (?:proof|evidence)\b|\bnot (?:proof|evidence)\b|\brul(?:e|ed|ing) nothing out\b|\bnot rul(?:ed?|ing)\b[^.]{0,30}\bout\b"
    r"|\b(?:have|has) (?:yet|still) to (?:decide|see|be decided|be seen)\b|\bstill (?:looking|discussing|considering|waiting|under|an option|open)\b"
    r"|\bunder (?:review|discussion|consideration)\b|\bmade up (?:my|our|their|its) minds?\b|\bnobody knows\b|\bwe(?:['’]ll| will) (?:see|have to see)\b"
    r"|\bno (?:promises|guarantees)\b|\bkeep(?:ing)? (?:all|every|our) (?:options?|doors?) open\b|\bremains? (?:open|possible|an option)\b|\bmay yet\b",
    re.I,
)
_WEAK = re.compile(r"\b(?:might|may|could|perhaps|possibly)\b")
_UNREPENTANT = re.compile(
    r"\bI(?: was|['’]d be| am|['’]m| would be) (?:still )?right\b|\b(?:not|n['’]t|never) (?:be )?(?:sorry|wrong|mistaken)\b|\bno (?:regrets|apolog)"
    r"|\bnothing (?:to apologi[sz]e|wrong)\b|\b(?:did|do|done) nothing wrong\b|\b(?:do|would) it (?:all )?again\b|\bwe (?:were|are) right\b",
    re.I,
)
_AHEAD = re.compile(r"[^.;:]{0,40}\b(?:will|next|future|going to|would)\b", re.IGNORECASE)
_OWNS = frozenset("accepted it|admitted it|conceded it|apologised".split("|"))
_NOT_FIRST = re.compile(
    r"\b(?:before us|before we did|not the first|were first|was first|got there first|beaten us|already (?:have|has|had|did))\b",
    re.I,
)
_A_START = re.compile(r"\b(?:a|the) (?:start|beginning|opening)\b", re.I)
_OTHER_POINT = re.compile(r"\b(?:asked|pressed|questioned|turning|as for)\b", re.I)
_TURNS = re.compile(r"\b(?:but|although|though|however|while|despite|yet)\b[^.]{0,80}$", re.I)

EXAMPLES = (
    flagged(
        "The director, Ines Duarte, «confirmed that the plant would close in May».\n\n"
        "“It is one of four plans on my desk. «No decision has been taken»,” Duarte said.\n",
        "The article says that Ines Duarte “confirmed that the plant would close in May”; Ines Duarte's own words say otherwise: “No decision has been taken”.",
    ),
    flagged(
        "Bus chief Karl Venn «ruled out further cuts this year».\n\n“«I can't promise that we will keep the night line»,” Venn said.\n",
        "The article says that Karl Venn “ruled out further cuts this year”; Karl Venn's own words say otherwise: “I can't promise that we will keep the night line”.",
    ),
    clean(
        "The director, Ines Duarte, confirmed that the plant would close in May.\n\n"
        "“It was the hardest decision of my life,” Duarte said. The union said no decision had been taken on pay.\n"
    ),
    clean(
        "Bus chief Karl Venn ruled out further cuts this year.\n\n“There is enough money in the fund,” Venn said.\n\n"
        "Asked about next year, he was more careful. “We do not know what the state will pay then,” he said.\n"
    ),
)


def find(article: Article) -> Iterator[Discrepancy]:
    seen: set[int] = set()
    for token in article.analysis.tokens:
        act = _act(article, token)
        who = _subject(article, token) if act else None
        if not act or who is None or _inside_quotation(article, token):
            continue
        speaker = frozenset(speakers(article, who))
        for quotation in _near(article, token, speaker, everywhere=act == "called it the first"):
            hit = _contrary(article, token, act, quotation)
            if hit and quotation.id not in seen:
                seen.add(quotation.id)
                yield _discrepancy(article, token, act, who, hit)
                break
    for attitude, words in against(article):
        yield _attitude(article, attitude, words)


def _attitude(article: Article, attitude: Attitude, hit: Span) -> Discrepancy:
    """ "Was wary of the result", who says that it is wonderful."""
    name = article.people[attitude.person].name
    told = " ".join(attitude.span.of(article.text).split())
    fragment = next((f for q in article.quotations for f in q.fragments if hit in f), hit)
    span = _clause(article, fragment, hit)
    words = " ".join(span.of(article.text).split())
    return Discrepancy(
        sides=(Side(attitude.span, attitude.word), Side(span, words)),
        values={"name": name, "told": told, "words": words},
        derivation=(
            f"The article describes {name} as “{told}”.",
            f"The words quoted from {name} are “{words}”.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"Do the quoted words bear out “{told}”?",
    )


def _act(article: Article, token: Token) -> str:
    """What the article says that somebody did: "confirmed it", "ruled it out", "called it the first", or ""."""
    if token.upos != "VERB" or token.xpos not in ("VBD", "VBN", "VBZ", "VBP"):
        return ""
    lemma = token.lemma.lower()
    children = article.analysis.children(token)
    if lemma == "rule" and any(c.text.lower() == "out" for c in children):
        return "ruled it out"
    if any(c.deprel == "neg" or c.text.lower() in ("not", "n't", "never") or c.deprel == "aux:pass" for c in children):
        return ""
    if lemma in _SETTLES and any(c.deprel in ("ccomp", "obj", "xcomp") for c in children):
        return {"blame": "laid the blame", "vow": "vowed it"}.get(lemma, f"{_past(lemma)} it")
    if lemma in ("apologise", "apologize"):
        return "apologised"
    if lemma in ("call", "describe", "characterise", "characterize") and _first_below(article, token):
        return "called it the first"
    return ""


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma in ("deny", "certify"):
        return lemma[:-1] + "ied"
    return lemma + {"admit": "ted"}.get(lemma, "ed")


def _first_below(article: Article, token: Token) -> Token | None:
    """The word "first" in what a thing is called, before any clause of its own."""
    below = article.analysis.subtree(token, "advcl", "conj", "acl", "parataxis", "nsubj", "mark")
    firsts = [
        t for t in below if t.lemma.lower() == "first" and t.i > token.i and t.deprel in ("amod", "xcomp", "obj", "obl", "advmod")
    ]
    return firsts[0] if firsts else None


def _subject(article: Article, token: Token) -> Token | None:
    """The subject of a verb, through a conjunct verb before it."""
    for _ in range(3):
        for child in article.analysis.children(token, "nsubj"):
            return child
        if token.deprel != "conj":
            return None
        token = article.analysis.head(token)
    return None


def _near(article: Article, token: Token, who: frozenset[str], *, everywhere: bool) -> Iterator[Quotation]:
    """The quotations of a person near a sentence, the following ones first; with `everywhere` those that share its topic."""
    topic = content(article, article.analysis.subtree(token, "nsubj", "advcl"))
    mine = []
    for quotation in article.quotations:
        if quotation.type == "indirect" or not who & _sources(article, quotation):
            continue
        sentence = article.analysis.sentences[quotation.sentence]
        if -NEAR < quotation.sentence - token.sentence <= NEAR:
            mine.append(quotation)
        elif everywhere and len(topic & content(article, article.analysis.words(sentence))) > 1:
            mine.append(quotation)
    yield from sorted(mine, key=lambda q: (q.sentence < token.sentence, abs(q.sentence - token.sentence)))


def _sources(article: Article, quotation: Quotation) -> frozenset[str]:
    """Whom the source of a quotation may be called."""
    if quotation.source is None:
        return frozenset()
    if quotation.source.person is not None and named(article.people, quotation.source.person):
        return frozenset({f"person {quotation.source.person}"})
    return frozenset(k for t in article.analysis.tokens_in(quotation.source.span) for k in speakers(article, t))


def _contrary(article: Article, token: Token, act: str, quotation: Quotation) -> Span | None:
    """The quoted words that leave open, or deny, what the article says was done."""
    topic = content(article, article.analysis.subtree(token, "nsubj", "advcl"))
    known = quotation.source is not None and named(article.people, quotation.source.person)
    for fragment in quotation.fragments:
        words = fragment.of(article.document.prose)
        if act != "called it the first" and _OTHER_POINT.search(article.document.prose[token.span.end : fragment.start]):
            continue
        before = article.document.prose[max(0, fragment.start - 90) : fragment.start]
        if _TURNS.search(before) and article.analysis.sentence_at(fragment.start) == article.analysis.sentences[token.sentence]:
            continue
        if act == "called it the first":
            match = _NOT_FIRST.search(words) or (None if "first" in words.lower() else _A_START.search(words))
        else:
            match = (_UNREPENTANT.search(words) if act in _OWNS else None) or (
                _OPEN.search(words) if act != "apologised" else None
            )
            if match and act == "laid the blame" and _AHEAD.match(words[match.end() :]):
                continue  # it is left open what comes next, not who is to blame
            if (
                not match
                and known
                and (weak := _WEAK.search(words))
                and topic & content(article, article.analysis.tokens_in(fragment))
            ):
                match = weak if act != "laid the blame" else None
        if match:
            return _clause(article, fragment, Span(fragment.start + match.start(), fragment.start + match.end()))
    return None


def _clause(article: Article, fragment: Span, words: Span) -> Span:
    """The words with the clause they stand in, inside the quotation."""
    sentence = article.analysis.sentence_at(words.start)
    whole = sentence.span if sentence else fragment
    floor, ceiling = max(fragment.start, whole.start), max(words.end, min(fragment.end, whole.end))
    lead = re.search(r"[^,;:.—–]*$", article.document.prose[floor : words.start])
    tail = re.match(r"[^,;:.?!—–]*", article.document.prose[words.end : ceiling])
    start = words.start - (len(lead[0]) if lead and len(lead[0]) < 60 else 0)
    end = words.end + (len(tail[0]) if tail and len(tail[0]) < 90 else 0)
    return Span(start, end).strip(article.text)


def _inside_quotation(article: Article, token: Token) -> bool:
    return any(token.span in fragment for q in article.quotations for fragment in q.fragments)


def _discrepancy(article: Article, token: Token, act: str, who: Token, hit: Span) -> Discrepancy:
    person = person_at(article, who)
    name = article.people[person].name if person is not None and named(article.people, person) else f"the {who.text}"
    sentence = article.analysis.sentences[token.sentence]
    rest = re.match(r"[^,;:.]{0,200}", article.document.prose[token.span.start : sentence.span.end])
    said = Span(token.span.start, token.span.start + len(rest[0] if rest else token.text)).strip(article.text)
    told, words = (" ".join(s.of(article.text).split()) for s in (said, hit))
    return Discrepancy(
        sides=(Side(said, act), Side(hit, words)),
        values={"name": name, "told": told, "words": words},
        derivation=(
            f"The article says that {name} “{told}”.",
            f"The words quoted from {name} are “{words}”.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"Do the quoted words bear out “{told}”?",
    )


CHECK = Check(
    code="QUO404",
    name="characterisation",
    severity=Severity.WARNING,
    reads=("quotations", "sentences"),
    message="The article says that {name} “{told}”; {name}'s own words say otherwise: “{words}”.",
    find=find,
    examples=EXAMPLES,
)
