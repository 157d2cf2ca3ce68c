"""Drafts by a causal language model in this process, through transformers.

`prover.draft.loading` says which models there are; torch and transformers come with the extra
`models`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from prover.budget import Budget
from prover.draft import Draft, Request, loading, sampling
from prover.draft.prompt import Message, messages, without_reasoning


class Local:
    """Loads `model`: a directory, a .gguf file, or a name on the Hugging Face hub.

    Each request gets `samples` answers of at most `max_tokens` tokens, sampled together; the same
    request and `seed` give the same answers. With `offline`, or HF_HUB_OFFLINE set, nothing is
    downloaded. Raises DrafterUnavailable when a package is missing or the model cannot be loaded.
    """

    def __init__(
        self,
        model: str,
        *,
        samples: int = 4,
        max_tokens: int = 1024,
        seed: int = 0,
        offline: bool = False,
    ) -> None:
        self.name = f"local:{Path(model).name}"
        self._samples = samples
        self._max_tokens = max_tokens
        self._seed = seed
        self._tokenizer, self._model = loading.load(model, offline=offline)

    def drafts(self, request: Request, budget: Budget) -> Iterator[Draft]:
        """One draft an answer that has text and was over when the time was.

        `Draft.score` is the natural logarithm of the probability of the answer's tokens, the one
        that ends it included, at temperature 1. Raises DrafterUnavailable when the model fails.
        """
        if budget.spent() is not None:
            return
        prompt = self._encoded(messages(request))
        asked = prompt["input_ids"].shape[1]
        room = sampling.room(self._model, asked, self._max_tokens)
        if room <= 0:  # the model cannot read it
            return
        try:
            answers = self._sample(prompt, room, budget)
        except RuntimeError as error:  # memory, most of all
            raise loading.unavailable(self.name, error) from None
        budget.charge(tokens=asked + sum(len(tokens) for tokens, _, _ in answers))
        in_time = budget.remaining() > 0
        for tokens, score, ended in answers:
            text = without_reasoning(self._tokenizer.decode(tokens, skip_special_tokens=True))
            if text and (ended or in_time):
                yield Draft(text, self.name, tokens=len(tokens), score=score)

    def _encoded(self, chat: list[Message]) -> Any:
        """The chat as tensors, by the model's template or else as plain text."""
        if self._tokenizer.chat_template is None:
            text = "\n".join(message["content"] for message in chat)
            return self._tokenizer(text, return_tensors="pt").to(self._model.device)
        from jinja2 import TemplateError

        def by_template(chat: list[Message]) -> Any:
            return self._tokenizer.apply_chat_template(
                chat, add_generation_prompt=True, return_tensors="pt", return_dict=True
            ).to(self._model.device)

        try:
            return by_template(chat)
        except TemplateError:  # some templates know no system
            text = "\n".join(message["content"] for message in chat)
            return by_template([{"role": "user", "content": text}])

    def _sample(self, prompt: Any, room: int, budget: Budget) -> list[sampling.Said]:
        return sampling.sample(
            self._model,
            prompt,
            samples=self._samples,
            tokens=room,
            seed=self._seed,
            over=lambda: budget.remaining() <= 0,
        )
