"""Random functions by structural recursion, and natural ones with one branch made anew."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from prover.generate.lang import (
    APPLY,
    ARROW,
    BOOL,
    App,
    Body,
    Case,
    Function,
    If,
    Match,
    Sort,
    Term,
    Theory,
    Var,
    subterms,
)

Scope = Sequence[tuple[Term, Sort]]


class Inventor:
    """Makes functions over the datatypes of `theory` out of constructors and its functions."""

    def __init__(self, theory: Theory, rng: Random) -> None:
        self._theory = theory
        self._rng = rng

    def function(self, name: str, subject: Sort, extra: Sequence[Sort], result: Sort) -> Function:
        """Recursive on its first parameter; the extra ones stay or are changed on the way."""
        datatype = self._theory.datatype(subject)
        assert datatype is not None, "recursion is on a datatype"
        params = (("t", subject), *((f"p{i}", sort) for i, sort in enumerate(extra)))
        cases = []
        for constructor in datatype.constructors:
            fields = self._theory.fields(constructor.name, subject)
            names = tuple(f"a{i}" for i in range(len(fields)))
            scope: list[tuple[Term, Sort]] = [
                (Var(n), s) for n, s in zip(names, fields, strict=True)
            ]
            scope += [(Var(n), s) for n, s in params[1:]]
            recursive = [
                App(name, (Var(n), *(self._passed(Var(p), s, scope) for p, s in params[1:])))
                for n, s in zip(names, fields, strict=True)
                if s == subject
            ]
            cases.append(Case(constructor.name, names, self._branch(result, scope, recursive)))
        return Function(name, params, result, Match("t", tuple(cases)))

    def mutant(self, function: Function) -> Function:
        """The same with another term in one branch; recursive calls there are kept."""
        scope = [(Var(n), s) for n, s in function.params]
        leaves = self._leaves(function.body, scope)
        at = self._rng.randrange(len(leaves))
        old, here = leaves[at]
        calls = [t for t in subterms(old) if isinstance(t, App) and t.head == function.name]
        new = self._branch(function.result, here, calls)
        body, _ = self._replaced(function.body, at, new)
        return Function(function.name, function.params, function.result, body)

    def _leaves(self, body: Body, scope: Scope) -> list[tuple[Term, Scope]]:
        if isinstance(body, Var | App):
            return [(body, scope)]
        if isinstance(body, If):
            return [*self._leaves(body.then, scope), *self._leaves(body.otherwise, scope)]
        sort = next(s for t, s in scope if t == Var(body.subject))
        found = []
        for case in body.cases:
            fields = self._theory.fields(case.constructor, sort)
            new = [(Var(n), s) for n, s in zip(case.variables, fields, strict=True)]
            found += self._leaves(case.body, [*scope, *new])
        return found

    def _replaced(self, body: Body, at: int, new: Body) -> tuple[Body, int]:
        """`body` with its leaf number `at` replaced, and the number of its leaves."""
        if isinstance(body, Var | App):
            return (new if at == 0 else body), 1
        if isinstance(body, If):
            then, used = self._replaced(body.then, at, new)
            otherwise, more = self._replaced(body.otherwise, at - used, new)
            return If(body.condition, then, otherwise), used + more
        cases, used = [], 0
        for case in body.cases:
            inner, more = self._replaced(case.body, at - used, new)
            cases.append(Case(case.constructor, case.variables, inner))
            used += more
        return Match(body.subject, tuple(cases)), used

    def _passed(self, parameter: Var, sort: Sort, scope: Scope) -> Term:
        """What a recursive call gets for a parameter: mostly itself, else more than itself."""
        datatype = self._theory.datatype(sort)
        if datatype is None or not datatype.recursive or self._rng.random() < 0.65:
            return parameter
        growing = [c for c in datatype.constructors if any(a.name == sort.name for a in c.args)]
        constructor = self._rng.choice(growing)
        fields = self._theory.fields(constructor.name, sort)
        args: list[Term] = [parameter if f == sort else self._term(f, scope, 0) for f in fields]
        return App(constructor.name, tuple(args))

    def _branch(self, sort: Sort, scope: Scope, recursive: Sequence[Term]) -> Body:
        calls = [(t, sort) for t in recursive]
        if not calls:
            return self._term(sort, scope, self._rng.choice([0, 0, 1]))
        if sort == BOOL or self._rng.random() > 0.15:
            return self._using(sort, scope, calls)
        conditions = [t for t, s in scope if s == BOOL]
        conditions += [
            App(f.name, tuple(self._term(s, scope, 0) for s in f.sorts))
            for f in self._theory.functions
            if f.result == BOOL and len(f.params) <= 2 and not _polymorphic(self._theory, f)
        ]
        if not conditions:
            return self._using(sort, scope, calls)
        call, _ = self._rng.choice(calls)
        then = self._using(sort, scope, calls)
        return If(self._rng.choice(conditions), then, call)

    def _using(self, sort: Sort, scope: Scope, calls: Scope) -> Term:
        """A term in which the recursive calls appear, as far as it goes."""
        everything = [*scope, *calls]
        for _ in range(12):
            term = self._term(sort, everything, self._rng.choice([1, 1, 2]), calls)
            inside = list(subterms(term))
            wanted = 1 if self._rng.random() < 0.2 else len(calls)
            if sum(call in inside for call, _ in calls) >= wanted:
                return term
        return calls[0][0]

    def _term(self, sort: Sort, scope: Scope, depth: int, calls: Scope = ()) -> Term:
        rng = self._rng
        here = [t for t, s in scope if s == sort]
        preferred = [t for t, s in calls if s == sort]
        if depth <= 0 or rng.random() < 0.2:
            if preferred and rng.random() < 0.6:
                return rng.choice(preferred)
            if here and rng.random() < 0.8:
                return rng.choice(here)
            return self._smallest(sort, scope) or (rng.choice(here) if here else Var("?"))
        options = self._options(sort)
        applied = [(APPLY, s.args, f) for f, s in scope if s.name == ARROW and s.args[1] == sort]
        if applied and rng.random() < 0.4:
            _, (domain, _), f = rng.choice(applied)
            return App(APPLY, (f, self._term(domain, scope, 0)))
        if not options:
            return self._term(sort, scope, 0, calls)
        head, sorts = rng.choice(options)
        args = [self._term(s, scope, depth - 1, calls) for s in sorts]
        return App(head, tuple(args)) if Var("?") not in args else self._term(sort, scope, 0)

    def _smallest(self, sort: Sort, scope: Scope) -> Term | None:
        datatype = self._theory.datatype(sort)
        if datatype is None:
            return None
        flat = [c for c in datatype.constructors if all(a.name != sort.name for a in c.args)]
        constructor = self._rng.choice(flat)
        args = [self._term(f, scope, 0) for f in self._theory.fields(constructor.name, sort)]
        return None if Var("?") in args else App(constructor.name, tuple(args))

    def _options(self, sort: Sort) -> list[tuple[str, tuple[Sort, ...]]]:
        datatype = self._theory.datatype(sort)
        found: list[tuple[str, tuple[Sort, ...]]] = []
        if datatype is not None:
            found += [
                (c.name, self._theory.fields(c.name, sort)) for c in datatype.constructors if c.args
            ] * 2
        for f in self._theory.functions:
            of = _unify(f.result, sort, self._theory)
            if of is not None and not any(s.name == ARROW for s in f.sorts):
                found.append((f.name, tuple(s.instance(of) for s in f.sorts)))
        return found


def complete(function: Function) -> bool:
    """Whether every place of it could be filled, and it recurs."""
    inside = list(subterms(function.body))
    calls = any(isinstance(t, App) and t.head == function.name for t in inside)
    return calls and Var("?") not in inside


def _polymorphic(theory: Theory, function: Function) -> bool:
    return any(_is_variable(theory, s) or s.args for s in function.sorts)


def _is_variable(theory: Theory, sort: Sort) -> bool:
    return sort.name != ARROW and theory.datatype(sort) is None


def _unify(general: Sort, special: Sort, theory: Theory) -> dict[str, Sort] | None:
    if _is_variable(theory, general):
        return {general.name: special}
    if general.name != special.name:
        return None
    found: dict[str, Sort] = {}
    for a, b in zip(general.args, special.args, strict=True):
        inner = _unify(a, b, theory)
        if inner is None or any(found.get(k, v) != v for k, v in inner.items()):
            return None
        found |= inner
    return found
