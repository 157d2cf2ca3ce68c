"""A proof shown to Lean under a budget: what is wrong with it, and where in its own text."""

from __future__ import annotations

import re
from dataclasses import replace

from prover.budget import Budget
from prover.errors import LeanMemory, LeanTimeout, WorkerFailure
from prover.lean.bridge import Bridge
from prover.lean.lexer import unpaired
from prover.lean.messages import ERROR, UNPARSED, UNSOLVED_HEADER
from prover.problems import rules
from prover.problems.lean_text import tokenize
from prover.sketch.layout import Lines, blocks
from prover.types import Message, Statement

CALL_SECONDS = 20.0  # for one look at a proof; what takes longer hangs
_MISSING = re.compile(rf"{UNSOLVED_HEADER}|.*not been provided")
_BEHIND = frozenset({"termination_by", "decreasing_by"})
# Kinds of messages that are not Lean's.
REFUSED, HOLE, TIMEOUT, MEMORY, CRASH = "refused", "hole", "timeout", "memory", "crash"


class Trial:
    """Looks at proofs of one statement, each Lean call charged to the budget and none of them
    longer than `seconds`.

    Lines and columns of messages are those of the proof, whose first character is at line 1,
    column 0.
    """

    def __init__(self, statement: Statement, bridge: Bridge, budget: Budget) -> None:
        self.statement, self.bridge, self.budget = statement, bridge, budget
        self.seconds = CALL_SECONDS
        self._known: dict[str, tuple[Message, ...]] = {}

    def messages(self, proof: str, *, before: str = "") -> tuple[Message, ...]:
        """All that Lean says of the proof, with the declarations `before` between preamble and
        statement (their lines count down from 0). A run that fails is one error, where it stood."""
        statement = self.statement
        head = f"{before}{statement.signature} := "
        found = self.shown(f"{head}{proof}\n{statement.postamble}")
        lines, column = head.count("\n"), len(head.rsplit("\n", 1)[-1])
        return tuple(_moved(message, lines, column) for message in found)

    def shown(self, text: str) -> tuple[Message, ...]:
        """What Lean says of a text behind the preamble, lines being those of the text."""
        seconds = max(0.5, min(self.seconds, self.budget.remaining()))
        try:
            return self.bridge.elaborate(self.statement, text, timeout=seconds)
        except WorkerFailure as failure:
            kind = {LeanTimeout: TIMEOUT, LeanMemory: MEMORY}.get(type(failure), CRASH)
            line = max(failure.line or 1, 1)
            stood = (*text.split("\n")[line - 1 : line], "")[0]
            at = len(stood) - len(stood.lstrip())
            return (Message(ERROR, str(failure), line, at, kind),)
        finally:
            self.budget.charge(calls=1)

    def errors(self, proof: str) -> tuple[Message, ...]:
        """What keeps Lean from accepting a proof that may hold `sorry`, in the order in which it
        is best mended: a parse error first, since what Lean says besides is about half a proof,
        and what is missing at the end of a block behind what is wrong inside."""
        if proof not in self._known:
            self._known[proof] = self._errors(proof)
        return self._known[proof]

    def _errors(self, proof: str) -> tuple[Message, ...]:
        if problem := unpaired(proof):  # it might leave its place
            return (Message(ERROR, problem[1], *Lines(proof).place(problem[0])),)
        if objection := rules.objection(proof, holes=True):
            return (Message(ERROR, objection, 1, 0, REFUSED),)
        for token in tokenize(rules.parts(proof)[0]):
            if token.text in _BEHIND:  # inside the parentheses that the judge puts around it
                text = f"unexpected token '{token.text}'"
                return (Message(ERROR, text, token.line, token.column),)
        found = [message for message in self.messages(proof) if message.severity == ERROR]
        # Once for each place: what Lean says next there follows from it.
        places = {(m.line, m.column): m for m in reversed(found)}
        ends = reach(tuple(places.values()), proof)
        return tuple(sorted(places.values(), key=lambda m: (not unparsed(m), ends[m])))


def unparsed(message: Message) -> bool:
    """Whether Lean could not read on at this place."""
    return UNPARSED.match(message.text) is not None


def offset(message: Message, lines: Lines) -> int:
    return lines.offset(message.line, message.column)


def reach(errors: tuple[Message, ...], proof: str) -> dict[Message, int]:
    """The offset up to which Lean was content: where the error is, or the end of the block in
    which something is missing."""
    lines = Lines(proof)
    found = {error: offset(error, lines) for error in errors}
    if not any(_MISSING.match(error.text) for error in errors):
        return found
    for block in blocks(proof):
        spans = [(block.at, block.end), *((item.start, item.end) for item in block.items)]
        for error, at in found.items():
            if _MISSING.match(error.text):
                here = offset(error, lines)
                found[error] = max([at, *(end for start, end in spans if start == here)])
    return found


def _moved(message: Message, lines: int, column: int) -> Message:
    line = message.line - lines
    return replace(message, line=line, column=message.column - (column if line == 1 else 0))
