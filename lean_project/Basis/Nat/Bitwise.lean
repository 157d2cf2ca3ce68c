prelude
import Basis.Nat.Div

/-!
# Shifts, logarithm and bitwise operations

The kernel evaluates each of them on literals with its own arithmetic; the recursions here are the
binary digits, lowest first, on a fuel that suffices.
-/

set_option autoImplicit false
universe u

namespace Nat

private theorem div_two_lt {n : Nat} (h : n ≠ 0) : n / 2 < n := div_lt_self (pos_of_ne_zero h) one_lt_two
private theorem half_le {n k : Nat} (h : n ≤ k + 1) : n / 2 ≤ k := by
  cases n with
  | zero => rw [Nat.zero_div]; exact zero_le k
  | succ n => exact Nat.le_trans (le_of_lt_succ (div_two_lt (succ_ne_zero n))) (le_of_succ_le_succ h)

/-! ## Shifts -/

@[extern "lean_nat_shiftl"] def shiftLeft : (n m : Nat) → Nat
  | n, 0 => n
  | n, m + 1 => shiftLeft (2 * n) m
@[extern "lean_nat_shiftr"] def shiftRight : (n m : Nat) → Nat
  | n, 0 => n
  | n, m + 1 => shiftRight n m / 2
instance instShiftLeft : ShiftLeft Nat := ⟨Nat.shiftLeft⟩
instance instShiftRight : ShiftRight Nat := ⟨Nat.shiftRight⟩
@[simp] theorem shiftLeft_zero {n : Nat} : n <<< 0 = n := rfl
@[simp] theorem shiftRight_zero {n : Nat} : n >>> 0 = n := rfl
theorem shiftLeft_succ_inside (m n : Nat) : m <<< (n + 1) = (2 * m) <<< n := rfl
theorem shiftRight_succ (m n : Nat) : m >>> (n + 1) = (m >>> n) / 2 := rfl
theorem shiftLeft_eq (a b : Nat) : a <<< b = a * 2 ^ b := by
  induction b generalizing a with
  | zero => exact (Nat.mul_one a).symm
  | succ b ih => rw [shiftLeft_succ_inside, ih, Nat.pow_succ', Nat.mul_comm 2, Nat.mul_assoc]
theorem shiftRight_eq_div_pow (m n : Nat) : m >>> n = m / 2 ^ n := by
  induction n with
  | zero => exact (Nat.div_one m).symm
  | succ n ih => rw [shiftRight_succ, ih, Nat.div_div_eq_div_mul, Nat.pow_succ]
theorem one_shiftLeft (n : Nat) : 1 <<< n = 2 ^ n := by rw [shiftLeft_eq, Nat.one_mul]
theorem shiftLeft_succ (m n : Nat) : m <<< (n + 1) = 2 * (m <<< n) := by
  rw [shiftLeft_eq, shiftLeft_eq, Nat.pow_succ', Nat.mul_left_comm]
theorem shiftRight_add (m n k : Nat) : m >>> (n + k) = (m >>> n) >>> k := by
  rw [shiftRight_eq_div_pow, shiftRight_eq_div_pow, shiftRight_eq_div_pow, Nat.div_div_eq_div_mul, Nat.pow_add]
theorem shiftLeft_add (m n k : Nat) : m <<< (n + k) = (m <<< n) <<< k := by
  rw [shiftLeft_eq, shiftLeft_eq, shiftLeft_eq, Nat.mul_assoc, Nat.pow_add]
@[simp] theorem zero_shiftLeft (n : Nat) : 0 <<< n = 0 := by rw [shiftLeft_eq, Nat.zero_mul]
@[simp] theorem zero_shiftRight (n : Nat) : 0 >>> n = 0 := by rw [shiftRight_eq_div_pow, Nat.zero_div]

/-! ## Logarithm -/

/-- The position of the highest binary digit of `n`, as long as `n ≤ fuel`. -/
protected def log2.go : (fuel n : Nat) → Nat
  | 0, _ => 0
  | fuel + 1, n => if 2 ≤ n then log2.go fuel (n / 2) + 1 else 0
@[extern "lean_nat_log2"] def log2 (n : Nat) : Nat := log2.go n n

private theorem log2.go_fuel : ∀ (k l n : Nat), n ≤ k → n ≤ l → log2.go k n = log2.go l n
  | 0, 0, _, _, _ => rfl
  | 0, l + 1, n, h, _ => by rw [eq_zero_of_le_zero h]; rfl
  | k + 1, 0, n, _, h => by rw [eq_zero_of_le_zero h]; rfl
  | k + 1, l + 1, n, h, h' => by rw [log2.go, log2.go, go_fuel k l (n / 2) (half_le h) (half_le h')]
theorem log2_def (n : Nat) : log2 n = if 2 ≤ n then log2 (n / 2) + 1 else 0 := by
  cases n with
  | zero => rfl
  | succ n =>
    rw [log2, log2, log2.go]
    exact congrArg (fun k => if 2 ≤ n + 1 then k + 1 else 0) (log2.go_fuel _ _ _ (half_le (Nat.le_refl _)) (Nat.le_refl _))
@[simp] theorem log2_zero : log2 0 = 0 := by rw [log2_def, if_neg (by decide)]
@[simp] theorem log2_one : log2 1 = 0 := by rw [log2_def, if_neg (by decide)]
theorem le_log2 {n k : Nat} (h : n ≠ 0) : k ≤ log2 n ↔ 2 ^ k ≤ n := by
  induction k generalizing n with
  | zero => exact ⟨fun _ => pos_of_ne_zero h, fun _ => zero_le _⟩
  | succ k ih =>
    rw [log2_def]
    split
    case isTrue h2 =>
      rw [Nat.add_le_add_iff_right, ih (ne_zero_of_pos (div_pos h2 zero_lt_two)), le_div_iff_mul_le zero_lt_two, Nat.pow_succ]
    case isFalse h2 =>
      refine ⟨fun h => absurd h (not_succ_le_zero k), fun h => absurd (Nat.le_trans ?_ h) h2⟩
      exact Nat.pow_succ' ▸ le_mul_of_pos_right 2 (Nat.two_pow_pos k)
theorem log2_lt {n k : Nat} (h : n ≠ 0) : log2 n < k ↔ n < 2 ^ k := by rw [← Nat.not_le, ← Nat.not_le, le_log2 h]
theorem log2_self_le {n : Nat} (h : n ≠ 0) : 2 ^ log2 n ≤ n := (le_log2 h).1 (Nat.le_refl _)
theorem lt_log2_self {n : Nat} : n < 2 ^ (log2 n + 1) :=
  if h : n = 0 then by rw [h]; exact Nat.two_pow_pos _ else (log2_lt h).1 (lt_succ_self _)

/-! ## Bitwise operations -/

/-- Applies `f` to the binary digits, as long as `n ≤ fuel`. -/
protected def bitwise.go (f : Bool → Bool → Bool) : (fuel n m : Nat) → Nat
  | 0, _, m => if f false true then m else 0
  | fuel + 1, n, m =>
    if n = 0 then if f false true then m else 0
    else if m = 0 then if f true false then n else 0
    else
      let r := bitwise.go f fuel (n / 2) (m / 2)
      if f (n % 2 = 1) (m % 2 = 1) then r + r + 1 else r + r
def bitwise (f : Bool → Bool → Bool) (n m : Nat) : Nat := bitwise.go f n n m
@[extern "lean_nat_land"] def land (n m : Nat) : Nat := bitwise and n m
@[extern "lean_nat_lor"] def lor (n m : Nat) : Nat := bitwise or n m
@[extern "lean_nat_lxor"] def xor (n m : Nat) : Nat := bitwise bne n m
instance instAndOp : AndOp Nat := ⟨Nat.land⟩
instance instOrOp : OrOp Nat := ⟨Nat.lor⟩
instance instXorOp : XorOp Nat := ⟨Nat.xor⟩
def testBit (m n : Nat) : Bool := 1 &&& (m >>> n) != 0

section
variable {f : Bool → Bool → Bool}

private theorem bitwise.go_fuel : ∀ (k l n m : Nat), n ≤ k → n ≤ l → bitwise.go f k n m = bitwise.go f l n m
  | 0, 0, _, _, _, _ => rfl
  | 0, l + 1, n, m, h, _ => by rw [eq_zero_of_le_zero h, bitwise.go, bitwise.go, if_pos rfl]
  | k + 1, 0, n, m, _, h => by rw [eq_zero_of_le_zero h, bitwise.go, bitwise.go, if_pos rfl]
  | k + 1, l + 1, n, m, h, h' => by
    rw [bitwise.go, bitwise.go, go_fuel k l (n / 2) (m / 2) (half_le h) (half_le h')]

theorem bitwise_zero_left (m : Nat) : bitwise f 0 m = if f false true then m else 0 := rfl
theorem bitwise_of_ne_zero {n m : Nat} (hn : n ≠ 0) (hm : m ≠ 0) : bitwise f n m =
    if f (n % 2 = 1) (m % 2 = 1) then bitwise f (n / 2) (m / 2) + bitwise f (n / 2) (m / 2) + 1
    else bitwise f (n / 2) (m / 2) + bitwise f (n / 2) (m / 2) := by
  cases n with
  | zero => exact absurd rfl hn
  | succ n =>
    have e : bitwise.go f n ((n + 1) / 2) (m / 2) = bitwise f ((n + 1) / 2) (m / 2) :=
      bitwise.go_fuel _ _ _ _ (half_le (Nat.le_refl _)) (Nat.le_refl _)
    rw [bitwise, bitwise.go, if_neg hn, if_neg hm, e]
theorem bitwise_zero_right (n : Nat) : bitwise f n 0 = if f true false then n else 0 := by
  cases n with
  | zero => rw [bitwise_zero_left, ite_self, ite_self]
  | succ n => rw [bitwise, bitwise.go, if_neg (succ_ne_zero n), if_pos rfl]
attribute [irreducible] bitwise
theorem bitwise_zero : bitwise f 0 0 = 0 := by rw [bitwise_zero_left, ite_self]

theorem bitwise_comm (hf : ∀ b b', f b b' = f b' b) (n m : Nat) : bitwise f n m = bitwise f m n := by
  induction n using Nat.strongRecOn generalizing m with
  | ind n ih =>
    by_cases hn : n = 0
    · rw [hn, bitwise_zero_left, bitwise_zero_right, hf]
    by_cases hm : m = 0
    · rw [hm, bitwise_zero_left, bitwise_zero_right, hf]
    rw [bitwise_of_ne_zero hn hm, bitwise_of_ne_zero hm hn, hf, ih _ (div_two_lt hn)]

end

@[simp] protected theorem zero_and (n : Nat) : 0 &&& n = 0 := bitwise_zero_left n
@[simp] protected theorem and_zero (n : Nat) : n &&& 0 = 0 := bitwise_zero_right n
@[simp] protected theorem zero_or (n : Nat) : 0 ||| n = n := bitwise_zero_left n
@[simp] protected theorem or_zero (n : Nat) : n ||| 0 = n := bitwise_zero_right n
@[simp] protected theorem zero_xor (n : Nat) : 0 ^^^ n = n := bitwise_zero_left n
@[simp] protected theorem xor_zero (n : Nat) : n ^^^ 0 = n := bitwise_zero_right n
protected theorem and_comm (n m : Nat) : n &&& m = m &&& n := bitwise_comm Bool.and_comm n m
protected theorem or_comm (n m : Nat) : n ||| m = m ||| n := bitwise_comm Bool.or_comm n m
protected theorem xor_comm (n m : Nat) : n ^^^ m = m ^^^ n := bitwise_comm (fun b b' => by cases b <;> cases b' <;> rfl) n m
private theorem div_two_add_div_two (n : Nat) : n / 2 + n / 2 + n % 2 = n := by rw [← Nat.two_mul, div_add_mod]
@[simp] protected theorem and_self (n : Nat) : n &&& n = n := by
  induction n using Nat.strongRecOn with
  | ind n ih =>
    by_cases h : n = 0
    · rw [h, Nat.zero_and]
    refine (bitwise_of_ne_zero h h).trans ?_
    rw [show bitwise and (n / 2) (n / 2) = n / 2 from ih _ (div_two_lt h), Bool.and_self]
    have e := div_two_add_div_two n
    refine (mod_two_eq_zero_or_one n).elim (fun k => ?_) fun k => ?_ <;> rw [k] at e ⊢ <;> exact e
@[simp] protected theorem or_self (n : Nat) : n ||| n = n := by
  induction n using Nat.strongRecOn with
  | ind n ih =>
    by_cases h : n = 0
    · rw [h, Nat.zero_or]
    refine (bitwise_of_ne_zero h h).trans ?_
    rw [show bitwise or (n / 2) (n / 2) = n / 2 from ih _ (div_two_lt h), Bool.or_self]
    have e := div_two_add_div_two n
    refine (mod_two_eq_zero_or_one n).elim (fun k => ?_) fun k => ?_ <;> rw [k] at e ⊢ <;> exact e
@[simp] protected theorem xor_self (n : Nat) : n ^^^ n = 0 := by
  induction n using Nat.strongRecOn with
  | ind n ih =>
    by_cases h : n = 0
    · rw [h, Nat.zero_xor]
    refine (bitwise_of_ne_zero h h).trans ?_
    rw [show bitwise bne (n / 2) (n / 2) = 0 from ih _ (div_two_lt h)]
    refine (mod_two_eq_zero_or_one n).elim (fun k => ?_) fun k => ?_ <;> rw [k] <;> rfl
theorem and_one_is_mod (x : Nat) : x &&& 1 = x % 2 := by
  by_cases h : x = 0
  · rw [h, Nat.zero_and, zero_mod]
  refine (bitwise_of_ne_zero h Nat.one_ne_zero).trans ?_
  rw [show 1 / 2 = 0 from div_eq_of_lt one_lt_two, bitwise_zero_right]
  refine (mod_two_eq_zero_or_one x).elim (fun k => ?_) fun k => ?_ <;> rw [k] <;> rfl

end Nat
