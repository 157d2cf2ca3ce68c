prelude
import Basis.Order

/-!
# Integers

Operations follow Lean's conventions (`/` and `%` are Euclidean). Laws are proved once for formal
differences `subNatNat a b` of natural numbers, where they are laws of natural numbers.
-/

set_option autoImplicit false
universe u

/-! ## Operations

The compiler splits on the sign with `Int.decLt`: nothing may be compiled before that exists.
-/

noncomputable def Int.ctorIdx (x : Int) : Nat := x.casesOn (fun _ => 0) (fun _ => 1)
gen_injective_theorems% Int

namespace Int

instance _root_.instOfNat {n : Nat} : OfNat Int n := ⟨ofNat n⟩
instance : Inhabited Int := ⟨ofNat 0⟩
instance : IntCast Int := ⟨fun n => n⟩

def subNatNat (m n : Nat) : Int := match n - m with
  | 0 => ofNat (m - n)
  | .succ k => negSucc k
def negOfNat : Nat → Int
  | 0 => 0
  | .succ m => negSucc m

set_option bootstrap.genMatcherCode false in
@[extern "lean_int_neg", implicit_reducible] protected def neg (n : Int) : Int := match n with
  | ofNat n => negOfNat n
  | negSucc n => ofNat (n + 1)
set_option bootstrap.genMatcherCode false in
@[extern "lean_int_add", implicit_reducible] protected def add (m n : Int) : Int := match m, n with
  | ofNat m, ofNat n => ofNat (m + n)
  | ofNat m, negSucc n => subNatNat m (n + 1)
  | negSucc m, ofNat n => subNatNat n (m + 1)
  | negSucc m, negSucc n => negSucc (m + n + 1)
@[default_instance 500] instance instNegInt : Neg Int := ⟨Int.neg⟩
instance instAdd : Add Int := ⟨Int.add⟩
@[extern "lean_int_sub", implicit_reducible] protected def sub (m n : Int) : Int := m + -n
instance instSub : Sub Int := ⟨Int.sub⟩

inductive NonNeg : Int → Prop where
  | mk (n : Nat) : NonNeg (ofNat n)
protected def le (a b : Int) : Prop := NonNeg (b - a)
instance instLEInt : LE Int := ⟨Int.le⟩
protected def lt (a b : Int) : Prop := a + 1 ≤ b
instance instLTInt : LT Int := ⟨Int.lt⟩
theorem not_nonNeg_negSucc {n : Nat} (h : NonNeg (negSucc n)) : False := nomatch h
set_option bootstrap.genMatcherCode false in
@[extern "lean_int_dec_nonneg", implicit_reducible] def decNonneg (a : Int) : Decidable (NonNeg a) := match a with
  | ofNat n => isTrue ⟨n⟩
  | negSucc _ => isFalse not_nonNeg_negSucc
@[extern "lean_int_dec_le", implicit_reducible] instance decLe (a b : Int) : Decidable (a ≤ b) := decNonneg (b - a)
@[extern "lean_int_dec_lt", implicit_reducible] instance decLt (a b : Int) : Decidable (a < b) := decNonneg (b - (a + 1))

@[extern "lean_int_dec_eq", implicit_reducible] protected def decEq (a b : Int) : Decidable (a = b) := match a, b with
  | ofNat m, ofNat n => match decEq m n with
    | isTrue h => isTrue (congrArg ofNat h)
    | isFalse h => isFalse fun e => h (ofNat.inj e)
  | negSucc m, negSucc n => match decEq m n with
    | isTrue h => isTrue (congrArg negSucc h)
    | isFalse h => isFalse fun e => h (negSucc.inj e)
  | ofNat _, negSucc _ => isFalse nofun
  | negSucc _, ofNat _ => isFalse nofun
instance instDecidableEq : DecidableEq Int := Int.decEq

@[extern "lean_int_mul", implicit_reducible] protected def mul (m n : Int) : Int := match m, n with
  | ofNat m, ofNat n => ofNat (m * n)
  | ofNat m, negSucc n => negOfNat (m * (n + 1))
  | negSucc m, ofNat n => negOfNat ((m + 1) * n)
  | negSucc m, negSucc n => ofNat ((m + 1) * (n + 1))
instance instMul : Mul Int := ⟨Int.mul⟩
protected def pow (m : Int) : Nat → Int
  | 0 => 1
  | .succ n => Int.pow m n * m
instance instNatPow : NatPow Int := ⟨Int.pow⟩

@[extern "lean_nat_abs", implicit_reducible] def natAbs : Int → Nat
  | ofNat m => m
  | negSucc m => m + 1
def toNat : Int → Nat
  | ofNat n => n
  | negSucc _ => 0
def sign : Int → Int
  | ofNat 0 => 0
  | ofNat (.succ _) => 1
  | negSucc _ => -1

instance : Max Int := ⟨fun a b => if a ≤ b then b else a⟩
instance : Min Int := ⟨fun a b => if a ≤ b then a else b⟩

@[extern "lean_int_ediv", implicit_reducible] def ediv : Int → Int → Int
  | ofNat m, ofNat n => ofNat (m / n)
  | ofNat m, negSucc n => -ofNat (m / (n + 1))
  | negSucc _, ofNat 0 => 0
  | negSucc m, ofNat (.succ n) => negSucc (m / (n + 1))
  | negSucc m, negSucc n => ofNat (m / (n + 1) + 1)
@[extern "lean_int_emod", implicit_reducible] def emod : Int → Int → Int
  | ofNat m, n => ofNat (m % natAbs n)
  | negSucc m, n => subNatNat (natAbs n) (m % natAbs n + 1)
instance instDiv : Div Int := ⟨ediv⟩
instance instMod : Mod Int := ⟨emod⟩
instance instDvd : Dvd Int := ⟨fun a b => ∃ c, b = a * c⟩
/-- Division that rounds to zero, and its remainder. -/
@[extern "lean_int_div"] def tdiv : Int → Int → Int
  | ofNat m, ofNat n => ofNat (m / n)
  | ofNat m, negSucc n => -ofNat (m / (n + 1))
  | negSucc m, ofNat n => -ofNat ((m + 1) / n)
  | negSucc m, negSucc n => ofNat ((m + 1) / (n + 1))
@[extern "lean_int_mod"] def tmod : Int → Int → Int
  | ofNat m, n => ofNat (m % natAbs n)
  | negSucc m, n => -ofNat ((m + 1) % natAbs n)
/-- Division that rounds down, and its remainder. -/
def fdiv : Int → Int → Int
  | ofNat m, ofNat n => ofNat (m / n)
  | ofNat 0, negSucc _ => 0
  | ofNat (.succ m), negSucc n => negSucc (m / (n + 1))
  | negSucc _, ofNat 0 => 0
  | negSucc m, ofNat (.succ n) => negSucc (m / (n + 1))
  | negSucc m, negSucc n => ofNat ((m + 1) / (n + 1))
def fmod : Int → Int → Int
  | ofNat 0, _ => 0
  | ofNat (.succ m), ofNat n => ofNat ((m + 1) % n)
  | ofNat (.succ m), negSucc n => subNatNat (m % (n + 1)) n
  | negSucc m, ofNat n => subNatNat n (m % n + 1)
  | negSucc m, negSucc n => -ofNat ((m + 1) % (n + 1))
/-- Balanced remainder and its quotient: the remainder lies between `-m/2` and `m/2`. -/
def bmod (x : Int) (m : Nat) : Int :=
  let r := x % (m : Int)
  if r < ((m : Int) + 1) / 2 then r else r - m
def bdiv (x : Int) (m : Nat) : Int :=
  if m = 0 then 0
  else
    let q := x / (m : Int)
    let r := x % (m : Int)
    if r < ((m : Int) + 1) / 2 then q else q + 1
def gcd (m n : Int) : Nat := m.natAbs.gcd n.natAbs
def lcm (m n : Int) : Nat := m.natAbs.lcm n.natAbs

/-! ## Formal differences -/

theorem subNatNat_self_add (m n : Nat) : subNatNat (m + n) n = ofNat m := by
  unfold subNatNat
  rw [Nat.sub_eq_zero_of_le (Nat.le_add_left n m), Nat.add_sub_cancel]
theorem subNatNat_add_self (m n : Nat) : subNatNat m (m + (n + 1)) = negSucc n := by
  unfold subNatNat
  rw [Nat.add_sub_cancel_left]
/-- Where a formal difference lies. -/
theorem subNatNat_canon (a b : Nat) :
    (∃ m, a = m + b ∧ subNatNat a b = ofNat m) ∨ ∃ m, b = a + (m + 1) ∧ subNatNat a b = negSucc m := by
  rcases Nat.lt_or_ge a b with h | h
  · obtain ⟨m, rfl⟩ := Nat.exists_eq_add_of_lt h
    exact .inr ⟨m, rfl, subNatNat_add_self a m⟩
  · obtain ⟨m, rfl⟩ := Nat.exists_eq_add_of_le' h
    exact .inl ⟨m, rfl, subNatNat_self_add m b⟩
theorem ofNat_eq_subNatNat (n : Nat) : ofNat n = subNatNat n 0 := (subNatNat_self_add n 0).symm
theorem negSucc_eq_subNatNat (n : Nat) : negSucc n = subNatNat 0 (n + 1) := rfl
theorem negOfNat_eq_subNatNat : (n : Nat) → negOfNat n = subNatNat 0 n
  | 0 => rfl
  | _ + 1 => rfl
theorem exists_subNatNat : (x : Int) → ∃ a b, x = subNatNat a b
  | ofNat n => ⟨n, 0, ofNat_eq_subNatNat n⟩
  | negSucc n => ⟨0, n + 1, rfl⟩

theorem subNatNat_add_right (a b k : Nat) : subNatNat (a + k) (b + k) = subNatNat a b := by
  unfold subNatNat
  rw [Nat.add_sub_add_right, Nat.add_sub_add_right]
theorem subNatNat_eq_of {a b c d : Nat} (h : a + d = c + b) : subNatNat a b = subNatNat c d := by
  rw [← subNatNat_add_right a b d, h, Nat.add_comm b d, subNatNat_add_right]
theorem subNatNat_eq_iff {a b c d : Nat} : subNatNat a b = subNatNat c d ↔ a + d = c + b := by
  refine ⟨fun h => ?_, subNatNat_eq_of⟩
  rcases subNatNat_canon a b with ⟨m, rfl, e⟩ | ⟨m, rfl, e⟩ <;> rcases subNatNat_canon c d with ⟨n, rfl, e'⟩ | ⟨n, rfl, e'⟩ <;>
    rw [e, e'] at h <;> cases h <;> simp only [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
theorem neg_subNatNat (a b : Nat) : -subNatNat a b = subNatNat b a := by
  rcases subNatNat_canon a b with ⟨m, rfl, e⟩ | ⟨m, rfl, e⟩ <;> rw [e]
  · exact (negOfNat_eq_subNatNat m).trans (subNatNat_eq_of (by ac_rfl))
  · exact (ofNat_eq_subNatNat (m + 1)).trans (subNatNat_eq_of (by ac_rfl))
theorem subNatNat_add_subNatNat (a b c d : Nat) : subNatNat a b + subNatNat c d = subNatNat (a + c) (b + d) := by
  rcases subNatNat_canon a b with ⟨m, rfl, e⟩ | ⟨m, rfl, e⟩ <;> rcases subNatNat_canon c d with ⟨n, rfl, e'⟩ | ⟨n, rfl, e'⟩ <;> rw [e, e']
  · exact (ofNat_eq_subNatNat _).trans (subNatNat_eq_of (by ac_rfl))
  · exact subNatNat_eq_of (by ac_rfl)
  · exact subNatNat_eq_of (by ac_rfl)
  · exact (negSucc_eq_subNatNat _).trans (subNatNat_eq_of (by ac_rfl))
theorem subNatNat_sub_subNatNat (a b c d : Nat) : subNatNat a b - subNatNat c d = subNatNat (a + d) (b + c) := by
  show subNatNat a b + -subNatNat c d = _
  rw [neg_subNatNat, subNatNat_add_subNatNat]
theorem subNatNat_mul_subNatNat (a b c d : Nat) : subNatNat a b * subNatNat c d = subNatNat (a * c + b * d) (a * d + b * c) := by
  rcases subNatNat_canon a b with ⟨m, rfl, e⟩ | ⟨m, rfl, e⟩ <;> rcases subNatNat_canon c d with ⟨n, rfl, e'⟩ | ⟨n, rfl, e'⟩ <;> rw [e, e']
  · exact (ofNat_eq_subNatNat (m * n)).trans (subNatNat_eq_of (by simp only [Nat.add_mul, Nat.mul_add]; ac_rfl))
  · exact (negOfNat_eq_subNatNat (m * (n + 1))).trans (subNatNat_eq_of (by simp only [Nat.add_mul, Nat.mul_add]; ac_rfl))
  · exact (negOfNat_eq_subNatNat ((m + 1) * n)).trans (subNatNat_eq_of (by simp only [Nat.add_mul, Nat.mul_add]; ac_rfl))
  · exact (ofNat_eq_subNatNat ((m + 1) * (n + 1))).trans (subNatNat_eq_of (by simp only [Nat.add_mul, Nat.mul_add]; ac_rfl))
theorem nonNeg_subNatNat {a b : Nat} : NonNeg (subNatNat a b) ↔ b ≤ a := by
  rcases subNatNat_canon a b with ⟨m, rfl, e⟩ | ⟨m, rfl, e⟩ <;> rw [e]
  · exact ⟨fun _ => Nat.le_add_left .., fun _ => ⟨m⟩⟩
  · exact ⟨fun h => (not_nonNeg_negSucc h).elim, fun h => absurd h (Nat.not_le_of_gt (Nat.lt_add_of_pos_right (Nat.succ_pos m)))⟩
theorem subNatNat_le_subNatNat {a b c d : Nat} : subNatNat a b ≤ subNatNat c d ↔ a + d ≤ c + b := by
  show NonNeg (subNatNat c d - subNatNat a b) ↔ _
  rw [subNatNat_sub_subNatNat, nonNeg_subNatNat, Nat.add_comm d a]
theorem one_eq_subNatNat : (1 : Int) = subNatNat 1 0 := rfl
theorem zero_eq_subNatNat : (0 : Int) = subNatNat 0 0 := rfl
theorem subNatNat_lt_subNatNat {a b c d : Nat} : subNatNat a b < subNatNat c d ↔ a + d < c + b := by
  show subNatNat a b + subNatNat 1 0 ≤ _ ↔ _
  rw [subNatNat_add_subNatNat, subNatNat_le_subNatNat, Nat.add_right_comm]
  exact Iff.rfl

/-! ## Ring laws: each holds for formal differences -/

/-- Turns the named integers into formal differences and the goal into one about natural numbers. -/
scoped macro "differences" xs:(ppSpace colGt ident)* : tactic => do
  let steps ← xs.mapM fun (x : Lean.TSyntax `ident) => `(tactic| (obtain ⟨_, _, e⟩ := exists_subNatNat $x; subst e))
  `(tactic| ($[$steps]*
             simp only [zero_eq_subNatNat, one_eq_subNatNat, neg_subNatNat, subNatNat_add_subNatNat, subNatNat_sub_subNatNat,
               subNatNat_mul_subNatNat, subNatNat_le_subNatNat, subNatNat_lt_subNatNat, subNatNat_eq_iff, Nat.add_mul, Nat.mul_add,
               Nat.mul_zero, Nat.zero_mul, Nat.mul_one, Nat.one_mul, Nat.add_zero, Nat.zero_add]))

protected theorem add_comm (a b : Int) : a + b = b + a := by differences a b; ac_rfl
protected theorem add_assoc (a b c : Int) : a + b + c = a + (b + c) := by differences a b c; ac_rfl
@[simp] protected theorem add_zero (a : Int) : a + 0 = a := by differences a
@[simp] protected theorem zero_add (a : Int) : 0 + a = a := by differences a
protected theorem add_left_comm (a b c : Int) : a + (b + c) = b + (a + c) := by differences a b c; ac_rfl
protected theorem add_right_comm (a b c : Int) : a + b + c = a + c + b := by differences a b c; ac_rfl
protected theorem add_neg_cancel_right (a b : Int) : a + b + -b = a := by differences a b; ac_rfl
theorem add_left_neg (a : Int) : -a + a = 0 := by differences a; ac_rfl
theorem add_right_neg (a : Int) : a + -a = 0 := by differences a; ac_rfl
@[simp] protected theorem neg_add_cancel_left (a b : Int) : -a + (a + b) = b := by differences a b; ac_rfl
@[simp] protected theorem add_neg_cancel_left (a b : Int) : a + (-a + b) = b := by differences a b; ac_rfl
protected theorem mul_comm (a b : Int) : a * b = b * a := by differences a b; ac_rfl
protected theorem mul_assoc (a b c : Int) : a * b * c = a * (b * c) := by differences a b c; ac_rfl
protected theorem mul_left_comm (a b c : Int) : a * (b * c) = b * (a * c) := by differences a b c; ac_rfl
@[simp] protected theorem mul_zero (a : Int) : a * 0 = 0 := by differences a
@[simp] protected theorem zero_mul (a : Int) : 0 * a = 0 := by differences a
@[simp] protected theorem mul_one (a : Int) : a * 1 = a := by differences a
@[simp] protected theorem one_mul (a : Int) : 1 * a = a := by differences a
protected theorem mul_add (a b c : Int) : a * (b + c) = a * b + a * c := by differences a b c; ac_rfl
protected theorem add_mul (a b c : Int) : (a + b) * c = a * c + b * c := by differences a b c; ac_rfl
protected theorem mul_sub (a b c : Int) : a * (b - c) = a * b - a * c := by differences a b c; ac_rfl
protected theorem sub_mul (a b c : Int) : (a - b) * c = a * c - b * c := by differences a b c; ac_rfl
protected theorem mul_neg (a b : Int) : a * -b = -(a * b) := by differences a b
protected theorem neg_mul (a b : Int) : -a * b = -(a * b) := by differences a b; ac_rfl
protected theorem neg_mul_neg (a b : Int) : -a * -b = a * b := by rw [Int.neg_mul, Int.mul_neg]; differences a b
protected theorem neg_mul_comm (a b : Int) : -a * b = a * -b := by rw [Int.neg_mul, Int.mul_neg]
attribute [simp] Int.neg_mul Int.mul_neg
@[simp] protected theorem neg_neg (a : Int) : - -a = a := by differences a
@[simp] protected theorem neg_zero : -(0 : Int) = 0 := rfl
protected theorem neg_add (a b : Int) : -(a + b) = -a + -b := by differences a b
protected theorem neg_sub (a b : Int) : -(a - b) = b - a := by differences a b; ac_rfl
protected theorem sub_eq_add_neg (a b : Int) : a - b = a + -b := rfl
@[simp] protected theorem sub_self (a : Int) : a - a = 0 := by differences a; ac_rfl
@[simp] protected theorem sub_zero (a : Int) : a - 0 = a := by differences a
@[simp] protected theorem zero_sub (a : Int) : 0 - a = -a := by differences a
protected theorem sub_neg (a b : Int) : a - -b = a + b := by differences a b
@[simp] protected theorem sub_add_cancel (a b : Int) : a - b + b = a := by differences a b; ac_rfl
@[simp] protected theorem add_sub_cancel (a b : Int) : a + b - b = a := by differences a b; ac_rfl
protected theorem add_sub_cancel_left (a b : Int) : a + b - a = b := by differences a b; ac_rfl
protected theorem add_sub_assoc (a b c : Int) : a + b - c = a + (b - c) := by differences a b c; ac_rfl
protected theorem sub_sub (a b c : Int) : a - b - c = a - (b + c) := by differences a b c; ac_rfl
protected theorem sub_sub_self (a b : Int) : a - (a - b) = b := by differences a b; ac_rfl
protected theorem sub_add_comm' (a b c : Int) : a - b + c = a + c - b := by differences a b c; ac_rfl
protected theorem sub_right_comm (a b c : Int) : a - b - c = a - c - b := by differences a b c; ac_rfl
protected theorem neg_eq_comm {a b : Int} : -a = b ↔ -b = a := by
  differences a b
  exact ⟨fun h => (Nat.add_comm ..).trans (h.trans (Nat.add_comm ..)), fun h => (Nat.add_comm ..).trans (h.trans (Nat.add_comm ..))⟩
protected theorem neg_inj {a b : Int} : -a = -b ↔ a = b := ⟨fun h => by rw [← Int.neg_neg a, h, Int.neg_neg], congrArg _⟩
protected theorem add_left_cancel {a b c : Int} (h : a + b = a + c) : b = c := by
  rw [← Int.neg_add_cancel_left a b, h, Int.neg_add_cancel_left]
protected theorem add_right_cancel {a b c : Int} (h : a + b = c + b) : a = c := Int.add_left_cancel (a := b) (by rwa [Int.add_comm b, Int.add_comm b])
@[simp] protected theorem add_left_inj {a b : Int} (k : Int) : a + k = b + k ↔ a = b := ⟨Int.add_right_cancel, congrArg (· + k)⟩
@[simp] protected theorem add_right_inj {a b : Int} (k : Int) : k + a = k + b ↔ a = b := ⟨Int.add_left_cancel, congrArg _⟩
protected theorem sub_eq_zero {a b : Int} : a - b = 0 ↔ a = b :=
  ⟨fun h => by rw [← Int.sub_add_cancel a b, h, Int.zero_add], fun h => h ▸ Int.sub_self _⟩
protected theorem sub_eq_zero_of_eq {a b : Int} (h : a = b) : a - b = 0 := Int.sub_eq_zero.mpr h
protected theorem eq_of_sub_eq_zero {a b : Int} (h : a - b = 0) : a = b := Int.sub_eq_zero.mp h
protected theorem eq_sub_iff_add_eq {a b c : Int} : a = c - b ↔ a + b = c :=
  ⟨fun h => by rw [h, Int.sub_add_cancel], fun h => by rw [← h, Int.add_sub_cancel]⟩
protected theorem sub_eq_iff_eq_add {a b c : Int} : a - b = c ↔ a = c + b :=
  ⟨fun h => by rw [← h, Int.sub_add_cancel], fun h => by rw [h, Int.add_sub_cancel]⟩
protected theorem neg_eq_neg_one_mul (a : Int) : -a = -1 * a := by rw [Int.neg_mul, Int.one_mul]
protected theorem two_mul (a : Int) : 2 * a = a + a := (Int.add_mul 1 1 a).trans (by rw [Int.one_mul])

instance : Std.Associative (α := Int) (· + ·) := ⟨Int.add_assoc⟩
instance : Std.Commutative (α := Int) (· + ·) := ⟨Int.add_comm⟩
instance : Std.LawfulIdentity (α := Int) (· + ·) 0 := { left_id := Int.zero_add, right_id := Int.add_zero }
instance : Std.Associative (α := Int) (· * ·) := ⟨Int.mul_assoc⟩
instance : Std.Commutative (α := Int) (· * ·) := ⟨Int.mul_comm⟩
instance : Std.LawfulIdentity (α := Int) (· * ·) 1 := { left_id := Int.one_mul, right_id := Int.mul_one }

@[simp] protected theorem pow_zero (b : Int) : b ^ 0 = 1 := rfl
protected theorem pow_succ (b : Int) (e : Nat) : b ^ (e + 1) = b ^ e * b := rfl
protected theorem pow_succ' (b : Int) (e : Nat) : b ^ (e + 1) = b * b ^ e := (Int.pow_succ b e).trans (Int.mul_comm _ _)
@[simp] protected theorem pow_one (b : Int) : b ^ 1 = b := Int.one_mul b
protected theorem pow_add (b : Int) (m n : Nat) : b ^ (m + n) = b ^ m * b ^ n := by
  induction n with
  | zero => exact (Int.mul_one _).symm
  | succ n ih => rw [← Nat.add_assoc, Int.pow_succ, ih, Int.pow_succ, Int.mul_assoc]
protected theorem pow_two (b : Int) : b ^ 2 = b * b := by rw [Int.pow_succ, Int.pow_one]

end Int
