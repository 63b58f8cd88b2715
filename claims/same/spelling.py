"""Capitalised words that may be one name in two spellings, and what stands around each use of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz.distance import OSA

from claims.article import Article
from claims.document import PartKind
from claims.lexicon import table, words
from claims.nlp.wordpiece import pieces
from claims.spans import Span

_WORD = re.compile(r"(?<![\w@#/.&-])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w@/])")
_SHORTEST = 4
_JOINS = ("&", "-", "‐", "‑")
_MARKED = frozenset(".,;:!?()[]{}\"“”‘’'«»/|*_")
_LITTLE = frozenset("the a an in at on of for from to by with and but or as when while if after before near like both".split())
_SILENT = (PartKind.BYLINE, PartKind.DATELINE)


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a capitalised word.

    `left` and `right` are the capitalised words or numbers beside it in the same name ("" where there is none), folded;
    `title` a title or post before the name; `given` says that a first name stands before it; `kind` is the label of the
    entity it stands in; `opens` that it opens a sentence.
    """

    span: Span
    sentence: int
    left: str
    right: str
    title: str
    given: str
    kind: str
    opens: bool
    possessive: bool


@dataclass(frozen=True)
class Form:
    """A word as it is spelled, folded, with all its uses in text order."""

    key: str
    uses: tuple[Use, ...]

    @property
    def known(self) -> bool:
        """Is it a common word or a well-known name?"""
        return len(pieces(self.key)) == 1 or self.key in _common()

    @property
    def introduced(self) -> frozenset[str]:
        """The first names it stands behind."""
        return frozenset(u.given for u in self.uses if u.given)


def fold(word: str) -> str:
    """A word in lower case, without accents, with one kind of apostrophe."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def forms(article: Article) -> dict[str, Form]:
    """All capitalised words of an article that may be names, by their folded spelling."""
    found: dict[str, list[Use]] = {}
    entity = {i: e.label for e in article.analysis.entities for i in range(e.first, e.last)}
    for part in article.document.parts:
        if part.kind in _SILENT:
            continue
        stretch = list(_WORD.finditer(part.span.of(article.document.prose)))
        for match in stretch:
            span = match_span(match, part.span.start)
            word = span.of(article.document.prose)
            if len(word) < _SHORTEST or not word[0].isupper() or (word.isupper() and len(word) < 6):
                continue
            use = _use(article, span, entity)
            if use is not None:
                found.setdefault(fold(word), []).append(use)
    return {key: Form(key, tuple(uses)) for key, uses in found.items()}


def match_span(match: re.Match[str], shift: int) -> Span:
    """The word without a possessive ending."""
    word = match[0]
    for ending in ("'s", "’s", "'S", "’S"):
        word = word.removesuffix(ending)
    return Span(match.start() + shift, match.start() + shift + len(word))


def near_pairs(found: Mapping[str, Form]) -> Iterator[tuple[Form, Form]]:
    """Pairs of forms that a slip of one or two letters apart, each once, in the order of their first uses.

    Words are put together by what is left of them when one or two letters are taken out, so that not every pair is compared.
    """
    order = {key: i for i, key in enumerate(sorted(found, key=lambda k: found[k].uses[0].span))}
    homes: dict[str, list[str]] = {}
    for key in order:
        for rest in _shortened(key):
            homes.setdefault(rest, []).append(key)
    pairs = {pair for keys in homes.values() if len(keys) > 1 for pair in combinations(keys, 2)}
    for a, b in sorted(pairs, key=lambda p: (order[p[0]], order[p[1]])):
        if steps(a, b):
            yield found[a], found[b]


def steps(a: str, b: str) -> int:
    """How many letters differ between two words (a swap of neighbours is one), 0 where they are too far apart for a slip."""
    shortest = min(len(a), len(b))
    apart = OSA.distance(a, b, score_cutoff=2)
    return apart if apart <= (2 if shortest >= 7 else 1) else 0


def _shortened(key: str) -> set[str]:
    most = 2 if len(key) >= 7 else 1
    once = {key[:i] + key[i + 1 :] for i in range(len(key))}
    twice = {w[:i] + w[i + 1 :] for w in once for i in range(len(w))} if most == 2 else set()
    return {key} | once | twice


def inflected(a: str, b: str) -> bool:
    """Do two words differ by endings that make plurals, adjectives or names of peoples (or of women) out of one another?"""
    a, b = a.replace("'", ""), b.replace("'", "")
    if a == b:
        return False
    same = 0
    while same < min(len(a), len(b)) and a[same] == b[same]:
        same += 1
    return same >= 3 and {a[same:], b[same:]} <= words("name_affixes") | {""}


def together(a: Form, b: Form) -> bool:
    """Does one sentence have both? Then they are told apart on purpose."""
    return bool({u.sentence for u in a.uses} & {u.sentence for u in b.uses})


def _is_common(word: str) -> bool:
    """A word that is no first name and has its capital from the start of the sentence."""
    return fold(word) not in table("first_names") and len(pieces(fold(word))) == 1


@cache
def _common() -> frozenset[str]:
    return words("english_function_words") | frozenset(table("verb_forms")) | frozenset(table("noun_forms"))


# ---------------------------------------------------------------- one use


def _use(article: Article, span: Span, entity: Mapping[int, str]) -> Use | None:
    """The use of a capitalised word; None where only the start of the sentence gives the capital, or the spelling is meant."""
    analysis, prose = article.analysis, article.document.prose
    inside = analysis.tokens_in(span)
    if not inside or re.match(r"[’']?s?\s?[\[(]sic\b", prose[span.end : span.end + 10]):
        return None
    token = inside[0]
    sentence = analysis.sentences[token.sentence]
    opens = token.i == sentence.first or (token.i == sentence.first + 1 and not analysis.tokens[sentence.first].text[0].isalnum())
    label = entity.get(token.i, "")
    if opens and not label and token.upos != "PROPN":
        return None
    left, title, given = _before(prose, span, sentence.span.start)
    return Use(
        span,
        token.sentence,
        left,
        _after(prose, span, sentence.span.end),
        title,
        given,
        label,
        opens,
        prose[span.end : span.end + 2] in ("'s", "’s"),
    )


def _before(prose: str, span: Span, start: int) -> tuple[str, str, str]:
    """The name word before, the title before that, and the first name."""
    words_ = _run_before(prose, span, start)
    if words_ and prose[start : span.start].lstrip().startswith(words_[0]) and len(words_) == 1 and _is_common(words_[0]):
        words_ = []
    names = [w for w in words_ if not is_title(w) and fold(w) not in _LITTLE]
    title = next((fold(w.rstrip(".")) for w in reversed(words_) if is_title(w)), "")
    left = fold(names[-1].rstrip(".")) if names and not (words_ and is_title(words_[-1])) else ""
    given = left if left and (left in table("first_names") or len(left) > 1) else ""
    return left, title, given


def _run_before(prose: str, span: Span, start: int) -> list[str]:
    """The capitalised words, initials and numbers right before a word, in text order."""
    out: list[str] = []
    for match in reversed(list(re.finditer(r"\S+", prose[max(start, span.start - 60) : span.start]))):
        word = match[0].strip("‘“\"'(")
        if word != match[0].rstrip("‘“\"'") and not word:
            break
        bare = word.rstrip(".")
        stopped = word != bare and not (len(bare) <= 2 or is_title(bare))
        if word in _JOINS:
            out.append(word)
        elif not word or stopped or word[-1] in _MARKED - {"."} or not (word[0].isupper() or word[0].isdigit()):
            break
        else:
            out.append(re.sub("[’']s$", "", word))
        if len(out) == 4 or match[0] != word:
            break
    return out[::-1]


def _after(prose: str, span: Span, end: int) -> str:
    """The name word or number right after, through "&"."""
    found = re.match(r"(?:['’]s)?(?:[ \n](?:& )?|[-‐‑])([A-Z0-9][\w’']*)", prose[span.end : min(end, span.end + 40)])
    return fold(re.sub("[’']s$", "", found[1])) if found else ""


def is_title(word: str) -> bool:
    """A title, a rank or a post before a name."""
    key = fold(word).rstrip(".")
    return key in table("titles") or (key in words("roles") and key not in table("first_names"))


def earliest(uses: Iterable[Use]) -> Use:
    return min(uses, key=lambda u: u.span)
