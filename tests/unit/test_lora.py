"""LoRA on tiny random models: what is learned, what is left alone, and what is saved."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from prover.critic.large import formats, likelihood, lora, step_prover
from prover.critic.large.formats import BFS_PROVER, LLMSTEP
from prover.critic.large.implicit import ImplicitReward
from prover.critic.large.lora import Example, Progress, Settings, Tuned, finetune
from prover.draft import loading
from prover.draft.local import Local
from prover.errors import DrafterUnavailable, InputError, OutputError
from prover.lean.goals import parse_goal
from prover.search.moves import View
from prover.theory import Theory
from tests.fakes.tiny_model import needs_peft, save_model

DATA = [
    Example("n : Nat\n⊢ n + 0 = n", "simp"),
    Example("p q : Prop\nh : p\n⊢ p ∨ q", "exact Or.inl h"),
    Example("⊢ ∀ n, n ≤ n", "intro n"),
    Example("n m : Nat\n⊢ n + m = m + n", "omega"),
]
# Wide and eager enough to learn a handful of examples by heart in seconds.
HARD: dict[str, Any] = {
    "rank": 16, "epochs": 40, "learning_rate": 1e-2, "batch": 2, "held_out": 0.0, "offline": True
}  # fmt: skip


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("model") / "tiny"
    # An adapter leaves the last layer as it is: with small numbers there
    # nothing can be said clearly.
    return save_model(folder, hidden_size=48, intermediate_size=96, initializer_range=0.3)


@pytest.fixture(scope="module")
def tuned(base: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Tuned, list[Progress]]:
    seen = list[Progress]()
    output = tmp_path_factory.mktemp("adapter") / "adapter"
    return finetune(base, DATA, output, progress=seen.append, **HARD), seen


def view(goal: str) -> View:
    return View(parse_goal(goal), Theory(), 0)


def tensors(folder: Path) -> dict[str, Any]:
    from safetensors.torch import load_file

    return load_file(folder / "adapter_model.safetensors")


def same(a: Path, b: Path) -> bool:
    import torch

    one, other = tensors(a), tensors(b)
    return one.keys() == other.keys() and all(torch.equal(one[k], other[k]) for k in one)


def briefly(base: str, output: Path, **options: Any) -> Tuned:
    settings: dict[str, Any] = {**HARD, "epochs": 2, "learning_rate": 1e-3, **options}
    data = settings.pop("data", DATA)
    return finetune(base, data, output, **settings)


@needs_peft
def test_it_learns_what_it_is_shown(tuned: tuple[Tuned, list[Progress]]) -> None:
    result, seen = tuned
    assert seen[0].loss > 5  # of 257 tokens each is about as likely
    assert result.loss < 0.1 and result.loss < seen[0].loss / 20
    assert [p.step for p in seen] == list(range(1, 81)) and {p.steps for p in seen} == {80}
    assert (result.trained, result.held_out, result.left_out) == (4, 0, 0)
    assert result.held_out_loss is None


@needs_peft
@pytest.mark.parametrize("beam", [False, True])
def test_the_adapter_writes_the_tactics_after_reloading(
    tuned: tuple[Tuned, list[Progress]], beam: bool
) -> None:
    prover = step_prover.local(str(tuned[0].folder), samples=4, beam=beam, offline=True)
    found = prover.proposals([view(example.goal) for example in DATA])
    assert [cs[0].tactic for cs in found] == [example.tactic for example in DATA]
    assert all(cs[0].cost < 1 for cs in found)


@needs_peft
def test_without_the_adapter_the_base_is_what_it_was(
    base: str, tuned: tuple[Tuned, list[Progress]]
) -> None:
    import torch

    folder = str(tuned[0].folder)
    _, untouched = loading.load(base)
    tokenizer, model = loading.load(folder)
    weights = dict(untouched.named_parameters())
    for name, weight in model.get_base_model().named_parameters():
        if "lora_" not in name:
            assert torch.equal(weight, weights[name.replace(".base_layer", "")])
    ids = torch.tensor([tokenizer(BFS_PROVER.prompt(DATA[0].goal))["input_ids"]])
    with torch.no_grad():
        plain, adapted = untouched(ids).logits, model(ids).logits
        with model.disable_adapter():
            disabled = model(ids).logits
    assert torch.equal(plain, disabled)
    assert not torch.allclose(plain, adapted, atol=0.1)


@needs_peft
def test_what_was_learned_is_an_implicit_reward(
    base: str, tuned: tuple[Tuned, list[Progress]]
) -> None:
    folder = str(tuned[0].folder)
    steps = [(view(DATA[0].goal), t) for t in ("simp", "intro n", "qqqq")]
    own = ImplicitReward(folder, offline=True).rewards(steps)
    assert own == pytest.approx(ImplicitReward(folder, base, offline=True).rewards(steps), abs=1e-3)
    assert own[0] > 10 and own[0] == max(own)


@needs_peft
def test_other_rooms_load_it_too(tuned: tuple[Tuned, list[Progress]]) -> None:
    assert Local(str(tuned[0].folder), offline=True).name == "local:adapter"


@needs_peft
def test_the_folder_says_what_it_is(base: str, tuned: tuple[Tuned, list[Progress]]) -> None:
    folder = tuned[0].folder
    assert formats.of_model(str(folder)) == BFS_PROVER
    config = json.loads((folder / loading.ADAPTER).read_text())
    assert config["base_model_name_or_path"] == base and config["r"] == 16
    card = (folder / "README.md").read_text()
    assert f'base_model: "{base}"' in card and tuned[0].data in card
    assert "learning_rate 0.01" in card and "seed 0" in card and f"{tuned[0].loss:.4g}" in card
    assert not list(folder.glob("*.bin"))


@needs_peft
def test_the_seed_decides_the_adapter(base: str, tmp_path: Path) -> None:
    import torch

    a, b, c = (tmp_path / name for name in "abc")
    briefly(base, a, seed=3, dropout=0.1)
    torch.manual_seed(99)
    before = torch.get_rng_state()
    briefly(base, b, seed=3, dropout=0.1)
    assert torch.equal(torch.get_rng_state(), before)
    briefly(base, c, seed=4, dropout=0.1)
    assert same(a, b) and not same(a, c)


@needs_peft
def test_accumulated_gradients_are_those_of_the_whole_batch(base: str, tmp_path: Path) -> None:
    import torch

    briefly(base, tmp_path / "whole", batch=4)
    briefly(base, tmp_path / "parts", batch=1, accumulate=4)
    whole, parts = tensors(tmp_path / "whole"), tensors(tmp_path / "parts")
    for name, weight in whole.items():
        assert torch.allclose(weight, parts[name], atol=1e-4), name


@needs_peft
def test_only_the_tactic_counts_for_the_loss(base: str, tmp_path: Path) -> None:
    seen = list[Progress]()
    briefly(base, tmp_path / "a", data=DATA[:1], epochs=1, progress=seen.append)
    tokenizer, model = loading.load(base)
    import torch

    asked = tokenizer(BFS_PROVER.prompt(DATA[0].goal))["input_ids"]
    said = [*tokenizer("simp")["input_ids"], 0]
    with torch.no_grad():
        logits = model(torch.tensor([asked + said])).logits[0, len(asked) - 1 : -1]
    expected = torch.nn.functional.cross_entropy(logits, torch.tensor(said)).item()
    assert seen[0].loss == pytest.approx(expected, abs=1e-3)


@needs_peft
def test_it_stops_when_what_is_held_out_gets_worse(base: str, tmp_path: Path) -> None:
    """The tactic of every goal is random, so that learning by heart helps with no other."""
    words = "alpha beta gamma delta epsilon zeta eta theta iota kappa".split()
    data = [Example(f"⊢ P {n} {w}", words[(7 * n + 3) % 10]) for n, w in enumerate(words * 2)]
    seen = list[Progress]()
    options: dict[str, Any] = {"held_out": 0.3, "epochs": 200, "learning_rate": 2e-2, "patience": 2}
    result = briefly(base, tmp_path / "a", data=data, progress=seen.append, **options)
    losses = [p.held_out for p in seen if p.held_out is not None]
    assert (result.trained, result.held_out) == (14, 6)
    assert len(losses) < 200
    assert result.held_out_loss == min(losses) == losses[result.epoch - 1]
    assert result.epoch == len(losses) - 2
    # What was saved are the weights of that epoch, and not the last ones.
    test = lora._Run(*loading.load(base), data, BFS_PROVER, Settings(held_out=0.3), None).test
    again = likelihood.scores(loading.load(str(result.folder))[1], test, 8)
    taken = -sum(again) / sum(len(item.text) for item in test)
    assert taken == pytest.approx(result.held_out_loss, abs=1e-4)


@needs_peft
def test_examples_of_a_goal_are_on_one_side(base: str, tmp_path: Path) -> None:
    data = [Example(f"⊢ P {n // 4}", f"tactic{n}") for n in range(16)]
    result = briefly(base, tmp_path / "a", data=data, held_out=0.5, epochs=1)
    assert (result.trained, result.held_out) == (8, 8)


@needs_peft
def test_long_examples_are_left_out(base: str, tmp_path: Path) -> None:
    long = Example("⊢ " + "n + " * 30 + "n", "simp")
    result = briefly(base, tmp_path / "a", data=[*DATA, long], max_tokens=60)
    assert (result.trained, result.left_out) == (4, 1)
    with pytest.raises(InputError, match="no example of at most 60 tokens"):
        briefly(base, tmp_path / "b", data=[long], max_tokens=60)
    assert not (tmp_path / "b").exists()


@needs_peft
def test_another_format_is_kept_with_the_adapter(base: str, tmp_path: Path) -> None:
    briefly(base, tmp_path / "a", form=LLMSTEP)
    assert formats.of_model(str(tmp_path / "a")) == LLMSTEP


@needs_peft
def test_what_cannot_be_trained_is_said_before(base: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is there already"):
        briefly(base, tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        briefly(base, tmp_path / "file" / "a")
    with pytest.raises(DrafterUnavailable, match=r"^local:model: ."):
        briefly("/no/such/model", tmp_path / "a")
    briefly(base, tmp_path / "b", epochs=1)
    with pytest.raises(InputError, match="is an adapter"):
        briefly(str(tmp_path / "b"), tmp_path / "c")


@needs_peft
def test_a_loss_that_is_no_number_ends_it(base: str, tmp_path: Path) -> None:
    with pytest.raises(DrafterUnavailable, match="no number: lower the learning rate"):
        briefly(base, tmp_path / "a", learning_rate=1e30, epochs=20)


@needs_peft
def test_an_adapter_that_cannot_be_used_is_one_clear_line(
    tuned: tuple[Tuned, list[Progress]], tmp_path: Path
) -> None:
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(tuned[0].folder, copy)
    config = json.loads((copy / loading.ADAPTER).read_text())
    (copy / loading.ADAPTER).write_text(
        json.dumps(config | {"base_model_name_or_path": "/gone/base"})
    )
    with pytest.raises(DrafterUnavailable, match=r"^local:copy: its base model /gone/base: ."):
        step_prover.local(str(copy), offline=True)
    (copy / "adapter_model.safetensors").rename(copy / "adapter_model.bin")
    with pytest.raises(DrafterUnavailable, match=r"no adapter_model\.safetensors"):
        step_prover.local(str(copy), offline=True)
    (copy / loading.ADAPTER).write_text("{}")
    with pytest.raises(DrafterUnavailable, match=r"^local:copy: ."):
        step_prover.local(str(copy), offline=True)


def test_without_peft_it_names_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "peft" else name)
    with pytest.raises(DrafterUnavailable, match=r"needs peft: pip install 'proofloom\[lora\]'"):
        finetune("m", DATA, tmp_path / "a")


@pytest.mark.parametrize(
    "wrong",
    [{"rank": 0}, {"epochs": 0}, {"batch": 0}, {"learning_rate": 0.0}, {"held_out": 1.0}],
)
def test_settings_that_make_no_sense(wrong: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="cannot be trained with"):
        replace(Settings(), **wrong)


def test_examples_are_read_from_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "data.jsonl"
    row = {"goal": "⊢ True", "tactic": "trivial", "won": True}
    file.write_text(json.dumps(row) + "\n\n" + json.dumps(row | {"tactic": "simp"}) + "\n")
    assert lora.examples(file) == [Example("⊢ True", "trivial"), Example("⊢ True", "simp")]
    for broken in ({"goal": "x"}, {"goal": "x", "tactic": 3}, {"goal": "x", "tactic": " "}):
        file.write_text(json.dumps(row) + "\n" + json.dumps(broken))
        with pytest.raises(InputError, match=r"data\.jsonl:2: texts `goal` and `tactic` expected"):
            lora.examples(file)
