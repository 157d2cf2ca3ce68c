prelude
import Basis.Option

/-! # Lists: the functions -/

set_option autoImplicit false
universe u v w

/-! ## Indexing -/

class GetElem (coll : Type u) (idx : Type v) (elem : outParam (Type w)) (valid : outParam (coll → idx → Prop)) where
  getElem (xs : coll) (i : idx) (h : valid xs i) : elem
export GetElem (getElem)
class GetElem? (coll : Type u) (idx : Type v) (elem : outParam (Type w)) (valid : outParam (coll → idx → Prop))
    extends GetElem coll idx elem valid where
  getElem? : coll → idx → Option elem
  getElem! [Inhabited elem] (xs : coll) (i : idx) : elem := match getElem? xs i with
    | some e => e
    | none => default
export GetElem? (getElem? getElem!)

namespace List
variable {α : Type u} {β : Type v} {γ : Type w}

/-! ## Taking apart -/

def get : (as : List α) → Fin as.length → α
  | a :: _, ⟨0, _⟩ => a
  | _ :: as, ⟨i + 1, h⟩ => get as ⟨i, Nat.le_of_succ_le_succ h⟩
def get?Internal : List α → Nat → Option α
  | [], _ => none
  | a :: _, 0 => some a
  | _ :: as, i + 1 => get?Internal as i
instance instGetElemNatLtLength : GetElem (List α) Nat α (fun as i => i < as.length) := ⟨fun as i h => as.get ⟨i, h⟩⟩
instance instGetElem?NatLtLength : GetElem? (List α) Nat α (fun as i => i < as.length) where
  getElem? := get?Internal
@[inline] def headD (as : List α) (fallback : α) : α := match as with
  | [] => fallback
  | a :: _ => a
def head? : List α → Option α
  | [] => none
  | a :: _ => some a
def head : (as : List α) → as ≠ [] → α
  | a :: _, _ => a
def tail : List α → List α
  | [] => []
  | _ :: as => as
def tail? : List α → Option (List α)
  | [] => none
  | _ :: as => some as
def getLast : (as : List α) → as ≠ [] → α
  | [a], _ => a
  | _ :: b :: as, _ => getLast (b :: as) nofun
def getLast? : List α → Option α
  | [] => none
  | a :: as => some (getLast (a :: as) nofun)
def getLastD (as : List α) (fallback : α) : α := match as with
  | [] => fallback
  | a :: as => getLast (a :: as) nofun
def dropLast : List α → List α
  | [] => []
  | [_] => []
  | a :: as => a :: dropLast as
def isEmpty : List α → Bool
  | [] => true
  | _ :: _ => false
def take : Nat → List α → List α
  | 0, _ => []
  | _ + 1, [] => []
  | n + 1, a :: as => a :: take n as
def drop : Nat → List α → List α
  | 0, as => as
  | _ + 1, [] => []
  | n + 1, _ :: as => drop n as
def takeWhile (p : α → Bool) : List α → List α
  | [] => []
  | a :: as => match p a with
    | true => a :: takeWhile p as
    | false => []
def dropWhile (p : α → Bool) : List α → List α
  | [] => []
  | a :: as => match p a with
    | true => dropWhile p as
    | false => a :: as
def splitAt (n : Nat) (l : List α) : List α × List α := (take n l, drop n l)

/-! ## Putting together -/

def reverseAux : List α → List α → List α
  | [], r => r
  | a :: l, r => reverseAux l (a :: r)
def reverse (as : List α) : List α := reverseAux as []
def replicate : (n : Nat) → (a : α) → List α
  | 0, _ => []
  | n + 1, a => a :: replicate n a
protected def flatten : List (List α) → List α
  | [] => []
  | l :: L => l ++ List.flatten L
abbrev join (L : List (List α)) : List α := List.flatten L
@[inline] protected def pure (a : α) : List α := [a]
@[inline] protected def flatMap (b : α → List β) (as : List α) : List β := List.flatten (map b as)
def leftpad (n : Nat) (a : α) (l : List α) : List α := replicate (n - l.length) a ++ l
def range.loop : Nat → List Nat → List Nat
  | 0, ns => ns
  | n + 1, ns => range.loop n (n :: ns)
def range (n : Nat) : List Nat := range.loop n []
def range' : (start len : Nat) → (step : Nat := 1) → List Nat
  | _, 0, _ => []
  | s, n + 1, step => s :: range' (s + step) n step
def intersperse (sep : α) : List α → List α
  | [] => []
  | [x] => [x]
  | x :: y :: xs => x :: sep :: intersperse sep (y :: xs)
def zipWith (f : α → β → γ) : (xs : List α) → (ys : List β) → List γ
  | x :: xs, y :: ys => f x y :: zipWith f xs ys
  | _, _ => []
def zip : List α → List β → List (α × β) := zipWith Prod.mk
def unzip : List (α × β) → List α × List β
  | [] => ([], [])
  | (a, b) :: t => match unzip t with
    | (as, bs) => (a :: as, b :: bs)
def zipIdx : (l : List α) → (n : Nat := 0) → List (α × Nat)
  | [], _ => []
  | x :: xs, n => (x, n) :: zipIdx xs (n + 1)
def set : (l : List α) → (n : Nat) → (a : α) → List α
  | _ :: as, 0, b => b :: as
  | a :: as, n + 1, b => a :: set as n b
  | [], _, _ => []

/-! ## Folding and searching -/

@[specialize] def foldl {α : Type u} {β : Type v} (f : α → β → α) : (init : α) → List β → α
  | a, [] => a
  | a, b :: l => foldl f (f a b) l
@[specialize] def foldr (f : α → β → β) (init : β) : (l : List α) → β
  | [] => init
  | a :: l => f a (foldr f init l)
def filter (p : α → Bool) : (l : List α) → List α
  | [] => []
  | a :: as => match p a with
    | true => a :: filter p as
    | false => filter p as
@[specialize] def filterMap (f : α → Option β) : List α → List β
  | [] => []
  | a :: as => match f a with
    | none => filterMap f as
    | some b => b :: filterMap f as
def partition (p : α → Bool) (as : List α) : List α × List α := (filter p as, filter (fun a => !p a) as)
def any : (l : List α) → (p : α → Bool) → Bool
  | [], _ => false
  | h :: t, p => p h || any t p
def all : List α → (α → Bool) → Bool
  | [], _ => true
  | h :: t, p => p h && all t p
def or (bs : List Bool) : Bool := bs.any id
def and (bs : List Bool) : Bool := bs.all id
def find? (p : α → Bool) : List α → Option α
  | [] => none
  | a :: as => match p a with
    | true => some a
    | false => find? p as
def findIdx (p : α → Bool) : (l : List α) → Nat
  | [] => 0
  | a :: as => bif p a then 0 else findIdx p as + 1
def countP (p : α → Bool) : (l : List α) → Nat
  | [] => 0
  | a :: as => bif p a then countP p as + 1 else countP p as
def sum [Add α] [Zero α] : List α → α := foldr (· + ·) (Zero.zero : α)
def lookup [BEq α] (a : α) : List (α × β) → Option β
  | [] => none
  | (k, b) :: as => match a == k with
    | true => some b
    | false => lookup a as
def elem [BEq α] (a : α) : (l : List α) → Bool
  | [] => false
  | b :: bs => match a == b with
    | true => true
    | false => elem a bs
abbrev contains [BEq α] (as : List α) (a : α) : Bool := elem a as
protected def erase [BEq α] : (l : List α) → (a : α) → List α
  | [], _ => []
  | a :: as, b => match a == b with
    | true => as
    | false => a :: List.erase as b
def eraseP (p : α → Bool) : List α → List α
  | [] => []
  | a :: as => bif p a then as else a :: eraseP p as
@[inline] protected def insert [BEq α] (a : α) (l : List α) : List α := if l.elem a then l else a :: l
def eraseDups.loop [BEq α] : List α → List α → List α
  | [], acc => acc.reverse
  | a :: as, acc => bif acc.elem a then loop as acc else loop as (a :: acc)
def eraseDups [BEq α] (as : List α) : List α := eraseDups.loop as []
def count [BEq α] (a : α) : List α → Nat := countP (· == a)
def isPrefixOf [BEq α] : List α → List α → Bool
  | [], _ => true
  | _, [] => false
  | a :: as, b :: bs => a == b && isPrefixOf as bs
def max? [Max α] : List α → Option α
  | [] => none
  | a :: as => some (as.foldl max a)
def min? [Min α] : List α → Option α
  | [] => none
  | a :: as => some (as.foldl min a)

/-! ## Relations -/

inductive Mem (a : α) : List α → Prop where
  | head (as : List α) : Mem a (a :: as)
  | tail (b : α) {as : List α} : Mem a as → Mem a (b :: as)
instance instMembership : Membership α (List α) := ⟨fun l a => Mem a l⟩
def IsPrefix (l₁ l₂ : List α) : Prop := ∃ t, l₁ ++ t = l₂
def IsSuffix (l₁ l₂ : List α) : Prop := ∃ t, t ++ l₁ = l₂
def IsInfix (l₁ l₂ : List α) : Prop := ∃ s t, s ++ l₁ ++ t = l₂
inductive Sublist : List α → List α → Prop where
  | slnil : Sublist [] []
  | cons {l₁ l₂ : List α} (a : α) : Sublist l₁ l₂ → Sublist l₁ (a :: l₂)
  | cons₂ {l₁ l₂ : List α} (a : α) : Sublist l₁ l₂ → Sublist (a :: l₁) (a :: l₂)
inductive Pairwise (R : α → α → Prop) : List α → Prop where
  | nil : Pairwise R []
  | cons {a : α} {l : List α} : (∀ a' ∈ l, R a a') → Pairwise R l → Pairwise R (a :: l)
def Nodup : List α → Prop := Pairwise (· ≠ ·)
inductive Perm : List α → List α → Prop where
  | nil : Perm [] []
  | cons (x : α) {l₁ l₂ : List α} : Perm l₁ l₂ → Perm (x :: l₁) (x :: l₂)
  | swap (x y : α) (l : List α) : Perm (y :: x :: l) (x :: y :: l)
  | trans {l₁ l₂ l₃ : List α} : Perm l₁ l₂ → Perm l₂ l₃ → Perm l₁ l₃

end List
