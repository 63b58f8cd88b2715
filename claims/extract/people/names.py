"""Names of persons: where they stand, and what they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.analysis import Analysis, Entity, Token
from claims.document import Document
from claims.extract.people.text import fold, span_of, words_of
from claims.lexicon import table, words
from claims.spans import Span

_PARTICLES = frozenset("van von der den de del della di da dos das du la le el al bin ibn ben bint abu ter ten zu ap mac".split())
_SUFFIXES = frozenset("jr sr ii iii iv junior senior qc kc mp mep obe mbe cbe dbe kbe ra frs om cb phd md".split())
_NOT_NAMES = frozenset(
    "party university council club school college court committee company group inc ltd plc corp street road river lake "
    "island islands award prize cup league trophy street avenue square hospital stadium museum church castle bank act bill "
    "fc united union association institute foundation society ministry department agency bridge house hall park centre center "
    "festival theatre airport station".split()
)
_FIRMS = frozenset(
    "operator supplier manufacturer publisher retailer owner producer maker lender broker developer rival partner sponsor parent "
    "member backer subsidiary builder grocer brewer carrier insurer miner competitor creditor shareholder client customer".split()
)
_FAITHS = frozenset("muslim jew christian hindu sikh buddhist catholic protestant sunni shia shiite taliban tory hebrew".split())
_HONORIFICS = frozenset("mr mrs ms miss mx sir dame lady lord dr prof rev".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A person called by name: the whole mention (titles included), its titles, the words of the name itself.

    `words` are as written, without titles and suffixes; `head` is the index of the head token; `kin` is the noun of
    kinship that stands before the name ("her cousin").
    """

    span: Span
    first: int
    last: int
    titles: tuple[str, ...]
    words: tuple[str, ...]
    suffix: str
    head: int
    sentence: int
    kin: str = ""

    def titles_new(self, others: Sequence[Name]) -> bool:
        """Does it bring in a title of rank that none of the other names has?"""
        return any(t not in _HONORIFICS and all(t not in o.titles for o in others) for t in self.titles)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(fold(w) for w in self.words)


def find_names(document: Document, analysis: Analysis) -> list[Name]:
    """All mentions of persons by name, in text order."""
    taken = [False] * len(analysis.tokens)
    found: list[Name] = []
    for first, last in _stretches(analysis):
        if any(taken[first:last]):
            continue
        found += _taken(_take_apart(document, analysis, first, last), taken)
    full = {name.keys for name in found if len(name.words) > 1}
    for entity in analysis.entities:
        missed = entity.label != "PERSON" and tuple(map(fold, words_of(entity.text))) in full
        if missed and not any(taken[entity.first : entity.last]):
            found += _taken(_take_apart(document, analysis, entity.first, entity.last), taken)
    known = {key for name in found if len(name.words) > 1 for key in (name.keys[-1], name.keys[0])}
    known |= {name.keys[-1] for name in found if name.titles}
    for token in analysis.tokens:
        if taken[token.i] or not token.text[0].isupper() or fold(token.text) not in known or not _alone(analysis, token):
            continue
        found += _taken(_take_apart(document, analysis, token.i, token.i + 1), taken)
    return sorted(found, key=lambda n: n.first)


def _taken(name: Name | None, taken: list[bool]) -> list[Name]:
    """The name, if there is one, its tokens marked as taken."""
    if name is None:
        return []
    taken[name.first : name.last] = [True] * (name.last - name.first)
    return [name]


def _stretches(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Runs of tokens that look like a person's name: labelled so, after a title, or before an age."""
    tokens = analysis.tokens
    other = {i: e for e in analysis.entities if e.label != "PERSON" for i in range(e.first, e.last)}
    for entity in analysis.entities:
        if entity.label == "PERSON":
            yield _widen(analysis, entity, other)
    titles, roles = table("titles"), words("roles") - _FIRMS
    for token in tokens:
        following = tokens[token.i + 1 : token.i + 3]
        if fold(token.text) in titles and token.text[0].isupper() and following:
            start = token.i + 2 if following[0].text == "." and len(following) > 1 else token.i + 1
            end = _run(analysis, start, other if fold(token.text) not in _HONORIFICS else {})
            if end > start:
                yield start, end
        elif token.text in roles and following and token.upos != "VERB" and following[0].sentence == token.sentence:
            end = _run(analysis, token.i + 1, {})
            if 2 <= end - token.i - 1 <= 4 and (other.get(token.i + 1) is None or other[token.i + 1].last == end):
                yield token.i + 1, end
        elif token.text == "," and following and following[0].text.isdigit() and 1 <= len(following[0].text) <= 3:
            start = token.i
            while start and _nameish(tokens[start - 1]) and tokens[start - 1].sentence == token.sentence:
                start -= 1
            if token.i - start >= 2 and _closes(analysis, token.i + 2) and start not in other:
                yield start, token.i


def _closes(analysis: Analysis, at: int) -> bool:
    return at < len(analysis.tokens) and analysis.tokens[at].text in (",", ".", ";", ")")


def _nameish(token: Token) -> bool:
    return token.upos == "PROPN" and token.text[0].isupper()


def _run(analysis: Analysis, start: int, other: dict[int, Entity]) -> int:
    """The end of the run of proper nouns that starts at token `start`."""
    tokens, end = analysis.tokens, start
    while end < len(tokens) and tokens[end].sentence == tokens[start].sentence:
        token = tokens[end]
        joined = token.text in ("-", "‐", "‑") and end > start and token.span.start == tokens[end - 1].span.end
        particle = token.text in _PARTICLES and end + 1 < len(tokens) and _nameish(tokens[end + 1])
        if not ((_nameish(token) and end not in other) or joined or particle):
            break
        end += 1
    while end > start and tokens[end - 1].text in ("-", "‐", "‑"):
        end -= 1
    return end


def _widen(analysis: Analysis, entity: Entity, other: dict[int, Entity]) -> tuple[int, int]:
    """The entity, and what of the same name the labels left out: neighbours joined by a hyphen, a flat relation or a particle."""
    tokens, first, last = analysis.tokens, entity.first, entity.last
    while last < len(tokens) and tokens[last].sentence == entity.sentence and last not in other:
        here, previous = tokens[last], tokens[last - 1]
        hyphen = here.text in ("-", "‐", "‑") and here.span.start == previous.span.end and last + 1 < len(tokens)
        if hyphen and tokens[last + 1].span.start == here.span.end and tokens[last + 1].text[:1].isupper():
            last += 2
        elif _nameish(here) and here.deprel == "flat" and first <= here.head < last:
            last += 1
        else:
            break
    while first and tokens[first - 1].sentence == entity.sentence and first - 1 not in other:
        here = tokens[first - 1]
        if _nameish(here) and tokens[first].deprel == "flat" and tokens[first].head <= here.i:
            first -= 1
        else:
            break
    return first, last


def _take_apart(document: Document, analysis: Analysis, first: int, last: int) -> Name | None:
    """The name in a run of tokens: titles off its front, suffix and possessive off its end, titles before it taken in."""
    tokens, titles = analysis.tokens, table("titles")
    while last > first and (tokens[last - 1].deprel == "case" or not tokens[last - 1].text[0].isalpha()):
        last -= 1
    found: list[str] = []
    core = first
    while core < last - 1 and _leads(tokens[core]):
        if fold(tokens[core].text) in titles:
            found.append(fold(tokens[core].text))
        else:
            found, first = [], core + 1
        core += 2 if tokens[core + 1].text == "." and core < last - 2 else 1
    while core < last and (tokens[core].upos == "DET" or not (tokens[core].text[0].isalpha() or tokens[core].text[0] in "‘'\"“")):
        core += 1
    while core < last - 1 and tokens[core].text[0].islower() and fold(tokens[core].text) not in _PARTICLES:
        core += 1
    if core >= last or not tokens[core].text[0].isalpha():
        return None
    start = min(first, core)
    while start and (step := _title_before(analysis, start)) is not None:
        start = step
        found.insert(0, fold(tokens[start].text))
    names = words_of(span_of(tokens[core:last]).of(document.prose))
    suffix = ""
    while len(names) > 1 and fold(names[-1]) in _SUFFIXES:
        suffix, names = fold(names[-1]), names[:-1]
    if not names or not _is_name(names, found):
        return None
    span = Span(tokens[start if found else core].span.start, tokens[last - 1].span.end)
    head = next((t.i for t in tokens[core:last] if not core <= t.head < last), core)
    back = start - 2 if start > 1 and tokens[start - 1].text == "," else start - 1
    kin = tokens[back].lemma.lower() if back >= 0 and tokens[back].lemma.lower() in table("relations") else ""
    return Name(span, start if found else core, last, tuple(found), names, suffix, head, tokens[core].sentence, kin)


def _leads(token: Token) -> bool:
    """A title or a post before a name, unless it is a first name as well ("Dean")."""
    key = fold(token.text)
    return (key in table("titles") or key in words("roles")) and (key not in table("first_names") or token.text.endswith("."))


def _title_before(analysis: Analysis, at: int) -> int | None:
    """The index of the title token right before token `at`."""
    tokens = analysis.tokens
    back = at - 2 if at >= 2 and tokens[at - 1].text == "." else at - 1
    if back < 0 or tokens[back].sentence != tokens[at].sentence:
        return None
    token = tokens[back]
    return back if fold(token.text) in table("titles") and token.text[0].isupper() and _leads(token) else None


def _is_name(names: tuple[str, ...], titles: list[str]) -> bool:
    keys = [fold(n) for n in names]
    if not any(n[0].isupper() for n in names) or len(names) > 6:
        return False
    if any(k in _NOT_NAMES for k in keys[1:] or keys) and not titles:
        return False
    if len(names) == 1 and (len(keys[0]) < 2 or _people(names[0]) or (keys[0] in words("roles") and not titles)):
        return False
    return not any(ch.isdigit() for n in names for ch in n)


def _people(word: str) -> bool:
    """Does the word name a people or a faith?"""
    return word in table("demonyms") or fold(word).removesuffix("s") in _FAITHS


def _alone(analysis: Analysis, token: Token) -> bool:
    """A known name on its own: a proper noun that is no part of a longer name of something else."""
    if token.upos != "PROPN":
        return False
    tokens = analysis.tokens
    around = [tokens[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(tokens) and tokens[i].sentence == token.sentence]
    if any(_nameish(t) and (t.head == token.i or token.head == t.i) for t in around):
        return fold(tokens[token.i - 1].text) in table("titles") if token.i else False
    return token.deprel not in ("compound", "flat")
