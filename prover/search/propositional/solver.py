"""A small solver that learns clauses (CDCL) and remembers why each of them holds.

Unit propagation with two watched literals, first-UIP learning with minimisation (Silva and
Sakallah 1996, Moskewicz et al. 2001, Sörensson and Biere 2009), activities, saved phases, Luby
restarts. A learned clause keeps the propagations that refute its negation, so that a refutation
is a straight sequence of lemmas without any case split.
"""

from __future__ import annotations

import contextlib
import heapq
import time
from collections.abc import Iterable, Sequence

from prover.search.propositional.clauses import Clause, Step

_RESTART = 60  # conflicts, times Luby's sequence
_DECAY = 1 / 0.92


class Timeout(Exception):
    """The deadline passed before an answer."""


class Exhausted(Exception):
    """The conflicts that were allowed are spent."""


class Solver:
    """Clauses over the nodes 1..count, and a trail of literals that hold."""

    def __init__(self, count: int) -> None:
        self.value = [0] * (2 * count + 1)  # by literal: 1 holds, -1 fails, 0 open
        self.watches: list[list[tuple[Clause, list[int]]]] = [[] for _ in self.value]
        self.reason: list[Clause | None] = [None] * (count + 1)
        self.level = [0] * (count + 1)
        self.place = [0] * (count + 1)
        self.trail: list[int] = []
        self.marks: list[int] = []  # lengths of the trail at the decisions
        self.done = 0
        self.phase = [-1] * (count + 1)
        self.activity = [0.0] * (count + 1)
        self.bump = 1.0
        self.queue = [(0.0, v) for v in range(1, count + 1)]
        self.clash: Clause | None = None  # fails at level 0: the end
        self.log: list[Step | Clause] = []  # facts of level 0 and learned clauses, in order

    def add(self, clause: Clause) -> None:
        """Adds a clause at level 0."""
        open_ = sorted(clause.literals, key=lambda lit: self.value[lit] < 0)
        if self.value[open_[0]] < 0:
            self.clash = self.clash or clause
        elif len(open_) > 1 and self.value[open_[1]] >= 0:
            self._watch(clause, open_)
        elif self.value[open_[0]] == 0:
            self._assign(open_[0], clause)
            self.clash = self.clash or self.propagate()

    def refute(self, deadline: float) -> bool:
        """Whether the clauses have no model; if so `clash` fails at level 0, else the trail is
        a model. Raises Timeout."""
        run = 0
        while True:
            run += 1
            with contextlib.suppress(Exhausted):
                return self.attempt((), _luby(run) * _RESTART, deadline)

    def attempt(self, assumed: Sequence[int], conflicts: int, deadline: float) -> bool:
        """Whether no model has the assumed literals; if so, that is a clause from now on.

        Raises Exhausted after so many conflicts, at level 0, and Timeout.
        """
        while self.clash is None:
            conflict = self.propagate()
            if conflict is not None:
                if not self.marks:
                    self.clash = conflict
                    break
                if conflicts == 0:
                    self.undo(0)
                    raise Exhausted
                conflicts -= 1
                if time.monotonic() > deadline:
                    raise Timeout
                self._learn(conflict)
            elif len(self.marks) < len(assumed):
                literal = assumed[len(self.marks)]
                if self.value[literal] < 0:
                    self._fail(literal)
                    break
                self.marks.append(len(self.trail))
                if self.value[literal] == 0:
                    self._assign(literal, None)
            elif not self._decide():
                return False
        return True

    def _fail(self, assumed: int) -> None:
        """Learns which assumptions imply that this one fails."""
        conflict = self.reason[abs(assumed)]
        if conflict is None:  # the opposite is assumed too
            return
        seen = {abs(lit) for lit in conflict.literals if self.level[abs(lit)] > 0}
        lits, steps = [-assumed], []
        for literal in reversed(self.trail[: self.place[abs(assumed)]]):
            if abs(literal) not in seen or self.level[abs(literal)] == 0:
                continue
            reason = self.reason[abs(literal)]
            if reason is None:
                lits.append(-literal)
            else:
                steps.append(Step(literal, reason))
                seen.update(map(abs, reason.literals))
        known = self.level[abs(assumed)] == 0
        self.undo(0)
        if not known:
            lemma = Clause(tuple(lits), "learned", "", tuple(reversed(steps)), conflict)
            self.log.append(lemma)
            self.add(lemma)

    def propagate(self) -> Clause | None:
        """All unit consequences; the clause in conflict if there is one."""
        value = self.value
        while self.done < len(self.trail):
            false = -self.trail[self.done]
            self.done += 1
            watching = self.watches[false]
            kept = self.watches[false] = []
            for at, entry in enumerate(watching):
                clause, lits = entry
                if lits[0] == false:
                    lits[0], lits[1] = lits[1], lits[0]
                first = lits[0]
                if value[first] > 0:
                    kept.append(entry)
                    continue
                for i in range(2, len(lits)):
                    if value[lits[i]] >= 0:
                        lits[1], lits[i] = lits[i], false
                        self.watches[lits[1]].append(entry)
                        break
                else:
                    kept.append(entry)
                    if value[first] < 0:
                        kept += watching[at + 1 :]
                        self.done = len(self.trail)
                        return clause
                    self._assign(first, clause)
        return None

    def _watch(self, clause: Clause, lits: list[int]) -> None:
        entry = (clause, lits)
        self.watches[lits[0]].append(entry)
        self.watches[lits[1]].append(entry)

    def _assign(self, literal: int, reason: Clause | None) -> None:
        var = abs(literal)
        self.value[literal], self.value[-literal] = 1, -1
        self.reason[var] = reason
        self.level[var] = len(self.marks)
        self.place[var] = len(self.trail)
        self.trail.append(literal)
        if reason is not None and not self.marks:
            self.log.append(Step(literal, reason))

    def _decide(self) -> bool:
        while self.queue:
            _, var = heapq.heappop(self.queue)
            if self.value[var] == 0:
                self.marks.append(len(self.trail))
                self._assign(var * self.phase[var], None)
                return True
        return False

    def undo(self, level: int) -> None:
        """Takes back all decisions above `level`."""
        if len(self.marks) <= level:
            return
        start = self.marks[level]
        for literal in self.trail[start:]:
            var = abs(literal)
            self.value[literal] = self.value[-literal] = 0
            self.phase[var] = 1 if literal > 0 else -1
            heapq.heappush(self.queue, (-self.activity[var], var))
        del self.trail[start:], self.marks[level:]
        self.done = start

    def _learn(self, conflict: Clause) -> None:
        """Learns from a conflict above level 0, goes back and asserts what was learned."""
        here = len(self.marks)
        seen: set[int] = set()
        resolved: set[int] = set()
        below: list[int] = []
        clause, count, at = conflict, 0, len(self.trail) - 1
        while True:
            for literal in clause.literals:
                var = abs(literal)
                if var in seen or self.level[var] == 0 or self.value[literal] > 0:
                    continue
                seen.add(var)
                self._raise(var)
                if self.level[var] == here:
                    count += 1
                else:
                    below.append(literal)
            while abs(self.trail[at]) not in seen:
                at -= 1
            literal = self.trail[at]
            at -= 1
            count -= 1
            if count == 0:
                break
            reason = self.reason[abs(literal)]
            assert reason is not None
            resolved.add(abs(literal))
            clause = reason
        first = -literal
        lits = [first, *self._minimise(below, seen, resolved)]
        steps = []
        for var in sorted(resolved, key=lambda v: self.place[v]):
            reason = self.reason[var]
            assert reason is not None
            steps.append(Step(self.trail[self.place[var]], reason))
        learned = Clause(tuple(lits), "learned", "", tuple(steps), conflict)
        self.log.append(learned)
        self.bump *= _DECAY
        if self.bump > 1e100:
            self._rescale()
        lits[1:] = sorted(lits[1:], key=lambda lit: -self.level[abs(lit)])
        self.undo(self.level[abs(lits[1])] if len(lits) > 1 else 0)
        if len(lits) > 1:
            self._watch(learned, lits)
        self._assign(first, learned)

    def _minimise(self, below: list[int], seen: set[int], resolved: set[int]) -> Iterable[int]:
        """Leaves out literals that the others imply; the propagations that show it are added."""
        failed: set[int] = set()
        for literal in below:
            trace: set[int] = set()
            todo, redundant = [abs(literal)], self.reason[abs(literal)] is not None
            while todo and redundant:
                var = todo.pop()
                reason = self.reason[var]
                if reason is None or var in failed:
                    redundant = False
                    break
                trace.add(var)
                for other in reason.literals:
                    near = abs(other)
                    if near == var or self.level[near] == 0 or near in trace or near in resolved:
                        continue
                    if near not in seen:
                        todo.append(near)
            if redundant:
                resolved |= trace
            else:
                failed |= trace
                yield literal

    def _raise(self, var: int) -> None:
        self.activity[var] += self.bump
        if self.value[var] == 0:
            heapq.heappush(self.queue, (-self.activity[var], var))

    def _rescale(self) -> None:
        self.activity = [a * 1e-100 for a in self.activity]
        self.bump *= 1e-100
        self.queue = [(-a, v) for v, a in enumerate(self.activity) if v and self.value[v] == 0]
        heapq.heapify(self.queue)


def _luby(i: int) -> int:
    """1 1 2 1 1 2 4 ... at i = 1, 2, 3, ..."""
    while True:
        size = 1
        while size < i + 1:
            size *= 2
        if size == i + 1:
            return size // 2
        i -= size // 2 - 1
