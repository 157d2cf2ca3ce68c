"""Terms over a signature, by size, and the equations between those that always have equal values.

Only the first term of each class of equals is built upon, so that consequences of an equation are
not found again (QuickSpec 2, Smallbone, Johansson, Claessen, Algehed 2017).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product

from prover.draft.explore.evaluate import ELEMENT, FUNCTIONS, NOTHING, Evaluator, erased
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
    within,
)
from prover.lean import reading
from prover.lean.lexer import tokens

ENVIRONMENTS = 48
SAMPLES = 160  # values of a type
SMALL = 8  # of one that has few, such as the natural numbers
BIASES = (1.2, 2.5, 4.0)  # towards small values
REPEATED = 0.25  # share of values that another variable has too
TESTS = 200  # more values for what holds in all environments
TRUE = "b"  # the second constructor of Bool
MAX_TERMS = 2500  # of one size
LETTERS = "xyzuvwnmklij"
_APPLY = "apply"


@dataclass(frozen=True)
class Term:
    """An application of a symbol; `type` may mention the statement's type variables.

    Terms are compared without their types, so that a law is the same at all types.
    """

    symbol: Symbol
    arguments: tuple[Term, ...]
    type: Type = field(compare=False)

    @cached_property
    def size(self) -> int:
        return 1 + sum(argument.size for argument in self.arguments)

    @cached_property
    def text(self) -> str:
        return self.symbol.written([self._argument(i) for i in range(len(self.arguments))])

    def _argument(self, i: int) -> str:
        """An argument's text; of one that does not tell its type, and whose type no other argument
        tells, with its type."""
        this = self.arguments[i]
        others = {
            t for a in (*self.arguments[:i], *self.arguments[i + 1 :]) for t in within(a.type)
        }
        told = this.arguments or this.symbol.variable or others.issuperset(this.type.parts)
        return this.text if told else f"({this.text} : {spelled(this.type)})"

    @cached_property
    def variables(self) -> dict[str, Type]:
        """The variables in it with their types, in order of appearance."""
        own = {self.symbol.name: _function(self.symbol)} if self.symbol.variable else {}
        for argument in self.arguments:
            own |= {k: v for k, v in argument.variables.items() if k not in own}
        return own

    @cached_property
    def types(self) -> frozenset[Type]:
        """Its own type and those of its parts."""
        return frozenset({self.type}).union(*(argument.types for argument in self.arguments))

    @cached_property
    def symbols(self) -> frozenset[str]:
        own = frozenset() if self.symbol.variable else frozenset({self.symbol.name})
        return own.union(*(argument.symbols for argument in self.arguments))


def _function(symbol: Symbol) -> Type:
    type_ = symbol.result
    for argument in reversed(symbol.arguments):
        type_ = Type(ARROW, (argument, type_))
    return type_


@dataclass
class Universe:
    """The terms found so far and their values in random environments.

    `classes` holds the first term of each (type, values); `levels` the same by size.
    """

    signature: Signature
    evaluator: Evaluator
    seed: int = 0
    classes: dict[tuple[Type, tuple[str, ...]], Term] = field(default_factory=dict)
    values: dict[Term, tuple[str, ...]] = field(default_factory=dict)
    levels: list[list[Term]] = field(default_factory=lambda: [[]])

    def start(self, *, timeout: float) -> bool:
        """Make variables and environments; False if Lean has no values for them."""
        signature = self.signature
        self._rng = random.Random(self.seed)
        self._samples: dict[Type, list[str]] = {}
        wanted = _variable_types(signature)
        erased_ = [erased(t, signature.sorts) for t in wanted]
        samples = self.evaluator.samples(erased_, SAMPLES, timeout=timeout)
        taken = set(reading.words(self.evaluator.statement.preamble))
        taken |= {s.name for s in signature.variables} | set(signature.sorts)
        names = (n for n in _names() if n not in taken)
        self._variables: list[Term] = []
        self._rank: dict[str, int] = {}
        for type_, found in zip(wanted, samples, strict=True):
            values = found if len(found) == SAMPLES else found[:SMALL]
            self._samples[type_] = values
            for rank in range(_count(type_, signature) if values else 0):
                symbol = Symbol(next(names), (), type_, variable=True)
                self._variables.append(Term(symbol, (), type_))
                self._rank[symbol.name] = rank
        for symbol in signature.variables:
            self._samples[_function(symbol)] = list(FUNCTIONS)
        self._types = _term_types(signature, wanted)
        everything = {v.symbol.name: v.type for v in self._variables}
        everything |= {symbol.name: _function(symbol) for symbol in signature.variables}
        drawn = [self._drawn(everything) for _ in range(ENVIRONMENTS)]
        self._environment = {name: tuple(one[name] for one in drawn) for name in everything}
        return bool(self._variables)

    def _drawn(self, variables: Mapping[str, Type]) -> dict[str, str]:
        """A random value for each variable. Small ones are more likely, and so is one that another
        variable has too: it is there that functions meet."""
        rng, chosen = self._rng, dict[str, str]()
        bias = rng.choice(BIASES)
        for name, type_ in variables.items():
            values = self._samples[type_]
            others = [chosen[n] for n, t in variables.items() if t == type_ and n in chosen]
            again = others and rng.random() < REPEATED
            power = 1.0 if len(values) == SAMPLES else bias
            value = values[int(len(values) * rng.random() ** power)]
            chosen[name] = rng.choice(others) if again else value
        return chosen

    def test(self, laws: Sequence[tuple[str, Mapping[str, Type]]], *, timeout: float) -> list[bool]:
        """Whether each Boolean term, of the given variables, is true of new random values (and Lean
        says so)."""
        sorts, wanted = self.signature.sorts, []
        for text, variables in laws:
            types = tuple(erased(type_, sorts) for type_ in variables.values())
            binders = zip(variables, map(spelled, types), strict=True)
            # Type variables stand where a type is written, and nowhere else.
            text = "".join(ELEMENT.head if t.text in sorts else t.text for t in tokens(text))
            function = f"fun {' '.join(f'({name} : {type_})' for name, type_ in binders)} => {text}"
            symbol = Symbol(f"({function})", types, BOOL)
            calls = [tuple(self._drawn(variables).values()) for _ in range(TESTS)]
            wanted.append((symbol, types, BOOL, calls))
        self.evaluator.compute(wanted, timeout=timeout)
        return [
            all(self.evaluator.table(symbol, types)[call] == TRUE for call in calls)
            for symbol, types, _, calls in wanted
        ]

    def grow(self, *, timeout: float) -> list[tuple[Term, Term]]:
        """Go on to the next size; pairs (earlier term, new term) with equal values everywhere."""
        size = len(self.levels)
        fresh = list(self._terms(size))
        self._evaluate(fresh, timeout)
        level: list[Term] = []
        found: list[tuple[Term, Term]] = []
        for term in fresh:
            values = self.values[term]
            if values.count(NOTHING) * 3 > len(values):
                continue
            first = self.classes.setdefault((term.type, values), term)
            if first is term:
                if term.variables or not term.arguments:  # on other values nothing is built
                    level.append(term)
            elif self._canonical(term) or self._canonical(first):
                found.append((first, term))
        self.levels.append(level)
        return found

    def _canonical(self, term: Term) -> bool:
        """Whether its variables of each type come in their order: it stands for its renamings."""
        used: dict[Type, int] = {}
        for name, type_ in term.variables.items():
            if name in self._rank and self._rank[name] != used.get(type_, 0):
                return False
            used[type_] = used.get(type_, 0) + 1
        return True

    def _terms(self, size: int) -> Iterator[Term]:
        if size == 1:
            yield from self._variables
        count = 0
        # What is built by constructors comes first, then the library: the simplest of equals.
        functions = sorted(self.signature.functions, key=lambda s: (not s.constructor, s.own))
        for symbol in (*functions, *self.signature.variables):
            for arguments, values in self._arguments(symbol.arguments, size - 1):
                result = substituted(symbol.result, values)
                if result not in self._types and not _open(result):
                    continue
                if _open(result):
                    if symbol.arguments or not symbol.result.parts:
                        continue
                    for type_ in sorted(self._types, key=spelled):
                        if type_.head == result.head:
                            yield Term(symbol, (), type_)
                    continue
                count += 1
                if count > MAX_TERMS:
                    return
                yield Term(symbol, arguments, result)

    def _arguments(
        self, types: Sequence[Type], size: int
    ) -> Iterator[tuple[tuple[Term, ...], dict[str, Type]]]:
        """All ways to fill the arguments with terms of `size` in all."""
        if not types:
            if size == 0:
                yield (), {}
            return
        for first in range(1, size - len(types) + 2):
            for rest, values in self._arguments(types[:-1], size - first):
                for term in self._candidates(types[-1], first):
                    bound = dict(values)
                    if matched(types[-1], term.type, bound):
                        yield (*rest, term), bound

    def _candidates(self, type_: Type, size: int) -> Iterable[Term]:
        if type_.head == ARROW:
            functions = self.signature.variables if size == 1 else ()
            return [Term(s, (), _function(s)) for s in functions]
        return self.levels[size]

    def _evaluate(self, terms: Sequence[Term], timeout: float) -> None:
        """Fill `values`; calls that were never made before are made in Lean, all at once."""
        missing: dict[tuple[Symbol, tuple[Type, ...], Type], dict[tuple[str, ...], None]] = {}
        for term in terms:
            if (call := self._call(term)) is None:
                continue
            symbol, types, result, calls = call
            table = self.evaluator.table(symbol, types)
            new = [c for c in calls if c not in table and NOTHING not in c]
            missing.setdefault((symbol, types, result), {}).update(dict.fromkeys(new))
        wanted = [(*key, list(calls)) for key, calls in missing.items() if calls]
        if wanted:
            self.evaluator.compute(wanted, timeout=timeout)
        for term in terms:
            if (call := self._call(term)) is None:
                self.values[term] = self._environment[term.symbol.name]
                continue
            symbol, types, _, calls = call
            table = self.evaluator.table(symbol, types)
            self.values[term] = tuple(table.get(c, NOTHING) for c in calls)

    def _call(
        self, term: Term
    ) -> tuple[Symbol, tuple[Type, ...], Type, list[tuple[str, ...]]] | None:
        """The calls that give the term's values, one for each environment; None for a variable."""
        symbol, sorts = term.symbol, self.signature.sorts
        columns = [self._value(argument) for argument in term.arguments]
        types = tuple(erased(argument.type, sorts) for argument in term.arguments)
        if symbol.variable:
            if not term.arguments:
                return None
            columns.insert(0, self._environment[symbol.name])
            types = (erased(_function(symbol), sorts), *types)
            symbol = Symbol(_APPLY, types, symbol.result, f"({' '.join(['{}'] * len(types))})")
        calls: list[tuple[str, ...]] = [()] * ENVIRONMENTS
        if columns:
            calls = list(zip(*columns, strict=True))
        return symbol, types, erased(term.type, sorts), calls

    def _value(self, term: Term) -> tuple[str, ...]:
        if term.symbol.variable and not term.arguments:
            return self._environment[term.symbol.name]
        return self.values[term]


def _names() -> Iterator[str]:
    yield from LETTERS
    for number, letter in product(range(1, 9), LETTERS):
        yield f"{letter}{number}"


def _open(type_: Type) -> bool:
    return bool(_open_heads(type_))


def _variable_types(signature: Signature) -> list[Type]:
    """The types that get variables: those of the statement, what its functions take, and the type
    variables."""
    found = list(signature.types)
    closed = [t for s in signature.functions for t in s.arguments if not _open(t)]
    found += [t for t in closed if t.head != ARROW]
    found += [Type(sort) for sort in signature.sorts]
    return list(dict.fromkeys(found))


def _term_types(signature: Signature, variables: Sequence[Type]) -> set[Type]:
    """The types that a term may have: those of variables, and what the functions make of them when
    their parameters are the statement's type variables, in order."""
    found = {part for type_ in variables for part in within(type_)}
    pool = [Type(sort) for sort in signature.sorts] or [t for t in variables if not t.parts]
    for _ in range(2):
        for symbol in signature.functions:
            parameters = sorted(
                {h for t in (*symbol.arguments, symbol.result) for h in _open_heads(t)}
            )
            for chosen in combinations(pool, len(parameters)):
                values = dict(zip(parameters, chosen, strict=True))
                data = [substituted(t, values) for t in symbol.arguments if t.head != ARROW]
                if not symbol.constructor and found.issuperset(data):
                    found |= set(within(substituted(symbol.result, values)))
    return found


def _open_heads(type_: Type) -> set[str]:
    return {head for head in heads(type_) if head.startswith("?")}


def _count(type_: Type, signature: Signature) -> int:
    """How many variables a type gets: three where an operation could be associative."""
    for symbol in signature.functions:
        bound: dict[str, Type] = {}
        if (
            len(symbol.arguments) == 2
            and not symbol.constructor
            and all(matched(t, type_, bound) for t in (*symbol.arguments, symbol.result))
        ):
            return 3
    return 2
