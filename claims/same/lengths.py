"""Which stretch of time does a stated length measure? By how they stand together, or by the event that is named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.analysis import TimeExpression, Token
from claims.article import Article
from claims.document import PartKind
from claims.lexicon import table
from claims.same.stretches import Stretch
from claims.same.words import kin

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
_OTHER = frozenset("second third another other previous earlier first next last new similar annual former".split())


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


def stretch_named(article: Article, time: TimeExpression, every: Sequence[Stretch]) -> Stretch | None:
    """The only stretch of the article, where "the 11 days of the closure" or "the 16-week trial" speaks of it from elsewhere."""
    noun = _event_noun(article, time)
    if noun is None or len({(s.first, s.last) for s in every}) != 1:
        return None
    kind = table("event_nouns").get(noun.lemma.lower(), "")
    sentences, parts = article.analysis.sentences, article.document.parts
    heads = [s.i for s in sentences[:3] if parts[s.part].kind is PartKind.HEADLINE]
    told = []
    for stretch in every:
        near = sorted({i for i in (*heads, *range(stretch.sentence - 1, stretch.sentence + 2)) if 0 <= i < len(sentences)})
        words = [t for i in near for t in article.analysis.words(sentences[i])]
        if stretch.sentence != time.sentence and any(_same_word(t, noun, kind) for t in words):
            told.append(stretch)
    return told[0] if len(told) == 1 else None


def _event_noun(article: Article, time: TimeExpression) -> Token | None:
    """The event that a length is that of: "the 16-week trial", "the 11 days of the closure"; None where it may be another one."""
    tokens = article.analysis.tokens_in(time.span)
    if not tokens:
        return None
    unit, before = tokens[-1], article.document.prose[max(0, time.span.start - 4) : time.span.start]
    if not re.search(r"\bthe\s$", before, re.I) and not time.text.lower().startswith("the "):
        return None
    noun = article.analysis.head(unit) if "-" in time.text else None
    if noun is None and re.match(r"\s+of\s+the\s", article.document.prose[time.span.end : time.span.end + 9]):
        noun = next(iter(article.analysis.children(unit, "nmod")), None)
    if noun is None or noun.upos != "NOUN" or noun.lemma.lower() not in table("event_nouns"):
        return None
    return None if any(c.text.lower() in _OTHER for c in article.analysis.children(noun)) else noun


def _same_word(token: Token, noun: Token, kind: str) -> bool:
    lemma = token.lemma.lower()
    if token.upos in ("NOUN", "VERB", "ADJ") and kin(lemma) == kin(noun.lemma):
        return True
    return bool(kind) and token.upos == "NOUN" and table("event_nouns").get(lemma) == kind
