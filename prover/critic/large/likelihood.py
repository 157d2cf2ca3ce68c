"""How likely a causal language model finds a text behind a prompt: for rewards and for training.

Prompt and text are cut into tokens one by one, as when the model writes the text itself.
"""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any, NamedTuple

from prover.draft import sampling

IGNORED = -100  # marks positions that are not predicted, as in transformers


class Pair(NamedTuple):
    """Tokens of a prompt and of the text behind it; neither is empty."""

    prompt: list[int]
    text: list[int]


def pair(tokenizer: Any, prompt: str, text: str, *, end: int | None = None) -> Pair:
    """`end` is the token that closes the text, if one is to."""
    said = tokenizer(text, add_special_tokens=False)["input_ids"]
    return Pair(tokenizer(prompt)["input_ids"], said if end is None else [*said, end])


def end_of(tokenizer: Any, model: Any) -> int | None:
    """The token that a model writes behind an answer: of several the tokenizer's own."""
    own: int | None = tokenizer.eos_token_id
    known = sampling.ends(model)
    return own if own in known or not known else known[0]


def shortened(model: Any, item: Pair) -> Pair:
    """The pair without the beginning of its prompt, as far as the model's context wants it."""
    extra = -sampling.room(model, len(item.prompt) + len(item.text), 0)
    return item if extra <= 0 else item._replace(prompt=item.prompt[extra:] or item.prompt[-1:])


def log_likelihoods(model: Any, items: Sequence[Pair]) -> Any:
    """[pairs], the natural logarithms of the texts' probabilities behind their prompts; gradients
    flow through it unless they are switched off."""
    import torch

    length = max(len(prompt) + len(text) for prompt, text in items)
    first = min(len(prompt) for prompt, _ in items)
    ids = torch.zeros(len(items), length, dtype=torch.long)
    mask, wanted = torch.zeros_like(ids), torch.full_like(ids, IGNORED)
    for row, (prompt, text) in enumerate(items):
        whole = torch.tensor(prompt + text)
        ids[row, : len(whole)] = whole
        mask[row, : len(whole)] = 1
        wanted[row, len(prompt) : len(whole)] = whole[len(prompt) :]
    ids, mask, wanted = (tensor.to(model.device) for tensor in (ids, mask, wanted))
    # The logits of a token stand at the one before it; those of long prompts need not be made.
    last = length - first + 1
    options = {"logits_to_keep": last} if _keeps(model) else {}
    logits = model(input_ids=ids, attention_mask=mask, use_cache=False, **options).logits
    losses = torch.nn.functional.cross_entropy(
        logits[:, -last:-1].float().transpose(1, 2),
        wanted[:, first:],
        ignore_index=IGNORED,
        reduction="none",
    )
    return -losses.sum(dim=1)


def scores(model: Any, items: Sequence[Pair], batch: int) -> list[float]:
    """`log_likelihoods` without gradients, `batch` pairs at a time, for any number of them."""
    import torch

    order = sorted(range(len(items)), key=lambda n: len(items[n].prompt) + len(items[n].text))
    found = [0.0] * len(items)
    with torch.inference_mode():
        for at in range(0, len(order), batch):
            chosen = order[at : at + batch]
            values = log_likelihoods(model, [shortened(model, items[n]) for n in chosen])
            for n, value in zip(chosen, values.tolist(), strict=True):
                found[n] = value
    return found


def _keeps(model: Any) -> bool:
    """Whether it can leave out logits; an adapter passes on what its base model takes."""
    base = model.get_base_model() if hasattr(model, "get_base_model") else model
    return "logits_to_keep" in inspect.signature(base.forward).parameters
