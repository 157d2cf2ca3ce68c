"""Finds claims that hold in a theory: terms are enumerated, run on random values, and compared.

After QuickSpec (Smallbone, Johansson, Claessen, Algehed, JFP 2017): of terms with equal values only
the smallest is built upon, so that an equation does not follow from smaller ones by replacing
equals with equals. What all values of a first round agree on has to survive a second, larger one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod
from random import Random

from prover.generate.evaluating import Env, Machine, OutOfFuel, Value
from prover.generate.lang import (
    APPLY,
    BOOL,
    COMPOSE,
    App,
    Sort,
    Term,
    Theory,
    Var,
    heads,
    size,
    variables,
)
from prover.generate.operations import operations, variables_for
from prover.generate.rendering import Atom, Claim
from prover.generate.symbolic import Rule, match
from prover.generate.theories import Vocabulary

_POINTS = 24
_MORE_POINTS = 240
_TRUE = App("true")


@dataclass(frozen=True)
class Limits:
    """Of the enumeration: symbols in a term, terms of a size, terms in all."""

    size: int = 6
    layer: int = 260
    terms: int = 900


class Explorer:
    """Terms over a vocabulary with their values, the smallest first."""

    def __init__(self, vocabulary: Vocabulary, rng: Random, limits: Limits) -> None:
        self.theory: Theory = vocabulary.theory
        self._rng = rng
        self._limits = limits
        self._machine = Machine(self.theory)
        self.operations = operations(vocabulary)
        self.sorts = variables_for(vocabulary, self.operations, rng)
        self._points = [self._point(1 + i % 5, 1) for i in range(_POINTS)]
        # Some claims about numbers fail first at 8 or 16.
        self._more = [self._point(1 + i % 5, 1 + 2 * (i % 2)) for i in range(_MORE_POINTS)]
        self.representative: dict[tuple[Sort, tuple[Value, ...]], Term] = {}
        self.values: dict[Term, tuple[Value, ...]] = {}
        self.layers: list[dict[Sort, list[Term]]] = [{}]

    def _point(self, depth: int, chains: int) -> Env:
        """Values for all variables; some are equal to others, or built from them: random values
        are seldom related, and claims that only related ones refute would pass. Numbers and lists
        may be `chains` times as deep as trees."""
        rng, point = self._rng, Env()
        for name, sort in self.sorts.items():
            same = [v for n, v in point.items() if self.sorts[n] == sort]
            chance = rng.random()
            if same and chance < 0.2:
                point[name] = rng.choice(same)
            elif same and chance < 0.4:
                point[name] = self._near(sort, rng.choice(same), point)
            else:
                datatype = self.theory.datatype(sort)
                deep = depth * (chains if datatype is not None and datatype.linear else 1)
                point[name] = self._machine.sample(sort, rng, rng.randint(0, deep))
        return point

    def _near(self, sort: Sort, value: Value, point: Env) -> Value:
        """A value with `value` inside, or a part of it."""
        datatype = self.theory.datatype(sort)
        if datatype is None or sort == BOOL:
            return value
        fields = self.theory.fields(datatype.constructors[value[0]].name, sort)
        parts = [p for p, s in zip(value[1:], fields, strict=True) if s == sort]
        if parts and self._rng.random() < 0.4:
            return self._rng.choice(parts)
        growing = [
            (i, f)
            for i, c in enumerate(datatype.constructors)
            if sort in (f := self.theory.fields(c.name, sort))
        ]
        if not growing:
            return value
        index, fields = self._rng.choice(growing)
        args = []
        for field in fields:
            given = [v for n, v in point.items() if self.sorts[n] == field]
            if field == sort:
                args.append(value)
            elif given and self._rng.random() < 0.6:
                args.append(self._rng.choice(given))
            else:
                args.append(self._machine.sample(field, self._rng, 2))
        return self._machine.node(index, *args)

    def equations(self) -> Iterator[Rule]:
        """(larger term, smaller term) with equal values, in the order of the larger."""
        total = 0
        for n in range(1, self._limits.size + 1):
            layer: dict[Sort, list[Term]] = {}
            self.layers.append(layer)
            for term, sort in self._built(n):
                if total >= self._limits.terms:
                    return
                values = self._values(term)
                if values is None:
                    continue
                total += 1
                smaller = self.representative.get((sort, values))
                if smaller is None:
                    self.representative[sort, values] = term
                    self.values[term] = values
                    layer.setdefault(sort, []).append(term)
                else:
                    yield term, smaller

    def _built(self, n: int) -> list[tuple[Term, Sort]]:
        if n == 1:
            found: list[tuple[Term, Sort]] = [(Var(v), s) for v, s in self.sorts.items()]
            return found + [(App(o.head), o.result) for o in self.operations if not o.args]
        plans = [
            (o, [self.layers[k].get(s, []) for k, s in zip(sizes, o.args, strict=True)])
            for o in self.operations
            if o.args
            for sizes in _compositions(n - 1, len(o.args))
        ]
        counts = [prod(len(choices) for choices in plan[1]) for plan in plans]
        total = sum(counts)
        # There may be millions: they are numbered, and some numbers drawn.
        wanted: Sequence[int] = range(total)
        if total > self._limits.layer:
            wanted = sorted(self._rng.sample(wanted, self._limits.layer))
        found, start, plan = [], 0, 0
        for number in wanted:
            while number >= start + counts[plan]:
                start, plan = start + counts[plan], plan + 1
            operation, choices = plans[plan]
            rest, args = number - start, list[Term]()
            for options in choices:
                rest, at = divmod(rest, len(options))
                args.append(options[at])
            found.append((App(operation.head, tuple(args)), operation.result))
        return found

    def _values(self, term: Term) -> tuple[Value, ...] | None:
        if isinstance(term, Var):
            return tuple(point[term.name] for point in self._points)
        parts = [self.values[arg] for arg in term.args]
        try:
            return tuple(
                self._machine.call(term.head, tuple(part[i] for part in parts))
                for i in range(_POINTS)
            )
        except OutOfFuel:
            return None

    def holds(self, claim: Claim, enough: int = 12) -> bool:
        """On all of the second round, and the premises on `enough` of it."""
        count = 0
        for point in self._more:
            try:
                if all(self._holds(a, point) for a in claim.premises):
                    count += 1
                    if not any(self._holds(a, point) for a in claim.conclusions):
                        return False
            except OutOfFuel:
                continue
        return count >= enough

    def _holds(self, atom: Atom, point: Env) -> bool:
        equal = self._machine.value(atom.left, point) == self._machine.value(atom.right, point)
        return bool(equal) != atom.negated

    def conditionals(self, count: int) -> Iterator[Claim]:
        """Some claims with a premise, and some with two conclusions."""
        tests = [t for layer in self.layers for t in layer.get(BOOL, []) if 1 < size(t) <= 5]
        found = 0
        for _ in range(60):
            if found >= count or not tests:
                return
            test = self._rng.choice(tests)
            truth = [v[0] == 1 for v in self.values[test]]
            value = self._rng.random() < 0.75
            at = [i for i, t in enumerate(truth) if t == value]
            if not 4 <= len(at) <= _POINTS - 3:
                continue
            premise = Atom(test, _TRUE if value else App("false"))
            for conclusion in self._under(test, at):
                claim = self.claim((premise,), (conclusion,))
                if self.holds(claim):
                    found += 1
                    yield claim
                    break

    def _under(self, test: Term, at: Sequence[int]) -> Iterator[Atom]:
        """Equations that hold at the points `at`, and not at all."""
        seen: dict[tuple[Sort, tuple[Value, ...]], Term] = {}
        for layer in self.layers[:6]:
            for sort, terms in layer.items():
                for term in terms:
                    if sort == BOOL and term == test:
                        continue
                    key = (sort, tuple(self.values[term][i] for i in at))
                    other = seen.setdefault(key, term)
                    if other is term or not _interesting(term, other, self.theory):
                        continue
                    if not frozenset(variables(test)).isdisjoint(
                        variables(term) + variables(other)
                    ):
                        yield Atom(term, other)

    def injections(self) -> Iterator[Claim]:
        """f x = f y → x = y in one place of a function, where it holds."""
        for o in self.operations:
            if o.head in self.theory.constructors or o.head in (APPLY, COMPOSE):
                continue
            for i, sort in enumerate(o.args):
                names = [n for n, s in self.sorts.items() if s == sort]
                if len(names) < 2:
                    continue
                rest = [
                    next((n for n in names_ if n not in names[:2]), None)
                    for names_ in (
                        [n for n, s in self.sorts.items() if s == other] for other in o.args
                    )
                ]
                args = [Var(n or names[0]) for n in rest]
                if None in [r for j, r in enumerate(rest) if j != i]:
                    continue
                sides = [
                    App(o.head, tuple(Var(name) if j == i else a for j, a in enumerate(args)))
                    for name in names[:2]
                ]
                claim = self.claim(
                    (Atom(sides[0], sides[1]),), (Atom(Var(names[0]), Var(names[1])),)
                )
                if self._injective(claim.premises[0].left, names[0]):
                    yield claim

    def _injective(self, side: Term, x: str) -> bool:
        """Random values are seldom equal, so the values of one are looked up among many."""
        for point in self._more[:12]:
            seen: dict[Value, Value] = {}
            for other in self._more:
                try:
                    value = self._machine.value(side, {**point, x: other[x]})
                except OutOfFuel:
                    return False
                if seen.setdefault(value, other[x]) != other[x]:
                    return False
        return True

    def alternatives(self, count: int) -> Iterator[Claim]:
        """Two tests of which one is always true."""
        tests = [t for layer in self.layers for t in layer.get(BOOL, []) if 1 < size(t) <= 5]
        for _ in range(40 if len(tests) > 1 else 0):
            if count <= 0:
                return
            a, b = self._rng.sample(tests, 2)
            values = [self.values[t] for t in (a, b)]
            if all(u[0] or v[0] for u, v in zip(*values, strict=True)):
                claim = self.claim((), (Atom(a, _TRUE), Atom(b, _TRUE)))
                if self.holds(claim):
                    count -= 1
                    yield claim

    def claim(self, premises: tuple[Atom, ...], conclusions: tuple[Atom, ...]) -> Claim:
        """With the variables that appear, in the order of the whole list."""
        used = {
            v for a in (*premises, *conclusions) for t in (a.left, a.right) for v in variables(t)
        }
        names = tuple((n, s) for n, s in self.sorts.items() if n in used)
        return Claim(names, premises, conclusions)


def new_ones(equations: Iterator[Rule], theory: Theory) -> Iterator[Rule]:
    """Without those that are an instance of an earlier one, and those about constructors alone."""
    kept: list[Rule] = []
    for left, right in equations:
        if not _interesting(left, right, theory):
            continue
        if any(_instance(rule, (left, right)) for rule in kept):
            continue
        kept.append((left, right))
        yield left, right


def _instance(general: Rule, special: Rule) -> bool:
    for left, right in (special, special[::-1]):
        of: dict[str, Term] = {}
        if match(general[0], left, frozenset(), of) and match(general[1], right, frozenset(), of):
            return True
    return False


def _interesting(left: Term, right: Term, theory: Theory) -> bool:
    """Speaks of a function, and not of one constructor applied on both sides."""
    if not any(head in theory.by_name for t in (left, right) for head in heads(t)):
        return False
    if not variables(left) and not variables(right):
        return False
    if isinstance(left, App) and isinstance(right, App) and left.head == right.head:
        return left.head not in theory.constructors
    return True


def _compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(1, total - parts + 2):
        for rest in _compositions(total - first, parts - 1):
            yield (first, *rest)
