/-
The natural numbers of the Natural Number Game, for the loader of that suite.

What a level of the game may assume from the start, and nothing that a level proves: Peano's
axioms, the defining equations, the small numerals, and what `≤`, `<`, `pred` and `is_zero` mean.
The namespace stays open: the statement of a level follows.
-/

inductive MyNat where
  | zero : MyNat
  | succ (n : MyNat) : MyNat
deriving DecidableEq

namespace MyNat

notation "ℕ" => MyNat

def ofNat : Nat → ℕ
  | 0 => zero
  | Nat.succ n => succ (ofNat n)

instance instOfNat (n : Nat) : OfNat ℕ n := ⟨ofNat n⟩

@[induction_eliminator]
noncomputable def recOn' {motive : ℕ → Sort u} (n : ℕ) (zero : motive 0)
    (succ : ∀ n, motive n → motive (succ n)) : motive n :=
  MyNat.rec zero succ n

@[cases_eliminator]
noncomputable def casesOn' {motive : ℕ → Sort u} (n : ℕ) (zero : motive 0)
    (succ : ∀ n, motive (succ n)) : motive n :=
  MyNat.rec zero (fun n _ => succ n) n

def add (a : ℕ) : ℕ → ℕ
  | zero => a
  | succ b => succ (add a b)

instance instAdd : Add ℕ := ⟨add⟩

def mul (a : ℕ) : ℕ → ℕ
  | zero => 0
  | succ b => mul a b + a

instance instMul : Mul ℕ := ⟨mul⟩

def pow (a : ℕ) : ℕ → ℕ
  | zero => 1
  | succ b => pow a b * a

/-- The default, so that the exponent of `a ^ 2` is a number of the game too. -/
@[default_instance high]
instance instPow : Pow ℕ ℕ := ⟨pow⟩

instance instLE : LE ℕ := ⟨fun a b => ∃ c, b = a + c⟩

instance instLT : LT ℕ := ⟨fun a b => a ≤ b ∧ ¬ b ≤ a⟩

def pred : ℕ → ℕ
  | zero => 37
  | succ n => n

def is_zero : ℕ → Prop
  | zero => True
  | succ _ => False

theorem one_eq_succ_zero : (1 : ℕ) = succ 0 := rfl

theorem two_eq_succ_one : (2 : ℕ) = succ 1 := rfl

theorem three_eq_succ_two : (3 : ℕ) = succ 2 := rfl

theorem four_eq_succ_three : (4 : ℕ) = succ 3 := rfl

theorem five_eq_succ_four : (5 : ℕ) = succ 4 := rfl

theorem add_zero (a : ℕ) : a + 0 = a := rfl

theorem add_succ (a b : ℕ) : a + succ b = succ (a + b) := rfl

theorem mul_zero (a : ℕ) : a * 0 = 0 := rfl

theorem mul_succ (a b : ℕ) : a * succ b = a * b + a := rfl

theorem pow_zero (a : ℕ) : a ^ (0 : ℕ) = 1 := rfl

theorem pow_succ (a b : ℕ) : a ^ succ b = a ^ b * a := rfl

theorem succ_inj (a b : ℕ) (h : succ a = succ b) : a = b := by
  injection h

theorem zero_ne_succ (a : ℕ) : 0 ≠ succ a := fun h => MyNat.noConfusion h

theorem le_iff_exists_add (a b : ℕ) : a ≤ b ↔ ∃ c, b = a + c := Iff.rfl

theorem lt_iff_le_not_le (a b : ℕ) : a < b ↔ a ≤ b ∧ ¬ b ≤ a := Iff.rfl

theorem pred_succ (n : ℕ) : pred (succ n) = n := rfl

theorem is_zero_zero : is_zero 0 = True := rfl

theorem is_zero_succ (n : ℕ) : is_zero (succ n) = False := rfl

