"""LeanInteract's adapter where the REPL misbehaves, is started again, or cannot be had."""

from __future__ import annotations

import sys
from pathlib import Path

import psutil
import pytest

from prover import pipeline, verify
from prover.config import Settings
from prover.errors import LeanUnavailable
from prover.lean import toolchain
from prover.lean.adapters import interact
from prover.lean.adapters.interact import InteractBridge
from prover.lean.bridge import Move, Position
from prover.lean.bridges import opened
from prover.types import Failure, Problem, Statement, Status, TacticFailure, TacticState
from tests.adapters.statements import OR

PATIENT = 60.0

pytest.importorskip("lean_interact")


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("crash", "Stack overflow detected"),
        ("junk", "Could not parse the Lean server output"),
        ("shape", "proofStatus"),
    ],
)
def test_a_repl_that_misbehaves_is_a_failure_and_the_next_call_has_another(
    project: Path, monkeypatch: pytest.MonkeyPatch, trouble: str, words: str
) -> None:
    monkeypatch.setenv("REPL_TROUBLE", trouble)
    with InteractBridge(project) as bridge:
        assert isinstance(bridge.open(OR, timeout=PATIENT), TacticState)
        (broken,) = bridge.apply(Position(OR), ["left"], timeout=PATIENT)
        assert isinstance(broken, TacticFailure) and broken.kind is Failure.CRASH
        assert words in broken.message and "\n" not in broken.message
        monkeypatch.delenv("REPL_TROUBLE")
        (left,) = bridge.apply(Position(OR), ["left"], timeout=PATIENT)
        assert isinstance(left, TacticState)


def test_a_repl_that_lies_gets_no_verdict(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPL_TROUBLE", "lie")
    wrong = Statement("no", "theorem no (p : Prop) : p")
    with InteractBridge(project) as bridge:
        assert bridge.apply(Position(wrong), ["skip"], timeout=PATIENT) == [TacticState(())]
        verdict = verify.verify(wrong, "by\n  skip", bridge, timeout=PATIENT)
    assert verdict.status is Status.UNPROVED


def test_states_are_asked_for_once_until_the_repl_is_started_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = interact.Repl._ask

    def noted(self: interact.Repl, request: object, deadline: float) -> object:
        asked.append(type(request).__name__)
        return ask(self, request, deadline)

    monkeypatch.setattr(interact.Repl, "_ask", noted)
    position = Position(OR, (Move("cases h"),))
    with InteractBridge(project) as bridge:
        bridge.apply(Position(OR), ["cases h", "left"], timeout=PATIENT)
        assert asked == ["Command", "Command", "ProofStep", "ProofStep"]
        asked.clear()
        bridge.apply(position, ["right", "left"], timeout=PATIENT)
        assert asked == ["ProofStep", "ProofStep"]
        process = bridge._repl._server._proc
        process.kill()
        process.wait()
        (right,) = bridge.apply(position, ["right"], timeout=PATIENT)
        assert isinstance(right, TacticState) and right.goals[0].case == "inl"
        monkeypatch.setattr(interact, "MOST_REQUESTS", 3)
        other = Statement("bar", "theorem bar (p : Prop) (h : p) : p")
        before = bridge._repl.generation
        assert isinstance(bridge.open(other, timeout=PATIENT), TacticState)
        assert bridge._repl.generation == before + 1
        assert bridge.apply(Position(other), ["exact h"], timeout=PATIENT) == [TacticState(())]


def test_nothing_is_left_running(project: Path) -> None:
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    bridge = opened(f"interact:{project}")
    bridge.open(OR, timeout=PATIENT)
    bridge.close()
    left = {c.pid for c in psutil.Process().children(recursive=True) if c.is_running()} - before
    _, alive = psutil.wait_procs([psutil.Process(p) for p in left if psutil.pid_exists(p)], 5)
    assert not alive
    (result,) = bridge.apply(Position(OR), ["left"], timeout=PATIENT)
    assert isinstance(result, TacticFailure) and result.kind is Failure.CRASH


def test_a_whole_proof_by_the_repl(project: Path) -> None:
    """Search over the REPL, the verdict by the project's own Lean."""
    settings = Settings(lean=f"interact:{project}", drafter="none", time_limit=30)
    with pipeline.open_bridge(settings) as bridge:
        outcome = pipeline.prove(Problem("foo", OR), settings, bridge, lambda _: None)
    assert outcome.verdict.status is Status.VERIFIED and outcome.library == "mathlib"
    record = outcome.verdict.record
    assert record is not None and record.lean.startswith("4.24.0")


def test_without_the_package(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lean_interact", None)
    with pytest.raises(LeanUnavailable, match=r"needs LeanInteract .*pip install 'proofloom\[int"):
        opened(f"interact:{project}")


def test_no_repl_and_no_network(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without one among the packages, LeanInteract fetches its own: what it says is passed on."""
    other = tmp_path / "other"
    other.mkdir()
    for name in ("lakefile.toml", "lean-toolchain"):
        (other / name).write_text((project / name).read_text())
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    with pytest.raises(LeanUnavailable, match=r"LeanInteract cannot start the REPL in .*other"):
        opened(f"interact:{other}")


def test_how_it_is_named(project: Path) -> None:
    assert toolchain.resolve(f"interact:{project}") == toolchain.resolve(str(project))
    with pytest.raises(LeanUnavailable, match="nor a lake project"):
        opened("interact:/nowhere")
    assert toolchain.adapter("C:/lean") == ("", Path("C:/lean"))
