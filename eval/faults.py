"""Faults put into statements mechanically, by class: what a formaliser gets wrong.

Each fault is a function from a statement to another signature, or None where it does not apply.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from prover.audit.model import keyword
from prover.audit.subject import Subject
from prover.audit.terms import Term, bare
from prover.audit.variants import group
from prover.problems.lean_text import tokenize

Fault = Callable[[Subject, random.Random], str | None]
# Those after which the statement is false or vacuous whatever it said, if it was true before and
# not vacuous.
CERTAIN = frozenset({"contradictory-hypothesis", "impossible-range", "conclusion-negated"})


def _replaced(text: str, term: Term, new: str) -> str:
    return text[: term.start] + new + text[term.end :]


def _pick(terms: Iterator[Term] | list[Term], rng: random.Random) -> Term | None:
    found = list(terms)
    return rng.choice(found) if found else None


def _sign(text: str, term: Term, new: str) -> str:
    """The text with another operator between the two arguments of a term."""
    left, right = term.args[:2]
    between = text[left.end : right.start]
    return text[: left.end] + between.replace(term.text, new, 1) + text[right.start :]


def _before_colon(found: Subject) -> int:
    """Where another binder can stand."""
    first = keyword(found.text)
    colon = next(t for t in tokenize(found.text)
                 if t.text == ":" and t.depth == 0 and t.start > first)  # fmt: skip
    return colon.start


def _with_binder(found: Subject, binder: str) -> str:
    at = _before_colon(found)
    return f"{found.text[:at].rstrip()} {binder} {found.text[at:]}"


def _with_premise(found: Subject, premise: str) -> str:
    """Another premise: before the conclusion, where all variables are bound."""
    at = found.conclusion.start
    return f"{found.text[:at]}({premise}) → {found.text[at:]}"


def contradictory_hypothesis(found: Subject, rng: random.Random) -> str | None:
    if found.hypotheses:
        said = found.words(rng.choice(found.hypotheses).type)
        return _with_premise(found, f"¬({said})")
    values = [v for v in found.variables if not v.type.text.startswith(("Type", "Prop"))]
    return _with_premise(found, f"{values[0].name} ≠ {values[0].name}") if values else None


def impossible_range(found: Subject, rng: random.Random) -> str | None:
    names = [v.name for v in found.variables if found.env.get(v.name) in ("ℕ", "Nat")]
    if not names:
        return None
    name = rng.choice(names)
    return _with_premise(found, rng.choice((f"{name} < 0", f"{name} + 2 < {name}",
                                            f"{name} % 3 = 5")))  # fmt: skip


def hypothesis_dropped(found: Subject, rng: random.Random) -> str | None:
    spans = [s for e in found.hypotheses if e.leading and (s := group(found.text, e))]
    if not spans:
        return None
    start, end = rng.choice(spans)
    return found.text[:start] + found.text[end:]


def _relations(found: Subject, *signs: str) -> Iterator[Term]:
    return (t for t in found.conclusion.walk() if t.is_op(*signs) and len(t.args) == 2)


def strict_for_weak(found: Subject, rng: random.Random) -> str | None:
    term = _pick(_relations(found, "≤", "≥"), rng)
    return None if term is None else _sign(found.text, term, {"≤": "<", "≥": ">"}[term.text])


def weak_for_strict(found: Subject, rng: random.Random) -> str | None:
    said = [t for e in found.hypotheses for t in e.type.walk() if t.is_op("<", ">")]
    term = _pick(said, rng)
    return None if term is None else _sign(found.text, term, {"<": "≤", ">": "≥"}[term.text])


def constant_off_by_one(found: Subject, rng: random.Random) -> str | None:
    numerals = [t for t in found.conclusion.walk() if t.kind == "number" and t.text.isdigit()]
    term = _pick(numerals, rng)
    return None if term is None else _replaced(found.text, term, str(int(term.text) + 1))


def quantifier_swapped(found: Subject, rng: random.Random) -> str | None:
    inner = [t for t in found.walk() if t.kind == "binder" and t.text in ("∀", "∃")]
    outer = {e.start for e in found.entries}
    term = _pick([t for t in inner if t.bound and t.bound[0].start not in outer], rng)
    if term is None:
        return None
    other = {"∀": "∃", "∃": "∀"}[term.text]
    return found.text[: term.start] + other + found.text[term.start + 1 :]


def subtraction_for_addition(found: Subject, rng: random.Random) -> str | None:
    term = _pick((t for t in found.conclusion.walk() if t.is_op("+")), rng)
    return None if term is None else _sign(found.text, term, "-")


def divisor_zero(found: Subject, rng: random.Random) -> str | None:
    term = _pick((t for t in found.walk() if t.is_op("/", "%")), rng)
    return None if term is None else _replaced(found.text, term.args[1], "0")


def conclusion_negated(found: Subject, _: random.Random) -> str | None:
    end = found.conclusion
    return _replaced(found.text, end, f"¬({found.text[end.start : end.end]})")


def variable_confused(found: Subject, rng: random.Random) -> str | None:
    kinds: dict[str, list[str]] = {}
    for entry in found.variables:
        kinds.setdefault(found.words(entry.type), []).append(entry.name)
    names = {name: others for others in kinds.values() for name in others if len(others) > 1}
    places = [t for t in found.conclusion.walk() if t.kind == "name" and t.text in names]
    term = _pick(places, rng)
    if term is None:
        return None
    others = [n for n in names[term.text] if n != term.text]
    return _replaced(found.text, term, rng.choice(others))


def operator_changed(found: Subject, rng: random.Random) -> str | None:
    term = _pick(
        (t for t in found.conclusion.walk() if t.is_op("+", "*") and len(t.args) == 2), rng
    )
    return None if term is None else _sign(found.text, term, {"+": "*", "*": "+"}[term.text])


def implication_for_conjunction(found: Subject, rng: random.Random) -> str | None:
    places = [
        t for outer in found.walk() if outer.kind == "binder" and outer.text == "∃"
        for t in [bare(outer.args[0])] if t.is_op("∧")
    ]  # fmt: skip
    term = _pick(places, rng)
    return None if term is None else _sign(found.text, term, "→")


def conclusion_restated(found: Subject, rng: random.Random) -> str | None:
    if not found.hypotheses:
        return None
    said = found.words(rng.choice(found.hypotheses).type)
    return _replaced(found.text, found.conclusion, said)


def variable_shadowed(found: Subject, rng: random.Random) -> str | None:
    names = [e for e in found.variables if e.leading and e.name in found.conclusion.names()
             and not e.type.text.startswith(("Type", "Prop")) and e.bracket == "("]  # fmt: skip
    if not names:
        return None
    entry = rng.choice(names)
    return _with_binder(found, f"({entry.name} : {found.words(entry.type)})")


def quantifier_lost(found: Subject, rng: random.Random) -> str | None:
    """`∀ x, f x = e` as a hypothesis about one new x."""
    places = [
        e for e in found.hypotheses
        if e.leading and bare(e.type).kind == "binder" and bare(e.type).text == "∀"
        and len(bare(e.type).bound) == 1 and bare(e.type).bound[0].limit is None
    ]  # fmt: skip
    if not places:
        return None
    entry = rng.choice(places)
    term = bare(entry.type)
    bound = term.bound[0]
    kind = found.words(bound.type) if bound.type else "_"
    body = term.args[0]
    text = _replaced(found.text, term, found.text[body.start : body.end])
    opening = text.rindex("(", 0, entry.start)
    return f"{text[:opening]}({bound.name} : {kind}) {text[opening:]}"


def sides_swapped(found: Subject, rng: random.Random) -> str | None:
    """`f x y` as `f y x`."""
    calls = [t for t in found.conclusion.walk() if t.kind == "app" and len(t.args) == 3
             and t.args[0].kind == "name" and t.args[1].shape != t.args[2].shape]  # fmt: skip
    term = _pick(calls, rng)
    if term is None:
        return None
    one, two = (found.text[a.start : a.end] for a in term.args[1:])
    middle = found.text[term.args[1].end : term.args[2].start]
    return found.text[: term.args[1].start] + two + middle + one + found.text[term.args[2].end :]


FAULTS: dict[str, Fault] = {
    re.sub("_", "-", fault.__name__): fault
    for fault in (
        contradictory_hypothesis, impossible_range, conclusion_negated, hypothesis_dropped,
        strict_for_weak, weak_for_strict, constant_off_by_one, quantifier_swapped,
        subtraction_for_addition, divisor_zero, variable_confused, operator_changed,
        implication_for_conjunction, conclusion_restated, variable_shadowed, quantifier_lost,
        sides_swapped,
    )
}  # fmt: skip
