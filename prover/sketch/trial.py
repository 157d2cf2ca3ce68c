"""A proof shown to Lean under a budget: what is wrong with it, and where in its own text."""

from __future__ import annotations

from dataclasses import replace

from prover.budget import Budget
from prover.errors import LeanMemory, LeanTimeout, WorkerFailure
from prover.lean.bridge import Bridge
from prover.lean.lexer import unpaired
from prover.lean.messages import ERROR, UNPARSED
from prover.problems import rules
from prover.sketch.layout import Lines
from prover.types import Message, Statement

CALL_SECONDS = 20.0  # for one look at a proof; what takes longer hangs
# Kinds of messages that are not Lean's.
REFUSED, HOLE, TIMEOUT, MEMORY, CRASH = "refused", "hole", "timeout", "memory", "crash"


class Trial:
    """Looks at proofs of one statement, each Lean call charged to the budget.

    Lines and columns of messages are those of the proof, whose first character is at line 1,
    column 0.
    """

    def __init__(self, statement: Statement, bridge: Bridge, budget: Budget) -> None:
        self.statement, self.bridge, self.budget = statement, bridge, budget
        self._known: dict[str, tuple[Message, ...]] = {}

    def messages(self, proof: str, *, before: str = "") -> tuple[Message, ...]:
        """All that Lean says of the proof, with the declarations `before` between preamble and
        statement (their lines count down from 0). A failed run is one message with an error."""
        statement = self.statement
        head = f"{before}{statement.signature} := "
        text = f"{head}{proof}\n{statement.postamble}"
        lines, column = head.count("\n"), len(head.rsplit("\n", 1)[-1])
        started = self.budget.elapsed
        try:
            seconds = max(0.5, min(CALL_SECONDS, self.budget.remaining()))
            found = self.bridge.elaborate(statement, text, timeout=seconds)
        except WorkerFailure as failure:
            kinds = {LeanTimeout: TIMEOUT, LeanMemory: MEMORY}
            kind = kinds.get(type(failure), CRASH)
            stood = text.split("\n")[max(failure.line or 1, 1) - 1 :][:1] or [""]
            at = len(stood[0]) - len(stood[0].lstrip())
            found = (Message(ERROR, str(failure), failure.line or 1, at, kind),)
        finally:
            self.budget.charge(calls=1, seconds=self.budget.elapsed - started)
        return tuple(_moved(message, lines, column) for message in found)

    def errors(self, proof: str) -> tuple[Message, ...]:
        """What keeps Lean from accepting a proof that may hold `sorry`, in order; a parse error
        comes first, since what Lean says after one is about half a proof."""
        if proof not in self._known:
            self._known[proof] = self._errors(proof)
        return self._known[proof]

    def _errors(self, proof: str) -> tuple[Message, ...]:
        if problem := unpaired(proof):  # it might leave its place
            return (Message(ERROR, problem[1], *Lines(proof).place(problem[0])),)
        if objection := rules.objection(proof, holes=True):
            return (Message(ERROR, objection, 1, 0, REFUSED),)
        found = [message for message in self.messages(proof) if message.severity == ERROR]
        # Once for each place: what Lean says next there follows from it.
        places = {(m.line, m.column): m for m in reversed(found)}
        return tuple(sorted(places.values(), key=lambda m: (not unparsed(m), m.line, m.column)))


def unparsed(message: Message) -> bool:
    """Whether Lean could not read on at this place."""
    return UNPARSED.match(message.text) is not None


def offset(message: Message, lines: Lines) -> int:
    return lines.offset(message.line, message.column)


def _moved(message: Message, lines: int, column: int) -> Message:
    line = message.line - lines
    return replace(message, line=line, column=message.column - (column if line == 1 else 0))
