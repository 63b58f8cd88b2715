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

_AGENCY = (
    r"(?:(?:The )?Associated Press|Press Association|Press Trust of India|Agence France-Presse|[Aa]gencies|AGENCIES"
    r"|AP|AFP|EPA|Reuters|REUTERS|PA|Getty|PTI|ANI|IANS|UNI|AAP|EFE|DPA|dpa|TT|Bloomberg|Xinhua)"
)

_BYLINE = _any(
    rf"{_WRITES}:? {_PEOPLE}(?:{_WHERE})?\.?",
    rf"(?:Authors?|AUTHORS?|Byline|BYLINE|Reporter|Writer|Text): {_PEOPLE}(?:{_WHERE})?\.?",
    rf"{_PERSON}(?:,| [|–—-]) {_ROLE}(?:{_WHERE})?",
    rf"(?:[Bb]y |BY )?(?:[Oo]ur|[Aa]n?|[Ss]taff|[Ss]pecial) {_ROLE}",
    rf"(?:[Bb]y|BY) {_ROLE}",
    rf"{_PERSON} reports(?: from [A-Z][\w ]{{1,40}})?\.?",
    rf"(?:(?:[Bb]y|BY) )?(?:the )?{_AGENCY}",
    r"[Ss]pecial to (?:the|The) [A-Z][\w ]{1,40}",
)
_SIGNED = _any(
    rf"(?:By|BY|Words by|Story by|Written by|Reported by) {_PEOPLE}(?:{_WHERE})?\.?",
    rf"(?:Authors?|AUTHORS?|Byline|BYLINE|Reporter|Writer): {_PEOPLE}(?:{_WHERE})?\.?",
)
_BARE_NAME = re.compile(_PERSON)
_BARE_ROLE = re.compile(rf"(?=[A-Z]){_ROLE}")
_SEGMENTS = re.compile(r" (?:[|•·/]|—|–|-) ")

_PICTURE = r"(?:photo(?:graph)?s?|pictures?|images?|pics?|illustrations?|graphics?|video|map|screengrab)"
_CREDIT = rf"(?:{_AGENCY}|Alamy|Shutterstock|Handout|Supplied|Courtesy|File|Getty Images|AP Photo|PA Wire)"
_CAPTION = _any(
    rf"[\[(]?(?i:(?:file |stock |main |lead |cover )?{_PICTURE}(?: caption| credit)?|captions?|pictured|above|below)"
    r"(?: ?\((?:above|left|right|below|centre|center|credit|file|l-r|from left)\))?: ?\S",
    r"(?:Image|Media|Video) (?:source|caption), ?\S",
    rf"[\[(]?(?i:{_PICTURE}) (?i:courtesy(?: of)?|credit|by) [\w.’'/ \-]{{2,60}}[\])]?\.?$",
    r"(?:File|Stock) (?:photo|picture|image|photograph)s?(?: (?:of|shows)\b|[.,:]|$)",
    r"\[(?i:photo|image|picture|caption)[^\[\]]*: [^\[\]]*\]",
    rf"\[(?i:(?:{_PICTURE} )?captions?|{_PICTURE})\]:? ?\w",
)
_LABEL = re.compile(
    rf"(?i:\[(?:{_PICTURE} )?captions?\]:?|\[{_PICTURE}\]:?"
    rf"|[\[(]?(?:(?:file |stock |main |lead |cover )?{_PICTURE}(?: caption)?|captions?|pictured|above|below)"
    r"(?: ?\((?:above|left|right|below|centre|center|file|l-r|from left)\))?:) "
)
_CREDITED = _any(
    rf"[\[(](?i:(?:file |stock )?{_PICTURE})(?: ?(?::|/|,)|(?i: (?:credit|courtesy|by)\b)|(?=[\])]))[^()\[\]]{{0,80}}[\])]\.?$",
    rf"[\[(](?:[\w.’'\- ]{{1,40}} ?(?:/|via|for) ?)?{_CREDIT} ?(?:/|via|,) ?[\w.’'\- /]{{1,60}}[\])]\.?$",
    rf"[\[(][\w.’'\- ]{{1,40}} ?(?:/|via) ?{_CREDIT}[\])]\.?$",
    r"[\[(](?:Credit|Courtesy|credit|courtesy)\b[^()\[\]]{1,80}[\])]\.?$",
    rf"[\[(](?:{_AGENCY} )?(?i:handout|supplied|file (?:photo|picture|image|pic)|(?:{_AGENCY}) (?:photo|file photo))[\])]\.?$",
    r"[/|.)] ?(?:File (?:photo|picture|image)|Handout photo|AP Photo|Getty Images|PA Wire)\.?$",
    r"(?:^|[.!?)\w] )(?:Photos?|Photographs?|Pictures?|Images?|Illustration|Graphic|Video|Credit|Photo credit): ?[^.:]{2,60}\.?$",
)
_LONGEST_CAPTION = 500

_REPORT = r"(?:article|story|report|piece|page|copy|headline|post|column)"
_DESK_NOTE = (
    r"(?:Adds?|Updates?|Recasts?|Corrects?|Refiles?|Repeats?|Rewrites?|Changes?|Clarifies|Removes?|Fixes|Releads?|Recaps?"
    r"|Reporting|Editing|Writing|Compiled|Edited|Written|Translated|Additional (?:reporting|research|writing)|With \w+ inputs"
    rf"|This (?:\w+ of (?:the|this) )?{_REPORT}|The (?:writer|author))"
)
_IS_SENTENCE = r"(?! (?:were|are|will|have|had|came|may|can) )"
_CHANGED = r"(?:amended|updated|corrected|changed|edited|published|produced|written|supported|funded|translated)"
_NOTE = _any(
    r"[\[(]?(?:C(?:orrection|ORRECTION|larification|LARIFICATION)[sS]?|E(?:ditor|DITOR)[’']?[sS]?[’']? [Nn](?:ote|OTE)"
    r"|Disclosure|Disclaimer)(?: \([^()]{1,40}\)|, [^:]{1,40})?(?::| [–—-] |$)",
    rf"(?:(?:An?|The) (?:earlier|previous|original) version of this|This) {_REPORT} (?:originally |initially |first )?"
    rf"(?:(?:was|has been|have been) (?:\w+ )?{_CHANGED}|misstated|incorrectly|wrongly|said|gave|contained|misspelled|omitted"
    r"|appeared|is part of|is published)\b",
    r"(?:Additional|With additional|Further|Extra) (?:reporting|research)\b.{0,200}",
    r"[\[(]?With (?:\w+ ){0,3}inputs?\b[^.]{0,80}[\])]?\.?$",
    r"(?i:advertisement|\d+ min(?:ute)?s? read|[\w.+\-]+@[\w\-]+\.[\w.]+|@\w+)$",
    r"(?:Reporting|Editing|Writing|Compiled|Edited|Translated|Graphics?|Produced) (?:and \w+ )?by:? [A-Z].{0,300}",
    rf"[\[(]{_DESK_NOTE}\b{_IS_SENTENCE}[^()]{{2,400}}(?:\([^()]{{0,80}}\)[^()]{{0,200}}){{0,5}}[\])]\.?$",
    r"[-—–*#~( ]*(?:ENDS?|MORE|more follows|MORE FOLLOWS|-?30-?|###)[-—–*#~.) ]*$",
    r"[-—–*#~]+ ?[Ee]nds? ?[-—–*#~]+$",
    r"(?i:for (?:more|further|media|press|additional|all) (?:information|details|enquir\w+|inquir\w+|queries)\b).{0,200}"
    r"(?:[Cc]ontact|[Cc]all|[Vv]isit|e-?mail|[Ss]ee|[Gg]o to|@|\d{3})",
    r"(?i:(?:media |press |news ?desk )?(?:contacts?|enquiries|inquiries|contact us|e-?mail|tel|telephone|phone|follow us)"
    r"(?: on)?): ?\S",
    r"(?i:notes? (?:to|for) (?:the )?editors?|about the (?:author|writer|reporter)s?)\b",
    r"(?:Sources?|Copyright|SOURCES?): ?\S",
    r"(?:© ?|\(c\) ?(?=\d)|Copyright )(?:\d{4}|[A-Z])",
)
_WRITER = r"(?:writer|author|columnist|correspondent|editor|reporter|journalist|freelancer|critic|contributor)s?"
_BIOGRAPHY = _any(
    rf"({_PERSON})(?:, [^,]{{1,80}},)? (?:(?:is|are|was)\b[^.]{{0,120}}\b(?i:{_WRITER})\b|covers [^.]{{2,80}} (?:for|at)\b"
    r"|writes (?:about|for|on)\b|reports (?:on|from|for)\b|can be (?:reached|contacted|followed)|tweets\b)",
    r"(?:The (?:writers?|authors?)|This (?:writer|author)) (?:is|are|was|were|can|has|have)\b",
)
_LONGEST_BIOGRAPHY = 700

_ATTRIBUTED = re.compile(rf"[\"”’»] ?(?:—|–|―|--?) {_PERSON}(?:, [^.!?]{{1,80}})?$")

_PLACEHOLDER = re.compile(r"(?i:(?:tk|x|z)+)")
_QUESTION = re.compile(r"(?:\d{1,2}[.)] )?[^\"“.!?:]+\?")
_END_MATTER = re.compile(
    r"(?i:sources|references|external links|further reading|see also|related (?:news|articles|stories|links|coverage|topics)"
    r"|more (?:on this story|from .{1,40})|read (?:more|next|also)|share this(?: \w+)?|most read|sister links):?"
)
_FIGURE = re.compile(
    r"\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?|(?:Rs\.? ?|[A-Z]{0,3}[$£€₹¥])?\d[\d,.]*(?:st|nd|rd|th)?"
    r"(?: ?(?:%|per ?cent|pc|p|bn|m|k|million|billion|trillion|lakh|crore|km|kg|ft|x))?"
)
_SIGNED_OFF = r"(?: [(\[][^()\[\]]{1,40}[)\]])?$"  # an agency after the last stop
_SENTENCE_END = re.compile(rf"[.!?…][\"'”’)\]]*{_SIGNED_OFF}")
_ABBREVIATED_END = re.compile(r"(?:\b[A-Z]\.){2,}$")
_OPEN_END = re.compile(rf"[.!?…:;,\-–—][\"'”’)\]]*{_SIGNED_OFF}")


def is_byline(line: str) -> bool:
    """Who wrote it, on a line between headline and body."""
    return len(line) <= 160 and bool(_BYLINE.fullmatch(line))


def is_signature(line: str) -> bool:
    """A byline that says that it is one ("By Ann Lee", "Author: Ann Lee"), wherever it stands."""
    return len(line) <= 160 and bool(_SIGNED.fullmatch(line))


def is_bare_name(line: str) -> bool:
    """Two to four words that could be a person's name."""
    return len(line.split()) <= 4 and bool(_BARE_NAME.fullmatch(line))


def is_bare_role(line: str) -> bool:
    """A journalist's post without a name ("Political Editor")."""
    return len(line) <= 80 and bool(_BARE_ROLE.fullmatch(line))


def segments(line: str) -> list[str]:
    """The pieces of a line that holds several things side by side ("By Ann Lee | 3 June 2024")."""
    return _SEGMENTS.split(line) if len(line) <= 160 else [line]


def is_caption(line: str) -> bool:
    if line.startswith("[") and ":" not in line and line.find("]") == len(line) - 1:
        return False
    return bool(_CAPTION.match(line)) or (len(line) <= _LONGEST_CAPTION and bool(_CREDITED.search(line)))


def caption_label(line: str) -> int:
    """How many characters of a caption are the label that opens it ("Photo caption: ", "[Caption] ")."""
    found = _LABEL.match(line)
    return found.end() if found else 0


def is_note(line: str) -> bool:
    """A correction, a desk's or a reporter's note, a contact, the mark of the end."""
    return bool(_NOTE.match(line))


def biography(line: str) -> str | None:
    """The name that opens a line on who the author is ("" for "The writer"); None for another line."""
    match = _BIOGRAPHY.match(line) if len(line) <= _LONGEST_BIOGRAPHY else None
    return (match.group(1) or "") if match else None


def has_attribution(line: str) -> bool:
    """A quotation with its speaker after it ("..." — Ann Lee, baker)."""
    return bool(_ATTRIBUTED.search(line))


def ends_sentence(line: str) -> bool:
    return bool(_SENTENCE_END.search(line)) and not _ABBREVIATED_END.search(line)


def is_stray(line: str) -> bool:
    """Something left behind by an editor ("mm", "TK", "[PHOTO]"): no word of four letters, or all of it in brackets."""
    if (line.startswith("[") and line.find("]") == len(line) - 1) or _PLACEHOLDER.fullmatch(line):
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
