"""What a causal language model says to prompts, with the log-probabilities of it.

Owns the calls of `generate`: sampling and beams, for a batch of prompts that are padded on the
left, until each answer ends or the time is over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

TEMPERATURE = 0.8
NO_BEAM = -1e8  # below the score of any answer: transformers fills missing beams with -1e9

Over = Callable[[], bool]
Stopped = Callable[[list[int]], bool]
"""Whether an answer, given as tokens, has come to an end without a token that says so."""


class Said(NamedTuple):
    """An answer: its tokens with the one that ends it, the natural logarithm of their probability
    at temperature 1, and whether it came to its end."""

    tokens: list[int]
    score: float
    ended: bool


def ends(model: Any) -> list[int]:
    """The tokens that end an answer."""
    found = model.generation_config.eos_token_id
    return [] if found is None else found if isinstance(found, list) else [found]


def room(model: Any, asked: int, wanted: int) -> int:
    """How many of `wanted` tokens fit behind `asked` ones; 0 or less if it cannot read them."""
    context = getattr(model.config, "max_position_embeddings", None)
    return wanted if context is None else min(wanted, context - asked)


def sample(
    model: Any,
    prompt: Any,
    *,
    samples: int,
    tokens: int,
    seed: int,
    over: Over,
    stopped: Stopped | None = None,
) -> list[Said]:
    """`samples` answers to each prompt, those to the first prompt first.

    `prompt` holds input_ids and attention_mask, both [prompts, length]; the answers have at most
    `tokens` tokens. The same arguments give the same answers.
    """
    import torch

    meter = _Meter(ends(model), over, stopped, prompt["input_ids"].shape[1])
    with torch.random.fork_rng(), torch.inference_mode():
        torch.manual_seed(seed)
        sequences = model.generate(
            **prompt,
            do_sample=True,
            temperature=TEMPERATURE,
            num_return_sequences=samples,
            max_new_tokens=tokens,
            pad_token_id=_padding(model),
            logits_processor=[meter.before_sampling],
            stopping_criteria=[meter.after_sampling],
        )
    return meter.answers(sequences)


def beams(
    model: Any,
    prompt: Any,
    *,
    width: int,
    tokens: int,
    over: Over,
    stopped: Stopped | None = None,
) -> list[list[Said]]:
    """The `width` best answers of a beam search to each prompt, the best first; fewer if it found
    fewer. Arguments as for `sample`."""
    import torch

    asked, last = prompt["input_ids"].shape[1], ends(model)

    def done(ids: Any, _: Any) -> Any:
        if over():
            return torch.ones(len(ids), dtype=torch.bool, device=ids.device)
        return _stopped(ids[:, asked:], stopped)

    with torch.inference_mode():
        found = model.generate(
            **prompt,
            do_sample=False,
            temperature=None,
            top_k=None,
            top_p=None,
            num_beams=width,
            num_return_sequences=width,
            length_penalty=0.0,  # the score is the sum
            max_new_tokens=tokens,
            pad_token_id=_padding(model),
            stopping_criteria=[done],
            return_dict_in_generate=True,
            output_scores=True,
        )
    said: list[list[Said]] = [[] for _ in prompt["input_ids"]]
    lengths = (found.beam_indices >= 0).sum(dim=1).tolist()
    scores = found.sequences_scores.tolist()
    for row, (length, score) in enumerate(zip(lengths, scores, strict=True)):
        answer = found.sequences[row, asked : asked + length].tolist()
        if score > NO_BEAM and answer:
            ended = answer[-1] in last or (stopped is not None and stopped(answer))
            said[row // width].append(Said(answer, score, ended))
    return said


def _padding(model: Any) -> int:
    chosen = model.generation_config.pad_token_id
    return 0 if chosen is None else int(chosen)


def _stopped(answers: Any, stopped: Stopped | None) -> Any:
    """[rows], for answers as [rows, steps]."""
    import torch

    if stopped is None:
        return torch.zeros(len(answers), dtype=torch.bool, device=answers.device)
    return torch.tensor([stopped(row) for row in answers.tolist()], device=answers.device)


class _Meter:
    """Adds up the log-probabilities of the tokens that are sampled, row by row of a batch, and
    says which rows are done.

    transformers shows the logits of a step before it changes and samples them, and asks after it
    whether to stop.
    """

    def __init__(self, ends: list[int], over: Over, stopped: Stopped | None, asked: int) -> None:
        self._ends, self._over, self._asked = ends, over, asked
        self._is_stopped = stopped
        self._logits: Any = None  # [rows, vocabulary], log-probabilities of the last step
        self._scores: Any = None  # [rows]
        self._lengths: Any = None  # [rows], tokens up to the end
        self._ended: Any = None  # [rows], whether the end has come
        self._open: Any = None  # [rows], whether it goes on

    def before_sampling(self, ids: Any, logits: Any) -> Any:
        import torch

        if self._logits is None:
            self._scores = torch.zeros(len(ids), device=ids.device)
            self._lengths = torch.zeros(len(ids), dtype=torch.long, device=ids.device)
            self._ended = torch.zeros(len(ids), dtype=torch.bool, device=ids.device)
            self._open = torch.ones(len(ids), dtype=torch.bool, device=ids.device)
        self._logits = torch.log_softmax(logits.float(), dim=-1)
        return logits

    def after_sampling(self, ids: Any, _: Any) -> Any:
        import torch

        taken = ids[:, -1:]
        self._scores += self._logits.gather(1, taken).squeeze(1).where(self._open, 0.0)
        self._lengths += self._open
        last = torch.isin(taken.squeeze(1), torch.tensor(self._ends, device=ids.device))
        last |= _stopped(ids[:, self._asked :], self._is_stopped)
        self._ended |= self._open & last
        self._open &= ~self._ended
        if self._over():
            self._open = torch.zeros_like(self._open)
        return ~self._open

    def answers(self, sequences: Any) -> list[Said]:
        """What was said behind the prompts of `sequences`, [rows, steps]."""
        rows = zip(sequences, self._lengths, self._scores, self._ended, strict=True)
        return [
            Said(row[self._asked : self._asked + length].tolist(), score.item(), ended.item())
            for row, length, score, ended in rows
        ]
