"""Where problems come from: Lean files, quoted theorems, standard input, JSONL suites.

`read_target` serves `prover prove`; `load_suite_file` serves `prover batch` through `suites`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from prover.errors import InputError
from prover.problems import jsonl, lean_files
from prover.types import Problem

__all__ = ["load_suite_file", "read_target"]

_QUOTED = re.compile(r"\b(theorem|lemma|example)\b[^\n]*\s")


def read_target(target: str, *, proved: bool = False) -> list[Problem]:
    """The problems that a TARGET means: FILE, FILE:NAME, `-`, or Lean text with a theorem; with
    `proved` also the theorems of a file that have proofs.

    Raises InputError when there is nothing to prove in it.
    """
    if target == "-":
        return lean_files.problems(sys.stdin.read(), "<stdin>", proved=proved)
    path = Path(target)
    if not _exists(path) and _QUOTED.search(target):
        return lean_files.problems(target, "<argument>", proved=proved)
    if not _exists(path) and ":" in target:
        file, _, name = target.rpartition(":")
        if _exists(Path(file)) or Path(file).suffix == ".lean":
            return lean_files.problems(lean_files.read_text(Path(file)), file, name=name)
    if not _exists(path) and path.suffix != ".lean":
        raise InputError(
            f"no such file: {target!r} (a theorem in quotes begins with theorem, lemma or example)"
        )
    if path.suffix == ".jsonl":
        raise InputError("is a suite: use `prover batch`", path=path)
    return lean_files.problems(lean_files.read_text(path), target, proved=proved)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a quoted theorem may be too long for a path
        return False


def load_suite_file(path: Path) -> tuple[list[Problem], bool]:
    """The problems of a JSONL or Lean file, and whether they build on each other."""
    if path.suffix == ".lean":
        return lean_files.problems(lean_files.read_text(path), str(path)), False
    return jsonl.load(path)
