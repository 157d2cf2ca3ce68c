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

/-! ## Zero and one as classes -/

instance (priority := 300) Zero.toOfNat0 {α : Type u} [Zero α] : OfNat α 0 := ⟨Zero.zero⟩
instance (priority := 200) Zero.ofOfNat0 {α : Type u} [OfNat α 0] : Zero α := ⟨0⟩
instance (priority := 300) One.toOfNat1 {α : Type u} [One α] : OfNat α 1 := ⟨One.one⟩
instance (priority := 200) One.ofOfNat1 {α : Type u} [OfNat α 1] : One α := ⟨1⟩

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
protected theorem le_total (m n : Nat) : m ≤ n ∨ n ≤ m := (Nat.lt_or_ge m n).elim (fun h => .inl (Nat.le_of_lt h)) .inr
protected theorem le_of_not_le {m n : Nat} (h : ¬m ≤ n) : n ≤ m := (Nat.le_total m n).elim (fun k => absurd k h) id
protected theorem lt_of_not_le {m n : Nat} (h : ¬m ≤ n) : n < m := (Nat.lt_or_ge n m).elim id fun k => absurd k h
protected theorem lt_of_not_ge {m n : Nat} (h : ¬m ≥ n) : m < n := (Nat.lt_or_ge m n).elim id fun k => absurd k h
protected theorem le_of_not_lt {m n : Nat} (h : ¬m < n) : n ≤ m := (Nat.lt_or_ge m n).elim (fun k => absurd k h) id
protected theorem le_of_not_gt {m n : Nat} (h : ¬m > n) : m ≤ n := Nat.le_of_not_lt h
protected theorem not_le_of_gt {n m : Nat} (h : n > m) : ¬n ≤ m := fun k => Nat.lt_irrefl n (Nat.lt_of_le_of_lt k h)
protected theorem not_le_of_lt {n m : Nat} (h : n < m) : ¬m ≤ n := Nat.not_le_of_gt h
protected theorem not_lt_of_ge {n m : Nat} (h : n ≥ m) : ¬n < m := fun k => Nat.not_le_of_gt k h
protected theorem not_lt_of_le {n m : Nat} (h : n ≤ m) : ¬m < n := fun k => Nat.not_le_of_gt k h
protected theorem not_lt_of_gt {n m : Nat} (h : n > m) : ¬n < m := fun k => Nat.lt_irrefl n (Nat.lt_trans k h)
protected theorem lt_asymm {a b : Nat} (h : a < b) : ¬b < a := Nat.not_lt_of_gt h
@[simp] protected theorem not_le {n m : Nat} : ¬n ≤ m ↔ m < n := ⟨Nat.lt_of_not_le, Nat.not_le_of_gt⟩
@[simp] protected theorem not_lt {n m : Nat} : ¬n < m ↔ m ≤ n := ⟨Nat.le_of_not_lt, Nat.not_lt_of_ge⟩
theorem not_le_eq (a b : Nat) : (¬a ≤ b) = (b + 1 ≤ a) := propext Nat.not_le
theorem not_ge_eq (a b : Nat) : (¬a ≥ b) = (a + 1 ≤ b) := propext Nat.not_le
theorem not_lt_eq (a b : Nat) : (¬a < b) = (b ≤ a) := propext Nat.not_lt
theorem not_gt_eq (a b : Nat) : (¬a > b) = (a ≤ b) := propext Nat.not_lt
protected theorem ne_of_gt {a b : Nat} (h : b < a) : a ≠ b := fun e => Nat.lt_irrefl b (e ▸ h)
protected theorem ne_of_lt {a b : Nat} (h : a < b) : a ≠ b := fun e => Nat.lt_irrefl a (e ▸ h)
theorem ne_of_lt_add_one {a b : Nat} (h : a + 1 ≤ b) : a ≠ b := Nat.ne_of_lt h
protected theorem lt_trichotomy (a b : Nat) : a < b ∨ a = b ∨ b < a :=
  (Nat.lt_or_ge a b).elim .inl fun h => .inr ((Nat.eq_or_lt_of_le h).elim (fun e => .inl e.symm) .inr)
protected theorem lt_or_gt_of_ne {a b : Nat} (h : a ≠ b) : a < b ∨ a > b :=
  (Nat.lt_trichotomy a b).elim .inl fun k => .inr (k.elim (absurd · h) id)
protected theorem lt_or_lt_of_ne {a b : Nat} (h : a ≠ b) : a < b ∨ b < a := Nat.lt_or_gt_of_ne h
protected theorem ne_iff_lt_or_gt {a b : Nat} : a ≠ b ↔ a < b ∨ b < a :=
  ⟨Nat.lt_or_gt_of_ne, fun h => h.elim Nat.ne_of_lt Nat.ne_of_gt⟩
protected theorem eq_or_gt_of_not_lt {a b : Nat} (h : ¬a < b) : a = b ∨ b < a :=
  (Nat.eq_or_lt_of_le (Nat.le_of_not_lt h)).elim (fun e => .inl e.symm) .inr
protected theorem lt_iff_le_not_le {m n : Nat} : m < n ↔ m ≤ n ∧ ¬n ≤ m :=
  ⟨fun h => ⟨Nat.le_of_lt h, Nat.not_le_of_gt h⟩, fun h => Nat.lt_of_not_le h.2⟩
protected theorem lt_iff_le_and_ne {m n : Nat} : m < n ↔ m ≤ n ∧ m ≠ n :=
  ⟨fun h => ⟨Nat.le_of_lt h, Nat.ne_of_lt h⟩, fun h => (Nat.lt_or_eq_of_le h.1).elim id (absurd · h.2)⟩
protected theorem lt_of_le_of_ne {n m : Nat} (h₁ : n ≤ m) (h₂ : ¬n = m) : n < m := Nat.lt_iff_le_and_ne.2 ⟨h₁, h₂⟩
protected theorem le_iff_lt_or_eq {n m : Nat} : n ≤ m ↔ n < m ∨ n = m :=
  ⟨Nat.lt_or_eq_of_le, fun h => h.elim Nat.le_of_lt Nat.le_of_eq⟩
protected theorem lt_succ_iff_lt_or_eq {a b : Nat} : a < succ b ↔ a < b ∨ a = b := lt_succ.trans Nat.le_iff_lt_or_eq
theorem lt_add_one_iff_lt_or_eq {a b : Nat} : a < b + 1 ↔ a < b ∨ a = b := Nat.lt_succ_iff_lt_or_eq
protected theorem le_succ_iff {m n : Nat} : m ≤ succ n ↔ m ≤ n ∨ m = succ n :=
  ⟨fun h => (Nat.lt_or_eq_of_le h).elim (fun h => .inl (le_of_lt_succ h)) .inr, fun h => h.elim le_succ_of_le Nat.le_of_eq⟩
theorem le_add_one_iff {m n : Nat} : m ≤ n + 1 ↔ m ≤ n ∨ m = n + 1 := Nat.le_succ_iff
theorem le_or_eq_of_le_succ {m n : Nat} (h : m ≤ succ n) : m ≤ n ∨ m = succ n := Nat.le_succ_iff.1 h
theorem le_or_eq_of_le_add_one {m n : Nat} (h : m ≤ n + 1) : m ≤ n ∨ m = n + 1 := Nat.le_succ_iff.1 h

theorem eq_zero_of_le_zero {n : Nat} (h : n ≤ 0) : n = 0 := Nat.le_antisymm h (zero_le n)
@[simp] protected theorem le_zero_eq (n : Nat) : (n ≤ 0) = (n = 0) := propext ⟨eq_zero_of_le_zero, Nat.le_of_eq⟩
@[simp] theorem not_lt_zero_eq (n : Nat) : (n < 0) = False := eq_false (not_lt_zero n)
theorem le_zero {i : Nat} : i ≤ 0 ↔ i = 0 := Iff.of_eq (Nat.le_zero_eq i)
theorem pos_of_ne_zero : {n : Nat} → n ≠ 0 → 0 < n
  | 0, h => absurd rfl h
  | n + 1, _ => zero_lt_succ n
theorem ne_zero_of_pos {n : Nat} (h : 0 < n) : n ≠ 0 := Nat.ne_of_gt h
protected theorem pos_iff_ne_zero {n : Nat} : 0 < n ↔ n ≠ 0 := ⟨ne_zero_of_pos, pos_of_ne_zero⟩
protected theorem ne_zero_iff_zero_lt {n : Nat} : n ≠ 0 ↔ 0 < n := Nat.pos_iff_ne_zero.symm
theorem zero_lt_of_ne_zero {a : Nat} (h : a ≠ 0) : 0 < a := pos_of_ne_zero h
theorem ne_zero_of_lt {a b : Nat} (h : b < a) : a ≠ 0 := ne_zero_of_pos (Nat.lt_of_le_of_lt (zero_le b) h)
theorem pos_of_lt {a b : Nat} (h : b < a) : 0 < a := Nat.lt_of_le_of_lt (zero_le b) h
protected theorem zero_lt_of_lt {a b : Nat} (h : a < b) : 0 < b := pos_of_lt h
theorem zero_lt_one : 0 < (1 : Nat) := zero_lt_succ 0
protected theorem one_pos : 0 < 1 := zero_lt_one
theorem zero_lt_two : 0 < 2 := zero_lt_succ 1
theorem one_lt_two : 1 < 2 := Nat.le_refl 2
theorem eq_zero_or_pos : (n : Nat) → n = 0 ∨ 0 < n
  | 0 => .inl rfl
  | n + 1 => .inr (zero_lt_succ n)
protected theorem eq_zero_of_not_pos {n : Nat} (h : ¬0 < n) : n = 0 := eq_zero_of_le_zero (Nat.le_of_not_lt h)
theorem add_one_pos (n : Nat) : 0 < n + 1 := zero_lt_succ n
@[simp] theorem zero_lt_add_one (n : Nat) : 0 < n + 1 := zero_lt_succ n
theorem one_le_iff_ne_zero {n : Nat} : 1 ≤ n ↔ n ≠ 0 := Nat.pos_iff_ne_zero
theorem lt_one_iff {n : Nat} : n < 1 ↔ n = 0 := ⟨fun h => eq_zero_of_le_zero (le_of_lt_succ h), fun h => h ▸ zero_lt_one⟩
attribute [simp] lt_one_iff
theorem one_lt_iff_ne_zero_and_ne_one : {n : Nat} → 1 < n ↔ n ≠ 0 ∧ n ≠ 1
  | 0 => ⟨nofun, fun h => absurd rfl h.1⟩
  | 1 => ⟨fun h => absurd h (Nat.lt_irrefl 1), fun h => absurd rfl h.2⟩
  | n + 2 => ⟨fun _ => ⟨nofun, nofun⟩, fun _ => succ_le_succ (succ_pos n)⟩
theorem succ_le_self_false {n : Nat} (h : succ n ≤ n) : False := not_succ_le_self n h
@[simp] theorem not_add_one_le_self (n : Nat) : ¬n + 1 ≤ n := not_succ_le_self n
@[simp] theorem not_add_one_le_zero (n : Nat) : ¬n + 1 ≤ 0 := not_succ_le_zero n

/-! ## Order and addition, multiplication -/

protected theorem add_le_add_left {n m : Nat} (h : n ≤ m) (k : Nat) : k + n ≤ k + m :=
  (le.dest h).elim fun w e => le.intro (k := w) (by rw [Nat.add_assoc, e])
protected theorem add_le_add_right {n m : Nat} (h : n ≤ m) (k : Nat) : n + k ≤ m + k := by
  rw [Nat.add_comm n, Nat.add_comm m]
  exact Nat.add_le_add_left h k
protected theorem add_lt_add_left {n m : Nat} (h : n < m) (k : Nat) : k + n < k + m := Nat.add_le_add_left h k
protected theorem add_lt_add_right {n m : Nat} (h : n < m) (k : Nat) : n + k < m + k := by
  rw [Nat.add_comm n, Nat.add_comm m]
  exact Nat.add_lt_add_left h k
protected theorem add_le_add {a b c d : Nat} (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d :=
  Nat.le_trans (Nat.add_le_add_right h₁ c) (Nat.add_le_add_left h₂ b)
protected theorem add_lt_add_of_lt_of_le {a b c d : Nat} (h₁ : a < b) (h₂ : c ≤ d) : a + c < b + d :=
  Nat.lt_of_lt_of_le (Nat.add_lt_add_right h₁ c) (Nat.add_le_add_left h₂ b)
protected theorem add_lt_add_of_le_of_lt {a b c d : Nat} (h₁ : a ≤ b) (h₂ : c < d) : a + c < b + d :=
  Nat.lt_of_le_of_lt (Nat.add_le_add_right h₁ c) (Nat.add_lt_add_left h₂ b)
protected theorem add_lt_add {a b c d : Nat} (h₁ : a < b) (h₂ : c < d) : a + c < b + d :=
  Nat.add_lt_add_of_lt_of_le h₁ (Nat.le_of_lt h₂)
protected theorem lt_add_of_pos_right {n k : Nat} (h : 0 < k) : n < n + k := Nat.add_lt_add_left h n
protected theorem lt_add_of_pos_left {n k : Nat} (h : 0 < k) : n < k + n := Nat.add_comm n k ▸ Nat.lt_add_of_pos_right h
protected theorem pos_of_lt_add_right {n k : Nat} (h : n < n + k) : 0 < k :=
  pos_of_ne_zero fun e => Nat.lt_irrefl n (by rwa [e, Nat.add_zero] at h)
protected theorem pos_of_lt_add_left {n k : Nat} (h : n < k + n) : 0 < k := Nat.pos_of_lt_add_right (Nat.add_comm k n ▸ h)
@[simp] protected theorem lt_add_right_iff_pos {n k : Nat} : n < n + k ↔ 0 < k := ⟨Nat.pos_of_lt_add_right, Nat.lt_add_of_pos_right⟩
@[simp] protected theorem lt_add_left_iff_pos {n k : Nat} : n < k + n ↔ 0 < k := ⟨Nat.pos_of_lt_add_left, Nat.lt_add_of_pos_left⟩
protected theorem le_of_add_le_add_left {a b c : Nat} (h : a + b ≤ a + c) : b ≤ c :=
  (Nat.lt_or_ge c b).elim (fun k => absurd h (Nat.not_le_of_gt (Nat.add_lt_add_left k a))) id
protected theorem le_of_add_le_add_right {a b c : Nat} (h : a + b ≤ c + b) : a ≤ c :=
  Nat.le_of_add_le_add_left (a := b) (by rwa [Nat.add_comm b, Nat.add_comm b])
protected theorem lt_of_add_lt_add_left {k n m : Nat} (h : n + k < n + m) : k < m := Nat.le_of_add_le_add_left (a := n) h
protected theorem lt_of_add_lt_add_right {n k m : Nat} (h : k + n < m + n) : k < m :=
  Nat.lt_of_add_lt_add_left (n := n) (by rwa [Nat.add_comm n, Nat.add_comm n])
@[simp] protected theorem add_le_add_iff_left {m k n : Nat} : n + m ≤ n + k ↔ m ≤ k := ⟨Nat.le_of_add_le_add_left, (Nat.add_le_add_left · n)⟩
@[simp] protected theorem add_le_add_iff_right {m k n : Nat} : m + n ≤ k + n ↔ m ≤ k := ⟨Nat.le_of_add_le_add_right, (Nat.add_le_add_right · n)⟩
@[simp] protected theorem add_lt_add_iff_left {m k n : Nat} : n + m < n + k ↔ m < k := ⟨Nat.lt_of_add_lt_add_left, (Nat.add_lt_add_left · n)⟩
@[simp] protected theorem add_lt_add_iff_right {m k n : Nat} : m + n < k + n ↔ m < k := ⟨Nat.lt_of_add_lt_add_right, (Nat.add_lt_add_right · n)⟩
@[simp] protected theorem add_le_left_iff {m n : Nat} : m + n ≤ n ↔ m = 0 :=
  ⟨fun h => eq_zero_of_le_zero (Nat.le_of_add_le_add_right (b := n) (by rwa [Nat.zero_add])), fun h => by rw [h, Nat.zero_add]⟩
@[simp] protected theorem add_le_right_iff {m n : Nat} : m + n ≤ m ↔ n = 0 := by rw [Nat.add_comm, Nat.add_le_left_iff]
@[simp] theorem not_add_lt_self (n k : Nat) : ¬n + k < n := Nat.not_lt_of_ge (le_add_right n k)
protected theorem lt_of_add_right_lt {n m k : Nat} (h : n + k < m) : n < m := Nat.lt_of_le_of_lt (le_add_right n k) h
protected theorem lt_of_add_left_lt {n m k : Nat} (h : k + n < m) : n < m := Nat.lt_of_le_of_lt (le_add_left n k) h
protected theorem add_pos_left {m : Nat} (h : 0 < m) (n : Nat) : 0 < m + n := Nat.lt_of_lt_of_le h (le_add_right m n)
protected theorem add_pos_right {n : Nat} (m : Nat) (h : 0 < n) : 0 < m + n := Nat.lt_of_lt_of_le h (le_add_left n m)
protected theorem add_pos_iff_pos_or_pos {m n : Nat} : 0 < m + n ↔ 0 < m ∨ 0 < n := by
  rw [Nat.pos_iff_ne_zero, Nat.pos_iff_ne_zero, Nat.pos_iff_ne_zero, ne_eq, Nat.add_eq_zero_iff, Classical.not_and_iff_not_or_not]
@[simp] protected theorem add_self_ne_one : (n : Nat) → n + n ≠ 1
  | 0 => nofun
  | n + 1 => fun h => nomatch ((succ_add n n).symm.trans (succ.inj h))

protected theorem mul_le_mul_left {m n : Nat} (k : Nat) (h : m ≤ n) : k * m ≤ k * n :=
  (le.dest h).elim fun w e => le.intro (k := k * w) (by rw [← Nat.mul_add, e])
protected theorem mul_le_mul_right {m n : Nat} (k : Nat) (h : m ≤ n) : m * k ≤ n * k := by
  rw [Nat.mul_comm m, Nat.mul_comm n]
  exact Nat.mul_le_mul_left k h
protected theorem mul_le_mul {p q m n : Nat} (h₁ : p ≤ m) (h₂ : q ≤ n) : p * q ≤ m * n :=
  Nat.le_trans (Nat.mul_le_mul_right q h₁) (Nat.mul_le_mul_left m h₂)
protected theorem mul_lt_mul_of_pos_left {m k n : Nat} (h : n < m) (hk : 0 < k) : k * n < k * m :=
  Nat.lt_of_lt_of_le (Nat.lt_add_of_pos_right (n := k * n) hk) (mul_add_one k n ▸ Nat.mul_le_mul_left k h)
protected theorem mul_lt_mul_of_pos_right {m k n : Nat} (h : n < m) (hk : 0 < k) : n * k < m * k := by
  rw [Nat.mul_comm n, Nat.mul_comm m]
  exact Nat.mul_lt_mul_of_pos_left h hk
protected theorem mul_lt_mul_of_lt_of_le {a b c d : Nat} (hac : a < c) (hbd : b ≤ d) (hd : 0 < d) : a * b < c * d :=
  Nat.lt_of_le_of_lt (Nat.mul_le_mul_left a hbd) (Nat.mul_lt_mul_of_pos_right hac hd)
protected theorem mul_lt_mul_of_le_of_lt {a b c d : Nat} (hac : a ≤ c) (hbd : b < d) (hc : 0 < c) : a * b < c * d :=
  Nat.lt_of_le_of_lt (Nat.mul_le_mul_right b hac) (Nat.mul_lt_mul_of_pos_left hbd hc)
protected theorem mul_lt_mul_of_lt_of_lt {a b c d : Nat} (hac : a < c) (hbd : b < d) : a * b < c * d :=
  Nat.mul_lt_mul_of_lt_of_le hac (Nat.le_of_lt hbd) (pos_of_lt hbd)
protected theorem mul_pos {m n : Nat} (h : 0 < n) (k : 0 < m) : 0 < n * m :=
  pos_of_ne_zero (Nat.mul_ne_zero (ne_zero_of_pos h) (ne_zero_of_pos k))
protected theorem le_of_mul_le_mul_left {a b c : Nat} (h : c * a ≤ c * b) (hc : 0 < c) : a ≤ b :=
  (Nat.lt_or_ge b a).elim (fun k => absurd h (Nat.not_le_of_gt (Nat.mul_lt_mul_of_pos_left k hc))) id
protected theorem le_of_mul_le_mul_right {a b c : Nat} (h : a * c ≤ b * c) (hc : 0 < c) : a ≤ b :=
  Nat.le_of_mul_le_mul_left (c := c) (by rwa [Nat.mul_comm c, Nat.mul_comm c]) hc
protected theorem lt_of_mul_lt_mul_left {a b c : Nat} (h : a * b < a * c) : b < c :=
  (Nat.lt_or_ge b c).elim id fun k => absurd h (Nat.not_lt_of_ge (Nat.mul_le_mul_left a k))
protected theorem lt_of_mul_lt_mul_right {a b c : Nat} (h : b * a < c * a) : b < c :=
  Nat.lt_of_mul_lt_mul_left (a := a) (by rwa [Nat.mul_comm a, Nat.mul_comm a])
protected theorem eq_of_mul_eq_mul_left {m k n : Nat} (hn : 0 < n) (h : n * m = n * k) : m = k :=
  Nat.le_antisymm (Nat.le_of_mul_le_mul_left (Nat.le_of_eq h) hn) (Nat.le_of_mul_le_mul_left (Nat.le_of_eq h.symm) hn)
protected theorem eq_of_mul_eq_mul_right {n m k : Nat} (hm : 0 < m) (h : n * m = k * m) : n = k :=
  Nat.eq_of_mul_eq_mul_left hm (by rwa [Nat.mul_comm m, Nat.mul_comm m])
protected theorem mul_left_cancel {n m k : Nat} (np : 0 < n) (h : n * m = n * k) : m = k := Nat.eq_of_mul_eq_mul_left np h
protected theorem mul_right_cancel {n m k : Nat} (mp : 0 < m) (h : n * m = k * m) : n = k := Nat.eq_of_mul_eq_mul_right mp h
protected theorem mul_left_cancel_iff {n : Nat} (p : 0 < n) {m k : Nat} : n * m = n * k ↔ m = k := ⟨Nat.mul_left_cancel p, congrArg _⟩
protected theorem mul_right_cancel_iff {m : Nat} (p : 0 < m) {n k : Nat} : n * m = k * m ↔ n = k := ⟨Nat.mul_right_cancel p, congrArg (· * m)⟩
protected theorem mul_le_mul_left_iff {w x y : Nat} (w0 : 0 < w) : w * x ≤ w * y ↔ x ≤ y := ⟨(Nat.le_of_mul_le_mul_left · w0), Nat.mul_le_mul_left w⟩
protected theorem mul_le_mul_right_iff {x y w : Nat} (w0 : 0 < w) : x * w ≤ y * w ↔ x ≤ y := ⟨(Nat.le_of_mul_le_mul_right · w0), Nat.mul_le_mul_right w⟩
protected theorem mul_lt_mul_left {a b c : Nat} (a0 : 0 < a) : a * b < a * c ↔ b < c := ⟨Nat.lt_of_mul_lt_mul_left, (Nat.mul_lt_mul_of_pos_left · a0)⟩
protected theorem mul_lt_mul_right {a b c : Nat} (a0 : 0 < a) : b * a < c * a ↔ b < c := ⟨Nat.lt_of_mul_lt_mul_right, (Nat.mul_lt_mul_of_pos_right · a0)⟩
theorem mul_self_le_mul_self {m n : Nat} (h : m ≤ n) : m * m ≤ n * n := Nat.mul_le_mul h h
theorem le_mul_of_pos_left {n : Nat} (m : Nat) (h : 0 < n) : m ≤ n * m :=
  Nat.le_trans (Nat.le_of_eq (Nat.one_mul m).symm) (Nat.mul_le_mul_right m h)
theorem le_mul_of_pos_right {n : Nat} (m : Nat) (h : 0 < n) : m ≤ m * n := Nat.mul_comm n m ▸ le_mul_of_pos_left m h
protected theorem eq_one_of_mul_eq_one_right {m n : Nat} (h : m * n = 1) : m = 1 := by
  have hn : 0 < n := pos_of_ne_zero fun e => by rw [e] at h; exact nomatch h
  have hm : 0 < m := pos_of_ne_zero fun e => by rw [e, Nat.zero_mul] at h; exact nomatch h
  exact Nat.le_antisymm (h ▸ le_mul_of_pos_right m hn) hm
protected theorem eq_one_of_mul_eq_one_left {m n : Nat} (h : m * n = 1) : n = 1 :=
  Nat.eq_one_of_mul_eq_one_right ((Nat.mul_comm n m).trans h)
@[simp] protected theorem mul_eq_one_iff {m n : Nat} : m * n = 1 ↔ m = 1 ∧ n = 1 :=
  ⟨fun h => ⟨Nat.eq_one_of_mul_eq_one_right h, Nat.eq_one_of_mul_eq_one_left h⟩, fun ⟨h, k⟩ => by rw [h, k]⟩

/-! ## Predecessor and subtraction -/

@[simp] theorem pred_zero : pred 0 = 0 := rfl
@[simp] theorem pred_succ (n : Nat) : pred (succ n) = n := rfl
theorem pred_add_one (n : Nat) : pred (n + 1) = n := rfl
@[simp] theorem pred_eq_sub_one {n : Nat} : pred n = n - 1 := rfl
theorem sub_one (n : Nat) : n - 1 = pred n := rfl
theorem pred_le : (n : Nat) → pred n ≤ n
  | 0 => Nat.le_refl 0
  | n + 1 => le_succ n
theorem pred_lt : {n : Nat} → n ≠ 0 → pred n < n
  | 0, h => absurd rfl h
  | n + 1, _ => lt_succ_self n
theorem pred_lt_of_lt {n m : Nat} (h : m < n) : pred n < n := pred_lt (ne_zero_of_lt h)
theorem sub_one_lt {n : Nat} (h : n ≠ 0) : n - 1 < n := pred_lt h
theorem sub_one_lt_of_lt {n m : Nat} (h : m < n) : n - 1 < n := pred_lt_of_lt h
theorem succ_pred : {n : Nat} → n ≠ 0 → succ (pred n) = n
  | 0, h => absurd rfl h
  | _ + 1, _ => rfl
theorem succ_pred_eq_of_pos {n : Nat} (h : 0 < n) : succ (pred n) = n := succ_pred (ne_zero_of_pos h)
theorem sub_one_add_one {n : Nat} (h : n ≠ 0) : n - 1 + 1 = n := succ_pred h
theorem sub_one_add_one_eq_of_pos {n : Nat} (h : 0 < n) : n - 1 + 1 = n := succ_pred_eq_of_pos h
theorem eq_succ_of_ne_zero {n : Nat} (h : n ≠ 0) : n = succ (pred n) := (succ_pred h).symm
theorem pred_lt_pred {n m : Nat} (h : n ≠ 0) (k : n < m) : pred n < pred m := by
  cases n with
  | zero => exact absurd rfl h
  | succ n => cases m with
    | zero => exact absurd k (not_lt_zero _)
    | succ m => exact lt_of_succ_lt_succ k
theorem le_pred_of_lt {n m : Nat} (h : m < n) : m ≤ pred n := pred_le_pred h
theorem le_sub_one_of_lt {n m : Nat} (h : m < n) : m ≤ n - 1 := pred_le_pred h
theorem pred_le_iff_le_succ {n m : Nat} : pred n ≤ m ↔ n ≤ succ m := by cases n <;> simp
@[simp] protected theorem sub_zero (n : Nat) : n - 0 = n := rfl
theorem sub_succ (n m : Nat) : n - succ m = pred (n - m) := rfl
theorem sub_add_one (n m : Nat) : n - (m + 1) = n - m - 1 := rfl
theorem succ_sub_succ_eq_sub (n m : Nat) : succ n - succ m = n - m := by
  induction m with
  | zero => rfl
  | succ m ih => exact congrArg pred ih
theorem succ_sub_succ (n m : Nat) : succ n - succ m = n - m := succ_sub_succ_eq_sub n m
@[simp] protected theorem add_sub_add_right (n k m : Nat) : (n + k) - (m + k) = n - m := by
  induction k with
  | zero => rfl
  | succ k ih => exact (succ_sub_succ _ _).trans ih
@[simp] protected theorem add_sub_add_left (k n m : Nat) : (k + n) - (k + m) = n - m := by
  rw [Nat.add_comm k, Nat.add_comm k, Nat.add_sub_add_right]
@[simp] protected theorem sub_self (n : Nat) : n - n = 0 := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Nat.add_sub_add_right, ih]
@[simp] protected theorem zero_sub (n : Nat) : 0 - n = 0 := by
  induction n with
  | zero => rfl
  | succ n ih => rw [sub_add_one, ih]
@[simp] protected theorem add_sub_cancel (n m : Nat) : n + m - m = n := by
  have h := Nat.add_sub_add_right n m 0
  rwa [Nat.zero_add] at h
@[simp] protected theorem add_sub_cancel_left (n m : Nat) : n + m - n = m := by rw [Nat.add_comm, Nat.add_sub_cancel]
theorem add_one_sub_one (n : Nat) : n + 1 - 1 = n := rfl
theorem succ_sub_one (n : Nat) : succ n - 1 = n := rfl
theorem sub_add_eq (a b c : Nat) : a - (b + c) = a - b - c := by
  induction c with
  | zero => rfl
  | succ c ih => exact congrArg pred ih
protected theorem sub_sub (n m k : Nat) : n - m - k = n - (m + k) := (sub_add_eq n m k).symm
protected theorem sub_right_comm (m n k : Nat) : m - n - k = m - k - n := by rw [Nat.sub_sub, Nat.add_comm, Nat.sub_sub]
@[simp] theorem sub_le (n m : Nat) : n - m ≤ n := by
  induction m with
  | zero => exact Nat.le_refl n
  | succ m ih => exact Nat.le_trans (pred_le _) ih
theorem sub_lt : {n m : Nat} → 0 < n → 0 < m → n - m < n
  | 0, _, h, _ => absurd h (Nat.lt_irrefl 0)
  | _ + 1, 0, _, h => absurd h (Nat.lt_irrefl 0)
  | n + 1, m + 1, _, _ => by rw [Nat.add_sub_add_right]; exact lt_succ_of_le (sub_le n m)
theorem sub_lt_self {a b : Nat} (h₀ : 0 < a) (h₁ : a ≤ b) : b - a < b := sub_lt (Nat.lt_of_lt_of_le h₀ h₁) h₀
@[simp] protected theorem sub_add_cancel {n m : Nat} (h : m ≤ n) : n - m + m = n := by
  cases le.dest h with
  | intro k e => rw [← e, Nat.add_sub_cancel_left, Nat.add_comm]
protected theorem add_sub_cancel' {n m : Nat} (h : m ≤ n) : m + (n - m) = n := by rw [Nat.add_comm, Nat.sub_add_cancel h]
protected theorem add_sub_of_le {a b : Nat} (h : a ≤ b) : a + (b - a) = b := Nat.add_sub_cancel' h
protected theorem add_sub_assoc {m k : Nat} (h : k ≤ m) (n : Nat) : n + m - k = n + (m - k) := by
  cases le.dest h with
  | intro l e => rw [← e, Nat.add_left_comm, Nat.add_sub_cancel_left, Nat.add_sub_cancel_left]
protected theorem sub_add_comm {n m k : Nat} (h : k ≤ n) : n + m - k = n - k + m := by
  rw [Nat.add_comm, Nat.add_sub_assoc h, Nat.add_comm]
protected theorem eq_sub_of_add_eq {a b c : Nat} (h : a + b = c) : a = c - b := by rw [← h, Nat.add_sub_cancel]
protected theorem eq_sub_of_add_eq' {a b c : Nat} (h : b + a = c) : a = c - b := by rw [← h, Nat.add_sub_cancel_left]
protected theorem sub_eq_of_eq_add {a b c : Nat} (h : a = c + b) : a - b = c := (Nat.eq_sub_of_add_eq h.symm).symm
protected theorem sub_eq_of_eq_add' {a b c : Nat} (h : a = b + c) : a - b = c := (Nat.eq_sub_of_add_eq' h.symm).symm
protected theorem sub_eq_iff_eq_add {a b c : Nat} (h : b ≤ a) : a - b = c ↔ a = c + b :=
  ⟨fun e => by rw [← e, Nat.sub_add_cancel h], Nat.sub_eq_of_eq_add⟩
protected theorem sub_eq_iff_eq_add' {a b c : Nat} (h : b ≤ a) : a - b = c ↔ a = b + c := by
  rw [Nat.sub_eq_iff_eq_add h, Nat.add_comm]
protected theorem eq_add_of_sub_eq {a b c : Nat} (hle : b ≤ a) (h : a - b = c) : a = c + b := (Nat.sub_eq_iff_eq_add hle).1 h
protected theorem sub_eq_zero_of_le {n m : Nat} (h : n ≤ m) : n - m = 0 := by
  cases le.dest h with
  | intro k e => rw [← e, sub_add_eq, Nat.sub_self, Nat.zero_sub]
protected theorem le_of_sub_eq_zero {n m : Nat} (h : n - m = 0) : n ≤ m :=
  (Nat.le_total n m).elim id fun k => Nat.le_of_eq (by rw [← Nat.sub_add_cancel k, h, Nat.zero_add])
@[simp] protected theorem sub_eq_zero_iff_le {n m : Nat} : n - m = 0 ↔ n ≤ m := ⟨Nat.le_of_sub_eq_zero, Nat.sub_eq_zero_of_le⟩
protected theorem sub_pos_of_lt {m n : Nat} (h : m < n) : 0 < n - m :=
  pos_of_ne_zero fun e => Nat.not_le_of_gt h (Nat.le_of_sub_eq_zero e)
protected theorem lt_of_sub_pos {m n : Nat} (h : 0 < n - m) : m < n :=
  Nat.lt_of_not_le fun k => ne_zero_of_pos h (Nat.sub_eq_zero_of_le k)
@[simp] protected theorem sub_pos_iff_lt {m n : Nat} : 0 < n - m ↔ m < n := ⟨Nat.lt_of_sub_pos, Nat.sub_pos_of_lt⟩
theorem sub_ne_zero_of_lt {a b : Nat} (h : a < b) : b - a ≠ 0 := ne_zero_of_pos (Nat.sub_pos_of_lt h)
theorem sub_ne_zero_iff_lt {n m : Nat} : n - m ≠ 0 ↔ m < n := by rw [← Nat.pos_iff_ne_zero, Nat.sub_pos_iff_lt]
protected theorem le_sub_of_add_le {a b c : Nat} (h : a + b ≤ c) : a ≤ c - b := by
  cases le.dest h with
  | intro k e => rw [← e, Nat.add_right_comm, Nat.add_sub_cancel]; exact le_add_right a k
protected theorem add_le_of_le_sub {a b c : Nat} (hle : b ≤ c) (h : a ≤ c - b) : a + b ≤ c :=
  Nat.le_trans (Nat.add_le_add_right h b) (Nat.le_of_eq (Nat.sub_add_cancel hle))
theorem le_sub_iff_add_le {x y k : Nat} (h : k ≤ y) : x ≤ y - k ↔ x + k ≤ y := ⟨Nat.add_le_of_le_sub h, Nat.le_sub_of_add_le⟩
protected theorem le_sub_iff_add_le' {x y k : Nat} (h : k ≤ y) : x ≤ y - k ↔ k + x ≤ y := by rw [le_sub_iff_add_le h, Nat.add_comm]
protected theorem le_add_of_sub_le {a b c : Nat} (h : a - b ≤ c) : a ≤ c + b :=
  (Nat.le_total b a).elim (fun k => Nat.le_trans (Nat.le_of_eq (Nat.sub_add_cancel k).symm) (Nat.add_le_add_right h b))
    fun k => Nat.le_trans k (le_add_left b c)
protected theorem sub_le_of_le_add {a b c : Nat} (h : a ≤ c + b) : a - b ≤ c :=
  (Nat.le_total b a).elim (fun k => Nat.le_of_add_le_add_right (b := b) (by rwa [Nat.sub_add_cancel k]))
    fun k => Nat.sub_eq_zero_of_le k ▸ zero_le c
protected theorem sub_le_iff_le_add {a b c : Nat} : a - b ≤ c ↔ a ≤ c + b := ⟨Nat.le_add_of_sub_le, Nat.sub_le_of_le_add⟩
protected theorem sub_le_iff_le_add' {a b c : Nat} : a - b ≤ c ↔ a ≤ b + c := by rw [Nat.sub_le_iff_le_add, Nat.add_comm]
protected theorem lt_sub_of_add_lt {a b c : Nat} (h : a + b < c) : a < c - b := Nat.le_sub_of_add_le (by rwa [succ_add])
protected theorem add_lt_of_lt_sub {a b c : Nat} (h : a < c - b) : a + b < c :=
  have k := Nat.add_le_of_le_sub (Nat.le_of_lt (Nat.lt_of_sub_pos (pos_of_lt h))) h
  Nat.le_trans (Nat.le_of_eq (succ_add a b).symm) k
protected theorem lt_sub_iff_add_lt {a b c : Nat} : a < c - b ↔ a + b < c := ⟨Nat.add_lt_of_lt_sub, Nat.lt_sub_of_add_lt⟩
protected theorem lt_sub_iff_add_lt' {a b c : Nat} : a < c - b ↔ b + a < c := by rw [Nat.lt_sub_iff_add_lt, Nat.add_comm]
protected theorem sub_lt_iff_lt_add {a b c : Nat} (h : b ≤ a) : a - b < c ↔ a < c + b := by
  rw [← Nat.add_lt_add_iff_right (n := b), Nat.sub_add_cancel h]
protected theorem sub_lt_iff_lt_add' {a b c : Nat} (h : b ≤ a) : a - b < c ↔ a < b + c := by rw [Nat.sub_lt_iff_lt_add h, Nat.add_comm]
protected theorem sub_lt_left_of_lt_add {n k m : Nat} (H : n ≤ k) (h : k < n + m) : k - n < m := (Nat.sub_lt_iff_lt_add' H).2 h
protected theorem sub_lt_right_of_lt_add {n k m : Nat} (H : n ≤ k) (h : k < m + n) : k - n < m := (Nat.sub_lt_iff_lt_add H).2 h
protected theorem sub_le_sub_left {m n : Nat} (h : n ≤ m) (k : Nat) : k - m ≤ k - n :=
  (le.dest h).elim fun w e => by rw [← e, sub_add_eq]; exact sub_le _ w
protected theorem sub_le_sub_right {n m : Nat} (h : n ≤ m) (k : Nat) : n - k ≤ m - k :=
  Nat.sub_le_of_le_add (Nat.le_trans h (Nat.le_add_of_sub_le (Nat.le_refl _)))
protected theorem sub_le_sub {a b c d : Nat} (h : a ≤ b) (k : c ≤ d) : a - d ≤ b - c :=
  Nat.le_trans (Nat.sub_le_sub_right h d) (Nat.sub_le_sub_left k b)
protected theorem sub_lt_sub_left {k m n : Nat} (h : k < m) (h' : k < n) : m - n < m - k := by
  refine (Nat.lt_or_ge n m).elim (fun l => ?_) fun l => Nat.sub_eq_zero_of_le l ▸ Nat.sub_pos_of_lt h
  rw [Nat.sub_lt_iff_lt_add (Nat.le_of_lt l)]
  exact Nat.lt_of_le_of_lt (Nat.le_of_eq (Nat.sub_add_cancel (Nat.le_of_lt h)).symm) (Nat.add_lt_add_left h' _)
protected theorem sub_lt_sub_right {a b c : Nat} (h : c ≤ a) (k : a < b) : a - c < b - c :=
  Nat.lt_sub_of_add_lt (by rwa [Nat.sub_add_cancel h])
theorem sub_succ_lt_self (a i : Nat) (h : i < a) : a - (i + 1) < a - i := Nat.sub_lt_sub_left h (lt_succ_self i)
protected theorem sub_sub_self {n m : Nat} (h : m ≤ n) : n - (n - m) = m := Nat.sub_eq_of_eq_add' (Nat.sub_add_cancel h).symm
protected theorem succ_sub {m n : Nat} (h : n ≤ m) : succ m - n = succ (m - n) := by
  rw [succ_eq_add_one, Nat.sub_add_comm h]
protected theorem sub_eq_sub_iff_eq {m n k : Nat} (h : k ≤ m) (h' : k ≤ n) : m - k = n - k ↔ m = n := by
  rw [Nat.sub_eq_iff_eq_add h, Nat.sub_add_cancel h']
protected theorem sub_left_inj {a b c : Nat} (h : c ≤ a) (h' : c ≤ b) : a - c = b - c ↔ a = b := Nat.sub_eq_sub_iff_eq h h'
protected theorem mul_sub_one (n m : Nat) : n * (m - 1) = n * m - n := by
  cases m with
  | zero => exact (Nat.zero_sub n).symm
  | succ m => rw [mul_add_one, Nat.add_sub_cancel, Nat.add_sub_cancel]
protected theorem sub_one_mul (n m : Nat) : (n - 1) * m = n * m - m := by rw [Nat.mul_comm, Nat.mul_sub_one, Nat.mul_comm]
protected theorem mul_sub (k m n : Nat) : k * (m - n) = k * m - k * n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [sub_add_one, Nat.mul_sub_one, ih, mul_add_one, sub_add_eq]
protected theorem sub_mul (n m k : Nat) : (n - m) * k = n * k - m * k := by
  rw [Nat.mul_comm, Nat.mul_sub, Nat.mul_comm k, Nat.mul_comm k]

/-! ## Powers -/

@[simp] protected theorem pow_zero (b : Nat) : b ^ 0 = 1 := rfl
protected theorem pow_succ {b n : Nat} : b ^ (n + 1) = b ^ n * b := rfl
protected theorem pow_add_one {b n : Nat} : b ^ (n + 1) = b ^ n * b := rfl
protected theorem pow_succ' {m n : Nat} : m ^ succ n = m * m ^ n := Nat.mul_comm _ _
protected theorem pow_add_one' {m n : Nat} : m ^ (n + 1) = m * m ^ n := Nat.mul_comm _ _
theorem pow_eq {m n : Nat} : m.pow n = m ^ n := rfl
protected theorem pow_one (a : Nat) : a ^ 1 = a := Nat.one_mul a
attribute [simp] Nat.pow_one
protected theorem pow_two (b : Nat) : b ^ 2 = b * b := congrArg (· * b) (Nat.pow_one b)
@[simp] protected theorem one_pow (n : Nat) : 1 ^ n = 1 := by
  induction n with
  | zero => rfl
  | succ n ih => exact (congrArg (· * 1) ih)
protected theorem zero_pow : {n : Nat} → 0 < n → 0 ^ n = 0
  | 0, h => absurd h (Nat.lt_irrefl 0)
  | _ + 1, _ => rfl
@[simp] protected theorem zero_pow_of_pos (n : Nat) (h : 0 < n) : 0 ^ n = 0 := Nat.zero_pow h
protected theorem pow_add (a m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := by
  induction n with
  | zero => exact (Nat.mul_one _).symm
  | succ n ih => rw [← Nat.add_assoc, Nat.pow_succ, ih, Nat.pow_succ, Nat.mul_assoc]
protected theorem pow_add' (a m n : Nat) : a ^ (m + n) = a ^ n * a ^ m := by rw [Nat.pow_add, Nat.mul_comm]
protected theorem pow_mul (a m n : Nat) : a ^ (m * n) = (a ^ m) ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [mul_add_one, Nat.pow_add, ih, Nat.pow_succ]
protected theorem pow_mul' (a m n : Nat) : a ^ (m * n) = (a ^ n) ^ m := by rw [Nat.mul_comm, Nat.pow_mul]
protected theorem pow_right_comm (a m n : Nat) : (a ^ m) ^ n = (a ^ n) ^ m := by rw [← Nat.pow_mul, Nat.pow_mul']
protected theorem mul_pow (a b n : Nat) : (a * b) ^ n = a ^ n * b ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Nat.pow_succ, ih, Nat.mul_mul_mul_comm, Nat.pow_succ, Nat.pow_succ]
protected theorem pow_pos {p n : Nat} (h : 0 < p) : 0 < p ^ n := by
  induction n with
  | zero => exact zero_lt_one
  | succ n ih => exact Nat.mul_pos ih h
theorem pos_pow_of_pos {b : Nat} (n : Nat) (h : 0 < b) : 0 < b ^ n := Nat.pow_pos h
protected theorem two_pow_pos (w : Nat) : 0 < 2 ^ w := Nat.pow_pos zero_lt_two
protected theorem pow_le_pow_left {m n : Nat} (h : m ≤ n) (i : Nat) : m ^ i ≤ n ^ i := by
  induction i with
  | zero => exact Nat.le_refl 1
  | succ i ih => exact Nat.mul_le_mul ih h
protected theorem pow_le_pow_right {n m i : Nat} (h : n > 0) (k : m ≤ i) : n ^ m ≤ n ^ i := by
  induction k with
  | refl => exact Nat.le_refl _
  | step _ ih => exact Nat.le_trans ih (le_mul_of_pos_right _ h)
protected theorem pow_lt_pow_succ {a n : Nat} (h : 1 < a) : a ^ n < a ^ (n + 1) :=
  Nat.lt_of_le_of_lt (Nat.le_of_eq (Nat.mul_one _).symm) (Nat.mul_lt_mul_of_pos_left h (Nat.pow_pos (Nat.le_of_lt h)))
protected theorem pow_lt_pow_right {a n m : Nat} (ha : 1 < a) (h : m < n) : a ^ m < a ^ n :=
  Nat.lt_of_lt_of_le (Nat.pow_lt_pow_succ ha) (Nat.pow_le_pow_right (Nat.le_of_lt ha) h)
protected theorem pow_le_pow_iff_right {a n m : Nat} (h : 1 < a) : a ^ n ≤ a ^ m ↔ n ≤ m :=
  ⟨fun k => Nat.le_of_not_lt fun l => Nat.not_le_of_gt (Nat.pow_lt_pow_right h l) k, Nat.pow_le_pow_right (Nat.le_of_lt h)⟩
protected theorem pow_lt_pow_iff_right {a n m : Nat} (h : 1 < a) : a ^ n < a ^ m ↔ n < m :=
  ⟨fun k => Nat.lt_of_not_le fun l => Nat.not_lt_of_ge (Nat.pow_le_pow_right (Nat.le_of_lt h) l) k, Nat.pow_lt_pow_right h⟩
theorem lt_two_pow_self {n : Nat} : n < 2 ^ n := by
  induction n with
  | zero => exact zero_lt_one
  | succ n ih =>
    rw [Nat.pow_succ, Nat.mul_two]
    exact Nat.add_lt_add_of_lt_of_le ih (Nat.two_pow_pos n)
protected theorem two_pow_succ (n : Nat) : 2 ^ (n + 1) = 2 ^ n + 2 ^ n := by rw [Nat.pow_succ, Nat.mul_two]

/-! ## Minimum and maximum -/

protected theorem min_def {n m : Nat} : min n m = if n ≤ m then n else m := rfl
protected theorem max_def {n m : Nat} : max n m = if n ≤ m then m else n := rfl
protected theorem min_eq_left {a b : Nat} (h : a ≤ b) : min a b = a := if_pos h
protected theorem min_eq_right {a b : Nat} (h : b ≤ a) : min a b = b := by
  rw [Nat.min_def]
  split
  · exact Nat.le_antisymm ‹_› h
  · rfl
protected theorem max_eq_right {a b : Nat} (h : a ≤ b) : max a b = b := if_pos h
protected theorem max_eq_left {a b : Nat} (h : b ≤ a) : max a b = a := by
  rw [Nat.max_def]
  split
  · exact Nat.le_antisymm h ‹_›
  · rfl
attribute [simp] Nat.min_eq_left Nat.min_eq_right Nat.max_eq_left Nat.max_eq_right
protected theorem min_comm (a b : Nat) : min a b = min b a :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.min_eq_left h, Nat.min_eq_right h]) fun h => by rw [Nat.min_eq_left h, Nat.min_eq_right h]
protected theorem max_comm (a b : Nat) : max a b = max b a :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.max_eq_left h, Nat.max_eq_right h]) fun h => by rw [Nat.max_eq_left h, Nat.max_eq_right h]
protected theorem min_le_left (a b : Nat) : min a b ≤ a :=
  (Nat.le_total a b).elim (fun h => Nat.le_of_eq (Nat.min_eq_left h)) fun h => by rw [Nat.min_eq_right h]; exact h
protected theorem min_le_right (a b : Nat) : min a b ≤ b := Nat.min_comm b a ▸ Nat.min_le_left b a
protected theorem le_max_left (a b : Nat) : a ≤ max a b :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.max_eq_right h]; exact h) fun h => Nat.le_of_eq (Nat.max_eq_left h).symm
protected theorem le_max_right (a b : Nat) : b ≤ max a b := Nat.max_comm b a ▸ Nat.le_max_left b a
protected theorem le_min {a b c : Nat} : a ≤ min b c ↔ a ≤ b ∧ a ≤ c :=
  ⟨fun h => ⟨Nat.le_trans h (Nat.min_le_left b c), Nat.le_trans h (Nat.min_le_right b c)⟩, fun ⟨h, k⟩ => by
    rw [Nat.min_def]
    split <;> assumption⟩
protected theorem max_le {a b c : Nat} : max a b ≤ c ↔ a ≤ c ∧ b ≤ c :=
  ⟨fun h => ⟨Nat.le_trans (Nat.le_max_left a b) h, Nat.le_trans (Nat.le_max_right a b) h⟩, fun ⟨h, k⟩ => by
    rw [Nat.max_def]
    split <;> assumption⟩
protected theorem lt_min {a b c : Nat} : a < min b c ↔ a < b ∧ a < c := Nat.le_min
protected theorem max_lt {a b c : Nat} : max a b < c ↔ a < c ∧ b < c := by
  rw [Nat.max_def]
  split
  · exact ⟨fun h => ⟨Nat.lt_of_le_of_lt ‹_› h, h⟩, And.right⟩
  · exact ⟨fun h => ⟨h, Nat.lt_trans (Nat.lt_of_not_le ‹_›) h⟩, And.left⟩
protected theorem min_le_of_left_le {a b c : Nat} (h : a ≤ c) : min a b ≤ c := Nat.le_trans (Nat.min_le_left a b) h
protected theorem min_le_of_right_le {a b c : Nat} (h : b ≤ c) : min a b ≤ c := Nat.le_trans (Nat.min_le_right a b) h
protected theorem le_max_of_le_left {a b c : Nat} (h : a ≤ b) : a ≤ max b c := Nat.le_trans h (Nat.le_max_left b c)
protected theorem le_max_of_le_right {a b c : Nat} (h : a ≤ c) : a ≤ max b c := Nat.le_trans h (Nat.le_max_right b c)
@[simp] protected theorem min_self (a : Nat) : min a a = a := Nat.min_eq_left (Nat.le_refl a)
@[simp] protected theorem max_self (a : Nat) : max a a = a := Nat.max_eq_left (Nat.le_refl a)
@[simp] protected theorem zero_min (a : Nat) : min 0 a = 0 := Nat.min_eq_left (zero_le a)
@[simp] protected theorem min_zero (a : Nat) : min a 0 = 0 := Nat.min_eq_right (zero_le a)
@[simp] protected theorem zero_max (a : Nat) : max 0 a = a := Nat.max_eq_right (zero_le a)
@[simp] protected theorem max_zero (a : Nat) : max a 0 = a := Nat.max_eq_left (zero_le a)
protected theorem max_assoc (a b c : Nat) : max (max a b) c = max a (max b c) :=
  Nat.le_antisymm
    (Nat.max_le.2 ⟨Nat.max_le.2 ⟨Nat.le_max_left _ _, Nat.le_max_of_le_right (Nat.le_max_left _ _)⟩, Nat.le_max_of_le_right (Nat.le_max_right _ _)⟩)
    (Nat.max_le.2 ⟨Nat.le_max_of_le_left (Nat.le_max_left _ _), Nat.max_le.2 ⟨Nat.le_max_of_le_left (Nat.le_max_right _ _), Nat.le_max_right _ _⟩⟩)
protected theorem min_assoc (a b c : Nat) : min (min a b) c = min a (min b c) :=
  Nat.le_antisymm
    (Nat.le_min.2 ⟨Nat.min_le_of_left_le (Nat.min_le_left _ _), Nat.le_min.2 ⟨Nat.min_le_of_left_le (Nat.min_le_right _ _), Nat.min_le_right _ _⟩⟩)
    (Nat.le_min.2 ⟨Nat.le_min.2 ⟨Nat.min_le_left _ _, Nat.min_le_of_right_le (Nat.min_le_left _ _)⟩, Nat.min_le_of_right_le (Nat.min_le_right _ _)⟩)
protected theorem max_left_comm (a b c : Nat) : max a (max b c) = max b (max a c) := by rw [← Nat.max_assoc, Nat.max_comm a b, Nat.max_assoc]
protected theorem min_left_comm (a b c : Nat) : min a (min b c) = min b (min a c) := by rw [← Nat.min_assoc, Nat.min_comm a b, Nat.min_assoc]
protected theorem min_add_max (a b : Nat) : min a b + max a b = a + b :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.min_eq_left h, Nat.max_eq_right h]) fun h => by
    rw [Nat.min_eq_right h, Nat.max_eq_left h, Nat.add_comm]
protected theorem add_max_add_left (a b c : Nat) : max (a + b) (a + c) = a + max b c :=
  (Nat.le_total b c).elim (fun h => by rw [Nat.max_eq_right h, Nat.max_eq_right (Nat.add_le_add_left h a)]) fun h => by
    rw [Nat.max_eq_left h, Nat.max_eq_left (Nat.add_le_add_left h a)]
protected theorem add_max_add_right (a b c : Nat) : max (a + c) (b + c) = max a b + c := by
  rw [Nat.add_comm a, Nat.add_comm b, Nat.add_max_add_left, Nat.add_comm]
protected theorem add_min_add_left (a b c : Nat) : min (a + b) (a + c) = a + min b c :=
  (Nat.le_total b c).elim (fun h => by rw [Nat.min_eq_left h, Nat.min_eq_left (Nat.add_le_add_left h a)]) fun h => by
    rw [Nat.min_eq_right h, Nat.min_eq_right (Nat.add_le_add_left h a)]
protected theorem add_min_add_right (a b c : Nat) : min (a + c) (b + c) = min a b + c := by
  rw [Nat.add_comm a, Nat.add_comm b, Nat.add_min_add_left, Nat.add_comm]
protected theorem succ_min_succ (x y : Nat) : min (succ x) (succ y) = succ (min x y) := Nat.add_min_add_right x y 1
protected theorem succ_max_succ (x y : Nat) : max (succ x) (succ y) = succ (max x y) := Nat.add_max_add_right x y 1
@[simp] protected theorem add_one_min_add_one (x y : Nat) : min (x + 1) (y + 1) = min x y + 1 := Nat.add_min_add_right x y 1
@[simp] protected theorem add_one_max_add_one (x y : Nat) : max (x + 1) (y + 1) = max x y + 1 := Nat.add_max_add_right x y 1
protected theorem sub_eq_max_sub (a b : Nat) : a - b = max a b - b :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.max_eq_right h, Nat.sub_self, Nat.sub_eq_zero_of_le h]) fun h => by rw [Nat.max_eq_left h]
protected theorem sub_min_sub_left (a b c : Nat) : min (a - c) (b - c) = min a b - c :=
  (Nat.le_total a b).elim (fun h => by rw [Nat.min_eq_left h, Nat.min_eq_left (Nat.sub_le_sub_right h c)]) fun h => by
    rw [Nat.min_eq_right h, Nat.min_eq_right (Nat.sub_le_sub_right h c)]

/-! ## Strong induction -/

protected noncomputable def strongRecOn {motive : Nat → Sort u} (n : Nat)
    (ind : ∀ n, (∀ m, m < n → motive m) → motive n) : motive n :=
  ind n (below n)
where
  /-- The motive at everything below `n`, built from the bottom. -/
  below (n : Nat) : ∀ m, m < n → motive m :=
    Nat.rec (motive := fun n => ∀ m, m < n → motive m) (fun m h => absurd h (not_lt_zero m))
      (fun _ ih m h => ind m fun k hk => ih k (Nat.lt_of_lt_of_le hk (le_of_lt_succ h))) n
attribute [elab_as_elim] Nat.strongRecOn
@[elab_as_elim] protected noncomputable def strongInductionOn {motive : Nat → Sort u} (n : Nat)
    (ind : ∀ n, (∀ m, m < n → motive m) → motive n) : motive n := Nat.strongRecOn n ind
@[elab_as_elim] protected noncomputable def caseStrongRecOn {motive : Nat → Sort u} (a : Nat) (zero : motive 0)
    (ind : ∀ n, (∀ m, m ≤ n → motive m) → motive (succ n)) : motive a :=
  Nat.strongRecOn a fun
    | 0, _ => zero
    | n + 1, h => ind n fun m hm => h m (lt_succ_of_le hm)
/-- Induction on `n ≥ m`, upwards from `m`. -/
@[elab_as_elim] theorem le_induction {m : Nat} {P : ∀ n, m ≤ n → Prop} (base : P m (Nat.le_refl m))
    (succ : ∀ n hmn, P n hmn → P (n + 1) (le_succ_of_le hmn)) : ∀ n hmn, P n hmn := fun n h => by
  induction h with
  | refl => exact base
  | step h ih => exact succ _ h ih

/-! ## The decision procedures' Booleans -/

@[simp] protected theorem beq_eq {n m : Nat} : (Nat.beq n m = true) = (n = m) :=
  propext ⟨eq_of_beq_eq_true n m, fun h => h ▸ Nat.beq_refl n⟩
@[simp] protected theorem ble_eq {n m : Nat} : (Nat.ble n m = true) = (n ≤ m) := propext ⟨le_of_ble_eq_true, ble_eq_true_of_le⟩
def blt (n m : Nat) : Bool := ble (succ n) m
@[simp] protected theorem blt_eq {n m : Nat} : (Nat.blt n m = true) = (n < m) := Nat.ble_eq

end Nat
