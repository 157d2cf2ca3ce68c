"""Candidates for goals about natural numbers and integers: decide them, split them into residues,
go through exponents and recursions.

Lean checks (`omega`) that the cases of a split are all of them, and closes each one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prover.lean import reading
from prover.search.finite import NUMBERS
from prover.search.moves import Candidate, View

MAX_MODULUS = 20
MAX_CYCLIC = 1000  # a modulus of powers, whose period must be small all the same
_MODULUS = re.compile(r"% (\d+)|MOD (\d+)\]|(\d+) ∣")
_POWER = re.compile(r"(?<![\w.^])(\d+) \^ ([^\W\d]\w*|\([^()]*\))")
_LITERAL = re.compile(r"\d+")


def numerals(view: View) -> Iterator[Candidate]:
    """Goals about literals only, which the kernel computes."""
    if not any(type_ in NUMBERS for _, type_ in view.variables) and _LITERAL.search(
        view.goal.target
    ):
        yield Candidate("decide +kernel", 0.25)


def residues(view: View) -> Iterator[Candidate]:
    """All residues of a variable, for a modulus that the goal speaks of."""
    if not (moduli := _numbers(_MODULUS, view, MAX_MODULUS)):
        return
    fresh = reading.fresh("h", view.used)
    for name, type_ in view.variables:
        if (kind := NUMBERS.get(type_)) is None:
            continue
        mod = "Nat.mul_mod, Nat.add_mod" if kind == "Nat" else "Int.mul_emod, Int.add_emod"
        mod += "" if kind == "Nat" else ", Int.sub_emod"
        divides = "Nat.dvd_iff_mod_eq_zero" if kind == "Nat" else "Int.dvd_iff_emod_eq_zero"
        yield Candidate(f"simp [{kind}.pow_succ, {mod}, *]", 0.9)
        rules = f"{divides}, {kind}.pow_succ, {mod}, {fresh}"
        for modulus in moduli:
            cases = " ∨ ".join(f"{name} % {modulus} = {r}" for r in range(modulus))
            split = _split(fresh, cases, " | ".join([fresh] * modulus))
            yield Candidate(f"{split}\nall_goals simp [{rules}]", 1.0)
            yield Candidate(f"{split}\nall_goals simp_all [{rules}]", 1.3)


def powers(view: View) -> Iterator[Candidate]:
    """Induction on an exponent: powers out, then linear arithmetic."""
    if "^" not in view.goal.target:
        return
    rules = "Nat.pow_succ, Nat.pow_add, Nat.mul_add"
    for name, type_ in view.variables:
        if NUMBERS.get(type_) == "Nat":
            ih = reading.fresh("ih", view.used)
            begin = f"induction {name} with\n| zero => simp_all\n| succ {name} {ih} =>\n  "
            again = f"cases {name} <;> simp_all [Nat.pow_succ] <;> omega"
            linear = f"simp only [{rules}] at *\n  first | omega | ({again})"
            yield Candidate(begin + linear, 1.2)
            if "2 ^" in view.goal.target:
                growth = f"have := Nat.lt_two_pow_self (n := {name})"
                yield Candidate(f"{begin}{growth}\n  simp_all [{rules}]\n  omega", 1.3)


def cycles(view: View) -> Iterator[Candidate]:
    """The last digits of a power in the exponent's residue: b ^ n mod m returns after p steps."""
    texts = [view.goal.target, *(type_ for _, type_ in view.variables)]
    powers = {(int(m[1]), m[2]) for text in texts for m in _POWER.finditer(text)}
    cycle, rest, positive = (reading.fresh(n, view.used) for n in ("cycle", "rest", "positive"))
    for modulus in _numbers(_MODULUS, view, MAX_CYCLIC):
        for base, exponent in sorted(powers):
            if base < 2 or (period := _period(base, modulus)) is None:
                continue
            residues = [f"{exponent} % {period} = {r}" for r in range(period)]
            lines = [
                f"have {positive} := Nat.pow_pos (n := {exponent}) (show 0 < {base} by decide)",
                f"have {cycle} : {base} ^ {exponent} % {modulus} = "
                f"{base} ^ ({exponent} % {period}) % {modulus} := by",
                f"  conv => lhs; rw [← Nat.div_add_mod {exponent} {period}, Nat.pow_add,"
                " Nat.pow_mul, Nat.mul_mod, Nat.pow_mod]",
                "  simp",
                f"have {rest} : {' ∨ '.join(residues)} := by omega",
                f"rcases {rest} with {' | '.join([rest] * period)} <;> rw [{rest}] at {cycle} <;>"
                " omega",
            ]
            yield Candidate("\n".join(lines), 1.0)


def _period(base: int, modulus: int) -> int | None:
    """The least p > 0 with base ^ p = 1 modulo `modulus`, if there is one that is small."""
    power = 1
    for exponent in range(1, MAX_MODULUS + 1):
        power = power * base % modulus
        if power == 1:
            return exponent
    return None


def recursions(view: View) -> Iterator[Candidate]:
    """Factorials and binomial coefficients by their recursion, once for each variable."""
    if "choose" in view.goal.target or "!" in view.goal.target:
        taken = [f"cases {n}" for n, type_ in view.variables if NUMBERS.get(type_) == "Nat"]
        unfold = "simp_all [Nat.choose, Nat.factorial, Nat.add_comm]"
        yield Candidate(" <;> ".join([*taken, unfold]), 1.0)


def _split(name: str, cases: str, patterns: str) -> str:
    return f"have {name} : {cases} := by omega\nrcases {name} with {patterns}"


def _numbers(pattern: re.Pattern[str], view: View, most: int) -> list[int]:
    """The numbers from 2 to `most` that the pattern finds, the smallest first."""
    texts = [view.goal.target, *(type_ for _, type_ in view.variables)]
    found = {int(match[match.lastindex or 0]) for t in texts for match in pattern.finditer(t)}
    return sorted(number for number in found if 2 <= number <= most)
