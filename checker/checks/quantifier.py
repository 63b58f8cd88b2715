"""Something is told of all of a group, and the opposite of one of them.

*What it looks for*: “all five lifts were approved” and “Lift 3 failed its safety check”; “every tenant agreed” and “the only objector”;
“approved unanimously” and somebody who “voted against”.

*Why it matters to a reader*: “all” and “none” are strong claims, and one exception in the same article undoes them.

*When it stays silent*: on “nearly all”, “all but two”, “all except”; when the exception is of another time or another group; on plans
and hopes; inside quotation marks.

*Source*: who the clauses are about, a table of opposite outcomes, and the polarity of the predicates.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.check import Check, Discrepancy, Side, clean, flagged
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.lexicon import table
from claims.same.acts import Act, acts
from claims.same.deeds import deeds
from claims.same.events import Verdict, same_theme
from claims.same.groups import Share, shares
from claims.same.states import state
from claims.spans import Span, cover

_GOING_ALONG = frozenset("agree back approve support consent accept sign endorse".split())
_SETTING_OUT = frozenset(("set out", "leave", "depart", "sail", "set off", "set sail"))
_NEAR = 3

EXAMPLES = (
    flagged(
        "«All five of the new lifts were approved», the museum said on Monday.\n\n«Lift 3 failed its safety check» on Friday.\n",
        "“All five of the new lifts were approved” against “Lift 3 failed its safety check”.",
    ),
    flagged(
        "«Every tenant agreed to the new boiler», the agent told the meeting.\n\n"
        "«The only objector», who heats with wood, wrote a long letter.\n",
        "“Every tenant agreed to the new boiler” against “The only objector”.",
    ),
    clean(
        "All but one of the new lifts were approved, the museum said on Monday.\n\nLift 3 failed its safety check on Friday.\n"
    ),
    clean("All five of the new lifts were approved, the museum said on Monday.\n\nCrane 3 failed its safety check on Friday.\n"),
)


def find(article: Article) -> Iterator[Discrepancy]:
    told = shares(article, deeds(article))
    for whole in (s for s in told if s.whole):
        for part in (s for s in told if not s.whole):
            if part.deed.sentence != whole.deed.sentence and _of(whole, part) and (why := _against(article, whole, part)):
                yield _discrepancy(article, whole.deed, part.deed, why, dissent=part.dissent)
                break
    yield from _unanimous(article)


def _of(whole: Share, part: Share) -> bool:
    if part.dissent:
        return whole.deed.kind in _GOING_ALONG
    return bool(whole.group) and whole.group == part.group and not _apart(whole.deed, part.deed)


def _apart(a: Act, b: Act) -> bool:
    return bool(a.days and b.days and (a.days[1] < b.days[0] or b.days[1] < a.days[0]))


def _against(article: Article, whole: Share, part: Share) -> str:
    """Why a part contradicts its whole, "" where it does not."""
    all_did, none_did = not (whole.deed.denied or whole.none), whole.deed.denied and whole.none
    if part.dissent:
        return "somebody who objects did not go along" if all_did else ""
    a, b = whole.deed, part.deed
    if {a.kind, b.kind} <= _SETTING_OUT and all_did and not b.denied:
        here, there = _places(article, a), _places(article, b)
        return "they set out from different places" if here and there and not here & there else ""
    if a.kind == b.kind and _alike(article, whole, part):
        clash = b.denied if all_did else none_did and not b.denied
        return "the one tells of the deed, the other that it was not done" if clash else ""
    (kind, side), (other, opposite) = _side(a), _side(b)
    if kind and kind == other:
        turned = all_did and not b.denied and side != opposite
        return f"“{a.word}” and “{b.word}” are opposite outcomes" if turned else ""
    return _contrary(article, whole, part)


def _contrary(article: Article, whole: Share, part: Share) -> str:
    """ "All came out unhurt" and "one broke an arm"; "none survived" and "two were freed"."""
    a, b = whole.deed, part.deed
    (kind, side), (other, opposite) = state(article, a), state(article, b)
    if not kind or kind != other or b.denied or (a.denied and not whole.none) or not _one_time(article, a, b):
        return ""
    if kind == "assent" and a.theme.head != b.theme.head:
        return ""
    same_sides = side == opposite
    clash = same_sides if whole.none else not same_sides
    return f"“{_plain(a)}” and “{_plain(b)}” exclude each other" if clash else ""


def _one_time(article: Article, a: Act, b: Act) -> bool:
    """Whether no sentence of the two has a time that the other has not."""
    here, there = ({t.value or t.text for t in article.times if t.sentence == deed.sentence} for deed in (a, b))
    return not there or bool(here & there)


def _plain(deed: Act) -> str:
    return f"not {deed.word}" if deed.denied else deed.word


def _alike(article: Article, whole: Share, part: Share) -> bool:
    """Whether two deeds of one name are done to the same, or to nobody but their subjects."""
    named = [s.deed.theme.head != "" and s.deed.theme.token != s.subject for s in (whole, part)]
    return same_theme(article, whole.deed, part.deed).verdict is Verdict.SAME if all(named) else not any(named)


def _side(deed: Act) -> tuple[str, str]:
    if deed.word == "fail" and deed.theme.head in ("test", "inspection", "check", "exam", "trial"):
        return "decision", "-"
    kind, side, *_ = (table("outcomes").get(f"{deed.word}/v") or "? ?").split()
    return (kind, side) if kind in ("decision", "verdict") else ("", "")


def _places(article: Article, deed: Act) -> set[str]:
    """The names in the clause of a deed, by word, with the country of an adjective."""
    event = next((e for e in article.events if e.head == deed.token), None)
    inside = article.analysis.tokens_in(event.span) if event else ()
    return {t.lemma.lower()[:6] for t in inside if t.upos == "PROPN"}


def _unanimous(article: Article) -> Iterator[Discrepancy]:
    """ "Approved unanimously" against somebody who voted against."""
    found = [a for a in acts(article) if a.kind == "decision" and a.form == "verb" and a.real and not (a.denied or a.quoted)]
    for whole in found:
        adverb = [t for t in article.analysis.children(article.analysis.tokens[whole.token]) if t.text.lower() == "unanimously"]
        for part in found if adverb else ():
            if part.word != "vote against" or whole.word == "vote against" or part.sentence == whole.sentence:
                continue
            near = not part.theme.head and 0 < part.sentence - whole.sentence <= _NEAR
            if near or same_theme(article, whole, part).verdict is Verdict.SAME:
                yield _discrepancy(article, whole, part, "who votes against breaks a unanimous vote", also=adverb[0].span)
                break


def _discrepancy(
    article: Article, whole: Act, part: Act, why: str, *, also: Span | None = None, dissent: bool = False
) -> Discrepancy:
    spans = (cover((_words(article, whole), also)) if also else _words(article, whole), _words(article, part, alone=dissent))
    one, two = (" ".join(span.of(article.text).split()) for span in spans)
    return Discrepancy(
        sides=(Side(spans[0], one), Side(spans[1], two)),
        values={"all": one, "one": two},
        derivation=(
            f"“{one}” leaves out nobody and nothing.",
            f"“{two}” speaks of a part of the same group.",
            f"Both cannot hold: {why}.",
        ),
        confidence=Confidence.MEDIUM,
        question="Is there an exception, or do the two speak of different groups?",
    )


def _words(article: Article, deed: Act, *, alone: bool = False) -> Span:
    """The deed with its subject, or the subject alone."""
    analysis = article.analysis
    first = deed.agent.token if deed.agent.token >= 0 else deed.theme.token
    if first < 0 or analysis.tokens[first].sentence != deed.sentence:
        return deed.span
    subject = analysis.subtree(analysis.tokens[first], "acl", "acl:relcl", "appos", "parataxis", "punct", "conj", "cc", "case")
    if alone:
        return cover(t.span for t in subject)
    wide = cover((*(t.span for t in subject), deed.span))
    return wide if len(wide) <= 240 else deed.span


CHECK = Check(
    code="EVT604",
    name="quantifier",
    severity=Severity.ERROR,
    reads=("events", "people"),
    message="“{all}” against “{one}”.",
    find=find,
    examples=EXAMPLES,
)
