"""Reward models as critics, and what a model learned as the reward of a step."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, nan
from pathlib import Path

import pytest

from prover.critic.large import reward
from prover.critic.large.formats import BFS_PROVER
from prover.critic.large.implicit import ImplicitReward, Reweighed
from prover.critic.large.reward import RewardModel
from prover.errors import DrafterUnavailable
from prover.lean.goals import parse_goal
from prover.search.moves import Candidate, View
from prover.theory import Theory
from tests.fakes.tiny_model import needs_torch, save_classifier, save_model

GOALS = ("n : Nat\n⊢ n + 0 = n", "⊢ True", "case inl\np q : Prop\nhp : p\n⊢ p ∨ q")


def view(text: str) -> View:
    return View(parse_goal(text), Theory(), 0)


VIEWS = [view(goal) for goal in GOALS]


def probability(model: str, prompt: str, text: str, *, end: bool = False) -> float:
    """The logarithm of it, by a plain forward pass over one text."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(model)
    asked, said = (tokenizer(part)["input_ids"] for part in (prompt, text))
    said += [0] if end else []
    with torch.no_grad():
        logits = AutoModelForCausalLM.from_pretrained(model)(torch.tensor([asked + said])).logits[0]
    table = torch.log_softmax(logits[len(asked) - 1 : -1], dim=-1)
    return sum(table[at, token].item() for at, token in enumerate(said))


@needs_torch
@pytest.mark.parametrize("pad", [None, 0])
def test_a_classifier_gives_the_sigmoid_of_its_logit(tmp_path: Path, pad: int | None) -> None:
    import torch

    model = RewardModel(save_classifier(tmp_path / "m", pad_token_id=pad), batch=2)
    found = model.values(VIEWS, 100.0)
    assert len(set(found)) == 3
    for goal, value in zip(GOALS, found, strict=True):
        with torch.no_grad():
            ids = torch.tensor([model._tokenizer(goal)["input_ids"]])
            logit = model._model(input_ids=ids).logits.item()
        assert value == pytest.approx(1 / (1 + exp(-logit)), abs=1e-5)
    assert model.values([], 100.0) == []
    assert model.values(VIEWS, 1.0) == found


@needs_torch
def test_a_causal_model_is_asked_yes_or_no(tmp_path: Path) -> None:
    model = save_model(tmp_path / "m")
    critic = RewardModel(model, question="Closed? {goal} :", batch=4)
    for goal, value in zip(GOALS, critic.values(VIEWS, 9.0), strict=True):
        yes, no = (exp(probability(model, f"Closed? {goal} :", w)) for w in (" yes", " no"))
        assert value == pytest.approx(yes / (yes + no), rel=1e-3)


@needs_torch
def test_a_goal_longer_than_the_context_is_read_from_its_end(tmp_path: Path) -> None:
    long = view("n : Nat\n⊢ " + "n + " * 50 + "n = n")
    classifier = save_classifier(tmp_path / "c", max_position_embeddings=40, pad_token_id=0)
    causal = save_model(tmp_path / "m", max_position_embeddings=60)
    for model in (classifier, causal):
        values = RewardModel(model).values([long, VIEWS[1]], 1.0)
        assert all(0 < value < 1 for value in values)


@needs_torch
def test_a_model_that_cannot_judge_is_one_clear_line(tmp_path: Path) -> None:
    import torch

    with pytest.raises(DrafterUnavailable, match=r"^local:two: has 2 labels, and not one"):
        RewardModel(save_classifier(tmp_path / "two", labels=2))
    with pytest.raises(DrafterUnavailable, match=r"^local:model: ."):
        RewardModel("/no/such/model", offline=True)
    model = RewardModel(save_classifier(tmp_path / "m"))
    with torch.no_grad():
        model._model.score.weight.fill_(nan)
    with pytest.raises(DrafterUnavailable, match=r"^local:m: what it says is no number"):
        model.values(VIEWS, 1.0)


def test_without_torch_it_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    for make in (RewardModel, lambda model: ImplicitReward(model, model)):
        with pytest.raises(DrafterUnavailable, match=r"pip install 'proofloom\[models\]'"):
            make("m")


def test_extreme_logits_are_no_overflow() -> None:
    assert [reward._sigmoid(x) for x in (-1e9, -800.0, 0.0, 800.0)] == [0.0, 0.0, 0.5, 1.0]


@needs_torch
def test_an_implicit_reward_is_the_log_ratio_of_two_models(tmp_path: Path) -> None:
    policy, reference = (save_model(tmp_path / f"m{n}", seed=n) for n in (1, 2))
    steps = [(v, t) for v in VIEWS for t in ("simp", "exact Or.inl hp")]
    found = ImplicitReward(policy, reference, batch=4).rewards(steps)
    for (goal, tactic), value in zip(steps, found, strict=True):
        prompt = BFS_PROVER.prompt(GOALS[VIEWS.index(goal)])
        both = [probability(m, prompt, tactic, end=True) for m in (policy, reference)]
        assert value == pytest.approx(both[0] - both[1], abs=1e-3)
    assert ImplicitReward(policy, policy).rewards(steps) == pytest.approx([0.0] * 6, abs=1e-5)
    with pytest.raises(DrafterUnavailable, match="in need of a reference"):
        ImplicitReward(policy)


class Fixed:
    """Proposes the same for every goal but the second, which gets nothing."""

    def proposals(self, views: Sequence[View]) -> list[list[Candidate]]:
        said = [Candidate("simp", log(2)), Candidate("omega", log(4)), Candidate("rfl", log(8))]
        return [[] if n == 1 else list(said) for n in range(len(views))]


class Likes:
    """Rewards tactics by name, the same for all goals."""

    def __init__(self, **rewards: float) -> None:
        self._rewards, self.asked = rewards, 0

    def rewards(self, steps: Sequence[tuple[View, str]]) -> list[float]:
        self.asked += 1
        return [self._rewards.get(tactic, 0.0) for _, tactic in steps]


def test_proposals_are_weighed_by_their_rewards() -> None:
    likes = Likes(omega=log(8))
    first, none, third = Reweighed(Fixed(), likes).proposals(VIEWS)
    assert none == [] and first == third and likes.asked == 1
    assert [c.tactic for c in first] == ["omega", "simp", "rfl"]
    chances = [exp(-c.cost) for c in first]
    assert sum(chances) == pytest.approx(7 / 8)  # as before
    assert chances[0] / chances[1] == pytest.approx(4)  # 1/4 · 8 to 1/2
    assert chances[1] / chances[2] == pytest.approx(4)  # as before


def test_beta_is_how_much_rewards_count() -> None:
    halved = Reweighed(Fixed(), Likes(omega=log(16)), beta=0.5).proposals(VIEWS[:1])[0]
    assert exp(-halved[0].cost) / exp(-halved[1].cost) == pytest.approx(2)  # 1/4 · 4 to 1/2
    same = Reweighed(Fixed(), Likes(omega=5.0), beta=0.0).proposals(VIEWS[:1])[0]
    assert [c.cost for c in same] == pytest.approx([log(2), log(4), log(8)])


def test_rewards_that_are_no_numbers_count_as_the_worst() -> None:
    (found,) = Reweighed(Fixed(), Likes(simp=nan, omega=-1.0)).proposals(VIEWS[:1])
    chances = {c.tactic: exp(-c.cost) for c in found}
    assert chances["simp"] / chances["omega"] == pytest.approx(2)
    (lost,) = Reweighed(Fixed(), Likes(simp=nan, omega=nan, rfl=nan)).proposals(VIEWS[:1])
    assert [c.tactic for c in lost] == ["simp", "omega", "rfl"]


def test_nothing_to_weigh_asks_for_no_reward() -> None:
    likes = Likes()
    assert Reweighed(Fixed(), likes).proposals([]) == []
    assert likes.asked == 0
