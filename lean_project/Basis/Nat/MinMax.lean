prelude
import Basis.Nat.Sub

/-! # Minimum, maximum, strong induction, Boolean tests -/

set_option autoImplicit false
universe u v w

namespace Nat

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
