prelude
import Basis.Mathlib.Notation

/-! # Natural numbers: factorial, binomial coefficients, square root, congruence, parity -/

set_option autoImplicit false

@[simp] theorem Nat.cast_id (n : ℕ) : (Nat.cast n : ℕ) = n := rfl

namespace Nat

/-! ## Factorial and binomial coefficients -/

def factorial : ℕ → ℕ
  | 0 => 1
  | n + 1 => (n + 1) * factorial n

scoped notation:10000 n "!" => Nat.factorial n

@[simp] theorem factorial_zero : 0! = 1 := rfl
@[simp] theorem factorial_one : 1! = 1 := rfl
theorem factorial_succ (n : ℕ) : (n + 1)! = (n + 1) * n ! := rfl
theorem factorial_pos : (n : ℕ) → 0 < n !
  | 0 => Nat.one_pos
  | n + 1 => Nat.mul_pos (Nat.succ_pos n) (factorial_pos n)
theorem factorial_ne_zero (n : ℕ) : n ! ≠ 0 := Nat.ne_of_gt (factorial_pos n)

def choose : ℕ → ℕ → ℕ
  | _, 0 => 1
  | 0, _ + 1 => 0
  | n + 1, k + 1 => choose n k + choose n (k + 1)

@[simp] theorem choose_zero_right (n : ℕ) : choose n 0 = 1 := by cases n <;> rfl
@[simp] theorem choose_zero_succ (k : ℕ) : choose 0 (k + 1) = 0 := rfl
theorem choose_succ_succ (n k : ℕ) : choose (n + 1) (k + 1) = choose n k + choose n (k + 1) := rfl
theorem choose_succ_succ' (n k : ℕ) : choose (n + 1) (k + 1) = choose n k + choose n (k + 1) := rfl

/-! ## Square root, rounded down -/

/-- By pairs of binary digits; `fuel` is no less than the number of pairs. -/
def sqrt.go : (fuel n : ℕ) → ℕ
  | 0, _ => 0
  | fuel + 1, n =>
    let r := 2 * sqrt.go fuel (n / 4)
    if (r + 1) * (r + 1) ≤ n then r + 1 else r
def sqrt (n : ℕ) : ℕ := sqrt.go (log2 n + 1) n

theorem sqrt.go_spec : (fuel n : ℕ) → n < 4 ^ fuel →
    sqrt.go fuel n * sqrt.go fuel n ≤ n ∧ n < (sqrt.go fuel n + 1) * (sqrt.go fuel n + 1)
  | 0, n, h => by
    have : n = 0 := by omega
    subst this
    exact ⟨Nat.le_refl _, Nat.one_pos⟩
  | fuel + 1, n, h => by
    have ⟨low, high⟩ := sqrt.go_spec fuel (n / 4) (by rw [Nat.pow_succ] at h; omega)
    rw [sqrt.go]
    generalize sqrt.go fuel (n / 4) = s at low high
    have e : 2 * s * (2 * s) = 4 * (s * s) := by rw [Nat.mul_mul_mul_comm]
    simp only [Nat.add_mul, Nat.mul_add, Nat.mul_one, Nat.one_mul] at high ⊢
    split <;> rename_i c
    · refine ⟨?_, ?_⟩
      all_goals simp only [Nat.add_mul, Nat.mul_add, Nat.mul_one, Nat.one_mul, e] at c ⊢
      all_goals omega
    · simp only [Nat.add_mul, Nat.mul_add, Nat.mul_one, Nat.one_mul, e] at c ⊢
      omega

theorem sqrt_spec (n : ℕ) : sqrt n * sqrt n ≤ n ∧ n < (sqrt n + 1) * (sqrt n + 1) := by
  refine sqrt.go_spec _ n ?_
  have : n < 2 ^ (log2 n + 1) := Nat.lt_log2_self
  refine Nat.lt_of_lt_of_le this ?_
  exact Nat.pow_le_pow_left (by omega) _
theorem sqrt_le (n : ℕ) : sqrt n * sqrt n ≤ n := (sqrt_spec n).1
theorem lt_succ_sqrt (n : ℕ) : n < (sqrt n + 1) * (sqrt n + 1) := (sqrt_spec n).2

/-! ## Congruence -/

def ModEq (n a b : ℕ) : Prop := a % n = b % n
notation:50 a " ≡ " b " [MOD " n "]" => ModEq n a b

instance (n a b : ℕ) : Decidable (a ≡ b [MOD n]) := inferInstanceAs (Decidable (a % n = b % n))

@[refl] protected theorem ModEq.refl {n : ℕ} (a : ℕ) : a ≡ a [MOD n] := rfl
protected theorem ModEq.rfl {n a : ℕ} : a ≡ a [MOD n] := rfl
@[symm] protected theorem ModEq.symm {n a b : ℕ} (h : a ≡ b [MOD n]) : b ≡ a [MOD n] := Eq.symm h
protected theorem ModEq.trans {n a b c : ℕ} (h : a ≡ b [MOD n]) (k : b ≡ c [MOD n]) : a ≡ c [MOD n] := Eq.trans h k
theorem mod_modEq (a n : ℕ) : a % n ≡ a [MOD n] := Nat.mod_mod a n

/-! ## Parity -/

theorem even_iff {n : ℕ} : Even n ↔ n % 2 = 0 := ⟨fun ⟨r, h⟩ => by omega, fun h => ⟨n / 2, by omega⟩⟩
theorem odd_iff {n : ℕ} : Odd n ↔ n % 2 = 1 := ⟨fun ⟨r, h⟩ => by omega, fun h => ⟨n / 2, by omega⟩⟩
instance (n : ℕ) : Decidable (Even n) := decidable_of_iff _ even_iff.symm
instance (n : ℕ) : Decidable (Odd n) := decidable_of_iff _ odd_iff.symm
theorem not_even_iff_odd {n : ℕ} : ¬Even n ↔ Odd n := by rw [even_iff, odd_iff]; omega
theorem not_odd_iff_even {n : ℕ} : ¬Odd n ↔ Even n := by rw [even_iff, odd_iff]; omega

theorem isSquare_iff (n : ℕ) : IsSquare n ↔ sqrt n * sqrt n = n := by
  refine ⟨fun ⟨r, h⟩ => ?_, fun h => ⟨sqrt n, h.symm⟩⟩
  have ⟨low, high⟩ := sqrt_spec n
  generalize sqrt n = s at *
  rcases Nat.lt_trichotomy r s with k | k | k
  · have := Nat.mul_self_le_mul_self (Nat.succ_le_of_lt k)
    have := Nat.mul_self_le_mul_self (Nat.le_of_lt k)
    omega
  · rw [← k, h]
  · have := Nat.mul_self_le_mul_self (Nat.succ_le_of_lt k)
    rw [Nat.succ_eq_add_one] at this
    omega
instance (n : ℕ) : Decidable (IsSquare n) := decidable_of_iff _ (isSquare_iff n).symm

end Nat
