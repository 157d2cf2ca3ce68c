prelude
import Basis.Quote
import Basis.Nat

/-!
# Transitivity for `calc`, laws of operations, and the reflection behind `ac_rfl`
-/

set_option autoImplicit false
universe u v w u₁ u₂ u₃

/-! ## `calc` -/

class Trans {α : Sort u₁} {β : Sort u₂} {γ : Sort u₃} (r : α → β → Sort u) (s : β → γ → Sort v) (t : outParam (α → γ → Sort w)) where
  trans : {a : α} → {b : β} → {c : γ} → r a b → s b c → t a c
export Trans (trans)
instance instTransEq {α : Sort u} {γ : Sort v} (r : α → γ → Sort w) : Trans Eq r r := ⟨fun e h => e ▸ h⟩
instance instTransEq_1 {α : Sort u} {β : Sort v} (r : α → β → Sort w) : Trans r Eq r := ⟨fun h e => e ▸ h⟩
instance : @Trans Prop Prop Prop Iff Iff Iff := ⟨Iff.trans⟩
instance : @Trans Prop Prop Prop (fun a b => a → b) (fun a b => a → b) (fun a b => a → b) := ⟨fun f g h => g (f h)⟩
instance {α β φ : Sort u} : @Trans α β φ (fun a b => HEq a b) (fun a b => HEq a b) (fun a b => HEq a b) := ⟨HEq.trans⟩
instance : @Trans Nat Nat Nat LE.le LE.le LE.le := ⟨Nat.le_trans⟩
instance : @Trans Nat Nat Nat LT.lt LT.lt LT.lt := ⟨Nat.lt_trans⟩
instance : @Trans Nat Nat Nat LE.le LT.lt LT.lt := ⟨fun h => Nat.le_trans (Nat.succ_le_succ h)⟩
instance : @Trans Nat Nat Nat LT.lt LE.le LT.lt := ⟨Nat.le_trans⟩

section
variable {α : Type u} {a b c : α}
theorem le_of_le_of_eq [LE α] (h : a ≤ b) (e : b = c) : a ≤ c := e ▸ h
theorem le_of_eq_of_le [LE α] (e : a = b) (h : b ≤ c) : a ≤ c := e ▸ h
theorem lt_of_lt_of_eq [LT α] (h : a < b) (e : b = c) : a < c := e ▸ h
theorem lt_of_eq_of_lt [LT α] (e : a = b) (h : b < c) : a < c := e ▸ h
theorem ge_iff_le [LE α] : a ≥ b ↔ b ≤ a := Iff.rfl
theorem gt_iff_lt [LT α] : a > b ↔ b < a := Iff.rfl
end
attribute [simp] ge_iff_le gt_iff_lt

/-! ## Laws of a binary operation -/

namespace Std
class Associative {α : Sort u} (op : α → α → α) : Prop where
  assoc : (a b c : α) → op (op a b) c = op a (op b c)
class Commutative {α : Sort u} (op : α → α → α) : Prop where
  comm : (a b : α) → op a b = op b a
class IdempotentOp {α : Sort u} (op : α → α → α) : Prop where
  idempotent : (x : α) → op x x = x
class LeftIdentity {α : Sort u} {β : Sort v} (op : α → β → β) (o : outParam α) : Prop
class LawfulLeftIdentity {α : Sort u} {β : Sort v} (op : α → β → β) (o : outParam α) : Prop extends LeftIdentity op o where
  left_id : (a : β) → op o a = a
class RightIdentity {α : Sort u} {β : Sort v} (op : α → β → α) (o : outParam β) : Prop
class LawfulRightIdentity {α : Sort u} {β : Sort v} (op : α → β → α) (o : outParam β) : Prop extends RightIdentity op o where
  right_id : (a : α) → op a o = a
class Identity {α : Sort u} (op : α → α → α) (o : outParam α) : Prop extends LeftIdentity op o, RightIdentity op o
class LawfulIdentity {α : Sort u} (op : α → α → α) (o : outParam α) : Prop
  extends Identity op o, LawfulLeftIdentity op o, LawfulRightIdentity op o
class Antisymm {α : Sort u} (r : α → α → Prop) : Prop where
  antisymm : (a b : α) → r a b → r b a → a = b
class Refl {α : Sort u} (r : α → α → Prop) : Prop where
  refl : (a : α) → r a a
class Symm {α : Sort u} (r : α → α → Prop) : Prop where
  symm : (a b : α) → r a b → r b a
class Total {α : Sort u} (r : α → α → Prop) : Prop where
  total : (a b : α) → r a b ∨ r b a
class Irrefl {α : Sort u} (r : α → α → Prop) : Prop where
  irrefl : (a : α) → ¬r a a
end Std

namespace And
instance : Std.Associative And := ⟨fun _ _ _ => propext and_assoc⟩
instance : Std.Commutative And := ⟨fun _ _ => propext and_comm⟩
instance : Std.IdempotentOp And := ⟨and_self⟩
instance : Std.LawfulIdentity And True := { left_id := true_and, right_id := and_true }
end And
namespace Or
instance : Std.Associative Or := ⟨fun _ _ _ => propext or_assoc⟩
instance : Std.Commutative Or := ⟨fun _ _ => propext or_comm⟩
instance : Std.IdempotentOp Or := ⟨or_self⟩
instance : Std.LawfulIdentity Or False := { left_id := false_or, right_id := or_false }
end Or
namespace Bool
instance : Std.Associative and := ⟨Bool.and_assoc⟩
instance : Std.Commutative and := ⟨Bool.and_comm⟩
instance : Std.IdempotentOp and := ⟨Bool.and_self⟩
instance : Std.LawfulIdentity and true := { left_id := Bool.true_and, right_id := Bool.and_true }
instance : Std.Associative or := ⟨Bool.or_assoc⟩
instance : Std.Commutative or := ⟨Bool.or_comm⟩
instance : Std.IdempotentOp or := ⟨Bool.or_self⟩
instance : Std.LawfulIdentity or false := { left_id := Bool.false_or, right_id := Bool.or_false }
end Bool

namespace Nat
instance : Std.Associative (α := Nat) (· + ·) := ⟨Nat.add_assoc⟩
instance : Std.Commutative (α := Nat) (· + ·) := ⟨Nat.add_comm⟩
instance : Std.LawfulIdentity (α := Nat) (· + ·) 0 := { left_id := Nat.zero_add, right_id := Nat.add_zero }
instance : Std.Associative (α := Nat) (· * ·) := ⟨Nat.mul_assoc⟩
instance : Std.Commutative (α := Nat) (· * ·) := ⟨Nat.mul_comm⟩
instance : Std.LawfulIdentity (α := Nat) (· * ·) 1 := { left_id := Nat.one_mul, right_id := Nat.mul_one }
instance : Std.Associative (α := Nat) max := ⟨Nat.max_assoc⟩
instance : Std.Commutative (α := Nat) max := ⟨Nat.max_comm⟩
instance : Std.IdempotentOp (α := Nat) max := ⟨Nat.max_self⟩
instance : Std.LawfulIdentity (α := Nat) max 0 := { left_id := Nat.zero_max, right_id := Nat.max_zero }
instance : Std.Associative (α := Nat) min := ⟨Nat.min_assoc⟩
instance : Std.Commutative (α := Nat) min := ⟨Nat.min_comm⟩
instance : Std.IdempotentOp (α := Nat) min := ⟨Nat.min_self⟩
end Nat

/-! ## Reflection: a term over one operation is the word of its variables -/

namespace Lean.Data.AC
open Std

inductive Expr where
  | var (x : Nat)
  | op (lhs rhs : Expr)
structure Variable {α : Sort u} (op : α → α → α) : Type u where
  value : α
  neutral : Option (PLift (LawfulIdentity op value))
structure Context (α : Sort u) where
  op : α → α → α
  assoc : Associative op
  comm : Option (PLift (Commutative op))
  idem : Option (PLift (IdempotentOp op))
  vars : List (Variable op)
  arbitrary : α

variable {α : Sort u} (ctx : Context α)

def Context.varAux {op : α → α → α} (d : Variable op) : List (Variable op) → Nat → Variable op
  | [], _ => d
  | v :: _, .zero => v
  | _ :: vs, .succ i => varAux d vs i
def Context.var (i : Nat) : Variable ctx.op := varAux ⟨ctx.arbitrary, none⟩ ctx.vars i
def eval : Expr → α
  | .var i => (ctx.var i).value
  | .op l r => ctx.op (eval l) (eval r)
/-- The value of the word `x :: l`. -/
def evalCons (x : Nat) : List Nat → α
  | [] => (ctx.var x).value
  | y :: l => ctx.op (ctx.var x).value (evalCons y l)
/-- `f` of the value of a word; the empty word stands for no operand at all. -/
def evalThen (a : α) : List Nat → α
  | [] => a
  | y :: l => ctx.op a (evalCons ctx y l)

def isNil : List Nat → Bool
  | [] => true
  | _ => false
/-- Puts a variable before a word that is already normal: neutral elements vanish beside others, the
order is kept where the operation commutes, repetitions merge where it is idempotent. -/
def put (x : Nat) : List Nat → List Nat
  | [] => [x]
  | y :: l =>
    match (ctx.var x).neutral with
    | some _ => y :: l
    | none => match (ctx.var y).neutral, isNil l with
      | some _, true => [x]
      | _, _ => match ctx.idem, Nat.beq x y with
        | some _, true => y :: l
        | _, _ => match ctx.comm, Nat.ble (y + 1) x with
          | some _, true => y :: put x l
          | _, _ => x :: y :: l
def build : Expr → List Nat → List Nat
  | .var i, l => put ctx i l
  | .op a b, l => build a (build b l)
def norm (e : Expr) : List Nat := build ctx e []

theorem evalThen_op (a b : α) (l : List Nat) : evalThen ctx (ctx.op a b) l = ctx.op a (evalThen ctx b l) := match l with
  | [] => rfl
  | _ :: _ => ctx.assoc.assoc ..

theorem evalCons_eq (x : Nat) (l : List Nat) : evalCons ctx x l = evalThen ctx (ctx.var x).value l := by cases l <;> rfl

theorem put_eq (x : Nat) (l : List Nat) : ∃ z m, put ctx x l = z :: m ∧ evalCons ctx z m = evalThen ctx (ctx.var x).value l := by
  induction l with
  | nil => exact ⟨x, [], rfl, rfl⟩
  | cons y l ih =>
    unfold put
    split
    next n _ => exact ⟨y, l, rfl, (n.down.left_id _).symm⟩
    next =>
      split
      next n _ h =>
        cases l with
        | nil => exact ⟨x, [], rfl, (n.down.right_id _).symm⟩
        | cons => cases h
      next =>
        split
        next i _ h =>
          cases Nat.eq_of_beq_eq_true _ _ h
          refine ⟨x, l, rfl, ?_⟩
          show _ = ctx.op _ (evalCons ctx x l)
          rw [evalCons_eq, ← evalThen_op, i.down.idempotent]
        next =>
          split
          next c _ _ =>
            match put ctx x l, ih with
            | _, ⟨z, m, rfl, e⟩ =>
              refine ⟨y, z :: m, rfl, ?_⟩
              show ctx.op _ (evalCons ctx z m) = ctx.op _ (evalCons ctx y l)
              rw [evalCons_eq ctx y l, e, ← evalThen_op, ← evalThen_op, c.down.comm (ctx.var y).value]
          next => exact ⟨x, y :: l, rfl, rfl⟩

theorem build_eq (e : Expr) : ∀ l, ∃ z m, build ctx e l = z :: m ∧ evalCons ctx z m = evalThen ctx (eval ctx e) l := by
  induction e with
  | var i => exact put_eq ctx i
  | op a b iha ihb =>
    intro l
    obtain ⟨z, m, hb, eb⟩ := ihb l
    obtain ⟨z', m', ha, ea⟩ := iha (z :: m)
    refine ⟨z', m', (congrArg (build ctx a) hb).trans ha, ea.trans ?_⟩
    show ctx.op _ (evalCons ctx z m) = evalThen ctx (ctx.op _ _) l
    rw [evalThen_op, eb]

theorem Context.eq_of_norm (a b : Expr) (h : (norm ctx a == norm ctx b) = true) : eval ctx a = eval ctx b := by
  obtain ⟨z, m, ha, ea⟩ := build_eq ctx a []
  obtain ⟨z', m', hb, eb⟩ := build_eq ctx b []
  have e : z :: m = z' :: m' := ha.symm.trans ((of_decide_eq_true h).trans hb)
  cases e
  exact ea.symm.trans eb
end Lean.Data.AC
