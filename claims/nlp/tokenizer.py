"""Words and marks of a sentence, by the conventions of the English Web Treebank that the model learned.

don't -> do n't, Smith's -> Smith 's, well-known -> well - known, re-elected stays, $5.20 -> $ 5.20, 10% -> 10 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.lexicon import words
from claims.spans import Span

_DOMAINS = "com|org|net|gov|edu|info|io|co|uk|de|fr|eu|au|ca|tv|news|int|mil"
_TOKEN = re.compile(
    rf"""
      (?P<url>(?:https?://|www\.)[^\s<>"“”]*[\w/=&#]
        |[\w.+%-]{{1,64}}@[\w-]+(?:\.[\w-]+)+
        |\b[a-zA-Z][\w-]{{0,63}}(?:\.[\w-]{{1,63}}){{0,8}}\.(?:{_DOMAINS})\b(?:/[^\s<>"“”]*[\w/])?)
    | (?P<tag>[@#][^\W\d]\w*)
    | (?P<dotted>(?<![\w.])(?:[^\W\d_]{{1,2}}\.){{2,}}(?:[^\W\d_]\b)?|Ph\.D\.?|M\.Sc\.)
    | (?P<year>(?<![\w’'])['’]\d\ds?(?!\w))
    | (?P<number>(?<![\w.])\.\d+|\d+(?:[.,:/]\d+)*)(?P<unit>[^\W\d_]+(?:['’]s(?!\w))?)?
    | (?P<money>[A-Z]{{1,3}}[$£€])
    | (?P<word>[^\W_](?:[\w&]|['’.](?=[^\W_])|[\u0300-\u036f])*)
    | (?P<run>\.{{2,}}|…+|-{{2,}}|[!?]+|\*+|_+|=+|``|'')
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_ENDING = re.compile(r"(?<=\w)(?:n['’]t|['’](?:s|m|d|re|ve|ll))$", re.IGNORECASE)
_PARTS = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3}
_PHONE = re.compile(r"(?<![\w-])(?:\+?\d{1,3}[- ])?\d{3}-\d{3}-\d{4}(?!\d)|(?<![\w-])\d{3}-\d{4}(?![\d-])|\d{4}-\d\d-\d\d(?!\d)")
_HYPHENS = "-‐‑"
_KEPT_NUMBER = re.compile(r"(?:st|nd|rd|th|s|['’]s|[A-Z])(?:['’]s)?$", re.IGNORECASE)


def tokenize(text: str, span: Span) -> list[Span]:
    """The tokens of `text` at `span`, in order; all white space lies between them."""
    kept = [m.span() for m in _PHONE.finditer(text, span.start, span.end)]
    out: list[Span] = []
    at = span.start
    for start, end in [*kept, (span.end, span.end)]:
        out.extend(_plain(text, at, start, span.end))
        if start < end:
            out.append(Span(start, end))
        at = end
    return _join_prefixes(text, out)


def _plain(text: str, start: int, end: int, last: int) -> Iterator[Span]:
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup
        if kind in ("number", "unit") and match["unit"]:
            yield from _number(text, match)
        elif kind == "word":
            yield from _word(text, *match.span())
        else:
            yield Span(*match.span())


def _number(text: str, match: re.Match[str]) -> Iterator[Span]:
    """A number with letters at its end: "1990s", "4th" and "9A" are one word, "5km" and "7bn" two."""
    money = text[match.start() - 1 : match.start()] in tuple("$£€¥")
    unit = match["unit"]
    if _KEPT_NUMBER.fullmatch(unit) and not (money or unit == "m"):
        yield Span(*match.span())
    else:
        yield Span(*match.span("number"))
        yield from _word(text, *match.span("unit"))


def _word(text: str, start: int, end: int) -> Iterator[Span]:
    word = text[start:end]
    at = _PARTS.get(word.lower())
    if at is None and (ending := _ENDING.search(word)):
        at = ending.start()
    if at:
        yield Span(start, start + at)
        start += at
    yield Span(start, end)


def _join_prefixes(text: str, spans: list[Span]) -> list[Span]:
    """Put "re", "-" and "elected" together again, and an abbreviation and its stop."""
    out: list[Span] = []
    abbreviations, prefixes = words("abbreviations"), words("hyphen_prefixes")
    for i, span in enumerate(spans):
        here = span.of(text)
        if out and out[-1].end == span.start:
            before = out[-1].of(text)
            joined = here == "." and _is_abbreviation(before, abbreviations, last=i + 1 == len(spans), text=text, end=span.end)
            hyphened = before[-1] in _HYPHENS and before[:-1].lower() in prefixes and here[0].isalnum()
            prefix = here in tuple(_HYPHENS) and before.lower() in prefixes and text[span.end : span.end + 1].isalnum()
            if joined or hyphened or prefix:
                out[-1] = Span(out[-1].start, span.end)
                continue
        out.append(span)
    return out


def _is_abbreviation(before: str, abbreviations: frozenset[str], *, last: bool, text: str, end: int) -> bool:
    """Whether the stop after `before` belongs to it."""
    if last:
        return before in {"Inc", "Jr", "Sr", "Ltd", "Corp", "Co", "etc"}
    if len(before) == 1 and before.isalpha():
        return before.isupper() or before in abbreviations or text[end : end + 1].isalnum()
    if before in ("No", "no", "Nos"):
        return text[end:].lstrip()[:1].isdigit() if end < len(text) else False
    return before in abbreviations
