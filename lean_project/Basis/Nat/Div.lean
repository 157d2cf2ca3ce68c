prelude
import Basis.Nat.MinMax

/-!
# Division and remainder

The kernel evaluates `Nat.div` and `Nat.mod` on literals with its own arithmetic, so the definitions
here must mean exactly that: `x / 0 = 0` and `x % 0 = x`. Each is repeated subtraction on a fuel
that suffices, and `Nat.div_eq`, `Nat.mod_eq` are the equations that determine it.
-/

set_option autoImplicit false
universe u

namespace Nat

/-- `x / y` for `0 < y`, as long as `x ≤ fuel`. -/
protected def div.go (y : Nat) : (fuel x : Nat) → Nat
  | 0, _ => 0
  | fuel + 1, x => if y ≤ x then div.go y fuel (x - y) + 1 else 0
@[extern "lean_nat_div"] protected def div (x y : Nat) : Nat := if 0 < y then div.go y x x else 0
instance instDiv : Div Nat := ⟨Nat.div⟩

/-- `x % y` for `0 < y`, as long as `x ≤ fuel`. -/
protected def mod.go (y : Nat) : (fuel x : Nat) → Nat
  | 0, x => x
  | fuel + 1, x => if y ≤ x then mod.go y fuel (x - y) else x
@[extern "lean_nat_mod"] protected def mod (x y : Nat) : Nat := if 0 < y then mod.go y x x else x
instance instMod : Mod Nat := ⟨Nat.mod⟩

private theorem sub_le_of_succ_le {x y k : Nat} (hy : 0 < y) (h : x ≤ k + 1) : x - y ≤ k :=
  Nat.sub_le_of_le_add (Nat.le_trans h (Nat.add_le_add_left hy k))

private theorem div.go_fuel {y : Nat} (hy : 0 < y) : ∀ (k l x : Nat), x ≤ k → x ≤ l → div.go y k x = div.go y l x
  | 0, 0, _, _, _ => rfl
  | 0, l + 1, x, h, _ => by
    rw [eq_zero_of_le_zero h, div.go, div.go, if_neg (Nat.not_le_of_gt hy)]
  | k + 1, 0, x, _, h => by
    rw [eq_zero_of_le_zero h, div.go, div.go, if_neg (Nat.not_le_of_gt hy)]
  | k + 1, l + 1, x, h, h' => by
    rw [div.go, div.go, go_fuel hy k l (x - y) (sub_le_of_succ_le hy h) (sub_le_of_succ_le hy h')]

private theorem mod.go_fuel {y : Nat} (hy : 0 < y) : ∀ (k l x : Nat), x ≤ k → x ≤ l → mod.go y k x = mod.go y l x
  | 0, 0, _, _, _ => rfl
  | 0, l + 1, x, h, _ => by
    rw [eq_zero_of_le_zero h, mod.go, mod.go, if_neg (Nat.not_le_of_gt hy)]
  | k + 1, 0, x, _, h => by
    rw [eq_zero_of_le_zero h, mod.go, mod.go, if_neg (Nat.not_le_of_gt hy)]
  | k + 1, l + 1, x, h, h' => by
    rw [mod.go, mod.go, go_fuel hy k l (x - y) (sub_le_of_succ_le hy h) (sub_le_of_succ_le hy h')]

protected theorem div_zero (n : Nat) : n / 0 = 0 := rfl
protected theorem mod_zero (n : Nat) : n % 0 = n := rfl
attribute [simp] Nat.div_zero Nat.mod_zero

theorem div_eq_sub_div {a b : Nat} (hb : 0 < b) (h : b ≤ a) : a / b = (a - b) / b + 1 := by
  show Nat.div a b = Nat.div (a - b) b + 1
  cases a with
  | zero => exact absurd h (Nat.not_le_of_gt hb)
  | succ a =>
    rw [Nat.div, Nat.div, if_pos hb, if_pos hb, div.go, if_pos h]
    exact congrArg (· + 1) (div.go_fuel hb _ _ _ (sub_le_of_succ_le hb (Nat.le_refl _)) (Nat.le_refl _))
theorem div_eq_of_lt {a b : Nat} (h : a < b) : a / b = 0 := by
  show Nat.div a b = 0
  rw [Nat.div, if_pos (pos_of_lt h)]
  cases a with
  | zero => rfl
  | succ a => rw [div.go, if_neg (Nat.not_le_of_gt h)]
theorem mod_eq_sub_mod {a b : Nat} (h : a ≥ b) : a % b = (a - b) % b := by
  refine (eq_zero_or_pos b).elim (fun e => by rw [e, Nat.sub_zero]) fun hb => ?_
  show Nat.mod a b = Nat.mod (a - b) b
  cases a with
  | zero => exact absurd h (Nat.not_le_of_gt hb)
  | succ a =>
    rw [Nat.mod, Nat.mod, if_pos hb, if_pos hb, mod.go, if_pos h]
    exact mod.go_fuel hb _ _ _ (sub_le_of_succ_le hb (Nat.le_refl _)) (Nat.le_refl _)
theorem mod_eq_of_lt {a b : Nat} (h : a < b) : a % b = a := by
  show Nat.mod a b = a
  rw [Nat.mod, if_pos (pos_of_lt h)]
  cases a with
  | zero => rfl
  | succ a => rw [mod.go, if_neg (Nat.not_le_of_gt h)]
attribute [irreducible] Nat.div Nat.mod

theorem div_eq (x y : Nat) : x / y = if 0 < y ∧ y ≤ x then (x - y) / y + 1 else 0 := by
  split
  case isTrue h => exact div_eq_sub_div h.1 h.2
  case isFalse h =>
    refine (eq_zero_or_pos y).elim (fun e => by rw [e, Nat.div_zero]) fun hy => ?_
    exact div_eq_of_lt (Nat.lt_of_not_le fun k => h ⟨hy, k⟩)
theorem mod_eq (x y : Nat) : x % y = if 0 < y ∧ y ≤ x then (x - y) % y else x := by
  split
  case isTrue h => exact mod_eq_sub_mod h.2
  case isFalse h =>
    refine (eq_zero_or_pos y).elim (fun e => by rw [e, Nat.mod_zero]) fun hy => ?_
    exact mod_eq_of_lt (Nat.lt_of_not_le fun k => h ⟨hy, k⟩)

/-- Induction along the subtractions that a division performs. -/
theorem div.inductionOn {motive : Nat → Nat → Prop} (x y : Nat)
    (ind : ∀ x y, 0 < y ∧ y ≤ x → motive (x - y) y → motive x y)
    (base : ∀ x y, ¬(0 < y ∧ y ≤ x) → motive x y) : motive x y :=
  Nat.strongRecOn x fun x ih =>
    if h : 0 < y ∧ y ≤ x then ind x y h (ih (x - y) (sub_lt (Nat.lt_of_lt_of_le h.1 h.2) h.1)) else base x y h
theorem mod.inductionOn {motive : Nat → Nat → Prop} (x y : Nat)
    (ind : ∀ x y, 0 < y ∧ y ≤ x → motive (x - y) y → motive x y)
    (base : ∀ x y, ¬(0 < y ∧ y ≤ x) → motive x y) : motive x y := div.inductionOn x y ind base
attribute [elab_as_elim] div.inductionOn mod.inductionOn

theorem div_add_mod (m n : Nat) : n * (m / n) + m % n = m := by
  induction m, n using mod.inductionOn with
  | base x y h =>
    rw [div_eq, mod_eq, if_neg h, if_neg h, Nat.mul_zero, Nat.zero_add]
  | ind x y h ih =>
    rw [div_eq, mod_eq, if_pos h, if_pos h, Nat.mul_add, Nat.mul_one, Nat.add_right_comm, ih, Nat.sub_add_cancel h.2]
theorem mod_add_div (m k : Nat) : m % k + k * (m / k) = m := by rw [Nat.add_comm, div_add_mod]
theorem div_add_mod' (m k : Nat) : m / k * k + m % k = m := by rw [Nat.mul_comm, div_add_mod]
theorem mod_add_div' (m k : Nat) : m % k + m / k * k = m := by rw [Nat.mul_comm, mod_add_div]
theorem mod_lt (x : Nat) {y : Nat} (h : 0 < y) : x % y < y := by
  induction x, y using mod.inductionOn with
  | base x y h' =>
    rw [mod_eq, if_neg h']
    exact Nat.lt_of_not_le fun k => h' ⟨h, k⟩
  | ind x y h' ih => rw [mod_eq, if_pos h']; exact ih h
theorem mod_le (x y : Nat) : x % y ≤ x := Nat.le_trans (le_add_left _ _) (Nat.le_of_eq (div_add_mod x y))
theorem mod_lt_of_lt {a b c : Nat} (h : a < c) : a % b < c := Nat.lt_of_le_of_lt (mod_le a b) h
@[simp] theorem zero_mod (b : Nat) : 0 % b = 0 := eq_zero_of_le_zero (mod_le 0 b)
@[simp] protected theorem zero_div (b : Nat) : 0 / b = 0 := by
  rw [div_eq, if_neg fun h => Nat.not_le_of_gt h.1 h.2]
@[simp] theorem mod_self (n : Nat) : n % n = 0 := by rw [mod_eq_sub_mod (Nat.le_refl n), Nat.sub_self, zero_mod]
@[simp] theorem mod_one (x : Nat) : x % 1 = 0 := lt_one_iff.1 (mod_lt x zero_lt_one)
theorem mod_two_eq_zero_or_one (n : Nat) : n % 2 = 0 ∨ n % 2 = 1 :=
  (Nat.lt_or_eq_of_le (le_of_lt_succ (mod_lt n zero_lt_two))).elim (fun h => .inl (lt_one_iff.1 h)) .inr
theorem mod_two_ne_one {n : Nat} : ¬n % 2 = 1 ↔ n % 2 = 0 :=
  ⟨fun h => (mod_two_eq_zero_or_one n).elim id (absurd · h), fun h k => nomatch h.symm.trans k⟩
theorem mod_two_ne_zero {n : Nat} : ¬n % 2 = 0 ↔ n % 2 = 1 :=
  ⟨fun h => (mod_two_eq_zero_or_one n).elim (absurd · h) id, fun h k => nomatch k.symm.trans h⟩
@[simp] theorem mod_two_not_eq_one {n : Nat} : ¬n % 2 = 1 ↔ n % 2 = 0 := mod_two_ne_one
@[simp] theorem mod_two_not_eq_zero {n : Nat} : ¬n % 2 = 0 ↔ n % 2 = 1 := mod_two_ne_zero

/-- Quotient and remainder are determined by their equation. -/
theorem div_mod_unique {n k m d : Nat} (h : 0 < k) : n / k = d ∧ n % k = m ↔ m + k * d = n ∧ m < k := by
  refine ⟨fun ⟨e₁, e₂⟩ => ⟨by rw [← e₁, ← e₂, mod_add_div], e₂ ▸ mod_lt n h⟩, fun h => ?_⟩
  have e := h.1
  have l := h.2
  clear h
  induction d generalizing n with
  | zero =>
    rw [Nat.mul_zero, Nat.add_zero] at e
    exact ⟨e ▸ div_eq_of_lt l, e ▸ mod_eq_of_lt l⟩
  | succ d ih =>
    rw [mul_add_one, ← Nat.add_assoc] at e
    have k' : k ≤ n := le.intro ((Nat.add_comm _ _).trans e)
    have r := ih (Nat.eq_sub_of_add_eq e)
    exact ⟨by rw [div_eq_sub_div h k', r.1], by rw [mod_eq_sub_mod k', r.2]⟩

theorem add_mul_div_left (x z : Nat) {y : Nat} (H : 0 < y) : (x + y * z) / y = x / y + z :=
  ((div_mod_unique H).2 ⟨by rw [Nat.mul_add, ← Nat.add_assoc, mod_add_div], mod_lt x H⟩).1
theorem add_mul_div_right (x y : Nat) {z : Nat} (H : 0 < z) : (x + y * z) / z = x / z + y := by
  rw [Nat.mul_comm, add_mul_div_left _ _ H]
@[simp] theorem add_mul_mod_self_left (x y z : Nat) : (x + y * z) % y = x % y :=
  (eq_zero_or_pos y).elim (fun e => by rw [e, Nat.zero_mul, Nat.add_zero]) fun H =>
    ((div_mod_unique H).2 ⟨by rw [Nat.mul_add, ← Nat.add_assoc, mod_add_div], mod_lt x H⟩).2
@[simp] theorem add_mul_mod_self_right (x y z : Nat) : (x + y * z) % z = x % z := by rw [Nat.mul_comm, add_mul_mod_self_left]
@[simp] theorem mul_add_mod_self_left (a b c : Nat) : (a * b + c) % a = c % a := by rw [Nat.add_comm, add_mul_mod_self_left]
@[simp] theorem mul_add_mod_self_right (a b c : Nat) : (a * b + c) % b = c % b := by rw [Nat.add_comm, add_mul_mod_self_right]
theorem mul_add_mod (a b c : Nat) : (a * b + c) % a = c % a := mul_add_mod_self_left a b c
theorem mul_add_mod' (a b c : Nat) : (a * b + c) % b = c % b := mul_add_mod_self_right a b c
@[simp] theorem add_mod_right (x z : Nat) : (x + z) % z = x % z := by rw [mod_eq_sub_mod (le_add_left z x), Nat.add_sub_cancel]
@[simp] theorem add_mod_left (x z : Nat) : (x + z) % x = z % x := by rw [Nat.add_comm, add_mod_right]
@[simp] theorem mul_mod_right (m n : Nat) : m * n % m = 0 := by
  have h := add_mul_mod_self_left 0 m n
  rwa [Nat.zero_add, zero_mod] at h
@[simp] theorem mul_mod_left (m n : Nat) : m * n % n = 0 := by rw [Nat.mul_comm, mul_mod_right]
theorem add_div_right (x : Nat) {z : Nat} (H : 0 < z) : (x + z) / z = x / z + 1 := by
  rw [div_eq_sub_div H (le_add_left z x), Nat.add_sub_cancel]
theorem add_div_left (x : Nat) {z : Nat} (H : 0 < z) : (z + x) / z = x / z + 1 := by rw [Nat.add_comm, add_div_right x H]
attribute [simp] add_div_right add_div_left
protected theorem mul_div_cancel (m : Nat) {n : Nat} (H : 0 < n) : m * n / n = m := by
  have h := add_mul_div_right 0 m H
  rwa [Nat.zero_add, Nat.zero_div, Nat.zero_add] at h
protected theorem mul_div_cancel_left (m : Nat) {n : Nat} (H : 0 < n) : n * m / n = m := by rw [Nat.mul_comm, Nat.mul_div_cancel m H]
theorem mul_div_right (n : Nat) {m : Nat} (H : 0 < m) : m * n / m = n := Nat.mul_div_cancel_left n H
theorem mul_div_left (m : Nat) {n : Nat} (H : 0 < n) : m * n / n = m := Nat.mul_div_cancel m H
attribute [simp] mul_div_right mul_div_left
@[simp] protected theorem div_self {n : Nat} (H : 0 < n) : n / n = 1 := by
  have h := Nat.mul_div_cancel 1 H
  rwa [Nat.one_mul] at h
@[simp] protected theorem div_one (n : Nat) : n / 1 = n := by
  have h := div_add_mod n 1
  rwa [mod_one, Nat.one_mul] at h
protected theorem div_eq_of_eq_mul_left {m k n : Nat} (H : 0 < n) (h : m = k * n) : m / n = k := by rw [h, Nat.mul_div_cancel k H]
protected theorem div_eq_of_eq_mul_right {m n k : Nat} (H : 0 < n) (h : m = n * k) : m / n = k := by rw [h, Nat.mul_div_cancel_left k H]
theorem div_mul_le_self (m n : Nat) : m / n * n ≤ m := le.intro (div_add_mod' m n)
theorem mul_div_le (m n : Nat) : n * (m / n) ≤ m := le.intro (div_add_mod m n)
theorem lt_mul_div_succ (a : Nat) {b : Nat} (hb : 0 < b) : a < b * (a / b + 1) := by
  have h := Nat.add_lt_add_left (mod_lt a hb) (b * (a / b))
  rwa [div_add_mod, ← mul_add_one] at h
theorem lt_div_mul_add {a b : Nat} (hb : 0 < b) : a < a / b * b + b := by
  have h := lt_mul_div_succ a hb
  rwa [mul_add_one, Nat.mul_comm] at h
theorem le_div_iff_mul_le {k x y : Nat} (k0 : 0 < k) : x ≤ y / k ↔ x * k ≤ y :=
  ⟨fun h => Nat.le_trans (Nat.mul_le_mul_right k h) (div_mul_le_self y k), fun h => by
    refine le_of_lt_succ (Nat.lt_of_mul_lt_mul_right (a := k) (Nat.lt_of_le_of_lt h ?_))
    rw [succ_eq_add_one, Nat.mul_comm]
    exact lt_mul_div_succ y k0⟩
theorem div_lt_iff_lt_mul {k x y : Nat} (Hk : 0 < k) : x / k < y ↔ x < y * k := by
  rw [← Nat.not_le, ← Nat.not_le, le_div_iff_mul_le Hk]
theorem div_le_of_le_mul {m n : Nat} : ∀ {k}, m ≤ k * n → m / k ≤ n
  | 0, _ => Nat.le_trans (Nat.le_of_eq (Nat.div_zero m)) (zero_le n)
  | k + 1, h => le_of_lt_succ ((div_lt_iff_lt_mul (succ_pos k)).2 (by
    rw [succ_eq_add_one, add_one_mul, Nat.mul_comm n]
    exact Nat.lt_of_le_of_lt h (Nat.lt_add_of_pos_right (succ_pos k))))
theorem div_le_self (n k : Nat) : n / k ≤ n :=
  (eq_zero_or_pos k).elim (fun e => by rw [e, Nat.div_zero]; exact zero_le n) fun h => div_le_of_le_mul (le_mul_of_pos_left n h)
theorem div_lt_self {n k : Nat} (hLtN : 0 < n) (hLtK : 1 < k) : n / k < n :=
  (div_lt_iff_lt_mul (Nat.lt_trans zero_lt_one hLtK)).2
    (Nat.lt_of_le_of_lt (Nat.le_of_eq (Nat.mul_one n).symm) (Nat.mul_lt_mul_of_pos_left hLtK hLtN))
theorem div_le_div_right {a b : Nat} {c : Nat} (h : a ≤ b) : a / c ≤ b / c :=
  (eq_zero_or_pos c).elim (fun e => by rw [e, Nat.div_zero, Nat.div_zero]) fun hc =>
    (le_div_iff_mul_le hc).2 (Nat.le_trans (div_mul_le_self a c) h)
theorem div_le_div_left {a b c : Nat} (hcb : c ≤ b) (hc : 0 < c) : a / b ≤ a / c :=
  (le_div_iff_mul_le hc).2 (Nat.le_trans (Nat.mul_le_mul_left _ hcb) (div_mul_le_self a b))
theorem div_pos {a b : Nat} (hba : b ≤ a) (hb : 0 < b) : 0 < a / b :=
  (le_div_iff_mul_le hb).2 (Nat.le_trans (Nat.le_of_eq (Nat.one_mul b)) hba)
protected theorem div_pos_iff {a b : Nat} : 0 < a / b ↔ 0 < b ∧ b ≤ a := by
  refine ⟨fun h => ?_, fun h => div_pos h.2 h.1⟩
  have hb : 0 < b := (eq_zero_or_pos b).elim (fun e => absurd h (by rw [e, Nat.div_zero]; exact Nat.lt_irrefl 0)) id
  exact ⟨hb, Nat.le_of_not_lt fun k => ne_zero_of_pos h (div_eq_of_lt k)⟩
theorem div_eq_zero_iff {a b : Nat} : a / b = 0 ↔ b = 0 ∨ a < b := by
  refine ⟨fun h => (eq_zero_or_pos b).elim .inl fun hb => .inr (Nat.lt_of_not_le fun k => ?_), fun h => ?_⟩
  · exact ne_zero_of_pos (div_pos k hb) h
  · exact h.elim (fun e => by rw [e, Nat.div_zero]) div_eq_of_lt
@[simp] theorem mod_mod (a n : Nat) : a % n % n = a % n :=
  (eq_zero_or_pos n).elim (fun e => by rw [e, Nat.mod_zero]) fun h => mod_eq_of_lt (mod_lt a h)
@[simp] theorem mod_add_mod (m n k : Nat) : (m % n + k) % n = (m + k) % n := by
  have h := add_mul_mod_self_left (m % n + k) n (m / n)
  rw [Nat.add_right_comm, mod_add_div] at h
  exact h.symm
@[simp] theorem add_mod_mod (m n k : Nat) : (m + n % k) % k = (m + n) % k := by rw [Nat.add_comm, mod_add_mod, Nat.add_comm]
theorem add_mod (a b n : Nat) : (a + b) % n = (a % n + b % n) % n := by rw [mod_add_mod, add_mod_mod]
@[simp] theorem mod_mul_mod (a b c : Nat) : a % c * b % c = a * b % c := by
  have h := add_mul_mod_self_left (a % c * b) c (a / c * b)
  rw [← Nat.mul_assoc, ← Nat.add_mul, mod_add_div] at h
  exact h.symm
@[simp] theorem mul_mod_mod (m n l : Nat) : m * (n % l) % l = m * n % l := by rw [Nat.mul_comm, mod_mul_mod, Nat.mul_comm]
theorem mul_mod (a b n : Nat) : a * b % n = (a % n) * (b % n) % n := by rw [mod_mul_mod, mul_mod_mod]
theorem pow_mod (a b n : Nat) : a ^ b % n = (a % n) ^ b % n := by
  induction b with
  | zero => rfl
  | succ b ih => rw [Nat.pow_succ, Nat.pow_succ, mul_mod, ih, mod_mul_mod, mul_mod_mod]
protected theorem div_div_eq_div_mul (m n k : Nat) : m / n / k = m / (n * k) := by
  refine (eq_zero_or_pos n).elim (fun e => by rw [e, Nat.div_zero, Nat.zero_div, Nat.zero_mul, Nat.div_zero]) fun hn => ?_
  refine (eq_zero_or_pos k).elim (fun e => by rw [e, Nat.mul_zero, Nat.div_zero, Nat.div_zero]) fun hk => ?_
  apply Nat.le_antisymm
  · rw [le_div_iff_mul_le (Nat.mul_pos hn hk), Nat.mul_comm n, ← Nat.mul_assoc, ← le_div_iff_mul_le hn]
    exact div_mul_le_self _ k
  · rw [le_div_iff_mul_le hk, le_div_iff_mul_le hn, Nat.mul_assoc, Nat.mul_comm k]
    exact div_mul_le_self m _
protected theorem mul_div_mul_left {m : Nat} (n k : Nat) (H : 0 < m) : m * n / (m * k) = n / k := by
  rw [← Nat.div_div_eq_div_mul, Nat.mul_div_cancel_left n H]
protected theorem mul_div_mul_right {m : Nat} (n k : Nat) (H : 0 < m) : n * m / (k * m) = n / k := by
  rw [Nat.mul_comm n, Nat.mul_comm k, Nat.mul_div_mul_left n k H]
theorem mul_mod_mul_left (z x y : Nat) : z * x % (z * y) = z * (x % y) := by
  refine (eq_zero_or_pos z).elim (fun e => by rw [e, Nat.zero_mul, Nat.zero_mul, Nat.zero_mul, zero_mod]) fun hz => ?_
  have h := div_add_mod (z * x) (z * y)
  rw [Nat.mul_div_mul_left x y hz, Nat.mul_assoc] at h
  refine Nat.add_left_cancel (n := z * (y * (x / y))) (h.trans ?_)
  rw [← Nat.mul_add, div_add_mod]
theorem mul_mod_mul_right (z x y : Nat) : x * z % (y * z) = x % y * z := by
  rw [Nat.mul_comm x, Nat.mul_comm y, mul_mod_mul_left, Nat.mul_comm]
theorem mod_mul_right_div_self (m n k : Nat) : m % (n * k) / n = m / n % k := by
  refine (eq_zero_or_pos n).elim (fun e => by rw [e, Nat.div_zero, Nat.div_zero, zero_mod]) fun hn => ?_
  have h := div_add_mod m (n * k)
  rw [Nat.mul_assoc, ← Nat.div_div_eq_div_mul] at h
  have g := congrArg (· / n) h
  rw [Nat.add_comm, add_mul_div_left _ _ hn] at g
  exact Nat.add_right_cancel (m := k * (m / n / k)) (g.trans (mod_add_div _ _).symm)
theorem mod_mul {a b x : Nat} : x % (a * b) = x % a + a * (x / a % b) := by
  refine Nat.add_left_cancel (n := a * b * (x / (a * b))) ?_
  rw [div_add_mod, ← Nat.div_div_eq_div_mul, Nat.mul_assoc, Nat.add_left_comm, ← Nat.mul_add, div_add_mod, mod_add_div]
theorem succ_div_le (a b : Nat) : a / b ≤ (a + 1) / b := div_le_div_right (le_succ a)
theorem sub_mul_div (x n p : Nat) : (x - n * p) / n = x / n - p := by
  refine (eq_zero_or_pos n).elim (fun e => by rw [e, Nat.div_zero, Nat.div_zero, Nat.zero_sub]) fun hn => ?_
  refine (Nat.le_total (n * p) x).elim (fun h => ?_) fun h => ?_
  · cases le.dest h with
    | intro k e => rw [← e, Nat.add_sub_cancel_left, Nat.add_comm, add_mul_div_left _ _ hn, Nat.add_sub_cancel]
  · rw [Nat.sub_eq_zero_of_le h, Nat.zero_div, Nat.sub_eq_zero_of_le (div_le_of_le_mul h)]

end Nat
