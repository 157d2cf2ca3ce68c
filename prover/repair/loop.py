"""The loop: the first error, its corrections, the best of them, until nothing is wrong.

For each error the corrections of its class come first, for they keep most of the proof; then the
portfolio, from the failing step outwards; then isolation. Every text is judged by what Lean has
against it, so a wrong guess costs a call.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from prover import theory as theories
from prover.budget import Budget
from prover.errors import InputError, WorkerFailure
from prover.lean.bridge import Bridge
from prover.repair.classes import ErrorClass, classify
from prover.repair.corrections import CORRECTIONS, dropped
from prover.repair.portfolio import Place, Portfolio, places
from prover.repair.scene import Scene
from prover.sketch.filling import LENGTH, Edit, canonical, edited
from prover.sketch.holes import find
from prover.sketch.masking import isolated, mask, nothing
from prover.sketch.trial import CALL_SECONDS, Trial, reach, unparsed
from prover.theory import Theory
from prover.types import Message, Sketch, Statement

ISOLATION = "isolation"
MAX_EDITS = 24  # of one correction at one place
MAX_PLACES = 8  # for the portfolio, from the inside out
ISOLATION_SHARE = 0.3  # of the budget, kept for making holes
EDIT_SECONDS = 5.0  # for a look at one edit, or at a group of closers
# Classes of errors that name a term, the most precise first.
PRECISE = {ErrorClass.SYNTAX: 0, ErrorClass.NAME: 1, ErrorClass.CASES: 2, ErrorClass.TYPE: 3}
THEORY_SECONDS = 10.0


@dataclass(frozen=True)
class Fix:
    """An error that is gone, its class, and the correction that did it (ISOLATION: a hole)."""

    error: ErrorClass
    correction: str

    def __str__(self) -> str:
        return f"{self.error}: {self.correction}"


@dataclass(frozen=True)
class Repaired:
    """A sketch that Lean accepts, and what was done to come to it, in order."""

    sketch: Sketch
    fixes: tuple[Fix, ...]

    @property
    def repairs(self) -> tuple[str, ...]:
        """Names of the corrections, for people."""
        return tuple(map(str, self.fixes))


def repair(
    statement: Statement,
    proof: str,
    bridge: Bridge,
    budget: Budget,
    *,
    theory: Theory | None = None,
) -> Repaired | None:
    """The proof corrected as far as the budget goes, with holes for what is left; None if nothing
    of it is left, or the text is refused unseen.

    `theory` is that of the statement, if it was read before.
    """
    try:
        text = canonical(statement, proof)
    except InputError:  # a string or a comment does not end: nobody knows where its code does
        return None
    if theory is None:
        theory = _theory(statement, bridge, budget)
    calls = None if budget.lean_calls is None else budget.lean_calls - budget.used_calls
    seconds = budget.remaining() * (1 - ISOLATION_SHARE)
    mending = budget.child(
        seconds if seconds < float("inf") else None,
        None if calls is None else max(1, int(calls * (1 - ISOLATION_SHARE))),
    )
    run = _Run(statement, bridge, mending, theory)
    text = run.mended(text)
    run.trial.budget, run.trial.seconds = budget, CALL_SECONDS
    left = run.trial.errors(text)
    sketch = isolated(run.trial, text)
    if sketch is None:
        return None
    return Repaired(sketch, (*run.fixes, *(Fix(classify(error), ISOLATION) for error in left)))


class _Run:
    """The repair of one proof under one budget."""

    def __init__(
        self, statement: Statement, bridge: Bridge, budget: Budget, theory: Theory
    ) -> None:
        self.statement, self.bridge, self.theory = statement, bridge, theory
        self.trial = Trial(statement, bridge, budget)
        self.portfolio = Portfolio(self.trial, theory)
        self.fixes: list[Fix] = []

    @property
    def spent(self) -> bool:
        return self.trial.budget.spent() is not None

    def mended(self, proof: str) -> str:
        """The best text that the budget allows for; errors may be left in it."""
        seen, given = {proof}, len(find(proof))
        while (errors := self.trial.errors(proof)) and not self.spent:
            self.trial.seconds = EDIT_SECONDS
            if classify(errors[0]) is ErrorClass.REFUSED:
                break
            step = self._corrected(proof, errors) or self._isolated(proof, errors)
            if step is None or step[0] in seen:
                break
            proof = step[0]
            seen.add(proof)
            self.fixes.append(Fix(classify(errors[0]), step[1]))
        made = len(find(proof)) > given and not self.trial.errors(proof)
        return self._closed(proof) if made else proof

    def _closed(self, proof: str) -> str:
        """The text with closers in its holes, as far as they do."""
        number = 0
        while not self.spent and number < len(holes := find(proof)):
            edit = self.portfolio.close(proof, Place(holes[number], holes[number] + LENGTH))
            text = proof if edit is None else edited(proof, [edit])
            if text == proof or self.trial.errors(text):
                number += 1
            else:
                proof = text
        return proof

    def _isolated(self, proof: str, errors: tuple[Message, ...]) -> tuple[str, str] | None:
        shorter = mask(self.trial, proof, errors)
        return None if shorter is None or nothing(shorter) else (shorter, ISOLATION)

    def _corrected(self, proof: str, errors: tuple[Message, ...]) -> tuple[str, str] | None:
        """A text in which the first error is gone, with the correction's name: the first one with
        fewer errors, or else the best in which Lean comes further."""
        further: tuple[str, str] | None = None
        for scene, name, edits in self._attempts(proof, errors):
            best: tuple[int, str] | None = None
            for edit in islice(_distinct(edits), MAX_EDITS):
                if self.spent:
                    break
                text = edited(proof, [edit])
                left = self.trial.errors(text)
                if _further(scene, edit, left, text) and (best is None or len(left) < best[0]):
                    best = len(left), text
                    if not left:
                        break
            if best and (best[0] < len(errors) or unparsed(errors[0])):
                return best[1], name
            if best and further is None:
                further = best[1], name
        return further

    def _attempts(
        self, proof: str, errors: tuple[Message, ...]
    ) -> Iterator[tuple[Scene, str, Iterator[Edit]]]:
        """What may mend the first error: the scene, the correction's name and its edits. Where
        several errors are in one step, those of its terms say more than that of the tactic."""
        scene = self._scene(proof, errors[0])
        span = range(scene.step[1].start, scene.step[1].end) if scene.step else ()
        others = [other for e in errors[1:] if (other := self._scene(proof, e)).at in span]
        for one in sorted((scene, *others), key=lambda s: PRECISE.get(s.kind, len(PRECISE))):
            for name, maker in CORRECTIONS.get(one.kind, ()):
                yield one, name, maker(one)
        where = list(islice(dict.fromkeys(places(scene)), MAX_PLACES))
        if scene.step and scene.step[1] is not scene.step[0].items[-1]:
            yield scene, "step dropped", islice(dropped(scene), 1)
        yield scene, "closer", self._closers(scene, where[:2])
        yield scene, "step dropped", dropped(scene)
        yield scene, "closer", self._closers(scene, where[2:])

    def _scene(self, proof: str, error: Message) -> Scene:
        return Scene(self.statement, self.theory, self.bridge, proof, error)

    def _closers(self, scene: Scene, where: list[Place]) -> Iterator[Edit]:
        for place in where:
            if not self.spent and (edit := self.portfolio.close(scene.proof, place)) is not None:
                yield edit


def _distinct(edits: Iterator[Edit]) -> Iterator[Edit]:
    seen: set[Edit] = set()
    for edit in edits:
        if edit not in seen:
            seen.add(edit)
            yield edit


def _further(scene: Scene, edit: Edit, left: tuple[Message, ...], text: str) -> bool:
    """Whether Lean comes past both the error and the edit. (When it can read on where it could
    not, what comes to light may be anywhere.)"""
    grown = len(edit.text) - (edit.end - edit.start)
    end = edit.start + len(edit.text)
    place = scene.reach + grown if edit.end <= scene.reach else end
    weighed = tuple(e for e in left if unparsed(e)) if unparsed(scene.error) else left
    return all(at > max(end, place) for at in reach(weighed, text).values())


def _theory(statement: Statement, bridge: Bridge, budget: Budget) -> Theory:
    try:
        return theories.read(statement, bridge, timeout=min(THEORY_SECONDS, budget.remaining()))
    except WorkerFailure:
        return Theory()
