"""Two passages tell opposite outcomes of one thing.

*What it looks for*: a rate that was raised and “the rate cut”, a plan that was rejected and “the approval of the plan”, somebody acquitted
and “his conviction”: a noun that points back to an outcome, where the article tells only of the opposite one.

*Why it matters to a reader*: one word turns the news upside down, and a reader who meets both does not know which to believe.

*When it stays silent*: when the article also tells of the outcome that the noun points to (an earlier cut, a first refusal, a second
charge); at other times, by others, about a part or another measure; on plans, hopes and demands; inside quotation marks.

*Source*: a table of opposite verbs and nouns, and the sameness of what they are about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.article import Article
from claims.document import PartKind
from claims.finding import Confidence, Severity
from claims.same.acts import Act, acts
from claims.same.events import Verdict, same_doer, same_event, same_theme
from claims.same.opposed import Outcome, opposed
from claims.same.opposites import Style, styles, turned_levels
from claims.spans import Span

_NEAR = 2
"""How many sentences around a noun an outcome without a named thing may stand for it to be meant."""

_YEAR = 300
_AROUND = 40
"""How many characters before and after an act still qualify it."""
_CHANGED = re.compile(
    r"\b(?:later|eventually|finally|at first|initially|originally|again|instead|until|previously|earlier|afterwards|subsequently|"
    r"revised|amended|new|second|but|despite|although|appeal\w*|overturn\w*|revers\w*|reconsider\w*)\b",
    re.IGNORECASE,
)

_SETTLED = ("decision", "rank", "grade", "exam", "ownership")
"""Classes that are settled once: both outcomes by verbs cannot be told of one thing unless a change is told too."""
_LOOKING_BACK = frozenset("when after since because once although".split())

EXAMPLES = (
    flagged(
        "The national bank of Peru «raised its key rate» by half a point on Tuesday, its second move this year.\n\n"
        "Bank shares were steady after «the rate cut», traders said.\n",
        "The text says “raised its key rate” here, “the rate cut” there.",
    ),
    flagged(
        "The harbour board «rejected the mooring scheme» on Monday night.\n\n"
        "Boat owners said that «the approval of the mooring scheme» had surprised them.\n",
        "The text says “rejected the mooring scheme” here, “the approval of the mooring scheme” there.",
    ),
    clean(
        "The national bank of Peru raised its key rate by half a point on Tuesday, having cut the rate twice last winter.\n\n"
        "The rate cuts had weakened the currency, traders said.\n"
    ),
    clean(
        "The harbour board rejected the mooring scheme on Monday night.\n\n"
        "Boat owners had hoped for the approval of the mooring scheme. The union's approval of the scheme came in March.\n"
    ),
)


def find(article: Article) -> Iterator[Discrepancy]:
    groups: dict[str, list[Act]] = defaultdict(list)
    for act in acts(article):
        groups[act.kind].append(act)
    for later in (act for kind in sorted(groups) for act in groups[kind]):
        if later.form != "noun" or not later.real or later.quoted or later.aside or _told(article, later, groups[later.kind]):
            continue
        earlier = [
            a
            for a in groups[later.kind]
            if _told_in_body(article, a)
            and not _long_past(article, a)
            and _opposite(a, later)
            and same_event(article, a, later).verdict is Verdict.SAME
        ]
        if earlier:
            yield _discrepancy(article, earlier[-1], later, same_event(article, earlier[-1], later).reasons)
    for kind in _SETTLED:
        yield from _decided_twice(article, groups[kind])
    for told, bare in turned_levels(article, groups["level"]):
        yield _discrepancy(article, told, bare, (f"“{_spoken(article, bare)}” takes up what was told right before",))
    for one, other in styles(article):
        yield _styled(article, one, other)
    for outcome, turned, why in opposed(article):
        yield _outcomes(article, outcome, turned, why)


def _decided_twice(article: Article, found: Sequence[Act]) -> Iterator[Discrepancy]:
    """A decision told by verbs as taken both ways: "refused the licence", "glad that the licence was granted"."""
    for later in found:
        if later.form != "verb" or not later.real or later.quoted or later.aside or later.denied:
            continue
        if (
            not _pointed(article, later)
            or _elsewhere(article, later, found)
            or _told(article, later, found)
            or _turned(article, later)
        ):
            continue
        for earlier in found:
            if (
                earlier.form != "verb"
                or not _told_in_body(article, earlier)
                or not _opposite(earlier, later)
                or _turned(article, earlier)
                or (later.timed and not _one_year(article, earlier, later))
            ):
                continue
            theme = same_theme(article, earlier, later)
            if (
                theme.verdict is Verdict.SAME
                and same_doer(earlier.agent, later.agent) is not Verdict.DIFFERENT
                and _persons(article, earlier) == _persons(article, later)
            ):
                yield _discrepancy(article, earlier, later, theme.reasons)
                break


def _one_year(article: Article, earlier: Act, later: Act) -> bool:
    """Whether the sentences of both name the same year, and no other."""
    years = [
        {t.earliest.year for t in article.times if t.sentence == act.sentence and t.earliest and t.value[:1].isdigit()}
        for act in (earlier, later)
    ]
    return len(years[0]) == 1 and years[0] == years[1]


def _elsewhere(article: Article, later: Act, found: Sequence[Act]) -> bool:
    """Whether a decision names somebody or some place that no earlier one names: another chamber, another council."""
    event = next((e for e in article.events if e.head == later.token), None)
    if event is None:
        return True
    known = {t.lemma for a in found if a.token < later.token for t in article.analysis.words(article.sentence(a.sentence))}
    return any(t.upos == "PROPN" and t.lemma not in known for t in article.analysis.tokens_in(event.span))


def _long_past(article: Article, act: Act) -> bool:
    """Whether an act is of a year that is over: what is news now may be another one."""
    if act.kind not in _SETTLED or act.days is None or (act.days[1] - act.days[0]).days < _YEAR:
        return False
    return article.anchor.latest is None or (article.anchor.latest - act.days[1]).days > _YEAR


def _persons(article: Article, act: Act) -> frozenset[int]:
    """The persons to whom a decision is told: whoever is granted bail is not whoever is refused it."""
    event = next((e for e in article.events if e.head == act.token), None)
    return frozenset(a.person for a in event.arguments if a.person is not None and a.role != "agent") if event else frozenset()


def _told_in_body(article: Article, act: Act) -> bool:
    """Headlines are compared with the text by a check of their own."""
    return article.part_of(act.sentence).kind is not PartKind.HEADLINE


def _pointed(article: Article, act: Act) -> bool:
    """Whether what an act is about is pointed to as something known, or the act itself is ("when it was refused")."""
    if act.theme.token < 0:
        return False
    verb = article.analysis.tokens[act.token]
    marks = {t.text.lower() for t in article.analysis.children(verb, "mark", "advmod")}
    if (verb.deprel.startswith("advcl") and marks & _LOOKING_BACK) or (verb.deprel == "acl:relcl" and marks & {"when", "where"}):
        return True
    token = article.analysis.tokens[act.theme.token]
    below = article.analysis.children(token, "det", "nmod:poss")
    return any(t.text.lower() in ("the", "this", "that", "its", "their") for t in below)


def _turned(article: Article, act: Act) -> bool:
    """Whether words around an act tell of a change."""
    whole = article.sentence(act.sentence).span
    near = Span(max(whole.start, act.span.start - _AROUND), min(whole.end, act.span.end + _AROUND))
    return bool(_CHANGED.search(near.of(article.document.prose)))


def _opposite(earlier: Act, later: Act) -> bool:
    fit = earlier.kind == later.kind and earlier.side != later.side and earlier.sentence < later.sentence
    sure = earlier.real or (earlier.announced and earlier.kind == "level")
    return fit and sure and not (earlier.denied or earlier.quoted or earlier.aside)


def _told(article: Article, noun: Act, found: Sequence[Act]) -> bool:
    """Whether the article tells of the outcome that a noun points to anywhere else, even as a plan."""
    for act in found:
        if act.token == noun.token or act.kind != noun.kind or act.side != noun.side or act.denied:
            continue
        if act.form == "noun" and act.definite and act.theme == noun.theme:
            continue  # it points back as well
        verdict = same_theme(article, act, noun).verdict
        bare = not act.theme.head and act.theme.person is None
        if verdict is Verdict.SAME or (act.theme.head and act.theme.head == noun.theme.head and _loose(act, noun)):
            return True
        if bare and (act.kind == "verdict" or abs(act.sentence - noun.sentence) <= _NEAR):
            return True
    return False


def _loose(act: Act, noun: Act) -> bool:
    """Whether one description may be the other in fewer words."""
    a, b = act.theme.beside, noun.theme.beside
    return a <= b or b <= a


def _spoken(article: Article, act: Act) -> str:
    """The word of an act as the text spells it, with what makes it another word: "turned down"."""
    return " ".join([article.analysis.tokens[act.token].text, *act.word.split()[1:]])


def _alone(article: Article, act: Act, words: str) -> str:
    """That no other passage tells the outcome of an act."""
    passive = any(t.lemma == "be" for t in article.analysis.children(article.analysis.tokens[act.token], "aux:pass"))
    if act.form != "verb" or not passive:
        return f"No other passage bears out “{words}”."
    theme = act.theme
    if theme.body is not None and theme.proper:
        return f"No other passage tells of {article.bodies[theme.body].name} as {_spoken(article, act)}."
    name = article.people[theme.person].name if theme.person is not None else "it"
    return f"No other passage says that {name} was {_spoken(article, act)}."


def _discrepancy(article: Article, earlier: Act, later: Act, reasons: tuple[str, ...]) -> Discrepancy:
    one, two = (" ".join(act.span.of(article.text).split()) for act in (earlier, later))
    return Discrepancy(
        sides=(Side(earlier.span, one), Side(later.span, two)),
        values={"one": one, "two": two},
        derivation=(
            f"The two passages speak of one thing: {'; '.join(reasons)}.",
            f"“{_spoken(article, earlier)}” and “{_spoken(article, later)}” are opposite outcomes.",
            _alone(article, later, two),
        ),
        confidence=Confidence.HIGH if earlier.holder == later.holder == "narrator" else Confidence.MEDIUM,
        question=f"Which is right, “{one}” or “{two}”?",
    )


def _whole(article: Article, span: Span) -> str:
    """Words with what a hyphen ties to them: "left-hander"."""
    tied = re.search(r"\w+[-‑]$", article.text[max(0, span.start - 20) : span.start])
    return " ".join(((tied[0] if tied else "") + span.of(article.text)).split())


def _styled(article: Article, one: Style, other: Style) -> Discrepancy:
    first, second = (_whole(article, s.span) for s in (one, other))
    return Discrepancy(
        sides=(Side(one.span, first), Side(other.span, second)),
        values={"one": first, "two": second},
        derivation=(
            f"Both are said of {one.who}{other.why}.",
            f"“{first}” and “{second}” shut each other out.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"Which is right of {one.who}, “{first}” or “{second}”?",
    )


def _outcomes(article: Article, told: Outcome, turned: Outcome, why: str) -> Discrepancy:
    one, two = (" ".join(o.span.of(article.text).split()) for o in (told, turned))
    return Discrepancy(
        sides=(Side(told.span, one), Side(turned.span, two)),
        values={"one": one, "two": two},
        derivation=(f"The two passages are about one thing: {why}.", f"“{one}” and “{two}” exclude each other."),
        confidence=Confidence.MEDIUM,
        question=f"Which is right, “{one}” or “{two}”?",
    )


CHECK = Check(
    code="EVT603",
    name="antonym",
    severity=Severity.ERROR,
    reads=("events", "people", "times"),
    message="The text says “{one}” here, “{two}” there.",
    find=find,
    examples=EXAMPLES,
)
