prelude
import Basis.Simp

/-!
# Sizes and well-founded recursion

`SizeOf` measures values of inductive types; definitions that are not structurally recursive are
elaborated to `WellFounded.fix`, or to `WellFounded.Nat.fix` when their measure is a number.
-/

set_option autoImplicit false
universe u v w

/-! ## Size -/

class SizeOf (α : Sort u) where
  sizeOf : α → Nat
export SizeOf (sizeOf)

/-- Where nothing better is known, everything has size 0. -/
protected def default.sizeOf (α : Sort u) : α → Nat := fun _ => 0
instance (priority := low) instSizeOfDefault (α : Sort u) : SizeOf α := ⟨default.sizeOf α⟩
@[simp] theorem sizeOf_default {α : Sort u} (n : α) : sizeOf n = 0 := rfl
instance instSizeOfNat : SizeOf Nat := ⟨fun n => n⟩
@[simp] theorem sizeOf_nat (n : Nat) : sizeOf n = n := rfl
instance instSizeOfForallUnit {α : Sort u} [SizeOf α] : SizeOf (Unit → α) := ⟨fun f => sizeOf (f ())⟩
@[simp] theorem sizeOf_thunk {α : Sort u} [SizeOf α] (f : Unit → α) : sizeOf f = sizeOf (f ()) := rfl

deriving instance SizeOf for PUnit, Bool, Prod, PProd, MProd, Subtype, Sigma, PSigma, Sum, PSum, PLift, ULift, Option, List,
  Except, Ordering, Fin, BitVec, UInt8, UInt16, UInt32, UInt64, USize, Char, String, Array, Int, Decidable

/-! ## Accessibility and recursion along a well-founded relation -/

inductive Acc {α : Sort u} (r : α → α → Prop) : α → Prop where
  | intro (x : α) (h : (y : α) → r y x → Acc r y) : Acc r x
theorem Acc.inv {α : Sort u} {r : α → α → Prop} {x y : α} : Acc r x → r y x → Acc r y
  | .intro _ h, hr => h y hr

inductive WellFounded {α : Sort u} (r : α → α → Prop) : Prop where
  | intro (h : ∀ a, Acc r a) : WellFounded r
class WellFoundedRelation (α : Sort u) where
  rel : α → α → Prop
  wf : WellFounded rel

namespace WellFounded
section
variable {α : Sort u} {r : α → α → Prop}
theorem apply (wf : WellFounded r) (a : α) : Acc r a := match wf with
  | ⟨h⟩ => h a
noncomputable def fixF {C : α → Sort v} (F : ∀ x, (∀ y, r y x → C y) → C x) (x : α) (a : Acc r x) : C x :=
  Acc.rec (motive := fun x _ => C x) (fun x _ ih => F x ih) a
theorem fixF_eq {C : α → Sort v} (F : ∀ x, (∀ y, r y x → C y) → C x) (x : α) (a : Acc r x) :
    fixF F x a = F x fun y h => fixF F y (a.inv h) := match a with
  | .intro _ _ => rfl
noncomputable def fix {α : Sort u} {C : α → Sort v} {r : α → α → Prop} (hwf : WellFounded r) (F : ∀ x, (∀ y, r y x → C y) → C x) (x : α) : C x :=
  fixF F x (hwf.apply x)
theorem fix_eq {α : Sort u} {C : α → Sort v} {r : α → α → Prop} (hwf : WellFounded r) (F : ∀ x, (∀ y, r y x → C y) → C x) (x : α) :
    fix hwf F x = F x fun y _ => fix hwf F y := fixF_eq F x (hwf.apply x)
theorem induction {C : α → Prop} (hwf : WellFounded r) (a : α) (h : ∀ x, (∀ y, r y x → C y) → C x) : C a := fixF h a (hwf.apply a)
theorem recursion {C : α → Sort v} (hwf : WellFounded r) (a : α) (h : ∀ x, (∀ y, r y x → C y) → C x) : Nonempty (C a) :=
  ⟨fix hwf h a⟩
end
end WellFounded

/-! ## Relations on images, pairs and dependent pairs -/

def InvImage {α : Sort u} {β : Sort v} (r : β → β → Prop) (f : α → β) : α → α → Prop := fun a b => r (f a) (f b)
theorem InvImage.wf {α : Sort u} {β : Sort v} {r : β → β → Prop} (f : α → β) (h : WellFounded r) : WellFounded (InvImage r f) :=
  have reach : ∀ b, Acc r b → ∀ a, f a = b → Acc (InvImage r f) a := fun b hb =>
    Acc.rec (motive := fun b _ => ∀ a, f a = b → Acc (InvImage r f) a)
      (fun _ _ ih a e => ⟨a, fun c hc => ih (f c) (e ▸ hc) c rfl⟩) hb
  ⟨fun a => reach _ (h.apply (f a)) a rfl⟩
@[reducible] def invImage {α : Sort u} {β : Sort v} (f : α → β) (h : WellFoundedRelation β) : WellFoundedRelation α :=
  ⟨InvImage h.rel f, InvImage.wf f h.wf⟩

theorem Subrelation.wf {α : Sort u} {r q : α → α → Prop} (h : ∀ {x y}, q x y → r x y) (wf : WellFounded r) : WellFounded q :=
  ⟨fun a => Acc.rec (motive := fun a _ => Acc q a) (fun x _ ih => ⟨x, fun y hy => ih y (h hy)⟩) (wf.apply a)⟩

theorem Nat.acc_of_lt (n : Nat) : ∀ m, m < n → Acc (fun a b : Nat => a < b) m := by
  induction n with
  | zero => exact fun m h => absurd h (Nat.not_lt_zero m)
  | succ n ih => exact fun m h => ⟨m, fun k hk => ih k (Nat.le_trans hk (Nat.le_of_lt_succ h))⟩
@[reducible] def Nat.lt_wfRel : WellFoundedRelation Nat := ⟨fun a b => a < b, ⟨fun n => Nat.acc_of_lt (n + 1) n Nat.le.refl⟩⟩
abbrev measure {α : Sort u} (f : α → Nat) : WellFoundedRelation α := invImage f Nat.lt_wfRel
abbrev sizeOfWFRel {α : Sort u} [SizeOf α] : WellFoundedRelation α := measure sizeOf
instance (priority := low) instWellFoundedRelationOfSizeOf {α : Sort u} [SizeOf α] : WellFoundedRelation α := sizeOfWFRel

inductive Prod.Lex {α : Type u} {β : Type v} (ra : α → α → Prop) (rb : β → β → Prop) : α × β → α × β → Prop where
  | left {a₁ : α} (b₁ : β) {a₂ : α} (b₂ : β) (h : ra a₁ a₂) : Prod.Lex ra rb (a₁, b₁) (a₂, b₂)
  | right (a : α) {b₁ b₂ : β} (h : rb b₁ b₂) : Prod.Lex ra rb (a, b₁) (a, b₂)
theorem Prod.lex_def {α : Type u} {β : Type v} {r : α → α → Prop} {s : β → β → Prop} {p q : α × β} :
    Prod.Lex r s p q ↔ r p.1 q.1 ∨ p.1 = q.1 ∧ s p.2 q.2 :=
  ⟨fun h => match h with
    | .left _ _ h => .inl h
    | .right _ h => .inr ⟨rfl, h⟩,
   fun h => match p, q, h with
    | (_, _), (_, _), .inl h => .left _ _ h
    | (_, _), (_, _), .inr ⟨e, h⟩ => by cases e; exact .right _ h⟩
theorem Prod.Lex.right' {β : Type v} {rb : β → β → Prop} {a₁ a₂ : Nat} {b₁ b₂ : β} (h₁ : a₁ ≤ a₂) (h₂ : rb b₁ b₂) :
    Prod.Lex (fun a b : Nat => a < b) rb (a₁, b₁) (a₂, b₂) := by
  cases h₁ with
  | refl => exact .right _ h₂
  | step h => exact .left _ _ (Nat.succ_le_succ h)

/-- Pairs are reached by their first component; among equal ones by the second. -/
theorem PSigma.lex_acc {α : Sort u} {β : α → Sort v} {r : α → α → Prop} {s : (a : α) → β a → β a → Prop} {q : PSigma β → PSigma β → Prop}
    (hq : ∀ y a b, q y ⟨a, b⟩ → r y.1 a ∨ ∃ c, y = ⟨a, c⟩ ∧ s a c b) {a : α} (ha : Acc r a) (hs : ∀ a, WellFounded (s a)) (b : β a) :
    Acc q ⟨a, b⟩ :=
  Acc.rec (motive := fun a _ => ∀ b, Acc q ⟨a, b⟩)
    (fun a _ iha b => Acc.rec (motive := fun b _ => Acc q ⟨a, b⟩)
      (fun b _ ihb => ⟨_, fun y h => match hq y a b h with
        | .inl h => iha y.1 h y.2
        | .inr ⟨c, e, h⟩ => e ▸ ihb c h⟩) ((hs a).apply b)) ha b

@[reducible] def Prod.lex {α : Type u} {β : Type v} (ha : WellFoundedRelation α) (hb : WellFoundedRelation β) : WellFoundedRelation (α × β) where
  rel := Prod.Lex ha.rel hb.rel
  wf :=
    let pack : α × β → PSigma fun _ : α => β := fun p => ⟨p.1, p.2⟩
    let q := fun y x : PSigma fun _ : α => β => Prod.Lex ha.rel hb.rel (y.1, y.2) (x.1, x.2)
    have hq : WellFounded q := ⟨fun ⟨a, b⟩ => PSigma.lex_acc (fun _ _ _ h => match lex_def.mp h with
      | .inl h => .inl h
      | .inr ⟨e, h⟩ => .inr ⟨_, congrArg (PSigma.mk · _) e, h⟩) (ha.wf.apply a) (fun _ => hb.wf) b⟩
    Subrelation.wf (r := InvImage q pack) id (InvImage.wf pack hq)
instance {α : Type u} {β : Type v} [ha : WellFoundedRelation α] [hb : WellFoundedRelation β] : WellFoundedRelation (α × β) := Prod.lex ha hb

inductive PSigma.Lex {α : Sort u} {β : α → Sort v} (r : α → α → Prop) (s : (a : α) → β a → β a → Prop) : PSigma β → PSigma β → Prop where
  | left {a₁ : α} (b₁ : β a₁) {a₂ : α} (b₂ : β a₂) : r a₁ a₂ → PSigma.Lex r s ⟨a₁, b₁⟩ ⟨a₂, b₂⟩
  | right (a : α) {b₁ b₂ : β a} : s a b₁ b₂ → PSigma.Lex r s ⟨a, b₁⟩ ⟨a, b₂⟩
@[reducible] def PSigma.lex {α : Sort u} {β : α → Sort v} (ha : WellFoundedRelation α) (hb : (a : α) → WellFoundedRelation (β a)) :
    WellFoundedRelation (PSigma β) where
  rel := PSigma.Lex ha.rel fun a => (hb a).rel
  wf := ⟨fun ⟨a, b⟩ => PSigma.lex_acc (fun _ _ _ h => match h with
    | .left _ _ h => .inl h
    | .right _ h => .inr ⟨_, rfl, h⟩) (ha.wf.apply a) (fun a => (hb a).wf) b⟩
instance {α : Sort u} {β : α → Sort v} [ha : WellFoundedRelation α] [hb : (a : α) → WellFoundedRelation (β a)] :
    WellFoundedRelation (PSigma β) := PSigma.lex ha hb

/-! ## Recursion with a numeric measure: by the measure as fuel, so that it computes -/

namespace WellFounded.Nat
variable {α : Sort u} {motive : α → Sort v} (h : α → Nat) (F : (x : α) → ((y : α) → InvImage (fun a b : Nat => a < b) h y x → motive y) → motive x)

def fuelled : (fuel : Nat) → (x : α) → h x < fuel → motive x
  | .zero, x, lt => absurd lt (Nat.not_lt_zero _)
  | .succ fuel, x, lt => F x fun y hy => fuelled fuel y (Nat.le_trans hy (Nat.le_of_lt_succ lt))
theorem fuelled_eq : (m n : Nat) → (x : α) → (hm : h x < m) → (hn : h x < n) → fuelled h F m x hm = fuelled h F n x hn
  | .zero, _, x, hm, _ => absurd hm (Nat.not_lt_zero _)
  | _, .zero, x, _, hn => absurd hn (Nat.not_lt_zero _)
  | .succ m, .succ n, x, hm, hn => congrArg (F x) (funext fun y => funext fun _ => fuelled_eq m n y _ _)
def fix (x : α) : motive x := fuelled h F (h x + 1) x Nat.le.refl
theorem fix_eq (x : α) : fix h F x = F x fun y _ => fix h F y :=
  congrArg (F x) (funext fun _ => funext fun _ => fuelled_eq h F _ _ _ _ _)
end WellFounded.Nat

/-! ## What the elaborator of `termination_by` leaves in terms -/

def wfParam {α : Sort u} (a : α) : α := a
/-- Keeps packed arguments of mutual functions from being reduced. -/
opaque Lean.opaqueId {α : Sort u} (x : α) : α := x
def binderNameHint {α : Sort u} {β : Sort v} {γ : Sort w} (v : α) (binder : β) (e : γ) : γ := e
theorem ite_eq_dite {α : Sort u} {P : Prop} [Decidable P] (a b : α) :
    (if P then a else b) = dite P (fun h => binderNameHint h () a) (fun h => binderNameHint h () b) := (dif_eq_if P a b).symm
attribute [wf_preprocess] ite_eq_dite
