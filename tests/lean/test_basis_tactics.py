"""What the Basis library makes Lean's tactics and commands do, one small file part per feature.

Every part goes through the real Lean, all in one process: PROVED parts must elaborate without an
error, REFUSED parts must have one. The theorems named by PROVED parts may use no axiom beyond the
three of Lean's logic.
"""

from __future__ import annotations

import re

import pytest

from prover.lean.batch import compile_source
from prover.lean.toolchain import Toolchain

AXIOMS = {"propext", "Classical.choice", "Quot.sound"}
TIMEOUT = 250.0

SHARED = """
inductive Tree where
  | leaf
  | node (l : Tree) (v : Nat) (r : Tree)
def mirror : Tree → Tree
  | .leaf => .leaf
  | .node l v r => .node (mirror r) v (mirror l)
def join : List Nat → List Nat → List Nat
  | [], ys => ys
  | x :: xs, ys => x :: join xs ys
@[ext] structure Point where
  (x y : Nat)
"""

PROVED = {
    "notation": """
notation "‖" x "‖" => List.length x
theorem t_notation (x : List Nat) (h : x = []) : ‖x‖ = 0 := by subst h; rfl""",
    "infix": """
infixl:65 " +++ " => join
theorem t_infix (x : List Nat) : [] +++ x = x := rfl""",
    "prefix and postfix": """
prefix:max "√" => Nat.succ
postfix:max "!!" => Nat.succ
theorem t_prefix : √1 = 1!! := rfl""",
    "macro": """
macro "my_cases " x:ident : tactic => `(tactic| (cases $x:ident <;> rfl))
theorem t_macro (b : Bool) : (b && true) = b := by my_cases b""",
    "macro_rules": """
syntax "all_of " "{" term,* "}" : term
macro_rules
  | `(all_of {}) => `(True)
  | `(all_of {$x}) => `($x)
  | `(all_of {$x, $xs,*}) => `($x ∧ all_of {$xs,*})
theorem t_macro_rules (p q r : Prop) (a : p) (b : q) (c : r) : all_of {p, q, r} := ⟨a, b, c⟩""",
    "syntax with repetition": """
syntax "lets" (ident " := " term),* "in" term : term
macro_rules
  | `(lets in $b) => `($b)
  | `(lets $[$x:ident := $e],* in $b) => `((fun $[$x:ident]* => $b) $e*)
theorem t_repetition : (lets a := 1, b := 2 in a + b) = 3 := rfl""",
    "optional syntax": """
syntax "close" (ident)? : tactic
macro_rules
  | `(tactic| close $x:ident) => `(tactic| exact $x)
  | `(tactic| close) => `(tactic| assumption)
theorem t_optional (p : Prop) (h : p) : p ∧ p := ⟨by close h, by close⟩""",
    "new syntax category": """
declare_syntax_cat sum
syntax num : sum
syntax sum "+" sum : sum
syntax "[sum|" sum "]" : term
macro_rules
  | `([sum| $n:num]) => `($n)
  | `([sum| $a:sum + $b:sum]) => `([sum| $a] + [sum| $b])
theorem t_category : [sum| 1 + 2] = 3 := rfl""",
    "calc": """
theorem t_calc (a b c d : Nat) (h : a = b) (g : b ≤ c) (k : c < d) : a < d := calc
  a = b := h
  _ ≤ c := g
  _ < d := k""",
    "ac_rfl": """
theorem t_ac_rfl (a b c d : Nat) : a + b * 1 + c + d = d + (b + c) + a := by ac_rfl""",
    "ac_nf": """
theorem t_ac_nf (p q r : Prop) (h : p ∧ q ∧ r ∧ p) : r ∧ q ∧ p := by ac_nf at *""",
    "ac_rfl by declared laws": """
theorem t_ac_laws (op : Int → Int → Int) [Std.Associative op] (a b c : Int) :
    op (op a b) c = op a (op b c) := by ac_rfl""",
    "exact?": """
theorem t_exact? (n : Nat) : n ≤ n + 1 := by exact?""",
    "apply?": """
theorem t_apply? (a b : Nat) (h : a ≤ b) : a < b + 1 := by apply?""",
    "solve_by_elim": """
theorem t_solve (p q r : Prop) (h : p → q) (k : q → r) (a : p) : r := by solve_by_elim""",
    "rename_i": """
theorem t_rename (p : Prop) : p → p := by intro _; rename_i h; exact h""",
    "nofun and nomatch": """
theorem t_nofun : ¬1 = 2 := nofun
theorem t_nomatch (h : 1 = 2) : False := nomatch h""",
    "decide": """
theorem t_decide : (3 : Int) * -5 < -2 ∧ 2 ∣ 10 ∧ "ab" ≠ "ac" ∧ 'a' ≠ 'b' := by decide""",
    "ext": """
theorem t_ext (a b : Point) (h : a.x = b.x) (k : a.y = b.y) : a = b := by ext <;> assumption
theorem t_funext (f g : Nat → Nat) (h : ∀ x, f x = g x) : f = g := by ext x; exact h x""",
    "congr": """
theorem t_congr (f : Nat → Nat → Nat) (a b : Nat) (h : a = b) : f a b = f b b := by congr""",
    "conv": """
theorem t_conv (a b c : Nat) : a * b + c = b * a + c := by
  conv =>
    enter [1, 1]
    rw [Nat.mul_comm]""",
    "subst_vars": """
theorem t_subst (a b c : Nat) (h : a = b) (k : b = c) : a = c := by subst_vars; rfl""",
    "split": """
theorem t_split (n : Nat) : (if n = 0 then 1 else 2) ≤ 2 := by split <;> decide""",
    "split at": """
theorem t_split_at (x : Option Nat) (h : (match x with | none => 1 | some _ => 2) = 2) :
    x ≠ none := by
  split at h
  · contradiction
  · simp""",
    "simp_all": """
theorem t_simp_all (a : Nat) (h : a = 1) (k : a = 2) : False := by simp_all""",
    "simp at": """
theorem t_simp_at (a b : Nat) (h : a + 0 = b) : a = b := by simp at *; exact h""",
    "injections": """
theorem t_injections (a b c d : Nat) (h : (a, b) = (c, d)) : a = c := by injections""",
    "specialize": """
theorem t_specialize (p : Nat → Prop) (h : ∀ x, p x) : p 1 := by specialize h 1; exact h""",
    "exists": """
theorem t_exists : ∃ x y : Nat, x = y := by exists 1, 1""",
    "show and suffices": """
theorem t_suffices (p q : Prop) (h : p) (k : p → q) : q := by
  suffices l : p from k l
  exact show p from h""",
    "Subsingleton": """
theorem t_subsingleton (a b : Unit) : a = b := Subsingleton.elim a b""",
    "fun_induction": """
theorem t_fun_induction (t : Tree) : mirror (mirror t) = t := by
  fun_induction mirror t <;> simp_all [mirror]""",
    "fun_cases": """
theorem t_fun_cases (t : Tree) (h : t ≠ .leaf) : mirror t ≠ .leaf := by
  fun_cases mirror t
  · exact h
  · simp""",
    "induction by the induction principle": """
theorem t_induct (xs ys zs : List Nat) : join (join xs ys) zs = join xs (join ys zs) := by
  induction xs, ys using join.induct with
  | case1 ys => simp [join]
  | case2 x xs ys ih => simp [join, ih]""",
    "termination_by": """
def logTwo (n : Nat) : Nat := if n < 2 then 0 else logTwo (n / 2) + 1
termination_by n
theorem t_termination : logTwo 1 = 0 := by rw [logTwo]; rfl""",
    "termination found": """
def countDown (n : Nat) : Nat := if n = 0 then 0 else countDown (n - 1)
theorem t_found (n : Nat) : countDown n = 0 := by
  fun_induction countDown n <;> first | rfl | assumption""",
    "lexicographic termination": """
def ack : Nat → Nat → Nat
  | 0, m => m + 1
  | n + 1, 0 => ack n 1
  | n + 1, m + 1 => ack n (ack (n + 1) m)
termination_by n m => (n, m)
theorem t_ack (m : Nat) : ack 0 m = m + 1 := by rw [ack]""",
    "decreasing_by": """
def halve (n : Nat) : Nat := if h : n ≤ 1 then 0 else halve (n - 2) + 1
termination_by n
decreasing_by omega
theorem t_decreasing : halve 1 = 0 := by rw [halve]; rfl""",
    "mutual well-founded recursion": """
mutual
def isEven : Nat → Bool
  | 0 => true
  | n + 1 => isOdd n
termination_by n => n
def isOdd : Nat → Bool
  | 0 => false
  | n + 1 => isEven n
termination_by n => n
end
theorem t_mutual : isEven 0 = true := by rw [isEven]""",
    "nested recursion": """
inductive Rose where
  | mk (children : List Rose)
mutual
def Rose.size : Rose → Nat
  | .mk cs => sizes cs + 1
def sizes : List Rose → Nat
  | [] => 0
  | r :: rs => r.size + sizes rs
end
theorem t_nested : (Rose.mk [.mk []]).size = 2 := rfl""",
    "sizeOf": """
theorem t_sizeOf (l r : Tree) (v : Nat) : sizeOf l < sizeOf (Tree.node l v r) := by
  simp only [Tree.node.sizeOf_spec]; omega""",
    "deriving": """
inductive Colour where
  | red | green | mixed (a b : Colour)
  deriving DecidableEq, Repr, Inhabited, Ord
structure Pair (α : Type) where
  (fst : α) (snd : List α)
  deriving DecidableEq, BEq, Repr, Inhabited
theorem t_deriving : Colour.mixed .red .green ≠ .red ∧ (⟨1, []⟩ : Pair Nat) ≠ ⟨1, [2]⟩ := by
  decide""",
    "#eval": """
#eval (1 + 1, [true], "text", some 'c', (-3 : Int))""",
    "ASCII for ≤ and ≥": """
theorem t_ascii (m n : Nat) (a : Int) (h : m <= n) (k : a >= 0) : n ≥ m ∧ 0 ≤ a := ⟨h, k⟩""",
    "deciding quantifiers over finite types": """
theorem t_finite : (∀ a b : Bool, ∃ c, (a && b) = !c) ∧ ∀ i : Fin 4, i.val < 4 := by decide
theorem t_not_finite : ¬(∀ i : Fin 4, i.val < 3) ∧ ¬(∃ b : Bool, b = !b) := by decide""",
    "integers": """
theorem t_int (a b : Int) : (a - b) * (a + b) = a * a - b * b := by
  rw [Int.mul_add, Int.sub_mul, Int.sub_mul, Int.mul_comm b a]
  omega
theorem t_int_div : (-7 : Int) / 2 = -4 ∧ (-7 : Int) % 2 = 1 ∧ (7 : Int) / -2 = -3 := by decide""",
    "omega on ℕ": """
theorem t_omega_nat (a b c : Nat) (h : a < b) (k : b < c) : a + 1 < c ∧ a - b = 0 ∧ a % 2 < 2 := by
  omega""",
    "omega on ℤ": """
theorem t_omega_int (x y : Int) (h : 5 * x + 7 * y = 1) (k : 0 < x) (l : x < 3) : False := by omega
theorem t_omega_ext (x y : Int) :
    min x y ≤ max x y ∧ (x.natAbs : Int) ≥ x ∧ (¬2 ∣ x → x % 2 = 1) := by
  omega""",
    "omega through connectives": """
theorem t_omega_prop (p : Prop) (x y : Nat) (h : x < 5 ↔ y < 5) (k : x = 3 ∨ x = 4 ∧ p) :
    y ≤ 4 := by
  omega""",
    "grind": """
theorem t_grind (p q r : Prop) (h : p → q) (k : q → r) : ¬r → ¬p := by grind
theorem t_grind_congr (f : Nat → Nat) (a b : Nat) (h : f a = b) (k : f b = a) (l : a = b) :
    f (f a) = a := by grind
theorem t_grind_defs (t : Tree) : mirror (mirror t) = t := by induction t <;> grind [mirror]""",
}

FALSE_GOALS = {
    "over ℕ": "example (a b : Nat) : a - b + b = a := by",
    "over ℤ": "example (a b : Int) (h : 2 * a ≤ 3 * b) : a ≤ b := by",
    "propositional": "example (p q : Prop) (h : p ∨ q) : p ∧ q := by",
    "of functions": "example (f : Nat → Nat) (a b : Nat) (h : f a = f b) : a = b := by",
    "closed": "example : (2 : Nat) + 2 = 5 := by",
}
TACTICS = (
    "omega",
    "grind",
    "decide",
    "simp_all",
    "ac_rfl",
    "exact?",
    "solve_by_elim",
    "nofun",
    "congr",
    "rfl",
    "contradiction",
    "first | omega | grind | simp_all | ac_rfl | decide",
)
REFUSED = {
    **{f"{t}: {what}": f"{goal} {t}" for what, goal in FALSE_GOALS.items() for t in TACTICS},
    "no termination": "def up (n : Nat) : Nat := up (n + 1)",
    "wrong measure": "def up (n : Nat) : Nat := up (n + 1)\ntermination_by n",
    "wrong decrease": "def up (n : Nat) : Nat := up (n + 1)\ntermination_by n\ndecreasing_by omega",
    "calc with a gap": (
        "example (a b c : Nat) (h : a ≤ b) : a ≤ c := calc\n  a ≤ b := h\n  b ≤ c := h"
    ),
    "unlawful ac_rfl": "example (a b : Int) : a - b = b - a := by ac_rfl",
    "false fun_induction": (
        "example (t : Tree) : mirror t = t := by fun_induction mirror t; all_goals simp_all"
    ),
}
PARTS = [*PROVED.items(), *REFUSED.items()]
assert len({name for name, _ in PARTS}) == len(PARTS)


@pytest.fixture(scope="module")
def answers(lean: Toolchain) -> tuple[dict[str, list[str]], str]:
    """(errors of each part, everything Lean printed); one process elaborates all the parts."""
    lines = SHARED.split("\n")
    owner = [""] * (len(lines) + 1)
    for name, text in PARTS:
        part = ["namespace Part", *text.strip("\n").split("\n"), "end Part", ""]
        if name in PROVED:
            named = re.findall(r"^theorem (\S+)", text, re.MULTILINE)
            part[-1:] = [f"#print axioms Part.{theorem}" for theorem in named] + [""]
        lines += part
        owner += [name] * len(part)
    messages = compile_source(lean, "\n".join(lines), timeout=TIMEOUT)
    errors: dict[str, list[str]] = {}
    for message in messages:
        if message.severity == "error":
            errors.setdefault(owner[message.line], []).append(message.text)
    return errors, "\n".join(message.text for message in messages)


@pytest.mark.parametrize("feature", PROVED)
def test_a_feature_works(feature: str, answers: tuple[dict[str, list[str]], str]) -> None:
    assert answers[0].get(feature, []) == []


@pytest.mark.parametrize("claim", REFUSED)
def test_a_false_claim_is_refused(claim: str, answers: tuple[dict[str, list[str]], str]) -> None:
    assert answers[0].get(claim), "no error"


def test_only_the_axioms_of_the_logic_are_used(
    answers: tuple[dict[str, list[str]], str],
) -> None:
    named = sum(len(re.findall(r"^theorem ", text, re.MULTILINE)) for text in PROVED.values())
    reports = re.findall(r"depends on axioms: \[(.*?)\]", answers[1], re.DOTALL)
    clean = answers[1].count("does not depend on any axioms")
    assert len(reports) + clean == named
    assert {axiom.strip() for report in reports for axiom in report.split(",")} <= AXIOMS
