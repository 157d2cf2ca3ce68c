"""A Critic over a big model: what a reward model of transformers says that a goal is worth."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, isfinite
from pathlib import Path

from prover.critic.large import likelihood
from prover.critic.large.formats import GOAL
from prover.critic.large.step_prover import goal_text
from prover.draft import loading
from prover.errors import DrafterUnavailable
from prover.search.moves import View

BATCH = 16  # goals, or goals with an answer, that are read at the same time
CLASSIFIER = "ForSequenceClassification"
QUESTION = "{goal}\nIs this goal provable? Answer:"
YES, NO = " yes", " no"


class RewardModel:
    """The Critic that asks a model of transformers what a goal is worth.

    A sequence classifier with one label gives the sigmoid of its logit. A causal model is asked
    `question`, where '{goal}' stands for the goal, and gives p(' yes') / (p(' yes') + p(' no')),
    as generative verifiers do (Zhang et al. 2024). Neither knows of budgets. Raises
    DrafterUnavailable when the model cannot be loaded, has other labels, or fails.
    """

    def __init__(
        self, model: str, *, question: str = QUESTION, batch: int = BATCH, offline: bool = False
    ) -> None:
        self.name = f"local:{Path(model).name}"
        self._question, self._batch = question, batch
        self._classifies = loading.architecture(model, offline=offline).endswith(CLASSIFIER)
        kind = f"AutoModel{CLASSIFIER}" if self._classifies else loading.CAUSAL
        self._tokenizer, self._model = loading.load(model, offline=offline, kind=kind)
        if self._classifies and self._model.config.num_labels != 1:
            raise DrafterUnavailable(
                f"{self.name}: has {self._model.config.num_labels} labels, and not one"
            )

    def values(self, views: Sequence[View], left: float) -> list[float]:  # noqa: ARG002
        """For each goal its worth, 0 to 1; `left` makes no difference."""
        texts = [goal_text(view) for view in views]
        try:
            found = self._classified(texts) if self._classifies else self._asked(texts)
        except (RuntimeError, ValueError, IndexError) as error:
            raise loading.unavailable(self.name, error) from None
        if not all(map(isfinite, found)):
            raise DrafterUnavailable(f"{self.name}: what it says is no number")
        return [_sigmoid(value) for value in found]

    def _asked(self, goals: Sequence[str]) -> list[float]:
        """log(p(yes) / p(no)) for each goal."""
        prompts = [self._question.replace(GOAL, goal) for goal in goals]
        pairs = [
            likelihood.pair(self._tokenizer, prompt, word)
            for prompt in prompts
            for word in (YES, NO)
        ]
        both = likelihood.scores(self._model, pairs, self._batch)
        return [yes - no for yes, no in zip(both[::2], both[1::2], strict=True)]

    def _classified(self, goals: Sequence[str]) -> list[float]:
        """The logit for each goal."""
        import torch

        limit = getattr(self._model.config, "max_position_embeddings", None)
        ids = [self._tokenizer(goal)["input_ids"] for goal in goals]
        ids = [tokens if limit is None else tokens[-limit:] for tokens in ids]
        order = sorted(range(len(ids)), key=lambda n: len(ids[n]))
        # Models over causal ones read their value off the last token that is no padding.
        pad = self._model.config.pad_token_id
        size = 1 if pad is None else self._batch
        found = [0.0] * len(ids)
        with torch.inference_mode():
            for batch in (order[at : at + size] for at in range(0, len(order), size)):
                length = len(ids[batch[-1]])
                rows = [ids[n] + [pad or 0] * (length - len(ids[n])) for n in batch]
                mask = [[1] * len(ids[n]) + [0] * (length - len(ids[n])) for n in batch]
                device = self._model.device
                logits = self._model(
                    input_ids=torch.tensor(rows, device=device),
                    attention_mask=torch.tensor(mask, device=device),
                ).logits
                for n, value in zip(batch, logits.float().squeeze(1).tolist(), strict=True):
                    found[n] = value
        return found


def _sigmoid(logit: float) -> float:
    return 1 / (1 + exp(-logit)) if logit > -700 else 0.0
