"""Generated problems elaborate in Lean, and functions compute there what the generator thinks."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from prover.generate import generate, library
from prover.generate.evaluating import Machine, OutOfFuel, Value
from prover.generate.lang import ARROW, App, Sort, Term, Theory, Var
from prover.generate.rendering import Atom, Claim, Renderer, Style
from prover.generate.theories import Vocabulary, choose
from prover.lean.pool import Pool
from prover.types import TacticFailure

STYLES = (
    Style(),
    Style(equations=False, qualified=False),
    Style(equations=False, boolean_if=True, brackets=True),
    Style(qualified=False, boolean_if=True),
)


def test_generated_statements_elaborate(shared_pool: Pool) -> None:
    failed = {}
    for problem in generate(11, 63):
        opened = shared_pool.open(problem.statement, timeout=60)
        if isinstance(opened, TacticFailure):
            failed[problem.name] = opened.message
    assert failed == {}


def written(value: Value, sort: Sort, theory: Theory) -> Term:
    """The term that has this value; elements of an unknown type are numbers."""
    datatype = theory.datatype(sort)
    if datatype is None:
        return Var(f"({value} : Nat)")
    constructor = datatype.constructors[value[0]].name
    if not datatype.constructors[value[0]].args and sort.args:
        numbers = Sort(sort.name, tuple(_numbers(arg, theory) for arg in sort.args))
        renderer = Renderer(theory, Style())
        return Var(f"({renderer.term(App(constructor))} : {renderer.sort(numbers)})")
    fields = theory.fields(constructor, sort)
    args = (written(v, s, theory) for v, s in zip(value[1:], fields, strict=True))
    return App(constructor, tuple(args))


def _numbers(sort: Sort, theory: Theory) -> Sort:
    """With Lean's Nat for the unknown types in it."""
    if theory.datatype(sort) is None:
        return Sort("Nat")
    return Sort(sort.name, tuple(_numbers(arg, theory) for arg in sort.args))


def computations(vocabulary: Vocabulary, rng: Random, style: Style) -> tuple[str, int]:
    """Lean text with an `example` for some applications, and how many there are."""
    theory = vocabulary.theory
    machine, renderer = Machine(theory), Renderer(theory, style)
    claims = []
    for name in vocabulary.focus:
        function = theory.by_name[name]
        sorts = [s.instance(vocabulary.instance) for s in function.sorts]
        result = function.result.instance(vocabulary.instance)
        if any(s.name == ARROW for s in (*sorts, result)):
            continue
        for depth in (1, 3, 4):
            values = tuple(machine.sample(s, rng, depth) for s in sorts)
            args = [written(v, s, theory) for v, s in zip(values, sorts, strict=True)]
            try:
                found = written(machine.call(name, values), result, theory)
            except OutOfFuel:
                continue
            claims.append(Claim((), (), (Atom(App(name, tuple(args)), found),)))
    parts = [
        renderer.statement(claim, f"computed{i}", f"C{i}").with_proof("by rfl")
        for i, claim in enumerate(claims)
    ]
    return "\n".join(parts), len(claims)


def test_lean_computes_what_the_generator_computes(shared_pool: Pool) -> None:
    text, count = "", 0
    for i in range(24):
        rng = Random(f"computing {i}")
        vocabulary = choose(rng, level=i % 5 + 1, core=i % 2 == 1)
        part, more = computations(vocabulary, rng, STYLES[i % len(STYLES)])
        text += f"namespace T{i}\n{part}end T{i}\n\n"
        count += more
    assert count > 60
    errors = [m for m in shared_pool.check(text, timeout=200) if m.severity == "error"]
    lines = text.split("\n")
    assert [(m.text, lines[m.line - 1]) for m in errors] == []


def test_a_wrong_value_would_be_noticed(shared_pool: Pool) -> None:
    known = library.functions(), library.datatypes()
    theory = Theory.of((known[1]["N"],), (known[0]["double"],))
    one, two = App("succ", (App("zero"),)), App("succ", (App("succ", (App("zero"),)),))
    for value, right in ((two, True), (one, False)):
        claim = Claim((), (), (Atom(App("double", (one,)), value),))
        statement = Renderer(theory, Style()).statement(claim, "t", "N")
        messages = shared_pool.check(statement.with_proof("by rfl"), timeout=60)
        assert any(m.severity == "error" for m in messages) != right


def test_lean_accepts_every_function_of_the_library(shared_pool: Pool) -> None:
    known = library.functions(), library.datatypes()
    own = tuple(replace(d, core="Bool") if d.name == "B" else d for d in known[1].values())
    theory = Theory.of(own, tuple(known[0].values()))
    text = ""
    for i, style in enumerate(STYLES):
        renderer = Renderer(theory, style)
        parts = [renderer.datatype(d) for d in own if not d.core]
        parts += [renderer.function(f) for f in theory.functions]
        text += f"namespace S{i}\n\n" + "\n".join(parts) + f"\nend S{i}\n"
    errors = [m for m in shared_pool.check(text, timeout=250) if m.severity == "error"]
    assert [m.text for m in errors] == []


def test_lean_reads_core_syntax_as_the_generator_means_it(shared_pool: Pool) -> None:
    """`a && b = c` would be `a && (b = c)` without brackets."""
    known = library.functions(), library.datatypes()
    bool_ = replace(known[1]["B"], core="Bool")
    names = ("andb", "orb", "notb")
    functions = tuple(replace(known[0][n], core=library.CORE[n]) for n in names)
    theory = Theory.of((bool_,), functions)
    true, false = App("true"), App("false")
    sides = [App(n, (false,) if n == "notb" else (true, false)) for n in names]
    claims = [Claim((), (), (Atom(side, other),)) for side in sides for other in sides]
    machine = Machine(theory)
    for claim in claims:
        atom = claim.conclusions[0]
        equal = machine.value(atom.left, {}) == machine.value(atom.right, {})
        statement = Renderer(theory, Style()).statement(claim, "t", "N")
        messages = shared_pool.check(statement.with_proof("by rfl"), timeout=60)
        assert any(m.severity == "error" for m in messages) != equal, statement.signature
