"""Polynomials with integer coefficients: products, values, residues, and how Lean writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

Monomial = tuple[tuple[int, int], ...]
"""(variable, exponent) in order of the variables."""


@dataclass(frozen=True)
class Polynomial:
    terms: tuple[tuple[Monomial, int], ...]

    @staticmethod
    def of(terms: dict[Monomial, int]) -> Polynomial:
        def key(item: tuple[Monomial, int]) -> tuple[int, Monomial]:
            return -sum(e for _, e in item[0]), item[0]

        return Polynomial(tuple(sorted(((m, c) for m, c in terms.items() if c), key=key)))

    @staticmethod
    def constant(value: int) -> Polynomial:
        return Polynomial.of({(): value})

    @staticmethod
    def power(variable: int, exponent: int) -> Polynomial:
        return Polynomial.of({((variable, exponent),) if exponent else (): 1})

    @staticmethod
    def linear(coefficients: Sequence[int]) -> Polynomial:
        """One coefficient for each variable, and one more for the constant if there is one."""
        *first, last = coefficients
        found = Polynomial.constant(last)
        for i, c in enumerate(first):
            found += Polynomial.power(i, 1) * Polynomial.constant(c)
        return found

    @property
    def degree(self) -> int:
        return max((sum(e for _, e in m) for m, _ in self.terms), default=0)

    @property
    def variables(self) -> frozenset[int]:
        return frozenset(v for m, _ in self.terms for v, _ in m)

    def __add__(self, other: Polynomial) -> Polynomial:
        terms = dict(self.terms)
        for m, c in other.terms:
            terms[m] = terms.get(m, 0) + c
        return Polynomial.of(terms)

    def __mul__(self, other: Polynomial) -> Polynomial:
        terms: dict[Monomial, int] = {}
        for (a, c), (b, d) in product(self.terms, other.terms):
            exponents = dict(a)
            for v, e in b:
                exponents[v] = exponents.get(v, 0) + e
            m = tuple(sorted(exponents.items()))
            terms[m] = terms.get(m, 0) + c * d
        return Polynomial.of(terms)

    def value(self, values: Sequence[int]) -> int:
        total = 0
        for m, c in self.terms:
            for v, e in m:
                c *= values[v] ** e
            total += c
        return total


def residues(polynomial: Polynomial, modulus: int) -> frozenset[int]:
    """All residues of a polynomial in one variable."""
    return frozenset(polynomial.value([r]) % modulus for r in range(modulus))


def render(polynomial: Polynomial, names: Sequence[str], powers: bool) -> str:
    """Lean text; with `powers` n ^ 2, else n * n."""
    text = ""
    for m, c in polynomial.terms:
        factors = [
            f for v, e in m for f in ([f"{names[v]} ^ {e}"] if powers and e > 1 else [names[v]] * e)
        ]
        size = abs(c)
        if len(factors) > 1 and size > 1:
            factors = [f"({' * '.join(factors)})"]
        if size > 1 or not factors:
            factors.insert(0, str(size))
        sign = "-" if c < 0 else "+"
        term = " * ".join(factors)
        text += f" {sign} {term}" if text else (f"-{term}" if c < 0 else term)
    return text or "0"
