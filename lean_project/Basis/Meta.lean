prelude
import Basis.Prelude

/-!
# Names, syntax and macros

The types through which the binary's parser, macro expander and printer talk to declarations of a
library. Layouts are the binary's. Functions are `opaque`: the interpreter runs the compiled code
that the binary has under the same name, and the logic knows nothing of them but their type.
-/

set_option autoImplicit false
universe u v w

structure String.Pos.Raw where
  byteIdx : Nat := 0
structure Substring.Raw where
  str : String
  startPos : String.Pos.Raw
  stopPos : String.Pos.Raw

namespace Lean

/-- The two hashing constructors are the binary's own, which keep the hash beside the fields. -/
inductive Name where
  | anonymous : Name
  | str (pre : Name) (str : String)
  | num (pre : Name) (i : Nat)

@[extern "lean_name_append_str"] opaque Name.str._override (p : Name) (s : String) : Name := .anonymous
@[extern "lean_name_append_num"] opaque Name.num._override (p : Name) (i : Nat) : Name := .anonymous
attribute [implemented_by Name.str._override] Name.str
attribute [implemented_by Name.num._override] Name.num
instance : Inhabited Name := ⟨.anonymous⟩
abbrev Name.mkStr (p : Name) (s : String) : Name := Name.str p s
abbrev Name.mkNum (p : Name) (i : Nat) : Name := Name.num p i
abbrev Name.mkSimple (s : String) : Name := .str .anonymous s
@[reducible] def Name.mkStr1 (a : String) : Name := .str .anonymous a
@[reducible] def Name.mkStr2 (a b : String) : Name := .str (.mkStr1 a) b
@[reducible] def Name.mkStr3 (a b c : String) : Name := .str (.mkStr2 a b) c
@[reducible] def Name.mkStr4 (a b c d : String) : Name := .str (.mkStr3 a b c) d
@[reducible] def Name.mkStr5 (a b c d e : String) : Name := .str (.mkStr4 a b c d) e
@[reducible] def Name.mkStr6 (a b c d e f : String) : Name := .str (.mkStr5 a b c d e) f
@[reducible] def Name.mkStr7 (a b c d e f g : String) : Name := .str (.mkStr6 a b c d e f) g
@[reducible] def Name.mkStr8 (a b c d e f g h : String) : Name := .str (.mkStr7 a b c d e f g) h
@[extern "lean_name_eq"] opaque Name.beq : Name → Name → Bool
instance : BEq Name := ⟨Name.beq⟩

/-! ## Parser descriptions -/

inductive ParserDescr where
  | const (name : Name)
  | unary (name : Name) (p : ParserDescr)
  | binary (name : Name) (p₁ p₂ : ParserDescr)
  | node (kind : Name) (prec : Nat) (p : ParserDescr)
  | trailingNode (kind : Name) (prec lhsPrec : Nat) (p : ParserDescr)
  | symbol (val : String)
  | nonReservedSymbol (val : String) (includeIdent : Bool)
  | cat (catName : Name) (rbp : Nat)
  | parser (declName : Name)
  | nodeWithAntiquot (name : String) (kind : Name) (p : ParserDescr)
  | sepBy (p : ParserDescr) (sep : String) (psep : ParserDescr) (allowTrailingSep : Bool := false)
  | sepBy1 (p : ParserDescr) (sep : String) (psep : ParserDescr) (allowTrailingSep : Bool := false)
  | unicodeSymbol (val asciiVal : String) (preserveForPP : Bool)
instance : Inhabited ParserDescr := ⟨.symbol ""⟩
abbrev TrailingParserDescr := ParserDescr

/-- A documented syntax category. -/
structure Parser.Category

/-! ## Syntax -/

abbrev SyntaxNodeKind := Name
abbrev MacroScope := Nat
inductive SourceInfo where
  | original (leading : Substring.Raw) (pos : String.Pos.Raw) (trailing : Substring.Raw) (endPos : String.Pos.Raw)
  | synthetic (pos : String.Pos.Raw) (endPos : String.Pos.Raw) (canonical : Bool := false)
  | none
instance : Inhabited SourceInfo := ⟨.none⟩
inductive Syntax.Preresolved where
  | namespace (ns : Name)
  | decl (n : Name) (fields : List String)
inductive Syntax where
  | missing : Syntax
  | node (info : SourceInfo) (kind : SyntaxNodeKind) (args : Array Syntax) : Syntax
  | atom (info : SourceInfo) (val : String) : Syntax
  | ident (info : SourceInfo) (rawVal : Substring.Raw) (val : Name) (preresolved : List Syntax.Preresolved) : Syntax
instance : Inhabited Syntax := ⟨.missing⟩
abbrev SyntaxNodeKinds := List SyntaxNodeKind
structure TSyntax (ks : SyntaxNodeKinds) where
  raw : Syntax
instance {ks : SyntaxNodeKinds} : Inhabited (TSyntax ks) := ⟨⟨default⟩⟩
abbrev choiceKind : SyntaxNodeKind := `choice
abbrev nullKind : SyntaxNodeKind := `null
abbrev groupKind : SyntaxNodeKind := `group
abbrev identKind : SyntaxNodeKind := `ident
abbrev strLitKind : SyntaxNodeKind := `str
abbrev charLitKind : SyntaxNodeKind := `char
abbrev numLitKind : SyntaxNodeKind := `num
abbrev scientificLitKind : SyntaxNodeKind := `scientific
abbrev nameLitKind : SyntaxNodeKind := `name
abbrev fieldIdxKind : SyntaxNodeKind := `fieldIdx
abbrev hygieneInfoKind : SyntaxNodeKind := `hygieneInfo
abbrev interpolatedStrLitKind : SyntaxNodeKind := `interpolatedStrLitKind
abbrev interpolatedStrKind : SyntaxNodeKind := `interpolatedStrKind
abbrev Term := TSyntax (.cons `term .nil)
abbrev Command := TSyntax (.cons `command .nil)
abbrev Ident := TSyntax (.cons identKind .nil)

end Lean

/-! ## Monads, as far as macros need them -/

class Functor (f : Type u → Type v) : Type (max (u + 1) v) where
  map : {α β : Type u} → (α → β) → f α → f β
  mapConst : {α β : Type u} → α → f β → f α := fun a => map (fun _ => a)
class Pure (f : Type u → Type v) where
  pure : {α : Type u} → α → f α
class Seq (f : Type u → Type v) : Type (max (u + 1) v) where
  seq : {α β : Type u} → f (α → β) → (Unit → f α) → f β
class SeqLeft (f : Type u → Type v) : Type (max (u + 1) v) where
  seqLeft : {α β : Type u} → f α → (Unit → f β) → f α
class SeqRight (f : Type u → Type v) : Type (max (u + 1) v) where
  seqRight : {α β : Type u} → f α → (Unit → f β) → f β
class Bind (m : Type u → Type v) where
  bind : {α β : Type u} → m α → (α → m β) → m β
export Pure (pure)
export Bind (bind)
class Applicative (f : Type u → Type v) extends Functor f, Pure f, Seq f, SeqLeft f, SeqRight f where
  map := fun x y => Seq.seq (pure x) fun _ => y
  seqLeft := fun a b => Seq.seq (Functor.map (Function.const _) a) b
  seqRight := fun a b => Seq.seq (Functor.map (Function.const _ id) a) b
class Monad (m : Type u → Type v) : Type (max (u + 1) v) extends Applicative m, Bind m where
  map f x := bind x (fun a => pure (f a))
  seq f x := bind f fun y => Functor.map y (x PUnit.unit)
  seqLeft x y := bind x fun a => bind (y PUnit.unit) (fun _ => pure a)
  seqRight x y := bind x fun _ => y PUnit.unit
class MonadLift (m : semiOutParam (Type u → Type v)) (n : Type u → Type w) where
  monadLift : {α : Type u} → m α → n α
class MonadLiftT (m : Type u → Type v) (n : Type u → Type w) where
  monadLift : {α : Type u} → m α → n α
instance {m : Type u → Type v} : MonadLiftT m m := ⟨fun x => x⟩
class MonadExceptOf (ε : semiOutParam (Type u)) (m : Type v → Type w) where
  throw : {α : Type v} → ε → m α
  tryCatch : {α : Type v} → m α → (ε → m α) → m α

inductive EStateM.Result (ε σ α : Type u) where
  | ok : α → σ → Result ε σ α
  | error : ε → σ → Result ε σ α
def EStateM (ε σ α : Type u) := σ → EStateM.Result ε σ α
@[inline] protected def EStateM.pure {ε σ α : Type u} (a : α) : EStateM ε σ α := fun s => .ok a s
@[inline] protected def EStateM.bind {ε σ α β : Type u} (x : EStateM ε σ α) (f : α → EStateM ε σ β) : EStateM ε σ β :=
  fun s => match x s with
    | .ok a s => f a s
    | .error e s => .error e s
@[inline] protected def EStateM.throw {ε σ α : Type u} (e : ε) : EStateM ε σ α := fun s => .error e s
@[inline] protected def EStateM.tryCatch {ε σ α : Type u} (x : EStateM ε σ α) (h : ε → EStateM ε σ α) : EStateM ε σ α :=
  fun s => match x s with
    | .error e s => h e s
    | .ok a s => .ok a s
instance EStateM.instMonad {ε σ : Type u} : Monad (EStateM ε σ) where
  pure := EStateM.pure
  bind := EStateM.bind
instance {ε σ : Type u} : MonadExceptOf ε (EStateM ε σ) where
  throw := EStateM.throw
  tryCatch := EStateM.tryCatch
def ReaderT (ρ : Type u) (m : Type u → Type v) (α : Type u) : Type (max u v) := ρ → m α
@[inline] protected def ReaderT.pure {ρ : Type u} {m : Type u → Type v} [Monad m] {α : Type u} (a : α) : ReaderT ρ m α :=
  fun _ => pure a
@[inline] protected def ReaderT.bind {ρ : Type u} {m : Type u → Type v} [Monad m] {α β : Type u}
    (x : ReaderT ρ m α) (f : α → ReaderT ρ m β) : ReaderT ρ m β := fun r => bind (x r) fun a => f a r
instance ReaderT.instMonad {ρ : Type u} {m : Type u → Type v} [Monad m] : Monad (ReaderT ρ m) where
  pure := ReaderT.pure
  bind := ReaderT.bind
instance {ρ : Type u} {m : Type u → Type v} {ε : Type u} [MonadExceptOf ε m] : MonadExceptOf ε (ReaderT ρ m) where
  throw e := fun _ => MonadExceptOf.throw e
  tryCatch x h := fun r => MonadExceptOf.tryCatch (x r) (fun e => h e r)

namespace Lean

class MonadRef (m : Type → Type) where
  getRef : m Syntax
  withRef {α : Type} : Syntax → m α → m α
export MonadRef (getRef)
class MonadQuotation (m : Type → Type) extends MonadRef m where
  getCurrMacroScope : m MacroScope
  getContext : m Name
  withFreshMacroScope {α : Type} : m α → m α
export MonadQuotation (getCurrMacroScope withFreshMacroScope)

def Macro.MethodsRef : Type := Unit
structure Macro.Context where
  methods : Macro.MethodsRef
  quotContext : Name
  currMacroScope : MacroScope
  currRecDepth : Nat := 0
  maxRecDepth : Nat := 512
  ref : Syntax
inductive Macro.Exception where
  | error : Syntax → String → Macro.Exception
  | unsupportedSyntax : Macro.Exception
structure Macro.State where
  macroScope : MacroScope
  traceMsgs : List (Prod Name String) := .nil
  expandedMacroDecls : List Name := .nil
abbrev MacroM := ReaderT Macro.Context (EStateM Macro.Exception Macro.State)
abbrev Macro := Syntax → MacroM Syntax
instance : Inhabited Macro := ⟨fun _ _ s => .error .unsupportedSyntax s⟩
@[inline] def Macro.throwUnsupported {α : Type} : MacroM α := fun _ s => .error .unsupportedSyntax s
instance : MonadQuotation MacroM where
  getRef := fun ctx s => .ok ctx.ref s
  withRef stx x := fun ctx => x { ctx with ref := stx }
  getCurrMacroScope := fun ctx s => .ok ctx.currMacroScope s
  getContext := fun ctx s => .ok ctx.quotContext s
  withFreshMacroScope x := fun ctx s =>
    x { ctx with currMacroScope := s.macroScope } { s with macroScope := HAdd.hAdd s.macroScope 1 }

namespace PrettyPrinter
abbrev UnexpandM := ReaderT Syntax (EStateM Unit Unit)
abbrev Unexpander := Syntax → UnexpandM Syntax
instance : Inhabited Unexpander := ⟨fun _ _ s => .error Unit.unit s⟩
instance : MonadQuotation UnexpandM where
  getRef := fun ref s => .ok ref s
  withRef ref x := fun _ => x ref
  getCurrMacroScope := pure 0
  getContext := pure `_fakeMod
  withFreshMacroScope x := x
end PrettyPrinter
end Lean
