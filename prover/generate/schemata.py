"""Valid forms of first-order logic about relations and functions, with formulas filled in.

A form is a line of Lean with places: {P} and {Q} of one variable, {R} of two, {A} of none, each
filled with a random formula over the predicates of the problem. What is valid for all predicates is
valid for those that formulas define.
"""

from __future__ import annotations

import re
from random import Random

from prover.generate.formulas import Formula, atom, random_formula, render
from prover.generate.names import Names
from prover.types import Statement

# (level, hypotheses, goal); hypotheses are divided by `;`, `!` asks for an element.
# P(x), R(x, y) and A are the places.
FORMS = [
    (1, "", "(∀ x, P(x) ∧ Q(x)) ↔ (∀ x, P(x)) ∧ ∀ x, Q(x)"),
    (1, "", "(∃ x, P(x) ∨ Q(x)) ↔ (∃ x, P(x)) ∨ ∃ x, Q(x)"),
    (1, "", "(¬∃ x, P(x)) ↔ ∀ x, ¬P(x)"),
    (1, "∀ x, P(x) → Q(x); ∃ x, P(x)", "∃ x, Q(x)"),
    (1, "∃ x, P(x) ∧ A", "A ∧ ∃ x, P(x)"),
    (1, "∃ y, ∀ x, R(x, y)", "∀ x, ∃ y, R(x, y)"),
    (1, "∀ x y, R(x, y)", "∀ y, R(y, y)"),
    (1, "∃ x, R(x, x)", "∃ x y, R(x, y)"),
    (2, "¬∀ x, P(x)", "∃ x, ¬P(x)"),
    (2, "", "(∀ x, P(x) → A) ↔ ((∃ x, P(x)) → A)"),
    (2, "!", "(∃ x, P(x) → A) ↔ ((∀ x, P(x)) → A)"),
    (2, "", "(∀ x, A ∨ P(x)) ↔ A ∨ ∀ x, P(x)"),
    (2, "∀ x, P(x) ∨ Q(x); ¬∀ x, P(x)", "∃ x, Q(x)"),
    (2, "∃ x, ∀ y, R(x, y) → P(y); ∀ x, ∃ y, R(x, y)", "∃ y, P(y)"),
    (2, "∀ x y, R(x, y) → R(y, x); ∃ x, ∀ y, R(x, y)", "∀ y, ∃ x, R(y, x)"),
    (2, "∀ x, ¬R(x, x)", "∀ x y, R(x, y) → x ≠ y"),
    (2, "∀ x y, R(x, y) → P(x); ∃ y, ∃ x, R(x, y)", "∃ z, P(z)"),
    (3, "!", "∃ x, P(x) → ∀ y, P(y)"),
    (3, "!", "∃ x, (∃ y, P(y)) → P(x)"),
    (3, "", "¬∃ x, ∀ y, R(x, y) ↔ ¬R(y, y)"),
    (3, "!", "∃ x, ∀ y, (P(x) → Q(y)) → P(x) → ∀ z, Q(z) ∨ ¬P(x) ∨ ∃ w, ¬Q(w)"),
    (3, "∀ x y z, R(x, y) → R(y, z) → R(x, z); ∀ x, ¬R(x, x)", "∀ x y, R(x, y) → ¬R(y, x)"),
    (3, "∀ x y z, R(x, y) → R(x, z) → R(y, z); ∀ x, R(x, x)", "∀ x y, R(x, y) → R(y, x)"),
    (3, "∀ x, P(x) ∨ ∀ y, Q(y)", "(∀ x, P(x)) ∨ ∀ y, Q(y)"),
    (3, "∀ x y, P(x) ∨ Q(y)", "(∀ x, P(x)) ∨ ∀ y, Q(y)"),
    (3, "∀ x, ∃ y, ¬R(x, y)", "¬∃ x, ∀ y, R(x, y)"),
    (3, "¬∃ x, P(x) ∧ ∀ y, R(x, y)", "∀ x, P(x) → ∃ y, ¬R(x, y)"),
    (3, "∀ x, P(x) → ∃ y, R(x, y) ∧ Q(y); ∀ y, Q(y) → ∃ z, R(y, z); ∃ x, P(x)",
     "∃ x y z, R(x, y) ∧ R(y, z)"),
    (4, "∀ x, ∃ y, R(x, y); ∀ x y, R(x, y) → R(y, x); ∀ x y z, R(x, y) → R(y, z) → R(x, z)",
     "∀ x, R(x, x)"),
    (4, "∀ x y z, R(x, y) → R(x, z) → R(y, z); ∀ x y, R(x, y) → R(y, x)",
     "∀ x y z, R(x, y) → R(y, z) → R(x, z)"),
    (4, "∀ x y z, R(x, y) → R(x, z) → R(y, z); ∀ x, R(x, x)",
     "∀ x y z, R(x, y) → R(y, z) → R(x, z)"),
    (4, "∃ x, P(x); ∃ x, Q(x)", "∃ x y, P(x) ∧ Q(y) ∧ (R(x, y) ∨ ¬R(x, y))"),
    (4, "!", "∃ x, ∀ y, P(x) ∨ ¬P(y)"),
    (4, "!", "(∃ x, ∀ y, P(x) ↔ P(y)) ↔ ((∃ x, P(x)) → ∀ y, P(y))"),
    (4, "∃ x, P(x) ∧ ∀ y, P(y) → x = y", "∃ x, ∀ y, P(y) ↔ x = y"),
    (4, "∀ x y, P(x) → P(y) → x = y; ∃ x, P(x) ∧ Q(x)", "∀ x, P(x) → Q(x)"),
    (4, "∀ x y, R(x, y) ∨ R(y, x); ∀ x y z, R(x, y) → R(y, z) → R(x, z)",
     "∀ x y z, R(x, y) ∨ R(y, z) ∨ R(z, x)"),
    (5, "∀ x, ∃ y, R(x, y); ∀ x y z, R(x, y) → R(y, z) → R(x, z); ∀ x y, R(x, y) → R(y, x)",
     "∀ x y, ¬R(x, y) → ∃ z, R(x, z) ∧ ¬R(z, y)"),
    (5, "∃ x, ∀ y, R(y, x) ↔ ¬R(y, y)", "A"),
    (5, "¬∃ x, ∀ y, R(x, y); ∀ x, P(x) → ∀ y, R(x, y); ∀ x, P(x) ∨ Q(x)", "∀ x, Q(x)"),
    (5, "∀ x y, (∀ z, R(z, x) ↔ R(z, y)) → x = y; ∀ x y z, R(z, x) → R(z, y)", "∀ x y, x = y"),
    (5, "!", "∃ x y, ∀ z, (R(x, z) ∧ R(z, y)) → R(x, y) ∨ ∃ w, R(w, w) ∨ P(w) ∨ ¬P(x)"),
    (5, "∀ x y, R(x, y) → ∃ z, R(x, z) ∧ R(z, y); ∀ x y, R(x, y) → ¬R(y, x); ∃ x y, R(x, y)",
     "∃ x y z, R(x, y) ∧ R(y, z) ∧ x ≠ z"),
]  # fmt: skip


def problem(rng: Random, level: int) -> Statement | None:
    """A form of this level or one below, with formulas in its places."""
    names = Names(rng)
    type_ = names.variable("type")
    found = rng.choice([form for form in FORMS if level - 1 <= form[0] <= level])
    filler = _Filler(rng, names, rng.randint(0, 1 + (level > 2)) if level > found[0] else 0)
    free = [v for v in ("x", "y", "z", "u", "v", "w", "a", "b", "c", "d") if names.is_free(v)]
    variables = iter(rng.sample(free, len(free)))
    renaming: dict[str, str] = {}

    def fill(text: str) -> str:
        for place in re.findall(r"\b[xyzw]\b", text):
            if place not in renaming:
                renaming[place] = next(variables)
        text = re.sub(r"\b[xyzw]\b", lambda m: renaming[m[0]], text)
        return re.sub(
            r"(¬?)\b([PQRA])\b(?:\(([^)]*)\))?",
            lambda m: filler.place(m[1], m[2], (m[3] or "").replace(" ", "").split(",")),
            text,
        )

    hypotheses = [fill(h.strip()) for h in found[1].strip("!").split(";") if h.strip()]
    order = list(range(len(hypotheses)))
    rng.shuffle(order)
    goal = fill(found[2])
    labels = names.hypotheses(len(hypotheses)) if hypotheses else []
    given = "".join(f" ({h} : {hypotheses[i]})" for h, i in zip(labels, order, strict=True))
    name = names.function(("goal", "claim"))
    element = f" [{rng.choice(['Nonempty', 'Inhabited'])} {type_}]" if found[1] == "!" else ""
    binders = f"({type_} : Type){element}{filler.binders(type_)}"
    return Statement(name, f"theorem {name} {binders}{given} : {goal}")


class _Filler:
    """Chooses a formula for each place once, and names for what it uses."""

    def __init__(self, rng: Random, names: Names, size: int) -> None:
        self._rng = rng
        self._size = size
        self._one = names.series("predicate", 2)
        self._two = names.series("relation", 1)
        self._none = names.series("proposition", 1)
        self._used: dict[str, None] = {}
        self._places: dict[str, Formula] = {}

    def place(self, sign: str, letter: str, args: list[str]) -> str:
        if letter not in self._places:
            self._places[letter] = self._formula(letter)
        formula = _bound(self._places[letter], dict(zip(("1", "2"), args, strict=False)))
        self._note(formula)
        text = render(formula, 5)
        return sign + text

    def _note(self, formula: Formula) -> None:
        if formula.op == "":
            self._used[formula.name] = None
        for part in formula.parts:
            self._note(part)

    def _formula(self, letter: str) -> Formula:
        one = {"P": self._one[0], "Q": self._one[1]}
        if letter == "A":
            return atom(self._none[0])
        if letter == "R":
            simple = atom(self._two[0], "1", "2")
            others = [atom(self._two[0], "2", "1"), *(atom(p, v) for p in self._one for v in "12")]
        else:
            simple = atom(one[letter], "1")
            others = [atom(p, "1") for p in self._one] + [atom(self._two[0], "1", "1")]
        formula = simple
        for _ in range(10 * self._size):
            formula = random_formula(self._rng, [simple, simple, *others], self._size)
            # Lean could not tell the type of a variable that does not appear.
            if _places(formula) >= frozenset(simple.args):
                return formula
        return simple

    def binders(self, type_: str) -> str:
        one = [p for p in self._one if p in self._used]
        text = f" ({' '.join(one)} : {type_} → Prop)" if one else ""
        text += "".join(f" ({r} : {type_} → {type_} → Prop)" for r in self._two if r in self._used)
        return text + "".join(f" ({a} : Prop)" for a in self._none if a in self._used)


def _places(formula: Formula) -> frozenset[str]:
    return frozenset(formula.args).union(*(_places(part) for part in formula.parts))


def _bound(formula: Formula, of: dict[str, str]) -> Formula:
    args = tuple(of.get(a, a) for a in formula.args)
    return Formula(formula.op, tuple(_bound(p, of) for p in formula.parts), formula.name, args)
