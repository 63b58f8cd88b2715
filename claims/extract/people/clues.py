"""What speaks for and against a person as the one a pronoun means: named clues, weighed in `pronouns`.

Clues whose name starts with "gender" depend on the pronoun's gender; without them the rest says who is most in view.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from claims.analysis import Analysis, Mention, Quotation, Token
from claims.document import PartKind
from claims.extract.people.scene import ASIDE, Scene
from claims.extract.people.syntax import clause, governing_subjects, is_clause, role, site, speaks, subject, under
from claims.spans import Span

GENDERS = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themself": "they", "themselves": "they",
}  # fmt: skip
_SHAPES = {"he": "subject", "she": "subject", "his": "possessor", "himself": "self", "herself": "self", "him": "object"}


@dataclass(frozen=True, slots=True)
class Place:
    """A pronoun in its sentence, worked out once for all candidates.

    `quoted` is the quotation it stands in, `tells` the one whose source it is; `speaker` says the first, `running` spoke last.
    """

    token: Token
    gender: str
    shape: str
    quoted: Span | None
    tells: Span | None
    speaker: int | None
    running: int | None
    subjects: tuple[int, ...]
    verb: int
    speaks: bool
    paragraph: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person in view: the last mention before the pronoun, how often mentioned of late, and what is known of the gender.

    `bare` is a single word that nothing shows to be a person's name; `spoken_of` that the quotation the pronoun tells names them.
    """

    draft: int
    mention: Mention
    rank: int
    recent: int
    total: int
    gender: str
    strong: bool
    first_here: bool
    unnamed: bool
    bare: bool
    spoken_of: bool
    ahead: bool = False


def place(
    scene: Scene, token: Token, quotation: Quotation | None, tells: Span | None, speaker: int | None, running: int | None
) -> Place:
    """Where a pronoun stands."""
    analysis = scene.analysis
    shape = _SHAPES.get(token.text.lower()) or ("possessor" if token.deprel == "nmod:poss" else role(analysis, token))
    return Place(
        token,
        GENDERS[token.text.lower()],
        shape,
        quotation.span if quotation else None,
        tells,
        speaker,
        running,
        tuple(site(analysis, t).i for t in governing_subjects(analysis, token)),
        clause(analysis, token).i,
        speaks(analysis, token),
        scene.paragraph(token.sentence),
    )


def excluded(analysis: Analysis, where: Place, mention: Mention, *, members: Sequence[Mention] = ()) -> bool:
    """Grammar forbids it: the pronoun stands inside the mention, or is an object beside its own subject."""
    token, head = where.token, analysis.tokens[mention.head]
    if any(m.span.start <= token.span.start < m.span.end for m in members) or token.span in mention.span:
        return True
    if head.sentence != token.sentence:
        return False
    top = site(analysis, head)
    if where.shape == "self":
        return False
    way = under(analysis, token, top)
    if way is not None and not any(w.startswith(("acl", "conj")) for w in way) and not is_clause(analysis, top):
        return True
    if where.shape == "possessor":
        return False
    beside = clause(analysis, head).i == where.verb and clause(analysis, token).i == where.verb
    return beside and _argument(analysis, head) and _argument(analysis, token)


def _argument(analysis: Analysis, token: Token) -> bool:
    """An argument of its verb itself, not part of one."""
    top = site(analysis, token)
    return top.deprel.split(":")[0] in ("nsubj", "obj", "iobj", "obl") and is_clause(analysis, analysis.head(top))


def clues(scene: Scene, where: Place, who: Candidate) -> dict[str, float]:
    """The clues that hold for one candidate, with their strength."""
    analysis, mention = scene.analysis, who.mention
    head = analysis.tokens[mention.head]
    found: dict[str, float] = {}
    apart = where.token.sentence - mention.sentence
    part = role(analysis, head)
    where_ = f"same_{part}" if apart == 0 else f"near_{part}" if apart == 1 else "far"
    found[where_] = 1
    found[f"distance_{min(apart, 4)}"] = 1
    between = where.paragraph - scene.paragraph(mention.sentence)
    found[f"paragraphs_{min(between, 2)}"] = 1
    found[f"kind_{mention.kind}"] = 1
    found[f"rank_{min(who.rank, 3)}"] = 1
    found["recent"] = math.log1p(who.recent)
    found["total"] = math.log1p(who.total)
    if who.first_here:
        found["opens_paragraph"] = 1
    for name, holds in (("unnamed", who.unnamed), ("bare", who.bare), ("spoken_of", who.spoken_of)):
        if holds:
            found[name] = 1
    if site(analysis, head).deprel == "conj" or any(c.deprel == "conj" for c in analysis.children(head)):
        found["in_a_row"] = 1
    if scene.kind(mention.sentence) in ASIDE and scene.kind(where.token.sentence) is PartKind.BODY:
        found["aside"] = 1
    _add_syntax(analysis, where, head, part, found)
    _add_speech(scene, where, who, head, found)
    _add_gender(analysis, where, who, found)
    return found


def _add_syntax(analysis: Analysis, where: Place, head: Token, part: str, found: dict[str, float]) -> None:
    top = site(analysis, head)
    if part == where.shape:
        found[f"parallel_{part}"] = 1
    if top.i in where.subjects:
        found[f"governs_{where.shape}_{min(where.subjects.index(top.i), 2)}"] = 1
    way = under(analysis, where.token, top) if top.sentence == where.token.sentence else None
    if way and any(w.startswith("acl") for w in way):
        found["inside_its_clause"] = 1
    if where.token.sentence - head.sentence == 1 and part == "subject":
        verb = clause(analysis, head)
        if verb.head == verb.i or verb.deprel == "parataxis":
            found["last_main_subject"] = 1
    if top.i > where.token.i:
        found["ahead"] = 1
    if head.sentence == where.token.sentence and where.shape == "subject" and part == "object":
        verb = analysis.tokens[where.verb]
        chosen = subject(analysis, verb)
        if chosen is not None and chosen.i == where.token.i and verb.deprel.startswith("advcl"):
            found["object_then_clause"] = 1


def _add_speech(scene: Scene, where: Place, who: Candidate, head: Token, found: dict[str, float]) -> None:
    theirs = scene.marks.at(who.mention.span.start)
    if where.quoted is not None:
        if where.speaker == who.draft:
            found["own_words"] = 1
        elif theirs is not None and theirs.span == where.quoted:
            found["same_quotation"] = 1
    elif theirs is not None:
        found["only_quoted"] = 1
    if where.quoted is None and where.running == who.draft:
        found["speaking"] = 1
        if where.speaks:
            found["speaking_on"] = 1
    if where.speaks and speaks(scene.analysis, head):
        found["both_say"] = 1


def _add_gender(analysis: Analysis, where: Place, who: Candidate, found: dict[str, float]) -> None:
    if who.mention.kind == "pronoun":
        same = GENDERS.get(analysis.tokens[who.mention.head].text.lower()) == where.gender
        found["gender_chain" if same else "gender_broken"] = 1
    if not who.gender:
        found["gender_open"] = 1
    elif who.gender == where.gender:
        found["gender_known" if who.strong else "gender_likely"] = 1
    else:
        found["gender_against" if who.strong else "gender_unlikely"] = 1
