"""LeanDojo's adapter: what it reaches, how its errors are told, and what it needs."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from prover import verify
from prover.errors import LeanUnavailable
from prover.lean.adapters.dojo import Dojo, DojoBridge
from prover.lean.bridge import LiveBridge, Position
from prover.lean.bridges import opened
from prover.types import Failure, Statement, Status, TacticFailure, TacticState
from tests.adapters.statements import OR, SPACED
from tests.fakes import fake_dojo

PATIENT = 60.0
ELSEWHERE = Statement("other", "theorem other (p : Prop) (h : p) : p")


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.setitem(sys.modules, "lean_dojo", fake_dojo)
    fake_dojo.ENTERED.clear()
    yield fake_dojo
    fake_dojo.TROUBLE.clear()


def test_theorems_of_the_files_and_no_others_are_entered(
    project: Path, package: ModuleType
) -> None:
    with DojoBridge(project) as bridge:
        assert isinstance(bridge.open(OR, timeout=PATIENT), TacticState)
        assert isinstance(bridge.open(SPACED, timeout=PATIENT), TacticState)
        # Not in a file, or not word for word: a worker of our own has it.
        assert bridge.apply(Position(ELSEWHERE), ["exact h"], timeout=60) == [TacticState(())]
        changed = Statement("foo", "theorem foo (p q : Prop) (h : q ∨ p) : q ∨ p")
        assert bridge.apply(Position(changed), ["exact h"], timeout=60) == [TacticState(())]
        assert package.ENTERED == ["foo", "A.B.t"]
        bridge.apply(Position(SPACED), ["skip", "exact h"], timeout=PATIENT)
        assert package.ENTERED == ["foo", "A.B.t"]


@pytest.mark.parametrize(
    ("trouble", "kind", "words"),
    [
        ("crash", Failure.CRASH, "LeanDojo crashed: Unexpected EOF"),
        ("oom", Failure.MEMORY, "LeanDojo crashed: OOM"),
        ("give-up", Failure.TACTIC, "'sorry' proves nothing"),
    ],
)
def test_what_goes_wrong(
    project: Path, package: ModuleType, trouble: str, kind: Failure, words: str
) -> None:
    with DojoBridge(project) as bridge:
        package.TROUBLE.append(trouble)
        found = bridge.apply(Position(OR), ["left", "right"], timeout=PATIENT)
    assert found[0] == TacticFailure(kind, words)
    assert isinstance(found[1], TacticState)
    assert (["foo"] if trouble == "give-up" else ["foo", "foo"]) == package.ENTERED


@pytest.mark.usefixtures("package")
def test_a_theorem_that_is_not_in_what_was_traced(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dojo, "_full_name", lambda *_: "renamed")
    with DojoBridge(project) as bridge:
        found = bridge.open(OR, timeout=PATIENT)
    assert isinstance(found, TacticFailure) and found.kind is Failure.CRASH
    assert "cannot enter renamed: Failed to locate" in found.message


def test_a_dojo_that_lies_gets_no_verdict(
    project: Path, package: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package.Dojo, "run_tac", lambda *_: package.ProofFinished(0))
    with DojoBridge(project) as bridge:
        assert bridge.apply(Position(OR), ["skip"], timeout=PATIENT) == [TacticState(())]
        verdict = verify.verify(OR, "by\n  skip", bridge, timeout=PATIENT)
    assert verdict.status is Status.UNPROVED


def test_what_it_needs(
    project: Path, package: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "TRACED", False)
    with pytest.raises(LeanUnavailable, match=r"has not traced .* do it first"):
        opened(f"dojo:{project}")
    other = tmp_path / "other"
    other.mkdir()
    for name in ("lakefile.toml", "lean-toolchain"):
        (other / name).write_text((project / name).read_text())
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(LeanUnavailable, match=r"LeanDojo cannot use .*other"):
        opened(f"dojo:{other}")
    monkeypatch.setitem(sys.modules, "lean_dojo", None)
    with pytest.raises(LeanUnavailable, match=r"needs LeanDojo .*proofloom\[dojo\]"):
        opened(f"dojo:{project}")


def test_it_is_imported_without_a_token_and_only_when_asked_for(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a token LeanDojo logs in at GitHub at once."""
    (tmp_path / "lean_dojo.py").write_text("from tests.fakes.fake_dojo import *\n"
        "import os\nTOKEN = os.environ['GITHUB_ACCESS_TOKEN']\n")  # fmt: skip
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "lean_dojo", raising=False)
    monkeypatch.setenv("GITHUB_ACCESS_TOKEN", "secret")
    bridge: LiveBridge = opened(f"dojo:{project}")
    bridge.close()
    assert importlib.import_module("lean_dojo").TOKEN == ""
    assert os.environ["GITHUB_ACCESS_TOKEN"] == "secret"
    monkeypatch.delitem(sys.modules, "lean_dojo")
    code = "import sys, prover.pipeline; print('lean_dojo' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
