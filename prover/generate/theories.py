"""Chooses what a theory speaks of: functions of the library, changed ones, new ones, new names."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TypeVar

from prover.generate import library
from prover.generate.invent import Inventor, complete
from prover.generate.lang import (
    ARROW,
    BOOL,
    App,
    Body,
    Case,
    Constructor,
    Datatype,
    Function,
    If,
    Match,
    Sort,
    Term,
    Theory,
    Var,
    heads,
    matched,
)
from prover.generate.names import Names

_T = TypeVar("_T")
_CORE_TYPES = {"B": "Bool", "N": "Nat", "L": "List"}
_SIZES = {1: (1, 2), 2: (1, 2), 3: (2, 3), 4: (2, 3), 5: (3, 4)}


@dataclass(frozen=True)
class Vocabulary:
    """A theory, the functions in it that claims should be about, and what `a`, `b` stand for."""

    theory: Theory
    focus: tuple[str, ...]
    instance: dict[str, Sort]


def choose(rng: Random, level: int, core: bool) -> Vocabulary:
    """A vocabulary with new names; with `core` over Lean's own naturals and lists."""
    focus = _focus(rng, level, core)
    theory = _closure(focus)
    changed: dict[str, Function] = {}
    for i, function in enumerate(theory.functions):
        if function.name in focus and rng.random() < 0.2 and isinstance(function.body, Match):
            earlier = Theory.of(theory.datatypes, theory.functions[:i])
            mutant = Inventor(earlier, rng).mutant(function)
            if complete(mutant):
                changed[function.name] = mutant
    functions = [changed.get(f.name, f) for f in theory.functions]
    if rng.random() < (0.3 if level > 1 else 0.45):
        new = _invented(rng, theory)
        if new is not None:
            functions.append(new)
            focus = [*focus[: max(1, len(focus) - 1)], new.name]
    return _renamed(rng, Theory.of(theory.datatypes, tuple(functions)), focus, core, changed)


def _focus(rng: Random, level: int, core: bool) -> list[str]:
    known = library.functions()
    names = list(known)
    if core:
        names = [n for n in names if _sorts(known[n]) & {"N", "L"}]
    count = rng.randint(*_SIZES[level])
    chosen = [rng.choice(names)]
    for _ in range(40):
        if len(chosen) >= count:
            break
        shared = frozenset().union(*(_sorts(known[n]) for n in chosen)) - {"B", "a", "b", ARROW}
        name = rng.choice(names)
        if name not in chosen and _sorts(known[name]) & (shared or {"B"}):
            chosen.append(name)
    return chosen


def _sorts(function: Function) -> frozenset[str]:
    def inside(sort: Sort) -> frozenset[str]:
        return frozenset([sort.name]).union(*(inside(arg) for arg in sort.args))

    return frozenset().union(*(inside(s) for s in (*function.sorts, function.result)))


def _closure(names: list[str]) -> Theory:
    """Those library functions, all that they use, and their datatypes."""
    known, types = library.functions(), library.datatypes()
    wanted = list(names)
    for name in wanted:
        used = [h for h in heads(known[name].body) if h in known]
        wanted += [h for h in used if h not in wanted]
    sorts = frozenset({"B"}).union(*(_sorts(known[n]) for n in wanted))
    if "E" in sorts:
        sorts |= {"N"}
    return Theory.of(
        tuple(d for d in types.values() if d.name in sorts),
        tuple(f for f in known.values() if f.name in wanted),
    )


def _invented(rng: Random, theory: Theory) -> Function | None:
    inventor = Inventor(theory, rng)
    subjects = [d for d in theory.datatypes if d.recursive]
    if not subjects:
        return None
    element = Sort("a")
    for _ in range(10):
        subject = rng.choice(subjects)
        sort = Sort(subject.name, tuple(element for _ in subject.params))
        others = [Sort(d.name, tuple(element for _ in d.params)) for d in theory.datatypes]
        polymorphic = [s for s in others if s.args == sort.args or not s.args]
        result = rng.choice([sort, *polymorphic])
        pool = [sort, result, *polymorphic] + ([element] if sort.args else [])
        extra = [rng.choice(pool) for _ in range(rng.choice([0, 1, 1, 2]))]
        unbound = {"a"} if not sort.args else set()
        if any(s.name in unbound or (s.args and unbound) for s in (*extra, result)):
            continue
        function = inventor.function("new", sort, extra, result)
        if complete(function):
            return function
    return None


def _renamed(
    rng: Random, theory: Theory, focus: list[str], core: bool, changed: dict[str, Function]
) -> Vocabulary:
    names = Names(rng)
    core_types = _CORE_TYPES if core else {"B": "Bool"}
    shape = _Shape(rng, theory, names, core_types, core, frozenset(changed))
    renamed = Theory.of(
        tuple(shape.datatype(d) for d in theory.datatypes),
        tuple(shape.function(f) for f in theory.functions),
    )
    first, second = shape.unknown
    instance = {first: Sort(first), second: Sort(rng.choice(shape.unknown))}
    sorts = [s for f in theory.functions if f.name in focus for s in (*f.sorts, f.result)]
    elements = [s.args[0] for s in sorts if s.args and s.args[0].name in ("N", "B", "C")]
    if elements:
        instance = dict.fromkeys(shape.unknown, shape.sort(elements[0]))
    return Vocabulary(renamed, tuple(shape.heads[n] for n in focus), instance)


class _Shape:
    """New names for a theory, another order of arguments here and there."""

    def __init__(
        self,
        rng: Random,
        theory: Theory,
        names: Names,
        core_types: dict[str, str],
        core: bool,
        changed: frozenset[str],
    ) -> None:
        self.types: dict[str, str] = {}
        self.heads: dict[str, str] = {}
        self.syntax: dict[str, str] = {}
        self.order: dict[str, list[int]] = {}
        self._core_types = core_types
        self._names = names
        self._rng = rng
        style = rng.random() < 0.5
        self.unknown = rng.choice([("α", "β"), ("α", "β"), ("γ", "δ"), ("X", "Y"), ("a", "b")])
        for name in self.unknown:
            names.reserve(name)
        self.types |= dict(zip(("a", "b"), self.unknown, strict=True))
        for d in theory.datatypes:
            own = d.name not in core_types
            telling = library.TELLING.get(d.name, ())
            self.types[d.name] = names.type(telling) if own else d.name
            for c in d.constructors:
                telling = library.TELLING.get(c.name, ())
                self.heads[c.name] = names.function(telling) if own else c.name
                if not own:
                    names.reserve(c.name)
                if own and len(c.args) > 1 and rng.random() < 0.2:
                    self.order[c.name] = rng.sample(range(len(c.args)), len(c.args))
        for f in theory.functions:
            self.heads[f.name] = names.function(library.TELLING.get(f.name, ()))
            usual = library.CORE.get(f.name) if f.name not in changed else None
            allowed = core or f.name in ("andb", "orb", "notb")
            if usual and allowed and (style or rng.random() < 0.6):
                self.syntax[f.name] = usual
            elif len(f.params) > 1 and rng.random() < 0.2:
                self.order[f.name] = rng.sample(range(len(f.params)), len(f.params))

    def sort(self, sort: Sort) -> Sort:
        args = tuple(self.sort(arg) for arg in sort.args)
        return Sort(self.types.get(sort.name, sort.name), args)

    def datatype(self, datatype: Datatype) -> Datatype:
        constructors = tuple(
            Constructor(
                self.heads[c.name], self._ordered(c.name, tuple(self.sort(a) for a in c.args))
            )
            for c in datatype.constructors
        )
        core = self._core_types.get(datatype.name, "")
        params = tuple(self.types[p] for p in datatype.params)
        return Datatype(self.types[datatype.name], params, constructors, core)

    def function(self, function: Function) -> Function:
        local = Names(self._rng)
        for name in (*self.heads.values(), *self.types.values()):
            local.reserve(name)
        renaming = {n: local.variable(_kind(s)) for n, s in function.params}
        bound = [v for m in matched(function.body) for case in m.cases for v in case.variables]
        for name in dict.fromkeys(bound):
            renaming[name] = local.variable(_kind_of_bound(name))
        params = self._ordered(
            function.name, tuple((renaming[n], self.sort(s)) for n, s in function.params)
        )
        return Function(
            self.heads[function.name],
            params,
            self.sort(function.result),
            self._body(function.body, renaming),
            self.syntax.get(function.name, ""),
        )

    def _ordered(self, head: str, args: tuple[_T, ...]) -> tuple[_T, ...]:
        return tuple(args[i] for i in self.order.get(head, range(len(args))))

    def _body(self, body: Body, names: dict[str, str]) -> Body:
        if isinstance(body, Var | App):
            return self._term(body, names)
        if isinstance(body, If):
            return If(
                self._term(body.condition, names),
                self._body(body.then, names),
                self._body(body.otherwise, names),
            )
        cases = tuple(
            Case(
                self.heads[case.constructor],
                self._ordered(case.constructor, tuple(names[v] for v in case.variables)),
                self._body(case.body, names),
            )
            for case in body.cases
        )
        return Match(names[body.subject], cases)

    def _term(self, term: Term, names: dict[str, str]) -> Term:
        if isinstance(term, Var):
            return Var(names[term.name])
        args = tuple(self._term(arg, names) for arg in term.args)
        return App(self.heads.get(term.head, term.head), self._ordered(term.head, args))


def _kind(sort: Sort) -> str:
    kinds = {"N": "number", "L": "list", "a": "element", "b": "element"}
    if sort.name == ARROW:
        return "test" if sort.args[1] == BOOL else "function"
    return kinds.get(sort.name, "tree" if sort.name in "TUEM" else "any")


def _kind_of_bound(name: str) -> str:
    if name in ("k", "l", "n"):
        return "number"
    return "list" if name.endswith(("s", "t")) else "any"
