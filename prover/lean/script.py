"""The documents that a sweep elaborates: a statement, the replay of a position, and candidate
tactics at known lines.

Each candidate gets the main goal for itself: `ite` with a decided condition makes two goals of
one without a trace in what is printed, and `·` reports what is left of the first and admits it.
Every tactic stands in parentheses and further right than its bullet, so that no line of it can
end the bullet; it is balanced (`objection` sees to that), so it cannot end the parentheses.
The last line always fails, which spares Lean the kernel check of a proof that nobody wants.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prover.lean.bridge import Move, Position
from prover.lean.lexer import dotted_names, names, unbalanced
from prover.types import Failure, Statement, TacticFailure

RESERVED = "prover_hole_"
_FORBIDDEN = frozenset({"sorry", "sorryAx", "admit", "stop"})
_BULLET = "  · "
_FOCUS = "  focus "
_PROBE = "  trace_state"
_EVIDENCE = '  trace "tried"'
# Inside the bullet: an elaboration that Lean gives up without a word (it is silent about
# placeholders once the file has an error) does not come to it.
_PASSED = '    trace "passed"'


@dataclass(frozen=True)
class Block:
    """The 1-based lines of one candidate: `first` makes a goal for it, the tactic stands between
    the two, the line before `last` leaves a message if the tactic went through, and `last` one when
    all before it was parsed and run."""

    first: int
    last: int


@dataclass(frozen=True)
class Script:
    """A document and where things are in it, in 1-based lines."""

    text: str
    by_line: int
    probe_line: int
    blocks: tuple[Block, ...]


def objection(tactic: str, statement: Statement) -> TacticFailure | None:
    """Why a candidate is not worth showing to Lean, or None."""
    if not tactic.strip():
        return TacticFailure(Failure.PARSE, "expected a tactic")
    if problem := unbalanced(tactic):
        return TacticFailure(Failure.PARSE, problem)
    used = names(tactic)
    if cheats := used & _FORBIDDEN:
        return TacticFailure(Failure.TACTIC, f"'{min(cheats)}' proves nothing")
    # Another candidate's goal, if it could be named, would close this one.
    if any(name.startswith(RESERVED) for name in used) or f"?{RESERVED}" in tactic:
        return TacticFailure(Failure.TACTIC, f"names that begin with '{RESERVED}' are taken")
    # Lean admits recursion here, and checks that it ends only when the proof is whole.
    if any(f".{statement.name}".endswith(f".{name}") for name in dotted_names(tactic)):
        return TacticFailure(Failure.TACTIC, f"'{statement.name}' is what is to be proved")
    return None


def sweep_script(position: Position, tactics: Sequence[str]) -> Script:
    """All of `tactics` on the main goal of `position`, each in a block of its own."""
    lines, by_line, probe_line = _opening(position)
    blocks = []
    for number, tactic in enumerate(tactics):
        first = len(lines) + 1
        # The hole without a name keeps the case tag; the named one has its number for a tag.
        lines.append(f"  refine @ite _ True (.isTrue ⟨⟩) ?{RESERVED}{number} ?_")
        lines += [*_enclosed(_BULLET, tactic), _PASSED, _EVIDENCE]
        blocks.append(Block(first, len(lines)))
    return _closed(lines, by_line, probe_line, blocks)


def whole_script(position: Position, tactic: str) -> Script:
    """One tactic on the main goal of `position`, and then a look at all goals (at the last line
    of its block)."""
    lines, by_line, probe_line = _opening(position)
    lines += [*_enclosed(_FOCUS, tactic), _PROBE]
    return _closed(lines, by_line, probe_line, [Block(probe_line, len(lines))])


def steps_script(statement: Statement, tactics: Sequence[str]) -> Script:
    """The tactics one after the other, each on the whole state, and after each a look at it (at the
    last line of its block)."""
    lines, by_line, probe_line = _opening(Position(statement))
    blocks = []
    for tactic in tactics:
        first = len(lines) + 1
        lines += [*_enclosed("  ", tactic), _PROBE]
        blocks.append(Block(first, len(lines)))
    return _closed(lines, by_line, probe_line, blocks)


def opening_script(position: Position) -> Script:
    """Nothing but a look at the position, at the probe line."""
    return _closed(*_opening(position), [])


def _opening(position: Position) -> tuple[list[str], int, int]:
    statement = position.statement
    lines = f"{statement.preamble}{statement.signature} := by".split("\n")
    by_line = len(lines)
    for move in position.moves:
        lines += _replayed(move)
    lines.append(_PROBE)
    return lines, by_line, len(lines)


def _replayed(move: Move) -> list[str]:
    turn = [f"  rotate_left {move.goal}"] if move.goal else []
    return turn + _enclosed(_FOCUS, move.tactic)


def focused(tactic: str) -> str:
    """The tactic on the main goal alone, as one tactic that begins a line."""
    return "\n".join(_enclosed("focus ", tactic))


def enclosed(tactic: str) -> str:
    """The tactic as one that begins a line."""
    return "\n".join(_enclosed("", tactic))


def _enclosed(lead: str, tactic: str) -> list[str]:
    """The tactic's lines in parentheses after `lead`, its own indentation kept."""
    first, *rest = tactic.strip("\n").split("\n")
    indent = " " * (len(lead) + 1)
    # A line of its own for the parenthesis: the tactic may end in a line comment.
    return [f"{lead}({first.lstrip()}", *(indent + line for line in rest), " " * len(lead) + ")"]


def _closed(lines: list[str], by_line: int, probe_line: int, blocks: Sequence[Block]) -> Script:
    text = "\n".join([*lines, f"  case {RESERVED}end => skip", ""])
    return Script(text, by_line, probe_line, tuple(blocks))
