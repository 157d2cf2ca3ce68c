"""The kernel's own arithmetic, the definitions of Basis and Python's integers say the same.

Lean's kernel evaluates certain operations on number literals by name, without looking at their
definitions. A definition that meant anything else would make False provable, so each of them is
computed three ways: by the kernel under its own name, by the kernel through a copy of the
library's source under another name (which it can only unfold), and by Python.
"""

from __future__ import annotations

import itertools
import math
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from prover import bundle
from prover.lean.batch import compile_source
from prover.lean.toolchain import Toolchain

SMALL = (0, 1, 2, 3, 4, 5, 7, 8, 10, 16, 31, 64)
LARGE = (100, 255, 256, 2**32 - 1, 2**63, 2**64 - 1, 2**64, 2**64 + 1, 3 * 2**65 + 12345, 10**30)
PRELUDE, DIV, GCD, BITS = "Prelude", "Nat/Div", "Nat/Gcd", "Nat/Bitwise"

PREFIXES = ("Nat.", "copy_")  # the kernel's name, and the name of what it can only unfold

Pair = tuple[int, int]


def always(_: int, __: int) -> bool:
    return True


@dataclass(frozen=True)
class Operation:
    """An accelerated operation `Nat.<name>` of `arity` arguments."""

    name: str
    module: str  # where the library defines it
    parts: tuple[str, ...]  # the definitions that its own needs copied too, in order
    meaning: Callable[[int, int], int | bool]
    unfolds: Callable[[int, int], bool] = always  # whether the copy ends in a few steps
    kernel: Callable[[int, int], bool] = always  # whether the value has a sane size
    arity: int = 2
    proof: str = "by decide +kernel"  # of the copy's value


def few(_: int, m: int) -> bool:
    return m <= 31


def sane(_: int, m: int) -> bool:
    return m <= 256


def few_steps(n: int, m: int) -> bool:
    return m == 0 or n // m <= 31


OPERATIONS = (
    Operation("add", PRELUDE, (), lambda n, m: n + m, few, proof="rfl"),
    Operation("sub", PRELUDE, (), lambda n, m: max(n - m, 0), few),
    Operation("mul", PRELUDE, (), lambda n, m: n * m, few),
    Operation("pow", PRELUDE, (), lambda n, m: n**m, few, sane),
    Operation("beq", PRELUDE, (), lambda n, m: n == m, lambda n, m: min(n, m) <= 31),
    Operation("ble", PRELUDE, (), lambda n, m: n <= m, lambda n, m: min(n, m) <= 31),
    Operation("div", DIV, ("div.go",), lambda n, m: n // m if m else 0, few_steps),
    Operation("mod", DIV, ("mod.go",), lambda n, m: n % m if m else n, few_steps),
    Operation("gcd", GCD, ("gcd.go",), math.gcd),
    Operation("shiftLeft", BITS, (), lambda n, m: n << m, few, sane),
    Operation("shiftRight", BITS, (), lambda n, m: n >> min(m, 999), few),
    Operation("land", BITS, ("bitwise.go", "bitwise"), lambda n, m: n & m),
    Operation("lor", BITS, ("bitwise.go", "bitwise"), lambda n, m: n | m),
    Operation("xor", BITS, ("bitwise.go", "bitwise"), lambda n, m: n ^ m),
    Operation("log2", BITS, ("log2.go",), lambda n, _: max(n.bit_length() - 1, 0), arity=1),
)


def definition(module: str, name: str) -> str:
    """The library's source text of a definition: its first line and the indented ones after."""
    text = (bundle.lean_project() / "Basis" / f"{module}.lean").read_text(encoding="utf-8")
    head = rf"^(?:@\[[^\n]*?\] )?(?:protected )?(def (?:Nat\.)?{re.escape(name)} [^\n]*\n"
    found = re.search(head + r"(?:[ \t]+[^\n]*\n)*)", text, re.MULTILINE)
    assert found, f"Basis/{module}.lean has no definition of {name} that this test can copy"
    return found[1]


def copied(operation: Operation) -> str:
    """The definition of the operation under the name `copy_<name>`, with what it is made of."""
    names = (*operation.parts, operation.name)
    text = "\n".join(definition(operation.module, name) for name in names)
    renamed = {name.split(".")[0] for name in names}
    return re.sub(rf"(?<![\w.])(?:Nat\.)?({'|'.join(renamed)})(?=[ .])", r"copy_\1", text)


def grid(operation: Operation) -> list[Pair]:
    values = SMALL + LARGE
    pairs = itertools.product(values, values if operation.arity == 2 else (0,))
    return [pair for pair in pairs if operation.kernel(*pair)]


def shown(value: int | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else hex(value)


def call(function: str, operation: Operation, pair: Pair) -> str:
    return " ".join([function, *map(hex, pair[: operation.arity])])


def errors(source: str, lean: Toolchain) -> list[str]:
    messages = compile_source(lean, source, timeout=250)
    return [f"{m.line}: {m.text}" for m in messages if m.severity == "error"]


def disagreements(operation: Operation, lean: Toolchain) -> list[str]:
    """Lean's errors about values that Python computed, one a line of a file."""
    pairs = grid(operation)
    lines = [copied(operation)]
    for pair in pairs:
        value = shown(operation.meaning(*pair))
        by_kernel, by_copy = (call(prefix + operation.name, operation, pair) for prefix in PREFIXES)
        lines.append(f"example : {by_kernel} = {value} := by decide +kernel")
        if operation.unfolds(*pair):
            lines.append(f"example : {by_copy} = {value} := {operation.proof}")
    assert sum(PREFIXES[1] in line for line in lines) >= 20
    return errors("\n".join(lines), lean)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_kernel_definition_and_python_agree(operation: Operation, lean: Toolchain) -> None:
    assert disagreements(operation, lean) == []


PLANTED = {
    "pow": (PRELUDE, "Nat.mul (Nat.pow n m) n", "Nat.mul (Nat.pow n m) m"),
    "sub": (PRELUDE, "Nat.pred (Nat.sub n m)", "Nat.sub n m"),
    "gcd": (GCD, "gcd.go fuel (n % m) m", "gcd.go fuel (n % m) n"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_wrong_definition_is_caught(
    name: str, lean: Toolchain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a copy of the library in which one operation means something else than to the kernel."""
    shutil.copytree(bundle.lean_project(), tmp_path / "lean_project")
    monkeypatch.setattr(bundle, "lean_project", lambda: tmp_path / "lean_project")
    module, right, wrong = PLANTED[name]
    file = tmp_path / "lean_project" / "Basis" / f"{module}.lean"
    text = file.read_text(encoding="utf-8")
    assert text.count(right) == 1
    file.write_text(text.replace(right, wrong), encoding="utf-8")
    (operation,) = (each for each in OPERATIONS if each.name == name)
    found = disagreements(operation, lean)
    assert len(found) >= 10, found


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_a_wrong_value_is_refused_both_ways(operation: Operation, lean: Toolchain) -> None:
    value = operation.meaning(12, 3)
    wrong = shown(not value if isinstance(value, bool) else value + 1)
    by_kernel, by_copy = (call(prefix + operation.name, operation, (12, 3)) for prefix in PREFIXES)
    stated = (
        f"example : {by_kernel} = {wrong} := by decide +kernel",
        f"example : {by_copy} = {wrong} := {operation.proof}",
    )
    assert len(errors("\n".join([copied(operation), *stated]), lean)) == 2


def test_string_and_character_literals_are_their_code_points(lean: Toolchain) -> None:
    texts = ("", "a", "ab c", "\n\t", "é∀𝔸", "\x00", "\U0010ffff\ue000\ud7ff")
    lines = []
    for text in texts:
        literal = text.replace("\n", r"\n").replace("\t", r"\t").replace("\x00", r"\x00")
        points = ", ".join(f"Char.ofNat {ord(c)}" for c in text)
        lines.append(f'example : "{literal}" = String.ofList [{points}] := by decide +kernel')
        lines.append(f'example : "{literal}".length = {len(text)} := by decide +kernel')
        lines.append(f'example : "{literal}" ≠ "{literal}!" := by decide +kernel')
    lines.append("example : ('a').toNat = 97 ∧ ('𝔸').toNat = 0x1d538 := by decide +kernel")
    lines.append("example : Char.ofNat 0xd800 = Char.ofNat 0 := by decide +kernel")
    assert errors("\n".join(lines), lean) == []
    assert (
        len(errors('example : "a" = String.ofList [Char.ofNat 98] := by decide +kernel', lean)) == 1
    )
