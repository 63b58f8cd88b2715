"""What the words of a line give away: a byline, a caption, a note, a title, a stray line. Patterns of English newspapers.

Every function sees a paragraph on one line, its white space single.
"""

from __future__ import annotations

import re


def _any(*patterns: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


_NAME = r"(?:[A-ZÀ-ÞŁŚŠŽ][\w.’'\-]*|(?:de|van|der|den|von|la|le|al|bin|el|da|dos|di|du)(?= )|(?:al|el)-\w+)"
_PERSON = rf"{_NAME}(?: {_NAME}){{1,4}}"
_PEOPLE = rf"{_PERSON}(?:(?:, and|,| and| &| \||;| with) {_PERSON}){{0,4}}"
_JOB = (
    r"(?:correspondent|editor|reporter|writer|columnist|critic|analyst|producer|bureau|desk|staff|agency|agencies"
    r"|contributor|service|reviewer|commentator|journalist)s?"
)
_ROLE = rf"(?i:(?:[\w&’'\-]+ ){{0,5}}{_JOB}(?: (?:in|at|for|of) \w+(?: \w+){{0,3}})?)"
_WHERE = r"(?:,| [|–—-]| in| at| for) [\w&’'.,\- ]{1,60}"
_WRITES = r"(?:[Bb]y|BY|[Ww]ords(?: by)?|(?:[Ss]tory|[Ww]ritten|[Rr]eported) by|[Ff]rom|FROM)"

_BYLINE = _any(
    rf"{_WRITES}:? {_PEOPLE}(?:{_WHERE})?\.?",
    rf"(?:Authors?|AUTHORS?|Byline|BYLINE|Reporter|Writer|Text): {_PEOPLE}(?:{_WHERE})?\.?",
    rf"{_PERSON}(?:,| [|–—-]) {_ROLE}(?:{_WHERE})?",
    rf"(?:[Bb]y |BY )?(?:[Oo]ur|[Aa]n?|[Ss]taff|[Ss]pecial) {_ROLE}",
    rf"(?:[Bb]y|BY) {_ROLE}",
)
_SIGNED = _any(
    rf"(?:By|BY|Words by|Story by|Written by|Reported by) {_PEOPLE}(?:{_WHERE})?\.?",
    rf"(?:Authors?|AUTHORS?|Byline|BYLINE|Reporter|Writer): {_PEOPLE}(?:{_WHERE})?\.?",
)

_PICTURE = r"(?:photo(?:graph)?s?|pictures?|images?|illustration|graphic|video|map)"
_CAPTION = _any(
    rf"[\[(]?(?i:(?:file |stock |main |lead |cover )?{_PICTURE}(?: caption| credit)?|captions?|pictured|above|below)"
    r"(?: ?\((?:above|left|right|below|centre|center|credit|file|l-r|from left)\))?: ?\S",
    rf"[\[(]?(?i:{_PICTURE})(?: (?i:courtesy(?: of)?|credit|by))? [A-Z][\w.’'\- ]{{1,60}}[\])]?",
    r"(?:File|Stock) (?:photo|picture|image|photograph)s?(?: (?:of|shows)\b|[.,:]|$)",
    r"\[(?i:photo|image|picture|caption)[^\[\]]*: [^\[\]]*\]",
)
_AGENCY = (
    r"(?:AP|AFP|EPA|Reuters|PA|Getty|PTI|ANI|AAP|EFE|DPA|dpa|TT|Alamy|Shutterstock|Xinhua|Handout|Supplied|Courtesy|File)"
    r"(?: (?:Photo|Images|PA|Press|photo|file))?"
)
_CREDITED = _any(
    rf"[\[(](?i:{_PICTURE}|credit|courtesy|pic|file)\b[^()\[\]]{{0,80}}[\])]\.?$",
    rf"[\[(](?:[\w.’'\- ]{{1,40}}/ ?)?{_AGENCY}(?: ?(?:/|via|,) ?[^()\[\]]{{0,60}})?[\])]\.?$",
    r"(?:/| / | )(?:File (?:photo|picture|image)|Handout photo|AP Photo|Getty Images)\.?$",
    r"(?:^|[.!?)\w] )(?:Photos?|Photographs?|Pictures?|Images?|Illustration|Graphic|Video|Credit|Photo credit): ?[^.:]{2,60}\.?$",
)
_LONGEST_CAPTION = 500

_REPORT = r"(?:article|story|report|piece|page|copy|headline|post|column)"
_DESK_NOTE = (
    r"(?:Adds?|Updates?|Recasts?|Corrects?|Refiles?|Repeats?|Rewrites?|Changes?|Clarifies|Removes?|Fixes|Releads?|Recaps?"
    r"|Reporting|Editing|Writing|Additional|Compiled|Edited|Written|Translated|This|The (?:writer|author))"
)
_CHANGED = r"(?:amended|updated|corrected|changed|edited|published|produced|written|supported|funded|translated)"
_NOTE = _any(
    r"[\[(]?(?:C(?:orrection|ORRECTION|larification|LARIFICATION)[sS]?|E(?:ditor|DITOR)[’']?[sS]?[’']? [Nn](?:ote|OTE)"
    r"|Disclosure|Disclaimer)(?: \([^()]{1,40}\)|, [^:]{1,40})?(?::| [–—-] |$)",
    rf"(?:(?:An?|The) (?:earlier|previous|original) version of this|This) {_REPORT} (?:originally |initially |first )?"
    rf"(?:(?:was|has been|have been) (?:\w+ )?{_CHANGED}|misstated|incorrectly|wrongly|said|gave|contained|misspelled|omitted"
    r"|appeared|is part of|is published)\b",
    r"(?:Additional|With additional|Further|Extra) (?:reporting|research)\b.{0,200}",
    r"(?:Reporting|Editing|Writing|Compiled|Edited|Translated|Graphics?|Produced) (?:and \w+ )?by:? [A-Z].{0,300}",
    rf"[\[(]{_DESK_NOTE}\b[^()]{{2,400}}(?:\([^()]{{0,80}}\)[^()]{{0,200}}){{0,5}}[\])]\.?$",
    r"[-—–*#~ ]*(?:ENDS?|MORE|more follows|MORE FOLLOWS|-?30-?|###)[-—–*#~. ]*$",
    r"[-—–*#~]+ ?[Ee]nds? ?[-—–*#~]+$",
    r"(?i:for (?:more|further|media|press|additional|all) (?:information|details|enquir\w+|inquir\w+|queries)\b).{0,200}"
    r"(?:[Cc]ontact|[Cc]all|[Vv]isit|e-?mail|[Ss]ee|[Gg]o to|@|\d{3})",
    r"(?i:(?:media |press |news ?desk )?(?:contacts?|enquiries|inquiries|contact us|e-?mail|tel|telephone|phone|follow us)"
    r"(?: on)?): ?\S",
    r"(?i:notes? (?:to|for) (?:the )?editors?|about the (?:author|writer|reporter)s?)\b",
    r"(?:Sources?|Copyright|SOURCES?): ?\S",
    r"(?:©|\(c\)|Copyright) ?(?:\d{4}|[A-Z])",
)
_BIOGRAPHY = _any(
    rf"(?:{_PERSON}|[Tt]he (?:writer|author)|[Ss]he|[Hh]e)(?:, [^,]{{1,80}},)? "
    r"(?:is|are|was|covers|writes|reports|works|teaches|has (?:written|reported|covered|worked)|can be|tweets)\b.{0,300}"
    r"(?i:\b(?:writers?|authors?|columnist|correspondent|editor|reporter|journalist|freelanced?|covers|writes|reports|reached|contacted|tweets"
    r"|contributor|fellow|professor)\b|@\w)"
)
_LONGEST_BIOGRAPHY = 700

_ATTRIBUTED = re.compile(rf"[\"”’»] ?(?:—|–|―|--?) {_PERSON}(?:, [^.!?]{{1,80}})?$")

_QUESTION = re.compile(r"[^\"“.!?:]+\?")
_END_MATTER = re.compile(
    r"(?i:sources|references|external links|further reading|see also|related (?:news|articles|stories|links|coverage|topics)"
    r"|more (?:on this story|from .{1,40})|read (?:more|next|also)|share this(?: \w+)?|most read|sister links):?"
)
_FIGURE = re.compile(
    r"(?:Rs\.? ?|[A-Z]{0,3}[$£€₹¥])?\d[\d,.]*(?:st|nd|rd|th)?"
    r"(?: ?(?:%|per ?cent|pc|p|bn|m|k|million|billion|trillion|lakh|crore|km|kg|ft|x))?"
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_ABBREVIATED_END = re.compile(r"(?:\b[A-Z]\.){2,}$")
_OPEN_END = re.compile(r"[.!?…:;,\-–—][\"'”’)\]]*$")


def is_byline(line: str) -> bool:
    """Who wrote it, on a line between headline and body."""
    return len(line) <= 160 and bool(_BYLINE.fullmatch(line))


def is_signature(line: str) -> bool:
    """A byline that says that it is one ("By Ann Lee", "Author: Ann Lee"), wherever it stands."""
    return len(line) <= 160 and bool(_SIGNED.fullmatch(line))


def is_caption(line: str) -> bool:
    if line.startswith("[") and ":" not in line:
        return False
    return bool(_CAPTION.match(line)) or (len(line) <= _LONGEST_CAPTION and bool(_CREDITED.search(line)))


def is_note(line: str) -> bool:
    """A correction, a desk's or a reporter's note, a contact, the mark of the end."""
    return bool(_NOTE.match(line))


def is_biography(line: str) -> bool:
    """Who the author is; only its place below the article tells it from the body."""
    return len(line) <= _LONGEST_BIOGRAPHY and bool(_BIOGRAPHY.match(line))


def has_attribution(line: str) -> bool:
    """A quotation with its speaker after it ("..." — Ann Lee, baker)."""
    return bool(_ATTRIBUTED.search(line))


def ends_sentence(line: str) -> bool:
    return bool(_SENTENCE_END.search(line)) and not _ABBREVIATED_END.search(line)


def is_stray(line: str) -> bool:
    """Something left behind by an editor ("mm", "TK", "[PHOTO]"): no word of four letters, or all of it in brackets."""
    if line.startswith("[") and line.find("]") == len(line) - 1:
        return True
    return len(line.split()) <= 2 and not re.search(r"[^\W\d_]{4}", line)


def is_result(line: str) -> bool:
    """Names and numbers without a word in small letters ("Rovers 2 Athletic 1")."""
    return bool(re.search(r"\d", line)) and not re.search(r"\b[^\W\d_A-ZÀ-Þ]{3}", line)


def is_figure(line: str) -> bool:
    """A number or an amount that stands alone, as over a paragraph that explains it."""
    return bool(_FIGURE.fullmatch(line))


def opens_end_matter(line: str) -> bool:
    return len(line) <= 60 and bool(_END_MATTER.fullmatch(line))


def looks_like_title(line: str) -> bool:
    """A capital, a number or a quotation mark first, no stop, colon or dash at the end, no bracket around it; or a question."""
    first = line[:1]
    return (
        (first.isupper() or first.isdigit() or first in "'\"‘“$£€₹")
        and (not _OPEN_END.search(line) or _QUESTION.fullmatch(line) is not None)
        and not is_stray(line)
        and not is_result(line)
    )
