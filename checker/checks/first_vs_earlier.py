"""“The first” is not the first: the article tells of an earlier one.

*What it looks for*: an event called the first (or something that never happened before) while the same article dates another event of
the same kind, with the same participants, earlier; the first woman to hold a post, a first title, conviction or failure, a first annual
or monthly fall or rise, and the first time that something was done, where the article tells of an earlier one.

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
from claims.same.earlier import Before, Claimed, contradicted
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
    flagged(
        "---\ndate: 2024-05-14\n---\n\n"
        "Ana Reis is «the first woman to chair the harbour board», which runs four ports and two ferries.\n\n"
        "She thanked Ines Moura, «who held the post in 1987», and her own mother, who kept the books.\n",
        "Called the first woman to chair the harbour board, but the article also reports one in 1987.",
    ),
    clean(
        "---\ndate: 2024-05-14\n---\n\n"
        "Ana Reis is the first woman to chair the harbour board in 20 years.\n\n"
        "She thanked Ines Moura, who held the post in 1987, and her own mother, who kept the books.\n"
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
    for claimed, before in contradicted(article):
        yield _told_before(article, claimed, before)


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


def _told_before(article: Article, claimed: Claimed, before: Before) -> Discrepancy:
    what = " ".join(claimed.span.of(article.text).split())
    what = what[0].lower() + what[1:]
    when = before.when if not before.when[:1].isdigit() and not before.when[:1].isupper() else f"in {before.when}"
    scope = f" after {claimed.after.isoformat()}" if claimed.after else ""
    return Discrepancy(
        sides=(Side(claimed.span, what), Side(before.span, when)),
        values={"what": what, "earlier": f"one {when}"},
        derivation=(
            f"“{what}” leaves room for none{scope} and before {claimed.day.isoformat()}.",
            f"The other passage: {before.why}.",
        ),
        confidence=Confidence.MEDIUM,
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
