"""Drafts by a causal language model in this process, through transformers.

Owns loading (a directory, the user's Hugging Face cache, a GGUF file that is converted once) and
batched sampling with log-probabilities. torch and transformers come with the extra `models`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from prover import bundle
from prover.budget import Budget
from prover.draft import Draft, Request
from prover.draft.prompt import Message, messages, without_reasoning
from prover.errors import DrafterUnavailable

NEEDED = ("torch", "transformers", "safetensors")
TEMPERATURE = 0.8


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
        if missing := [name for name in NEEDED if importlib.util.find_spec(name) is None]:
            raise DrafterUnavailable(
                f"a local model needs {', '.join(missing)}: pip install 'proofloom[models]'"
            )
        self.name = f"local:{Path(model).name}"
        self._samples = samples
        self._max_tokens = max_tokens
        self._seed = seed
        try:
            self._tokenizer, self._model = _load(model, offline=offline)
        except Exception as error:  # loaders raise whatever the parsers in them do
            raise self._unavailable(error) from None

    def drafts(self, request: Request, budget: Budget) -> Iterator[Draft]:
        """One draft an answer that has text and was over when the time was.

        `Draft.score` is the natural logarithm of the probability of the answer's tokens, the one
        that ends it included, at temperature 1. Raises DrafterUnavailable when the model fails.
        """
        if budget.spent() is not None:
            return
        prompt = self._encoded(messages(request))
        asked = prompt["input_ids"].shape[1]
        context = getattr(self._model.config, "max_position_embeddings", None)
        room = self._max_tokens if context is None else min(self._max_tokens, context - asked)
        if room <= 0:  # the model cannot read it
            return
        try:
            answers = self._sample(prompt, room, budget)
        except RuntimeError as error:  # memory, most of all
            raise self._unavailable(error) from None
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

    def _sample(
        self, prompt: Any, room: int, budget: Budget
    ) -> list[tuple[list[int], float, bool]]:
        """(tokens, log-probability, whether it came to its end) of each answer."""
        import torch

        config = self._model.generation_config
        ends = config.eos_token_id
        ends = [] if ends is None else ends if isinstance(ends, list) else [ends]
        meter = _Meter(ends)

        def over(ids: Any, _: Any) -> Any:
            return torch.full((len(ids),), budget.remaining() <= 0, device=ids.device)

        with torch.random.fork_rng(), torch.inference_mode():
            torch.manual_seed(self._seed)
            sequences = self._model.generate(
                **prompt,
                do_sample=True,
                temperature=TEMPERATURE,
                num_return_sequences=self._samples,
                max_new_tokens=room,
                pad_token_id=config.pad_token_id if config.pad_token_id is not None else 0,
                logits_processor=[meter.before_sampling],
                stopping_criteria=[over],
            )
            meter.after_sampling(sequences)
        return meter.answers(sequences[:, prompt["input_ids"].shape[1] :])

    def _unavailable(self, error: Exception) -> DrafterUnavailable:
        words = " ".join(str(error).split())[:300]
        return DrafterUnavailable(f"{self.name}: {words or type(error).__name__}")


class _Meter:
    """Adds up the log-probabilities of the tokens that are sampled, row by row of a batch.

    transformers shows the logits of a step before it changes and samples them; which tokens were
    taken is seen in the next step, or at the end.
    """

    def __init__(self, ends: list[int]) -> None:
        self._ends = ends
        self._logits: Any = None  # [rows, vocabulary], log-probabilities of the last step
        self._scores: Any = None  # [rows]
        self._lengths: Any = None  # [rows], tokens up to the end
        self._open: Any = None  # [rows], whether the end has not come

    def before_sampling(self, ids: Any, logits: Any) -> Any:
        import torch

        if self._logits is None:
            self._scores = torch.zeros(len(ids), device=ids.device)
            self._lengths = torch.zeros(len(ids), dtype=torch.long, device=ids.device)
            self._open = torch.ones(len(ids), dtype=torch.bool, device=ids.device)
        else:
            self.after_sampling(ids)
        self._logits = torch.log_softmax(logits.float(), dim=-1)
        return logits

    def after_sampling(self, ids: Any) -> None:
        import torch

        taken = ids[:, -1:]
        self._scores += self._logits.gather(1, taken).squeeze(1).where(self._open, 0.0)
        self._lengths += self._open
        self._open &= ~torch.isin(taken.squeeze(1), torch.tensor(self._ends, device=ids.device))

    def answers(self, sampled: Any) -> list[tuple[list[int], float, bool]]:
        """(tokens, log-probability, ended) of each row; `sampled` is [rows, steps]."""
        rows = zip(sampled, self._lengths, self._scores, self._open, strict=True)
        return [
            (tokens[:length].tolist(), score.item(), not still_open.item())
            for tokens, length, score, still_open in rows
        ]


def _load(model: str, *, offline: bool) -> tuple[Any, Any]:
    """Tokenizer and model, on the first GPU if there is one. Only safetensors are read: other
    weights can hold code."""
    import huggingface_hub
    import torch
    import transformers

    transformers.utils.logging.disable_progress_bar()
    transformers.utils.logging.set_verbosity_error()
    if model.endswith(".gguf"):
        model = str(converted(Path(model)))
    elif (offline or _asked_offline()) and not Path(model).is_dir():
        # Some loaders look a name up in spite of what they are told, but never a folder.
        model = huggingface_hub.snapshot_download(model, local_files_only=True)
    tokenizer = transformers.AutoTokenizer.from_pretrained(model, trust_remote_code=False)
    loaded = transformers.AutoModelForCausalLM.from_pretrained(
        model, dtype="auto", use_safetensors=True, trust_remote_code=False
    )
    return tokenizer, loaded.to("cuda" if torch.cuda.is_available() else "cpu").eval()


def _asked_offline() -> bool:
    return os.environ.get("HF_HUB_OFFLINE", "").upper() in ("1", "ON", "YES", "TRUE")


def converted(file: Path) -> Path:
    """The directory in the user's cache that holds a GGUF file's model as safetensors.

    Made on first use, with unpacked weights: several times the size of the file.
    """
    import transformers

    file = file.resolve(strict=True)
    state = file.stat()
    key = hashlib.sha256(f"{file} {state.st_size} {state.st_mtime_ns}".encode()).hexdigest()[:16]
    folder = bundle.cache() / "models" / f"{file.stem}-{key}"
    if folder.is_dir():
        return folder
    options = {"gguf_file": file.name}
    tokenizer = transformers.AutoTokenizer.from_pretrained(file.parent, **options)
    model = transformers.AutoModelForCausalLM.from_pretrained(
        file.parent, quantization_config=transformers.GgufConfig(dequantize=True), **options
    )
    # An ordinary model by now, but it remembers how it was read and would refuse to be saved.
    model.hf_quantizer = None
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(dir=folder.parent))
    try:
        tokenizer.save_pretrained(making)
        model.save_pretrained(making)
        making.rename(folder)
    except OSError:
        if not folder.is_dir():  # else another process was first
            raise
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return folder
