"""What a compiled candidate must be to count as a proof: a table of checks on files.

The judge sees two modules, read by `lean.olean` and never run: the reference, compiled from the
problem's own text, and the candidate. Each check looks for one kind of cheating and knows nothing
of the others; `CHECKS` lists them in the order in which they are made, and a verdict names them
with their versions. Idea of comparing a challenge with a solution in compiled form: leanprover's
comparator; of one check for each way to cheat: LeanParanoia.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property

from prover.errors import BadOlean
from prover.lean import kernel
from prover.lean.olean import (
    Axiom,
    Constant,
    Definition,
    Environment,
    Expr,
    Kind,
    Library,
    Module,
    Name,
    Opaque,
    Rule,
    Theorem,
    additions,
    alike,
    difference,
    pretty,
    references,
)
from prover.lean.toolchain import Toolchain
from prover.problems.rules import AXIOMS

ALLOWED = frozenset(Name.of(*name.split(".")) for name in AXIOMS)
SORRY = Name.of("sorryAx")
UNSAFE_REC = "_unsafe_rec"
# Additions that make compiled code differ from what it was compiled from.
_CODE = frozenset({Kind.IMPLEMENTED_BY, Kind.EXTERN, Kind.EXPORT, Kind.CSIMP, Kind.INIT})


@dataclass(frozen=True)
class Case:
    """One candidate before the judge. `targets` are the theorems that it must prove, each with
    the module of its reference."""

    targets: Sequence[tuple[Name, Module]]
    module: Module
    library: Library
    toolchain: Toolchain
    timeout: float
    """Seconds for the kernel."""

    @cached_property
    def environment(self) -> Environment:
        """The candidate with what it imports."""
        return Environment(self.module, self.library)

    @cached_property
    def own(self) -> tuple[Constant, ...]:
        """What the candidate declares and no reference does, or otherwise."""
        given = [reference.constants for _, reference in self.targets]
        return tuple(
            each
            for name, each in self.module.constants.items()
            if not any(name in known and equal(known[name], each) for known in given)
        )

    @cached_property
    def definitions(self) -> frozenset[Name]:
        """The candidate's definitions that the kernel has looked at."""
        constants = self.module.constants.values()
        return frozenset(c.name for c in constants if isinstance(c, Definition) and not c.unsafe)

    def pairs(self) -> Iterator[tuple[Constant, Constant]]:
        """(the reference's theorem, the candidate's constant of its name)."""
        for name, reference in self.targets:
            if (found := self.module.constants.get(name)) is not None:
                yield reference.constants[name], found


@dataclass(frozen=True)
class Check:
    """A question to a case: what is wrong with it, in words, or None. It may raise BadOlean."""

    name: str
    version: int
    ask: Callable[[Case], str | None]

    def __str__(self) -> str:
        return f"{self.name}/{self.version}"


def _imports(case: Case) -> str | None:
    """The problem says what is imported."""
    wanted = {reference.imports for _, reference in case.targets}
    return None if wanted == {case.module.imports} else "it imports other modules than the problem"


def _target(case: Case) -> str | None:
    """The theorems are there, as theorems."""
    for name, _ in case.targets:
        found = case.module.constants.get(name)
        if found is None:
            return f"there is no theorem {name} in it"
        if not isinstance(found, Theorem):
            return f"{name} is no theorem in it"
    return None


def _statement(case: Case) -> str | None:
    """Universes and types are those of the reference, as terms."""
    for wanted, found in case.pairs():
        if wanted.levels != found.levels:
            return f"{wanted.name} is another theorem: it has other universe parameters"
        if not alike(wanted.type, found.type):
            theirs, ours = difference(found.type, wanted.type)
            return (
                f"{wanted.name} is another theorem: "
                f"it has `{pretty(theirs)}` where the problem has `{pretty(ours)}`"
            )
    return None


def _definitions(case: Case) -> str | None:
    """All that the statement speaks of means the same."""
    for name, reference in case.targets:
        for wanted in reached(reference, reference.constants[name].type):
            found = case.module.constants.get(wanted.name)
            if found is None or not equal(wanted, found):
                return f"{wanted.name}, of which the statement speaks, is not the problem's"
    return None


def _axioms(case: Case) -> str | None:
    """The proof rests on Lean's own axioms alone, through everything."""
    foreign = axioms(case) - ALLOWED
    if SORRY in foreign:
        return "the proof uses `sorry`"
    return f"the proof uses the axiom {min(map(str, foreign))}" if foreign else None


def _new_axioms(case: Case) -> str | None:
    """Nothing is assumed, used or not."""
    found = next((each for each in case.own if isinstance(each, Axiom)), None)
    return None if found is None else f"it declares the axiom {found.name}"


def _clashes(case: Case) -> str | None:
    """No name of the library is declared again."""
    clashes = case.environment.clashes
    return f"it declares {clashes[0]}, which the library has" if clashes else None


def _marks(case: Case) -> str | None:
    """Nothing that the kernel looks at only in part, or whose value cannot be looked at."""
    for each in case.own:
        # The compiler keeps one such definition of its own beside each recursive one.
        parent = Name(each.name.parts[:-1])
        if each.unsafe and (
            each.name.parts[-1:] != (UNSAFE_REC,) or parent not in case.definitions
        ):
            return f"{each.name} is unsafe or partial"
        if isinstance(each, Opaque):
            return f"{each.name} is opaque"
    return None


def _code(case: Case) -> str | None:
    """No declaration is run by other code than its own."""
    given = {each for _, reference in case.targets for each in additions(reference)}
    for each in additions(case.module):
        if each.kind in _CODE and each not in given:
            return f"`{each.kind}` is set for {each.name}"
    return None


def _kernel(case: Case) -> str | None:
    """The kernel accepts the proof, and all it rests on, in a process that never ran it."""
    names = [name for name, _ in case.targets if name in case.module.constants]
    refusal = kernel.recheck(case.module, names, case.toolchain, timeout=case.timeout)
    return None if refusal is None else str(refusal)


CHECKS: tuple[Check, ...] = (
    Check("imports", 1, _imports),
    Check("target", 1, _target),
    Check("statement", 1, _statement),
    Check("definitions", 1, _definitions),
    Check("axioms", 1, _axioms),
    Check("new axioms", 1, _new_axioms),
    Check("clashes", 1, _clashes),
    Check("marks", 1, _marks),
    Check("code", 1, _code),
    Check("kernel", 1, _kernel),
)


def objection(case: Case) -> str | None:
    """The first thing that is wrong, or None. Raises a WorkerFailure if the kernel's process
    came to no end."""
    try:
        case.module.check()
        return next((found for check in CHECKS if (found := check.ask(case)) is not None), None)
    except BadOlean as error:
        return f"its compiled file is not in order: {error}"


def axioms(case: Case) -> frozenset[Name]:
    """The axioms that the candidate's theorems rest on. Raises BadOlean."""
    names = [name for name, _ in case.targets if name in case.module.constants]
    return case.environment.axioms(*names)


def mentioned(module: Module, *terms: Expr) -> frozenset[Name]:
    """The constants that the terms rest on as far as the module goes: its own, and those of its
    imports that these mention. Raises BadOlean."""
    seen = set(references(*terms))
    waiting = list(seen)
    while waiting:
        name = waiting.pop()
        if name in module.constants:
            new = module.constants.needs(name) - seen
            seen |= new
            waiting += new
    return frozenset(seen)


def reached(module: Module, *terms: Expr) -> list[Constant]:
    """The module's own constants that the terms rest on. Raises BadOlean."""
    names = mentioned(module, *terms)
    return [module.constants[name] for name in module.constants if name in names]


def equal(left: object, right: object) -> bool:
    """Whether two constants (or what they consist of) agree in everything but names of bound
    variables and annotations."""
    if isinstance(left, Expr) and isinstance(right, Expr):
        return alike(left, right)
    if isinstance(left, tuple) and isinstance(right, tuple):
        return len(left) == len(right) and all(map(equal, left, right))
    if isinstance(left, Constant | Rule) and type(left) is type(right):
        return all(equal(getattr(left, f.name), getattr(right, f.name)) for f in fields(left))
    return left == right
