"""Runs theories in Python: closures for functions, tuples for values, fuel against explosions.

A value of a datatype is a `Node` (index of the constructor, argument, ...), an element of an
unknown type a number, and a function on one a tuple: its table. Equal nodes are one object, so
that trees which share their parts cost no more than the parts.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from prover.generate.lang import (
    APPLY,
    ARROW,
    COMPOSE,
    App,
    Body,
    If,
    Match,
    Sort,
    Term,
    Theory,
    Var,
)

Value = Any
Env = dict[str, Value]
Code = Callable[[Env], Value]

ELEMENTS = 4
"""An unknown type is tested with so many elements."""


class Node(tuple[Value, ...]):
    """Made by `Machine.node` alone, and once."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other


class OutOfFuel(Exception):
    """A value grew too large to be worth the time."""


class Machine:
    """The functions of a theory as Python functions."""

    def __init__(self, theory: Theory, fuel: int = 800) -> None:
        self.theory = theory
        self._limit = fuel
        self._fuel = fuel
        self._nodes: dict[tuple[Value, ...], Node] = {}
        self._index = {name: i for name, (_, i) in theory.constructors.items()}
        self._truth = self._index.get("true", 1)
        self._functions: dict[str, Callable[..., Value]] = {}
        for function in theory.functions:
            names = tuple(name for name, _ in function.params)
            # A function that recurs must be there before its code is.
            code: list[Code] = []
            self._functions[function.name] = self._callable(names, code)
            code.append(self._code(function.body))

    def node(self, *parts: Value) -> Node:
        """The value with this constructor and these arguments."""
        found = self._nodes.get(parts)
        if found is None:
            found = self._nodes[parts] = Node(parts)
        return found

    def call(self, head: str, args: tuple[Value, ...]) -> Value:
        """The value of a constructor, function, APPLY or COMPOSE; OutOfFuel if it takes long."""
        if head in self._index:
            return self.node(self._index[head], *args)
        if head == APPLY:
            return args[0][args[1]]
        if head == COMPOSE:
            return tuple(args[0][x] for x in args[1])
        self._fuel = self._limit
        try:
            return self._functions[head](*args)
        except RecursionError:
            raise OutOfFuel from None

    def value(self, term: Term, env: Env) -> Value:
        if isinstance(term, Var):
            return env[term.name]
        return self.call(term.head, tuple(self.value(arg, env) for arg in term.args))

    def is_true(self, value: Value) -> bool:
        return bool(value[0] == self._truth)

    def _callable(self, names: tuple[str, ...], code: list[Code]) -> Callable[..., Value]:
        known: dict[tuple[Value, ...], Value] = {}

        def run(*args: Value) -> Value:
            found = known.get(args)
            if found is None:
                self._fuel -= 1
                if self._fuel < 0:
                    raise OutOfFuel
                found = known[args] = code[0](dict(zip(names, args, strict=True)))
            return found

        return run

    def _code(self, body: Body) -> Code:
        if isinstance(body, Var):
            name = body.name
            return lambda env: env[name]
        if isinstance(body, App):
            return self._application(body)
        if isinstance(body, If):
            condition = self._code(body.condition)
            then, otherwise = self._code(body.then), self._code(body.otherwise)
            truth = self._truth
            return lambda env: then(env) if condition(env)[0] == truth else otherwise(env)
        return self._match(body)

    def _application(self, term: App) -> Code:
        args = [self._code(arg) for arg in term.args]
        if term.head in self._index:
            index, node = self._index[term.head], self.node
            return lambda env: node(index, *[arg(env) for arg in args])
        if term.head == APPLY:
            table, at = args
            return lambda env: table(env)[at(env)]
        function = self._functions[term.head]
        return lambda env: function(*[arg(env) for arg in args])

    def _match(self, body: Match) -> Code:
        subject = body.subject
        cases = [(case.variables, self._code(case.body)) for case in body.cases]

        def run(env: Env) -> Value:
            value = env[subject]
            names, code = cases[value[0]]
            for name, part in zip(names, value[1:], strict=True):
                env[name] = part
            return code(env)

        return run

    def sample(self, sort: Sort, rng: Random, depth: int) -> Value:
        """A random value; `depth` bounds the nesting of constructors."""
        if sort.name == ARROW:
            domain, result = sort.args
            assert self.theory.datatype(domain) is None, (
                "functions are tested on unknown types only"
            )
            return tuple(self.sample(result, rng, 1) for _ in range(ELEMENTS))
        datatype = self.theory.datatype(sort)
        if datatype is None:
            return rng.randrange(ELEMENTS)
        choices = list(range(len(datatype.constructors)))
        grows = [any(arg.name == datatype.name for arg in c.args) for c in datatype.constructors]
        # With an equal chance for each constructor half of all values would be the smallest one.
        if depth <= 0:
            choices = [i for i in choices if not grows[i]]
        elif any(grows) and rng.random() < (0.9 if datatype.linear else 0.75):
            choices = [i for i in choices if grows[i]]
        index = rng.choice(choices)
        fields = self.theory.fields(datatype.constructors[index].name, sort)
        depths = [depth - 1 if f.name == datatype.name else min(depth - 1, 3) for f in fields]
        return self.node(
            index, *(self.sample(f, rng, d) for f, d in zip(fields, depths, strict=True))
        )
