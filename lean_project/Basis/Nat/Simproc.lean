prelude
import Basis.Nat.Div

/-! # The lemmas behind the simplifier's built-in arithmetic on offsets such as `n + 2 = 5` -/

set_option autoImplicit false

namespace Nat.Simproc

/-! ## Subtraction -/

theorem sub_add_eq_comm (a b c : Nat) : a - (b + c) = a - c - b := by rw [Nat.add_comm, sub_add_eq]
theorem add_sub_add_le (a c : Nat) {b d : Nat} (h : b ≤ d) : a + b - (c + d) = a - (c + (d - b)) := by
  cases le.dest h with
  | intro k e => rw [← e, Nat.add_sub_cancel_left, Nat.add_comm a, Nat.add_left_comm, Nat.add_sub_add_left]
theorem add_sub_add_ge (a c : Nat) {b d : Nat} (h : b ≥ d) : a + b - (c + d) = a + (b - d) - c := by
  rw [sub_add_eq_comm, Nat.add_sub_assoc h]
theorem add_sub_le (a : Nat) {b c : Nat} (h : b ≤ c) : a + b - c = a - (c - b) := by
  have r := add_sub_add_le a 0 h
  rwa [Nat.zero_add, Nat.zero_add] at r

/-! ## Equality -/

theorem add_eq_gt (a : Nat) {b c : Nat} (h : b > c) : (a + b = c) = False :=
  eq_false (Nat.ne_of_gt (Nat.lt_of_lt_of_le h (le_add_left b a)))
theorem eq_add_gt (a : Nat) {b c : Nat} (h : c > a) : (a = b + c) = False :=
  eq_false (Nat.ne_of_lt (Nat.lt_of_lt_of_le h (le_add_left c b)))
theorem add_eq_add_le (a c : Nat) {b d : Nat} (h : b ≤ d) : (a + b = c + d) = (a = c + (d - b)) := by
  cases le.dest h with
  | intro k e => rw [← e, Nat.add_sub_cancel_left, Nat.add_comm b, ← Nat.add_assoc, Nat.add_right_cancel_iff]
theorem add_eq_add_ge (a c : Nat) {b d : Nat} (h : b ≥ d) : (a + b = c + d) = (a + (b - d) = c) := by
  cases le.dest h with
  | intro k e => rw [← e, Nat.add_sub_cancel_left, Nat.add_comm d, ← Nat.add_assoc, Nat.add_right_cancel_iff]
theorem add_eq_le (a : Nat) {b c : Nat} (h : b ≤ c) : (a + b = c) = (a = c - b) := by
  have r := add_eq_add_le a 0 h
  rwa [Nat.zero_add, Nat.zero_add] at r
theorem eq_add_le {a : Nat} (b : Nat) {c : Nat} (h : c ≤ a) : (a = b + c) = (b = a - c) := by
  rw [propext (eq_comm (a := a)), add_eq_le b h]
theorem beqEqOfEqEq {a b c d : Nat} (p : (a = b) = (c = d)) : (a == b) = (c == d) := by
  show decide (a = b) = decide (c = d)
  simp only [p]
theorem beqFalseOfEqFalse {a b : Nat} (p : (a = b) = False) : (a == b) = false := decide_eq_false (of_eq_false p)
theorem bneEqOfEqEq {a b c d : Nat} (p : (a = b) = (c = d)) : (a != b) = (c != d) := congrArg not (beqEqOfEqEq p)
theorem bneTrueOfEqFalse {a b : Nat} (p : (a = b) = False) : (a != b) = true := congrArg not (beqFalseOfEqFalse p)

/-! ## Order -/

theorem add_le_add_le (a c : Nat) {b d : Nat} (h : b ≤ d) : (a + b ≤ c + d) = (a ≤ c + (d - b)) := by
  cases le.dest h with
  | intro k e => rw [← e, Nat.add_sub_cancel_left, Nat.add_comm b, ← Nat.add_assoc, Nat.add_le_add_iff_right]
theorem add_le_add_ge (a c : Nat) {b d : Nat} (h : b ≥ d) : (a + b ≤ c + d) = (a + (b - d) ≤ c) := by
  cases le.dest h with
  | intro k e => rw [← e, Nat.add_sub_cancel_left, Nat.add_comm d, ← Nat.add_assoc, Nat.add_le_add_iff_right]
theorem add_le_eq (a b : Nat) : (a + b ≤ b) = (a = 0) := propext Nat.add_le_left_iff
theorem add_le_le (a : Nat) {b c : Nat} (h : b ≤ c) : (a + b ≤ c) = (a ≤ c - b) := propext (le_sub_iff_add_le h).symm
theorem add_le_gt (a : Nat) {b c : Nat} (h : b > c) : (a + b ≤ c) = False :=
  eq_false (Nat.not_le_of_gt (Nat.lt_of_lt_of_le h (le_add_left b a)))
theorem add_lt_lt (a : Nat) {b c : Nat} (_ : b < c) : (a + b < c) = (a < c - b) := propext Nat.lt_sub_iff_add_lt.symm
theorem add_lt_ge (a : Nat) {b c : Nat} (h : b ≥ c) : (a + b < c) = False :=
  eq_false (Nat.not_lt_of_ge (Nat.le_trans h (le_add_left b a)))
theorem le_add_le (a : Nat) {b c : Nat} (h : a ≤ c) : (a ≤ b + c) = True := eq_true (Nat.le_trans h (le_add_left c b))
theorem le_add_ge {a : Nat} (b : Nat) {c : Nat} (_ : a ≥ c) : (a ≤ b + c) = (a - c ≤ b) := propext Nat.sub_le_iff_le_add.symm
theorem lt_add_ge {a : Nat} (b : Nat) {c : Nat} (h : a ≥ c) : (a < b + c) = (a - c < b) := propext (Nat.sub_lt_iff_lt_add h).symm
theorem add_lt_add_le (a c : Nat) {b d : Nat} (h : b ≤ d) : (a + b < c + d) = (a < c + (d - b)) := by
  cases le.dest h with
  | intro k e => rw [← e, Nat.add_sub_cancel_left, Nat.add_comm b, ← Nat.add_assoc, Nat.add_lt_add_iff_right]
theorem add_lt_add_ge (a c : Nat) {b d : Nat} (h : b ≥ d) : (a + b < c + d) = (a + (b - d) < c) := by
  cases le.dest h with
  | intro k e => rw [← e, Nat.add_sub_cancel_left, Nat.add_comm d, ← Nat.add_assoc, Nat.add_lt_add_iff_right]

end Nat.Simproc
