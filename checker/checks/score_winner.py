"""A result does not fit its votes or its score.

*What it looks for*: a motion carried by fewer votes than it had against it; "beat 2-3" and "drew 2-1"; a margin of votes, goals or
runs that is not the difference of the two numbers given; a majority of seats with less than half of them; "unanimously" with
votes against; one contest that two passages give to different sides; a measure voted down here and approved there.

*Why it matters to a reader*: the result is the news, and the reader does the subtraction.

*When it stays silent*: when any two numbers nearby give the margin; on ties settled by penalties, sets or legs, on votes that
need more than half, and on results of another day.

*Source*: the article's own numbers, by comparison and subtraction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.ballots import oddities, turned, wrong_winner
from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.contests import clash, opposed, results, wrong_margins
from checker.matches import score_lines, winners
from checker.tallies import NUMBER, Pair, carried_votes, for_and_against, number, scores, vote_pairs
from claims.analysis import Sentence
from claims.article import Article
from claims.document import PartKind
from claims.finding import Confidence, Severity
from claims.spans import Span

EXAMPLES = (
    flagged(
        "The motion was «carried» by «nine votes to 14» after a debate of two hours.\n",
        "“carried” does not go with 9 to 14.",
    ),
    flagged(
        "Wick had «8,310 votes, against 7,206» for Harle.\n\nIt was a close contest. Her majority of «1,204» votes was the smallest ever.\n",
        "“1,204” does not go with 8,310 and 7,206, which are 1,104 apart.",
    ),
    flagged("On Saturday Harle «drew» «2-1» with Wick at Moor Park.\n", "“drew” does not go with 2-1."),
    clean("The motion was carried by 14 votes to nine. An amendment was lost by nine votes to 14.\n"),
    clean("Wick had 8,310 votes, against 7,206 for Harle, a majority of 1,104, up from 1,040 at the last election.\n"),
    clean("Harle drew 2-2 with Wick and won 4-3 on penalties.\n"),
)

_HIGH_BAR = re.compile(
    r"two[- ]thirds|three[- ](?:fifths|quarters)|supermajority|super-majority|quorum|threshold|qualified majority|veto|abstain",
    re.I,
)
_MARGIN = re.compile(
    rf"\b(?:majority|margin)\s+(?:was|is|of|to|by)\s+(?:just |only |a mere )?({NUMBER})(?:\s+(votes?))?\b(?!\s*(?:%|per|point|seat|percent|goal|run|year|-))"
    rf"|\b(?:won|win|wins|beat|beats|defeated|elected|carried|passed|approved|lost)\b[^.;:]{{0,50}}?\bby\s+(?:just |only )?({NUMBER})\s+(votes)\b(?!\s+to)",
    re.I,
)
_GAP = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|\d+)-(goal|point|run|try|shot|vote|seat)\s+"
    r"(?:victory|win|defeat|loss|margin|triumph|success)\b",
    re.I,
)
_RESULT = re.compile(
    r"\b(?:beat|beats|beating|defeated|defeat|won|win|victory|lost|drew|thrashed|edged|downed|overcame|triumph)\b", re.I
)
_BEAT = re.compile(r"\b(beat|beats|beating|won|wins)\s+(?:(?!\bby\b|\bafter\b|\bwhen\b|\bfrom\b)[\w’'.]+\s+){0,5}?(?=\d)", re.I)
_DREW = re.compile(r"\b(drew|draws|drawing|tied)\s+(?=\d)", re.I)
_SCORE_ENDS = re.compile(
    r"\s*(?:[.,;:)–—]|$|(?:in|at|on|to|with|after|against|for|over|away|thanks|and|but|as|before|through|while|yesterday|here|last)\b)"
)
_ELSEWHERE = re.compile(
    r"\b(?:last|earlier|previous|reverse|first leg|season|half[- ]time|interval|break|in \d{4}|when|led|lead|down|up|ahead|behind|"
    r"trail\w*|record|odds|since|ago|head-to-head|meeting)\b",
    re.I,
)
_OTHER_DAY = re.compile(r"\b(?:last|earlier|previous|in \d{4}|when|record|since|ago|meeting)\b", re.I)
_SEATS = re.compile(
    rf"\b({NUMBER})\s+(?:of|out of)\s+(?:the\s+)?(?:\w+\s+)?({NUMBER})\s+(?:\w+\s+)?(?:seats|members|votes)\b", re.I
)
_MAJORITY = re.compile(r"\b(?:a|an|its|his|her|their|the)\s+(?:\w+\s+)?(?:majority|overall control)\b", re.I)
_SHORT = re.compile(
    r"\b(?:short|without|lost|lose|no|not|deny|denied|needed?|needs|lack\w*|fail\w*|missed|depriv\w*|cost)\b", re.I
)
_WITH_OTHERS = re.compile(
    r"\b(?:coalition|allies|ally|partners?|together|combined|joint|support of|backing|minority|wafer)\b", re.I
)
_UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b", re.I)
_NEARLY = re.compile(
    r"\b(?:near(?:ly)?|almost|not|unlike|other|earlier|previous|last|but|while|however|second|first|rest)\b[^.;]*", re.I
)
_RUNS = re.compile(r"\b(beat|beats|beating|won|defeated)\b([^;]{0,200}?)\bby\s+(\d+)\s+runs\b", re.I)
_NEAR = 4
"""How many sentences off a margin's two numbers may stand."""


def find(article: Article) -> Iterator[Discrepancy]:
    body = [s for s in article.analysis.sentences if article.document.parts[s.part].kind is not PartKind.TABLE]
    for sentence in body:
        yield from _carried(article, sentence)
        yield from _directions(article, sentence)
        yield from _majority(article, sentence)
        yield from _unanimous(article, sentence)
    yield from _for_against(article, body)
    yield from _margins(article, body)
    yield from _gaps(article, body)
    yield from _runs(article, body)
    for odd in (*oddities(article, body), *wrong_winner(article, body), *turned(article, body)):
        yield _result(article, odd.words, odd.pair, odd.why)
    yield from _score_lines(article, body)
    yield from _contests(article)


# ---------------------------------------------------------------- in one sentence


def _carried(article: Article, sentence: Sentence) -> Iterator[Discrepancy]:
    """ "Carried by nine votes to 14"."""
    text = sentence.span.of(article.document.prose)
    for pair in carried_votes(article, sentence):
        before = article.document.prose[sentence.span.start : (pair.word_span or pair.span).start]
        if pair.first < pair.second and not _HIGH_BAR.search(text) and not re.search(r"\b(?:not|never|n[o’']t)\b", before[-30:]):
            yield _result(article, pair.word_span or pair.span, pair, "what is carried has more votes for it than against it")


def _directions(article: Article, sentence: Sentence) -> Iterator[Discrepancy]:
    """ "Beat 2-3", "drew 2-1"."""
    text = sentence.span.of(article.document.prose)
    for pair in _apart(article, scores(article, sentence)):
        yield from _direction(article, sentence, text, pair)


def _apart(article: Article, pairs: Sequence[Pair]) -> list[Pair]:
    """Scores that words part from each other; those that only a comma parts are of sets."""
    gaps = [article.document.prose[a.span.end : b.span.start] for a, b in pairwise(pairs)]
    return [p for p in pairs if p.first <= 150] if all(len(g.split()) >= 3 for g in gaps) else []


def _direction(article: Article, sentence: Sentence, text: str, pair: Pair) -> Iterator[Discrepancy]:
    at, after = pair.span.start - sentence.span.start, text[pair.span.end - sentence.span.start :]
    if (m := re.match(r"\s+(?:(?:home|away|goalless)\s+)?(draw|stalemate)\b", after)) and pair.first != pair.second:
        yield _result(article, Span(*m.span(1)).shift(pair.span.end), pair, "a draw has equal scores")
    if not _SCORE_ENDS.match(after):
        return
    for pattern, wrong in ((_BEAT, pair.first <= pair.second), (_DREW, pair.first != pair.second)):
        for m in pattern.finditer(text[:at] + "0"):
            if m.end() == at and wrong and not _ELSEWHERE.search(m[0]) and not re.search(r"\b(?:and|or)\b", m[0]):
                why = (
                    "a draw has equal scores"
                    if pattern is _DREW
                    else "the side that wins has the higher score, which stands first"
                )
                yield _result(article, Span(*m.span(1)).shift(sentence.span.start), pair, why)


def _majority(article: Article, sentence: Sentence) -> Iterator[Discrepancy]:
    """ "A majority, with 48 of the 101 seats"."""
    text = sentence.span.of(article.document.prose)
    seats, majority = list(_SEATS.finditer(text)), _MAJORITY.search(text)
    if len(seats) != 1 or majority is None or _HIGH_BAR.search(text) or _WITH_OTHERS.search(text):
        return
    m = seats[0]
    part, whole = number(m[1]), number(m[2])
    missed = bool(_SHORT.search(text))
    if whole >= 5 and part < whole and (2 * part > whole) == missed and (2 * part != whole):
        if missed and not re.search(r"short of (?:a|an|its|the) (?:\w+ )?majority|without a majority", text):
            return
        pair = Pair(part, whole, Span(*m.span()).shift(sentence.span.start), sentence.i)
        half = f"half of {whole:g} is {whole / 2:g}, and {part:g} is {'more' if 2 * part > whole else 'less'}"
        yield _result(article, Span(*majority.span()).shift(sentence.span.start), pair, half, joined="out of")


def _unanimous(article: Article, sentence: Sentence) -> Iterator[Discrepancy]:
    """ "Unanimously, by 14 votes to two"."""
    text = sentence.span.of(article.document.prose)
    word = _UNANIMOUS.search(text)
    if word is None or _NEARLY.search(text):
        return
    for pair in vote_pairs(article, sentence) or for_and_against(article, sentence):
        if pair.first and pair.second:
            yield _result(article, Span(*word.span()).shift(sentence.span.start), pair, "a unanimous vote has nobody on one side")


# ---------------------------------------------------------------- across sentences


def _for_against(article: Article, body: Sequence[Sentence]) -> Iterator[Discrepancy]:
    """A proposal that passed, with more votes against it than for it (or the other way round)."""
    tallies = [p for s in body for p in for_and_against(article, s)]
    if len(tallies) != 1 or any(_HIGH_BAR.search(s.span.of(article.document.prose)) for s in body):
        return
    tally = tallies[0]
    lead = [
        e for e in article.events if e.polarity == "positive" and e.modality == "asserted" and e.attribution != "direct_quote"
    ]
    yes = [
        e
        for e in lead
        if e.predicate in ("approve", "pass", "carry", "adopt", "scrape through", "endorse") and _voted(article, e.sentence)
    ]
    no = [
        e
        for e in lead
        if e.predicate in ("reject", "vote down", "throw out", "turn down", "defeat") and _voted(article, e.sentence)
    ]
    told = yes if tally.first < tally.second else no
    if told and not (no if told is yes else yes) and tally.first != tally.second:
        more = "against it than for it" if tally.first < tally.second else "for it than against it"
        yield _result(article, told[0].trigger, tally, f"there are more {more}", "for and")


def _voted(article: Article, sentence: int) -> bool:
    """Whether a sentence or the next tells of a vote."""
    near = article.analysis.sentences[sentence : sentence + 2]
    return any(
        re.search(
            r"\b(?:votes?|voted|ballots?|poll|motion|resolution|shareholders|members|delegates)\b",
            s.span.of(article.document.prose),
            re.I,
        )
        for s in near
    )


def _margins(article: Article, body: Sequence[Sentence]) -> Iterator[Discrepancy]:
    """ "A majority of 1,204" with 8,310 and 7,206."""
    pairs = [p for s in body for p in vote_pairs(article, s)]
    if not pairs:
        return
    for sentence in body:
        for m in _MARGIN.finditer(sentence.span.of(article.document.prose)):
            group = 1 if m[1] else 3
            margin = number(m[group])
            near = [
                p for p in pairs if abs(p.sentence - sentence.i) <= _NEAR or article.part_of(sentence.i).kind is PartKind.HEADLINE
            ]
            if not near or any(p.margin == margin or margin in (p.first, p.second) for p in pairs):
                continue
            pair = min(near, key=lambda p: (abs(p.sentence - sentence.i), p.span.start))
            before = article.document.prose[sentence.span.start : sentence.span.start + m.start(group)]
            if (
                pair.margin
                and 0.5 <= margin / pair.margin <= 2
                and not re.search(r"\b(?:last|previous|earlier|from|cut|in \d{4})\b", before)
            ):
                yield _difference(article, Span(*m.span(group)).shift(sentence.span.start), pair)


def _gaps(article: Article, body: Sequence[Sentence]) -> Iterator[Discrepancy]:
    """ "The two-goal victory" after 3-2."""
    every = [p for s in body for p in scores(article, s)] + [line.pair for s in body for line in score_lines(article, s)]
    finals = [p for p in every if _is_result(article, p)]
    if not finals:
        return
    for sentence in body:
        text = sentence.span.of(article.document.prose)
        for m in _GAP.finditer(text):
            gap = number(m[1])
            if any(p.margin == gap for p in every) or _ELSEWHERE.search(text):
                continue
            yield _difference(article, Span(*m.span(1)).shift(sentence.span.start), finals[0])


def _is_result(article: Article, pair: Pair) -> bool:
    """Whether a score is that of the match the article tells of: a score line, or a result in the opening."""
    sentence = article.sentence(pair.sentence).span.of(article.document.prose)
    return pair.word == "line" or (pair.sentence < 6 and bool(_RESULT.search(sentence)) and not _ELSEWHERE.search(sentence))


def _score_lines(article: Article, body: Sequence[Sentence]) -> Iterator[Discrepancy]:
    """A score line against its scorers, and against who is said to have won."""
    lines = [line for s in body for line in score_lines(article, s)]
    for line in lines:
        pair = line.pair
        home, away = (line.home_goals, pair.first, line.home), (line.away_goals, pair.second, line.away)
        for (goals, score, team), start in ((home, pair.span.start), (away, pair.span.end)):
            if goals is not None and goals != score:
                at = article.document.prose.index("(", start)
                scorers = Span(at, article.document.prose.index(")", at) + 1)
                yield _result(article, scorers, pair, f"{team} has {score:g}, and {goals} goals are listed for it")
    if len(lines) == 1:
        yield from _told_otherwise(article, body, lines[0].pair)
    if len(lines) == 1 and lines[0].pair.first != lines[0].pair.second:
        for event, first in winners(article, lines[0]):
            if first != (lines[0].pair.first > lines[0].pair.second):
                yield _result(article, event.trigger, lines[0].pair, "the side that wins has the higher score")
                break


def _told_otherwise(article: Article, body: Sequence[Sentence], line: Pair) -> Iterator[Discrepancy]:
    """ "The 3-1 win" under a score line of 3-2, when the line's score is told nowhere."""
    told = [(p, m) for s in body for p in scores(article, s) if p.sentence != line.sentence and (m := _final_word(article, s, p))]
    same = {line.first, line.second}
    if told and len({frozenset((p.first, p.second)) for p, _ in told}) == 1 and {told[0][0].first, told[0][0].second} != same:
        pair, word = told[0]
        yield _result(article, word, line, f"“{word.of(article.text)}” is told as {pair.first:g}-{pair.second:g} in the text")


def _final_word(article: Article, sentence: Sentence, pair: Pair) -> Span | None:
    """The score in words such as "the 3-1 win" or "beat Harle 3-1", when nothing points to another day or stage."""
    text = sentence.span.of(article.document.prose)
    at, end = pair.span.start - sentence.span.start, pair.span.end - sentence.span.start
    if _ELSEWHERE.search(text) or _OTHER_DAY.search(text) or sentence.i > 12:
        return None
    wins = re.match(r"\s+(?:home |away )?(?:win|victory|defeat|loss|success|triumph)\b", text[end:])
    beats = re.search(r"\b(?:beat|beats|won|defeated)\s+(?:[\w’']+\s+){0,4}$", text[:at])
    return pair.span if wins or beats else None


def _runs(article: Article, body: Sequence[Sentence]) -> Iterator[Discrepancy]:
    """ "Beat Harle by 34 runs" and "beat Harle ... by 24 runs"."""
    told: list[tuple[Sentence, re.Match[str], frozenset[str]]] = []
    for sentence in body:
        text = sentence.span.of(article.document.prose)
        for m in _RUNS.finditer(text):
            if not _OTHER_DAY.search(text):
                names = {t.text for t in article.analysis.words(sentence) if t.upos == "PROPN"}
                told.append((sentence, m, frozenset(names)))
    for one, other in pairwise(told):
        if one[1][3] != other[1][3] and len(one[2] & other[2]) >= 2:
            sides = [Span(*m.span(3)).shift(s.span.start) for s, m, _ in (one, other)]
            yield Discrepancy(
                sides=tuple(Side(span, span.of(article.text)) for span in sides),
                values={"told": f"The match is won by {one[1][3]} runs here and by {other[1][3]} runs there"},
                derivation=(
                    f"The match between {' and '.join(sorted(one[2] & other[2])[:2])} is won by {one[1][3]} runs here.",
                    f"There it is won by {other[1][3]} runs.",
                ),
                confidence=Confidence.HIGH,
                question=f"Was it won by {one[1][3]} or by {other[1][3]} runs?",
            )


def _contests(article: Article) -> Iterator[Discrepancy]:
    """A contest that is won by one side here and by the other there, and margins that are not those of its totals."""
    found = results(article)
    told: set[Span] = set()
    for one, other in opposed(found):
        if other.words in told:
            continue
        told |= {one.words, other.words}
        told_here, question, steps = clash(article, one, other)
        yield Discrepancy(
            sides=tuple(Side(r.words, " ".join(r.words.of(article.text).split())) for r in (one, other)),
            values={"told": told_here},
            derivation=steps,
            confidence=Confidence.MEDIUM,
            question=question,
        )
    for m in wrong_margins(article, found):
        yield _difference(article, m.words, Pair(*m.totals, m.score, -1))


# ---------------------------------------------------------------- findings


def _result(article: Article, word: Span, pair: Pair, why: str, joined: str = "to") -> Discrepancy:
    shown = word.of(article.text)
    dash = article.text[pair.span.start : pair.span.end]
    joined = "and" if pair.word == "line" else joined
    tally = (
        dash
        if re.fullmatch(r"\d+\s?[-–]\s?\d+", dash)
        else f"{pair.first:,.10g} {joined} {pair.second:,.10g}" + " against" * (joined == "for and")
    )
    return Discrepancy(
        sides=(Side(word, shown), Side(pair.span, tally)),
        values={"told": f"“{' '.join(shown.split())}” does not go with {tally}"},
        derivation=(f"The text says “{' '.join(shown.split())}”.", f"The numbers given are {tally}: {why}."),
        confidence=Confidence.HIGH,
        question="Are the two numbers swapped, or is the result another?",
    )


def _difference(article: Article, margin: Span, pair: Pair) -> Discrepancy:
    shown = " ".join(margin.of(article.text).split())
    apart = f"{pair.margin:,.10g}"
    numbers = f"{pair.first:,.10g} and {pair.second:,.10g}"
    return Discrepancy(
        sides=(Side(pair.span, apart), Side(margin, shown)),
        values={"told": f"“{shown}” does not go with {numbers}, which are {apart} apart"},
        derivation=(
            f"The two numbers are {numbers}; {max(pair.first, pair.second):,.10g} minus {min(pair.first, pair.second):,.10g} is {apart}.",
            f"The text gives the difference as “{shown}”.",
        ),
        confidence=Confidence.HIGH,
        question="Is the margin right, or one of the two numbers?",
    )


CHECK = Check(
    code="NUM205",
    name="score-winner",
    severity=Severity.ERROR,
    reads=("sentences", "quantities", "events"),
    message="{told}.",
    find=find,
    examples=EXAMPLES,
)
