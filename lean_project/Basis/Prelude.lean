prelude

/-!
# The types that the Lean binary mentions by name

This file owns the constants that the parser, the elaborator, the compiler and the kernel look up
by name before any tactic can run. Their names, types and field orders are fixed by the binary;
everything else is our own. It uses no notation: syntax is bound in `Basis.Syntax`, afterwards.
-/

set_option autoImplicit false

universe u v w u₁ u₂ u₃

/-! ## Compiler marks -/

unsafe axiom lcProof {p : Prop} : p
unsafe axiom lcErased : Type
unsafe axiom lcAny : Type
unsafe axiom lcVoid : Type
unsafe axiom lcRealWorld : Type
unsafe axiom lcUnreachable {α : Sort u} : α
unsafe axiom lcCast {α : Sort u} {β : Sort v} (a : α) : β

/-! ## The unit type, then equality (`init_quot` needs it): `casesOn` exists only from here on -/

set_option bootstrap.inductiveCheckResultingUniverse false in
inductive PUnit : Sort u where
  | unit : PUnit

inductive Eq {α : Sort u} : α → α → Prop where
  | refl (a : α) : Eq a a

abbrev Eq.ndrec.{u1, u2} {α : Sort u2} {a : α} {motive : α → Sort u1} (m : motive a) {b : α} (h : Eq a b) :
    motive b := h.rec m

init_quot

inductive HEq {α : Sort u} : α → {β : Sort u} → β → Prop where
  | refl (a : α) : HEq a a

@[inline] def id {α : Sort u} (a : α) : α := a
@[inline] def Function.comp {α : Sort u} {β : Sort v} {δ : Sort w} (f : β → δ) (g : α → β) : α → δ :=
  fun x => f (g x)
@[inline] def Function.const {α : Sort u} (β : Sort v) (a : α) : β → α := fun _ => a
set_option checkBinderAnnotations false in
@[reducible] def inferInstance {α : Sort u} [i : α] : α := i
def letFun {α : Sort u} {β : α → Sort v} (v : α) (f : (x : α) → β x) : β v := f v
@[reducible] def outParam (α : Sort u) : Sort u := α
@[reducible] def semiOutParam (α : Sort u) : Sort u := α
@[reducible] def optParam (α : Sort u) (default : α) : Sort u := α
@[reducible] def namedPattern {α : Sort u} (x a : α) (h : Eq x a) : α := a
def inline {α : Sort u} (a : α) : α := a
/-- Tells the kernel to reduce `a` first. -/
def eagerReduce {α : Sort u} (a : α) : α := a

abbrev Unit : Type := PUnit
@[match_pattern] abbrev Unit.unit : Unit := PUnit.unit

inductive True : Prop where
  | intro : True
inductive False : Prop
inductive Empty : Type
set_option bootstrap.inductiveCheckResultingUniverse false in
inductive PEmpty : Sort u where

def Not (a : Prop) : Prop := a → False
@[macro_inline] def False.elim {C : Sort u} (h : False) : C := h.rec
@[macro_inline] def absurd {a : Prop} {b : Sort v} (h₁ : a) (h₂ : Not a) : b := (h₂ h₁).rec
theorem trivial : True := True.intro

@[reducible] def Ne {α : Sort u} (a b : α) : Prop := Not (Eq a b)
@[match_pattern] def rfl {α : Sort u} {a : α} : Eq a a := Eq.refl a
@[simp] theorem id_eq {α : Sort u} (a : α) : Eq (id a) a := rfl
theorem Eq.subst {α : Sort u} {motive : α → Prop} {a b : α} (h₁ : Eq a b) (h₂ : motive a) : motive b :=
  Eq.ndrec h₂ h₁
theorem Eq.symm {α : Sort u} {a b : α} (h : Eq a b) : Eq b a := h.rec (Eq.refl a)
theorem Eq.trans {α : Sort u} {a b c : α} (h₁ : Eq a b) (h₂ : Eq b c) : Eq a c := h₂.rec h₁
@[macro_inline] def cast {α β : Sort u} (h : Eq α β) (a : α) : β := h.rec a
theorem congrArg {α : Sort u} {β : Sort v} {a₁ a₂ : α} (f : α → β) (h : Eq a₁ a₂) : Eq (f a₁) (f a₂) :=
  h.rec (Eq.refl (f a₁))
theorem congr {α : Sort u} {β : Sort v} {f₁ f₂ : α → β} {a₁ a₂ : α} (h₁ : Eq f₁ f₂) (h₂ : Eq a₁ a₂) :
    Eq (f₁ a₁) (f₂ a₂) := h₁.rec (h₂.rec rfl)
theorem congrFun {α : Sort u} {β : α → Sort v} {f g : (x : α) → β x} (h : Eq f g) (a : α) : Eq (f a) (g a) :=
  h.rec rfl
theorem congrFun' {α : Sort u} {β : Sort v} {f g : α → β} (h : Eq f g) (a : α) : Eq (f a) (g a) := h.rec rfl
@[match_pattern] def HEq.rfl {α : Sort u} {a : α} : HEq a a := HEq.refl a
theorem eq_of_heq {α : Sort u} {a a' : α} (h : HEq a a') : Eq a a' :=
  have aux : (α β : Sort u) → (a : α) → (b : β) → HEq a b → (h : Eq α β) → Eq (cast h a) b :=
    fun _ _ _ _ h₁ => h₁.rec (fun _ => rfl)
  aux α α a a' h rfl

abbrev Eq.ndrec_symm.{u1, u2} {α : Sort u2} {a : α} {motive : α → Sort u1} (m : motive a) {b : α} (h : Eq b a) :
    motive b := h.symm.rec m
abbrev HEq.homo_ndrec.{u1, u2} {α : Sort u2} {a : α} {motive : α → Sort u1} (m : motive a) {b : α} (h : HEq a b) :
    motive b := (eq_of_heq h).rec m
abbrev HEq.homo_ndrec_symm.{u1, u2} {α : Sort u2} {a : α} {motive : α → Sort u1} (m : motive a) {b : α} (h : HEq b a) :
    motive b := (eq_of_heq h).symm.rec m
theorem heq_of_eq {α : Sort u} {a a' : α} (h : Eq a a') : HEq a a' := h.rec (HEq.refl a)

/-! ## Logic and pairs -/

structure And (a b : Prop) : Prop where
  intro ::
  left : a
  right : b

inductive Or (a b : Prop) : Prop where
  | inl (h : a) : Or a b
  | inr (h : b) : Or a b

structure Iff (a b : Prop) : Prop where
  intro ::
  mp : a → b
  mpr : b → a

inductive Exists {α : Sort u} (p : α → Prop) : Prop where
  | intro (w : α) (h : p w) : Exists p

structure Prod (α : Type u) (β : Type v) where
  mk ::
  fst : α
  snd : β
attribute [unbox] Prod

structure PProd (α : Sort u) (β : Sort v) where
  fst : α
  snd : β
structure MProd (α β : Type u) where
  fst : α
  snd : β
structure Subtype {α : Sort u} (p : α → Prop) where
  val : α
  property : p val
structure Sigma {α : Type u} (β : α → Type v) where
  fst : α
  snd : β fst
structure PSigma {α : Sort u} (β : α → Sort v) where
  fst : α
  snd : β fst
inductive Sum (α : Type u) (β : Type v) where
  | inl (val : α) : Sum α β
  | inr (val : β) : Sum α β
inductive PSum (α : Sort u) (β : Sort v) where
  | inl (val : α) : PSum α β
  | inr (val : β) : PSum α β

inductive Bool : Type where
  | false : Bool
  | true : Bool
export Bool (false true)

structure PLift (α : Sort u) : Type u where
  up ::
  down : α
structure ULift.{r, s} (α : Type s) : Type (max s r) where
  up ::
  down : α
set_option bootstrap.inductiveCheckResultingUniverse false in
structure PULift.{r, s} (α : Sort s) : Sort (max s r 1) where
  up ::
  down : α

class inductive Decidable (p : Prop) where
  | isFalse (h : Not p) : Decidable p
  | isTrue (h : p) : Decidable p

abbrev DecidablePred {α : Sort u} (r : α → Prop) := (a : α) → Decidable (r a)
abbrev DecidableRel {α : Sort u} {β : Sort v} (r : α → β → Prop) := (a : α) → (b : β) → Decidable (r a b)
abbrev DecidableEq (α : Sort u) := (a b : α) → Decidable (Eq a b)
def decEq {α : Sort u} [inst : DecidableEq α] (a b : α) : Decidable (Eq a b) := inst a b
@[inline_if_reduce, nospecialize] def Decidable.decide (p : Prop) [h : Decidable p] : Bool :=
  h.casesOn (fun _ => false) (fun _ => true)
export Decidable (isTrue isFalse decide)

set_option genCtorIdx false in
inductive Nat where
  | zero : Nat
  | succ (n : Nat) : Nat

/-! ## Numerals and operator classes -/

class OfNat (α : Type u) (n : Nat) where
  ofNat : α
@[default_instance 100] instance instOfNatNat (n : Nat) : OfNat Nat n := ⟨n⟩

class Add (α : Type u) where add : α → α → α
class Sub (α : Type u) where sub : α → α → α
class Mul (α : Type u) where mul : α → α → α
class Neg (α : Type u) where neg : α → α
class Div (α : Type u) where div : α → α → α
class Inv (α : Type u) where inv : α → α
class Mod (α : Type u) where mod : α → α → α
class Dvd (α : Type u) where dvd : α → α → Prop
class Pow (α : Type u) (β : Type v) where pow : α → β → α
class NatPow (α : Type u) where pow : α → Nat → α
class HomogeneousPow (α : Type u) where pow : α → α → α
class SMul (M : Type u) (α : Type v) where smul : M → α → α
class Append (α : Type u) where append : α → α → α
class OrElse (α : Type u) where orElse : α → (Unit → α) → α
class AndThen (α : Type u) where andThen : α → (Unit → α) → α
class AndOp (α : Type u) where and : α → α → α
class XorOp (α : Type u) where xor : α → α → α
class OrOp (α : Type u) where or : α → α → α
class Complement (α : Type u) where complement : α → α
class ShiftLeft (α : Type u) where shiftLeft : α → α → α
class ShiftRight (α : Type u) where shiftRight : α → α → α
class LE (α : Type u) where le : α → α → Prop
class LT (α : Type u) where lt : α → α → Prop
class BEq (α : Type u) where beq : α → α → Bool
class Max (α : Type u) where max : α → α → α
class Min (α : Type u) where min : α → α → α
class Zero (α : Type u) where zero : α
class One (α : Type u) where one : α
class NatCast (R : Type u) where natCast : Nat → R
class Inhabited (α : Sort u) where default : α
class inductive Nonempty (α : Sort u) : Prop where
  | intro (val : α) : Nonempty α
class Subsingleton (α : Sort u) : Prop where
  intro ::
  allEq : (a b : α) → Eq a b
class EmptyCollection (α : Type u) where emptyCollection : α
class Insert (α : outParam (Type u)) (γ : Type v) where insert : α → γ → γ
class Singleton (α : outParam (Type u)) (β : Type v) where singleton : α → β
class Union (α : Type u) where union : α → α → α
class Inter (α : Type u) where inter : α → α → α
class SDiff (α : Type u) where sdiff : α → α → α
class HasSubset (α : Type u) where Subset : α → α → Prop
class HasSSubset (α : Type u) where SSubset : α → α → Prop
class HasEquiv (α : Sort u) where Equiv : α → α → Sort v
class Membership (α : outParam (Type u)) (γ : Type v) where mem : γ → α → Prop
class ReprAtom (α : Type u)

class HAdd (α : Type u) (β : Type v) (γ : outParam (Type w)) where hAdd : α → β → γ
class HSub (α : Type u) (β : Type v) (γ : outParam (Type w)) where hSub : α → β → γ
class HMul (α : Type u) (β : Type v) (γ : outParam (Type w)) where hMul : α → β → γ
class HDiv (α : Type u) (β : Type v) (γ : outParam (Type w)) where hDiv : α → β → γ
class HMod (α : Type u) (β : Type v) (γ : outParam (Type w)) where hMod : α → β → γ
class HPow (α : Type u) (β : Type v) (γ : outParam (Type w)) where hPow : α → β → γ
class HSMul (α : Type u) (β : Type v) (γ : outParam (Type w)) where hSMul : α → β → γ
class HAppend (α : Type u) (β : Type v) (γ : outParam (Type w)) where hAppend : α → β → γ
class HOrElse (α : Type u) (β : Type v) (γ : outParam (Type w)) where hOrElse : α → (Unit → β) → γ
class HAndThen (α : Type u) (β : Type v) (γ : outParam (Type w)) where hAndThen : α → (Unit → β) → γ
class HAnd (α : Type u) (β : Type v) (γ : outParam (Type w)) where hAnd : α → β → γ
class HXor (α : Type u) (β : Type v) (γ : outParam (Type w)) where hXor : α → β → γ
class HOr (α : Type u) (β : Type v) (γ : outParam (Type w)) where hOr : α → β → γ
class HShiftLeft (α : Type u) (β : Type v) (γ : outParam (Type w)) where hShiftLeft : α → β → γ
class HShiftRight (α : Type u) (β : Type v) (γ : outParam (Type w)) where hShiftRight : α → β → γ

export Max (max)
export Min (min)
export Inhabited (default)
export Insert (insert)
export Singleton (singleton)
attribute [nospecialize] Inhabited

section
variable {α : Type u} {β : Type v}
@[default_instance] instance instHAdd [Add α] : HAdd α α α := ⟨Add.add⟩
@[default_instance] instance instHSub [Sub α] : HSub α α α := ⟨Sub.sub⟩
@[default_instance] instance instHMul [Mul α] : HMul α α α := ⟨Mul.mul⟩
@[default_instance] instance instHDiv [Div α] : HDiv α α α := ⟨Div.div⟩
@[default_instance] instance instHMod [Mod α] : HMod α α α := ⟨Mod.mod⟩
@[default_instance] instance instHPow [Pow α β] : HPow α β α := ⟨Pow.pow⟩
@[default_instance 10000] instance instPowNat [NatPow α] : Pow α Nat := ⟨NatPow.pow⟩
@[default_instance] instance instHSMul [SMul α β] : HSMul α β β := ⟨SMul.smul⟩
instance instHAppendOfAppend [Append α] : HAppend α α α := ⟨Append.append⟩
instance instHOrElseOfOrElse [OrElse α] : HOrElse α α α := ⟨OrElse.orElse⟩
instance instHAndThenOfAndThen [AndThen α] : HAndThen α α α := ⟨AndThen.andThen⟩
instance instHAndOfAndOp [AndOp α] : HAnd α α α := ⟨AndOp.and⟩
instance instHXorOfXorOp [XorOp α] : HXor α α α := ⟨XorOp.xor⟩
instance instHOrOfOrOp [OrOp α] : HOr α α α := ⟨OrOp.or⟩
instance instHShiftLeftOfShiftLeft [ShiftLeft α] : HShiftLeft α α α := ⟨ShiftLeft.shiftLeft⟩
instance instHShiftRightOfShiftRight [ShiftRight α] : HShiftRight α α α := ⟨ShiftRight.shiftRight⟩
end
attribute [default_instance] instHAppendOfAppend

@[reducible] def GE.ge {α : Type u} [LE α] (a b : α) : Prop := LE.le b a
@[reducible] def GT.gt {α : Type u} [LT α] (a b : α) : Prop := LT.lt b a
@[default_instance 200] instance instBEqOfDecidableEq {α : Type u} [DecidableEq α] : BEq α :=
  ⟨fun a b => decide (Eq a b)⟩

/-! ## Natural numbers: each accelerated operation by its own recursion -/

set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_add", implicit_reducible] protected def Nat.add (n m : Nat) : Nat := match m with
  | Nat.zero => n
  | Nat.succ m => Nat.succ (Nat.add n m)
instance instAddNat : Add Nat := ⟨Nat.add⟩
attribute [match_pattern] Nat.add Add.add HAdd.hAdd Neg.neg Mul.mul HMul.hMul

@[extern "lean_nat_pred", implicit_reducible] def Nat.pred (n : Nat) : Nat := match n with
  | Nat.zero => Nat.zero
  | Nat.succ n => n

set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_sub", implicit_reducible] protected def Nat.sub (n m : Nat) : Nat := match m with
  | Nat.zero => n
  | Nat.succ m => Nat.pred (Nat.sub n m)
instance instSubNat : Sub Nat := ⟨Nat.sub⟩

set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_mul", implicit_reducible] protected def Nat.mul (n m : Nat) : Nat := match m with
  | Nat.zero => Nat.zero
  | Nat.succ m => Nat.add (Nat.mul n m) n
instance instMulNat : Mul Nat := ⟨Nat.mul⟩

set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_pow", implicit_reducible] protected def Nat.pow (n m : Nat) : Nat := match m with
  | Nat.zero => 1
  | Nat.succ m => Nat.mul (Nat.pow n m) n
instance instNatPowNat : NatPow Nat := ⟨Nat.pow⟩

set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_dec_eq", implicit_reducible] def Nat.beq (n m : Nat) : Bool := match n with
  | Nat.zero => match m with
    | Nat.zero => true
    | Nat.succ _ => false
  | Nat.succ n => match m with
    | Nat.zero => false
    | Nat.succ m => Nat.beq n m

set_option bootstrap.genMatcherCode false in
@[extern "lean_nat_dec_le", implicit_reducible] def Nat.ble (n m : Nat) : Bool := match n with
  | Nat.zero => true
  | Nat.succ n => match m with
    | Nat.zero => false
    | Nat.succ m => Nat.ble n m

theorem Bool.ne_of_false_true (h : Eq false true) : False :=
  @Eq.rec Bool false (fun b _ => @Bool.rec (fun _ => Prop) True False b) True.intro true h

theorem Nat.eq_of_beq_eq_true (n : Nat) : (m : Nat) → Eq (Nat.beq n m) true → Eq n m :=
  Nat.rec (motive := fun n => (m : Nat) → Eq (Nat.beq n m) true → Eq n m)
    (fun m => Nat.rec (motive := fun m => Eq (Nat.beq Nat.zero m) true → Eq Nat.zero m)
      (fun _ => rfl) (fun _ _ h => (Bool.ne_of_false_true h).rec) m)
    (fun n ih m => Nat.rec (motive := fun m => Eq (Nat.beq (Nat.succ n) m) true → Eq (Nat.succ n) m)
      (fun h => (Bool.ne_of_false_true h).rec) (fun m _ h => congrArg Nat.succ (ih m h)) m)
    n

theorem Nat.beq_refl (n : Nat) : Eq (Nat.beq n n) true :=
  Nat.rec (motive := fun n => Eq (Nat.beq n n) true) rfl (fun _ ih => ih) n

theorem Nat.ne_of_beq_eq_false {n m : Nat} (h : Eq (Nat.beq n m) false) : Not (Eq n m) := fun e =>
  Bool.ne_of_false_true (Eq.trans (Eq.symm h)
    (e.rec (motive := fun m _ => Eq (Nat.beq n m) true) (Nat.beq_refl n)))

@[extern "lean_nat_dec_eq", implicit_reducible] def Nat.decEq (n m : Nat) : Decidable (Eq n m) :=
  Bool.casesOn (motive := fun b => Eq (Nat.beq n m) b → Decidable (Eq n m)) (Nat.beq n m)
    (fun h => isFalse (Nat.ne_of_beq_eq_false h))
    (fun h => isTrue (Nat.eq_of_beq_eq_true n m h)) rfl
instance instDecidableEqNat : DecidableEq Nat := Nat.decEq

/-! ## Constructor indices, which the binary's derivation of `noConfusion` asks for -/

def Bool.ctorIdx (b : Bool) : Nat := match b with
  | false => Nat.zero
  | true => Nat.succ Nat.zero
def Nat.ctorIdx (n : Nat) : Nat := match n with
  | Nat.zero => Nat.zero
  | Nat.succ _ => Nat.succ Nat.zero


/-! ## noConfusion helpers -/

theorem noConfusion_of_Nat {α : Sort u} (f : α → Nat) {a b : α} (h : Eq a b) :
    Bool.rec (motive := fun _ => Prop) False True (Nat.beq (f a) (f b)) :=
  @Eq.rec α a (fun b _ => @Bool.rec (fun _ => Prop) False True (Nat.beq (f a) (f b)))
    (@Eq.rec Bool true (fun c _ => @Bool.rec (fun _ => Prop) False True c) True.intro
      (Nat.beq (f a) (f a)) (Eq.symm (Nat.beq_refl (f a)))) b h
abbrev noConfusionTypeEnum {α : Sort u} (f : α → Nat) (P : Sort w) (x y : α) : Sort w :=
  (Nat.decEq (f x) (f y)).casesOn (fun _ => P) (fun _ => P → P)
abbrev noConfusionEnum {α : Sort u} (f : α → Nat) {P : Sort w} {x y : α} (h : Eq x y) :
    noConfusionTypeEnum f P x y :=
  Decidable.casesOn
    (motive := fun d => Decidable.casesOn (motive := fun _ => Sort w) d (fun _ => P) (fun _ => P → P))
    (Nat.decEq (f x) (f y)) (fun h' => False.elim (h' (congrArg f h))) (fun _ x => x)

/-! ## Booleans -/

@[macro_inline] def Bool.or (x y : Bool) : Bool := match x with
  | true => true
  | false => y
@[macro_inline] def Bool.and (x y : Bool) : Bool := match x with
  | false => false
  | true => y
@[inline] def Bool.not (x : Bool) : Bool := match x with
  | true => false
  | false => true
export Bool (or and not)

@[macro_inline] def cond {α : Sort u} (c : Bool) (x y : α) : α := match c with
  | true => x
  | false => y
@[macro_inline] def dite {α : Sort u} (c : Prop) [h : Decidable c] (t : c → α) (e : Not c → α) : α :=
  match h with
  | isTrue hc => t hc
  | isFalse hc => e hc
@[macro_inline] def ite {α : Sort u} (c : Prop) [h : Decidable c] (t e : α) : α := match h with
  | isTrue _ => t
  | isFalse _ => e
@[inline] def bne {α : Type u} [BEq α] (a b : α) : Bool := not (BEq.beq a b)

/-! ## Order on natural numbers -/

protected inductive Nat.le (n : Nat) : Nat → Prop where
  | refl : Nat.le n n
  | step {m : Nat} : Nat.le n m → Nat.le n (Nat.succ m)
instance instLENat : LE Nat := ⟨Nat.le⟩
protected def Nat.lt (n m : Nat) : Prop := Nat.le (Nat.succ n) m
instance instLTNat : LT Nat := ⟨Nat.lt⟩

theorem Nat.zero_le : (n : Nat) → LE.le 0 n
  | Nat.zero => Nat.le.refl
  | Nat.succ n => Nat.le.step (Nat.zero_le n)
theorem Nat.succ_le_succ {n m : Nat} (h : LE.le n m) : LE.le (Nat.succ n) (Nat.succ m) :=
  Nat.le.rec (motive := fun m _ => LE.le (Nat.succ n) (Nat.succ m)) Nat.le.refl (fun _ ih => Nat.le.step ih) h
theorem Nat.zero_lt_succ (n : Nat) : LT.lt 0 (Nat.succ n) := Nat.succ_le_succ (Nat.zero_le n)
protected theorem Nat.le_trans {n m k : Nat} (h₁ : LE.le n m) (h₂ : LE.le m k) : LE.le n k :=
  Nat.le.rec (motive := fun k _ => LE.le n k) h₁ (fun _ ih => Nat.le.step ih) h₂
protected theorem Nat.lt_trans {n m k : Nat} (h₁ : LT.lt n m) (h₂ : LT.lt m k) : LT.lt n k :=
  Nat.le_trans (Nat.le.step h₁) h₂
theorem Nat.le_succ (n : Nat) : LE.le n (Nat.succ n) := Nat.le.step Nat.le.refl
theorem Nat.le_succ_of_le {n m : Nat} (h : LE.le n m) : LE.le n (Nat.succ m) := Nat.le.step h
protected theorem Nat.le_refl (n : Nat) : LE.le n n := Nat.le.refl
theorem Nat.succ_pos (n : Nat) : LT.lt 0 (Nat.succ n) := Nat.zero_lt_succ n
theorem Nat.pred_le_pred {n m : Nat} (h : LE.le n m) : LE.le (Nat.pred n) (Nat.pred m) :=
  Nat.le.rec (motive := fun m _ => LE.le (Nat.pred n) (Nat.pred m)) Nat.le.refl
    (fun {m} _ ih => Nat.rec (motive := fun m => LE.le (Nat.pred n) (Nat.pred m) → LE.le (Nat.pred n) m)
      (fun h => h) (fun _ _ h => Nat.le.step h) m ih) h
theorem Nat.le_of_succ_le_succ {n m : Nat} (h : LE.le (Nat.succ n) (Nat.succ m)) : LE.le n m := Nat.pred_le_pred h
theorem Nat.le_of_lt_succ {m n : Nat} (h : LT.lt m (Nat.succ n)) : LE.le m n := Nat.le_of_succ_le_succ h
theorem Nat.not_succ_le_zero (n : Nat) (h : LE.le (Nat.succ n) 0) : False :=
  have aux : (m : Nat) → LE.le (Nat.succ n) m → Eq m 0 → False := fun _ h =>
    Nat.le.rec (motive := fun m _ => Eq m 0 → False) (fun e => @Nat.ne_of_beq_eq_false (Nat.succ n) 0 rfl e)
      (fun {m} _ _ e => @Nat.ne_of_beq_eq_false (Nat.succ m) 0 rfl e) h
  aux 0 h rfl
theorem Nat.not_lt_zero (n : Nat) (h : LT.lt n 0) : False := Nat.not_succ_le_zero n h
theorem Nat.not_succ_le_self : (n : Nat) → Not (LE.le (Nat.succ n) n)
  | Nat.zero => Nat.not_succ_le_zero _
  | Nat.succ n => fun h => Nat.not_succ_le_self n (Nat.le_of_succ_le_succ h)
protected theorem Nat.lt_irrefl (n : Nat) : Not (LT.lt n n) := Nat.not_succ_le_self n
theorem Nat.ble_self_eq_true : (n : Nat) → Eq (Nat.ble n n) true
  | Nat.zero => rfl
  | Nat.succ n => Nat.ble_self_eq_true n
theorem Nat.ble_succ_eq_true : {n m : Nat} → Eq (Nat.ble n m) true → Eq (Nat.ble n (Nat.succ m)) true
  | Nat.zero, _, _ => rfl
  | Nat.succ _, Nat.zero, h => (Bool.ne_of_false_true h).elim
  | Nat.succ n, Nat.succ m, h => @Nat.ble_succ_eq_true n m h
theorem Nat.ble_eq_true_of_le {n m : Nat} (h : LE.le n m) : Eq (Nat.ble n m) true :=
  Nat.le.rec (motive := fun m _ => Eq (Nat.ble n m) true) (Nat.ble_self_eq_true n) (fun _ ih => Nat.ble_succ_eq_true ih) h
theorem Nat.le_of_ble_eq_true : {n m : Nat} → Eq (Nat.ble n m) true → LE.le n m
  | Nat.zero, m, _ => Nat.zero_le m
  | Nat.succ _, Nat.zero, h => (Bool.ne_of_false_true h).elim
  | Nat.succ n, Nat.succ m, h => Nat.succ_le_succ (@Nat.le_of_ble_eq_true n m h)
theorem Nat.not_le_of_not_ble_eq_true {n m : Nat} (h : Not (Eq (Nat.ble n m) true)) : Not (LE.le n m) :=
  fun h' => h (Nat.ble_eq_true_of_le h')
theorem Bool.ne_true_of_false {b : Bool} (h : Eq b false) : Not (Eq b true) :=
  fun h' => Bool.ne_of_false_true (Eq.trans (Eq.symm h) h')

@[extern "lean_nat_dec_le", implicit_reducible] instance Nat.decLe (n m : Nat) : Decidable (LE.le n m) :=
  Bool.casesOn (motive := fun b => Eq (Nat.ble n m) b → Decidable (LE.le n m)) (Nat.ble n m)
    (fun h => isFalse (Nat.not_le_of_not_ble_eq_true (Bool.ne_true_of_false h)))
    (fun h => isTrue (Nat.le_of_ble_eq_true h)) rfl
@[extern "lean_nat_dec_lt", implicit_reducible] instance Nat.decLt (n m : Nat) : Decidable (LT.lt n m) := Nat.decLe (Nat.succ n) m

@[implicit_reducible] protected def Nat.max (n m : Nat) : Nat := ite (LE.le n m) m n
@[implicit_reducible] protected def Nat.min (n m : Nat) : Nat := ite (LE.le n m) n m
instance instMaxNat : Max Nat := ⟨Nat.max⟩
instance instMinNat : Min Nat := ⟨Nat.min⟩

/-! ## Option, List, Except and friends -/

inductive Option (α : Type u) where
  | none : Option α
  | some (val : α) : Option α
attribute [unbox] Option
export Option (none some)
@[inline] protected def Option.map {α : Type u} {β : Type v} (f : α → β) : Option α → Option β
  | some x => some (f x)
  | none => none
inductive List (α : Type u) where
  | nil : List α
  | cons (head : α) (tail : List α) : List α
inductive Except (ε : Type u) (α : Type v) where
  | error : ε → Except ε α
  | ok : α → Except ε α
inductive Ordering where
  | lt | eq | gt

instance {α : Type u} : Inhabited (List α) := ⟨List.nil⟩
instance {α : Type u} : Inhabited (Option α) := ⟨none⟩
instance : Inhabited Nat := ⟨0⟩
instance : Inhabited Bool := ⟨false⟩
instance : Inhabited Prop := ⟨True⟩
instance : Inhabited (Sort u) := ⟨PUnit⟩
instance instInhabitedPUnit : Inhabited PUnit := ⟨PUnit.unit⟩
instance {α : Sort u} {β : α → Sort v} [(a : α) → Inhabited (β a)] : Inhabited ((a : α) → β a) :=
  ⟨fun _ => default⟩
instance {α : Sort u} [Inhabited α] : Nonempty α := ⟨default⟩

/-- `hasDecEq` is the name under which the binary's deriving handler expects it. -/
def List.length {α : Type u} : List α → Nat
  | nil => 0
  | cons _ as => HAdd.hAdd (length as) 1
@[inline] protected def List.append {α : Type u} (xs ys : List α) : List α := match xs with
  | nil => ys
  | cons a as => cons a (List.append as ys)
instance {α : Type u} : Append (List α) := ⟨List.append⟩
def List.map {α : Type u} {β : Type v} (f : α → β) : List α → List β
  | nil => nil
  | cons a as => cons (f a) (map f as)
def List.getD {α : Type u} (as : List α) (i : Nat) (d : α) : α := match as, i with
  | nil, _ => d
  | cons a _, Nat.zero => a
  | cons _ as, Nat.succ i => getD as i d
/-- The binary's proofs that two string literals differ compare one position. -/
def List.get!Internal {α : Type u} [Inhabited α] (as : List α) (i : Nat) : α := match as, i with
  | nil, _ => default
  | cons a _, Nat.zero => a
  | cons _ as, Nat.succ i => get!Internal as i
def List.concat {α : Type u} : List α → α → List α
  | nil, b => cons b nil
  | cons a as, b => cons a (concat as b)
def List.lengthTRAux {α : Type u} : List α → Nat → Nat
  | nil, n => n
  | cons _ as, n => lengthTRAux as (Nat.succ n)

/-! ## Machine words and characters -/

structure Fin (n : Nat) where
  mk ::
  val : Nat
  isLt : LT.lt val n
attribute [coe] Fin.val
structure BitVec (w : Nat) where
  ofFin ::
  toFin : Fin (HPow.hPow 2 w)
instance instLTFin {n : Nat} : LT (Fin n) := ⟨fun a b => LT.lt a.val b.val⟩
instance instLEFin {n : Nat} : LE (Fin n) := ⟨fun a b => LE.le a.val b.val⟩
theorem Fin.eq_of_val_eq {n : Nat} {i j : Fin n} (h : Eq i.val j.val) : Eq i j :=
  Eq.rec (motive := fun k _ => (hk : LT.lt k n) → Eq i (Fin.mk k hk)) (fun _ => rfl) h j.isLt
theorem Fin.val_eq_of_eq {n : Nat} {i j : Fin n} (h : Eq i j) : Eq i.val j.val := congrArg Fin.val h
instance instDecidableEqFin (n : Nat) : DecidableEq (Fin n) := fun i j => match decEq i.val j.val with
  | isTrue h => isTrue (Fin.eq_of_val_eq h)
  | isFalse h => isFalse (fun e => h (Fin.val_eq_of_eq e))
@[inline] def BitVec.toNat {w : Nat} (x : BitVec w) : Nat := x.toFin.val

def UInt8.size : Nat := 256
def UInt16.size : Nat := 65536
def UInt32.size : Nat := 4294967296
def UInt64.size : Nat := 18446744073709551616
structure UInt8 where
  ofBitVec ::
  toBitVec : BitVec 8
structure UInt16 where
  ofBitVec ::
  toBitVec : BitVec 16
structure UInt32 where
  ofBitVec ::
  toBitVec : BitVec 32
structure UInt64 where
  ofBitVec ::
  toBitVec : BitVec 64
def System.Platform.numBits : Nat := 64
structure USize where
  ofBitVec ::
  toBitVec : BitVec 64
attribute [extern "lean_uint8_of_nat_mk"] UInt8.ofBitVec
attribute [extern "lean_uint8_to_nat"] UInt8.toBitVec
attribute [extern "lean_uint16_of_nat_mk"] UInt16.ofBitVec
attribute [extern "lean_uint16_to_nat"] UInt16.toBitVec
attribute [extern "lean_uint32_of_nat_mk"] UInt32.ofBitVec
attribute [extern "lean_uint32_to_nat"] UInt32.toBitVec
attribute [extern "lean_uint64_of_nat_mk"] UInt64.ofBitVec
attribute [extern "lean_uint64_to_nat"] UInt64.toBitVec
attribute [extern "lean_usize_of_nat_mk"] USize.ofBitVec
attribute [extern "lean_usize_to_nat"] USize.toBitVec

abbrev Nat.isValidChar (n : Nat) : Prop :=
  Or (LT.lt n 0xd800) (And (LT.lt 0xdfff n) (LT.lt n 0x110000))
abbrev UInt32.isValidChar (n : UInt32) : Prop := n.toBitVec.toNat.isValidChar

structure Char where
  val : UInt32
  valid : val.isValidChar

instance instDecidableAnd {p q : Prop} [dp : Decidable p] [dq : Decidable q] : Decidable (And p q) := match dp with
  | isFalse hp => isFalse (fun h => hp h.left)
  | isTrue hp => match dq with
    | isTrue hq => isTrue ⟨hp, hq⟩
    | isFalse hq => isFalse (fun h => hq h.right)
instance instDecidableOr {p q : Prop} [dp : Decidable p] [dq : Decidable q] : Decidable (Or p q) := match dp with
  | isTrue hp => isTrue (Or.inl hp)
  | isFalse hp => match dq with
    | isTrue hq => isTrue (Or.inr hq)
    | isFalse hq => isFalse (fun h => match h with
      | Or.inl h => hp h
      | Or.inr h => hq h)
instance instDecidableNot {p : Prop} [dp : Decidable p] : Decidable (Not p) := match dp with
  | isTrue hp => isFalse (fun h => h hp)
  | isFalse hp => isTrue hp
instance instDecidableTrue : Decidable True := isTrue trivial
instance instDecidableFalse : Decidable False := isFalse id

theorem Nat.lt_of_isValidChar {n : Nat} (h : n.isValidChar) : LT.lt n (HPow.hPow 2 32) :=
  match h with
  | Or.inl h => Nat.lt_trans h (Nat.le_of_ble_eq_true rfl)
  | Or.inr h => Nat.lt_trans h.right (Nat.le_of_ble_eq_true rfl)
@[extern "lean_uint32_of_nat"] def Char.ofNatAux (n : Nat) (h : n.isValidChar) : Char :=
  ⟨⟨⟨⟨n, Nat.lt_of_isValidChar h⟩⟩⟩, h⟩
/-- The kernel builds character literals with it. Invalid code points become `'\x00'`. -/
@[noinline] def Char.ofNat (n : Nat) : Char :=
  dite n.isValidChar (fun h => Char.ofNatAux n h)
    (fun _ => Char.ofNatAux 0 (Or.inl (Nat.le_of_ble_eq_true rfl)))
@[inline] def Char.toNat (c : Char) : Nat := c.val.toBitVec.toNat
theorem Char.eq_of_val_eq {c d : Char} (h : Eq c.val d.val) : Eq c d :=
  Eq.rec (motive := fun (k : UInt32) _ => (hk : k.isValidChar) → Eq c (Char.mk k hk)) (fun _ => rfl) h d.valid
theorem Char.eq_of_toNat_eq {c d : Char} (h : Eq c.toNat d.toNat) : Eq c d :=
  Char.eq_of_val_eq (congrArg (fun i => UInt32.ofBitVec (BitVec.ofFin i)) (Fin.eq_of_val_eq h))
instance instDecidableEqChar : DecidableEq Char := fun c d => match decEq c.toNat d.toNat with
  | isTrue h => isTrue (Char.eq_of_toNat_eq h)
  | isFalse h => isFalse (fun e => h (congrArg Char.toNat e))
instance Char.instInhabited : Inhabited Char := ⟨Char.ofNat 65⟩

/-! ## Strings and arrays: the kernel reads a string literal as `String.ofList` of characters -/

structure String where
  ofList ::
  toList : List Char
attribute [extern "lean_string_mk"] String.ofList
attribute [extern "lean_string_data"] String.toList

def List.hasDecEq {α : Type u} [DecidableEq α] : (a b : List α) → Decidable (Eq a b)
  | nil, nil => isTrue rfl
  | cons _ _, nil => isFalse (fun h => nomatch h)
  | nil, cons _ _ => isFalse (fun h => nomatch h)
  | cons a as, cons b bs => match decEq a b with
    | isFalse n => isFalse (fun h => match h with
      | rfl => n rfl)
    | isTrue h => match hasDecEq as bs with
      | isFalse n => isFalse (fun h => match h with
        | rfl => n rfl)
      | isTrue h' => isTrue (congr (congrArg cons h) h')
instance instDecidableEqList {α : Type u} [DecidableEq α] : DecidableEq (List α) := List.hasDecEq

theorem String.eq_of_toList_eq {s t : String} (h : Eq s.toList t.toList) : Eq s t :=
  congrArg String.ofList h
@[extern "lean_string_dec_eq"] def String.decEq (s t : String) : Decidable (Eq s t) :=
  match List.hasDecEq s.toList t.toList with
  | isTrue h => isTrue (String.eq_of_toList_eq h)
  | isFalse h => isFalse (fun e => h (congrArg String.toList e))
theorem String.ofList_injective {l₁ l₂ : List Char} (h : Eq (String.ofList l₁) (String.ofList l₂)) : Eq l₁ l₂ :=
  congrArg String.toList h
instance instDecidableEqString : DecidableEq String := String.decEq
@[extern "lean_string_append"] def String.append (s t : String) : String := ⟨HAppend.hAppend s.toList t.toList⟩
instance instAppendString : Append String := ⟨String.append⟩
@[extern "lean_string_length"] def String.length (s : String) : Nat := s.toList.length
instance : Inhabited String := ⟨""⟩

structure Array (α : Type u) where
  mk ::
  toList : List α
attribute [extern "lean_array_to_list"] Array.toList
attribute [extern "lean_array_mk"] Array.mk
@[extern "lean_mk_empty_array_with_capacity"] def Array.mkEmpty {α : Type u} (c : Nat) : Array α := ⟨List.nil⟩
@[extern "lean_mk_empty_array_with_capacity"] def Array.emptyWithCapacity {α : Type u} (c : Nat) : Array α := ⟨List.nil⟩
def Array.empty {α : Type u} : Array α := emptyWithCapacity 0
@[extern "lean_array_push"] def Array.push {α : Type u} (a : Array α) (v : α) : Array α := ⟨List.concat a.toList v⟩
@[extern "lean_array_get_size"] def Array.size {α : Type u} (a : Array α) : Nat := a.toList.length
instance {α : Type u} : Inhabited (Array α) := ⟨Array.empty⟩
def List.toArrayAux {α : Type u} : List α → Array α → Array α
  | nil, r => r
  | cons a as, r => toArrayAux as (r.push a)
@[inline] def List.toArray {α : Type u} (as : List α) : Array α := toArrayAux as (Array.mkEmpty 0)
def Array.appendList {α : Type u} (a : Array α) : List α → Array α
  | List.nil => a
  | List.cons x xs => appendList (a.push x) xs
protected def Array.append {α : Type u} (a b : Array α) : Array α := a.appendList b.toList
instance {α : Type u} : Append (Array α) := ⟨Array.append⟩


/-! ## Integers: the type alone; arithmetic is in `Basis.Int` -/

set_option genCtorIdx false in
inductive Int : Type where
  | ofNat : Nat → Int
  | negSucc : Nat → Int
-- Compiled code has integers in the binary's own form.
attribute [extern "lean_nat_to_int"] Int.ofNat
attribute [extern "lean_int_neg_succ_of_nat"] Int.negSucc
class IntCast (R : Type u) where intCast : Int → R
instance instNatCastNat : NatCast Nat := ⟨id⟩
instance instNatCastInt : NatCast Int := ⟨Int.ofNat⟩
@[coe, reducible, match_pattern] protected def Nat.cast {R : Type u} [NatCast R] : Nat → R := NatCast.natCast
