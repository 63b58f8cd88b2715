"""Somebody who is dead acts as if alive.

*What it looks for*: a person whose death the article tells, or whom it calls “the late”, and who in another passage does something
in the present, acts on a day after the death, is being treated, or survives a relative.

*Why it matters to a reader*: few slips hurt a family more, or the trust in the paper.

*When it stays silent*: on what the person did or said before; on the dead as the object of memory (“is remembered”, “is buried”,
“her work hangs”); on wills, museums and prizes named after them; on deaths that are feared, denied or played on a stage.

*Source*: the dates of deaths and of what people do, and the tense of the verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from checker.check import Check, Discrepancy, Side, clean, flagged
from checker.dates import in_words, tell_day
from checker.wording import on_day
from claims.analysis import Event, Mention, Person, Token
from claims.article import Article
from claims.finding import Confidence, Severity
from claims.same.bound import Bonds
from claims.same.deaths import Death, deaths
from claims.same.standing_in import died_when, stand_ins
from claims.spans import Span

EXAMPLES = (
    flagged(
        "The pier was paid for by «the late Gordon Halvey», a brewer.\n\n"
        "«Halvey, who is 84» and still swims every morning, said by telephone that he was proud of it.\n",
        "The text speaks of Gordon Halvey as dead (“the late Gordon Halvey”), yet as alive in “Halvey, who is 84”.",
    ),
    flagged(
        "---\ndate: 2024-05-20\n---\n\n"
        "The painter Ilse Brandt died on «3 May 2024», her gallery said.\n\n"
        "«Brandt opened» the show on 12 May 2024 with a speech about fog.\n",
        "Ilse Brandt died on 3 May 2024, yet “Brandt opened” on 12 May 2024.",
    ),
    clean(
        "The painter Ilse Brandt died on 3 May 2024. Brandt is buried in Husum. Her pictures hang in eleven museums and they "
        "are in the houses of those who knew her.\n\n"
        "“I paint fog,” Brandt said in 2011. She opened her last show in 2019.\n"
    ),
    clean("The late Gordon Halvey gave the pier. His son, Peter Halvey, who is 60, still swims every morning.\n"),
    clean(
        "Ilse Brandt said on Friday that she had nearly died in the storm of 2019. Brandt is 70 and paints every day.\n\n"
        "The gallery in Husum has shown her pictures since the spring.\n"
    ),
)

_REMEMBERED = frozenset(
    "remember bury survive commemorate honour honor credit know consider regard name remain lie rest leave inter mourn miss celebrate "
    "lose die kill identify believe think say write argue note suggest describe call accuse suspect list depict portray feature "
    "appear inspire influence belong deserve represent stand mean matter find cremate kidnap see hear dead commit play".split()
)
_CALLS = re.compile(
    r"\b(?:by (?:tele)?phone|by e-?mail|told (?:reporters|this newspaper)|from (?:his|her) hospital bed|on the phone)\b"
)
_BEFORE = re.compile(
    r"\b(?:had|once|used to|before|earlier|previously|posthumous\w*|will|letter|diary|memoir|book|late|as a|when|until|widow|estate)\b"
)
_YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20[01]\d\b")
_EVER = re.compile(
    r"\b(?:always|forever|never|posthumous\w*|would have|live on|memory|legacy|then|when|at the time|said|wrote|if|had|earlier|once|"
    r"before|last seen|kill\w*|died|dies|dead|death|murder\w*|funeral|buried|spirit|ghost|soul|heaven|lives? on)\b",
    re.IGNORECASE,
)
_EVER_HELD = re.compile(
    r"\b(?:posthumous\w*|in memory|tribute|anniversary|widow|estate|legacy|remains|grave|body|ashes|named after)\b"
)
_FALLS = frozenset("win receive earn gain get become reach top have be go lose enter share rank join return".split())
"""What can fall to somebody after death."""
_AGED = re.compile(r", \d\d,")
_SHARED = re.compile(r"\b(?:namesakes?|the same name|no relation|not related|unrelated to|shares? (?:a|the|his|her) name)\b")
_PARTNERS = {"husband": "male", "wife": "female"}
_LIVING = frozenset("live work teach plan hope intend train head run continue study share recover".split())
_TREATED = frozenset("treat recover question hold examine".split())


def find(article: Article) -> Iterator[Discrepancy]:
    told: set[int] = set()
    bonds = article.once(Bonds)
    bound = {p.token: b.person for p in article.pronouns if (b := bonds.of(p)) is not None}
    for death in deaths(article):
        person = article.people[death.person]
        named = any(m.kind == "name" for m in person.mentions)
        if person.id in told or not named or _namesakes(article, person):
            continue
        for act, why in _acts(article, person, death, bound):
            told.add(person.id)
            yield _discrepancy(article, person, death, act, why)
            break
    for death in (*deaths(article), *died_when(article)):
        person = article.people[death.person]
        if person.id in told or death.latest is None or _namesakes(article, person):
            continue
        for act, day in _later(article, person, death):
            told.add(person.id)
            why = f"this was on {tell_day(day)} or later, the death on {tell_day(death.latest)} or before"
            yield _discrepancy(article, person, death, act, why)
            break
    yield from _survivors(article)


def _later(article: Article, person: Person, death: Death) -> Iterator[tuple[Span, date]]:
    """What the dead did on a later day, told in the sentence of the death, of the pronoun right after it, or of "Mr X"."""
    names = [article.analysis.tokens[m.head] for m in person.mentions if m.kind == "name" and m.sentence > death.sentence]
    for token in (*stand_ins(article, death), *names):
        if article.quoted(token.span):
            continue
        for verb in _verbs(article, token):
            day = _day(article, verb)
            if (
                death.latest is not None
                and day is not None
                and day > death.latest
                and verb.lemma.lower() not in _REMEMBERED | _FALLS
            ):
                yield Span(min(token.span.start, verb.span.start), max(token.span.end, verb.span.end)), day


def _survivors(article: Article) -> Iterator[Discrepancy]:
    """ "She is survived by her husband" of a husband whose death is told."""
    analysis, prose = article.analysis, article.document.prose
    dead = [(d, article.people[d.person]) for d in deaths(article)]
    for token in analysis.tokens:
        kin = token.lemma.lower()
        if kin not in _PARTNERS or not any(
            c.lemma.lower() in ("her", "his", "he", "she") for c in analysis.children(token, "nmod:poss")
        ):
            continue
        verb = analysis.head(token)
        if verb.lemma.lower() != "survive" or re.match(r",? [A-Z]", prose[token.span.end : token.span.end + 3]):
            continue
        for death, person in dead:
            partner = person.gender == _PARTNERS[kin] and any(_called(article, m, kin) for m in person.mentions)
            if (
                partner
                and death.sentence != token.sentence
                and not re.search(rf"\b(?:first|second|third|former|ex-?)[ -]?{kin}\b", prose)
            ):
                why = f"the {kin} is among those who live on"
                yield _discrepancy(article, person, death, Span(verb.span.start, token.span.end), why)
                return


def _called(article: Article, mention: Mention, kin: str) -> bool:
    """Whether the sentence of a name has the noun of kinship too."""
    words = article.analysis.words(article.sentence(mention.sentence))
    if mention.kind == "nominal":
        return article.analysis.tokens[mention.head].lemma.lower() == kin
    return mention.kind == "name" and any(t.lemma.lower() == kin for t in words)


def _namesakes(article: Article, person: Person) -> bool:
    """Whether the text may speak of two persons of this name."""
    prose, name = article.document.prose, re.escape(person.surname)
    return bool(
        _SHARED.search(prose) or re.search(rf"\b(?:elder|younger|first|second|other|two|both|young|old)\s(?:\w+\s)?{name}", prose)
    )


def _acts(article: Article, person: Person, death: Death, bound: Mapping[int, int]) -> Iterator[tuple[Span, str]]:
    """What the person does as only the living can, with the reason in words. A pronoun counts where its place binds it."""
    for mention in person.mentions:
        if mention.kind == "pronoun" and bound.get(mention.head) != person.id:
            continue
        if mention.sentence == death.sentence or any(mention.span in f for q in article.quotations for f in q.fragments):
            continue
        for verb in _verbs(article, article.analysis.tokens[mention.head]):
            span = Span(min(mention.span.start, verb.span.start), max(mention.span.end, verb.span.end))
            if (why := _alive(article, mention, verb, death)) != "":
                yield span, why
                continue
            if (death.latest is None or _long(article, death, days=60)) and _speaks_now(article, verb):
                yield span, "the person speaks at the time of the report"
                continue
            if verb.lemma.lower() in _REMEMBERED and not _calls(article, mention, death):
                continue
            if _present(article, verb) and (death.late or (mention.span.start > death.span.start and _living(article, verb))):
                yield span, f"“{verb.text}” speaks of the present"
            elif death.late and _calls(article, mention, death):
                yield span, "the person is spoken to"
            elif (
                death.latest is not None
                and (day := _day(article, verb)) is not None
                and day > death.latest
                and _doing(article, verb)
            ):
                yield span, f"this was on {tell_day(day)} or later, the death on {tell_day(death.latest)} or before"
            elif death.latest is not None and _treated(article, verb, death):
                yield span, f"this goes on at the time of the report, the death was on {tell_day(death.latest)} or before"
            elif _long(article, death, days=60) and _says(article, mention):
                yield span, "the person is quoted as of today"
            elif death.violent and _lately(article, verb) and mention.span.start > death.span.start:
                yield span, "this is told of the days before the report, after the death is told"
            elif death.violent and not death.late and mention.span.start > death.span.start and _says(article, mention):
                yield span, "the person is quoted after the death is told"


def _alive(article: Article, mention: Mention, verb: Token, death: Death) -> str:
    """Why the clause shows the person alive at the time of the report, if it does: what is to come, a bed in hospital, an age."""
    analysis, prose = article.analysis, article.document.prose
    sentence = article.sentence(mention.sentence)
    words, below = sentence.span.of(prose), analysis.children(verb)
    after = mention.span.start > death.span.start
    if death.latest is not None and _long(article, death, days=60) and _lately(article, verb):
        return f"this is told of the days before the report, the death was on {tell_day(death.latest)} or before"
    if _YEAR.search(words) or _EVER.search(words):
        return ""
    modal = [c for c in below if c.xpos == "MD"]
    plain = verb.lemma.lower() not in _REMEMBERED and not any(c.deprel in ("aux:pass", "nsubj:pass") for c in below)
    if (
        modal
        and modal[0].lemma.lower() == "will"
        and plain
        and after
        and not any(c.lemma.lower() in ("have", "not") for c in below)
    ):
        return f"“will {verb.text}” speaks of what is to come"
    if after and verb.lemma.lower() in ("condition", "hospital") and any(c.text.lower() in ("is", "remains") for c in below):
        return "the person is in hospital at the time of the report"
    if death.late and _AGED.match(prose, mention.span.end) and mention.kind == "name" and verb.lemma.lower() not in _REMEMBERED:
        return "an age of today stands beside the name"
    return ""


def _doing(article: Article, verb: Token) -> bool:
    """Whether a clause tells of something done, not of what can befall somebody after death."""
    words = article.sentence(verb.sentence).span.of(article.document.prose)
    return verb.lemma.lower() not in _REMEMBERED | _FALLS and not _EVER_HELD.search(words)


def _long(article: Article, death: Death, *, days: int) -> bool:
    first = article.anchor.earliest
    return first is not None and death.latest is not None and (first - death.latest).days >= days


def _lately(article: Article, verb: Token) -> bool:
    """Whether somebody speaks on a day close to the report's own."""
    day, first = _day(article, verb), article.anchor.earliest
    speaks = verb.lemma.lower() in ("say", "tell", "add", "testify", "recall")
    return speaks and day is not None and first is not None and 0 <= (first - day).days <= 3


def _speaks_now(article: Article, verb: Token) -> bool:
    """ "Says" with a quotation that speaks of yesterday or now, or while doing something ("she says, pouring tea")."""
    part = article.part_of(verb.sentence).span.of(article.document.prose)
    if (
        verb.lemma.lower() not in ("say", "tell", "laugh", "add", "ask")
        or verb.xpos != "VBZ"
        or _BEFORE.search(part)
        or _YEAR.search(part)
    ):
        return False
    told = next((q for q in article.quotations if q.cue is not None and verb.span.overlaps(q.cue) and q.type == "direct"), None)
    if told is None or re.search(
        r"\b(?:in|of) (?:the|a|an|one|his|her) (?:\w+ )?(?:film|documentary|recording|tape|video|clip|interview)", part
    ):
        return False
    doing = any(
        c.xpos == "VBG" and c.i > verb.i and c.deprel.startswith(("advcl", "ccomp", "xcomp"))
        for c in article.analysis.children(verb)
    )
    return (
        doing
        or re.search(r"\b(?:yesterday|today|tomorrow|last week|this (?:week|morning|year))\b", told.span.of(article.text))
        is not None
    )


def _says(article: Article, mention: Mention) -> bool:
    """Whether the person is quoted in the past tense, in a paragraph that tells of no earlier time."""
    quotation = next((q for q in article.quotations if q.source is not None and mention.span.overlaps(q.source.span)), None)
    if quotation is None or quotation.cue is None:
        return False
    cue = article.analysis.tokens_in(quotation.cue)
    part = article.part_of(mention.sentence).span.of(article.document.prose)
    plain = any(t.xpos == "VBD" and t.lemma in ("say", "tell", "add") for t in cue)
    return plain and not _BEFORE.search(part) and not re.search(r"\b(?:1[5-9]|20)\d\d\b|\bago\b|\blast\b|\bthat\b", part)


def _verbs(article: Article, token: Token) -> Iterator[Token]:
    """The verbs that the head of a mention is the subject of, in its own clause and in a clause with "who"."""
    analysis = article.analysis
    for _ in range(6):
        for clause in analysis.children(token, "acl"):
            if clause.deprel == "acl:relcl" and any(
                c.lemma.lower() == "who" and c.deprel == "nsubj" for c in analysis.children(clause)
            ):
                yield clause
                yield from (c for c in analysis.children(clause, "conj") if c.upos in ("VERB", "AUX"))
        if token.deprel.startswith("nsubj"):
            yield analysis.head(token)
            return
        if token.deprel.split(":")[0] not in ("appos", "flat", "conj") or token.head == token.i:
            return
        token = analysis.head(token)


def _present(article: Article, verb: Token) -> bool:
    """Whether a clause is in the present tense (or the perfect)."""
    below = article.analysis.children(verb, "aux", "cop")
    if any(c.xpos == "MD" or c.lemma.lower() in ("do",) for c in below):
        return False
    if any(c.deprel == "aux:pass" for c in below):
        return False
    if any(c.deprel == "cop" for c in below):
        aged = verb.text.isdigit() or any(c.lemma.lower() == "now" for c in article.analysis.children(verb))
        return aged and any(c.text.lower() in ("is", "'s", "’s") for c in below)
    return any(c.text.lower() == "is" for c in below) or (not below and verb.xpos in ("VBZ", "VBP"))


def _living(article: Article, verb: Token) -> bool:
    """Whether a verb in the present can only be said of the living: obituaries have "leaves", "joins", "is the only one"."""
    below = article.analysis.children(verb)
    return verb.lemma.lower() in _LIVING or verb.text.isdigit() or any(c.lemma.lower() in ("still", "now") for c in below)


def _calls(article: Article, mention: Mention, death: Death) -> bool:
    sentence = article.sentence(mention.sentence).span.of(article.document.prose)
    return (
        death.late
        and bool(_CALLS.search(sentence))
        and not _BEFORE.search(sentence)
        and not re.search(r"\b(?:19|20)\d\d\b", sentence)
    )


def _day(article: Article, verb: Token) -> date | None:
    """The first day on which an event of a person's own can have been, by the one time it has."""
    for event in article.once(_by_head).get(verb.i, ()):
        if event.modality == "asserted" and event.polarity == "positive" and event.tense != "future":
            days = [t.earliest for i in event.times if (t := article.times[i]).earliest is not None and t.shift is None]
            passive = any(c.deprel in ("aux:pass", "nsubj:pass") for c in article.analysis.children(verb))
            return days[0] if len(days) == 1 and not passive else None
    return None


def _by_head(article: Article) -> dict[int, list[Event]]:
    """The events of an article by the token that tells them."""
    found: dict[int, list[Event]] = {}
    for event in article.events:
        found.setdefault(event.head, []).append(event)
    return found


def _treated(article: Article, verb: Token, death: Death) -> bool:
    """ "Are being treated", "is recovering", long after the death."""
    below = article.analysis.children(verb, "aux")
    being = any(c.text.lower() == "being" for c in below) or (verb.xpos == "VBG" and any(c.lemma == "be" for c in below))
    return being and _long(article, death, days=7) and verb.lemma.lower() in _TREATED


def _dates(article: Article, death: Death, act: Span) -> tuple[str, str]:
    """When the death and the act were, by the one date in the sentence of each: the act's lies after the death."""
    here = article.analysis.sentence_at(act.start)
    times = [t for t in article.times if t.earliest and t.latest and death.latest]
    died = [t for t in times if t.sentence == death.sentence and t.latest == death.latest]
    acted = [t for t in times if here and t.sentence == here.i and t.earliest and death.latest and t.earliest > death.latest]
    return on_day(died[0]) if died else "", on_day(acted[0]) if len(acted) == 1 else ""


def _discrepancy(article: Article, person: Person, death: Death, act: Span, why: str) -> Discrepancy:
    lines = [article.document.position(s.start).line for s in (death.span, act)]
    sides = sorted((Side(death.span, "dead"), Side(act, "alive")), key=lambda s: s.span)
    name = person.name if person.name[:1].isupper() else f"the {person.name}"
    dead, alive = (" ".join(s.of(article.text).split()) for s in (death.span, act))
    died, acted = _dates(article, death, act)
    told = f"The text speaks of {name} as dead (“{dead}”), yet as alive in “{alive}”"
    if died and acted:
        told = f"{name[:1].upper()}{name[1:]} died {died}, yet “{alive}” {acted}"
    return Discrepancy(
        sides=tuple(sides),
        values={"told": told},
        derivation=(
            f"{name[:1].upper()}{name[1:]} is dead by line {lines[0]}: {in_words(death.why)}.",
            f"In line {lines[1]}, with “{alive}”, {name} is alive: {why}.",
        ),
        confidence=Confidence.MEDIUM,
        question=f"Is {name} alive, or does one of the passages mean somebody else?",
    )


CHECK = Check(
    code="PEO306",
    name="alive-dead",
    severity=Severity.ERROR,
    reads=("people", "events", "times"),
    message="{told}.",
    find=find,
    examples=EXAMPLES,
)
