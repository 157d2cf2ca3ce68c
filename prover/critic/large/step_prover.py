"""A policy over a language model that is asked for one tactic for a goal.

Step provers are models trained for that: BFS-Prover (Xin et al. 2025), InternLM-StepProver (Wu et
al. 2024), llmstep (Welleck and Saha 2023); `prover.critic.large.formats` has what they want to be
asked. Any other model gets the chat prompt for a tactic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from prover.budget import Budget
from prover.critic.large import formats
from prover.critic.large.answers import Answer, merged
from prover.critic.large.formats import Format
from prover.lean.goals import render_goal
from prover.search.moves import Candidate, View
from prover.types import Statement

CHAT = "chat"  # in place of a format's name: the prompt of chat models
SAMPLES = 8
MAX_TOKENS = 256  # of a tactic
MAX_REASONING = 2048  # tokens of a chat model's answer, which may think first


@dataclass(frozen=True)
class Scene:
    """What goals are part of: the theorem, if it is known, and what may be spent."""

    statement: Statement | None = None
    budget: Budget = field(default_factory=Budget)


class Writer(Protocol):
    """A model that answers goals with texts."""

    @property
    def name(self) -> str: ...

    def answers(self, views: Sequence[View], scene: Scene) -> list[list[Answer]]:
        """For each goal some answers that came to their end, within the scene's budget, which is
        charged; none for a goal that the model cannot read. Raises DrafterUnavailable."""
        ...


@dataclass(frozen=True)
class StepProver:
    """The Policy that tries what a model writes, at most `k` tactics a goal.

    A candidate costs minus the logarithm of the probability of the answers that are this tactic.
    With `alpha` above 0 the cost of a step that has d steps above it is divided by (d + 1)^alpha:
    BFS-Prover divides the log-probability of a whole path by its length to the power alpha so that
    deep paths are not left behind; here, where a search adds up the costs of steps, a path of n
    like steps costs about n^(1 - alpha). Such costs are no longer those of probabilities. It is
    asked about up to `batch` goals at once.
    """

    writer: Writer
    k: int = 8
    alpha: float = 0.0
    batch: int = 8
    scene: Scene = field(default_factory=Scene)

    @property
    def name(self) -> str:
        return self.writer.name

    def proving(self, statement: Statement, budget: Budget) -> StepProver:
        """The same for the search of one proof: `budget` is charged, and ends what it asks; chat
        models are shown the statement."""
        return replace(self, scene=Scene(statement, budget))

    def proposals(self, views: Sequence[View]) -> list[list[Candidate]]:
        """For each goal its candidates, the likeliest first; none when the budget is spent.

        Raises DrafterUnavailable when the model fails.
        """
        if not views or self.scene.budget.spent() is not None:
            return [[] for _ in views]
        found = self.writer.answers(views, self.scene)
        return [
            [self._normalised(candidate, view) for candidate in merged(answers, self.k)]
            for view, answers in zip(views, found, strict=True)
        ]

    def _normalised(self, candidate: Candidate, view: View) -> Candidate:
        return replace(candidate, cost=candidate.cost / (view.depth + 1) ** self.alpha)


def goal_text(view: View) -> str:
    """A goal as models are shown it: the infoview's style."""
    return render_goal(view.goal)


def local(
    model: str,
    *,
    form: str = "",
    samples: int = SAMPLES,
    beam: bool = False,
    k: int = SAMPLES,
    alpha: float = 0.0,
    seed: int = 0,
    offline: bool = False,
) -> StepProver:
    """A model in this process: a directory, an adapter's folder, a .gguf file or a hub name.

    `form` is the name of a format or 'chat'; by default what the folder or the model's name says,
    else 'chat'. Raises DrafterUnavailable when it cannot be loaded, InputError for a wrong `form`.
    """
    chosen = _chosen(form, model)
    if chosen is None:
        from prover.critic.large.asking import Asking
        from prover.draft.local import Local

        said: dict[str, Any] = {"samples": samples, "max_tokens": MAX_REASONING}
        return StepProver(Asking(Local(model, seed=seed, offline=offline, **said)), k, alpha)
    from prover.critic.large.generating import Generating

    options: dict[str, Any] = {"samples": samples, "beam": beam, "seed": seed, "offline": offline}
    return StepProver(Generating(model, chosen, **options), k, alpha)


def endpoint(
    model: str,
    *,
    form: str = "",
    samples: int = SAMPLES,
    k: int = SAMPLES,
    alpha: float = 0.0,
    seed: int = 0,
    prices: tuple[float, float] = (0.0, 0.0),
) -> StepProver:
    """A model behind OPENAI_BASE_URL; arguments as for `local`, `prices` as for `Chat`."""
    chosen = _chosen(form, model)
    options: dict[str, Any] = {"samples": samples, "seed": seed, "prices": prices}
    if chosen is None:
        from prover.critic.large.asking import Asking
        from prover.draft.chat import Chat

        return StepProver(Asking(Chat(model, max_tokens=MAX_REASONING, **options)), k, alpha)
    from prover.critic.large.completing import Completing

    return StepProver(Completing(model, max_tokens=MAX_TOKENS, form=chosen, **options), k, alpha)


def _chosen(form: str, model: str) -> Format | None:
    """None for the chat prompt."""
    if form == CHAT:
        return None
    return formats.named(form) if form else formats.of_model(model)
