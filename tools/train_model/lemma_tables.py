"""Make the tables of claims/lexicon that hold what the rules of claims/nlp/lemmas.py get wrong.

    pip download --no-deps spacy-lookups-data; unzip it; python -m tools.train_model.lemma_tables FOLDER/spacy_lookups_data/data

The words and irregular forms are WordNet's (its licence stands in claims/lexicon/LICENSE-WordNet); the word frequencies of
the same package only choose the forms that are common enough to keep.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claims.nlp.lemmas import by_rule

LEXICON = Path(__file__).resolve().parents[2] / "claims" / "lexicon"
RARE = -17.5  # log probability below which a regular form is left to the rules
HAND = {
    "noun": {"people": "people", "means": "means", "odds": "odds", "media": "media",
        "netherlands": "netherlands", "philippines": "philippines", "olympics": "olympics", "paralympics": "paralympics",
        "maldives": "maldives", "seychelles": "seychelles", "bahamas": "bahamas", "alps": "alps", "headquarters": "headquarters",
        "data": "data", "news": "news", "police": "police", "lives": "life"},
    "verb": {
        "am": "be", "are": "be", "is": "be", "was": "be", "were": "be", "been": "be", "being": "be", "'m": "be", "'re": "be",
        "gon": "go", "wan": "want", "got": "get",
        "has": "have", "had": "have", "'ve": "have", "does": "do", "did": "do", "done": "do", "goes": "go",
        "lay": "lie", "found": "find", "left": "leave", "felt": "feel", "bound": "bind", "wound": "wind", "ground": "grind",
        "saw": "see", "rose": "rise", "bore": "bear", "fell": "fall", "shot": "shoot", "lit": "light", "singing": "sing",
        "founded": "found", "born": "bear", "borne": "bear", "axing": "axe", "axed": "axe", "tying": "tie", "dying": "die",
        "lying": "lie", "swinging": "swing", "bringing": "bring", "winging": "wing", "hosting": "host", "bathing": "bathe",
    },
    "adjective": {
        "better": "good", "best": "good", "worse": "bad", "worst": "bad", "more": "more", "most": "most", "less": "less",
        "least": "least", "further": "far", "farther": "far", "furthest": "far", "farthest": "far", "elder": "old",
        "eldest": "old", "former": "former", "latter": "latter", "later": "late", "latest": "late", "earlier": "early",
    },
}  # fmt: skip


def main(folder: Path) -> None:
    def load(name: str) -> Any:
        return json.loads(gzip.decompress((folder / f"en_{name}.json.gz").read_bytes()))

    index, irregular, frequency = load("lemma_index"), load("lemma_exc"), load("lexeme_prob")
    write("noun", ["noun"], index["noun"], irregular["noun"], frequency)
    write("verb", ["past", "gerund", "third"], index["verb"], irregular["verb"], frequency)
    write("adjective", ["comparative"], index["adj"], irregular["adj"] | irregular["adv"], frequency)


def write(name: str, kinds: list[str], lemmas: list[str], irregular: dict[str, list[str]], frequency: dict[str, float]) -> None:
    known = set(lemmas)
    best: dict[str, tuple[float, str]] = {}
    for lemma in sorted(known):
        for form in regular(lemma, kinds[0]):
            offer(best, form, lemma, frequency, 0.0)
    for form, found in irregular.items():
        for lemma in found:
            if lemma in known and lemma != form:
                offer(best, form, lemma, frequency, 1.0)
    rows = {}
    for form, (_, lemma) in best.items():
        rule = next(by_rule(form, k) for k in kinds if applies(form, k) or k == kinds[-1])
        if form.isalpha() and form.isascii() and rule != lemma and frequency.get(form, -20.0) > RARE:
            rows[form] = lemma
    if name != "verb":
        base = (w for w in known if w.isalpha() and w not in best and frequency.get(w, -20.0) > RARE + 3)
        rows |= {w: w for w in base if by_rule(w, kinds[0]) != w}  # "lens", "proper": what only looks inflected
    rows |= HAND[name]
    head = f"# Inflected {name}s that the rules of claims/nlp/lemmas.py get wrong. From WordNet, see LICENSE-WordNet.\n"
    body = "".join(f"{form}\t{lemma}\n" for form, lemma in sorted(rows.items()))
    (LEXICON / f"{name}_forms.tsv").write_text(head + body, encoding="utf-8")


def offer(best: dict[str, tuple[float, str]], form: str, lemma: str, frequency: dict[str, float], bonus: float) -> None:
    """Keep the likelier lemma of a form; an irregular one is likelier than a regular one of like frequency."""
    weight = frequency.get(lemma, -20.0) + 2 * bonus
    if form not in best or weight > best[form][0]:
        best[form] = (weight, lemma)


def applies(form: str, kind: str) -> bool:
    return form.endswith({"gerund": "ing", "third": "s", "past": "ed"}.get(kind, ""))


def regular(lemma: str, kind: str) -> Iterator[str]:
    """The regular forms of a lemma, with a doubled consonant where one syllable asks for it."""
    mute = lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye"))
    stem = lemma[:-1] if mute else lemma
    consonant_y = lemma.endswith("y") and lemma[-2:-1] not in tuple("aeiou")
    i_stem = lemma[:-1] + "i" if consonant_y else stem
    last = lemma[-3:]
    doubles = (
        len(last) == 3 and last[0] not in "aeiou" and last[1] in "aeiou" and last[2] in "bdgklmnprt" and syllables(lemma) == 1
    )
    stem = stem + lemma[-1] if doubles else stem
    i_stem = i_stem + lemma[-1] if doubles else i_stem
    hissing = lemma.endswith(("s", "x", "z", "ch", "sh")) or (kind == "past" and lemma.endswith("o"))
    plural = i_stem.rstrip("i") + "ies" if consonant_y else lemma + ("es" if hissing else "s")
    if kind == "noun":
        yield plural
    elif kind == "comparative":
        if syllables(lemma) <= 2:
            yield from (i_stem + "er", i_stem + "est")
    else:
        yield from (i_stem + "ed", stem + "ing", plural)


def syllables(word: str) -> int:
    vowel = [c in "aeiouy" for c in word]
    return sum(here and not before for before, here in zip([False, *vowel], vowel, strict=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
