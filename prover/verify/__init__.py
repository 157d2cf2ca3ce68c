"""The judge, and the only place that may say 'verified'.

A verdict rests on separate Lean processes. One compiles the statement from the problem's own text:
the reference. Another, in the sandbox, compiles the candidate, which was looked at before
(`problems.rules`: one proof in parentheses that it cannot leave, no word that extends or bypasses
Lean). Nothing that it prints is evidence. What it wrote is read as a file (`lean.olean`) and
compared with the reference, term by term; then the kernel accepts it again in a third process that
runs neither text nor file of the candidate's (`judge`, `lean.kernel`). A stock Lean is asked to
print instead, since its files are not read here (`printed`).
"""

from __future__ import annotations

import functools
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from prover.errors import BadOlean, WorkerFailure
from prover.lean.batch import compile_module
from prover.lean.confinement import Level, strongest
from prover.lean.messages import ERROR
from prover.lean.olean import Library, Module
from prover.lean.toolchain import Toolchain
from prover.problems import lean_files, rules
from prover.types import Message, Statement, Status, Verdict
from prover.verify import judge, printed, reference
from prover.verify.record import record
from prover.verify.reference import Reference, one_line
from prover.verify.submission import split

__all__ = ["check_submission", "for_library", "proof_file", "support", "verify"]


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
    source = template(known, proof)
    verdict = _judge(source, [found], bridge.toolchain, deadline, proof, ("text/1",))
    if verdict.status is Status.VERIFIED and reference.stands_in(known):
        note = f"with {reference.MATHLIB}'s definitions in place of Mathlib's"
        verdict = replace(verdict, reason=f"{verdict.reason} {note}")
    return verdict


def template(statement: Statement, proof: str) -> str:
    """The file that is compiled for a proof: it stands in parentheses, which it cannot leave if it
    keeps the rules."""
    term, suffix = rules.parts(proof)
    # The parenthesis takes the place of a space: layout may depend on columns.
    return (
        f"{statement.preamble}{statement.signature} :=({term}\n)\n{suffix}\n{statement.postamble}"
    )


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
    comments aside); then it may declare what it likes, notations and tactics of its own included
    where `_contained` holds. Raises InputError for a challenge that holds no such theorem.
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
    looked: tuple[str, ...] = ("opening/1",)
    if not _contained(bridge.toolchain):
        if broken := rules.objection_to_declarations(own):
            return Verdict(Status.UNPROVED, broken)
        looked += ("text/1",)
    shared = for_library(Statement("", "", given), bridge).preamble
    return _judge(shared + own, wanted, bridge.toolchain, deadline, None, looked)


def _contained(toolchain: Toolchain) -> bool:
    """Whether it is of no matter what code a submission runs while Lean elaborates: it can touch
    nothing, and what it leaves is read and not believed."""
    return toolchain.shared_library is not None and strongest() is not Level.LIMITS


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
    looked: tuple[str, ...],
) -> Verdict:
    """Compile `source`, then look at what was compiled without running it; `looked` are the checks
    that its text has passed."""
    seconds = deadline - time.monotonic()
    try:
        messages, compiled = compile_module(toolchain, source, timeout=seconds)
        if compiled is None:
            return Verdict(Status.UNPROVED, _complaint(messages))
        left = deadline - time.monotonic()
        agreed: tuple[str, ...] = ()
        if toolchain.shared_library is None:
            types = [(each.name, each.printed or "") for each in wanted]
            answer = printed.judged(types, compiled, toolchain, timeout=left)
            found, agreed = (answer, ()) if isinstance(answer, str) else answer
            checks: Sequence[object] = printed.CHECKS
        else:
            found = _read(compiled, wanted, toolchain, left)
            checks = judge.CHECKS
    except WorkerFailure as failure:
        return Verdict(Status.ERROR, str(failure))
    if isinstance(found, str):
        return Verdict(Status.UNPROVED, found)
    passed = record(
        toolchain,
        statements=[each.text for each in wanted],
        source=source,
        axioms=found,
        checks=(*looked, *checks),
        checkers=agreed,
        seconds=seconds,
    )
    reason = f"Lean {toolchain.version} ({toolchain.library}) accepts the proof"
    return Verdict(Status.VERIFIED, reason, proof, passed.axioms, passed)


def _read(
    compiled: bytes, wanted: Sequence[Reference], toolchain: Toolchain, seconds: float
) -> frozenset[str] | str:
    """The axioms of the theorems in `compiled`, or what is wrong with it."""
    try:
        case = judge.Case(
            targets=[(each.structured, each.module) for each in wanted if each.module],
            module=Module(compiled, label="it"),
            library=_library(toolchain),
            toolchain=toolchain,
            timeout=seconds,
        )
    except BadOlean as error:
        return f"its compiled file is not in order: {error}"
    wrong = judge.objection(case)
    return frozenset(map(str, judge.axioms(case))) if wrong is None else wrong


@functools.lru_cache(maxsize=4)
def _library(toolchain: Toolchain) -> Library:
    return Library.of_path(toolchain.lean_path)


def _complaint(messages: Sequence[Message]) -> str:
    errors = [message for message in messages if message.severity == ERROR]
    return one_line(errors[0].text) if errors else "Lean ended without a compiled file"
