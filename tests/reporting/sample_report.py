"""The reports that the renderers' tests look at: a ferry runs aground, and ten things do not agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
from sample_parts import article_of, evidence_of, find, finding_of

from claims import table
from claims.analysis import (
    Argument,
    Attribute,
    Event,
    Mention,
    Person,
    Pronoun,
    Quantity,
    QuantityKind,
    Quotation,
    Shift,
    Source,
    TimeExpression,
    TimexType,
)
from claims.analysis import Length as TimeLength
from claims.article import Anchor, Article
from claims.finding import CheckFailure, Confidence, Decision, Evidence, Finding, Severity, Status
from reports.report import ArticleReport, CheckInfo, CheckRun, CheckSkipped, Report, Unreadable

TEXT = """title: Harbour board to replace the Skerry ferry after grounding
date: 2023-03-20

# Harbour board to replace the Skerry ferry after grounding

Inquiry finds that the *Fulmar* was carrying 412 people when she struck the Tarn reef.

By Ines Aldaker

PORT ELLERY, 20 March – The harbour board voted on Monday to replace the ferry *Fulmar*, which ran aground off Inner \
Skerry last autumn with 412 passengers on board. No one was seriously hurt, but the ship’s owners have put the damage \
at **3.2 million crowns**.

“We cannot send that ship out again,” said the board’s chair, Halla Brandt, after the vote. “The island has waited long \
enough,” he added.

The grounding, on Thursday 14 October 2022, was the second in three years. The *Fulmar* had already touched the reef two \
years earlier, in May 2019, when a rudder cable parted.

## A long night

All 421 passengers were taken off by lifeboats in a little over four hours. The master, Tomas Lind, 52, stayed on board \
with a crew of 14 until the tugs came.

Lind, who was born in 1968, told the inquiry that the fog had come down “like a door. Two of the crew of 14 were on \
the bridge with him, he said, and the other 13 were at their stations on the car deck.

- 18:40: the *Fulmar* leaves Port Ellery
- 18:10: she strikes the reef
- 22:55: the last passenger is landed

| Year | Passengers | Share of islanders |
|------|-----------:|-------------------:|
| 2020 | 41,300     | 62%                |
| 2021 | 48,900     | 58%                |
| 2022 | 52,150     | 55%                |

> “The island has waited long enough”

The seamen’s union disputes the owners’ figure and puts the damage at 4.5 million crowns. The board first said that the \
new ship would cost 88 million crowns; it now expects to pay 94 million.

Passenger numbers rose from 41,300 in 2020 to 52,150 last year, an increase of 31 per cent, according to the \
[board’s annual report](https://harbour.example/report/2022).

The board has promised that the new ship will be in service by June 2025. Brandt, a former pilot who has chaired the \
board since 2017, called the decision “the easiest of my six years here”.

Photo: The *Fulmar* on the reef on 14 October. About 30 vehicles were lost.

This article was amended on 21 March to correct the name of the reef.
"""


def findings_of(article: Article) -> tuple[Finding, ...]:
    """Ten findings: open and not, all severities, one to four passages, with and without an anchor."""

    def ev(words: str, nth: int = 1, **fields: str) -> Evidence:
        return evidence_of(article, words, nth=nth, **fields)

    return (
        finding_of(
            "PEO201",
            "pronoun-gender",
            "Halla Brandt is “she” elsewhere and “he” here.",
            [ev("«he» added", value="he"), ev("Halla Brandt", role="anchor", value="female")],
            severity=Severity.WARNING,
            confidence=Confidence.MEDIUM,
            question="Which pronoun does Halla Brandt use?",
            derivation=(
                "“he added” continues the quotation of Halla Brandt.",
                "The headline and the picture speak of her as a woman.",
            ),
            differs=("he", "she"),
        ),
        finding_of(
            "TIM104",
            "weekday-date",
            "14 October 2022 was a Friday, the article says Thursday.",
            [ev("Thursday 14 October 2022", value="Thursday")],
            question="Was it the Thursday or the 14th?",
            derivation=("The calendar gives Friday for 14 October 2022.",),
            differs=("Thursday", "Friday (calendar)"),
        ),
        finding_of(
            "TIM101",
            "relative-date",
            "“two years earlier” counts back to October 2020, the article says May 2019.",
            [
                ev("two years earlier", value="2020-10"),
                ev("May 2019", role="value B", value="2019-05"),
                ev("14 October 2022", role="anchor", value="2022-10-14"),
            ],
            confidence=Confidence.MEDIUM,
            question="When did the Fulmar first touch the reef?",
            derivation=(
                "“two years earlier” is counted from the grounding on 14 October 2022.",
                "14 October 2022 minus two years is October 2020; two years and a half would be April 2020.",
                "May 2019 is three years and five months before the grounding.",
            ),
        ),
        finding_of(
            "FIG101",
            "same-count",
            "The Fulmar carried 412 people in two passages and 421 in another.",
            [
                ev("412 people", value="412"),
                ev("412 passengers", role="value A", value="412", time="2022-10"),
                ev("421 passengers", role="value B", value="421", time="2022-10"),
            ],
            question="How many passengers were on board, 412 or 421?",
            derivation=(
                "“412 people”, “412 passengers” and “All 421 passengers” count the same people on the same night.",
                "None of them is rounded or hedged: 412 means 412, 421 means 421.",
            ),
        ),
        finding_of(
            "AGE101",
            "age-birth",
            "Tomas Lind is 52, but a person born in 1968 was 53 or 54 in October 2022.",
            [ev("52", 1, value="52"), ev("1968", role="value B", value="53 or 54", speaker="Tomas Lind")],
            severity=Severity.WARNING,
            question="How old is Tomas Lind, or when was he born?",
            derivation=(
                "2022 minus 1968 is 54, 53 before the birthday.",
                "The article was written on 20 March 2023 and gives 52.",
            ),
        ),
        finding_of(
            "QUO101",
            "unclosed-quotation",
            "The quotation that opens here is never closed.",
            [ev("“like a door")],
            severity=Severity.NOTE,
            differs=(),
            question="Where do Lind’s words end?",
            derivation=("An opening mark stands before “like”; the paragraph ends without a closing one.",),
        ),
        finding_of(
            "FIG104",
            "sum-of-parts",
            "Two and 13 make 15, the article gives a crew of 14.",
            [ev("Two of the crew of 14", value="2 of 14"), ev("the other 13", role="value B", value="13")],
            severity=Severity.WARNING,
            question="How many crew were on board?",
            derivation=("2 + 13 = 15, not 14.",),
            decision=Decision(
                "not-a-problem", "The cook counts as crew but is not on the muster list.", "I. Aldaker", "2023-03-20"
            ),
        ),
        finding_of(
            "FIG101",
            "same-count",
            "The damage is put at 3.2 million crowns and at 4.5 million.",
            [
                ev("3.2 million crowns", value="3.2 million", speaker="the ship’s owners"),
                ev("4.5 million crowns", role="value B", value="4.5 million", speaker="the seamen’s union"),
            ],
            severity=Severity.NOTE,
            status=Status.ATTRIBUTED,
            derivation=("Two sources give two figures; the article sets them against each other.",),
        ),
        finding_of(
            "FIG101",
            "same-count",
            "The new ship costs 88 million crowns and 94 million.",
            [ev("88 million crowns", value="88 million"), ev("94 million", role="value B", value="94 million")],
            severity=Severity.NOTE,
            status=Status.SUPERSEDED,
            derivation=("“first said” and “now expects” tell that the figure has changed.",),
        ),
        finding_of(
            "FIG105",
            "percent-change",
            "From 41,300 to 52,150 is an increase of 26 per cent, the article says 31.",
            [
                ev("31 per cent", value="31%"),
                ev("from 41,300 in 2020 to 52,150", role="value B", value="26.3%"),
            ],
            question="Which of the three figures is meant?",
            derivation=("52,150 minus 41,300 is 10,850.", "10,850 divided by 41,300 is 0.263, which is 26 per cent."),
        ),
    )


def _times(article: Article) -> tuple[TimeExpression, ...]:
    rows: tuple[tuple[str, int, str, date, date, bool, tuple[str, ...]], ...] = (
        ("20 March", 1, "2023-03-20", date(2023, 3, 20), date(2023, 3, 20), False, ()),
        (
            "Monday",
            1,
            "2023-03-20",
            date(2023, 3, 20),
            date(2023, 3, 20),
            True,
            ("The last Monday before 21 March 2023 is the day of the dateline.",),
        ),
        (
            "last autumn",
            1,
            "2022-FA",
            date(2022, 9, 1),
            date(2022, 11, 30),
            True,
            ("“last autumn” is the one before March 2023.",),
        ),
        ("Thursday 14 October 2022", 1, "2022-10-14", date(2022, 10, 14), date(2022, 10, 14), False, ()),
        (
            "two years earlier",
            1,
            "2020-10",
            date(2020, 10, 1),
            date(2020, 10, 31),
            True,
            ("Two years before October 2022 is October 2020.",),
        ),
        ("May 2019", 1, "2019-05", date(2019, 5, 1), date(2019, 5, 31), False, ()),
        ("1968", 1, "1968", date(1968, 1, 1), date(1968, 12, 31), False, ()),
        ("last year", 1, "2022", date(2022, 1, 1), date(2022, 12, 31), True, ("“last year” is the one before 2023.",)),
        ("June 2025", 1, "2025-06", date(2025, 6, 1), date(2025, 6, 30), False, ()),
        ("2017", 1, "2017", date(2017, 1, 1), date(2017, 12, 31), False, ()),
    )
    out = []
    for words, nth, value, earliest, latest, relative, steps in rows:
        span = find(article.text, words, nth)
        sentence = article.analysis.sentence_at(span.start)
        shift = Shift(TimeLength(2, 2, "year"), -1, "narrated") if words == "two years earlier" else None
        out.append(
            TimeExpression(
                len(out),
                span,
                words,
                sentence.i if sentence else 0,
                TimexType.DATE,
                value,
                earliest,
                latest,
                relative=relative,
                steps=steps,
                shift=shift,
            )
        )
    return tuple(out)


def _quantities(article: Article) -> tuple[Quantity, ...]:
    inf = float("inf")
    rows = (
        ("412", 1, QuantityKind.COUNT, 412, 412, 412, "person", "", "passenger", "412 people"),
        ("412", 2, QuantityKind.COUNT, 412, 412, 412, "passenger", "", "passenger", "412 passengers"),
        ("3.2 million crowns", 1, QuantityKind.MONEY, 3.2e6, 3.15e6, 3.25e6, "NOK", "", "", ""),
        ("421", 1, QuantityKind.COUNT, 421, 421, 421, "passenger", "", "passenger", "All 421 passengers"),
        ("a little over four hours", 1, QuantityKind.MEASURE, 4, 4, inf, "hour", "a little over", "", ""),
        ("14", 3, QuantityKind.COUNT, 14, 14, 14, "crew", "", "crew", ""),
        ("31 per cent", 1, QuantityKind.PERCENT, 31, 30.5, 31.5, "%", "", "", ""),
        ("About 30", 1, QuantityKind.COUNT, 30, 25, 35, "vehicle", "about", "vehicle", "About 30 vehicles"),
    )
    out = []
    for words, nth, kind, value, low, high, unit, hedge, counted, noun in rows:
        span = find(article.text, words, nth)
        whole = find(article.text, noun) if noun else None
        sentence = article.analysis.sentence_at(span.start)
        place = sentence.i if sentence else 0
        out.append(Quantity(len(out), span, words, place, kind, value, low, high, unit, hedge, counted, whole))
    return tuple(out)


def _people(article: Article) -> tuple[Person, ...]:
    def mention(words: str, nth: int = 1, kind: str = "name") -> Mention:
        return Mention(find(article.text, words, nth), words, kind, 0, 0)

    chair, born, age, master = (find(article.text, w) for w in ("the board’s chair", "born in 1968", "52, stayed", "The master"))
    return (
        Person(
            0,
            "Halla Brandt",
            "female",
            (mention("Halla Brandt"), mention("Brandt", 2)),
            (
                Attribute("role", "chair of the harbour board", chair, 0),
                Attribute("role", "former pilot", find(article.text, "a former pilot"), 0),
            ),
        ),
        Person(
            1,
            "Tomas Lind",
            "male",
            (mention("Tomas Lind"), mention("Lind", 2)),
            (Attribute("role", "master", master, 0), Attribute("age", "52", age, 0), Attribute("birth", "1968", born, 0)),
        ),
        Person(2, "Ines Aldaker", "", (mention("Ines Aldaker"),), ()),
    )


def sample_article() -> Article:
    """The ferry article with times, figures, people, quotations, events and claims."""
    bare = article_of(TEXT, metadata=("title", "date"))
    anchor = Anchor(
        "2023-03-20",
        "front matter",
        date(2023, 3, 20),
        date(2023, 3, 20),
        find(TEXT, "2023-03-20"),
        ("The front matter gives 2023-03-20.",),
    )
    times = _times(bare)
    events = tuple(
        Event(
            n,
            find(TEXT, clause),
            find(TEXT, trigger),
            0,
            0,
            trigger,
            "",
            (Argument("agent", find(TEXT, clause), who, 0),),
            (time,),
        )
        for n, (clause, trigger, who, time) in enumerate(
            (
                ("The harbour board voted on Monday to replace the ferry", "voted", "harbour board", 1),
                ("which ran aground off Inner Skerry last autumn", "ran aground", "Fulmar", 2),
                ("The *Fulmar* had already touched the reef two years earlier", "touched", "Fulmar", 4),
            )
        )
    )
    quotation = Quotation(
        0,
        find(TEXT, "We cannot send that ship out again,"),
        "direct",
        (find(TEXT, "We cannot send that ship out again,"),),
        3,
        Source(find(TEXT, "Halla Brandt"), "Halla Brandt", 0),
        None,
        "Halla Brandt",
    )
    pronouns = (
        Pronoun(find(TEXT, "«he» added"), "he", 0, 0, "male", 0, 0, 0.8),
        Pronoun(find(TEXT, "him"), "him", 0, 0, "male", 1, 1, 0.9),
        Pronoun(find(TEXT, "«he» said"), "he", 0, 0, "male", 1, 1, 0.9),
    )
    return Article(
        document=bare.document,
        analysis=bare.analysis,
        anchor=anchor,
        times=times,
        quantities=_quantities(bare),
        people=_people(bare),
        bodies=(),
        pronouns=pronouns,
        quotations=(quotation,),
        events=events,
        claims=_claims(bare, times),
    )


def _claims(article: Article, times: tuple[TimeExpression, ...]) -> pd.DataFrame:
    rows = []
    for sentence in article.analysis.sentences:
        words = " ".join(sentence.span.of(article.document.prose).split())
        number = re.search(r"\d[\d,.]*\d|\d", words)
        time = next((t for t in times if t.span in sentence.span), None)
        rows.append(
            {
                table.ID: f"c{len(rows) + 1}",
                table.START: sentence.span.start,
                table.END: sentence.span.end,
                table.SENTENCE: sentence.i,
                table.PART: article.document.parts[sentence.part].kind.value,
                table.TEXT: words,
                table.SPEAKER: "Halla Brandt" if "“" in words else "narrator",
                table.ATTRIBUTION: "direct_quote" if "“" in words else "narration",
                table.SUBJECT: " ".join(words.split()[:2]),
                table.PREDICATE: words.split()[min(2, len(words.split()) - 1)],
                table.TIME_TEXT: time.text if time else "",
                table.TIME_VALUE: time.value if time else "",
                table.QUANTITY_TEXT: number[0] if number else "",
                table.POLARITY: "negative" if "cannot" in words else "positive",
                table.MODALITY: "reported" if "promised" in words else "asserted",
                table.ORDINAL: "second" if "second" in words else "",
            }
        )
    return table.build(rows)


CHECKS = tuple(
    CheckInfo(code, name, severity, summary, page)
    for code, name, severity, summary, page in (
        (
            "FIG101",
            "same-count",
            Severity.ERROR,
            "One thing is counted twice with two results.",
            "One thing is counted twice with two results.\n\n## What it looks for\n\nTwo *quantities* of the same thing "
            "whose intervals do not meet:\n\n- counts of the same noun\n- sums of `money` in **one** currency\n\n"
            "## When it stays silent\n\n"
            "When a figure is hedged (`about 40`), scoped, or updated <b>in the text</b>.",
        ),
        (
            "TIM101",
            "relative-date",
            Severity.ERROR,
            "A distance in time and a date do not fit.",
            "A distance in time and a date do not fit.",
        ),
        (
            "TIM104",
            "weekday-date",
            Severity.ERROR,
            "A weekday and a date do not fit.",
            "A weekday and a date do not fit.\n\nThe calendar is the source.",
        ),
        ("PEO201", "pronoun-gender", Severity.WARNING, "He here and she there.", "He here and she there."),
        (
            "AGE101",
            "age-birth",
            Severity.WARNING,
            "An age and a year of birth do not fit.",
            "An age and a year of birth do not fit.",
        ),
        ("QUO101", "unclosed-quotation", Severity.NOTE, "A quotation is never closed.", "A quotation is never closed."),
        ("FIG104", "sum-of-parts", Severity.WARNING, "The parts do not make the whole.", "The parts do not make the whole."),
        (
            "FIG105",
            "percent-change",
            Severity.ERROR,
            "A change and its percentage do not fit.",
            "A change and its percentage do not fit.",
        ),
        ("EVT101", "who-did-it", Severity.ERROR, "One act, two actors.", "One act, two actors."),
    )
)


def report_of(article: Article, findings: Sequence[Finding] = (), **fields: object) -> Report:
    """A report of one article."""
    counts = {check.code: sum(f.code == check.code for f in findings) for check in CHECKS}
    run = tuple(CheckRun(check.code, check.name, counts[check.code], "14 claims, 3 people") for check in CHECKS)
    skipped = (CheckSkipped("ORD101", "first-vs-earlier", "not selected"),)
    entry = ArticleReport(article, tuple(findings), run, skipped, ())
    values: dict[str, object] = {"version": "0.1.0", "generated": "2023-03-20T16:05:00Z", "articles": (entry,), "checks": CHECKS}
    values.update(fields)
    return Report(**values)  # type: ignore[arg-type]


def sample_report() -> Report:
    """The ferry article and its ten findings."""
    article = sample_article()
    return report_of(article, findings_of(article))


def two_articles() -> Report:
    """Two articles, a failed check and a file that could not be read."""
    first = sample_report()
    quiet = article_of("A quiet day\n\nNothing much happened in Port Ellery on Sunday.", path="desk/quiet.txt")
    second = ArticleReport(
        quiet, (), first.articles[0].checks_run, (), (CheckFailure("EVT101 who-did-it", "IndexError: list index out of range"),)
    )
    return Report(
        first.version,
        first.generated,
        (first.articles[0], second),
        first.checks,
        (Unreadable("desk/broken.docx", "not a docx file"),),
    )


HOSTILE = (
    "<script>alert(1)</script> \"><img src=x onerror=alert(2)> '\n\n"
    "</script><!-- </style> ]]> &lt;b&gt; {{ 7 + 7 }} {% raw %} \u2028 and \u2029 end.\n\n"
    "Turned \u202eround and \x00 \x1b[31m " + "x" * 10_000 + " 412 people. Then 421 people."
)


def hostile_report() -> Report:
    """An article that tries to become markup wherever its text is shown."""
    article = article_of(HOSTILE, path='"><script>alert(3)</script>.md')
    finding = finding_of(
        "FIG101",
        "same-count",
        "</script><script>alert(4)</script>",
        [evidence_of(article, "412 people"), evidence_of(article, "<script>alert(1)</script>", speaker="<b>x</b>")],
        question="<img src=x onerror=alert(5)>",
        derivation=("<i>step</i>", "\u2028</script>"),
        differs=("<u>1</u>", "'\"&"),
        fingerprint="</script><script>alert(6)</script>",
    )
    return report_of(article, [finding])


def long_report(words: int) -> Report:
    """An article of at least `words` words with two claims a sentence and a finding for every fifth paragraph."""
    paragraph = (
        "The board heard on Tuesday that {0} passengers had used the quay, and that {1} of them had come by the early boat. "
        "Its clerk said that the figures for the season would be printed before the next meeting in 'Lind & Son' <old> customs house."
    )
    count = words // len(paragraph.split()) + 1
    text = "\n\n".join(paragraph.format(100 + n, 40 + n) for n in range(count))
    article = article_of(text)
    rows: list[dict[str, object]] = []
    for sentence in article.analysis.sentences:
        span = sentence.span
        middle = (span.start + span.end) // 2
        for start, end in ((span.start, middle), (middle, span.end)):
            row = {table.ID: f"c{len(rows)}", table.START: start, table.END: end, table.SENTENCE: sentence.i}
            said = text[start:end].split()
            rows.append({**row, table.SUBJECT: " ".join(said[:3]), table.PREDICATE: "say", table.OBJECT: " ".join(said[3:])})
    article = replace(article, claims=table.build(rows))
    findings = [
        finding_of(
            "FIG101",
            "same-count",
            "The quay has two counts.",
            [evidence_of(article, f"{100 + n} passengers", value="a"), evidence_of(article, f"{41 + n} of them", value="b")],
            derivation=("The first count is of passengers.", "The second is of them."),
            fingerprint=f"{n:016x}",
        )
        for n in range(0, count - 1, 5)
    ]
    return report_of(article, findings)
