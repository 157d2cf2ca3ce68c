prelude
import Basis.Quote
import Basis.Int

/-!
# What deriving handlers and `#eval` ask for: printing, ordering, hashing
-/

set_option autoImplicit false
universe u v w

/-! ## Formatted text, in the binary's layout -/

inductive Std.Format.FlattenBehavior where
  | allOrNone
  | fill
inductive Std.Format where
  | nil
  | line
  | align (force : Bool)
  | text (s : String)
  | nest (indent : Int) (f : Format)
  | append (f g : Format)
  | group (f : Format) (behavior : Format.FlattenBehavior := .allOrNone)
  | tag (n : Nat) (f : Format)
export Std (Format)

namespace Std.Format
instance : Inhabited Format := ⟨nil⟩
instance : Append Format := ⟨append⟩
instance : Coe String Format := ⟨text⟩
def bracket (l : String) (x : Format) (r : String) : Format := group (nest (Int.ofNat l.length) (text l ++ x ++ text r))
def paren (f : Format) : Format := bracket "(" f ")"
def sbracket (f : Format) : Format := bracket "[" f "]"
def nestD (f : Format) : Format := nest (Int.ofNat 2) f
/-- The items with the separator between them. -/
def joinSep' (sep : Format) : List Format → Format
  | [] => nil
  | [f] => f
  | f :: fs => f ++ sep ++ joinSep' sep fs
end Std.Format

class Std.ToFormat (α : Type u) where
  format : α → Format
class ToString (α : Type u) where
  toString : α → String
export ToString (toString)
class Repr (α : Type u) where
  reprPrec : α → Nat → Format
export Repr (reprPrec)
class ReprTuple (α : Type u) where
  reprTuple : α → List Format → List Format

section
variable {α : Type u} {β : Type v}
abbrev repr [Repr α] (a : α) : Format := reprPrec a 0
abbrev reprArg [Repr α] (a : α) : Format := reprPrec a 1024
def Repr.addAppParen (f : Format) (prec : Nat) : Format := if 1024 ≤ prec then f.paren else f

/-- The decimal digits of `n` before `cs`; `fuel` bounds their number. -/
def Nat.digitsBefore : (fuel n : Nat) → List Char → List Char
  | 0, _, cs => cs
  | fuel + 1, n, cs =>
    let cs := Char.ofNat (48 + n % 10) :: cs
    if n < 10 then cs else digitsBefore fuel (n / 10) cs
protected def Nat.repr (n : Nat) : String := String.ofList (Nat.digitsBefore (n + 1) n [])
instance : ToString Nat := ⟨Nat.repr⟩
instance : ToString String := ⟨id⟩
instance : ToString Bool := ⟨fun b => cond b "true" "false"⟩
instance : ToString Unit := ⟨fun _ => "()"⟩
instance {p : Prop} : ToString (Decidable p) := ⟨fun
  | isTrue _ => "true"
  | isFalse _ => "false"⟩
@[extern "x"] opaque String.quote (s : String) : String
instance : Repr Nat := ⟨fun n _ => .text n.repr⟩
instance : Repr String := ⟨fun s _ => .text s.quote⟩
instance : Repr Bool := ⟨fun b _ => .text (toString b)⟩
instance : Repr Unit := ⟨fun _ _ => .text "()"⟩
@[extern "x"] opaque Char.quote (c : Char) : String
instance : Repr Char := ⟨fun c _ => .text c.quote⟩
instance {p : Prop} : Repr (Decidable p) := ⟨fun d _ => .text (toString d)⟩
instance {n : Nat} : Repr (Fin n) := ⟨fun i _ => .text i.val.repr⟩
instance [Repr α] : Repr (List α) := ⟨fun as _ => Std.Format.sbracket (Std.Format.joinSep' (.append (.text ",") .line) (as.map repr))⟩
instance [Repr α] : Repr (Array α) := ⟨fun as _ => .append (.text "#") (repr as.toList)⟩
instance [Repr α] : Repr (Option α) := ⟨fun
  | none, _ => .text "none"
  | some a, prec => Repr.addAppParen (.append (.text "some ") (reprArg a)) prec⟩
instance : Repr Int := ⟨fun
  | .ofNat n, _ => .text n.repr
  | .negSucc n, prec => Repr.addAppParen (.text ("-" ++ (n + 1).repr)) prec⟩
instance (priority := low) [Repr α] : ReprTuple α := ⟨fun a fs => repr a :: fs⟩
instance [Repr α] [ReprTuple β] : ReprTuple (α × β) := ⟨fun p fs => ReprTuple.reprTuple p.2 (repr p.1 :: fs)⟩
/-- The items in opposite order. -/
def Std.Format.reversed : List Format → List Format → List Format
  | [], acc => acc
  | f :: fs, acc => reversed fs (f :: acc)
instance [Repr α] [ReprTuple β] : Repr (α × β) :=
  ⟨fun p _ => Std.Format.paren (Std.Format.joinSep' (.append (.text ",") .line) (Std.Format.reversed (ReprTuple.reprTuple p.2 [repr p.1]) []))⟩
instance [Repr α] [Repr β] : Repr (α ⊕ β) := ⟨fun
  | .inl a, prec => Repr.addAppParen (.append (.text "Sum.inl ") (reprArg a)) prec
  | .inr b, prec => Repr.addAppParen (.append (.text "Sum.inr ") (reprArg b)) prec⟩
end

/-! ## Comparison -/

class Ord (α : Type u) where
  compare : α → α → Ordering
export Ord (compare)
@[inline] def compareOfLessAndEq {α : Type u} (x y : α) [LT α] [Decidable (x < y)] [DecidableEq α] : Ordering :=
  if x < y then .lt else if x = y then .eq else .gt
instance : Ord Nat := ⟨fun m n => compareOfLessAndEq m n⟩
instance : Ord Bool := ⟨fun
  | false, true => .lt
  | true, false => .gt
  | _, _ => .eq⟩
@[macro_inline] def Ordering.then (a b : Ordering) : Ordering := match a with
  | .eq => b
  | a => a
deriving instance DecidableEq for Ordering
instance : Inhabited Ordering := ⟨.lt⟩

/-! ## Equality tests -/

def List.beq {α : Type u} [BEq α] : List α → List α → Bool
  | [], [] => true
  | a :: as, b :: bs => a == b && beq as bs
  | _, _ => false
instance (priority := 100) instBEqList {α : Type u} [BEq α] : BEq (List α) := ⟨List.beq⟩
instance (priority := 100) instBEqOption {α : Type u} [BEq α] : BEq (Option α) := ⟨fun
  | none, none => true
  | some a, some b => a == b
  | _, _ => false⟩
instance (priority := 100) instBEqProd {α : Type u} {β : Type v} [BEq α] [BEq β] : BEq (α × β) := ⟨fun p q => p.1 == q.1 && p.2 == q.2⟩
instance : DecidableEq PUnit := fun _ _ => isTrue rfl
deriving instance DecidableEq for Option, Prod, Sum
