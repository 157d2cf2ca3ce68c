"""What a detector is, and how a function becomes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from prover.audit.lab import Lab
from prover.audit.model import Certificate, Finding, Severity
from prover.audit.subject import Subject
from prover.audit.terms import Term

Find = Callable[[Subject, Lab | None], Iterable[Finding]]


class Detector(Protocol):
    """Looks for one kind of flaw. `name` is what suppressions and reports call it, `about` says
    in one sentence what it looks for."""

    @property
    def name(self) -> str: ...

    @property
    def about(self) -> str: ...

    def find(self, subject: Subject, lab: Lab | None) -> Iterable[Finding]:
        """What it finds; without a lab (Lean does not read the statement) by the text alone."""
        ...


@dataclass(frozen=True)
class Rule:
    """A detector that is a function."""

    name: str
    about: str
    find: Find


def rule(name: str, about: str) -> Callable[[Callable[[Subject], Iterator[Finding]]], Rule]:
    """Make a detector of a function that looks at the text alone."""
    return lambda look: Rule(name, about, lambda subject, _: look(subject))


def proving(
    name: str, about: str
) -> Callable[[Callable[[Subject, Lab | None], Iterator[Finding]]], Rule]:
    """Make a detector of a function that asks Lean too."""
    return lambda look: Rule(name, about, look)


def at(
    detector: str,
    severity: Severity,
    term: Term | None,
    message: str,
    certificate: Certificate | None = None,
) -> Finding:
    """A finding at a term of the text."""
    if term is None or term.end <= term.start:
        return Finding(detector, severity, message, certificate=certificate)
    return Finding(detector, severity, message, term.start, term.end, certificate)
