"""What an audit says: findings by severity, each with its place and perhaps a proof."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from prover.types import Problem, Statement


class Severity(IntEnum):
    """How bad a finding is. None of them says that a statement is faithful: nothing here can."""

    NOTHING = 0
    NOTE = 1
    SUSPICIOUS = 2
    VACUOUS = 3
    REFUTED = 4

    @property
    def label(self) -> str:
        """As people read it."""
        return "nothing found" if self is Severity.NOTHING else self.name.lower()


@dataclass(frozen=True)
class Certificate:
    """A theorem that shows a finding, and its proof, which the judge has verified.

    `prover check` accepts `file` against `challenge`.
    """

    statement: Statement
    proof: str
    file: str

    @property
    def challenge(self) -> str:
        return self.statement.with_proof("by\n  sorry")


@dataclass(frozen=True)
class Finding:
    """One thing that a detector has found in a statement.

    `start` and `end` are offsets into the statement's signature; None for all of it.
    """

    detector: str
    severity: Severity
    message: str
    start: int | None = None
    end: int | None = None
    certificate: Certificate | None = None


@dataclass(frozen=True)
class Place:
    """Where something stands: 1-based line and column (in code points)."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Report:
    """What was found of one statement."""

    problem: Problem
    findings: tuple[Finding, ...]
    elaborated: bool
    """Lean read it; if not, `reading` says why, and its text alone was looked at."""
    reading: str = ""
    example: str = ""
    """Values for which all hypotheses hold, if some were found."""
    seconds: float = 0.0
    suppressed: tuple[tuple[Finding, str], ...] = field(default=())
    """Findings that a comment in the source allows, with its reason."""

    @property
    def severity(self) -> Severity:
        return max((f.severity for f in self.findings), default=Severity.NOTHING)

    def place(self, finding: Finding) -> Place:
        """Where the finding stands in its source. A row of a suite is one line of its file."""
        problem = self.problem
        line = problem.line or 1
        if problem.source.endswith(".jsonl"):
            return Place(problem.source, line, 1)
        signature = problem.statement.signature
        before = signature[: keyword(signature) if finding.start is None else finding.start]
        first = problem.statement.preamble.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        return Place(problem.source, first + before.count("\n"), column)


def keyword(signature: str) -> int:
    """Where `theorem` stands behind a doc comment and attributes."""
    from prover.problems.declarations import THEOREMS
    from prover.problems.lean_text import tokenize

    found = (t.start for t in tokenize(signature) if t.kind == "name" and t.text in THEOREMS)
    return next(found, 0)
