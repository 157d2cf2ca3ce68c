"""Small values of a type: their order and number here, their types by real Lean."""

from __future__ import annotations

import pytest

from prover.lean.messages import ERROR
from prover.lean.pool import Pool
from prover.theory import CORE, Constructor, Theory
from prover.values import values

PREAMBLE = """inductive N where
  | z
  | s (n : N)
inductive Lst (α : Type) where
  | nil
  | cons (x : α) (xs : Lst α)
inductive Rose (α : Type) where
  | node (x : α) (kids : List (Rose α))
structure Pair (α β : Type) where
  right : β
  left : α
inductive Vec (α : Type) : Nat → Type where
  | nil : Vec α 0
deriving instance DecidableEq for N

"""
N = Constructor("z", (), (), "N"), Constructor("s", ("N",), (True,), "N")
THEORY = Theory(
    types=(
        ("N", N),
        (
            "Lst",
            (
                Constructor("nil", (), (), "Lst α"),
                Constructor("cons", ("α", "Lst α"), (False, True), "Lst α"),
            ),
        ),
        ("Rose", (Constructor("node", ("α", "List (Rose α)"), (False, False), "Rose α"),)),
        ("Pair", (Constructor("mk", ("β", "α"), (False, False), "Pair α β"),)),
        ("Vec", (Constructor("nil", (), (), "Vec α 0"),)),
        *CORE,
    )
)
KNOWN = (
    "Nat", "Int", "Bool", "Prop", "Char", "String", "Unit", "Type", "Fin 3", "N", "Lst N",
    "Lst (Lst Bool)", "Rose N", "Pair Nat N", "List (List Int)", "Option (N × Bool)",
    "Prod Nat (List N)", "Nat → Nat", "N → N → N", "Bool → Prop", "(N → N) → N", "List (N → Bool)",
)  # fmt: skip


@pytest.mark.parametrize(
    ("type_", "first"),
    [
        ("Nat", ["0", "1", "2", "3"]),
        ("Int", ["0", "1", "(-1)", "2"]),
        ("List Nat", ["[]", "[0]", "[1]", "[0, 0]"]),
        ("(Option Bool)", ["none", "(some false)", "(some true)"]),
        ("Fin 2", ["⟨0, by decide⟩", "⟨1, by decide⟩"]),
        ("Lst Bool", ["Lst.nil", "(Lst.cons false Lst.nil)"]),
        ("Pair Nat Bool", ["(Pair.mk false 0)", "(Pair.mk false 1)", "(Pair.mk true 0)"]),
        ("N → N", ["(fun x => x)", "(fun _ => N.z)", "(fun x => N.s x)"]),
        ("Bool → Bool", ["(fun x => x)", "(fun _ => false)", "(fun x => !x)"]),
        ("Lst Unheard", ["Lst.nil"]),
        ("Vec Nat 0", []),
        ("Unheard", []),
    ],
)
def test_smallest_first(type_: str, first: list[str]) -> None:
    assert values(type_, THEORY, max(len(first), 1)) == first


def test_a_finite_type_ends_and_an_infinite_one_does_not() -> None:
    assert values("Bool × Bool", THEORY, 100) == [
        "(false, false)", "(false, true)", "(true, false)", "(true, true)",
    ]  # fmt: skip
    assert len(values("Rose N", THEORY, 40)) == len(set(values("Rose N", THEORY, 40))) == 40


def test_an_own_type_with_the_name_of_a_core_type() -> None:
    own = Theory(types=(("Nat", (Constructor("nought", (), (), "Nat"),)), *CORE[1:]))
    assert values("Nat", own, 5) == ["Nat.nought"]


def test_lean_accepts_all_of_them(shared_pool: Pool) -> None:
    lines = [f"example : {t} := {text}\n" for t in KNOWN for text in values(t, THEORY, 25)]
    errors = [m for m in shared_pool.check(PREAMBLE + "".join(lines), timeout=60)
              if m.severity == ERROR]  # fmt: skip
    first = PREAMBLE.count("\n") + 1
    assert [lines[m.line - first] for m in errors] == []
    assert all(values(t, THEORY, 25) for t in KNOWN)
