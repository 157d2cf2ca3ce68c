prelude
import Basis

/-! # Notation, and predicates on any type with the operations they speak of -/

set_option autoImplicit false
universe u

notation "ℕ" => Nat
notation "ℤ" => Int

/-! ## Quantifiers -/

def ExistsUnique {α : Sort u} (p : α → Prop) : Prop := ∃ x, p x ∧ ∀ y, p y → y = x

syntax "∃! " Lean.explicitBinders ", " term : term
macro_rules
  | `(∃! $x:ident, $p) => `(ExistsUnique fun $x => $p)
  | `(∃! $x:ident : $t, $p) => `(ExistsUnique fun $x : $t => $p)
  | `(∃! ($x:ident : $t), $p) => `(ExistsUnique fun $x : $t => $p)
  | `(∃! _, $p) => `(ExistsUnique fun _ => $p)
  | `(∃! _ : $t, $p) => `(ExistsUnique fun _ : $t => $p)

@[app_unexpander ExistsUnique] def unexpandExistsUnique : Lean.PrettyPrinter.Unexpander
  | `($_ fun $x:ident => $p) => `(∃! $x:ident, $p)
  | `($_ fun ($x:ident : $t) => $p) => `(∃! $x:ident : $t, $p)
  | _ => throw ()

theorem ExistsUnique.exists {α : Sort u} {p : α → Prop} : (∃! x, p x) → ∃ x, p x
  | ⟨x, h, _⟩ => ⟨x, h⟩
theorem ExistsUnique.unique {α : Sort u} {p : α → Prop} {a b : α} (h : ∃! x, p x) (ha : p a) (hb : p b) : a = b := match h with
  | ⟨_, _, h⟩ => (h a ha).trans (h b hb).symm
theorem existsUnique_of_exists_of_unique {α : Sort u} {p : α → Prop} (h : ∃ x, p x) (k : ∀ a b, p a → p b → a = b) : ∃! x, p x :=
  match h with
  | ⟨x, hx⟩ => ⟨x, hx, fun y hy => k y x hy hx⟩

binder_predicate x " ∣ " y:term => `($x ∣ $y)

/-! ## Absolute value

Mathlib's is `a ⊔ -a` in a lattice-ordered group, where `⊔` is `max` on a linear order. -/

section
variable {α : Type u}

def abs [Max α] [Neg α] (a : α) : α := max a (-a)
macro:max atomic("|" noWs) a:term noWs "|" : term => `(abs $a)
@[app_unexpander abs] def unexpandAbs : Lean.PrettyPrinter.Unexpander
  | `($_ $a) => `(|$a|)
  | _ => throw ()

/-! ## Parity and squares -/

def Even [Add α] (a : α) : Prop := ∃ r, a = r + r
def Odd [Add α] [Mul α] [OfNat α 1] [OfNat α 2] (a : α) : Prop := ∃ m, a = 2 * m + 1
def IsSquare [Mul α] (a : α) : Prop := ∃ r, a = r * r
end
