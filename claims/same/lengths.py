"""Which stretch of time does a stated length measure? By how they stand together, or by the event that is named."""

from __future__ import annotations

import re

from claims.analysis import TimeExpression
from claims.article import Article
from claims.same.stretches import Stretch

_BARRED = "and|of|to|in|out|before|after|later|earlier|ago|old|from|between|which|begin\\w*|start\\w*|open\\w*"
_WORDS = rf"(?:(?!(?:{_BARRED})\b)[\w’'-]+)"
_LASTS = r"(?:(?:which |that |will |is to |was to )*(?:ran|runs?|running|lasting|lasted) )?"
_BEGINS = r"(?:(?:which |that |to |will |would )*(?:begin|start|open)(?:s|ning|ting|ing)? (?:on |in )?)"
_LEADS = re.compile(rf"(?:[ ]{_WORDS}){{0,5}}(?:[ ]as [\w ]{{2,30}})?,?[ ]?{_LASTS}(?P<from>from |{_BEGINS})?", re.I)
_CLOSES = re.compile(
    r"\s*(?:,|\(|–|—)?\s*(?:(?:a|an)\s+(?:period|stretch|span|total|process|spell|run)\s+(?:of|that (?:took|lasted))\s+|\(\s*)",
    re.I,
)
_IN_ALL = re.compile(r"\s+(?:in all|in total|altogether|later)\b", re.I)


def measures(article: Article, time: TimeExpression, stretch: Stretch) -> bool:
    """Whether they stand together as one: "12-day strike from 3 to 20 May", "from 3 to 20 May, a period of 18 days"."""
    prose = article.document.prose
    if time.span.end <= stretch.span.start:
        between = _LEADS.fullmatch(prose[time.span.end : stretch.span.start])
        opens = stretch.times[0].text.lower().startswith("from ") or (between and between["from"])
        apposed = prose[time.span.end : stretch.span.start].strip() in (",", "(")
        return bool(between and (opens or apposed))
    words = prose[stretch.span.end : time.span.start]
    return bool(_CLOSES.fullmatch(words) or (words.strip() == "," and _IN_ALL.match(prose, time.span.end)))


def of_one_thing(article: Article, time: TimeExpression) -> bool:
    """Whether a length is that of one thing: not "two-week courses", "a four-day week", "twice a week"."""
    before = article.document.prose[max(0, time.span.start - 10) : time.span.start].lower()
    if re.match(r"an?\s", time.text.lower()) and not re.search(r"\b(?:for|lasted|lasting|took|taking|period of)\s+$", before):
        return False
    tokens = article.analysis.tokens_in(time.span)
    if "-" not in time.text or not tokens:
        return True
    noun = next(
        (t for t in article.analysis.tokens[tokens[-1].i + 1 : tokens[-1].i + 5] if t.upos in ("NOUN", "PROPN", "PUNCT")), None
    )
    while noun is not None and noun.deprel.startswith("compound") and noun.head > noun.i:
        noun = article.analysis.head(noun)
    return noun is None or (noun.xpos not in ("NNS", "NNPS") and noun.lemma not in ("day", "week", "month", "year", "old"))
