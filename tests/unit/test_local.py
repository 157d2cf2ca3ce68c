"""The local drafter on a tiny random model that is made here; nothing is downloaded."""

from __future__ import annotations

import importlib.util
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest

from prover.budget import Budget
from prover.draft import Ask, Draft, Request
from prover.draft.local import Local
from prover.draft.prompt import messages
from prover.errors import DrafterUnavailable
from prover.types import Statement
from tests.fakes.tiny_model import TEMPLATE, needs_torch, save_model

REQUEST = Request(Ask.TACTIC, Statement("t", "theorem t (n : Nat) : n + 0 = n"))
NO_SYSTEM = "{{ raise_exception('no system') if messages[0].role == 'system' }}" + TEMPLATE


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> str:
    return save_model(tmp_path_factory.mktemp("model") / "tiny", ends=20)


def drafts(model: str, budget: Budget | None = None, **options: int) -> list[Draft]:
    drafter = Local(model, **{"samples": 3, "max_tokens": 30} | options)
    return list(drafter.drafts(REQUEST, budget or Budget()))


def test_without_torch_it_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "torch" else name)
    with pytest.raises(DrafterUnavailable, match=r"needs torch: pip install 'proofloom\[models\]'"):
        Local("anything")


@needs_torch
def test_drafts_are_charged_and_named(tiny: str) -> None:
    budget = Budget()
    found = drafts(tiny, budget)
    assert {draft.source for draft in found} == {"local:tiny"}
    asked = len("".join(f"[{m['role']}]{m['content']}" for m in messages(REQUEST)).encode())
    asked += len("[assistant]")
    said = sum(draft.tokens for draft in found)
    assert asked + said <= budget.used_tokens <= asked + 3 * 30
    assert all(draft.score is not None and draft.score < 0 for draft in found)


@needs_torch
def test_the_seed_decides_the_answers(tiny: str) -> None:
    import torch

    torch.manual_seed(5)
    once = drafts(tiny, seed=7)
    torch.manual_seed(6)
    before = torch.get_rng_state()
    assert drafts(tiny, seed=7) == once
    assert torch.equal(torch.get_rng_state(), before)
    assert drafts(tiny, seed=8) != once
    assert len({draft.text for draft in once}) == len(once) > 1


@needs_torch
def test_log_probabilities_are_those_of_a_plain_forward_pass(tiny: str) -> None:
    import torch

    drafter = Local(tiny, samples=8)
    prompt = drafter._encoded(messages(REQUEST))
    answers = drafter._sample(prompt, 10, Budget())
    assert len(answers) == 8
    assert {ended for _, _, ended in answers} == {True, False}
    for tokens, score, ended in answers:
        assert ended == (tokens[-1] < 20) and all(token >= 20 for token in tokens[:-1])
        assert ended or len(tokens) == 10
        ids = torch.cat([prompt["input_ids"][0], torch.tensor(tokens)])
        with torch.no_grad():
            logits = drafter._model(ids[None]).logits[0, -len(tokens) - 1 : -1]
        table = torch.log_softmax(logits, dim=-1)
        expected = sum(table[at, token].item() for at, token in enumerate(tokens))
        assert score == pytest.approx(expected, abs=1e-3)


@needs_torch
def test_sampling_ends_with_the_budget(tmp_path: Path) -> None:
    model = save_model(tmp_path / "endless", ends=0, max_position_embeddings=10**6)
    drafter = Local(model, samples=2, max_tokens=10**6)
    list(drafter.drafts(REQUEST, Budget(5)))  # what is only slow once
    budget = Budget(1.0)
    assert list(drafter.drafts(REQUEST, budget)) == []
    assert 1.0 <= budget.elapsed < 6
    assert budget.used_tokens > 0
    assert list(drafter.drafts(REQUEST, budget)) == []


@needs_torch
def test_an_answer_that_is_cut_off_by_its_length_is_a_draft(tmp_path: Path) -> None:
    model = save_model(tmp_path / "endless", ends=0)
    assert [draft.tokens for draft in drafts(model, max_tokens=9)] == [9, 9, 9]


@needs_torch
@pytest.mark.parametrize("template", [None, NO_SYSTEM])
def test_both_messages_are_said_without_template_or_system(
    template: str | None, tmp_path: Path
) -> None:
    drafter = Local(save_model(tmp_path / "model", template=template))
    prompt = drafter._encoded(messages(REQUEST))
    text = drafter._tokenizer.decode(prompt["input_ids"][0])
    for message in messages(REQUEST):
        assert message["content"].strip() in text
    assert text.startswith("[user]") == (template is not None)
    assert len(list(drafter.drafts(REQUEST, Budget()))) == 4


@needs_torch
def test_what_the_model_cannot_read_gets_no_answer(tmp_path: Path) -> None:
    short = save_model(tmp_path / "short", max_position_embeddings=100)
    budget = Budget()
    assert drafts(short, budget) == []
    assert budget.used_tokens == 0


@needs_torch
def test_an_answer_ends_where_the_context_does(tmp_path: Path) -> None:
    asked = Local(save_model(tmp_path / "a"))._encoded(messages(REQUEST))["input_ids"].shape[1]
    tight = save_model(tmp_path / "b", ends=0, max_position_embeddings=asked + 5)
    assert [draft.tokens for draft in drafts(tight)] == [5, 5, 5]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    """Addresses that were looked up; there is no network, and an empty cache of models."""
    found: list[Any] = []

    def refuse(*address: Any, **_: Any) -> None:
        found.append(address)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    return found


@needs_torch
@pytest.mark.parametrize("by", ["option", "variable"])
def test_offline_asks_nobody(by: str, asked: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    if by == "variable":
        monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(DrafterUnavailable, match=r"^local:no-such-model: ."):
        Local("proofloom-tests/no-such-model", offline=by == "option")
    assert asked == []


@needs_torch
def test_a_name_is_looked_up_unless_offline(asked: list[Any]) -> None:
    with pytest.raises(DrafterUnavailable, match=r"^local:no-such-model: ."):
        Local("proofloom-tests/no-such-model")
    assert asked


@needs_torch
def test_offline_finds_what_the_cache_holds(tiny: str, asked: list[Any], tmp_path: Path) -> None:
    snapshots = tmp_path / "models--proofloom-tests--tiny"
    shutil.copytree(tiny, snapshots / "snapshots" / "0123")
    (snapshots / "refs").mkdir()
    (snapshots / "refs" / "main").write_text("0123")
    assert Local("proofloom-tests/tiny", offline=True).name == "local:tiny"
    assert asked == []


@needs_torch
def test_of_a_folder_nothing_is_looked_up(tiny: str, asked: list[Any]) -> None:
    Local(tiny)
    assert asked == []


@needs_torch
def test_weights_that_can_hold_code_are_not_read(tmp_path: Path) -> None:
    import torch
    from safetensors.torch import load_file

    folder = Path(save_model(tmp_path / "model"))
    torch.save(load_file(folder / "model.safetensors"), folder / "pytorch_model.bin")
    (folder / "model.safetensors").unlink()
    with pytest.raises(DrafterUnavailable, match="safetensors"):
        Local(str(folder))


@needs_torch
@pytest.mark.parametrize("model", ["/no/such/folder", "/no/such/file.gguf"])
def test_a_model_that_is_not_there_is_one_line(model: str) -> None:
    with pytest.raises(DrafterUnavailable, match=f"^local:{Path(model).name}: .") as caught:
        Local(model, offline=True)
    assert "\n" not in str(caught.value)
