"""Which guide the settings mean."""

from __future__ import annotations

import functools
from pathlib import Path

from prover import bundle
from prover.config import Settings
from prover.errors import InputError
from prover.search.guide import Critic, Guide, Policy


def guide(settings: Settings) -> Guide:
    """The guide of a run's searches; models are loaded once a process.

    Raises InputError for weights that are not there or cannot be read.
    """
    symbolic = settings.policy != "learned"
    policy = None if settings.policy == "symbolic" else _policy(_folder(settings, "policy"))
    critic = None if settings.critic == "none" else _critic(_folder(settings, "critic"))
    return Guide(symbolic, policy, critic, settings.strategy, settings.seed)


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


@functools.lru_cache(maxsize=2)
def _policy(folder: Path) -> Policy:
    from prover.critic.policy import LearnedPolicy

    return LearnedPolicy(folder)


@functools.lru_cache(maxsize=2)
def _critic(folder: Path) -> Critic:
    from prover.critic.critic import LearnedCritic

    return LearnedCritic(folder)
