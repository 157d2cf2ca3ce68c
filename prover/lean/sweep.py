"""Many candidate tactics on one state, in as few elaborations as their behaviour allows.

Turns what Lean says about a script back into one result for each candidate. A candidate counts
as tried only on evidence: the script's last line was reached, or Lean stood in a later block, or
it has an error of its own. One that breaks the script (a parse error, a hang, a crash) is given
its failure, and the ones after it are run again without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import inf

from prover.errors import LeanMemory, LeanTimeout, WorkerFailure
from prover.lean.bridge import Position
from prover.lean.goals import entangled, parse_state
from prover.lean.messages import ERROR, UNPARSED, UNSOLVED, UNSOLVED_HEADER
from prover.lean.script import (
    RESERVED,
    Block,
    Script,
    objection,
    opening_script,
    steps_script,
    sweep_script,
    whole_script,
)
from prover.types import (
    Failure,
    Goal,
    Message,
    Statement,
    StepResult,
    TacticFailure,
    TacticState,
)

CHUNK = 64  # candidates in one script
_FIRST_SHARE = 0.75  # of the seconds to follow tactics
LEAST_SECONDS = 0.05  # with less left, nothing more is tried
_BULLET_COLUMN = 2
OUT_OF_TIME = TacticFailure(Failure.TIMEOUT, "no time was left to try it")
_NO_RESULT = TacticFailure(Failure.TACTIC, "Lean came to no result")
_SILENT = TacticFailure(Failure.TACTIC, "Lean gave it up without a word")
_SPENT = re.compile(r"\(deterministic\) timeout|maximum recursion depth")
_KERNEL = "(kernel) "
_TAG = re.compile(rf"{RESERVED}\d+(\.|$)")
_HOLE = re.compile(rf"case {RESERVED}\d+\n|{RESERVED}\d+\.")


@dataclass(frozen=True)
class Run:
    """One elaboration: the messages, the seconds it took, and if the process failed how, and at
    which 1-based line it stood."""

    messages: tuple[Message, ...]
    seconds: float
    failure: WorkerFailure | None = None
    line: int | None = None


Elaborate = Callable[[str, float], Run]
"""Elaborates a document within so many seconds of wall time; never raises a WorkerFailure."""


class _Entangled(Exception):
    """The candidates would disturb each other in one script."""


def open_state(elaborate: Elaborate, position: Position, seconds: float) -> StepResult:
    """The state at `position`, with all its goals, or why there is none."""
    script = opening_script(position)
    run = elaborate(script.text, seconds)
    try:
        return _probe(script, run)
    except WorkerFailure as failure:
        return failed(failure)


def follow(
    elaborate: Elaborate, statement: Statement, tactics: Sequence[str], seconds: float
) -> list[StepResult]:
    """The state that a proof of the statement starts from, and the one after each of the tactics,
    all goals of it; the last result is a failure if one of them fails."""
    for number, tactic in enumerate(tactics):
        if problem := objection(tactic, statement):
            return _ending(follow(elaborate, statement, tactics[:number], seconds), problem)
    script = steps_script(statement, tactics)
    # One that hangs spends what it gets, and Lean shows no state until all is done: something must
    # be left to look at what was before it.
    run = elaborate(script.text, seconds * _FIRST_SHARE if tactics else seconds)
    if run.failure is not None and (stuck := _standing(script, run)) is not None:
        before = follow(elaborate, statement, tactics[:stuck], seconds - run.seconds)
        return _ending(before, failed(run.failure))
    found = [_probe(script, run)]
    for block in script.blocks:
        if isinstance(found[-1], TacticFailure):
            break
        errors = _within(block, _errors(run))
        found.append(refused(errors[0]) if errors else _shown(run, block.last))
    return found


def _ending(found: list[StepResult], failure: TacticFailure) -> list[StepResult]:
    """The results with a failure at their end."""
    return found if isinstance(found[-1], TacticFailure) else [*found, failure]


def _standing(script: Script, run: Run) -> int | None:
    """The number of the block in which Lean stood when it failed."""
    if run.line is None or run.line <= script.probe_line:
        return None
    return next((n for n, block in enumerate(script.blocks) if run.line <= block.last), None)


def sweep(
    elaborate: Elaborate, position: Position, tactics: Sequence[str], seconds: float
) -> list[StepResult]:
    """One result for each tactic, in order, within about `seconds` of elaboration in all."""
    results: dict[int, StepResult] = {
        index: problem
        for index, tactic in enumerate(tactics)
        if (problem := objection(tactic, position.statement))
    }
    tried = [index for index in range(len(tactics)) if index not in results]
    groups = [tried[at : at + CHUNK] for at in range(0, len(tried), CHUNK)][::-1]
    together = position.size in (None, 1)
    if not together:
        groups = [[index] for index in reversed(tried)]
    while groups:
        group = groups.pop()
        if seconds < LEAST_SECONDS:
            results |= dict.fromkeys(group, OUT_OF_TIME)
            continue
        alone = len(group) == 1 and not groups
        # One that hangs spends what it gets: something must be left for the others.
        limit = seconds if alone else seconds / 2
        chosen = [tactics[index] for index in group]
        script = sweep_script(position, chosen) if together else whole_script(position, chosen[0])
        run = elaborate(script.text, limit)
        seconds -= run.seconds
        if run.failure is not None and len(group) == 1:
            results[group[0]] = failed(run.failure)
            continue
        # Until all is done Lean sends errors only, and a failed run does not show the state.
        state = open_state(elaborate, position, seconds) if run.failure else _probe(script, run)
        if isinstance(state, TacticFailure):
            return [results.get(index, state) for index in range(len(tactics))]
        try:
            if together:
                found = _together(script, run, state)
            else:
                found = [_whole(script, run, state, position)]
        except _Entangled:
            together = False
            waiting = (group, *reversed(groups))
            groups = [[index] for part in waiting for index in part][::-1]
            continue
        settled = {i: result for i, result in zip(group, found, strict=False) if result is not None}
        results |= settled
        left = [index for index in group if index not in settled]
        if not settled:
            middle = len(left) // 2
            groups += [left[middle:], left[:middle]]
        elif left:
            groups.append(left)
    return [results[index] for index in range(len(tactics))]


def _together(script: Script, run: Run, state: TacticState) -> list[StepResult | None]:
    """Results of a sweep script's first candidates, None for one that must be run again; an
    empty list if one of several broke the script and it does not show which."""
    if state.proved:
        return [TacticFailure(Failure.TACTIC, "no goals")] * len(script.blocks)
    if entangled(state):
        raise _Entangled
    errors = _errors(run)
    tried = len(script.blocks)
    for number, block in enumerate(script.blocks):
        if not _evident(block, run):
            tried = number
            break
    tag = state.goals[0].case
    found = [_result(block, run, errors, tag) for block in script.blocks[:tried]]
    # A lemma of a tactic's own that the kernel refused is taken for proved by those behind it.
    denied = min((e.line for e in errors if e.text.startswith(_KERNEL)), default=inf)
    for number, block in enumerate(script.blocks[:tried]):
        if block.first > denied and isinstance(found[number], TacticState):
            found[number] = None
    if tried == len(script.blocks):
        return found
    breaker = script.blocks[tried]
    own = [error for error in _within(breaker, errors) if error.kind != UNSOLVED]
    if run.failure is not None and (run.line or 0) >= breaker.first:
        found.append(failed(run.failure))
    elif own and own[0].line == breaker.first:
        raise _Entangled  # the goal could not be made two of
    elif own and not (found and _SPENT.search(own[0].text)):
        # What was parsed before the error may have gone wrong too, but for that reason.
        found.append(refused(next((e for e in own if UNPARSED.match(e.text)), own[0])))
    elif len(script.blocks) == 1:
        found.append(_NO_RESULT)
    return found  # without one whose turn came when the others had used up what Lean allows


def _evident(block: Block, run: Run) -> bool:
    """Whether the block's tactic was parsed and run to its end, well or ill."""
    if run.failure is not None:
        return run.line is not None and block.last < run.line
    return any(m.line == block.last and m.severity != ERROR for m in run.messages)


def _result(
    block: Block, run: Run, errors: Sequence[Message], tag: str | None
) -> StepResult | None:
    left: list[Message] = []
    others: list[Message] = []
    for error in _within(block, errors):
        own = error.line == block.first + 1 and error.column == _BULLET_COLUMN
        (left if own and error.kind == UNSOLVED else others).append(error)
    if others:
        return refused(others[0])
    if left:
        try:
            state = parse_state(left[0].text.removeprefix(UNSOLVED_HEADER))
        except WorkerFailure as failure:
            return failed(failure)
        return TacticState(tuple(_with_tag(goal, tag) for goal in state.goals))
    if any(m.line == block.last - 1 and m.severity != ERROR for m in run.messages):
        return TacticState(())
    # Proved, or given up without a word: only a run that came to its end can tell.
    return None if run.failure is not None else _SILENT


def _with_tag(goal: Goal, parent: str | None) -> Goal:
    """The goal with its parent's case tag in place of our hole's name."""
    if goal.case is None or not (match := _TAG.match(goal.case)):
        return goal
    tag = ".".join(part for part in (parent, goal.case[match.end() :]) if part)
    return replace(goal, case=tag or None)


def _whole(script: Script, run: Run, before: TacticState, position: Position) -> StepResult:
    """The result of a whole script's only candidate: what became of the position's goals."""
    (block,) = script.blocks
    if errors := _within(block, _errors(run)):
        return refused(errors[0])
    after = _shown(run, block.last)
    if isinstance(after, TacticFailure) or position.size is None:
        return after
    # What is not of the state stands behind it, and is as it was.
    rest = len(before.goals) - position.size
    return TacticState(after.goals[: max(0, len(after.goals) - rest)])


def _probe(script: Script, run: Run) -> StepResult:
    """The state that the candidates start from; a failure if statement or replay does not hold."""
    for error in _errors(run):
        # The block as a whole is always reported unsolved when a candidate breaks it.
        if error.line <= script.probe_line and not (
            error.kind == UNSOLVED and error.line == script.by_line
        ):
            where = "replay" if error.line > script.by_line else "statement"
            return replace(refused(error), message=f"{where}, line {error.line}: {error.text}")
    if run.failure is not None:
        return failed(run.failure)
    return _shown(run, script.probe_line)


def _shown(run: Run, line: int) -> StepResult:
    """The state that `trace_state` shows at a line."""
    for message in run.messages:
        if message.line == line and message.severity == "information":
            try:
                return parse_state(message.text)
            except WorkerFailure as failure:
                return failed(failure)
    return _NO_RESULT


def _errors(run: Run) -> list[Message]:
    return [message for message in run.messages if message.severity == ERROR]


def _within(block: Block, errors: Sequence[Message]) -> list[Message]:
    return [error for error in errors if block.first <= error.line <= block.last]


def refused(error: Message) -> TacticFailure:
    """The failure of a tactic that Lean has an error for."""
    text = _HOLE.sub("", error.text)
    if "(deterministic) timeout" in text:
        return TacticFailure(Failure.TIMEOUT, text)
    return TacticFailure(Failure.PARSE if UNPARSED.match(text) else Failure.TACTIC, text)


def failed(failure: WorkerFailure) -> TacticFailure:
    """The failure of a tactic that its process did not survive."""
    kinds = {LeanTimeout: Failure.TIMEOUT, LeanMemory: Failure.MEMORY}
    return TacticFailure(kinds.get(type(failure), Failure.CRASH), str(failure))
