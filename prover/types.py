"""The values that travel through the loop: problem, statement, goal, tactic state, verdict.

All are frozen. Texts are Lean source; names are the ones of the project's glossary (README).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Statement:
    """A formal theorem without proof.

    `preamble` is the Lean text before it (imports, opens, namespaces, definitions; '' or ends
    with a newline), `signature` runs from the keyword to just before `:=` (no trailing space),
    `postamble` closes what the preamble opened (`end Foo`).
    `name` is the name as the signature writes it.
    """

    name: str
    signature: str
    preamble: str = ""
    postamble: str = ""

    def with_proof(self, proof: str) -> str:
        """The whole file, `proof` being what stands after `:=` (such as 'by\\n  rfl')."""
        return f"{self.preamble}{self.signature} := {proof}\n{self.postamble}"


@dataclass(frozen=True)
class Problem:
    """A statement and where it came from; `line` is 1-based in `source`."""

    name: str
    statement: Statement
    suite: str = ""
    source: str = ""
    line: int | None = None


@dataclass(frozen=True)
class Hypothesis:
    """One line of a local context: names that share a type, and a value for `let`."""

    names: tuple[str, ...]
    type: str
    value: str | None = None


@dataclass(frozen=True)
class Goal:
    """hypotheses ⊢ target, as Lean prints them; `case` is the case tag."""

    hypotheses: tuple[Hypothesis, ...]
    target: str
    case: str | None = None


@dataclass(frozen=True)
class TacticState:
    """Ordered goals; empty means proved."""

    goals: tuple[Goal, ...]

    @property
    def proved(self) -> bool:
        return not self.goals


class Failure(StrEnum):
    """Why a tactic did not lead to a state."""

    PARSE = "parse"
    TACTIC = "tactic"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASH = "crash"


@dataclass(frozen=True)
class TacticFailure:
    """A tactic that failed, with Lean's words (or ours for timeout, memory and crash)."""

    kind: Failure
    message: str


StepResult = TacticState | TacticFailure


@dataclass(frozen=True)
class Fact:
    """A closed proposition that was proved on the way: usable by name in every later proof.

    `proposition` is Lean text that needs the statement's preamble alone ('∀ (xs : List Nat), ...'),
    `proof` what stands after `:=`; it may use the facts before this one.
    """

    name: str
    proposition: str
    proof: str


@dataclass(frozen=True)
class Subgoal:
    """A hole of a sketch as a statement of its own, provable without the sketch.

    `line` and `column` (1-based, 0-based) are those of the hole's `sorry` in the sketch's proof;
    several share one if it closes several goals there. `goal` is how Lean prints it, `context`
    and `target` are what the statement is written from. After the tactics `opening` the hole's goal
    is what a proof of the statement starts from; `application` is the statement's theorem applied
    to the hole's context, as a term at that point.
    """

    statement: Statement
    line: int
    column: int
    goal: Goal
    context: tuple[Hypothesis, ...]
    target: str
    opening: tuple[str, ...]
    application: str


@dataclass(frozen=True)
class Sketch:
    """A proof of `statement` with `sorry` holes that Lean accepts; `proof` stands after `:=`.

    `subgoals` are its holes in the order of the text; with none it is a whole proof. Every hole
    is a tactic.
    """

    statement: Statement
    proof: str
    subgoals: tuple[Subgoal, ...] = ()


@dataclass(frozen=True)
class ProofStep:
    """A tactic that closes a goal, together with the steps that close the goals it leaves.

    `branches` has a step for each of those goals in order; `tags` are their case tags.
    """

    tactic: str
    branches: tuple[ProofStep, ...] = ()
    tags: tuple[str | None, ...] = ()


@dataclass(frozen=True)
class Message:
    """A message of Lean: 1-based line, 0-based column in code points."""

    severity: str
    text: str
    line: int
    column: int
    kind: str = ""


class Status(StrEnum):
    """The verdicts. 'verified' is made by `prover.verify` alone."""

    VERIFIED = "verified"
    DISPROVED = "disproved"
    UNPROVED = "unproved"
    UNSUPPORTED = "unsupported"
    ERROR = "error"


@dataclass(frozen=True)
class Record:
    """What a verdict 'verified' rests on, for whoever wants to reach it again.

    Hashes are SHA-256, hexadecimal: of the library that it was checked against, of the file that
    states the theorem, and of the file with the proof, both as Lean read them. `checks` are names
    with versions, in the order in which they were passed, `checkers` other programs that agreed.
    """

    prover: str
    lean: str
    library: str
    library_hash: str
    statement_hash: str
    proof_hash: str
    axioms: tuple[str, ...]
    checks: tuple[str, ...]
    checkers: tuple[str, ...]
    seconds: float
    """The wall time that it was allowed."""
    memory_mb: int
    sandbox: str
    date: str
    """When it was reached, UTC."""


@dataclass(frozen=True)
class Verdict:
    """What holds of a statement, why, and by which proof and axioms; a verified one has a record
    (a disproved one that of the negation)."""

    status: Status
    reason: str
    proof: str | None = None
    axioms: tuple[str, ...] = field(default=())
    record: Record | None = None
