"""Do two figures count or measure one thing? What each figure speaks of, and the verdict on a pair, with the reason."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claims.analysis import Quantity, QuantityKind, TimeExpression, TimexType, Token
from claims.article import Article
from claims.document import PartKind
from claims.lexicon import words
from claims.same.stems import Stems, spelled, stem, stem_of
from claims.spans import Span

PERSON = "person"
_PERSONS = frozenset(
    "people person individual man woman adult human soul survivor body casualty fatality staff folk youth life "
    "passenger patient resident prisoner inmate voter migrant pupil customer commuter shopper".split()
)
_THINGS_TOO = frozenset("coach page guide host plant head monitor escort carrier".split())
_STATES: Mapping[str, frozenset[str]] = {
    "dead": frozenset("kill die death dead fatality drown perish slay murder deceased".split()),
    "hurt": frozenset("injure injury hurt wound injured wounded".split()),
    "held": frozenset("arrest detain detention detainee".split()),
    "ill": frozenset("infect infection case sicken ill positive".split()),
    "missing": frozenset("missing unaccounted".split()),
    "in hospital": frozenset("hospital hospitalise hospitalize".split()),
    "rescued": frozenset("rescue save".split()),
    "evacuated": frozenset("evacuate displace evacuation evacuee".split()),
    "charged": frozenset("charge indict".split()),
    "hired": frozenset("hire employ recruit".split()),
}
_EARLIER = re.compile(
    r"\b(?:compared (?:with|to)|against|from|versus|vs\.?|than|previous(?:ly)?|original(?:ly)?|initial(?:ly)?|earlier|"
    r"instead of|rather than|not)\s+(?:the |an? |about |some |just |only )*$",
    re.I,
)
_EARLIER_AFTER = re.compile(
    r"^(?:(?!\b(?:from|than|against|compared)\b)[^.;,]){0,40}?\b"
    r"(?:(?:a|the|one) (?:year|month|week|quarter) (?:earlier|ago|before)|last (?:year|month|week|season)|(?:the )?previous|"
    r"earlier|originally|at first|initially|previously|in the past)\b",
    re.I,
)
_FURTHER = re.compile(
    r"\b(?:another|other|others|further|additional|remaining|extra|more|first|last|next|final|top|only|including|least the|"
    r"like|fewer|each|every|any|no|some of the|per)\s+(?:\w+\s+)?$",
    re.I,
)
_FURTHER_OR = re.compile(r"\b(?:another|other|further|additional|remaining)\s+[\d.,]+(?:\s*\(|,?\s+or\s+)$", re.I)
_OF_GROUP = re.compile(r"^\s+(?:of|among|from among) (?:the|them|those|these|its|their|his|her|which|whom|all)\b", re.I)
_MORE = re.compile(
    r"^\s+(?:more|other|others|further|additional|extra|remaining|surviving|fewer|less|each|apiece)\b(?!\s+than)", re.I
)
_DEFINITE = re.compile(r"\b(?:the|all|these|those|his|her|their|its|our)\s+(?:(?:some|about|nearly|almost)\s+)?$", re.I)
_PER = re.compile(
    r"^\s+(?:an?|per|each|every)\s+(year|month|week|day|hour|night|minute|second|lit(?:er|re)|kilo\w*|kg|tonne|ton|share|head|person|"
    r"household|unit|barrel|bushel|quintal|sack|gallon|pint|mile|km|square \w+|acre|hectare|passenger|pupil|seat|ticket|pound|"
    r"ounce)\b(?!\s+(?:earlier|ago|before|later|after))"
    r"|^/(\w+)|^-an?-(\w+)",
    re.I,
)
_RISES = frozenset("rise climb grow jump soar increase surge fall drop decline decrease shrink slip creep".split())
_UNDER_VERB = ("nsubj", "obj", "nmod", "appos", "compound", "nummod", "conj", "dep")
_PREPOSITION = re.compile(
    r"\b(to|by|from|at|of|in|for|with)\s+(?:about |around |some |just |only |nearly |over |a |an |the )*$", re.I
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as stated: its bounds, and what it is said of.

    `measure` is "count", "%", "duration" (in days), a currency or a unit. `noun` is the stem of what is counted, PERSON for any
    noun of persons; `state` what happened to persons ("dead"), `verb` the stem of the verb it stands under. `modifiers` are
    the stems that narrow the noun, `words` those of the sentence without them. `part`: some of a group, or further ones;
    `other_time`: of an earlier period or version.
    """

    span: Span
    text: str
    sentence: int
    kind: PartKind
    measure: str
    value: float | None
    low: float
    high: float
    hedge: str = ""
    noun: str = ""
    head: str = ""
    state: str = ""
    verb: str = ""
    modifiers: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    preposition: str = ""
    per: str = ""
    definite: bool = False
    part: bool = False
    other_time: bool = False
    holder: str = ""
    quoted: bool = False


_SHARED = "both passages speak of"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`sameness` is same, different or unsure; `why` one clause; `shared` the stems that both passages have."""

    sameness: str
    why: str
    shared: frozenset[str] = frozenset()
    alike: int = 0

    @property
    def weight(self) -> int:
        """How much speaks for sameness: shared stems (another figure that both have tells more), the same verb or preposition."""
        return self.alike + sum(2 if s[0].isdigit() else 1 for s in self.shared)


def find_figures(article: Article) -> tuple[Figure, ...]:
    """The figures of an article: counts, money, shares, measures and lengths of time, in text order."""
    stems = Stems(article)
    holders = _Holders(article)
    found = [f for q in article.quantities if (f := _of_quantity(article, q, stems, holders)) is not None]
    found += [f for t in article.times if (f := _of_length(article, t, stems, holders)) is not None]
    return tuple(sorted(found, key=lambda f: (f.span.start, f.span.end)))


def same_thing(a: Figure, b: Figure) -> Verdict:
    """Whether two figures speak of one thing, by what is counted, its narrowing words, the time and the words around."""
    if a.measure != b.measure:
        return Verdict("different", "they are in different units")
    if a.sentence == b.sentence:
        return Verdict("different", "one sentence sets them side by side")
    if a.per != b.per:
        return Verdict("different", "one is a rate, or a rate of another kind")
    if a.part != b.part:
        return Verdict("different", "one counts a part or further ones")
    if a.other_time != b.other_time:
        return Verdict("different", "one is of an earlier time")
    if a.state and b.state and a.state != b.state:
        return Verdict("different", f"one counts the {a.state}, the other the {b.state}")
    if a.measure == "count" and a.noun and b.noun and a.noun != b.noun:
        return Verdict("different", f"one counts {a.head}, the other {b.head}")
    opposed = ({a.preposition, b.preposition} & {"by", "to", "from"}) if a.measure != "count" else set()
    if len(opposed) > 1:
        return Verdict("different", "one is a change, the other a level")
    if a.measure == "duration" and (a.noun != b.noun or not a.noun):
        return Verdict("different", "they are not lengths of one thing")
    if a.measure == "count" and "" in (a.noun, b.noun):
        return Verdict("unsure", "it is not said what is counted")
    shared = (a.words | a.modifiers) & (b.words | b.modifiers)
    if a.measure == "%":  # "half their crop", "a fifth of the crop"
        shared = (a.words | a.modifiers | {a.noun}) & (b.words | b.modifiers | {b.noun}) - {""}
    alike = int(bool(a.verb) and a.verb == b.verb) + int(a.preposition == b.preposition and a.preposition in ("to", "by"))
    if a.state and a.state == b.state:
        return Verdict("same", f"both count the {a.state}", shared, alike + int(a.head.lower() == b.head.lower() != ""))
    enough = 1 if a.measure == "count" and a.noun == b.noun and a.noun != PERSON else 2
    verdict = Verdict("same", _SHARED, shared, alike)
    return (
        verdict if shared and verdict.weight >= enough else Verdict("unsure", "the passages share too few words", shared, alike)
    )


def reason(article: Article, verdict: Verdict, figure: Figure) -> str:
    """Why two figures are of one thing, in the words of the passage that `figure` stands in."""
    return f"{verdict.why} {spelled(article, verdict.shared, figure.sentence)}" if verdict.why == _SHARED else verdict.why


# ---------------------------------------------------------------- reading a figure


def _of_quantity(article: Article, q: Quantity, stems: Stems, holders: _Holders) -> Figure | None:
    measure = _measure(q)
    if not measure:
        return None
    scale = 100.0 if q.kind is QuantityKind.RATIO else 1.0
    tokens = article.analysis.tokens_in(q.span)
    if not tokens:
        return None
    noun = _noun(article, q, tokens)
    own = {t.i for t in tokens} | ({noun.i} if noun else set())
    end = max(q.span.end, q.noun.end if q.noun and q.noun.start <= q.span.start else 0)
    lemma = noun.lemma.lower() if noun else q.counted.lower() if measure == "count" and q.noun is None else ""
    state = _state(article, noun, tokens) if measure == "count" else ""
    persons = is_person(lemma) or (not lemma and bool(state)) or (bool(state) and lemma in _state_words())
    modifiers = stems.under(noun, own) if noun else frozenset()
    return Figure(
        span=q.span,
        text=" ".join(q.text.split()),
        sentence=q.sentence,
        kind=article.part_of(q.sentence).kind,
        measure=measure,
        value=None if q.value is None else q.value * scale,
        low=q.low * scale,
        high=q.high * scale,
        hedge=q.hedge,
        noun=PERSON if persons else stem(lemma) if lemma else "",
        head=noun.text if noun else lemma,
        state=state,
        verb=_verb(article, tokens),
        modifiers=modifiers,
        words=stems.of(q.sentence, own) - modifiers,
        preposition=_preposition(article, q.span.start),
        per=_per(article, end if measure == "count" else q.span.end, measure),
        definite=bool(_DEFINITE.search(_before(article, q.span.start))),
        part=q.of is not None or _part(article, q.span, measure),
        other_time=_other_time(article, q.span, end),
        holder=holders.at(q.span)[0],
        quoted=holders.at(q.span)[1],
    )


def _of_length(article: Article, t: TimeExpression, stems: Stems, holders: _Holders) -> Figure | None:
    if t.type is not TimexType.DURATION or t.length is None or t.shift is not None:
        return None
    days = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
    scale = days.get(t.length.unit)
    if scale is None:
        return None
    own = {token.i for token in article.analysis.tokens_in(t.span)}
    return Figure(
        span=t.span,
        text=" ".join(t.text.split()),
        sentence=t.sentence,
        kind=article.part_of(t.sentence).kind,
        measure="duration",
        value=t.length.low * scale if t.length.low == t.length.high else None,
        low=t.length.low * scale,
        high=t.length.high * scale,
        hedge=t.mod,
        noun=_measured(article, t),
        words=stems.of(t.sentence, own),
        preposition=_preposition(article, t.span.start),
        part=_part(article, t.span, "duration"),
        other_time=_other_time(article, t.span, t.span.end),
        holder=holders.at(t.span)[0],
        quoted=holders.at(t.span)[1],
    )


def _measured(article: Article, t: TimeExpression) -> str:
    """What a length of time is the length of: the noun it narrows, or the verb it stands under."""
    tokens = article.analysis.tokens_in(t.span)
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head not in inside), None)
    if top is None:
        return ""
    of = [
        c
        for c in article.analysis.children(top, "nmod")
        if any(k.text.lower() == "of" for k in article.analysis.children(c, "case"))
    ]
    head = of[0] if of else article.analysis.head(top)  # "640 hours of care" are care, "12-year contract" is a contract
    return stem_of(head) if head.upos in ("NOUN", "PROPN", "VERB") else ""


def _measure(q: Quantity) -> str:
    if q.kind is QuantityKind.COUNT:
        return "count"
    if q.kind is QuantityKind.PERCENT:
        return q.unit
    if q.kind is QuantityKind.RATIO:
        return "%" if q.unit == "share" else ""
    return q.unit if q.kind in (QuantityKind.MONEY, QuantityKind.MEASURE) else ""


def _noun(article: Article, q: Quantity, tokens: tuple[Token, ...]) -> Token | None:
    """The head of the noun phrase that is counted."""
    analysis = article.analysis
    if q.noun is None:
        return _risen(article, tokens) if q.kind is QuantityKind.COUNT and not q.unit else None
    inside = analysis.tokens_in(q.noun)
    ids = {t.i for t in inside}
    heads = [t for t in inside if (t.head not in ids or t.head == t.i) and t.upos in ("NOUN", "PROPN", "ADJ")]
    wanted = [t for t in inside if q.counted and t.lemma.lower() == q.counted.lower()]
    noun = next(iter(wanted or heads), None)
    if noun is not None and any(t.upos == "VERB" for t in analysis.tokens[noun.i + 1 : tokens[0].i]):
        return None  # "the firm is to hire 300": the noun before the verb is not what is counted
    return noun


def _risen(article: Article, tokens: tuple[Token, ...]) -> Token | None:
    """What "cases climb to 31" counts: the subject of a verb of rising or falling with "to"."""
    analysis = article.analysis
    number = tokens[-1]
    verb = analysis.head(number)
    to = any(c.lemma.lower() == "to" for c in analysis.children(number, "case"))
    if not to or not number.deprel.startswith("obl") or verb.lemma.lower() not in _RISES:
        return None
    return next((c for c in analysis.children(verb, "nsubj") if c.upos == "NOUN" and c.xpos == "NNS"), None)


def _state(article: Article, noun: Token | None, tokens: tuple[Token, ...]) -> str:
    """What happened to the persons counted, by the noun, the words that narrow it or the verb it stands under."""
    analysis = article.analysis
    number = tokens[-1]
    after = analysis.tokens[number.i + 1] if number.i + 1 < len(analysis.tokens) else number
    near = [noun, *analysis.children(noun)] if noun else []
    if after.sentence == number.sentence:
        near.append(after)
    if noun is None:  # "to hire 300": the verb that the number follows
        near += [t for t in analysis.tokens[max(0, tokens[0].i - 1) : tokens[0].i] if t.upos == "VERB"]
    at = noun or number
    for _ in range(3):
        if at.deprel.split(":")[0] not in _UNDER_VERB or at.head == at.i:
            break
        up = analysis.head(at)
        if up.upos == "VERB":
            near += [up, *analysis.children(up, "xcomp")]
            break
        if at.deprel.split(":")[0] == "nmod":
            break
        at = up
    for token in near:
        if token is None:
            continue
        for state, lemmas in _STATES.items():
            if token.lemma.lower() in lemmas or token.text.lower() in lemmas:
                return state
    return ""


def _verb(article: Article, tokens: tuple[Token, ...]) -> str:
    """The stem of the verb that a figure stands under."""
    at = tokens[-1]
    for _ in range(5):
        if at.upos == "VERB" or at.head == at.i:
            break
        at = article.analysis.head(at)
    return stem_of(at) if at.upos == "VERB" else ""


@cache
def _state_words() -> frozenset[str]:
    return frozenset().union(*_STATES.values())


@cache
def is_person(lemma: str) -> bool:
    """Whether a noun means persons."""
    return lemma in _PERSONS or (lemma in words("roles") and lemma not in _THINGS_TOO)


def _before(article: Article, start: int) -> str:
    sentence = article.analysis.sentence_at(start)
    return article.document.prose[max(sentence.span.start if sentence else 0, start - 45) : start]


def _after(article: Article, end: int) -> str:
    sentence = article.analysis.sentence_at(max(0, end - 1))
    return article.document.prose[end : min(sentence.span.end if sentence else end, end + 60)]


def _preposition(article: Article, start: int) -> str:
    found = _PREPOSITION.search(_before(article, start))
    return found[1].lower() if found else ""


def _per(article: Article, end: int, measure: str) -> str:
    if measure in ("%", "duration"):
        return ""
    found = _PER.search(_after(article, end))
    return next((g.lower() for g in found.groups() if g), "") if found else ""


def _part(article: Article, span: Span, measure: str) -> bool:
    after = _after(article, span.end)
    if re.search(r"\ball\s+$", _before(article, span.start), re.I):
        return False  # "all 14 of the girders"
    if measure == "count" and (_OF_GROUP.search(after) or _MORE.search(after)):
        return True
    if _FURTHER_OR.search(_before(article, span.start)):
        return True
    return bool(_FURTHER.search(_before(article, span.start))) or bool(_MORE.search(after) and measure not in ("duration", "%"))


def _other_time(article: Article, span: Span, end: int) -> bool:
    return bool(_EARLIER.search(_before(article, span.start))) or bool(_EARLIER_AFTER.search(_after(article, max(end, span.end))))


class _Holders:
    """Who says what stands at a place."""

    def __init__(self, article: Article) -> None:
        self._all = sorted(article.quotations, key=lambda q: q.span.start)
        self._starts = [q.span.start for q in self._all]

    def at(self, span: Span) -> tuple[str, bool]:
        """The speaker and whether the words are in quotation marks."""
        last = bisect.bisect_right(self._starts, span.start)
        for q in reversed(self._all[max(0, last - 8) : last]):
            if span in q.span:
                return q.speaker, any(span in f for f in q.fragments)
        return "", False
