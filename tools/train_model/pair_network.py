"""The network that compares two values: a small transformer encoder over both sentences, and a head on the two hidden values."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from claims.same.pairs.contexts import HIDDEN


class PairReader(nn.Module):
    """Pieces of pairs to one number each: the log odds that both values are of one thing.

    The head gets the state of the first piece and, of the two hidden values, the sum, the distance and the product of their
    states, which do not change when the two change places.
    """

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder, attn_implementation="eager", add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.head = nn.Sequential(nn.Linear(4 * width, 256), nn.GELU(), nn.Dropout(0.1), nn.Linear(256, 1))

    def forward(self, ids: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        states = self.encoder(input_ids=ids, token_type_ids=sides, attention_mask=mask).last_hidden_state
        hidden = ids == HIDDEN
        one, other = (_at(states, hidden & (sides == side)) for side in (0, 1))
        read = torch.cat([states[:, 0], one + other, (one - other).abs(), one * other], -1)
        odds: Tensor = self.head(self.drop(read))[:, 0]
        return odds


def _at(states: Tensor, where: Tensor) -> Tensor:
    """The state of the one piece of each row that is marked."""
    return (states * where.unsqueeze(-1).to(states.dtype)).sum(1)
