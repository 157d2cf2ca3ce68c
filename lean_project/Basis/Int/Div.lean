prelude
import Basis.Int.Order

/-!
# Euclidean division and divisibility of integers
-/

set_option autoImplicit false

namespace Int

@[simp] protected theorem ediv_zero : (a : Int) → a / 0 = 0
  | ofNat m => congrArg ofNat (Nat.div_zero m)
  | negSucc _ => rfl
@[simp] protected theorem emod_zero : (a : Int) → a % 0 = a
  | ofNat m => congrArg ofNat (Nat.mod_zero m)
  | negSucc m => by
    show subNatNat 0 (m % 0 + 1) = _
    rw [Nat.mod_zero]
    rfl
@[simp] protected theorem ediv_neg : (a b : Int) → a / -b = -(a / b)
  | ofNat _, ofNat 0 => (congrArg ofNat (Nat.div_zero _)).trans (congrArg (fun n => -ofNat n) (Nat.div_zero _)).symm
  | ofNat _, ofNat (_ + 1) => rfl
  | ofNat _, negSucc _ => (Int.neg_neg _).symm
  | negSucc _, ofNat 0 => rfl
  | negSucc _, ofNat (_ + 1) => rfl
  | negSucc _, negSucc _ => rfl
@[simp] protected theorem emod_neg : (a b : Int) → a % -b = a % b
  | ofNat m, b => congrArg (fun k => ofNat (m % k)) (natAbs_neg b)
  | negSucc m, b => congrArg (fun k => subNatNat k (m % k + 1)) (natAbs_neg b)

private theorem split_negSucc {m n q r : Nat} (h : (n + 1) * q + r = m) :
    subNatNat 0 ((n + 1) * (q + 1)) + subNatNat (n + 1) (r + 1) = negSucc m := by
  rw [subNatNat_add_subNatNat, negSucc_eq_subNatNat, subNatNat_eq_iff, ← h, Nat.mul_add, Nat.mul_one]
  ac_rfl
protected theorem mul_ediv_add_emod : (a b : Int) → b * (a / b) + a % b = a
  | ofNat m, ofNat n => congrArg ofNat (Nat.div_add_mod m n)
  | ofNat m, negSucc n => (congrArg (· + _) (Int.neg_mul_neg (ofNat (n + 1)) (ofNat (m / (n + 1))))).trans
      (congrArg ofNat (Nat.div_add_mod m (n + 1)))
  | negSucc m, ofNat 0 => by
    show (0 : Int) * _ + negSucc m % 0 = _
    rw [Int.emod_zero, Int.zero_mul, Int.zero_add]
  | negSucc m, ofNat (n + 1) => split_negSucc (Nat.div_add_mod m (n + 1))
  | negSucc m, negSucc n => (congrArg (· + subNatNat (n + 1) (m % (n + 1) + 1)) (negOfNat_eq_subNatNat _)).trans
      (split_negSucc (Nat.div_add_mod m (n + 1)))
protected theorem emod_add_mul_ediv (a b : Int) : a % b + b * (a / b) = a := by rw [Int.add_comm, Int.mul_ediv_add_emod]
protected theorem emod_def (a b : Int) : a % b = a - b * (a / b) := Int.eq_sub_iff_add_eq.mpr (Int.emod_add_mul_ediv a b)

protected theorem emod_nonneg : (a : Int) → {b : Int} → b ≠ 0 → 0 ≤ a % b
  | ofNat _, _, _ => natCast_nonneg _
  | negSucc m, b, h => by
    have pos : 0 < natAbs b := Nat.pos_of_ne_zero fun e => h (natAbs_eq_zero.mp e)
    show (0 : Int) ≤ subNatNat (natAbs b) (m % natAbs b + 1)
    rw [zero_eq_subNatNat, subNatNat_le_subNatNat, Nat.zero_add]
    exact Nat.mod_lt m pos
theorem emod_lt_natAbs (a : Int) {b : Int} (h : b ≠ 0) : a % b < natAbs b := by
  have pos : 0 < natAbs b := Nat.pos_of_ne_zero fun e => h (natAbs_eq_zero.mp e)
  cases a with
  | ofNat m => exact natCast_lt.mpr (Nat.mod_lt m pos)
  | negSucc m =>
    show subNatNat (natAbs b) (m % natAbs b + 1) < ofNat (natAbs b)
    rw [ofNat_eq_subNatNat, subNatNat_lt_subNatNat]
    exact Nat.add_lt_add_left (Nat.succ_pos _) _
protected theorem emod_lt_of_pos (a : Int) {b : Int} (h : 0 < b) : a % b < b := by
  have := emod_lt_natAbs a (Int.ne_of_gt h)
  rwa [natAbs_of_nonneg (Int.le_of_lt h)] at this
theorem mul_ediv_self_le {x k : Int} (h : k ≠ 0) : k * (x / k) ≤ x := by
  have := Int.add_le_add_left (Int.emod_nonneg x h) (k * (x / k))
  rwa [Int.mul_ediv_add_emod, Int.add_zero] at this
theorem lt_mul_ediv_self_add {x k : Int} (h : 0 < k) : x < k * (x / k) + k := by
  have := Int.add_lt_add_left (Int.emod_lt_of_pos x h) (k * (x / k))
  rwa [Int.mul_ediv_add_emod] at this

protected theorem le_ediv_iff_mul_le {a b c : Int} (h : 0 < c) : a ≤ b / c ↔ a * c ≤ b := by
  rw [Int.mul_comm]
  refine ⟨fun k => Int.le_trans (Int.mul_le_mul_of_nonneg_left k (Int.le_of_lt h)) (mul_ediv_self_le (Int.ne_of_gt h)), fun k => ?_⟩
  refine le_of_lt_add_one (Int.lt_of_mul_lt_mul_left (c := c) ?_ (Int.le_of_lt h))
  rw [Int.mul_add, Int.mul_one]
  exact Int.lt_of_le_of_lt k (lt_mul_ediv_self_add h)
protected theorem ediv_lt_iff_lt_mul {a b c : Int} (h : 0 < c) : a / c < b ↔ a < b * c := by
  rw [← Int.not_le, ← Int.not_le, Int.le_ediv_iff_mul_le h]

/-- Quotient and remainder are the only pair of their kind. -/
theorem ediv_emod_unique {a b q r : Int} (h : 0 < b) : a / b = q ∧ a % b = r ↔ r + b * q = a ∧ 0 ≤ r ∧ r < b := by
  refine ⟨fun ⟨hq, hr⟩ => hq ▸ hr ▸ ⟨Int.emod_add_mul_ediv a b, Int.emod_nonneg a (Int.ne_of_gt h), Int.emod_lt_of_pos a h⟩, ?_⟩
  intro ⟨e, h0, hb⟩
  have hq : a / b = q := by
    refine Int.le_antisymm (le_of_lt_add_one ?_) ?_
    · rw [Int.ediv_lt_iff_lt_mul h, Int.add_mul, Int.one_mul, ← e, Int.add_comm, Int.mul_comm q]
      exact Int.add_lt_add_left hb _
    · rw [Int.le_ediv_iff_mul_le h, ← e, Int.mul_comm q]
      have := Int.add_le_add_right h0 (b * q)
      rwa [Int.zero_add] at this
  refine ⟨hq, ?_⟩
  rw [Int.emod_def, hq, ← e, Int.add_sub_cancel]
protected theorem mul_ediv_cancel_left {a : Int} (b : Int) (h : a ≠ 0) : a * b / a = b := by
  have pos : ∀ c d : Int, 0 < c → c * d / c = d := fun c d hc =>
    ((ediv_emod_unique hc).mpr ⟨by rw [Int.zero_add], Int.le_refl 0, hc⟩).1
  rcases Int.lt_or_gt_of_ne h with k | k
  · have := pos (-a) (-b) (Int.neg_lt_neg k)
    rwa [Int.neg_mul_neg, Int.ediv_neg, Int.neg_inj] at this
  · exact pos a b k
protected theorem mul_ediv_cancel (a : Int) {b : Int} (h : b ≠ 0) : a * b / b = a := by rw [Int.mul_comm, Int.mul_ediv_cancel_left a h]
@[simp] protected theorem ediv_one (a : Int) : a / 1 = a := by
  have := Int.mul_ediv_cancel a (b := 1) (by decide)
  rwa [Int.mul_one] at this
@[simp] protected theorem emod_one (a : Int) : a % 1 = 0 := by rw [Int.emod_def, Int.ediv_one, Int.one_mul, Int.sub_self]
@[simp] protected theorem ediv_self {a : Int} (h : a ≠ 0) : a / a = 1 := by
  have := Int.mul_ediv_cancel_left 1 h
  rwa [Int.mul_one] at this
@[simp] protected theorem mul_emod_right (a b : Int) : a * b % a = 0 := by
  rw [Int.emod_def]
  by_cases h : a = 0
  · rw [h, Int.zero_mul, Int.zero_mul]; rfl
  · rw [Int.mul_ediv_cancel_left b h, Int.sub_self]
@[simp] protected theorem emod_self (a : Int) : a % a = 0 := by
  have := Int.mul_emod_right a 1
  rwa [Int.mul_one] at this

/-! ## Divisibility -/

protected theorem dvd_refl (a : Int) : a ∣ a := ⟨1, (Int.mul_one a).symm⟩
protected theorem dvd_trans {a b c : Int} : a ∣ b → b ∣ c → a ∣ c := fun ⟨x, hx⟩ ⟨y, hy⟩ => ⟨x * y, by rw [hy, hx, Int.mul_assoc]⟩
protected theorem dvd_mul_right (a b : Int) : a ∣ a * b := ⟨b, rfl⟩
protected theorem dvd_mul_left (a b : Int) : a ∣ b * a := ⟨b, Int.mul_comm b a⟩
protected theorem dvd_zero (a : Int) : a ∣ 0 := ⟨0, (Int.mul_zero a).symm⟩
protected theorem one_dvd (a : Int) : 1 ∣ a := ⟨a, (Int.one_mul a).symm⟩
protected theorem dvd_add {a b c : Int} : a ∣ b → a ∣ c → a ∣ b + c := fun ⟨x, hx⟩ ⟨y, hy⟩ => ⟨x + y, by rw [hx, hy, Int.mul_add]⟩
protected theorem dvd_sub {a b c : Int} : a ∣ b → a ∣ c → a ∣ b - c := fun ⟨x, hx⟩ ⟨y, hy⟩ => ⟨x - y, by rw [hx, hy, Int.mul_sub]⟩
protected theorem dvd_neg {a b : Int} : a ∣ -b ↔ a ∣ b :=
  ⟨fun ⟨x, hx⟩ => ⟨-x, by rw [Int.mul_neg, ← hx, Int.neg_neg]⟩, fun ⟨x, hx⟩ => ⟨-x, by rw [Int.mul_neg, ← hx]⟩⟩
protected theorem neg_dvd {a b : Int} : -a ∣ b ↔ a ∣ b :=
  ⟨fun ⟨c, h⟩ => ⟨-c, by rw [h, Int.neg_mul, Int.mul_neg]⟩, fun ⟨c, h⟩ => ⟨-c, by rw [h, Int.neg_mul, Int.mul_neg, Int.neg_neg]⟩⟩
protected theorem dvd_mul_right_of_dvd {a b : Int} (h : a ∣ b) (c : Int) : a ∣ b * c := Int.dvd_trans h (Int.dvd_mul_right b c)
theorem emod_eq_zero_of_dvd {a b : Int} : a ∣ b → b % a = 0 := fun ⟨_, h⟩ => h ▸ Int.mul_emod_right ..
theorem dvd_of_emod_eq_zero {a b : Int} (h : b % a = 0) : a ∣ b := ⟨b / a, by
  have := Int.mul_ediv_add_emod b a
  rw [h, Int.add_zero] at this
  exact this.symm⟩
theorem dvd_iff_emod_eq_zero {a b : Int} : a ∣ b ↔ b % a = 0 := ⟨emod_eq_zero_of_dvd, dvd_of_emod_eq_zero⟩
instance decidableDvd (a b : Int) : Decidable (a ∣ b) := decidable_of_iff (b % a = 0) dvd_iff_emod_eq_zero.symm
protected theorem mul_ediv_cancel' {a b : Int} (h : a ∣ b) : a * (b / a) = b := by
  have := Int.mul_ediv_add_emod b a
  rwa [emod_eq_zero_of_dvd h, Int.add_zero] at this
theorem emod_pos_of_not_dvd {a b : Int} (h : ¬a ∣ b) : a = 0 ∨ 0 < b % a :=
  if e : a = 0 then .inl e
  else .inr (Int.lt_iff_le_and_ne.mpr ⟨Int.emod_nonneg b e, fun k => h (dvd_of_emod_eq_zero k.symm)⟩)
theorem natCast_dvd_natCast {m n : Nat} : (m : Int) ∣ n ↔ m ∣ n := by
  rw [dvd_iff_emod_eq_zero, ← natCast_emod, natCast_eq_zero, Nat.dvd_iff_mod_eq_zero]
theorem natCast_dvd {m : Nat} {a : Int} : (m : Int) ∣ a ↔ m ∣ natAbs a := by
  cases a with
  | ofNat n => exact natCast_dvd_natCast
  | negSucc n => exact Int.dvd_neg.symm.trans natCast_dvd_natCast
theorem le_of_dvd {a b : Int} (bpos : 0 < b) (H : a ∣ b) : a ≤ b := by
  cases Int.le_total a 0 with
  | inl h => exact Int.le_trans h (Int.le_of_lt bpos)
  | inr h =>
    obtain ⟨m, rfl⟩ := Int.eq_ofNat_of_zero_le h
    obtain ⟨n, rfl⟩ := Int.eq_ofNat_of_zero_le (Int.le_of_lt bpos)
    exact Int.ofNat_le.mpr (Nat.le_of_dvd (Int.ofNat_lt.mp bpos) (natCast_dvd_natCast.mp H))
theorem dvd_sub_bmod (x : Int) (m : Nat) : (m : Int) ∣ x - bmod x m := by
  have key : x - x % (m : Int) = m * (x / m) := by rw [Int.emod_def, Int.sub_sub_self]
  unfold bmod
  dsimp only
  split
  · exact ⟨x / m, key⟩
  · refine ⟨x / m + 1, ?_⟩
    rw [Int.mul_add, Int.mul_one, ← key, Int.sub_eq_add_neg, Int.neg_sub, Int.sub_eq_add_neg, Int.sub_eq_add_neg]
    ac_rfl
theorem add_mul_emod_self_left (a b c : Int) : (a + b * c) % b = a % b := by
  by_cases h : b = 0
  · rw [h, Int.zero_mul, Int.add_zero]
  · have pos : ∀ d k : Int, 0 < d → (a + d * k) % d = a % d := fun d k hd =>
      ((ediv_emod_unique (q := a / d + k) hd).mpr
        ⟨by rw [Int.mul_add, ← Int.add_assoc, Int.emod_add_mul_ediv], Int.emod_nonneg a (Int.ne_of_gt hd), Int.emod_lt_of_pos a hd⟩).2
    rcases Int.lt_or_gt_of_ne h with k | k
    · rw [← Int.emod_neg, ← Int.emod_neg a, ← pos (-b) (-c) (Int.neg_lt_neg k), Int.neg_mul_neg]
    · exact pos b c k
theorem emod_emod_of_dvd (n : Int) {m k : Int} (h : m ∣ k) : n % k % m = n % m := by
  obtain ⟨c, rfl⟩ := h
  rw [← add_mul_emod_self_left (n % (m * c)) m (c * (n / (m * c))), ← Int.mul_assoc, Int.emod_add_mul_ediv]
@[simp] theorem emod_emod (a b : Int) : a % b % b = a % b := emod_emod_of_dvd a (Int.dvd_refl b)
theorem add_emod (a b n : Int) : (a + b) % n = (a % n + b % n) % n := by
  have e : a + b = (a % n + b % n) + n * (a / n + b / n) := by
    rw [Int.mul_add, show a % n + b % n + (n * (a / n) + n * (b / n)) = (a % n + n * (a / n)) + (b % n + n * (b / n)) by ac_rfl,
      Int.emod_add_mul_ediv, Int.emod_add_mul_ediv]
  rw [e, add_mul_emod_self_left]
theorem sub_emod (a b n : Int) : (a - b) % n = (a % n - b % n) % n := by
  have e : a % n - b % n = (a - b) + n * (b / n - a / n) := by
    rw [Int.emod_def, Int.emod_def, Int.mul_sub]
    simp only [Int.sub_eq_add_neg, Int.neg_add, Int.neg_neg]
    ac_rfl
  rw [e, add_mul_emod_self_left]
theorem mul_emod (a b n : Int) : a * b % n = a % n * (b % n) % n := by
  have e : a * b = a % n * (b % n) + n * (a % n * (b / n) + a / n * b) := by
    calc
      a * b = (a % n + n * (a / n)) * b := by rw [Int.emod_add_mul_ediv]
      _ = a % n * b + n * (a / n * b) := by rw [Int.add_mul, Int.mul_assoc]
      _ = a % n * (b % n + n * (b / n)) + n * (a / n * b) := by rw [Int.emod_add_mul_ediv]
      _ = _ := by rw [Int.mul_add, Int.mul_add, ← Int.add_assoc]; ac_rfl
  rw [e, add_mul_emod_self_left]

end Int
