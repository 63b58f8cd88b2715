"""The network: a small transformer encoder with heads for tags, trees and names."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, gelu
from transformers import AutoModel

from tools.train_model.data import NONE, Batch, Labels

_ARC, _RELATION = 256, 96  # widths of the heads of the parse


class Reader(nn.Module):
    """Pieces to scores for each word.

    The parse is biaffine: every word scores every other (and the root, column 0) as its head; the relation between a word and
    its head is a bilinear form for each label. The encoder reads lower case: the case embedding tells it how a word was written.
    """

    def __init__(self, encoder: Path, labels: Labels) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder, attn_implementation="eager", add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.case = nn.Embedding(8, width)
        nn.init.zeros_(self.case.weight)
        self.drop = nn.Dropout(0.15)
        self.upos = nn.Linear(width, len(labels.upos))
        self.xpos = nn.Linear(width, len(labels.xpos))
        self.ner = nn.Linear(width, len(labels.ner))
        self.arc_head, self.arc_word = nn.Linear(width, _ARC), nn.Linear(width, _ARC)
        self.relation_head, self.relation_word = nn.Linear(width, _RELATION), nn.Linear(width, _RELATION)
        self.arc = nn.Parameter(torch.randn(_ARC + 1, _ARC) * 0.02)
        self.relation = nn.Parameter(torch.randn(len(labels.deprel), _RELATION + 1, _RELATION + 1) * 0.02)
        self.root = nn.Parameter(torch.zeros(width))

    def words(self, ids: Tensor, case: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """One vector a word: that of its first piece."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.case(case)
        states = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        gathered = torch.gather(states, 1, first.unsqueeze(-1).expand(-1, -1, states.size(-1)))
        out: Tensor = self.drop(gathered)
        return out

    def parse(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of arcs (word x head), vectors of heads and of words for the relation."""
        heads = torch.cat([self.root.expand(words.size(0), 1, -1), words], 1)
        arcs = _with_one(gelu(self.arc_word(words))) @ self.arc @ gelu(self.arc_head(heads)).transpose(1, 2)
        return arcs, _with_one(gelu(self.relation_head(heads))), _with_one(gelu(self.relation_word(words)))

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """What the exported model gives: upos, xpos, ner, arcs, heads, dependants."""
        words = self.words(ids, case, mask, first)
        return self.upos(words), self.xpos(words), self.ner(words), *self.parse(words)

    def loss(self, batch: Batch) -> Tensor:
        words = self.words(*batch.inputs())
        if "ner" in batch.answers:
            return _cost(self.ner(words), batch.answers["ner"])
        arcs, heads, dependants = self.parse(words)
        present = torch.cat([torch.ones_like(batch.words[:, :1]), batch.words], 1)
        arcs = arcs.masked_fill(~present.unsqueeze(1), -1e4)
        gold = batch.answers["head"]
        chosen = torch.gather(heads, 1, gold.clamp(min=0).unsqueeze(-1).expand(-1, -1, heads.size(-1)))
        relations = torch.einsum("bni,lij,bnj->bnl", dependants, self.relation, chosen)
        tags = _cost(self.upos(words), batch.answers["upos"]) + _cost(self.xpos(words), batch.answers["xpos"])
        return tags / 2 + _cost(arcs, gold) + _cost(relations, batch.answers["deprel"])


def _with_one(vectors: Tensor) -> Tensor:
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], -1)


def _cost(scores: Tensor, answers: Tensor) -> Tensor:
    return cross_entropy(scores.flatten(0, 1), answers.flatten(), ignore_index=NONE)
