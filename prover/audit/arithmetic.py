"""Detectors for arithmetic that is not what it looks like: ℕ, ℤ, division by 0, roots, logs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from prover.audit.bounds import Bounds, value
from prover.audit.detector import at, proving, rule
from prover.audit.lab import Lab
from prover.audit.model import Finding, Severity
from prover.audit.subject import Subject
from prover.audit.terms import Term, bare

_FRACTION = re.compile(r"\\[dtc]?frac|\bfraction|\bhalf\b|\bratio\b")
_FLOOR = re.compile(r"\\lfloor|⌊|\bfloor\b|integer part|quotient|\\left\\lfloor|round")
_LOGARITHMS = ("Real.log", "log", "Real.logb", "logb")
_ROOTS = ("Real.sqrt", "sqrt")


@proving(
    "natural-subtraction", "A difference of natural numbers, which is 0 where it would be negative."
)
def natural_subtraction(subject: Subject, lab: Lab | None) -> Iterator[Finding]:
    bounds = Bounds(subject.walk())
    for term in subject.walk():
        if not term.is_op("-") or term.type != "ℕ" or value(term) is not None:
            continue
        left, right = term.args
        if bounds.exceeds(left, right) or _proved(lab, "guarded", subject, (left, right), "≥"):
            continue
        yield at(
            "natural-subtraction",
            Severity.SUSPICIOUS,
            term,
            f"`{subject.words(term)}` is in ℕ and is 0 where {subject.words(left)} < "
            f"{subject.words(right)}, and nothing rules that out",
        )


def _proved(
    lab: Lab | None, what: str, subject: Subject, sides: tuple[Term, Term], relation: str
) -> bool:
    """Whether a relation between two terms over the theorem's variables follows from it."""
    if lab is None or lab.whole is None:
        return False
    bound = {b.name for term in subject.walk() for b in term.bound}
    if (sides[0].names() | sides[1].names()) & bound:
        return False
    claim = lab.without([], f"({subject.words(sides[0])}) {relation} ({subject.words(sides[1])})")
    return claim is not None and lab.proved(what, claim, 0.4) is not None


@proving("integer-division", "A division of integers, which is rounded down.")
def integer_division(subject: Subject, lab: Lab | None) -> Iterator[Finding]:
    said = bool(_FLOOR.search(subject.informal)) or any(
        t.kind == "op" and t.text in ("⌊", "⌈") for t in subject.walk()
    )
    for term in subject.walk():
        if not term.is_op("/") or term.type not in ("ℕ", "ℤ") or value(term) is not None:
            continue
        left, right = term.args
        severity = Severity.NOTE if said or _divides(left, right) else Severity.SUSPICIOUS
        if severity is Severity.SUSPICIOUS and _proved(lab, "divides", subject, (right, left), "∣"):
            continue
        text = "; the informal text has a fraction" if _FRACTION.search(subject.informal) else ""
        yield at(
            "integer-division",
            severity,
            term,
            f"`{subject.words(term)}` is a division in {term.type}, which rounds{text}",
        )


def _divides(left: Term, right: Term) -> bool:
    """Whether the quotient is exact by its form: n * (n + 1) / 2, 2 * k / 2."""
    left, divisor = bare(left), value(right)
    factors = _factors(left)
    if any(f.shape == bare(right).shape for f in factors):
        return True
    numbers = [number for f in factors if (number := value(f)) is not None]
    if divisor and any(number % divisor == 0 for number in numbers):
        return True
    if divisor == 2 and len(factors) > 1:
        words = [f.shape for f in factors]
        return any(
            bare(f).is_op("+", "-")
            and value(bare(f).args[1]) == 1
            and bare(bare(f).args[0]).shape in words
            for f in factors
        )
    return False


def _factors(term: Term) -> list[Term]:
    term = bare(term)
    return [f for a in term.args for f in _factors(a)] if term.is_op("*") else [term]


@rule("default-numerals", "Arithmetic of numerals alone that Lean does in ℕ, with another result.")
def default_numerals(subject: Subject) -> Iterator[Finding]:
    for term in subject.walk():
        if not term.is_op("-", "/") or term.type not in ("ℕ", "ℤ"):
            continue
        exact = value(term)
        if exact is None:
            continue
        real = _in_numbers(term, term.type)
        if real is not None and real != exact:
            yield at(
                "default-numerals",
                Severity.SUSPICIOUS,
                term,
                f"`{subject.words(term)}` is in {term.type}, where it is {real}",
            )


def _in_numbers(term: Term, kind: str) -> Fraction | None:
    """The value of numerals as ℕ or ℤ computes it."""
    term = bare(term)
    if term.kind == "number":
        return Fraction(term.text.rstrip("."))
    parts = [_in_numbers(arg, kind) for arg in term.args]
    if None in parts or not parts:
        return None
    one, *rest = (p for p in parts if p is not None)
    if term.text == "-" and kind == "ℕ":
        return max(one - rest[0], Fraction(0))
    if term.text == "/":
        return Fraction(one // rest[0]) if rest[0] else Fraction(0)
    return value(term)


@rule("division-by-zero", "A division whose divisor may be 0; the quotient is 0 then.")
def division_by_zero(subject: Subject) -> Iterator[Finding]:
    bounds = Bounds(subject.walk())
    seen = set()
    for term in subject.walk():
        if not term.is_op("/", "⁻¹", "%"):
            continue
        divisor = term.args[-1]
        if bounds.nonzero(divisor) or bare(divisor).shape in seen:
            continue
        seen.add(bare(divisor).shape)
        if value(divisor) == 0:
            yield at(
                "division-by-zero",
                Severity.SUSPICIOUS,
                term,
                f"`{subject.words(term)}` divides by 0, which gives 0",
            )
        elif term.text != "%":
            yield at(
                "division-by-zero",
                Severity.NOTE,
                term,
                f"`{subject.words(divisor)}` may be 0, where `{subject.words(term)}` is 0",
            )


@rule("late-coercion", "A number is coerced after an operation that rounds or truncates.")
def late_coercion(subject: Subject) -> Iterator[Finding]:
    bounds = Bounds(subject.walk())
    for term in subject.walk():
        coerced = term.is_op("↑") or (term.kind == "typed" and term.type in ("ℤ", "ℚ", "ℝ", "ℂ"))
        if not coerced:
            continue
        inner = bare(term.args[0])
        if inner.is_op("-") and inner.type == "ℕ" and not bounds.exceeds(*inner.args):
            what = "truncated"
        elif inner.is_op("/") and inner.type in ("ℕ", "ℤ") and not _divides(*inner.args):
            what = "rounded"
        else:
            continue
        yield at(
            "late-coercion",
            Severity.SUSPICIOUS,
            term,
            f"`{subject.words(term)}` is {what} in {inner.type} before it is coerced",
        )


@rule(
    "junk-value",
    "A root, logarithm or power outside its domain, where it has a value by convention.",
)
def junk_value(subject: Subject) -> Iterator[Finding]:
    bounds = Bounds(subject.walk())
    for term in subject.walk():
        head = term.args[0].text if term.kind == "app" and term.args[0].kind == "name" else ""
        if (head in _ROOTS and len(term.args) == 2) or term.is_op("√"):
            inner = term.args[-1]
            known = value(inner)
            if known is not None and known < 0:
                yield at(
                    "junk-value",
                    Severity.SUSPICIOUS,
                    term,
                    f"`{subject.words(term)}` is 0: the root of a negative number",
                )
            elif known is None and not bounds.nonnegative(inner):
                yield at(
                    "junk-value",
                    Severity.NOTE,
                    term,
                    f"`{subject.words(inner)}` may be negative, where its root is 0",
                )
        elif head in _LOGARITHMS and len(term.args) in (2, 3):
            inner = term.args[-1]
            known = value(inner)
            if known is not None and known <= 0:
                yield at(
                    "junk-value",
                    Severity.SUSPICIOUS,
                    term,
                    f"`{subject.words(term)}`: the logarithm of {known} has no meaning",
                )
            elif known is None and not bounds.positive(inner):
                yield at(
                    "junk-value",
                    Severity.NOTE,
                    term,
                    f"`{subject.words(inner)}` may be 0 or negative under a logarithm",
                )
        elif term.is_op("^") and term.args[1].type in ("ℝ", "ℚ"):
            power = value(term.args[1])
            if power is not None and power.denominator == 1:
                continue
            if not bounds.nonnegative(term.args[0]):
                yield at(
                    "junk-value",
                    Severity.NOTE,
                    term,
                    f"`{subject.words(term.args[0])}` may be negative, where a real power "
                    "has a value by convention",
                )
