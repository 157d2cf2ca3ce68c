"""A small language of datatypes and functions by structural recursion: its syntax, nothing else.

`evaluating` runs it in Python, `rendering` writes it as Lean, `symbolic` unfolds it with variables.
Names of constructors and functions are unique within a theory, so a term holds names only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Sort:
    """A datatype with its arguments, a type variable, or `->` with domain and range."""

    name: str
    args: tuple[Sort, ...] = ()

    def instance(self, of: Mapping[str, Sort]) -> Sort:
        if not self.args:
            return of.get(self.name, self)
        return Sort(self.name, tuple(arg.instance(of) for arg in self.args))


BOOL = Sort("B")
ARROW = "->"
APPLY = "@"  # (f, x): a variable for a function applied
COMPOSE = "∘"  # (f, g): fun x => f (g x)


@dataclass(frozen=True)
class Var:
    name: str


@dataclass(frozen=True)
class App:
    """A constructor, a function, APPLY or COMPOSE with all its arguments."""

    head: str
    args: tuple[Term, ...] = ()


Term = Var | App


@dataclass(frozen=True)
class Case:
    constructor: str
    variables: tuple[str, ...]
    body: Body


@dataclass(frozen=True)
class Match:
    """On a parameter or a variable of an outer case; has all constructors in order."""

    subject: str
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class If:
    condition: Term
    then: Body
    otherwise: Body


Body = Var | App | Match | If


@dataclass(frozen=True)
class Constructor:
    name: str
    args: tuple[Sort, ...] = ()


@dataclass(frozen=True)
class Datatype:
    """`core`: Lean's own type of this name, which has its own syntax and no declaration here."""

    name: str
    params: tuple[str, ...]
    constructors: tuple[Constructor, ...]
    core: str = ""

    @property
    def sort(self) -> Sort:
        return Sort(self.name, tuple(Sort(param) for param in self.params))

    @property
    def recursive(self) -> bool:
        return any(arg.name == self.name for c in self.constructors for arg in c.args)

    @property
    def linear(self) -> bool:
        """Its values are chains: no constructor has two arguments of the type itself."""
        return all(sum(a.name == self.name for a in c.args) < 2 for c in self.constructors)


@dataclass(frozen=True)
class Function:
    """`core`: how Lean writes it (with {0}, {1} for the arguments), if it is Lean's own."""

    name: str
    params: tuple[tuple[str, Sort], ...]
    result: Sort
    body: Body
    core: str = ""

    @property
    def sorts(self) -> tuple[Sort, ...]:
        return tuple(sort for _, sort in self.params)


@dataclass(frozen=True)
class Theory:
    """Datatypes and functions, each after those that it uses."""

    datatypes: tuple[Datatype, ...]
    functions: tuple[Function, ...] = ()
    by_name: Mapping[str, Function] = field(default_factory=dict, compare=False)
    constructors: Mapping[str, tuple[Datatype, int]] = field(default_factory=dict, compare=False)

    @staticmethod
    def of(datatypes: tuple[Datatype, ...], functions: tuple[Function, ...] = ()) -> Theory:
        return Theory(
            datatypes,
            functions,
            {f.name: f for f in functions},
            {c.name: (d, i) for d in datatypes for i, c in enumerate(d.constructors)},
        )

    def with_function(self, function: Function) -> Theory:
        return Theory.of(self.datatypes, (*self.functions, function))

    def datatype(self, sort: Sort) -> Datatype | None:
        return next((d for d in self.datatypes if d.name == sort.name), None)

    def fields(self, constructor: str, sort: Sort) -> tuple[Sort, ...]:
        """The sorts of a constructor's arguments where its datatype is `sort`."""
        datatype, index = self.constructors[constructor]
        of = dict(zip(datatype.params, sort.args, strict=True))
        return tuple(arg.instance(of) for arg in datatype.constructors[index].args)


def subterms(body: Body) -> Iterator[Term]:
    """All terms in a body, every one before its parts."""
    if isinstance(body, Match):
        for case in body.cases:
            yield from subterms(case.body)
    elif isinstance(body, If):
        for part in (body.condition, body.then, body.otherwise):
            yield from subterms(part)
    else:
        yield body
        if isinstance(body, App):
            for arg in body.args:
                yield from subterms(arg)


def heads(body: Body) -> list[str]:
    """Constructors and functions in a body in order of appearance, each once."""
    return list(dict.fromkeys(t.head for t in subterms(body) if isinstance(t, App)))


def matched(body: Body) -> Iterator[Match]:
    if isinstance(body, Match):
        yield body
        for case in body.cases:
            yield from matched(case.body)
    elif isinstance(body, If):
        yield from matched(body.then)
        yield from matched(body.otherwise)


def variables(term: Term) -> list[str]:
    """In order of appearance, each once."""
    return list(dict.fromkeys(t.name for t in subterms(term) if isinstance(t, Var)))


def size(term: Term) -> int:
    return sum(1 for _ in subterms(term))


def substitute(term: Term, of: Mapping[str, Term]) -> Term:
    if isinstance(term, Var):
        return of.get(term.name, term)
    return App(term.head, tuple(substitute(arg, of) for arg in term.args))


def rename(body: Body, heads: Mapping[str, str], names: Mapping[str, str]) -> Body:
    """With other names for constructors and functions, and for variables."""
    if isinstance(body, Var):
        return Var(names.get(body.name, body.name))
    if isinstance(body, App):
        args = tuple(rename_term(arg, heads, names) for arg in body.args)
        return App(heads.get(body.head, body.head), args)
    if isinstance(body, If):
        return If(
            rename_term(body.condition, heads, names),
            rename(body.then, heads, names),
            rename(body.otherwise, heads, names),
        )
    cases = tuple(
        Case(
            heads.get(case.constructor, case.constructor),
            tuple(names.get(v, v) for v in case.variables),
            rename(case.body, heads, names),
        )
        for case in body.cases
    )
    return Match(names.get(body.subject, body.subject), cases)


def rename_term(term: Term, heads: Mapping[str, str], names: Mapping[str, str]) -> Term:
    renamed = rename(term, heads, names)
    assert isinstance(renamed, Var | App), "a term stays a term"
    return renamed


def needed(theory: Theory, roots: list[str]) -> Theory:
    """What the heads `roots` need, in the theory's order."""
    wanted = list(roots)
    for name in wanted:
        function = theory.by_name.get(name)
        if function is not None:
            found = heads(function.body)
            found += [case.constructor for m in matched(function.body) for case in m.cases]
            found += [f"sort {s}" for sort in (*function.sorts, function.result) for s in _in(sort)]
        elif name in theory.constructors:
            found = [f"sort {theory.constructors[name][0].name}"]
        elif name.startswith("sort "):
            datatype = theory.datatype(Sort(name[5:]))
            args = [a for c in datatype.constructors for a in c.args] if datatype else []
            found = [f"sort {s}" for sort in args for s in _in(sort)]
        else:
            found = []
        wanted += [new for new in dict.fromkeys(found) if new not in wanted]
    return Theory.of(
        tuple(d for d in theory.datatypes if f"sort {d.name}" in wanted),
        tuple(f for f in theory.functions if f.name in wanted),
    )


def _in(sort: Sort) -> list[str]:
    return [sort.name, *(name for arg in sort.args for name in _in(arg))]


def with_core(function: Function, name: str, core: str) -> Function:
    return replace(function, name=name, core=core)
