"""What the words of a line give away: a byline, a caption, a note, a title, a stray line. Patterns of English newspapers."""

from __future__ import annotations

import re

_NAME = r"(?:[A-ZÀ-Þ][\w.’'\-]*|(?:de|van|der|den|von|la|le|al|bin|el|da|dos|di|du)(?=\s)|(?:al|el)-\w+)"
_PERSON = rf"{_NAME}(?:\s+{_NAME}){{1,4}}"
_ROLE = (
    r"(?i:[\w&'’\- ]*\b(?:correspondent|editor|reporter|writer|columnist|critic|analyst|producer|bureau|chief|desk|staff|agency|agencies"
    r"|contributor|service|reviewer|commentator|journalist)s?(?:\s+(?:in|at|for|of)\s+[\w ]+)?)"
)
_BYLINE = re.compile(
    rf"(?:(?:[Bb]y|BY|Words(?: by)?:?|Author:|Byline:|By:|Reporter:|Story by|Written by|Report(?:ed)? by|From|FROM)\s+{_PERSON}"
    rf"(?:\s*(?:,|\band\b|&|\||with)\s*{_PERSON}){{0,4}}(?:\s*(?:,|\||in|at|–|—)\s*[\w&'’.,\- ]{{1,60}})?"
    rf"|{_PERSON}\s*(?:,|\||–|—|-)\s*{_ROLE}(?:\s*(?:,|\||in|at)\s*[\w&'’.\- ]{{1,40}})?"
    rf"|(?:[Bb]y|BY)\s+(?:(?i:our|a|an|staff|special|legal|political|local|sports?|city|news)\s+)?{_ROLE})\.?"
)
_CREDIT = (
    r"(?:AP|AFP|EPA|Reuters|PA|Getty|PTI|ANI|Press|Photos?|Photograph|Picture|Image|File|Handout|Courtesy|Supplied|Alamy|Shutterstock)"
)
_CAPTION = re.compile(
    r"[\[(]?\s*(?:(?i:photo(?:graph)?s?|picture|image|file (?:photo|picture|image)|(?:photo |picture |image )?caption|pictured|above|illustration|graphic|chart|map"
    r"|photo credit|image credit|picture credit))\s*(?:\((?:above|left|right|below|credit|file)\))?(?:\s*:|\s+(?i:by|courtesy)\b:?)\s*\S"
    r"|(?:File|Stock) (?:photo|picture|image)s?(?: of|\.|$|,)"
)
_CREDITED = re.compile(
    rf".*(?:[\[(](?:(?i:photo|photograph|picture|image|credit|file|courtesy|pic)s?\s*(?::|by|/|courtesy)?[^()\[\]]{{0,60}}|{_CREDIT}(?:\s*(?:/|via|,)\s*[^()\[\]]{{0,60}})?)[\])]"
    r"|(?:\s|/)(?:File (?:photo|picture|image)|Handout photo)|(?<=[.\s])(?:Photo|Photograph|Picture|Image|Credit):\s*[^.]{2,60})\.?\s*",
    re.S,
)
_NOTE = re.compile(
    r"[\[(*]*\s*(?:(?:Correction|CORRECTION|Corrections|Clarification|CLARIFICATION|Editor['’]?s['’]? [Nn]ote|EDITOR['’]?S['’]? NOTE|Disclosure|Disclaimer|Corrected|Amended)\b\s*(?:[:,.(]|[—–-]\s|to\b|and\b|$)"
    r"|(?:This|An earlier version of this|A previous version of this) (?:article|story|report|piece|page|copy|headline)(?: \w+){0,4} (?:was|has been|have been|is|misstated|incorrectly|wrongly|said|gave|contained)\b"
    r"|(?:Additional|With additional|Further|Extra) (?:reporting|research|work)\b|(?:Reporting|Editing|Written|Writing|Compiled|Edited|Produced|Translated|Graphics?|Reported) by\s+[A-Z]"
    r"|\((?:Adds?|Updates?|Recasts?|Corrects?|Refiles?|Repeats?|Rewrites?|Changes?|Clarifies|Removes?|Fixes|Releads?|Recaps?|Reporting|Editing|Writing|Additional|With|This|Compiled|Edited|The writer|The author)\b[^()]{2,300}(?:\([^()]{0,80}\)[^()]{0,200})*\)\.?$"
    r"|(?:ENDS?|END|###|-30-|MORE)\W*$|[-—–*#\s]*(?i:ends?)\s*[-—–*#]+\s*$"
    r"|(?:For (?:more|further|media|press) (?:information|details|enquir\w+|inquir\w+|queries)\b.{0,200}(?:contact|call|visit|email|e-mail|see|go to|@|\d{3}))"
    r"|(?:Media |Press |News ?desk )?(?:Contacts?|Enquiries|Inquiries|Contact us|Email|E-mail|Tel|Telephone|Phone|Twitter|Follow us)\s*:\s*\S"
    r"|(?:Notes? (?:to|for) (?:the )?[Ee]ditors?|NOTES? (?:TO|FOR) EDITORS?|About the (?:author|writer|reporter))\b"
    r"|(?:Source|Sources|Copyright)\s*:\s*\S|©)"
)
_BIOGRAPHY = re.compile(
    rf"(?:{_PERSON}|(?:The )?(?:writer|author))(?:,\s[^,]{{1,60}},)?\s+(?:is|are|was|covers|writes|reports|works|teaches|has (?:written|reported|covered|worked)|can be (?:reached|contacted|followed)|tweets)\b"
    r".{0,240}\b(?:writer|author|columnist|correspondent|editor|reporter|journalist|freelancer?|covers|writes|reports|reached|contacted|tweets|@\w+)"
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")


def is_byline(line: str) -> bool:
    return len(line) <= 160 and bool(_BYLINE.fullmatch(line))


def is_caption(line: str) -> bool:
    return bool(_CAPTION.match(line)) or (len(line) <= 500 and bool(_CREDITED.fullmatch(line)))


def is_note(line: str) -> bool:
    return bool(_NOTE.match(line))


def is_biography(line: str) -> bool:
    """One or two sentences about who wrote the article; only the place at its end tells it from the body."""
    return len(line) <= 320 and bool(_BIOGRAPHY.match(line))


def ends_sentence(line: str) -> bool:
    return bool(_SENTENCE_END.search(line))


def is_stray(line: str) -> bool:
    """Something left behind by an editor ("mm", "TK", "[PHOTO]"): no word with more than three letters, or in brackets."""
    return bool(re.fullmatch(r"\[[^\[\]]{0,60}\]", line)) or not re.search(r"[^\W\d_]{4}", line) and len(line.split()) <= 2


def looks_like_title(line: str) -> bool:
    """A capital or a number first, no stop or colon at the end, no bracket around it."""
    return line[:1] not in "[(" and (line[:1].isupper() or line[:1].isdigit() or line[:1] in "'\"‘“") and not re.search(
        r"[.!?…:;,][\"'”’)\]]*$", line
    ) and not is_stray(line)
