"""Who won and who lost: every passage that tells the result of a match or a duel, with the score or the margin it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from checker.matches import score_lines
from checker.tallies import NUMBER, number
from claims.analysis import Argument, Event, Sentence
from claims.article import Article
from claims.document import PartKind
from claims.spans import Span

_BEATS = frozenset(
    "beat defeat thrash edge down overcome sink stun overpower outclass hammer pip rout crush upset outlast topple trounce oust "
    "demolish humble dispatch vanquish outplay unseat".split()
) | {"see off", "hold off", "knock out"}
_PRIZES = frozenset(
    "title trophy cup final crown championship match game derby tie race election seat contest medal shield plate".split()
)
_TAKES = frozenset("lift take win retain claim clinch secure capture regain".split())
_TEAM = r"(?:[A-Z][\w’'&.-]*(?:\s+(?:[A-Z][\w’'&.-]*|of)){0,4})"
_VERBS = (
    r"beats?|edges?|stuns?|holds? off|sinks?|thrash|thrashes|downs?|sees? off|overcomes?|pips?|routs?|crush|crushes|upsets?|"
    r"hammers?|outlasts?|defeats?|topples?|trounces?"
)
_HEAD = re.compile(
    rf"(?:[A-Z]\w+:\s+)?(?P<a>{_TEAM})\s+(?P<verb>{_VERBS})\s+(?:holders?\s+|champions?\s+|late\s+)*(?P<b>{_TEAM})"
)
_OWN = re.compile(
    rf"(?P<a>{_TEAM}?)(?:[’']s|(?<=s)[’'])\s+(?:[\w-]+\s+)?(?:(?P<x>\d{{1,3}})\s?[-–]\s?(?P<y>\d{{1,3}})\s+)?(?:[a-z]+\s+)?"
    r"(?P<word>victory|win|triumph|defeat|loss)\b(?!\s+(?:of|over|by|rate|percentage))"
)
_SIDE = re.compile(
    r"\b(?:[Hh]er|[Hh]is|[Tt]heir)\s+(?:side|team|club)[’']s\s+(?:[\w-]+\s+)?(?P<x>\d{1,3})\s?[-–]\s?(?P<y>\d{1,3})\s+(?P<word>victory|win|triumph|defeat|loss)\b"
)
_WINNERS = re.compile(rf"\b(?P<a>{_TEAM})\s+(?:were\s+|the\s+|deserved\s+)?(?P<word>winners)\b(?!\s+of\b)")
_SCORE = re.compile(r"(?<![\d–/.-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\d–/%-])")
_GAA_LINE = re.compile(
    rf"(?P<a>{_TEAM})[,:]?\s+(?P<g>\d{{1,2}})[-–](?P<p>\d{{1,2}})(?:\s*\(\d+\))?[\s,;.]*(?=$|\n|[A-Z]|and\b|when\b)"
)
_FIRST = re.compile(rf"\((?P<a>{_TEAM})\s+first\)[^\n]*?\b[Ff]inal(?:\s+score)?:?\s+(?P<x>\d{{1,3}})\s?[-–]\s?(?P<y>\d{{1,3}})")
_TOTAL = re.compile(
    rf"^[ \t]*(?P<a>{_TEAM})\s+(?P<n>\d{{2,3}})(?:[-/]\d{{1,2}}|\s+for\s+\d{{1,2}}|\s+all\s+out)?(?:\s+dec)?\s*\(", re.M
)
_CHASE = re.compile(
    r"\b(?:chasing|needing|set|target of)\s+(?P<n>\d{2,3})\b[^.;]*?\b(?:(?:bowled |all )?out for|reached|made|for)\s+"
    r"(?P<m>\d{2,3})\b[^.;]*?(?P<words>\bby (?P<k>\d{1,3}) runs)\b",
    re.I,
)
_BY = re.compile(
    rf"\bby\s+(?:just |only |a mere )?(?P<n>{NUMBER})\s+(?P<unit>points?|goals?|runs?|tries|baskets)\b"
    rf"|\b(?P<m>{NUMBER})-(?P<one>point|run)\s+(?:victory|win|defeat|loss|triumph|success)\b",
    re.I,
)
_OTHER_DAY = re.compile(
    r"\b(?:last|earlier|previous\w*|reverse|first leg|first round|in (?:19|20)\d\d|record|since|ago|meeting|had|then|already|"
    r"would|could|next|until|half[- ]time|at the (?:interval|break)|heat|group|pool|"
    r"stage|round|semi-?finals?|quarter-?finals?|qualif\w+|play-?offs?|opener|friendly|minor|reserves|women|men|under-\d+|"
    r"in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b",
    re.I,
)
_TABLE = re.compile(r"\b(?:league|table|standings|season|division|series|leaderboard|ladder|overall)\b", re.I)
"""Margins over many matches."""
_RESULT = re.compile(
    r"\b(?:beat\w*|defeat\w*|w[io]n|wins|winning|victory|lost|title|cup|final|took|thrashed|edged|overcame|triumph\w*)\b",
    re.I,
)
_FIRST_SINCE = re.compile(r"\b(?:first|\d+(?:st|nd|rd|th)|second|third)\b[^.;]{0,50}\bsince\s+(?:(?:19|20)\d\d)?", re.I)
_GENERIC = frozenset("United City Town Rovers Athletic FC Club The County Wanderers Women Men Team Villa Albion".split())
_NO_NAME = frozenset("The A An She He They It We I You His Her Their Its Our This That These Those".split())
_KINDS = (PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.BODY, PartKind.LIST, PartKind.SUBHEAD)


@dataclass(frozen=True, slots=True)
class Result:
    """One passage that tells a result. `won` and `lost` are the words of the names, empty where it does not say; `score` that of
    the first named against the second, as totals."""

    won: frozenset[str]
    lost: frozenset[str]
    words: Span
    sentence: int
    score: tuple[float, float] | None = None


def results(article: Article) -> list[Result]:
    """Every passage of an article that tells who won or lost, in text order, but for those of another day."""
    found: list[Result] = []
    sentences = [s for s in article.analysis.sentences if article.part_of(s.i).kind in _KINDS]
    gaelic = bool(re.search(r"\b(?:hurling|gaelic|GAA|camogie)\b", article.document.prose, re.I))
    by_sentence: dict[int, list[Event]] = {}
    for event in article.events:
        by_sentence.setdefault(event.sentence, []).append(event)
    for s in sentences:
        found += _lines(article, s)
        text = s.span.of(article.document.prose)
        if _OTHER_DAY.search(_FIRST_SINCE.sub("", text)):
            continue
        found += [r for e in by_sentence.get(s.i, []) if (r := _of_event(article, s, e)) is not None]
        found += _of_words(article, s, text)
    found += _of_sides(article, sentences, [r for r in found if r.won and r.lost])
    if gaelic:
        found += _gaelic(article)
    for first in _FIRST.finditer(article.document.prose):
        a, b = float(first["x"]), float(first["y"])
        if a != b and (at := article.analysis.sentence_at(first.start())) is not None:
            name, words = _name(first["a"]), Span(first.start("x"), first.end("y"))
            found.append(Result(name if a > b else frozenset(), frozenset() if a > b else name, words, at.i, (a, b)))
    return sorted(set(found), key=lambda r: (r.words, sorted(r.won)))


def opposed(found: Sequence[Result]) -> Iterator[tuple[Result, Result]]:
    """Two passages on one contest that give it to different sides: of two named, or of the one contest of a side."""
    pairs = [r for r in found if r.won and r.lost]
    for a, b in combinations(found[:40], 2):
        full = a if a.won and a.lost else b
        other = b if full is a else a
        if a.sentence == b.sentence or not (full.won or full.lost) or not (other.won or other.lost):
            continue
        if not pairs and (_same(a.won, b.lost) or _same(a.lost, b.won)) and abs(a.sentence - b.sentence) <= 8:
            yield a, b
        if not (full.won and full.lost):
            continue
        crossed = _same(full.won, other.lost) or _same(full.lost, other.won)
        agree = _same(full.won, other.won) or _same(full.lost, other.lost)
        scores = {tuple(sorted(r.score)) for r in (a, b) if r.score}
        meant = [r for r in pairs if any(_same(x, y) for x in (other.won, other.lost) if x for y in (r.won, r.lost))]
        if crossed and not agree and len(scores) < 2 and all(_same_two(full, r) for r in meant):
            yield full, other


def clash(article: Article, one: Result, other: Result) -> tuple[str, str, tuple[str, ...]]:
    """Two results that give a contest to different sides, in words: what they say, the question, and the steps."""
    said = ["“" + " ".join(r.words.of(article.text).split()) + "”" for r in (one, other)]
    names, ends = [_written(article, r) for r in (one, other)], ["winner" if r.won else "loser" for r in (one, other)]
    second = names[1] if ends[0] == ends[1] else f"{names[1]} the {ends[1]}"
    lines = [article.document.position(r.words.start).line for r in (one, other)]
    steps = [f"{w} in line {n} makes {a} the {e}." for w, n, a, e in zip(said, lines, names, ends, strict=True)]
    question = f"Who won, {names[0]} or {names[1]}?" if names[0] != names[1] else f"Did {names[0]} win or lose?"
    told = f"{said[0]} makes {names[0]} the {ends[0]}, {said[1]} {second}"
    return told, question, (*steps, "The article tells of only one contest between them.")


def _written(article: Article, result: Result) -> str:
    """The side that a passage names, as the article writes it."""
    names = sorted(result.won or result.lost)
    any_name = "|".join(re.escape(name) for name in names)
    found = re.search(rf"\b(?:{any_name})(?:\s+(?:{any_name}))*\b", article.document.prose)
    return " ".join(found[0].split()) if found else " ".join(names)


def _same_two(a: Result, b: Result) -> bool:
    straight = _same(a.won, b.won) and _same(a.lost, b.lost)
    return straight or (_same(a.won, b.lost) and _same(a.lost, b.won))


def _same(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool((a & b) - _GENERIC) or (bool(a) and a == b)


def _name(words: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[A-Z][\w’'&-]*", words) if w not in _NO_NAME) if words else frozenset()


def _who(article: Article, argument: Argument | None) -> frozenset[str]:
    """The names of a participant; empty unless it is named."""
    if argument is None:
        return frozenset()
    if argument.person is not None:
        return _name(article.people[argument.person].name)
    if argument.body is not None:
        return _name(article.bodies[argument.body].name)
    return _name(re.sub(r"[’']s\b.*", "", argument.name))


def _of_event(article: Article, s: Sentence, e: Event) -> Result | None:
    """A clause that says who beat whom."""
    if e.polarity != "positive" or e.modality != "asserted" or e.attribution == "direct_quote" or e.noun_class:
        return None
    agent, patient = e.argument("agent"), e.argument("patient")
    score = _score_after(article, s, e.trigger.end)
    if e.predicate in _BEATS and agent is not None and patient is not None:
        won, lost = _who(article, agent), _who(article, patient)
        return Result(won, lost, e.trigger, s.i, score) if won and lost and won != lost else None
    if e.predicate in ("lose", "lose to", "fall to") and agent is not None:
        to = _who(article, e.argument("to") or (patient if e.predicate != "lose" else None))
        lost = _who(article, agent)
        plain = e.predicate != "lose" or to or score
        return Result(to, lost, e.trigger, s.i, score[::-1] if score else None) if lost and plain else None
    if e.predicate in _TAKES and agent is not None and patient is not None:
        head = article.analysis.tokens[patient.head].lemma.lower()
        won = _who(article, agent)
        return Result(won, frozenset(), e.trigger, s.i) if won and head in _PRIZES else None
    return None


def _score_after(article: Article, s: Sentence, at: int) -> tuple[float, float] | None:
    found = list(_SCORE.finditer(article.document.prose, at, s.span.end))
    return (float(found[0][1]), float(found[0][2])) if len(found) == 1 else None


def _of_words(article: Article, s: Sentence, text: str) -> Iterator[Result]:
    """ "Harle's 2-1 win", "with Harle winners", and the verb of a headline."""
    for m in _OWN.finditer(text):
        who = _name(m["a"])
        score = (float(m["x"]), float(m["y"])) if m["x"] else None
        wins = m["word"] in ("victory", "win", "triumph")
        if who and article.quotation_at(Span(*m.span("word")).shift(s.span.start)) is None:
            words = Span(*m.span()).shift(s.span.start)
            yield Result(who if wins else frozenset(), frozenset() if wins else who, words, s.i, score)
    for m in _WINNERS.finditer(text):
        yield Result(_name(m["a"]), frozenset(), Span(*m.span()).shift(s.span.start), s.i)
    if article.part_of(s.i).kind is PartKind.HEADLINE and (head := _HEAD.match(text)):
        yield Result(_name(head["a"]), _name(head["b"]), Span(*head.span("verb")).shift(s.span.start), s.i)


def _of_sides(article: Article, sentences: Sequence[Sentence], full: Sequence[Result]) -> Iterator[Result]:
    """ "Her side's 1-0 victory", of the one team of a result that the sentence before names."""
    for before, s in pairwise(sentences):
        text = s.span.of(article.document.prose)
        m = _SIDE.search(text)
        if m is None or _OTHER_DAY.search(re.split(r"[,;]", text[m.start() :])[0]):
            continue
        words = _name(before.span.of(article.document.prose)) - _GENERIC
        named = {team for r in full for team in (r.won, r.lost) if team & words}
        if len(named) == 1:
            (who,) = named
            wins = m["word"] in ("victory", "win", "triumph")
            span, score = Span(*m.span()).shift(s.span.start), (float(m["x"]), float(m["y"]))
            yield Result(who if wins else frozenset(), frozenset() if wins else who, span, s.i, score)


def _lines(article: Article, s: Sentence) -> Iterator[Result]:
    """Score lines."""
    for line in score_lines(article, s):
        a, b = line.pair.first, line.pair.second
        if a != b:
            one, two = (line.home, line.away) if a > b else (line.away, line.home)
            yield Result(_name(one), _name(two), line.pair.span, s.i, (a, b))


def _gaelic(article: Article) -> Iterator[Result]:
    """Goals and points, a goal being three: "Harle 2-11, Wick 1-12", on one line or on two, the first such of the article."""
    found = list(_GAA_LINE.finditer(article.document.prose))[:2]
    if len(found) < 2 or found[1].start() - found[0].end() > 10 or found[0]["a"] == found[1]["a"]:
        return
    totals = [3 * float(m["g"]) + float(m["p"]) for m in found]
    sentence = article.analysis.sentence_at(found[0].start())
    if totals[0] == totals[1] or sentence is None:
        return
    one, two = found if totals[0] > totals[1] else found[::-1]
    words = Span(found[0].start(), found[1].end("p"))
    yield Result(_name(one["a"]), _name(two["a"]), words, sentence.i, (totals[0], totals[1]))


@dataclass(frozen=True, slots=True)
class Margin:
    """A margin as told, and the two totals that it is not the difference of."""

    words: Span
    told: float
    totals: tuple[float, float]
    score: Span


def wrong_margins(article: Article, found: Sequence[Result]) -> Iterator[Margin]:
    """ "Won by two points" over totals that are one apart; "lost by 29 runs" after 161 for 180."""
    prose = article.document.prose
    for m in _CHASE.finditer(prose):
        n, made, told = float(m["n"]), float(m["m"]), float(m["k"])
        if n > made and told not in (n - made, n - made - 1, n - made + 1):
            yield Margin(Span(*m.span("words")), told, (n, made), Span(m.start("n"), m.end("m")))
    finals = _finals(article, found)
    if len({abs(a - b) for a, b, _ in finals}) != 1:
        return
    a, b, where = finals[0]
    named = frozenset().union(*(r.won | r.lost for r in found))
    for s in article.analysis.sentences:
        text = s.span.of(prose)
        if article.part_of(s.i).kind not in _KINDS or _OTHER_DAY.search(text) or (s.i > 15 and not named & _name(text)):
            continue
        for by in _BY.finditer(text):
            told, words = number(by["n"] or by["m"]), Span(*by.span()).shift(s.span.start)
            if told == abs(a - b) or told > max(a, b) or _TABLE.search(text):
                continue
            if _RESULT.search(text) and not article.quoted(words):
                yield Margin(words, told, (a, b), where)


def _finals(article: Article, found: Sequence[Result]) -> list[tuple[float, float, Span]]:
    """The totals of the one contest of an article: of its score, of goals and points, or of two innings."""
    totals = list(_TOTAL.finditer(article.document.prose))
    if len(totals) == 2 and totals[0]["a"] != totals[1]["a"] and totals[1].start() - totals[0].end() < 200:
        return [(float(totals[0]["n"]), float(totals[1]["n"]), Span(totals[0].start("a"), totals[1].end("n")))]
    scored = [r for r in found if r.score is not None]
    full = [r for r in found if r.won and r.lost]
    if not scored or not all(_same_two(full[0], r) for r in full):
        return []
    return [(*r.score, r.words) for r in scored if r.score is not None]
