"""Propositional goals, decided in Python and proved to Lean by a short script without search.

Owns the way from a printed goal to a script. The calculus: the goal's formulas and the negation
of its target become clauses over their subformulas (`formula`, `clauses`), a solver that learns
clauses refutes them (`solver`), and the refutation becomes a row of lemmas whose proofs are
chains of unit propagations (`rules`, `proofs`). Certifying a solver's run by the propagations
that refute each learned clause is the idea of RUP proofs (Goldberg and Novikov 2003); stating
them over subformulas rather than fresh variables needs no translation that Lean would see.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from prover.lean.lexer import names
from prover.search.propositional.clauses import Clause, meaning
from prover.search.propositional.formula import Formulas
from prover.search.propositional.proofs import Script
from prover.search.propositional.solver import Exhausted, Solver, Timeout
from prover.search.propositional.sweep import merge
from prover.types import Goal

_EASY = 16  # conflicts, before equivalent subformulas are looked for
_OMITTED = "⋯"  # what Lean prints for a part that is too deep: equal texts then tell nothing
_STEPS = 4000  # inferences in a script: Lean takes some ten seconds over them


def script(goal: Goal, deadline: float) -> str | None:
    """A tactic script that closes the goal, by classical propositional reasoning alone.

    `deadline` is a time of time.monotonic(). None if the goal has no connective, is no
    tautology, needs a name that cannot be written or a script that Lean would take long over,
    or if the deadline passes.
    """
    question = _Question(goal)
    if not question.interesting or not question.decide(deadline):
        return None
    return question.write()


def refuted(goal: Goal, deadline: float) -> dict[str, bool] | None:
    """Truth values of the goal's atoms under which it fails; None if it is a tautology or the
    deadline passes. Atoms are opaque here, so the goal may hold all the same."""
    question = _Question(goal)
    if _OMITTED in goal.target or question.decide(deadline) is not False:
        return None
    nodes, value = question.formulas.nodes, question.solver.value
    return {n.text: value[i] > 0 for i, n in enumerate(nodes) if i and n.kind == "atom"}


@dataclass(frozen=True)
class _Given:
    """A hypothesis by node; `written` is False if its name must first be made."""

    index: int
    name: str
    written: bool = True


class _Question:
    """A goal as nodes: what is given, and the target after the introductions."""

    def __init__(self, goal: Goal) -> None:
        hypotheses = [h for h in goal.hypotheses if _OMITTED not in h.type]
        texts = [h.type for h in goal.hypotheses] + [goal.target]
        taken = {name for h in goal.hypotheses for name in h.names}
        self.fresh = _namer(taken.union(*map(names, texts)))
        self.formulas = Formulas()
        self.given: list[_Given] = []
        for hypothesis in hypotheses:
            index = self.formulas.add(hypothesis.type)
            name = next((n for n in hypothesis.names if "✝" not in n), None)
            self.given.append(_Given(index, name or self.fresh("h"), name is not None))
        self.target = self.formulas.add(goal.target)
        connectives = any(node.kind != "atom" for node in self.formulas.nodes[1:])
        self.interesting = connectives and _OMITTED not in goal.target
        self.intros: list[str] = []
        nodes = self.formulas.nodes
        while nodes[self.target].kind in ("imp", "not"):
            node = nodes[self.target]
            self.intros.append(self.fresh("h"))
            self.given.append(_Given(node.parts[0], self.intros[-1]))
            self.target = node.parts[1] if node.kind == "imp" else self.formulas.add("False")
        self.negated = self.fresh("h")
        self.solver = Solver(len(nodes) - 1)

    def decide(self, deadline: float) -> bool | None:
        """Whether the goal is a tautology; None if that was not found out in time."""
        for clause in self._clauses():
            self.solver.add(clause)
        try:
            with contextlib.suppress(Exhausted):
                return self.solver.attempt((), _EASY, deadline)
            merge(self.formulas.nodes, self.solver, deadline)
            return self.solver.refute(deadline)
        except Timeout:
            return None

    def _clauses(self) -> Iterable[Clause]:
        for given in self.given:
            yield Clause((given.index,), "given", given.name)
        for index, node in enumerate(self.formulas.nodes):
            if index:
                yield from meaning(index, node)
        yield Clause((-self.target,), "goal", self.negated)

    def write(self) -> str | None:
        conflict = self.solver.clash
        assert conflict is not None
        written = Script(self.formulas, self.fresh).lines(self.solver.log, conflict, _STEPS)
        if written is None:
            return None
        lines, used = written
        target = self.formulas.nodes[self.target]
        nodes = self.formulas.nodes
        head = [
            f"have {given.name} : {nodes[given.index].text} := by assumption"
            for given in self.given
            if not given.written and given.name in used
        ]
        if self.intros:
            head.append(f"intro {' '.join(self.intros)}")
        if conflict.rule != "goal" and target.kind != "false":
            negated = self.negated in used
            by = f"refine Classical.byContradiction fun {self.negated} => ?_"
            head.append(by if negated else "exfalso")
        text = "\n".join([*head, *lines])
        return None if "✝" in text else text


def _namer(taken: set[str]) -> Callable[[str], str]:
    """Gives base1, base2, ... in turn, without those in `taken`."""
    counts: dict[str, int] = {}

    def fresh(base: str) -> str:
        while True:
            counts[base] = counts.get(base, 0) + 1
            name = f"{base}{counts[base]}"
            if name not in taken:
                return name

    return fresh
