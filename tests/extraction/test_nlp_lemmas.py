"""Lemmas from Penn tags."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.nlp.lemmas import lemma


@pytest.mark.parametrize(
    ("xpos", "pairs"),
    [
        ("VBD", "said say|stopped stop|made make|tried try|led lead|controlled control|agreed agree|focused focus|fell fall"),
        ("VBD", "visited visit|planned plan|lay lie|froze freeze|changed change|created create|paid pay|argued argue|was be"),
        ("VBN", "written write|born bear|hit hit|sold sell|used use|released release|killed kill|been be|held hold|beaten beat"),
        ("VBG", "running run|making make|lying lie|visiting visit|singing sing|hoping hope|travelling travel|seeing see"),
        ("VBZ", "goes go|tries try|passes pass|says say|has have|is be|uses use|pushes push"),
        ("NNS", "children child|men man|wives wife|boxes box|cities city|analyses analysis|buses bus|houses house|police police"),
        ("NNS", "heroes hero|shoes shoe|halves half|crises crisis|people people|women woman|1990s 1990s|ages age"),
        ("NNP", "London London|Athens Athens|Jones Jones"),
        ("NNPS", "Democrats Democrat|Olympics Olympics|Netherlands Netherlands"),
        ("JJR", "better good|larger large|bigger big|happier happy|worse bad"),
        ("JJS", "best good|latest late|heaviest heavy|cheapest cheap"),
        ("RBR", "better well|earlier early"),
        ("PRP", "him he|Them they|I I|us we"),
        ("MD", "wo will|ca can|’ll will|would would"),
        ("RB", "n’t not|not not"),
        ("DT", "An a|those that"),
        ("NN", "Glass glass|lens lens|boss boss"),
        ("VB", "lose lose|need need"),
    ],
)
def test_lemma(xpos: str, pairs: str) -> None:
    for pair in pairs.split("|"):
        word, expected = pair.split()
        assert lemma(word, xpos) == expected, (word, xpos)


@given(st.text(min_size=1, max_size=12), st.sampled_from(["NN", "NNS", "NNP", "NNPS", "VBD", "VBG", "VBZ", "JJR", "RBS", "CD"]))
def test_every_word_has_a_lemma(word: str, xpos: str) -> None:
    assert lemma(word, xpos)
