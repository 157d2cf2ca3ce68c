"""Decompose, then prove: drafts become sketches, and their holes are proved, recursively.

A draft is corrected by `prover.repair` until Lean accepts it, with holes for what is left; a model
that drafted it is asked again with Lean's errors if nothing was left. A sketch with a false hole is
given up, and the drafter is told the witness; so is one with a hole that is the statement again.
What was once proved is known to all sketches, and what was once heard is not looked at again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from prover import sketch as sketches
from prover.assemble import as_term
from prover.budget import Budget
from prover.draft import Ask, Draft, Drafter, Request
from prover.errors import WorkerFailure
from prover.events import Decided, Drafted, Emit, Sketched
from prover.lean import reading
from prover.lean.bridge import Bridge, Position
from prover.lean.goals import render_goal
from prover.refute import refute
from prover.repair import Repaired, repair
from prover.theory import Theory
from prover.types import Goal, ProofStep, Sketch, Statement, Subgoal, TacticFailure, TacticState

ROUNDS = 2
READINGS = 3  # of one answer of a model
ASKED_AGAIN = 2  # times, with Lean's errors
REPAIR_SHARE = 0.15  # of the time that is left, for one draft,
REPAIR_SECONDS = 4.0  # but not less: Lean may need them to read it
REFUTE_SECONDS = 2.0
SCORE_SECONDS = 5.0
SKETCH_SHARE = 0.5  # of the time that is left, for the holes of one sketch
QUICK_SECONDS = 2.0  # for each hole, before any gets more
MAX_DEPTH = 2  # sketches one inside the other
TOLD = 4  # reasons that a drafter is given for what did not work

Search = Callable[[Statement, Budget], ProofStep | None]
"""A search behind the facts that are there."""


@dataclass
class Decomposer:
    """The drafts of one problem, its sketches, and what is known of their holes.

    `repairs` names every correction that led to a sketch, once for each time; `drafts` counts what
    came in, `sketches` are the problem's own ones, not those of holes.
    """

    problem: str
    drafter: Drafter
    bridge: Bridge
    theory: Theory
    search: Search
    emit: Emit
    notes: Callable[[Goal], tuple[str, ...]] = lambda _: ()
    """What earlier work says of a goal of its kind."""
    repairs: list[str] = field(default_factory=list)
    sketches: list[str] = field(default_factory=list)
    drafts: int = 0
    _closed: dict[str, str] = field(default_factory=dict)
    _heard: set[tuple[Statement, str]] = field(default_factory=set)
    _numbers: Counter[str] = field(default_factory=Counter)

    def prove(self, statement: Statement, budget: Budget, *, branch: str = "") -> str | None:
        """A proof of the statement (what stands after `:=`) from a round of drafts, and another one
        by a drafter that was told what did not work; it may use the facts. `branch` is that of the
        goal, '' for the problem's own; for a hole a whole proof is asked for first."""
        for ask in (Ask.PROOF, Ask.SKETCH) if branch else (Ask.SKETCH,):
            told: list[str] = []
            request = self._request(ask, statement)
            for _ in range(ROUNDS):
                for draft in self.drafter.drafts(request, budget):
                    if (statement, draft.text) in self._heard:
                        continue  # some servers give one answer to all samples
                    self._heard.add((statement, draft.text))
                    if proof := self._drafted(statement, draft, branch, told, budget):
                        return proof
                    if budget.spent():
                        return None
                if not told:
                    break
                request = replace(request, errors=tuple(told[-TOLD:]))
        return None

    def _request(self, ask: Ask, statement: Statement) -> Request:
        state = self.bridge.open(statement, timeout=SCORE_SECONDS)
        if isinstance(state, TacticFailure):
            return Request(ask, statement)
        text = "\n\n".join(map(render_goal, state.goals))
        return Request(ask, statement, goal=text, notes=self.notes(state.goals[0]))

    def _drafted(
        self, statement: Statement, draft: Draft, branch: str, told: list[str], budget: Budget
    ) -> str | None:
        """What becomes of one draft, and of those that the model makes of it when it fails."""
        for path, each in self._versions(statement, draft, branch, budget):
            repaired = self._repaired(statement, each.text, budget)
            if repaired is None:
                self._decide(path, "refused", "Lean accepts nothing of it")
                continue
            sketch = repaired.sketch
            self.repairs += repaired.repairs
            if not branch:
                self.sketches.append(sketch.proof)
            goals = tuple(render_goal(subgoal.goal) for subgoal in sketch.subgoals)
            self.emit(Sketched(self.problem, path, sketch.proof, goals, repaired.repairs))
            proof = self._proved(sketch, path, told, budget)
            if proof is not None:
                self._decide(path, "proved")
            return proof
        return None

    def _versions(
        self, statement: Statement, draft: Draft, branch: str, budget: Budget
    ) -> Iterator[tuple[str, Draft]]:
        """The draft, then what comes back for it as long as it is refused."""
        for number in range(1 + ASKED_AGAIN):
            self._numbers[branch] += 1
            path = ".".join(filter(None, [branch, str(self._numbers[branch])]))
            self.drafts += 1
            self.emit(Drafted(self.problem, path, draft.source, draft.text, draft.tokens))
            yield path, draft
            if number == ASKED_AGAIN or budget.spent():
                return
            request = Request(
                Ask.REPAIR, statement, attempt=draft.text, errors=self._errors(statement, draft)
            )
            better = next(iter(self.drafter.drafts(request, budget)), None)
            if better is None:
                return
            draft = better

    def _errors(self, statement: Statement, draft: Draft) -> tuple[str, ...]:
        """What Lean says of the draft's likeliest reading."""
        readings = sketches.read(draft.text, statement)
        if not readings:
            return ("there is no proof in the answer",)
        try:
            found = sketches.check(statement, readings[0], self.bridge, timeout=SCORE_SECONDS)
        except WorkerFailure as failure:
            return (str(failure),)
        return () if isinstance(found, Sketch) else tuple(m.text for m in found[:TOLD])

    def _repaired(self, statement: Statement, text: str, budget: Budget) -> Repaired | None:
        """The first reading of the text of which Lean accepts something."""
        for proof in sketches.read(text, statement)[:READINGS]:
            part = budget.child(max(REPAIR_SECONDS, REPAIR_SHARE * budget.remaining()))
            try:
                repaired = repair(statement, proof, self.bridge, part, theory=self.theory)
            except WorkerFailure:
                continue
            if repaired is not None:
                return repaired
        return None

    def _proved(self, sketch: Sketch, path: str, told: list[str], budget: Budget) -> str | None:
        """The sketch with proofs in its holes, if all can be proved."""
        score = sketches.score(sketch, self.bridge, timeout=SCORE_SECONDS)
        if score.again:
            told.append("a subgoal of the sketch was the statement itself")
            self._decide(path, "refused", told[-1])
            return None
        paths = [f"{path}.{i + 1}" for i in range(len(sketch.subgoals))]
        for subgoal, place in zip(sketch.subgoals, paths, strict=True):
            if witness := self._witness(subgoal, budget):
                told.append(f"{render_goal(subgoal.goal)}\nis false: {witness}")
                self._decide(place, "refuted", witness)
                self._decide(path, "refuted", "a subgoal is false")
                return None
        budget = budget.child(SKETCH_SHARE * budget.remaining())
        proofs: dict[int, str] = {}
        # The largest first: a sketch falls with its hardest hole, so that is where to find out.
        order = sorted(range(len(paths)), key=lambda i: -score.sizes[i])
        for thorough in (False, True):  # what falls at once leaves its time to the others
            left = [i for i in order if i not in proofs]
            for done, i in enumerate(left):
                share = budget.remaining() / (len(left) - done)
                part = budget.child(share if thorough else min(QUICK_SECONDS, share / 2))
                proof = self._hole(sketch.subgoals[i], paths[i], part, thorough)
                if proof is not None:
                    proofs[i] = proof
                    self._decide(paths[i], "proved")
                elif thorough:
                    told.append(f"{render_goal(sketch.subgoals[i].goal)}\nwas not proved")
                    self._decide(paths[i], "open")
                    self._decide(path, "open", "a subgoal was not proved")
                    return None
        return sketches.filled(sketch, [proofs[i] for i in range(len(paths))])

    def _witness(self, subgoal: Subgoal, budget: Budget) -> str | None:
        """Values for which a subgoal is false, as it stands or without the hypotheses that have
        nothing to do with its target (unless it is they that contradict each other)."""
        part = budget.child(REFUTE_SECONDS)
        if false := refute(subgoal.statement, self.bridge, part, theory=self.theory):
            return false.witness
        bare = sketches.bare(subgoal)
        if bare is None or self._absurd(subgoal):
            return None
        false = refute(bare, self.bridge, budget.child(REFUTE_SECONDS), theory=self.theory)
        return false.witness if false else None

    def _absurd(self, subgoal: Subgoal) -> bool:
        """Whether the hypotheses may be what proves the subgoal: its target speaks of nothing in
        its context, or a short look finds a contradiction."""
        local = {name for h in subgoal.goal.hypotheses for name in h.names}
        if local.isdisjoint(reading.words(subgoal.goal.target)):
            return True
        tactics = [f"intros; exfalso; {t}" for t in ("omega", "simp_all", self.theory.grind)]
        position = Position(subgoal.statement)
        return TacticState(()) in self.bridge.apply(position, tactics, timeout=REFUTE_SECONDS)

    def _hole(self, subgoal: Subgoal, path: str, budget: Budget, thorough: bool) -> str | None:
        """A proof of a subgoal's statement: by search, else (if `thorough`) by sketches of its
        own."""
        statement = subgoal.statement
        key = statement.signature.split(statement.name, 1)[-1]
        if key in self._closed:
            return self._closed[key]
        deeper = thorough and path.count(".") // 2 < MAX_DEPTH
        found = self.search(statement, budget.child(budget.remaining() / (2 if deeper else 1)))
        proof = as_term(found) if found is not None else None
        if proof is None and deeper and budget.spent() is None:
            proof = self.prove(statement, budget, branch=path)
        if proof is not None:
            self._closed[key] = proof
        return proof

    def _decide(self, path: str, state: str, reason: str = "") -> None:
        self.emit(Decided(self.problem, path, state, reason))
