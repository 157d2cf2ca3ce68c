"""Names, universe levels and terms of Lean, and what may be asked about them without Lean.

Terms are graphs: a subterm that occurs twice is one object, and a term may be exponentially larger
when written out. So nothing here recurses or walks a term twice: `==` on levels and terms is
identity, `same` and `alike` compare their structure in time linear in the graphs, `show` stops
after a number of characters. Names are compared by components; a component may hold dots, line
ends or anything else, and a number is another component than its digits.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import chain


def digits(number: int) -> str:
    """A number for people; Python writes no decimals of any length."""
    return str(number) if number >> 256 == 0 else f"{number:#x}"[:99] + "…"


@dataclass(frozen=True, slots=True)
class Name:
    """A structured name: its components from the outside in, strings and natural numbers."""

    parts: tuple[str | int, ...]
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # A string's hash is salted: nobody can prepare a file in which many names collide.
        salted = (part if isinstance(part, str) else f"{part:x}" for part in self.parts)
        object.__setattr__(self, "_hash", hash(tuple(salted)))

    def __hash__(self) -> int:
        return self._hash

    @staticmethod
    def of(*parts: str | int) -> Name:
        """`Name.of("Nat", "add")` is `Nat.add`; dots in a part are no separators."""
        return Name(parts)

    @staticmethod
    def written(text: str) -> Name:
        """The name that Lean reads in `A.«b c».d`."""
        return Name(tuple(a or b for a, b in re.findall(r"«([^»]*)»|([^.«»]+)", text)))

    def __str__(self) -> str:
        """For people: short, and two names may look the same."""
        shown = (
            digits(part)
            if isinstance(part, int)
            else part if part.isidentifier() else f"«{part!r:.99}»"
            for part in self.parts
        )  # fmt: skip
        return ".".join(shown) or "[anonymous]"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Level:
    """A universe level; one of the classes below."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Zero(Level):
    pass


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Succ(Level):
    level: Level


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Max(Level):
    left: Level
    right: Level


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class IMax(Level):
    left: Level
    right: Level


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Param(Level):
    name: Name


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LevelMVar(Level):
    name: Name


class Binder(IntEnum):
    """How an argument is given."""

    DEFAULT = 0
    IMPLICIT = 1
    STRICT_IMPLICIT = 2
    INST_IMPLICIT = 3


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Expr:
    """A term; one of the classes below, which have the names and fields of Lean's `Expr`."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class BVar(Expr):
    index: int
    """Counts binders from the inside, from 0."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FVar(Expr):
    name: Name


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class MVar(Expr):
    name: Name


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Sort(Expr):
    level: Level


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Const(Expr):
    name: Name
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class App(Expr):
    fn: Expr
    arg: Expr


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Lam(Expr):
    name: Name
    type: Expr
    body: Expr
    info: Binder


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ForallE(Expr):
    name: Name
    type: Expr
    body: Expr
    info: Binder


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LetE(Expr):
    name: Name
    type: Expr
    value: Expr
    body: Expr
    nondep: bool
    """A note of the elaborator's: the body is well-typed without the value."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Lit(Expr):
    value: int | str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class MData(Expr):
    data: Plain
    """Annotations, without types; they mean nothing to the kernel."""
    expr: Expr


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Proj(Expr):
    structure: Name
    index: int
    expr: Expr


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Object:
    """A constructor that nobody gave a meaning: its number, fields and the bytes behind them."""

    tag: int
    fields: tuple[Plain, ...]
    scalars: bytes


Plain = int | str | bytes | Object | tuple["Plain", ...]
"""An object without a type. Arrays are tuples; a boxed number may stand for a constructor without
fields; a scalar array is bytes; a thunk or a task is what it holds."""

Node = Level | Expr


def children(node: Node) -> tuple[Node, ...]:
    """The levels and terms directly in a level or a term, in Lean's order."""
    match node:
        case App(fn, arg):
            return (fn, arg)
        case Lam(_, type, body, _) | ForallE(_, type, body, _):
            return (type, body)
        case Const(_, levels):
            return levels
        case LetE(_, type, value, body, _):
            return (type, value, body)
        case MData(_, expr) | Proj(_, _, expr):
            return (expr,)
        case Max(left, right) | IMax(left, right):
            return (left, right)
        case Sort(level) | Succ(level):
            return (level,)
        case _:
            return ()


def subterms(*roots: Node) -> Iterator[Node]:
    """Every level and term within `roots` once, with the roots, in no particular order."""
    seen = set(map(id, roots))
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        yield node
        for child in children(node):
            if id(child) not in seen:
                seen.add(id(child))
                waiting.append(child)


NAT, STRING = Name.of("Nat"), Name.of("String")
_LOOKS = 100  # each compares what is left of two terms


def references(*roots: Expr) -> frozenset[Name]:
    """The constants that the terms mention: by name, as the structure of a projection, or as the
    type of a literal."""
    found = set()
    for node in subterms(*roots):
        if isinstance(node, Const):
            found.add(node.name)
        elif isinstance(node, Proj):
            found.add(node.structure)
        elif isinstance(node, Lit):
            found.add(NAT if isinstance(node.value, int) else STRING)
    return frozenset(found)


def same(left: Node, right: Node) -> bool:
    """Whether two levels or terms are equal in everything, names of bound variables and
    annotations included."""
    return _equal(left, right, bare=False)


def alike(left: Node, right: Node) -> bool:
    """Whether two levels or terms say the same: names of bound variables, notes and annotations do
    not count, kinds of brackets do."""
    return _equal(left, right, bare=True)


def difference(left: Expr, right: Expr) -> tuple[Expr, Expr]:
    """Where two terms that are not `alike` differ: the innermost subterms that hold all of it, as
    far in as can be told with little work."""
    for _ in range(_LOOKS):
        left, right = _bare(left), _bare(right)
        inner = list(zip(children(left), children(right), strict=False))
        unlike = [(a, b) for a, b in inner if not alike(a, b)]
        same_kind = type(left) is type(right) and _label(left, True) == _label(right, True)
        if not same_kind or len(children(left)) != len(children(right)) or len(unlike) != 1:
            break
        a, b = unlike[0]
        if not isinstance(a, Expr) or not isinstance(b, Expr):
            break
        left, right = a, b
    return left, right


def _bare(term: Expr) -> Expr:
    while isinstance(term, MData):
        term = term.expr
    return term


def _equal(left: Node, right: Node, *, bare: bool) -> bool:
    """Number the subterms of both so that equal ones get equal numbers, children first."""
    if left is right:
        return True
    numbers: dict[int, int] = {}
    known: dict[tuple[Hashable, ...], int] = {}
    waiting: list[Node | Plain] = [left, right]
    while waiting:
        node = waiting[-1]
        if id(node) in numbers:
            waiting.pop()
            continue
        parts = _parts(node, bare)
        if missing := [part for part in parts if id(part) not in numbers]:
            waiting += missing
            continue
        waiting.pop()
        if bare and isinstance(node, MData):
            numbers[id(node)] = numbers[id(node.expr)]
        else:
            key = (
                type(node).__name__,
                _label(node, bare),
                tuple(numbers[id(part)] for part in parts),
            )
            numbers[id(node)] = known.setdefault(key, len(known))
    return numbers[id(left)] == numbers[id(right)]


def _parts(node: Node | Plain, bare: bool) -> tuple[Node | Plain, ...]:
    if isinstance(node, Expr | Level):
        return (node.data, node.expr) if isinstance(node, MData) and not bare else children(node)
    return node if isinstance(node, tuple) else node.fields if isinstance(node, Object) else ()


def _label(node: Node | Plain, bare: bool) -> tuple[Hashable, ...]:
    """What tells a node from others of its class with the same parts."""
    match node:
        case Lam(name, _, _, info) | ForallE(name, _, _, info):
            return (info,) if bare else (name, info)
        case LetE(name, _, _, _, nondep):
            return () if bare else (name, nondep)
        case Const(name, _) | Param(name) | LevelMVar(name) | FVar(name) | MVar(name):
            return (name,)
        case BVar(index):
            return (index,)
        case Lit(value):
            return _label(value, bare)
        case Proj(structure, index, _):
            return (structure, f"{index:x}")
        case Object(tag, _, scalars):
            return (tag, scalars)
        case int():
            return (int, f"{node:x}")  # as text, whose hash cannot be foreseen (see `Name`)
        case str() | bytes():
            return (type(node), node)
        case _:
            return ()


def show(root: Node, limit: int = 2000) -> str:
    """A term as nested brackets with the names of its classes, cut after `limit` characters."""
    out: list[str] = []
    length = 0
    waiting: list[Node | str] = [root]
    while waiting:
        item = waiting.pop()
        if not isinstance(item, str):
            waiting.append(")")
            waiting.extend(reversed(list(chain.from_iterable((" ", c) for c in children(item)))))
            item = "(" + " ".join([type(item).__name__, *_shown(item)])
        out.append(item)
        length += len(item)
        if length > limit:
            return "".join(out)[:limit] + "…"
    return "".join(out)


def _shown(node: Node) -> list[str]:
    match node:
        case Lam(name, _, _, info) | ForallE(name, _, _, info):
            return [str(name), info.name.lower()]
        case LetE(name, _, _, _, nondep):
            return [str(name), *(["nondep"] if nondep else [])]
        case Const(name, _) | Param(name) | LevelMVar(name) | FVar(name) | MVar(name):
            return [str(name)]
        case Proj(structure, index, _):
            return [str(structure), digits(index)]
        case BVar(index):
            return [str(index)]
        case Lit(value):
            if isinstance(value, str):
                return [repr(value[:500])]
            return [digits(value)]
        case _:
            return []
