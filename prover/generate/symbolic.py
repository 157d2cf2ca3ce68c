"""Unfolds terms with variables, and tries the shortest inductive proofs: how hard is an equation?

The answer grades problems, drops those that unfolding alone settles, and proves nothing to anyone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prover.generate.lang import (
    App,
    Body,
    If,
    Sort,
    Term,
    Theory,
    Var,
    size,
    substitute,
    subterms,
    variables,
)

Rule = tuple[Term, Term]
_LARGEST = 60


@dataclass(frozen=True)
class Stuck:
    """Why a function did not unfold: it waits for the value of this term."""

    on: Term


class Symbolic:
    """Unfolds in one theory, `steps` times in all: what is left then stays as it is."""

    def __init__(self, theory: Theory, steps: int = 2500) -> None:
        self._theory = theory
        self._steps = steps

    def normal(
        self, term: Term, rules: Sequence[Rule] = (), rigid: frozenset[str] = frozenset()
    ) -> Term:
        """`term` unfolded and rewritten with `rules`, whose variables stand for anything but for
        those in `rigid`."""
        for _ in range(8):
            unfolded = self._unfold(term)
            rewritten = _rewrite(unfolded, rules, rigid) if rules else unfolded
            if rewritten == term or size(rewritten) > _LARGEST:
                return rewritten
            term = rewritten
        return term

    def _unfold(self, term: Term) -> Term:
        if isinstance(term, Var):
            return term
        args = tuple(self._unfold(arg) for arg in term.args)
        here = App(term.head, args)
        function = self._theory.by_name.get(term.head)
        if function is None or self._steps <= 0:
            return here
        self._steps -= 1
        names = [name for name, _ in function.params]
        found = self._leaf(function.body, dict(zip(names, args, strict=True)))
        if isinstance(found, Stuck):
            return here
        return self._unfold(found) if size(found) <= _LARGEST else found

    def _leaf(self, body: Body, of: Mapping[str, Term]) -> Term | Stuck:
        while True:
            if isinstance(body, Var | App):
                return substitute(body, of)
            if isinstance(body, If):
                condition = self._unfold(substitute(body.condition, of))
                if condition == App("true"):
                    body = body.then
                elif condition == App("false"):
                    body = body.otherwise
                else:
                    return Stuck(condition)
                continue
            subject = of[body.subject]
            if not isinstance(subject, App) or subject.head not in self._theory.constructors:
                return Stuck(subject)
            case = next(c for c in body.cases if c.constructor == subject.head)
            of = {**of, **dict(zip(case.variables, subject.args, strict=True))}
            body = case.body

    def stuck(self, term: Term) -> list[Term]:
        """What the functions inside `term` wait for, the innermost first."""
        found: list[Term] = []
        for t in reversed(list(subterms(term))):
            function = self._theory.by_name.get(t.head) if isinstance(t, App) else None
            if isinstance(t, App) and function is not None:
                names = [name for name, _ in function.params]
                why = self._leaf(function.body, dict(zip(names, t.args, strict=True)))
                if isinstance(why, Stuck):
                    found.append(why.on)
        return list(dict.fromkeys(found))


class Grader:
    """How many ideas a proof of an equation takes, as far as a small prover can tell."""

    def __init__(self, theory: Theory, sorts: Mapping[str, Sort]) -> None:
        self._theory = theory
        self._symbolic = Symbolic(theory)
        self._sorts = dict(sorts)
        self._fresh = 0

    def grade(self, left: Term, right: Term, lemmas: Sequence[Rule] = ()) -> int:
        """0 unfolding, 1 cases, 2 induction, 3 cases or a lemma in it, 4 nested, 5 more."""
        if self._same(left, right):
            return 0
        if self._cases(left, right, (), frozenset(), 2):
            return 1
        if self._induction(left, right, (), 0, 0):
            return 2
        if self._induction(left, right, lemmas, 2, 0):
            return 3
        return 4 if self._induction(left, right, lemmas, 1, 1) else 5

    def _same(
        self,
        left: Term,
        right: Term,
        rules: Sequence[Rule] = (),
        rigid: frozenset[str] = frozenset(),
    ) -> bool:
        normal = self._symbolic.normal
        return normal(left, rules, rigid) == normal(right, rules, rigid)

    def _induction(
        self, left: Term, right: Term, lemmas: Sequence[Rule], splits: int, nested: int
    ) -> bool:
        for name in dict.fromkeys([*variables(left), *variables(right)]):
            datatype = self._theory.datatype(self._sorts[name])
            if datatype is None or not datatype.recursive:
                continue
            if self._induction_on(name, left, right, lemmas, splits, nested):
                return True
        return False

    def _induction_on(
        self, name: str, left: Term, right: Term, lemmas: Sequence[Rule], splits: int, nested: int
    ) -> bool:
        datatype = self._theory.datatype(self._sorts[name])
        assert datatype is not None
        for constructor in datatype.constructors:
            value, parts = self._built(constructor.name, self._sorts[name])
            same = [p for p in parts if self._sorts[p.name] == self._sorts[name]]
            forward = [
                (substitute(left, {name: part}), substitute(right, {name: part})) for part in same
            ]
            rigid = frozenset(p.name for p in parts)
            goal = substitute(left, {name: value}), substitute(right, {name: value})
            orders = [[*_rules(forward), *lemmas], [*_rules([r[::-1] for r in forward]), *lemmas]]
            if any(self._cases(*goal, order, rigid, splits) for order in orders):
                continue
            if not nested:
                return False
            l2 = self._symbolic.normal(goal[0], orders[0], rigid)
            r2 = self._symbolic.normal(goal[1], orders[0], rigid)
            if not self._induction(l2, r2, lemmas, splits, nested - 1):
                return False
        return True

    def _cases(
        self,
        left: Term,
        right: Term,
        rules: Sequence[Rule],
        rigid: frozenset[str],
        splits: int,
    ) -> bool:
        """Whether both sides unfold to the same after at most `splits` nested case distinctions."""
        normal = self._symbolic.normal
        left, right = normal(left, rules, rigid), normal(right, rules, rigid)
        if left == right:
            return True
        if not splits:
            return False
        waiting = self._symbolic.stuck(left) + self._symbolic.stuck(right)
        for term in waiting[:3]:
            if isinstance(term, Var):
                datatype = self._theory.datatype(self._sorts[term.name])
                if datatype is None:
                    continue
                built = [
                    self._built(c.name, self._sorts[term.name])[0] for c in datatype.constructors
                ]
            elif self._is_bool(term):
                built = [App("true"), App("false")]
            else:
                continue
            if all(
                self._cases(
                    _replace(left, term, b), _replace(right, term, b), rules, rigid, splits - 1
                )
                for b in built
            ):
                return True
        return False

    def _is_bool(self, term: App) -> bool:
        function = self._theory.by_name.get(term.head)
        return function is not None and function.result == Sort("B")

    def _built(self, constructor: str, sort: Sort) -> tuple[Term, list[Var]]:
        parts = []
        for field in self._theory.fields(constructor, sort):
            self._fresh += 1
            parts.append(Var(f"!{self._fresh}"))
            self._sorts[parts[-1].name] = field
        return App(constructor, tuple(parts)), parts


def _rules(equations: Sequence[Rule]) -> list[Rule]:
    """Those that can be used from left to right."""
    return [(a, b) for a, b in equations if set(variables(b)) <= set(variables(a))]


def match(pattern: Term, term: Term, rigid: frozenset[str], of: dict[str, Term]) -> bool:
    """Whether `term` is an instance of `pattern`; `of` gets what its variables stand for."""
    if isinstance(pattern, Var):
        if pattern.name in rigid:
            return pattern == term
        return of.setdefault(pattern.name, term) == term
    if isinstance(term, Var) or pattern.head != term.head:
        return False
    return all(match(p, t, rigid, of) for p, t in zip(pattern.args, term.args, strict=True))


def _rewrite(term: Term, rules: Sequence[Rule], rigid: frozenset[str]) -> Term:
    if isinstance(term, App):
        term = App(term.head, tuple(_rewrite(arg, rules, rigid) for arg in term.args))
    for left, right in rules:
        of: dict[str, Term] = {}
        if isinstance(left, App) and match(left, term, rigid, of):
            return substitute(right, of)
    return term


def _replace(term: Term, old: Term, new: Term) -> Term:
    if term == old:
        return new
    if isinstance(term, Var):
        return term
    return App(term.head, tuple(_replace(arg, old, new) for arg in term.args))
