"""What a module declares: Lean's `ConstantInfo`, as the kernel left it in the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from prover.lean.olean.decode import Decoder
from prover.lean.olean.region import Ref
from prover.lean.olean.terms import Expr, Name


class Safety(IntEnum):
    """What a definition may be used for; only SAFE ones are checked by the kernel to the end."""

    UNSAFE = 0
    SAFE = 1
    PARTIAL = 2


class QuotKind(IntEnum):
    """Which of the four constants of quotients."""

    TYPE = 0
    CTOR = 1
    LIFT = 2
    IND = 3


OPAQUE, ABBREV = -2, -1


@dataclass(frozen=True, slots=True, eq=False)
class Constant:
    """A declared constant; one of the classes below, with the fields of Lean's structures.

    `levels` are the names of its universe parameters; `value` is None where there is none.
    """

    name: Name
    levels: tuple[Name, ...]
    type: Expr

    @property
    def value(self) -> Expr | None:
        return None

    @property
    def unsafe(self) -> bool:
        """Whether it is marked `unsafe`, or `partial` behind its `opaque` front."""
        return False


@dataclass(frozen=True, slots=True, eq=False)
class _Marked(Constant):
    is_unsafe: bool

    @property
    def unsafe(self) -> bool:
        return self.is_unsafe


@dataclass(frozen=True, slots=True, eq=False)
class Axiom(_Marked):
    pass


@dataclass(frozen=True, slots=True, eq=False)
class Definition(Constant):
    body: Expr
    hints: int
    """OPAQUE, ABBREV, or the height that decides what is unfolded first."""
    safety: Safety
    all: tuple[Name, ...]
    """The whole `mutual` block, as the elaborator noted it."""

    @property
    def value(self) -> Expr:
        return self.body

    @property
    def unsafe(self) -> bool:
        return self.safety is not Safety.SAFE


@dataclass(frozen=True, slots=True, eq=False)
class Theorem(Constant):
    body: Expr
    all: tuple[Name, ...]

    @property
    def value(self) -> Expr:
        return self.body


@dataclass(frozen=True, slots=True, eq=False)
class Opaque(_Marked):
    body: Expr
    all: tuple[Name, ...]

    @property
    def value(self) -> Expr:
        return self.body


@dataclass(frozen=True, slots=True, eq=False)
class Quot(Constant):
    kind: QuotKind


@dataclass(frozen=True, slots=True, eq=False)
class Inductive(_Marked):
    params: int
    indices: int
    all: tuple[Name, ...]
    ctors: tuple[Name, ...]
    nested: int
    """Auxiliary types that the kernel made for nested occurrences."""
    is_rec: bool
    is_reflexive: bool


@dataclass(frozen=True, slots=True, eq=False)
class Constructor(_Marked):
    induct: Name
    index: int
    params: int
    arity: int
    """Number of fields, parameters not counted."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """How a recursor reduces on one constructor."""

    ctor: Name
    arity: int
    rhs: Expr


@dataclass(frozen=True, slots=True, eq=False)
class Recursor(_Marked):
    all: tuple[Name, ...]
    params: int
    indices: int
    motives: int
    minors: int
    rules: tuple[Rule, ...]
    k: bool
    """Whether it reduces without looking at its major premise, as that of `Eq` does."""


def read_constant(decoder: Decoder, ref: Ref) -> Constant:
    """The constant whose `ConstantInfo` is at `ref`. Raises BadOlean."""
    tag, count, words = decoder.region.constructor(ref)
    if tag >= len(_READERS) or count != 1 or len(words) != 1:
        decoder.region.bad("has no constant where one belongs")
    return _READERS[tag](decoder, words[0])


_Common = tuple[Name, tuple[Name, ...], Expr]


def _common(decoder: Decoder, ref: Ref) -> _Common:
    name, levels, type_ = decoder.region.fields(ref, 0, 3)
    return decoder.name(name), decoder.names(levels), decoder.closed_expr(type_)


def _axiom(decoder: Decoder, ref: Ref) -> Axiom:
    common, flags = decoder.region.fields(ref, 0, 1, 1)
    (unsafe,) = decoder.flags(flags, 1)
    return Axiom(*_common(decoder, common), bool(unsafe))


def _definition(decoder: Decoder, ref: Ref) -> Definition:
    common, value, hints, all_, flags = decoder.region.fields(ref, 0, 4, 1)
    (safety,) = decoder.flags(flags, 2)
    return Definition(
        *_common(decoder, common), decoder.closed_expr(value), _hints(decoder, hints),
        Safety(safety), decoder.names(all_),
    )  # fmt: skip


def _hints(decoder: Decoder, ref: Ref) -> int:
    if ref & 1:
        (kind,) = decoder.flags(ref >> 1, 1)
        return (OPAQUE, ABBREV)[kind]
    (height,) = decoder.region.fields(ref, 2, 0, 1)
    if height >> 32:
        decoder.region.bad("has something behind the height of a definition")
    return height


def _theorem(decoder: Decoder, ref: Ref) -> Theorem:
    common, value, all_ = decoder.region.fields(ref, 0, 3)
    body = decoder.closed_expr(value)
    return Theorem(*_common(decoder, common), body, decoder.names(all_))


def _opaque(decoder: Decoder, ref: Ref) -> Opaque:
    common, value, all_, flags = decoder.region.fields(ref, 0, 3, 1)
    (unsafe,) = decoder.flags(flags, 1)
    body = decoder.closed_expr(value)
    return Opaque(*_common(decoder, common), bool(unsafe), body, decoder.names(all_))


def _quot(decoder: Decoder, ref: Ref) -> Quot:
    common, flags = decoder.region.fields(ref, 0, 1, 1)
    (kind,) = decoder.flags(flags, 3)
    return Quot(*_common(decoder, common), QuotKind(kind))


def _inductive(decoder: Decoder, ref: Ref) -> Inductive:
    common, params, indices, all_, ctors, nested, flags = decoder.region.fields(ref, 0, 6, 1)
    is_rec, unsafe, reflexive = decoder.flags(flags, 1, 1, 1)
    number = decoder.region.natural
    return Inductive(
        *_common(decoder, common), bool(unsafe), number(params), number(indices),
        decoder.names(all_), decoder.names(ctors), number(nested), bool(is_rec), bool(reflexive),
    )  # fmt: skip


def _constructor(decoder: Decoder, ref: Ref) -> Constructor:
    common, induct, index, params, arity, flags = decoder.region.fields(ref, 0, 5, 1)
    (unsafe,) = decoder.flags(flags, 1)
    number = decoder.region.natural
    return Constructor(
        *_common(decoder, common), bool(unsafe), decoder.name(induct), number(index),
        number(params), number(arity),
    )  # fmt: skip


def _recursor(decoder: Decoder, ref: Ref) -> Recursor:
    fields = decoder.region.fields(ref, 0, 7, 1)
    common, all_, params, indices, motives, minors, rules, flags = fields
    k, unsafe = decoder.flags(flags, 1, 1)
    number = decoder.region.natural
    return Recursor(
        *_common(decoder, common), bool(unsafe), decoder.names(all_), number(params),
        number(indices), number(motives), number(minors),
        tuple(_rule(decoder, rule) for rule in decoder.elements(rules)), bool(k),
    )  # fmt: skip


def _rule(decoder: Decoder, ref: Ref) -> Rule:
    ctor, arity, rhs = decoder.region.fields(ref, 0, 3)
    return Rule(decoder.name(ctor), decoder.region.natural(arity), decoder.closed_expr(rhs))


_READERS: tuple[Callable[[Decoder, Ref], Constant], ...] = (
    _axiom, _definition, _theorem, _opaque, _quot, _inductive, _constructor, _recursor,
)  # fmt: skip


def mentions(constant: Constant) -> tuple[Expr, ...]:
    """All terms of a constant: its type, its value, the right-hand sides of its rules."""
    terms = [constant.type]
    if constant.value is not None:
        terms.append(constant.value)
    if isinstance(constant, Recursor):
        terms += [rule.rhs for rule in constant.rules]
    return tuple(terms)


def companions(constant: Constant) -> frozenset[Name]:
    """Names that a constant depends on outside its terms: an inductive type and its constructors
    belong together, a recursor belongs to its types."""
    match constant:
        case Inductive():
            return frozenset((*constant.all, *constant.ctors))
        case Constructor():
            return frozenset((constant.induct,))
        case Recursor():
            return frozenset((*constant.all, *(rule.ctor for rule in constant.rules)))
        case _:
            return frozenset()
