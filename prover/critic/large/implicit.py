"""Rewards of single steps: what a language model learned, as weights on a policy's proposals."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path
from typing import Any, Protocol

from prover.critic.large import formats, likelihood
from prover.critic.large.answers import logarithm_of_sum
from prover.critic.large.formats import BFS_PROVER, Format
from prover.critic.large.step_prover import goal_text
from prover.draft import loading
from prover.errors import DrafterUnavailable
from prover.search.guide import Policy
from prover.search.moves import Candidate, View

BATCH = 16  # steps that are scored at the same time


class Reward(Protocol):
    """Judges steps."""

    def rewards(self, steps: Sequence[tuple[View, str]]) -> list[float]:
        """A number for each goal with a tactic, the higher the better."""
        ...


class ImplicitReward:
    """log p_policy(tactic | goal) - log p_reference(tactic | goal): what a model has learned beyond
    the one it was trained from, taken as the reward of a step (Implicit PRM, Yuan et al. 2024;
    PRIME, Cui et al. 2025). They multiply it by β, which is `Reweighed.beta`.

    An adapter's folder needs no `reference`: it is the base model, which is loaded anyway. Both
    models are asked in `form`, by default what the policy's folder or name says, and must share
    their tokens' texts only. Raises DrafterUnavailable.
    """

    def __init__(
        self,
        policy: str,
        reference: str = "",
        *,
        form: Format | None = None,
        batch: int = BATCH,
        offline: bool = False,
    ) -> None:
        self.name = f"local:{Path(policy).name}"
        if not reference and not loading.is_adapter(policy):
            raise DrafterUnavailable(f"{self.name}: no adapter, and so in need of a reference")
        self._form = form or formats.of_model(policy) or BFS_PROVER
        self._batch = batch
        self._policy = loading.load(policy, offline=offline)
        self._reference = loading.load(reference, offline=offline) if reference else None

    def rewards(self, steps: Sequence[tuple[View, str]]) -> list[float]:
        """See `Reward`. Raises DrafterUnavailable when a model fails."""
        try:
            mine = self._scores(*self._policy, steps)
            with nullcontext() if self._reference else self._policy[1].disable_adapter():
                theirs = self._scores(*(self._reference or self._policy), steps)
        except (RuntimeError, ValueError, IndexError) as error:
            raise loading.unavailable(self.name, error) from None
        return [a - b for a, b in zip(mine, theirs, strict=True)]

    def _scores(self, tokenizer: Any, model: Any, steps: Sequence[tuple[View, str]]) -> list[float]:
        end = likelihood.end_of(tokenizer, model)
        pairs = [
            likelihood.pair(tokenizer, self._form.prompt(goal_text(view)), tactic, end=end)
            for view, tactic in steps
        ]
        return likelihood.scores(model, pairs, self._batch)


@dataclass(frozen=True)
class Reweighed:
    """The Policy that proposes what another one does, with probabilities in proportion to
    p · exp(β · reward): the optimum for the reward that stays near to that policy.

    The proposals of a goal keep the probability that they had together.
    """

    policy: Policy
    reward: Reward
    beta: float = 1.0

    @property
    def batch(self) -> int:
        return self.policy.batch

    def proposals(self, views: Sequence[View]) -> list[list[Candidate]]:
        """See `Policy`. A reward that is no number counts as the worst of its goal's."""
        found = self.policy.proposals(views)
        steps = [(view, c.tactic) for view, cs in zip(views, found, strict=True) for c in cs]
        rewards = iter(self.reward.rewards(steps) if steps else [])
        return [self._reweighed(cs, [next(rewards) for _ in cs]) for cs in found]

    def _reweighed(self, candidates: list[Candidate], rewards: list[float]) -> list[Candidate]:
        worst = min(filter(isfinite, rewards), default=0.0)
        told = [reward if isfinite(reward) else worst for reward in rewards]
        logs = [self.beta * r - c.cost for c, r in zip(candidates, told, strict=True)]
        if not logs:
            return []
        mass = min(0.0, logarithm_of_sum([-c.cost for c in candidates]))
        shift = mass - logarithm_of_sum(logs)
        weighed = [
            replace(c, cost=max(0.0, -(log + shift)))
            for c, log in zip(candidates, logs, strict=True)
        ]
        return sorted(weighed, key=lambda c: c.cost)
