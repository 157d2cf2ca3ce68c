"""Which number type an operation happens in, found from the text as Lean's elaborator does.

Lean elaborates a tree of `+ - * / %` (and the base of `^`) together: its leaves first, then all
at the largest of their types, each leaf coerced by itself; a relation unites the trees of its two
sides; numerals take what is left, ℕ where nothing is known; an exponent is elaborated alone
(`Lean.Elab.Extra`, `binop%`, `rightact%`). Where a leaf's type is not known, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from prover.audit.terms import ARITHMETIC, COMPARISONS, Bound, Term

NUMBERS = ("ℕ", "ℤ", "ℚ", "ℝ", "ℂ")  # each embeds in the next
UNKNOWN = "?"
_SPELLED = {"Nat": "ℕ", "Int": "ℤ", "Rat": "ℚ", "Real": "ℝ", "Complex": "ℂ", "NNReal": "ℝ≥0"}
_REAL = re.compile(
    r"(?:Real\.|NNReal\.)?(?:sqrt|log|logb|exp|sin|cos|tan|arctan|arcsin|arccos|sinh|cosh|pi|π|rpow)"
)
_RESULTS = (
    (_REAL, "ℝ"),
    (re.compile(r"(?:Nat\.\w+|.*\.(?:card|ncard|den|natDegree|natAbs|toNat|length|count)|choose"
                r"|digits|gcd|factorial|φ|fib|primeCounting)"), "ℕ"),
    (re.compile(r"Int\.(?:floor|ceil|gcd|fract)|.*\.num"), "ℤ"),
    (re.compile(r"Complex\.\w+|I"), "ℂ"),
    (re.compile(r"dist|norm|volume|Metric\.\w+|.*\.(?:re|im)"), "ℝ"),
)  # fmt: skip
_OPERATORS = ARITHMETIC - {"^"} | {"neg"}
Env = Mapping[str, str]
"""Types of names, as they are written, with number types spelled as in NUMBERS."""


def spelled(text: str) -> str:
    """A type's text with one spelling for each number type."""
    return re.sub(r"\b(?:Nat|Int|Rat|Real|Complex|NNReal)\b(?!\.)",
                  lambda m: _SPELLED[m[0]], text).strip()  # fmt: skip


def text_of(source: str, term: Term) -> str:
    """What a term looks like in the text that it was read from."""
    return source[term.start : term.end]


class Typist:
    """Writes number types into terms; `source` is the text that their places are in."""

    def __init__(self, source: str) -> None:
        self._source = source

    def typed(self, term: Term, env: Env, expected: str = "") -> Term:
        """The term, its arithmetic with types; `expected` is what its place asks for."""
        if term.kind == "op" and term.text in COMPARISONS | {"∣", "≡"}:
            return self._relation(term, env)
        if term.kind == "op" and (term.text in _OPERATORS or term.text == "^"):
            largest = self._largest(term, env)
            if expected in NUMBERS:
                largest = expected if largest in ("", UNKNOWN) else _larger(largest, expected)
            return self._spread(term, env, largest or "ℕ")
        return self._other(term, env, expected)

    def bind(self, bound: tuple[Bound, ...], env: Env) -> dict[str, str]:
        """`env` with what a binder adds."""
        inner = dict(env)
        for each in bound:
            if each.type is not None:
                inner[each.name] = spelled(text_of(self._source, each.type))
            elif each.limit is not None:
                inner[each.name] = self._member(each, inner)
            else:
                inner[each.name] = UNKNOWN
        return inner

    def _member(self, bound: Bound, env: Env) -> str:
        limit = bound.limit
        assert limit is not None
        if bound.relation != "∈":
            return self._largest(limit, env) or UNKNOWN
        written = spelled(text_of(self._source, limit))
        if match := re.search(
            r"\b(?:Finset|Set)\.(?:range|I\w+)\b|\brange\b|\bI[cio][cio]\b", written
        ):
            if match[0].endswith("range"):
                return "ℕ"
            kinds = [self._largest(a, env) for a in limit.args[1:]]
            known = [k for k in kinds if k in NUMBERS]
            if known and UNKNOWN not in kinds:
                return max(known, key=NUMBERS.index)
            return UNKNOWN
        of = re.fullmatch(r"(?:Finset|Set|List|Multiset) \(?([^()]+)\)?", env.get(written, ""))
        return of[1].strip() if of else UNKNOWN

    def _relation(self, term: Term, env: Env) -> Term:
        sides = term.args[:2]
        found = ""
        for side in sides:
            found = _join(found, self._largest(side, env))
        kind = found or ("" if not all(map(_numeric, sides)) else "ℕ")
        args = tuple(self._spread(side, env, kind) for side in sides)
        rest = tuple(self.typed(a, env) for a in term.args[2:])
        return replace(term, args=args + rest, type=kind)

    def _largest(self, term: Term, env: Env) -> str:
        """The largest type among the leaves of a tree: '' if all are numerals."""
        if term.kind == "number":
            return "" if "." not in term.text else UNKNOWN
        if term.kind == "bracket" and term.text == "(" and len(term.args) == 1:
            return self._largest(term.args[0], env)
        if term.kind == "op" and term.text in _OPERATORS:
            found = ""
            for arg in term.args:
                found = _join(found, self._largest(arg, env))
            return found
        if term.kind == "op" and term.text in ("^", "⁻¹"):
            return self._largest(term.args[0], env)
        return self._leaf(term, env)

    def _leaf(self, term: Term, env: Env) -> str:
        if term.kind == "typed":
            return _number(spelled(text_of(self._source, term.args[1])))
        if term.kind == "name":
            return self._named(term.text, env)
        if term.kind == "op":
            if term.text == "!":
                return "ℕ"
            if term.text in ("⌊", "⌈"):
                return "ℕ" if self._source[term.end : term.end + 1] == "₊" else "ℤ"
            if term.text == "√":
                return "ℝ"
            if term.text == "‖":
                return "ℝ"
            if term.text == "|":
                return self._largest(term.args[0], env)
            return UNKNOWN
        if term.kind == "app":
            head = term.args[0]
            if head.kind != "name":
                return UNKNOWN
            if head.text.startswith("."):
                return self._named("x" + head.text, {})
            type_ = env.get(head.text, "")
            if type_:
                return _number(_result(type_, len(term.args) - 1))
            return self._named(head.text, env)
        if term.kind == "binder" and term.text in ("∑", "∏"):
            # A body of numerals alone is elaborated before anybody says what they are to be.
            return self._largest(term.args[0], self.bind(term.bound, env)) or "ℕ"
        return UNKNOWN

    def _named(self, name: str, env: Env) -> str:
        if name in env:
            return _number(env[name])
        for pattern, kind in _RESULTS:
            if pattern.fullmatch(name):
                return kind
        return UNKNOWN

    def _spread(self, term: Term, env: Env, kind: str) -> Term:
        """The tree at type `kind`, its leaves by themselves."""
        if term.kind == "bracket" and term.text == "(" and len(term.args) == 1:
            return replace(term, args=(self._spread(term.args[0], env, kind),), type=kind)
        if term.kind == "op" and term.text in _OPERATORS:
            args = tuple(self._spread(a, env, kind) for a in term.args)
            return replace(term, args=args, type=kind)
        if term.is_op("⁻¹"):
            return replace(term, args=(self._spread(term.args[0], env, kind),), type=kind)
        if term.is_op("^"):
            base = self._spread(term.args[0], env, kind)
            return replace(term, args=(base, self.typed(term.args[1], env)), type=kind)
        if term.kind == "number":
            return replace(term, type=kind)
        return self._other(term, env, kind)

    def _other(self, term: Term, env: Env, expected: str) -> Term:
        """A term that is no arithmetic, with types inside it."""
        own = self._leaf(term, env)
        if term.kind == "typed":
            inner = self.typed(term.args[0], env, own)
            return replace(term, args=(inner, term.args[1]), type=own)
        if term.kind == "binder":
            inside = self.bind(term.bound, env)
            bound = tuple(
                replace(b, limit=b.limit and self.typed(b.limit, env)) for b in term.bound
            )
            wanted = expected if term.text in ("∑", "∏") else ""
            args = tuple(self.typed(a, inside, wanted) for a in term.args)
            return replace(term, args=args, bound=bound, type=own)
        if term.kind == "app":
            return replace(term, args=(term.args[0], *self._arguments(term, env)), type=own)
        if term.kind == "op" and term.text in ("↑", "⌊", "⌈", "‖", "!"):
            return replace(term, args=tuple(self.typed(a, env) for a in term.args), type=own)
        wanted = expected if term.kind in ("bracket", "op") else ""
        if term.is_op("√"):
            wanted = "ℝ"
        return replace(term, args=tuple(self.typed(a, env, wanted) for a in term.args), type=own)

    def _arguments(self, term: Term, env: Env) -> tuple[Term, ...]:
        head, *arguments = term.args
        type_ = env.get(head.text, "")
        domains = _domains(type_) if type_ else []
        real = head.kind == "name" and bool(_REAL.fullmatch(head.text))
        whole = head.kind == "name" and head.text.startswith("Nat.")
        typed = []
        for i, argument in enumerate(arguments):
            wanted = domains[i] if i < len(domains) else "ℝ" if real else "ℕ" if whole else ""
            known = wanted or UNKNOWN
            inner = self.typed(argument, env, known if known in NUMBERS else "")
            if known == UNKNOWN and self._largest(argument, env) in ("", UNKNOWN):
                inner = _unknown(inner)
            typed.append(inner)
        return tuple(typed)


def _unknown(term: Term) -> Term:
    """Without the types at the top of a term whose place has a type that is not known."""
    if term.kind in ("bracket", "op") and term.text in (*_OPERATORS, "(", "^"):
        return replace(term, type="", args=tuple(map(_unknown, term.args)))
    return term


def _number(type_: str) -> str:
    return type_ if type_ in NUMBERS else UNKNOWN


def _larger(one: str, other: str) -> str:
    return max(one, other, key=NUMBERS.index)


def _join(one: str, other: str) -> str:
    if UNKNOWN in (one, other):
        return UNKNOWN
    return one if not other else other if not one else _larger(one, other)


def _numeric(term: Term) -> bool:
    """It is made of numerals and arithmetic alone."""
    if term.kind == "bracket" and term.text == "(" and len(term.args) == 1:
        return _numeric(term.args[0])
    arithmetic = term.kind == "op" and (term.text in _OPERATORS or term.text in ("^", "!"))
    return term.kind == "number" or (arithmetic and all(map(_numeric, term.args)))


def _domains(type_: str) -> list[str]:
    """The argument types of 'A → B → C'."""
    return [part.strip(" ()") for part in _arrows(type_)[:-1]]


def _result(type_: str, arguments: int) -> str:
    parts = _arrows(type_)
    return parts[-1].strip() if len(parts) == arguments + 1 else UNKNOWN


def _arrows(type_: str) -> list[str]:
    depth, parts = 0, [""]
    for char in type_:
        depth += (char in "([{") - (char in ")]}")
        if char == "→" and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return [part.strip() for part in parts]
