"""Small values of a type as Lean text, the smallest first: what an evaluation is fed with.

The size of a value counts its constructors (of a numeral, its distance from 0), so that all types
are enumerated fairly, as in SmallCheck (Runciman, Naylor, Lindblad 2008).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product

from prover.lean import reading
from prover.theory import CORE, Theory

MAX_SIZE = 12
MAX_LEVEL = 200  # values of one size
EMPTY_LEVELS = 3  # after so many sizes without a value there is none to come

_CORE = dict(CORE)
_ENUMERATED = {
    "Bool": ("false", "true"),
    "Prop": ("True", "False"),
    "Type": ("Bool", "Nat"),
    "Unit": ("()",),
    "Char": ("'a'", "'b'", "'c'"),
    "String": ('""', '"a"', '"b"', '"ab"'),
}


def values(type_: str, theory: Theory, limit: int) -> list[str]:
    """Up to `limit` different closed terms of a closed type ('Lst (Lst Nat)', 'N → Bool').

    Each can stand as an argument where its type is known ('[1, 2]' alone does not say which list
    it is). A function on an inductive type may need its DecidableEq. Empty if nothing is known of
    how to make a value.
    """
    levels = _Levels(theory)
    found: list[str] = []
    empty = 0
    for size in range(MAX_SIZE + 1):
        level = levels.exact(reading.unwrapped(type_), size)
        found += level
        empty = 0 if level else empty + 1
        if len(found) >= limit or empty >= EMPTY_LEVELS:
            break
    return list(dict.fromkeys(found))[:limit]


class _Levels:
    def __init__(self, theory: Theory) -> None:
        self.theory = theory
        self.exact = lru_cache(maxsize=None)(self._exact)

    def _exact(self, type_: str, size: int) -> tuple[str, ...]:
        """The values of exactly that size."""
        if size < 0:
            return ()
        arrow, times = reading.split(type_, "→"), reading.split(type_, "×")
        if len(arrow) > 1:
            return self._functions(arrow[0], reading.spell(_joined(arrow[1:], "→")), size)
        if len(times) > 1:
            right = reading.spell(_joined(times[1:], "×"))
            return self._tuples((times[0], right), size, "({}, {})")
        head = reading.head(type_)
        own = self.theory.constructors(head)
        if own is not None and own is not _CORE.get(head):
            return self._constructed(type_, size)
        arguments = _arguments(type_)
        match head:
            case "Nat" | "ℕ":
                return (str(size),)
            case "Int" | "ℤ":
                return (str(size), f"(-{size})") if size else ("0",)
            case "Fin" if len(arguments) == 1 and arguments[0].isdigit():
                return (f"⟨{size}, by decide⟩",) if size < int(arguments[0]) else ()
            case "List" if len(arguments) == 1:
                return self._lists(arguments[0], size)
            case "Option" if len(arguments) == 1:
                some = self.exact(arguments[0], size - 1)
                return ("none",) if size == 0 else tuple(f"(some {text})" for text in some)
            case "Prod" if len(arguments) == 2:
                return self._tuples(arguments, size, "({}, {})")
        listed = _ENUMERATED.get(type_, ())
        return listed[size : size + 1]

    def _lists(self, type_: str, size: int) -> tuple[str, ...]:
        if size == 0:
            return ("[]",)
        shapes = (
            self._tuples((type_,) * n, size - n, ", ".join("{}" for _ in range(n)))
            for n in range(1, size + 1)
        )
        return tuple(f"[{text}]" for shape in shapes for text in shape)[:MAX_LEVEL]

    def _constructed(self, type_: str, size: int) -> tuple[str, ...]:
        """By the constructors of an inductive type; one with arguments costs 1."""
        name, arguments = reading.head(type_), _arguments(type_)
        found: list[str] = []
        for constructor in self.theory.constructors(name) or ():
            parameters = _arguments(constructor.result)
            if len(parameters) != len(arguments) or not all(map(str.isidentifier, parameters)):
                continue  # it makes a value of some indices only
            meant = dict(zip(parameters, arguments, strict=True))
            fields = tuple(_instance(field, meant) for field in constructor.fields)
            full = f"{name}.{constructor.name}"
            if not fields:
                found += [full] if size == 0 else []
            else:
                found += self._tuples(fields, size - 1, f"({full}{' {}' * len(fields)})")
        return tuple(found)[:MAX_LEVEL]

    def _tuples(self, types: tuple[str, ...], size: int, shape: str) -> tuple[str, ...]:
        """`shape` filled with values of the types whose sizes add up."""
        rows = (
            row
            for sizes in _partitions(size, len(types))
            for row in product(*map(self.exact, map(reading.unwrapped, types), sizes))
        )
        return tuple(shape.format(*row) for row in islice(rows, MAX_LEVEL))

    def _functions(self, domain: str, range_: str, size: int) -> tuple[str, ...]:
        """Identity, successors, constants, and those with one exception."""
        domain, range_ = reading.unwrapped(domain), reading.unwrapped(range_)
        found: list[str] = []
        if domain == range_ and size == 0:
            found.append("(fun x => x)")
        if domain == range_ and size == 1:
            found += self._successors(domain)
        found += [f"(fun _ => {text})" for text in self.exact(range_, size)]
        if range_ == "Prop":
            found += [f"(fun x => x = {text})" for text in self.exact(domain, size - 1)]
        elif "→" not in reading.words(domain):
            shape = "(fun x => if x = {} then {} else {})"
            tables = self._tuples((domain, range_, range_), size - 2, shape)
            found += [text for text in tables if not _constant(text)]
        return tuple(found)[:MAX_LEVEL]

    def _successors(self, type_: str) -> list[str]:
        if type_ in ("Nat", "ℕ", "Int", "ℤ"):
            return ["(fun x => x + 1)"]
        if type_ == "Bool":
            return ["(fun x => !x)"]
        return [
            f"(fun x => {reading.head(type_)}.{constructor.name} x)"
            for constructor in self.theory.constructors(type_) or ()
            if constructor.recursive == (True,)
        ]


def _arguments(type_: str) -> tuple[str, ...]:
    calls = reading.applications(type_, [reading.head(type_)])
    return tuple(reading.unwrapped(text) for text in calls[0][1:]) if calls else ()


def _instance(type_: str, meant: dict[str, str]) -> str:
    """The type with its parameters replaced."""
    return reading.spell(f"({meant[w]})" if w in meant else w for w in reading.words(type_))


def _joined(parts: list[str], operator: str) -> list[str]:
    return [w for i, part in enumerate(parts) for w in ([operator] * (i > 0) + [part])]


def _partitions(total: int, parts: int) -> list[tuple[int, ...]]:
    """All ways to write `total` as an ordered sum of `parts` numbers from 0."""
    if parts == 1:
        return [(total,)] if total >= 0 else []
    return [(i, *rest) for i in range(total + 1) for rest in _partitions(total - i, parts - 1)]


def _constant(table: str) -> bool:
    """Whether 'if x = a then b else b' has one value."""
    _, then = reading.cut(reading.unwrapped(table), "then")
    first, second = reading.cut(then, "else")
    return first == second
