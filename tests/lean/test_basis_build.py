"""The whole library, built from nothing by two processes at once; its syntax, scanned again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from prover import bundle
from prover.lean.toolchain import Toolchain

PLAIN = """theorem t (xs ys : List Nat) : (xs ++ ys).length = ys.length + xs.length := by
  induction xs with
  | nil => simp
  | cons x xs ih => simp; omega
"""


def prover(*arguments: str, cache: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "prover", *arguments],
        env={**os.environ, "PROVER_CACHE": str(cache), "PYTHONPATH": str(bundle.PACKAGE.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.usefixtures("lean")
def test_two_set_up_an_empty_cache(tmp_path: Path) -> None:
    """Ten to twenty seconds: the one test that builds all of Basis."""
    cache = tmp_path / "cache"
    racers = [prover("setup", cache=cache) for _ in range(2)]
    ended = [racer.communicate() for racer in racers]
    assert [racer.returncode for racer in racers] == [0, 0], ended
    assert all(out.startswith("ready: Lean 4.35.0, library basis") for out, _ in ended)
    said = "".join(errors for _, errors in ended)
    assert said.count("building the Lean library (") == said.count("built the Lean library") == 1
    proof, challenge = tmp_path / "Proof.lean", tmp_path / "Challenge.lean"
    proof.write_text(PLAIN)
    challenge.write_text(PLAIN.split(":= by")[0] + ":= by sorry\n")
    checking = prover("check", str(proof), "--against", str(challenge), cache=cache)
    out, errors = checking.communicate()
    assert (checking.returncode, errors) == (0, ""), out + errors
    assert out.startswith("verified")


def test_the_library_is_where_doctor_says(lean: Toolchain) -> None:
    folder = Path(dict(lean.environment)["LEAN_PATH"])
    done = prover("doctor", "--json", cache=bundle.cache())
    out, _ = done.communicate()
    assert done.returncode == 0 and str(folder) in out and lean.library_hash in out


@pytest.mark.usefixtures("lean")
def test_the_scanner_writes_the_syntax_that_is_there() -> None:
    if shutil.which("nm") is None:
        pytest.skip("binutils' nm is not there")
    root = bundle.lean_project()
    done = subprocess.run(
        [sys.executable, str(root / "scan.py")], capture_output=True, text=True, check=True
    )
    assert done.stdout == (root / "Basis" / "Syntax.lean").read_text(encoding="utf-8")
