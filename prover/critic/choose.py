"""Which guide the settings mean."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import replace
from pathlib import Path

from prover import bundle
from prover.budget import Budget
from prover.config import Settings
from prover.errors import InputError
from prover.search.guide import Critic, Guide, Policy
from prover.search.strategies import STRATEGIES
from prover.types import Statement

ENDPOINT = "chat:"


def guide(settings: Settings) -> Guide:
    """The guide of a run's searches; models are loaded once a process.

    Raises InputError for weights that are not there or cannot be read and for a strategy that
    there is not, DrafterUnavailable for a big model that cannot be loaded.
    """
    if settings.strategy not in STRATEGIES:
        raise InputError(f"no strategy {settings.strategy!r}: there is {', '.join(STRATEGIES)}")
    policy: Policy | None = None
    critic: Critic | None = None
    if settings.step_prover:
        policy = _step_prover(settings.step_prover, settings.seed, settings.money_per_million())
    elif settings.policy != "symbolic":
        policy = _policy(_folder(settings, "policy"))
    if settings.reward_model:
        critic = _reward_model(settings.reward_model)
    elif settings.critic != "none":
        critic = _critic(_folder(settings, "critic"))
    return Guide(settings.policy != "learned", policy, critic, settings.strategy, settings.seed)


def proving(guide: Guide, statement: Statement, budget: Budget) -> Guide:
    """The same for the search of one proof: a big model is shown the statement, and its tokens are
    charged to the budget."""
    from prover.critic.large.step_prover import StepProver

    if isinstance(guide.policy, StepProver):
        return replace(guide, policy=guide.policy.proving(statement, budget))
    return guide


def models(settings: Settings) -> dict[str, str]:
    """Which models lead the search, for the record of a run: name or SHA-256 of the weights."""
    found = {}
    if settings.policy != "symbolic":
        found["policy_model"] = settings.step_prover or _digest(_folder(settings, "policy"))
    if settings.critic != "none":
        found["critic_model"] = settings.reward_model or _digest(_folder(settings, "critic"))
    return found


def _digest(folder: Path) -> str:
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise InputError("holds no model.safetensors", path=folder)
    return f"sha256 {hashlib.sha256(weights.read_bytes()).hexdigest()}"


def shipped(kind: str) -> Path:
    """The weights that come with the project: 'policy' or 'critic'."""
    return bundle.data() / "models" / kind


def _folder(settings: Settings, kind: str) -> Path:
    given = Path(settings.weights) / kind if settings.weights else shipped(kind)
    if not given.is_dir():
        raise InputError(
            f"no weights of a {kind} here: train them (prover train {kind}), or use "
            f"--{kind} {'symbolic' if kind == 'policy' else 'none'}",
            path=given,
        )
    return given


@functools.lru_cache(maxsize=1)
def _step_prover(model: str, seed: int, prices: tuple[float, float]) -> Policy:
    from prover.critic.large import step_prover

    if model.startswith(ENDPOINT):
        return step_prover.endpoint(model.removeprefix(ENDPOINT), seed=seed, prices=prices)
    return step_prover.local(model, seed=seed)


@functools.lru_cache(maxsize=1)
def _reward_model(model: str) -> Critic:
    from prover.critic.large.reward import RewardModel

    return RewardModel(model)


@functools.lru_cache(maxsize=2)
def _policy(folder: Path) -> Policy:
    from prover.critic.policy import LearnedPolicy

    return LearnedPolicy(folder)


@functools.lru_cache(maxsize=2)
def _critic(folder: Path) -> Critic:
    from prover.critic.critic import LearnedCritic

    return LearnedCritic(folder)
