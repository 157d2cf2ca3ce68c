"""Forms of inequalities and of facts about unknown functions, with places for names and numbers.

Each is a theorem for all numbers that `arithmetic` puts in: k, s ≥ 1; l = k + 1; ks = k * s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Form:
    level: int
    type: str
    hypotheses: tuple[str, ...]
    goal: str


def near(rng: Random, forms: Sequence[Form], level: int) -> Form:
    """One of this level or the one below."""
    return rng.choice([form for form in forms if level - 1 <= form.level <= level])


INEQUALITIES = (
    Form(2, "Nat", ("{a} ≤ {b}",), "{k} * {a} + {a} * {a} ≤ {k} * {b} + {b} * {b}"),
    Form(2, "Nat", ("{a} ≤ {b}",), "{a} * {c} ≤ {b} * {c} + {k}"),
    Form(2, "Nat", ("{a} < {b}", "0 < {c}"), "{a} * {c} < {b} * {c} + {k}"),
    Form(2, "Int", (), "0 ≤ {a} * {a} + {k}"),
    Form(3, "Int", (), "2 * ({k} * ({a} * {b})) ≤ {k} * ({a} * {a} + {b} * {b})"),
    Form(3, "Nat", (), "{a} + {k} < 2 ^ {a} + {k}"),
    Form(3, "Nat", ("1 ≤ {a}",), "{a} ≤ {k} * ({a} * {a})"),
    Form(3, "Nat", ("{a} * {b} = 0",), "{a} = 0 ∨ {b} * {k} = 0"),
    Form(3, "Nat", ("{a} ≤ {b}", "{b} ≤ {c}"), "{a} * {b} ≤ {c} * {c} + {k} * {a}"),
    Form(4, "Int", (), "{a} * {b} + {b} * {c} + {c} * {a} ≤ {a} * {a} + {b} * {b} + {c} * {c}"),
    Form(4, "Nat", (), "{k} * {a} + 1 ≤ {l} ^ {a}"),
    Form(4, "Nat", ("0 < {c}", "{a} * {c} = {b} * {c}"), "{a} + {k} = {b} + {k}"),
    Form(4, "Nat", ("0 < {c}", "{a} * {c} ≤ {b} * {c}"), "{a} + {k} ≤ {b} + {k}"),
    Form(4, "Int", ("0 ≤ {a}", "{a} ≤ {b}"), "{a} * {a} ≤ {b} * {b}"),
    Form(4, "Nat", ("{a} ≤ {b}",), "{l} ^ {a} ≤ {l} ^ {b}"),
    Form(5, "Nat", ("4 ≤ {a}",), "{a} * {a} ≤ 2 ^ {a}"),
    Form(5, "Int", ("{a} * {a} + {b} * {b} = 0",), "{a} = 0 ∧ {b} = 0"),
    Form(5, "Nat", ("{a} * {a} < {b} * {b}",), "{a} < {b}"),
    Form(5, "Nat", ("{a} * {a} + {k} * {a} = {b} * {b} + {k} * {b}",), "{a} = {b}"),
    Form(5, "Nat", ("{a} * {b} = {a} + {b}", "0 < {a}"), "{a} = 2 ∧ {b} = 2"),
    Form(5, "Int", ("0 < {a}", "{a} < {b}"), "{a} * {a} + {k} ≤ {b} * {b} + {k}"),
)

_ADDITIVE = "∀ {n} {m}, {f} ({n} + {m}) = {f} {n} + {f} {m}"
_RISING = "∀ {n}, {f} {n} < {f} ({n} + 1)"
_PERIODIC = "∀ {n}, {f} ({n} + {k}) = {f} {n}"
_STEPS = "∀ {n}, {f} {n} + {s} ≤ {f} ({n} + 1)"

FUNCTIONS = (
    Form(2, "Int → Int", ("∀ {n}, {f} {n} = {k} * {n} - {s}",), "{f} ({f} {s}) = {value}"),
    Form(2, "Int → Int", (_ADDITIVE,), "{f} 0 = 0"),
    Form(2, "Nat → Nat", (_STEPS,), "{f} 0 + {ks} ≤ {f} {k}"),
    Form(2, "Nat → Nat", ("∀ {n}, {f} {n} ≤ {f} ({n} + 1)",), "{f} {s} ≤ {f} ({s} + 2)"),
    Form(3, "Int → Int", (_ADDITIVE,), "{f} {k} = {k} * {f} 1"),
    Form(3, "Nat → Nat", (_RISING,), "∀ {n}, {n} ≤ {f} {n}"),
    Form(3, "Nat → Nat", ("∀ {n}, {f} ({n} + 1) = {f} {n}",), "∀ {n}, {f} {n} = {f} 0"),
    Form(3, "Nat → Nat", (_PERIODIC,), "{f} {far} = {f} {s}"),
    Form(4, "Nat → Nat", ("∀ {n}, {f} {n} ≤ {f} ({n} + 1)",),
         "∀ {n} {m}, {f} {n} ≤ {f} ({n} + {m})"),
    Form(4, "Nat → Nat", (_STEPS,), "∀ {n}, {s} * {n} + {f} 0 ≤ {f} {n}"),
    Form(4, "Int → Int", (_ADDITIVE,), "∀ {n}, {f} (-{n}) = -{f} {n}"),
    Form(4, "Int → Int", (_ADDITIVE,), "∀ {n} {m}, {f} ({n} - {m}) = {f} {n} - {f} {m}"),
    Form(4, "Nat → Nat", (_ADDITIVE,), "∀ {n}, {f} {n} = {n} * {f} 1"),
    Form(4, "Nat → Nat", (_RISING,), "∀ {n}, {f} 0 + {n} ≤ {f} {n}"),
    Form(5, "Nat → Nat", (_RISING,), "∀ {n} {m}, {n} < {m} → {f} {n} < {f} {m}"),
    Form(5, "Nat → Nat", (_RISING,), "∀ {n} {m}, {f} {n} = {f} {m} → {n} = {m}"),
    Form(5, "Nat → Nat", (_PERIODIC,), "∀ {n} {m}, {f} ({n} + {k} * {m}) = {f} {n}"),
    Form(5, "Nat → Nat",
         ("∀ {n} {m}, {f} {n} = {f} {m} → {n} = {m}", "∀ {n}, {f} ({f} {n}) = {f} {n}"),
         "∀ {n}, {f} {n} = {n}"),
    Form(5, "Nat → Nat", ("{f} 0 = {s}", "∀ {n}, {f} ({n} + 1) = {f} {n} + 2 * {n} + 1"),
         "∀ {n}, {f} {n} = {n} * {n} + {s}"),
)  # fmt: skip
