"""Tiny random models, made where a test wants one; nothing is downloaded."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from prover.draft.loading import NEEDED

TEMPLATE = "{% for m in messages %}[{{ m.role }}]{{ m.content }}{% endfor %}[assistant]"
CONTEXT = 8192


def needs(*packages: str, extra: str) -> pytest.MarkDecorator:
    """Skips a test where packages are missing, as they are without the extra."""
    missing = [name for name in packages if importlib.util.find_spec(name) is None]
    return pytest.mark.skipif(
        bool(missing), reason=f"pip install '.[{extra}]' brings {', '.join(missing)}"
    )


needs_torch = needs(*NEEDED, extra="models")
needs_peft = needs(*NEEDED, "peft", extra="lora")


def save_model(
    folder: Path, *, template: str | None = TEMPLATE, ends: int = 1, seed: int = 1, **config: float
) -> str:
    """A random Llama over bytes; any of the first `ends` tokens ends an answer."""
    import torch
    from transformers import LlamaForCausalLM

    torch.manual_seed(seed)
    model = LlamaForCausalLM(_configured(folder, template, config))
    model.generation_config.eos_token_id = list(range(ends)) or None
    model.save_pretrained(folder)
    return str(folder)


def save_classifier(folder: Path, *, labels: int = 1, **config: Any) -> str:
    """A random Llama over bytes that classifies what it reads."""
    import torch
    from transformers import LlamaForSequenceClassification

    torch.manual_seed(1)
    configured = _configured(folder, None, {"num_labels": labels, **config})
    LlamaForSequenceClassification(configured).save_pretrained(folder)
    return str(folder)


def _configured(folder: Path, template: str | None, config: dict[str, Any]) -> Any:
    """Writes a tokenizer; gives the configuration of a model for it."""
    import tokenizers
    from transformers import LlamaConfig, PreTrainedTokenizerFast

    alphabet = sorted(tokenizers.pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {token: number for number, token in enumerate(["<end>", *alphabet])}
    bytewise = tokenizers.Tokenizer(tokenizers.models.BPE(vocabulary, []))
    bytewise.pre_tokenizer = tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False)
    bytewise.decoder = tokenizers.decoders.ByteLevel()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=bytewise, eos_token="<end>")
    tokenizer.chat_template = template
    tokenizer.save_pretrained(folder)
    sizes = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 2}
    heads = {"num_attention_heads": 2, "num_key_value_heads": 1}
    room = {"vocab_size": len(vocabulary), "max_position_embeddings": CONTEXT}
    return LlamaConfig(**{**sizes, **heads, **room, **config})
