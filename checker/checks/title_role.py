"""One person has two posts that nobody holds at once.

*What it looks for*: a person who is foreign minister in one passage and energy minister in another, chief financial officer and chief
operating officer, prosecutor and judge; a member of one party here, of another there; a sergeant who is an inspector; and a post of
one body that is held by two.

*Why it matters to a reader*: a statement weighs what its speaker's post weighs; one of the two posts is not theirs.

*When it stays silent*: on posts that are over, to come or held for a time (“former”, “then”, “acting”, “until 2021”); where the text
tells of a change (“was named”, “succeeded”, “moved to”); on two posts named together; on a general word beside a special one
(minister, official, director), and on words for one post (finance director, chief financial officer).

*Source*: lists of posts and portfolios with the groups in which they exclude each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.analysis import Mention, Person
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.same.benches import Charge, clashes
from claims.same.holders import Holder, rivals
from claims.same.parties import Membership, Parties
from claims.same.posts import Post, posts
from claims.same.ranks import two_ranks
from claims.spans import Span

EXAMPLES = (
    flagged(
        "«Finance Minister» Olga Brandl opened the talks on Monday.\n\nThe talks lasted two hours.\n\n"
        "«Transport Minister» Brandl said the loan would be repaid by 2030.\n",
        "Olga Brandl is “Finance Minister” here, “Transport Minister” there.",
    ),
    flagged(
        "“We will hire,” said Piet Aker, the firm's «chief financial officer».\n\nOrders rose by a tenth.\n\n"
        "Aker, the «chief technology officer», said the new plant would open in May.\n",
        "Piet Aker is “chief financial officer” here, “chief technology officer” there.",
    ),
    clean(
        "“We will hire,” said Piet Aker, the firm's finance director.\n\nAker, the chief financial officer, said that orders rose.\n"
    ),
    clean(
        "Finance Minister Olga Brandl opened the talks. Brandl, a former transport minister, said little.\n\n"
        "She was named health minister on Friday. “I am glad,” Health Minister Brandl said.\n"
    ),
    clean(
        "The striker Ann Oduya scored twice. Her sister, the goalkeeper Joy Oduya, saved a penalty.\n\n"
        "Oduya was the player of the match, the coach said.\n"
    ),
)

_MOVES = re.compile(
    r"\b(?:appoint|nam(?:ed|ing)\b|becom|became|succeed|success|promot|replac|took over|takes? over|taking over|elect|resign|sworn|"
    r"mov(?:ed|ing)|step(?:s|ped)? (?:down|up)|reshuffl|switch|join|also\b|doubl|both\b|combin|until\b|previous|former|used to|"
    r"since left|quit\b|left (?:the|his|her|its|in|for|to)\b|now\b|then\b|would become|later\b|earlier|ex-|as well as|dual|twin|defect)",
    re.IGNORECASE,
)
_CROSSES = re.compile(
    r"\b(?:defect|left\b|quit\b|switch|join|former|ex-|expel|independent|previous|until\b|then\b|cross|merg|once\b|used to|coalition|joint)",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:former|ex-|previous|then\b|once\b|until\b|before)", re.IGNORECASE)
_COMES = re.compile(r"\b(?:appointed|named|become|becomes|became|succeeded|promoted|elected|sworn|made)\b")
_TIMED = re.compile(r"[,\s]*(?:until|from \w+|between|before|at the time|in \d{4}|when|during|under)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had been|been|became|be|as)\b[^.,;]{0,30}$")
_AS = re.compile(r"[,\s]+who,? as (?=[A-Za-z])")


@dataclass(frozen=True, slots=True)
class _Held:
    """A post that the text gives to a person now."""

    post: Post
    sentence: int


def find(article: Article) -> Iterator[Discrepancy]:
    for person in article.people:
        held = sorted(_held(article, person), key=lambda h: h.post.span)
        for first, second in combinations(held, 2):
            if first.sentence == second.sentence or not first.post.excludes(second.post):
                continue
            if first.post.group == "officers" and not _body(article, first) & _body(article, second):
                continue
            if not any(_moves(article, h) for h in (first, second)) and not _told(article, first, second):
                yield _discrepancy(article, person, first, second)
                break

        if (ranks := two_ranks(article, person)) is not None:
            yield _two_ranks(article, person, *ranks)
    yield from (_two_holders(article, a, b) for a, b in rivals(article))
    yield from _two_parties(article)
    yield from (_two_sides(article, *clash) for clash in clashes(article))


def _body(article: Article, held: _Held) -> frozenset[str]:
    """The words beside a post that name the body it is a post of ("the union's treasurer", "treasurer of the union")."""
    prose, span = article.document.prose, held.post.span
    before = re.search(r"(?:[\w-]+(?:['’]s)? ){1,3}$", prose[max(0, span.start - 50) : span.start])
    after = re.match(r",? (?:of|for|at) (?:[\w-]+(?:['’]s?)? ?){1,5}", prose[span.end : span.end + 60])
    near = f"{before[0] if before else ''} {after[0] if after else ''}".lower()
    return frozenset(w for w in re.findall(r"[\w-]{4,}", near) if w not in ("with", "said", "from", "that", "general"))


def _two_holders(article: Article, first: Holder, second: Holder) -> Discrepancy:
    """One post of one body, held by two."""
    one, two = (article.people[h.person].name for h in (first, second))
    lines = [article.document.position(h.span.start).line for h in (first, second)]
    post = _as_written(article, first.span, first.post)
    return Discrepancy(
        sides=(Side(first.span, one), Side(second.span, two)),
        values={"name": f"The {post}", "one": one, "two": two},
        derivation=(
            f"Line {lines[0]} gives the post of {post} both to {one} and to {two}."
            if lines[0] == lines[1]
            else f"Line {lines[0]} gives the post of {post} to {one}, line {lines[1]} to {two}.",
            "One person at a time holds it, and the text tells of no change.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"Who is {post}, {one} or {two}?",
    )


def _as_written(article: Article, span: Span, post: str) -> str:
    """A post with the capitals that the text gives it in a passage."""
    words = re.search(rf"\b{re.escape(post)}\b", " ".join(span.of(article.text).split()), re.IGNORECASE)
    return words[0] if words else post


def _two_ranks(article: Article, person: Person, first: tuple[Span, str], second: tuple[Span, str]) -> Discrepancy:
    """ "Sergeant X" and "Inspector X"."""
    one, two = (_as_written(article, span, rank) for span, rank in (first, second))
    return Discrepancy(
        sides=(Side(first[0], first[1]), Side(second[0], second[1])),
        values={"name": person.name, "one": one, "two": two},
        derivation=(
            f"{person.name} has the rank of {one} in line {article.document.position(first[0].start).line}, that of "
            f"{two} in line {article.document.position(second[0].start).line}.",
            "The text tells of no promotion, and of nobody else of that name.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"Is {person.name} “{one}” or “{two}”?",
    )


def _two_sides(article: Article, first: Charge, second: Charge, other: Charge) -> Discrepancy:
    """ "Rovers coach X", "Wanderers coach X", where the Wanderers coach is Y."""
    name, rival = (article.people[c.person].name for c in (first, other))
    words = [" ".join(c.span.of(article.document.prose).split()) for c in (first, second)]
    lines = [article.document.position(c.span.start).line for c in (first, second, other)]
    sides = sorted((Side(c.span, w) for c, w in zip((first, second), words, strict=True)), key=lambda s: s.span)
    return Discrepancy(
        sides=(*sides, Side(other.span, rival, role="anchor")),
        values={"name": name, "one": words[0], "two": words[1]},
        derivation=(
            f"{name} is {words[0]} in line {lines[0]} and {words[1]} in line {lines[1]}.",
            f"Line {lines[2]} gives that second post to {rival}, and the text tells of no change.",
        ),
        confidence=Confidence.HIGH,
        question=f"Is {name} {words[0]} or {words[1]}?",
    )


def _two_parties(article: Article) -> Iterator[Discrepancy]:
    """A person who belongs to one party here, to another there."""
    said: dict[int, list[Membership]] = {}
    for membership in Parties(article).memberships():
        said.setdefault(membership.person, []).append(membership)
    for who, rows in sorted(said.items()):
        for first, second in combinations(sorted(rows, key=lambda m: m.span), 2):
            if first.party == second.party or first.sentence == second.sentence:
                continue
            if not any(_CROSSES.search(_sentence(article, m.sentence)) for m in (first, second)):
                yield _party(article, article.people[who], first, second)
                break


def _party(article: Article, person: Person, first: Membership, second: Membership) -> Discrepancy:
    lines = [article.document.position(m.span.start).line for m in (first, second)]
    return Discrepancy(
        sides=(Side(first.span, first.party), Side(second.span, second.party)),
        values={"name": person.name, "one": first.party, "two": second.party},
        derivation=(
            f"Line {lines[0]} gives {person.name} to {first.party}, line {lines[1]} to {second.party}.",
            "Nobody belongs to two parties, and the text tells of no change.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"Which party does {person.name} belong to?",
    )


def _moves(article: Article, held: _Held) -> bool:
    """Whether the words around a post tell that it came or went, or is held beside another."""
    sentence, span = article.sentence(held.sentence).span, held.post.span
    start = max(sentence.start, span.start - 70)
    if held.post.group in ("law", "medicine", "pitch"):
        return _OVER.search(article.document.prose, start, span.start) is not None
    return _MOVES.search(article.document.prose, start, min(sentence.end, span.end + 50)) is not None


def _told(article: Article, first: _Held, second: _Held) -> bool:
    """Whether some other sentence tells how one of the posts came to somebody."""
    prose = article.document.prose.lower()
    for held in (h for h in (first, second) if h.post.group != "law"):
        for found in re.finditer(rf"\b{re.escape(held.post.name)}\b", prose):
            sentence = article.analysis.sentence_at(found.start())
            if sentence is not None and _COMES.search(prose[sentence.span.start : found.start()][-60:]):
                return True
    return False


def _held(article: Article, person: Person) -> Iterator[_Held]:
    """The posts in the noun phrases that name the person, and after "who as"."""
    prose = article.document.prose
    for attribute in person.attributes:
        if attribute.kind != "role" or not attribute.why.endswith(("by title", "by apposition", "by predicate")):
            continue
        before = prose[max(0, attribute.span.start - 40) : attribute.span.start]
        if attribute.why.endswith("by predicate") and _PAST.search(before) and not re.search(r"\bha(?:s|ve) been\b", before):
            continue
        yield from _posts_in(article, attribute.span, attribute.sentence)
    for mention in person.mentions:
        if mention.kind == "name" and (found := _AS.match(prose, mention.span.end)):
            end = min(found.end() + 40, article.sentence(mention.sentence).span.end)
            yield from _posts_in(article, Span(found.end(), max(end, found.end())), mention.sentence)
        if mention.kind == "name":
            yield from _in_court(article, mention)


def _in_court(article: Article, mention: Mention) -> Iterator[_Held]:
    """The side of a lawyer in the words right before the name, and in "who was appointed to the defense team"."""
    prose, sentence = article.document.prose, article.sentence(mention.sentence).span
    start = max(sentence.start, mention.span.start - 40)
    before = re.search(r"(?:[A-Z][\w-]+ ){2,6}[A-Z][\w-]+$", prose[start : mention.span.end])
    after = re.match(r", who [^,.;]{4,90}", prose[mention.span.end : sentence.end])
    if before:
        yield from (
            h
            for h in _posts_in(article, Span(start + before.start(), mention.span.end), mention.sentence)
            if h.post.group == "law"
        )
    if after:
        for held in _posts_in(article, Span(mention.span.end, mention.span.end + after.end()), mention.sentence):
            if held.post.group == "law" and re.search(
                r"\b(?:to|on|as|for|leads?|heads?|joined) (?:the |an? )?$", prose[: held.post.span.start][-20:]
            ):
                yield held


def _posts_in(article: Article, span: Span, sentence: int) -> Iterator[_Held]:
    """The posts named in a stretch, with the words before it in view ("former")."""
    prose = article.document.prose
    start = max(article.sentence(sentence).span.start, span.start - 24)
    for post in posts(prose[start : span.end], start):
        if post.span.start >= span.start and not _TIMED.match(prose[post.span.end : post.span.end + 20]):
            yield _Held(post, sentence)


def _sentence(article: Article, index: int) -> str:
    return article.sentence(index).span.of(article.document.prose)


def _discrepancy(article: Article, person: Person, first: _Held, second: _Held) -> Discrepancy:
    lines = [article.document.position(h.post.span.start).line for h in (first, second)]
    one, two = (" ".join(h.post.span.of(article.text).split()) for h in (first, second))
    return Discrepancy(
        sides=(Side(first.post.span, first.post.name), Side(second.post.span, second.post.name)),
        values={"name": person.name, "one": one, "two": two},
        derivation=(
            f"{person.name} is “{one}” in line {lines[0]} and “{two}” in line {lines[1]}.",
            "One person does not hold both posts at once, and the text tells of no change.",
        ),
        confidence=Confidence.HIGH if first.post.group in ("cabinet", "executive") else Confidence.MEDIUM,
        question=f"Is {person.name} “{one}” or “{two}”?",
    )


CHECK = Check(
    code="PEO303",
    name="title-role",
    severity=Severity.ERROR,
    reads=("people", "sentences"),
    message="{name} is “{one}” here, “{two}” there.",
    find=find,
    examples=EXAMPLES,
)
