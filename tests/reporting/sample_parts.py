"""Articles, evidence and findings built by hand: no reader, no model, no check is needed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims import table
from claims.analysis import Analysis, Sentence
from claims.article import Anchor, Article
from claims.document import Document, Field, Part, PartKind
from claims.finding import Confidence, Evidence, Finding, Severity, Status
from claims.spans import Span

_KINDS = (
    ("title:", PartKind.NOTE),
    ("# ", PartKind.HEADLINE),
    ("## ", PartKind.SUBHEAD),
    ("Inquiry finds", PartKind.STANDFIRST),
    ("By ", PartKind.BYLINE),
    ("> ", PartKind.PULL_QUOTE),
    ("Photo:", PartKind.CAPTION),
    ("This article was", PartKind.NOTE),
)
_MARKUP = re.compile(r"^#+ |^> |^- |\*+|\[(?=[^\]]*\]\()|\]\([^)]*\)|^\|[-:|]+\|$|\|", re.M)


def blank(text: str) -> str:
    """The prose of a text: light markup as spaces of the same length."""
    return _MARKUP.sub(lambda m: " " * len(m[0]), text)


def document_of(text: str, *, path: str = "desk/skerry-ferry.md", metadata: Sequence[str] = ()) -> Document:
    """Paragraphs between blank lines as parts; lists, tables and a dateline as the readers give them."""
    prose = blank(text)
    parts: list[Part] = []
    number = 0
    for block in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        words = block[0]
        if words.startswith("title:"):
            prose = prose[: block.start()] + re.sub(r"\S", " ", words) + prose[block.end() :]
            continue
        if words.startswith(("- ", "| ")):
            items = [Span(block.start() + m.start(), block.start() + m.end()) for m in re.finditer(r"[^\n]+", words)]
        else:
            items = [Span(block.start(), block.end())]
        if words.startswith("| "):
            number += 1
            rows = tuple(_cells(text, line) for line in items if not text.startswith("|--", line.start))
            parts.append(Part(len(parts), PartKind.TABLE, Span(block.start(), block.end()), number, rows))
            continue
        for item in items:
            number += 1
            kind = next((k for start, k in _KINDS if words.startswith(start)), PartKind.BODY)
            if words.startswith("- "):
                kind = PartKind.LIST
            opening = re.match(r"[A-Z ]{4,}, [^–]{3,20} – ", words)
            if opening:
                middle = item.start + len(opening[0])
                parts.append(Part(len(parts), PartKind.DATELINE, Span(item.start, middle), number))
                item = Span(middle, item.end)
            parts.append(Part(len(parts), kind, item, number))
    fields = tuple(
        Field(key, text[m.start(1) : m.end(1)], Span(m.start(1), m.end(1)))
        for key in metadata
        if (m := re.search(rf"^{key}: (.*)$", text, re.M))
    )
    return Document(path=path, text=text, prose=prose, parts=tuple(parts), metadata=fields)


def _cells(text: str, line: Span) -> tuple[Span, ...]:
    return tuple(
        Span(line.start + m.start(), line.start + m.end()) for m in re.finditer(r"[^|\s][^|]*[^|\s]|[^|\s]", line.of(text))
    )


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    """Sentences by their closing marks: enough for a page."""
    out: list[Sentence] = []
    for part in document.parts:
        pieces = [s for row in part.rows for s in row] or [part.span]
        for piece in pieces:
            for match in re.finditer(r"\S(?:[^.]|\.(?=\d))*(?:\.[”’]?|$)", piece.of(document.prose)):
                span = Span(piece.start + match.start(), piece.start + match.end()).strip(document.prose)
                if len(span):
                    out.append(Sentence(len(out), span, part.index, 0, 0))
    return tuple(out)


def article_of(
    text: str, *, path: str = "desk/skerry-ferry.md", metadata: Sequence[str] = (), anchor: Anchor | None = None
) -> Article:
    """An article with sentences and nothing else."""
    document = document_of(text, path=path, metadata=metadata)
    return Article(
        document=document,
        analysis=Analysis(sentences=sentences_of(document)),
        anchor=anchor or Anchor(),
        times=(),
        quantities=(),
        people=(),
        bodies=(),
        pronouns=(),
        quotations=(),
        events=(),
        claims=table.empty(),
    )


def find(text: str, words: str, nth: int = 1) -> Span:
    """Where `words` stand in `text` for the `nth` time; of "x «words» y", where the marked words stand."""
    if "«" in words:
        before, marked, after = re.split("[«»]", words)
        start = text.index(before + marked + after) + len(before)
        return Span(start, start + len(marked))
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def evidence_of(article: Article, words: str, *, nth: int = 1, **fields: str) -> Evidence:
    """Evidence at `words`."""
    return evidence_at(article, find(article.text, words, nth), **fields)


def evidence_at(
    article: Article, span: Span, *, role: str = "value A", value: str = "", speaker: str = "", time: str = ""
) -> Evidence:
    """Evidence at `span`, placed as the run places it."""
    place = article.document.position(span.start)
    part = article.document.part_at(span.start)
    kind = part.kind.value if part else "body"
    return Evidence(span, span.of(article.text), place.line, place.column, place.paragraph, kind, role, value, speaker, time)


def finding_of(code: str, name: str, message: str, evidence: Sequence[Evidence], **fields: object) -> Finding:
    """A finding with the usual values where `fields` names none."""
    values: dict[str, object] = {
        "severity": Severity.ERROR,
        "confidence": Confidence.HIGH,
        "status": Status.OPEN,
        "question": "",
        "derivation": (),
        "differs": tuple(dict.fromkeys(e.value for e in evidence if e.value and e.role != "anchor")),
        "fingerprint": f"{code}-{abs(hash_of(message)):08x}",
    }
    values.update(fields)
    return Finding(code=code, name=name, message=message, evidence=tuple(evidence), **values)  # type: ignore[arg-type]


def hash_of(text: str) -> int:
    """A number that depends on the text alone."""
    out = 7
    for character in text:
        out = (out * 31 + ord(character)) % 2**32
    return out
