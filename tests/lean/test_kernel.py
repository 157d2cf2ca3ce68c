"""Lean's kernel, asked from outside: it accepts what Lean accepted, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from prover.errors import BadOlean, LeanTimeout
from prover.lean.batch import compile_module
from prover.lean.kernel import recheck
from prover.lean.olean import Axiom, Module, Name, Quot, read_module
from prover.lean.toolchain import Toolchain

SECONDS = 120.0


def compiled(source: str, lean: Toolchain) -> Module:
    messages, data = compile_module(lean, source, timeout=SECONDS)
    assert data is not None, messages
    return Module(data)


def test_the_whole_library_is_accepted_again(lean: Toolchain) -> None:
    """All that has no unchecked marks, and rests on no axiom of the same module."""
    root = Path(lean.lean_path)
    total = 0
    for path in sorted(root.rglob("*.olean")):
        module = read_module(path)
        constants = module.constants
        needs = {name: constants.needs(name) & constants.keys() for name in constants}
        left = {n for n, c in constants.items() if c.unsafe or isinstance(c, Axiom | Quot)}
        while more := {n for n, needed in needs.items() if n not in left and needed & left}:
            left |= more
        names = [name for name in constants if name not in left]
        assert recheck(module, names, lean, timeout=SECONDS) is None, path
        total += len(names)
    assert total > 7000


SHAPES = """
universe u v
theorem deep : 123456789012345678901234567890 * 10 = 1234567890123456789012345678900 := rfl
def text : String := "é∀𝔸"
theorem «a name».«with.dots» (p : Prop) (h : p) : p := let q := h; q
inductive Tree (α : Type u) : Type u where
  | node (value : α) (children : List (Tree α))
mutual
inductive A : Nat → Type
  | a (n : Nat) (b : B n) : A (n + 1)
inductive B : Nat → Type
  | b : B 0
  | c (n : Nat) (a : A n) : B n
end
structure Point (α : Type u) (β : Type v) where
  one : α
  two : β
theorem proj (p : Point Nat Nat) : (⟨p.one, p.two⟩ : Point Nat Nat) = p := rfl
def size {α : Type u} (xs : List α) : Nat := match xs with | [] => 0 | _ :: r => size r + 1
theorem imax (α : Sort u) (p : Prop) : (α → p) = (α → p) := rfl
"""


def test_all_shapes_of_declarations(lean: Toolchain) -> None:
    module = compiled(SHAPES, lean)
    names = [name for name, each in module.constants.items() if not each.unsafe]
    assert {Name.of("Tree", "rec"), Name.of("B", "c"), Name.of("proj")} <= set(names)
    assert recheck(module, names, lean, timeout=SECONDS) is None


def test_what_was_not_checked_is_refused_by_name(lean: Toolchain) -> None:
    source = (
        "theorem fine : 1 = 1 := rfl\n"
        "set_option debug.skipKernelTC true\n"
        "theorem wrong : (0 : Nat) = 1 := by decide +kernel\n"
    )
    module = compiled(source, lean)
    assert recheck(module, [Name.of("fine")], lean, timeout=SECONDS) is None
    refusal = recheck(module, [Name.of("wrong")], lean, timeout=SECONDS)
    assert refusal is not None and refusal.name.parts[0] == "wrong"
    assert "the kernel does not accept wrong" in str(refusal)


def test_axioms_and_unsafe_definitions_are_not_for_the_kernel(lean: Toolchain) -> None:
    module = compiled("axiom a : False\nunsafe def f : Nat := 0", lean)
    for name in ("a", "f"):
        with pytest.raises(BadOlean, match=f"{name} is nothing that the kernel could check"):
            recheck(module, [Name.of(name)], lean, timeout=SECONDS)


def test_a_proof_that_takes_for_ever_is_a_timeout(lean: Toolchain) -> None:
    source = (
        "set_option debug.skipKernelTC true\n"
        "theorem slow : Nat.rec (motive := fun _ => Nat) 0 (fun _ n => Nat.succ n) "
        "1000000000000 = 5 := by decide +kernel\n"
    )
    module = compiled(source, lean)
    with pytest.raises(LeanTimeout):
        recheck(module, [Name.of("slow")], lean, timeout=3)
