"""From the steps of a search to a proof that one would want to read.

Renders steps as structured tactics (named alternatives, bullets), then makes the proof smaller as
long as Lean accepts it: steps and simp arguments that are not needed go, `exact?` becomes what it
found. Whatever happens here is judged again by `prover.verify`.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace

from prover.budget import Budget
from prover.errors import WorkerFailure
from prover.lean.bridge import Bridge, Position
from prover.lean.messages import ERROR
from prover.types import ProofStep, Statement, TacticFailure, TacticState

CALL_SECONDS = 20.0
CLOSERS = ("rfl", "omega", "simp_all")  # what may do instead of several steps
ASKS = ("exact?",)  # tactics that print what they found
_ALTERNATIVE = re.compile(r"\| (\S+)(.*) => \?_$")
_FOR_ALL = "\nall_goals try "  # what may close some of the goals that a step leaves
_ARGUMENTS = re.compile(r"\[([^\[\]]*)\]")
_TAKES_RULES = re.compile(r"\b(?:simp|simp_all|grind)\b[^\[\];\n]*$")
_FOUND = re.compile(r"(exact .*)", re.DOTALL)


def assemble(
    statement: Statement, proof: ProofStep, bridge: Bridge, budget: Budget, *, seconds: float
) -> str | None:
    """The proof as text after `:=`, at most about `seconds` spent on making it small; None if
    Lean, the kernel among it, does not accept the steps put together."""
    if not _accepted(statement, proof, bridge):
        return None
    steps = _answered(statement, proof, bridge)
    deadline = time.monotonic() + min(seconds, max(budget.remaining(), 0.0))
    text = as_term(minimised(statement, steps, bridge, deadline))
    return text if checked(statement, text, bridge) else None


def checked(statement: Statement, text: str, bridge: Bridge) -> bool:
    """Whether Lean has nothing against the whole file: only there the kernel is asked."""
    try:
        said = bridge.elaborate(
            statement, f"{statement.signature} := {text}\n", timeout=CALL_SECONDS
        )
    except WorkerFailure:
        return False
    return not any(message.severity == ERROR for message in said)


def as_term(steps: ProofStep) -> str:
    """What stands after `:=`."""
    return "by\n" + "\n".join("  " + line for line in render(steps).split("\n"))


def render(step: ProofStep) -> str:
    """The steps as a block of tactics."""
    if structured := _by_alternative(step):
        return structured
    head, *closers = step.tactic.split(_FOR_ALL)
    if closers and not step.branches:
        return f"{head} <;> {_one_of(closers)}"
    if len(step.branches) == 1:
        return f"{step.tactic}\n{render(step.branches[0])}"
    return "\n".join([step.tactic, *(_bullet(render(branch)) for branch in step.branches)])


def _bullet(text: str) -> str:
    return "· " + text.replace("\n", "\n  ")


def _by_alternative(step: ProofStep) -> str | None:
    """`induction ... with` and its proofs inside the alternatives, if each branch is told by its
    case tag to belong to one of them."""
    opening, *closers = step.tactic.split(_FOR_ALL)
    head, *alternatives = opening.split("\n")
    found = [_ALTERNATIVE.match(line) for line in alternatives]
    if not found or not all(found):
        return None
    if closers and not step.branches:
        return f"{head.removesuffix(' with')} <;> {_one_of(closers)}"
    names = [match[1] for match in found if match]
    tags = [(tag or "").rsplit(".", 1)[-1] for tag in step.tags]
    if len(set(tags)) != len(tags) or not set(tags) <= set(names):
        return None
    if not closers and len(tags) != len(names):
        return None
    proofs = dict(zip(tags, step.branches, strict=True))
    lines = [head]
    for match in found:
        assert match is not None
        if match[1] in proofs:
            block = [*(f"try {closer}" for closer in closers), render(proofs[match[1]])]
        else:
            block = [_one_of(closers)]
        body = "\n".join(block)
        body = "\n  " + body.replace("\n", "\n  ") if "\n" in body else " " + body
        lines.append(f"| {match[1]}{match[2]} =>{body}")
    return "\n".join(lines)


def _one_of(closers: list[str]) -> str:
    """Each tried in turn on what is left of a goal that the last one closes, if not one before."""
    *before, last = closers
    return " <;> ".join([*(f"(try {closer})" for closer in before), last])


def minimised(statement: Statement, steps: ProofStep, bridge: Bridge, deadline: float) -> ProofStep:
    """The smallest variant found until the deadline (of `time.monotonic`)."""
    again = True
    while again and time.monotonic() < deadline:
        again = False
        for smaller in _smaller(steps):
            if time.monotonic() >= deadline:
                break
            if _accepted(statement, smaller, bridge, deadline - time.monotonic()):
                steps, again = smaller, True
                break
    return steps


def _smaller(step: ProofStep) -> Iterator[ProofStep]:
    """Variants with one thing less, the largest cuts first."""
    if step.branches or "\n" in step.tactic:
        yield from map(ProofStep, CLOSERS)
    if len(step.branches) == 1 and not step.tactic.startswith(("intro", "rename_i")):
        yield step.branches[0]
    for i, branch in enumerate(step.branches):
        for smaller in _smaller(branch):
            yield replace(step, branches=(*step.branches[:i], smaller, *step.branches[i + 1 :]))
    head, *closers = step.tactic.split(_FOR_ALL)
    if closers:
        yield replace(step, tactic=head)
    for i in range(len(closers) if len(closers) > 1 else 0):
        fewer = [head, *closers[:i], *closers[i + 1 :]]
        yield replace(step, tactic=_FOR_ALL.join(fewer))
    for match in _ARGUMENTS.finditer(step.tactic):
        arguments = [a.strip() for a in match[1].split(",")]
        if not _TAKES_RULES.search(step.tactic[: match.start()]):
            continue
        for left in _thinned(arguments):
            text = f"[{', '.join(left)}]" if left else ""
            before = step.tactic[: match.start()]
            tactic = (before if left else before.rstrip()) + text + step.tactic[match.end() :]
            yield replace(step, tactic=tactic)


def _thinned(arguments: list[str]) -> Iterator[list[str]]:
    """The list without a part of it: halves first, single ones last (Zeller's delta debugging)."""
    size = len(arguments)
    while size:
        for at in range(0, len(arguments), size):
            yield arguments[:at] + arguments[at + size :]
        size //= 2


def _accepted(
    statement: Statement, steps: ProofStep, bridge: Bridge, seconds: float = CALL_SECONDS
) -> bool:
    (result,) = bridge.apply(Position(statement), [render(steps)], timeout=max(seconds, 0.1))
    return not isinstance(result, TacticFailure) and result == TacticState(())


def _answered(statement: Statement, steps: ProofStep, bridge: Bridge) -> ProofStep:
    """Steps that only ask replaced by what they found, if Lean says it and it holds."""
    if not any(step.tactic in ASKS for step in _all_steps(steps)):
        return steps
    messages = bridge.check(statement.with_proof(as_term(steps)), timeout=CALL_SECONDS)
    said = [m for m in messages if m.severity == "information" and "Try this" in m.text]
    answers = [_FOUND.search(m.text) for m in sorted(said, key=lambda m: (m.line, m.column))]
    texts = iter([m[1].strip() for m in answers if m])

    def answer(step: ProofStep) -> ProofStep:
        tactic = next(texts, step.tactic) if step.tactic in ASKS else step.tactic
        return ProofStep(tactic, tuple(map(answer, step.branches)), step.tags)

    answered = answer(steps)
    return answered if _accepted(statement, answered, bridge) else steps


def _all_steps(step: ProofStep) -> Iterator[ProofStep]:
    yield step
    for branch in step.branches:
        yield from _all_steps(branch)
