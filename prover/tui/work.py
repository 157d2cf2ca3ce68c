"""The work on one theorem: tactics taken by hand, sketches put in their place, what is undone.

A log is all that is kept. Holes, goals and texts follow from the part of it that is in force, so
undo moves a mark and loses nothing. Nothing here counts as proved: `prover.verify` judges the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from prover.assemble import as_term
from prover.lean.bridge import Position
from prover.search.tree import extended, groups
from prover.sketch import filled
from prover.types import Goal, ProofStep, Sketch, Statement, TacticState

SORRY = "sorry"


@dataclass(frozen=True)
class Step:
    """`tactic` on goal `goal` of hole `hole`, and what it left; '' takes back what was there."""

    hole: int
    goal: int
    tactic: str
    left: tuple[Goal, ...]


@dataclass(frozen=True)
class Redraft:
    """A sketch in place of all before it, and the states that its holes start from."""

    sketch: Sketch
    openings: tuple[TacticState, ...]


@dataclass
class Place:
    """A goal of a hole (or several that share metavariables); open as long as it has no tactic."""

    hole: int
    number: int
    state: TacticState
    position: Position
    parent: int | None = None
    tactic: str = ""
    children: list[int] = field(default_factory=list)

    @property
    def goal(self) -> Goal:
        return self.state.goals[0]


@dataclass
class Hole:
    """A statement to be proved, its places by number; 0 is where its proof starts."""

    statement: Statement
    places: dict[int, Place]
    made: int = 1
    """Numbers that were given out: none is used again."""

    def step(self, number: int = 0) -> ProofStep:
        """The proof below a place, `sorry` where it is open."""
        place = self.places[number]
        if not place.tactic:
            return ProofStep(SORRY if len(place.state.goals) == 1 else f"all_goals {SORRY}")
        tags = tuple(self.places[child].goal.case for child in place.children)
        return ProofStep(place.tactic, tuple(map(self.step, place.children)), tags)

    def open(self, number: int = 0) -> Iterator[Place]:
        """The open places below one, in the order of the text."""
        place = self.places[number]
        if not place.tactic:
            yield place
        for child in place.children:
            yield from self.open(child)

    @property
    def touched(self) -> bool:
        return bool(self.places[0].tactic)

    def take(self, step: Step) -> None:
        """Do what a step of the log says."""
        place = self.places[step.goal]
        self._clear(place)
        place.tactic = step.tactic
        if not step.tactic:
            return
        for first, state in groups(TacticState(step.left)):
            position = extended(place.position, step.tactic, first, len(state.goals))
            self.places[self.made] = Place(place.hole, self.made, state, position, place.number)
            place.children.append(self.made)
            self.made += 1

    def _clear(self, place: Place) -> None:
        for child in place.children:
            self._clear(self.places.pop(child))
        place.children = []


@dataclass(frozen=True)
class Work:
    """The log of one theorem; its first `done` entries are in force, the others can be redone.

    The first `given` come from the file; what is before them is the bare statement.
    """

    statement: Statement
    opening: TacticState
    log: tuple[Step | Redraft, ...] = ()
    done: int = 0
    given: int = 0

    @cached_property
    def _now(self) -> tuple[Sketch | None, list[Hole]]:
        sketch, holes = None, [_hole(0, self.statement, self.opening)]
        for entry in self.log[: self.done]:
            if isinstance(entry, Step):
                holes[entry.hole].take(entry)
            else:
                sketch, holes = entry.sketch, _carried(holes, entry)
        return sketch, holes

    @property
    def sketch(self) -> Sketch | None:
        return self._now[0]

    @property
    def holes(self) -> Sequence[Hole]:
        return self._now[1]

    @cached_property
    def open(self) -> list[Place]:
        """The open places of all holes, in the order of the text."""
        return [place for hole in self.holes for place in hole.open()]

    @property
    def touched(self) -> bool:
        """Whether it is not what the file has."""
        return self.done != self.given

    @cached_property
    def text(self) -> str:
        """The proof so far (what stands after `:=`), `sorry` where it is open."""
        texts = [as_term(hole.step()) for hole in self.holes]
        if self.sketch is None:
            return texts[0]
        kept = zip(texts, self.holes, strict=True)
        return filled(self.sketch, [text if hole.touched else None for text, hole in kept])

    def place(self, hole: int, number: int) -> Place | None:
        """The place, if it is still there."""
        return self.holes[hole].places.get(number) if hole < len(self.holes) else None

    def before(self, place: Place) -> Goal | None:
        """The goal that a place came from."""
        hole = self.holes[place.hole]
        return None if place.parent is None else hole.places[place.parent].goal

    def applied(self, place: Place, tactic: str, left: tuple[Goal, ...]) -> Work:
        """With a tactic on a place, or with '' what was done there taken back."""
        return self._with(Step(place.hole, place.number, tactic, left))

    def redrafted(self, sketch: Sketch, openings: tuple[TacticState, ...]) -> Work:
        """With a sketch in place of everything; holes that were there before keep their proofs."""
        return self._with(Redraft(sketch, openings))

    def undone(self) -> Work:
        return replace(self, done=max(0, self.done - 1))

    def redone(self) -> Work:
        return replace(self, done=min(len(self.log), self.done + 1))

    def moved(self, statement: Statement) -> Work:
        """The same behind another preamble: the file was changed before the theorem."""

        def there(each: Statement) -> Statement:
            rest = each.preamble.removeprefix(self.statement.preamble)
            return replace(each, preamble=statement.preamble + rest)

        log: list[Step | Redraft] = []
        for entry in self.log:
            if isinstance(entry, Redraft):
                old = entry.sketch
                subgoals = (replace(s, statement=there(s.statement)) for s in old.subgoals)
                sketch = Sketch(there(old.statement), old.proof, tuple(subgoals))
                log.append(Redraft(sketch, entry.openings))
            else:
                log.append(entry)
        return replace(self, statement=statement, log=tuple(log))

    def _with(self, entry: Step | Redraft) -> Work:
        return replace(self, log=(*self.log[: self.done], entry), done=self.done + 1)


def _hole(number: int, statement: Statement, opening: TacticState) -> Hole:
    return Hole(statement, {0: Place(number, 0, opening, Position(statement))})


def _carried(old: Sequence[Hole], draft: Redraft) -> list[Hole]:
    """The holes of a new sketch; one that says the same as an old one has its proof so far."""
    known = {_said(hole.statement): hole for hole in old}
    holes = []
    pairs = zip(draft.sketch.subgoals, draft.openings, strict=True)
    for number, (subgoal, opening) in enumerate(pairs):
        hole = _hole(number, subgoal.statement, opening)
        if (same := known.get(_said(subgoal.statement))) and same.statement == subgoal.statement:
            hole = replace(same, places={
                n: replace(place, hole=number, children=list(place.children))
                for n, place in same.places.items()
            })  # fmt: skip
        holes.append(hole)
    return holes


def _said(statement: Statement) -> str:
    """What is stated, without its name, which counts the holes."""
    return statement.signature.split(statement.name, 1)[-1]
