"""What conjectures are made of: the functions, constructors and variables of a statement, typed.

Types are asked of Lean. A function whose type is not of first order over data (a dependent one, or
one that takes functions of functions) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from prover.errors import WorkerFailure
from prover.lean import reading
from prover.lean.bridge import Bridge
from prover.theory import CORE, Theory
from prover.types import Goal, Statement


@dataclass(frozen=True)
class Type:
    """A type without binders: `Lst a` is Type('Lst', (Type('a'),)), the head of a function type is
    ARROW, a parameter's begins with '?'."""

    head: str
    parts: tuple[Type, ...] = ()


ARROW = "→"
BOOL = Type("Bool")
# How core's own symbols are written, and what they are if they are overloaded: on which types.
WRITTEN = {
    "Nat.zero": "0",
    "Nat.succ": "({} + 1)",
    "List.nil": "[]",
    "List.cons": "({} :: {})",
    "List.append": "({} ++ {})",
    "Nat.add": "({} + {})",
    "Nat.mul": "({} * {})",
    "Nat.sub": "({} - {})",
    "Int.add": "({} + {})",
    "Int.mul": "({} * {})",
    "Int.sub": "({} - {})",
    "Int.neg": "(-{})",
    "Bool.and": "({} && {})",
    "Bool.or": "({} || {})",
    "Bool.not": "(!{})",
    "Bool.true": "true",
    "Bool.false": "false",
}
OVERLOADED = {
    "HAdd.hAdd": ("Nat.add", "Int.add"),
    "HMul.hMul": ("Nat.mul", "Int.mul"),
    "HSub.hSub": ("Nat.sub", "Int.sub"),
    "Neg.neg": ("Int.neg",),
    "HAppend.hAppend": ("List.append",),
}
OPERATORS = {
    "+": "HAdd.hAdd", "*": "HMul.hMul", "-": "HSub.hSub", "++": "HAppend.hAppend",
    "&&": "Bool.and", "||": "Bool.or",
}  # fmt: skip
CONSTRUCTORS = frozenset({
    "Nat.zero", "Nat.succ", "List.nil", "List.cons", "Option.none", "Option.some",
    "Bool.true", "Bool.false",
})  # fmt: skip
_QUIET = "set_option pp.notation false in\nset_option pp.fieldNotation false in\n"


@dataclass(frozen=True)
class Symbol:
    """A function, a constructor or a variable: `name` as Lean finds it, `arguments` and `result`
    are its types, `text` how it is written with `{}` for the arguments ('' is prefix form)."""

    name: str
    arguments: tuple[Type, ...]
    result: Type
    text: str = ""
    variable: bool = False
    constructor: bool = False

    @property
    def own(self) -> bool:
        """Defined by the statement, of which the library and its tactics know nothing."""
        return not (self.constructor or self.variable or self.name in WRITTEN)

    def written(self, arguments: Sequence[str]) -> str:
        """Lean text of the application, in parentheses where it needs them."""
        if self.text:
            return self.text.format(*arguments)
        return f"({' '.join([self.name, *arguments])})" if arguments else self.name


@dataclass(frozen=True)
class Signature:
    """`sorts` are the statement's type variables, `instances` their classes ('BEq a');
    `functions` are polymorphic, `variables` those of function type in the statement."""

    sorts: tuple[str, ...]
    instances: tuple[str, ...]
    functions: tuple[Symbol, ...]
    variables: tuple[Symbol, ...]
    types: tuple[Type, ...]
    """Of the statement's variables."""


def read(
    statement: Statement, goal: Goal, theory: Theory, bridge: Bridge, *, timeout: float
) -> Signature | None:
    """The signature of a statement whose goal (with all names introduced) is `goal`; None if Lean
    does not come to its end. Raises nothing."""
    names = list(dict.fromkeys([*theory.functions, *_constructors(theory)]))
    opening = f"{_QUIET}{statement.signature} := by\n  intros; trace_state\n  sorry\n"
    try:
        shown = bridge.elaborate(statement, opening, timeout=timeout)
        text = next((m.text for m in shown if m.severity == "information"), "")
        words = {
            *reading.words(text),
            *(OPERATORS.get(w, w) for w in reading.words(statement.preamble)),
        }
        names += [n for n in _core(words) if n not in names]
        asked = "".join(f"#check @{name}\n" for name in names)
        said = bridge.elaborate(statement, asked, timeout=timeout)
    except WorkerFailure:
        return None
    printed = {m.line - 1: m.text for m in said if m.severity == "information"}
    found = [_symbol(n, printed[i]) for i, n in enumerate(names) if i in printed]
    locals_ = [(n.split("✝")[0], t.replace("✝", "")) for n, t in reading.variables(goal)]
    sorts = tuple(n for n, t in locals_ if re.fullmatch(r"Type(?: [^→]*)?", t))
    constructors = set(_constructors(theory)) | CONSTRUCTORS
    types = {h for s in found if s for t in (s.result, *s.arguments) for h in heads(t)}
    known = {*sorts, "Bool", *types}
    data = [(n, type_) for n, t in locals_ if n not in sorts and (type_ := _data(t, known))]
    return Signature(
        sorts=sorts,
        instances=tuple(t for n, t in locals_ if n.startswith("inst")),
        functions=tuple(
            Symbol(s.name, s.arguments, s.result, s.text, constructor=s.name in constructors)
            for s in found
            if s is not None
        ),
        variables=tuple(
            Symbol(n, *_uncurried(t), variable=True) for n, t in data if t.head == ARROW
        ),
        types=tuple(dict.fromkeys(t for _, t in data if t.head != ARROW)),
    )


def _data(text: str, known: set[str]) -> Type | None:
    """A type whose heads are all known: the type of data or of a function, no proposition."""
    type_ = parse(text)
    return type_ if type_ and heads(type_) <= known | {ARROW, "Prod"} else None


def within(type_: Type) -> Iterator[Type]:
    """The type and all that it is made of, the parts first."""
    for part in type_.parts:
        yield from within(part)
    yield type_


def heads(type_: Type) -> set[str]:
    """All heads in a type."""
    return {part.head for part in within(type_)}


def _constructors(theory: Theory) -> Iterator[str]:
    for type_, constructors in theory.types:
        if (type_, constructors) not in CORE:
            yield from (f"{type_}.{c.name}" for c in constructors)


def _core(words: set[str]) -> Iterator[str]:
    """The library's functions among the words, by what they are on the types at hand; with the
    constructors of the library's types that occur."""
    for word in sorted(words):
        for name in OVERLOADED.get(word, ()):
            if name.split(".")[0] in words or name.startswith("List"):
                yield name
        if re.fullmatch(r"(List|Nat|Bool|Option|Int)\.\w+", word):
            yield word
    if "Nat" in words or "ℕ" in words:
        yield from ("Nat.zero", "Nat.succ")
    if "List" in words:
        yield from ("List.nil", "List.cons")
    if "Option" in words:
        yield from ("Option.none", "Option.some")
    if "Bool" in words:
        yield from ("Bool.true", "Bool.false")


def _symbol(name: str, printed: str) -> Symbol | None:
    """From what `#check @name` says: '@f : {a : Type} → Lst a → N'."""
    _, type_ = reading.cut(printed, ":")
    parameters: list[str] = []
    while match := re.match(r"\{([^{}:]+) : (?:Type|Sort)[^{}]*\} → ", type_):
        parameters += match[1].split()
        type_ = type_[match.end() :]
    while match := re.match(r"\[[^\[\]]*\] → ", type_):
        type_ = type_[match.end() :]
    parsed = parse(type_)
    if parsed is None:
        return None
    parsed = substituted(parsed, {p: Type(f"?{p}") for p in parameters})
    arguments, result = _uncurried(parsed)
    if result.head in ("Prop", "Type", "Sort") or any(_order(a) > 1 for a in arguments):
        return None
    return Symbol(name, arguments, result, WRITTEN.get(name, ""))


def _order(type_: Type) -> int:
    """0 for data, 1 for a function on data, ..."""
    if type_.head != ARROW:
        return 0
    argument, result = type_.parts
    return max(_order(argument) + 1, _order(result))


def parse(text: str) -> Type | None:
    """A type as Lean prints it; None for what is no simple type."""
    text = reading.unwrapped(text)
    for operator, head in ((ARROW, ARROW), ("×", "Prod")):
        pieces = reading.split(text, operator)
        if len(pieces) > 1:
            return _with_parts(head, [pieces[0], f" {operator} ".join(pieces[1:])])
    call = next(iter(reading.applications(text, [reading.head(text)])), ())
    if not call or reading.spell(call) != text or not re.fullmatch(r"[^\W\d][\w.'✝]*", call[0]):
        return None
    return _with_parts({"ℕ": "Nat", "ℤ": "Int"}.get(call[0], call[0]), call[1:])


def _with_parts(head: str, texts: Sequence[str]) -> Type | None:
    parts = [part for text in texts if (part := parse(text))]
    return Type(head, tuple(parts)) if len(parts) == len(texts) else None


def spelled(type_: Type) -> str:
    """Lean text of a type."""
    infix = {ARROW: f" {ARROW} ", "Prod": " × "}.get(type_.head)
    if infix:
        left, right = type_.parts
        chained = right.head == type_.head or right.head not in (ARROW, "Prod")
        return (
            _inner(left, bool(left.parts) and left.head in (ARROW, "Prod"))
            + infix
            + _inner(right, not chained)
        )
    return " ".join([type_.head, *(_inner(part, bool(part.parts)) for part in type_.parts)])


def _inner(type_: Type, brackets: bool) -> str:
    return f"({spelled(type_)})" if brackets else spelled(type_)


def substituted(type_: Type, values: Mapping[str, Type]) -> Type:
    """The type with heads that stand alone replaced."""
    if not type_.parts and type_.head in values:
        return values[type_.head]
    return Type(type_.head, tuple(substituted(part, values) for part in type_.parts))


def matched(pattern: Type, type_: Type, values: dict[str, Type]) -> bool:
    """Whether `type_` is an instance of `pattern`; the parameters' values are added."""
    if pattern.head.startswith("?"):
        return values.setdefault(pattern.head, type_) == type_
    return (
        pattern.head == type_.head
        and len(pattern.parts) == len(type_.parts)
        and all(
            matched(one, other, values)
            for one, other in zip(pattern.parts, type_.parts, strict=True)
        )
    )


def _uncurried(type_: Type) -> tuple[tuple[Type, ...], Type]:
    arguments: list[Type] = []
    while type_.head == ARROW:
        argument, type_ = type_.parts
        arguments.append(argument)
    return tuple(arguments), type_
