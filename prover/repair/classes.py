"""What kind of error a message of Lean is about: it decides which corrections are worth a try."""

from __future__ import annotations

import re
from enum import StrEnum

from prover.lean.messages import UNPARSED
from prover.sketch.trial import CRASH, HOLE, MEMORY, REFUSED, TIMEOUT
from prover.types import Message


class ErrorClass(StrEnum):
    """The classes, from the text of messages of Lean 4.9 and later."""

    SYNTAX = "syntax"
    UNKNOWN_TACTIC = "unknown tactic"
    NAME = "unknown name"
    TYPE = "type mismatch"
    CASES = "cases"
    """Alternatives that are missing, or that are none."""
    UNSOLVED = "unsolved goals"
    NO_GOALS = "no goals"
    INSTANCE = "universe or instance"
    TIMEOUT = "timeout"
    TACTIC = "tactic failed"
    HOLE = "hole"
    """A hole that is no statement of its own."""
    REFUSED = "refused"
    """By the rules for candidates: never shown to Lean."""
    OTHER = "other"


_OWN = {
    TIMEOUT: ErrorClass.TIMEOUT,
    MEMORY: ErrorClass.TIMEOUT,
    CRASH: ErrorClass.OTHER,
    HOLE: ErrorClass.HOLE,
    REFUSED: ErrorClass.REFUSED,
}
# The first that is found counts.
_TEXTS = (
    (ErrorClass.UNKNOWN_TACTIC, r"(?:<input>:\d+:\d+: )?unknown tactic"),
    (ErrorClass.SYNTAX, UNPARSED.pattern),
    (ErrorClass.UNSOLVED, r"unsolved goals"),
    (ErrorClass.TIMEOUT, r"\(deterministic\) timeout|maximum recursion depth"),
    (
        ErrorClass.NAME,
        r"unknown (?:identifier|constant|free variable)|invalid field|does not exist",
    ),
    (
        ErrorClass.CASES,
        r"alternatives? .*not been provided|(?:invalid|unused|too many) alternative",
    ),
    (ErrorClass.CASES, r"missing cases|redundant alternative"),
    (ErrorClass.NO_GOALS, r"no goals"),
    (ErrorClass.TYPE, r"type mismatch|function expected|invalid `?⟨|invalid argument|has type"),
    (ErrorClass.TYPE, r"type expected|invalid projection|unexpected (?:number|bound)"),
    (ErrorClass.INSTANCE, r"synthesize|typeclass|universe|don't know how"),
    (ErrorClass.TACTIC, r"tactic|made no progress|failed|could not|did not"),
)
_PATTERNS = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _TEXTS]


def classify(message: Message) -> ErrorClass:
    """The class of an error, by its kind if that is ours and else by the words of its text."""
    if message.kind in _OWN:
        return _OWN[message.kind]
    for kind, pattern in _PATTERNS[:3]:
        if pattern.match(message.text):
            return kind
    first = message.text[:400]
    return next(
        (kind for kind, pattern in _PATTERNS[3:] if pattern.search(first)), ErrorClass.OTHER
    )
