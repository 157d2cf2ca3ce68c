"""Tactics from a step prover in this process, through transformers, for many goals at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from prover.budget import Budget
from prover.critic.large.answers import Answer
from prover.critic.large.formats import Format
from prover.critic.large.step_prover import MAX_TOKENS, SAMPLES, Scene, goal_text
from prover.draft import loading, sampling
from prover.draft.sampling import Said
from prover.search.moves import View

ROWS = 64  # answers that are written at the same time


class Generating:
    """A Writer that loads `model` (as `loading.load` does) and asks it in `form`.

    For each goal `samples` answers of at most `max_tokens` tokens: sampled, or with `beam` the
    best ones of a beam search of that width. The same goals and seed give the same answers.
    """

    def __init__(
        self,
        model: str,
        form: Format,
        *,
        samples: int = SAMPLES,
        beam: bool = False,
        max_tokens: int = MAX_TOKENS,
        seed: int = 0,
        offline: bool = False,
    ) -> None:
        self.name = f"local:{Path(model).name}"
        self._form, self._samples, self._beam = form, samples, beam
        self._max_tokens, self._seed = max_tokens, seed
        self._tokenizer, self._model = loading.load(model, offline=offline)

    def answers(self, views: Sequence[View], scene: Scene) -> list[list[Answer]]:
        """See `Writer`."""
        asked = [self._tokenizer(self._form.prompt(goal_text(v)))["input_ids"] for v in views]
        fits = [n for n in range(len(views)) if self._room(asked[n]) > 0]
        # Goals of like length together: what is padded is wasted.
        fits.sort(key=lambda n: len(asked[n]))
        found: list[list[Answer]] = [[] for _ in views]
        size = max(1, ROWS // self._samples)
        for batch in (fits[at : at + size] for at in range(0, len(fits), size)):
            if scene.budget.spent() is not None:
                break
            said = self._said([asked[n] for n in batch], scene.budget)
            for n, answers in zip(batch, said, strict=True):
                tokens = sum(len(answer.tokens) for answer in answers)
                scene.budget.charge(tokens=len(asked[n]) + tokens)
                found[n] = [self._answer(answer) for answer in answers if answer.ended]
        return found

    def _room(self, asked: list[int]) -> int:
        return sampling.room(self._model, len(asked), self._max_tokens)

    def _answer(self, said: Said) -> Answer:
        text = self._tokenizer.decode(said.tokens, skip_special_tokens=True)
        return Answer(self._form.answer(text), said.score, tuple(said.tokens))

    def _said(self, asked: list[list[int]], budget: Budget) -> list[list[Said]]:
        options: dict[str, Any] = {
            "tokens": min(self._room(ids) for ids in asked),
            "over": lambda: budget.remaining() <= 0,
            "stopped": self._stopped if self._form.stop else None,
        }
        prompt, n = self._padded(asked), self._samples
        try:
            if self._beam:
                return sampling.beams(self._model, prompt, width=n, **options)
            rows = sampling.sample(self._model, prompt, samples=n, seed=self._seed, **options)
        except (RuntimeError, ValueError, IndexError) as error:
            # Memory, most of all; logits that are no numbers; a tokenizer of another model.
            raise loading.unavailable(self.name, error) from None
        return [rows[at : at + n] for at in range(0, len(rows), n)]

    def _stopped(self, tokens: list[int]) -> bool:
        text = self._tokenizer.decode(tokens)
        return any(stop in text for stop in self._form.stop)

    def _padded(self, asked: list[list[int]]) -> dict[str, Any]:
        """input_ids and attention_mask, [goals, length], padded on the left."""
        import torch

        length = max(len(ids) for ids in asked)
        pads = [length - len(ids) for ids in asked]
        ids = torch.tensor([[0] * pad + ids for pad, ids in zip(pads, asked, strict=True)])
        mask = torch.tensor([[0] * pad + [1] * (length - pad) for pad in pads])
        device = self._model.device
        return {"input_ids": ids.to(device), "attention_mask": mask.to(device)}
