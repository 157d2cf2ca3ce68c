prelude
import Basis.Int

/-!
# Vectors of coefficients and linear combinations of atoms, for `omega`
-/

set_option autoImplicit false

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

end Lean.Omega
