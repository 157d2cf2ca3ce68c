prelude
import Basis.Mathlib.Nat

/-! # Integers: congruence, absolute value, parity -/

set_option autoImplicit false

namespace Int

/-! ## Congruence -/

def ModEq (n a b : ℤ) : Prop := a % n = b % n
notation:50 a " ≡ " b " [ZMOD " n "]" => ModEq n a b

instance (n a b : ℤ) : Decidable (a ≡ b [ZMOD n]) := inferInstanceAs (Decidable (a % n = b % n))

@[refl] protected theorem ModEq.refl {n : ℤ} (a : ℤ) : a ≡ a [ZMOD n] := rfl
protected theorem ModEq.rfl {n a : ℤ} : a ≡ a [ZMOD n] := rfl
@[symm] protected theorem ModEq.symm {n a b : ℤ} (h : a ≡ b [ZMOD n]) : b ≡ a [ZMOD n] := Eq.symm h
protected theorem ModEq.trans {n a b c : ℤ} (h : a ≡ b [ZMOD n]) (k : b ≡ c [ZMOD n]) : a ≡ c [ZMOD n] := Eq.trans h k
theorem mod_modEq (a n : ℤ) : a % n ≡ a [ZMOD n] := Int.emod_emod a n

/-! ## Absolute value -/

theorem abs_eq_natAbs (a : ℤ) : |a| = natAbs a := by
  show max a (-a) = _
  rw [Int.max_def]
  split <;> omega
theorem natCast_natAbs (a : ℤ) : (natAbs a : ℤ) = |a| := (abs_eq_natAbs a).symm

/-! ## Parity -/

theorem even_iff {n : ℤ} : Even n ↔ n % 2 = 0 := ⟨fun ⟨r, h⟩ => by omega, fun h => ⟨n / 2, by omega⟩⟩
theorem odd_iff {n : ℤ} : Odd n ↔ n % 2 = 1 := ⟨fun ⟨r, h⟩ => by omega, fun h => ⟨n / 2, by omega⟩⟩
instance (n : ℤ) : Decidable (Even n) := decidable_of_iff _ even_iff.symm
instance (n : ℤ) : Decidable (Odd n) := decidable_of_iff _ odd_iff.symm
theorem not_even_iff_odd {n : ℤ} : ¬Even n ↔ Odd n := by rw [even_iff, odd_iff]; omega
theorem not_odd_iff_even {n : ℤ} : ¬Odd n ↔ Even n := by rw [even_iff, odd_iff]; omega

end Int
