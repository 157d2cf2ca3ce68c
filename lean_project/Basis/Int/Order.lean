prelude
import Basis.Int.Basic

/-!
# Integers: order, casts from natural numbers, signs of products, minimum and maximum
-/

set_option autoImplicit false

namespace Int

/-! ## Order -/

protected theorem le_refl (a : Int) : a ≤ a := by differences a; exact Nat.le_refl _
protected theorem le_rfl {a : Int} : a ≤ a := Int.le_refl a
protected theorem le_of_eq {a b : Int} (h : a = b) : a ≤ b := h ▸ Int.le_refl a
protected theorem le_trans {a b c : Int} : a ≤ b → b ≤ c → a ≤ c := by
  obtain ⟨a, a', rfl⟩ := exists_subNatNat a
  obtain ⟨b, b', rfl⟩ := exists_subNatNat b
  obtain ⟨c, c', rfl⟩ := exists_subNatNat c
  simp only [subNatNat_le_subNatNat]
  intro h k
  refine Nat.le_of_add_le_add_right (b := b + b') ?_
  have := Nat.add_le_add h k
  have e : a + c' + (b + b') = a + b' + (b + c') := by ac_rfl
  have e' : c + a' + (b + b') = b + a' + (c + b') := by ac_rfl
  rwa [e, e']
protected theorem le_antisymm {a b : Int} : a ≤ b → b ≤ a → a = b := by differences a b; exact Nat.le_antisymm
protected theorem le_total (a b : Int) : a ≤ b ∨ b ≤ a := by differences a b; exact Nat.le_total ..
protected theorem lt_iff_add_one_le {a b : Int} : a < b ↔ a + 1 ≤ b := Iff.rfl
theorem add_one_le_of_lt {a b : Int} (h : a < b) : a + 1 ≤ b := h
theorem lt_add_one_iff {a b : Int} : a < b + 1 ↔ a ≤ b := by differences a b; rw [Nat.add_right_comm]; exact Nat.lt_succ_iff
theorem lt_add_one_of_le {a b : Int} (h : a ≤ b) : a < b + 1 := lt_add_one_iff.mpr h
theorem le_of_lt_add_one {a b : Int} (h : a < b + 1) : a ≤ b := lt_add_one_iff.mp h
protected theorem not_le {a b : Int} : ¬a ≤ b ↔ b < a := by differences a b; exact Nat.not_le
protected theorem not_lt {a b : Int} : ¬a < b ↔ b ≤ a := by differences a b; exact Nat.not_lt
attribute [simp] Int.not_le Int.not_lt
protected theorem lt_of_not_ge {a b : Int} (h : ¬b ≤ a) : a < b := Int.not_le.mp h
protected theorem not_le_of_gt {a b : Int} (h : b < a) : ¬a ≤ b := Int.not_le.mpr h
protected theorem lt_of_le_of_lt {a b c : Int} (h : a ≤ b) (k : b < c) : a < c :=
  Int.not_le.mp fun n => Int.not_le.mpr k (Int.le_trans n h)
protected theorem lt_of_lt_of_le {a b c : Int} (h : a < b) (k : b ≤ c) : a < c :=
  Int.not_le.mp fun n => Int.not_le.mpr h (Int.le_trans k n)
protected theorem le_of_lt {a b : Int} (h : a < b) : a ≤ b := (Int.le_total a b).elim id fun k => absurd k (Int.not_le.mpr h)
protected theorem lt_trans {a b c : Int} (h : a < b) (k : b < c) : a < c := Int.lt_of_lt_of_le h (Int.le_of_lt k)
@[simp] protected theorem lt_irrefl (a : Int) : ¬a < a := fun h => Int.not_le.mpr h (Int.le_refl a)
protected theorem ne_of_lt {a b : Int} (h : a < b) : a ≠ b := fun e => Int.lt_irrefl b (e ▸ h)
protected theorem ne_of_gt {a b : Int} (h : b < a) : a ≠ b := fun e => Int.lt_irrefl b (e ▸ h)
protected theorem lt_asymm {a b : Int} (h : a < b) : ¬b < a := fun k => Int.lt_irrefl a (Int.lt_trans h k)
protected theorem lt_or_le (a b : Int) : a < b ∨ b ≤ a := (Decidable.em (b ≤ a)).elim .inr fun h => .inl (Int.not_le.mp h)
protected theorem lt_or_gt_of_ne {a b : Int} (h : a ≠ b) : a < b ∨ b < a :=
  (Int.lt_or_le a b).elim .inl fun k => (Int.lt_or_le b a).elim .inr fun k' => absurd (Int.le_antisymm k' k) h
protected theorem lt_trichotomy (a b : Int) : a < b ∨ a = b ∨ b < a :=
  if h : a = b then .inr (.inl h) else (Int.lt_or_gt_of_ne h).elim .inl fun k => .inr (.inr k)
protected theorem lt_iff_le_and_ne {a b : Int} : a < b ↔ a ≤ b ∧ a ≠ b :=
  ⟨fun h => ⟨Int.le_of_lt h, Int.ne_of_lt h⟩, fun h => (Int.lt_or_gt_of_ne h.2).elim id fun k => absurd h.1 (Int.not_le.mpr k)⟩
protected theorem le_iff_lt_or_eq {a b : Int} : a ≤ b ↔ a < b ∨ a = b :=
  ⟨fun h => if e : a = b then .inr e else .inl (Int.lt_iff_le_and_ne.mpr ⟨h, e⟩), fun h => h.elim Int.le_of_lt Int.le_of_eq⟩
theorem not_le_eq (a b : Int) : (¬a ≤ b) = (b + 1 ≤ a) := propext Int.not_le
theorem not_ge_eq (a b : Int) : (¬a ≥ b) = (a + 1 ≤ b) := propext Int.not_le
theorem not_lt_eq (a b : Int) : (¬a < b) = (b ≤ a) := propext Int.not_lt
theorem not_gt_eq (a b : Int) : (¬a > b) = (a ≤ b) := propext Int.not_lt

protected theorem add_le_add_iff_left {a b : Int} (c : Int) : c + a ≤ c + b ↔ a ≤ b := by
  obtain ⟨a, a', rfl⟩ := exists_subNatNat a
  obtain ⟨b, b', rfl⟩ := exists_subNatNat b
  obtain ⟨c, c', rfl⟩ := exists_subNatNat c
  simp only [subNatNat_add_subNatNat, subNatNat_le_subNatNat]
  rw [show c + a + (c' + b') = c + c' + (a + b') by ac_rfl, show c + b + (c' + a') = c + c' + (b + a') by ac_rfl, Nat.add_le_add_iff_left]
protected theorem add_le_add_iff_right {a b : Int} (c : Int) : a + c ≤ b + c ↔ a ≤ b := by
  rw [Int.add_comm a, Int.add_comm b, Int.add_le_add_iff_left]
protected theorem add_lt_add_iff_left {a b : Int} (c : Int) : c + a < c + b ↔ a < b := by
  rw [← Int.not_le, ← Int.not_le, Int.add_le_add_iff_left]
protected theorem add_lt_add_iff_right {a b : Int} (c : Int) : a + c < b + c ↔ a < b := by
  rw [← Int.not_le, ← Int.not_le, Int.add_le_add_iff_right]
attribute [simp] Int.add_le_add_iff_left Int.add_le_add_iff_right Int.add_lt_add_iff_left Int.add_lt_add_iff_right
protected theorem add_le_add_left {a b : Int} (h : a ≤ b) (c : Int) : c + a ≤ c + b := (Int.add_le_add_iff_left c).mpr h
protected theorem add_le_add_right {a b : Int} (h : a ≤ b) (c : Int) : a + c ≤ b + c := (Int.add_le_add_iff_right c).mpr h
protected theorem add_lt_add_left {a b : Int} (h : a < b) (c : Int) : c + a < c + b := (Int.add_lt_add_iff_left c).mpr h
protected theorem add_lt_add_right {a b : Int} (h : a < b) (c : Int) : a + c < b + c := (Int.add_lt_add_iff_right c).mpr h
protected theorem add_le_add {a b c d : Int} (h : a ≤ b) (k : c ≤ d) : a + c ≤ b + d :=
  Int.le_trans (Int.add_le_add_right h c) (Int.add_le_add_left k b)
protected theorem add_lt_add {a b c d : Int} (h : a < b) (k : c < d) : a + c < b + d :=
  Int.lt_trans (Int.add_lt_add_right h c) (Int.add_lt_add_left k b)
protected theorem add_lt_add_of_le_of_lt {a b c d : Int} (h : a ≤ b) (k : c < d) : a + c < b + d :=
  Int.lt_of_le_of_lt (Int.add_le_add_right h c) (Int.add_lt_add_left k b)
protected theorem add_nonneg {a b : Int} (h : 0 ≤ a) (k : 0 ≤ b) : 0 ≤ a + b := Int.add_le_add h k
protected theorem sub_nonneg {a b : Int} : 0 ≤ a - b ↔ b ≤ a := by
  rw [← Int.add_le_add_iff_right b, Int.zero_add, Int.sub_add_cancel]
protected theorem sub_nonneg_of_le {a b : Int} (h : b ≤ a) : 0 ≤ a - b := Int.sub_nonneg.mpr h
protected theorem le_of_sub_nonneg {a b : Int} (h : 0 ≤ a - b) : b ≤ a := Int.sub_nonneg.mp h
protected theorem sub_pos {a b : Int} : 0 < a - b ↔ b < a := by
  rw [← Int.add_lt_add_iff_right b, Int.zero_add, Int.sub_add_cancel]
protected theorem neg_le_neg_iff {a b : Int} : -a ≤ -b ↔ b ≤ a := by
  rw [← Int.sub_nonneg, ← Int.sub_nonneg (b := b), show -b - -a = a - b by rw [Int.sub_neg, Int.add_comm]; rfl]
protected theorem neg_le_neg {a b : Int} (h : a ≤ b) : -b ≤ -a := Int.neg_le_neg_iff.mpr h
protected theorem neg_lt_neg_iff {a b : Int} : -a < -b ↔ b < a := by rw [← Int.not_le, ← Int.not_le, Int.neg_le_neg_iff]
protected theorem neg_lt_neg {a b : Int} (h : a < b) : -b < -a := Int.neg_lt_neg_iff.mpr h
attribute [simp] Int.neg_le_neg_iff Int.neg_lt_neg_iff
protected theorem neg_nonneg {a : Int} : 0 ≤ -a ↔ a ≤ 0 := Int.neg_le_neg_iff (a := 0)
protected theorem neg_nonpos {a : Int} : -a ≤ 0 ↔ 0 ≤ a := Int.neg_le_neg_iff (b := 0)
protected theorem sub_le_sub {a b c d : Int} (h : a ≤ b) (k : c ≤ d) : a - d ≤ b - c := Int.add_le_add h (Int.neg_le_neg k)
protected theorem le_sub_iff_add_le {a b c : Int} : a ≤ b - c ↔ a + c ≤ b := by rw [← Int.add_le_add_iff_right c, Int.sub_add_cancel]
protected theorem sub_le_iff_le_add {a b c : Int} : a - c ≤ b ↔ a ≤ b + c := by rw [← Int.add_le_add_iff_right c, Int.sub_add_cancel]

/-! ## Natural numbers as integers -/

theorem ofNat_eq_natCast (n : Nat) : ofNat n = (n : Int) := rfl
@[simp] theorem ofNat_eq_coe {n : Nat} : ofNat n = (n : Int) := rfl
theorem natCast_inj {m n : Nat} : (m : Int) = n ↔ m = n := ⟨ofNat.inj, congrArg _⟩
theorem ofNat_inj {m n : Nat} : (m : Int) = n ↔ m = n := natCast_inj
theorem natCast_add (m n : Nat) : ((m + n : Nat) : Int) = m + n := rfl
theorem natCast_mul (m n : Nat) : ((m * n : Nat) : Int) = m * n := rfl
theorem natCast_succ (n : Nat) : ((n.succ : Nat) : Int) = n + 1 := rfl
theorem natCast_add_one (n : Nat) : ((n + 1 : Nat) : Int) = n + 1 := rfl
theorem natCast_zero : ((0 : Nat) : Int) = 0 := rfl
theorem natCast_one : ((1 : Nat) : Int) = 1 := rfl
theorem natCast_ofNat {n : Nat} : ((no_index (OfNat.ofNat n) : Nat) : Int) = OfNat.ofNat n := rfl
theorem natCast_le {m n : Nat} : (m : Int) ≤ n ↔ m ≤ n := by
  show ofNat m ≤ ofNat n ↔ _
  rw [ofNat_eq_subNatNat, ofNat_eq_subNatNat, subNatNat_le_subNatNat]
  exact Iff.rfl
theorem natCast_lt {m n : Nat} : (m : Int) < n ↔ m < n := natCast_le (m := m + 1)
theorem ofNat_le {m n : Nat} : (m : Int) ≤ n ↔ m ≤ n := natCast_le
theorem ofNat_lt {m n : Nat} : (m : Int) < n ↔ m < n := natCast_lt
theorem natCast_nonneg (n : Nat) : 0 ≤ (n : Int) := natCast_le.mpr (Nat.zero_le n)
theorem natCast_pos {n : Nat} : 0 < (n : Int) ↔ 0 < n := natCast_lt
theorem natCast_pow (m n : Nat) : ((m ^ n : Nat) : Int) = (m : Int) ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => exact congrArg (· * (m : Int)) ih
theorem natCast_sub {m n : Nat} (h : n ≤ m) : ((m - n : Nat) : Int) = m - n :=
  Int.eq_sub_iff_add_eq.mpr (congrArg ofNat (Nat.sub_add_cancel h))
theorem natCast_ediv (m n : Nat) : ((m / n : Nat) : Int) = m / n := rfl
theorem natCast_emod (m n : Nat) : ((m % n : Nat) : Int) = m % n := rfl
theorem natCast_eq_zero {n : Nat} : (n : Int) = 0 ↔ n = 0 := natCast_inj
attribute [simp] natCast_inj natCast_add natCast_mul natCast_zero natCast_one natCast_le natCast_lt natCast_pow natCast_ediv natCast_emod natCast_nonneg
attribute [norm_cast] natCast_inj natCast_add natCast_mul natCast_zero natCast_one natCast_le natCast_lt natCast_pow natCast_ediv natCast_emod natCast_sub
theorem negSucc_eq (n : Nat) : negSucc n = -((n : Int) + 1) := rfl
theorem neg_ofNat_succ (n : Nat) : -((n + 1 : Nat) : Int) = negSucc n := rfl
theorem negSucc_lt_zero (n : Nat) : negSucc n < 0 := by
  rw [negSucc_eq_subNatNat, zero_eq_subNatNat, subNatNat_lt_subNatNat]
  exact Nat.lt_add_left 0 (Nat.succ_pos n)
theorem eq_ofNat_of_zero_le : {a : Int} → 0 ≤ a → ∃ n : Nat, a = n
  | ofNat n, _ => ⟨n, rfl⟩
  | negSucc n, h => absurd h (Int.not_le.mpr (negSucc_lt_zero n))
@[elab_as_elim] protected theorem induction_on {motive : Int → Prop} (a : Int) (natCast : ∀ n : Nat, motive n)
    (neg : ∀ n : Nat, motive (-((n : Int) + 1))) : motive a := match a with
  | ofNat n => natCast n
  | negSucc n => neg n

@[simp] theorem natAbs_natCast (n : Nat) : natAbs (n : Int) = n := rfl
theorem natAbs_ofNat (n : Nat) : natAbs (OfNat.ofNat n) = n := rfl
@[simp] theorem natAbs_neg : (a : Int) → natAbs (-a) = natAbs a
  | ofNat 0 => rfl
  | ofNat (_ + 1) => rfl
  | negSucc _ => rfl
theorem natAbs_of_nonneg {a : Int} (h : 0 ≤ a) : (natAbs a : Int) = a := by
  obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le h
  rfl
theorem natAbs_of_nonpos {a : Int} (h : a ≤ 0) : (natAbs a : Int) = -a := by
  rw [← natAbs_neg, natAbs_of_nonneg (Int.neg_nonneg.mpr h)]
theorem le_natAbs {a : Int} : a ≤ natAbs a := match Int.le_total 0 a with
  | .inl h => Int.le_of_eq (natAbs_of_nonneg h).symm
  | .inr h => Int.le_trans h (natCast_nonneg _)
theorem natAbs_eq_zero : {a : Int} → natAbs a = 0 ↔ a = 0
  | ofNat _ => natCast_inj.symm
  | negSucc _ => ⟨nofun, nofun⟩
theorem natAbs_mul (a b : Int) : natAbs (a * b) = natAbs a * natAbs b := by
  have neg : ∀ n, natAbs (negOfNat n) = n := fun
    | 0 => rfl
    | _ + 1 => rfl
  cases a <;> cases b <;> first | rfl | exact neg _
@[simp] theorem toNat_natCast (n : Nat) : toNat (n : Int) = n := rfl
theorem toNat_of_nonneg {a : Int} (h : 0 ≤ a) : (toNat a : Int) = a := by
  obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le h
  rfl
theorem toNat_of_nonpos : {a : Int} → a ≤ 0 → toNat a = 0
  | ofNat _, h => Nat.le_antisymm (natCast_le.mp h) (Nat.zero_le _)
  | negSucc _, _ => rfl

/-! ## Signs of products -/

protected theorem mul_nonneg {a b : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a * b := by
  obtain ⟨m, rfl⟩ := eq_ofNat_of_zero_le ha
  obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le hb
  exact natCast_nonneg (m * n)
protected theorem mul_pos {a b : Int} (ha : 0 < a) (hb : 0 < b) : 0 < a * b := by
  obtain ⟨m, rfl⟩ := eq_ofNat_of_zero_le (Int.le_of_lt ha)
  obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le (Int.le_of_lt hb)
  exact natCast_pos.mpr (Nat.mul_pos (natCast_pos.mp ha) (natCast_pos.mp hb))
protected theorem mul_le_mul_of_nonneg_left {a b c : Int} (h : a ≤ b) (hc : 0 ≤ c) : c * a ≤ c * b := by
  rw [← Int.sub_nonneg, ← Int.mul_sub]
  exact Int.mul_nonneg hc (Int.sub_nonneg.mpr h)
protected theorem mul_le_mul_of_nonneg_right {a b c : Int} (h : a ≤ b) (hc : 0 ≤ c) : a * c ≤ b * c := by
  rw [Int.mul_comm a, Int.mul_comm b]
  exact Int.mul_le_mul_of_nonneg_left h hc
protected theorem mul_le_mul_of_nonpos_left {a b c : Int} (h : a ≤ b) (hc : c ≤ 0) : c * b ≤ c * a := by
  rw [← Int.neg_le_neg_iff, ← Int.neg_mul, ← Int.neg_mul]
  exact Int.mul_le_mul_of_nonneg_left h (Int.neg_nonneg.mpr hc)
protected theorem mul_lt_mul_of_pos_left {a b c : Int} (h : a < b) (hc : 0 < c) : c * a < c * b := by
  rw [← Int.sub_pos, ← Int.mul_sub]
  exact Int.mul_pos hc (Int.sub_pos.mpr h)
protected theorem mul_lt_mul_of_pos_right {a b c : Int} (h : a < b) (hc : 0 < c) : a * c < b * c := by
  rw [Int.mul_comm a, Int.mul_comm b]
  exact Int.mul_lt_mul_of_pos_left h hc
protected theorem le_of_mul_le_mul_left {a b c : Int} (h : c * a ≤ c * b) (hc : 0 < c) : a ≤ b :=
  Int.not_lt.mp fun k => Int.not_le.mpr (Int.mul_lt_mul_of_pos_left k hc) h
protected theorem lt_of_mul_lt_mul_left {a b c : Int} (h : c * a < c * b) (hc : 0 ≤ c) : a < b :=
  Int.not_le.mp fun k => Int.not_le.mpr h (Int.mul_le_mul_of_nonneg_left k hc)
protected theorem mul_eq_zero {a b : Int} : a * b = 0 ↔ a = 0 ∨ b = 0 := by
  rw [← natAbs_eq_zero, natAbs_mul, Nat.mul_eq_zero, natAbs_eq_zero, natAbs_eq_zero]
protected theorem eq_of_mul_eq_mul_left {a b c : Int} (ha : a ≠ 0) (h : a * b = a * c) : b = c := by
  have : a * (b - c) = 0 := by rw [Int.mul_sub, h, Int.sub_self]
  exact Int.sub_eq_zero.mp ((Int.mul_eq_zero.mp this).elim (absurd · ha) id)
protected theorem mul_ne_zero {a b : Int} (ha : a ≠ 0) (hb : b ≠ 0) : a * b ≠ 0 := fun h => (Int.mul_eq_zero.mp h).elim ha hb
protected theorem mul_self_nonneg (a : Int) : 0 ≤ a * a := match Int.le_total 0 a with
  | .inl h => Int.mul_nonneg h h
  | .inr h => Int.neg_mul_neg a a ▸ Int.mul_nonneg (Int.neg_nonneg.mpr h) (Int.neg_nonneg.mpr h)

/-! ## Minimum and maximum -/

protected theorem min_def (a b : Int) : min a b = if a ≤ b then a else b := rfl
protected theorem max_def (a b : Int) : max a b = if a ≤ b then b else a := rfl
protected theorem min_eq_left {a b : Int} (h : a ≤ b) : min a b = a := if_pos h
protected theorem max_eq_right {a b : Int} (h : a ≤ b) : max a b = b := if_pos h
protected theorem min_eq_right {a b : Int} (h : b ≤ a) : min a b = b := by
  rw [Int.min_def]
  split
  · exact Int.le_antisymm ‹_› h
  · rfl
protected theorem max_eq_left {a b : Int} (h : b ≤ a) : max a b = a := by
  rw [Int.max_def]
  split
  · exact Int.le_antisymm h ‹_›
  · rfl
protected theorem min_le_left (a b : Int) : min a b ≤ a := match Int.le_total a b with
  | .inl h => Int.le_of_eq (Int.min_eq_left h)
  | .inr h => Int.le_trans (Int.le_of_eq (Int.min_eq_right h)) h
protected theorem min_le_right (a b : Int) : min a b ≤ b := match Int.le_total a b with
  | .inl h => Int.le_trans (Int.le_of_eq (Int.min_eq_left h)) h
  | .inr h => Int.le_of_eq (Int.min_eq_right h)
protected theorem le_max_left (a b : Int) : a ≤ max a b := match Int.le_total a b with
  | .inl h => Int.le_trans h (Int.le_of_eq (Int.max_eq_right h).symm)
  | .inr h => Int.le_of_eq (Int.max_eq_left h).symm
protected theorem le_max_right (a b : Int) : b ≤ max a b := match Int.le_total a b with
  | .inl h => Int.le_of_eq (Int.max_eq_right h).symm
  | .inr h => Int.le_trans h (Int.le_of_eq (Int.max_eq_left h).symm)
theorem toNat_eq_max (a : Int) : (toNat a : Int) = max a 0 := match Int.le_total 0 a with
  | .inl h => (toNat_of_nonneg h).trans (Int.max_eq_left h).symm
  | .inr h => (congrArg _ (toNat_of_nonpos h)).trans (Int.max_eq_right h).symm

end Int
