"""One tree of exceptions.

A tactic that fails is a value (`types.TacticFailure`); what raises is bad input by the user or
broken infrastructure. Each class carries the exit code that the command line ends with.
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class Exit(IntEnum):
    """Exit codes of every command."""

    DONE = 0
    UNVERIFIED = 1
    USAGE = 2
    UNAVAILABLE = 3
    BUDGET = 4
    INTERRUPTED = 130


class ProverError(Exception):
    """Root of the tree; its text is one line that says what is wrong and what to do."""

    exit_code: ClassVar[Exit] = Exit.USAGE


class InputError(ProverError):
    """A file, a row or an option that the user gave cannot be used."""

    def __init__(self, message: str, *, path: object = None, line: int | None = None) -> None:
        where = "" if path is None else f"{path}:{line}: " if line is not None else f"{path}: "
        super().__init__(where + message)


class OutputError(ProverError):
    """A place to write to cannot be written."""


class LeanUnavailable(ProverError):
    """No usable Lean: no wheel for the platform, wrong version, broken library."""

    exit_code = Exit.UNAVAILABLE


class SourceUnavailable(ProverError):
    """Something that is to be fetched cannot be: no network, no program to do it, gone."""

    exit_code = Exit.UNAVAILABLE


class DrafterUnavailable(ProverError):
    """A model does not answer: no server, no such model, no key, a missing package."""

    exit_code = Exit.UNAVAILABLE


class WorkerFailure(ProverError):
    """A Lean process died, hung or talked nonsense; the pool catches it, one item fails.

    `line` is where in the text Lean stood, if that is known."""

    exit_code = Exit.UNAVAILABLE
    line: int | None = None


class LeanTimeout(WorkerFailure):
    """A Lean process was killed because its wall-clock time was over."""


class LeanMemory(WorkerFailure):
    """A Lean process was killed because it took more private memory than allowed."""


class LeanCrash(WorkerFailure):
    """A Lean process ended early, failed without a message, flooded or printed junk."""


class BadOlean(ProverError):
    """A compiled Lean module cannot be read: malformed, damaged, or of an unknown format."""

    exit_code = Exit.UNAVAILABLE
