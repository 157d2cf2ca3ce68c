"""The judge for a stock Lean, which prints instead of being read, and the checkers beside it.

The embedded Lean stands for a stock one: it answers the same questions.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from prover.lean.toolchain import Toolchain
from prover.types import Status
from prover.verify import checkers, printed
from tests.exploits.attacks import FOLDER, attack, judged

ATTACKS = (
    "sorry/helper_by_sorry", "axioms/helper_by_axiom", "statement/binder_kind",
    "statement/weaker_statement", "statement/shadowed_definition", "names/only_in_a_namespace",
    "kernel/skip_kernel_in_a_helper", "syntax/macro_before_the_theorem", "sorry/sorry_plain",
)  # fmt: skip
HONEST = ("honest/lemma_before", "honest/omega", "honest/two_theorems", "honest/recursion")


@pytest.fixture
def stock(lean: Toolchain) -> Toolchain:
    return replace(lean, kind="elan", shared_library=None)


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused(name: str, stock: Toolchain) -> None:
    verdict = judged(attack(FOLDER / f"{name}.lean"), stock)
    assert verdict.status is Status.UNPROVED and verdict.record is None, verdict


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_proof_is_verified(name: str, stock: Toolchain) -> None:
    verdict = judged(attack(FOLDER / f"{name}.lean"), stock)
    assert verdict.status is Status.VERIFIED, verdict
    assert verdict.record is not None and verdict.record.checkers == ()
    assert verdict.record.checks[-3:] == printed.CHECKS


def test_notation_is_refused_where_the_compiled_file_is_believed(stock: Toolchain) -> None:
    verdict = judged(attack(FOLDER / "honest/local_notation.lean"), stock)
    assert verdict.status is Status.UNPROVED and "is not allowed" in verdict.reason


def checker(folder: Path, name: str, program: str) -> None:
    path = folder / "bin" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!{sys.executable}\nimport os, sys\n{program}\n")
    path.chmod(0o755)


ACCEPTS = """
folders = os.environ["LEAN_PATH"].split(os.pathsep)
found = [f for f in folders if os.path.isfile(os.path.join(f, sys.argv[1] + ".olean"))]
sys.exit(0 if len(found) == 1 and len(folders) > 1 else 3)
"""
REFUSES = """
print("uncaught exception: while replaying declaration target", file=sys.stderr)
sys.exit(1)
"""


def test_checkers_that_agree_are_named(
    stock: Toolchain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    for name in ("leanchecker", "lean4lean"):
        checker(tmp_path, name, ACCEPTS)
    assert [path.name for path in checkers.found(stock)] == ["leanchecker", "lean4lean"]
    verdict = judged(attack(FOLDER / "honest/omega.lean"), stock)
    assert verdict.status is Status.VERIFIED and verdict.record is not None
    assert verdict.record.checkers == ("leanchecker", "lean4lean")


def test_one_that_does_not_agree_decides(
    stock: Toolchain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    checker(tmp_path, "leanchecker", ACCEPTS)
    checker(tmp_path, "lean4lean", REFUSES)
    verdict = judged(attack(FOLDER / "honest/omega.lean"), stock)
    assert verdict.status is Status.UNPROVED
    assert verdict.reason.startswith("lean4lean does not accept it: uncaught exception: while")


def test_one_that_hangs_is_an_error(
    stock: Toolchain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    checker(tmp_path, "leanchecker", "import time\ntime.sleep(600)")
    program = next(checkers.found(stock))
    with pytest.raises(Exception, match="wall-clock"):
        checkers.objection(program, "M", tmp_path, stock, timeout=1)
