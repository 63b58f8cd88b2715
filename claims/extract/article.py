"""Document to Article: the extractors in order."""

from __future__ import annotations

from claims.article import Article
from claims.document import Document
from claims.extract.anchor import find_anchor
from claims.extract.claims import build_claims
from claims.extract.events import find_events
from claims.extract.people import find_people
from claims.extract.quantities import find_quantities
from claims.extract.quotations import find_quotations, name_speakers
from claims.extract.times import find_times
from claims.nlp import Analyser, analyse


def extract(
    document: Document,
    *,
    date: str | None = None,
    named_date: str | None = None,
    month_first: bool | None = None,
    analyser: Analyser = analyse,
) -> Article:
    """Read everything that newscheck knows from a document.

    `date` is the document's date as an ISO day or month, where the caller knows it; `named_date` one that its file's name
    gives, for a document that bears none. `month_first` says how 03/04/2023 is read; None: as the article's other dates
    are. `analyser` gives sentences, tokens, parse and entities; the default is the embedded model.
    """
    analysis = analyser(document)
    anchor = find_anchor(document, analysis, option=date, named=named_date, month_first=month_first)
    times = find_times(document, analysis, anchor, month_first=month_first)
    quantities = find_quantities(document, analysis, times)
    speech = find_quotations(document, analysis)
    people, bodies, pronouns = find_people(document, analysis, speech)
    quotations = name_speakers(speech, analysis, people, bodies, pronouns)
    events = find_events(document, analysis, times, quantities, people, bodies, pronouns, quotations)
    claims = build_claims(document, analysis, times, quantities, people, bodies, pronouns, quotations, events, now=anchor.latest)
    return Article(document, analysis, anchor, times, quantities, people, bodies, pronouns, quotations, events, claims)
