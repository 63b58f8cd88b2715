"""An article without a date speaks of “last August” or “next week”.

*What it looks for*: no date in front matter, dateline or byline and none given with `--date`, while the text counts from its own date
("this month", "last summer", "two years ago", "on Friday").

*Why it matters to a reader*: whoever finds the article later cannot know which month is meant; and every check that needs the date
works with an inferred one.

*When it stays silent*: when the date is given anywhere; when the text has no such expression outside quotation marks; note only.

*Source*: the anchor date of the article and how it was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.analysis import TimeExpression, TimexType
from claims.article import Article
from claims.finding import Confidence, Severity

SHOWN = 3
_COUNTS = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|last|next|this|ago|now|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE
)

EXAMPLES = (
    flagged(
        "The ferry to the islands will sail again «next week», the harbour master said.\n\nIt was laid up «last August», when its engine failed.\n",
        "The article bears no date, yet 2 expressions count from it.",
    ),
    flagged(
        "Two villages have no bus. The council opened talks with a new firm «this month».\n",
        "The article bears no date, yet 1 expression counts from it.",
    ),
    clean("---\ndate: 2024-05-03\n---\n\nThe ferry to the islands will sail again next week, the harbour master said.\n"),
    clean("The abbey was founded in 1123 and burnt down in 1561. The tower was built two years later.\n"),
)


def find(article: Article) -> Iterator[Discrepancy]:
    anchor = article.anchor
    if anchor.source not in ("text", "none"):
        return
    hanging = [t for t in article.times if _hangs(article, t)]
    if not hanging:
        return
    if anchor.value:
        inferred = (*anchor.steps, f"Findings that rest on the date {anchor.value} say so.")
    else:
        inferred = ("Nothing else in the text tells when it was written.",)
    number = len(hanging)
    yield Discrepancy(
        sides=tuple(Side(t.span) for t in hanging[:SHOWN]),
        values={"count": f"{number} expression{'s' if number > 1 else ''} count{'s' if number == 1 else ''}"},
        derivation=("No date stands in front matter, dateline or byline, and none was given.", *inferred),
        confidence=Confidence.HIGH,
        question="On what day was this written? Put the date into the front matter or the dateline, or give it with --date.",
    )


def _hangs(article: Article, time: TimeExpression) -> bool:
    """Whether an expression counts from the article's date, outside quotation marks."""
    if not _COUNTS.search(time.text):
        return False  # "6am" and "March 3" say of themselves what they mean
    narrated = time.shift is not None and time.shift.anchor != "document"
    if not time.relative or narrated or time.type not in (TimexType.DATE, TimexType.TIME):
        return False
    return not any(time.span in fragment for q in article.quotations for fragment in q.fragments)


CHECK = Check(
    code="TIM101",
    name="undated-article",
    severity=Severity.NOTE,
    reads=("times",),
    message="The article bears no date, yet {count} from it.",
    find=find,
    examples=EXAMPLES,
)
