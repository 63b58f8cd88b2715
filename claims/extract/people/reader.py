"""One reading of the article from its first word to its last: names are known, common nouns and pronouns find their person.

The article is read twice: what the first reading learns of each person's gender and of who speaks serves the second.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from claims.analysis import Analysis, Mention, Pronoun, Quotation, Token
from claims.document import Document
from claims.extract.people.clues import GENDERS, Place, place
from claims.extract.people.drafts import Draft
from claims.extract.people.linking import Links, heads_of
from claims.extract.people.nominals import Nominal
from claims.extract.people.pronouns import Choice, Verdict, candidates, choose, is_pronoun
from claims.extract.people.scene import SILENT, Scene, marks_of
from claims.extract.people.voices import Voices


@dataclass(slots=True)
class Reading:
    """What one reading found: all drafts (those of the names first), the pronouns, and who each token speaks of."""

    drafts: list[Draft]
    pronouns: list[Pronoun] = field(default_factory=list)
    by_token: dict[int, int] = field(default_factory=dict)


def read(
    document: Document,
    analysis: Analysis,
    quotations: Sequence[Quotation],
    named: Sequence[Draft],
    nominals: Sequence[Nominal],
    verdicts: Mapping[int, Verdict],
    before: Mapping[int, int],
    *,
    least: float,
) -> Reading:
    """Read once, linking a pronoun where the first choice is ahead by `least`.

    `verdicts` are the genders known so far by draft, `before` says who each token meant in the last reading.
    """
    drafts = [Draft(d.id, d.names, list(d.mentions)) for d in named]
    scene = Scene(document, analysis, marks_of(quotations))
    reading = Reading(drafts, [], scene.by_token)
    links = Links(document, analysis, drafts, scene)
    voices = Voices(analysis, quotations, {**before, **heads_of(drafts)})
    coming = _by_sentence(drafts)
    for _, _, item in _in_order(drafts, nominals, analysis):
        if isinstance(item, Nominal):
            who = links.resolve(item)
            if who is not None:
                voices.note(item.head, who)
        elif isinstance(item, Token):
            if scene.kind(item.sentence) in SILENT:
                continue
            where = _place(scene, voices, item)
            ahead = [(m, d) for m, d in coming.get(item.sentence, ()) if m.head > item.i and m.head in where.subjects]
            people = candidates(scene, where, drafts, verdicts, ahead)
            _note(reading, scene, links, voices, item, choose(scene, where, people, drafts, least=least))
        else:
            mention, draft = item
            scene.add(mention, draft)
            links.last[draft] = mention.head
    links.finish()
    now: dict[int | None, int | None] = {d.id: scene.now(d.id) for d in drafts}
    now[None] = None
    reading.pronouns = [replace(p, person=now[p.person], expected=now[p.expected]) for p in reading.pronouns]
    reading.by_token = {token: scene.now(draft) for token, draft in scene.by_token.items()}
    return reading


Item = tuple[Mention, int] | Nominal | Token


def _in_order(drafts: Sequence[Draft], nominals: Sequence[Nominal], analysis: Analysis) -> list[tuple[int, int, Item]]:
    rows: list[tuple[int, int, Item]] = [(m.head, 0, (m, d.id)) for d in drafts for m in d.mentions]
    rows += [(n.head, 1, n) for n in nominals]
    named = {i for d in drafts for n in d.names for i in range(n.first, n.last)}
    rows += [(t.i, 2, t) for t in analysis.tokens if is_pronoun(t) and t.i not in named]
    return sorted(rows, key=lambda r: (r[0], r[1]))


def _by_sentence(drafts: Sequence[Draft]) -> dict[int, list[tuple[Mention, int]]]:
    found: dict[int, list[tuple[Mention, int]]] = {}
    for draft in drafts:
        for mention in draft.mentions:
            found.setdefault(mention.sentence, []).append((mention, draft.id))
    return found


def _place(scene: Scene, voices: Voices, token: Token) -> Place:
    quotation = scene.marks.at(token.span.start)
    last = voices.last_before(token.span)
    running = None
    if last is not None and scene.paragraph(token.sentence) - scene.paragraph(scene.analysis.tokens[last[1]].sentence) <= 1:
        running = last[0]
    return place(scene, token, quotation, voices.told_by(token.i), voices.speaker(quotation), running)


def _note(reading: Reading, scene: Scene, links: Links, voices: Voices, token: Token, choice: Choice) -> None:
    """Keep the pronoun, and let its person be in view."""
    gender = GENDERS[token.text.lower()]
    reading.pronouns.append(
        Pronoun(
            token.span, token.text, token.sentence, token.i, gender, choice.person, choice.expected, choice.ahead, choice.steps
        )
    )
    who = choice.person
    if who is None and choice.alone:
        who = len(reading.drafts)
        reading.drafts.append(Draft(who))
    if who is None:
        return
    mention = Mention(token.span, token.text, "pronoun", token.sentence, token.i)
    reading.drafts[who].mentions.append(mention)
    scene.add(mention, who)
    links.last[who] = token.i
    voices.note(token.i, who)
