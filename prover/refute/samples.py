"""Argument lists that may refute a proposition, by evaluation in Lean.

The library's module `Basis.Counterexample` does the work; a Lean that lacks it is given its text.
Here is what it must be told about a statement: how to enumerate its inductive types, which numbers
occur in it, which definitions are propositions to look into.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from prover.bundle import lean_project
from prover.lean import reading
from prover.lean.lexer import tokens
from prover.lean.messages import ERROR
from prover.theory import CORE, Constructor, Theory
from prover.types import Message, Statement

MODULE = "Basis/Counterexample.lean"
PREFIX = "_root_.Counterexample"
CLAIM = "proofloom_claim"
MAX_NUMBERS = 24
LARGEST = 10**6  # a larger number is no place to start from
_PREDICATE = re.compile(
    r"^[ \t]*(?:def|abbrev)\s+(\S+)[^=|]*?\bProp\s*(?::=|\n\s*\|)", re.MULTILINE
)
# Instances grow with the proposition.
_LARGE = "set_option synthInstance.maxSize 100000 in set_option synthInstance.maxHeartbeats 0 in "
_LACKING = re.compile(r"[Uu]nknown \w+ [`']?(?:_root_\.)?Counterexample\.search")
_CORE = dict(CORE)

Row = tuple[str, tuple[Constructor, ...]]


@dataclass(frozen=True)
class Effort:
    """Sizes of argument lists below `sizes`, and about `values` values in all."""

    sizes: int
    values: int


@dataclass(frozen=True)
class Sample:
    """Arguments for the leading binders: values, and terms for the premises; and a term for the
    negation of what is left of the proposition. In the terms `⋆` stands for what is left to a
    tactic. With no `doubt` all that was evaluated agrees."""

    doubt: int
    arguments: tuple[str, ...]
    conclusion: str


def carrying(statement: Statement) -> Statement:
    """The statement behind a copy of the module, for a Lean that does not have it."""
    source = (lean_project() / MODULE).read_text(encoding="utf-8")
    module = re.sub(r"^(?:prelude|import .*)\n", "", source, flags=re.MULTILINE)
    imports = [m.end() for m in re.finditer(r"^.*\bimport\b.*\n", statement.preamble, re.MULTILINE)]
    at = imports[-1] if imports else 0
    return replace(
        statement, preamble=f"{statement.preamble[:at]}{module}\n{statement.preamble[at:]}"
    )


def lacking(messages: Iterable[Message]) -> bool:
    """Whether Lean says that it does not have the module."""
    return any(m.severity == ERROR and _LACKING.search(m.text) for m in messages)


def search(proposition: str, effort: Effort) -> str:
    """Commands that print the samples. The proposition is elaborated before instances are sought:
    what is not yet known of a term hides its shape."""
    return (
        f"abbrev {CLAIM} : Prop := {proposition}\n"
        f"{_LARGE}#eval {PREFIX}.search {CLAIM} {effort.sizes} {effort.values}\n"
    )


def read(message: Message) -> list[Sample]:
    """The samples that `search` printed, the least doubtful first."""
    lines = ast.literal_eval(message.text).splitlines()
    rows = [line.split("✂") for line in lines]
    return sorted((Sample(int(d), tuple(a), c) for d, *a, c in rows), key=lambda s: s.doubt)


def setting(statement: Statement, theory: Theory) -> str:
    """Commands that give Lean the instances it needs; one that fails costs only itself."""
    return "".join(
        [
            f"instance : {PREFIX}.Numbers := ⟨{_numbers(statement)}⟩\n",
            *(
                f"set_option allowUnsafeReducibility true in attribute [local reducible] {name}\n"
                for name in _predicates(statement)
            ),
            *_types(theory),
        ]
    )


def _numbers(statement: Statement) -> list[int]:
    """The numerals of the statement and their neighbours; small numbers are tried anyway."""
    text = statement.signature + statement.preamble
    written = {int(t.text): None for t in tokens(text) if t.kind == "number"}
    near = [n + d for n in sorted(written) if 4 < n < LARGEST for d in (0, 1, -1)]
    return list(dict.fromkeys(near))[:MAX_NUMBERS]


def _predicates(statement: Statement) -> list[str]:
    """Definitions that are propositions: their instances are those of what they mean."""
    return _PREDICATE.findall(statement.preamble)


def _types(theory: Theory) -> Iterator[str]:
    own = [row for row in theory.types if row[1] is not _CORE.get(row[0])]
    for i, (name, constructors) in enumerate(own):
        later = _later(constructors, own[i + 1 :])
        parameters = _parameters(constructors)
        if parameters is None:
            continue
        binders = "".join(f"{{{p} : Type}} [{PREFIX}.Vals {p}] " for p in parameters)
        yield f"deriving instance DecidableEq for {', '.join([name, *(n for n, _ in later)])}\n"
        yield f"instance {binders}: {_instance((name, constructors), later)}\n"
        unary = [f"{name}.{c.name}" for c in constructors if c.recursive == (True,)]
        if unary and not parameters:
            steps = ", ".join(f'⟨{step}, fun _ => "{step}"⟩' for step in unary)
            yield f"instance : {PREFIX}.Steps {name} where steps := [{steps}]\n"


def _parameters(constructors: Sequence[Constructor]) -> list[str] | None:
    """The type's parameters; None if it has indices or nothing is known of it."""
    results = {c.result for c in constructors}
    parameters = reading.words(results.pop())[1:] if len(results) == 1 else ["?"]
    return parameters if all(map(str.isidentifier, parameters)) else None


def _later(constructors: Sequence[Constructor], rows: Sequence[Row]) -> list[Row]:
    """The rows that the constructors mention, by themselves or through others: of one `mutual`."""
    words = {word for c in constructors for field in c.fields for word in reading.words(field)}
    for i, row in enumerate(rows):
        if row[0] in words:
            rest = [*rows[:i], *rows[i + 1 :]]
            return [row, *_later([*constructors, *row[1]], rest)]
    return []


def _instance(row: Row, later: Sequence[Row]) -> str:
    """`Vals T where ...`, by constructors: one with arguments costs 1. The instances of later
    types are made inside it, since they rest on this one."""
    name, constructors = row
    # Lean may print the type's name by a notation, which is not to be counted on.
    whole = f"{PREFIX}.Vals ({' '.join([name, *(_parameters(constructors) or ())])})"
    flat = [f'⟨{name}.{c.name}, fun _ => "{name}.{c.name}"⟩' for c in constructors if not c.fields]
    deep = [_constructed(name, c) for c in constructors if c.fields]
    inner = "".join(f"have : {_instance(r, later[i + 1 :])}; " for i, r in enumerate(later))
    level = (
        f"{PREFIX}.recursively fun smaller n => have : {whole} := {{ exact := smaller }}; {inner}"
        f"match n with | 0 => [{', '.join(flat)}] | n + 1 => {' ++ '.join(deep) or '[]'}"
    )
    return f"{whole} := {{ exact := {level}{'' if deep else ', whole := some 1'} }}"


def _constructed(name: str, constructor: Constructor) -> str:
    """The list of values `c x y ...` whose fields' sizes add up to `n`."""
    fields = [f"x{i}" for i in range(len(constructor.fields))]
    source, pattern = f"{PREFIX}.Vals.exact", fields[-1]
    for field in fields[-2::-1]:
        source, pattern = f"({PREFIX}.pairs {PREFIX}.Vals.exact {source})", f"({field}, {pattern})"
    value = " ".join(f"{field}.value" for field in fields)
    text = "".join(f' ++ " " ++ {field}.text ()' for field in fields)
    full = f"{name}.{constructor.name}"
    made = f'⟨{full} {value}, fun _ => "({full}"{text} ++ ")"⟩'
    return f"({source} n).map (fun {pattern} => {made})"
