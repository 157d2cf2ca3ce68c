"""Which proof of a negation Lean accepts, and whether it is the statement that is negated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from prover.lean.messages import ERROR, printed_axioms
from prover.problems.rules import AXIOMS
from prover.refute import closing
from prover.types import Message, Statement

Check = Callable[[str], tuple[Message, ...]]


def accepted(
    statement: Statement, proposition: str, candidates: Sequence[str], check: Check
) -> str | None:
    """The first of the proofs of `proposition`'s negation that `check` (Lean on a whole file, in
    a fresh process) accepts; None if it is not what the statement says. Raises what `check` does.
    """
    file = _File(statement.preamble)
    negation = closing.negation(statement, proposition)
    blocks = []
    for i, proof in enumerate(candidates):
        name = f"{negation.name}_{i}"
        signature = negation.signature.replace(negation.name, name, 1)
        blocks.append(file.add(f"{signature} := {proof}\n#print axioms {name}\n"))
    # What is negated is what the statement says, and the sign is that of negation.
    file.add(f"{statement.signature} := by sorry\n")
    same = file.add(
        f"example : ({proposition}) := @{statement.name}\n"
        f"example : @_root_.Eq Prop (¬({proposition})) (_root_.Not ({proposition})) := rfl\n"
    )
    messages = check(file.text + statement.postamble)
    if _errors(messages, same):
        return None
    good = (p for p, block in zip(candidates, blocks, strict=True) if _sound(messages, block))
    return next(good, None)


class _File:
    """A Lean text that grows by blocks, each known by its lines."""

    def __init__(self, text: str) -> None:
        self.text = text

    def add(self, block: str) -> range:
        first = self.text.count("\n") + 1
        self.text += block
        return range(first, self.text.count("\n") + 1)


def _errors(messages: Iterable[Message], lines: range) -> bool:
    return any(m.severity == ERROR and m.line in lines for m in messages)


def _sound(messages: Iterable[Message], lines: range) -> bool:
    """Whether a theorem stands without error, and on no axioms but Lean's own."""
    said = [m.text for m in messages if m.line == lines[-1]]
    used = printed_axioms(said[0]) if len(said) == 1 else None
    return used is not None and used <= AXIOMS and not _errors(messages, lines)
