"""The judge for a Lean whose compiled files are not read here: it asks Lean to print.

A process that never sees the candidate's text imports the compiled module and prints the type of
the theorem, which must be the reference's, and its axioms, compared as whole names. So the compiled
file is believed: code that a candidate gets to run while Lean elaborates could write one with
unchecked proofs. Checkers that come with the toolchain (`checkers`) close that gap where they are.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from os import pathsep
from pathlib import Path

from prover.errors import LeanCrash
from prover.lean.batch import compile_source
from prover.lean.messages import ERROR, printed_axioms
from prover.lean.toolchain import Toolchain
from prover.problems.rules import AXIOMS
from prover.types import Message
from prover.verify import checkers

MODULE = "ProofloomCandidate"
CHECKS = ("printed target/1", "printed statement/1", "printed axioms/1")
# Nothing may be left out or abbreviated in the type that is compared.
_PRINTING = "".join(
    f"set_option {option} in "
    for option in ("pp.all true", "pp.maxSteps 100000000", "pp.deepTerms true", "pp.proofs true")
)
_ELLIPSIS = "⋯"


def report(name: str) -> str:
    """Two lines of Lean that print the axioms and the type of the constant `name`."""
    return (
        f"set_option pp.universes false in #print axioms _root_.{name}\n"
        f"{_PRINTING}#check @_root_.{name}\n"
    )


def read_report(messages: tuple[Message, ...], line: int) -> tuple[frozenset[str], str]:
    """(axioms, type) from what the two lines of `report` printed, the first being `line`.

    Raises LeanCrash if they did not print just that.
    """
    said = [[m for m in messages if m.line == at] for at in (line, line + 1)]
    if any(len(group) != 1 or group[0].severity != "information" for group in said):
        raise LeanCrash("Lean did not print the axioms and the type of the theorem")
    axioms, printed = said[0][0].text, said[1][0].text
    if _ELLIPSIS in printed:
        raise LeanCrash("Lean printed the type in part only: it is too large to compare")
    found = printed_axioms(axioms)
    if found is None:
        raise LeanCrash(f"Lean's answer about axioms cannot be read: {axioms[:80]!r}")
    return found, printed


def judged(
    wanted: Sequence[tuple[str, str]], compiled: bytes, toolchain: Toolchain, *, timeout: float
) -> tuple[frozenset[str], tuple[str, ...]] | str:
    """The axioms of the theorems in `compiled` and the checkers that accept it, or what is wrong
    with it; `wanted` are names and types as `read_report` gives them. Raises a WorkerFailure."""
    deadline = time.monotonic() + timeout
    axioms: frozenset[str] = frozenset()
    with tempfile.TemporaryDirectory(prefix="proofloom-") as folder:
        Path(folder, f"{MODULE}.olean").write_bytes(compiled)
        questions = f"import {MODULE}\n" + "".join(report(name) for name, _ in wanted)
        left = deadline - time.monotonic()
        answers = compile_source(_importing(toolchain, folder), questions, timeout=left)
        agreed = []
        for program in checkers.found(toolchain):
            left = deadline - time.monotonic()
            if wrong := checkers.objection(program, MODULE, Path(folder), toolchain, timeout=left):
                return wrong
            agreed.append(program.name)
    for number, (name, type_) in enumerate(wanted):
        line = 2 + 2 * number
        if any(m.severity == ERROR for m in answers if m.line in (line, line + 1)):
            return f"there is no theorem {name} in it"
        used, shown = read_report(answers, line)
        if shown != type_:
            return f"{name} is another theorem"
        axioms |= used
    if foreign := axioms - AXIOMS:
        what = "`sorry`" if "sorryAx" in foreign else f"the axiom {min(foreign)}"
        return f"the proof uses {what}"
    return axioms, tuple(agreed)


def _importing(toolchain: Toolchain, folder: str) -> Toolchain:
    """The toolchain with the modules in `folder` on its path."""
    environment = dict(toolchain.environment)
    path = [folder, *filter(None, [toolchain.lean_path])]
    environment["LEAN_PATH"] = pathsep.join(path)
    return replace(toolchain, environment=tuple(environment.items()))
