"""Expert iteration on real Lean, much too short to learn anything: that it goes round, repeats,
goes on where it stopped, and keeps apart what must be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from prover import suites
from prover.config import read_toml
from prover.critic import train
from prover.generate import generate, hashes
from prover.runs import rounds
from prover.runs.rounds import PROBLEMS, SEEN, Plan, iterate
from tests.fakes.tiny_model import needs_torch

pytestmark = [needs_torch, pytest.mark.usefixtures("lean")]
# A seed with some statements of the first round held out.
PLAN = Plan(rounds=2, problems=28, seconds=1.5, seed=8, workers=2)


def test_two_rounds_from_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "EPOCHS", {"policy": 1, "critic": 1})
    said: list[str] = []
    figures = iterate(PLAN, tmp_path, resume=False, say=said.append)
    assert set(figures) == {"policy", "critic"} and figures["policy"]["goals"] > 0
    ends = [text.split(":")[0] for text in said if "epoch" not in text]
    assert ends == ["round 1", "policy", "critic", "round 2", "policy", "critic"]
    assert sum("epoch 1: loss" in text for text in said) == 4

    first, second = (suites.load(str(tmp_path / f"round-{i}" / PROBLEMS)).problems for i in (1, 2))
    assert len(first) == len(second) == 28
    assert [p.statement for p in first] == [p.statement for p in generate(8, 28)]
    seen = frozenset((tmp_path / SEEN).read_text().split())
    assert seen == hashes(first) | hashes(second) and len(seen) == 56

    settings = [read_toml(tmp_path / f"round-{i}" / "run" / "config.toml") for i in (1, 2)]
    assert [s["policy"] for s in settings] == ["symbolic", "mixed"]
    assert settings[1]["weights"] == str(tmp_path / "round-1")
    rows = [json.loads(li) for li in (tmp_path / "round-2" / "run" / "results.jsonl").open()]
    assert any(row["model_seconds"] > 0 for row in rows)

    for kind in ("policy", "critic"):
        copied, made = tmp_path / kind, tmp_path / "round-2" / kind
        assert (copied / "model.safetensors").read_bytes() == (
            made / "model.safetensors"
        ).read_bytes()
        assert "from nothing" in (copied / "README.md").read_text()
    assert not (tmp_path / "policy" / train.EXAMPLES).exists()

    # A second call finds everything done.
    changed = (tmp_path / "round-2" / "policy" / "model.safetensors").stat().st_mtime_ns
    assert iterate(PLAN, tmp_path, resume=True) == figures
    after = (tmp_path / "round-2" / "policy" / "model.safetensors").stat().st_mtime_ns
    assert after == changed


def test_what_is_excluded_is_in_no_round(tmp_path: Path) -> None:
    plain = list(generate(5, 30))
    plan = Plan(problems=28, seed=5, without=hashes(plain[:10]))
    tmp_path.joinpath("round-1").mkdir()
    path = rounds._problems(plan, 0, tmp_path / "round-1")
    made = hashes(suites.load(str(path)).problems)
    assert len(made) == 28 and not made & hashes(plain[:10])
