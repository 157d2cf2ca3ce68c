"""The reader of compiled modules on real ones: what it finds is what Lean finds in them."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from prover.errors import BadOlean
from prover.lean.batch import compile_module, compile_source
from prover.lean.messages import printed_axioms
from prover.lean.olean import (
    ABBREV,
    Axiom,
    Constant,
    Constructor,
    Definition,
    Environment,
    Expr,
    Inductive,
    Kind,
    Level,
    Library,
    Module,
    Name,
    Opaque,
    Quot,
    QuotKind,
    Recursor,
    Safety,
    Theorem,
    additions,
    alike,
    mentions,
    read_module,
    same,
    subterms,
)
from prover.lean.olean import terms as t
from prover.lean.toolchain import Toolchain

PRINTER = Path(__file__).with_name("olean_printer.py")

SAMPLE = r"""
universe u v
axiom ax (p : Prop) : p ∨ ¬ p
def two : Nat := 2
theorem thm (n : Nat) : n = n := rfl
opaque hidden : Nat
mutual
inductive Even : Nat → Prop where
  | zero : Even 0
  | succ (n : Nat) : Odd n → Even (n + 1)
inductive Odd : Nat → Prop where
  | succ (n : Nat) : Even n → Odd (n + 1)
end
inductive Tree (α : Type u) : Type u where
  | node (label : α) (children : List (Tree α)) : Tree α
inductive Wide where
  | branch (f : Nat → Wide)
  | leaf
structure Point (α : Type u) (β : Type v) where
  x : α
  y : β
class Magma (α : Type u) where
  op : α → α → α
instance natMagma : Magma Nat := ⟨Nat.add⟩
notation "⟪" x "⟫" => Nat.succ x
namespace Odd
scoped infixl:65 " +++ " => Nat.add
end Odd
macro "close_it" : tactic => `(tactic| rfl)
def big : Nat := 100000000000000000000000000000000000000000000000000
def text : String := "ünï\n∀ \"𝔸\" \u0001"
private def secret : Nat := ⟪5⟫
private theorem secret_eq : secret = 6 := by close_it
def «odd.component
with "line" end» : Nat := 1
def «a.b».«c d» : Nat := 1
def a.b.«c d» : Nat := 2
theorem poly {α : Sort u} {β : Sort v} (f : α → β) (a b : α) (h : a = b) : f a = f b :=
  congrArg f h
def letting (n : Nat) : Nat := let m := n + n; m + m
def projecting (p : Point Nat Nat) : Nat := p.1
unsafe def danger (n : Nat) : Nat := danger n
partial def loop (n : Nat) : Nat := loop n
abbrev Abb := Nat
@[irreducible] def irr := Nat
def strict ⦃α : Type⦄ [Magma α] (a : α) : α := Magma.op a a
def impl (n : Nat) : Nat := n
@[implemented_by impl] def spec (n : Nat) : Nat := n
@[extern "my_extern"] opaque ext : Nat → Nat
theorem byTactics (a b : Nat) (h : a = b) : b = a := by
  cases h
  rfl
theorem useAx : ∀ p : Prop, p ∨ ¬ p := ax
theorem useChoice (p : Prop) : p ∨ ¬ p := Classical.em p
theorem useProp (p q : Prop) (h : p ↔ q) : p = q := propext h
theorem useSorry : 1 = 2 := sorry
theorem useSorryInType : (sorry : Prop) → True := fun _ => trivial
theorem viaDef : two = 2 := by unfold two; rfl
theorem funextt {α β : Type} (f g : α → β) (h : ∀ x, f x = g x) : f = g := funext h
theorem decided : 2 + 2 = 4 := by decide
theorem indirect (p : Prop) : (p ∨ ¬ p) ∧ True := ⟨useAx p, trivial⟩
theorem clean : True := trivial
theorem simpy (a b : Nat) : a + b = b + a := by simp [Nat.add_comm]
theorem arithmetic (a b : Nat) (h : a < b) : a + 1 ≤ b := by omega
"""

ASKED = """ax thm byTactics useAx useChoice useProp useSorry useSorryInType viaDef funextt decided
 indirect clean simpy arithmetic poly natMagma Tree.node Even.rec two""".split()


def compiled(lean: Toolchain, source: str, path: Path) -> Path:
    messages, data = compile_module(lean, source, timeout=120)
    assert data is not None, messages
    path.write_bytes(data)
    return path


@pytest.fixture(scope="module")
def sample(lean: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled(lean, SAMPLE, tmp_path_factory.mktemp("olean") / "Sample.olean")


@pytest.fixture(scope="module")
def module(sample: Path) -> Module:
    return read_module(sample)


@pytest.fixture(scope="module")
def library(lean: Toolchain) -> Library:
    return Library.of_path(dict(lean.environment)["LEAN_PATH"])


def kind_of(constant: Constant) -> int:
    kinds = (Axiom, Definition, Theorem, Opaque, Quot, Inductive, Constructor, Recursor)
    return kinds.index(type(constant))


class Repr:
    """Terms as Lean's derived `Repr` prints them, with names and strings as Lean printed them."""

    def __init__(self, names: dict[Name, str], strings: dict[str, str]) -> None:
        self.names, self.strings = names, strings
        self.known: dict[int, str] = {}

    def level(self, node: Level) -> str:
        match node:
            case t.Zero():
                return "Lean.Level.zero"
            case t.Succ(level):
                return f"Lean.Level.succ ({self.level(level)})"
            case t.Max(a, b):
                return f"Lean.Level.max ({self.level(a)}) ({self.level(b)})"
            case t.IMax(a, b):
                return f"Lean.Level.imax ({self.level(a)}) ({self.level(b)})"
            case t.Param(name):
                return f"Lean.Level.param {self.names[name]}"
        raise AssertionError(node)

    def expr(self, node: Expr) -> str:
        if id(node) not in self.known:
            self.known[id(node)] = f"Lean.Expr.{self._expr(node)}"
        return self.known[id(node)]

    def _expr(self, node: Expr) -> str:
        p = lambda part: f"({self.expr(part)})"  # noqa: E731
        match node:
            case t.BVar(index):
                return f"bvar {index}"
            case t.Sort(level):
                return f"sort ({self.level(level)})"
            case t.Const(name, levels):
                return f"const {self.names[name]} [{', '.join(map(self.level, levels))}]"
            case t.App(fn, arg):
                return f"app {p(fn)} {p(arg)}"
            case t.Lam(name, type_, body, info) | t.ForallE(name, type_, body, info):
                word = "lam" if isinstance(node, t.Lam) else "forallE"
                kinds = ("default", "implicit", "strictImplicit", "instImplicit")
                binder = f"(Lean.BinderInfo.{kinds[info]})"
                return f"{word} {self.names[name]} {p(type_)} {p(body)} {binder}"
            case t.LetE(name, type_, value, body, nondep):
                note = str(nondep).lower()
                return f"letE {self.names[name]} {p(type_)} {p(value)} {p(body)} {note}"
            case t.Lit(int() as value):
                return f"lit (Lean.Literal.natVal {value})"
            case t.Lit(str() as value):
                return f"lit (Lean.Literal.strVal {self.strings[value]})"
            case t.Proj(structure, index, expr):
                return f"proj {self.names[structure]} {index} {p(expr)}"
        raise AssertionError(node)


def asked_lean(lean: Toolchain, path: Path, names: list[Name], strings: list[str]) -> dict:
    library = next(each for each in lean.command if each.endswith("libleanshared.so"))
    question = {"names": [name.parts for name in names], "strings": strings}
    done = subprocess.run(
        [sys.executable, str(PRINTER), library, str(path)],
        input=json.dumps(question), capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def test_every_constant_is_what_lean_prints(lean: Toolchain, sample: Path, module: Module) -> None:
    names, strings = set(module.constants), set()
    for constant in module.constants.values():
        names.update(constant.levels)
        for node in subterms(*mentions(constant)):
            for field in ("name", "structure"):
                if hasattr(node, field):
                    names.add(getattr(node, field))
            if isinstance(node, t.Lit) and isinstance(node.value, str):
                strings.add(node.value)
    asked = sorted(names, key=repr), sorted(strings)
    answer = asked_lean(lean, sample, *asked)
    shown = dict(zip(asked[0], answer["names"], strict=True))
    printer = Repr(shown, dict(zip(asked[1], answer["strings"], strict=True)))
    assert answer["imports"] == [f"`{each.module}" for each in module.imports]
    assert len(answer["constants"]) == len(module.constants) > 120
    for theirs, ours in zip(answer["constants"], module.constants.values(), strict=True):
        assert theirs["kind"] == kind_of(ours)
        assert theirs["name"] == shown[ours.name]
        assert theirs["levels"] == [shown[each] for each in ours.levels]
        assert theirs["type"] == printer.expr(ours.type), ours.name
        if not isinstance(ours, Axiom | Quot | Inductive | Constructor | Recursor):
            assert ours.value is not None
            assert theirs["value"] == printer.expr(ours.value), ours.name
        if isinstance(ours, Recursor):
            assert theirs["rules"] == [printer.expr(rule.rhs) for rule in ours.rules], ours.name


def test_facts_beside_the_terms(module: Module) -> None:
    def get(*parts: str | int) -> Constant:
        return module.constants[Name.of(*parts)]

    assert isinstance(get("ax"), Axiom) and not get("ax").unsafe
    assert isinstance(get("hidden"), Opaque) and get("hidden").value is not None
    two, abbreviation, danger = get("two"), get("Abb"), get("danger")
    assert isinstance(two, Definition) and two.safety is Safety.SAFE and two.hints >= 0
    assert two.all == (Name.of("two"),)
    assert isinstance(abbreviation, Definition) and abbreviation.hints == ABBREV
    assert isinstance(danger, Definition) and danger.safety is Safety.UNSAFE and danger.unsafe
    assert isinstance(get("loop"), Opaque)
    even = get("Even")
    assert isinstance(even, Inductive) and (even.params, even.indices) == (0, 1)
    assert even.all == (Name.of("Even"), Name.of("Odd")) and even.is_rec and not even.is_reflexive
    assert even.ctors == (Name.of("Even", "zero"), Name.of("Even", "succ")) and even.nested == 0
    tree, wide, point = get("Tree"), get("Wide"), get("Point")
    assert isinstance(tree, Inductive) and tree.nested == 1 and tree.params == 1
    assert isinstance(wide, Inductive) and wide.is_reflexive
    assert isinstance(point, Inductive) and not point.is_rec and len(point.levels) == 2
    step, recursor = get("Even", "succ"), get("Even", "rec")
    assert isinstance(step, Constructor) and (step.index, step.params, step.arity) == (1, 0, 2)
    assert step.induct == Name.of("Even")
    assert isinstance(recursor, Recursor) and (recursor.motives, recursor.minors) == (2, 3)
    assert [rule.ctor for rule in recursor.rules] == list(even.ctors)
    assert [rule.arity for rule in recursor.rules] == [0, 2] and not recursor.k
    big = [n.value for n in subterms(*mentions(get("big"))) if isinstance(n, t.Lit)]
    assert big and set(big) == {10**50}
    strings = [n.value for n in subterms(*mentions(get("text"))) if isinstance(n, t.Lit)]
    assert strings == ['ünï\n∀ "𝔸" \x01']


def test_names_are_structures(module: Module) -> None:
    names = module.constants
    assert Name.of('odd.component\nwith "line" end') in names
    assert Name.of("a.b", "c d") in names and Name.of("a", "b", "c d") in names
    assert Name.of("a.b.c d") not in names and Name.of("a", "b.c d") not in names
    assert Name.of("_private", "Main", 0, "secret") in names
    assert Name.of("_private", "Main", "0", "secret") not in names
    assert str(Name.of("a.b", "c d")) != str(Name.of("a", "b", "c d"))


def test_axioms_are_those_that_lean_prints(
    lean: Toolchain, module: Module, library: Library
) -> None:
    environment = Environment(module, library)
    source = SAMPLE + "".join(f"#print axioms {name}\n" for name in ASKED)
    first = SAMPLE.count("\n") + 1
    messages = {each.line: each for each in compile_source(lean, source, timeout=120)}
    for number, name in enumerate(ASKED):
        theirs = printed_axioms(messages[first + number].text)
        ours = environment.axioms(Name.of(*name.split(".")))
        assert {str(each) for each in ours} == theirs, name
    assert environment.axioms(Name.of("useSorry")) == {Name.of("sorryAx")}
    assert environment.axioms(Name.of("indirect")) == {Name.of("ax")}
    assert environment.clashes == ()
    assert environment.imported(Name.of("Nat")) and not environment.imported(Name.of("two"))
    with pytest.raises(BadOlean, match="no constant"):
        environment.axioms(Name.of("nothing"))


def test_additions(module: Module) -> None:
    found = additions(module)
    by_kind = {kind: [a for a in found if a.kind is kind] for kind in Kind}
    assert [(a.name, a.other) for a in by_kind[Kind.IMPLEMENTED_BY]] == [
        (Name.of("spec"), Name.of("impl"))
    ]
    assert Name.of("ext") in [a.name for a in by_kind[Kind.EXTERN]]
    assert Name.of("natMagma") in [a.name for a in by_kind[Kind.INSTANCE]]
    tokens = {a.detail: a.scope for a in by_kind[Kind.TOKEN]}
    assert tokens["⟪"] is None and tokens["+++"] == Name.of("Odd")
    assert (Name.of("term"), Name.of("term⟪_⟫")) in [
        (a.name, a.other) for a in by_kind[Kind.PARSER]
    ]
    assert any(a.scope == Name.of("Odd") for a in by_kind[Kind.PARSER])
    assert len(by_kind[Kind.MACRO]) >= 3
    statuses = {a.name: a.detail for a in by_kind[Kind.REDUCIBILITY]}
    assert statuses[Name.of("irr")] == 2 and statuses[Name.of("Abb")] == 0
    counts = module.extensions
    assert counts[Name.of("Lean", "Elab", "macroAttribute")] == len(by_kind[Kind.MACRO])
    assert all(len(module.entries(each)) == count for each, count in counts.items())


def test_the_whole_library_reads(library: Library, module: Module) -> None:
    modules = library.closure(module)
    assert len(modules) > 30
    largest = max(modules, key=lambda each: len(each.decoder.region))
    started = time.process_time()
    again = read_module(Path(largest.decoder.region.label))
    again.check()
    assert time.process_time() - started < 5  # 0.2 s on an idle machine
    kinds = {kind for each in modules for kind in map(type, each.constants.values())}
    assert len(kinds) == 8
    environment = Environment(module, library)
    lift = environment[Name.of("Quot", "lift")]
    assert isinstance(lift, Quot) and lift.kind is QuotKind.LIFT
    for each in modules:
        assert additions(each) is not None
    assert library.closure(module)[-1] is modules[-1]  # kept, not read again


def test_a_changed_library_file_is_read_again(lean: Toolchain, tmp_path: Path) -> None:
    path = compiled(lean, "prelude\naxiom A : Prop", tmp_path / "M.olean")
    library = Library([tmp_path])
    assert Name.of("A") in library.module(Name.of("M")).constants
    path.unlink()
    compiled(lean, "prelude\naxiom Longer : Prop", path)
    assert Name.of("Longer") in library.module(Name.of("M")).constants
    with pytest.raises(BadOlean, match="no compiled module"):
        library.module(Name.of("N"))
    with pytest.raises(BadOlean, match="whose name has the part"):
        library.module(Name.of("..", "M"))


def test_the_module_system_hides_proofs(lean: Toolchain, tmp_path: Path) -> None:
    """What such a file shows is not what was proved: a theorem is an axiom in it."""
    source = "module\nprelude\npublic section\ntheorem t (p : Prop) (h : p) : p := h\n"
    module = read_module(compiled(lean, source, tmp_path / "M.olean"))
    assert module.is_module and isinstance(module.constants[Name.of("t")], Axiom)
    with pytest.raises(BadOlean):  # it goes on in the first file's addresses
        read_module(tmp_path / "M.olean.private")


def test_two_compilations_give_the_same_terms(
    lean: Toolchain, module: Module, tmp_path: Path
) -> None:
    shifted = compiled(lean, "\n\n" + SAMPLE, tmp_path / "Shifted.olean")
    other = read_module(shifted)
    for name in map(Name.of, ("thm", "Point", "useChoice", "poly", "big")):
        assert same(module.constants[name].type, other.constants[name].type), name
        for ours, theirs in zip(
            mentions(module.constants[name]), mentions(other.constants[name]), strict=True
        ):
            assert alike(ours, theirs), name
    assert not alike(
        module.constants[Name.of("useAx")].type, module.constants[Name.of("clean")].type
    )


def test_reading_is_fast(sample: Path) -> None:
    seconds = []
    for _ in range(3):
        started = time.process_time()
        read_module(sample).check()
        seconds.append(time.process_time() - started)
    assert min(seconds) < 0.25  # 0.04 s on an idle machine
