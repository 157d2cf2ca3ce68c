"""A refuter's readings: closed propositions, premises that give variables, what Lean is told."""

from __future__ import annotations

import pytest

from prover.refute import closing, proofs, samples
from prover.refute.closing import Binder, closed, telescope
from prover.refute.samples import Sample
from prover.refute.solving import solved
from prover.theory import CORE, Constructor, Theory
from prover.types import Message, Statement


@pytest.mark.parametrize(
    ("signature", "proposition"),
    [
        ("theorem t : 1 = 2", "1 = 2"),
        ("theorem t (n : Nat) (h : n = 0) :\n    n < 1", "∀ (n : Nat) (h : n = 0), n < 1"),
        ("lemma A.t.{u, v} {α : Type u} (x : α) : x = x", "∀ {α : Type} (x : α), x = x"),
        ("example (α : Type*) (β : Sort _) : α = β", "∀ (α : Type) (β : Type), α = β"),
        ("theorem t (α : Type (max u v)) : ∀ x : α, x = x", "∀ (α : Type), ∀ x : α, x = x"),
        ("theorem t (h : ∀ n : Nat, n = 0) : False", "∀ (h : ∀ n : Nat, n = 0), False"),
        ("theorem t -- of: nothing\n  (n : Nat) : n = n", "∀ -- of: nothing\n  (n : Nat), n = n"),
        ("theorem t := 1", None),
        ("theorem t : /- no end", None),
        ("", None),
    ],
)
def test_the_closed_proposition(signature: str, proposition: str | None) -> None:
    assert closed(signature) == proposition


def test_what_lean_prints_is_read_again() -> None:
    assert closing.printed("@A.t : ∀ {α : Type u_1} (xs : List α), xs = xs") == (
        "∀ {α : Type} (xs : List α), xs = xs"
    )
    assert closing.printed("no answer") is None


def test_the_negation_is_a_theorem_at_the_same_place() -> None:
    statement = Statement("A.«t t»", "theorem A.«t t» : p ∨ q", "variable (p q : Prop)\n", "end\n")
    assert closing.negation(statement, "p ∨ q") == Statement(
        "not_t t", "theorem not_t t : ¬(p ∨ q)", "variable (p q : Prop)\n", "end\n"
    )


@pytest.mark.parametrize(
    ("proposition", "binders", "conclusion"),
    [
        ("1 = 2", [], "1 = 2"),
        (
            "∀ (x y : Nat) {z : Int} [Foo x], x = y → y ≠ x",
            [("x", "Nat", "("), ("y", "Nat", "("), ("z", "Int", "{"), (None, "Foo x", "["),
             (None, "x = y", "")],
            "y ≠ x",
        ),
        ("∀ x y, (∀ z > y, p z)", [("x", "", "("), ("y", "", "("), ("z", "", "("),
                                   (None, "z > y", "")], "p z"),
        ("(n : Nat) → (h : n = 0) → p h", [("n", "Nat", "("), ("h", "n = 0", "(")], "p h"),
        ("(p → q) → ¬ (p ∧ q)", [(None, "p → q", "")], "¬(p ∧ q)"),
    ],
)  # fmt: skip
def test_a_proposition_taken_apart(
    proposition: str, binders: list[tuple[str | None, str, str]], conclusion: str
) -> None:
    found = telescope(proposition)
    assert [(b.name, b.type, b.bracket) for b in found.binders] == binders
    assert found.conclusion == conclusion
    assert telescope(str(found)) == found


@pytest.mark.parametrize(
    ("proposition", "rest", "found", "arguments"),
    [
        # a variable by others, on either side, one after the other
        (
            "∀ (x y : Nat) (h : x = y + 1), x = 2",
            "∀ (y : Nat), (y + 1) = 2",
            ["5"],
            ["(5 + 1)", "5", "⋆"],
        ),
        (
            "∀ (x y z : Nat), 3 = y → x = y + z → z = x",
            "∀ (z : Nat), z = ((3) + z)",
            ["0"],
            ["((3) + 0)", "(3)", "0", "⋆", "⋆"],
        ),
        # a function by an equation
        (
            "∀ (f : Nat → Nat) (c : Nat), (∀ x y, f x = y + c) → f 1 = c",
            "∀ (f : Nat → Nat), ∀ (c : Nat), (∀ x y, f x = y + c) → f 1 = c",
            ["g"],
            ["g"],
        ),
        (
            "∀ (c : Nat) (f : Nat → Nat), (∀ x, f x = x + c) → f 1 = c",
            "∀ (c : Nat), (fun it0 => it0 + c) 1 = c",
            ["7"],
            ["7", "(fun it0 => it0 + 7)", "⋆"],
        ),
        # no such thing: it is in its own term, or bound again elsewhere, or there is none
        ("∀ x : Nat, x = x + 1 → p x", "∀ (x : Nat), (x = x + 1) → p x", ["1"], ["1"]),
        (
            "∀ x : Nat, x = 1 → (∀ x, p x) → q x",
            "∀ (x : Nat), (x = 1) → (∀ x, p x) → q x",
            ["0", "⋆"],
            ["0", "⋆"],
        ),
        ("∀ x : Nat, x < 1 → p x", "∀ (x : Nat), (x < 1) → p x", ["0", "⋆"], ["0", "⋆"]),
    ],
)
def test_premises_that_give_variables(
    proposition: str, rest: str, found: list[str], arguments: list[str]
) -> None:
    whole = telescope(proposition)
    short = solved(whole)
    assert str(short.rest) == rest
    assert short.arguments(whole.binders, found) == arguments


LST = (
    Constructor("nil", (), (), "Lst α"),
    Constructor("cons", ("α", "Lst α"), (False, True), "Lst α"),
)
N = (Constructor("z", (), (), "N"), Constructor("s", ("N",), (True,), "N"))


def test_what_lean_is_told_of_a_statement() -> None:
    preamble = (
        "def Small (n : Nat) : Prop := n < 300\ndef f (n : Nat) : Nat := n\n"
        "def P : Nat → Prop\n  | 0 => True\n  | _ => False\n"
    )
    statement = Statement("t", "theorem t (n : Nat) : n + 7 = 2", preamble)
    vec = (Constructor("nil", (), (), "Vec α 0"), Constructor("one", ("α",), (False,), "Vec α 1"))
    theory = Theory(types=(("Lst", LST), ("N", N), ("Vec", vec), *CORE))
    told = samples.setting(statement, theory)
    assert "Numbers := ⟨[7, 8, 6, 300, 301, 299]⟩" in told
    assert [line.split()[-1] for line in told.split("\n") if "reducible" in line] == ["Small", "P"]
    assert told.count("deriving instance DecidableEq") == 2
    assert "{α : Type} [_root_.Counterexample.Vals α] : _root_.Counterexample.Vals (Lst α)" in told
    assert told.count("Steps") == 1 and "Steps N" in told
    assert "Vec" not in told


def test_types_that_mention_each_other_are_told_of_together() -> None:
    a = (Constructor("stop", (), (), "A"), Constructor("go", ("B",), (False,), "A"))
    b = (Constructor("back", ("C",), (False,), "B"),)
    c = (Constructor("home", ("A",), (False,), "C"),)
    lines = samples.setting(
        Statement("t", "theorem t : True"), Theory(types=(("A", a), ("B", b), ("C", c), *CORE))
    ).split("\n")
    deriving = [line.removeprefix("deriving instance DecidableEq for ") for line in lines]
    assert [d for d in deriving if d in ("A, B, C", "B, C", "C")] == ["A, B, C", "B, C", "C"]


def test_what_lean_answers() -> None:
    text = r'"3✂1✂⋆✂(by decide)\n0✂[\"a\", \"\\n\"]✂⋆\n"'
    assert samples.read(Message("information", text, 1, 0)) == [
        Sample(0, ('["a", "\\n"]',), "⋆"),
        Sample(3, ("1", "⋆"), "(by decide)"),
    ]
    assert samples.read(Message("information", '""', 1, 0)) == []


@pytest.mark.parametrize(
    ("severity", "text", "lacking"),
    [
        ("error", "Unknown identifier `_root_.Counterexample.search`", True),
        ("error", "unknown constant 'Counterexample.search'", True),
        ("error", "failed to synthesize\n  Counterexample.Refute proofloom_claim", False),
        ("information", "Unknown identifier `_root_.Counterexample.search`", False),
    ],
)
def test_a_lean_without_the_module(severity: str, text: str, lacking: bool) -> None:
    assert samples.lacking([Message(severity, text, 1, 0)]) is lacking


def test_the_module_stands_behind_the_imports() -> None:
    carrying = samples.carrying(Statement("t", "theorem t : True", "import A\nimport B\nopen A\n"))
    assert carrying.preamble.startswith("import A\nimport B\n")
    assert carrying.preamble.endswith("end Counterexample\n\nopen A\n")
    assert "prelude" not in carrying.preamble and carrying.preamble.count("import ") == 2


def test_proofs_apply_the_arguments() -> None:
    theory = Theory(functions=("f",))
    first, *others = proofs.quick(["1", "⟨2, ⋆⟩"], "⋆", theory)
    assert first == (
        "by\n  intro h\n  replace h := @h 1 ⟨2, (by decide)⟩\n  exact absurd h (by decide)"
    )
    assert "  simp [f] at h" in "\n".join(others)
    assert proofs.quick([], "(fun h => h ⋆)", theory)[0] == (
        "by\n  intro h\n  exact absurd h (fun h => h (by decide))"
    )
    every = [*proofs.thorough(["⋆"], "⋆", theory), *proofs.direct(theory), first, *others]
    assert not any(proofs.HOLE in proof for proof in every)


def test_binders_are_written_as_they_were_read() -> None:
    assert str(Binder("x", "Nat")) == "∀ (x : Nat), "
    assert str(Binder("x", "", "⦃")) == "∀ ⦃x⦄, "
    assert str(Binder(None, "p x", "")) == "(p x) → "
