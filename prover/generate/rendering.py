"""Theories and claims as Lean text, in several styles that people and translators use."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from prover.generate.lang import (
    APPLY,
    ARROW,
    COMPOSE,
    App,
    Body,
    Datatype,
    Function,
    If,
    Match,
    Sort,
    Term,
    Theory,
    Var,
    heads,
    needed,
    substitute,
    variables,
)
from prover.types import Statement


@dataclass(frozen=True)
class Atom:
    """left = right, or ≠."""

    left: Term
    right: Term
    negated: bool = False


@dataclass(frozen=True)
class Claim:
    """For all variables: if the premises hold, one of the conclusions does."""

    variables: tuple[tuple[str, Sort], ...]
    premises: tuple[Atom, ...]
    conclusions: tuple[Atom, ...]

    @property
    def atoms(self) -> tuple[Atom, ...]:
        return (*self.premises, *self.conclusions)


@dataclass(frozen=True)
class Style:
    """How a statement is written; all styles of one claim mean the same."""

    equations: bool = True
    """Functions by equations, else by `match`."""
    qualified: bool = True
    """`Tree.leaf`, else `.leaf`, in patterns."""
    boolean_if: bool = False
    """`bif`, else `if`."""
    quantified: bool = False
    """Variables and premises after the colon, with ∀ and →."""
    brackets: bool = False
    """Around everything, as a translator writes them."""

    @staticmethod
    def random(rng: Random) -> Style:
        return Style(*(rng.random() < chance for chance in (0.6, 0.6, 0.5, 0.35, 0.15)))


TRANSLATED = Style(equations=False, boolean_if=True, quantified=True, brackets=True)
"""The style of mechanical translations, for comparison with them."""


class Renderer:
    def __init__(self, theory: Theory, style: Style) -> None:
        self.theory = theory
        self.style = style

    def statement(self, claim: Claim, name: str, namespace: str) -> Statement:
        """The claim with the definitions that it needs, in a namespace of its own."""
        roots = [head for a in claim.atoms for t in (a.left, a.right) for head in heads(t)]
        roots += [f"sort {name}" for _, sort in claim.variables for name in _names(sort)]
        theory = needed(self.theory, list(dict.fromkeys(roots)))
        parts = [self.datatype(d) for d in theory.datatypes if not d.core]
        parts += [self.function(f) for f in theory.functions if not f.core]
        preamble = "".join(f"{part}\n" for part in (f"namespace {namespace}\n", *parts))
        return Statement(name, self.signature(claim, name), preamble, f"end {namespace}\n")

    def signature(self, claim: Claim, name: str) -> str:
        unknown = self._unknown([sort for _, sort in claim.variables])
        types = f"{{{' '.join(unknown)} : Type}}" if unknown else ""
        groups: list[tuple[list[str], Sort]] = []
        for variable, sort in claim.variables:
            if groups and groups[-1][1] == sort and not self.style.brackets:
                groups[-1][0].append(variable)
            else:
                groups.append(([variable], sort))
        binders = " ".join(f"({' '.join(names)} : {self.sort(sort)})" for names, sort in groups)
        premises = [self.atom(a) for a in claim.premises]
        goal = " ∨ ".join(self.atom(a) for a in claim.conclusions)
        if self.style.quantified:
            body = " → ".join([*premises, goal])
            goal = f"∀ {binders}, {body}" if binders else body
            given = types
        else:
            labels = ["h"] if len(premises) == 1 else [f"h{i}" for i in range(1, 9)]
            taken = {variable for variable, _ in claim.variables}
            labels = [label if label not in taken else f"{label}'" for label in labels]
            hyps = [f"({h} : {p})" for h, p in zip(labels, premises, strict=False)]
            given = " ".join(part for part in (types, binders, *hyps) if part)
        return f"theorem {name}{' ' + given if given else ''} : {goal}"

    def atom(self, atom: Atom) -> str:
        sign = "≠" if atom.negated else "="
        text = f"{self.term(atom.left)} {sign} {self.term(atom.right)}"
        return f"({text})" if self.style.brackets else text

    def sort(self, sort: Sort, argument: bool = False) -> str:
        if sort.name == ARROW:
            domain, result = sort.args
            return f"({self.sort(domain, True)} → {self.sort(result, True)})"
        datatype = self.theory.datatype(sort)
        name = (datatype.core or datatype.name) if datatype else sort.name
        if not sort.args:
            return name
        text = " ".join([name, *(self.sort(arg, True) for arg in sort.args)])
        return f"({text})" if argument or self.style.brackets else text

    def datatype(self, datatype: Datatype) -> str:
        params = "".join(f" ({p} : Type)" for p in datatype.params)
        lines = [f"inductive {datatype.name}{params} : Type where"]
        for c in datatype.constructors:
            if self.style.equations:
                arrows = [self.sort(arg, True) for arg in c.args]
                type_ = " → ".join([*arrows, self.sort(datatype.sort)])
                lines.append(f"  | {c.name} : {type_}")
            else:
                args = "".join(f" (a{i} : {self.sort(arg)})" for i, arg in enumerate(c.args))
                lines.append(f"  | {c.name}{args} : {self.sort(datatype.sort)}")
        return "\n".join(lines) + "\n"

    def function(self, function: Function) -> str:
        unknown = self._unknown([*function.sorts, function.result])
        types = f" {{{' '.join(unknown)} : Type}}" if unknown else ""
        result = self.sort(function.result)
        if self.style.equations and isinstance(function.body, Match):
            arrows = " → ".join([*(self.sort(s, True) for s in function.sorts), result])
            lines = [f"def {function.name}{types} : {arrows}"]
            start: dict[str, Term] = {name: Var(name) for name, _ in function.params}
            names = tuple(name for name, _ in function.params)
            for patterns, body, of in self._rows(names, function.body, start):
                used = _used(body, of)
                shown = ", ".join(self._pattern(p, used) for p in patterns)
                lines.append(f"  | {shown} => {self.body(body, of)}")
            return "\n".join(lines) + "\n"
        params = "".join(f" ({name} : {self.sort(sort)})" for name, sort in function.params)
        head = f"def {function.name}{types}{params} : {result} :="
        return f"{head}\n  {self.body(function.body, {})}\n"

    def _rows(
        self, names: tuple[str, ...], body: Body, of: dict[str, Term]
    ) -> list[tuple[list[Term], Body, dict[str, Term]]]:
        """(patterns, body, what the matched variables stand for) of each equation."""
        if not isinstance(body, Match):
            return [([substitute(Var(n), of) for n in names], body, of)]
        rows = []
        for case in body.cases:
            pattern = App(case.constructor, tuple(Var(v) for v in case.variables))
            deeper = {n: substitute(t, {body.subject: pattern}) for n, t in of.items()}
            deeper[body.subject] = pattern
            rows += self._rows(names, case.body, deeper)
        return rows

    def _pattern(self, pattern: Term, used: frozenset[str]) -> str:
        if isinstance(pattern, Var):
            return pattern.name if pattern.name in used else "_"
        if not self._is_core(pattern.head) and not self.style.qualified:
            args = [self._pattern(arg, used) for arg in pattern.args]
            text = " ".join([f".{pattern.head}", *args])
            return f"({text})" if args else text
        blanks = {v: Var("_") for v in variables(pattern) if v not in used}
        return self.term(substitute(pattern, blanks), True)

    def body(self, body: Body, of: dict[str, Term]) -> str:
        if isinstance(body, Var | App):
            return self.term(substitute(body, of))
        if isinstance(body, If):
            word = "bif" if self.style.boolean_if else "if"
            parts = (self.body(b, of) for b in (body.condition, body.then, body.otherwise))
            text = "{} {} then {} else {}".format(word, *parts)
            return f"({text})" if self.style.brackets else text
        arms = []
        for case in body.cases:
            pattern = App(case.constructor, tuple(Var(v) for v in case.variables))
            inner = self.body(case.body, of)
            if not isinstance(case.body, Var | App) and not self.style.brackets:
                inner = f"({inner})"
            shown = (
                self.term(pattern)
                if self.style.qualified
                else self._pattern(pattern, frozenset(case.variables))
            )
            if shown.startswith("(") and not self.style.brackets:
                shown = shown[1:-1]
            arms.append(f"| {shown} => {inner}")
        text = f"match {body.subject} with {' '.join(arms)}"
        return f"({text})" if self.style.brackets else text

    def term(self, term: Term, argument: bool = False) -> str:
        if isinstance(term, Var):
            return term.name
        numeral = self._numeral(term)
        if numeral is not None:
            return numeral
        text, atomic = self._application(term)
        return text if atomic or not (argument or self.style.brackets) else f"({text})"

    def _application(self, term: App) -> tuple[str, bool]:
        args = [self.term(arg, True) for arg in term.args]
        if term.head == APPLY:
            return " ".join(args), False
        if term.head == COMPOSE:
            bound = next(v for v in ("x", "y", "z", "w", "v", "u") if v not in variables(term))
            return f"fun {bound} => {args[0]} ({args[1]} {bound})", False
        if self._is_core(term.head):
            text = {"zero": "0", "succ": "{} + 1", "nil": "[]", "cons": "{} :: {}"}.get(
                self._core_constructor(term.head), term.head
            )
            return text.format(*args), not args
        function = self.theory.by_name.get(term.head)
        if function is not None and function.core:
            return function.core.format(*args), function.core.startswith("(")
        datatype = self.theory.constructors.get(term.head)
        head = f"{datatype[0].name}.{term.head}" if datatype else term.head
        return " ".join([head, *args]), not args

    def _is_core(self, head: str) -> bool:
        found = self.theory.constructors.get(head)
        return found is not None and bool(found[0].core)

    def _core_constructor(self, head: str) -> str:
        datatype, index = self.theory.constructors[head]
        names = {"Nat": ("zero", "succ"), "List": ("nil", "cons"), "Bool": ("false", "true")}
        return names[datatype.core][index]

    def _numeral(self, term: App) -> str | None:
        """`2` for two successors of zero of Lean's own Nat."""
        count, at = 0, term
        while self._is_core(at.head) and self._core_constructor(at.head) == "succ":
            inner = at.args[0]
            if not isinstance(inner, App):
                return None
            count, at = count + 1, inner
        closed = self._is_core(at.head) and self._core_constructor(at.head) == "zero"
        return str(count) if closed else None

    def _unknown(self, sorts: list[Sort]) -> list[str]:
        """The type variables in some sorts, in order."""
        found = [name for sort in sorts for name in _names(sort)]
        known = {d.name for d in self.theory.datatypes} | {ARROW}
        return list(dict.fromkeys(name for name in found if name not in known))


def _names(sort: Sort) -> list[str]:
    return [sort.name, *(name for arg in sort.args for name in _names(arg))]


def _used(body: Body, of: dict[str, Term]) -> frozenset[str]:
    if isinstance(body, Var | App):
        return frozenset(variables(substitute(body, of)))
    if isinstance(body, If):
        parts = (body.condition, body.then, body.otherwise)
        return frozenset().union(*(_used(part, of) for part in parts))
    inner = frozenset().union(*(_used(case.body, of) for case in body.cases))
    subject = variables(substitute(Var(body.subject), of))
    return inner | frozenset(subject)
