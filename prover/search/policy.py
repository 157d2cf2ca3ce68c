"""The symbolic policy: reads a goal and proposes tactics, each with a cost.

Three stages for a goal, from cheap to dear; a goal that stays open comes back for the next one.
A cost is what a proof pays for the step: the search goes on where the sum is least. Costs were
set by hand, watching searches on the project's own suite and on published ones (TIP, the Natural
Number Game, miniF2F's integers): figures on those say less about problems never looked at.
"""

from __future__ import annotations

from prover.lean import reading
from prover.search import arithmetic, finite, moves
from prover.search.moves import Candidate, View
from prover.theory import Theory
from prover.types import Goal

MAKERS = (
    (moves.closers, arithmetic.numerals),
    (
        arithmetic.residues,
        arithmetic.powers,
        arithmetic.cycles,
        arithmetic.recursions,
        finite.intervals,
        finite.divisors,
        finite.exhaustive,
        moves.connectives,
        moves.backward,
        moves.instances,
        moves.splits,
        moves.inductions,
        moves.rewrites,
        moves.generalisations,
    ),
    (moves.premises, moves.applications, moves.last_resorts),
)
STAGES = len(MAKERS)
MAX_INTRO = 40


def forced(goal: Goal) -> str | None:
    """The one tactic to take before anything else: names for what has none, then `intro`."""
    used = {name for name, _ in reading.variables(goal)}
    hidden = [(n, t) for n, t in reading.variables(goal) if not reading.accessible(n)]
    if hidden:
        names = [_name_for(name, type_, used) for name, type_ in hidden]
        return f"rename_i {' '.join(names)}"
    binders = reading.leading_names(goal.target)[:MAX_INTRO]
    if binders:
        names = [reading.fresh(name or "h", used) for name in binders]
        return f"intro {' '.join(names)}"
    for name, type_ in reading.variables(goal):
        if pattern := _taken_apart(type_, used):
            return f"obtain {pattern} := {name}"
        if _defines(type_, used):
            return f"subst {name}"
    return None


def _defines(type_: str, names: set[str]) -> bool:
    """Whether it is an equation for a local variable, which then can go."""
    if reading.connective(type_) != "=":
        return False
    sides = [reading.words(side) for side in reading.split(type_, "=")]
    return len(sides) == 2 and any(
        len(one) == 1 and one[0] in names and one[0] not in other
        for one, other in (sides, sides[::-1])
    )


def candidates(goal: Goal, theory: Theory, stage: int, depth: int) -> list[Candidate]:
    """The tactics of one stage (0 to STAGES - 1), without repetition, cheapest first."""
    found: dict[str, float] = {}
    for maker in MAKERS[stage]:
        for candidate in maker(View(goal, theory, depth)):
            found[candidate.tactic] = min(candidate.cost, found.get(candidate.tactic, 99.0))
    return sorted((Candidate(t, c) for t, c in found.items()), key=lambda c: c.cost)


def _name_for(name: str, type_: str, used: set[str]) -> str:
    base = name.split("✝")[0]
    if not base or base.startswith(("_", "inst")) or not base[0].isalpha():
        base = "inst" if base.startswith("inst") else "x"
    if base in ("a", "x") and reading.connective(type_):
        base = "h"
    return reading.fresh(base, used)


def _taken_apart(type_: str, used: set[str]) -> str | None:
    """A pattern for a hypothesis that says several things at once and loses nothing by it."""
    match reading.connective(type_):
        case "∧":
            parts = reading.split(type_, "∧")
            return f"⟨{', '.join(reading.fresh('h', used) for _ in parts)}⟩"
        case "∃":
            binders = reading.words(type_)[1:]
            name = binders[1] if binders[0] == "(" else binders[0]
            return f"⟨{reading.fresh(name, used)}, {reading.fresh('h', used)}⟩"
        case "↔":
            return f"⟨{reading.fresh('h', used)}, {reading.fresh('h', used)}⟩"
    return None
