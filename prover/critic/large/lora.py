"""Fine-tuning of a causal language model on goals with tactics, by LoRA (Hu et al. 2022).

Owns the training and what is left on disk: a folder with an adapter that `step_prover.local`,
`--drafter local` and peft load, and a model card. peft comes with the extra `lora`.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from math import inf, isfinite
from pathlib import Path
from typing import Any

from prover.critic.large import formats, likelihood
from prover.critic.large.card import card
from prover.critic.large.formats import BFS_PROVER, Format
from prover.critic.large.likelihood import Pair
from prover.draft import loading
from prover.errors import InputError, OutputError
from prover.problems import jsonl

WARM_UP = 0.05  # of the steps
CLIP = 1.0  # the longest gradient


@dataclass(frozen=True)
class Example:
    """A goal as the infoview shows it, and a tactic that is to be written for it."""

    goal: str
    tactic: str


@dataclass(frozen=True)
class Settings:
    """How it was trained; a step sees `batch` · `accumulate` examples."""

    rank: int = 16
    alpha: float = 32.0
    dropout: float = 0.0
    epochs: int = 3
    learning_rate: float = 2e-4
    seed: int = 0
    batch: int = 8
    accumulate: int = 1
    held_out: float = 0.05
    """The share of the goals that is not trained on."""
    patience: int = 1
    """Epochs without a better loss on them, after which it stops."""
    max_tokens: int = 1024
    """Longer examples are left out."""

    def __post_init__(self) -> None:
        counts = (self.rank, self.epochs, self.batch, self.accumulate, self.patience)
        if min(counts) < 1 or self.learning_rate <= 0 or not 0 <= self.held_out < 1:
            raise InputError(f"these settings cannot be trained with: {self}")


@dataclass(frozen=True)
class Progress:
    """After a step: its loss, in nats a token. `held_out` is the loss on the examples that are not
    trained on, where it was taken."""

    epoch: int
    step: int
    steps: int
    loss: float
    held_out: float | None = None


@dataclass(frozen=True)
class Tuned:
    """What came of it; losses in nats a token, of the epoch whose weights were kept."""

    folder: Path
    trained: int
    held_out: int
    left_out: int
    """Examples that were too long."""
    epoch: int
    loss: float
    held_out_loss: float | None
    data: str
    """SHA-256 of the examples."""


def examples(path: Path) -> list[Example]:
    """The rows of a JSONL file, {"goal": ..., "tactic": ...} each. Raises InputError."""
    found = []
    for line, row in jsonl.rows(path):
        match row:
            case {"goal": str(goal), "tactic": str(tactic)} if goal.strip() and tactic.strip():
                found.append(Example(goal, tactic))
            case _:
                raise InputError("texts `goal` and `tactic` expected", path=path, line=line)
    return found


def finetune(
    model: str,
    data: Sequence[Example],
    output: Path,
    *,
    rank: int = Settings.rank,
    epochs: int = Settings.epochs,
    learning_rate: float = Settings.learning_rate,
    seed: int = Settings.seed,
    form: Format | None = None,
    progress: Callable[[Progress], None] | None = None,
    offline: bool = False,
    **more: Any,
) -> Tuned:
    """Train an adapter over `model` (as `loading.load` takes it) and write it to `output`.

    Only the tactic's tokens and the one that ends it count for the loss. `more` are other fields
    of Settings; `form` is by default what the model's name says. On one kind of machine, the same
    arguments give the same adapter. Raises InputError for examples or settings that cannot be used,
    OutputError when `output` is there already or cannot be written, DrafterUnavailable for the
    model or peft.
    """
    settings = Settings(rank=rank, epochs=epochs, learning_rate=learning_rate, seed=seed, **more)
    _reserved(output)
    loading.require((*loading.NEEDED, "peft"), extra="lora")
    if loading.is_adapter(model):
        raise InputError(f"{model}: is an adapter: give the model that it is for")
    form = form or formats.of_model(model) or BFS_PROVER
    tokenizer, base = loading.load(model, offline=offline)
    try:
        run = _Run(tokenizer, base, data, form, settings, progress)
        run.go()
    except RuntimeError as error:  # memory, most of all
        raise loading.unavailable(f"local:{Path(model).name}", error) from None
    tuned = Tuned(
        output,
        len(run.train),
        len(run.test),
        len(data) - len(run.train) - len(run.test),
        run.best_epoch,
        run.best_loss,
        run.best_held_out,
        sha256("".join(map(_line, data)).encode()).hexdigest(),
    )
    # A folder is found by its path from anywhere; a hub name stays as it is.
    place = str(Path(model).resolve()) if Path(model).exists() else model
    try:
        _save(run.model, place, form, output)
        text = card(place, form.name, asdict(settings), asdict(tuned))
        (output / "README.md").write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {error.strerror}") from None
    return tuned


def _reserved(output: Path) -> None:
    """Better said before the training than after it."""
    if output.exists():
        raise OutputError(f"{output}: is there already: give a new folder")
    try:
        output.mkdir(parents=True)
        output.rmdir()
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {error.strerror}") from None


def _save(model: Any, place: str, form: Format, output: Path) -> None:
    model.peft_config["default"].base_model_name_or_path = place
    output.mkdir(parents=True)
    model.save_pretrained(output, safe_serialization=True, save_embedding_layers=False)
    formats.write(form, output)


class _Run:
    """One training: the data as tokens, the adapter, and the best of its weights so far."""

    def __init__(
        self,
        tokenizer: Any,
        base: Any,
        data: Sequence[Example],
        form: Format,
        settings: Settings,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        import peft
        import torch

        self.settings, self._progress = settings, progress
        self._random = random.Random(settings.seed)
        self.train, self.test = self._split(tokenizer, base, data, form)
        if not self.train:
            raise InputError(f"no example of at most {settings.max_tokens} tokens to train on")
        config = peft.LoraConfig(
            task_type="CAUSAL_LM",
            r=settings.rank,
            lora_alpha=settings.alpha,
            lora_dropout=settings.dropout,
            target_modules="all-linear",
        )
        with torch.random.fork_rng():
            torch.manual_seed(settings.seed)
            self.model = peft.get_peft_model(base, config)
        self._weights = [w for w in self.model.parameters() if w.requires_grad]
        self._best: list[Any] = []
        self.best_epoch, self.best_loss = 0, inf
        self.best_held_out: float | None = None

    def go(self) -> None:
        import torch

        settings = self.settings
        size = settings.batch * settings.accumulate
        steps = settings.epochs * -(-len(self.train) // size)
        optimizer = torch.optim.AdamW(self._weights, lr=settings.learning_rate, weight_decay=0.0)
        warm = max(1, round(WARM_UP * steps))
        rate = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda n: min((n + 1) / warm, max(0.0, (steps - n) / max(1, steps - warm)))
        )
        step = 0
        with torch.random.fork_rng():
            torch.manual_seed(settings.seed)
            for epoch in range(1, settings.epochs + 1):
                losses = []
                self.model.train()
                for chosen in self._batches(size):
                    losses.append(self._step(chosen))
                    torch.nn.utils.clip_grad_norm_(self._weights, CLIP)
                    optimizer.step()
                    rate.step()
                    optimizer.zero_grad()
                    step += 1
                    last = len(losses) * size >= len(self.train)
                    if not last:
                        self._report(Progress(epoch, step, steps, losses[-1]))
                held_out = self._held_out()
                self._report(Progress(epoch, step, steps, losses[-1], held_out))
                if not self._keep(epoch, sum(losses) / len(losses), held_out):
                    break
        with torch.no_grad():
            for weight, best in zip(self._weights, self._best, strict=True):
                weight.copy_(best)
        self.model.eval()

    def _split(
        self, tokenizer: Any, base: Any, data: Sequence[Example], form: Format
    ) -> tuple[list[Pair], list[Pair]]:
        """To train on and to hold out: all examples of a goal are on one side."""
        goals = sorted({example.goal for example in data})
        self._random.shuffle(goals)
        held = set(goals[: int(self.settings.held_out * len(goals))])
        end = likelihood.end_of(tokenizer, base)
        train, test = list[Pair](), list[Pair]()
        for example in data:
            prompt = form.prompt(example.goal)
            item = likelihood.pair(tokenizer, prompt, example.tactic, end=end)
            if len(item.prompt) + len(item.text) <= self.settings.max_tokens:
                (test if example.goal in held else train).append(item)
        return train, test

    def _batches(self, size: int) -> Iterator[list[Pair]]:
        order = list(self.train)
        self._random.shuffle(order)
        for at in range(0, len(order), size):
            yield order[at : at + size]

    def _step(self, chosen: list[Pair]) -> float:
        """Adds up gradients over the step's parts; gives its loss, in nats a token."""
        tokens = sum(len(item.text) for item in chosen)
        total = 0.0
        for at in range(0, len(chosen), self.settings.batch):
            part = chosen[at : at + self.settings.batch]
            loss = -likelihood.log_likelihoods(self.model, part).sum() / tokens
            loss.backward()
            total += loss.item()
        if not isfinite(total):
            raise RuntimeError("the loss is no number: lower the learning rate")
        return total

    def _held_out(self) -> float | None:
        if not self.test:
            return None
        self.model.eval()
        found = likelihood.scores(self.model, self.test, self.settings.batch)
        return -sum(found) / sum(len(item.text) for item in self.test)

    def _keep(self, epoch: int, loss: float, held_out: float | None) -> bool:
        """Keeps the weights if they are the best so far; whether to go on."""
        known = inf if self.best_held_out is None else self.best_held_out
        # With nothing held out, there is no telling when it learns by heart: the last are kept.
        if held_out is None or held_out < known or not self._best:
            self._best = [weight.detach().clone() for weight in self._weights]
            self.best_epoch, self.best_loss, self.best_held_out = epoch, loss, held_out
            return True
        return epoch - self.best_epoch < self.settings.patience

    def _report(self, progress: Progress) -> None:
        if self._progress is not None:
            self._progress(progress)


def _line(example: Example) -> str:
    return json.dumps(asdict(example), ensure_ascii=False) + "\n"
