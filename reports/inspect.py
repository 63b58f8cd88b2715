"""What was read from an article, before any check, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from claims.analysis import TimeExpression
from claims.article import Article
from reports import records

SCHEMA_VERSION = "1.0"


def render_json(articles: Iterable[Article]) -> str:
    """The views as one JSON object, UTF-8, ending in a line break."""
    document = {"schema_version": SCHEMA_VERSION, "articles": [_article(a) for a in articles]}
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _article(article: Article) -> records.Record:
    article = _with_ends(article)
    return {
        "path": article.document.path,
        "anchor_date": records.anchor(article),
        "parts": records.parts(article),
        "sentences": records.sentences(article),
        "entities": records.entities(article),
        "times": records.times(article),
        "quantities": records.quantities(article),
        "people": records.people(article),
        "bodies": records.bodies(article),
        "pronouns": records.pronouns(article),
        "quotations": records.quotations(article),
        "events": records.events(article),
    }


def _with_ends(article: Article) -> Article:
    """The article with the two ends of a range as two times, as TIMEX3 marks them ("from [1994] to [1998]")."""
    times: list[TimeExpression] = []
    places: dict[int, list[int]] = {}
    for time in article.times:
        for one in time.ends or (time,):
            places.setdefault(time.id, []).append(len(times))
            times.append(replace(one, id=len(times)))
    events = tuple(replace(e, times=tuple(n for i in e.times for n in places[i])) for e in article.events)
    return replace(article, times=tuple(times), events=events)
