prelude
import Basis.IntDiv
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

/-! ## Vectors of integers; what is not there counts as zero -/

abbrev Coeffs := List Int
namespace Coeffs
abbrev ofList (xs : List Int) : Coeffs := xs
abbrev toList (xs : Coeffs) : List Int := xs
abbrev length (xs : Coeffs) : Nat := List.length xs

def get : Coeffs → Nat → Int
  | [], _ => 0
  | x :: _, .zero => x
  | _ :: xs, .succ i => get xs i
def set : Coeffs → Nat → Int → Coeffs
  | [], .zero, y => [y]
  | [], .succ i, y => 0 :: set [] i y
  | _ :: xs, .zero, y => y :: xs
  | x :: xs, .succ i, y => x :: set xs i y
def dot : Coeffs → Coeffs → Int
  | [], _ => 0
  | _ :: _, [] => 0
  | x :: xs, y :: ys => x * y + dot xs ys
def each (f : Int → Int) : Coeffs → Coeffs
  | [] => []
  | x :: xs => f x :: each f xs
/-- Combines two vectors entry by entry. -/
def zip (f : Int → Int → Int) : Coeffs → Coeffs → Coeffs
  | [], ys => each (f 0) ys
  | x :: xs, [] => f x 0 :: zip f xs []
  | x :: xs, y :: ys => f x y :: zip f xs ys
def add (xs ys : Coeffs) : Coeffs := zip (fun x y => x + y) xs ys
def sub (xs ys : Coeffs) : Coeffs := zip (fun x y => x - y) xs ys
def combo (a : Int) (xs : Coeffs) (b : Int) (ys : Coeffs) : Coeffs := zip (fun x y => a * x + b * y) xs ys
def neg (xs : Coeffs) : Coeffs := each (fun x => -x) xs
def smul (xs : Coeffs) (k : Int) : Coeffs := each (fun x => k * x) xs
def sdiv (xs : Coeffs) (g : Int) : Coeffs := each (fun x => x / g) xs
def bmod (xs : Coeffs) (m : Nat) : Coeffs := each (fun x => Int.bmod x m) xs
def gcd : Coeffs → Nat
  | [] => 0
  | x :: xs => Nat.gcd x.natAbs (gcd xs)
def leading : Coeffs → Int
  | [] => 0
  | x :: xs => if x = 0 then leading xs else x
def allZero : Coeffs → Bool
  | [] => true
  | x :: xs => decide (x = 0) && allZero xs
abbrev isZero (xs : Coeffs) : Prop := allZero xs = true
def bmod_dot_sub_dot_bmod (m : Nat) (a b : Coeffs) : Int := Int.bmod (dot a b) m - dot (bmod a m) b

@[simp] theorem dot_nil (xs : Coeffs) : dot xs [] = 0 := by cases xs <;> rfl
theorem dot_each {f : Int → Int} {k : Int} (h : ∀ x, f x = k * x) : (xs v : Coeffs) → dot (each f xs) v = k * dot xs v
  | [], _ => (Int.mul_zero k).symm
  | _ :: _, [] => (Int.mul_zero k).symm
  | x :: xs, y :: v => by
    show f x * y + dot (each f xs) v = k * (x * y + dot xs v)
    rw [dot_each h xs v, h, Int.mul_add, Int.mul_assoc]
theorem dot_zip {f : Int → Int → Int} {a b : Int} (h : ∀ x y, f x y = a * x + b * y) :
    (xs ys v : Coeffs) → dot (zip f xs ys) v = a * dot xs v + b * dot ys v
  | [], ys, v => by
    show dot (each (f 0) ys) v = a * dot [] v + b * dot ys v
    rw [dot_each (k := b) (fun y => by rw [h, Int.mul_zero, Int.zero_add]), show dot [] v = 0 from rfl, Int.mul_zero, Int.zero_add]
  | x :: xs, ys, [] => by rw [dot_nil, dot_nil, dot_nil, Int.mul_zero, Int.mul_zero]; rfl
  | x :: xs, [], z :: v => by
    show f x 0 * z + dot (zip f xs []) v = a * (x * z + dot xs v) + b * 0
    rw [dot_zip h xs [] v, h, Int.mul_zero, Int.add_zero, show dot [] v = 0 from rfl, Int.mul_zero, Int.add_zero,
      Int.mul_add, Int.mul_assoc, Int.add_zero]
  | x :: xs, y :: ys, z :: v => by
    show f x y * z + dot (zip f xs ys) v = a * (x * z + dot xs v) + b * (y * z + dot ys v)
    rw [dot_zip h xs ys v, h, Int.add_mul, Int.mul_add, Int.mul_add, Int.mul_assoc, Int.mul_assoc]
    ac_rfl
theorem dot_add (xs ys v : Coeffs) : dot (add xs ys) v = dot xs v + dot ys v := by
  rw [add, dot_zip (a := 1) (b := 1) (fun x y => by rw [Int.one_mul, Int.one_mul]), Int.one_mul, Int.one_mul]
theorem dot_sub (xs ys v : Coeffs) : dot (sub xs ys) v = dot xs v - dot ys v := by
  rw [sub, dot_zip (a := 1) (b := -1) (fun x y => by rw [Int.one_mul, Int.neg_mul, Int.one_mul]; rfl), Int.one_mul, Int.neg_mul, Int.one_mul]
  rfl
theorem dot_combo (a : Int) (xs : Coeffs) (b : Int) (ys v : Coeffs) : dot (combo a xs b ys) v = a * dot xs v + b * dot ys v :=
  dot_zip (fun _ _ => rfl) xs ys v
theorem dot_smul (xs : Coeffs) (k : Int) (v : Coeffs) : dot (smul xs k) v = k * dot xs v := dot_each (fun _ => rfl) xs v
theorem dot_neg (xs v : Coeffs) : dot (neg xs) v = -dot xs v := by
  rw [neg, dot_each (k := -1) (fun x => Int.neg_eq_neg_one_mul x), ← Int.neg_eq_neg_one_mul]
theorem dot_of_isZero : {xs : Coeffs} → isZero xs → (v : Coeffs) → dot xs v = 0
  | [], _, _ => rfl
  | _ :: _, _, [] => rfl
  | x :: xs, h, y :: v => by
    have ⟨hx, hxs⟩ : decide (x = 0) = true ∧ allZero xs = true := by
      simpa only [isZero, allZero, Bool.and_eq_true] using h
    show x * y + dot xs v = 0
    rw [of_decide_eq_true hx, dot_of_isZero hxs v, Int.zero_mul]
    rfl
theorem dot_sdiv {d : Nat} : (xs v : Coeffs) → d ∣ gcd xs → dot xs v = d * dot (sdiv xs d) v
  | [], _, _ => (Int.mul_zero _).symm
  | _ :: _, [], _ => (Int.mul_zero _).symm
  | x :: xs, y :: v, h => by
    show x * y + dot xs v = d * (x / d * y + dot (sdiv xs d) v)
    have hx : (d : Int) ∣ x := Int.natCast_dvd.mpr (Nat.dvd_trans h (Nat.gcd_dvd_left ..))
    rw [dot_sdiv xs v (Nat.dvd_trans h (Nat.gcd_dvd_right ..)), Int.mul_add, ← Int.mul_assoc, Int.mul_ediv_cancel' hx]
theorem dvd_dot_sub_dot_bmod (m : Nat) : (xs v : Coeffs) → (m : Int) ∣ dot xs v - dot (bmod xs m) v
  | [], _ => Int.dvd_zero _
  | _ :: _, [] => Int.dvd_zero _
  | x :: xs, y :: v => by
    have := Int.dvd_add (Int.dvd_mul_right_of_dvd (Int.dvd_sub_bmod x m) y) (dvd_dot_sub_dot_bmod m xs v)
    show (m : Int) ∣ (x * y + dot xs v) - (Int.bmod x m * y + dot (bmod xs m) v)
    rw [Int.sub_mul] at this
    rw [Int.sub_eq_add_neg, Int.neg_add]
    rw [Int.sub_eq_add_neg, Int.sub_eq_add_neg] at this
    rwa [show x * y + dot xs v + (-(Int.bmod x m * y) + -dot (bmod xs m) v) =
      x * y + -(Int.bmod x m * y) + (dot xs v + -dot (bmod xs m) v) by ac_rfl]
theorem length_each (f : Int → Int) : (xs : Coeffs) → length (each f xs) = length xs
  | [] => rfl
  | _ :: xs => congrArg (· + 1) (length_each f xs)
theorem dot_set : (xs : Coeffs) → (i : Nat) → (k : Int) → (v : Coeffs) → length xs ≤ i → dot (set xs i k) v = dot xs v + k * get v i
  | [], 0, k, [], _ => by show (0 : Int) = 0 + k * 0; rw [Int.mul_zero]; rfl
  | [], 0, k, y :: v, _ => by show k * y + 0 = 0 + k * y; rw [Int.add_zero, Int.zero_add]
  | [], i + 1, k, [], _ => by show (0 : Int) = 0 + k * 0; rw [Int.mul_zero]; rfl
  | [], i + 1, k, y :: v, _ => by
    show 0 * y + dot (set [] i k) v = 0 + k * get v i
    rw [dot_set [] i k v (Nat.zero_le i), Int.zero_mul, Int.zero_add, show dot [] v = 0 from rfl]
  | _ :: xs, 0, _, _, h => absurd h (Nat.not_le_of_gt (Nat.succ_pos _))
  | x :: xs, i + 1, k, [], _ => by show (0 : Int) = 0 + k * 0; rw [Int.mul_zero]; rfl
  | x :: xs, i + 1, k, y :: v, h => by
    show x * y + dot (set xs i k) v = x * y + dot xs v + k * get v i
    rw [dot_set xs i k v (Nat.le_of_succ_le_succ h), Int.add_assoc]
end Coeffs

/-! ## Linear combinations of atoms -/

structure LinearCombo where
  const : Int := 0
  coeffs : Coeffs := []

namespace LinearCombo
def eval (lc : LinearCombo) (values : Coeffs) : Int := lc.const + lc.coeffs.dot values
def coordinate (i : Nat) : LinearCombo := ⟨0, Coeffs.set [] i 1⟩
def add (l₁ l₂ : LinearCombo) : LinearCombo := ⟨l₁.const + l₂.const, l₁.coeffs.add l₂.coeffs⟩
def sub (l₁ l₂ : LinearCombo) : LinearCombo := ⟨l₁.const - l₂.const, l₁.coeffs.sub l₂.coeffs⟩
def neg (lc : LinearCombo) : LinearCombo := ⟨-lc.const, lc.coeffs.neg⟩
def smul (lc : LinearCombo) (i : Int) : LinearCombo := ⟨i * lc.const, lc.coeffs.smul i⟩
instance : Add LinearCombo := ⟨add⟩
instance : Sub LinearCombo := ⟨sub⟩
instance : Neg LinearCombo := ⟨neg⟩
instance : HMul Int LinearCombo LinearCombo := ⟨fun i lc => lc.smul i⟩
/-- The product, when one of the two is constant. -/
def mul (l₁ l₂ : LinearCombo) : LinearCombo := l₂.const * l₁ + l₁.const * l₂ - { const := l₁.const * l₂.const }

theorem coordinate_eval (i : Nat) (v : Coeffs) : (coordinate i).eval v = v.get i := by
  show 0 + Coeffs.dot (Coeffs.set [] i 1) v = _
  rw [Coeffs.dot_set [] i 1 v (Nat.zero_le i), Int.one_mul, Int.zero_add]
  exact Int.zero_add _
section
variable {a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 : Int} {t : List Int}
theorem coordinate_eval_0 : (coordinate 0).eval (.ofList (a0 :: t)) = a0 := coordinate_eval ..
theorem coordinate_eval_1 : (coordinate 1).eval (.ofList (a0 :: a1 :: t)) = a1 := coordinate_eval ..
theorem coordinate_eval_2 : (coordinate 2).eval (.ofList (a0 :: a1 :: a2 :: t)) = a2 := coordinate_eval ..
theorem coordinate_eval_3 : (coordinate 3).eval (.ofList (a0 :: a1 :: a2 :: a3 :: t)) = a3 := coordinate_eval ..
theorem coordinate_eval_4 : (coordinate 4).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: t)) = a4 := coordinate_eval ..
theorem coordinate_eval_5 : (coordinate 5).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: t)) = a5 := coordinate_eval ..
theorem coordinate_eval_6 : (coordinate 6).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: a6 :: t)) = a6 := coordinate_eval ..
theorem coordinate_eval_7 : (coordinate 7).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: a6 :: a7 :: t)) = a7 := coordinate_eval ..
theorem coordinate_eval_8 : (coordinate 8).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: a6 :: a7 :: a8 :: t)) = a8 := coordinate_eval ..
theorem coordinate_eval_9 : (coordinate 9).eval (.ofList (a0 :: a1 :: a2 :: a3 :: a4 :: a5 :: a6 :: a7 :: a8 :: a9 :: t)) = a9 :=
  coordinate_eval ..
end
variable (l l₁ l₂ : LinearCombo) (i : Int) (v : Coeffs)
theorem add_eval : (l₁ + l₂).eval v = l₁.eval v + l₂.eval v := by
  show l₁.const + l₂.const + (l₁.coeffs.add l₂.coeffs).dot v = (l₁.const + l₁.coeffs.dot v) + (l₂.const + l₂.coeffs.dot v)
  rw [Coeffs.dot_add]
  ac_rfl
theorem neg_eval : (-l).eval v = -l.eval v := by
  show -l.const + l.coeffs.neg.dot v = -(l.const + l.coeffs.dot v)
  rw [Coeffs.dot_neg, Int.neg_add]
theorem sub_eval : (l₁ - l₂).eval v = l₁.eval v - l₂.eval v := by
  show l₁.const + -l₂.const + (l₁.coeffs.sub l₂.coeffs).dot v = (l₁.const + l₁.coeffs.dot v) + -(l₂.const + l₂.coeffs.dot v)
  rw [Coeffs.dot_sub, Int.neg_add, Int.sub_eq_add_neg]
  ac_rfl
theorem smul_eval : (i * l).eval v = i * l.eval v := by
  show i * l.const + (l.coeffs.smul i).dot v = i * (l.const + l.coeffs.dot v)
  rw [Coeffs.dot_smul, Int.mul_add]
theorem smul_eval_comm : (i * l).eval v = l.eval v * i := by rw [smul_eval, Int.mul_comm]
theorem mul_eval (w : l₁.coeffs.isZero ∨ l₂.coeffs.isZero) : (mul l₁ l₂).eval v = l₁.eval v * l₂.eval v := by
  have const : ∀ c : Int, eval { const := c } v = c := fun c => Int.add_zero c
  rw [mul, sub_eval, add_eval, smul_eval, smul_eval, const]
  rcases w with w | w
  · rw [show l₁.eval v = l₁.const by rw [eval, Coeffs.dot_of_isZero w, Int.add_zero], Int.mul_comm l₂.const, Int.add_comm, Int.add_sub_cancel]
  · rw [show l₂.eval v = l₂.const by rw [eval, Coeffs.dot_of_isZero w, Int.add_zero], Int.mul_comm l₂.const, Int.add_sub_cancel]
end LinearCombo

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
