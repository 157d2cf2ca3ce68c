prelude
import Basis.Simp

/-!
# Natural numbers: eliminators, addition, multiplication, order, subtraction

Names and statements are those that Lean users know; the proofs are plain inductions.
-/

set_option autoImplicit false
universe u v

/-! ## Eliminators that show `0` and `n + 1` -/

@[elab_as_elim, induction_eliminator] protected noncomputable abbrev Nat.recAux {motive : Nat → Sort u}
    (zero : motive 0) (succ : ∀ n, motive n → motive (n + 1)) (t : Nat) : motive t :=
  Nat.rec zero succ t
@[elab_as_elim, cases_eliminator] protected abbrev Nat.casesAuxOn {motive : Nat → Sort u} (t : Nat)
    (zero : motive 0) (succ : (n : Nat) → motive (n + 1)) : motive t :=
  Nat.casesOn t zero succ

namespace Nat

/-! ## Zero, successor, addition -/

@[simp] theorem zero_eq : Nat.zero = 0 := rfl
theorem add_one (n : Nat) : n + 1 = succ n := rfl
@[simp] theorem succ_eq_add_one (n : Nat) : succ n = n + 1 := rfl
theorem succ_ne_zero (n : Nat) : succ n ≠ 0 := nofun
@[simp] theorem add_one_ne_zero (n : Nat) : n + 1 ≠ 0 := nofun
theorem zero_ne_add_one (n : Nat) : 0 ≠ n + 1 := nofun
theorem zero_ne_one : 0 ≠ (1 : Nat) := nofun
protected theorem one_ne_zero : 1 ≠ (0 : Nat) := nofun
protected theorem succ_inj {m n : Nat} : succ m = succ n ↔ m = n := ⟨succ.inj, congrArg succ⟩
theorem succ_inj' {m n : Nat} : succ m = succ n ↔ m = n := ⟨succ.inj, congrArg succ⟩
protected theorem add_one_inj {m n : Nat} : m + 1 = n + 1 ↔ m = n := ⟨succ.inj, congrArg succ⟩
@[simp] protected theorem add_zero (n : Nat) : n + 0 = n := rfl
theorem add_succ (n m : Nat) : n + succ m = succ (n + m) := rfl
@[simp] protected theorem zero_add (n : Nat) : 0 + n = n := by
  induction n with
  | zero => rfl
  | succ n ih => exact congrArg succ ih
theorem succ_add (n m : Nat) : succ n + m = succ (n + m) := by
  induction m with
  | zero => rfl
  | succ m ih => exact congrArg succ ih
theorem one_add (n : Nat) : 1 + n = succ n := (succ_add 0 n).trans (congrArg succ (Nat.zero_add n))
theorem succ_add_eq_add_succ (a b : Nat) : succ a + b = a + succ b := succ_add a b
protected theorem add_comm (n m : Nat) : n + m = m + n := by
  induction m with
  | zero => exact (Nat.zero_add n).symm
  | succ m ih => exact (congrArg succ ih).trans (succ_add m n).symm
protected theorem add_assoc (n m k : Nat) : (n + m) + k = n + (m + k) := by
  induction k with
  | zero => rfl
  | succ k ih => exact congrArg succ ih
protected theorem add_left_comm (n m k : Nat) : n + (m + k) = m + (n + k) := by
  rw [← Nat.add_assoc, Nat.add_comm n m, Nat.add_assoc]
protected theorem add_right_comm (n m k : Nat) : n + m + k = n + k + m := by
  rw [Nat.add_assoc, Nat.add_comm m k, Nat.add_assoc]
protected theorem add_add_add_comm (a b c d : Nat) : (a + b) + (c + d) = (a + c) + (b + d) := by
  rw [Nat.add_assoc, Nat.add_left_comm b c, ← Nat.add_assoc]
protected theorem add_left_cancel {n m k : Nat} (h : n + m = n + k) : m = k := by
  induction n with
  | zero => rwa [Nat.zero_add, Nat.zero_add] at h
  | succ n ih => exact ih (succ.inj (by rwa [succ_add, succ_add] at h))
protected theorem add_right_cancel {n m k : Nat} (h : n + m = k + m) : n = k :=
  Nat.add_left_cancel (n := m) (by rwa [Nat.add_comm n, Nat.add_comm k] at h)
@[simp] protected theorem add_left_cancel_iff {m k n : Nat} : n + m = n + k ↔ m = k := ⟨Nat.add_left_cancel, congrArg _⟩
@[simp] protected theorem add_right_cancel_iff {m k n : Nat} : m + n = k + n ↔ m = k := ⟨Nat.add_right_cancel, congrArg (· + n)⟩
theorem eq_zero_of_add_eq_zero : {n m : Nat} → n + m = 0 → n = 0 ∧ m = 0
  | 0, 0, _ => ⟨rfl, rfl⟩
  | _ + 1, 0, h => nomatch h
theorem eq_zero_of_add_eq_zero_left {n m : Nat} (h : n + m = 0) : m = 0 := (eq_zero_of_add_eq_zero h).2
theorem eq_zero_of_add_eq_zero_right {n m : Nat} (h : n + m = 0) : n = 0 := (eq_zero_of_add_eq_zero h).1
@[simp] protected theorem add_eq_zero_iff {n m : Nat} : n + m = 0 ↔ n = 0 ∧ m = 0 :=
  ⟨eq_zero_of_add_eq_zero, fun ⟨h, k⟩ => by rw [h, k]⟩
protected theorem add_eq_left {a b : Nat} : a + b = a ↔ b = 0 := ⟨fun h => Nat.add_left_cancel (n := a) h, fun h => by rw [h, Nat.add_zero]⟩
protected theorem add_eq_right {a b : Nat} : a + b = b ↔ a = 0 := by rw [Nat.add_comm, Nat.add_eq_left]
protected theorem left_eq_add {a b : Nat} : a = a + b ↔ b = 0 := by rw [eq_comm, Nat.add_eq_left]
protected theorem right_eq_add {a b : Nat} : b = a + b ↔ a = 0 := by rw [eq_comm, Nat.add_eq_right]
attribute [simp] Nat.add_eq_left Nat.add_eq_right Nat.left_eq_add Nat.right_eq_add
protected theorem succ_ne_self (n : Nat) : succ n ≠ n := fun h => Nat.add_one_ne_zero 0 (Nat.add_left_cancel (n := n) h)
protected theorem ne_self_add_one {n : Nat} : n ≠ n + 1 := (Nat.succ_ne_self n).symm
theorem exists_eq_succ_of_ne_zero : {n : Nat} → n ≠ 0 → ∃ k, n = succ k
  | 0, h => absurd rfl h
  | n + 1, _ => ⟨n, rfl⟩
theorem exists_eq_add_one_of_ne_zero : {n : Nat} → n ≠ 0 → ∃ k, n = k + 1 := exists_eq_succ_of_ne_zero

/-! ## Multiplication -/

@[simp] protected theorem mul_zero (n : Nat) : n * 0 = 0 := rfl
theorem mul_succ (n m : Nat) : n * succ m = n * m + n := rfl
theorem mul_add_one (n m : Nat) : n * (m + 1) = n * m + n := rfl
@[simp] protected theorem zero_mul (n : Nat) : 0 * n = 0 := by
  induction n with
  | zero => rfl
  | succ n ih => exact ih
theorem succ_mul (n m : Nat) : succ n * m = n * m + m := by
  induction m with
  | zero => rfl
  | succ m ih => exact congrArg succ (by rw [ih, Nat.add_right_comm] : succ n * m + n = n * m + n + m)
theorem add_one_mul (n m : Nat) : (n + 1) * m = n * m + m := succ_mul n m
protected theorem mul_comm (n m : Nat) : n * m = m * n := by
  induction m with
  | zero => exact (Nat.zero_mul n).symm
  | succ m ih => rw [mul_add_one, add_one_mul, ih]
@[simp] protected theorem mul_one (n : Nat) : n * 1 = n := Nat.zero_add n
@[simp] protected theorem one_mul (n : Nat) : 1 * n = n := (Nat.mul_comm 1 n).trans (Nat.mul_one n)
protected theorem left_distrib (n m k : Nat) : n * (m + k) = n * m + n * k := by
  induction n with
  | zero => simp only [Nat.zero_mul]
  | succ n ih => rw [add_one_mul, add_one_mul, add_one_mul, ih, Nat.add_add_add_comm]
protected theorem mul_add (n m k : Nat) : n * (m + k) = n * m + n * k := Nat.left_distrib n m k
protected theorem right_distrib (n m k : Nat) : (n + m) * k = n * k + m * k := by
  rw [Nat.mul_comm, Nat.mul_add, Nat.mul_comm k, Nat.mul_comm k]
protected theorem add_mul (n m k : Nat) : (n + m) * k = n * k + m * k := Nat.right_distrib n m k
protected theorem mul_assoc (n m k : Nat) : (n * m) * k = n * (m * k) := by
  induction k with
  | zero => rfl
  | succ k ih => rw [mul_add_one, mul_add_one, Nat.mul_add, ih]
protected theorem mul_left_comm (n m k : Nat) : n * (m * k) = m * (n * k) := by
  rw [← Nat.mul_assoc, Nat.mul_comm n m, Nat.mul_assoc]
protected theorem mul_right_comm (n m k : Nat) : n * m * k = n * k * m := by
  rw [Nat.mul_assoc, Nat.mul_comm m k, Nat.mul_assoc]
protected theorem mul_mul_mul_comm (a b c d : Nat) : (a * b) * (c * d) = (a * c) * (b * d) := by
  rw [Nat.mul_assoc, Nat.mul_left_comm b c, ← Nat.mul_assoc]
protected theorem mul_two (n : Nat) : n * 2 = n + n := by rw [mul_add_one, Nat.mul_one]
protected theorem two_mul (n : Nat) : 2 * n = n + n := by rw [Nat.mul_comm, Nat.mul_two]
@[simp] protected theorem mul_eq_zero : {m n : Nat} → n * m = 0 ↔ n = 0 ∨ m = 0
  | 0, n => ⟨fun _ => .inr rfl, fun _ => rfl⟩
  | m + 1, n => ⟨fun h => .inl (eq_zero_of_add_eq_zero h).2, fun h => h.elim (fun h => by rw [h, Nat.zero_mul]) nofun⟩
protected theorem mul_ne_zero_iff {m n : Nat} : n * m ≠ 0 ↔ n ≠ 0 ∧ m ≠ 0 := by
  rw [ne_eq, Nat.mul_eq_zero, not_or]
protected theorem mul_ne_zero {m n : Nat} (h : n ≠ 0) (k : m ≠ 0) : n * m ≠ 0 := Nat.mul_ne_zero_iff.2 ⟨h, k⟩

/-! ## Order -/

attribute [refl] Nat.le_refl
attribute [simp] Nat.zero_le Nat.le_refl Nat.lt_irrefl Nat.not_lt_zero
attribute [simp] Nat.succ_pos
protected theorem lt_iff_add_one_le {m n : Nat} : m < n ↔ m + 1 ≤ n := Iff.rfl
theorem succ_le {n m : Nat} : succ n ≤ m ↔ n < m := Iff.rfl
theorem add_one_le_iff {n m : Nat} : n + 1 ≤ m ↔ n < m := Iff.rfl
theorem lt_succ {m n : Nat} : m < succ n ↔ m ≤ n := ⟨le_of_lt_succ, succ_le_succ⟩
theorem lt_succ_iff {m n : Nat} : m < succ n ↔ m ≤ n := lt_succ
theorem lt_add_one_iff {m n : Nat} : m < n + 1 ↔ m ≤ n := lt_succ
protected theorem le_of_eq {n m : Nat} (h : n = m) : n ≤ m := h ▸ Nat.le_refl n
protected theorem le.refl' (n : Nat) : n ≤ n := Nat.le_refl n
protected theorem le_rfl {n : Nat} : n ≤ n := Nat.le_refl n
theorem le_of_succ_le {n m : Nat} (h : succ n ≤ m) : n ≤ m := Nat.le_trans (le_succ n) h
theorem lt_of_succ_le {n m : Nat} (h : succ n ≤ m) : n < m := h
theorem succ_le_of_lt {n m : Nat} (h : n < m) : succ n ≤ m := h
theorem add_one_le_of_lt {n m : Nat} (h : n < m) : n + 1 ≤ m := h
theorem lt_of_add_one_le {n m : Nat} (h : n + 1 ≤ m) : n < m := h
theorem lt_succ_of_le {n m : Nat} (h : n ≤ m) : n < succ m := succ_le_succ h
theorem lt_add_one_of_le {n m : Nat} (h : n ≤ m) : n < m + 1 := succ_le_succ h
theorem le_of_lt_add_one {n m : Nat} (h : n < m + 1) : n ≤ m := le_of_succ_le_succ h
protected theorem le_of_lt {n m : Nat} (h : n < m) : n ≤ m := le_of_succ_le h
@[simp] theorem succ_le_succ_iff {a b : Nat} : succ a ≤ succ b ↔ a ≤ b := ⟨le_of_succ_le_succ, succ_le_succ⟩
@[simp] theorem succ_lt_succ_iff {a b : Nat} : succ a < succ b ↔ a < b := ⟨le_of_succ_le_succ, succ_le_succ⟩
theorem add_one_le_add_one_iff {a b : Nat} : a + 1 ≤ b + 1 ↔ a ≤ b := succ_le_succ_iff
theorem add_one_lt_add_one_iff {a b : Nat} : a + 1 < b + 1 ↔ a < b := succ_lt_succ_iff
theorem succ_lt_succ {n m : Nat} (h : n < m) : succ n < succ m := succ_le_succ h
theorem lt_of_succ_lt_succ {n m : Nat} (h : succ n < succ m) : n < m := le_of_succ_le_succ h
theorem lt_of_succ_lt {n m : Nat} (h : succ n < m) : n < m := le_of_succ_le h
@[simp] theorem lt_succ_self (n : Nat) : n < succ n := Nat.le_refl _
@[simp] protected theorem lt_add_one (n : Nat) : n < n + 1 := Nat.le_refl _
theorem lt.base (n : Nat) : n < succ n := Nat.le_refl _
theorem lt.step {n m : Nat} (h : n < m) : n < succ m := le.step h
theorem lt_succ_of_lt {a b : Nat} (h : a < b) : a < succ b := le_succ_of_le h
theorem lt_add_one_of_lt {a b : Nat} (h : a < b) : a < b + 1 := le_succ_of_le h
@[simp] theorem le_add_right (n k : Nat) : n ≤ n + k := by
  induction k with
  | zero => exact Nat.le_refl n
  | succ k ih => exact le.step ih
@[simp] theorem le_add_left (n m : Nat) : n ≤ m + n := Nat.add_comm n m ▸ le_add_right n m
theorem le_of_add_right_le {n m k : Nat} (h : n + k ≤ m) : n ≤ m := Nat.le_trans (le_add_right n k) h
theorem le_of_add_left_le {n m k : Nat} (h : k + n ≤ m) : n ≤ m := Nat.le_trans (le_add_left n k) h
theorem le_add_right_of_le {n m k : Nat} (h : n ≤ m) : n ≤ m + k := Nat.le_trans h (le_add_right m k)
theorem le_add_left_of_le {n m k : Nat} (h : n ≤ m) : n ≤ k + m := Nat.le_trans h (le_add_left m k)
theorem lt_add_right {a b : Nat} (c : Nat) (h : a < b) : a < b + c := Nat.le_trans h (le_add_right b c)
theorem lt_add_left {a b : Nat} (c : Nat) (h : a < b) : a < c + b := Nat.le_trans h (le_add_left b c)
theorem lt_add_right_of_lt {a b c : Nat} (h : a < b) : a < b + c := lt_add_right c h
theorem lt_add_left_of_lt {a b c : Nat} (h : a < b) : a < c + b := lt_add_left c h
theorem le.dest {n m : Nat} (h : n ≤ m) : ∃ k, n + k = m := by
  induction h with
  | refl => exact ⟨0, rfl⟩
  | step _ ih => exact ih.elim fun k e => ⟨k + 1, congrArg succ e⟩
theorem le.intro {n m k : Nat} (h : n + k = m) : n ≤ m := h ▸ le_add_right n k
theorem exists_eq_add_of_le {m n : Nat} (h : m ≤ n) : ∃ k, n = m + k := (le.dest h).imp fun _ => Eq.symm
theorem exists_eq_add_of_le' {m n : Nat} (h : m ≤ n) : ∃ k, n = k + m :=
  (le.dest h).imp fun _ e => e.symm.trans (Nat.add_comm _ _)
theorem exists_eq_add_of_lt {m n : Nat} (h : m < n) : ∃ k, n = m + k + 1 :=
  (le.dest h).imp fun _ e => e.symm.trans (succ_add _ _)
theorem le_iff_exists_add {m n : Nat} : m ≤ n ↔ ∃ k, n = m + k := ⟨exists_eq_add_of_le, fun ⟨_, e⟩ => le.intro e.symm⟩

protected theorem eq_or_lt_of_le {n m : Nat} (h : n ≤ m) : n = m ∨ n < m := by
  cases h with
  | refl => exact .inl rfl
  | step h => exact .inr (succ_le_succ h)
protected theorem lt_or_eq_of_le {n m : Nat} (h : n ≤ m) : n < m ∨ n = m := (Nat.eq_or_lt_of_le h).symm
protected theorem lt_of_lt_of_le {n m k : Nat} (h₁ : n < m) (h₂ : m ≤ k) : n < k := Nat.le_trans h₁ h₂
protected theorem lt_of_le_of_lt {n m k : Nat} (h₁ : n ≤ m) (h₂ : m < k) : n < k := Nat.le_trans (succ_le_succ h₁) h₂
protected theorem lt_of_lt_of_eq {n m k : Nat} (h₁ : n < m) (h₂ : m = k) : n < k := h₂ ▸ h₁
protected theorem lt_of_eq_of_lt {n m k : Nat} (h₁ : n = m) (h₂ : m < k) : n < k := h₁ ▸ h₂
protected theorem le_of_le_of_eq {n m k : Nat} (h₁ : n ≤ m) (h₂ : m = k) : n ≤ k := h₂ ▸ h₁
protected theorem le_antisymm {n m : Nat} (h₁ : n ≤ m) (h₂ : m ≤ n) : n = m :=
  (Nat.eq_or_lt_of_le h₁).elim id fun h => absurd (Nat.lt_of_lt_of_le h h₂) (Nat.lt_irrefl n)
protected theorem le_antisymm_iff {a b : Nat} : a = b ↔ a ≤ b ∧ b ≤ a :=
  ⟨fun h => ⟨Nat.le_of_eq h, Nat.le_of_eq h.symm⟩, fun h => Nat.le_antisymm h.1 h.2⟩
protected theorem lt_or_ge (n m : Nat) : n < m ∨ n ≥ m := by
  induction m with
  | zero => exact .inr (zero_le n)
  | succ m ih =>
    refine ih.elim (fun h => .inl (le.step h)) fun h => ?_
    exact (Nat.eq_or_lt_of_le h).elim (fun e => .inl (e ▸ Nat.le_refl _)) .inr
protected theorem lt_or_le (n m : Nat) : n < m ∨ m ≤ n := Nat.lt_or_ge n m
protected theorem le_or_lt (n m : Nat) : n ≤ m ∨ m < n := (Nat.lt_or_ge m n).symm
protected theorem ge_or_lt (n m : Nat) : n ≥ m ∨ n < m := (Nat.lt_or_ge n m).symm
protected theorem le_total (m n : Nat) : m ≤ n ∨ n ≤ m := (Nat.lt_or_ge m n).imp_left' Nat.le_of_lt
