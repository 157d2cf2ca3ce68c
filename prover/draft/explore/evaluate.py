"""Values of functions, computed by Lean: many calls in one `#eval`, each remembered.

A value is a string that says how it is built, a letter for a constructor before its arguments;
generated Lean code reads and writes them, so that a call costs no elaboration. A function given as
an argument is one letter, which picks a pseudo-random function. Nothing here proves anything: a
wrong value makes a conjecture that Lean refuses.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from prover import values
from prover.draft.explore.signature import ARROW, Symbol, Type, parse, spelled, substituted, within
from prover.errors import WorkerFailure
from prover.lean.bridge import Bridge
from prover.theory import Constructor, Theory
from prover.types import Statement

NOTHING = "!"
"""In place of a value that is too long, or was not computed in time."""
MAX_VALUE = 48  # letters
FUNCTIONS = "abc"  # the values of a function type
PICKED = 3  # different results of such a function
ELEMENT = Type("Nat")  # what stands for a type variable
_PRELUDE = """
namespace ProofloomValues
class Coded (α : Type) where
  put : α → String
  get : List Char → Option (α × List Char)
class Made (α : Type) where
  made : Nat → α
open Coded Made
def weight (seed : Nat) : List Char → Nat
  | [] => seed
  | c :: cs => (weight (seed + 1) cs * 7 + c.toNat * (seed + 3)) % 1009
instance [Coded α] [Made β] : Made (α → β) where
  made n := fun x => made (weight n (put x).toList)
instance [Coded α] [Made β] : Coded (α → β) where
  put _ := "!"
  get | c :: r => some (made c.toNat, r) | [] => none
partial def putNat : Nat → String | 0 => "a" | n + 1 => "b" ++ putNat n
partial def getNat : List Char → Option (Nat × List Char)
  | 'a' :: r => some (0, r)
  | 'b' :: r => do let (x, r) ← getNat r; return (x + 1, r)
  | _ => none
instance : Coded Nat := ⟨putNat, getNat⟩
instance : Coded Int where
  put | .ofNat n => "a" ++ putNat n | .negSucc n => "b" ++ putNat n
  get
    | 'a' :: r => do let (n, r) ← getNat r; return (.ofNat n, r)
    | 'b' :: r => do let (n, r) ← getNat r; return (.negSucc n, r)
    | _ => none
partial def calls (call : List Char → Option (String × List Char)) (cs : List Char) : String :=
  match call cs with | some (s, r) => s ++ ";" ++ calls call r | none => ""
partial def joined : List String → String | [] => "" | s :: l => s ++ ";" ++ joined l
def cut (s : String) : String := if s.length ≤ LENGTH then s else "!"
"""
_END = "end ProofloomValues\n"


@dataclass
class Evaluator:
    """Calls of a statement's functions on values; what was computed once is kept."""

    statement: Statement
    theory: Theory
    bridge: Bridge
    known: dict[tuple[str, tuple[Type, ...]], dict[tuple[str, ...], str]] = field(
        default_factory=dict
    )
    _types: dict[Type, None] = field(default_factory=dict)

    def table(self, symbol: Symbol, arguments: tuple[Type, ...]) -> dict[tuple[str, ...], str]:
        """What is known of a function at argument types in which no parameter is left."""
        return self.known.setdefault((symbol.name, arguments), {})

    def samples(self, types: Sequence[Type], limit: int, *, timeout: float) -> list[list[str]]:
        """Small values of each type, the smallest first; none if Lean does not answer."""
        texts = [values.values(spelled(type_), self.theory, limit) for type_ in types]
        lines = [
            f"#eval joined (List.map put ([{', '.join(listed)}] : List ({spelled(type_)})))\n"
            for type_, listed in zip(types, texts, strict=True)
        ]
        return self._answers(types, lines, timeout)

    def compute(
        self,
        wanted: Sequence[tuple[Symbol, tuple[Type, ...], Type, Sequence[tuple[str, ...]]]],
        *,
        timeout: float,
    ) -> None:
        """Fill the tables: for each (function, argument types, result type) the given calls.

        A call that Lean does not answer within `timeout` seconds is `NOTHING`.
        """
        jobs = [(self.table(s, types), s, types, result, list(calls))
                for s, types, result, calls in wanted if calls]  # fmt: skip
        needed = [t for _, _, types, result, _ in jobs for t in (*types, result)]
        answers = self._answers(
            needed, [_line(s, types, result, calls) for _, s, types, result, calls in jobs], timeout
        )
        for (table, _, _, _, calls), found in zip(jobs, answers, strict=True):
            found += [NOTHING] * (len(calls) - len(found))
            table.update(zip(calls, found, strict=False))

    def _answers(self, types: Sequence[Type], lines: list[str], timeout: float) -> list[list[str]]:
        """What each line prints, cut at `;`; nothing for one that Lean does not answer."""
        self._types |= dict.fromkeys(types)  # what was needed once may be written inside a call
        text = self.statement.preamble + _PRELUDE.replace("LENGTH", str(MAX_VALUE))
        text += "".join(self._instances(list(self._types)))
        first = text.count("\n") + 1
        text += "".join(lines) + _END + self.statement.postamble
        try:
            said = self.bridge.check(text, timeout=timeout)
        except WorkerFailure:
            said = ()
        answers = {m.line - first: m.text for m in said if m.severity == "information"}
        return [answers.get(i, "").strip('"').split(";")[:-1] for i in range(len(lines))]

    def _instances(self, needed: Sequence[Type]) -> Iterable[str]:
        """Code for reading and writing each inductive type among the needed ones and below."""
        done = {"Nat", "Int", ARROW}
        waiting = [t for type_ in needed for t in within(type_)]
        while waiting:
            type_ = waiting.pop()
            constructors = self.theory.constructors(type_.head)
            if type_.head in done or constructors is None:
                continue
            done.add(type_.head)
            fields = [parse(text) for c in constructors for text in c.fields]
            waiting += [t for f in fields if f is not None for t in within(f)]
            yield from _instance(type_.head, len(type_.parts), constructors)
        results = [t.parts[1] for type_ in needed for t in within(type_) if t.head == ARROW]
        for type_ in dict.fromkeys(results):
            small = values.values(spelled(type_), self.theory, PICKED)
            if type_.head != ARROW and small:
                yield _made(spelled(type_), small)


def erased(type_: Type, sorts: Sequence[str]) -> Type:
    """The type with `ELEMENT` for the type variables."""
    return substituted(type_, dict.fromkeys(sorts, ELEMENT))


def _line(
    symbol: Symbol, types: Sequence[Type], result: Type, values: Sequence[tuple[str, ...]]
) -> str:
    """One line that prints the values of the calls, each behind a `;`."""
    names = [f"x{i}" for i in range(len(types))]
    call = symbol.written(names)
    if not names:
        return f'#eval cut (put ({call} : {spelled(result)})) ++ ";"\n'
    read = "".join(
        f"let ({x}, r) ← get (α := {spelled(type_)}) r; "
        for x, type_ in zip(names, types, strict=True)
    )
    column = json.dumps("".join(value for call in values for value in call))
    return (
        f"#eval calls (fun r => do {read}return (cut (put {call}), r)) (String.toList {column})\n"
    )


def _made(type_: str, small: Sequence[str]) -> str:
    """`Made` for a type of data, out of some of its values."""
    cases = "".join(f" | {i} => {value}" for i, value in enumerate(small[1:]))
    chosen = f"match n % {len(small)} with{cases} | _ => {small[0]}"
    return f"instance : Made ({type_}) := ⟨fun n => {chosen}⟩\n"


def _instance(name: str, parameters: int, constructors: Sequence[Constructor]) -> Iterable[str]:
    """`Coded` for an inductive type: a letter for each constructor, before its fields."""
    variables = [f"t{i}" for i in range(parameters)]
    binders = "".join(f" {{{v} : Type}} [Coded {v}]" for v in variables)
    type_ = " ".join([name, *variables])
    base = name.replace(".", "_")
    puts, gets = [], []
    for i, constructor in enumerate(constructors):
        letter = chr(ord("a") + i)
        names = [f"x{j}" for j in range(len(constructor.fields))]
        shown = "".join(
            f" ++ {f'put_{base}' if recursive else 'put'} {x}"
            for x, recursive in zip(names, constructor.recursive, strict=True)
        )
        puts.append(f'  | .{" ".join([constructor.name, *names])} => "{letter}"{shown}\n')
        read = "".join(
            f"let ({x}, r) ← {f'get_{base}' if recursive else 'get'} r; "
            for x, recursive in zip(names, constructor.recursive, strict=True)
        )
        made = " ".join([f".{constructor.name}", *names])
        gets.append(f"  | '{letter}' :: r => do {read}return ({made}, r)\n")
    yield f"partial def put_{base}{binders} : {type_} → String\n{''.join(puts)}"
    yield (
        f"partial def get_{base}{binders} : List Char → Option (({type_}) × List Char)\n"
        f"{''.join(gets)}  | _ => none\n"
    )
    yield f"instance{binders} : Coded ({type_}) := ⟨put_{base}, get_{base}⟩\n"
