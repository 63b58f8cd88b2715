"""Reports for the tests of machine formats: a file with everything that goes wrong in one, and many findings."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import sample_hostile as hostile
import sample_parts as parts
import sample_report as sample

from claims.finding import Decision, Evidence, Finding, Severity, Status
from claims.read import read_bytes
from reports.report import ArticleReport, Report, Unreadable

PATH = "desk/Käse & Brot/draft 1, a:b 100%.md"
WORDS = "e\u0301t\u00e9 😀 \r ]]> ::error::no ##[error]x [x](1) {0} 100% a:b,c @desk #12 http://a.example `` <b>&amp; ${{ x }}"
TEXT = (
    "The café 😀 board e\u0301lected 40 members in May, the council said on Monday.\r\n"
    "\r\n"
    "::error::The council said that [x](1) and {0} ]]> of the 👩‍👩‍👧 members, fifty-one\r\n"
    "men in all, had come by train, @desk said.\r\n"
    "\r\n"
    "Of the 40 members, 30 stayed; of the 40 members `none` left <b>early</b> on Monday.\r\n"
)
SOURCE = b"\xef\xbb\xbf" + TEXT.encode()
"""The file as it stands: a mark of the byte order, CRLF, combining accents, characters beyond the basic plane."""
PLACES = (
    ("40 members", "fifty-one\r\nmen"),
    ("e\u0301lected 40", "\u200d👩\u200d👧 members", "30 stayed"),
    ("@desk said",),
    ("😀 board", "<b>early</b>"),
)


@cache
def hard_report() -> Report:
    """Findings on the hard file: on one line and over two, behind emoji and accents, and three that are no problem."""
    document = replace(read_bytes(SOURCE, PATH), path=PATH)
    article = replace(parts.article_of("x"), document=document)

    def passages(places: tuple[str, ...]) -> list[Evidence]:
        found = [parts.find(document.text, words) for words in places]
        return [parts.evidence_at(article, span, role=f"value {'ABC'[n]}", speaker="@desk") for n, span in enumerate(found)]

    severities = (Severity.ERROR, Severity.WARNING, Severity.NOTE, Severity.ERROR)
    more = {"question": WORDS, "derivation": (WORDS, "Two.")}
    found = [
        parts.finding_of("FIG101", "same-count", f"{n} {WORDS}", passages(places), severity=severities[n], **more)
        for n, places in enumerate(PLACES)
    ]
    dismissed = Decision("not-a-problem", WORDS, "", "2023-03-20")
    found += [
        parts.finding_of("TIM101", "relative-date", WORDS, passages(PLACES[0]), status=Status.ATTRIBUTED),
        parts.finding_of("TIM104", "weekday-date", WORDS, passages(PLACES[0]), decision=dismissed),
        parts.finding_of("FIG104", "sum-of-parts", "No passage.", []),
    ]
    return sample.report_of(article, found, unreadable=(Unreadable("desk/not there.txt", f"desk/not there.txt: {WORDS}"),))


@cache
def many_report(count: int = 30_000) -> Report:
    """As many findings as `count`, each with two passages, in an article of a thousand paragraphs."""
    text = "\r\n\r\n".join(f"Paragraph {n} says that {n} people came and that {n + 1} left, 😀." for n in range(1000))
    article = parts.article_of(text, path=PATH)
    pairs = []
    for n in range(1000):
        first, second = parts.find(text, f"says that {n} people"), parts.find(text, f"that {n + 1} left")
        pairs.append((parts.evidence_at(article, first), parts.evidence_at(article, second, role="value B")))
    checks = [("FIG101", "same-count"), ("TIM101", "relative-date"), ("AGE101", "age-birth")]
    severities = list(Severity)
    found: list[Finding] = []
    for n in range(count):
        code, name = checks[n % 3]
        mark = f"{n % (count - 10 or 1):016x}"
        fields = {"severity": severities[n % 7 % 3], "fingerprint": mark, "derivation": ("One.", "Two."), "question": "Which?"}
        found.append(parts.finding_of(code, name, f"{n} people here, {n + 1} there.", pairs[n % 1000], **fields))
    return sample.report_of(article, found)


def reports() -> dict[str, Report]:
    """Every report that a format has to stand."""
    return {
        "hard": hard_report(),
        "sample": sample.sample_report(),
        "two articles": sample.two_articles(),
        "no article": Report("0.1.0", "2023-03-20T16:05:00Z", (), ()),
        "no finding": sample.report_of(parts.article_of(TEXT, path=PATH)),
        "hostile": sample.hostile_report(),
        **{name: hostile.hostile_everywhere(words) for name, words in {**hostile.STRINGS, "words": WORDS}.items()},
    }


def entries(report: Report) -> list[tuple[ArticleReport, Finding]]:
    return [(entry, finding) for entry in report.articles for finding in entry.findings]
