"""Training on a toy language: something is learned, it can be stopped, it repeats."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from prover.critic import fitting, train
from prover.critic.critic import LearnedCritic
from prover.critic.data import Example, State
from prover.critic.decoder import Decoder
from prover.critic.fitting import Epoch, Options, Row, Shape
from prover.critic.policy import LearnedPolicy
from prover.errors import InputError
from prover.lean.goals import parse_goal
from prover.search.moves import View
from prover.theory import Theory
from tests.fakes.tiny_model import needs_torch

pytestmark = needs_torch
SHAPE = Shape(width=32, layers=2, heads=2, inner=64)
OPTIONS = Options(epochs=6, learning_rate=1e-2, words=256, threads=1)
WORDS = train.vocabulary("omega simp = 1 2 apply".split())


def examples(count: int) -> list[Example]:
    """'apply' the fact that stands last; 'omega' for sums: what to copy depends on the goal."""
    rng = np.random.default_rng(1)
    found = []
    for i in range(count):
        facts = [f"⟨h{j}⟩" for j in rng.permutation(4)]
        sums = bool(rng.integers(2))
        goal = ("⊢", "1" if sums else "2", "⟨:⟩", *facts)
        short = ("omega",) if sums else ("apply", facts[-1])
        found.append(Example(f"p{i}", "train" if i % 5 else "held-out", "", "", goal, short, 1))
    return found


def parts(found: list[Any], row: Any) -> tuple[list[Row], list[Row]]:
    kept = [row(e, WORDS) for e in found if e.split == "train"]
    return kept, [row(e, WORDS) for e in found if e.split != "train"]


def fit(output: Path, options: Options = OPTIONS, **more: Any) -> list[Epoch]:
    rows = parts(examples(240), train._policy_row)
    return fitting.fit(train._Policy(), *rows, WORDS.words, output, SHAPE, options, **more)


def weights(folder: Path) -> bytes:
    return (folder / "model.safetensors").read_bytes()


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("learned")
    curve = fit(folder, Options(12, learning_rate=4e-3, words=128, patience=12, threads=1))
    assert curve[-1].held_out < curve[0].held_out / 2
    return folder


def test_it_learns_to_copy_from_the_goal(learned: Path) -> None:
    policy = LearnedPolicy(learned)
    fresh = [
        ("⊢", "2", "⟨:⟩", *(f"⟨h{i}⟩" for i in order)) for order in ((3, 0, 2, 1), (1, 3, 2, 0))
    ]
    for goal in fresh:
        (words, score), *others = policy.continuations(goal, frozenset(goal[3:]))
        assert words == ("apply", goal[-1]) and score > -0.7
        assert all(score >= other for _, other in others)


def test_nothing_is_proposed_that_the_goal_has_no_name_for(learned: Path) -> None:
    policy = LearnedPolicy(learned)
    view = View(parse_goal("h : 1 = 1\n⊢ 2"), Theory(), 0)
    (found,) = policy.proposals([view])
    assert found and all(c.cost >= 0 for c in found)
    assert not any("⟨" in c.tactic for c in found)
    mentioned = {word for c in found for word in c.tactic.split() if word.startswith("h")}
    assert mentioned <= {"h", "h2", "h3"}  # the fact, and names that a tactic makes up


def test_the_same_seed_gives_the_same_weights_and_another_one_others(tmp_path: Path) -> None:
    for name, seed in (("a", 0), ("b", 0), ("c", 1)):
        fit(tmp_path / name, Options(2, words=256, seed=seed, threads=1))
    assert weights(tmp_path / "a") == weights(tmp_path / "b") != weights(tmp_path / "c")


def test_a_training_that_was_stopped_goes_on(tmp_path: Path) -> None:
    whole = fit(tmp_path / "whole")

    class Stopped(Exception):
        pass

    def stop(epoch: Epoch) -> None:
        if epoch.number == 4:
            raise Stopped

    with pytest.raises(Stopped):
        fit(tmp_path / "part", say=stop)
    assert fit(tmp_path / "part", resume=True) == whole
    assert weights(tmp_path / "part") == weights(tmp_path / "whole")
    assert not (tmp_path / "part" / fitting.CHECKPOINT).exists()


def test_a_checkpoint_of_another_training_is_refused(tmp_path: Path) -> None:
    def stop(_: Epoch) -> None:
        raise KeyboardInterrupt

    # The first epoch's checkpoint is written after it is said: stop in the second.
    seen: list[Epoch] = []
    with pytest.raises(KeyboardInterrupt):
        fit(tmp_path, say=lambda e: stop(e) if seen else seen.append(e))
    with pytest.raises(InputError, match="another training"):
        fit(tmp_path, Options(6, seed=5, words=256, threads=1), resume=True)


def test_it_ends_when_the_held_out_loss_no_longer_falls(tmp_path: Path) -> None:
    curve = fit(tmp_path, Options(40, learning_rate=0.05, words=256, patience=2, threads=1))
    assert len(curve) < 40
    best = min(epoch.held_out for epoch in curve)
    assert all(epoch.held_out > best for epoch in curve[-2:])
    kept = json.loads((tmp_path / "curve.json").read_text())
    assert [epoch["number"] for epoch in kept] == list(range(1, len(curve) + 1))
    assert (tmp_path / "curve.svg").read_text().count("<svg") == 1


def test_nothing_to_learn_from_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="too little"):
        fitting.fit(train._Policy(), [], [], WORDS.words, tmp_path, SHAPE, OPTIONS)


def test_the_folder_is_one_that_transformers_reads(learned: Path) -> None:
    import torch
    import transformers

    model = transformers.AutoModelForCausalLM.from_pretrained(learned, dtype=torch.float32).eval()
    tokenizer = transformers.PreTrainedTokenizerFast(tokenizer_file=str(learned / "tokenizer.json"))
    goal = ["⊢", "1", "⟨:⟩", "⟨h2⟩", "never-seen", "⟨tactic⟩"]
    ids = Decoder(learned).vocabulary.ids(goal)
    assert tokenizer(" ".join(goal), add_special_tokens=False).input_ids == ids
    with torch.inference_mode():
        theirs = model(torch.tensor([ids])).logits[0, -1].numpy()
    np.testing.assert_allclose(Decoder(learned).read([ids])[0][0], theirs, atol=2e-3)


def test_the_critic_tells_goals_apart_and_is_calibrated(tmp_path: Path) -> None:
    """Goals with '1' are closed at once, those with '2' in one case of four and late."""
    rng = np.random.default_rng(2)
    states = []
    for i in range(400):
        easy = bool(rng.integers(2))
        closed = easy or rng.random() < 0.25
        words = ("⊢", "1" if easy else "2")
        split = "train" if i % 5 else "held-out"
        effort, steps = (2.0 if easy else 70.0), (1 if easy else 4) if closed else None
        states.append(State(f"p{i}", split, words, closed, effort, steps, 1, 0, 0))
    rows = parts(states, train._critic_row)
    options = Options(12, learning_rate=5e-3, words=256, patience=12, threads=1)
    fitting.fit(train._Critic(), *rows, WORDS.words, tmp_path, SHAPE, options)
    critic = LearnedCritic(tmp_path)
    views = [View(parse_goal(f"⊢ {n}"), Theory(), 0) for n in (1, 2)]
    early, late = critic.values(views, 4.0), critic.values(views, 96.0)
    assert early[0] > 0.9 and early[1] < 0.1
    assert late[0] > 0.9 and late[1] == pytest.approx(0.25, abs=0.13)
    quick, slow = critic.steps(views)
    assert quick < 1.8 < 2.5 < slow
