"""From equal values to propositions: equations and implications, the simplest first, without those
that follow from earlier ones by rewriting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from prover.draft.explore.evaluate import NOTHING
from prover.draft.explore.signature import (
    ARROW,
    BOOL,
    Signature,
    Symbol,
    Type,
    heads,
    matched,
    spelled,
    substituted,
)
from prover.draft.explore.terms import Term, Universe

MAX_STEPS = 24  # of rewriting
CONDITION_SIZE = 4
CONDITIONAL_SIZE = 5
SUPPORT = 8  # environments in which a condition holds


@dataclass(frozen=True)
class Equation:
    """`condition → left = right`, where it is not always so; the condition is that a term has a
    value of Bool."""

    left: Term
    right: Term
    condition: Term | None = None
    value: str = ""

    @cached_property
    def size(self) -> int:
        return self.left.size + self.right.size + (self.condition.size + 2 if self.condition else 0)

    @cached_property
    def variables(self) -> dict[str, Type]:
        found: dict[str, Type] = {}
        for term in (self.left, self.right, self.condition):
            found |= term.variables if term else {}
        return found

    @property
    def shape(self) -> str:
        """Equal for equations that differ in the names of their variables only."""
        number = {name: f"#{i}" for i, name in enumerate(self.variables)}
        terms = (self.left, self.right, self.condition)
        texts = [_renamed(term, number) for term in terms if term]
        return f"{texts} {self.value} {list(self.variables.values())}"

    @property
    def contrived(self) -> bool:
        """It speaks of nested constructors, as `S (S x)`: more a computation than a law."""
        return any(_nested(t) for t in (self.left, self.right, self.condition) if t)

    @property
    def test(self) -> str:
        """A Boolean term for `Universe.test`."""
        type_ = spelled(self.left.type)
        same = f"decide (put ({self.left.text} : {type_}) = put ({self.right.text} : {type_}))"
        return f"(({self.condition.text} != {self.value}) || {same})" if self.condition else same

    def proposition(self, signature: Signature) -> str:
        """Closed Lean text."""
        variables = self.variables
        terms = filter(None, (self.left, self.right, self.condition))
        used = {head for term in terms for type_ in term.types for head in heads(type_)}
        sorts = [sort for sort in signature.sorts if sort in used]
        binders = [f"{{{sort} : Type _}}" for sort in sorts]
        binders += [f"[{i}]" for i in signature.instances if set(i.split()) & set(sorts)]
        binders += [f"({name} : {spelled(type_)})" for name, type_ in variables.items()]
        said = f"{self.left.text} = {self.right.text}"
        if self.condition:
            said = f"{self.condition.text} = {self.value} → {said}"
        return f"∀ {' '.join(binders)}, {said}" if binders else said


def _renamed(term: Term, number: Mapping[str, str]) -> str:
    name = number.get(term.symbol.name, term.symbol.name)
    return f"({' '.join([name, *(_renamed(a, number) for a in term.arguments)])})"


def _nested(term: Term) -> bool:
    inside = term.symbol.constructor and any(a.symbol == term.symbol for a in term.arguments)
    return inside or any(map(_nested, term.arguments))


def simplest(equations: Iterable[Equation]) -> list[Equation]:
    """In order of size, the more general one of two first."""
    return sorted(equations, key=lambda e: (e.size, -len(e.variables), e.left.text, e.right.text))


class Known:
    """Equations seen so far, as a rewriting system that need not be confluent."""

    def __init__(self, sorts: Sequence[str] = ()) -> None:
        """A law holds for all types in place of the type variables `sorts`."""
        self._sorts = sorts
        self._rules: list[tuple[Term, Term]] = []
        self._shuffles: list[tuple[Term, Term]] = []  # the two sides are of one size
        self._commutative, self._associative = set[Symbol](), set[Symbol]()

    def add(self, equation: Equation) -> None:
        """Use an unconditional equation from now on."""
        if equation.condition is None:
            left, right = equation.left, equation.right
            if left.size == right.size:
                self._shuffles += [(left, right), (right, left)]
            else:
                self._rules += [(left, right), (right, left)]
            self._commutative |= {left.symbol} if _commutes(left, right) else set()
            self._associative |= {left.symbol} if _associates(left, right) else set()

    def follows(self, equation: Equation) -> bool:
        """Whether rewriting makes its two sides the same, up to the order in sums and the like."""
        left, right = map(self.normal, (equation.left, equation.right))
        return self._ordered(left) == self._ordered(right)

    def _ordered(self, term: Term) -> Term:
        """Equal for terms that differ by associativity and commutativity only."""
        symbol = term.symbol
        arguments = [self._ordered(argument) for argument in term.arguments]
        if symbol not in self._commutative:
            return Term(symbol, tuple(arguments), term.type)
        if symbol in self._associative:
            parts = [p for a in arguments for p in (a.arguments if a.symbol == symbol else [a])]
            arguments = parts
        return Term(symbol, tuple(sorted(arguments, key=lambda a: a.text)), term.type)

    def normal(self, term: Term) -> Term:
        """Rewritten as long as it gets smaller (in size, then in the order of texts)."""
        for _ in range(MAX_STEPS):
            smaller = self._step(term)
            if smaller is None:
                break
            term = smaller
        return term

    def _step(self, term: Term) -> Term | None:
        for i, argument in enumerate(term.arguments):
            if (smaller := self._step(argument)) is not None:
                arguments = (*term.arguments[:i], smaller, *term.arguments[i + 1 :])
                return Term(term.symbol, arguments, term.type)
        for left, right in (*self._rules, *self._shuffles):
            values: dict[str, Term] = {}
            if self._matches(left, term, values) and set(right.variables) <= set(values):
                made = _instance(right, values)
                if _weight(made) < _weight(term):
                    return made
        return None

    def _matches(self, pattern: Term, term: Term, values: dict[str, Term]) -> bool:
        if pattern.symbol.variable and not pattern.arguments:
            if pattern.type.head == ARROW and not term.symbol.variable:
                return False
            general = substituted(pattern.type, {sort: Type(f"?{sort}") for sort in self._sorts})
            name = pattern.symbol.name
            return matched(general, term.type, {}) and values.setdefault(name, term) == term
        return (
            pattern.symbol == term.symbol
            and len(pattern.arguments) == len(term.arguments)
            and all(
                self._matches(one, other, values)
                for one, other in zip(pattern.arguments, term.arguments, strict=True)
            )
        )


def _commutes(left: Term, right: Term) -> bool:
    return (
        left.symbol == right.symbol
        and len(left.arguments) == 2
        and left.arguments == right.arguments[::-1]
        and all(argument.symbol.variable for argument in left.arguments)
    )


def _associates(left: Term, right: Term) -> bool:
    """`(x + y) + z = x + (y + z)`, the larger side being the left one."""
    symbol = left.symbol
    if right.symbol != symbol or len(left.arguments) != 2:
        return False
    (one, z), (x, other) = left.arguments, right.arguments
    parts = (x, *one.arguments, z, *other.arguments)
    return (
        one.symbol == other.symbol == symbol
        and all(part.symbol.variable for part in parts)
        and len({part.text for part in parts}) == 3
        and (*one.arguments, z) == (x, *other.arguments)
    )


def _instance(term: Term, values: Mapping[str, Term]) -> Term:
    if term.symbol.variable and not term.arguments:
        return values.get(term.symbol.name, term)
    arguments = tuple(_instance(argument, values) for argument in term.arguments)
    return Term(term.symbol, arguments, term.type)


def oriented(one: Term, other: Term) -> Equation:
    """The two as a rule for `simp`: a law by which functions change places is read so that they
    move inwards, out of any other the larger side is to go."""
    small, large = sorted((one, other), key=_weight)
    if set(small.variables) == set(large.variables) and _changes_places(small, large):
        return Equation(small, large)
    return Equation(large, small)


def _weight(term: Term) -> tuple[int, int, bool, list[int], str]:
    """What the library knows is lighter, and so is what a constructor was moved out of, and what is
    nested to the right, as associativity is usually read."""
    sizes = [argument.size for argument in term.arguments]
    return term.size, _own(term), not term.symbol.constructor, sizes, term.text


def _own(term: Term) -> int:
    return term.symbol.own + sum(map(_own, term.arguments))


def _changes_places(one: Term, other: Term) -> bool:
    """`f (g x y)` and `g (f x) (f y)`, say, f and g being functions that are not constructors."""
    roots = (one.symbol, other.symbol)
    return (
        one.symbol != other.symbol
        and one.size < other.size
        and not any(root.constructor or root.variable for root in roots)
        and one.symbol.name in other.symbols
        and other.symbol.name in one.symbols
    )


def implications(universe: Universe, known: Known) -> list[Equation]:
    """Equations that hold wherever a Boolean term has a value, and not everywhere; without those
    that follow from others under the same condition."""
    terms = [t for level in universe.levels[: CONDITIONAL_SIZE + 1] for t in level]
    by_type: dict[Type, list[Term]] = {}
    for term in terms:
        by_type.setdefault(term.type, []).append(term)
    found: dict[str, Equation] = {}
    for condition in terms:
        if condition.type != BOOL or condition.size > CONDITION_SIZE or not _speaks(condition):
            continue
        for code, value in (("b", "true"), ("a", "false")):
            places = [i for i, v in enumerate(universe.values[condition]) if v == code]
            if len(places) >= SUPPORT:
                held = [
                    equation
                    for group in by_type.values()
                    for equation in _under(condition, value, places, group, universe)
                ]
                for equation in _independent(simplest(held), known):
                    found.setdefault(equation.shape, equation)
    return simplest(found.values())


def _speaks(condition: Term) -> bool:
    """A function, of nothing that is built by constructors."""
    built = any(argument.symbol.constructor for argument in condition.arguments)
    return bool(condition.arguments) and not built


def _independent(equations: Iterable[Equation], known: Known) -> Iterator[Equation]:
    """Those that do not follow from the ones before, whose variables are the condition's and
    stand for the same values throughout."""
    rules: list[tuple[Term, Term]] = []
    for equation in equations:
        one, other = (known.normal(_replaced(t, rules)) for t in (equation.left, equation.right))
        if one != other:
            rules.append((equation.left, equation.right))
            yield equation


def _replaced(term: Term, rules: Sequence[tuple[Term, Term]]) -> Term:
    arguments = tuple(_replaced(argument, rules) for argument in term.arguments)
    term = Term(term.symbol, arguments, term.type)
    return next((right for left, right in rules if left == term), term)


def _under(
    condition: Term, value: str, places: Sequence[int], terms: Sequence[Term], universe: Universe
) -> Iterator[Equation]:
    names = set(condition.variables)
    first: dict[tuple[str, ...], Term] = {}
    for term in terms:
        if term == condition:
            continue
        seen = tuple(universe.values[term][i] for i in places)
        if NOTHING in seen:
            continue
        other = first.setdefault(seen, term)
        if other is not term and names & (set(term.variables) | set(other.variables)):
            plain = oriented(term, other)
            yield Equation(plain.left, plain.right, condition, value)
