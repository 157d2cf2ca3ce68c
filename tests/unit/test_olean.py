"""The reader of compiled modules on files made by hand, of shapes that Lean seldom writes."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from olean_writer import Writer, box, one_axiom

from prover.errors import BadOlean
from prover.lean.olean import (
    Axiom,
    Environment,
    Library,
    Module,
    Name,
    Theorem,
    additions,
    alike,
    read_module,
    references,
    same,
    show,
    subterms,
)
from prover.lean.olean import terms as t
from prover.lean.olean.region import Region


def type_of(data: bytes) -> t.Expr:
    return Module(data).constants[Name.of("a")].type


def test_a_module_reads_back() -> None:
    writer = Writer()
    name, other = writer.name("A", 3, "b.c"), writer.name("A")
    type_ = writer.binder(7, writer.name("x"), writer.sort(), writer.bvar(0), info=1)
    constants = {
        other: writer.axiom(other, writer.sort(writer.succ(box(0)))),
        name: writer.theorem(name, type_, writer.const(other)),
    }
    entry = writer.ctor(0, writer.name("ext"), writer.array(box(5), writer.string("ü")))
    module = Module(
        writer.module(
            constants, imports=(writer.name("Init"),), entries=writer.array(entry), extra=(name,)
        )
    )
    module.check()
    assert [each.module for each in module.imports] == [Name.of("Init")]
    assert module.imports[0].exported and not module.imports[0].meta and not module.is_module
    assert list(module.constants) == [Name.of("A"), Name.of("A", 3, "b.c")]
    theorem = module.constants[Name.of("A", 3, "b.c")]
    assert isinstance(theorem, Theorem) and theorem.all == (theorem.name,)
    assert show(theorem.type) == "(ForallE x implicit (Sort (Zero)) (BVar 0))"
    assert show(theorem.body) == "(Const A)"
    assert module.constants.needs(theorem.name) == {Name.of("A")}
    assert isinstance(module.constants[Name.of("A")], Axiom)
    assert module.extensions == {Name.of("ext"): 2}
    assert module.entries(Name.of("ext")) == (5, "ü")
    assert module.extra_names == (theorem.name,) and additions(module) == ()
    assert module.lean_version == "4.35.0"


@pytest.mark.parametrize(
    "value",
    [0, 1, (1 << 63) - 1, 1 << 63, (1 << 64) + 5, 10**50, 1 << 100_000, "", "ü\0∀\n𝔸"],
    ids=lambda value: f"{value:x}"[:20] if isinstance(value, int) else repr(value),
)
def test_literals(value: int | str) -> None:
    literal = type_of(one_axiom(lambda w: w.lit(value)))
    assert isinstance(literal, t.Lit) and literal.value == value
    known = Name.of("Nat") if isinstance(value, int) else Name.of("String")
    assert references(literal) == {known}
    assert len(show(literal)) < 600


def test_deep_terms() -> None:
    depth = 100_000

    def build(writer: Writer) -> int:
        term = constant = writer.const(writer.name("c"))
        for _ in range(depth):
            term = writer.app(constant, term)
        level = box(0)
        for _ in range(depth):
            level = writer.succ(level)
        return writer.binder(7, writer.name("x"), term, writer.sort(level))

    data = one_axiom(build)
    started = time.process_time()
    left, right = type_of(data), type_of(data)
    assert sum(1 for _ in subterms(left)) == 2 * depth + 4
    assert references(left) == {Name.of("c")}
    assert same(left, right) and left is not right
    assert len(show(left)) == 2001
    assert time.process_time() - started < 20
    del left, right  # nested destructors must not overflow either


def doubling(top: str) -> Callable[[Writer], int]:
    """A term of 2^200 nodes when written out; `top` is the constant at its root."""

    def build(writer: Writer) -> int:
        term = writer.const(writer.name("c"))
        for _ in range(200):
            term = writer.app(term, term)
        return writer.app(writer.const(writer.name(top)), term)

    return build


def test_shared_terms_stay_shared() -> None:
    one, two, other = (type_of(one_axiom(doubling(top))) for top in ("f", "f", "g"))
    assert sum(1 for _ in subterms(one)) == 203
    assert same(one, two) and not same(one, other) and not alike(one, other)


def test_unshared_and_shared_terms_are_equal() -> None:
    def unshared(writer: Writer) -> int:
        return writer.app(writer.const(writer.name("c")), writer.const(writer.name("c")))

    def shared(writer: Writer) -> int:
        constant = writer.const(writer.name("c"))
        return writer.app(constant, constant)

    assert same(type_of(one_axiom(unshared)), type_of(one_axiom(shared)))


def test_alike_ignores_names_of_variables_and_annotations() -> None:
    def build(name: str, info: int, note: str | None) -> t.Expr:
        def write(writer: Writer) -> int:
            body = writer.bvar(0)
            if note is not None:
                body = writer.mdata(writer.list(writer.string(note)), body)
            return writer.binder(7, writer.name(name), writer.sort(), body, info)

        return type_of(one_axiom(write))

    plain = build("x", 0, None)
    assert same(plain, build("x", 0, None))
    for other in (build("y", 0, None), build("x", 0, "note")):
        assert alike(plain, other) and not same(plain, other)
    assert not alike(plain, build("x", 1, None))
    assert same(build("x", 0, "note"), build("x", 0, "note"))
    assert not same(build("x", 0, "note"), build("x", 0, "other"))


def test_lists_that_share_their_ends_are_bounded() -> None:
    """Each constant has a longer list of universe parameters, all ends of one."""
    writer = Writer()
    parameter, type_, tail = writer.name("u"), writer.sort(), box(0)
    constants = {}
    for number in range(3000):
        tail = writer.ctor(1, parameter, tail)
        name = writer.name(number)
        common = writer.ctor(0, name, tail, type_)
        constants[name] = writer.ctor(0, writer.ctor(0, common, scalars=(0,)))
    data = writer.module(constants)
    tracemalloc.start()
    with pytest.raises(BadOlean, match="share their ends"):
        Module(data).check()
    assert tracemalloc.get_traced_memory()[1] < 100 * len(data)
    tracemalloc.stop()


def test_names_that_would_collide_cost_nothing() -> None:
    """Python's hash of a number is its remainder by 2^61 - 1."""
    writer = Writer()
    type_ = writer.sort()
    names = [writer.name((2**61 - 1) * k) for k in range(1, 5001)]
    data = writer.module({name: writer.axiom(name, type_) for name in names})
    started = time.process_time()
    Module(data).check()
    assert time.process_time() - started < 5


def test_files_and_search_path(tmp_path: Path) -> None:
    for name, imported in (
        ("A", ("B", "C")),
        ("B", ("C",)),
        ("C", ()),
        ("D", ("E",)),
        ("E", ("D",)),
    ):
        writer = Writer()
        own = writer.name(name.lower())
        type_ = writer.sort() if name == "C" else writer.const(writer.name("c"))
        (tmp_path / f"{name}.olean").write_bytes(
            writer.module(
                {own: writer.axiom(own, type_)}, imports=tuple(map(writer.name, imported))
            )
        )
    library = Library([tmp_path / "nowhere", tmp_path])
    module = read_module(tmp_path / "A.olean")
    closure = library.closure(module)
    assert [Path(each.decoder.region.label).stem for each in closure] == ["C", "B"]
    assert library.module(Name.of("B")) is closure[1]
    environment = Environment(module, library)
    assert environment.axioms(Name.of("a")) == {Name.of("a"), Name.of("c")}
    assert Name.of("b") in environment and Name.of("d") not in environment
    with pytest.raises(BadOlean, match="circle"):
        library.closure(library.module(Name.of("D")))
    with pytest.raises(BadOlean, match=r"nothing\.olean: No such file"):
        read_module(tmp_path / "nothing.olean")
    writer = Writer()
    own = writer.name("c")
    twin = Module(
        writer.module({own: writer.axiom(own, writer.sort())}, imports=(writer.name("C"),))
    )
    assert Environment(twin, library).clashes == (Name.of("c"),)


def test_a_region_says_what_it_holds() -> None:
    writer = Writer()
    numbers = writer.raw(248 << 56 | 2 << 48 | 1 << 32, 3, 3, 0x0003_0002_0001)
    lazy = writer.raw(251 << 56 | 24 << 32, numbers, 0)
    negative = writer.big(-(1 << 70))
    region = Region(writer.file(writer.array(lazy, negative, box(9))))
    lazy, negative, nine = region.array(region.root)
    assert region.scalars(region.value(lazy)) == bytes((1, 0, 2, 0, 3, 0))
    assert region.number(negative) == -(1 << 70) and region.number(nine) == 9
    with pytest.raises(BadOlean):
        region.natural(negative)
