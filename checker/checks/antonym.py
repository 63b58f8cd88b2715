"""Two passages tell opposite outcomes of one thing.

*What it looks for*: a rate that was raised and “the rate cut”, a plan that was rejected and “the approval of the plan”, somebody acquitted
and “his conviction”: a noun that points back to an outcome, where the article tells only of the opposite one.

*Why it matters to a reader*: one word turns the news upside down, and a reader who meets both does not know which to believe.

*When it stays silent*: when the article also tells of the outcome that the noun points to (an earlier cut, a first refusal, a second
charge); at other times, by others, about a part or another measure; on plans, hopes and demands; inside quotation marks.

*Source*: a table of opposite verbs and nouns, and the sameness of what they are about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.same.acts import Act, acts
from claims.same.events import Verdict, same_event, same_theme

_NEAR = 2
"""How many sentences around a noun an outcome without a named thing may stand for it to be meant."""

EXAMPLES = (
    flagged(
        "The national bank of Peru «raised its key rate» by half a point on Tuesday, its second move this year.\n\n"
        "Bank shares were steady after «the rate cut», traders said.\n",
        "“raised its key rate” here, “the rate cut” there.",
    ),
    flagged(
        "The harbour board «rejected the mooring scheme» on Monday night.\n\n"
        "Boat owners said that «the approval of the mooring scheme» had surprised them.\n",
        "“rejected the mooring scheme” here, “the approval of the mooring scheme” there.",
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
    found = acts(article)
    for later in found:
        if later.form != "noun" or not later.real or later.quoted or later.aside or _told(article, later, found):
            continue
        earlier = [a for a in found if _opposite(a, later) and same_event(article, a, later).verdict is Verdict.SAME]
        if earlier:
            yield _discrepancy(article, earlier[-1], later)


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


def _discrepancy(article: Article, earlier: Act, later: Act) -> Discrepancy:
    one, two = (" ".join(act.span.of(article.text).split()) for act in (earlier, later))
    reasons = same_event(article, earlier, later).reasons
    return Discrepancy(
        sides=(Side(earlier.span, one), Side(later.span, two)),
        values={"one": one, "two": two},
        derivation=(
            f"The two passages speak of one thing: {'; '.join(reasons)}.",
            f"“{earlier.word}” and “{later.word}” are opposite outcomes.",
            f"Nowhere else does the article tell of {later.theme.text or 'it'} the outcome that “{later.word}” points to.",
        ),
        confidence=Confidence.HIGH if earlier.holder == later.holder == "narrator" else Confidence.MEDIUM,
        question="Which of the two outcomes is the right one?",
    )


CHECK = Check(
    code="EVT603",
    name="antonym",
    severity=Severity.ERROR,
    reads=("events", "people", "times"),
    message="“{one}” here, “{two}” there.",
    find=find,
    examples=EXAMPLES,
)
