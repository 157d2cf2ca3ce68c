"""The judge, and the only place that may say 'verified'.

A verdict rests on three Lean processes. The first elaborates the statement from the problem's own
text and prints its type. The second compiles the candidate, which was looked at before
(`problems.rules`: one proof in parentheses that it cannot leave, no word that extends or bypasses
Lean); nothing that it prints is evidence. The third never sees the candidate's text: it imports the
compiled module and prints the type of the theorem, which must equal the first one, and its axioms,
which must be among `rules.AXIOMS`, compared as whole names.

What it does not catch yet: the third process believes the compiled file, so code that a candidate
gets to run while Lean elaborates (a tactic of a library that evaluates user code, say) could write
one with unchecked proofs; there is no second run of the kernel. Types are compared as printed with
everything shown, not as terms. What the processes may touch is limited by `lean.sandbox` alone.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from os import pathsep
from pathlib import Path
from typing import Protocol

from prover.errors import WorkerFailure
from prover.lean.batch import compile_source
from prover.lean.messages import ERROR
from prover.lean.toolchain import Toolchain
from prover.problems import lean_files, rules
from prover.types import Statement, Status, Verdict
from prover.verify import reference
from prover.verify.reference import Reference, one_line, read_report, report
from prover.verify.submission import split

__all__ = ["check_submission", "for_library", "proof_file", "support", "verify"]

_MODULE = "ProofloomCandidate"


class HasToolchain(Protocol):
    """A bridge, as far as the judge needs one: it starts processes of its own."""

    @property
    def toolchain(self) -> Toolchain: ...


def for_library(statement: Statement, bridge: HasToolchain) -> Statement:
    """The statement as the bridge's library can read it, lines unchanged (see `reference`)."""
    return reference.for_library(statement, bridge.toolchain)


def proof_file(statement: Statement, proof: str, bridge: HasToolchain) -> str:
    """The file that the bridge's Lean accepts, for a statement as `for_library` returns it; its
    first line says so if the names in it are not those of the library that the problem imports."""
    text = statement.with_proof(proof)
    if not reference.stands_in(statement):
        return text
    lean = bridge.toolchain
    return (
        f"-- Checked by Lean {lean.version} against the library {lean.library} "
        f"({lean.library_hash[:16]}), not Mathlib:\n"
        f"-- every name means what {reference.MATHLIB} or a module that it imports defines.\n{text}"
    )


def support(statement: Statement, bridge: HasToolchain, *, timeout: float) -> Verdict | None:
    """None if the statement elaborates and is complete, else the verdict UNSUPPORTED (with what
    is missing) or ERROR (Lean did not come to its end within `timeout` seconds)."""
    found = _reference(statement, bridge, time.monotonic() + timeout)
    return found if isinstance(found, Verdict) else None


def verify(statement: Statement, proof: str, bridge: HasToolchain, *, timeout: float) -> Verdict:
    """The verdict on `proof` (the text after `:=`) within `timeout` seconds of wall time.

    UNPROVED comes with Lean's first error or the rule that was broken; ERROR if Lean was killed
    or crashed.
    """
    if broken := rules.objection(proof):
        return Verdict(Status.UNPROVED, broken)
    deadline = time.monotonic() + timeout
    found = _reference(statement, bridge, deadline)
    if isinstance(found, Verdict):
        return found
    known = for_library(statement, bridge)
    term, suffix = rules.parts(proof)
    # The parenthesis takes the place of a space: layout may depend on columns.
    source = f"{known.preamble}{known.signature} :=({term}\n)\n{suffix}\n{known.postamble}"
    verdict = _judge(source, [found], bridge.toolchain, deadline, proof)
    if verdict.status is Status.VERIFIED and reference.stands_in(known):
        note = f"with {reference.MATHLIB}'s definitions in place of Mathlib's"
        verdict = replace(verdict, reason=f"{verdict.reason} {note}")
    return verdict


def check_submission(
    submission: str,
    challenge: str,
    bridge: HasToolchain,
    *,
    timeout: float,
    name: str | None = None,
) -> Verdict:
    """The verdict on a whole file: does it prove what `challenge` leaves open (all of it, or the
    theorem `name`)?

    The submission must begin with the challenge's text up to the first open theorem (spacing and
    comments aside); then it may declare what it likes. Raises InputError for a challenge that
    holds no such theorem.
    """
    deadline = time.monotonic() + timeout
    wanted: list[Reference] = []
    pieces = split(submission, challenge, name)
    if isinstance(pieces, str):
        return Verdict(Status.UNPROVED, pieces)
    for problem in lean_files.problems(challenge, "challenge", name=name):
        found = _reference(problem.statement, bridge, deadline)
        if isinstance(found, Verdict):
            return found
        wanted.append(found)
    given, own = pieces
    if broken := rules.objection_to_declarations(own):
        return Verdict(Status.UNPROVED, broken)
    shared = for_library(Statement("", "", given), bridge).preamble
    return _judge(shared + own, wanted, bridge.toolchain, deadline, None)


def _reference(statement: Statement, bridge: HasToolchain, deadline: float) -> Reference | Verdict:
    left = deadline - time.monotonic()
    try:
        return reference.elaborate(for_library(statement, bridge), bridge.toolchain, left)
    except WorkerFailure as failure:
        return Verdict(Status.ERROR, f"the statement: {failure}")


def _judge(
    source: str,
    wanted: Sequence[Reference],
    toolchain: Toolchain,
    deadline: float,
    proof: str | None,
) -> Verdict:
    """Compile `source`, then look at what was compiled from a process that did not."""
    try:
        with tempfile.TemporaryDirectory(prefix="proofloom-") as folder:
            olean = Path(folder, f"{_MODULE}.olean")
            left = deadline - time.monotonic()
            messages = compile_source(toolchain, source, timeout=left, olean=olean)
            errors = [message for message in messages if message.severity == ERROR]
            if errors:
                return Verdict(Status.UNPROVED, one_line(errors[0].text))
            questions = f"import {_MODULE}\n" + "".join(report(each.name) for each in wanted)
            left = deadline - time.monotonic()
            answers = compile_source(_importing(toolchain, folder), questions, timeout=left)
        axioms: frozenset[str] = frozenset()
        for number, each in enumerate(wanted):
            line = 2 + 2 * number
            if any(m.severity == ERROR for m in answers if m.line in (line, line + 1)):
                return Verdict(Status.UNPROVED, f"there is no theorem {each.name} in it")
            used, printed = read_report(answers, line)
            if printed != each.type:
                return Verdict(Status.UNPROVED, f"{each.name} is another theorem")
            axioms |= used
    except WorkerFailure as failure:
        return Verdict(Status.ERROR, str(failure))
    if foreign := axioms - rules.AXIOMS:
        what = "`sorry`" if "sorryAx" in foreign else f"the axiom {min(foreign)}"
        return Verdict(Status.UNPROVED, f"the proof uses {what}")
    reason = f"Lean {toolchain.version} ({toolchain.library}) accepts the proof"
    return Verdict(Status.VERIFIED, reason, proof, tuple(sorted(axioms)))


def _importing(toolchain: Toolchain, folder: str) -> Toolchain:
    """The toolchain with the modules in `folder` on its path."""
    environment = dict(toolchain.environment)
    path = [folder, *filter(None, [environment.get("LEAN_PATH")])]
    environment["LEAN_PATH"] = pathsep.join(path)
    return replace(toolchain, environment=tuple(environment.items()))
