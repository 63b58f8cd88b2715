"""Something that is not part of the article was left in it.

*What it looks for*: a line of stray keystrokes, a note to or from the desk ("pls check spelling", "TK", "hold space"), a
placeholder ("[PHOTO]", "(HyperLink)", "lorem ipsum"), and left-over markup in running text.

*Why it matters to a reader*: it was never meant for them.

*When it stays silent*: on credits, captions, datelines and end marks ("ENDS", "-30-", "###"), on subheads and one-word paragraphs
that are words, on notes in brackets that newsrooms print ("[sic]", "[laughs]").

*Source*: lists of desk shorthand and placeholders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.article import Article
from claims.document import Part, PartKind
from claims.finding import Confidence, Severity
from claims.spans import Span

_READ = (PartKind.BODY, PartKind.SUBHEAD, PartKind.LIST, PartKind.STANDFIRST, PartKind.NOTE, PartKind.CAPTION)

_DESK = re.compile(
    r"\b(?:pls|plz|TKTK|TK|tktk|FIXME|TODO|XXX+|w/|hed|dek|nutgraf|con-call)(?!\w)"
    r"|\bhold (?:the )?space\b|\bcheck (?:the )?(?:spelling|sp|name)\b|\b(?:to|for) (?:desk|subs|sub-editors)\b"
    r"|\b(?:desk|subs|picture desk|photo desk|editor|ed)(?: \w+){0,2} note\b|\bnote to (?:self|desk|editors?|subs)\b"
    r"|\b(?:insert|add|need|find|get) (?:a |the |better |new |more )*(?:quote|pic|pics|photo|headline|caption|link|stat|stats)\b"
    r"|\bquotes? (?:to come|tk|here)\b|\bmore to come\b"
)
_ADDRESSED = re.compile(
    r"[(\[]\s*(?:[A-Z][\w.]+|[A-Z]{1,3})\s*[:,–—-]+\s*(?:can|could|would|will|pls|please|do|did|is|check|ask|add|need|get|see|any)\b.*[)\]]"
    r"|[(\[].*[–—-]{1,2}\s?[A-Z]{2,3}[)\]]",
    re.DOTALL,
)
_BRACKETED = re.compile(r"[(\[][^()\[\]\n]{5,200}[)\]]")
_SURE = re.compile(r"\b(?:pls|plz|TKTK|TK|tktk|FIXME|TODO|XXX+|w/|hold (?:the )?space|check (?:the )?(?:spelling|sp))(?!\w)")
_WRAPPED = re.compile(r"(x{2,}|\*{3,}|@{2,}|%{2,})\s?[^\n]{3,200}?\s?\1")
_ASKS = re.compile(r"\?\?|!!|\?!")
_PLACEHOLDER = re.compile(
    r"\blorem ipsum\b|\(hyper-?link\)|\[(?:photo|picture|pic|image|video|link|insert[^\]]{0,40}|quote|caption|headline|name|tk)\]"
    r"|\{\{[^}]{0,60}\}\}|&(?:nbsp|amp|quot|#\d{2,4});|</?(?:p|br|div|span|b|i|em|strong)\s*/?>",
    re.IGNORECASE,
)
_BAR = re.compile(r"(?<=[a-z] )\|(?= [a-z])")
_VOWEL = re.compile("[aeiouyà-ü]", re.IGNORECASE)
_END_MARK = re.compile(r"(?:ends?|more|mf|ms|rt|-+ ?\d\d ?-+|#+|\*+)[.:]?", re.IGNORECASE)

EXAMPLES = (
    flagged(
        "The mayor will open the new baths on Saturday, the council said.\n\n«kk»\n\nTickets cost four pounds.\n",
        "“kk” stands in the text as a line of its own.",
    ),
    flagged(
        "The mayor will open the new baths on Saturday, the council said.\n\n"
        "«Desk: pls check the opening hours with the council before six»\n\nTickets cost four pounds.\n",
        "A note to the desk stands in the text.",
    ),
    flagged(
        "The photographs are free to use under an open licence «(HyperLink)» on her site, the artist said.\n",
        "“(HyperLink)” looks like a placeholder that was left in.",
    ),
    flagged(
        "The mayor will open the new baths on Saturday, the council said.\n\n"
        "«ASK THE COUNCIL – IS THE POOL OPEN ON MONDAYS??»\n\nTickets cost four pounds.\n",
        "A note to the desk stands in the text.",
    ),
    clean("The bill passed.\n\n***\n\nThe minister was not in the chamber. “He never is [laughs],” a colleague said.\n\nENDS\n"),
    clean("The clerk has to check each name twice. The museum will insert a photo in each frame.\n\nWhy?\n\nNobody knows.\n"),
)


def find(article: Article) -> Iterator[Discrepancy]:
    for part in article.document.parts:
        words = part.span.of(article.document.prose).strip()
        if part.kind in _READ:
            if _keystrokes(words):
                yield _discrepancy(part.span, f"“{words}” stands in the text as a line of its own", Confidence.HIGH)
                continue
            if _desk_note(part, words):
                yield _discrepancy(_first_line(part.span, article.text), "A note to the desk stands in the text", Confidence.HIGH)
                continue
        for note in _BRACKETED.finditer(article.document.prose, part.span.start, part.span.end):
            if _ADDRESSED.fullmatch(note[0]) or _SURE.search(note[0]):
                yield _discrepancy(Span(*note.span()), "A note to the desk stands in the text", Confidence.HIGH)
        left = [*_PLACEHOLDER.finditer(article.document.prose, part.span.start, part.span.end)]
        if part.kind is PartKind.BODY:
            left += _BAR.finditer(article.document.prose, part.span.start, part.span.end)
        for match in left:
            told = f"“{match[0]}” looks like a placeholder that was left in"
            yield _discrepancy(Span(*match.span()), told, Confidence.HIGH)


def _keystrokes(words: str) -> bool:
    """One or two short strings of letters that cannot be words: no vowel, or one letter over and over."""
    pieces = words.split()
    if not 1 <= len(pieces) <= 2 or _END_MARK.fullmatch(words):
        return False
    return all(
        re.fullmatch(r"[^\W\d_]{1,12}[;,]?", p)
        and not p.isupper()
        and (not _VOWEL.search(p) or (len(p) > 1 and len(set(p.lower())) == 1))
        for p in pieces
    )


def _desk_note(part: Part, words: str) -> bool:
    """A short paragraph in desk shorthand: one sure sign, or two signs, or a sign in a text without a stop; or one that shouts."""
    if _WRAPPED.fullmatch(words) or (_ASKS.search(words) and words.isupper() and len(words.split()) > 2):
        return True
    if part.kind is PartKind.SUBHEAD or len(words.split()) > 40 or words[:1] in "“\"‘'":
        return False
    signs = {m[0].lower() for m in _DESK.finditer(words)}
    return (
        bool(_SURE.search(words))
        or bool(_ADDRESSED.fullmatch(words))
        or len(signs) > 1
        or (bool(signs) and words[-1] not in ".!?”\"’'")
    )


def _first_line(span: Span, text: str) -> Span:
    return Span(span.start, min(span.end, span.start + 500)).strip(text)


def _discrepancy(span: Span, told: str, confidence: Confidence) -> Discrepancy:
    return Discrepancy(
        sides=(Side(span),),
        values={"told": told},
        derivation=("The line is neither a sentence of the article nor a heading, caption or credit.",),
        confidence=confidence,
        question="Can it go?",
    )


CHECK = Check(
    code="PAG502",
    name="stray-fragment",
    severity=Severity.WARNING,
    reads=("paragraphs",),
    message="{told}.",
    find=find,
    examples=EXAMPLES,
)
