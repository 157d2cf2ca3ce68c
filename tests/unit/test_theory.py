"""What a statement's preamble gives: read from its text, and from real Lean's answers."""

from __future__ import annotations

import pytest

from prover import theory
from prover.errors import LeanCrash, LeanTimeout
from prover.lean.messages import ERROR
from prover.lean.pool import Pool
from prover.theory import Constructor, Premise, Theory
from prover.types import Statement

NATURALS = """inductive N where
  | z : N
  | s : N → N

open N

/- def hidden : N := z -/
def plus : N → N → N
  | z, m => m
  | s n, m => s (plus n m)
-- def also_hidden := z
abbrev one : N := s z

@[simp] theorem plus_z (n : N) : plus n z = n := by induction n <;> simp_all [plus]
theorem plus_s {n : N} : ∀ m : N, plus n (s m) = s (plus n m) := by
  intro m; induction n <;> simp_all [plus]
theorem inj (n m : N) (h : s n = s m) : n = m := by injection h
theorem ne (n : N) (h : plus n one = z) : n ≠ n → ¬ n = z := by intro k; exact absurd rfl k

"""
SHAPES = """inductive Lst (α : Type) where
  | nil
  | cons (head : α) (tail : Lst α)

inductive Tree (α : Type) : Type where
  | leaf : Tree α
  | node : Tree α → α → Tree α → Tree α

inductive Branching where
  | stop
  | go (n : Nat) (next : Nat → Branching)

structure Point where
  x : Nat
  y : Nat

structure Tagged (α : Type) extends Point where
  tag : α

inductive Even : Nat → Prop where
  | zero : Even 0
  | step {n : Nat} (h : Even n) : Even (n + 2)

"""
SPACES = """namespace Outer
inductive T where
  | a
  | b (t : T)
namespace Inner.Deep
def f : T → T
  | .a => .a
  | .b t => .b (f t)
protected theorem f_a : f .a = .a := rfl
end Deep
section Named
theorem g_a : Deep.f .a = .a := rfl
end Named
end Inner
"""


def read(pool: Pool, preamble: str, postamble: str = "") -> Theory:
    statement = Statement("t", "theorem t : True", preamble, postamble)
    return theory.read(statement, pool, timeout=60)


def usable(pool: Pool, found: Theory, preamble: str, postamble: str = "") -> None:
    """Lean finds every name where the statement stands."""
    names = [*found.functions, *(t.name for t in found.theorems)]
    names += [t for t, _ in found.types[: -len(theory.CORE)]]
    source = preamble + "".join(f"#check @{name}\n" for name in names) + postamble
    errors = [m.text for m in pool.check(source, timeout=60) if m.severity == ERROR]
    assert errors == []


def test_definitions_and_theorems(shared_pool: Pool) -> None:
    found = read(shared_pool, NATURALS)
    usable(shared_pool, found, NATURALS)
    assert found.functions == ("plus", "one")
    assert found.recursive == (("plus", frozenset({0})),)
    assert found.constructors("N") == (
        Constructor("z", (), ()),
        Constructor("s", ("N",), (True,)),
    )
    assert found.theorems == (
        Premise("plus_z", ("N",), "plus n z = n"),
        Premise("plus_s", ("N",), "plus n (s m) = s (plus n m)"),
        Premise("inj", ("N", "N", "s n = s m"), "n = m"),
        Premise("ne", ("N", "plus n one = z", "n ≠ n", "n = z"), "False"),
    )
    assert found.rules == ("plus", "one", "plus_z", "plus_s")


def test_inductive_types_and_structures(shared_pool: Pool) -> None:
    found = read(shared_pool, SHAPES)
    shapes = {
        name: [(c.name, list(c.recursive)) for c in constructors]
        for name, constructors in found.types
    }
    assert shapes["Lst"] == [("nil", []), ("cons", [False, True])]
    assert shapes["Tree"] == [("leaf", []), ("node", [True, False, True])]
    assert shapes["Branching"] == [("stop", []), ("go", [False, True])]
    assert shapes["Point"] == [("mk", [False, False])]
    assert shapes["Tagged"] == [("mk", [False, False])]
    assert shapes["Even"] == [("zero", []), ("step", [True])]
    assert found.constructors("Lst (Lst α)") == dict(found.types)["Lst"]
    assert found.constructors("Nat") and found.constructors("List Nat")
    assert found.constructors("Nat → Nat") and found.constructors("Unheard Nat") is None


def test_an_own_type_with_the_name_of_a_core_type(shared_pool: Pool) -> None:
    own = "namespace Own\ninductive Nat where\n  | nought\n  | next (n : Nat) (k : Nat)\n"
    found = read(shared_pool, own, "end Own\n")
    constructors = found.constructors("Nat")
    assert constructors is not None and [c.name for c in constructors] == ["nought", "next"]


@pytest.mark.parametrize(
    ("preamble", "postamble", "names"),
    [
        (SPACES, "end Outer\n", ["Inner.Deep.f", "Inner.Deep.f_a", "Inner.g_a"]),
        (
            f"{SPACES}end Outer\n",
            "",
            ["Outer.Inner.Deep.f", "Outer.Inner.Deep.f_a", "Outer.Inner.g_a"],
        ),
        (
            f"{SPACES}end Outer\nopen Outer Outer.Inner.Deep\n",
            "",
            ["f", "Inner.Deep.f_a", "Inner.g_a"],
        ),
        (f"{SPACES}open Inner\n", "end Outer\n", ["Deep.f", "Deep.f_a", "g_a"]),
        (
            f"{SPACES}section\nopen Inner\nend\n",
            "end Outer\n",
            ["Inner.Deep.f", "Inner.Deep.f_a", "Inner.g_a"],
        ),
    ],
)
def test_names_are_written_as_the_statement_can_write_them(
    shared_pool: Pool, preamble: str, postamble: str, names: list[str]
) -> None:
    found = read(shared_pool, preamble, postamble)
    usable(shared_pool, found, preamble, postamble)
    assert [*found.functions, *(t.name for t in found.theorems)] == names
    assert found.recursive == ((names[0], frozenset({0})),)
    (_, constructors), *_ = found.types
    assert [(c.name, c.recursive) for c in constructors] == [("a", ()), ("b", (True,))]


def test_rings_need_both_laws(shared_pool: Pool) -> None:
    type_ = "structure R where\n  n : Nat\ninstance : Add R := ⟨fun a b => ⟨a.n + b.n⟩⟩\n"
    comm = "theorem comm (a b : R) : a + b = b + a := congrArg R.mk (Nat.add_comm a.n b.n)\n"
    assoc = (
        "theorem assoc (a b c : R) : a + b + c = a + (b + c) :=\n"
        "  congrArg R.mk (Nat.add_assoc a.n b.n c.n)\n"
    )
    right = "theorem right (a b c : R) : a + b + c = a + c + b := by rw [assoc, comm b, assoc]\n"
    assert read(shared_pool, type_ + comm).rings == ()
    found = read(shared_pool, type_ + comm + assoc + right)
    usable(shared_pool, found, type_ + comm + assoc + right)
    assert found.rings == (("+", "comm", "assoc"),)
    assert found.shuffles == ("comm", "assoc", "right")
    assert found.rules == ()


@pytest.mark.parametrize(
    ("conclusion", "rewrites"),
    [
        ("plus n z = n", True),
        ("f x = g", True),
        ("(x == x) = true", True),
        ("x = f x", False),
        ("n = m", False),
        ("le n m = true ↔ p", True),
        ("a ≠ b", True),
        ("p n", False),
    ],
)
def test_what_serves_as_a_rule(conclusion: str, rewrites: bool) -> None:
    assert Premise("t", (), conclusion).rewrites == rewrites


def test_nothing_to_read(shared_pool: Pool) -> None:
    assert read(shared_pool, "") == Theory(types=theory.CORE, grind=theory.WEAK_GRIND)


def test_grind_is_asked_for_no_more_than_the_kernel_can_check(shared_pool: Pool) -> None:
    """By itself it would prove the goal, with constants that the library does not have."""
    goal = "theorem t (a b c : Nat) (f : Nat → Nat) (h : f (a + b) = c) : f (b + a) = c := by "
    strong, weak = (
        shared_pool.elaborate(Statement("t", ""), goal + tactic, timeout=60)
        for tactic in ("grind", read(shared_pool, "").grind)
    )
    assert any("(kernel) unknown constant" in m.text for m in strong)
    assert not any("(kernel)" in m.text for m in weak)


def test_lean_that_does_not_answer_costs_the_types_alone(
    shared_pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: object, **__: object) -> None:
        raise LeanTimeout("its time was over")

    monkeypatch.setattr(shared_pool, "elaborate", silent)
    found = read(shared_pool, NATURALS)
    assert found.functions == ("plus", "one") and len(found.theorems) == 4
    assert found.types == theory.CORE

    def dead(*_: object, **__: object) -> None:
        raise LeanCrash("it died")

    monkeypatch.setattr(shared_pool, "elaborate", dead)
    with pytest.raises(LeanCrash):
        read(shared_pool, NATURALS)
