"""“The first” is not the first: the article tells of an earlier one.

*What it looks for*: an event called the first (or something that never happened before) while the same article dates another event of
the same kind, with the same participants, earlier.

*Why it matters to a reader*: the superlative is often the news; an earlier instance takes it away.

*When it stays silent*: when the first is scoped ("first since 2010", "first home win", "first Asian envoy this year") and the earlier one
lies outside the scope; on plans; on firsts of other people or places; on ordinals in a series ("the first of three meetings").

*Source*: classes of event nouns, shared participants, and the order of the dates.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.article import Article
from claims.finding import Confidence, Severity, Status
from claims.same.firsts import Earlier, First, earlier_instances, firsts

EXAMPLES = (
    flagged(
        "Oman and Peru held «the first talks» on fishing rights in Lima on 3 May 2023, officials said.\n\n"
        "A ministry note recalled that Oman and Peru had held «talks on fishing rights in Muscat in June 2016».\n",
        "Called the first talks, but the article also reports talks in June 2016.",
    ),
    flagged(
        "While the envoy described the meeting in Oslo in March 2023 as «the first contact» between Oman and Peru, a local paper had "
        "reported that «a dialogue between Oman and Peru was held in December 2019».\n",
        "Called the first contact, but the article also reports a dialogue in December 2019.",
    ),
    clean(
        "Oman and Peru held the first talks on fishing rights since 2016 in Lima on 3 May 2023, officials said.\n\n"
        "A ministry note recalled that Oman and Peru had held talks on fishing rights in Muscat in June 2016.\n"
    ),
    clean(
        "Oman and Peru held the first talks on fishing rights in Lima on 3 May 2023, officials said.\n\n"
        "Oman and Chile had held talks on trade in Muscat in June 2016, and Oman and Peru will meet again in June 2024.\n"
    ),
)


def find(article: Article) -> Iterator[Discrepancy]:
    for first in firsts(article):
        for earlier in earlier_instances(article, first):
            yield _discrepancy(article, first, earlier)


def _discrepancy(article: Article, first: First, earlier: Earlier) -> Discrepancy:
    what = " ".join(first.span.of(article.text).split())
    return Discrepancy(
        sides=(Side(first.span, f"{what} ({first.when})"), Side(earlier.span, earlier.when)),
        values={"what": f"the {first.noun}", "earlier": f"{earlier.noun} {earlier.when}".strip()},
        derivation=(
            f"“{what}” is dated {first.when}{first.why}.",
            f"The other passage speaks of {earlier.noun} {earlier.when}: {earlier.why}.",
            f"Both are {first.kind} of {' and '.join(earlier.shared)}, and the second is the earlier one."
            if earlier.shared
            else f"Both are {first.kind}, set side by side in one sentence, and the second is the earlier one.",
        ),
        confidence=Confidence.HIGH if earlier.status is Status.OPEN else Confidence.MEDIUM,
        status=earlier.status,
        question="Is the first one first in some narrower sense, or is the earlier one something else?",
    )


CHECK = Check(
    code="EVT601",
    name="first-vs-earlier",
    severity=Severity.WARNING,
    reads=("events", "times"),
    message="Called {what}, but the article also reports {earlier}.",
    find=find,
    examples=EXAMPLES,
)
