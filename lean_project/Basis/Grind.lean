prelude
import Basis.Omega

/-!
# What `grind` is checked against: connectives, equality, congruence, case splits

The names are the binary's. Its arithmetic modules are not covered here.
-/

set_option autoImplicit false
universe u v w

namespace Lean.Grind

/-! ## Marks on terms -/

def nestedProof (p : Prop) {h : p} : p := h
def nestedDecidable {p : Prop} (h : Decidable p) : Decidable p := h
def simpMatchDiscrsOnly {α : Sort u} (a : α) : α := a
def offset (a b : Nat) : Nat := a + b
def eqBwdPattern {α : Sort u} (a b : α) : Prop := a = b
def genPattern {α : Sort u} (_h : Prop) (x : α) (_val : α) : α := x
def genHEqPattern {α β : Sort u} (_h : Prop) (x : α) (_val : β) : α := x
abbrev EqMatch {α : Sort u} (a b : α) {_origin : α} : Prop := a = b
abbrev MatchCond (p : Prop) : Prop := p
def PreMatchCond (p : Prop) : Prop := p
def alreadyNorm (p : Prop) : Prop := p
def Marker {α : Sort u} (a : α) : α := a
def abstractFn {α : Sort u} (a : α) : α := a
theorem em (p : Prop) : alreadyNorm p ∨ alreadyNorm (¬p) := Classical.em p
theorem nestedProof_congr (p q : Prop) (h : p = q) (hp : p) (hq : q) : HEq (@nestedProof p hp) (@nestedProof q hq) := by
  subst h
  exact HEq.rfl
theorem nestedDecidable_congr (p q : Prop) (h : p = q) (hp : Decidable p) (hq : Decidable q) :
    HEq (@nestedDecidable p hp) (@nestedDecidable q hq) := by
  subst h
  exact heq_of_eq (Subsingleton.elim hp hq)

/-! ## Connectives: each fact by the four truth values -/

section
variable {a b : Prop}

theorem rfl_true : true = true := rfl
def intro_with_eq (p p' : Prop) (q : Sort u) (he : p = p') (h : p' → q) : p → q := fun hp => h (he ▸ hp)
def intro_with_eq' (p p' : Prop) (q : p → Sort u) (he : p = p') (h : (h : p') → q (he.mpr_prop h)) : (h : p) → q h :=
  fun hp => h (he ▸ hp)

theorem and_eq_of_eq_true_left (h : a = True) : (a ∧ b) = b := h ▸ true_and b
theorem and_eq_of_eq_true_right (h : b = True) : (a ∧ b) = a := h ▸ and_true a
theorem and_eq_of_eq_false_left (h : a = False) : (a ∧ b) = False := h ▸ false_and b
theorem and_eq_of_eq_false_right (h : b = False) : (a ∧ b) = False := h ▸ and_false a
theorem eq_true_of_and_eq_true_left (h : (a ∧ b) = True) : a = True := eq_true (of_eq_true h).1
theorem eq_true_of_and_eq_true_right (h : (a ∧ b) = True) : b = True := eq_true (of_eq_true h).2
theorem or_of_and_eq_false (h : (a ∧ b) = False) : ¬a ∨ ¬b := Classical.not_and_iff_not_or_not.mp (of_eq_false h)
theorem or_eq_of_eq_true_left (h : a = True) : (a ∨ b) = True := h ▸ true_or b
theorem or_eq_of_eq_true_right (h : b = True) : (a ∨ b) = True := h ▸ or_true a
theorem or_eq_of_eq_false_left (h : a = False) : (a ∨ b) = b := h ▸ false_or b
theorem or_eq_of_eq_false_right (h : b = False) : (a ∨ b) = a := h ▸ or_false a
theorem eq_false_of_or_eq_false_left (h : (a ∨ b) = False) : a = False := eq_false fun k => of_eq_false h (.inl k)
theorem eq_false_of_or_eq_false_right (h : (a ∨ b) = False) : b = False := eq_false fun k => of_eq_false h (.inr k)
theorem imp_eq_of_eq_false_left (h : a = False) : (a → b) = True := h ▸ false_implies b
theorem imp_eq_of_eq_true_right (h : b = True) : (a → b) = True := h ▸ implies_true a
theorem imp_eq_of_eq_true_left (h : a = True) : (a → b) = b := h ▸ true_implies b
theorem eq_false_of_imp_eq_true (h : (a → b) = True) (k : b = False) : a = False := eq_false fun l => of_eq_false k (of_eq_true h l)
theorem eq_true_of_imp_eq_false (h : (a → b) = False) : a = True := eq_true (Classical.not_imp.mp (of_eq_false h)).1
theorem eq_false_of_imp_eq_false (h : (a → b) = False) : b = False := eq_false (Classical.not_imp.mp (of_eq_false h)).2
theorem not_eq_of_eq_true (h : a = True) : (Not a) = False := h ▸ not_true_eq_false
theorem not_eq_of_eq_false (h : a = False) : (Not a) = True := h ▸ not_false_eq_true
theorem eq_false_of_not_eq_true (h : (Not a) = True) : a = False := eq_false (of_eq_true h)
theorem eq_true_of_not_eq_false (h : (Not a) = False) : a = True := eq_true (Classical.byContradiction (of_eq_false h))
theorem false_of_not_eq_self (h : (Not a) = a) : False := have n : ¬a := fun k => h.mpr k k; n (h.mp n)
theorem eq_eq_of_eq_true_left (h : a = True) : (a = b) = b := by subst h; exact propext ⟨fun e => e ▸ trivial, fun k => (eq_true k).symm⟩
theorem eq_eq_of_eq_true_right (h : b = True) : (a = b) = a := by subst h; exact propext ⟨of_eq_true, eq_true⟩
theorem of_eq_eq_true (h : (a = b) = True) : (a ∧ b) ∨ (¬a ∧ ¬b) := by
  cases of_eq_true h
  exact (Classical.em a).elim (fun k => .inl ⟨k, k⟩) fun k => .inr ⟨k, k⟩
open Classical in
theorem of_eq_eq_false (h : (a = b) = False) : (a ∧ ¬b) ∨ (¬a ∧ b) :=
  Omega.Decidable.and_not_or_not_and_of_not_iff fun e => of_eq_false h (propext e)
theorem of_lookahead (p : Prop) (h : ¬p → False) : p = True := eq_true (Classical.byContradiction h)
end

/-! ## Equality -/

section
variable {α : Sort u}
theorem eq_congr {a₁ b₁ a₂ b₂ : α} (h₁ : a₁ = a₂) (h₂ : b₁ = b₂) : (a₁ = b₁) = (a₂ = b₂) := h₁ ▸ h₂ ▸ rfl
theorem eq_congr' {a₁ b₁ a₂ b₂ : α} (h₁ : a₁ = b₂) (h₂ : b₁ = a₂) : (a₁ = b₁) = (a₂ = b₂) := h₁ ▸ h₂ ▸ propext eq_comm
theorem heq_congr {α β : Sort u} {a₁ a₂ : α} {b₁ b₂ : β} (h₁ : a₁ = a₂) (h₂ : b₁ = b₂) : HEq a₁ b₁ = HEq a₂ b₂ := h₁ ▸ h₂ ▸ rfl
theorem ne_of_ne_of_eq_left {a b c : α} (h₁ : a = b) (h₂ : b ≠ c) : a ≠ c := h₁ ▸ h₂
theorem ne_of_ne_of_eq_right {a b c : α} (h₁ : a = c) (h₂ : b ≠ c) : b ≠ a := h₁ ▸ h₂
theorem eqRec_heq.{u_1, u_2} {α : Sort u_2} {a : α} {motive : (x : α) → a = x → Sort u_1} (v : motive a (Eq.refl a)) {b : α} (h : a = b) :
    HEq (@Eq.rec α a motive v b h) v := by
  subst h
  exact HEq.rfl
theorem eqRecOn_heq.{u_1, u_2} {α : Sort u_2} {a : α} {motive : (x : α) → a = x → Sort u_1} {b : α} (h : a = b) (v : motive a (Eq.refl a)) :
    HEq (@Eq.recOn α a motive b h v) v := by
  subst h
  exact HEq.rfl
theorem eqNDRec_heq.{u_1, u_2} {α : Sort u_2} {a : α} {motive : α → Sort u_1} (v : motive a) {b : α} (h : a = b) :
    HEq (@Eq.ndrec α a motive v b h) v := by
  subst h
  exact HEq.rfl
theorem dite_cond_eq_true' {c : Prop} {_ : Decidable c} {a : c → α} {b : ¬c → α} {r : α} (h₁ : c = True) (h₂ : a (of_eq_true h₁) = r) :
    dite c a b = r := (dif_pos (of_eq_true h₁)).trans h₂
theorem dite_cond_eq_false' {c : Prop} {_ : Decidable c} {a : c → α} {b : ¬c → α} {r : α} (h₁ : c = False) (h₂ : b (of_eq_false h₁) = r) :
    dite c a b = r := (dif_neg (of_eq_false h₁)).trans h₂
end

/-! ## Quantifiers -/

theorem forall_propagator (p : Prop) (q : p → Prop) (q' : Prop) (h₁ : p = True) (h₂ : q (of_eq_true h₁) = q') : (∀ hp : p, q hp) = q' :=
  propext ⟨fun h => h₂ ▸ h (of_eq_true h₁), fun h _ => h₂.symm ▸ h⟩
theorem of_forall_eq_false (α : Sort u) (p : α → Prop) (h : (∀ x : α, p x) = False) : ∃ x : α, ¬p x := Classical.not_forall.mp (of_eq_false h)
theorem not_forall {α : Sort u} (p : α → Prop) : (¬∀ x, p x) = ∃ x, ¬p x := propext Classical.not_forall
theorem not_exists {α : Sort u} (p : α → Prop) : (¬∃ x, p x) = ∀ x, ¬p x := propext _root_.not_exists
theorem forall_true (p : True → Prop) : (∀ h : True, p h) = p True.intro := propext ⟨fun h => h trivial, fun h _ => h⟩
theorem forall_and {α : Sort u} {p q : α → Prop} : (∀ x, p x ∧ q x) = ((∀ x, p x) ∧ ∀ x, q x) := propext _root_.forall_and
theorem exists_or {α : Sort u} {p q : α → Prop} : (∃ x, p x ∨ q x) = ((∃ x, p x) ∨ ∃ x, q x) := propext _root_.exists_or
theorem exists_prop {a b : Prop} : (∃ _ : a, b) = (a ∧ b) := propext _root_.exists_prop
theorem exists_const {b : Prop} (α : Sort u) [Nonempty α] : (∃ _ : α, b) = b := propext (_root_.exists_const α)
theorem exists_and_left {α : Sort u} {p : α → Prop} {b : Prop} : (∃ x, b ∧ p x) = (b ∧ ∃ x, p x) := propext _root_.exists_and_left
theorem exists_and_right {α : Sort u} {p : α → Prop} {b : Prop} : (∃ x, p x ∧ b) = ((∃ x, p x) ∧ b) := propext _root_.exists_and_right
theorem forall_imp_eq_or {α : Sort u} (p : α → Prop) (q : Prop) : ((∀ a, p a) → q) = ((∃ a, ¬p a) ∨ q) :=
  propext (Classical.imp_iff_not_or.trans (or_congr Classical.not_forall Iff.rfl))
theorem forall_or_forall {α : Sort u} {β : α → Sort v} (p : α → Prop) (q : (a : α) → β a → Prop) :
    (∀ a, p a ∨ ∀ b : β a, q a b) = ∀ (a : α) (b : β a), p a ∨ q a b :=
  propext ⟨fun h a b => (h a).elim .inl fun k => .inr (k b), fun h a => (Classical.em (p a)).elim .inl
    fun n => .inr fun b => (h a b).elim (absurd · n) id⟩
theorem forall_forall_or {α : Sort u} {β : α → Sort v} (p : α → Prop) (q : (a : α) → β a → Prop) :
    (∀ a, (∀ b : β a, q a b) ∨ p a) = ∀ (a : α) (b : β a), q a b ∨ p a :=
  propext ⟨fun h a b => (h a).elim (fun k => .inl (k b)) .inr, fun h a => (Classical.em (p a)).elim .inr
    fun n => .inl fun b => (h a b).elim id (absurd · n)⟩

/-! ## Normal forms -/

theorem iff_eq (p q : Prop) : (p ↔ q) = (p = q) := iff_eq_eq
theorem eq_true_eq (p : Prop) : (p = True) = p := propext ⟨of_eq_true, eq_true⟩
theorem eq_false_eq (p : Prop) : (p = False) = ¬p := propext ⟨of_eq_false, eq_false⟩
theorem not_eq_prop (p q : Prop) : (¬(p = q)) = (p = ¬q) := by
  rcases Classical.propComplete p with h | h <;> rcases Classical.propComplete q with k | k <;> subst h <;> subst k <;> simp
theorem imp_eq (p q : Prop) : (p → q) = (¬p ∨ q) := propext Classical.imp_iff_not_or
theorem true_imp_eq (p : Prop) : (True → p) = p := true_implies p
theorem false_imp_eq (p : Prop) : (False → p) = True := false_implies p
theorem imp_true_eq (p : Prop) : (p → True) = True := implies_true p
theorem imp_false_eq (p : Prop) : (p → False) = ¬p := rfl
theorem imp_self_eq (p : Prop) : (p → p) = True := eq_true id
theorem not_and (p q : Prop) : (¬(p ∧ q)) = (¬p ∨ ¬q) := propext Classical.not_and_iff_not_or_not
theorem not_or (p q : Prop) : (¬(p ∨ q)) = (¬p ∧ ¬q) := propext _root_.not_or
theorem not_not (p : Prop) : (¬¬p) = p := propext Classical.not_not
theorem not_true : (¬True) = False := not_true_eq_false
theorem not_false : (¬False) = True := not_false_eq_true
theorem not_implies (p q : Prop) : (¬(p → q)) = (p ∧ ¬q) := propext Classical.not_imp
theorem not_ite {p : Prop} {_ : Decidable p} (q r : Prop) : (¬ite p q r) = ite p (¬q) (¬r) := by
  by_cases h : p
  · rw [if_pos h, if_pos h]
  · rw [if_neg h, if_neg h]
theorem or_assoc (p q r : Prop) : ((p ∨ q) ∨ r) = (p ∨ (q ∨ r)) := propext _root_.or_assoc
theorem or_swap12 (p q r : Prop) : (p ∨ q ∨ r) = (q ∨ p ∨ r) := propext or_left_comm
theorem or_swap13 (p q r : Prop) : (p ∨ q ∨ r) = (r ∨ q ∨ p) := propext (or_left_comm.trans (by rw [@or_comm p r, or_left_comm]))
theorem flip_bool_eq (a b : Bool) : (a = b) = (b = a) := propext eq_comm
theorem bool_eq_to_prop (a b : Bool) : (a = b) = ((a = true) = (b = true)) := by cases a <;> cases b <;> simp

/-! ## Booleans and decisions -/

theorem of_decide_eq_true {p : Prop} {_ : Decidable p} (h : decide p = true) : p = True := eq_true (_root_.of_decide_eq_true h)
theorem of_decide_eq_false {p : Prop} {_ : Decidable p} (h : decide p = false) : p = False := eq_false (_root_.of_decide_eq_false h)
theorem decide_eq_true {p : Prop} {_ : Decidable p} (h : p = True) : decide p = true := _root_.decide_eq_true (of_eq_true h)
theorem decide_eq_false {p : Prop} {_ : Decidable p} (h : p = False) : decide p = false := _root_.decide_eq_false (of_eq_false h)

section
variable {α : Type u}
theorem beq_eq_true_of_eq {_ : BEq α} {_ : LawfulBEq α} {a b : α} (h : a = b) : (a == b) = true := h ▸ beq_self_eq_true a
theorem eq_of_beq_eq_true {_ : BEq α} {_ : LawfulBEq α} {a b : α} (h : (a == b) = true) : a = b := eq_of_beq h
theorem beq_eq_false_of_diseq {_ : BEq α} {_ : LawfulBEq α} {a b : α} (h : ¬a = b) : (a == b) = false :=
  Bool.of_not_eq_true fun k => h (eq_of_beq k)
theorem ne_of_beq_eq_false {_ : BEq α} {_ : LawfulBEq α} {a b : α} (h : (a == b) = false) : (a = b) = False :=
  eq_false fun e => Bool.ne_true_of_false h (e ▸ beq_self_eq_true a)
end

namespace Bool
variable {a b : Bool}
theorem and_eq_of_eq_true_left (h : a = true) : (a && b) = b := by subst h; simp
theorem and_eq_of_eq_true_right (h : b = true) : (a && b) = a := by subst h; simp
theorem and_eq_of_eq_false_left (h : a = false) : (a && b) = false := by subst h; simp
theorem and_eq_of_eq_false_right (h : b = false) : (a && b) = false := by subst h; simp
theorem eq_true_of_and_eq_true_left (h : (a && b) = true) : a = true := by cases a <;> simp_all
theorem eq_true_of_and_eq_true_right (h : (a && b) = true) : b = true := by cases a <;> simp_all
theorem or_eq_of_eq_true_left (h : a = true) : (a || b) = true := by subst h; simp
theorem or_eq_of_eq_true_right (h : b = true) : (a || b) = true := by subst h; simp
theorem or_eq_of_eq_false_left (h : a = false) : (a || b) = b := by subst h; simp
theorem or_eq_of_eq_false_right (h : b = false) : (a || b) = a := by subst h; simp
theorem eq_false_of_or_eq_false_left (h : (a || b) = false) : a = false := by cases a <;> simp_all
theorem eq_false_of_or_eq_false_right (h : (a || b) = false) : b = false := by cases a <;> simp_all
theorem not_eq_of_eq_true (h : a = true) : (!a) = false := by subst h; simp
theorem not_eq_of_eq_false (h : a = false) : (!a) = true := by subst h; simp
theorem eq_false_of_not_eq_true (h : (!a) = true) : a = false := by cases a <;> simp_all
theorem eq_true_of_not_eq_false (h : (!a) = false) : a = true := by cases a <;> simp_all
theorem eq_false_of_not_eq_true' (h : ¬a = true) : a = false := by cases a <;> simp_all
theorem eq_true_of_not_eq_false' (h : ¬a = false) : a = true := by cases a <;> simp_all
theorem false_of_not_eq_self (h : (!a) = a) : False := by cases a <;> cases h
theorem ne_of_eq_false_of_eq_true (h₁ : a = false) (h₂ : b = true) : (a = b) = False := by subst h₁ h₂; simp
theorem ne_of_eq_true_of_eq_false (h₁ : a = true) (h₂ : b = false) : (a = b) = False := by subst h₁ h₂; simp
end Bool

end Lean.Grind

/-! ## Classes that `grind` asks about

Its arithmetic is for instances of these classes. There are none here: `omega` does arithmetic.
-/

namespace Lean.Grind
class Semiring (α : Type u)
class Ring (α : Type u)
class CommSemiring (α : Type u)
class CommRing (α : Type u)
class Field (α : Type u)
class NatModule (α : Type u)
class IntModule (α : Type u)
end Lean.Grind
namespace Std
class IsPreorder (α : Type u) [LE α] : Prop
class IsPartialOrder (α : Type u) [LE α] : Prop
class IsLinearPreorder (α : Type u) [LE α] : Prop
class IsLinearOrder (α : Type u) [LE α] : Prop
class LawfulOrderLT (α : Type u) [LT α] [LE α] : Prop
end Std

attribute [grind cases eager] And Prod False Empty True PUnit Exists Subtype
attribute [grind cases] Or
attribute [grind norm ↓] Lean.Grind.not_and Lean.Grind.not_or Lean.Grind.not_ite Lean.Grind.not_forall Lean.Grind.not_exists
  Lean.Grind.not_implies
attribute [grind norm] Classical.not_not ne_eq Lean.Grind.iff_eq eq_self heq_eq_eq Lean.Grind.forall_or_forall Lean.Grind.forall_forall_or
  Lean.Grind.eq_true_eq Lean.Grind.eq_false_eq Lean.Grind.not_eq_prop not_true_eq_false not_false_eq_true
  Lean.Grind.true_imp_eq Lean.Grind.false_imp_eq Lean.Grind.imp_true_eq Lean.Grind.imp_false_eq Lean.Grind.imp_self_eq
  and_true true_and and_false false_and and_assoc or_true true_or or_false false_or or_assoc ite_true ite_false dite_eq_ite
  Lean.Grind.forall_and forall_false Lean.Grind.forall_true Lean.Grind.forall_imp_eq_or
  Lean.Grind.exists_const Lean.Grind.exists_or Lean.Grind.exists_prop Lean.Grind.exists_and_left Lean.Grind.exists_and_right
  Bool.cond_eq_ite Bool.or_false Bool.or_true Bool.false_or Bool.true_or Bool.or_eq_true Bool.or_assoc
  Bool.and_false Bool.and_true Bool.false_and Bool.true_and Bool.and_eq_true Bool.and_assoc Bool.not_not
  beq_iff_eq beq_self_eq_true bne_iff_ne Bool.not_eq_true Bool.not_eq_false decide_eq_true_eq decide_not ge_iff_le gt_iff_lt
