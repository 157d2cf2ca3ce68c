"""Sketches on real Lean: holes come out as statements of their own, and proofs go back in."""

from __future__ import annotations

import pytest

from prover import verify
from prover.budget import Budget
from prover.lean.pool import Pool
from prover.problems.lean_files import problems
from prover.sketch import bare, check, filled, masked, score
from prover.types import Message, Sketch, Statement, Status, TacticState

SECONDS = 60.0


def stated(text: str) -> Statement:
    return problems(text, "file")[-1].statement


def sketched(text: str, proof: str, pool: Pool) -> Sketch:
    found = check(stated(text), proof, pool, timeout=SECONDS)
    assert isinstance(found, Sketch), found
    return found


# statement, sketch, a proof for each hole
WHOLE: dict[str, tuple[str, str, list[str]]] = {
    "induction with alternatives": (
        "theorem t (n : Nat) : 0 + n = n := by sorry",
        "by\n  induction n with\n  | zero => sorry\n  | succ n ih =>\n"
        "    have h : 0 + (n + 1) = (0 + n) + 1 := sorry\n    rw [h]\n    sorry",
        ["rfl", "by rfl", "by\n  rw [ih]"],
    ),
    "several goals at one place": (
        "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by sorry",
        "by\n  constructor <;> sorry",
        ["by exact hp", "by\n  skip\n  exact hq"],
    ),
    "all goals": (
        "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by sorry",
        "by\n  constructor\n  all_goals\n    sorry",
        ["hp", "hq"],
    ),
    "terms": (
        "theorem t (p q r : Prop) : (p ∧ q) ∧ r → p ∧ q := by sorry",
        "fun ⟨⟨a, b⟩, c⟩ => ⟨sorry, by\n  sorry⟩",
        ["by\n  -- it is there\n  assumption -- so", "by\n  have := b\n  exact this"],
    ),
    "a term under binders": (
        "theorem t (p : Nat → Prop) (h : ∀ n, p n) : ∀ n m, p n ∧ p m := by sorry",
        "fun n => fun m => And.intro (h n) sorry",
        ["h m"],
    ),
    "calc": (
        "theorem t (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by sorry",
        "by\n  calc a = b := sorry\n    _ = c := by sorry",
        ["by\n  exact h", "h'"],
    ),
    "bullets and one line": (
        "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q ∧ p := by sorry",
        "by\n  refine ⟨?_, ?_⟩\n  · sorry\n  · constructor; sorry; sorry",
        ["by\n  skip\n  exact hp", "by\n  skip\n  exact hq", "by assumption"],
    ),
    "shadowed and nameless": (
        "theorem t {α : Type _} [DecidableEq α] (x : α) (p : α → Prop) (hp : p x) :"
        " ∃ z, p z ∧ (z = x ∨ z ≠ x) := by sorry",
        "by\n  have := hp\n  have hp := hp\n  let w := x\n"
        "  refine ⟨w, ?_, ?_⟩ <;> sorry",
        ["by\n  intro w\n  exact this", "by\n  intro w\n  exact .inl rfl"],
    ),
    "names made by a tactic": (
        "theorem t (h : ∃ n : Nat, n > 3 ∧ n < 5) : ∃ m : Nat, m = 4 := by sorry",
        "by\n  cases h\n  rename_i a\n  cases a\n  sorry",
        ["by\n  exact ⟨4, rfl⟩"],
    ),
    "universes of the header": (
        "theorem t.{u, v} {α : Type u} {β : Sort v} (f : α → β) (x y : α) (h : x = y) :"
        " f x = f y ∧ x = y := by sorry",
        "by\n  constructor\n  · sorry\n  · exact h",
        ["by\n  rw [h]"],
    ),
    "declared universes, variables, instances": (
        "universe u\nnamespace A\nvariable {α : Type u} [inst : Inhabited α] (f : α → α)\n"
        "theorem t : f default = f default ∧ ∀ _ : α, True := by sorry\nend A",
        "by\n  constructor\n  · sorry\n  · intro _; sorry",
        ["rfl", "by trivial"],
    ),
    "an instance that is not the usual one": (
        "theorem t (a b : Nat) (inst : Add Nat) :"
        " (@HAdd.hAdd Nat Nat Nat (@instHAdd Nat instAddNat) a b) = Nat.add b a ∧ True := by sorry",
        "by\n  constructor\n  · sorry\n  · sorry",
        ["Nat.add_comm a b", "trivial"],
    ),
    "coercions and numerals": (
        "theorem t (k : Nat) (m : Int) (h : (k : Int) < m) (h' : (2 : Int) + 2 = 4) :"
        " (k : Int) + 1 ≤ m := by sorry",
        "by\n  have : (2 : Int) = 2 := by\n    sorry\n  sorry",
        ["rfl", "by\n  omega"],
    ),
    "a type that does not show": (
        "universe u\ntheorem t {α : Type u} (xs : List α) : xs.map id = xs := by sorry",
        "by\n  cases xs\n  · sorry\n  sorry",
        ["by rfl", "by simp"],
    ),
    "match in a hypothesis": (
        "theorem t (xs : List Nat) (h : (match xs with | [] => 0 | x :: _ => x) = 2) :"
        " xs ≠ [] ∧ True := by sorry",
        "by\n  constructor\n  · intro e\n    sorry\n  trivial",
        ["by\n  subst e\n  simp at h"],
    ),
    "a definition inside": (
        "theorem t (n : Nat) : ∃ m, m = n + n := by sorry",
        "by\n  let m : Nat := n + n\n  have hm : m = n + n := by sorry\n  exact ⟨m, hm⟩",
        ["by\n  intro m\n  rfl"],
    ),
    "match": (
        "theorem t (h : ∃ x : Nat, x = 3) : True := by sorry",
        "by\n  obtain ⟨x, hx⟩ := h\n  match x with\n  | 0 => sorry\n  | n + 1 => exact sorry",
        ["by contradiction", "by\n  trivial"],
    ),
    "a hole that nothing comes to": (
        "theorem t (n : Nat) : n = n ∧ True := by sorry",
        "by\n  constructor\n  · first | rfl | sorry\n  · sorry",
        ["trivial"],
    ),
    "the whole proof on one line": (
        "theorem t (p : Prop) (hp : p) : p ∧ p := by sorry",
        "by constructor <;> (have := hp; sorry)",
        ["by\n  skip\n  exact hp"],
    ),
    "columns": (
        "theorem t (p : Prop) (hp : p) : p ∧ p := by sorry",
        "by constructor\n" + " " * 44 + "all_goals sorry",
        ["by induction 0 with\n  | zero => exact hp\n  | succ => exact hp"],
    ),
    "recursion with its measure": (
        "theorem t (n : Nat) : n = n ∧ True := by sorry",
        "by\n  cases n with\n  | zero => exact ⟨rfl, trivial⟩\n"
        "  | succ m =>\n    have h := t m\n    sorry\ntermination_by n",
        ["by\n  exact ⟨rfl, h.2⟩"],
    ),
    "open in front": (
        "open Nat in\n/-- Doc. -/\ntheorem t (n : Nat) : succ n = n + 1 ∧ True := by sorry",
        "by\n  constructor\n  · sorry\n  trivial",
        ["by rfl"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "proof", "proofs"), WHOLE.values(), ids=WHOLE)
def test_each_hole_is_a_statement_and_its_proof_goes_back(
    text: str, proof: str, proofs: list[str], shared_pool: Pool
) -> None:
    sketch = sketched(text, proof, shared_pool)
    assert len(sketch.subgoals) == len(proofs)
    for subgoal, own in zip(sketch.subgoals, proofs, strict=True):
        verdict = verify.verify(subgoal.statement, own, shared_pool, timeout=SECONDS)
        assert verdict.status is Status.VERIFIED, (subgoal.statement.signature, verdict.reason)
    whole = filled(sketch, proofs)
    verdict = verify.verify(sketch.statement, whole, shared_pool, timeout=SECONDS)
    assert verdict.status is Status.VERIFIED, (whole, verdict.reason)


AND = stated("theorem t (p q r : Prop) (hp : p) (hq : q) (hr : r) : p ∧ q ∧ r := by sorry")
ADD = stated("theorem t (n : Nat) : 0 + n = n := by sorry")


def refused(statement: Statement, proof: str, pool: Pool) -> tuple[Message, ...]:
    found = check(statement, proof, pool, timeout=SECONDS)
    assert not isinstance(found, Sketch), found.proof
    return found


def test_errors_have_their_place_in_the_proof(shared_pool: Pool) -> None:
    (error,) = refused(AND, "by\n  constructor\n  · exact hq\n  · sorry", shared_pool)
    assert (error.line, error.column) == (3, 4) and "Type mismatch" in error.text
    (error,) = refused(AND, "by exact hq", shared_pool)
    assert (error.line, error.column) == (1, 3)


def test_what_the_judge_cannot_take_is_an_error_here_too(shared_pool: Pool) -> None:
    proof = "by\n  cases n with\n  | zero => rfl\n  | succ m => omega\n  termination_by n"
    (error,) = refused(ADD, proof, shared_pool)
    assert (error.line, error.column) == (5, 2)


def test_a_hole_left_open_stays_a_subgoal(shared_pool: Pool) -> None:
    sketch = sketched(
        "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by sorry",
        "by\n  have h := hp\n  constructor\n  · sorry\n  · sorry",
        shared_pool,
    )
    again = check(sketch.statement, filled(sketch, ["h", None]), shared_pool, timeout=SECONDS)
    assert isinstance(again, Sketch)
    assert [s.goal.target for s in again.subgoals] == ["q"]
    assert again.subgoals[0].statement.signature == sketch.subgoals[1].statement.signature.replace(
        "goal_2", "goal_1"
    )


def test_a_subgoal_can_be_sketched_in_turn(shared_pool: Pool) -> None:
    outer = sketched(
        "theorem t (n : Nat) : n = n ∧ 0 + n = n := by sorry",
        "by\n  constructor\n  · rfl\n  · let m := n\n    sorry",
        shared_pool,
    )
    (hole,) = outer.subgoals
    text = "by\n  intro m\n  induction n with\n  | zero => rfl\n  | succ n ih => sorry"
    inner = check(hole.statement, text, shared_pool, timeout=SECONDS)
    assert isinstance(inner, Sketch), inner
    proof = filled(outer, [filled(inner, ["by\n  omega"])])
    verdict = verify.verify(outer.statement, proof, shared_pool, timeout=SECONDS)
    assert verdict.status is Status.VERIFIED, (proof, verdict.reason)


def test_a_hole_that_is_no_statement_of_its_own_is_refused_with_the_reason(
    shared_pool: Pool,
) -> None:
    some = stated("theorem t : ∃ n : Nat, n > 3 := by sorry")
    (error,) = refused(some, "by\n  refine ⟨?_, ?_⟩\n  sorry\n  sorry", shared_pool)
    assert error.kind == "hole" and "own" in error.text
    text = "by\n  refine ⟨?w, ?h⟩\n  case h => sorry\n  case w => exact 4"
    (error,) = refused(some, text, shared_pool)
    assert (error.line, error.column) == (3, 12) and "?w" in error.text


@pytest.mark.parametrize(
    "proof",
    [
        "by sorry\naxiom cheat : False\ntheorem u : 1 = 2 := by exact cheat.elim",
        "by exact cheat.elim where cheat : False := by run_tac pure ()",
        "by sorry)\n  (by sorry",
        "by\n  exact sorryAx _",
        "by\n  native_decide",
        "by\n  sorry\nend A\n",
        "by sorry\n#eval 1",
        "by sorry\n@[simp]",
        'by\n  exact "',
        "by\n  sorry /- and",
        "",
    ],
)
def test_a_text_that_is_more_than_a_proof_gives_nothing(proof: str, shared_pool: Pool) -> None:
    refused(AND, proof, shared_pool)
    found = masked(AND, proof, shared_pool, Budget(SECONDS))
    assert found is None


def test_a_proof_that_hangs_is_an_error_where_it_hangs(shared_pool: Pool) -> None:
    proof = "by\n  constructor\n  · exact hp\n  repeat (have := True.intro)"
    found = check(AND, proof, shared_pool, timeout=3.0)
    assert not isinstance(found, Sketch)
    assert found[0].kind == "timeout" and found[0].line == 4


# statement, a proof that fails, what is kept of it
MASKED = {
    "closers": (
        ADD,
        "by\n  induction n with\n  | zero => foo\n  | succ n ih =>\n"
        "    have h : 0 + (n + 1) = (0 + n) + 1 := by\n"
        "      linarith\n    rw [h]\n    rw [ih, foo]",
        "by\n  induction n with\n  | zero => sorry\n  | succ n ih =>\n"
        "    have h : 0 + (n + 1) = (0 + n) + 1 := by\n"
        "      sorry\n    rw [h]\n    sorry",
    ),
    "one element of a tuple": (AND, "⟨hp, hr, hr⟩", "\n  ⟨hp, (by sorry), hr⟩"),
    "goals that are left": (
        AND,
        "by\n  constructor\n  · exact hp\n  · constructor\n    · exact hq",
        "by\n  constructor\n  · exact hp\n  · constructor\n    · exact hq\n    sorry",
    ),
    "the rest of a block": (
        AND,
        "by\n  refine ⟨?_, ?_⟩\n  · exact hp\n  · apply foo\n    · exact hq\n    · exact hr",
        "by\n  refine ⟨?_, ?_⟩\n  · exact hp\n  · sorry",
    ),
    "a fact that cannot be stated": (
        AND,
        "by\n  have h : p ∧ foo := ⟨hp, hq⟩\n  constructor\n  · exact hp\n  · exact ⟨h.2, hr⟩",
        "by\n  constructor\n  · exact hp\n  · exact ⟨(by sorry), hr⟩",
    ),
    "a step of calc": (
        stated("theorem t (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by sorry"),
        "by\n  calc\n    a = b := h'\n    _ = c := by\n      rw [← foo]\n      rw [h']",
        "by\n  calc\n    a = b := by sorry\n    _ = c := by\n      sorry",
    ),
    "brackets": (
        AND,
        "by\n  constructor\n  · exact hp\n  · exact ⟨hq, (hr\n",
        "by\n  constructor\n  · exact hp\n  · sorry",
    ),
    "what cannot be parsed": (
        AND,
        "by\n  constructor\n  · exact hp\n  · have h : q ∧ := hq\n    exact ⟨h, hr⟩",
        "by\n  constructor\n  · exact hp\n  · exact ⟨(by sorry), hr⟩",
    ),
    "a hole that cannot be stated": (
        stated("theorem t (h : 3 < 4) : True ∧ ∃ n : Nat, n > 3 := by sorry"),
        "by\n  constructor\n  · trivial\n  · apply Exists.intro\n    · sorry",
        "by\n  constructor\n  · trivial\n  · sorry",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "proof", "kept"), MASKED.values(), ids=MASKED)
def test_what_fails_is_masked_and_the_rest_kept(
    statement: Statement, proof: str, kept: str, shared_pool: Pool
) -> None:
    sketch = masked(statement, proof, shared_pool, Budget(SECONDS))
    assert sketch is not None and sketch.proof == kept
    assert len(sketch.subgoals) == kept.count("sorry")


def test_masking_stops_at_nothing_and_at_the_end_of_its_budget(shared_pool: Pool) -> None:
    assert masked(AND, "by\n  foo", shared_pool, Budget(SECONDS)) is None
    assert masked(AND, "by\n  sorry", shared_pool, Budget(SECONDS)) is None
    budget = Budget(SECONDS, lean_calls=2)
    assert masked(AND, "by\n  constructor\n  · foo\n  · foo", shared_pool, budget) is None
    assert budget.used_calls <= 3


def test_a_hole_that_is_the_parent_again_costs_everything(shared_pool: Pool) -> None:
    text = "theorem t : ∀ n : Nat, 0 + n = n := by sorry"
    same = sketched(
        text, "by\n  intro k\n  have : True := trivial\n  clear this\n  sorry", shared_pool
    )
    assert score(same, shared_pool, timeout=SECONDS).again == (0,)
    assert score(same, shared_pool, timeout=SECONDS).cost == float("inf")
    steps = "by\n  intro n\n  induction n with\n  | zero => sorry\n  | succ n ih => sorry"
    split = score(sketched(text, steps, shared_pool), shared_pool, timeout=SECONDS)
    assert split.again == () and len(split.sizes) == 2 and split.sizes[0] < 1 < split.sizes[1]
    whole = sketched(text, "by\n  intro n\n  omega", shared_pool)
    assert score(whole, shared_pool, timeout=SECONDS).cost == 0


def test_a_subgoal_without_what_has_nothing_to_do_with_it(shared_pool: Pool) -> None:
    sketch = sketched(
        "theorem t {α : Type} [DecidableEq α] (xs ys : List α) (n : Nat) (h : n < 3)"
        " (e : xs = ys) : xs.length = ys.length := by sorry",
        "by\n  have all : ∀ zs : List α, zs ++ [] = zs := by simp\n"
        "  have one : ys = xs := by sorry\n  have two : 1 = 2 := by sorry\n  sorry",
        shared_pool,
    )
    one, two, three = map(bare, sketch.subgoals)
    assert one is not None and two is not None and three is not None
    assert one.signature == (
        "theorem goal_1 (α : Type) (inst : DecidableEq α) (xs ys : List α) (e : xs = ys) : ys = xs"
    )
    assert two.signature == "theorem goal_2 (α : Type) (inst : DecidableEq α) : 1 = 2"
    assert "(one : ys = xs)" in three.signature and "two" not in three.signature
    for statement in (one, two, three):
        assert isinstance(shared_pool.open(statement, timeout=SECONDS), TacticState)
    text = "theorem t (n : Nat) (h : n = 0) : n < 1 ∧ True := by sorry"
    whole = sketched(text, "by\n  constructor\n  · sorry\n  · trivial", shared_pool)
    assert bare(whole.subgoals[0]) is None
