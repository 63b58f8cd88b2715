"""What an article says of when a person was born: dates of birth, and ages at a time. Each is read as the days that it allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from claims.analysis import Event, Mention, Person, Pronoun, Quantity, QuantityKind, TimeExpression, TimexType, Token
from claims.article import Article
from claims.same.birthdays import LifeFact, Range, born_between
from claims.spans import Span

NEWS = timedelta(45)
"""How long before an article's date the age that it gives may have been true."""
_DEAD = timedelta(150)

_STORY = 12
"""How many sentences of one paragraph may stand between a date and an age at that date."""

_MAIN = 2
"""How many times as often as anybody else the person that an article is about is mentioned."""

_PAST_FORM = re.compile(
    r"(?:\bat(?: just| only| (?:the )?age(?: of)?)?|\baged?|\bturn(?:ed|s|ing)?|\bthen"
    r"|\b(?:was|been)(?: only| just| still| barely)?|\bwere)\s*$",
    re.I,
)
_PAST_AFTER = re.compile(r"[\s,]*(?:years old |-year-old )?(?:at the time|when|then)\b", re.I)
_BARE_BEFORE = re.compile(r"\b(?:at(?: just| only)?|(?:was|been) (?:just|only|barely|still)|had been)\s+$", re.I)
_BARE_AFTER = re.compile(r"\s*(?:[,.;)]|(?:in|when|after|while)\b)")
_DIED = re.compile(r"\b(?:died|dies|dead|death|passed away|has died)\b", re.I)
_BIRTHDAY = re.compile(r"\s*(?:st|nd|rd|th)?\s+birthday\b", re.I)
_COMING = re.compile(r"\b(?:will be|will turn|turns|is to turn|is turning|due to turn|would have (?:been|turned))\s+$", re.I)
_SMALL_AFTER = re.compile(r"\s*,?\s*(?:in|on)\s+(?:[A-Z]\w+\s+)?\d{4}\b")
_YEARS = re.compile(r"\((?:born\s+)?(?:[^()\d]{0,12}\s)?(\d{4})\s*[-–—]\s*(?:[^()\d]{0,12}\s)?(\d{4})\)")
_BIRTH_DATE = re.compile(r"\b(?P<noun>date) of birth(?: (?:is|was|as|of|given as))?[\s,:(]*(?:on\s+)?$", re.I)
_THEN_DIED = re.compile(r"[\s,;.–—-]*(?:and )?died[\s,:]*(?:on )?", re.I)
_AT_NOW = re.compile(r"\s*,?\s+(?:he|she)(?:['’]s\b| (?:is|has|still|now|can|does|(?!was\b)\w+s)\b)(?! (?:been|had)\b)", re.I)
_UNREAL = re.compile(r"\b(?:would|will|could|may|might|if|until|unless|reach(?:es)?|turns)\b[^,;.]*$")
_UP = ("obl", "nmod", "advmod", "advcl", "conj", "xcomp", "appos", "nummod", "acl", "amod", "dep", "obj", "parataxis", "ccomp")


def life_facts(article: Article) -> list[LifeFact]:
    """All births and ages whose person is known, in text order."""
    reader = _Reader(article)
    facts = [*reader.births(), *reader.ages()]
    return sorted(facts, key=lambda fact: (fact.span.start, fact.span.end))


class _Reader:
    def __init__(self, article: Article) -> None:
        self.article = article
        self.times: dict[int, list[TimeExpression]] = {}
        for time in article.times:
            if time.type in (TimexType.DATE, TimexType.TIME) and time.earliest and time.latest and time.value[:4].isdigit():
                self.times.setdefault(time.sentence, []).append(time)
        self.persons = {m.head: p.id for p in article.people for m in p.mentions if m.kind != "pronoun"}
        counts = sorted(((len(p.mentions), p.id) for p in article.people), reverse=True)
        self.main = counts[0][1] if counts and (len(counts) == 1 or counts[0][0] >= _MAIN * counts[1][0]) else None
        self.around: dict[int, list[tuple[int, int]]] = {}
        for person in article.people:
            for mention in person.mentions:
                if mention.kind != "pronoun":
                    self.around.setdefault(mention.sentence, []).append((mention.head, person.id))
        self.persons |= {p.token: p.person for p in article.pronouns if p.person is not None and self._plain(p)}
        # "Born in 1931, she" opens on whom the piece is about.
        self.linked = self.persons | {p.token: p.person for p in article.pronouns if p.person is not None}
        self.born: set[int] = set()
        self.events: dict[int, list[Event]] = {}
        for event in article.events:
            if event.predicate in ("die", "pass away"):
                self.events.setdefault(event.sentence, []).append(event)
        self.deaths = {p.id: self._deaths(p) for p in article.people if any(a.kind == "death" for a in p.attributes)}
        self.spans = {(m.span.end): p.id for p in article.people for m in p.mentions if m.kind == "name"}

    def _plain(self, pronoun: Pronoun) -> bool:
        """Whether nobody else within two sentences can be meant by a pronoun, or the article is about one person."""
        people = self.article.people
        if pronoun.person == self.main or self._carried_on(pronoun):
            return True
        for n in range(pronoun.sentence - 2, pronoun.sentence + 1):
            for head, person in self.around.get(n, ()):
                if head < pronoun.token and person != pronoun.person and people[person].gender in ("", pronoun.gender):
                    if not self._birth_name(people[person].mentions[0]):
                        return False
        return True

    def _carried_on(self, pronoun: Pronoun) -> bool:
        """Whether a pronoun is a subject and stands for the subject of the sentence before it."""
        tokens = self.article.analysis.tokens
        if pronoun.person is None or not tokens[pronoun.token].deprel.startswith("nsubj"):
            return False
        before = [m for m in self.article.people[pronoun.person].mentions if m.sentence == pronoun.sentence - 1]
        return any(tokens[m.head].deprel.startswith("nsubj") and tokens[tokens[m.head].head].deprel == "root" for m in before)

    def _birth_name(self, mention: Mention) -> bool:
        """Whether a name follows "born": "born Ada Klein in 1931"."""
        first = next(iter(self.article.analysis.tokens_in(mention.span)), None)
        return first is not None and first.i > 0 and self.article.analysis.tokens[first.i - 1].text.lower() == "born"

    def _deaths(self, person: Person) -> list[TimeExpression]:
        """The dates at which the text says that a person died."""
        spans = [a.span for a in person.attributes if a.kind == "death"]
        sentences = sorted({a.sentence for a in person.attributes if a.kind == "death"})
        told = {
            i
            for s in sentences
            for e in self.events.get(s, ())
            if any(a.person == person.id for a in e.arguments)
            for i in e.times
        }
        return [t for i in sentences for t in self.times.get(i, ()) if t.id in told or any(t.span.overlaps(s) for s in spans)]

    def lifetimes(self) -> Iterator[LifeFact]:
        """The births of "Ada Klein (1931-2019)"; the second year joins the deaths."""
        for time in self.article.times:
            if "/" not in time.value or not time.earliest or not time.latest or len(time.value) != 9:
                continue
            prose = self.article.document.prose
            opening = time.span.start - 1
            match = _YEARS.match(prose, opening) if opening >= 0 else None
            person = self.spans.get(len(prose[:opening].rstrip())) if match else None
            if person is None or not 15 < time.latest.year - time.earliest.year < 115:
                continue
            self.born.add(time.id)
            last = replace(time, earliest=date(time.latest.year, 1, 1))
            self.deaths.setdefault(person, []).append(last)
            yield LifeFact(person, time.span, time.sentence, ((time.earliest, date(time.earliest.year, 12, 31)),), at=time)

    def stated(self) -> Iterator[LifeFact]:
        """The births of "Mr Klein's date of birth, 2 August 1956"."""
        prose = self.article.document.prose
        for times in self.times.values():
            for time in times:
                whole = self.article.sentence(time.sentence)
                match = _BIRTH_DATE.search(prose, whole.span.start, time.span.start)
                owner = self._owner(match.start("noun")) if match else None
                if owner is not None and time.earliest and time.latest and not self.article.quoted(time.span):
                    self.born.add(time.id)
                    yield LifeFact(owner, time.span, time.sentence, ((time.earliest, time.latest),), at=time)

    def _owner(self, offset: int) -> int | None:
        """Whose date of birth is spoken of."""
        noun = next(iter(self.article.analysis.tokens_in(Span(offset, offset + 1))), None)
        below = self.article.analysis.children(noun, "nmod") if noun is not None else []
        return next((p for t in below if (p := self.persons.get(t.i)) is not None), None)

    def births(self) -> Iterator[LifeFact]:
        yield from self.lifetimes()
        yield from self.stated()
        tokens = self.article.analysis.tokens
        for token in tokens:
            if token.text.lower() != "born" or self.article.quoted(token.span):
                continue
            time = self._date_after(token)
            subject = self._subject(token)
            known = self.linked if token.i == self.article.sentence(token.sentence).first else self.persons
            person = known.get(subject.i) if subject else None
            if time is None or person is None or time.mod or not time.earliest or not time.latest:
                continue
            self.born.add(time.id)
            self.deaths.setdefault(person, []).extend(self._footer(time))
            span = Span(token.span.start, time.span.end)
            yield LifeFact(person, span, token.sentence, ((time.earliest, time.latest),), at=time)

    def _footer(self, birth: TimeExpression) -> list[TimeExpression]:
        """The death of "Ada Klein, born 4 May 1932; died 12 June 2023"."""
        prose = self.article.document.prose
        return [t for t in self.times.get(birth.sentence, ()) if _THEN_DIED.fullmatch(prose, birth.span.end, t.span.start)]

    def _date_after(self, born: Token) -> TimeExpression | None:
        """The date of "born ... in May 1946": no verb stands between."""
        for time in self.times.get(born.sentence, ()):
            if time.span.start < born.span.end or time.shift is not None:
                continue
            between = self.article.analysis.tokens_in(Span(born.span.end, time.span.start))
            if len(between) > 16 or any(t.upos in ("VERB", "AUX") or t.text in (";", ":") for t in between):
                return None
            return time
        return None

    def ages(self) -> Iterator[LifeFact]:
        attributes = [(a.span, p.id) for p in self.article.people for a in p.attributes if a.kind == "age"]
        by_start = {span.start: person for span, person in attributes}
        for quantity in self.article.quantities:
            birthday = quantity.kind is QuantityKind.ORDINAL and _BIRTHDAY.match(self.article.document.prose, quantity.span.end)
            if not (birthday or self._is_age(quantity)) or self.article.quoted(quantity.span):
                continue
            token = next(iter(self.article.analysis.tokens_in(quantity.span)), None)
            if token is None:
                continue
            beside = by_start.get(quantity.span.start)
            subject = self._climb(token) if beside is None else None
            person = beside if beside is not None else self.persons.get(subject.i) if subject else None
            if person is None:
                continue
            fact = self._age(quantity, person, bool(birthday))
            if fact:
                yield fact

    def _is_age(self, quantity: Quantity) -> bool:
        """Whether a quantity is somebody's age in years; a bare number is in "retired at 65, in 2001" and "was just 25 when"."""
        if not 0 < quantity.low <= quantity.high < 120:
            return False
        if quantity.kind is QuantityKind.AGE:
            return quantity.unit in ("year-old", "year", "")
        prose = self.article.document.prose
        if quantity.kind is not QuantityKind.COUNT or quantity.unit or quantity.counted:
            return False
        before = prose[max(0, quantity.span.start - 16) : quantity.span.start]
        if self._opens(quantity):
            return True
        if quantity.high < 10:
            return bool(re.search(r"\bat\s+$", before) and _SMALL_AFTER.match(prose, quantity.span.end))
        return bool(_BARE_BEFORE.search(before) and _BARE_AFTER.match(prose, quantity.span.end))

    def _opens(self, quantity: Quantity) -> bool:
        """ "At 49, she has begun", "Now 49, he is": a sentence that opens with somebody's age today."""
        prose, start = self.article.document.prose, self.article.sentence(quantity.sentence).span.start
        return bool(
            re.fullmatch(r"(?:At|Now(?: aged)?)\s+", prose[start : quantity.span.start])
            and _AT_NOW.match(prose, quantity.span.end)
        )

    def _age(self, quantity: Quantity, person: int, birthday: bool) -> LifeFact | None:
        """The fact that an age gives: at a dated event, or at the time of the article; None where it holds at no known time."""
        prose, sentence = self.article.document.prose, self.article.sentence(quantity.sentence)
        before = prose[max(sentence.span.start, quantity.span.start - 60) : quantity.span.start]
        after = prose[quantity.span.end : sentence.span.end]
        past = not self._opens(quantity) and (
            birthday or bool(_PAST_FORM.search(before) or _PAST_FORM.match(quantity.text) or _PAST_AFTER.match(after))
        )
        bare = bool(re.search(r"\b(?:he|she)\s+was\s*$", before, re.I)) and not _PAST_AFTER.match(after)
        dated = [t for t in self.times.get(quantity.sentence, ()) if t.id not in self.born]
        if _COMING.search(before):
            return self._coming(quantity, person, dated)
        if re.search(r"\bwill\b|\bwould\b|\bsince\s+\w+\s+was\s*$", before) or (past and _UNREAL.search(before)):
            return None
        near = [t for t in dated if self._one_clause(quantity.span, t.span)] if past else []
        died = self._at_death(quantity, bare=bare)
        if past and not near and not died:
            return None  # "She was nine", "left school at 14": at a time that only the story gives
        low, high = int(quantity.low), int(quantity.high)
        others = [*dated, *self.deaths.get(person, ())]
        if near:
            near.sort(key=lambda t: max(quantity.span.start - t.span.end, t.span.start - quantity.span.end))
            at = near[0]
            ranges = [born_between(low, high, t.earliest, t.latest) for t in near if t.earliest and t.latest]
            return LifeFact(person, quantity.span, quantity.sentence, tuple(ranges), (low, high), at)
        if died and (dead := self.deaths.get(person)) and dead[0].earliest and dead[0].latest:
            days = dead[0].earliest, dead[0].latest
            return LifeFact(person, quantity.span, quantity.sentence, (born_between(low, high, *days),), (low, high), dead[0])
        now = self._now(low, high, _DEAD if died or person in self.deaths else NEWS)
        if now is None:
            return None
        others = [t for t in (*others, *self._earlier(quantity.sentence)) if not self._recent(t)]
        ranges = [now, *(born_between(low, high, t.earliest, t.latest) for t in others if t.earliest and t.latest)]
        return LifeFact(person, quantity.span, quantity.sentence, tuple(ranges), (low, high), now=True)

    def _coming(self, quantity: Quantity, person: int, dated: list[TimeExpression]) -> LifeFact | None:
        """ "turns 36 next month", "will be 70 in July": the birthday lies in the time that follows."""
        at = next((t for t in dated if 0 <= t.span.start - quantity.span.end < 8), None)
        if at is None or not at.earliest or not at.latest:
            return None
        low, high = int(quantity.low), int(quantity.high)
        return LifeFact(
            person, quantity.span, quantity.sentence, (born_between(low, high, at.earliest, at.latest),), (low, high), at
        )

    def _at_death(self, quantity: Quantity, *, bare: bool) -> bool:
        """Whether an age is that at a death: "died aged 88", "was 88 when he died", "He died on Tuesday. He was 88."."""
        prose, sentence = self.article.document.prose, self.article.sentence(quantity.sentence)
        opening = self.article.sentence(max(0, quantity.sentence - 2)).span.start
        if bare and _DIED.search(prose[opening : sentence.span.start]):
            return True
        deaths = _DIED.finditer(prose, sentence.span.start, sentence.span.end)
        return any(self._one_clause(quantity.span, Span(m.start(), m.end())) for m in deaths)

    def _one_clause(self, a: Span, b: Span) -> bool:
        """Whether no verb stands between an age and a date, unless a "when" joins the two."""
        first, second = sorted((a, b))
        between = self.article.analysis.tokens_in(Span(first.end, max(first.end, second.start)))
        verbs = [t for t in between if t.upos in ("VERB", "AUX") and t.lemma not in ("age", "be", "turn")]
        if between and first == a and between[0].text.lower() == "when" and not any(t.text in (",", ";", "and") for t in between):
            return True
        return not verbs or (len(verbs) == 1 and any(t.lemma.lower() in ("when", "as") for t in between))

    def _now(self, low: int, high: int, back: timedelta) -> Range | None:
        anchor = self.article.anchor
        if not anchor.earliest or not anchor.latest or (anchor.latest - anchor.earliest).days > 366:
            return None
        return born_between(low, high, anchor.earliest - back, anchor.latest + timedelta(7))

    def _recent(self, time: TimeExpression) -> bool:
        """Whether a time is that of the article itself."""
        first, last = self.article.anchor.earliest, self.article.anchor.latest
        return bool(first and last and time.earliest and time.latest and first - NEWS <= time.earliest and time.latest <= last)

    def _earlier(self, sentence: int) -> list[TimeExpression]:
        """The times of the paragraph so far, and of the two sentences before, whatever their paragraph."""
        part = self.article.sentence(sentence).part
        near = range(max(0, sentence - _STORY), sentence)
        within = [i for i in near if i >= sentence - 2 or self.article.sentence(i).part == part]
        return [t for i in within for t in self.times.get(i, ()) if t.id not in self.born]

    def _climb(self, token: Token) -> Token | None:
        """Whose age a number is: the subject of its clause, or the person that it stands beside."""
        analysis = self.article.analysis
        here, aged = token, False
        for _ in range(6):
            if here.i in self.persons and here.upos != "NUM":
                return here
            subject = next(iter(analysis.children(here, "nsubj")), None)
            if subject is not None:
                return self._meant(subject)
            dated = any(here.span in t.span for t in self.times.get(here.sentence, ()))
            if here.lemma == "age" and here.i < token.i:
                aged = True  # "died at her home in Leeds aged 88": whatever it hangs from
            if (
                not dated
                and not aged
                and here.i != token.i
                and here.upos in ("NOUN", "PROPN")
                and here.lemma not in ("age", "birthday", "year", "old")
            ):
                return None
            if here.deprel.split(":")[0] not in _UP or here.head == here.i:
                owner = next(iter(analysis.children(here, "nmod:poss")), None)
                return owner if owner is not None and here.lemma == "birthday" else None
            if here.lemma == "birthday" and (owner := next(iter(analysis.children(here, "nmod:poss")), None)) is not None:
                return owner
            here = analysis.head(here)
        return None

    def _subject(self, born: Token) -> Token | None:
        """Whose birth a clause tells: its subject, the noun it describes, or the subject of the clause that it opens."""
        analysis = self.article.analysis
        subject = next(iter(analysis.children(born, "nsubj")), None)
        if subject is not None:
            return self._whole(self._meant(subject))
        head = analysis.head(born)
        kind = born.deprel.split(":")[0]
        sentence = self.article.sentence(born.sentence)
        if born.i == sentence.first:
            root = next((t for t in analysis.words(sentence) if t.deprel == "root"), born)
            subject = next(iter(analysis.children(root, "nsubj")), None)
            return self._meant(subject) if subject is not None else None
        if kind in ("acl", "amod") or (kind == "appos" and head.i in self.persons):
            return self._whole(head)
        if kind in ("advcl", "conj", "xcomp", "parataxis", "dep"):
            if head.i in self.persons:
                return head
            subject = next(iter(analysis.children(head, "nsubj")), None)
            return self._meant(subject) if subject is not None else None
        return None

    def _whole(self, token: Token) -> Token:
        """The person whose description a noun closes: "the baker, of High Street, who was born"."""
        here = token
        while here.i not in self.persons and here.deprel.split(":")[0] in ("nmod", "appos", "flat", "compound"):
            here = self.article.analysis.head(here)
        return here if here.i in self.persons else token

    def _meant(self, subject: Token) -> Token:
        """The noun that a relative pronoun stands for; any other word itself."""
        if subject.lemma.lower() in ("who", "that", "which") and subject.i not in self.persons:
            verb = self.article.analysis.head(subject)
            while verb.deprel == "conj":
                verb = self.article.analysis.head(verb)
            if verb.deprel.startswith("acl"):
                return self.article.analysis.head(verb)
        return subject
