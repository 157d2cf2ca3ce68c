prelude
import Basis.Omega.Linear
import Basis.WF

/-!
# What `omega` is checked against

The procedure runs in the binary and leaves a proof by computation: vectors of coefficients
(`Coeffs`), linear combinations of atoms, and constraints that bound them. The functions compute
exactly what the binary's own versions compute; the kernel evaluates them.
-/

set_option autoImplicit false
universe u v

namespace Fin
variable {n : Nat} {i j : Fin n}
theorem val_congr (h : i = j) : (i : Nat) = (j : Nat) := congrArg Fin.val h
theorem val_le_of_le (h : i ≤ j) : (i : Nat) ≤ (j : Nat) := h
theorem val_le_of_ge (h : i ≥ j) : (j : Nat) ≤ (i : Nat) := h
theorem val_add_one_le_of_lt (h : i < j) : (i : Nat) + 1 ≤ (j : Nat) := h
theorem val_add_one_le_of_gt (h : i > j) : (j : Nat) + 1 ≤ (i : Nat) := h
end Fin

namespace Lean.Omega

/-! ## Constraints: an interval for the value of a vector -/

structure Constraint where
  lowerBound : Option Int
  upperBound : Option Int

namespace Constraint
/-- Not both bounds need be there. -/
def above : Option Int → Int → Prop
  | none, _ => True
  | some a, t => a ≤ t
def below : Option Int → Int → Prop
  | none, _ => True
  | some b, t => t ≤ b
def sat (c : Constraint) (t : Int) : Prop := above c.lowerBound t ∧ below c.upperBound t
abbrev sat' (c : Constraint) (x y : Coeffs) : Prop := c.sat (Coeffs.dot x y)
instance (b : Option Int) (t : Int) : Decidable (above b t) := match b with
  | none => isTrue trivial
  | some a => Int.decLe a t
instance (b : Option Int) (t : Int) : Decidable (below b t) := match b with
  | none => isTrue trivial
  | some b => Int.decLe t b
instance (c : Constraint) (t : Int) : Decidable (c.sat t) := inferInstanceAs (Decidable (_ ∧ _))

def mapBound (f : Int → Int) : Option Int → Option Int
  | none => none
  | some a => some (f a)
def map2Bound (f : Int → Int → Int) : Option Int → Option Int → Option Int
  | some a, some b => some (f a b)
  | _, _ => none
def mergeBound (f : Int → Int → Int) : Option Int → Option Int → Option Int
  | some a, some b => some (f a b)
  | some a, none => some a
  | none, b => b
def neg (c : Constraint) : Constraint := ⟨mapBound (fun a => -a) c.upperBound, mapBound (fun a => -a) c.lowerBound⟩
def exact (r : Int) : Constraint := ⟨some r, some r⟩
def isImpossible : Constraint → Bool
  | ⟨some a, some b⟩ => decide (b < a)
  | _ => false
def scale (k : Int) (c : Constraint) : Constraint :=
  if k = 0 then if isImpossible c then c else ⟨some 0, some 0⟩
  else if 0 < k then ⟨mapBound (fun a => k * a) c.lowerBound, mapBound (fun a => k * a) c.upperBound⟩
  else ⟨mapBound (fun a => k * a) c.upperBound, mapBound (fun a => k * a) c.lowerBound⟩
def add (x y : Constraint) : Constraint :=
  ⟨map2Bound (fun a b => a + b) x.lowerBound y.lowerBound, map2Bound (fun a b => a + b) x.upperBound y.upperBound⟩
def combo (a : Int) (x : Constraint) (b : Int) (y : Constraint) : Constraint := add (scale a x) (scale b y)
def combine (x y : Constraint) : Constraint :=
  ⟨mergeBound max x.lowerBound y.lowerBound, mergeBound min x.upperBound y.upperBound⟩
def div (c : Constraint) (k : Nat) : Constraint := ⟨mapBound (fun a => -(-a / k)) c.lowerBound, mapBound (fun b => b / k) c.upperBound⟩

theorem sat_exact {r t : Int} : (exact r).sat t ↔ r = t := ⟨fun h => Int.le_antisymm h.1 h.2, fun h => h ▸ ⟨Int.le_refl r, Int.le_refl r⟩⟩
theorem not_sat_of_isImpossible {c : Constraint} (h : isImpossible c = true) {t : Int} (w : c.sat t) : False := match c, h, w with
  | ⟨some _, some _⟩, h, w => Int.not_le.mpr (of_decide_eq_true h) (Int.le_trans w.1 w.2)
theorem above_map {f : Int → Int} {b : Option Int} {t t' : Int} (h : ∀ a, a ≤ t → f a ≤ t') (w : above b t) : above (mapBound f b) t' :=
  match b, w with
  | none, _ => True.intro
  | some a, w => h a w
theorem below_map {f : Int → Int} {b : Option Int} {t t' : Int} (h : ∀ a, t ≤ a → t' ≤ f a) (w : below b t) : below (mapBound f b) t' :=
  match b, w with
  | none, _ => True.intro
  | some a, w => h a w
theorem above_flip {f : Int → Int} {b : Option Int} {t t' : Int} (h : ∀ a, t ≤ a → f a ≤ t') (w : below b t) : above (mapBound f b) t' :=
  match b, w with
  | none, _ => True.intro
  | some a, w => h a w
theorem below_flip {f : Int → Int} {b : Option Int} {t t' : Int} (h : ∀ a, a ≤ t → t' ≤ f a) (w : above b t) : below (mapBound f b) t' :=
  match b, w with
  | none, _ => True.intro
  | some a, w => h a w
theorem neg_sat {c : Constraint} {t : Int} (w : c.sat t) : c.neg.sat (-t) :=
  ⟨above_flip (fun _ => Int.neg_le_neg) w.2, below_flip (fun _ => Int.neg_le_neg) w.1⟩
theorem scale_sat {c : Constraint} {t : Int} (k : Int) (w : c.sat t) : (scale k c).sat (k * t) := by
  unfold scale
  split
  next h =>
    split
    next i => exact (not_sat_of_isImpossible i w).elim
    next => rw [h, Int.zero_mul]; exact ⟨Int.le_refl 0, Int.le_refl 0⟩
  next =>
    split
    next h =>
      have h := Int.le_of_lt h
      exact ⟨above_map (fun _ k => Int.mul_le_mul_of_nonneg_left k h) w.1, below_map (fun _ k => Int.mul_le_mul_of_nonneg_left k h) w.2⟩
    next h =>
      have h := Int.not_lt.mp h
      exact ⟨above_flip (fun _ k => Int.mul_le_mul_of_nonpos_left k h) w.2, below_flip (fun _ k => Int.mul_le_mul_of_nonpos_left k h) w.1⟩
theorem add_sat {c₁ c₂ : Constraint} {t₁ t₂ : Int} (w₁ : c₁.sat t₁) (w₂ : c₂.sat t₂) : (add c₁ c₂).sat (t₁ + t₂) := by
  obtain ⟨l₁, u₁⟩ := c₁
  obtain ⟨l₂, u₂⟩ := c₂
  constructor
  · cases l₁ <;> cases l₂ <;> first | exact True.intro | exact Int.add_le_add w₁.1 w₂.1
  · cases u₁ <;> cases u₂ <;> first | exact True.intro | exact Int.add_le_add w₁.2 w₂.2
theorem combine_sat' {s t : Constraint} {x y : Coeffs} (ws : s.sat' x y) (wt : t.sat' x y) : (s.combine t).sat' x y := by
  obtain ⟨l₁, u₁⟩ := s
  obtain ⟨l₂, u₂⟩ := t
  constructor
  · cases l₁ <;> cases l₂ <;> first | exact ws.1 | exact wt.1 | skip
    show max _ _ ≤ _
    rw [Int.max_def]
    split
    · exact wt.1
    · exact ws.1
  · cases u₁ <;> cases u₂ <;> first | exact ws.2 | exact wt.2 | skip
    show _ ≤ min _ _
    rw [Int.min_def]
    split
    · exact ws.2
    · exact wt.2
theorem not_sat'_of_isImpossible {c : Constraint} (h : isImpossible c = true) {x y : Coeffs} : ¬c.sat' x y := not_sat_of_isImpossible h
theorem addInequality_sat {c : Int} {x y : Coeffs} (w : c + Coeffs.dot x y ≥ 0) : sat' { lowerBound := some (-c), upperBound := none } x y :=
  ⟨(Int.add_le_add_iff_left c).mp (by rwa [Int.add_right_neg]), True.intro⟩
theorem addEquality_sat {c : Int} {x y : Coeffs} (w : c + Coeffs.dot x y = 0) :
    sat' { lowerBound := some (-c), upperBound := some (-c) } x y :=
  sat_exact.mpr (Int.add_left_cancel (a := c) (by rw [w, Int.add_right_neg]))
theorem div_sat {c : Constraint} {q : Int} {k : Nat} (n : k ≠ 0) (w : c.sat (k * q)) : (c.div k).sat q := by
  have n : (0 : Int) < k := Int.natCast_pos.mpr (Nat.pos_of_ne_zero n)
  refine ⟨above_map (fun a h => ?_) w.1, below_map (fun b h => (Int.le_ediv_iff_mul_le n).mpr (Int.mul_comm q k ▸ h)) w.2⟩
  have := (Int.le_ediv_iff_mul_le (a := -q) n).mpr (by rw [Int.neg_mul, Int.mul_comm]; exact Int.neg_le_neg h)
  exact Int.neg_neg q ▸ Int.neg_le_neg this
end Constraint

open Constraint

def normalize (p : Constraint × Coeffs) : Constraint × Coeffs :=
  if Coeffs.gcd p.2 = 0 then (if p.1.sat 0 then ⟨none, none⟩ else ⟨some 1, some 0⟩, p.2)
  else if Coeffs.gcd p.2 = 1 then p
  else (p.1.div (Coeffs.gcd p.2), Coeffs.sdiv p.2 (Coeffs.gcd p.2))
def positivize (p : Constraint × Coeffs) : Constraint × Coeffs :=
  if 0 ≤ Coeffs.leading p.2 then p else (p.1.neg, Coeffs.smul p.2 (-1))
def tidy (p : Constraint × Coeffs) : Constraint × Coeffs := normalize (positivize p)
abbrev tidyConstraint (s : Constraint) (x : Coeffs) : Constraint := (tidy (s, x)).1
abbrev tidyCoeffs (s : Constraint) (x : Coeffs) : Coeffs := (tidy (s, x)).2

theorem normalize_sat {p : Constraint × Coeffs} {v : Coeffs} (w : p.1.sat' p.2 v) : (normalize p).1.sat' (normalize p).2 v := by
  have e := Coeffs.dot_sdiv p.2 v (Nat.dvd_refl (Coeffs.gcd p.2))
  unfold normalize
  split
  next h =>
    rw [h] at e
    have e : Coeffs.dot p.2 v = 0 := e.trans (Int.zero_mul _)
    rw [sat', e] at w
    show (if p.1.sat 0 then _ else _ : Constraint).sat (Coeffs.dot p.2 v)
    rw [if_pos w]
    exact ⟨True.intro, True.intro⟩
  next h =>
    split
    · exact w
    · exact div_sat h (show p.1.sat _ from e ▸ w)
theorem positivize_sat {p : Constraint × Coeffs} {v : Coeffs} (w : p.1.sat' p.2 v) : (positivize p).1.sat' (positivize p).2 v := by
  unfold positivize
  split
  · exact w
  · show p.1.neg.sat (Coeffs.dot (Coeffs.smul p.2 (-1)) v)
    rw [Coeffs.dot_smul, ← Int.neg_eq_neg_one_mul]
    exact neg_sat w
theorem tidy_sat {s : Constraint} {x v : Coeffs} (w : s.sat' x v) : (tidyConstraint s x).sat' (tidyCoeffs s x) v :=
  normalize_sat (positivize_sat (p := (s, x)) w)
theorem combo_sat' (s t : Constraint) (a : Int) (x : Coeffs) (b : Int) (y : Coeffs) (v : Coeffs) (wx : s.sat' x v) (wy : t.sat' y v) :
    (Constraint.combo a s b t).sat' (Coeffs.combo a x b y) v := by
  rw [sat', Coeffs.dot_combo]
  exact add_sat (scale_sat a wx) (scale_sat b wy)

/-- The value of the variable that replaces an equation without a unit coefficient. -/
abbrev bmod_div_term (m : Nat) (a b : Coeffs) : Int := Coeffs.bmod_dot_sub_dot_bmod m a b / m
def bmod_coeffs (m i : Nat) (x : Coeffs) : Coeffs := Coeffs.set (Coeffs.bmod x m) i m
theorem bmod_sat (m : Nat) (r : Int) (i : Nat) (x v : Coeffs) (h : x.length ≤ i) (p : Coeffs.get v i = bmod_div_term m x v)
    (w : (Constraint.exact r).sat' x v) : (Constraint.exact (Int.bmod r m)).sat' (bmod_coeffs m i x) v := by
  have e := sat_exact.mp w
  have d : (m : Int) ∣ Coeffs.bmod_dot_sub_dot_bmod m x v := by
    have := Int.dvd_sub (Coeffs.dvd_dot_sub_dot_bmod m x v) (Int.dvd_sub_bmod (Coeffs.dot x v) m)
    rw [Coeffs.bmod_dot_sub_dot_bmod]
    rwa [show Coeffs.dot x v - Coeffs.dot (Coeffs.bmod x m) v - (Coeffs.dot x v - Int.bmod (Coeffs.dot x v) m) =
      Int.bmod (Coeffs.dot x v) m - Coeffs.dot (Coeffs.bmod x m) v by
        rw [Int.sub_right_comm, Int.sub_sub_self]] at this
  rw [sat', bmod_coeffs, Coeffs.dot_set _ _ _ _ ((Coeffs.length_each _ x).symm ▸ h), p, Int.mul_ediv_cancel' d, Coeffs.bmod_dot_sub_dot_bmod,
    ← e, Int.add_comm, Int.sub_add_cancel]
  exact sat_exact.mpr rfl

/-! ## Lemmas about atoms and connectives -/

namespace Int
variable {a b c d : Int} {m n k : Nat}
theorem ofNat_pow (a b : Nat) : ((a ^ b : Nat) : Int) = (a : Int) ^ b := Int.natCast_pow a b
theorem pos_pow_of_pos (a : Int) (b : Nat) (h : 0 < a) : 0 < a ^ b := by
  induction b with
  | zero => exact show (0 : Int) < 1 by decide
  | succ b ih => exact Int.mul_pos ih h
theorem ofNat_pos_of_pos (h : 0 < m) : 0 < (m : Int) := Int.natCast_pos.mpr h
theorem natCast_ofNat {x : Nat} : @Nat.cast Int instNatCastInt (no_index (OfNat.ofNat x)) = OfNat.ofNat x := rfl
theorem ofNat_lt_of_lt (h : m < n) : (m : Int) < (n : Int) := Int.natCast_lt.mpr h
theorem ofNat_le_of_le (h : m ≤ n) : (m : Int) ≤ (n : Int) := Int.natCast_le.mpr h
theorem ofNat_shiftLeft_eq : ((m <<< n : Nat) : Int) = (m : Int) * (2 ^ n : Nat) := congrArg _ (Nat.shiftLeft_eq m n)
theorem ofNat_shiftRight_eq_div_pow : ((m >>> n : Nat) : Int) = (m : Int) / (2 ^ n : Nat) := congrArg _ (Nat.shiftRight_eq_div_pow m n)
theorem emod_ofNat_nonneg {x : Nat} {y : Int} : 0 ≤ (x : Int) % y := Int.natCast_nonneg _
theorem lt_of_not_ge (h : ¬a ≤ b) : b < a := Int.not_le.mp h
theorem lt_of_not_le (h : ¬a ≤ b) : b < a := Int.not_le.mp h
theorem le_of_not_gt (h : ¬b > a) : b ≤ a := Int.not_lt.mp h
theorem le_of_not_lt (h : ¬a < b) : b ≤ a := Int.not_lt.mp h
theorem not_le_of_lt (h : b < a) : ¬a ≤ b := Int.not_le.mpr h
theorem not_lt_of_le (h : b ≤ a) : ¬a < b := Int.not_lt.mpr h
theorem add_congr (h : a = b) (k : c = d) : a + c = b + d := h ▸ k ▸ rfl
theorem mul_congr (h : a = b) (k : c = d) : a * c = b * d := h ▸ k ▸ rfl
theorem mul_congr_left (h : a = b) (c : Int) : a * c = b * c := h ▸ rfl
theorem sub_congr (h : a = b) (k : c = d) : a - c = b - d := h ▸ k ▸ rfl
theorem neg_congr (h : a = b) : -a = -b := h ▸ rfl
theorem lt_of_gt (h : a > b) : b < a := h
theorem le_of_ge (h : a ≥ b) : b ≤ a := h
theorem ofNat_mul_nonneg : 0 ≤ (m : Int) * n := Int.natCast_nonneg (m * n)
theorem ofNat_sub_dichotomy : n ≤ m ∧ ((m - n : Nat) : Int) = m - n ∨ m < n ∧ ((m - n : Nat) : Int) = 0 :=
  (Nat.lt_or_ge m n).elim (fun h => .inr ⟨h, congrArg _ (Nat.sub_eq_zero_of_le (Nat.le_of_lt h))⟩) fun h => .inl ⟨h, Int.natCast_sub h⟩
theorem ofNat_congr (h : m = n) : (m : Int) = (n : Int) := congrArg _ h
theorem ofNat_sub_sub : ((m - n - k : Nat) : Int) = ((m - (n + k) : Nat) : Int) := congrArg _ (Nat.sub_sub m n k)
theorem ofNat_min (a b : Nat) : ((min a b : Nat) : Int) = min (a : Int) (b : Int) := by
  rw [Nat.min_def, Int.min_def]
  by_cases h : a ≤ b
  · rw [if_pos h, if_pos (Int.natCast_le.mpr h)]
  · rw [if_neg h, if_neg (mt Int.natCast_le.mp h)]
theorem ofNat_max (a b : Nat) : ((max a b : Nat) : Int) = max (a : Int) (b : Int) := by
  rw [Nat.max_def, Int.max_def]
  by_cases h : a ≤ b
  · rw [if_pos h, if_pos (Int.natCast_le.mpr h)]
  · rw [if_neg h, if_neg (mt Int.natCast_le.mp h)]
theorem ofNat_natAbs (a : Int) : (a.natAbs : Int) = if 0 ≤ a then a else -a := by
  split
  next h => exact Int.natAbs_of_nonneg h
  next h => exact Int.natAbs_of_nonpos (Int.le_of_lt (Int.not_le.mp h))
theorem neg_le_natAbs : -a ≤ a.natAbs := Int.natAbs_neg a ▸ Int.le_natAbs
theorem ofNat_fst_mk {β : Type u} {x : Nat} {y : β} : ((Prod.mk x y).fst : Int) = (x : Int) := rfl
theorem ofNat_snd_mk {α : Type u} {x : α} {y : Nat} : ((Prod.mk x y).snd : Int) = (y : Int) := rfl
end Int

namespace Nat
theorem lt_of_gt {x y : Nat} (h : x > y) : y < x := h
theorem le_of_ge {x y : Nat} (h : x ≥ y) : y ≤ x := h
end Nat

namespace Fin
variable {n : Nat} {i j : Fin n}
protected theorem lt_or_gt_of_ne (h : i ≠ j) : i < j ∨ i > j := Nat.lt_or_gt_of_ne fun e => h (Fin.eq_of_val_eq e)
protected theorem lt_of_not_le (h : ¬i ≤ j) : j < i := Nat.lt_of_not_le h
protected theorem le_of_not_lt (h : ¬i < j) : j ≤ i := Nat.le_of_not_lt h
end Fin

namespace Prod
theorem of_lex {α : Type u} {β : Type v} {r : α → α → Prop} {s : β → β → Prop} {p q : α × β} (w : Prod.Lex r s p q) :
    r p.fst q.fst ∨ p.fst = q.fst ∧ s p.snd q.snd := Prod.lex_def.mp w
theorem of_not_lex {α : Type u} {r : α → α → Prop} [DecidableEq α] {β : Type v} {s : β → β → Prop} {p q : α × β}
    (w : ¬Prod.Lex r s p q) : ¬r p.fst q.fst ∧ (p.fst ≠ q.fst ∨ ¬s p.snd q.snd) := by
  rw [Prod.lex_def, not_or, Classical.not_and_iff_not_or_not] at w
  exact w
theorem fst_mk {α : Type u} {β : Type v} {x : α} {y : β} : (Prod.mk x y).fst = x := rfl
theorem snd_mk {α : Type u} {β : Type v} {x : α} {y : β} : (Prod.mk x y).snd = y := rfl
end Prod

theorem and_not_not_of_not_or {p q : Prop} (h : ¬(p ∨ q)) : ¬p ∧ ¬q := not_or.mp h
theorem Decidable.or_not_not_of_not_and {p q : Prop} [Decidable p] [Decidable q] (h : ¬(p ∧ q)) : ¬p ∨ ¬q :=
  Classical.not_and_iff_not_or_not.mp h
theorem Decidable.and_or_not_and_not_of_iff {p q : Prop} [Decidable q] (h : p ↔ q) : (p ∧ q) ∨ (¬p ∧ ¬q) :=
  (Classical.em q).elim (fun k => .inl ⟨h.mpr k, k⟩) fun k => .inr ⟨fun l => k (h.mp l), k⟩
theorem Decidable.and_not_or_not_and_of_not_iff {p q : Prop} [Decidable p] [Decidable q] (h : ¬(p ↔ q)) : (p ∧ ¬q) ∨ (¬p ∧ q) :=
  (Classical.em p).elim (fun hp => .inl ⟨hp, fun hq => h ⟨fun _ => hq, fun _ => hp⟩⟩)
    fun hp => .inr ⟨hp, Classical.byContradiction fun hq => h ⟨fun l => absurd l hp, fun l => absurd l hq⟩⟩
theorem Decidable.and_not_of_not_imp {a b : Prop} [Decidable a] (h : ¬(a → b)) : a ∧ ¬b := Classical.not_imp.mp h
theorem ite_disjunction {α : Type u} {P : Prop} [Decidable P] {a b : α} : (P ∧ (if P then a else b) = a) ∨ (¬P ∧ (if P then a else b) = b) :=
  if h : P then .inl ⟨h, if_pos h⟩ else .inr ⟨h, if_neg h⟩
end Lean.Omega

theorem Decidable.not_or_of_imp {a b : Prop} [Decidable a] (h : a → b) : ¬a ∨ b := (Classical.em a).elim (fun k => .inr (h k)) .inl
