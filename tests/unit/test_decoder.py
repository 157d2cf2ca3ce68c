"""The small transformer in numpy: against itself, and against transformers where that is there."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from prover.critic.decoder import ASK, END, PAD, UNKNOWN, Cache, Decoder, rows_of
from prover.errors import InputError
from tests.fakes.tiny_model import needs_torch

WIDTH, LAYERS, HEADS, INNER = 24, 2, 3, 40
WORDS = [PAD, ASK, END, UNKNOWN, *(f"w{i}" for i in range(30))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model with random weights, written as transformers writes one."""
    rng, folder = np.random.default_rng(3), tmp_path_factory.mktemp("decoder")
    shapes = {"model.embed_tokens.weight": (len(WORDS), WIDTH), "model.norm.weight": (WIDTH,)}
    for i in range(LAYERS):
        layer = f"model.layers.{i}"
        shapes |= {f"{layer}.self_attn.{x}_proj.weight": (WIDTH, WIDTH) for x in "qkvo"}
        shapes |= {f"{layer}.mlp.{x}_proj.weight": (INNER, WIDTH) for x in ("gate", "up")}
        shapes |= {
            f"{layer}.mlp.down_proj.weight": (WIDTH, INNER),
            f"{layer}.input_layernorm.weight": (WIDTH,),
            f"{layer}.post_attention_layernorm.weight": (WIDTH,),
        }
    weights = {n: rng.normal(0, 0.3, shape).astype(np.float32) for n, shape in shapes.items()}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    config = {
        "model_type": "llama", "architectures": ["LlamaForCausalLM"], "vocab_size": len(WORDS),
        "hidden_size": WIDTH, "intermediate_size": INNER, "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS, "num_key_value_heads": HEADS, "rms_norm_eps": 1e-6,
        "rope_parameters": {"rope_theta": 10000.0, "rope_type": "default"},
        "tie_word_embeddings": True, "max_position_embeddings": 128,
    }  # fmt: skip
    (folder / "config.json").write_text(json.dumps(config))
    vocab = {word: number for number, word in enumerate(WORDS)}
    (folder / "tokenizer.json").write_text(json.dumps({"model": {"vocab": vocab}}))
    return folder


def rows(*lengths: int) -> list[list[int]]:
    rng = np.random.default_rng(len(lengths))
    return [rng.integers(4, len(WORDS), length).tolist() for length in lengths]


def test_a_batch_is_as_its_rows_one_by_one(folder: Path) -> None:
    model, batch = Decoder(folder), rows(3, 17, 8)
    together, _ = model.read(batch)
    for row, out in zip(batch, together, strict=True):
        alone, _ = model.read([row])
        np.testing.assert_allclose(out, alone[0], atol=1e-4)
    assert np.abs(together[0] - together[1]).max() > 0.1


def test_steps_go_on_from_what_was_read(folder: Path) -> None:
    model, batch = Decoder(folder), rows(5, 11)
    _, prefix = model.read(batch)
    own = Cache([], [], prefix.real)
    first, second = np.array([[4, 5, 6], [7, 8, 9]]), np.array([[10, 11, 12], [13, 14, 15]])
    outs = [model.step(first, prefix, own), model.step(second, prefix, own)]
    for goal in range(2):
        for row in range(3):
            text = [*batch[goal], first[goal, row], second[goal, row]]
            for out, end in zip(outs, (-1, None), strict=True):
                whole, _ = model.read([text[:end]])
                np.testing.assert_allclose(out[goal, row], whole[0], atol=1e-4)


def test_rows_of_a_cache_can_be_chosen_anew(folder: Path) -> None:
    model, (goal,) = Decoder(folder), rows(6)
    _, prefix = model.read([goal])
    own = Cache([], [], prefix.real)
    model.step(np.array([[4, 5, 6]]), prefix, own)
    chosen = rows_of(own, np.array([2, 2]))
    out = model.step(np.array([[9, 10]]), prefix, chosen)
    np.testing.assert_allclose(out[0, 1], model.read([[*goal, 6, 10]])[0][0], atol=1e-4)


@needs_torch
def test_the_numbers_are_those_of_transformers(folder: Path) -> None:
    import torch
    import transformers

    theirs = transformers.AutoModelForCausalLM.from_pretrained(folder).eval()
    (row,) = rows(23)
    with torch.inference_mode():
        expected = theirs(torch.tensor([row])).logits[0, -1].numpy()
    np.testing.assert_allclose(Decoder(folder).read([row])[0][0], expected, atol=1e-4)


@pytest.mark.parametrize("broken", ["config.json", "tokenizer.json", "model.safetensors"])
@pytest.mark.parametrize("content", [None, "", "{}", "[1, 2"])
def test_a_folder_without_a_model_is_named(
    folder: Path, tmp_path: Path, broken: str, content: str | None
) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / broken).unlink()
    if content is not None:
        (tmp_path / broken).write_text(content)
    with pytest.raises(InputError, match=f"^{tmp_path}: holds no model"):
        Decoder(tmp_path)
