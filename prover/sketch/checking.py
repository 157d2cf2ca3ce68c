"""A proof with holes against its statement: a sketch, or what Lean has against it."""

from __future__ import annotations

from prover.budget import Budget
from prover.lean.bridge import Bridge
from prover.sketch.holes import Unextractable, sketch_of
from prover.sketch.trial import Trial
from prover.types import Message, Sketch, Statement


def check(
    statement: Statement, proof: str, bridge: Bridge, *, timeout: float
) -> Sketch | tuple[Message, ...]:
    """The sketch if Lean accepts `proof` (what stands after `:=`) of the unchanged statement, its
    `sorry`s as subgoals; else the errors, their lines and columns being those of `proof`."""
    return checked(Trial(statement, bridge, Budget(timeout)), proof)


def checked(trial: Trial, proof: str) -> Sketch | tuple[Message, ...]:
    """The same under a trial's budget."""
    if errors := trial.errors(proof):
        return errors
    try:
        return sketch_of(trial, proof)
    except Unextractable as problem:
        return (problem.message,)
