"""What the policy and the critic learn, and the folder that each ends up in."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import log
from pathlib import Path
from typing import Any

from prover.critic import data, measure
from prover.critic.critic import EDGES, OUTPUTS
from prover.critic.data import Example, State
from prover.critic.decoder import ASK, END, PAD, UNKNOWN, Vocabulary
from prover.critic.fitting import Epoch, Options, Row, Shape, Task, fit
from prover.critic.wording import KINDS, SLOTS, SPECIAL

POLICY_SHAPE = Shape(width=192, layers=4, heads=6, inner=512)
CRITIC_SHAPE = Shape(width=128, layers=3, heads=4, inner=352)
STEPS_WEIGHT = 0.2  # of the steps to go in the critic's loss
COPIES = 3  # of each of the policy's examples, with other numbers in the slots
IGNORED = -100
EXAMPLES, FIGURES = "examples.jsonl", "figures.json"
Say = Callable[[Epoch], None]


def train_policy(
    runs: Sequence[Path],
    output: Path,
    options: Options,
    *,
    resume: bool,
    say: Say,
    made_by: str = "",
) -> dict[str, Any]:
    """Train a policy on the proofs in some runs; its figures on held-out statements.

    `output` gets the model, the examples (examples.jsonl) and a model card, which names the command
    `made_by` if it was another one than `prover train policy`. Raises InputError.
    """
    found = data.records(runs)
    words = vocabulary(data.plain_words(found))
    examples = list(data.examples(found, frozenset(words.words)))
    output.mkdir(parents=True, exist_ok=True)
    data.write(examples, output / EXAMPLES)
    parts = {name: [e for e in examples if e.split == name] for name in ("train", "held-out")}
    rows = {name: [_policy_row(e, words) for e in part] for name, part in parts.items()}
    rng = random.Random(options.seed)
    rows["train"] += [
        _policy_row(renumbered(e, rng), words) for e in parts["train"] for _ in range(COPIES)
    ]
    return _learned(
        _Policy(), POLICY_SHAPE, rows, words, output, options, resume, say,
        lambda: measure.policy(output, parts["held-out"]),
        made_by or _command("policy", runs, options),
    )  # fmt: skip


def train_critic(
    runs: Sequence[Path],
    output: Path,
    options: Options,
    *,
    resume: bool,
    say: Say,
    made_by: str = "",
) -> dict[str, Any]:
    """Train a critic on what became of the goals in some runs; as `train_policy`."""
    found = data.records(runs)
    words = vocabulary(data.plain_words(found))
    states = list(data.states(found, frozenset(words.words)))
    output.mkdir(parents=True, exist_ok=True)
    parts = {name: [s for s in states if s.split == name] for name in ("train", "held-out")}
    rows = {name: [_critic_row(s, words) for s in part] for name, part in parts.items()}
    return _learned(
        _Critic(), CRITIC_SHAPE, rows, words, output, options, resume, say,
        lambda: measure.critic(output, parts["held-out"]),
        made_by or _command("critic", runs, options),
    )  # fmt: skip


def _learned(
    task: Task,
    shape: Shape,
    rows: dict[str, list[Row]],
    words: Vocabulary,
    output: Path,
    options: Options,
    resume: bool,
    say: Say,
    measured: Callable[[], dict[str, Any]],
    made_by: str,
) -> dict[str, Any]:
    """Fit, measure, and say so in the card; the figures."""
    curve = fit(
        task, rows["train"], rows["held-out"], words.words, output, shape, options,
        resume=resume, say=say,
    )  # fmt: skip
    figures = measured()
    examples = {name: len(part) for name, part in rows.items()}
    _card(output, task.name, made_by, examples, curve, options, figures)
    return figures


def vocabulary(plain: Iterable[str]) -> Vocabulary:
    """All words of a model; PAD is number 0."""
    return Vocabulary([PAD, ASK, END, UNKNOWN, *(w for w in (*SPECIAL, *SLOTS) if w != UNKNOWN),
                       *plain])  # fmt: skip


def renumbered(example: Example, rng: random.Random) -> Example:
    """The same example with the numbers of each kind of slot permuted: which one it is says
    nothing, where it stands does."""
    numbers = {kind: rng.sample(range(size), size) for kind, size in KINDS.items()}
    other = {
        f"⟨{kind}{i}⟩": f"⟨{kind}{j}⟩"
        for kind, order in numbers.items()
        for i, j in enumerate(order)
        if kind != "n"  # new names come in order
    }
    return replace(
        example,
        words=tuple(other.get(word, word) for word in example.words),
        short=tuple(other.get(word, word) for word in example.short),
    )


def _policy_row(example: Example, words: Vocabulary) -> Row:
    """The whole text; the loss begins behind as many words as the goal has."""
    goal = [*words.ids(example.words), words.ask]
    return [*goal, *words.ids(example.short), words.end], len(goal)


def _critic_row(state: State, words: Vocabulary) -> Row:
    """The goal; for each interval 1 (closed in it), 0 (not closed in it) or IGNORED (not known);
    and the logarithm of the steps to go. One that was open when the search ended counts for the
    interval that it was seen through half of, as Gensheimer and Narasimhan have it."""
    hazards = []
    for start, end in zip((0.0, *EDGES), EDGES, strict=False):
        if state.effort <= end if state.closed else state.effort < (start + end) / 2:
            break
        hazards.append(0)
    if state.closed and len(hazards) < len(EDGES):
        hazards.append(1)
    hazards += [IGNORED] * (len(EDGES) - len(hazards))
    return [*words.ids(state.words), words.ask], (hazards, log(state.steps or 1), state.closed)


def _padded(rows: Sequence[Row]) -> Any:
    """The rows' words as a tensor [rows, words], filled up behind."""
    import torch

    longest = max(len(ids) for ids, _ in rows)
    return torch.tensor([[*ids, *[0] * (longest - len(ids))] for ids, _ in rows])


@dataclass(frozen=True)
class _Policy:
    """Each word of the tactic from the goal and the words before it."""

    name: str = "policy"

    def model(self, config: Any) -> Any:
        import transformers

        return transformers.LlamaForCausalLM(config)

    def loss(self, model: Any, rows: Sequence[Row]) -> tuple[Any, int]:
        import torch

        ids = _padded(rows)
        targets = torch.full_like(ids, IGNORED)
        for i, (words, start) in enumerate(rows):
            targets[i, start : len(words)] = ids[i, start : len(words)]
        hidden = model.model(ids).last_hidden_state[:, :-1]
        chosen = targets[:, 1:] != IGNORED
        # Only what is scored goes through the head.
        logits = model.lm_head(hidden[chosen])
        loss = torch.nn.functional.cross_entropy(logits, targets[:, 1:][chosen], reduction="sum")
        return loss, int(chosen.sum())


@dataclass(frozen=True)
class _Critic:
    """Hazards by cross-entropy, the steps to go by squared error of their logarithm."""

    name: str = "critic"

    def model(self, config: Any) -> Any:
        import transformers

        config.num_labels = OUTPUTS
        config.tie_word_embeddings = False
        return transformers.LlamaForSequenceClassification(config)

    def loss(self, model: Any, rows: Sequence[Row]) -> tuple[Any, int]:
        import torch

        ids = _padded(rows)
        last = torch.tensor([len(words) - 1 for words, _ in rows])
        hidden = model.model(ids).last_hidden_state[torch.arange(len(rows)), last]
        scores = model.score(hidden)
        hazards = torch.tensor([hazards for _, (hazards, _, _) in rows], dtype=torch.float32)
        known = hazards != IGNORED
        loss = torch.nn.functional.binary_cross_entropy_with_logits(
            scores[:, : len(EDGES)][known], hazards[known], reduction="sum"
        )
        steps = torch.tensor([steps for _, (_, steps, _) in rows])
        closed = torch.tensor([closed for _, (_, _, closed) in rows])
        error = torch.nn.functional.mse_loss(scores[closed, -1], steps[closed], reduction="sum")
        return loss + STEPS_WEIGHT * error, int(known.sum())


def _command(kind: str, runs: Sequence[Path], options: Options) -> str:
    given = " ".join(f"--from {run}" for run in runs)
    return f"prover train {kind} {given} --epochs {options.epochs} --seed {options.seed}"


def _card(
    output: Path,
    kind: str,
    made_by: str,
    examples: dict[str, int],
    curve: list[Epoch],
    options: Options,
    figures: dict[str, Any],
) -> None:
    """README.md and figures.json: what the model is, what it was made from, how good it is."""
    weights = (output / "model.safetensors").read_bytes()
    facts = {
        "kind": kind,
        "examples": examples,
        "epochs": len(curve),
        "seed": options.seed,
        "sha256": hashlib.sha256(weights).hexdigest(),
        "bytes": len(weights),
        "figures": figures,
    }
    lines = "".join(f"| {name} | {value} |\n" for name, value in figures.items())
    (output / "README.md").write_text(
        f"# {kind}\n\n"
        f"A small Llama trained from nothing on searches of this prover, for `--{kind}`.\n\n"
        f"- Made by `{made_by}`\n"
        f"- Examples: {examples['train']} to train on, {examples['held-out']} held out, split by "
        "statement\n"
        f"- Stopped after epoch {len(curve)} (curve.svg)\n\n"
        f"On held-out statements:\n\n| figure | value |\n| --- | ---: |\n{lines}\n"
        "It has seen nothing but problems of the runs above. What it proposes is tried in Lean "
        "and what it says of a goal decides only the order of work: no verdict rests on it.\n",
        encoding="utf-8",
    )
    (output / FIGURES).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
