"""Are two mentions of what happened mentions of one event? The verdict is same, different or unsure, with the reasons.

Two acts are one event where the same is done (or its opposite is told of it) to the same thing by nobody else at no other time.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claims.article import Article
from claims.document import PartKind
from claims.same.acts import Act
from claims.same.parts import Theme

_NEUTRAL = frozenset(
    "average standard overall total key main base benchmark headline official whole entire proposed planned new latest big large "
    "sharp steep small slight modest slow fast recent own first".split()
)
_LEAD = 4
"""How many sentences at the start say what the article is about."""
_PARAGRAPH = 8
"""How many sentences before an act, in its paragraph, may say what it is about."""
_GROUPS = frozenset("side party".split())


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Sameness:
    """A verdict, and what it rests on, a short phrase each."""

    verdict: Verdict
    reasons: tuple[str, ...] = ()


def same_event(article: Article, earlier: Act, later: Act) -> Sameness:
    """Whether `later` speaks of the event that `earlier` tells of, their outcome left aside."""
    if earlier.kind != later.kind:
        return Sameness(Verdict.DIFFERENT, ("other kinds of event",))
    theme = same_theme(article, earlier, later)
    if theme.verdict is not Verdict.SAME:
        return theme
    if _apart(earlier, later) or (later.days is None and _elsewhen(article, earlier, later)):
        return Sameness(Verdict.DIFFERENT, ("at other times",))
    if later.timed and not _meet(article, earlier, later):
        return Sameness(Verdict.UNSURE, ("the times cannot be compared",))
    doers = same_doer(earlier.agent, later.agent)
    if doers is Verdict.DIFFERENT:
        return Sameness(Verdict.DIFFERENT, ("by others",))
    if later.agent.text and not earlier.agent.text:
        return Sameness(Verdict.UNSURE, ("by whom is said once only",))
    reasons = theme.reasons
    if earlier.days and later.days:
        reasons += ("the times agree",)
    if later.definite:
        reasons += (f"“{article.analysis.tokens[later.token].text}” points back to something already told",)
    elif not (earlier.days and later.days):
        return Sameness(Verdict.UNSURE, ("nothing ties the second to the first",))
    return Sameness(Verdict.SAME, reasons)


def same_theme(article: Article, earlier: Act, later: Act) -> Sameness:
    """Whether two acts are about one thing."""
    a, b = earlier.theme, later.theme
    if a.person is not None and b.person is not None:
        if a.person != b.person:
            return Sameness(Verdict.DIFFERENT, ("about two persons",))
        return Sameness(Verdict.SAME, (f"both are about {_name(article, a.person)}",))
    if _one_name(a, b):
        return Sameness(Verdict.SAME, (f"both are about {max(a.text, b.text, key=len)}",))
    if a.body is not None and a.body == b.body and a.head == b.head:
        return Sameness(Verdict.SAME, (f"both are about {b.text}",))
    if not a.head or not b.head:
        return Sameness(Verdict.UNSURE, ("what one is about is not known",))
    if a.head != b.head:
        return Sameness(Verdict.DIFFERENT, ("about two things",))
    left, right = a.beside - _NEUTRAL, b.beside - _NEUTRAL
    if left - right and right - left:
        return Sameness(Verdict.UNSURE, ("described in different words",))
    if right - left and not _familiar(article, right - left, earlier.sentence, later.sentence):
        return Sameness(Verdict.UNSURE, ("the second is narrower",))
    return Sameness(
        Verdict.SAME,
        (f"both are about the {_spelled(article, a)}" if a.text.lower() == b.text.lower() else f"“{b.text}” is “{a.text}”",),
    )


def _spelled(article: Article, theme: Theme) -> str:
    """The noun of a theme as the text spells it."""
    return article.analysis.tokens[theme.token].text if theme.token >= 0 else theme.head


def same_doer(a: Theme, b: Theme) -> Verdict:
    """Whether one and the same did both, where both are named."""
    if a.person is not None and b.person is not None:
        return Verdict.SAME if a.person == b.person else Verdict.DIFFERENT
    if a.body is not None and b.body is not None:
        return Verdict.SAME if a.body == b.body else Verdict.DIFFERENT
    if not a.head or not b.head:
        return Verdict.UNSURE
    if a.head == b.head or {a.head, b.head} & _GROUPS or _one_name(a, b) or a.head[:6] == b.head[:6]:
        return Verdict.SAME
    return Verdict.DIFFERENT


def _one_name(a: Theme, b: Theme) -> bool:
    """A full name and a part of it ("Anna Price", "Price")."""
    if not (a.proper and b.proper) or None not in (a.person, b.person):
        return False
    return (b.head in a.beside and not b.beside) or (a.head in b.beside and not a.beside)


def _apart(a: Act, b: Act) -> bool:
    return bool(a.days and b.days and (a.days[1] < b.days[0] or b.days[1] < a.days[0]))


def _elsewhen(article: Article, earlier: Act, later: Act) -> bool:
    """Whether the sentence of `later` has dates, none of which is that of `earlier`."""
    if not earlier.days:
        return False
    dated = [(t.earliest, t.latest) for t in article.times if t.sentence == later.sentence]
    known = [(a, b) for a, b in dated if a and b]
    return bool(known) and not any(a <= earlier.days[1] and earlier.days[0] <= b for a, b in known)


def _meet(article: Article, earlier: Act, later: Act) -> bool:
    """Whether the time of `later` is one that `earlier` has, or the time that the article is about."""
    times = [t for t in article.times if t.sentence == later.sentence]
    here = {t.value for t in times if t.value}
    if here & {t.value for t in article.times if t.sentence == earlier.sentence}:
        return True
    if later.days and earlier.days:
        return True
    now = article.anchor.latest
    if later.days and now and not earlier.timed:
        return later.days[1] <= now and (now - later.days[0]).days <= 31
    return not later.days and any(t.text.lower().startswith(("this", "the past", "the last")) for t in times)


def _familiar(article: Article, words: frozenset[str], sentence: int, before: int) -> bool:
    """Whether words stand in a sentence, before it in its paragraph, or in what opens the article, before another one."""
    opening = [s for s in article.analysis.sentences if article.part_of(s.i).kind in (PartKind.HEADLINE, PartKind.BODY)][:_LEAD]
    part = article.part_of(sentence)
    said = [s for s in article.analysis.sentences[max(0, sentence - _PARAGRAPH) : sentence + 1] if article.part_of(s.i) is part]
    near = [*said, *opening]
    known = {t.lemma.lower() for s in near if s.i < before for t in article.analysis.words(s)}
    return words <= known


def _name(article: Article, person: int) -> str:
    return next((p.name for p in article.people if p.id == person), "the same person")
