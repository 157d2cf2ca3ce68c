"""Values of terms and formulas, computed here and not in Lean, with Lean's conventions.

ℕ truncates, x / 0 = 0, log x = log |x|, the root of a negative number is 0. Integers and fractions
are exact; elsewhere it is floating point. A formula has three values: what is too close to call, or
is not understood, is neither true nor false.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from prover.audit.terms import Term, bare

MOST_TERMS = 3000  # of a sum or a bounded quantifier
LARGEST = 10**400
Number: TypeAlias = Fraction | float
Values = Mapping[str, Number]
CLOSE = 1e-9
_REAL: dict[str, Callable[[float], float]] = {
    "exp": math.exp, "sin": math.sin, "cos": math.cos, "tan": math.tan, "arctan": math.atan,
    "sinh": math.sinh, "cosh": math.cosh,
}  # fmt: skip


class Unknown(Exception):
    """The value cannot be computed here."""


@dataclass(frozen=True)
class Function:
    """`f x = body`, for all x or under a condition on them."""

    names: tuple[str, ...]
    body: Term
    conditions: tuple[Term, ...]


class Machine:
    """Computes for a statement, with the functions that it defines; no longer than `seconds`."""

    def __init__(self, seconds: float) -> None:
        self.functions: dict[str, list[Function]] = {}
        self._deadline = time.monotonic() + seconds

    def tick(self) -> None:
        """Raises TimeoutError when the time is over."""
        if time.monotonic() > self._deadline:
            raise TimeoutError

    def truth(self, term: Term, values: Values) -> bool | None:
        """True, False, or None where it cannot be told. Raises Unknown."""
        term = bare(term)
        if term.is_op("∧"):
            return _both(self._maybe(term.args[0], values), self._maybe(term.args[1], values))
        if term.is_op("∨"):
            return _not(_both(*(_not(self._maybe(a, values)) for a in term.args)))
        if term.is_op("→"):
            given, then = (self._maybe(a, values) for a in term.args)
            return _not(_both(given, _not(then)))
        if term.is_op("¬"):
            return _not(self.truth(term.args[0], values))
        if term.is_op("↔"):
            left, right = (self._maybe(a, values) for a in term.args)
            return None if left is None or right is None else left == right
        if term.kind == "binder" and term.text in ("∀", "∃"):
            return self._quantified(term, values)
        if term.kind == "op" and term.text in _COMPARE:
            return _COMPARE[term.text](*(self.number(a, values) for a in term.args[:2]))
        if term.is_op("∣"):
            one, two = (self._whole(a, values) for a in term.args)
            return two % one == 0 if one else two == 0
        if term.is_op("≡") and len(term.args) == 3:
            one, two = (self._whole(a, values) for a in term.args[:2])
            modulus = self._whole(term.args[2].args[0].args[-1], values)
            return (one - two) % modulus == 0 if modulus else one == two
        if term.kind == "app" and len(term.args) == 2:
            head = term.args[0].text.rsplit(".", 1)[-1]
            if head in ("Even", "Odd"):
                return (self._whole(term.args[1], values) % 2 == 0) == (head == "Even")
            if head == "Prime":
                return _is_prime(self._whole(term.args[1], values))
        raise Unknown

    def _maybe(self, term: Term, values: Values) -> bool | None:
        try:
            return self.truth(term, values)
        except Unknown:
            return None

    def _quantified(self, term: Term, values: Values) -> bool | None:
        """Over finite ranges only."""
        if len(term.bound) != 1:
            raise Unknown
        wanted = term.text == "∃"
        for value in self._range(term.bound[0].limit, term.bound[0].relation, values):
            found = self.truth(term.args[0], {**values, term.bound[0].name: value})
            if found is None:
                raise Unknown
            if found is wanted:
                return wanted
        return not wanted

    def _range(self, limit: Term | None, relation: str, values: Values) -> Iterator[Fraction]:
        limit = None if limit is None else bare(limit)
        if limit is None or relation != "∈" or limit.kind != "app":
            raise Unknown
        kind = limit.args[0].text.rsplit(".", 1)[-1]
        ends = [self._whole(a, values) for a in limit.args[1:]]
        match kind, ends:
            case "range", [end]:
                first, last = 0, end - 1
            case (("Icc" | "Ico" | "Ioc" | "Ioo"), [first, last]):
                first, last = first + (kind[1] == "o"), last - (kind[2] == "o")
            case _:
                raise Unknown
        if not limit.args[0].text.startswith("Finset") or last - first > MOST_TERMS:
            raise Unknown  # an interval of real numbers, perhaps
        return (Fraction(n) for n in range(first, last + 1))

    def _whole(self, term: Term, values: Values) -> int:
        number = self.number(term, values)
        if not isinstance(number, Fraction) or number.denominator != 1:
            raise Unknown
        return number.numerator

    def number(self, term: Term, values: Values) -> Number:
        """The value of a term. Raises Unknown."""
        self.tick()
        try:
            found = self._number(term, values)
        except (OverflowError, ValueError, ZeroDivisionError):
            raise Unknown from None
        if isinstance(found, complex) or absolute(found) > LARGEST or found != found:
            raise Unknown
        return found

    def _number(self, term: Term, values: Values) -> Number:
        term = bare(term)
        if term.kind == "number":
            return Fraction(term.text.rstrip("."))
        if term.kind == "name":
            if term.text in values:
                return values[term.text]
            if term.text in ("π", "Real.pi"):
                return math.pi
            raise Unknown
        if term.kind == "op":
            return self._operation(term, values)
        if term.kind == "binder" and term.text in ("∑", "∏") and len(term.bound) == 1:
            bound = term.bound[0]
            total = Fraction(0 if term.text == "∑" else 1)
            result: Number = total
            for value in self._range(bound.limit, bound.relation, values):
                each = self.number(term.args[0], {**values, bound.name: value})
                result = result + each if term.text == "∑" else result * each
            return result
        if term.kind == "app" and term.args[0].kind == "name":
            return self._application(term, values)
        raise Unknown

    def _operation(self, term: Term, values: Values) -> Number:
        if term.text in ("↑", "neg", "⁻¹", "|", "√", "!", "⌊", "⌈"):
            one = self.number(term.args[0], values)
            match term.text:
                case "↑":
                    return one
                case "neg":
                    return -one
                case "⁻¹":
                    return 1 / one if one else Fraction(0)
                case "|":
                    return absolute(one)
                case "√":
                    return _root(one)
                case "⌊":
                    return Fraction(math.floor(one))
                case "⌈":
                    return Fraction(math.ceil(one))
            whole = self._whole(term.args[0], values)
            if whole > 300:
                raise Unknown
            return Fraction(math.factorial(whole))
        if term.text not in ("+", "-", "*", "/", "%", "^") or term.type in ("", "?", "ℂ"):
            raise Unknown
        one, two = (self.number(a, values) for a in term.args)
        match term.text:
            case "+":
                return one + two
            case "-":
                return max(one - two, Fraction(0)) if term.type == "ℕ" else one - two
            case "*":
                return one * two
            case "^":
                return _power(one, two)
            case "%":
                return one % absolute(two) if two else one  # never negative, as in Lean
        if not two:
            return Fraction(0)
        if term.type in ("ℕ", "ℤ"):
            return Fraction(one // two if two > 0 else -(one // -two))
        return one / two

    def _application(self, term: Term, values: Values) -> Number:
        head = term.args[0].text
        if head == ".":
            raise Unknown
        if head in self.functions:
            return self._defined(head, [self.number(a, values) for a in term.args[1:]], values)
        name = head.rsplit(".", 1)[-1]
        if head.startswith(".") and name == "sum":
            digits = bare(term.args[1])
            if digits.kind == "app" and digits.args[0].text.endswith("digits"):
                base, number = (self._whole(a, values) for a in digits.args[1:])
                if base != 10:
                    raise Unknown
                return Fraction(sum(map(int, str(number))) if number else 0)
            raise Unknown
        arguments = [self.number(a, values) for a in term.args[1:]]
        match name, arguments:
            case "sqrt", [_]:
                x = arguments[0]
                return Fraction(math.isqrt(int(x))) if head == "Nat.sqrt" else _root(x)
            case "log", [_] if not head.startswith("Nat"):
                return _log(arguments[0])
            case "logb", [_, _]:
                return _ratio(_log(arguments[1]), _log(arguments[0]))
            case (("gcd" | "lcm"), [_, _]):
                whole = [self._whole(a, values) for a in term.args[1:]]
                return Fraction(math.gcd(*whole) if name == "gcd" else math.lcm(*whole))
            case "choose", [_, _]:
                n, k = (self._whole(a, values) for a in term.args[1:])
                return Fraction(math.comb(n, k))
            case (("abs" | "natAbs"), [_]):
                return absolute(arguments[0])
        if name in _REAL and len(arguments) == 1:
            x = arguments[0]
            if x == 0:
                return Fraction(1 if name in ("exp", "cos", "cosh") else 0)
            return _REAL[name](float(x))
        raise Unknown

    def _defined(self, name: str, arguments: Sequence[Number], values: Values) -> Number:
        for function in self.functions[name]:
            if len(function.names) != len(arguments):
                continue
            inner = {**values, **dict(zip(function.names, arguments, strict=True))}
            if all(self.truth(c, inner) is True for c in function.conditions):
                return self.number(function.body, inner)
        raise Unknown


def absolute(x: Number) -> Number:
    """|x|."""
    return -x if x < 0 else x


def _root(x: Number) -> Number:
    if x <= 0:
        return Fraction(0)
    if isinstance(x, Fraction):
        top, bottom = math.isqrt(x.numerator), math.isqrt(x.denominator)
        if top * top == x.numerator and bottom * bottom == x.denominator:
            return Fraction(top, bottom)
    return math.sqrt(x)


def _log(x: Number) -> Number:
    return Fraction(0) if x in (0, 1, -1) else math.log(absolute(x))


def _ratio(one: Number, two: Number) -> Number:
    """A quotient of logarithms, a whole number where it is one."""
    if not two:
        return Fraction(0)
    found = one / two
    near = round(found)
    return Fraction(near) if absolute(found - near) < CLOSE else found


def _power(one: Number, two: Number) -> Number:
    if isinstance(two, Fraction) and two.denominator == 1:
        if one == 0 and two < 0:
            return Fraction(0)
        if absolute(two) * math.log2(absolute(one) + 2) > 20000:
            raise Unknown
        return Fraction(one ** int(two)) if isinstance(one, Fraction) else math.pow(one, two)
    if one == 0:
        return Fraction(0)
    if one == 1:
        return Fraction(1)
    if one < 0:
        return math.exp(math.log(-one) * float(two)) * math.cos(math.pi * float(two))
    return math.pow(one, two)


def _apart(one: Number, two: Number) -> bool | None:
    """Whether two numbers differ; None if that is too close to call."""
    if isinstance(one, Fraction) and isinstance(two, Fraction):
        return one != two
    gap = absolute(one - two)
    return True if gap > 1e-6 * (1 + absolute(one) + absolute(two)) else None


def _equal(one: Number, two: Number) -> bool | None:
    apart = _apart(one, two)
    if apart is None and absolute(one - two) <= CLOSE * (1 + absolute(one) + absolute(two)):
        return True
    return _not(apart)


def _less(one: Number, two: Number) -> bool | None:
    apart = _apart(one, two)
    return None if apart is None else apart and one < two


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _both(one: bool | None, two: bool | None) -> bool | None:
    if one is False or two is False:
        return False
    return None if one is None or two is None else True


def _is_prime(n: int) -> bool:
    if n > 10**8:
        raise Unknown
    return n > 1 and all(n % d for d in range(2, math.isqrt(n) + 1))


_COMPARE: dict[str, Callable[[Number, Number], bool | None]] = {
    "=": _equal,
    "≠": lambda one, two: _not(_equal(one, two)),
    "<": _less,
    ">": lambda one, two: _less(two, one),
    "≤": lambda one, two: _not(_less(two, one)),
    "≥": lambda one, two: _not(_less(one, two)),
}
