"""Tactics from a step prover behind an OpenAI-compatible server, by its completions.

The server is trusted as little as a chat server; its log-probabilities order what Lean is asked,
and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prover.critic.large.answers import Answer
from prover.critic.large.formats import BFS_PROVER, Format
from prover.critic.large.step_prover import Scene, goal_text
from prover.draft.chat import Endpoint
from prover.draft.prompt import encodable
from prover.draft.sampling import TEMPERATURE
from prover.draft.server import Completions
from prover.search.moves import View


@dataclass
class Completing(Endpoint):
    """A Writer that asks for `samples` completions of the goal in `form`: in one call where the
    server takes `n`, else one a call."""

    form: Format = BFS_PROVER
    timeout: float = 60.0

    @property
    def name(self) -> str:
        return f"completions:{self.model}"

    def answers(self, views: Sequence[View], scene: Scene) -> list[list[Answer]]:
        """See `Writer`; goal by goal, until the budget is spent."""
        return [self._answers(self.form.prompt(goal_text(view)), scene) for view in views]

    def _answers(self, prompt: str, scene: Scene) -> list[Answer]:
        prompt = encodable(prompt)
        found: list[Answer] = []
        came = 0
        for call in range(self.samples):
            if came >= self.samples or scene.budget.spent() is not None:
                break
            wanted = self.samples - came
            completions = self._complete(prompt, wanted, self.seed + call, scene)
            if completions is None or not completions.choices:
                break
            tokens, cost = self.count(len(prompt.encode()), completions, choices=wanted)
            scene.budget.charge(tokens=tokens, money=cost)
            came += len(completions.choices)
            for choice in completions.choices[:wanted]:
                if choice.ended:
                    found.append(Answer(self.form.answer(choice.text), choice.score))
        return found

    def _complete(self, prompt: str, wanted: int, seed: int, scene: Scene) -> Completions | None:
        def options() -> dict[str, object]:
            stop = {"stop": list(self.form.stop)} if self.form.stop else {}
            several = {"n": wanted} if wanted > 1 else {}
            return self.options(temperature=TEMPERATURE, seed=seed, logprobs=1, **several, **stop)

        return self.patiently(
            lambda chosen, seconds: self._server.complete(prompt, chosen, seconds=seconds),
            options,
            scene.budget,
        )
