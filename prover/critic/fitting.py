"""Training of a small transformer: batches, epochs, early stopping, checkpoints.

Owns the loop and the files that it leaves (config.json, tokenizer.json, model.safetensors in half
precision, curve.json, curve.svg); `prover.critic.train` says what is learned. Needs the extra
`models`. A run that was stopped goes on from its last epoch; weights and optimizer state are
safetensors, never pickles.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from prover.critic.decoder import UNKNOWN
from prover.errors import InputError

CHECKPOINT = "checkpoint"
WARMUP = 100  # batches until the learning rate is full, or a tenth of all


@dataclass(frozen=True)
class Shape:
    """Of the transformer: a Llama with tied embeddings."""

    width: int
    layers: int
    heads: int
    inner: int


@dataclass(frozen=True)
class Options:
    """Of the training. `words` is the size of a batch, `patience` the epochs without a better
    held-out loss after which it ends."""

    epochs: int
    learning_rate: float = 1.5e-3
    words: int = 2048
    patience: int = 2
    seed: int = 0
    threads: int = 0
    """Of torch; 0 for as many as there are cores."""


@dataclass(frozen=True)
class Epoch:
    """One line of the curve: mean losses on both parts."""

    number: int
    train: float
    held_out: float


class Task(Protocol):
    """What is learned: rows of numbers, and the loss of a batch of them."""

    @property
    def name(self) -> str: ...

    def model(self, config: Any) -> Any:
        """The transformers model for a Llama configuration."""
        ...

    def loss(self, model: Any, rows: Sequence[Any]) -> tuple[Any, int]:
        """The summed loss, and how many terms it has."""
        ...


Row = tuple[Sequence[int], Any]
"""What the model reads, and what the task needs besides."""


def fit(
    task: Task,
    train: Sequence[Row],
    held_out: Sequence[Row],
    words: Sequence[str],
    output: Path,
    shape: Shape,
    options: Options,
    *,
    resume: bool = False,
    say: Callable[[Epoch], None] = lambda _: None,
) -> list[Epoch]:
    """Train until the held-out loss no longer falls; the best weights are left in `output`.

    The same rows and options give the same weights on the same machine. Raises InputError without
    rows, or for a checkpoint of another training.
    """
    import torch

    if not train or not held_out:
        raise InputError("too little to learn from: give runs with more verified problems")
    output.mkdir(parents=True, exist_ok=True)
    if options.threads:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    model = task.model(configuration(shape, len(words)))
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=options.learning_rate, betas=(0.9, 0.98), weight_decay=0.02
    )
    batches = _batches(train, options.words)
    total = options.epochs * len(batches)
    warmup = min(WARMUP, total / 10)

    def rate(before: int, batch: int) -> float:
        step = before + batch
        return options.learning_rate * min((step + 1) / warmup, max(0.02, 1 - step / total))

    mark = {"task": task.name, "rows": len(train), **asdict(shape), **asdict(options)}
    saved = _Checkpoint(output / CHECKPOINT, mark)
    curve = saved.load(model, optimizer) if resume else []
    write_tokenizer(words, output)
    for number in range(len(curve), options.epochs):
        model.train()
        order = random.Random(options.seed * 1000 + number).sample(batches, len(batches))
        loss = _epoch(task, model, order, optimizer, partial(rate, number * len(batches)))
        model.eval()
        with torch.inference_mode():
            check = _mean(task, model, _batches(held_out, options.words))
        curve.append(Epoch(number + 1, loss, check))
        say(curve[-1])
        best = min(epoch.held_out for epoch in curve)
        if check <= best:
            write_model(model, output)
        saved.store(model, optimizer, curve)
        if all(epoch.held_out > best for epoch in curve[-options.patience :]):
            break
    shutil.rmtree(output / CHECKPOINT, ignore_errors=True)
    _draw(curve, task.name, output)
    return curve


def configuration(shape: Shape, words: int) -> Any:
    """The Llama configuration of a shape."""
    import transformers

    return transformers.LlamaConfig(
        vocab_size=words,
        hidden_size=shape.width,
        intermediate_size=shape.inner,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        num_key_value_heads=shape.heads,
        max_position_embeddings=512,
        tie_word_embeddings=True,
        pad_token_id=0,
        # The usual 0.02 is for wide models: a narrow one that starts with it never learns to copy.
        initializer_range=shape.width**-0.5,
    )


def write_tokenizer(words: Sequence[str], output: Path) -> None:
    """A tokenizer of whole words, readable by `tokenizers` and transformers."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    numbered = {word: number for number, word in enumerate(words)}
    tokenizer = Tokenizer(models.WordLevel(numbered, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.save(str(output / "tokenizer.json"))


def write_model(model: Any, output: Path) -> None:
    """Configuration and weights, in half precision."""
    from safetensors.torch import save_file

    model.config.save_pretrained(output)
    weights = {
        name: tensor.detach().half().contiguous()
        for name, tensor in model.state_dict().items()
        if not (name == "lm_head.weight" and model.config.tie_word_embeddings)
    }
    save_file(weights, output / "model.safetensors", metadata={"format": "pt"})


def _batches(rows: Sequence[Row], words: int) -> list[list[Row]]:
    """Rows of like length together, up to so many words in all."""
    batches: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: len(row[0])):
        if not batches or (len(batches[-1]) + 1) * len(row[0]) > words:
            batches.append([])
        batches[-1].append(row)
    return batches


def _epoch(
    task: Task,
    model: Any,
    batches: list[list[Row]],
    optimizer: Any,
    rate: Callable[[int], float],
) -> float:
    """One pass over the batches; `rate` is the learning rate for each. The mean loss."""
    import torch

    total, terms = 0.0, 0
    for number, batch in enumerate(batches):
        for group in optimizer.param_groups:
            group["lr"] = rate(number)
        loss, count = task.loss(model, batch)
        optimizer.zero_grad()
        (loss / max(1, count)).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        total, terms = total + float(loss.detach()), terms + count
    return total / max(1, terms)


def _mean(task: Task, model: Any, batches: list[list[Row]]) -> float:
    losses = [task.loss(model, batch) for batch in batches]
    return sum(float(loss) for loss, _ in losses) / max(1, sum(count for _, count in losses))


@dataclass(frozen=True)
class _Checkpoint:
    """Where a training stands after an epoch; `mark` is what it must agree with to go on."""

    folder: Path
    mark: dict[str, Any]

    def store(self, model: Any, optimizer: Any, curve: list[Epoch]) -> None:
        from safetensors.torch import save_file

        self.folder.mkdir(exist_ok=True)
        state = optimizer.state_dict()
        tensors = {
            f"{number}.{name}": tensor
            for number, moments in state["state"].items()
            for name, tensor in moments.items()
        }
        save_file(tensors, self.folder / "optimizer.safetensors")
        weights = {n: t for n, t in model.state_dict().items() if n != "lm_head.weight"}
        save_file(weights, self.folder / "model.safetensors")
        facts = {"mark": self.mark, "curve": [asdict(epoch) for epoch in curve]}
        # Written last: with it the checkpoint is whole.
        (self.folder / "state.json").write_text(json.dumps(facts))

    def load(self, model: Any, optimizer: Any) -> list[Epoch]:
        from safetensors.torch import load_file

        path = self.folder / "state.json"
        if not path.is_file():
            return []
        facts = json.loads(path.read_text())
        if facts["mark"] != self.mark:
            raise InputError("is of another training: delete it, or leave --resume", path=path)
        model.load_state_dict(load_file(self.folder / "model.safetensors"), strict=False)
        state: dict[int, dict[str, Any]] = {}
        for key, tensor in load_file(self.folder / "optimizer.safetensors").items():
            number, name = key.split(".", 1)
            state.setdefault(int(number), {})[name] = tensor
        groups = optimizer.state_dict()["param_groups"]
        optimizer.load_state_dict({"state": state, "param_groups": groups})
        return [Epoch(**epoch) for epoch in facts["curve"]]


def _draw(curve: list[Epoch], title: str, output: Path) -> None:
    """The losses as a picture, and as numbers."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    (output / "curve.json").write_text(json.dumps([asdict(e) for e in curve], indent=1) + "\n")
    figure, axes = pyplot.subplots(figsize=(5, 3.2))
    numbers = [epoch.number for epoch in curve]
    axes.plot(numbers, [epoch.train for epoch in curve], label="training")
    axes.plot(numbers, [epoch.held_out for epoch in curve], label="held-out statements")
    axes.set(xlabel="epoch", ylabel="loss", title=title)
    axes.legend()
    figure.tight_layout()
    figure.savefig(output / "curve.svg", metadata={"Date": None})
    pyplot.close(figure)
