"""The views of an article as plain data, for every format that writes data. Offsets are code points, half-open."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

import pandas as pd

from claims import table
from claims.analysis import Body, Event, Person, Pronoun, Quantity, Quotation, TimeExpression
from claims.article import Article
from claims.document import Part
from claims.finding import Finding
from claims.spans import Span

Record = dict[str, Any]


def at(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def words(span: Span, article: Article) -> Record:
    return {**at(span), "text": article.document.quote(span)}


def number(value: float | None) -> int | float | None:
    """A JSON number: whole numbers as integers; None for what is not finite or not there."""
    if value is None or pd.isna(value) or math.isinf(value):
        return None
    return int(value) if float(value).is_integer() else round(float(value), 10)


def anchor(article: Article) -> Record:
    found = article.anchor
    return {
        "value": found.value,
        "source": found.source,
        "earliest": found.earliest.isoformat() if found.earliest else None,
        "latest": found.latest.isoformat() if found.latest else None,
        "span": at(found.span) if found.span else None,
        "steps": list(found.steps),
    }


def markup(article: Article) -> list[Record]:
    """Where the file has something that is no words of the article: the stretches in which `prose` is not `text`.

    `prose` stands there only where it is not all spaces.
    """
    text, prose = article.document.text, article.document.prose
    out: list[Record] = []
    if text == prose:
        return out
    differing = (i for i, (a, b) in enumerate(zip(text, prose, strict=True)) if a != b)
    for _, run in groupby(enumerate(differing), key=lambda pair: pair[1] - pair[0]):
        places = [i for _, i in run]
        words = prose[places[0] : places[-1] + 1]
        out.append({"start": places[0], "end": places[-1] + 1, **({"prose": words} if words.strip(" ") else {})})
    return out


def metadata(article: Article) -> list[Record]:
    return [{**at(f.span), "key": f.key, "value": f.value} for f in article.document.metadata]


def parts(article: Article) -> list[Record]:
    return [_part(p) for p in article.document.parts]


def _part(part: Part) -> Record:
    rows = {"rows": [[at(cell) for cell in row] for row in part.rows]} if part.rows else {}
    return {**at(part.span), "kind": part.kind.value, "paragraph": part.paragraph, **rows}


def sentences(article: Article) -> list[Record]:
    every = article.document.parts
    return [{**at(s.span), "part": every[s.part].kind.value} for s in article.analysis.sentences]


def entities(article: Article) -> list[Record]:
    return [{**at(e.span), "text": e.text, "label": e.label} for e in article.analysis.entities]


def times(article: Article) -> list[Record]:
    return [_time(t) for t in article.times]


def _time(time: TimeExpression) -> Record:
    return {
        **at(time.span),
        "text": time.text,
        "type": time.type.value,
        "value": time.value,
        "earliest": time.earliest.isoformat() if time.earliest else None,
        "latest": time.latest.isoformat() if time.latest else None,
        "relative": time.relative,
        "steps": list(time.steps),
    }


def quantities(article: Article) -> list[Record]:
    return [_quantity(q) for q in article.quantities]


def _quantity(quantity: Quantity) -> Record:
    score = "-".join(str(number(n)) for n in quantity.score)
    return {
        **at(quantity.span),
        "text": quantity.text,
        "kind": quantity.kind.value,
        "value": score or number(quantity.value),
        "low": number(quantity.low),
        "high": number(quantity.high),
        "unit": quantity.unit,
        "hedge": quantity.hedge,
        "counted": quantity.counted,
        "noun": at(quantity.noun) if quantity.noun else None,
        "score": [number(n) for n in quantity.score],
    }


def people(article: Article) -> list[Record]:
    return [_person(p) for p in article.people]


def _person(person: Person) -> Record:
    return {
        "id": person.id,
        "name": person.name,
        "gender": person.gender,
        "mentions": [{**at(m.span), "text": m.text, "kind": m.kind} for m in person.mentions],
        "attributes": [
            {**at(a.span), "kind": a.kind, "value": a.value, "why": a.why, "other": a.other} for a in person.attributes
        ],
    }


def bodies(article: Article) -> list[Record]:
    return [_body(b) for b in article.bodies]


def _body(body: Body) -> Record:
    return {
        "id": body.id,
        "name": body.name,
        "kind": body.kind,
        "acronyms": list(body.acronyms),
        "mentions": [{**at(m.span), "text": m.text, "kind": m.kind} for m in body.mentions],
    }


def pronouns(article: Article) -> list[Record]:
    return [_pronoun(p) for p in article.pronouns]


def _pronoun(pronoun: Pronoun) -> Record:
    return {
        **at(pronoun.span),
        "text": pronoun.text,
        "gender": pronoun.gender,
        "person": pronoun.person,
        "expected": pronoun.expected,
        "margin": number(pronoun.margin),
        "steps": list(pronoun.steps),
    }


def quotations(article: Article) -> list[Record]:
    return [_quotation(q, article) for q in article.quotations]


def _quotation(quotation: Quotation, article: Article) -> Record:
    source = quotation.source
    return {
        **at(quotation.span),
        "text": article.document.quote(quotation.span),
        "type": quotation.type,
        "fragments": [at(f) for f in quotation.fragments],
        "source": {**at(source.span), "text": source.text, "person": source.person, "body": source.body} if source else None,
        "cue": words(quotation.cue, article) if quotation.cue else None,
        "speaker": quotation.speaker,
    }


def events(article: Article) -> list[Record]:
    return [_event(e) for e in article.events]


def _event(event: Event) -> Record:
    return {
        "id": event.id,
        **at(event.span),
        "trigger": at(event.trigger),
        "predicate": event.predicate,
        "class": event.noun_class,
        "arguments": [
            {**at(a.span), "role": a.role, "name": a.name, "person": a.person, "body": a.body} for a in event.arguments
        ],
        "times": list(event.times),
        "quantities": list(event.quantities),
        "place": event.place,
        "polarity": event.polarity,
        "modality": event.modality,
        "tense": event.tense,
        "holder": event.holder,
        "attribution": event.attribution,
        "quotation": event.quotation,
    }


def claims(article: Article) -> list[Record]:
    return [_claim(row) for row in article.claims.to_dict("records")]


def _claim(row: Mapping[Any, Any]) -> Record:
    time = {
        "text": row[table.TIME_TEXT],
        "value": row[table.TIME_VALUE],
        "earliest": row[table.TIME_EARLIEST] or None,
        "latest": row[table.TIME_LATEST] or None,
        "steps": row[table.TIME_STEPS],
    }
    quantity = {
        "text": row[table.QUANTITY_TEXT],
        "value": _plain(row[table.QUANTITY_VALUE]),
        "low": number(row[table.QUANTITY_LOW]),
        "high": number(row[table.QUANTITY_HIGH]),
        "unit": row[table.QUANTITY_UNIT],
        "hedge": row[table.QUANTITY_HEDGE],
    }
    plain = (table.TEXT, table.PART, table.SPEAKER, table.ATTRIBUTION, table.CUE, table.SUBJECT, table.PREDICATE, table.OBJECT)
    last = (table.PARTICIPANTS, table.PLACE, table.POLARITY, table.MODALITY, table.ORDINAL, table.SCOPE)
    return {
        "id": row[table.ID],
        "start": int(row[table.START]),
        "end": int(row[table.END]),
        **{name: row[name] for name in plain},
        "time": time if row[table.TIME_TEXT] or row[table.TIME_VALUE] else None,
        "quantity": quantity if row[table.QUANTITY_TEXT] else None,
        **{name: row[name] for name in last},
        "sentence": int(row[table.SENTENCE]),
        "event": number(row[table.EVENT]),
    }


def _plain(value: str) -> int | float | str | None:
    """A quantity of the table as a JSON number; a score stays text."""
    try:
        return number(float(value))
    except ValueError:
        return value or None


def findings(found: Iterable[Finding]) -> list[Record]:
    return [finding(f) for f in found]


def finding(found: Finding) -> Record:
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity.value,
        "confidence": found.confidence.value,
        "status": found.status.value,
        "message": found.message,
        "question": found.question,
        "differs": list(found.differs),
        "derivation": list(found.derivation),
        "evidence": [
            {
                **at(e.span),
                "text": e.text,
                "line": e.line,
                "column": e.column,
                "paragraph": e.paragraph,
                "part": e.part,
                "role": e.role,
                "value": e.value,
                "speaker": e.speaker,
                "time": e.time,
            }
            for e in found.evidence
        ],
        "fingerprint": found.fingerprint,
        "key": found.key,
        "evidence_hash": found.evidence_hash,
        "decision": (
            {
                "decision": found.decision.decision,
                "reason": found.decision.reason,
                "by": found.decision.by,
                "on": found.decision.on,
            }
            if found.decision
            else None
        ),
    }
