"""A small transformer in numpy: what a search needs of one, with nothing heavy to import.

Reads the folders that transformers writes for a Llama (config.json, model.safetensors,
tokenizer.json with a word-level vocabulary); training is done there (`prover.critic.train`), and a
test holds the two to the same numbers. Owns the forward pass and its caches, no search over words.

On a CPU a goal of 100 words takes some milliseconds: less than the overhead of a general framework.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from prover.errors import InputError

Array = NDArray[np.float32]
Ids = NDArray[np.int64]
UNKNOWN, PAD, ASK, END = "⟨?⟩", "⟨pad⟩", "⟨tactic⟩", "⟨end⟩"
_BLOCKED = np.float32(-1e9)


class Vocabulary:
    """Words and their numbers."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        self._number = {word: number for number, word in enumerate(words)}
        self.pad, self.ask, self.end = (self._number[word] for word in (PAD, ASK, END))

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, word: str) -> bool:
        return word in self._number

    def ids(self, words: Sequence[str]) -> list[int]:
        unknown = self._number[UNKNOWN]
        return [self._number.get(word, unknown) for word in words]


@dataclass(frozen=True)
class Layer:
    """The weights of one layer, each [inputs, outputs]."""

    query: Array
    key: Array
    value: Array
    output: Array
    gate: Array
    up: Array
    down: Array
    before_attention: Array
    before_mlp: Array


@dataclass
class Cache:
    """Keys and values [layers][goals, heads, words, head size] of what was read, and which of the
    words [goals, words] count."""

    keys: list[Array]
    values: list[Array]
    real: NDArray[np.bool_]


class Decoder:
    """A Llama with as many key heads as query heads. Raises InputError for a folder that holds no
    such model."""

    def __init__(self, folder: Path) -> None:
        from safetensors import SafetensorError
        from safetensors.numpy import load_file

        try:
            self.config: dict[str, Any] = json.loads((folder / "config.json").read_text())
            tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
            numbered = tokenizer["model"]["vocab"]
            self.vocabulary = Vocabulary(sorted(numbered, key=lambda word: int(numbered[word])))
            weights = load_file(folder / "model.safetensors")
            self._read({name: array.astype(np.float32) for name, array in weights.items()})
        except (OSError, ValueError, KeyError, TypeError, SafetensorError) as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            raise InputError(f"holds no model of this prover: {reason}", path=folder) from None

    def _read(self, weights: dict[str, Array]) -> None:
        config = self.config
        if config["num_attention_heads"] != config["num_key_value_heads"]:
            raise ValueError("a model with shared key heads")
        self._heads: int = config["num_attention_heads"]
        self._epsilon = np.float32(config["rms_norm_eps"])
        self._theta = float((config.get("rope_parameters") or config)["rope_theta"])
        self._embedding = weights["model.embed_tokens.weight"]
        self._norm = weights["model.norm.weight"]
        self.head = np.ascontiguousarray(
            weights.get("score.weight", weights.get("lm_head.weight", self._embedding)).T
        )
        names = {
            "query": "self_attn.q_proj", "key": "self_attn.k_proj", "value": "self_attn.v_proj",
            "output": "self_attn.o_proj", "gate": "mlp.gate_proj", "up": "mlp.up_proj",
            "down": "mlp.down_proj", "before_attention": "input_layernorm",
            "before_mlp": "post_attention_layernorm",
        }  # fmt: skip
        self._layers = [
            Layer(**{
                field: np.ascontiguousarray(weights[f"model.layers.{i}.{name}.weight"].T)
                for field, name in names.items()
            })
            for i in range(config["num_hidden_layers"])
        ]  # fmt: skip

    def read(self, rows: Sequence[Sequence[int]]) -> tuple[Array, Cache]:
        """The outputs [goals, vocabulary or scores] behind the last word of each row, and the cache
        from which `step` goes on. Rows may differ in length."""
        longest = max(map(len, rows))
        pad = self.vocabulary.pad
        # What is missing stands in front, so that the last words are in one column.
        ids = np.array([[pad] * (longest - len(row)) + list(row) for row in rows])
        lacking = np.array([longest - len(row) for row in rows])
        real = np.arange(longest)[None, :] >= lacking[:, None]
        positions = np.maximum(np.arange(longest)[None, :] - lacking[:, None], 0)
        causal = np.tril(np.ones((longest, longest), dtype=bool))
        seen = np.where(causal[None] & real[:, None, :], np.float32(0), _BLOCKED)[:, None]
        x = self._embedding[ids]
        cache = Cache([], [], real)
        for layer in self._layers:
            q, k, v = self._projected(layer, x, positions)
            cache.keys.append(k)
            cache.values.append(v)
            scores = q @ k.swapaxes(-1, -2) + seen
            x = self._finished(layer, x, _softmax(scores) @ v)
        return self._out(x[:, -1]), cache

    def step(self, ids: Ids, prefix: Cache, own: Cache) -> Array:
        """One more word for each of several continuations of each goal: `ids` [goals, rows] are the
        last words. Returns outputs [goals, rows, vocabulary]; `prefix` is what `read` made, `own`
        [goals * rows, ...] what was written since (it grows)."""
        goals, rows = ids.shape
        lengths = prefix.real.sum(axis=1)
        written = own.keys[0].shape[2] if own.keys else 0
        positions = np.repeat(lengths + written, rows)[:, None]
        x = self._embedding[ids.reshape(-1, 1)]
        seen = np.where(prefix.real, np.float32(0), _BLOCKED)[:, None, None, :]
        for i, layer in enumerate(self._layers):
            q, k, v = self._projected(layer, x, positions)  # [goals * rows, heads, 1, size]
            if i < len(own.keys):
                k = own.keys[i] = np.concatenate([own.keys[i], k], axis=2)
                v = own.values[i] = np.concatenate([own.values[i], v], axis=2)
            else:
                own.keys.append(k)
                own.values.append(v)
            heads, size = q.shape[1], q.shape[3]
            # The rows of a goal share its words: [goals, heads, rows, size].
            shared = q.reshape(goals, rows, heads, size).swapaxes(1, 2)
            before = shared @ prefix.keys[i].swapaxes(-1, -2) + seen
            since = (q @ k.swapaxes(-1, -2)).reshape(goals, rows, heads, -1).swapaxes(1, 2)
            weights = _softmax(np.concatenate([before, since], axis=-1))
            at = before.shape[-1]
            mixed = (weights[..., :at] @ prefix.values[i]).swapaxes(1, 2)
            tail = weights[..., at:].swapaxes(1, 2).reshape(goals * rows, heads, 1, -1) @ v
            x = self._finished(layer, x, mixed.reshape(goals * rows, heads, 1, size) + tail)
        return self._out(x[:, -1]).reshape(goals, rows, -1)

    def _projected(self, layer: Layer, x: Array, positions: Ids) -> tuple[Array, Array, Array]:
        """Queries (scaled), keys and values [rows, heads, words, size], turned by position."""
        batch, words, width = x.shape
        size = width // self._heads
        normed = self._normed(x, layer.before_attention)
        angle = positions[..., None] / self._theta ** (np.arange(0, size, 2) / size)
        cos = np.cos(angle).astype(np.float32)[:, None]
        sin = np.sin(angle).astype(np.float32)[:, None]

        def split(weight: Array) -> Array:
            return (normed @ weight).reshape(batch, words, self._heads, size).swapaxes(1, 2)

        def turned(y: Array) -> Array:
            first, second = y[..., : size // 2], y[..., size // 2 :]
            return np.concatenate([first * cos - second * sin, second * cos + first * sin], axis=-1)

        scale = np.float32(size**-0.5)
        return turned(split(layer.query)) * scale, turned(split(layer.key)), split(layer.value)

    def _finished(self, layer: Layer, x: Array, mixed: Array) -> Array:
        """The rest of a layer, from what attention mixed [rows, heads, words, size]."""
        batch, words, width = x.shape
        x = x + mixed.swapaxes(1, 2).reshape(batch, words, width) @ layer.output
        normed = self._normed(x, layer.before_mlp)
        gate = normed @ layer.gate
        inner = gate / (1 + np.exp(-gate)) * (normed @ layer.up)
        out: Array = x + inner @ layer.down
        return out

    def _normed(self, x: Array, weight: Array) -> Array:
        scale = np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + self._epsilon)
        out: Array = x / scale * weight
        return out

    def _out(self, x: Array) -> Array:
        out: Array = self._normed(x, self._norm) @ self.head
        return out


def _softmax(x: Array) -> Array:
    shifted = np.exp(x - x.max(axis=-1, keepdims=True))
    out: Array = shifted / shifted.sum(axis=-1, keepdims=True)
    return out


def log_softmax(x: Array) -> Array:
    """Along the last axis."""
    shifted = x - x.max(axis=-1, keepdims=True)
    out: Array = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return out


def rows_of(cache: Cache, chosen: Ids) -> Cache:
    """The given rows of a cache, in their order."""
    return Cache([k[chosen] for k in cache.keys], [v[chosen] for v in cache.values], cache.real)
