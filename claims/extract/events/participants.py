"""Who takes part in an event, and as what: subjects, objects and prepositions as roles, a passive turned round."""

from __future__ import annotations

from collections.abc import Iterator

from claims.analysis import Argument, Token
from claims.extract.events.views import Known, Views
from claims.spans import Span, cover

_JOINED = ("conj", "cc")
_OUTSIDE = ("acl", "appos", "parataxis", "advcl", "orphan", "dep", "list", "discourse", "vocative", "ccomp")
_FRAME = ("case", "cop", "mark", "punct", "nsubj", "csubj", "aux", "cc")
_PLACES = frozenset(
    [
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "off",
        "above",
        "below",
        "over",
        "within",
        "across",
        "throughout",
        "around",
        "on",
        "beside",
        "behind",
    ]
)
_TRANSFER = frozenset(
    [
        "award",
        "bring",
        "deliver",
        "donate",
        "explain",
        "give",
        "grant",
        "hand",
        "introduce",
        "lend",
        "lose",
        "offer",
        "owe",
        "pay",
        "present",
        "promise",
        "sell",
        "send",
        "show",
        "supply",
        "teach",
        "tell",
        "transfer",
        "write",
    ]
)
_ARTICLES = frozenset(["a", "an", "the"])
_RELATIVES = frozenset(["who", "whom", "which", "that"])
_BY_MEANS = frozenset(
    ["hand", "phone", "email", "mail", "post", "letter", "law", "mistake", "accident", "default", "chance", "air", "sea", "road"]
)
_NAMING = frozenset(["call", "name", "know", "dub"])
_FIRST = frozenset(["i", "me", "we", "us"])


def phrase(views: Views, head: Token) -> Span:
    """The noun phrase of a token without its preposition, its clauses and what is joined to it."""
    analysis = views.analysis
    copula = next((t.i for t in analysis.children(head, "cop")), -1)
    inside = {head.i}
    stack = [t for t in analysis.children(head) if t.deprel.split(":")[0] not in _FRAME and t.i > copula]
    while stack:
        here = stack.pop()
        base = here.deprel.split(":")[0]
        if base in _OUTSIDE or here.sentence != head.sentence or (base in _JOINED and here.head == head.i):
            continue
        if base == "nummod" and head.upos == "PROPN" and here.i > head.i and here.head == head.i:
            continue  # an age: "Ana Reis, 52"
        inside.add(here.i)
        stack += analysis.children(here)
    first = last = head.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while last > head.i and analysis.tokens[last].deprel == "punct":
        last -= 1
    span = Span(analysis.tokens[first].span.start, analysis.tokens[last].span.end)
    figure = views.figures.get(head.i)
    return span if figure is None else cover((span, figure))  # "ninety-six" whole, whatever its head is


def resolved(views: Views, head: Token, span: Span) -> Argument:
    """The participant at a noun phrase, with its name and ids; the role is still empty."""
    known = views.known.get(head.i) or beside(views, head)
    if known is not None:
        return Argument("", span, known.name, head.i, known.person, known.body)
    return Argument("", span, plain(views, span), head.i)


def beside(views: Views, head: Token) -> Known | None:
    """Whom a noun means by the name beside it: "the operator, Calder Lines", "Ana Reis, a judge who", "a firm called Zeta"."""
    if head.xpos not in ("NN", "NNP"):
        return None
    near = views.analysis.children(head, "appos")
    for clause in views.analysis.children(head, "acl"):
        near += views.analysis.children(clause, "obj", "xcomp", "obl") if clause.lemma in _NAMING else []
    named = [views.known[t.i] for t in near if t.upos == "PROPN" and t.i in views.known]
    if named:
        return named[0]
    return views.known.get(head.head) if head.deprel == "appos" else None


def _conjuncts(views: Views, head: Token) -> list[Token]:
    """A noun and the nouns joined to it."""
    joined = [t for t in views.analysis.children(head, "conj") if t.i not in views.clauses.by_head]
    return [head, *joined]


def make(views: Views, role: str, head: Token, *, holder: Argument | None = None) -> Iterator[Argument]:
    """One argument for each of the joined nouns at `head`."""
    for one in _conjuncts(views, head):
        here = resolved(views, one, phrase(views, one))
        if holder is not None and here.person is None and one.text.casefold() in _FIRST:
            here = Argument("", here.span, holder.name, here.head, holder.person, holder.body)
        yield Argument(role, here.span, here.name, here.head, here.person, here.body)


def said_of(views: Views, head: Token, role: str = "patient") -> Iterator[Argument]:
    """What is said of somebody ("the club's chief executive"), as written: a description does not become a name."""
    for one in _conjuncts(views, head):
        span = phrase(views, one)
        known = views.known.get(one.i) if one.upos == "PROPN" else None
        person, body = (known.person, known.body) if known is not None else (None, None)
        yield Argument(role, span, known.name if known is not None else plain(views, span), one.i, person, body)


def plain(views: Views, span: Span) -> str:
    """The words of a phrase without its article."""
    words = views.document.prose[span.start : span.end].split()
    return " ".join(words[1:] if len(words) > 1 and words[0].casefold() in _ARTICLES else words)


def preposition(views: Views, head: Token) -> str:
    """The preposition that stands before a noun, "" if none."""
    cases = views.analysis.children(head, "case")
    if not cases:
        return ""
    first = cases[0]
    fixed = [first, *views.analysis.children(first, "fixed")]
    return " ".join(t.text.casefold() for t in fixed)


def of_clause(views: Views, head: Token, *, holder: Argument | None = None) -> tuple[Argument, ...]:
    """The participants of the clause that `head` is the predicate of, agent first."""
    analysis, clauses = views.analysis, views.clauses
    out: list[Argument] = []
    passive = clauses.passive(head)
    subject = clauses.subject(head)
    copular = bool(analysis.children(head, "cop"))
    if subject is not None and subject.i != head.i:
        named = copular and head.upos == "PROPN" and subject.upos == "NOUN"  # "the third judge is Ana Reis"
        role = "patient" if passive else "agent"
        out += said_of(views, subject, role) if named else make(views, role, subject, holder=holder)
    if copular and head.upos in ("NOUN", "PROPN", "PRON", "NUM"):
        case = preposition(views, head)
        out += make(views, _place_role(views, head, case), head) if case else said_of(views, head)
    for child in (*_inherited(views, head), *analysis.children(head)):
        out += _dependant(views, head, child, passive=passive, holder=holder)
    relative = _relative_object(views, head)
    if relative is not None:
        out += make(views, "patient", relative, holder=holder)
    return tuple(sorted(_unique(out), key=lambda a: _ORDER.get(a.role, 9)))


_ORDER = {"agent": 0, "patient": 1, "recipient": 2, "place": 3}


def _unique(arguments: list[Argument]) -> Iterator[Argument]:
    seen: set[tuple[str, int]] = set()
    for one in arguments:
        if (one.role, one.head) not in seen:
            seen.add((one.role, one.head))
            yield one


def _dependant(views: Views, head: Token, child: Token, *, passive: bool, holder: Argument | None) -> Iterator[Argument]:
    base = child.deprel.split(":")[0]
    if child.i in views.timed and child.i not in views.known:
        return
    if child.text.casefold() in _RELATIVES and child.upos in ("PRON", "DET", "SCONJ"):
        return
    if base == "obj":
        yield from make(views, "patient", child, holder=holder)
    elif base == "iobj":
        yield from make(views, "recipient", child, holder=holder)
    elif base == "obl" and child.deprel != "obl:unmarked":
        case = preposition(views, child)
        if (child.deprel == "obl:agent" or (passive and case == "by")) and not _means(views, child):
            yield from make(views, "agent", child, holder=holder)
        elif case == "to" and head.lemma in _TRANSFER:
            yield from make(views, "recipient", child, holder=holder)
        elif case:
            for one in make(views, case, child, holder=holder):
                yield Argument(_place_role(views, views.analysis.tokens[one.head], case), *_rest(one))


def _means(views: Views, token: Token) -> bool:
    """Whether "by" tells how, not who: "by hand", "by law", "by mistake"."""
    return token.lemma.casefold() in _BY_MEANS and not views.analysis.children(token, "det", "nmod:poss", "amod")


def _rest(one: Argument) -> tuple[Span, str, int, int | None, int | None]:
    return one.span, one.name, one.head, one.person, one.body


def _place_role(views: Views, head: Token, case: str) -> str:
    """`place` for a preposition of place before a place name, else the preposition."""
    return "place" if case in _PLACES and head.i in views.places else case


def _inherited(views: Views, head: Token) -> list[Token]:
    """The object that a joined verb shares with the first ("bought and later sold the club")."""
    if head.deprel != "conj" or views.analysis.children(head, "obj", "ccomp", "xcomp"):
        return []
    first = views.analysis.head(head)
    return [t for t in views.analysis.children(first, "obj") if t.i > head.i]


def _relative_object(views: Views, head: Token) -> Token | None:
    """The noun that is the object of its own relative clause ("the man whom they met", "the deal they signed")."""
    if head.deprel != "acl:relcl":
        return None
    objects = [t for t in views.analysis.children(head, "obj") if t.text.casefold() in _RELATIVES]
    subjects = views.analysis.children(head, "nsubj")
    bare = bool(subjects) and subjects[0].text.casefold() not in _RELATIVES
    bare = bare and not views.analysis.children(head, "obj", "obl", "cop", "advmod")
    return views.analysis.head(head) if objects or bare else None
