prelude
import Basis.Deriving
import Basis.Option
import Basis.List

/-!
# Counterexamples by evaluation

Three classes that instance resolution puts together along an elaborated proposition, as QuickCheck
(Claessen, Hughes 2000) and its Lean successor Plausible do: `Vals` enumerates a type by size, as
SmallCheck does, `Test` tells whether a closed proposition holds, `Refute` looks for values of the
leading quantifiers for which it fails. All run in the interpreter; each value carries its Lean
text, so what is found is an argument list to be checked again by the kernel, and nothing here has
to be believed.
-/

set_option autoImplicit false
universe u

namespace Counterexample

/-! ## Values by size -/

/-- A value and the text that denotes it where its type is known. -/
structure Val (α : Type) where
  value : α
  text : Unit → String

/-- `exact n` lists the values of size `n`; all sizes are below `whole` if that is given, and else
about `few` values stand for all of them. The texts of values are `patterns` or not. -/
class Vals (α : Type) where
  exact : Nat → List (Val α)
  whole : Option Nat := none
  few : Nat := 8
  patterns : Bool := true

/-- Numbers of the statement, which are tried early. -/
class Numbers where
  numbers : List Nat

section lists
variable {α β γ : Type}

def collect (f : α → List β) : List α → List β
  | [] => []
  | x :: xs => f x ++ collect f xs

/-- The lists for 0, ..., n - 1. -/
def below (f : Nat → List α) : Nat → List α
  | 0 => []
  | n + 1 => below f n ++ f n

/-- Pairs whose sizes add up to `n`. -/
def pairs (f : Nat → List α) (g : Nat → List β) (n : Nat) : List (α × β) :=
  below (fun i => let ys := g (n - i); collect (fun x => ys.map fun y => (x, y)) (f i)) (n + 1)

/-- The one at `n`, if there is one. -/
def nth (n : Nat) : List α → List α
  | [] => []
  | x :: xs => match n with
    | 0 => [x]
    | n + 1 => nth n xs

/-- The levels up to `n`, the last one first, where each is made from those before it. -/
def levels (level : (Nat → List α) → Nat → List α) : (n : Nat) → List (List α)
  | 0 => [level (fun _ => []) 0]
  | n + 1 =>
    let before := levels level n
    level (fun i => collect id (nth (n - i) before)) (n + 1) :: before

/-- The level of size `n` of a type whose values hold smaller ones. -/
def recursively (level : (Nat → List α) → Nat → List α) (n : Nat) : List α :=
  collect id (nth 0 (levels level n))

def separated : List String → String
  | [] => ""
  | [s] => s
  | s :: rest => s ++ ", " ++ separated rest
end lists

/-- Sizes of pairs, from those of their parts. -/
def together : (m n : Option Nat) → Option Nat
  | some m, some n => some (m + n - 1)
  | _, _ => none

instance [Numbers] : Vals Nat where
  exact n :=
    let given := match n with
      | 0 => []
      | n + 1 => nth (2 * n) Numbers.numbers ++ nth (2 * n + 1) Numbers.numbers
    (n :: given.filter (n < ·)).map fun k => ⟨k, fun _ => toString k⟩
  few := 24

instance [Numbers] : Vals Int where
  exact n := collect (fun x => match x.value with
    | 0 => [⟨0, x.text⟩]
    | k => [⟨Int.ofNat k, x.text⟩, ⟨-Int.ofNat k, fun _ => "(-" ++ x.text () ++ ")"⟩])
    (Vals.exact n)
  few := 25
  patterns := false

instance : Vals Bool where
  exact n := nth n [⟨false, fun _ => "false"⟩, ⟨true, fun _ => "true"⟩]
  whole := some 2

instance : Vals Unit where
  exact n := nth n [⟨(), fun _ => "()"⟩]
  whole := some 1

instance : Vals Empty where
  exact _ := []
  whole := some 0

instance : Vals Char where
  exact n := (nth n ['a', 'b', ' ', '0']).map fun c => ⟨c, fun _ => c.quote⟩

instance : Vals String where
  exact n := (nth n ["", "a", "b", "ab"]).map fun s => ⟨s, fun _ => s.quote⟩

instance {n : Nat} : Vals (Fin n) where
  exact i := if h : i < n then [⟨⟨i, h⟩, fun _ => "⟨" ++ toString i ++ ", by decide⟩"⟩] else []
  whole := some n
  patterns := false

section types
variable {α β : Type} [Vals α] [Vals β]

/-- An element of a list costs one more than itself. -/
instance : Vals (List α) where
  exact n := (recursively (fun shorter n => match n with
    | 0 => [[]]
    | n + 1 => (pairs (Vals.exact (α := α)) shorter n).map fun (x, xs) => x :: xs) n).map fun xs =>
      ⟨xs.map (·.value), fun _ => "[" ++ separated (xs.map fun x => x.text ()) ++ "]"⟩
  patterns := Vals.patterns α

instance : Vals (Option α) where
  exact
    | 0 => [⟨none, fun _ => "none"⟩]
    | n + 1 => (Vals.exact n).map fun x => ⟨some x.value, fun _ => "(some " ++ x.text () ++ ")"⟩
  whole := (Vals.whole α).map (· + 1)
  patterns := Vals.patterns α

instance : Vals (α × β) where
  exact n := (pairs Vals.exact Vals.exact n).map fun (x, y) =>
    ⟨(x.value, y.value), fun _ => "(" ++ x.text () ++ ", " ++ y.text () ++ ")"⟩
  whole := together (Vals.whole α) (Vals.whole β)
  patterns := Vals.patterns α && Vals.patterns β

instance : Vals (α ⊕ β) where
  exact n := (Vals.exact n).map (fun x => ⟨.inl x.value, fun _ => "(.inl " ++ x.text () ++ ")"⟩) ++
    (Vals.exact n).map fun y => ⟨.inr y.value, fun _ => "(.inr " ++ y.text () ++ ")"⟩
  whole := match Vals.whole α, Vals.whole β with
    | some m, some n => some (if m ≤ n then n else m)
    | _, _ => none
  patterns := Vals.patterns α && Vals.patterns β

instance {p : α → Prop} [∀ x, Decidable (p x)] : Vals {x // p x} where
  exact n := collect (fun x => if h : p x.value then
    [⟨⟨x.value, h⟩, fun _ => "⟨" ++ x.text () ++ ", by decide⟩"⟩] else []) (Vals.exact n)
  whole := Vals.whole α
  patterns := false

/-- A function that is constant but for some points: `body` is its text in `x`. -/
structure Table (α β : Type) where
  value : α → β
  body : Unit → String
  points : List String := []
  default : String

/-- The table with one more point, unless that changes nothing. -/
def Table.at [DecidableEq α] (f : Table α β) (a : Val α) (b : Val β) : List (Table α β) :=
  let point := a.text ()
  let value := b.text ()
  if f.points.contains point || value == f.default then [] else [{ f with
    value := fun x => if x = a.value then b.value else f.value x
    body := fun _ => if Vals.patterns α
      then "match x with | " ++ point ++ " => " ++ value ++ " | _ => " ++ f.body ()
      else "if x = " ++ point ++ " then " ++ value ++ " else " ++ f.body ()
    points := point :: f.points }]

def tables [DecidableEq α] : Nat → List (Table α β) := recursively fun smaller n =>
  (Vals.exact n).map (fun y =>
    { value := fun _ => y.value, body := y.text, default := y.text () }) ++
    match n with
    | 0 => []
    | n + 1 => collect (fun (a, b, f) => f.at a b)
      (pairs (Vals.exact (α := α)) (pairs (Vals.exact (α := β)) smaller) n)
end types

/-- Functions of a type to itself, and of two arguments, that are no tables. -/
class Steps (α : Type) where
  steps : List (Val (α → α))
  operations : List (Val (α → α → α)) := []

instance (priority := low) {α : Type} : Steps α where steps := []

instance : Steps Nat where
  steps := [⟨(· + 1), fun _ => "(fun x => x + 1)"⟩, ⟨(· - 1), fun _ => "(fun x => x - 1)"⟩]
  operations := [⟨(· + ·), fun _ => "(fun x y => x + y)"⟩, ⟨(· - ·), fun _ => "(fun x y => x - y)"⟩]

instance : Steps Int where
  steps := [⟨(· + 1), fun _ => "(fun x => x + 1)"⟩, ⟨(- ·), fun _ => "(fun x => -x)"⟩]
  operations := [⟨(· + ·), fun _ => "(fun x y => x + y)"⟩, ⟨(· - ·), fun _ => "(fun x y => x - y)"⟩]

instance : Steps Bool where
  steps := [⟨(! ·), fun _ => "(fun x => !x)"⟩]

section functions
variable {α β : Type} [DecidableEq α] [Vals α]

def lambdas [Vals β] (n : Nat) : List (Val (α → β)) :=
  (tables n).map fun f => ⟨f.value, fun _ => "(fun x => " ++ f.body () ++ ")"⟩

instance (priority := low) [Vals β] : Vals (α → β) where exact := lambdas

instance [Steps α] : Vals (α → α) where
  exact n := (match n with
    | 0 => [⟨fun x => x, fun _ => "(fun x => x)"⟩]
    | 1 => Steps.steps
    | _ => []) ++ lambdas n

instance [Steps α] : Vals (α → α → α) where
  exact n := (match n with
    | 0 => [⟨fun x _ => x, fun _ => "(fun x _ => x)"⟩, ⟨fun _ y => y, fun _ => "(fun _ y => y)"⟩]
    | 1 => Steps.operations
    | _ => []) ++ lambdas n
end functions

/-! ## Whether a closed proposition holds -/

/-- `rank` is 4 for a proposition that holds, 3 for one that probably does, 2 if nothing is known,
1 if it probably does not, 0 if it does not; `cost` is how many evaluations that took. `proof` is a
term for the proposition, or for its negation if it does not hold; `⋆` stands for what is left to a
tactic. -/
structure Answer where
  rank : Nat
  cost : Nat
  proof : Unit → String

/-- `answer n` looks at no more than about `n` values for a quantifier. -/
class Test (p : Prop) where
  answer : (width : Nat) → Answer

namespace Answer

def bare (rank cost : Nat) : Answer := ⟨rank, cost, fun _ => "⋆"⟩
def paying (a : Answer) (cost : Nat) : Answer := { a with cost := a.cost + cost }
def holds (a : Answer) : Bool := 2 < a.rank

/-- Of `h` something follows that does not hold. -/
def absurd (follows : String) (a : Answer) : String :=
  "(fun h => absurd (" ++ follows ++ ") " ++ a.proof () ++ ")"

def not (a : Answer) : Answer :=
  ⟨4 - a.rank, a.cost, fun _ => if a.holds then "(fun h => h " ++ a.proof () ++ ")" else a.proof ()⟩

def and (a : Answer) (b : Unit → Answer) : Answer :=
  let left := { a with proof := fun _ => absurd "h.1" a }
  match a.rank with
  | 0 => left
  | _ =>
    let b := b ()
    if a.holds && b.holds then ⟨min a.rank b.rank, a.cost + b.cost, fun _ =>
      "⟨" ++ a.proof () ++ ", " ++ b.proof () ++ "⟩"⟩
    else if a.rank ≤ b.rank then left.paying b.cost
    else ⟨b.rank, a.cost + b.cost, fun _ => absurd "h.2" b⟩

def or (a : Answer) (b : Unit → Answer) : Answer :=
  let left := { a with proof := fun _ => "(.inl " ++ a.proof () ++ ")" }
  match a.rank with
  | 4 => left
  | _ =>
    let b := b ()
    if !a.holds && !b.holds then ⟨max a.rank b.rank, a.cost + b.cost, fun _ =>
      "(fun h => h.elim " ++ a.proof () ++ " " ++ b.proof () ++ ")"⟩
    else if b.rank ≤ a.rank then left.paying b.cost
    else ⟨b.rank, a.cost + b.cost, fun _ => "(.inr " ++ b.proof () ++ ")"⟩

def implies (a : Answer) (b : Unit → Answer) : Answer :=
  let vacuous := ⟨4 - a.rank, a.cost, fun _ => absurd "h" a⟩
  match a.rank with
  | 0 => vacuous
  | _ =>
    let b := b ()
    if a.holds && !b.holds then ⟨max (4 - a.rank) b.rank, a.cost + b.cost, fun _ =>
      absurd ("h " ++ a.proof ()) b⟩
    else if b.rank ≤ 4 - a.rank then vacuous.paying b.cost
    else ⟨b.rank, a.cost + b.cost, fun _ => "(fun _ => " ++ b.proof () ++ ")"⟩

def iff (a b : Answer) : Answer :=
  let there := a.implies fun _ => b
  let back := b.implies fun _ => a
  if there.holds && back.holds then ⟨min there.rank back.rank, a.cost + b.cost, fun _ =>
    "⟨" ++ there.proof () ++ ", " ++ back.proof () ++ "⟩"⟩
  else if there.rank ≤ back.rank then ⟨there.rank, a.cost + b.cost, fun _ => absurd "h.1" there⟩
  else ⟨back.rank, a.cost + b.cost, fun _ => absurd "h.2" back⟩

/-- Of `f` for all of the values: `most` if it holds for them, a term with `h v` if not for `v`. -/
def all {α : Type} (f : α → Answer) (most : Nat) (apply : String → String) : List (Val α) → Answer
  | [] => bare most 0
  | x :: xs =>
    let a := f x.value
    let here := { a with proof := fun _ => absurd (apply (x.text ())) a }
    match a.rank with
    | 0 => here
    | _ =>
      let rest := (all f most apply xs).paying a.cost
      if a.rank < rest.rank then { here with cost := rest.cost } else rest

/-- Of `f` for one of the values: `least` if there is none. -/
def any {α : Type} (f : α → Answer) (least : Nat) : List (Val α) → Answer
  | [] => bare least 0
  | x :: xs =>
    let a := f x.value
    let here := { a with proof := fun _ => "⟨" ++ x.text () ++ ", " ++ a.proof () ++ "⟩" }
    match a.rank with
    | 4 => here
    | _ =>
      let rest := (any f least xs).paying a.cost
      if rest.rank < a.rank then { here with cost := rest.cost } else rest

end Answer

section samples
variable {α : Type}

/-- Levels from `n` on, until there are some values. -/
def small (level : Nat → List α) (n few : Nat) : (fuel : Nat) → List α → List α
  | 0, xs => xs
  | k + 1, xs => if few ≤ xs.length then xs else small level (n + 1) few k (xs ++ level n)

/-- The values that stand for all of the type. -/
def samples [Vals α] (width : Nat) : List (Val α) := match Vals.whole α with
  | some n => below Vals.exact n
  | none => small Vals.exact 0 (min width (Vals.few α)) width []

/-- The rank of what holds for all samples: `yes` if there is no other value. -/
def capped (α : Type) [Vals α] (yes no : Nat) : Nat := if (Vals.whole α).isSome then yes else no
end samples

/-- What is left of the width behind a quantifier. -/
def narrower (width : Nat) : Nat := width / 3 + 1

section tests
variable {p q : Prop} {α β : Type}

instance (priority := high) [Decidable p] : Test p := ⟨fun _ => .bare (if p then 4 else 0) 1⟩
instance [Test p] : Test (¬p) := ⟨fun w => (Test.answer p w).not⟩
instance [Test p] [Test q] : Test (p ∧ q) :=
  ⟨fun w => (Test.answer p w).and fun _ => Test.answer q w⟩
instance [Test p] [Test q] : Test (p ∨ q) :=
  ⟨fun w => (Test.answer p w).or fun _ => Test.answer q w⟩
instance [Test p] [Test q] : Test (p → q) :=
  ⟨fun w => (Test.answer p w).implies fun _ => Test.answer q w⟩
instance [Test p] [Test q] : Test (p ↔ q) := ⟨fun w => (Test.answer p w).iff (Test.answer q w)⟩
instance (priority := low) [Test (p ↔ q)] : Test (p = q) :=
  ⟨fun w => .bare (Test.answer (p ↔ q) w).rank (Test.answer (p ↔ q) w).cost⟩

instance {p : α → Prop} [Vals α] [∀ x, Test (p x)] : Test (∀ x, p x) := ⟨fun w =>
  .all (fun x => Test.answer (p x) (narrower w)) (capped α 4 3) ("h " ++ ·) (samples w)⟩
instance {p : α → Prop} [Vals α] [∀ x, Test (p x)] : Test (∃ x, p x) := ⟨fun w =>
  .any (fun x => Test.answer (p x) (narrower w)) (capped α 0 1) (samples w)⟩
instance (priority := low) {f g : α → β} [Vals α] [∀ x, Test (f x = g x)] : Test (f = g) :=
  ⟨fun w => .all (fun x => Test.answer (f x = g x) (narrower w)) (capped α 4 3)
    ("congrFun h " ++ ·) (samples w)⟩

instance (priority := 1) : Test p := ⟨fun _ => .bare 2 1⟩
end tests

/-! ## Values for which a proposition fails -/

/-- The arguments that were chosen, the last one first, and the doubt that each answer leaves. -/
structure Path where
  doubt : Nat := 0
  arguments : List (Unit → String) := []

/-- What may still be spent, and the argument lists that were found with their doubts. -/
structure State where
  fuel : Nat
  found : List (Nat × List String) := []

/-- `run n` tries all argument lists of size `n`. A proposition with no variable in front is
`closed`: then there is one list, of size 0. -/
class Refute (p : Prop) where
  closed : Bool
  run : (size : Nat) → Path → State → State

def Path.push (path : Path) (text : Unit → String) (doubt : Nat := 0) : Path :=
  ⟨path.doubt + doubt, text :: path.arguments⟩

def State.spend (st : State) (cost : Nat) : State := { st with fuel := st.fuel - cost }

/-- Records the arguments and the proof that nothing holds of them; it is over once there is a list
without doubt. -/
def State.hit (st : State) (path : Path) : State :=
  let arguments := path.arguments.map (· ())
  if path.doubt = 0 then ⟨0, [(0, arguments)]⟩
  else if st.found.length < 12 then ⟨st.fuel, st.found ++ [(path.doubt, arguments)]⟩
  else st

/-- What it costs to take a proposition for false that has this rank. -/
def doubt : (rank : Nat) → Nat
  | 0 => 0
  | 1 => 1
  | _ => 4

/-- How many values a quantifier within the proposition sees at first. -/
def width : Nat := 24

/-- Goes on with what stands behind a value or a premise. -/
def next (p : Prop) [self : Refute p] (size : Nat) (path : Path) (st : State) : State :=
  if st.fuel = 0 || (Refute.closed p && size != 0) then st else Refute.run p size path (st.spend 1)

/-- Assumes a premise that may hold, and goes on; `text` is made from a proof of it. -/
def assuming (a : Answer) (text : String → String) (go : Path → State → State) (path : Path)
    (st : State) : State :=
  let st := st.spend a.cost
  let proof := fun _ => text (if a.holds then a.proof () else "⋆")
  if a.rank < 2 then st else go (path.push proof (doubt (4 - a.rank))) st

/-- All values of sizes up to `size`, each with what is left of it, small ones first. -/
def upTo {α : Type u} (values : Nat → List α) (go : α → Nat → State → State) (size : Nat) :
    State → State :=
  let rec levels
    | 0, st => st
    | k + 1, st =>
      if st.fuel = 0 then st else levels k ((values (size - k)).foldl (fun st x => go x k st) st)
  levels (size + 1)

section propositions
variable {p q : Prop} {α β : Type}

instance (priority := 50) [Test p] : Refute p where
  closed := true
  run _ path st :=
    let a := Test.answer p width
    let st := st.spend a.cost
    if a.holds then st else st.hit (path.push a.proof (doubt a.rank))

instance (priority := high) [Test p] [Refute q] : Refute (p → q) where
  closed := Refute.closed q
  run n := assuming (Test.answer p width) id (next q n)

instance (priority := low) {q : p → Prop} [Decidable p] [∀ h, Refute (q h)] :
    Refute (∀ h, q h) where
  closed := false
  run n path st := if h : p then next (q h) n (path.push fun _ => "⋆") st else st

instance {p : α → Prop} [Vals α] [∀ x, Refute (p x)] : Refute (∀ x, p x) where
  closed := false
  run n path := upTo Vals.exact (fun x rest => next (p x.value) rest (path.push x.text)) n

/-- What stands behind an existential quantifier in a premise is such a variable too. -/
instance (priority := high) {p : α → Prop} [Vals α] [∀ x, Test (p x)] [Refute q] :
    Refute ((∃ x, p x) → q) where
  closed := false
  run n path := upTo Vals.exact (fun x rest =>
    assuming (Test.answer (p x.value) width) ("⟨" ++ x.text () ++ ", " ++ · ++ "⟩")
      (next q rest) path) n
end propositions

/-! ### Variables that are propositions, predicates, relations, types, instances

An instance argument cannot bring instances with it: what is decidable is given by a Boolean. -/

def claims : List (Val Bool) := [⟨true, fun _ => "True"⟩, ⟨false, fun _ => "False"⟩]

instance {p : Prop → Prop} [t : ∀ b : Bool, Test (p (b = true))] : Test (∀ c, p c) :=
  ⟨fun w => .all (fun b => (t b).answer (narrower w)) 4 ("h " ++ ·) claims⟩
instance {p : Prop → Prop} [t : ∀ b : Bool, Test (p (b = true))] : Test (∃ c, p c) :=
  ⟨fun w => .any (fun b => (t b).answer (narrower w)) 0 claims⟩

instance {p : Prop → Prop} [r : ∀ b : Bool, Refute (p (b = true))] : Refute (∀ c, p c) where
  closed := false
  run n path st :=
    claims.foldl (fun st b => next (p (b.value = true)) n (path.push b.text) st) st

section predicates
variable (α β : Type) [DecidableEq α] [Vals α] [DecidableEq β] [Vals β]

def predicates : Nat → List (Val (α → Bool))
  | 0 => [⟨fun _ => true, fun _ => "(fun _ => True)"⟩,
      ⟨fun _ => false, fun _ => "(fun _ => False)"⟩]
  | n + 1 => collect (fun a => [
      ⟨fun x => x = a.value, fun _ => "(fun x => x = " ++ a.text () ++ ")"⟩,
      ⟨fun x => x ≠ a.value, fun _ => "(fun x => x ≠ " ++ a.text () ++ ")"⟩]) (Vals.exact n)

def relations : Nat → List (Val (α → β → Bool))
  | 0 => [⟨fun _ _ => true, fun _ => "(fun _ _ => True)"⟩,
      ⟨fun _ _ => false, fun _ => "(fun _ _ => False)"⟩]
  | n + 1 =>
    (Vals.exact n).map (fun a =>
      ⟨fun x _ => x = a.value, fun _ => "(fun x _ => x = " ++ a.text () ++ ")"⟩) ++
    (Vals.exact n).map (fun b =>
      ⟨fun _ y => y = b.value, fun _ => "(fun _ y => y = " ++ b.text () ++ ")"⟩) ++
    collect (fun (a, b) => [
      ⟨fun x y => x = a.value && y = b.value, fun _ =>
        "(fun x y => x = " ++ a.text () ++ " ∧ y = " ++ b.text () ++ ")"⟩,
      ⟨fun x y => x = a.value || y = b.value, fun _ =>
        "(fun x y => x = " ++ a.text () ++ " ∨ y = " ++ b.text () ++ ")"⟩])
      (pairs Vals.exact Vals.exact n)

def endorelations (n : Nat) : List (Val (α → α → Bool)) :=
  (if n = 1 then [⟨fun x y => x = y, fun _ => "(fun x y => x = y)"⟩,
    ⟨fun x y => x ≠ y, fun _ => "(fun x y => x ≠ y)"⟩] else []) ++ relations α α n
end predicates

section quantified
variable {α β : Type} [DecidableEq α] [Vals α] [DecidableEq β] [Vals β]

instance {p : (α → Prop) → Prop} [t : ∀ f : α → Bool, Test (p fun x => f x = true)] :
    Test (∀ q, p q) := ⟨fun w =>
  .all (fun f => (t f).answer (narrower w)) 3 ("h " ++ ·) (small (predicates α) 0 w w [])⟩

instance {p : (α → Prop) → Prop} [t : ∀ f : α → Bool, Test (p fun x => f x = true)] :
    Test (∃ q, p q) := ⟨fun w =>
  .any (fun f => (t f).answer (narrower w)) 1 (small (predicates α) 0 w w [])⟩

instance {p : (α → Prop) → Prop} [r : ∀ f : α → Bool, Refute (p fun x => f x = true)] :
    Refute (∀ q, p q) where
  closed := false
  run n path := upTo (predicates α) (fun f rest =>
    next (p fun x => f.value x = true) (self := r f.value) rest (path.push f.text)) n

instance {p : (α → α → Prop) → Prop} [r : ∀ f : α → α → Bool, Refute (p fun x y => f x y = true)] :
    Refute (∀ q, p q) where
  closed := false
  run n path := upTo (endorelations α) (fun f rest =>
    next (p fun x y => f.value x y = true) (self := r f.value) rest (path.push f.text)) n

instance (priority := low) {p : (α → β → Prop) → Prop}
    [r : ∀ f : α → β → Bool, Refute (p fun x y => f x y = true)] : Refute (∀ q, p q) where
  closed := false
  run n path := upTo (relations α β) (fun f rest =>
    next (p fun x y => f.value x y = true) (self := r f.value) rest (path.push f.text)) n
end quantified

/-- A type with what can be said of any, and its text. -/
structure Carrier where
  carrier : Type
  text : String
  [equality : DecidableEq carrier]
  [values : Vals carrier]

instance {α : Carrier} : DecidableEq α.carrier := α.equality
instance {α : Carrier} : Vals α.carrier := α.values
instance : DecidableEq Empty := fun x => nomatch x

def carriers [Numbers] : Nat → List Carrier
  | 0 => [⟨Bool, "Bool"⟩]
  | 1 => [⟨Unit, "Unit"⟩,
      { carrier := Nat, text := "Nat", values := { (inferInstance : Vals Nat) with few := 8 } }]
  | 2 => [⟨Empty, "Empty"⟩]
  | _ => []

instance [Numbers] {p : Type → Prop} [∀ α : Carrier, Refute (p α.carrier)] : Refute (∀ α, p α) where
  closed := false
  run n path := upTo carriers (fun α rest =>
    next (p α.carrier) rest (path.push fun _ => α.text)) n

/-- An instance that is found by itself. -/
@[instance_reducible] def given {c : Type} {p : c → Prop} (x : c) [Refute (p x)] :
    Refute (∀ x, p x) where
  closed := Refute.closed (p x)
  run n path := next (p x) n (path.push fun _ => "inferInstance")

/-- A type of a class that not all types belong to: the natural numbers do. -/
@[instance_reducible] def numeric {c : Type → Type} {p : (α : Type) → c α → Prop} (x : c Nat)
    [Refute (p Nat x)] : Refute (∀ α x, p α x) where
  closed := Refute.closed (p Nat x)
  run n path := next (p Nat x) n ((path.push fun _ => "Nat").push fun _ => "inferInstance")

section instances
variable {α : Type} {q : Prop} {r : α → Prop}

instance (priority := high) {p : Decidable q → Prop} [d : Decidable q] [Refute (p d)] :
    Refute (∀ d, p d) := given d
instance (priority := high) {p : DecidablePred r → Prop} [d : DecidablePred r] [Refute (p d)] :
    Refute (∀ d, p d) := given d
instance (priority := high) {p : DecidableEq α → Prop} [d : DecidableEq α] [Refute (p d)] :
    Refute (∀ d, p d) := given d
instance (priority := high) {p : BEq α → Prop} [d : BEq α] [Refute (p d)] :
    Refute (∀ d, p d) := given d
instance (priority := high) {p : Inhabited α → Prop} [d : Inhabited α] [Refute (p d)] :
    Refute (∀ d, p d) := given d
instance (priority := high) {p : (α : Type) → Inhabited α → Prop} [Refute (p Nat inferInstance)] :
    Refute (∀ α d, p α d) := numeric inferInstance
instance (priority := high) {p : LE α → Prop} [d : LE α] [Refute (p d)] :
    Refute (∀ d, p d) := given d
instance (priority := high) {p : (α : Type) → LE α → Prop} [Refute (p Nat inferInstance)] :
    Refute (∀ α d, p α d) := numeric inferInstance
instance (priority := high) {p : LT α → Prop} [d : LT α] [Refute (p d)] :
    Refute (∀ d, p d) := given d
instance (priority := high) {p : (α : Type) → LT α → Prop} [Refute (p Nat inferInstance)] :
    Refute (∀ α d, p α d) := numeric inferInstance
instance (priority := high) {p : Add α → Prop} [d : Add α] [Refute (p d)] :
    Refute (∀ d, p d) := given d
instance (priority := high) {p : (α : Type) → Add α → Prop} [Refute (p Nat inferInstance)] :
    Refute (∀ α d, p α d) := numeric inferInstance
instance (priority := high) {p : Mul α → Prop} [d : Mul α] [Refute (p d)] :
    Refute (∀ d, p d) := given d
instance (priority := high) {p : (α : Type) → Mul α → Prop} [Refute (p Nat inferInstance)] :
    Refute (∀ α d, p α d) := numeric inferInstance
end instances

/-! ## The search -/

/-- A line for each list of arguments that was found: its doubt, the arguments, and the proof of
what is left, `✂` between. -/
def report : List (Nat × List String) → String
  | [] => ""
  | (doubt, arguments) :: rest =>
    toString doubt ++ arguments.foldl (fun text argument => "✂" ++ argument ++ text) "\n" ++
      report rest

/-- Argument lists that may refute `p`, of sizes from 0 on, until one is beyond doubt, `most` sizes
were looked at, or about `fuel` values. -/
@[nospecialize] def search (p : Prop) [Refute p] (most fuel : Nat) : String :=
  let rec sizes
    | 0, st => st
    | k + 1, st => sizes k (next p (most - k - 1) {} st)
  report (sizes most { fuel }).found

end Counterexample
