"""Small values at which a statement fails, computed in Python: for what Lean cannot read here.

A finding is a suspicion with a witness, no more (`compute`).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from prover.audit.compute import CLOSE, Function, Machine, Number, Unknown, Values, absolute
from prover.audit.detector import proving
from prover.audit.lab import Lab
from prover.audit.model import Finding, Severity
from prover.audit.numbers import Typist
from prover.audit.subject import Subject
from prover.audit.terms import Term, bare

SECONDS = 0.5
_START: dict[str, list[int | Fraction]] = {
    "ℕ": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20],
    "ℤ": [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 7, 10],
    "ℝ": [0, 1, -1, 2, Fraction(1, 2), -2, 3, Fraction(-1, 2), Fraction(3, 2), 5, -3, 10],
}


@proving("numeric", "Computed with Lean's conventions, the statement fails at small values.")
def numeric(subject: Subject, lab: Lab | None) -> Iterator[Finding]:
    if lab is not None:
        return  # Lean evaluates better
    found = _Search(subject).counterexample()
    if found is not None:
        said = ", ".join(f"{name} = {_shown(x)}" for name, x in found.items())
        yield Finding(
            "numeric",
            Severity.SUSPICIOUS,
            f"computed with Lean's conventions it fails at {said or 'the numbers in it'}",
        )


def answer(subject: Subject) -> int | None:
    """The natural number that the left side of the conclusion `t = numeral` is wherever the
    premises hold, where these leave one value for each variable; None where they do not."""
    return _Search(subject).answer()


def _shown(number: Number) -> str:
    return str(number) if isinstance(number, Fraction) else f"{number:.6g}"


class _Search:
    def __init__(self, subject: Subject) -> None:
        self._machine = Machine(SECONDS)
        typist = Typist(subject.text)
        self._kinds = {e.name: subject.env[e.name] for e in subject.variables}
        premises = [typist.typed(e.type, subject.env) for e in subject.hypotheses]
        self._premises = [p for p in premises if not self._defines(p)]
        self._conclusion = typist.typed(subject.conclusion, subject.env)
        self._numerals = {
            Fraction(t.text) for t in subject.walk() if t.kind == "number" and len(t.text) < 4
            and t.text.isdigit()
        }  # fmt: skip

    def _defines(self, premise: Term) -> bool:
        """Take `∀ x, f x = e` and `∀ x, c → f x = e` for definitions."""
        inner, names, conditions = bare(premise), [], []
        while True:
            if inner.kind == "binder" and inner.text == "∀":
                for bound in inner.bound:
                    names.append(bound.name)
                    if bound.limit is not None:
                        variable = Term("name", bound.name)
                        conditions.append(Term("op", bound.relation, (variable, bound.limit)))
                inner = bare(inner.args[0])
            elif inner.is_op("→"):
                conditions.append(inner.args[0])
                inner = bare(inner.args[1])
            else:
                break
        if not inner.is_op("="):
            return False
        left = bare(inner.args[0])
        if left.kind == "name" and not names and "→" in self._kinds.get(left.text, ""):
            right = bare(inner.args[1])
            if right.kind != "binder" or right.text != "fun":
                return False
            parameters = tuple(b.name for b in right.bound)
            self._machine.functions.setdefault(left.text, []).append(
                Function(parameters, right.args[0], ())
            )
            return True
        if left.kind != "app" or left.args[0].text not in self._kinds:
            return False
        arguments = [bare(a) for a in left.args[1:]]
        plain = all(a.kind == "name" for a in arguments)
        if not plain or [a.text for a in arguments] != names or _calls(inner.args[1], left):
            return False
        self._machine.functions.setdefault(left.args[0].text, []).append(
            Function(tuple(names), inner.args[1], tuple(conditions))
        )
        return True

    def counterexample(self) -> dict[str, Number] | None:
        """Values with all premises true and the conclusion false."""
        try:
            models = self._models({}, self._names(), self._premises)
            return next((values for values in models if self._fails(values)), None)
        except (Unknown, TimeoutError, RecursionError):
            return None

    def _names(self) -> list[str]:
        """The variables that values are wanted for. Raises Unknown for others than numbers."""
        names = [n for n in self._kinds if n not in self._machine.functions]
        if any(self._kinds[name] not in ("ℕ", "ℤ", "ℚ", "ℝ") for name in names):
            raise Unknown
        return names

    def answer(self) -> int | None:
        """See `answer`."""
        asked = bare(self._conclusion).args[0]
        try:
            values = next(self._models({}, self._names(), self._premises, surely=True), None)
            if values is None:
                return None
            number = self._machine.number(asked, values)
        except (Unknown, TimeoutError, RecursionError):
            return None
        whole = isinstance(number, Fraction) and number.denominator == 1 and number >= 0
        return int(number) if whole else None

    def _models(
        self,
        values: dict[str, Number],
        left: Sequence[str],
        premises: Sequence[Term],
        surely: bool = False,
    ) -> Iterator[dict[str, Number]]:
        """Values for all variables with all premises true; `surely`: all there are, or Unknown."""
        self._machine.tick()
        open_premises = []
        for premise in premises:
            if premise.names() & set(left):
                open_premises.append(premise)
            elif not self._holds(premise, values):
                return
        if not left:
            yield dict(values)
            return
        name, candidates = self._next(values, left, open_premises)
        if surely and len(candidates) != 1:
            raise Unknown
        rest = [other for other in left if other != name]
        for candidate in candidates:
            yield from self._models({**values, name: candidate}, rest, open_premises, surely)

    def _holds(self, premise: Term, values: Values) -> bool:
        try:
            return self._machine.truth(premise, values) is True
        except Unknown:
            return False

    def _fails(self, values: Values) -> bool:
        try:
            return self._machine.truth(self._conclusion, values) is False
        except Unknown:
            return False

    def _next(
        self, values: dict[str, Number], left: Sequence[str], premises: Sequence[Term]
    ) -> tuple[str, list[Number]]:
        """The variable to choose next: one that an equation gives, else the first."""
        for premise in premises:
            for part in _conjuncts(premise):
                wanted = part.names() & set(left)
                if part.is_op("=") and len(wanted) == 1:
                    (name,) = wanted
                    solution = self._solved(part, name, values)
                    if solution is not None:
                        return name, [solution]
        name = left[0]
        kind = self._kinds[name]
        kind = "ℝ" if kind == "ℚ" else kind
        near = sorted(n + d for n in self._numerals if n > 4 for d in (0, 1, -1))
        start: list[Number] = [Fraction(n) for n in _START[kind]]
        return name, [*start, *(n for n in near if n not in start)]

    def _solved(self, equation: Term, name: str, values: dict[str, Number]) -> Number | None:
        """The value of a variable in which an equation is linear."""

        def gap(x: int) -> Number:
            at = {**values, name: Fraction(x)}
            return self._machine.number(equation.args[0], at) - self._machine.number(
                equation.args[1], at
            )

        natural = self._kinds[name] == "ℕ"
        points = (2, 5, 13, 40) if natural else (2, 5, 13, 40, -3, -20)
        try:
            zero, slope = gap(0), gap(1) - gap(0)
            gaps = [gap(n) for n in points]
        except (Unknown, OverflowError):
            return None
        if not slope or not all(
            absolute(found - (zero + n * slope)) <= CLOSE * (1 + absolute(found))
            for n, found in zip(points, gaps, strict=True)
        ):
            return None
        solution = -zero / slope
        whole = self._kinds[name] in ("ℕ", "ℤ")
        if whole and (not isinstance(solution, Fraction) or solution.denominator != 1):
            return None
        return None if natural and solution < 0 else solution


def _calls(term: Term, left: Term) -> bool:
    """Whether the function that `left` applies occurs in a term."""
    return left.args[0].text in term.names()


def _conjuncts(term: Term) -> Iterator[Term]:
    term = bare(term)
    if term.is_op("∧"):
        yield from itertools.chain.from_iterable(map(_conjuncts, term.args))
    else:
        yield term
