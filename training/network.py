"""The network: a BERT encoder with one head per question, in torch, for training and export only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder (defaults: MiniLM-L6-H384) and of the answers."""

    bounds: int
    layers: int = 6
    hidden: int = 384
    heads: int = 12
    inner: int = 1536
    pointer: int = 128
    vocabulary: int = 30522
    positions: int = 512
    classes: int = 4
    aspects: int = 7
    kinds: int = 18
    verdicts: int = 3


class Dropout(nn.Module):
    """Dropout from one random byte a value: four times as fast on a processor as torch's own."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.least = round(256 * share)  # of 256

    def forward(self, x: Tensor) -> Tensor:
        """Return ``x`` with a share of its values zero and the others larger, when training."""
        if not self.training or not self.least:
            return x
        words = torch.empty(-(-x.numel() // 8), dtype=torch.int64).random_(-(2**63), None)
        kept = words.view(torch.uint8)[: x.numel()].view_as(x) >= self.least
        return x * (kept.to(x.dtype) * (256 / (256 - self.least)))


class Layer(nn.Module):
    """One transformer layer, post-norm, as in BERT."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.norm_attention = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.up = nn.Linear(shape.hidden, shape.inner)
        self.down = nn.Linear(shape.inner, shape.hidden)
        self.norm_inner = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """``x``: (batch, tokens, hidden); ``mask``: (batch, 1, 1, tokens), true where a token is real."""
        batch, tokens, hidden = x.shape
        q, k, v = self.qkv(x).view(batch, tokens, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        if mask is None:  # the exported graph: one window, nothing padded
            weights = torch.softmax(q @ k.transpose(-1, -2) * (hidden // self.heads) ** -0.5, dim=-1)
            seen = weights @ v
        else:
            seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        seen = self.out(seen.transpose(1, 2).reshape(batch, tokens, hidden))
        x = self.norm_attention(x + self.dropout(seen))
        return self.norm_inner(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Judge(nn.Module):
    """Encoder and heads. Statements are mean-pooled; the document's heads see the whole window."""

    def __init__(self, shape: Shape, dropout: float = 0.0, shaping: float = 1.0) -> None:
        """``shaping`` is the share of the gradient of the document's heads that reaches the encoder."""
        super().__init__()
        self.shape, self.shaping = shape, shaping
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.cls = nn.Linear(shape.hidden, shape.classes)
        self.aspect = nn.Linear(shape.hidden, shape.aspects)
        self.bound = nn.Linear(shape.hidden, shape.bounds)
        self.asks = nn.Linear(shape.hidden, shape.pointer)
        self.answers = nn.Linear(shape.hidden, shape.pointer)
        self.party = nn.Linear(shape.hidden, 1)
        self.kind = nn.Linear(2 * shape.hidden, shape.kinds)
        self.verdict = nn.Linear(2 * shape.hidden, shape.verdicts)

    def forward(self, ids: Tensor, pool: Tensor, real: Tensor | None = None) -> tuple[Tensor, ...]:
        """Return logits: class, aspect, bound (each batch, statements, n), pointer (batch, statements, tokens), party
        (batch, tokens), kind, verdict.

        ``ids``: (batch, tokens). ``pool``: (batch, statements, tokens), rows of weights that sum to one.
        ``real``: (batch, tokens), true where a token is no padding; ``None`` when nothing is padded.
        """
        x = self.encoded(ids, real)
        said = self.dropout(pool.to(x.dtype) @ x)
        # A document is known by its source too easily: what its heads learn shapes the encoder a little only.
        whole = self.whole(x, real)
        whole = self.dropout(self.shaping * whole + (1 - self.shaping) * whole.detach())
        pointer = self.asks(said) @ self.answers(x).transpose(1, 2) * self.shape.pointer**-0.5
        return (
            self.cls(said), self.aspect(said), self.bound(said), pointer, self.party(x)[..., 0],
            self.kind(whole), self.verdict(whole),
        )  # fmt: skip

    def encoded(self, ids: Tensor, real: Tensor | None) -> Tensor:
        """Return every token as the encoder sees it in its window, (batch, tokens, hidden)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x: Tensor = self.dropout(self.norm(self.words(ids) + self.positions(places)))
        mask = None if real is None else real[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def whole(self, x: Tensor, real: Tensor | None) -> Tensor:
        """Return what the document's heads see of a window: its first token and the mean of all, (batch, 2 hidden)."""
        if real is None:
            mean = x.mean(1)
        else:
            weights = real.to(x.dtype)
            mean = (x * weights[..., None]).sum(1) / weights.sum(1, keepdim=True)
        return torch.cat([x[:, 0], mean], -1)


def load_encoder(model: Judge, weights: Path) -> None:
    """Fill the encoder from a BERT checkpoint in safetensors, with Hugging Face's names."""
    from safetensors.torch import load_file

    found = {name.removeprefix("bert."): value for name, value in load_file(weights).items()}
    e = "embeddings."
    state = {
        "words.weight": found[e + "word_embeddings.weight"],
        # Token types are not used: the first type's vector is added to every position once and for all.
        "positions.weight": found[e + "position_embeddings.weight"] + found[e + "token_type_embeddings.weight"][0],
        "norm.weight": found[e + "LayerNorm.weight"],
        "norm.bias": found[e + "LayerNorm.bias"],
    }
    names = {
        "out": "attention.output.dense", "norm_attention": "attention.output.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "norm_inner": "output.LayerNorm",
    }  # fmt: skip
    for i in range(model.shape.layers):
        theirs, ours = f"encoder.layer.{i}.", f"layers.{i}."
        for end in ("weight", "bias"):
            state[f"{ours}qkv.{end}"] = torch.cat(
                [found[f"{theirs}attention.self.{part}.{end}"] for part in ("query", "key", "value")]
            )
            for ours_name, theirs_name in names.items():
                state[f"{ours}{ours_name}.{end}"] = found[f"{theirs}{theirs_name}.{end}"]
    missing, unexpected = model.load_state_dict(state, strict=False)
    if unexpected or any(name.startswith(("words", "positions", "norm", "layers")) for name in missing):
        raise ValueError(f"the checkpoint does not fit: {unexpected or missing}")
