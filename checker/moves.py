"""Two values of one thing, and the change that another passage gives for them: "48,000, now 60,000. That jump of 20 per cent"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from checker.changes import UP, Change, direction_of, near, role, same_unit
from checker.quantities import between, by_sentence
from claims.analysis import Quantity, QuantityKind, Sentence
from claims.article import Article
from claims.document import PartKind
from claims.same.stems import stem
from claims.spans import Span

_LEVELS = (QuantityKind.COUNT, QuantityKind.NUMBER, QuantityKind.MONEY, QuantityKind.MEASURE)
_RISING = re.compile(
    r"\b(?:ris|fall|climb|dropp|grow|increas|shrink|declin|go|com|slipp|expand|widen|narrow)ing\s+(?:\w+\s+)?to\s+$", re.I
)
_NOW = re.compile(
    r"\b(?:now|today|currently|present|at the moment|this (?:year|month|season|week|quarter|summer|winter))\b", re.I
)
_THEN = re.compile(
    r"\b(?:was|were|had|used to|(?:a|the|one) (?:year|month|week|season|decade) (?:ago|earlier|before)|"
    r"last (?:year|month|season|week|quarter|summer)|in (?:19|20)\d\d|before|previously|years ago|originally)\b",
    re.I,
)
_YEAR = re.compile(r"\b(?:in|during|for)\s+(?:the\s+year\s+)?((?:19|20)\d\d)\b")
_NOUNS = "rise|increase|jump|growth|gain|surge|climb|fall|drop|decline|decrease|cut|reduction|slump|slide|dip"
_POINTS_BACK = re.compile(rf"\b(?:that|this|the|such an?)\s+(?:\w+\s+)?(?:(?P<noun>{_NOUNS})\s+of\s+(?:\w+\s+)?)?$", re.I)
_MOVE_NOUN = re.compile(rf"[\s-]+(?:\w+\s+)?(?P<noun>{_NOUNS})\b", re.I)
_MOVED = re.compile(r"\s+in\s+(?:the\s+|its\s+|their\s+)?(?:[\w-]+\s+)?(?P<noun>[a-z]+)\b", re.I)
_LIKE = (
    frozenset("sales revenue revenues turnover takings income receipts".split()),
    frozenset("profit profits earnings".split()),
    frozenset("price prices fare fares ticket cost costs rent rents fee fees".split()),
    frozenset("visitors attendance attendances audience crowd crowds tickets".split()),
)
_SO = re.compile(r"\b(?:thus|therefore|hence|in other words|meaning)\b", re.I)
_OTHER_BASE = re.compile(
    r"\b(?:organic|like.for.like|underlying|adjusted|constant|comparable|real terms|inflation|annuali[sz]ed|seasonally|currency|"
    r"per (?:capita|head|person)|same-store|excluding|on average|annual rate|a year on average)\b",
    re.I,
)
_OPEN = re.compile(r"\b(?:would|could|may|might|forecast\w*|expect\w*|target\w*|not|never|aims?|plans?|predict\w*)\b", re.I)
_RATE = re.compile(
    r"\s*(?:an?|per|each|every|/)\s*(?:year|annum|month|week|quarter|day|decade)\b|\s+(?:annually|yearly|monthly)\b", re.I
)
_LABEL = re.compile(r"\W*(?P<label>[A-Z][A-Za-z-]+(?:\s[a-z-]+){0,3})\s*:\s*")
_PAIR = re.compile(
    r"\s*\(\s*(?:(?:19|20)\d\d|last year|previous year|prior year|year (?:ago|earlier)|FY\d\d|H[12] (?:19|20)\d\d)\s*:?\s*$", re.I
)
_FACTORS = re.compile(
    r"\b(?P<hedge>(?:more than|almost|nearly|all but|roughly|about|not quite|over|practically|virtually)\s+)?"
    r"(?P<verb>doubled|trebled|tripled|quadrupled|quintupled|halved)\b(?!\s+(?:his|her|their|its|your|my|efforts?|up|back))",
    re.I,
)
_ALREADY = re.compile(r"\b(?:had already|had)\s+(?:\w+\s+)?$", re.I)
"""What comes before another move of the sentence: "rose to $3 and had already doubled"."""
_TIMES = {"doubled": 2.0, "trebled": 3.0, "tripled": 3.0, "quadrupled": 4.0, "quintupled": 5.0, "halved": 0.5}


@dataclass(frozen=True, slots=True)
class Multiple:
    """ "Doubled" with the two values that it is said of; `words` stand at `span`."""

    span: Span
    factor: float
    hedge: str
    new: Quantity
    old: Quantity


def find_moves(article: Article) -> Iterator[list[Change]]:
    """Percentages and fractions given as a change, with the pairs of values that they can be meant of, in text order."""
    sentences = by_sentence(article)
    labelled = _labelled(article)
    for index, here in sentences.items():
        text = article.sentence(index).span.of(article.document.prose)
        for q in here:
            back = _pointing(article, q)
            if not _states_change(article, q) or _OTHER_BASE.search(text) or (_OPEN.search(text) and not back):
                continue
            others = [o for o in here if o is not q]
            alone = not any(o.kind in _LEVELS and o.span.end <= q.span.start for o in others)
            pairs = _in_sentence(article, others) if not any(o.unit == "%" or _share(o) for o in others) else []
            if alone and not pairs and (back or _SO.search(text)):
                pairs = _earlier(article, sentences, index)
            pairs = pairs or _one_old(article, sentences, index, q, others)
            if alone and not pairs and len(here) == 1:
                pairs = [(new, old) for label, new, old in labelled if _about(article, q, label)]
            pairs = [(new, old) for new, old in pairs if 0.2 <= (new.value or 0) / (old.value or 1) <= 5]  # else of other things
            direction = (1 if back in UP else -1) if back else direction_of(article, q)
            if pairs:
                yield [Change(q, new, old, direction, q.span) for new, old in pairs]


def find_multiples(article: Article) -> Iterator[tuple[Multiple, list[tuple[Quantity, Quantity]]]]:
    """ "Doubled", "halved" with the two values of its sentence or of the one before, and all the pairs that may be meant."""
    sentences = by_sentence(article)
    for sentence in article.analysis.sentences:
        text = sentence.span.of(article.document.prose)
        for m in _FACTORS.finditer(text):
            if _ALREADY.search(text, 0, m.start("verb")) or _OTHER_BASE.search(text) or _OPEN.search(text):
                continue
            if article.quoted(Span(*m.span()).shift(sentence.span.start)):
                continue
            here = [q for q in sentences.get(sentence.i, []) if q.kind in _LEVELS]
            pairs = _in_sentence(article, here)
            if (
                not here
                and sentence.i
                and _known(article, sentence, m.start("verb"))
                and article.sentence(sentence.i - 1).part == sentence.part
            ):
                before = [q for q in sentences.get(sentence.i - 1, []) if q.kind in _LEVELS]
                pairs = _in_sentence(article, before)
                if not pairs and _two_in_order(article, before):
                    pairs = [(before[1], before[0])]
            if len(pairs) == 1:
                factor, hedge = _TIMES[m["verb"].lower()], (m["hedge"] or "").strip().lower()
                yield (
                    Multiple(Span(*m.span()).shift(sentence.span.start), factor, hedge, *pairs[0]),
                    _any_pairs(article, sentences, sentence),
                )


def _known(article: Article, sentence: Sentence, verb: int) -> bool:
    """Whether what doubled is a pronoun, a word for a number, or was named in the sentences right before."""
    at = sentence.span.start + verb
    token = next(iter(article.analysis.tokens_in(Span(at, at + 3))), None)
    subject = next(iter(article.analysis.children(token, "nsubj")), None) if token else None
    if subject is None or subject.upos == "PRON" or subject.lemma.lower() in ("number", "figure", "total", "attendance", "count"):
        return subject is not None
    return _said_before(article, sentence.i, subject.lemma)


def _any_pairs(article: Article, sentences: dict[int, list[Quantity]], sentence: Sentence) -> list[tuple[Quantity, Quantity]]:
    near_by = [q for s in (sentence.i - 1, sentence.i, sentence.i + 1) for q in sentences.get(s, []) if q.kind in _LEVELS][:12]
    return [(a, b) for a, b in combinations(near_by, 2) if same_unit(article, a, b)]


def _two_in_order(article: Article, here: Sequence[Quantity]) -> bool:
    """ "Twelve came to the first session and 31 to the third": two values in the order of time."""
    if len(here) != 2 or not same_unit(article, *here) or not here[0].value or not here[1].value:
        return False
    text = between(article, *here)
    after = article.document.prose[here[1].span.end : article.sentence(here[1].sentence).span.end]
    return bool(re.search(r"\bfirst\b", text)) and bool(re.search(r"\b(?:second|third|fourth|last|final|latest)\b", after))


def _share(q: Quantity) -> bool:
    return q.kind is QuantityKind.RATIO and q.unit == "share"


def _states_change(article: Article, q: Quantity) -> bool:
    """Whether a percentage or fraction is one by which something changed."""
    if not (q.unit == "%" or _share(q)) or q.value is None or _RATE.match(article.document.prose, q.span.end):
        return False
    if re.match(r"\s+of\s+(?!the\s+[\d£$€]|its\s+[\d£$€])", article.document.prose[q.span.end : q.span.end + 12]):
        return False
    return direction_of(article, q) != 0


def _pointing(article: Article, q: Quantity) -> str:
    """The word of change in "that jump of 20 per cent" and "the 20 per cent jump", which point back to two values."""
    start = article.sentence(q.sentence).span.start
    before = _POINTS_BACK.search(article.document.prose[max(start, q.span.start - 60) : q.span.start])
    if before is None:
        return ""
    after = _MOVE_NOUN.match(article.document.prose, q.span.end)
    of = _MOVED.match(article.document.prose, after.end() if after else q.span.end)
    if of and not _said_before(article, q.sentence, of["noun"]):
        return ""  # "the 15 percent rise in costs", after values of something else
    return str(before["noun"] or (after["noun"] if after else "") or "").lower()


def _said_before(article: Article, index: int, noun: str) -> bool:
    """Whether the sentences right before speak of the thing, in this word or one of its kind."""
    group = next((g for g in _LIKE if noun.lower() in g or noun.lower() + "s" in g), frozenset((noun.lower(),)))
    near = article.analysis.sentences[max(0, index - 6) : index]
    stems = {stem(w) for w in group}
    return any(stem(t.lemma) in stems or t.lemma.lower() in group for s in near for t in article.analysis.words(s))


def _in_sentence(article: Article, here: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """The new and old values that the words of one sentence mark as such."""
    out = []
    levels = [q for q in here if q.kind in _LEVELS and q.value and q.value > 0]
    for a, b in pairwise(levels):
        if not same_unit(article, a, b) or not (
            near(article, a, b) or re.search(r";\s+(?:it|there|now|today)\b", between(article, a, b))
        ):
            continue
        roles = role(article, a), role(article, b)
        before = article.document.prose[max(0, b.span.start - 40) : b.span.start]
        if _RISING.search(before) or roles == ("old", "new"):
            out.append((b, a))
        elif roles[1] == "old" and roles[0] != "old":
            out.append((a, b))
        elif "old" not in roles and (marked := _by_time(article, a, b)):
            out.append(marked)
    return out


def _by_time(article: Article, a: Quantity, b: Quantity) -> tuple[Quantity, Quantity] | None:
    """The new and the old value by the words of time and tense around each."""
    prose, sentence = article.document.prose, article.sentence(a.sentence).span
    gap = between(article, a, b)
    cut = next((m.start() for m in re.finditer(r"[;,]|\band\b|\bbut\b", gap)), len(gap) // 2)
    one = prose[sentence.start : a.span.end + cut]
    two = prose[a.span.end + cut : sentence.end]
    years = _YEAR.search(one), _YEAR.search(two)
    if years[0] and years[1] and years[0][1] != years[1][1]:
        return (a, b) if years[0][1] > years[1][1] else (b, a)
    now, then = bool(_NOW.search(one)), bool(_NOW.search(two))
    if now != then:
        past = _THEN.search(two if now else one)
        return ((a, b) if now else (b, a)) if past else None
    return None


def _earlier(article: Article, sentences: dict[int, list[Quantity]], index: int) -> list[tuple[Quantity, Quantity]]:
    """The pairs of the sentence before, or of the two before, each with one value; captions and notes between do not count."""
    back = [i for i in range(index - 1, max(-1, index - 6), -1) if article.part_of(i).kind is article.part_of(index).kind][:2]
    before, first = ([q for q in sentences.get(i, []) if q.kind in _LEVELS] for i in [*back, -1, -1][:2])
    if pairs := _in_sentence(article, before):
        return pairs
    if len(first) == len(before) == 1 and same_unit(article, first[0], before[0]) and first[0].value and before[0].value:
        text = article.sentence(back[0]).span.of(article.document.prose)
        if re.match(r"(?:in|a year|the year|last|one year)\b", text, re.I) and re.search(r"\b(?:had|was|were)\b", text):
            return [(first[0], before[0])]
    return []


def _one_old(
    article: Article, sentences: dict[int, list[Quantity]], index: int, q: Quantity, others: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """The old value beside the change, the new one alone in the sentence before: "took $31m. It slipped 40 percent from $60m"."""
    levels = [o for o in others if o.kind in _LEVELS]
    following = [o for o in levels if o.span.start > q.span.end]
    if not following or index == 0 or article.sentence(index).part != article.sentence(index - 1).part:
        return []
    old, gap = following[0], article.document.prose[q.span.end : following[0].span.start]
    if not re.fullmatch(
        r"\s+(?:more\s+|less\s+|fewer\s+)?(?:from|than|on)\s+(?:its|the|their|his|her)?\s*(?:[\w-]+\s+){0,2}?", gap
    ):
        return []
    if any(same_unit(article, o, old) for o in levels if o.span.end < q.span.start):
        return []
    before = [o for o in sentences.get(index - 1, []) if o.kind in _LEVELS and same_unit(article, o, old) and o.value]
    return [(before[0], old)] if len(before) == 1 and old.value else []


def _labelled(article: Article) -> list[tuple[str, Quantity, Quantity]]:
    """Key figures: "Revenue: £48m (2023: £42m)", each by its label."""
    out = []
    for index, here in by_sentence(article).items():
        kind = article.part_of(index).kind
        span = article.sentence(index).span
        label = _LABEL.match(article.document.prose, span.start, span.end)
        if label is None or kind not in (PartKind.LIST, PartKind.BODY, PartKind.NOTE):
            continue
        levels = [q for q in here if q.kind in _LEVELS and q.value]
        if len(levels) >= 2 and levels[0].span.start - label.end() < 4 and _PAIR.match(between(article, *levels[:2])):
            if same_unit(article, *levels[:2]):
                out.append((label["label"], levels[0], levels[1]))
    return out[:40]


def _about(article: Article, q: Quantity, label: str) -> bool:
    """Whether the clause of a change has the words of a label for its subject."""
    wanted = [stem(w) for w in label.lower().split()]
    tokens = article.analysis.tokens_in(Span(article.sentence(q.sentence).span.start, q.span.start))
    verb = next((t for t in reversed(tokens) if t.upos == "VERB"), None)
    if verb is None:
        return False
    subjects = article.analysis.children(verb, "nsubj")
    return any(stem(s.lemma) == wanted[-1] and (len(wanted) == 1 or _has(article, s.i, wanted)) for s in subjects)


def _has(article: Article, token: int, wanted: Sequence[str]) -> bool:
    below = {stem(t.lemma) for t in article.analysis.children(article.analysis.tokens[token], "amod", "compound")}
    return set(wanted[:-1]) <= below
