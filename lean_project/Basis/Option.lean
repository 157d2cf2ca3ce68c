prelude
import Basis.Nat

/-! # Optional values and pairs -/

set_option autoImplicit false
universe u v w u₁ u₂ v₁ v₂

namespace Option
variable {α : Type u} {β : Type v} {γ : Type w}

@[inline] protected def bind : Option α → (α → Option β) → Option β
  | none, _ => none
  | some a, f => f a
@[inline] def isSome : Option α → Bool
  | some _ => true
  | none => false
@[inline] def isNone : Option α → Bool
  | some _ => false
  | none => true
@[macro_inline] def getD (opt : Option α) (dflt : α) : α := match opt with
  | some x => x
  | none => dflt
@[inline] def get : (o : Option α) → isSome o → α
  | some x, _ => x
@[inline] protected def elim (o : Option α) (n : β) (s : α → β) : β := match o with
  | some x => s x
  | none => n
@[inline] protected def filter (p : α → Bool) : Option α → Option α
  | some a => if p a then some a else none
  | none => none
@[macro_inline] protected def or : Option α → Option α → Option α
  | o@(some _), _ => o
  | none, o => o
@[inline] def join (x : Option (Option α)) : Option α := x.bind id
def toList : Option α → List α
  | none => []
  | some a => [a]

instance instMembership : Membership α (Option α) := ⟨fun b a => b = some a⟩
@[simp] theorem mem_def {a : α} {b : Option α} : a ∈ b ↔ b = some a := Iff.rfl
@[simp] theorem map_none (f : α → β) : none.map f = none := rfl
@[simp] theorem map_some (a : α) (f : α → β) : (some a).map f = some (f a) := rfl
@[simp] theorem bind_none (f : α → Option β) : none.bind f = none := rfl
@[simp] theorem bind_some (a : α) (f : α → Option β) : (some a).bind f = f a := rfl
@[simp] theorem bind_fun_some (x : Option α) : x.bind some = x := by cases x <;> rfl
@[simp] theorem isSome_none : (none : Option α).isSome = false := rfl
@[simp] theorem isSome_some {a : α} : (some a).isSome = true := rfl
@[simp] theorem isNone_none : (none : Option α).isNone = true := rfl
@[simp] theorem isNone_some {a : α} : (some a).isNone = false := rfl
@[simp] theorem getD_none {a : α} : getD none a = a := rfl
@[simp] theorem getD_some {a b : α} : getD (some a) b = a := rfl
@[simp] theorem get_some (x : α) (h : isSome (some x)) : (some x).get h = x := rfl
@[simp] theorem elim_none (x : β) (f : α → β) : Option.elim none x f = x := rfl
@[simp] theorem elim_some (x : β) (f : α → β) (a : α) : Option.elim (some a) x f = f a := rfl
@[simp] theorem some_or {a : α} {o : Option α} : (some a).or o = some a := rfl
@[simp] theorem none_or {o : Option α} : none.or o = o := rfl
@[simp] theorem or_none {o : Option α} : o.or none = o := by cases o <;> rfl
theorem some_inj {a b : α} : some a = some b ↔ a = b := ⟨some.inj, congrArg some⟩
theorem some_ne_none (x : α) : some x ≠ none := nofun
theorem ne_none_iff_exists {o : Option α} : o ≠ none ↔ ∃ x, some x = o := by
  cases o with
  | none => exact ⟨fun h => absurd rfl h, fun ⟨_, h⟩ => nomatch h⟩
  | some a => exact ⟨fun _ => ⟨a, rfl⟩, fun _ => nofun⟩
theorem isSome_iff_exists {x : Option α} : x.isSome ↔ ∃ a, x = some a := by cases x <;> simp
theorem eq_none_iff_forall_ne_some {o : Option α} : o = none ↔ ∀ a, o ≠ some a := by cases o <;> simp
@[simp] theorem isNone_iff_eq_none {o : Option α} : o.isNone ↔ o = none := by cases o <;> simp
@[simp] theorem not_isSome {a : Option α} : (!a.isSome) = a.isNone := by cases a <;> rfl
@[simp] theorem map_id : (Option.map id : Option α → Option α) = id := funext fun x => by cases x <;> rfl
@[simp] theorem map_id' {x : Option α} : x.map (fun a => a) = x := by cases x <;> rfl
@[simp] theorem map_map (h : β → γ) (g : α → β) (x : Option α) : (x.map g).map h = x.map (h ∘ g) := by cases x <;> rfl
@[simp] theorem map_eq_none_iff {x : Option α} {f : α → β} : x.map f = none ↔ x = none := by cases x <;> simp
@[simp] theorem map_eq_some_iff {x : Option α} {f : α → β} {b : β} : x.map f = some b ↔ ∃ a, x = some a ∧ f a = b := by
  cases x <;> simp
@[simp] theorem isSome_map {x : Option α} {f : α → β} : (x.map f).isSome = x.isSome := by cases x <;> rfl
theorem bind_eq_some_iff {o : Option α} {f : α → Option β} {b : β} : o.bind f = some b ↔ ∃ a, o = some a ∧ f a = some b := by
  cases o <;> simp
theorem bind_assoc (x : Option α) (f : α → Option β) (g : β → Option γ) : (x.bind f).bind g = x.bind fun y => (f y).bind g := by
  cases x <;> rfl
@[ext] protected theorem ext {o₁ o₂ : Option α} (h : ∀ a, o₁ = some a ↔ o₂ = some a) : o₁ = o₂ := by
  cases o₁ with
  | none => exact (eq_none_iff_forall_ne_some.2 fun a e => nomatch (h a).2 e).symm
  | some a => exact ((h a).1 rfl).symm
protected theorem «forall» {p : Option α → Prop} : (∀ x, p x) ↔ p none ∧ ∀ x, p (some x) :=
  ⟨fun h => ⟨h _, fun _ => h _⟩, fun h x => match x with
    | none => h.1
    | some x => h.2 x⟩
protected theorem «exists» {p : Option α → Prop} : (∃ x, p x) ↔ p none ∨ ∃ x, p (some x) :=
  ⟨fun ⟨x, h⟩ => match x, h with
    | none, h => .inl h
    | some x, h => .inr ⟨x, h⟩, fun h => h.elim (fun h => ⟨_, h⟩) fun ⟨_, h⟩ => ⟨_, h⟩⟩
end Option

namespace Prod
variable {α : Type u} {β : Type v} {γ : Type w}

@[simp] theorem mk.eta {p : α × β} : (p.1, p.2) = p := rfl
@[ext] protected theorem ext {p q : α × β} (fst : p.fst = q.fst) (snd : p.snd = q.snd) : p = q := by
  cases p; cases q; simp_all
protected theorem mk_inj {a₁ a₂ : α} {b₁ b₂ : β} : (a₁, b₁) = (a₂, b₂) ↔ a₁ = a₂ ∧ b₁ = b₂ := by simp
@[simp] protected theorem «forall» {p : α × β → Prop} : (∀ x, p x) ↔ ∀ a b, p (a, b) := ⟨fun h a b => h (a, b), fun h ⟨a, b⟩ => h a b⟩
@[simp] protected theorem «exists» {p : α × β → Prop} : (∃ x, p x) ↔ ∃ a b, p (a, b) :=
  ⟨fun ⟨⟨a, b⟩, h⟩ => ⟨a, b, h⟩, fun ⟨a, b, h⟩ => ⟨(a, b), h⟩⟩
def map {α₁ : Type u₁} {α₂ : Type u₂} {β₁ : Type v₁} {β₂ : Type v₂} (f : α₁ → β₁) (g : α₂ → β₂) : α₁ × α₂ → β₁ × β₂
  | (a, b) => (f a, g b)
def swap : α × β → β × α := fun p => (p.2, p.1)
@[simp] theorem swap_swap (p : α × β) : swap (swap p) = p := rfl
@[simp] theorem fst_swap {p : α × β} : (swap p).1 = p.2 := rfl
@[simp] theorem snd_swap {p : α × β} : (swap p).2 = p.1 := rfl
@[simp] theorem swap_prod_mk {a : α} {b : β} : swap (a, b) = (b, a) := rfl
end Prod
instance {α : Type u} {β : Type v} [Inhabited α] [Inhabited β] : Inhabited (α × β) := ⟨(default, default)⟩
theorem Subtype.eq {α : Type u} {p : α → Prop} : ∀ {a b : { x // p x }}, a.val = b.val → a = b
  | ⟨_, _⟩, ⟨_, _⟩, rfl => rfl
@[ext] protected theorem Subtype.ext {α : Type u} {p : α → Prop} {a b : { x // p x }} (h : a.val = b.val) : a = b := Subtype.eq h
