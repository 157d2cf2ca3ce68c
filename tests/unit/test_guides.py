"""Which guide the settings make, and what is said of settings that make none."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from prover.budget import Budget
from prover.config import Settings
from prover.critic import choose
from prover.critic.critic import LearnedCritic
from prover.critic.policy import LearnedPolicy
from prover.errors import DrafterUnavailable, InputError
from prover.lean.goals import parse_goal
from prover.search.moves import View
from prover.theory import CORE, Constructor, Theory
from prover.types import Statement

GLUE = Theory(
    functions=("glue",),
    recursive=(("glue", frozenset({1})),),
    types=(
        ("W", (Constructor("e", (), ()), Constructor("w", ("A", "W"), (False, True)))),
        *CORE,
    ),
)
VIEW = View(parse_goal("A : Type\nas bs : W A\n⊢ glue W.e bs = bs"), GLUE, 0)


def test_symbolic_alone_needs_no_models(tmp_path: Path) -> None:
    guide = choose.guide(Settings(policy="symbolic", critic="none", weights=str(tmp_path)))
    assert guide.symbolic and guide.policy is None and guide.critic is None


def test_the_shipped_weights_propose_and_value() -> None:
    guide = choose.guide(Settings(policy="mixed", critic="learned", strategy="guided", seed=3))
    assert isinstance(guide.policy, LearnedPolicy) and isinstance(guide.critic, LearnedCritic)
    assert guide.symbolic and (guide.strategy, guide.seed) == ("guided", 3)
    (found,) = guide.policy.proposals([VIEW])
    assert len(found) >= 4 and [c.cost for c in found] == sorted(c.cost for c in found)
    # What the function recurses on is what to take an induction over, whatever it is called.
    assert found[0].tactic.startswith("induction bs with")
    low, high = (guide.critic.values([VIEW], left)[0] for left in (2.0, 500.0))
    assert 0 <= low <= high <= 1 and high > 0.5


def test_learned_alone_has_no_rules_behind_it() -> None:
    assert not choose.guide(Settings(policy="learned")).symbolic


def test_all_shipped_models_are_small() -> None:
    files = [path for path in choose.shipped("policy").parent.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 40_000_000
    assert {path.suffix for path in files} <= {".safetensors", ".json", ".md", ".svg", ".txt"}


@pytest.mark.parametrize("kind", ["policy", "critic"])
def test_weights_that_are_not_there_are_named(kind: str, tmp_path: Path) -> None:
    chosen = (
        {"policy": "mixed"} if kind == "policy" else {"policy": "symbolic", "critic": "learned"}
    )
    with pytest.raises(InputError, match=f"^{tmp_path / kind}: no weights .*prover train {kind}"):
        choose.guide(Settings(weights=str(tmp_path), **chosen))


@pytest.mark.parametrize(
    "wrong",
    [
        {"policy": "best"},
        {"critic": "best"},
        {"step_prover": "chat:m", "policy": "symbolic"},
        {"reward_model": "m", "critic": "none"},
    ],
)
def test_settings_that_make_no_sense_are_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(InputError):
        Settings(**wrong)  # type: ignore[arg-type]


def test_the_record_of_a_run_names_the_models(tmp_path: Path) -> None:
    assert choose.models(Settings(policy="symbolic", critic="none")) == {}
    found = choose.models(Settings(policy="mixed", critic="learned"))
    weights = (choose.shipped("policy") / "model.safetensors").read_bytes()
    assert found["policy_model"] == f"sha256 {hashlib.sha256(weights).hexdigest()}"
    assert set(found) == {"policy_model", "critic_model"}
    big = Settings(policy="learned", step_prover="chat:m", critic="learned", reward_model="r")
    assert choose.models(big) == {"policy_model": "chat:m", "critic_model": "r"}
    (tmp_path / "policy").mkdir()
    with pytest.raises(InputError, match=r"policy: holds no model\.safetensors"):
        choose.models(Settings(policy="mixed", weights=str(tmp_path)))


def test_an_unknown_strategy_is_named() -> None:
    with pytest.raises(InputError, match="no strategy 'wild': there is best-first, likely"):
        choose.guide(Settings(strategy="wild"))


def test_a_step_prover_takes_the_place_of_the_small_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    guide = choose.guide(Settings(policy="mixed", step_prover="chat:some-model"))
    assert guide.policy is not None and "some-model" in guide.policy.name  # type: ignore[attr-defined]
    budget = Budget(30.0)
    proving = choose.proving(guide, Statement("t", "theorem t : True"), budget)
    assert proving.policy.scene.budget is budget  # type: ignore[union-attr]
    small = choose.guide(Settings(policy="mixed"))
    assert choose.proving(small, Statement("t", ""), budget) is small


def test_a_big_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DrafterUnavailable):
        choose.guide(Settings(policy="mixed", step_prover=str(tmp_path / "none")))
    with pytest.raises(DrafterUnavailable):
        choose.guide(Settings(critic="learned", reward_model=str(tmp_path / "none")))
