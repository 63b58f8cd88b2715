"""What belongs to a name and what cannot be one: titles, days, nationalities, posts and marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.analysis import Token
from claims.lexicon import table, words

_NOT_LAST = ("CC", "IN", "DT", "POS", "HYPH", ",", ":", "``", "''", "-LRB-", "-RRB-")
_POSTS = (
    *("secretary", "minister", "president", "commissioner", "governor", "chancellor", "ambassador", "director", "chairman"),
    *("chairwoman", "officer", "manager", "correspondent", "reporter", "spokesman", "spokeswoman", "speaker", "senator"),
)
_SIDES = ("North", "South", "East", "West", "Central", "Northern", "Southern", "Eastern", "Western", "Latin")
_SMALL = ("of", "the", "for", "and")
_AGAINST = ("v", "v.", "vs", "vs.", "versus")
_EITHER = (  # a person or a body
    *("developer", "contractor", "builder", "supplier", "producer", "publisher", "broadcaster", "owner", "operator", "partner"),
    *("rival", "buyer", "seller", "employer", "landlord", "sponsor", "organiser", "organizer", "client", "customer", "host"),
    *("competitor", "distributor", "exporter", "importer", "winner", "champion", "leader", "member", "neighbour", "neighbor"),
    *("opponent", "ally", "brewer", "shareholder", "investor", "creditor", "defendant", "plaintiff", "party", "author"),
)
_MARKS = ("PUNCT", "DET", "SYM")


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` to `last` that may be a name: with the model's label, or "MISC" for bare proper nouns."""

    first: int
    last: int
    label: str
    sentence: int


def is_proper(token: Token) -> bool:
    return token.xpos in ("NNP", "NNPS")


def trim(tokens: Sequence[Token], run: Run) -> Run | None:
    """`run` without what is not the name at its ends: marks, articles, common nouns, titles, days; None where nothing is left."""
    first, last = run.first, run.last
    while first < last and _not_first(tokens[first], run.label):
        first += 1
    while first < last and (tokens[last - 1].xpos in _NOT_LAST or _is_calendar(tokens[last - 1])):
        last -= 1
    while run.label == "PERSON" and last - first > 1 and tokens[last - 1].upos == "NUM" and tokens[last - 1].text.isdigit():
        last -= 1
    if run.label in ("PERSON", "MISC"):
        while first < last - 1 and (is_title(tokens[first]) or _is_people(tokens[first]) or tokens[first].text in _SMALL):
            first += 1
    return replace(run, first=first, last=last) if first < last else None


def cannot_be(tokens: Sequence[Token], run: Run) -> bool:
    """Whether the words cannot be a name: a nationality, a post, no capital and not a proper noun either."""
    inside = tokens[run.first : run.last]
    final = inside[-1]
    if run.label == "MISC" and (final.lemma.lower() in words("roles") or is_title(final)):
        return True
    head = next((a for a, b in pairwise(inside) if b.text == "of"), final)
    if head.lemma.lower() in _POSTS and inside[0].text.lower() not in table("first_names"):
        return True
    if not any(t.text[0].isupper() or t.text[0].isdigit() or is_proper(t) for t in inside):
        return True
    if not any(c.isalpha() for t in inside for c in t.text) or (
        _is_people(final) and all(_is_people(t) or t.text in _SIDES for t in inside)
    ):
        return True
    if len(inside) > 1:
        return False
    if (
        _is_calendar(final)
        or final.upos in ("PRON", "DET", "AUX", "NUM", "SYM", "ADP")
        or len(final.text) == 1
        or final.text[-1] in "$£€"
    ):
        return True
    return run.label != "LOC" and _is_post(tokens, final)


def is_person(tokens: Sequence[Token], run: Run, *, byline: bool) -> bool:
    """Whether what stands beside a name says that it is a person's: a post, a title or an age, or the byline."""
    before = tokens[run.first - 1] if run.first else None
    if before and before.sentence == run.sentence:
        post = before.upos == "NOUN" and before.lemma.lower() in words("roles") and run.last - run.first > 1
        if post or (is_title(before) and before.upos == "PROPN"):
            return run.label == "MISC" or tokens[run.last - 1].text not in words("countries")
    told = [t for t in tokens[run.last : run.last + 8] if t.deprel == "appos" and run.first <= t.head < run.last]
    told += [tokens[t.head] for t in tokens[run.first : run.last] if t.deprel == "appos" and t.head < run.first]
    if run.last - run.first > 1 and any(t.upos == "NOUN" and t.lemma in words("roles") and t.lemma not in _EITHER for t in told):
        return True
    after = [t.text for t in tokens[run.last : run.last + 3]]
    if after[:2] == [",", "who"]:
        return run.last - run.first > 1
    if len(after) == 3 and after[0] == "," and after[2] in (",", ".", ";") and after[1].isdecimal() and 15 < int(after[1]) < 100:
        return run.last - run.first > 1
    return byline and run.last - run.first > 1 and not (before and before.text in ("in", "at", "from"))


def is_named_beside(tokens: Sequence[Token], run: Run) -> bool:
    """Whether a title stands before a name ("Ms. Orr"), or the other side of a case beside it ("Orr v. Lund")."""
    before = tokens[run.first - 1] if run.first else None
    after = tokens[run.last] if run.last < len(tokens) else None
    titled = before is not None and before.sentence == run.sentence and is_title(before)
    return titled or any(t is not None and t.text in _AGAINST for t in (before, after))


def is_body(tokens: Sequence[Token], run: Run) -> bool:
    """Whether the noun beside a name says that it is an organisation's: "the airline Nordwind", "Nordwind, a charity"."""
    nouns = words("body_nouns")
    if run.last - run.first > 1 and tokens[run.first].text.lower() in table("first_names"):
        return False
    before = tokens[run.first - 1] if run.first else None
    if before and before.sentence == run.sentence and before.upos == "NOUN" and before.lemma in nouns:
        return run.first <= before.head < run.last or run.first <= _appositive(tokens, run, before.i) < run.last
    after = tokens[run.last : run.last + 8]
    return any(t.deprel == "appos" and t.lemma in nouns and run.first <= t.head < run.last for t in after)


def _appositive(tokens: Sequence[Token], run: Run, noun: int) -> int:
    """The word of a name that explains the noun before it; -1 where none does."""
    return next((t.i for t in tokens[run.first : run.last] if t.head == noun and t.deprel in ("appos", "flat")), -1)


def before_of(tokens: Sequence[Token], run: Run) -> Run:
    """The part of `run` before its first "of"."""
    last = next((i for i in range(run.first + 1, run.last) if tokens[i].text == "of"), run.last)
    return replace(run, last=last)


def _not_first(token: Token, label: str) -> bool:
    if label == "PERSON":  # "June", "April": a month may be a first name
        day = _is_calendar(token) and token.text.lower() not in table("first_names")
        return day or token.upos in _MARKS or token.xpos == "POS"
    common = token.text[0].islower() and not is_proper(token) and token.upos in ("NOUN", "ADP", "ADJ")
    return common or token.upos in _MARKS or token.xpos == "POS" or _is_calendar(token)


def is_title(token: Token) -> bool:
    return token.text.lower().rstrip(".") in table("titles")


def _is_people(token: Token) -> bool:
    word = token.text
    if word in words("countries"):
        return False
    return word in table("demonyms") or word.removesuffix("s") in table("demonyms") or word in words("peoples")


def _is_calendar(token: Token) -> bool:
    return token.text.rstrip(".") in words("calendar_names") and token.upos in ("PROPN", "NOUN")


def _is_post(tokens: Sequence[Token], word: Token) -> bool:
    """Whether a capital only dignifies a post: "the Secretary", "our Founders"."""
    determined = word.i > 0 and tokens[word.i - 1].upos in ("DET", "PRON")
    return is_title(word) or (determined and word.lemma.lower() in words("roles"))
