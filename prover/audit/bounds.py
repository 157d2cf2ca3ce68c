"""What the text of a statement says about sizes and signs: enough to leave alone what is guarded.

Bounds are collected from all relations in the statement, whatever their scope, so they can be too
generous: a guard that stands somewhere silences a warning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from prover.audit.numbers import UNKNOWN
from prover.audit.terms import Term, bare

_FLIPPED = {"<": ">", ">": "<", "≤": "≥", "≥": "≤", "=": "=", "≠": "≠"}
_POSITIVE = ("π", "Real.pi", "Real.exp", "exp", "Real.cosh")
_NONNEGATIVE = ("Real.sqrt", "sqrt", "NNReal.sqrt", "abs", "Nat.sqrt")


def value(term: Term) -> Fraction | None:
    """The value of a term of numerals, as a rational number; None if it is none or too large."""
    term = bare(term)
    if term.kind == "number":
        return Fraction(term.text.rstrip("."))
    if term.kind != "op" or term.text not in ("+", "-", "*", "/", "^", "neg"):
        return None
    parts = [value(arg) for arg in term.args]
    if None in parts:
        return None
    one, *rest = (part for part in parts if part is not None)
    match term.text:
        case "neg":
            return -one
        case "+":
            return one + rest[0]
        case "-":
            return one - rest[0]
        case "*":
            return one * rest[0]
        case "/":
            return one / rest[0] if rest[0] else None
    power = rest[0]
    small = power.denominator == 1 and abs(power) <= 64 and abs(one) <= 10**6
    return one ** int(power) if small and (one or power >= 0) else None


class Bounds:
    """Facts of one statement."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = tuple(terms)

    @cached_property
    def _relations(self) -> dict[tuple[object, ...], list[tuple[str, Term]]]:
        """By the shape of a term, what it is compared with."""
        found: dict[tuple[object, ...], list[tuple[str, Term]]] = defaultdict(list)
        for term in self._terms:
            if term.kind == "op" and term.text in _FLIPPED:
                left, right = bare(term.args[0]), bare(term.args[1])
                found[left.shape].append((term.text, right))
                found[right.shape].append((_FLIPPED[term.text], left))
            for bound in term.bound:
                if bound.limit is None:
                    continue
                name = Term("name", bound.name)
                if bound.relation in _FLIPPED:
                    found[name.shape].append((bound.relation, bare(bound.limit)))
                elif bound.relation == "∈":
                    self._interval(found[name.shape], bound.limit)
            if term.is_op("∈"):
                self._interval(found[bare(term.args[0]).shape], term.args[1])
        return found

    @staticmethod
    def _interval(facts: list[tuple[str, Term]], limit: Term) -> None:
        limit = bare(limit)
        if limit.kind != "app" or limit.args[0].kind != "name" or len(limit.args) < 2:
            return
        kind = limit.args[0].text.rsplit(".", 1)[-1]
        if kind in ("Icc", "Ico", "Ici"):
            facts.append(("≥", bare(limit.args[1])))
        elif kind in ("Ioo", "Ioc", "Ioi"):
            facts.append((">", bare(limit.args[1])))

    def facts(self, term: Term) -> list[tuple[str, Term]]:
        """What the statement compares it with."""
        return self._relations.get(bare(term).shape, [])

    def least(self, term: Term, whole: bool) -> Fraction | None:
        """A lower bound for it, if one is written somewhere; `whole`: its values are integers."""
        term = bare(term)
        known = value(term)
        if known is not None:
            return known
        found = [Fraction(0)] if term.type == "ℕ" else []
        for relation, other in self.facts(term):
            number = value(other)
            if number is None:
                continue
            if relation in ("≥", "="):
                found.append(number)
            elif relation == ">":
                found.append(number + 1 if whole else number)
            elif relation == "≠" and number == 0 and whole:
                found.append(Fraction(1))
        if term.is_op("+", "*") and all(bare(a).type == term.type for a in term.args):
            parts = [self.least(a, whole) for a in term.args]
            if None not in parts:
                one, two = (p for p in parts if p is not None)
                if term.text == "+":
                    found.append(one + two)
                elif one >= 0 and two >= 0:
                    found.append(one * two)
        if term.is_op("^") and (base := self.least(term.args[0], whole)) is not None and base >= 1:
            found.append(Fraction(1))
        return max(found, default=None)

    def exceeds(self, left: Term, right: Term) -> bool:
        """Whether the statement guards `left - right` against truncation, by what is written."""
        left, right = bare(left), bare(right)
        for relation, other in self.facts(left):
            if relation in (">", "≥", "=") and other.shape == right.shape:
                return True
        low, high = self.least(left, whole=True), value(right)
        if low is not None and high is not None:
            return low >= high
        return any(part.shape == right.shape for part in _larger_than(left))

    def nonzero(self, term: Term) -> bool:
        """Whether something is said that keeps it from being 0."""
        term = bare(term)
        known = value(term)
        if known is not None:
            return known != 0
        if self.positive(term):
            return True
        for relation, other in self.facts(term):
            number = value(other)
            if number is None:
                continue
            if (relation == "≠" and number == 0) or (relation == "<" and number <= 0):
                return True
            if (relation == ">" and number >= 0) or (relation == "=" and number):
                return True
        if term.is_op("-"):
            return any(
                relation in ("≠", "<", ">") and other.shape == bare(term.args[1]).shape
                for relation, other in self.facts(term.args[0])
            )
        if term.is_op("*"):
            return all(map(self.nonzero, term.args))
        if term.is_op("^", "⁻¹", "neg"):
            return self.nonzero(term.args[0])
        if term.is_op("/"):
            return all(map(self.nonzero, term.args))
        return term.is_op("!")

    def positive(self, term: Term) -> bool:
        """Whether it is greater than 0 by what is written."""
        term = bare(term)
        known = value(term)
        if known is not None:
            return known > 0
        if any(
            (relation == ">" and (number := value(other)) is not None and number >= 0)
            or (relation in ("≥", "=") and (number := value(other)) is not None and number > 0)
            or (relation == "≠" and value(other) == 0 and term.type == "ℕ")
            for relation, other in self.facts(term)
        ):
            return True
        if term.is_op("+"):
            one, two = term.args
            return (self.positive(one) and self.nonnegative(two)) or (
                self.nonnegative(one) and self.positive(two)
            )
        if term.is_op("*", "/"):
            return all(map(self.positive, term.args))
        if term.is_op("^", "⁻¹"):
            return self.positive(term.args[0])
        head = term.args[0].text if term.kind == "app" else term.text
        if head in _POSITIVE:
            return True
        if head in ("Real.sqrt", "sqrt") or term.is_op("√"):
            return self.positive(term.args[-1])
        return term.is_op("!")

    def nonnegative(self, term: Term) -> bool:
        """Whether it is at least 0 by what is written, or by its type."""
        term = bare(term)
        if term.type == "ℕ" or self.positive(term):
            return True
        low = self.least(term, whole=False)
        if low is not None and low >= 0:
            return True
        if term.is_op("+", "*", "/"):
            return all(map(self.nonnegative, term.args))
        if term.is_op("^"):
            power = value(term.args[1])
            even = power is not None and power.denominator == 1 and power % 2 == 0
            return even or self.nonnegative(term.args[0])
        if term.is_op("|", "‖", "√", "!"):
            return True
        return term.kind == "app" and term.args[0].text in _NONNEGATIVE


def _larger_than(term: Term) -> list[Term]:
    """Natural numbers that a term is at least as large as, by its form alone."""
    term = bare(term)
    if term.is_op("+"):
        return [bare(a) for a in term.args] + [p for a in term.args for p in _larger_than(a)]
    if term.is_op("^") and (power := value(term.args[1])) is not None and power >= 1:
        return [bare(term.args[0])]
    if term.is_op("*"):
        one, two = (bare(a) for a in term.args)
        numeral = next((a for a in (one, two) if value(a)), None)
        if numeral is not None:
            return [one, two]
        return [one] if one.shape == two.shape else []
    return []


def unknown(term: Term) -> bool:
    """Its number type is not known."""
    return term.type in ("", UNKNOWN)
