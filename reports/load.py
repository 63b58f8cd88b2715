"""A saved JSON report, read back: what `reports.json` wrote, as the Report that every renderer takes.

The views hold what the file says of them; tokens and parse are not in it, so token indices are 0.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from math import inf
from pathlib import Path
from typing import Any, TypeVar

from claims import table
from claims.analysis import (
    Analysis,
    Argument,
    Attribute,
    Body,
    Event,
    Mention,
    Person,
    Pronoun,
    Quantity,
    QuantityKind,
    Quotation,
    Sentence,
    Source,
    TimeExpression,
    TimexType,
)
from claims.article import Anchor, Article
from claims.document import Document, Field, Part, PartKind
from claims.errors import UserError
from claims.finding import CheckFailure, Confidence, Decision, Evidence, Finding, Severity, Status
from claims.spans import Span
from reports.json import SCHEMA_VERSION
from reports.report import ArticleReport, CheckInfo, CheckRun, CheckSkipped, Report, Unreadable

Record = Mapping[str, Any]
T = TypeVar("T")
_AGAIN = "write it again with: newscheck check ARTICLE -o json:PATH"

_CLAIM_TEXTS = (
    *(table.PART, table.TEXT, table.SPEAKER, table.ATTRIBUTION, table.CUE, table.SUBJECT, table.PREDICATE, table.OBJECT),
    *(table.PARTICIPANTS, table.PLACE, table.POLARITY, table.MODALITY, table.ORDINAL, table.SCOPE),
)


class BadReport(UserError):
    """A file is no JSON report, or one of another version of the format."""


def load(source: str | bytes, path: str = "-") -> Report:
    """The report that `reports.json.render` wrote. BadReport, one line, where it is not one."""
    try:
        record = json.loads(source)
    except (ValueError, RecursionError) as error:
        raise BadReport(f"{path}: not JSON ({_line(error)}); {_AGAIN}") from error
    if not isinstance(record, dict) or "schema_version" not in record:
        raise BadReport(f"{path}: JSON, but not a report of newscheck; {_AGAIN}")
    if record["schema_version"] != SCHEMA_VERSION:
        found = _line(record["schema_version"])
        raise BadReport(f"{path}: a report of schema version {found}, this newscheck reads {SCHEMA_VERSION}; {_AGAIN}")
    try:
        return _report(record)
    except KeyError as error:
        raise BadReport(f"{path}: a broken report, {_line(error)} is missing; {_AGAIN}") from error
    except (TypeError, ValueError, AttributeError, IndexError, OverflowError) as error:
        raise BadReport(f"{path}: a broken report ({_line(error)}); {_AGAIN}") from error


def load_file(path: str) -> Report:
    """The report saved at `path`. BadReport where there is none."""
    try:
        return load(Path(path).read_bytes(), path)
    except OSError as error:
        raise BadReport(f"{path}: cannot be read ({error.strerror}); name a report written with -o json:PATH") from error


def _line(error: object) -> str:
    return " ".join(str(error).split())[:100]


def _report(record: Record) -> Report:
    return Report(
        version=_text(record["tool"], "version"),
        generated=_text(record, "generated"),
        articles=_all(record["articles"], _article),
        checks=_all(record["checks"], _check),
        unreadable=_all(record["unreadable"], lambda r: Unreadable(_text(r, "path"), _text(r, "error"))),
    )


def _check(r: Record) -> CheckInfo:
    return CheckInfo(severity=Severity(r["severity"]), **_texts(r, "code", "name", "summary", "page"))


def _article(record: Record) -> ArticleReport:
    reader = _Reader(_document(record), record["sentence_spans"])
    return ArticleReport(
        article=reader.article(record),
        findings=_all(record["findings"], reader.finding),
        checks_run=_all(
            record["checks_run"],
            lambda r: CheckRun(findings=_number(r["findings"], int), **_texts(r, "code", "name", "compared")),
        ),
        checks_skipped=_all(record["checks_skipped"], lambda r: CheckSkipped(**_texts(r, "code", "name", "why"))),
        failures=_all(record["failures"], lambda r: CheckFailure(**_texts(r, "check", "error"))),
        left_out=_number(record.get("left_out", 0), int),
    )


def _document(record: Record) -> Document:
    text = _text(record, "text")

    def part(index: int, r: Record) -> Part:
        rows = tuple(tuple(_span(cell, text) for cell in row) for row in r.get("rows", ()))
        return Part(index, PartKind(r["kind"]), _span(r, text), _number(r["paragraph"], int), rows)

    return Document(
        path=_text(record, "path"),
        text=text,
        prose=_prose(text, record["markup"]),
        parts=tuple(part(i, r) for i, r in enumerate(record["parts"])),
        metadata=_all(record["metadata"], lambda r: Field(span=_span(r, text), **_texts(r, "key", "value"))),
    )


def _prose(text: str, markup: Iterable[Record]) -> str:
    """`text` with the stretches of `markup` as spaces, or as the words that the file gives for them."""
    out, at = [], 0
    for record in markup:
        span = _span(record, text)
        out += [text[at : span.start], _text(record, "prose") if "prose" in record else " " * len(span)]
        at = span.end
    return "".join([*out, text[at:]])


class _Reader:
    """Records of one article to the types of `claims.analysis` and `claims.finding`; every span lies in its text."""

    def __init__(self, document: Document, sentences: Iterable[Record]) -> None:
        self._document, self._text = document, document.text
        spans = [_span(r, self._text) for r in sentences]
        places = [document.part_at(s.start) for s in spans]
        every = (Sentence(i, s, p.index if p else 0, 0, 0) for i, (s, p) in enumerate(zip(spans, places, strict=True)))
        self._analysis = Analysis(sentences=tuple(every))

    def article(self, record: Record) -> Article:
        return Article(
            document=self._document,
            analysis=self._analysis,
            anchor=self._anchor(record["anchor_date"]),
            times=tuple(self._time(i, r) for i, r in enumerate(record["times"])),
            quantities=tuple(self._quantity(i, r) for i, r in enumerate(record["quantities"])),
            people=_all(record["people"], self._person),
            bodies=_all(record["bodies"], self._body),
            pronouns=_all(record["pronouns"], self._pronoun),
            quotations=tuple(self._quotation(i, r) for i, r in enumerate(record["quotations"])),
            events=_all(record["events"], self._event),
            claims=table.build([self._claim(r) for r in record["claims"]]),
        )

    def _at(self, record: Record) -> Span:
        return _span(record, self._text)

    def _maybe(self, record: Record | None) -> Span | None:
        return None if record is None else self._at(record)

    def _sentence(self, span: Span) -> int:
        found = self._analysis.sentence_at(span.start)
        return found.i if found else 0

    def _anchor(self, r: Record) -> Anchor:
        days = _day(r["earliest"]), _day(r["latest"])
        texts = _texts(r, "value", "source")
        return Anchor(earliest=days[0], latest=days[1], span=self._maybe(r["span"]), steps=_strings(r["steps"]), **texts)

    def _time(self, index: int, r: Record) -> TimeExpression:
        span = self._at(r)
        return TimeExpression(
            id=index,
            span=span,
            text=_text(r, "text"),
            sentence=self._sentence(span),
            type=TimexType(r["type"]),
            value=_text(r, "value"),
            earliest=_day(r["earliest"]),
            latest=_day(r["latest"]),
            relative=bool(r["relative"]),
            steps=_strings(r["steps"]),
        )

    def _quantity(self, index: int, r: Record) -> Quantity:
        span = self._at(r)
        score = tuple(_number(n, float) for n in r["score"])
        return Quantity(
            id=index,
            span=span,
            text=_text(r, "text"),
            sentence=self._sentence(span),
            kind=QuantityKind(r["kind"]),
            value=None if score or r["value"] is None else _number(r["value"], float),
            low=_number(r["low"], float, -inf),
            high=_number(r["high"], float, inf),
            unit=_text(r, "unit"),
            hedge=_text(r, "hedge"),
            counted=_text(r, "counted"),
            noun=self._maybe(r["noun"]),
            score=score,
        )

    def _mention(self, r: Record) -> Mention:
        span = self._at(r)
        return Mention(span=span, sentence=self._sentence(span), head=0, **_texts(r, "text", "kind"))

    def _person(self, r: Record) -> Person:
        def attribute(a: Record) -> Attribute:
            span = self._at(a)
            return Attribute(span=span, sentence=self._sentence(span), other=_id(a["other"]), **_texts(a, "kind", "value", "why"))

        mentions = _all(r["mentions"], self._mention)
        texts, attributes = _texts(r, "name", "gender"), _all(r["attributes"], attribute)
        return Person(id=_number(r["id"], int), mentions=mentions, attributes=attributes, **texts)

    def _body(self, r: Record) -> Body:
        mentions = _all(r["mentions"], self._mention)
        texts, acronyms = _texts(r, "name", "kind"), _strings(r["acronyms"])
        return Body(id=_number(r["id"], int), mentions=mentions, acronyms=acronyms, **texts)

    def _pronoun(self, r: Record) -> Pronoun:
        span = self._at(r)
        return Pronoun(
            span=span,
            text=_text(r, "text"),
            sentence=self._sentence(span),
            token=0,
            gender=_text(r, "gender"),
            person=_id(r["person"]),
            expected=_id(r["expected"]),
            margin=_number(r["margin"], float),
            steps=_strings(r["steps"]),
        )

    def _quotation(self, index: int, r: Record) -> Quotation:
        def source(s: Record) -> Source:
            return Source(self._at(s), _text(s, "text"), _id(s["person"]), _id(s["body"]))

        span = self._at(r)
        return Quotation(
            id=index,
            span=span,
            type=_text(r, "type"),
            fragments=_all(r["fragments"], self._at),
            sentence=self._sentence(span),
            source=source(r["source"]) if r["source"] is not None else None,
            cue=self._maybe(r["cue"]),
            speaker=_text(r, "speaker"),
        )

    def _event(self, r: Record) -> Event:
        def argument(a: Record) -> Argument:
            return Argument(_text(a, "role"), self._at(a), _text(a, "name"), 0, _id(a["person"]), _id(a["body"]))

        span = self._at(r)
        return Event(
            id=_number(r["id"], int),
            span=span,
            trigger=self._at(r["trigger"]),
            sentence=self._sentence(span),
            head=0,
            predicate=_text(r, "predicate"),
            noun_class=_text(r, "class"),
            arguments=_all(r["arguments"], argument),
            times=tuple(_number(t, int) for t in r["times"]),
            quantities=tuple(_number(q, int) for q in r["quantities"]),
            quotation=_id(r["quotation"]),
            **_texts(r, "place", "polarity", "modality", "tense", "holder", "attribution"),
        )

    def _claim(self, r: Record) -> dict[str, Any]:
        """A row of the claims table."""
        span, sentence = self._at(r), _number(r["sentence"], int)
        if not 0 <= sentence < len(self._analysis.sentences):
            raise ValueError(f"claim {r['id']} stands in no sentence")
        row = _texts(r, *_CLAIM_TEXTS)
        row |= {table.ID: _text(r, "id"), table.START: span.start, table.END: span.end}
        row |= {table.SENTENCE: sentence, table.EVENT: _id(r["event"])}
        if r["time"] is not None:
            for key in ("text", "value", "earliest", "latest", "steps"):
                row[f"time_{key}"] = r["time"][key] or ""
        if r["quantity"] is not None:
            q = r["quantity"]
            row |= {f"quantity_{key}": _text(q, key) for key in ("text", "unit", "hedge")}
            row[table.QUANTITY_VALUE] = "" if q["value"] is None else str(q["value"])
            row |= {table.QUANTITY_LOW: _number(q["low"], float, -inf), table.QUANTITY_HIGH: _number(q["high"], float, inf)}
        return row

    def finding(self, r: Record) -> Finding:
        decided = r["decision"]
        return Finding(
            code=_text(r, "code"),
            name=_text(r, "name"),
            severity=Severity(r["severity"]),
            confidence=Confidence(r["confidence"]),
            status=Status(r["status"]),
            message=_text(r, "message"),
            question=_text(r, "question"),
            derivation=_strings(r["derivation"]),
            differs=_strings(r["differs"]),
            evidence=_all(r["evidence"], self._evidence),
            fingerprint=_text(r, "fingerprint"),
            decision=Decision(**_texts(decided, "decision", "reason", "by", "on")) if decided is not None else None,
            **_texts({"key": "", "evidence_hash": "", **r}, "key", "evidence_hash"),
        )

    def _evidence(self, r: Record) -> Evidence:
        span, text = self._at(r), _text(r, "text")
        if span.of(self._text) != text:
            raise ValueError(f"the words at {span.start} are not those of the evidence")
        line, column, paragraph = (_number(r[key], int) for key in ("line", "column", "paragraph"))
        texts = _texts(r, "text", "part", "role", "value", "speaker", "time")
        return Evidence(span=span, line=line, column=column, paragraph=paragraph, **texts)


def _all(records: Iterable[Any], build: Callable[[Any], T]) -> tuple[T, ...]:
    return tuple(build(r) for r in records)


def _span(record: Record, text: str) -> Span:
    span = Span(_number(record["start"], int), _number(record["end"], int))
    if span.end > len(text):
        raise ValueError(f"{span.start}..{span.end} is outside the text")
    return span


def _text(record: Record, key: str) -> str:
    value = record[key]
    if not isinstance(value, str):
        raise TypeError(f"{key} is no text")
    return value


def _texts(record: Record, *keys: str) -> dict[str, Any]:
    return {key: _text(record, key) for key in keys}


def _strings(values: list[Any]) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise TypeError("a list of texts is something else")
    return tuple(values)


def _number(value: Any, kind: type[T], missing: T | None = None) -> T:
    """`value` as `kind` (int or float); `missing` for null, where that is given."""
    if value is None and missing is not None:
        return missing
    if isinstance(value, bool) or not isinstance(value, int if kind is int else int | float):
        raise TypeError(f"{_line(value)} is no number")
    return kind(value)  # type: ignore[call-arg]


def _id(value: Any) -> int | None:
    return None if value is None else _number(value, int)


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)
