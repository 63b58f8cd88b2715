"""Something is said not to have been done, and elsewhere to have been done.

*What it looks for*: “did not sign the charter” and “the charter, which it signed”; “has not ordered the demolition” and “the demolition
order”: one deed, by the same people and with the same object, denied in one passage and told as a fact in another.

*Why it matters to a reader*: whether something happened at all is the first thing that news tells.

*When it stays silent*: when the times differ, or one of them is before or until something (“not yet”, “at first”, “later did”); on plans,
hopes and demands; on what people say in quotation marks; on what others did, or did to something else.

*Source*: polarity of the predicates, a table of verbs and nouns for one deed, and the sameness of who and what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.same.absences import Absence, absences
from claims.same.acts import Act
from claims.same.childless import Missing, missing_relatives
from claims.same.deeds import BARE, deeds, denials, same_deed
from claims.same.events import Sameness, Verdict
from claims.same.parts import NOBODY
from claims.same.stems import stem
from claims.spans import Span

_TURNED = re.compile(
    r"\b(?:later|eventually|finally|at first|initially|originally|then|again|instead|until|by then|since then|no longer|yet|afterwards|"
    r"subsequently|in the end|previously|earlier|had once|used to|the following|the next|last time|this time|before)\b",
    re.IGNORECASE,
)
_NEWS = timedelta(days=7)
_AROUND = 40
"""How many characters before and after a deed still qualify it."""

EXAMPLES = (
    flagged(
        "The union «did not sign the pension charter», its lawyer said on Monday.\n\n"
        "A museum shows the «pension charter, which the union signed», behind glass.\n",
        "Denied: “did not sign the pension charter”; told as a fact: “pension charter, which the union signed”.",
    ),
    flagged(
        "The ministry «has not ordered the demolition of Tolga», a spokesman said.\n\n"
        "Neighbours wept when «the demolition order for Tolga» was read out on the radio.\n",
        "Denied: “has not ordered the demolition of Tolga”; told as a fact: “the demolition order for Tolga”.",
    ),
    clean(
        "The union did not sign the pension charter in March, its lawyer said on Monday.\n\n"
        "It later signed the pension charter after a change of two words.\n"
    ),
    clean(
        "The ministry has not ordered the demolition of Tolga, a spokesman said.\n\n"
        "The demolition order for Lesja was read out on the radio.\n"
    ),
)


def find(article: Article) -> Iterator[Discrepancy]:
    for denied, candidates in denials(deeds(article)):
        for done in candidates:
            if done.sentence == denied.sentence or _turned(article, denied.span) or _turned(article, done.span):
                continue
            same = same_deed(article, denied, done)
            if same.reasons == (BARE,) and len(candidates) == 1 and denied.theme.head and _single(article, done):
                same = Sameness(Verdict.SAME, (f"“{done.word}” can mean no other in the article",))
            if same.verdict is Verdict.SAME and _times_fit(article, denied, done) and _beside_fit(article, denied, done):
                yield _discrepancy(article, denied, done, same)
                break
    told: set[str] = set()
    for absence in absences(article):
        if absence.thing not in told and not _turned(article, absence.absent) and not _turned(article, absence.present):
            told.add(absence.thing)
            yield _absence(article, absence)
    for missing in missing_relatives(article):
        yield _relative(article, missing)


def _turned(article: Article, span: Span) -> bool:
    """Whether words around a passage tell of a change, or of another time."""
    sentence = article.analysis.sentence_at(span.start)
    whole = sentence.span if sentence else span
    near = Span(max(whole.start, span.start - _AROUND), min(whole.end, span.end + _AROUND))
    return bool(_TURNED.search(near.of(article.document.prose)))


def _times_fit(article: Article, denied: Act, done: Act) -> bool:
    """Both at the same time or at none; or denied of all time up to now."""
    if denied.theme.head == NOBODY and done.days:
        return _lately(article, done)
    if denied.days and done.days:
        return True
    if _times(article, denied) & _times(article, done):
        return True
    if denied.timed:
        return _lately(article, denied) and not any(t.sentence == done.sentence for t in article.times)
    perfect = any(t.text.lower() in ("has", "have") for t in article.analysis.tokens_in(denied.span))
    return perfect or not done.days


def _beside_fit(article: Article, denied: Act, done: Act) -> bool:
    """No preposition puts other words beside the one than beside the other: "questions from police", "questions from the judge"."""
    if done.form == "noun":
        return True
    one, two = (_beside(article, deed.token) for deed in (denied, done))
    if (
        denied.theme.head == NOBODY
        and denied.kind in ("injure", "kill")
        and not any(one[c] & two[c] for c in one.keys() & two.keys())
    ):
        return False  # nobody was hurt in the one fire; somebody may have been elsewhere, or at another time
    return not any(one[case].isdisjoint(two[case]) for case in one.keys() & two.keys())


def _beside(article: Article, verb: int) -> dict[str, set[str]]:
    """The nouns behind each preposition of a clause, times left aside."""
    analysis, out = article.analysis, dict[str, set[str]]()
    token = analysis.tokens[verb]
    timed = {t.i for time in article.times if time.sentence == token.sentence for t in analysis.tokens_in(time.span)}
    for noun in analysis.subtree(token, "advcl", "ccomp", "acl", "parataxis", "conj", "nsubj"):
        if noun.deprel.split(":")[0] in ("obl", "nmod") and noun.i not in timed:
            for case in analysis.children(noun, "case"):
                out.setdefault(case.text.lower(), set()).add(stem(noun.lemma))
    return out


def _lately(article: Article, deed: Act) -> bool:
    """Whether a deed is of the days that the article reports on."""
    day = article.anchor.latest
    return bool(day and deed.days and timedelta(0) <= day - deed.days[0] <= _NEWS)


def _single(article: Article, done: Act) -> bool:
    return article.analysis.tokens[done.token].xpos == "NN"


def _times(article: Article, deed: Act) -> set[str]:
    return {t.value for t in article.times if t.sentence == deed.sentence and t.value and t.span.overlaps(deed.span)}


def _discrepancy(article: Article, denied: Act, done: Act, same: Sameness) -> Discrepancy:
    one, two = (" ".join(deed.span.of(article.text).split()) for deed in (denied, done))
    return Discrepancy(
        sides=(Side(denied.span, one), Side(done.span, two)),
        values={"denied": one, "done": two},
        derivation=(
            f"The two passages speak of one deed: {'; '.join(same.reasons)}.",
            f"“{one}” says that it was not done, “{two}” that it was.",
        ),
        confidence=Confidence.HIGH if denied.holder == done.holder == "narrator" else Confidence.MEDIUM,
        question="Was it done or not?",
    )


def _absence(article: Article, absence: Absence) -> Discrepancy:
    one, two = (" ".join(span.of(article.text).split()) for span in (absence.absent, absence.present))
    return Discrepancy(
        sides=(Side(absence.absent, one), Side(absence.present, two)),
        values={"denied": one, "done": two},
        derivation=(
            f"“{one}” says that there was none.",
            f"“{two}” in the other passage points to a {absence.thing} that there was.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"Was there a {absence.thing} or not?",
        severity=Severity.WARNING,
    )


def _relative(article: Article, missing: Missing) -> Discrepancy:
    one, two = (" ".join(span.of(article.text).split()) for span in (missing.absent, missing.present))
    name = next((p.name for p in article.people if p.id == missing.person), "")
    return Discrepancy(
        sides=(Side(missing.absent, one), Side(missing.present, two)),
        values={"denied": one, "done": two},
        derivation=(f"“{one}” is said of {name}.", f"“{two}” in the other passage is a {missing.relative} of {name}."),
        confidence=Confidence.MEDIUM,
        question=f"Has {name} such a relative or not?",
    )


CHECK = Check(
    code="EVT602",
    name="negation",
    severity=Severity.ERROR,
    reads=("events", "people", "times"),
    message="Denied: “{denied}”; told as a fact: “{done}”.",
    find=find,
    examples=EXAMPLES,
)
