prelude
import Basis.Mathlib.Nat

/-! # Prime numbers -/

set_option autoImplicit false

namespace Nat

/-- Mathlib's `Irreducible p`: the only unit among the natural numbers is 1. Protected, because
Mathlib has another `Prime` that an opened namespace must not hide. -/
protected def Prime (p : ℕ) : Prop := p ≠ 1 ∧ ∀ a b, p = a * b → a = 1 ∨ b = 1

theorem prime_def {p : ℕ} : Nat.Prime p ↔ 2 ≤ p ∧ ∀ m, m ∣ p → m = 1 ∨ m = p := by
  constructor
  · intro ⟨ne, h⟩
    have : p ≠ 0 := fun e => by
      have := h 0 0 e
      omega
    refine ⟨by omega, fun m ⟨k, e⟩ => ?_⟩
    refine (h m k e).elim .inl fun k1 => .inr ?_
    rw [e, k1, Nat.mul_one]
  · intro ⟨two, h⟩
    refine ⟨by omega, fun a b e => ?_⟩
    refine (h a ⟨b, e⟩).elim .inl fun ap => .inr ?_
    rw [ap] at e
    exact (Nat.eq_of_mul_eq_mul_left (by omega) (e.symm.trans (Nat.mul_one p).symm))

/-- Whether no number from `k` on, as long as its square is no more than `p`, divides `p`; `fuel`
numbers are tried. -/
def noDivisor (p : ℕ) : (fuel k : ℕ) → Bool
  | 0, _ => true
  | fuel + 1, k => if p < k * k then true else if p % k = 0 then false else noDivisor p fuel (k + 1)

theorem noDivisor_iff (p : ℕ) : (fuel k : ℕ) → 2 ≤ k → p < (k + fuel) * (k + fuel) →
    (noDivisor p fuel k = true ↔ ∀ m, k ≤ m → m * m ≤ p → ¬m ∣ p)
  | 0, k, _, h => ⟨fun _ m hm hp => by
      have := Nat.mul_self_le_mul_self hm
      rw [Nat.add_zero] at h
      omega, fun _ => rfl⟩
  | fuel + 1, k, hk, h => by
    rw [noDivisor]
    split <;> rename_i c
    · refine ⟨fun _ m hm hp => ?_, fun _ => rfl⟩
      have := Nat.mul_self_le_mul_self hm
      omega
    · split <;> rename_i d
      · refine ⟨nofun, fun all => absurd (Nat.dvd_of_mod_eq_zero d) (all k (Nat.le_refl k) (by omega))⟩
      · rw [noDivisor_iff p fuel (k + 1) (by omega) (by rwa [Nat.add_right_comm k 1 fuel])]
        refine ⟨fun all m hm => ?_, fun all m hm => all m (by omega)⟩
        rcases Nat.lt_or_eq_of_le hm with l | e
        · exact all m l
        · exact e ▸ fun _ div => d (Nat.mod_eq_zero_of_dvd div)

theorem prime_iff_noDivisor {p : ℕ} : Nat.Prime p ↔ 2 ≤ p ∧ noDivisor p (sqrt p) 2 = true := by
  have enough : p < (2 + sqrt p) * (2 + sqrt p) :=
    Nat.lt_of_lt_of_le (lt_succ_sqrt p) (Nat.mul_self_le_mul_self (by omega))
  rw [prime_def, noDivisor_iff p _ 2 (Nat.le_refl 2) enough]
  refine and_congr_right fun two => ⟨fun h m hm hp div => ?_, fun h m div => ?_⟩
  · have : m ≠ p := fun e => by
      rw [e] at hp hm
      have := Nat.mul_le_mul_right p hm
      omega
    exact (h m div).elim (by omega) this
  · obtain ⟨k, e⟩ := div
    by_cases m1 : m = 1
    · exact .inl m1
    · by_cases k1 : k = 1
      · exact .inr (by rw [e, k1, Nat.mul_one])
      · exfalso
        have m0 : m ≠ 0 := fun z => by rw [z, Nat.zero_mul] at e; omega
        have k0 : k ≠ 0 := fun z => by rw [z, Nat.mul_zero] at e; omega
        rcases Nat.le_total m k with l | l
        · exact h m (by omega) (e ▸ Nat.mul_le_mul_left m l) ⟨k, e⟩
        · exact h k (by omega) (e ▸ Nat.mul_le_mul_right k l) ⟨m, by rw [e, Nat.mul_comm]⟩

instance (p : ℕ) : Decidable (Nat.Prime p) := decidable_of_iff _ prime_iff_noDivisor.symm

theorem Prime.two_le {p : ℕ} (h : Nat.Prime p) : 2 ≤ p := (prime_def.mp h).1
theorem Prime.pos {p : ℕ} (h : Nat.Prime p) : 0 < p := Nat.lt_of_lt_of_le (by decide) h.two_le

end Nat
