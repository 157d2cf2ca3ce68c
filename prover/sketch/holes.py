"""Holes: where they are in a proof, what Lean sees there, and each as a statement of its own.

Lean prints a hole's context; the statement is written from that print. Since a print may not mean
what it was printed from, nothing of it is believed: Lean must read each statement, and accept the
proof with every hole closed by its statement's theorem. What does not hold is printed again with
more shown, up to `pp.all`. (The idea of `extract_goal`, with the round trip made compulsory.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from prover.errors import LeanCrash
from prover.lean.goals import metavariables, parse_goal
from prover.lean.lexer import tokens
from prover.lean.messages import ERROR
from prover.lean.reading import fresh
from prover.sketch.filling import LENGTH, Edit, canonical, edited, edits
from prover.sketch.layout import Lines, code_tokens
from prover.sketch.stating import behind, binder, stated
from prover.sketch.trial import HOLE, Trial, offset, unparsed
from prover.types import Goal, Hypothesis, Message, Sketch, Statement, Subgoal

MAX_HOLES = 64
# From what a person would write to what Lean cannot misread.
_ASCRIBED = "".join(
    f"set_option pp.{option} true in "
    for option in (
        "coercions.types", "numericTypes", "funBinderTypes", "letVarTypes",
        "structureInstanceTypes", "proofs",
    )
)  # fmt: skip
_PRINTED = (
    "trace_state",
    f"({_ASCRIBED}trace_state)",
    f"({_ASCRIBED}set_option pp.analyze true in trace_state)",
    f"({_ASCRIBED}set_option pp.explicit true in set_option pp.coercions false in"
    " set_option pp.fieldNotation false in trace_state)",
    "(set_option pp.all true in set_option pp.proofs true in trace_state)",
)
_PROBE = f"({'; '.join(_PRINTED)}; sorry)"
_PRINTS_AT = tuple(match.start() for match in re.finditer("trace_state", _PROBE))
_TERM_BEFORE = frozenset({":=", "from", ",", "⟨", "(", "exact", "refine", "$", "<|", "apply"})
_TACTIC_BEFORE = frozenset({"by", "·", ";", "<;>", "|", "try", "repeat", "all_goals", "any_goals"})
_ARGUMENT = re.compile(r"The argument\s+(\S+)\s+has type")
_MAX_ROUNDS = 16


class Unextractable(Exception):
    """A hole that cannot be made a statement; `message` says where and why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


def find(proof: str) -> list[int]:
    """Where each `sorry` of a proof begins."""
    return [token.start for token in code_tokens(proof) if token.text == "sorry"]


def sketch_of(trial: Trial, proof: str) -> Sketch:
    """The sketch of a proof with holes that Lean accepts. Raises Unextractable."""
    proof = canonical(trial.statement, proof)
    starts = find(proof)
    if len(starts) > MAX_HOLES:
        raise Unextractable(_at(proof, starts[MAX_HOLES], f"more than {MAX_HOLES} holes"))
    normal, visits = _visited(trial, proof)
    # Where nothing comes to a `sorry` (behind `first | rfl |`), any other failure does as well.
    dead = [
        Edit(at, at + LENGTH, "fail")
        for at, seen in zip(find(normal), visits, strict=True)
        if not seen
    ]
    normal = edited(normal, dead)
    found = [(at, seen) for at, seen in zip(starts, visits, strict=True) if seen]
    places = [_at(proof, at, "") for at, _ in found]
    if not found and (errors := trial.errors(normal)):
        raise Unextractable(errors[0])
    return _round_trip(trial, normal, places, [seen for _, seen in found])


def _visited(trial: Trial, proof: str) -> tuple[str, list[list[list[Goal]]]]:
    """The proof with tactics for all holes, and for each hole the goals that it closes, each as
    printed in all ways."""
    starts = find(proof)
    terms = [_stands_for_term(proof, at) for at in starts]
    turned: set[int] = set()
    while True:
        guess = [_as_tactic(proof, at) for at, term in zip(starts, terms, strict=True) if term]
        normal = edited(proof, guess)
        holes = find(normal)
        probed = edited(normal, [Edit(at, at + LENGTH, _PROBE) for at in holes])
        begins = [at + i * (len(_PROBE) - LENGTH) for i, at in enumerate(holes)]
        messages, lines = trial.messages(probed), Lines(probed)
        errors = [m for m in messages if m.severity == ERROR]
        if not errors:
            break
        error = min(errors, key=lambda m: (not unparsed(m), m.line, m.column))
        at = offset(error, lines)
        # The word before it may be the bracket and the `by` that a guess put there.
        hole = max((i for i, begin in enumerate(begins) if begin - len("(by ") <= at), default=0)
        if not unparsed(error) or hole in turned:
            raise Unextractable(_at(proof, starts[hole], error.text))
        turned.add(hole)
        terms[hole] = not terms[hole]
    said = {offset(m, lines): m.text for m in messages if m.severity == "information"}
    return normal, [_visits([said.get(begin + at, "") for at in _PRINTS_AT]) for begin in begins]


def _visits(prints: Sequence[str]) -> list[list[Goal]]:
    """The goals that one hole closes, each in all ways, from what was printed there in each."""
    try:
        found = [list(goals) for goals in zip(*map(main_goals, prints), strict=False)]
    except LeanCrash:
        return []
    # One that comes back (elaborated twice, or once for each of several goals) is one.
    return list({str(replace(goals[-1], case=None)): goals for goals in found}.values())


def main_goals(text: str) -> Iterator[Goal]:
    """The first goal of each state in one position's trace. States follow each other without a
    blank line, the goals of one state with one."""
    entry, sibling = list[str](), False
    for part in re.split(r"\n(?![ \n])", text):
        entry.append(part)
        if part.startswith("⊢"):
            if not sibling:
                yield parse_goal("\n".join(entry).strip("\n"))
            entry, sibling = [], part.endswith("\n")


def _stands_for_term(proof: str, at: int) -> bool:
    """Whether the `sorry` there looks like a term."""
    code = [token for token in code_tokens(proof) if token.start <= at]
    hole, before = code[-1], code[-2] if len(code) > 1 else None
    if before is None or before.text in _TERM_BEFORE:
        return True
    if before.text == "=>":
        arrows = [t.text for t in reversed(code) if t.text in ("fun", "λ") or t.first]
        return arrows[0] in ("fun", "λ")
    return not (hole.first or before.text in _TACTIC_BEFORE)


def _as_tactic(proof: str, at: int) -> Edit:
    before = proof[:at].rstrip()
    rest = proof[at + LENGTH : (proof + "\n").index("\n", at)].strip()
    bare = before.endswith((":=", "from")) and not rest
    return Edit(at, at + LENGTH, "by sorry" if bare else "(by sorry)")


def _round_trip(
    trial: Trial, proof: str, origins: Sequence[Message], holes: Sequence[list[list[Goal]]]
) -> Sketch:
    """The sketch with each statement printed in the plainest way that Lean reads as the hole;
    `origins` are the places of the holes for messages."""
    lines = Lines(proof)
    places = [lines.place(at) for at in find(proof)]
    found = [(i, goals) for i, visits in enumerate(holes) for goals in visits]
    for i, goals in found:
        if shared := metavariables(goals[0]):
            text = f"the goal depends on {min(shared)}, which is open"
            raise Unextractable(replace(origins[i], text=text))
    statement = trial.statement
    texts = (statement.preamble, statement.signature, proof)
    taken = {token.text for text in texts for token in tokens(text)}
    plans = [
        _Plan(statement, fresh(f"goal_{n + 1}", taken), _nameable(goals), goals[0])
        for n, (_, goals) in enumerate(found)
    ]
    for _ in range(_MAX_ROUNDS):
        subgoals = [p.subgoal(*places[i]) for p, (i, _) in zip(plans, found, strict=True)]
        wrong = _misread(trial, proof, subgoals)
        if not wrong:
            return Sketch(trial.statement, proof, tuple(subgoals))
        for n, message in wrong.items():
            if not plans[n].show_more(subgoals[n], message):
                break
        else:
            continue
        break
    text = f"the goal cannot be stated on its own: {message.text}"
    raise Unextractable(replace(origins[found[n][0]], text=text))


def _misread(trial: Trial, proof: str, subgoals: list[Subgoal]) -> dict[int, Message]:
    """The subgoals that are not what they were printed from, with what Lean says to it; lines of
    what it says inside a subgoal's statement count down from 0, the statement's last being 0."""
    statements = [f"{s.statement.signature} := by sorry\n" for s in subgoals]
    before = "".join(statements)
    changes = edits(proof, [(s, [f"exact {s.application}"]) for s in subgoals])
    whole = edited(proof, changes)
    errors = [m for m in trial.messages(whole, before=before) if m.severity == ERROR]
    wrong: dict[int, Message] = {}
    line = 1 - before.count("\n") - trial.statement.signature.count("\n")
    for i, text in enumerate(statements):
        after = line + text.count("\n")
        own = [m for m in errors if line <= m.line < after]
        wrong |= {n: replace(own[0], line=own[0].line - after + 1) for n in [i] if own}
        line = after
    grown, lines = 0, Lines(whole)
    places = [Lines(proof).offset(s.line, s.column) for s in subgoals]
    for change in changes:
        here = range(change.start + grown, change.start + grown + len(change.text) + 1)
        grown += len(change.text) - (change.end - change.start)
        inside = [m for m in errors if m.line >= line and offset(m, lines) in here]
        if inside:
            wrong = {i: inside[0] for i, at in enumerate(places) if at == change.start} | wrong
    if errors and not wrong:  # somewhere else: any of them may be the cause
        wrong = dict.fromkeys(range(len(subgoals)), errors[0])
    return wrong


class _Plan:
    """How to state one hole: which print to take for each part of it, a part being a line of its
    context or, as the last one, what stands behind these (from the first local definition on)."""

    def __init__(
        self, parent: Statement, name: str, prints: tuple[list[Goal], tuple[str, ...]], shown: Goal
    ) -> None:
        self.parent, self.name, self.shown = parent, name, shown
        self.goals, self.hidden = prints
        hypotheses = self.goals[0].hypotheses
        self.bound = next(
            (i for i, h in enumerate(hypotheses) if h.value is not None), len(hypotheses)
        )
        self.ways = [0] * (self.bound + 1)

    def subgoal(self, line: int, column: int) -> Subgoal:
        binders = [self.goals[way].hypotheses[i] for i, way in enumerate(self.ways[:-1])]
        last = self.goals[self.ways[-1]]
        local = last.hypotheses[self.bound :]
        target = behind(local, last.target)
        names = [name for h in local for name in h.names]
        opening = [f"rename_i {' '.join(self.hidden)}"] if self.hidden else []
        opening += [f"revert {' '.join(names)}"] if names else []
        return Subgoal(
            statement=stated(self.parent, self.name, binders, target),
            line=line,
            column=column,
            goal=self.shown,
            context=tuple(binders),
            target=target,
            opening=tuple(opening),
            application=" ".join([self.name, *(name for h in binders for name in h.names)]),
        )

    def show_more(self, subgoal: Subgoal, wrong: Message) -> bool:
        """Print the part that Lean complains of in the next way, or the others if it has none;
        False if nothing is left to show."""
        part = self._part(subgoal, wrong)
        last = len(_PRINTED) - 1
        raised = [part] if self.ways[part] < last else range(len(self.ways))
        if all(self.ways[i] == last for i in raised):
            return False
        for i in raised:
            self.ways[i] = min(self.ways[i] + 1, last)
        return True

    def _part(self, subgoal: Subgoal, wrong: Message) -> int:
        binders = [self.goals[way].hypotheses[i] for i, way in enumerate(self.ways[:-1])]
        if wrong.line < 1:  # inside the statement
            signature = subgoal.statement.signature
            lines = Lines(signature)
            at = lines.offset(wrong.line + len(lines.starts), wrong.column)
            begins = 0
            for i, hypothesis in enumerate(binders):
                begins = signature.index(binder(hypothesis), begins) + len(binder(hypothesis))
                if at < begins:
                    return i
        elif argument := _ARGUMENT.search(wrong.text):
            for i, hypothesis in enumerate(binders):
                if argument[1] in hypothesis.names:
                    return i
        return len(binders)


def _nameable(goals: list[Goal]) -> tuple[list[Goal], tuple[str, ...]]:
    """The prints of a goal with names that can be written for those that cannot, of the context
    and bound ones; and the new names in the context, in order."""
    context = [name for h in goals[0].hypotheses for name in h.names]
    found = [
        token.text
        for goal in goals
        for text in [t for h in goal.hypotheses for t in (h.type, h.value or "")] + [goal.target]
        for token in tokens(text)
        if token.kind == "name"
    ]
    taken = {name for name in (*context, *found) if "✝" not in name}
    new = {n: fresh(_base(n), taken) for n in dict.fromkeys((*context, *found)) if "✝" in n}

    def written(text: str) -> str:
        return "".join(new.get(token.text, token.text) for token in tokens(text))

    def renamed(goal: Goal) -> Goal:
        hypotheses = tuple(
            Hypothesis(
                tuple(new.get(n, n) for n in h.names),
                written(h.type),
                None if h.value is None else written(h.value),
            )
            for h in goal.hypotheses
        )
        return Goal(hypotheses, written(goal.target), goal.case)

    return [renamed(goal) for goal in goals], tuple(new[n] for n in context if "✝" in n)


def _base(name: str) -> str:
    base = name.split("✝")[0]
    return base if base[:1].isalpha() else "x"


def _at(proof: str, at: int, text: str) -> Message:
    line, column = Lines(proof).place(at)
    return Message(ERROR, text, line, column, HOLE)
