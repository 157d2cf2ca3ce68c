"""Refutations by real Lean: what is found, that the judge believes it, that nothing true is."""

from __future__ import annotations

import re

import pytest

from prover import suites, verify
from prover.budget import Budget
from prover.errors import LeanTimeout
from prover.lean.messages import ERROR
from prover.lean.pool import Pool
from prover.refute import Refutation, refute, samples
from prover.theory import Theory
from prover.types import Message, Statement, Status

EVEN = "def IsEven (n : Nat) : Prop := ∃ k, n = 2 * k\n"
EV = """inductive Ev : Nat → Prop where
  | zero : Ev 0
  | step (n : Nat) : Ev n → Ev (n + 2)
"""
POINT = "structure Point where\n  x : Nat\n  y : Nat\n"
MUTUAL = """mutual
inductive A where
  | stop
  | go (b : B)
inductive B where
  | back (a : A) (n : Nat)
end
mutual
def A.size : A → Nat
  | .stop => 0
  | .go b => b.size + 1
def B.size : B → Nat
  | .back a n => a.size + n
end
"""
ROSE = """inductive Rose (α : Type) where
  | node (x : α) (kids : List (Rose α))
def root {α : Type} : Rose α → α
  | .node x _ => x
"""
COLOUR = "inductive Colour where\n  | red | green | blue\n"
MATHLIB = "import Basis.Mathlib set_option autoImplicit false\nopen Nat\n"

# (preamble, signature without 'theorem t', witness)
FALSE = [
    ("", "(x y : Nat) (h : x ≤ y) : x = y", "x = 0, y = 1"),
    ("", "(a b : Int) (h : a * a = b * b) : a = b", "a = 1, b = -1"),
    ("", ": 2 + 2 = 5", "no values needed"),
    ("", "(n : Nat) : n < 1234", "n = 1234"),
    ("", "(p q : Prop) : p ∨ q → p", "p = False, q = True"),
    ("", "(xs ys : List Nat) : xs ++ ys = ys ++ xs", "xs = [0], ys = [1]"),
    ("", "(x : Nat × Option Bool) : x.2 = none", "x = (0, (some false))"),
    ("", "(x : Option Char ⊕ Bool) : x = .inl none", "x = .inr false"),
    ("", "(x : Unit) (y : Bool) : x = () → y = true", "x = (), y = false"),
    ("", "(s : String) : s.length < 2", 's = "ab"'),
    ("", "(n : Nat) (i j : Fin n) : i = j", "n = 2, i = ⟨0, by decide⟩, j = ⟨1, by decide⟩"),
    ("", "(x : {n : Nat // n < 5}) : x.val < 4", "x = ⟨4, by decide⟩"),
    ("", "(xs : List Nat) (h : xs ≠ []) : xs.head h = 0", "xs = [1]"),
    ("", "(n : Nat) : let m := n + 1; m = 1", "n = 1"),
    ("", "(n : Nat) : ¬∃ m, n < m", "n = 0"),
    ("", "(n : Nat) (h : n = 0 ∨ ∃ m, n = m + m) : ∀ m, n = m → n = 0", "n = 2"),
    ("", "(P : Nat → Prop) : ¬(∃ x, P x) ↔ ∀ x, ¬P (x + 1)", "P = fun x => x = 0"),
    ("", "(f : Nat → Nat) : (∀ x, f x = 0) ∨ ∃ x, f x = x", "f = fun x => x + 1"),
    ("", "(p : Prop) : ∀ q : Prop, p ∧ q", "p = True, q = False"),
    ("", "(p : Prop) : ∃ q : Prop, p ∧ q", "p = False"),
    # decided by tactics alone
    ("", "(n : Nat) : ∃ m, 2 * m = n", "n = 1"),
    ("", ": ∃ n : Nat, n < n", "no values needed"),
    (EVEN, "(n : Nat) (h : IsEven n) : IsEven (n + 1)", "n = 0"),
    (EV, "(n : Nat) (h : Ev n) : Ev (n + 1)", "n = 0"),
    ("noncomputable def f (n : Nat) : Nat := n + 1\n", "(n : Nat) : f n = n", "no values needed"),
    # functions, predicates, relations
    ("", "(f : Nat → Nat) (h : ∀ x y, f x = f y → x = y) : ∀ y, ∃ x, f x = y", "fun x => x + 1"),
    ("", "(f : Nat → Nat) (h : ∀ n, f n = 2 * n + 1) : f 3 = 8", "f = fun it0 => 2 * it0 + 1"),
    ("", "(P Q : Nat → Prop) (h : ∃ x, P x) (k : ∃ x, Q x) : ∃ x, P x ∧ Q x", "Q = fun x => "),
    ("", "(R : Bool → Bool → Prop) (h : ∀ x y, R x y → R y x) : ∀ x, R x x", "fun _ _ => False"),
    (
        "",
        "(op : Nat → Nat → Nat) (h : ∀ x y, op x y = op y x) (x y z : Nat) :\n"
        "    op (op x y) z = op x (op y z)",
        "op = fun x => match x with",
    ),
    (COLOUR, "(f : Colour → Colour) (h : ∀ c, f (f c) = c) : ∀ c, f c = c", "Colour.green"),
    (COLOUR, "(P : Colour → Prop) (h : P .red) (k : P .green) : ∀ c, P c", "≠ Colour.blue"),
    # types and instances
    ("", "{α : Type} (x y : α) : x = y", "α = Bool, x = false, y = true"),
    ("", "(α : Type) (P : α → Prop) : ∃ x, P x → ∀ y, P y", "α = Empty"),
    ("", "{α : Type} [LE α] (x y : α) : x ≤ y", "α = Nat, x = 1, y = 0"),
    (
        "",
        "{α : Type} [DecidableEq α] (x : α) (xs : List α) : x ∈ xs",
        "α = Bool, x = false, xs = []",
    ),
    ("", ".{u} {α : Type u} (xs ys : List α) : xs ++ ys = ys ++ xs", "α = Bool"),
    ("universe u\n", "{α : Type u} {β : Type _} (f g : α → β) : f = g", "α = Bool, β = Bool"),
    ("", "(xs ys : List α) : xs ++ ys = ys ++ xs", "α = Bool"),
    ("variable (n : Nat)\n", "(h : n < 5) : n < 4", "n = 4"),
    # inductive types of the statement's own
    (POINT, "(p : Point) : p.x = p.y", "p = Point.mk 0 1"),
    (MUTUAL, "(a : A) : a.size < 3", "a = A.go (B.back A.stop 2)"),
    (
        'inductive My where\n  | z\n  | s (n : My)\nnotation "ℕ" => My\n',
        "(x y : ℕ) : x = y",
        "x = My.z, y = My.s My.z",
    ),
    (ROSE, "{α : Type} (a b : Rose α) : root a = root b", "b = Rose.node true []"),
    # premises that give variables
    ("", "(x y : Nat) (h : x = y + 5000) (k : 7777 = y) : x = 0", "x = (7777) + 5000, y = 7777"),
    (
        MATHLIB,
        "(x y : ℤ) (f : ℤ → ℤ) (h : ∀ x, f x = x^2 - 3) (h₂ : y = f x) (h₃ : x = 40) : y = 12",
        "x = 40",
    ),
    (MATHLIB, "(p : ℕ) (h : p.Prime) : Odd p", "p = 2"),
    (MATHLIB, "(a b : ℕ) (h : a ≡ b [MOD 5]) : a = b", "a = 0, b = 5"),
]
TRUE = [
    ("", ": True"),
    ("", "(n : Nat) : ∃ m, n < m"),
    ("", "(x y z : Nat) (h : x = y + z) (k : y = 100) (l : z = y + x) : x = 0"),
    ("", "(α : Type) (x : α) (P : α → Prop) : ∃ x, P x → ∀ y, P y"),
    ("", "(α : Type) (R : α → α → Prop) : ¬∃ b, ∀ x, R b x ↔ ¬R x x"),
    ("", "(f : Bool → Bool) (b : Bool) : f (f (f b)) = f b"),
    (EV, "(n : Nat) (h : Ev n) : Ev (n + 2)"),
    ("theorem bad : 1 = 2 := by sorry\n", ": 2 = 2"),
    ("@[simp] theorem bad (n : Nat) : n = 0 := by sorry\n", "(n : Nat) (h : Unheard n) : n = n"),
    ("@[simp] theorem bad : ∀ f : Nat → Nat, f 0 = 1 := by sorry\n", "(f : Nat → Nat) : f 0 = f 0"),
    # what it says depends on where it stands
    ("variable (h : False)\ninclude h\n", ": 1 = 2"),
    (
        "noncomputable def f (n : Nat) : Nat := n\n"
        'local notation (priority := 2000) "¬" p:max => (id p : Prop)\n',
        "(n : Nat) : f n = n",
    ),
    ("", "(n : Nat) : no term at all"),
    ("", "no type"),
]


def stated(preamble: str, signature: str) -> Statement:
    return Statement("t", f"theorem t{'' if signature[0] == '.' else ' '}{signature}", preamble)


def found(pool: Pool, preamble: str, signature: str) -> Refutation | None:
    return refute(stated(preamble, signature), pool, Budget(20))


@pytest.mark.parametrize(("preamble", "signature", "witness"), FALSE)
def test_a_false_statement_is_refuted(
    shared_pool: Pool, preamble: str, signature: str, witness: str
) -> None:
    refutation = found(shared_pool, preamble, signature)
    assert refutation is not None
    assert witness in refutation.witness
    assert refutation.statement.preamble == preamble
    assert refutation.statement.signature.startswith("theorem not_t : ¬(")
    verdict = verify.verify(refutation.statement, refutation.proof, shared_pool, timeout=60)
    assert verdict.status is Status.VERIFIED, verdict.reason


@pytest.mark.parametrize(("preamble", "signature"), TRUE)
def test_no_other_statement_is(shared_pool: Pool, preamble: str, signature: str) -> None:
    assert found(shared_pool, preamble, signature) is None


def test_nothing_of_the_suite_is(shared_pool: Pool) -> None:
    problems = suites.load("starter").problems
    refuted = [p.name for p in problems if refute(p.statement, shared_pool, Budget(20))]
    assert refuted == []


def test_an_example_has_no_name(shared_pool: Pool) -> None:
    refutation = refute(Statement("", "example (n : Nat) : n < 7"), shared_pool, Budget(20))
    assert refutation is not None and refutation.witness == "n = 7"


def test_scopes_are_closed_again(shared_pool: Pool) -> None:
    statement = Statement("t", "theorem t (n : Nat) : n ≤ 10", "namespace A\nopen Nat\n", "end A\n")
    refutation = refute(statement, shared_pool, Budget(20))
    assert refutation is not None and refutation.statement.postamble == "end A\n"
    verdict = verify.verify(refutation.statement, refutation.proof, shared_pool, timeout=60)
    assert verdict.status is Status.VERIFIED, verdict.reason


def test_a_budget_that_is_spent(shared_pool: Pool) -> None:
    budget = Budget(0.0)
    assert refute(stated("", ": 1 = 2"), shared_pool, budget) is None
    assert budget.used_calls == 0


SLOW = "def slow (n : Nat) : Nat := if n < 3 then n else (2 ^ (2 ^ (4 * (n + 4)))) % 3\n"


def test_an_evaluation_without_end(shared_pool: Pool) -> None:
    budget = Budget(30)
    assert refute(stated(SLOW, "(n : Nat) : slow n < 4"), shared_pool, budget) is None
    assert budget.elapsed < 15


class Overruled:
    """A pool whose fresh processes accept every proof, whatever the axioms."""

    def __init__(self, pool: Pool, said: str) -> None:
        self.pool, self.said = pool, said

    def __getattr__(self, name: str) -> object:
        return getattr(self.pool, name)

    def check(self, source: str, **_: float) -> tuple[Message, ...]:
        lines = enumerate(source.split("\n"), 1)
        return tuple(
            Message("information", self.said, i, 0) for i, s in lines if s.startswith("#print")
        )


@pytest.mark.parametrize(
    ("said", "accepted"),
    [
        ("'not_t_0' does not depend on any axioms", True),
        ("'not_t_0' depends on axioms: [propext,\n Quot.sound]", True),
        ("'not_t_0' depends on axioms: [propext, sorryAx]", False),
        ("'not_t_0' depends on axioms: [mine]", False),
    ],
)
def test_axioms_that_a_proof_may_use(shared_pool: Pool, said: str, accepted: bool) -> None:
    bridge = Overruled(shared_pool, said)
    refutation = refute(stated("", "(n : Nat) : n = 0"), bridge, Budget(20), theory=Theory())
    assert (refutation is not None) is accepted


class Lacking:
    """A pool whose Lean has no module for counterexamples."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.carried = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self.pool, name)

    def elaborate(self, statement: Statement, text: str, *, timeout: float) -> tuple[Message, ...]:
        """The module's names are others here, as if they were not there."""
        self.carried += "namespace Counterexample" in statement.preamble
        preamble, text = (
            re.sub(r"\bCounterexample\b", "Elsewhere", s) for s in (statement.preamble, text)
        )
        there = Statement(statement.name, statement.signature, preamble)
        messages = self.pool.elaborate(there, text, timeout=timeout)
        return tuple(
            Message(m.severity, m.text.replace("Elsewhere", "Counterexample"), m.line, m.column)
            for m in messages
        )


@pytest.mark.parametrize("preamble", ["", MATHLIB])
def test_a_lean_without_the_module_is_given_it(shared_pool: Pool, preamble: str) -> None:
    bridge = Lacking(shared_pool)
    refutation = refute(stated(preamble, "(n : Nat) : n < 7"), bridge, Budget(30), theory=Theory())
    assert refutation is not None and refutation.witness == "n = 7"
    assert bridge.carried == 1


def test_the_module_is_lean_text_of_its_own(shared_pool: Pool) -> None:
    text = samples.carrying(stated("", ": True")).preamble.replace("Counterexample", "Elsewhere")
    assert [m for m in shared_pool.check(text, timeout=60) if m.severity == ERROR] == []


class Hanging(Overruled):
    """A pool whose fresh processes do not end if they see more than so many proofs."""

    def check(self, source: str, *, timeout: float) -> tuple[Message, ...]:
        if source.count("#print axioms") > int(self.said):
            raise LeanTimeout("killed")
        return self.pool.check(source, timeout=timeout)


def test_a_lean_that_hangs_is_no_refutation(shared_pool: Pool) -> None:
    assert refute(stated("", ": 1 = 2"), Hanging(shared_pool, "0"), Budget(20)) is None


def test_a_proof_that_hangs_is_left_out(shared_pool: Pool) -> None:
    assert refute(stated("", ": 1 = 2"), Hanging(shared_pool, "1"), Budget(20)) is not None


INTEGERS = ("-7", "-2", "-1", "0", "1", "3", "100000000000000000000")


def test_compiled_integers(shared_pool: Pool) -> None:
    """What evaluation computes is what the kernel does: a difference would only hide witnesses,
    but all of them."""
    terms = [
        f"({a} : Int) {op} ({b})" for a in INTEGERS for b in INTEGERS for op in ("+", "-", "*")
    ]
    terms += [f"Int.toNat ({a})" for a in INTEGERS] + [f"(({a} : Int) / 2) % 3" for a in INTEGERS]
    source = "".join(f"#eval decide (({term}) = ({_python(term)}))\n" for term in terms)
    said = [m.text for m in shared_pool.check(source, timeout=60)]
    assert said == ["true"] * len(terms)


def _python(term: str) -> int:
    if term.startswith("Int.toNat"):
        return max(0, int(term[11:-1]))
    return int(eval(re.sub(r"\((-?\d+) : Int\)", r"(\1)", term).replace("/", "//")))
