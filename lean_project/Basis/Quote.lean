prelude
import Basis.Simp

/-!
# Quotations: what `notation`, `macro`, `macro_rules` and printers of user notation expand to

Functions on syntax are the binary's own (`opaque`, run by the interpreter under the same name);
those that are polymorphic in the monad or in the element type are written here.
-/

set_option autoImplicit false
universe u v w

/-! ## Monads: throwing, lifting, sequencing -/

class MonadExcept (ε : semiOutParam (Type u)) (m : Type v → Type w) where
  throw : {α : Type v} → ε → m α
  tryCatch : {α : Type v} → m α → (ε → m α) → m α
export MonadExcept (throw tryCatch)
instance instMonadExceptOfMonadExceptOf {ε : outParam (Type u)} {m : Type v → Type w} [MonadExceptOf ε m] : MonadExcept ε m :=
  ⟨MonadExceptOf.throw, MonadExceptOf.tryCatch⟩
@[inline] protected def MonadExcept.orElse {ε : Type u} {m : Type v → Type w} [MonadExcept ε m] {α : Type v}
    (x : m α) (y : Unit → m α) : m α := tryCatch x fun (_ : ε) => y ()
instance {ε : Type u} {m : Type v → Type w} [MonadExcept ε m] {α : Type v} : OrElse (m α) := ⟨MonadExcept.orElse (ε := ε)⟩
instance instMonadLiftTOfMonadLift {l : Type u → Type v} {m : Type u → Type w} {n : Type u → Type w} [MonadLift m n] [MonadLiftT l m] :
    MonadLiftT l n := ⟨fun x => MonadLift.monadLift (m := m) (MonadLiftT.monadLift x)⟩
export MonadLiftT (monadLift)

instance instMonadOption : Monad Option where
  pure := some
  bind x f := match x with
    | some a => f a
    | none => none
instance {α : Type u} : OrElse (Option α) where
  orElse x y := match x with
    | some a => some a
    | none => y ()

namespace Lean

/-! ## Syntax -/

section
variable {ks : SyntaxNodeKinds}
instance : CoeOut (TSyntax ks) Syntax := ⟨TSyntax.raw⟩
instance : Coe SyntaxNodeKind SyntaxNodeKinds := ⟨fun k => [k]⟩
instance {k : SyntaxNodeKind} : Coe (TSyntax [k]) (TSyntax (k :: ks)) := ⟨fun s => ⟨s.raw⟩⟩
instance {k : SyntaxNodeKind} : Coe (TSyntax ks) (TSyntax (k :: ks)) := ⟨fun s => ⟨s.raw⟩⟩
end
abbrev StrLit := TSyntax strLitKind
abbrev NumLit := TSyntax numLitKind
abbrev CharLit := TSyntax charLitKind
abbrev NameLit := TSyntax nameLitKind
abbrev ScientificLit := TSyntax scientificLitKind
abbrev HygieneInfo := TSyntax hygieneInfoKind
instance : Coe Ident Term := ⟨fun s => ⟨s.raw⟩⟩
instance : Coe NumLit Term := ⟨fun s => ⟨s.raw⟩⟩
instance : Coe StrLit Term := ⟨fun s => ⟨s.raw⟩⟩
instance : Coe CharLit Term := ⟨fun s => ⟨s.raw⟩⟩
instance : Coe Term (TSyntax `Lean.Parser.Term.funBinder) := ⟨fun s => ⟨s.raw⟩⟩
instance : Coe Ident (TSyntax `Lean.Parser.Command.declId) := ⟨fun s => ⟨s.raw⟩⟩

abbrev TSyntaxArray (ks : SyntaxNodeKinds) := Array (TSyntax ks)
structure Syntax.SepArray (sep : String) where
  elemsAndSeps : Array Syntax
structure Syntax.TSepArray (ks : SyntaxNodeKinds) (sep : String) where
  elemsAndSeps : Array Syntax

@[extern "x"] opaque Syntax.getKind (stx : Syntax) : SyntaxNodeKind
@[extern "x"] opaque Syntax.isOfKind (stx : Syntax) (k : SyntaxNodeKind) : Bool
@[extern "x"] opaque Syntax.isNodeOf (stx : Syntax) (k : SyntaxNodeKind) (n : Nat) : Bool
@[extern "x"] opaque Syntax.isMissing (stx : Syntax) : Bool
@[extern "x"] opaque Syntax.isIdent (stx : Syntax) : Bool
@[extern "x"] opaque Syntax.isNone (stx : Syntax) : Bool
@[extern "x"] opaque Syntax.getArg (stx : Syntax) (i : Nat) : Syntax
@[extern "x"] opaque Syntax.getArgs (stx : Syntax) : Array Syntax
@[extern "x"] opaque Syntax.getNumArgs (stx : Syntax) : Nat
@[extern "x"] opaque Syntax.getSepArgs (stx : Syntax) : Array Syntax
@[extern "x"] opaque Syntax.setArgs (stx : Syntax) (args : Array Syntax) : Syntax
@[extern "x"] opaque Syntax.setArg (stx : Syntax) (i : Nat) (arg : Syntax) : Syntax
@[extern "x"] opaque Syntax.setKind (stx : Syntax) (k : SyntaxNodeKind) : Syntax
@[extern "x"] opaque Syntax.getId (stx : Syntax) : Name
@[extern "x"] opaque Syntax.matchesNull (stx : Syntax) (n : Nat) : Bool
@[extern "x"] opaque Syntax.matchesIdent (stx : Syntax) (id : Name) : Bool
@[extern "x"] opaque Syntax.matchesLit (stx : Syntax) (k : SyntaxNodeKind) (val : String) : Bool
@[extern "x"] opaque Syntax.mkNumLit (val : String) (info : SourceInfo := .none) : NumLit
@[extern "x"] opaque SourceInfo.fromRef (ref : Syntax) (canonical : Bool := false) : SourceInfo
@[extern "x"] opaque replaceRef (ref oldRef : Syntax) : Syntax
@[extern "x"] opaque addMacroScope (mainModule n : Name) (scp : MacroScope) : Name
@[extern "x"] opaque mkAtom (val : String) : Syntax
@[extern "x"] opaque mkNullNode (args : Array Syntax := #[]) : Syntax
@[extern "x"] opaque mkIdent (val : Name) : Ident
@[extern "x"] opaque mkSepArray (as : Array Syntax) (sep : Syntax) : Array Syntax
@[extern "x"] opaque Syntax.mkNatLit (val : Nat) (info : SourceInfo := .none) : NumLit
@[extern "x"] opaque Syntax.mkStrLit (val : String) (info : SourceInfo := .none) : StrLit
@[extern "x"] opaque Syntax.mkNameLit (val : String) (info : SourceInfo := .none) : NameLit

def Syntax.getOptional? (stx : Syntax) : Option Syntax :=
  match stx with
  | .node _ _ ⟨[x]⟩ => some x
  | _ => none

@[extern "x"] opaque TSyntax.getId (s : Ident) : Name
@[extern "x"] opaque TSyntax.getNat (s : NumLit) : Nat
@[extern "x"] opaque TSyntax.getString (s : StrLit) : String

namespace Syntax
variable (info : SourceInfo) (kind : SyntaxNodeKind) (a₁ a₂ a₃ a₄ a₅ a₆ a₇ a₈ : Syntax)
@[inline] def node1 : Syntax := .node info kind ⟨[a₁]⟩
@[inline] def node2 : Syntax := .node info kind ⟨[a₁, a₂]⟩
@[inline] def node3 : Syntax := .node info kind ⟨[a₁, a₂, a₃]⟩
@[inline] def node4 : Syntax := .node info kind ⟨[a₁, a₂, a₃, a₄]⟩
@[inline] def node5 : Syntax := .node info kind ⟨[a₁, a₂, a₃, a₄, a₅]⟩
@[inline] def node6 : Syntax := .node info kind ⟨[a₁, a₂, a₃, a₄, a₅, a₆]⟩
@[inline] def node7 : Syntax := .node info kind ⟨[a₁, a₂, a₃, a₄, a₅, a₆, a₇]⟩
@[inline] def node8 : Syntax := .node info kind ⟨[a₁, a₂, a₃, a₄, a₅, a₆, a₇, a₈]⟩
end Syntax

/-! ## References and scopes in any monad -/

section
variable {m : Type → Type} [Monad m] [MonadRef m]
@[inline] def withRef {α : Type} (ref : Syntax) (x : m α) : m α :=
  bind getRef fun old => MonadRef.withRef (replaceRef ref old) x
@[inline] def MonadRef.mkInfoFromRefPos : m SourceInfo :=
  bind getRef fun ref => pure (SourceInfo.fromRef ref)
end

def Macro.throwErrorAt {α : Type} (ref : Syntax) (msg : String) : MacroM α :=
  withRef ref (bind getRef fun ref => throw (Macro.Exception.error ref msg))
def Macro.throwError {α : Type} (msg : String) : MacroM α := bind getRef fun ref => throw (Macro.Exception.error ref msg)

/-! ## Values as syntax -/

class Quote (α : Type) (k : SyntaxNodeKind := `term) where
  quote : α → TSyntax k
export Quote (quote)
instance : Quote Nat numLitKind := ⟨fun n => Syntax.mkNatLit n⟩
instance : Quote Nat := ⟨fun n => Syntax.mkNatLit n⟩
instance : Quote String := ⟨fun s => Syntax.mkStrLit s⟩
instance {ks : SyntaxNodeKind} : Quote (TSyntax ks) ks := ⟨id⟩

end Lean

@[extern "x"] opaque String.toRawSubstring' (s : String) : Substring.Raw := ⟨s, ⟨0⟩, ⟨0⟩⟩

/-! ## Array literals and splices -/

section
variable {α : Type u} {β : Type v} (a₁ a₂ a₃ a₄ a₅ a₆ a₇ a₈ : α)
def Array.mkArray0 : Array α := ⟨[]⟩
def Array.mkArray1 : Array α := ⟨[a₁]⟩
def Array.mkArray2 : Array α := ⟨[a₁, a₂]⟩
def Array.mkArray3 : Array α := ⟨[a₁, a₂, a₃]⟩
def Array.mkArray4 : Array α := ⟨[a₁, a₂, a₃, a₄]⟩
def Array.mkArray5 : Array α := ⟨[a₁, a₂, a₃, a₄, a₅]⟩
def Array.mkArray6 : Array α := ⟨[a₁, a₂, a₃, a₄, a₅, a₆]⟩
def Array.mkArray7 : Array α := ⟨[a₁, a₂, a₃, a₄, a₅, a₆, a₇]⟩
def Array.mkArray8 : Array α := ⟨[a₁, a₂, a₃, a₄, a₅, a₆, a₇, a₈]⟩
protected def Array.appendCore (as bs : Array α) : Array α := as.appendList bs.toList
def Array.map (f : α → β) (as : Array α) : Array β := ⟨as.toList.map f⟩
def List.extractAux : List α → Nat → Nat → List α
  | [], _, _ => []
  | _, _, .zero => []
  | a :: as, .zero, .succ n => a :: extractAux as 0 n
  | _ :: as, .succ i, .succ n => extractAux as i n
def Array.extract (as : Array α) (start : Nat := 0) (stop : Nat := as.size) : Array α := ⟨as.toList.extractAux start stop⟩
def List.everyOther : List α → List α
  | [] => []
  | [a] => [a]
  | a :: _ :: as => a :: everyOther as
def Array.getSepElems (as : Array α) : Array α := ⟨as.toList.everyOther⟩
def List.mapSepAux (f : α → α) : List α → List α
  | [] => []
  | [a] => [f a]
  | a :: s :: as => f a :: s :: mapSepAux f as
def Array.mapSepElems (as : Array α) (f : α → α) : Array α := ⟨as.toList.mapSepAux f⟩
def List.mapMAux {m : Type v → Type w} [Monad m] (f : α → m β) : List α → m (List β)
  | [] => pure []
  | a :: as => bind (f a) fun b => bind (mapMAux f as) fun bs => pure (b :: bs)
def Array.mapM {m : Type v → Type w} [Monad m] (f : α → m β) (as : Array α) : m (Array β) :=
  bind (as.toList.mapMAux f) fun bs => pure ⟨bs⟩
end

namespace Lean
section
variable {k k' : SyntaxNodeKinds} {sep : String}
def TSyntaxArray.mk (as : Array Syntax) : TSyntaxArray k := as.map TSyntax.mk
def TSyntaxArray.raw (as : TSyntaxArray k) : Array Syntax := as.map TSyntax.raw
def Syntax.SepArray.getElems (s : SepArray sep) : Array Syntax := s.elemsAndSeps.getSepElems
def Syntax.TSepArray.getElems (s : TSepArray k sep) : TSyntaxArray k := TSyntaxArray.mk s.elemsAndSeps.getSepElems
def Syntax.SepArray.ofElems (elems : Array Syntax) : SepArray sep := ⟨mkSepArray elems (mkAtom sep)⟩
def Syntax.TSepArray.ofElems (elems : TSyntaxArray k) : TSepArray k sep := ⟨mkSepArray elems.raw (mkAtom sep)⟩
instance : CoeOut (TSyntaxArray k) (Array Syntax) := ⟨TSyntaxArray.raw⟩
instance : CoeOut (Syntax.TSepArray k sep) (TSyntaxArray k) := ⟨Syntax.TSepArray.getElems⟩
instance [CoeHTCT (TSyntax k) (TSyntax k')] : CoeHTCT (TSyntaxArray k) (Syntax.TSepArray k' sep) :=
  ⟨fun s => .ofElems (s.map CoeHTCT.coe)⟩
instance [CoeHTCT (TSyntax k) (TSyntax k')] : CoeHTCT (TSyntaxArray k) (TSyntaxArray k') := ⟨fun s => s.map CoeHTCT.coe⟩
instance [CoeHTCT (TSyntax k) (TSyntax k')] : CoeHTCT (Syntax.TSepArray k sep) (Syntax.TSepArray k' sep) := ⟨fun s => ⟨s.elemsAndSeps⟩⟩
end
end Lean
