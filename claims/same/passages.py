"""Which dated passage of an article do some words speak of? By the rare words that they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from claims.analysis import TimeExpression, TimexType, Token
from claims.article import Article
from claims.lexicon import table
from claims.same.words import kin
from claims.spans import Span

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
_EMPTY = frozenset(
    "be have do make take get give go come say tell time year month week day hour date new other same one two it that "
    "this place end event case thing people man woman person way part number".split()
)
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last final previous".split())
_POINTING = frozenset({"that", "this", "those", "these"})
_BACK = 8
"""How many sentences back "that fire" may point."""


class Passages:
    """An index from content words to the sentences of an article."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._tokens: dict[str, list[Token]] = defaultdict(list)
        for token in article.analysis.tokens:
            if stem := _stem(token):
                self._tokens[stem].append(token)
        self._dates: dict[int, list[TimeExpression]] = defaultdict(list)
        for time in article.times:
            if time.type in (TimexType.DATE, TimexType.TIME) and time.value[:5] != "XXXX-W" and time.shift is None:
                self._dates[time.sentence].append(time)

    def dates_of(
        self,
        event: Span,
        *,
        without: Iterable[TimeExpression] = (),
        fitting: Callable[[TimeExpression], bool] = lambda time: True,
    ) -> list[TimeExpression]:
        """The dates in the sentence that speaks of the event at `event`: it has its head word, and most of its rarer words.

        "That fire" is looked for in the sentences before, any other in the whole article. Dates `without` and those not `fitting`
        do not count. Of "fire shut it" the fire may be what the other passage names.
        Empty where no dated sentence speaks of the event.
        """
        analysis = self._article.analysis
        tokens = analysis.tokens_in(event)
        stems = {s for t in tokens if (s := _stem(t))}
        if not stems:
            return []
        inside = {t.i for t in tokens}
        head = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0])
        ordinals = {_stem(t) for t in tokens if t.xpos in ("CD", "JJ") and t.text.lower() in _ORDINALS}
        needed = {_stem(head)} & stems | ordinals
        doers = [t for t in tokens[:3] if t.head == head.i and t.i != head.i and t.lemma.lower() in table("event_nouns")]
        either = [needed, *({_stem(doer)} | ordinals for doer in doers)]
        here = head.sentence
        scores: dict[int, float] = defaultdict(float)
        having: dict[int, set[str]] = defaultdict(set)
        for stem in sorted(stems):
            places = sorted({t.sentence for t in self._tokens[stem] if t.i not in inside})
            for sentence in places:
                scores[sentence] += 1 / len(places)
                having[sentence].add(stem)
        if tokens[0].text.lower() in _POINTING:
            scores = {s: v for s, v in scores.items() if here - _BACK <= s < here}
        left_out = {t.id for t in without}
        dated = {
            s: dates
            for s, v in scores.items()
            if any(need <= having[s] for need in either)
            and (dates := [t for t in self._dates.get(s, ()) if t.id not in left_out and fitting(t)])
        }
        if not dated:
            return []
        top = max(scores[s] for s in dated)
        best = [t for s, dates in dated.items() if scores[s] >= top - 1e-9 for t in dates]
        return sorted(best, key=lambda t: (abs(t.sentence - here), t.id))


def _stem(token: Token) -> str:
    """What a content word shares with its relatives ("sign", "signing", "signature"; "fire", "blaze")."""
    lemma = token.lemma.lower()
    if token.upos not in _CONTENT or lemma in _EMPTY or len(lemma) < 3:
        return ""
    return kin(lemma)
