"""The candidates themselves: one maker for each kind of step, from a view of the goal.

A maker yields tactics with costs and asks Lean nothing; `policy` says which makers belong to which
stage. The induction heuristics are those of Boyer and Moore: take the variable that a recursive
function is stuck on, use the hypothesis, generalise what is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prover.lean import reading
from prover.theory import Constructor, Premise, Theory
from prover.types import Goal

GRIND_RULES = 12  # it matches them against each other, which soon takes seconds
MAX_BACKWARD = 6  # theorems to apply early
MAX_WAYS = 6  # to give a theorem its premises
# Commutativity, associativity, left-commutativity of the library's own operations.
LIBRARY_SHUFFLES = {
    "+": "Nat.add_comm, Nat.add_assoc, Nat.add_left_comm",
    "*": "Nat.mul_comm, Nat.mul_assoc, Nat.mul_left_comm, Nat.mul_add, Nat.add_mul",
    "&&": "Bool.and_comm, Bool.and_assoc, Bool.and_left_comm",
    "||": "Bool.or_comm, Bool.or_assoc, Bool.or_left_comm",
}
RELATIONAL = ("=", "<", "≤", "≠", "¬", "∣")
MAX_PARTNERS = 2
ALL_TRY = "\nall_goals try "
AND_THEN = f"{ALL_TRY}simp_all"


@dataclass(frozen=True)
class Candidate:
    """A tactic and the cost of its step."""

    tactic: str
    cost: float


@dataclass(frozen=True)
class View:
    """A goal as the makers of candidates see it; `depth` is the number of steps above it."""

    goal: Goal
    theory: Theory
    depth: int

    @property
    def used(self) -> set[str]:
        """The names that are taken, as a set of its own."""
        return {name for name, _ in self.variables}

    @property
    def variables(self) -> list[tuple[str, str]]:
        return reading.variables(self.goal)

    @property
    def simp(self) -> str:
        """The statement's own definitions and rules as arguments of `simp`."""
        return f" [{', '.join(self.theory.rules)}]" if self.theory.rules else ""

    @property
    def finish(self) -> str:
        """Closes what it can of the goals that a step leaves, and brings the others on."""
        conditional = (t.name for t in self.theory.theorems if _conditional(t))
        rules = [*self.theory.functions, *conditional][:GRIND_RULES]
        grind = f"{self.theory.grind} [{', '.join(rules)}]" if rules else self.theory.grind
        return f"{AND_THEN}{self.simp}{ALL_TRY}{grind}"

    def data(self) -> Iterator[tuple[str, tuple[Constructor, ...]]]:
        """The local variables of inductive types, which can be taken apart."""
        for name, type_ in self.variables:
            constructors = self.theory.constructors(type_)
            if constructors and reading.accessible(name) and not reading.connective(type_):
                yield name, constructors


# Stage 0: what closes a goal at once, or brings it to its normal form.


def closers(view: View) -> Iterator[Candidate]:
    yield Candidate("rfl", 0.1)
    yield Candidate("assumption", 0.1)
    yield Candidate("contradiction", 0.1)
    yield Candidate(f"simp{view.simp}", 0.5)
    yield Candidate(f"simp_all{view.simp}", 0.7)
    yield Candidate("omega", 0.3)
    yield Candidate(view.theory.grind, 0.4)
    if view.theory.rules:
        yield Candidate("simp_all", 0.8)
    if view.theory.functions and view.theory.theorems:
        yield Candidate(f"simp_all [{', '.join(view.theory.functions)}]", 0.9)
    if view.theory.shuffles:
        everything = ", ".join([*view.theory.rules, *view.theory.shuffles])
        yield Candidate(f"simp [{everything}]", 0.9)
        yield Candidate(f"simp_all [{everything}]", 1.0)
    yield from _shuffled(view)
    if not any(True for _ in view.data()):
        yield Candidate("decide", 0.2)


def _shuffled(view: View) -> Iterator[Candidate]:
    """Normal forms modulo associativity and commutativity: `simp` is complete for them once it
    also has left-commutativity, which follows from the two."""
    words = reading.words(view.goal.target)
    own = ", ".join(names for operator, names in LIBRARY_SHUFFLES.items() if operator in words)
    if own and not view.theory.rings:
        yield Candidate(f"simp_all [{', '.join([*view.theory.rules, own])}]", 0.9)
        yield Candidate(f"simp only [{own}]", 1.0)
    type_ = next((t for _, t in view.variables if view.theory.constructors(t)), None)
    rings = [ring for ring in view.theory.rings if ring[0] in words]
    if type_ is None or not rings or "=" not in words:
        return
    lines, rules, used = [], list(view.theory.rules), view.used
    for operator, comm, assoc in rings:
        name = reading.fresh("left_comm", used)
        law = f"x {operator} (y {operator} z) = y {operator} (x {operator} z)"
        lines.append(f"have {name} : ∀ x y z : {type_}, {law} := by")
        lines.append(f"  intro x y z; rw [← {assoc}, {comm} x y, {assoc}]")
        rules += [comm, assoc, name]
    yield Candidate("\n".join([*lines, f"simp_all [{', '.join(rules)}]"]), 0.9)
    shuffles = [r for r in rules if r not in view.theory.rules]
    yield Candidate("\n".join([*lines, f"simp [{', '.join(shuffles)}]"]), 0.8)


# Stage 1: the steps that proofs are mostly made of.


def connectives(view: View) -> Iterator[Candidate]:
    match reading.connective(view.goal.target):
        case "∧" | "↔":
            yield Candidate("constructor", 0.3)
        case "∨":
            yield Candidate("left", 1.5)
            yield Candidate("right", 1.5)
        case "∃" | "≤" | "∣":
            for name, _ in view.data():
                yield Candidate(f"refine ⟨{name}, ?_⟩", 1.8)
            yield Candidate("exact ⟨_, ‹_›⟩", 1.0)
            yield Candidate("refine ⟨0, ?_⟩", 2.0)
            yield Candidate("refine ⟨1, ?_⟩", 2.2)
    for name, type_ in view.variables:
        match reading.connective(type_):
            case "∨":
                cases = reading.split(type_, "∨")
                fresh = reading.fresh(name, view.used - {name})
                yield Candidate(f"rcases {name} with {' | '.join([fresh] * len(cases))}", 0.8)
            case "→" | "∀" | "¬" | "≠":
                yield Candidate(f"apply {name}", 1.8)
                yield Candidate(f"exact absurd ‹_› {name}", 2.0)
            case "=":
                yield Candidate(f"injection {name}", 2.0)
                yield Candidate(f"cases {name}", 1.5)
            case "≤" | "<" | "∣":
                fresh = reading.fresh("c", view.used)
                yield Candidate(f"obtain ⟨{fresh}, {name}⟩ := {name}", 1.2)


def instances(view: View) -> Iterator[Candidate]:
    """What hypotheses say of the terms at hand: one variable for a `∀`, one fact for a `→`."""
    name = reading.fresh("h", view.used)
    for hypothesis, type_ in view.variables:
        match reading.connective(type_):
            case "∀":
                binder = (reading.binder_types(reading.cut(type_, ",")[0][1:]) or [""])[0]
                for variable, its_type in view.variables:
                    if its_type == binder or (not binder and not reading.connective(its_type)):
                        yield Candidate(f"have {name} := {hypothesis} {variable}", 1.6)
            case "→":
                premise = reading.unwrapped(reading.split(type_, "→")[0])
                for fact, its_type in view.variables:
                    if its_type == premise:
                        yield Candidate(f"have {name} := {hypothesis} {fact}", 0.7)


def splits(view: View) -> Iterator[Candidate]:
    name = reading.fresh("h", view.used)
    if "match " in view.goal.target or "if " in view.goal.target:
        yield Candidate("split", 1.2)
    scrutinees: list[str] = []
    for text in (view.goal.target, *(h.type for h in view.goal.hypotheses)):
        for keyword, condition in reading.conditions(text):
            if keyword == "if":
                yield Candidate(f"by_cases {name} : {condition}{view.finish}", 1.2)
            elif " " in condition:
                scrutinees += reading.split(condition, ",")
        bare = reading.split(text, "=")
        if len(bare) == 2 and bare[1] in ("true", "false") and " " in bare[0]:
            scrutinees.append(bare[0])
    for hypothesis in view.goal.hypotheses:
        if reading.connective(hypothesis.type) == "=" and ("match " in hypothesis.type):
            yield Candidate(f"split at {hypothesis.names[-1]}", 1.5)
    for scrutinee in dict.fromkeys(scrutinees):
        if "match" in scrutinee or "if" in scrutinee.split():
            continue
        yield Candidate(f"cases {name} : {scrutinee}{view.finish}", 1.3)


def inductions(view: View) -> Iterator[Candidate]:
    data = list(view.data())
    names = [name for name, _ in data]
    calls = reading.applications(view.goal.target, [f for f, _ in view.theory.recursive])
    matched = dict(view.theory.recursive)
    stuck = {
        argument
        for function, *arguments in calls
        for i, argument in enumerate(arguments)
        if i in matched[function] or not matched[function]
    }
    later = 0.3 * view.depth  # a proof with many inductions one inside another is rare
    mentioned = set(reading.words(view.goal.target))
    for name, constructors in data:
        # What no function of the goal is waiting for rarely helps.
        idle = 0.0 if name in stuck or (not calls and name in mentioned) else 1.5
        recursive = any(any(c.recursive) for c in constructors)
        cases = alternatives("cases", name, "", constructors, view.used)
        yield Candidate(f"{cases}{view.finish}", 2.0 + idle + (1.0 if recursive else 0.0))
        if not recursive:
            continue
        others = [n for n in names if n != name]
        for generalizing in ([], others) if others else ([],):
            clause = f" generalizing {' '.join(generalizing)}" if generalizing else ""
            induction = alternatives("induction", name, clause, constructors, view.used)
            cost = 2.0 + later + idle + (0.3 if generalizing else 0.0)
            # What is matched beside the variable is taken apart together with it.
            partners = [n for n in generalizing if n in stuck][:MAX_PARTNERS]
            apart = " <;> ".join(f"cases {n}" for n in partners)
            more = f"{ALL_TRY}({apart} <;> simp_all{view.simp}; done)" if apart else ""
            yield Candidate(f"{induction}{view.finish}{more}", cost)
            yield Candidate(induction, cost + 1.5)
    for function, *arguments in calls:
        waited = [a for i, a in enumerate(arguments) if i in matched[function]]
        if waited and all(a in names for a in waited):
            call = " ".join([function, *arguments])
            yield Candidate(f"fun_induction {call}{view.finish}", 2.2 + later)


def rewrites(view: View) -> Iterator[Candidate]:
    for name, type_ in view.variables:
        if reading.connective(reading.conclusion(type_)) in ("=", "↔"):
            yield Candidate(f"rw [{name}]", 1.5)
            yield Candidate(f"rw [← {name}]", 1.8)
    for function in view.theory.functions:
        if function in reading.words(view.goal.target):
            yield Candidate(f"unfold {function}", 4.0)


# Stage 2: what is tried when nothing else is left.


def premises(view: View) -> Iterator[Candidate]:
    goal = reading.symbols(view.goal.target)
    equations = [(n, t) for n, t in view.variables if reading.connective(t) in RELATIONAL]
    for premise in reversed(view.theory.theorems):
        name, relation = premise.name, reading.connective(premise.conclusion)
        if relation in ("=", "↔"):
            left, right = map(reading.symbols, reading.split(premise.conclusion, relation)[:2])
            if left <= goal:
                yield Candidate(f"rw [{name}]", 2.0)
            if right <= goal:
                yield Candidate(f"rw [← {name}]", 2.6)
            for hypothesis, type_ in equations:
                if left <= reading.symbols(type_):
                    yield Candidate(f"rw [{name}] at {hypothesis}", 2.6)
        if reading.symbols(premise.conclusion) <= goal and not _conditional(premise):
            yield Candidate(f"apply {name}", 2.2)
        for arguments in _fitting(premise, view):
            yield Candidate(f"have := {name} {arguments}", 2.6)
    yield Candidate("exact?", 2.0)


def backward(view: View) -> Iterator[Candidate]:
    """Theorems with premises whose conclusion looks like the goal, the latest first."""
    goal = reading.symbols(view.goal.target)
    relation = reading.connective(view.goal.target)
    fitting = [
        premise.name
        for premise in reversed(view.theory.theorems)
        if _conditional(premise)
        and reading.connective(premise.conclusion) == relation
        and reading.symbols(premise.conclusion) <= goal
    ]
    for name in fitting[:MAX_BACKWARD]:
        yield Candidate(f"apply {name} <;> assumption", 0.8)
        yield Candidate(f"apply {name}", 1.8)


def _conditional(premise: Premise) -> bool:
    return any(reading.connective(argument) for argument in premise.arguments)


def _fitting(premise: Premise, view: View) -> list[str]:
    """Arguments for a theorem with premises: hypotheses that look like them, `_` for the rest."""
    ways: list[list[str]] = [[]]
    for type_ in premise.arguments:
        if relation := reading.connective(type_):
            fits = [n for n, t in view.variables if reading.connective(t) == relation]
            ways = [[*way, name] for way in ways for name in fits][:MAX_WAYS]
        else:
            ways = [[*way, "_"] for way in ways]
    return [" ".join(way) for way in ways if any(name != "_" for name in way)]


def generalisations(view: View) -> Iterator[Candidate]:
    """A variable for a term that occurs more than once, perhaps only after an induction
    hypothesis was used from right to left (Boyer and Moore's cross-fertilisation)."""
    functions, name = view.theory.functions, reading.fresh("t", view.used)
    for term in _calls(view.goal.target, functions):
        if _times(term, view.goal.target) > 1:
            yield Candidate(f"generalize {term} = {name}", 1.6)
    for hypothesis, type_ in view.variables:
        if reading.connective(type_) == "=":
            left = reading.split(type_, "=")[0]
            for term in _calls(left, functions):
                if term != left and _times(term, view.goal.target):
                    used = f"rw [← {hypothesis}]\ngeneralize {term} = {name}\nclear {hypothesis}"
                    yield Candidate(used, 0.8)


def _calls(text: str, functions: tuple[str, ...]) -> list[str]:
    return [" ".join(c) for c in reading.applications(text, functions) if len(c) > 1]


def _times(term: str, text: str) -> int:
    inner, words = reading.words(term), reading.words(text)
    return sum(words[i : i + len(inner)] == inner for i in range(len(words)))


def applications(view: View) -> Iterator[Candidate]:
    if reading.connective(view.goal.target) == "=":
        yield Candidate("congr 1", 4.0)
        yield Candidate("funext x", 3.0)
    else:
        yield Candidate("constructor", 2.5)
    yield Candidate("solve_by_elim", 1.5)
    if 0 < len(view.theory.rules) <= GRIND_RULES:
        yield Candidate(f"{view.theory.grind} (splits := 4) (ematch := 3){view.simp}", 2.0)


def last_resorts(view: View) -> Iterator[Candidate]:
    if view.goal.target != "False":
        if any(reading.conclusion(t) == "False" for _, t in view.variables):
            yield Candidate("exfalso", 3.0)
        if reading.connective(view.goal.target) != "=":
            yield Candidate("apply Classical.byContradiction; intro h_not", 3.0)
    propositions = [n for n, t in view.variables if t == "Prop"]
    for name in propositions:
        yield Candidate(f"by_cases h_{name} : {name}{AND_THEN}", 2.0)


def alternatives(
    tactic: str, name: str, clause: str, constructors: tuple[Constructor, ...], used: set[str]
) -> str:
    """`induction` or `cases` with a named alternative for each constructor."""
    lines = [f"{tactic} {name}{clause} with"]
    for constructor in constructors:
        taken = set(used)
        names = []
        for field, recursive in zip(constructor.fields, constructor.recursive, strict=True):
            base = name if recursive else reading.head(field)[:1].lower()
            base = base if base.isidentifier() else "x"
            names.append(reading.fresh(base, taken))
        if tactic == "induction":
            names += [reading.fresh("ih", taken) for r in constructor.recursive if r]
        lines.append(" ".join(["|", constructor.name, *names, "=> ?_"]))
    return "\n".join(lines)
