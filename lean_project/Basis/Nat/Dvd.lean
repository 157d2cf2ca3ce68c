prelude
import Basis.Nat.Div

/-! # Divisibility -/

set_option autoImplicit false
universe u

namespace Nat

instance instDvd : Dvd Nat := ⟨fun a b => ∃ c, b = a * c⟩
protected theorem dvd_refl (a : Nat) : a ∣ a := ⟨1, (Nat.mul_one a).symm⟩
protected theorem dvd_rfl {a : Nat} : a ∣ a := Nat.dvd_refl a
protected theorem dvd_zero (a : Nat) : a ∣ 0 := ⟨0, rfl⟩
protected theorem dvd_mul_left (a b : Nat) : a ∣ b * a := ⟨b, Nat.mul_comm b a⟩
protected theorem dvd_mul_right (a b : Nat) : a ∣ a * b := ⟨b, rfl⟩
protected theorem one_dvd (n : Nat) : 1 ∣ n := ⟨n, (Nat.one_mul n).symm⟩
attribute [simp] Nat.dvd_refl Nat.dvd_zero Nat.dvd_mul_left Nat.dvd_mul_right Nat.one_dvd
protected theorem dvd_trans {a b c : Nat} : a ∣ b → b ∣ c → a ∣ c
  | ⟨d, h⟩, ⟨e, k⟩ => ⟨d * e, by rw [k, h, Nat.mul_assoc]⟩
protected theorem eq_zero_of_zero_dvd {a : Nat} : 0 ∣ a → a = 0
  | ⟨c, h⟩ => h.trans (Nat.zero_mul c)
@[simp] protected theorem zero_dvd {n : Nat} : 0 ∣ n ↔ n = 0 := ⟨Nat.eq_zero_of_zero_dvd, fun h => h ▸ Nat.dvd_refl 0⟩
protected theorem dvd_add {m n k : Nat} : k ∣ m → k ∣ n → k ∣ m + n
  | ⟨d, h⟩, ⟨e, i⟩ => ⟨d + e, by rw [Nat.mul_add, h, i]⟩
protected theorem dvd_mul_left_of_dvd {a b : Nat} (h : a ∣ b) (c : Nat) : a ∣ c * b := Nat.dvd_trans h (Nat.dvd_mul_left b c)
protected theorem dvd_mul_right_of_dvd {a b : Nat} (h : a ∣ b) (c : Nat) : a ∣ b * c := Nat.dvd_trans h (Nat.dvd_mul_right b c)
protected theorem mul_dvd_mul {a b c d : Nat} : a ∣ b → c ∣ d → a * c ∣ b * d
  | ⟨e, h⟩, ⟨f, k⟩ => ⟨e * f, by rw [h, k, Nat.mul_mul_mul_comm]⟩
protected theorem mul_dvd_mul_left {b c : Nat} (a : Nat) (h : b ∣ c) : a * b ∣ a * c := Nat.mul_dvd_mul (Nat.dvd_refl a) h
protected theorem mul_dvd_mul_right {a b : Nat} (h : a ∣ b) (c : Nat) : a * c ∣ b * c := Nat.mul_dvd_mul h (Nat.dvd_refl c)
protected theorem dvd_of_mul_dvd_mul_left {k m n : Nat} (kpos : 0 < k) : k * m ∣ k * n → m ∣ n
  | ⟨c, h⟩ => ⟨c, Nat.eq_of_mul_eq_mul_left kpos (h.trans (Nat.mul_assoc k m c))⟩
theorem dvd_of_mul_right_dvd {m n k : Nat} (h : m * n ∣ k) : m ∣ k := Nat.dvd_trans (Nat.dvd_mul_right m n) h
theorem dvd_of_mul_left_dvd {m n k : Nat} (h : m * n ∣ k) : n ∣ k := Nat.dvd_trans (Nat.dvd_mul_left n m) h
theorem mod_eq_zero_of_dvd {m n : Nat} : m ∣ n → n % m = 0
  | ⟨c, h⟩ => h ▸ mul_mod_right m c
theorem dvd_of_mod_eq_zero {m n : Nat} (h : n % m = 0) : m ∣ n := ⟨n / m, by
  have e := div_add_mod n m
  rw [h, Nat.add_zero] at e
  exact e.symm⟩
theorem dvd_iff_mod_eq_zero {m n : Nat} : m ∣ n ↔ n % m = 0 := ⟨mod_eq_zero_of_dvd, dvd_of_mod_eq_zero⟩
theorem mod_eq_zero_iff_dvd {m n : Nat} : n % m = 0 ↔ m ∣ n := dvd_iff_mod_eq_zero.symm
instance decidable_dvd (m n : Nat) : Decidable (m ∣ n) := decidable_of_decidable_of_iff dvd_iff_mod_eq_zero.symm
theorem emod_pos_of_not_dvd {a b : Nat} (h : ¬a ∣ b) : 0 < b % a := pos_of_ne_zero fun e => h (dvd_of_mod_eq_zero e)
protected theorem dvd_sub {m n k : Nat} : k ∣ m → k ∣ n → k ∣ m - n
  | ⟨d, h⟩, ⟨e, i⟩ => ⟨d - e, by rw [Nat.mul_sub, h, i]⟩
protected theorem dvd_add_right {m k : Nat} (h : k ∣ m) {n : Nat} : k ∣ m + n ↔ k ∣ n :=
  ⟨fun d => Nat.add_sub_cancel_left m n ▸ Nat.dvd_sub d h, Nat.dvd_add h⟩
protected theorem dvd_add_left {m k : Nat} (h : k ∣ m) {n : Nat} : k ∣ n + m ↔ k ∣ n := by rw [Nat.add_comm, Nat.dvd_add_right h]
protected theorem dvd_add_iff_right {k m : Nat} (h : k ∣ m) {n : Nat} : k ∣ n ↔ k ∣ m + n := (Nat.dvd_add_right h).symm
protected theorem dvd_add_iff_left {k n : Nat} (h : k ∣ n) {m : Nat} : k ∣ m ↔ k ∣ m + n := (Nat.dvd_add_left h).symm
theorem dvd_mod_iff {k m n : Nat} (h : k ∣ n) : k ∣ m % n ↔ k ∣ m := by
  have d : k ∣ n * (m / n) := Nat.dvd_mul_right_of_dvd h _
  have e := Nat.dvd_add_right d (n := m % n)
  rw [div_add_mod] at e
  exact e.symm
theorem le_of_dvd {m n : Nat} (h1 : 0 < n) : m ∣ n → m ≤ n
  | ⟨0, h⟩ => absurd h1 (by rw [h]; exact Nat.lt_irrefl 0)
  | ⟨c + 1, h⟩ => h ▸ le_mul_of_pos_right m (succ_pos c)
protected theorem dvd_antisymm {m n : Nat} (h : m ∣ n) (k : n ∣ m) : m = n :=
  (eq_zero_or_pos m).elim (fun e => by subst e; exact (Nat.eq_zero_of_zero_dvd h).symm) fun hm =>
    (eq_zero_or_pos n).elim (fun e => by subst e; exact Nat.eq_zero_of_zero_dvd k) fun hn =>
      Nat.le_antisymm (le_of_dvd hn h) (le_of_dvd hm k)
theorem pos_of_dvd_of_pos {m n : Nat} (H1 : m ∣ n) (H2 : 0 < n) : 0 < m :=
  pos_of_ne_zero fun e => ne_zero_of_pos H2 (Nat.eq_zero_of_zero_dvd (e ▸ H1))
theorem eq_one_of_dvd_one {n : Nat} (H : n ∣ 1) : n = 1 := Nat.dvd_antisymm H (Nat.one_dvd n)
@[simp] protected theorem dvd_one {n : Nat} : n ∣ 1 ↔ n = 1 := ⟨eq_one_of_dvd_one, fun h => h ▸ Nat.dvd_refl 1⟩
protected theorem mul_div_cancel' {n m : Nat} (H : n ∣ m) : n * (m / n) = m := by
  have h := div_add_mod m n
  rwa [mod_eq_zero_of_dvd H, Nat.add_zero] at h
protected theorem div_mul_cancel {n m : Nat} (H : n ∣ m) : m / n * n = m := by rw [Nat.mul_comm, Nat.mul_div_cancel' H]
protected theorem mul_div_assoc {k n : Nat} (m : Nat) : k ∣ n → m * n / k = m * (n / k)
  | ⟨c, h⟩ => by
    subst h
    refine (eq_zero_or_pos k).elim (fun e => by rw [e, Nat.div_zero, Nat.div_zero, Nat.mul_zero]) fun hk => ?_
    rw [Nat.mul_left_comm, Nat.mul_div_cancel_left _ hk, Nat.mul_div_cancel_left _ hk]
theorem mod_mod_of_dvd (a : Nat) {b c : Nat} : c ∣ b → a % b % c = a % c
  | ⟨d, h⟩ => by rw [h, mod_mul, add_mul_mod_self_left, mod_mod]
protected theorem dvd_eq_true_of_mod_eq_zero {m n : Nat} (h : n % m == 0) : (m ∣ n) = True :=
  eq_true (dvd_of_mod_eq_zero (of_decide_eq_true h))
protected theorem dvd_eq_false_of_mod_ne_zero {m n : Nat} (h : n % m != 0) : (m ∣ n) = False := by
  refine eq_false fun d => ?_
  rw [mod_eq_zero_of_dvd d] at h
  exact nomatch h
theorem two_dvd_iff_mod {n : Nat} : 2 ∣ n ↔ n % 2 = 0 := dvd_iff_mod_eq_zero

/-- What is decided for each number below `n` is decided for all of them together. Structural in
`n`, so that the kernel computes it. -/
instance decidableBallLT : (n : Nat) → (P : (k : Nat) → k < n → Prop) → [∀ n h, Decidable (P n h)] → Decidable (∀ n h, P n h)
  | 0, _, _ => .isTrue fun _ h => absurd h (Nat.not_lt_zero _)
  | n + 1, P, _ =>
    match decidableBallLT n fun k h => P k (Nat.lt_succ_of_lt h) with
    | .isFalse no => .isFalse fun all => no fun k h => all k (Nat.lt_succ_of_lt h)
    | .isTrue yes =>
      if p : P n (Nat.lt_succ_self n) then
        .isTrue fun k h => (Nat.lt_succ_iff_lt_or_eq.mp h).elim (yes k) fun e => by subst e; exact p
      else .isFalse fun all => p (all n _)
instance decidableBallLE (n : Nat) (P : (k : Nat) → k ≤ n → Prop) [∀ n h, Decidable (P n h)] : Decidable (∀ n h, P n h) :=
  decidable_of_iff (∀ k (h : k < n + 1), P k (Nat.le_of_lt_succ h)) ⟨fun a k h => a k (Nat.lt_succ_of_le h), fun a k _ => a k _⟩
instance decidableForallFin {n : Nat} (P : Fin n → Prop) [DecidablePred P] : Decidable (∀ i, P i) :=
  decidable_of_iff (∀ k h, P ⟨k, h⟩) ⟨fun a i => a i.1 i.2, fun a k h => a ⟨k, h⟩⟩

end Nat

namespace Bool
variable {P : Bool → Prop} [DecidablePred P]

instance : Decidable (∀ b, P b) :=
  decidable_of_iff (P false ∧ P true) ⟨fun h b => by cases b; exact h.1; exact h.2, fun h => ⟨h _, h _⟩⟩
instance : Decidable (∃ b, P b) :=
  decidable_of_iff (P false ∨ P true) ⟨fun h => h.elim (⟨_, ·⟩) (⟨_, ·⟩), fun
    | ⟨false, h⟩ => .inl h
    | ⟨true, h⟩ => .inr h⟩

end Bool
