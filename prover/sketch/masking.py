"""Isolation: what fails in a proof becomes a hole, as little of it as will do (the 'sorrifier' of
APOLLO, Ospanov et al. 2025, and of DSP+, Cao et al. 2025).

Lean gives up a block of tactics at its first error, so from the step with an error on the block is
one hole; the steps before it and all other blocks stay. If Lean is not content with that, the
block around takes its place, and so on to the whole proof.
"""

from __future__ import annotations

from collections.abc import Iterator

from prover.budget import Budget
from prover.errors import InputError
from prover.lean.bridge import Bridge
from prover.lean.messages import UNSOLVED_HEADER
from prover.sketch.checking import checked
from prover.sketch.filling import Edit, canonical, edited
from prover.sketch.layout import Block, Item, Lines, blocks, code_tokens, elements
from prover.sketch.trial import HOLE, REFUSED, Trial, offset, reach, unparsed
from prover.types import Message, Sketch, Statement

_WHOLE = "by\n  sorry"


def masked(statement: Statement, proof: str, bridge: Bridge, budget: Budget) -> Sketch | None:
    """The sketch that keeps of `proof` what Lean accepts; None if that is nothing, the text is
    refused unseen, or the budget is spent first."""
    try:
        text = canonical(statement, proof)
    except InputError:  # a string or a comment does not end: nobody knows where its code does
        return None
    return isolated(Trial(statement, bridge, budget), text)


def isolated(trial: Trial, proof: str) -> Sketch | None:
    """The same for a proof whose columns are those of the file."""
    seen = {proof}
    while trial.budget.spent() is None:
        result = checked(trial, proof)
        if isinstance(result, Sketch):
            return None if nothing(result.proof) else result
        if result[0].kind == REFUSED:
            return None
        shorter = mask(trial, proof, result)
        if shorter is None or shorter in seen:
            return None
        seen.add(proof := shorter)
    return None


def mask(trial: Trial, proof: str, errors: tuple[Message, ...]) -> str | None:
    """The proof with the first error's surroundings masked so far that Lean comes past them; None
    if the budget is spent."""
    error = errors[0]
    for edit in masks(proof, error):
        if trial.budget.spent():
            return None
        shorter = edited(proof, [edit])
        if shorter != proof and passed(error, _left(trial, shorter, error), shorter, edit):
            return shorter
    return _WHOLE


def _left(trial: Trial, proof: str, error: Message) -> tuple[Message, ...]:
    """What is wrong with a proof in the way that `error` was: a hole can be wrong in itself."""
    left = trial.errors(proof)
    if left or error.kind != HOLE:
        return left
    result = checked(trial, proof)
    return () if isinstance(result, Sketch) else result


def masks(proof: str, error: Message) -> Iterator[Edit]:
    """What can become a hole so that the error goes, the least first."""
    lines = Lines(proof)
    at = offset(error, lines)
    around = [b for b in blocks(proof) if b.at <= at <= b.end]
    around.sort(key=lambda block: (block.end - block.start, -block.at))
    if unparsed(error) and (before := _before(proof, at)) is not None:
        yield from _tails(proof, around, before)
    for block in around:
        if error.text.startswith(UNSOLVED_HEADER) and block.at == at and block.tactics:
            yield _continued(block, error)
    for start, end in elements(list(code_tokens(proof)), at):
        if start <= at < end:
            yield Edit(start, end, "sorry")
    yield from _tails(proof, around, at)


def passed(error: Message, left: tuple[Message, ...], proof: str, edit: Edit) -> bool:
    """Whether Lean got past an edit that was to mend `error`: what it still complains of begins
    behind it. (When it reads more than before, what comes to light may be anywhere.)"""
    end = edit.start + len(edit.text)
    weighed = tuple(e for e in left if unparsed(e)) if unparsed(error) else left
    return all(at > end for at in reach(weighed, proof).values())


def _tails(proof: str, around: list[Block], at: int) -> Iterator[Edit]:
    """For each block, from its step at an offset on, the innermost block first; and a fact that
    cannot be stated goes alone, since the steps behind it may do without."""
    for block in around:
        item = next((i for i in block.items if i.start <= at <= i.end), None)
        if item is not None:
            if block is around[0] and item is not block.items[-1] and _adds(proof, item):
                after = block.items[block.items.index(item) + 1]
                yield Edit(item.start, after.start, "")
            yield Edit(item.start, block.end, "sorry")
            if block.tactics and item is not block.items[0]:
                yield Edit(item.start, block.end, "all_goals sorry")
                yield Edit(block.start, block.end, "sorry")
        elif not block.items or at <= block.start:
            yield Edit(block.start, block.end, "sorry" if block.items else " sorry")


def _adds(proof: str, item: Item) -> bool:
    return proof.startswith("have ", item.start)


def _continued(block: Block, error: Message) -> Edit:
    """A hole for each goal that the block leaves."""
    goals = sum(line.startswith("⊢") for line in error.text.split("\n"))
    if not block.items:
        return Edit(block.end, block.end, " sorry" if goals < 2 else " all_goals sorry")
    return Edit(block.end, block.end, f"\n{' ' * block.column}sorry" * goals)


def _before(proof: str, at: int) -> int | None:
    """Where the last thing before an offset ends, if it is not on the same line."""
    text = proof[:at].rstrip()
    return len(text) - 1 if text and "\n" in proof[len(text) : at] else None


def nothing(proof: str) -> bool:
    """Whether a proof says no more than that there is one."""
    return proof.split() in (["by", "sorry"], ["(by", "sorry)"])
